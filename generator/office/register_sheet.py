"""The register as a file for Excel: the ten columns of the decree, days as days, each row leading to its Word file."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import quote

from generator.exchange import SHEETS, encode, plain_sheet
from generator.model.books import Row, RowState
from generator.office.letters import MANIFEST, WORD, may_be_of
from generator.office.manifest import Manifest
from generator.office.office import Office, issuer_called
from generator.office.putting import put
from generator.register import HEADERS, Register, columns, in_form_order, list_rows, undone_among
from generator.sheets import DayCell, Linked, Value
from generator.wording import Moment
from generator.workspace import Workspace

_DATE, _SENT = 1, 7
_KEPT = "/.-_~!$&'()+,;=:@"
"""What stands in an address as it is, beside letters and digits of any script."""


def write_register(
    office: Office,
    register: Register,
    year: int | None,
    output: Path | None,
    form: str,
    *,
    force: bool,
) -> tuple[Path, int]:
    """The ten columns of the decree as a file; the file and how many rows it has."""
    path, data, count = register_sheet(office, register, year, output, form)
    put({path: data}, SHEETS, force=force)
    return path, count


def register_sheet(
    office: Office, register: Register, year: int | None, output: Path | None, form: str
) -> tuple[Path, bytes, int]:
    """The same as bytes, with the path from which its rows lead to Word files; nothing is written."""
    title = f"SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM {year}" if year else "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
    stem = "-".join(filter(None, ("so-dang-ky", register.issuer, str(year or ""))))
    path = output or register.workspace.output / f"{stem}.{form}"
    made = _Made(register.workspace)
    every = list_rows(register)
    listed = in_form_order(one for one in every if year in {None, one.year})
    undone = undone_among(every)
    rows = [_cells(one.row, path, made, undone) for one in listed]
    sheet = plain_sheet(f"Văn bản đi {year or ''}".strip(), HEADERS, rows, title=title)
    author = issuer_called(office, register.issuer)
    return path, encode([sheet], path, title, author), len(rows)


def _cells(row: Row, target: Path, made: _Made, undone: Container[str]) -> list[Value]:
    """A row of the form: its days can be sorted, its number opens what went out."""
    cells: list[Value] = list(columns(row, undone))
    file = next(made.files_of(row), None)
    cells[0] = Linked(row.number_symbol, file=_from(target, file) if file else "")
    cells[_DATE] = DayCell(Moment(row.date), str(cells[_DATE]))
    if row.sent:
        cells[_SENT] = DayCell(Moment(row.sent), str(cells[_SENT]))
    return cells


class _Made:
    """The Word files that went out, as the lists of made files have them; each list is gone through once."""

    def __init__(self, workspace: Workspace) -> None:
        self._output, self._campaigns = workspace.output, workspace.campaign_folders()
        self._by_number = cache(_by_number)

    def files_of(self, row: Row) -> Iterator[Path]:
        """Those that went out under a number; of letters their folder."""
        campaign, _, document = (row.key or "").partition("/")
        if row.state is not RowState.ISSUED or not document or campaign not in self._campaigns:
            return
        folder = self._output / campaign
        there = [
            folder / name
            for name in sorted(self._by_number(folder).get(row.number_symbol, ()))
            if may_be_of(name, document.partition("/")[0]) and (folder / name).exists()
        ]
        apart = {one.parent for one in there} - {folder}
        yield from apart if len(there) > 1 and len(apart) == 1 else there


def _by_number(folder: Path) -> Mapping[str, Sequence[str]]:
    """The names of the Word files that a folder lists, by the number with which each went out."""
    found: dict[str, list[str]] = {}
    for one in Manifest.read(folder / MANIFEST).files.values():
        if one.name.endswith(WORD):
            found.setdefault(one.issued, []).append(one.name)
    return found


def _from(target: Path, file: Path) -> str:
    """The address of a file as seen from a workbook; a full one where they lie on different drives."""
    try:
        way = Path(os.path.relpath(file.resolve(), target.resolve().parent)).as_posix()
    except ValueError:
        return file.resolve().as_uri()
    return "".join(one if one.isalnum() else quote(one, safe=_KEPT) for one in way)
