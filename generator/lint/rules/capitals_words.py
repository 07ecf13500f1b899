"""Capital letters of sentences and other words (Phụ lục II, Mục I and V)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.parts.outline import read_head
from generator.lint.reading.anatomy import Document
from generator.lint.reading.fold import LOWER
from generator.lint.rule import Breach, rule
from generator.lint.wordlist import listed, slip
from generator.standard import Standard

_COMMON = frozenset({
    "ủy ban", "uỷ ban", "hội đồng", "tòa án", "toà án", "kiểm sát", "quân đội", "công an",
    "nghệ sĩ", "nhà giáo", "thầy thuốc", "vũ trang", "tín dụng", "quân và", "ưu tú",
})  # fmt: skip
_SENTENCE = re.compile(rf"(?<=[{LOWER}]{{3}}[.?!] )[{LOWER}]\w*")
_FIRST = re.compile(rf"[^\w]*([{LOWER}])\w*")


@rule("ND30-PL2-I")
def sentences(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Viết hoa chữ cái đầu câu và đầu dòng.

    Mục đích: nhận ra chỗ câu bắt đầu.
    Căn cứ: Phụ lục II, Mục I.
    Đúng: - Tuyên truyền đến đoàn viên. Mỗi đơn vị cử một cán bộ.
    Sai: - tuyên truyền đến đoàn viên. mỗi đơn vị cử một cán bộ.
    """
    for letter in document.letters:
        for paragraph in letter.body:
            head = read_head(paragraph)
            text = head.rest if head else paragraph.text
            first = _FIRST.match(text)
            found = first[0] if first and text[:1] not in "….(" else None
            after = _SENTENCE.search(text)
            wrong = found or (after[0] if after else None)
            if wrong:
                yield slip(paragraph, wrong.strip(), wrong.strip().capitalize())


@rule("ND30-PL2-V.1")
def always(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Luôn viết hoa: Nhân dân, Nhà nước.

    Mục đích: hai danh từ đặc biệt.
    Căn cứ: Phụ lục II, Mục V khoản 1.
    Đúng: phục vụ Nhân dân; Đảng và Nhà nước (nhưng: Ủy ban nhân dân, công an nhân dân).
    Sai: phục vụ nhân dân; Đảng và nhà nước.
    """
    yield from listed(document, "V.1")
    for paragraph in document.paragraphs:
        for found in re.finditer(r"(?<!\w)nhân dân(?!\w)", paragraph.text):
            before = paragraph.text[: found.start()].casefold().split()[-2:]
            if " ".join(before) not in _COMMON:
                yield slip(paragraph, found[0], "Nhân dân")
                break


@rule("ND30-PL2-V.2")
def honours(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Huân chương, danh hiệu: viết hoa các âm tiết tạo thành tên riêng.

    Mục đích: tên hình thức khen thưởng viết đúng.
    Căn cứ: Phụ lục II, Mục V khoản 2.
    Đúng: Huân chương Lao động; Anh hùng Lao động.
    Sai: huân chương lao động; Anh hùng lao động.
    """
    yield from listed(document, "V.2")


@rule("ND30-PL2-V.3")
def positions(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Chức vụ viết hoa khi đi với một người cụ thể.

    Mục đích: chức vụ gắn với tên người viết hoa.
    Căn cứ: Phụ lục II, Mục V khoản 3.
    Đúng: Chủ tịch Nguyễn Văn An.
    Sai: chủ tịch Nguyễn Văn An.
    """
    yield from listed(document, "V.3")


@rule("ND30-PL2-V.4")
def respect(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Danh từ chung đã riêng hóa, dùng với sự tôn kính, viết hoa.

    Mục đích: Bác, Người, Đảng viết hoa.
    Căn cứ: Phụ lục II, Mục V khoản 4.
    Đúng: Bác Hồ; Đảng ta.
    Sai: bác Hồ.
    """
    yield from listed(document, "V.4")


@rule("ND30-PL2-V.5")
def holidays(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Ngày lễ, ngày kỷ niệm: viết hoa chữ cái đầu của âm tiết tạo thành tên gọi.

    Mục đích: tên ngày lễ viết đúng.
    Căn cứ: Phụ lục II, Mục V khoản 5.
    Đúng: ngày Quốc khánh 2-9; ngày Quốc tế Lao động 1-5.
    Sai: ngày Quốc tế lao động 1-5.
    """
    yield from listed(document, "V.5")


@rule("ND30-PL2-V.6")
def documents(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Tên một văn bản cụ thể: viết hoa tên loại và âm tiết đầu của tên.

    Mục đích: phân biệt văn bản cụ thể với loại văn bản nói chung.
    Căn cứ: Phụ lục II, Mục V khoản 6.
    Đúng: Kế hoạch số 111/KH-LĐLĐ; Bộ luật Lao động.
    Sai: kế hoạch số 111/KH-LĐLĐ; bộ luật Lao động.
    """
    yield from listed(document, "V.6")


@rule("ND30-PL2-V.7")
def parts(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Viện dẫn: viết hoa Phần, Chương, Mục, Tiểu mục, Điều; viết thường khoản, điểm.

    Mục đích: viện dẫn thống nhất.
    Căn cứ: Phụ lục II, Mục V khoản 7.
    Đúng: điểm a khoản 2 Điều 103 Mục 5 Chương XII.
    Sai: theo điều 5; tại Khoản 2 Điều 5.
    """
    yield from listed(document, "V.7")


@rule("ND30-PL2-V.8")
def calendar(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Ngày tết: viết hoa âm tiết đầu của tên; thứ và tháng viết bằng chữ thì viết hoa.

    Mục đích: tên ngày, tháng viết đúng.
    Căn cứ: Phụ lục II, Mục V khoản 8.
    Đúng: tết Trung thu; thứ Hai; tháng Năm; Tết (thay cho tết Nguyên đán).
    Sai: Tết trung thu; thứ hai, ngày 05/01/2026.
    """
    yield from listed(document, "V.8")


@rule("ND30-PL2-V.9")
def events(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Sự kiện lịch sử, triều đại: viết hoa các âm tiết tạo thành tên.

    Mục đích: tên sự kiện viết đúng.
    Căn cứ: Phụ lục II, Mục V khoản 9.
    Đúng: Cách mạng tháng Tám; Triều Lý.
    Sai: cách mạng tháng tám.
    """
    yield from listed(document, "V.9")


@rule("ND30-PL2-V.10")
def works(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Tên tác phẩm, sách báo: viết hoa chữ cái đầu của âm tiết thứ nhất.

    Mục đích: tên báo, tạp chí viết đúng.
    Căn cứ: Phụ lục II, Mục V khoản 10.
    Đúng: tạp chí Cộng sản; báo Lao động.
    Sai: tạp chí Cộng Sản; báo Lao Động.
    """
    yield from listed(document, "V.10")
