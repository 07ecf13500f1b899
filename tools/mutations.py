"""Small deliberate faults of a Python source: what `tools.mutants` draws from.

Left out: texts for people (`say`, `_`, help, docstrings, errors of the language itself),
annotations, and what only forms a class (`dataclass(…)`, `frozen=`).
"""

from __future__ import annotations

import ast
import builtins
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

Change = tuple[str, ast.AST]

_LONGEST = 60
_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_TALK = {"say", "_", "Message", "TypeVar", "cast", "dataclass"}
_FORMS_A_CLASS = {"frozen", "slots", "kw_only", "eq", "help", "metavar", "short_help"}
_UNTOUCHED = {"annotation", "returns", "type_comment", "decorator_list"}


@dataclass(frozen=True, slots=True, eq=False)
class Mutant:
    """One fault: the source, and what stands in it instead of what."""

    path: str
    tree: ast.Module
    operator: str
    old: ast.AST
    new: ast.AST
    is_deep: bool
    """Inside a function, so that it can be put into a module that is loaded already."""

    def __str__(self) -> str:
        return f"{self.path}:{self.lines[0]}  {self.change}"

    @property
    def change(self) -> str:
        """What it changes, on one line; of long texts what is alike at their beginning is left out."""
        after = "nothing" if isinstance(self.new, ast.Pass) else ast.unparse(self.new)
        texts = [" ".join(each.split()) for each in (ast.unparse(self.old), after)]
        if max(map(len, texts)) > _LONGEST:
            same = takewhile(lambda pair: pair[0] == pair[1], zip(*texts, strict=False))
            alike = max(0, len([*same]) - _LONGEST // 3)
            texts = [f"{'…' if alike else ''}{each[alike : alike + _LONGEST]}" for each in texts]
        return f"{self.operator}  {' → '.join(texts)}"

    @property
    def lines(self) -> range:
        """The lines that it touches: of a condition its own, not those of all that hangs on it."""
        part = ast.walk(getattr(self.old, "test", self.old))
        lines = [line for each in part if (line := getattr(each, "lineno", 0))]
        return range(min(lines), max(lines) + 1)

    def mutated(self) -> ast.Module:
        """The tree of the source with the one fault in it."""
        fresh = ast.copy_location(copy.copy(self.new), self.old)
        return ast.fix_missing_locations(copy.deepcopy(self.tree, {id(self.old): fresh}))


def mutants_of(path: str, source: str) -> Iterator[Mutant]:
    """Every fault of a source, in the order of the walk; `path` is only carried along."""
    tree = ast.parse(source)
    for node, is_deep in _worth_changing(tree, is_deep=False):
        for operator, new in _changes(node):
            yield Mutant(path, tree, operator, node, new, is_deep)


def _worth_changing(node: ast.AST, *, is_deep: bool) -> Iterator[tuple[ast.AST, bool]]:
    """The node and all below it, without texts for people, annotations and shapes of classes."""
    yield node, is_deep
    is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_left_out(node, name, child):
                yield from _worth_changing(
                    child, is_deep=is_deep or (is_function and name == "body")
                )


def _is_left_out(parent: ast.AST, field: str, child: ast.AST) -> bool:
    if field in _UNTOUCHED or (isinstance(child, ast.Expr) and _is_text(child.value)):
        return True
    if isinstance(parent, ast.Call) and field == "args":
        name = ast.unparse(parent.func)
        return name in _TALK or (name in dir(builtins) and name.endswith("Error"))
    if isinstance(parent, ast.Assign | ast.AnnAssign) and field == "value":
        target = parent.targets[0] if isinstance(parent, ast.Assign) else parent.target
        return isinstance(target, ast.Name) and target.id.startswith("__")
    if isinstance(child, ast.If):
        return ast.unparse(child.test) == "TYPE_CHECKING"
    return isinstance(child, ast.keyword) and child.arg in _FORMS_A_CLASS


def _changes(node: ast.AST) -> Iterator[Change]:
    """Each other thing that could stand in the node's place, `pass` for nothing at all."""
    match node:
        case ast.Constant(value=bool() as value):
            yield "truth", ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield "boundary", ast.Constant(value + 1)
            yield "boundary", ast.Constant(value - 1)
        case ast.Constant(value=str() as value) if value:
            yield "text", ast.Constant("")
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) not in {"None", "False"}:
            yield "return", ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Constant()):
            return
        case ast.Expr() | ast.Raise() | ast.Delete() | ast.AugAssign():
            yield "statement", ast.Pass()
        case ast.Break():
            yield "loop", ast.Continue()
        case ast.Continue():
            yield "loop", ast.Break()
        case ast.arguments():
            yield from _defaults(node)
    yield from _operators(node)


def _operators(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare():
            for place, old in enumerate(node.ops):
                for new in _COMPARISONS[type(old)]:
                    yield "compare", _with(node, ops=_put(node.ops, place, new()))
        case ast.BoolOp():
            yield "logic", _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield ("not" if isinstance(node.op, ast.Not) else "arithmetic"), node.operand
        case ast.BinOp() | ast.AugAssign() if type(node.op) in _ARITHMETIC and not _is_type(node):
            yield "arithmetic", _with(node, op=_ARITHMETIC[type(node.op)]())
        case ast.If() | ast.IfExp():
            yield "condition", _with(node, test=_not(node.test))
        case ast.comprehension() if node.ifs:
            yield "condition", _with(node, ifs=_put(node.ifs, 0, _not(node.ifs[0])))


def _defaults(node: ast.arguments) -> Iterator[Change]:
    """Defaults that are names become None; constants are changed as constants anywhere."""
    for field in ("defaults", "kw_defaults"):
        values = getattr(node, field)
        for place, value in enumerate(values):
            if isinstance(value, ast.Name | ast.Attribute):
                yield "default", _with(node, **{field: _put(values, place, ast.Constant(None))})


def _with(node: ast.AST, **changed: Any) -> ast.AST:
    return type(node)(**{**dict(ast.iter_fields(node)), **changed})


def _put(values: list[Any], place: int, new: ast.AST) -> list[Any]:
    return [*values[:place], new, *values[place + 1 :]]


def _not(test: ast.expr) -> ast.UnaryOp:
    return ast.UnaryOp(ast.Not(), test)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_type(node: ast.BinOp | ast.AugAssign) -> bool:
    """A union of types, `int | Fraction`: a fault there stops every import and tells nothing."""
    last = ast.unparse(getattr(node, "right", node)).split("[")[0].rpartition(".")[2]
    is_class = last[:1].isupper() and not last[1:].isupper()
    return isinstance(node.op, ast.BitOr) and (
        is_class or last == "None" or isinstance(getattr(builtins, last, None), type)
    )
