"""What the parts of a Word file are called for people, who never see the files within."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.problems import Message, joined, say

_CALLED = (
    (r"word/document\.xml", say("nội dung")),
    (r"word/header\d*\.xml", say("đầu trang")),
    (r"word/footer\d*\.xml", say("chân trang")),
    (r"word/footnotes\.xml", say("cước chú")),
    (r"word/endnotes\.xml", say("chú thích cuối văn bản")),
    (r"word/comments\w*\.xml", say("nhận xét (Comment)")),
    (r"word/(?:charts|drawings)/.+", say("biểu đồ")),
    (r"word/embeddings/.+", say("bảng số của biểu đồ")),
    (r"\[Content_Types\]\.xml|(?:word/)?_rels/.+", say("danh mục các phần của tệp")),
    (r"word/media/.+", say("hình ảnh")),
    (r"word/(?:styles|numbering|theme/.+|fontTable)\w*(?:\.xml)?", say("kiểu chữ, kiểu đoạn")),
    (r"word/settings\.xml", say("thiết lập của tệp")),
    (r"docProps/.+", say("thuộc tính của tệp")),
)


def part_called(part: str) -> Message:
    """The part in words: `word/header2.xml` is «đầu trang»; one that has no such name as it is.

    >>> str(part_called("word/document.xml")), str(part_called("word/x.bin"))
    ('nội dung', 'word/x.bin')
    """
    for pattern, called in _CALLED:
        if re.fullmatch(pattern, part):
            return called
    return Message("{part}", {"part": part})


def parts_called(parts: Iterable[str]) -> Message:
    """The same of several in a row, each name once."""
    known = {str(called): called for called in map(part_called, parts)}
    return joined(known.values())
