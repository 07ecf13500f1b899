"""A column of a paste that adds up others beside it: «Cả đợt» beside the phases, «Cộng» beside several indicators.

It is held against them row by row. Where every row agrees it is the quota of the whole, when the columns are those of
all phases, and else nothing of its own; where one does not, somebody must say what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.model.fields import Number
from generator.office.grid_columns import CellSort, GridColumn, printed
from generator.office.unit_grid import UnitGrid
from generator.problems import Message, say
from generator.sheets import CellKind, SheetCell, Unclear, read_amount
from generator.wording import nfc
from generator.workspace import quoted, regex, unchanging

_OF_ALL = regex(r"(?:chỉ tiêu )?(?:tổng|cộng|cả|toàn)\b.*")
_BARE_OF_ALL = regex(
    r"(?:chi tieu )?(?:tong\b.*|cong|(?:ca|toan) (?:nam|dot|ky|giai doan|chien dich))"
)
"""The same as people without diacritics write it."""
_FEWEST = 2


@unchanging(frozen=True)
class PastedSum:
    """What a column is that calls itself a sum: of the columns `of`, by place, and the first row in which it is not theirs.

    `whole` is the key of the quota of the whole, where those are all of its phases.
    """

    of: tuple[int, ...]
    whole: str = ""
    apart: Message | None = None

    def told(self, titles: Sequence[str], place: int) -> Message:
        """What is said of it."""
        named = ", ".join(f"«{titles[one].strip()}»" for one in self.of)
        title = titles[place].strip()
        if self.apart:
            return say(
                "cột «{title}» của phần dán không bằng cộng các cột {columns} ({apart}); là số gì?",
                title=title,
                columns=named,
                apart=self.apart,
            )
        if self.whole:
            return say(
                "cột «{title}» đúng bằng cộng các cột {columns} ở mọi dòng",
                title=title,
                columns=named,
            )
        return say(
            "cột «{title}» đúng bằng cộng các cột {columns} ở mọi dòng nên không dán",
            title=title,
            columns=named,
        )


@unchanging(frozen=True)
class SumReader:
    """Finds the sums among columns of which `keys` says what they are, by place."""

    grid: UnitGrid
    titles: Sequence[str]
    cells: Sequence[Sequence[str]]
    keys: Mapping[int, str]

    def found(self, place: int) -> PastedSum | None:
        """What a column adds up; nothing of one that does not call itself a sum, or has none to add up.

        The quota of the whole is the sum of all phases, whatever it is called.
        """
        own = self._quotas.get(place)
        if _is_of_all(self.titles[place]):
            sought = [*self._together(place)]
        elif own and own.phase is None:
            sought = [
                columns for columns in self._together(place) if self._whole(columns) == own.key
            ]
        else:
            return None
        tried = [one for columns in sought if (one := self._held(place, columns))]
        return next((one for one in tried if one.apart is None), tried[0] if tried else None)

    def _together(self, place: int) -> Iterator[tuple[int, ...]]:
        """The columns that it may be the sum of, the likeliest first: phases of one indicator, then those beside it."""
        quotas = {at: one for at, one in self._quotas.items() if at != place}
        own = self._quotas.get(place)
        beside = [_run(quotas, range(place - 1, -1, -1)), _run(quotas, range(place + 1, len(self.titles)))]  # fmt: skip
        codes = [own.indicator.code] if own and own.indicator else []
        codes += [
            one.indicator.code for run in beside for at in run if (one := quotas[at]).indicator
        ]
        for code in dict.fromkeys(codes):
            yield tuple(at for at, one in quotas.items() if one.phase in self._spans and one.indicator and one.indicator.code == code)  # fmt: skip
        yield from beside
        yield tuple(quotas)

    @property
    def _spans(self) -> frozenset[str | None]:
        """The phases that lie in no other."""
        return frozenset(one.code for one in self.grid.campaign.phases if one.within is None)

    @property
    def _quotas(self) -> Mapping[int, GridColumn]:
        found = {at: self.grid.by_key.get(key) for at, key in sorted(self.keys.items())}
        return {
            at: one
            for at, one in found.items()
            if one and one.holds is CellSort.QUOTA and one.indicator and not one.indicator.is_level
        }

    def _held(self, place: int, columns: Sequence[int]) -> PastedSum | None:
        """The column against others, where these can be read; rows with a sum alone are none of theirs."""
        if len(columns) < _FEWEST:
            return None
        apart: Message | None = None
        compared = 0
        for row in self.cells:
            parts = [_text(row, at) for at in columns]
            amounts = [self._amount(text, at) for text, at in zip(parts, columns, strict=True)]
            stated = self._amount(_text(row, place), columns[0])
            if stated is None and not any(parts):
                continue
            total = sum((one for one in amounts if one is not None), start=0)
            compared += 1
            is_read = all((one is None) != bool(text) for one, text in zip(amounts, parts, strict=True))  # fmt: skip
            if stated != total or not is_read:
                apart = apart or self._apart(row, place, total)
        return PastedSum(tuple(columns), self._whole(columns), apart) if compared else None

    def _apart(self, row: Sequence[str], place: int, total: Number) -> Message:
        name = next((_text(row, at) for at, key in self.keys.items() if key == "name"), "")
        return say(
            "dòng «{name}» ghi {stated}, cộng được {sum}",
            name=quoted(name),
            stated=quoted(_text(row, place) or "…"),
            sum=printed(total),
        )

    def _whole(self, columns: Sequence[int]) -> str:
        """The key of the quota of the whole of which columns are all phases."""
        quotas = [self._quotas[at] for at in columns]
        codes = {one.indicator.code for one in quotas if one.indicator}
        phases = [one.phase for one in quotas]
        campaign = self.grid.campaign
        reach = max((one.ends for one in campaign.phases), default=campaign.starts)
        if len(codes) != 1 or {*phases} != self._spans or reach < campaign.ends:
            return ""
        wholes = (one for one in self.grid.columns if one.holds is CellSort.QUOTA and not one.phase)
        whole = (one.key for one in wholes if one.indicator and one.indicator.code in codes)
        return next(whole, "")

    def _amount(self, text: str, place: int) -> Number | None:
        measured = self._quotas[place].indicator
        if not text or measured is None:
            return None
        try:
            return read_amount(SheetCell(CellKind.TEXT, text), measured)
        except Unclear:
            return None


def _is_of_all(title: str) -> bool:
    """Whether the lowest of the titles over a column calls it a sum."""
    last = " ".join(nfc(title).casefold().rpartition(", ")[2].split())
    return (_BARE_OF_ALL if last.isascii() else _OF_ALL).fullmatch(last) is not None


def _run(quotas: Mapping[int, GridColumn], places: Sequence[int]) -> tuple[int, ...]:
    """The columns of quotas that stand next to each other, from the first of some places on."""
    found = list[int]()
    for at in places:
        if at not in quotas:
            break
        found.append(at)
    return tuple(sorted(found))


def _text(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""
