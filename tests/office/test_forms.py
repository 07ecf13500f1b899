"""A form is filled in without anybody being asked: what was said, what follows, what is missing."""

from __future__ import annotations

import pytest

from generator.office.begun_issuer import read_department
from generator.office.forms.filled_form import FilledForm
from generator.office.forms.issuer_form import issuer_form
from generator.problems import Misused


@pytest.fixture
def filling(workspace):
    return FilledForm(issuer_form(workspace))


def test_what_was_not_said_follows_from_the_name(filling):
    assert filling.take({"name": "LĐLĐ tỉnh Lai Châu"}) == {}

    known = filling.answers()

    assert known["name"] == "Liên đoàn Lao động tỉnh Lai Châu"
    assert (known["kind"], known["abbreviation"], known["place"]) == ("union", "LĐLĐ", "Lai Châu")


def test_what_is_missing_is_told_with_its_place(filling):
    refused = filling.take({"name": "LĐLĐ tỉnh Lai Châu"})

    assert [one.place.part for one in filling.missing(refused)] == ["--signatory"]


def test_what_cannot_be_read_comes_back_with_its_reason(filling):
    refused = filling.take({"name": "LĐLĐ tỉnh Lai Châu", "kind": "circus"})

    assert list(refused) == ["kind"]
    assert "kind" not in filling.typed


def test_an_entry_that_may_stay_open_is_left_so(filling):
    filling.take({"name": "LĐLĐ tỉnh Lai Châu", "superior": "-"})

    assert filling.answers()["superior"] == ""


@pytest.mark.parametrize(
    ("typed", "letters"),
    [
        ("Ban Chính sách pháp luật", "CSPL"),
        ("Văn phòng Ủy ban", "VPỦB"),
        ("Phòng Nội vụ", "NV"),
    ],
)
def test_a_department_without_its_letters_is_asked_about(typed, letters):
    with pytest.raises(Misused) as refused:
        read_department(typed)
    assert f"có phải «{letters} {typed}»" in str(refused.value.message)
