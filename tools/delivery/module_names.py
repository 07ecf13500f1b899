"""Which modules the folder for Windows offers, and what its modules ask for, read without importing any."""

from __future__ import annotations

import ast
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from tools.delivery.windows_folder import MODULE_FOLDERS, PYTHON, SITE

_MODULE = re.compile(r"(.+?)(?:\.cp\d+-win_amd64)?\.(?:pyd|pyc|py|pyi|dll)")
_LIKE_IMPORT = re.compile(r"\b(?:from\s+(\.*)\s*([\w.]*)\s+import\b|import\s+([\w., \t]+))")
_BLANKED = re.compile(r"\s+as\s+\w+|\s+")
_IN_PYTHON = Path(__file__).with_name("windows_modules.txt")


def offered(files: Mapping[str, bytes]) -> set[str]:
    """The dotted names of all modules and packages of a folder, its Python's own among them."""
    found = {*_IN_PYTHON.read_text(encoding="utf-8").split(), "os.path"}
    for name, data in files.items():
        bare = name.removeprefix(PYTHON)
        if bare == name or "/" in bare:
            continue
        if bare.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(data)) as library:
                found.update(*map(_dotted, library.namelist()))
        elif bare.endswith(".pyd"):
            found.update(_dotted(bare))
    for folder in MODULE_FOLDERS:
        start = SITE + folder
        found.update(*(_dotted(one.removeprefix(start)) for one in files if one.startswith(start)))
    return found


def _dotted(name: str) -> set[str]:
    """A module and the packages that it lies in."""
    match = _MODULE.fullmatch(name)
    if match is None:
        return set()
    parts = PurePosixPath(match[1]).parts
    whole = parts[:-1] if parts[-1] == "__init__" else parts
    return {".".join(whole[: end + 1]) for end in range(len(whole))}


def may_ask_for(name: str, source: bytes, known: set[str]) -> bool:
    """Whether a source may ask for more than is known: a quick look that takes texts for imports, too."""
    package = PurePosixPath(name).parts[:-1]
    for dots, module, several in _LIKE_IMPORT.findall(source.decode(errors="replace")):
        asked = [module] if module or dots else _BLANKED.sub("", several).split(",")
        base = package[: len(package) - len(dots) + 1] if dots else ()
        if any(".".join(filter(None, (*base, one))) not in known for one in asked if one or base):
            return True
    return False


def asked_for(name: str, source: bytes) -> Iterator[str]:
    """The modules that a source asks for, wherever in it, but for what only type checkers read."""
    package = PurePosixPath(name).parts[:-1]
    for node in _run(ast.parse(source)):
        match node:
            case ast.Import():
                yield from (one.name for one in node.names)
            case ast.ImportFrom(level=0):
                yield node.module or ""
            case ast.ImportFrom():
                base = package[: len(package) - node.level + 1]
                yield from _relative(base, node)


def _relative(base: tuple[str, ...], node: ast.ImportFrom) -> Iterable[str]:
    if node.module:
        return [".".join((*base, node.module))]
    return [".".join(base)] if base else []


def _run(tree: ast.AST) -> Iterator[ast.AST]:
    """All that runs somewhere: not what stands under `if TYPE_CHECKING`."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.If) and _is_for_checkers(node.test):
            waiting += node.orelse
        else:
            waiting += ast.iter_child_nodes(node)


def _is_for_checkers(test: ast.expr) -> bool:
    return ast.unparse(test).rpartition(".")[2] in {"TYPE_CHECKING", "MYPY_CHECK_RUNNING"}
