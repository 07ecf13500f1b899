"""Tracked changes, accepted: what was inserted is text, what was deleted is not there.

As Word's own «Accept All Changes» leaves a text, paragraphs, rows and cells included.
"""

from __future__ import annotations

from lxml import etree

from generator.word.template.elements import W, all_of, remove, unwrap

DELETED = ("del", "moveFrom")
INSERTED = ("ins", "moveTo")
CHANGES = (
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange"),
    *("tcPrChange", "tblGridChange", "numberingChange", "cellIns", "cellMerge"),
)


def accept_changes(root: etree._Element) -> None:
    """The text of a part as if all of its changes had been accepted."""
    for change in all_of(root, CHANGES):
        remove(change)
    _drop_rows_and_cells(root)
    for properties in all_of(root, ("trPr", "rPr", "numPr")):
        if not _is_deleted_mark(properties):
            _drop_marks(properties)
    for deleted in all_of(root, DELETED):
        parent = deleted.getparent()
        if parent is not None and parent.tag != f"{W}rPr":
            remove(deleted)
    for inserted in all_of(root, INSERTED):
        unwrap(inserted)
    for properties in all_of(root, ("rPr",)):
        if _is_deleted_mark(properties):
            _join_paragraphs(properties)


def _drop_rows_and_cells(root: etree._Element) -> None:
    for row in all_of(root, ("tr",)):
        if row.find(f"{W}trPr/{W}del") is not None:
            remove(row)
    for mark in all_of(root, ("cellDel",)):
        for cell in list(mark.iterancestors(f"{W}tc"))[:1]:
            remove(cell)


def _drop_marks(properties: etree._Element) -> None:
    for name in (*DELETED, *INSERTED):
        for mark in properties.findall(W + name):
            properties.remove(mark)


def _is_deleted_mark(properties: etree._Element) -> bool:
    """Whether these are the looks of a paragraph's end that has been deleted."""
    parent = properties.getparent()
    is_mark = parent is not None and parent.tag == f"{W}pPr"
    return is_mark and any(properties.find(W + name) is not None for name in DELETED)


def _join_paragraphs(properties: etree._Element) -> None:
    """A paragraph whose end is deleted becomes the beginning of the next one."""
    _drop_marks(properties)
    paragraph = next(properties.iterancestors(f"{W}p"), None)
    after = None if paragraph is None else paragraph.getnext()
    if paragraph is None or after is None or after.tag != f"{W}p":
        return
    if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
        return
    words = [one for one in paragraph if one.tag != f"{W}pPr"]
    for place, one in enumerate(words, start=after.find(f"{W}pPr") is not None):
        after.insert(place, one)
    remove(paragraph)
