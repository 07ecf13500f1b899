"""The registers of an office: which one is meant, which rows are asked for, the table for others."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from generator.model.books import RowState
from generator.office.office import Office
from generator.problems import Misused, find, say
from generator.register import (
    HEADERS,
    BookRow,
    Register,
    export_rows,
    issuers_with_register,
    list_rows,
    open_register,
)


def register_of(office: Office, issuer: str | None, holder: str) -> Register:
    """The register of the body named, else of the only one."""
    there = issuers_with_register(office.workspace)
    known = sorted({*office.library.issuers, *there})
    if issuer is None:
        only = [one for one in (there, known) if len(one) == 1]
        if not only:
            raise Misused(say("nêu --issuer: {known}", known=", ".join(known)))
        (issuer,) = only[0]
    said = say("không có cơ quan ban hành «{code}»", code=issuer)
    named = find({code: code for code in known}, issuer, said)
    return open_register(office.workspace, named, holder=holder)


def registers_of(office: Office, issuer: str | None, holder: str) -> list[Register]:
    """The register of an issuing body, or all that there are."""
    named: list[str | None] = [issuer]
    if issuer is None:
        named = [*issuers_with_register(office.workspace)] or named
    return [register_of(office, one, holder) for one in named]


def rows_of(
    registers: Iterable[Register],
    *,
    what: str | None = None,
    year: int | None = None,
    series: str | None = None,
    states: Collection[RowState] = (),
) -> list[tuple[Register, BookRow]]:
    """The rows that are asked for; `what` is a number, with or without its symbol, or a document."""
    return [
        (register, one)
        for register in registers
        for one in list_rows(register, year=year, series=series, states=states or tuple(RowState))
        if what in {None, str(one.row.number), one.row.number_symbol, one.row.key}
    ]


def write_register(
    register: Register, year: int | None, output: Path | None, form: str, *, force: bool
) -> tuple[Path, int]:
    """The ten columns of the decree as a file; the file and how many rows it has."""
    from generator.exchange import encode, plain_sheet, write_export

    rows = export_rows(list_rows(register, year=year))
    title = f"SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM {year}" if year else "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
    stem = "-".join(filter(None, ("so-dang-ky", register.issuer, str(year or ""))))
    path = output or register.workspace.output / f"{stem}.{form}"
    sheet = plain_sheet(f"Văn bản đi {year or ''}".strip(), HEADERS, rows, title=title)
    return write_export(path, encode([sheet], path, title), force=force), len(rows)
