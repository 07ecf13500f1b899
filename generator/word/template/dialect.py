"""What of Jinja a template may say; the rest is refused with its place before anything runs.

Checked on the skeleton of a part, all faults at once. The sandbox refuses the same at run time;
here the author is told in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from generator.problems import Message, Problem, say
from generator.word.template.places import Tag, skeleton
from generator.word.template.sandbox import LOOP_NAMES, Sandbox

_REFUSED = (
    nodes.Macro,
    nodes.CallBlock,
    nodes.FilterBlock,
    nodes.AssignBlock,
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
    nodes.Extends,
    nodes.Block,
    nodes.With,
    nodes.ScopedEvalContextModifier,
)
_WATCHED = (
    *(*_REFUSED, nodes.For, nodes.Pow, nodes.Call, nodes.Getattr, nodes.Getitem),
    *(nodes.Filter, nodes.Test),
)
_WORD = re.compile(r"{%[-+]?\s*(\w+)")
_LOOP_CALLS = frozenset({"cycle", "changed"})


def parse_tags(sandbox: Sandbox, tags: list[Tag]) -> nodes.Template | Problem:
    """The tree of a part's skeleton, or the one problem that keeps it from being read."""
    for tag in tags:
        word = _WORD.match(tag.line)
        if word and word[1] == "raw":
            return _problem("E-TPL-FORBIDDEN", tag, _command(tag))
    try:
        return sandbox.parse(skeleton(tags))
    except TemplateSyntaxError as error:
        tag = _left_open(tags) or tags[min(max(error.lineno, 1), len(tags)) - 1]
        return _problem("E-TPL-SYNTAX", tag, _syntax(tag))


def find_forbidden(sandbox: Sandbox, tree: nodes.Template, tags: list[Tag]) -> list[Problem]:
    """Every construct, attribute, filter, test and call that a template may not use."""
    return [
        _problem(code, tags[node.lineno - 1], message)
        for node in tree.find_all(_WATCHED)
        for code, message in _faults(sandbox, node, tags[node.lineno - 1])
    ]


def _left_open(tags: list[Tag]) -> Tag | None:
    """The last `for` or `if` without its end, which Jinja itself notices only at the very end."""
    stack: list[Tag] = []
    for tag in tags:
        word = _WORD.match(tag.line)
        if word and word[1] in {"for", "if"}:
            stack.append(tag)
        elif word and word[1] in {"endfor", "endif"}:
            if not stack:
                return tag
            stack.pop()
    return stack[-1] if stack else None


def _problem(code: str, tag: Tag, message: Message) -> Problem:
    return Problem(code, tag.place, message)


def _command(tag: Tag) -> Message:
    return say("mẫu dùng lệnh «{tag}», không được phép", tag=tag.text)


def _syntax(tag: Tag) -> Message:
    return say(
        "không hiểu được «{tag}»; xem lại dấu ngoặc, và mỗi for, if phải có endfor, endif",
        tag=tag.text,
    )


def _faults(sandbox: Sandbox, node: nodes.Node, tag: Tag) -> Iterator[tuple[str, Message]]:
    if isinstance(node, _REFUSED) or (isinstance(node, nodes.For) and node.recursive):
        yield "E-TPL-FORBIDDEN", _command(tag)
    elif isinstance(node, nodes.Pow):
        yield "E-TPL-FORBIDDEN", say("mẫu dùng phép lũy thừa, không được phép")
    elif isinstance(node, nodes.Call):
        yield from _call(node, tag)
    elif isinstance(node, nodes.Getattr | nodes.Getitem):
        yield from _reach(node)
    elif isinstance(node, nodes.Filter) and node.name not in sandbox.filters:
        yield "E-TPL-FILTER", say("không có bộ lọc «{name}»", name=node.name)
    elif isinstance(node, nodes.Test) and node.name not in sandbox.tests:
        yield "E-TPL-FILTER", say("không có phép thử «{name}»", name=node.name)


def _call(node: nodes.Call, tag: Tag) -> Iterator[tuple[str, Message]]:
    called = node.node
    of_loop = (
        isinstance(called, nodes.Getattr)
        and isinstance(called.node, nodes.Name)
        and called.node.name == "loop"
        and called.attr in _LOOP_CALLS
    )
    if not of_loop:
        yield "E-TPL-FORBIDDEN", say("mẫu gọi hàm trong «{tag}», không được phép", tag=tag.text)


def _reach(node: nodes.Getattr | nodes.Getitem) -> Iterator[tuple[str, Message]]:
    name = node.attr if isinstance(node, nodes.Getattr) else _constant(node.arg)
    is_loop = isinstance(node.node, nodes.Name) and node.node.name == "loop"
    if name.startswith("_"):
        yield "E-TPL-FORBIDDEN", say("mẫu dùng «{name}», không được phép", name=name)
    elif is_loop and isinstance(node, nodes.Getattr) and name not in LOOP_NAMES:
        yield "E-TPL-NAME", say("vòng lặp không có «loop.{name}»", name=name)


def _constant(node: nodes.Expr) -> str:
    return str(node.value) if isinstance(node, nodes.Const) else ""
