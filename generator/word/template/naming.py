"""How a text calls its values: the program of a text tells the sandbox each name, its context finds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.runtime import Context

from generator.word.template.trees import all_below
from generator.word.template.unknown import named_if_empty

_LASTING = (nodes.Getattr, nodes.Filter, nodes.Const)


class NamingGenerator(CodeGenerator):
    """Has the sandbox told with each name how the text calls it: `phases.gd2.rate`.

    Where the sandbox `remembers`, what is printed of a value that nothing in the text can change is
    found once, however often it stands there.
    """

    _changing: frozenset[str] = frozenset()
    _lasts = False

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """The program of a text, in which Jinja need not seek what no text may say: blocks and imports."""
        below = all_below(node)
        named = [one for one in below if isinstance(one, nodes.Name)]
        self._changing = frozenset(one.name for one in named if one.ctx != "load") | {"loop"}
        self._filters = {one.name for one in below if isinstance(one, nodes.Filter)}
        self._tests = {one.name for one in below if isinstance(one, nodes.Test)}
        self._known: dict[str, int] = {}
        vars(node)["find_all"] = _find_none
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        """What every program begins with, and what is asked of the sandbox again and again by a name of its own."""
        super().write_commons()
        self.writeline("asked, shown = environment.getattr, environment.finalize")
        self.writeline("printed = context.printed")

    def pull_dependencies(self, _nodes: Iterable[nodes.Node]) -> None:
        """Filters and tests by names of their own: who names one that is not there was refused before."""
        for numbers, names, kind in (
            (self.filters, self._filters, "filters"),
            (self.tests, self._tests, "tests"),
        ):
            for name in sorted(names):
                numbers[name] = self.temporary_identifier()
                self.writeline(f"{numbers[name]} = environment.{kind}[{name!r}]")

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802
        """A name that the context has found, or knows to be missing, as it is."""
        found = frame.symbols.find_ref(node.name)
        load = frame.symbols.find_load(found) if found else None
        if found and node.ctx == "load" and load and load[0] == VAR_LOAD_RESOLVE:
            self.write(found)
        else:
            super().visit_Name(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self._lasts = self._is_lasting(node)
        if self._lasts:
            key = self._known.setdefault(repr(node), len(self._known))
            self.write(f"(printed[{key}] if {key} in printed else printed.setdefault({key}, ")
        super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        super()._output_child_post(node, frame, finalize)
        if self._lasts:
            self.write("))")

    def _is_lasting(self, node: nodes.Node) -> bool:
        """Whether an expression comes to the same wherever it stands in the text."""
        if not getattr(self.environment, "remembers", False):
            return False
        if isinstance(node, nodes.Name):
            return node.name not in self._changing
        return isinstance(node, _LASTING) and all(map(self._is_lasting, node.iter_child_nodes()))

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """`asked(…, 'rate', 'phases.gd2.rate')`."""
        self.write("asked(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}, {dotted(node)!r})")

    def _make_finalize(self) -> Any:
        """What is printed of a value is decided when it is printed, also of one that stands in the text."""
        made = super()._make_finalize()
        return made._replace(const=None, src="shown(" if made.src else made.src)


def _find_none(_kind: Any) -> Iterator[Any]:
    return iter(())


def dotted(node: nodes.Node) -> str:
    """How a text calls a value: `phases.gd2.rate`; empty for what is no name."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        owner, name = dotted(node.node), node.attr
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        owner, name = dotted(node.node), str(node.arg.value)
    else:
        return ""
    return f"{owner}.{name}" if owner else ""


class _Forgetting(dict[int, str]):
    """Of a draft each gap is told where it stands, so nothing is remembered."""

    def __contains__(self, key: object) -> bool:
        return False


class NamingContext(Context):
    """Names of a document; one that is nothing stands as an `Unknown`.

    `printed` is what is printed of values that stay as they are, by the number of their expression.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        is_draft = self.environment.leniency.tell is not None  # type: ignore[attr-defined]
        self.printed: dict[int, str] = _Forgetting() if is_draft else {}

    def resolve_or_missing(self, key: str) -> Any:
        """The value of a name; what is said of one that is missing is said where it is used."""
        try:
            found = self.vars[key] if key in self.vars else self.parent[key]
        except KeyError:
            return self.environment.undefined(name=key)
        if found is None:
            return self.environment.unknown(self.parent, key, key)  # type: ignore[attr-defined]
        return named_if_empty(found, key)
