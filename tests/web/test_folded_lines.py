"""Lists of lines on a page: what is long is folded, and nothing of it is lost."""

from __future__ import annotations

from generator.problems import say
from generator.web.folded_lines import folded


def test_a_long_run_of_one_kind_is_folded_by_its_label_and_none_of_it_is_lost():
    lines = [say("đọc được {count} đơn vị", count=70)]
    for label, count in (("tăng", 70), ("giảm", 2)):
        lines += [say("  {label}: {name}", label=label, name=f"{label} {n}") for n in range(count)]

    found = [*folded(lines)]

    assert [(len(one.shown), len(one.more)) for one in found] == [(1, 0), (60, 10), (2, 0)]
    assert [line for one in found for line in (*one.shown, *one.more)] == lines
