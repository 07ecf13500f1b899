"""What a command tells other programs: with `--json` one document on standard output, come what may.

`docs/json.md` describes it. While the command runs nothing else reaches standard output.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from itertools import pairwise
from typing import Any

from generator.problems import Exit, Message, Problem, Severity, Translate

FORMAT = 1
"""Rises when something that is there changes its meaning or goes; what is new does not raise it."""
FLAG = "--json"
_ANOTHER_ANSWER = {"--help", "-h", "--version"}
_OLD_SPELLING = ("--format", "json")
CODES = {
    Exit.WRONG: "E-REFUSED",
    Exit.MISUSED: "E-COMMAND",
    Exit.FAILED: "E-MACHINE",
    Exit.BUSY: "E-BUSY",
    Exit.STOPPED: "E-STOPPED",
}
"""Of a failure that is no fault of a record: what the command ended of, by its exit status."""


def is_asked_for(arguments: Sequence[str]) -> bool:
    """Whether the answer is for a program; before the command line is understood, for it may be wrong."""
    typed = list(arguments[: arguments.index("--")] if "--" in arguments else arguments)
    if _ANOTHER_ANSWER.intersection(typed):
        return False
    old = pairwise(typed)
    return FLAG in typed or "=".join(_OLD_SPELLING) in typed or _OLD_SPELLING in old


class Report:
    """What was found on the way, and what it comes to."""

    def __init__(self, *, is_wanted: bool = False) -> None:
        self.is_wanted = is_wanted
        self.result: dict[str, Any] | None = None
        self.problems: list[dict[str, Any]] = []
        self.files: list[str] = []
        """Those made or written, as they are named to a person."""

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Whatever is printed meanwhile is talk, if a program listens."""
        if not self.is_wanted:
            yield
            return
        with redirect_stdout(sys.stderr):
            yield

    def add(self, problem: Problem, translate: Translate) -> None:
        place = problem.place
        spot = ": ".join(filter(None, (place.part, place.path)))
        self.problems.append(
            {
                "code": problem.code,
                "severity": problem.severity.value,
                "file": place.file or None,
                "line": place.line or None,
                "column": place.column or None,
                "place": spot or None,
                "message": problem.message.text(translate),
                "hint": problem.hint.text(translate) if problem.hint else None,
            }
        )

    def text(self, command: str, status: int, translate: Translate) -> str:
        """The document: exact values and moments as texts, messages in the language."""
        import json

        whole = {
            "format": FORMAT,
            "command": command or None,
            "exit": int(status),
            "problems": self.problems,
            "result": self._whole_result(status),
        }
        return json.dumps(whole, ensure_ascii=False, indent=2, default=_plain_in(translate))

    def _whole_result(self, status: int) -> dict[str, Any] | None:
        if self.result is None:
            return {"files": self.files} if self.files or status == Exit.DONE else None
        return {**self.result, "files": self.files} if self.files else self.result


def schema() -> dict[str, Any]:
    """The JSON Schema of the document; what a result holds docs/json.md tells."""
    text: dict[str, Any] = {"type": ["string", "null"]}
    count: dict[str, Any] = {"type": ["integer", "null"], "minimum": 1}
    problem: dict[str, Any] = {
        "code": {"type": "string"},
        "severity": {"enum": [one.value for one in Severity]},
        "file": text,
        "line": count,
        "column": count,
        "place": text,
        "message": {"type": "string"},
        "hint": text,
    }
    whole: dict[str, Any] = {
        "format": {"const": FORMAT},
        "command": text,
        "exit": {"enum": [int(one) for one in Exit]},
        "problems": {"type": "array", "items": _with_all(problem)},
        "result": {"type": ["object", "null"]},
    }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_with_all(whole)}


def _with_all(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": [*properties], "properties": properties}


def _plain_in(translate: Translate) -> Callable[[object], str]:
    """Fractions as `2660/5091`, days as `2022-04-25`, messages in the language."""

    def plain(value: object) -> str:
        return value.text(translate) if isinstance(value, Message) else str(value)

    return plain
