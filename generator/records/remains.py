"""What of a campaign can still be judged where some of it is wrong.

Whatever is wrong is left out, the least that has to be, until the rest is a campaign; what then is
wrong in the rest, and does not follow from what was left out, is told in the same round. Nothing is
made from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.campaign import Campaign
from generator.model.library import Library
from generator.model.rules import Flaw, check_campaign
from generator.problems import Problem, Severity, errors
from generator.records.binding import bind_placed
from generator.records.loading import CampaignRecord, all_placed, assemble
from generator.records.shapes import fields_at, is_map
from generator.workspace import Block, Items, Step, Workspace, regex, value_at

_ROUNDS = 6
_THING = 2
"""How long the way to a thing of a list is."""
_DECLARED = {
    "INDICATOR": ("indicators",),
    "PHASE": ("phases",),
    "BASE": ("bases",),
    "TARGET": ("targets",),
    "GROUP": ("groups",),
    "UNIT": ("units",),
    "QUOTA": ("quotas",),
    "DOCUMENT": ("references", "documents"),
    "BREAKDOWN": ("snapshots",),
    "SNAPSHOT": ("snapshots",),
}
"""Where that is declared of which a fault says that it is unknown."""
_NAMED = frozenset(name for names in _DECLARED.values() for name in names) - {"quotas", "snapshots"}
"""The lists whose codes texts may name."""
_OF_ALL = regex(
    r"E-(?:.*-(?:SUM|PHASES|ABOVE|FALLS|MISSING|EMPTY|QUOTIENT)|(?:TABLE|COLUMN|INCLUDE|CHANGE|UNIT)-.*|STANDING)"
)
"""The faults of many values together, which may follow from one that was left out."""
_OF_TEXT = regex(r"E-(?:EXPR-(?:SYNTAX|REACH|NAME)|BODY-.*|PASSAGE-.*|TPL-.*|TEMPLATE-.*)")
"""The faults of texts and templates, whatever the figures."""
Way = tuple[Step, ...]


@dataclass
class Remains:
    """A campaign without what is wrong in it."""

    record: CampaignRecord | None = None
    problems: list[Problem] = field(default_factory=list)
    """What the rules say of it, that is not owed to what was left out."""
    lost: set[str] = field(default_factory=set)
    """The lists of which something is missing altogether."""
    touched: set[Way] = field(default_factory=set)
    """What was left out, or had something left out."""

    def trusts(self, flaw: Flaw) -> bool:
        """Whether a fault between records stands, whatever was left out."""
        if flaw.severity is not Severity.ERROR or _OF_ALL.fullmatch(flaw.code):
            return not (self.touched or self.lost)
        declared = _DECLARED.get(flaw.code.removeprefix("E-").removesuffix("-UNKNOWN"), ())
        is_unknown = flaw.code.endswith("-UNKNOWN")
        return not (is_unknown and self.lost.intersection(declared)) and not any(
            flaw.path[: len(path)] == path for path in self.touched
        )

    def trusts_text(self, problem: Problem) -> bool:
        """Whether a fault of a text or of a template stands."""
        if problem.code == "E-EXPR-NAME" and not self.lost.isdisjoint(_NAMED):
            return False
        return bool(_OF_TEXT.fullmatch(problem.code))


def remains_of(folder: Path, workspace: Workspace, library: Library) -> Remains:
    """What is left of a campaign; no record where what every campaign needs is wrong itself."""
    root, unread = assemble(folder, workspace)
    remains = Remains()
    _note_unread(remains, folder, workspace, unread)
    campaign = _bound(root, remains)
    if campaign is None or campaign.includes or campaign.year_before:
        return remains
    record = CampaignRecord(campaign, root, folder)
    flaws = [*check_campaign(campaign, library)]
    remains.problems = all_placed((one for one in flaws if remains.trusts(one)), record)
    remains.record = _sound(record, flaws, library, remains)
    return remains


def _note_unread(
    remains: Remains, folder: Path, workspace: Workspace, unread: Sequence[Problem]
) -> None:
    """The lists that stand in files which could not be read."""
    lists = {
        f"{workspace.shown(folder)}/{name}": keys
        for name, keys in (
            ("units.yaml", ("units", "groups")),
            ("quotas.yaml", ("quotas",)),
            ("results", ("snapshots",)),
            ("documents", ("documents",)),
        )
    }
    for problem in errors(unread):
        for lead, keys in lists.items():
            stem = lead.removesuffix(".yaml")
            if problem.place.file.startswith((lead, f"{stem}.")):
                remains.lost.update(keys)


def _bound(root: Block, remains: Remains) -> Campaign | None:
    for _ in range(_ROUNDS):
        campaign, faults = bind_placed(Campaign, root)
        if campaign is not None:
            return campaign
        if not _leave_out(root, [path for path, _ in faults], remains):
            return None
    return None


def _sound(
    record: CampaignRecord, flaws: Iterable[Flaw], library: Library, remains: Remains
) -> CampaignRecord | None:
    """The record without what the rules refuse, which first say `flaws` of it."""
    for _ in range(_ROUNDS):
        wrong = [one for one in flaws if one.code[0] == "E"]
        if not wrong:
            return record
        if not _leave_out(record.root, [flaw.path for flaw in wrong], remains):
            return None
        campaign = _bound(record.root, remains)
        if campaign is None:
            return None
        record = CampaignRecord(campaign, record.root, record.folder)
        flaws = check_campaign(campaign, library)
    return None


def _leave_out(root: Block, paths: Iterable[Way], remains: Remains) -> bool:
    """The least that holds each of the faulty values; whether all of them could be left out."""
    spots = [_droppable(root, path) for path in paths]
    if not all(spots):
        return False
    for way in sorted(
        set(spots), key=lambda way: [str(step).zfill(9) for step in way], reverse=True
    ):
        holder, step = value_at(root, way[:-1]), way[-1]
        if isinstance(holder, Block):
            holder.drop(str(step))
        elif isinstance(holder, Items):
            holder.drop(int(step))
        if way == way[:_THING]:
            remains.lost.add(str(way[0]))
        remains.touched.add(way[:_THING])
    return True


def _droppable(root: Block, path: Way) -> Way:
    """The way to the least that can be left out; empty where it is the whole."""
    way = _existing(root, path)
    while way:
        holder, step = value_at(root, way[:-1]), way[-1]
        if isinstance(holder, Items) or is_map(Campaign, way[:-1]):
            return way
        known = fields_at(Campaign, way[:-1]).get(str(step))
        if known is None or not known.is_required():
            return way
        way = way[:-1]
    return ()


def _existing(root: Block, path: Way) -> Way:
    """As much of a way as leads somewhere."""
    for length in range(len(path), 0, -1):
        try:
            value_at(root, path[:length])
        except KeyError:
            continue
        return path[:length]
    return ()
