"""What a field makes of the text in a file, and with which code it refuses."""

from __future__ import annotations

import datetime
import sys
from fractions import Fraction

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model import fields
from generator.wording.read_dates import Moment

READ = [
    (fields.Count, "1.775", 1775),
    (fields.Count, "1775", 1775),
    (fields.Count, "0", 0),
    (fields.Code, "1.775", "1.775"),
    (fields.Code, "010", "010"),
    (fields.Code, "CSPL&QHLĐ", "CSPL&QHLĐ"),
    (fields.Code, "a", "a"),
    (fields.Rate, "6%", Fraction(6, 100)),
    (fields.Rate, "52,2%", Fraction(522, 1000)),
    (fields.Date, "25/4/2022", datetime.date(2022, 4, 25)),
    (fields.Date, "2022-04-25", datetime.date(2022, 4, 25)),
    (fields.MomentField, "8h00 20/4/2022", Moment(datetime.date(2022, 4, 20), datetime.time(8))),
    (fields.MomentField, "20/4/2022", Moment(datetime.date(2022, 4, 20))),
    (fields.YesNo, "có", True),
    (fields.YesNo, "không", False),
    (fields.Amount, "1.775", 1775),
    (fields.Amount, "52,2%", Fraction(522, 1000)),
    (fields.Amount, "100%", Fraction(1)),
    (fields.Amount, "1.250,5", fields.DecimalCount(12505, 10)),
    (fields.Amount, "0,5", fields.DecimalCount(1, 2)),
    (fields.Amount, "1,775", fields.DecimalCount(1775, 1000)),
    (fields.Amount, "305 đồng", fields.Dong(305)),
    (fields.Amount, "10,5 tỷ đồng", fields.Dong(10_500_000_000)),
    (fields.Amount, "3.000đ", fields.Dong(3000)),
    (fields.Amount, "45 nghìn", 45_000),
]


def test_how_far_counts_with_decimals_are_apart_is_such_a_count():
    apart = 250 - fields.DecimalCount(505, 2)
    assert [(one, type(one)) for one in (apart, -apart, abs(apart))] == [
        (Fraction(-5, 2), fields.DecimalCount),
        (Fraction(5, 2), fields.DecimalCount),
        (Fraction(5, 2), fields.DecimalCount),
    ]


@pytest.mark.parametrize(("field", "text", "expected"), READ)
def test_what_a_text_means(field, text, expected):
    value = TypeAdapter(field).validate_python(text)
    assert (value, type(value)) == (expected, type(expected))


@pytest.mark.parametrize(("field", "text", "expected"), READ)
def test_a_value_passes_as_it_is(field, text, expected):
    value = TypeAdapter(field).validate_python(expected)
    assert (value, type(value)) == (expected, type(expected))


REFUSED = [
    (fields.Count, "1,775"),
    (fields.Count, "010"),
    (fields.Count, "yes"),
    (fields.Count, ""),
    (fields.Rate, "6"),
    (fields.Date, "2022-13-45"),
    (fields.Date, "4/25/2022"),
    (fields.MomentField, "sáng 20/4/2022"),
    (fields.YesNo, "on"),
    (fields.Amount, "52.2"),
    (fields.Amount, "1,234,567"),
    (fields.Amount, "01,5"),
    (fields.Amount, "1.2,5"),
    (fields.Amount, "-1,5"),
    (fields.Code, "a b"),
    (fields.Code, "-a"),
    (fields.Code, "a-"),
    (fields.Code, "a/b"),
    (fields.Code, ""),
    (fields.Code, "a" * 61),
]


@pytest.mark.parametrize(("field", "text"), REFUSED)
def test_a_refusal_carries_its_code_and_what_to_write(field, text):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(field).validate_python(text)
    fault = caught.value.errors()[0]
    assert fault["type"].startswith("E-")
    assert text[:40] in fault["msg"]


@pytest.mark.parametrize(
    ("field", "limit"), [(fields.Text, fields.TEXT_LIMIT), (fields.Body, fields.BODY_LIMIT)]
)
def test_the_length_of_texts(field, limit):
    adapter = TypeAdapter(field)
    assert len(adapter.validate_python("ă" * limit)) == limit
    for text in ("", " ", " \t\n", "\u00a0", "ă" * (limit + 1)):
        with pytest.raises(ValidationError):
            adapter.validate_python(text)


COUNTS = [
    {},
    {"u1": "7", "u2": "1.775", "xã-2": "7"},
    {"u1": "1.200,5", "u2": "1,200", "u3": "6%", "u4": "10,5 tỷ đồng"},
    {"u1": 7, "u2": Fraction(1, 3)},
    {"u1": "7", "u2": 8},
    {"Phường Tân Phú": "7"},
    {"a" * 60: "7"},
    {"a" * 61: "7", "u1": "8"},
    {"u-": "7", "": "8", "u1": "9"},
    {"u1\n": "7"},
    {"u1": "010", "u2": "1,7,7", "u3": "", "u4": "8"},
    {"u1": None, "u2": ["7"], "u3": {}},
    {1: "7"},
    ["7"],
    "7",
]


@pytest.mark.parametrize("given", COUNTS, ids=repr)
def test_counts_are_what_each_of_them_is(given):
    each = outcome(dict[fields.CodeOf, fields.Amount], given)
    assert outcome(fields.Counts, given) == each


def outcome(kind, given):
    """The values with their types, or every refusal with its way."""
    try:
        read = TypeAdapter(kind).validate_python(given)
    except ValidationError as fault:
        return [(one["loc"], one["type"], one["msg"]) for one in fault.errors()]
    return [(*pair, type(pair[1]), getattr(pair[1], "as_written", "")) for pair in read.items()]


def test_no_plug_in_of_the_machine_reads_records_but_pydantic_finds_its_module(monkeypatch):
    monkeypatch.delitem(sys.modules, fields._PLUGINS, raising=False)
    fields._read_without_plugins()
    monkeypatch.setitem(sys.modules, fields._PLUGINS, stand_in := sys.modules[fields._PLUGINS])
    assert not [*stand_in.get_plugins()]
    assert "importlib" in str(stand_in.entry_points.__module__)
