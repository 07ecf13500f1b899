"""The parts of a workbook that nobody vouches for, one at a time, and the writing of them anew.

Equal workbooks are equal bytes: the library that writes them stamps the hour of writing into the
package and its properties, and both are taken out again. What the parts say is left to `workbook`
and `sheet`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from generator import ooxml
from generator.ooxml import Caps, FaultWords, PackageFault, PackageRefused, Unpacking, shows_doctype
from generator.problems import say
from generator.sheets.doubts import ABOVE_CAP, DAMAGED, SPLIT, SpreadsheetRefused, refuse
from generator.workspace import regex

_DECLARED = regex(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_SAVE = say("mở bằng Excel rồi lưu lại")
_LOCKED = say("bỏ mật khẩu rồi lưu lại")
_READ = say("nhờ người quản trị cấp quyền đọc tệp, hoặc đóng phần mềm đang giữ tệp")
_SAID: Mapping[str, FaultWords] = {
    "MISSING": ("E-FILE-MISSING", say("không có tệp này"), say("kiểm tra tên tệp và thư mục")),
    "NO_FILE": ("E-FILE-KIND", say("không phải tệp đọc được"), None),
    "UNREADABLE": ("E-FILE-READ", say("không đọc được tệp"), _READ),
    "DAMAGED": DAMAGED,
    "NAME": ("E-XLS-DAMAGED", say("tên phần trong tệp không hợp lệ"), None),
    "TWICE": ("E-XLS-DAMAGED", say("trong tệp có hai phần trùng tên"), None),
    "LOCKED": ("E-XLS-LOCKED", say("tệp được đặt mật khẩu"), _LOCKED),
}
_COUNTED = {
    "BIG": say("số byte của tệp"),
    "PARTS": say("số phần trong tệp"),
    "UNPACKED": say("số byte khi giải nén"),
    "RATIO": say("tỷ lệ nén của một phần"),
    "ELEMENTS": say("số phần tử và thuộc tính XML của một phần"),
}
_WORDS = {PackageFault[name]: words for name, words in _SAID.items()} | {
    PackageFault[name]: ("E-XLS-CAP", say(ABOVE_CAP.source, what=what), SPLIT)
    for name, what in _COUNTED.items()
}
_CAPS = Caps(elements=2_500_000, attributes=10_000_000)
"""A worksheet is not kept as a tree, so that it may be longer than other parts."""
_PROPERTIES = "docProps/core.xml"
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://'
    'schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/'
    'dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>'
    "</cp:coreProperties>"
)
_PROGRAM = "docProps/app.xml"
_STYLES = "xl/styles.xml"
_SHEETS = "xl/worksheets/sheet"
_NO_DOUBT = (
    b'<ignoredErrors><ignoredError sqref="A1:B1048576" numberStoredAsText="1"/></ignoredErrors>'
)
_BEHIND = (b"<drawing ", b"<legacyDrawing ", b"<tableParts", b"</worksheet>")
"""What may follow in a worksheet."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FONT_PARTS = (
    *(
        "b",
        "i",
        "strike",
        "condense",
        "extend",
        "outline",
        "shadow",
        "u",
        "vertAlign",
        "sz",
        "color",
    ),
    *("name", "family", "charset", "scheme"),
)
_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    'openxmlformats.org/officeDocument/2006/extended-properties"><Application>vanthu</Application>'
    "</Properties>"
)


class WorkbookParts:
    """The parts of a workbook by name, unpacked only when they are asked for."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        with refusing(name):
            self._package = Unpacking(data, _CAPS)
        self.names = self._package.names

    def read(self, part: str) -> bytes:
        """A part that is XML, checked for what no workbook needs; refused when it is missing."""
        with refusing(self.name):
            data = self._package.read(part)
        self._refuse_markup(data, part)
        return data

    def _refuse_markup(self, data: bytes, part: str) -> None:
        """No document type and no other encoding than UTF-8, which all programs write."""
        declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf")[:200])
        known = declared is None or declared[1].lower() in {b"utf-8", b"utf8", b"us-ascii"}
        if not known or data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:200]:
            said = say("phần trong tệp không phải UTF-8")
            raise refuse(self.name, "E-XLS-ENCODING", said, _SAVE, part=part)
        if shows_doctype(data):
            said = say("tệp không do Excel lưu (có khai báo DTD)")
            raise refuse(self.name, "E-XLS-DTD", said, _SAVE, part=part)


@contextmanager
def refusing(name: str) -> Iterator[None]:
    """The refusal of a file in the words for a spreadsheet."""
    try:
        yield
    except PackageRefused as refused:
        raise SpreadsheetRefused([refused.told(name, _WORDS)]) from None


def _in_order(styles: bytes) -> bytes:
    """The styles with what makes a font in the order of the format, which the library does not keep."""
    tree = ooxml.parse_xml(styles)
    for font in tree.iter(f"{{{_MAIN}}}font"):
        font[:] = sorted(font, key=lambda one: _FONT_PARTS.index(one.tag.rpartition("}")[2]))
    return ooxml.write_xml(tree)


def _without_doubts(sheet: bytes) -> bytes:
    """The worksheet without Excel's green corners at numbers of rows and codes that are texts: `1.1`, `010`."""
    behind = min(place for one in _BEHIND if (place := sheet.rfind(one)) >= 0)
    return sheet[:behind] + _NO_DOUBT + sheet[behind:]


def finished(
    data: bytes,
    rows: Sequence[Mapping[int, bytes]],
    *,
    title: str = "",
    author: str = "",
) -> bytes:
    """The same workbook without its times, with its title, author and the cells of its tables."""
    from generator.sheets.row_text import with_rows

    parts = ooxml.unpack_parts(data)
    for number, made in enumerate(rows, start=1):
        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = with_rows(parts[name], made)
    for name in [one for one in parts if one.startswith(_SHEETS)]:
        parts[name] = _without_doubts(parts[name])
    parts[_STYLES] = _in_order(parts[_STYLES])
    said = {"title": ooxml.escape(title), "author": ooxml.escape(author)}
    of_whole = {_PROPERTIES: _CORE.format(**said).encode(), _PROGRAM: _APPLICATION.encode()}
    return ooxml.pack({**parts, **of_whole})
