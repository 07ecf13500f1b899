"""Rings: things that name each other in a circle, where a chain is wanted."""

from __future__ import annotations

from collections.abc import Mapping

Cycle = tuple[str, ...]


def cycles(parents: Mapping[str, str]) -> list[Cycle]:
    """Every ring in a mapping of child to parent, each once."""
    found: list[Cycle] = []
    visited: dict[str, str] = {}
    for start in parents:
        trail: list[str] = []
        code = start
        while code in parents and code not in visited:
            visited[code] = start
            trail.append(code)
            code = parents[code]
        if trail and visited.get(code) == start:
            found.append(tuple(trail[trail.index(code) :]))
    return found
