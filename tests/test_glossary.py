"""One word per notion: what docs/glossary.md says not to write stands nowhere that a clerk reads."""

from __future__ import annotations

import re
import zipfile
from functools import cache

import pytest
from places import ROOT

from generator.records import schema_names, schema_text
from tools import messages

PAGE = ROOT / "docs" / "glossary.md"
_ENGLISH = re.compile(r"\n## English.*", re.DOTALL)


def _rows(part):
    for line in part.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if line.startswith("| ") and cells:
            yield cells


def _page():
    words, _, exceptions = PAGE.read_text(encoding="utf-8").partition("\n## ")
    unwritten = [word.strip() for row in _rows(words) for word in row[2].split(";")]
    allowed = [row[0].replace("\\|", "|") for row in _rows(exceptions)]
    return [word for word in unwritten[1:] if word], allowed[1:]


FORBIDDEN, ALLOWED = _page()


def _read():
    """Where it stands and what is read there."""
    for sentence in sorted(messages.sentences()):
        yield "say", sentence
    for name in schema_names():
        yield f"schema {name}", schema_text(name)
    generator = ROOT / "generator"
    for folder in ("office/skeletons", "drafting/briefs", "standard"):
        for path in sorted((generator / folder).rglob("*")):
            if path.suffix in {".yaml", ".txt"}:
                yield path.name, path.read_text(encoding="utf-8")
    for path in sorted((generator / "lint" / "rules").glob("*.py")):
        yield path.name, path.read_text(encoding="utf-8")
    root = (ROOT / "README.vi.md", ROOT / "vanthu.yaml")
    for path in [*root, *sorted((ROOT / "docs").glob("*.md"))]:
        if path != PAGE:
            yield path.name, _ENGLISH.sub("", path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "templates").glob("*.docx")):
        with zipfile.ZipFile(path) as package:
            text = package.read("word/document.xml").decode()
        yield path.name, re.sub("<[^>]+>", "", text)


def unwritten(text):
    """The words in it that are not to be written."""
    for allowed in ALLOWED:
        text = text.replace(allowed, "")
    plain = " ".join(text.split()).casefold()
    return [word for word in FORBIDDEN if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("khóa không có ở đây", ["khóa"]),
        ("Khóa: đã khóa sổ", ["khóa"]),
        ("đã khóa sổ", []),
        ("ngoài nơi\n  làm việc", ["nơi làm việc"]),
        ("thiếu trường «name»", []),
    ],
)
def test_what_is_found(text, found):
    assert unwritten(text) == found


def test_a_clerk_reads_one_word_for_one_notion():
    found = [(place, word, text[:60]) for place, text in _read() for word in unwritten(text)]
    assert found == []


def test_every_exception_is_needed():
    texts = [text for _, text in _read()]
    assert [one for one in ALLOWED if not any(one in text for text in texts)] == []


@cache
def keys():
    """The keys of records."""
    pattern = re.compile(r'"([a-z]+(?:_[a-z]+)*)": \{')
    return {key for name in schema_names() for key in pattern.findall(schema_text(name))}


_NOT_PROSE = re.compile(
    r"«[^«»]*»|\{[^{}]*\}|`[^`]*`|\"[^\"]*\"|\([^()]*\)|\|\w+|--[\w-]+( [\w=,-]+)?|[\w./-]+\.\w+|\w+/|vanthu( [a-z]+)+|CHIẾN_DỊCH\S*"
)
_ENGLISH_LIKE = frozenset({"on", "of", "in", "as", "an", "to"})
"""Keys that are parts of Vietnamese words as well, or none at all."""


def bare_keys(sentence):
    """The keys of records that stand in a sentence as if they were words of it."""
    words = re.findall(r"(?<![\w.-])[a-z_]{2,}(?![\w-]|\.\w)", _NOT_PROSE.sub("", sentence))
    return [word for word in words if word in keys() - _ENGLISH_LIKE]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("ghi date, hoặc bỏ number", ["date", "number"]),
        ("ghi ngày ban hành ở «date:», hoặc bỏ dòng «number:»", []),
        ("thêm --date 25/4/2022", []),
        ("chạy vanthu new document", []),
    ],
)
def test_what_is_a_bare_key(sentence, found):
    assert bare_keys(sentence) == found


def test_a_key_stands_in_quotes_behind_what_it_means():
    said = messages.said_in(ROOT / "generator", {"say", "Message"})
    assert [(one, bare_keys(one)) for one in sorted(said) if bare_keys(one)] == []
