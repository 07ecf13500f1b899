"""Authority, position and name of the signer (Phụ lục I, Phần I, II.7; boxes 7a-7c)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.looks import check_part, millimetres
from generator.lint.parts.letter import Signature
from generator.lint.reading.anatomy import Document
from generator.lint.reading.ooxml import descend
from generator.lint.rule import Breach, rule
from generator.problems import Severity, say
from generator.standard import Standard

_DEGREE = re.compile(
    r"(GS|PGS|TS|TSKH|ThS|Ths|BS|BSCKI+|CN|KS|LS|DS|NSND|NSƯT|NGND|NGƯT|TTND|TTƯT|AHLĐ|Giáo sư|"
    r"Phó Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Luật sư|Cử nhân|Ông|Bà|Đ/c|Đồng chí)[\s.,]"
)
_PREFIX = re.compile(
    r"(?P<prefix>T/?M|K/?T|T/?L|T/?UQ|TUQ|Q)\b(?P<sign>\s*[./,:-]?\s*)(?P<rest>.*)"
)
_SPELLED = re.compile(r"(THAY MẶT|KÝ THAY|THỪA LỆNH|THỪA ỦY QUYỀN|THỪA UỶ QUYỀN) .*")


def _signatures(document: Document) -> Iterator[Signature]:
    for letter in document.letters:
        yield letter.signature
        if letter.second_signature is not None:
            yield letter.second_signature


@rule("ND30-II.7.b-prefix")
def prefix(document: Document, standard: Standard) -> Iterator[Breach]:
    """Quyền hạn ghi «TM.», «Q.», «KT.», «TL.», «TUQ.»: có dấu chấm, một dấu cách, không gạch chéo.

    Mục đích: biết người ký với tư cách gì.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 7 điểm b.
    Đúng: TM. BAN THƯỜNG VỤ; KT. CHỦ TỊCH.
    Sai: T/M BAN THƯỜNG VỤ (kiểu của Đảng); KT CHỦ TỊCH; TL.CHỦ TỊCH.
    """
    allowed = standard.texts("signature.prefixes")
    for signature in _signatures(document):
        for line in signature.authority:
            found = _PREFIX.fullmatch(line.text)
            spelled = _SPELLED.fullmatch(line.text)
            right = line.text.startswith(tuple(f"{one} " for one in allowed))
            if (found and found["sign"] and not right) or spelled:
                yield Breach(
                    line.spot,
                    say("quyền hạn ghi «{text}»", text=line.text),
                    say("ghi một trong: {allowed}, rồi dấu cách", allowed=", ".join(allowed)),
                )


@rule("ND30-II.7.dd-pos-style")
def position_style(document: Document, standard: Standard) -> Iterator[Breach]:
    """Quyền hạn, chức vụ: chữ in hoa, cỡ 13 đến 14, đứng, đậm, canh giữa.

    Mục đích: chức vụ người ký nổi rõ trên chữ ký.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 7 điểm đ; Mục V dòng 7.
    Đúng: PHÓ CHỦ TỊCH, cỡ 14, đậm.
    Sai: Phó Chủ tịch; không đậm; nghiêng.
    """
    for signature in _signatures(document):
        yield from check_part(standard, "signature_authority", signature.authority)


@rule("ND30-II.7.dd-name-style")
def name_style(document: Document, standard: Standard) -> Iterator[Breach]:
    """Họ tên người ký: chữ in thường, cỡ 13 đến 14, đứng, đậm, canh giữa dưới chức vụ.

    Mục đích: họ tên đọc được dưới chữ ký.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 7 điểm đ; Mục V dòng 7.
    Đúng: Nguyễn Văn An, cỡ 14, đậm.
    Sai: NGUYỄN VĂN AN; không đậm; nghiêng.
    """
    for signature in _signatures(document):
        if signature.name is not None:
            yield from check_part(standard, "signature_name", [signature.name])


@rule("ND30-II.7.c-no-degree")
def without_degree(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Trước họ tên không ghi học hàm, học vị, danh hiệu.

    Mục đích: chữ ký gắn với chức vụ, không với học vị.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 7 điểm c (trừ lực lượng vũ trang, giáo dục, y tế, khoa học).
    Đúng: Nguyễn Văn An.
    Sai: ThS. Nguyễn Văn An; TS Nguyễn Văn An; Ông Nguyễn Văn An.
    """
    for signature in _signatures(document):
        line = signature.name
        found = _DEGREE.match(line.text) if line else None
        if line is not None and found:
            message = say("trước họ tên có «{degree}»", degree=found[1])
            yield Breach(line.spot, message, say("chỉ ghi họ và tên"))


@rule("ND30-II.7.d-image", Severity.INFO)
def picture(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Hình ảnh chữ ký số của người ký là tệp .png nền trong suốt.

    Mục đích: hình chữ ký không che chữ, không bị nền trắng.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 7 điểm d.
    Đúng: ảnh .png đặt giữa chức vụ và họ tên.
    Sai: ảnh .jpg.
    """
    package = document.package
    relations = package.relations(package.main)
    for signature in _signatures(document):
        for paragraph in signature.paragraphs:
            for picture in (shape.picture for shape in paragraph.shapes if shape.picture):
                target = relations[picture].target if picture in relations else ""
                if target and not target.lower().endswith(".png"):
                    message = say("hình chữ ký không phải tệp .png")
                    yield Breach(paragraph.spot, message, say("dùng ảnh .png nền trong suốt"))


@rule("PRAC-sign-gap")
def gap(document: Document, standard: Standard) -> Iterator[Breach]:
    """Chừa 20 đến 40 mm giữa chức vụ và họ tên để ký và đóng dấu.

    Mục đích: đủ chỗ cho chữ ký và dấu, không thừa giấy.
    Căn cứ: cách trình bày của chính văn bản Nghị định 30/2020/NĐ-CP; không nêu thành lời.
    Đúng: 4 đến 6 dòng trống.
    Sai: một dòng trống.
    """
    value = standard["signature.gap"]
    for letter in document.letters:
        signature = letter.signature
        name = signature.name
        if name is None or not signature.gap or any(map(_has_picture, signature.paragraphs)):
            continue
        if not value.admits_twips(signature.gap, 20):
            yield Breach(
                name.spot,
                say("chỗ ký cao {found} mm", found=millimetres(signature.gap)),
                say("chừa từ {low} đến {high}", low=value.low, high=value.high),
            )


def _has_picture(paragraph: object) -> bool:
    element = getattr(paragraph, "element", None)
    return element is not None and any(True for _ in descend(element, "w:drawing", "w:pict"))
