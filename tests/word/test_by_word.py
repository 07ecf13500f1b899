"""PDFs by Word: it is asked in a way that leaves everything as it was, and ended only where it is ours."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Event

import pytest
from fake_word import NO_SESSION, NOT_REGISTERED, OURS, SOMEBODYS, com_of

from generator.problems import ProgramMissing
from generator.word.pages.by_word import TimeLimits, Word, find_word
from generator.word.pages.conversion import to_pages
from generator.word.pages.libreoffice import FileForm
from generator.word.pages.word_session import Begun, Hindrance, Order, windows_com, work
from generator.workspace import end_program

NAMES = ["a", "b", "c"]


@pytest.fixture
def files(tmp_path):
    """Three Word files; of the second it is known that it is bad."""
    for name in NAMES:
        (tmp_path / f"{name}.docx").write_bytes(b"bad" if name == "b" else b"good")
    return [tmp_path / f"{name}.docx" for name in NAMES]


@pytest.fixture
def asked(tmp_path, files):
    """What was done to Word, and what was heard of it, in this process."""

    def ask(*, archive=False, **how):
        ours, theirs = multiprocessing.Pipe()
        order = Order(
            tuple((one, one.with_suffix(".pdf")) for one in files), archive, com_of(tmp_path, **how)
        )
        work(order, theirs)
        theirs.close()
        heard = []
        while ours.poll():
            try:
                heard.append(ours.recv())
            except EOFError:
                break
        notes = tmp_path / "notes"
        return notes.read_text(encoding="utf-8").splitlines() if notes.exists() else [], heard

    return ask


SILENT = [
    "Visible=False",
    "DisplayAlerts=0",
    "AutomationSecurity=3",
    "Options.UpdateLinksAtOpen=False",
]
OPENED = (
    "opened ReadOnly=True PasswordDocument=- PasswordTemplate=- WritePasswordDocument=-"
    " WritePasswordTemplate=- Encoding=65001 NoEncodingDialog=True"
)
LEFT = ["Options.UpdateLinksAtOpen=True", "quit saved=0"]


def test_files_are_opened_unchanged_and_all_is_left_as_it_was(asked, files):
    notes, heard = asked()
    assert notes == [
        *("macros of its own shut=1", "closed saved=0", *SILENT),
        *(3 * [OPENED, "closed saved=0"]),
        *LEFT,
    ]
    assert heard == [Begun(OURS), *files]
    assert all(file.with_suffix(".pdf").exists() for file in files)


def test_a_word_that_is_busy_is_asked_again(asked, files):
    assert asked(busy=2)[0][-2:] == LEFT
    assert all(file.with_suffix(".pdf").exists() for file in files)


def test_one_file_that_it_refuses_costs_no_other(asked, files):
    notes, heard = asked(bad="refuses")
    assert [file.with_suffix(".pdf").exists() for file in files] == [True, False, True]
    assert (notes[-2:], heard[1:]) == (LEFT, files)


@pytest.mark.parametrize(
    ("how", "lack"),
    [
        ({"lack": Hindrance.EXTRA}, Hindrance.EXTRA),
        ({"fails_to_begin": NOT_REGISTERED}, Hindrance.WORD),
        ({"fails_to_begin": NO_SESSION}, Hindrance.START),
        ({"somebodys": True}, Hindrance.TAKEN),
        ({"shared": SOMEBODYS}, Hindrance.TAKEN),
    ],
)
def test_why_word_cannot_be_asked_is_said_and_nobodys_word_is_ended(asked, how, lack):
    notes, heard = asked(**how)
    assert heard == [lack]
    assert "quit saved=0" not in notes


def test_a_word_in_which_somebody_opened_a_document_is_shown_and_let_be(asked):
    notes, _ = asked(opened_meanwhile=True)
    assert notes[-3:] == ["DisplayAlerts=-1", "macros of its own shut=0", "Visible=True"]


def test_a_word_that_tells_no_window_is_asked_all_the_same(asked, files):
    notes, heard = asked(tells_no_window=True)
    assert heard == [Begun(0), *files]
    assert notes[-1] == "quit saved=0"


def test_nobody_listens_any_more(tmp_path, files):
    ours, theirs = multiprocessing.Pipe()
    ours.close()
    work(Order(((files[0], tmp_path / "a.pdf"),), False, com_of(tmp_path)), theirs)
    assert "quit saved=0" in (tmp_path / "notes").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("archive", "fonts"),
    [(False, {"TimesNewRomanPS-BoldMT"}), (True, {"Tinos", "Tinos-Bold", "Tinos-Italic"})],
)
def test_pages_come_of_a_process_apart(tmp_path, files, archive, fonts):
    found = to_pages(files, Word(com_of(tmp_path)), archive=archive)
    assert [(one.count, one.fonts) for _, one in found] == 3 * [(1, fonts)]


@pytest.mark.parametrize(("seen", "ended"), [(False, [(OURS, "WINWORD.EXE")]), (True, [])])
def test_a_word_that_hangs_is_ended_unless_somebody_sees_it(tmp_path, files, seen, ended):
    calls = []
    word = Word(
        com_of(tmp_path, bad="hangs", seen=seen),
        TimeLimits(10, 0.2, 0.1),
        lambda *asked: calls.append(asked),
    )
    start = time.monotonic()
    word.convert(files[1:], tmp_path, FileForm.PDF)
    assert time.monotonic() - start < 20
    assert calls == ended


def test_where_others_wish_an_end_word_ends_by_itself(tmp_path, files):
    halt = Event()
    halt.set()
    Word(com_of(tmp_path)).convert(files, tmp_path, FileForm.PDF, halt=halt)
    assert (tmp_path / "notes").read_text(encoding="utf-8").endswith("quit saved=0\n")


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"lack": Hindrance.SYSTEM}, "chỉ trên Windows"),
        ({"lack": Hindrance.EXTRA}, r"pip install \"vanthu\[word\]\""),
        ({"fails_to_begin": NOT_REGISTERED}, "chưa cài Microsoft Word"),
    ],
)
def test_without_word_it_is_said_what_to_install(tmp_path, how, told):
    with pytest.raises(ProgramMissing, match=told):
        find_word(com_of(tmp_path, **how))


def test_where_nobody_is_logged_on_it_is_said(tmp_path, files):
    word = find_word(com_of(tmp_path, fails_to_begin=NO_SESSION))
    with pytest.raises(ProgramMissing, match="đăng nhập Windows"):
        list(to_pages(files, word))


@pytest.mark.skipif(os.name == "nt", reason="Windows may have Word")
def test_elsewhere_there_is_no_word():
    with pytest.raises(ProgramMissing, match="chỉ trên Windows"):
        find_word(windows_com)


def test_a_process_is_ended_by_its_number():
    asleep = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    end_program(asleep.pid, Path(sys.executable).name)
    assert asleep.wait(10)
