"""Styles and lists to which the text points."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.package_rule import package_rule, twice, word_parts
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.ooxml import TAG, attribute, descend, value
from generator.lint.reading.spot import Spot
from generator.lint.rule import Breach
from generator.problems import Severity, say

_LEVELS = 9
_SAVE = say("mở bằng Word rồi lưu lại")


@package_rule("OOXML-style", Severity.WARNING)
def styles(document: WordFile) -> Iterator[Breach]:
    """Kiểu (style) được dùng phải có trong tệp.

    Mục đích: kiểu thiếu thì đoạn hiện theo kiểu mặc định.
    Căn cứ: ECMA-376, Phần 1, 17.7 (styles).
    Đúng: w:pStyle="ThanVanBan" và kiểu ấy có trong styles.xml.
    Sai: w:pStyle="KhongCo"; kiểu dựa trên (basedOn) một kiểu không có.
    """
    for part in word_parts(document):
        for node in part.shown("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn"):
            name = node.get(TAG["w:val"]) or ""
            if not document.styles.knows(name):
                message = say("kiểu «{style}» không có trong tệp", style=name)
                yield Breach(part.spot(node), message, say("chọn một kiểu khác trong Word"))


@package_rule("OOXML-style-id", Severity.WARNING)
def style_ids(document: WordFile) -> Iterator[Breach]:
    """Mã của các kiểu (style) không trùng nhau, kiểu không dựa trên chính nó.

    Mục đích: mã trùng hay vòng tròn thì Word bỏ kiểu ấy, đoạn hiện sai.
    Căn cứ: ECMA-376, Phần 1, 17.7.4.
    Đúng: mỗi w:styleId một lần.
    Sai: hai kiểu w:styleId="ThanVanBan"; kiểu A dựa trên B, B dựa trên A.
    """
    package = document.package
    root, name = package.branch("styles"), package.related(package.main, "styles") or ""
    found = [] if root is None else list(descend(root, "w:style"))
    for twin in filter(None, twice(attribute(one, "w:styleId") for one in found)):
        yield Breach(Spot(name), say("hai kiểu cùng mã «{style}»", style=twin), _SAVE)
    below = {attribute(one, "w:styleId"): value(one, "w:basedOn") for one in found}
    for style in below:
        if _returns(style, below):
            message = say("kiểu «{style}» dựa trên chính nó", style=style)
            yield Breach(Spot(name), message, say("chọn lại kiểu nền của kiểu ấy trong Word"))


def _returns(style: str | None, below: dict[str | None, str | None]) -> bool:
    """Whether one comes back to a style by what it is based on."""
    at, seen = below.get(style), set[str | None]()
    while at is not None and at not in seen and at != style:
        seen.add(at)
        at = below.get(at)
    return at is not None and at == style


@package_rule("OOXML-list", Severity.WARNING)
def lists(document: WordFile) -> Iterator[Breach]:
    """Danh sách đánh số được dùng phải có trong tệp, mã không trùng nhau, có chín cấp.

    Mục đích: danh sách thiếu thì số thứ tự biến mất; mã trùng làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1, 17.9.
    Đúng: w:numId="3" và numbering.xml có w:num w:numId="3".
    Sai: w:numId="99" không có ở đâu; w:num trỏ tới w:abstractNum không có; cấp thứ mười.
    """
    package = document.package
    root, name = package.branch("numbering"), package.related(package.main, "numbering") or ""
    made = [] if root is None else root.findall(TAG["w:num"])
    listed = [attribute(one, "w:numId") for one in made]
    models = [] if root is None else root.findall(TAG["w:abstractNum"])
    ids = [attribute(one, "w:abstractNumId") for one in models]
    for number in (*twice(listed), *twice(ids)):
        yield Breach(Spot(name), say("hai danh sách cùng mã «{id}»", id=number), _SAVE)
    for one in made:
        if value(one, "w:abstractNumId") not in ids:
            message = say("danh sách không có mẫu đánh số")
            yield Breach(Spot(name), message, say("đánh số lại các đoạn ấy trong Word"))
    known = {None, "0", *listed}
    for part in word_parts(document):
        for used in part.shown("w:numPr"):
            number, level = value(used, "w:numId"), value(used, "w:ilvl") or "0"
            if number not in known:
                message = say("danh sách đánh số của đoạn này không có trong tệp")
                yield Breach(part.spot(used), message, say("đánh số lại các đoạn ấy trong Word"))
            if level.isdecimal() and int(level[:9]) >= _LEVELS:
                message = say("danh sách không có cấp {level}", level=level)
                yield Breach(part.spot(used), message, say("đánh số lại các đoạn ấy trong Word"))
