"""The forms of Phụ lục III: which parts each kind of document has, in which order.

What the parts look like is left to `page_parts`, what they say to the records.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.standard import Standard
from tools.stationery import page_parts as parts
from tools.stationery.base_document import pack_template
from tools.stationery.page_parts import BODY, KIND_TITLE, LEGAL_BASES, TITLE
from tools.stationery.snippets import each, either, end, paragraph, raw, row, section, table, when

Piece = str | Callable[[Standard], str]


@dataclass(frozen=True)
class Blank:
    """A template (phôi): its title in the file's properties and what its main part says."""

    title: str
    pieces: tuple[Piece, ...]
    has_annexes: bool = True
    annex: str = parts.ANNEX
    after: tuple[Piece, ...] = ()
    """What stands behind the annexes."""


def make_template(name: str, standard: Standard) -> bytes:
    """A template as a `.docx`; the same standard always gives the same bytes.

    Its main part is the form, its annexes, the last section. Raises KeyError for a name that is not
    among `BLANKS`.
    """
    blank = BLANKS[name]
    furniture = parts.furnish(standard, has_annexes=blank.has_annexes)
    last = section(standard, parts.references(furniture, "last"))
    written = [_written(piece, standard) for piece in blank.pieces]
    if blank.has_annexes:
        written.append(parts.annexes(standard, furniture, blank.annex))
    if blank.after:
        turned = paragraph("DuongKe", format_xml=last)
        written.append(when('annexes and annexes[-1].orientation != "portrait"', turned))
        written += [_written(piece, standard) for piece in blank.after]
    written.append(last)
    return pack_template(standard, blank.title, "".join(written), furniture)


def _written(piece: Piece, standard: Standard) -> str:
    return piece if isinstance(piece, str) else piece(standard)


def _heading(standard: Standard) -> str:
    return parts.heading(standard, left=_number(standard), right=parts.PLACE_DATE)


def _dateless_heading(standard: Standard) -> str:
    return parts.heading(standard, left=_number(standard))


def _letter_heading(standard: Standard) -> str:
    below = parts.directive_subject(standard) + parts.stamps(standard)
    number = parts.number(standard)
    return parts.heading(standard, left=number, right=parts.PLACE_DATE, below=below)


def _number(standard: Standard) -> str:
    return parts.number(standard) + parts.stamps(standard)


def _sender(standard: Standard) -> str:
    return parts.addressees(standard, "{{ fields.sender or issuer.name }} điện:")


def _lines(*texts: str) -> str:
    return "".join(paragraph("ThanVanBan", text) for text in texts)


def _two_signatures(standard: Standard) -> str:
    """Secretary left, chair right, others between them or below, then the recipients."""
    grid = parts.shared_out(standard.text_width, 2)
    left = paragraph("QuyenHan", "THƯ KÝ") + paragraph("HoTen", "{{ fields.secretary_name }}")
    right = paragraph("QuyenHan", '{{ (fields.chair_title or "CHỦ TỌA") | upper }}') + paragraph(
        "HoTen", "{{ fields.chair_name }}"
    )
    signed = row(grid, left, right, above=200)
    sent = row(grid, parts.recipients(standard), end(), above=120)
    return parts.signatures(standard, table(grid, signed, sent)) + end()


def _confirmation(standard: Standard) -> str:
    """What the place of leave confirms, where that is wanted."""
    wanted = paragraph("ThanGiua", "Xác nhận của {{ fields.confirmation }}") + paragraph("HoTen")
    grid = standard.signature_grid[::-1]
    return when("fields.confirmation", table(grid, row(grid, end() + wanted, end())), end())


def _copy_head(standard: Standard) -> str:
    """A rule, and the block of the copying body, kept with the signature."""
    grid = standard.header_grid
    head = row(grid, parts.ISSUER, paragraph("QuyenHan", "{{ kind.title }}"), above=60)
    numbered = row(grid, parts.number(standard), parts.PLACE_DATE)
    return parts.held(parts.full_rule(standard) + table(grid, head, numbered) + end())


_AUTHORITY = each("line in authority_lines", paragraph("ThamQuyen", "{{ line }}"))
_RESOLVED = either(
    'kind.title == "NGHỊ QUYẾT"',
    paragraph("ThamQuyen", "QUYẾT NGHỊ:"),
    paragraph("ThamQuyen", "QUYẾT ĐỊNH:"),
)
_INVITED = _lines(
    "{{ issuer.name }} trân trọng kính mời: {{ fields.guests }}",
    "Tới dự: {{ fields.occasion }}",
    "Chủ trì: {{ fields.chair }}",
    "Thời gian: {{ fields.time }}",
    "Địa điểm: {{ fields.place }}",
)
_INTRODUCED = paragraph("ThanGiua", "{{ issuer.name }} trân trọng giới thiệu:") + _lines(
    "Ông (bà): {{ fields.person }}",
    "Chức vụ: {{ fields.position }}",
    "Được cử đến: {{ fields.destination }}",
    "Về việc: {{ fields.purpose }}",
)
_MET = _lines(
    "Thời gian bắt đầu: {{ fields.start }}",
    "Địa điểm: {{ fields.place }}",
    "Thành phần tham dự: {{ fields.attendees }}",
    "Chủ trì: {{ fields.chair }}",
    "Thư ký: {{ fields.secretary }}",
    "Nội dung:",
)
_GRANTED = _lines(
    "Xét Đơn đề nghị nghỉ phép ngày {{ fields.application_date }} của ông (bà) "
    "{{ fields.person }}, {{ issuer.name }} cấp cho:",
    "Ông (bà): {{ fields.person }}",
    "Chức vụ: {{ fields.position }}",
    "Được nghỉ phép trong thời gian {{ fields.duration }}, kể từ ngày {{ fields.from_date }} "
    "đến hết ngày {{ fields.to_date }} tại {{ fields.place }}.",
)
_VALID = parts.held(_lines("Giấy này có giá trị đến hết ngày {{ fields.valid_until }}./."))
_CLOSED = parts.held(_lines('{{ fields.meeting or "Cuộc họp" }} kết thúc vào {{ fields.end }}./.'))
_ATTACHED = when("attached_to", paragraph("KemTheo", "({{ attached_to }})"))
_SIGNED = parts.signature_table

BLANKS = {
    "annex.docx": Blank("Phụ lục", (parts.ANNEX,), has_annexes=False),  # 2.1, 2.2
    "attached.docx": Blank(
        "Văn bản ban hành kèm theo quyết định",  # 1.3: no number, place, date or signature
        (parts.heading, KIND_TITLE, parts.SUBJECT, _ATTACHED, parts.SUBJECT_RULE, BODY),
    ),
    "copy.docx": Blank(
        "Bản sao",
        (when("body", BODY),),
        annex=raw("annex.content"),
        after=(_copy_head, parts.signatures, end()),
    ),
    "decision.docx": Blank(
        "Nghị quyết, quyết định",  # 1.1, 1.2, 1.3
        (_heading, TITLE, _AUTHORITY, LEGAL_BASES, _RESOLVED, BODY, _SIGNED),
    ),
    "directive.docx": Blank(
        "Công văn",
        (_letter_heading, parts.addressees, LEGAL_BASES, BODY, _SIGNED),  # 1.5
    ),
    "dispatch.docx": Blank("Công điện", (_heading, TITLE, _sender, BODY, _SIGNED)),  # 1.6
    "introduction.docx": Blank(
        "Giấy giới thiệu",  # 1.8: the body asks to help the bearer
        (
            *(_heading, KIND_TITLE, parts.SUBJECT_RULE),
            *(_INTRODUCED, BODY, _VALID, _SIGNED),
        ),
    ),
    "invitation.docx": Blank("Giấy mời", (_heading, TITLE, _INVITED, BODY, _SIGNED)),  # 1.7
    "leave.docx": Blank(
        "Giấy nghỉ phép",  # 1.10
        (
            *(_heading, KIND_TITLE, parts.SUBJECT_RULE),
            *(_GRANTED, BODY, _SIGNED, _confirmation),
        ),
    ),
    "minutes.docx": Blank(
        "Biên bản",
        (_dateless_heading, TITLE, _MET, BODY, _CLOSED, _two_signatures),  # 1.9
    ),
    "named.docx": Blank(
        "Văn bản có tên loại",  # 1.4
        (_heading, TITLE, parts.addressees, LEGAL_BASES, BODY, _SIGNED),
    ),
}
"""The templates by file name; the numbers are those of the forms (Mẫu)."""
