"""What has a beginning and an end, or points to something elsewhere in the file: marks, notes, fields."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.package_rule import (
    TextPart,
    again,
    package_rule,
    part_of,
    part_rule,
    text_parts,
    twice,
    word_parts,
)
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.ooxml import TAG, Element, attribute, child, descend, short, value
from generator.lint.reading.spot import Spot
from generator.lint.rule import Breach
from generator.problems import Severity, say

_SAVE = say("mở bằng Word rồi lưu lại")
_RANGES = {
    "bookmark": say("dấu trang"),
    "perm": say("vùng được sửa"),
    "moveFromRange": say("vùng chuyển đi"),
    "moveToRange": say("vùng chuyển đến"),
}
_STORIES = frozenset({
    "w:body", "w:txbxContent", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:comment",
})  # fmt: skip
_NOTES = {"footnote": say("cước chú"), "endnote": say("chú thích cuối văn bản")}
_REMARKS = ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")
_WITHOUT_RESULT = frozenset(
    [
        "ADVANCE",
        "ASK",
        "AUTONUM",
        "AUTONUMLGL",
        "AUTONUMOUT",
        "EQ",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
        "GOTOBUTTON",
        "MACROBUTTON",
        "NEXT",
        "NEXTIF",
        "PRINT",
        "PRIVATE",
        "RD",
        "SET",
        "SKIPIF",
        "SYMBOL",
        "TA",
        "TC",
        "XE",
    ]
)


@part_rule("OOXML-mark-id", Severity.WARNING)
def mark_ids(part: TextPart) -> Iterator[Breach]:
    """Mã của dấu trang (bookmark) và hộp điều khiển không trùng nhau trong một phần.

    Mục đích: mã trùng làm một số bản Word báo tệp hỏng, dấu trang dẫn sai chỗ.
    Căn cứ: ECMA-376, Phần 1, 17.13.6.2 (bookmarkStart), 17.5.2.18 (id).
    Đúng: w:id="1", w:id="2".
    Sai: hai dấu trang cùng w:id="1".
    """
    marks = [(one.get(TAG["w:id"]), one) for one in part.shown("w:bookmarkStart")]
    controls = [(value(one, "w:id"), one) for one in part.shown("w:sdtPr")]
    for nodes in (marks, [pair for pair in controls if pair[0]]):
        for number, second in again(nodes):
            message = say("mã «{id}» dùng nhiều lần", id=number)
            yield Breach(part.spot(second), message, _SAVE)


@package_rule("OOXML-bookmark", Severity.WARNING)
def bookmarks(document: WordFile) -> Iterator[Breach]:
    """Dấu trang (bookmark) và các vùng đánh dấu có đủ chỗ đầu, chỗ cuối, mỗi tên một lần.

    Mục đích: dấu trang thiếu một đầu, hay trùng tên, bị Word bỏ; mục lục, viện dẫn trỏ sai chỗ.
    Căn cứ: ECMA-376, Phần 1, 17.13.5, 17.13.6.
    Đúng: <w:bookmarkStart w:id="1" w:name="a"/>…<w:bookmarkEnd w:id="1"/>.
    Sai: chỗ cuối đứng trước chỗ đầu, hay ở trong một khung chữ; hai dấu trang cùng tên.
    """
    names: set[str] = set()
    for part in text_parts(document):
        for kind, called in _RANGES.items():
            for node in _half_ranges(part, kind):
                message = say("{kind} không đủ chỗ đầu và chỗ cuối", kind=called)
                yield Breach(part.spot(node), message, _SAVE)
        for mark in part.shown("w:bookmarkStart"):
            name = attribute(mark, "w:name") or ""
            if name.casefold() in names:
                message = say("hai dấu trang cùng tên «{name}»", name=name)
                yield Breach(part.spot(mark), message, say("đổi tên một dấu trang"))
            names.add(name.casefold())


def _half_ranges(part: TextPart, kind: str) -> Iterator[Element]:
    """The beginnings without an end after them in the same text, and the ends that are left."""
    start, end = f"w:{kind}Start", f"w:{kind}End"
    opened: dict[tuple[str | None, Element | None], list[Element]] = {}
    for node in part.shown(start, end):
        key = node.get(TAG["w:id"]), _story(node)
        if short(node) == start:
            opened.setdefault(key, []).append(node)
        elif not opened.get(key):
            yield node
        else:
            opened[key].pop()
    for nodes in opened.values():
        yield from nodes


def _story(node: Element) -> Element | None:
    return next((one for one in node.iterancestors() if short(one) in _STORIES), None)


@package_rule("OOXML-comment", Severity.WARNING)
def comments(document: WordFile) -> Iterator[Breach]:
    """Mỗi chỗ có nhận xét (Comment) phải có nhận xét ấy, mã nhận xét không trùng nhau.

    Mục đích: Word bỏ chỗ đánh dấu, hoặc báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1, 17.13.4.
    Đúng: commentRangeStart, commentRangeEnd, commentReference cùng mã, và nhận xét có mã ấy.
    Sai: commentReference w:id="7" nhưng không có nhận xét 7; vùng nhận xét thiếu chỗ cuối.
    """
    package = document.package
    root = package.branch("comments")
    listed = [] if root is None else [one.get(TAG["w:id"]) for one in descend(root, "w:comment")]
    known = set(listed)
    for number in twice(listed):
        where = Spot(package.related(package.main, "comments") or "")
        message = say("hai nhận xét cùng mã «{id}»", id=number)
        yield Breach(where, message, _SAVE)
    for part in text_parts(document):
        for node in part.shown(*_REMARKS):
            if node.get(TAG["w:id"]) not in known:
                message = say("chỗ đánh dấu nhận xét không có nhận xét nào")
                yield Breach(part.spot(node), message, _SAVE)
        for node in _half_ranges(part, "commentRange"):
            message = say("vùng nhận xét không đủ chỗ đầu và chỗ cuối")
            yield Breach(part.spot(node), message, _SAVE)


@package_rule("OOXML-note", Severity.ERROR)
def notes(document: WordFile) -> Iterator[Breach]:
    """Mỗi dấu chú thích phải có lời chú thích, mã chú thích không trùng nhau.

    Mục đích: dấu chú thích không có lời làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1, 17.11.
    Đúng: footnoteReference w:id="2" và footnote w:id="2".
    Sai: footnoteReference w:id="9" nhưng footnotes.xml không có mã 9.
    """
    package = document.package
    for kind, called in _NOTES.items():
        name = package.related(package.main, f"{kind}s") or ""
        root = package.tree(name)
        listed = [] if root is None else [one.get(TAG["w:id"]) for one in root]
        known = set(listed)
        for number in twice(one for one in listed if one is not None):
            message = say("hai {kind} cùng mã «{id}»", kind=called, id=number)
            yield Breach(Spot(name), message, _SAVE)
        for part in (*text_parts(document), *part_of(document, "settings")):
            for node in part.shown(f"w:{kind}Reference", *_kept(part, kind)):
                if node.get(TAG["w:id"]) not in known:
                    message = say("dấu {kind} không có lời của nó", kind=called)
                    yield Breach(part.spot(node), message, say("xóa dấu chú thích ấy"))


def _kept(part: TextPart, kind: str) -> Iterator[str]:
    """The notes of which settings speak: the lines that part notes from the text."""
    if short(part.tree) == "w:settings":
        yield f"w:{kind}"


@package_rule("OOXML-field", Severity.WARNING)
def fields(document: WordFile) -> Iterator[Breach]:
    """Trường phức hợp có đủ phần mở, phần ngăn, kết quả và phần đóng.

    Mục đích: trường không đóng nuốt chữ đứng sau; trường thiếu kết quả thì không hiện gì cho tới khi
    cập nhật.
    Căn cứ: ECMA-376, Phần 1, 17.16.18 (fldChar).
    Đúng: begin, PAGE, separate, 2, end.
    Sai: begin, PAGE, end; thiếu end.
    """
    for part in word_parts(document):
        stories: dict[Element | None, list[Element]] = {}
        for node in part.shown("w:fldChar", "w:instrText"):
            stories.setdefault(_story(node), []).append(node)
        for nodes in stories.values():
            for node in _half_fields(nodes):
                message = say("trường không đủ các phần hoặc không có kết quả")
                yield Breach(part.spot(node), message, say("chèn lại trường ấy trong Word"))


def _half_fields(nodes: list[Element]) -> Iterator[Element]:
    """The signs of fields that are not whole; `codes` are those of the fields that are open."""
    opened: list[Element] = []
    codes: list[str] = []
    parted: list[bool] = []
    for node in nodes:
        kind = attribute(node, "w:fldCharType")
        if short(node) == "w:instrText":
            codes[-1:] = [one + (node.text or "") for one in codes[-1:]]
        elif kind == "begin":
            opened, codes, parted = [*opened, node], [*codes, ""], [*parted, False]
        elif not opened or (kind == "separate" and parted[-1]):
            yield node
        elif kind == "separate":
            parted[-1] = True
        else:
            begun, code, whole = opened.pop(), codes.pop(), parted.pop()
            if not whole and code.split()[:1] and code.split()[0].upper() not in _WITHOUT_RESULT:
                yield begun
    yield from opened


@part_rule("OOXML-link", Severity.WARNING)
def links(part: TextPart) -> Iterator[Breach]:
    """Trong một liên kết không có liên kết khác.

    Mục đích: Word chỉ giữ một liên kết, bấm vào dẫn sai chỗ.
    Căn cứ: ECMA-376, Phần 1, 17.16.22 (hyperlink).
    Đúng: hai w:hyperlink đứng liền nhau.
    Sai: <w:hyperlink><w:hyperlink/></w:hyperlink>.
    """
    for link in part.shown("w:hyperlink"):
        around = next(
            (one for one in link.iterancestors() if short(one) in ("w:hyperlink", "w:p")), None
        )
        if around is not None and short(around) == "w:hyperlink":
            yield Breach(
                part.spot(link), say("liên kết nằm trong liên kết"), say("bỏ một liên kết")
            )


@part_rule("OOXML-control", Severity.ERROR)
def controls(part: TextPart) -> Iterator[Breach]:
    """Hộp điều khiển có nội dung; danh sách chọn không có hai giá trị trùng nhau.

    Mục đích: hộp không có nội dung bị Word bỏ; danh sách có giá trị trùng làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1, 17.5.2.
    Đúng: <w:sdt><w:sdtPr/><w:sdtContent>…</w:sdtContent></w:sdt>.
    Sai: <w:sdt><w:sdtPr/></w:sdt>; hai <w:listItem w:value="1"/> trong một danh sách.
    """
    for control in part.shown("w:sdt"):
        if child(control, "w:sdtContent") is None:
            message = say("hộp điều khiển không có nội dung")
            yield Breach(part.spot(control), message, say("xóa hộp ấy"), Severity.WARNING)
    for choices in part.shown("w:dropDownList", "w:comboBox"):
        items = ((attribute(one, "w:value"), one) for one in descend(choices, "w:listItem"))
        for name, item in again(items):
            message = say("danh sách chọn có hai giá trị «{value}»", value=name)
            yield Breach(part.spot(item), message, say("bỏ một giá trị"))
