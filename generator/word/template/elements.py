"""Elements of a part of a Word file, found and taken out."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def all_of(root: etree._Element, names: Iterable[str]) -> list[etree._Element]:
    """Every element of these names, as a list, so that the tree may be changed."""
    return list(root.iter(*(W + name for name in names)))


def paragraph_of(node: etree._Element) -> etree._Element | None:
    """The paragraph in which an element stands; that of a text box is its own."""
    return next(node.iterancestors(f"{W}p"), None)


def texts_of(paragraph: etree._Element) -> list[etree._Element]:
    """The texts of a paragraph in order, without those of its text boxes."""
    return [one for one in paragraph.iter(f"{W}t") if paragraph_of(one) is paragraph]


def spot_of(root: etree._Element, node: etree._Element) -> str:
    """Where a person sees an element, as places of tags say it: paragraph, or table, row and cell."""
    tables = [*reversed(list(node.iterancestors(f"{W}tbl")))]
    if not tables:
        paragraphs = (one for one in root.iter(f"{W}p") if _nearest(one, "tbl") is None)
        around = {node, *node.iterancestors(f"{W}p")}
        found = (number for number, one in enumerate(paragraphs, start=1) if one in around)
        return f"đoạn {next(found, 1)}"
    steps: list[str] = []
    inside = root
    for table, inner in zip(tables, [*tables[1:], node], strict=True):
        outer = _nearest(table, "tbl")
        row = next(one for one in inner.iterancestors(f"{W}tr") if _nearest(one, "tbl") is table)
        cell = next(
            (one for one in inner.iterancestors(f"{W}tc") if _nearest(one, "tbl") is table), None
        )
        steps.append(f"bảng {_number(table, inside, outer)}, dòng {_number(row, table, table)}")
        if cell is not None:
            steps.append(f"ô {_number(cell, row, table)}")
            inside = cell
    return ", ".join(steps)


def _nearest(node: etree._Element, name: str) -> etree._Element | None:
    return next(node.iterancestors(W + name), None)


def _number(node: etree._Element, inside: etree._Element, table: etree._Element | None) -> int:
    """The place of an element among those of its name, leaving out those of nested tables."""
    alike = (one for one in inside.iter(str(node.tag)) if _nearest(one, "tbl") is table)
    return next(number for number, one in enumerate(alike, start=1) if one is node)


def remove(node: etree._Element) -> None:
    """Takes an element out, with what it holds."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def unwrap(wrapper: etree._Element) -> None:
    """Puts what an element holds in its place; of a control what its content holds."""
    parent = wrapper.getparent()
    if parent is None:
        return
    content = wrapper.find(f"{W}sdtContent")
    place = parent.index(wrapper)
    for one in reversed(list(wrapper if content is None else content)):
        parent.insert(place, one)
    remove(wrapper)
