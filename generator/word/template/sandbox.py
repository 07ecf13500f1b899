"""The one Jinja of bodies, conditions and Word templates: nothing is reached, and all is counted.

A text with expressions is a program that came by mail. It sees keys of dictionaries, items of lists,
`loop`, and what is offered for a class; it may call registered filters, `loop.cycle` and
`loop.changed`. Texts, whole numbers, lists and rounds of loops are counted before they are made.
What may be said at all is `dialect`'s, what may be printed in Word is `printing`'s.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.lexer import TokenStream
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from generator.problems import GeneratorError, Message, did_you_mean, say
from generator.word.template.absent_names import (
    DIVIDED_BY_ZERO,
    Filter,
    Missing,
    UnknownName,
    gap_for,
    line_now,
    line_of,
    of_values,
)
from generator.word.template.aggregates import largest, smallest, sort_rows, sum_of
from generator.word.template.choosing import LOCATED, PLAIN_OR, located, plain_or
from generator.word.template.dialect import LOOP_NAMES, Forbidden, Refused, find_refusals, forbidden
from generator.word.template.naming import NamingContext, NamingGenerator
from generator.word.template.numbers import (
    EXACT,
    PERCENT,
    NumberUnclear,
    as_exact,
    as_percent,
    read_numbers,
)
from generator.word.template.places import AS_TEXT, AS_WHOLE
from generator.word.template.printing import TEXT_CAP, text_of, whole_of
from generator.word.template.spending import (
    JOINED,
    OF_WORDS,
    ROUNDS,
    SAID,
    SEQUENCES,
    WEIGHED,
    RoundCounter,
    TooMuch,
    bits_of,
    count_rounds,
    join,
    joined,
    weighed,
    weight_of,
    words_only,
)
from generator.word.template.unknown import (
    FigureRefused,
    Gap,
    Leniency,
    Refusal,
    Unknown,
    named_if_empty,
    plain_refusal,
)

Offered = Mapping[type, Collection[str]]

BUILTIN_FILTERS = {
    *("abs", "count", "d", "default", "first", "last", "length", "list"),
    *("reverse", "unique"),
}
BUILTIN_TESTS = {
    *("defined", "undefined", "none", "true", "false", "odd", "even", "divisibleby"),
    *("string", "number", "mapping", "sequence", "in", "eq", "ne", "lt", "le", "gt", "ge"),
}
#: Filters that have an answer for a name without a value.
_FOR_MISSING = {"default", "d", "lines"}
FIGURE = "FIGURE"
"""The kind of a refusal that is the want of a figure, and no mistake in the text."""
ROUNDS_CAP = 2_000_000
LETTERS_A_ROUND = 256
"""A longer text takes as long to make as several rounds of a loop."""
BITS_CAP = 4_096
_EXACT = {int, Fraction}


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment that knows these filters, a few harmless ones of Jinja, and nothing else.

    `offered` lists, for each class of values, the names that may be asked of it; `refusal` says what
    it means that one of them has no value.
    """

    code_generator_class = NamingGenerator
    context_class = NamingContext
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(
        self,
        filters: Mapping[str, Filter],
        offered: Offered | None = None,
        refusal: Refusal = plain_refusal,
        **options: Any,
    ) -> None:
        """What stands as a constant is reckoned when it is printed: seeking it takes longer."""
        plain = {"undefined": Missing, "keep_trailing_newline": True, "optimized": False}
        super().__init__(**plain, **options)
        self.globals.clear()
        self.leniency = Leniency()
        self.filters = {name: self.filters[name] for name in BUILTIN_FILTERS}
        self.filters |= {"join": join, JOINED: joined, ROUNDS: count_rounds, WEIGHED: weighed}
        self.filters |= {SAID: words_only, **OF_WORDS}
        self.filters |= {AS_TEXT: text_of, LOCATED: located, PLAIN_OR: plain_or}
        self.filters |= {name: partial(whole_of, kind=kind) for kind, name in AS_WHOLE.items()}
        self.filters |= {"sum": sum_of, "max": largest, "min": smallest, "sort": sort_rows}
        self.filters |= {PERCENT: as_percent, EXACT: as_exact}
        self.filters |= filters
        self.filters = {
            name: work if name in _FOR_MISSING else of_values(work, self.leniency)
            for name, work in self.filters.items()
        }
        self.tests = {name: self.tests[name] for name in BUILTIN_TESTS} | {"none": _is_nothing}
        self.offered = offered or {}
        self._offered_alone = {
            one: names for one, names in self.offered.items() if not issubclass(one, Mapping)
        }
        self.refusal = refusal
        self.rounds = 0
        self.remembers = False
        self.by_word = False
        """Whether lines are counted by words: each word, blank and stretch of text is one."""

    def spend(self, rounds: int, letters: int = 0) -> None:
        """Counts rounds of loops, and the letters of texts that are made as the rounds that these take."""
        self.rounds += rounds + letters // LETTERS_A_ROUND
        if self.rounds > ROUNDS_CAP:
            raise TooMuch

    def _tokenize(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> TokenStream:
        """The words of a text, numbers as people write them."""
        raw = self.lexer.tokeniter(self.preprocess(source, name), name, filename, state)
        if self.by_word:
            raw = ((number, kind, text) for number, (_, kind, text) in enumerate(raw, 1))
        return TokenStream(self.lexer.wrap(read_numbers(raw), name, filename), name, filename)

    def _generate(self, source: nodes.Template, *arguments: Any, **options: Any) -> str:
        """Jinja's program of a tree, which says only what is allowed and counts what it makes."""
        if refusals := list(find_refusals(self, source)):
            raise Forbidden(refusals)
        counted = RoundCounter(self).visit(source)
        return str(super()._generate(counted, *arguments, **options))

    def getattr(self, obj: Any, attribute: str, path: str = "") -> Any:
        """The key of a mapping, a name of `loop`, or one that is offered for the class."""
        if attribute not in self._offered_alone.get(type(obj), ()):
            if isinstance(obj, Mapping):
                if attribute not in obj:
                    return self.undefined(obj=obj, name=attribute)
                found = obj[attribute]
                return self.unknown(obj, attribute, path) if found is None else found
            if attribute not in self._names_of(obj):
                return self._not_offered(obj, attribute)
        found = self._asked(obj, attribute)
        if found is None:
            return self.unknown(obj, attribute, path)
        return named_if_empty(found, path)

    def _not_offered(self, obj: Any, attribute: str) -> Any:
        """What a name comes to that is asked of a value and not offered for it."""
        if isinstance(obj, Missing):
            raise UnknownName(obj)
        if getattr(type(obj), "is_unknown", False):
            return obj
        if attribute.startswith("_"):
            raise SecurityError(attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item by key or position; never an attribute of a plain Python object."""
        if isinstance(obj, Mapping | list | tuple | str):
            try:
                found = obj[argument]
            except (LookupError, TypeError):
                return self.undefined(obj=obj, name=argument)
            return self.unknown(obj, str(argument), "") if found is None else found
        return self.getattr(obj, str(argument))

    def unknown(self, owner: Any, name: str, path: str) -> Unknown | Gap:
        """What stands for a name that has no value."""
        if tell := self.leniency.tell:
            return Gap(partial(self.refusal, owner, name, path), tell, line_now, used=False)
        return Unknown(owner, name, path, self.refusal)

    def _asked(self, owner: Any, name: str) -> Any:
        """What an owner has under a name that it offers."""
        if self.leniency.tell is None:
            return getattr(owner, name)
        with_gap = gap_for(self.leniency.tell)
        return with_gap(partial(getattr, owner, name))

    def _names_of(self, obj: Any) -> Collection[str]:
        return LOOP_NAMES if isinstance(obj, LoopContext) else self.offered.get(type(obj), ())

    def is_safe_callable(self, obj: Any) -> bool:
        """Only `loop.cycle` and `loop.changed`."""
        return isinstance(getattr(obj, "__self__", None), LoopContext)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic of numbers, and texts or lists put together; what would grow too large is not made.

        What is reckoned with something that is not known is not known either.
        """
        for side in (left, right):
            if isinstance(side, Gap):
                return -side
            if getattr(type(side), "is_unknown", False):
                return side
        if isinstance(left, SEQUENCES) or isinstance(right, SEQUENCES):
            if operator != "+":
                raise SecurityError(operator)
            weight = weight_of(left) + weight_of(right)
            self.spend(0, weight)
            too_much = weight > TEXT_CAP
        else:
            too_much = bits_of(left) + bits_of(right) > BITS_CAP
        if too_much:
            raise TooMuch
        work = partial(self._computed, context, operator, left, right)
        return gap_for(self.leniency.tell)(work) if self.leniency.tell else work()

    def _computed(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Exactly: a quotient of whole numbers is a fraction."""
        if operator == "/" and type(left) in _EXACT and type(right) in _EXACT:
            return _plain(Fraction(left, right))
        found = super().call_binop(context, operator, left, right)
        return _plain(found) if type(found) is Fraction else found

    def refusal_of(self, error: Exception, names: Iterable[str]) -> Refused:
        """What went wrong, in our own words, at its line; `names` are those that the text may use."""
        if isinstance(error, Forbidden | NumberUnclear):
            return error.refusals[0]
        if refused := _refused_figure(error):
            return Refused(line_of(error), FIGURE, refused.message, refused.hint)
        if isinstance(error, UnknownName):
            return Refused(line_of(error), "NAME", *self._unknown_name(error, names))
        if isinstance(error, GeneratorError):
            return Refused(line_of(error), "VALUE", error.message)
        if isinstance(error, SecurityError):
            return Refused(line_of(error), "FORBIDDEN", forbidden(str(error)))
        kinds = (kind for kind in _SENTENCES if isinstance(error, kind))
        code, message = _SENTENCES.get(next(kinds, Exception), ("VALUE", NOT_COMPUTED))
        hint = _WHAT_IS_WANTED if message is NOT_COMPUTED else None
        return Refused(line_of(error), code, message, hint)

    def _unknown_name(
        self, error: UnknownName, names: Iterable[str]
    ) -> tuple[Message, Message | None]:
        """What is said of a name that nothing is known by, and the remedy."""
        name = str(error)
        if error.is_nameless:
            return _NO_ITEM, _ASK_FIRST
        if isinstance(error.owner, list | tuple | str):
            return say("ở đây không có phần tử «{name}»", name=name), _ASK_FIRST
        if name == "loop" and error.owner is missing:
            example = "{% for … %}"
            return say("«loop» chỉ có trong vòng lặp {loop}", loop=example), None
        known = names if error.owner is missing else self._known(error.owner)
        return say("không có tên «{name}»", name=name), did_you_mean(name, known) or _remedy(error)

    def _known(self, owner: Any) -> list[str]:
        known = owner if isinstance(owner, Mapping) else self._names_of(owner)
        return sorted(map(str, known))


_SYNTAX = (
    "SYNTAX",
    say("công thức sai cú pháp; xem lại dấu ngoặc, và mỗi for, if phải có endfor, endif"),
)
NOT_COMPUTED = say("không tính được với giá trị đã cho")
"""What is said of a computation that failed in a way that nobody foresaw."""
_WHAT_IS_WANTED = say(
    "phép tính và so sánh cần hai số, vòng lặp cần một danh sách; nối chữ thì viết ~"
)
_NO_ITEM = say("ở đây không có giá trị nào: danh sách trống, hoặc không có dòng trước, dòng sau")
_ASK_FIRST = say("hỏi trước bằng {example}", example="{% if … %}")
_SENTENCES: Mapping[type[Exception], tuple[str, Message]] = {
    TemplateSyntaxError: _SYNTAX,
    RecursionError: _SYNTAX,
    TooMuch: ("CAP", say("chạy quá lâu hoặc tạo ra văn bản, con số, danh sách quá dài")),
    ZeroDivisionError: ("VALUE", DIVIDED_BY_ZERO),
}


def _refused_figure(error: Exception) -> FigureRefused | None:
    """The want of a figure that an error is; also where a name was asked of what has no value."""
    if isinstance(error, UnknownName) and isinstance(error.owner, Unknown):
        return error.owner.refused()
    return error if isinstance(error, FigureRefused) else None


def _plain(value: Fraction) -> int | Fraction:
    return int(value) if value.denominator == 1 else value


def _remedy(error: UnknownName) -> Message | None:
    """What the owner of a name that it lacks would have one write."""
    remedy = getattr(type(error.owner), "remedy", None)
    return remedy(str(error)) if remedy else None


def _is_nothing(value: Any) -> bool:
    return value is None or isinstance(value, Unknown | Gap)
