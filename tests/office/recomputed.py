"""Recomputes every number of the phase report from the same YAML, knowing nothing of the generator.

Plain PyYAML, fractions and its own way of writing numbers; what it gives are the very lines of the
report that hold a figure, and the rows of its tables.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import groupby
from pathlib import Path

import yaml

NOUN = "sáng kiến"
NAMED = 10


def read(folder: Path) -> dict:
    """The records as PyYAML reads them, texts only."""
    files = ["campaign", "units", "quotas", "results/2025-03-31", "results/2025-05-31"]
    texts = {name: (folder / f"{name}.yaml").read_text(encoding="utf-8") for name in files}
    return {name: yaml.load(text, Loader=yaml.BaseLoader) for name, text in texts.items()}  # noqa: S506


def whole(text):
    return int(text.replace(".", ""))


def dots(number):
    return f"{number:,}".replace(",", ".")


def padded(number):
    return f"0{number}" if 0 < number < 10 else dots(number)


def half_up(value):
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def percent(rate, decimals=1):
    """One decimal, half up; none where it is exact; more rather than a false 0% or 100%."""
    scaled = Fraction(rate) * 100
    while True:
        units = half_up(scaled * 10**decimals)
        if scaled in (0, 100) or units not in (0, 100 * 10**decimals):
            break
        decimals += 1
    return _percent_of(units, scaled * 10**decimals == units, decimals)


def _percent_of(units, is_exact, decimals=1):
    head, tail = divmod(units, 10**decimals)
    text = f"{dots(head)},{tail:0{decimals}d}"
    return (text.rstrip("0").rstrip(",") if is_exact else text) + "%"


def shared(parts, units=1000):
    """Largest remainder: tenths of a percent that add up to `units`."""
    exact = [part * 1000 for part in parts]
    floors = [value.numerator // value.denominator for value in exact]
    order = sorted(range(len(parts)), key=lambda n: (floors[n] - exact[n], -exact[n], n))
    for place in order[: units - sum(floors)]:
        floors[place] += 1
    return floors


def tenth(value):
    """Rounded half up to one decimal, with a comma; none where it is whole."""
    units = half_up(Fraction(value) * 10)
    return f"{units // 10},{units % 10}" if units % 10 else str(units // 10)


def joined(names):
    *first, last = names
    return f"{', '.join(first)} và {last}" if first else last


def few(names):
    if len(names) > NAMED + 1:
        names = [*names[:NAMED], f"{padded(len(names) - NAMED)} đơn vị khác"]
    return joined(names)


class Unit:
    def __init__(self, record, quota, count):
        self.name, self.group = record["name"], record["group"]
        self.members = whole(record["bases"]["members"])
        self.quota, self.count = quota, count
        known = quota is not None and count is not None
        self.rate = Fraction(count, quota) if known else None
        self.rank = None


class Report:
    """The campaign's figures as of the last snapshot."""

    def __init__(self, folder: Path) -> None:
        records = read(folder)
        self.campaign = records["campaign"]
        self.groups = records["units"]["groups"]
        quotas = records["quotas"]["quotas"][0]["counts"]
        self.last = records["results/2025-05-31"]["results"][0]
        earlier = records["results/2025-03-31"]["results"][0]["counts"]
        counts = self.last["counts"]
        joined = {unit["code"] for unit in records["units"]["units"] if "active_from" in unit}
        there = len(records["units"]["units"]) - len(joined)
        earlier = dict.fromkeys(joined, "0") | earlier
        both = earlier.keys() & counts.keys()
        self.reported_both = f"tạm tính, {len(both)}/{there + len(joined)} đơn vị"
        self.grown = sum(whole(counts[code]) - whole(earlier[code]) for code in both)
        self.grown_from = sum(whole(earlier[code]) for code in both)
        self.units = [
            Unit(
                record,
                whole(quotas[record["code"]]) if record["code"] in quotas else None,
                whole(counts[record["code"]]) if record["code"] in counts else None,
            )
            for record in records["units"]["units"]
        ]
        self._rank()
        self.total = whole(self.last["total"])
        self.quota = sum(unit.quota for unit in self.units if unit.quota)
        self.members = sum(unit.members for unit in self.units)
        self._share()

    def _rank(self):
        rates = [unit.rate for unit in self.units if unit.rate is not None]
        for unit in self.units:
            if unit.rate is not None:
                unit.rank = 1 + sum(rate > unit.rate for rate in rates)

    def _share(self):
        """Tenths of a percent: groups and the rest of the total, then units within their group."""
        sums = [self._sum(group) for group in self.groups]
        rest = self.total - sum(sums)
        *tops, self.rest_share = shared([Fraction(part, self.total) for part in [*sums, rest]])
        self.rest = rest
        self.group_shares = tops
        for group, top in zip(self.groups, tops, strict=True):
            inside = [unit for unit in self._of(group) if unit.count is not None]
            parts = shared([Fraction(unit.count, self.total) for unit in inside], top)
            for unit, part in zip(inside, parts, strict=True):
                unit.share = part

    def _of(self, group):
        return [unit for unit in self.units if unit.group == group["code"]]

    def _sum(self, group):
        return sum(unit.count or 0 for unit in self._of(group))

    # Sentences

    def lines(self):
        """Every line of the body that holds a digit, headings and tables left out, in order."""
        goal, registered = self._targets()
        yield f"{self._issuer()} có {len(self.units)} đơn vị tham gia Chương trình, với {dots(self.members)} đoàn viên."
        given = sum(unit.quota is not None for unit in self.units)
        yield f"Đã giao chỉ tiêu số sáng kiến được công nhận cho {given}/{len(self.units)} đơn vị, tổng số {dots(self.quota)} {NOUN}."
        yield (
            "Tính đến 8 giờ 00 ngày 31/5/2025, trong giai đoạn 1 có"
            f" **{dots(self.total)} {NOUN}** được công nhận (nguồn số liệu: Cổng trực tuyến)."
        )
        yield f"- Đạt {self._against('chỉ tiêu giai đoạn 1', goal)}."
        first = self._to_go(goal, date(2025, 6, 30))
        yield f"- Về thời gian: {first}."
        yield (
            f"- Tính chung cả Chương trình: {dots(self.total)} {NOUN};"
            f" đạt {self._against('chỉ tiêu đăng ký với Tổng Liên đoàn', registered)}; {self._of_members()}."
        )
        yield (
            "- So với số liệu tính đến ngày 31/3/2025, riêng các đơn vị so sánh được:"
            f" tăng {dots(self.grown)} {NOUN}"
            f" ({percent(Fraction(self.grown, self.grown_from))}; {self.reported_both})."
        )
        yield "- Xếp hạng: LĐLĐ tỉnh đứng thứ 3/63 toàn quốc theo Cổng trực tuyến."
        yield self._sectors()
        yield "- Giá trị làm lợi (cả Chương trình): trên 15 tỷ đồng."
        yield from self._of_units(given)
        done, low = len(self._done()), len(self._low())
        yield f"- {padded(done)}/{given} đơn vị đã hoàn thành chỉ tiêu được giao trước thời hạn."
        yield f"- Tiến độ còn chậm: đạt {percent(Fraction(self.total, goal))} chỉ tiêu giai đoạn 1."
        yield (
            f"- Kết quả giữa các đơn vị chưa đồng đều: {padded(done)} đơn vị đã hoàn thành chỉ tiêu,"
            f" trong khi còn {padded(low)} đơn vị đạt dưới 50% chỉ tiêu."
        )
        yield f"- Còn {padded(len(self._silent()))} đơn vị chưa báo cáo."
        yield f"- Hoàn thành chỉ tiêu giai đoạn 1 ({dots(goal)} sáng kiến), thời hạn: hết ngày 30/6/2025."
        yield "- Giai đoạn 2 (từ ngày 01/7/2025 đến hết ngày 31/12/2025): tiếp tục thực hiện Chương trình."
        yield (
            "- Hoàn thành chỉ tiêu đăng ký với Tổng Liên đoàn: "
            f"{self._to_go(registered, date(2025, 12, 31))}."
        )
        of_members = -(-self.members * 9 // 100)
        yield f"- Hoàn thành tỷ lệ đặt ra: {self._to_go(of_members, date(2025, 12, 31))}."
        yield (
            f"- Làm việc với {padded(low)} đơn vị đạt dưới 50% chỉ tiêu để tháo gỡ khó khăn,"
            " xác định thời hạn hoàn thành."
        )

    def _issuer(self):
        return "Liên đoàn Lao động tỉnh Sông Hòa"

    def _targets(self):
        by_code = {target["code"]: target for target in self.campaign["targets"]}
        return whole(by_code["first"]["count"]), whole(by_code["whole"]["count"])

    def _against(self, name, goal):
        rate = percent(Fraction(self.total, goal))
        pair = f"({dots(self.total)}/{dots(goal)} {NOUN})"
        return f"{rate} {name} {pair}, còn thiếu {dots(goal - self.total)} {NOUN}"

    def _of_members(self):
        asked = Fraction(9, 100)
        done = Fraction(self.total, self.members)
        gap = half_up((asked - done) * 1000)
        return (
            f"bằng {percent(done)} tổng số đoàn viên, thấp hơn {gap // 10},{gap % 10} điểm phần trăm"
            " so với tỷ lệ đặt ra (9%)"
        )

    def _to_go(self, goal, deadline):
        missing = goal - self.total
        left = (deadline - date(2025, 5, 31)).days
        so_far = Fraction(self.total, (date(2025, 5, 31) - date(2025, 1, 1)).days + 1)
        needed = Fraction(missing, left)
        daily = -(-needed.numerator // needed.denominator)
        beside = f"gấp khoảng {tenth(needed / so_far)} lần" if needed > so_far else "thấp hơn"
        return (
            f"còn {padded(left)} ngày đến hạn (ngày {deadline.day}/{deadline.month}/2025),"
            f" phải thực hiện thêm {dots(missing)} {NOUN}, bình quân ít nhất {padded(daily)} {NOUN}"
            f" mỗi ngày, {beside} mức bình quân từ ngày 01/01/2025 đến nay"
            f" (khoảng {dots(int(so_far + Fraction(1, 2)))} {NOUN}/ngày)"
        )

    def _sectors(self):
        split = self.last["breakdowns"][0]
        counts = {name: whole(count) for name, count in split["counts"].items()}
        counts["lĩnh vực khác"] = self.total - sum(counts.values())
        parts = [Fraction(count, self.total) for count in counts.values()]
        told = [
            f"{name} {dots(count)} {NOUN} ({_percent_of(units, part * 1000 == units)})"
            for (name, count), part, units in zip(counts.items(), parts, shared(parts), strict=True)
        ]
        return f"- {split['name']}: {'; '.join(told)}."

    # Units

    def _done(self):
        return [unit for unit in self.units if unit.rate is not None and unit.rate >= 1]

    def _low(self):
        half = Fraction(1, 2)
        return [unit for unit in self.units if unit.rate is not None and unit.rate < half]

    def _silent(self):
        return [unit for unit in self.units if unit.count is None]

    def _leading(self):
        ranked = sorted((unit for unit in self.units if unit.rank), key=lambda unit: unit.rank)
        last = ranked[whole(self.campaign["leading"]) - 1].rank
        return [unit for unit in ranked if unit.rank <= last]

    def _of_units(self, given):
        names = [unit.name for unit in self._silent()]
        heard = len(self.units) - len(names)
        yield f"- {heard}/{len(self.units)} đơn vị đã báo cáo; chưa báo cáo: {few(names)}."
        yield f"- Các đơn vị dẫn đầu: {'; '.join(self._clusters())}."
        done = self._done()
        over = [unit for unit in done if unit.rate > 1]
        yield (
            f"- {padded(len(done))}/{given} đơn vị đã hoàn thành chỉ tiêu được giao:"
            f" {few([unit.name for unit in done])}; trong đó {padded(len(over))} đơn vị vượt chỉ tiêu:"
            f" {few([unit.name for unit in over])}."
        )
        middle = [
            unit for unit in self.units if unit.rate is not None and Fraction(1, 2) <= unit.rate < 1
        ]
        yield (
            f"- {padded(len(middle))} đơn vị đạt từ 50% chỉ tiêu trở lên nhưng chưa hoàn thành:"
            f" {few([unit.name for unit in middle])}."
        )
        slow = [unit for unit in self._low() if unit.count]
        yield (
            f"- {padded(len(slow))} đơn vị đã có kết quả nhưng đạt dưới 50% chỉ tiêu:"
            f" {few([unit.name for unit in slow])}."
        )
        free = [unit.name for unit in self.units if unit.quota is None]
        yield f"- {padded(len(free))} đơn vị chưa được giao chỉ tiêu, không tính tỷ lệ: {few(free)}."
        idle = [unit.name for unit in self.units if unit.count == 0]
        yield f"- {padded(len(idle))} đơn vị chưa có kết quả: {few(idle)}."

    def _clusters(self):
        def score(unit):
            return f"{dots(unit.count)}/{dots(unit.quota)} {NOUN}, đạt {percent(unit.rate)}"

        for text, members in groupby(self._leading(), key=score):
            names = [unit.name for unit in members]
            yield f"{joined(names)} ({'cùng ' if len(names) > 1 else ''}{text})"

    # Tables

    def group_rows(self):
        """Name, units, quota, count, rate, share."""
        for group, share in zip(self.groups, self.group_shares, strict=True):
            quota, count = self._quota_of(group), self._sum(group)
            exact = Fraction(count, self.total) * 1000 == share
            yield [
                group["name"], dots(len(self._of(group))), dots(quota), dots(count),
                percent(Fraction(count, quota)), _percent_of(share, exact),
            ]  # fmt: skip
        yield [
            "*Chưa phân theo đơn vị*", "", "", f"*{dots(self.rest)}*", "",
            f"*{_percent_of(self.rest_share, is_exact=False)}*",
        ]  # fmt: skip
        yield [
            "Tổng", dots(len(self.units)), dots(self.quota), dots(self.total),
            percent(Fraction(self.total, self.quota)), "100%",
        ]  # fmt: skip

    def _quota_of(self, group):
        return sum(unit.quota for unit in self._of(group) if unit.quota)

    def unit_rows(self):
        """Name, members, quota, count, rate, share, surplus, shortfall, rank; groups before units."""
        for group, share in zip(self.groups, self.group_shares, strict=True):
            units = self._of(group)
            yield self._sums(
                group["name"], units, _percent_of(share, is_exact=False), self._sum(group)
            )
            yield from map(self._unit_row, units)
        yield ["*Chưa phân theo đơn vị*", "", "", f"*{dots(self.rest)}*", "",
               f"*{_percent_of(self.rest_share, is_exact=False)}*", "", "", ""]  # fmt: skip
        yield self._sums("Tổng", self.units, "100%", self.total)

    def _sums(self, name, units, share, count):
        quota = sum(unit.quota for unit in units if unit.quota)
        gaps = [unit.count - unit.quota for unit in units if unit.rate is not None]
        over = sum(gap for gap in gaps if gap > 0)
        under = -sum(gap for gap in gaps if gap < 0)
        return [
            name, dots(sum(unit.members for unit in units)), dots(quota), dots(count),
            percent(Fraction(count, quota)), share, dots(over), dots(under), "",
        ]  # fmt: skip

    def _unit_row(self, unit):
        gap = unit.count - unit.quota if unit.rate is not None else 0
        has_count = unit.count is not None
        exact = has_count and Fraction(unit.count, self.total) * 1000 == unit.share
        return [
            unit.name, dots(unit.members), dots(unit.quota) if unit.quota else "",
            dots(unit.count) if has_count else "",
            percent(unit.rate) if unit.rate is not None else "",
            _percent_of(unit.share, exact) if has_count else "",
            dots(gap) if gap > 0 else "", dots(-gap) if gap < 0 else "",
            str(unit.rank or ""),
        ]  # fmt: skip
