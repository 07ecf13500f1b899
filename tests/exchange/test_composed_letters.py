"""Accents typed apart (NFD), as a Mac writes them, mean the same in every file that comes in."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from openpyxl import Workbook

from generator.cli.app import run

ROWS = [("Đơn vị", "Kết quả"), ("ân-phú", "310"), ("LĐLĐ huyện Đông Hà", "95")]


@pytest.fixture
def workspace(office_copy):
    """The office with a unit whose code has accents."""
    for record in office_copy.campaigns.rglob("*.yaml"):
        text = record.read_text(encoding="utf-8").replace("an-phu", "ân-phú")
        record.write_text(text, encoding="utf-8")
    return office_copy


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_codes_names_and_titles_are_found(workspace, tmp_path, capsys, form, suffix):
    rows = [[normalize(form, cell) for cell in row] for row in ROWS]
    path = tmp_path / normalize(form, f"số_liệu.{suffix}")
    if suffix == "csv":
        path.write_text("\n".join(map(";".join, rows)), encoding="utf-8")
    else:
        book = Workbook()
        book.active.title = normalize(form, "Tổng hợp")
        for name, count in (rows[0], *((one, int(two)) for one, two in rows[1:])):
            book.active.append([name, count])
        book.save(path)
    typed = normalize(form, str(tmp_path / f"số_liệu.{suffix}"))
    command = ["import", "results", "thi-dua", typed, "--as-of", "30/6/2025", "--no-input"]
    assert run(["-C", str(workspace.root), *command]) == 0
    assert "2/6 đơn vị đã có số, cộng 405" in capsys.readouterr().err
    unit = normalize(form, "ân-phú")
    assert run(["-C", str(workspace.root), "figures", "thi-dua", "--unit", unit]) == 0
