"""Why a model refused a value, in plain words: one sentence for each type of pydantic's errors.

Keyed on the type and never on the library's English. Where the value stands, and which of several
errors is worth telling, is left to `generator.records.binding`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Sized
from functools import reduce
from typing import Any, NamedTuple

from generator.problems import GeneratorError, Message, did_you_mean, say
from generator.workspace import quoted, regex

Details = Mapping[str, Any]
"""One error of pydantic: its `type`, its `input` and the values of its `ctx`."""


class Refusal(NamedTuple):
    """The stable code, what is wrong, and what to do about it."""

    code: str
    said: Message
    hint: Message | None = None


_A_VALUE = say("một giá trị viết ngay sau dấu hai chấm")
_A_LIST = say("một danh sách, mỗi mục một dòng bắt đầu bằng dấu «-»")
_A_MAPPING = say("các dòng «trường: giá trị» thụt vào bên dưới")
_MAPPING = ("model_type", "model_attributes_type", "dataclass_type", "dict_type", "mapping_type")
_LIST = ("list_type", "tuple_type", "set_type", "frozen_set_type", "iterable_type")
_WANTED = dict.fromkeys(_MAPPING, _A_MAPPING) | dict.fromkeys(_LIST, _A_LIST)
_OF_WHOLE = ("too_", "missing", "extra_forbidden", "value_error", "assertion_error", "union_tag_")
"""How the types begin that can be wrong with a mapping or a list that is wanted as such."""

_LIMITS: dict[str, tuple[str, str, Message]] = {
    "greater_than": ("E-RANGE", "gt", say("phải lớn hơn {limit}; đang là «{text}»")),
    "greater_than_equal": ("E-RANGE", "ge", say("phải từ {limit} trở lên; đang là «{text}»")),
    "less_than": ("E-RANGE", "lt", say("phải nhỏ hơn {limit}; đang là «{text}»")),
    "less_than_equal": ("E-RANGE", "le", say("nhiều nhất là {limit}; đang là «{text}»")),
    "multiple_of": ("E-RANGE", "multiple_of", say("phải chia hết cho {limit}; đang là «{text}»")),
    "too_short": ("E-FEW", "min_length", say("cần ít nhất {limit} mục; đang có {count}")),
    "too_long": ("E-MANY", "max_length", say("có {count} mục, nhiều nhất là {limit}")),
    "string_too_short": (
        "E-TEXT-SHORT",
        "min_length",
        say("dài {count} ký tự, ít nhất là {limit}; đang là «{text}»"),
    ),
    "string_too_long": (
        "E-TEXT-LONG",
        "max_length",
        say("dài {count} ký tự, nhiều nhất là {limit}"),
    ),
}
"""By error type: our code, the name of the limit in the error, and the sentence."""

_SIZE = frozenset(("too_short", "too_long"))
_CHOICES = frozenset(("enum", "literal_error"))
_CURLY = regex(r"\s*[“”‘’].*[“”‘’]\s*")
_CHOICE = regex(r"'((?:[^'\\]|\\.)+)'")


def refusal(details: Details) -> Refusal:
    """What to say of one error; every error has words, also those that no model of ours raises."""
    found = _refusal(details)
    if isinstance(details["input"], str) and _CURLY.fullmatch(details["input"]):
        return found._replace(hint=say("bỏ hai dấu “ ” quanh giá trị"))
    return found


def _refusal(details: Details) -> Refusal:
    value, limits = details["input"], details.get("ctx", {})
    if value is None or (isinstance(value, str) and not value.strip()):
        return empty()
    if "said" in limits:
        return Refusal(str(details["type"]), limits["said"], limits.get("hint"))
    if isinstance(fault := limits.get("error"), GeneratorError):
        return Refusal(str(getattr(fault, "code", "E-VALUE")), fault.message)
    if is_shape(details):
        return wrong_shape([details])
    return _of_value(str(details["type"]), value, limits)


def empty() -> Refusal:
    """A value that is wanted and not given."""
    return Refusal("E-EMPTY", say("để trống"), say("ghi giá trị, hoặc xóa dòng này"))


def is_shape(details: Details) -> bool:
    """Whether a mapping, a list or a plain value stands where another of them is wanted."""
    kind = str(details["type"])
    made = kind.startswith(_OF_WHOLE) or "said" in details.get("ctx", {})
    return kind in _WANTED or (isinstance(details["input"], dict | list) and not made)


def wrong_shape(alternatives: Sequence[Details]) -> Refusal:
    """What stands there and what is wanted; several kinds when several would do."""
    kinds = (_WANTED.get(str(details["type"]), _A_VALUE) for details in alternatives)
    each = map(Message, dict.fromkeys(kind.source for kind in kinds))
    wanted = reduce(lambda one, other: say("{one} hoặc {other}", one=one, other=other), each)
    found = _found(alternatives[0]["input"])
    return Refusal("E-SHAPE", say("cần {wanted}; đang là {found}", wanted=wanted, found=found))


def _found(value: object) -> Message:
    if isinstance(value, dict):
        return say("một nhóm trường")
    if isinstance(value, list):
        return say("một danh sách")
    return say("«{text}»", text=quoted(str(value)))


def _of_value(kind: str, value: object, limits: Mapping[str, Any]) -> Refusal:
    if kind in _CHOICES:
        return _of_choice(str(value), _CHOICE.findall(str(limits.get("expected", ""))))
    if kind in _LIMITS:
        return _of_limit(kind, value, limits)
    said = say("giá trị «{text}» không dùng được ở đây", text=quoted(str(value)))
    return Refusal("E-VALUE", said, say("xem ý nghĩa của trường này bằng «vanthu schema»"))


def _of_choice(text: str, allowed: list[str]) -> Refusal:
    said = say(
        "«{text}» không thuộc các giá trị được nhận: {allowed}",
        text=quoted(text),
        allowed=", ".join(allowed),
    )
    return Refusal("E-CHOICE", said, did_you_mean(text, allowed))


def _of_limit(kind: str, value: object, limits: Mapping[str, Any]) -> Refusal:
    """A text that a validator has read first is told as any text, not as a list."""
    code, name, said = _LIMITS[
        f"string_{kind}" if isinstance(value, str) and kind in _SIZE else kind
    ]
    count = len(value) if isinstance(value, Sized) else 0
    text = quoted(str(value))
    return Refusal(code, say(said.source, limit=limits.get(name), count=count, text=text))
