"""What a finished Word file says, paragraph by paragraph: for its fingerprint, and for people."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TypeVar

from lxml import etree

from generator.office.printed_tables import PrintedTable
from generator.ooxml import parse_xml, unpack_parts
from generator.wording import percent, quantity, short_date
from generator.workspace import regex

_PART = regex(r"word/(?:document|header\d*|footer\d*|footnotes|charts/[^/]+)\.xml")
_BODY = "word/document.xml"
_CHARTS = "word/charts/"
_TEXT = ("{*}t", "{*}v")
_BREAKS = ("{*}tab", "{*}br", "{*}noBreakHyphen")
_SIGNS = {"noBreakHyphen": "-"}
_TABLE = "{*}tbl"
_READ = ("{*}p", "{*}ser", *_TEXT, *_BREAKS)
_FIRST_DAY = datetime.date(1899, 12, 30)
"""The day 0 of the days in a chart, as Excel counts them."""
_DECIMALS = 2
One = TypeVar("One")
Parts = Mapping[str, Sequence[str]]
"""What a file says, by its parts."""


def read_words(data: bytes) -> Parts:
    """The text of each paragraph, part by part; where a line of it ends on paper makes no difference."""
    parts = _parts(data)
    return {name: [*_lines(parse_xml(one).iter(*_READ))] for name, one in parts.items()}


def told_words(data: bytes) -> list[str]:
    """The paragraphs in the order in which they are read, charts and headings of pages behind the text.

    Figures of charts are told as they are printed there.
    """
    parts = _parts(data)
    found = {
        name: [*_lines(parse_xml(one).iter(*_READ), told=name.startswith(_CHARTS))]
        for name, one in parts.items()
    }
    return _body_first(found)


def told_blocks(data: bytes) -> list[str | PrintedTable]:
    """The same with each table of figures as one."""
    parts = _parts(data)
    found = {name: [*_blocks(parse_xml(one), name)] for name, one in parts.items()}
    return _body_first(found)


def words_of_charts(data: bytes) -> list[Sequence[str]]:
    """What the charts of a file say, one after the other."""
    return [lines for name, lines in read_words(data).items() if name.startswith(_CHARTS)]


def _body_first(found: Mapping[str, Sequence[One]]) -> list[One]:
    rest = (lines for name, lines in found.items() if name != _BODY)
    return [*found.get(_BODY, ()), *(line for lines in rest for line in lines)]


def _parts(data: bytes) -> dict[str, bytes]:
    parts = unpack_parts(data)
    return {name: parts[name] for name in sorted(filter(_PART.fullmatch, parts))}


def _blocks(root: etree._Element, name: str) -> Iterator[str | PrintedTable]:
    """The lines of a part and its tables with figures, each where it stands."""
    from generator.office.word_tables import table_of

    between: list[etree._Element] = []
    walk = etree.iterwalk(root, events=("start",), tag=(*_READ, _TABLE))
    for _, element in walk:
        table = table_of(element) if etree.QName(element).localname == "tbl" else None
        if table is None:
            between.append(element)
            continue
        walk.skip_subtree()
        yield from _lines(between, told=name.startswith(_CHARTS))
        yield table
        between.clear()
    yield from _lines(between, told=name.startswith(_CHARTS))


def _lines(elements: Iterable[etree._Element], *, told: bool = False) -> Iterator[str]:
    lines: list[list[str]] = [[]]
    for element in elements:
        local = etree.QName(element).localname
        if local in {"p", "ser", "tbl"}:
            lines.append([])
        elif local == "v":
            text = element.text or ""
            lines[-1].append(f"{_as_printed(element, text) if told else text} ")
        else:
            lines[-1].append(_SIGNS.get(local) or element.text or " ")
    yield from filter(None, (" ".join("".join(line).split()) for line in lines))


def _as_printed(element: etree._Element, text: str) -> str:
    """A figure of a chart in the form that its format gives it; a name as it is."""
    form = next((one.findtext("{*}formatCode") for one in element.iterancestors("{*}numCache")), None)  # fmt: skip
    try:
        value = Fraction(Decimal(text)) if form is not None else None
    except (InvalidOperation, ValueError, OverflowError):
        return text
    if form is None or value is None:
        return text
    if "yy" in form:
        return short_date(_FIRST_DAY + datetime.timedelta(days=int(value)))
    if "%" in form:
        return percent(value / 100, 1 if "0.0" in form else 0)
    return quantity(value, _DECIMALS)
