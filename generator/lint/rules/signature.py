"""Authority, position and name of the signer (Phụ lục I, Phần I, II.7; boxes 7a-7c)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.looks import check_part, millimetres
from generator.lint.parts.letter import Letter, Signature
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.ooxml import descend
from generator.lint.rule import Breach, letter_rule, rule, rules_over
from generator.problems import Severity, say
from generator.standard import Standard
from generator.workspace import regex

_DEGREE = regex(
    r"(GS|PGS|TS|TSKH|ThS|Ths|BS|BSCKI+|CN|KS|LS|DS|NSND|NSƯT|NGND|NGƯT|TTND|TTƯT|AHLĐ|Giáo sư|"
    r"Phó Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Luật sư|Cử nhân|Ông|Bà|Đ/c|Đồng chí)[\s.,]"
)
_ADDRESSED = ("Ông", "Bà", "Đ/c", "Đồng chí")
_LEARNED = regex(
    r"\b(TRUONG|HOC VIEN|DAI HOC|GIAO DUC|BENH VIEN|Y TE|VIEN|KHOA HOC|CONG AN|QUAN (SU|DOI|KHU)|BO DOI|BIEN PHONG)\b"
)
_PREFIX = regex(r"(?P<prefix>T/?M|K/?T|T/?L|T/?UQ|TUQ|Q)\b(?P<sign>\s*[./,:-]?\s*)(?P<rest>.*)")
_SPELLED = regex(r"(THAY MẶT|KÝ THAY|THỪA LỆNH|THỪA ỦY QUYỀN|THỪA UỶ QUYỀN) .*")


def _signatures(document: WordFile) -> Iterator[Signature]:
    for letter in document.letters:
        yield letter.signature
        yield from letter.co_signatures


signature_rule = rules_over(_signatures)


@signature_rule("ND30-II.7.b-prefix")
def prefix(signature: Signature, standard: Standard) -> Iterator[Breach]:
    """Quyền hạn ghi «TM.», «Q.», «KT.», «TL.», «TUQ.»: có dấu chấm, một dấu cách, không gạch chéo.

    Mục đích: biết người ký với tư cách gì.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 7 điểm b.
    Đúng: TM. BAN THƯỜNG VỤ; KT. CHỦ TỊCH.
    Sai: T/M BAN THƯỜNG VỤ (kiểu của Đảng); KT CHỦ TỊCH; TL.CHỦ TỊCH.
    """
    allowed = standard.texts("signature.prefixes")
    for line in signature.authority:
        found = _PREFIX.fullmatch(line.text)
        right = line.text.startswith(tuple(f"{one} " for one in allowed))
        if (found and found["sign"] and not right) or _SPELLED.fullmatch(line.text):
            message = say("quyền hạn ghi «{text}»", text=line.text)
            hint = say("ghi một trong: {allowed}, rồi dấu cách", allowed=", ".join(allowed))
            yield Breach(line.spot, message, hint)


@signature_rule("ND30-II.7.dd-pos-style")
def position_style(signature: Signature, standard: Standard) -> Iterator[Breach]:
    """Quyền hạn, chức vụ: chữ in hoa, cỡ 13 đến 14, đứng, đậm, canh giữa.

    Mục đích: chức vụ người ký nổi rõ trên chữ ký.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 7 điểm đ; Mục V dòng 7.
    Đúng: PHÓ CHỦ TỊCH, cỡ 14, đậm.
    Sai: Phó Chủ tịch; không đậm; nghiêng.
    """
    yield from check_part(standard, "signature_authority", signature.authority)


@signature_rule("ND30-II.7.dd-name-style")
def name_style(signature: Signature, standard: Standard) -> Iterator[Breach]:
    """Họ tên người ký: chữ in thường, cỡ 13 đến 14, đứng, đậm, canh giữa dưới chức vụ.

    Mục đích: họ tên đọc được dưới chữ ký.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 7 điểm đ; Mục V dòng 7.
    Đúng: Nguyễn Văn An, cỡ 14, đậm.
    Sai: NGUYỄN VĂN AN; không đậm; nghiêng.
    """
    if signature.name is not None:
        yield from check_part(standard, "signature_name", [signature.name])


@letter_rule("ND30-II.7.c-no-degree")
def without_degree(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Trước họ tên không ghi học hàm, học vị, danh hiệu.

    Mục đích: chữ ký gắn với chức vụ, không với học vị.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 7 điểm c (trừ lực lượng vũ trang, giáo dục, y tế, khoa học).
    Đúng: Nguyễn Văn An.
    Sai: ThS. Nguyễn Văn An; TS Nguyễn Văn An; Ông Nguyễn Văn An. Ở trường, bệnh viện, viện, lực lượng vũ trang thì học
    hàm, học vị chỉ được nhắc: do người đứng đầu ngành quy định.
    """
    bodies = (*letter.superior, *letter.issuer)
    may = any(_LEARNED.search(line.folded) for line in bodies)
    for line in (one.name for one in (letter.signature, *letter.co_signatures)):
        if line is not None and (found := _DEGREE.match(line.text)):
            message = say("trước họ tên có «{degree}»", degree=found[1])
            cap = Severity.INFO if may and found[1] not in _ADDRESSED else Severity.ERROR
            yield Breach(line.spot, message, say("chỉ ghi họ và tên"), cap)


@rule("ND30-II.7.d-image", Severity.INFO)
def signature_picture(document: WordFile, _standard: Standard) -> Iterator[Breach]:
    """Hình ảnh chữ ký số của người ký là tệp .png nền trong suốt.

    Mục đích: hình chữ ký không che chữ, không bị nền trắng.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 7 điểm d.
    Đúng: ảnh .png đặt giữa chức vụ và họ tên.
    Sai: ảnh .jpg.
    """
    relations = document.package.relations(document.package.main)
    paragraphs = (one for signature in _signatures(document) for one in signature.paragraphs)
    for spot, picture in ((one.spot, shape.picture) for one in paragraphs for shape in one.shapes):
        if picture in relations and not relations[picture].target.lower().endswith(".png"):
            message = say("hình chữ ký không phải tệp .png")
            yield Breach(spot, message, say("dùng ảnh .png nền trong suốt"))


@letter_rule("PRAC-sign-gap")
def gap(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Chừa 20 đến 40 mm giữa chức vụ và họ tên để ký và đóng dấu.

    Mục đích: đủ chỗ cho chữ ký và dấu, không thừa giấy.
    Căn cứ: cách trình bày của chính văn bản Nghị định 30/2020/NĐ-CP; Nghị định không quy định rõ.
    Đúng: 4 đến 6 dòng trống.
    Sai: một dòng trống.
    """
    value = standard["signature.gap"]
    signature = letter.signature
    drawn = any(next(descend(one.element, "w:drawing", "w:pict"), None) is not None
                for one in signature.paragraphs)  # fmt: skip
    if not signature.name or not signature.gap or drawn:
        return
    if not value.admits_twips(signature.gap, 20):
        message = say("chỗ ký cao {found} mm", found=millimetres(signature.gap))
        hint = say("chừa từ {low} đến {high}", low=value.low, high=value.high)
        yield Breach(signature.name.spot, message, hint)
