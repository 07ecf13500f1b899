"""`vanthu register`: the outgoing register begun, looked at, kept, given up, exported, checked."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator.cli.app import Session
from generator.cli.options import DAY, json_option
from generator.problems import Translate

STATES = ("reserved", "issued", "void")


def build(_: Translate) -> click.Command:
    """The commands in the reader's language."""

    @click.group("register", help=_("Sổ đăng ký văn bản đi: lập, xem, giữ số, hủy số, xuất, kiểm."))
    def command() -> None:
        pass

    for add in (_add_init, _add_list, _add_show, _add_reserve, _add_void, _add_export, _add_check):
        add(command, _)
    _add_adopt(command, _)
    return command


def _issuer_option(_: Translate) -> Callable[[Any], Any]:
    return click.option("--issuer", help=_("Mã cơ quan ban hành; mặc định cơ quan duy nhất."))


def _add_init(command: click.Group, _: Translate) -> None:
    @command.command("init", help=_("Lập sổ của một năm; không bao giờ tự lập lại."))
    @_issuer_option(_)
    @click.option("--date", "day", type=DAY, help=_("Một ngày của năm ấy, ví dụ 03/01/2022."))
    @click.option("--year", type=click.IntRange(2000, 2100), help=_("Năm của sổ."))
    @click.option(
        "--first",
        multiple=True,
        metavar="SỐ",
        help=_("Số đầu tiên, ví dụ 85, hoặc decision=12 cho dãy riêng; mặc định 01."),
    )
    @click.pass_obj
    def init(
        session: Session,
        *,
        issuer: str | None,
        day: datetime.date | None,
        year: int | None,
        first: tuple[str, ...],
    ) -> None:
        from generator.cli import registering

        registering.begin(session, issuer, _day(_, day, year), first)


def _add_list(command: click.Group, _: Translate) -> None:
    @command.command("list", help=_("Các hàng của sổ."))
    @_issuer_option(_)
    @click.option("--year", type=int, help=_("Chỉ năm này."))
    @click.option("--state", "states", multiple=True, type=click.Choice(STATES), help=_("Chỉ …"))
    @click.option("--series", help=_("Chỉ dãy này: general, secret hoặc mã loại."))
    @json_option(_)
    @click.pass_obj
    def rows(session: Session, /, *, as_json: bool, **asked: Any) -> None:
        from generator.cli import registering

        registering.show_rows(session, as_json=as_json, **asked)


def _add_show(command: click.Group, _: Translate) -> None:
    @command.command("show", help=_("Một hàng, theo số hoặc theo CHIẾN_DỊCH/VĂN_BẢN."))
    @click.argument("what")
    @_issuer_option(_)
    @click.option("--year", type=int, help=_("Năm của số."))
    @click.option("--series", help=_("Dãy của số."))
    @json_option(_)
    @click.pass_obj
    def show(session: Session, /, what: str, *, as_json: bool, **asked: Any) -> int:
        from generator.cli import registering

        return registering.show_row(session, what, as_json=as_json, **asked)


def _add_reserve(command: click.Group, _: Translate) -> None:
    @command.command("reserve", help=_("Giữ số cho văn bản; hỏi lại thì vẫn số ấy."))
    @click.argument("campaign")
    @click.argument("document")
    @click.option("--number", type=click.IntRange(1), help=_("Số ghi tay; mặc định số kế tiếp."))
    @click.option("--date", "day", type=DAY, help=_("Ngày văn bản; mặc định ngày trong hồ sơ."))
    @click.option("--each", is_flag=True, help=_("Mỗi thư của đợt một số."))
    @click.option("--reason", default="", help=_("Lý do khi số ghi tay bỏ cách các số trước."))
    @json_option(_)
    @click.pass_obj
    def reserve(
        session: Session, /, campaign: str, document: str, *, as_json: bool, **asked: Any
    ) -> None:
        from generator.cli import registering

        registering.keep_numbers(session, campaign, document, asked, as_json=as_json)


def _add_void(command: click.Group, _: Translate) -> None:
    @command.command("void", help=_("Hủy một số; số đã hủy không dùng lại."))
    @click.argument("number", type=click.IntRange(1))
    @click.option("--reason", required=True, help=_("Lý do hủy."))
    @_issuer_option(_)
    @click.option("--date", "day", type=DAY, help=_("Ngày của số; cần khi số chưa có hàng."))
    @click.option("--year", type=click.IntRange(2000, 2100), help=_("Năm của số."))
    @click.option("--series", default="general", help=_("Dãy: general, secret hoặc mã loại."))
    @click.pass_obj
    def void(  # noqa: PLR0917
        session: Session,
        number: int,
        reason: str,
        issuer: str | None,
        day: datetime.date | None,
        year: int | None,
        series: str,
    ) -> None:
        from generator.cli import registering

        around = _day(_, day, year)
        registering.give_up(session, number, reason, issuer, around, day, series)


def _add_export(command: click.Group, _: Translate) -> None:
    @command.command("export", help=_("Xuất mười cột của sổ ra .xlsx hoặc .csv."))
    @_issuer_option(_)
    @click.option("--year", type=int, help=_("Chỉ năm này; mặc định mọi năm."))
    @click.option(
        "-o", "--output", type=click.Path(path_type=Path), help=_("Tệp .xlsx hoặc .csv xuất ra.")
    )
    @click.option(
        "--format", "form", type=click.Choice(["xlsx", "csv"]), default="xlsx", help=_("Dạng tệp.")
    )
    @click.option("--force", is_flag=True, help=_("Ghi đè tệp đã có."))
    @click.pass_obj
    def export(session: Session, /, **asked: Any) -> None:
        from generator.cli import registering

        registering.export(session, **asked)


def _add_check(command: click.Group, _: Translate) -> None:
    @command.command("check", help=_("Số trùng, số thiếu, ngày không theo thứ tự."))
    @_issuer_option(_)
    @json_option(_)
    @click.pass_obj
    def check(session: Session, *, issuer: str | None, as_json: bool) -> int:
        from generator.cli import registering

        return registering.check(session, issuer, as_json=as_json)


def _add_adopt(command: click.Group, _: Translate) -> None:
    @command.command("adopt", help=_("Nhận sổ như đang có sau khi sửa tay hoặc mất tệp đánh dấu."))
    @_issuer_option(_)
    @click.option("--reason", default="", help=_("Lý do cho các số đã mất hàng."))
    @click.pass_obj
    def adopt(session: Session, *, issuer: str | None, reason: str) -> None:
        from generator.cli import registering

        registering.adopt(session, issuer, reason)


def _day(_: Translate, day: datetime.date | None, year: int | None) -> datetime.date:
    """A day of the year meant; the computer's clock is never asked."""
    if day is None and year is None:
        raise click.UsageError(_("nêu --date hoặc --year"))
    return day or datetime.date(year or 0, 12, 31)
