"""A short news text and a message for chat groups, from the same figures as the report.

The texts stand in `skeletons/brief` and speak the vocabulary of documents; an office may lay its own
`templates/news.txt` and `templates/chat.txt` over them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.drafting.expressions import Expressions
from generator.drafting.vocabulary.build import build_names
from generator.figures import Figures, Tally
from generator.model.campaign import Campaign
from generator.model.document import Document
from generator.model.library import Library
from generator.problems import Place, RecordsInvalid
from generator.standard import Standard

BRIEFS = ("news", "chat")
_SHIPPED = Path(__file__).resolve().parent / "briefs"
_BLANKS = re.compile(r"\n{3,}")
_LOOSE = re.compile(r" +(?=[,\n])")


@dataclass(frozen=True)
class BriefSubject:
    """What is told: a campaign's figures, and the phase or the whole that stands in front."""

    campaign: Campaign
    figures: Figures
    result: Tally
    library: Library
    standard: Standard


def write_briefs(subject: BriefSubject, templates: Path) -> Mapping[str, str]:
    """Both texts by name. Raises `RecordsInvalid` with the faults of a text of the office's own."""
    return {name: _write(subject, _text_of(name, templates)) for name in BRIEFS}


def _text_of(name: str, templates: Path) -> Path:
    own = templates / f"{name}.txt"
    return own if own.is_file() else _SHIPPED / own.name


def _write(subject: BriefSubject, path: Path) -> str:
    document = Document(code="brief", kind="report", subject="-", body="-")
    campaign = subject.campaign.model_copy(
        update={"documents": (*subject.campaign.documents, document)}
    )
    names = build_names(campaign, subject.figures, document, subject.library, subject.standard)
    expressions = Expressions(
        {**names, "result": subject.result},
        document.decimals,
        lambda _, line: Place(path.name, line),
    )
    text = expressions.text(path.read_text(encoding="utf-8"))
    if expressions.problems:
        raise RecordsInvalid(expressions.problems)
    return _BLANKS.sub("\n\n", _LOOSE.sub("", text)).strip() + "\n"
