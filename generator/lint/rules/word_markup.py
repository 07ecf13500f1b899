"""What Word repairs, refuses or shows wrongly although it validates: tables, boxes, letters, sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from generator.lint.package_rule import TextPart, again, package_rule, part_rule, text_parts
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.fold import fold
from generator.lint.reading.ooxml import (
    TAG,
    Element,
    attribute,
    child,
    descend,
    length,
    short,
    value,
)
from generator.lint.reading.runs import inside
from generator.lint.reading.spot import Spot
from generator.lint.rule import Breach
from generator.ooxml import MOST_COLUMNS, whole
from generator.problems import Severity, say
from generator.word import gaps_left
from generator.workspace import regex

_REVISIONS = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange")
_GAP = regex(r"\{\{.*?(\}\}|$)|\{%.*?(%\}|$)|\{#.*?#\}")
_DRAWN = {
    "wp:inline": ("wp:extent", "wp:docPr", "a:graphic"),
    "wp:anchor": (
        *("wp:simplePos", "wp:positionH", "wp:positionV"),
        *("wp:extent", "wp:docPr", "a:graphic"),
    ),
    "a:graphic": ("a:graphicData",),
    "pic:pic": ("pic:nvPicPr", "pic:blipFill", "pic:spPr"),
}
_DRAWN_SAYS = {
    "wp:anchor": ("relativeHeight", "behindDoc", "locked", "layoutInCell", "allowOverlap"),
    "wp:docPr": ("id", "name"),
    "wp:extent": ("cx", "cy"),
    "wp:positionH": ("relativeFrom",),
    "wp:positionV": ("relativeFrom",),
    "a:graphicData": ("uri",),
}
_DRAW_AGAIN = say("xóa hình ấy rồi vẽ hoặc chèn lại trong Word")
_QUOTED = regex(r"«([^\W\d][\w.]{0,39})»")
_MERGED = regex(r'(?:MERGEFIELD|DOCVARIABLE)\s+"?([^\s"\\]+)', re.IGNORECASE)
_MERGE = say("trong Word chọn Mailings, Finish & Merge rồi gửi văn bản đã trộn")
_COLUMNS = frozenset(
    [
        "TEN",
        "HOTEN",
        "SO",
        "STT",
        "NGAY",
        "THANG",
        "DIACHI",
        "CHUCVU",
        "DONVI",
        "MA",
        "LOP",
        "EMAIL",
    ]
)
_STORIES = frozenset({"w:txbxContent", "w:hdr", "w:ftr", "w:footnote", "w:endnote"})
_ENDS = frozenset({"w:p", "w:sdt", "w:customXml", "mc:AlternateContent"})
_AROUND = frozenset({"w:p", "w:tc", "w:txbxContent", "w:body"})
_RANGES = ("bookmark", "commentRange", "moveFromRange", "moveToRange", "perm")
_UNSEEN = frozenset({
    "", "w:proofErr", *(f"w:{name}{end}" for name in _RANGES for end in ("Start", "End")),
})  # fmt: skip
_HOLDERS = frozenset({"w:sdt", "w:sdtContent", "w:customXml"})


@part_rule("OOXML-cell-paragraph", Severity.ERROR)
def cells(part: TextPart) -> Iterator[Breach]:
    """Ô của bảng phải kết thúc bằng một đoạn.

    Mục đích: ô không có đoạn làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1, 17.4.65 (tc).
    Đúng: <w:tc><w:p/></w:tc>.
    Sai: <w:tc/>; ô kết thúc bằng một bảng lồng.
    """
    for cell in part.all("w:tc"):
        inner = [node for node in cell if short(node) not in {"w:tcPr", *_UNSEEN}]
        last = short(inner[-1]) if inner else ""
        if last not in _ENDS:
            message = say("ô của bảng không kết thúc bằng một đoạn")
            yield Breach(part.spot(cell), message, say("thêm một đoạn trống vào ô"))


@part_rule("OOXML-empty-table", Severity.ERROR)
def empty_tables(part: TextPart) -> Iterator[Breach]:
    """Bảng phải có hàng, hàng phải có ô.

    Mục đích: bảng rỗng làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1, 17.4.37 (tbl), 17.4.78 (tr).
    Đúng: bảng có ít nhất một hàng một ô.
    Sai: <w:tbl> không có <w:tr>.
    """
    for holder, inner in (("w:tbl", "w:tr"), ("w:tr", "w:tc")):
        for node in part.all(holder):
            if next(descend(node, inner), None) is None:
                yield Breach(part.spot(node), say("bảng hoặc dòng rỗng"), None)


@part_rule("OOXML-nested-paragraph", Severity.ERROR)
def nested(part: TextPart) -> Iterator[Breach]:
    """Trong một đoạn không có đoạn hay bảng khác, trừ trong khung chữ.

    Mục đích: đoạn nằm trong đoạn làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1, 17.3.1.22 (p).
    Đúng: <w:p><w:r/></w:p><w:p/>.
    Sai: <w:p><w:p/></w:p>; bảng đặt trong một đoạn.
    """
    for block in part.all("w:p", "w:tbl"):
        around = (short(one) for one in block.iterancestors())
        if next((one for one in around if one in _AROUND), "") == "w:p":
            message = say("đoạn hoặc bảng nằm trong một đoạn khác")
            yield Breach(part.spot(block), message, say("đưa ra ngoài đoạn ấy"))


@part_rule("OOXML-columns", Severity.ERROR)
def columns(part: TextPart) -> Iterator[Breach]:
    """Bảng có nhiều nhất 63 cột.

    Mục đích: Word không mở tệp có bảng rộng hơn.
    Căn cứ: giới hạn của Word.
    Đúng: hai bảng, mỗi bảng 40 cột.
    Sai: một bảng 80 cột.
    """
    for row in part.all("w:tr"):
        found = _columns(row)
        if found > MOST_COLUMNS:
            message = say("dòng của bảng có {found} cột", found=found)
            yield Breach(part.spot(row), message, say("chia thành nhiều bảng"))


@part_rule("OOXML-story-paragraph", Severity.ERROR)
def stories(part: TextPart) -> Iterator[Breach]:
    """Khung chữ, đầu trang, chân trang, chú thích phải có một đoạn.

    Mục đích: khung chữ hay đầu trang không có đoạn làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1, 17.10 (đầu trang), 20.4.2.38 (txbxContent).
    Đúng: <w:txbxContent><w:p/></w:txbxContent>.
    Sai: <w:txbxContent/>; đầu trang chỉ có một bảng.
    """
    for story in part.all(*_STORIES):
        inner = [one for one in story if short(one) not in _UNSEEN]
        if not any(short(one) in _ENDS for one in inner[-1:]):
            message = say(
                "khung chữ, đầu trang, chân trang hoặc chú thích không kết thúc bằng một đoạn"
            )
            yield Breach(part.spot(story), message, say("thêm một đoạn trống vào đó"))


@part_rule("OOXML-table-neighbours", Severity.WARNING)
def neighbours(part: TextPart) -> Iterator[Breach]:
    """Giữa hai bảng có ít nhất một đoạn.

    Mục đích: hai bảng liền nhau bị Word gộp làm một, cột và đường kẻ lẫn vào nhau.
    Căn cứ: thông lệ soạn thảo; ECMA-376, Phần 1, 17.4.37 (tbl).
    Đúng: bảng, một đoạn (kể cả đoạn trống), bảng.
    Sai: bảng số liệu liền ngay bảng chữ ký.
    """
    for table in part.all("w:tbl"):
        below = (one for one in table.itersiblings("*") if short(one) not in _UNSEEN)
        after = next(below, None)
        if after is not None and short(after) == "w:tbl":
            message = say("hai bảng liền nhau, Word gộp làm một")
            yield Breach(part.spot(after), message, say("thêm một đoạn trống giữa hai bảng"))


@part_rule("OOXML-text-newline", Severity.WARNING)
def newlines(part: TextPart) -> Iterator[Breach]:
    """Chữ trong w:t không có dấu xuống dòng, dấu Tab.

    Mục đích: Word hiện các dấu ấy thành dấu cách: dòng không ngắt, chữ không thẳng cột.
    Căn cứ: ECMA-376, Phần 1, 17.3.3.31 (t); xuống dòng là <w:br/>, Tab là <w:tab/>.
    Đúng: <w:t>a</w:t><w:br/><w:t>b</w:t>.
    Sai: <w:t>a⏎b</w:t>.
    """
    for text in part.all("w:t"):
        said = text.text or ""
        if "\n" in said or "\r" in said:
            message = say("có dấu xuống dòng trong chữ")
            yield Breach(part.spot(text), message, say("ngắt dòng bằng Shift+Enter"))
        if "\t" in said:
            message = say("có dấu Tab trong chữ")
            yield Breach(part.spot(text), message, say("xóa rồi bấm phím Tab trong Word"))


@part_rule("OOXML-space", Severity.WARNING)
def spaces(part: TextPart) -> Iterator[Breach]:
    """Dấu cách ở đầu hay cuối chữ, giữa đoạn, phải có xml:space="preserve".

    Mục đích: thiếu thuộc tính ấy thì Word bỏ dấu cách, hai chữ dính vào nhau.
    Căn cứ: ECMA-376, Phần 1, 17.3.3.31 (t); XML 1.0, 2.10.
    Đúng: <w:t xml:space="preserve">Kính gửi: </w:t>.
    Sai: <w:t>Kính gửi: </w:t>.
    """
    if attribute(part.tree, "xml:space") == "preserve":
        return
    texts = [(one, next(one.iterancestors(TAG["w:p"]), None)) for one in part.all("w:t")]
    for (one, within), (other, below) in pairwise(texts):
        if within is below and (_loses(one, str.endswith) or _loses(other, str.startswith)):
            message = say("dấu cách ở đầu hoặc cuối chữ bị Word bỏ")
            yield Breach(part.spot(one), message, say("gõ lại dấu cách ấy trong Word"))


def _loses(text: Element, at: Callable[[str, str], bool]) -> bool:
    return at(text.text or "", " ") and attribute(text, "xml:space") != "preserve"


@part_rule("OOXML-drawing-id", Severity.WARNING)
def drawing_ids(part: TextPart) -> Iterator[Breach]:
    """Mã của các hình vẽ (wp:docPr) không trùng nhau trong một phần.

    Mục đích: mã trùng làm một số bản Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1, 20.4.2.5 (docPr).
    Đúng: id="1", id="2".
    Sai: hai hình cùng id="1".
    """
    for number, one in again((one.get("id"), one) for one in part.shown("wp:docPr")):
        message = say("mã hình vẽ «{id}» dùng nhiều lần", id=number)
        yield Breach(part.spot(one), message, say("mở bằng Word rồi lưu lại"))


@part_rule("OOXML-drawing", Severity.ERROR)
def drawings(part: TextPart) -> Iterator[Breach]:
    """Hình vẽ có đủ kích thước, vị trí, tên và nội dung, theo thứ tự.

    Mục đích: hình vẽ thiếu một phần thì Word báo tệp hỏng hoặc bỏ hình.
    Căn cứ: ECMA-376, Phần 1, 20.4.2.3 (anchor), 20.4.2.8 (inline).
    Đúng: wp:inline có wp:extent, wp:docPr, a:graphic.
    Sai: wp:anchor không có wp:positionV; wp:docPr không có name.
    """
    for name, wanted in _DRAWN.items():
        for holder in part.all(name):
            found = [one for one in map(short, holder) if one in wanted]
            lost = [one for one in wanted if one not in found]
            if found != list(wanted):
                names = {"name": (lost or wanted)[0], "holder": name}
                message = say("hình vẽ: {holder} thiếu {name} hoặc sai thứ tự", **names)
                yield Breach(part.spot(holder), message, _DRAW_AGAIN)
            elif name == "wp:anchor" and not any("wp:wrap" in short(one) for one in holder):
                message = say("hình vẽ không nêu cách chữ chạy quanh")
                yield Breach(part.spot(holder), message, _DRAW_AGAIN)
    for name, attributes in _DRAWN_SAYS.items():
        for node in part.all(name):
            for one in attributes:
                if node.get(one) is None:
                    message = say("hình vẽ: {name} không nêu {said}", name=name, said=one)
                    yield Breach(part.spot(node), message, _DRAW_AGAIN)


@part_rule("OOXML-grid", Severity.WARNING)
def grids(part: TextPart) -> Iterator[Breach]:
    """Bảng có lưới, số cột của lưới bằng số ô của mỗi hàng, kể cả ô gộp.

    Mục đích: thiếu lưới thì có bản Word báo tệp hỏng; lưới lệch làm bảng méo ở phần mềm khác.
    Căn cứ: ECMA-376, Phần 1, 17.4.48 (tblGrid).
    Đúng: ba gridCol, mỗi hàng ba ô (hoặc một ô gộp hai và một ô).
    Sai: không có tblGrid; ba gridCol nhưng hàng có bốn ô.
    """
    for table in part.all("w:tbl"):
        grid = child(table, "w:tblGrid")
        columns = 0 if grid is None else len(grid.findall(TAG["w:gridCol"]))
        if grid is None:
            message = say("bảng không có lưới cột")
            yield Breach(part.spot(table), message, say("mở bằng Word rồi lưu lại"))
        wrong = [row for row in table.findall(TAG["w:tr"]) if _columns(row) != columns]
        for row in wrong[:1] if columns else ():
            message = say("dòng của bảng có {found} cột, lưới có {columns} cột",
                          found=_columns(row), columns=columns)  # fmt: skip
            yield Breach(part.spot(row), message, None)


def _columns(row: Element) -> int:
    properties = child(row, "w:trPr")
    outside = sum(whole(value(properties, f"w:grid{end}"), 0) for end in ("Before", "After"))
    cells = inside(row, "w:tc", _HOLDERS)
    return outside + sum(whole(value(child(one, "w:tcPr"), "w:gridSpan"), 1) for one in cells)


@part_rule("OOXML-revision", Severity.WARNING)
def revisions(part: TextPart) -> Iterator[Breach]:
    """Không còn dấu vết chỉnh sửa (Track Changes).

    Mục đích: văn bản gửi đi không lộ chữ đã xóa.
    Căn cứ: thông lệ soạn thảo.
    Đúng: đã chấp nhận mọi sửa đổi.
    Sai: còn chữ gạch bỏ chờ chấp nhận.
    """
    found = part.all(*_REVISIONS)
    for first in found[:1]:
        message = say("còn {count} dấu vết chỉnh sửa", count=len(found))
        yield Breach(part.spot(first), message, say("chấp nhận hoặc bỏ các sửa đổi"))


@part_rule("OOXML-section", Severity.WARNING)
def sections(part: TextPart) -> Iterator[Breach]:
    """Văn bản kết thúc bằng thiết lập trang; trang rộng hơn lề của nó.

    Mục đích: thiếu thiết lập trang thì Word lấy khổ giấy, lề mặc định của máy; trang không còn chỗ cho
    chữ thì không in được.
    Căn cứ: ECMA-376, Phần 1, 17.6.17 (sectPr).
    Đúng: <w:body>…<w:sectPr/></w:body>, mỗi loại đầu trang một lần.
    Sai: w:body không có w:sectPr; lề trái và lề phải rộng bằng trang.
    """
    body = child(part.tree, "w:body")
    if body is not None and child(body, "w:sectPr") is None:
        message = say("văn bản không kết thúc bằng thiết lập trang")
        yield Breach(Spot(part.name), message, say("đặt lại khổ giấy và lề trong Word"))
    for section in part.all("w:sectPr"):
        if _is_narrow(section):
            message = say("lề rộng hơn trang, không còn chỗ cho chữ")
            yield Breach(part.spot(section), message, say("đặt lại khổ giấy và lề trong Word"))
        kinds = [(one.tag, attribute(one, "w:type")) for one in section.iterchildren("*")
                 if short(one) in ("w:headerReference", "w:footerReference")]  # fmt: skip
        if len(set(kinds)) < len(kinds):
            message = say("một loại đầu trang, chân trang được khai hai lần")
            yield Breach(part.spot(section), message, say("đặt lại đầu trang trong Word"))


def _is_narrow(section: Element) -> bool:
    paper, margins = child(section, "w:pgSz"), child(section, "w:pgMar")
    width, height = length(paper, "w:w"), length(paper, "w:h")
    across, down = (
        sum(abs(length(margins, f"w:{side}") or 0) for side in sides)
        for sides in (("left", "right"), ("top", "bottom"))
    )
    return any(
        size is not None and size <= taken for size, taken in ((width, across), (height, down))
    )


@package_rule("DRAFT-gaps", Severity.ERROR)
def gaps(document: WordFile) -> Iterator[Breach]:
    """Không gửi đi bản dự thảo (tệp …-du-thao.docx), không còn chỗ «…» tô vàng chờ số liệu.

    Mục đích: văn bản ký gửi phải đủ số liệu và tạo ra từ dữ liệu chiến dịch.
    Căn cứ: quy tắc riêng của vanthu.
    Đúng: tệp làm bằng vanthu render, không có --draft.
    Sai: tệp làm bằng vanthu render --draft; đạt «…».
    """
    left = gaps_left(document.package.parts)
    hint = say("bổ sung số liệu vào dữ liệu chiến dịch, rồi tạo lại văn bản bằng vanthu render")
    if left is not None:
        said = say("bản dự thảo, còn {count} số liệu chưa có", count=left)
        if not left:
            said, hint = (
                say("bản dự thảo, không còn số liệu nào chưa có"),
                say("tạo bản chính bằng vanthu render"),
            )
        yield Breach(Spot(document.package.main), said, hint)
        return
    for part in text_parts(document):
        for run in part.all("w:r"):
            look = next(descend(run, "w:highlight"), None)
            if look is not None and "«…»" in "".join(run.itertext()):
                yield Breach(part.spot(run), say("còn chỗ «…» chưa có số liệu"), hint)


@package_rule("OOXML-placeholder", Severity.ERROR)
def placeholders(document: WordFile) -> Iterator[Breach]:
    """Không còn chỗ điền của mẫu: {{ … }}, {% … %}, trường trộn thư «Tên».

    Mục đích: văn bản gửi đi không được lộ mã của mẫu.
    Căn cứ: quy tắc riêng của vanthu.
    Đúng: Số: 12/KH-LĐLĐ.
    Sai: Số: {{ number_symbol }}; Kính gửi: «Ten_don_vi»; còn trường MERGEFIELD, DOCVARIABLE (đã có kết quả thì
    chỉ cảnh báo).
    """
    for paragraph in document.everything:
        if found := _GAP.search(paragraph.text):
            message = say("còn chỗ điền của mẫu «{text}»", text=found[0][:40])
            yield Breach(paragraph.spot, message, say("tạo lại văn bản từ mẫu Word"))
        shown = [name for name in _QUOTED.findall(paragraph.text) if _is_field_name(name)]
        for name in shown:
            message = say("còn trường trộn thư «{name}»", name=name)
            yield Breach(paragraph.spot, message, _MERGE)
        for name in _merged(paragraph.element):
            if name not in shown:
                message = say("còn trường trộn thư «{name}»", name=name)
                yield Breach(paragraph.spot, message, _MERGE, Severity.WARNING)


def _merged(paragraph: Element) -> Iterator[str]:
    """The names of the fields of a paragraph that a mail merge fills in."""
    simple = (attribute(one, "w:instr") or "" for one in descend(paragraph, "w:fldSimple"))
    long = "".join(one.text or "" for one in descend(paragraph, "w:instrText"))
    for code in (*simple, long):
        yield from (found[1] for found in _MERGED.finditer(code))


def _is_field_name(name: str) -> bool:
    """Whether a word in quotation marks is the name of a column rather than a word."""
    if "_" in name or any(sign.isdigit() for sign in name) or not name[1:].islower():
        return not name.isupper() or "_" in name
    return fold(name) in _COLUMNS
