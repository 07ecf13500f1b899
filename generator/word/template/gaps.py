"""«…» on yellow in the place of each figure that a draft has not got, with a comment that says why.

While a draft is written a gap is a mark of private characters: it goes through titles, bodies and
tables as a word does. In the finished package each mark becomes words of its own; a doubtful figure
that is printed has marks around it. Comments bear no date, so that the same draft is the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from generator import ooxml
from generator.workspace import regex

SHOWN = "«…»"
AUTHOR_INITIALS = "VT"
_MARK = regex("\ue002(\\d+)\ue003(?:([^\ue002-\ue004]*)\ue004)?")
_PRIVATE = regex("[\ue002-\ue004]")
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_NAMESPACE}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MAIN = "word/document.xml"
_COMMENTS = "word/comments.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "rIdDuThao"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_STATUS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}contentStatus"
_STATED = "Bản dự thảo, còn {} số liệu chưa có"
_SAYS = regex(_STATED.format("(\\d+)"))
_AFTER_HIGHLIGHT = (
    *("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
    *("eastAsianLayout", "specVanish", "oMath", "rPrChange"),
)
"""What stands behind `w:highlight` among the properties of a run."""


def gap_mark(number: int) -> str:
    """What stands for gap number `number` while a draft is written."""
    return f"\ue002{number}\ue003"


def doubt_mark(number: int, text: str) -> str:
    """A text that is printed, and doubted by remark number `number`."""
    return f"\ue002{number}\ue003{_PRIVATE.sub('', text)}\ue004"


def without_marks(text: str) -> str:
    """The text with «…» for each gap."""
    return _MARK.sub(lambda mark: SHOWN if mark[2] is None else mark[2], text)


def show_gaps(data: bytes, remarks: Sequence[Sequence[str]], author: str) -> bytes:
    """The package with its gaps shown; each of the `remarks` is a comment, of several lines.

    A remark whose mark is nowhere in the text stands at the first paragraph: nothing is lost.
    """
    parts = ooxml.unpack_parts(data)
    parts = parts | _status(parts, len(remarks))
    changed = {
        name: _shown(name, xml, remarks, author)
        for name, xml in parts.items()
        if name != _MAIN and name.endswith(".xml") and _PRIVATE.search(xml.decode(errors="ignore"))
    }
    root = ooxml.parse_xml(parts[_MAIN])
    told = _show(root, commented=len(remarks))
    _comment_at_start(root, [number for number in range(len(remarks)) if number not in told])
    changed[_MAIN] = ooxml.write_xml(root)
    if remarks:
        changed |= _comments(parts, remarks, author)
    return ooxml.pack(parts | changed)


def _status(parts: Mapping[str, bytes], count: int) -> dict[str, bytes]:
    """The core properties, which say that this is a draft and how many figures it lacks."""
    name = _core_name(parts)
    if not name:
        return {}
    root = ooxml.parse_xml(parts[name])
    field = root.find(_STATUS)
    if field is None:
        field = etree.SubElement(root, _STATUS)
    field.text = _STATED.format(count)
    return {name: ooxml.write_xml(root)}


def gaps_left(parts: Mapping[str, bytes]) -> int | None:
    """How many figures a bản dự thảo lacked when it was made; `None` for a document that is none."""
    name = _core_name(parts)
    status = ooxml.parse_xml(parts[name]).findtext(_STATUS) if name else None
    said = _SAYS.fullmatch(status or "")
    return int(said[1]) if said else None


def _core_name(parts: Mapping[str, bytes]) -> str:
    known = ooxml.content_types(parts)
    return next((name for name, kind in known.items() if kind == _CORE), "")


def _shown(name: str, xml: bytes, _remarks: Sequence[Sequence[str]], _author: str) -> bytes:
    """Another part: words of headers and notes are shown, but take no comment; elsewhere plain."""
    root = ooxml.parse_xml(xml)
    if name.startswith("word/") and "/charts/" not in name:
        _show(root, commented=0)
    for element in root.iter(etree.Element):
        if element.text:
            element.text = without_marks(element.text)
    return ooxml.write_xml(root)


def _show(root: etree._Element, *, commented: int) -> set[int]:
    """Each marked run split; the numbers whose comment stands now, each once."""
    told: set[int] = set()
    for text in list(root.iter(f"{_W}t")):
        run = text.getparent()
        if run is None or not _MARK.search(text.text or "") or run.tag != f"{_W}r":
            continue
        boxed = next(run.iterancestors(f"{_W}txbxContent"), None) is not None
        _split(run, text, told, -1 if boxed else commented)
    return told


def _split(run: etree._Element, text: etree._Element, told: set[int], commented: int) -> None:
    """The run as it was before its marked text, that text piece by piece, and what follows it."""
    place, parent = run.index(text), run.getparent()
    if parent is None:
        return
    rest = deepcopy(run)
    for element in list(run)[place:]:
        run.remove(element)
    for element in list(rest)[: place + 1]:
        if element.tag != f"{_W}rPr":
            rest.remove(element)
    made = [run] if len(run) > len(run.findall(f"{_W}rPr")) else []
    for words, number in _pieces(text.text or ""):
        made += _piece(run, words, number, told, commented)
    made += [rest] if len(rest) > len(rest.findall(f"{_W}rPr")) else []
    at = parent.index(run)
    parent.remove(run)
    for element in reversed(made):
        parent.insert(at, element)


def _pieces(text: str) -> Iterator[tuple[str, int | None]]:
    end = 0
    for mark in _MARK.finditer(text):
        if mark.start() > end:
            yield text[end : mark.start()], None
        yield SHOWN if mark[2] is None else mark[2], int(mark[1])
        end = mark.end()
    if end < len(text):
        yield text[end:], None


def _piece(
    like: etree._Element, words: str, number: int | None, told: set[int], commented: int
) -> list[etree._Element]:
    looks = like.find(f"{_W}rPr")
    run = like.makeelement(f"{_W}r")
    if looks is not None:
        run.append(deepcopy(looks))
    if number is not None:
        _highlight(run)
    etree.SubElement(run, f"{_W}t", {_SPACE: "preserve"}).text = words
    if number is None or number in told or number >= commented:
        return [run]
    told.add(number)
    mark = {f"{_W}id": str(number)}
    start = run.makeelement(f"{_W}commentRangeStart", mark)
    return [start, run, run.makeelement(f"{_W}commentRangeEnd", mark), _reference(run, number)]


def _reference(like: etree._Element, number: int) -> etree._Element:
    run = like.makeelement(f"{_W}r")
    etree.SubElement(run, f"{_W}commentReference", {f"{_W}id": str(number)})
    return run


def _highlight(run: etree._Element) -> None:
    looks = run.find(f"{_W}rPr")
    if looks is None:
        looks = etree.SubElement(run, f"{_W}rPr")
    for old in looks.findall(f"{_W}highlight"):
        looks.remove(old)
    behind = {f"{_W}{name}" for name in _AFTER_HIGHLIGHT}
    at = next((place for place, one in enumerate(looks) if one.tag in behind), len(looks))
    looks.insert(at, looks.makeelement(f"{_W}highlight", {f"{_W}val": "yellow"}))


def _comment_at_start(root: etree._Element, numbers: Sequence[int]) -> None:
    """Remarks that have no place of their own, at the first paragraph of the page."""
    first = next(root.iter(f"{_W}p"), None)
    if first is not None:
        first.extend(_reference(first, number) for number in numbers)


def _comments(
    parts: Mapping[str, bytes], remarks: Sequence[Sequence[str]], author: str
) -> dict[str, bytes]:
    """The part of the comments, and what makes it known."""
    root = etree.Element(f"{_W}comments", nsmap={"w": _NAMESPACE})
    for number, lines in enumerate(remarks):
        said = {"id": str(number), "author": author, "initials": AUTHOR_INITIALS}
        comment = etree.SubElement(root, f"{_W}comment", {f"{_W}{k}": v for k, v in said.items()})
        for line in lines:
            run = etree.SubElement(etree.SubElement(comment, f"{_W}p"), f"{_W}r")
            etree.SubElement(run, f"{_W}t", {_SPACE: "preserve"}).text = without_marks(line)
    types = ooxml.parse_xml(parts[ooxml.CONTENT_TYPES])
    ooxml.add_type(types, _COMMENTS, _TYPE)
    holder = ooxml.relations_name(_MAIN)
    relations = ooxml.parse_xml(parts[holder]) if holder in parts else ooxml.new_relations()
    ooxml.add_relation(
        relations, ooxml.Relation(_RELATION, f"{ooxml.OFFICE}/comments", "comments.xml")
    )
    made = {_COMMENTS: root, ooxml.CONTENT_TYPES: types, holder: relations}
    return {name: ooxml.write_xml(one) for name, one in made.items()}
