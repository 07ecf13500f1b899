"""Line breaks and tabs inside printed text become the elements that Word wants for them.

docxtpl does this by regular expressions over the whole document. Here only the texts that hold
such a character are touched; the outcome is the same, and a test holds it so.
"""

from __future__ import annotations

_MARKS = (b"\t", b"\n", b"\a", b"\f")
_TEXT = b'<w:t xml:space="preserve">'


def resolve_breaks(xml: bytes) -> bytes:
    """The part with tabs, line breaks, and docxtpl's marks for paragraph and page, as elements.

    For parts without text boxes: paragraphs do not stand inside paragraphs.
    """
    marks = [mark for mark in _MARKS if mark in xml]
    done: list[bytes] = []
    taken = 0
    spot = _next(xml, marks, 0)
    while spot >= 0:
        start, end, text = _resolve_at(xml, spot)
        done += (xml[taken:start], text)
        taken = end
        spot = _next(xml, marks, end)
    return b"".join((*done, xml[taken:]))


def _next(xml: bytes, marks: list[bytes], start: int) -> int:
    """Where the next mark stands; -1 when none does."""
    return min((spot for mark in marks if (spot := xml.find(mark, start)) >= 0), default=-1)


def _resolve_at(xml: bytes, spot: int) -> tuple[int, int, bytes]:
    """Start, end and new words of the text around a mark; outside of texts it stays as it is."""
    paragraph = _opening(xml, b"p", spot)
    run = _opening(xml, b"r", spot, paragraph)
    start = _opening(xml, b"t", spot, run)
    end, run_end = xml.find(b"</w:t>", spot), xml.find(b"</w:r>", spot)
    if start < 0 or not spot < end < run_end:
        return spot, spot + 1, xml[spot : spot + 1]
    run_properties = _properties(xml, b"w:rPr", run, run_end)
    paragraph_properties = _properties(xml, b"w:pPr", paragraph, xml.find(b"</w:p>", end))
    return start, end, _split(xml[start:end], run_properties, paragraph_properties)


def _opening(xml: bytes, name: bytes, spot: int, within: int = 0) -> int:
    """Where the element that holds the spot begins; -1 when none does."""
    if within < 0:
        return -1
    low = max(within, xml.rfind(b"</w:%s>" % name, within, spot))
    return max(xml.rfind(b"<w:%s>" % name, low, spot), xml.rfind(b"<w:%s " % name, low, spot))


def _properties(xml: bytes, name: bytes, start: int, end: int) -> bytes:
    begin = xml.find(b"<%s>" % name, start, end)
    finish = xml.find(b"</%s>" % name, begin, end)
    return xml[begin : finish + len(name) + 3] if 0 <= begin < finish else b""


def _split(text: bytes, run: bytes, paragraph: bytes) -> bytes:
    leave = b"</w:t></w:r></w:p>"
    begin = b"<w:p>" + paragraph + b"<w:r>" + run + _TEXT
    tab = b"</w:t></w:r><w:r>" + run + b"<w:tab/></w:r><w:r>" + run + _TEXT
    page = b'<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    return (
        text.replace(b"\t", tab)
        .replace(b"\a", leave + begin)
        .replace(b"\n", b"</w:t><w:br/>" + _TEXT)
        .replace(b"\f", leave + page + begin)
    )
