"""What a package must not hold to be a template: macros, links to outside, DOCTYPE, stray tags.

Works on the unpacked members alone. Sizes and names are checked by `opening` before; the tags in
the parts that are rendered are read by `places` after.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from generator.problems import Message, Place, Problem, say
from generator.word.template.opening import not_well_formed

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN = WORD + "document.main+xml"
RENDERED = frozenset({MAIN, WORD + "header+xml", WORD + "footer+xml", WORD + "footnotes+xml"})
CORE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE_RENDERED = frozenset({"creator", "description", "identifier", "language", "subject", "title"})
_TYPES = "[Content_Types].xml"
_LINKS = ("http:", "https:", "mailto:")
_TAG_START = re.compile(r"\{\{|\{%|%7B%7B|%7B%25", re.IGNORECASE)

Faults = Iterator[tuple[str, str, Message]]
Check = Callable[[Mapping[str, bytes], Mapping[str, str]], Faults]


class NotWellFormed(ValueError):
    """A part that has to be read is not XML."""


def parse_part(data: bytes) -> etree._Element:
    """A part as a tree, strictly: no DTD, no network, nothing mended."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NotWellFormed(str(error)) from None


def content_types(members: Mapping[str, bytes]) -> dict[str, str]:
    """The content type of each member: its own entry, or that of its extension."""
    root = parse_part(members.get(_TYPES, b""))
    named: dict[str, str] = {}
    by_extension: dict[str, str] = {}
    for entry in root.iter(etree.Element):
        kind = entry.get("ContentType", "")
        if part := entry.get("PartName"):
            named[part.lstrip("/").casefold()] = kind
        elif extension := entry.get("Extension"):
            by_extension[extension.casefold()] = kind
    return {
        member: named.get(member.casefold())
        or by_extension.get(member.rpartition(".")[2].casefold(), "")
        for member in members
    }


def find_faults(members: Mapping[str, bytes], name: str) -> list[Problem]:
    """Everything that forbids the package as a template, each with the part it lies in."""
    try:
        types = content_types(members)
        return _told(members, types, name, _macros, _kind) or _told(
            members, types, name, _doctypes, _outside_links, _stray_tags
        )
    except NotWellFormed:
        return list(not_well_formed(name).problems)


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
        if _is_xml(member, types[member]) and b"<!DOCTYPE" in data.replace(b"\0", b""):
            yield member, "E-TPL-DOCTYPE", say("phần này có khai báo DOCTYPE; không nhận")


def _outside_links(members: Mapping[str, bytes], _types: Mapping[str, str]) -> Faults:
    for member, data in members.items():
        if member.endswith(".rels"):
            for relation in parse_part(data).iter("{*}Relationship"):
                yield from _outside_link(member, relation)


def _outside_link(member: str, relation: etree._Element) -> Faults:
    address = relation.get("Target", "")
    if _TAG_START.search(address):
        yield member, "E-TPL-PLACE", _unsupported(address)
    if relation.get("TargetMode") != "External":
        return
    is_hyperlink = relation.get("Type", "").endswith("/hyperlink")
    if not (is_hyperlink and address.casefold().startswith(_LINKS)):
        yield (
            member,
            "E-TPL-LINK",
            say("liên kết ra ngoài «{address}»; không nhận", address=address),
        )


def _stray_tags(members: Mapping[str, bytes], types: Mapping[str, str]) -> Faults:
    for member, data in members.items():
        kind = types[member]
        if kind in RENDERED or member.endswith(".rels") or not _is_xml(member, kind):
            continue
        text = _core_text(data) if kind == CORE else _joined_text(data)
        if found := re.search(r"\{[{%].{0,40}", text, re.DOTALL):
            yield member, "E-TPL-PLACE", _unsupported(found.group())


def _core_text(data: bytes) -> str:
    fields = parse_part(data)
    return " ".join(
        field.text or "" for field in fields if etree.QName(field).localname not in CORE_RENDERED
    )


def _joined_text(data: bytes) -> str:
    return "".join(map(str, parse_part(data).itertext()))


def _unsupported(tag: str) -> Message:
    return say(
        "chỗ thay «{tag}» nằm ở nơi không hỗ trợ; chỉ dùng trong thân văn bản, đầu trang,"
        " chân trang, chú thích chân trang",
        tag=tag[:40],
    )
