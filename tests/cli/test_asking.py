"""What a new clerk is asked, answer by answer, and what a script is told that says too little."""

from __future__ import annotations

import io
import sys

import pytest
from typed import NEW, nobody, typing

from generator.cli.app import run
from generator.cli.asking import TERMINAL
from generator.cli.console import prepare_streams

ISSUER = "campaigns/issuers/ldld-lai-chau.yaml"
CAMPAIGN = "campaigns/1-trieu-sang-kien/campaign.yaml"


@pytest.fixture
def clerk(tmp_path, monkeypatch, capsys):
    """Types a command and its answers in an empty workspace; status, what was made, what was told."""
    monkeypatch.chdir(tmp_path)
    run(["init", "--empty"])
    capsys.readouterr()

    def call(*words, answers=()):
        person = typing(monkeypatch, *answers) if answers else nobody(monkeypatch)
        status = run([*words])
        told = capsys.readouterr()
        assert not getattr(person, "answers", ()), "some answers were not asked for"
        return status, told.out.split(), told.err

    call.root = tmp_path
    return call


def test_a_program_that_is_begun_without_streams_asks_nobody(monkeypatch):
    """By a timer of Windows: a question was an unforeseen fault."""
    for name, stream in (("stdin", None), ("stdout", io.StringIO()), ("stderr", None)):
        monkeypatch.setattr(sys, name, stream)
    prepare_streams()
    assert (TERMINAL.is_there(), sys.stdin.buffer.read()) == (False, b"")


@pytest.fixture
def begun(clerk):
    """The same, with an issuing body and a campaign."""
    clerk("new", "issuer", answers=("LĐLĐ tỉnh Lai Châu", "Lương Xuân Trường", ""))
    name, first, last = "Chương trình 1 triệu sáng kiến", "01/01/2026", "31/12/2026"
    clerk("new", "campaign", answers=(name, first, last, "số sáng kiến", ""))
    return clerk


def record(clerk, name):
    """What a record says below the line for editors."""
    lead, _, text = (clerk.root / name).read_text("utf-8").partition("\n")
    assert lead.startswith("# yaml-language-server")
    return text


def test_an_issuing_body_is_its_name_and_its_signatory(clerk):
    answers = ("LĐLĐ tỉnh Lai Châu", "Lương Xuân Trường", "8", "Phó Chủ tịch", "")
    assert clerk("new", "issuer", answers=answers)[:2] == (0, [ISSUER])
    assert (
        record(clerk, ISSUER)
        == """\
# Cơ quan ban hành. Mọi trường và ý nghĩa: vanthu schema issuers
code: ldld-lai-chau
name: Liên đoàn Lao động tỉnh Lai Châu
short_name: LĐLĐ tỉnh
abbreviation: LĐLĐ
superior: Tổng Liên đoàn Lao động Việt Nam
superior_lines:
  - Tổng Liên đoàn
  - Lao động Việt Nam
lines:
  - Liên đoàn Lao động
  - tỉnh Lai Châu
place: Lai Châu
collective: Ban Thường vụ
people: đoàn viên, người lao động
lower: công đoàn cơ sở

# Các ban, phòng soạn thảo; thêm phòng khác cũng hai dòng như dưới đây.
departments:
  - code: VP
    name: Văn phòng

# Những người ký; có nhiều người thì văn bản chọn bằng «signatory: mã».
signatories:
  - code: luong-xuan-truong
    name: Lương Xuân Trường
    position: Phó Chủ tịch
    authority: TM.
    acting_for: Ban Thường vụ

# Bộ quy tắc thể thức: tld-933 của Công đoàn, nd30 của Nghị định 30.
formats:
  - profile: tld-933
"""
    )


def test_a_campaign_says_only_what_was_said(begun):
    assert (
        record(begun, CAMPAIGN)
        == """\
# Dữ liệu chiến dịch. Mọi trường và ý nghĩa: vanthu schema campaign
code: 1-trieu-sang-kien
name: Chương trình 1 triệu sáng kiến
short_name: Chương trình 1 triệu sáng kiến
kind: programme
issuer: ldld-lai-chau
starts: 01/01/2026
ends: 31/12/2026

# Những gì được đếm; thêm chỉ số khác cũng như dưới đây.
indicators:
  - code: sang_kien
    name: số sáng kiến
    unit_of_measure: sáng kiến
"""
    )
    assert begun("check")[0] == 0


def test_a_name_without_capitals_is_asked_about_and_may_stay(clerk):
    answers = ("LĐLĐ tỉnh Lai Châu", "ThS. lương xuân trường", "Lương xuân Trường", "", "")
    status, (path,), told = clerk("new", "issuer", answers=answers)
    assert (status, path) == (0, ISSUER)
    assert "có phải «Lương Xuân Trường»? Trước họ tên người ký không ghi học hàm" in told
    assert "Nhấn Enter để giữ «Lương xuân Trường», hoặc gõ lại." in told
    assert "name: Lương xuân Trường" in record(clerk, path)


def test_of_a_name_in_an_option_the_doubt_is_told(clerk):
    words = ("--name", "Trường THCS Sông Lành", "--signatory", "nguyễn văn an", "--superior", "-", "--place", "Huế")  # fmt: skip
    status, _, told = clerk("new", "issuer", "--no-input", *words)
    assert (status, "có phải «Nguyễn Văn An»?" in told) == (0, True)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("", "Phong trào A", "01/01/2026", "31/12/2026", "số buổi", ""), "mục này cần có"),
        (("?", "Phong trào A", "01/01/2026", "31/12/2026", "số buổi", ""), "viết đúng một lần ở đây"),
        (("Phong trào A", "1/13/2026", "01/01/2026", "31/12/2026", "số buổi", ""), "có phải 13/1/2026?"),
        (("Phong trào A", "01/01/2026", "31/12/2026", "số buổi", "9", "1.5", "1.500", ""), "1.5"),
        (("Phong trào A", "01/01/2026", "31/12/2026", "số buổi", "14", "issuers", "a", ""), "là thư mục riêng"),
        (("Phong trào A", "01/01/2026", "1/12/2025", "số buổi", "4", "31/12/2026", ""), "trước khi bắt đầu"),
        (("Hành động A", "01/01/2026", "31/12/2026", "số buổi", "cuoc van dong", ""), "Cuộc vận động"),
        (("Hành động A", "01/01/2026", "31/12/2026", "số buổi", "phong chao", "c", ""), "Phong trào"),
    ],
    ids=str,
)  # fmt: skip
def test_an_answer_that_no_record_would_take_is_asked_for_again(begun, answers, told):
    status, made, said = begun("new", "campaign", answers=answers)
    assert (status, len(made)) == (0, 1), said
    assert told in said


@pytest.mark.parametrize(
    ("stop", "status"), [(KeyboardInterrupt(), 130), (EOFError(), 2)], ids=repr
)
def test_who_stops_writes_nothing_and_is_told_so(begun, stop, status):
    before = {path: path.is_file() for path in begun.root.rglob("*")}
    found, made, told = begun("new", "campaign", answers=("Phong trào A", "01/01/2026", stop))
    assert (found, made) == (status, [])
    assert "không ghi gì thêm" in told
    assert {path: path.is_file() for path in begun.root.rglob("*")} == before


def test_a_body_can_be_founded_on_the_way(begun):
    school = ("Trường THCS Sông Lành", "UBND xã Sông Lành", "Sông Lành", "Lê Thị Mẫu", "")
    campaign = ("Phong trào A", "01/01/2026", "31/12/2026", "số buổi")
    status, made, _ = begun(
        "new", "campaign", answers=(*campaign, "2", "lập cơ quan mới", *school, "")
    )
    assert (status, made) == (0, ["campaigns/issuers/truong-thcs-song-lanh.yaml", "campaigns/a/campaign.yaml"])  # fmt: skip
    assert "issuer: truong-thcs-song-lanh" in (begun.root / made[1]).read_text("utf-8")


@pytest.mark.parametrize(
    "asked", ["3", "Công văn giao chỉ tiêu", "cong van giao chi tieu", "quota_letter"]
)
def test_a_document_is_called_by_its_number_its_name_or_its_code(begun, asked):
    status, made, told = begun("new", "document", answers=(asked, ""))
    assert (status, made) == (
        0,
        ["campaigns/1-trieu-sang-kien/documents/cong_van_giao_chi_tieu.yaml"],
    )
    assert "bước tiếp theo: vanthu render 1-trieu-sang-kien cong_van_giao_chi_tieu" in told
    assert begun("render")[0] == 0


def test_what_there_is_already_gets_a_number_only_from_a_person(begun):
    words = ("new", "document", "1-trieu-sang-kien", "plan")
    assert begun(*words)[:2] == (0, ["campaigns/1-trieu-sang-kien/documents/plan.yaml"])
    assert begun(*words)[:2] == (2, [])
    assert begun(*words, answers=("",))[1] == ["campaigns/1-trieu-sang-kien/documents/plan_2.yaml"]


def test_units_are_typed_until_enter(begun):
    answers = ("LĐLĐ huyện A", "LĐLĐ huyện B", "", "")
    assert begun("new", "units", answers=answers)[0] == 0
    assert (
        record(begun, "campaigns/1-trieu-sang-kien/units.yaml")
        == """\
# Các đơn vị, theo thứ tự trong bảng. Mọi trường và ý nghĩa: vanthu schema units
units:
  - code: ldld_h_a
    name: Liên đoàn Lao động huyện A
    short_name: LĐLĐ huyện A
  - code: ldld_h_b
    name: Liên đoàn Lao động huyện B
    short_name: LĐLĐ huyện B
"""
    )
    assert begun("check")[0] == 0


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ("", "1-trieu-sang-kien\n"),
        ("Số lớp", "allocate 1-trieu-sang-kien --total TỔNG_SỐ\n"),
        (
            "Số lớp;Số học sinh",
            "--total TỔNG_SỐ --base CƠ_SỞ_TÍNH, cơ sở tính là một trong: classes (lớp), students (học sinh)\n",
        ),
    ],
)
def test_the_next_step_after_a_list_names_the_base_where_there_are_several(begun, columns, told):
    titles = ["TT", "Tên trường", *filter(None, columns.split(";"))]
    row = ["1", "THPT Sông Lành", *("30" for _ in titles[2:])]
    (begun.root / "ds.csv").write_text(f"{';'.join(titles)}\n{';'.join(row)}\n", "utf-8")
    asked = (
        "--starts",
        "1/1/2026",
        "--ends",
        "31/12/2026",
        "--counts",
        "số buổi",
        "--units",
        "ds.csv",
    )
    (begun.root / CAMPAIGN).unlink()
    status, _, said = begun(
        "new", "campaign", "--name", "Chương trình 1 triệu sáng kiến", *asked, "-y"
    )
    assert (status, said.endswith(told)) == (0, True), said


def test_a_name_that_was_typed_twice_with_a_slip_is_told(begun):
    status, _, told = begun(
        "new", "units", answers=("LĐLĐ huyện Đông Hà", "LĐLĐ huyện Đông Ha", "", "")
    )
    assert (status, "«Liên đoàn Lao động huyện Đông Ha» chỉ khác ở dấu" in told) == (0, True)


def test_nobody_to_ask_is_told_all_that_is_missing_or_wrong(clerk):
    status, made, told = clerk("new", "issuer", "--kind", "schol", "--authority", "XX. Ai")
    assert (status, made) == (2, [])
    places = [line.split(":")[0] for line in told.splitlines()[1:]]
    assert places == ["--kind", "--authority", "--name", "--superior", "--place", "--signatory"]
    assert "có phải «school» (Trường học)?" in told


@pytest.mark.parametrize("words", [("--no-input",), ("--json",)], ids=str)
def test_who_wants_no_questions_gets_none(begun, words, monkeypatch, capsys):
    person = typing(monkeypatch, "Phong trào A")
    assert run(["new", "campaign", *words]) == 2
    assert person.prompts == []


def test_what_is_taken_without_a_person_is_told(clerk):
    words = ("--name", "UBND xã Sông Lành", "--kind", "committee", "--signatory", "Nguyễn Văn Lành")
    above = ("--superior", "UBND tỉnh Hậu Giang", "--place", "Sông Lành")
    status, made, told = clerk("new", "issuer", *words, *above)
    assert (status, made) == (0, ["campaigns/issuers/ubnd-xa-song-lanh.yaml"])
    assert "Quyền hạn ký: TM. Ủy ban nhân dân (đề nghị; muốn khác thì thêm --authority)" in told


def test_no_issuing_body_is_taken_where_there_are_two(begun):
    begun("new", "issuer", "--name", "UBND tỉnh A", "--signatory", "An")
    words = [word for word in NEW.split() if word not in {"--issuer", "ldld-song-hoa"}]
    status, _, told = begun("new", "campaign", "moi", *words)
    assert status == 2
    assert "--issuer: lỗi: chưa nêu: Cơ quan ban hành; một trong: ldld-lai-chau" in told


TWO = ("số hộ đăng ký; số tiền ủng hộ; số tiền vay",)


def test_several_things_are_counted_each_in_its_unit_of_measure(begun):
    answers = (
        "Phong trào A",
        "01/01/2026",
        "31/12/2026",
        *TWO,
        "6",
        "hộ; đồng",
        "6",
        "hộ; đồng; đồng",
        "",
    )
    status, _, said = begun("new", "campaign", answers=answers)
    assert status == 0, said
    assert "nêu 3 điều được đếm mà có 2 đơn vị tính" in said
    assert record(begun, "campaigns/a/campaign.yaml").endswith(
        """\
indicators:
  - code: ho
    name: số hộ đăng ký
    unit_of_measure: hộ
  - code: dong
    name: số tiền ủng hộ
    unit_of_measure: đồng
    measure: money
  - code: so_tien_vay
    name: số tiền vay
    unit_of_measure: đồng
    measure: money
"""
    )


def test_the_place_is_that_of_the_body_not_of_what_lies_around_it(clerk):
    answers = ("UBND xã Sông Lành, tỉnh Hậu Giang", "Nguyễn Văn Lành", "")
    _, (path,), _ = clerk("new", "issuer", answers=answers)
    text = record(clerk, path)
    assert "\nplace: Sông Lành\n" in text
    assert "\nreports_to: Ủy ban nhân dân tỉnh Hậu Giang\n" in text
    assert "superior" not in text
    assert "\nlower: tổ tự quản, hộ gia đình\n" in text


def test_a_base_union_is_called_as_it_signs(clerk):
    answers = ("CĐCS Công ty TNHH MTV Cao su Sông Lành", "-", "Sông Lành", "Phạm Thị Lan", "")
    _, (path,), _ = clerk("new", "issuer", answers=answers)
    text = record(clerk, path)
    assert "\nshort_name: Công đoàn cơ sở\nabbreviation: CĐCS\n" in text
    assert "\nlower: tổ công đoàn\n" in text


def test_each_step_from_an_empty_folder_tells_the_next(clerk):
    assert "cd ../moi, rồi vanthu new issuer" in clerk("init", "--empty", "../moi")[2].replace(
        "\\", "/"
    )


def test_last_years_campaign_is_asked_for_its_new_code(begun):
    again = ("new", "campaign", "--from", "1-trieu-sang-kien")
    status, made, said = begun(*again, answers=("", ""))
    assert status == 0, said
    assert "campaigns/1-trieu-sang-kien-2027/campaign.yaml" in made
    assert begun(*again)[0] == 2


def test_the_blanks_of_a_form_are_filled_by_options_or_on_its_sheet(begun):
    given = ("--field", "chair=Ông Nguyễn Văn A: Chủ tịch", "--field", "secretary_name=Trần Thị B")
    asked = ("new", "document", "1-trieu-sang-kien", "minutes", "--code", "bb", *given)
    status, (made,), told = begun(*asked, "--no-input")
    assert status == 0, told
    text = record(begun, made)
    assert 'chair: "Ông Nguyễn Văn A: Chủ tịch"\n' in text
    assert "secretary_name: Trần Thị B\n" in text
    assert "secretary: …\n" in text
    assert begun("render", "1-trieu-sang-kien", "bb")[0] == 0
    for words, said in (
        (("report", "--field", "chair=x"), "không dùng được cùng những gì đã nêu: Chủ trì"),
        (("minutes", "--field", "chiar=x"), "có phải «chair»?"),
        (("minutes", "--field", "chair"), "«chair»: ô=nội dung"),
    ):
        status, _, told = begun("new", "document", "1-trieu-sang-kien", *words, "--no-input")
        assert (status, said in told) == (2, True), told


@pytest.mark.parametrize(
    ("counts", "noun", "said"),
    [
        ("số hộ nghèo", "", ["counted: state", "better: lower"]),
        ("số vụ tai nạn lao động", "", ["better: lower"]),
        ("tỷ lệ hộ nghèo", "", ["better: lower"]),
        ("số ca phản ứng sau tiêm", "", ["better: lower"]),
        ("số học sinh vi phạm", "", ["better: lower"]),
        ("số đơn thư khiếu nại", "", ["better: lower"]),
        ("số vụ vi phạm được phát hiện", "", []),
        ("số lớp không có học sinh bỏ học", "", []),
        ("số hộ thoát nghèo", "", []),
        ("số hộ nghèo được vay vốn", "", []),
        ("số tiền ủng hộ", "triệu đồng", ["decimals: 1"]),
        ("số tiền ủng hộ", "", []),
        ("số sáng kiến; số hộ nghèo", "", ["counted: state", "better: lower"]),
    ],
)
def test_how_an_indicator_is_counted_follows_from_its_name(begun, counts, noun, said):
    told = ["--name", "A", "--kind", "drive", "--starts", "01/01/2026", "--ends", "31/12/2026"]
    more = ["--unit-of-measure", noun] if noun else []
    _, (path,), _ = begun("new", "campaign", "moi", *told, "--counts", counts, *more)
    keys = ("counted:", "better:", "decimals:")
    lines = [line.strip() for line in record(begun, path).splitlines()]
    assert [line for line in lines if line.startswith(keys)] == said


def test_how_an_indicator_is_counted_can_be_said_otherwise(begun):
    told = ["--name", "A", "--kind", "drive", "--starts", "01/01/2026", "--ends", "31/12/2026"]
    words = [
        "--counts",
        "số buổi; số hộ",
        "--counted-as",
        "trong ky; hiện có",
        "--better",
        "nhiều; ít",
    ]
    _, (path,), _ = begun("new", "campaign", "moi", *told, *words)
    assert (
        record(begun, path).partition("indicators:\n")[2]
        == """\
  - code: buoi
    name: số buổi
    unit_of_measure: buổi
    counted: period
  - code: ho
    name: số hộ
    unit_of_measure: hộ
    counted: state
    better: lower
"""
    )
    status, _, said = begun("new", "campaign", "khac", *told, *words[:2], "--better", "ít")
    assert (status, "mục này có 1 phần" in said) == (2, True)


def test_turning_back_in_a_form_asks_the_entry_before_again(begun):
    answers = ("Phong trào A", "01/01/2026", "<", "01/02/2026", "31/12/2026", "số buổi", "")
    status, (made, *_), _ = begun("new", "campaign", answers=answers)
    assert (status, "starts: 01/02/2026" in record(begun, made)) == (0, True)
