"""A code names one thing only, within its list; documents and references share one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.rules.finding import Finding, Path
from generator.model.rules.known import Known
from generator.problems import say

_LISTS = ("indicators", "phases", "bases", "targets", "groups", "units", "quotas")


def check(known: Known) -> Iterator[Finding]:
    """Codes used twice."""
    for name in _LISTS:
        yield from _twice(_coded(name, getattr(known.campaign, name)))
    references = _coded("references", known.campaign.references)
    documents = _coded("documents", known.campaign.documents)
    yield from _twice([*references, *documents])
    yield from _breakdowns(known)


def _coded(name: str, things: Iterable[object]) -> Iterator[tuple[str | None, Path]]:
    for place, thing in enumerate(things):
        yield getattr(thing, "code", None), (name, place)


def _breakdowns(known: Known) -> Iterator[Finding]:
    for place, snapshot in enumerate(known.campaign.snapshots):
        for row, result in enumerate(snapshot.results):
            at: Path = ("snapshots", place, "results", row, "breakdowns")
            yield from _twice((part.code, (*at, i)) for i, part in enumerate(result.breakdowns))


def _twice(coded: Iterable[tuple[str | None, Path]]) -> Iterator[Finding]:
    first: dict[str, Path] = {}
    for code, path in coded:
        if code is None:
            continue
        if code in first:
            yield _finding(code, path, first[code])
        else:
            first[code] = path


def _finding(code: str, path: Path, first: Path) -> Finding:
    return Finding(
        "E-CODE-DUP",
        (*path, "code"),
        say(
            "mã «{code}» đã dùng cho mục thứ {place} của {name}",
            code=code,
            place=int(first[-1]) + 1,
            name=first[-2],
        ),
        say("đặt cho một trong hai mục một mã khác"),
    )
