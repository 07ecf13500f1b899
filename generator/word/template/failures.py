"""Turns a failure in the middle of rendering into a problem with its place.

The compiled program knows no places. So the skeleton of each part, one tag a line, is run with
the same context: it fails at the same tag, and its line is the tag's number.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping
from functools import wraps
from typing import Any

from jinja2.exceptions import SecurityError, UndefinedError

from generator.ooxml import NotXml
from generator.problems import (
    GeneratorError,
    Message,
    Place,
    Problem,
    RecordsInvalid,
    TemplateBroken,
    say,
)
from generator.word.template.places import Tag
from generator.word.template.printable import ValueRefused
from generator.word.template.sandbox import Filter, Missing, Sandbox, TooLong
from generator.word.template.tagged_parts import TaggedPart

_FOR_MISSING = frozenset({"default", "d"})
_JINJA_FILE = "<template>"
_SENTENCES = {
    UndefinedError: ("E-TPL-NAME", say("không có giá trị cho «{name}» (trong «{tag}»)")),
    SecurityError: ("E-TPL-FORBIDDEN", say("mẫu dùng «{name}», không được phép")),
    TooLong: ("E-TPL-CAP", say("mẫu chạy quá lâu: vòng lặp trong «{tag}» quá dài")),
    NotXml: ("E-TPL-XML", say("văn bản làm ra không đúng XML; xem lại các thẻ if, for")),
}


def explain(
    error: Exception,
    parts: Iterable[TaggedPart],
    context: Mapping[str, Any],
    sandbox: Sandbox,
    file: str,
) -> RecordsInvalid:
    """The exception to raise instead of `error`, with part, paragraph and tag where they show."""
    for part in parts:
        found = _run(part, context, sandbox)
        if found is not None:
            return _as_exception(found)
    code, message = _words(error, "…")
    return _as_exception(Problem(code, Place(file), message))


def _run(part: TaggedPart, context: Mapping[str, Any], sandbox: Sandbox) -> Problem | None:
    try:
        _watchful(sandbox).from_string(part.tree).render(context)
    except Exception as error:  # noqa: BLE001 - a filter may fail in any way; all are told
        tag = _tag(error, part.tags)
        code, message = _words(error, tag.text)
        return Problem(code, tag.place, message)
    return None


def _watchful(sandbox: Sandbox) -> Sandbox:
    """The sandbox with filters that tell a missing name themselves, whatever they would do with it."""
    watchful = sandbox.overlay()
    watchful.rounds = 0
    watchful.filters = {
        name: work if name in _FOR_MISSING else _refuse_missing(work)
        for name, work in sandbox.filters.items()
    }
    return watchful


def _refuse_missing(work: Filter) -> Filter:
    @wraps(work)
    def watched(*values: Any, **named: Any) -> Any:
        for value in values:
            if isinstance(value, Missing):
                str(value)
        return work(*values, **named)

    return watched


def _tag(error: Exception, tags: list[Tag]) -> Tag:
    lines = [
        line
        for frame, line in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename == _JINJA_FILE
    ]
    return tags[(lines[-1] if lines else 1) - 1]


def _words(error: Exception, tag: str) -> tuple[str, Message]:
    if isinstance(error, ValueRefused | GeneratorError):
        code = error.code if isinstance(error, ValueRefused) else "E-TPL-VALUE"
        return code, say("«{tag}»: {reason}", tag=tag, reason=error.message)
    for kind, (code, sentence) in _SENTENCES.items():
        if isinstance(error, kind):
            return code, Message(sentence.source, {"tag": tag, "name": error})
    return "E-TPL-VALUE", say("không tính được «{tag}» với giá trị đã cho", tag=tag)


def _as_exception(problem: Problem) -> RecordsInvalid:
    of_value = problem.code.startswith("E-VALUE")
    return RecordsInvalid([problem]) if of_value else TemplateBroken([problem])
