"""Which names a template uses, as dotted paths, and whether a vocabulary has them.

`rows[].count` is the key `count` of each item of `rows`. A name whose origin cannot be told (the
result of a filter that makes something new) is not listed: it is met at rendering, strictly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import nodes

from generator.problems import Place, Problem, nearest, say
from generator.word.template.places import Tag
from generator.word.template.spending import ROUNDS
from generator.workspace import unchanging

_SAME_ITEMS = frozenset({"default", "d", "list", "reverse", "unique", ROUNDS})
_ONE_ITEM = frozenset({"first", "last"})
_UNTOLD = ""

Scope = dict[str, str]


@unchanging(frozen=True)
class NameUse:
    """One use of a name: its dotted path, the tag that holds it, and where that stands."""

    path: str
    tag: str
    place: Place


def find_names(tree: nodes.Template, tags: list[Tag]) -> list[NameUse]:
    """Every name that the skeleton of a part uses, in order; names it makes itself are resolved."""
    walk = _Walk(tags)
    walk.block(tree.body, {"loop": _UNTOLD})
    return walk.found


def check_names(uses: Iterable[NameUse], vocabulary: Iterable[str]) -> list[Problem]:
    """A problem for each use of a name that the vocabulary lacks, with the nearest known name.

    The vocabulary lists dotted paths; `fields.*` admits whatever stands below `fields`.
    """
    known = _Vocabulary(vocabulary)
    return [_unknown(use, known) for use in uses if not known.has(use.path)]


def _unknown(use: NameUse, known: _Vocabulary) -> Problem:
    near = known.nearest(use.path)
    hint = say("có phải «{name}»?", name=near) if near else None
    message = say("không có tên «{name}» (trong «{tag}»)", name=use.path, tag=use.tag)
    return Problem("E-TPL-NAME", use.place, message, hint)


class _Vocabulary:
    def __init__(self, paths: Iterable[str]) -> None:
        listed = {path.replace("[]", ".[]") for path in paths}
        self._open = {path.removesuffix(".*") for path in listed if path.endswith(".*")}
        whole = (listed | self._open) - {path + ".*" for path in self._open}
        self._known = {start for path in whole for start in _starts(path)}

    def has(self, path: str) -> bool:
        dotted = path.replace("[]", ".[]")
        return dotted in self._known or any(start in self._open for start in _starts(dotted))

    def nearest(self, path: str) -> str:
        """The known name that differs least: beside the first unknown step, else anywhere."""
        dotted = path.replace("[]", ".[]")
        reached = [start for start in _starts(dotted) if start in self._known]
        lead = f"{reached[-1]}." if reached else ""
        below = (known[len(lead) :] for known in self._known if known.startswith(lead))
        step = nearest(
            dotted[len(lead) :].split(".")[0], sorted(one for one in below if "." not in one)
        )
        found = lead + step if step else nearest(dotted, sorted(self._known))
        return (found or "").replace(".[]", "[]")


def _starts(dotted: str) -> Iterator[str]:
    steps = dotted.split(".")
    for length in range(1, len(steps) + 1):
        yield ".".join(steps[:length])


class _Walk:
    """Goes through a skeleton with what each local name stands for."""

    def __init__(self, tags: list[Tag]) -> None:
        self._tags = tags
        self.found: list[NameUse] = []

    def block(self, body: list[nodes.Node], scope: Scope) -> None:
        """Walks through statements; what they set stays in `scope`."""
        for node in body:
            if isinstance(node, nodes.Assign):
                scope |= _targets(node.target, self._value(node.node, scope))
            else:
                self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.If):
            self._value(node.test, scope)
            for branch in (node.body, node.elif_, node.else_):
                self.block(list(branch), scope)
        else:
            for child in node.iter_child_nodes():
                self._value(child, scope)

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        rows = self._value(node.iter, scope)
        local = scope | _targets(node.target, f"{rows}[]" if rows else _UNTOLD)
        if node.test is not None:
            self._value(node.test, local)
        self.block(node.body, local)
        self.block(node.else_, dict(scope))

    def _value(self, node: nodes.Node, scope: Scope) -> str:
        """Notes the names in an expression; returns the path it stands for, or nothing."""
        path = self._path(node, scope)
        if path is not None:
            if path and not _is_local(node, scope):
                self._note(path, node.lineno)
            return path
        for child in node.iter_child_nodes():
            self._value(child, scope)
        return _UNTOLD

    def _path(self, node: nodes.Node, scope: Scope) -> str | None:
        if isinstance(node, nodes.Name):
            return scope.get(node.name, node.name)
        if isinstance(node, nodes.Getattr):
            return _below(self._path(node.node, scope), f".{node.attr}")
        if isinstance(node, nodes.Getitem):
            return self._item(node, scope)
        if isinstance(node, nodes.Filter) and node.node is not None:
            return self._filtered(node, scope)
        return None

    def _item(self, node: nodes.Getitem, scope: Scope) -> str | None:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return _below(self._path(node.node, scope), f".{node.arg.value}")
        self._value(node.arg, scope)
        kept = isinstance(node.arg, nodes.Slice)
        return _below(self._path(node.node, scope), "" if kept else "[]")

    def _filtered(self, node: nodes.Filter, scope: Scope) -> str | None:
        if node.node is None or node.name not in _SAME_ITEMS | _ONE_ITEM:
            return None
        for argument in node.args:
            self._value(argument, scope)
        return _below(self._path(node.node, scope), "[]" if node.name in _ONE_ITEM else "")

    def _note(self, path: str, line: int) -> None:
        tag = self._tags[line - 1]
        self.found.append(NameUse(path, tag.text, tag.place))


def _below(path: str | None, step: str) -> str | None:
    """The path one step on; what has no origin has none below either."""
    return path + step if path else path


def _is_local(node: nodes.Node, scope: Scope) -> bool:
    return isinstance(node, nodes.Name) and node.name in scope


def _targets(target: nodes.Node, origin: str) -> dict[str, str]:
    """What the names of `for …` or `set …` stand for; of several at once nothing is known."""
    if isinstance(target, nodes.Name):
        return {target.name: origin}
    return {name.name: _UNTOLD for name in target.find_all(nodes.Name)}
