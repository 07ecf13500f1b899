"""`vanthu import register`: rows of an office's own Excel register, shown before they are taken over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.handed_in import FILES, HandedIn, read_files, shown_first_options, told_with
from generator.cli.language import N_
from generator.cli.options import NumberWithin, issuer_option
from generator.problems import Message, errors, say
from generator.workspace import holder

if TYPE_CHECKING:
    from generator.register import Register, TakenOver
    from generator.sheets import RegisterList

_LISTED = 10


@click.command(
    "register",
    help=N_(
        "Nhập các dòng của sổ đăng ký văn bản đi đang ghi bằng Excel vào sổ, thành văn bản đã ban hành;"
        " số cấp sau đó nối tiếp. Dòng đã có trong sổ không đổi."
    ),
)
@click.argument("files", nargs=-1, required=True, type=FILES)
@issuer_option
@click.option("--columns", default="", help=N_("Cột cần đọc, ví dụ number=A,date=B,title=C."))
@click.option("--sheet", help=N_("Tên trang tính."))
@click.option(
    "--year", type=NumberWithin(2000, 2100), help=N_("Năm của sổ; của các ngày không ghi năm.")
)
@shown_first_options
@click.pass_obj
def command(session: Session, /, files: tuple[Path, ...], issuer: str | None, **asked: Any) -> None:
    """Read and shown; then taken over while nobody else changes the register."""
    from generator.cli.asking import may_write
    from generator.office import register_of
    from generator.register import plan_taking_over, take_over

    handed = read_files(session, files, asked, "register")
    listed, unread = _listed(handed, asked), handed.unread
    if not asked["dry_run"]:
        session.settle()
    register, kinds = register_of(session.office, issuer, holder()), session.office.library.kinds
    with told_with(errors([*unread, *listed.problems])):
        plan = plan_taking_over(register, listed.lines, kinds)
    session.problems((*listed.problems, *plan.problems))
    for line in _told(listed, plan):
        session.say(line)
    known = None if plan.rows else say("các dòng này đã có trong sổ, không có gì mới")
    written = may_write(session, say("Ghi các dòng này vào sổ?"), asked, known=known)
    if written:
        session.name(*_books(register, take_over(register, listed.lines, kinds)))
    handed.forget()
    session.data(_data(plan, written=written))


def _listed(handed: HandedIn, asked: dict[str, Any]) -> RegisterList:
    """The rows of the files."""
    from generator.sheets import RegisterRequest, read_register_columns, read_register_list

    columns = read_register_columns(asked["columns"])
    request = RegisterRequest(columns, asked["sheet"], asked["year"])
    return handed.through(lambda ask: read_register_list(handed.known, request, ask))


def _books(register: Register, taken: TakenOver) -> list[Path]:
    return [register.book(year) for year in sorted({year for year, _ in taken.rows})]


def _told(listed: RegisterList, plan: TakenOver) -> Iterator[Message]:
    """From where rows were taken, which are new, and the number with which each series goes on."""
    from generator.exchange import shown_source
    from generator.wording import serial

    for source in listed.sources:
        yield say("{where}", where=shown_source(source))
    void = sum(not row.is_live for _, row in plan.rows)
    yield say(
        "đọc được {count} dòng: {new} mới (trong đó {void} số hủy), {known} đã có trong sổ",
        count=len(listed.lines),
        new=len(plan.rows),
        void=void,
        known=plan.known,
    )
    if listed.skipped:
        yield say(
            "dòng không phải văn bản, bỏ qua: {rows}", rows="; ".join(listed.skipped[:_LISTED])
        )
    for year in plan.opened:
        yield say("lập sổ năm {year}", year=year)
    for year, first in plan.firsts:
        names = {"series": first.series, "number": serial(first.number)}
        yield say("sổ năm {year}, dãy «{series}» bắt đầu từ số {number}", year=year, **names)
    for _, row in plan.rows[:_LISTED]:
        yield say(
            "  {number} ngày {day}: {title}",
            number=row.number_symbol,
            day=row.told["day"],
            title=row.title,
        )
    if len(plan.rows) > _LISTED:
        yield say("  … và {count} dòng nữa", count=len(plan.rows) - _LISTED)
    for (period, series), number in plan.following:
        yield say(
            "dãy «{series}» {period}: số kế tiếp là {number}",
            series=series,
            period=period,
            number=serial(number),
        )


def _data(plan: TakenOver, *, written: bool) -> dict[str, Any]:
    return {
        "written": written,
        "new": [row.number_symbol for _, row in plan.rows],
        "known": plan.known,
        "years": list(plan.opened),
        "next": [
            {"period": period, "series": series, "number": number}
            for (period, series), number in plan.following
        ],
    }
