"""The schemas that an editor reads: one for each kind of file, with its name and its keys."""

from __future__ import annotations

import json
import re

import pytest

from generator.records.json_schemas import schema_names, schema_of, schema_text


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_is_named_and_written_as_one_file(name):
    schema = schema_of(name)
    assert (schema["title"], schema["type"]) == (name, "object")
    assert [*schema][:2] == ["$schema", "title"]
    assert schema["$comment"].startswith("vanthu ")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    text = schema_text(name)
    assert json.loads(text) == schema
    assert text.startswith('{\n  "$schema"')
    assert text.endswith("}\n")
    assert "\\u" not in text


def test_the_keys_that_must_be_given():
    required = {name: schema_of(name)["required"] for name in schema_names()}
    assert "code" not in required["documents"]
    assert "code" in required["campaign"]
    assert (required["units"], required["vanthu"]) == ([], [])


def test_an_editor_knows_that_lists_may_stand_in_tables():
    assert {"const": "units.csv"}.items() <= schema_of("units")["properties"]["units"]["anyOf"][
        1
    ].items()
    assert schema_of("results")["properties"]["counts"]["type"] == "string"
    assert schema_of("results")["required"] == ["as_of"]


def test_an_editor_takes_a_list_written_as_its_only_member():
    changed = schema_of("campaign")["$defs"]["Change"]["properties"]["into"]
    replaced = schema_of("documents")["properties"]["replaces"]
    for told in (changed, replaced):
        one, many = told["anyOf"]
        assert many == {"type": "array", "items": one}


@pytest.mark.parametrize(
    ("written", "is_known"),
    [
        *((text, True) for text in ("1.775", "0", "1.250,5", "96,5%", "3.031.150.000 đồng")),
        *((text, True) for text in ("10,5 tỷ đồng", "600 ngàn", "5 VNĐ")),
        *((text, False) for text in ("1 775", "năm", "5 trăm", "đồng")),
    ],
)
def test_an_editor_knows_how_amounts_are_written(written, is_known):
    told = schema_of("results")["$defs"]["Result"]["properties"]["total"]["anyOf"][0]
    assert bool(re.search(told["pattern"], written)) == is_known


def test_the_settings_know_the_format():
    assert schema_of("vanthu")["properties"]["format"]["description"].startswith("Dạng của dữ liệu")


def test_another_name_is_refused():
    with pytest.raises(KeyError):
        schema_of("unit")


def test_fields_are_explained_in_the_language_and_nothing_else_is():
    told = schema_of("documents", lambda said: f"<{said}>")
    assert told["properties"]["subject"]["description"] == "<Trích yếu>"
    assert "description" not in told
    assert not any("description" in one for one in told["$defs"].values())
    assert told["required"] == schema_of("documents")["required"]
