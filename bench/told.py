"""What was measured, told row by row as it comes, and put into the manual."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

Step = Callable[[], Iterator[tuple[str, str]]]
_TABLE = re.compile(r"(?<=<!-- bench -->\n).*?(?=<!-- /bench -->)", re.DOTALL)


def tell(steps: Iterable[Step]) -> list[str]:
    """Prints what each step measures; the rows of the table."""
    rows = []
    for step in steps:
        for what, told in step():
            print(f"{what:<66} {told}", flush=True)
            rows.append(f"| {what} | {told} |")
    return rows


def put_into(page: Path, rows: Sequence[str]) -> None:
    """Puts the table in the place that a page has for it."""
    table = "\n".join(["| Việc | Đo được |", "|---|---|", *rows, ""])
    text = page.read_text(encoding="utf-8")
    page.write_text(_TABLE.sub(lambda _: table, text), encoding="utf-8")


def decimal(value: float, digits: int = 2) -> str:
    """A number with a comma."""
    return f"{value:.{digits}f}".replace(".", ",")


def number(value: float) -> str:
    """A whole number with points."""
    return f"{value:,.0f}".replace(",", ".")
