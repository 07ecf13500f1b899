"""The tagged parts of a template: which there are, their tags, and all that is wrong with them.

The parts are those that docxtpl renders, and the properties. The compiled program knows no places:
when it fails, the skeleton of each part, one tag a line, is run with the same context; it fails at
the same tag, and its line is the tag's number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from generator.ooxml import NotXml, content_types, parse_xml
from generator.problems import Place, Problem, RecordsInvalid, TemplateBroken, say
from generator.word.template.absent_names import line_of
from generator.word.template.admission import CORE, MAIN, RENDERED, not_well_formed
from generator.word.template.dialect import Refused, find_refusals, forbidden
from generator.word.template.misplaced import find_misplaced
from generator.word.template.places import Tag, find_tags, skeleton, words_beside
from generator.word.template.printing import ValueRefused
from generator.word.template.sandbox import FIGURE, Sandbox
from generator.word.template.slips import find_slip
from generator.word.template.spending import TooMuch
from generator.word.template.swallowed import find_swallowed
from generator.workspace import regex, unchanging

_LOOP = regex(r"{%[-+]?\s*for\b")
_OF_CELLS = regex(r"{%[-+]?\s*(?:hm|vm|colspan|cellbg)\b")
_RAW = regex(r"{%[-+]?\s*raw\b")


@unchanging(frozen=True)
class TaggedPart:
    """A part with at least one tag: its tags in order, and the tree of its skeleton."""

    name: str
    tags: list[Tag]
    tree: nodes.Template


def read_parts(members: Mapping[str, bytes], file: str, sandbox: Sandbox) -> list[TaggedPart]:
    """The tagged parts, main part first; raises `TemplateBroken` with every fault found."""
    problems: list[Problem] = []
    found: list[TaggedPart] = []
    for name in _part_names(members):
        problems += find_swallowed(members[name], file=file, part=name)
        xml = _text_of(members[name], file, name)
        tags = find_tags(xml, file=file, part=name)
        tree = parse_tags(sandbox, tags) if tags else None
        if isinstance(tree, Problem):
            problems.append(tree)
        elif tree is not None:
            has_wide = any(tag.kind in {"tc", "tr"} for tag in tags)
            misplaced = find_misplaced(tags, words_beside(xml) if has_wide else {})
            problems += [refused_at(*one) for one in misplaced]
            problems += [
                refused_at(tags[found.line - 1], found) for found in find_refusals(sandbox, tree)
            ]
            found.append(TaggedPart(name, tags, tree))
    if problems:
        raise TemplateBroken(problems)
    return found


def parse_tags(sandbox: Sandbox, tags: list[Tag]) -> nodes.Template | Problem:
    """The tree of a part's skeleton, or the one problem that keeps it from being read."""
    for tag in tags:
        if _RAW.match(tag.line):
            return refused_at(tag, Refused(1, "FORBIDDEN", forbidden("raw")))
    source = skeleton(tags)
    try:
        return sandbox.parse(source)
    except (TemplateSyntaxError, RecursionError) as error:
        found = sandbox.refusal_of(error, ())
        if found.kind == "SYNTAX":
            found = find_slip(sandbox, "\n".join(tag.said for tag in tags)) or found
        return refused_at(tags[min(max(found.line, 1), len(tags)) - 1], found)


def refused_at(tag: Tag, found: Refused) -> Problem:
    """The problem of a tag."""
    message = say("«{tag}»: {reason}", tag=tag.text, reason=found.message)
    return Problem(f"E-TPL-{found.kind}", tag.place, message, found.hint)


def core_name(members: Mapping[str, bytes]) -> str:
    """The name of the part that holds the properties; empty when the package has none."""
    return next((name for name, kind in content_types(members).items() if kind == CORE), "")


def _part_names(members: Mapping[str, bytes]) -> Iterable[str]:
    types = content_types(members)
    rendered = [name for name in members if types[name] in RENDERED | {CORE}]
    return sorted(rendered, key=lambda name: (types[name] != MAIN, name))


def _text_of(data: bytes, file: str, part: str) -> str:
    try:
        return etree.tostring(parse_xml(data), encoding="unicode")
    except NotXml:
        raise not_well_formed(file, part) from None


def explain(
    error: Exception,
    parts: Iterable[TaggedPart],
    context: Mapping[str, Any],
    sandbox: Sandbox,
    file: str,
) -> RecordsInvalid:
    """The exception to raise instead of `error`, with part, paragraph and tag where they show."""
    tagged = list(parts)
    for part in tagged:
        found = _run(part, context, sandbox)
        if found is not None:
            return _as_exception(found)
    tags = [tag for part in tagged for tag in part.tags]
    return _as_exception(_problem(error, _blamed(error, tags, file), context, sandbox))


def _blamed(error: Exception, tags: Sequence[Tag], file: str) -> Tag:
    """The tag to be told where none fails alone: the loop that makes too much, of cells before others.

    What else fails only in the whole is a tag that changes its cell.
    """
    if isinstance(error, TooMuch | ValueRefused):
        loops = [tag for tag in tags if _LOOP.match(tag.line)]
        likely = [tag for tag in loops if tag.kind == "tc"] or loops
    else:
        likely = [tag for tag in tags if _OF_CELLS.match(tag.text)]
    return next(iter(likely), Tag("…", "", Place(file)))


def _run(part: TaggedPart, context: Mapping[str, Any], sandbox: Sandbox) -> Problem | None:
    sandbox.rounds = 0
    try:
        sandbox.from_string(part.tree).render(context)
    except Exception as error:  # noqa: BLE001 - a filter may fail in any way; all are told
        return _problem(error, part.tags[line_of(error) - 1], context, sandbox)
    return None


def _problem(error: Exception, tag: Tag, context: Mapping[str, Any], sandbox: Sandbox) -> Problem:
    if isinstance(error, NotXml):
        message = say("văn bản tạo ra không đúng XML; xem lại các thẻ if, for")
        return Problem("E-TPL-XML", tag.place, message)
    if isinstance(error, ValueRefused):
        message = say("«{tag}»: {reason}", tag=tag.text, reason=error.message)
        return Problem(error.code, tag.place, message)
    found: Refused = sandbox.refusal_of(error, context)
    return refused_at(tag, found)


def _as_exception(problem: Problem) -> RecordsInvalid:
    of_value = problem.code.startswith("E-VALUE") or problem.code.endswith(FIGURE)
    return RecordsInvalid([problem]) if of_value else TemplateBroken([problem])
