"""One rule for every file that is written: ours, a person's, a stranger's, issued."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from outline import words

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "register"))

from clerks import date

from generator.office.dispatch import Request
from generator.office.issuing import issue
from generator.office.office import open_office
from generator.office.production import Options, Produced, produce
from generator.register.founding import init_register
from generator.register.issuing_body import open_register

LETTER = """\
kind: directive
date: 03/6/2025
as_of: 31/5/2025
department: CSPL
signatory: an
for_each: units
subject: kết quả của {{ unit.short_name }}
addressees: ["{{ unit.name }}"]
body: |
  {{ unit.name }} có {{ unit.count }} sáng kiến.
"""


@pytest.fixture(autouse=True)
def _quick_disk(monkeypatch):
    monkeypatch.setattr("os.fsync", lambda _: None)


@pytest.fixture
def workspace(office_copy):
    """The invented office: a plan without number, a letter for each unit, a register."""
    documents = office_copy.campaigns / "thi-dua" / "documents"
    plan = (documents / "kh_01.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    for path in documents.iterdir():
        path.unlink()
    kept = "".join(line for line in plan if not line.startswith("number:"))
    (documents / "kh_01.yaml").write_text(kept, encoding="utf-8")
    (documents / "thu.yaml").write_text(LETTER, encoding="utf-8")
    init_register(open_register(office_copy, "ldld-song-hoa"), date("02/01/2025"))
    return office_copy


def made(workspace, *documents, **options):
    """What became of each file, by its name below the folder of the campaign; an archive is one."""
    events = produce(open_office(workspace), ["thi-dua"], documents, options=Options(**options))
    produced = [event for event in events if isinstance(event, Produced)]
    return {_file_of(workspace, event.path): _said(event) for event in produced}


def _file_of(workspace, path):
    archive = next((one for one in path.parents if one.suffix == ".zip"), path)
    return archive.relative_to(workspace.output / "thi-dua").as_posix()


def _said(event):
    return event.problems[0].code if event.problems else event.state.value


def send(workspace, document, **more):
    issue(workspace, Request("thi-dua", document, holder="Lan", **more))


def spoil(workspace, name):
    """A person works on a file."""
    path = workspace.output / "thi-dua" / name
    path.write_bytes(path.read_bytes() + b" ")
    return path


def report_late(workspace):
    """A unit tells another figure after all."""
    path = workspace.campaigns / "thi-dua" / "results" / "2025-05-31.yaml"
    text = path.read_text(encoding="utf-8").replace("khcn: 200", "khcn: 201")
    path.write_text(text.replace("total: 695", "total: 696"), encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ({}, "kh_01.docx"),
        ({}, "thu/khcn.docx"),
        ({"draft": True}, "kh_01-du-thao.docx"),
        ({"draft": True}, "thu-du-thao/khcn-du-thao.docx"),
        ({"archive": True}, "thu.zip"),
        ({"merged": True}, "thu-in-gop.docx"),
        ({"jobs": 2}, "thu/khcn.docx"),
    ],
)
def test_what_a_person_changed_is_refused_each_time_until_by_force(workspace, options, name):
    assert made(workspace, **options)[name] == "made"
    path = spoil(workspace, name)
    for documents in [(), (), (name.split("/")[0].split("-")[0].split(".")[0],)]:
        assert made(workspace, *documents, **options)[name] == "E-OUT-CHANGED"
        assert path.read_bytes().endswith(b" ")
    report_late(workspace)
    assert made(workspace, **options)[name] == "E-OUT-CHANGED"
    assert made(workspace, **options, force=True)[name] == "made"
    assert not path.read_bytes().endswith(b" ")


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ({}, "kh_01.docx"),
        ({}, "thu/khcn.docx"),
        ({"archive": True}, "thu.zip"),
        ({"merged": True}, "thu-in-gop.docx"),
    ],
)
def test_what_a_stranger_put_there_is_refused(workspace, options, name):
    path = workspace.output / "thi-dua" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(b"mine")
    for _ in range(2):
        assert made(workspace, **options)[name] == "E-OUT-FOREIGN"
        assert path.read_bytes() == b"mine"
    assert made(workspace, **options, force=True)[name] == "made"


@pytest.mark.parametrize("each", [False, True])
def test_what_went_out_is_never_made_anew_while_it_is_there(workspace, each):
    made(workspace)
    send(workspace, "kh_01")
    send(workspace, "thu", each=each)
    folder = workspace.output / "thi-dua"
    files = [folder / "kh_01.docx", *(folder / "thu").glob("*.docx")]
    before = [path.read_bytes() for path in files]
    report_late(workspace)
    for options in ({}, {"force": True}, {"jobs": 2}):
        assert set(made(workspace, **options).values()) == {"issued"}
        assert [path.read_bytes() for path in files] == before
    (folder / "manifest.json").unlink()
    assert set(made(workspace, force=True).values()) == {"issued"}
    assert [path.read_bytes() for path in files] == before


def test_what_went_out_and_is_not_there_is_made_again(workspace):
    send(workspace, "kh_01")
    send(workspace, "thu")
    folder = workspace.output / "thi-dua"
    (folder / "thu" / "khcn.docx").unlink()
    assert made(workspace)["thu/khcn.docx"] == "made"
    assert set(made(workspace).values()) == {"issued"}


def test_what_was_made_before_it_went_out_becomes_what_went_out(workspace):
    options = {"archive": True}
    made(workspace, **options)
    send(workspace, "thu")
    assert made(workspace, "thu", **options) == {"thu.zip": "made"}
    before = (workspace.output / "thi-dua" / "thu.zip").read_bytes()
    report_late(workspace)
    assert made(workspace, "thu", **options, force=True) == {"thu.zip": "issued"}
    assert (workspace.output / "thi-dua" / "thu.zip").read_bytes() == before


def test_a_letter_that_could_not_be_made_for_once_is_still_ours(workspace):
    made(workspace)
    path = workspace.campaigns / "thi-dua" / "documents" / "thu.yaml"
    wrong = LETTER.replace("unit.count", "phases.gd1.unit[unit.code].quota")
    path.write_text(wrong, encoding="utf-8")
    assert made(workspace)["thu/moi.docx"] == "E-EXPR-FIGURE"
    path.write_text(LETTER, encoding="utf-8")
    assert made(workspace)["thu/moi.docx"] == "made"


def test_a_run_killed_before_its_files_took_their_place_is_ours_again(workspace, monkeypatch):
    made(workspace)
    report_late(workspace)

    def killed(_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("generator.office.stores.FolderStore.settle", killed)
        with pytest.raises(KeyboardInterrupt):
            made(workspace, "thu")
    assert made(workspace)["thu/khcn.docx"] == "made"
    text = words((workspace.output / "thi-dua" / "thu" / "khcn.docx").read_bytes())
    assert "201" in text
