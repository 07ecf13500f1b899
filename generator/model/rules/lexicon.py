"""Codes that name other things: a code that is not declared is a fault, with the likeliest remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.campaign import Campaign
from generator.model.coded import codes_of
from generator.model.fields import Record
from generator.model.issuer import Issuer
from generator.model.rules.finding import Finding, Path
from generator.problems import Message, Vocabulary, say
from generator.standard import Kind
from generator.wording import number

_FEW = 12
_TOLD = 50

_Sort = tuple[str, Message, str]

_SORTS: Mapping[str, _Sort] = {
    "indicator": (
        "E-INDICATOR-UNKNOWN",
        say("không có chỉ tiêu thống kê nào mã «{code}»"),
        "indicators",
    ),
    "phase": ("E-PHASE-UNKNOWN", say("không có giai đoạn nào mã «{code}»"), "phases"),
    "base": ("E-BASE-UNKNOWN", say("không có cơ sở tính nào mã «{code}»"), "bases"),
    "target": ("E-TARGET-UNKNOWN", say("không có mục tiêu nào mã «{code}»"), "targets"),
    "group": ("E-GROUP-UNKNOWN", say("không có nhóm đơn vị nào mã «{code}»"), "groups"),
    "unit": ("E-UNIT-UNKNOWN", say("không có đơn vị nào mã «{code}»"), "units"),
    "quota": ("E-QUOTA-UNKNOWN", say("không có bảng chỉ tiêu nào mã «{code}»"), "quotas"),
    "document": (
        "E-DOCUMENT-UNKNOWN",
        say("không có văn bản nào mã «{code}»"),
        "references, documents",
    ),
    "breakdown": (
        "E-BREAKDOWN-UNKNOWN",
        say("không có cách chia nào mã «{code}» trong số liệu chốt"),
        "results",
    ),
    "kind": ("E-KIND-UNKNOWN", say("không có loại văn bản nào mã «{code}»"), "vanthu.yaml"),
    "issuer": (
        "E-ISSUER-UNKNOWN",
        say("không có cơ quan ban hành nào mã «{code}»"),
        "campaigns/issuers",
    ),
}
_NAMED = {"of": "base", "replaces": "target", "attached_to": "document", "parent": "unit"}
"""What the fields name that are not called after it."""


@dataclass(frozen=True)
class Lexicon:
    """The codes declared of one sort of thing, and what is said of a code that is not among them."""

    code: str
    fault: Message
    place: str
    words: Vocabulary

    def check(self, code: str | None, path: Path) -> Iterator[Finding]:
        """A finding when the code is given and not declared."""
        if code is not None and code not in self.words:
            yield Finding(self.code, path, self._fault(code), self._remedy(code))

    def check_keys(self, keys: Iterable[str], path: Path) -> Iterator[Finding]:
        """`check` for each key of a mapping; of very many faults only the first are told."""
        unknown = [key for key in keys if key not in self.words.known]
        for key in unknown[:_TOLD]:
            yield from self.check(key, (*path, key))
        if len(unknown) > _TOLD:
            fact = say("còn {count} mã khác không có", count=number(len(unknown) - _TOLD))
            remedy = say("kiểm tra lại {place}", place=self.place)
            yield Finding(self.code, path, fact, remedy)

    def check_many(self, given: Iterable[tuple[str, Path]]) -> Iterator[Finding]:
        """One finding for each undeclared code, at its first place, with how often it occurs."""
        places: dict[str, list[Path]] = {}
        for code, path in given:
            if code not in self.words:
                places.setdefault(code, []).append(path)
        for code, paths in places.items():
            fault = self._fault(code)
            if len(paths) > 1:
                fault = say("{fault} (có ở {count} chỗ)", fault=fault, count=number(len(paths)))
            yield Finding(self.code, paths[0], fault, self._remedy(code))

    def _fault(self, code: str) -> Message:
        return Message(self.fault.source, {"code": code})

    def _remedy(self, code: str) -> Message:
        if near := self.words.hint(code):
            return near
        if 0 < len(self.words.known) <= _FEW:
            return say("các mã đang có: {codes}", codes=", ".join(sorted(self.words.known)))
        return say("khai mã này ở {place}", place=self.place)


@dataclass(frozen=True)
class Lexicons:
    """Every sort of code that a campaign's records may name."""

    indicator: Lexicon
    phase: Lexicon
    base: Lexicon
    target: Lexicon
    group: Lexicon
    unit: Lexicon
    quota: Lexicon
    document: Lexicon
    breakdown: Lexicon
    kind: Lexicon
    issuer: Lexicon

    def check(self, record: Record, at: Path, *fields: str) -> Iterator[Finding]:
        """A finding for each of the record's fields that names what is not declared."""
        for field in fields:
            lexicon: Lexicon = getattr(self, _NAMED.get(field, field))
            yield from lexicon.check(getattr(record, field), (*at, field))


def lexicons(
    campaign: Campaign, kinds: Mapping[str, Kind], issuers: Mapping[str, Issuer]
) -> Lexicons:
    """What may be named in the records of a campaign."""
    words: Mapping[str, Iterable[str]] = {
        "indicator": codes_of(campaign.indicators),
        "phase": codes_of(campaign.phases),
        "base": codes_of(campaign.bases),
        "target": codes_of(campaign.targets),
        "group": codes_of(campaign.groups),
        "unit": codes_of(campaign.units),
        "quota": (quota.code for quota in campaign.quotas if quota.code),
        "document": (*codes_of(campaign.references), *codes_of(campaign.documents)),
        "breakdown": _breakdowns(campaign),
        "kind": kinds,
        "issuer": issuers,
    }
    return Lexicons(
        **{name: Lexicon(*sort, Vocabulary(words[name])) for name, sort in _SORTS.items()}
    )


def _breakdowns(campaign: Campaign) -> Iterator[str]:
    for snapshot in campaign.snapshots:
        for result in snapshot.results:
            yield from codes_of(result.breakdowns)
