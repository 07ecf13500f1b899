"""PDFs for whoever asks again and again: one LibreOffice stays for all of it."""

from __future__ import annotations

import os

import pytest
from office_suite import lay_staying

from generator.cli.app import run
from generator.office.batch import State
from generator.office.paging import Paging, often, page_files

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the Python of the tests is a shell script")


def test_it_begins_once_and_what_it_makes_is_known(office_copy, tmp_path, monkeypatch):
    log = lay_staying(tmp_path / "bin")
    monkeypatch.setattr("generator.word.pages.libreoffice._PREFERRED", (tmp_path / "bin",))
    monkeypatch.setattr("generator.word.pages.staying._SYSTEM", ())
    monkeypatch.chdir(office_copy.root)
    run(["render", "thi-dua", "kh_01", "bc_01"])
    files = sorted((office_copy.output / "thi-dua").glob("*.docx"))
    with often(Paging(force=True), outside=[office_copy.root]) as how:
        states = [[one.state for one in page_files([file], how)] for file in files * 2]
    assert states == [[State.MADE]] * 4
    assert log.read_text().split() == ["stands"]
    assert run(["verify"]) == 0
