"""Every frame and every kind, begun as `vanthu new document` begins it, in the offices that will use them.

Two trade unions, a commune, a school, a hospital, a company and a ministry (`tests/data/offices`): what is
made of their records needs no repair, and neither the linter nor the audit of figures has anything to say of it. Four notices are right:
that a kind is none of the decree's, where the office may use it all the same; which moment a document
speaks of that names none; that a line of a name is too wide; and that what the clerk has to write still stands at «…».
"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from fractions import Fraction

import pytest
from holes import holes
from places import OFFICES

from generator.audit import audit_manuscript, manuscript_of
from generator.lint import read_document
from generator.lint.linting import lint_file
from generator.lint.reading.word_package import read_package
from generator.office.checking import check_office
from generator.office.making import begin_document
from generator.office.office import campaign_of, open_office
from generator.office.skeleton import skeletons
from generator.office.texts import known_of
from generator.office.workflow import finished, plan_work
from generator.standard import shipped_kinds
from generator.workspace.folders import Workspace

CODES = ["ldld-tinh", "cd-y-te", "xa", "truong", "benh-vien", "cong-ty", "bo"]
NAMES = list(dict.fromkeys([*(kind.code for kind in shipped_kinds()), *skeletons()]))
OWN_KINDS = {"solution"}
UNION_KINDS = {"charter", "strategy", "conclusion"}
UNIONS = {"ldld-tinh", "cd-y-te"}
NUMBER = 12


def _before_any_result(folder):
    shutil.rmtree(folder / "results")


def _without_units(folder):
    """Only totals are known, as where nobody reports by unit."""
    for name in ("units", "quotas"):
        (folder / f"{name}.yaml").unlink()
    for path in (folder / "results").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(_COUNTS.sub(_summed, text), encoding="utf-8")


_COUNTS = re.compile(r"counts: \{(.*)\}(?:\n *total: .*)?")


def _summed(found):
    counts = re.findall(r": \"?([\d.]+(?:,\d+)?)", found[1])
    total = sum(Fraction(one.replace(".", "").replace(",", ".")) for one in counts)
    shown = str(total) if total.denominator == 1 else str(float(total)).replace(".", ",")
    return f'total: "{shown}"'


STATES = {
    "as they are": lambda _: None,
    "before any result": _before_any_result,
    "without units": _without_units,
}


@pytest.fixture
def begun(tmp_path):
    """An office in a folder of its own, with documents begun in it."""

    def begin(code, names, state="as they are", phase=""):
        shutil.copytree(OFFICES, tmp_path / "office")
        workspace = Workspace(tmp_path / "office")
        STATES[state](workspace.campaigns / code)
        office = open_office(workspace)
        for name in names:
            begin_document(office, code, name, name.replace("_", "-"), phase)
        return workspace

    return begin


def _found(workspace, code, tmp_path):
    """What is told of the records and of the files made of them, except of what is right."""
    office = open_office(workspace)
    known = known_of(campaign_of(office, code), office)
    told = [(one.place.file.split("/")[-1], one.code) for one in check_office(office, [code])]
    for work in plan_work(office.campaigns([code])):
        kind = work.document.kind
        own = kind in OWN_KINDS or (kind in UNION_KINDS and code not in UNIONS)
        right = {"ND30-D7-types"} if own else set()
        path = tmp_path / f"{work.document.code}.docx"
        for letter in _letters(work):
            path.write_bytes(finished(office, letter))
            told += [
                (path.name, one.rule) for one in lint_file(path).findings if one.rule not in right
            ]
            told += [(path.name, one) for one in _doubted(path, known)]
        told = [one for one in told if not own or one != (f"{work.document.code}.yaml", "I-KIND")]
    return [
        one
        for one in told
        if one[1] not in {"I-AS-OF", "I-PHASE", "I-BASE", "I-HEADING-BREAK", "W-BLANK"}
        and one != ("reminder.yaml", "W-SERIES-UNDECIDED")
    ]


def _doubted(path, known):
    """Holes in sentences, and what the audit of figures says of a file, by itself and with the records."""
    manuscript = manuscript_of(read_document(read_package(path.read_bytes(), path.name)))
    return [hole for text in manuscript.passages for hole in holes(text.text)] + [
        f"{one.code} {one.doubt.message}"
        for records in (None, known)
        for one in audit_manuscript(manuscript, records).findings
    ]


def _letters(work):
    """The documents with number and date; of letters those to the first two units."""
    moment = work.figures.as_of
    issued = work.numbered(NUMBER, moment)
    if work.document.for_each is None:
        return [issued]
    return [replace(issued, member=unit) for unit in work.figures.main.units[:2]]


@pytest.mark.parametrize("code", CODES)
def test_what_is_begun_needs_no_repair(begun, code, tmp_path):
    mine = NAMES[CODES.index(code) :: len(CODES)]
    assert _found(begun(code, mine), code, tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("code", CODES)
def test_every_document_of_every_office(begun, code, state, tmp_path):
    assert _found(begun(code, NAMES, state), code, tmp_path) == []


PHASES = [
    (record.campaign.code, phase.code)
    for record in open_office(Workspace(OFFICES)).campaigns()
    for phase in record.campaign.phases
]


@pytest.mark.slow
@pytest.mark.parametrize(("code", "phase"), PHASES)
def test_every_document_of_every_phase(begun, code, phase, tmp_path):
    assert _found(begun(code, skeletons(), phase=phase), code, tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
def test_whoever_signs(begun, code, tmp_path):
    workspace = begun(code, ["notice"])
    office = open_office(workspace)
    (work,) = plan_work([campaign_of(office, code)])
    (issued,) = _letters(work)
    for signatory in office.library.issuers[code].signatories:
        document = issued.document.model_copy(update={"signatory": signatory.code})
        path = tmp_path / f"{signatory.code}.docx"
        path.write_bytes(finished(office, replace(issued, document=document)))
        assert [one.rule for one in lint_file(path).findings] == []
