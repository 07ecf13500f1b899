"""What the titles above a paste into the table of units mean: which column, or what must be asked first.

A title means a column when nothing in it is left unexplained: «Chỉ tiêu giai đoạn 1» is the quota of that phase,
«Chỉ tiêu năm trước» is none of them. Figures under a title that may mean a quota go nowhere before somebody said so.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from generator.model.coded import by_code
from generator.office.grid_columns import CellSort, GridColumn
from generator.office.unit_grid import UnitGrid
from generator.records import unit_titles
from generator.sheets import base_meant, measures_alike, names_unit, stated_in
from generator.wording import fold
from generator.workspace import Block, regex, unchanging

_SIGNS = regex(r"[^\w%]+")
_QUOTA = " chi tieu "
_PHASE = " giai doan "
_WHOLE = (
    " ca chien dich ",
    " ca nam ",
    " toan chien dich ",
    " ca dot ",
    " toan dot ",
    " ca ky ",
    " toan ky ",
)
_NUMBER = regex(r"^ so (?:luong )?")
_SUM = regex(r" (?:tong so|tong cong|tong|cong)(?= chi tieu )")
_AMONG = regex(r"^ trong do(?= chi tieu )")
_OF_ALL = frozenset({" tong so ", " tong cong ", " tong ", " cong "})
_HARMLESS = frozenset({"giao", "duoc", "nam", "so", "dot", "trong", "do"})
_DONE = regex(r" (?:ket qua|thuc hien|da|dat|luy ke|so voi|con thieu|vuot) ")


@unchanging(frozen=True)
class Meaning:
    """The `key` of the column that a title surely means; else the keys that it `may_be`, the likeliest first."""

    key: str = ""
    may_be: tuple[str, ...] = ()


@unchanging(frozen=True)
class TitleReader:
    """Reads the titles of a paste into a table."""

    grid: UnitGrid
    root: Block

    @cached_property
    def _quotas(self) -> Sequence[GridColumn]:
        return [one for one in self.grid.columns if one.holds is CellSort.QUOTA]

    def meaning(self, text: str, base: str = "") -> Meaning:
        """What a title means; `base` is what it says that figures are numbers of, where it takes several rows."""
        words = " ".join(text.split())
        if not words:
            return Meaning()
        if exact := self._exact(words):
            return Meaning(exact)
        key = ".".join(unit_titles(self.root).key_of(words) or ())
        if key in self.grid.by_key:
            return Meaning(key)
        bases = self.grid.campaign.bases
        if code := base_meant(words, bases) or (base and base_meant(base, bases)):
            return Meaning(f"bases.{code}")
        return Meaning("name") if names_unit(words) else self._of_quota(words)

    def _exact(self, words: str) -> str:
        said = fold(words)
        found = (one.key for one in self.grid.columns if fold(one.title.text()) == said)
        return next(found, "")

    def _of_quota(self, words: str) -> Meaning:
        spaced = _AMONG.sub("", _spaced(words), count=1)
        said = _SUM.sub("", spaced, count=1)
        is_quota = said.startswith(_QUOTA)
        rest = said.removeprefix(_QUOTA.rstrip()) if is_quota else said
        indicator, rest = _taken(rest, self._indicators)
        if is_quota and indicator is None and (measured := self._measured_in(words)):
            indicator = measured
            for one in stated_in(words):
                rest = rest.replace(_spaced(one), " ", 1)
        phase, rest = _taken(rest, self._phases)
        if phase is None and self._has_phases and (said != spaced or rest in _OF_ALL):
            phase, rest = "", "" if rest in _OF_ALL else rest
        left = set(rest.split()) - _HARMLESS - self._years - self._measures(indicator)
        found = self._given(indicator, phase)
        if is_quota:
            if not left and len(found) == 1:
                return Meaning(found[0])
            return Meaning("", (*found, *(key for key in self._keys if key not in found)))
        is_bare = indicator is None and phase is None
        return Meaning() if left or is_bare or _DONE.search(said) else Meaning("", tuple(found))

    def _given(self, indicator: str | None, phase: str | None) -> list[str]:
        """The columns of what is named; where no phase is, those that are open, else that of the whole."""
        if indicator is None and phase is None:
            return [one.key for one in self._quotas if one.open]
        code = indicator or self.grid.campaign.main_indicator.code
        of_it = [one for one in self._quotas if one.indicator and one.indicator.code == code]
        if phase is None and (shown := [one.key for one in of_it if one.open]):
            return shown
        return [one.key for one in of_it if one.phase == (phase or None)]

    @cached_property
    def _keys(self) -> Sequence[str]:
        return [one.key for one in self._quotas]

    @cached_property
    def _indicators(self) -> Sequence[tuple[str, str]]:
        """By their names, also without the number that is said of them: «Sáng kiến»."""
        named = [(_spaced(one.name), one.code) for one in self.grid.campaign.indicators]
        bare = [(_NUMBER.sub(" ", name), code) for name, code in named]
        return [*named, *(one for one in bare if one[0].strip())]

    @property
    def _has_phases(self) -> bool:
        return bool(self.grid.campaign.phases)

    @cached_property
    def _phases(self) -> Sequence[tuple[str, str]]:
        """By their names, also shortened as people do: «GĐ1», «GĐ 1»."""
        phases = [(_spaced(one.name), one.code) for one in self.grid.campaign.phases]
        short = [
            (name.replace(_PHASE, said, 1), code)
            for name, code in phases
            for said in (" gd", " gd ")
            if name.startswith(_PHASE)
        ]
        return [*phases, *short, *((whole, "") for whole in _WHOLE)]

    def _measured_in(self, title: str) -> str | None:
        """The indicator that alone is counted in the unit of measure which a title says: «(nghìn đồng)» of the one in money."""
        stated = stated_in(title)
        codes = [
            one.code
            for one in self.grid.campaign.indicators
            if not one.is_rate and any(measures_alike(words, one.recorded_in) for words in stated)
        ]
        return codes[0] if len(codes) == 1 else None

    @cached_property
    def _years(self) -> frozenset[str]:
        campaign = self.grid.campaign
        return frozenset(map(str, range(campaign.starts.year, campaign.ends.year + 1)))

    def _measures(self, indicator: str | None) -> frozenset[str]:
        campaign = self.grid.campaign
        code = indicator or campaign.main_indicator.code
        return frozenset(_spaced(by_code(campaign.indicators)[code].unit_of_measure).split())


def _spaced(text: str) -> str:
    """The words of a title between blanks, without diacritics and signs."""
    return f" {_SIGNS.sub(' ', fold(text)).strip()} "


def _taken(said: str, names: Sequence[tuple[str, str]]) -> tuple[str | None, str]:
    """The code of the longest name that stands in a title, and what is left of it."""
    found = [(name, code) for name, code in names if name in said]
    if not found:
        return None, said
    name, code = max(found, key=lambda one: len(one[0]))
    return code, said.replace(name, " ", 1)
