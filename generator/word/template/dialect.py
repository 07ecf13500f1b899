"""What of Jinja a template, a body or a condition may say: a list, and all else is refused in words.

Looks at the tree before anything runs; what can be told only while it runs is the sandbox's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import Environment, nodes

from generator.problems import Message, did_you_mean, say
from generator.word.template.lost_sums import lost_names
from generator.word.template.trees import all_below
from generator.workspace import unchanging

ALLOWED = (
    *(nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign, nodes.Scope),
    *(nodes.Name, nodes.Const, nodes.Tuple, nodes.List, nodes.Dict, nodes.Pair, nodes.Keyword),
    *(nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Call, nodes.Getattr, nodes.Getitem),
    *(nodes.Slice, nodes.Concat, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    *(nodes.Neg, nodes.Pos, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod),
)
_HARMLESS = frozenset(
    (nodes.Output, nodes.TemplateData, nodes.If, nodes.Assign, nodes.Name, nodes.Const)
)
"""Those of them of which nothing more is asked, the most of every text."""
LOOP_NAMES = {
    *("index", "index0", "revindex", "revindex0", "first", "last", "length", "depth"),
    *("depth0", "previtem", "nextitem", "cycle", "changed"),
}
_LOOP_CALLS = ("cycle", "changed")
_WORDS = {
    nodes.FromImport: "from",
    nodes.AssignBlock: "set",
    nodes.NSRef: "set",
    nodes.CallBlock: "call",
    nodes.FilterBlock: "filter",
    nodes.ScopedEvalContextModifier: "autoescape",
    nodes.Pow: "**",
}
_LOST = say("«{name}» đặt lại trong vòng lặp thì hết vòng lặp không còn giữ giá trị ấy")
_LISTED = say("xem các cách viết sau dấu | bằng «vanthu names»")
_TESTS = say("các điều kiện is: {known}", known="defined, none, odd, even, divisibleby, in")
_INSTEAD_OF_COUNTING = say('đếm bằng |length, cộng bằng |sum("count"), lớn nhất bằng |max("count")')
_IN_A_LOOP = say("chọn dòng bằng {example}", example="{% for row in … if … %}")
_AS_FUNCTION = say('viết sau dấu gạch đứng: danh_sách|sum("count"), |max("count"), |min("count")')
_INSTEAD: Mapping[str, Message] = {
    "namespace": _INSTEAD_OF_COUNTING,
    **dict.fromkeys(("sum", "max", "min", "len", "sorted"), _AS_FUNCTION),
    **dict.fromkeys(("select", "selectattr", "reject", "rejectattr", "map"), _IN_A_LOOP),
    **dict.fromkeys(
        ("groupby", "group"), say("dùng figures.groups; mỗi nhóm có «name», «count», «units»")
    ),
    **dict.fromkeys(("round", "float", "int", "format"), say("ghi |number(1) hoặc |percent(1)")),
    **dict.fromkeys(("capitalize", "title"), say("viết hoa chữ đầu bằng |upper_first")),
    "range": say("vòng lặp chỉ đi qua một danh sách, ví dụ figures.units"),
}
"""What to write in place of what other languages of this kind have."""


@unchanging(frozen=True)
class Refused:
    """Something that may not be said: its line, the last part of its code, and the sentence."""

    line: int
    kind: str
    message: Message
    hint: Message | None = None
    column: int = 1


class Forbidden(Exception):
    """A text says what it may not; `refusals` are all that it says so."""

    def __init__(self, refusals: list[Refused]) -> None:
        super().__init__()
        self.refusals = refusals


def find_refusals(environment: Environment, tree: nodes.Template) -> Iterator[Refused]:
    """Everything in a tree that is not on the list, in order; the environment has the filters and tests."""
    below = all_below(tree)
    for node in below:
        if type(node) not in _HARMLESS:
            yield from _refused(environment, node)
    sets_any = any(isinstance(node, nodes.Assign) for node in below)
    for line, name in lost_names(tree) if sets_any else ():
        yield Refused(line, "LOST", Message(_LOST.source, {"name": name}), _INSTEAD_OF_COUNTING)


def forbidden(what: str) -> Message:
    """The sentence for what may not be used."""
    return say("không được phép dùng «{what}»", what=what)


def _refused(environment: Environment, node: nodes.Node) -> Iterator[Refused]:
    line = node.lineno
    if not isinstance(node, ALLOWED) or (isinstance(node, nodes.For) and node.recursive):
        yield Refused(line, "FORBIDDEN", forbidden(_WORDS.get(type(node)) or _kind(node)))
    elif isinstance(node, nodes.Call) and not _is_of_loop(node.node):
        word = _word(node.node)
        yield Refused(line, "FORBIDDEN", forbidden(f"{word}()"), _INSTEAD.get(word))
    elif isinstance(node, nodes.Getattr | nodes.Getitem):
        yield from _reach(node)
    elif isinstance(node, nodes.Filter) and node.name not in environment.filters:
        message = say("không có cách viết «{name}»", name=node.name)
        hint = _INSTEAD.get(node.name) or did_you_mean(node.name, environment.filters)
        yield Refused(line, "FILTER", message, hint or _LISTED)
    elif isinstance(node, nodes.Test) and node.name not in environment.tests:
        message = say("không có điều kiện is «{name}»", name=node.name)
        near = did_you_mean(node.name, environment.tests)
        yield Refused(line, "FILTER", message, near or _TESTS)


def _kind(node: nodes.Node) -> str:
    return type(node).__name__.lower()


def _word(node: nodes.Node) -> str:
    """What a person calls it: an attribute or a name, else what it is."""
    return getattr(node, "attr", "") or getattr(node, "name", "") or _kind(node)


def _is_of_loop(called: nodes.Expr) -> bool:
    return (
        isinstance(called, nodes.Getattr) and _is_loop(called.node) and called.attr in _LOOP_CALLS
    )


def _reach(node: nodes.Getattr | nodes.Getitem) -> Iterator[Refused]:
    name = node.attr if isinstance(node, nodes.Getattr) else _constant(node.arg)
    if name.startswith("_"):
        yield Refused(node.lineno, "FORBIDDEN", forbidden(name))
    elif _is_loop(node.node) and isinstance(node, nodes.Getattr) and name not in LOOP_NAMES:
        yield Refused(node.lineno, "NAME", say("vòng lặp không có «loop.{name}»", name=name))


def _is_loop(node: nodes.Node | None) -> bool:
    return isinstance(node, nodes.Name) and node.name == "loop"


def _constant(node: nodes.Expr) -> str:
    return str(node.value) if isinstance(node, nodes.Const) else ""
