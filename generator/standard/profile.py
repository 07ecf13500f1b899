"""A profile read from `generator/standard/`: its values, its parts and the weight of its rules.

What people write and read is the `.yaml`; `python -m tools.standards` makes the `.json` of it that is read
here, in a fraction of the time. The files are ours and trusted; only the layers of a union or an office, which other people write,
are checked key by key (see the neighbour `layers`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from generator.problems import Problem, Severity
from generator.standard.layers import lay_over, read_weight
from generator.standard.values import (
    Confidence,
    Length,
    Part,
    Setting,
    Value,
    read_shipped,
    shipped_setting,
)
from generator.workspace import unchanging

NAMES = ("profile", "family", "name", "full_name")


@unchanging(frozen=True, slots=True)
class Rule:
    """What breaking a rule weighs; `severity` None means that a Word file cannot show it."""

    severity: Severity | None
    article: str


@unchanging(frozen=True)
class Standard:
    """The format that holds for a document: one profile with the layers laid over it.

    `problems` tells what the layers ask for that the format does not allow; the values asked for
    stand all the same. `valid_to` is the last day, None while the profile is in force.
    """

    profile: str
    family: str
    name: str
    full_name: str
    valid_from: date
    valid_to: date | None
    values: Mapping[str, Value]
    rules: Mapping[str, Rule]
    problems: tuple[Problem, ...] = ()

    def __getitem__(self, path: str) -> Value:
        return self.values[path]

    def setting(self, path: str) -> Setting:
        return self.values[path].value

    def text(self, path: str) -> str:
        return str(self.setting(path))

    def flag(self, path: str) -> bool:
        return self.setting(path) is True

    def texts(self, path: str) -> tuple[str, ...]:
        """A list of the format (`signature.prefixes`), as texts."""
        setting = self.setting(path)
        return tuple(str(item) for item in setting) if isinstance(setting, tuple) else ()

    def length(self, path: str) -> Length:
        setting = self.setting(path)
        if not isinstance(setting, Length):
            raise TypeError(path)
        return setting

    def twips(self, path: str) -> int:
        return self.length(path).twips

    def share(self, path: str) -> Fraction:
        """A ratio of the format, such as the length of a rule line to the text above it."""
        setting = self.setting(path)
        if not isinstance(setting, int | Fraction):
            raise TypeError(path)
        return Fraction(setting)

    @cached_property
    def text_width(self) -> int:
        """Width between the margins of an upright page, in twips."""
        margins = self.length("page.left").exact_twips + self.length("page.right").exact_twips
        return int(self.length("page.width").exact_twips - margins)

    @cached_property
    def margins(self) -> Mapping[str, int]:
        """Margins of an upright page in twips, by side."""
        return {side: self.twips(f"page.{side}") for side in ("left", "right", "top", "bottom")}

    @property
    def text_mm(self) -> int:
        """The same in millimetres."""
        return round(Fraction(self.text_width * 127, 7200))

    @cached_property
    def header_grid(self) -> tuple[int, int]:
        """Widths of the two columns of the heading, in twips; together the text width.

        The right one always holds the Quốc hiệu on one line, and the longest date line where the
        left one keeps room enough for an issuer's name.
        """
        room = self.text_width - self.twips("header_grid.left_at_least")
        right = min(self.twips("header_grid.right_at_most"), room)
        right = max(self.twips("header_grid.right_at_least"), right)
        return self.text_width - right, right

    @cached_property
    def signature_grid(self) -> tuple[int, int]:
        """Widths for the recipients and for the signature beside them: three eighths, and the rest."""
        left = self.text_width * 3 // 8
        return left, self.text_width - left

    def severity(self, rule: str) -> Severity | None:
        """The weight of a rule in this profile; None when unknown or not to be checked."""
        return self.rules[rule].severity if rule in self.rules else None

    def part_names(self) -> tuple[str, ...]:
        """Every part, in the order of the document."""
        return tuple(path.split(".")[1] for path in self.values if path.endswith(".style"))

    def part(self, name: str) -> Part:
        """How the part is set (`motto`, `body`, `recipients_label`)."""
        if name not in self._parts:
            self._parts[name] = self._part(name)
        return self._parts[name]

    @cached_property
    def _parts(self) -> dict[str, Part]:
        """The parts that were asked for."""
        return {}

    def _part(self, name: str) -> Part:
        paths = {field.name: f"parts.{name}.{field.name}" for field in fields(Part)}
        given: Any = {field: self.setting(at) for field, at in paths.items() if at in self.values}
        return Part(name=name, **given)


def profile_ids() -> tuple[str, ...]:
    """The profiles that travel with the program."""
    return ("nd30", "tld-933", "tld-1014")


def profile_for(family: str, day: date) -> str:
    """The profile of a family (`state` or `union`) in force on that day.

    A day before the oldest profile takes the oldest: nearer than any later one.
    """
    kin = [load_standard(name) for name in profile_ids()]
    kin = sorted((one for one in kin if one.family == family), key=lambda one: one.valid_from)
    begun = [one for one in kin if one.valid_from <= day]
    return (begun or kin[:1])[-1].profile


def load_standard(profile_id: str, *layers: Path, shown: Callable[[Path], str] = str) -> Standard:
    """The profile with the layers over it, in that order: decree < union < office.

    Raises KeyError for an unknown profile. A layer that cannot be read, and whatever is wrong
    inside one, is told in `problems`, with the file as `shown` names it.
    """
    standard = _load_profile(profile_id)
    for path in layers:
        laid = lay_over(standard.values, standard.rules, path, shown(path))
        standard = replace(
            standard,
            values=laid.values,
            rules=weighed(standard.rules, laid.weights),
            problems=(*standard.problems, *laid.problems),
        )
    return standard


def weighed(rules: Mapping[str, Rule], weights: Mapping[str, Severity | None]) -> dict[str, Rule]:
    """The rules, some of them with another weight."""
    return {**rules, **{name: replace(rules[name], severity=one) for name, one in weights.items()}}


@cache
def _load_profile(profile_id: str) -> Standard:
    if profile_id not in profile_ids():
        raise KeyError(profile_id)
    told = read_shipped(profile_id)
    until = told["to"]
    return Standard(
        **{name: told[name] for name in NAMES},
        valid_from=date.fromisoformat(told["from"]),
        valid_to=date.fromisoformat(until) if until else None,
        values=_Values(told["values"]),
        rules={
            name: Rule(read_weight(weight), said) for name, (weight, said) in told["rules"].items()
        },
    )


class _Values(Mapping[str, Value]):
    """The values of a profile by path, each read when it is first asked for: a letter asks for few."""

    def __init__(self, told: Mapping[str, Sequence[Any]]) -> None:
        self._told = told
        self._read: dict[str, Value] = {}

    def __getitem__(self, path: str) -> Value:
        if path not in self._read:
            self._read[path] = _value(path, *self._told[path])
        return self._read[path]

    def __contains__(self, path: object) -> bool:
        return path in self._told

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)

    def __repr__(self) -> str:
        return repr(dict(self))


def _value(path: str, value: Any, low: Any, high: Any, options: list[Any], *told: str) -> Value:
    article, confidence, rule, origin = told
    return Value(
        path,
        value=shipped_setting(value),
        low=shipped_setting(low),
        high=shipped_setting(high),
        options=shipped_setting(options),
        article=article,
        confidence=Confidence(confidence),
        rule=rule,
        origin=origin,
    )
