"""A figure that is missing: the document is not made, its draft shows where and why."""

from __future__ import annotations

import pytest
from lxml import etree
from outline import words

from generator.cli.app import run
from generator.ooxml import unpack_parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REPORT = """\
kind: report
date: 05/6/2025
as_of: 31/5/2025
signatory: an
subject: Kết quả {{ phases.gd2.name }} đạt {{ phases.gd2.rate|percent }}
recipients: [Các đơn vị trực thuộc]
body: |
  Đã có {{ figures.count }} sáng kiến; giai đoạn 2 có {{ phases.gd2.count|number }} sáng kiến.

  {% if phases.gd2.count > 5 %}Nhiều hơn.{% endif %}

  {{ charts.x }}
charts:
  x: {kind: shares, phase: gd2, title: Tiến độ}
annexes:
  - title: "Biểu {{ phases.gd2.count }}"
    table:
      rows: units
      notes: ["Tổng {{ phases.gd2.count + 1 }}"]
      columns: [{show: name, header: Đơn vị}, {show: count, header: Số}]
"""
LETTER = """\
kind: directive
date: 05/6/2025
as_of: 31/5/2025
department: CSPL
signatory: an
for_each: units
subject: kết quả
addressees: ["{{ unit.name }}"]
body: |
  Đơn vị đạt {{ phases.gd1.unit[unit.code].rate|percent }}.
"""


@pytest.fixture
def vanthu(office_copy, capsys):
    """Runs a command in an office with a report and letters that lack figures."""
    folder = office_copy.campaigns / "thi-dua" / "documents"
    (folder / "bc_02.yaml").write_text(REPORT, encoding="utf-8")
    (folder / "thu.yaml").write_text(LETTER, encoding="utf-8")

    def call(*arguments):
        status = run(["-C", str(office_copy.root), *arguments])
        told = capsys.readouterr()
        return status, told.out, told.err

    return call


def _comments(data):
    root = etree.fromstring(unpack_parts(data)["word/comments.xml"])
    return ["".join(one.itertext()) for one in root]


def test_the_document_is_refused_with_every_figure_that_it_lacks(vanthu, office_copy):
    status, _, err = vanthu("render", "thi-dua", "bc_02")
    assert status == 1
    assert not (office_copy.output / "thi-dua").exists()
    lines = [line for line in err.splitlines() if "[E-EXPR-FIGURE]" in line]
    assert [line.split(": ")[0].rpartition("/")[2] for line in lines] == [
        "bc_02.yaml:5:44",
        "bc_02.yaml:8:55",
        "bc_02.yaml:10:3",
        "bc_02.yaml:14:3",
        "bc_02.yaml:16:18",
        "bc_02.yaml:19:21",
    ]


def test_its_draft_has_a_gap_and_a_comment_for_each(vanthu, office_copy):
    assert vanthu("render", "thi-dua", "bc_02", "--draft")[:2] == (
        0,
        "output/thi-dua/bc_02-du-thao.docx\n",
    )
    data = (office_copy.output / "thi-dua" / "bc_02-du-thao.docx").read_bytes()
    text = " ".join(words(data))
    for said in (
        "Kết quả giai đoạn 2 đạt «…»",
        "Đã có 695 sáng kiến; giai đoạn 2 có «…» sáng kiến.",
        "Tiến độ⏎«…»",
        "BIỂU «…»",
        "Ghi chú: Tổng «…»",
    ):
        assert said in text
    comments = _comments(data)
    assert len(comments) == 6
    assert comments[1].startswith("chưa có tổng số đã thực hiện của giai đoạn 2 (phases.gd2.count)")
    assert "→ nhập số liệu chốt" in comments[1]
    core = unpack_parts(data)["docProps/core.xml"].decode()
    assert "Bản dự thảo, còn 6 số liệu chưa có" in core
    assert "\ue002" not in core


def test_a_draft_is_told_by_verify_and_lint_and_never_in_the_way(vanthu, office_copy):
    vanthu("render", "thi-dua", "kh_01")
    final = office_copy.output / "thi-dua" / "kh_01.docx"
    before = final.read_bytes()
    vanthu("render", "thi-dua", "kh_01", "bc_02", "--draft")
    assert final.read_bytes() == before
    status, out, _ = vanthu("verify", "thi-dua")
    assert (status, out.splitlines()) == (
        0,
        [
            "output/thi-dua/bc_02-du-thao.docx: bản dự thảo, còn 6 số liệu chưa có",
            "output/thi-dua/kh_01-du-thao.docx: bản dự thảo, không còn số liệu nào chưa có",
        ],
    )
    draft = final.with_name("bc_02-du-thao.docx")
    status, out, err = vanthu("lint", str(draft))
    assert status == 1
    assert "bản dự thảo, còn 6 số liệu chưa có" in out + err
    vanthu("render", "thi-dua", "kh_01", "--force")
    assert draft.is_file()
    final.write_bytes(draft.read_bytes())
    status, out, _ = vanthu("verify", "thi-dua")
    assert status == 1
    assert "output/thi-dua/kh_01.docx: bản dự thảo, còn 6 số liệu chưa có" in out


def test_each_letter_is_a_draft_of_its_own(vanthu, office_copy):
    status, out, _ = vanthu("render", "thi-dua", "thu", "--draft", "--jobs", "2")
    assert status == 0
    assert len(out.split()) == 6
    folder = office_copy.output / "thi-dua" / "thu-du-thao"
    told = {path.name: "«…»" in " ".join(words(path.read_bytes())) for path in folder.iterdir()}
    assert [name for name, gap in told.items() if gap] == ["moi-du-thao.docx"]
    assert told["khcn-du-thao.docx"] is False


def test_what_lacks_a_figure_is_not_issued(vanthu, office_copy):
    vanthu("register", "init", "--issuer", "ldld-song-hoa", "--date", "02/01/2025", "--first", "8")
    status, _, err = vanthu("issue", "thi-dua", "bc_02", "--yes")
    assert status == 1
    assert "còn 6 số liệu chưa có nên chưa ban hành được" in err
    assert "vanthu render thi-dua bc_02 --draft" in err
    assert not (office_copy.output / "thi-dua" / "bc_02.docx").exists()


def test_a_draft_in_the_place_of_the_document_is_not_written_over(vanthu, office_copy):
    vanthu("register", "init", "--issuer", "ldld-song-hoa", "--date", "02/01/2025", "--first", "8")
    record = office_copy.campaigns / "thi-dua" / "documents" / "kh_01.yaml"
    text = record.read_text(encoding="utf-8").replace("number: 3\n", "")
    record.write_text(text, encoding="utf-8")
    vanthu("render", "thi-dua", "kh_01", "--draft")
    folder = office_copy.output / "thi-dua"
    (folder / "kh_01-du-thao.docx").rename(folder / "kh_01.docx")
    status, _, err = vanthu("issue", "thi-dua", "kh_01", "--yes")
    assert (status, "E-ISSUE-DRAFT" in err) == (1, True)


def test_a_batch_for_the_printer_is_no_draft(vanthu):
    status, _, err = vanthu("render", "thi-dua", "thu", "--draft", "--merged")
    assert (status, "--draft không đi cùng --merged" in err) == (2, True)


INCOMPLETE = """\
kind: report
date: 05/6/2025
as_of: 31/5/2025
coverage: complete
signatory: an
subject: kết quả
recipients: [Các đơn vị trực thuộc]
body: |
  Đã có {{ figures.count }} sáng kiến.
"""


def test_complete_figures_name_who_is_missing_and_a_draft_prints_them(vanthu, office_copy):
    campaign = office_copy.campaigns / "thi-dua"
    (campaign / "documents" / "bc_03.yaml").write_text(INCOMPLETE, encoding="utf-8")
    results = campaign / "results" / "2025-05-31.yaml"
    results.write_text(
        "as_of: 31/5/2025\nresults:\n"
        "  - counts: {an-phu: 300, dong-ha: 90, long-son: 90, y-te: 0, moi: 15}\n",
        encoding="utf-8",
    )
    status, _, err = vanthu("render", "thi-dua", "bc_03")
    assert status == 1
    assert "tạm tính, 5/6 đơn vị; chưa báo cáo: Công đoàn Sở KH&CN" in err
    assert vanthu("render", "thi-dua", "bc_03", "--draft")[0] == 0
    data = (office_copy.output / "thi-dua" / "bc_03-du-thao.docx").read_bytes()
    assert "Đã có 495 sáng kiến (tạm tính, 5/6 đơn vị)." in " ".join(words(data))
    (comment,) = _comments(data)
    assert "chưa báo cáo: Công đoàn Sở KH&CN" in comment


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        ("counts: {an-phu: 0}", "tổng số bằng 0"),
        ("total: 5", "chưa có số của từng phần"),
    ],
)
def test_a_chart_that_has_nothing_to_show_says_why(vanthu, office_copy, counts, why):
    campaign = office_copy.campaigns / "thi-dua"
    (campaign / "results" / "2025-06-02.yaml").write_text(
        f"as_of: 02/6/2025\nresults:\n  - indicator: initiatives\n    corrected: có\n    {counts}\n",
        encoding="utf-8",
    )
    shown = REPORT.replace("31/5/2025", "02/6/2025").replace("phase: gd2, ", "rows: units, ")
    (campaign / "documents" / "bc_02.yaml").write_text(shown, encoding="utf-8")
    assert f"biểu đồ «Tiến độ» chưa có số liệu: {why}" in vanthu("render", "thi-dua", "bc_02")[2]
