"""What a run and a paragraph look like once all their styles are resolved.

Only the resulting values; how they come about is left to `stylesheet`.
"""

from __future__ import annotations

from dataclasses import dataclass

SINGLE = 240
NATURAL_LINE = 1.15


@dataclass(frozen=True, slots=True)
class RunFormat:
    """The look of some letters: fonts by kind of letter, `size` in half-points.

    `colour` is six hexadecimal digits or `auto`; `vertical` is `superscript`, `subscript` or empty.
    """

    font: str = "Times New Roman"
    font_high: str = "Times New Roman"
    font_east: str = ""
    east_hint: bool = False
    size: int = 20
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False
    hidden: bool = False
    colour: str = "auto"
    vertical: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """The place of a paragraph, lengths in twips; `line` counts by `line_rule` (auto: 240 = 1).

    `first_line` is negative for a hanging indent. `outline` is the level for the navigation pane,
    None for text. `top` and `bottom` are kinds of edges as Word names them (`single`), empty for none.
    """

    align: str = "left"
    left: int = 0
    right: int = 0
    first_line: int = 0
    before: int = 0
    after: int = 0
    line: int = SINGLE
    line_rule: str = "auto"
    contextual: bool = False
    page_break_before: bool = False
    outline: int | None = None
    bottom: str = ""
    top: str = ""
    boxed: bool = False
    tabs: tuple[int, ...] = ()

    @property
    def start(self) -> int:
        """Where the first letter of the paragraph stands, from the left edge of the text."""
        return self.left + self.first_line

    def spacing_share(self, size: int) -> float:
        """Line spacing in single lines, for letters of `size` half-points.

        A fixed height is compared with the natural height of Times New Roman; a least height never
        sets less than a single line.
        """
        if self.line_rule == "auto":
            return self.line / SINGLE
        share = self.line / (size * 10 * NATURAL_LINE)
        return max(share, 1.0) if self.line_rule == "atLeast" else share
