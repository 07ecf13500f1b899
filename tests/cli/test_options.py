"""Options are spelled alike: one name has one meaning, in every command; old spellings go on working."""

from __future__ import annotations

import re
from collections import defaultdict

import click
import pytest
from command_names import each_command
from places import OFFICE
from typed import NEW

from generator.cli.app import run

COMMANDS = dict(each_command())
SHORT = {"--force": "-f", "--dry-run": "-n", "--yes": "-y", "--output": "-o", "--jobs": "-j"}
SAID_OTHERWISE = {
    "--as": {"import totals": "the unit that the totals are of"},
    "--code": {"new document": "of a document", "allocate": "of a table of quotas"},
    "--only": {"week": "documents, not one of two texts"},
    "--of": {"new document": "of an earlier document"},
    "--document": {"new campaign": "those to be taken over"},
    "--phase": {"new document": "that the document speaks of"},
    "--issuer": {"new campaign": "asks where there are several"},
    "--as-of": {"new document": "asks again where it cannot be read"},
    "--signatory": {"new issuer": "a person's name"},
    "--target": {"new campaign": "a number"},
    "--unit": {"new units": "the name of a new unit"},
    "--phases": {"new campaign": "their last days"},
    "--name": {"new issuer": "of a body", "new campaign": "of a campaign"},
    "--kind": {"new issuer": "of a body", "new campaign": "of a campaign"},
    "--explain": {"audit": "of a check of figures, not of a rule of format"},
    "--skip": {"audit": "of a check of figures, not of a rule of format"},
    "--figures": {"check": "of which document"},
    "--short-name": {"new issuer": "of a body", "new campaign": "of a campaign"},
}
"""Where a command says more of an option than others do."""
READS = {
    *("audit", "brief", "chart", "check", "completion", "diff", "doctor", "figures", "help", "kinds", "lint", "names", "schema", "serve", "status", "verify"),
    *("register check", "register list", "register show"),
}  # fmt: skip
"""They write no records, at most a file that is named."""
MAKES = {
    *("backup", "pdf", "render", "register export"),
    *(name for name in COMMANDS if name.startswith("export ")),
}
OLD = [
    ("figures thi-dua --xlsx x.xlsx", "output"),
    ("allocate thi-dua --of members", "base"),
    ("allocate thi-dua --fix an-phu=5", "fixed"),
]


def options():
    """Each option of each command."""
    for name, command in COMMANDS.items():
        for option in command.params:
            if isinstance(option, click.Option):
                yield name, next(one for one in option.opts if one.startswith("--")), option


def test_a_short_form_stands_for_one_option_everywhere():
    found = defaultdict(set)
    for _, long, option in options():
        found[long].add(tuple(one for one in option.opts if not one.startswith("--")))
    assert {long: {(short,)} for long, short in SHORT.items()} == {
        long: shorts for long, shorts in found.items() if shorts != {()}
    }


def test_an_option_says_the_same_everywhere():
    found = defaultdict(lambda: defaultdict(set))
    for name, long, option in options():
        if name not in SAID_OTHERWISE.get(long, {}):
            lead = re.split(r"[;,:.]", option.help)[0]
            found[long][lead, option.is_flag, option.type.name.split()[0]].add(name)
    assert {long: dict(said) for long, said in found.items() if len(said) > 1} == {}


def test_what_writes_records_can_be_looked_at_first():
    bare = {name for name, command in COMMANDS.items() if name not in READS | MAKES}
    assert sorted(bare - having("--dry-run")) == []


def test_what_asks_can_be_told_not_to():
    asking = {
        name
        for name, one in COMMANDS.items()
        if {"generator.cli.asking", "fill_in", "read_files"} & {*code_of(one)}
    }
    assert asking
    assert sorted(asking - (having("--yes") & having("--no-input"))) == []


def test_what_reports_speaks_json():
    assert sorted({*COMMANDS} - having("--json")) == ["completion", "serve"]


def having(long):
    return {name for name, known, _ in options() if known == long}


def code_of(command):
    """What the function of a command names."""
    function = command.callback
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    return function.__code__.co_names


@pytest.mark.parametrize(("typed", "name"), OLD)
def test_an_old_spelling_is_understood_and_not_shown(typed, name):
    command, *words = typed.split()
    context = COMMANDS[command].make_context(command, [*words])
    assert context.params[name]
    assert words[1] not in COMMANDS[command].get_help(context).split()


def test_the_picture_of_a_chart_stands_behind_the_campaign_or_behind_o(capsys):
    chart = COMMANDS["chart"]
    for typed, name in ("thi-dua a.svg", "file"), ("thi-dua -o a.svg", "output"):
        assert str(chart.make_context("chart", typed.split()).params[name]) == "a.svg"
    assert run(["-C", str(OFFICE), "chart", "thi-dua"]) == 2
    assert "-o TỆP.svg" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("init moi --empty", "sẽ ghi vanthu.yaml"),
        (f"new campaign khac {NEW}", "sẽ ghi campaigns/khac/campaign.yaml"),
        ("new document thi-dua plan --code moi", "sẽ ghi campaigns/thi-dua/documents/moi.yaml"),
        ("new template named.docx", "sẽ ghi templates/named.docx"),
        ("returns thi-dua --as-of 31/5/2025 --lock", "campaigns/thi-dua/results/2025-05-31.yaml"),
        ("register init --year 2025", "sẽ ghi campaigns/register/ldld-song-hoa/2025.yaml"),
    ],
)
def test_a_look_writes_nothing_at_all(office_copy, capsys, monkeypatch, typed, told):
    monkeypatch.chdir(office_copy.root)
    before = _files(office_copy.root)
    assert run([*typed.split(), "--dry-run"]) == 0
    out, err = capsys.readouterr()
    assert told in out
    assert "chưa ghi gì" in err
    assert _files(office_copy.root) == before


def test_a_look_at_the_register_writes_nothing_either(office_copy, capsys):
    here = ["-C", str(office_copy.root)]
    run([*here, *["register", "init", "--year", "2025", "--first", "7"]])
    run([*here, *["register", "reserve", "thi-dua", "cv_01"]])
    before = _files(office_copy.root)
    capsys.readouterr()
    for typed, said in (
        ("register reserve thi-dua kh_01 --number 8", "08/KH-LĐLĐ"),
        ("register void 7 --year 2025 --reason x", "sẽ ghi campaigns/register/ldld-song-hoa"),
        ("register adopt", ""),
    ):
        assert run([*here, *typed.split(), "-n"]) == 0
        assert said in capsys.readouterr().out
        assert _files(office_copy.root) == before


def _files(folder):
    return {path: path.is_file() and path.read_bytes() for path in sorted(folder.rglob("*"))}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("render", ["thi-dua"]),
        ("check thi-dua", []),
        ("render thi-dua", ["bc_01", "cv_01", "kh_01"]),
        ("status thi-dua --phase", ["gd1", "gd2"]),
        ("figures thi-dua --unit", ["an-phu", "dong-ha"]),
        ("status thi-dua --indicator", ["initiatives"]),
        ("register list --issuer", ["ldld-song-hoa"]),
        ("new document thi-dua", ["plan", "directive"]),
        ("chart thi-dua --kind", ["progress"]),
        ("status khong-co --phase", []),
        ("render thi-dua --as-of", ["2025-05-31", "2025-03-31"]),
        ("status thi-dua --group", ["huyen", "nganh"]),
        ("new campaign moi --from", ["thi-dua"]),
        ("new document thi-dua report --signatory", ["an", "binh"]),
        ("week thi-dua ket_qua.csv --only", ["bc_01", "kh_01"]),
        ("allocate thi-dua --target", ["planned", "first", "of_members"]),
        ("new campaign moi --kind", []),
        ("new campaign moi --target", []),
        ("week thi-dua ket_qua.csv --as-of", []),
        ("register list --year", []),
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_a_shell_completes_what_the_records_know(typed, offered, shell, monkeypatch, capsys):
    monkeypatch.chdir(OFFICE)
    words = ["vanthu", *typed.split()]
    monkeypatch.setenv("_VANTHU_COMPLETE", f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", " ".join(words) + (" " if shell != "fish" else ""))
    monkeypatch.setenv("COMP_CWORD", str(len(words)) if shell != "fish" else "")
    with pytest.raises(SystemExit):
        run([])
    told = capsys.readouterr().out
    assert [code for code in offered if code not in told] == []
    assert bool(told.strip()) == bool(offered)
