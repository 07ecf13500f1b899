"""A report on 187 units: every figure in it recomputed from the same YAML by other means."""

from __future__ import annotations

import io
import re
import shutil
import zipfile

import pytest
from office.made_campaign import write_records
from office.recomputed import Report
from outline import outline
from places import OFFICE

from generator.office.making import begin_document
from generator.office.office import open_office
from generator.office.workflow import draft, make, plan_work
from generator.workspace.folders import Workspace

_STYLE = re.compile(r"\[\w+(?: \+next)?\] ?")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """The invented office with the made-up campaign alone, its report begun and untouched."""
    root = tmp_path_factory.mktemp("office")
    shutil.copytree(OFFICE, root, dirs_exist_ok=True)
    shutil.rmtree(root / "campaigns" / "thi-dua")
    write_records(root / "campaigns" / "lon")
    begin_document(open_office(Workspace(root)), "lon", "report", None, "")
    return Workspace(root)


@pytest.fixture(scope="module")
def printed(workspace):
    """The lines of the report: paragraphs with their style, tables as rows of cells."""
    office = open_office(workspace)
    (work,) = plan_work(office.campaigns(["lon"]), ["report"])
    return outline(make(office, work, draft(work, office))).splitlines()


@pytest.fixture(scope="module")
def recomputed(workspace):
    return Report(workspace.campaigns / "lon")


def _cells(lines):
    """The body rows of all tables."""
    rows = (line.strip() for line in lines)
    return [
        [_STYLE.sub("", cell).strip() for cell in f"{row} ".removeprefix("| ").split(" | ")]
        for row in rows
        if row.startswith("| ")
    ]


def test_every_sentence_with_a_figure(printed, recomputed):
    styles = ("[ThanVanBan", "[GachDau")
    start = printed.index("[Muc1] I. TÌNH HÌNH CHUNG")
    sentences = [
        _STYLE.sub("", line)
        for line in printed[start:]
        if line.startswith(styles) and re.search(r"\d", line)
    ]
    assert sentences == list(recomputed.lines())


def test_every_cell_of_the_table_of_groups(printed, recomputed):
    rows = [row[1:] for row in _cells(printed) if len(row) == 7]
    start = next(n for n, row in enumerate(rows) if row[0].startswith("Liên đoàn"))
    assert rows[start : start + 6] == list(recomputed.group_rows())


def test_every_cell_of_the_annex(printed, recomputed):
    rows = [row[1:] for row in _cells(printed) if len(row) == 10]
    assert rows == list(recomputed.unit_rows())
    assert len(rows) == 187 + 4 + 2


def test_printed_shares_add_up(printed):
    def tenths(row):
        units, _, tail = row[6].strip("*%").partition(",")
        return int(units) * 10 + int(tail or 0)

    rows = [row for row in _cells(printed) if len(row) == 10 and row[6]]
    groups = [row for row in rows if row[0] in {"I", "II", "III", "IV"}]
    units = [row for row in rows if row[0].isdigit()]
    rest = next(row for row in rows if "Chưa phân" in row[1])
    assert sum(map(tenths, groups)) + tenths(rest) == 1000
    assert sum(map(tenths, units)) == sum(map(tenths, groups))


CHARTS = """
kind: report
subject: Biểu đồ
addressees: [Tổng Liên đoàn]
recipients: [Lưu trữ]
body: Biểu đồ ở phụ lục.
annexes:
  - title: Tỷ lệ đạt chỉ tiêu của các đơn vị
    orientation: {paper}
    chart: {{kind: rates, title: Tỷ lệ đạt chỉ tiêu}}
"""
EMU_PER_MM = 36000


@pytest.mark.parametrize(
    ("paper", "width", "height"), [("portrait", 165, 257), ("landscape", 252, 170)]
)
def test_every_chart_of_the_annex_has_room_on_its_page_under_the_heading(
    workspace, tmp_path, paper, width, height
):
    root = tmp_path / "office"
    shutil.copytree(workspace.root, root)
    path = root / "campaigns" / "lon" / "documents" / "hinh.yaml"
    path.write_text(CHARTS.format(paper=paper), encoding="utf-8")
    office = open_office(Workspace(root))
    (work,) = plan_work(office.campaigns(["lon"]), ["hinh"])
    drawn = draft(work, office)
    packed = make(office, work, drawn)
    with zipfile.ZipFile(io.BytesIO(packed)) as package:
        document = package.read("word/document.xml").decode()
        charts = [name for name in package.namelist() if "charts/chart" in name]
    extents = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', document)
    heading, notes = 30, 12
    assert len(extents) == len([name for name in charts if "_rels" not in name]) > 5
    for wide, high in extents:
        assert int(wide) == width * EMU_PER_MM
        assert int(high) <= (height - heading - notes) * EMU_PER_MM
    shown = [name for chart in drawn.charts.values() for name in chart.categories]
    assert len({name.partition(" – ")[0] for name in shown}) == len(shown) >= 185
