"""Campaigns within a campaign (chiến dịch thành phần): each is one unit of it, and only once.

What another campaign or a hand-over file itself says is left to those who open it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.campaign import Include
from generator.model.rules.flaw import Flaw, Path, placed, repeated
from generator.model.rules.known import Known
from generator.problems import say


def check(known: Known) -> Iterator[Flaw]:
    """Faults of `includes`."""
    includes = list(placed(known.campaign.includes, "includes"))
    for include, at in includes:
        yield from _source(include, at)
        yield from known.codes["unit"].check(include.unit, (*at, "as"))
        yield from _indicators(known, include, at)
    yield from _twice(includes)
    yield from _counted(known)


def _source(include: Include, at: Path) -> Iterator[Flaw]:
    if bool(include.campaign) == bool(include.file):
        fact = say(
            "ghi đúng một trong hai: mã chiến dịch («campaign:») hoặc tệp bàn giao («file:»)"
        )
        remedy = say(
            "mã chiến dịch trong thư mục làm việc này («campaign:»), hoặc tệp bàn giao số liệu nhận được («file:»)"
        )
        yield Flaw("E-INCLUDE-SOURCE", at, fact, remedy)


def _indicators(known: Known, include: Include, at: Path) -> Iterator[Flaw]:
    named = [(ours, (*at, "indicators", theirs)) for theirs, ours in include.indicators.items()]
    for ours, path in named:
        yield from known.codes["indicator"].check(ours, path)
    for path, _ in repeated(named):
        fact = say("hai chỉ tiêu của chiến dịch thành phần cùng vào một chỉ tiêu ở đây")
        remedy = say("mỗi chỉ số chỉ lấy từ một chỉ tiêu của chiến dịch thành phần")
        yield Flaw("E-INCLUDE-TWICE", path, fact, remedy)


def _twice(includes: list[tuple[Include, Path]]) -> Iterator[Flaw]:
    named = {
        "as": [(one.unit, at) for one, at in includes],
        "campaign": [(one.campaign, at) for one, at in includes if one.campaign],
        "file": [(one.file, at) for one, at in includes if one.file],
    }
    for key, given in named.items():
        for path, first in repeated(given):
            fact = say("đã nêu ở mục thứ {place} của «includes:»", place=int(first[1]) + 1)
            remedy = say("mỗi chiến dịch thành phần là một đơn vị, nêu một lần")
            yield Flaw("E-INCLUDE-TWICE", (*path, key), fact, remedy)


def _counted(known: Known) -> Iterator[Flaw]:
    includes = known.campaign.includes
    for _, result, at in known.results:
        indicator = known.indicator_code(result.indicator)
        included = {one.unit for one in includes if _is_taken(one, indicator)}
        for code in sorted(included & result.counts.keys() - result.included.keys()):
            fact = say(
                "đơn vị «{name}» đã lấy số từ chiến dịch thành phần, lại có số ghi ở đây",
                name=known.unit_name(code),
            )
            remedy = say("bỏ số ghi ở đây, hoặc bỏ đơn vị này khỏi «includes:»")
            yield Flaw("E-INCLUDE-COUNTED", (*at, "counts", code), fact, remedy)


def _is_taken(include: Include, ours: str) -> bool:
    """Whether an indicator comes from the included campaign; without a map any may."""
    return not include.indicators or ours in include.indicators.values()
