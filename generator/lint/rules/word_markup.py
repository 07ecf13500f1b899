"""What Word repairs, refuses or shows wrongly although it validates: parts, relationships, markup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.ooxml import TAG, Element, child, descend, short, value
from generator.lint.reading.runs import inside
from generator.lint.reading.spot import Spot
from generator.lint.rule import Breach, rule, rules_over
from generator.ooxml import MOST_COLUMNS, Relation, owner_of, whole
from generator.problems import Severity, say
from generator.standard import Standard
from generator.word import gaps_left

_REVISIONS = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange")
_LINKS = [TAG[f"r:{one}"] for one in ("id", "embed", "link", "pict", "dm", "lo", "qs", "cs")]
_TYPES = "[Content_Types].xml"
_FREE = re.compile(r"\[Content_Types\]\.xml|.*\.rels|_rels/.*|\[trash\].*", re.IGNORECASE)
_GAP = re.compile(r"\{\{.*?(\}\}|$)|\{%.*?(%\}|$)|\{#.*?#\}")
_STORIES = frozenset({"w:txbxContent", "w:hdr", "w:ftr", "w:footnote", "w:endnote"})
_ENDS = frozenset({"w:p", "w:sdt", "w:customXml", "mc:AlternateContent"})
_AROUND = frozenset({"w:p", "w:tc", "w:txbxContent", "w:body"})
_UNSEEN = frozenset({"w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", ""})
_HOLDERS = frozenset({"w:sdt", "w:sdtContent", "w:customXml"})


@dataclass(frozen=True, slots=True)
class _TextPart:
    """A part that holds text, with what stands in it."""

    document: WordFile
    name: str
    tree: Element

    def all(self, *names: str) -> list[Element]:
        return list(descend(self.tree, *names))

    def spot(self, element: Element) -> Spot:
        """The paragraph in or around which an element stands."""
        around = [element, *element.iterancestors(), *descend(element, "w:p")]
        spots = self.document.spots
        return next((spots[one] for one in around if one in spots), Spot(self.name))


def _text_parts(document: WordFile) -> Iterator[_TextPart]:
    for name in dict.fromkeys([document.package.main, *document.margins]):
        tree = document.package.tree(name)
        if tree is not None:
            yield _TextPart(document, name, tree)


def _relations(document: WordFile) -> Iterator[tuple[str, Relation]]:
    """Every relationship of the package with the part that has it."""
    for name in document.package.parts:
        if name.endswith(".rels"):
            owner = owner_of(name)
            yield from ((owner, one) for one in document.package.relations(owner).values())


part_rule = rules_over(_text_parts)


@part_rule("OOXML-cell-paragraph", Severity.ERROR, once=True)
def cells(part: _TextPart, _standard: Standard) -> Iterator[Breach]:
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


@part_rule("OOXML-empty-table", Severity.ERROR, once=True)
def empty_tables(part: _TextPart, _standard: Standard) -> Iterator[Breach]:
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


@part_rule("OOXML-nested-paragraph", Severity.ERROR, once=True)
def nested(part: _TextPart, _standard: Standard) -> Iterator[Breach]:
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


@part_rule("OOXML-columns", Severity.ERROR, once=True)
def columns(part: _TextPart, _standard: Standard) -> Iterator[Breach]:
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


@part_rule("OOXML-story-paragraph", Severity.ERROR, once=True)
def stories(part: _TextPart, _standard: Standard) -> Iterator[Breach]:
    """Khung chữ, đầu trang, chân trang, chú thích phải có một đoạn.

    Mục đích: khung chữ hay đầu trang không có đoạn làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1, 17.10 (đầu trang), 20.4.2.38 (txbxContent).
    Đúng: <w:txbxContent><w:p/></w:txbxContent>.
    Sai: <w:txbxContent/>; đầu trang chỉ có một bảng.
    """
    for story in (one for one in part.tree.iter("*") if short(one) in _STORIES):
        inner = [one for one in story if short(one) not in _UNSEEN]
        if not any(short(one) in _ENDS for one in inner[-1:]):
            message = say(
                "khung chữ, đầu trang, chân trang hoặc chú thích không kết thúc bằng một đoạn"
            )
            yield Breach(part.spot(story), message, say("thêm một đoạn trống vào đó"))


@part_rule("OOXML-table-neighbours", Severity.WARNING, once=True)
def neighbours(part: _TextPart, _standard: Standard) -> Iterator[Breach]:
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


@part_rule("OOXML-mark-id", Severity.WARNING, once=True)
def mark_ids(part: _TextPart, _standard: Standard) -> Iterator[Breach]:
    """Mã của dấu trang (bookmark) và hộp điều khiển không trùng nhau trong một phần.

    Mục đích: mã trùng làm một số bản Word báo tệp hỏng, dấu trang dẫn sai chỗ.
    Căn cứ: ECMA-376, Phần 1, 17.13.6.2 (bookmarkStart), 17.5.2.18 (id).
    Đúng: w:id="1", w:id="2".
    Sai: hai dấu trang cùng w:id="1".
    """
    marks = [(one, one.get(TAG["w:id"])) for one in part.all("w:bookmarkStart")]
    controls = [(one, value(one, "w:id")) for one in part.all("w:sdtPr")]
    for nodes in (marks, [pair for pair in controls if pair[1]]):
        for again, count, second in _repeated(nodes):
            message = say("mã «{id}» dùng {count} lần", id=again, count=count)
            yield Breach(part.spot(second), message, None)


def _repeated(
    nodes: Iterable[tuple[Element, str | None]],
) -> Iterator[tuple[str | None, int, Element]]:
    """Each number that several elements have, how many do, and the second of them."""
    found: dict[str | None, list[Element]] = {}
    for node, number in nodes:
        found.setdefault(number, []).append(node)
    for number, alike in found.items():
        if len(alike) > 1:
            yield number, len(alike), alike[1]


@part_rule("OOXML-text-newline", Severity.WARNING, once=True)
def newlines(part: _TextPart, _standard: Standard) -> Iterator[Breach]:
    """Chữ trong w:t không có dấu xuống dòng.

    Mục đích: Word hiện dấu xuống dòng ấy thành dấu cách, dòng không ngắt.
    Căn cứ: ECMA-376, Phần 1, 17.3.3.31 (t); xuống dòng là <w:br/>.
    Đúng: <w:t>a</w:t><w:br/><w:t>b</w:t>.
    Sai: <w:t>a⏎b</w:t>.
    """
    for text in part.all("w:t"):
        if "\n" in (text.text or "") or "\r" in (text.text or ""):
            message = say("có dấu xuống dòng trong chữ")
            yield Breach(part.spot(text), message, say("ngắt dòng bằng Shift+Enter"))


@part_rule("OOXML-drawing-id", Severity.WARNING, once=True)
def drawing_ids(part: _TextPart, _standard: Standard) -> Iterator[Breach]:
    """Mã của các hình vẽ (wp:docPr) không trùng nhau trong một phần.

    Mục đích: mã trùng làm một số bản Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1, 20.4.2.5 (docPr).
    Đúng: id="1", id="2".
    Sai: hai hình cùng id="1".
    """
    for again, count, second in _repeated((one, one.get("id")) for one in part.all("wp:docPr")):
        message = say("mã hình vẽ «{id}» dùng {count} lần", id=again, count=count)
        yield Breach(part.spot(second), message, None)


@part_rule("OOXML-grid", Severity.WARNING, once=True)
def grids(part: _TextPart, _standard: Standard) -> Iterator[Breach]:
    """Số cột của lưới bằng số ô của mỗi hàng, kể cả ô gộp.

    Mục đích: lưới lệch làm bảng méo khi mở bằng phần mềm khác.
    Căn cứ: ECMA-376, Phần 1, 17.4.48 (tblGrid).
    Đúng: ba gridCol, mỗi hàng ba ô (hoặc một ô gộp hai và một ô).
    Sai: ba gridCol nhưng hàng có bốn ô.
    """
    for table in part.all("w:tbl"):
        grid = child(table, "w:tblGrid")
        columns = 0 if grid is None else len(grid.findall(TAG["w:gridCol"]))
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


@rule("OOXML-style", Severity.WARNING, once=True)
def styles(document: WordFile, _standard: Standard) -> Iterator[Breach]:
    """Kiểu (style) được dùng phải có trong tệp.

    Mục đích: kiểu thiếu thì đoạn hiện theo kiểu mặc định.
    Căn cứ: ECMA-376, Phần 1, 17.7 (styles).
    Đúng: w:pStyle="ThanVanBan" và kiểu ấy có trong styles.xml.
    Sai: w:pStyle="KhongCo".
    """
    told: set[str] = set()
    for part in _text_parts(document):
        for node in part.all("w:pStyle", "w:rStyle", "w:tblStyle"):
            name = node.get(TAG["w:val"]) or ""
            if name not in told and not document.styles.knows(name):
                told.add(name)
                message = say("kiểu «{style}» không có trong tệp", style=name)
                yield Breach(part.spot(node), message, None)


@part_rule("OOXML-field", Severity.WARNING, once=True)
def fields(part: _TextPart, _standard: Standard) -> Iterator[Breach]:
    """Trường phức hợp có đủ phần mở, phần ngăn, kết quả và phần đóng.

    Mục đích: trường thiếu kết quả thì không hiện gì cho tới khi cập nhật.
    Căn cứ: ECMA-376, Phần 1, 17.16.18 (fldChar).
    Đúng: begin, PAGE, separate, 2, end.
    Sai: begin, PAGE, end; thiếu end.
    """
    nodes = part.all("w:fldChar")
    counts = Counter(node.get(TAG["w:fldCharType"]) for node in nodes)
    if nodes and not counts["begin"] == counts["separate"] == counts["end"]:
        message = say("trường không đủ các phần hoặc không có kết quả")
        yield Breach(part.spot(nodes[0]), message, None)


@part_rule("OOXML-revision", Severity.WARNING, once=True)
def revisions(part: _TextPart, _standard: Standard) -> Iterator[Breach]:
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


@rule("OOXML-relation", Severity.ERROR, once=True)
def relations(document: WordFile, _standard: Standard) -> Iterator[Breach]:
    """Mỗi mã liên kết (r:id) trong một phần phải có trong tệp quan hệ của phần ấy.

    Mục đích: thiếu liên kết thì Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 2 (Open Packaging Conventions).
    Đúng: r:embed="rId5" và rId5 có trong document.xml.rels.
    Sai: r:embed="rId99" không có ở đâu.
    """
    package = document.package
    for name in (one for one in package.parts if one.endswith(".xml") and one != _TYPES):
        known, tree = package.relations(name), package.tree(name)
        for node in () if tree is None else tree.iter("*"):
            for used in filter(None, map(node.get, _LINKS)):
                if used not in known:
                    message = say("liên kết «{id}» không có trong tệp", id=used)
                    yield Breach(Spot(name), message, say("chèn lại hình hoặc đối tượng ấy"))


@rule("OOXML-target", Severity.ERROR, once=True)
def targets(document: WordFile, _standard: Standard) -> Iterator[Breach]:
    """Mỗi quan hệ phải trỏ tới một phần có thật trong gói.

    Mục đích: phần bị thiếu làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 2.
    Đúng: media/image1.png có trong gói.
    Sai: quan hệ trỏ tới media/image1.png nhưng gói không có.
    """
    for owner, relation in _relations(document):
        there = relation.external or relation.target in document.package.parts
        if not there and not relation.target.startswith("#"):
            message = say("thiếu phần «{target}»", target=relation.target)
            yield Breach(Spot(owner or "_rels/.rels"), message, None)


@rule("OOXML-orphan", Severity.WARNING, once=True)
def orphans(document: WordFile, _standard: Standard) -> Iterator[Breach]:
    """Mỗi phần trong gói phải có quan hệ dẫn tới.

    Mục đích: phần mồ côi làm tệp nặng, có thể chứa nội dung cũ và bị Word bỏ khi lưu.
    Căn cứ: ECMA-376, Phần 2.
    Đúng: mọi ảnh trong gói đều có trong văn bản.
    Sai: media/image7.png không phần nào dùng.
    """
    package = document.package
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        for relation in package.relations(waiting.pop()).values():
            if not relation.external and relation.target not in reached:
                reached.add(relation.target)
                waiting.append(relation.target)
    for name in package.parts:
        if name not in reached and not _FREE.fullmatch(name):
            yield Breach(Spot(name), say("phần này không có quan hệ nào dẫn tới"), None)


@rule("OOXML-external", Severity.ERROR, once=True)
def external(document: WordFile, _standard: Standard) -> Iterator[Breach]:
    """Văn bản không lấy hình ảnh, đối tượng từ bên ngoài.

    Mục đích: máy khác mở ra vẫn đủ hình; không lộ đường dẫn và không tải gì từ mạng.
    Căn cứ: thông lệ an toàn; liên kết siêu văn bản thì được.
    Đúng: hình nằm trong tệp.
    Sai: hình liên kết tới «file:///C:/Hinh/dau.png»; mẫu đính kèm ở máy khác (chỉ cảnh báo).
    """
    for owner, relation in _relations(document):
        if relation.external and relation.kind != "hyperlink":
            mild = relation.kind == "attachedTemplate"
            message = say("liên kết ra ngoài «{target}»", target=relation.target[:60])
            hint = say("chèn hẳn nội dung vào tệp")
            yield Breach(Spot(owner), message, hint, Severity.WARNING if mild else Severity.ERROR)


@rule("DRAFT-gaps", Severity.ERROR, once=True)
def gaps(document: WordFile, _standard: Standard) -> Iterator[Breach]:
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
    for part in _text_parts(document):
        for run in part.all("w:r"):
            look = next(descend(run, "w:highlight"), None)
            if look is not None and "«…»" in "".join(run.itertext()):
                yield Breach(part.spot(run), say("còn chỗ «…» chưa có số liệu"), hint)


@rule("OOXML-placeholder", Severity.ERROR, once=True)
def placeholders(document: WordFile, _standard: Standard) -> Iterator[Breach]:
    """Không còn chỗ điền của mẫu: {{ … }}, {% … %}.

    Mục đích: văn bản gửi đi không được lộ mã của mẫu.
    Căn cứ: quy tắc riêng của vanthu.
    Đúng: Số: 12/KH-LĐLĐ.
    Sai: Số: {{ number_symbol }}.
    """
    for paragraph in document.everything:
        if found := _GAP.search(paragraph.text):
            message = say("còn chỗ điền của mẫu «{text}»", text=found[0][:40])
            yield Breach(paragraph.spot, message, say("tạo lại văn bản từ mẫu Word"))
