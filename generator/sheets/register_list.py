"""An office's register of outgoing documents in Excel → its rows, and each doubt with its cell.

Number, symbol, day and title are read for certain or refused; which series a number belongs to, and
whether the register has it already, is decided by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import NamedTuple

from generator.model.campaign import Indicator
from generator.problems import Message, Place, Problem, RecordsInvalid, about, say
from generator.sheets.cell_amounts import Unclear, settled_amount
from generator.sheets.cell_days import read_day
from generator.sheets.doubts import Ask, ask_nobody, settle
from generator.sheets.grid import CellKind, Grid, SheetCell, SheetRow, beside
from generator.sheets.register_columns import (
    RegisterColumns,
    find_register_columns,
    has_register,
)
from generator.sheets.spreadsheets import choose_sheet, open_spreadsheet
from generator.sheets.stamps import Stamps
from generator.sheets.unit_results import ReadFrom, SourceFile
from generator.wording import fold
from generator.workspace import TextRefused, check_text, quoted, regex, unchanging

_NUMBER = regex(r"(?:số\s*:?\s*)?0*([1-9][0-9]{0,5})(?:\s*/\s*(\S(?:.*\S)?))?", re.IGNORECASE)
_VOID = regex(
    r"(?:huy(?: so| bo)?|so huy|so bo|bo so|so (?:bo )?trong|bo trong"
    r"|khong (?:dung|su dung|ban hanh))(?:\s*[:;,.(–-].*)?"
)
_KEPT = regex(r"giu so\b")
_BETWEEN = regex(r"[;\n]")
_COPIES = Indicator(code="copies", name="số bản", unit_of_measure="bản")


class RegisterLine(NamedTuple):
    """One document as the register has it; `void` is why its number was given up."""

    place: Place
    number: int
    day: date
    title: str
    symbol: str | None = None
    kind: str | None = None
    signer: str | None = None
    recipients: tuple[str, ...] = ()
    archive: str | None = None
    copies: int | None = None
    sent: date | None = None
    received: str | None = None
    note: str | None = None
    is_secret: bool = False
    void: str | None = None


@unchanging(frozen=True)
class RegisterRequest:
    """How a register is to be read; `year` is that of days that are written without one."""

    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    year: int | None = None


@unchanging(frozen=True)
class RegisterList:
    """What files of a register say, from where, and which rows were passed over."""

    lines: tuple[RegisterLine, ...]
    problems: tuple[Problem, ...]
    sources: tuple[ReadFrom, ...]
    skipped: tuple[str, ...] = ()


def read_register_list(
    files: Sequence[SourceFile], request: RegisterRequest | None = None, ask: Ask = ask_nobody
) -> RegisterList:
    """The rows of some files; nothing is raised for a file that cannot be read."""
    wanted = request or RegisterRequest()
    lines: list[RegisterLine] = []
    problems: list[Problem] = []
    sources: list[ReadFrom] = []
    skipped: list[str] = []
    for file in files:
        with about(file.name):
            try:
                grid = choose_sheet(
                    open_spreadsheet(file.data, file.name), wanted.sheet, has_register, ask
                )
                columns = find_register_columns(grid, wanted.columns, ask)
            except RecordsInvalid as fault:
                problems += fault.problems
                continue
            reader = _RegisterReader(grid, columns, wanted.year, beside(grid, ask))
            lines += reader.lines()
            problems += reader.problems
            skipped += reader.skipped
            sources.append(ReadFrom(grid.file, grid.sheet, columns.fields, Stamps()))
    return RegisterList(tuple(lines), tuple(problems), tuple(sources), tuple(skipped))


class _Refused(Exception):
    """A row that cannot be taken; it was told."""


@dataclass
class _RegisterReader:
    grid: Grid
    columns: RegisterColumns
    year: int | None
    ask: Ask
    problems: list[Problem] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[RegisterLine]:
        """Every document below the titles."""
        for row in self.grid.rows:
            if row.number < self.columns.first_row:
                continue
            if not self._is_document(row):
                self.skipped += [next(iter(row.cells.values())).words[:40]]
                continue
            before = len(self.problems)
            try:
                line = self._line(row)
            except _Refused:
                continue
            if len(self.problems) == before:
                yield line

    def _is_document(self, row: SheetRow) -> bool:
        """Whether a row has a number and something else; titles of months and signatures have not."""
        fields = self.columns.fields
        number, day = row.cells.get(fields["number"]), row.cells.get(fields["date"])
        others = sum(column in row.cells for key, column in fields.items() if key != "number")
        if number is None:
            return others > 1 and (day is not None or others > 2)  # noqa: PLR2004
        is_numbered = any(
            letter.isdigit() for cell in (number, day) if cell for letter in cell.text
        )
        return is_numbered and (others > 0 or _NUMBER.fullmatch(number.words) is not None)

    def _line(self, row: SheetRow) -> RegisterLine:
        note, title = self._text(row, "note"), self._text(row, "title")
        void = self._void(row, note, title)
        number, symbol = self._number(row)
        day = self._day(row, "date", merged=True)
        kind = self._text(row, "kind")
        if not title and void is None:
            self._refuse(
                row, "title", "E-XLS-TITLE", say("chưa ghi trích yếu"), say("ghi trích yếu")
            )
        if number is None or day is None:
            raise _Refused
        return RegisterLine(
            place=self._place(row, "number"),
            number=number,
            day=day,
            title=" ".join(filter(None, (kind, title))) or "Số bỏ trống",
            symbol=symbol,
            kind=kind,
            signer=self._text(row, "signer"),
            recipients=self._listed(row, "recipients"),
            archive=self._text(row, "archive"),
            copies=self._copies(row),
            sent=self._day(row, "sent") if self._has(row, "sent") else None,
            received=self._text(row, "received"),
            note=None if void is not None else note,
            is_secret="mat" in fold(self._text(row, "secrecy") or "").split(),
            void=void,
        )

    def _has(self, row: SheetRow, key: str) -> bool:
        return self.columns.fields.get(key) in row.cells

    def _place(self, row: SheetRow, key: str) -> Place:
        column = self.columns.fields[key]
        return self.grid.place(row.number, column, self.columns.titles.get(column, ""))

    def _refuse(
        self, row: SheetRow, key: str, code: str, said: Message, hint: Message | None
    ) -> None:
        self.problems.append(Problem(code, self._place(row, key), said, hint))

    def _text(self, row: SheetRow, key: str) -> str | None:
        cell = row.cells.get(self.columns.fields.get(key, 0))
        if cell is None:
            return None
        try:
            return " ".join(check_text(cell.text).text.split()) or None
        except TextRefused as fault:
            self._refuse(row, key, fault.code, fault.message, None)
            return None

    def _listed(self, row: SheetRow, key: str) -> tuple[str, ...]:
        cell = row.cells.get(self.columns.fields.get(key, 0))
        if cell is None or self._text(row, key) is None:
            return ()
        parts = (" ".join(part.split()).strip("-– .") for part in _BETWEEN.split(cell.text))
        return tuple(filter(None, parts))

    def _number(self, row: SheetRow) -> tuple[int | None, str | None]:
        """Number and symbol: `05/KH-LĐLĐ` in one cell, or each in its own."""
        cell = row.cells.get(self.columns.fields["number"])
        symbol = self._text(row, "symbol")
        words = self._number_words(cell) if cell else ""
        found = _NUMBER.fullmatch(words)
        if found is None:
            said = say("ô này không phải là số của văn bản: «{text}»", text=quoted(words))
            hint = say(
                "ghi như 05/KH-LĐLĐ; ô bị Excel đổi thành ngày thì định dạng Văn bản rồi gõ lại"
            )
            self._refuse(row, "number", "E-XLS-SERIAL", said, hint)
            return None, None
        bare = (symbol or "").partition("/")[2] or symbol if symbol else None
        return int(found[1]), found[2] or bare

    @staticmethod
    def _number_words(cell: SheetCell) -> str:
        if cell.kind is CellKind.NUMBER:
            return cell.text.removesuffix(".0")
        return cell.words if cell.kind is CellKind.TEXT else f"({cell.text})"

    def _day(self, row: SheetRow, key: str, *, merged: bool = False) -> date | None:
        column = self.columns.fields[key]
        cell = self.grid.covering(row.number, column) if merged else row.cells.get(column)
        if cell is None:
            self._refuse(row, key, "E-XLS-DAY", say("chưa ghi ngày"), say("ghi ngày của văn bản"))
            return None
        try:
            return read_day(cell, self.grid.day_0, self.year)
        except Unclear as fault:
            self._refuse(row, key, fault.code, fault.message, fault.hint)
            return None

    def _copies(self, row: SheetRow) -> int | None:
        cell = row.cells.get(self.columns.fields.get("copies", 0))
        place = partial(self._place, row, "copies")
        amount = settled_amount(cell, _COPIES, self.ask, place)
        if isinstance(amount, Problem):
            self.problems.append(amount)
            return None
        return None if amount is None else int(amount)

    def _void(self, row: SheetRow, note: str | None, title: str | None) -> str | None:
        """Why the number was given up; nothing of a document that was issued."""
        for text in (note, title):
            if text and _VOID.fullmatch(fold(text)):
                return text.partition(":")[2].strip() or text
        if note and _KEPT.match(fold(note)):
            said = say("số này mới giữ, chưa rõ đã ban hành hay đã bỏ")
            hint = say("xóa chữ «Giữ số» nếu đã ban hành, ghi «Hủy: lý do» nếu bỏ")
            doubt = Problem("E-XLS-KEPT", self._place(row, "note"), said, hint)
            choices = [(say("đã ban hành"), ""), (say("đã hủy"), note)]
            settled = settle(self.ask, doubt, choices)
            if isinstance(settled, Problem):
                self.problems.append(settled)
                return None
            return settled or None
        return None
