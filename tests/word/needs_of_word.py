"""What Word needs of a part, put in by walking its tree: slow, and another way than the program's."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STORIES = [W + name for name in ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "body")]
UNSEEN = [W + name for name in ("bookmarkStart", "bookmarkEnd", "proofErr", "sectPr")]
TINY = (
    f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="20"'
    ' w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)

BETWEEN = f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:keepNext/></w:pPr></w:p>'


def with_needs(data: bytes) -> bytes:
    """The part with them; what it has already stays."""
    root = etree.fromstring(data)
    for name, piece in (("tr", "tc"), ("tbl", "tr")):
        for holder in list(root.iter(W + name)):
            if holder.find(f".//{W}{piece}") is None:
                holder.getparent().remove(holder)
    for table in list(root.iter(W + "tbl")):
        after = _seen(table.itersiblings())
        if after is not None and after.tag == W + "tbl":
            table.addnext(etree.fromstring(BETWEEN))
    for story in [one for one in root.iter() if one.tag in STORIES]:
        last = _seen(reversed(story))
        if last is None or last.tag in {W + "tbl", W + "tcPr"}:
            blank = last is None or last.tag == W + "tcPr"
            _append(story, etree.Element(W + "p") if blank else etree.fromstring(TINY))
    return etree.tostring(root)


def _seen(siblings):
    return next((one for one in siblings if one.tag not in UNSEEN), None)


def _append(story, paragraph):
    section = story.find(W + "sectPr")
    if section is None:
        story.append(paragraph)
    else:
        section.addprevious(paragraph)
