"""The pages of what goes out: known in time and for certain, or left out and told."""

from __future__ import annotations

import hashlib
import json
import time

import pytest
from issued import send
from lxml import etree
from office_suite import blank, lay_suite
from produced import verified

from generator.office import dispatch, page_amounts
from generator.office.made_file import MadeFile
from generator.office.manifest import Manifest
from generator.office.outputs import Verdict
from generator.word.pages import libreoffice as suites


@pytest.fixture
def count(tmp_path, monkeypatch):
    """What is counted of the files of each number by a LibreOffice of ours, what is told, and its calls."""
    manifest = Manifest(tmp_path / "manifest.json")

    def counted(*numbers, how="works"):
        log = lay_suite(tmp_path / "suite", how) if how else tmp_path / "none"
        monkeypatch.setattr(suites, "_PREFERRED", (tmp_path / "suite",))
        files = [
            [[(tmp_path / part, part.encode()) for part in name.split("+")] for name in one.split()]
            for one in numbers
        ]
        doubts = []
        found = page_amounts.page_amounts(files, manifest, doubts)
        return (
            found,
            [str(one.message) for one in doubts],
            log.read_text().split() if log.exists() else [],
        )

    counted.manifest = manifest
    return counted


def lay_pdf(count, name, word, pages=3, **changed):
    """A PDF beside a file, as `vanthu pdf` lists it."""
    data = blank(pages)
    (count.manifest.path.parent / name).write_bytes(data)
    made = MadeFile.of(
        name,
        changed.get("listed", data),
        hashlib.sha256(word).hexdigest() + changed.get("mark", ""),
    )
    count.manifest.add(made)


def test_pages_are_counted_in_one_call(count):
    assert count("a.docx", "b.docx") == ([2, 2], [], ["2"])


def test_a_document_has_the_pages_of_its_annexes_too(count):
    assert count("a.docx+a-phu-luc.docx b.docx+b-phu-luc.docx") == ([4], [], ["4"])


def test_letters_that_share_a_number_have_its_pages_where_all_have_as_many(count):
    assert count("a.docx b.docx") == ([2], [], ["2"])


def test_a_pdf_of_the_very_same_file_tells_without_a_call(count):
    lay_pdf(count, "a.pdf", b"a.docx")
    lay_pdf(count, "b.pdf", b"b.docx", 4, mark="+a")
    assert count("a.docx", "b.docx") == ([3, 4], [], [])


@pytest.mark.parametrize(
    ("word", "changed"), [(b"an earlier text", {}), (b"a.docx", {"listed": b"%PDF- of somebody"})]
)
def test_a_pdf_of_another_text_or_changed_by_hand_tells_nothing(count, word, changed):
    lay_pdf(count, "a.pdf", word, **changed)
    assert count("a.docx") == ([2], [], ["1"])


def test_letters_with_other_numbers_of_pages_have_none_together(count):
    lay_pdf(count, "a.pdf", b"a.docx")
    found, told, _ = count("a.docx b.docx", "a.docx")
    assert found == [None, 3]
    assert told == [
        "siêu dữ liệu để trống số trang (PageAmount): các bản chung một số có số trang khác nhau"
    ]


@pytest.mark.parametrize(
    ("how", "files", "said", "calls"),
    [
        ("lies", ["a.docx"], "LibreOffice không đếm được trang", ["1", "1"]),
        ("makes no pages", ["a.docx"], "LibreOffice không đếm được trang", ["1", "1"]),
        ("works", [" ".join(f"{at}.docx" for at in range(26))], "26 bản, đếm trang lúc ban hành thì phải chờ lâu", []),
    ],
)  # fmt: skip
def test_what_is_not_known_is_left_out_and_told(count, how, files, said, calls):
    assert count(*files, how=how) == (
        [None],
        [f"siêu dữ liệu để trống số trang (PageAmount): {said}"],
        calls,
    )


def test_without_libreoffice_it_is_left_out_and_told(count, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(suites, "_INSTALLED", ())
    found, (told,), _ = count("a.docx", how="")
    assert (found, told.endswith("máy chưa có LibreOffice để đếm trang")) == ([None], True)


def test_a_libreoffice_that_hangs_is_not_waited_for(count, monkeypatch):
    monkeypatch.setattr(page_amounts, "LIMIT", 0.3)
    start = time.monotonic()
    found, (told,), _ = count("a.docx", how="hangs")
    assert (found, told.endswith("LibreOffice chưa đếm xong trong 0 giây")) == ([None], True)
    assert time.monotonic() - start < 10


def test_the_metadata_have_it_and_nothing_is_counted_twice(workspace, tmp_path, monkeypatch):
    log = lay_suite(tmp_path / "suite")
    monkeypatch.setattr(suites, "_PREFERRED", (tmp_path / "suite",))
    monkeypatch.setattr(dispatch, "page_amounts", page_amounts.page_amounts)
    send(workspace, "kh_01")
    path = workspace.output / "thi-dua" / "kh_01.json"
    written = path.read_bytes()
    assert json.loads(written)["PageAmount"] == 2
    assert etree.fromstring(path.with_suffix(".xml").read_bytes()).findtext("PageAmount") == "2"
    send(workspace, "kh_01")
    assert log.read_text().split() == ["1"]
    path.unlink()
    send(workspace, "kh_01")
    assert path.read_bytes() == written
    assert {one.verdict for one in verified(workspace)} == {Verdict.SAME}
