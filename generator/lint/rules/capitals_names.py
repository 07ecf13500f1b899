"""Capital letters of names (Phụ lục II, Mục II-IV): persons, places, bodies."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.reading.anatomy import Document
from generator.lint.rule import Breach, rule
from generator.lint.wordlist import listed, slip
from generator.standard import Standard


@rule("ND30-PL2-II.1")
def persons(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Tên người Việt Nam: viết hoa chữ cái đầu mọi âm tiết.

    Mục đích: tên riêng viết đúng.
    Căn cứ: Phụ lục II, Mục II khoản 1.
    Đúng: Nguyễn Văn An; Chủ tịch Hồ Chí Minh.
    Sai: Nguyễn văn An; Hồ Chí minh.
    """
    yield from listed(document, "II.1")
    for letter in document.letters:
        line = letter.signature.name
        words = line.text.split() if line else []
        if line and not line.folded.startswith("HO VA TEN") and any(w[:1].islower() for w in words):
            right = " ".join(word[:1].upper() + word[1:] for word in words)
            yield slip(line.paragraph, line.text, right)


@rule("ND30-PL2-II.2")
def foreign_persons(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Tên người nước ngoài: viết hoa âm tiết đầu của mỗi thành phần.

    Mục đích: tên phiên âm viết đúng.
    Căn cứ: Phụ lục II, Mục II khoản 2.
    Đúng: Lê-nin; Vla-đi-mia I-lích Lê-nin.
    Sai: Lê-Nin.
    """
    yield from listed(document, "II.2")


@rule("ND30-PL2-III.1.a")
def places(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Danh từ chung «tỉnh» trước tên riêng không viết hoa.

    Mục đích: chỉ viết hoa tên riêng của đơn vị hành chính.
    Căn cứ: Phụ lục II, Mục III khoản 1 điểm a.
    Đúng: Liên đoàn Lao động tỉnh Cà Mau.
    Sai: Liên đoàn Lao động Tỉnh Cà Mau.
    """
    yield from listed(document, "III.1.a")


@rule("ND30-PL2-III.1.b")
def numbered_places(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Đơn vị hành chính mang số, tên người, sự kiện: viết hoa cả danh từ chung.

    Mục đích: «Quận 1» là một tên riêng trọn vẹn.
    Căn cứ: Phụ lục II, Mục III khoản 1 điểm b.
    Đúng: Quận 1; Phường Điện Biên Phủ.
    Sai: quận 1; phường 5.
    """
    yield from listed(document, "III.1.b")


@rule("ND30-PL2-III.1.c")
def special_places(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Viết hoa đặc biệt: Thủ đô Hà Nội, Thành phố Hồ Chí Minh.

    Mục đích: hai tên này viết hoa cả danh từ chung.
    Căn cứ: Phụ lục II, Mục III khoản 1 điểm c.
    Đúng: Thành phố Hồ Chí Minh.
    Sai: thành phố Hồ Chí Minh; thủ đô Hà Nội.
    """
    yield from listed(document, "III.1.c")


@rule("ND30-PL2-III.1.d")
def landforms(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Địa hình: từ chung một âm tiết đã thành tên thì viết hoa; đứng trước tên sẵn có thì không.

    Mục đích: phân biệt «Cửa Lò» với «sông Vàm Cỏ».
    Căn cứ: Phụ lục II, Mục III khoản 1 điểm d.
    Đúng: Cửa Lò; sông Vàm Cỏ.
    Sai: Cửa lò; dọc Sông Vàm Cỏ.
    """
    yield from listed(document, "III.1.d")


@rule("ND30-PL2-III.1.dd")
def regions(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Tên vùng cấu tạo bằng từ chỉ phương hướng: viết hoa mọi âm tiết.

    Mục đích: tên vùng viết thống nhất.
    Căn cứ: Phụ lục II, Mục III khoản 1 điểm đ.
    Đúng: Tây Bắc; Tây Nguyên; Nam Bộ.
    Sai: Tây nguyên; Nam bộ.
    """
    yield from listed(document, "III.1.dd")


@rule("ND30-PL2-III.2")
def foreign_places(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Tên địa lý nước ngoài viết hoa như tên người.

    Mục đích: tên phiên âm viết đúng.
    Căn cứ: Phụ lục II, Mục III khoản 2.
    Đúng: Bắc Kinh; Mát-xcơ-va.
    Sai: Bắc kinh; Mát-xcơ-Va.
    """
    yield from listed(document, "III.2")


@rule("ND30-PL2-IV.1.a")
def bodies(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Tên cơ quan, tổ chức: viết hoa chữ cái đầu của loại hình và của chức năng, lĩnh vực.

    Mục đích: tên cơ quan viết đúng và thống nhất.
    Căn cứ: Phụ lục II, Mục IV khoản 1 điểm a.
    Đúng: Liên đoàn Lao động tỉnh; Ban Thường vụ; Ủy ban nhân dân tỉnh; Bộ Nội vụ.
    Sai: Liên đoàn lao động; Ban thường vụ; Ủy ban Nhân dân.
    """
    yield from listed(document, "IV.1.a")


@rule("ND30-PL2-IV.1.b")
def special_bodies(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Viết hoa đặc biệt: Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam.

    Mục đích: tên các cơ quan của Đảng viết đúng.
    Căn cứ: Phụ lục II, Mục IV khoản 1 điểm b.
    Đúng: Đảng Cộng sản Việt Nam.
    Sai: Đảng cộng sản Việt Nam.
    """
    yield from listed(document, "IV.1.b")


@rule("ND30-PL2-IV.2")
def foreign_bodies(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Chữ viết tắt tên tổ chức nước ngoài viết in hoa như nguyên ngữ.

    Mục đích: chữ viết tắt giữ dạng gốc.
    Căn cứ: Phụ lục II, Mục IV khoản 2.
    Đúng: ASEAN; WTO.
    Sai: Asean; Wto.
    """
    yield from listed(document, "IV.2")
