"""Who is there on a day, and who stands below whom."""

from __future__ import annotations

import pytest

from generator.model.campaign import Base, Campaign
from generator.model.roster import Units, active_units, in_order
from generator.wording import read_date

HEAD = {
    "code": "c",
    "name": "C",
    "short_name": "C",
    "issuer": "x",
    "starts": "01/01/2022",
    "ends": "31/12/2022",
    "indicators": [{"code": "i", "name": "i", "unit_of_measure": "x"}],
}
MERGE = {"on": "01/7/2022", "merge": ["a", "b"], "into": "m"}
SPLIT = {"on": "01/7/2022", "split": "a", "into": ["b", "c"]}


def units(text, changes=(), **more):
    """`a b<a`: a, and b below a; `more` are further fields of single units."""
    known = []
    for word in text.split():
        code, _, parent = word.partition("<")
        unit = {"code": code, "name": code} | ({"parent": parent} if parent else {})
        known.append(unit | more.get(code, {}))
    return Units(Campaign.model_validate(HEAD | {"units": known, "changes": list(changes)}))


def tree(roster):
    """Each unit after its superior: `a b<a`."""
    return " ".join(
        f"{code}<{roster.parents[code]}" if code in roster.parents else code
        for code in roster.in_tree_order
    )


LEFT = {"active_to": "30/6/2022"}
TREES = {
    "all from beginning to end": (units("a c<b b d<c"), "30/6/2022", False, "a b c<b d<c"),
    "the first day is one of its days": (
        units("a b", b={"active_from": "30/6/2022"}), "30/6/2022", False, "a b",
    ),
    "the day before is none": (units("a b", b={"active_from": "01/7/2022"}), "30/6/2022", False, "a"),
    "the last day is one of its days": (units("a b", b=LEFT), "30/6/2022", False, "a b"),
    "the day after is none": (units("a b", b=LEFT), "01/7/2022", False, "a"),
    "but who left is kept where it is asked for": (units("a b", b=LEFT), "01/7/2022", True, "a b"),
    "unless somebody below it is there": (units("a b c<b", b=LEFT), "01/7/2022", True, "a c"),
    "all of a tree that left are kept": (
        units("a b c<b", b=LEFT, c=LEFT), "01/7/2022", True, "a b c<b",
    ),
    "below who is not there is below the one above": (
        units("a b<a c<b", b=LEFT), "01/7/2022", False, "a c<a",
    ),
    "before a merger the old ones": (units("a b m x<a", [MERGE]), "30/6/2022", False, "a x<a b"),
    "from its day on the new one, above those below the old": (
        units("a b m x<a", [MERGE]), "01/7/2022", False, "m x<m",
    ),
    "who passed over is not kept": (units("a b m", [MERGE]), "01/7/2022", True, "m"),
    "before a split the whole": (units("a b c", [SPLIT]), "30/6/2022", True, "a"),
    "then its parts": (units("a b c", [SPLIT]), "01/7/2022", True, "b c"),
    "a ring has no top": (units("a<b b<a c"), "30/6/2022", False, "a b c"),
}  # fmt: skip


@pytest.mark.parametrize("case", TREES.values(), ids=TREES)
def test_who_is_there_and_below_whom(case):
    known, day, with_left, expected = case
    assert tree(known.on(read_date(day), with_left=with_left)) == expected


def test_how_deep_units_stand():
    roster = units("a b<a c<b d").on(read_date("30/6/2022"))
    assert roster.depths == {"a": 1, "b": 2, "c": 3, "d": 1}
    assert (roster.tops, roster.below("a"), roster.below("d")) == (("a", "d"), ("b",), ())


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("01/01/2022", "31/5/2022", False),
        ("01/01/2022", "01/6/2022", True),
        ("30/6/2022", "31/12/2022", True),
        ("01/7/2022", "31/12/2022", False),
    ],
)
def test_who_took_part_on_some_day(first, last, expected):
    known = units("a b", b={"active_from": "01/6/2022"} | LEFT)
    assert known.was_active("b", read_date(first), read_date(last)) is expected


def test_what_units_came_out_of_and_passed_over_into():
    again = {"on": "01/9/2022", "merge": ["m", "d"], "into": "z"}
    known = units("a b m d z", [MERGE, again])
    assert sorted(known.merged_into("z")) == ["a", "b", "d", "m"]
    days = ["30/6/2022", "01/7/2022", "01/9/2022"]
    assert [known.successor_of("a", read_date(day)) for day in days] == ["a", "m", "z"]
    assert [sorted(known.ended_by(read_date(day))) for day in days] == [
        [],
        ["a", "b"],
        ["a", "b", "d", "m"],
    ]
    assert known.heirs == {"a": "m", "b": "m", "m": "z", "d": "z"}
    assert units("a b c", [SPLIT]).heirs == {}


HAS = {"bases": {"ho": "5"}}
COMMON = {
    "every unit has it": ([], {"a": HAS, "b": HAS, "m": HAS}, ["ho"]),
    "that of those who merged passes over": ([MERGE], {"a": HAS, "b": HAS}, ["ho"]),
    "not where one of them has none": ([MERGE], {"a": HAS}, []),
    "not to who came out of nobody": ([], {"a": HAS, "b": HAS}, []),
    "not to parts: nobody said how much": ([SPLIT | {"split": "a", "into": ["b", "m"]}], {"a": HAS}, []),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "more", "common"), COMMON.values(), ids=COMMON)
def test_bases_that_every_unit_has(changes, more, common):
    known = Units(
        units("a b m", changes, **more).campaign.model_copy(
            update={"bases": (Base(code="ho", name="hộ"),)}
        )
    )
    assert [one.code for one in known.common_bases] == common


def test_units_bear_the_name_of_the_day():
    changes = [
        {"on": "01/9/2022", "rename": "a", "name": "Ba"},
        {"on": "01/7/2022", "rename": "a", "name": "Hai", "short_name": "H"},
    ]
    known = units("a b<a", changes)
    days = ["30/6/2022", "01/7/2022", "31/8/2022", "01/9/2022"]
    assert [known.named("a", read_date(day)).name for day in days] == ["a", "Hai", "Hai", "Ba"]
    found = active_units(known.campaign, read_date("01/7/2022"))
    assert [(one.code, one.label) for one in found] == [("a", "H"), ("b", "b")]


def test_a_given_order_goes_before_that_of_the_file():
    known = units("a b c d", c={"order": "1"}, d={"order": "2"})
    assert [one.code for one in in_order(known.campaign.units)] == ["c", "a", "d", "b"]
