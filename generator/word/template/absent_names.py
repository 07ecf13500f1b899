"""What stands for a name without a value, and what becomes of it: refused, or in a draft a gap."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterable
from functools import partial, wraps
from typing import Any

import jinja2
from jinja2.exceptions import TemplateSyntaxError

from generator.problems import GeneratorError, say
from generator.word.template.unknown import FigureRefused, Gap, Leniency, TellGap, Unknown

Filter = Callable[..., Any]
DIVIDED_BY_ZERO = say("không tính được công thức: số chia bằng 0")
_FILE = "<template>"


class UnknownName(jinja2.UndefinedError):
    """A name without a value was used; `owner` is what was asked for it, if anything."""

    def __init__(self, undefined: Missing) -> None:
        super().__init__(str(undefined._undefined_name))  # noqa: SLF001 - a subclass of Jinja's own
        self.owner = undefined._undefined_obj  # noqa: SLF001
        self.is_nameless = undefined._undefined_name is None  # noqa: SLF001


class Missing(jinja2.StrictUndefined):
    """Stands for a name without a value until it is used."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> Any:
        raise UnknownName(self)

    def __format__(self, spec: str) -> str:
        return str(self)

    def __str__(self) -> str:  # type: ignore[override]
        """Nothing is printed; of a gap in a draft its own sign is."""
        if isinstance(self._undefined_obj, Gap):
            return str(self._undefined_obj)
        raise UnknownName(self)

    __html__ = __str__


_NO_VALUES = (Missing, Unknown)


def of_values(work: Filter, leniency: Leniency) -> Filter:
    """The filter, refusing a name that is missing or has no value, whatever it would do with it.

    In a draft what it cannot say is a gap.
    """

    @wraps(work)
    def filtered(*values: Any, **named: Any) -> Any:
        if leniency.tell is not None:
            return _or_gap(leniency.tell, values, partial(strictly, *values, **named))
        for one in values:
            if isinstance(one, _NO_VALUES):
                raise _refused(one)
        return work(*values, **named)

    def strictly(*values: Any, **named: Any) -> Any:
        for one in values:
            if isinstance(one, _NO_VALUES):
                raise _refused(one)
        return work(*values, **named)

    return filtered


def _or_gap(tell: TellGap, values: Iterable[Any], work: Callable[[], Any]) -> Any:
    """What comes of values in a draft: the gap that one of them is, or in the place of what cannot be said."""
    for one in values:
        if (gap := _gap_in(one)) is not None:
            return gap
    return gap_for(tell)(work)


def _refused(value: Missing | Unknown) -> Exception:
    """Why nothing is made of a name that is missing or has no value."""
    return UnknownName(value) if isinstance(value, Missing) else value.refused()


def of_value(work: Callable[[Any], Any], leniency: Leniency) -> Callable[[Any], Any]:
    """The same for what is made of one value alone."""
    careful = of_values(work, leniency)

    def of_one(value: Any) -> Any:
        if leniency.tell is None and not isinstance(value, _NO_VALUES):
            return work(value)
        return careful(value)

    return of_one


def _gap_in(value: Any) -> Gap | None:
    """The gap that a value is, or that a name was asked of."""
    owner = value._undefined_obj if isinstance(value, Missing) else value  # noqa: SLF001
    return -owner if isinstance(owner, Gap) else None


def gap_for(tell: TellGap) -> Callable[[Callable[[], Any]], Any]:
    """Does some work of a draft; a gap where it cannot say what it should."""

    def tried(work: Callable[[], Any]) -> Any:
        try:
            return work()
        except ZeroDivisionError:
            refused: GeneratorError = FigureRefused(DIVIDED_BY_ZERO)
        except GeneratorError as fault:
            refused = fault
        return Gap(lambda: refused, tell, line_now)

    return tried


def line_now() -> int:
    """The line of the text that is being filled."""
    frame: Any = sys._getframe()  # noqa: SLF001 - what Jinja itself goes by when an error arises
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None and frame.f_code.co_filename == _FILE:
            return int(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return 1


def line_of(error: BaseException) -> int:
    """The line of the text in which an error arose."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = reversed(list(traceback.walk_tb(error.__traceback__)))
    return next((line for frame, line in frames if frame.f_code.co_filename == _FILE), 1)
