"""Markup that does not fit the schema of WordprocessingML (ECMA-376, Phần 1)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.package_rule import package_rule
from generator.lint.reading.anatomy import MisfitAt, WordFile
from generator.lint.reading.ooxml import TAG, descend, short
from generator.lint.reading.spot import visible
from generator.lint.rule import Breach
from generator.ooxml import MarkupFault, Misfit
from generator.problems import Message, Severity, say
from generator.workspace import regex

_AGAIN = say("mở bằng Word rồi lưu lại; Word không mở được thì tạo lại tệp")
_OTHERS = frozenset({
    (Misfit.PLACE, "p"), (Misfit.PLACE, "tbl"), (Misfit.MISSING, "tblGrid"),
})  # fmt: skip
"""What rules of their own tell: a paragraph in a paragraph, a table without a grid."""
_MILD = {"rPr": Severity.INFO, "pPr": Severity.WARNING}
_SIZES = ("wp:extent", "a:ext")
_LENGTHS = frozenset({"w:ind", "w:spacing", "w:pgMar", "w:tblInd"})
_NEGATIVE = regex(r"-\d{1,6}(\.\d+)?")
"""What converters write for a length to the other side, and Word reads as none."""
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_ID = regex("[0-7][0-9A-Fa-f]{7}")
_MOST_EMU = 27_273_042_316_900


def _found(document: WordFile, *misfits: Misfit) -> Iterator[MisfitAt]:
    for one in document.misfits:
        if one.fault.misfit in misfits and not _is_told_apart(one.fault):
            yield one


def _is_told_apart(fault: MarkupFault) -> bool:
    """Whether another rule tells it: a block in a paragraph, or a grid that is not there."""
    if (fault.misfit, fault.name) not in _OTHERS:
        return False
    return fault.name == "tblGrid" or "w:p" in map(short, fault.element.iterancestors())


def _breach(at: MisfitAt, message: Message, cap: Severity = Severity.ERROR) -> Breach:
    return Breach(at.spot, message, _AGAIN, cap)


@package_rule("OOXML-place", Severity.ERROR)
def places(document: WordFile) -> Iterator[Breach]:
    """Mỗi phần tử đứng trong phần tử được phép chứa nó.

    Mục đích: phần tử đứng sai chỗ làm Word báo tệp hỏng hoặc bỏ mất chữ.
    Căn cứ: ECMA-376, Phần 1 (lược đồ).
    Đúng: <w:p><w:r/></w:p>.
    Sai: <w:body><w:r/></w:body>; <w:p><w:t/></w:p>; <w:tbl><w:tc/></w:tbl>.
    """
    for one in _found(document, Misfit.PLACE):
        yield _breach(one, say("phần tử {name} đứng sai chỗ", name=f"w:{one.fault.name}"))


@package_rule("OOXML-unknown", Severity.ERROR)
def unknown(document: WordFile) -> Iterator[Breach]:
    """Chỉ dùng phần tử và thuộc tính mà WordprocessingML có.

    Mục đích: phần tử lạ làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1 (lược đồ), Phần 3 (mc:Ignorable).
    Đúng: <w:b/>.
    Sai: <w:bold/>; phần tử của không gian tên khác mà mc:Ignorable không nêu.
    """
    for one in _found(document, Misfit.UNKNOWN):
        yield _breach(one, say("Word không biết «{name}»", name=one.fault.name))


@package_rule("OOXML-order", Severity.ERROR)
def order(document: WordFile) -> Iterator[Breach]:
    """Các phần tử đứng theo thứ tự của lược đồ.

    Mục đích: sai thứ tự thì Word báo tệp hỏng hoặc bỏ qua; trong các nhóm thuộc tính (pPr, tblPr, tcPr …)
    chỉ là cảnh báo vì nhiều bản Word vẫn đọc.
    Căn cứ: ECMA-376, Phần 1 (lược đồ).
    Đúng: <w:pPr><w:spacing/><w:jc/></w:pPr>.
    Sai: <w:pPr><w:jc/><w:spacing/></w:pPr>; w:tblPr đứng sau các dòng của bảng.
    """
    for one in _found(document, Misfit.ORDER):
        names = {"name": f"w:{one.fault.name}", "holder": f"w:{one.fault.value}"}
        mild = one.fault.value.endswith(("Pr", "settings", "compat"))
        message = say("{name} đứng sai thứ tự trong {holder}", **names)
        yield _breach(one, message, Severity.WARNING if mild else Severity.ERROR)


@package_rule("OOXML-repeated", Severity.ERROR)
def repeated(document: WordFile) -> Iterator[Breach]:
    """Mỗi thuộc tính nêu một lần.

    Mục đích: nêu hai lần với hai giá trị thì Word báo tệp hỏng hoặc lấy một giá trị tùy bản.
    Căn cứ: ECMA-376, Phần 1 (lược đồ).
    Đúng: <w:pPr><w:jc w:val="both"/></w:pPr>.
    Sai: <w:pPr><w:jc w:val="both"/><w:jc w:val="center"/></w:pPr>.
    """
    for one in _found(document, Misfit.REPEATED):
        names = {"name": f"w:{one.fault.name}", "holder": f"w:{one.fault.value}"}
        message = say("{name} được nêu quá số lần trong {holder}", **names)
        yield _breach(one, message, _MILD.get(one.fault.value, Severity.ERROR))


@package_rule("OOXML-missing", Severity.ERROR)
def missing(document: WordFile) -> Iterator[Breach]:
    """Phần tử bắt buộc phải có.

    Mục đích: thiếu thì có bản Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1 (lược đồ).
    Đúng: <w:tbl><w:tblPr/><w:tblGrid/>…</w:tbl>.
    Sai: <w:tbl> không có <w:tblPr>.
    """
    for one in _found(document, Misfit.MISSING):
        names = {"name": f"w:{one.fault.name}", "holder": f"w:{one.fault.value}"}
        yield _breach(one, say("{holder} thiếu {name}", **names))


@package_rule("OOXML-value", Severity.ERROR)
def values(document: WordFile) -> Iterator[Breach]:
    """Giá trị của thuộc tính phải đúng kiểu, thuộc tính bắt buộc phải có.

    Mục đích: giá trị lạ làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1 (kiểu đơn giản ST_…).
    Đúng: <w:jc w:val="both"/>, <w:sz w:val="28"/>.
    Sai: <w:jc w:val="middle"/>, <w:sz w:val="-28"/>, <w:sz/>; hình có bề ngang âm.
    """
    for one in _found(document, Misfit.VALUE, Misfit.UNSAID):
        names = {"name": short(one.fault.element), "said": one.fault.name}
        if one.fault.misfit is Misfit.UNSAID:
            yield _breach(one, say("{name} không nêu {said}", **names))
        else:
            value = visible(one.fault.value[:40])
            mild = names["name"] in _LENGTHS and _NEGATIVE.fullmatch(value)
            message = say("{name}: giá trị «{value}» không hợp lệ", value=value, **names)
            yield _breach(one, message, Severity.WARNING if mild else Severity.ERROR)
    for part, tree in document.package.trees():
        for size in descend(tree, *_SIZES):
            for said in (size.get(side, "0").removeprefix("+") for side in ("cx", "cy")):
                if not (said.isascii() and said.isdecimal() and int(said[:20]) <= _MOST_EMU):
                    message = say(
                        "kích thước hình «{value}» không hợp lệ", value=visible(said[:40])
                    )
                    yield Breach(document.spot_at(part, size), message, say("chèn lại hình ấy"))
        for one in tree.iter(TAG["w:p"]):
            said = one.get(_PARAGRAPH_ID)
            if said is not None and not _ID.fullmatch(said):
                message = say("mã đoạn «{value}» không hợp lệ", value=visible(said[:40]))
                yield Breach(document.spot_at(part, one), message, _AGAIN)


@package_rule("OOXML-stray-text", Severity.ERROR)
def stray_text(document: WordFile) -> Iterator[Breach]:
    """Chữ chỉ đứng trong w:t (và w:instrText, w:delText).

    Mục đích: chữ đứng giữa các phần tử khác làm Word báo tệp hỏng, hoặc không hiện ra.
    Căn cứ: ECMA-376, Phần 1 (lược đồ).
    Đúng: <w:r><w:t>Kính gửi</w:t></w:r>.
    Sai: <w:p>Kính gửi</w:p>.
    """
    for one in _found(document, Misfit.TEXT):
        names = {"text": visible(one.fault.value[:40]), "name": f"w:{one.fault.name}"}
        yield _breach(one, say("chữ «{text}» đứng ngoài w:t, trong {name}", **names))
