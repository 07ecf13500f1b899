"""The styles of a template (`styles.xml`), each made from one part of the standard.

All paragraph format lives here, so that an office changes a size once, in Word, under a Vietnamese
name. Headings carry outline levels for Word's navigation pane.
"""

from __future__ import annotations

from generator import ooxml
from generator.standard import Part, Standard
from tools.stationery.wordml import DECLARATION, SPACES

_SINGLE = 240
_BOX = ("top", "left", "bottom", "right")
_HANGING = {"addressees": "Kính gửi: ", "addressee_item": "- ", "recipient_item": "- "}
_BOXED = ("urgency", "circulation")
_CLOSE = ("authority_line", "addressee_item")
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
    'w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"/>'
)
_WORDS_OWN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
    "<w:unhideWhenUsed/></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)
_TABLES = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="BangTrong"><w:name w:val="Bảng trống"/>'
    '<w:basedOn w:val="TableNormal"/></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="LuoiBang"><w:name w:val="Lưới bảng"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in (*_BOX, "insideH", "insideV")
    )
    + '</w:tblBorders><w:tblCellMar><w:left w:w="57" w:type="dxa"/>'
    '<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
_KEPT_WHOLE = ("heading_1", "heading_2", "heading_3", "article_heading", "division", "kind_title")


def write_styles(standard: Standard) -> str:
    """The whole part: defaults, Word's own four, then one style for each part of a document."""
    parts = [_paragraph_style(standard.part(name)) for name in standard.part_names()]
    return (
        f"{DECLARATION}<w:styles {SPACES}>{_defaults(standard)}{_LATENT}{_WORDS_OWN}"
        f"{''.join(parts)}{_TABLES}</w:styles>"
    )


def _defaults(standard: Standard) -> str:
    font, language = standard.text("font.family"), standard.text("font.language")
    size = standard.part("body").size.half_points
    faces = " ".join(f'w:{script}="{font}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {faces}/>"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )


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
