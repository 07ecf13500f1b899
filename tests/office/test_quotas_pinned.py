"""What was issued knows the tables of quotas of its day: those that are given later leave it as it was."""

from __future__ import annotations

import pytest
from issued import documents, letter, read, write
from produced import changed_since_issued, render

from generator.cli.app import run
from generator.office.inspecting import inspect_file
from generator.office.office import open_office
from generator.workspace import read_yaml_text


class Desk:
    """An office without quotas and documents, where commands are typed."""

    def __init__(self, workspace, capsys):
        self.workspace = workspace
        self.capsys = capsys
        (workspace.campaigns / "thi-dua/quotas.yaml").unlink()
        for path in documents(workspace).iterdir():
            path.unlink()

    def types(self, *typed):
        assert run(["-C", str(self.workspace.root), *typed]) == 0
        return self.capsys.readouterr().err

    def gives(self, *typed):
        self.types("allocate", "thi-dua", *typed)

    def sends(self, skeleton, *more):
        """Its words when it went out."""
        signed = ("--signatory", "an") if skeleton == "plan" else ()
        self.types("new", "document", "thi-dua", skeleton, "--code", "vb", *more, *signed)
        self.types("issue", "thi-dua", "vb", "--date", "05/6/2025", "-y")
        return letter(self.workspace, "vb")

    def made_again(self):
        render(open_office(self.workspace), ["thi-dua"], ["vb"])
        return letter(self.workspace, "vb")

    def told(self):
        return [one.code for one in changed_since_issued(self.workspace)]


@pytest.fixture
def desk(workspace, capsys):
    return Desk(workspace, capsys)


WHOLE = ("--rate", "14%")
FIRST, SECOND = (("--rate", rate, "--phase", one) for rate, one in (("6%", "gd1"), ("8%", "gd2")))
LATER = {
    "a plan, then the whole and its phases": (
        "plan", [], [], [(*WHOLE, "--phases", "gd1=40%,gd2=60%")],
    ),
    "the whole, then its phases": (
        "quota_letter", [WHOLE], ["initiatives"], [FIRST, SECOND],
    ),
    "a phase, then the other and the whole": (
        "quota_letter", [FIRST], ["initiatives/gd1"], [SECOND, WHOLE],
    ),
    "the whole, then what is added and what takes its place": (
        "quota_letter",
        [(*WHOLE, "--code", "lan_1")],
        ["initiatives"],
        [("--total", "100", "--code", "lan_2", "--adds-to", "lan_1"), ("--total", "2.500", "--in-place-of", "lan_1")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("skeleton", "before", "pinned", "after"), LATER.values(), ids=LATER)
def test_quotas_given_later_leave_what_was_issued(desk, skeleton, before, pinned, after):
    for typed in before:
        desk.gives(*typed)
    said = desk.sends(skeleton)
    assert read_yaml_text(read(desk.workspace, "vb"), "")[0]["quotas"] == pinned
    for typed in after:
        desk.gives(*typed)
        assert desk.told() == []
    assert desk.made_again() == said


def test_without_its_record_of_them_they_would_change_it(desk):
    desk.gives(*WHOLE)
    desk.sends("quota_letter")
    bare = read(desk.workspace, "vb").replace("quotas:\n  - initiatives\n", "")
    desk.gives(*FIRST)
    write(desk.workspace, "vb", bare)
    assert desk.told() == ["E-ISSUED-CHANGED"]


def test_a_table_that_is_replaced_in_place_changes_it_and_is_told(desk):
    desk.gives(*WHOLE)
    desk.sends("quota_letter")
    desk.gives("--total", "2.100", "--replace")
    assert desk.told() == ["E-ISSUED-CHANGED"]


REPORT = """kind: report
subject: Chỉ tiêu
recipients: [Như trên]
as_of: 31/5/2025
body: Chỉ tiêu giao cho các đơn vị là {{ figures.quota|number }} sáng kiến, trong đó LĐLĐ huyện An Phú được giao {{ figures.unit["an-phu"].quota|number }} sáng kiến.
"""
GIVEN = """quotas:
  - code: dau
    counts: {an-phu: 300, dong-ha: 200, long-son: 200, khcn: 20, y-te: 80, moi: 10}
"""
CHANGED = """  - code: sau
    replaces: dau
    document: giao_lai
    counts: {an-phu: 350, dong-ha: 200, long-son: 200, khcn: 20, y-te: 80, moi: 10}
"""
GIVEN_BY = """kind: directive
subject: Điều chỉnh chỉ tiêu
addressees: [Các đơn vị]
recipients: [Như trên]
date: 20/6/2025
body: Điều chỉnh chỉ tiêu.
"""


@pytest.mark.parametrize("is_issued", [True, False])
def test_a_text_is_held_against_the_quotas_of_its_day(desk, is_issued):
    quotas = desk.workspace.campaigns / "thi-dua/quotas.yaml"
    quotas.write_text(GIVEN, "utf-8")
    write(desk.workspace, "vb", REPORT)
    if is_issued:
        desk.types("issue", "thi-dua", "vb", "--date", "05/6/2025", "-y")
    else:
        write(desk.workspace, "vb", REPORT + "number: 7\ndate: 05/6/2025\n")
        desk.types("render", "thi-dua", "vb")
    made = desk.workspace.output / "thi-dua/vb.docx"
    write(desk.workspace, "giao_lai", GIVEN_BY)
    quotas.write_text(GIVEN + CHANGED, "utf-8")
    if not is_issued:
        (documents(desk.workspace) / "vb.yaml").unlink()

    def doubted():
        found = inspect_file(open_office(desk.workspace), "vb.docx", made.read_bytes(), "thi-dua")
        return [one.code for one in found.figures.findings]

    assert doubted() == []
    quotas.write_text(GIVEN.replace("an-phu: 300", "an-phu: 350"), "utf-8")
    assert "W-AUDIT-RECORD" in doubted()
