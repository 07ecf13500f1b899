"""`vanthu returns`: who has reported for a day and who has not, and what is known so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.options import MOMENT, indicator_option, json_option
from generator.problems import Translate, say
from generator.wording import Moment

if TYPE_CHECKING:
    from generator.exchange import Returns


def build(_: Translate) -> click.Command:
    """The command in the reader's language."""

    @click.command("returns", help=_("Đơn vị nào đã báo cáo, đơn vị nào chưa, tạm tính đến nay."))
    @click.argument("campaign")
    @click.option("--as-of", type=MOMENT, help=_("Số liệu của ngày nào; mặc định mới nhất."))
    @indicator_option(_)
    @click.option("--letter", help=_("Viết công văn đôn đốc vào hồ sơ với mã này."))
    @click.option("--deadline", help=_("Hạn gửi ghi trong công văn, ví dụ 16h00 ngày 28/4/2022."))
    @json_option(_)
    @click.pass_obj
    def command(
        session: Session,
        /,
        campaign: str,
        as_of: Moment | None,
        *,
        indicator: str | None,
        letter: str | None,
        deadline: str | None,
        as_json: bool,
    ) -> None:
        from generator.exchange import returns_of, tell_returns, write_reminder
        from generator.office import campaign_of

        record = campaign_of(session.office, campaign)
        returns = returns_of(record.campaign, as_of, indicator)
        if as_json:
            session.console.data(_data(returns))
        else:
            for line in tell_returns(returns):
                session.console.show(line)
        if letter and returns.is_complete:
            session.console.say(say("các đơn vị đã báo cáo đủ, không cần đôn đốc"))
        elif letter:
            path = write_reminder(record, returns, letter, deadline)
            session.console.say(say("đã viết {file}", file=session.workspace.shown(path)))

    return command


def _data(returns: Returns) -> dict[str, Any]:
    return {
        "as_of": str(returns.moment),
        "indicator": returns.tally.indicator.code,
        "label": returns.label,
        "total": returns.total,
        "complete": returns.is_complete,
        "reported": [row.row.code for row in returns.reported],
        "missing": [
            {"code": row.row.code, "name": row.row.name, "last": row.last}
            for row in returns.missing
        ],
    }
