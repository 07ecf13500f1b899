"""Which figures print differently than version 0.1 printed them: only those, old beside new."""

from __future__ import annotations

import pytest
import yaml

from generator.figures.formerly import changed_figures
from generator.model.campaign import Campaign

HEAD = """
code: c
name: C
short_name: C
issuer: i
starts: 01/01/2022
ends: 31/12/2022
units: [{code: u1, name: U1}, {code: u2, name: U2}]
indicators: [{code: ideas, name: A, unit_of_measure: a}]
phases: [{code: p1, name: P1, ends: 31/3/2022}, {code: p2, name: P2, ends: 31/12/2022}]
"""


def _snapshots(*taken):
    rows = (f"{{as_of: {day}/2022, results: [{result}]}}" for day, result in taken)
    return f"snapshots: [{', '.join(rows)}]"


CASES = {
    "nothing where everybody has reported on every border": (
        _snapshots(("31/3", "{counts: {u1: 10, u2: 20}}"), ("30/6", "{counts: {u1: 15, u2: 30}}")),
        [],
    ),
    "who has not reported was subtracted whole": (
        _snapshots(("31/3", "{counts: {u1: 10, u2: 90}}"), ("07/4", "{counts: {u1: 15}}")),
        ["growth: -85 → 5", "p2 count: -85 → 5"],
    ),
    "units were counted from nought": (
        _snapshots(("31/3", "{total: 100}"), ("30/6", "{counts: {u1: 60, u2: 45}}")),
        ["p2 u1 count: 60 → None", "p2 u2 count: 45 → None"],
    ),
    "what was counted before a phase began, whenever": (
        _snapshots(("28/3", "{total: 10}"), ("30/6", "{total: 15}")),
        ["p2 count: 5 → None"],
    ),
    "stocks were added": (
        _snapshots(("31/3", "{total: 10}"), ("30/6", "{total: 8}"))
        + "\nindicators: [{code: ideas, name: A, unit_of_measure: a, cumulative: không, counted: state}]",
        ["count: 18 → 8", "growth: 8 → -2"],
    ),
    "units below a unit were added to it": (
        _snapshots(("31/3", "{counts: {u1: 10, u2: 4}}"))
        + "\nunits: [{code: u1, name: U1}, {code: u2, name: U2, parent: u1}]"
        + "\nquotas: [{counts: {u1: 20, u2: 8}}]",
        ["count: 14 → 10", "quota: 28 → 20", "p1 count: 14 → 10"],
    ),
    "as of what a document speaks of too, that before what is newest": (
        _snapshots(("31/3", "{total: 10}"), ("30/4", "{total: 8}"), ("30/6", "{total: 7}"))
        + "\nindicators: [{code: ideas, name: A, unit_of_measure: a, counted: state}]"
        + "\ndocuments: [{code: d, kind: plan, subject: s, body: b, as_of: 30/4/2022}]"
        + "\nphases: []",
        ["count: 18 → 8", "growth: 8 → -2", "count: 25 → 7", "growth: 7 → -1"],
    ),
    "the last of several tables was taken": (
        "quotas: [{code: a, counts: {u1: 2}}, {adds_to: a, counts: {u1: 1}}]\n"
        + _snapshots(("31/3", "{counts: {u1: 1, u2: 2}}")),
        ["quota: 1 → 3"],
    ),
}


def _shown(figure):
    return None if figure is None else figure.value


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_what_prints_differently(text, expected):
    read = {**yaml.load(HEAD, yaml.BaseLoader), **yaml.load(text, yaml.BaseLoader)}  # noqa: S506
    told = [
        " ".join(
            filter(
                None, (one.phase, one.unit, f"{one.name}: {_shown(one.before)} → {_shown(one.now)}")
            )
        )
        for one in changed_figures(Campaign.model_validate(read))
    ]
    assert told == expected
