"""The real LibreOffice that stays, against the one that is called for each file."""

from __future__ import annotations

import shutil

import pytest
from docx import Document
from paged import need
from places import OFFICE

from generator.cli.app import run
from generator.word.pages import libreoffice as suites
from generator.word.pages.conversion import to_pages
from generator.word.pages.libreoffice import FileForm, libreoffice
from generator.word.pages.staying import Patience, staying_libreoffice

pytestmark = pytest.mark.slow
NAMES = ["kh_01", "cv_01", "bc_01"]


@pytest.fixture(scope="module")
def letters(tmp_path_factory):
    """Three documents of the invented office."""
    need("soffice")
    folder = tmp_path_factory.mktemp("real") / "office"
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(".vanthu", "output"))
    run(["-C", str(folder), "render", "thi-dua", *NAMES])
    return [folder / "output" / "thi-dua" / f"{name}.docx" for name in NAMES]


@pytest.fixture(autouse=True)
def _the_real_one(monkeypatch):
    monkeypatch.setattr(suites, "_PREFERRED", ())


@pytest.mark.parametrize("archive", [False, True])
def test_it_makes_the_same_pages(letters, archive):
    with libreoffice() as once:
        wanted = [pages.count for _, pages in to_pages(letters, once, archive=archive)]
    with staying_libreoffice() as office:
        found = [pages for _, pages in to_pages(letters, office, archive=archive)]
    assert [pages.count for pages in found] == wanted
    assert [b"pdfaid" in pages.data for pages in found] == [archive] * len(found)


def test_one_that_is_too_slow_is_ended_and_the_next_is_made(letters, tmp_path):
    long = Document()
    for _ in range(5000):
        long.add_paragraph("Đơn vị báo cáo kết quả đúng hạn.")
    long.save(tmp_path / "long.docx")
    with staying_libreoffice(patience=Patience(each=0.001)) as office:
        (tmp_path / "made").mkdir()
        office.convert([tmp_path / "long.docx"], tmp_path / "made", FileForm.PDF)
        stood = office._python is not None
        assert list((tmp_path / "made").iterdir()) == [] or not stood
        office._patience = Patience()
        assert all(pages for _, pages in to_pages(letters[:1], office))
