"""Counts of a part that are greater than the whole they are a part of: warned of with both, wherever the records say which is which."""

from __future__ import annotations

import pytest

HEAD = """
units: [{code: a, name: Thôn A, bases: {ho: 41}}, {code: b, name: Thôn B, bases: {ho: 9}}]
bases: [{code: ho, name: hộ}]
indicators:
- {code: happy, name: số người hài lòng, unit_of_measure: người}
- {code: asked, name: số người được hỏi, unit_of_measure: người}
- {code: held, name: số hội nghị, unit_of_measure: hội nghị}
- {code: good, name: số hội nghị đạt, unit_of_measure: hội nghị}
- {code: signed, name: số hộ đăng ký, unit_of_measure: hộ}
- {code: new, name: số hộ mới thành lập, unit_of_measure: hộ}
"""
RATE = "- {code: sure, name: tỷ lệ hài lòng, unit_of_measure: '%', measure: rate, of: [happy, asked]}\n"
MORE = RATE.replace("measure: rate", "measure: rate, may_exceed: có")


@pytest.fixture
def warned(findings):
    """From what snapshots have (`happy` counts of a and b …), day by day, to the warnings."""

    def warn(*moments, head=HEAD + RATE):
        rows = [
            f"- {{as_of: {day}, results: [{', '.join(f'{{indicator: {code}, {said}}}' for code, said in told.items())}]}}"
            for day, told in moments
        ]
        found = findings("\n".join([head.rstrip(), "snapshots:", *rows]))
        return [str(one.message) for one in found if one.code == "W-PART-ABOVE"]

    return warn


def of(a, b=None):
    return f"counts: {{a: {a}}}" if b is None else f"counts: {{a: {a}, b: {b}}}"


EARLY, LATE = "31/5/2022", "30/6/2022"
HAPPY = "Thôn A: «số người hài lòng» 50, nhiều hơn «số người được hỏi» 41"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"happy": of(50, 5), "asked": of(41, 9)}, [HAPPY]),
        ({"happy": of(41, 9), "asked": of(41, 9)}, []),
        ({"happy": of(50), "asked": of(60, 9)}, []),
        ({"held": of(10), "good": of(12)}, ["Thôn A: «số hội nghị đạt» 12, nhiều hơn «số hội nghị» 10"]),
        ({"signed": of(45, 9)}, ["Thôn A: «số hộ đăng ký» 45, nhiều hơn «hộ» 41"]),
        ({"new": of(45, 9)}, []),
        ({"happy": "total: 60", "asked": "total: 50"}, ["toàn bộ: «số người hài lòng» 60, nhiều hơn «số người được hỏi» 50"]),
        ({"happy": "total: 60, precision: over", "asked": "total: 50, precision: about"}, []),
        ({"happy": of(30, 5), "asked": "total: 34"}, ["toàn bộ: «số người hài lòng» 35, nhiều hơn «số người được hỏi» 34"]),
        ({"happy": of(30, 5), "asked": of(34)}, []),
    ],
    ids=["of a rate", "all of it", "fewer", "by its name", "of a base", "what is new", "totals", "hedged", "units of a total", "not all known"],
)  # fmt: skip
def test_a_part_above_its_whole_is_told(warned, told, expected):
    assert warned((EARLY, told)) == expected


def test_a_rate_that_may_exceed_all_says_nothing_of_its_numbers(warned):
    assert warned((EARLY, {"happy": of(50), "asked": of(41)}), head=HEAD + MORE) == []


def test_figures_of_two_moments_are_told_with_them(warned):
    moments = (EARLY, {"asked": of(41)}), (LATE, {"happy": of(50)})

    said = "Thôn A: «số người hài lòng» 50 (ngày 30/6/2022), nhiều hơn «số người được hỏi» 41 (ngày 31/5/2022)"
    assert warned(*moments) == [said]
    assert warned((EARLY, {"happy": of(50)}), (LATE, {"asked": of(41)})) == [
        "Thôn A: «số người hài lòng» 50 (ngày 31/5/2022), nhiều hơn «số người được hỏi» 41 (ngày 30/6/2022)"
    ]


def test_only_what_stands_last_is_told(warned):
    wrong = {"happy": of(50), "asked": of(41)}

    assert warned((EARLY, wrong), (LATE, {"happy": of(50), "asked": of(55)})) == []
    assert warned((EARLY, wrong), (LATE, wrong)) == [HAPPY]


def test_periods_are_held_against_their_own_and_added_up_against_all(warned):
    each = HEAD.replace("người}", "người, counted: period}") + RATE
    may, june = f"{EARLY}, from: 01/5/2022", f"{LATE}, from: 01/6/2022"
    less, more = {"happy": of(30), "asked": of(90)}, {"happy": of(50), "asked": of(41)}
    assert warned((may, less), (june, more), head=each) == [HAPPY]
    assert warned((may, more), (june, less), head=each) == [HAPPY]

    one = HEAD.replace("hài lòng, unit_of_measure: người}", "hài lòng, unit_of_measure: người, counted: period}") + RATE  # fmt: skip
    summed = "Thôn A: «số người hài lòng» 60, nhiều hơn «số người được hỏi» 41"
    asked = {"happy": of(30), "asked": of(41)}
    assert warned((may, asked), (june, asked), head=one) == [summed]


def test_of_many_units_it_is_told_once(findings):
    units = ", ".join(f"{{code: u{at}, name: Thôn {at}, bases: {{ho: 4}}}}" for at in range(1, 8))
    counts = ", ".join(f"u{at}: 9" for at in range(1, 8))
    found = findings(
        f"units: [{units}]\nbases: [{{code: ho, name: hộ}}]\n"
        "indicators: [{code: signed, name: số hộ đăng ký, unit_of_measure: hộ}]\n"
        f"snapshots: [{{as_of: 31/5/2022, results: [{{counts: {{{counts}}}}}]}}]"
    )
    (told,) = [one for one in found if one.code == "W-PART-ABOVE"]

    assert str(told.message) == "7 đơn vị như vậy; Thôn 1: «số hộ đăng ký» 9, nhiều hơn «hộ» 4"
    assert told.path == ("snapshots", 0, "results", 0, "counts", "u1")
