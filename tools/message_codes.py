"""`docs/codes.md` from the code: every code of a message, the sentences that it is told with, and what to do.

    python -m tools.message_codes          # says whether the page is that of the code
    python -m tools.message_codes --write

A sentence belongs to a code where both stand in one call, or where the call gets it by a name. What a code means in
general, and its remedy where the sentence tells none, stands in `tools/message_codes.yaml`.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from generator.audit.told import all_checks
from generator.wording import translator
from tools.made_page import keep

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
PAGE = ROOT / "docs" / "codes.md"
CHECKS = ROOT / "docs" / "checks.md"
TEXT = Path(__file__).with_name("message_codes.txt")
MEANINGS = Path(__file__).with_name("message_codes.yaml")
CODE = re.compile(r"[EWI]-[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")
SAID = {"say", "Message"}
DEEP = 3
"""How many names a sentence may be behind."""
GAP = re.compile(r"\{\w+\}")
Scope = dict[str, list[ast.expr]]


@dataclass
class SaidWith:
    """What a code is told with: sentences, each with what to do where that is a sentence of its own."""

    pairs: list[tuple[str, str]] = field(default_factory=list)

    def add(self, said: str, hint: str) -> None:
        if said and (said, hint) not in self.pairs:
            self.pairs.append((said, hint))

    def take(self, sentences: Iterable[list[str]]) -> bool:
        """Adds those of an expression; whether there are any."""
        said = [*sentences]
        for one in _paired(said) if said else ():
            self.add(*one)
        return bool(said)


class CodeSources:
    """Sentences by code, found in files of the program."""

    def __init__(self, trees: Iterable[ast.Module]) -> None:
        self.trees = [*trees]
        self.shared = self._shared()
        self.told: dict[str, SaidWith] = defaultdict(SaidWith)
        for tree in self.trees:
            self._read(tree)

    def _shared(self) -> Scope:
        """Sentences that modules name, and the functions that give sentences, for who imports them."""
        found: Scope = {}
        for tree in self.trees:
            for name, values in _scope(tree.body, is_module=True).items():
                found.setdefault(name, values)
        return found

    def _read(self, tree: ast.Module) -> None:
        own = _scope(tree.body, is_module=True)
        parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and CODE.fullmatch(str(node.value)):
                self._note(node, parents, own)

    def _note(self, node: ast.Constant, parents: dict[ast.AST, ast.AST], own: Scope) -> None:
        """The sentences that stand nearest to the code, in its call first, then around it."""
        told = self.told[str(node.value)]
        inner = _scope(_function(node, parents))
        known = self.shared | own | inner
        if (behind := _by_key(node, parents)) is not None:
            told.take(_sentences(behind, known))
            return
        around: ast.AST | None = node
        while around is not None and not isinstance(around, ast.FunctionDef | ast.Module):
            around = parents.get(around)
            if isinstance(around, ast.Call) and _name(around) in SAID:
                return
            if isinstance(around, ast.expr | ast.keyword | ast.stmt):
                if isinstance(around, ast.FunctionDef | ast.ClassDef | ast.If | ast.For | ast.With):
                    return
                if told.take(_sentences(around, known)):
                    return


def _by_key(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> ast.AST | None:
    """What stands behind a code that is a key: its sentences are there, and not around the whole table."""
    table = parents.get(node)
    if isinstance(table, ast.Dict) and node in table.keys:
        return table.values[table.keys.index(node)]
    return None


def _function(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> list[ast.stmt]:
    while node in parents:
        node = parents[node]
        if isinstance(node, ast.FunctionDef):
            return node.body
    return []


def _scope(body: list[ast.stmt], *, is_module: bool = False) -> Scope:
    """What names stand for: each value that they are given, and what functions give back."""
    found: Scope = defaultdict(list)
    for top in body:
        for node in [top] if is_module else ast.walk(top):
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    found[name].append(value)
                case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
                    for one, value in zip(names, values, strict=False):
                        if isinstance(one, ast.Name):
                            found[one.id].append(value)
                case ast.FunctionDef(name=name):
                    inside = ast.walk(node)
                    found[name] += [
                        one.value for one in inside if isinstance(one, ast.Return) and one.value
                    ]
    return found


def _sentences(node: ast.AST, known: Scope, depth: int = 0) -> Iterator[list[str]]:
    """The sentences of an expression in their order; of a name each that it may stand for."""
    match node:
        case ast.Call() if _name(node) in SAID:
            if node.args and isinstance(node.args[0], ast.Constant):
                yield [str(node.args[0].value)]
        case ast.Name(id=name) if name in known and depth < DEEP:
            options = [
                one
                for value in known[name]
                for got in _sentences(value, known, depth + 1)
                for one in got
            ]
            if options:
                yield list(dict.fromkeys(options))
        case ast.Call() if (name := _name(node)) in known and depth < DEEP and name[:1].islower():
            inside = [got for arg in _parts(node) for got in _sentences(arg, known, depth)]
            if inside:
                yield from inside
            else:
                yield from _sentences(ast.Name(id=name), known, depth)
        case ast.IfExp(body=one, orelse=other):
            either = [*_sentences(one, known, depth), *_sentences(other, known, depth)]
            if either:
                yield [said for got in either for said in got]
        case _:
            for part in _parts(node):
                yield from _sentences(part, known, depth)


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Call):
        yield from node.args
        yield from (one.value for one in node.keywords)
    else:
        yield from ast.iter_child_nodes(node)


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _paired(said: list[list[str]]) -> Iterator[tuple[str, str]]:
    """The first sentences are what is wrong, the next what to do."""
    first, *others = said
    hints = others[0] if others else [""]
    for place, one in enumerate(first):
        yield one, hints[min(place, len(hints) - 1)]


def tells(sentence: str) -> bool:
    """Whether a sentence says something besides what fills its gaps."""
    return len(GAP.sub("", sentence).split()) > 1


def told_in(trees: Iterable[ast.Module]) -> dict[str, SaidWith]:
    """What each code is told with, in these files."""
    return CodeSources(trees).told


class CodePage:
    """The page: a heading for each code, what it means, what it is told with, what to do."""

    def __init__(self) -> None:
        files = sorted(PACKAGE.rglob("*.py"))
        self.told = told_in(ast.parse(path.read_text(encoding="utf-8")) for path in files)
        self.english = translator("en")
        self.written = yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))
        self.checks = {one.code: one for one in all_checks().values()}
        rows = re.findall(
            r"^\| (.+?) \| (.+?) \| (.+?) \|$", CHECKS.read_text("utf-8"), re.MULTILINE
        )
        self.meanings = {
            code: (meaning, english)
            for codes, meaning, english in rows
            for code in CODE.findall(codes)
            if not CODE.search(english)
        }

    @property
    def codes(self) -> list[str]:
        """Every code, by its name without weight."""
        return sorted({*self.told, *self.checks}, key=lambda code: (code[2:], code))

    def part(self, code: str) -> str:
        """What stands under the heading of a code."""
        if code in self.checks:
            said = _checked(self.checks[code].manual)
            return f"{said} Cách làm: sửa số sai, hoặc tính lại; đúng và sai thế nào: [soát số liệu](audit.md#{code.lower()}-{_weight(code)})."
        if code in self.written:
            cause, remedy, english, mend = self.written[code]
            return f"{_shown(cause)}. **Cách làm:** {_shown(remedy)}.\n*{_shown(english)}; {_shown(mend)}*"
        lines = []
        if code in self.meanings:
            meaning, english = self.meanings[code]
            lines.append(f"{meaning} (*{english}*)\n")
        lines += [self._line(said, hint) for said, hint in self.told[code].pairs if tells(said)]
        return "\n".join(lines)

    def _line(self, said: str, hint: str) -> str:
        remedy = f" **Cách làm:** {_shown(hint)}." if hint else ""
        english = "; ".join(_shown(self.english(one)) for one in (said, hint) if one)
        return f"- {_shown(said)}.{remedy} *{english}*"


def _weight(code: str) -> str:
    return {"E": "lỗi", "W": "cảnh-báo", "I": "lưu-ý"}[code[0]]


def _checked(manual: str) -> str:
    """The first paragraph of the manual of a check."""
    return " ".join(manual.strip().split("\n\n")[0].split())


def _shown(sentence: str) -> str:
    """A sentence with dots in its gaps, and nothing that Markdown would read."""
    plain = GAP.sub("…", sentence).replace("{{", "{").replace("}}", "}")
    plain = re.sub(r"`(.+?)`", r"«\1»", plain)
    return re.sub(r"([*_`<>\[\]|])", r"\\\1", " ".join(plain.split())).rstrip(".")


def page() -> str:
    """The whole page."""
    made = CodePage()
    parts = [f"## {code}\n\n{made.part(code).strip()}" for code in made.codes]
    return "\n\n".join([TEXT.read_text(encoding="utf-8").strip(), *parts]) + "\n"


if __name__ == "__main__":
    sys.exit(keep(PAGE, page(), "tools.message_codes"))
