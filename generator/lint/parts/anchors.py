"""How each component gives itself away in the text, also when it is misspelt or mis-set.

Only recognition: whether the wording is right is for the rules to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from generator.lint.reading.fold import alike, fold
from generator.lint.reading.ooxml import TAG, Element
from generator.lint.reading.paragraphs import ReadParagraph, TextLine
from generator.standard import Kind, shipped_kinds
from generator.workspace import regex

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_MARKS = {
    "urgency": ("HOA TOC", "THUONG KHAN", "KHAN"),
    "circulation": ("XEM XONG TRA LAI", "LUU HANH NOI BO"),
    "secrecy": ("TUYET MAT", "TOI MAT", "MAT"),
}
COPY_FORMS = frozenset({"SAO Y", "SAO Y BAN CHINH", "SAO LUC", "TRICH SAO"})
_LAWS = ("LUAT", "BO LUAT", "PHAP LENH", "HIEN PHAP", "NGHI DINH", "THONG TU", "THONG TU LIEN TICH")
_OUTSIDE = regex(
    r"(DON|TO KHAI|BAN KHAI|BAN CAM KET|BAN TU [A-Z]+|SO YEU LY LICH|PHIEU|GIAY (DE NGHI|UY QUYEN|CAM DOAN|XAC NHAN)|"
    rf"{'|'.join(_LAWS)})\b.*"
)
_LONGEST_HEADING = 110
_LONGEST_MARK = 40

_NAME_STARTS = regex(
    r"(TONG LIEN DOAN|LIEN DOAN|CONG DOAN|CDCS|LDLD|UY BAN|UBND|UBKT|HOI DONG|BAN (CHAP HANH|"
    r"THUONG VU|CHI DAO|TO CHUC|CHINH SACH)|DAI HOI|DOAN CHU TICH|VAN PHONG|SO |BO |CUC |CHI CUC |"
    r"TRUONG |TRUNG TAM|BENH VIEN|CONG TY|TONG CONG TY|TAP DOAN|DANG UY|TINH UY|HUYEN UY|THANH UY|"
    r"PHONG |VIEN |HOC VIEN|QUY |BAO |TAP CHI |NHA |TEN )"
)


def _says(pattern: str, longest: int = 10_000) -> Callable[[TextLine], bool]:
    """Whether a line, folded, is nothing but this and not longer."""
    compiled = re.compile(pattern)
    return lambda line: len(line.folded) < longest and compiled.fullmatch(line.folded) is not None


is_directive_subject = _says(r"\(?V ?/ ?V\b.*|VE VIEC\b.*")
is_greeting = _says(r"KINH GUI\b.*")
is_recipients_label = _says(r"NOI NHAN ?[:.]?|NOI NHAN ?:.*", _LONGEST_MARK * 3)
is_archive = _says(r"[-–—+•]? ?LUU\b.*")
_opens_attached = _says(r"\(+ ?(BAN HANH )?KEM THEO\b.*")
is_resolution = _says(r"(QUYET DINH|QUYET NGHI|QUYET NGHI NHU SAU) ?:?")
is_address = _says(
    r"(.*\W)?(DT|DIEN THOAI|TEL|FAX|WEBSITE|E-?MAIL|THU DIEN TU|TRANG THONG TIN DIEN TU) ?[:.].*"
)
is_drafter = _says(r"[A-Z]{1,5}[.,]? ?\(\d{1,4}\)\.?")
is_digital = _says(
    r".*;.*(\d{1,2}:\d{2}(:\d{2})?|GIO: ?PHUT|[.…]+ ?: ?[.…]+ ?: ?[.…]+).*", _LONGEST_HEADING
)
_is_number = _says(
    r"SO ?:.*|SO ?\.? ?[\d.…_ ]*[-/] ?[A-Z].*|\d{1,5} ?[/-] ?[A-Z]{2}.*", _LONGEST_HEADING
)
_is_date = _says(
    r"[^(].*\bNGAY\b.*\bTHANG\b.*\bNAM\b.*"
    r"|[^,(\d]{2,40}( \d{1,2})?, ?(NGAY )?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\.?",
    _LONGEST_HEADING,
)
_is_label = _says(
    r"PHU LUC( SO)?( [IVXLC]+| \d+| [A-Z]| ?[.…]+)* ?[:.]?( ?[.…]+)*"
    r"|(BIEU|BIEU KEM THEO|BIEU MAU)( SO)?( [IVXLC\d]+)? ?[:.]?",
    _LONGEST_HEADING + 1,
)
_is_titled_label = _says(r"PHU LUC( SO)? ([IVXLC]+|\d+) ?[:.-] .+", _LONGEST_HEADING + 1)
_signs_for = _says(
    r"(TM|KT|TL|TUQ|Q|T/M|K/T|T/L|T/UQ|TUQ/|THAY MAT)\b ?[./]? ?[A-Z].*", _LONGEST_HEADING
)
_is_position = _says(
    r"(TM|KT|TL|TUQ|Q)\b.*|((QUYEN|PHO|Q) ?\.? )?(TONG )?(CHU TICH|GIAM DOC|TRUONG [A-Z]+|HIEU TRUONG|VIEN TRUONG|"
    r"CUC TRUONG|BO TRUONG|THU TRUONG|VU TRUONG|TRUONG|CHANH [A-Z]+|BI THU|TONG BIEN TAP|THU TUONG|KE TOAN TRUONG|"
    r"CHI HUY TRUONG|CHU TOA|THU KY|CHU NHIEM|DAI DIEN)( .*)?",
    _LONGEST_HEADING,
)
_SAID_POSITION = regex(
    r"((Quyền|Phó|Q\.) )?((Tổng )?Giám đốc|Chủ tịch|Bí thư|Chánh (Văn phòng|Thanh tra)|Chủ nhiệm|"
    r"(Hiệu|Viện|Cục|Chi cục|Vụ|Thủ|Kế toán) trưởng|Trưởng (phòng|ban|khoa|trạm|đoàn))\b"
)
"""In small letters, where no name begins so: «Trưởng» alone may be one."""
is_form_label = _says(
    r"\(?(MAU|BIEU MAU|BIEU)( SO)?:? ?[\dIVX]{1,4}[A-Z]?([./-][\dA-Z]{1,12}){0,4}\b[^,;]{0,40}",
    _LONGEST_MARK * 2,
)
_PARTY_BODY = regex(
    r"(DANG (UY|BO)|CHI (UY|BO)|TINH UY|THANH UY|HUYEN UY|QUAN UY|THI UY|(BAN CHAP HANH )?TRUNG UONG|BAN CAN SU DANG)\b"
)
_BASIS = regex(
    r"(- ?)?(CAN CU|THUC HIEN|THEO DE NGHI|XET DE NGHI|XET TO TRINH|TREN CO SO|THI HANH)\b.*"
)


def is_national_title(line: TextLine) -> bool:
    text = line.text
    start = line.folded.startswith(("CONG HOA XA HOI", "CONG HOA XHCN"))
    return len(text) < _LONGEST_HEADING and (start or alike(text, NATIONAL_TITLE))


def is_motto(line: TextLine) -> bool:
    folded = line.folded
    words = "DOC LAP" in folded and "HANH PHUC" in folded
    return len(folded) < _LONGEST_MARK + 10 and (words or alike(folded, MOTTO))


def is_party_title(line: TextLine) -> bool:
    return line.folded.startswith("DANG CONG SAN VIET NAM") and len(line.text) < _LONGEST_MARK


def is_party_body(line: TextLine) -> bool:
    """A body of the Party, whose documents follow its own format: «HUYỆN ỦY …», «CHI BỘ …»."""
    return _PARTY_BODY.match(line.folded) is not None


def is_attached(line: TextLine, above: Sequence[TextLine] = ()) -> bool:
    """«(Kèm theo …», or a line that goes on with one above whose bracket is still open."""
    opened = bool(above) and not above[-1].text.endswith(")")
    return opened or _opens_attached(line)


def is_number(line: TextLine) -> bool:
    return _is_number(line) and not is_digital(line)


def is_place_date(line: TextLine) -> bool:
    return _is_date(line) and not is_digital(line)


def is_basis(paragraph: ReadParagraph) -> bool:
    return _BASIS.fullmatch(paragraph.folded) is not None


def is_annex_label(line: TextLine) -> bool:
    """A line that is nothing but the label of an annex, or a label with its title behind it."""
    if _is_titled_label(line):
        return line.bold is not False and line.paragraph.is_centred
    return _is_label(line)


def is_of_citizen(line: TextLine) -> bool:
    """The title of what citizens hand in: «ĐƠN XIN …», «TỜ KHAI …»."""
    return (
        line.is_upper and find_kind(line.folded) is None and bool(_OUTSIDE.fullmatch(line.folded))
    )


def is_law(line: TextLine) -> bool:
    """The title of a normative document, which other rules hold for."""
    return line.is_upper and line.folded in _LAWS


def is_copy_form(line: TextLine) -> bool:
    return line.folded in COPY_FORMS


def is_authority(line: TextLine) -> bool:
    """«TM. BAN THƯỜNG VỤ», however its prefix is written."""
    return line.is_upper and _signs_for(line)


def is_position(line: TextLine) -> bool:
    """«PHÓ CHỦ TỊCH», «CHÁNH VĂN PHÒNG», «Phó Giám đốc»: what someone is, and no name."""
    return (line.is_upper and _is_position(line)) or _SAID_POSITION.match(line.text) is not None


def are_bodies(names: Sequence[str]) -> bool:
    """Whether each of some words begins the name of a body."""
    return all(_NAME_STARTS.match(fold(name) + " ") for name in names)


def mark_kind(line: TextLine) -> str:
    """`urgency`, `circulation`, `secrecy` for a stamp; the empty text for other words."""
    text = line.folded.strip(" .!()")
    kind = next((kind for kind, words in _MARKS.items() if text in words), "")
    return kind if line.is_upper or kind == "circulation" else ""


def starts_name(line: TextLine) -> bool:
    """Whether the line begins the name of another body rather than going on with one."""
    return bool(_NAME_STARTS.match(line.folded + " "))


_LETTERS = dict.fromkeys(
    ("THU KHEN", "THU NGO", "THU CAM ON", "THU CHUC MUNG", "THU CHIA BUON", "THU THAM HOI"),
    "THU CONG",
)
_OWN: ContextVar[tuple[Kind, ...]] = ContextVar("own kinds", default=())


@contextmanager
def knowing(kinds: Sequence[Kind]) -> Iterator[None]:
    """The kinds of an office are known besides ours, or in their place, while documents are read."""
    before = _OWN.set(tuple(kinds))
    try:
        yield
    finally:
        _OWN.reset(before)


@cache
def _by_title(own: tuple[Kind, ...]) -> Mapping[str, Kind]:
    """All kinds that are known; of two that share a title, the later holds."""
    return {fold(kind.title or kind.name): kind for kind in (*shipped_kinds(), *own)}


def find_kind(folded: str) -> Kind | None:
    """The kind whose title this is, a final colon left aside; «THƯ KHEN», «THƯ NGỎ» are letters."""
    title = folded.rstrip(" :.")
    known = _by_title(_OWN.get())
    return known.get(title) or known.get(_LETTERS.get(title, ""))


def abbreviations() -> frozenset[str]:
    """The short forms of kinds that a symbol may begin with."""
    known = (*shipped_kinds(), *_OWN.get())
    return frozenset(kind.abbreviation for kind in known if kind.abbreviation)


_CAPTIONS = ("DonViTinh", "GhiChuBang", "KyBang", "DuongKe")
_ASIDE = regex(
    r"[(*]{0,3} ?(GHI CHU|CHU THICH|DON VI( TINH)?|DVT|NGUON|BANG( SO)? [\dIVX]|BIEU( DO| SO)? [\dIVX]|HINH [\dIVX])\b.*"
)
_LONGEST_ASIDE = 200
_SMALL = 26
_MOST_NOTES = 12


def is_caption(paragraph: ReadParagraph) -> bool:
    """A line about a table: «Đơn vị tính: …», «(Có danh sách kèm theo)» set apart, a source."""
    apart = paragraph.format.align in ("center", "right")
    if paragraph.style in _CAPTIONS or (apart and paragraph.text.startswith("(")):
        return True
    return stands_aside(paragraph) or _goes_on_with_note(paragraph)


def stands_aside(paragraph: ReadParagraph) -> bool:
    """A short line right above or below a table that says what its words or its look say of it."""
    if len(paragraph.text) > _LONGEST_ASIDE or paragraph.cell is not None:
        return False
    if not is_beside_table(paragraph) or _looks_like_text(paragraph):
        return False
    return _ASIDE.fullmatch(paragraph.folded) is not None


def is_beside_table(paragraph: ReadParagraph) -> bool:
    """Whether a table stands right above or below."""
    node = paragraph.element
    return any(map(_is_table, (node.getprevious(), node.getnext())))


def _looks_like_text(paragraph: ReadParagraph) -> bool:
    look = paragraph.format
    small = max(paragraph.whole.sizes, default=_SMALL) < _SMALL
    return look.align == "both" and look.start > 0 and not small


def _is_table(node: Element | None) -> bool:
    return node is not None and node.tag == TAG["w:tbl"]


def _goes_on_with_note(paragraph: ReadParagraph) -> bool:
    """A small line below «Ghi chú:» under a table."""
    if max(paragraph.whole.sizes, default=_SMALL) >= _SMALL:
        return False
    node = paragraph.element.getprevious()
    for _ in range(_MOST_NOTES):
        if node is None or node.tag != TAG["w:p"]:
            return False
        if fold("".join(one.text or "" for one in node.iter(TAG["w:t"]))).startswith(
            ("GHI CHU", "CHU THICH")
        ):
            return _is_table(node.getprevious())
        node = node.getprevious()
    return False
