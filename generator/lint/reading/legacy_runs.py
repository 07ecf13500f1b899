"""Letters typed in a code of before Unicode: told by their font, and by the words that they make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.paragraphs import ReadParagraph
from generator.lint.reading.runs import ReadRun
from generator.wording import LegacyCode, is_legacy, is_unicode, read_legacy

_FONTS = (
    (re.compile(r"VNI[- ].*", re.IGNORECASE), LegacyCode.VNI),
    (re.compile(r"\.?Vn[A-Z ].*|\.Vn.*", re.IGNORECASE), LegacyCode.TCVN3),
    (re.compile(r"VN-.*|UVN .*|\.TM.*", re.IGNORECASE), None),
)
_CAPITALS = re.compile(r"\.?Vn\w*H", re.IGNORECASE)
_SYMBOLS = re.compile(r"Symbol|Wingdings.*|Webdings", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LegacyText:
    """The runs of a paragraph that are in one code, by their font or by their words alone."""

    paragraph: ReadParagraph
    code: LegacyCode
    runs: tuple[ReadRun, ...]


def is_legacy_font(name: str) -> bool:
    """Whether a font is one of a code of before Unicode."""
    return any(pattern.fullmatch(name) for pattern, _code in _FONTS)


def code_of_font(run: ReadRun) -> LegacyCode | None:
    """The code for which the font of a run was made."""
    fonts = (run.format.font_high, run.format.font)
    found = (code for pattern, code in _FONTS for font in fonts if pattern.fullmatch(font))
    return next(found, None)


def shows_capitals(run: ReadRun) -> bool:
    """Whether the font of a run shows small letters as capitals (`.VnTimeH`)."""
    return any(map(_CAPITALS.fullmatch, (run.format.font_high, run.format.font)))


def legacy_texts(document: WordFile) -> Iterator[LegacyText]:
    """Everything in the file that is written in such a code.

    A text too short to be sure of by itself is in the code in which others are; where some are in Unicode,
    only if it makes no sense there.
    """
    unsure: list[tuple[ReadParagraph, tuple[ReadRun, ...]]] = []
    known = Counter[LegacyCode]()
    is_mixed = False
    for paragraph in document.everything:
        apart: dict[LegacyCode | None, list[ReadRun]] = {}
        for run in paragraph.runs:
            if run.text.strip() and not _SYMBOLS.fullmatch(run.format.font):
                apart.setdefault(code_of_font(run), []).append(run)
        for code, runs in apart.items():
            text = "".join(run.text for run in runs)
            found = read_legacy(text) if code is None else code if is_legacy(text, code) else None
            if found is not None:
                known[found] += code is None
                yield LegacyText(paragraph, found, tuple(runs))
            elif code is None and not text.isascii():
                unsure.append((paragraph, tuple(runs)))
                is_mixed = is_mixed or is_unicode(text)
    if known.total():
        usual = known.most_common(1)[0][0]
        for paragraph, held in unsure:
            if is_legacy("".join(run.text for run in held), usual, alone=is_mixed):
                yield LegacyText(paragraph, usual, held)
