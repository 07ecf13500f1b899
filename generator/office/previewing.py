"""A document as it would be with changes that nobody has saved: the page in memory, and what is wrong, strip by strip.

Nothing is written. Where the changed document cannot be made, the last page that could be is shown with what
hinders. The records stay open between keystrokes: only the document itself is read anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import reduce
from typing import NamedTuple

from generator.audit import MomentFacts, typed_figures
from generator.drafting import (
    ChipReader,
    CutBody,
    Draft,
    LockedAs,
    Spoken,
    cut_body,
    expression_of,
    spoken,
    words_now,
)
from generator.figures import Figures, figures_for
from generator.model.document import Document
from generator.model.rules import check_document
from generator.office.document_records import recorded
from generator.office.letters import letters_of, whom_letters_are_for
from generator.office.office import Office
from generator.office.replaced import figures_not_corrected
from generator.office.taken import phase_uncounted
from generator.office.who_had_it import left_out
from generator.office.workflow import Member, Work, make, subject_of, whole_draft, with_document
from generator.problems import (
    GeneratorError,
    Message,
    NotFound,
    Place,
    Problem,
    RecordsInvalid,
    Severity,
    errors,
    find,
    say,
)
from generator.records import CampaignRecord, bind, write_yaml_text
from generator.word import heads_in_capitals
from generator.workspace import read_yaml_text, unchanging

Path = tuple[str | int, ...]
_INSERTED = {
    "passages": LockedAs.PASSAGE,
    "tables": LockedAs.TABLE,
    "charts": LockedAs.CHART,
    "pictures": LockedAs.PICTURE,
}


class Spotted(NamedTuple):
    """What is wrong or doubtful, the field of the document in which, and the strip of its body, from 0.

    `figure` is the printed figure that it is about, the `nth` of these letters in the strip, from 0.
    """

    problem: Problem
    key: str = ""
    strip: int | None = None
    figure: str = ""
    nth: int = 0


class TypedHere(NamedTuple):
    """A figure typed by hand: the strip, what was typed, and the name that would give it if one does."""

    strip: int
    text: str
    name: str


@unchanging()
class DocumentNow:
    """A document with its changes: as it stands now, in strips, and ready to be made where that can be.

    `work` is nothing where the document cannot be read; of one that is made for many the first letter. Where there is
    no letter `unaddressed` is what all of them would have.
    """

    work: Work | None
    body: CutBody
    problems: tuple[Spotted, ...]
    wanted: Mapping[str, object] = field(default_factory=dict)
    unaddressed: Work | None = None


class PageShown(NamedTuple):
    """A page as Word, of the document as it is or (not `is_current`) as it last could be made."""

    data: bytes
    is_current: bool
    problems: tuple[Spotted, ...]
    drafted: Draft | None = None


def document_now(
    office: Office,
    record: CampaignRecord,
    code: str,
    changes: Mapping[str, object],
    member: str | None = None,
) -> DocumentNow:
    """A document of a campaign with these values in its record, those that are `None` left out.

    Raises `NotFound` where there is no such document.
    """
    wanted = {**recorded(record, code), **changes, "code": code}
    wanted = {key: value for key, value in wanted.items() if value is not None}
    cut = cut_body(str(wanted.get("body", "")))
    document, found = _read(wanted)
    problems = [Spotted(one, _first_step(one.place.path)) for one in found]
    if document is None:
        return DocumentNow(None, cut, tuple(problems), wanted)
    changed = with_document(record, document)
    problems += _ruled(changed, document, office)
    if any(one.problem.is_error for one in problems):
        return DocumentNow(None, cut, tuple(problems), wanted)
    try:
        work, doubts = _work(office, changed, document, record, member)
    except (NotFound, RecordsInvalid) as fault:
        told = fault.problems if isinstance(fault, RecordsInvalid) else [_of_moment(fault)]
        found_too = tuple(Spotted(one, "as_of") for one in told)
        whole = _unaddressed(office, changed, document, record) if document.for_each else None
        return DocumentNow(None, cut, (*problems, *found_too), wanted, whole)
    hollow = (Spotted(one, "phase") for one in phase_uncounted(work, office.library))
    wrongly = (Spotted(one, "body") for one in figures_not_corrected(document))
    return DocumentNow(work, cut, (*problems, *doubts, *hollow, *wrongly), wanted)


def _read(wanted: Mapping[str, object]) -> tuple[Document | None, list[Problem]]:
    text = write_yaml_text(dict(wanted))
    block, problems = read_yaml_text(text, "")
    if block is None:
        return None, list(problems)
    document, more = bind(Document, block)
    return document, [*problems, *more]


def _ruled(record: CampaignRecord, document: Document, office: Office) -> Iterator[Spotted]:
    """What the rules between records say of it."""
    codes = [one.code for one in record.campaign.documents]
    index = codes.index(document.code) if document.code in codes else -1
    for flaw in check_document(record.campaign, office.library, index):
        path = flaw.path[2:]
        yield Spotted(flaw.at(at_work(path)), str(path[0]) if path else "")


def at_work(path: Path, line: int = 0, column: int = 0) -> Place:
    """A place in the document as it is on the page, which no file has yet."""
    return Place("", line, column, path=".".join(map(str, path)))


def _first_step(path: str) -> str:
    return path.partition(".")[0].partition("[")[0]


def _of_moment(fault: NotFound) -> Problem:
    return Problem("E-AS-OF", at_work(("as_of",)), fault.said, fault.hint)


def _work(
    office: Office,
    changed: CampaignRecord,
    document: Document,
    record: CampaignRecord,
    member: str | None,
) -> tuple[Work, Sequence[Spotted]]:
    """The document at work, with figures of the campaign as it stands; that it is a trial where nobody gets a letter."""
    whole = _whole(office, changed, document, record)
    if document.for_each is None:
        return whole, ()
    letters = letters_of(whole, office)
    chosen = (
        one for one in letters if member is None or (one.member and one.member.code == member)
    )
    letter = next(chosen, None)
    if letter is None and member is not None:
        said = say("nơi đang chọn ở «Xem bản gửi» không có bản của văn bản này")
        raise RecordsInvalid(
            [Problem("E-LETTERS-NONE", at_work(("where",)), said, say("chọn nơi khác"))]
        )
    if letter is not None:
        return letter, ()
    example = next(letters_of(_to_all(whole), office), None)
    if example is None or example.member is None:
        said = say("không đơn vị nào có bản của văn bản này")
        hint = say("sửa điều kiện («where:»)")
        raise RecordsInvalid([Problem("E-LETTERS-NONE", at_work(("where",)), said, hint)])
    return whole.for_member(example.member), (_nobody(example.member),)


def _to_all(whole: Work) -> Work:
    """The same without the condition that chooses who gets a letter."""
    return replace(whole, document=whole.document.model_copy(update={"where": None}))


def _nobody(example: Member) -> Spotted:
    """That nobody gets a letter now, so that what is shown is but an example."""
    said = say(
        "lúc này không đơn vị nào đúng điều kiện nên không có bản nào; trang bên là xem thử, với số liệu của {name}",
        name=example.name,
    )
    hint = say("nếu phải có bản gửi thì sửa điều kiện («where:»)")
    problem = Problem("W-LETTERS-NONE", at_work(("where",)), said, hint, Severity.WARNING)
    return Spotted(problem, "where")


def heads_capital(office: Office, now: DocumentNow) -> bool:
    """Whether the first headings of a document are printed in capitals; not where it cannot be read."""
    if now.work is None:
        return False
    subject = subject_of(now.work, office)
    return heads_in_capitals(subject.document.outline or subject.kind.outline)


def _whole(
    office: Office, changed: CampaignRecord, document: Document, record: CampaignRecord
) -> Work:
    figures = office.again(figures_for(record.campaign, document))
    return Work(changed, document, figures, as_draft=True)


def _unaddressed(
    office: Office, changed: CampaignRecord, document: Document, record: CampaignRecord
) -> Work | None:
    """What letters have in common, where there is no letter; nothing where the figures cannot be had."""
    try:
        return _whole(office, changed, document, record)
    except (NotFound, RecordsInvalid):
        return None


def letters_now(office: Office, now: DocumentNow) -> Sequence[tuple[str, str]] | None:
    """Whose letters there are of a document that is made for many: code and name; nothing where it is one, or cannot be made."""
    if now.work is None or now.work.document.for_each is None:
        return None
    try:
        return whom_letters_are_for(now.work, office)
    except RecordsInvalid:
        return None


def left_out_now(office: Office, now: DocumentNow) -> Message | None:
    """Who gets no letter of it because a figure is not known; nothing where that is nobody."""
    if now.work is None:
        return None
    try:
        told = [one.message for one in left_out(now.work, office)]
        return (
            reduce(lambda one, other: say("{one}; {other}", one=one, other=other), told)
            if told
            else None
        )
    except RecordsInvalid:
        return None


class Previews:
    """Pages of documents while people write; remembers of each the last that could be made."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, str], bytes] = {}
        self._facts: tuple[Figures, MomentFacts] | None = None

    def page(self, office: Office, now: DocumentNow, key: tuple[str, str]) -> PageShown:
        """The page of a document; `key` tells documents apart."""
        if now.work is None:
            return self._before(key, now.problems)
        drafted = whole_draft(now.work, office, at_work)
        found = [*now.problems, *_spotted(drafted, now.body)]
        if errors(drafted.problems):
            return self._before(key, found, drafted)
        try:
            data = _made(office, now.work, drafted)
        except RecordsInvalid as fault:
            return self._before(key, [*found, *map(Spotted, fault.problems)], drafted)
        self._last[key] = data
        return PageShown(data, True, tuple(found), drafted)

    def _before(
        self, key: tuple[str, str], problems: Iterable[Spotted], drafted: Draft | None = None
    ) -> PageShown:
        return PageShown(self._last.get(key, b""), False, tuple(problems), drafted)

    def typed(self, now: DocumentNow) -> list[TypedHere]:
        """The figures that were typed by hand into the body; those of a correction or a recall are quoted."""
        if now.work is None or now.work.document.corrects or now.work.document.recalls:
            return []
        document, figures = now.work.document, now.work.figures
        if self._facts is None or self._facts[0] is not figures:
            self._facts = (figures, MomentFacts(figures))
        return [
            TypedHere(strip, one.text, expression_of(one.name))
            for one in typed_figures(document, self._facts[1])
            if one.path == ("body",) and (strip := _strip_at(now.body, one.line)) is not None
        ]


def chips_of(office: Office, now: DocumentNow) -> ChipReader | None:
    """What tells of the figures of a document; nothing where it cannot be read."""
    if now.work is None:
        return None
    return ChipReader(subject_of(now.work, office), at_work)


def passages_told(office: Office, now: DocumentNow) -> list[Spoken]:
    """What the passages say that the body of a document names."""
    named = {one.name for one in now.body.strips if one.locked_as is LockedAs.PASSAGE}
    if now.work is None or not named:
        return []
    return list(spoken(subject_of(now.work, office), at_work, named))


def passage_strips(office: Office, now: DocumentNow, name: str) -> CutBody:
    """The words of a passage as it says them now, in strips with the names of its figures left in them.

    Raises `RecordsInvalid` where it cannot be read, `NotFound` where it says nothing now.
    """
    if now.work is None:
        raise RecordsInvalid([one.problem for one in now.problems])
    subject = subject_of(now.work, office)
    find(subject.library.passages, name, say("không có đoạn nào tên «{code}»", code=name))
    words, wrong = words_now(subject, at_work, name)
    if wrong:
        raise RecordsInvalid(wrong)
    if not words:
        said = say("đoạn «{name}» đang không in gì với số liệu hiện nay", name=name)
        raise NotFound(said, say("bỏ đoạn ấy, hoặc tự viết vào chỗ của nó"))
    passage = subject.library.passages[name]
    return cut_body(
        "\n\n".join((words, *(f"{{{{ {one}s.{name} }}}}" for one in passage.beside))) + "\n"
    )


def passages_offered(office: Office, now: DocumentNow) -> list[Spoken]:
    """The passages that the kind of a document may use, with what they say now; those that say something first."""
    if now.work is None:
        return []
    kind = now.work.document.kind
    found = spoken(subject_of(now.work, office), at_work)
    fit = [one for one in found if not one.passage.head.kinds or kind in one.passage.head.kinds]
    return sorted(fit, key=lambda one: not one.lines)


def _made(office: Office, work: Work, drafted: Draft) -> bytes:
    """The page; without what shows gaps where there are none, which takes longer than all else."""
    if not drafted.gaps:
        try:
            return make(office, work, replace(drafted, gaps=None))
        except GeneratorError:
            """The template itself lacks a figure."""
    return make(office, work, drafted)


def _spotted(drafted: Draft, body: CutBody) -> Iterator[Spotted]:
    told = (*drafted.problems, *drafted.doubts, *(drafted.gaps or ()))
    yield from (spot_in(body, problem) for problem in told)


def spot_in(body: CutBody, problem: Problem) -> Spotted:
    """A problem with its field and the strip of a body that it is in."""
    return Spotted(problem, problem.place.path.split(".")[0], _strip_of(problem.place, body))


def _strip_of(place: Place, body: CutBody) -> int | None:
    """The strip of a body in which a place is, or the one that puts there what it is in."""
    family, _, rest = place.path.partition(".")
    if family == "body":
        return _strip_at(body, place.line)
    name = rest.partition(".")[0]
    if place.file and not place.path:
        family, name = "passages", place.file.rpartition("/")[2].removesuffix(".md")
    inserted = _INSERTED.get(family)
    found = (
        at
        for at, one in enumerate(body.strips)
        if inserted and one.locked_as is inserted and one.name == name
    )
    return next(found, None)


def _strip_at(body: CutBody, line: int) -> int | None:
    found = (at for at, one in enumerate(body.strips) if one.line <= line <= one.last_line)
    return next(found, None)
