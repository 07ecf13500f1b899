"""Drawn things in a paragraph: rule lines, boxes with text, pictures; DrawingML and old VML alike.

What a line stands under is decided by the finders; here it is measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from generator.lint.reading.ooxml import EMU_PER_TWIP, TAG, Element, child, descend, points, short
from generator.workspace import regex, unchanging

THIN = 60
_INSET = 144
_LINES = frozenset({"line", "straightConnector1", "lineInv"})
_VML_LINES = frozenset({"#_x0000_t20", "#_x0000_t32"})
_VML_SHAPES = ("v:line", "v:rect", "v:shape", "v:roundrect")
_DASHES = frozenset({"solid", ""})
_EMU = regex(r"\s*-?[0-9]{1,13}\s*")


class Drawn(StrEnum):
    """What a drawing is."""

    LINE = "line"
    BOX = "box"
    PICTURE = "picture"
    OTHER = "other"


@unchanging(frozen=True, slots=True)
class Shape:
    """A drawing with its size in twips; `x` is its distance from the left, where known, of the page or the text.

    `align` is given instead of `x` when Word centres it. `text` is the element that holds the
    paragraphs of a box and `room` the width they have, `picture` the relationship of a picture.
    """

    kind: Drawn
    width: int
    height: int
    x: int | None = None
    align: str = ""
    solid: bool = True
    outlined: bool = True
    text: Element | None = None
    picture: str = ""
    room: int = 0
    of_page: bool = False


def read_shapes(run: Element) -> Iterator[Shape]:
    """The drawings of a run, those of the preferred alternative only."""
    for node in run:
        name = short(node)
        if name == "mc:AlternateContent":
            yield from read_shapes(chosen(node))
        elif name == "w:drawing":
            for holder in node:
                yield from _drawing(holder)
        elif name in ("w:pict", "w:object"):
            yield from map(_vml, _outermost(node, *_VML_SHAPES))


def chosen(alternatives: Element) -> Element:
    """The branch of `mc:AlternateContent` that a present-day Word shows."""
    choice = child(alternatives, "mc:Choice")
    if choice is not None and len(choice):
        return choice
    fallback = child(alternatives, "mc:Fallback")
    return alternatives if fallback is None else fallback


def _drawing(holder: Element) -> Iterator[Shape]:
    size = _extent(child(holder, "wp:extent"))
    x, align, of_page = _position(holder)
    for shape in _outermost(holder, "wps:wsp"):
        yield _wsp(shape, size, x, align, of_page=of_page)
    for picture in _outermost(holder, "pic:pic"):
        blip = next(descend(picture, "a:blip"), None)
        yield Shape(Drawn.PICTURE, *size, x, align, picture=_given(blip, TAG["r:embed"]))


def _outermost(holder: Element, *names: str) -> Iterator[Element]:
    """The elements of these names below, none of those in the text of a box: its paragraphs have them."""
    tags = {TAG[name] for name in names}
    waiting = [holder]
    while waiting:
        node = waiting.pop()
        if node.tag in tags:
            yield node
        if node.tag != TAG["w:txbxContent"]:
            waiting += reversed(node)


def _given(element: Element | None, name: str) -> str:
    return "" if element is None else element.get(name) or ""


def _extent(extent: Element | None) -> tuple[int, int]:
    return emu_to_twips(_given(extent, "cx")), emu_to_twips(_given(extent, "cy"))


def _position(holder: Element) -> tuple[int | None, str, bool]:
    position = child(holder, "wp:positionH")
    offset, align = child(position, "wp:posOffset"), child(position, "wp:align")
    x = None if offset is None else emu_to_twips(offset.text)
    of_page = position is not None and position.get("relativeFrom") == "page"
    return x, "" if align is None else align.text or "", of_page


def _wsp(
    shape: Element, size: tuple[int, int], x: int | None, align: str, *, of_page: bool
) -> Shape:
    look = child(shape, "wps:spPr")
    stroke = child(look, "a:ln")
    text = next(descend(shape, "w:txbxContent"), None)
    own = _extent(child(child(look, "a:xfrm"), "a:ext"))
    own = own if any(own) else size
    kind = _kind(own, text, line=_given(child(look, "a:prstGeom"), "prst") in _LINES)
    return Shape(
        kind, *own, x, align,
        solid=_given(child(stroke, "a:prstDash"), "val") in _DASHES,
        outlined=child(stroke, "a:noFill") is None,
        text=text,
        room=own[0] - _insets(child(shape, "wps:bodyPr")),
        of_page=of_page,
    )  # fmt: skip


def _insets(body: Element | None) -> int:
    """The blanks left and right of the text in a box."""
    given = [None if body is None else body.get(side) for side in ("lIns", "rIns")]
    return sum(_INSET if one is None else emu_to_twips(one) for one in given)


def _vml(node: Element) -> Shape:
    style = declarations(node.get("style"))
    text = next(descend(node, "w:txbxContent"), None)
    image = child(node, "v:imagedata")
    width, height = (points(style.get(name)) or 0 for name in ("width", "height"))
    size = _from_to(node) if short(node) == "v:line" else (width, height)
    line = short(node) == "v:line" or node.get("type") in _VML_LINES
    stroke = child(node, "v:stroke")
    return Shape(
        _kind(size, text, picture=image is not None, line=line),
        *size,
        points(style.get("margin-left")),
        style.get("mso-position-horizontal", ""),
        solid=stroke is None or (stroke.get("dashstyle") or "solid") in _DASHES,
        outlined=node.get("stroked") not in ("f", "false"),
        text=text,
        picture=_given(image, TAG["r:id"]),
        room=size[0] - 2 * _INSET,
        of_page=style.get("mso-position-horizontal-relative") == "page",
    )


def _kind(
    size: tuple[int, int], text: Element | None, *, picture: bool = False, line: bool
) -> Drawn:
    if picture:
        return Drawn.PICTURE
    if text is not None:
        return Drawn.BOX
    return Drawn.LINE if line or min(size) <= THIN < max(size) else Drawn.OTHER


def _from_to(line: Element) -> tuple[int, int]:
    ends = [(line.get(name) or "0,0").split(",") for name in ("from", "to")]
    (x1, y1), (x2, y2) = ((points(pair[0]) or 0, points(pair[-1]) or 0) for pair in ends)
    return abs(x2 - x1), abs(y2 - y1)


def emu_to_twips(text: str | None) -> int:
    """A length of DrawingML; what is no such length counts as nothing."""
    return round(int(text) / EMU_PER_TWIP) if text and _EMU.fullmatch(text) else 0


def declarations(style: str | None) -> dict[str, str]:
    """The `name:value;` pairs of a VML style.

    >>> declarations("width:60pt; height:0")
    {'width': '60pt', 'height': '0'}
    """
    pairs = (piece.partition(":") for piece in (style or "").split(";"))
    return {name.strip().lower(): said.strip() for name, colon, said in pairs if colon}
