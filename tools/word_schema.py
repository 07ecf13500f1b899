"""The content models of WordprocessingML, as a table that the program reads.

`python -m tools.word_schema` writes `generator/ooxml/wordprocessingml.json` from the schemas of the
Open XML SDK (MIT licence), which come with `openxml-audit`: of each type which children it may have,
in which order and how often, which attributes, and what those may say. A test holds the file against
what this makes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

TARGET = Path(__file__).parents[1] / "generator" / "ooxml" / "wordprocessingml.json"
_SOURCE = "data/openxml/schemas/schemas_openxmlformats_org_wordprocessingml_2006_main.json"
_MANY = 0
_NUMBER, _SIGNED = r"\d+(\.\d+)?", r"-?\d+(\.\d+)?"
_FORMS = {
    "OnOffValue": "0|1|true|false|on|off",
    "Int32Value": _SIGNED,
    "IntegerValue": _SIGNED,
    "Int16Value": _SIGNED,
    "UInt32Value": _NUMBER,
    "UInt16Value": _NUMBER,
    "ByteValue": _NUMBER,
    "Base64BinaryValue": r"[A-Za-z0-9+/=\s]*",
    "DateTimeValue": r"-?\d{4,}-\d\d-\d\dT.*",
}
"""What a value of a type looks like; a figure with a fraction is read by Word too."""
_UNSIGNED = {"w:ST_UnsignedDecimalNumber", "w:ST_NonNegativeDecimalNumber"}
_COLOUR = "auto"
_FREE = {"characterSet"}
"""Attributes whose list of values the standard leaves open."""


class Model(NamedTuple):
    """A piece of a content model: how it is joined, of what, from how many to how many times."""

    joined: str
    items: tuple[Any, ...]
    least: int = 1
    most: int = 1

    @property
    def may_miss(self) -> bool:
        if self.least == 0:
            return True
        inner = [one.may_miss for one in self.items if isinstance(one, Model)]
        if self.joined == "name":
            return False
        return any(inner) if self.joined == "|" else all(inner)


def main() -> None:
    """Write the table."""
    TARGET.write_text(made(), encoding="utf-8")


def made() -> str:
    """The text of the table: a type a line."""
    source = json.loads(resources.files("openxml_audit").joinpath(_SOURCE).read_text("utf-8"))
    bases = {one["ClassName"]: one for one in source["Types"] if one.get("IsAbstract")}
    enums = {one["Name"]: [each["Value"] for each in one["Facets"]] for one in source["Enums"]}
    types = {
        _bare(one["Name"]): _type(one, bases.get(one["BaseClass"], {}), enums)
        for one in source["Types"]
        if not one.get("IsAbstract") and one["Name"].partition("/")[2].startswith("w:")
    }
    lines = (f"{json.dumps(name)}: {json.dumps(one)}" for name, one in sorted(types.items()))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _bare(name: str) -> str:
    """`w:CT_PPr/w:pPr` → `CT_PPr/pPr`."""
    return name.replace("w:", "")


def _type(one: dict[str, Any], base: dict[str, Any], enums: dict[str, list[str]]) -> dict[str, Any]:
    """A type: its children by their types, its model, its attributes."""
    found: dict[str, Any] = {}
    particle = one.get("Particle") or base.get("Particle") or {}
    children = [each["Name"] for each in (*one.get("Children", ()), *base.get("Children", ()))]
    children += [*base.get("AdditionalElements", ()), *_named(particle)]
    own = sorted({_bare(each) for each in children if "/w:" in each})
    if own:
        found["children"] = own
    if particle and (model := _model(particle)):
        found["model"] = _written(_plainer(model))
    attributes = {**_attributes(base, enums), **_attributes(one, enums)}
    if attributes:
        found["attributes"] = attributes
    if one.get("IsLeafText") or "Text" in one["BaseClass"]:
        found["text"] = True
    return found


def _named(particle: dict[str, Any]) -> Iterator[str]:
    """The types of all elements that a schema speaks of."""
    if "Name" in particle:
        yield particle["Name"]
    for one in particle.get("Items", ()):
        yield from _named(one)


def _model(particle: dict[str, Any]) -> Model | None:
    """What the schema says, without the elements of other namespaces."""
    occurs = particle.get("Occurs", [{"Min": 1, "Max": 1}])
    least = min(one.get("Min", 0) for one in occurs)
    most = max((one.get("Max", _MANY) for one in occurs), key=lambda most: most or 10**9)
    if "Name" in particle:
        name = particle["Name"].partition("/")[2]
        return Model("name", (name[2:],), least, most) if name.startswith("w:") else None
    inner = tuple(filter(None, map(_model, particle["Items"])))
    joined = " " if particle["Kind"] in ("Sequence", "Group") else "|"
    return Model(joined, inner, least, most) if inner else None


def _plainer(model: Model) -> Model:
    """The same model with as few brackets as it takes, so that no text is tried in two ways."""
    if model.joined == "name":
        return model
    items = tuple(map(_plainer, model.items))
    if len(items) == 1 and (one := _multiplied(items[0], model)) is not None:
        return one
    model = model._replace(items=items)
    many_or_none = model.most == _MANY and (model.least == 0 or model.may_miss)
    if many_or_none and (model.joined == "|" or all(one.may_miss for one in items)):
        return Model("|", tuple(dict.fromkeys(_choices(model))), 0, _MANY)
    if model.joined == " ":
        flat: list[Model] = []
        for one in items:
            flat += one.items if one.joined == " " and one.least == one.most == 1 else [one]
        model = model._replace(items=tuple(flat))
    return model


def _multiplied(inner: Model, outer: Model) -> Model | None:
    """One piece that stands for a piece in brackets."""
    once = (1, 1)
    if (outer.least, outer.most) == once:
        return inner
    if (inner.least, inner.most) == once:
        return _plainer(inner._replace(least=outer.least, most=outer.most))
    if outer.most == _MANY and inner.least <= 1:
        return _plainer(inner._replace(least=min(inner.least, outer.least), most=_MANY))
    if inner.most == 1 and inner.least == 0:
        return inner._replace(most=outer.most)
    return None


def _choices(model: Model) -> list[Model]:
    """What may stand at each place of a piece that comes as often as one likes."""
    found: list[Model] = []
    for one in model.items:
        loose = one.joined == "|" or (
            one.joined == " " and all(each.may_miss for each in one.items)
        )
        if one.joined == "name":
            found.append(Model("name", one.items))
        elif loose and one.most in (1, _MANY):
            found += _choices(one)
        else:
            found.append(one)
    return found


def _written(model: Model) -> str:
    """`rPr? (br|t)*`."""
    signs = {(1, 1): "", (0, 1): "?", (0, _MANY): "*", (1, _MANY): "+"}
    often = signs.get((model.least, model.most), f"{{{model.least},{model.most or ''}}}")
    if model.joined == "name":
        return f"{model.items[0]}{often}"
    inner = model.joined.join(map(_written, model.items))
    return f"({inner}){often}" if often or model.joined == "|" else inner


def _attributes(one: dict[str, Any], enums: dict[str, list[str]]) -> dict[str, str]:
    """What each attribute may say, as a pattern; a `!` behind its name where it must be there."""
    found = {}
    for each in one.get("Attributes", ()):
        prefix, _, name = each["QName"].rpartition(":")
        if prefix in ("w", "r"):
            validators = each.get("Validators", ())
            needed = any(
                v["Name"] == "RequiredValidator" and "Arguments" not in v for v in validators
            )
            free = name.startswith("rsid") or name in _FREE
            form = "" if free else _form(each["Type"], validators, enums)
            found[each["QName"] + "!" * needed] = form
    return found


def _form(kind: str, validators: list[dict[str, Any]], enums: dict[str, list[str]]) -> str:
    if kind.startswith("EnumValue"):
        said = enums.get(re.split(r"[.<>]", kind)[-2], [])
        if said == ["on", "off"]:
            return _FORMS["OnOffValue"]
        sides = ["start", "end"] if "left" in said else []
        return "|".join(map(re.escape, dict.fromkeys([*said, *sides])))
    if kind == "HexBinaryValue":
        sizes = {v for v in map(_length, validators) if v}
        return "|".join(f"[0-9A-Fa-f]{{{2 * size}}}" for size in sorted(sizes)) or "[0-9A-Fa-f]*"
    if kind != "StringValue":
        known = _FORMS[kind]
        bounded = any(_lowest(v) >= 0 for v in validators if v["Name"] == "NumberValidator")
        return _NUMBER if bounded and known == _SIGNED else known
    return "|".join(dict.fromkeys(filter(None, map(_alternative, validators))))


def _alternative(validator: dict[str, Any]) -> str:
    """One of the ways in which a text may be written."""
    said = _said(validator)
    if validator["Name"] == "NumberValidator":
        plain = validator.get("Type") in _UNSIGNED or _lowest(validator) >= 0
        return _NUMBER if plain or "_Twips" in validator.get("Type", "") else _SIGNED
    if validator["Name"] == "EnumValidator":
        return _COLOUR
    if "Pattern" in said:
        return str(said["Pattern"]).replace("[0-9A-F]", "[0-9A-Fa-f]")
    if validator.get("Type") == "w:ST_HexColorRGB":
        return "[0-9A-Fa-f]{6}"
    return ""


def _lowest(validator: dict[str, Any]) -> int:
    return int(_said(validator).get("MinInclusive", -1))


def _length(validator: dict[str, Any]) -> int:
    return int(_said(validator).get("Length", 0))


def _said(validator: dict[str, Any]) -> dict[str, Any]:
    """What is told to a validator, by name."""
    return {one["Name"]: one["Value"] for one in validator.get("Arguments", ()) if "Name" in one}


if __name__ == "__main__":
    main()
