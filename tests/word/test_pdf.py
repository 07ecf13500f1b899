"""PDFs by LibreOffice: what counts as made, and what a LibreOffice that fails in any way leaves behind."""

from __future__ import annotations

import shutil
import time
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace

import pytest
from office_suite import blank, lay_suite

from generator.problems import MachineFailed, ProgramMissing
from generator.word.pages import libreoffice as suites
from generator.word.pages.conversion import NotPdf, _chunks, read_pages, to_pages
from generator.word.pages.libreoffice import libreoffice

NAMES = ["a", "b", "c"]


@pytest.fixture
def converted(tmp_path, monkeypatch):
    """How many pages each of three files got, and how many files each call had, of a LibreOffice of ours."""

    def convert(how, bad=(), jobs=1, names=NAMES):
        log = lay_suite(tmp_path / "bin", how)
        monkeypatch.setattr(suites, "_PREFERRED", (tmp_path / "bin",))
        files = [tmp_path / f"{name}.docx" for name in names]
        for file in files:
            file.write_bytes(b"bad" if file.stem in bad else b"good")
        with ExitStack() as held:
            side_by_side = [held.enter_context(libreoffice()) for _ in range(jobs)]
            found = [pages and pages.count for _, pages in to_pages(files, *side_by_side)]
        return found, [int(line) for line in log.read_text().split()]

    return convert


@pytest.fixture
def patience(tmp_path, monkeypatch):
    """Has a call waited for so many seconds from when it has begun, however long it took to begin."""
    log, run_program = tmp_path / "bin/log", suites.run_program

    def calls():
        return len(log.read_text().split()) if log.exists() else 0

    def let(seconds):
        def run(asked, place, patience, *, signs, **given):
            before = calls()

            def begun():
                until = time.monotonic() + 60
                while calls() == before and time.monotonic() < until:
                    time.sleep(0.01)
                return signs()

            return run_program(asked, place, seconds, signs=begun, **given)

        monkeypatch.setattr(suites, "run_program", run)

    return let


@pytest.mark.parametrize(
    ("how", "bad", "pages", "calls"),
    [
        ("works", "", [2, 2, 2], [3]),
        ("lies", "", [None, None, None], [3, 1, 1, 1]),
        ("fails", "", [None, None, None], [3, 1, 1, 1]),
        ("makes empty files", "", [None, None, None], [3, 1, 1, 1]),
        ("makes no pages", "", [None, None, None], [3, 1, 1, 1]),
        ("dies of a bad file", "b", [2, None, 2], [3, 1, 1, 1]),
    ],
)
def test_only_what_is_whole_counts_and_one_bad_file_costs_no_other(
    converted, how, bad, pages, calls
):
    assert converted(how, bad) == (pages, calls)


def test_two_share_the_files_and_their_order_stays(converted):
    pages, calls = converted("dies of a bad file", "c", jobs=2)
    assert (pages, sorted(calls)) == ([2, 2, None], [1, 1, 2])


def test_behind_a_file_that_hangs_it_goes_on_with_the_others_together(converted, patience):
    patience(1)
    pages, calls = converted("hangs at a bad file", "b", names="abcd")
    assert (pages, calls) == ([2, None, 2, 2], [4, 1, 2])


@pytest.mark.parametrize(
    ("files", "converters", "shares"),
    [(0, 1, []), (3, 1, [3]), (52, 1, [26, 26]), (3, 2, [2, 1]), (120, 2, [30] * 4), (1, 2, [1])],
)
def test_the_shares_are_equal_so_that_all_end_together(files, converters, shares):
    assert [len(one) for one in _chunks([Path("a")] * files, converters)] == shares


@pytest.mark.parametrize("jobs", [1, 2])
def test_who_stops_listening_waits_for_no_program(tmp_path, monkeypatch, jobs):
    lay_suite(tmp_path / "bin", "hangs at a bad file")
    monkeypatch.setattr(suites, "_PREFERRED", (tmp_path / "bin",))
    monkeypatch.setattr("generator.word.pages.conversion.CHUNK", 1)
    files = [tmp_path / f"{name}.docx" for name in NAMES]
    for file in files:
        file.write_bytes(b"good" if file is files[0] else b"bad")
    start = time.monotonic()
    with ExitStack() as held:
        side_by_side = [held.enter_context(libreoffice()) for _ in range(jobs)]
        pages = to_pages(files, *side_by_side)
        assert next(pages)[0] == files[0]
        pages.close()
    assert time.monotonic() - start < 20


def test_a_full_disk_is_told_as_such(converted, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
    with pytest.raises(MachineFailed, match="ổ đĩa đã đầy"):
        converted("lies")


def test_what_hangs_is_ended_with_all_that_it_began(converted, patience):
    patience(0.05)
    start = time.monotonic()
    assert converted("hangs") == ([None, None, None], [3, 1, 1, 1])
    assert time.monotonic() - start < 20


def test_without_libreoffice_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(suites, "_PREFERRED", ())
    monkeypatch.setattr(suites, "_INSTALLED", ())
    with pytest.raises(ProgramMissing, match="LibreOffice"), libreoffice():
        pass


def test_a_libreoffice_among_the_files_is_not_run(converted, tmp_path, monkeypatch):
    converted("works")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(suites, "_INSTALLED", ())
    with pytest.raises(ProgramMissing), libreoffice(outside=[tmp_path / "bin"]):
        pass


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>", b"%PDF-1.7", blank()[:-40], b"%PDF-1.7\n%%EOF", blank(0)],
    ids=["empty", "another kind", "a head", "cut", "nothing inside", "no pages"],
)
def test_what_is_no_whole_pdf_with_pages_is_none(data):
    with pytest.raises(NotPdf):
        read_pages(data)


def test_a_value_of_another_kind_than_it_should_be_is_no_pdf():
    with pytest.raises(NotPdf):
        read_pages(blank().replace(b"/Resources <<\n>>", b"/Resources 7    "))


def test_what_the_reader_of_pdfs_remarks_is_not_told(monkeypatch):
    told = []
    monkeypatch.setattr("logging.lastResort", SimpleNamespace(level=0, handle=told.append))
    assert read_pages(blank().replace(b"/Root 3", b"/Root 1")).count == 2
    assert told == []


def test_a_pdf_says_how_many_pages_it_has():
    assert read_pages(blank(3)).count == 3


def test_of_many_charts_libreoffice_keeps_all_laid_out(tmp_path):
    """Of more than twenty it would stretch pictures of those that it has dropped."""
    suites.lay_profile(tmp_path / "profile")
    told = (tmp_path / "profile/user/registrymodifications.xcu").read_text(encoding="utf-8")
    assert 'Common/Cache/Writer"><prop oor:name="OLE_Objects" oor:op="fuse"><value>1000<' in told
