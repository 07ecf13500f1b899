"""Where a table keeps what is read from it, and how a person says so on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.campaign import Indicator
from generator.problems import GeneratorError, say
from generator.sheets.column_titles import likeness_to_count


class ColumnsMisread(GeneratorError):
    """The columns on the command line cannot be understood (exit 2)."""

    exit_code = 2


@dataclass(frozen=True)
class Columns:
    """Where a table keeps what is read from it; `first_row` is the first that may be a unit's."""

    counts: Mapping[str, int]
    unit: int | None = None
    code: int | None = None
    ordinal: int | None = None
    first_row: int = 1
    titles: Mapping[int, str] = field(default_factory=dict)

    @property
    def named(self) -> tuple[int, ...]:
        """The columns that say which unit a row is of."""
        return tuple(column for column in (self.code, self.unit) if column is not None)


@dataclass(frozen=True)
class Wanted:
    """What is looked for: the indicator asked for, others that may stand beside it, columns told."""

    indicator: Indicator
    others: Sequence[Indicator] = ()
    told: Mapping[str, str] = field(default_factory=dict)

    def is_count(self, path: tuple[str, ...]) -> bool:
        """Whether a title may stand over the counts."""
        return likeness_to_count(path, self.indicator, asked=True) > 0


def read_columns(text: str, indicators: Iterable[str]) -> dict[str, str]:
    """`unit=B,count=D` as a mapping; `code` and the code of any indicator may stand there as well."""
    known = {"unit", "code", "count", *indicators}
    told: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        key, mark, value = (piece.strip() for piece in part.partition("="))
        if not mark or not value or key not in known or key in told:
            raise ColumnsMisread(
                say(
                    "không hiểu «{part}» ở --columns; viết như unit=B,count=D (các khóa: {known})",
                    part=part,
                    known=", ".join(sorted(known)),
                )
            )
        told[key] = value
    return told
