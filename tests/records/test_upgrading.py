"""Records of an older form are read, and brought to today's whole or not at all."""

from __future__ import annotations

import shutil

import pytest
from places import HERE, WORKSPACES

from generator.model.campaign import Counted
from generator.office.new_records import begin
from generator.office.office import open_office
from generator.problems import Busy, MachineFailed, RecordsInvalid, errors
from generator.records import upgrading
from generator.records.upgrading import (
    FORMAT,
    FormatTooNew,
    format_of,
    plan_upgrade,
    write_upgrade,
)
from generator.workspace import Workspace, disk
from generator.workspace.files import Outside

OLD = sorted((HERE / "data" / "formats").iterdir())


@pytest.fixture(params=OLD, ids=lambda path: path.name)
def old(request, tmp_path):
    shutil.copytree(request.param, tmp_path / "old")
    return Workspace(tmp_path / "old")


@pytest.fixture
def new(tmp_path):
    (tmp_path / "campaigns").mkdir()
    return Workspace(tmp_path)


@pytest.fixture
def empty(new):
    """With a file of records, though without a word in it."""
    (new.campaigns / "notes.txt").touch()
    return new


def all_bytes(workspace):
    files = (path for path in workspace.root.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in files if workspace.hidden not in path.parents}


def faults(workspace):
    office = open_office(workspace)
    office.campaigns()
    return errors(office.problems)


def test_there_is_an_old_workspace_for_each_form_left_behind():
    assert [int(path.name) for path in OLD] == [*range(1, FORMAT)]


def test_an_old_workspace_is_read_brought_on_and_read_the_same(old):
    before = open_office(old).campaigns()[0].campaign
    assert faults(old) == []
    write_upgrade(old, plan_upgrade(old))
    assert format_of(old) == FORMAT
    assert faults(old) == []
    after = open_office(old).campaigns()[0].campaign
    said = {"indicators": {"__all__": {"cumulative", "counted"}}}
    assert after.model_dump(exclude=said) == before.model_dump(exclude=said)
    assert [one.counts_as for one in after.indicators] == [
        one.counts_as for one in before.indicators
    ]
    assert open_office(old).library.settings.format == FORMAT
    assert plan_upgrade(old) == ()


def test_the_first_form_gets_its_number_and_nothing_else(tmp_path):
    shutil.copytree(OLD[0], tmp_path / "old")
    workspace = Workspace(tmp_path / "old")
    before = all_bytes(workspace)
    (file,) = plan_upgrade(workspace)
    assert all_bytes(workspace) == before
    assert [str(reason) for reason in file.reasons] == [
        "ghi dạng của dữ liệu: «format: 2»",
        "ghi dạng của dữ liệu: «format: 3»",
    ]
    write_upgrade(workspace, (file,))
    changed = before[workspace.settings] + b"\nformat: 3"
    assert all_bytes(workspace) == {**before, workspace.settings: changed}


@pytest.mark.parametrize("root", WORKSPACES, ids=lambda path: path.name)
def test_our_own_workspaces_are_of_todays_form(root):
    assert format_of(Workspace(root)) == FORMAT


@pytest.mark.parametrize("said", ["", "format:\n", "format: 1\n"])
def test_what_says_no_form_is_of_the_first(empty, said):
    empty.settings.write_text(f"language: vi\n{said}", encoding="utf-8")
    assert format_of(empty) == 1
    assert len(plan_upgrade(empty)) == 1


@pytest.mark.parametrize(
    "said", ["0", "một", "[2]", "-1", "3.0", "+3", "0x3", "99999999999999999999"]
)
def test_a_form_that_is_no_number_from_one_is_told_and_never_written_over(empty, said):
    empty.settings.write_text(f"format: {said}\n", encoding="utf-8")
    assert [problem.place.line for problem in faults(empty)] == [1]
    with pytest.raises(RecordsInvalid) as caught:
        plan_upgrade(empty)
    assert [problem.place.line for problem in caught.value.problems] == [1]


def test_a_workspace_without_settings_gets_them(empty):
    assert format_of(empty) == 1
    write_upgrade(empty, plan_upgrade(empty))
    assert empty.settings.read_text(encoding="utf-8") == (
        "# Thiết lập của thư mục làm việc này.\nformat: 3\n"
    )
    assert faults(empty) == []


def test_a_newer_form_is_refused_in_words(empty):
    empty.settings.write_text(f"format: {FORMAT + 1}\nxyz: 1\n", encoding="utf-8")
    said = f"dữ liệu ở dạng {FORMAT + 1}, bản vanthu này chỉ biết đến dạng {FORMAT}"
    for attempt in (format_of, plan_upgrade):
        with pytest.raises(FormatTooNew, match=said):
            attempt(empty)


@pytest.mark.parametrize(
    ("text", "code"),
    [("a: [\n", "E-YAML-BRACKET"), ("", "E-YAML-EMPTY"), ("? format\n:\n", "E-UPGRADE-FORM")],
)
def test_settings_that_cannot_be_changed_are_told(empty, text, code):
    empty.settings.write_text(text, encoding="utf-8")
    with pytest.raises(RecordsInvalid) as caught:
        plan_upgrade(empty)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert [problem.place.file for problem in caught.value.problems] == ["vanthu.yaml"]


def _two(upgrading_, name="b.yaml"):
    workspace = upgrading_.workspace
    upgrading_.set_key(workspace.settings, "format", "2", "", upgrading.say("một"))
    upgrading_.set_key(workspace.root / name, "x", "1", "# mới\n", upgrading.say("hai"))


def test_several_steps_follow_one_another(empty, monkeypatch):
    def third(upgrading_):
        upgrading_.set_key(empty.settings, "format", "3", "", upgrading.say("ba"))

    monkeypatch.setattr(upgrading, "_STEPS", (_two, third))
    monkeypatch.setattr(upgrading, "FORMAT", 3)
    empty.settings.write_bytes("\ufefflanguage: vi\r\n".encode())
    files = plan_upgrade(empty)
    assert [[str(one) for one in file.reasons] for file in files] == [["một", "ba"], ["hai"]]
    write_upgrade(empty, files)
    assert empty.settings.read_bytes() == "\ufefflanguage: vi\r\nformat: 3\r\n".encode()
    assert (empty.root / "b.yaml").read_text(encoding="utf-8") == "# mới\nx: 1\n"
    empty.settings.write_text("format: 2\n", encoding="utf-8")
    assert [file.path for file in plan_upgrade(empty)] == [empty.settings]


def test_what_was_changed_meanwhile_is_not_written_over(empty):
    empty.settings.write_text("language: vi\n", encoding="utf-8")
    files = plan_upgrade(empty)
    empty.settings.write_text("language: en\n", encoding="utf-8")
    with pytest.raises(Busy):
        write_upgrade(empty, files)
    assert empty.settings.read_text(encoding="utf-8") == "language: en\n"


@pytest.mark.parametrize("settings", ["language: vi\n", None])
def test_all_is_written_or_nothing(empty, monkeypatch, settings):
    monkeypatch.setattr(upgrading, "_STEPS", (_two,))
    if settings:
        empty.settings.write_text(settings, encoding="utf-8")
    files = plan_upgrade(empty)
    before = all_bytes(empty)
    move, moved = disk.move, []

    def full(source, target):
        moved.append(target)
        if target.name == "b.yaml":
            raise OSError(28, "full")
        move(source, target)

    monkeypatch.setattr(disk, "move", full)
    with pytest.raises(MachineFailed):
        write_upgrade(empty, files)
    assert empty.settings in moved
    assert all_bytes(empty) == before


def test_a_folder_in_the_place_of_a_file_is_told_before_anything_is_written(empty, monkeypatch):
    monkeypatch.setattr(upgrading, "_STEPS", (_two,))
    files = plan_upgrade(empty)
    (empty.root / "b.yaml").mkdir()
    before = all_bytes(empty)
    with pytest.raises(Outside, match=r"b\.yaml"):
        write_upgrade(empty, files)
    assert all_bytes(empty) == before


CAMPAIGN = """\
indicators:
  - {code: a, name: A, cumulative: có} # lũy kế
  - code: b
    name: B
    cumulative: không   # lượt
    unit_of_measure: lượt
  - {code: c, measure: rate, cumulative: không}
  - {code: d, counted: state, cumulative: không}
  - {code: e, name: E, cumulative: không}
"""
ANSWERED = """\
indicators:
  - {code: a, name: A, counted: cumulative} # lũy kế
  - code: b
    name: B
    counted: period   # lượt
    unit_of_measure: lượt
  - {code: c, measure: rate}
  - {code: d, counted: state}
  - {code: e, name: E, counted: state}
"""


@pytest.fixture
def campaign(empty):
    empty.settings.write_text("format: 2\n", encoding="utf-8")
    folder = empty.campaigns / "thi-dua"
    folder.mkdir()
    (folder / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
    return folder / "campaign.yaml"


def test_what_is_not_cumulative_is_asked_about_all_at_once(empty, campaign):
    with pytest.raises(RecordsInvalid) as caught:
        plan_upgrade(empty)
    told = [(one.code, one.place.line, str(one.hint)) for one in caught.value.problems]
    assert [(code, line) for code, line, _ in told] == [
        ("E-UPGRADE-COUNTED", 5),
        ("E-UPGRADE-COUNTED", 9),
    ]
    assert "--counted thi-dua.b=period" in told[0][2]
    assert "--counted thi-dua.e=state" in told[1][2]
    assert campaign.read_text(encoding="utf-8") == CAMPAIGN


@pytest.mark.parametrize(
    "answers",
    [
        {"thi-dua.b": Counted.PERIOD, "thi-dua.e": Counted.STATE},
        {"thi-dua.b": Counted.PERIOD, "": Counted.STATE},
    ],
)
def test_the_answers_are_written_in_place(empty, campaign, answers):
    write_upgrade(empty, plan_upgrade(empty, answers))
    assert campaign.read_text(encoding="utf-8") == ANSWERED
    assert empty.settings.read_text(encoding="utf-8") == "format: 3\n"
    assert plan_upgrade(empty) == ()


def test_a_workspace_begun_today_is_of_todays_form_from_its_first_record(new):
    assert (format_of(new), plan_upgrade(new)) == (FORMAT, ())
    begin(new, {new.issuers / "a.yaml": "code: a\n"}, "new issuer")
    assert (format_of(new), plan_upgrade(new)) == (FORMAT, ())
    assert new.settings.read_text("utf-8").endswith(f"\nformat: {FORMAT}\n")


def test_a_workspace_with_records_but_no_settings_is_of_the_first_form(new):
    (new.campaigns / "issuers").mkdir()
    (new.issuers / "a.yaml").write_text("code: a\n", encoding="utf-8")
    assert format_of(new) == 1
    begin(new, {new.issuers / "b.yaml": "code: b\n"}, "new issuer")
    assert (format_of(new), new.settings.exists()) == (1, False)
