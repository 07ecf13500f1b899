"""What is drafted, and what a draft is: the two ends of `generator.drafting`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.drafting.expressions import Locate
from generator.figures import Figures, GroupProgress, UnitProgress
from generator.model.campaign import Campaign
from generator.model.document import Document
from generator.model.issuer import Signatory
from generator.model.library import Library
from generator.problems import Problem
from generator.standard import Standard

if TYPE_CHECKING:
    from generator import word

_AS_ADDRESSED = ("Như trên", "Như kính gửi")


@dataclass(frozen=True)
class Draft:
    """A document ready to be rendered: the names of its template, its charts and its properties."""

    template: str
    context: Mapping[str, Any]
    orientations: tuple[str, ...]
    charts: Mapping[str, word.FinishedChart]
    title: str
    subject: str
    author: str
    keywords: str
    date: datetime.date | None
    signatory: Signatory | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def receivers(self) -> list[str]:
        """Whom the document goes to: its addressees in the place of «Như trên»."""
        named = (*self.context["addressees"], *self.context["recipients"])
        return [name.rstrip(" ;.") for name in named if not name.startswith(_AS_ADDRESSED)]

    @property
    def archive(self) -> str:
        """Who keeps the copy on file, as it is printed."""
        archive: str = self.context["archive"]
        return archive


@dataclass(frozen=True)
class Subject:
    """What is drafted: one document of a campaign, for one unit or group when there is one for each."""

    campaign: Campaign
    document: Document
    figures: Figures
    library: Library
    standard: Standard
    locate: Locate
    unit: UnitProgress | None = None
    group: GroupProgress | None = None
    copied: str = ""
    """The content of the document that this one is a copy of, as Word paragraphs."""
