"""What a package must not hold to be a template: macros, links to outside, DOCTYPE, stray tags.

Works on the unpacked members alone. Sizes and names are checked by `admission` before; the tags in
the parts that are rendered are read by `places` after.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from generator.ooxml import (
    NotXml,
    Relation,
    content_types,
    owner_of,
    parse_xml,
    read_relations,
    shows_doctype,
)
from generator.problems import Message, Place, Problem, say
from generator.word.template.admission import not_well_formed

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN = WORD + "document.main+xml"
RENDERED = frozenset({MAIN, WORD + "header+xml", WORD + "footer+xml", WORD + "footnotes+xml"})
CORE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE_RENDERED = frozenset({"creator", "description", "identifier", "language", "subject", "title"})
_LINKS = ("http:", "https:", "mailto:")
_TAG_START = re.compile(r"\{\{|\{%|%7B%7B|%7B%25", re.IGNORECASE)

Faults = Iterator[tuple[str, str, Message]]
Check = Callable[[Mapping[str, bytes], Mapping[str, str]], Faults]


def find_faults(members: Mapping[str, bytes], name: str) -> list[Problem]:
    """Everything that forbids the package as a template, each with the part it lies in."""
    try:
        types = content_types(members)
        for checks in _CHECKS:
            if found := _told(members, types, name, *checks):
                return found
    except NotXml:
        return list(not_well_formed(name).problems)
    return []


def _told(
    members: Mapping[str, bytes], types: Mapping[str, str], name: str, *checks: Check
) -> list[Problem]:
    return [
        Problem(code, Place(name, part=part), message)
        for check in checks
        for part, code, message in check(members, types)
    ]


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
    if relation.external and not is_hyperlink:
        message = say("liên kết ra ngoài «{address}»; không nhận", address=address)
        yield member, "E-TPL-LINK", message


def _stray_tags(members: Mapping[str, bytes], types: Mapping[str, str]) -> Faults:
    for member, data in members.items():
        kind = types[member]
        if kind in RENDERED or member.endswith(".rels") or not _is_xml(member, kind):
            continue
        text = _core_text(data) if kind == CORE else _joined_text(data)
        if found := re.search(r"\{[{%].{0,40}", text, re.DOTALL):
            yield member, "E-TPL-PLACE", _unsupported(found.group())


def _core_text(data: bytes) -> str:
    fields = parse_xml(data)
    return " ".join(
        field.text or "" for field in fields if etree.QName(field).localname not in CORE_RENDERED
    )


def _joined_text(data: bytes) -> str:
    return "".join(map(str, parse_xml(data).itertext()))


def _unsupported(tag: str) -> Message:
    return say(
        "chỗ thay «{tag}» nằm ở nơi không hỗ trợ; chỉ dùng trong thân văn bản, đầu trang,"
        " chân trang, chú thích chân trang",
        tag=tag[:40],
    )


_CHECKS = ((_macros, _kind), (_doctypes,), (_outside_links, _stray_tags))
"""A package is looked into only as far as it is sound."""
