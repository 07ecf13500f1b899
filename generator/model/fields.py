"""The types of a record's fields: each reads the text that stands in the file and says what it means.

Records arrive as text only; a YAML reader never guesses. `1.775` in a `Count` is 1775, in a `Code` it
stays `1.775`. A refusal carries the stable code and the words of `generator.wording`. Python values
of the right type pass through, so that tests and commands can build records directly.
"""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Callable
from fractions import Fraction
from importlib import import_module
from types import ModuleType
from typing import Annotated, Any

import pydantic
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from generator import wording
from generator.problems import Message, Misused, say
from generator.workspace import (
    TextRefused,
    check_name,
    check_path,
    composed,
    empty,
    read_yes_no,
    refusal,
    regex,
)

Number = int | Fraction

CODE_LIMIT = 60
TEXT_LIMIT = 5_000
BODY_LIMIT = 50_000
_LIKE_THOUSANDS = regex(r"[1-9][0-9]{0,2},[0-9]{3}")
_DECIMALS = regex(r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:\.[0-9]{3})+),[0-9]+")
_AMOUNT = (
    r"^(0|[1-9][0-9.]*)(,[0-9]+)?(\s?(ngàn|nghìn|triệu|tỷ|tỉ))?(\s?(đồng|đ|vnđ|vnd|VNĐ|VND))?$"
    r"|^[0-9]+(,[0-9]+)?\s?%$"
)
"""How an editor knows an amount: a count, money with its words, or a rate."""
_IN_DONG = regex(r"(?:đồng|đ|vnđ|vnd)\s*$", re.IGNORECASE)
_NAME = regex(r"[^\W\d_][\w.,&'’()-]*(?: [\w.,&'’()-]+)+")
_CODE = regex(r"[^\W_](?:[\w.&-]*\w)?")


_PLUGINS = "pydantic.plugin._loader"


def _read_without_plugins() -> None:
    """Nothing that happens to be installed beside us takes part in reading records.

    Seeking it would load the reader of all packages' metadata, and that of mail with it. Should pydantic
    want more of its module than the plug-ins, it gets the module.
    """

    def whole(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        del sys.modules[_PLUGINS]
        return getattr(import_module(_PLUGINS), name)

    none = ModuleType(_PLUGINS)
    vars(none).update(get_plugins=tuple, __getattr__=whole)
    sys.modules.setdefault(_PLUGINS, none)


_read_without_plugins()


class Record(pydantic.BaseModel):
    """A record: frozen, and a key it does not know is refused; how it is read is worked out when one is.

    What is read by itself and within another is worked out at once, and once (`defer_build=False`).
    """

    model_config = pydantic.ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        populate_by_name=True,
        defer_build=True,
    )


def optional(description: str, default: object = None) -> Any:
    """A field that may be left out, and then is `default`."""
    return pydantic.Field(default=default, description=description)


def mapped(description: str) -> Any:
    """A field with values by name, none when it is left out."""
    return pydantic.Field(default_factory=dict, description=description)


def covers(first: datetime.date | None, last: datetime.date | None, day: datetime.date) -> bool:
    """Whether a day lies between two days, both included; an end that is left open holds nothing off."""
    return (first is None or first <= day) and (last is None or day <= last)


def refuse(code: str, message: Message, hint: Message | None = None) -> PydanticCustomError:
    """The refusal of one value, with its stable code, for a validator to raise."""
    return PydanticCustomError(code, "{said}", {"said": message, "hint": hint})


Shown = dict[str, Any]
"""What a field is for an editor, as JSON Schema."""


class Sort:
    """A sort of fields: what a text in them says, and why it is refused; values that are no text pass as they are.

    `core` is what the value must be then, worked out once for all fields of the sort: of annotations of its
    own pydantic asks for each of three hundred fields what it makes of them.
    """

    def __init__(
        self, read: Callable[[str], Any], shown: Shown, core: CoreSchema | None = None
    ) -> None:
        self._read, self.shown, self._core = read, shown, core

    def __get_pydantic_core_schema__(
        self, kind: Any, handler: pydantic.GetCoreSchemaHandler
    ) -> CoreSchema:
        core = self._core or handler(kind)
        return core_schema.no_info_before_validator_function(self._validate, core)

    def __get_pydantic_json_schema__(
        self, _core: CoreSchema, _handler: pydantic.GetJsonSchemaHandler
    ) -> Shown:
        return {**self.shown}

    def _validate(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return self._read(value)
        except TextRefused as fault:
            raise refuse(fault.code, fault.message) from None


def _read_code(text: str) -> str:
    if len(text) <= CODE_LIMIT and _CODE.fullmatch(text):
        return text
    message = say(
        "mã chỉ gồm chữ, chữ số, dấu «.», «-», «_», «&», không quá {limit} ký tự; đang là «{text}»"
    )
    if (code := wording.code_from(text)) and _CODE.fullmatch(code):
        message = say(
            "mã chỉ gồm chữ, chữ số, dấu «.», «-», «_», «&», không quá {limit} ký tự, ví dụ «{instead}»; đang là «{text}»"
        )
        raise refusal("E-CODE", message, text, limit=CODE_LIMIT, instead=code)
    raise refusal("E-CODE", message, text, limit=CODE_LIMIT)


def _read_named(text: str) -> str:
    """A code, or a name in its place: that nothing has such a code is told where the codes are known."""
    is_name = " " in text and _NAME.fullmatch(text) and len(text) <= TEXT_LIMIT
    return text if is_name else _read_code(text)


def _read_width(text: str) -> int:
    if (width := wording.read_count(text.strip().removesuffix("mm").rstrip())) > 0:
        return width
    raise refusal(
        "E-WIDTH", say("độ rộng phải lớn hơn 0; bỏ dòng này thì rộng như thường lệ"), text
    )


def new_code(text: str) -> str:
    """The code, typed on the command line, of a thing that shall be made, often with a file of that name.

    Raises `Misused` in the words of the records.
    """
    try:
        return check_name(_read_code(composed(text)))
    except TextRefused as fault:
        raise Misused(fault.message) from None


def _example(example: str) -> Shown:
    return {"type": "string", "examples": [example]}


def _pattern(pattern: str, example: str) -> Shown:
    return {"type": ["string", "number"], "pattern": pattern, "examples": [example]}


def _listed(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _one_or_many(kind: str | list[str]) -> pydantic.WithJsonSchema:
    one = {"type": kind}
    return pydantic.WithJsonSchema({"anyOf": [one, {"type": "array", "items": one}]})


_TEXT, _WHOLE = core_schema.str_schema(), core_schema.int_schema()
_A_CODE: Shown = {"type": ["string", "number"]}

Code = Annotated[str, Sort(_read_code, _A_CODE, _TEXT)]
"""Mã: names a thing within its campaign; letters, digits, `.`, `-`, `_`, `&`."""

CodeOf = Annotated[str, Sort(_read_named, _A_CODE, _TEXT)]
"""The code of a thing declared elsewhere; `rules` refuse what is none, and say whose name it is."""

CodeOrCodes = Annotated[
    tuple[Code, ...], pydantic.BeforeValidator(_listed), _one_or_many(["string", "number"])
]
"""A list of codes that may be written as its only member."""

Count = Annotated[int, Sort(wording.read_count, _pattern(r"^(0|[1-9][0-9.]*)$", "1.775"), _WHOLE)]
"""Số lượng: a whole number, written 1775 or 1.775."""

Width = Annotated[int, Sort(_read_width, _pattern(r"^[1-9][0-9]*( ?mm)?$", "120"), _WHOLE)]
"""Độ rộng: whole millimetres, more than none; `120 mm` too."""

Rate = Annotated[Fraction, Sort(wording.read_rate, _pattern(r"^[0-9]+(,[0-9]+)?\s?%$", "6%"))]
"""Tỷ lệ: a percentage, kept as an exact fraction of one."""

Date = Annotated[
    datetime.date, Sort(wording.read_date, _example("25/4/2022"), core_schema.date_schema())
]
"""Ngày: 2022-04-25 or 25/4/2022."""

MomentField = Annotated[wording.Moment, Sort(wording.read_moment, _example("8h00 20/4/2022"))]
"""Thời điểm: a date, with the hour when it is known."""

YesNo = Annotated[
    bool, Sort(read_yes_no, {"enum": ["có", "không", True, False]}, core_schema.bool_schema())
]
"""Có / không."""


def _read_text(text: str) -> str:
    if text and not text.strip():
        raise empty()
    return text.rstrip("\n")


def _read_body(text: str) -> str:
    if text and not text.strip():
        raise empty()
    return text


def _of_length(least: int, most: int) -> CoreSchema:
    """A text that is as long as it may be, once it is read."""

    def judge(text: str) -> str:
        if least <= (length := len(text)) <= most:
            return text
        told = {"field_type": "Value", "actual_length": length}
        if length < least:
            raise PydanticKnownError("too_short", {**told, "min_length": least})
        raise PydanticKnownError("too_long", {**told, "max_length": most})

    return core_schema.no_info_after_validator_function(judge, core_schema.str_schema())


def _lengths(least: int, most: int) -> Shown:
    shown = {"maxLength": most, "type": "string"}
    return {"minLength": least, **shown} if least else shown


Text = Annotated[str, Sort(_read_text, _lengths(1, TEXT_LIMIT), _of_length(1, TEXT_LIMIT))]
"""A phrase or a sentence; may hold `{{ names }}` where the field says so.

The line end that YAML leaves at the end of a block (`|`, `>`) is no part of it.
"""

TextOrTexts = Annotated[tuple[Text, ...], pydantic.BeforeValidator(_listed), _one_or_many("string")]
"""A list of texts that may be written as its only member."""


def _read_optional_body(text: str) -> str:
    return text if text.strip() else ""


FilePath = Annotated[str, Sort(check_path, _example("named.docx"), _TEXT)]
"""A file, from the folder that such files belong to; where it really leads is seen when it is opened."""

Body = Annotated[str, Sort(_read_body, _lengths(1, BODY_LIMIT), _of_length(1, BODY_LIMIT))]
"""A body in Markdown, with Jinja expressions over the campaign's figures."""


class DecimalCount(Fraction):
    """A count with decimals, `1.250,5`; any other `Fraction` is a rate. Sums of such counts, and how far they are apart, are such."""

    as_written: str = ""
    """Its notation where it looks like one of thousands with a comma: `1,200`."""

    def __add__(self, other: Any) -> Any:
        return DecimalCount(super().__add__(other))

    def __radd__(self, other: Any) -> Any:
        return DecimalCount(super().__radd__(other))

    def __sub__(self, other: Any) -> Any:
        return DecimalCount(super().__sub__(other))

    def __rsub__(self, other: Any) -> Any:
        return DecimalCount(super().__rsub__(other))

    def __neg__(self) -> DecimalCount:
        return DecimalCount(super().__neg__())

    def __abs__(self) -> DecimalCount:
        return DecimalCount(super().__abs__())


class Dong(int):
    """An amount that was written with «đồng», and so is money alone."""


def _read_amount(text: str) -> Number:
    """With «%» a rate, else as long a number as money needs: which it must be, `rules` say."""
    if text[-1:].isdigit() and "," not in text:
        return wording.read_money(text)
    if text.rstrip().endswith("%"):
        return wording.read_rate(text)
    if _DECIMALS.fullmatch(text.strip()):
        count = DecimalCount(wording.read_decimal(text))
        if _LIKE_THOUSANDS.fullmatch(text.strip()):
            count.as_written = text.strip()
        return count
    amount = wording.read_money(text)
    return Dong(amount) if _IN_DONG.search(text) else amount


def _any_number(value: Any, handler: pydantic.ValidatorFunctionWrapHandler) -> Number:
    """As pydantic reads it; its older versions let go of what is no number at all."""
    try:
        number: Number = handler(value)
    except TypeError:
        raise PydanticCustomError("int_type", "Input should be a valid integer") from None
    return number


def _amount(value: Any, handler: pydantic.ValidatorFunctionWrapHandler) -> Number:
    """A text as it is read, keeping what sort of number it is; anything else as any number."""
    if isinstance(value, DecimalCount | Dong):
        return value
    if not isinstance(value, str):
        return _any_number(value, handler)
    try:
        return _read_amount(value)
    except TextRefused as fault:
        raise refuse(fault.code, fault.message) from None


Amount = Annotated[
    Number,
    pydantic.WrapValidator(_amount),
    pydantic.WithJsonSchema(_pattern(_AMOUNT, "1.775")),
]
"""What an indicator measures: a count, an amount of đồng, or (with %) a rate."""

SHORT_CODE = regex(rf"(?!.{{{CODE_LIMIT + 1}}}){_CODE.pattern}")


def _counts(
    value: Any,
    handler: pydantic.ValidatorFunctionWrapHandler,
    info: pydantic.ValidationInfo[set[str] | None],
) -> Any:
    """Nothing but texts that are plain codes and amounts, each amount read once; all else is left to the fields.

    The context holds the codes that the record had before, as the same units are counted again and again.
    """
    if not isinstance(value, dict):
        return handler(value)
    try:
        texts = {*value.values()}
        if {*map(type, texts), *map(type, value)} != {str}:
            return handler(value)
        amounts = {text: _read_amount(text) for text in texts}
    except (TypeError, TextRefused):
        return handler(value)
    known = set() if info.context is None else info.context
    if not value.keys() <= known:
        new = value.keys() - known
        if not all(map(SHORT_CODE.fullmatch, new)):
            return handler(value)
        known |= new
    return dict(zip(value, map(amounts.__getitem__, value.values()), strict=True))


Counts = Annotated[dict[CodeOf, Amount], pydantic.WrapValidator(_counts)]
"""What stands for each unit, by its code: in a large campaign a hundred thousand times."""

OptionalBody = Annotated[
    str, Sort(_read_optional_body, _lengths(0, BODY_LIMIT), _of_length(0, BODY_LIMIT))
]
"""A body that may be left out."""
