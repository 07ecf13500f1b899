"""One rule for every file that is written: ours, a person's, a stranger's, issued."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from letters import LETTER
from outline import words
from produced import verified

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "register"))

from clerks import date

from generator.cli.app import run
from generator.office import dispatch
from generator.office.batch import State
from generator.office.dispatch import Request
from generator.office.issuing import issue
from generator.office.made_file import MadeFile
from generator.office.manifest import Manifest
from generator.office.office import Office, open_office
from generator.office.outputs import Verdict
from generator.office.producing import Options, Produced, Started, note_place
from generator.office.production import produce
from generator.office.workflow import finished, plan_work
from generator.problems import Busy, RecordsInvalid
from generator.register.founding import init_register
from generator.register.issuing_body import open_register
from generator.wording import Moment
from generator.workspace import disk


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


def made(place, *documents, **options):
    """What became of each file, by its name below the folder of the campaign; an archive is one."""
    office = place if isinstance(place, Office) else open_office(place)
    workspace = office.workspace
    events = produce(office, ["thi-dua"], documents, options=Options(**options))
    produced = [event for event in events if isinstance(event, Produced)]
    return {_file_of(workspace, event.path): _said(event) for event in produced}


def places(workspace, **options):
    """The files that are told as changed by a person."""
    events = produce(open_office(workspace), ["thi-dua"], options=Options(**options))
    problems = (one for event in events if isinstance(event, Produced) for one in event.problems)
    return [one.place.file for one in problems if one.code == "E-OUT-CHANGED"]


def _file_of(workspace, path):
    archive = next((one for one in path.parents if one.suffix == ".zip"), path)
    return archive.relative_to(workspace.output / "thi-dua").as_posix()


def _said(event):
    return event.problems[0].code if event.problems else event.state.value


def codes(office):
    """What a run told beside what it made."""
    return [
        one.code for one in office.problems if one.code in {"W-ISSUED-AGAIN", "W-REGISTER-UNREAD"}
    ]


def verdicts(workspace):
    """What verify says, by file; nothing of what is right."""
    found = verified(workspace, ["thi-dua"])
    folder = workspace.output / "thi-dua"
    return {
        one.path.relative_to(folder).as_posix(): one.verdict.value
        for one in found
        if one.verdict is not Verdict.SAME
    }


def send(workspace, document, **more):
    issue(workspace, Request("thi-dua", document, holder="Lan", **more))


def spoil(workspace, name):
    """A person works on a file."""
    path = workspace.output / "thi-dua" / name
    path.write_bytes(path.read_bytes() + b" ")
    return path


def report_late(workspace):
    """A unit tells another figure after all."""
    _correct(workspace, ("khcn: 200", "khcn: 201"), ("total: 695", "total: 696"))


def take_back(workspace):
    """What it had told holds again."""
    _correct(workspace, ("khcn: 201", "khcn: 200"), ("total: 696", "total: 695"))


def _correct(workspace, *changes):
    path = workspace.campaigns / "thi-dua" / "results" / "2025-05-31.yaml"
    text = path.read_text(encoding="utf-8")
    for change in changes:
        text = text.replace(*change)
    path.write_text(text, encoding="utf-8")


@pytest.mark.slow
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
    assert places(workspace, **options) == [f"output/thi-dua/{name}"]
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


@pytest.mark.parametrize("each", [False, True])
@pytest.mark.parametrize(
    ("options", "gone", "again"),
    [
        ({}, "kh_01.docx", "kh_01.docx"),
        ({}, "thu/khcn.docx", "thu/khcn.docx"),
        ({"archive": True}, None, "thu.zip"),
    ],
)
def test_what_went_out_and_is_not_there_is_made_again(workspace, each, options, gone, again):
    send(workspace, "kh_01")
    send(workspace, "thu", each=each)
    if gone:
        (workspace.output / "thi-dua" / gone).unlink()
    office = open_office(workspace)
    assert made(office, **options)[again] == "made"
    assert codes(office) == []
    assert made(workspace, **options)[again] == "issued"


@pytest.mark.parametrize(
    ("options", "each", "refused"),
    [
        ({}, True, "thu/khcn.docx"),
        ({}, False, "thu/khcn.docx"),
        ({"jobs": 2}, True, "thu/khcn.docx"),
    ],
)
def test_what_went_out_and_would_say_something_else_now_is_not_made(
    workspace, options, each, refused
):
    send(workspace, "thu", each=each)
    path = workspace.output / "thi-dua" / "thu" / "khcn.docx"
    before = path.read_bytes()
    path.unlink()
    report_late(workspace)
    for more in ({}, {"force": True}):
        assert made(workspace, "thu", **options, **more)[refused] == "E-ISSUED-AGAIN"
        assert not path.exists()
    take_back(workspace)
    assert made(workspace, "thu", **options)[refused] == "made"
    assert path.read_bytes() == before
    assert made(workspace, "thu", **options)[refused] == "issued"


def test_a_number_that_was_signed_is_printed_over_nothing_else_whatever_its_record_is_called(
    workspace,
):
    send(workspace, "kh_01")
    plan = workspace.campaigns / "thi-dua" / "documents" / "kh_01.yaml"
    renamed = plan.rename(plan.with_name("kh_moi.yaml"))
    assert made(workspace, "kh_moi") == {"kh_moi.docx": "made"}
    renamed.write_text(
        renamed.read_text("utf-8").replace("Tổ chức thực hiện", "Thực hiện"), "utf-8"
    )
    (workspace.output / "thi-dua" / "kh_moi.docx").unlink()

    assert made(workspace, "kh_moi", force=True) == {"kh_moi.docx": "E-ISSUED-AGAIN"}

    assert not (workspace.output / "thi-dua" / "kh_moi.docx").exists()


def test_a_draft_of_what_went_out_does_not_bear_its_number(workspace):
    send(workspace, "kh_01")
    assert "Số: 01/KH-LĐLĐ" in " ".join(words(path_of(workspace, "kh_01.docx").read_bytes()))

    made(workspace, "kh_01", draft=True)

    drawn = " ".join(words(path_of(workspace, "kh_01-du-thao.docx").read_bytes()))
    assert "/KH-LĐLĐ" in drawn
    assert "01/KH-LĐLĐ" not in drawn


def path_of(workspace, name):
    return workspace.output / "thi-dua" / name


def test_an_archive_is_not_made_of_letters_that_would_not_be_the_signed_ones(workspace):
    send(workspace, "thu")
    report_late(workspace)
    with pytest.raises(RecordsInvalid) as refused:
        made(workspace, "thu", archive=True)
    assert [one.code for one in refused.value.problems] == ["E-ISSUED-AGAIN"]


def test_a_whole_folder_that_is_gone_is_made_but_for_what_would_not_be_the_signed_paper(workspace):
    send(workspace, "kh_01")
    shutil.rmtree(workspace.output)
    plan = workspace.campaigns / "thi-dua" / "documents" / "kh_01.yaml"
    plan.write_text(plan.read_text("utf-8").replace("Tổ chức thực hiện", "Thực hiện"), "utf-8")
    found = made(workspace)
    assert found.pop("kh_01.docx") == "E-ISSUED-AGAIN"
    assert set(found.values()) == {"made"}
    assert not (workspace.output / "thi-dua" / "kh_01.docx").exists()


def test_what_an_earlier_program_made_in_its_place_stays_and_is_no_signed_paper(workspace):
    path = workspace.output / "thi-dua" / "kh_01.docx"
    send(workspace, "kh_01")
    signed = path.read_bytes()
    report_late(workspace)
    plan = workspace.campaigns / "thi-dua" / "documents" / "kh_01.yaml"
    as_signed = plan.read_text("utf-8")
    plan.write_text(as_signed.replace("Tổ chức thực hiện", "Thực hiện"), "utf-8")
    (office,) = [open_office(workspace)]
    (work,) = plan_work(office.campaigns(["thi-dua"]), ["kh_01"])
    path.write_bytes(finished(office, work))
    manifest = Manifest.read(path.with_name("manifest.json"))
    manifest.add(replace(MadeFile.at("kh_01.docx", path), issued=""))
    manifest.write()
    assert made(workspace, "kh_01", force=True) == {"kh_01.docx": "E-ISSUED-AGAIN"}
    assert verdicts(workspace)["kh_01.docx"] == "unsigned"
    path.write_bytes(signed)
    assert made(workspace, "kh_01") == {"kh_01.docx": "issued"}
    assert verdicts(workspace)["kh_01.docx"] == "issued"
    path.with_name("manifest.json").unlink()
    assert verdicts(workspace)["kh_01.docx"] == "issued"
    assert made(workspace, "kh_01") == {"kh_01.docx": "issued"}


def test_another_file_copied_to_where_the_signed_one_stood_is_not_taken_for_it(workspace):
    send(workspace, "kh_01")
    path = workspace.output / "thi-dua" / "kh_01.docx"
    shutil.rmtree(workspace.output)
    path.parent.mkdir(parents=True)
    (office,) = [open_office(workspace)]
    (work,) = plan_work(office.campaigns(["thi-dua"]), ["kh_01"])
    path.write_bytes(finished(office, work.numbered(99, work.document.date)))
    for _ in range(2):
        assert made(workspace, "kh_01") == {"kh_01.docx": "issued"}
        assert verdicts(workspace) == {"kh_01.docx": "unsigned"}


@pytest.mark.parametrize(
    ("options", "whole"), [({"archive": True}, "thu.zip"), ({"merged": True}, "thu-in-gop.docx")]
)
def test_what_holds_the_letters_follows_them_when_they_are_issued_anew(workspace, options, whole):
    send(workspace, "thu")
    made(workspace, "thu", **options)
    assert made(workspace, "thu", **options)[whole] == "issued"
    report_late(workspace)
    send(workspace, "thu", reissue=True, reason="số liệu về muộn")
    assert verdicts(workspace) == {whole: "differs"}
    assert made(workspace, "thu", **options)[whole] == "made"
    assert verdicts(workspace) == {}


def test_where_the_register_cannot_be_read_nothing_that_is_there_is_made_anew(workspace):
    made(workspace)
    send(workspace, "kh_01")
    plan = workspace.output / "thi-dua" / "kh_01.docx"
    before = plan.read_bytes()
    (workspace.register / "ldld-song-hoa" / "2025.yaml").write_text("{", encoding="utf-8")
    office = open_office(workspace)
    assert made(office, force=True) == {"kh_01.docx": "issued", "thu.docx": "E-REGISTER-DAMAGED"}
    assert codes(office) == ["W-REGISTER-UNREAD"]
    assert plan.read_bytes() == before
    plan.unlink()
    assert made(workspace)["kh_01.docx"] == "made"


def test_what_was_made_before_it_went_out_becomes_what_went_out(workspace):
    options = {"archive": True}
    made(workspace, **options)
    send(workspace, "thu")
    assert made(workspace, "thu", **options) == {"thu.zip": "made"}
    before = (workspace.output / "thi-dua" / "thu.zip").read_bytes()
    report_late(workspace)
    assert made(workspace, "thu", **options, force=True) == {"thu.zip": "issued"}
    assert (workspace.output / "thi-dua" / "thu.zip").read_bytes() == before


def test_the_file_of_another_document_that_went_out_is_in_nobodys_gift(workspace):
    documents = workspace.campaigns / "thi-dua" / "documents"
    plan = (documents / "kh_01.yaml").read_text(encoding="utf-8")
    (documents / "KH_CN.yaml").write_text(plan, encoding="utf-8")
    send(workspace, "KH_CN")
    path = workspace.output / "thi-dua" / "KH_CN.docx"
    before = path.read_bytes()
    (documents / "KH&CN.yaml").write_text(plan, encoding="utf-8")
    (documents / "KH_CN.yaml").unlink()
    for force in (False, True):
        assert made(workspace, "KH&CN", force=force) == {"KH_CN.docx": "E-OUT-ISSUED"}
    with pytest.raises(RecordsInvalid) as fault:
        send(workspace, "KH&CN", force=True)
    assert {one.code for one in fault.value.problems} == {"E-OUT-ISSUED"}
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["kh_01.docx", "kh_01.json", "kh_01.xml"])
def test_what_a_stranger_put_there_is_not_issued_over(workspace, name):
    path = workspace.output / "thi-dua" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(b"mine")
    with pytest.raises(RecordsInvalid) as fault:
        send(workspace, "kh_01")
    assert [(one.code, one.place.file) for one in fault.value.problems] == [
        ("E-OUT-FOREIGN", f"output/thi-dua/{name}")
    ]
    assert path.read_bytes() == b"mine"
    send(workspace, "kh_01", force=True)
    assert verdicts(workspace) == {}
    spoil(workspace, name)
    assert list(verdicts(workspace)) == [name]


@pytest.mark.parametrize(
    ("code", "pattern", "name"),
    [
        ("thu", "{{ unit.code }}.docx", "thu/khcn.docx"),
        ("thu", "{{ unit.code }}.DOCX", "thu/khcn.docx"),
        ("thu", "???", "thu/van-ban-4.docx"),
        ("thu.docx", "", "thu/khcn.docx"),
        ("thu.zip", "", "thu/khcn.docx"),
        ("manifest", "", "manifest-2/khcn.docx"),
        ("thu", "ư" * 90, f"thu/{'ư' * 53}-4.docx"),
    ],
)
def test_names_end_once_and_never_stand_in_each_others_way(workspace, code, pattern, name):
    documents = workspace.campaigns / "thi-dua" / "documents"
    (documents / "thu.yaml").unlink()
    text = LETTER + (f'file_name: "{pattern}"\n' if pattern else "")
    (documents / f"{code}.yaml").write_text(text, encoding="utf-8")
    assert name in made(workspace, code)
    assert verdicts(workspace) == {}
    if pattern:
        assert all("-du-thao" in one for one in made(workspace, code, draft=True))


def test_the_file_for_the_printer_takes_no_other_documents_name(workspace):
    documents = workspace.campaigns / "thi-dua" / "documents"
    plan = (documents / "kh_01.yaml").read_text(encoding="utf-8")
    (documents / "thu-in-gop.yaml").write_text(plan, encoding="utf-8")
    found = made(workspace, merged=True)
    assert (found["thu-in-gop.docx"], found["thu-in-gop-2.docx"]) == ("made", "made")
    assert verdicts(workspace) == {}


def test_one_bad_name_stops_nothing_else(workspace):
    path = workspace.campaigns / "thi-dua" / "documents" / "thu.yaml"
    path.write_text(LETTER + 'file_name: "{{ unit.nope }}"\n', encoding="utf-8")
    assert made(workspace) == {"kh_01.docx": "made", "thu.docx": "E-EXPR-NAME"}


def test_a_letter_that_could_not_be_made_for_once_is_still_ours(workspace):
    made(workspace)
    path = workspace.campaigns / "thi-dua" / "documents" / "thu.yaml"
    wrong = LETTER.replace("unit.count", "phases.gd1.unit[unit.code].quota")
    path.write_text(wrong, encoding="utf-8")
    assert made(workspace)["thu/moi.docx"] == "E-EXPR-FIGURE"
    path.write_text(LETTER, encoding="utf-8")
    assert made(workspace)["thu/moi.docx"] == "made"


def test_what_is_open_in_word_stays_and_all_others_are_made(workspace, monkeypatch, capsys):
    """None of the letters behind it in the order of names was, and all were named as made."""
    made(workspace)
    report_late(workspace)
    letter = workspace.output / "thi-dua/thu/khcn.docx"
    before, moved = letter.read_bytes(), disk.move

    def open_in_word(ready, path):
        if path == letter:
            raise PermissionError(13, "in use")
        moved(ready, path)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "move", open_in_word)
        assert run(["-C", str(workspace.root), "render", "thi-dua", "thu"]) == 5
    told = capsys.readouterr().err
    assert "thu/khcn.docx: lỗi: không có quyền ghi" in told
    assert "đã tạo 5 văn bản, giữ nguyên 0, lỗi 1" in told
    assert letter.read_bytes() == before
    assert verdicts(workspace)["thu/khcn.docx"] == "differs"
    assert made(workspace)["thu/khcn.docx"] == "made"


def test_what_could_not_take_its_place_does_not_stand_there():
    letters = [Path("thu.zip/an-phu.docx"), Path("thu/an-phu.docx"), Path("thu/khcn.docx")]
    standing = []
    for path in letters:
        note_place(Produced(path, State.MADE), standing)
    note_place(Produced(Path("moi.docx"), State.FAILED), standing)
    for late in (Path("thu.zip"), letters[-1]):
        note_place(Produced(late, State.FAILED, is_late=True), standing)
    assert standing == [letters[1]]


def test_a_run_killed_before_its_files_took_their_place_is_ours_again(workspace, monkeypatch):
    made(workspace)
    report_late(workspace)

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("generator.office.stores.FolderStore.settle", killed)
        with pytest.raises(KeyboardInterrupt):
            made(workspace, "thu")
    assert made(workspace)["thu/khcn.docx"] == "made"
    text = words((workspace.output / "thi-dua" / "thu" / "khcn.docx").read_bytes())
    assert "201" in text


# Whether what lies there is right


@pytest.mark.parametrize(
    "options", [{}, {"draft": True}, {"archive": True}, {"merged": True}, {"jobs": 2}]
)
def test_right_after_render_everything_is_known(workspace, options):
    made(workspace, **options)
    assert set(verdicts(workspace).values()) <= {"draft"}


@pytest.mark.parametrize(
    ("options", "whole"), [({"archive": True}, "thu.zip"), ({"merged": True}, "thu-in-gop.docx")]
)
def test_what_holds_letters_is_told_when_a_letter_has_changed(workspace, options, whole):
    made(workspace, "thu", **options)
    report_late(workspace)
    (found,) = [one for one in verified(workspace) if one.path.name == whole]
    assert (found.verdict, [part.rpartition("/")[2] for part in found.parts]) == (
        Verdict.DIFFERS,
        ["khcn.docx"],
    )
    take_back(workspace)
    assert verdicts(workspace) == {}
    spoil(workspace, whole)
    assert verdicts(workspace) == {whole: "touched"}


def test_bytes_behind_the_end_are_a_change(workspace):
    made(workspace)
    spoil(workspace, "kh_01.docx")
    assert verdicts(workspace) == {"kh_01.docx": "touched"}


def test_what_went_out_is_right_as_it_went_out(workspace):
    send(workspace, "thu")
    report_late(workspace)
    assert verdicts(workspace) == {"thu/khcn.docx": "issued"}
    spoil(workspace, "thu/khcn.docx")
    assert verdicts(workspace) == {"thu/khcn.docx": "differs"}


def test_what_was_made_of_another_moment_is_not_what_the_records_give(workspace):
    path = workspace.campaigns / "thi-dua" / "documents" / "thu.yaml"
    path.write_text(LETTER.replace("as_of: 31/5/2025\n", ""), encoding="utf-8")
    list(produce(open_office(workspace), ["thi-dua"], ["thu"], as_of=Moment(date("31/3/2025"))))
    assert verdicts(workspace)["thu/khcn.docx"] == "differs"
    made(workspace)
    assert verdicts(workspace) == {}


def test_a_letter_of_a_unit_that_has_none_any_more_is_told_while_it_lies_there(workspace):
    made(workspace)
    path = workspace.campaigns / "thi-dua" / "documents" / "thu.yaml"
    path.write_text(LETTER.replace("units\n", "units\nwhere: count > 150\n"), encoding="utf-8")
    made(workspace)
    assert verdicts(workspace)["thu/y-te.docx"] == "unknown"
    (workspace.output / "thi-dua" / "thu" / "y-te.docx").unlink()
    assert "thu/y-te.docx" not in verdicts(workspace)


# Beside others


def test_while_documents_are_made_none_of_them_goes_out(workspace):
    events = produce(open_office(workspace), ["thi-dua"], ["kh_01"], options=Options(holder="Minh"))
    next(events)
    with pytest.raises(Busy, match="thư mục văn bản «output/thi-dua» đang được Minh dùng"):
        send(workspace, "kh_01", patience=0.01)
    list(events)
    send(workspace, "kh_01")


def test_while_a_document_goes_out_none_is_made(workspace, monkeypatch):
    def busy_making(*given):
        with pytest.raises(Busy, match="Lan"):
            made(workspace, patience=0.01)
        return make(*given)

    make = dispatch.make
    monkeypatch.setattr(dispatch, "make", busy_making)
    send(workspace, "kh_01")
    assert verdicts(workspace) == {}
    assert made(workspace)["kh_01.docx"] == "issued"


@pytest.mark.parametrize(
    ("options", "name"), [({}, "thu/khcn.docx"), ({}, "kh_01.docx"), ({"archive": True}, "thu.zip")]
)
def test_what_a_person_changes_while_documents_are_made_stays(workspace, options, name):
    made(workspace, **options)
    report_late(workspace)
    code = name.split("/")[0].split(".")[0]
    events = produce(open_office(workspace), ["thi-dua"], [code], options=Options(**options))
    first = next(events)
    if isinstance(first, Started):
        next(events)
    path = spoil(workspace, name)
    *_, last = events
    assert (_file_of(workspace, last.path), _said(last)) == (name, "E-OUT-CHANGED")
    assert path.read_bytes().endswith(b" ")
    assert made(workspace, code, **options)[name] == "E-OUT-CHANGED"
