"""Shared ground of the tests: the invented office, and the flag that rewrites golden outlines."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from office_suite import lay_suite
from places import FORMS, HERE, OFFICE

from generator.cli import language
from generator.office.office import Office, open_office
from generator.workspace import folders
from generator.workspace.folders import Workspace

SPOKEN_TO_PROGRAMS = ("LC_", "GIT_", "LANGUAGE", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR")
for name in [name for name in os.environ if name.startswith(SPOKEN_TO_PROGRAMS)]:
    del os.environ[name]
os.environ |= {"LANG": "C.UTF-8", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - Linux keeps it in memory; the folders in it are pytest's own
ENOUGH = 2_000_000_000
if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ENOUGH:
    os.environ.setdefault("TMPDIR", str(IN_MEMORY))
    tempfile.tempdir = None

settings.register_profile(
    "of_ours", settings(), max_examples=50, deadline=None, database=None, derandomize=True
)
settings.register_profile("drawn_anew", settings.get_profile("of_ours"), derandomize=False)


@pytest.fixture(autouse=True, scope="session")
def _quick_disk():
    """No test cuts the power: nobody need wait for the platters."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("os.fsync", lambda _: None)
        yield


@pytest.fixture(autouse=True, scope="session")
def _templates_are_opened_once():
    """A Word template is compiled once for all offices of a process that have the same."""
    opened, open_anew = {}, Office.template

    def template(office, name, decimals, **given):
        path = office.template_file(name)
        try:
            same = (office.workspace.shown(path), path.read_bytes(), decimals, *given.items())
        except OSError:
            return open_anew(office, name, decimals, **given)
        if same not in opened:
            opened[same] = open_anew(office, name, decimals, **given)
        return opened[same]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Office, "template", template)
        yield


@pytest.fixture(autouse=True, scope="session")
def _checks_are_done_anew():
    """A test may change the program itself, which no kept answer knows; `test_kept_check` keeps some."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("generator.office.kept_check._state", lambda *_: None)
        yield


@pytest.fixture(autouse=True, scope="session")
def _pages_are_made_at_once(tmp_path_factory):
    """Commands are given the LibreOffice of the tests; that of the machine is asked by those that say so."""
    place = tmp_path_factory.mktemp("suite") / "suite"
    lay_suite(place)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("generator.word.pages.libreoffice._PREFERRED", (place,))
        yield


@pytest.fixture(autouse=True, scope="session")
def _pages_that_go_out_are_not_counted():
    """Issuing asks LibreOffice how many pages there are: `test_page_amounts` does, the others need not wait."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            "generator.office.dispatch.page_amounts", lambda numbers, *_: [None] * len(numbers)
        )
        yield


@pytest.fixture(autouse=True, scope="session")
def _nothing_lies_above(tmp_path_factory):
    """Whatever workspace lies above the temporary folder is not that of a test."""
    base = tmp_path_factory.getbasetemp()

    def upwards(start):
        yield from (each for each in all_upwards(start) if each not in base.parents)

    all_upwards = folders.upwards
    with pytest.MonkeyPatch.context() as patched:
        for module in (folders, language):
            patched.setattr(module, "upwards", upwards)
        yield


def pytest_configure(config):
    """Properties are tried on the same examples in every run, on others with `--hypothesis-seed`."""
    is_anew = config.getoption("--hypothesis-seed") is not None
    settings.load_profile("drawn_anew" if is_anew else "of_ours")


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """The ten thousand tests themselves are no garbage: none is sought among them, then or later.

    What single tests leave is sought less often than Python does by itself.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(20_000)
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    """Where everything is installed nothing may be skipped for want of a program."""
    report = yield
    if (
        report.skipped
        and not hasattr(report, "wasxfail")
        and os.environ.get("VANTHU_TESTS_COMPLETE")
    ):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be missing: {report.longrepr}"
    return report


def pytest_make_parametrize_id(val):
    """Bytes are not part of a test's name: archives tell when they were made."""
    return "bytes" if isinstance(val, bytes) else None


def pytest_addoption(parser):
    parser.addoption("--rewrite", action="store_true", help="write golden outlines anew")


@pytest.fixture
def office():
    """The invented office, opened."""
    return open_office(Workspace(OFFICE))


@pytest.fixture
def office_copy(tmp_path):
    """The invented office in a folder of its own, to be changed."""
    folder = tmp_path / "office"
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(".vanthu"))
    return Workspace(folder)


@pytest.fixture
def forms_copy(tmp_path):
    """Every form of Annex III in a folder of its own, to be changed."""
    folder = tmp_path / "forms"
    shutil.copytree(FORMS, folder, ignore=shutil.ignore_patterns(".vanthu"))
    return Workspace(folder)


@pytest.fixture
def golden(request):
    """Compares a text with a file under `tests/golden`; `--rewrite` writes it, a person reads it."""

    def compare(name: str, text: str) -> None:
        path = HERE / "golden" / name
        if request.config.getoption("--rewrite"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path} is missing; run pytest --rewrite and read it"
        assert text == path.read_text(encoding="utf-8")

    return compare
