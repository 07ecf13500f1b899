"""`vanthu tables`: into tables and back, with comments that are never lost unasked."""

from __future__ import annotations

import pytest

from generator.cli.app import run
from generator.exchange import parts
from generator.records.loading import read_campaign

UNITS = """\
# Năm 2025
units:
  - {code: an-phu, name: An Phú} # sáp nhập
  # các ngành
  - code: y-te
    name: Y tế
"""


@pytest.fixture
def call(office_copy, capsys):
    def call(*words):
        capsys.readouterr()
        status = run(["-C", str(office_copy.root), *words])
        told = capsys.readouterr()
        return status, told.out.replace("campaigns/thi-dua/", ""), told.err

    return call


def files(workspace):
    return {path: path.read_bytes() for path in workspace.campaigns.rglob("*") if path.is_file()}


def test_each_file_is_told_and_undo_gives_every_byte_back(call, office_copy):
    before = files(office_copy)
    folder = office_copy.campaigns / "thi-dua"
    status, told, _ = call("tables", "thi-dua", "--as", "csv", "--dry-run")
    assert (status, files(office_copy)) == (0, before)
    assert told.splitlines()[:3] == [
        "units.csv: lập tệp",
        "units.yaml: sửa tệp",
        "quotas.csv: lập tệp",
    ]
    record, _ = read_campaign(folder, office_copy)
    assert call("tables", "thi-dua", "--as", "csv")[:2] == (0, told)
    tabled, _ = read_campaign(folder, office_copy)
    assert (folder / "quotas.csv").read_bytes() == (
        b"\xef\xbb\xbfunit;gd1\r\nan-phu;300\r\ndong-ha;200\r\nlong-son;200\r\nkhcn;20\r\ny-te;80\r\n"
    )
    assert tabled.campaign.units == record.campaign.units
    assert call("tables", "thi-dua", "--as", "csv")[1] == ""
    assert call("undo")[0] == 0
    assert files(office_copy) == before


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        ([], ["units.yaml:3:34", "units.yaml:4:3"]),
        (["--force"], ["units.yaml:3:34", "units.yaml:4:3"]),
    ],
)
def test_a_comment_among_what_moves_is_told_and_kept(call, office_copy, extra, told):
    folder = office_copy.campaigns / "thi-dua"
    for name in ("quotas.yaml", "results/2025-03-31.yaml", "results/2025-05-31.yaml"):
        (folder / name).unlink()
    (folder / "units.yaml").write_text(UNITS, encoding="utf-8")
    status, _, said = call("tables", "thi-dua", "--as", "csv", *extra)
    places = [
        line.partition(": ")[0].removeprefix("campaigns/thi-dua/")
        for line in said.splitlines()
        if "E-TABLES-COMMENT" in line
    ]
    assert places == told
    written = (folder / "units.yaml").read_text(encoding="utf-8")
    if extra:
        assert status == 0
        assert written == "# Năm 2025\n# sáp nhập\n# các ngành\nunits: units.csv\n"
    else:
        assert (status, written) == (1, UNITS)


def test_notes_of_a_table_go_to_the_head_of_the_yaml(call, office_copy):
    folder = office_copy.campaigns / "thi-dua"
    assert call("tables", "thi-dua", "--as", "csv")[0] == 0
    path = folder / "quotas.csv"
    text = path.read_text(encoding="utf-8").replace("gd1\n", "gd1;# ghi chú\n", 1)
    path.write_text(text.replace("khcn;20", "khcn;20;đã thống nhất"), encoding="utf-8")
    status, _, said = call("tables", "thi-dua", "--as", "yaml")
    assert status == 1
    assert "quotas.csv:5:C: # ghi chú" in said
    assert call("tables", "thi-dua", "--as", "yaml", "--force")[0] == 0
    quotas = (folder / "quotas.yaml").read_text(encoding="utf-8")
    assert quotas.startswith("# khcn: đã thống nhất\nquotas:\n")
    assert not [*folder.rglob("*.csv")]


def test_what_is_in_the_way_and_what_cannot_be_told_apart_is_refused(call, office_copy):
    folder = office_copy.campaigns / "thi-dua"
    (folder / "results" / "2025-05-31.csv").write_text("unit;initiatives\n", encoding="utf-8")
    status, _, said = call("tables", "thi-dua", "--as", "csv")
    assert (status, "E-TABLES-THERE" in said) == (1, True)
    (folder / "results" / "2025-05-31.csv").unlink()
    quotas = "quotas:\n  - counts: {khcn: 1}\n  - counts: {khcn: 2}\n"
    (folder / "quotas.yaml").write_text(quotas, encoding="utf-8")
    status, _, said = call("tables", "thi-dua", "--as", "csv")
    assert (status, "E-CSV-TWICE" in said) == (1, True)


def test_what_writes_records_writes_the_cells_that_change(call, office_copy):
    """Quotas worked out anew, late counts, a new moment: in the tables where the others stand."""
    folder = office_copy.campaigns / "thi-dua"
    counted = "as_of: 31/5/2025\nresults:\n  - counts: {an-phu: 300, dong-ha: 90}\n"
    (folder / "results" / "2025-05-31.yaml").write_text(counted, encoding="utf-8")
    assert call("tables", "thi-dua", "--as", "csv")[0] == 0
    sheet = office_copy.root / "kq.csv"
    sheet.write_text("Đơn vị;Số sáng kiến\nAn Phú;310\nĐông Hà;90\n", encoding="utf-8")
    told = ("import", "results", "thi-dua", str(sheet), "--no-input", "-y")
    before = files(office_copy)
    assert call(*told, "--as-of", "31/5/2025", "--merge")[0] == 0
    assert call(*told, "--as-of", "30/6/2025")[0] == 0
    assert call("allocate", "thi-dua", "--rate", "6%", "--phase", "gd1", "--replace")[0] == 0
    changed = {path for path, data in files(office_copy).items() if before.get(path) != data}
    names = sorted(path.relative_to(folder).as_posix() for path in changed)
    assert names == [
        "quotas.csv",
        "quotas.yaml",
        "results/2025-05-31.csv",
        "results/2025-05-31.yaml",
        "results/2025-06-30.csv",
        "results/2025-06-30.yaml",
    ]
    late = folder / "results" / "2025-05-31.csv"
    assert late.read_bytes() == before[late].replace(b"an-phu;300", b"an-phu;310")
    new = (folder / "results" / "2025-06-30.csv").read_bytes()
    assert new == b"\xef\xbb\xbfunit;initiatives\r\nan-phu;310\r\ndong-ha;90\r\n"
    quotas = (folder / "quotas.csv").read_text(encoding="utf-8-sig").splitlines()
    assert quotas[0] == "unit;gd1;gd1.reasons"
    assert quotas[2] == "dong-ha;180;6% × 3.000 = 180"
    assert quotas[-1] == "moi;7;6% × 120 = 7,2 → 7"
    heads = (folder / "quotas.yaml").read_text(encoding="utf-8")
    assert heads.startswith("quotas:\n  - phase: gd1\n    counts: quotas.csv\n    total: 787\n")


def test_many_units_begin_in_a_table(call, office_copy, monkeypatch):
    monkeypatch.setattr(parts, "MANY", 1)
    folder = office_copy.campaigns / "thi-dua"
    for path in [
        folder / "quotas.yaml",
        *(folder / "results").iterdir(),
        *(folder / "documents").iterdir(),
    ]:
        path.unlink()
    (folder / "units.yaml").write_text("# Đơn vị\nunits: []\n", encoding="utf-8")
    sheet = office_copy.root / "ds.csv"
    sheet.write_text("Tên đơn vị;Đoàn viên;Nữ\nXã An;40;7\nXã Bình;50;8\n", encoding="utf-8")
    columns = ("--columns", "members=B,women=C")
    assert call("import", "units", "thi-dua", str(sheet), *columns, "-y", "--no-input")[0] == 0
    table = (folder / "units.csv").read_text(encoding="utf-8-sig").splitlines()
    assert table == ["code;name;members;women", "x_an;Xã An;40;7", "binh;Xã Bình;50;8"]
    assert (folder / "units.yaml").read_text(encoding="utf-8") == "# Đơn vị\nunits: units.csv\n"
    assert call("check", "thi-dua")[0] == 0
