"""A page of the manual for the terminal: broken at eighty signs, links by the command that opens them."""

from __future__ import annotations

import io
from collections.abc import Iterator

from generator.cli.console import coloured
from generator.cli.term_pager import watched
from generator.cli.term_table import USUAL_WIDTH, terminal_width
from generator.workspace import regex

_LINK = regex(r"\[([^\]]+)\]\((?:docs/)?([\w-]+)\.md(?:#[^)]*)?\)")
_INSIDE = regex(r"\[([^\]]+)\]\((?:#|\.\./)[^)]*\)")
_PICTURE = regex(r"!\[([^\]]*)\]\([^)]*\)")
_ROW = regex(r"^\|(.+)\|$")
_CELL = regex(r"(?<!\\)\|")
_MOST_COLUMNS = 4


def page_lines(text: str) -> list[str]:
    """The page as lines of the terminal, in colours where it is seen and no wider than is read with ease."""
    from rich.console import Console
    from rich.markdown import Markdown

    out = io.StringIO()
    is_plain = coloured() is False or not (watched() or coloured())
    width = min(terminal_width(), USUAL_WIDTH)
    console = Console(
        file=out,
        width=width,
        force_terminal=not is_plain,
        color_system=None if is_plain else "standard",
    )
    console.print(Markdown(_for_terminal(text), hyperlinks=False, code_theme="bw"))
    return [line.rstrip() for line in out.getvalue().rstrip("\n").split("\n")]


def _for_terminal(text: str) -> str:
    """Links as the command that opens them; tables of many columns as lists."""
    text = _PICTURE.sub(r"[\1]", text)
    text = _INSIDE.sub(r"\1", _LINK.sub(r"\1 (`vanthu help \2`)", text))
    return "\n".join(_rows_apart(text.split("\n")))


def _rows_apart(lines: list[str]) -> Iterator[str]:
    """A row of a wide table as a list of what stands in its columns."""
    titles: list[str] = []
    for line in lines:
        cells = _cells(line)
        if len(cells) <= _MOST_COLUMNS:
            titles = []
            yield line
        elif not titles:
            titles = cells
        elif set(line) - set("|-: "):
            yield f"- {cells[0]}"
            pairs = zip(titles[1:], cells[1:], strict=False)
            yield from (f"  - {title}: {cell}" for title, cell in pairs if cell)


def _cells(line: str) -> list[str]:
    found = _ROW.match(line)
    return [cell.strip() for cell in _CELL.split(found[1])] if found else []
