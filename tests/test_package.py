"""Built from what is committed, handed on, installed where no index is: all that is needed travels along."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tomllib
import urllib.request
import zipfile
from email.parser import HeaderParser
from pathlib import PurePosixPath

import pytest
from chromium import page_served
from places import ROOT
from stand_ins import python_zip

from generator import __version__
from tools import portable, wheelhouse
from tools.delivery.embedded import read_embedded
from tools.delivery.fetching import Machine, gather, metadata, own_wheel
from tools.delivery.folder_check import CHECKS, OPTIONAL, imports_found, lacking_modules, listed
from tools.delivery.laying import idle, lay, patterns
from tools.delivery.windows_folder import windows_folder

SITE = "chuong-trinh/site/"
BUILT_FROM = (
    "generator",
    "templates",
    "campaigns",
    "docs",
    "vanthu.yaml",
    "README.md",
    "README.vi.md",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Our wheel, with the sources it was made of beside it."""
    return own_wheel(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def installed(built, tmp_path_factory):
    """The folder of a program installed from the wheelhouse, where no index is, and how a person calls it."""
    place = tmp_path_factory.mktemp("installed")
    assert wheelhouse.main(["--own", str(built), "--to", str(place / "dist")]) == 0
    (folder,) = (one for one in (place / "dist").iterdir() if one.is_dir())
    told = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    told |= {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "HOME": str(place)}
    told |= {
        "PYTHON": sys.executable,
        "PYTHONUNBUFFERED": "1",
        "XDG_DATA_HOME": str(place / "data"),
    }
    script = ["cmd", "/c", "cai-dat.cmd"] if sys.platform == "win32" else ["./cai-dat.sh"]
    subprocess.run([*script, str(place / "van thu")], cwd=folder, env=told, check=True)
    scripts = place / "van thu" / ("Scripts" if sys.platform == "win32" else "bin")
    return place, scripts / "vanthu", told


@pytest.mark.slow
def test_the_wheel_carries_what_is_committed_and_nothing_else(built):
    command = ["git", "ls-tree", "-r", "--name-only", "-z", "HEAD", *BUILT_FROM]
    kept = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    names = {name for name in kept.split("\0") if name and PurePosixPath(name).name != ".gitkeep"}
    expected = {
        f"generator/shipped/{name}" if not name.startswith("generator/") else name for name in names
    }
    found = {name for name in lay([built]) if ".dist-info/" not in name}
    assert found == expected


@pytest.mark.slow
def test_the_wheel_says_what_it_is(built):
    told = HeaderParser().parsestr(metadata(built))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    vendor = (ROOT / "generator" / "web" / "assets" / "vendor" / "vendor.toml").read_text("utf-8")
    borrowed = {one["licence"] for one in tomllib.loads(vendor)["library"]}
    assert (told["Name"], told["Version"]) == ("vanthu", __version__)
    assert {*told["License-Expression"].split(" AND ")} == {"MIT", *borrowed}
    assert len(told.get_all("License-File")) == 1 + len(
        {*(ROOT / "generator").rglob("licences/*.txt")}
    )
    assert told.get_all("Classifier") == sorted(project["classifiers"])
    with zipfile.ZipFile(built) as opened:
        (entry,) = (one for one in opened.namelist() if one.endswith("entry_points.txt"))
        assert "vanthu = generator.cli:main" in opened.read(entry).decode()


@pytest.mark.slow
def test_the_sources_hold_the_tests_and_no_output(built):
    (sources,) = built.parent.glob("*.tar.gz")
    with tarfile.open(sources) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert {"tests/test_package.py", "start.py", "constraints.txt", "README.vi.md"} <= names
    assert not [
        name for name in names if name.startswith((".ci/", ".venv/")) or name.endswith(".pyc")
    ]


@pytest.mark.slow
def test_installed_without_an_index_it_makes_the_samples(installed):
    place, vanthu, told = installed
    subprocess.run([vanthu, "init", "demo"], cwd=place, env=told, check=True)
    command = [vanthu, "-C", "demo", "render", "--jobs", "2"]
    done = subprocess.run(command, cwd=place, env=told, check=True, capture_output=True, text=True)
    assert len(done.stdout.split()) == len(list((ROOT / "campaigns").glob("*/documents/*.yaml")))
    assert list((place / "demo" / "output").rglob("*.docx"))


@pytest.mark.slow
def test_installed_without_an_index_it_serves_the_page(installed):
    place, vanthu, told = installed
    (place / "van-thu").mkdir(exist_ok=True)
    with page_served(place / "van-thu", program=[str(vanthu)], told=told) as (address, _):
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with opener.open(address, timeout=20) as answer:
            assert answer.status == 200
            assert "<title>" in answer.read().decode()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Linux has these entries")
def test_installed_it_stands_among_the_applications(installed):
    place, vanthu, _ = installed
    entry = (place / "data" / "applications" / "vanthu.desktop").read_text(encoding="utf-8")
    rows = dict(row.split("=", 1) for row in entry.splitlines()[1:])
    assert rows["Exec"] == f'"{vanthu}" -C "{place}/van-thu" serve'
    assert (place / "data" / "icons/hicolor/scalable/apps" / f"{rows['Icon']}.svg").is_file()
    assert (place / ".local" / "bin" / "vanthu").resolve() == vanthu


@pytest.mark.slow
def test_of_the_true_wheels_a_folder_for_windows_without_fault_is_made(built, tmp_path):
    """The wheels come from the index, as when it is released; only Python itself is a stand-in."""
    python = read_embedded(python_zip(tmp_path / "python.zip"))
    wheels = gather(built, portable.EXTRAS, Machine(python.minor), tmp_path)
    files = windows_folder(python, wheels, __version__)
    lacking = dict.fromkeys(row for _, row in lacking_modules(files))
    assert sorted(lacking) == sorted(listed(OPTIONAL))
    assert [said for check in CHECKS if check is not imports_found for said in check(files)] == []
    assert f"{SITE}win32com/client/__init__.py" in files
    brought = [name for name in lay(wheels) if not name.startswith("generator/")]
    assert idle(brought, patterns()) == []
