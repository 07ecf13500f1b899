"""How tables of quotas are named apart, and a campaign with some of them alone."""

from __future__ import annotations

from generator.model.campaign import Campaign
from generator.model.quota_names import quota_names, quotas_known, quotas_unknown

TABLES = [
    {"counts": {"a": 9}},
    {"phase": "gd1", "adds_to": "lan_1", "counts": {"a": 2}},
    {"phase": "gd1", "code": "lan_1", "counts": {"a": 4}},
    {"phase": "gd1", "code": "sua", "replaces": "lan_1", "counts": {"a": 5}},
    {"indicator": "homes", "code": "goc", "counts": {"a": 3}},
    {"indicator": "homes", "code": "them", "adds_to": "goc", "counts": {"a": 1}},
]
NAMES = ["ideas", "ideas/gd1/+2", "ideas/gd1", "ideas/gd1/sua", "homes", "homes//them"]


def campaign(*tables):
    indicators = [
        {"code": one, "name": one, "unit_of_measure": "cái"} for one in ("ideas", "homes")
    ]
    return Campaign.model_validate(
        {
            "code": "c",
            "name": "C",
            "short_name": "C",
            "issuer": "x",
            "indicators": indicators,
            "starts": "01/01/2022",
            "ends": "31/12/2022",
            "quotas": [*tables],
        }
    )


def test_the_first_of_a_period_needs_no_code_and_those_after_it_do():
    assert quota_names(campaign(*TABLES)) == NAMES


def test_a_code_that_the_first_gets_later_changes_no_name():
    assert quota_names(campaign({**TABLES[0], "code": "goc"})) == ["ideas"]


def test_only_what_is_named_is_known_in_the_order_of_the_records():
    known = quotas_known(campaign(*TABLES), ["homes", "ideas/gd1/lan_1", "ideas"])
    assert quota_names(known) == ["ideas", "ideas/gd1", "homes"]
    assert quotas_known(campaign(*TABLES), []).quotas == ()


def test_where_all_are_named_it_is_the_very_campaign():
    whole = campaign(*TABLES)
    assert quotas_known(whole, NAMES) is whole


def test_a_name_that_no_table_has():
    assert quotas_unknown(campaign(*TABLES), ["ideas", "idea", "homes/gd1"]) == [
        "idea",
        "homes/gd1",
    ]
