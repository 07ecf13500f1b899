"""Codes that name other things: a code that is not declared is a fault, with the likeliest remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.campaign import Campaign
from generator.model.coded import codes_of
from generator.model.issuer import Issuer
from generator.model.rules.flaw import Flaw, Path
from generator.problems import Message, Vocabulary, say
from generator.standard import Kind
from generator.wording import number

_FEW = 12
_TOLD = 50

_SORTS: Mapping[str, tuple[str, Message]] = {
    "E-INDICATOR-UNKNOWN": ("indicators", say("không có chỉ tiêu thống kê nào mã «{code}»")),
    "E-PHASE-UNKNOWN": ("phases", say("không có giai đoạn nào mã «{code}»")),
    "E-BASE-UNKNOWN": ("bases", say("không có cơ sở tính nào mã «{code}»")),
    "E-TARGET-UNKNOWN": ("targets", say("không có mục tiêu nào mã «{code}»")),
    "E-GROUP-UNKNOWN": ("groups", say("không có nhóm đơn vị nào mã «{code}»")),
    "E-UNIT-UNKNOWN": ("units", say("không có đơn vị nào mã «{code}»")),
    "E-QUOTA-UNKNOWN": ("quotas", say("không có bảng chỉ tiêu nào mã «{code}»")),
    "E-DOCUMENT-UNKNOWN": ("references, documents", say("không có văn bản nào mã «{code}»")),
    "E-BREAKDOWN-UNKNOWN": (
        "results",
        say("không có cách chia nào mã «{code}» trong số liệu chốt"),
    ),
    "E-KIND-UNKNOWN": ("vanthu.yaml", say("không có loại văn bản nào mã «{code}»")),
    "E-ISSUER-UNKNOWN": ("campaigns/issuers", say("không có cơ quan ban hành nào mã «{code}»")),
}
"""What may be named, by the code of the fault: where it is declared, and what is said of another."""


@dataclass(frozen=True)
class Lexicon:
    """The codes declared of one sort of thing, and what is said of a code that is not among them."""

    code: str
    place: str
    fault: Message
    words: Vocabulary

    def check(self, code: str | None, path: Path) -> Iterator[Flaw]:
        """A finding when the code is given and not declared."""
        if code is not None and code not in self.words:
            yield Flaw(self.code, path, self._fault(code), self._remedy(code))

    def check_keys(self, keys: Iterable[str], path: Path) -> Iterator[Flaw]:
        """`check` for each key of a mapping; of very many faults only the first are told."""
        unknown = [key for key in keys if key not in self.words.known]
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
        if near := self.words.hint(code):
            return near
        if 0 < len(self.words.known) <= _FEW:
            return say("các mã đang có: {codes}", codes=", ".join(sorted(self.words.known)))
        return say("khai mã này ở {place}", place=self.place)


def lexicons(
    campaign: Campaign, kinds: Mapping[str, Kind], issuers: Mapping[str, Issuer]
) -> dict[str, Lexicon]:
    """What may be named in the records of a campaign, by sort: `indicator`, `unit` …"""
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
    return {sort: _lexicon(f"E-{sort.upper()}-UNKNOWN", known) for sort, known in words.items()}


def _lexicon(code: str, words: Iterable[str]) -> Lexicon:
    place, fault = _SORTS[code]
    return Lexicon(code, place, fault, Vocabulary(words))


def _breakdowns(campaign: Campaign) -> Iterator[str]:
    for snapshot in campaign.snapshots:
        for result in snapshot.results:
            yield from codes_of(result.breakdowns)
