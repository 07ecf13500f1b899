"""Quốc hiệu, Tiêu ngữ and the names of the bodies (Phụ lục I, Phần I, II.1-II.2; boxes 1 and 2)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint import looks
from generator.lint.parts.letter import Letter, Role
from generator.lint.reading.fold import same_tones
from generator.lint.rule import Breach, letter_rule
from generator.problems import Severity, say
from generator.standard import Standard
from generator.workspace import regex

_SHORT = regex(
    r"(?<!\w)(LĐLĐ|TLĐ|CĐCS|CĐN|CĐVC|BCH|BTV|ĐCT|UBKT|UBND|HĐND|CNVCLĐ|TNHH MTV|CT)(?!\w)"
)


@letter_rule("ND30-II.1.a-quochieu-text")
def title_text(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Quốc hiệu ghi đúng «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM».

    Mục đích: Quốc hiệu không được sai một chữ.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 1 điểm a. Nghị định in cả «HÒA» và «HOÀ».
    Đúng: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM; CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM.
    Sai: CỘNG HÒA XHCN VIỆT NAM; CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM.
    """
    wanted = standard.text("texts.national_title")
    line = letter.national_title
    if line and same_tones(line.text).upper() != same_tones(wanted):
        message = say("Quốc hiệu ghi «{text}»", text=line.text)
        yield Breach(line.spot, message, say("ghi «{wanted}»", wanted=wanted))


@letter_rule("ND30-II.1.a-quochieu-style")
def title_style(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Quốc hiệu: chữ in hoa, cỡ 12 đến 13, đứng, đậm, trên một dòng.

    Mục đích: Quốc hiệu trên cùng, bên phải, không bị ngắt dòng.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 1 điểm a; Mục V dòng 1.
    Đúng: cỡ 13, đậm, ô bên phải rộng ít nhất 5640 twip (99,5 mm).
    Sai: cỡ 14; không đậm; ô hẹp làm Quốc hiệu xuống dòng.
    """
    for line in letter.lines_of("national_title"):
        yield from looks.check_part(standard, "national_title", [line])
        if line.cell is not None and len(looks.printed_widths([line])) > 1:
            message = say("Quốc hiệu không đủ chỗ trên một dòng")
            yield Breach(line.spot, message, say("nới rộng cột bên phải"))


@letter_rule("ND30-II.1.b-tieungu-text")
def motto_text(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Tiêu ngữ ghi đúng «Độc lập - Tự do - Hạnh phúc».

    Mục đích: chữ cái đầu mỗi cụm từ viết hoa; giữa các cụm từ là gạch nối có cách chữ.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 1 điểm b.
    Đúng: Độc lập - Tự do - Hạnh phúc.
    Sai: Độc lập – Tự do – Hạnh phúc (gạch ngang dài); Độc lập- Tự do- Hạnh phúc (thiếu dấu cách).
    """
    wanted = standard.text("texts.motto")
    for line in letter.lines_of("motto"):
        exact = line.raw.replace("\u00a0", " ").strip()
        if exact != wanted and line.text.upper() != line.text:
            message = say("Tiêu ngữ ghi «{text}»", text=line.text)
            yield Breach(line.spot, message, say("ghi «{wanted}»", wanted=wanted))


@letter_rule("ND30-II.1.b-tieungu-style")
def motto_style(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Tiêu ngữ: chữ in thường, cỡ 13 đến 14, đứng, đậm, canh giữa dưới Quốc hiệu.

    Mục đích: Tiêu ngữ lớn hơn Quốc hiệu một cỡ và nằm ngay dưới.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 1 điểm b; Mục V dòng 1.
    Đúng: cỡ 14, đậm, canh giữa.
    Sai: chữ in hoa; nghiêng; canh trái; cỡ 12.
    """
    yield from looks.check_part(standard, "motto", letter.lines_of("motto"))


@letter_rule("ND30-II.1.b-tieungu-rule")
def motto_rule(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Dưới Tiêu ngữ có đường kẻ ngang, nét liền, dài bằng dòng chữ.

    Mục đích: đường kẻ tách Tiêu ngữ với địa danh và thời gian.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 1 điểm b.
    Đúng: đường kẻ 60,5 mm dưới Tiêu ngữ cỡ 14 (56,1 mm ở cỡ 13), sai khác không quá 5 %.
    Sai: không có đường kẻ; gạch chân chữ; đường kẻ dài một nửa; nét đứt.
    """
    yield from looks.check_rule_line(letter, "motto", standard, say("kẻ dài bằng dòng chữ"))
    for one in letter.rules_under("national_title")[:1]:
        hint = say("chỉ kẻ dưới Tiêu ngữ")
        yield Breach(one.paragraph.spot, say("có đường kẻ dưới Quốc hiệu"), hint, Severity.WARNING)


@letter_rule("ND30-II.1.c-spacing")
def title_spacing(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Quốc hiệu và Tiêu ngữ cách nhau dòng đơn.

    Mục đích: hai dòng đi liền nhau.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 1 điểm c.
    Đúng: giãn dòng đơn, khoảng cách đoạn 0 giữa hai dòng.
    Sai: giãn dòng 1,5; cách 6 pt giữa hai dòng.
    """
    if letter.national_title and letter.motto:
        loose = say("Quốc hiệu và Tiêu ngữ không giãn dòng đơn")
        apart = say("có khoảng cách giữa Quốc hiệu và Tiêu ngữ")
        yield from looks.check_single([letter.national_title, letter.motto], loose, apart)


@letter_rule("ND30-V.fn1-size-set")
def size_set(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh - thời gian cùng tăng hoặc cùng giảm: 12, 13, 13 hoặc 13, 14, 14.

    Mục đích: ba dòng giữ đúng tỷ lệ với nhau.
    Căn cứ: Phụ lục I, Phần I, Mục V, chú thích 1. Mẫu 1.5 in 12, 14, 14 nên chỉ là cảnh báo.
    Đúng: 13, 14, 14.
    Sai: 13, 13, 14.
    """
    sets = looks.size_sets(standard)
    found = {name: line.size for name in sets["large"] for line in letter.lines_of(name)}
    admitted = (looks.size_admitted(found[name], standard[f"parts.{name}.size"]) for name in found)
    if len(found) == len(sets["large"]) and all(admitted) and found not in sets.values():
        said = ", ".join(map(looks.points_said, found.values()))
        message = say("cỡ chữ {part}, Tiêu ngữ, thời gian là {said}",
                      part=looks.PARTS["national_title"], said=said)  # fmt: skip
        yield Breach(letter.spot, message, say("dùng 13, 14, 14 hoặc 12, 13, 13"))


@letter_rule("ND30-II.2.a-name", Severity.WARNING)
def full_name(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Tên cơ quan ban hành ghi chính thức, đầy đủ; chỉ tên cơ quan chủ quản được viết tắt.

    Mục đích: người nhận biết đúng cơ quan nào ban hành văn bản.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 2 điểm a.
    Đúng: CÔNG ĐOÀN CƠ SỞ CÔNG TY MAY TÂY ĐÔ.
    Sai: CĐCS CÔNG TY MAY TÂY ĐÔ.
    """
    for line in letter.issuer:
        if found := _SHORT.search(line.text):
            message = say("tên cơ quan ban hành viết tắt «{short}»", short=found[1])
            yield Breach(line.spot, message, say("viết đầy đủ"))


@letter_rule("ND30-II.2.b-parent-style")
def superior_style(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Tên cơ quan chủ quản: chữ in hoa, cỡ 12 đến 13, đứng, không đậm.

    Mục đích: phân biệt cơ quan chủ quản với cơ quan ban hành.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 2 điểm b; Mục V dòng 2.
    Đúng: TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM, cỡ 13, không đậm.
    Sai: chữ đậm; chữ in thường; cỡ 14.
    """
    yield from looks.check_part(standard, "superior", letter.superior)


@letter_rule("ND30-II.2.b-org-style")
def issuer_style(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Tên cơ quan ban hành: chữ in hoa, cỡ 12 đến 13, đứng, đậm, canh giữa dưới cơ quan chủ quản.

    Mục đích: nổi rõ cơ quan ban hành.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 2 điểm b; Mục V dòng 2.
    Đúng: LIÊN ĐOÀN LAO ĐỘNG TỈNH CÀ MAU, cỡ 13, đậm, canh giữa.
    Sai: không đậm; nghiêng; canh trái.
    """
    if letter.role is not Role.COPY:
        yield from looks.check_part(standard, "issuer", letter.issuer)


@letter_rule("ND30-II.2.b-org-rule")
def issuer_rule(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Dưới tên cơ quan ban hành có đường kẻ nét liền dài từ 1/3 đến 1/2 dòng chữ.

    Mục đích: đường kẻ tách tên cơ quan với số, ký hiệu.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 2 điểm b. Tên nhiều dòng: tính theo dòng nào cũng được.
    Đúng: tên dài 90 mm, đường kẻ từ 30 đến 45 mm, cân giữa.
    Sai: không có đường kẻ; dài bằng cả dòng chữ; kẻ dưới tên cơ quan chủ quản.
    """
    if not letter.issuer or letter.role is Role.COPY:
        return
    remedy = say("kẻ nét liền, dài từ 1/3 đến 1/2 dòng chữ")
    yield from looks.check_rule_line(letter, "issuer", standard, remedy)
    for one in letter.rules_under("superior")[:1]:
        message = say("có đường kẻ dưới tên cơ quan chủ quản")
        hint = say("chỉ kẻ dưới tên cơ quan ban hành")
        yield Breach(one.paragraph.spot, message, hint, Severity.WARNING)


@letter_rule("ND30-II.2.b-spacing")
def name_spacing(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Tên cơ quan chủ quản và cơ quan ban hành cách nhau dòng đơn.

    Mục đích: hai tên đi liền nhau; tên dài có thể chia nhiều dòng.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 2 điểm b.
    Đúng: giãn dòng đơn, khoảng cách đoạn 0.
    Sai: giãn dòng 1,5; cách 6 pt giữa hai tên.
    """
    loose = say("tên cơ quan không giãn dòng đơn")
    apart = say("có khoảng cách giữa các dòng tên cơ quan")
    yield from looks.check_single([*letter.superior, *letter.issuer], loose, apart)
