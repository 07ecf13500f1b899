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
