"""Records → model: pydantic reads the texts once, and each of its errors gets its place and its words.

The model decides what a text means; here only blame is laid, at file, line and column. Words are in
`generator.records.refusals`, reading the file in `generator.workspace.yamltext`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator.problems import Message, Place, Problem, Vocabulary, nearest, say
from generator.records.refusals import Details, Refusal, empty, is_shape, refusal, wrong_shape
from generator.records.shapes import blank_keys, fields_at, is_map
from generator.records.spoken_keys import spoken_key
from generator.wording import fold
from generator.workspace import (
    Block,
    Node,
    Step,
    child,
    in_braces,
    locate,
    regex,
    torn,
)

Model = TypeVar("Model", bound=BaseModel)

_KEY = "[key]"
_KEYS_SHOWN = 12
_HINTS = 200
_ONLY_COMMENT = regex(r"[\w.&-]+:\s+#")
_OTHER_SIGN = regex(r"(?P<key>[\w.&-]+)\s*(?P<sign>[;=])\s*(?P<value>\S.*)")
_MEANT = regex(r"(\w+) \(([^()]+)\)")
_THOUSANDS = regex(r"\d{1,3}(,\d{3})+")


class _Error(NamedTuple):
    """An error of pydantic with its way into the record, and the union members it went through."""

    details: Details
    path: tuple[Step, ...]
    branch: tuple[str, ...]
    branched: int
    """How much of the path lies before the first union."""


def bind(model: type[Model], data: Block) -> tuple[Model | None, list[Problem]]:
    """The record as a model, or nothing and everything that is wrong with it."""
    bound, faults = bind_placed(model, data)
    return bound, [problem for _, problem in faults]


Fault = tuple[tuple[Step, ...], Problem]
"""A problem with the way to the value that is to blame."""


def bind_placed(model: type[Model], data: Block) -> tuple[Model | None, list[Fault]]:
    """`bind`, each problem with the way to the value that is to blame."""
    bound: Model | None = None
    found: Sequence[Details] = ()
    try:
        bound = model.model_validate(data, context=set())
    except ValidationError as fault:
        found = fault.errors(include_url=False)
    errors = [_trace(data, details) for details in found if not _is_echo(details)]
    teller = _Teller(model, data)
    told = [*teller.blanks(), *teller.tell(_one_branch(errors))]
    return (None if told else bound), sorted(told, key=lambda fault: fault[1].place)


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


def _is_unknown(group: Sequence[_Error]) -> bool:
    return bool(group[0].details["type"] == "extra_forbidden")


class _Teller:
    """Gives errors their words and places; remembers what it has already looked up."""

    def __init__(self, model: type[BaseModel], data: Block) -> None:
        self.model = model
        self.data = data
        self.meant: set[tuple[Step, ...]] = set()
        self.torn: set[tuple[Step, ...]] = set()
        self.known: dict[frozenset[str], Vocabulary] = {}

    def blanks(self) -> Iterator[Fault]:
        """Blank keys that no default can stand in for: entries of a map, and unknown keys."""
        for path in blank_keys(self.data):
            if is_map(self.model, path[:-1]):
                yield self._at(path, self._blank(path), key=True)
            elif (fields := fields_at(self.model, path[:-1])) and path[-1] not in fields:
                yield self._unknown(path)

    def _blank(self, path: tuple[Step, ...]) -> Refusal:
        """An entry of a map without a value: often another sign stands where its colon should."""
        if found := _OTHER_SIGN.fullmatch(str(path[-1])):
            said = say(
                "giữa mã và giá trị cần dấu hai chấm, không phải «{sign}»", sign=found["sign"]
            )
            hint = say("viết «{key}: {value}»", key=found["key"], value=found["value"])
            return Refusal("E-KEY-COLON", said, hint)
        block = self._given(path[:-1])
        is_item = isinstance(block, Block) and not block.source.is_table and in_braces(block)
        bare = say("ghi giá trị, hoặc bỏ «{key}»", key=path[-1]) if is_item else empty().hint
        return empty()._replace(hint=self._comma(path) or bare)

    def tell(self, groups: Iterable[list[_Error]]) -> Iterator[Fault]:
        """Unknown keys first: a missing key that was only mistyped is told once, and so is a value that
        a comma tore apart.
        """
        told = [*groups]
        for group in told:
            if _is_unknown(group):
                yield self._unknown(group[0].path)
        for group in told:
            path = group[0].path
            if group[0].details["type"] == "missing":
                if path not in self.meant:
                    yield self._missing(path)
            elif not _is_unknown(group) and path not in self.torn:
                yield self._problem(group)

    def _problem(self, group: Sequence[_Error]) -> Fault:
        """A validator of a whole mapping may name the value that is to blame, as `at` in its values."""
        error = group[0]
        many = len(group) > 1
        found = wrong_shape([e.details for e in group]) if many else refusal(error.details)
        if found.code == "E-CHOICE":
            found = found._replace(hint=self._choice(error) or found.hint)
        inner = error.details.get("ctx", {}).get("at", ())
        return self._at((*error.path, *inner), found, key=error.branch[-1:] == (_KEY,))

    def _choice(self, error: _Error) -> Message | None:
        """The choice that a Vietnamese word means, or what the choices mean, as the field is described."""
        *above, key = error.path
        field = fields_at(self.model, above).get(str(key))
        described = field.description if field and field.description else ""
        meanings = _MEANT.findall(described)
        asked = fold(str(error.details["input"]))
        meant = [(code, said) for code, said in meanings if fold(said).startswith(asked)]
        if asked and meant:
            return say("có phải «{word}» ({label})?", word=meant[0][0], label=meant[0][1])
        near = nearest(asked, [code for code, _ in meanings])
        return Message(described) if meanings and not near else None

    def _at(self, path: tuple[Step, ...], found: Refusal, *, key: bool = False) -> Fault:
        place = locate(self.data, path, key=key)
        return path, Problem(found.code, place, found.said, found.hint)

    def _unknown(self, path: tuple[Step, ...]) -> Fault:
        *above, key = path
        fields = fields_at(self.model, above)
        name, colon, value = str(key).partition(":")
        if colon and name in fields:
            from generator.workspace import NO_BLANK, write_blank

            self.meant.add((*above, name))
            run_together = Refusal("E-KEY-UNKNOWN", NO_BLANK, write_blank(name, value))
            return self._at(path, run_together, key=True)
        near = self._near(str(key), fields)
        if near:
            self.meant.add((*above, str(near.values["word"])))
        hint = near or self._comma(path) or self._others(frozenset(fields), above)
        said = say("không có trường này")
        return self._at(path, Refusal("E-KEY-UNKNOWN", said, hint), key=True)

    def _comma(self, path: tuple[Step, ...]) -> Message | None:
        """`{quota: 1,775}` gives a key `775` that nobody wrote, `{rate: 2,5%}` a key `5%`."""
        *above, step = path
        block, key = self._given(above), str(step)
        found = torn(block, key) if isinstance(block, Block) else None
        if found is None:
            return None
        whole, text = found
        self.torn.add((*above, whole))
        if _THOUSANDS.fullmatch(text):
            return say(
                "trong ngoặc nhọn dấu phẩy ngăn các mục; số viết {plain} hoặc {dotted}",
                plain=text.replace(",", ""),
                dotted=text.replace(",", "."),
            )
        return say(
            "trong ngoặc nhọn dấu phẩy ngăn các mục; giá trị có dấu phẩy viết trong nháy:"
            ' {key}: "{text}"',
            key=whole,
            text=text.strip("“”"),
        )

    def _near(self, key: str, fields: Mapping[str, FieldInfo]) -> Message | None:
        """The key that was mistyped, or said in Vietnamese; none is like a number."""
        if key[:1].isdigit():
            return None
        if spoken := spoken_key(key, fields):
            return say("có phải «{word}»?", word=spoken)
        known = frozenset(fields)
        return self.known.setdefault(known, Vocabulary(known, budget=_HINTS)).hint(key)

    def _given(self, path: Sequence[Step]) -> Node:
        node: Node = self.data
        return reduce(child, path, node)

    def _others(self, fields: frozenset[str], above: Sequence[Step]) -> Message | None:
        """The keys that could still be given there, when they are few enough to be read."""
        given = self._given(above)
        free = sorted(fields.difference(given if isinstance(given, Block) else ()))
        if not 0 < len(free) <= _KEYS_SHOWN:
            return None
        return say("các trường còn dùng được ở đây: {keys}", keys=", ".join(free))

    def _missing(self, path: tuple[Step, ...]) -> Fault:
        *above, key = path
        given = self._given(above)
        if isinstance(given, Block) and key in given.blank:
            place, hint = locate(self.data, path, key=True), say("ghi giá trị sau dấu hai chấm")
            if given.source.is_table:
                hint = say("ghi giá trị vào ô này, hoặc xóa dòng")
            found = empty()._replace(hint=_cut(place) or hint)
            return path, Problem(found.code, place, found.said, found.hint)
        said, hint = say("thiếu trường «{key}»", key=key), say("thêm dòng «{key}: …»", key=key)
        field = fields_at(self.model, above).get(str(key))
        if field and field.description:
            meaning = Message(field.description)
            hint = say("thêm dòng «{key}: …» ({meaning})", key=key, meaning=meaning)
        return self._at(path, Refusal("E-KEY-MISSING", said, hint))


def _cut(place: Place) -> Message | None:
    """What to do where the value of a key was taken for a comment."""
    if not _ONLY_COMMENT.match(place.extract, place.column - 1):
        return None
    return say("phần từ dấu «#» trở đi là lời ghi chú; đặt giá trị có dấu «#» trong ngoặc kép")
