"""The package of a template: our own base document, nothing of python-docx's or Word's defaults.

A4, Times New Roman, Vietnamese, a theme that colours nothing, no `stylesWithEffects`: what is the
same in all templates stands in `base.txt`, part by part. What the other parts say is left to the
neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from generator.ooxml import OFFICE, TABLE_STYLES, escape, pack
from generator.standard import Standard
from tools.stationery.snippets import DECLARATION, SPACES
from tools.stationery.template_styles import write_styles

_BASE = Path(__file__).with_name("base.txt")
_PART = re.compile(r"=== (\S+)\n(.*?)(?:\n\n|\Z)", re.DOTALL)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_ROOTS = {"header": "w:hdr", "footer": "w:ftr"}


@dataclass(frozen=True)
class Furniture:
    """The headers and footers of a template by file name (`header1`), with relationship ids."""

    parts: Mapping[str, str]

    def id_of(self, name: str) -> str:
        """The relationship id under which the main part names it."""
        return f"rId{5 + list(self.parts).index(name)}"


def pack_template(standard: Standard, title: str, body: str, furniture: Furniture) -> bytes:
    """A `.docx` whose main part holds `body`, section included; always the same bytes."""
    told = {
        "spaces": SPACES,
        "font": standard.text("font.family"),
        "language": standard.text("font.language"),
        "size": standard.part("body").size.half_points,
        "styles": write_styles(standard),
        "tables": "".join(xml for _, xml in TABLE_STYLES.values()),
        "title": escape(title),
        "body": body,
        "types": "".join(map(_type, furniture.parts)),
        "relations": "".join(_relation(name, furniture) for name in furniture.parts),
    }
    parts = {name: Template(xml).substitute(told) for name, xml in _base_parts().items()}
    for name, xml in furniture.parts.items():
        root = _ROOTS[_kind(name)]
        parts[f"word/{name}.xml"] = f"<{root} {SPACES}>{xml}</{root}>"
    return pack({name: f"{DECLARATION}{xml}".encode() for name, xml in parts.items()})


def _base_parts() -> dict[str, str]:
    """The parts of the base document, without the line ends and blanks that make it readable."""
    found = _PART.findall(_BASE.read_text(encoding="utf-8"))
    return {name: "".join(map(str.strip, xml.splitlines())) for name, xml in found}


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def _type(name: str) -> str:
    return f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}{_kind(name)}+xml"/>'


def _relation(name: str, furniture: Furniture) -> str:
    kind = f"{OFFICE}/{_kind(name)}"
    return f'<Relationship Id="{furniture.id_of(name)}" Type="{kind}" Target="{name}.xml"/>'
