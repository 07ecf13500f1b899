"""Properties as they stand in `w:rPr` and `w:pPr`: only those that are given, by our names.

Layers of them are laid over each other in `stylesheet`; here one element is read at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.lint.reading.formats import RunFormat
from generator.lint.reading.ooxml import Element, attribute, child, on_off, twips, value, whole

Partial = dict[str, Any]
AUTO_SPACING = 280
_TEXT_LEVEL = 9

_RUN_SWITCHES = {"bold": "w:b", "italic": "w:i", "caps": "w:caps", "hidden": "w:vanish"}
_PARAGRAPH_SWITCHES = {
    "contextual": "w:contextualSpacing",
    "page_break_before": "w:pageBreakBefore",
}
TOGGLES = tuple(_RUN_SWITCHES)
_FONTS = {
    "font": ("w:ascii", "w:asciiTheme"),
    "font_high": ("w:hAnsi", "w:hAnsiTheme"),
    "font_east": ("w:eastAsia", "w:eastAsiaTheme"),
}
_ALIGN = {"start": "left", "end": "right", "justify": "both", "distribute": "both"}
_BLACK_THEMES = frozenset({"text1", "dark1"})


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
        "first_line": twips(attribute(indents, "w:firstLine")),
    }
    hanging = twips(attribute(indents, "w:hanging"))
    if hanging is not None:
        given["first_line"] = -hanging or given["first_line"] or 0
    return {name: length for name, length in given.items() if length is not None}


def _read_spacing(spacing: Element | None) -> Partial:
    given = {name: twips(attribute(spacing, f"w:{name}")) for name in ("before", "after", "line")}
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
    places = (twips(attribute(stop, "w:pos")) for stop in kept)
    return {"tabs": tuple(place for place in places if place is not None)}


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
