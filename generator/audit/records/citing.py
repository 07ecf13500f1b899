"""Documents that a text names, held against the register and the records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.records.closed_lists import KnownCampaign, KnownDocument, alike
from generator.audit.records.record_days import is_slip
from generator.wording import Cited, fold, serial
from generator.workspace import unchanging

_OF = " cua "
_BEHIND = 80
_TITLE = 400
_NEIGHBOURS = 5
"""Several documents of one kind and day have numbers that follow each other."""


@unchanging(frozen=True)
class CitedDocument:
    """A citation with the document that it names, or most likely means."""

    passage: TextPassage
    cited: Cited
    document: KnownDocument
    agrees: bool


def named(manuscript: Manuscript, known: KnownCampaign) -> Iterator[CitedDocument]:
    """Every citation of a document that is known, right or nearly right."""
    itself = KnownDocument(manuscript.number, manuscript.symbol, manuscript.dated, "")
    documents = [*known.documents, *([itself] if itself.number and itself.on else [])]
    for passage in manuscript.texts:
        for cited in passage.claims.cited:
            if _is_of_others(passage, cited, known):
                continue
            behind = fold(passage.claims.text[cited.end : cited.end + _TITLE])
            if found := _found(cited, documents, behind):
                document, agrees = found
                yield CitedDocument(passage, cited, document, agrees)


def _found(
    cited: Cited, documents: list[KnownDocument], behind: str
) -> tuple[KnownDocument, bool] | None:
    same = [
        one for one in documents if one.number == cited.number and alike(one.symbol, cited.symbol)
    ]
    if cited.on is None:
        return (same[0], True) if same else None
    exact = [one for one in same if one.on in {None, cited.on}]
    if exact:
        return exact[0], True
    near = [
        one for one in same if one.on and (one.on.year == cited.on.year or close(one.on, cited.on))
    ]
    near += [one for one in documents if one.on == cited.on and _is_nearly(one, cited, behind)]
    return (near[0], False) if near else None


def close(one: date, other: date) -> bool:
    return is_slip(f"{one:%d/%m/%Y}", f"{other:%d/%m/%Y}")


def _is_nearly(one: KnownDocument, cited: Cited, behind: str) -> bool:
    """Whether of number and symbol the one is the same, and the other nearly, or the subject is the same."""
    if alike(one.symbol, cited.symbol):
        title = fold(one.title).removeprefix("ve ")
        return is_other_number(one, cited.number) or (bool(title) and title in behind)
    return one.number == cited.number


def is_other_number(one: KnownDocument, number: int) -> bool:
    """Whether a number is one slip away from that of a document of the day, and not its neighbour's."""
    known = one.number or 0
    return abs(known - number) > _NEIGHBOURS and is_slip(serial(known), serial(number))


def _is_of_others(passage: TextPassage, cited: Cited, known: KnownCampaign) -> bool:
    """Whether a body is named behind it that none of the known documents is of."""
    text = passage.claims.text
    behind = fold(text[cited.end : cited.end + _BEHIND])
    if not f" {behind}".startswith((_OF, ", ngay")) and not behind.startswith("cua "):
        return False
    names = [fold(name) for name in known.issuers]
    said = behind.removeprefix("cua ")
    return not any(said.startswith(name) for name in names)
