"""Markup held against the schema of WordprocessingML: what stands where, in which order, with which values.

The table comes from the Open XML SDK (`tools/word_schema.py`). Elements of other namespaces are passed
over, but for the text that they hold; what an element means is left to others.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from lxml import etree

from generator.workspace import regex, unchanging

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WORD = f"{{{W}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT_BOX = f"{_WORD}txbxContent"
_CHOICES = f"{{{_MC}}}AlternateContent"
_FIRST_SIGN = 0xE000
_LONG = 50
"""Children from which on a row is seldom seen twice."""
_KNOWN = (
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "urn:schemas-microsoft-com:",
    "http://www.w3.org/",
    "http://customooxmlschemas.google.com/",
)
"""How the namespaces begin that Word, LibreOffice and Google write."""
_NAME = regex(r"[A-Za-z0-9]+")
_OFTEN = regex(r"[?*+{|]")
_TOKEN = regex(r"([A-Za-z]\w*)|\{\d+,\d*\}|\S")
_LOOSE = {
    "rPr": frozenset("*"),
    "pPr": frozenset({"framePr", "pBdr", "sectPr"}),
    "lvl": frozenset({"pStyle"}),
    "tcPr": frozenset({"cnfStyle"}),
}
"""What Word reads at any place: other programs write it so, and rPr has no order in ISO 29500."""


class Misfit(Enum):
    """In which way markup does not fit the schema."""

    PLACE = "an element that may not stand there"
    UNKNOWN = "an element or attribute that WordprocessingML does not have"
    ORDER = "an element behind one that it must precede"
    REPEATED = "an element twice that may stand once"
    MISSING = "an element that must be there is not"
    VALUE = "an attribute says what it may not"
    UNSAID = "an attribute that must be there is not"
    TEXT = "text between elements"


@unchanging(frozen=True, slots=True)
class MarkupFault:
    """One misfit: at which element, and of what (`jc`, or an attribute with what it says)."""

    misfit: Misfit
    element: _Element
    name: str
    value: str = ""


@unchanging(frozen=True)
class ElementType:
    """What an element of one type may hold; every child has a sign, so that a row of them is a text."""

    name: str
    children: Mapping[str, str]
    attributes: Mapping[str, re.Pattern[str] | None]
    needed: Collection[str]
    model: str
    holds_text: bool = False

    @cached_property
    def signs(self) -> Mapping[str, str]:
        return {name: chr(_FIRST_SIGN + at) for at, name in enumerate(self._order)}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        signs = {name.removeprefix(_WORD): sign for name, sign in self.signs.items()}
        return re.compile(
            "".join(signs.get(one[1], one[0]) if one[1] else one[0].replace("(", "(?:")
                    for one in _TOKEN.finditer(self.model))
        )  # fmt: skip

    @cached_property
    def _order(self) -> Sequence[str]:
        """The children as the model tells them, then those that it does not."""
        told = [f"{_WORD}{name}" for name in _NAME.findall(self.model)]
        return list(dict.fromkeys([*(one for one in told if one in self.children), *self.children]))

    @cached_property
    def compulsory(self) -> Sequence[str]:
        """The children without which nothing fits."""
        bare = re.sub(r"\([^()]*\)[?*+]?(\{[^}]*\})?", "", self.model)
        return [f"{_WORD}{one}" for one in bare.split() if not _OFTEN.search(one)]


@cache
def word_types() -> Mapping[str, ElementType]:
    """All types by name (`CT_PPr/pPr`)."""
    text = resources.files("generator.ooxml").joinpath("wordprocessingml.json").read_text("utf-8")
    return {name: _type(name, one) for name, one in json.loads(text).items()}


def _type(name: str, one: Mapping[str, Any]) -> ElementType:
    children = {f"{_WORD}{child.partition('/')[2]}": child for child in one.get("children", ())}
    attributes: dict[str, re.Pattern[str] | None] = {}
    needed = []
    for said, form in one.get("attributes", {}).items():
        prefix, _, local = said.removesuffix("!").partition(":")
        full = f"{{{W if prefix == 'w' else _R}}}{local}"
        attributes[full] = _form(form) if form else None
        if said.endswith("!"):
            needed.append(full)
    return ElementType(
        name, children, attributes, needed, one.get("model", ""), one.get("text", False)
    )


@cache
def _form(form: str) -> re.Pattern[str]:
    return re.compile(form)


@cache
def _roots() -> Mapping[str, ElementType]:
    """The types of the elements with which a part may begin."""
    wanted = [
        "fonts",
        "webSettings",
        "document",
        "hdr",
        "ftr",
        "footnotes",
        "endnotes",
        "comments",
        "styles",
        "numbering",
        "settings",
        "txbxContent",
    ]
    found = {name.partition("/")[2]: one for name, one in word_types().items()}
    return {f"{_WORD}{name}": found[name] for name in wanted}


def markup_faults(root: _Element) -> Iterator[MarkupFault]:
    """What does not fit in a part; nothing in one that is not WordprocessingML."""
    types = word_types()
    ignored = _ignored(root)
    waiting: list[tuple[_Element, ElementType | None]] = [(root, _roots().get(root.tag))]
    while waiting:
        element, kind = waiting.pop()
        inner: list[tuple[_Element, ElementType | None]] = []
        if kind is None:
            _look_for_boxes(element, inner)
        else:
            yield from _faults_of_attributes(element, kind)
            yield from _faults_of_children(element, kind, types, inner)
            yield from _strangers(inner, ignored)
        inner.reverse()
        waiting += inner


def _ignored(root: _Element) -> Collection[str]:
    """The namespaces that a reader may pass over."""
    named = root.get(f"{{{_MC}}}Ignorable", "").split()
    return {root.nsmap[one] for one in named if one in root.nsmap}


def _strangers(
    inner: Sequence[tuple[_Element, ElementType | None]], ignored: Collection[str]
) -> Iterator[MarkupFault]:
    """Elements that no version of Word knows, and that it was not told to pass over."""
    for element, kind in inner:
        space = "" if kind else etree.QName(element).namespace or ""
        if not kind and not space.startswith(_KNOWN) and space not in ignored:
            yield MarkupFault(Misfit.UNKNOWN, element, _local(element.tag))


def _look_for_boxes(element: _Element, inner: list[tuple[_Element, ElementType | None]]) -> None:
    """The children of an element of another namespace: only the text that they hold is judged."""
    box = _roots()[_TEXT_BOX]
    inner += [
        (one, box if one.tag == _TEXT_BOX else None) for one in element if isinstance(one.tag, str)
    ]


def _faults_of_attributes(element: _Element, kind: ElementType) -> Iterator[MarkupFault]:
    known = kind.attributes
    attributes: Mapping[str, str] = element.attrib  # type: ignore[assignment]
    for name, said in attributes.items():
        if name in known:
            form = known[name]
            if form is not None and form.fullmatch(said.strip()) is None:
                yield MarkupFault(Misfit.VALUE, element, _local(name), said)
        elif name == _SPACE and said not in ("default", "preserve"):
            yield MarkupFault(Misfit.VALUE, element, "space", said)
        elif name[0] != "{" or name.startswith(_WORD):
            yield MarkupFault(Misfit.UNKNOWN, element, _local(name), said)
    for name in kind.needed:
        if name not in attributes:
            yield MarkupFault(Misfit.UNSAID, element, _local(name))


def _faults_of_children(
    element: _Element,
    kind: ElementType,
    types: Mapping[str, ElementType],
    inner: list[tuple[_Element, ElementType | None]],
) -> Iterator[MarkupFault]:
    if not kind.holds_text and (text := _stray_text(element)):
        yield MarkupFault(Misfit.TEXT, element, _local(element.tag), text)
    row: list[str] = []
    for child in element:
        tag = child.tag
        if not isinstance(tag, str):
            continue
        named = kind.children.get(tag)
        if named is not None:
            row.append(tag)
            inner.append((child, types[named]))
        elif tag == _CHOICES:
            inner += _of_choices(child, kind, types)
        elif tag.startswith(_WORD):
            misfit = Misfit.PLACE if tag in _known_elements() else Misfit.UNKNOWN
            yield MarkupFault(misfit, child, _local(tag))
        else:
            inner.append((child, None))
    look = _misfit_of if len(row) < _LONG else _misfit_of.__wrapped__
    fault = look(kind.name, tuple(row))
    if fault is not None:
        misfit, name = fault
        at = [one for one in element if one.tag == name] or [element]
        if misfit is not Misfit.REPEATED or not (_is_loose(element.tag, name) and _alike(at)):
            yield MarkupFault(misfit, at[-1], _local(name), _local(element.tag))


def _of_choices(
    choices: _Element, kind: ElementType, types: Mapping[str, ElementType]
) -> Iterator[tuple[_Element, ElementType | None]]:
    """What stands in the alternatives for one place."""
    for child in (one for choice in choices for one in choice if isinstance(one.tag, str)):
        named = kind.children.get(child.tag)
        yield child, types[named] if named else None


def _stray_text(element: _Element) -> str:
    pieces = [element.text, *(child.tail for child in element)]
    return "".join(one.strip() for one in pieces if one and not one.isspace())


def _alike(elements: Sequence[_Element]) -> bool:
    """Whether elements say the same, so that it does not matter that one came twice."""
    return len({etree.tostring(one, method="c14n", with_tail=False) for one in elements}) == 1


@cache
def _known_elements() -> Collection[str]:
    return {f"{_WORD}{name.partition('/')[2]}" for name in word_types()}


@lru_cache(maxsize=20_000)
def _misfit_of(kind_name: str, row: tuple[str, ...]) -> tuple[Misfit, str] | None:
    """What is wrong with a row of children that may all stand there, as the first reason that helps."""
    kind = word_types()[kind_name]
    if not kind.model or _fits(kind, row):
        return None
    if _fits(kind, _in_order(kind, row)):
        first = _first_astray(kind, row)
        return (Misfit.ORDER, first) if first else None
    missing = [one for one in kind.compulsory if one not in row]
    if missing:
        return Misfit.MISSING, missing[0]
    return Misfit.REPEATED, Counter(row).most_common(1)[0][0]


def _first_astray(kind: ElementType, row: Sequence[str]) -> str:
    """The first child that stands before one which it must follow."""
    judged = [one for one in row if not _is_loose(kind.name.partition("/")[2], one)]
    ordered = _in_order(kind, judged)
    return next((one for one, two in zip(judged, ordered, strict=True) if one != two), "")


def _is_loose(holder: str, name: str) -> bool:
    """Whether Word reads a child of that holder at any place, and more than once."""
    loose = _LOOSE.get(_local(holder), ())
    return "*" in loose or _local(name) in loose


def _fits(kind: ElementType, row: Sequence[str]) -> bool:
    return kind.pattern.fullmatch("".join(kind.signs[one] for one in row)) is not None


def _in_order(kind: ElementType, row: Sequence[str]) -> list[str]:
    return sorted(row, key=kind.signs.__getitem__)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
