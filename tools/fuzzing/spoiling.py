"""One spoiled input from a good one: lines, words and numbers of a text, elements and values of XML.

A package is spoiled in one or two of its parts, now and then in its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from copy import deepcopy
from enum import Enum
from random import Random
from typing import TypeVar

from lxml import etree

from generator.ooxml import pack, unpack_parts


class InputKind(Enum):
    """What an input is made of."""

    TEXT = "text"
    PACKAGE = "package"


_NUMBERS = (
    *("0", "-1", "00", "1", "2147483648", "9" * 20, "9" * 400, "1" * 5_000, "1e999", "NaN", "0x1F"),
    *(
        "1_200",
        "1.775",
        "1,5",
        "0.0",
        "-0",
        "١٢",
        "²",
        "1/0",
        "30/2/2022",
        "2022-02-30",
        "31/12/9999",
    ),
)
_WORDS = (
    *(
        "",
        " ",
        "\t",
        "\n",
        "\u00a0",
        "\ufeff",
        "\u202e",
        "\ud800",
        "\x00",
        "\x07",
        "\uffff",
        "e\u0302",
    ),
    *(
        "a" * 300,
        " " * 400,
        ". " * 200,
        "{{",
        "}}",
        "{%",
        "%}",
        "{{ a }}",
        "{% if a %}",
        "{% for a in b %}",
    ),
    *(
        "{% endif %}",
        "{{ ''.__class__ }}",
        "{{ 9**9**9 }}",
        "|",
        "|batch(9)",
        "~ a",
        "[1]",
        "(",
        "*",
        "null",
    ),
    *(
        "../x",
        "/etc/passwd",
        "CON",
        "- ",
        ": ",
        "#",
        "&a",
        "*a",
        "!!x",
        "|",
        ">",
        "'",
        '"',
        "<<",
        "---",
    ),
    *(
        "[" * 40,
        "{" * 40,
        "<b>",
        "&amp;",
        "&#0;",
        "<!DOCTYPE a>",
        "A1:XFD1048576",
        "A:A",
        "Có",
        "có",
        "%",
    ),
)
_TOKEN = re.compile(r"[^\W\d]+|\d+|\s+|.", re.DOTALL)
_NODE = re.compile(rb"<[^<>]*>|[^<>]+")
_VALUE = re.compile(rb'="([^"]*)"')
_MOST = 200_000
Piece = TypeVar("Piece", str, bytes)


def spoil(chance: Random, seeds: Sequence[bytes], shape: InputKind) -> bytes:
    """One of the seeds, spoiled."""
    seed = chance.choice(seeds)
    if shape is InputKind.TEXT:
        return _text(chance, seed)
    return _package(chance, seed)


def _package(chance: Random, seed: bytes) -> bytes:
    if chance.random() < 0.03:
        return _bytes(chance, seed)
    parts = unpack_parts(seed)
    names = sorted(parts)
    for _ in range(chance.choice((1, 1, 2, 4))):
        name = chance.choice(names)
        large = max(names, key=lambda one: len(parts[one]))
        name = chance.choice((name, large))
        parts[name] = _xml(chance, parts[name])
    if chance.random() < 0.02:
        del parts[chance.choice(names)]
    if chance.random() < 0.02:
        parts[chance.choice(names).replace("/", "\\")] = b"<a/>"
    return pack(parts)


def _bytes(chance: Random, data: bytes) -> bytes:
    spoiled = bytearray(data)
    for _ in range(chance.choice((1, 2, 8))):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled[: chance.choice((len(spoiled), chance.randrange(len(spoiled))))])


def _text(chance: Random, data: bytes) -> bytes:
    if chance.random() < 0.05:
        return _bytes(chance, data)
    pieces = _TOKEN.findall(data.decode("utf-8", "replace"))
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        chance.choice(_CHANGES)(chance, pieces, _strange(chance))
    return "".join(pieces)[:_MOST].encode("utf-8", "surrogatepass")


def _xml(chance: Random, data: bytes) -> bytes:
    return _raw_xml(chance, data) if chance.random() < 0.15 else _tree(chance, data)


def _tree(chance: Random, data: bytes) -> bytes:
    """Elements dropped, repeated, moved and put into each other, values changed: still XML."""
    try:
        root = etree.fromstring(data)
    except (etree.XMLSyntaxError, ValueError):
        return _raw_xml(chance, data)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        nodes = list(root.iter(etree.Element))
        with suppress(
            ValueError
        ):  # no element may stand in itself, and XML has no control characters
            chance.choice(_TREE_CHANGES)(chance, chance.choice(nodes), chance.choice(nodes))
    return bytes(etree.tostring(root, encoding="UTF-8"))[:_MOST]


def _value_changed(chance: Random, node: etree._Element, _: etree._Element) -> None:
    if not node.attrib:
        node.text = _strange(chance)
    elif chance.random() < 0.1:
        del node.attrib[chance.choice(list(node.attrib))]
    else:
        node.set(chance.choice(list(node.attrib)), _strange(chance))


def _text_changed(chance: Random, node: etree._Element, other: etree._Element) -> None:
    node.text = chance.choice((_strange(chance), other.text))


def _node_dropped(_: Random, node: etree._Element, __: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _node_repeated(chance: Random, node: etree._Element, _: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        at = parent.index(node)
        for _count in range(min(chance.choice((1, 2, 40)), 2_000 // len(list(node.iter())))):
            parent.insert(at, deepcopy(node))


def _node_moved(chance: Random, node: etree._Element, other: etree._Element) -> None:
    other.insert(chance.randrange(len(other) + 1), deepcopy(node))


def _node_nested(chance: Random, node: etree._Element, _: etree._Element) -> None:
    inner, whole = node, deepcopy(node)
    for _depth in range(min(chance.choice((1, 3, 30, 100)), 2_000 // len(list(node.iter())))):
        inner.append(copy := deepcopy(whole))
        inner = copy if chance.random() < 0.5 or not len(copy) else copy[-1]


_TREE_CHANGES = (
    *(_value_changed, _value_changed, _value_changed, _text_changed, _text_changed),
    *(_node_dropped, _node_repeated, _node_moved, _node_nested),
)


def _raw_xml(chance: Random, data: bytes) -> bytes:
    pieces = _NODE.findall(data)
    if not pieces:
        return _strange(chance).encode("utf-8", "surrogatepass")
    for _ in range(chance.choice((1, 1, 2, 3))):
        at = chance.randrange(len(pieces))
        strange = _strange(chance).encode("utf-8", "surrogatepass")
        if chance.random() < 0.5 and _VALUE.search(pieces[at]):
            pieces[at] = _other_value(chance, pieces[at], strange)
        elif chance.random() < 0.4 and not pieces[at].startswith(b"<"):
            pieces[at] = strange.replace(b"<", b"&lt;")
        else:
            chance.choice(_CHANGES)(chance, pieces, chance.choice(pieces))
    return b"".join(pieces)[:_MOST]


def _other_value(chance: Random, tag: bytes, strange: bytes) -> bytes:
    values = list(_VALUE.finditer(tag))
    one = chance.choice(values)
    plain = strange.replace(b'"', b"").replace(b"<", b"&lt;")
    return tag[: one.start(1)] + plain + tag[one.end(1) :]


def _strange(chance: Random) -> str:
    return chance.choice(chance.choice((_NUMBERS, _WORDS)))


def _replaced(chance: Random, pieces: list[Piece], strange: Piece) -> None:
    pieces[chance.randrange(len(pieces))] = strange


def _added(chance: Random, pieces: list[Piece], strange: Piece) -> None:
    pieces.insert(chance.randrange(len(pieces) + 1), strange)


def _dropped(chance: Random, pieces: list[Piece], strange: Piece) -> None:
    start = chance.randrange(len(pieces))
    if len(pieces) > 1:
        del pieces[start : start + chance.choice((1, 1, 2, 5))]
    if not pieces:
        pieces.append(strange)


def _repeated(chance: Random, pieces: list[Piece], _strange: Piece) -> None:
    start = chance.randrange(len(pieces))
    some = pieces[start : start + chance.choice((1, 2, 5, 20))]
    pieces[start:start] = some * min(chance.choice((1, 2, 30, 300)), 3_000 // len(some))


def _moved(chance: Random, pieces: list[Piece], _strange: Piece) -> None:
    one, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
    pieces[one], pieces[other] = pieces[other], pieces[one]


_CHANGES: Sequence[Callable[..., None]] = (_replaced, _added, _dropped, _repeated, _moved)
