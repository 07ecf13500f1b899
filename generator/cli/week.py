"""`vanthu week`: what units sent this week becomes a record, the documents that follow it, and reminders."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.backup import moment_of_clock
from generator.cli.handed_in import (
    FILES,
    RESULT_FIELDS,
    HandedIn,
    SaidColumns,
    read_files,
    shown_first_options,
    with_columns,
)
from generator.cli.language import N_
from generator.cli.options import MOMENT
from generator.problems import Exit, Message, Misused, Problem, RecordsInvalid, errors, say
from generator.wording import Moment
from generator.workspace import holder

if TYPE_CHECKING:
    from generator.exchange import ImportPlan, Moves
    from generator.office import Office, Reminder
    from generator.records import CampaignRecord

_NEWS, _REMINDERS = "tin.txt", "nhac.txt"
_ISSUED = "E-ISSUED-"


@click.command(
    "week",
    help=N_(
        "Việc của một tuần trong một lệnh: nhập số liệu các đơn vị gửi, kiểm tra, làm báo cáo, tin, lời"
        " nhắc, và nêu điều đã thay đổi."
    ),
)
@click.argument("campaign")
@click.argument("files", nargs=-1, type=FILES)
@click.option("--as-of", type=MOMENT, help=N_("Thời điểm của số liệu; ví dụ 25/4/2022."))
@click.option("--columns", default="", help=N_("Cột cần đọc, ví dụ unit=B,count=D."))
@click.option("--sheet", help=N_("Tên trang tính."))
@click.option("--hidden-rows", is_flag=True, help=N_("Nhập cả các dòng ẩn."))
@click.option("--only", multiple=True, help=N_("Chỉ tạo văn bản này."))
@click.option(
    "--next",
    "goes_on",
    is_flag=True,
    help=N_("Báo cáo đã ban hành hết thì bắt đầu báo cáo kế tiếp."),
)
@click.option("--deadline", help=N_("Hạn gửi số liệu; ví dụ 16h00 ngày 28/4/2022."))
@shown_first_options
@click.pass_obj
def command(
    session: Session, /, campaign: str, files: tuple[Path, ...], *, dry_run: bool, **asked: Any
) -> int:
    """Taken in whole or not at all; then all that follows from the figures, of which one fault stops no other."""
    from generator.cli.asking import agreed
    from generator.office import campaign_for_results, campaign_of, following, open_office

    session.hold(campaign, dry_run=dry_run)
    opened = campaign_for_results if files else campaign_of
    record = opened(session.office, campaign)
    if not files and not record.campaign.snapshots:
        raise Misused(say("chiến dịch chưa có số liệu nào; hãy thêm tệp Excel mà các đơn vị gửi"))
    if asked["only"]:
        following(session.office, record, asked["only"])
    how = {**asked, "dry_run": dry_run}
    handed = read_files(session, files, how, campaign) if files else None
    plan = _read(session, record, handed, how) if handed else None
    if dry_run:
        return _rehearse(session, record, plan, asked["only"], goes_on=asked["goes_on"])
    question = say("Ghi số liệu này và tạo các văn bản?")
    if plan and _is_news(plan) and not agreed(session, question, asked):
        raise click.Abort
    if plan:
        _write(session, plan)
    if handed and plan and not (plan.refused or handed.unread):
        handed.forget()
    try:
        office = open_office(session.workspace, keeps_campaigns=True)
        return _make(session, office, campaign, plan, asked)
    except RecordsInvalid:
        if plan:
            session.say(_left(campaign))
        raise


def _read(
    session: Session, record: CampaignRecord, handed: HandedIn, asked: dict[str, Any]
) -> ImportPlan:
    """What the files say, shown; stops where something of it is refused and nobody says to go on."""
    from generator.cli.asking import confirmed
    from generator.exchange import (
        Existing,
        ImportRequest,
        plan_import,
        tell_changes,
        tell_reading,
    )
    from generator.sheets import ResultsRequest, read_columns

    columns = read_columns(asked["columns"], [one.code for one in record.campaign.indicators])
    reading = ResultsRequest(
        columns=columns, sheet=asked["sheet"], hidden_rows=asked["hidden_rows"]
    )
    request = ImportRequest(
        as_of=asked["as_of"],
        reading=reading,
        existing=Existing.MERGE,
        today=moment_of_clock().date(),
    )
    said = SaidColumns(session, handed.known, asked, record.campaign)
    request = with_columns(request, said.told(columns, RESULT_FIELDS))
    plan = handed.through(
        lambda ask: plan_import(record, session.office.library, handed.known, request, ask)
    )
    if not asked["dry_run"]:
        said.keep(columns, plan.imported.sources)
    session.problems((*handed.unread, *plan.problems))
    for line in (*tell_reading(plan), *tell_changes(plan, record.campaign)):
        session.say(line)
    refused = len(handed.unread) + len(plan.refused)
    go_on = say("Bỏ {count} chỗ chưa rõ, ghi phần còn lại và đi tiếp?", count=refused)
    if refused and (not handed.is_asking or not confirmed(session, go_on)):
        session.say(_stopped(record.campaign.code, refused))
        raise RecordsInvalid([])
    return plan


def _stopped(campaign: str, refused: int) -> Message:
    return say(
        "chưa ghi gì vì còn {count} chỗ chưa rõ, nêu ở trên: sửa tệp rồi chạy lại lệnh này; hoặc nhập phần đúng"
        " bằng «vanthu import results {campaign} …» rồi chạy «vanthu week {campaign}»",
        count=refused,
        campaign=campaign,
    )


def _is_news(plan: ImportPlan) -> bool:
    return plan.snapshot != plan.target.snapshot or bool(plan.remembered)


def _write(session: Session, plan: ImportPlan) -> None:
    from generator.exchange import write_import

    if _is_news(plan):
        session.name(write_import(plan), *(one.path for one in plan.remembered))
    else:
        session.say(say("số liệu này đã nhập rồi, không có gì mới"))


def _rehearse(
    session: Session,
    record: CampaignRecord,
    plan: ImportPlan | None,
    only: Sequence[str],
    *,
    goes_on: bool,
) -> int:
    """Nothing is written: which figures would be, and which documents would follow."""
    from generator.office import follow_up, following

    codes = following(session.office, record, only)
    for code in codes:
        session.say(say("sẽ tạo {document}", document=code))
    if goes_on and (found := follow_up(session.office, record)):
        session.say(say("sẽ bắt đầu {document}", document=found.code))
        if found.over:
            session.say(found.over.told)
    session.say(say("chỉ xem, chưa ghi gì"))
    told = {"written": False, "would_make": codes, "changed": bool(plan and _is_news(plan))}
    session.data(told)
    return Exit.DONE


def _make(
    session: Session,
    office: Office,
    campaign: str,
    plan: ImportPlan | None,
    asked: dict[str, Any],
) -> int:
    """All that follows from the figures as they stand now."""
    from generator.exchange import (
        deadline_doubts,
        moves_of,
        returns_of,
        returns_of_all,
        tell_all_returns,
        tell_moves,
    )
    from generator.office import (
        campaign_of,
        follow_up,
        following,
        moments_apart,
        open_office,
        reminders_of,
    )

    record = campaign_of(office, campaign)
    if not asked["only"] and _goes_on(session, office, record, asked):
        office = open_office(session.workspace, keeps_campaigns=True)
        record = campaign_of(office, campaign)
    moment = plan.snapshot.as_of if plan else returns_of(record.campaign).moment
    returns = returns_of_all(record.campaign, moment)
    taken = [one.indicator for one in plan.snapshot.results] if plan else []
    counted = taken or [one.tally.indicator.code for one in returns]
    moves = [moves_of(record.campaign, moment, code) for code in counted]
    for line in [*(line for one in moves for line in tell_moves(one)), *tell_all_returns(returns)]:
        session.say(line)
    wrong = _check(session, office, campaign)
    codes = following(office, record, asked["only"])
    session.problems(moments_apart(office, record, codes, moment))
    made, failed = _produce(session, office, campaign, codes, wrong)
    session.problems([*deadline_doubts(asked["deadline"], moment)])
    reminders = reminders_of(office, record, returns, asked["deadline"])
    texts = _texts(office, campaign, reminders, moment)
    session.name(*texts)
    if not (made or failed or wrong or follow_up(office, record)):
        session.say(_nothing_follows(record))
    left = failed + sum(not one.code.startswith(_ISSUED) for one in wrong)
    if left:
        session.say(_left(campaign))
    elif wrong:
        session.say(_gone_out(len(wrong)))
    session.data(_data(plan, moves, reminders, made))
    return Exit.PARTLY if left else Exit.DONE


def _goes_on(
    session: Session, office: Office, record: CampaignRecord, asked: dict[str, Any]
) -> bool:
    """Whether a report was begun, all having gone out: where it was asked for, or a person wants it."""
    from generator.cli.asking import confirmed, has_person
    from generator.office import begin_follow_up, follow_up

    found = follow_up(office, record)
    if found is None:
        return False
    if found.over:
        session.say(found.over.told)
    is_asked = has_person() and not (asked["no_input"] or asked["yes"])
    question = say(
        "Báo cáo «{of}» đã ban hành. Bắt đầu báo cáo kế tiếp «{code}» theo báo cáo ấy?",
        of=found.of,
        code=found.code,
    )
    if asked["goes_on"] or (is_asked and confirmed(session, question)):
        path, left = begin_follow_up(office, record, found)
        session.name(path)
        session.say(
            say(
                "«{code}» theo lời của «{of}», chưa có số và ngày; xem lại trích yếu và lời văn",
                code=found.code,
                of=found.of,
            )
        )
        for line in left:
            session.say(line)
        return True
    session.say(
        say(
            "báo cáo «{of}» đã ban hành nên giữ nguyên; bắt đầu báo cáo kế tiếp «{code}»: vanthu week {campaign} --next",
            of=found.of,
            code=found.code,
            campaign=record.campaign.code,
        )
    )
    return False


def _check(session: Session, office: Office, campaign: str) -> list[Problem]:
    """What a check of the campaign finds, told; the errors of it."""
    from generator.office import check_office

    found: list[Problem] = []
    for one in check_office(office, [campaign]):
        if one.code not in {"I-AS-OF", "I-BASE"} and one not in found:
            found.append(one)
    session.problems(found)
    return errors(found)


def _produce(
    session: Session,
    office: Office,
    campaign: str,
    codes: Sequence[str],
    told: Sequence[Problem],
) -> tuple[list[Path], int]:
    """The files that stand there now, and how many could not be made, though it be all of them."""
    from generator.office import KEPT_TOLD, Options, Produced, State, note_place, produce

    if not codes:
        return [], 0
    office.problems.clear()
    events = produce(office, [campaign], codes, options=Options(holder=holder()))
    try:
        found = [event for event in events if isinstance(event, Produced)]
    except RecordsInvalid as fault:
        session.problems([one for one in fault.problems if one not in told])
        return [], len(codes)
    made: list[Path] = []
    failed = [event for event in found if event.state is State.FAILED]
    for event in found:
        note_place(event, made)
    for event in failed:
        session.problems(event.problems)
    for path in made:
        session.name(path)
    session.problems([one for one in office.problems if one.code in KEPT_TOLD])
    return made, len(failed)


def _texts(
    office: Office, campaign: str, reminders: Sequence[Reminder], moment: Moment
) -> list[Path]:
    """The news with the chat message, and what is told to who is late, each in a file of this moment."""
    from generator.office import briefs_of, put_dated, reminders_text

    news = "\n---\n\n".join(briefs_of(office, campaign, moment, None).values())
    texts = {_NEWS: news, _REMINDERS: reminders_text(reminders)}
    return [
        put_dated(office, campaign, name, moment, text.encode("utf-8-sig"), holder=holder())
        for name, text in texts.items()
        if text
    ]


def _nothing_follows(record: CampaignRecord) -> Message:
    """How to begin a report, under a code that none has yet."""
    taken = {one.code for one in record.campaign.documents} | record.blocked.keys()
    names = (f"report_{place}" if place > 1 else "report" for place in count(1))
    code = next(name for name in names if name not in taken)
    return say(
        "chưa có văn bản nào theo số liệu mới nhất; tạo một lần bằng «vanthu new document {campaign} report{more}»,"
        " từ tuần sau lệnh này tạo lại nó",
        campaign=record.campaign.code,
        more="" if code == "report" else f" --code {code}",
    )


def _left(campaign: str) -> Message:
    return say(
        "số liệu đã ghi vào dữ liệu chiến dịch; sửa các lỗi được nêu rồi chạy «vanthu week {campaign}» để làm phần còn lại",
        campaign=campaign,
    )


def _gone_out(count: int) -> Message:
    """Nothing of the week is left; what went out before says something else than the records do now."""
    return say(
        "mọi việc của tuần đã xong; còn {count} văn bản đã ban hành nay khác dữ liệu, nêu ở trên: xem có phải đính chính, thay thế không",
        count=count,
    )


def _data(
    plan: ImportPlan | None,
    moves: Sequence[Moves],
    reminders: Sequence[Reminder],
    made: Sequence[Path],
) -> dict[str, Any]:
    changed = [
        {"indicator": one.indicator, "unit": unit.unit.code, "before": unit.before, "now": unit.now}
        for one in (plan.changes if plan else ())
        for unit in one.units
        if unit.before != unit.now
    ]
    return {
        "as_of": moves[0].until,
        "written": bool(plan and _is_news(plan)),
        "changes": changed,
        "totals": [
            {"indicator": one.indicator, "since": one.since, "before": one.before, "now": one.now}
            for one in moves
        ],
        "ranks": [
            {
                "indicator": one.indicator,
                "unit": move.unit.code,
                "before": move.before,
                "now": move.now,
            }
            for one in moves
            for move in one.ranks
        ],
        "documents": len(made),
        "messages": [vars(one) for one in reminders],
    }
