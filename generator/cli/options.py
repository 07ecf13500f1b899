"""Options that several commands share, and their types: what is written is read as in the records."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator.cli.json_report import FLAG as REPORT_FLAG
from generator.cli.language import N_
from generator.cli.paths import PATH
from generator.problems import Message, say
from generator.wording import Moment, read_date, read_moment, read_money, read_rate
from generator.workspace import TextRefused, refusal, regex

if TYPE_CHECKING:
    from generator.model.campaign import Counted

Read = TypeVar("Read")
Option = Callable[[Any], Any]
Weight = int | Fraction | str
_BETWEEN_PAIRS = regex(r",(?=[^,=]*=)")
"""A comma before the next code, not that of `7,5%`."""
_NUMBERED = say("viết mã=số, ví dụ phong_tho=5; đang là «{text}»")


class ReadType(click.ParamType[Read]):
    """What `read` makes of a text, as it does in records; a fault is told in its own words."""

    def __init__(self, name: str, made: type[Read], read: Callable[[str], Read]) -> None:
        self.name = name
        self.made = made
        self.read = read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Read:
        if isinstance(value, self.made):
            return value
        try:
            return self.read(value)
        except TextRefused as fault:
            translate = ctx.obj.translate if ctx and ctx.obj else str
            self.fail(fault.message.text(translate), param, ctx)


class NumberWithin(click.IntRange):
    """A whole number within bounds, refused in our own words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            said = say("cần một số nguyên từ {least} trở lên; đang là «{text}»")
            if self.max is not None:
                said = say("cần một số nguyên từ {least} đến {most}; đang là «{text}»")
            gaps = {"least": self.min, "most": self.max, "text": value}
            translate = ctx.obj.translate if ctx and ctx.obj else str
            self.fail(Message(said.source, gaps).text(translate), param, ctx)


def read_pair(text: str) -> tuple[str, int]:
    """A code with a number: `phong_tho=5`."""
    code, value = _parts(text)
    return code, read_money(value)


def read_codes(text: str) -> tuple[str, str]:
    """A code and another one: `ideas=initiatives`."""
    return _parts(text, say("viết mã=mã, ví dụ ideas=initiatives; đang là «{text}»"))


def read_field(text: str) -> tuple[str, str]:
    """What a blank of a form is filled with: `chair=Ông Nguyễn Văn A`."""
    return _parts(text, say("«{text}»: ô=nội dung"))


def read_counted(text: str) -> tuple[str, Counted]:
    """How an indicator is counted: `thi-dua.visits=state`; all that are asked about: `state`."""
    from generator.model.campaign import Counted

    code, _, word = text.rpartition("=")
    known = {one.value: one for one in Counted}
    if word.strip() not in known:
        message = say(
            "cần «state» (hiện có), «period» (phát sinh) hoặc «cumulative» (lũy kế); đang là «{text}»"
        )
        raise refusal("E-COUNTED", message, word.strip())
    return code.strip(), known[word.strip()]


def read_phases(text: str) -> dict[str, Weight]:
    """`targets` (nothing told), or phases each with a total, a weight, or the code of a target."""
    from generator.figures import read_weight

    pairs = [] if text == "targets" else [_parts(part) for part in _BETWEEN_PAIRS.split(text)]
    return {code: read_weight(weight) for code, weight in pairs}


def _parts(text: str, refused: Message = _NUMBERED) -> tuple[str, str]:
    """What stands before and behind the sign; neither is empty."""
    code, _, rest = (part.strip() for part in text.partition("="))
    if not code or not rest:
        raise refusal("E-PAIR", refused, text)
    return code, rest


MOMENT = ReadType("moment", Moment, read_moment)
"""2022-04-25, 25/4/2022, 8h00 20/4/2022."""
DAY = ReadType("date", datetime.date, read_date)
"""2022-04-25, 25/4/2022."""
AMOUNT = ReadType("number", int, read_money)
"""5091, 5.091."""
RATE = ReadType("rate", Fraction, read_rate)
"""6%, 5,5%."""
PAIR = ReadType("code=number", tuple, read_pair)
FIELD = ReadType("field=text", tuple, read_field)
CODES = ReadType("code=code", tuple, read_codes)
COUNTED = ReadType("[code=]counted", tuple, read_counted)
PHASES = ReadType("phases", dict, read_phases)


def together(*options: Option) -> Option:
    """Several options as one, in this order."""

    def decorate(function: Any) -> Any:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def option_of(key: str) -> str:
    """How the option of a key is spelled: `--short-name`."""
    return f"--{key.replace('_', '-')}"


class Spelled(click.Option):
    """An option with an old spelling, which goes on working; help knows the new one alone."""

    def __init__(self, *given: Any, before: str, **how: Any) -> None:
        super().__init__(*given, **how)
        self.before = before

    def add_to_parser(self, parser: Any, ctx: click.Context) -> None:
        told, self.opts = self.opts, [*self.opts, self.before]
        super().add_to_parser(parser, ctx)
        self.opts = told


def output_option(said: str, *, before: str | None = None) -> Option:
    """`-o`: where a command puts what it makes, in its own words; perhaps once spelled otherwise."""
    how: dict[str, Any] = {"cls": Spelled, "before": before} if before else {}
    return click.option("-o", "--output", type=PATH, help=said, **how)


def _rehearse(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
    if value:
        ctx.obj.rehearse()


as_of_option = click.option(
    "--as-of", type=MOMENT, help=N_("Thời điểm của số liệu; mặc định mới nhất.")
)
indicator_option = click.option("--indicator", help=N_("Mã chỉ số; mặc định chỉ số đầu tiên."))
phase_option = click.option("--phase", help=N_("Mã giai đoạn; mặc định cả chiến dịch."))
find_option = click.option("--find", default="", help=N_("Chỉ các tên có chứa chữ này."))
_DRY_RUN = N_("Chỉ xem, không ghi.")
dry_run_option = click.option("-n", "--dry-run", is_flag=True, help=_DRY_RUN)
"""The command gets it, holds nothing (`Session.hold`) and tells what it would do."""
rehearsal_option = click.option(
    "-n", "--dry-run", is_flag=True, expose_value=False, callback=_rehearse, help=_DRY_RUN
)
"""Of commands that end with writing: they run as ever, and what would be written is told instead."""
force_option = click.option(
    "-f", "--force", is_flag=True, help=N_("Ghi đè những gì đã có, kể cả tệp đã sửa tay.")
)
jobs_option = click.option(
    "-j", "--jobs", type=NumberWithin(1), default=1, help=N_("Số bản tạo cùng lúc.")
)
engine_option = click.option(
    "--engine",
    type=click.Choice(("libreoffice", "word")),
    help=N_("Phần mềm xuất PDF; mặc định phần mềm máy có, LibreOffice trước."),
)
yes_option = click.option("-y", "--yes", is_flag=True, help=N_("Ghi mà không hỏi lại."))
no_input_option = click.option(
    "--no-input", is_flag=True, help=N_("Không hỏi; điều gì không rõ thì bỏ qua.")
)
issuer_option = click.option("--issuer", help=N_("Mã cơ quan ban hành; có một thì không cần nêu."))
each_option = click.option(
    "--each", is_flag=True, help=N_("Mỗi bản của loạt một số; mặc định một số chung.")
)
year_option = click.option("--year", type=int, help=N_("Năm của sổ; mặc định mọi năm."))
series_option = click.option("--series", help=N_("Dãy số: general, secret hoặc mã loại."))


def _json_option(*, is_told: bool) -> Option:
    said = N_("In kết quả dạng JSON (xem docs/json.md).")
    return click.option(
        REPORT_FLAG, "as_json", is_flag=True, expose_value=is_told, is_eager=True, help=said
    )


json_option = _json_option(is_told=True)
"""The command gets it as `as_json`, and calls `Session.data` with what it comes to."""
json_of_files_option = _json_option(is_told=False)
"""Of commands that come to files which `Session.name` names, or that say the same to everybody."""
as_at_option = click.option(
    "--as-at",
    help=N_("Dùng dữ liệu chiến dịch như ở lần lưu này, hoặc đến hết ngày này (25/4/2022)."),
)
"""Of commands that read records: those of a commit or a day instead (`Session.look_back`)."""
number_options = together(
    click.argument("campaign"),
    click.argument("document"),
    click.option(
        "--number", type=NumberWithin(1), help=N_("Số do văn thư tự ghi; mặc định số kế tiếp.")
    ),
    click.option(
        "--date", "day", type=DAY, help=N_("Ngày văn bản; mặc định ngày trong dữ liệu của văn bản.")
    ),
    click.option(
        "--reason", default="", help=N_("Lý do; cần khi số tự ghi bỏ trống các số trước.")
    ),
)
"""Which document gets a number, and what is said of it by hand."""
