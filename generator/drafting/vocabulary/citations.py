"""Citations (viện dẫn) of other documents, from the records and never from typing.

Decree 30, Phụ lục I, II.6.b: the first time kind, number and symbol, date, issuing body and subject;
later kind and number only. A document that has no number yet is cited with the official blank.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial

from generator import wording
from generator.drafting.vocabulary.numerals import NotKnown
from generator.model.books import Row, RowState
from generator.model.campaign import Campaign, Reference
from generator.model.document import Document
from generator.model.issuer import Issuer
from generator.model.library import Library
from generator.problems import say
from generator.standard import Kind
from generator.workspace import unchanging

BLANK_NUMBER = "        "


SubjectOf = Callable[[Document], str]
"""How the subject of one of the campaign's own documents is had, its expressions filled."""


@unchanging(frozen=True)
class Citation:
    """Viện dẫn một văn bản; `title` gives its subject when it is asked for."""

    kind: str
    number: int | None
    symbol: str
    day: datetime.date | None
    issuer: str
    title: Callable[[], str]
    numbers: tuple[int, ...] = ()
    """All numbers of letters of one series that are cited together."""

    is_text = True

    @cached_property
    def subject(self) -> str:
        """Trích yếu, as it stands in the document itself."""
        return self.title()

    @property
    def number_symbol(self) -> str:
        """Số, ký hiệu: `05/KH-LĐLĐ`; empty for a document that carries none."""
        number = "" if self.number is None else wording.serial(self.number)
        return f"{number or BLANK_NUMBER}/{self.symbol}" if self.symbol else number

    @property
    def short(self) -> str:
        """Later citations: `Kế hoạch số 05/KH-LĐLĐ`."""
        if self.numbers:
            return f"{self.kind} {_numbers_said(self.numbers)}{f'/{self.symbol}' if self.symbol else ''}"
        return f"{self.kind} số {self.number_symbol}" if self.number_symbol else self.kind

    @property
    def full(self) -> str:
        """`Kế hoạch số 05/KH-LĐLĐ ngày 24/01/2022 của Liên đoàn Lao động tỉnh Cà Mau`."""
        day = f"ngày {wording.short_date(self.day)}" if self.day else wording.blank_date()
        return f"{self.short} {day} của {self.issuer}"

    @property
    def with_subject(self) -> str:
        """The first citation in full, with what it is about."""
        return f"{self.full} {topic(self.subject)}".rstrip()

    @property
    def own(self) -> str:
        """Of a document of one's own, where the issuing body has just been named."""
        day = f"ngày {wording.short_date(self.day)}" if self.day else wording.blank_date()
        return f"{self.short} {day} {topic(self.subject)}".rstrip()

    @property
    def formal(self) -> str:
        """For a legal basis: the date in full, and the subject."""
        day = wording.long_date(self.day) if self.day else wording.blank_date()
        return f"{self.short} {day} của {self.issuer} {topic(self.subject)}".rstrip()

    def __str__(self) -> str:
        return self.full


def in_series(cited: Sequence[Citation]) -> list[Citation]:
    """The documents, those that differ in nothing but their numbers as one; each stands where its first one does."""
    alike: dict[object, list[Citation]] = {}
    for one in cited:
        alike.setdefault((one.kind, one.symbol, one.day, one.issuer, _booked(one)), []).append(one)
    return [_together(same) for same in alike.values()]


def _booked(one: Citation) -> object:
    """The subject as a row of the book tells it; of a document, whose subject is yet to be filled, the document itself."""
    title = one.title
    return title.args if isinstance(title, partial) and title.func is str else id(title)


def _together(same: Sequence[Citation]) -> Citation:
    one = same[0]
    numbers = sorted(cited.number for cited in same if cited.number is not None)
    if len(numbers) == 1 or len(numbers) < len(same):
        return one
    return replace(one, number=numbers[0], numbers=tuple(numbers))


def _numbers_said(numbers: Sequence[int]) -> str:
    """Numbers of a row from the first to the last, others one by one."""
    if numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"số {wording.serial(numbers[0])} đến số {wording.serial(numbers[-1])}"
    return f"các số {', '.join(map(wording.serial, numbers))}"


@unchanging(frozen=True)
class Basis:
    """On what a document rests: the plan that was issued, else the campaign by its name."""

    plan: Citation | None
    called: str

    is_text = True

    def __str__(self) -> str:
        return self.plan.with_subject if self.plan else self.called


class Citations(tuple[Citation, ...]):
    """Several documents, printed in a row: `Báo cáo số 12/… ngày … của … và Báo cáo số 13/…`."""

    __slots__ = ()
    is_text = True

    def __str__(self) -> str:
        if not self:
            raise NotKnown(
                say(
                    "chưa biết văn bản này thay thế, đính chính, thu hồi văn bản nào; ghi ở «replaces:», «corrects:», «recalls:», hoặc hỏi trước bằng {question}",
                    question="{% if replaces %}",
                )
            )
        return wording.join_names(one.full for one in self)


def topic(subject: str) -> str:
    """A subject as it is said after the issuing body: «về thực hiện …», «về việc giao …».

    Its first letter becomes small unless a name begins it.
    """
    if not subject:
        return ""
    said = wording.within(subject)
    return said if said.startswith("về ") else f"về {said}"


def build_citations(
    campaign: Campaign, library: Library, subject_of: SubjectOf, rows: Sequence[Row] = ()
) -> dict[str, Citation]:
    """Every document that may be cited, by code: references, and the campaign's own documents.

    One whose kind or issuing body is not known cannot be cited; its own record is refused. One whose
    number the register gave up has none.
    """
    own = {
        known.code: _of_document(_numbered(known, campaign, rows), campaign, library, subject_of)
        for known in campaign.documents
        if known.kind in library.kinds and (known.issuer or campaign.issuer) in library.issuers
    }
    return own | {known.code: _of_reference(known, library) for known in campaign.references}


def cite_letters(
    known: Document, campaign: Campaign, library: Library, rows: Sequence[Row]
) -> Iterator[Citation]:
    """The letters of a document that have each a number of their own."""
    kind, bodies = library.kinds[known.kind], library.bodies_of(known, campaign.issuer)
    issued_by = wording.join_names(body.name for body in bodies)
    for row in rows:
        if row.state is RowState.ISSUED and (row.key or "").startswith(
            f"{campaign.code}/{known.code}/"
        ):
            yield _of_row(row, kind.name, issued_by)


def citation_of_row(row: Row, library: Library, issuer: Issuer) -> Citation:
    """A document of which the register alone tells; its kind from the row, its symbol or its title."""
    kind = library.kinds.get(row.kind or "") or _kind_told(row, library)
    return _of_row(row, kind.name if kind else "Văn bản", issuer.name)


def _of_row(row: Row, kind: str, issued_by: str) -> Citation:
    about = row.title.removeprefix(kind).strip()
    return Citation(kind, row.number, row.symbol or "", row.date, issued_by, partial(str, about))


def _kind_told(row: Row, library: Library) -> Kind | None:
    """The kind that a row typed by hand means: the longest name that its title begins with."""
    titled = (kind for kind in library.kinds.values() if row.title.startswith(kind.name))
    coded = (
        kind
        for kind in library.kinds.values()
        if kind.abbreviation and (row.symbol or "").startswith(f"{kind.abbreviation}-")
    )
    return max(titled, key=lambda kind: len(kind.name), default=None) or next(coded, None)


def _numbered(known: Document, campaign: Campaign, rows: Sequence[Row]) -> Document:
    """The document; without number and date where the register gave its number up."""
    key, day = f"{campaign.code}/{known.code}", known.date
    mine = [
        row
        for row in rows
        if row.key == key and row.number == known.number and day and row.date.year == day.year
    ]
    given_up = bool(mine) and not any(row.is_live for row in mine)
    return known.model_copy(update={"number": None, "date": None}) if given_up else known


def _of_reference(known: Reference, library: Library) -> Citation:
    return Citation(
        kind=library.kinds[known.kind].name,
        number=known.number,
        symbol=known.symbol or "",
        day=known.date,
        issuer=known.issuer,
        title=lambda: known.subject or "",
    )


def _of_document(
    known: Document, campaign: Campaign, library: Library, subject_of: SubjectOf
) -> Citation:
    bodies = library.bodies_of(known, campaign.issuer)
    return Citation(
        kind=library.kinds[known.kind].name,
        number=known.number,
        symbol=library.symbol_of(known, campaign.issuer),
        day=known.date,
        issuer=wording.join_names(body.name for body in bodies),
        title=lambda: subject_of(known),
    )
