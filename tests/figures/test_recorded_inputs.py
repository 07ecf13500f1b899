"""What offices write about bases and quotas, from the records to the printed line."""

from __future__ import annotations

import re

import pytest
from outline import outline

from generator.cli.app import run

HEAD = """\
code: c
name: Chương trình kết nạp đoàn viên
short_name: Chương trình
issuer: ldld-song-hoa
starts: 01/01/2022
ends: 31/12/2022
indicators:
  - {code: dv, name: số đoàn viên kết nạp mới, unit_of_measure: đoàn viên}
bases:
  - {code: m, name: đoàn viên}
targets:
  - {code: t, name: chỉ tiêu năm, count: 100}
"""
TIERS = """\
units:
  - {code: u1, name: LĐLĐ huyện Một, bases: {m: 300}}
  - {code: u2, name: LĐLĐ huyện Hai, bases: {m: 500}}
  - {code: c1, name: CĐCS 1, parent: u1, bases: {m: 100}}
  - {code: c2, name: CĐCS 2, parent: u1, bases: {m: 200}}
"""
TWO = "units: [{code: u1, name: Đơn vị Một}, {code: u2, name: Đơn vị Hai}]\n"
LETTER = """\
kind: directive
subject: giao chỉ tiêu
signatory: binh
addressees: [Các đơn vị]
body: |
  BODY

  {{ tables.a }}
tables:
  a:
    columns:
      - {show: name, header: Đơn vị}
COLUMNS
recipients: [Các đơn vị]
"""


@pytest.fixture
def letter(office_copy, capsys):
    """The lines of a letter of a campaign recorded so; else what `check` says."""

    def write(record, body, *columns):
        folder = office_copy.campaigns / "c"
        (folder / "documents").mkdir(parents=True, exist_ok=True)
        (folder / "campaign.yaml").write_text(HEAD + record, encoding="utf-8")
        shown = "".join(f"      - {{{column}, header: Cột}}\n" for column in columns)
        text = LETTER.replace("BODY", body).replace("COLUMNS\n", shown)
        (folder / "documents" / "cv.yaml").write_text(text, encoding="utf-8")
        status = run(["-C", str(office_copy.root), "render", "c"])
        told = capsys.readouterr().err
        return told if status else _printed(office_copy.root / "output" / "c" / "cv.docx")

    return write


def _printed(path):
    """The first paragraph of the body, and the rows of the table."""
    lines = outline(path.read_bytes()).splitlines()
    body = next(line for line in lines if line.startswith("[ThanVanBan]"))
    rows = [line for line in lines if "[BangChu" in line or "[BangTong" in line]
    cells = [re.sub(r"\[[^\]]*\] ?", "", row).strip(" |") for row in rows]
    return [re.sub(r"^\[[^\]]*\] ", "", body), *cells]


COUNTS = "counts: {u1: 60, u2: 40, c1: 17, c2: 33}"
SAYS = "Giao {{ figures.quota }} đoàn viên; cơ sở: {{ campaign.bases.m|number }}."


@pytest.mark.parametrize("total", ["", ", total: 100"])
def test_units_below_units_are_not_added_twice(letter, total):
    quotas = f"quotas: [{{{COUNTS}{total}}}]\n"
    assert letter(TIERS + quotas, SAYS, "show: base, of: m", "show: quota") == [
        "Giao 100 đoàn viên; cơ sở: 800.",
        "LĐLĐ huyện Một | 300 | 60",
        "CĐCS 1 | 100 | 17",
        "CĐCS 2 | 200 | 33",
        "LĐLĐ huyện Hai | 500 | 40",
        "Tổng | 800 | 100",
    ]


def test_a_superior_without_a_number_has_that_of_the_units_below_it(letter):
    units = TIERS.replace(", bases: {m: 300}", "")
    quotas = "quotas: [{counts: {u2: 40, c1: 17, c2: 33}}]\n"
    assert letter(units + quotas, SAYS, "show: base, of: m", "show: quota") == [
        "Giao 90 đoàn viên; cơ sở: 800.",
        "LĐLĐ huyện Một | 300 | 50",
        "CĐCS 1 | 100 | 17",
        "CĐCS 2 | 200 | 33",
        "LĐLĐ huyện Hai | 500 | 40",
        "Tổng | 800 | 90",
    ]


FIRST = "  - {code: lan_1, counts: {u1: 4, u2: 6}, total: 10}\n"
SECOND = "  - {code: lan_2, LINKcounts: {u1: 25, u2: 35}, total: 60}\n"
COLUMNS = ("show: quota", "show: quota, quota: lan_1", "show: quota, quota: lan_2")


@pytest.mark.parametrize(
    ("link", "lines"),
    [
        (
            "replaces: lan_1, ",
            [
                "Giao 60.",
                "Đơn vị Một | 25 | 4 | 25",
                "Đơn vị Hai | 35 | 6 | 35",
                "Tổng | 60 | 10 | 60",
            ],
        ),
        (
            "adds_to: lan_1, ",
            [
                "Giao 70.",
                "Đơn vị Một | 29 | 4 | 25",
                "Đơn vị Hai | 41 | 6 | 35",
                "Tổng | 70 | 10 | 60",
            ],
        ),
    ],
)
def test_a_second_table_replaces_or_adds_and_each_can_be_named(letter, link, lines):
    second = SECOND.replace("LINK", link)
    for tables in (FIRST + second, second + FIRST):
        record = f"{TWO}quotas:\n{tables}"
        assert letter(record, "Giao {{ figures.quota }}.", *COLUMNS) == lines


def test_each_table_is_told_by_its_code(letter):
    record = TWO + "quotas:\n" + FIRST + SECOND.replace("LINK", "adds_to: lan_1, rule: chia đều, ")
    body = (
        "Lần 1 {{ quotas.lan_1.total }}, lần 2 {{ quotas.lan_2.total }} ({{ quotas.lan_2.rule }});"
        " riêng Đơn vị Một {{ quotas.lan_2.units.u1 }}."
    )
    assert letter(record, body)[0] == "Lần 1 10, lần 2 60 (chia đều); riêng Đơn vị Một 25."


def test_two_tables_that_say_nothing_of_each_other_are_refused_with_a_remedy(letter):
    record = TWO + "quotas:\n" + FIRST + SECOND.replace("LINK", "")
    told = letter(record, "Giao {{ figures.quota }}.")
    assert "bảng chỉ tiêu thứ 1 đã giao cùng chỉ số của cùng thời kỳ" in told
    assert "replaces: lan_1" in told
    assert "adds_to: lan_1" in told


@pytest.mark.parametrize(
    ("quotas", "lines"),
    [
        ("{counts: {u1: 0, u2: 0}}", ["Giao 0.", "Đơn vị Một | 0", "Đơn vị Hai | 0", "Tổng | 0"]),
        ("{counts: {}, total: 0}", ["Giao 0.", "Đơn vị Một", "Đơn vị Hai", "Tổng | 0"]),
    ],
)
def test_nought_is_a_quota(letter, quotas, lines):
    record = f"{TWO}quotas: [{quotas}]\n"
    assert letter(record, "Giao {{ figures.quota }}.", "show: quota") == lines


def test_nought_is_a_result(letter):
    snapshot = "snapshots: [{as_of: 30/6/2022, results: [{total: 0, counts: {u1: 0, u2: 0}}]}]\n"
    assert letter(TWO + snapshot, "{{ figures.count }} ({{ figures.target.rate|percent }}).") == [
        "0 (0%).",
        "Đơn vị Một",
        "Đơn vị Hai",
        "Tổng",
    ]
