"""A chart before it is Word or a picture: what is shown, in exact values and finished words.

Which figures are shown is decided by who builds the value, how large it is by `chart_sizes`, how it looks by
`drawingml` and `picture`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Self

from generator.problems import GeneratorError, say
from generator.wording import number, percent, short_date
from generator.workspace import once, unchanging

Exact = int | Fraction | Decimal
_TOLD_POINTS = 12


class Scale(StrEnum):
    """What the values are: counts (`1.775`) or percentages (52 for 52%)."""

    COUNT = "count"
    PERCENT = "percent"


class ChartMisshapen(GeneratorError):
    """Series and categories of a chart do not fit together."""


@unchanging(frozen=True)
class Series:
    """One row of values (chuỗi số liệu); `None` is a gap.

    `labels` are texts for the points, shown instead of the values ("52,2%"). `tone` is the place
    in the palette, when it should not be the place in the chart: 0 dark, 1 light.
    """

    name: str
    values: tuple[Exact | None, ...]
    labels: tuple[str, ...] = ()
    tone: int | None = None


@unchanging(frozen=True, kw_only=True)
class FinishedChart:
    """What all charts have. Raises `ChartMisshapen` when a series does not match `categories`.

    `alternative` is the text for people who do not see the chart (văn bản thay thế); without one
    the values are told. `notes` say under it what limits its figures, `source` whose they are and of when.
    `value_title` is the unit of measure; `reach` is how far the axis of values goes at least, where several charts
    are read together. `height_mm` 0 means that it is not fitted into a page yet, see `chart_sizes`.
    """

    title: str
    categories: tuple[str | date, ...]
    series: tuple[Series, ...]
    category_title: str = ""
    value_title: str = ""
    measure: Scale = Scale.COUNT
    alternative: str = ""
    notes: tuple[str, ...] = ()
    source: str = ""
    reach: Exact = 0
    points: int = 11
    width_mm: int = 160
    height_mm: int = 0

    def __post_init__(self) -> None:
        if not self.categories or not self.series:
            raise ChartMisshapen(say("biểu đồ «{title}» không có số liệu", title=self.title))
        for series in self.series:
            self._check_length(series, len(series.values))
            self._check_length(series, len(series.labels) or len(self.categories))

    def _check_length(self, series: Series, found: int) -> None:
        if found != len(self.categories):
            values = {"name": series.name, "title": self.title, "found": found}
            message = say(
                "chuỗi «{name}» của biểu đồ «{title}» có {found} điểm, cần {wanted}",
                wanted=len(self.categories),
                **values,
            )
            raise ChartMisshapen(message)

    @property
    def under(self) -> tuple[str, ...]:
        """The lines under the chart."""
        return (*self.notes, self.source) if self.source else self.notes

    @property
    def described(self) -> str:
        """The alternative text, made from the values when none was given."""
        if self.alternative:
            return self.alternative
        known = [place for place in range(len(self.categories)) if any(self._shown(place))]
        told = [self._tell(place) for place in known[:_TOLD_POINTS]]
        rest = len(known) - len(told)
        more = [f"và {number(rest)} mục khác"] if rest else []
        said = f"Biểu đồ: {self.title}. {'; '.join(told + more)}."
        return " ".join((said, *self.under))

    @once
    def values(self) -> tuple[Fraction, ...]:
        """All values of all series, gaps left out."""
        values = (value for series in self.series for value in series.values)
        return tuple(Fraction(value) for value in values if value is not None)

    @once
    def whole(self) -> bool:
        """Whether no value has a fraction."""
        return all(value.denominator == 1 for value in self.values)

    @once
    def furthest(self) -> Fraction:
        """How far the axis of values goes at least."""
        return max((*self.values, Fraction(self.reach)))

    def labels(self, place: int) -> tuple[str, ...]:
        """The texts at the points of a series, empty where Word writes the values itself.

        Word cannot be told to write a decimal comma, so a broken percentage is always a text.
        """
        series = self.series[place]
        if series.labels or self.whole or self.measure is Scale.COUNT:
            return series.labels
        points = range(len(series.values))
        return tuple(point_text(series, point, self.measure) for point in points)

    def _tell(self, place: int) -> str:
        """One category with its values; of several series each value is told with what it is."""
        named = zip(self.series, self._shown(place), strict=True)
        shown = [
            f"{one.name} {text}" if len(self.series) > 1 else text for one, text in named if text
        ]
        return f"{category_text(self.categories[place])}: {', '.join(shown)}"

    def _shown(self, place: int) -> list[str]:
        return [point_text(series, place, self.measure) for series in self.series]


@unchanging(frozen=True, kw_only=True)
class BarChart(FinishedChart):
    """Lying bars, side by side: progress by unit against quota (biểu đồ thanh).

    `mark` is a value at which a line stands across all bars: 100 where what is asked for is 100%. Where `ends_at` is
    not 0 the axis ends there, and a bar that goes on is cut and says so.
    `names_mm` is the room beside the bars, once the chart is fitted, `slack` how much wider names may be set there.
    """

    mark: Exact | None = None
    ends_at: Exact = 0
    names_mm: int = 0
    slack: float = 1

    @property
    def with_named_gaps(self) -> Self:
        """The same with the words at a gap behind its name: Word shows no label where there is no value."""
        named = list(map(category_text, self.categories))
        for series in self.series:
            pairs = zip(series.values, series.labels or [""] * len(named), strict=True)
            for place, (value, label) in enumerate(pairs):
                if value is None and label:
                    named[place] = f"{named[place]} – {label}"
        return replace(self, categories=tuple(named))

    def part(self, first: int, last: int, title: str) -> Self:
        """Some of the bars under a title of their own, against the same axis as all of them."""
        cut = slice(first, last)
        series = (
            replace(one, values=one.values[cut], labels=one.labels[cut]) for one in self.series
        )
        return replace(
            self,
            title=title,
            categories=self.categories[cut],
            series=tuple(series),
            reach=self.furthest,
        )


@unchanging(frozen=True, kw_only=True)
class LineChart(FinishedChart):
    """Lines over categories, or over true time when these are dates (biểu đồ đường).

    A gap is bridged: the pace needed is a line of two points.
    """

    def labels(self, place: int) -> tuple[str, ...]:
        """The texts at the points; of several lines those of the first, and of others that have their own."""
        series = self.series[place]
        if series.labels or place:
            return series.labels
        points = range(len(series.values))
        return tuple(point_text(series, point, self.measure) for point in points)


@unchanging(frozen=True, kw_only=True)
class ShareChart(FinishedChart):
    """A pie of one series: the shares of groups in a total (biểu đồ tròn)."""

    def __post_init__(self) -> None:
        super().__post_init__()
        values = self.series[0].values
        if len(self.series) != 1 or any(value is None or value < 0 for value in values):
            message = say("biểu đồ tròn «{title}» cần đúng một chuỗi số không âm", title=self.title)
            raise ChartMisshapen(message)


def category_text(category: str | date) -> str:
    """A category as people read it."""
    return category if isinstance(category, str) else short_date(category)


def point_text(series: Series, place: int, measure: Scale) -> str:
    """What is said at one point: its label or its value; nothing at a gap."""
    value = series.values[place]
    if series.labels or value is None:
        return series.labels[place] if series.labels else ""
    if measure is Scale.PERCENT:
        return percent(Fraction(value) / 100)
    return value_number(value)


def value_number(value: Exact) -> str:
    """A value in figures: whole, or with one decimal."""
    exact = Fraction(value)
    return number(exact.numerator) if exact.denominator == 1 else number(exact, 1)
