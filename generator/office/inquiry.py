"""What people ask without making a document: names, figures and news of a campaign, rows of registers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator import figures as exact
from generator.drafting import NameEntry, Subject, build_names, list_topics
from generator.figures import Figures
from generator.model.books import Row, RowState
from generator.model.campaign import Indicator
from generator.model.coded import by_code
from generator.model.document import Document, ForEach
from generator.model.fields import Number
from generator.model.handed import Handed
from generator.office.office import Office, campaign_of, refuse_unread_issuers
from generator.office.workflow import Member, plan_work, subject_of
from generator.problems import Message, Misused, NotFound, RecordsInvalid, find, say
from generator.records import CampaignRecord
from generator.register import (
    BookRow,
    Register,
    issuers_with_register,
    list_rows,
    open_register,
    stands_twice,
)
from generator.wording import Moment, fold, join_names
from generator.workspace import unchanging

if TYPE_CHECKING:
    from generator.exchange import Returns

Topic = tuple[str, Message, list[NameEntry]]
"""A first name, what it means, and all names below it."""
Found = tuple[Register, BookRow]
"""A row, and the register that has it."""


_FIRST = Document(code="report", kind="report", subject="…", body="…")


def names_subject(office: Office, record: CampaignRecord, document: str | None) -> Subject:
    """What a document (the campaign's first one when none is named) speaks of; of letters the first.

    Before there is any, it is what a first report would speak of. Raises `RecordsInvalid` for a document
    that is wrong.
    """
    if wrong := record.blocked.get(document or ""):
        raise RecordsInvalid(wrong)
    sound = [one.code for one in record.campaign.documents if one.code not in record.blocked]
    if not sound:
        begun = record.campaign.model_copy(update={"documents": (_FIRST,)})
        record = replace(record, campaign=begun)
    works = plan_work([record], [document or next(iter(sound), _FIRST.code)])
    work, tally = works[0], works[0].figures.main
    members: Mapping[ForEach, Sequence[Member]] = {
        ForEach.UNITS: tally.units[:1],
        ForEach.GROUPS: tally.groups[:1],
    }
    asked = work.document.for_each
    for member in members[asked] if asked else ():
        work = work.for_member(member)
    return subject_of(work, office)


def names_of(office: Office, campaign: str, asked: str | None) -> list[Topic]:
    """The vocabulary of a document (the campaign's first one when none is named), by topics, with values.

    `asked` is a document, or a word that stands in a name or its meaning, with or without its accents.
    """
    record = campaign_of(office, campaign)
    known = {*record.blocked, *(document.code for document in record.campaign.documents)}
    subject = names_subject(office, record, asked if asked in known else None)
    topics = list_topics(build_names(subject))
    if asked is None or asked in known:
        return list(topics)
    found = [
        (name, said, [one for one in below if _speaks_of(one, asked)])
        for name, said, below in topics
    ]
    return [topic for topic in found if topic[2]]


def _speaks_of(entry: NameEntry, word: str) -> bool:
    return fold(word) in fold(f"{entry.path} {entry.meaning.text()}")


def figures_at(
    office: Office, campaign: str, as_of: Moment | None
) -> tuple[CampaignRecord, Figures]:
    """The figures of a campaign as of a moment or the newest snapshot."""
    record = campaign_of(office, campaign)
    return record, office.again(exact.figures_at(record.campaign, as_of))


def lower_at(
    office: Office, campaign: str, unit: str, as_of: Moment | None
) -> Figures | Handed | None:
    """What stands behind an included unit as of a moment: figures of its campaign, or what it handed over.

    Nothing later than the moment is known of it. `None` for a unit that is no included campaign.
    """
    record, figures = figures_at(office, campaign, as_of)
    units = by_code(record.campaign.units)
    find(units, unit, say("không có đơn vị «{code}»", code=unit))
    lower, until = record.lower.get(unit), as_of or figures.taken
    if isinstance(lower, Handed):
        known = tuple(one for one in lower.snapshots if until is None or one.as_of <= until)
        return lower.model_copy(update={"snapshots": known})
    if lower is None:
        return None
    moments = [one.as_of for one in lower.campaign.snapshots if until is None or one.as_of <= until]
    if not moments:
        raise NotFound(say("«{unit}» chưa có số liệu đến lúc ấy", unit=units[unit].label))
    return office.again(exact.figures_at(lower.campaign, max(moments)))


def briefs_of(
    office: Office, campaign: str, as_of: Moment | None, phase: str | None
) -> Mapping[str, str]:
    """The news text and the chat message of a phase.

    Without one it is the phase that the figures speak of, or the whole where that has a target and the phase
    neither a target nor quotas.
    """
    from generator.drafting import write_briefs

    _, figures = figures_at(office, campaign, as_of)
    tally = exact.tally_of(figures, phase=phase or exact.current_phase(figures) or None)
    if phase is None and figures.main.target and not (tally.target or tally.with_quota):
        tally = figures.main
    return write_briefs(_of_brief(office, figures), tally, office.workspace.templates)


def _of_brief(office: Office, figures: Figures) -> Subject:
    """What a text for press or chat speaks of, in the standard of the day of its figures."""
    from generator.drafting import BRIEF

    issuer = office.library.issuers[figures.campaign.issuer]
    standard = office.standard(issuer.profile_on(figures.as_of))
    return Subject(figures.campaign, BRIEF, figures, office.library, standard)


@unchanging(frozen=True)
class Reminder:
    """What a unit is told in chat or mail."""

    unit: str
    name: str
    about: str
    text: str


def reminders_of(
    office: Office, record: CampaignRecord, returns: Sequence[Returns], deadline: str | None
) -> list[Reminder]:
    """A message to each unit that still owes one of these figures of a moment, in the order of tables."""
    from generator.drafting import Awaited, write_messages
    from generator.exchange import owed_by_unit, standing_counts

    first = returns[0]
    counted = {
        one.tally.indicator.code: standing_counts(record.campaign, one.tally.indicator, one.moment)
        for one in returns
    }
    subject = _of_brief(office, office.again(exact.figures_on(record.campaign, first.moment)))
    awaited = [
        Awaited(one.row, first.moment, deadline, one.last, one.remark, one.is_returned,
                join_names([owed.name for owed in owing]), any(owed.is_level for owed in owing), *_standing(one.row.code, owing, counted))
        for one, owing in owed_by_unit(returns)
    ]  # fmt: skip
    written = write_messages(subject, first.tally, awaited, office.workspace.templates)
    return [
        Reminder(one.unit.code, one.unit.name, *told)
        for one, told in zip(awaited, written, strict=True)
    ]


def _standing(
    unit: str, owing: Sequence[Indicator], counted: Mapping[str, Mapping[str, Number]]
) -> tuple[str, bool]:
    """What stands counted of a unit, with names where it owes several, and whether of others of these nothing does."""
    from generator.exchange import shown_amount

    there = [(one, counted[one.code][unit]) for one in owing if unit in counted[one.code]]
    told = [
        f"{one.name} {count}" if len(owing) > 1 else count
        for one, amount in there
        for count in [f"{shown_amount(amount)} {one.recorded_in}"]
    ]
    return "; ".join(told), 0 < len(there) < len(owing)


def reminders_text(reminders: Iterable[Reminder]) -> str:
    """A block for each unit, ready to be pasted: to whom, about what, the words."""
    blocks = (f"Gửi: {one.name}\nTiêu đề: {one.about}\n\n{one.text}\n" for one in reminders)
    return "\n---\n\n".join(blocks)


def register_of(office: Office, issuer: str | None, holder: str) -> Register:
    """The register of the body named, else of the only one."""
    there = issuers_with_register(office.workspace)
    if issuer is None and len(there) == 1:
        (issuer,) = there
    if issuer not in there:
        refuse_unread_issuers(office)
    known = sorted({*office.library.issuers, *there})
    if issuer is None:
        if len(known) != 1:
            raise Misused(
                say("cần chỉ rõ cơ quan bằng --issuer; một trong: {known}", known=", ".join(known))
            )
        (issuer,) = known
    said = say("không có cơ quan ban hành «{code}»", code=issuer)
    named: Mapping[str, object] = {code: office.library.issuers.get(code) for code in known}
    find(named, issuer, said)
    return open_register(office.workspace, issuer, holder=holder)


def registers_of(office: Office, issuer: str | None, holder: str) -> list[Register]:
    """The register of an issuing body, or all that there are."""
    there: Sequence[str | None] = issuers_with_register(office.workspace) if issuer is None else ()
    return [register_of(office, one, holder) for one in there or [issuer]]


def rows_of(
    registers: Iterable[Register],
    *,
    what: str | None = None,
    year: int | None = None,
    series: str | None = None,
    states: Collection[RowState] = (),
    document: str | None = None,
) -> list[Found]:
    """The rows that are asked for; `what` is a number, with or without its symbol, or a document.

    `document` tells rows of one number apart: by the document, or by its title.
    """
    return [
        (register, one)
        for register in registers
        for one in list_rows(register, year=year, series=series, states=states or tuple(RowState))
        if (what is None or _is(one.row, what)) and document in {None, one.row.key, one.row.title}
    ]


def _is(row: Row, what: str) -> bool:
    """Whether a row is meant; `01` is the number 1, as on paper."""
    names = (str(row.number), row.number_symbol, row.cited)
    return what == row.key or what.lstrip("0") in {name.lstrip("0") for name in names}


def one_row(found: Sequence[Found], what: str) -> Found:
    """The only row that was found.

    Raises `NotFound` for none, `Misused` for several, `RecordsInvalid` where a number stands twice.
    """
    if not found:
        raise NotFound(
            say("sổ không có số hay văn bản «{what}»; xem: vanthu register list", what=what)
        )
    same = {(book.issuer, one.year, one.row.series, one.row.number) for book, one in found}
    if len(found) > 1 and len(same) == 1:
        raise stands_twice([one for _, one in found])
    if len(found) > 1:
        rows = "; ".join(one.row.cited for _, one in found)
        raise Misused(
            say("«{what}» có thể là: {rows}; thêm --year, --series", what=what, rows=rows)
        )
    return found[0]


def letters_or_row(registers: Iterable[Register], what: str, **around: Any) -> list[Found]:
    """The row that is asked for; of a batch that is named those of all its letters."""
    known = list(registers)
    if found := rows_of(known, what=what, **around):
        return [one_row(found, what)]
    listed = rows_of(known, states=[RowState.ISSUED], **around)
    letters = [one for one in listed if (one[1].row.key or "").startswith(f"{what}/")]
    return letters or [one_row([], what)]
