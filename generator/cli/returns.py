"""`vanthu returns`: who has reported for a day and who has not, and what is known so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import MOMENT, indicator_option, json_option, rehearsal_option
from generator.problems import Misused, say
from generator.wording import Moment

if TYPE_CHECKING:
    from generator.exchange import Returns
    from generator.records import CampaignRecord


@click.command("returns", help=N_("Đơn vị nào đã báo cáo, đơn vị nào chưa, tạm tính đến nay."))
@click.argument("campaign")
@click.option("--as-of", type=MOMENT, help=N_("Thời điểm của số liệu; mặc định mới nhất."))
@indicator_option
@click.option("--letter", help=N_("Viết công văn đôn đốc vào hồ sơ với mã này."))
@click.option("--deadline", help=N_("Hạn gửi ghi trong công văn, ví dụ 16h00 ngày 28/4/2022."))
@click.option("--lock", is_flag=True, help=N_("Khóa sổ lần chốt nêu ở --as-of."))
@rehearsal_option
@json_option
@click.pass_obj
def command(
    session: Session, /, campaign: str, as_of: Moment | None, *, as_json: bool, **asked: Any
) -> None:
    """Who has reported, and the letter to the others when it is asked for."""
    from generator.exchange import returns_of, tell_returns, write_reminder
    from generator.model.fields import new_code
    from generator.office import campaign_of

    session.hold(campaign, dry_run=not (asked["lock"] or asked["letter"]))
    record = campaign_of(session.office, campaign)
    letter = new_code(asked["letter"]) if asked["letter"] is not None else None
    if asked["lock"]:
        _lock(session, record, as_of)
    returns = returns_of(record.campaign, as_of, asked["indicator"])
    if as_json:
        session.data(_data(returns))
    else:
        for line in tell_returns(returns):
            session.show(line)
    if letter and returns.is_complete:
        session.say(say("các đơn vị đã báo cáo đủ, không cần đôn đốc"))
    elif letter:
        path = write_reminder(record, returns, letter, asked["deadline"])
        session.say(say("đã viết {file}", file=session.workspace.shown(path)))


def _lock(session: Session, record: CampaignRecord, as_of: Moment | None) -> None:
    from generator.exchange import plan_lock, write_snapshot

    if as_of is None:
        raise Misused(say("--lock cần --as-of: nêu lần chốt cần khóa sổ"))
    target, locked = plan_lock(record, as_of)
    path = write_snapshot(target, locked, target.comment, "returns --lock")
    session.say(
        say(
            "đã khóa sổ số liệu chốt {moment}: {file}",
            moment=as_of.said,
            file=session.workspace.shown(path),
        )
    )


def _data(returns: Returns) -> dict[str, Any]:
    missing = [(one.row, one.last) for one in returns.missing if not one.is_returned]
    return {
        "as_of": str(returns.moment),
        "indicator": returns.tally.indicator.code,
        "label": returns.label,
        "total": returns.total,
        "complete": returns.is_complete,
        "reported": [row.row.code for row in returns.reported],
        "returned": [{"code": one.row.code, "name": one.row.name} for one in returns.returned],
        "missing": [{"code": row.code, "name": row.name, "last": last} for row, last in missing],
    }
