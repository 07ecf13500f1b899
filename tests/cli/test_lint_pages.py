"""`vanthu lint --pages`, as typed: findings with their page, many files a call, and without LibreOffice."""

from __future__ import annotations

import json
import sys

import pytest
from office_suite import lay_suite
from places import HERE

from generator.cli.app import run
from generator.word.pages import libreoffice as suites

sys.path.insert(0, str(HERE / "lint"))
from right_documents import plan
from word_paper import Para

NEW_PAGE = "<w:pageBreakBefore/>"


@pytest.fixture
def lint(tmp_path, monkeypatch, capsys):
    """The command in an empty folder, with a LibreOffice of ours: status, what was printed, its calls."""
    monkeypatch.chdir(tmp_path)

    def call(*words, how="lays"):
        log = lay_suite(tmp_path / "suite", how) if how else tmp_path / "none"
        monkeypatch.setattr(suites, "_PREFERRED", (tmp_path / "suite",))
        status = run(["-C", str(tmp_path), "lint", *words])
        out, err = capsys.readouterr()
        return status, out, err, log.read_text().split() if log.exists() else []

    return call


def save(path, **changed):
    paper = plan()
    paper.set("last", text="Các đơn vị triển khai thực hiện", **changed)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(paper.save())


def test_findings_are_told_with_their_page(lint, tmp_path):
    save(tmp_path / "thu.docx", properties=NEW_PAGE)
    status, out, err, _ = lint("thu.docx", "--pages")
    assert status == 0
    assert "thu.docx: nội dung, trang 2, mục II, đoạn 24 «Các đơn vị triển khai thực hiện»" in out
    assert "(theo Quyết định 933/QĐ-TLĐ), 4 trang, trong đó phụ lục: 1 + 1" in out + err


def test_programs_are_told_the_page_and_how_many_there_are(lint, tmp_path):
    save(tmp_path / "thu.docx", properties=NEW_PAGE)
    (checked,) = json.loads(lint("thu.docx", "--pages", "--json")[1])["result"]["checked"]
    assert checked["pages"] == {"count": 4, "annexes": [1, 1]}
    pages = {one["rule"]: one["place"]["page"] for one in checked["findings"]}
    assert pages == {"ND30-II.5.b-subject-drawn": 1, "ND30-PL3-end": 2}


def test_comments_name_the_page(lint, tmp_path):
    import docx

    save(tmp_path / "thu.docx", properties=NEW_PAGE)
    assert lint("thu.docx", "--pages", "--annotate", "ra.docx")[0] == 0
    *_, comment = docx.Document(str(tmp_path / "ra.docx")).comments
    assert comment.text.split("\n")[-2:] == ["trang 2", "ND30-PL3-end (Mẫu 1.1-2.2)"]


def test_a_folder_is_laid_out_in_one_call_and_a_bad_file_keeps_no_other_from_it(lint, tmp_path):
    for name in "abc":
        save(tmp_path / "thu" / f"{name}.docx")
    (tmp_path / "thu" / "b.docx").write_bytes(b"no package")
    status, out, err, calls = lint("thu", "--pages")
    assert (status, calls) == (1, ["2"])
    assert out.count("ND30-PL3-end") == 2
    assert "b.docx" in err
    assert "E-DOCX-KIND" in err


@pytest.mark.parametrize(
    ("how", "said"), [("lies", "không dàn trang được tệp này"), ("fails", "không dàn trang được")]
)
def test_what_cannot_be_laid_out_is_told_and_checked_without_pages(lint, tmp_path, how, said):
    save(tmp_path / "thu.docx")
    status, out, err, _ = lint("thu.docx", "--pages", how=how)
    assert (status, said in err, "W-LINT-PAGES" in err) == (0, True, True)
    assert "thu.docx: nội dung, mục II, đoạn 24" in out


def test_without_libreoffice_it_is_said_what_to_install_and_the_rest_is_checked(
    lint, tmp_path, monkeypatch
):
    save(tmp_path / "thu.docx")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(suites, "_INSTALLED", ())
    status, out, err, _ = lint("thu.docx", "--pages", how="")
    assert status == 0
    assert err.count("cài LibreOffice (https://vi.libreoffice.org)") == 1
    assert "nội dung, mục II, đoạn 24" in out


def test_what_a_file_takes_from_elsewhere_is_not_fetched(lint, tmp_path):
    paper = plan()
    paper.files["word/_rels/header1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
        ' Target="http://nơi-khác/anh.png" TargetMode="External"/></Relationships>'
    )
    (tmp_path / "thu.docx").write_bytes(paper.save())
    _, _, err, calls = lint("thu.docx", "--pages")
    assert "«http://nơi-khác/anh.png»" in err
    assert calls == []


def test_three_hundred_rows_are_placed(lint, tmp_path):
    paper = plan()
    paper.parts |= {
        f"row{at}": Para(f"Đơn vị {at}", properties=NEW_PAGE * (at % 30 == 0)) for at in range(300)
    }
    paper.blocks += [f"row{at}" for at in range(300)]
    (tmp_path / "thu.docx").write_bytes(paper.save())
    (checked,) = json.loads(lint("thu.docx", "--pages", "--json")[1])["result"]["checked"]
    assert checked["pages"] == {"count": 13, "annexes": [1, 11]}
