"""What the sources of the program hold, each read once: imports, names, sentences."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from places import ROOT

PACKAGE = ROOT / "generator"
SOURCES = sorted(PACKAGE.rglob("*.py"))
TOOLS = sorted((ROOT / "tools").rglob("*.py"))


@dataclass
class Source:
    """A file: modules imported whole, names by their module, what is asked of names, what it defines."""

    imports: list[str] = field(default_factory=list)
    names: list[tuple[str, ast.alias]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    functions: list[str] = field(default_factory=list)
    said: list[ast.Call] = field(default_factory=list)
    """The calls of `say`."""


@cache
def read(path: Path) -> Source:
    found = Source()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import():
                found.imports += [name.name for name in node.names]
            case ast.ImportFrom():
                found.names += [(node.module or ".", name) for name in node.names]
            case ast.Attribute(value=ast.Name(id=asked)):
                found.asked.append((asked, node.attr))
            case ast.ClassDef():
                found.classes.append(node.name)
            case ast.FunctionDef():
                found.functions.append(node.name)
            case ast.Call(func=ast.Name(id="say")):
                found.said.append(node)
    return found
