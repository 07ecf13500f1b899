"""Puts the names together that one document may use; computes and formats nothing itself."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property, lru_cache
from typing import Any

from generator.drafting.annexes import Annexed
from generator.drafting.earlier import cited_earlier
from generator.drafting.subject import Subject
from generator.drafting.vocabulary import views
from generator.drafting.vocabulary.citations import (
    Basis,
    Citations,
    build_citations,
    in_series,
)
from generator.drafting.vocabulary.filters import build_filters, printed
from generator.drafting.vocabulary.given_beside import given_beside
from generator.drafting.vocabulary.indicator_named import indicator_named
from generator.drafting.vocabulary.issued_before import issued_before, issued_by_moment
from generator.drafting.vocabulary.kept import kept_for_the_same
from generator.drafting.vocabulary.lacking import Lacking
from generator.drafting.vocabulary.letter import letter_names
from generator.drafting.vocabulary.limits import settle
from generator.drafting.vocabulary.meanings import MEANINGS, NAMES
from generator.drafting.vocabulary.numerals import NotKnown
from generator.drafting.vocabulary.report_titles import report_title
from generator.figures import Figures, Tally, every_target, figures_for, moment_of, tally_of
from generator.model.books import Row
from generator.model.campaign import Campaign, Reference
from generator.model.coded import Lazily, OfCodes
from generator.model.document import Document
from generator.model.library import Library
from generator.problems import NotFound, say
from generator.standard import Standard
from generator.word import ExpressionFault, Filling
from generator.workspace import unchanging

PLAN = "plan"


@unchanging(frozen=True)
class InsertMark:
    """Stands in a body for a table or a chart that is put in its place as Word content."""

    family: str
    code: str

    no_words = say("bảng và biểu đồ chỉ đặt được trong nội dung văn bản, mỗi cái một đoạn riêng")

    def __str__(self) -> str:
        return f"\ue000{self.family}:{self.code}\ue001"


@unchanging(frozen=True)
class PassageMark(InsertMark):
    """Stands in a body, on a line of its own, for a passage; its words come when the line is known."""

    no_words = say("đoạn chỉ đặt được trong nội dung văn bản, một mình một dòng")


class Marks(OfCodes[InsertMark]):
    """Marks by name, each made when it is asked for, as a text uses few of many."""

    def __init__(self, family: str, names: Collection[str]) -> None:
        super().__init__(names)
        self._family = family

    def __getitem__(self, name: str) -> InsertMark:
        if name not in self:
            raise KeyError(name)
        return InsertMark(self._family, name)


class PassageNames(Marks):
    """Passages by name; a name that none has gets a mark too, to be told with all others."""

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str)

    def __getitem__(self, name: str) -> PassageMark:
        return PassageMark(self._family, name)


class DocumentNames(ChainMap[str, Any]):
    """The names that one document may use: those that say the same in all its letters, then the letter's `own`.

    `said` is what the document says in each of its letters.
    """

    def __init__(
        self, same: Mapping[str, Any], own: Sequence[Mapping[str, Any]], said: dict[Hashable, Any]
    ) -> None:
        super().__init__(same, *own)  # type: ignore[arg-type]
        self.same, self.own, self.said = same, own, said

    def __getitem__(self, name: str) -> Any:
        for known in self.maps:
            if name in known:
                return known[name]
        raise KeyError(name)

    def copy(self) -> DocumentNames:
        """The names in a copy that may be changed."""
        return DocumentNames(dict(self.same), self.own, self.said)

    def are_own(self, names: Iterable[str]) -> bool:
        """Whether any of these is the letter's own; the words of a passage may be."""
        return any(name == "passages" or any(name in one for one in self.own) for name in names)


def build_names(subject: Subject, opened: frozenset[str] = frozenset()) -> DocumentNames:
    """The vocabulary of one document with its values; `unit` or `group` where it is made for one.

    `opened` are documents whose subject is being filled just now: a subject that cites itself by way
    of others stays empty there instead of running in a ring.
    """
    known = (subject.campaign, subject.document, subject.figures, subject.library)
    same = _same_names(*known, subject.standard, subject.books)
    member = subject.unit or subject.group
    own = (
        letter_names(member, subject.figures, subject.phase)
        if member
        else (_by_bare_code(subject.figures),)
    )
    if same.citing and not opened:
        return _with_annexes(subject, DocumentNames(same.all, own, same.said))
    citing = _citing(subject, same.names["campaign"].called, opened)
    return _with_annexes(subject, DocumentNames(same.names, (citing, *own), same.said))


def _with_annexes(subject: Subject, names: DocumentNames) -> DocumentNames:
    """The names, with what the document calls its annexes: they may be others in each letter."""
    annexed = Annexed(subject, names, _titles(subject.document.decimals))
    return DocumentNames(names.same, ({"annexed": annexed}, *names.own), names.said)


def _citing(subject: Subject, called: str, opened: frozenset[str]) -> dict[str, Any]:
    """The names that cite documents; their titles are filled for whom the letter is for."""
    campaign, document, rows = subject.campaign, subject.document, subject.rows
    cite = build_citations(
        campaign, subject.library, lambda known: _title(subject, known, opened), rows
    )
    issued = issued_before(cite, subject)
    known: tuple[Document | Reference, ...] = (*campaign.documents, *campaign.references)
    plans = [cite[one.code] for one in known if one.kind == PLAN]
    plan = next((one for one in plans if one in issued), None)
    then = issued_by_moment(issued, subject)
    return {
        "cite": cite,
        "issued": issued,
        "issued_then": then,
        "issued_lines": in_series([one for one in then if one != plan]),
        "given_out": _are_given_out(campaign, cite, issued),
        "replaces": Citations(cited_earlier(subject, cite, "replaces")),
        "corrects": Citations(cited_earlier(subject, cite, "corrects")),
        "recalls": Citations(cited_earlier(subject, cite, "recalls")),
        "plan": plan,
        "basis": Basis(plan, called),
        "document": views.DocumentView(
            _speaking_of(document, subject.phase),
            subject.library.symbol_of(document, campaign.issuer),
            cite[document.code],
        ),
    }


def _are_given_out(campaign: Campaign, cite: Mapping[str, Any], issued: Sequence[Any]) -> bool:
    """Whether a document that gives quotas went out, or none here gives them."""
    ours = {one.code for one in campaign.documents}
    tables = {one.document for one in campaign.quotas if one.document}
    giving = {one.code for one in campaign.documents if one.gives_quotas} | (tables & ours)
    return not giving or bool(tables - ours) or any(cite[code] in issued for code in giving)


def _titles_are_the_same(subject: Subject) -> bool:
    """Whether what cites documents speaks of nobody in particular: no title, nor what one replaces, corrects or calls back."""
    campaign, document = subject.campaign, subject.document
    own = {"unit", "group", *(one.code for one in campaign.indicators)}
    titles = (one.subject for one in campaign.documents if "{" in one.subject)
    asked = [_titles(document.decimals).names_in(title) for title in titles]
    is_of_own = any(names is None or names & own for names in asked)
    return not (is_of_own or document.earlier_names)


@unchanging(frozen=True)
class _Same:
    """The names of a document that say the same in all its letters; those that cite, where these do too."""

    names: Mapping[str, Any]
    citing: Mapping[str, Any] = field(default_factory=dict)
    said: dict[Hashable, Any] = field(default_factory=dict)

    @cached_property
    def all(self) -> Mapping[str, Any]:
        return Lazily((*self.names, *self.citing), self.names.__getitem__, self.citing)


@kept_for_the_same
def _same_names(  # noqa: PLR0917 - what is kept goes by all that it is made of
    campaign: Campaign,
    document: Document,
    figures: Figures,
    library: Library,
    standard: Standard,
    books: Mapping[str, tuple[Row, ...]],
) -> _Same:
    subject = Subject(campaign, document, figures, library, standard, books=books)
    names = _names_but_citing(subject)
    if not (document.for_each and _titles_are_the_same(subject)):
        return _Same(names)
    return _Same(names, _citing(subject, names["campaign"].called, frozenset()))


def _names_but_citing(subject: Subject) -> Mapping[str, Any]:
    """The names, of which those of figures are reckoned when they are asked for."""
    campaign, document, figures = subject.campaign, subject.document, subject.figures
    body, kind = views.view_issuer(subject.bodies, subject.standard, subject.head), subject.kind
    of_figures, of_result = _figure_names(figures), _result_names(subject)
    known = {
        "campaign": views.CampaignView(
            campaign,
            figures,
            subject.base,
            _phase_name(subject),
            report_title(document, campaign, subject.phase, figures.taken),
        ),
        "facts": campaign.facts,
        "issuer": body,
        "kind": replace(kind, title=kind.title or ""),
        "signature": views.view_signature(
            subject.signatory, body, subject.standard, document.party or ""
        ),
        "tables": Marks("table", subject.tables),
        "passages": PassageNames("passage", subject.passages),
        "charts": Marks("chart", subject.charts),
        "pictures": Marks("picture", document.pictures),
        "fields": {blank.code: document.fields.get(blank.code, "") for blank in kind.fields},
    }
    names: Mapping[str, Any] = ChainMap(of_figures, of_result)  # type: ignore[arg-type]
    return Lazily((*names, *known), names.__getitem__, known)


def _phase_name(subject: Subject) -> str:
    names = (one.name for one in subject.campaign.phases if one.code == subject.phase)
    return next(names, "")


def _speaking_of(document: Document, phase: str | None) -> Document:
    same = document.phase == phase
    return document if same else document.model_copy(update={"phase": phase})


@kept_for_the_same
def _by_bare_code(figures: Figures) -> dict[str, Tally]:
    """Results under their code alone, where that is not the name of something else."""
    return {code: tally for code, tally in figures.indicators.items() if code not in NAMES}


def _missed_first(tallies: Iterable[Tally]) -> list[Tally]:
    """Results, first those that miss a target of theirs, of the whole or of a phase."""
    return sorted(
        tallies,
        key=lambda tally: not any(target.shortfall for target in every_target(tally)),
    )


@kept_for_the_same
def _figure_names(figures: Figures) -> Mapping[str, Any]:
    main, known = figures.main, figures.indicators
    beside = [tally for tally in known.values() if tally is not main]
    return _reckoned(
        figures=lambda: main,
        indicators=lambda: known,
        others=lambda: [tally for tally in beside if tally.count is not None],
        beside=lambda: _missed_first(
            tally for tally in beside if tally.count is not None or tally.goals
        ),
        reported_beside=lambda: [tally for tally in beside if tally.reported],
        main_targets=lambda: every_target(main),
        owing=lambda: _owing(main, beside),
        targets=lambda: {one.code: one for tally in known.values() for one in every_target(tally)},
        phases=lambda: main.phases,
        quotas=lambda: figures.quotas,
        as_of=lambda: figures.taken or figures.as_of,
    )


def _reckoned(**names: Callable[[], Any]) -> Mapping[str, Any]:
    """Names with what finds the value of each, once it is asked for."""
    return Lazily(names, lambda name: names[name]())


def _owing(main: Tally, beside: Iterable[Tally]) -> list[Tally]:
    """Other indicators that units count themselves, for which others have not reported than for the first."""
    late = _late(main)
    apart = [one for one in beside if not one.indicator.of and one.reported and _late(one) != late]
    return sorted(apart, key=lambda tally: not (tally.unreported or tally.partly))


def _late(tally: Tally) -> list[object]:
    """Who has not reported, and who lacks which periods."""
    in_part = [(row.code, tally.missed(row.code)) for row in tally.partly]
    return [*(row.code for row in tally.unreported), *in_part]


def _result_names(subject: Subject) -> Mapping[str, Any]:
    """The result that the document speaks of: of its phase, else of the whole campaign."""
    result = tally_of(subject.figures, phase=subject.phase)
    known, phase = subject.figures, subject.phase
    counted = known.campaign.snapshot_at(result.older) if result.older else known.snapshot
    spans = {} if phase else known.main.given_spans
    return _reckoned(
        result=lambda: result,
        source=lambda: counted.source if counted else None,
        noun=lambda: result.indicator.printed_in,
        indicator_named=lambda: indicator_named(
            result.indicator, known.campaign, subject.document.subject
        ),
        also_given=lambda: _also_given(known, phase),
        given_beside=lambda: [one for _, one in given_beside(known, phase)],
        given_phases=lambda: [one for code, one in spans.items() if code],
    )


@kept_for_the_same
def _also_given(figures: Figures, phase: str | None) -> list[Tally]:
    return [
        one
        for _, one in given_beside(figures, phase)
        if one.is_given and not (one.indicator.is_rate or one.indicator.falls_well)
    ]


@lru_cache(maxsize=8)
def _titles(decimals: int) -> Filling:
    return Filling(build_filters(decimals), MEANINGS, finalize=printed, refusal=Lacking)


def _figures_of_title(subject: Subject, known: Document) -> Figures:
    """The figures that a document speaks of; one that names no moment of none later than the document that cites it."""
    figures, own = subject.figures, known.as_of
    if own is None and known.code != subject.document.code:
        own = moment_of(figures.campaign, known)
        if own is None and known.date:
            return figures_for(figures.campaign, known)
    is_later = known.as_of is None and own and (figures.taken is None or own > figures.taken)
    return figures if own is None or is_later else figures.at(own)


def _title(subject: Subject, known: Document, opened: frozenset[str]) -> str:
    """The subject of a document of the campaign, filled from the figures it speaks of."""
    if "{" not in known.subject:
        return known.subject
    if known.code in opened:
        return ""
    figures = _figures_of_title(subject, known)
    try:
        names = build_names(
            replace(subject, document=known, figures=figures), opened | {known.code}
        )
        return settle(_titles(known.decimals).fill(known.subject, names))
    except (ExpressionFault, NotFound) as fault:
        raise NotKnown(
            say(
                "trích yếu của «{code}» không điền được: {reason}; "
                "viện dẫn không kèm trích yếu (cite.{code}.full), hoặc sửa trích yếu ấy",
                code=known.code,
                reason=fault.message,
            )
        ) from None
