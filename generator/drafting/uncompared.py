"""What a total has beyond the units that could each be held against their quota, in numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from generator import wording
from generator.figures import Figure, Progress, Quantity, added
from generator.model.results import Precision

IN_GENERAL = "kết quả và chỉ tiêu chung còn gồm phần chưa so được ở từng đơn vị"


def beyond_compared(
    rows: Sequence[Progress],
    count: Figure | None,
    quota: Figure | None,
    told: Callable[[Figure], str],
    is_split_up: Callable[[Progress], bool],
) -> str:
    """«chỉ tiêu chung còn gồm 03 sáng kiến của 01 đơn vị chưa có số liệu»: why «Vượt» and «Còn thiếu» of a total are not how far it is.

    In general words where what is known of the units does not make up the whole difference. `told`
    writes an amount; who `is_split_up` reports no more, as its parts do, and is not silent.
    """
    known = [one for row in rows for one in (row.count, row.goal)]
    if count is None or quota is None or not all(map(_is_plain, (count, quota, *known))):
        return IN_GENERAL
    silent = [row for row in rows if row.count is None and row.goal]
    bare = [row for row in rows if row.count and not row.goal]
    rest_of_count = count - (added(row.count for row in rows) or 0)
    rest_of_quota = quota - (added(row.goal for row in rows) or 0)
    split = [row for row in silent if is_split_up(row)]
    awaited = [row for row in silent if row not in split]
    of_silent, of_bare = added(row.goal for row in silent), added(row.count for row in bare)
    beyond = _value(of_bare) + _value(rest_of_count) - _value(of_silent) - _value(rest_of_quota)
    way = -1 if any(row.lower for row in rows) else 1
    compared = way * sum(_value(row.surplus) - _value(row.shortfall) for row in rows if row.goal)
    if compared + beyond != _value(count) - _value(quota) or min(rest_of_count, rest_of_quota) < 0:
        return IN_GENERAL
    awaited_quota, split_quota = (added(row.goal for row in some) for some in (awaited, split))
    parts = {
        "chỉ tiêu": (
            _of(awaited_quota, awaited, "chưa có số liệu", told),
            _of(split_quota, split, "đã chia tách, chưa phân chia chỉ tiêu", told),
            _rest(rest_of_quota, told),
        ),
        "kết quả": (_of(of_bare, bare, "không có chỉ tiêu", told), _rest(rest_of_count, told)),
    }
    return "; ".join(
        f"{what} chung còn gồm {wording.join_names(said)}"
        for what, of in parts.items()
        if (said := [one for one in of if one])
    )


def _is_plain(figure: Figure | None) -> bool:
    if figure is None:
        return True
    return figure.precision is Precision.EXACT and figure.quantity is Quantity.COUNT


def _value(figure: Figure | None) -> Fraction:
    return Fraction(0) if figure is None else Fraction(figure.value)


def _of(
    amount: Figure | None, rows: Sequence[Progress], why: str, told: Callable[[Figure], str]
) -> str:
    return f"{told(amount)} của {wording.padded(len(rows))} đơn vị {why}" if amount else ""


def _rest(amount: Figure, told: Callable[[Figure], str]) -> str:
    return f"{told(amount)} chưa phân theo đơn vị" if amount else ""
