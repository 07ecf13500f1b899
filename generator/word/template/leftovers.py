"""What the authors of a template have left in it: comments, tracked changes, marks of old programs.

A template is edited for years, by many hands and programs. What is not part of its text is taken out
when it is opened, so that it reaches no letter and cuts no tag in two: changes are as if accepted,
comments are gone. What a person should know of, and clear away in Word, is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from generator import ooxml
from generator.problems import Message, Place, Problem, Severity, say
from generator.word.template.accepted_changes import CHANGES, DELETED, INSERTED, accept_changes
from generator.word.template.admission import HARMLESS_LINKS, WORD
from generator.word.template.elements import W, all_of, remove, spot_of, unwrap
from generator.word.template.joined_tags import join_tags
from generator.workspace import regex, unchanging

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_TEXTS = frozenset(
    WORD + kind
    for kind in ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml")
)
_SETTINGS = WORD + "settings+xml"
_GONE_RELATIONS = frozenset(
    {"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"}
)
_GONE_SETTINGS = ("attachedTemplate", "mailMerge", "trackRevisions")

_WRAPPERS = ("smartTag", "customXml")
_MARKS = (
    *("commentRangeStart", "commentRangeEnd", "annotationRef", "proofErr", "permStart", "permEnd"),
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart"),
    *("customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd"),
    *("customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "lastRenderedPageBreak"),
    *("smartTagPr", "customXmlPr"),
)
_PACKAGE = "_rels/.rels"
_CORE = b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_OF_LIBREOFFICE = (
    b"http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
)
"""LibreOffice has a name of its own for what leads to the properties; others would add a second part."""
_FROM_WORD = frozenset({f"{_W14}paraId", f"{_W14}textId"})


def take_leftovers(
    members: Mapping[str, bytes], file: str
) -> tuple[list[Problem], dict[str, bytes]]:
    """The parts of a template without them; parts that hold none stay as they are, byte for byte.

    With a warning for each kind that a person should clear away, at its first paragraph.
    """
    types = ooxml.content_types(members)
    left = dict(members)
    told: list[Problem] = []
    for name, kind in types.items():
        if kind in _TEXTS:
            root = ooxml.parse_xml(members[name])
            told += [
                Problem(code, Place(file, part=place), message, hint, Severity.WARNING)
                for code, place, message, hint in _told(name, root)
            ]
            if _clean_text(root):
                left[name] = ooxml.write_xml(root)
        elif kind == _SETTINGS:
            _clean_settings(left, name)
    _drop_relations(left)
    left[_PACKAGE] = left.get(_PACKAGE, b"").replace(_CORE_OF_LIBREOFFICE, _CORE)
    return told, left


@unchanging(frozen=True)
class _Leftover:
    """What is told of one kind of leftover."""

    code: str
    names: tuple[str, ...]
    said: Message
    hint: Message


_TOLD = (
    _Leftover(
        "W-TPL-CHANGES",
        (*DELETED, *INSERTED, "cellDel", *CHANGES),
        say("mẫu còn {count} dấu vết chỉnh sửa (Track Changes), chỗ đầu tiên ở đây"),
        say(
            "mở mẫu bằng Word, thẻ Review, chọn Accept All Changes and Stop Tracking rồi lưu;"
            " văn bản tạo ra coi như mọi sửa đổi đã được chấp nhận"
        ),
    ),
    _Leftover(
        "W-TPL-COMMENTS",
        ("commentReference",),
        say("mẫu còn {count} nhận xét (Comment), chỗ đầu tiên ở đây"),
        say(
            "mở mẫu bằng Word, thẻ Review, chọn Delete All Comments rồi lưu; văn bản tạo ra không"
            " mang theo nhận xét nào"
        ),
    ),
)
_MERGE_FIELD = regex(r"\bMERGEFIELD\s+\"?([^\s\"\\]+)")


def _told(name: str, root: etree._Element) -> Iterator[tuple[str, str, Message, Message]]:
    for kind in _TOLD:
        found = list(root.iter(*(W + one for one in kind.names)))
        if found:
            said = Message(kind.said.source, {"count": len(found)})
            yield kind.code, f"{name}, {spot_of(root, found[0])}", said, kind.hint
    for node in root.iter(f"{W}instrText", f"{W}fldSimple"):
        if field := _MERGE_FIELD.search(node.text or node.get(f"{W}instr") or ""):
            message = say("trường trộn thư «{field}» (MERGEFIELD) không được thay", field=field[1])
            hint = say("viết thẻ {example} vào chỗ ấy", example="{{ … }}")
            yield "W-TPL-MERGE", f"{name}, {spot_of(root, node)}", message, hint
            return


def _clean_text(root: etree._Element) -> bool:
    """Takes everything out; whether there was anything."""
    before = etree.tostring(root)
    accept_changes(root)
    for reference in all_of(root, ("commentReference",)):
        remove(next(reference.iterancestors(f"{W}r"), reference))
    for mark in all_of(root, _MARKS):
        remove(mark)
    for wrapper in all_of(root, _WRAPPERS):
        unwrap(wrapper)
    _forget_where_word_was(root)
    for paragraph in all_of(root, ("p",)):
        join_tags(paragraph)
    for control in all_of(root, ("sdt",)):
        _unbind(control)
    return bool(etree.tostring(root) != before)


def _forget_where_word_was(root: etree._Element) -> None:
    """The bookmark of the last change, and the numbers that Word gives to paragraphs."""
    numbers = {one.get(f"{W}id") for one in all_of(root, ("bookmarkStart",)) if _is_last(one)}
    for mark in all_of(root, ("bookmarkStart", "bookmarkEnd")):
        if mark.get(f"{W}id") in numbers:
            remove(mark)
    for element in root.iter(etree.Element):
        for name in _FROM_WORD.intersection(map(str, element.keys())):
            del element.attrib[name]


def _is_last(mark: etree._Element) -> bool:
    return mark.get(f"{W}name") == "_GoBack"


def _unbind(control: etree._Element) -> None:
    """Word would put what it has stored elsewhere in the place of the words that a tag makes."""
    content = control.find(f"{W}sdtContent")
    binding = control.find(f"{W}sdtPr/{W}dataBinding")
    if binding is not None and content is not None and "{" in "".join(map(str, content.itertext())):
        remove(binding)


def _clean_settings(members: dict[str, bytes], name: str) -> None:
    root = ooxml.parse_xml(members[name])
    found = all_of(root, _GONE_SETTINGS)
    for setting in found:
        remove(setting)
    if found:
        members[name] = ooxml.write_xml(root)


def _drop_relations(members: dict[str, bytes]) -> None:
    """Links that no letter needs; comments and who made them, with their parts and types."""
    gone: set[str] = set()
    for holder in [name for name in members if name.endswith(".rels")]:
        gone |= _drop_from(members, holder)
    for name in gone:
        members.pop(name, None)
        members.pop(ooxml.relations_name(name), None)
    if gone:
        types = ooxml.parse_xml(members[ooxml.CONTENT_TYPES])
        named = {entry.get("PartName", "").lstrip("/"): b"" for entry in types}
        ooxml.keep_types(types, {name: data for name, data in named.items() if name not in gone})
        members[ooxml.CONTENT_TYPES] = ooxml.write_xml(types)


def _drop_from(members: dict[str, bytes], holder: str) -> set[str]:
    """Takes them out of the relationships of one part; the parts that they pointed to."""
    root = ooxml.parse_xml(members[holder])
    found = list(ooxml.read_relations(root, ooxml.owner_of(holder)))
    links = {one.id for one in found if one.external and one.kind in HARMLESS_LINKS}
    gone = {one.id: one.target for one in found if one.kind in _GONE_RELATIONS}
    for node in list(root):
        if node.get("Id") in links | gone.keys():
            root.remove(node)
    if links or gone:
        members[holder] = ooxml.write_xml(root)
    return set(gone.values())
