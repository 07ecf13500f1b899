"""Opens a Word file that nobody vouches for, and refuses it before a library unpacks it.

A template travels by mail between offices: it may be cut, locked, hold macros, point outside or
be a bomb, or hold tags where nothing is rendered. What the tags elsewhere mean is left to `places`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from lxml import etree

from generator.ooxml import (
    FOREIGN,
    NotXml,
    PackageRefused,
    Relation,
    check_size,
    content_types,
    owner_of,
    parse_xml,
    read_file,
    read_relations,
    shows_doctype,
    unpack_parts,
    word_file_faults,
)
from generator.problems import Message, Place, Problem, TemplateBroken, say
from generator.word.template.core_properties import DOCXTPL_FIELDS
from generator.workspace import regex

_WORDS = word_file_faults(
    {
        "E-TPL-FILE": "MISSING NO_FILE UNREADABLE EMPTY NO_PACKAGE",
        "E-TPL-CAP": "BIG PARTS UNPACKED RATIO ELEMENTS",
        "E-TPL-LOCKED": "OLD_OFFICE LOCKED",
        "E-TPL-ZIP": "DAMAGED NAME TWICE",
    }
)


def refuse(name: str, code: str, message: Message, *, part: str = "") -> TemplateBroken:
    """One fault of a template as the exception to raise."""
    return TemplateBroken([Problem(code, Place(name, part=part), message)])


def open_source(source: Path | bytes, name: str) -> tuple[bytes, dict[str, bytes]]:
    """The bytes of a template, from a file or already in memory, and its parts by name.

    Raises `TemplateBroken` with everything that forbids the package as a template.
    """
    try:
        data = read_file(source) if isinstance(source, Path) else source
        check_size(len(data))
        members = unpack_parts(data, FOREIGN)
    except PackageRefused as refused:
        raise TemplateBroken([refused.told(name, _WORDS)]) from None
    if problems := find_faults(members, name):
        raise TemplateBroken(problems)
    return data, members


def not_well_formed(name: str, part: str = "") -> TemplateBroken:
    """The refusal of a package with a part that is not XML."""
    message = say("tệp hỏng: có phần không phải XML; hãy mở bằng Word rồi lưu lại")
    return refuse(name, "E-TPL-ZIP", message, part=part)


BROKEN = (LookupError, ValueError, AttributeError, TypeError, etree.LxmlError)
"""How libraries fail on a package whose parts do not fit together."""


def damaged(name: str) -> TemplateBroken:
    """The refusal of a package that no library can make anything of."""
    message = say("tệp hỏng hoặc thiếu phần; hãy mở bằng Word rồi lưu lại")
    return refuse(name, "E-TPL-ZIP", message)


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN = WORD + "document.main+xml"
RENDERED = frozenset({MAIN, WORD + "header+xml", WORD + "footer+xml", WORD + "footnotes+xml"})
CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_LINKS = ("http:", "https:", "mailto:")
HARMLESS_LINKS = frozenset({"attachedTemplate", "mailMergeSource", "mailMergeHeaderSource"})
"""Links to the outside that Word makes by itself and no letter needs: they are dropped."""
_DROPPED = regex(r"comments\w*\+xml|people\+xml")
"""The types of parts that are dropped, whatever stands in them."""
_TAG_START = regex(r"\{\{|\{%|%7B%7B|%7B%25", re.IGNORECASE)

Faults = Iterator[tuple[str, str, Message]]
Check = Callable[[Mapping[str, bytes], Mapping[str, str]], Faults]


def find_faults(members: Mapping[str, bytes], name: str) -> list[Problem]:
    """Everything that forbids the package as a template, each with the part it lies in."""
    try:
        types = content_types(members)
        for checks in _CHECKS:
            faults = (fault for check in checks for fault in check(members, types))
            if found := [
                Problem(code, Place(name, part=part), said) for part, code, said in faults
            ]:
                return found
    except NotXml:
        return list(not_well_formed(name).problems)
    return []


def _macros(members: Mapping[str, bytes], types: Mapping[str, str]) -> Faults:
    for member in members:
        if "macroenabled" in types[member].casefold() or re.search(
            r"vba(Project|Data)|/activeX/", member, re.IGNORECASE
        ):
            yield member, "E-TPL-MACRO", say("tệp có macro; hãy lưu dạng .docx không macro")


def _kind(_members: Mapping[str, bytes], types: Mapping[str, str]) -> Faults:
    kinds = set(types.values())
    if any(kind.endswith("template.main+xml") for kind in kinds):
        yield "", "E-TPL-KIND", say("tệp là mẫu .dotx; hãy lưu dạng .docx")
    elif MAIN not in kinds and not any("macroEnabled" in kind for kind in kinds):
        yield "", "E-TPL-KIND", say("không phải tệp .docx")


def _is_xml(member: str, kind: str) -> bool:
    return kind.endswith("xml") or member.endswith((".xml", ".rels"))


def _doctypes(members: Mapping[str, bytes], types: Mapping[str, str]) -> Faults:
    for member, data in members.items():
        if _is_xml(member, types[member]) and shows_doctype(data):
            yield member, "E-TPL-DOCTYPE", say("phần này có khai báo DOCTYPE; không nhận")


def _outside_links(members: Mapping[str, bytes], _types: Mapping[str, str]) -> Faults:
    for member, data in members.items():
        if member.endswith(".rels"):
            for relation in read_relations(parse_xml(data), owner_of(member)):
                yield from _outside_link(member, relation)


def _outside_link(member: str, relation: Relation) -> Faults:
    address = relation.target
    if _TAG_START.search(address):
        yield member, "E-TPL-PLACE", _unsupported(address)
    is_hyperlink = relation.kind == "hyperlink" and address.casefold().startswith(_LINKS)
    is_dropped = is_hyperlink or relation.kind in HARMLESS_LINKS
    if relation.external and not is_dropped:
        message = say("liên kết ra ngoài «{address}»; không nhận", address=address)
        yield member, "E-TPL-LINK", message


def _stray_tags(members: Mapping[str, bytes], types: Mapping[str, str]) -> Faults:
    for member, data in members.items():
        kind = types[member]
        if kind in RENDERED or member.endswith(".rels") or not _is_xml(member, kind):
            continue
        if _DROPPED.search(kind):
            continue
        root = parse_xml(data)
        text = _core_text(root) if kind == CORE else "".join(map(str, root.itertext()))
        if found := re.search(r"\{[{%].{0,40}", text, re.DOTALL):
            yield member, "E-TPL-PLACE", _unsupported(found.group())


def _core_text(fields: etree._Element) -> str:
    """The text of the properties that docxtpl does not render."""
    others = (one for one in fields if etree.QName(one).localname not in DOCXTPL_FIELDS)
    return " ".join(field.text or "" for field in others)


def _unsupported(tag: str) -> Message:
    return say(
        "chỗ điền «{tag}» nằm ở nơi không hỗ trợ; chỉ dùng trong nội dung văn bản, đầu trang,"
        " chân trang, cước chú",
        tag=tag[:40],
    )


_CHECKS = ((_macros, _kind), (_doctypes,), (_outside_links, _stray_tags))
"""A package is looked into only as far as it is sound."""
