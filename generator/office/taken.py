"""What a document takes by itself where its record names none: the newest figures, the only phase or signatory, the first base, the quotas given so far.

Another snapshot, phase, signatory, base or table of quotas would change it. So what is a choice is told, and all of it is
written into the record of what goes out, which is made from that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.figures import tally_of
from generator.model.campaign import Base
from generator.model.document import Document, Table
from generator.model.library import Library
from generator.model.passage import Passage, all_named
from generator.model.quota_names import quota_names
from generator.office.office import Office
from generator.office.units_told import unopened_told
from generator.office.workflow import Work, apart, work_of
from generator.problems import GeneratorError, Problem, Severity, say
from generator.records import CampaignRecord
from generator.wording import Moment, read_moment, short_date
from generator.workspace import regex, unchanging

_EXPRESSION = regex(r"\{[{%](?:(?!\{[{%]).)*?[%}]\}")
_FIGURES = regex(
    r"\b(?:figures|result|phases|targets|indicators|others|quotas|given_phases|given_beside|also_given|compared|unit|group|as_of|source)\b"
)
_TABLE = regex(r"\btables\.(\w+)")
_AGAIN = ("base", "signatory")
"""What another document takes anew; a phase may have been said on purpose."""
_COMMON_BASE = "common_base"


@unchanging(frozen=True)
class Taken:
    """One value that a document takes by itself, as its record would have it, and what is told of it."""

    key: str
    value: object
    written: str | list[str]
    told: Problem | None = None


def taken_by(work: Work, office: Office) -> list[Taken]:
    """All that a document takes by itself."""
    return [*_choices(work, office), *_quotas_given(work, office.library)]


def _choices(work: Work, office: Office) -> list[Taken]:
    moment = work.figures.taken
    assumed = moment_assumed(work, office.library)
    found = [Taken("as_of", moment, written_moment(moment), assumed)] if moment and assumed else []
    return [*found, *_by_subject(work, office)]


def _quotas_given(work: Work, library: Library) -> Iterator[Taken]:
    """The tables of quotas that there are: those that are given later would change its words."""
    if work.document.quotas is None and speaks_of_figures(work.document, library):
        names = quota_names(work.record.campaign)
        yield Taken("quotas", tuple(names), names)


def taken_again(record: CampaignRecord, document: Document, office: Office) -> set[str]:
    """The keys under which a document's record says just what it would take by itself: the next one takes it again."""
    try:
        work = work_of(record, document)
        bare = work.changed(dict.fromkeys(_AGAIN))
        return {
            one.key
            for one in _by_subject(bare, office)
            if one.key in _AGAIN and one.value == getattr(document, one.key)
        }
    except GeneratorError:
        return set()


def choices_told(work: Work, office: Office) -> list[Problem]:
    """What is to be told of a document's own choices before it goes out."""
    return [
        *(one.told for one in _choices(work, office) if one.told),
        *phase_uncounted(work, office.library),
    ]


def phase_uncounted(work: Work, library: Library) -> Iterator[Problem]:
    """A draft that names a phase of which nothing can be reckoned, or nothing of some units, for its beginning was not counted."""
    document = work.document
    if document.phase is None or document.number is not None:
        return
    if document.gives_quotas or not speaks_of_figures(document, library):
        return
    tally = tally_of(work.figures, phase=document.phase)
    told = unopened_told(tally)
    if told and not tally.unopened and tally.opening:
        moment = tally.opening.said
        hint = (
            say("sửa cả số của các đơn vị ấy ở lần chốt {moment} cho đúng", moment=moment)
            if len(tally.corrected) == len(tally.uncounted)
            else say("nhập số của các đơn vị ấy vào lần chốt {moment}", moment=moment)
        )
        yield Problem("W-PHASE-UNCOUNTED", work.place("phase"), told, hint, Severity.WARNING)
    if told and tally.unopened:
        said = say(
            "{told}; số riêng của giai đoạn trong văn bản sẽ trống (nói về cả chiến dịch thì có số)",
            told=told,
        )
        hint = say(
            "nhập số liệu chốt ngày {eve}, hoặc ghi ở giai đoạn «opens_as_of:» một lần chốt khác",
            eve=short_date(tally.unopened),
        )
        yield Problem("W-PHASE-UNCOUNTED", work.place("phase"), said, hint, Severity.WARNING)


def _by_subject(work: Work, office: Office) -> Iterator[Taken]:
    document, subject = work.document, apart(work, office)
    if (phase := subject.phase) and phase != document.phase:
        told = say(
            "văn bản không ghi giai đoạn («phase:»); chỉ tiêu mới giao cho giai đoạn «{phase}» nên lấy của giai đoạn ấy",
            phase=phase,
        )
        keep = say(
            "ghi «phase: {phase}» để giữ đúng giai đoạn ấy; khi ban hành sẽ tự ghi", phase=phase
        )
        yield Taken(
            "phase", phase, phase, Problem("I-PHASE", work.place(), told, keep, Severity.INFO)
        )
    base = subject.base
    if base and not document.base and prints_base(document, office.library):
        several = len(subject.figures.units.common_bases) > 1
        yield Taken("base", base.code, base.code, _base_assumed(work, base) if several else None)
    if (signatory := subject.signatory) and document.signatory is None:
        yield Taken("signatory", signatory.code, signatory.code)


def _base_assumed(work: Work, base: Base) -> Problem:
    told = say(
        "văn bản không ghi cơ sở tính («base:») nên bảng của đoạn lấy cơ sở đầu tiên: {name}",
        name=base.name,
    )
    keep = say(
        "ghi «base: {code}» để giữ đúng cơ sở ấy, hoặc ghi mã khác; khi ban hành sẽ tự ghi",
        code=base.code,
    )
    return Problem("I-BASE", work.place(), told, keep, Severity.INFO)


def written_moment(moment: Moment) -> str:
    """A moment as people write it, `8h00 20/4/2022`, where that says all of it."""
    text = moment.said.replace("ngày ", "")
    return text if read_moment(text) == moment else str(moment)


def moment_assumed(work: Work, library: Library) -> Problem | None:
    """Of which moment a document speaks that does not say so, and where to say it; else nothing."""
    moment = work.figures.taken
    document = work.document
    if moment is None or document.as_of is not None or not speaks_of_figures(document, library):
        return None
    said = say(
        "văn bản không ghi thời điểm số liệu («as_of:») nên dùng số liệu chốt {moment}",
        moment=moment.said,
    )
    hint = say("ghi thời điểm chốt ở «as_of:» để giữ đúng số liệu ấy; khi ban hành sẽ tự ghi")
    return Problem("I-AS-OF", work.place(), said, hint, Severity.INFO)


def speaks_of_figures(document: Document, library: Library) -> bool:
    """Whether it has tables or charts, or names figures in its texts or by the passages that it names."""
    if (
        document.tables
        or document.charts
        or any(one.table or one.chart for one in document.annexes)
    ):
        return True
    named = _named(document, library)
    if any(one.head.table or one.head.chart for one in named):
        return True
    texts = _texts(document, named)
    return any(_FIGURES.search(one) for text in texts for one in _EXPRESSION.findall(text))


def prints_base(document: Document, library: Library) -> bool:
    """Whether it prints the base that all units have, by its name or in a table that a passage brings."""
    named = _named(document, library)
    texts = _texts(document, named)
    placed = [name for text in texts for name in _TABLE.findall(text)]
    tables = list(_brought(document, library, [*(one.code for one in named), *placed]))
    texts += [one.model_dump_json(exclude_defaults=True) for one in tables]
    return any(_COMMON_BASE in text for text in texts) or any(
        column.lacks_base for table in tables for column in table.columns
    )


def _named(document: Document, library: Library) -> list[Passage]:
    return list(all_named(document.named_passages, library.passages))


def _texts(document: Document, named: list[Passage]) -> list[str]:
    """All its texts, with those of passages in the place of which it has no own words."""
    own = document.model_dump_json(exclude_defaults=True)
    return [own, *(one.text for one in named if one.code not in document.passages)]


def _brought(document: Document, library: Library, names: Iterable[str]) -> Iterator[Table]:
    """The tables of passages of these names, its own of the same name left out."""
    for name in dict.fromkeys(names):
        table = library.table(name)
        if table and name not in document.tables:
            yield table
