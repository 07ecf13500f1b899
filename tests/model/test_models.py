"""Records: frozen, strict about keys, with the defaults that the office expects."""

from __future__ import annotations

import copy
import datetime

import pytest
from pydantic import ValidationError

from generator.model.campaign import Campaign, Unit
from generator.model.document import Column
from generator.model.issuer import Issuer
from generator.model.results import Included, Precision, Result
from generator.model.settings import OwnKind, Settings

BODY = {
    "code": "camau",
    "name": "LĐLĐ tỉnh Cà Mau",
    "short_name": "LĐLĐ tỉnh",
    "abbreviation": "LĐLĐ",
    "place": "Cà Mau",
}


def test_a_key_that_is_not_known_is_refused():
    with pytest.raises(ValidationError) as caught:
        Unit.model_validate({"code": "a", "name": "A", "quotaa": "5"})
    fault = caught.value.errors()[0]
    assert (fault["type"], fault["loc"]) == ("extra_forbidden", ("quotaa",))


def test_a_record_does_not_change():
    unit = Unit(code="a", name="A")
    with pytest.raises(ValidationError):
        unit.name = "B"


def test_the_first_indicator_is_meant_where_none_is_named(campaign_of):
    campaign = campaign_of("""
        indicators:
        - {code: ideas, name: số sáng kiến, unit_of_measure: sáng kiến}
        - {code: benefit, name: giá trị làm lợi, unit_of_measure: đồng, measure: money}
    """)
    assert campaign.main_indicator.code == "ideas"


def test_there_is_an_indicator(campaign_of):
    with pytest.raises(ValidationError):
        campaign_of("indicators: []")


def test_the_order_of_the_file_is_kept(campaign_of):
    campaign = campaign_of("""
        units: [{code: b, name: B}, {code: a, name: A}]
        snapshots: [{as_of: 25/4/2022, results: [{counts: {b: 1.305, a: 0}}]}]
    """)
    assert [unit.code for unit in campaign.units] == ["b", "a"]
    assert list(campaign.snapshots[0].results[0].counts.items()) == [("b", 1305), ("a", 0)]


@pytest.mark.parametrize(
    ("given", "label"), [({}, "LĐLĐ huyện Phong Thổ"), ({"short_name": "Phong Thổ"}, "Phong Thổ")]
)
def test_the_name_that_tables_print(given, label):
    assert Unit(code="a", name="LĐLĐ huyện Phong Thổ", **given).label == label


@pytest.mark.parametrize(
    ("header", "expected"), [("Chỉ tiêu", "Chỉ tiêu"), (["Năm 2023", "Giao"], ("Năm 2023", "Giao"))]
)
def test_headers_of_one_level_or_more(header, expected):
    assert Column.model_validate({"show": "quota", "header": header}).header == expected


PERIODS = [
    {"profile": "tld-1014"},
    {"profile": "tld-933", "active_from": "14/5/2024"},
    {"profile": "nd30", "active_from": "01/01/2026"},
]


@pytest.mark.parametrize(
    ("day", "profile"),
    [
        (datetime.date(2022, 4, 25), "tld-1014"),
        (datetime.date(2024, 5, 13), "tld-1014"),
        (datetime.date(2024, 5, 14), "tld-933"),
        (datetime.date(2026, 1, 1), "nd30"),
    ],
)
def test_the_format_in_force_on_a_day(day, profile):
    assert Issuer.model_validate(BODY | {"formats": PERIODS}).profile_on(day) == profile


def test_before_the_first_format_it_holds_all_the_same():
    issuer = Issuer.model_validate(BODY | {"formats": PERIODS[1:]})
    assert issuer.profile_on(datetime.date(2022, 4, 25)) == "tld-933"


def test_without_formats_the_decree_holds():
    assert Issuer.model_validate(BODY).profile_on(datetime.date(2022, 4, 25)) == "nd30"


@pytest.mark.parametrize("model", [Campaign, Issuer, OwnKind, Settings])
def test_every_field_is_explained_in_the_schema(model):
    schema = model.model_json_schema()
    records = [schema, *schema.get("$defs", {}).values()]
    lacking = [
        (record["title"], name)
        for record in records
        for name, field in record.get("properties", {}).items()
        if not field.get("description")
    ]
    assert lacking == []


def test_the_count_of_an_included_unit_says_what_stands_behind_it_and_is_never_typed():
    result = Result(indicator="ideas", counts={"u1": 1})
    behind = Included(known=2, of=4, precision=Precision.OVER)
    joined = result.including({"u2": (30, behind)})
    assert joined.counts == {"u1": 1, "u2": 30}
    assert joined.covered == {"u2": (2, 4)}
    later = joined.model_copy(update={"corrected": True}).including({"u3": (5, Included(1, 1))})
    assert copy.deepcopy(later).covered == {"u2": (2, 4), "u3": (1, 1)}
    assert result.covered == {}
    with pytest.raises(ValidationError):
        Result.model_validate({"counts": {"u1": "1"}, "covered": {"u1": ["1", "2"]}})
