"""Campaigns opened with those that they include: of this workspace, or handed over in a file.

What is included becomes part of the figures (`generator.figures`); what cannot be found, read or
included is told at its entry of `includes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model.campaign import Include
from generator.model.coded import by_code
from generator.model.library import Library
from generator.problems import (
    Message,
    Problem,
    Severity,
    did_you_mean,
    errors,
    say,
)
from generator.records import CampaignRecord, read_campaign, sound_but_documents
from generator.workspace import (
    TextRefused,
    Workspace,
    bytes_of,
    changing,
    composed,
    counting_files,
    file_inside,
    unchanging,
)

if TYPE_CHECKING:
    from generator.model.handed import Handed

    Lower = CampaignRecord | Handed
Opened = tuple[CampaignRecord | None, list[Problem]]
Read = Callable[[Path, Workspace], Opened]
"""How the files of a campaign are read."""
Judge = Callable[[CampaignRecord, Library], Opened]
"""What the rules between records say: the record where it is sound, and what is wrong with it."""


@changing
class Levels:
    """The campaigns of a workspace while they are opened, each once, those below first."""

    workspace: Workspace
    library: Library
    read: Read = read_campaign
    """How the files of those are read that are asked for themselves."""
    below: Judge = sound_but_documents
    """What is asked of those that are included."""
    named_files: list[Path] = field(default_factory=list)
    """The files that they include, whether they are there or not."""
    _read: dict[Path, Opened] = field(default_factory=dict)
    _told: list[Problem] = field(default_factory=list)

    def untold(self) -> Levels:
        """The same, as if nothing that is wrong had been told yet."""
        return replace(self, _told=[])

    def open(self, folder: Path, judge: Judge) -> Opened:
        """A campaign with all that it includes, or nothing; and what is wrong that was not told yet."""
        record, problems = self._open(folder, (), judge)
        new = [problem for problem in problems if problem not in self._told]
        self._told += new
        return record, new

    def _open(self, folder: Path, above: tuple[str, ...], judge: Judge) -> Opened:
        if folder not in self._read:
            self._read[folder] = self._whole(folder, above)
        record, problems = self._read[folder]
        if record is None:
            return None, problems
        sound, found = judge(record, self.library)
        return (None if errors(problems) else sound), [*problems, *found]

    def _whole(self, folder: Path, above: tuple[str, ...]) -> Opened:
        read = read_campaign if above else self.read
        record, problems = read(folder, self.workspace)
        if record is None:
            return None, problems
        found: list[Problem] = []
        if record.campaign.includes:
            record, found = self._joined(record, (*above, composed(folder.name)))
        if record.campaign.year_before:
            record, more = self._after(record, record.campaign.year_before)
            found += more
        return record, [*problems, *found]

    def _after(self, record: CampaignRecord, code: str) -> tuple[CampaignRecord, list[Problem]]:
        """The record beside the campaign of the year before, which needs none before it."""
        place = record.place("year_before")
        folders = self.workspace.campaign_folders()
        if code not in folders or code == composed(record.folder.name):
            said = say(
                "không có chiến dịch năm trước «{code}» trong thư mục làm việc này", code=code
            )
            hint = did_you_mean(code, folders) or say("ghi mã của chiến dịch năm trước")
            return record, [Problem("E-YEAR-BEFORE", place, said, hint)]
        earlier, problems = read_campaign(folders[code], self.workspace)
        if earlier is None:
            said = say("chiến dịch năm trước «{code}» còn lỗi nên chưa lấy được số", code=code)
            fault = Problem("E-YEAR-BEFORE", place, said, say("sửa các lỗi ấy trước"))
            return record, [*problems, fault]
        campaign = record.campaign.after(earlier.campaign)
        sources = (*record.sources, *counting_files(earlier.folder))
        told = list(_not_alike(record, earlier))
        return replace(record, campaign=campaign, sources=sources), told

    def _joined(
        self, record: CampaignRecord, trail: tuple[str, ...]
    ) -> tuple[CampaignRecord, list[Problem]]:
        """The record with what it includes, as far as that can be had."""
        from generator.figures import include

        problems: list[Problem] = []
        lower: dict[str, Lower] = {}
        handed: dict[str, Handed] = {}
        sources: list[Path] = []
        for place, one in enumerate(record.campaign.includes):
            entry = _Mention(record, one, place, problems)
            found = self._lower(entry, trail)
            if found is None:
                continue
            lower[one.unit] = found[0]
            sources += found[1]
            if totals := self._totals(found[0]):
                handed[one.unit] = totals
        campaign, flaws = include(record.campaign, handed)
        problems += (flaw.at(record.place(*flaw.path)) for flaw in flaws)
        joined = replace(
            record,
            campaign=campaign,
            recorded=record.campaign,
            lower=lower,
            sources=tuple(sources),
        )
        return joined, problems

    def _totals(self, lower: Lower) -> Handed | None:
        if not isinstance(lower, CampaignRecord):
            return lower
        from generator.figures import hand_over

        issuer = self.library.issuers.get(lower.campaign.issuer)
        return hand_over(lower.campaign, issuer.name if issuer else lower.campaign.issuer)

    def _lower(self, entry: _Mention, trail: tuple[str, ...]) -> tuple[Lower, list[Path]] | None:
        if bool(entry.include.campaign) == bool(entry.include.file):
            return None
        if entry.include.campaign:
            return self._campaign(entry, entry.include.campaign, trail)
        return self._file(entry, entry.include.file or "")

    def _campaign(
        self, entry: _Mention, code: str, trail: tuple[str, ...]
    ) -> tuple[Lower, list[Path]] | None:
        folders = self.workspace.campaign_folders()
        if code in trail:
            ring = " → ".join((*trail[trail.index(code) :], code))
            said = say("các chiến dịch gồm nhau thành vòng: {ring}", ring=ring)
            entry.tell("E-INCLUDE-CYCLE", "campaign", said, say("bỏ mục này"))
            return None
        if code not in folders:
            said = say("không có chiến dịch «{code}» trong thư mục làm việc này", code=code)
            hint = did_you_mean(code, folders) or say(
                "nếu số liệu nhận bằng tệp, dùng «vanthu import totals»"
            )
            entry.tell("E-INCLUDE-MISSING", "campaign", said, hint)
            return None
        record, problems = self._open(folders[code], trail, self.below)
        if record is None:
            entry.problems.extend(errors(problems))
            said = say("chiến dịch thành phần «{code}» còn lỗi nên chưa lấy được số", code=code)
            entry.tell("E-INCLUDE-UNSOUND", "campaign", said, say("sửa các lỗi ấy trước"))
            return None
        return record, [*counting_files(record.folder), *record.sources]

    def _file(self, entry: _Mention, name: str) -> tuple[Lower, list[Path]] | None:
        self.named_files.append(entry.record.folder / name)
        try:
            path = file_inside(entry.record.folder, name, root=self.workspace.root)
        except TextRefused as fault:
            hint = say("dùng «vanthu import totals» để chép tệp vào thư mục của chiến dịch")
            entry.tell("E-INCLUDE-OUTSIDE", "file", fault.message, hint)
            return None
        data = bytes_of(path) if path else None
        if path is None or data is None:
            said = say("không có tệp «{file}»", file=name)
            hint = say("nhập lại tệp của đơn vị bằng «vanthu import totals»")
            entry.tell("E-INCLUDE-MISSING", "file", said, hint)
            return None
        from generator.exchange import read_handed

        handed, problems = read_handed(data, self.workspace.shown(path))
        entry.problems.extend(problems)
        return (handed, [path]) if handed else None


def _not_alike(record: CampaignRecord, earlier: CampaignRecord) -> Iterator[Problem]:
    """The indicators that the year before counted something else as, so that nothing is compared."""
    from generator.figures import apart_from

    before = by_code(earlier.campaign.indicators)
    for place, here in enumerate(record.campaign.indicators):
        theirs = before.get(here.code)
        if theirs is None or (apart := apart_from(theirs, here)) is None:
            continue
        key, difference = apart
        said = say(
            "chỉ số «{name}» không so được với năm trước («{campaign}»): {difference}",
            name=here.name,
            campaign=earlier.campaign.name,
            difference=difference,
        )
        hint = say(
            "sửa «{key}:» cho hai năm giống nhau; nếu là hai số khác nhau thì đặt cho chỉ số ở đây một mã khác",
            key=key,
        )
        where = record.place("indicators", place, key)
        yield Problem("W-YEAR-BEFORE-INDICATOR", where, said, hint, Severity.WARNING)


@unchanging(frozen=True)
class _Mention:
    """One entry of `includes`, with where its faults are collected."""

    record: CampaignRecord
    include: Include
    place: int
    problems: list[Problem]

    def tell(self, code: str, key: str, said: Message, hint: Message | None) -> None:
        place = self.record.place("includes", self.place, key)
        self.problems.append(Problem(code, place, said, hint))
