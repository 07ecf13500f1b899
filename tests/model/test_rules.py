"""The rules as a whole: every code is tested, its letter is its severity, big campaigns stay quick."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.model import rules
from generator.model.rules.flaw import Flaw
from generator.problems import Severity, say

CODE = re.compile(r"\b[EWI]-[A-Z]+(?:-[A-Z]+)*\b")


def _codes(folder):
    return {code for path in folder.glob("*.py") for code in CODE.findall(path.read_text("utf-8"))}


def test_every_code_of_the_rules_is_tested():
    made = _codes(Path(rules.__file__).parent)
    assert len(made) > 60
    assert made - _codes(Path(__file__).parent) == set()


@pytest.mark.parametrize(
    ("code", "severity"),
    [("E-A", Severity.ERROR), ("W-A", Severity.WARNING), ("I-A", Severity.INFO)],
)
def test_the_first_letter_is_the_severity(code, severity):
    assert Flaw(code, (), say("a")).severity is severity


def test_all_faults_are_told_at_once(found):
    text = """
        issuer: bacan
        ends: 01/01/2021
        targets: [{code: a, name: A}]
        units: [{code: a, name: A, group: x}]
        snapshots: [{as_of: 25/4/2021, results: [{total: 3, counts: {a: 4}}]}]
    """
    assert [line.split()[0] for line in found(text)] == [
        "E-DATE-ORDER",
        "E-TARGET-AMOUNT",
        "E-GROUP-UNKNOWN",
        "W-SNAPSHOT-EARLY",
        "E-ISSUER-UNKNOWN",
        "E-RESULT-SUM",
    ]


MANY = ", ".join(f"x{place}: {200 - place}" for place in range(60))


FIFTY = ", ".join(MANY.split(", ")[:50])


ONE = "units: [{code: an, name: An}]\n"


def test_of_units_one_is_told_where_none_is_declared(findings):
    told = findings(f"snapshots: [{{as_of: 25/4/2022, results: [{{counts: {{{FIFTY}}}}}]}}]")
    assert [one.path[-1] for one in told] == ["x0"]


def test_of_fifty_all_are_told(findings):
    told = findings(f"{ONE}snapshots: [{{as_of: 25/4/2022, results: [{{counts: {{{FIFTY}}}}}]}}]")
    assert [one.path[-1] for one in told] == [f"x{place}" for place in range(50)]


def test_of_very_many_unknown_units_only_the_first_are_told(findings):
    told = findings(f"{ONE}snapshots: [{{as_of: 25/4/2022, results: [{{counts: {{{MANY}}}}}]}}]")
    assert [one.code for one in told] == ["E-UNIT-UNKNOWN"] * 51
    assert str(told[-1].message) == "còn 10 mã khác không có"
    assert told[-1].path == ("snapshots", 0, "results", 0, "counts")


def test_of_very_many_counts_that_fall_only_the_first_are_told(findings):
    units = ", ".join(f"{{code: x{place}, name: X{place}}}" for place in range(60))
    fewer = MANY.replace(": ", ": 1")
    told = findings(f"""
        units: [{units}]
        snapshots:
        - {{as_of: 25/4/2022, results: [{{counts: {{{fewer}}}}}]}}
        - {{as_of: 26/4/2022, results: [{{counts: {{{MANY}}}}}]}}
    """)
    assert [one.code for one in told] == [*["E-COUNT-FALLS"] * 50, "W-COUNT-FALLS", "E-COUNT-FALLS"]
    assert str(told[50].message) == "còn 10 đơn vị khác có số giảm"


def test_the_manual_explains_every_code():
    page = Path(rules.__file__).parents[3] / "docs" / "checks.md"
    explained = set(re.findall(r"^\| (.*?) \|", page.read_text("utf-8"), re.MULTILINE))
    codes = {code for cell in explained for code in CODE.findall(cell)}
    package = Path(rules.__file__).parents[2]
    known = set().union(*(_codes(folder) for folder in package.rglob("*") if folder.is_dir()))
    assert _codes(Path(rules.__file__).parent) <= codes <= known


def test_of_fifty_counts_that_fall_all_are_told(findings):
    units = ", ".join(f"{{code: x{place}, name: X{place}}}" for place in range(50))
    told = findings(f"""
        units: [{units}]
        snapshots:
        - {{as_of: 25/4/2022, results: [{{counts: {{{FIFTY.replace(": ", ": 1")}}}}}]}}
        - {{as_of: 26/4/2022, results: [{{counts: {{{FIFTY}}}}}]}}
    """)
    assert [one.code for one in told] == ["E-COUNT-FALLS"] * 51
