"""Templates that LibreOffice has opened and saved again make the same documents, page by page."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from paged import need, page_texts
from places import ROOT, WORKSPACES
from produced import render

from generator.office.office import open_office
from generator.workspace.folders import Workspace

pytestmark = [pytest.mark.soffice, pytest.mark.slow]


@pytest.fixture(scope="module")
def convert(tmp_path_factory):
    """Turns files into another kind, in one go; the folder in which they are."""
    need("soffice", "pdftotext")
    folder = tmp_path_factory.mktemp("converted")
    profile = (folder / "profile").as_uri()

    def run(kind, name, paths):
        command = [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            kind,
        ]
        subprocess.run(
            [*command, "--outdir", folder / name, *paths],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return folder / name

    return run


@pytest.fixture(scope="module", params=WORKSPACES, ids=lambda root: root.name)
def pages(request, convert, tmp_path_factory):
    """The words of each page of each document: from our templates, and from those saved again."""
    root = request.param
    copied = tmp_path_factory.mktemp("workspace")
    kept = shutil.ignore_patterns("output", "templates", ".*", "generator", "tests", "node_modules")
    shutil.copytree(root, copied, ignore=kept, dirs_exist_ok=True)
    ours = sorted((ROOT / "templates").glob("*.docx")) + sorted((root / "templates").glob("*.docx"))
    saved = convert("docx", f"saved-{root.name}", dict.fromkeys(ours))
    shutil.copytree(saved, copied / "templates")
    return [
        {path.relative_to(output).as_posix(): _pages(pdfs / f"{path.stem}.pdf") for path in paths}
        for name, workspace in (("before", root), ("after", copied))
        for output in [tmp_path_factory.mktemp(name)]
        for paths in [render(open_office(Workspace(workspace)), output=output)]
        for pdfs in [convert("pdf", f"{name}-{root.name}", paths)]
    ]


def _pages(pdf):
    return [page.split() for page in page_texts(pdf)]


def test_every_page_says_the_same(pages):
    before, after = pages
    assert before.keys() == after.keys()
    assert {name: len(found) for name, found in after.items()} == {
        name: len(found) for name, found in before.items()
    }
    differing = {
        f"{name}, {number}": (one, two)
        for name in before
        for number, (one, two) in enumerate(zip(before[name], after[name], strict=True), start=1)
        if one != two
    }
    assert differing == {}


def test_there_is_something_to_compare(pages):
    assert all(sum(map(len, found)) > 30 for found in pages[0].values())
