"""What the rules ask of a campaign again and again: things by their code, and who takes part when.

A code that is not declared is a fault, with the likeliest remedy; so is one that names two things of
one list (documents and references share one).
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from generator.model.campaign import Base, Campaign, Indicator, Measure, Phase, Target, Unit
from generator.model.coded import by_code, codes_of, column_of, has_any
from generator.model.document import Document
from generator.model.fields import Number, Record
from generator.model.library import Library
from generator.model.results import Result, Snapshot
from generator.model.roster import Units
from generator.model.rules.crossing import Told, in_time
from generator.model.rules.flaw import Flaw, Path, placed, repeated, shown
from generator.model.rules.tree import Tree
from generator.problems import Message, Vocabulary, say
from generator.wording import number
from generator.workspace import unchanging

_TOLD = 50

_SORTS: Mapping[str, tuple[Message, Message]] = {
    "E-INDICATOR-UNKNOWN": (
        say("không có chỉ số nào mã «{code}»"),
        say("«indicators:» của campaign.yaml"),
    ),
    "E-PHASE-UNKNOWN": (
        say("không có giai đoạn nào mã «{code}»"),
        say("«phases:» của campaign.yaml"),
    ),
    "E-BASE-UNKNOWN": (
        say("không có cơ sở tính nào mã «{code}»"),
        say("«bases:» của campaign.yaml"),
    ),
    "E-TARGET-UNKNOWN": (
        say("không có mục tiêu nào mã «{code}»"),
        say("«targets:» của campaign.yaml"),
    ),
    "E-GROUP-UNKNOWN": (
        say("không có nhóm đơn vị nào mã «{code}»"),
        say("«groups:» của units.yaml"),
    ),
    "E-UNIT-UNKNOWN": (say("không có đơn vị nào mã «{code}»"), say("«units:» của units.yaml")),
    "E-QUOTA-UNKNOWN": (
        say("không có bảng chỉ tiêu nào mã «{code}»"),
        say("«code:» của bảng chỉ tiêu ấy trong quotas.yaml"),
    ),
    "E-DOCUMENT-UNKNOWN": (
        say("không có văn bản nào mã «{code}»"),
        say("«references:» của campaign.yaml, hoặc thành một tệp trong documents/"),
    ),
    "E-BREAKDOWN-UNKNOWN": (
        say("không có cách phân loại nào mã «{code}» trong số liệu chốt"),
        say("«breakdowns:» của số liệu chốt"),
    ),
    "E-KIND-UNKNOWN": (
        say("không có loại văn bản nào mã «{code}»"),
        say("«kinds:» của vanthu.yaml; các loại đã có: «vanthu kinds»"),
    ),
    "E-ISSUER-UNKNOWN": (
        say("không có cơ quan ban hành nào mã «{code}»"),
        say("campaigns/issuers/, bằng «vanthu new issuer MÃ»"),
    ),
    "E-PASSAGE-UNKNOWN": (say("không có đoạn nào tên «{code}»"), say("templates/passages/")),
}
"""What may be named, by the code of the fault: where it is declared, and what is said of another."""
_NAMED = {
    "base": "base",
    "of_target": "target",
    "replaces": "target",
    "attached_to": "document",
    "parent": "unit",
    "within": "phase",
    "of": "base",
}
"""What the fields name that are not called after it."""
_LISTS = ("indicators", "phases", "bases", "targets", "groups", "units", "quotas")


@unchanging(frozen=True)
class Lexicon:
    """The codes declared of one sort of thing, and what is said of a code that is not among them."""

    code: str
    fault: Message
    place: Message
    words: Vocabulary

    def check(self, code: str | None, path: Path) -> Iterator[Flaw]:
        """A finding when the code is given and not declared."""
        if code is not None and code not in self.words:
            yield Flaw(self.code, path, self._fault(code), self._remedy(code))

    def check_keys(self, keys: Collection[str], path: Path) -> Iterator[Flaw]:
        """`check` for each key of a mapping; of very many faults only the first are told."""
        if self.words.known.issuperset(keys):
            return
        unknown = [key for key in keys if key not in self.words.known]
        if unknown and not self.words.known:
            unknown = unknown[:1]
        for key in unknown[:_TOLD]:
            yield from self.check(key, (*path, key))
        if len(unknown) > _TOLD:
            fact = say("còn {count} mã khác không có", count=number(len(unknown) - _TOLD))
            remedy = say("kiểm tra lại {place}", place=self.place)
            yield Flaw(self.code, path, fact, remedy)

    def check_many(self, given: Iterable[tuple[str, Path]]) -> Iterator[Flaw]:
        """One finding for each undeclared code, at its first place, with how often it occurs."""
        places: dict[str, list[Path]] = {}
        for code, path in given:
            if code not in self.words:
                places.setdefault(code, []).append(path)
        for code, paths in places.items():
            fault = self._fault(code)
            if len(paths) > 1:
                fault = say("{fault} (có ở {count} chỗ)", fault=fault, count=number(len(paths)))
            yield Flaw(self.code, paths[0], fault, self._remedy(code))

    def _fault(self, code: str) -> Message:
        return Message(self.fault.source, {"code": code})

    def _remedy(self, code: str) -> Message:
        near = self.words.hint(code) or self.words.listed()
        return near or say("khai mã này ở {place}", place=self.place)


@unchanging(frozen=True)
class Known:
    """A campaign with what campaigns share (kinds, issuing bodies), indexed as rules need it."""

    campaign: Campaign
    library: Library

    @cached_property
    def codes(self) -> dict[str, Lexicon]:
        """What may be named in the records of a campaign, by sort: `indicator`, `unit` …"""
        campaign = self.campaign
        words: Mapping[str, Iterable[str]] = {
            "indicator": self.indicators,
            "phase": self.phases,
            "base": self.bases,
            "target": self.targets,
            "group": by_code(campaign.groups),
            "unit": self.units,
            "quota": (quota.code for quota in campaign.quotas if quota.code),
            "document": campaign.citable,
            "breakdown": (code for _, one, _ in self.results for code in codes_of(one.breakdowns)),
            "kind": self.library.kinds,
            "issuer": self.library.issuers,
            "passage": self.library.passages,
        }
        faults = {sort: f"E-{sort.upper()}-UNKNOWN" for sort in words}
        return {
            sort: Lexicon(faults[sort], *_SORTS[faults[sort]], Vocabulary(known))
            for sort, known in words.items()
        }

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
    def roster(self) -> Units:
        """Who takes part when, with all that merges and splits."""
        return Units(self.campaign)

    @cached_property
    def changes(self) -> Sequence[Told]:
        """The changes of units in the order of time, each with who lost units below it by it."""
        return in_time(self.roster)

    def symbol_of(self, document: Document) -> str:
        """The recorded symbol of a document, else what its kind and bodies make."""
        return self.library.symbol_of(document, self.campaign.issuer)

    @cached_property
    def documents(self) -> list[tuple[Document, Path]]:
        """The documents, each with the way to it."""
        return list(placed(self.campaign.documents, "documents"))

    @cached_property
    def results(self) -> list[tuple[Snapshot, Result, Path]]:
        """Every result of every snapshot as it was typed, each with the way to it."""
        return [
            (snapshot, typed, path)
            for snapshot, at in placed(self.campaign.snapshots, "snapshots")
            for result, path in placed(snapshot.results, *at, "results")
            if (typed := result.as_typed)
        ]

    def indicator_code(self, code: str | None) -> str:
        """The indicator meant: the first one where none is named."""
        return self.campaign.indicator_code(code)

    def indicator(self, code: str | None) -> Indicator | None:
        """The indicator meant; `None` for one that is not declared."""
        return self.indicators.get(self.indicator_code(code))

    def measure(self, code: str | None) -> Measure | None:
        """What the indicator measures; `None` for one that is not declared."""
        indicator = self.indicator(code)
        return indicator.measure if indicator else None

    def unit_name(self, code: str) -> str:
        """The name of a unit for a message; its code when it is not declared."""
        unit = self.units.get(code)
        return unit.label if unit else code

    def absent(self, day: datetime.date) -> frozenset[str]:
        """The units that do not take part on a day."""
        return frozenset(code for code in self._dated if not self.roster.is_active(code, day))

    def active(self, day: datetime.date) -> Sequence[Unit]:
        """The units that take part on a day."""
        absent = self.absent(day)
        if not absent:
            return self.campaign.units
        return [unit for unit in self.campaign.units if unit.code not in absent]

    def bare(
        self, given: AbstractSet[str], day: datetime.date, indicator: Indicator | None = None
    ) -> Sequence[Unit]:
        """The units that take part on a day, and that an indicator concerns, for which nothing is given in whatever way."""
        if given >= self.units.keys():
            return ()
        return self.tree.without(given, self.concerned(self.active(day), indicator))

    def exempt(self, indicator: Indicator | None) -> frozenset[str]:
        """The units that an indicator does not concern."""
        return frozenset() if indicator is None else self.roster.exempt_of(indicator)

    def concerned(self, units: Sequence[Unit], indicator: Indicator | None) -> Sequence[Unit]:
        """Those of some units that an indicator concerns."""
        exempt = self.exempt(indicator)
        return [unit for unit in units if unit.code not in exempt] if exempt else units

    def check_exempt(
        self, indicator: Indicator | None, values: Mapping[str, Number], at: Path
    ) -> Iterator[Flaw]:
        """Numbers of units that the indicator does not concern; nought says nothing else."""
        for code in self.exempt(indicator) & values.keys() if indicator else ():
            if indicator and (values[code] or (indicator.falls_well and "quotas" in at)):
                fact = say(
                    "«{name}» không thuộc diện của «{indicator}» mà có số {value}; số này không được tính",
                    name=self.unit_name(code),
                    indicator=indicator.name,
                    value=shown(values[code]),
                )
                remedy = say("bỏ số này, hoặc bỏ đơn vị khỏi danh sách không thuộc diện của chỉ số")
                yield Flaw("E-EXEMPT", (*at, code), fact, remedy)

    def total(self, counts: Mapping[str, Number]) -> Number:
        """The sum of counts, those of units that others in it stand for left out."""
        gone = self.roster.stood_for(counts)
        if gone:
            counts = {code: count for code, count in counts.items() if code not in gone}
        twice = self.tree.nested(counts)
        return sum(counts.values(), start=0) - sum((counts[code] for code in twice), start=0)

    def summed(self, counts: Mapping[str, Number], day: datetime.date) -> int:
        """How many units of a day a sum of counts is of: those that passed over by then are the one that took them over."""
        if not self.roster.successions:
            return len(counts)
        gone = self.roster.stood_for(counts)
        there = {unit.code: unit for unit in self.active(day)}
        left = (code for code in counts if code not in gone)
        return len({self.roster.standing_for(code, there) or code for code in left})

    @cached_property
    def depth(self) -> int:
        """How many tiers the units have."""
        deep: dict[str, int] = {}
        for code, up in self.tree.parents.items():
            deep[code] = deep.get(up, 1) + 1
        return max(deep.values(), default=1)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each unit in the list."""
        return {code: place for place, code in enumerate(codes_of(self.campaign.units))}

    @cached_property
    def _dated(self) -> frozenset[str]:
        """The units that do not take part from beginning to end."""
        units, days = self.campaign.units, ("active_from", "active_to")
        are_dated = any(has_any(units, day) for day in days)
        dated = (
            {one.code for one in units if one.active_from or one.active_to} if are_dated else set()
        )
        changed = {*self.roster.successions, *self.roster.last_days}
        return frozenset(dated | (changed & self.units.keys()))


def check_codes(known: Known) -> Iterator[Flaw]:
    """Codes used twice."""
    named = ((name, getattr(known.campaign, name)) for name in _LISTS)
    lists = [placed(things, name) for name, things in named if not _are_apart(things)]
    references = placed(known.campaign.references, "references")
    lists.append(iter([*references, *known.documents]))
    lists += [placed(result.breakdowns, *at, "breakdowns") for _, result, at in known.results]
    for things in lists:
        yield from _twice(things)


def _are_apart(things: Sequence[object]) -> bool:
    """Whether no two have one code; of a long list this is quickly seen."""
    codes = [code for code in column_of(things, "code") if code is not None]
    return len({*codes}) == len(codes)


def _twice(things: Iterable[tuple[object, Path]]) -> Iterator[Flaw]:
    coded = [
        (code, path) for thing, path in things if (code := getattr(thing, "code", None)) is not None
    ]
    if len({code for code, _ in coded}) == len(coded):
        return
    for path, first in repeated((code, (*path, code)) for code, path in coded):
        *_, name, place, code = first
        fact = say(
            "mã «{code}» đã dùng cho mục thứ {place} của {name}",
            code=code,
            place=int(place) + 1,
            name=name,
        )
        remedy = say("đặt cho một trong hai mục một mã khác")
        yield Flaw("E-CODE-DUP", (*path[:-1], "code"), fact, remedy)
