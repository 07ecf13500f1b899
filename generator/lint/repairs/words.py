"""The only repairs of words: dashes of the Tiêu ngữ and the padding of the date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.reading.anatomy import Document
from generator.lint.reading.fold import letters as letters_of
from generator.lint.reading.ooxml import TAG, Element
from generator.lint.reading.paragraphs import Line
from generator.lint.reading.runs import Run
from generator.lint.repairs.change import Change, Repair
from generator.lint.repairs.parts import own_runs
from generator.problems import say
from generator.standard import Standard

_SHORT = re.compile(r"(?P<keep>(?P<what>ngày|tháng) )(?P<figure>\d)(?= tháng| năm)")
_LONG = re.compile(r"(?P<keep>(?P<what>tháng) )0(?P<figure>\d)(?= năm)")


def _motto_text(rule: str, document: Document, standard: Standard) -> Iterator[Change]:
    """Only blanks and dashes: the letters must already be right."""
    wanted = standard.text("texts.motto")
    for letter in document.letters:
        line = letter.motto
        if line is None or line.text == wanted or letters_of(line.text) != letters_of(wanted):
            continue
        if "".join(filter(str.isalpha, line.text)) != "".join(filter(str.isalpha, wanted)):
            continue
        runs = list(own_runs(line, [line]))
        if runs and "".join(run.text for run in runs).strip() == line.raw.strip():
            _rewrite(runs, wanted)
            yield Change(rule, line.spot, say("sửa dấu gạch của Tiêu ngữ"))


def _rewrite(runs: list[Run], text: str) -> None:
    """Put the text into the first run and empty the others."""
    for at, run in enumerate(runs):
        nodes = [node for node in run.element if node.tag == TAG["w:t"]]
        for place, node in enumerate(nodes):
            node.text = "" if at or place else text


def _date(pattern: re.Pattern[str], *, padded: bool) -> Repair:
    """A repair of the padding of days and months, within one run."""
    words = say("thêm số 0 vào ngày, tháng") if padded else say("bỏ số 0 thừa của tháng")

    def repair(rule: str, document: Document, standard: Standard) -> Iterator[Change]:
        months = set(standard.texts("date.pad_months"))
        for line in (letter.place_date for letter in document.letters if letter.place_date):
            for node in _texts(line):
                old = node.text or ""
                node.text = pattern.sub(lambda found: _padding(found, months, padded=padded), old)
                if node.text != old:
                    yield Change(rule, line.spot, words)

    return repair


def _texts(line: Line) -> list[Element]:
    return [
        node for run in own_runs(line, [line]) for node in run.element if node.tag == TAG["w:t"]
    ]


def _padding(found: re.Match[str], months: set[str], *, padded: bool) -> str:
    figure = found["figure"]
    is_month = found["what"] == "tháng"
    if not padded:
        return found["keep"] + figure if figure not in months else found[0]
    return f"{found['keep']}0{figure}" if figure in months or not is_month else found[0]


REPAIRS: tuple[tuple[str, Repair], ...] = (
    ("ND30-II.1.b-tieungu-text", _motto_text),
    ("ND30-II.4.b-pad", _date(_SHORT, padded=True)),
    ("ND30-II.4.b-nopad", _date(_LONG, padded=False)),
)
