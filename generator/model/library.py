"""What campaigns share: the issuing bodies, the table of kinds and the settings of a workspace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.model.document import Chart, Table
from generator.model.issuer import Issuer
from generator.model.passage import Passage
from generator.model.settings import Settings
from generator.standard import Kind


@dataclass(frozen=True)
class Library:
    """Issuing bodies and kinds of document by code, the settings, and passages by name."""

    issuers: Mapping[str, Issuer]
    kinds: Mapping[str, Kind]
    settings: Settings
    passages: Mapping[str, Passage] = field(default_factory=dict)

    def names_of(self, issuer: str) -> tuple[str, ...]:
        """What an issuing body is called; nothing of one that is not known."""
        known = self.issuers.get(issuer)
        return (known.name, known.short_name) if known else ()

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """The tables that passages bring, by the names of these."""
        return {code: one.head.table for code, one in self._sound if one.head.table}

    @cached_property
    def charts(self) -> Mapping[str, Chart]:
        """The charts that passages bring, likewise."""
        return {code: one.head.chart for code, one in self._sound if one.head.chart}

    @property
    def _sound(self) -> Iterator[tuple[str, Passage]]:
        return ((code, one) for code, one in self.passages.items() if not one.is_broken)
