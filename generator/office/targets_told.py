"""The targets of a campaign as they are shown: each with whose it is, and how far it is or what it asks for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.drafting import asked, asked_range, difference, in_words, pair, percent, said
from generator.figures import Figures, Quantity, Tally, TargetProgress, every_target
from generator.model.campaign import TargetLevel
from generator.model.target_levels import untold_level
from generator.problems import Message, say
from generator.wording import number, upper_first
from generator.workspace import unchanging

_OPEN = "chưa đủ số liệu để so"
_SILENT = say("chưa có số liệu")


@unchanging(frozen=True)
class ToldTarget:
    """A target: `name` is what it is called, with whose it is where the name does not tell.

    `far` is how far it is, or what it asks for; `lack` why that cannot be compared.
    """

    progress: TargetProgress
    name: Message
    far: str
    lack: Message | None = None


def every_target_told(figures: Figures) -> Iterator[ToldTarget]:
    """The targets of all indicators, each with its indicator where there are several."""
    campaign = figures.campaign
    asked = {campaign.indicator_code(one.indicator) for one in campaign.targets}
    for indicator in campaign.indicators:
        if indicator.code in asked:
            of = indicator.name if len(campaign.indicators) > 1 else ""
            yield from targets_told(figures.indicators[indicator.code], of)


def targets_told(tally: Tally, of: str = "") -> Iterator[ToldTarget]:
    """Each target of a result, of its phases too; one that was replaced says so and stands last."""
    found = sorted(every_target(tally), key=lambda one: one.replaced)
    spans = [one.target.phase for one in found]
    for one in found:
        is_alone = spans.count(one.target.phase) == 1
        far, lack = _far(one, tally)
        yield ToldTarget(one, _called(one, of, is_alone=is_alone), far, lack)


def _called(target: TargetProgress, of: str, *, is_alone: bool) -> Message:
    is_told = of.casefold() in target.name.casefold()
    name = upper_first(target.name if is_told else f"{of}, {target.name}")
    whose = untold_level(target.name, target.level)
    if target.replaced:
        whose = say("đã được mục tiêu khác thay")
    elif is_alone and target.level is TargetLevel.PLANNED:
        whose = None
    return say("{name} ({whose})", name=name, whose=whose) if whose else say("{name}", name=name)


def _far(target: TargetProgress, tally: Tally) -> tuple[str, Message | None]:
    """How far a target is; what it asks for, and what is lacking, while that cannot be told."""
    if target.goal is None:
        return _asked(target), _why(target)
    if target.difference is None and not target.undecided:
        why = target.counted if target.target.phase else None
        return asked(target, target.goal.noun), why.message if why else _no_whole(tally)
    is_rate = target.count is not None and target.count.quantity is Quantity.RATE
    rate = "" if is_rate or target.lower or target.is_range else f", {percent(target.rate)}"
    both = f"{said(target.count)} so với {asked(target)}" if is_rate else pair(target)
    apart = _OPEN if target.undecided else difference(target)
    return in_words(f"{both}{rate} ({apart})", target), None


def _no_whole(tally: Tally) -> Message:
    """That nothing is known, or only what units have, as of a rate of which no whole was published."""
    known = len(tally.reported)
    if tally.count is not None or not known:
        return _SILENT
    of = known + len(tally.unreported)
    return say("{known}/{of} đơn vị đã có số; chưa có số chung", known=number(known), of=number(of))


def _why(target: TargetProgress) -> Message | None:
    """Why its goal is not known; whose that is was told already."""
    lack = target.lacking_goal
    if lack is None:
        return None
    why = lack.message.values.get("why")
    return why if isinstance(why, Message) else lack.message


def _asked(target: TargetProgress) -> str:
    """The rate that a target asks for, of something whose size is not known yet."""
    rate = asked_range(target) if target.asked else ""
    return f"{rate} {target.of_what}" if rate and target.of else rate
