"""docs/codes.md tells every code of a message: what it is said with, and what to do."""

from __future__ import annotations

import ast

import pytest

from generator.lint.report import RULES
from generator.office.manual.known_codes import code_text, known_codes
from tools import message_codes

PAGE = message_codes.PAGE
REMEDY = "**Cách làm:**"


@pytest.fixture(scope="module")
def made():
    """The page of the program: reading all of it takes seconds."""
    return message_codes.CodePage()


def has_remedy(made, code):
    """Whether who meets the code is told what to do: apart, or in the sentence after a semicolon."""
    pairs = made.told[code].pairs
    said = any(message_codes.tells(one) and (hint or ";" in one) for one, hint in pairs)
    return said or code in made.checks or code in made.written


def test_the_page_is_that_of_the_code(request, made, monkeypatch):
    monkeypatch.setattr(message_codes, "CodePage", lambda: made)
    told = message_codes.page()
    if request.config.getoption("--rewrite"):
        PAGE.write_text(told, encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == told


def test_every_code_has_a_cause_and_a_remedy(made):
    assert [code for code in made.codes if not made.part(code).strip()] == []
    assert [code for code in made.codes if not has_remedy(made, code)] == []
    assert len(made.codes) > 500


def test_no_meaning_is_written_for_a_code_that_is_not_there(made):
    assert {*made.written} - {*made.codes} == set()


def test_every_code_is_found_and_every_rule_of_the_linter(made):
    assert {*known_codes()} == {*made.codes}
    assert all(code_text(rule) for rule in RULES)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("E-DATE", "cần một ngày có thật, viết 25/4/2022 hoặc 2022-04-25; đang là «…»"),
        ("w-date", "cần một ngày có thật"),
        ("E-AUDIT-PERCENT", "Sai: «1.539/600 sáng kiến, đạt 265,5%» (1.539/600 là 256,5%)."),
        ("E-BASE-UNKNOWN", f"không có cơ sở tính nào mã «…». {REMEDY} «bases:» của campaign.yaml"),
        ("E-XLS-UNIT-TWICE", "không nhập dòng nào của đơn vị ấy"),
        ("E-XLS-LISTED-TWICE", "nhập dòng đầu của đơn vị ấy, các dòng sau không nhập"),
        ("W-TARGET-SUM", f"cộng lại không bằng cả chiến dịch. {REMEDY} kiểm tra lại mục tiêu"),
    ],
)
def test_a_code_is_told_with_what_is_wrong_and_what_to_do(asked, told):
    assert told in code_text(asked)


def test_sentences_are_those_that_stand_with_the_code():
    tree = ast.parse(
        'REMEDY = say("ghi tên")\n'
        "def f():\n"
        '    said = say("trống")\n'
        '    yield Flaw("E-X", at, said, REMEDY)\n'
        '    yield Flaw("E-Y", at, say("dài {count} ký tự"))\n'
    )
    told = message_codes.told_in([tree])
    assert told["E-X"].pairs == [("trống", "ghi tên")]
    assert told["E-Y"].pairs == [("dài {count} ký tự", "")]
