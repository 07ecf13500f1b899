"""What the rules ask of a campaign again and again: things by their code, and who takes part when."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model.campaign import Base, Campaign, Indicator, Measure, Phase, Target, Unit
from generator.model.coded import by_code
from generator.model.document import Document
from generator.model.fields import Number, Record
from generator.model.issuer import Issuer
from generator.model.results import Result, Snapshot
from generator.model.rules.flaw import Flaw, Path, placed
from generator.model.rules.lexicon import Lexicon, lexicons
from generator.model.rules.tree import Tree
from generator.standard import Kind

_NAMED = {"of": "base", "replaces": "target", "attached_to": "document", "parent": "unit"}
"""What the fields name that are not called after it."""


@dataclass(frozen=True)
class Known:
    """A campaign with the table of kinds and the issuing bodies, indexed as rules need it."""

    campaign: Campaign
    kinds: Mapping[str, Kind]
    issuers: Mapping[str, Issuer]

    @cached_property
    def codes(self) -> dict[str, Lexicon]:
        return lexicons(self.campaign, self.kinds, self.issuers)

    def check(self, record: Record, at: Path, *fields: str) -> Iterator[Flaw]:
        """A finding for each of the record's fields that names what is not declared."""
        for field in fields:
            lexicon = self.codes[_NAMED.get(field, field)]
            yield from lexicon.check(getattr(record, field), (*at, field))

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        return by_code(self.campaign.indicators)

    @cached_property
    def phases(self) -> dict[str, Phase]:
        return by_code(self.campaign.phases)

    @cached_property
    def bases(self) -> dict[str, Base]:
        return by_code(self.campaign.bases)

    @cached_property
    def targets(self) -> dict[str, Target]:
        return by_code(self.campaign.targets)

    @cached_property
    def units(self) -> dict[str, Unit]:
        return by_code(self.campaign.units)

    @cached_property
    def tree(self) -> Tree:
        return Tree(self.campaign.units)

    @cached_property
    def documents(self) -> list[tuple[Document, Path]]:
        """The documents, each with the way to it."""
        return list(placed(self.campaign.documents, "documents"))

    @cached_property
    def results(self) -> list[tuple[Snapshot, Result, Path]]:
        """Every result of every snapshot, each with the way to it."""
        return [
            (snapshot, result, path)
            for snapshot, at in placed(self.campaign.snapshots, "snapshots")
            for result, path in placed(snapshot.results, *at, "results")
        ]

    def indicator_code(self, code: str | None) -> str:
        """The indicator meant: the first one where none is named."""
        return self.campaign.indicator_code(code)

    def measure(self, code: str | None) -> Measure | None:
        """What the indicator measures; `None` for one that is not declared."""
        indicator = self.indicators.get(self.indicator_code(code))
        return indicator.measure if indicator else None

    def unit_name(self, code: str) -> str:
        """The name of a unit for a message; its code when it is not declared."""
        unit = self.units.get(code)
        return unit.label if unit else code

    def absent(self, day: datetime.date) -> frozenset[str]:
        """The units that do not take part on a day."""
        return frozenset(unit.code for unit in self._dated if not unit.is_active(day))

    def active(self, day: datetime.date) -> Sequence[Unit]:
        """The units that take part on a day."""
        absent = self.absent(day)
        if not absent:
            return self.campaign.units
        return [unit for unit in self.campaign.units if unit.code not in absent]

    def total(self, counts: Mapping[str, Number]) -> Number:
        """The sum of counts, those of units below other units in it left out."""
        twice = self.tree.nested(counts)
        return sum(counts.values(), start=0) - sum((counts[code] for code in twice), start=0)

    @cached_property
    def _dated(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.campaign.units if unit.active_from or unit.active_to)
