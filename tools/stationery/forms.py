"""The forms of Phụ lục III: which parts each kind of document has, in which order.

One function a template; its docstring names the form. What the parts look like is left to
`blocks`, what they say to the records.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.standard import Standard
from tools.stationery import blocks
from tools.stationery.package import Furniture
from tools.stationery.wordml import each, either, end, paragraph, raw, row, section, table, when

BODY = raw("body")


@dataclass(frozen=True)
class Form:
    """A template: its title in the file's properties and what its main part says."""

    title: str
    write: Callable[[Standard], str]
    has_annexes: bool = True


def named(standard: Standard) -> str:
    """Văn bản có tên loại (Mẫu 1.4)."""
    return (
        _heading(standard)
        + blocks.title()
        + blocks.addressees(standard)
        + blocks.legal_bases()
        + BODY
        + blocks.signature_table(standard)
    )


def directive(standard: Standard) -> str:
    """Công văn (Mẫu 1.5)."""
    below = blocks.directive_subject(standard) + blocks.urgency(standard)
    number, date = blocks.number(standard), blocks.place_date()
    return (
        blocks.heading(standard, left=number, right=date, below=below)
        + blocks.addressees(standard)
        + blocks.legal_bases()
        + BODY
        + blocks.signature_table(standard)
    )


def decision(standard: Standard) -> str:
    """Nghị quyết, quyết định (Mẫu 1.1, 1.2, 1.3)."""
    lines = each("line in authority_lines", paragraph("ThamQuyen", "{{ line }}"))
    resolved = either(
        'kind.title == "NGHỊ QUYẾT"',
        paragraph("ThamQuyen", "QUYẾT NGHỊ:"),
        paragraph("ThamQuyen", "QUYẾT ĐỊNH:"),
    )
    return (
        _heading(standard)
        + blocks.title()
        + lines
        + blocks.legal_bases()
        + resolved
        + BODY
        + blocks.signature_table(standard)
    )


def attached(standard: Standard) -> str:
    """Văn bản ban hành kèm theo quyết định (Mẫu 1.3): no number, place, date or signature."""
    return (
        blocks.heading(standard)
        + paragraph("TenLoai", "{{ kind.title }}")
        + paragraph("TrichYeu", "{{ subject }}")
        + when("attached_to", paragraph("KemTheo", "({{ attached_to }})"))
        + raw("subject_rule", "DuongKe")
        + BODY
        + end()
    )


def dispatch(standard: Standard) -> str:
    """Công điện (Mẫu 1.6)."""
    return (
        _heading(standard)
        + blocks.title()
        + blocks.addressees(standard, "{{ fields.sender or issuer.name }} điện:")
        + BODY
        + blocks.signature_table(standard)
    )


def invitation(standard: Standard) -> str:
    """Giấy mời (Mẫu 1.7); the body holds what guests have to know."""
    lines = (
        "{{ issuer.name }} trân trọng kính mời: {{ fields.guests }}",
        "Tới dự: {{ fields.occasion }}",
        "Chủ trì: {{ fields.chair }}",
        "Thời gian: {{ fields.time }}",
        "Địa điểm: {{ fields.place }}",
    )
    return (
        _heading(standard)
        + blocks.title()
        + _lines(*lines)
        + BODY
        + blocks.signature_table(standard)
    )


def introduction(standard: Standard) -> str:
    """Giấy giới thiệu (Mẫu 1.8): no subject; the body asks to help the bearer."""
    who = paragraph("ThanGiua", "{{ issuer.name }} trân trọng giới thiệu:")
    lines = _lines(
        "Ông (bà): {{ fields.person }}",
        "Chức vụ: {{ fields.position }}",
        "Được cử đến: {{ fields.destination }}",
        "Về việc: {{ fields.purpose }}",
    )
    valid = _last_line("Giấy này có giá trị đến hết ngày {{ fields.valid_until }}./.")
    return (
        _heading(standard)
        + blocks.title(subject=False)
        + blocks.title_rule(standard, "GIẤY GIỚI THIỆU")
        + who
        + lines
        + BODY
        + valid
        + blocks.signature_table(standard)
    )


def minutes(standard: Standard) -> str:
    """Biên bản (Mẫu 1.9): no place and date; secretary left, chair right, recipients below."""
    lines = _lines(
        "Thời gian bắt đầu: {{ fields.start }}",
        "Địa điểm: {{ fields.place }}",
        "Thành phần tham dự: {{ fields.attendees }}",
        "Chủ trì (chủ tọa): {{ fields.chair }}",
        "Thư ký (người ghi biên bản): {{ fields.secretary }}",
        "Nội dung (theo diễn biến cuộc họp/hội nghị/hội thảo):",
    )
    left = blocks.number(standard) + blocks.urgency(standard)
    return (
        blocks.heading(standard, left=left)
        + blocks.title()
        + lines
        + BODY
        + _last_line("Cuộc họp (hội nghị, hội thảo) kết thúc vào {{ fields.end }}./.")
        + _two_signatures(standard)
    )


def leave(standard: Standard) -> str:
    """Giấy nghỉ phép (Mẫu 1.10): with the confirmation of the place of leave where one is wanted."""
    lines = _lines(
        "Xét Đơn đề nghị nghỉ phép ngày {{ fields.application_date }} của ông (bà) "
        "{{ fields.person }}, {{ issuer.name }} cấp cho:",
        "Ông (bà): {{ fields.person }}",
        "Chức vụ: {{ fields.position }}",
        "Được nghỉ phép trong thời gian {{ fields.duration }}, kể từ ngày {{ fields.from_date }} "
        "đến hết ngày {{ fields.to_date }} tại {{ fields.place }}.",
    )
    confirmed = (
        end() + paragraph("ThanGiua", "Xác nhận của {{ fields.confirmation }}") + paragraph("HoTen")
    )
    grid = blocks.signature_grid(standard)
    return (
        _heading(standard)
        + blocks.title(subject=False)
        + blocks.title_rule(standard, "GIẤY NGHỈ PHÉP")
        + lines
        + BODY
        + blocks.signature_table(standard)
        + when(
            "fields.confirmation",
            table(grid[::-1], row(grid[::-1], confirmed, end())),
            end(),
        )
    )


def copy(standard: Standard) -> str:
    """Bản sao (Mẫu 3.1): the words of the original, a rule, and the block of the copying body."""
    grid = standard.header_grid
    head = row(
        grid,
        each("line in issuer.lines", paragraph("CoQuanBanHanh", "{{ line }}"))
        + raw("issuer.rule", "DuongKe"),
        paragraph("QuyenHan", "{{ kind.title }}"),
        above=60,
    )
    numbered = row(grid, blocks.number(standard), blocks.place_date())
    return (
        when("body", BODY)
        + blocks.held(blocks.full_rule(standard) + table(grid, head, numbered) + end())
        + blocks.signature_table(standard)
    )


def annex(standard: Standard) -> str:
    """Phụ lục in a file of its own (Mẫu 2.1, 2.2)."""
    del standard
    return blocks.annex_head() + raw("annex.content") + end()


def _heading(standard: Standard) -> str:
    left = blocks.number(standard) + blocks.urgency(standard)
    return blocks.heading(standard, left=left, right=blocks.place_date())


def _lines(*texts: str) -> str:
    return "".join(paragraph("ThanVanBan", text) for text in texts)


def _last_line(text: str) -> str:
    return paragraph("ThanVanBan", text, format_xml="<w:keepNext/>")


def _two_signatures(standard: Standard) -> str:
    half = standard.text_width // 2
    grid = half, standard.text_width - half
    left = paragraph("QuyenHan", "THƯ KÝ") + paragraph("HoTen", "{{ fields.secretary_name }}")
    right = paragraph("QuyenHan", '{{ fields.chair_title or "CHỦ TỌA" }}') + paragraph(
        "HoTen", "{{ fields.chair_name }}"
    )
    signed = row(grid, left, right, above=200)
    sent = row(grid, blocks.recipients(standard), end(), above=120)
    return table(grid, signed, sent) + end()


FORMS: Mapping[str, Form] = {
    "annex.docx": Form("Phụ lục", annex, has_annexes=False),
    "attached.docx": Form("Văn bản ban hành kèm theo quyết định", attached),
    "copy.docx": Form("Bản sao", copy, has_annexes=False),
    "decision.docx": Form("Nghị quyết, quyết định", decision),
    "directive.docx": Form("Công văn", directive),
    "dispatch.docx": Form("Công điện", dispatch),
    "introduction.docx": Form("Giấy giới thiệu", introduction),
    "invitation.docx": Form("Giấy mời", invitation),
    "leave.docx": Form("Giấy nghỉ phép", leave),
    "minutes.docx": Form("Biên bản", minutes),
    "named.docx": Form("Văn bản có tên loại", named),
}


def write_body(form: Form, standard: Standard, furniture: Furniture) -> str:
    """The main part of a template: the form, its annexes, the last section."""
    if form.has_annexes:
        return form.write(standard) + blocks.annexes(standard, furniture)
    return form.write(standard) + section(standard, blocks.references(furniture, "last"))
