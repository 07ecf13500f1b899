r"""The Markdown of bodies: of what Markdown knows only what is documented, all else stays as typed.

`#` headings, `-`, `1.` and `1)` lists, `**bold**`, `*italic*`, tables, `\` before a sign. An underscore,
a backtick, `&amp;`, a footnote's mark are letters like others: a blank to be filled in (`__/__`) or a
formula (`5*3*2`) loses nothing. What an official document cannot show is found too, to be refused.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

_AS_TYPED = ("backticks", "autolink", "entity", "reference", "lheading")
"""Rules of Markdown that would take letters away."""


def parse(text: str) -> list[Token]:
    """The tokens of a body."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(_AS_TYPED)
    parser.inline.ruler.at("emphasis", _emphasis)
    return parser.parse(text)


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
