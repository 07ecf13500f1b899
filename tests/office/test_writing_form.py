"""The fields of a document's form: those of every kind, those of one kind's form, and what may be chosen."""

from __future__ import annotations

import pytest

from generator.model.document import Document
from generator.office.office import campaign_of, open_office
from generator.office.writing_form import _OUTLINES, document_fields, with_blanks
from generator.problems import Message
from generator.standard import Outline
from generator.word.prose.arrangement import LEVELS, _Number

IN_OTHER_PLACES = {
    "code",
    "number",
    "body",
    "passages",
    "fields",
    "tables",
    "charts",
    "pictures",
    "annexes",
    "quotas",
}
"""What is the text, a part of it, or given when it is issued."""
BY_HAND = {"co_signatories"}


@pytest.fixture
def fields(office_copy):
    office = open_office(office_copy)
    record = campaign_of(office, "thi-dua")

    def of(**values):
        return {one.key: one for one in document_fields(office, record, values)}

    return of


def test_each_key_of_a_document_has_its_field_or_its_place(fields):
    known = set(Document.model_fields) - IN_OTHER_PLACES - BY_HAND
    assert set(fields(kind="report")) == known


def test_a_kind_has_the_fields_of_its_form(fields):
    asked = fields(kind="invitation", fields={"place": "Hội trường", "other": "x"})
    assert {key for key in asked if key.startswith("fields.")} >= {"fields.place", "fields.other"}
    assert asked["fields.place"].value == "Hội trường"
    assert not any(key.startswith("fields.") for key in fields(kind="report"))


def test_fields_of_a_form_are_put_together_with_those_that_nobody_touched():
    values = {"fields": {"time": "8 giờ", "place": "A"}}
    assert with_blanks(values, {"subject": "B", "fields.place": "C"}) == {
        "subject": "B",
        "fields": {"time": "8 giờ", "place": "C"},
    }
    assert with_blanks({}, {"fields.place": None}) == {"fields": None}


def test_moments_and_bases_are_chosen_by_name(fields):
    asked = fields(kind="report", compare="previous", as_of="31/5/2025")
    assert [str(told) for _, told in asked["compare"].choices[:2]] == ["lần chốt trước", "cùng kỳ năm trước"]  # fmt: skip
    assert asked["as_of"].value in dict(asked["as_of"].choices)
    assert asked["base"].choices
    assert not asked["compare"].is_rare


@pytest.mark.parametrize("outline", Outline)
def test_an_outline_is_called_by_its_marks(outline):
    marks = (level.mark.format(_Number(1, 1)).strip() for level in LEVELS[outline])
    told = _OUTLINES[outline]
    assert isinstance(told, Message) or told == " ".join(filter(None, marks))
