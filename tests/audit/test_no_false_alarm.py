"""What the program makes of drawn campaigns, untouched: the audit has nothing to say of it, alone or with the records."""

from __future__ import annotations

import pytest
from drawn_campaigns import files_of

from generator.audit import audit_manuscript, manuscript_of
from generator.lint import read_document
from generator.lint.reading.word_package import read_package
from generator.office.making import begin_document
from generator.office.office import campaign_of, open_office
from generator.office.texts import known_of
from generator.office.workflow import finished, plan_work
from generator.workspace import Workspace

SEEDS = (2,)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("drawn")


def _reports(seed, folder):
    """The manuscripts of a campaign's reports, of the whole and of its first phase, with what the records say."""
    for name, text in files_of(seed).items():
        path = folder / str(seed) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    workspace = Workspace(folder / str(seed))
    office = open_office(workspace)
    phases = campaign_of(office, "ntm").campaign.phases[:1]
    for phase in ("", *(one.code for one in phases)):
        begin_document(office, "ntm", "report", f"report{phase}", phase)
    office = open_office(workspace)
    known = known_of(campaign_of(office, "ntm"), office)
    for work in plan_work(office.campaigns()):
        word = read_document(read_package(finished(office, work), "-"))
        yield manuscript_of(word), known


@pytest.mark.parametrize("seed", SEEDS)
def test_a_right_report_is_not_doubted(seed, folder):
    told = [
        f"{one.code} {one.doubt.message}"
        for manuscript, known in _reports(seed, folder)
        for records in (None, known)
        for one in audit_manuscript(manuscript, records).findings
    ]
    assert told == []
