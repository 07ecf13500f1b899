"""All that the records of a campaign can say: names, figures of every moment, days, texts, documents.

Nothing is reckoned before it is asked for. Lists are closed: what is not in them the records do not say.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from dataclasses import field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property, partial

from generator.audit.records.collective_names import group_names, short_label, sort_names, sorts_of
from generator.audit.records.fact import WHOLE, Fact, FactOwner, FactRole, OwnerKind, worth_of
from generator.audit.records.gathering import MomentFacts
from generator.audit.records.name_finder import NameFinder, words_of
from generator.audit.records.spelt_texts import KnownText, Spellings
from generator.audit.records.unit_places import unit_places
from generator.figures import figures_on, newest_snapshot
from generator.model.books import Row
from generator.model.campaign import Campaign, measured_alike
from generator.model.library import Library
from generator.problems import Place
from generator.records import CampaignRecord
from generator.wording import ClaimedNumber, Moment, Stretch, as_spelled, fold, read_claims
from generator.workspace import unchanging

_EVERYBODY = (
    *("tổng", "tổng số", "tổng cộng", "cộng", "cộng chung", "toàn tỉnh", "toàn xã", "toàn huyện"),
    *("toàn thành phố", "toàn phường", "toàn trường", "toàn ngành", "toàn quốc", "toàn đơn vị"),
    *("cả nước", "cả tỉnh", "chung"),
)


_FEWEST, _FACTS = 20, 1_200
_HALF = 0.5
_ADDED = 300
_UNIT_WORDS = ("đơn", "nơi", "địa", "cơ", "nhất", "nhì")


class Day(StrEnum):
    """What a recorded day is."""

    TAKEN = "taken"
    FIRST = "first"
    LAST = "last"
    REACHED = "reached"
    ISSUED = "issued"
    OTHER = "other"


@unchanging(frozen=True, slots=True)
class KnownDay:
    """A day of the records: what it is, the code of the phase that it begins or ends, its hour if told."""

    on: datetime.date
    what: Day
    phase: str = ""
    said: str = ""


@unchanging(frozen=True, slots=True)
class KnownDocument:
    """A document that may be cited, from the register or the records."""

    number: int | None
    symbol: str
    on: datetime.date | None
    place: str
    title: str = ""


@unchanging(frozen=True, slots=True)
class CountedThing:
    """An indicator or a base: its unit of measure, and what tells it from others that count the same.

    `is_telling`: the unit of measure itself says what is counted («sáng kiến», not «người», «đồng»).
    """

    code: str
    noun: str
    words: frozenset[str]
    is_telling: bool
    is_money: bool

    @classmethod
    def of(cls, code: str, noun: str, name: str, *, is_money: bool = False) -> CountedThing:
        said = [word for _, _, word in words_of(noun)]
        words = frozenset(word for _, _, word in words_of(name)) - set(said) - _EMPTY
        is_telling = len(said) > 1 and as_spelled(noun) not in _COMMON and not is_money
        return cls(code, noun, words, is_telling or not words, is_money)

    def fits(self, behind: list[str]) -> bool:
        """Whether the word behind a unit of measure of one word goes on with what is counted, or with nothing."""
        size = len(words_of(self.noun))
        return (
            self.is_money
            or size > 1
            or not behind[size:]
            or behind[size][0].isdigit()
            or behind[size] in self.words | _EMPTY
        )


_EMPTY = frozenset(
    map(
        as_spelled,
        (
            *("số", "được", "các", "của", "trong", "trên", "và", "tại", "năm", "tổng", "đã", "có"),
            *("là", "so", "với", "vượt", "còn", "chiếm", "đạt", "theo", "tham", "mỗi", "từ", "đến"),
            *(
                "tăng",
                "giảm",
                "trở",
                "cho",
                "so",
                "tỷ",
                "thấp",
                "cao",
                "nhiều",
                "ít",
                "cùng",
                "hơn",
            ),
        ),
    )
)
_COMMON = frozenset(
    map(
        as_spelled,
        (
            *("học sinh", "đoàn viên", "hội viên", "công trình", "văn bản", "tổ chức", "cá nhân"),
            *("tập thể", "cán bộ", "lao động", "công nhân", "người lao động", "đơn vị", "hộ nghèo"),
            *("hộ gia đình", "thành viên", "đảng viên", "trẻ em", "sinh viên", "giáo viên"),
        ),
    )
)
_YEAR = (1, 1, 12)


@unchanging(frozen=True)
class KnownCampaign:
    """A campaign with what the registers have of the bodies that issue its documents.

    `library` knows kinds and issuing bodies. A document that is audited is itself among the documents.
    """

    record: CampaignRecord
    library: Library
    rows: tuple[Row, ...] = ()
    _stands: dict[Moment | None, MomentFacts] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def campaign(self) -> Campaign:
        return self.record.campaign

    def falls_well(self, indicator: str) -> bool:
        """Whether less of an indicator is better."""
        return any(one.falls_well for one in self.campaign.indicators if one.code == indicator)

    @cached_property
    def moments(self) -> list[Moment]:
        """When figures were taken, oldest first."""
        return sorted({one.as_of for one in self.campaign.snapshots})

    def at(self, moment: Moment | None) -> MomentFacts:
        """The facts of a moment that was taken; for none those of the newest."""
        if moment not in self._stands:
            self._stands[moment] = MomentFacts(figures_on(self.campaign, moment))
        return self._stands[moment]

    def moment_on(self, day: datetime.date, at: datetime.time | None = None) -> Moment | None:
        """The moment that a text names; without an hour the last one of that day."""
        asked = Moment(day, at)
        if asked in self.moments:
            return asked
        same = [one for one in self.moments if one.day == day] if at is None else []
        return same[-1] if same else None

    def newest(self, until: datetime.date | None = None) -> Moment | None:
        """The last moment up to the end of a day."""
        found = newest_snapshot(self.campaign, until)
        return found.as_of if found else None

    @cached_property
    def names(self) -> NameFinder[FactOwner]:
        """Everybody and everything that has figures, by all names."""
        return NameFinder.of(self._called())

    @cached_property
    def labels(self) -> NameFinder[FactOwner]:
        """The same and how a whole is called, as labels of rows."""
        shorter = [*self._without_sort()]
        return self.names.and_of([*((name, WHOLE) for name in _EVERYBODY), *shorter])

    def _without_sort(self) -> Iterator[tuple[str, FactOwner]]:
        """Units without the word that says what they are, as rows below «Thôn» call them: «Khe Thương»."""
        taken = {as_spelled(name) for name, _ in self._called()}
        found = [(short_label(one.name), one.code) for one in self.campaign.units]
        names = [as_spelled(name) for name, _ in found]
        for name, code in found:
            key = as_spelled(name)
            if len(key.split()) > 1 and key not in taken and names.count(key) == 1:
                yield name, FactOwner(OwnerKind.UNIT, code)

    @cached_property
    def pool(self) -> int:
        """How many units are asked for a number that may be anybody's; fewer where each has much to say."""
        campaign = self.campaign
        return max(_FEWEST, _FACTS // (len(campaign.indicators) * (1 + len(campaign.phases))))

    @cached_property
    def unit_words(self) -> frozenset[str]:
        """Words that speak of some unit: how names of units begin, and «đơn vị», «nơi», «địa phương»."""
        begins = {words[0][2] for one in self.campaign.units if (words := words_of(one.label))}
        return frozenset(map(as_spelled, _UNIT_WORDS)) | begins

    def _called(self) -> Iterator[tuple[str, FactOwner]]:
        campaign = self.campaign
        yield from self._units_called()
        yield from self._parts_called()
        for kind, things in (
            (OwnerKind.GROUP, campaign.groups),
            (OwnerKind.PHASE, campaign.phases),
            (OwnerKind.TARGET, campaign.targets),
            (OwnerKind.INDICATOR, campaign.indicators),
        ):
            yield from ((one.name, FactOwner(kind, one.code)) for one in things)
        yield campaign.short_name, WHOLE
        yield from self._together_called()

    def _together_called(self) -> Iterator[tuple[str, FactOwner]]:
        """Groups by other words, and units of one sort or several."""
        own = {as_spelled(one.name) for one in self.campaign.groups}
        for group in self.campaign.groups:
            for name in group_names(group.name):
                if as_spelled(name) not in own:
                    own.add(as_spelled(name))
                    yield name, FactOwner(OwnerKind.GROUP, group.code)
        for name, sorts in sort_names(self.sorts):
            if as_spelled(name) not in own:
                yield name, FactOwner(OwnerKind.SORT, "/".join(sorts))

    @cached_property
    def sorts(self) -> dict[str, list[str]]:
        """The units by what they are; nothing where they are too many to be added up for a sentence."""
        units = self.campaign.units
        return sorts_of(units) if len(units) <= _ADDED else {}

    def tier_of(self, code: str) -> tuple[str, ...]:
        """The units that have as many above them as one, itself among them."""
        depth = self._depths.get(code)
        return tuple(one for one, at in self._depths.items() if at == depth)

    @cached_property
    def _depths(self) -> dict[str, int]:
        above = {one.code: one.parent for one in self.campaign.units}
        found: dict[str, int] = {}
        for code, superior in above.items():
            depth, up = 0, superior
            while up and depth < len(above):
                depth, up = depth + 1, above.get(up)
            found[code] = depth
        return found

    def of_sorts(self, code: str) -> tuple[str, ...]:
        """The units of the sorts that an owner's code tells."""
        return tuple(unit for sort in code.split("/") for unit in self.sorts.get(sort, ()))

    def _units_called(self) -> Iterator[tuple[str, FactOwner]]:
        for unit in self.campaign.units:
            yield from ((name, FactOwner(OwnerKind.UNIT, unit.code)) for name in unit.names)
        for place, unit in unit_places(self.campaign.units):
            yield place, FactOwner(OwnerKind.UNIT, unit.code)
        for change in self.campaign.changes:
            if change.rename:
                subject = FactOwner(OwnerKind.UNIT, change.rename)
                yield from ((name, subject) for name in (change.name, change.short_name) if name)

    def _parts_called(self) -> Iterator[tuple[str, FactOwner]]:
        for snapshot in self.campaign.snapshots:
            for result in snapshot.results:
                for split in result.breakdowns:
                    names = filter(None, (*split.counts, split.remainder))
                    yield from ((name, FactOwner(OwnerKind.PART, name)) for name in names)

    @cached_property
    def nouns(self) -> NameFinder[str]:
        """The units of measure in which the records count, with how each is called there."""
        units = {one.unit_of_measure for one in self.campaign.indicators}
        called = [(unit, unit) for unit in units]
        called += [(one, unit) for unit in units for one in measured_alike(unit)]
        called += [
            (_counted_thing(one.name), one.unit_of_measure) for one in self.campaign.indicators
        ]
        for base in self.campaign.bases:
            names = (base.name, base.short_name or "")
            called += [(name, base.name) for name in names]
            called += [
                (name, unit) for name in names for unit in units if name.startswith(f"{unit} ")
            ]
        return NameFinder.of([*called, ("ngày", "ngày"), ("lần", "lần")])

    @cached_property
    def deeds(self) -> dict[str, str]:
        """The last two words of an indicator's name, by which what was given is told, with its code: «đóng góp»."""
        found = [
            (tuple(word for _, _, word in words_of(one.name))[-2:], one.code)
            for one in self.campaign.indicators
            if worth_of(one)
        ]
        ends = [end for end, _ in found]
        return {" ".join(end): code for end, code in found if ends.count(end) == 1}

    def told_by_most_words(self, words: Collection[str]) -> set[str]:
        """The indicators of which most words are said, those alone of which all are where some are.

        Half of the words is enough where one of them is of no other: «số lượt khám» of «số lượt khám bệnh».
        """
        said = {
            one.code: len(one.words & set(words)) / len(one.words)
            for one in self._counted
            if one.code and one.words
        }
        most = max(said.values(), default=0)
        told = {code for code, share in said.items() if share == most and share >= _HALF}
        if most > _HALF or not told:
            return told
        alone = {code for code in told if self._own_words[code] & set(words)}
        return alone if len(told) == 1 else set()

    @cached_property
    def _own_words(self) -> dict[str, frozenset[str]]:
        """The words of each indicator that nothing else that is counted has."""
        return {
            one.code: one.words.difference(
                self.unit_words, *(other.words for other in self._counted if other is not one)
            )
            for one in self._counted
            if one.code
        }

    def told_by_noun(self, text: str) -> set[str]:
        """The indicators whose unit of measure is said, where it tells by itself what is counted: «số sáng kiến»."""
        said = {noun for one in self.nouns.found(text) for noun in one.meant}
        return {
            one.code for one in self._counted if one.code and one.is_telling and one.noun in said
        }

    def words_counted(self, nouns: Collection[str]) -> frozenset[str]:
        """What the names of the indicators and bases that are counted in some units of measure say."""
        key = frozenset(nouns)
        if key not in self._words_counted:
            things = [one for one in self._counted if one.noun in key]
            self._words_counted[key] = frozenset(one for each in things for one in each.words)
        return self._words_counted[key]

    @cached_property
    def _words_counted(self) -> dict[frozenset[str], frozenset[str]]:
        return {}

    def counted_in(self, nouns: tuple[str, ...], money: bool) -> list[CountedThing]:  # noqa: FBT001
        """The indicators and bases that are counted in some units of measure, or in money."""
        return [one for one in self._counted if one.noun in nouns or (money and one.is_money)]

    @cached_property
    def _counted(self) -> list[CountedThing]:
        found = [
            CountedThing.of(one.code, one.unit_of_measure, one.name, is_money=worth_of(one) > 0)
            for one in self.campaign.indicators
        ]
        return [*found, *(CountedThing.of("", one.name, one.name) for one in self.campaign.bases)]

    def indicator_of(self, target: str) -> str:
        """The indicator of a target."""
        found = (one.indicator for one in self.campaign.targets if one.code == target)
        return self.campaign.indicator_code(next(found, None))

    def is_near(self, day: datetime.date) -> bool:
        """Whether a day lies in the time of the campaign, or not more than a year away from it."""
        margin = datetime.timedelta(days=366)
        return self.campaign.starts - margin <= day <= self.campaign.ends + margin

    def phase_of(self, target: str) -> str:
        """The phase of a target; empty for the whole campaign."""
        return next((one.phase for one in self.campaign.targets if one.code == target), None) or ""

    @cached_property
    def phase_ends(self) -> dict[str, datetime.date]:
        """The last day of each phase."""
        return {one.code: one.last for one in self.campaign.phases}

    def knows_time(self, stretch: Stretch) -> bool:
        """Whether a time is of the records: one of their days, or a year or a phase of the campaign."""
        first, last, campaign = stretch.first, stretch.last, self.campaign
        if (
            first is None
            or last is None
            or (first in self.days and (stretch.is_day or stretch.ends))
        ):
            return True
        return last in self.days or (
            (first.month, first.day, last.month) == _YEAR
            and (campaign.starts.year <= first.year <= campaign.ends.year)
        )

    def is_in_name(self, claim: ClaimedNumber) -> bool:
        """Whether a number is that of the campaign's own name: «01 triệu sáng kiến»."""
        return claim.value in self._named

    @cached_property
    def _named(self) -> set[Fraction]:
        names = (self.campaign.name, self.campaign.short_name)
        return {one.value for name in names for one in read_claims(name).numbers}

    @cached_property
    def issuer(self) -> str:
        """The name of the body whose campaign it is."""
        return self.library.issuers[self.campaign.issuer].name

    @cached_property
    def bodies(self) -> NameFinder[str]:
        """The issuing bodies, their parts and those above them, and whom the facts name."""
        return NameFinder.of(
            (name, name) for name in (*self._bodies(), *self.campaign.facts.values())
        )

    def _bodies(self) -> Iterator[str]:
        for one in self.library.issuers.values():
            yield from filter(None, (one.name, one.short_name, one.superior, one.collective))
            yield from (part.name for part in one.departments)

    @cached_property
    def bases(self) -> NameFinder[str]:
        """What rates are of, by all names."""
        bases = self.campaign.bases
        return NameFinder.of(
            (name, one.code) for one in bases for name in (one.name, one.short_name or "")
        )

    @cached_property
    def days(self) -> dict[datetime.date, list[KnownDay]]:
        """Every day of the records, with what it is."""
        found: dict[datetime.date, list[KnownDay]] = {}
        for one in self._days():
            found.setdefault(one.on, []).append(one)
        return found

    def _days(self) -> Iterator[KnownDay]:
        campaign = self.campaign
        yield KnownDay(campaign.starts, Day.FIRST)
        yield from (KnownDay(one, Day.LAST) for one in {campaign.ends, campaign.last})
        first = campaign.first_days()
        for phase in campaign.phases:
            yield KnownDay(first[phase.code], Day.FIRST, phase.code)
            yield from (KnownDay(one, Day.LAST, phase.code) for one in {phase.ends, phase.last})
        for snapshot in campaign.snapshots:
            yield KnownDay(snapshot.as_of.day, Day.TAKEN)
            if snapshot.since:
                yield KnownDay(snapshot.since, Day.OTHER)
        for target in campaign.targets:
            if target.reached_on:
                yield KnownDay(target.reached_on.day, Day.REACHED)
            if target.base_on:
                yield KnownDay(target.base_on, Day.OTHER)
        for change in campaign.changes:
            yield KnownDay(change.on, Day.OTHER)
        ends = (one for unit in campaign.units for one in (unit.active_from, unit.active_to) if one)
        yield from (KnownDay(one, Day.OTHER) for one in ends)
        for one in self.documents:
            if one.on:
                yield KnownDay(one.on, Day.ISSUED)

    @cached_property
    def documents(self) -> list[KnownDocument]:
        """References, the campaign's own documents, and the rows of the registers that stand."""
        campaign, place = self.campaign, self.record.place
        found = [
            KnownDocument(
                one.number,
                one.symbol or "",
                one.date,
                str(place("references", at)),
                one.subject or "",
            )
            for at, one in enumerate(campaign.references)
        ]
        for at, own in enumerate(campaign.documents):
            symbol = self.library.symbol_of(own, campaign.issuer)
            found.append(
                KnownDocument(
                    own.number, symbol, own.date, str(place("documents", at)), own.subject
                )
            )
        found += [
            KnownDocument(row.number, row.symbol or "", row.date, "", row.title)
            for row in self.rows
            if row.is_live
        ]
        return found

    @cached_property
    def issuers(self) -> list[str]:
        """The bodies that issued them, by all names."""
        campaign = self.campaign
        codes = {campaign.issuer, *(one.issuer for one in campaign.documents if one.issuer)}
        own = [name for code in sorted(codes) for name in self.library.names_of(code)]
        return [*own, *(one.issuer for one in campaign.references)]

    @cached_property
    def spellings(self) -> Spellings:
        return Spellings(self.texts)

    @cached_property
    def texts(self) -> list[KnownText]:
        """What the records spell with digits: names, sources, facts."""
        return [one for one in self._texts() if any(letter.isdigit() for letter in one.text)]

    def _texts(self) -> Iterator[KnownText]:
        campaign = self.campaign
        yield from self._text(campaign.name, "name")
        yield from self._text(campaign.short_name, "short_name")
        for kind in ("phases", "targets", "indicators", "bases", "groups"):
            for at, one in enumerate(getattr(campaign, kind)):
                yield from self._text(one.name, kind, at, "name")
        for at, unit in enumerate(campaign.units):
            for name in unit.names:
                yield from self._text(name, "units", at, "name")
        for code, text in campaign.facts.items():
            if not self._is_figure(text):
                yield from self._text(text, "facts", code)
        for at, reference in enumerate(campaign.references):
            yield from self._text(reference.subject or "", "references", at, "subject")

    def _is_figure(self, text: str) -> bool:
        """Whether a fact tells a figure of an indicator, which changes with the results."""
        counted = [as_spelled(one.unit_of_measure) for one in self.campaign.indicators]
        nouns = (as_spelled(one.noun) for one in read_claims(text).numbers if one.noun)
        return any(noun.startswith(one) for noun in nouns for one in counted)

    def _text(self, text: str, *path: str | int) -> Iterator[KnownText]:
        if text:
            place = partial(self.record.place, *path)
            yield KnownText(text, place, is_one_of_many=path[0] == "units")

    def place_of(self, fact: Fact) -> Place | None:
        """Where a recorded value stands; `None` of one that is reckoned."""
        path = self._path(fact)
        return self.record.place(*path) if path else None

    def _path(self, fact: Fact) -> tuple[str | int, ...] | None:
        campaign, code = self.campaign, fact.subject.code
        match fact.role:
            case FactRole.GOAL | FactRole.ASKED if fact.subject.kind is OwnerKind.TARGET:
                at = _index(campaign.targets, code)
                return (
                    "targets",
                    at,
                    "count" if campaign.targets[at].count is not None else "rate",
                )
            case FactRole.BASE if fact.subject.kind is OwnerKind.UNIT:
                return ("units", _index(campaign.units, code), "bases", fact.detail)
            case FactRole.QUOTA if fact.subject.kind is OwnerKind.UNIT:
                return self._quota_path(fact)
            case FactRole.COUNT if fact.subject.kind not in {OwnerKind.GROUP, OwnerKind.SORT}:
                return self._count_path(fact)
        return None

    def _quota_path(self, fact: Fact) -> tuple[str | int, ...] | None:
        for at, quota in enumerate(self.campaign.quotas):
            mine = self.campaign.indicator_code(quota.indicator) == fact.indicator
            if mine and (quota.phase or "") == fact.phase and fact.subject.code in quota.counts:
                return ("quotas", at, "counts", fact.subject.code)
        return None

    def _count_path(self, fact: Fact) -> tuple[str | int, ...] | None:
        for at, snapshot in enumerate(self.campaign.snapshots):
            if snapshot.as_of != fact.moment:
                continue
            for place, result in enumerate(snapshot.results):
                if self.campaign.indicator_code(result.indicator) == fact.indicator:
                    path = ("snapshots", at, "results", place)
                    if fact.subject.kind is OwnerKind.UNIT and fact.subject.code in result.counts:
                        return (*path, "counts", fact.subject.code)
                    return (*path, "total") if result.total is not None else path
        return None


def _counted_thing(name: str) -> str:
    """What an indicator counts: «người bệnh hài lòng» of «số người bệnh hài lòng»."""
    first, _, rest = name.partition(" ")
    return rest if first == "số" else ""


def _index(things: Iterable[object], code: str) -> int:
    return next(at for at, one in enumerate(things) if getattr(one, "code", None) == code)


def alike(one: str, other: str) -> bool:
    """Whether two symbols of documents are one; capitals and marks make no difference."""
    return fold(one) == fold(other)
