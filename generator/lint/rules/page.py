"""Paper, orientation and margins of every section (Phụ lục I, Phần I, I.1-I.3)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.looks import millimetres
from generator.lint.reading.anatomy import Document
from generator.lint.reading.ooxml import child, on_off
from generator.lint.reading.paragraphs import Table
from generator.lint.reading.section import Section
from generator.lint.reading.spot import Spot
from generator.lint.rule import Breach, rule
from generator.problems import Message, say
from generator.standard import Standard

_PAPER_SLACK = 20
_SIDES = {
    "top": say("lề trên"),
    "bottom": say("lề dưới"),
    "left": say("lề trái"),
    "right": say("lề phải"),
}
_SIZES = {"A4": (11906, 16838), "A5": (8391, 11906)}


@rule("ND30-I.1-paper", once=True)
def paper(document: Document, standard: Standard) -> Iterator[Breach]:
    """Khổ giấy A4 (210 mm x 297 mm).

    Mục đích: mọi văn bản cùng một khổ giấy để in, đóng tập và lưu trữ.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 1.
    Đúng: khổ A4, 210 mm x 297 mm (đặt ngang thì 297 mm x 210 mm).
    Sai: khổ Letter 216 mm x 279 mm; khổ A5.
    """
    allowed = [str(option) for option in standard["page.paper"].options]
    for section in document.sections:
        short, long = sorted((section.width, section.height))
        if not any(_is_paper(short, long, name) for name in allowed):
            yield Breach(
                _spot(document, section),
                say(
                    "khổ giấy {width} x {height} mm, không phải {allowed}",
                    width=millimetres(section.width),
                    height=millimetres(section.height),
                    allowed=", ".join(allowed),
                ),
                say("chọn khổ giấy A4 (210 x 297 mm)"),
            )


def _is_paper(short: int, long: int, name: str) -> bool:
    wanted = _SIZES.get(name, (0, 0))
    return abs(short - wanted[0]) <= _PAPER_SLACK and abs(long - wanted[1]) <= _PAPER_SLACK


@rule("ND30-I.2-orientation", once=True)
def orientation(document: Document, standard: Standard) -> Iterator[Breach]:
    """Trình bày theo chiều dài của khổ A4; chỉ xoay ngang khi có bảng, biểu.

    Mục đích: văn bản đặt dọc; trang ngang chỉ dành cho bảng, biểu không tách thành phụ lục.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 2; về phụ lục thì Nghị định không nêu.
    Đúng: trang dọc; phần trang ngang có bảng.
    Sai: phần trang ngang của thân văn bản chỉ có chữ, không có bảng nào.
    """
    if not standard.flag("page.landscape_needs_table"):
        return
    with_table = _sections_with_tables(document) | _sections_of_annexes(document)
    for section in document.sections:
        if section.landscape and section.number not in with_table:
            yield Breach(
                _spot(document, section),
                say("trang đặt ngang nhưng không có bảng, biểu nào"),
                say("đặt trang dọc"),
            )


def _sections_with_tables(document: Document) -> set[int]:
    """Sections that hold a table of data, and those that share a page with one."""
    found = {table.section for table in document.tables if not _is_layout(document, table)}
    for section in reversed(document.sections):
        if section.number in found and section.kind == "continuous":
            found.add(section.number - 1)
    return found


def _sections_of_annexes(document: Document) -> set[int]:
    """From the first annex on, all sections that hold no text of a document itself."""
    first = [annex.section for letter in document.letters for annex in letter.annexes]
    own = {one.section for letter in document.letters for one in letter.body}
    later = range(min(first, default=len(document.sections) + 1), len(document.sections) + 1)
    return set(later) - own


def _is_layout(document: Document, table: Table) -> bool:
    """Whether a table only sets heading or signature side by side."""
    held = [one for letter in document.letters for one in letter.tables]
    held += [one for letter in document.letters for annex in letter.annexes for one in annex.tables]
    return not any(one is table for one in held)


@rule("ND30-I.3-margins", once=True)
def margins(document: Document, standard: Standard) -> Iterator[Breach]:
    """Lề trang: trên, dưới 20 - 25 mm; trái 30 - 35 mm; phải 15 - 20 mm.

    Mục đích: chừa chỗ đóng gáy bên trái và giữ khung chữ như nhau ở mọi văn bản.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 3; sơ đồ Mục IV.
    Đúng: trên 20, dưới 20, trái 30, phải 15 mm; không có lề gáy, không đối xứng hai mặt.
    Sai: cả bốn lề 25,4 mm (mặc định của Word).
    """
    slack = standard.twips("page.tolerance")
    for section in document.sections:
        if section.landscape:
            continue
        for side, name in _SIDES.items():
            value = standard[f"page.{side}"]
            found = abs(getattr(section, side))
            if not value.admits_twips(found, slack):
                yield Breach(
                    _spot(document, section),
                    _margin_said(name, found),
                    say("đặt từ {low} đến {high}", low=value.low, high=value.high),
                )
        if section.gutter:
            yield _with_gutter(document, section)
    if on_off(document.settings, "w:mirrorMargins"):
        yield Breach(
            Spot(document.package.main), say("lề đặt đối xứng hai mặt"), say("bỏ đối xứng")
        )


def _margin_said(name: Message, found: int) -> Message:
    return say("{side} {found} mm", side=name, found=millimetres(found))


def _with_gutter(document: Document, section: Section) -> Breach:
    message = say("có lề gáy {found} mm", found=millimetres(section.gutter))
    return Breach(_spot(document, section), message, say("đặt lề gáy bằng 0"))


@rule("ND30-I.3-margins-landscape", once=True)
def landscape_margins(document: Document, standard: Standard) -> Iterator[Breach]:
    """Lề của trang đặt ngang: Nghị định không nêu; bản gốc dùng trên 20, dưới 15, trái 30, phải 15 mm.

    Mục đích: gợi ý lề cho trang ngang; không bắt buộc.
    Căn cứ: cách trình bày của chính văn bản Nghị định 30/2020/NĐ-CP (trang ngang của Phụ lục I).
    Đúng: lề mỗi phía từ 15 mm trở lên.
    Sai: lề 5 mm.
    """
    least = min(standard.twips(f"page.landscape.{side}") for side in _SIDES)
    slack = standard.twips("page.tolerance")
    for section in document.sections:
        for side, name in _SIDES.items():
            found = abs(getattr(section, side))
            if section.landscape and found < least - slack:
                hint = say("đặt từ {least} mm trở lên", least=millimetres(least))
                yield Breach(_spot(document, section), _margin_said(name, found), hint)


@rule("ND30-I.7-header-dist", once=True)
def header_distance(document: Document, standard: Standard) -> Iterator[Breach]:
    """Số trang cách mép trên 10 mm.

    Mục đích: số trang nằm giữa lề trên, không sát chữ và không sát mép giấy.
    Căn cứ: cách trình bày của chính văn bản Nghị định 30/2020/NĐ-CP; không nêu thành lời.
    Đúng: khoảng cách đầu trang 10 mm.
    Sai: khoảng cách đầu trang 12,7 mm (mặc định của Word).
    """
    wanted = standard.twips("page.header")
    slack = standard.twips("page.tolerance")
    for section in document.sections:
        numbered = child(section.element, "w:pgMar") is not None and section.headers
        if numbered and abs(section.header - wanted) > slack:
            yield Breach(
                _spot(document, section),
                say("số trang cách mép trên {found} mm", found=millimetres(section.header)),
                say("đặt khoảng cách đầu trang {wanted} mm", wanted=millimetres(wanted)),
            )


def _spot(document: Document, section: Section) -> Spot:
    return Spot(document.package.main, section=section.number)
