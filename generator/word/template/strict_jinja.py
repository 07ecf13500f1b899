"""Jinja, strict and sandboxed: the way in which bodies and conditions ask for names.

A template is somebody's file and must not reach beyond the names it is given: no calls, no
attributes but those that are offered for a class, no powers or repeated strings
that eat the memory. An unknown name is an error, never a blank. What Word templates may ask is
`generator.word.sandbox`'s.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from generator.problems import GeneratorError, Message, nearest, say

_COMPILED = 512
_STATEMENT = re.compile(
    r"""\{%(?:[^"'%{]|\{(?!%)|%(?!\})|"[^"]*"|'[^']*')*%\}|\{#.*?#\}""", re.DOTALL
)
_BARE_LINE = re.compile(
    rf"^[ \t]*(?:(?:{_STATEMENT.pattern})[ \t]*)+(?:\n|\Z)", re.MULTILINE | re.DOTALL
)

Offered = Mapping[type, Collection[str]]

BUILTIN_FILTERS = ("default", "first", "last", "length", "list", "lower", "upper", "join", "batch")
BUILTIN_TESTS = (
    *("defined", "undefined", "none", "odd", "even", "in", "string", "number"),
    *("eq", "ne", "lt", "gt", "le", "ge", "==", "!=", "<", ">", "<=", ">="),
)


class ExpressionFault(GeneratorError):
    """An expression could not be understood or computed; `line` counts from 1 in its text."""

    def __init__(self, code: str, message: Message, line: int) -> None:
        super().__init__(message)
        self.code = code
        self.line = line


class UnknownName(UndefinedError):
    """A name that the vocabulary does not have; `owner` is what was asked for it, if anything."""

    def __init__(self, undefined: NoSuchName) -> None:
        super().__init__()
        self.name = str(undefined.name)
        self.owner = undefined.owner

    def told(self, known: Iterable[str], offered: Offered) -> Message:
        """The sentence, with the nearest of the known names."""
        near = nearest(
            self.name, known if self.owner is missing else _names_of(self.owner, offered)
        )
        if near:
            return say("không có tên «{name}»; có phải «{near}»?", name=self.name, near=near)
        return say("không có tên «{name}»", name=self.name)


class NoSuchName(StrictUndefined):
    """Stands for an unknown name until it is used, which raises `UnknownName`."""

    __slots__ = ()

    @property
    def name(self) -> str | None:
        return self._undefined_name

    @property
    def owner(self) -> object:
        return self._undefined_obj

    @property
    def _undefined_message(self) -> Any:
        raise UnknownName(self)


class StrictEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which data can be read, and nothing called; each text is compiled once."""

    intercepted_binops = frozenset(("*", "**"))
    offered: Offered

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.template_of = lru_cache(_COMPILED)(
            lambda text: self.from_string(_without_bare_lines(text))
        )
        self.expression_of = lru_cache(_COMPILED)(
            partial(self.compile_expression, undefined_to_none=False)
        )

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, LoopContext):
            return not attr.startswith("_") and not callable(value)
        return attr in self.offered.get(type(obj), ())

    def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
        if attribute.startswith("_"):
            raise SecurityError(f"«{attribute}»")
        return self.undefined(obj=obj, name=attribute)

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002
        return False

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        repeated = isinstance(left, str | list | tuple) or isinstance(right, str | list | tuple)
        if operator == "**" or repeated:
            raise SecurityError(f"«{operator}»")
        return super().call_binop(context, operator, left, right)


def strict_environment(
    filters: Mapping[str, Callable[..., Any]],
    offered: Offered,
    *,
    finalize: Callable[[Any], Any] | None = None,
) -> StrictEnvironment:
    """An environment that knows these filters and a few harmless ones of Jinja, and nothing else.

    `offered` lists, for each class of values, the names that may be asked of it. Values are not
    escaped; lines that hold only a `{% %}` leave no blank line behind.
    """
    environment = StrictEnvironment(
        undefined=NoSuchName,
        finalize=finalize,
        keep_trailing_newline=True,
    )
    environment.offered = offered
    environment.globals.clear()
    builtin = environment.filters
    environment.filters = {name: builtin[name] for name in BUILTIN_FILTERS} | dict(filters)
    environment.tests = {name: environment.tests[name] for name in BUILTIN_TESTS}
    return environment


def fill(environment: StrictEnvironment, text: str, names: Mapping[str, Any]) -> str:
    """The text with every expression replaced by its value.

    Raises `ExpressionFault` with the line in `text` where the fault lies.
    """
    with faults_told(names, environment.offered):
        return environment.template_of(text).render(names)


def evaluate(environment: StrictEnvironment, expression: str, names: Mapping[str, Any]) -> Any:
    """The value of one expression, such as the condition `rate < 0.5`."""
    with faults_told(names, environment.offered):
        found = environment.expression_of(expression)(names)
        if isinstance(found, NoSuchName):
            raise UnknownName(found)
        return found


@contextmanager
def faults_told(names: Iterable[str], offered: Offered) -> Iterator[None]:
    """Turn whatever Jinja or a filter raises into an `ExpressionFault` with its line."""
    try:
        yield
    except ExpressionFault:
        raise
    except TemplateSyntaxError as fault:
        said = say("biểu thức sai cú pháp: {reason}", reason=fault.message)
        raise ExpressionFault("E-EXPR-SYNTAX", said, fault.lineno) from None
    except UnknownName as fault:
        raise ExpressionFault(
            "E-EXPR-NAME", fault.told(names, offered), fault_line(fault)
        ) from None
    except SecurityError as fault:
        said = say("biểu thức dùng điều không được phép: {reason}", reason=fault)
        raise ExpressionFault("E-EXPR-REACH", said, fault_line(fault)) from None
    except GeneratorError as fault:
        raise ExpressionFault("E-EXPR-VALUE", fault.message, fault_line(fault)) from None
    except ZeroDivisionError as fault:
        said = say("không tính được biểu thức: số chia bằng 0")
        raise ExpressionFault("E-EXPR-VALUE", said, fault_line(fault)) from None
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
    ) as fault:
        said = say("không tính được biểu thức: {reason}", reason=str(fault) or type(fault).__name__)
        raise ExpressionFault("E-EXPR-VALUE", said, fault_line(fault)) from None


def fault_line(fault: BaseException) -> int:
    """The line of the template in which an exception arose."""
    frames = reversed(traceback.extract_tb(fault.__traceback__))
    return next((frame.lineno or 1 for frame in frames if frame.filename == "<template>"), 1)


def _without_bare_lines(text: str) -> str:
    """The text where a line that holds nothing but statements leaves no line behind.

    Its blanks and its end are moved into its statements, so that lines are counted as before.
    """
    return _BARE_LINE.sub(lambda line: _inward(line.group()), text)


def _inward(line: str) -> str:
    """`  {% if a %}` and its line end, as `{% if a` line end `%}`."""
    bare = line.rstrip("\n")
    end = line[len(bare) :]
    *before, last = _STATEMENT.findall(bare)
    sign = last[-3:] if last[-3] in "-+" else last[-2:]
    return f"{''.join(before)}{last[: -len(sign)]}{end}{sign}"


def _names_of(owner: object, offered: Offered) -> list[str]:
    """The names that may be asked of a value."""
    if isinstance(owner, Mapping):
        return [str(key) for key in owner]
    return sorted(offered.get(type(owner), ()))
