"""What a form says of units that are rearranged: read by its fields, each text that makes no sense told at its field.

Fields: `what`, `day`, `unit` (many), `into`, `name`, `short_name`, `group`, `kind`, `code`, `apart`, `parts` (a name a line), and
`quota 3`, what who goes on has in that table, `share quota 3|Name`, what a part has of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from generator.model.campaign import Campaign, Unit
from generator.model.fields import Number
from generator.office.bodies import spelled
from generator.office.grid_cells import CellReader
from generator.office.grid_columns import CellSort
from generator.office.rearranging import Happening, Rearranging, not_passed_over, rearranged
from generator.office.rearranging_words import passed_quotas
from generator.office.splitting import split_measures
from generator.office.unit_grid import UnitGrid
from generator.problems import GeneratorError, Message, say
from generator.wording import as_spelled, day_in_full, read_date
from generator.workspace import fold

QUOTA = "quota "
"""Before the place of a table of quotas."""
SHARE = "share "
"""Before the key of a `SplitMeasure`, with the name of the part behind it."""
_TEXTS = ("name", "short_name", "group", "kind", "code", "into")
_SEVERAL = 2


def read_rearranging(
    campaign: Campaign, texts: Mapping[str, str], units: Sequence[str]
) -> tuple[Rearranging | None, dict[str, Message]]:
    """What is asked for, and what is wrong with it by the field; nothing is asked for while anything is wrong."""
    reading = _AskedChange(campaign, texts, units)
    asked = reading.read()
    return (None if reading.refused else asked), reading.refused


class _AskedChange:
    def __init__(self, campaign: Campaign, texts: Mapping[str, str], units: Sequence[str]) -> None:
        self.campaign, self.texts = campaign, texts
        self.known = {unit.code: unit for unit in campaign.units}
        self.units = [code for code in units if code in self.known]
        self.refused: dict[str, Message] = {}
        what = texts.get("what", "")
        self.what = Happening(what) if what in {*Happening} else Happening.MERGE

    def read(self) -> Rearranging | None:
        """All fields but the quotas first: what these mean follows from them."""
        day = self._day()
        said = {key: self._text(key) for key in _TEXTS} if day else {}
        self._refuse_units()
        parts = self._parts() if self.what is Happening.SPLIT else ()
        if day is None or self.refused:
            return None
        is_merged = self.what in {Happening.MERGE, Happening.JOIN}
        is_apart = is_merged and bool(self.texts.get("apart"))
        asked = Rearranging(
            self.what, day, tuple(self.units), said["name"], said["short_name"], said["group"],
            said["kind"], said["code"], said["into"], carries=not is_apart, parts=parts,
        )  # fmt: skip
        if parts:
            return self._with_shares(asked)
        return self._with_quotas(asked) if is_merged else asked

    def _day(self) -> date | None:
        try:
            typed = day_in_full(self.texts.get("day", ""), self.campaign.starts, self.campaign.ends)
            return read_date(typed)
        except GeneratorError as fault:
            typed = self.texts.get("day", "")
            self.refused["day"] = fault.message if typed else say("ghi ngày có hiệu lực")
            return None

    def _text(self, key: str) -> str:
        wanted = {
            Happening.MERGE: {"name", "short_name", "group", "kind", "code"},
            Happening.JOIN: {"into"},
            Happening.RENAME: {"name", "short_name"},
            Happening.SPLIT: set[str](),
            Happening.END: set[str](),
        }[self.what]
        text = " ".join(self.texts.get(key, "").split()) if key in wanted else ""
        if self.what is Happening.JOIN and key == "into" and not text:
            self.refused["into"] = say("chọn đơn vị nhận")
        if key == "name" and key in wanted:
            return self._name(spelled(text))
        if key != "code" or not text:
            return self._read_text(key, text) if key in {"short_name", "kind"} else text
        column = UnitGrid(self.campaign).by_key["code"]
        read = CellReader(self.campaign).read(column, text)
        taken = {fold(code) for code in self.known}
        if read.fault or fold(text) in taken:
            self.refused["code"] = read.fault or say("mã này đã có, chỉ khác chữ hoa, chữ thường")
        return text

    def _read_text(self, key: str, text: str) -> str:
        column = UnitGrid(self.campaign).by_key["short_name"]
        if text and (fault := CellReader(self.campaign).read(column, text).fault):
            self.refused[key] = fault
        return text

    def _name(self, text: str) -> str:
        """A name that no other unit that goes on bears."""
        read = CellReader(self.campaign).read(UnitGrid(self.campaign).by_key["name"], text)
        if read.fault:
            self.refused["name"] = read.fault
        elif other := self._namesake(text):
            self.refused["name"] = say("«{name}» đang có trong danh sách: chọn «nhập vào một đơn vị đang có»", name=other.name)  # fmt: skip
        return text

    def _parts(self) -> tuple[str, ...]:
        """The names of the parts; one of them may be that of the unit itself."""
        lines = (" ".join(line.split()) for line in self.texts.get("parts", "").splitlines())
        names = tuple(spelled(line) for line in lines if line)
        column, reader = UnitGrid(self.campaign).by_key["name"], CellReader(self.campaign)
        faults = [read.fault for name in names if (read := reader.read(column, name)).fault]
        others = [other for name in names if (other := self._namesake(name))]
        if len(names) < _SEVERAL:
            self.refused["parts"] = say("ghi tên từ hai đơn vị mới, mỗi dòng một tên")
        elif len({as_spelled(name) for name in names}) < len(names):
            self.refused["parts"] = say("mỗi đơn vị mới một tên khác nhau")
        elif faults:
            self.refused["parts"] = faults[0] or say("chưa có tên đơn vị")
        elif others:
            self.refused["parts"] = say("«{name}» đang có trong danh sách: ghi tên khác", name=others[0].name)  # fmt: skip
        return names

    def _with_shares(self, asked: Rearranging) -> Rearranging:
        """With what was typed for the parts; a cell left blank leaves it open."""
        reader, shares = CellReader(self.campaign), dict[tuple[str, str], Number]()
        for one in split_measures(rearranged(self.campaign, asked)):
            for name in asked.parts:
                field = f"{SHARE}{one.key}|{name}"
                read = reader.read(one.column, self.texts.get(field, ""))
                if read.fault:
                    self.refused[field] = read.fault
                elif read.value is not None:
                    shares[one.key, name] = read.value  # type: ignore[assignment]
        return replace(asked, shares=shares)

    def _namesake(self, name: str) -> Unit | None:
        going_on = (
            unit for unit in not_passed_over(self.campaign)
            if unit.code not in self.units and unit.active_to is None
        )  # fmt: skip
        return next((one for one in going_on if as_spelled(one.name) == as_spelled(name)), None)

    def _refuse_units(self) -> None:
        into = self.texts.get("into", "")
        if self.what is Happening.JOIN and into in self.units:
            self.units.remove(into)
        count = len(self.units)
        if not count:
            self.refused["unit"] = say("chọn đơn vị")
        elif self.what is Happening.RENAME and count > 1:
            self.refused["unit"] = say("đổi tên thì chọn một đơn vị")
        elif self.what is Happening.SPLIT and count > 1:
            self.refused["unit"] = say("chia ra thì chọn một đơn vị, đơn vị khác làm lần sau")
        elif self.what is Happening.MERGE and count < _SEVERAL:
            self.refused["unit"] = say("nhập thành một đơn vị mới thì chọn từ hai đơn vị; chỉ đổi tên thì chọn «đổi tên»")  # fmt: skip
        groups = {self.known[code].group for code in self.units}
        if self.what is Happening.MERGE and len(groups) > 1 and not self.texts.get("group"):
            self.refused["group"] = say("các đơn vị ấy ở nhiều nhóm: chọn nhóm của đơn vị mới")
        if into and into not in self.known:
            self.refused["into"] = say("đơn vị này không còn trong dữ liệu")

    def _with_quotas(self, asked: Rearranging) -> Rearranging:
        """With what was typed for who goes on, where it is other than follows by itself."""
        columns = {
            one.place: one for one in UnitGrid(self.campaign).columns if one.holds is CellSort.QUOTA
        }
        typed: dict[int, Number | None] = {}
        for one in passed_quotas(rearranged(self.campaign, asked)):
            text = self.texts.get(f"{QUOTA}{one.place}")
            if text is None or text.strip() == (one.own or one.together):
                continue
            read = CellReader(self.campaign).read(columns[one.place], text)
            if read.fault:
                self.refused[f"{QUOTA}{one.place}"] = read.fault
            elif read.text == one.together or not text.strip():
                typed.update({one.place: None} if one.own else {})
            elif read.text != one.own and not isinstance(read.value, str | None):
                typed[one.place] = read.value  # type: ignore[assignment]
        return replace(asked, quotas=typed)
