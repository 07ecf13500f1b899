"""The paragraph styles of a template, each made from one part of the standard.

All paragraph format lives here, so that an office changes a size once, in Word, under a Vietnamese
name. Headings carry outline levels for Word's navigation pane.
"""

from __future__ import annotations

from generator import ooxml
from generator.standard import Part, Standard

_SINGLE = 240
_BOX = ("top", "left", "bottom", "right")
_HANGING = {"addressees": "Kính gửi: ", "addressee_item": "- ", "recipient_item": "- "}
_BOXED = ("secrecy", "urgency", "circulation")
_CLOSE = ("authority_line", "addressee_item")
_KEPT_WHOLE = ("heading_1", "heading_2", "heading_3", "article_heading", "division", "kind_title")


def write_styles(standard: Standard) -> str:
    """One style for each part of a document."""
    return "".join(_paragraph_style(standard.part(name)) for name in standard.part_names())


def _paragraph_style(part: Part) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{part.style}">'
        f'<w:name w:val="{part.style_name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_format(part)}</w:pPr>"
        f"<w:rPr>{_run_format(part)}</w:rPr></w:style>"
    )


def _paragraph_format(part: Part) -> str:
    return "".join(
        (
            "<w:keepNext/>" if part.keep_next else "",
            "<w:keepLines/>" if part.name in _KEPT_WHOLE else "",
            _borders(part),
            _spacing(part),
            _indents(part),
            "<w:contextualSpacing/>" if part.name in _CLOSE else "",
            f'<w:jc w:val="{part.align}"/>' if part.align != "left" else "",
            "" if part.outline is None else f'<w:outlineLvl w:val="{part.outline}"/>',
        )
    )


def _borders(part: Part) -> str:
    if part.name not in _BOXED:
        return ""
    colour = part.colour or "000000"
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="2" w:color="{colour}"/>' for side in _BOX
    )
    return f"<w:pBdr>{sides}</w:pBdr>"


def _spacing(part: Part) -> str:
    line = int(part.line * _SINGLE)
    given = {"before": part.before.twips, "after": part.after.twips}
    sides = "".join(f' w:{side}="{twips}"' for side, twips in given.items() if twips)
    if part.name == "rule_line":
        sides += f' w:line="{part.size.twips}" w:lineRule="exact"'
    elif line != _SINGLE:
        sides += f' w:line="{line}" w:lineRule="auto"'
    return f"<w:spacing{sides}/>" if sides else ""


def _indents(part: Part) -> str:
    left, first = part.left.twips, part.first_line.twips
    if lead := _HANGING.get(part.name):
        hanging = ooxml.text_width(lead, part.size.points)
        return f'<w:ind w:left="{left + hanging}" w:hanging="{hanging}"/>'
    sides = (f' w:left="{left}"' if left else "") + (f' w:firstLine="{first}"' if first else "")
    return f"<w:ind{sides}/>" if sides else ""


def _run_format(part: Part) -> str:
    half_points = part.size.half_points
    return "".join(
        (
            "<w:b/><w:bCs/>" if part.bold else "",
            "<w:i/><w:iCs/>" if part.italic else "",
            f'<w:color w:val="{part.colour}"/>' if part.colour else "",
            f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>',
        )
    )
