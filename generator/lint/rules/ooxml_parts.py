"""Parts and relationships of the package: what Word repairs or refuses although it looks valid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.reading.anatomy import Document
from generator.lint.reading.ooxml import NS
from generator.lint.reading.spot import Spot
from generator.lint.rule import Breach, rule
from generator.ooxml import owner_of
from generator.problems import Severity, say
from generator.standard import Standard

_LINKS = tuple(
    f"{{{NS['r']}}}{name}" for name in ("id", "embed", "link", "pict", "dm", "lo", "qs", "cs")
)
_TYPES = "[Content_Types].xml"
_FREE = re.compile(r"\[Content_Types\]\.xml|.*\.rels|_rels/.*|\[trash\].*", re.IGNORECASE)


def _xml_parts(document: Document) -> Iterator[str]:
    return (name for name in document.package.parts if name.endswith(".xml") and name != _TYPES)


@rule("OOXML-relation", Severity.ERROR, once=True)
def relations(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Mỗi mã liên kết (r:id) trong một phần phải có trong tệp quan hệ của phần ấy.

    Mục đích: thiếu liên kết thì Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 2 (Open Packaging Conventions).
    Đúng: r:embed="rId5" và rId5 có trong document.xml.rels.
    Sai: r:embed="rId99" không có ở đâu.
    """
    package = document.package
    for name in _xml_parts(document):
        known = package.relations(name)
        tree = package.tree(name)
        for node in () if tree is None else tree.iter():
            for link in _LINKS:
                used = node.get(link) if isinstance(node.tag, str) else None
                if used and used not in known:
                    message = say("liên kết «{id}» không có trong gói", id=used)
                    yield Breach(Spot(name), message, say("chèn lại hình hoặc đối tượng ấy"))


@rule("OOXML-target", Severity.ERROR, once=True)
def targets(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Mỗi quan hệ phải trỏ tới một phần có thật trong gói.

    Mục đích: phần bị thiếu làm Word báo tệp hỏng.
    Căn cứ: ECMA-376, Phần 2.
    Đúng: media/image1.png có trong gói.
    Sai: quan hệ trỏ tới media/image1.png nhưng gói không có.
    """
    package = document.package
    for name in [one for one in package.parts if one.endswith(".rels")]:
        for relation in package.relations(owner_of(name)).values():
            missing = not relation.external and relation.target not in package.parts
            if missing and not relation.target.startswith("#"):
                message = say("thiếu phần «{target}»", target=relation.target)
                yield Breach(Spot(owner_of(name) or "_rels/.rels"), message, None)


@rule("OOXML-orphan", Severity.WARNING, once=True)
def orphans(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Mỗi phần trong gói phải có quan hệ dẫn tới.

    Mục đích: phần mồ côi làm tệp nặng, có thể chứa nội dung cũ và bị Word bỏ khi lưu.
    Căn cứ: ECMA-376, Phần 2.
    Đúng: mọi ảnh trong gói đều có trong văn bản.
    Sai: media/image7.png không phần nào dùng.
    """
    package = document.package
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        owner = waiting.pop()
        for relation in package.relations(owner).values():
            if not relation.external and relation.target not in reached:
                reached.add(relation.target)
                waiting.append(relation.target)
    for name in package.parts:
        if name not in reached and not _FREE.fullmatch(name):
            yield Breach(Spot(name), say("phần này không có quan hệ nào dẫn tới"), None)


@rule("OOXML-external", Severity.ERROR, once=True)
def external(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Văn bản không lấy hình ảnh, đối tượng từ bên ngoài.

    Mục đích: máy khác mở ra vẫn đủ hình; không lộ đường dẫn và không tải gì từ mạng.
    Căn cứ: thực hành an toàn; liên kết siêu văn bản thì được.
    Đúng: hình nằm trong tệp.
    Sai: hình liên kết tới «file:///C:/Hinh/dau.png»; mẫu đính kèm ở máy khác (chỉ cảnh báo).
    """
    package = document.package
    for name in [one for one in package.parts if one.endswith(".rels")]:
        for relation in package.relations(owner_of(name)).values():
            if not relation.external or relation.kind == "hyperlink":
                continue
            yield Breach(
                Spot(owner_of(name)),
                say("liên kết ra ngoài «{target}»", target=relation.target[:60]),
                say("chèn hẳn nội dung vào tệp"),
                Severity.WARNING if relation.kind == "attachedTemplate" else Severity.ERROR,
            )


@rule("OOXML-placeholder", Severity.ERROR, once=True)
def placeholders(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Không còn chỗ thay của mẫu: {{ … }}, {% … %}.

    Mục đích: văn bản gửi đi không được lộ mã của mẫu.
    Căn cứ: quy tắc riêng của chương trình.
    Đúng: Số: 12/KH-LĐLĐ.
    Sai: Số: {{ number_symbol }}.
    """
    for paragraph in document.everything:
        if found := re.search(r"\{\{.*?(\}\}|$)|\{%.*?(%\}|$)|\{#.*?#\}", paragraph.text):
            message = say("còn chỗ thay của mẫu «{text}»", text=found[0][:40])
            yield Breach(paragraph.spot, message, say("làm lại văn bản từ mẫu"))
