"""The scripts for Windows as files: their lines, their letters, and paths that may hold spaces, `&` and Vietnamese."""

from __future__ import annotations

import re

import pytest
from stand_ins import python_zip, wheel

from tools.delivery.embedded import read_embedded
from tools.delivery.fetching import Machine
from tools.delivery.wheelhouse_folder import wheelhouse
from tools.delivery.windows_folder import windows_folder

NAMED = re.compile(r"%(?:~\w+|\w+%)")
"""What cmd puts in the place of a name: a folder, a file; never `%*`, which comes with its quotes."""
OWN_QUOTES = "%PYTHON%"
"""May be `py -3.11`, two words; where it is a file the script itself puts it into quotes."""


def scripts(folder):
    python_zip(folder / "python.zip")
    ours = {"generator/web/assets/vanthu.svg": b"<svg/>"}
    own = wheel(folder, "vanthu", **ours)
    carried = windows_folder(read_embedded(folder / "python.zip"), [own], "1.0")
    installed = wheelhouse([own], "web", Machine("3.11"))
    made = {**carried, **installed}
    return {name: data for name, data in made.items() if name.endswith(".cmd")}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return scripts(tmp_path_factory.mktemp("scripts"))


def test_there_are_these_scripts(made):
    names = {name.rpartition("/")[2] for name in made}
    assert names == {
        "bo-loi-tat.cmd", "cai-dat.cmd", "soat-tep.cmd", "them-loi-tat.cmd", "vanthu-lenh.cmd", "vanthu.cmd", "xem-vi-du.cmd",
    }  # fmt: skip


def test_their_lines_end_as_cmd_reads_them(made):
    for name, data in made.items():
        assert data.count(b"\n") == data.count(b"\r\n") > 0, name
        assert not data.startswith(b"\xef\xbb\xbf"), name


def test_letters_that_are_not_ascii_come_behind_the_encoding_that_they_need(made):
    for name, data in made.items():
        before, _, _ = data.partition(b"chcp 65001 >nul\r\n")
        assert before.isascii(), name


def test_a_folder_of_any_name_stays_one_word(made):
    for name, data in made.items():
        for line in data.decode().splitlines():
            for found in NAMED.finditer(line):
                in_quotes = line[: found.start()].count('"') % 2 == 1
                assert in_quotes or found.group() == OWN_QUOTES, (name, line)
