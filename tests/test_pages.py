"""Pages as LibreOffice lays them out: no lonely signature, no wrapped national title."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from places import WORKSPACES
from produced import render

from generator.office.office import open_office
from generator.workspace.folders import Workspace

pytestmark = pytest.mark.soffice
UNSIGNED = {"m13_quy_che"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The text of each page of each document, by name."""
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        pytest.skip("needs LibreOffice (soffice) and poppler-utils (pdftotext)")
    folder = tmp_path_factory.mktemp("pages")
    paths = [
        path
        for root in WORKSPACES
        for path in render(open_office(Workspace(root)), output=folder / root.name)
    ]
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", "pdf", "--outdir", folder / "pdf", *paths),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {path.stem: _text(folder / "pdf" / f"{path.stem}.pdf") for path in paths}


def _text(pdf):
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True)
    return done.stdout.decode().rstrip("\f").split("\f")


@pytest.mark.slow
def test_every_document_became_pages(pages):
    records = [path for root in WORKSPACES for path in root.glob("campaigns/*/documents/*.yaml")]
    assert len(pages) == len(records)


@pytest.mark.slow
def test_the_national_title_stands_on_one_line(pages):
    wrapped = [
        name
        for name, text in pages.items()
        if not re.search(r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", text[0])
    ]
    assert wrapped == []


@pytest.mark.slow
def test_the_first_page_shows_no_number_and_the_second_does(pages):
    numbered = {name: [_number(page) for page in text[:2]] for name, text in pages.items()}
    assert {name: number[0] for name, number in numbered.items()} == dict.fromkeys(pages)
    second = {name: number[1] for name, number in numbered.items() if len(number) > 1}
    assert set(second.values()) <= {"2", None}
    assert "2" in second.values()


def _number(page):
    first = page.strip().split("\n")[0].strip()
    return first if first.isdigit() else None


@pytest.mark.slow
def test_the_signature_never_stands_alone(pages):
    for name, text in pages.items():
        if name in UNSIGNED:
            continue
        page = next(page for page in text if "Nơi nhận:" in page)
        above = page.split("Nơi nhận:")[0].strip()
        assert len(above.split()) > 3, f"{name}: nothing stands over the signature"
