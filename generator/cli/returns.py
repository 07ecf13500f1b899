"""`vanthu returns`: who has reported for a day and who has not, and what is said to those who have not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import (
    MOMENT,
    force_option,
    indicator_option,
    json_option,
    output_option,
    rehearsal_option,
)
from generator.problems import Misused, say
from generator.wording import Moment

if TYPE_CHECKING:
    from generator.exchange import Returns
    from generator.office import Reminder
    from generator.records import CampaignRecord


@click.command("returns", help=N_("Đơn vị nào đã báo cáo, đơn vị nào chưa, tạm tính đến nay."))
@click.argument("campaign")
@click.option("--as-of", type=MOMENT, help=N_("Thời điểm của số liệu; mặc định mới nhất."))
@indicator_option
@click.option(
    "--open", "open_", is_flag=True, help=N_("Còn gì phải xong trước khi khóa sổ, hạn nào.")
)
@click.option("--return", "returned", multiple=True, help=N_("Trả lại số liệu của đơn vị này."))
@click.option("--remark", help=N_("Lý do trả lại, ghi vào dữ liệu chiến dịch và gửi cho đơn vị."))
@click.option("--letter", help=N_("Viết công văn đôn đốc vào dữ liệu chiến dịch với mã này."))
@click.option(
    "--each-unit",
    is_flag=True,
    help=N_("Mỗi đơn vị một bản; công văn gửi riêng từng đơn vị chưa báo cáo."),
)
@click.option(
    "--messages", is_flag=True, help=N_("Tin nhắn, thư điện tử cho từng đơn vị chưa báo cáo.")
)
@output_option(N_("Nơi ghi kết quả; tệp .txt chứa các tin nhắn."))
@force_option
@click.option("--deadline", help=N_("Hạn gửi số liệu; ví dụ 16h00 ngày 28/4/2022."))
@click.option("--lock", is_flag=True, help=N_("Khóa sổ lần chốt nêu ở --as-of."))
@rehearsal_option
@json_option
@click.pass_obj
def command(
    session: Session, /, campaign: str, as_of: Moment | None, *, as_json: bool, **asked: Any
) -> None:
    """Who has reported, and the letter or the messages to the others when they are asked for."""
    from generator.exchange import deadline_doubts, returns_of, returns_of_all
    from generator.model.fields import new_code
    from generator.office import campaign_of, reminders_of

    _refuse_alone(asked)
    session.hold(campaign, dry_run=not any(asked[key] for key in ("lock", "letter", "returned")))
    record = campaign_of(session.office, campaign)
    letter = new_code(asked["letter"]) if asked["letter"] is not None else None
    if asked["returned"]:
        _send_back(session, record, as_of, asked)
        record = campaign_of(session.office, campaign)
    if asked["lock"]:
        _lock(session, record, as_of)
    known = (
        (returns_of(record.campaign, as_of, asked["indicator"]),)
        if asked["indicator"]
        else returns_of_all(record.campaign, as_of)
    )
    session.problems([*deadline_doubts(asked["deadline"], known[0].moment)])
    reminders = (
        reminders_of(session.office, record, known, asked["deadline"])
        if asked["messages"]
        else None
    )
    if as_json:
        session.data(_data(known[0], reminders))
    else:
        _show(session, record, known, reminders, asked)
    if reminders is not None and asked["output"]:
        _put(session, reminders, asked["output"], force=asked["force"])
    if letter:
        _write_letter(session, record, known, letter, asked, follows=as_of is None)


def _refuse_alone(asked: dict[str, Any]) -> None:
    """Options that say nothing without another one."""
    for key, needed, given in (
        ("--remark", "--return", asked["remark"] and not asked["returned"]),
        ("--return", "--remark", asked["returned"] and not asked["remark"]),
        ("--output", "--messages", asked["output"] and not asked["messages"]),
        ("--each-unit", "--letter", asked["each_unit"] and not asked["letter"]),
    ):
        if given:
            raise Misused(say("{option} phải đi cùng {needed}", option=key, needed=needed))


def _show(
    session: Session,
    record: CampaignRecord,
    known: Sequence[Returns],
    reminders: Sequence[Reminder] | None,
    asked: dict[str, Any],
) -> None:
    from generator.exchange import tell_all_returns, tell_open
    from generator.office import reminders_text

    if reminders is not None:
        if not asked["output"]:
            click.echo(reminders_text(reminders), nl=False)
        if not reminders:
            session.say(say("các đơn vị đã báo cáo đủ, không cần đôn đốc"))
        return
    lines = tell_all_returns(known)
    if asked["open_"]:
        lines = tell_open(known, record.campaign, asked["deadline"])
    for line in lines:
        session.show(line)


def _put(session: Session, reminders: Sequence[Reminder], path: Path, *, force: bool) -> None:
    from generator.office import put, reminders_text

    put({path: reminders_text(reminders).encode("utf-8-sig")}, (".txt",), force=force)
    session.name(path)


def _send_back(
    session: Session, record: CampaignRecord, as_of: Moment | None, asked: dict[str, Any]
) -> None:
    from generator.exchange import plan_return, returns_of, write_snapshot

    moment = as_of or returns_of(record.campaign, None, asked["indicator"]).moment
    target, snapshot, units = plan_return(record, moment, asked["returned"], asked["remark"])
    path = write_snapshot(target, snapshot, target.comment, "returns --return")
    said = say(
        "đã trả lại số liệu {moment} của {units}; đơn vị được coi là chưa báo cáo cho đến khi nhập số"
        " gửi lại: {file}",
        moment=moment.said,
        units=", ".join(unit.label for unit in units),
        file=session.workspace.shown(path),
    )
    session.say(said)


def _write_letter(
    session: Session,
    record: CampaignRecord,
    known: Sequence[Returns],
    letter: str,
    asked: dict[str, Any],
    *,
    follows: bool,
) -> None:
    from generator.cli.new_document import next_render
    from generator.exchange import Reminding, are_missing_alike, list_is_live, write_reminder

    late = [one for one in known if not one.is_complete]
    if not late:
        session.say(say("các đơn vị đã báo cáo đủ, không cần đôn đốc"))
        return
    campaign = record.campaign
    drafting = session.office.library.issuers[campaign.issuer].departments
    how = Reminding(
        asked["deadline"],
        each=asked["each_unit"],
        follows=follows,
        department=drafting[0].code if drafting else None,
    )
    returns, *others = late
    path = write_reminder(record, returns, letter, how, others)
    session.say(say("đã viết {file}", file=session.workspace.shown(path)))
    if not (are_missing_alike(late) and list_is_live(campaign, returns)):
        session.say(
            say(
                "danh sách đơn vị ghi theo lúc này, không tự đổi: có đơn vị gửi thêm thì xóa tệp ấy rồi chạy lại lệnh này"
            )
        )
    session.say(next_render(campaign.code, letter))


def _lock(session: Session, record: CampaignRecord, as_of: Moment | None) -> None:
    from generator.exchange import plan_lock, write_snapshot

    if as_of is None:
        raise Misused(say("--lock cần --as-of: hãy chỉ rõ lần chốt cần khóa sổ"))
    target, locked = plan_lock(record, as_of)
    path = write_snapshot(target, locked, target.comment, "returns --lock")
    session.say(
        say(
            "đã khóa sổ số liệu chốt {moment}: {file}",
            moment=as_of.said,
            file=session.workspace.shown(path),
        )
    )


def _data(returns: Returns, reminders: Sequence[Reminder] | None) -> dict[str, Any]:
    missing = [(one.row, one.last) for one in returns.missing if not one.is_returned]
    data = {
        "as_of": str(returns.moment),
        "indicator": returns.tally.indicator.code,
        "label": returns.label,
        "total": returns.total,
        "complete": returns.is_complete,
        "reported": [row.row.code for row in returns.reported],
        "returned": [
            {"code": one.row.code, "name": one.row.name, "remark": one.remark}
            for one in returns.returned
        ],
        "missing": [{"code": row.code, "name": row.name, "last": last} for row, last in missing],
        "open": [one.row.code for one in returns.open],
    }
    if reminders is None:
        return data
    return {**data, "messages": [vars(one) for one in reminders]}
