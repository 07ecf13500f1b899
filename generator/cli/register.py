"""`vanthu register`: the outgoing register begun, looked at, kept, given up, exported, checked."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.backup import moment_of_clock
from generator.cli.check import tell_problems
from generator.cli.language import N_
from generator.cli.options import (
    DAY,
    NumberWithin,
    Option,
    dry_run_option,
    each_option,
    force_option,
    issuer_option,
    json_of_files_option,
    json_option,
    number_options,
    output_option,
    rehearsal_option,
    series_option,
    together,
    year_option,
)
from generator.problems import Exit, Misused, say
from generator.workspace import holder

if TYPE_CHECKING:
    from generator.model.books import Row
    from generator.register import BookRow, Register

_document_option = click.option(
    "--row",
    "document",
    metavar="CHIẾN_DỊCH/VĂN_BẢN",
    help=N_("Văn bản của dòng ấy, hoặc trích yếu; cần khi một số đứng ở hai dòng của sổ."),
)
STATES = ("reserved", "issued", "void")
STATE = N_("Tình trạng")
SHOWN = (
    N_("Số, ký hiệu"),
    N_("Ngày"),
    N_("Tên loại và trích yếu"),
    N_("Người ký"),
    STATE,
    N_("Ghi chú"),
)


@click.group(
    "register",
    help=N_("Sổ đăng ký văn bản đi: lập, xem, giữ số, hủy số, thu hồi, xác nhận, xuất, kiểm."),
)
def command() -> None:
    """Whose lock may not hold is told of by each."""


def _one(session: Session, issuer: str | None) -> Register:
    from generator.office import register_of

    return _warned(session, [register_of(session.office, issuer, holder())])[0]


def _all(session: Session, issuer: str | None) -> list[Register]:
    from generator.office import registers_of

    return _warned(session, registers_of(session.office, issuer, holder()))


def _warned(session: Session, registers: list[Register]) -> list[Register]:
    """The same; whose lock may not hold is told of."""
    from generator.office import issuer_called
    from generator.workspace import locks_are_doubtful

    for one in registers:
        if one.folder.is_dir() and locks_are_doubtful(one.folder):
            issuer = issuer_called(session.office, one.issuer)
            session.say(
                say(
                    "sổ nằm trên ổ mạng: mỗi lúc chỉ nên để một máy cấp số ({issuer})",
                    issuer=issuer,
                )
            )
    return registers


def _tell_copies(session: Session, registers: Iterable[Register]) -> None:
    """Copies of books that lie beside them: what they hold is not shown with the rows."""
    from generator.register import copy_doubts

    for one in registers:
        if one.folder.is_dir():
            session.problems(copy_doubts(one))


def _around_options(day: str) -> Option:
    """Of which year a command speaks, by a day or by itself."""
    return together(
        click.option("--date", "day", type=DAY, help=day),
        click.option(
            "--year", type=NumberWithin(2000, 2100), help=N_("Năm của sổ; hoặc dùng --date.")
        ),
    )


@command.command("init", help=N_("Lập sổ của một năm; không bao giờ tự lập lại."))
@issuer_option
@_around_options(N_("Ngày văn bản; một ngày của năm ấy, ví dụ 03/01/2022."))
@click.option(
    "--first",
    multiple=True,
    metavar="SỐ",
    help=N_("Số đầu tiên, ví dụ 85, hoặc decision=12 cho dãy riêng; mặc định 01."),
)
@rehearsal_option
@json_of_files_option
@click.pass_obj
def init(session: Session, /, issuer: str | None, first: tuple[str, ...], **around: Any) -> None:
    from generator.office import issuer_called
    from generator.register import init_register

    session.settle()
    register, begun = _one(session, issuer), _day(**around)
    session.name(init_register(register, begun, dict(map(_first, first))))
    named = issuer_called(session.office, register.issuer)
    said = say("đã lập sổ năm {year} của {issuer}", year=begun.year, issuer=named)
    session.say(said)


def _first(text: str) -> tuple[str, int]:
    """`85`, or `decision=12` for a series of its own."""
    from generator.model.books import GENERAL

    series, _, number = text.rpartition("=")
    if not (number.isascii() and number.isdigit() and int(number)):
        raise Misused(say("--first phải là số, ví dụ 85 hoặc decision=12: «{text}»", text=text))
    return series or GENERAL, int(number)


@command.command("list", help=N_("Các dòng của sổ."))
@issuer_option
@year_option
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(STATES),
    help=N_("Chỉ các số đang: reserved (giữ số), issued (đã ban hành), void (đã hủy)."),
)
@series_option
@json_option
@click.pass_obj
def rows(
    session: Session, /, issuer: str | None, states: Sequence[str], *, as_json: bool, **asked: Any
) -> None:
    from generator.model.books import RowState
    from generator.office import rows_of

    registers = _all(session, issuer)
    found = rows_of(registers, states=list(map(RowState, states)), **asked)
    _tell_copies(session, registers)
    if as_json:
        session.data({"rows": [_data(*one) for one in found]})
        return
    undone = _undone(registers)
    for body in dict.fromkeys(register.issuer for register, _ in found):
        mine = (one for register, one in found if register.issuer == body)
        _table(session, body, mine, undone[body])
    session.say(say("{count} dòng", count=len(found)))


def _undone(registers: Iterable[Register]) -> dict[str, frozenset[str]]:
    """Which documents of each body were called back, in books of all years: the rows of its others say so."""
    from generator.office import rows_of
    from generator.register import undone_among

    return {body.issuer: undone_among(one for _, one in rows_of([body])) for body in registers}


def _table(session: Session, issuer: str, rows: Iterable[BookRow], undone: frozenset[str]) -> None:
    from generator.office import issuer_called
    from generator.register import columns

    _ = session.translate
    titles = list(map(_, SHOWN))
    told = [(columns(one.row, undone), _state(session, one.row, undone)) for one in rows]
    lines = [[*texts[:4], state, texts[9]] for texts, state in told]
    name = issuer_called(session.office, issuer)
    session.table(titles, lines, left=titles, whole=titles[:2], name=name)


def _state(session: Session, row: Row, undone: frozenset[str]) -> str:
    from generator.office import state_told

    return state_told(row, undone).text(session.translate)


@command.command("show", help=N_("Một dòng, theo số hoặc theo CHIẾN_DỊCH/VĂN_BẢN."))
@click.argument("what")
@issuer_option
@year_option
@series_option
@json_option
@click.pass_obj
def show(session: Session, /, what: str, *, issuer: str | None, as_json: bool, **asked: Any) -> int:
    from generator.office import rows_of

    registers = _all(session, issuer)
    found = rows_of(registers, what=what, **asked)
    _tell_copies(session, registers)
    if as_json:
        session.data({"rows": [_data(*one) for one in found]})
    elif found:
        undone = _undone(registers)
        for register, one in found:
            _print_row(session, register, one, undone[register.issuer])
    if not found:
        said = say("sổ không có số hay văn bản «{what}»; xem: vanthu register list", what=what)
        session.fail(said, Exit.WRONG)
    return Exit.DONE if found else Exit.WRONG


def _print_row(session: Session, register: Register, one: BookRow, undone: frozenset[str]) -> None:
    from generator.office import issuer_called
    from generator.register import HEADERS, columns

    _, row = session.translate, one.row
    body = issuer_called(session.office, register.issuer)
    click.echo(f"{one.place.file}:{one.place.line}")
    for title, text in zip(HEADERS, columns(row, undone), strict=True):
        click.echo(f"  {_(title)}: {text}")
    click.echo(f"  {_(STATE)}: {_state(session, row, undone)} ({body})")
    known = row.acknowledged.reason if row.acknowledged else None
    told = (
        (N_("Văn bản"), row.key),
        (N_("Tệp dữ liệu"), row.record),
        (N_("Đã xác nhận thay đổi"), known),
    )
    for title, value in told:
        if value:
            click.echo(f"  {_(title)}: {value}")


def _data(register: Register, one: BookRow) -> dict[str, Any]:
    known = one.row.model_dump(mode="json", exclude_none=True, exclude={"frozen"})
    return {"issuer": register.issuer, "number_symbol": one.row.number_symbol} | known


def _numbers(*rows: Row) -> dict[str, Any]:
    told = [
        {
            "number": row.number,
            "number_symbol": row.number_symbol,
            "date": row.date,
            "key": row.key,
        }
        for row in rows
    ]
    return {"numbers": told}


@command.command("reserve", help=N_("Giữ số cho văn bản; hỏi lại thì vẫn số ấy."))
@number_options
@each_option
@dry_run_option
@json_option
@click.pass_obj
def reserve(session: Session, /, *, dry_run: bool, as_json: bool, **asked: Any) -> None:
    from generator.office import Request, keep, propose

    request = Request(holder=holder(), **asked)
    if dry_run:
        kept = propose(session.office, request)
        session.say(say("chưa ghi gì, chưa lấy số nào"))
    else:
        session.settle()
        kept = keep(session.workspace, request)
    session.problems(kept.warnings)
    if as_json:
        session.data(_numbers(*(one.row for one in kept.given)))
    for one in [] if as_json else kept.given:
        click.echo(one.row.number_symbol)
        if one.again:
            session.say(say("«{key}» đã có số này từ trước", key=one.row.key))


@command.command("void", help=N_("Hủy một số; số đã hủy không dùng lại."))
@click.argument("number", type=NumberWithin(1))
@click.option("--reason", required=True, help=N_("Lý do; ghi vào sổ."))
@_document_option
@issuer_option
@_around_options(N_("Ngày văn bản; cần khi số chưa có dòng trong sổ."))
@click.option("--series", default="general", help=N_("Dãy số: general, secret hoặc mã loại."))
@rehearsal_option
@json_of_files_option
@click.pass_obj
def void(
    session: Session,
    /,
    number: int,
    issuer: str | None,
    *,
    day: datetime.date | None,
    year: int | None,
    document: str | None,
    **asked: Any,
) -> None:
    from generator.office import one_row, rows_of
    from generator.register import void as give_up

    session.settle()
    register, around = _one(session, issuer), _day(day, year)
    period = register.numbering.period_of(around) or str(around.year)
    found = rows_of(
        [register], what=str(number), document=document, year=around.year, series=asked["series"]
    )
    known = one_row(found, str(number))[1] if found or document else None
    if known:
        _tell_who_speaks_of(session, known.row)
    row = give_up(register, number, period=period, day=day, known=known, **asked)
    session.data(_numbers(row))
    click.echo(row.number_symbol)
    session.say(say("đã hủy số {number}", number=row.number_symbol))
    if row.frozen:
        session.say(
            say(
                "số này đã ban hành cho «{key}»: bỏ tệp, bản in mang số ấy, bỏ dòng «number:» của văn bản; văn bản đã gửi đi thì chạy «vanthu undo», rồi «vanthu register recall»",
                key=row.key,
            )
        )


def _tell_who_speaks_of(session: Session, row: Row) -> None:
    """The documents that name one: looked at again by people, and changed by nobody."""
    from generator.office import documents_speaking_of

    for one in documents_speaking_of(session.office, row):
        where, cited = f"{one.campaign.code}/{one.document.code}", row.number_symbol
        out = one.row.cited if one.row else ""
        session.say(
            say(
                "«{where}» (số {out}, đã ban hành): không thấy tệp đã ký, xem bản giấy có nhắc số {cited} không",
                where=where,
                out=out,
                cited=cited,
            )
            if one.is_unread
            else say(
                "«{where}» (số {out}, đã ban hành) có nhắc số {cited}",
                where=where,
                out=out,
                cited=cited,
            )
            if out
            else say(
                "«{where}» (chưa ban hành) có nhắc số {cited}: xem lại", where=where, cited=cited
            )
        )


row_options = together(
    click.argument("what"),
    click.option("--reason", required=True, help=N_("Lý do; ghi vào sổ.")),
    _document_option,
    issuer_option,
    year_option,
    series_option,
    rehearsal_option,
    json_of_files_option,
)


@command.command(
    "recall", help=N_("Ghi thu hồi một văn bản đã ban hành; số và văn bản vẫn giữ trong sổ.")
)
@row_options
@click.pass_obj
def recall(
    session: Session, /, what: str, *, issuer: str | None, reason: str, **asked: Any
) -> None:
    from generator.office import one_row, rows_of
    from generator.register import recall as call_back

    session.settle()
    register, one = one_row(rows_of(_all(session, issuer), what=what, **asked), what)
    _tell_who_speaks_of(session, one.row)
    row = call_back(register, one, reason)
    session.data(_numbers(row))
    click.echo(row.number_symbol)
    session.say(say("đã ghi thu hồi văn bản số {number} ngày {day}", **row.told))
    if row.replaces:
        session.say(
            say(
                "văn bản ấy thay thế số {before}: số {before} không tự có hiệu lực trở lại; còn cần thì ban hành văn bản mới thay thế",
                before=row.replaces[0],
            )
        )
    campaign, _, document = (row.key or "").partition("/")
    if document and not row.recalled_by:
        of = f"'{row.cited}'" if "/" in document else document
        session.say(
            say(
                "báo cho nơi đã nhận: vanthu new document {campaign} recall --of {of}",
                campaign=campaign,
                of=of,
            )
        )


@command.command(
    "acknowledge",
    help=N_(
        "Xác nhận dữ liệu chiến dịch nay khác văn bản đã ban hành là đúng; không nhắc nữa cho đến khi lại đổi."
    ),
)
@row_options
@click.pass_obj
def acknowledge(
    session: Session, /, what: str, *, issuer: str | None, reason: str, **asked: Any
) -> None:
    from generator.office import acknowledge as take_note
    from generator.office import letters_or_row

    session.settle()
    rows = take_note(session.office, letters_or_row(_all(session, issuer), what, **asked), reason)
    session.data(_numbers(*rows))
    for row in rows:
        click.echo(row.number_symbol)
    if rows:
        session.say(say("đã xác nhận thay đổi của {count} văn bản", count=len(rows)))
    else:
        session.say(
            say(
                "không có thay đổi nào để xác nhận; văn bản còn lỗi thì sửa lỗi trước: vanthu check"
            )
        )


@command.command("export", help=N_("Xuất mười cột của sổ ra .xlsx hoặc .csv."))
@issuer_option
@year_option
@output_option(N_("Nơi ghi kết quả; tệp .xlsx hoặc .csv."))
@click.option(
    "--format", "form", type=click.Choice(["xlsx", "csv"]), default="xlsx", help=N_("Dạng kết quả.")
)
@force_option
@json_of_files_option
@click.pass_obj
def export(session: Session, /, **asked: Any) -> None:
    export_register(session, **asked)


def export_register(session: Session, issuer: str | None, **asked: Any) -> None:
    """The columns of one register into a file, which is named."""
    from generator.office import write_register

    register = _one(session, issuer)
    path, count = write_register(session.office, register, **asked)
    _tell_copies(session, [register])
    session.name(path)
    session.say(say("{count} dòng", count=count))


@command.command("check", help=N_("Số trùng, số thiếu, ngày không theo thứ tự."))
@issuer_option
@json_of_files_option
@click.pass_obj
def check(session: Session, *, issuer: str | None) -> int:
    from generator.register import check_register

    today = moment_of_clock().date()
    registers = _all(session, issuer)
    found = [problem for one in registers for problem in check_register(one, today)]
    return tell_problems(session, found)


@command.command(
    "adopt", help=N_("Công nhận sổ hiện có sau khi sửa tay hoặc mất tệp ghi số cao nhất.")
)
@issuer_option
@click.option("--reason", default="", help=N_("Lý do; cần khi có số không còn dòng trong sổ."))
@rehearsal_option
@json_of_files_option
@click.pass_obj
def adopt(session: Session, *, issuer: str | None, reason: str) -> None:
    from generator.register import adopt_register

    session.settle()
    books = adopt_register(_one(session, issuer), reason).books
    session.data({"books": [{"year": book.year, "rows": book.rows} for book in books]})
    for book in books:
        session.say(say("sổ năm {year}: {count} dòng", year=book.year, count=book.rows))


def _day(day: datetime.date | None, year: int | None) -> datetime.date:
    """A day of the year meant; the computer's clock is never asked."""
    if day is None and year is None:
        raise Misused(say("nêu năm của sổ, ví dụ --year 2026, hoặc một ngày của năm ấy ở --date"))
    return day or datetime.date(year or 0, 12, 31)
