"""A figure that cannot be told, named in words, with why, and what helps.

«chưa có tỷ lệ đạt của giai đoạn 2 (phases.gd2.rate): …». The reason is the owner's own, where it has one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.drafting.vocabulary.meanings import MEANINGS, NAMES
from generator.drafting.vocabulary.numerals import NotKnown
from generator.model.coded import OfCodes
from generator.problems import Message, Translate, say
from generator.word import FigureRefused

FIGURE = "E-EXPR-FIGURE"
"""The code of a figure that is refused."""
_NAME_OF_OWNER = ("short_name", "name")


class Lacking(FigureRefused, NotKnown):
    """A figure of an owner that is not known; `owner` and `name` say which."""

    def __init__(self, owner: Any, name: str, path: str = "") -> None:
        lack = _lack(owner, name)
        said = say("chưa có {figure}", figure=_figure(owner, name, path))
        super().__init__(say("{what}: {why}", what=said, why=lack.message) if lack else said)
        self.hint = (lack.hint if lack else None) or _remedy(path)


def needed(owner: Any, name: str) -> Any:
    """What an owner has under a name. Raises `Lacking` where that is nothing."""
    value = getattr(owner, name)
    if value is None:
        raise Lacking(owner, name)
    return value


def contradiction(owner: Any, name: str) -> Lacking | None:
    """The refusal of a figure that the records contradict, and do not only leave out."""
    lack = _lack(owner, name)
    return Lacking(owner, name) if lack is not None and lack.is_error else None


class _Short(Message):
    """A meaning as it stands in a sentence, without its explanation."""

    def text(self, translate: Translate = str) -> str:
        return super().text(translate).partition(" (")[0].partition(":")[0].partition(", ")[0]


def _figure(owner: Any, name: str, path: str) -> Message:
    """«tỷ lệ đạt của giai đoạn 2 (phases.gd2.rate)»."""
    called, meaning = _name_of(owner), _meaning(owner, name)
    what: Message = say("«{name}»", name=name) if meaning is None else meaning
    if called and name not in _NAME_OF_OWNER:
        what = say("{what} của {owner}", what=what, owner=called)
    shown = path or (name if meaning is not None else "")
    return say("{what} ({path})", what=what, path=shown) if shown else what


def _meaning(owner: Any, name: str) -> Message | None:
    table = NAMES if isinstance(owner, Mapping) else MEANINGS.get(type(owner), {})
    found = table.get(name)
    called = getattr(owner, "called", None)
    if found is None and callable(called) and isinstance(owner, OfCodes):
        told: Message | None = called(name)
        return told
    return _Short(found.source, found.values) if found else None


def _name_of(owner: Any) -> str:
    """How an owner is called; a row of a table is a group of names."""
    get: Callable[[str], Any] = owner.get if isinstance(owner, Mapping) else _asked(owner)
    return next((str(found) for name in _NAME_OF_OWNER if (found := get(name))), "")


def _asked(owner: Any) -> Callable[[str], Any]:
    return lambda name: getattr(owner, name, None)


def _lack(owner: Any, name: str) -> Any:
    """Why an owner has no such figure, in its own words; nothing where it cannot say."""
    tell = getattr(owner, "lack", None)
    speaks = callable(tell) and (isinstance(owner, OfCodes) or not isinstance(owner, Mapping))
    return tell(name) if tell is not None and speaks else None


def _remedy(path: str) -> Message:
    if not path:
        return say(
            "bổ sung số liệu vào dữ liệu chiến dịch, hoặc thêm {{% if %}} cho trường hợp chưa có"
        )
    return say(
        "bổ sung số liệu vào dữ liệu chiến dịch; nơi có thể chưa có thì viết {{% if {path} %}} … {{% endif %}}",
        path=path,
    )
