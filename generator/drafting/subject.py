"""What is drafted, and what a draft is: the two ends of `generator.drafting`."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from markupsafe import Markup

from generator import word
from generator.drafting.indicator_columns import with_indicator_columns
from generator.drafting.line_ends import bare, is_same_as_above
from generator.drafting.page_heading import Letterhead, lay_letterhead
from generator.drafting.phase_columns import with_phase_columns
from generator.drafting.vocabulary.views import SignatureRow
from generator.figures import Figures, GroupProgress, UnitProgress, only_given_phase, tally_of
from generator.model.books import Row
from generator.model.campaign import Base, Campaign
from generator.model.coded import by_code
from generator.model.document import Chart, ChartKind, CoSignatory, Document, Rows, Table
from generator.model.issuer import Issuer, Signatory
from generator.model.library import Library
from generator.model.passage import Passage, Passages
from generator.problems import Place, Problem
from generator.standard import Kind, Standard
from generator.workspace import unchanging

COPY = "copy.docx"
_TITLED_ALONE = ("introduction.docx", "leave.docx")
"""Forms that print no subject below the kind (Mẫu 1.8, 1.10)."""
ANNEX = "annex.docx"
"""The template of an annex in a file of its own (Mẫu 2.2)."""
UNSIGNED = "…/…/…; …:…:…"
"""The day and the hour of a signature that is not there yet."""
Path = tuple[str | int, ...]
"""Where a value stands in the record of a document."""
Locate = Callable[[Path, int, int], Place]
"""The place of the value at a path; when it is a text, of a line and a column in it, from 1."""


@unchanging(frozen=True)
class Signing:
    """Who signs, for which body, and for which party of a contract."""

    person: Signatory | None
    body: Issuer
    party: str = ""


@unchanging()
class AnnexWords:
    """What a template prints of one annex."""

    label: str
    title: str
    attached_to: str
    rule: Markup
    content: word.Content
    orientation: str
    own_file: int | None = None
    """Its place in the record, where a file of its own holds it."""


class OwnFile(NamedTuple):
    """An annex in a file of its own: its place in the record, and its Roman number, empty of the only one."""

    place: int
    number: str

    @property
    def label(self) -> str:
        """What it is called."""
        return f"Phụ lục {self.number}".strip()


@unchanging()
class Copied:
    """What a copy takes over of its original: its text, its annexes with how their paper lies, its charts."""

    main: str
    annexes: Sequence[tuple[str, str]]
    charts: Mapping[str, word.FinishedChart]
    pictures: Mapping[str, word.FinishedPicture]


@unchanging()
class DraftWords:
    """What a template prints of a document beside the names of the vocabulary."""

    number_symbol: str
    place_date: str
    subject: str
    subject_rule: Markup
    authority_lines: list[str]
    addressees: list[str]
    legal_bases: list[str]
    body: Markup | word.Content
    recipients: list[str]
    archive: str
    secrecy: str
    urgency: str
    circulation: str
    drafter: str
    address_lines: list[str]
    attached_to: str
    fields: Mapping[str, str]
    annexes: tuple[AnnexWords, ...]
    signing_info: str = ""
    signature_rows: Sequence[SignatureRow] = ()
    """The signatures of several people, row by row; of a single one `signature` tells."""

    @property
    def unsigned(self) -> str:
        """What stands at the top of a file that the body signs by itself (II.8.b): its moment is known when it is signed."""
        return f"Số: {self.number_symbol.strip()}; {UNSIGNED}"

    @property
    def receivers(self) -> list[str]:
        """Whom the document goes to: its addressees in the place of «Như trên»."""
        named = (*self.addressees, *self.recipients)
        return [bare(name) for name in named if not is_same_as_above(name)]


@unchanging()
class Draft:
    """A document ready to be rendered: the names of its template, its charts and its properties."""

    template: str
    names: ChainMap[str, Any]
    words: DraftWords
    charts: Mapping[str, word.FinishedChart]
    pictures: Mapping[str, word.FinishedPicture]
    properties: word.Properties
    signing: Sequence[Signing] = ()
    problems: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()
    """What can be printed, and is hardly meant: words that nobody has written yet."""
    gaps: tuple[Problem, ...] | None = None
    """The figures that a bản dự thảo has not got, by the numbers of their marks; `None` in any other."""
    annex: AnnexWords | None = None
    """The annex of which this is the file."""
    columns: word.HeadingColumns | None = None
    """How the columns of the heading differ from those of the template."""
    margins: word.Margins | None = None
    """The margins of an office that differ from those of the shipped templates."""

    @property
    def signers(self) -> list[str]:
        """The names of all who sign, the first as the records say who signs for the issuing body."""
        return [one.person.name for one in self.signing if one.person and one.person.name]

    @property
    def context(self) -> Mapping[str, Any]:
        """All names of the template."""
        annexes = [vars(annex) for annex in self.words.annexes]
        own = {"annex": vars(self.annex)} if self.annex else {}
        return ChainMap({**vars(self.words), "annexes": annexes, **own}, *self.names.maps)

    @property
    def orientations(self) -> tuple[str, ...]:
        """How the pages of the document and of each annex lie."""
        if self.annex:
            return (self.annex.orientation,)
        return ("portrait", *(annex.orientation for annex in self.words.annexes))

    def of_file(self, annex: OwnFile | None) -> Draft:
        """What one file holds: an annex that has its own, or all else."""
        apart = {one.own_file: one for one in self.words.annexes if one.own_file is not None}
        if annex is None:
            kept = tuple(one for one in self.words.annexes if one.own_file is None)
            return replace(self, words=replace(self.words, annexes=kept)) if apart else self
        mine, own = apart[annex.place], self.properties
        words = replace(self.words, annexes=(), address_lines=[], signing_info=self.words.unsigned)
        named = replace(own, title=f"{mine.label} - {own.title}")
        return replace(self, template=ANNEX, words=words, properties=named, annex=mine)


Brought = TypeVar("Brought", Table, Chart)


_OF_ALL_PHASES = {Rows.TARGETS, Rows.PHASES}
"""Rows of the whole campaign, of whatever phase a document speaks."""


QUOTA_TABLE, UNIT_TABLE, INDICATORS_TABLE = "quota_table", "unit_table", "unit_indicators"


@unchanging(frozen=True)
class Insertable(Collection[str]):
    """Names of passages that bring something, and a document's own; one is found without reading all."""

    passages: Passages
    brought: Callable[[str], object]
    own: Mapping[str, object]

    def __contains__(self, name: object) -> bool:
        return name in self.own or (isinstance(name, str) and bool(self.brought(name)))

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*filter(self.brought, self.passages), *self.own]))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@unchanging(frozen=True)
class Subject:
    """What is drafted: one document of a campaign, for one unit or group when there is one for each.

    `books` are what the registers of the issuing bodies have of the campaign's documents, and of those
    that these replace and correct.
    """

    campaign: Campaign
    document: Document
    figures: Figures
    library: Library
    standard: Standard
    unit: UnitProgress | None = None
    group: GroupProgress | None = None
    books: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    open_file: Callable[[str], bytes] | None = None
    """A file of the campaign's folder by its name; raises `NoPicture` where there is none."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all registers."""
        return tuple(row for issuer in sorted(self.books) for row in self.books[issuer])

    @property
    def own_rows(self) -> tuple[Row, ...]:
        """The rows of the body that issues the document."""
        return self.books.get(self.issuer.code, ())

    @cached_property
    def passages(self) -> Passages:
        """The passages that it may name, with its own words in the place of some."""
        own = {code: Passage(code, text=text) for code, text in self.document.passages.items()}
        return ChainMap(own, self.library.passages) if own else self.library.passages  # type: ignore[arg-type]

    @property
    def tables(self) -> Insertable:
        """The names of tables that its texts may use: those of passages that bring one, and its own."""
        return Insertable(self.library.passages, self.library.table, self.document.tables)

    @property
    def charts(self) -> Insertable:
        """The names of charts, likewise."""
        return Insertable(self.library.passages, self.library.chart, self.document.charts)

    def picture(self, code: str, paper: word.PaperSize) -> word.FinishedPicture | None:
        """The picture of this name as it fits such paper. Raises `NoPicture` for a file that is not there or none."""
        asked = self.document.pictures.get(code)
        if asked is None or self.open_file is None:
            return None
        told, data = asked.alt or asked.caption or "", self.open_file(asked.file)
        found, room = word.read_picture(data, asked.width, told, paper), self.standard.text_mm
        if paper is word.PaperSize.PORTRAIT and found.width_mm > room:
            return word.read_picture(data, room, told, paper)
        return found

    def plain_table(self, code: str) -> Table | None:
        """The table of this name as the document has it, before columns of phases stand in that of quotas."""
        own, brought = self.document.tables.get(code), self.library.table(code)
        return own or (brought and self.here(brought))

    def table(self, code: str) -> Table | None:
        """The table of this name as the document has it."""
        found = self.plain_table(code)
        if found is None or code in self.document.tables:
            return found
        if code == INDICATORS_TABLE:
            return with_indicator_columns(found, self.figures, self.phase)
        if code != QUOTA_TABLE:
            return found
        return with_phase_columns(found, self.figures.main, self.phase)

    def chart(self, code: str) -> Chart | None:
        """The chart of this name, likewise."""
        own, brought = self.document.charts.get(code), self.library.chart(code)
        if own or brought is None:
            return own
        is_of_whole = brought.kind is ChartKind.TREND and not self._draws_a_goal_of_phase(brought)
        return brought if is_of_whole else self._of_phase(brought)

    def _draws_a_goal_of_phase(self, brought: Chart) -> bool:
        """Whether the document's phase has a result and a target, to which a chart over time can lead."""
        if not self.phase:
            return False
        tally = tally_of(self.figures, brought.indicator, self.phase)
        return bool(tally.count is not None and tally.target and tally.target.goal)

    def here(self, table: Table) -> Table:
        """The table of a passage: of the document's phase, its base that which all units have."""
        base = self.base
        columns = (
            column.model_copy(update={"of": base.code}) if base and column.lacks_base else column
            for column in table.columns
        )
        kept = tuple(column for column in columns if not column.lacks_base)
        here = table if table.rows in _OF_ALL_PHASES else self._of_phase(table)
        return here.model_copy(update={"columns": kept})

    def _of_phase(self, brought: Brought) -> Brought:
        phase = brought.phase or self.phase
        return brought.model_copy(update={"phase": phase})

    @property
    def base(self) -> Base | None:
        """The base that brought tables set beside every unit: its own, else the first that all units have."""
        own = by_code(self.campaign.bases).get(self.document.base or "")
        return own or self.figures.units.common_base

    @cached_property
    def phase(self) -> str | None:
        """The phase of which it speaks: its own; of what gives quotas, the only one that any are given for."""
        own, main = self.document.phase, self.figures.main
        if own or main.quota is not None or not self.document.gives_quotas:
            return own
        return only_given_phase(self.figures.indicators.values())

    @property
    def kind(self) -> Kind:
        """The kind of the document; its existence has been checked with the records."""
        return self.library.kinds[self.document.kind]

    @property
    def issuer(self) -> Issuer:
        """The body that issues the document."""
        return self.library.issuers[self.document.issuer or self.campaign.issuer]

    @property
    def bodies(self) -> tuple[Issuer, ...]:
        """The body that issues the document, and those that issue it jointly."""
        return self.library.bodies_of(self.document, self.campaign.issuer)

    @cached_property
    def head(self) -> Letterhead:
        """The heading of its page; the block of a copy keeps the usual columns."""
        symbol = self.library.symbol_of(self.document, self.campaign.issuer)
        as_usual = self.kind.template == COPY
        return lay_letterhead(self.bodies, self.standard, symbol, as_usual=as_usual)

    @property
    def title_stands_alone(self) -> bool:
        """Whether its page has no subject below the kind of document."""
        return self.kind.template in _TITLED_ALONE

    @property
    def signing(self) -> list[Signing]:
        """All who sign, the first as `signatory` says; of another party what the document itself tells."""
        own = Signing(self.signatory, self.issuer, self.document.party or "")
        return [own, *map(self._co_signing, self.document.co_signatories)]

    def _co_signing(self, one: CoSignatory) -> Signing:
        body = self.library.issuers[one.issuer] if one.issuer else self.issuer
        told = Signatory(code="told", name=one.name, position=one.position)
        person = by_code(body.signatories).get(one.signatory or "", told)
        return Signing(person, body, one.party or "")

    @property
    def signatory(self) -> Signatory | None:
        """Who signs: the one named, else the only signatory of the issuing body."""
        code, known = self.document.signatory, self.issuer.signatories
        if code is None:
            return known[0] if len(known) == 1 else None
        return next((one for one in known if one.code == code), None)
