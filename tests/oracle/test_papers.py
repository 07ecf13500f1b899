"""Whatever is made of a drawn campaign, untouched: the audit finds no fault in it, alone or with the records."""

from __future__ import annotations

import json
import re
from contextlib import suppress

import pytest
from holes import holes

from generator.audit import audit_manuscript, manuscript_of
from generator.lint import read_document
from generator.lint.reading.word_package import read_package
from generator.office.inquiry import briefs_of
from generator.office.letters import each_file
from generator.office.making import begin_document
from generator.office.office import campaign_of, open_office
from generator.office.texts import known_of
from generator.office.workflow import finished, plan_work
from generator.problems import RecordsInvalid, Severity
from generator.workspace import Workspace
from tests.oracle.campaigns import Shape, asked
from tests.oracle.shown import _said, shown
from tests.oracle.smaller import is_sound

ISSUER = {
    "code": "xa",
    "name": "Ủy ban nhân dân xã Nậm Cuổi",
    "short_name": "UBND xã",
    "abbreviation": "UBND",
    "place": "Nậm Cuổi",
    "collective": "Ủy ban nhân dân",
    "departments": [{"code": "VP", "name": "Văn phòng HĐND và UBND"}],
    "signatories": [{"code": "hai", "name": "Nguyễn Văn Hải", "position": "Chủ tịch", "authority": "TM.",
                     "acting_for": "Ủy ban nhân dân"}],
}  # fmt: skip
HEAD = """code: c
name: Phong trào thử nghiệm năm 2022
short_name: Phong trào thử nghiệm
issuer: xa
kind: movement
starts: {starts:%d/%m/%Y}
ends: {ends:%d/%m/%Y}
"""
KINDS = (
    "report",
    "notice",
    "quota_letter",
    "plan",
    "launch_letter",
    "reminder",
    "quota_decision",
    "final_report",
)
PLAIN = (Shape.LEAVERS, Shape.PHASED, Shape.QUOTIENTS)
MENDED = ((Shape.TIERS, 8), (Shape.STATUSES, 2), (Shape.LEAVERS, 2), (Shape.CHANGES, 0))
"""Of which papers or the audit were wrong: a group in another, what is in no unit, who came and left, a base since a merger."""


@pytest.mark.parametrize(
    ("shape", "at"),
    [
        *((shape, None) for shape in PLAIN),
        *(pytest.param(*one, marks=pytest.mark.slow) for one in MENDED),
        *(pytest.param(one, None, marks=pytest.mark.slow) for one in Shape if one not in PLAIN),
    ],
)
def test_no_fault_is_found_in_our_own_papers(shape, at, tmp_path):
    tried = range(20) if at is None else [at]
    campaign, snapshot = next(case for one in tried if is_sound((case := asked(shape, one))[0]))
    groups = "".join(f"  - {_said(one)}\n" for one in campaign.groups)
    records = shown(campaign, snapshot).replace("unit_of_measure: %", 'unit_of_measure: "%"')
    records = re.sub(r"name: mục tiêu \d+", "name: mục tiêu chung", records)
    records = re.sub(
        r"name: chỉ tiêu (\d)",
        lambda one: f"name: số sáng kiến loại {'ABCDE'[int(one[1])]}",
        records,
    )
    files = {
        "vanthu.yaml": "language: vi\nformat: 3\n",
        "campaigns/issuers/xa.yaml": json.dumps(ISSUER, ensure_ascii=False),
        "campaigns/c/campaign.yaml": HEAD.format(starts=campaign.starts, ends=campaign.ends)
        + (f"groups:\n{groups}" if groups else "")
        + records,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    made, told = 0, []
    for manuscript, known in _made(Workspace(tmp_path)):
        made += 1
        told += [hole for text in manuscript.passages for hole in holes(text.text)]
        told += [
            f"{one.code} {one.doubt.message}"
            for one_of in (None, known)
            for one in audit_manuscript(manuscript, one_of).findings
            if one.severity in {Severity.ERROR, Severity.WARNING}
        ]
    office = open_office(Workspace(tmp_path))
    with suppress(RecordsInvalid):
        told += [
            hole for text in briefs_of(office, "c", None, None).values() for hole in holes(text)
        ]
    assert made
    assert told == []


def _made(workspace):
    """What is made of each kind, where its figures are known, with what the records say."""
    office = open_office(workspace)
    for kind in KINDS:
        begin_document(office, "c", kind, kind, "")
    office = open_office(workspace)
    known = known_of(campaign_of(office, "c"), office)
    for work in plan_work(office.campaigns()):
        for _, one in [*each_file(work, office)][:2]:
            try:
                data = finished(office, one)
            except RecordsInvalid:
                continue
            yield manuscript_of(read_document(read_package(data, "-"))), known
