"""`docs/keys.md` from the models: each key of each record, what it means, what it takes, an example.

    python -m tools.record_keys          # says whether the page is that of the models
    python -m tools.record_keys --write

What a key means stands with its field in `generator/model`; examples are taken from the samples where they have the
key, else from its type.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import yaml

from generator.model.fields import Record
from generator.records.json_schemas import record_models
from generator.wording import translator
from tools.made_page import keep

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "keys.md"
TEXT = Path(__file__).with_name("record_keys.txt")
FILES = {
    "vanthu": "vanthu.yaml",
    "issuers": "campaigns/issuers/*.yaml",
    "campaign": "campaigns/*/campaign.yaml",
    "units": "campaigns/*/units.yaml",
    "quotas": "campaigns/*/quotas.yaml",
    "results": "campaigns/*/results/*.yaml",
    "documents": "campaigns/*/documents/*.yaml",
    "handed": "campaigns/*/handed/*.yaml",
    "passage": "templates/passages/*.md",
    "policy": "campaigns/register/policy.yaml",
    "register": "campaigns/register/*/2025.yaml",
    "numbers": "campaigns/register/*/highest.yaml",
}
"""Where the records of each model lie; a model within two is told under the first file that is made of it."""
FIRST = ("units", "quotas", "results", "documents")
SAMPLES = (ROOT, ROOT / "tests/data/office", ROOT / "tests/data/forms", ROOT / "tests/data/shapes")
DAY, MOMENT, RATE, WIDTH = "25/4/2022", "8h00 20/4/2022", "6%", "120"
TYPES = {DAY: "ngày", MOMENT: "thời điểm", RATE: "tỷ lệ", WIDTH: "milimét", "named.docx": "tên tệp"}
LONG, SHORT_PATTERN, SHOWN, FEW = 50_000, 40, 48, 2
TOLD = re.compile(r"ví dụ:? ([^,;():]+)")
OWN = yaml.load(
    Path(__file__).with_name("record_examples.yaml").read_text(encoding="utf-8"),
    yaml.BaseLoader,  # noqa: S506 - texts alone
)
"""Examples that nothing else tells."""
USUAL: dict[str, Any] = {
    "lời văn": "Tính đến {{ as_of|moment }} …",
    "số đếm": "3",
    "số, tiền hoặc tỷ lệ": "1.775",
    "tỷ lệ": "15%",
    "ngày": DAY,
    "thời điểm": "24h00 31/5/2022",
    "milimét": WIDTH,
    "tên tệp": "hinh/so-do.png",
    "hai mã": ["good_pupils", "pupils"],
    "danh sách mã": ["an-phu", "tan-lap"],
}
"""An example of each type, for keys that no sample has."""


def models_in(annotation: Any) -> Iterator[type[Record]]:
    """The records that a field is made of."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


class KeyTables:
    """All tables of the page: which record is told where, and at which places of the file it stands."""

    def __init__(self) -> None:
        self.models = record_models()
        self.owner: dict[type[Record], str] = {}
        self.places: dict[type[Record], list[str]] = {}
        self.examples: dict[tuple[type[Record], str], Any] = {}
        for name in sorted(FILES, key=lambda one: one not in FIRST):
            self._place(self.models[name], name, "")
        for name, model in self.models.items():
            self._learn(name, model)

    def _place(self, model: type[Record], name: str, place: str) -> None:
        """Notes a record and those within it, each for the file that is told first."""
        if self.owner.setdefault(model, name) != name:
            return
        known = self.places.setdefault(model, [])
        if place in known or len(known) > SHORT_PATTERN:
            return
        known.append(place)
        for key, field in model.model_fields.items():
            for inner in models_in(field.annotation):
                self._place(inner, name, f"{place}.{field.alias or key}".lstrip("."))

    def _learn(self, name: str, model: type[Record]) -> None:
        for folder in SAMPLES:
            for path in sorted(folder.glob(FILES[name])):
                text = path.read_text(encoding="utf-8")
                head = text.split("---\n")[1] if path.suffix == ".md" else text
                self._note(model, yaml.load(head, yaml.BaseLoader))  # noqa: S506 - texts alone

    def _note(self, model: type[Record], data: Any) -> None:
        for key, field in model.model_fields.items():
            value = data.get(field.alias or key) if isinstance(data, dict) else None
            if value is None:
                continue
            if self.examples.get((model, key)) is None and len(_flow(value)) <= SHOWN:
                self.examples[model, key] = value
            for inner in models_in(field.annotation):
                for one in _members(value):
                    if isinstance(one, dict) and one.keys() <= _known(inner):
                        self._note(inner, one)

    def table(self, model: type[Record]) -> Iterator[str]:
        """A row for each key."""
        english = translator("en")
        schema = model.model_json_schema()
        yield "| Trường | Nghĩa | *Meaning* | Ghi gì | Ví dụ |"
        yield "|---|---|---|---|---|"
        for key, field in model.model_fields.items():
            name, said = field.alias or key, field.description or ""
            kind = kind_of(model, key)
            default = schema["properties"][name].get("default")
            takes = kind if name not in schema.get("required", ()) else f"{kind}; phải có"
            if default not in (None, [], {}, "") and not isinstance(default, dict | list):
                takes = f"{takes}; không ghi là `{_default(default)}`"
            example = self.example(model, key, kind)
            cells = (f"`{name}`", _cell(said), f"*{_cell(english(said))}*", takes)
            yield f"| {' | '.join(cells)} | {_code(f'{name}: {_flow(example)}')} |"

    def example(self, model: type[Record], key: str, kind: str) -> Any:
        """What a sample has, what the meaning tells, what a record within must have; else what the type is like."""
        field = model.model_fields[key]
        inner = next(models_in(field.annotation), None)
        own = OWN.get(f"{model.__name__}.{key}") or (OWN.get(key) if inner is None else None)
        if (found := self.examples.get((model, key), own)) is not None:
            return found
        if inner:
            return self._of_record(inner, kind)
        said = TOLD.search(field.description or "")
        if said and kind in {"chữ", "mã"}:
            return said[1]
        return _example(kind, _default(field.default))

    def _of_record(self, inner: type[Record], kind: str) -> Any:
        """A record within, with what it must have."""
        known = inner.model_fields.items()
        needed = [one for one, told in known if told.is_required()] or [one for one, _ in known]
        shown = {
            inner.model_fields[one].alias or one: self.example(inner, one, kind_of(inner, one))
            for one in needed[:FEW]
        }
        if kind.startswith("theo mã"):
            return {"so_do": shown}
        return [shown] if kind.startswith("danh sách") else shown

    def sections(self) -> Iterator[str]:
        """A part of the page for each file, with a table for each record in it."""
        for name, file in FILES.items():
            yield f"## {name}: `{file.replace('*', '…')}`"
            for model, owner in self.owner.items():
                if owner == name:
                    if places := [one for one in self.places[model] if one]:
                        yield "### " + ", ".join(f"`{one}`" for one in places)
                    yield "\n".join(self.table(model))


@cache
def kind_of(model: type[Record], key: str) -> str:
    """What may be written for a key, in words."""
    schema = model.model_json_schema()
    name = model.model_fields[key].alias or key
    return _kind(schema["properties"][name], schema.get("$defs", {}))


def _members(value: Any) -> list[Any]:
    """What a list or a mapping by code holds, and the value itself."""
    if isinstance(value, list):
        return value
    return [value, *value.values()] if isinstance(value, dict) else []


def _known(model: type[Record]) -> set[str]:
    return {field.alias or key for key, field in model.model_fields.items()}


def _flow(value: Any) -> str:
    """A value as it is typed, in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    text = " ".join(str(value).split())
    return f'"{text}"' if text[:1] in set("{[*&%@") or ": " in text else text


def _default(value: Any) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    return {"1/2": "50%"}.get(str(value), str(value))


def _kind(schema: dict[str, Any], named: dict[str, Any]) -> str:
    """What may be written, in words."""
    match schema:
        case {"anyOf": several}:
            kinds = (_kind(one, named) for one in several if one.get("type") != "null")
            return " hoặc ".join(dict.fromkeys(kinds))
        case {"$ref": name}:
            inner = named[name.rsplit("/", 1)[1]]
            return _kind(inner, named) if "enum" in inner else "mục"
        case {"enum": choices}:
            return ", ".join(f"`{one}`" for one in choices if isinstance(one, str) and one)
        case {"type": "array"}:
            return f"danh sách {_kind(schema['items'], named)}" if "items" in schema else "hai mã"
        case {"additionalProperties": dict(inner)}:
            return f"theo mã: {_kind(inner, named)}"
    return _plain(schema)


def _plain(schema: dict[str, Any]) -> str:
    example = next(iter(schema.get("examples", ())), None)
    if example in TYPES:
        return TYPES[example]
    if example is not None:
        return "số đếm" if len(schema["pattern"]) < SHORT_PATTERN else "số, tiền hoặc tỷ lệ"
    if schema.get("type") == ["string", "number"]:
        return "mã"
    return "lời văn" if schema.get("maxLength") == LONG else "chữ"


def _example(kind: str, default: str = "") -> Any:
    """What a type is like: what may be chosen instead of the default, one of a list, one by a code."""
    if kind in USUAL:
        return USUAL[kind]
    if kind.startswith("danh sách "):
        return [_example(kind.removeprefix("danh sách "))]
    if kind.startswith("theo mã: "):
        return {"an-phu": _example(kind.removeprefix("theo mã: "))}
    if "`" in kind:
        return next(one for one in reversed(kind.split("`")[1::2]) if one != default)
    if " hoặc " in kind:
        return _example(kind.split(" hoặc ", maxsplit=1)[0])
    raise KeyError(kind)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*").replace("{{", "`{{").replace("}}", "}}`")


def _code(text: str) -> str:
    return f"`{text.replace('|', chr(92) + '|')}`"


def page() -> str:
    """The whole page."""
    return "\n\n".join([TEXT.read_text(encoding="utf-8").strip(), *KeyTables().sections()]) + "\n"


if __name__ == "__main__":
    sys.exit(keep(PAGE, page(), "tools.record_keys"))
