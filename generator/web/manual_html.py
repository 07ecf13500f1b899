"""A page of the manual as HTML: Markdown that may hold no HTML of its own, headings that can be linked to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from generator.office import all_topics, anchor_of

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_BEFORE = '<div class="wide" tabindex="0" role="group" aria-label="{label}">\n'
_AFTER = "</div>\n"


@cache
def manual_html(text: str) -> Markup:
    """The page; links to its other pages lead there, those to other files are words alone."""
    tokens = list(_with_wide_tables(_MARKDOWN.parse(text)))
    _name_headings(tokens)
    for token in tokens:
        if token.children:
            token.children = list(_pointed(token.children))
    return Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))  # noqa: S704 - no HTML passes


def _name_headings(tokens: list[Token]) -> None:
    """Each heading by what it says, a second one of these words by its number too."""
    seen: Counter[str] = Counter()
    for opening, inside in pairwise(tokens):
        if opening.type == "heading_open":
            anchor = anchor_of(_words(inside))
            again = f"-{seen[anchor]}" if seen[anchor] else ""
            seen[anchor] += 1
            opening.attrSet("id", f"{anchor}{again}")


def _words(inline: Token) -> str:
    return "".join(one.content for one in inline.children or ())


def _with_wide_tables(tokens: list[Token]) -> Iterator[Token]:
    """A table that is wider than the window is scrolled by itself, with keys too."""
    heading = ""
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = _words(tokens[place + 1])
        if token.type == "table_open":
            yield Token("html_block", "", 0, content=_BEFORE.format(label=escape(heading)))
        yield token
        if token.type == "table_close":
            yield Token("html_block", "", 0, content=_AFTER)


def _pointed(children: list[Token]) -> Iterator[Token]:
    """The words of a line; what a link or a picture names is an address of the page, or is left out."""
    leads = [True]
    for child in children:
        if child.type == "link_open":
            address = _address(str(child.attrGet("href")))
            leads.append(address is not None)
            child.attrSet("href", address or "")
        elif child.type == "image":
            name = PurePosixPath(unquote(str(child.attrGet("src")))).name
            child.attrSet("src", f"/help/pictures/{name}")
            child.attrSet("loading", "lazy")
        if child.type not in {"link_open", "link_close"} or leads[-1]:
            yield child
        if child.type == "link_close":
            leads.pop()


def _address(target: str) -> str | None:
    """Where a link of the docs leads in the page; `None` for a file that is no page of the manual."""
    file, _, anchor = target.partition("#")
    inside = f"#{anchor}" if anchor else ""
    path = PurePosixPath(file)
    if not file or (path.suffix == ".md" and path.stem in all_topics()):
        return f"/help/{path.stem}{inside}" if file else inside
    if path.stem.startswith("README"):
        return "/help/tasks"
    return target if target.startswith("https://") else None
