"""A file where a folder should be: told as that, and nothing is taken for not begun."""

from __future__ import annotations

import shutil

import pytest
from issued import send

from generator.cli.app import run
from generator.office.checking import check_office
from generator.office.issuing import Request, issue
from generator.office.office import open_office
from generator.problems import MachineFailed


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("campaigns/register", "E-REGISTER-DAMAGED campaigns/register"),
        ("campaigns/register/ldld-song-hoa", "E-REGISTER-DAMAGED campaigns/register/ldld-song-hoa"),
        ("output", "E-FILE-KIND output"),
        ("output/thi-dua", "E-FILE-KIND output/thi-dua"),
        (".vanthu", "E-FILE-KIND .vanthu"),
        (".vanthu/locks", "E-FILE-KIND .vanthu/locks"),
        (".vanthu/undo", "E-FILE-KIND .vanthu/undo"),
    ],
)
def test_a_file_in_the_place_of_a_folder_is_told_and_no_number_is_given(workspace, folder, told):
    send(workspace, "kh_01")
    shutil.rmtree(workspace.root / folder, ignore_errors=True)
    (workspace.root / folder).write_text("", encoding="utf-8")

    found = [one for one in check_office(open_office(workspace)) if one.is_error]

    assert [f"{one.code} {one.place.file}" for one in found] == [told]
    with pytest.raises(MachineFailed):
        issue(workspace, Request("thi-dua", "cv_01", holder="Lan"))


def test_what_is_in_the_way_is_named_from_anywhere_and_never_the_journal(
    workspace, tmp_path, monkeypatch, capsys
):
    send(workspace, "kh_01")
    (workspace.hidden / "versions").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    call = ("-C", str(workspace.root), "new", "document", "thi-dua", "notice", "--no-input", "-y")

    codes = [run([*call, "--code", code]) for code in ("tb_1", "tb_2")]

    told = capsys.readouterr().err.splitlines()
    assert codes == [3, 3]
    assert [one for one in told if "không phải thư mục" in one] == [
        ".vanthu/versions: không phải thư mục; đổi tên hoặc dời tệp ấy đi rồi làm lại"
    ] * 2
    (found,) = [one for one in check_office(open_office(workspace)) if one.code == "E-FILE-KIND"]
    assert found.place.file == ".vanthu/versions"
    (workspace.hidden / "versions").unlink()
    assert run([*call, "--code", "tb_3"]) == 0
    assert (workspace.campaigns / "thi-dua/documents/tb_3.yaml").is_file()


def test_a_file_beside_the_registers_is_no_register(workspace):
    (workspace.register / "ghi-chu").write_text("", encoding="utf-8")
    assert run(["-C", str(workspace.root), "register", "list"]) == 0
