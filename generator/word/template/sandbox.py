"""The Jinja that templates speak: no name goes unnoticed, nothing is called, nothing is reached.

A template is a program that came by mail. It sees keys of dictionaries, items of lists, `loop`,
and what is offered for a class; it may call registered filters and
`loop.cycle`, `loop.changed`. What it may print is decided in `values`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from jinja2 import Environment, StrictUndefined, nodes, pass_environment
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.word.template.places import AS_RAW, AS_TEXT
from generator.word.template.printable import raw_of, text_of

Filter = Callable[..., Any]
Offered = Mapping[type, Collection[str]]

BUILTIN_FILTERS = {
    *("abs", "count", "d", "default", "first", "int", "join", "last", "length"),
    *("list", "lower", "reverse", "trim", "unique", "upper"),
}
BUILTIN_TESTS = {
    *("defined", "undefined", "none", "true", "false", "odd", "even", "divisibleby"),
    *("string", "number", "mapping", "sequence", "in", "eq", "ne", "lt", "le", "gt", "ge"),
}
LOOP_NAMES = {
    *("index", "index0", "revindex", "revindex0", "first", "last", "length", "depth"),
    *("depth0", "previtem", "nextitem", "cycle", "changed"),
}
INNER_LOOPS = "inner_loop"
ROUNDS_CAP = 2_000_000


class TooLong(Exception):
    """Loops within loops go round more often than any document needs."""


class Missing(StrictUndefined):
    """A name without a value; any use of it fails and tells only the name."""

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name)


class Sandbox(ImmutableSandboxedEnvironment):
    """A strict environment: escaped output, no globals, a short list of filters and tests."""

    intercepted_binops = frozenset({"*", "%", "**"})

    def __init__(self, filters: Mapping[str, Filter], offered: Offered | None = None) -> None:
        super().__init__(undefined=Missing, autoescape=True, keep_trailing_newline=True)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in BUILTIN_FILTERS} | dict(filters)
        self.filters |= {INNER_LOOPS: _count_rounds, AS_TEXT: text_of, AS_RAW: raw_of}
        self.tests = {name: test for name, test in self.tests.items() if name in BUILTIN_TESTS}
        self.offered = offered or {}
        self.rounds = 0

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Jinja's tree, in which each loop inside a loop counts its rounds."""
        tree = super()._parse(source, name, filename)
        for outer in tree.find_all(nodes.For):
            for inner in outer.find_all(nodes.For):
                self._count(inner)
        return tree

    def _count(self, loop: nodes.For) -> None:
        if isinstance(loop.iter, nodes.Filter) and loop.iter.name == INNER_LOOPS:
            return
        counted = nodes.Filter(loop.iter, INNER_LOOPS, [], [], None, None, lineno=loop.iter.lineno)
        loop.iter = counted.set_environment(self)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The key of a dictionary, a name of `loop`, or one that the class itself offers."""
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        offered = LOOP_NAMES if isinstance(obj, LoopContext) else self.offered.get(type(obj), ())
        if attribute in offered:
            return getattr(obj, attribute)
        if isinstance(obj, Missing):
            str(obj)
        if attribute.startswith("_"):
            raise SecurityError(attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item by key or position; never an attribute of a plain Python object."""
        if isinstance(obj, dict | list | tuple | str):
            try:
                return obj[argument]
            except (LookupError, TypeError):
                return self.undefined(obj=obj, name=argument)
        return self.getattr(obj, str(argument))

    def is_safe_callable(self, obj: Any) -> bool:
        """Only `loop.cycle` and `loop.changed`."""
        return isinstance(getattr(obj, "__self__", None), LoopContext)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Numbers only: a text times a billion, or a power, eats the machine."""
        if operator == "**" or not (_is_number(left) and _is_number(right)):
            raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)


def _is_number(value: Any) -> bool:
    return not isinstance(value, str | bytes | list | tuple)


@pass_environment
def _count_rounds(environment: Environment, rows: Any) -> Any:
    """Wraps what an inner loop goes over, so that all inner rounds of a document are counted."""
    if not isinstance(environment, Sandbox):
        raise TypeError(environment)
    items = rows if isinstance(rows, list | tuple | dict | str) else list(rows)
    environment.rounds += len(items)
    if environment.rounds > ROUNDS_CAP:
        raise TooLong
    return items
