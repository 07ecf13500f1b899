"""Effective formatting: run → character style → paragraph style chain → table style → defaults.

Theme fonts are looked up, switches such as bold are combined as Word combines them. Reading the
text is left to `flow`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from generator.lint.reading import formats
from generator.lint.reading.formats import ParagraphFormat, Partial, RunFormat
from generator.lint.reading.ooxml import TAG, Element, attribute, child, descend, value

MAX_CHAIN = 20
_THEME_SLOTS = {"HAnsi": "a:latin", "Ascii": "a:latin", "EastAsia": "a:ea", "Bidi": "a:cs"}
_NORMAL_FONT = "Times New Roman"


@dataclass
class StyleSheet:
    """The styles of one document; missing parts give Word's own defaults."""

    styles: Mapping[str, Element]
    defaults: Mapping[str, str]
    run_default: Partial
    paragraph_default: Partial
    theme: Mapping[str, str]
    _runs: dict[str, Partial] = field(default_factory=dict)
    _paragraphs: dict[str, Partial] = field(default_factory=dict)
    _formats: dict[tuple[str, str, str, bytes], RunFormat] = field(default_factory=dict)

    def knows(self, style: str) -> bool:
        return style in self.styles

    def chain(self, style: str) -> list[Element]:
        """The style and those it is based on, nearest first; a circle is cut."""
        found: list[Element] = []
        while style in self.styles and len(found) < MAX_CHAIN:
            found.append(self.styles[style])
            style = value(self.styles[style], "w:basedOn") or ""
        return found

    def run_format(self, properties: Element | None, style: str, table: Partial) -> RunFormat:
        """The look of a run of a paragraph in `style`; `table` is what its table gives."""
        named = value(properties, "w:rStyle") or ""
        direct = formats.read_run(properties, self.theme)
        key = (style, named, repr(sorted(table.items())), repr(sorted(direct.items())).encode())
        if key not in self._formats:
            self._formats[key] = RunFormat(**self._merged_run(style, named, table, direct))
        return self._formats[key]

    def paragraph_format(
        self, properties: Element | None, style: str, *between: Partial
    ) -> ParagraphFormat:
        """The place of a paragraph; `between` are table and numbering, weaker ones first."""
        layers = (*between[:-1], self._of_paragraph_style(style), *between[-1:])
        merged = _overlaid(self.paragraph_default, *layers, formats.read_paragraph(properties))
        return ParagraphFormat(**merged)

    def paragraph_style(self, properties: Element | None) -> str:
        return value(properties, "w:pStyle") or self.defaults.get("paragraph", "")

    def numbering_of(self, style: str) -> Element | None:
        """The numbering that a paragraph style brings along (`w:numPr`)."""
        found = (child(child(one, "w:pPr"), "w:numPr") for one in self.chain(style))
        return next((one for one in found if one is not None), None)

    def table_layers(self, style: str, *, first_row: bool) -> tuple[Partial, Partial]:
        """What a table style gives to the runs and paragraphs of a row."""
        parts: list[Element] = []
        for one in reversed(self.chain(style)):
            special = one.findall(TAG["w:tblStylePr"]) if first_row else []
            parts += [one, *(part for part in special if attribute(part, "w:type") == "firstRow")]
        return self._run_of(parts), self._paragraph_of(parts)

    def _merged_run(self, style: str, named: str, table: Partial, direct: Partial) -> Partial:
        own, character = self._of_run_style(style), self._of_run_style(named)
        fonts = {"font": _NORMAL_FONT, "font_high": _NORMAL_FONT}
        merged = _overlaid(fonts, self.run_default, table, own, character, direct)
        for name in formats.TOGGLES:
            if name not in direct:
                levels = [bool(layer.get(name)) for layer in (table, own, character)]
                merged[name] = bool(self.run_default.get(name)) or sum(levels) % 2 == 1
        return merged

    def _of_run_style(self, style: str) -> Partial:
        if style not in self._runs:
            self._runs[style] = self._run_of(reversed(self.chain(style)))
        return self._runs[style]

    def _of_paragraph_style(self, style: str) -> Partial:
        if style not in self._paragraphs:
            self._paragraphs[style] = self._paragraph_of(reversed(self.chain(style)))
        return self._paragraphs[style]

    def _run_of(self, layers: Iterable[Element]) -> Partial:
        return _overlaid(*(formats.read_run(child(one, "w:rPr"), self.theme) for one in layers))

    @staticmethod
    def _paragraph_of(layers: Iterable[Element]) -> Partial:
        return _overlaid(*(formats.read_paragraph(child(one, "w:pPr")) for one in layers))


def _overlaid(*layers: Partial) -> Partial:
    """The later layer wins; a hanging indent and a first-line indent replace each other."""
    return reduce(or_, layers, {})


def read_stylesheet(root: Element | None, theme: Element | None) -> StyleSheet:
    """The style sheet of `styles.xml` and of the theme; either may be missing."""
    fonts = _theme_fonts(theme)
    named = [] if root is None else root.iter(TAG["w:style"])
    styles = {attribute(one, "w:styleId") or "": one for one in named}
    defaults = child(root, "w:docDefaults")
    run = formats.read_run(child(child(defaults, "w:rPrDefault"), "w:rPr"), fonts)
    paragraph = formats.read_paragraph(child(child(defaults, "w:pPrDefault"), "w:pPr"))
    return StyleSheet(styles, _default_styles(styles), run, paragraph, fonts)


def _default_styles(styles: Mapping[str, Element]) -> dict[str, str]:
    on = ("1", "true", "on")
    return {
        attribute(style, "w:type") or "paragraph": name
        for name, style in styles.items()
        if (attribute(style, "w:default") or "") in on
    } or {"paragraph": "Normal"}


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """Fonts of the theme by Word's names for them (`minorHAnsi`, `majorAscii`)."""
    fonts: dict[str, str] = {}
    for kind in ("major", "minor") if theme is not None else ():
        for group in descend(theme, f"a:{kind}Font"):
            for slot, name in _THEME_SLOTS.items():
                node = child(group, name)
                if node is not None or name == "a:latin":
                    fonts[f"{kind}{slot}"] = "" if node is None else node.get("typeface") or ""
    return fonts
