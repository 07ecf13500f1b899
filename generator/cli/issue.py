"""`vanthu issue`: number, date, record, register and metadata of a document in one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.asking import has_person
from generator.cli.options import holder, json_option, number_options
from generator.problems import Exit, Message, Translate, say

if TYPE_CHECKING:
    from generator.office import Request
    from generator.register import Numbers

LISTED = 20
SECRECY = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")


def build(_: Translate) -> click.Command:
    """The command in the reader's language."""

    @click.command(
        "issue",
        help=_(
            "Ban hành văn bản: cấp số và ngày, ghi hồ sơ, vào sổ, làm lại văn bản; một bước hoặc không."
        ),
    )
    @number_options(_)
    @click.option("--each", is_flag=True, help=_("Mỗi thư của đợt một số; mặc định một số chung."))
    @click.option(
        "--secrecy", type=click.Choice(SECRECY), help=_("Độ mật; văn bản mật có dãy số riêng.")
    )
    @click.option("-o", "--output", type=click.Path(path_type=Path), help=_("Thư mục văn bản."))
    @click.option("-n", "--dry-run", is_flag=True, help=_("Chỉ cho biết số dự kiến, không ghi gì."))
    @click.option("-y", "--yes", is_flag=True, help=_("Không hỏi lại."))
    @click.option("-f", "--force", is_flag=True, help=_("Ghi đè văn bản đã sửa tay."))
    @click.option(
        "--wait", type=float, default=30.0, help=_("Chờ người khác dùng sổ chừng này giây.")
    )
    @json_option(_)
    @click.pass_obj
    def command(
        session: Session,
        /,
        campaign: str,
        document: str,
        *,
        dry_run: bool,
        yes: bool,
        wait: float,
        as_json: bool,
        **asked: Any,
    ) -> int:
        from generator.office import issue

        request = _request(campaign, document, asked | {"patience": wait})
        expected = _expected(session, request)
        if dry_run:
            _tell(session, expected, as_json=as_json, dry_run=True)
            return Exit.DONE
        if not (yes or _agreed(session)):
            return Exit.WRONG
        done = issue(session.workspace, request)
        _tell(session, done, as_json=as_json, dry_run=False)
        return Exit.DONE

    return command


def _request(campaign: str, document: str, asked: dict[str, Any]) -> Request:
    from generator.model.books import Secrecy
    from generator.office import Request

    secrecy = asked.pop("secrecy")
    chosen = Secrecy(secrecy) if secrecy else None
    return Request(campaign, document, secrecy=chosen, holder=holder(), **asked)


def _expected(session: Session, request: Request) -> Numbers:
    """The numbers to come, told before anything is written."""
    from generator.office import propose

    found = propose(session.office, request)
    if found.new:
        said = say("số dự kiến: {numbers}, ngày {day}", **_span(found))
        session.console.say(said)
    return found


def _agreed(session: Session) -> bool:
    if not has_person():
        return True
    said = session.console.translate("Ban hành?")
    return bool(click.confirm(said, default=True, err=True))


def _tell(session: Session, done: Numbers, *, as_json: bool, dry_run: bool) -> None:

    session.console.problems(done.warnings)
    for year in done.opened:
        session.console.say(say("mở sổ năm {year}", year=year))
    if as_json:
        session.console.data(_data(session, done, dry_run=dry_run))
        return
    for given in done.given:
        click.echo(given.row.number_symbol)
    if dry_run:
        session.console.say(say("chưa ghi gì, chưa lấy số nào"))
        return
    for path in done.files[:LISTED]:
        session.console.say(say("{file}", file=session.workspace.shown(path)))
    session.console.say(_summary(done))


def _summary(done: Numbers) -> Message:
    if not done.new:
        return say("đã ban hành từ trước, không cấp số mới")
    said = _span(done)
    return say("đã ban hành {numbers} ngày {day}, vào sổ của {issuer}", **said, issuer=done.issuer)


def _span(done: Numbers) -> dict[str, str]:
    """The numbers that are new, the first and the last of many, and their day."""
    from generator.wording import short_date

    rows = [one.row for one in done.new]
    first, last = rows[0].number_symbol, rows[-1].number_symbol
    numbers = first if len(rows) == 1 else f"{first} – {last} ({len(rows)})"
    return {"numbers": numbers, "day": short_date(rows[0].date)}


def _data(session: Session, done: Numbers, *, dry_run: bool) -> dict[str, Any]:
    return {
        "issuer": done.issuer,
        "dry_run": dry_run,
        "files": [session.workspace.shown(path) for path in done.files],
        "numbers": [
            {
                "key": one.row.key,
                "number": one.row.number,
                "number_symbol": one.row.number_symbol,
                "date": one.row.date,
                "expected": one.expected,
                "state": one.row.state.value,
                "again": one.again,
            }
            for one in done.given
        ],
    }
