"""Names that are set inside a loop and read after it: what was counted there would be lost.

A loop has names of its own; `{% set n = n + 1 %}` in it changes nothing outside, and what is printed
afterwards would be the value of before.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes


def lost_names(tree: nodes.Node) -> Iterator[tuple[int, str]]:
    """Line and name of each that is set in a loop and read where that is lost."""
    outside: set[str] = set()
    pending: dict[str, int] = {}
    for child in tree.iter_child_nodes():
        yield from _walk(child, outside, pending)


def _walk(
    node: nodes.Node, outside: set[str], pending: dict[str, int]
) -> Iterator[tuple[int, str]]:
    """Goes through a text in its order; `pending` are names set in a loop that is over."""
    if isinstance(node, nodes.For):
        yield from _walk(node.iter, outside, pending)
        yield from _in_loop(node, outside, pending)
        return
    if isinstance(node, nodes.Name) and node.ctx == "load":
        if node.name in pending:
            yield pending.pop(node.name), node.name
        return
    if isinstance(node, nodes.Assign):
        yield from _walk(node.node, outside, pending)
        for name in _targets(node):
            outside.add(name)
            pending.pop(name, None)
        return
    for child in node.iter_child_nodes():
        yield from _walk(child, outside, pending)


def _in_loop(
    loop: nodes.For, outside: set[str], pending: dict[str, int]
) -> Iterator[tuple[int, str]]:
    """What a loop sets: of names from outside and read before it is set, or kept for after the loop."""
    own = {name.name for name in loop.target.find_all(nodes.Name)}
    if isinstance(loop.target, nodes.Name):
        own.add(loop.target.name)
    inner = set(outside) - own
    told: set[str] = set()
    for assign in _assignments(loop):
        loaded = {one.name for one in assign.node.find_all(nodes.Name)}
        loaded |= {assign.node.name} if isinstance(assign.node, nodes.Name) else set()
        for name in _targets(assign):
            if name in inner and name in loaded and name not in told:
                told.add(name)
                yield assign.lineno, name
            elif name not in told and name not in own:
                pending.setdefault(name, assign.lineno)
    after = {name: line for name, line in pending.items() if name not in told}
    pending.clear()
    for child in (*loop.body, *loop.else_):
        yield from _walk(child, set(inner), {})
    pending.update(after)


def _assignments(loop: nodes.For) -> Iterator[nodes.Assign]:
    """Those of a loop itself, not of loops in it."""
    found = [*loop.body]
    while found:
        node = found.pop(0)
        if isinstance(node, nodes.Assign):
            yield node
        elif not isinstance(node, nodes.For):
            found += node.iter_child_nodes()


def _targets(assign: nodes.Assign) -> list[str]:
    if isinstance(assign.target, nodes.Name):
        return [assign.target.name]
    return [name.name for name in assign.target.find_all(nodes.Name)]
