"""A new document made for each unit or group from the start: the same choice by an option and on the page."""

from __future__ import annotations

import pytest

from generator.office.forms.document_form import begin_as_said
from generator.office.letters import letters_of
from generator.office.office import open_office
from generator.office.workflow import plan_work

ANSWERS = {"campaign": "thi-dua", "code": "moi"}


@pytest.fixture
def begun(office_copy):
    """The record of a new document of a kind, and its office."""

    def make(kind, each):
        path = begin_as_said(open_office(office_copy), {**ANSWERS, "kind": kind, "for_each": each})
        return path.read_text("utf-8"), open_office(office_copy)

    return make


@pytest.mark.parametrize(
    ("kind", "each", "there"),
    [
        ("quota_letter", "units", 'for_each: units\n\naddressees:\n  - "{{ unit.name }}"\n'),
        ("quota_letter", "groups", 'for_each: groups\n\naddressees:\n  - "{{ group.name }}"\n'),
        ("notice", "units", 'recipients:\n  - "{{ unit.name }}"\n'),
        ("quota_letter", "units", "giao chỉ tiêu và đề nghị đơn vị\n"),
        ("quota_letter", "", "giao chỉ tiêu và đề nghị các đơn vị\n"),
    ],
)
def test_the_record_says_for_each_and_whom_it_goes_to(begun, kind, each, there):
    assert there in begun(kind, each)[0]


def test_as_many_letters_are_made_as_there_are_units(begun):
    _, office = begun("quota_letter", "units")
    work = next(one for one in plan_work(office.campaigns()) if one.document.code == "moi")
    assert len([*letters_of(work, office)]) == len(work.figures.campaign.units) > 1


def test_without_it_nothing_is_said_of_it(begun):
    assert "for_each" not in begun("quota_letter", "")[0]
