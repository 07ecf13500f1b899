"""Repairs of the page (paper, margins, page number) and of the running text.

In the text: fonts, sizes, alignment, indents, spacing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from generator.lint import looks
from generator.lint.parts.outline import DIVISIONS, is_level
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.fold import LOWER, UPPER
from generator.lint.reading.legacy_fonts import is_legacy_font
from generator.lint.reading.ooxml import TAG, child
from generator.lint.reading.paragraphs import ReadParagraph
from generator.lint.reading.runs import ReadRun
from generator.lint.reading.section import PageSection
from generator.lint.reading.spot import Spot
from generator.lint.repairs import edits
from generator.lint.repairs.certain import sure_bases, sure_body, too_wide
from generator.lint.repairs.edits import Correction, Repair
from generator.problems import Message, say
from generator.standard import Standard
from generator.wording import is_unicode
from generator.workspace import regex

_SYMBOLS = regex("[\ue000-\uf8ff]")
_SYMBOL_FONTS = regex(r"Symbol|Wingdings.*|Webdings|\.?Vn.*|VNI.*", re.IGNORECASE)
_VIETNAMESE = regex(f"[\x20-\x7e\\s\u2010-\u2027{LOWER}{UPPER}]*")
_SLACK = 6
_Mend = Callable[[ReadParagraph, Standard], Message | None]


def _paper(document: WordFile, standard: Standard) -> Iterator[Correction]:
    if "A5" in map(str, standard["page.paper"].options):
        return
    for section in document.sections:
        size = child(section.element, "w:pgSz")
        if size is None or looks.is_paper(section, looks.PAPERS["A4"]):
            continue
        width, height = looks.PAPERS["A4"][:: -1 if section.landscape else 1]
        size.set(TAG["w:w"], str(width))
        size.set(TAG["w:h"], str(height))
        yield (document.spot_of(section), say("khổ giấy đổi thành A4"))


def _margins(document: WordFile, standard: Standard) -> Iterator[Correction]:
    for section in document.sections:
        margins = child(section.element, "w:pgMar")
        if margins is None or section.landscape:
            continue
        asked = {side: _margin(section, side, standard) for side in looks.SIDES}
        yield from _set_margins(document, section, asked)
        if section.margins["gutter"]:
            margins.set(TAG["w:gutter"], "0")
            yield (document.spot_of(section), say("bỏ lề gáy"))
    mirrored = child(document.settings, "w:mirrorMargins")
    if mirrored is not None:
        mirrored.getparent().remove(mirrored)
        yield (Spot(document.package.main), say("bỏ lề đối xứng hai mặt"))


def _landscape_margins(document: WordFile, standard: Standard) -> Iterator[Correction]:
    least = min(standard.twips(f"page.landscape.{side}") for side in looks.SIDES)
    slack = standard.twips("page.tolerance")
    for section in document.sections:
        if section.landscape:
            found = {side: abs(section.margins[side]) for side in looks.SIDES}
            asked = {side: one if one >= least - slack else least for side, one in found.items()}
            yield from _set_margins(document, section, asked)


def _set_margins(
    document: WordFile, section: PageSection, asked: dict[str, int]
) -> Iterator[Correction]:
    """Set the margins of a section and narrow what tables would stand out; left and right only where all can be."""
    margins = child(section.element, "w:pgMar")
    across = section.width - asked["left"] - asked["right"]
    tables = too_wide(document.tables, section, across)
    if margins is None:
        return
    for side, wanted in asked.items():
        found = abs(section.margins[side])
        if found != wanted and (side in ("top", "bottom") or tables is not None):
            margins.set(TAG[f"w:{side}"], str(wanted))
            yield (document.spot_of(section), _lengths(looks.SIDES[side], found, wanted))
    for table in tables or ():
        edits.narrow(table, across)
        yield (table.spot, _lengths(say("bảng hẹp lại cho vừa lề:"), table.width, across))


def _margin(section: PageSection, side: str, standard: Standard) -> int:
    """The margin as it should be: as it is, or the nearest that the format allows."""
    value, found = standard[f"page.{side}"], abs(section.margins[side])
    if value.admits_twips(found, standard.twips("page.tolerance")):
        return found
    return edits.nearest_twips(found, value)


def _header(document: WordFile, standard: Standard) -> Iterator[Correction]:
    wanted = standard.twips("page.header")
    for section in document.sections:
        margins = child(section.element, "w:pgMar")
        found = section.margins["header"]
        if margins is not None and section.headers and abs(found - wanted) > wanted // 90:
            margins.set(TAG["w:header"], str(wanted))
            message = _lengths(say("khoảng cách đầu trang"), found, wanted)
            yield (document.spot_of(section), message)


def _numbers(document: WordFile, standard: Standard) -> Iterator[Correction]:
    value = standard["parts.page_number.size"]
    for paragraph in (one for part in document.margins for one in document.page_numbers(part)):
        for run in paragraph.runs:
            size = run.format.size
            if not looks.size_admitted(size, value):
                wanted = edits.nearest_size(size, value)
                edits.set_size(run.element, wanted)
                said = {"old": looks.points_said(size), "new": looks.points_said(wanted)}
                message = say("số trang từ cỡ {old} thành cỡ {new}", **said)
                yield (paragraph.spot, message)
            if run.format.italic:
                edits.set_switch(run.element, "i", on=False)
                yield (paragraph.spot, say("số trang thành chữ đứng"))


def _lengths(what: Message, old: int, new: int) -> Message:
    said = {"old": looks.millimetres(old), "new": looks.millimetres(new)}
    return say("{what} từ {old} thành {new} mm", what=what, **said)


PAGE: tuple[tuple[str, Repair], ...] = (
    ("ND30-I.1-paper", _paper),
    ("ND30-I.3-margins", _margins),
    ("ND30-I.3-margins-landscape", _landscape_margins),
    ("ND30-I.7-header-dist", _header),
    ("ND30-I.7-pagenum-style", _numbers),
)


def _texts(document: WordFile) -> Iterator[ReadParagraph]:
    """Running text; what is set in the middle or to the right is left alone."""
    found = ((*sure_bases(letter), *sure_body(letter)) for letter in document.letters)
    for one in (one for paragraphs in found for one in paragraphs):
        placed = one.format.align in ("left", "both")
        if placed and not one.is_open and not is_level(one, *DIVISIONS):
            yield one


def _tell(message: Message, changed: list[ReadParagraph]) -> Iterator[Correction]:
    if changed:
        yield (changed[0].spot, looks.counted(message, len(changed)))


def _fonts(document: WordFile, standard: Standard) -> Iterator[Correction]:
    wanted = standard.text("font.family")
    allowed = {str(option) for option in standard["font.family"].options}
    changed: dict[str, list[ReadParagraph]] = {}
    for paragraph in document.everything:
        for run in paragraph.runs:
            names = {run.format.font, run.format.font_high} - allowed
            if names and run.text.strip() and _may_change(run, names):
                edits.set_font(run.element, wanted)
                changed.setdefault(min(names), []).append(paragraph)
    for name, paragraphs in changed.items():
        message = say("phông chữ từ {old} thành {new}", old=name, new=wanted)
        yield from _tell(message, list(dict.fromkeys(paragraphs)))


def _may_change(run: ReadRun, fonts: set[str]) -> bool:
    """Whether another font would show the same letters."""
    if any(map(is_legacy_font, fonts)) and _is_vietnamese(run.text):
        return True
    return not any(map(_SYMBOL_FONTS.fullmatch, fonts)) and not _SYMBOLS.search(run.text)


def _is_vietnamese(text: str) -> bool:
    """Whether a text is in Unicode for sure, whatever its font was made for."""
    return is_unicode(text) and bool(_VIETNAMESE.fullmatch(text))


def _sizes(document: WordFile, standard: Standard) -> Iterator[Correction]:
    value = standard["parts.body.size"]
    for letter in document.letters:
        runs = [(one, run) for one in sure_body(letter) for run in one.runs if run.text.strip()]
        inside = Counter(
            run.format.size for _, run in runs if looks.size_admitted(run.format.size, value)
        )
        found = inside or Counter(run.format.size for _, run in runs)
        usual = found.most_common(1)[0][0] if found else 0
        wanted = usual if inside else edits.nearest_size(usual, value)
        changed = []
        for paragraph, run in runs:
            if run.format.size != wanted and not run.format.vertical:
                edits.set_size(run.element, wanted)
                changed.append(paragraph)
        said = say("cỡ chữ nội dung văn bản thành {size}", size=looks.points_said(wanted))
        yield from _tell(said, list(dict.fromkeys(changed)))


def _each(mend: _Mend, document: WordFile, standard: Standard) -> Iterator[Correction]:
    """A repair of paragraphs one by one; None when a paragraph is as it should be."""
    told: dict[str, tuple[Message, list[ReadParagraph]]] = {}
    for one in _texts(document):
        message = mend(one, standard)
        if message is not None:
            told.setdefault(str(message), (message, []))[1].append(one)
    for message, changed in told.values():
        yield from _tell(message, changed)


def _align(paragraph: ReadParagraph, standard: Standard) -> Message | None:
    wanted = standard.text("parts.body.align")
    if paragraph.format.align == wanted:
        return None
    edits.set_align(paragraph.element, wanted)
    return say("đoạn văn thành canh đều hai lề")


def _indent(paragraph: ReadParagraph, standard: Standard) -> Message | None:
    value, look = standard["parts.body.first_line"], paragraph.format
    right = value.admits_twips(look.start, _SLACK) and look.left <= _SLACK
    if right or paragraph.starts_with_blank or paragraph.label:
        return None
    wanted = edits.nearest_twips(look.start, value)
    edits.set_first_line(paragraph.element, wanted)
    return say("lùi đầu dòng {length} mm, lề đoạn bằng 0", length=looks.millimetres(wanted))


def _gap(paragraph: ReadParagraph, standard: Standard) -> Message | None:
    least = looks.least_of(standard, "parts.body.before")
    if max(paragraph.format.before, paragraph.format.after) >= least.twips - _SLACK:
        return None
    edits.set_spacing(paragraph.element, before=least.twips)
    return say("khoảng cách trước đoạn thành {least}", least=least)


def _line_spacing(paragraph: ReadParagraph, standard: Standard) -> Message | None:
    value, share = standard["parts.body.line"], paragraph.line_share
    if looks.share_admitted(share, value):
        return None
    low, high = map(float, looks.shares(value))
    wanted = min(max(share, low), high)
    edits.set_spacing(paragraph.element, line=round(240 * wanted))
    return say("giãn dòng thành {share}", share=f"{wanted:g}".replace(".", ","))


TEXT: tuple[tuple[str, Repair], ...] = (
    ("ND30-I.4-font", _fonts),
    ("ND30-II.6.e-size", _sizes),
    ("ND30-II.6.e-align", partial(_each, _align)),
    ("ND30-II.6.e-indent", partial(_each, _indent)),
    ("ND30-II.6.e-parspace", partial(_each, _gap)),
    ("ND30-II.6.e-linespace", partial(_each, _line_spacing)),
)
