"""Each target for itself: what it names exists, it says one amount, and it replaces what it may.

What targets say together is left to `target_sums` and `target_bases`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.campaign import Target, TargetLevel
from generator.model.rules.flaw import Flaw, Path, placed
from generator.model.rules.known import Known
from generator.model.rules.measures import check_amount
from generator.model.rules.shown import shown
from generator.model.rules.tree import cycles, rings
from generator.problems import say

_RING = (
    say("các mục tiêu thay lẫn nhau thành vòng: {ring}"),
    say("bỏ replaces ở mục tiêu ban đầu"),
)


def check(known: Known) -> Iterator[Flaw]:
    """Faults of single targets and of the chain of replacements."""
    targets = known.campaign.targets
    for target, at in placed(targets, "targets"):
        names = ("indicator", "phase", "of", "document", "replaces")
        yield from known.check(target, at, *names)
        yield from _amount(target, at)
        yield from _range(target, at)
        yield from check_amount(known.measure(target.indicator), target.count, (*at, "count"))
        yield from _replacement(known, target, at)
    replaced = {target.code: target.replaces for target in targets if target.replaces}
    yield from rings("E-TARGET-CYCLE", targets, cycles(replaced), ("targets", "replaces"), _RING)


def _amount(target: Target, at: Path) -> Iterator[Flaw]:
    if target.count is None and target.rate is None:
        fact = say("mục tiêu «{name}» chưa có số", name=target.name)
        yield Flaw("E-TARGET-AMOUNT", at, fact, say("ghi count (số tuyệt đối) hoặc rate (tỷ lệ)"))
    elif target.count is not None and target.rate is not None:
        fact = say(
            "mục tiêu «{name}» vừa có count {count} vừa có rate {rate}",
            name=target.name,
            count=shown(target.count, target.precision),
            rate=shown(target.rate),
        )
        yield Flaw(
            "E-TARGET-AMOUNT", (*at, "rate"), fact, say("giữ một; số kia ghi thành mục tiêu riêng")
        )


def _range(target: Target, at: Path) -> Iterator[Flaw]:
    if target.rate is None:
        if target.rate_to is not None:
            fact = say("có rate_to {to} nhưng không có rate", to=shown(target.rate_to))
            yield Flaw("E-TARGET-RANGE", (*at, "rate_to"), fact, say("ghi đầu dưới ở rate"))
        return
    if target.of is None:
        fact = say("tỷ lệ {rate} không nói tính trên cơ sở nào", rate=shown(target.rate))
        remedy = say("ghi mã cơ sở tính ở of, ví dụ of: members")
        yield Flaw("E-TARGET-BASE", (*at, "rate"), fact, remedy)
    if target.rate_to is not None and target.rate_to < target.rate:
        fact = say(
            "khoảng tỷ lệ ngược: {low} - {high}", low=shown(target.rate), high=shown(target.rate_to)
        )
        yield Flaw("E-TARGET-RANGE", (*at, "rate_to"), fact, say("đổi chỗ rate và rate_to"))


def _replacement(known: Known, target: Target, at: Path) -> Iterator[Flaw]:
    old = known.targets.get(target.replaces) if target.replaces else None
    if old is None or old.code == target.code:
        return
    here = (known.indicator_code(target.indicator), target.phase)
    if here != (known.indicator_code(old.indicator), old.phase):
        fact = say(
            "mục tiêu được thay «{name}» của giai đoạn hoặc chỉ tiêu thống kê khác",
            name=old.name,
        )
        remedy = say("chỉ thay mục tiêu của cùng giai đoạn và cùng chỉ tiêu thống kê")
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
    remedy = say("sửa số, hoặc ghi level khác raised")
    yield Flaw("W-TARGET-LOWER", (*at, "count"), fact, remedy)
