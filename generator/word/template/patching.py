"""What docxtpl and python-docx make of a template: its parts patched, and the others as they are saved.

Both take long to load, and our own templates are kept as they come from here (`prepared`).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from lxml import etree

from generator.ooxml import MOST_COLUMNS, content_types, pack, parse_xml, unpack_parts
from generator.problems import say
from generator.word.template.admission import BROKEN, MAIN, damaged
from generator.word.template.compiled import BODY, DECLARATION, PatchedPart
from generator.word.template.printing import ValueRefused
from generator.word.template.swallowed import sections_apart
from generator.word.template.tag_text import patched
from generator.workspace import regex


def patched_parts(
    members: Mapping[str, bytes], name: str
) -> tuple[list[PatchedPart], dict[str, bytes]]:
    """The parts that are rendered, and all parts as they are saved; refuses what cannot be opened."""
    types = content_types(members)
    apart = {part: sections_apart(members[part]) for part, kind in types.items() if kind == MAIN}
    try:
        document = StrictDocx(pack({**members, **apart}))
        document.render_init()
        saved = saved_parts(document)
        return list(sources(document)), saved
    except (*BROKEN, PackageNotFoundError) as error:
        raise damaged(name) from error


_BODY_START = regex(r"<w:body[^>]*>")


class StrictDocx(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A `DocxTemplate` of bytes that mends the grids of a finished body."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))

    def mend(self, body: str) -> bytes:
        """A rendered body with the grids of its tables mended."""
        fixed = self.fix_tables(body)
        check_width(fixed)
        return bytes(etree.tostring(fixed, encoding="UTF-8"))


def check_width(part: etree._Element) -> None:
    """Refuses a part with a row of more cells than a table of Word may have."""
    for row in part.iter("{*}tr"):
        cells = len(row.findall("{*}tc"))
        if cells > MOST_COLUMNS:
            message = say(
                "dòng có {cells} ô, bảng của Word có nhiều nhất {most} cột",
                cells=cells,
                most=MOST_COLUMNS,
            )
            raise ValueRefused("E-TPL-COLUMNS", message)


def saved_parts(document: DocxTemplate) -> dict[str, bytes]:
    """The members of the package as python-docx writes them, with a part for the properties."""
    stream = io.BytesIO()
    document.docx.core_properties  # noqa: B018 - python-docx adds the part when it is asked for
    document.docx.save(stream)
    return unpack_parts(stream.getvalue())


def sources(document: StrictDocx) -> Iterator[PatchedPart]:
    yield _main_source(document)
    for kind in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
        for _, part in document.get_headers_footers(kind):
            yield PatchedPart(_name(part), patched(document.get_part_xml(part), document.patch_xml))
    for part in document.docx.part.package.iter_parts():
        if part.content_type.endswith("footnotes+xml"):
            xml = etree.tostring(parse_xml(part.blob), encoding="unicode")
            yield PatchedPart(_name(part), patched(xml, document.patch_xml))


def _main_source(document: StrictDocx) -> PatchedPart:
    part = document.docx.part
    whole = document.xml_to_string(part.element)
    start = _BODY_START.search(whole)
    body = patched(document.get_xml(), document.patch_xml)
    named = _BODY_START.match(body)
    if start is None or named is None:
        raise ValueError(part.partname)
    return PatchedPart(
        _name(part),
        BODY + body[named.end() :],
        before=DECLARATION + whole[: start.start()].encode(),
        after=whole[whole.rindex("</w:body>") + len("</w:body>") :].encode(),
        body=named.group(),
    )


def _name(part: Any) -> str:
    return str(part.partname).lstrip("/")
