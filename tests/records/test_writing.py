"""What is written is read again as it was, and looks as a person would write it."""

from __future__ import annotations

import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.campaign import Campaign
from generator.model.settings import Settings
from generator.records.binding import bind
from generator.records.writing import Texts, texts_of, write_yaml_text
from generator.wording.read_dates import Moment
from generator.workspace.nodes import Block, Items
from generator.workspace.text import FORBIDDEN, INVISIBLE
from generator.workspace.yamltext import read_yaml_text

CAMPAIGN = """\
# yaml-language-server: $schema=../schema/campaign.json
code: sang-kien
name: "Chương trình: 1 triệu sáng kiến"
short_name: Chương trình
issuer: ld-tinh
starts: 2022-01-01
ends: 2022-12-31
lagging_below: 52,2%
indicators:
  - code: 010
    name: sáng kiến
    unit_of_measure: "null"
    cumulative: không
quotas:
  - counts:
      nam-can: 1775
      u-minh: 0
    fixed: []
    rule: |-
      Theo số đoàn viên.

      - Làm tròn lên.
snapshots:
  - as_of: 2022-04-20 08:00
    results:
      - total: 5091
    note: '"trên" 5.000 #1'
"""


def read(text: str) -> Block:
    block, problems = read_yaml_text(text, "a.yaml")
    assert block is not None, problems
    return block


def test_the_style_of_the_house() -> None:
    campaign, problems = bind(Campaign, read(CAMPAIGN))
    assert campaign is not None, problems
    header, _, _ = CAMPAIGN.removeprefix("# ").partition("\n")
    assert write_yaml_text(campaign, header) == CAMPAIGN


class Kind(StrEnum):
    PLAN = "plan"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1_775, "1775"),
        (Decimal("1775.50"), "1775,50"),
        (Fraction(522, 1000), "52,2%"),
        (Fraction(2565, 1000), "256,5%"),
        (Fraction(3, 20), "15%"),
        (True, "có"),
        (False, "không"),
        (Kind.PLAN, "plan"),
        (datetime.date(2022, 4, 25), "2022-04-25"),
        (Moment(datetime.date(2022, 4, 20), datetime.time(8)), "2022-04-20 08:00"),
        (datetime.datetime(2022, 4, 20, 8, 30, tzinfo=datetime.UTC), "2022-04-20 08:30"),
        (None, None),
        ("a\r\nb\rc", "a\nb\nc"),
        ("te\u0302n", "tên"),
        ((1, [2]), ["1", ["2"]]),
        ({Kind.PLAN: {1: 2}}, {"plan": {"1": "2"}}),
    ],
)
def test_texts(value: object, text: Texts) -> None:
    assert texts_of(value) == text


@pytest.mark.parametrize("value", [1.5, b"a", {1}, datetime.time(8)])
def test_what_no_record_holds(value: object) -> None:
    with pytest.raises(TypeError):
        texts_of(value)


def test_a_rate_that_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="no number"):
        texts_of(Fraction(1, 3))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("010", "010"),
        ("1.775", "1.775"),
        ("no", "no"),
        ("12:30", "12:30"),
        ("a:b", "a:b"),
        ("a#b", "a#b"),
        ("-a", "-a"),
        (
            "Kế hoạch số 111/KH-LĐLĐ (26/01/2022); «V/v»",
            "Kế hoạch số 111/KH-LĐLĐ (26/01/2022); «V/v»",
        ),
        ("", '""'),
        ("~", '"~"'),
        ("null", '"null"'),
        ("- a", '"- a"'),
        ("-", '"-"'),
        ("a: b", '"a: b"'),
        ("a:", '"a:"'),
        ("a #b", '"a #b"'),
        ("# a", '"# a"'),
        ("{{ name }}", '"{{ name }}"'),
        ("[Mật]", '"[Mật]"'),
        ("@ban", '"@ban"'),
        ("%đạt", '"%đạt"'),
        ("& Xã hội", '"& Xã hội"'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("a\tb", '"a\\tb"'),
        ("---", '"---"'),
        ('"a"', "'\"a\"'"),
        ("'a' \"b\"", '"\'a\' \\"b\\""'),
        ('"a"\tb', '"\\"a\\"\\tb"'),
        ("C:\\số liệu: 1", '"C:\\\\số liệu: 1"'),
    ],
)
def test_quotes_only_where_needed(text: str, written: str) -> None:
    assert write_yaml_text({"k": text}) == f"k: {written}\n"
    assert read(f"k: {written}") == {"k": text}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\nb\n", "k: |\n  a\n  b\n"),
        ("a\nb", "k: |-\n  a\n  b\n"),
        ("a\n\nb\n\n\n", "k: |+\n  a\n\n  b\n\n\n"),
        ("  a\nb\n", "k: |2\n    a\n  b\n"),
        ("\na\n", "k: |2\n\n  a\n"),
        ("\n", 'k: "\\n"\n'),
        ("a\n  \nb", 'k: "a\\n  \\nb"\n'),
    ],
)
def test_long_texts(text: str, written: str) -> None:
    assert write_yaml_text({"k": text}) == written
    assert read(written) == {"k": text}


def test_a_key_without_a_value_is_left_open() -> None:
    assert write_yaml_text({"name": None, "list": [None, {}, []]}) == (
        "name:\nlist:\n  -\n  - {}\n  - []\n"
    )


def test_an_empty_record() -> None:
    assert write_yaml_text({}, "mẫu\nmới") == "# mẫu\n# mới\n{}\n"
    assert write_yaml_text(Settings(language=None)) == "{}\n"


def visible(text: str) -> bool:
    return not (FORBIDDEN.search(text) or INVISIBLE.search(text))


LETTERS = st.one_of(st.sampled_from("ab: #-\n\t\"'|>[]{},&*!%@`~?\\=<.0đà\u00a0"), st.characters())
TEXTS = st.text(LETTERS, max_size=30).map(lambda text: str(texts_of(text))).filter(visible)
KEYS = TEXTS.filter(
    lambda text: text == text.strip() and "\n" not in text and text not in ("", "<<")
)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_what_is_written_is_read_again(record: dict[str, object]) -> None:
    written = write_yaml_text(record, "ghi chú")
    block, problems = read_yaml_text(written, "a.yaml")
    assert [problem for problem in problems if problem.is_error] == []
    assert block == record
    assert "W-YAML-COMMENT" not in [problem.code for problem in problems]


@given(st.dictionaries(KEYS, VALUES, max_size=3))
def test_written_twice_is_written_once(record: dict[str, object]) -> None:
    written = write_yaml_text(record)
    assert write_yaml_text(read(written)) == written


def test_what_was_read_can_be_written() -> None:
    block = read(CAMPAIGN)
    assert isinstance(block["quotas"], Items)
    assert read(write_yaml_text(block)) == block
