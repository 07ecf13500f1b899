"""From which file, sheet and columns figures came: told when they are read, kept with the record."""

from __future__ import annotations

from collections.abc import Sequence

from generator.notation import quoted
from generator.spreadsheet import ReadFrom
from generator.spreadsheet.grid import column_letters

_SHOWN = 5


def shown_source(source: ReadFrom) -> str:
    """`ket_qua.xlsx (Kết quả): unit=B, ideas=D`, the columns as `--columns` takes them."""
    columns = ", ".join(f"{key}={column_letters(column)}" for key, column in source.columns.items())
    sheet = f" ({quoted(source.sheet)})" if source.sheet else ""
    return f"{quoted(source.file)}{sheet}: {columns}"


def comment_on(sources: Sequence[ReadFrom], before: str = "") -> str:
    """The comment at the head of a record: what was there, and from where the new figures came."""
    lines = before.splitlines()
    new = (f"Nhập từ {shown_source(source)}." for source in sources[:_SHOWN])
    lines += [line for line in new if line not in lines]
    if len(sources) > _SHOWN:
        lines.append(f"… và {len(sources) - _SHOWN} tệp nữa.")
    return "\n".join(lines)
