"""A count far from what its unit had before, and its neighbours' are not, is told with both figures and kept."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from types import SimpleNamespace

import pytest

from generator.exchange.jumps import _is_jump, jumps
from generator.model.campaign import Campaign
from generator.problems import Place
from generator.wording import read_moment


def told(before, now, **indicator):
    """What is told of counts «a=241 b=120» and later ones of the same units."""
    then, later = (
        {code: Fraction(count) if indicator.get("measure") else int(count) for code, count in (one.split("=") for one in text.split())}
        for text in (before, now)
    )  # fmt: skip
    campaign = Campaign.model_validate({
        "code": "xa", "name": "Xã", "short_name": "Xã", "kind": "movement", "issuer": "xa",
        "starts": date(2026, 1, 1), "ends": date(2026, 12, 31),
        "units": [{"code": code, "name": f"Thôn {code.upper()}"} for code in later],
        "indicators": [{"code": "n", "name": "số hộ", "unit_of_measure": "hộ", **indicator}],
        "snapshots": [{"as_of": read_moment("31/3/2026"), "results": [{"indicator": "n", "counts": then}]}],
    })  # fmt: skip
    cells = {"n": {code: Place("a.xlsx", part=f"B{row}") for row, code in enumerate(later, 2)}}
    found = jumps(campaign, read_moment("30/6/2026"), {"n": later}, SimpleNamespace(cells=cells))
    return [f"{one.place.part} {one.severity.value} {one.message}" for one in found]


def test_both_figures_and_the_cell_are_told():
    said = "B3 warning «Thôn B» tăng vọt: ngày 31/3/2026 có 241, nay 1.241"
    assert told("a=120 b=241 c=95", "a=130 b=1241 c=99") == [said]


@pytest.mark.parametrize(
    ("before", "now", "indicator", "units"),
    [
        ("a=241", "a=1241", {}, ["A"]),
        ("a=180", "a=1900", {}, ["A"]),
        ("a=40", "a=199", {}, []),
        ("a=40", "a=200", {}, ["A"]),
        ("a=12", "a=60", {}, []),
        ("a=241 b=100 c=100 d=100", "a=1241 b=480 c=500 d=520", {}, []),
        ("a=320", "a=32", {}, []),
        ("a=320", "a=32", {"counted": "state"}, ["A"]),
        ("a=320 b=300 c=280", "a=32 b=30 c=28", {"counted": "state"}, []),
        ("a=320", "a=0", {"counted": "period"}, []),
        ("a=320", "a=200", {"counted": "state"}, []),
        ("a=92/100 b=90/100", "a=29/100 b=91/100", {"measure": "rate"}, ["A"]),
        ("a=92/100 b=90/100", "a=72/100 b=91/100", {"measure": "rate"}, []),
        ("a=241", "a=24101", {}, []),
    ],
)  # fmt: skip
def test_what_is_far_beyond_the_others_is_told(before, now, indicator, units):
    assert [one.split("«Thôn ")[1].split("»")[0] for one in told(before, now, **indicator)] == units


def test_of_many_is_told_once():
    codes = "abcdefghijklmno"
    before = " ".join(f"{one}=100" for one in codes)
    now = " ".join(f"{one}={900 if one < 'g' else 110}" for one in codes)
    said = "6 đơn vị như vậy; «Thôn A» tăng vọt: ngày 31/3/2026 có 100, nay 900"
    assert told(before, now) == [f"B2 warning {said}"]


class Untouched:
    """What nobody may look through."""

    def __iter__(self):
        raise AssertionError("every unit was held against all others")


@pytest.mark.parametrize(
    ("then", "now", "is_rate"),
    [(241, 300, False), (40, 199, False), (Fraction(9, 10), Fraction(8, 10), True)],
)
def test_a_count_near_the_one_before_is_held_against_no_other_unit(then, now, is_rate):
    kind = SimpleNamespace(is_rate=is_rate, grows=not is_rate)
    assert not _is_jump(kind, Fraction(then), Fraction(now), Untouched())
