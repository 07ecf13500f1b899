"""Indicators: what their numbers are and how those of different moments belong together.

A choice that the record leaves open is asked for here; what is recorded of them is left to `amounts`,
`timeline` and `periods`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from generator.model.campaign import MOST_DECIMALS, Counted, Indicator, Measure, Missing, Tier
from generator.model.fields import Number
from generator.model.results import Result
from generator.model.rules.amounts import decimals_of
from generator.model.rules.base_sizes import base_size
from generator.model.rules.flaw import Flaw, Path, placed, shown
from generator.model.rules.known import Known
from generator.problems import did_you_mean, say
from generator.wording import fold
from generator.workspace import regex


def check(known: Known) -> Iterator[Flaw]:
    """Faults of single indicators."""
    for indicator, at in placed(known.campaign.indicators, "indicators"):
        yield from _counted(indicator, at)
        yield from _idle(indicator, at)
        yield from _money(indicator, at)
        yield from _decimals(indicator, at)
        yield from _quotient(known, indicator, at)
        yield from _exempt(known, indicator, at)


def _counted(indicator: Indicator, at: Path) -> Iterator[Flaw]:
    """`cumulative: không` says what it is not; and two keys may say two things."""
    if indicator.is_rate:
        return
    if indicator.counts_as is None:
        fact = say(
            "«{name}»: «cumulative: không» chưa cho biết số mỗi lần chốt là gì; từ hai lần chốt trở lên số liệu của chỉ số này không được in",
            name=indicator.name,
        )
        remedy = say(
            "thay dòng này bằng «counted: period» (số phát sinh trong kỳ, các kỳ được cộng lại) hoặc «counted: state» (số hiện có tại thời điểm, không cộng)"
        )
        yield Flaw("W-COUNTED", (*at, "cumulative"), fact, remedy)
    elif _contradicts(indicator):
        fact = say(
            "«{name}»: «cumulative:» và «counted: {counted}» nói hai điều khác nhau",
            name=indicator.name,
            counted=indicator.counted.value if indicator.counted else "",
        )
        yield Flaw("E-COUNTED", (*at, "cumulative"), fact, say("bỏ dòng «cumulative:»"))
    if indicator.counts_as is Counted.PERIOD and indicator.missing is Missing.CARRY_FORWARD:
        fact = say(
            "«{name}» là số phát sinh trong kỳ: số kỳ trước không thay cho kỳ này",
            name=indicator.name,
        )
        yield Flaw(
            "E-MISSING", (*at, "missing"), fact, say("ghi «missing: leave_out», hoặc bỏ dòng này")
        )


def _contradicts(indicator: Indicator) -> bool:
    if indicator.counted is None or indicator.cumulative is None:
        return False
    return indicator.cumulative != (indicator.counted is Counted.CUMULATIVE)


def _idle(indicator: Indicator, at: Path) -> Iterator[Flaw]:
    """Keys that say nothing of what it measures."""
    rate, counts = indicator.is_rate, indicator.measure is Measure.COUNT
    idle = {
        "decimals": bool(indicator.decimals) and not counts,
        "shown_in": indicator.shown_in is not None and rate,
        "may_exceed": indicator.may_exceed and not rate,
        "counted": indicator.counted in {Counted.CUMULATIVE, Counted.PERIOD} and rate,
    }
    for key, is_idle in idle.items():
        if is_idle:
            fact = say(
                "«{key}:» không dùng với loại chỉ số này («measure: {measure}»)",
                key=key,
                measure=indicator.measure.value,
            )
            yield Flaw(
                "W-INDICATOR-KEY",
                (*at, key),
                fact,
                say("bỏ dòng «{key}:», hoặc sửa loại chỉ số («measure:»)", key=key),
            )


def _money(indicator: Indicator, at: Path) -> Iterator[Flaw]:
    """Money whose unit of measure is a larger one: it is recorded in đồng, so that «2» of it would be 2 đồng."""
    if indicator.measure is not Measure.MONEY or indicator.shown_in:
        return
    first = _LARGER.match(fold(indicator.unit_of_measure))
    if first is None:
        return
    larger = next(unit for unit, words in _LARGER_WORDS.items() if first[1] in words)
    fact = say(
        "«{name}» là số tiền nên số liệu được ghi bằng đồng, nhưng đơn vị tính là «{unit}»: số ghi «2» sẽ là 2 đồng",
        name=indicator.name,
        unit=indicator.unit_of_measure,
    )
    remedy = say(
        "ghi «unit_of_measure: đồng» và «shown_in: {{unit: {larger}}}»; số liệu, chỉ tiêu ghi bằng đồng hoặc kèm đơn vị, ví dụ 2 {larger}",
        larger=larger,
    )
    yield Flaw("E-MONEY-UNIT", (*at, "unit_of_measure"), fact, remedy)


_LARGER_WORDS = {
    "nghìn đồng": ("nghin", "ngan", "1000", "1.000", "10^3"),
    "triệu đồng": ("trieu", "tr", "1000000", "1.000.000", "10^6"),
    "tỷ đồng": ("ty", "ti", "1000000000", "1.000.000.000", "10^9"),
}
_LARGER = regex(
    "("
    + "|".join(re.escape(word) for words in _LARGER_WORDS.values() for word in words)
    + r")(?:$|[ .]|d$|dong)"
)


def _decimals(indicator: Indicator, at: Path) -> Iterator[Flaw]:
    scale = indicator.shown_in
    if scale and scale.size(indicator.recorded_in) is None:
        fact = say(
            "chưa biết một {unit} là bao nhiêu {measure}",
            unit=scale.unit,
            measure=indicator.recorded_in,
        )
        remedy = say(
            "ghi nghìn, triệu hoặc tỷ trước đơn vị tính, ví dụ triệu {measure}; hoặc bỏ dòng «shown_in:»",
            measure=indicator.recorded_in,
        )
        yield Flaw("E-SCALE", (*at, "shown_in", "unit"), fact, remedy)
    asked: list[tuple[int, Path]] = [(indicator.decimals, (*at, "decimals"))]
    if scale:
        asked.append((scale.decimals, (*at, "shown_in", "decimals")))
    for count, path in asked:
        if count > MOST_DECIMALS:
            fact = say(
                "có {count} chữ số thập phân, nhiều nhất là {most}",
                count=count,
                most=MOST_DECIMALS,
            )
            yield Flaw("E-DECIMALS", path, fact, say("ghi ít hơn"))


def _exempt(known: Known, indicator: Indicator, at: Path) -> Iterator[Flaw]:
    """Units that it does not concern: one whose own part stands beside others cannot be told apart from these."""
    for code, path in placed(indicator.exempt, *at, "exempt"):
        yield from known.codes["unit"].check(code, path)
        unit = known.units.get(code)
        if unit and unit.tier is Tier.OWN and known.tree.is_superior(code):
            fact = say(
                "«{name}» có số riêng bên cạnh các đơn vị cấp dưới, nên «không thuộc diện» sẽ bỏ cả các đơn vị ấy",
                name=known.unit_name(code),
            )
            remedy = say(
                "ghi từng đơn vị cấp dưới không thuộc diện; phần riêng của đơn vị này thì ghi số 0"
            )
            yield Flaw("E-EXEMPT", path, fact, remedy)


def _quotient(known: Known, indicator: Indicator, at: Path) -> Iterator[Flaw]:
    """A quotient is a rate, of an indicator that is counted and of such a one or a base."""
    if indicator.of is None:
        return
    path = (*at, "of")
    if not indicator.is_rate:
        fact = say("«{name}» có of nhưng không phải tỷ lệ", name=indicator.name)
        yield Flaw("E-QUOTIENT", path, fact, say("ghi «measure: rate», hoặc bỏ dòng «of:»"))
    yield from known.codes["indicator"].check(indicator.of[0], (*path, 0))
    if indicator.of[1] not in {*known.bases, *known.indicators}:
        code = indicator.of[1]
        fact = say("không có cơ sở tính hay chỉ số nào mã «{code}»", code=code)
        near = did_you_mean(code, (*known.bases, *known.indicators))
        remedy = near or say("khai mã này ở {place}", place="bases")
        yield Flaw("E-BASE-UNKNOWN", (*path, 1), fact, remedy)
    for place, code in enumerate(indicator.of):
        named = known.indicators.get(code)
        if named and named.is_rate and not (place == 1 and code in known.bases):
            fact = say("«{name}» là tỷ lệ, không làm số để chia", name=named.name)
            remedy = say("ghi mã của số lượng ở of: [tử số, mẫu số]")
            yield Flaw("E-QUOTIENT", (*path, place), fact, remedy)


def check_moments(known: Known) -> Iterator[Flaw]:
    """Quotients whose two numbers were last recorded at different moments."""
    newest = {
        result.indicator or known.campaign.indicators[0].code: snapshot.as_of
        for snapshot, result, _ in sorted(known.results, key=lambda one: one[0].as_of)
    }
    for indicator, at in placed(known.campaign.indicators, "indicators"):
        numbers = [known.indicators.get(code) for code in indicator.of or ()]
        above, below = (one and newest.get(one.code) for one in numbers or (None, None))
        if not (numbers[1:] and above and below) or above.instant == below.instant:
            continue
        upper, lower = (one.name for one in numbers if one)
        fact = say(
            "«{name}»: «{upper}» có số đến {above}, còn «{lower}» đến {below}; tỷ lệ in kèm «… tính đến {below}»",
            name=indicator.name,
            upper=upper,
            lower=lower,
            above=above.said,
            below=below.said,
        )
        remedy = say(
            "nhập số của «{name}» cho lần chốt {moment}; số dùng chung cả chiến dịch thì khai là cơ sở tính",
            name=lower if below < above else upper,
            moment=max(above, below).said,
        )
        yield Flaw("W-QUOTIENT-MOMENTS", (*at, "of"), fact, remedy)


def check_quotients(known: Known) -> Iterator[Flaw]:
    """Published rates that are not what their two numbers make."""
    for snapshot, result, at in known.results:
        indicator = known.indicator(result.indicator)
        if indicator is None or indicator.of is None or not indicator.is_rate:
            continue
        above, below = indicator.of
        count = known.campaign.result_of(snapshot, above)
        under = None if below in known.bases else known.campaign.result_of(snapshot, below)
        if count is None:
            continue
        if result.total is not None and count.total is not None:
            yield from _differs(
                result.total, count.total, _whole(known, under, below), (*at, "total")
            )
        for unit, rate in result.counts.items():
            part = _part(known, under, below, unit)
            yield from _differs(rate, count.counts.get(unit), part, (*at, "counts", unit))


def _whole(known: Known, under: Result | None, below: str) -> Number | None:
    if under is not None:
        return under.total
    size = base_size(known, below) if below in known.bases else None
    return size.value if size else None


def _part(known: Known, under: Result | None, below: str, code: str) -> Number | None:
    if under is not None:
        return under.counts.get(code)
    unit = known.units.get(code)
    return unit.bases.get(below) if unit else None


def _differs(rate: Number, top: Number | None, bottom: Number | None, at: Path) -> Iterator[Flaw]:
    """The rate may be rounded or cut off at its last decimal, no more."""
    if top is None or not bottom:
        return
    percent, published = Fraction(top) * 100 / bottom, rate * 100
    if abs(percent - published) * 10 ** decimals_of(published) < 1:
        return
    fact = say(
        "tỷ lệ ghi {rate}, nhưng {top}/{bottom} là {quotient}",
        rate=shown(rate),
        top=shown(top),
        bottom=shown(bottom),
        quotient=shown(percent / 100),
    )
    yield Flaw("E-RATE-QUOTIENT", at, fact, say("sửa tỷ lệ, hoặc bỏ để tính từ hai số"))
