"""The units of a campaign, from their names alone; bases and groups are added by hand or from a list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.office.bodies import shortened, spelled
from generator.office.new_records import Stanza, begin, new_text
from generator.office.office import Office, written_campaign
from generator.problems import Misused, Problem, say
from generator.records import check_record
from generator.sheets import proposed_code
from generator.wording import as_spelled

_HEAD = "Các đơn vị, theo thứ tự trong bảng. Mọi trường và ý nghĩa: vanthu schema units"


def new_units(office: Office, campaign: str, names: Sequence[str]) -> Path:
    """The units of a campaign that has none yet, written. Raises `Misused` where two have one name."""
    record = written_campaign(office, campaign)
    if record.campaign.units:
        raise Misused(
            say("chiến dịch «{code}» đã có đơn vị; thêm bằng «vanthu import units» hoặc sửa units.yaml",
                code=campaign)
        )  # fmt: skip
    full = [spelled(name) for name in names]
    _refuse_twice(full)
    units: dict[str, dict[str, str]] = {}
    for name in full:
        code = proposed_code(name, units)
        units[code] = {"code": code, "name": name, "short_name": short_of(name)}
    path = record.folder / "units.yaml"
    text = new_text(_HEAD, [Stanza({"units": [*units.values()]})])
    return begin(office.workspace, {path: text}, "new units")[0]


def units_alike(office: Office, campaign: str) -> list[Problem]:
    """The units whose names differ in diacritics only: mostly one that was typed twice."""
    found = check_record(written_campaign(office, campaign), office.library)
    return [one for one in found if one.code == "W-UNIT-NAME"]


def short_of(name: str) -> str:
    """The usual short form of a name; nothing where it has none."""
    short = shortened(name)
    return "" if short == name else short


def _refuse_twice(names: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if as_spelled(name) in seen:
            raise Misused(say("đơn vị «{name}» nêu hai lần", name=name))
        seen.add(as_spelled(name))
