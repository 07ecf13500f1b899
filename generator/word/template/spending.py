"""What a text makes is counted before it is made: rounds of loops, letters, what stands in lists, digits.

The sandbox keeps the sum; `RoundCounter` has the program of a text call the filters that count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any

import jinja2
from jinja2 import Environment, nodes
from jinja2.filters import make_attrgetter
from jinja2.runtime import Context, markup_join, str_join
from jinja2.visitor import NodeTransformer

from generator.problems import GeneratorError
from generator.word.template.absent_names import Filter
from generator.word.template.printing import NO_WORDS, TEXT_CAP
from generator.word.template.unknown import Gap

SAID = "said_plainly"
"""The filter by which a value becomes words before it is joined to others, or changed as words are."""
ROUNDS = "rounds"
JOINED = "joined"
WEIGHED = "weighed"
SEQUENCES = (str, bytes, list, tuple)


class TooMuch(Exception):
    """Loops go round more often, or a text or number grows longer, than any document needs."""


class NoWords(GeneratorError):
    """What is no text was joined to one, or changed as texts are."""


class RoundCounter(NodeTransformer):
    """Has loops count their rounds, and texts that are joined their length."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment

    def visit_For(self, loop: nodes.For) -> nodes.Node:  # noqa: N802 - Jinja's name
        self.generic_visit(loop)
        if not (isinstance(loop.iter, nodes.Filter) and loop.iter.name == ROUNDS):
            loop.iter = self._filtered(loop.iter, ROUNDS)
        return loop

    def visit_Concat(self, concat: nodes.Concat) -> Any:  # noqa: N802 - Jinja's name
        self.generic_visit(concat)
        first, *others = concat.nodes
        return self._filtered(first, JOINED, *others)

    def visit_List(self, made: nodes.List) -> Any:  # noqa: N802 - Jinja's name
        self.generic_visit(made)
        return self._filtered(made, WEIGHED)

    def visit_Dict(self, made: nodes.Dict) -> Any:  # noqa: N802 - Jinja's name
        self.generic_visit(made)
        return self._filtered(made, WEIGHED)

    def visit_Tuple(self, made: nodes.Tuple) -> Any:  # noqa: N802 - Jinja's name
        self.generic_visit(made)
        return self._filtered(made, WEIGHED) if made.ctx == "load" else made

    def _filtered(self, node: Any, name: str, *others: nodes.Expr) -> Any:
        made = nodes.Filter(node, name, list(others), [], None, None, lineno=node.lineno)
        return made.set_environment(self.environment)


def weighed(made: Any) -> Any:
    """A list as it was written, if it is no longer than any text with all that is in it."""
    weight_of(made)
    return made


def weight_of(made: Any) -> int:
    """How much there is in a list and in the lists in it, one that stands in several places in each."""
    if not isinstance(made, list | tuple | dict):
        return len(made) if isinstance(made, SEQUENCES) else 1
    weight = len(made)
    for one in made.values() if isinstance(made, dict) else made:
        if isinstance(one, list | tuple | dict):
            weight += weight_of(one)
        if weight > TEXT_CAP:
            raise TooMuch
    return weight


def bits_of(value: Any) -> int:
    """How long a number is, also the exact value of a figure; 0 for what is no exact number."""
    try:
        return sum(part.bit_length() for part in getattr(value, "value", value).as_integer_ratio())
    except (AttributeError, ValueError, OverflowError):
        return 0


def words_only(value: Any) -> str:
    """Words and whole numbers; what has no words of its own is refused."""
    if isinstance(value, str):
        return value
    if type(value) is int:
        return str(value)
    raise NoWords(NO_WORDS)


def _of_words(work: Callable[[str], str]) -> Filter:
    """A filter that changes words."""

    def changed(environment: Any, value: Any) -> str:
        text = environment.filters[SAID](value)
        environment.spend(0, _length(text))
        return work(text)

    return jinja2.pass_environment(changed)


OF_WORDS: dict[str, Filter] = {
    "upper": _of_words(str.upper),
    "lower": _of_words(str.lower),
    "trim": _of_words(str.strip),
}


@jinja2.pass_environment
def joined(environment: Any, *values: Any) -> Any:
    """What `~` makes of its parts, counted before."""
    parts = [environment.filters[SAID](value) for value in values]
    if (gap := next((part for part in parts if isinstance(part, Gap)), None)) is not None:
        return gap
    length = sum(map(_length, parts))
    environment.spend(0, length)
    if length > TEXT_CAP:
        raise TooMuch
    return markup_join(parts) if environment.autoescape else str_join(parts)


@jinja2.pass_environment
def join(
    environment: Environment, rows: Iterable[Any], sign: str = "", attribute: str | None = None
) -> Any:
    """The rows, or what is asked of each, as one text with a sign between them, counted before."""
    if attribute is not None:
        rows = map(make_attrgetter(environment, attribute), rows)
    between = chain.from_iterable((sign, row) for row in rows)
    return joined(environment, *list(between)[1:])


def _length(part: Any) -> int:
    return len(part) if isinstance(part, str) else len(str(part))


@jinja2.pass_context
def count_rounds(context: Context, rows: Any) -> Any:
    """Wraps what a loop goes over, constants too, so that all rounds of a document are counted."""
    items = rows if isinstance(rows, list | tuple | Mapping | str) else list(rows)
    sandbox: Any = context.environment
    sandbox.spend(len(items))
    return items
