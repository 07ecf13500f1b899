"""The English catalogue: every sentence of the program is in it, with the same gaps, and compiled."""

from __future__ import annotations

import re

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from places import ROOT

from generator.cli.language import choose_language, translator

FOLDER = ROOT / "generator" / "wording" / "locales" / "en" / "LC_MESSAGES"
KEYWORDS = {"_": None, "say": ((1),), "Message": ((1),)}
REMEDY = "pybabel extract, update, translate, compile (docs/translating.md)"


@pytest.fixture(scope="module")
def catalogue():
    with (FOLDER / "vanthu.po").open("rb") as file:
        return read_po(file)


@pytest.fixture(scope="module")
def sentences():
    """Every Vietnamese sentence in the program."""
    found = extract_from_dir(
        str(ROOT / "generator"), [("**.py", "python")], keywords=KEYWORDS, options_map={}
    )
    return {message for _, _, message, _, _ in found if isinstance(message, str) and message}


def test_every_sentence_is_translated(catalogue, sentences):
    translated = {message.id for message in catalogue if message.id and message.string}
    assert sorted(sentences - translated) == [], REMEDY


def test_nothing_is_left_over(catalogue, sentences):
    assert sorted({message.id for message in catalogue if message.id} - sentences) == [], REMEDY


def test_a_translation_has_the_gaps_of_its_sentence(catalogue):
    wrong = [
        (message.id, message.string)
        for message in catalogue
        if message.id and _gaps(message.id) != _gaps(str(message.string))
    ]
    assert wrong == []


def _gaps(text):
    return set(re.findall(r"\{\w*\}", text.replace("{{", "").replace("}}", "")))


def test_the_compiled_catalogue_is_that_of_the_source(catalogue):
    with (FOLDER / "vanthu.mo").open("rb") as file:
        compiled = read_mo(file)
    expected = {message.id: message.string for message in catalogue if message.id}
    assert {message.id: message.string for message in compiled if message.id} == expected


def test_the_program_speaks_english_when_asked(capsys):
    from generator.cli.app import run

    for arguments in (["--help"], ["render", "-h"]):
        assert run(["--lang", "en", *arguments]) == 0
        assert "Làm" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "setting", "locale", "language"),
    [
        (["--lang", "en"], "vi", "vi_VN", "en"),
        (["--lang=en"], "vi", "vi_VN", "en"),
        ([], "en", "vi_VN", "en"),
        ([], None, "en_US.UTF-8", "en"),
        ([], None, "vi_VN.UTF-8", "vi"),
        ([], None, "de_DE", "vi"),
    ],
)
def test_who_chooses_the_language(tmp_path, monkeypatch, arguments, setting, locale, language):
    if setting:
        (tmp_path / "vanthu.yaml").write_text(f"language: {setting}\n", encoding="utf-8")
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", locale)
    assert choose_language(arguments, tmp_path) == language


def test_an_unknown_sentence_stays_as_it_is():
    assert translator("en")("không có trong danh mục") == "không có trong danh mục"
