"""A web page without what it would fetch: its words and their looks, for a program that makes a Word file of it.

What is not known to be plain is left out: scripts, frames, pictures, sheets of style that lie elsewhere.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from contextlib import suppress
from typing import Any

from generator.workspace import regex

_LEFT_OUT = regex(
    r"applet|audio|base|embed|frame|frameset|iframe|img|input|link|meta|noscript|object|picture|script|source"
    r"|svg|template|track|video|xml"
)
_PLAIN = regex(
    r"align|bgcolor|border|cellpadding|cellspacing|class|clear|color|colspan|dir|face|frame|height|id|lang"
    r"|noshade|nowrap|rowspan|rules|size|start|style|type|valign|value|width"
)
_FETCHES = regex(r"(?i)url\s*\(|@import|@font-face|expression\s*\(|\\")
_RULES = regex(r"[^{}]*\{[^{}]*\}")
_BEGINS = regex(rb"(?is)<(.*?<)?(!doctype html|html|head|body)\b")
_SET = regex(rb"(?i)charset\s*=\s*[\"']?([a-z0-9-]+)")
_HEAD = 8_000
_IS_UTF8 = "text/html; charset=utf-8"


def is_web_page(data: bytes) -> bool:
    """Whether it begins as HTML does, whatever its name ends with."""
    return _BEGINS.match(data[:_HEAD].removeprefix(BOM_UTF8).lstrip()) is not None


def without_links(data: bytes) -> bytes:
    """The page in UTF-8, with nothing in it that points elsewhere; of one that holds nothing, nothing."""
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        page = html.document_fromstring(_in_utf8(data), parser=parser)
    except etree.ParserError:
        return b""
    nodes: list[Any] = list(page.iter())
    for node in nodes:
        if _LEFT_OUT.fullmatch(node.tag):
            node.drop_tree()
        else:
            _make_plain(node)
    page.insert(0, html.Element("meta", {"http-equiv": "Content-Type", "content": _IS_UTF8}))
    made = html.tostring(
        page, encoding="utf-8", include_meta_content_type=True, doctype="<!DOCTYPE html>"
    )
    return bytes(made)


def _in_utf8(data: bytes) -> bytes:
    """The page as it is where that can be UTF-8, else decoded by what it says itself."""
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8-sig").encode()
    told = _SET.search(data[:_HEAD])
    with suppress(LookupError):
        return data.decode(told[1].decode("ascii") if told else "cp1252", "replace").encode()
    return data.decode("cp1252", "replace").encode()


def _make_plain(node: Any) -> None:
    for name, value in node.attrib.items():
        if _PLAIN.fullmatch(name) is None or _FETCHES.search(value):
            del node.attrib[name]
    if node.tag == "style":
        rules = _RULES.findall(node.text or "")
        node.text = "".join(rule for rule in rules if not _FETCHES.search(rule))
