"""Annexes in files of their own (Mẫu 2.2): named, numbered, issued, verified and linted with their document."""

from __future__ import annotations

import zipfile

import pytest
from issued import begin_register, book, read, send, write
from lxml import etree
from outline import outline
from produced import changed_since_issued, render, verified

from generator.cli.app import run
from generator.lint.linting import lint_file
from generator.office.batch import State
from generator.office.checking import check_office
from generator.office.letters import may_be_of
from generator.office.office import open_office
from generator.office.outputs import Verdict
from generator.office.print_files import print_runs
from generator.office.producing import Options, Produced
from generator.office.production import produce
from generator.problems import errors

PLAN = """\
kind: plan
subject: Thi đua
date: 03/6/2025
as_of: 31/5/2025
department: CSPL
signatory: an
body: |
  Các đơn vị thực hiện theo Phụ lục I, II, III kèm theo.
recipients: [Các đơn vị]
annexes:
- {title: Trong văn bản, body: Việc thứ nhất.}
- {title: Ở tệp riêng, body: Việc thứ hai., own_file: có}
- {title: Không có, body: Bỏ., own_file: có, when: figures.count < 0}
- title: Bảng rộng
  own_file: có
  orientation: landscape
  table: {columns: [{show: name, header: Đơn vị}, {show: count, header: Số lượng}]}
"""
LETTERS = """\
kind: directive
date: 03/6/2025
as_of: 31/5/2025
department: CSPL
signatory: an
for_each: units
subject: kết quả
addressees: ["{{ unit.name }}"]
body: |
  {{ unit.name }} xem Phụ lục kèm theo.
annexes:
- {title: "Của {{ unit.short_name }}", body: "{{ unit.count }} sáng kiến.", own_file: có}
"""


@pytest.fixture
def workspace(office_copy):
    begin_register(office_copy)
    write(office_copy, "kh", PLAN)
    write(office_copy, "thu", LETTERS)
    return office_copy


def names(workspace):
    folder = workspace.output / "thi-dua"
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*.docx"))


def made(workspace, *documents, **options):
    events = produce(open_office(workspace), ["thi-dua"], documents, options=Options(**options))
    return [one for one in events if isinstance(one, Produced)]


def text(workspace, name):
    return outline((workspace.output / "thi-dua" / name).read_bytes())


def head(workspace, name):
    """The words of the top margin of the first page."""
    with zipfile.ZipFile(workspace.output / "thi-dua" / name) as package:
        parts = [one for one in package.namelist() if one.startswith("word/header")]
        said = [etree.fromstring(package.read(one)).xpath("string()") for one in sorted(parts)]
    return next(one for one in said if ";" in one)


def test_each_is_called_as_its_document_and_numbered_as_on_the_page(workspace):
    files = render(open_office(workspace), ["thi-dua"], ["kh"])
    assert [one.name for one in files] == ["kh.docx", "kh-phu-luc-II.docx", "kh-phu-luc-III.docx"]
    own = [line for line in text(workspace, "kh.docx").splitlines() if "PhuLuc" in line]
    assert [line.split("] ")[1] for line in own] == ["Phụ lục I", "TRONG VĂN BẢN"]


def test_it_says_what_it_belongs_to_and_leaves_the_hour_of_its_signature_open(workspace):
    send(workspace, "kh")
    assert head(workspace, "kh-phu-luc-II.docx") == "Số: 01/KH-LĐLĐ; …/…/…; …:…:…"
    assert text(workspace, "kh-phu-luc-II.docx").splitlines()[:3] == [
        "[PhuLuc] Phụ lục II",
        "[TenPhuLuc] Ở TỆP RIÊNG",
        "[KemTheo] (Kèm theo Kế hoạch số 01/KH-LĐLĐ ngày 03 tháng 6 năm 2025 của Liên đoàn Lao động tỉnh Sông Hòa)",
    ]
    assert "landscape" in text(workspace, "kh-phu-luc-III.docx")


def test_nothing_is_wrong_with_it_or_with_its_document(workspace):
    files = render(open_office(workspace), ["thi-dua"], ["kh", "thu"])
    told = {(one.name, found.rule) for one in files[:5] for found in lint_file(one).findings}
    assert told == {(name, "ND30-II.3-draft") for name in ("kh.docx", "an-phu.docx")}
    assert errors(check_office(open_office(workspace), ["thi-dua"])) == []


def test_all_files_of_a_document_go_out_under_its_number(workspace):
    assert send(workspace, "kh") == ["01/KH-LĐLĐ"]
    assert [one.state for one in made(workspace, "kh", force=True)] == [State.ISSUED] * 3
    assert [(one.path.name, one.verdict) for one in verified(workspace)] == [
        ("kh-phu-luc-II.docx", Verdict.SAME),
        ("kh-phu-luc-III.docx", Verdict.SAME),
        ("kh.docx", Verdict.SAME),
        ("kh.json", Verdict.SAME),
        ("kh.xml", Verdict.SAME),
    ]
    assert changed_since_issued(workspace) == []


def test_a_word_changed_in_an_annex_is_a_change_of_the_document(workspace):
    send(workspace, "kh")
    write(workspace, "kh", read(workspace, "kh").replace("Việc thứ hai", "Việc khác"))
    assert [one.code for one in changed_since_issued(workspace)] == ["E-ISSUED-CHANGED"]
    send(workspace, "kh", reissue=True, reason="sai")
    assert "kh-phu-luc-II-ban-cu-1.docx" in names(workspace)
    assert changed_since_issued(workspace) == []


def test_what_went_out_and_is_made_again_is_known_as_such(workspace):
    send(workspace, "kh")
    (workspace.output / "thi-dua" / "kh-phu-luc-II.docx").unlink()
    made(workspace, "kh")
    (workspace.output / "thi-dua" / "manifest.json").unlink()
    assert {one.state for one in made(workspace, "kh", force=True)} == {State.ISSUED}


@pytest.mark.parametrize("each", [False, True])
def test_a_letter_and_its_annex_have_one_number(workspace, each):
    assert len(send(workspace, "thu", each=each)) == (6 if each else 1)
    assert head(workspace, "thu/an-phu-phu-luc.docx").startswith("Số: 01/LĐLĐ-CSPL;")
    assert len(book(workspace)) == (6 if each else 1)
    assert changed_since_issued(workspace) == []
    assert {one.verdict for one in verified(workspace)} == {Verdict.SAME}


def test_letters_have_theirs_in_their_folder_and_in_an_archive(workspace):
    made(workspace, "thu")
    there = names(workspace)
    assert there[:2] == ["thu/an-phu-phu-luc.docx", "thu/an-phu.docx"]
    made(workspace, "thu", archive=True)
    with zipfile.ZipFile(workspace.output / "thi-dua" / "thu.zip") as package:
        assert sorted(f"thu/{name}" for name in package.namelist()) == there
    assert {one.verdict for one in verified(workspace)} == {Verdict.SAME}


def test_each_stands_behind_its_letter_in_what_is_printed(workspace):
    made(workspace, "thu", merged=True)
    merged = text(workspace, "thu-in-gop.docx")
    said = ["An Phú xem", "CỦA LĐLĐ HUYỆN AN PHÚ", "Đông Hà xem", "CỦA LĐLĐ HUYỆN ĐÔNG HÀ"]
    places = [merged.index(one) for one in said]
    assert places == sorted(places)
    told = lint_file(workspace.output / "thi-dua" / "thu-in-gop.docx").findings
    assert {one.rule for one in told} == {"ND30-II.3-draft"}
    (run,) = print_runs(open_office(workspace), ["thi-dua"], ["thu"])
    assert [one.name for one in run.letters][:2] == [
        "Liên đoàn Lao động huyện An Phú",
        "Liên đoàn Lao động huyện An Phú – Phụ lục",
    ]


def test_a_text_that_does_not_lead_to_it_is_told(workspace):
    write(workspace, "kh", PLAN.replace("Phụ lục I, II, III kèm theo", "sau"))
    told = check_office(open_office(workspace), ["thi-dua"])
    assert [one.code for one in told if one.place.file.endswith("kh.yaml")] == ["W-ANNEX-UNNAMED"]


def test_letters_that_are_called_alike_keep_theirs_beside_them(workspace):
    write(workspace, "thu", LETTERS + "file_name: thu\n")
    made(workspace, "thu")
    assert names(workspace)[:4] == [
        "thu/thu-2-phu-luc.docx",
        "thu/thu-2.docx",
        "thu/thu-3-phu-luc.docx",
        "thu/thu-3.docx",
    ]


def test_a_draft_has_drafts_of_them(workspace):
    made(workspace, "kh", draft=True)
    assert names(workspace)[:2] == ["kh-du-thao-phu-luc-II.docx", "kh-du-thao-phu-luc-III.docx"]
    assert {one.verdict for one in verified(workspace)} == {Verdict.DRAFT}


def test_a_copy_of_the_document_holds_them_all(workspace):
    copy = "kind: copy\ncopy_of: kh\nsubject: Sao\ndate: 04/6/2025\nsignatory: an\n"
    write(workspace, "sao", copy)
    render(open_office(workspace), ["thi-dua"], ["sao"])
    titles = [line for line in text(workspace, "sao.docx").splitlines() if "[PhuLuc" in line]
    assert [line.split("] ")[1] for line in titles] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]


def test_one_that_is_called_as_another_document_gets_another_name(workspace):
    write(workspace, "kh-phu-luc-II", PLAN.partition("annexes:")[0])
    files = render(open_office(workspace), ["thi-dua"], ["kh"])
    assert [one.name for one in files][1] == "kh-phu-luc-II-2.docx"


@pytest.mark.parametrize(
    ("name", "is_of"),
    [
        ("kh-phu-luc.docx", True),
        ("kh-du-thao-phu-luc-XII.docx", True),
        ("kh-phu-luc-II-2.docx", True),
        ("kh-phu-luc-II-2025-04-30.docx", False),
        ("kh-phu-luc-khac.docx", False),
        ("khac-phu-luc.docx", False),
    ],
)
def test_by_its_name_it_is_known_whose_it_is(name, is_of):
    assert may_be_of(name, "kh") is is_of


def test_with_the_figures_of_the_week_before_it_is_kept_under_their_day(workspace):
    (workspace.campaigns / "thi-dua" / "results" / "2025-05-31.yaml").rename(
        workspace.root / "sau.yaml"
    )
    write(workspace, "kh", PLAN.replace("as_of: 31/5/2025\n", ""))
    made(workspace, "kh")
    before = names(workspace)
    (workspace.root / "sau.yaml").rename(
        workspace.campaigns / "thi-dua" / "results" / "2025-05-31.yaml"
    )
    made(workspace, "kh")
    assert [one for one in names(workspace) if one not in before] == [
        "kh-phu-luc-III-2025-03-31.docx"
    ]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["kh"], ["đã tạo 1 văn bản,", "tệp in gộp): đã tạo 2,"]),
        (["thu", "--merged"], ["đã tạo 6 văn bản,", "tệp in gộp): đã tạo 7,"]),
        (["kh_01"], ["đã tạo 1 văn bản,"]),
    ],
)
def test_a_file_that_goes_along_is_not_counted_as_a_document(workspace, capsys, asked, told):
    run(["-C", str(workspace.root), "render", "thi-dua", *asked])
    last = [one for one in capsys.readouterr().err.splitlines() if "đã tạo" in one]
    assert [said in line for said, line in zip(told, last, strict=True)] == [True] * len(told)
