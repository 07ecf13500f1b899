"""How each component gives itself away in the text, also when it is misspelt or mis-set.

Only recognition: whether the wording is right is for the rules to say.
"""

from __future__ import annotations

import re

from generator.lint.reading.fold import alike
from generator.lint.reading.paragraphs import Line

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
URGENCY = frozenset({"HOA TOC", "THUONG KHAN", "KHAN"})
CIRCULATION = frozenset({"XEM XONG TRA LAI", "LUU HANH NOI BO"})
SECRECY = frozenset({"TUYET MAT", "TOI MAT", "MAT"})
COPY_FORMS = frozenset({"SAO Y", "SAO Y BAN CHINH", "SAO LUC", "TRICH SAO"})
_LONGEST_HEADING = 110
_LONGEST_MARK = 40

_NUMBER = re.compile(r"SO ?:.*|SO ?\.? ?[\d.…_ ]*[-/] ?[A-Z].*|\d{1,5} ?[/-] ?[A-Z]{2}.*")
_DATE = re.compile(r"[^(].*\bNGAY\b.*\bTHANG\b.*\bNAM\b.*")
_SHORT_DATE = re.compile(r"[^,(\d]{2,40}, ?(NGAY )?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\.?")
_SUBJECT = re.compile(r"\(?V ?/ ?V\b.*|VE VIEC\b.*")
_GREETING = re.compile(r"KINH GUI\b.*")
_RECIPIENTS = re.compile(r"NOI NHAN ?[:.]?|NOI NHAN ?:.*")
_ARCHIVE = re.compile(r"[-–—+•]? ?LUU\b")
_ATTACHED = re.compile(r"\(+ ?(BAN HANH )?KEM THEO\b.*")
_BASIS = re.compile(r"(- ?)?(CAN CU|THUC HIEN|THEO DE NGHI|XET DE NGHI|XET TO TRINH)\b.*")
_RESOLUTION = re.compile(r"(QUYET DINH|QUYET NGHI|QUYET NGHI NHU SAU) ?:?")
_ANNEX = re.compile(r"PHU LUC( SO)?( [IVXLC]+| \d+| [A-Z]| ?[.…]+)* ?[:.]?( ?[.…]+)*")
_ANNEX_TITLED = re.compile(r"PHU LUC( SO)? ([IVXLC]+|\d+) ?[:.-] .+")
_OTHER_LABEL = re.compile(r"(BIEU|BIEU KEM THEO|BIEU MAU)( SO)?( [IVXLC\d]+)? ?[:.]?")
_ADDRESS = re.compile(
    r"(.*\W)?(DT|DIEN THOAI|TEL|FAX|WEBSITE|E-?MAIL|THU DIEN TU|TRANG THONG TIN DIEN TU) ?[:.].*"
)
_DRAFTER = re.compile(r"[A-Z]{1,5}[.,]? ?\(\d{1,4}\)\.?")
_DIGITAL = re.compile(r".*;.*(\d{1,2}:\d{2}(:\d{2})?|GIO: ?PHUT).*")
_SIGNS_FOR = re.compile(r"(TM|KT|TL|TUQ|Q|T/M|K/T|T/L|T/UQ|TUQ/|THAY MAT)\b ?[./]? ?[A-Z].*")
_NAME_STARTS = re.compile(
    r"(TONG LIEN DOAN|LIEN DOAN|CONG DOAN|CDCS|LDLD|UY BAN|UBND|UBKT|HOI DONG|BAN (CHAP HANH|"
    r"THUONG VU|CHI DAO|TO CHUC|CHINH SACH)|DAI HOI|DOAN CHU TICH|VAN PHONG|SO |BO |CUC |CHI CUC |"
    r"TRUONG |TRUNG TAM|BENH VIEN|CONG TY|TONG CONG TY|TAP DOAN|DANG UY|TINH UY|HUYEN UY|THANH UY|"
    r"PHONG |VIEN |HOC VIEN|QUY |BAO |TAP CHI |NHA |TEN )"
)


def is_national_title(line: Line) -> bool:
    text = line.text
    start = line.folded.startswith(("CONG HOA XA HOI", "CONG HOA XHCN"))
    return len(text) < _LONGEST_HEADING and (start or alike(text, NATIONAL_TITLE))


def is_motto(line: Line) -> bool:
    folded = line.folded
    words = "DOC LAP" in folded and "HANH PHUC" in folded
    return len(folded) < _LONGEST_MARK + 10 and (words or alike(folded, MOTTO))


def is_party_title(line: Line) -> bool:
    return line.folded.startswith("DANG CONG SAN VIET NAM") and len(line.text) < _LONGEST_MARK


def is_number(line: Line) -> bool:
    text = line.folded
    return len(text) < _LONGEST_HEADING and bool(_NUMBER.fullmatch(text)) and not is_digital(line)


def is_place_date(line: Line) -> bool:
    text = line.folded
    if len(text) >= _LONGEST_HEADING or is_digital(line):
        return False
    return bool(_DATE.fullmatch(text) or _SHORT_DATE.fullmatch(text))


def is_directive_subject(line: Line) -> bool:
    return bool(_SUBJECT.fullmatch(line.folded))


def is_greeting(line: Line) -> bool:
    return bool(_GREETING.fullmatch(line.folded))


def is_recipients_label(line: Line) -> bool:
    return len(line.text) < _LONGEST_MARK * 3 and bool(_RECIPIENTS.fullmatch(line.folded))


def is_archive(line: Line) -> bool:
    return bool(_ARCHIVE.match(line.folded))


def is_attached(line: Line) -> bool:
    return bool(_ATTACHED.fullmatch(line.folded))


def is_basis(folded: str) -> bool:
    return bool(_BASIS.fullmatch(folded))


def is_resolution(line: Line) -> bool:
    return bool(_RESOLUTION.fullmatch(line.folded))


def is_annex_label(line: Line) -> bool:
    """A line that is nothing but the label of an annex, or a label with its title behind it."""
    text = line.folded
    if len(text) > _LONGEST_HEADING:
        return False
    if _ANNEX_TITLED.fullmatch(text):
        return line.bold is not False and line.paragraph.format.align == "center"
    return bool(_ANNEX.fullmatch(text) or _OTHER_LABEL.fullmatch(text))


def is_address(line: Line) -> bool:
    return bool(_ADDRESS.fullmatch(line.folded))


def is_drafter(line: Line) -> bool:
    return bool(_DRAFTER.fullmatch(line.folded))


def is_digital(line: Line) -> bool:
    """The information line of a digital signature on a separate file."""
    return len(line.folded) < _LONGEST_HEADING and bool(_DIGITAL.fullmatch(line.folded))


def is_copy_form(line: Line) -> bool:
    return line.folded in COPY_FORMS


def is_authority(line: Line) -> bool:
    """«TM. BAN THƯỜNG VỤ», however its prefix is written."""
    text = line.folded
    return line.is_upper and len(text) < _LONGEST_HEADING and bool(_SIGNS_FOR.fullmatch(text))


def mark_kind(line: Line) -> str:
    """`urgency`, `circulation`, `secrecy` for a stamp; the empty text for other words."""
    text = line.folded.strip(" .!()")
    if not line.is_upper and text not in CIRCULATION:
        return ""
    sets = {"urgency": URGENCY, "circulation": CIRCULATION, "secrecy": SECRECY}
    return next((kind for kind, words in sets.items() if text in words), "")


def starts_name(line: Line) -> bool:
    """Whether the line begins the name of another body rather than going on with one."""
    return bool(_NAME_STARTS.match(line.folded + " "))
