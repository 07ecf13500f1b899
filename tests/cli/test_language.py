"""What the command line says of its own stands in the reader's language, faults of a command above all."""

from __future__ import annotations

import click
import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from typed import typing

from generator.cli import app
from generator.cli.asking import confirmed
from generator.cli.console import Console
from generator.problems import say
from tools import messages


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("foo", "Lỗi: không có lệnh «foo»; xem các lệnh: vanthu --help"),
        ("rendr", "Lỗi: không có lệnh «rendr»; có phải «render»?"),
        ("register lisst", "Lỗi: không có lệnh «lisst»; có phải «list»?"),
        ("render --formt", "Lỗi: không có tùy chọn «--formt»; có phải «--force»?"),
        ("verify --output x y z --wrong", "Lỗi: không có tùy chọn «--wrong». Lệnh này có: --output, --json, --help"),
        ("chart x y --kind", "Lỗi: tùy chọn «--kind» cần một giá trị."),
        ("render --jobs a", "Lỗi: giá trị của '-j' / '--jobs' không hợp lệ: cần một số nguyên từ 1 trở lên; đang là «a»"),
        ("render --jobs 0", "Lỗi: giá trị của '-j' / '--jobs' không hợp lệ: cần một số nguyên từ 1 trở lên; đang là «0»"),
        ("status ca-mau --as-of 31/2/2024", "Lỗi: giá trị của '--as-of' không hợp lệ: lịch không có ngày «31/2/2024»"),
        (
            "chart ca-mau y --kind pie",
            "Lỗi: giá trị của '--kind' không hợp lệ: «pie» không dùng được;"
            " chỉ nhận một trong: 'rates', 'progress', 'trend', 'shares'.",
        ),
    ],
)  # fmt: skip
def test_a_wrong_command_is_told_in_vietnamese(capsys, typed, said):
    assert app.run(["--lang", "vi", *typed.split()]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == said


def test_the_same_in_english(capsys):
    assert app.run(["--lang", "en", "rendr"]) == 2
    assert capsys.readouterr().err == (
        "Usage: vanthu [OPTIONS] COMMAND …\nTry 'vanthu --help' for help.\n\n"
        "Error: there is no command «rendr»; did you mean «render»?\n"
    )


def test_help_has_the_words_of_the_manual(capsys):
    assert app.run(["--lang", "vi", "render", "--help"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Cách dùng: vanthu render [TÙY_CHỌN] [CHIẾN_DỊCH] [VĂN_BẢN…]\n")
    assert "\nTùy chọn:\n  --as-of THỜI_ĐIỂM " in told
    assert told.rstrip().endswith("Hiện trợ giúp này.")


ENGLISH = ("Usage", "Options", "Commands", "Show this", "TEXT", "INTEGER", "PATH", "CAMPAIGN")


def _commands(command, names):
    yield names
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield from _commands(command.get_command(context, name), [*names, name])


@pytest.mark.parametrize("names", list(_commands(app.build(str), [])), ids=" ".join)
def test_no_help_is_half_in_english(capsys, names):
    assert app.run(["--lang", "vi", *names, "--help"]) == 0
    told = capsys.readouterr().out
    assert [word for word in ENGLISH if word in told] == []


@pytest.mark.parametrize(
    ("answers", "agreed"),
    [(["c"], True), (["Có"], True), (["y"], True), (["k"], False), (["gì", "không"], False)],
)
def test_who_is_asked_answers_in_vietnamese(monkeypatch, answers, agreed):
    person = typing(monkeypatch, *answers)
    assert confirmed(Console(str), say("Ban hành?")) is agreed
    assert person.prompts[0] == "Ban hành? [C/k]: "


def test_enter_alone_goes_on_only_where_nothing_is_in_doubt(monkeypatch):
    person = typing(monkeypatch, "", "")
    assert confirmed(Console(str), say("Ban hành?"))
    assert not confirmed(Console(str), say("Ban hành?"), in_doubt=True)
    assert person.prompts == ["Ban hành? [C/k]: ", "Ban hành? [c/K]: "]


def test_what_click_says_is_compiled():
    with messages.CLICK.open("rb") as source, messages.CLICK.with_suffix(".mo").open("rb") as made:
        written, compiled = read_po(source), read_mo(made)
    assert _said(written) == _said(compiled)
    assert [one.id for one in written if one.id and not one.string] == []


def _said(catalogue):
    return {"|".join([*one.id]): [*one.string] for one in catalogue if one.id}
