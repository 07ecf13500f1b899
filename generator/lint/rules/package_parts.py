"""The package itself: what kind each part is, what points to it, what its bytes are (ECMA-376, Phần 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from generator.lint.package_rule import package_rule, twice
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.ooxml import NS, TAG, Element, child, descend, short
from generator.lint.reading.spot import Spot
from generator.lint.rule import Breach
from generator.ooxml import (
    CONTENT_TYPES,
    Relation,
    content_types,
    owner_of,
    read_relations,
    relations_name,
)
from generator.problems import Severity, say
from generator.workspace import regex

_SAVE = say("mở bằng Word rồi lưu lại; Word không mở được thì tạo lại tệp")
_AGAIN = say("chèn lại hình hoặc đối tượng ấy")
_LINKS = [TAG[f"r:{one}"] for one in ("id", "embed", "link", "pict", "dm", "lo", "qs", "cs")]
_LINKED_BY = {"r": NS["r"]}
_LINKED = {
    "w:headerReference": "header",
    "w:footerReference": "footer",
    "a:blip": "image",
    "v:imagedata": "image",
}
_FREE = regex(r"\[Content_Types\]\.xml|.*\.rels|_rels/.*|\[trash\].*", re.IGNORECASE)
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_DOCUMENT = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_DOCUMENT}.wordprocessingml."
_TYPES = {
    "officeDocument": f"{_WORD}document.main+xml",
    "theme": f"{_DOCUMENT}.theme+xml",
    "chart": f"{_DOCUMENT}.drawingml.chart+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "extended-properties": f"{_DOCUMENT}.extended-properties+xml",
    "custom-properties": f"{_DOCUMENT}.custom-properties+xml",
    "glossaryDocument": f"{_WORD}document.glossary+xml",
    **{
        name: f"{_WORD}{name}+xml"
        for name in [
            "styles",
            "numbering",
            "settings",
            "webSettings",
            "fontTable",
            "header",
            "footer",
            "footnotes",
            "endnotes",
            "comments",
        ]
    },
}
_ROOTS = {
    "officeDocument": "w:document",
    "styles": "w:styles",
    "numbering": "w:numbering",
    "settings": "w:settings",
    "header": "w:hdr",
    "footer": "w:ftr",
    "footnotes": "w:footnotes",
    "endnotes": "w:endnotes",
    "comments": "w:comments",
    "theme": "a:theme",
}
_SAID = regex(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding=[\"']([^\"']*)")
_CODES = frozenset({"utf-8", "utf8", "utf-16", "us-ascii"})
_NAME = regex(r"[A-Za-z0-9_.\-~!$&'()*+,;=:@%]*[A-Za-z0-9_\-~!$&'()*+,;=:@%]")
_ID = regex(r"[^\W\d][\w.\-]*")
_DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])"
_HOUR = r"(T([01]\d|2[0-4]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?"
_DATE = regex(f"{_DAY}{_HOUR})?)?", re.ASCII)
_PICTURES = (
    (b"\x89PNG\r\n", "png"),
    (b"\xff\xd8\xff", "jpg jpeg jpe jfif"),
    (b"GIF8", "gif"),
    (b"BM", "bmp dib"),
    (b"II", "tif tiff wdp"),
    (b"MM", "tif tiff"),
    (b"\x01\0\0\0", "emf wmf"),
    (b"\xd7\xcd\xc6\x9a", "wmf emf"),
    (b"\x01\0\x09\0", "wmf emf"),
    (b"\x1f\x8b", "emz wmz"),
    (b"<", "svg"),
    (b"\xef\xbb\xbf<", "svg"),
)
_ENDINGS = frozenset(" ".join(kinds for _mark, kinds in _PICTURES).split())
_COLOURS = (
    *("dk1", "lt1", "dk2", "lt2"),
    *(f"accent{number}" for number in range(1, 7)),
    *("hlink", "folHlink"),
)
_THEME = {
    "a:theme": ("themeElements",),
    "a:themeElements": ("clrScheme", "fontScheme", "fmtScheme"),
    "a:clrScheme": _COLOURS,
    "a:fontScheme": ("majorFont", "minorFont"),
    "a:majorFont": ("latin", "ea", "cs"),
    "a:minorFont": ("latin", "ea", "cs"),
    "a:fmtScheme": ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst"),
}
"""What Word wants to find in each piece of a theme."""
_STYLES = 3
_NEEDS = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def _relations(document: WordFile) -> Iterator[tuple[str, Relation]]:
    """Every relationship of the package with the part that has it."""
    for name in document.package.parts:
        root = document.package.tree(name) if name.endswith(".rels") else None
        for one in () if root is None else read_relations(root, owner_of(name)):
            yield owner_of(name), one


@package_rule("OOXML-form", Severity.INFO)
def form(document: WordFile) -> Iterator[Breach]:
    """Văn bản gửi đi ở dạng .docx thường.

    Mục đích: tệp .doc, .odt, RTF, HTML, Strict Open XML được soát trên bản sao do LibreOffice chuyển sang
    .docx; chỗ ngắt trang và vài định dạng có thể lệch với bản gốc.
    Căn cứ: thông lệ.
    Đúng: thu.docx.
    Sai: thu.doc, thu.odt, thu.rtf; tệp lưu dạng «Strict Open XML Document».
    """
    if document.package.made_of is not None:
        message = say(
            "{kind}: đã soát bản sao do LibreOffice chuyển sang .docx, định dạng có thể lệch với bản gốc",
            kind=document.package.made_of.said,
        )
        hint = say("mở bằng Word, lưu lại dạng .docx rồi soát lại")
        yield Breach(Spot(document.package.main), message, hint)


@package_rule("OOXML-type", Severity.ERROR)
def types(document: WordFile) -> Iterator[Breach]:
    """Mỗi phần trong gói được khai đúng kiểu nội dung, một lần.

    Mục đích: thiếu hoặc sai kiểu nội dung thì Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 2, 10.1.2 ([Content_Types].xml).
    Đúng: <Override PartName="/word/styles.xml" ContentType="…wordprocessingml.styles+xml"/>.
    Sai: styles.xml chỉ có kiểu application/xml; ảnh .png không có <Default Extension="png">.
    """
    package = document.package
    known = content_types(package.parts)
    for name, kind in known.items():
        if name.endswith(".rels") and kind != _RELATIONS:
            yield Breach(Spot(name), say("phần này khai sai kiểu nội dung"), _SAVE)
        elif not kind and not _FREE.fullmatch(name):
            yield Breach(Spot(name), say("phần này không khai kiểu nội dung"), _SAVE)
    asked = {one.target: one.kind for _owner, one in _relations(document) if not one.external}
    for name, asks in asked.items():
        kind = known.get(name, "")
        right = kind.startswith("image/") if asks == "image" else kind == _TYPES.get(asks, kind)
        if kind and not right:
            yield Breach(Spot(name), say("phần này khai sai kiểu nội dung"), _SAVE)
    yield from _declared_twice(package.tree(CONTENT_TYPES))


def _declared_twice(root: Element) -> Iterator[Breach]:
    said = ((one.get("PartName") or one.get("Extension") or "").casefold() for one in root)
    for name in twice(said):
        message = say("kiểu nội dung của «{name}» khai hai lần", name=name)
        yield Breach(Spot(CONTENT_TYPES), message, _SAVE)


@package_rule("OOXML-prefix", Severity.ERROR)
def prefixes(document: WordFile) -> Iterator[Breach]:
    """Tiền tố nêu trong mc:Ignorable, Requires phải được khai báo.

    Mục đích: tiền tố không khai báo làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 3, 10.1.
    Đúng: mc:Ignorable="w14" và xmlns:w14="…".
    Sai: mc:Ignorable="w14 w15" nhưng không có xmlns:w15.
    """
    for name, tree in document.package.trees():
        for node in (tree, *tree.iter(f"{{{_NEEDS}}}Choice")):
            said = (
                node.get("Requires"),
                *(node.get(f"{{{_NEEDS}}}{one}") for one in ("Ignorable", "MustUnderstand")),
            )
            for prefix in " ".join(filter(None, said)).split():
                if prefix not in node.nsmap:
                    message = say("tiền tố «{prefix}» không được khai báo", prefix=prefix)
                    yield Breach(Spot(name), message, _SAVE)


@package_rule("OOXML-root", Severity.ERROR)
def roots(document: WordFile) -> Iterator[Breach]:
    """Mỗi phần bắt đầu bằng phần tử của loại ấy.

    Mục đích: phần kiểu chữ không phải w:styles, đầu trang không phải w:hdr thì Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 1, 11.3.
    Đúng: header1.xml bắt đầu bằng <w:hdr>.
    Sai: header1.xml bắt đầu bằng <w:ftr>.
    """
    for _owner, relation in _relations(document):
        wanted = _ROOTS.get(relation.kind)
        tree = document.package.tree(relation.target) if wanted and not relation.external else None
        if tree is not None and short(tree) != wanted:
            message = say(
                "phần này bắt đầu bằng {found}, đáng lẽ {wanted}", found=short(tree), wanted=wanted
            )
            yield Breach(Spot(relation.target), message, _SAVE)


@package_rule("OOXML-encoding", Severity.ERROR)
def encodings(document: WordFile) -> Iterator[Breach]:
    """Các phần XML ghi bằng UTF-8 hoặc UTF-16.

    Mục đích: bộ mã khác làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 2, 8.1.4.
    Đúng: <?xml version="1.0" encoding="UTF-8"?>.
    Sai: <?xml version="1.0" encoding="windows-1258"?>.
    """
    for name, data in document.package.parts.items():
        said = _SAID.match(data[:200]) if name.endswith((".xml", ".rels")) else None
        if said and said[1].decode("latin-1").lower() not in _CODES:
            code = said[1].decode("latin-1")
            message = say("phần này ghi bằng bộ mã {code}, đáng lẽ UTF-8", code=code)
            yield Breach(Spot(name), message, _SAVE)


@package_rule("OOXML-name", Severity.WARNING)
def names(document: WordFile) -> Iterator[Breach]:
    """Tên phần trong gói không có dấu cách, chữ có dấu, hay dấu chấm ở cuối.

    Mục đích: phần có tên lạ thì Word không thấy, hình biến mất.
    Căn cứ: ECMA-376, Phần 2, 9.1.1.
    Đúng: word/media/image1.png.
    Sai: word/media/ảnh của tôi.png.
    """
    for name in document.package.parts:
        if not _FREE.fullmatch(name) and not all(map(_NAME.fullmatch, name.split("/"))):
            yield Breach(Spot(name), say("tên phần trong tệp không hợp lệ"), _AGAIN)


@package_rule("OOXML-relation", Severity.ERROR)
def relations(document: WordFile) -> Iterator[Breach]:
    """Mỗi mã liên kết (r:id) trong một phần phải có trong tệp quan hệ của phần ấy, đúng loại.

    Mục đích: thiếu liên kết thì Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 2 (Open Packaging Conventions).
    Đúng: r:embed="rId5" và rId5 có trong document.xml.rels.
    Sai: r:embed="rId99" không có ở đâu; đầu trang trỏ tới một hình.
    """
    package = document.package
    if not any(one.kind == "officeDocument" for one in package.relations("").values()):
        message = say("tệp không có quan hệ dẫn tới nội dung văn bản")
        yield Breach(Spot(relations_name("")), message, _SAVE)
    for name, tree in document.package.trees():
        known = package.relations(name)
        for node in tree.xpath("//*[@r:*]", namespaces=_LINKED_BY) if name != CONTENT_TYPES else ():
            for used in filter(None, map(node.get, _LINKS)):
                wanted = _LINKED.get(short(node))
                if used not in known:
                    message = say("liên kết «{id}» không có trong tệp", id=used)
                    yield Breach(document.spot_at(name, node), message, _AGAIN)
                elif wanted and known[used].kind != wanted:
                    message = say("liên kết «{id}» dẫn tới phần khác loại", id=used)
                    yield Breach(document.spot_at(name, node), message, _AGAIN)


@package_rule("OOXML-relation-id", Severity.ERROR)
def relation_ids(document: WordFile) -> Iterator[Breach]:
    """Mỗi quan hệ có mã riêng, loại và đích.

    Mục đích: hai quan hệ cùng mã, hay quan hệ thiếu đích, làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 2, 9.3.
    Đúng: <Relationship Id="rId1" Type="…" Target="styles.xml"/>.
    Sai: hai quan hệ Id="rId1"; Id="1"; Target="".
    """
    known: set[tuple[str, str]] = set()
    for owner, one in _relations(document):
        where = Spot(relations_name(owner))
        if (owner, one.id) in known:
            yield Breach(where, say("hai quan hệ cùng mã «{id}»", id=one.id), _SAVE)
        elif not _ID.fullmatch(one.id) or not one.type or not one.target:
            yield Breach(where, say("quan hệ «{id}» không đủ mã, loại, đích", id=one.id), _SAVE)
        known.add((owner, one.id))


@package_rule("OOXML-target", Severity.ERROR)
def targets(document: WordFile) -> Iterator[Breach]:
    """Mỗi quan hệ phải trỏ tới một phần có thật trong gói.

    Mục đích: phần bị thiếu làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 2.
    Đúng: media/image1.png có trong gói.
    Sai: quan hệ trỏ tới media/image1.png nhưng gói không có.
    """
    there = {name.casefold() for name in document.package.parts}
    for owner, relation in _relations(document):
        named = {relation.target.casefold(), unquote(relation.target).casefold()}
        inside = relation.target and not relation.external
        if inside and not named & there and not relation.target.startswith("#"):
            message = say("thiếu phần «{target}»", target=relation.target)
            yield Breach(Spot(owner or relations_name("")), message, _AGAIN)


@package_rule("OOXML-orphan", Severity.WARNING)
def orphans(document: WordFile) -> Iterator[Breach]:
    """Mỗi phần trong gói phải có quan hệ dẫn tới.

    Mục đích: phần mồ côi làm tệp nặng, có thể chứa nội dung cũ và bị Word bỏ khi lưu.
    Căn cứ: ECMA-376, Phần 2.
    Đúng: mọi ảnh trong gói đều có trong văn bản.
    Sai: media/image7.png không phần nào dùng.
    """
    package = document.package
    reached = {package.main}
    waiting = ["", package.main]
    while waiting:
        for relation in package.relations(waiting.pop()).values():
            if not relation.external and relation.target not in reached:
                reached.add(relation.target)
                waiting.append(relation.target)
    named = {unquote(one).casefold() for one in reached} | {one.casefold() for one in reached}
    for name in package.parts:
        if name.casefold() not in named and not _FREE.fullmatch(name):
            message = say("phần này không có quan hệ nào dẫn tới")
            yield Breach(Spot(name), message, say("mở bằng Word rồi lưu lại"))


@package_rule("OOXML-external", Severity.ERROR)
def external(document: WordFile) -> Iterator[Breach]:
    """Văn bản không lấy hình ảnh, đối tượng từ bên ngoài.

    Mục đích: máy khác mở ra vẫn đủ hình; không lộ đường dẫn và không tải gì từ mạng.
    Căn cứ: thông lệ an toàn; liên kết siêu văn bản thì được.
    Đúng: hình nằm trong tệp.
    Sai: hình liên kết tới «file:///C:/Hinh/dau.png»; mẫu đính kèm ở máy khác (chỉ cảnh báo).
    """
    for owner, relation in _relations(document):
        if relation.external and relation.kind != "hyperlink":
            mild = relation.kind == "attachedTemplate"
            message = say("liên kết ra ngoài «{target}»", target=relation.target[:60])
            hint = say("chèn hẳn nội dung vào tệp")
            yield Breach(Spot(owner), message, hint, Severity.WARNING if mild else Severity.ERROR)


@package_rule("OOXML-properties", Severity.ERROR)
def properties(document: WordFile) -> Iterator[Breach]:
    """Thuộc tính của tệp (người soạn, ngày tạo …) có một phần, mỗi mục một lần, ngày đúng dạng.

    Mục đích: hai phần thuộc tính, hay ngày sai dạng, làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 2, 11.1 (core properties).
    Đúng: <dcterms:created xsi:type="dcterms:W3CDTF">2026-03-05T08:00:00Z</dcterms:created>.
    Sai: <dcterms:created>05/03/2026</dcterms:created>; hai <dc:title>.
    """
    package = document.package
    found = [one.target for one in package.relations("").values() if one.kind == "core-properties"]
    if len(found) > 1:
        message = say("tệp có hai phần thuộc tính")
        yield Breach(Spot(found[1]), message, _SAVE)
    for name in found[:1]:
        root = package.tree(name)
        entries = [] if root is None else [one for one in root if isinstance(one.tag, str)]
        for tag in twice(one.tag for one in entries):
            said = tag.rpartition("}")[2]
            yield Breach(Spot(name), say("thuộc tính «{name}» nêu hai lần", name=said), _SAVE)
        for one in entries:
            said, text = one.tag.rpartition("}")[2], (one.text or "").strip()
            if said in ("created", "modified", "lastPrinted") and not _DATE.fullmatch(text):
                message = say("ngày «{text}» của tệp sai dạng", text=text[:40])
                yield Breach(Spot(name), message, _SAVE)

    custom = next((one.target for one in package.relations("").values()
                   if one.kind == "custom-properties"), "")  # fmt: skip
    own = package.tree(custom)
    for key in ("pid", "name"):
        said = [] if own is None else [one.get(key, "").casefold() for one in own]
        if len(set(said)) < len(said):
            message = say("hai thuộc tính riêng của tệp trùng nhau")
            yield Breach(Spot(custom), message, _SAVE)


@package_rule("OOXML-image", Severity.ERROR)
def images(document: WordFile) -> Iterator[Breach]:
    """Hình trong tệp thuộc loại mà Word hiện được, tên đúng với loại.

    Mục đích: hình loại khác (WebP, HEIC, PDF …) hiện thành khung có dấu X đỏ.
    Căn cứ: các loại hình Word đọc: PNG, JPEG, GIF, BMP, TIFF, EMF, WMF, SVG.
    Đúng: media/image1.png là hình PNG.
    Sai: media/image1.png là hình WebP; hình JPEG mang tên .png (chỉ cảnh báo).
    """
    parts = document.package.parts
    pictures = {one.target for _owner, one in _relations(document)
                if one.kind == "image" and not one.external and one.target in parts}  # fmt: skip
    for name in sorted(pictures):
        kinds = next((said for mark, said in _PICTURES if parts[name].startswith(mark)), "")
        ending = name.rpartition(".")[2].lower()
        if not kinds and ending not in ("pct", "pict"):
            message = say("hình này thuộc loại Word không hiện được")
            yield Breach(Spot(name), message, say("chèn lại hình dạng PNG hoặc JPEG"))
        elif ending in _ENDINGS and ending not in kinds.split():
            message = say(
                "hình này mang tên .{ending} nhưng là loại {kind}",
                ending=ending,
                kind=kinds.split()[0].upper(),
            )
            yield Breach(Spot(name), message, _AGAIN, Severity.WARNING)


@package_rule("OOXML-theme", Severity.WARNING)
def theme(document: WordFile) -> Iterator[Breach]:
    """Chủ đề (theme) của tệp có đủ bảng màu, phông chữ và hiệu ứng.

    Mục đích: chủ đề thiếu phần nào thì Word bỏ cả chủ đề, phông và màu đổi khác.
    Căn cứ: ECMA-376, Phần 1, 20.1.6.10 (themeElements).
    Đúng: a:themeElements có a:clrScheme, a:fontScheme, a:fmtScheme.
    Sai: theme1.xml chỉ có a:fontScheme.
    """
    package = document.package
    root = package.branch("theme")
    if root is None:
        return
    where = Spot(package.related(package.main, "theme") or "")
    for part, inner in _THEME.items():
        for holder in (root,) if part == "a:theme" else descend(root, part):
            found = [one for one in map(short, holder) if one.removeprefix("a:") in inner]
            wrong = [one for one in inner if found.count(f"a:{one}") != 1]
            wrong += [one for one in inner if _is_short(child(holder, f"a:{one}"))]
            for name in wrong[:1]:
                message = say("chủ đề của tệp thiếu {part}, hoặc có hai", part=f"a:{name}")
                yield Breach(where, message, _SAVE)


def _is_short(piece: Element | None) -> bool:
    """Whether a list of styles of a theme has fewer than three, or a colour of it is not one."""
    if piece is None:
        return False
    name = short(piece)
    if name.endswith("StyleLst"):
        return len(piece) < _STYLES
    return name.removeprefix("a:") in _COLOURS and len(piece) != 1
