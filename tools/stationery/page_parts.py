"""The parts that documents share: heading, subject, addressees, signature, annexes, page furniture.

Each is written with the tags that fill it; names are those of the template contract
(docs/format.md). Which parts a kind of document has is said in `blanks`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator import ooxml
from generator.standard import Standard
from tools.stationery.base_document import Furniture
from tools.stationery.snippets import (
    each,
    either,
    end,
    page_field,
    paragraph,
    raw,
    row,
    section,
    table,
    tag,
    when,
)

_STAMPS = {
    "secrecy": ("DauMat", ("secret", "top_secret", "utmost_secret")),
    "urgency": ("DauKhan", ("very_urgent", "urgent", "express")),
}
_BOX_ROOM = 60
_SIGNATURE_AIR = 200
_RECIPIENTS_AIR = 120
_BESIDE = 10
"""So many recipients stand beside a signature, about as high as it is."""
_TOGETHER = 2
"""So many recipients at the least go over the page with what is kept on file."""
_PLACES = ("left", "middle", "right")
_UNDER_FULL_RULE = 60
_STYLE = re.compile(r'<w:pStyle w:val="[^"]*"/>(?!<w:keepNext/>)')
_SIGNING_INFO = "signing_info is defined and signing_info"

BODY = raw("body")
ISSUER = each("line in issuer.lines", paragraph("CoQuanBanHanh", "{{ line }}")) + raw(
    "issuer.rule", "DuongKe"
)
SUPERIOR = each("line in issuer.superior_lines", paragraph("CoQuanChuQuan", "{{ line }}"))
"""Ô 2: the superior in regular, the issuer in bold, the rule under it."""
PLACE_DATE = paragraph("DiaDanhNgayThang", "{{ place_date }}")
"""Ô 4."""
KIND_TITLE = paragraph("TenLoai", "{{ kind.title }}")
SUBJECT = paragraph("TrichYeu", "{{ subject }}")
SUBJECT_RULE = raw("subject_rule", "DuongKe")
TITLE = KIND_TITLE + SUBJECT + SUBJECT_RULE
"""Ô 5a: the kind in capitals, the subject, the rule under it."""
LEGAL_BASES = each("basis in legal_bases", paragraph("CanCu", "{{ basis }}"))
"""Căn cứ, one per line, with their `;` and `.` already."""


def signature(name: str) -> str:
    """Ô 7a and 7b of one person; the room between them takes the signature and the seal."""
    return authority(name) + signed_name(name)


def authority(name: str) -> str:
    """Ô 7a."""
    return each(f"line in {name}.authority_lines", paragraph("QuyenHan", "{{ line }}"))


def signed_name(name: str) -> str:
    """Ô 7b, with the room above it."""
    return paragraph("HoTen", f"{{{{ {name}.name }}}}")


ANNEX_HEAD = (
    paragraph("PhuLuc", "{{ annex.label }}")
    + when("annex.title", paragraph("TenPhuLuc", "{{ annex.title }}"))
    + when("annex.attached_to", paragraph("KemTheo", "({{ annex.attached_to }})"))
    + raw("annex.rule", "DuongKe")
)
"""Label, title, "Kèm theo" and rule of an annex (III.1)."""
ANNEX = ANNEX_HEAD + raw("annex.content")


def heading(standard: Standard, *, left: str = "", right: str = "", below: str = "") -> str:
    """Ô 1 and 2, under them in one row 3 with what belongs to it, and 4, then what stands below.

    Without `left` there is no second row, as in what a decision issues (Mẫu 1.3). What is `below`
    has a row of its own, so that a letter reads number, date, subject.
    """
    grid = standard.header_grid
    rows = [row(grid, SUPERIOR + ISSUER, _national(standard))]
    if left:
        rows.append(row(grid, left, right or paragraph("DiaDanhNgayThang")))
    if below:
        rows.append(row(grid, below, paragraph("DuongKe")))
    return table(grid, *rows)


def number(standard: Standard) -> str:
    """Ô 3."""
    return paragraph("SoKyHieu", standard.text("texts.number_label") + " {{ number_symbol }}")


def directive_subject(standard: Standard) -> str:
    """Ô 5b: V/v under the number."""
    mark = standard.text("texts.directive_subject")
    return paragraph("TrichYeuCongVan", mark + " {{ subject }}")


def stamps(standard: Standard) -> str:
    """Ô 10a and 10b: red boxes as wide as their levels want, left under what stands above them."""
    apart = when(" and ".join(_STAMPS), end())
    return apart.join(_stamp(standard, name, *told) for name, told in _STAMPS.items())


def _stamp(standard: Standard, name: str, style: str, levels: tuple[str, ...]) -> str:
    boxes = []
    for code in levels:
        is_first, is_last = code == levels[0], code == levels[-1]
        level = standard.text(f"{name}.{code}")
        right = standard.header_grid[0] - standard.twips(f"{name}.{code}_width") - _BOX_ROOM
        place = f'<w:spacing w:before="160"/><w:ind w:left="{_BOX_ROOM}" w:right="{right}"/>'
        word = "if" if is_first else "elif"
        boxes.append(tag("else" if is_last else f'{word} {name} == "{level}"'))
        boxes.append(paragraph(style, f"{{{{ {name} }}}}", format_xml=place))
    return when(name, *boxes, tag("endif"))


def held(xml: str) -> str:
    """The same paragraphs, each kept on the page of the next."""
    return _STYLE.sub(r"\g<0><w:keepNext/>", xml)


def addressees(standard: Standard, label: str = "") -> str:
    """Ô 9a: one addressee on the line of the label, several below it with dashes."""
    label = label or standard.text("texts.addressees")
    last = "{% if loop.last %}.{% else %};{% endif %}"
    one = paragraph("KinhGui", label + " {{ addressees[0] }}")
    many = paragraph("KinhGui", label, format_xml="<w:keepNext/>") + each(
        "addressee in addressees", paragraph("KinhGuiMuc", "- {{ addressee }}" + last)
    )
    return when("addressees", either("addressees|length == 1", one, many))


def recipients(standard: Standard) -> str:
    """Ô 9b and at its lower right corner ô 12."""
    return _first_recipients(standard) + _last_recipients(standard)


def _first_recipients(standard: Standard, some: str = "recipients", *, breaks: bool = False) -> str:
    """The label and the first of them; a list that `breaks` over the page is held by nothing."""
    loose = '<w:keepNext w:val="0"/>' if breaks else ""
    label = paragraph("NoiNhan", standard.text("texts.recipients"), format_xml=loose)
    return label + _listed(some, breaks=breaks)


def _last_recipients(standard: Standard, some: str = "") -> str:
    """The others, what is kept on file, who drafted it."""
    archive = standard.text("texts.archive")
    return (
        (_listed(some, breaks=False) if some else "")
        + paragraph("NoiNhanMuc", f"- {archive} {{{{ archive }}}}.")
        + when("drafter", paragraph("NguoiSoanThao", "{{ drafter }}"))
    )


def _listed(some: str, *, breaks: bool) -> str:
    whole = "<w:keepLines/>" if breaks else ""
    one = paragraph("NoiNhanMuc", "- {{ recipient }};", format_xml=whole)
    return each(f"recipient in {some}", one)


def signature_table(standard: Standard) -> str:
    """Recipients beside the signature, in one row that never breaks; below the signatures of several, where a
    long list goes on over the page.

    Word wants a paragraph after the table; where annexes come that is the break before the first.
    """
    last = when("not annexes", end())
    return signatures(standard) + last


def signatures(standard: Standard, alone: str = "") -> str:
    """The same without what comes after the table; `alone` stands where nobody else signs."""
    grid = standard.signature_grid
    sent = recipients(standard)
    one = alone or either(
        f"recipients|length > {_BESIDE + 2}",
        _with_many(standard),
        table(grid, row(grid, sent, signature("signature"), above=_SIGNATURE_AIR)),
    )
    three, two = (_side_by_side(standard, places) for places in (_PLACES, _PLACES[::2]))
    several = each("signed in signature_rows", either("signed.middle", three, two), held(end()))
    return either("signature_rows", several + _below(standard), one)


def _below(standard: Standard) -> str:
    """Recipients below the signatures of several: of a long list the last ones stay together."""
    grid = standard.signature_grid
    few = table(grid, row(grid, recipients(standard), end(), above=_RECIPIENTS_AIR))
    first = _first_recipients(standard, f"recipients[:-{_TOGETHER}]", breaks=True)
    many = table(
        grid,
        row(grid, first, end(), above=_RECIPIENTS_AIR, breaks=True),
        _last_row(standard),
    )
    return either(f"recipients|length > {2 * _TOGETHER}", many, few)


def _last_row(standard: Standard) -> str:
    """The last recipients with what is kept on file, in a row that never breaks."""
    last = _last_recipients(standard, f"recipients[-{_TOGETHER}:]")
    return row(standard.signature_grid, last, end())


def _with_many(standard: Standard) -> str:
    """A signature beside the first of many recipients, in a row that never breaks; the others go on over the page."""
    grid = standard.signature_grid
    first = _first_recipients(standard, f"recipients[:{_BESIDE}]")
    signed = row(grid, first, signature("signature"), above=_SIGNATURE_AIR)
    rest = _listed(f"recipients[{_BESIDE}:-{_TOGETHER}]", breaks=True)
    return table(grid, signed, row(grid, rest, end(), breaks=True), _last_row(standard))


def _side_by_side(standard: Standard, places: Sequence[str]) -> str:
    """The signatures of several people in a row that never breaks, held with what comes below."""
    grid = shared_out(standard.text_width, len(places))
    people = [f"signed.{place}" for place in places]
    positions = row(grid, *(held(authority(one) + end()) for one in people), above=_SIGNATURE_AIR)
    names = row(grid, *(held(signed_name(one)) for one in people))
    return table(grid, positions, names)


def shared_out(width: int, columns: int) -> tuple[int, ...]:
    """Columns of one width; what is left over goes to the last."""
    each_column = width // columns
    return (*[each_column] * (columns - 1), width - each_column * (columns - 1))


def annexes(standard: Standard, furniture: Furniture, annex: str) -> str:
    """Each annex in a section of its own."""
    first, later = (section(standard, references(furniture, name)) for name in ("main", "last"))
    breaks = either(
        "loop.first",
        paragraph("DuongKe", format_xml=first),
        paragraph("DuongKe", format_xml=later),
    )
    return each("annex in annexes", breaks, annex)


def references(furniture: Furniture, name: str) -> list[tuple[str, str, str]]:
    """What the main section (`main`) or the last one (`last`) shows above and below its text."""
    first = {"main": 2, "last": 3}[name]
    return [
        (what, where, furniture.id_of(f"{what}{count}"))
        for what in ("header", "footer")
        for where, count in (("default", 1), ("first", first))
        if f"{what}{count}" in furniture.parts
    ]


def furnish(standard: Standard, *, has_annexes: bool = True) -> Furniture:
    """Headers and footers: the page number, and on page 1 marks above and the address below.

    The last section is the main one only where there is no annex, so its marks ask for that.
    """
    at_foot = standard.text("page_number.where").startswith("bottom")
    counted, empty = page_field("SoTrang"), end()
    last = " and not annexes" if has_annexes else ""
    parts = {
        "header1": "" if at_foot else counted,
        "header2": _marks(standard, "") + empty,
        "header3": _marks(standard, last) + empty,
        "footer1": counted if at_foot else "",
        "footer2": _address(standard, "") + empty,
        "footer3": _address(standard, last) + empty,
    }
    return Furniture({name: xml for name, xml in parts.items() if xml})


def full_rule(standard: Standard) -> str:
    """A rule over the whole text width: above an address (III.4), above a copy (PL1/P2/II.2.a)."""
    return ooxml.rule_paragraph(standard.text_width, standard.text_width, after=_UNDER_FULL_RULE)


def _national(standard: Standard) -> str:
    """Ô 1: Quốc hiệu, Tiêu ngữ and a rule as long as the latter."""
    motto, part = standard.text("texts.motto"), standard.part("motto")
    width = ooxml.text_width(motto, part.size.points, bold=part.bold)
    share = standard.share("rule_lines.motto")
    return (
        paragraph("QuocHieu", standard.text("texts.national_title"))
        + paragraph("TieuNgu", motto)
        + ooxml.rule_paragraph(width, standard.header_grid[1], share=share)
    )


def _marks(standard: Standard, last: str) -> str:
    width = standard.text_width
    place = f'<w:ind w:left="{width * 57 // 100}" w:right="{width * 15 // 100}"/>'
    box = paragraph("LuuHanh", "{{ circulation }}", format_xml=place)
    line = paragraph("ThongTinKySo", "{{ signing_info }}")
    return when(f"circulation{last}", box) + when(f"{_SIGNING_INFO}{last}", line)


def _address(standard: Standard, last: str) -> str:
    lines = each("line in address_lines", paragraph("DiaChi", "{{ line }}"))
    return when(f"address_lines{last}", full_rule(standard), lines)
