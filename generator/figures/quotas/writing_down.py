"""Planned quotas put into the records, whole or not at all.

Before anything is written the new file is read back and the campaign is checked with it: a file
that would say anything else, or a campaign that would no longer be sound, is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import count, takewhile
from pathlib import Path
from typing import Any

from generator.figures.quotas.entries import Entry
from generator.figures.quotas.planning import QuotaPlan
from generator.model.campaign import Campaign, Quota
from generator.model.library import Library
from generator.model.rules import check_campaign
from generator.problems import Place, Problem, RecordsInvalid, Severity, errors, say
from generator.records import (
    amended,
    bind,
    edited,
    ordered_quota,
    quotas_in_table,
    read_campaign,
    texts_of,
    with_schema_line,
    write_yaml_text,
    writes_of_quotas,
)
from generator.workspace import (
    BOM,
    Block,
    Items,
    Step,
    Workspace,
    Write,
    bytes_of,
    commit,
    decode,
    locate,
    read_yaml_text,
    unchanging,
)

_TO_KEEP = frozenset({"fixed", "document", "code", "replaces", "adds_to", "total"})
"""What somebody decided about a table, which no new one would hold."""
_HEADER = "# Chỉ tiêu giao cho các đơn vị\n"


@unchanging(frozen=True)
class Recording:
    """Files ready to be written, the quotas first, and what to doubt."""

    workspace: Workspace
    writes: tuple[Write, ...]
    doubts: tuple[Problem, ...]

    @property
    def path(self) -> Path:
        """The file that holds the quotas."""
        return self.writes[0].path

    def write(self) -> None:
        """Put all in their places. Raises `Busy` when a file was changed meanwhile."""
        commit(self.workspace, self.writes, "allocate")


def carry_out(
    plan: QuotaPlan, workspace: Workspace, library: Library, *, dry_run: bool
) -> Recording | None:
    """Write what was planned. A dry run only readies it, and nothing where conflicts forbid it.

    Raises `RecordsInvalid` with whatever else forbids it.
    """
    if dry_run and plan.conflicts:
        return None
    recording = record_quotas(plan, workspace, library)
    if not dry_run:
        recording.write()
    return recording


def record_quotas(plan: QuotaPlan, workspace: Workspace, library: Library) -> Recording:
    """The file with the planned entries in it, not yet written.

    Raises `RecordsInvalid` with whatever forbids it.
    """
    if plan.conflicts:
        raise RecordsInvalid(plan.conflicts)
    if quotas_in_table(plan.record):
        return _in_table(plan, workspace, library)
    path = _path(plan, workspace)
    before = bytes_of(path)
    name = workspace.shown(path)
    begun = with_schema_line(workspace, path, _HEADER)
    text = decode(before, name)[0] if before is not None else begun
    if name in plan.record.left_out:
        _refuse_loss(plan, text, name)
        lines = text.splitlines(keepends=True)
        text = "".join(takewhile(lambda line: line.startswith("#"), lines)) or begun
    quotas = _quotas(plan)
    after = _edited(text, name, plan.entries)
    block = read_yaml_text(after, name)[0] if after is not None else None
    if after is None or block is None or _read(block) != quotas:
        raise RecordsInvalid([_unusual(name)])
    found = list(_findings(plan.record.campaign, quotas, library, partial(locate, block)))
    if wrong := errors(found):
        raise RecordsInvalid(wrong)
    mark = BOM if (before or b"").startswith(BOM.encode()) else ""
    write = Write(path, before, f"{mark}{after}".encode())
    return Recording(workspace, (write,), tuple(_new(found, plan)))


def _refuse_loss(plan: QuotaPlan, text: str, name: str) -> None:
    """Raises `RecordsInvalid` for a file that cannot be read and holds more than the table planned anew."""
    block, _ = read_yaml_text(text, name)
    written = block.get("quotas") if block is not None else None
    asked = plan.main.quota
    if isinstance(written, Items) and len(written) == 1 and isinstance(written[0], Block):
        known = written[0]
        same = (known.get("phase"), known.get("indicator")) == (asked.phase, asked.indicator)
        if same and not known.keys() & _TO_KEEP:
            return
    raise RecordsInvalid(plan.record.left_out[name])


def _in_table(plan: QuotaPlan, workspace: Workspace, library: Library) -> Recording:
    """The same where quotas stand in `quotas.csv`: the record is read again as it would be."""
    record, quotas = plan.record, _quotas(plan)
    told = [(entry.index, entry.before, entry.quota) for entry in plan.entries]
    writes = writes_of_quotas(record, told)
    instead = {write.path: write.after for write in writes}
    after, problems = read_campaign(record.folder, workspace, instead=instead)
    if after is None:
        raise RecordsInvalid(errors(problems))
    known = [ordered_quota(one) for one in after.campaign.quotas]
    wanted = [ordered_quota(one) for one in quotas]
    if len(known) != len(wanted) or any(one not in known for one in wanted):
        raise RecordsInvalid([_unusual(workspace.shown(writes[0].path))])
    found = list(
        _findings(record.campaign, after.campaign.quotas, library, partial(locate, after.root))
    )
    if wrong := errors(found):
        raise RecordsInvalid(wrong)
    places = [known.index(ordered_quota(entry.quota)) for entry in plan.entries]
    return Recording(workspace, tuple(writes), tuple(_about(found, places)))


def _edited(text: str, name: str, entries: Sequence[Entry]) -> str | None:
    """The text with these entries in it; nothing when it is written too unusually for that."""
    block, _ = read_yaml_text(text, name)
    written = block.get("quotas") if block is not None else None
    told: list[Any] = [*written] if isinstance(written, Items) else []
    for entry in entries:
        quota = texts_of(entry.quota)
        if entry.index is None:
            told.append(quota)
        else:
            told[entry.index] = amended(told[entry.index], texts_of(entry.before), quota)
    if block is None:
        return text + write_yaml_text({"quotas": told})
    return edited(text, block, {**block, "quotas": told})


def _path(plan: QuotaPlan, workspace: Workspace) -> Path:
    """`quotas.yaml`, unless the quotas stand in `campaign.yaml`."""
    whole = plan.record.folder / "campaign.yaml"
    items = plan.record.root.get("quotas")
    inside = isinstance(items, Items) and items.source.name == workspace.shown(whole)
    return whole if inside else plan.record.folder / "quotas.yaml"


def _quotas(plan: QuotaPlan) -> tuple[Quota, ...]:
    """All quotas of the campaign once the plan is recorded."""
    changed = {entry.index: entry.quota for entry in plan.entries}
    known = plan.record.campaign.quotas
    kept = (changed.get(index, quota) for index, quota in enumerate(known))
    return (*kept, *(entry.quota for entry in plan.entries if entry.index is None))


def _read(block: Block) -> tuple[Quota | None, ...]:
    items = block.get("quotas")
    if not isinstance(items, Items):
        return ()
    return tuple(bind(Quota, item)[0] if isinstance(item, Block) else None for item in items)


def _unusual(name: str) -> Problem:
    return Problem(
        "E-QUOTA-FORM",
        Place(name),
        say("tệp không viết theo mẫu nên không ghi thêm được"),
        say(
            "viết mỗi bảng chỉ tiêu thành một mục «- counts: …» dưới «quotas:», mỗi trường một dòng"
        ),
    )


def _findings(
    campaign: Campaign,
    quotas: tuple[Quota, ...],
    library: Library,
    locate: Callable[[Sequence[Step]], Place],
) -> Iterator[Problem]:
    """What the rules say of the quotas as they would be, but for errors that were there before.

    Those are elsewhere, or in a table that is not meant; other parts are as sound as before.
    """
    changed = campaign.model_copy(update={"quotas": quotas})
    flaws = list(check_campaign(changed, library))
    is_wrong = any(one.severity is Severity.ERROR for one in flaws)
    before = check_campaign(campaign, library) if is_wrong else ()
    known = {one.identity for one in before if one.severity is Severity.ERROR}
    for one in flaws:
        is_old = one.severity is Severity.ERROR and one.identity in known
        if not is_old and (one.path[0] == "quotas" or one.severity is Severity.ERROR):
            place = locate(one.path if one.path[0] == "quotas" else ("quotas",))
            yield one.at(place)


def _new(found: list[Problem], plan: QuotaPlan) -> Iterator[Problem]:
    """The doubts about the entries of the plan."""
    added = count(len(plan.record.campaign.quotas))
    places = (next(added) if entry.index is None else entry.index for entry in plan.entries)
    return _about(found, places)


def _about(found: list[Problem], places: Iterable[int]) -> Iterator[Problem]:
    heads = tuple(f"quotas[{place}]" for place in places)
    yield from (problem for problem in found if problem.place.path.startswith(heads))
