"""A text as it is said now, without a statement: its branches chosen, its loops written out, its names left.

The tree of the text is changed into one that prints `{{ result.count|number }}` where the text would print
its value; names that the text sets itself, or goes through in a loop, are told by what they stand for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from jinja2 import nodes

from generator.problems import GeneratorError, say
from generator.workspace import regex

LOCATED = "located"
"""The filter that tells how a text calls one of several: `result.goals[0]`, the code of a mapping as text."""
PLAIN_OR = "plain_or"
_SPECIAL = regex(r"[*_#`|{}\\<>\[\]]|^\s*[-+]|^\s*\d+\.")
_SPOT, _TEXT = "spot_of_", "text_of_"
_SIGNS = {
    "eq": "==",
    "ne": "!=",
    "gt": ">",
    "gteq": ">=",
    "lt": "<",
    "lteq": "<=",
    "in": "in",
    "notin": "not in",
}
_WHOLE = (nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.List, nodes.Tuple)
_WHOLE_FILTERED = (*_WHOLE, nodes.Filter)


class NotTold(GeneratorError):
    """A text says something that cannot be written without a statement."""


def chosen(tree: nodes.Template) -> nodes.Template:
    """The tree that prints the text without statements."""
    made = nodes.Template(list(_Choosing().body(tree.body, set())), lineno=1)
    made.set_lineno(1)
    return made


def located(item: Any, several: Any, told: str, place: int) -> str:
    """How one of several is called; `place` counts those that a loop took."""
    if isinstance(item, str):
        return _quoted(item)
    listed = list(several.values() if isinstance(several, Mapping) else several)
    if place < len(listed) and listed[place] is item:
        return f"{told}[{place}]"
    return f"{told}[{next((at for at, one in enumerate(listed) if one == item), place)}]"


def plain_or(words: str, told: str) -> str:
    """Words that mean the same in a body, else how they are called."""
    return told if _SPECIAL.search(words) else words


class _Choosing:
    """Changes statements one by one; `local` are the names that the text itself sets."""

    def body(self, body: Sequence[nodes.Node], local: set[str]) -> Iterator[nodes.Node]:
        for one in body:
            if isinstance(one, nodes.Output):
                printed = (
                    part if isinstance(part, nodes.TemplateData) else self.text(part, local)
                    for part in one.nodes
                )
                yield nodes.Output(list(printed))
            elif isinstance(one, nodes.If):
                yield self._if(one, local)
            elif isinstance(one, nodes.For):
                yield self._for(one, local)
            elif isinstance(one, nodes.Assign):
                yield from self._set(one, local)
            else:
                raise _not_told()

    def _if(self, one: nodes.If, local: set[str]) -> nodes.If:
        others = [self._if(other, local) for other in one.elif_]
        return nodes.If(
            one.test, list(self.body(one.body, local)), others, list(self.body(one.else_, local))
        )

    def _for(self, one: nodes.For, local: set[str]) -> nodes.For:
        if not isinstance(one.target, nodes.Name):
            raise _not_told()
        name, inside = one.target.name, {*local, one.target.name}
        counted = nodes.Getattr(nodes.Name("loop", "load"), "index0", "load")
        item, told = nodes.Name(name, "load"), self.whole(one.iter, local)
        spot = nodes.Filter(item, LOCATED, [one.iter, told, counted], [], None, None)
        known = [
            _assign(_SPOT, name, spot),
            _assign(_TEXT, name, _either(item, item, _tagged(_name(_SPOT, name)))),
        ]
        return nodes.For(
            one.target,
            one.iter,
            [*known, *self.body(one.body, inside)],
            list(self.body(one.else_, local)),
            one.test,
            False,
        )

    def _set(self, one: nodes.Assign, local: set[str]) -> Iterator[nodes.Node]:
        for target, value in _pairs(one):
            yield _assign(_SPOT, target.name, self.whole(value, local))
            yield _assign(_TEXT, target.name, self.text(value, local))
        yield one
        local |= {target.name for target, _ in _pairs(one)}

    def text(self, one: nodes.Expr, local: set[str]) -> nodes.Expr:
        """What prints an expression: words as they are, all else between `{{` and `}}`."""
        if isinstance(one, nodes.Const) and isinstance(one.value, str):
            return _plain(one, _tagged(nodes.Const(_quoted(one.value))))
        if isinstance(one, nodes.CondExpr):
            other = self.text(one.expr2, local) if one.expr2 else nodes.Const("")
            return nodes.CondExpr(one.test, self.text(one.expr1, local), other)
        if isinstance(one, nodes.Concat):
            return nodes.Concat([self.text(part, local) for part in one.nodes])
        if isinstance(one, nodes.Name) and one.name in local:
            return _name(_TEXT, one.name)
        first = _first(one)
        if isinstance(first, nodes.Name) and first.name == "loop":
            return one
        told = _tagged(self.source(one, local))
        is_local = isinstance(first, nodes.Name) and first.name in local and _is_filtered(one)
        return _either(first, one, told) if is_local else told

    def whole(self, one: Any, local: set[str]) -> nodes.Expr:
        """The source of an expression so that names and positions may follow it."""
        told = self.source(one, local)
        return told if isinstance(one, _WHOLE) else _joined("(", told, ")")

    def operand(self, one: nodes.Expr, local: set[str]) -> nodes.Expr:
        """The source of a part of an expression."""
        told = self.source(one, local)
        return told if isinstance(one, _WHOLE_FILTERED) else _joined("(", told, ")")

    def source(self, one: nodes.Expr, local: set[str]) -> nodes.Expr:
        """What prints an expression as it is written, conditions in it decided."""
        makers: Mapping[type, Callable[[Any, set[str]], nodes.Expr]] = {
            nodes.Const: lambda one, _: nodes.Const(_quoted(one.value)),
            nodes.Name: self._named,
            nodes.Getattr: lambda one, local: _joined(self.whole(one.node, local), f".{one.attr}"),
            nodes.Getitem: self._item,
            nodes.Filter: self._filter,
            nodes.Test: self._test,
            nodes.CondExpr: self._decided,
            nodes.Concat: lambda one, local: self._between(one.nodes, " ~ ", local),
            nodes.And: lambda one, local: self._between([one.left, one.right], " and ", local),
            nodes.Or: lambda one, local: self._between([one.left, one.right], " or ", local),
            nodes.Not: lambda one, local: _joined("not ", self.operand(one.node, local)),
            nodes.Neg: lambda one, local: _joined("-", self.operand(one.node, local)),
            nodes.Compare: self._compare,
            nodes.List: lambda one, local: _joined(
                "[", *self._listed(one.items, local), "]"
            ),
            nodes.Tuple: lambda one, local: _joined(
                "(", *self._listed(one.items, local), ")"
            ),
        }  # fmt: skip
        if isinstance(one, nodes.BinExpr) and type(one) not in makers:
            return self._between([one.left, one.right], f" {one.operator} ", local)
        maker = makers.get(type(one))
        if maker is None:
            raise _not_told()
        return maker(one, local)

    def _named(self, one: nodes.Name, local: set[str]) -> nodes.Expr:
        if one.name == "loop":
            raise _not_told()
        return _name(_SPOT, one.name) if one.name in local else nodes.Const(one.name)

    def _item(self, one: nodes.Getitem, local: set[str]) -> nodes.Expr:
        if isinstance(one.arg, nodes.Slice):
            raise _not_told()
        return _joined(self.whole(one.node, local), "[", self.source(one.arg, local), "]")

    def _filter(self, one: nodes.Filter, local: set[str]) -> nodes.Expr:
        if one.node is None:
            raise _not_told()
        return _joined(self.operand(one.node, local), f"|{one.name}", *self._given(one, local))

    def _test(self, one: nodes.Test, local: set[str]) -> nodes.Expr:
        return _joined(self.operand(one.node, local), f" is {one.name}", *self._given(one, local))

    def _given(self, one: nodes.Filter | nodes.Test, local: set[str]) -> list[Any]:
        named = [_joined(f"{each.key}=", self.source(each.value, local)) for each in one.kwargs]
        given = [*(self.source(each, local) for each in one.args), *named]
        return ["(", *_commas(given), ")"] if given else []

    def _decided(self, one: nodes.CondExpr, local: set[str]) -> nodes.Expr:
        other = self.operand(one.expr2, local) if one.expr2 else nodes.Const('""')
        return nodes.CondExpr(one.test, self.operand(one.expr1, local), other)

    def _compare(self, one: nodes.Compare, local: set[str]) -> nodes.Expr:
        rest = ((f" {_SIGNS[each.op]} ", self.operand(each.expr, local)) for each in one.ops)
        return _joined(self.operand(one.expr, local), *(part for pair in rest for part in pair))

    def _between(self, parts: Sequence[nodes.Expr], sign: str, local: set[str]) -> nodes.Expr:
        told = [self.operand(part, local) for part in parts]
        return _joined(*_commas(told, sign))

    def _listed(self, items: Sequence[nodes.Expr], local: set[str]) -> list[Any]:
        return _commas([self.source(each, local) for each in items])


def _pairs(one: nodes.Assign) -> list[tuple[Any, Any]]:
    """What a statement sets, each with its value."""
    target, value = one.target, one.node
    if isinstance(target, nodes.Name):
        return [(target, value)]
    if not (isinstance(target, nodes.Tuple) and isinstance(value, nodes.Tuple)):
        raise _not_told()
    found = list(zip(target.items, value.items, strict=True))
    if not all(isinstance(name, nodes.Name) for name, _ in found):
        raise _not_told()
    return found


def _first(one: nodes.Node) -> nodes.Node:
    """That on which the rest of an expression stands: `result` of `result.quota|told(noun)`."""
    while isinstance(one, nodes.Filter | nodes.Getattr | nodes.Getitem) and one.node is not None:
        one = one.node
    return one


def _is_filtered(one: nodes.Node) -> bool:
    """Whether nothing but filters stand behind the first name."""
    while isinstance(one, nodes.Filter) and one.node is not None:
        one = one.node
    return isinstance(one, nodes.Name)


def _assign(lead: str, name: str, value: nodes.Expr) -> nodes.Assign:
    return nodes.Assign(nodes.Name(f"{lead}{name}", "store"), value)


def _name(lead: str, name: str) -> nodes.Name:
    return nodes.Name(f"{lead}{name}", "load")


def _either(asked: Any, words: nodes.Expr, told: nodes.Expr) -> nodes.Expr:
    """The words themselves where a value is a text, else how it is called."""
    is_text = nodes.Test(asked, "string", [], [], None, None)
    return nodes.CondExpr(is_text, _plain(words, told), told)


def _plain(words: nodes.Expr, told: nodes.Expr) -> nodes.Expr:
    return nodes.Filter(words, PLAIN_OR, [told], [], None, None)


def _tagged(told: nodes.Expr) -> nodes.Expr:
    return _joined("{{ ", told, " }}")


def _joined(*parts: str | nodes.Expr) -> nodes.Expr:
    return nodes.Concat([nodes.Const(one) if isinstance(one, str) else one for one in parts])


def _commas(parts: Sequence[nodes.Expr], sign: str = ", ") -> list[Any]:
    return [one for part in parts for one in (sign, part)][1:]


def _quoted(value: Any) -> str:
    """A value as a text writes it."""
    if value is None or isinstance(value, bool):
        return {None: "none", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Fraction) and value.denominator != 1:
        return f"{float(value):.10g}"
    return str(value)


def _not_told() -> NotTold:
    return NotTold(
        say("có chỗ không viết lại được mà không dùng câu lệnh; chép cả câu lệnh bằng --branches")
    )
