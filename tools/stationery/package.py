"""The package of a template: our own base document, nothing of python-docx's or Word's defaults.

A4, Times New Roman, Vietnamese, a theme that colours nothing, no `stylesWithEffects`. The same standard gives the same
bytes. What the parts say is left to the neighbours.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from generator.ooxml import escape
from generator.standard import Standard
from tools.stationery.stylesheet import write_styles
from tools.stationery.theme import write_theme
from tools.stationery.wordml import DECLARATION, SPACES

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DAY = "2020-03-05T00:00:00Z"


@dataclass(frozen=True)
class Furniture:
    """The headers and footers of a template by file name (`header1`), with relationship ids."""

    parts: Mapping[str, str]

    def id_of(self, name: str) -> str:
        """The relationship id under which the main part names it."""
        return f"rId{5 + list(self.parts).index(name)}"


def pack(standard: Standard, title: str, body: str, furniture: Furniture) -> bytes:
    """A `.docx` whose main part holds `body`, section included."""
    members = {
        "[Content_Types].xml": _content_types(furniture),
        "_rels/.rels": _package_relations(),
        "docProps/app.xml": _APP,
        "docProps/core.xml": _core(title, standard),
        "word/_rels/document.xml.rels": _relations(furniture),
        "word/document.xml": f"{DECLARATION}<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/fontTable.xml": _font_table(standard),
        "word/settings.xml": _settings(standard),
        "word/styles.xml": write_styles(standard),
        "word/theme/theme1.xml": write_theme(standard.text("font.family")),
        **{f"word/{name}.xml": _furnish(name, xml) for name, xml in furniture.parts.items()},
    }
    return _zip(members)


def _zip(members: Mapping[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(members, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, members[name].encode())
    return packed.getvalue()


def _furnish(name: str, xml: str) -> str:
    root = "w:hdr" if name.startswith("header") else "w:ftr"
    return f"{DECLARATION}<{root} {SPACES}>{xml}</{root}>"


def _content_types(furniture: Furniture) -> str:
    kinds = {
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/word/document.xml": f"{_WORD}document.main+xml",
        "/word/fontTable.xml": f"{_WORD}fontTable+xml",
        "/word/settings.xml": f"{_WORD}settings+xml",
        "/word/styles.xml": f"{_WORD}styles+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    } | {f"/word/{name}.xml": f"{_WORD}{_kind(name)}+xml" for name in furniture.parts}
    entries = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{entries}</Types>"
    )


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def _package_relations() -> str:
    return _write_relations(
        {
            "rId1": (_RELATIONS + "officeDocument", "word/document.xml"),
            "rId2": (_PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml"),
            "rId3": (_RELATIONS + "extended-properties", "docProps/app.xml"),
        }
    )


def _relations(furniture: Furniture) -> str:
    own = {
        "rId1": (_RELATIONS + "styles", "styles.xml"),
        "rId2": (_RELATIONS + "settings", "settings.xml"),
        "rId3": (_RELATIONS + "fontTable", "fontTable.xml"),
        "rId4": (_RELATIONS + "theme", "theme/theme1.xml"),
    }
    return _write_relations(
        own
        | {
            furniture.id_of(name): (_RELATIONS + _kind(name), f"{name}.xml")
            for name in furniture.parts
        }
    )


def _write_relations(relations: Mapping[str, tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in relations.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}relationships">{entries}</Relationships>'


def _core(title: str, standard: Standard) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_DAY}</dcterms:created>'
        f"<dc:language>{standard.text('font.language')}</dc:language></cp:coreProperties>"
    )


def _font_table(standard: Standard) -> str:
    return (
        f'{DECLARATION}<w:fonts {SPACES}><w:font w:name="{standard.text("font.family")}">'
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="A3"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _settings(standard: Standard) -> str:
    language = standard.text("font.language")
    return (
        f'{DECLARATION}<w:settings {SPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )


_APP = (
    f"{DECLARATION}<Properties "
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>vanthu</Application></Properties>"
)
