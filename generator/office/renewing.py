"""Last year's campaign begun again: what goes on is kept, what was of that year is cleared and told.

Kept are units as they are at the end, groups, what is counted, phases, the issuing body, facts and
references. Cleared are results, quotas, changes, numbers and days of documents, and the bases' numbers
unless they are wanted. Targets stay as remarks, to be set anew; so do documents that cannot do without what
was cleared.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from generator.model.campaign import Base, Campaign, Phase, Unit
from generator.model.coded import by_code
from generator.model.document import EARLIER
from generator.model.fields import new_code
from generator.model.roster import Units
from generator.office.checking import check_documents
from generator.office.making import new_folder
from generator.office.new_records import begin, led
from generator.office.office import Office, written_campaign
from generator.office.said_of_earlier import without_earlier
from generator.office.taken import taken_again
from generator.problems import Message, Problem, errors, find, say
from generator.records import (
    UNITS,
    CampaignRecord,
    check_record,
    edited,
    read_campaign,
    sound_but_documents,
    standing,
    stands_in_table,
    texts_of,
    write_of_units,
    write_yaml_text,
)
from generator.wording import as_spelled, join_names, short_date
from generator.workspace import Block, Node, Workspace, Write, child, regex, unchanging

_YEAR = regex(r"(?<![0-9/.-])(?:19|20)[0-9]{2}(?![0-9/.-])")
_OF_THE_CAMPAIGN = (
    "kind",
    "issuer",
    "last_day_counts",
    "day_count",
    "tie_rule",
    "rank_by",
    "lagging_below",
    "leading",
    "indicators",
    "references",
    "facts",
)
_OF_A_DOCUMENT = ("number", "date", "as_of", "quotas", *EARLIER)
_LISTED = 10


@unchanging(frozen=True)
class Again:
    """What is asked for: the campaign's code, days that are given, documents to begin with, old bases."""

    code: str
    starts: datetime.date | None = None
    ends: datetime.date | None = None
    documents: tuple[str, ...] = ()
    keeps_bases: bool = False


@unchanging(frozen=True)
class Renewal:
    """Files ready to be written, and all that is to be told of what was kept, moved and cleared."""

    files: Mapping[Path, bytes]
    told: tuple[Message, ...]


def plan_renewal(office: Office, old: str, asked: Again) -> Renewal:
    """The records of the new campaign; writes nothing. Raises `NotFound`, `AlreadyThere`, `Misused`."""
    record = written_campaign(office, old)
    folder = new_folder(office.workspace, new_code(asked.code))
    renewing = _Renewing(office, record, asked)
    texts = {
        folder / "campaign.yaml": renewing.campaign(),
        folder / "units.yaml": renewing.units(),
        **{folder / "documents" / f"{code}.yaml": text for code, text in renewing.documents()},
    }
    files = {
        **{path: led(office.workspace, path, text) for path, text in texts.items()},
        **{one.path: one.after or b"" for one in renewing.table(folder)},
    }
    waiting = {
        path: led(office.workspace, path, _in_remarks(texts[path], why))
        for path, why in _hindered(office, folder, files).items()
    }
    told = (*renewing.told(), *(_waits(path) for path in waiting))
    return Renewal({**files, **waiting}, told)


def _hindered(
    office: Office, folder: Path, files: Mapping[Path, bytes]
) -> dict[Path, list[Problem]]:
    """The documents that cannot be made as long as something of the new year is missing, with what it is."""
    found: dict[Path, list[Problem]] = {}
    documents = {
        office.workspace.shown(path): path for path in files if path.parent.name == "documents"
    }
    is_through = not documents
    while not is_through:
        is_through = True
        for problem in errors(_wrong_with(office, folder, files, found)):
            if (path := documents.get(problem.place.file)) is not None:
                found.setdefault(path, []).append(problem)
                is_through = False
    return found


def _wrong_with(
    office: Office, folder: Path, files: Mapping[Path, bytes], without: Iterable[Path]
) -> list[Problem]:
    """What is wrong with the new campaign as it would be written, without some documents."""
    left_out = [office.workspace.shown(path) for path in without]
    record, problems = read_campaign(folder, office.workspace, left_out, files)
    if record is None:
        return problems
    sound, found = sound_but_documents(record, office.library)
    if sound is None:
        return found
    blocked = [one for faults in sound.blocked.values() for one in faults]
    return [*blocked, *check_documents(office, sound)]


_SAID = 5


def _in_remarks(text: str, why: Sequence[Problem]) -> str:
    """A document that waits: what it waits for, and below it all of it behind «#»."""
    reasons = dict.fromkeys(one.message.text() for one in why)
    head = [
        "Văn bản lấy từ kỳ trước, chưa tạo được vì còn thiếu:",
        *(f"- {reason}" for reason in islice(reasons, _SAID)),
        "Bổ sung (mục tiêu trong campaign.yaml, chỉ tiêu, số liệu), hoặc sửa lời văn dưới đây;",
        "rồi bỏ dấu «# » ở đầu các dòng dưới đây.",
    ]
    lines = (f"# {line}" if line.strip() else "" for line in text.splitlines())
    return "\n".join([*(f"## {line}" for line in head), *lines, ""])


def _waits(path: Path) -> Message:
    return say(
        "văn bản «{code}»: để trong ghi chú, vì nói đến điều kỳ này chưa có; đầu tệp có ghi cần gì",
        code=path.stem,
    )


def begin_again(workspace: Workspace, plan: Renewal) -> list[Path]:
    """Write what was planned, all of it or nothing."""
    return begin(workspace, plan.files, "new campaign")


def wrong_with_renewed(office: Office, plan: Renewal) -> list[Problem]:
    """What a campaign that was begun again still says wrong: what is to be filled in."""
    folder = next(iter(plan.files)).parent
    record, problems = read_campaign(folder, office.workspace)
    return problems if record is None else [*problems, *check_record(record, office.library)]


class _Renewing:
    """One campaign on its way into the next year."""

    def __init__(self, office: Office, record: CampaignRecord, asked: Again) -> None:
        self.office, self.record, self.asked = office, record, asked
        self.old = record.own
        old = self.old
        self.starts = asked.starts or _moved(old.starts, 1)
        self.shift = self.starts.year - old.starts.year
        self.ends = asked.ends or _moved(old.ends, self.shift)
        self.kept = tuple(_at_the_end(old, keeps_bases=asked.keeps_bases))
        self.phases = tuple(self._phase(phase) for phase in old.phases)

    def campaign(self) -> str:
        """`campaign.yaml` of the new one, targets below it as remarks."""
        old = self.old
        given = {
            name: getattr(old, name) for name in _OF_THE_CAMPAIGN if name in old.model_fields_set
        }
        texts: dict[str, object] = {
            "code": self.asked.code,
            "name": self._year_of(old.name),
            "short_name": self._year_of(old.short_name),
            **{key: given[key] for key in ("kind", "issuer") if key in given},
            "starts": short_date(self.starts),
            "ends": short_date(self.ends),
            **{key: value for key, value in given.items() if key not in {"kind", "issuer"}},
            "phases": [_told_phase(phase) for phase in self.phases],
            "bases": [_told_base(base) for base in old.bases],
            "year_before": old.code,
        }
        said = {key: value for key, value in texts.items() if value not in (None, (), [], {})}
        head = f"Mở lại từ chiến dịch «{old.code}» ({short_date(old.starts)} - {short_date(old.ends)})."
        return write_yaml_text(said, head) + self._targets()

    def _targets(self) -> str:
        """The old targets as remarks: numbers of last year would be wrong, their names are wanted."""
        if not self.old.targets:
            return ""
        bare = [
            {
                key: text
                for key, text in _text_of(target).items()
                if key not in {"document", "reached_on"}
            }
            for target in self.old.targets
        ]
        lines = write_yaml_text({"targets": bare}).splitlines()
        head = "# Mục tiêu của kỳ trước: đặt lại con số rồi bỏ dấu # ở đầu dòng."
        return "\n".join(["", head, *(f"# {line}" for line in lines), ""])

    def units(self) -> str:
        """`units.yaml` of the new one."""
        units = UNITS if self._in_table else self.kept
        texts = {"groups": self.old.groups, "units": units}
        return write_yaml_text({key: value for key, value in texts.items() if value})

    @property
    def _in_table(self) -> bool:
        return stands_in_table(self.record.root.get("units"))

    def table(self, folder: Path) -> Iterator[Write]:
        """`units.csv` of the new one, where the old one keeps its units so."""
        if self._in_table:
            yield write_of_units(replace(self.record, folder=folder), self.kept)

    def documents(self) -> Iterator[tuple[str, str]]:
        """The documents that are begun with, cleared, by code."""
        known = {one.code: index for index, one in enumerate(self.old.documents)}
        for code in self.asked.documents:
            said = say("không có văn bản «{code}»", code=code)
            index = find(known, code, said)
            again = taken_again(self.record, self.old.documents[index], self.office)
            text = cleared(self.record, index, {*_OF_A_DOCUMENT, *again})
            yield (
                code,
                text.replace(f"vanthu names {self.old.code};", f"vanthu names {self.asked.code};"),
            )

    def _phase(self, phase: Phase) -> Phase:
        moved = {"name": self._year_of(phase.name), "ends": _moved(phase.ends, self.shift)}
        if phase.starts:
            moved["starts"] = _moved(phase.starts, self.shift)
        changed = phase.model_copy(update=moved)
        changed.model_fields_set.discard("opens_as_of")
        return changed

    def _year_of(self, text: str) -> str:
        """A name with the years of the old campaign moved on; others stay."""
        first, last = self.old.starts.year, self.old.ends.year

        def moved(found: re.Match[str]) -> str:
            year = int(found[0])
            return str(year + self.shift) if first <= year <= last else found[0]

        return _YEAR.sub(moved, text)

    def told(self) -> Iterator[Message]:
        """What is to be looked at, and all that was cleared."""
        old = self.old
        yield say(
            "từ {starts} đến {ends}{asked}",
            starts=short_date(self.starts),
            ends=short_date(self.ends),
            asked="" if self.asked.starts and self.asked.ends else " (dời từ kỳ trước, xem lại)",
        )
        names = [
            (old.name, self._year_of(old.name)),
            (old.short_name, self._year_of(old.short_name)),
        ]
        names += [(one.name, self._year_of(one.name)) for one in old.phases]
        for before, after in dict(names).items():
            if before != after:
                yield say("đổi năm: «{before}» thành «{after}»", before=before, after=after)
        yield from self._years_left()
        for phase in self.phases:
            yield say(
                "{name}: đến {day} (dời từ kỳ trước, xem lại)",
                name=phase.name,
                day=short_date(phase.ends),
            )
        yield from self._units_told()
        yield from self._cleared_told()

    def _years_left(self) -> Iterator[Message]:
        """Years in names and facts that stay as they are."""
        named = [("facts", *one) for one in self.old.facts.items()]
        named += [("indicators", one.code, one.name) for one in self.old.indicators]
        named += [("groups", one.code, one.name) for one in self.old.groups]
        for key, code, text in named:
            if _YEAR.search(text):
                yield say(
                    "còn ghi năm, xem lại: {key}.{code}: {text}", key=key, code=code, text=text
                )
        if self.old.references:
            listed = join_names([one.code for one in self.old.references])
            yield say(
                "văn bản viện dẫn giữ nguyên, xem lại còn hiệu lực không: {listed}", listed=listed
            )

    def _units_told(self) -> Iterator[Message]:
        gone = [one.label for one in self.old.units if one.code not in by_code(self.kept)]
        yield say("giữ {count} đơn vị", count=len(self.kept))
        if gone:
            yield say("bỏ đơn vị đã thôi tham gia hoặc đã sắp xếp: {names}", names=join_names(gone))
        if any(one.bases for one in self.old.units) and not self.asked.keeps_bases:
            listed = join_names([one.name for one in self.old.bases])
            yield say(
                "bỏ số cơ sở tính của kỳ trước ({listed}); nhập số mới: vanthu import units {code} TỆP.xlsx",
                listed=listed,
                code=self.asked.code,
            )
        elif self.asked.keeps_bases:
            yield say("số cơ sở tính là của kỳ trước; có số mới thì nhập lại danh sách đơn vị")
            merged = [one.label for one in self.kept if one.code in Units(self.old).successions]
            if merged:
                yield say(
                    "đơn vị nhập, chia trong kỳ trước: không giữ số cơ sở tính, nhập số mới: {names}",
                    names=join_names(merged),
                )

    def _cleared_told(self) -> Iterator[Message]:
        old = self.old
        cleared = (
            (say("mục tiêu (còn ghi làm chú thích trong campaign.yaml)"), len(old.targets)),
            (say("bảng chỉ tiêu"), len(old.quotas)),
            (say("lần chốt số liệu"), len(old.snapshots)),
            (say("lần sắp xếp đơn vị"), len(old.changes)),
            (say("chiến dịch thành phần"), len(old.includes)),
        )
        for what, count in cleared:
            if count:
                yield say("không lấy sang: {count} {what}", count=count, what=what)
        for code in self.asked.documents:
            yield say(
                "văn bản «{code}»: bỏ số, ngày, thời điểm số liệu; xem lại năm trong lời văn",
                code=code,
            )
        left = [one.code for one in old.documents if one.code not in self.asked.documents]
        if left:
            listed = ", ".join([*left[:_LISTED], *(["…"] if len(left) > _LISTED else [])])
            yield say("văn bản cũ chưa lấy sang, lấy bằng --document MÃ: {listed}", listed=listed)


def _told_base(base: Base) -> dict[str, object]:
    """A base by its names; how large it is, is to be told anew."""
    told = {"code": base.code, "name": base.name, "short_name": base.short_name}
    return {key: value for key, value in told.items() if value}


def _moved(day: datetime.date, years: int) -> datetime.date:
    """The same day of another year; 29 February falls on the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=day.day - 1)


def _at_the_end(old: Campaign, *, keeps_bases: bool) -> Iterator[Unit]:
    """The units that are there on the last day, under their names of then; old names become aliases."""
    units = Units(old)
    roster = units.on(old.ends)
    for unit in old.units:
        if unit.code in roster.units:
            now = units.named(unit.code, old.ends)
            keeps = keeps_bases and unit.code not in units.successions
            yield _bare(unit, now, roster.parents.get(unit.code), keeps_bases=keeps)


def _bare(unit: Unit, now: Unit, parent: str | None, *, keeps_bases: bool) -> Unit:
    """A unit without what was of the old campaign alone."""
    names = {as_spelled(name) for name in now.names}
    also = [name for name in unit.names if as_spelled(name) not in names]
    said = {name: getattr(now, name) for name in unit.model_fields_set | {"name"}}
    said = {**said, "name": now.name, "short_name": now.short_name, "parent": parent}
    said["aliases"] = (*now.aliases, *also)
    for key in ("active_from", "active_to", *(() if keeps_bases else ("bases",))):
        said.pop(key, None)
    return Unit(**{key: value for key, value in said.items() if value not in (None, (), {})})


def cleared(
    record: CampaignRecord,
    index: int,
    gone: Collection[str],
    now: Mapping[str, object] = MappingProxyType({}),
) -> str:
    """A document in the words of its own file; without its remarks where it has none, or an unusual one.

    What it says of earlier documents goes with the keys that name them; `now` has keys that it says otherwise.
    """
    path = record.workspace.root / record.place("documents", index).file
    if path.parent.name == "documents":
        there = standing(path, path.name)
        if told := edited(there.text, there.block, _without(there.block, gone, now)):
            return told
    return write_yaml_text(_without(child(child(record.root, "documents"), index), gone, now))


def _without(block: Node, gone: Collection[str], now: Mapping[str, object]) -> dict[str, object]:
    known = block if isinstance(block, Block) else {}
    kept = {key: now.get(key, value) for key, value in known.items() if key not in gone}
    return without_earlier(kept) if {*EARLIER}.intersection(gone) else kept


def _told_phase(phase: Phase) -> dict[str, object]:
    """A phase with its days as people write them."""
    texts = _text_of(phase)
    return texts | {
        key: short_date(day)
        for key in ("starts", "ends")
        if key in texts and (day := getattr(phase, key))
    }


def _text_of(thing: object) -> dict[str, object]:
    texts = texts_of(thing)
    return dict(texts) if isinstance(texts, dict) else {}
