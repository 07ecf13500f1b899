"""Installed from the wheel, away from the checkout: templates and samples travel in the package."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile

import pytest
from places import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT],
        check=True,
    )
    (path,) = folder.glob("*.whl")
    return path


@pytest.mark.slow
def test_the_wheel_carries_templates_samples_and_standards(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "generator/shipped/templates/directive.docx",
        "generator/shipped/campaigns/ca-mau/campaign.yaml",
        "generator/shipped/README.md",
        "generator/shipped/docs/begin.md",
        "generator/shipped/vanthu.yaml",
        "generator/standard/nd30.json",
        "generator/standard/nd30.yaml",
        "generator/office/skeletons/documents/general.yaml",
        "generator/wording/locales/en/LC_MESSAGES/vanthu.mo",
    ):
        assert needed in names
    assert not [name for name in names if name.startswith(("tests/", "output/"))]


@pytest.mark.slow
def test_installed_in_an_empty_environment_it_renders_the_samples(wheel, tmp_path):
    venv.create(tmp_path / "env", with_pip=True)
    folder = "Scripts" if sys.platform == "win32" else "bin"
    python = tmp_path / "env" / folder / "python"
    vanthu = tmp_path / "env" / folder / "vanthu"
    subprocess.run([python, "-m", "pip", "install", "--quiet", wheel], check=True)
    subprocess.run([vanthu, "init", "demo"], cwd=tmp_path, check=True)
    done = subprocess.run(
        [vanthu, "render"], cwd=tmp_path / "demo", check=True, capture_output=True, text=True
    )
    assert len(done.stdout.split()) == len(list((ROOT / "campaigns").glob("*/documents/*.yaml")))
    assert list((tmp_path / "demo" / "output").rglob("*.docx"))
