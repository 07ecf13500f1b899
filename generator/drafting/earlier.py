"""Earlier documents that one replaces, corrects or calls back, as the records and the register know them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from generator.drafting.subject import Subject
from generator.drafting.vocabulary.citations import Citation, citation_of_row
from generator.model.books import Row, RowState
from generator.model.campaign import Reference
from generator.model.document import EARLIER, Document
from generator.model.named import Named, named, read_named
from generator.wording import short_date
from generator.workspace import unchanging

_OF_LETTERS = 2
"""So many strokes has the key of a letter, `thi-dua/thu/an-phu`."""


@unchanging(frozen=True)
class Earlier:
    """One that is named: as it was `asked` for at a place, its record in the campaign, its rows.

    A batch of letters has a row for each, where they have numbers of their own; a letter names that of
    the same unit, and where that got none it names nothing (`is_to_others`). `by_number` it is one
    document only, whatever rows fit.
    """

    field: str
    index: int
    asked: str
    record: Document | Reference | None = None
    rows: tuple[Row, ...] = ()
    by_number: bool = False
    is_to_others: bool = False

    @property
    def is_known(self) -> bool:
        return self.record is not None or bool(self.rows)

    @property
    def is_issued(self) -> bool:
        """As the register tells; what it does not have has its number in the records."""
        if self.rows:
            return any(row.state is RowState.ISSUED for row in self.rows)
        known = self.record
        return isinstance(known, Reference) or None not in {
            known and known.number,
            known and known.date,
        }

    @property
    def is_ambiguous(self) -> bool:
        return self.by_number and len(self.rows) > 1

    def is_same(self, other: Earlier) -> bool:
        """Whether another document names the same one, in whatever words."""
        if self.record is not None and self.record is other.record:
            return True
        return not {row.cited for row in self.rows}.isdisjoint(row.cited for row in other.rows)

    @property
    def path(self) -> tuple[str, int]:
        """Where it stands in the record of the document."""
        return self.field, self.index


def find_earlier(
    subject: Subject, fields: Iterable[str] = EARLIER, document: Document | None = None
) -> list[Earlier]:
    """All that a document names, or what it names in some fields; `document` is another one of the campaign."""
    return [
        _find(subject, field, index, asked)
        for field in fields
        for index, asked in enumerate(getattr(document or subject.document, field))
    ]


def _find(subject: Subject, field: str, index: int, asked: str) -> Earlier:
    """By code, by the name of another campaign's document, else by number, symbol and day."""
    rows, coded = subject.own_rows, subject.campaign.citable
    found = partial(Earlier, field, index, asked)
    if asked in coded:
        there = tuple(_rows_of(subject, coded[asked]))
        return _to_whom(found(coded[asked], there), subject)
    if "/" in asked and (keyed := _keyed(rows, asked)):
        return _to_whom(found(rows=tuple(keyed)), subject)
    wanted = read_named(asked)
    if wanted is None:
        return found()
    fitting = [
        one for one in coded.values() if wanted.fits(one.number, _symbol(subject, one), one.date)
    ]
    there = tuple(_standing(row for row in rows if wanted.fits(*row.name)))
    if not there and len(fitting) == 1:
        return found(fitting[0])
    return found(rows=there, by_number=True)


def _rows_of(subject: Subject, one: Document | Reference) -> Iterable[Row]:
    if isinstance(one, Document):
        return _keyed(subject.own_rows, f"{subject.campaign.code}/{one.code}")
    if one.number is None or one.issuer != subject.issuer.name:
        return ()
    wanted = Named(one.number, one.symbol, one.date)
    return _standing(row for row in subject.own_rows if wanted.fits(*row.name))


def _keyed(rows: Iterable[Row], key: str) -> list[Row]:
    """The row of a document, or those of its letters."""
    return _standing(row for row in rows if row.is_of(key))


def _to_whom(earlier: Earlier, subject: Subject) -> Earlier:
    """Of several letters the one to the unit or group that this one is for, where there is one."""
    mine = subject.unit or subject.group
    if mine is None or all((row.key or "").count("/") < _OF_LETTERS for row in earlier.rows):
        return earlier
    rows = tuple(row for row in earlier.rows if (row.key or "").endswith(f"/{mine.code}"))
    return replace(earlier, rows=rows, is_to_others=not rows)


def _standing(rows: Iterable[Row]) -> list[Row]:
    """Those that stand for a document; where none does, those that were given up."""
    found = [*rows]
    return [row for row in found if row.is_live] or found


def _symbol(subject: Subject, one: Document | Reference) -> str | None:
    if isinstance(one, Reference):
        return one.symbol
    return subject.library.symbol_of(one, subject.campaign.issuer)


def name_of(earlier: Earlier, subject: Subject) -> list[str]:
    """How the register names it: by number, symbol and day."""
    known = earlier.record
    if earlier.rows or earlier.is_to_others or known is None or known.date is None:
        return [row.cited for row in earlier.rows]
    kind, body = subject.library.kinds[known.kind].name, _body(subject, known)
    if known.number is None:
        return [f"{kind} ngày {short_date(known.date)}"]
    said = named(known.number, _symbol(subject, known), known.date)
    return [said if body == subject.issuer.name else f"{said} ({body})"]


def _body(subject: Subject, one: Document | Reference) -> str:
    if isinstance(one, Reference):
        return one.issuer
    return subject.library.issuers[one.issuer or subject.campaign.issuer].name


def cited_earlier(subject: Subject, cite: Mapping[str, Citation], field: str) -> Iterator[Citation]:
    """How those are cited that a document names in a field; of what nobody knows nothing.

    The letters of a batch that have numbers of their own are cited one by one.
    """
    for earlier in find_earlier(subject, (field,)):
        known = earlier.record
        in_letters = isinstance(known, Document) and known.for_each and known.number is None
        if earlier.is_to_others:
            continue
        if known is not None and known.code in cite and not (in_letters and earlier.rows):
            yield cite[known.code]
        else:
            for row in earlier.rows:
                yield citation_of_row(row, subject.library, subject.issuer)
