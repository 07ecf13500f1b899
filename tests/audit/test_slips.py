"""Slips of the pen in the samples: how many of them the audit finds, alone and with the records.

The record of the document itself is not read; `bench/audit.py` tells more, by kind and length.
"""

from __future__ import annotations

from functools import partial

import pytest
from places import ROOT
from produced import render
from slips_of_pen import judge, records_without, trials

from generator.audit import audit_manuscript
from generator.audit.reading.all_kinds import read_manuscript
from generator.office.office import open_office
from generator.workspace.folders import Workspace

FROM_THE_TEXT = 0.65
WITH_RECORDS = 0.94
LONG_ONES = 0.98
"""Of slips of the hand the share that must be found; `LONG_ONES` of numbers of three digits and more."""
OF_HAND = {"digit", "swapped", "one more"}
EVERY = 17
"""Every so many slips are tried, to be quick."""


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """Digits changed or exchanged in the samples, and numbers one too large: which figure, and whether it was found alone and with the records."""
    office = open_office(Workspace(ROOT))
    found = []
    for path in render(office, output=tmp_path_factory.mktemp("made")):
        manuscript = read_manuscript(path)
        known = records_without(office, path.parent.name, path.stem)
        drawn = [one for one in trials(manuscript, seed=7, digits=1) if one.slip in OF_HAND]
        drawn = drawn[::EVERY]
        alone = judge(manuscript, audit_manuscript, drawn)
        tied = judge(manuscript, partial(audit_manuscript, known=known), drawn)
        found += [
            (trial.spot, bool(told), bool(more))
            for (trial, told), (_, more) in zip(alone, tied, strict=True)
        ]
    return found


def share(hits):
    return sum(hits) / len(hits)


@pytest.mark.slow
def test_two_thirds_of_all_slips_are_found_in_the_text_alone(judged):
    assert share([alone for _, alone, _ in judged]) >= FROM_THE_TEXT


@pytest.mark.slow
def test_with_the_records_nearly_all_are_found(judged):
    assert share([tied for _, _, tied in judged]) >= WITH_RECORDS
    long_ones = [tied for spot, _, tied in judged if spot.kind != "date" and spot.digits > 2]
    assert share(long_ones) >= LONG_ONES
