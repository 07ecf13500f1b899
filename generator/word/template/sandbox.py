"""The one Jinja of bodies, conditions and Word templates: nothing is reached, and all is counted.

A text with expressions is a program that came by mail. It sees keys of dictionaries, items of lists,
`loop`, and what is offered for a class; it may call registered filters, `loop.cycle` and
`loop.changed`. Texts, whole numbers, lists and rounds of loops are counted before they are made.
What may be said at all is `dialect`'s, what may be printed in Word is `printing`'s.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Collection, Iterable, Mapping
from fractions import Fraction
from functools import partial, wraps
from itertools import chain
from typing import Any

import jinja2
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.filters import make_attrgetter
from jinja2.lexer import TokenStream
from jinja2.runtime import Context, LoopContext, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer

from generator.problems import GeneratorError, Message, did_you_mean, say
from generator.word.template.aggregates import largest, smallest, sort_rows, sum_of
from generator.word.template.choosing import LOCATED, PLAIN_OR, located, plain_or
from generator.word.template.dialect import LOOP_NAMES, Forbidden, Refused, find_refusals, forbidden
from generator.word.template.numbers import (
    EXACT,
    PERCENT,
    NumberUnclear,
    as_exact,
    as_percent,
    read_numbers,
)
from generator.word.template.places import AS_TEXT, AS_WHOLE
from generator.word.template.printing import NO_WORDS, TEXT_CAP, text_of, whole_of
from generator.word.template.unknown import (
    FigureRefused,
    Gap,
    Leniency,
    Refusal,
    TellGap,
    Unknown,
    named_if_empty,
    plain_refusal,
)

Filter = Callable[..., Any]
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
SAID = "said_plainly"
"""The filter by which a value becomes words before it is joined to others, or changed as words are."""
ROUNDS = "rounds"
JOINED = "joined"
WEIGHED = "weighed"
ROUNDS_CAP = 2_000_000
LETTERS_A_ROUND = 256
"""A longer text takes as long to make as several rounds of a loop."""
BITS_CAP = 4_096
_FILE = "<template>"
_EXACT = {int, Fraction}
_LASTING = (nodes.Getattr, nodes.Filter, nodes.Const)
_SEQUENCES = (str, bytes, list, tuple)


class TooMuch(Exception):
    """Loops go round more often, or a text or number grows longer, than any document needs."""


class NoWords(GeneratorError):
    """What is no text was joined to one, or changed as texts are."""


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


class NamingGenerator(CodeGenerator):
    """Has the sandbox told with each name how the text calls it: `phases.gd2.rate`.

    Where the sandbox `remembers`, what is printed of a value that nothing in the text can change is
    found once, however often it stands there.
    """

    _changing: frozenset[str] = frozenset()
    _lasts = False

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """The program of a text."""
        named = node.find_all(nodes.Name)
        self._changing = frozenset(one.name for one in named if one.ctx != "load") | {"loop"}
        self._known: dict[str, int] = {}
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self._lasts = self._is_lasting(node)
        if self._lasts:
            key = self._known.setdefault(repr(node), len(self._known))
            self.write(f"(context.printed[{key}] if {key} in context.printed else ")
            self.write(f"context.printed.setdefault({key}, ")
        super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        super()._output_child_post(node, frame, finalize)
        if self._lasts:
            self.write("))")

    def _is_lasting(self, node: nodes.Node) -> bool:
        """Whether an expression comes to the same wherever it stands in the text."""
        if not getattr(self.environment, "remembers", False):
            return False
        if isinstance(node, nodes.Name):
            return node.name not in self._changing
        return isinstance(node, _LASTING) and all(map(self._is_lasting, node.iter_child_nodes()))

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """`environment.getattr(…, 'rate', 'phases.gd2.rate')`."""
        self.write("environment.getattr(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}, {dotted(node)!r})")

    def _make_finalize(self) -> Any:
        """What is printed of a value is decided when it is printed, also of one that stands in the text."""
        return super()._make_finalize()._replace(const=None)


def dotted(node: nodes.Node) -> str:
    """How a text calls a value: `phases.gd2.rate`; empty for what is no name."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        owner, name = dotted(node.node), node.attr
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        owner, name = dotted(node.node), str(node.arg.value)
    else:
        return ""
    return f"{owner}.{name}" if owner else ""


class _Forgetting(dict[int, str]):
    """Of a draft each gap is told where it stands, so nothing is remembered."""

    def __contains__(self, key: object) -> bool:
        return False


class NamingContext(Context):
    """Names of a document; one that is nothing stands as an `Unknown`.

    `printed` is what is printed of values that stay as they are, by the number of their expression.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        is_draft = self.environment.leniency.tell is not None  # type: ignore[attr-defined]
        self.printed: dict[int, str] = _Forgetting() if is_draft else {}

    def resolve_or_missing(self, key: str) -> Any:
        """The value of a name."""
        try:
            found = self.vars[key] if key in self.vars else self.parent[key]
        except KeyError:
            return missing
        if found is None:
            return self.environment.unknown(self.parent, key, key)  # type: ignore[attr-defined]
        return named_if_empty(found, key)


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
        super().__init__(undefined=Missing, keep_trailing_newline=True, **options)
        self.globals.clear()
        self.leniency = Leniency()
        self.filters = {name: self.filters[name] for name in BUILTIN_FILTERS}
        self.filters |= {"join": _join, JOINED: _joined, ROUNDS: _count_rounds, WEIGHED: _weighed}
        self.filters |= {SAID: _words_only, **_OF_WORDS}
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
        counted = _Counting(self).visit(source)
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
            return Gap(partial(self.refusal, owner, name, path), tell, _line_now, used=False)
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
        if isinstance(left, _SEQUENCES) or isinstance(right, _SEQUENCES):
            if operator != "+":
                raise SecurityError(operator)
            weight = _weight(left) + _weight(right)
            self.spend(0, weight)
            too_much = weight > TEXT_CAP
        else:
            too_much = _bits(left) + _bits(right) > BITS_CAP
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
    ZeroDivisionError: ("VALUE", say("không tính được công thức: số chia bằng 0")),
}


def _refused_figure(error: Exception) -> FigureRefused | None:
    """The want of a figure that an error is; also where a name was asked of what has no value."""
    if isinstance(error, UnknownName) and isinstance(error.owner, Unknown):
        return error.owner.refused()
    return error if isinstance(error, FigureRefused) else None


def _plain(value: Fraction) -> int | Fraction:
    return int(value) if value.denominator == 1 else value


def line_of(error: BaseException) -> int:
    """The line of the text in which an error arose."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = reversed(list(traceback.walk_tb(error.__traceback__)))
    return next((line for frame, line in frames if frame.f_code.co_filename == _FILE), 1)


def _remedy(error: UnknownName) -> Message | None:
    """What the owner of a name that it lacks would have one write."""
    remedy = getattr(type(error.owner), "remedy", None)
    return remedy(str(error)) if remedy else None


class _Counting(NodeTransformer):
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


def _weighed(made: Any) -> Any:
    """A list as it was written, if it is no longer than any text with all that is in it."""
    _weight(made)
    return made


def _weight(made: Any) -> int:
    """How much there is in a list and in the lists in it, one that stands in several places in each."""
    if not isinstance(made, list | tuple | dict):
        return len(made) if isinstance(made, _SEQUENCES) else 1
    weight = len(made)
    for one in made.values() if isinstance(made, dict) else made:
        if isinstance(one, list | tuple | dict):
            weight += _weight(one)
        if weight > TEXT_CAP:
            raise TooMuch
    return weight


def _bits(value: Any) -> int:
    """How long a number is, also the exact value of a figure; 0 for what is no exact number."""
    try:
        return sum(part.bit_length() for part in getattr(value, "value", value).as_integer_ratio())
    except (AttributeError, ValueError, OverflowError):
        return 0


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
            refused: GeneratorError = FigureRefused(_SENTENCES[ZeroDivisionError][1])
        except GeneratorError as fault:
            refused = fault
        return Gap(lambda: refused, tell, _line_now)

    return tried


def _line_now() -> int:
    """The line of the text that is being filled."""
    frame: Any = sys._getframe()  # noqa: SLF001 - what Jinja itself goes by when an error arises
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None and frame.f_code.co_filename == _FILE:
            return int(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return 1


def _is_nothing(value: Any) -> bool:
    return value is None or isinstance(value, Unknown | Gap)


def _words_only(value: Any) -> str:
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


_OF_WORDS: dict[str, Filter] = {
    "upper": _of_words(str.upper),
    "lower": _of_words(str.lower),
    "trim": _of_words(str.strip),
}


@jinja2.pass_environment
def _joined(environment: Any, *values: Any) -> Any:
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
def _join(
    environment: Environment, rows: Iterable[Any], sign: str = "", attribute: str | None = None
) -> Any:
    """The rows, or what is asked of each, as one text with a sign between them, counted before."""
    if attribute is not None:
        rows = map(make_attrgetter(environment, attribute), rows)
    between = chain.from_iterable((sign, row) for row in rows)
    return _joined(environment, *list(between)[1:])


def _length(part: Any) -> int:
    return len(part) if isinstance(part, str) else len(str(part))


@jinja2.pass_context
def _count_rounds(context: Context, rows: Any) -> Any:
    """Wraps what a loop goes over, constants too, so that all rounds of a document are counted."""
    items = rows if isinstance(rows, list | tuple | Mapping | str) else list(rows)
    sandbox: Any = context.environment
    sandbox.spend(len(items))
    return items
