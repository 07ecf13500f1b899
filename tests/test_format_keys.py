"""docs/format_keys.md tells every field of an office's own format, and each example stands in a layer as it is told."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
import yaml

from generator.office.manual.known_keys import keys_named, keys_text, known_keys
from generator.standard import load_standard, profile_ids
from tools import format_keys

PAGE = format_keys.PAGE.read_text(encoding="utf-8")
FIELDS = {name: load_standard(name).values for name in profile_ids()}
LAYER = [one for one in known_keys() if one.record == "layer"]


def test_the_page_is_that_of_the_profiles(request):
    if request.config.getoption("--rewrite"):
        format_keys.PAGE.write_text(format_keys.page(), encoding="utf-8", newline="\n")
    assert format_keys.page() == PAGE


@pytest.mark.parametrize("profile", FIELDS)
def test_every_field_of_every_profile_is_told_once(profile):
    assert sorted(one.way for one in LAYER) == sorted(FIELDS[profile])


def test_a_group_has_one_table():
    heads = re.findall(r"^### `(.+)`$", PAGE, re.MULTILINE)
    assert len(heads) == len({*heads})


def layer_of(examples):
    """A layer that holds all examples of the page."""
    told = defaultdict(dict)
    for one in examples:
        group, _, name = one.way.rpartition(".")
        told[group][name] = one.example.partition(": ")[2]
    lines = ["layer: office"]
    for group, fields in told.items():
        inner = ", ".join(f"{name}: {text}" for name, text in fields.items())
        steps = group.split(".")
        lines.append(": {".join(steps) + ": {" + inner + "}" * len(steps))
    return lines


def test_each_example_is_what_a_layer_may_write(tmp_path):
    for number, line in enumerate(layer_of(LAYER)[1:]):
        path = tmp_path / f"own-{number}.yaml"
        path.write_text(f"layer: office\n{line}\n", encoding="utf-8")
        assert yaml.safe_load(line), line
        asked = load_standard("nd30", path)
        assert [(line, str(one)) for one in asked.problems] == []
        assert {key: value.value for key, value in asked.values.items()} == {
            key: value.value for key, value in FIELDS["nd30"].items()
        }


def test_a_field_is_asked_for_by_its_way():
    (left,) = keys_named("page.left")
    assert (left.meaning, left.example) == ("Lề trái", "left: 30 mm")
    assert left.takes == "quy định 30 mm; được phép 30 mm đến 35 mm; I.3"


def test_a_name_that_many_parts_have_is_told_by_its_places():
    told = keys_text("size").splitlines()
    assert "- `parts.body.size`, the-thuc.yaml" in told
    assert len(told) == 2 + len(keys_named("size"))
