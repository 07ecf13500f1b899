"""An indicator may not be called what texts call something else: they would print another figure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.cli.app import run
from generator.drafting import build_names
from generator.drafting.vocabulary.meanings import NAMES
from generator.office.checking import check_office
from generator.office.office import campaign_of, open_office
from generator.office.workflow import plan_work, subject_of


def rename(workspace, code):
    """The second indicator of the campaign, wherever it is named."""
    for path in (workspace.campaigns / "thi-dua").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("benefit", code), encoding="utf-8")


def told(workspace):
    found = check_office(open_office(workspace))
    return [(one.code, one.place.line) for one in found if one.code.endswith("CODE-TAKEN")]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("result", [("E-CODE-TAKEN", 10)]),
        ("noun", [("E-CODE-TAKEN", 10)]),
        ("unit", [("E-CODE-TAKEN", 10)]),
        ("rate", [("W-CODE-TAKEN", 10)]),
        ("saved", []),
    ],
)
def test_a_code_that_is_a_name_is_told_once(office_copy, code, expected):
    rename(office_copy, code)
    assert told(office_copy) == expected


def test_no_document_is_made_that_could_print_another_figure(office_copy, capsys):
    rename(office_copy, "result")
    assert run(["-C", str(office_copy.root), "--lang", "en", "render", "thi-dua", "kh_01"]) == 1
    assert "E-CODE-TAKEN" in capsys.readouterr().err
    assert not office_copy.output.exists()


def test_every_name_of_a_document_is_among_them(office_copy):
    office = open_office(office_copy)
    record = campaign_of(office, "thi-dua")
    (work,) = plan_work([record], ["kh_01"])
    subject, tally = subject_of(work, office), work.figures.main
    every = {
        *build_names(subject),
        *build_names(replace(subject, unit=tally.units[0])),
        *build_names(replace(subject, group=tally.groups[0])),
    }
    assert every - {one.code for one in record.campaign.indicators} == NAMES.keys()
