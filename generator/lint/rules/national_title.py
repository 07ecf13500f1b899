"""Quốc hiệu and Tiêu ngữ (Phụ lục I, Phần I, II.1; box 1)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.looks import (
    check_part,
    is_single,
    part_name,
    points_said,
    shares,
    size_admitted,
)
from generator.lint.parts.letter import Letter
from generator.lint.reading.anatomy import Document
from generator.lint.reading.fold import same_tones
from generator.lint.reading.paragraphs import Line
from generator.lint.rule import Breach, rule
from generator.lint.ruled import Asked, check_rule_line, printed_widths
from generator.problems import Severity, say
from generator.standard import Standard

_SLACK = 20


@rule("ND30-II.1.a-quochieu-text")
def title_text(document: Document, standard: Standard) -> Iterator[Breach]:
    """Quốc hiệu ghi đúng «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM».

    Mục đích: Quốc hiệu không được sai một chữ.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 1 điểm a. Nghị định in cả «HÒA» và «HOÀ».
    Đúng: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM; CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM.
    Sai: CỘNG HÒA XHCN VIỆT NAM; CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM.
    """
    wanted = standard.text("texts.national_title")
    for letter in document.letters:
        line = letter.national_title
        if line and same_tones(line.text).upper() != same_tones(wanted):
            message = say("Quốc hiệu ghi «{text}»", text=line.text)
            yield Breach(line.spot, message, say("ghi «{wanted}»", wanted=wanted))


@rule("ND30-II.1.a-quochieu-style")
def title_style(document: Document, standard: Standard) -> Iterator[Breach]:
    """Quốc hiệu: chữ in hoa, cỡ 12 đến 13, đứng, đậm, trên một dòng.

    Mục đích: Quốc hiệu trên cùng, bên phải, không bị ngắt dòng.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 1 điểm a; Mục V dòng 1.
    Đúng: cỡ 13, đậm, ô bên phải rộng ít nhất 5640 twip (99,5 mm).
    Sai: cỡ 14; không đậm; ô hẹp làm Quốc hiệu xuống dòng.
    """
    for letter in document.letters:
        line = letter.national_title
        if line is None:
            continue
        yield from check_part(standard, "national_title", [line])
        if line.cell is not None and len(printed_widths([line])) > 1:
            yield Breach(
                line.spot,
                say("Quốc hiệu không đủ chỗ trên một dòng"),
                say("nới rộng cột bên phải"),
            )


@rule("ND30-II.1.b-tieungu-text")
def motto_text(document: Document, standard: Standard) -> Iterator[Breach]:
    """Tiêu ngữ ghi đúng «Độc lập - Tự do - Hạnh phúc».

    Mục đích: chữ cái đầu mỗi cụm từ viết hoa; giữa các cụm từ là gạch nối có cách chữ.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 1 điểm b.
    Đúng: Độc lập - Tự do - Hạnh phúc.
    Sai: Độc lập – Tự do – Hạnh phúc (gạch ngang dài); Độc lập- Tự do- Hạnh phúc (thiếu dấu cách).
    """
    wanted = standard.text("texts.motto")
    for letter in document.letters:
        line = letter.motto
        if line and _exact(line) != wanted and line.text.upper() != line.text:
            message = say("Tiêu ngữ ghi «{text}»", text=line.text)
            yield Breach(line.spot, message, say("ghi «{wanted}»", wanted=wanted))


def _exact(line: Line) -> str:
    """The text with its blanks as they stand, those at the ends left aside."""
    return line.raw.replace("\u00a0", " ").strip()


@rule("ND30-II.1.b-tieungu-style")
def motto_style(document: Document, standard: Standard) -> Iterator[Breach]:
    """Tiêu ngữ: chữ in thường, cỡ 13 đến 14, đứng, đậm, canh giữa dưới Quốc hiệu.

    Mục đích: Tiêu ngữ lớn hơn Quốc hiệu một cỡ và nằm ngay dưới.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 1 điểm b; Mục V dòng 1.
    Đúng: cỡ 14, đậm, canh giữa.
    Sai: chữ in hoa; nghiêng; canh trái; cỡ 12.
    """
    for letter in document.letters:
        if letter.motto:
            yield from check_part(standard, "motto", [letter.motto])


@rule("ND30-II.1.b-tieungu-rule")
def motto_rule(document: Document, standard: Standard) -> Iterator[Breach]:
    """Dưới Tiêu ngữ có đường kẻ ngang, nét liền, dài bằng dòng chữ.

    Mục đích: đường kẻ tách Tiêu ngữ với địa danh và thời gian.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 1 điểm b.
    Đúng: đường kẻ 60,5 mm dưới Tiêu ngữ cỡ 14 (56,1 mm ở cỡ 13), sai khác không quá 5 %.
    Sai: không có đường kẻ; gạch chân chữ; đường kẻ dài một nửa; nét đứt.
    """
    low, high = shares(standard["rule_lines.motto"])
    slack = standard.share("rule_lines.motto_tolerance")
    asked = Asked(part_name("motto"), say("kẻ dài bằng dòng chữ"), low - slack, high + slack)
    for letter in document.letters:
        if letter.motto:
            yield from check_rule_line([letter.motto], letter.rules_under("motto"), asked)
        for one in letter.rules_under("national_title")[:1]:
            message = say("có đường kẻ dưới Quốc hiệu")
            hint = say("chỉ kẻ dưới Tiêu ngữ")
            yield Breach(one.paragraph.spot, message, hint, Severity.WARNING)


@rule("ND30-II.1.c-spacing")
def title_spacing(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Quốc hiệu và Tiêu ngữ cách nhau dòng đơn.

    Mục đích: hai dòng đi liền nhau.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 1 điểm c.
    Đúng: giãn dòng đơn, khoảng cách đoạn 0 giữa hai dòng.
    Sai: giãn dòng 1,5; cách 6 pt giữa hai dòng.
    """
    for letter in document.letters:
        title, motto = letter.national_title, letter.motto
        if title is None or motto is None:
            continue
        loose = [line for line in (title, motto) if not is_single(line.paragraph.format, line.size)]
        if loose:
            yield Breach(
                loose[0].spot,
                say("Quốc hiệu và Tiêu ngữ không giãn dòng đơn"),
                say("đặt giãn dòng đơn"),
            )
        elif _blank_between(title, motto) > _SLACK:
            message = say("có khoảng cách giữa Quốc hiệu và Tiêu ngữ")
            yield Breach(motto.spot, message, say("đặt khoảng cách đoạn bằng 0"))


def _blank_between(title: Line, motto: Line) -> int:
    if title.paragraph is motto.paragraph:
        return 0
    return title.paragraph.format.after + motto.paragraph.format.before


@rule("ND30-V.fn1-size-set")
def size_set(document: Document, standard: Standard) -> Iterator[Breach]:
    """Cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh - thời gian cùng tăng hoặc cùng giảm: 12, 13, 13 hoặc 13, 14, 14.

    Mục đích: ba dòng giữ đúng tỷ lệ với nhau.
    Căn cứ: Phụ lục I, Phần I, Mục V, chú thích 1. Mẫu 1.5 in 12, 14, 14 nên chỉ là cảnh báo.
    Đúng: 13, 14, 14.
    Sai: 13, 13, 14.
    """
    sets = {
        tuple(standard.length(f"size_sets.{name}.{part}").half_points for part in _SET)
        for name in ("large", "small")
    }
    for letter in document.letters:
        found = _sizes(letter)
        if found is None or found in sets or not _each_admitted(found, standard):
            continue
        said = ", ".join(map(points_said, found))
        yield Breach(
            letter.spot,
            say("cỡ chữ {part}, Tiêu ngữ, thời gian là {said}",
                part=part_name("national_title"), said=said),
            say("dùng 13, 14, 14 hoặc 12, 13, 13"),
        )  # fmt: skip


_SET = ("national_title", "motto", "place_date")


def _sizes(letter: Letter) -> tuple[int, ...] | None:
    lines = (letter.national_title, letter.motto, letter.place_date)
    return tuple(line.size for line in lines if line) if all(lines) else None


def _each_admitted(sizes: tuple[int, ...], standard: Standard) -> bool:
    values = (standard[f"parts.{part}.size"] for part in _SET)
    return all(size_admitted(size, value) for size, value in zip(sizes, values, strict=True))
