"""`vanthu issue`: number, date, record, register and metadata of a document in one step."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.asking import has_person
from generator.cli.options import DAY, holder, json_option
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
    @click.argument("campaign")
    @click.argument("document")
    @click.option("--number", type=click.IntRange(1), help=_("Số ghi tay; mặc định số kế tiếp."))
    @click.option("--date", "day", type=DAY, help=_("Ngày văn bản; mặc định ngày trong hồ sơ."))
    @click.option("--each", is_flag=True, help=_("Mỗi thư của đợt một số; mặc định một số chung."))
    @click.option("--reason", default="", help=_("Lý do khi số ghi tay bỏ cách các số trước."))
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
    from generator.register import number_symbol

    found = propose(session.office, request)
    new = [given.row for given in found.given if not given.again]
    if new:
        session.console.say(
            say(
                "số dự kiến: {numbers}, ngày {day}",
                numbers=_span([number_symbol(row) for row in new]),
                day=_day(new[0].date),
            )
        )
    return found


def _agreed(session: Session) -> bool:
    if not has_person():
        return True
    said = session.console.translate("Ban hành?")
    return bool(click.confirm(said, default=True, err=True))


def _tell(session: Session, done: Numbers, *, as_json: bool, dry_run: bool) -> None:
    from generator.register import number_symbol

    session.console.problems(done.warnings)
    for year in done.opened:
        session.console.say(say("mở sổ năm {year}", year=year))
    if as_json:
        session.console.data(_data(session, done, dry_run=dry_run))
        return
    for given in done.given:
        click.echo(number_symbol(given.row))
    if dry_run:
        session.console.say(say("chưa ghi gì, chưa lấy số nào"))
        return
    for path in done.files[:LISTED]:
        session.console.say(say("{file}", file=session.workspace.shown(path)))
    session.console.say(_summary(done))


def _summary(done: Numbers) -> Message:
    from generator.register import number_symbol

    again = [given for given in done.given if given.again]
    if len(again) == len(done.given):
        return say("đã ban hành từ trước, không cấp số mới")
    rows = [given.row for given in done.given if not given.again]
    return say(
        "đã ban hành {numbers} ngày {day}, vào sổ của {issuer}",
        numbers=_span([number_symbol(row) for row in rows]),
        day=_day(rows[0].date),
        issuer=done.issuer,
    )


def _span(numbers: list[str]) -> str:
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]} – {numbers[-1]} ({len(numbers)})"


def _day(day: datetime.date) -> str:
    from generator.wording import short_date

    return short_date(day)


def _data(session: Session, done: Numbers, *, dry_run: bool) -> dict[str, Any]:
    from generator.register import number_symbol

    return {
        "issuer": done.issuer,
        "dry_run": dry_run,
        "files": [session.workspace.shown(path) for path in done.files],
        "numbers": [
            {
                "key": given.row.key,
                "number": given.row.number,
                "number_symbol": number_symbol(given.row),
                "date": given.row.date.isoformat(),
                "expected": given.expected,
                "state": given.row.state.value,
                "again": given.again,
            }
            for given in done.given
        ],
    }
