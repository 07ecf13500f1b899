"""A count against what was asked: rate, surplus and shortfall, of a unit or of a group of units."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.figures.figure import Figure, difference_of, ratio
from generator.model.campaign import Unit

ZERO = Figure(0)


def _above_zero(figure: Figure | None) -> Figure | None:
    return ZERO if figure is not None and figure <= 0 else figure


@dataclass(frozen=True)
class Progress:
    """Kết quả thực hiện so với số phải đạt; unknown parts are `None`, and so is what needs them."""

    count: Figure | None
    goal: Figure | None

    @cached_property
    def difference(self) -> Figure | None:
        """count − goal; positive is a surplus."""
        return difference_of(self.count, self.goal)

    @cached_property
    def rate(self) -> Figure | None:
        """Tỷ lệ đạt: count ÷ goal; `None` without a goal or with a goal of zero."""
        return ratio(self.count, self.goal)

    @cached_property
    def surplus(self) -> Figure | None:
        """Số vượt; zero when the goal is not exceeded."""
        return _above_zero(self.difference)

    @cached_property
    def shortfall(self) -> Figure | None:
        """Số còn thiếu; zero once the goal is reached."""
        return _above_zero(difference_of(self.goal, self.count))

    @property
    def reached(self) -> bool:
        """Hoàn thành: the count is known and at least the goal."""
        return self.difference is not None and self.difference >= 0

    @property
    def exceeded(self) -> bool:
        """Vượt: the count is above the goal."""
        return self.difference is not None and self.difference > 0


@dataclass(frozen=True)
class UnitProgress(Progress):
    """Kết quả của một đơn vị: a row of the tables."""

    unit: Unit
    rank: int | None = None
    tied: bool = False
    share: Figure | None = None
    note: str = ""
    previous: Figure | None = None

    @property
    def quota(self) -> Figure | None:
        """Chỉ tiêu được giao."""
        return self.goal

    @property
    def growth(self) -> Figure | None:
        """Số tăng thêm so với lần chốt trước; `None` when one of the two is not known."""
        return difference_of(self.count, self.previous)

    @property
    def code(self) -> str:
        return self.unit.code

    @property
    def name(self) -> str:
        return self.unit.name

    @property
    def short_name(self) -> str:
        return self.unit.label

    @property
    def bases(self) -> dict[str, Figure]:
        return {code: Figure(count) for code, count in self.unit.bases.items()}


@dataclass(frozen=True)
class GroupProgress(Progress):
    """Cộng của một nhóm đơn vị."""

    code: str
    name: str
    units: tuple[UnitProgress, ...]
    share: Figure | None = None
    previous: Figure | None = None

    @property
    def quota(self) -> Figure | None:
        return self.goal

    @property
    def short_name(self) -> str:
        return self.name

    @property
    def bases(self) -> dict[str, Figure]:
        """Each base summed over the units; only bases that every unit has."""
        shared = [set(row.unit.bases) for row in self.units]
        codes = set.intersection(*shared) if shared else set()
        return {
            code: Figure(sum(row.unit.bases[code] for row in self.units)) for code in sorted(codes)
        }
