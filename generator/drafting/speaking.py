"""What each passage says of a document's figures now, for people who choose among them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from generator import word
from generator.drafting.draft import locator
from generator.drafting.expressions import Expressions
from generator.drafting.subject import Locate, Subject
from generator.drafting.vocabulary.build import build_names
from generator.drafting.vocabulary.limits import Told, settle_runs, told_by
from generator.model.passage import Passage, all_named
from generator.problems import Message, Problem, errors, say
from generator.workspace import regex, unchanging

_BROKEN_OFF = regex(r"(?<=\S)\n (?=\S)")
"""Where a sentence goes on in the next line, a statement having stood between."""
_EMPTY_LINES = regex(r"\n(?:[ \t]*\n){2,}")
_SILENT = say("không in gì với số liệu hiện nay")
_WHY = say("không in: {why}")
_FAMILIES = {"table": say("[bảng]"), "chart": say("[biểu đồ]"), "picture": say("[hình]")}


@unchanging(frozen=True)
class Spoken:
    """A passage with the lines that it prints now, or why it prints none."""

    passage: Passage
    lines: tuple[str | Message, ...] = ()
    why: Message | None = None
    has_own_words: bool = False
    is_named: bool = False
    """Whether the document names it, or a passage that it names."""


def spoken(
    subject: Subject, locate: Locate, only: Collection[str] | None = None
) -> Iterator[Spoken]:
    """Every passage of the library (or those of these names), in the order of names, as the document would print it."""
    names, own = build_names(subject), subject.document.passages
    named = {one.code for one in all_named(subject.document.named_passages, subject.passages)}
    for code, passage in subject.library.passages.items():
        if only is not None and code not in only:
            continue
        expressions = Expressions(
            names,
            subject.document.decimals,
            locator(subject, locate),
            passages=subject.passages,
        )
        body = expressions.body(f"{{{{ passages.{code} }}}}", "body")
        if faults := errors(expressions.problems):
            yield Spoken(passage, (), faults[0].message, code in own, code in named)
            continue
        blocks, _ = word.parse_markdown(body.text)
        lines = tuple(_all_shown(blocks))
        why = None if lines else _why(passage)
        yield Spoken(passage, lines, why, code in own, code in named)


def words_now(subject: Subject, locate: Locate, code: str) -> tuple[str, list[Problem]]:
    """The words of a passage as it says them now, the names of figures left in them; what is wrong with it.

    Nothing where it says nothing.
    """
    passage, place = subject.library.passages[code], locator(subject, locate)
    expressions = Expressions(
        build_names(subject), subject.document.decimals, place, passages=subject.library.passages
    )
    when = passage.head.when
    if when and not expressions.holds(when, "passages", code, "when"):
        return "", errors(expressions.problems)
    text = expressions.chosen(passage.text, "passages", code)
    text = _EMPTY_LINES.sub("\n\n", _BROKEN_OFF.sub(" ", text))
    return text.strip("\n"), errors(expressions.problems)


def _why(passage: Passage) -> Message:
    """Why a passage has nothing to say, as itself tells."""
    silent = passage.head.silent
    return Message(_WHY.source, {"why": silent}) if silent else _SILENT


def _all_shown(blocks: Iterable[word.Block]) -> Iterator[str | Message]:
    """Blocks as lines; in a list what limits figures is not told again that stands above it."""
    above: Told = {}
    for block in blocks:
        is_item = getattr(block, "kind", None) is word.BlockKind.BULLET
        yield _shown(block, above if is_item else {})
        if not is_item:
            above = told_by([run.text for run in getattr(block, "runs", ())])


def _shown(block: word.Block, above: Told) -> str | Message:
    """A block as a line of plain text; of a list with its mark, a heading by itself."""
    if isinstance(block, word.Inserted):
        return _FAMILIES[block.family]
    if isinstance(block, word.SmallTable):
        return _FAMILIES["table"]
    text = _joined([run.text for run in block.runs], above)
    is_heading = block.kind is word.BlockKind.HEADING
    return f"{block.mark} {text}" if block.mark and not is_heading else text


def _joined(runs: Sequence[str], above: Told) -> str:
    return " ".join("".join(settle_runs(runs, above)).split())
