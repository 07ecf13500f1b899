"""Repairs of the running text: fonts, sizes, alignment, indents, spacing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.lint.looks import (
    counted,
    least_of,
    points_said,
    share_admitted,
    shares,
    size_admitted,
)
from generator.lint.parts.outline import DIVISIONS, is_level
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.paragraphs import ReadParagraph
from generator.lint.repairs.edits import (
    Change,
    Repair,
    nearest_size,
    nearest_twips,
    set_align,
    set_first_line,
    set_font,
    set_size,
    set_spacing,
)
from generator.problems import Message, say
from generator.standard import Standard

_SYMBOLS = re.compile("[\ue000-\uf8ff]")
_SYMBOL_FONTS = re.compile(r"Symbol|Wingdings.*|Webdings|\.?Vn.*|VNI.*", re.IGNORECASE)
_SLACK = 6
_NATURAL = 28


def _texts(document: WordFile) -> Iterator[ReadParagraph]:
    """Running text; what is set in the middle or to the right is left alone."""
    for one in (one for letter in document.letters for one in (*letter.legal_bases, *letter.body)):
        placed = one.format.align in ("left", "both")
        if placed and not one.is_open and not is_level(one, *DIVISIONS):
            yield one


def _tell(rule: str, message: Message, changed: list[ReadParagraph]) -> Iterator[Change]:
    if changed:
        yield Change(rule, changed[0].spot, counted(message, len(changed)))


def _fonts(rule: str, document: WordFile, standard: Standard) -> Iterator[Change]:
    wanted = standard.text("font.family")
    allowed = {str(option) for option in standard["font.family"].options}
    changed: dict[str, list[ReadParagraph]] = {}
    for paragraph in document.everything:
        for run in paragraph.runs:
            names = {run.format.font, run.format.font_high} - allowed
            odd = any(map(_SYMBOL_FONTS.fullmatch, names)) or _SYMBOLS.search(run.text)
            if names and run.text.strip() and not odd:
                set_font(run.element, wanted)
                changed.setdefault(min(names), []).append(paragraph)
    for name, paragraphs in changed.items():
        message = say("phông chữ từ {old} thành {new}", old=name, new=wanted)
        yield from _tell(rule, message, list(dict.fromkeys(paragraphs)))


def _sizes(rule: str, document: WordFile, standard: Standard) -> Iterator[Change]:
    value = standard["parts.body.size"]
    for letter in document.letters:
        runs = [(one, run) for one in letter.body for run in one.runs if run.text.strip()]
        inside = Counter(
            run.format.size for _, run in runs if size_admitted(run.format.size, value)
        )
        usual = inside.most_common(1)[0][0] if inside else 0
        changed = []
        for paragraph, run in runs:
            wanted = usual or nearest_size(run.format.size, value)
            if run.format.size != wanted and not run.format.vertical:
                set_size(run.element, wanted)
                changed.append(paragraph)
        said = say("cỡ chữ thân văn bản thành {size}", size=points_said(usual or _NATURAL))
        yield from _tell(rule, said, list(dict.fromkeys(changed)))


def _align(rule: str, document: WordFile, standard: Standard) -> Iterator[Change]:
    wanted = standard.text("parts.body.align")
    changed = [one for one in _texts(document) if one.format.align != wanted]
    for paragraph in changed:
        set_align(paragraph.element, wanted)
    yield from _tell(rule, say("đoạn văn thành canh đều hai lề"), changed)


def _indents(rule: str, document: WordFile, standard: Standard) -> Iterator[Change]:
    value = standard["parts.body.first_line"]
    changed = []
    for paragraph in _texts(document):
        look = paragraph.format
        right = value.admits_twips(look.start, _SLACK) and look.left <= _SLACK
        if not right and not paragraph.starts_with_blank and not paragraph.label:
            set_first_line(paragraph.element, nearest_twips(look.start, value))
            changed.append(paragraph)
    yield from _tell(rule, say("thụt dòng đầu 1 cm hoặc 1,27 cm, lề đoạn bằng 0"), changed)


def _gaps(rule: str, document: WordFile, standard: Standard) -> Iterator[Change]:
    least = least_of(standard, "parts.body.before")
    changed = []
    for paragraph in _texts(document):
        look = paragraph.format
        if look.before < least.twips - _SLACK and look.after < least.twips - _SLACK:
            set_spacing(paragraph.element, before=least.twips)
            changed.append(paragraph)
    yield from _tell(rule, say("khoảng cách trước đoạn thành {least}", least=least), changed)


def _lines(rule: str, document: WordFile, standard: Standard) -> Iterator[Change]:
    value = standard["parts.body.line"]
    low, high = map(float, shares(value))
    changed = []
    for paragraph in _texts(document):
        share = paragraph.line_share
        if not share_admitted(share, value):
            set_spacing(paragraph.element, line=round(240 * min(max(share, low), high)))
            changed.append(paragraph)
    yield from _tell(rule, say("giãn dòng thành trong khoảng 1 đến 1,5"), changed)


REPAIRS: tuple[tuple[str, Repair], ...] = (
    ("ND30-I.4-font", _fonts),
    ("ND30-II.6.e-size", _sizes),
    ("ND30-II.6.e-align", _align),
    ("ND30-II.6.e-indent", _indents),
    ("ND30-II.6.e-parspace", _gaps),
    ("ND30-II.6.e-linespace", _lines),
)
