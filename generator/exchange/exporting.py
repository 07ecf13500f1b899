"""Tables out: workbooks and CSV files by name, written whole and never over work of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.exchange.sheets import entry_sheet
from generator.model.campaign import Campaign, Indicator, Unit
from generator.model.results import Snapshot
from generator.problems import GeneratorError, say
from generator.sheets import Worksheet, write_csv, write_workbook
from generator.wording import Moment
from generator.workspace import free_name, safe_name, write_atomically

CSV = ".csv"


class FileExists(GeneratorError):
    """A file of that name is there and says something else; it is left as it is."""


class NotOneSheet(GeneratorError):
    """A CSV file holds one table only (exit 2)."""

    exit_code = 2


def entry_books(
    campaign: Campaign,
    moment: Moment,
    units: Sequence[Unit],
    indicators: Sequence[Indicator],
    snapshot: Snapshot | None = None,
) -> Iterator[tuple[str, bytes]]:
    """A workbook for each unit, to be sent to it, by file name."""
    taken: set[str] = set()
    for unit in units:
        sheet = entry_sheet(campaign, moment, [unit], indicators, snapshot)
        name = free_name(safe_name(f"{unit.code} {unit.label}.xlsx"), taken)
        yield name, write_workbook([sheet], title=f"{campaign.short_name} - {unit.name}")


def encode(sheets: Sequence[Worksheet], path: Path, title: str) -> bytes:
    """The file that a path asks for by its name: .csv, else a workbook."""
    if path.suffix.lower() != CSV:
        return write_workbook(sheets, title=title)
    if len(sheets) != 1:
        raise NotOneSheet(say("tệp .csv chỉ chứa một bảng; dùng .xlsx"))
    return write_csv(sheets[0])


def write_export(path: Path, data: bytes, *, force: bool = False) -> Path:
    """Put a file in its place; another one there, perhaps filled in already, needs `force`."""
    if path.exists() and not force and path.read_bytes() != data:
        raise FileExists(
            say("«{file}» đã có và khác; thêm --force để ghi đè, hoặc đổi --output", file=path)
        )
    write_atomically(path, data)
    return path
