"""The styles that the program writes with, found in a template by their names.

A person sees a style's name; its id is the affair of whichever program saved the file last, and
LibreOffice makes ids of its own from the names. So the ids of a template become ours once, when it is opened:
by name or alias, else a style that has our id already is taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from lxml import etree

from generator import ooxml
from generator.problems import Place, Problem, Severity, say
from generator.standard import load_standard
from generator.word.template.admission import WORD
from generator.word.template.elements import W
from generator.workspace import regex

_STYLES = WORD + "styles+xml"
_REFERRING = regex(re.escape(WORD) + r"(?:document\.main|\w+)\+xml")
_REFERENCES = tuple(
    W + name
    for name in (
        *("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "numStyleLink", "styleLink"),
        *("clickAndTypeStyle", "defaultTableStyle"),
    )
)
_WRITTEN = (
    *(
        "ThanVanBan",
        "Phan",
        "TenPhan",
        "Muc1",
        "Muc2",
        "Muc3",
        "Dieu",
        "Khoan",
        "GachDau",
        "GachCong",
    ),
    *("DonViTinh", "BangTieuDe", "BangSoCot", "BangChu", "BangSo", "BangGiua", "BangTong"),
    *("GhiChuBang", "KyBang"),
)
"""The paragraphs of bodies and tables."""
_FILLED = regex(rb"\{\{p\s")
_VAL, _ID = f"{W}val", f"{W}styleId"


def with_our_styles(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a template with our ids for our styles, and the table styles that it lacks."""
    types = ooxml.content_types(members)
    part = _styles_part(types)
    if not part:
        return dict(members)
    root = ooxml.parse_xml(members[part])
    renamed = _renamed(root)
    added = _add_table_styles(root) if _is_filled(members) else False
    if not renamed and not added:
        return dict(members)
    made = {part: ooxml.write_xml(_with_ids(root, renamed))}
    for name, kind in types.items():
        if renamed and name != part and _REFERRING.fullmatch(kind):
            made[name] = ooxml.write_xml(_with_ids(ooxml.parse_xml(members[name]), renamed))
    return {**members, **made}


def find_missing_styles(members: Mapping[str, bytes], file: str) -> Iterator[Problem]:
    """A warning where a template lacks styles of the bodies and tables that it asks for."""
    part = _styles_part(ooxml.content_types(members))
    if not _is_filled(members):
        return
    known = {one.get(_ID) for one in _styles(ooxml.parse_xml(members[part]))} if part else set()
    names = _our_names()
    if lacking := [names[style] for style in _WRITTEN if style not in known]:
        listed = ", ".join(f"«{name}»" for name in lacking)
        message = say("mẫu không có kiểu (style) {names}; đoạn dùng kiểu ấy hiện như chữ thường",
                      names=listed)  # fmt: skip
        hint = say(
            "chép các kiểu ấy từ mẫu tạo bằng vanthu new template named.docx"
            " (Word: thẻ Developer, Document Template, Organizer)"
        )
        yield Problem("W-TPL-STYLE", Place(file, part=part), message, hint, Severity.WARNING)


@cache
def _our_names() -> dict[str, str]:
    """The name of each style of ours, by its id."""
    standard = load_standard("nd30")
    parts = (standard.part(name) for name in standard.part_names())
    return {part.style: part.style_name for part in parts} | {
        style: name for style, (name, _) in ooxml.TABLE_STYLES.items()
    }


def _renamed(root: etree._Element) -> dict[str, str]:
    """The ids of the template that have to change; who has one of ours without its name gives it up."""
    found: dict[str, str] = {}
    for style in _styles(root):
        for name in _names_of(style):
            found.setdefault(name, style.get(_ID, ""))
    ids = {style.get(_ID, "") for style in _styles(root)}
    renamed: dict[str, str] = {}
    for ours, name in _our_names().items():
        own = found.get(_folded(name))
        if own is not None and own != ours:
            renamed[own] = ours
            if ours in ids:
                renamed.setdefault(ours, _free(ours, ids))
    return renamed


def _free(name: str, taken: set[str]) -> str:
    return next(f"{name}{n}" for n in range(2, len(taken) + 3) if f"{name}{n}" not in taken)


def _names_of(style: etree._Element) -> Iterator[str]:
    for tag in ("name", "aliases"):
        named = style.find(W + tag)
        for name in "" if named is None else named.get(_VAL, "").split(","):
            yield _folded(name)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _styles(root: etree._Element) -> list[etree._Element]:
    return root.findall(f"{W}style")


def _styles_part(types: Mapping[str, str]) -> str:
    return next((name for name, kind in types.items() if kind == _STYLES), "")


def _is_filled(members: Mapping[str, bytes]) -> bool:
    """Whether bodies or tables are put into the template."""
    return any(_FILLED.search(data) for name, data in members.items() if name.endswith(".xml"))


def _with_ids(root: etree._Element, renamed: Mapping[str, str]) -> etree._Element:
    for style in root.iter(f"{W}style"):
        if (own := style.get(_ID, "")) in renamed:
            style.set(_ID, renamed[own])
    for reference in root.iter(*_REFERENCES):
        if (own := reference.get(_VAL, "")) in renamed:
            reference.set(_VAL, renamed[own])
    return root


def _add_table_styles(root: etree._Element) -> bool:
    """Tables keep their lines where a program has dropped a style that no table used."""
    known = {name for style in _styles(root) for name in (*_names_of(style), style.get(_ID, ""))}
    lacking = [
        xml
        for style, (name, xml) in ooxml.TABLE_STYLES.items()
        if not {style, _folded(name)} & known
    ]
    for xml in lacking:
        root.append(ooxml.parse_xml(xml.replace(">", f' xmlns:w="{W[1:-1]}">', 1).encode()))
    return bool(lacking)
