"""What a repair is, and edits of formats in WordprocessingML in the order that the schema asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.lint.reading import ooxml
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.ooxml import TAG, Element, child
from generator.lint.reading.paragraphs import ReadTable
from generator.lint.reading.runs import ReadRun
from generator.lint.reading.spot import Spot
from generator.problems import Message
from generator.standard import Length, Standard, Value

_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u"
    " effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    " rPrChange"
)
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers"
    " pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct"
    " autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing"
    " mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl"
    " divId cnfStyle rPr sectPr pPrChange"
)
_ORDERS = {"rPr": _RUN.split(), "pPr": _PARAGRAPH.split()}


Correction = tuple[Spot, Message]
Repair = Callable[[WordFile, Standard], Iterator[Correction]]


def nearest_twips(found: int, value: Value) -> int:
    """The nearer end of the range, or the nearest option; the value itself when it stands alone."""
    ends = [*value.options, value.low, value.high]
    lengths = [end.twips for end in ends if isinstance(end, Length)]
    if not lengths and isinstance(value.value, Length):
        lengths = [value.value.twips]
    return min(lengths, key=lambda length: abs(length - found), default=found)


def narrow(table: ReadTable, width: int) -> None:
    """Make a table, which holds no other one, as wide as that; its columns keep their proportions."""
    element = table.element
    columns = [*element.iter(TAG["w:gridCol"])]
    cells = [one for one in element.iter(TAG["w:tcW"], TAG["w:tblW"]) if _is_length(one)]
    for one in (*columns, *cells):
        own = ooxml.length(one, "w:w") or 0
        one.set(TAG["w:w"], str(own * width // table.width))


def _is_length(element: Element) -> bool:
    """Whether a width is told in twips, not in parts of the page or left to Word."""
    return str(element.get(TAG["w:type"], "dxa")) == "dxa"


def nearest_size(half_points: int, value: Value) -> int:
    """As above, for sizes of letters in half-points."""
    return nearest_twips(half_points * 10, value) // 10


def properties(holder: Element) -> Element:
    """The `w:rPr` of a run or the `w:pPr` of a paragraph, made when there is none."""
    name = "w:rPr" if holder.tag == TAG["w:r"] else "w:pPr"
    found = child(holder, name)
    if found is None:
        found = holder.makeelement(TAG[name], {})
        holder.insert(0, found)
    return found


def ensure(parent: Element, name: str) -> Element:
    """The property of that name (`sz`), made at its place in the order when there is none."""
    found = child(parent, f"w:{name}")
    if found is not None:
        return found
    order = _ORDERS[parent.tag.rpartition("}")[2]]
    after = {TAG[f"w:{one}"] for one in order[order.index(name) + 1 :]}
    made = parent.makeelement(TAG[f"w:{name}"], {})
    place = next((at for at, one in enumerate(parent) if one.tag in after), len(parent))
    parent.insert(place, made)
    return made


def set_value(holder: Element, name: str, value: str) -> None:
    """Set a property that has one value, of a run or of a paragraph."""
    ensure(properties(holder), name).set(TAG["w:val"], value)


def set_size(run: Element, half_points: int) -> None:
    for name in ("sz", "szCs"):
        set_value(run, name, str(half_points))


def size_of(run: ReadRun) -> int:
    """The size of a run as it is by now, in half-points."""
    size = child(child(run.element, "w:rPr"), "w:sz")
    return run.format.size if size is None else int(size.get(TAG["w:val"]) or run.format.size)


def set_switch(run: Element, name: str, *, on: bool) -> None:
    """Bold or italic, for letters of all scripts."""
    for one in (name, f"{name}Cs"):
        set_value(run, one, "1" if on else "0")


def set_font(run: Element, font: str) -> None:
    """One font for all letters; fonts taken from the theme give way."""
    fonts = ensure(properties(run), "rFonts")
    for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(TAG[f"w:{theme}"], None)
    for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(TAG[f"w:{slot}"], font)


def set_align(paragraph: Element, align: str) -> None:
    set_value(paragraph, "jc", align)


def set_spacing(paragraph: Element, **lengths: int) -> None:
    """`before`, `after` in twips; `line` in 240ths of a line."""
    spacing = ensure(properties(paragraph), "spacing")
    for name, length in lengths.items():
        spacing.set(TAG[f"w:{name}"], str(length))
        spacing.attrib.pop(TAG[f"w:{name}Autospacing"], None)
    if "line" in lengths:
        spacing.set(TAG["w:lineRule"], "auto")


def set_left(paragraph: Element, length: int) -> None:
    """Let the whole paragraph begin so far from the margin."""
    set_first_line(paragraph, 0)
    ensure(properties(paragraph), "ind").set(TAG["w:left"], str(length))


def set_first_line(paragraph: Element, length: int) -> None:
    """Indent the first line only; the paragraph itself begins at the margin."""
    indents = ensure(properties(paragraph), "ind")
    for name in ("start", "hanging", "startChars", "leftChars", "firstLineChars", "hangingChars"):
        indents.attrib.pop(TAG[f"w:{name}"], None)
    indents.set(TAG["w:left"], "0")
    indents.set(TAG["w:firstLine"], str(length))
