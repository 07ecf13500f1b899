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

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

import yaml

from generator.problems import Message, Place, Problem, Severity, say
from generator.standard.values import Confidence, Setting, Value, read_setting

Weights = dict[str, Severity | None]
_HEAD = ("layer", "name", "note")
_SET_RULE = "ND30-V.fn1-size-set"


def lay_over(
    values: Mapping[str, Value], rules: Mapping[str, object], path: Path
) -> tuple[dict[str, Value], Weights, tuple[Problem, ...]]:
    """The values with the layer over them, the weights of rules it changes, and what is wrong."""
    layer = _Layer(path, values, rules)
    try:
        root = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as fault:
        layer.complain_of_yaml(fault)
        root = None
    for key, node in _leaves(root, ""):
        layer.take(key, node)
    layer.check_size_set()
    return layer.values, layer.weights, tuple(layer.problems)


def _leaves(node: yaml.Node | None, path: str) -> Iterator[tuple[str, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        if node is not None:
            yield path, node
        return
    for key, child in node.value:
        yield from _leaves(child, f"{path}.{key.value}" if path else str(key.value))


class _Layer:
    """One layer while it is laid: the values so far and the problems found."""

    def __init__(
        self, path: Path, values: Mapping[str, Value], rules: Mapping[str, object]
    ) -> None:
        self.file = str(path)
        self.origin = path.stem
        self.values = dict(values)
        self.rules = rules
        self.weights: Weights = {}
        self.problems: list[Problem] = []
        self.last_set: yaml.Node | None = None

    def take(self, key: str, node: yaml.Node) -> None:
        """One leaf of the file."""
        if key.startswith("rules."):
            self._take_weight(key.removeprefix("rules."), node)
        elif key == "size_set":
            self._take_size_set(node)
        elif key in self.values:
            self._take_value(self.values[key], node)
        elif key not in _HEAD:
            self._complain_of_key(key, node, self.values)

    def _take_value(self, old: Value, node: yaml.Node) -> None:
        new = read_setting(_plain(node))
        if not _same_kind(old.value, new):
            wanted = say("khóa «{key}» cần giá trị như «{sample}», không phải «{given}»",
                         key=old.path, sample=_told(old.value), given=_told(new))  # fmt: skip
            self._complain("E-STANDARD-VALUE", node, old.path, wanted)
            return
        if not old.admits(new):
            self._warn_of_range(old, new, node)
        self._set(old.path, new, node)

    def _set(self, key: str, new: Setting, node: yaml.Node) -> None:
        self.values[key] = replace(
            self.values[key], value=new, confidence=Confidence.CHOSEN, origin=self.origin
        )
        if key in _size_set(self.values, "large"):
            self.last_set = node

    def _take_size_set(self, node: yaml.Node) -> None:
        name = str(node.value)
        if not (chosen := _size_set(self.values, name)):
            self._complain_of_key(f"size_sets.{name}", node, self.values)
        for key, size in chosen.items():
            self._set(key, size, node)

    def _take_weight(self, rule: str, node: yaml.Node) -> None:
        weight = str(node.value)
        if rule not in self.rules:
            self._complain_of_key(rule, node, self.rules)
        elif weight not in ("none", *Severity):
            fact = say(
                "mức «{given}» không có; các mức là error, warning, info, none", given=weight
            )
            self._complain("E-STANDARD-VALUE", node, f"rules.{rule}", fact)
        else:
            self.weights[rule] = None if weight == "none" else Severity(weight)

    def check_size_set(self) -> None:
        """Warn when the sizes that move together no longer do (Mục V, chú thích 1)."""
        if self.last_set is None:
            return
        sets = [_size_set(self.values, name) for name in ("large", "small")]
        if not any(
            all(self.values[key].value == size for key, size in one.items()) for one in sets
        ):
            fact = say(
                "cỡ chữ Quốc hiệu, Tiêu ngữ và địa danh phải cùng là 12, 13, 13 hoặc 13, 14, 14"
            )
            hint = say("Đặt «size_set: small» hoặc «size_set: large» thay cho từng cỡ chữ.")
            self._complain("W-STANDARD-SIZE-SET", self.last_set, "size_set", fact, hint)

    def _warn_of_range(self, old: Value, new: Setting, node: yaml.Node) -> None:
        fact = say("«{key}: {given}» nằm ngoài quy định ({allowed}) tại {article}", key=old.path,
                   given=_told(new), allowed=_allowed(old), article=old.article)  # fmt: skip
        hint = say("Giá trị vẫn được dùng; chọn trong khoảng cho phép nếu không có lý do riêng.")
        self._complain("W-STANDARD-RANGE", node, old.path, fact, hint)

    def _complain_of_key(self, key: str, node: yaml.Node, known: Mapping[str, object]) -> None:
        near = get_close_matches(key, known, n=1)
        hint = say("Có phải ý là «{near}»?", near=near[0]) if near else None
        fact = say("thể thức không có khóa «{key}»", key=key)
        self._complain("E-STANDARD-KEY", node, key, fact, hint)

    def complain_of_yaml(self, fault: yaml.MarkedYAMLError) -> None:
        """The file is not YAML."""
        mark = fault.problem_mark
        line = mark.line + 1 if mark else 0
        fact = say("tệp không đúng cú pháp YAML: {fault}", fault=fault.problem or "")
        self.problems.append(Problem("E-YAML-SYNTAX", Place(self.file, line), fact))

    def _complain(
        self, code: str, node: yaml.Node, key: str, fact: Message, hint: Message | None = None
    ) -> None:
        mark = node.start_mark
        place = Place(self.file, mark.line + 1, mark.column + 1, path=key)
        severity = Severity.WARNING if code.startswith("W-") else Severity.ERROR
        self.problems.append(Problem(code, place, fact, hint, severity))


def _size_set(values: Mapping[str, Value], name: str) -> dict[str, Setting]:
    head = f"size_sets.{name}."
    found = {path: value.value for path, value in values.items() if path.startswith(head)}
    return {f"parts.{path.removeprefix(head)}.size": size for path, size in found.items()}


def _plain(node: yaml.Node) -> object:
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    text = str(node.value)
    if isinstance(node, yaml.ScalarNode) and node.style in ("'", '"'):
        return text
    if text in ("true", "false"):
        return text == "true"
    if text.isdigit():
        return int(text)
    head, dot, tail = text.partition(".")
    return float(text) if dot and head.isdigit() and tail.isdigit() else text


def _same_kind(old: Setting, new: Setting) -> bool:
    kinds = [_kind(old), _kind(new)]
    return kinds[0] == kinds[1]


def _kind(setting: Setting) -> str:
    if isinstance(setting, bool | str | tuple):
        return type(setting).__name__
    return "number" if not hasattr(setting, "unit") else "length"


def _told(setting: Setting) -> str:
    if isinstance(setting, tuple):
        return ", ".join(map(str, setting))
    return str(setting).lower() if isinstance(setting, bool) else str(setting)


def _allowed(value: Value) -> str:
    if value.options:
        return " | ".join(map(str, value.options))
    return f"{value.low} - {value.high}"
