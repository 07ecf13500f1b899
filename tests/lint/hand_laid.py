"""Documents laid out by hand, so that a test can part what belongs together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from read_papers import opened
from word_paper import Grid, Paper

from generator.lint.linting import LintResult, lint_document
from generator.lint.reading.laid_pages import LaidPages
from generator.standard.profile import load_standard
from generator.word.pages.printed import LevelLine, OnPage, PrintedText

TOP, BOTTOM, HIGH = 1134, 16838 - 1134, 322
LEFT, RIGHT, MIDDLE = 1701, 11056, 1701 + 9355 // 2


@dataclass
class Sheet:
    """A page as `PrintedPage` tells it."""

    texts: list[PrintedText]
    lines: list[LevelLine]
    height: int = 16838
    has_pictures: bool = False


@dataclass(frozen=True)
class Laid:
    """What pages a paper has: `breaks` name the parts that begin one, `over` those that go on on the next.

    `shown` are the numbers that pages show, those of right ones where it says nothing; `rule` where the
    line under the subject is drawn; `at` parts whose ends are at other heights; `blank` empty pages;
    `wordless` pages show pictures of letters alone; `edge` is where their numbers stand.
    """

    breaks: str = ""
    over: str = ""
    shown: dict[int, int] | None = None
    rule: LevelLine | str | None = "as the paper has it"
    at: dict[str, tuple[int, int]] | None = None
    lost: str = ""
    blank: int = 0
    wordless: bool = False
    edge: int = 800


def names_of(paper: Paper) -> list[str]:
    """The parts of the paper as its paragraphs follow each other; one without a name is empty."""
    found = []
    for block in paper.blocks:
        if isinstance(block, Grid):
            found += [name for row in block.rows for cell in row for name in cell or ("",)]
        else:
            found.append("" if block.startswith("page:") else block)
    return found


def lay(paper: Paper, laid: Laid) -> LaidPages:
    """The pages of the paper; a page shows its number unless it begins the text or an annex."""
    page, top, places, firsts = 1, TOP, {}, {1}
    for number, name in enumerate(names_of(paper), 1):
        if name in laid.breaks.split() or (name.startswith("annex") and "_" not in name):
            page, top = page + 1, TOP
            firsts |= {page} if name.startswith("annex") else set()
        begin = OnPage(page, top, LEFT)
        page, top = (page + 1, TOP + HIGH) if name in laid.over.split() else (page, top)
        end = OnPage(page, top, RIGHT)
        if name == "subject":
            begin = end = OnPage(page, TOP + 9 * HIGH, LEFT)
        if name in (laid.at or {}):
            heights = laid.at[name]
            begin, end = OnPage(begin.page, heights[0], LEFT), OnPage(end.page, heights[1], RIGHT)
        top += HIGH
        if name and not name.endswith("_rule") and name not in laid.lost.split():
            places[number] = (begin, end)
    drawn = [one] if (one := _drawn(paper) if isinstance(laid.rule, str) else laid.rule) else []
    sheets, at = [], 0
    for one in range(1, page + laid.blank + 1):
        at = 1 if one in firsts else at + 1
        number = (laid.shown or {}).get(one, 0 if at == 1 else at)
        edge = [PrintedText(laid.edge, MIDDLE, str(number))] if number else []
        text = [PrintedText(TOP + HIGH, LEFT, "chữ")] if one <= page else []
        texts = [] if laid.wordless else [*edge, *text]
        sheets.append(Sheet(texts, drawn if one == 1 else []))
    return LaidPages(sheets, places)


def _drawn(paper: Paper) -> LevelLine | None:
    rule = paper.parts.get("subject_rule")
    return rule and LevelLine(TOP + 10 * HIGH, LEFT + rule.left, RIGHT - rule.right)


def lint_laid_by_hand(paper: Paper, laid: Laid, skip: Iterable[str] = ()) -> LintResult:
    document = opened(paper)
    document.pages = lay(paper, laid)
    return lint_document(document, load_standard("nd30"), skip=skip)
