"""Legal bases (căn cứ ban hành; Phụ lục I, Phần I, II.6.a)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.looks import check_part
from generator.lint.reading.anatomy import Document
from generator.lint.reading.paragraphs import Paragraph
from generator.lint.rule import Breach, rule
from generator.problems import Message, say
from generator.standard import Standard

_DASH = re.compile(r"[-–—+•*] ?")
_NUMBERED = re.compile(
    r"(?:[-–] ?)?(?:Căn cứ|Thực hiện) (?P<kind>Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|"
    r"Kế hoạch|Công văn|Hướng dẫn)(?= |$)(?P<rest>.*)"
)
_LAW = re.compile(r"Căn cứ (?:Bộ luật|Luật|Pháp lệnh)\b[^,;]*? số \d+")
_TWO = re.compile(r"[;.] ?Căn cứ ")
_OPEN = re.compile(r"[.…]{3,}|…")


def _bases(document: Document) -> Iterator[list[Paragraph]]:
    return (letter.legal_bases for letter in document.letters if letter.legal_bases)


@rule("ND30-II.6.a-cancu-content")
def content(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Căn cứ ghi đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu; Luật, Pháp lệnh không ghi số.

    Mục đích: người đọc tìm được đúng văn bản được viện dẫn.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm a.
    Đúng: Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;
    Sai: Căn cứ Nghị định của Chính phủ về công tác văn thư; Căn cứ Luật số 50/2024/QH15 …
    """
    for bases in _bases(document):
        for paragraph in bases:
            if fault := _content_fault(paragraph.text):
                yield Breach(paragraph.spot, fault, say("ghi đủ các thông tin của văn bản căn cứ"))


def _content_fault(text: str) -> Message | None:
    if _OPEN.search(text):
        return None
    if _LAW.match(text):
        return say("căn cứ là luật, pháp lệnh thì không ghi số, ký hiệu")
    found = _NUMBERED.match(text)
    return _missing(found) if found else None


def _missing(found: re.Match[str]) -> Message | None:
    if not re.search(r"\bsố\s*\d+\s*[/-]", found["rest"]):
        return say("căn cứ thiếu số, ký hiệu của {kind}", kind=found["kind"].lower())
    if "ngày" not in found["rest"]:
        return say("căn cứ thiếu ngày của {kind}", kind=found["kind"].lower())
    if " của " not in found["rest"]:
        return say("căn cứ thiếu cơ quan ban hành {kind}", kind=found["kind"].lower())
    return None


@rule("ND30-II.6.a-cancu-style")
def style(document: Document, standard: Standard) -> Iterator[Breach]:
    """Căn cứ: chữ in thường, nghiêng, cỡ 13 đến 14, mỗi căn cứ một dòng, không gạch đầu dòng.

    Mục đích: phân biệt căn cứ với nội dung.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm a. Văn bản công đoàn trước 14/5/2024 dùng chữ đứng.
    Đúng: một đoạn riêng, nghiêng cả đoạn, cỡ 14.
    Sai: chữ đứng; hai căn cứ trên một dòng; «- Căn cứ …».
    """
    lead = standard["parts.legal_basis.lead"]
    dashed = any(str(option).startswith("-") for option in lead.options)
    for bases in _bases(document):
        lines = [paragraph.whole for paragraph in bases]
        yield from check_part(standard, "legal_basis", lines, ("size", "bold", "italic"))
        for paragraph in bases:
            if not dashed and _DASH.match(paragraph.numbered_text):
                yield Breach(
                    paragraph.spot, say("căn cứ có gạch đầu dòng"), say("bỏ dấu gạch đầu dòng")
                )
            if _TWO.search(paragraph.text):
                message = say("hai căn cứ trên một dòng")
                yield Breach(paragraph.spot, message, say("mỗi căn cứ một dòng"))


@rule("ND30-II.6.a-cancu-punct")
def punctuation(document: Document, standard: Standard) -> Iterator[Breach]:
    """Cuối mỗi căn cứ là dấu chấm phẩy, căn cứ cuối cùng kết thúc bằng dấu chấm.

    Mục đích: các căn cứ là một chuỗi liệt kê, kết thúc bằng dấu chấm.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm a.
    Đúng: Căn cứ …; Căn cứ …; Theo đề nghị của ….
    Sai: căn cứ cuối kết thúc bằng dấu phẩy; căn cứ giữa kết thúc bằng dấu chấm.
    """
    end = standard.text("parts.legal_basis.end")
    last = standard["parts.legal_basis.last_end"]
    last_ends = {str(last.value), *map(str, last.options)}
    for bases in _bases(document):
        for paragraph in bases:
            allowed = last_ends if paragraph is bases[-1] else {end}
            if not paragraph.text.endswith(tuple(allowed)):
                yield Breach(
                    paragraph.spot,
                    say("căn cứ không kết thúc bằng «{wanted}»", wanted=min(allowed, key=_first)),
                    say("kết thúc bằng «{wanted}»", wanted=min(allowed, key=_first)),
                )


def _first(mark: str) -> int:
    return ".;,".find(mark)
