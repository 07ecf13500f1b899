"""What is worth saying of planned quotas beside the table of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.figures.quotas.planning import QuotaPlan
from generator.problems import Message, say
from generator.wording import number


def remarks_on(plan: QuotaPlan) -> Iterator[Message]:
    """Who keeps a quota fixed before, of whom nothing is known to deduct, what is not handed down."""
    names = {unit.code: unit.label for unit in plan.sharing.scope.campaign.units}
    for code in plan.kept:
        yield say("giữ chỉ tiêu đã ấn định của {unit}", unit=names[code])
    if plan.sharing.uncounted:
        units = ", ".join(unit.label for unit in plan.sharing.uncounted)
        yield say("chưa có số liệu để trừ: {units}", units=units)
    yield from _handing(plan)


def _handing(plan: QuotaPlan) -> Iterator[Message]:
    """How much of what the superior has received no unit below it has."""
    handing = plan.handing
    if handing is None or handing.left == 0:
        return
    left = handing.left.value
    if left > 0:
        said = say("{unit} nhận {received}, còn {gap} chưa giao tiếp")
    else:
        said = say("{unit} nhận {received}, giao tiếp vượt {gap}")
    received, gap = number(handing.received.value), number(max(left, -left))
    gaps = {"unit": handing.superior.label, "received": received, "gap": gap}
    yield replace(said, values=gaps)
