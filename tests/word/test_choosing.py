"""Which program makes the pages, and what is said where none is there."""

from __future__ import annotations

import pytest
from fake_word import com_of

from generator.problems import ProgramMissing
from generator.word.pages import by_word
from generator.word.pages import libreoffice as suites
from generator.word.pages.choosing import open_engines
from generator.word.pages.engine import EngineName
from generator.word.pages.libreoffice import how_to_install

SUITE, WORD = EngineName.LIBREOFFICE, EngineName.WORD


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """What is installed; the LibreOffice is that of the tests."""

    def has(*names):
        if SUITE not in names:
            monkeypatch.setenv("PATH", "")
            monkeypatch.setattr(suites, "_PREFERRED", ())
            monkeypatch.setattr(suites, "_INSTALLED", ())
        if WORD in names:
            monkeypatch.setattr(by_word, "COM", com_of(tmp_path))

    return has


@pytest.mark.parametrize(
    ("installed", "wanted", "first", "chosen"),
    [
        ((SUITE, WORD), None, SUITE, [SUITE, SUITE]),
        ((SUITE, WORD), None, WORD, [WORD]),
        ((SUITE, WORD), WORD, SUITE, [WORD]),
        ((SUITE, WORD), SUITE, WORD, [SUITE, SUITE]),
        ((SUITE,), None, WORD, [SUITE, SUITE]),
        ((WORD,), None, SUITE, [WORD]),
    ],
)
def test_the_one_that_is_asked_for_or_the_first_that_is_there(
    machine, installed, wanted, first, chosen
):
    machine(*installed)
    with open_engines(2, wanted, first=first) as engines:
        assert [one.kind for one in engines] == chosen


@pytest.mark.parametrize(
    ("wanted", "platform", "told"),
    [
        (None, "linux", "apt install libreoffice-writer"),
        (SUITE, "linux", "apt install libreoffice-writer"),
        (SUITE, "win32", "cần LibreOffice để làm việc này"),
        (WORD, "linux", "Word xuất PDF chỉ trên Windows"),
        (None, "win32", r'cài LibreOffice \(https://vi.libreoffice.org\), .* "vanthu\[word\]"'),
    ],
)
def test_without_any_it_is_said_what_to_install(machine, wanted, platform, told):
    machine()
    with (
        pytest.raises(ProgramMissing, match=told),
        open_engines(1, wanted, first=SUITE, platform=platform),
    ):
        pass


@pytest.mark.parametrize(
    ("platform", "told"),
    [("win32", "vi.libreoffice.org"), ("darwin", "Applications"), ("linux", "apt install")],
)
def test_how_libreoffice_is_installed_is_said_for_each_kind_of_machine(platform, told):
    assert told in str(how_to_install(platform))
