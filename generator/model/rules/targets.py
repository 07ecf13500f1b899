"""Targets: each says one amount of what exists and replaces what it may, and all fit together.

Two targets of one indicator, level and base in one period must say which of them holds; those of the
phases make up that of the whole: 4.000 + 6.000 = 10.000, 5% + 4% + 6% = 15%.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from generator.model.campaign import Measure, Target, TargetLevel, Whole
from generator.model.rings import cycles
from generator.model.rules.amounts import Bounds, check_amount
from generator.model.rules.days import make_up_the_whole, phase_spans
from generator.model.rules.flaw import Flaw, Path, placed, shown, shown_gap
from generator.model.rules.known import Known
from generator.model.rules.tree import rings
from generator.model.target_levels import LEVEL_WORDS
from generator.problems import Message, say
from generator.wording import percent_range, short_date
from generator.workspace import unchanging

_RING = (
    say("các mục tiêu thay lẫn nhau thành vòng: {ring}"),
    say("bỏ dòng «replaces:» ở mục tiêu ban đầu"),
)
_OF_RING = (
    say("các mục tiêu là tỷ lệ của nhau thành vòng: {ring}"),
    say("ghi một mục tiêu bằng số tuyệt đối ở «count:»"),
)


def check(known: Known) -> Iterator[Flaw]:
    """Faults of single targets and of the chain of replacements."""
    targets = known.campaign.targets
    for target, at in placed(targets, "targets"):
        names = ("indicator", "phase", "document", "replaces")
        yield from known.check(target, at, *names)
        yield from _amount(target, at)
        yield from _range(known, target, at)
        yield from _whole(known, target, at)
        yield from check_amount(known.indicator(target.indicator), target.count, (*at, "count"))
        yield from _replacement(known, target, at)
    replaced = {target.code: target.replaces for target in targets if target.replaces}
    yield from rings("E-TARGET-CYCLE", targets, cycles(replaced), ("targets", "replaces"), _RING)
    parts = {target.code: target.of_target for target in targets if target.of_target}
    yield from rings("E-TARGET-OF-CYCLE", targets, cycles(parts), ("targets", "of"), _OF_RING)


def _amount(target: Target, at: Path) -> Iterator[Flaw]:
    if target.count is None and target.rate is None:
        fact = say("mục tiêu «{name}» chưa có số", name=target.name)
        yield Flaw(
            "E-TARGET-AMOUNT", at, fact, say("ghi số tuyệt đối ở «count:» hoặc tỷ lệ ở «rate:»")
        )
    elif target.count is not None and target.rate is not None:
        fact = say(
            "mục tiêu «{name}» vừa có số tuyệt đối («count:» {count}) vừa có tỷ lệ («rate:» {rate})",
            name=target.name,
            count=shown(target.count, target.precision),
            rate=shown(target.rate),
        )
        yield Flaw(
            "E-TARGET-AMOUNT", (*at, "rate"), fact, say("giữ một; số kia ghi thành mục tiêu riêng")
        )


def _whole(known: Known, target: Target, at: Path) -> Iterator[Flaw]:
    """What a rate is of: one base, on a day of the campaign where it names one, or one target."""
    if not isinstance(target.of, Whole):
        if target.of is not None:
            yield from known.codes["base"].check(target.of, (*at, "of"))
        return
    whole, path = target.of, (*at, "of")
    if (whole.base is None) == (whole.target is None):
        fact = say("tỷ lệ tính trên một cơ sở tính hoặc một mục tiêu khác, đúng một trong hai")
        remedy = say("ghi of: {base} hoặc of: {target}", base="{base: mã}", target="{target: mã}")
        yield Flaw("E-TARGET-OF", path, fact, remedy)
    if whole.base is not None:
        yield from known.codes["base"].check(whole.base, (*path, "base"))
    if whole.target is not None:
        yield from known.codes["target"].check(whole.target, (*path, "target"))
    if whole.on is None:
        return
    if whole.base is None:
        fact = say("on chỉ dùng với cơ sở tính")
        yield Flaw("E-TARGET-OF", (*path, "on"), fact, say("bỏ on"))
    elif not known.campaign.starts <= whole.on <= known.campaign.ends:
        fact = say(
            "cơ sở tính tại ngày {day}, ngoài thời gian của chiến dịch ({starts} - {ends});"
            " đơn vị được tính là đơn vị tham gia ngày đó",
            day=short_date(whole.on),
            starts=short_date(known.campaign.starts),
            ends=short_date(known.campaign.ends),
        )
        yield Flaw("W-TARGET-ON", (*path, "on"), fact, say("kiểm tra lại ngày"))


def _range(known: Known, target: Target, at: Path) -> Iterator[Flaw]:
    if target.rate is None:
        if target.rate_to is not None:
            fact = say(
                "có mức cao nhất («rate_to:» {to}) nhưng thiếu mức thấp nhất («rate:»)",
                to=shown(target.rate_to),
            )
            yield Flaw("E-TARGET-RANGE", (*at, "rate_to"), fact, say("ghi mức thấp nhất ở «rate:»"))
        return
    indicator = known.indicator(target.indicator)
    if indicator and indicator.is_rate and target.of is None:
        yield from check_amount(indicator, target.rate, (*at, "rate"))
        yield from check_amount(indicator, target.rate_to, (*at, "rate_to"))
    elif target.of is None:
        fact = say("tỷ lệ {rate} không nói so với cơ sở tính nào", rate=shown(target.rate))
        remedy = say(
            "ghi mã cơ sở tính ở «of:», ví dụ «of: members», hoặc một mục tiêu khác, ví dụ «of: {target}»",
            target="{target: registered}",
        )
        yield Flaw("E-TARGET-BASE", (*at, "rate"), fact, remedy)
    if target.rate_to is not None and target.rate_to < target.rate:
        fact = say(
            "khoảng tỷ lệ ngược: {low} - {high}", low=shown(target.rate), high=shown(target.rate_to)
        )
        yield Flaw(
            "E-TARGET-RANGE", (*at, "rate_to"), fact, say("đổi chỗ hai mức («rate:» và «rate_to:»)")
        )


def _replacement(known: Known, target: Target, at: Path) -> Iterator[Flaw]:
    old = known.targets.get(target.replaces) if target.replaces else None
    if old is None or old.code == target.code:
        return
    here = (known.indicator_code(target.indicator), target.phase)
    if here != (known.indicator_code(old.indicator), old.phase):
        fact = say(
            "mục tiêu được thay «{name}» của giai đoạn hoặc chỉ số khác",
            name=old.name,
        )
        remedy = say("chỉ thay mục tiêu của cùng giai đoạn và cùng chỉ số")
        yield Flaw("E-TARGET-REPLACES", (*at, "replaces"), fact, remedy)
    elif target.level is TargetLevel.RAISED:
        yield from _raised(target, old, at)


def _raised(target: Target, old: Target, at: Path) -> Iterator[Flaw]:
    new_amount, old_amount = target.count, old.count
    if new_amount is None or old_amount is None or new_amount > old_amount:
        return
    fact = say(
        "mục tiêu nâng lên {new} không cao hơn mục tiêu được thay {old}",
        new=shown(new_amount, target.precision),
        old=shown(old_amount, old.precision),
    )
    remedy = say("sửa số, hoặc ghi cấp («level:») khác «raised»")
    yield Flaw("W-TARGET-LOWER", (*at, "count"), fact, remedy)


@unchanging(frozen=True)
class Goal:
    """A target with its place in the list and what its amount may mean."""

    place: int
    target: Target
    bounds: Bounds

    @property
    def path(self) -> Path:
        """The way to its amount."""
        return ("targets", self.place, "rate" if self.target.count is None else "count")

    @property
    def text(self) -> str:
        """Its amount for a message: `600`, `trên 2.000`, `15%`, `8% - 10%`."""
        target = self.target
        if target.count is not None:
            return shown(target.count, target.precision)
        if target.rate is not None and target.rate_to is not None:
            return percent_range(target.rate, target.rate_to, 3)
        return shown(target.rate or 0)


@unchanging(frozen=True)
class GroupKey:
    """What the targets of a group have in common; `of` is `None` for absolute amounts."""

    indicator: str
    level: TargetLevel
    of: str | None


Periods = dict[str | None, list[Goal]]
Groups = dict[GroupKey, Periods]


def goal_groups(known: Known) -> Groups:
    """The targets in force, by group and period; one replaced within its level is left out."""
    groups: Groups = {}
    replaced = _replaced(known)
    for place, target in enumerate(known.campaign.targets):
        bounds = _bounds(known, target)
        if bounds is None or (target.code, target.level) in replaced:
            continue
        of = _said(target) if target.count is None else None
        key = GroupKey(known.indicator_code(target.indicator), target.level, of)
        goals = groups.setdefault(key, {}).setdefault(target.phase, [])
        goals.append(Goal(place, target, bounds))
    return groups


def check_rivals(known: Known) -> Iterator[Flaw]:
    """Targets of one period and group of which none replaces the other."""
    for periods in goal_groups(known).values():
        for first, *others in periods.values():
            for other in others:
                yield _rival(first, other)
    yield from _unfounded(known)
    yield from _namesakes(known)


def _rival(first: Goal, other: Goal) -> Flaw:
    fact = say(
        "hai mục tiêu cùng cấp của cùng một thời kỳ: «{first}» {one} và «{other}» {two}",
        first=first.target.name,
        one=first.text,
        other=other.target.name,
        two=other.text,
    )
    remedy = say(
        "nếu mục tiêu sau thay mục tiêu trước, ghi «replaces: {code}»", code=first.target.code
    )
    return Flaw("W-TARGET-TWICE", other.path, fact, remedy)


def _unfounded(known: Known) -> Iterator[Flaw]:
    """A target said to be raised must say from what, when there is another to choose from."""
    periods = {
        (known.indicator_code(target.indicator), target.phase): target
        for target in known.campaign.targets
        if target.level is not TargetLevel.RAISED
    }
    for place, target in enumerate(known.campaign.targets):
        old = periods.get((known.indicator_code(target.indicator), target.phase))
        if target.level is TargetLevel.RAISED and not target.replaces and old:
            fact = say(
                "mục tiêu «{name}» được nâng lên nhưng không nói thay mục tiêu nào",
                name=target.name,
            )
            remedy = say("ghi mã mục tiêu được thay, ví dụ «replaces: {code}»", code=old.code)
            yield Flaw("W-TARGET-RAISED", ("targets", place, "level"), fact, remedy)


def _namesakes(known: Known) -> Iterator[Flaw]:
    """Targets of one indicator and period, but not of one level, that sentences could not tell apart by their names."""
    seen: dict[tuple[str, str | None, str], TargetLevel] = {}
    for place, target in enumerate(known.campaign.targets):
        here = (known.indicator_code(target.indicator), target.phase, target.name.casefold())
        if seen.setdefault(here, target.level) is not target.level:
            fact = say("hai mục tiêu của cùng một chỉ số, cùng thời kỳ đều tên «{name}»; câu văn không nói được là của ai", name=target.name)  # fmt: skip
            name = f"{target.name} {LEVEL_WORDS[target.level].text()}"
            remedy = say("đặt tên khác nhau, ví dụ «{name}»", name=name)
            yield Flaw("W-TARGET-NAME", ("targets", place, "name"), fact, remedy)


def _replaced(known: Known) -> set[tuple[str, TargetLevel]]:
    return {(target.replaces, target.level) for target in known.campaign.targets if target.replaces}


def _said(target: Target) -> str | None:
    """What its rate is of, as one word: rates of different things are no rivals."""
    if target.of_target:
        return f"target:{target.of_target}"
    return target.base if target.base_on is None else f"{target.base}:{target.base_on}"


def _bounds(known: Known, target: Target) -> Bounds | None:
    if target.count is not None:
        return None if target.rate is not None else Bounds.of(target.count, target.precision)
    is_rate = known.measure(target.indicator) is Measure.RATE
    if target.rate is None or (target.of is None and not is_rate):
        return None
    return Bounds(target.rate, target.rate_to if target.rate_to is not None else target.rate)


def check_sums(known: Known) -> Iterator[Flaw]:
    """Wholes that differ from the sum of their phases; only where each has exactly one target.

    Indicators that measure a rate are left alone, and so are phases that do not make up the whole.
    """
    if not make_up_the_whole(known):
        return
    for key, periods in goal_groups(known).items():
        if known.measure(key.indicator) is not Measure.RATE:
            yield from _compare_phases(known, periods)


def _compare_phases(known: Known, periods: Periods) -> Iterator[Flaw]:
    parts = [periods.get(span.phase.code, []) for span in phase_spans(known)]
    wholes = periods.get(None, [])
    if len(wholes) != 1 or any(len(part) != 1 for part in parts):
        return
    whole, goals = wholes[0], [part[0] for part in parts]
    added = reduce(Bounds.plus, (goal.bounds for goal in goals))
    if not added.meets(whole.bounds):
        code = "E-TARGET-SUM" if _are_exact([whole, *goals]) else "W-TARGET-SUM"
        remedy = say("sửa mục tiêu của giai đoạn hoặc của cả chiến dịch")
        yield Flaw(code, whole.path, _fact_of_phases(whole, goals, added), remedy)


def _are_exact(goals: list[Goal]) -> bool:
    return all(goal.bounds.low == goal.bounds.high for goal in goals)


def _fact_of_phases(whole: Goal, goals: list[Goal], added: Bounds) -> Message:
    return say(
        "mục tiêu cả chiến dịch là {whole}, nhưng cộng các giai đoạn được {sum} ({parts}); lệch {gap}",
        whole=whole.text,
        sum=shown(added.low),
        parts=" + ".join(goal.text for goal in goals),
        gap=shown_gap(added.low, whole.bounds.low),
    )
