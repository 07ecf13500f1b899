"""A base that units do not have yet, begun by pasting a column of figures under its title: «Số CBVC» is the base CBVC.

Until it is saved its column is called by that title alone, so that what is typed and what is kept of it say the same.
"""

from __future__ import annotations

from collections.abc import Container

from generator.model.campaign import Campaign, Indicator
from generator.office.grid_columns import CellSort, GridColumn
from generator.problems import say
from generator.sheets import base_named, worded_code
from generator.wording import fold

_BEGUN = "bases+"
_LONGEST = 100


def new_base_key(title: str) -> str:
    """How the column of a new base is called, and its title, none where a title names no base."""
    words = " ".join(title.split())
    return f"{_BEGUN}{words}" if len(words) <= _LONGEST and base_named(words) else ""


def begins_base(key: str) -> bool:
    """Whether a column is that of a base that is not there yet."""
    return bool(new_base_key(key.removeprefix(_BEGUN))) if key.startswith(_BEGUN) else False


def begun_base(campaign: Campaign, key: str, taken: Container[str]) -> GridColumn:
    """The column of a new base with the code that it will have; of one of the same name that of this."""
    title = key.removeprefix(_BEGUN)
    name = base_named(title)
    known = next((one.code for one in campaign.bases if fold(one.name) == fold(name)), None)
    code = known or worded_code(name, taken)
    measured = Indicator(code=code, name=name, unit_of_measure=name)
    return GridColumn(key, say("{title}", title=title), CellSort.BASE, code, measured)
