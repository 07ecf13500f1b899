"""Units that merge, split or are renamed (sắp xếp đơn vị): on a day, once, with what passes over."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from generator.model.campaign import Change
from generator.model.fields import Number
from generator.model.rules.amounts import check_amount
from generator.model.rules.flaw import Flaw, Path, first_names, placed, repeated, shown
from generator.model.rules.known import Known
from generator.model.rules.timeline import Counted
from generator.problems import say
from generator.wording import short_date

_DAY = datetime.timedelta(days=1)


def check(known: Known) -> Iterator[Flaw]:
    """Faults of single changes, and of units that change twice in one way."""
    for change, at in placed(known.campaign.changes, "changes"):
        yield from _kind(change, at)
        yield from _codes(known, change, at)
        yield from _outside(known, change, at)
        yield from _days(known, change)
        yield from _openings(known, change, at)
    yield from _repeated(known)
    rings = [*_rings(known)]
    yield from rings or _before_begun(known)


def _kind(change: Change, at: Path) -> Iterator[Flaw]:
    """One thing happens: several units become one, one becomes several, or one gets a name."""
    kinds = {"merge": change.merge, "split": change.split, "rename": change.rename}
    given = [key for key, value in kinds.items() if value]
    if len(given) != 1:
        fact = say(
            "mỗi lần sắp xếp ghi đúng một trong ba: nhập («merge:»), chia («split:»), đổi tên («rename:»)"
        )
        yield Flaw(
            "E-CHANGE",
            at,
            fact,
            say("tách thành nhiều lần sắp xếp, hoặc ghi thêm trường còn thiếu"),
        )
        return
    (kind,) = given
    wanted = {
        "merge": len(change.into) == 1,
        "split": len(change.into) > 1,
        "rename": not change.into,
    }
    if not wanted[kind]:
        said = {
            "merge": say("nhập thì vào đúng một đơn vị"),
            "split": say("chia thì thành từ hai đơn vị trở lên"),
            "rename": say("đổi tên thì không có đơn vị mới"),
        }
        remedy = {
            "merge": say("ghi mã đơn vị mới ở «into:»"),
            "split": say("ghi các đơn vị mới: «into: [mã, mã]»"),
            "rename": say("bỏ dòng «into:»; tên mới ghi ở «name:»"),
        }
        yield Flaw("E-CHANGE", (*at, "into"), said[kind], remedy[kind])
    elif own := [code for code in change.into if code in change.predecessors]:
        for code in own:
            fact = say("«{code}» vừa là đơn vị cũ vừa là đơn vị mới", code=code)
            hint = say("khai đơn vị mới với một mã riêng; số cũ và số mới không lẫn nhau")
            yield Flaw("E-CHANGE", (*at, "into"), fact, hint)
    if kind == "rename" and change.name is None:
        yield Flaw(
            "E-CHANGE",
            (*at, "rename"),
            say("đổi tên nhưng chưa ghi tên mới"),
            say("ghi tên ở «name:»"),
        )
    if kind != "rename":
        for key in ("name", "short_name"):
            if getattr(change, key) is not None:
                fact = say("«{key}:» chỉ dùng khi đổi tên đơn vị («rename:»)", key=key)
                yield Flaw("E-CHANGE", (*at, key), fact, say("tên của đơn vị mới ghi ở «units:»"))
    if kind != "split" and change.opening:
        fact = say("số bàn giao («opening:») chỉ dùng khi chia đơn vị")
        yield Flaw(
            "E-CHANGE",
            (*at, "opening"),
            fact,
            say("bỏ dòng «opening:»; số của đơn vị cũ tự chuyển sang"),
        )


def _codes(known: Known, change: Change, at: Path) -> Iterator[Flaw]:
    unit, indicator = known.codes["unit"], known.codes["indicator"]
    for key in ("split", "rename"):
        yield from unit.check(getattr(change, key), (*at, key))
    for key in ("merge", "into"):
        for code, path in placed(getattr(change, key), *at, key):
            yield from unit.check(code, path)
    for part, counts in change.opening.items():
        path = (*at, "opening", part)
        if part not in change.into:
            fact = say("«{code}» không phải là phần nào của lần chia này", code=part)
            remedy = say(
                "ghi một trong các đơn vị mới («into:»): {codes}", codes=", ".join(change.into)
            )
            yield Flaw("E-UNIT-UNKNOWN", path, fact, remedy)
        yield from indicator.check_keys(counts, path)
        for code, count in counts.items():
            yield from check_amount(known.indicators.get(code), count, (*path, code))


def _outside(known: Known, change: Change, at: Path) -> Iterator[Flaw]:
    starts, ends = known.campaign.starts, known.campaign.ends
    if starts < change.on <= ends:
        return
    fact = say(
        "ngày có hiệu lực {day} không ở giữa thời gian của chiến dịch ({starts} - {ends})",
        day=short_date(change.on),
        starts=short_date(starts),
        ends=short_date(ends),
    )
    remedy = say(
        "kiểm tra lại ngày; đơn vị đã sắp xếp xong từ trước thì chỉ ghi đơn vị mới ở «units:»"
    )
    yield Flaw("W-CHANGE-OUTSIDE", (*at, "on"), fact, remedy)


def _days(known: Known, change: Change) -> Iterator[Flaw]:
    """Days that a unit records itself and that a change of it contradicts."""
    for code in change.predecessors:
        unit = known.units.get(code)
        wanted = change.on - _DAY
        if unit and unit.active_to not in (None, wanted) and code not in change.into:
            yield _day(known, code, "active_to", unit.active_to or wanted, wanted)
    for code in change.into:
        unit = known.units.get(code)
        if unit and unit.active_from not in (None, change.on) and code not in change.predecessors:
            yield _day(known, code, "active_from", unit.active_from or change.on, change.on)


def _day(known: Known, code: str, key: str, day: datetime.date, wanted: datetime.date) -> Flaw:
    fact = say(
        "«{name}» ghi {key}: {day}, nhưng lần sắp xếp cho biết là {wanted}",
        name=known.unit_name(code),
        key=key,
        day=short_date(day),
        wanted=short_date(wanted),
    )
    remedy = say("bỏ {key} ở đơn vị, hoặc sửa ngày của lần sắp xếp", key=key)
    return Flaw("E-CHANGE-DAY", ("units", known.places[code], key), fact, remedy)


def _openings(known: Known, change: Change, at: Path) -> Iterator[Flaw]:
    """A part of a unit that was counted before needs to know what it takes over."""
    if not change.split:
        return
    for indicator in known.indicators.values():
        counted = any(
            change.split in result.counts
            for snapshot, result, _ in known.results
            if snapshot.as_of.of_day < change.on
            and known.indicator_code(result.indicator) == indicator.code
        )
        bare = [code for code in change.into if indicator.code not in change.opening.get(code, {})]
        if counted and indicator.grows and bare:
            fact = say(
                "«{unit}» chia ra nhưng chưa có số bàn giao {indicator} của: {names};"
                " số trước ngày {day} của các đơn vị này không tính được",
                unit=known.unit_name(change.split),
                indicator=indicator.name,
                names=first_names([known.unit_name(code) for code in bare]),
                day=short_date(change.on),
            )
            example = f"{{{bare[0]}: {{{indicator.code}: …}}}}"
            remedy = say("ghi số bàn giao, ví dụ «opening: {example}»", example=example)
            yield Flaw("W-CHANGE-OPENING", (*at, "opening"), fact, remedy)


def check_openings(known: Known, timeline: list[Counted]) -> Iterator[Flaw]:
    """Parts that take over more or less than their unit had."""
    for change, at in placed(known.campaign.changes, "changes"):
        for code, indicator in known.indicators.items() if change.split else ():
            counts = [change.opening.get(part, {}).get(code) for part in change.into]
            given: list[Number] = [count for count in counts if count is not None]
            had = _had(change, timeline, code)
            if not indicator.grows or had is None or len(given) != len(change.into):
                continue
            handed = sum(given, start=0)
            if handed != had:
                fact = say(
                    "số bàn giao cộng lại được {sum}, nhưng «{unit}» có {count}",
                    sum=shown(handed),
                    unit=known.unit_name(change.split or ""),
                    count=shown(had),
                )
                yield Flaw("E-CHANGE-SUM", (*at, "opening"), fact, say("sửa số bàn giao"))


def _had(change: Change, timeline: list[Counted], code: str) -> Number | None:
    """The last count of a unit before it was split."""
    counts = [
        item.counts.get(change.split or "")
        for item in timeline
        if item.indicator.code == code and item.as_of.of_day < change.on
    ]
    known = [count for count in counts if count is not None]
    return known[-1] if known else None


def _repeated(known: Known) -> Iterator[Flaw]:
    """A unit ends once and begins once."""
    ends, begins = [], []
    for change, at in placed(known.campaign.changes, "changes"):
        key = "merge" if change.merge else "split"
        ends += [(code, (*at, key)) for code in change.predecessors]
        begins += [(code, (*at, "into")) for code in change.into]
    for listed in (ends, begins):
        for (code, path), _ in repeated((one[0], one) for one in listed):
            fact = say("«{name}» đã được sắp xếp trong một lần khác", name=known.unit_name(code))
            remedy = say(
                "mỗi đơn vị chỉ kết thúc một lần và bắt đầu một lần; đặt mã mới cho lần sau"
            )
            yield Flaw("E-CHANGE-TWICE", path, fact, remedy)


def _rings(known: Known) -> Iterator[Flaw]:
    """Units that come out of each other in a circle: told where it closes."""
    into: dict[str, list[str]] = {}
    for change, at in placed(known.campaign.changes, "changes"):
        pairs = [(old, new) for old, new in product(change.predecessors, change.into) if old != new]
        ways = ((old, _way(into, new, old)) for old, new in pairs)
        ring = next(([old, *way] for old, way in ways if way), None)
        if ring:
            yield _ring(known, ring, (*at, "into"))
        for old, new in pairs:
            into.setdefault(old, []).append(new)


def _way(into: Mapping[str, Sequence[str]], first: str, last: str) -> list[str]:
    """The units from one to another that came out of it, each by its code; none where it did not."""
    ways = {first: [first]}
    waiting = [first]
    while waiting:
        code = waiting.pop(0)
        if code == last:
            return ways[code]
        for new in into.get(code, ()):
            if new not in ways:
                ways[new] = [*ways[code], new]
                waiting.append(new)
    return []


def _ring(known: Known, codes: Sequence[str], at: Path) -> Flaw:
    fact = say(
        "các lần sắp xếp thành vòng: {ring}; đơn vị mới không thể là đơn vị đã có từ trước",
        ring=" → ".join(f"«{known.unit_name(code)}»" for code in codes),
    )
    remedy = say(
        "khai đơn vị thành lập sau cùng với một mã riêng ở «units:», rồi ghi mã ấy ở «into:»"
    )
    return Flaw("E-CHANGE", at, fact, remedy)


def _before_begun(known: Known) -> Iterator[Flaw]:
    """A unit that passes over into others before it came out of others itself."""
    begins = {code: change.on for change in known.campaign.changes for code in change.into}
    for change, at in placed(known.campaign.changes, "changes"):
        for code in change.predecessors:
            begun = begins.get(code)
            if begun is None or begun < change.on or code in change.into:
                continue
            fact = say(
                "«{name}» được sắp xếp ngày {day}, trước khi thành lập ngày {begun}",
                name=known.unit_name(code),
                day=short_date(change.on),
                begun=short_date(begun),
            )
            yield Flaw("E-CHANGE-DAY", (*at, "on"), fact, say("sửa ngày của một trong hai lần"))
