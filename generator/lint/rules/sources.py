"""Other documents named in a text: legal bases (căn cứ) and citations (Phụ lục I, Phần I, II.6.a-b)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.looks import UPRIGHT, check_part
from generator.lint.parts.letter import Letter
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.paragraphs import ReadParagraph
from generator.lint.rule import Breach, letter_rule, rules_over
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
_CITED = re.compile(
    r"(?P<kind>Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Hướng dẫn|"
    r"Chương trình|Thông báo|Báo cáo|Tờ trình|Giải pháp|Kết luận|Quy định) số "
    r"(?P<number>\d+\s?[/-][\w/&Đđ.-]*\w)(?P<after>[^;.]*)"
)
_NEAR = 140


def _bases(document: WordFile) -> Iterator[ReadParagraph]:
    return (one for letter in document.letters for one in letter.legal_bases)


basis_rule = rules_over(_bases)


@basis_rule("ND30-II.6.a-cancu-content")
def content(paragraph: ReadParagraph, _standard: Standard) -> Iterator[Breach]:
    """Căn cứ ghi đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu; Luật, Pháp lệnh không ghi số.

    Mục đích: người đọc tìm được đúng văn bản được viện dẫn.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm a.
    Đúng: Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;
    Sai: Căn cứ Nghị định của Chính phủ về công tác văn thư; Căn cứ Luật số 50/2024/QH15 …
    """
    if fault := _content_fault(paragraph.text):
        yield Breach(paragraph.spot, fault, say("ghi đủ các thông tin của văn bản căn cứ"))


def _content_fault(text: str) -> Message | None:
    if _OPEN.search(text):
        return None
    if _LAW.match(text):
        return say("căn cứ là luật, pháp lệnh thì không ghi số, ký hiệu")
    found = _NUMBERED.match(text)
    if found is None:
        return None
    kind, rest = found["kind"].lower(), found["rest"]
    if not re.search(r"\bsố\s*\d+\s*[/-]", rest):
        return say("căn cứ thiếu số, ký hiệu của {kind}", kind=kind)
    if "ngày" not in rest:
        return say("căn cứ thiếu ngày của {kind}", kind=kind)
    return None if " của " in rest else say("căn cứ thiếu cơ quan ban hành {kind}", kind=kind)


@letter_rule("ND30-II.6.a-cancu-style")
def style(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Căn cứ: chữ in thường, nghiêng, cỡ 13 đến 14, mỗi căn cứ một dòng, không gạch đầu dòng.

    Mục đích: phân biệt căn cứ với nội dung.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm a. Văn bản công đoàn trước 14/5/2024 dùng chữ đứng.
    Đúng: một đoạn riêng, nghiêng cả đoạn, cỡ 14.
    Sai: chữ đứng; hai căn cứ trên một dòng; «- Căn cứ …».
    """
    lead = standard["parts.legal_basis.lead"]
    dashed = any(str(option).startswith("-") for option in lead.options)
    lines = [paragraph.whole for paragraph in letter.legal_bases]
    yield from check_part(standard, "legal_basis", lines, UPRIGHT)
    for paragraph in letter.legal_bases:
        if not dashed and _DASH.match(paragraph.numbered_text):
            message = say("căn cứ có gạch đầu dòng")
            yield Breach(paragraph.spot, message, say("bỏ dấu gạch đầu dòng"))
        if _TWO.search(paragraph.text):
            message = say("hai căn cứ trên một dòng")
            yield Breach(paragraph.spot, message, say("mỗi căn cứ một dòng"))


@letter_rule("ND30-II.6.a-cancu-punct")
def punctuation(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Cuối mỗi căn cứ là dấu chấm phẩy, căn cứ cuối cùng kết thúc bằng dấu chấm.

    Mục đích: các căn cứ là một chuỗi liệt kê, kết thúc bằng dấu chấm.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm a.
    Đúng: Căn cứ …; Căn cứ …; Theo đề nghị của ….
    Sai: căn cứ cuối kết thúc bằng dấu phẩy; căn cứ giữa kết thúc bằng dấu chấm.
    """
    end = standard.text("parts.legal_basis.end")
    last = standard["parts.legal_basis.last_end"]
    for paragraph in letter.legal_bases:
        final = paragraph is letter.legal_bases[-1]
        allowed = sorted({str(last.value), *map(str, last.options)} if final else {end}, key=_first)
        if not paragraph.text.endswith(tuple(allowed)):
            message = say("căn cứ không kết thúc bằng «{wanted}»", wanted=allowed[0])
            yield Breach(
                paragraph.spot, message, say("kết thúc bằng «{wanted}»", wanted=allowed[0])
            )


def _first(mark: str) -> int:
    return ".;,".find(mark)


def _citations(letter: Letter) -> Iterator[tuple[ReadParagraph, re.Match[str], bool]]:
    """What is cited, paragraph by paragraph, and whether it was cited before."""
    seen: set[str] = set()
    for paragraph in (*letter.legal_bases, *letter.body):
        for found in _CITED.finditer(paragraph.text):
            key = found["number"].replace(" ", "").casefold()
            yield paragraph, found, key in seen
            seen.add(key)


@letter_rule("ND30-II.6.b-cite-first")
def first(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Viện dẫn lần đầu ghi đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu.

    Mục đích: người đọc tìm được văn bản được viện dẫn.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm b.
    Đúng: Kế hoạch số 111/KH-LĐLĐ ngày 26/01/2022 của Liên đoàn Lao động tỉnh về phát động …
    Sai: theo Kế hoạch số 111/KH-LĐLĐ (lần đầu, không có ngày và cơ quan ban hành).
    """
    for paragraph, found, known in _citations(letter):
        near = found["after"][:_NEAR]
        if not known and ("ngày" not in near or " của " not in f"{near} "):
            message = say("viện dẫn lần đầu {kind} số {number} chưa đủ ngày và cơ quan ban hành",
                          kind=found["kind"], number=found["number"])  # fmt: skip
            spot = paragraph.spot.quoting(found[0][:60])
            yield Breach(spot, message, say("ghi thêm «ngày … của …»"))


@letter_rule("ND30-II.6.b-cite-next")
def later(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Viện dẫn những lần sau chỉ ghi tên loại và số, ký hiệu.

    Mục đích: câu văn gọn.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm b.
    Đúng: Kế hoạch số 111/KH-LĐLĐ.
    Sai: lần thứ hai vẫn ghi «Kế hoạch số 111/KH-LĐLĐ ngày 26/01/2022 của …».
    """
    for paragraph, found, known in _citations(letter):
        if known and re.match(r",? ngày \d", found["after"]):
            message = say("{kind} số {number} đã được viện dẫn đầy đủ ở trên",
                          kind=found["kind"], number=found["number"])  # fmt: skip
            spot = paragraph.spot.quoting(found[0][:60])
            yield Breach(spot, message, say("chỉ ghi tên loại và số, ký hiệu"))
