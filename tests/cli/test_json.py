"""`--json`: one document on standard output whatever happens, as docs/json.md describes it."""

from __future__ import annotations

import json
import re
import shutil

import click
import pytest
from command_names import all_commands
from places import OFFICE, ROOT
from typed import NEW

from generator.cli import json_report
from generator.cli.app import run
from generator.problems import Busy, say
from generator.workspace import yamltext

PAGE = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `([a-z ]+)` \| ([^|]*) \|", re.MULTILINE)
NAMED = re.compile(r"`([a-z_]+)`(\?)?")
KEYS = ["format", "command", "exit", "problems", "result"]
PROBLEM = ["code", "severity", "file", "line", "column", "place", "message", "hint"]
NO_REPORT = {"completion", "serve"}
LOOKS = """\
kinds
doctor
help
schema
schema units
status thi-dua
figures thi-dua --find phases.gd1.targets
names thi-dua figures.count
passages thi-dua
brief thi-dua
check thi-dua
returns thi-dua
allocate thi-dua --rate 6% --code moi --dry-run
verify thi-dua
upgrade
tables thi-dua --as csv --dry-run
"""
WRITES = """\
init moi --empty
export table thi-dua -o a.csv
export figures thi-dua -o a.xlsx
export entry thi-dua --as-of 30/6/2025 --each-unit
export totals thi-dua -o handed.yaml
import totals handed.yaml --into cap-tren --as tinh
import units thi-dua ket_qua.csv --columns members=B --no-input
import results thi-dua ket_qua.csv --as-of 30/6/2025 --no-input
week thi-dua ket_qua.csv --as-of 30/6/2025 --no-input
undo --dry-run
new document thi-dua notice --code moi
new issuer moi --name Moi --kind other --superior - --place Huế --signatory An
new campaign khac @new@
new units khac --unit An
new template named.docx
"""
MAKES = """\
chart thi-dua hinh.svg
render thi-dua kh_01
pdf output/thi-dua/kh_01.docx
lint output/thi-dua/kh_01.docx
audit output/thi-dua/kh_01.docx
backup -o sao-luu.zip
restore sao-luu.zip
"""
NUMBERS = """\
register init --year 2025 --first 7
import register so.csv --no-input
issue thi-dua cv_01 --dry-run
register reserve thi-dua cv_01
register show 7
register list
register void 7 --reason x --year 2025
register export -o b.xlsx
register check
register adopt --reason x
export register -o c.xlsx
"""
HELD_ELSEWHERE = """\
diff
register recall
register acknowledge
"""
"""They want git, or a document that was issued."""


@pytest.fixture
def office(tmp_path):
    folder = tmp_path / "office"
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(".vanthu"))
    upper = folder / "campaigns" / "cap-tren"
    upper.mkdir()
    (upper / "campaign.yaml").write_text(
        "code: cap-tren\nname: Cấp trên\nshort_name: Cấp trên\nissuer: ldld-song-hoa\n"
        "starts: 01/01/2025\nends: 31/12/2025\nunits: [{code: tinh, name: Tỉnh}]\n"
        "indicators: [{code: initiatives, name: số sáng kiến, unit_of_measure: sáng kiến}]\n",
        encoding="utf-8",
    )
    (folder / "ket_qua.csv").write_text("Đơn vị;Kết quả\nAn Phú;305\n", encoding="utf-8")
    rows = "Số, ký hiệu;Ngày;Trích yếu\n5/LĐLĐ;02/01/2025;V/v số liệu\n"
    (folder / "so.csv").write_text(rows, encoding="utf-8")
    return folder


@pytest.fixture
def told(office, monkeypatch, capsys):
    """Runs a command with `--json`: its status and the one document that it says."""
    monkeypatch.chdir(office)

    def call(typed):
        status = run([*typed.replace("@new@", NEW).split(), "--json"])
        return status, json.loads(capsys.readouterr().out)

    return call


def documented():
    """Of each command the keys of its result, and those that may be missing."""
    for command, keys in ROW.findall(PAGE.partition("| `result` |")[2]):
        named = NAMED.findall(keys)
        yield command, {name for name, _ in named}, {name for name, may in named if may}


def test_every_command_is_described():
    described = [command for command, *_ in documented()]
    assert sorted(described) == described
    assert {*described} == all_commands() - NO_REPORT


@pytest.mark.parametrize(
    "lines", [LOOKS, WRITES, MAKES, NUMBERS], ids=["looks", "writes", "makes", "numbers"]
)
def test_every_result_is_as_described(told, lines):
    known = {command: (keys, optional) for command, keys, optional in documented()}
    for line in lines.splitlines():
        status, whole = told(line)
        keys, optional = known[whole["command"]]
        assert (status, whole["exit"], whole["format"], [*whole]) == (0, 0, 1, KEYS), whole
        assert keys - optional <= {*whole["result"]} <= keys, line
        assert all([*one] == PROBLEM for one in whole["problems"])


def test_every_command_has_an_example():
    examples = f"{LOOKS}{WRITES}{MAKES}{NUMBERS}{HELD_ELSEWHERE}"
    assert [
        one for one in sorted(all_commands() - NO_REPORT) if f"\n{one}" not in f"\n{examples}"
    ] == []


def test_its_schema_names_the_same_keys():
    told = json_report.schema()
    assert told["required"] == [*told["properties"]] == KEYS
    assert told["properties"]["problems"]["items"]["required"] == PROBLEM


@pytest.mark.parametrize(
    ("typed", "command", "status", "code", "hint"),
    [
        ("statu", None, 2, "E-COMMAND", None),
        ("status", "status", 2, "E-OPTION", "một trong: cap-tren, thi-dua; ví dụ: vanthu status --json cap-tren"),
        ("status --bad", "status", 2, "E-COMMAND", None),
        ("status thi-dau", "status", 2, "E-COMMAND", "có phải «thi-dua»?"),
        ("-C check status thi-dua", "status", 2, "E-COMMAND", None),
        ("register lisst", "register", 2, "E-COMMAND", None),
        ("lint no.docx", "lint", 1, "E-DOCX-MISSING", None),
        ("lint no.docx --format json", "lint", 1, "E-DOCX-MISSING", None),
    ],
)  # fmt: skip
def test_a_failure_is_told_in_the_same_shape(told, typed, command, status, code, hint):
    assert told(typed)[0] == status
    _, whole = told(typed)
    (problem,) = whole["problems"]
    assert [*whole], [*problem] == (KEYS, PROBLEM)
    assert (whole["command"], whole["exit"], whole["result"]) == (command, status, None)
    assert (problem["code"], problem["severity"], problem["hint"]) == (code, "error", hint)


WRONG = {
    "option": lambda line, _: f"{line} --khong-co",
    "name": lambda line, _: line.replace("thi-dua", "thi-dau"),
    "nothing said": lambda _, command: command,
    "broken": lambda line, _: line,
    "broken issuer": lambda line, _: line,
    "empty": lambda line, _: f"-C {EMPTY} {line}",
}
EMPTY = "khong-co-gi"
TORN = {"broken": "thi-dua/campaign.yaml", "broken issuer": "issuers/ldld-song-hoa.yaml"}


@pytest.mark.slow
@pytest.mark.parametrize("kind", WRONG)
def test_whatever_is_wrong_every_command_answers_in_the_same_shape(office, told, kind):
    (office / EMPTY).mkdir()
    if kind in TORN:
        path = office / "campaigns" / TORN[kind]
        path.write_text(f"\t{path.read_text(encoding='utf-8')}", encoding="utf-8")
    for line in f"{LOOKS}{WRITES}{MAKES}{NUMBERS}{HELD_ELSEWHERE}".splitlines():
        command = max((one for one in all_commands() if line.startswith(one)), key=len)
        typed = WRONG[kind](line, command)
        status, whole = told(typed)
        assert ([*whole], whole["exit"], whole["command"]) == (KEYS, status, command), typed
        wrong = [one for one in whole["problems"] if one["severity"] == "error"]
        assert bool(wrong) == (status != 0), typed
        spots = [tuple(one.values()) for one in wrong]
        assert len({*spots}) == len(spots), typed
        assert not [one for one in wrong if (one["file"] or "").startswith("-")], typed
        if kind == "option":
            assert [(one["code"], one["place"]) for one in wrong] == [("E-COMMAND", "--khong-co")]
        elif (
            kind == "name" and "thi-dua" in line and command not in {"diff", "lint", "pdf", "audit"}
        ):
            assert "thi-dua" in str(wrong[-1]), typed


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        (KeyboardInterrupt(), 130, "E-STOPPED"),
        (MemoryError(), 3, "E-MACHINE"),
        (Busy(say("đang bận")), 4, "E-BUSY"),
        (click.Abort(), 130, "E-STOPPED"),
    ],
)
def test_so_is_whatever_ends_it(told, monkeypatch, fault, status, code):
    def fail(*_given, **_named):
        raise fault

    monkeypatch.setattr(yamltext, "_read", fail)
    ended, whole = told("kinds")
    assert (ended, whole["exit"], whole["problems"][0]["code"]) == (status, status, code)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("status --json", True),
        ("lint a.docx --format json", True),
        ("lint a.docx --format=json", True),
        ("lint a.docx --format sarif", False),
        ("status --json --help", False),
        ("lint -- --json", False),
    ],
)
def test_whether_a_program_asks_is_known_before_the_command_line_is_understood(typed, asked):
    assert json_report.is_asked_for(typed.split()) is asked
