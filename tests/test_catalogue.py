"""The English catalogue: every sentence of the program is in it, with the same gaps, and compiled."""

from __future__ import annotations

import ast
import re

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from sources import PACKAGE, SOURCES, read

from generator.cli.language import choose_language
from generator.cli.summaries import SUMMARIES
from generator.problems import say
from generator.register import HEADERS
from generator.web.page_words import INSTEAD, at_the_desk
from generator.wording import translator
from tools import messages

TERMINAL = {"cluster.py", "editors.py", "letters.py", "safekeeping.py", "topics.py", "undoing.py", "taking_over.py", "server.py", "folders.py"}  # fmt: skip
"""Files whose sentences are told at the terminal alone: what restores, clusters, the start of the page."""
COMMAND = re.compile(rf"vanthu ({'|'.join(SUMMARIES)})\b|(?<![\w!<-])--[a-z]|(?<![\w-])-o\b")
GAP = re.compile(r"(?<!\{)\{\w+\}(?!\})")
MACHINE = re.compile(
    r"«[a-z_]+:|[a-z*]\.(?:yaml|csv|md)\b|\{\{|\{%|YAML|Jinja|(?<!\w)[a-z]+_[a-z_]+(?!\w)|\b(?:campaigns|templates|documents)/|\|[a-z]+|\bfigures\."
    r"|ở dòng \{line\}"
)
"""Keys and files of the records, formulas, lines of a text: what a clerk does not know."""
REMEDY = "python -m tools.messages (docs/translating.md)"


@pytest.fixture(scope="module")
def catalogue():
    with messages.CATALOGUE.open("rb") as file:
        return read_po(file)


@pytest.fixture(scope="module")
def sentences():
    """Every Vietnamese sentence in the program."""
    return messages.sentences()


def test_every_sentence_stands_where_it_is_said():
    """A sentence that is handed on in a name is not seen by who translates."""
    called = [
        (path.name, call.lineno, call.args[0]) for path in SOURCES for call in read(path).said
    ]
    known = (ast.Constant, ast.Attribute)  # a sentence, or the source of one
    assert [(file, line) for file, line, said in called if not isinstance(said, known)] == []


def test_every_sentence_is_translated(catalogue, sentences):
    translated = {
        messages.sentence_of(one) for one in catalogue if one.id and messages.is_told(one)
    }
    assert sorted(sentences - translated) == [], REMEDY


def test_nothing_is_left_over(catalogue, sentences):
    assert sorted({messages.sentence_of(one) for one in catalogue if one.id} - sentences) == [], (
        REMEDY
    )


def test_a_translation_has_the_gaps_of_its_sentence(catalogue):
    wrong = [
        (message.id, form)
        for message in catalogue
        for form in (message.string if isinstance(message.string, tuple) else (message.string,))
        if message.id and _gaps(messages.sentence_of(message)) != _gaps(form)
    ]
    assert wrong == []


def test_compiling_finds_nothing_amiss(catalogue):
    assert [(message.id, faults) for message, faults in catalogue.check()] == []


def _gaps(text):
    return set(re.findall(r"\{\w*\}", text.replace("{{", "").replace("}}", "")))


def test_the_compiled_catalogue_is_that_of_the_source(catalogue):
    with messages.CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    assert _forms(compiled) == _forms(catalogue)


def _forms(catalogue):
    told = [(messages.sentence_of(one), one.string) for one in catalogue if one.id]
    return {said: (form,) if isinstance(form, str) else tuple(form) for said, form in told}


def test_the_catalogue_is_brought_up_to_date(tmp_path, capsys):
    path = tmp_path / "vanthu.po"
    text = messages.CATALOGUE.read_text(encoding="utf-8")
    left_over = 'msgid "câu không còn ai nói"\nmsgstr "nobody says this"\n\n'
    asked = next(line for line in text.splitlines() if line.startswith('msgstr "no such'))
    path.write_text(text.replace(asked, 'msgstr ""', 1) + "\n" + left_over, encoding="utf-8")
    assert messages.main(path) == 1
    written = path.read_text(encoding="utf-8")
    assert capsys.readouterr().out.startswith("no English yet: ")
    assert "nobody says this" not in written
    assert messages.main(path) == 1
    assert path.read_text(encoding="utf-8") == written


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


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "0 errors"),
        (1, "1 error"),
        ("01", "01 error"),
        (2, "2 errors"),
        ("1.001", "1.001 errors"),
    ],
)
def test_a_number_decides_between_singular_and_plural(count, told):
    assert say("{count} lỗi", count=count).text(translator("en")) == told


def test_an_unknown_sentence_stays_as_it_is():
    assert translator("en")("không có trong danh mục") == "không có trong danh mục"


def test_the_columns_of_the_register_have_english(catalogue):
    said = {messages.sentence_of(one): one.string for one in catalogue if one.id}
    assert [title for title in HEADERS if not said.get(title)] == []


def test_every_sentence_that_names_a_command_has_one_for_the_page():
    """A new sentence with a command below `cli`: give it its words in `web/page_words.py`."""
    left = [
        (path.relative_to(PACKAGE).as_posix(), call.args[0].value)
        for path in SOURCES
        if path.relative_to(PACKAGE).parts[0] != "cli" and path.name not in TERMINAL
        for call in read(path).said
        if isinstance(call.args[0], ast.Constant) and COMMAND.search(call.args[0].value)
        if call.args[0].value not in INSTEAD
    ]
    assert left == []


def test_every_sentence_that_names_a_key_or_a_file_has_one_for_the_page():
    """A new sentence below `cli` with a key, a file or a formula: give it its words in `web/rule_words.py` or beside it."""
    told = at_the_desk(str)
    left = {
        (path.relative_to(PACKAGE).as_posix(), source)
        for path in SOURCES
        if path.relative_to(PACKAGE).parts[0] != "cli"
        and path.name not in TERMINAL - {"folders.py"}
        for call in read(path).said
        if isinstance(call.args[0], ast.Constant) and (source := call.args[0].value)
        if MACHINE.search(GAP.sub(_without_name, told(source)))
    }
    assert left == set()


def _without_name(gap):
    return gap[0] if gap[0] == "{line}" else "…"


def test_a_key_in_a_gap_is_called_as_the_page_calls_it():
    said = say("thiếu trường «{key}»", key="addressees")
    assert said.text(at_the_desk(translator("vi"))) == "thiếu mục «Kính gửi»"
    assert say("mẫu {template} không có chỗ in «{key}:»", template="m", key="archive").text(at_the_desk(str)) == "mẫu m không có chỗ in «Dòng lưu»"  # fmt: skip
    rule = say("«{name}:» chỉ dùng khi tạo một bản cho mỗi đơn vị hoặc nhóm", name="where")
    assert rule.text(at_the_desk(str)).startswith("«Chỉ gửi những nơi» chỉ dùng khi")
    own = say("thiếu «{code}:» dưới «bases:» của đơn vị", code="rate")
    assert own.text(at_the_desk(str)) == "thiếu «rate:» dưới «Cơ sở tính» của đơn vị"


def test_the_words_of_the_page_stand_for_sentences_that_are_said_and_name_what_is_there(sentences):
    for source, instead in INSTEAD.items():
        assert source in sentences
        assert not COMMAND.search(instead.source)
        gaps = (set(re.findall(r"\{(\w+)\}", one)) for one in (instead.source, source))
        assert next(gaps) <= next(gaps)
        for label in re.findall(r"«([^»{}=]+)»", instead.source):
            assert label in sentences or label == "word", label
