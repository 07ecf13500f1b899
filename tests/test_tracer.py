"""Change one count: exactly the sentences, cells and totals that depend on it change."""

from __future__ import annotations

import difflib
import re

from outline import outline

from generator.office.office import open_office
from generator.office.workflow import draft, make, plan_work


def _outlines(workspace):
    office = open_office(workspace)
    works = plan_work(office.campaigns())
    return {
        work.document.code: outline(make(office, work, draft(work, office))).splitlines()
        for work in works
    }


def _changes(before, after):
    """The lines that are new, and «gone: …» for lines that are no more."""
    for code in before:
        for line in difflib.ndiff(before[code], after[code]):
            if line.startswith("+ "):
                yield _without_styles(line[2:])
            elif line.startswith("- ") and "GhiChuBang" in line:
                yield f"gone: {_without_styles(line[2:])}"


def test_one_count_changes_what_depends_on_it_and_nothing_else(office_copy):
    before = _outlines(office_copy)
    results = office_copy.campaigns / "thi-dua" / "results" / "2025-05-31.yaml"
    text = results.read_text(encoding="utf-8")
    results.write_text(
        text.replace("dong-ha: 90", "dong-ha: 100").replace("total: 695", "total: 705"),
        encoding="utf-8",
    )

    assert list(_changes(before, _outlines(office_copy))) == [
        # the report
        "Tính đến ngày 31/5/2025 có 705 sáng kiến, tăng 345 so với ngày 31/3/2025; xếp thứ 12 toàn quốc.",
        "| Giáo dục | 400 | 56,7%",
        "| Y tế | 95 | 13,5%",
        "| Lĩnh vực khác | 210 | 29,8%",
        "| Tổng | 705 | 100%",
        "gone: Ghi chú: Tỷ trọng được làm tròn để các phần cộng đúng bằng tổng.",
        # the letter and its annex
        "Thực hiện Kế hoạch số 03/KH-LĐLĐ ngày 10/01/2025 của Liên đoàn Lao động tỉnh Sông Hòa,"
        " tính đến ngày 31/5/2025, toàn tỉnh có 705 sáng kiến (705/800), đạt 88,1% chỉ tiêu giai"
        " đoạn 1, còn thiếu 95 sáng kiến.",
        "- Dẫn đầu: Công đoàn Sở KH&CN (200 sáng kiến), LĐLĐ huyện An Phú (300 sáng kiến)"
        " và LĐLĐ huyện Đông Hà (100 sáng kiến);",
        "| I | Khối huyện | 10.000 | 700 | 490 | 70% | 210 |",
        "| 2 | LĐLĐ huyện Đông Hà | 3.000 | 200 | 100 | 50% | 100 | 3",
        "| 3 | LĐLĐ huyện Long Sơn | 3.000 | 200 | 90 | 45% | 110 | 4",
        "| | Tổng | 13.120 | 800 | 705 | 88,1% | 290 |",
    ]


def _without_styles(line):
    bare = re.sub(r"\[\w+(?: \+next)?\] ?", "", line)
    return " ".join(bare.split())
