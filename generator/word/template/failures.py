"""Turns a failure in the middle of rendering into a problem with its place.

The compiled program knows no places. So the skeleton of each part, one tag a line, is run with
the same context: it fails at the same tag, and its line is the tag's number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.ooxml import NotXml
from generator.problems import Place, Problem, RecordsInvalid, TemplateBroken, say
from generator.word.template.dialect import Refused
from generator.word.template.places import Tag
from generator.word.template.printable import ValueRefused
from generator.word.template.sandbox import Sandbox, line_of
from generator.word.template.tagged_parts import TaggedPart, refused_at


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
    return _as_exception(_problem(error, Tag("…", "", Place(file)), context, sandbox))


def _run(part: TaggedPart, context: Mapping[str, Any], sandbox: Sandbox) -> Problem | None:
    sandbox.rounds = 0
    try:
        sandbox.from_string(part.tree).render(context)
    except Exception as error:  # noqa: BLE001 - a filter may fail in any way; all are told
        return _problem(error, part.tags[line_of(error) - 1], context, sandbox)
    return None


def _problem(error: Exception, tag: Tag, context: Mapping[str, Any], sandbox: Sandbox) -> Problem:
    if isinstance(error, NotXml):
        message = say("văn bản làm ra không đúng XML; xem lại các thẻ if, for")
        return Problem("E-TPL-XML", tag.place, message)
    if isinstance(error, ValueRefused):
        message = say("«{tag}»: {reason}", tag=tag.text, reason=error.message)
        return Problem(error.code, tag.place, message)
    found: Refused = sandbox.refusal_of(error, context)
    return refused_at(tag, found)


def _as_exception(problem: Problem) -> RecordsInvalid:
    of_value = problem.code.startswith("E-VALUE")
    return RecordsInvalid([problem]) if of_value else TemplateBroken([problem])
