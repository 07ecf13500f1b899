"""What the commands of `vanthu register` do, and how the rows are shown.

Apart from the commands themselves, so that the list of options needs none of it.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from generator.cli.app import Session
from generator.cli.options import holder
from generator.exchange import encode, plain_sheet, write_export
from generator.model.books import GENERAL, Row, RowState
from generator.office import Clerk, Misused, Request
from generator.office import keep as keep_for
from generator.problems import Problem, errors, no_such, say
from generator.register import (
    HEADERS,
    Entry,
    Register,
    adopt_register,
    check_register,
    columns,
    export_rows,
    init_register,
    list_rows,
    number_symbol,
    open_register,
    void,
)
from generator.workspace import locks_are_doubtful

_STATES = {"reserved": "giữ số", "issued": "ban hành", "void": "hủy"}


def registers(session: Session, issuer: str | None = None) -> list[Register]:
    """The register of an issuing body, or all that there are."""
    there = _there(session)
    if issuer is None and there:
        return [_open(session, one) for one in there]
    return [one_register(session, issuer)]


def one_register(session: Session, issuer: str | None) -> Register:
    """The register of the body named, else of the only one."""
    library = session.office.library
    there = _there(session)
    known = sorted({*library.issuers, *there})
    if issuer is None:
        (issuer,) = there if len(there) == 1 else known if len(known) == 1 else [None]
        if issuer is None:
            raise Misused(say("nêu --issuer: {known}", known=", ".join(known)))
    if issuer not in known:
        raise no_such(say("không có cơ quan ban hành «{code}»", code=issuer), issuer, known)
    return _open(session, issuer)


def _open(session: Session, issuer: str) -> Register:
    register = open_register(session.workspace, issuer, holder=holder())
    if register.folder.is_dir() and locks_are_doubtful(register.folder):
        session.console.say(
            say("sổ nằm trên ổ mạng: mỗi lúc chỉ nên để một máy cấp số ({issuer})", issuer=issuer)
        )
    return register


def _there(session: Session) -> list[str]:
    """The bodies that have a register."""
    folder = session.workspace.register
    return (
        sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    )


def begin(session: Session, issuer: str | None, day: datetime.date, first: Sequence[str]) -> None:
    """`init`."""
    register = one_register(session, issuer)
    path = init_register(register, day, dict(map(_first, first)))
    click.echo(session.workspace.shown(path))
    session.console.say(
        say("đã lập sổ năm {year} của {issuer}", year=day.year, issuer=register.issuer)
    )


def _first(text: str) -> tuple[str, int]:
    """`85`, or `decision=12` for a series of its own."""
    series, _, number = text.rpartition("=")
    if not (number.isascii() and number.isdigit() and int(number)):
        raise Misused(say("--first phải là số, ví dụ 85 hoặc decision=12: «{text}»", text=text))
    return series or GENERAL, int(number)


def show_rows(
    session: Session,
    *,
    issuer: str | None,
    year: int | None,
    states: Sequence[str],
    series: str | None,
    as_json: bool,
) -> None:
    """`list`."""
    wanted = [RowState(state) for state in states] or list(RowState)
    found = [
        (register, entry)
        for register in registers(session, issuer)
        for entry in list_rows(register, year=year, series=series, states=wanted)
    ]
    if as_json:
        session.console.data([_data(register, entry) for register, entry in found])
        return
    for register in dict.fromkeys(register.issuer for register, _ in found):
        _table(session, register, [entry for one, entry in found if one.issuer == register])
    session.console.say(say("{count} hàng", count=len(found)))


def _table(session: Session, issuer: str, entries: Sequence[Entry]) -> None:
    from rich.console import Console as Rich
    from rich.table import Table

    _ = session.console.translate
    table = Table(title=issuer, title_justify="left")
    for title in (
        "Số, ký hiệu",
        "Ngày",
        "Tên loại và trích yếu",
        "Người ký",
        "Tình trạng",
        "Ghi chú",
    ):
        table.add_column(_(title), no_wrap=title in {"Số, ký hiệu", "Ngày"})
    for entry in entries:
        texts = columns(entry.row)
        state = _(_STATES[entry.row.state.value])
        table.add_row(texts[0], texts[1], texts[2], texts[3], state, texts[9])
    Rich(highlight=False, markup=False).print(table)


def show_row(
    session: Session,
    what: str,
    *,
    issuer: str | None,
    year: int | None,
    series: str | None,
    as_json: bool,
) -> int:
    """`show`; 1 when there is no such row."""
    found = [
        (register, entry)
        for register in registers(session, issuer)
        for entry in list_rows(register, year=year, series=series)
        if what in {str(entry.row.number), number_symbol(entry.row), entry.row.key}
    ]
    if as_json:
        session.console.data([_data(register, entry) for register, entry in found])
    for register, entry in [] if as_json else found:
        _print_row(session, register, entry)
    if not found:
        session.console.say(say("sổ không có số «{what}»", what=what))
    return 0 if found else 1


def _print_row(session: Session, register: Register, entry: Entry) -> None:
    _ = session.console.translate
    click.echo(f"{entry.place.file}:{entry.place.line}")
    for title, text in zip(HEADERS, columns(entry.row), strict=True):
        click.echo(f"  {_(title)}: {text}")
    click.echo(f"  {_('Tình trạng')}: {_(_STATES[entry.row.state.value])} ({register.issuer})")
    for title, value in (("Văn bản", entry.row.key), ("Hồ sơ", entry.row.record)):
        if value:
            click.echo(f"  {_(title)}: {value}")


def _data(register: Register, entry: Entry) -> dict[str, Any]:
    row: Row = entry.row
    known = row.model_dump(mode="json", exclude_none=True, exclude={"frozen"})
    return {"issuer": register.issuer, "number_symbol": number_symbol(row)} | known


def keep_numbers(
    session: Session, campaign: str, document: str, asked: dict[str, Any], *, as_json: bool
) -> None:
    """`reserve`."""
    kept = keep_for(session.office, Request(campaign, document, **asked), Clerk(holder()))
    session.console.problems(kept.receipt.warnings)
    rows = [given.row for given in kept.receipt.given]
    if as_json:
        session.console.data(
            [{"number": row.number, "date": row.date.isoformat(), "key": row.key} for row in rows]
        )
        return
    for given in kept.receipt.given:
        click.echo(number_symbol(given.row))
        if given.again:
            session.console.say(say("«{key}» đã có số này từ trước", key=given.row.key))


def give_up(  # noqa: PLR0917
    session: Session,
    number: int,
    reason: str,
    issuer: str | None,
    around: datetime.date,
    day: datetime.date | None,
    series: str,
) -> None:
    """`void`."""
    register = one_register(session, issuer)
    period = register.numbering.period_of(around) or str(around.year)
    row = void(register, number, reason, period=period, series=series, day=day)
    click.echo(number_symbol(row))
    session.console.say(say("đã hủy số {number}", number=number_symbol(row)))


def export(
    session: Session,
    *,
    issuer: str | None,
    year: int | None,
    output: Path | None,
    form: str,
    force: bool,
) -> None:
    """`export`."""
    register = one_register(session, issuer)
    rows = export_rows(list_rows(register, year=year))
    span = f" NĂM {year}" if year else ""
    title = f"SỔ ĐĂNG KÝ VĂN BẢN ĐI{span}"
    stem = "-".join(filter(None, ("so-dang-ky", register.issuer, str(year or ""))))
    path = output or session.workspace.output / f"{stem}.{form}"
    sheet = plain_sheet(f"Văn bản đi {year or ''}".strip(), HEADERS, rows, title=title)
    click.echo(
        session.workspace.shown(write_export(path, encode([sheet], path, title), force=force))
    )
    session.console.say(say("{count} hàng", count=len(rows)))


def check(session: Session, issuer: str | None, *, as_json: bool) -> int:
    """`check`; 1 when something is wrong. Whoever runs it knows which day it is."""
    today = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    found: list[Problem] = []
    for register in registers(session, issuer):
        found += check_register(register, today)
    if as_json:
        session.console.data({"problems": session.console.problem_data(found)})
    else:
        session.console.problems(found)
    wrong = len(errors(found))
    session.console.say(
        say("{wrong} lỗi, {doubts} cảnh báo và lưu ý", wrong=wrong, doubts=len(found) - wrong)
    )
    return 1 if wrong else 0


def adopt(session: Session, issuer: str | None, reason: str) -> None:
    """`adopt`."""
    register = one_register(session, issuer)
    marker = adopt_register(register, reason)
    for book in marker.books:
        session.console.say(say("sổ năm {year}: {rows} hàng", year=book.year, rows=book.rows))
