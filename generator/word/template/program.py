"""Jinja's own compiler, changed in one point: an output is one `join` of ready bytes.

The words of the template are UTF-8 before the first document; between them stand look-ups
`text[value]` and calls `raw(kind, value)`, of `printing`. So a table row is one operation. All else of
the language, and all of the sandbox, stays Jinja's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import Frame
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import Context

from generator.word.template.mending import has_marks
from generator.word.template.naming import NamingGenerator
from generator.word.template.printing import Printer
from generator.word.template.sandbox import Sandbox
from generator.word.template.weak_spots import mark_weak_spots
from generator.workspace import regex, unchanging

_TEXT_ELEMENT = regex(r"<(?:w:t|w:instrText|w:delText|w:delInstrText|a:t|m:t)(?:\s[^>]*)?>$")
_HOLDER = regex(r"<(?P<end>/?)w:(?P<name>p|tc|tr|tbl|txbxContent)(?:\s[^<>]*?)?(?P<empty>/?)>")
_INSIDE = {"p": "r", "tc": "p", "txbxContent": "p", "tr": "tc", "tbl": "tr"}
_BESIDE = {"p": "p", "tbl": "p", "tc": "tc", "tr": "tr", "txbxContent": "r"}
_FILE = "<part>"
_LITERAL_BRACES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}


class BytesGenerator(NamingGenerator):
    """Writes the program of one part; `in_text` follows the source: a run's text, or between runs.

    `kind` is what may stand here when it is no text: runs, paragraphs, cells or rows.
    """

    in_text = False
    kind = "p"

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """One `yield` of the joined pieces."""
        self.writeline("yield join((", node)
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                self.in_text = _ends_in_text(child.data, before=self.in_text)
                self.kind = _kind_after(child.data, before=self.kind)
                self.write(repr(_bytes(child.data)))
            else:
                self._value(child, frame)
            self.write(", ")
        self.write("))")

    def _value(self, node: nodes.Expr, frame: Frame) -> None:
        opening, closing = ("text[", "]") if self.in_text else (f"raw({self.kind!r}, ", ")")
        self.write(opening)
        self.visit(node, frame)
        self.write(closing)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """A key of a dictionary in a local name is fetched on the spot, the rest by the sandbox."""
        if not isinstance(node.node, nodes.Name):
            super().visit_Getattr(node, frame)
            return
        name, key = frame.symbols.ref(node.node.name), repr(node.attr)
        self.write(
            f"({name}[{key}] if {name}.__class__ is dict and {name}.get({key}) is not None else "
        )
        super().visit_Getattr(node, frame)
        self.write(")")


@unchanging(frozen=True)
class Written:
    """The program of a part in Python, ready to be kept for every sandbox of its `dialect`.

    `names` are those of the context that it can look at, `truths` those of them of which it asks only whether
    they hold anything; `is_marked` says that what it prints has to be mended.
    """

    dialect: str
    code: str
    names: tuple[str, ...]
    truths: tuple[str, ...]
    is_marked: bool


def dialect_of(sandbox: Sandbox) -> str:
    """The hash of what the programs for a sandbox depend on: Jinja itself, and what it may be told to do."""
    words = {**sandbox.filters, **sandbox.tests}
    given = sorted((name, str(getattr(work, "jinja_pass_arg", ""))) for name, work in words.items())
    told = (vars(jinja2).get("__version__"), given, sandbox.autoescape, sandbox.remembers)
    return hashlib.sha256(repr(told).encode()).hexdigest()


def write_program(source: str, sandbox: Sandbox, *, sound: bool = False) -> Written:
    """The program of a patched source; `sound` is what `shape.is_sound` has found."""
    compiler = _compiler(sandbox)
    tree = compiler.parse(source)
    names = tuple(sorted(find_undeclared_variables(tree)))
    truths = tuple(sorted({*names} - _looked_at(tree)))
    mark_weak_spots(tree, sound=sound)
    is_marked = any(has_marks(one.data) for one in tree.find_all(nodes.TemplateData))
    code = compiler.compile(tree, filename=_FILE, raw=True)
    return Written(dialect_of(sandbox), code, names, truths, is_marked)


def _looked_at(tree: nodes.Template) -> set[str]:
    """The names of which more is asked somewhere than whether they hold anything."""
    tests: list[nodes.Node] = [one.test for one in tree.find_all(nodes.If)]
    tests += [one.test for one in tree.find_all(nodes.CondExpr)]
    for one in tests:
        if isinstance(one, nodes.Not):
            tests.append(one.node)
        elif isinstance(one, nodes.And | nodes.Or):
            tests += (one.left, one.right)
    truths = {id(one) for one in tests}
    return {one.name for one in tree.find_all(nodes.Name) if id(one) not in truths}


class Program:
    """A program that was written, in a sandbox of its dialect: `run` yields the bytes of one document's part."""

    def __init__(self, written: Written, sandbox: Sandbox, printer: Printer) -> None:
        self._compiler = _compiler(sandbox)
        self.names, self.truths = written.names, frozenset(written.truths)
        self.is_marked = written.is_marked
        module: dict[str, Any] = {
            "environment": self._compiler,
            "__file__": _FILE,
            "join": b"".join,
            "text": printer.text,
            "raw": printer.raw,
        }
        code = compile(written.code, _FILE, "exec")
        exec(code, module)  # noqa: S102 - what Jinja itself does
        self._root: Callable[[Context], Iterator[bytes]] = module["root"]

    def run(self, context: Mapping[str, Any]) -> Iterator[bytes]:
        """The pieces of one document's part, in order."""
        self._compiler.rounds = 0
        return self._root(self._compiler.context_class(self._compiler, context, None, {}))


def _compiler(sandbox: Sandbox) -> Any:
    compiler: Any = sandbox.overlay()
    compiler.code_generator_class = BytesGenerator
    return compiler


def _bytes(text: str) -> bytes:
    for written, meant in _LITERAL_BRACES.items():
        text = text.replace(written, meant)
    return text.encode()


def _ends_in_text(data: str, *, before: bool) -> bool:
    """Whether what follows this piece of source is the text of a run or an attribute's value."""
    opened, closed = data.rfind("<"), data.rfind(">")
    if opened == closed:
        return before
    return opened > closed or bool(_TEXT_ELEMENT.match(data, opened, closed + 1))


def _kind_after(data: str, *, before: str) -> str:
    """What may stand after this piece of source: whole runs, paragraphs, cells or rows."""
    kind = before
    for holder in _HOLDER.finditer(data):
        is_past = holder["end"] or holder["empty"]
        kind = (_BESIDE if is_past else _INSIDE)[holder["name"]]
    return kind
