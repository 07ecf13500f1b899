"""What VS Code is told of a workspace: nothing that is there goes, what somebody changed stays."""

from __future__ import annotations

import json

import pytest

from generator.cli.app import run


@pytest.fixture
def folder(office_copy):
    (office_copy.root / ".vscode").mkdir()
    return office_copy.root


def settings(folder):
    return json.loads((folder / ".vscode" / "settings.json").read_text(encoding="utf-8"))


UNITS = ".vanthu/schemas/units.schema.json"


@pytest.mark.parametrize(
    ("before", "units", "indent"),
    [
        (None, ["campaigns/*/units.yaml"], "    "),
        ({"editor.fontSize": 9}, ["campaigns/*/units.yaml"], "  "),
        ({"yaml.schemas": {UNITS: "khac.yaml"}}, ["khac.yaml", "campaigns/*/units.yaml"], "  "),
        ({"yaml.schemas": {UNITS: ["campaigns/*/units.yaml"]}}, ["campaigns/*/units.yaml"], "  "),
    ],
)
def test_schemas_are_added_to_the_settings_that_are_there(folder, before, units, indent):
    path = folder / ".vscode" / "settings.json"
    if before is not None:
        path.write_text(json.dumps(before, indent=2), encoding="utf-8")
    assert run(["-C", str(folder), "schema", "--vscode"]) == 0
    assert settings(folder)["yaml.schemas"][UNITS] == units
    assert {**(before or {}), **settings(folder)} == settings(folder)
    assert f'\n{indent}"' in path.read_text(encoding="utf-8")
    assert (folder / UNITS).is_file()
    made = path.read_bytes()
    assert run(["-C", str(folder), "schema", "--vscode"]) == 0
    assert path.read_bytes() == made


def test_settings_with_remarks_are_left_alone(folder, capsys):
    path = folder / ".vscode" / "settings.json"
    path.write_text('{\n  // của tôi\n  "a": 1\n}\n', encoding="utf-8")
    before = path.read_bytes()
    assert run(["-C", str(folder), "schema", "--vscode"]) == 1
    assert '"yaml.schemas"' in capsys.readouterr().err
    assert path.read_bytes() == before


def test_names_and_passages_complete_in_bodies(folder):
    assert run(["-C", str(folder), "names", "thi-dua", "--snippets"]) == 0
    text = (folder / ".vscode" / "thi-dua.code-snippets").read_text(encoding="utf-8")
    snippets = json.loads(text.partition("\n")[2])
    assert snippets["figures.count"] == {
        "scope": "yaml,markdown",
        "prefix": "figures.count",
        "body": "{{ figures.count \\}\\}",
        "description": "tổng số đã thực hiện: 695",
    }
    assert any(name.startswith("passages.") for name in snippets)


def test_snippets_follow_the_figures_until_somebody_changes_them(folder, capsys):
    path = folder / ".vscode" / "thi-dua.code-snippets"
    write = ["-C", str(folder), "names", "thi-dua", "figures.count", "--snippets"]
    assert run(write) == 0
    path.write_text(path.read_text(encoding="utf-8").replace("695", "700"), encoding="utf-8")
    assert run(write) == 1
    assert "có người đã sửa; thêm --force" in capsys.readouterr().err
    assert run([*write, "--force"]) == 0
    assert "695" in path.read_text(encoding="utf-8")
    results = folder / "campaigns/thi-dua/results/2025-05-31.yaml"
    text = results.read_text(encoding="utf-8").replace("khcn: 200", "khcn: 201")
    results.write_text(text.replace("total: 695", "total: 696"), encoding="utf-8")
    assert run(write) == 0
    assert "696" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["campaigns", "campaigns/thi-dua", "templates", ".vanthu/x"])
def test_schemas_are_not_laid_among_records(folder, capsys, monkeypatch, place):
    monkeypatch.chdir(folder)
    assert run(["schema", "-o", place]) == 2
    assert "là chỗ của dữ liệu, mẫu Word; hãy chọn thư mục khác" in capsys.readouterr().err
