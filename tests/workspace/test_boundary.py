"""Names from outside: below their folder or refused; links that lead out of a workspace."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.problems import RecordsInvalid
from generator.workspace.boundary import (
    check_entries,
    check_name,
    file_inside,
    holds_itself,
    inside,
    is_plain_folder,
)
from generator.workspace.folders import find_workspace
from generator.workspace.text import FORBIDDEN, TextRefused


def _code(call, *arguments, **more):
    with pytest.raises(TextRefused) as fault:
        call(*arguments, **more)
    return fault.value.code


@pytest.fixture
def base(tmp_path):
    folder = tmp_path / "w" / "templates"
    (folder / "thư").mkdir(parents=True)
    (folder / "a.docx").write_bytes(b"a")
    (folder / "thư" / "b.docx").write_bytes(b"b")
    (tmp_path / "outside.docx").write_bytes(b"x")
    return folder


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../x.docx", "E-PATH-OUTSIDE"),
        ("thư/../../x.docx", "E-PATH-OUTSIDE"),
        ("..\\x.docx", "E-PATH-OUTSIDE"),
        (".", "E-PATH-OUTSIDE"),
        ("..", "E-PATH-OUTSIDE"),
        ("/etc/passwd", "E-PATH-ABSOLUTE"),
        ("\\\\may-chu\\x.docx", "E-PATH-ABSOLUTE"),
        ("C:\\x.docx", "E-PATH-ABSOLUTE"),
        ("c:x.docx", "E-PATH-ABSOLUTE"),
        ("CON", "E-PATH-NAME"),
        ("nul.docx", "E-PATH-NAME"),
        ("thư/com1.docx", "E-PATH-NAME"),
        ("a.docx:luồng", "E-PATH-NAME"),
        ("a\x00.docx", "E-PATH-NAME"),
        ("a\n.docx", "E-PATH-NAME"),
        ("a*.docx", "E-PATH-NAME"),
        ("a.docx.", "E-PATH-NAME"),
        ("a.docx ", "E-PATH-NAME"),
        ("x" * 300, "E-PATH-NAME"),
        ("", "E-EMPTY"),
        (" \t ", "E-EMPTY"),
    ],
)
def test_a_name_that_leads_out_or_that_no_system_takes_is_refused(base, name, code):
    assert _code(inside, base, name) == code


@pytest.mark.parametrize(
    "name", ["a.docx", "./a.docx", "thư/b.docx", "thư\\b.docx", "thư/../a.docx", "thư//b.docx"]
)
def test_a_name_below_its_folder_is_found_however_its_parts_are_divided(base, name):
    assert file_inside(base, name).parent in {base, base / "thư"}


def test_what_is_no_file_is_refused_and_what_is_not_there_is_nothing(base):
    assert file_inside(base, "mới.docx") is None
    assert _code(file_inside, base, "thư") == "E-FILE-KIND"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_and_not_waited_for(base):
    os.mkfifo(base / "pipe.docx")
    assert _code(file_inside, base, "pipe.docx") == "E-FILE-KIND"


def test_a_path_may_lead_up_as_far_as_the_workspace_only(base):
    root = base.parent
    (root / "c.yaml").write_bytes(b"")
    assert file_inside(base, "../c.yaml", root=root) == root / "c.yaml"
    assert _code(inside, base, "../../outside.docx", root=root) == "E-PATH-OUTSIDE"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_are_found_composed_or_apart(base, form):
    stored = base / unicodedata.normalize(form, "mẫu") / unicodedata.normalize(form, "tờ.docx")
    stored.parent.mkdir()
    stored.write_bytes(b"")
    for typed in ("NFC", "NFD"):
        assert file_inside(base, unicodedata.normalize(typed, "mẫu/tờ.docx")).samefile(stored)
    assert check_name(unicodedata.normalize("NFD", "tờ")) == "tờ"


def _linked(link, target):
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("no right to make links here")


@pytest.mark.parametrize("target", ["../../outside.docx", "no-such-file", "ring.docx"])
def test_a_link_is_as_good_as_what_it_leads_to(base, target):
    _linked(base / "ring.docx", target)
    if target == "no-such-file":
        assert file_inside(base, "ring.docx") is None
    else:
        assert _code(inside, base, "ring.docx") == "E-PATH-LINK"


@pytest.mark.parametrize(
    "place",
    ["vanthu.yaml", "campaigns", "campaigns/a", "campaigns/a/campaign.yaml", "templates",
     "templates/named.docx", "output", "output/a/thu", ".vanthu"],
)  # fmt: skip
def test_a_workspace_with_a_link_that_leads_out_is_not_opened(tmp_path, place):
    root = tmp_path / "w"
    (tmp_path / "elsewhere" / "campaigns").mkdir(parents=True)
    (root / place).parent.mkdir(parents=True)
    if place != "vanthu.yaml":
        (root / "vanthu.yaml").write_text("", encoding="utf-8")
    aim = tmp_path / "elsewhere" if "." not in place[1:] else tmp_path / "file"
    aim.touch()
    _linked(root / place, aim)
    with pytest.raises(RecordsInvalid) as fault:
        find_workspace(root)
    assert [(one.code, one.place.file) for one in fault.value.problems] == [("E-PATH-LINK", place)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_workspace_with_a_pipe_is_not_opened(tmp_path):
    (tmp_path / "campaigns" / "a").mkdir(parents=True)
    os.mkfifo(tmp_path / "campaigns" / "a" / "units.yaml")
    with pytest.raises(RecordsInvalid) as fault:
        find_workspace(tmp_path)
    assert [(one.code, one.place.file) for one in fault.value.problems] == [
        ("E-FILE-KIND", "campaigns/a/units.yaml")
    ]


def test_a_link_within_the_workspace_is_no_fault(tmp_path):
    (tmp_path / "campaigns" / "a").mkdir(parents=True)
    (tmp_path / "x.yaml").write_bytes(b"")
    _linked(tmp_path / "campaigns" / "a" / "units.yaml", "../../x.yaml")
    check_entries(tmp_path, [tmp_path / "campaigns"])


def _first(root):
    with pytest.raises(RecordsInvalid) as fault:
        check_entries(root, [root / "campaigns", root / "output"])
    (one,) = fault.value.problems
    return one.code, one.place.file, one.message.text()


@pytest.mark.parametrize("target", ["kho", "campaigns/a"])
def test_a_link_to_a_folder_is_told_as_such(tmp_path, target):
    """Whatever goes through a folder would pass it over: a backup as well."""
    (tmp_path / "kho").mkdir()
    (tmp_path / "campaigns/a").mkdir(parents=True)
    _linked(tmp_path / "campaigns/a/results", tmp_path / target)
    said = "là liên kết tới một thư mục khác"
    assert _first(tmp_path) == ("E-PATH-LINK", "campaigns/a/results", said)


def test_a_link_to_what_is_gone_is_told_where_records_would_lack_it(tmp_path):
    for name in ("campaigns/a/quotas.yaml", "campaigns/a/.#quotas.yaml", "output/a.docx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        _linked(tmp_path / name, "mất")
    said = "là liên kết mà nơi nó dẫn tới không còn"
    assert _first(tmp_path) == ("E-PATH-LINK", "campaigns/a/quotas.yaml", said)


def test_a_folder_of_records_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    """It was taken for an empty one: a backup was told to be whole without its figures."""
    for name in ("campaigns/a/results", "output/a"):
        (tmp_path / name).mkdir(parents=True)
    scan, shut = os.scandir, {tmp_path / "campaigns/a/results", tmp_path / "output/a"}

    def refuse(folder):
        if folder in shut:
            raise PermissionError
        return scan(folder)

    said = "không có quyền đọc thư mục này"
    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", refuse)
        assert _first(tmp_path) == ("E-FILE-RIGHTS", "campaigns/a/results", said)


def test_a_folder_that_windows_joins_to_one_above_holds_itself(tmp_path, monkeypatch):
    _linked(tmp_path / "ring", tmp_path)
    (tmp_path / "plain").mkdir()
    monkeypatch.setattr(sys, "platform", "win32")
    assert [holds_itself(tmp_path / name) for name in ("ring", "plain")] == [True, False]


def test_what_no_text_may_hold():
    fit = (
        "\t\n ~\xa0\u2027\u202f\u2065\u206a\ud7ff\ue000\ufdcf\ufdf0\ufff8\ufffc\ufffd"
        "\U00010000\U0001fffd\U00020000\U0002fffd\U00030000\U0003fffd\U000e0100\U000e01ef"
    )
    unfit = (
        "\x00\x08\x0b\x1f\x7f\x9f\u2028\u202e\u2066\u2069\ud800\udfff\ufdd0\ufdef\ufff9\ufffb\ufffe\uffff"
        "\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U000e00ff\U000e01f0\U0010ffff"
    )
    assert FORBIDDEN.findall(fit + unfit) == [*unfit]


def test_plain_folders_are_not_followed_one_by_one(tmp_path, monkeypatch):
    """On a network drive each path that is followed is a journey, and a workspace has many folders."""
    for code in ("a", "b", "c"):
        (tmp_path / "campaigns" / code / "documents").mkdir(parents=True)
    followed = []
    resolve = Path.resolve
    monkeypatch.setattr(Path, "resolve", lambda path: followed.append(path) or resolve(path))

    check_entries(tmp_path, [tmp_path / "campaigns"])

    assert followed == [tmp_path / "campaigns", tmp_path]


@pytest.mark.parametrize(("attributes", "plain"), [(0x10, True), (0x410, False)])
def test_a_folder_that_windows_joins_to_another_place_is_not_plain(monkeypatch, attributes, plain):
    entry = SimpleNamespace(
        is_dir=lambda **_: True,
        stat=lambda **_: SimpleNamespace(st_file_attributes=attributes),
    )
    monkeypatch.setattr(sys, "platform", "win32")
    assert is_plain_folder(entry) is plain
