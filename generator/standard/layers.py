"""A union's or an office's own choices, laid over a profile.

A layer is a small YAML file with the same keys as the profile and plain values:

    layer: office
    size_set: small
    page: {left: 35 mm}
    parts: {body: {size: 13 pt}}
    rules: {PRAC-level4: none}

A value outside the range of the format is taken over with a warning; a key or a kind of value that
the format does not know is an error and changes nothing. Which layers hold is left to others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from generator.problems import Message, Problem, Severity, did_you_mean, say
from generator.standard.values import Confidence, Setting, Value, setting_at
from generator.workspace import Block, child, place_of, quoted, read_yaml

_HEAD = ("layer", "name", "note")


class _Leaf(NamedTuple):
    """A value of the layer: its whole key, where it stands, and what is written there."""

    key: str
    record: Block
    step: str
    text: str


def lay_over(values: Mapping[str, Value], rules: Collection[str], path: Path, name: str) -> Layer:
    """What a layer makes of the values and the rules; `name` is the file as people know it."""
    root, found = read_yaml(path, name)
    layer = Layer(path.stem, values, rules)
    layer.problems += found
    for leaf in _leaves(root, "") if root is not None else ():
        layer.take(leaf)
    layer.check_size_set()
    return layer


def _leaves(record: Block, path: str) -> Iterator[_Leaf]:
    for key in (*record, *record.blank):
        inner = child(record, key)
        if isinstance(inner, Block):
            yield from _leaves(inner, f"{path}{key}.")
        else:
            yield _Leaf(f"{path}{key}", record, key, str(inner or ""))


class Layer:
    """One layer: all values with its own over them, the weights it gives to rules, its problems."""

    def __init__(self, origin: str, values: Mapping[str, Value], rules: Collection[str]) -> None:
        self.origin = origin
        self.values = dict(values)
        self.rules = rules
        self.weights: dict[str, Severity | None] = {}
        self.problems: list[Problem] = []
        self.last_set: _Leaf | None = None

    def take(self, leaf: _Leaf) -> None:
        """One leaf of the file."""
        key = leaf.key
        if key.startswith("rules."):
            self._take_weight(key.removeprefix("rules."), leaf)
        elif key == "size_set":
            if not (chosen := _size_set(self.values, leaf.text)):
                self._complain_of_key(f"size_sets.{leaf.text}", leaf, self.values)
            for part, size in chosen.items():
                self._set(part, size, leaf)
        elif key in self.values:
            self._take_value(self.values[key], leaf)
        elif key not in _HEAD:
            self._complain_of_key(key, leaf, self.values)

    def _take_value(self, old: Value, leaf: _Leaf) -> None:
        new = setting_at(leaf.record, leaf.step)
        if leaf.step in leaf.record.blank or _kind(old.value) != _kind(new):
            wanted = say("trường «{key}» cần giá trị như «{sample}», không phải «{given}»",
                         key=old.path, sample=_told(old.value), given=quoted(_told(new)))  # fmt: skip
            self._complain("E-STANDARD-VALUE", leaf, old.path, wanted)
            return
        if not old.admits(new):
            self._warn_of_range(old, new, leaf)
        self._set(old.path, new, leaf)

    def _set(self, key: str, new: Setting, leaf: _Leaf) -> None:
        self.values[key] = replace(
            self.values[key], value=new, confidence=Confidence.CHOSEN, origin=self.origin
        )
        if key in _size_set(self.values, "large"):
            self.last_set = leaf

    def _take_weight(self, rule: str, leaf: _Leaf) -> None:
        if rule not in self.rules:
            self._complain_of_key(rule, leaf, self.rules)
        elif leaf.text not in ("none", *Severity):
            fact = say(
                "mức «{given}» không có; các mức là error, warning, info, none", given=leaf.text
            )
            self._complain("E-STANDARD-VALUE", leaf, leaf.key, fact)
        else:
            self.weights[rule] = read_weight(leaf.text)

    def check_size_set(self) -> None:
        """Warn when the sizes that move together no longer do (Mục V, chú thích 1)."""
        sets = [_size_set(self.values, name) for name in ("large", "small")]
        now = {key: self.values[key].value for key in sets[0]}
        if self.last_set and now not in sets:
            fact = say(
                "cỡ chữ Quốc hiệu, Tiêu ngữ và địa danh phải cùng là 12, 13, 13 hoặc 13, 14, 14"
            )
            hint = say("đặt «size_set: small» hoặc «size_set: large» thay cho từng cỡ chữ")
            self._complain("W-STANDARD-SIZE-SET", self.last_set, "size_set", fact, hint)

    def _warn_of_range(self, old: Value, new: Setting, leaf: _Leaf) -> None:
        fact = say("«{key}: {given}» nằm ngoài quy định ({allowed}) tại {article}", key=old.path,
                   given=quoted(_told(new)), allowed=_allowed(old), article=old.article)  # fmt: skip
        hint = say("giá trị vẫn được dùng; chọn trong khoảng cho phép nếu không có lý do riêng")
        self._complain("W-STANDARD-RANGE", leaf, old.path, fact, hint)

    def _complain_of_key(self, key: str, leaf: _Leaf, known: Collection[str]) -> None:
        fact = say("thể thức không có trường «{key}»", key=key)
        hint = did_you_mean(key, known) or say("xem các trường trong docs/format.md")
        self._complain("E-STANDARD-KEY", leaf, key, fact, hint)

    def _complain(
        self, code: str, leaf: _Leaf, key: str, fact: Message, hint: Message | None = None
    ) -> None:
        severity = Severity.WARNING if code.startswith("W-") else Severity.ERROR
        place = place_of(leaf.record, leaf.step, key)
        self.problems.append(Problem(code, place, fact, hint, severity))


def read_weight(word: str) -> Severity | None:
    """What breaking a rule weighs; `none` means that it is not looked at."""
    return None if word == "none" else Severity(word)


def _size_set(values: Mapping[str, Value], name: str) -> dict[str, Setting]:
    head = f"size_sets.{name}."
    found = {path: value.value for path, value in values.items() if path.startswith(head)}
    return {f"parts.{path.removeprefix(head)}.size": size for path, size in found.items()}


def _kind(setting: Setting) -> str:
    whole = isinstance(setting, int | Fraction) and not isinstance(setting, bool)
    return "number" if whole else type(setting).__name__


def _told(setting: Setting) -> str:
    told = [str(one) for one in (setting if isinstance(setting, tuple) else (setting,))]
    return ", ".join(told) if not isinstance(setting, bool) else told[0].lower()


def _allowed(value: Value) -> str:
    if value.options:
        return " | ".join(map(str, value.options))
    return f"{value.low} - {value.high}"
