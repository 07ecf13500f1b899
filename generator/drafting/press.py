"""A short news text and a message for chat groups, from the same figures as the report.

The texts stand in `briefs` and speak the vocabulary of documents; an office may lay its own
`templates/news.txt`, `templates/chat.txt` and `templates/reminder.txt` over them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path

from generator.drafting.expressions import Expressions
from generator.drafting.subject import Subject
from generator.drafting.vocabulary.build import build_names
from generator.figures import Tally, UnitProgress
from generator.model.document import Document
from generator.problems import Place, RecordsInvalid
from generator.wording import Moment
from generator.workspace import bytes_of, composed, decode, file_inside, regex, unchanging

BRIEFS = ("news", "chat")
REMINDER = "reminder"
BRIEF = Document(code="brief", kind="report", subject="-", body="-")
"""What a brief is among the documents of its campaign."""
_SHIPPED = Path(__file__).resolve().parent / "briefs"
_BLANKS = regex(r"\n{3,}")
_LOOSE = regex(r"(?<! ) ++(?=[,\n])")


def write_briefs(subject: Subject, result: Tally, templates: Path) -> Mapping[str, str]:
    """Both texts by name; `result`, of a phase or the whole, stands in front.

    Raises `RecordsInvalid` with the faults of a text of the office's own.
    """
    names = _names(subject, result)
    return {name: _write(names, *_text_of(name, templates)) for name in BRIEFS}


def _names(subject: Subject, result: Tally) -> Mapping[str, object]:
    """What the texts may name: all that a further document of the campaign may."""
    documents = (*subject.campaign.documents, subject.document)
    campaign = subject.campaign.model_copy(update={"documents": documents})
    return {**build_names(replace(subject, campaign=campaign)), "result": result}


@unchanging(frozen=True)
class Awaited:
    """A unit whose figures are awaited: which, by when, since when none came, and why the last were sent back."""

    unit: UnitProgress
    as_of: Moment
    deadline: str | None = None
    last: Moment | None = None
    remark: str | None = None
    is_returned: bool = False
    what: str = ""
    """The names of the indicators that it owes."""
    is_level: bool = False
    """Whether one of these has a figure also where nothing was done, so that nought may be untrue."""
    standing: str = ""
    """What stands counted of these from before, in words; a nought would take it back."""
    is_partly_new: bool = False
    """Whether of some of these something stands and of others nothing does."""


def write_messages(
    subject: Subject, result: Tally, awaited: Iterable[Awaited], templates: Path
) -> Iterator[tuple[str, str]]:
    """What each unit is told in chat or mail: a line that says what it is about, and the text.

    Raises `RecordsInvalid` with the faults of a text of the office's own.
    """
    file, source = _text_of(REMINDER, templates)
    told_to = [*awaited]
    names = _names(subject, result) if told_to else {}
    for one in told_to:
        told = {field.name: getattr(one, field.name) for field in fields(one)}
        text = _write({**names, **told}, file, source)
        about, _, rest = text.partition("\n")
        yield about, rest.strip()


def _text_of(name: str, templates: Path) -> tuple[str, str]:
    """A text to be filled, and what its file is called."""
    file = f"{name}.txt"
    path = file_inside(templates, file) or _SHIPPED / file
    source, problems = decode(bytes_of(path) or b"", path.name)
    if problems:
        raise RecordsInvalid(problems)
    return path.name, composed(source)


def _write(names: Mapping[str, object], file: str, source: str) -> str:
    expressions = Expressions(names, BRIEF.decimals, lambda _, *spot: Place(file, *spot))
    text = expressions.text(source)
    if expressions.problems:
        raise RecordsInvalid(expressions.problems)
    return _BLANKS.sub("\n\n", _LOOSE.sub("", text)).strip() + "\n"
