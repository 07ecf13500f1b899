"""docs/keys.md tells every key of every record: its meaning in both languages, what it takes, an example."""

from __future__ import annotations

import re

import pydantic
import pytest

from generator.model.fields import Record
from generator.office.manual.known_keys import keys_named, known_keys
from generator.records.json_schemas import record_models
from generator.wording import translator
from tools import record_keys

PAGE = record_keys.PAGE.read_text(encoding="utf-8")
LETTERS = re.compile(r"[^\W\d_]{2}")


def every_key():
    """Each field of each record that some file holds, within others too."""
    left, seen = [*record_models().values()], []
    while left:
        model = left.pop()
        if model not in seen:
            seen.append(model)
            for key, field in model.model_fields.items():
                yield f"{model.__name__}.{key}", field.description or ""
                left += record_keys.models_in(field.annotation)


def test_the_page_is_that_of_the_models(request):
    if request.config.getoption("--rewrite"):
        record_keys.PAGE.write_text(record_keys.page(), encoding="utf-8", newline="\n")
    assert record_keys.page() == PAGE


def test_every_key_has_a_meaning_in_both_languages():
    english = translator("en")
    keys = dict(every_key())
    assert [key for key, said in keys.items() if not LETTERS.search(said)] == []
    assert [key for key, said in keys.items() if not LETTERS.search(english(said))] == []
    assert len(keys) > 300


def test_every_row_of_the_page_is_found_by_its_key():
    rows = PAGE.count("\n| `")
    found = {
        (one.record, one.meaning, one.example) for one in known_keys() if one.record != "layer"
    }
    assert rows == len({*every_key()})
    assert len(found) <= rows
    assert all(keys_named(one.full) for one in known_keys())


@pytest.mark.parametrize(
    ("asked", "ways"),
    [
        ("campaign.targets.rate", ["targets.rate"]),
        ("rate_to:", ["targets.rate_to"]),
        ("units.quota", ["tables.columns.quota", "annexes.table.columns.quota"]),
        ("khac", []),
    ],
)
def test_a_key_is_asked_for_by_its_way_or_its_last_word(asked, ways):
    assert [one.way for one in keys_named(asked)] == ways


def test_a_key_without_a_meaning_would_be_seen():
    class Bare(Record):
        name: str = pydantic.Field()

    assert not LETTERS.search(Bare.model_fields["name"].description or "")
