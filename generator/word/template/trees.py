"""The tree of a text, walked through: Jinja's own walk takes as long as all else that is done with a tree."""

from __future__ import annotations

from jinja2 import nodes


def all_below(tree: nodes.Node) -> list[nodes.Node]:
    """Every node below one, each before those below it, in the order in which they are written."""
    found: list[nodes.Node] = []
    left = _children(tree)
    left.reverse()
    while left:
        node = left.pop()
        found.append(node)
        children = _children(node)
        children.reverse()
        left += children
    return found


def _children(node: nodes.Node) -> list[nodes.Node]:
    held = vars(node)
    found: list[nodes.Node] = []
    for field in node.fields:
        value = held.get(field)
        if isinstance(value, list):
            found += [one for one in value if isinstance(one, nodes.Node)]
        elif isinstance(value, nodes.Node):
            found.append(value)
    return found
