"""One document on its way, step by step: records → figures → draft → template → bytes.

What becomes of the bytes is decided by those who make, issue and verify documents.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict

from generator.drafting import (
    Copied,
    Draft,
    Expressions,
    Locate,
    OwnFile,
    Subject,
    build_names,
    draft_document,
    hidden_indicators,
    judge_words,
)
from generator.figures import Figures, GroupProgress, UnitProgress, figures_for
from generator.model.books import Row
from generator.model.document import CoverageAsked, Document
from generator.office.office import NoTemplate, Office
from generator.ooxml import find_deflate
from generator.problems import (
    GeneratorError,
    NotFound,
    Place,
    Problem,
    RecordsInvalid,
    about,
    errors,
    find,
    say,
)
from generator.records import CampaignRecord
from generator.word import Template, gap_mark, show_gaps
from generator.wording import Moment
from generator.workspace import Block, Items, Node, TextRefused, child, line_in_literal, unchanging

Member = UnitProgress | GroupProgress


class Addressee(TypedDict):
    """Whom a letter is for, as its subject has it."""

    unit: UnitProgress | None
    group: GroupProgress | None


@unchanging(frozen=True)
class Work:
    """One document to be made, with the figures it speaks of."""

    record: CampaignRecord
    document: Document
    figures: Figures
    member: Member | None = None
    """Whom a letter is for."""
    as_draft: bool = False
    """Whether it is a bản dự thảo, with gaps where figures are refused."""
    annex: OwnFile | None = None
    """The annex that the file holds, where that has one of its own."""

    @property
    def name(self) -> str:
        return f"{self.record.campaign.code}/{self.document.code}"

    @property
    def key(self) -> str:
        """The key under which the register keeps the number of a document, or of one letter of it."""
        return f"{self.name}/{self.member.code}" if self.member else self.name

    @property
    def order(self) -> tuple[str, int]:
        """Where its file stands among those of a number: documents by their keys, annexes behind them."""
        return self.key, self.annex.place if self.annex else -1

    @property
    def issuer(self) -> str:
        """The code of the body that issues it."""
        return self.document.issuer or self.record.campaign.issuer

    @property
    def index(self) -> int:
        """Its place among the documents of the campaign."""
        codes = [document.code for document in self.record.campaign.documents]
        return codes.index(self.document.code)

    def place(self, *path: str | int) -> Place:
        """Where a value of the document stands in the records."""
        return self.record.place("documents", self.index, *path)

    def spot_of(self, path: tuple[str | int, ...], line: int, column: int) -> Place:
        """The place of line n of a text: the very line of the file when it is a literal block."""
        node: Node = self.record.root
        place = self.place(*path)
        try:
            for step in ("documents", self.index, *path[:-1]):
                node = child(node, step)
            text = child(node, path[-1])
        except KeyError:
            return place
        if isinstance(node, Block | Items) and isinstance(text, str):
            return replace(line_in_literal(node, path[-1], line, column), path=place.path)
        return place

    def for_member(self, member: Member, annex: OwnFile | None = None) -> Work:
        """The letter for one unit or group, or an annex of it."""
        return Work(self.record, self.document, self.figures, member, self.as_draft, annex)

    def with_own_number(self, numbers: Mapping[str, int]) -> Work:
        """A letter with the number of its unit, where that has one of its own."""
        number = numbers.get(self.member.code) if self.member else None
        return self.numbered(number, self.document.date) if number else self

    def numbered(self, number: int | None, day: datetime.date | None) -> Work:
        """The same document with this number and date, wherever the campaign cites it too."""
        return self.changed({"number": number, "date": day})

    def changed(self, values: Mapping[str, object]) -> Work:
        """The same with these values in its record."""
        document = self.document.model_copy(update=values)
        return replace(self, record=with_document(self.record, document), document=document)


def with_document(record: CampaignRecord, document: Document) -> CampaignRecord:
    """The record with this document in the place of the one of its code, or behind all others."""
    campaign = record.campaign
    documents = tuple(document if one.code == document.code else one for one in campaign.documents)
    if document.code not in {one.code for one in campaign.documents}:
        documents = (*documents, document)
    return replace(record, campaign=campaign.model_copy(update={"documents": documents}))


def plan_work(
    records: Iterable[CampaignRecord],
    documents: Sequence[str] = (),
    as_of: Moment | None = None,
) -> list[Work]:
    """The documents to be made; `as_of` puts another moment in place of their own."""
    return [
        work_of(record, document, as_of)
        for record in records
        for document in documents_of(record, documents)
    ]


def documents_of(record: CampaignRecord, codes: Sequence[str] = ()) -> list[Document]:
    """The documents of these codes, or all. Raises `NotFound`."""
    known = {document.code: document for document in record.campaign.documents}
    asked = codes or list(known)
    return [find(known, code, say("không có văn bản «{code}»", code=code)) for code in asked]


def work_of(record: CampaignRecord, document: Document, as_of: Moment | None = None) -> Work:
    """A document with the figures of its moment. Raises `RecordsInvalid` when they were not taken."""
    try:
        return Work(record, document, figures_for(record.campaign, document, as_of))
    except NotFound as fault:
        place = record.place("documents", record.campaign.documents.index(document), "as_of")
        raise RecordsInvalid([Problem("E-AS-OF", place, fault.said, fault.hint)]) from None


def draft(work: Work, office: Office) -> Draft:
    """The draft of what one file holds; the faults of the whole document stand in `problems`."""
    return whole_draft(work, office).of_file(work.annex)


def whole_draft(work: Work, office: Office, spot_of: Locate | None = None) -> Draft:
    """The draft of one document with all its annexes, also those that have files of their own.

    Places are those of its records, where `spot_of` does not say others.
    """
    with about(work.name):
        subject, copied = subject_of(work, office), copied_into(work, office)
        drafted = draft_document(subject, spot_of or work.spot_of, copied, as_draft=work.as_draft)
        hidden = hidden_in(work.record)
        return replace(drafted, problems=(*hidden, *drafted.problems)) if hidden else drafted


def judged(
    letters: Sequence[Work], office: Office, spot_of: Locate | None = None
) -> Iterator[tuple[Work, list[Problem]]]:
    """What is wrong or doubtful in the words of each letter of a document, tables and charts left out.

    Places are those of its records, where `spot_of` does not say others.
    """
    if not letters:
        return
    with about(letters[0].name):
        common = subject_of(letters[0], office)
        for letter in letters:
            subject = replace(common, **_addressee(letter.member))
            yield letter, judge_words(subject, spot_of or letter.spot_of)


def hidden_in(record: CampaignRecord) -> list[Problem]:
    """Indicators by whose code a text would print something else."""
    return [one.at(record.place(*one.path)) for one in hidden_indicators(record.campaign)]


def subject_of(work: Work, office: Office) -> Subject:
    """What is drafted: the document at work, in the standard of its issuing body and day."""
    return apart(work, office, office.books_of(work.record.campaign))


def apart(
    work: Work, office: Office, books: Mapping[str, tuple[Row, ...]] = MappingProxyType({})
) -> Subject:
    """The same without what the registers have of it and of others; they are not read."""
    campaign, document, figures = work.record.campaign, work.document, work.figures
    profile = office.library.issuers[work.issuer].profile_on(document.date or figures.as_of)
    standard = office.standard(profile)
    whom = _addressee(work.member)
    open_file = partial(office.picture, work.record.folder) if document.pictures else None
    shared = (campaign, document, figures, office.library, standard)
    return Subject(*shared, books=books, open_file=open_file, **whom)


def _addressee(member: Member | None) -> Addressee:
    """The unit, or the group, that a letter is for."""
    return {
        "unit": member if isinstance(member, UnitProgress) else None,
        "group": member if isinstance(member, GroupProgress) else None,
    }


def copied_into(work: Work, office: Office) -> Copied | None:
    """What a copy says: the whole of the document that it is a copy of, its annexes on paper of their own."""
    code = work.document.copy_of
    if code is None:
        return None
    from generator.word import sections_of

    (original,) = plan_work([work.record], [code])
    drafted = whole_draft(original, office)
    bare = replace(drafted, charts={}, pictures={})
    (main, _), *annexes = sections_of(make(office, original, bare))
    return Copied(main, annexes, drafted.charts, drafted.pictures)


def template_for(office: Office, work: Work, drafted: Draft) -> Template:
    """The template of a document, opened."""
    complete = work.document.coverage is CoverageAsked.COMPLETE
    with _missing_told(work):
        return office.template(drafted.template, work.document.decimals, complete=complete)


def template_file(office: Office, work: Work, name: str) -> Path:
    """The file of a template; one that is not there, or is no file, is a fault of the record."""
    with _missing_told(work):
        return office.template_file(name)


@contextmanager
def _missing_told(work: Work) -> Iterator[None]:
    try:
        yield
    except (NoTemplate, TextRefused) as fault:
        code = fault.code if isinstance(fault, TextRefused) else "E-TEMPLATE-MISSING"
        raise RecordsInvalid([Problem(code, work.place("template"), fault.message)]) from None


def expressions_of(work: Work, office: Office) -> Expressions:
    """The vocabulary of a document at work, for conditions and names outside of its body."""
    names = build_names(subject_of(work, office))
    complete = work.document.coverage is CoverageAsked.COMPLETE
    return Expressions(names, work.document.decimals, work.spot_of, complete=complete)


def make(office: Office, work: Work, drafted: Draft, *, deflate: str = "zlib") -> bytes:
    """One document as bytes; of a bản dự thảo with its gaps shown. Raises `RecordsInvalid`."""
    if found := errors(drafted.problems):
        raise RecordsInvalid(found)
    template, gaps = template_for(office, work, drafted), list(drafted.gaps or ())

    def tell(fault: GeneratorError, _line: int) -> str:
        hint, place = getattr(fault, "hint", None), Place(template.name)
        gaps.append(Problem("E-TPL-FIGURE", place, fault.message, hint))
        return gap_mark(len(gaps) - 1)

    with about(work.name):
        data = template.render(
            drafted.context,
            orientations=drafted.orientations,
            columns=drafted.columns,
            margins=drafted.margins,
            properties=drafted.properties,
            charts=drafted.charts,
            pictures=drafted.pictures,
            deflate=find_deflate(deflate),
            tell=None if drafted.gaps is None else tell,
        )
    if drafted.gaps is None:
        return data
    return show_gaps(data, [_remark(gap) for gap in gaps], office.library.issuers[work.issuer].name)


def _remark(gap: Problem) -> list[str]:
    """What the comment at a gap says: which figure, why, and what helps."""
    return [str(gap.message), *([f"→ {gap.hint}"] if gap.hint else [])]


def finished(office: Office, work: Work, *, deflate: str = "zlib") -> bytes:
    """One document drafted and made."""
    return make(office, work, draft(work, office), deflate=deflate)
