"""A code names one thing only, within its list; documents and references share one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.rules.flaw import Flaw, Path, placed, repeated
from generator.model.rules.known import Known
from generator.problems import say

_LISTS = ("indicators", "phases", "bases", "targets", "groups", "units", "quotas")


def check(known: Known) -> Iterator[Flaw]:
    """Codes used twice."""
    lists = [placed(getattr(known.campaign, name), name) for name in _LISTS]
    references = placed(known.campaign.references, "references")
    lists.append(iter([*references, *known.documents]))
    lists += [placed(result.breakdowns, *at, "breakdowns") for _, result, at in known.results]
    for things in lists:
        yield from _twice(things)


def _twice(things: Iterable[tuple[object, Path]]) -> Iterator[Flaw]:
    coded = ((getattr(thing, "code", None), path) for thing, path in things)
    for path, first in repeated((code, (*path, code)) for code, path in coded if code is not None):
        *_, name, place, code = first
        fact = say(
            "mã «{code}» đã dùng cho mục thứ {place} của {name}",
            code=code,
            place=int(place) + 1,
            name=name,
        )
        remedy = say("đặt cho một trong hai mục một mã khác")
        yield Flaw("E-CODE-DUP", (*path[:-1], "code"), fact, remedy)
