"""The fonts that a Word file names and those that its pages show: which stood in for which."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from generator.workspace import regex, unchanging

_ALIKE = {
    "timesnewroman": ("Liberation Serif", "Tinos", "TeX Gyre Termes", "Nimbus Roman", "Times"),
    "arial": ("Liberation Sans", "Arimo", "TeX Gyre Heros", "Nimbus Sans", "Helvetica"),
    "arialnarrow": ("Liberation Sans Narrow",),
    "couriernew": ("Liberation Mono", "Cousine", "TeX Gyre Cursor", "Nimbus Mono PS", "Courier"),
    "calibri": ("Carlito",),
    "cambria": ("Caladea",),
    "georgia": ("Gelasio",),
}
_SIGNS = {"symbol", "wingdings", "wingdings2", "wingdings3", "webdings"}
_OF_SIGNS = "opensymbol"
_NAMING = regex(rb"<w:(?:rFonts|sym)\b[^>]*>|<a:latin\b[^>]*>")
_NAME = regex(rb'(?:w:(?:ascii|hAnsi|eastAsia|cs|font)|typeface)="([^"]+)"')
_OF_THEME = regex(rb'w:\w+Theme="')
_ODD = regex(r"[\W_]+")
_MARK = regex(r"(?:ps)?(?:mt)?$")


@unchanging(frozen=True)
class StandIn:
    """A font that was not there, and what the pages show instead.

    What is alike is as wide in every letter, so that lines and pages end alike. Else it is not known for
    certain which of those that are `used` took its place.
    """

    meant: str
    used: tuple[str, ...]
    is_alike: bool


def fonts_named(parts: Mapping[str, bytes]) -> frozenset[str] | None:
    """Every font that a Word file names, whether letters show it or not; `None` where that takes a closer look."""
    found = set[str]()
    for name, data in parts.items():
        if not name.startswith("word/") or not name.endswith(".xml") or "/theme/" in name:
            continue
        for element in _NAMING.findall(data):
            if _OF_THEME.search(element):
                return None
            found |= {one.decode(errors="replace") for one in _NAME.findall(element)}
    return frozenset(one for one in found if not one.startswith("+")) or None


def fonts_in(pages: Iterable[Any]) -> frozenset[str]:
    """The names of the fonts that pages of a PDF show, those of drawings in them too: `LiberationSerif-Bold`."""
    waiting, seen, found = [*pages], dict[int, Any](), set[str]()
    while waiting:
        resources = at(waiting.pop(), "/Resources", {})
        if id(resources) in seen:
            continue
        seen[id(resources)] = resources
        fonts = at(resources, "/Font", {}).values()
        found |= {bare_name(at(one.get_object(), "/BaseFont", "")) for one in fonts}
        waiting += [one.get_object() for one in at(resources, "/XObject", {}).values()]
    return frozenset(found - {""})


def at(one: Mapping[str, Any], key: str, default: Any = None) -> Any:
    """What stands under a key of a PDF, however it is referred to."""
    return one[key] if key in one else default  # noqa: SIM401 - `get` leaves references


def bare_name(font: Any) -> str:
    """The name of a font without the mark of a subset: `LiberationSerif-Bold`."""
    return str(font).lstrip("/").rpartition("+")[2]


def stand_ins(asked: Collection[str], shown: Collection[str]) -> list[StandIn]:
    """What stood in for each font that is asked for and that the pages do not show."""
    keys = {key for name in shown for key in _keys(name)}
    missing = [font for font in sorted(asked) if keys and keys.isdisjoint(_served_by(font))]
    twins = {font: twin for font in missing if (twin := _twin(font, keys))}
    known = {key for font in asked for key in _served_by(font)} | set(map(_key, twins.values()))
    others = sorted({_family(name) for name in shown if known.isdisjoint(_keys(name))})
    return [
        StandIn(font, (twins[font],), is_alike=True)
        if font in twins
        else StandIn(font, tuple(others), is_alike=False)
        for font in missing
    ]


def _served_by(font: str) -> Iterator[str]:
    """The keys of what shows a font as it is: one of several that will do, or the same signs."""
    for name in font.split(";"):
        yield _key(name)
        if _key(name) in _SIGNS:
            yield _OF_SIGNS


def _twin(font: str, keys: Collection[str]) -> str | None:
    alike = (twin for name in font.split(";") for twin in _ALIKE.get(_key(name), ()))
    return next((twin for twin in alike if _key(twin) in keys), None)


def _keys(name: str) -> Iterator[str]:
    """How a font of a PDF may be called in a Word file: with and without what follows its family."""
    yield _key(name)
    yield _key(_family(name))


def _family(name: str) -> str:
    """A font without its weight and slant: `LiberationSerif` of `LiberationSerif-Bold`."""
    return re.split("[-,]", name)[0]


def _key(name: str) -> str:
    return _MARK.sub("", _ODD.sub("", name).casefold())
