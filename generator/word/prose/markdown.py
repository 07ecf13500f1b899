r"""The Markdown of bodies: of what Markdown knows only what is documented, all else stays as typed.

`#` headings, `-`, `1.` and `1)` lists, `**bold**`, `*italic*`, tables, `\` before a sign or at the end of a line. An underscore,
a backtick, `&amp;`, a footnote's mark are letters like others: a blank to be filled in (`__/__`) or a
formula (`5*3*2`) loses nothing. What an official document cannot show is found too, to be refused.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, escape
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from generator.workspace import regex

_AS_TYPED = ("backticks", "autolink", "entity", "reference", "lheading")
"""Rules of Markdown that would take letters away."""
_BLANKS_AT_END = regex(r"[ \t]+$", re.MULTILINE)
_RUN = "run"
IS_CUT = "is_cut"
"""What a token of emphasis has in its `meta` when its mark is a part of one: `**a*`."""


def parse(text: str) -> list[Token]:
    """The tokens of a body."""
    return _parser().parse(_GLUED_DASH.sub("- ", _BLANKS_AT_END.sub("", text)))


_GLUED_DASH = regex(r"(?m)^-(?=[^\W\d_])")
"""A dash right before a word that begins a line: the item of a list, as people type it."""


@cache
def _parser() -> MarkdownIt:
    """The parser, which keeps nothing of what it has parsed."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(_AS_TYPED)
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.at("escape", _escape)
    parser.inline.ruler2.before("fragments_join", "cut", _tell_cut)
    return parser


def _escape(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls it
    r"""`\` before a sign; two of them are the way to another computer: \\may-chu."""
    return not state.src.startswith("\\\\", state.pos) and escape(state, silent)


def _tell_cut(state: StateInline) -> None:
    """Marks the runs of asterisks that were taken apart: some of them left, or `**` taken for two of `*`."""
    runs: dict[int, list[Token]] = {}
    for token in state.tokens:
        if _RUN in token.meta:
            runs.setdefault(token.meta[_RUN], []).append(token)
    for tokens in runs.values():
        taken = [token for token in tokens if token.type != "text"]
        is_left = any(token.content == "*" for token in tokens if token.type == "text")
        single = [token for token in taken if token.tag == "em"]
        for token in taken if is_left else single[1:]:
            token.meta[IS_CUT] = True


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls it
    """Asterisks that may begin or end a bold or italic stretch.

    One between two figures never does, nor does the mark of a note: (*).
    """
    if silent or state.src[state.pos] != "*":
        return False
    scanned = state.scanDelims(state.pos, True)
    end = state.pos + scanned.length
    before, after = state.src[: state.pos], state.src[end:]
    near = before[-1:].isalnum() and after[:1].isalnum()
    between = before.rstrip()[-1:].isdigit() and after.lstrip()[:1].isdigit()
    is_sign = between and (near or scanned.length == 1)
    is_sign |= before.endswith("(") and after.startswith(")")
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = "*"
        token.meta = {_RUN: state.pos}
        state.delimiters.append(
            Delimiter(
                marker=ord("*"),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=scanned.can_open and not is_sign and not (near and scanned.length == 1),
                close=scanned.can_close and not is_sign,
            )
        )
    state.pos = end
    return True
