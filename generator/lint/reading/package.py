"""A .docx opened without trusting it: what is inside, as bytes and as parsed parts.

Sizes are counted while unpacking and never believed from the archive's own list. Macros and
document type declarations are refused; what a part links to outside is never fetched. What the
parts say is left to their readers.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from generator.lint.reading.ooxml import Element
from generator.lint.reading.relations import Relation, read_relations, relations_name
from generator.problems import MachineFailed, Message, Place, Problem, RecordsInvalid, say

MAX_PACKED = 30 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_PARTS = 3000
MAX_RATIO = 200
RATIO_FROM = 1024 * 1024
_CHUNK = 1024 * 1024
_OLE = bytes.fromhex("d0cf11e0")
_TYPES = "[Content_Types].xml"
_TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_MAIN = "wordprocessingml.document.main+xml"
_KINDS = (
    (b"%PDF-", say("tệp PDF")),
    (b"{\\rtf", say("tệp RTF")),
    (b"\x89PNG", say("tệp ảnh")),
    (b"\xff\xd8\xff", say("tệp ảnh")),
    (b"<", say("tệp HTML hoặc XML")),
)


@dataclass
class Package:
    """The parts of a Word file by name (`word/document.xml`), parsed when first asked for."""

    file: str
    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    main: str
    _trees: dict[str, Element] = field(default_factory=dict)

    def tree(self, name: str) -> Element | None:
        """The root element of an XML part; None when there is no such part."""
        if name not in self._trees:
            raw = self.parts.get(name)
            self._trees[name] = None if raw is None else _parse(self.file, name, raw)
        return self._trees[name]

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What the part points to, by relationship id."""
        return read_relations(self.tree(relations_name(part)), part)

    def related(self, part: str, kind: str) -> str | None:
        """The first part of that kind (`styles`, `theme`) that `part` points to."""
        for relation in self.relations(part).values():
            if relation.kind == kind and not relation.external:
                return relation.target
        return None


def open_package(path: Path) -> Package:
    """Open the file; everything wrong with it as a container is raised as `RecordsInvalid`."""
    return read_package(_read_file(path), str(path))


def read_package(raw: bytes, file: str) -> Package:
    """The package held by these bytes; `file` is the name for messages."""
    _check_start(raw, file)
    parts = _unpack(raw, file)
    types = _content_types(parts, file)
    package = Package(file, parts, types, _main_part(types, file))
    _check_parts(package)
    return package


def refuse(file: str, code: str, message: Message, hint: Message | None = None) -> RecordsInvalid:
    """The exception that tells one fault of the whole file."""
    return RecordsInvalid([Problem(code, Place(file), message, hint)])


def _read_file(path: Path) -> bytes:
    if path.is_dir():
        raise refuse(str(path), "E-DOCX-FOLDER", say("đây là thư mục, không phải tệp .docx"))
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_PACKED + 1)
    except FileNotFoundError as error:
        raise refuse(str(path), "E-DOCX-MISSING", say("không có tệp này")) from error
    except OSError as error:
        raise MachineFailed(say("không đọc được tệp {file}", file=path)) from error
    return raw


def _check_start(raw: bytes, file: str) -> None:
    if not raw:
        raise refuse(file, "E-DOCX-EMPTY", say("tệp rỗng"))
    if len(raw) > MAX_PACKED:
        raise refuse(file, "E-DOCX-BIG", say("tệp lớn hơn {cap} MB", cap=MAX_PACKED >> 20))
    if raw.startswith(_OLE):
        raise refuse(
            file,
            "E-DOCX-PASSWORD",
            say("tệp được đặt mật khẩu hoặc là tệp .doc kiểu cũ"),
            say("bỏ mật khẩu, hoặc mở bằng Word rồi lưu lại dạng .docx"),
        )
    if not raw.startswith(b"PK"):
        raise _not_docx(file, raw)


def _not_docx(file: str, raw: bytes) -> RecordsInvalid:
    start = raw.lstrip()[:8]
    kind = next((said for mark, said in _KINDS if start.startswith(mark)), None)
    message = say("không phải tệp .docx")
    if kind:
        message = say("đây là {kind}, không phải tệp .docx", kind=kind)
    return refuse(file, "E-DOCX-KIND", message, say("mở bằng Word rồi lưu lại dạng .docx"))


def _unpack(raw: bytes, file: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _check_names(archive, file)
            return _read_members(archive, file)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise _damaged(file) from error
    except (ValueError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise _damaged(file) from error


def _damaged(file: str) -> RecordsInvalid:
    return refuse(file, "E-DOCX-DAMAGED", say("gói .docx hỏng hoặc bị cắt mất một phần"))


def _check_names(archive: zipfile.ZipFile, file: str) -> None:
    names = [info.filename for info in archive.infolist() if not info.is_dir()]
    if len(names) > MAX_PARTS:
        raise refuse(
            file,
            "E-DOCX-PARTS",
            say("gói có {count} phần, nhiều hơn {cap}", count=len(names), cap=MAX_PARTS),
        )
    seen: set[str] = set()
    for name in names:
        if name.lower() in seen:
            raise refuse(file, "E-DOCX-TWICE", say("phần «{name}» có hai lần", name=name))
        if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
            raise refuse(file, "E-DOCX-NAME", say("tên phần «{name}» đi ra ngoài gói", name=name))
        seen.add(name.lower())


def _read_members(archive: zipfile.ZipFile, file: str) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left = MAX_UNPACKED
    for info in archive.infolist():
        if info.is_dir():
            continue
        parts[info.filename] = _read_member(archive, info, left, file)
        left -= len(parts[info.filename])
    return parts


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int, file: str) -> bytes:
    gathered = bytearray()
    with archive.open(info) as stream:
        while piece := stream.read(_CHUNK):
            gathered += piece
            tight = len(gathered) > max(RATIO_FROM, MAX_RATIO * max(info.compress_size, 1))
            if len(gathered) > left or tight:
                raise refuse(
                    file,
                    "E-DOCX-BOMB",
                    say(
                        "phần «{name}» giải nén vượt mức cho phép ({cap} MB cả gói)",
                        name=info.filename,
                        cap=MAX_UNPACKED >> 20,
                    ),
                )
    return bytes(gathered)


def _content_types(parts: Mapping[str, bytes], file: str) -> dict[str, str]:
    raw = parts.get(_TYPES)
    if raw is None:
        raise refuse(file, "E-DOCX-KIND", say("gói nén này không phải tệp .docx"))
    root = _parse(file, _TYPES, raw)
    defaults = {
        (node.get("Extension") or "").lower(): node.get("ContentType") or ""
        for node in root.iter(f"{_TYPES_NS}Default")
    }
    given = {
        (node.get("PartName") or "").lstrip("/"): node.get("ContentType") or ""
        for node in root.iter(f"{_TYPES_NS}Override")
    }
    return {
        name: given.get(name) or defaults.get(name.rpartition(".")[2].lower(), "") for name in parts
    }


def _main_part(types: Mapping[str, str], file: str) -> str:
    for name, said in types.items():
        if said.endswith(_MAIN):
            return name
    kinds = " ".join(types.values())
    if "macroEnabled" in kinds:
        raise refuse(
            file, "E-DOCX-MACRO", say("tệp có macro"), say("lưu lại dạng .docx, không macro")
        )
    if "template.main" in kinds:
        raise refuse(file, "E-DOCX-KIND", say("đây là mẫu .dotx"), say("hãy lưu dạng .docx"))
    if "spreadsheetml" in kinds or "presentationml" in kinds:
        raise refuse(file, "E-DOCX-KIND", say("đây là tệp Excel hoặc PowerPoint, không phải .docx"))
    raise refuse(file, "E-DOCX-KIND", say("gói nén này không phải tệp .docx"))


def _check_parts(package: Package) -> None:
    if any(name.lower().endswith("vbaproject.bin") for name in package.parts):
        raise refuse(
            package.file,
            "E-DOCX-MACRO",
            say("tệp có macro"),
            say("lưu lại dạng .docx, không macro"),
        )


def _parse(file: str, name: str, raw: bytes) -> Element:
    try:
        root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise refuse(
            file, "E-DOCX-XML", say("phần «{name}» không phải XML đúng", name=name)
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise refuse(
            file, "E-DOCX-DOCTYPE", say("phần «{name}» có khai báo DOCTYPE; không nhận", name=name)
        )
    return root
