"""`vanthu render --pdf --merged`: the print file of a batch, the list of whose pages are which."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from letters import LETTER
from office_suite import lay_suite
from openpyxl import load_workbook
from pypdf import PdfReader

from generator.cli.app import run
from generator.register.founding import init_register
from generator.register.issuing_body import open_register
from generator.wording.read_dates import read_date as date

RENDER = ["render", "thi-dua", "thu", "--pdf", "--merged"]


@pytest.fixture
def suite(tmp_path, monkeypatch):
    """Puts a LibreOffice of the tests in the place of the one there was."""

    def lay(name, *how):
        lay_suite(tmp_path / name, *how)
        monkeypatch.setattr("generator.word.pages.libreoffice._PREFERRED", (tmp_path / name,))

    lay("three", "works", 3)
    return lay


@pytest.fixture
def folder(office_copy, suite, monkeypatch):
    """Where the letters to the units of the invented office lie; each is of three pages."""
    documents = office_copy.campaigns / "thi-dua" / "documents"
    (documents / "thu.yaml").write_text(LETTER, encoding="utf-8")
    monkeypatch.chdir(office_copy.root)
    return office_copy.output / "thi-dua"


def stands(folder):
    """What lies there, byte for byte."""
    return {path.name: path.read_bytes() for path in folder.glob("thu-in-gop.*")}


@pytest.mark.parametrize(
    ("more", "first", "second", "told"),
    [
        ([], (1, 3, 3, 3), (4, 6, 3, 3), "thu-in-gop.pdf: 6 bản, 18 trang"),
        (
            ["--two-sided"],
            (1, 3, 3, 2),
            (5, 7, 3, 2),
            "thu-in-gop.pdf: 6 bản, 23 trang, in hai mặt hết 12 tờ",
        ),
    ],
)
def test_the_letters_are_one_file_and_a_list_says_whose_pages_are_which(
    folder, capsys, more, first, second, told
):
    assert run([*RENDER, *more]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[-2:] == [
        "output/thi-dua/thu-in-gop.pdf",
        "output/thi-dua/thu-in-gop.xlsx",
    ]
    assert told in err
    rows = list(load_workbook(folder / "thu-in-gop.xlsx").active.values)[3:]
    assert [rows[0][2:], rows[1][2:]] == [
        ("Liên đoàn Lao động huyện An Phú", *first),
        ("Liên đoàn Lao động huyện Đông Hà", *second),
    ]
    marks = PdfReader(BytesIO((folder / "thu-in-gop.pdf").read_bytes()), strict=True).outline
    assert [one.title for one in marks] == [row[2] for row in rows[:6]]
    assert run(["verify"]) == 0


def test_a_program_is_told_the_same(folder, capsys):
    assert run([*RENDER, "--two-sided", "--json"]) == 0
    (whole,) = json.loads(capsys.readouterr().out)["result"]["prints"]
    assert {key: value for key, value in whole.items() if key != "letters"} == {
        "file": "output/thi-dua/thu-in-gop.pdf",
        "list": "output/thi-dua/thu-in-gop.xlsx",
        "state": "made",
        "pages": 23,
        "sheets": 12,
    }
    assert whole["letters"][1] == {
        "unit": "dong-ha",
        "name": "Liên đoàn Lao động huyện Đông Hà",
        "file": "output/thi-dua/thu/dong-ha.docx",
        "first": 5,
        "last": 7,
        "pages": 3,
        "sheets": 2,
    }


def test_what_has_not_changed_is_kept(folder, capsys):
    run(RENDER)
    before = stands(folder)
    capsys.readouterr()
    assert run([*RENDER, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["result"]["prints"][0]["state"] == "kept"
    assert stands(folder) == before


def test_a_letter_without_a_pdf_is_told_and_nothing_is_called_done(folder, suite, capsys):
    run(RENDER)
    before = stands(folder)
    (folder / "thu" / "khcn.pdf").unlink()
    suite("refusing", "refuses one")
    capsys.readouterr()
    assert run([*RENDER, "--two-sided"]) == 5
    out, err = capsys.readouterr()
    assert "thu-in-gop.pdf" not in out
    assert (
        "thu-in-gop.pdf: lỗi: chưa tạo tệp in: 1/6 bản chưa có PDF đúng: Công đoàn Sở KH&CN" in err
    )
    assert stands(folder) == before


@pytest.mark.parametrize("name", ["thu-in-gop.pdf", "thu-in-gop.xlsx"])
def test_what_a_person_changed_is_not_written_over(folder, capsys, name):
    run(RENDER)
    with (folder / name).open("ab") as stream:
        stream.write(b" ")
    before = stands(folder)
    assert run([*RENDER, "--two-sided"]) == 5
    assert f"output/thi-dua/{name}: lỗi: tệp đã được sửa sau khi tạo" in capsys.readouterr().err
    assert stands(folder) == before
    assert run([*RENDER, "--two-sided", "--force"]) == 0
    assert run(["verify"]) == 0


def test_a_letter_that_was_made_anew_is_told_of_the_print_file(folder, capsys):
    run(RENDER)
    results = folder.parents[1] / "campaigns/thi-dua/results/2025-05-31.yaml"
    text = results.read_text(encoding="utf-8").replace("khcn: 200", "khcn: 201")
    results.write_text(text.replace("total: 695", "total: 696"), encoding="utf-8")
    run(["render", "thi-dua", "thu", "--pdf"])
    capsys.readouterr()
    assert run(["verify"]) == 1
    said = capsys.readouterr()
    assert "thu-in-gop.pdf: khác với dữ liệu, ở phần" in said.out + said.err


def verdict(capsys, name):
    """What `verify` says of a file."""
    capsys.readouterr()
    run(["verify", "--json"])
    checked = json.loads(capsys.readouterr().out)["result"]["checked"]
    return next(one["verdict"] for one in checked if one["file"].endswith(name))


def test_the_pdfs_of_a_folder_leave_the_print_file_alone(folder, capsys):
    run(RENDER)
    before = stands(folder)
    assert run(["pdf", "output", "--force"]) == 0
    assert stands(folder)["thu-in-gop.pdf"] == before["thu-in-gop.pdf"]
    assert verdict(capsys, "thu/khcn.pdf") == "same"


def test_a_pdf_of_the_word_file_of_all_letters_is_what_that_is(folder, capsys):
    run(["render", "thi-dua", "thu", "--merged"])
    assert run(["pdf", str(folder / "thu-in-gop.docx")]) == 0
    assert verdict(capsys, "thu-in-gop.pdf") == "same"
    assert run(RENDER) == 0
    assert verdict(capsys, "thu-in-gop.pdf") == "same"


def test_what_went_out_is_printed_as_such(folder, office_copy, capsys):
    init_register(open_register(office_copy, "ldld-song-hoa"), date("02/01/2025"))
    run(RENDER)
    run(["issue", "thi-dua", "thu", "-y"])
    assert verdict(capsys, "thu-in-gop.pdf") == "differs"
    run(RENDER)
    results = folder.parents[1] / "campaigns/thi-dua/results/2025-05-31.yaml"
    text = results.read_text(encoding="utf-8").replace("khcn: 200", "khcn: 201")
    results.write_text(text.replace("total: 695", "total: 696"), encoding="utf-8")
    assert verdict(capsys, "thu-in-gop.pdf") == "issued"


@pytest.mark.parametrize("more", [[], ["--pdf"], ["--merged"]])
def test_two_sided_is_said_of_the_print_file_alone(folder, capsys, more):
    assert run(["render", "thi-dua", "thu", "--two-sided", *more]) == 2
    assert "thêm --pdf --merged" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("document", "where", "code"),
    [("kh_01", "", "W-PRINT-NONE"), ("thu", 'where: unit.code == "x"\n', "I-PRINT-NONE")],
)
def test_where_nothing_is_to_be_printed_none_is_called_done(
    folder, office_copy, capsys, document, where, code
):
    record = office_copy.campaigns / "thi-dua/documents/thu.yaml"
    record.write_text(f"{where}{LETTER}", encoding="utf-8")
    assert run(["render", "thi-dua", document, "--pdf", "--merged", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert code in {one["code"] for one in told["problems"]}
    assert stands(folder) == {}
    assert not told["result"].get("prints")
