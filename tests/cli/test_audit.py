"""`vanthu audit`: what it prints, counts, writes and returns; the checks themselves stand in tests/audit."""

from __future__ import annotations

import io
import json
import sys
import zipfile

import docx
import pytest
from places import OFFICE

from generator.audit import checks
from generator.audit.audit_check import FigureDoubt, Held, check
from generator.cli.app import run
from generator.problems import Severity, say


@check("E-AUDIT-SEVEN", Severity.ERROR)
def sevens(manuscript):
    """Số 7 là sai."""
    for passage in manuscript.texts:
        for claim in passage.claims.numbers:
            if claim.value == 7:
                said = say("7 là số sai")
                yield FigureDoubt(passage, claim.start, claim.end, said, "3 + 3 = 6", say("ghi 6"))
            if claim.value == 6:
                yield Held(passage, claim.start, claim.end)


@pytest.fixture
def audit(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(checks, "CHECKS", {sevens.code: sevens})
    for module in ("auditing", "told"):
        monkeypatch.setattr(f"generator.audit.{module}.CHECKS", {sevens.code: sevens})

    def called(*words, pasted="", folder="."):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pasted.encode())))
        status = run(["-C", str(folder), "audit", *words])
        out, err = capsys.readouterr()
        return status, out, err

    return called


def paper(path, *texts):
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(path)
    return path


def test_what_is_wrong_is_told_with_place_and_working(audit):
    assert audit("-", pasted="I. KẾT QUẢ\nCó 7 xã, 6 phường, 5 thôn.")[:2] == (
        1,
        "-: lỗi: 7 là số sai; ghi 6 [E-AUDIT-SEVEN]\n"
        "    mục «I. KẾT QUẢ»: «Có 7 xã, 6 phường, 5 thôn.»\n"
        "    cách tính: 3 + 3 = 6\n"
        "-: 1 lỗi, 0 cảnh báo, 0 lưu ý; đã đọc 3 số liệu, đối chiếu được 2, chưa đối chiếu 1\n",
    )


def test_a_place_in_a_table_is_told_by_row_and_column(audit):
    _, out, _ = audit("-", pasted="Phụ lục I\nTT\tTên xã\tSố hộ\n1\tAn Phú\t5\n2\tTân Phú\t7")
    assert out.splitlines()[1] == "    Phụ lục I, bảng 1, dòng «Tân Phú», cột «Số hộ»: «7»"


def test_a_right_text_ends_well_and_what_was_not_checked_is_listed_on_request(audit):
    assert audit("-", "--list", "unchecked", pasted="Có 6 phường, 5 thôn.")[:2] == (
        0,
        "chưa đối chiếu «5»: «Có 6 phường, 5 thôn.»\n"
        "-: 0 lỗi, 0 cảnh báo, 0 lưu ý; đã đọc 2 số liệu, đối chiếu được 1, chưa đối chiếu 1\n",
    )


def test_a_check_that_is_left_out_finds_nothing(audit):
    assert audit("-", "--skip", "E-AUDIT-SEVEN", pasted="Có 7 xã.")[0] == 0
    status, _, err = audit("-", "--skip", "E-AUDIT-SEVN", pasted="Có 7 xã.")
    assert (status, "E-AUDIT-SEVEN" in err) == (2, True)


def test_the_manual_of_a_check(audit):
    assert audit("--explain", "w-audit-seven")[:2] == (0, "E-AUDIT-SEVEN (lỗi)\n\nSố 7 là sai.\n")


def test_a_folder_is_all_files_in_it_that_can_be_read(audit, tmp_path):
    paper(tmp_path / "b.docx", "Có 6 xã.")
    (tmp_path / "a.txt").write_text("Có 6 xã.", encoding="utf-8")
    (tmp_path / "~$b.docx").write_bytes(b"x")
    (tmp_path / "c.xlsx").write_bytes(b"x")
    status, out, _ = audit(str(tmp_path))
    assert (status, out.count("đã đọc 1 số liệu")) == (0, 2)


def test_a_file_that_cannot_be_read_keeps_no_other_from_being_checked(audit, tmp_path):
    (tmp_path / "hong.docx").write_bytes(b"%PDF-")
    (tmp_path / "a.txt").write_text("Có 6 xã.", encoding="utf-8")
    status, out, err = audit("hong.docx", "a.txt")
    assert (status, out.startswith("a.txt: 0 lỗi"), "hong.docx: lỗi" in err) == (1, True, True)


def test_what_notepad_calls_unicode_is_read_and_a_file_given_twice_once(audit, tmp_path):
    (tmp_path / "a.txt").write_bytes("Có 7 xã.".encode("utf-16"))
    status, out, _ = audit("a.txt", "a.txt")
    assert (status, out.count("E-AUDIT-SEVEN")) == (1, 1)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0", "E-AUDIT-PROGRAM"),
        ("a.pdf", b"%PDF-1.4", "E-AUDIT-PROGRAM"),
        ("a.txt", b"{\\rtf1", "E-AUDIT-PROGRAM"),
        ("a.txt", "Có".encode("cp1258", errors="replace") + b"\xa7", "E-YAML-ENCODING"),
        ("a.txt", b" \n", "E-AUDIT-EMPTY"),
        ("a.xlsx", b"PK\x03\x04", "E-AUDIT-KIND"),
        ("trong", None, "E-AUDIT-NONE"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(
    audit, tmp_path, monkeypatch, name, data, code
):
    monkeypatch.setattr("generator.word.pages.libreoffice.find_program", lambda *_, **_how: None)
    monkeypatch.setattr("generator.audit.reading.foreign.find_program", lambda *_, **_how: None)
    if data is None:
        (tmp_path / name).mkdir()
    else:
        (tmp_path / name).write_bytes(data)
    status, _, err = audit(name)
    assert (status, f"[{code}]" in err) == (1, True)


def test_programs_get_each_figure_with_its_place(audit):
    told = json.loads(audit("-", "--json", pasted="I. KẾT QUẢ\nCó 7 xã.")[1])
    (one,) = told["result"]["audited"][0]["findings"]
    assert (one["code"], one["figure"], one["place"]["heading"]) == (
        "E-AUDIT-SEVEN",
        "7",
        "I. KẾT QUẢ",
    )
    assert [problem["code"] for problem in told["problems"]] == ["E-AUDIT-SEVEN"]


def test_a_copy_has_a_comment_at_the_figure(audit, tmp_path):
    paper(tmp_path / "a.docx", "Có 17 thôn và 7 xã, 6 phường.")
    assert audit("a.docx", "--annotate", "ra.docx")[0] == 1
    package = zipfile.ZipFile(tmp_path / "ra.docx")
    text = package.read("word/document.xml").decode()
    marked = text.partition("commentRangeStart")[2].partition("commentRangeEnd")[0]
    assert docx.Document(tmp_path / "ra.docx").paragraphs[0].text == "Có 17 thôn và 7 xã, 6 phường."
    assert (">7<" in marked, "xã" in marked) == (True, False)
    comments = package.read("word/comments.xml").decode()
    assert ("7 là số sai" in comments, "E-AUDIT" in comments) == (True, False)


def test_in_a_cell_the_comment_stands_at_its_own_paragraph(audit, tmp_path):
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Xã", "Số", "An", "6"), strict=True):
        cell.text = text
    table.cell(1, 1).add_paragraph("và 7 hộ")
    document.save(tmp_path / "a.docx")
    audit("a.docx", "--annotate", "ra.docx")
    text = zipfile.ZipFile(tmp_path / "ra.docx").read("word/document.xml").decode()
    marked = text.partition("commentRangeStart")[2].partition("commentRangeEnd")[0]
    assert ">7<" in marked


def test_a_copy_is_made_of_one_word_file_and_never_onto_it(audit, tmp_path):
    paper(tmp_path / "a.docx", "Có 7 xã.")
    (tmp_path / "a.txt").write_text("Có 7 xã.", encoding="utf-8")
    before = (tmp_path / "a.docx").read_bytes()
    assert audit("a.docx", "a.txt", "--annotate", "ra.docx")[0] == 2
    assert audit("a.txt", "--annotate", "ra.docx")[0] == 2
    assert audit("a.docx", "--annotate", "a.docx", "--force")[0] == 1
    assert (tmp_path / "a.docx").read_bytes() == before


def test_the_sheet_tells_every_figure_of_a_text(audit, tmp_path):
    pasted = "Có 7 xã, 6 phường, 5 thôn.\nTT\tXã\tHộ\n1\tAn\t6\n2\tBình\t9"
    (tmp_path / "a.txt").write_text(pasted, encoding="utf-8")
    assert audit("a.txt", "--figures", "ra.docx")[0] == 1
    made = docx.Document(tmp_path / "ra.docx")
    rows = [[cell.text for cell in row.cells] for row in made.tables[2].rows]
    whole = "«Có 7 xã, 6 phường, 5 thôn.»"
    assert rows == [
        ["TT", "Chỗ đứng trong văn bản", "In là", "Kết quả đối chiếu", "Cách tính"],
        ["1", whole, "7", "lỗi: 7 là số sai", "3 + 3 = 6"],
        ["2", whole, "6", "đã đối chiếu, không thấy sai", "–"],
        ["3", whole, "5", "chưa đối chiếu", "–"],
        ["4", "bảng 1", "4 số", "đã đối chiếu 1, chưa đối chiếu 3", "–"],
    ]
    told = [one.text for one in made.paragraphs]
    assert "Đã đọc 7 số liệu; đối chiếu được 3; chưa đối chiếu 4." in told


def test_the_campaign_is_named_that_a_text_was_held_against_and_whose_sheet_it_is(audit):
    asked = ("-", "--campaign", "thi-dua", "--figures", "ra.docx")
    status, out, _ = audit(*asked, pasted="Có 6 phường.", folder=OFFICE)
    assert (status, out.count("so cả với dữ liệu chiến dịch «thi-dua»")) == (0, 1)
    heads = [cell.text for cell in docx.Document("ra.docx").tables[0].row_cells(0)]
    assert "LIÊN ĐOÀN LAO ĐỘNG" in heads[0]


def test_a_campaign_is_asked_for_in_vain_outside_of_a_workspace(audit):
    status, _, err = audit("-", "--campaign", "thi-dua", pasted="Có 6 phường.")
    assert (status, "vanthu init" in err) == (2, True)
