"""What texts are held against is worked out once, and anew where records or registers are other ones."""

from __future__ import annotations

import pytest

from generator.office import campaign_of, open_office
from generator.office.texts import known_again


@pytest.fixture
def office(office_copy):
    return open_office(office_copy, keeps_campaigns=True)


def held_against(office):
    return known_again(campaign_of(office, "thi-dua"), office)


def test_the_same_is_used_again(office):
    assert held_against(office) is held_against(office)


def test_of_a_record_that_was_read_anew_it_is_worked_out_anew(office):
    before = held_against(office)
    office._kept.clear()
    assert held_against(office) is not before


def test_with_other_rows_in_the_register_it_is_worked_out_anew(office, monkeypatch):
    before = held_against(office)
    (row,) = before.rows[:1] or (object(),)
    monkeypatch.setattr(type(office), "register_of", lambda *_: (row, row))
    assert len(held_against(office).rows) != len(before.rows)
