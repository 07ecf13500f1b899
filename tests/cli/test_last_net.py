"""Whatever is not foreseen: one sentence, the trace in a file, exit status 3; no trace reaches a person."""

from __future__ import annotations

import errno
import os
import pickle
import subprocess
import sys
import tempfile

import pytest
from places import OFFICE, ROOT

from generator.cli import app
from generator.cli.app import run
from generator.office import batch
from generator.problems import MachineFailed, Unforeseen, about, say
from generator.workspace import traces, yamltext
from generator.workspace.folders import Workspace
from generator.workspace.listing import JournalRefused

TRACE = "Traceback (most recent call last)"


@pytest.fixture
def at(office_copy, monkeypatch):
    monkeypatch.chdir(office_copy.root)
    return office_copy.root


def broken(fault):
    def fail(*_given, **_named):
        raise fault

    return fail


def test_one_sentence_and_the_trace_in_a_file(at, monkeypatch, capsys):
    monkeypatch.setattr(yamltext, "_read", broken(KeyError("bí mật")))
    assert run(["check", "thi-dua"]) == 3
    out, told = capsys.readouterr()
    (kept,) = (at / ".vanthu/errors").iterdir()
    assert not out
    assert told == (
        "«vanthu check» bị dừng ở «vanthu.yaml»: lỗi ngoài dự tính của vanthu;"
        f" dấu vết ghi ở «.vanthu/errors/{kept.name}», gửi tệp ấy cho người phụ trách phần mềm;"
        " dữ liệu không bị ghi dở, lệnh ghi cuối cùng: vanthu undo --dry-run\n"
    )
    text = kept.read_text(encoding="utf-8")
    assert text.startswith("vanthu 0.")
    assert TRACE in text
    assert text.endswith("KeyError: 'bí mật'\n")
    assert (at / ".vanthu/.gitignore").read_text(encoding="utf-8") == "*\n"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (MemoryError(), "ở «vanthu.yaml»: máy hết bộ nhớ; đóng bớt phần mềm"),
        (RecursionError(), "ở «vanthu.yaml»: lỗi ngoài dự tính"),
        (PermissionError(errno.EACCES, "Permission denied", "x"), "không có quyền đọc hoặc ghi"),
        (FileNotFoundError(errno.ENOENT, "No such file", "x"), "không còn ở đó"),
        (OSError(errno.ENOSPC, "No space left on device"), "ổ đĩa đã đầy"),
        (OSError(errno.EIO, "Input/output error"), "máy không đọc hoặc không ghi được"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"), "lỗi ngoài dự tính"),
    ],
)
def test_why_in_words(at, monkeypatch, capsys, fault, said):
    monkeypatch.setattr(yamltext, "_read", broken(fault))
    assert run(["check"]) == 3
    told = capsys.readouterr().err
    assert said in told
    assert not {"Errno", "Error", TRACE}.intersection(told.split())


def test_stopped_by_the_person(at, monkeypatch, capsys):
    monkeypatch.setattr(yamltext, "_read", broken(KeyboardInterrupt()))
    assert run(["check"]) == 130
    assert capsys.readouterr() == ("", "")


def test_debug_shows_the_trace_with_the_status_of_the_failure(at, monkeypatch, capsys):
    assert run(["--debug", "render", "khong-co"]) == 2
    assert TRACE in capsys.readouterr().err
    monkeypatch.setattr(yamltext, "_read", broken(KeyError("x")))
    assert run(["--debug", "check"]) == 3
    told = capsys.readouterr().err
    assert TRACE in told
    assert told.endswith("vanthu undo --dry-run\n")


def test_the_newest_traces_are_kept(at, monkeypatch):
    monkeypatch.setattr(yamltext, "_read", broken(KeyError("x")))
    days = iter(f"20260101-{second:06}" for second in range(100))
    monkeypatch.setattr(traces, "_stamp", lambda: next(days))
    for _ in range(traces.KEPT + 3):
        run(["check"])
    names = sorted(path.name for path in (at / ".vanthu/errors").iterdir())
    assert len(names) == traces.KEPT
    assert names[0].startswith("vanthu-20260101-000003-")


@pytest.mark.parametrize("way", ["nothing there", "a file", "a link"])
def test_where_the_workspace_keeps_nothing_the_temporary_folder_does(
    tmp_path, monkeypatch, capsys, way
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tam"))
    (tmp_path / "tam").mkdir()
    (tmp_path / "ngoai").mkdir()
    if way != "nothing there":
        (tmp_path / "vanthu.yaml").write_text("", encoding="utf-8")
    if way == "a file":
        (tmp_path / ".vanthu").write_text("", encoding="utf-8")
    if way == "a link":
        (tmp_path / ".vanthu").symlink_to(tmp_path / "ngoai")
    monkeypatch.setattr(app, "_invoke", broken(KeyError("x")))
    assert run(["kinds"]) == 3
    (kept,) = (tmp_path / "tam").iterdir()
    assert f"dấu vết ghi ở «{kept}»" in capsys.readouterr().err
    assert not list((tmp_path / "ngoai").iterdir())


def test_the_net_does_not_fail(at, monkeypatch, capsys):
    monkeypatch.setattr(yamltext, "_read", broken(KeyError("x")))
    monkeypatch.setattr(traces, "_stamp", broken(RuntimeError()))
    assert run(["check"]) == 3
    assert "không ghi được dấu vết, chạy lại với --debug để xem" in capsys.readouterr().err


def test_the_innermost_name_is_told():
    with pytest.raises(KeyError) as caught, about("ngoài"), about("trong"):
        raise KeyError
    assert Unforeseen.of(caught.value).file == "trong"


class Unpicklable(Exception):
    def __init__(self, one, two):
        super().__init__(one)


def fail_in_worker(payload):
    raise Unpicklable(payload, lambda: None)


def test_from_a_worker_it_comes_with_its_letter_and_trace(tmp_path):
    from generator.office.workers import open_workers

    with open_workers(2) as workers:
        run_of = batch.Batch(fail_in_worker, tmp_path / "thu", workers)
        with pytest.raises(Unforeseen) as caught:
            list(run_of.run([batch.Item("a.docx", 1)]))
    assert caught.value.file == "a.docx"
    assert "fail_in_worker" in caught.value.trace


@pytest.mark.parametrize(
    "fault",
    [
        MachineFailed(say("x {n}", n=1)),
        JournalRefused("tệp", say("lý do")),
        Unforeseen("dấu vết", "tệp", say("x")),
    ],
)
def test_a_failure_travels_between_processes(fault):
    again = pickle.loads(pickle.dumps(fault))  # noqa: S301 - our own
    assert type(again) is type(fault)
    assert vars(again) == vars(fault)
    assert str(again) == str(fault)


def vanthu(*words, code="", **how):
    """The command in a process of its own, after what `code` spoils in it."""
    program = f"import sys; {code}\nfrom generator.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", program, *map(str, words)]
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], **how.pop("env", {})}
    return subprocess.run(
        command, env=environment, check=False, capture_output=how.pop("captured", True), **how
    )


CONSOLES = {
    "an old console": ("", {"PYTHONIOENCODING": "cp1252"}),
    "no standard output": ("sys.stdout = None", {}),
    "no standard error": ("sys.stderr = None", {}),
}


@pytest.mark.parametrize(("code", "env"), CONSOLES.values(), ids=CONSOLES)
def test_any_console_will_do(code, env):
    done = vanthu("status", "thi-dua", cwd=OFFICE, code=code, env=env)
    assert done.returncode == 0
    assert TRACE.encode() not in done.stderr


def test_what_cannot_be_printed_is_told_and_stops_no_work(at):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = vanthu(
            "new",
            "template",
            "named.docx",
            cwd=at,
            captured=False,
            stdout=full,
            stderr=subprocess.PIPE,
        )
    told = done.stderr.decode()
    assert (done.returncode, told) == (
        3,
        "không ghi được kết quả in ra; những gì lệnh đã ghi thì vẫn giữ\n",
    )
    assert (at / "templates/named.docx").exists()


def test_a_reader_who_goes_away_stops_no_work(at):
    reading, writing = os.pipe()
    os.close(reading)
    done = vanthu("render", "thi-dua", cwd=at, captured=False, stdout=writing, stderr=writing)
    os.close(writing)
    assert done.returncode == 0
    assert len(list((at / "output/thi-dua").glob("*.docx"))) == 3


def test_stopped_while_it_is_loaded():
    code = "\nclass Stop: find_spec = lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)"
    done = vanthu("kinds", code=f"{code}\nimport generator.cli\nsys.meta_path.insert(0, Stop())")
    assert (done.returncode, done.stderr) == (130, b"")


def ended(*words, before="", **how):
    """The program itself in a process of its own, with something left for its end before it begins."""
    program = (
        f"import atexit, sys, threading, time\n{before}\nfrom generator.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
        cwd=OFFICE,
        check=False,
        stdout=how.pop("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
    )
    return done.returncode, (done.stdout or b"").decode(), done.stderr.decode()


@pytest.mark.parametrize(("words", "status"), [(["kinds"], 0), (["status", "xyz"], 2)])
def test_the_process_ends_as_its_command_did_and_all_that_was_said_is_told(words, status):
    plain = vanthu(*words, cwd=OFFICE)
    assert ended(*words) == (status, plain.stdout.decode(), plain.stderr.decode())
    assert plain.returncode == status


def test_what_was_left_for_the_end_of_the_process_is_done():
    before = "atexit.register(lambda: print('done', end=''))"
    status, said, _ = ended("kinds", before=before)
    assert (status, said.endswith("done")) == (0, True)


def test_the_process_waits_for_who_is_still_at_work():
    before = "threading.Thread(target=lambda: (threading.main_thread().join(), print('worked', end=''))).start()"
    status, said, _ = ended("kinds", before=before)
    assert (status, said.endswith("worked")) == (0, True)


def test_what_cannot_be_told_at_the_end_is_no_success():
    before = "atexit.register(lambda: print('never told'))"
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        assert ended("undo", "--help", before=before, stdout=full)[0] != 0


def test_a_folder_that_is_gone(tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    code = f"import os; os.chdir({str(gone)!r}); os.rmdir({str(gone)!r})"
    done = vanthu("kinds", code=code)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "thư mục đang đứng không còn hoặc không đọc được; chuyển sang thư mục khác\n"
    )


WRONG_PLACES = {
    "render": ["render", "thi-dua", "bc_01", "-o", "@"],
    "letters": ["render", "thi-dua", "cv_01", "-o", "@"],
    "schema": ["schema", "-o", "@"],
    "init": ["init", "@"],
    "backup": ["backup", "-o", "@/a.zip"],
    "figures": ["figures", "thi-dua", "--xlsx", "@/a.xlsx"],
    "export": ["export", "table", "thi-dua", "-o", "@/a.xlsx"],
    "the sheet of a check": ["check", "thi-dua", "bc_01", "--figures", "@/a.docx"],
}


@pytest.mark.parametrize("words", WRONG_PLACES.values(), ids=WRONG_PLACES)
@pytest.mark.parametrize("below", ["", "/x"])
def test_a_file_where_a_folder_should_be(at, capsys, words, below):
    (at / "tep").write_text("", encoding="utf-8")
    assert run([word.replace("@", f"tep{below}") for word in words]) == 3
    told = capsys.readouterr().err
    assert "tep: không phải thư mục; đổi tên hoặc dời tệp ấy đi rồi làm lại\n" in told
    assert (at / "tep").read_text(encoding="utf-8") == ""


def test_init_is_whole_or_not_at_all(tmp_path, monkeypatch, capsys):
    from generator.workspace import disk

    moved = []

    def move(source, target):
        moved.append(target)
        if len(moved) == 5:
            raise OSError(errno.ENOSPC, "No space left on device")
        source.replace(target)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(disk, "move", move)
    assert run(["init", "moi"]) == 3
    assert "ổ đĩa đã đầy" in capsys.readouterr().err
    found = [one for one in (tmp_path / "moi").rglob("*") if one.is_file()]
    assert [one for one in found if ".vanthu" not in one.parts] == []
    assert run(["init", "moi"]) == 0
    assert Workspace(tmp_path / "moi").campaign_folders()


@pytest.mark.parametrize("name", ["documents", "results", "../../templates", "../issuers"])
def test_a_file_in_the_place_of_a_folder_is_no_empty_folder(at, capsys, name):
    folder = (at / "campaigns/thi-dua" / name).resolve()
    if folder.exists():
        folder.rename(at / "khac")
    folder.write_text("", encoding="utf-8")
    assert run(["check"]) == 1
    shown = folder.relative_to(at).as_posix()
    assert f"{shown}: lỗi: không phải là thư mục" in capsys.readouterr().err


def test_what_only_the_machine_can_mend_leaves_no_trace(at, monkeypatch, capsys):
    fault = PermissionError(errno.EACCES, "Permission denied", "x")
    monkeypatch.setattr(yamltext, "_read", broken(fault))
    assert run(["check"]) == 3
    assert capsys.readouterr().err == (
        "«vanthu check» bị dừng ở «vanthu.yaml»: không có quyền đọc hoặc ghi,"
        " hoặc tệp đang mở ở phần mềm khác; đóng phần mềm ấy, hoặc nhờ người phụ trách máy cho quyền\n"
    )
    assert not (at / ".vanthu/errors").exists()
