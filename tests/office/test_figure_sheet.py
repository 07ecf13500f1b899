"""Phiếu kiểm tra số liệu: every figure that a document prints, and what is doubtful of it."""

from __future__ import annotations

import pytest
from outline import outline
from places import ROOT

from generator.cli.app import run
from generator.office.figure_sheet import figure_sheet
from generator.office.office import open_office
from generator.workspace.folders import Workspace


@pytest.fixture
def sheet(office_copy, tmp_path, capsys):
    """The outline of the sheet of a document."""

    def make(document):
        target = tmp_path / f"{document}.docx"
        asked = ("check", "thi-dua", document, "--figures", str(target))
        assert run(["-C", str(office_copy.root), *asked]) == 0, capsys.readouterr().err
        return outline(target.read_bytes())

    return make


def test_each_figure_has_its_place_its_exact_value_and_its_working(sheet):
    told = sheet("bc_01")
    for line in (
        "PHIẾU KIỂM TRA SỐ LIỆU",
        "Mọi số liệu của văn bản đều có.",
        "“Tính đến ngày 31/5/2025 có 695 sáng kiến, tăng 335 so với ngày 31/3/2025;”",
        "695 − 360 = 335",
        "Bảng 1, dòng “Giáo dục”, cột “Tỷ trọng”",
        "80/139",
        "400 ÷ 695 = 57,553…% → 57,5% (làm tròn để các phần cộng lại bằng 100%)",
        "Cổng trực tuyến; ngày 31/5/2025",
    ):
        assert line in told
    assert not {*"\ue002\ue003\ue005\ue006"} & {*told}


def _begin(office, sentence, as_of="as_of: 31/5/2025\n"):
    """The report of the office with one more sentence, the first of its body."""
    record = office.campaigns / "thi-dua" / "documents" / "bc_01.yaml"
    text = record.read_text(encoding="utf-8").replace("as_of: 31/5/2025\n", as_of)
    text = text.replace("body: |\n", f"body: |\n  {sentence}\n\n")
    record.write_text(text, encoding="utf-8")


def test_what_a_passage_prints_is_listed_too(sheet, office_copy):
    _begin(office_copy, "{{ passages.growth }}")
    quoted = (
        "“- So với số liệu tính đến ngày 31/3/2025 (360 sáng kiến): tăng 335 sáng kiến (93,1%).”"
    )
    assert quoted in sheet("bc_01")


def test_what_was_asked_for_is_of_its_own_record(sheet, office_copy):
    _begin(
        office_copy,
        "Giao {{ phases.gd1.quota }}, mục tiêu {{ targets.planned.goal }}, đạt"
        " {{ phases.gd1.rate|percent }}.",
    )
    told = sheet("bc_01")
    given = "chỉ tiêu giao: số sáng kiến, giai đoạn 1"
    for row in (
        f"| [BangChu] ghi trong dữ liệu | [BangChu] {given}",
        "| [BangChu] mục tiêu của dữ liệu chiến dịch: chỉ tiêu kế hoạch",
        f"Cổng trực tuyến; ngày 31/5/2025; {given}",
    ):
        assert row in told, told


def test_what_is_missing_and_assumed_stands_first(sheet, office_copy):
    _begin(office_copy, "Có {{ phases.gd2.count }} và {{ '{{' }} {{ figures.count }}.", as_of="")
    told = sheet("bc_01")
    assert "Số liệu chưa có (01):" in told
    assert "chưa có tổng số đã thực hiện của giai đoạn 2 (phases.gd2.count)" in told
    assert "Điều dữ liệu không ghi, đã hiểu như sau (01):" in told
    assert (
        "văn bản không ghi thời điểm số liệu («as_of:») nên dùng số liệu chốt ngày 31/5/2025"
        in told
    )
    assert "“Có «…» và {{ 695.”" in told


def test_what_is_counted_in_the_figures_is_not_said_to_be_recorded(sheet, office_copy):
    _begin(office_copy, "Có {{ figures.reported|length }} đơn vị.")
    told = sheet("bc_01")
    assert "đếm, xếp thứ tự từ số liệu" in told
    assert ";./." not in told


def _letter(office, where=""):
    (office.campaigns / "thi-dua" / "documents" / "thu.yaml").write_text(
        "kind: directive\ndate: 05/6/2025\nas_of: 31/5/2025\ndepartment: CSPL\nsignatory: an\n"
        f"for_each: units\n{where}subject: kết quả\naddressees: [a]\n"
        "body: |\n  Đơn vị có {{ unit.count }}, xếp thứ {{ unit.rank }}.\n",
        encoding="utf-8",
    )


def test_of_letters_the_first_is_told_and_of_each_what_it_prints(sheet, office_copy):
    _letter(office_copy)
    told = sheet("thu")
    for line in (
        "bản gửi LĐLĐ huyện An Phú",
        "“Đơn vị có 300",
        "[BangChu] LĐLĐ huyện An Phú | [BangChu] 300; 1",
        "[BangChu] Công đoàn Sở KH&CN | [BangChu] 200; 2",
    ):
        assert line in told, told


def test_of_letters_only_those_that_are_made_are_told(sheet, office_copy):
    _letter(office_copy, "where: unit.rank == 2\n")
    told = sheet("thu")
    assert "bản gửi Công đoàn Sở KH&CN" in told
    assert "bản gửi LĐLĐ huyện An Phú" not in told


def test_a_document_that_nobody_gets_has_no_sheet(office_copy, tmp_path, capsys):
    _letter(office_copy, "where: unit.rank == 99\n")
    figures = ("--figures", str(tmp_path / "ra.docx"))
    assert run(["-C", str(office_copy.root), "check", "thi-dua", "thu", *figures]) == 1
    assert "không đơn vị nào có bản của văn bản này" in capsys.readouterr().err


def test_what_is_of_the_snapshot_before_has_its_moment(sheet, office_copy):
    _begin(
        office_copy,
        "Trước có {{ figures.previous }} sáng kiến, nay tăng {{ figures.growth }},"
        " bằng {{ figures.growth_rate|percent }}.",
    )
    told = sheet("bc_01")
    assert "ghi trong dữ liệu | [BangChu] Cổng trực tuyến; ngày 31/3/2025" in told, told
    assert told.count("Cổng trực tuyến; ngày 31/3/2025; Cổng trực tuyến; ngày 31/5/2025") == 3


def test_every_document_of_the_samples_has_one():
    office = open_office(Workspace(ROOT))
    for record in office.campaigns():
        for document in record.campaign.documents:
            assert figure_sheet(office, record.campaign.code, document.code)


@pytest.mark.parametrize("asked", [(), ("thi-dua",), ("thi-dua", "bc_01", "kh_01")])
def test_one_document_is_asked_for(office_copy, tmp_path, capsys, asked):
    figures = ("--figures", str(tmp_path / "ra.docx"))
    assert run(["-C", str(office_copy.root), "check", *asked, *figures]) == 2
    assert "một chiến dịch và một văn bản" in capsys.readouterr().err
