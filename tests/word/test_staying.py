"""A LibreOffice that stays: as good as one that is called for each file, whatever befalls it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

import pytest
from office_suite import lay_staying, lay_suite

from generator.word.pages import libreoffice as suites
from generator.word.pages import staying as stays
from generator.word.pages.conversion import to_pages
from generator.word.pages.libreoffice import FileForm
from generator.word.pages.staying import Patience, staying_libreoffice

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the Python of the tests is a shell script")
NAMES = ["a", "b", "c"]
QUICK = Patience(begins=60, each=0.2, idle=60, looks=10)


@pytest.fixture
def files(tmp_path):
    """Three Word files, the second of which some cannot turn."""
    found = [tmp_path / f"{name}.docx" for name in NAMES]
    for file in found:
        file.write_bytes(b"bad" if file.stem == "b" else b"good")
    return found


@pytest.fixture
def staying(tmp_path, monkeypatch):
    """Lays a LibreOffice that stays; the log of what was begun."""

    def lay(how, *, alone=False):
        log = (lay_suite if alone else lay_staying)(tmp_path / "bin", how)
        monkeypatch.setattr(suites, "_PREFERRED", (tmp_path / "bin",))
        monkeypatch.setattr(stays, "_SYSTEM", ())
        return log

    return lay


def counted(files, office):
    """How many pages each file got."""
    return [pages and pages.count for _, pages in to_pages(files, office)]


def begun(log):
    """What was begun: one that stays, or calls of so many files."""
    return log.read_text().split() if log.exists() else []


@pytest.mark.parametrize(
    ("how", "pages", "begins"),
    [
        ("works", [2, 2, 2], ["stands"]),
        ("lies", [None, None, None], ["stands"] * 4),
        pytest.param("makes half a file", [None] * 3, ["stands"] * 4, marks=pytest.mark.slow),
        pytest.param("fails", [None] * 3, ["stands"] * 4, marks=pytest.mark.slow),
        pytest.param("is killed", [None] * 3, ["stands"] * 6, marks=pytest.mark.slow),
        ("refuses a bad file", [2, None, 2], ["stands"] * 2),
        ("hangs at a bad file", [2, None, 2], ["stands"] * 3),
    ],
)
def test_only_what_is_whole_counts_and_one_bad_file_costs_no_other(
    staying, files, how, pages, begins
):
    log = staying(how)
    with staying_libreoffice(patience=QUICK) as office:
        assert counted(files, office) == pages
    assert begun(log) == begins


def test_nothing_begins_before_it_is_asked(staying):
    log = staying("works")
    with staying_libreoffice():
        pass
    assert begun(log) == []


def test_it_begins_anew_after_many_files(staying, files):
    log = staying("works")
    with staying_libreoffice(patience=Patience(files=2)) as office:
        assert counted(files * 2, office) == [2] * 6
    assert begun(log) == ["stands"] * 3


def test_left_alone_it_goes_and_comes_again(staying, files):
    log = staying("works")
    with staying_libreoffice(patience=Patience(idle=0.3)) as office:
        counted(files[:1], office)
        wait_until(lambda: not office._program.is_there)
        assert not office._folder.exists()
        assert counted(files[:1], office) == [2]
    assert begun(log) == ["stands"] * 2


@pytest.mark.parametrize(
    ("how", "alone", "begins"),
    [("works", True, ["3"]), ("does not begin", False, ["stands", "3"])],
    ids=["no Python that speaks with it", "it does not begin"],
)
def test_where_none_can_stay_each_call_is_one_of_its_own(staying, files, how, alone, begins):
    log = staying(how, alone=alone)
    with staying_libreoffice(patience=Patience(begins=0.3)) as office:
        assert counted(files, office) == [2, 2, 2]
        assert counted(files[:1], office) == [2]
    assert begun(log) == [*begins, "1"]


def test_it_takes_one_call_at_a_time(staying, files, tmp_path):
    log = staying("works")
    found = {}
    with staying_libreoffice() as office:
        asked = [
            Thread(target=lambda n=n: found.update({n: counted(files, office)})) for n in NAMES
        ]
        for one in asked:
            one.start()
        for one in asked:
            one.join()
    assert found == {name: [2, 2, 2] for name in NAMES}
    assert begun(log) == ["stands"]


def test_who_stops_waiting_waits_no_longer(staying, files, tmp_path):
    staying("hangs")
    halt = Event()
    with staying_libreoffice() as office:
        (tmp_path / "made").mkdir()
        asked = Thread(
            target=office.convert,
            args=(files, tmp_path / "made", FileForm.PDF),
            kwargs={"halt": halt},
        )
        asked.start()
        wait_until(lambda: office._turned)
        halt.set()
        asked.join(15)
        assert not asked.is_alive()


def wait_until(holds, seconds=15):
    """Until something holds, or for so long."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.02)


OWNER = """\
import sys, time
from pathlib import Path
sys.path[:0] = {path!r}
from generator.word.pages import libreoffice, staying
from generator.word.pages.conversion import to_pages
libreoffice._PREFERRED = (Path({program!r}),)
staying._SYSTEM = {system!r}
with staying.staying_libreoffice() as office:
    files = [Path(one) for one in sys.argv[1:]]
    pages = [pages and pages.count for _, pages in to_pages(files[:1], office)]
    print(pages, office._folder, office._program._process.pid, flush=True)
    list(to_pages(files[1:], office))
    time.sleep(60)
"""


def owned(program, system, files):
    """A process of its own with a LibreOffice that stays: the process, the folder and the group of that."""
    text = OWNER.format(path=sys.path, program=str(program), system=system)
    asked = [sys.executable, "-c", text, *map(str, files)]
    owner = subprocess.Popen(asked, stdout=subprocess.PIPE, text=True)
    told, folder, group = owner.stdout.readline().rsplit(maxsplit=2)
    return owner, told, Path(folder), int(group)


def is_alive(group):
    """Whether any process of a group runs; what waits to be reaped does not."""
    listed = subprocess.run(
        ["ps", "-eo", "pgid=,stat="], capture_output=True, text=True, check=True
    )
    rows = (line.split() for line in listed.stdout.splitlines())
    return any(row[0] == str(group) and not row[1].startswith("Z") for row in rows)


SPARED = [
    pytest.param("works", one, marks=pytest.mark.slow) for one in (signal.SIGTERM, signal.SIGINT)
]


@pytest.mark.parametrize(
    ("how", "sign"), [("works", signal.SIGKILL), ("hangs at a bad file", signal.SIGKILL), *SPARED]
)
def test_it_goes_with_its_owner_however_that_ends(staying, files, tmp_path, how, sign):
    staying(how)
    owner, told, folder, group = owned(tmp_path / "bin", (), files)
    assert (told, folder.exists(), is_alive(group)) == ("[2]", True, True)
    time.sleep(0.2)
    owner.send_signal(sign)
    owner.communicate()
    wait_until(lambda: not is_alive(group) and not folder.exists())
