"""Files that other programs read for us: what they are asked, when they are ended, what comes of it."""

from __future__ import annotations

import os
import re
import subprocess
import time
from pathlib import Path

import pytest
from paged import need
from typescript import word_file

from generator.audit.reading import foreign
from generator.audit.reading.all_kinds import read_manuscript
from generator.problems import RecordsInvalid

TEXT = "Phụ lục I\nToàn xã có 300 hộ, gồm 120 hộ nghèo.\nXã | Hộ | Tỷ lệ\nAn | 120 | 40%\nBình | 180 | 60%\nHết."
posix = pytest.mark.skipif(os.name != "posix", reason="the other program is a shell script")


@pytest.fixture
def other(tmp_path, monkeypatch):
    """Puts a shell script in the place of the other program."""

    def put(script):
        place = tmp_path / "programs"
        place.mkdir()
        for name in ("soffice", "pdftotext"):
            (place / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            (place / name).chmod(0o755)
        monkeypatch.setattr("generator.word.pages.libreoffice._PREFERRED", (place,))
        monkeypatch.setenv("PATH", os.pathsep.join([str(place), os.environ["PATH"]]))

    return put


def refusal(path):
    with pytest.raises(RecordsInvalid) as caught:
        read_manuscript(path)
    (problem,) = caught.value.problems
    return problem.code


@posix
def test_the_program_works_on_a_copy_in_a_folder_of_its_own(tmp_path, other):
    made = tmp_path / "made.docx"
    made.write_bytes(word_file(TEXT))
    given = tmp_path / "given" / "-norestore.doc"
    given.parent.mkdir()
    given.write_bytes(b"\xd0\xcf\x11\xe0")
    other(f'pwd > {tmp_path}/told; echo "$@" >> {tmp_path}/told; cp {made} given.docx')
    assert read_manuscript(given).file == str(given)
    folder, words = (tmp_path / "told").read_text(encoding="utf-8").splitlines()
    assert re.match(r"-env:UserInstallation=file://\S+/vanthu-\w+/profile ", words)
    assert "norestore.doc" not in words
    assert not Path(folder).exists()


def is_over(process):
    """Whether a process ends, or was never told; one that nobody waits for is over too."""
    until = time.monotonic() + 15
    while process and time.monotonic() < until:
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return not process


@posix
def test_a_program_that_does_not_end_is_ended_with_all_that_it_began(tmp_path, other, monkeypatch):
    monkeypatch.setattr(foreign, "PATIENCE", 0.2)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    other(f"sleep 60 & echo $! > {tmp_path}/begun; sleep 60")
    assert refusal(tmp_path / "a.pdf") == "E-AUDIT-CONVERT"
    begun = tmp_path / "begun"
    assert not begun.exists() or is_over(int(begun.read_text() or 0))


@posix
@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("exit 1", "E-AUDIT-CONVERT"),
        ("exit 0", "E-AUDIT-CONVERT"),
        ('for made; do :; done; printf "\\f \\f" > "$made"', "E-AUDIT-SCAN"),
    ],
)
def test_what_the_program_cannot_read_is_refused(tmp_path, other, script, code):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    other(script)
    assert refusal(tmp_path / "a.pdf") == code


def test_no_program_is_taken_from_beside_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "pdftotext").write_text("#!/bin/sh\n", encoding="utf-8")
    (tmp_path / "pdftotext").chmod(0o755)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    assert refusal(tmp_path / "a.pdf") == "E-AUDIT-PROGRAM"


@pytest.mark.slow
@pytest.mark.soffice
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf", "pdf"])
def test_the_same_is_read_of_other_kinds_of_file(tmp_path, kind, monkeypatch):
    monkeypatch.setattr("generator.word.pages.libreoffice._PREFERRED", ())
    need("soffice", "pdftotext")
    (tmp_path / "a.docx").write_bytes(word_file(TEXT))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    asked = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", tmp_path]
    subprocess.run([*asked, tmp_path / "a.docx"], check=True, capture_output=True)
    made = read_manuscript(tmp_path / f"a.{kind}")
    (table,) = made.tables
    assert [one.text for one in made.passages] == [*TEXT.splitlines()[:2], "Hết."]
    assert [[cell.text for cell in row] for row in table.grid] == [
        ["Xã", "Hộ", "Tỷ lệ"],
        ["An", "120", "40%"],
        ["Bình", "180", "60%"],
    ]
