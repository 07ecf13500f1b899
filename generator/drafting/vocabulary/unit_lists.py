"""How units, groups and parts are named in a sentence: one or many, with figures, ties together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from jinja2 import Undefined

from generator import wording
from generator.drafting.vocabulary.lacking import needed
from generator.drafting.vocabulary.limits import limits, own_mark
from generator.drafting.vocabulary.numerals import (
    NotKnown,
    is_measured,
    number,
    percent,
    said,
    told,
    unit_of,
)
from generator.drafting.vocabulary.numerals import padded as with_zero
from generator.drafting.vocabulary.turns import at_most, difference, falls, pair
from generator.figures import (
    Portion,
    Quantity,
    Split,
    Tally,
    TargetProgress,
    UnitProgress,
    older_of,
)
from generator.model.results import Precision, Standing
from generator.problems import say
from generator.word import path_of_empty
from generator.workspace import regex

_PERIODS = 2
"""Of more periods that a unit lacks only the last is named."""


def names(rows: Iterable[Any], most: int = 0, others: str = "đơn vị khác") -> str:
    """LĐLĐ huyện A, LĐLĐ huyện B và Công đoàn C: the short names of rows, in their order.

    Of more than `most` rows only so many are named, «… và 57 đơn vị khác»; a single one more is named too.
    """
    found = [_name(row) for row in _listed(rows)]
    if not found:
        raise _nobody(rows)
    if most and len(found) > most + 1:
        found = [*found[:most], f"{wording.padded(len(found) - most)} {others}"]
    return wording.join_names(found)


def _nobody(rows: Any) -> NotKnown:
    """The refusal of a list without anybody in it, by its name."""
    if path := path_of_empty(rows):
        said = say("danh sách {path} trống; viết {{% if {path} %}} … {{% endif %}}", path=path)
        return NotKnown(said)
    return NotKnown(say("danh sách trống; thêm {{% if %}} cho trường hợp không có đơn vị nào"))


def counted(rows: Iterable[Any], noun: str = "", *, padded: bool = False) -> str:
    """Thanh Hóa (35.728 sáng kiến), A và B (cùng 09 sáng kiến)…: rows with their counts.

    Neighbours with the same count are told together; `padded` writes 09.
    """
    form = with_zero if padded else number

    def count(row: Any) -> str:
        known = needed(row, "count")
        return f"{form(known)} {unit_of(known, noun)}".rstrip()

    return _with_figures(rows, count)


def rated(rows: Iterable[Any], decimals: int = 1) -> str:
    """A (150%), B và C (cùng 120%): rows with their rates."""
    return _with_figures(rows, lambda row: percent(needed(row, "rate"), decimals))


def shared(rows: Iterable[Any], decimals: int = 1) -> str:
    """Thanh Hóa (21,9%), Hà Nội (11,3%): rows with their shares in the total."""
    return _with_figures(rows, lambda row: percent(needed(row, "share"), decimals))


def scored(rows: Iterable[Any], noun: str = "", decimals: int = 1) -> str:
    """A (200/20 sáng kiến, đạt 1.000%): result, quota and rate; without a quota the count alone."""
    return _with_figures(rows, lambda row: _score(row, noun, decimals))


def _score(row: Any, noun: str, decimals: int) -> str:
    """What |scored says of one row, behind its name."""
    if getattr(row, "rate", None) is None:
        return told(needed(row, "count"), noun)
    if falls(row):
        return pair(row, noun) if row.undecided else f"{pair(row, noun)}, {difference(row, noun)}"
    if row.count.quantity is Quantity.RATE:
        return pair(row)
    return f"{pair(row, noun)}, đạt {percent(row.rate, decimals)}"


def parted(split: Any, noun: str = "", decimals: int = 1) -> str:
    """Giáo dục 400 sáng kiến (57,5%); Y tế 95 sáng kiến (13,7%); lĩnh vực khác 200 sáng kiến (28,8%).

    Of a split, or of some parts of it. Where all are only few, a percentage would say nothing more:
    giải nhì 01 đề tài; giải ba 01 đề tài.
    """
    parts = split.rows if isinstance(split, Split) else tuple(split)
    rest = split.rest if isinstance(split, Split) else None
    many = any(map(_is_part_of_many, parts))
    shown = [
        _told_part(part, noun, decimals if many else None, is_rest=part is rest) for part in parts
    ]
    if not shown:
        raise _nobody(split)
    return "; ".join(shown)


_FEW = 20


def _is_part_of_many(part: Portion) -> bool:
    """Whether the whole, as far as a part tells it, is more than a few."""
    if not part.share or part.count is None:
        return False
    whole = Fraction(part.count.value) / Fraction(part.share.value)
    return whole >= _FEW or is_measured(part.count)


def _told_part(part: Portion, noun: str, decimals: int | None, *, is_rest: bool) -> str:
    name = part.name[:1].lower() + part.name[1:] if is_rest else part.name
    share = ""
    if part.share is not None and decimals is not None:
        share = f" ({percent(part.share, decimals)})"
    return f"{name} {told(needed(part, 'count'), noun)}{share}"


_DASH = regex(r"^[-–—•+*]+\s*(?![\d\s])")
"""What begins an item of a list, with a space behind it or not; no sign of a number."""


def lines(text: Any) -> list[str]:
    """The lines of a fact, one thought each, without dash and closing sign; none for no fact."""
    if isinstance(text, Undefined) or not text:
        return []
    bare = (_DASH.sub("", line.strip()).rstrip(";. ") for line in str(text).splitlines())
    return [line for line in bare if line]


def either(rows: Sequence[Any], one: str, many: str) -> str:
    """The words for one row or for several: «đơn vị», «các đơn vị»."""
    return one if len(rows) == 1 else many


def unit_word(rows: Iterable[Any]) -> str:
    """«đơn vị»; where units stand below others of which they are: «đơn vị trực thuộc», «đơn vị cấp dưới», «đơn vị các cấp»."""
    listed = [row for row in _listed(rows) if isinstance(row, UnitProgress)]
    if not any(isinstance(row.source, Tally) and not row.source.members.is_flat for row in listed):
        return "đơn vị"
    is_top = {row.depth == 1 for row in listed}
    if len(is_top) > 1:
        return "đơn vị các cấp"
    return "đơn vị trực thuộc" if True in is_top else "đơn vị cấp dưới"


def place(row: Any) -> str:
    """«thứ 12/63 toàn quốc» of a standing; of a unit «thứ 3», with others «đồng hạng thứ 3».

    The first is «thứ nhất», but of so many «thứ 1/63».
    """
    if isinstance(row, Standing):
        rank = f"thứ {wording.number(row.rank)}/{wording.number(row.among)}" if row.among else ""
        return f"{rank or _spoken_rank(row.rank)} {row.scope or ''}".rstrip()
    if isinstance(row, UnitProgress):
        return f"{'đồng hạng ' if row.tied else ''}{_spoken_rank(needed(row, 'rank'))}"
    raise NotKnown(say("chưa có thứ hạng"))


def _spoken_rank(rank: int) -> str:
    """«thứ nhất», which nobody writes as «thứ 1»; «thứ 12»."""
    return wording.ordinal(rank) if rank == 1 else f"thứ {wording.number(rank)}"


def lacking(tally: Any, most: int = 0) -> str:
    """A (kỳ 09/11 - 15/11/2026), B (mới có số liệu ngày 08/11/2026): who reported in part, and what is lacking of each."""
    tally = tally_of(tally)
    found = [f"{_name(row)} ({_lack_of(tally, row)})" for row in tally.partly]
    if most and len(found) > most + 1:
        found = [*found[:most], f"{wording.padded(len(found) - most)} đơn vị khác"]
    return wording.join_names(found)


def _lack_of(tally: Tally, row: UnitProgress) -> str:
    periods = tally.missed(row.code)
    if not periods:
        moment = older_of(row)
        return f"mới có số liệu {moment.in_full}" if moment else ""
    told = [
        f"{wording.short_date(first)} - {wording.short_date(last)}"
        for first, last in periods[-_PERIODS:]
    ]
    if len(periods) > _PERIODS:
        return f"{wording.padded(len(periods))} kỳ, gần nhất là kỳ {told[-1]}"
    return f"kỳ {wording.join_names(told)}"


def lagged(tally: Any, decimals: int = 1) -> str:
    """What is said of the lagging: «đạt dưới 50% chỉ tiêu»; where less is better «chưa đạt chỉ tiêu»."""
    tally = tally_of(tally)
    if tally.indicator.falls_well:
        return "chưa đạt chỉ tiêu"
    return f"đạt dưới {percent(tally.threshold, decimals)} chỉ tiêu"


def tally_of(value: Any) -> Tally:
    """What a filter of a whole result was given; anything else is refused."""
    if not isinstance(value, Tally):
        raise NotKnown(say("cách viết này cần số liệu của một chỉ số, ví dụ figures"))
    return value


def behind(tallies: Any) -> list[TargetProgress]:
    """The targets of several results that are late or missed, all having reported; none that was replaced."""
    return [
        target
        for tally in _listed(tallies)
        for target in getattr(tally, "goals", ())
        if target.behind and not target.provisional and not target.replaced
    ]


def ahead(tally: Any, noun: str = "", decimals: int = 1) -> str:
    """«Các đơn vị dẫn đầu: A (…) và B (…)»: those of the leading that did enough to be called so.

    Enough is the threshold, and what was done of all quotas together.

    Where all of them are below the threshold: «Kết quả cao nhất: A (…)», the first ones alone; where less
    is better, «Kết quả tốt nhất». Who comes last does not lead; where all are alike nobody
    does: «12 đơn vị có kết quả như nhau (cùng …)».
    """
    if not isinstance(tally, Tally) or not tally.leading:
        raise NotKnown(say("chưa có đơn vị nào có kết quả để nói đơn vị nào dẫn đầu"))
    named, is_enough = those_ahead(tally)
    told_of_each = {(_score(row, noun, decimals), limits(row)) for row in named}
    if len(named) == len(tally.ranked) > 1 == len(told_of_each):
        which = " đã tính được" if tally.uncounted else " đã báo cáo" if tally.unreported else ""
        ((score, _),) = told_of_each
        return f"{wording.padded(len(named))} {unit_word(named)}{which} có kết quả như nhau (cùng {score})"
    scores = scored(named, noun, decimals)
    if not is_enough:
        best = "tốt" if tally.indicator.falls_well else "cao"
        return f"Kết quả {best} nhất: {scores}"
    return f"{either(named, 'Đơn vị dẫn đầu', 'Các đơn vị dẫn đầu')}: {scores}"


def those_ahead(tally: Tally) -> tuple[list[UnitProgress], bool]:
    """Whom |ahead names, and whether they did enough to be called leading.

    Nobody leads who comes last of those who are ranked, unless all are alike, nor who is below the quota
    while others are not.
    """
    if not tally.leading:
        return [], False
    low = {row.code for row in tally.lagging}
    leading = [row for row in tally.leading if row.code not in low and not _is_below(row, tally)]
    if any(row.goal is not None and row.reached for row in leading):
        leading = [row for row in leading if row.goal is None or row.reached]
    if named := _before_the_last(leading, tally):
        return named, True
    return [row for row in tally.leading if row.rank == tally.leading[0].rank], False


def leaders(tally: Any) -> list[UnitProgress]:
    """The units that |ahead names; none where nobody has a result."""
    return those_ahead(tally_of(tally))[0]


def _before_the_last(leading: list[UnitProgress], tally: Tally) -> list[UnitProgress]:
    """Those of some who do not come last of all; where all are alike everybody."""
    first, last = tally.ranked[0].rank, tally.ranked[-1].rank
    return leading if first == last else [row for row in leading if row.rank != last]


def _lacks_some(tally: Tally) -> bool:
    return bool(tally.unreported or tally.uncounted)


def at_goal(tally: Any, noun: str = "") -> str:
    """«02/05 đơn vị đạt từ 95% trở lên (mục tiêu vệ sinh); thấp nhất: A (90%)», of a rate that only all have to reach.

    Nothing where units have quotas of their own, or fewer than two of them have a rate.
    """
    if not isinstance(tally, Tally) or (goal := _goal_of_all(tally)) is None:
        return ""
    known = [row for row in tally.present if row.count is not None]
    reached = [row for row in known if not _is_below(row, tally)]
    worst = _worst(known, falls_well=tally.indicator.falls_well)
    if len(known) <= 1 or not worst:
        return ""
    asked_for = at_most(goal, noun)
    level = f"ở mức {asked_for}" if goal.at_most else f"đạt từ {asked_for} trở lên"
    said_of = f"{_share_of(reached, known, tally)} {level} ({goal.name})"
    last = "cao" if tally.indicator.falls_well else "thấp"
    is_apart = len(worst) < len(known) and said(worst[0].count) != said(goal.goal)
    return f"{said_of}; {last} nhất: {scored(worst, noun)}" if is_apart else said_of


def _share_of(some: Sequence[UnitProgress], all_: Sequence[UnitProgress], tally: Tally) -> str:
    """«02/05 đơn vị», «toàn bộ 05 đơn vị», «chưa đơn vị nào trong 05 đơn vị»; of those with figures, where not all have any."""
    which = " có số liệu" if _lacks_some(tally) else ""
    units = f"{with_zero(len(all_))} {unit_word(all_)}{which}"
    if not some:
        return f"chưa đơn vị nào trong {units}"
    return f"toàn bộ {units}" if len(some) == len(all_) else f"{with_zero(len(some))}/{units}"


def _goal_of_all(tally: Tally) -> TargetProgress | None:
    """The rate that a target asks of all, where units have no quotas of their own."""
    target = tally.target
    if not tally.indicator.is_rate or tally.with_quota or target is None or target.is_range:
        return None
    goal = target.goal
    is_plain = goal is not None and goal.precision is Precision.EXACT
    return target if is_plain else None


def _worst(rows: Sequence[UnitProgress], *, falls_well: bool) -> list[UnitProgress]:
    """Those with the least rate; with the highest, where less is better."""
    values = [row.count.value for row in rows if row.count is not None]
    last = (max if falls_well else min)(values) if values else None
    return [row for row in rows if row.count is not None and row.count.value == last]


def _is_below(row: UnitProgress, tally: Tally) -> bool:
    """Whether a unit has still to reach its quota, and did less of it than all did of theirs; of a rate that is asked of all, that."""
    goal = _goal_of_all(tally)
    if goal is not None and goal.goal is not None and row.count is not None:
        falls = tally.indicator.falls_well
        return row.count > goal.goal if falls else row.count < goal.goal
    if tally.indicator.falls_well or row.rate is None or tally.rate is None:
        return False
    return not row.reached and bool(row.rate < tally.rate)


def _with_figures(rows: Iterable[Any], figure: Callable[[Any], str]) -> str:
    """Neighbours of one figure told together; several such clusters are kept apart by semicolons.

    Where not all figures are limited alike each has its own limits behind it.
    """
    listed = list(_listed(rows))
    mark = own_mark if len({limits(row) for row in listed}) > 1 else _no_mark
    found = [
        (text, [_name(row) for row, _ in cluster])
        for text, cluster in groupby(
            ((row, figure(row) + mark(row)) for row in listed), key=lambda one: one[1]
        )
    ]
    if not found:
        raise _nobody(rows)
    clusters = [
        f"{wording.join_names(members)} ({'cùng ' if len(members) > 1 else ''}{text})"
        for text, members in found
    ]
    if all(len(members) == 1 for _, members in found):
        return wording.join_names(clusters)
    return "; ".join(clusters)


def _no_mark(_: Any) -> str:
    return ""


def _listed(rows: Iterable[Any]) -> Iterable[Any]:
    """The rows; a text would be taken for a list of letters, a group of names for one of codes."""
    if isinstance(rows, str | Mapping):
        raise NotKnown(say("cách viết này cần một danh sách, ví dụ figures.idle_units"))
    return rows


def _name(row: Any) -> str:
    return row if isinstance(row, str) else str(getattr(row, "short_name", row.name))
