"""Pages as LibreOffice lays them out: no lonely signature, no wrapped national title."""

from __future__ import annotations

import re
import subprocess

import pytest
from paged import need, page_texts
from places import WORKSPACES
from produced import render_all

pytestmark = pytest.mark.soffice
UNSIGNED = {"m13_quy_che"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The text of each page of each document, by name."""
    need("soffice", "pdftotext")
    folder = tmp_path_factory.mktemp("pages")
    paths = render_all(folder)
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
    return {path.stem: page_texts(folder / "pdf" / f"{path.stem}.pdf", "-layout") for path in paths}


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
