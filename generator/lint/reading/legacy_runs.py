"""Letters typed in a code of before Unicode: told by their font, and by the words that they make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.lint.reading.legacy_fonts import code_of_font
from generator.lint.reading.paragraphs import ReadParagraph
from generator.lint.reading.runs import ReadRun, text_of
from generator.wording import LegacyCode, is_legacy, is_unicode, read_legacy
from generator.workspace import regex, unchanging

_SYMBOLS = regex(r"Symbol|Wingdings.*|Webdings", re.IGNORECASE)


@unchanging(frozen=True, slots=True)
class LegacyText:
    """The runs of a paragraph that are in one code, by their font or by their words alone."""

    paragraph: ReadParagraph
    code: LegacyCode
    runs: tuple[ReadRun, ...]


def legacy_texts(paragraphs: Iterable[ReadParagraph]) -> Iterator[LegacyText]:
    """Everything in the paragraphs of a file that is written in such a code.

    A text too short to be sure of by itself is in the code in which others are; where some are in Unicode,
    only if it makes no sense there.
    """
    unsure: list[tuple[ReadParagraph, tuple[ReadRun, ...]]] = []
    known = Counter[LegacyCode]()
    is_mixed = False
    for paragraph in paragraphs:
        apart: dict[LegacyCode | None, list[ReadRun]] = {}
        for run in paragraph.runs:
            if run.text.strip() and not _SYMBOLS.fullmatch(run.format.font):
                apart.setdefault(code_of_font(run.format), []).append(run)
        for code, runs in apart.items():
            text = _typed(runs)
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
            if is_legacy(_typed(held), usual, alone=is_mixed):
                yield LegacyText(paragraph, usual, held)


def _typed(runs: Iterable[ReadRun]) -> str:
    """The letters as they stand in the file, whatever their fonts make of them."""
    return "".join(text_of(run.element) for run in runs)
