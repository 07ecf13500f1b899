"""Markup of the text that Word repairs, refuses or shows wrongly although it validates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.lint.reading.anatomy import Document
from generator.lint.reading.ooxml import (
    TAG,
    Element,
    attribute,
    child,
    descend,
    short,
    value,
    whole,
)
from generator.lint.reading.spot import Spot
from generator.lint.rule import Breach, rule
from generator.problems import Severity, say
from generator.standard import Standard

_REVISIONS = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange")


def _parts(document: Document) -> Iterator[tuple[str, Element]]:
    """The parts that hold text, by name."""
    for name in dict.fromkeys([document.package.main, *document.margins]):
        tree = document.package.tree(name)
        if tree is not None:
            yield name, tree


def _spot(document: Document, part: str, element: Element) -> Spot:
    """The paragraph in or around which an element stands."""
    spots = document.spots
    node = element
    while node is not None:
        if node in spots:
            return spots[node]
        node = node.getparent()
    inner = (spots[one] for one in descend(element, "w:p") if one in spots)
    return next(inner, Spot(part))


@rule("OOXML-cell-paragraph", Severity.ERROR, once=True)
def cells(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Ô của bảng phải kết thúc bằng một đoạn.

    Mục đích: ô không có đoạn làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1, 17.4.65 (tc).
    Đúng: <w:tc><w:p/></w:tc>.
    Sai: <w:tc/>; ô kết thúc bằng một bảng lồng.
    """
    for part, tree in _parts(document):
        for cell in descend(tree, "w:tc"):
            inner = [node for node in cell if short(node) not in ("w:tcPr", "w:bookmarkEnd", "")]
            last = short(inner[-1]) if inner else ""
            if last not in ("w:p", "w:sdt", "w:customXml", "mc:AlternateContent"):
                message = say("ô của bảng không kết thúc bằng một đoạn")
                yield Breach(_spot(document, part, cell), message, say("thêm một đoạn trống vào ô"))


@rule("OOXML-empty-table", Severity.ERROR, once=True)
def empty_tables(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Bảng phải có hàng, hàng phải có ô.

    Mục đích: bảng rỗng làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1, 17.4.37 (tbl), 17.4.78 (tr).
    Đúng: bảng có ít nhất một hàng một ô.
    Sai: <w:tbl> không có <w:tr>.
    """
    for part, tree in _parts(document):
        for holder, inner in (("w:tbl", "w:tr"), ("w:tr", "w:tc")):
            for node in descend(tree, holder):
                if next(descend(node, inner), None) is None:
                    yield Breach(_spot(document, part, node), say("bảng hoặc hàng rỗng"), None)


@rule("OOXML-text-newline", Severity.WARNING, once=True)
def newlines(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Chữ trong w:t không có dấu xuống dòng.

    Mục đích: Word hiện dấu xuống dòng ấy thành dấu cách, dòng không ngắt.
    Căn cứ: ECMA-376, Phần 1, 17.3.3.31 (t); xuống dòng là <w:br/>.
    Đúng: <w:t>a</w:t><w:br/><w:t>b</w:t>.
    Sai: <w:t>a⏎b</w:t>.
    """
    for part, tree in _parts(document):
        for text in descend(tree, "w:t"):
            if "\n" in (text.text or "") or "\r" in (text.text or ""):
                message = say("có dấu xuống dòng trong chữ")
                yield Breach(
                    _spot(document, part, text), message, say("ngắt dòng bằng Shift+Enter")
                )


@rule("OOXML-drawing-id", Severity.WARNING, once=True)
def drawing_ids(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Mã của các hình vẽ (wp:docPr) không trùng nhau trong một phần.

    Mục đích: mã trùng làm một số bản Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1, 20.4.2.5 (docPr).
    Đúng: id="1", id="2".
    Sai: hai hình cùng id="1".
    """
    for part, tree in _parts(document):
        nodes = list(descend(tree, "wp:docPr"))
        counts = Counter(node.get("id") for node in nodes)
        for again in [known for known, count in counts.items() if count > 1]:
            second = [node for node in nodes if node.get("id") == again][1]
            message = say("mã hình vẽ «{id}» dùng {count} lần", id=again, count=counts[again])
            yield Breach(_spot(document, part, second), message, None)


@rule("OOXML-grid", Severity.WARNING, once=True)
def grids(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Số cột của lưới bằng số ô của mỗi hàng, kể cả ô gộp.

    Mục đích: lưới lệch làm bảng méo khi mở bằng chương trình khác.
    Căn cứ: ECMA-376, Phần 1, 17.4.48 (tblGrid).
    Đúng: ba gridCol, mỗi hàng ba ô (hoặc một ô gộp hai và một ô).
    Sai: ba gridCol nhưng hàng có bốn ô.
    """
    for part, tree in _parts(document):
        for table in descend(tree, "w:tbl"):
            grid = child(table, "w:tblGrid")
            columns = 0 if grid is None else len(grid.findall(TAG["w:gridCol"]))
            rows = table.findall(TAG["w:tr"])
            wrong = [row for row in rows if columns and _columns(row) != columns]
            if wrong:
                message = say("hàng của bảng có {found} cột, lưới có {columns} cột",
                              found=_columns(wrong[0]), columns=columns)  # fmt: skip
                yield Breach(_spot(document, part, wrong[0]), message, None)


def _columns(row: Element) -> int:
    properties = child(row, "w:trPr")
    outside = sum(whole(value(properties, f"w:grid{end}"), 0) for end in ("Before", "After"))
    spans = (value(child(cell, "w:tcPr"), "w:gridSpan") for cell in descend_cells(row))
    return outside + sum(whole(span, 1) for span in spans)


def descend_cells(row: Element) -> Iterator[Element]:
    """The cells of a row, those in content controls too, none of a nested table."""
    for node in row:
        name = short(node)
        if name == "w:tc":
            yield node
        elif name in ("w:sdt", "w:sdtContent", "w:customXml"):
            yield from descend_cells(node)


@rule("OOXML-style", Severity.WARNING, once=True)
def styles(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Kiểu (style) được dùng phải có trong tệp.

    Mục đích: kiểu thiếu thì đoạn hiện theo kiểu mặc định.
    Căn cứ: ECMA-376, Phần 1, 17.7 (styles).
    Đúng: w:pStyle="ThanVanBan" và kiểu ấy có trong styles.xml.
    Sai: w:pStyle="KhongCo".
    """
    told: set[str] = set()
    for part, tree in _parts(document):
        for node in descend(tree, "w:pStyle", "w:rStyle", "w:tblStyle"):
            name = attribute(node, "w:val") or ""
            if name not in told and not document.styles.knows(name):
                told.add(name)
                message = say("kiểu «{style}» không có trong tệp", style=name)
                yield Breach(_spot(document, part, node), message, None)


@rule("OOXML-field", Severity.WARNING, once=True)
def fields(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Trường phức hợp có đủ phần mở, phần ngăn, kết quả và phần đóng.

    Mục đích: trường thiếu kết quả thì không hiện gì cho tới khi cập nhật.
    Căn cứ: ECMA-376, Phần 1, 17.16.18 (fldChar).
    Đúng: begin, PAGE, separate, 2, end.
    Sai: begin, PAGE, end; thiếu end.
    """
    for part, tree in _parts(document):
        kinds = [(attribute(node, "w:fldCharType"), node) for node in descend(tree, "w:fldChar")]
        opened = sum(kind == "begin" for kind, _ in kinds)
        parted = sum(kind == "separate" for kind, _ in kinds)
        closed = sum(kind == "end" for kind, _ in kinds)
        if kinds and not opened == parted == closed:
            spot = _spot(document, part, kinds[0][1])
            yield Breach(spot, say("trường không đủ các phần hoặc không có kết quả"), None)


@rule("OOXML-revision", Severity.WARNING, once=True)
def revisions(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Không còn vết sửa đổi (track changes).

    Mục đích: văn bản gửi đi không lộ chữ đã xóa.
    Căn cứ: thực hành soạn thảo.
    Đúng: đã chấp nhận mọi sửa đổi.
    Sai: còn chữ gạch bỏ chờ chấp nhận.
    """
    for part, tree in _parts(document):
        found = list(descend(tree, *_REVISIONS))
        if found:
            message = say("còn {count} vết sửa đổi", count=len(found))
            yield Breach(
                _spot(document, part, found[0]), message, say("chấp nhận hoặc bỏ các sửa đổi")
            )
