"""What a run and a paragraph look like, and what one `w:rPr` or `w:pPr` says about it.

A `Partial` holds only what is given, by our names; layers of them are laid over each other in
`stylesheet`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.lint.reading.ooxml import (
    Element,
    attribute,
    child,
    length,
    on_off,
    twips,
    value,
)
from generator.ooxml import whole
from generator.workspace import unchanging

Partial = dict[str, Any]
SINGLE = 240
NATURAL_LINE = 1.15
AUTO_SPACING = 280
_RULED = ("underscore", "heavy")
_TEXT_LEVEL = 9

_RUN_SWITCHES = {"bold": "w:b", "italic": "w:i", "caps": "w:caps", "hidden": "w:vanish"}
_PARAGRAPH_SWITCHES = {"contextual": "w:contextualSpacing"}
TOGGLES = tuple(_RUN_SWITCHES)
_FONTS = {
    "font": ("w:ascii", "w:asciiTheme"),
    "font_high": ("w:hAnsi", "w:hAnsiTheme"),
    "font_east": ("w:eastAsia", "w:eastAsiaTheme"),
    "font_complex": ("w:cs", "w:cstheme"),
}
_ALIGN = {"start": "left", "end": "right", "justify": "both", "distribute": "both"}
_BLACK_THEMES = frozenset({"text1", "dark1"})


@unchanging(frozen=True, slots=True)
class RunFormat:
    """The look of some letters: fonts by kind of letter, `size` in half-points.

    `colour` is six hexadecimal digits or `auto`; `vertical` is `superscript`, `subscript` or empty.
    """

    font: str = "Times New Roman"
    font_high: str = "Times New Roman"
    font_east: str = ""
    font_complex: str = ""
    east_hint: bool = False
    size: int = 20
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False
    hidden: bool = False
    colour: str = "auto"
    vertical: str = ""


@unchanging(frozen=True, slots=True)
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
    outline: int | None = None
    bottom: str = ""
    top: str = ""
    boxed: bool = False
    tabs: tuple[int, ...] = ()
    leaders: tuple[int, ...] = ()

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


def read_run(properties: Element | None, theme: Mapping[str, str]) -> Partial:
    """What one `w:rPr` says."""
    if properties is None or not len(properties):
        return {}
    said = _switches(properties, _RUN_SWITCHES)
    said |= _read_fonts(child(properties, "w:rFonts"), theme)
    if size := value(properties, "w:sz"):
        said["size"] = _half_points(size)
    if (underline := value(properties, "w:u")) is not None:
        said["underline"] = underline != "none"
    if (vertical := value(properties, "w:vertAlign")) is not None:
        said["vertical"] = "" if vertical == "baseline" else vertical
    if (colour := child(properties, "w:color")) is not None:
        said["colour"] = _colour(colour)
    return said


def _switches(properties: Element, names: Mapping[str, str]) -> Partial:
    found = {ours: on_off(properties, name) for ours, name in names.items()}
    return {name: switch for name, switch in found.items() if switch is not None}


def _read_fonts(fonts: Element | None, theme: Mapping[str, str]) -> Partial:
    if fonts is None:
        return {}
    said: Partial = {}
    for ours, (plain, themed) in _FONTS.items():
        name = theme.get(attribute(fonts, themed) or "") or attribute(fonts, plain)
        if name:
            said[ours] = name
    if hint := attribute(fonts, "w:hint"):
        said["east_hint"] = hint == "eastAsia"
    return said


def _half_points(text: str) -> int:
    length = twips(text)
    if length is None:
        return RunFormat().size
    return length if text.strip().isdigit() else round(length / 10)


def _colour(colour: Element) -> str:
    if attribute(colour, "w:themeColor") in _BLACK_THEMES and not attribute(colour, "w:themeTint"):
        return "auto"
    return (attribute(colour, "w:val") or "auto").upper().replace("AUTO", "auto")


def read_paragraph(properties: Element | None) -> Partial:
    """What one `w:pPr` says, its numbering left aside."""
    if properties is None or not len(properties):
        return {}
    said = _switches(properties, _PARAGRAPH_SWITCHES)
    if (align := value(properties, "w:jc")) is not None:
        said["align"] = _ALIGN.get(align, align)
    if (given := value(properties, "w:outlineLvl")) is not None:
        outline = whole(given, _TEXT_LEVEL)
        said["outline"] = outline if outline < _TEXT_LEVEL else None
    said |= read_indents(child(properties, "w:ind"))
    said |= _read_spacing(child(properties, "w:spacing"))
    said |= _read_tabs(child(properties, "w:tabs"))
    said |= _read_borders(child(properties, "w:pBdr"))
    return said


def read_indents(indents: Element | None) -> Partial:
    """`w:ind`, with `start` and `end` taken as left and right."""
    if indents is None:
        return {}
    given = {
        "left": twips(attribute(indents, "w:left") or attribute(indents, "w:start")),
        "right": twips(attribute(indents, "w:right") or attribute(indents, "w:end")),
        "first_line": length(indents, "w:firstLine"),
    }
    hanging = length(indents, "w:hanging")
    if hanging is not None:
        given["first_line"] = -hanging or given["first_line"] or 0
    return {name: length for name, length in given.items() if length is not None}


def _read_spacing(spacing: Element | None) -> Partial:
    given = {name: length(spacing, f"w:{name}") for name in ("before", "after", "line")}
    said: Partial = {name: length for name, length in given.items() if length is not None}
    if rule := attribute(spacing, "w:lineRule"):
        said["line_rule"] = rule
    for name in ("before", "after"):
        if attribute(spacing, f"w:{name}Autospacing") in ("1", "true", "on"):
            said[name] = AUTO_SPACING
    return said


def _read_tabs(tabs: Element | None) -> Partial:
    if tabs is None:
        return {}
    kept = (stop for stop in tabs if attribute(stop, "w:val") not in ("clear", "bar"))
    given = [(length(stop, "w:pos"), attribute(stop, "w:leader")) for stop in kept]
    stops = [(place, leader) for place, leader in given if place is not None]
    ruled = tuple(place for place, leader in stops if leader in _RULED)
    return {"tabs": tuple(place for place, _leader in stops), "leaders": ruled}


def _read_borders(borders: Element | None) -> Partial:
    if borders is None:
        return {}
    given = {side: child(borders, f"w:{side}") for side in ("top", "bottom", "left", "right")}
    kinds = {side: _kind(border) for side, border in given.items()}
    said: Partial = {side: kinds[side] for side in ("top", "bottom") if given[side] is not None}
    return said | {"boxed": all(kinds.values())}


def _kind(border: Element | None) -> str:
    kind = attribute(border, "w:val") or ""
    return "" if kind in ("nil", "none") else kind
