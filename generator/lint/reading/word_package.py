"""A .docx opened without trusting it: what is inside, as bytes and as parsed parts.

Macros and document type declarations are refused; what a part links to outside is never fetched. Files
of other forms are read in the copy that LibreOffice makes of them, where it is there. What the parts say
is left to their readers.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from generator import ooxml, word
from generator.lint.reading.ooxml import Element
from generator.ooxml import PackageFault, PackageRefused, Relation
from generator.problems import (
    MachineFailed,
    Message,
    Place,
    Problem,
    ProgramMissing,
    RecordsInvalid,
    say,
)
from generator.workspace import regex

_MAIN = "wordprocessingml.document.main+xml"
_SAVE = say("mở bằng Word rồi lưu lại dạng .docx")
_SEND = say("ảnh không soát được: xin tệp Word của nơi gửi, hoặc gõ lại lời văn vào một tệp Word")
_AGAIN = say("mở bằng Word rồi lưu lại dạng .docx; Word không mở được thì xin lại tệp của nơi gửi")
_TURN = say(
    "mở bằng Word, chọn Save As, dạng «Word Document (*.docx)» rồi soát lại; máy có LibreOffice thì soát"
    " được ngay"
)
_ODT = b"application/vnd.oasis.opendocument.text"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_HEAD = 8_000
_NO_WORD = say("tệp nén này không phải tệp .docx")
_WORDS = ooxml.word_file_faults(
    {
        "E-DOCX-MISSING": "MISSING",
        "E-DOCX-FOLDER": "NO_FILE",
        "E-DOCX-BIG": "BIG",
        "E-DOCX-EMPTY": "EMPTY",
        "E-DOCX-PASSWORD": "OLD_OFFICE LOCKED",
        "E-DOCX-KIND": "NO_PACKAGE",
        "E-DOCX-DAMAGED": "DAMAGED",
        "E-DOCX-PARTS": "PARTS",
        "E-DOCX-NAME": "NAME",
        "E-DOCX-TWICE": "TWICE",
        "E-DOCX-BOMB": "UNPACKED RATIO ELEMENTS",
    }
)
_IMAGE = say("tệp ảnh")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_OTHERS = (
    (b"%PDF-", say("tệp PDF"), _SAVE),
    *((sign, _IMAGE, _SEND) for sign in _IMAGES),
    (b"MIME-Version:", say("trang web một tệp (.mht)"), _SAVE),
    (b"<", say("tệp XML"), _SAVE),
)
"""What a file is that begins so, and what is to be done with it."""


class FileKind(Enum):
    """A form that is no .docx but of which LibreOffice makes one; by which filter, under which name."""

    STRICT = ("E-DOCX-STRICT", "MS Word 2007 XML", ".docx", say("tệp dạng Strict Open XML"))
    DOC = ("E-DOCX-DOC", "MS Word 97", ".doc", say("tệp .doc của Word 97-2003"))
    ODT = ("E-DOCX-ODT", "writer8", ".odt", say("tệp .odt (OpenDocument)"))
    RTF = ("E-DOCX-RTF", "Rich Text Format", ".rtf", say("tệp RTF"))
    HTML = ("E-DOCX-HTML", "HTML (StarWriter)", ".html", say("trang web (HTML)"))
    OLD_XML = ("E-DOCX-XML-2003", "MS Word 2003 XML", ".xml", say("tệp XML của Word 2003"))

    @property
    def said(self) -> Message:
        return self.value[3]


_SIGNS = {
    FileKind.RTF: regex(rb"\{\\rtf"),
    FileKind.OLD_XML: regex(rb"(?s)<.*?(<\?mso-application progid=.Word|<w:wordDocument\b)"),
}
"""By what a file begins that is no package, whatever its name ends with."""


@dataclass
class WordPackage:
    """The parts of a Word file by name (`word/document.xml`), parsed when first asked for.

    `made_of` tells what the file is of which LibreOffice made these parts.
    """

    file: str
    parts: Mapping[str, bytes]
    main: str
    made_of: FileKind | None = None
    _trees: dict[str, Element] = field(default_factory=dict, init=False)
    _relations: dict[str, Mapping[str, Relation]] = field(default_factory=dict, init=False)

    def tree(self, name: str) -> Element | None:
        """The root element of an XML part; None when there is no such part."""
        if name not in self._trees:
            raw = self.parts.get(name)
            self._trees[name] = None if raw is None else self._parsed(name, raw)
        return self._trees[name]

    def trees(self) -> Iterator[tuple[str, Element]]:
        """The parts that are XML, each with its root."""
        for name in self.parts:
            if name.endswith(".xml"):
                tree = self.tree(name)
                if tree is not None:
                    yield name, tree

    def anew(self) -> WordPackage:
        """The same file with nothing parsed yet: what was changed in its trees is not in these."""
        return replace(self)

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What the part points to, by relationship id."""
        if part not in self._relations:
            root = self.tree(ooxml.relations_name(part))
            found = () if root is None else ooxml.read_relations(root, part)
            self._relations[part] = {one.id: one for one in found}
        return self._relations[part]

    def related(self, part: str, kind: str) -> str | None:
        """The first part of that kind (`styles`, `theme`) that `part` points to."""
        for relation in self.relations(part).values():
            if relation.kind == kind and not relation.external:
                return relation.target
        return None

    def branch(self, kind: str) -> Element | None:
        """The root of the first part of that kind that the main part points to."""
        return self.tree(self.related(self.main, kind) or "")

    def packed(self, changed: Mapping[str, Element]) -> bytes:
        """The bytes of a .docx with some parts put in the place of the old ones, or added."""
        written = {name: ooxml.write_xml(root) for name, root in changed.items()}
        return ooxml.pack({**self.parts, **written})

    def _parsed(self, name: str, raw: bytes) -> Element:
        try:
            return ooxml.parse_xml(raw)
        except ooxml.HasDoctype:
            message = say("phần «{name}» có khai báo DOCTYPE; không nhận", name=name)
            raise refuse(self.file, "E-DOCX-DOCTYPE", message) from None
        except ooxml.NotXml as error:
            message = say("phần «{name}» không phải XML đúng", name=name)
            raise refuse(self.file, "E-DOCX-XML", message) from error


def open_package(path: Path) -> WordPackage:
    """Open the file; everything wrong with it as a container is raised as `RecordsInvalid`."""
    return read_package(_bytes_of(path), str(path))


def open_any(path: Path) -> WordPackage:
    """The same, and of a file of another form the copy that LibreOffice makes of it.

    Without LibreOffice such a file is refused with what it is and what to do.
    """
    data = _bytes_of(path)
    try:
        return read_package(data, str(path))
    except _OtherKind as other:
        _, form, suffix, _ = other.kind.value
        try:
            made = word.turned_into_word(data, suffix, outside=[path.parent], read_as=form)
        except ProgramMissing:
            raise other from None
        if made is None:
            message = say(
                "{kind}: LibreOffice không đọc được, có thể tệp hỏng hoặc có mật khẩu",
                kind=other.kind.said,
            )
            raise refuse(str(path), "E-DOCX-CONVERT", message, _SAVE) from other
        return replace(read_package(made, str(path)), made_of=other.kind)


def _bytes_of(path: Path) -> bytes:
    try:
        return ooxml.read_file(path)
    except PackageRefused as refused:
        if refused.fault is PackageFault.UNREADABLE:
            raise MachineFailed(say("không đọc được tệp {file}", file=path)) from refused
        raise RecordsInvalid([refused.told(str(path), _WORDS)]) from refused


def read_package(raw: bytes, file: str) -> WordPackage:
    """The package held by these bytes; `file` is the name for messages."""
    try:
        ooxml.check_size(len(raw))
        parts = ooxml.unpack_parts(raw, ooxml.FOREIGN)
    except PackageRefused as refused:
        if refused.fault is PackageFault.NO_PACKAGE:
            raise _not_word(file, raw) from refused
        if refused.fault is PackageFault.OLD_OFFICE and _streams(raw, "WordDocument"):
            raise _OtherKind(file, FileKind.DOC) from refused
        raise RecordsInvalid([refused.told(file, _WORDS)]) from refused
    if parts.get("mimetype", b"").startswith(_ODT):
        raise _OtherKind(file, FileKind.ODT)
    main = _main_part(parts, _types(parts, file), file)
    if _STRICT in parts[main][:_HEAD]:
        raise _OtherKind(file, FileKind.STRICT)
    return WordPackage(file, parts, main)


def _streams(raw: bytes, name: str) -> bool:
    """Whether a file of old Office holds that stream, and is not a locked one of new Office."""
    found, locked = (one.encode("utf-16-le") in raw for one in (name, "EncryptedPackage"))
    return found and not locked


class _OtherKind(RecordsInvalid):
    """A file that would be read if LibreOffice turned it into a Word file."""

    def __init__(self, file: str, kind: FileKind) -> None:
        self.kind = kind
        message = say("{kind}, không phải .docx thường", kind=kind.said)
        super().__init__([Problem(kind.value[0], Place(file), message, _TURN)])


def refuse(file: str, code: str, message: Message, hint: Message | None = None) -> RecordsInvalid:
    """The exception that tells one fault of the whole file."""
    return RecordsInvalid([Problem(code, Place(file), message, hint)])


def _not_word(file: str, raw: bytes) -> RecordsInvalid:
    start = raw[:_HEAD].removeprefix(BOM_UTF8).lstrip()
    for other, signs in _SIGNS.items():
        if signs.match(start):
            return _OtherKind(file, other)
    if word.is_web_page(raw):
        return _OtherKind(file, FileKind.HTML)
    for mark, kind, hint in _OTHERS:
        if start.startswith(mark):
            said = say("đây là {kind}, không phải tệp .docx", kind=kind)
            return refuse(file, "E-DOCX-KIND", said, hint)
    return refuse(file, "E-DOCX-KIND", say("không phải tệp .docx"), _AGAIN)


def _types(parts: Mapping[str, bytes], file: str) -> dict[str, str]:
    try:
        return ooxml.content_types(parts)
    except ooxml.NotXml as error:
        raise refuse(file, "E-DOCX-KIND", _NO_WORD) from error


def _main_part(parts: Mapping[str, bytes], types: Mapping[str, str], file: str) -> str:
    """The part to which the package points as its text; its type says whether it is one to read."""
    main = _pointed_at(parts) or _typed(types)
    kind = types.get(main, "")
    has_macros = any(name.lower().endswith("vbaproject.bin") for name in types)
    if has_macros or "macroEnabled" in kind:
        hint = say("lưu lại dạng .docx, không macro")
        raise refuse(file, "E-DOCX-MACRO", say("tệp có macro"), hint)
    if "template.main" in kind:
        raise refuse(file, "E-DOCX-KIND", say("đây là mẫu .dotx"), say("hãy lưu dạng .docx"))
    if "spreadsheetml" in kind or "presentationml" in kind:
        raise refuse(file, "E-DOCX-KIND", say("đây là tệp Excel hoặc PowerPoint, không phải .docx"))
    if not main or not main.endswith(".xml"):
        raise refuse(file, "E-DOCX-KIND", _NO_WORD)
    return main


def _pointed_at(parts: Mapping[str, bytes]) -> str:
    """By the relationships of the package, which decide; those of older files may be broken."""
    with suppress(ooxml.NotXml):
        for one in ooxml.relations_of(parts, ""):
            if one.kind == "officeDocument" and not one.external and one.target in parts:
                return one.target
    return ""


def _typed(types: Mapping[str, str]) -> str:
    """By its type where nothing points to it."""
    kinds = (_MAIN, "macroEnabled", "template.main", "spreadsheetml", "presentationml")
    for kind in kinds:
        for name, said in types.items():
            if kind in said and name.endswith(".xml") and name != ooxml.CONTENT_TYPES:
                return name
    return ""
