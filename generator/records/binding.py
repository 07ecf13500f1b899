"""Records → model: pydantic reads the texts once, and each of its errors gets its place and its words.

The model decides what a text means; here only blame is laid, at file, line and column. Words are in
`generator.records.refusals`, reading the file in `generator.workspace.yamltext`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from generator.problems import Message, Problem, Vocabulary, say
from generator.records.refusals import Details, Refusal, empty, is_shape, refusal, wrong_shape
from generator.records.shapes import blank_keys, fields_at, is_map
from generator.workspace import Block, Items, Node, Step, child, locate

Model = TypeVar("Model", bound=BaseModel)

_KEY = "[key]"
_KEYS_SHOWN = 12
_HINTS = 200


class _Error(NamedTuple):
    """An error of pydantic with its way into the record, and the union members it went through."""

    details: Details
    path: tuple[Step, ...]
    branch: tuple[str, ...]
    branched: int
    """How much of the path lies before the first union."""

    @property
    def kind(self) -> str:
        return str(self.details["type"])


def bind(model: type[Model], data: Block) -> tuple[Model | None, list[Problem]]:
    """The record as a model, or nothing and everything that is wrong with it."""
    bound: Model | None = None
    errors: list[_Error] = []
    try:
        bound = model.model_validate(data)
    except ValidationError as fault:
        found = fault.errors(include_url=False)
        errors = [_trace(data, details) for details in found if not _is_echo(details)]
    teller = _Teller(model, data)
    told = [*teller.blanks(), *teller.tell(_one_branch(errors))]
    return (None if told else bound), sorted(told, key=lambda problem: problem.place)


def _is_echo(details: Details) -> bool:
    """A list is also called too short when its items were refused; that was told already."""
    if details["type"] != "too_short" or isinstance(details["input"], str):
        return False
    return len(details["input"]) >= int(details["ctx"]["min_length"])


def _trace(data: Block, details: Details) -> _Error:
    """Follow an error into the record; what is no step of it names a member of a union."""
    way = list(details["loc"])
    last = [way.pop()] if details["type"] == "missing" else []
    node: Node = data
    path: list[Step] = []
    branch: list[str] = []
    branched = 0
    for step in way:
        try:
            node = child(node, step)
            path.append(step)
        except KeyError:
            branched = branched if branch else len(path)
            branch.append(str(step))
    return _Error(details, (*path, *last), tuple(branch), branched)


def _one_branch(errors: Iterable[_Error]) -> Iterator[list[_Error]]:
    """The errors worth telling; of a union only those of the member that was most likely meant."""
    unions: dict[tuple[Step, ...], dict[str, list[_Error]]] = {}
    for error in errors:
        if not error.branch:
            yield [error]
        else:
            members = unions.setdefault(error.path[: error.branched], {})
            members.setdefault(error.branch[0], []).append(error)
    for path, members in unions.items():
        yield from _likeliest(path, [*members.values()])


def _likeliest(path: tuple[Step, ...], members: list[list[_Error]]) -> Iterator[list[_Error]]:
    """The member whose shape fits, with fewest errors; when none fits, all as alternatives."""
    fitting = [
        errors
        for errors in members
        if not any(error.path == path and is_shape(error.details) for error in errors)
    ]
    if fitting:
        yield from ([error] for error in min(fitting, key=len))
    else:
        yield [errors[0] for errors in members]


class _Teller:
    """Gives errors their words and places; remembers what it has already looked up."""

    def __init__(self, model: type[BaseModel], data: Block) -> None:
        self.model = model
        self.data = data
        self.meant: set[tuple[Step, ...]] = set()
        self.known: dict[frozenset[str], Vocabulary] = {}
        self.near: dict[tuple[str, frozenset[str]], Message | None] = {}

    def blanks(self) -> Iterator[Problem]:
        """Blank keys that no default can stand in for: entries of a map, and unknown keys."""
        for path in blank_keys(self.data):
            if is_map(self.model, path[:-1]):
                yield self._blank_entry(path)
            elif (fields := fields_at(self.model, path[:-1])) and path[-1] not in fields:
                yield self._unknown(path)

    def _blank_entry(self, path: tuple[Step, ...]) -> Problem:
        found = empty()
        return self._at(path, found._replace(hint=_comma(path[-1]) or found.hint), key=True)

    def tell(self, groups: Iterable[list[_Error]]) -> Iterator[Problem]:
        """Unknown keys first: a missing key that was only mistyped is told once."""
        missing = []
        for group in groups:
            if group[0].kind == "missing":
                missing.append(group[0])
            else:
                yield self._problem(group)
        for error in missing:
            if error.path not in self.meant:
                yield self._missing(error)

    def _problem(self, group: Sequence[_Error]) -> Problem:
        error = group[0]
        if error.kind == "extra_forbidden":
            return self._unknown(error.path)
        many = len(group) > 1
        found = wrong_shape([e.details for e in group]) if many else refusal(error.details)
        path, at_key = (*error.path, *_inner(error)), error.branch[-1:] == (_KEY,)
        return self._at(path, found, key=at_key)

    def _at(self, path: tuple[Step, ...], found: Refusal, *, key: bool = False) -> Problem:
        return Problem(found.code, locate(self.data, path, key=key), found.said, found.hint)

    def _unknown(self, path: tuple[Step, ...]) -> Problem:
        *above, key = path
        fields = frozenset(fields_at(self.model, above))
        near = _comma(key) or self._near(str(key), fields, (*above,))
        hint = near or self._others(fields, above)
        said = say("khóa không có trong mẫu hồ sơ")
        return self._at(path, Refusal("E-KEY-UNKNOWN", said, hint), key=True)

    def _near(self, key: str, fields: frozenset[str], above: tuple[Step, ...]) -> Message | None:
        if (key, fields) not in self.near:
            known = self.known.setdefault(fields, Vocabulary(fields, budget=_HINTS))
            self.near[key, fields] = known.hint(key)
        hint = self.near[key, fields]
        if hint:
            self.meant.add((*above, str(hint.values["word"])))
        return hint

    def _others(self, fields: frozenset[str], above: Sequence[Step]) -> Message | None:
        """The keys that could still be given there, when they are few enough to be read."""
        given = _node(self.data, above)
        free = sorted(fields.difference(given if isinstance(given, Block) else ()))
        if not 0 < len(free) <= _KEYS_SHOWN:
            return None
        return say("các khóa còn dùng được ở đây: {keys}", keys=", ".join(free))

    def _missing(self, error: _Error) -> Problem:
        *above, key = error.path
        given = _node(self.data, above)
        if isinstance(given, Block) and key in given.blank:
            found = empty()._replace(hint=say("ghi giá trị sau dấu hai chấm"))
            return self._at(error.path, found, key=True)
        field = fields_at(self.model, above).get(str(key))
        meaning = field.description if field else None
        hint = (
            say("thêm dòng «{key}: …» ({meaning})", key=key, meaning=Message(meaning))
            if meaning
            else say("thêm dòng «{key}: …»", key=key)
        )
        return self._at(
            error.path, Refusal("E-KEY-MISSING", say("thiếu khóa «{key}»", key=key), hint)
        )


def _comma(key: Step) -> Message | None:
    """`{quota: 1,775}` gives a key `775` that nobody wrote."""
    if not str(key).isdigit():
        return None
    return say("trong ngoặc nhọn dấu phẩy ngăn các mục; số viết 1775 hoặc 1.775")


def _inner(error: _Error) -> Sequence[Step]:
    """A validator of a whole mapping may name the value that is to blame, as `at` in its values."""
    return tuple(error.details.get("ctx", {}).get("at", ()))


def _node(data: Block, path: Sequence[Step]) -> Node:
    node: Node | Items = data
    for step in path:
        node = child(node, step)
    return node
