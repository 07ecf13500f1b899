"""One command a week: figures in, documents, news and reminders out, and what changed; all or nothing of it."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from types import SimpleNamespace

import pytest
from typed import typing

from generator.cli.app import run
from generator.office.weekly import next_code
from generator.records import loading

REPORT = "kind: report\nsubject: Tuần\nrecipients: [Như trên]\nbody: Có {{ figures.count|number }} sáng kiến.\n"
WEEK = "Đơn vị;Số sáng kiến\nAn Phú;310\nĐông Hà;95\nLong Sơn;120\nCông đoàn Sở KH&CN;200\n"


class Desk:
    """The office of the samples with a report that follows the newest figures, and what units sent."""

    def __init__(self, workspace, tmp_path, capsys):
        self.workspace, self.capsys = workspace, capsys
        self.folder = workspace.campaigns / "thi-dua"
        self.sheet = tmp_path / "tuan.csv"
        self.sheet.write_text(WEEK, "utf-8")
        (self.folder / "documents/tuan.yaml").write_text(REPORT, "utf-8")

    def week(self, *words, files=True, day="30/6/2025"):
        given = [str(self.sheet), "--as-of", day] if files else []
        status = run(["-C", str(self.workspace.root), "week", "thi-dua", *given, *words])
        spoken = self.capsys.readouterr()
        return status, spoken.out, spoken.err

    @property
    def all(self):
        """Every file of records and documents with its bytes; what tells of locks left out."""
        return {
            path.relative_to(self.workspace.root).as_posix(): path.read_bytes()
            for path in self.workspace.root.rglob("*")
            if path.is_file() and ".vanthu" not in path.parts and path.suffix != ".lock"
        }


@pytest.fixture
def desk(office_copy, tmp_path, capsys):
    return Desk(office_copy, tmp_path, capsys)


def test_one_command_a_week(desk) -> None:
    status, made, told = desk.week("--deadline", "16h00 ngày 03/7/2025")
    assert status == 0, told
    assert made.split() == [
        "campaigns/thi-dua/results/2025-06-30.yaml",
        "output/thi-dua/tuan.docx",
        "output/thi-dua/tin-2025-06-30.txt",
        "output/thi-dua/nhac-2025-06-30.txt",
    ]
    for line in (
        "số sáng kiến, so với ngày 31/5/2025: 0 mới, 3 tăng, 0 giảm, 1 giữ nguyên, 2 lần trước có mà nay chưa có",
        "số sáng kiến: ngày 31/5/2025 có 695 sáng kiến; ngày 30/6/2025 có 725 sáng kiến (tạm tính, 4/6 đơn vị)",
        "  hạng: LĐLĐ huyện Đông Hà: 3 → 4",
        "  chưa báo cáo: Công đoàn ngành Y tế (gần nhất: ngày 31/5/2025)",
    ):
        assert line in told
    texts = [desk.workspace.root / name for name in made.split()[2:]]
    assert all(one.read_bytes().startswith(BOM_UTF8) for one in texts)
    reminders = texts[1].read_text("utf-8-sig")
    assert reminders.count("Gửi: ") == 2
    assert "chậm nhất 16h00 ngày 03/7/2025" in reminders


def test_twice_with_the_same_file_changes_nothing_and_asks_nothing(desk, monkeypatch) -> None:
    desk.week()
    before = desk.all
    person = typing(monkeypatch)
    status, _, told = desk.week()
    assert (status, person.prompts) == (0, [])
    assert "số liệu này đã nhập rồi, không có gì mới" in told
    assert desk.all == before


def test_next_week_keeps_what_was_made_and_a_late_return_joins_its_week(desk) -> None:
    desk.week()
    desk.sheet.write_text(WEEK + "Y tế;4\n", "utf-8")
    assert desk.week()[0] == 0
    assert "y-te: 4" in (desk.folder / "results/2025-06-30.yaml").read_text("utf-8")
    desk.sheet.write_text(WEEK.replace("310", "330"), "utf-8")
    assert desk.week(day="07/7/2025")[0] == 0
    names = sorted(path.name for path in (desk.workspace.output / "thi-dua").glob("*"))
    assert [name for name in names if not name.endswith(".json")] == [
        *("ban-truoc", "nhac-2025-06-30-2.txt", "nhac-2025-06-30.txt", "nhac-2025-07-07.txt"),
        *("tin-2025-06-30-2.txt", "tin-2025-06-30.txt", "tin-2025-07-07.txt"),
        *("tuan-2025-06-30.docx", "tuan.docx"),
    ]


def test_what_gives_quotas_alone_is_not_made_again(desk) -> None:
    home = ["-C", str(desk.workspace.root)]
    for kind in ("quota_letter", "notice"):
        assert run([*home, "new", "document", "thi-dua", kind, "--code", kind]) == 0
    letter = (desk.folder / "documents/quota_letter.yaml").read_text("utf-8")
    each = letter + "for_each: units\nwhere: quota\n"
    (desk.folder / "documents/each.yaml").write_text(each, "utf-8")
    made = desk.week()[1].split()
    assert [one for one in made if one.endswith(".docx")] == [
        f"output/thi-dua/{name}.docx" for name in ("notice", "tuan")
    ]


def test_what_is_refused_stops_all_and_says_how_to_go_on(desk) -> None:
    desk.sheet.write_text(WEEK.replace("120", "1,2"), "utf-8")
    before = desk.all
    status, made, told = desk.week()
    assert (status, made) == (1, "")
    assert "tuan.csv:4" in told or "B4" in told
    assert "chưa ghi gì vì còn 1 chỗ chưa rõ, nêu ở trên: sửa tệp rồi chạy lại lệnh này" in told
    assert desk.all == before
    desk.sheet.write_text(WEEK, "utf-8")
    assert desk.week()[0] == 0


@pytest.mark.parametrize(
    ("answers", "status"),
    [(["1", "c"], 0), (["0", "c", "c"], 0), (["0", "k"], 1), (["1", "k"], 130)],
)
def test_at_a_terminal_it_asks_and_stops_where_one_says_no(
    desk, monkeypatch, answers, status
) -> None:
    desk.sheet.write_text(WEEK.replace("Long Sơn;120", "Long Sơn;80"), "utf-8")
    person = typing(monkeypatch, *answers)
    before = desk.all
    found, _, told = desk.week()
    assert found == status, told
    assert (desk.all == before) is (status != 0)
    assert not person.answers


def test_a_look_writes_nothing(desk) -> None:
    before = desk.all
    status, _, told = desk.week("--dry-run")
    assert status == 0
    assert "sẽ tạo tuan\n" in told
    assert desk.all == before


def test_a_document_that_is_wrong_stops_no_other_and_is_made_later(desk) -> None:
    (desk.folder / "documents/sai.yaml").write_text(
        REPORT.replace("figures.count", "khong_co"), "utf-8"
    )
    (desk.folder / "documents/hong.yaml").write_text("kind: [\n", "utf-8")
    status, made, told = desk.week()
    assert status == 5
    assert "output/thi-dua/tuan.docx" in made
    assert "sửa các lỗi được nêu rồi chạy «vanthu week thi-dua»" in told
    assert "hong.yaml" in told
    for name in ("sai", "hong"):
        (desk.folder / f"documents/{name}.yaml").write_text(REPORT, "utf-8")
    status, made, _ = desk.week(files=False)
    assert status == 0
    assert {"output/thi-dua/sai.docx", "output/thi-dua/hong.docx"} <= {*made.split()}


def test_an_issued_document_that_the_figures_left_behind_is_nothing_left_of_the_week(desk) -> None:
    home = ["-C", str(desk.workspace.root)]
    plan = desk.folder / "documents/kh_01.yaml"
    lines = plan.read_text("utf-8").splitlines(keepends=True)
    plan.write_text("".join(one for one in lines if not one.startswith("number:")), "utf-8")
    run([*home, "register", "init", "--year", "2025"])
    assert run([*home, "issue", "thi-dua", "kh_01", "-y"]) == 0
    plan.write_text(plan.read_text("utf-8").replace("Tổ chức thực hiện", "Thực hiện"), "utf-8")
    desk.capsys.readouterr()
    status, _, told = desk.week()
    assert status == 0
    assert "khác ở: đã ký: “II. TỔ CHỨC THỰC HIỆN” → nay: “II. THỰC HIỆN”" in told
    assert "mọi việc của tuần đã xong; còn 1 văn bản đã ban hành nay khác dữ liệu" in told
    assert "sửa các lỗi được nêu" not in told


def test_quotas_that_are_wrong_are_told_when_the_figures_are_in(desk) -> None:
    path = desk.folder / "quotas.yaml"
    right = path.read_text("utf-8")
    path.write_text(right.replace("y-te: 80", "y-te: x"), "utf-8")
    status, made, told = desk.week()
    assert (status, made) == (1, "campaigns/thi-dua/results/2025-06-30.yaml\n")
    assert "chạy «vanthu week thi-dua»" in told
    path.write_text(right, "utf-8")
    assert desk.week()[0] == 0


def test_only_one_document_and_as_data(desk) -> None:
    (desk.folder / "documents/hai.yaml").write_text(REPORT, "utf-8")
    status, out, _ = desk.week("--only", "hai", "--json")
    told = json.loads(out)
    assert (status, told["command"], told["exit"]) == (0, "week", 0)
    assert told["result"]["files"][1] == "output/thi-dua/hai.docx"
    assert told["result"]["changes"][0] == {
        "indicator": "initiatives",
        "unit": "an-phu",
        "before": 300,
        "now": 310,
    }
    assert told["result"]["ranks"][0] == {
        "indicator": "initiatives",
        "unit": "dong-ha",
        "before": 3,
        "now": 4,
    }
    assert [one["unit"] for one in told["result"]["messages"]] == ["y-te", "moi"]


@pytest.mark.parametrize(("there", "more"), [("kh_01", ""), ("report", " --code report_2")])
def test_a_campaign_without_a_report_is_told_how_to_begin_one(desk, there, more) -> None:
    (desk.folder / "documents/tuan.yaml").rename(desk.folder / f"documents/{there}.yaml")
    issued = desk.folder / f"documents/{there}.yaml"
    notice = REPORT.replace("kind: report", "kind: notice")
    issued.write_text(notice + "number: 1\ndate: 10/6/2025\nas_of: 31/5/2025\n", "utf-8")
    told = desk.week()[2]
    assert f"tạo một lần bằng «vanthu new document thi-dua report{more}»" in told
    words = ("new", "document", "thi-dua", "report", *more.split())
    assert run(["-C", str(desk.workspace.root), *words]) == 0


def test_a_document_that_there_is_not_stops_before_anything_is_written(desk) -> None:
    before = desk.all
    status, _, told = desk.week("--only", "tuna")
    assert status == 2
    assert "không có văn bản «tuna»" in told
    assert desk.all == before


def test_a_campaign_without_figures_asks_for_a_file(desk) -> None:
    for path in (desk.folder / "results").iterdir():
        path.unlink()
    status, _, told = desk.week(files=False)
    assert (status, told) == (
        2,
        "chiến dịch chưa có số liệu nào; hãy thêm tệp Excel mà các đơn vị gửi\n",
    )


def test_without_a_file_it_tells_what_changed_of_all_that_was_counted(desk) -> None:
    counted = "{counts: {an-phu: 310}}, {indicator: benefit, counts: {an-phu: 12 tỷ đồng}}"
    record = desk.folder / "results/2025-06-30.yaml"
    record.write_text(f"as_of: 30/6/2025\nresults: [{counted}]\n", "utf-8")
    told = desk.week(files=False)[2]
    assert "số sáng kiến: ngày 31/5/2025 có" in told
    assert "giá trị làm lợi: 12 tỷ đồng (tạm tính, 1/6 đơn vị), lần chốt đầu tiên" in told


def test_when_the_report_has_gone_out_the_next_is_begun_when_asked(desk) -> None:
    issued = desk.folder / "documents/tuan.yaml"
    issued.write_text(f"number: 5\ndate: 02/6/2025\nas_of: 31/5/2025\n{REPORT}", "utf-8")
    before = issued.read_bytes()
    status, made, told = desk.week()
    assert "vanthu week thi-dua --next" in told
    status, made, told = desk.week("--next", files=False)
    assert status == 0, told
    assert made.split()[:2] == [
        "campaigns/thi-dua/documents/tuan_2.yaml",
        "output/thi-dua/tuan_2.docx",
    ]
    begun = (desk.folder / "documents/tuan_2.yaml").read_text("utf-8")
    assert (begun.partition("\n")[2], issued.read_bytes()) == (REPORT, before)
    assert "tuan_3" not in desk.week("--next", files=False)[1]


PHASED = REPORT.replace("subject: Tuần", "subject: Sơ kết {{ result.name }}\nphase: gd1")


def gone_out(desk, text, code="tuan", day="02/6/2025"):
    """A report that went out with the figures of the last day of phase 1, 31/5."""
    path = desk.folder / f"documents/{code}.yaml"
    path.write_text(f"number: {day[1]}\ndate: {day}\nas_of: 31/5/2025\n{text}", "utf-8")


def begun(desk, code="tuan_2"):
    """The record of the next one, without the line that leads to its schema."""
    return (desk.folder / f"documents/{code}.yaml").read_text("utf-8").partition("\n")[2]


def test_the_next_report_speaks_of_the_phase_in_which_its_figures_lie(desk) -> None:
    gone_out(desk, PHASED)
    assert "giai đoạn 1 đã hết ngày 31/5/2025: báo cáo kế tiếp nói về giai đoạn 2" in desk.week()[2]
    status, _, told = desk.week("--next", files=False)
    assert (status, begun(desk)) == (0, PHASED.replace("gd1", "gd2"))
    assert "báo cáo kế tiếp nói về giai đoạn 2" in told
    assert "W-MOMENT-OTHER" not in told


def test_the_next_report_of_a_phase_that_runs_stays_in_it(desk) -> None:
    gone_out(desk, PHASED.replace("gd1", "gd2"))
    assert "đã hết" not in desk.week("--next")[2]
    assert begun(desk) == PHASED.replace("gd1", "gd2")


def test_where_no_phase_runs_the_next_report_speaks_of_the_whole_and_it_is_warned_of(desk) -> None:
    gone_out(desk, PHASED)
    path = desk.folder / "campaign.yaml"
    path.write_text(
        path.read_text("utf-8").replace("starts: 01/6/2025", "starts: 01/7/2025"), "utf-8"
    )
    told = desk.week("--next")[2]
    assert (
        "số liệu ngày 30/6/2025 không thuộc giai đoạn nào: báo cáo kế tiếp nói về cả chiến dịch"
        in told
    )
    assert begun(desk) == PHASED.replace("phase: gd1\n", "")


def test_words_of_the_next_report_that_name_the_old_phase_are_told(desk) -> None:
    gone_out(desk, PHASED.replace("Có", "Trong giai đoạn 1 có"))
    assert (
        "cảnh báo: lời văn hay bảng của báo cáo kế tiếp còn nói đến giai đoạn 1"
        in desk.week("--next")[2]
    )


def test_a_report_of_other_figures_than_this_weeks_is_warned_of(desk) -> None:
    (desk.folder / "documents/tuan.yaml").write_text(PHASED, "utf-8")
    status, _, told = desk.week()
    assert status == 0
    assert (
        "văn bản «tuan» dùng số liệu chốt ngày 31/5/2025, không phải số liệu ngày 30/6/2025" in told
    )


REPLACING = REPORT.replace("sáng kiến.\n", "sáng kiến. Báo cáo này thay thế {{ replaces }}.\n")


def test_the_next_of_a_report_that_replaced_another_replaces_none(desk) -> None:
    gone_out(desk, REPORT)
    gone_out(desk, f"replaces: tuan\n{REPLACING}", "tuan_thay_the", "03/6/2025")
    _, made, told = desk.week("--next")
    assert "output/thi-dua/tuan_2.docx" in made, told
    assert begun(desk) == REPORT


def test_where_no_document_can_be_made_the_rest_of_the_week_is(desk) -> None:
    (desk.folder / "documents/tuan.yaml").write_text(REPLACING, "utf-8")
    status, made, told = desk.week()
    assert (status, "output/thi-dua/tin-2025-06-30.txt" in made) == (5, True)
    assert told.count("[E-EXPR-VALUE]") == 1


def test_at_a_terminal_the_next_report_is_offered(desk, monkeypatch) -> None:
    path = desk.folder / "documents/tuan.yaml"
    path.write_text(f"number: 5\ndate: 02/6/2025\nas_of: 31/5/2025\n{REPORT}", "utf-8")
    typing(monkeypatch, "", "", "")
    assert "output/thi-dua/tuan_2.docx" in desk.week()[1]


def test_a_letter_that_waits_is_no_report_that_waits(desk) -> None:
    for code, text in {
        "tuan": f"number: 5\ndate: 02/6/2025\nas_of: 31/5/2025\n{REPORT}",
        "thu": REPORT.replace("kind: report", "kind: directive"),
    }.items():
        (desk.folder / f"documents/{code}.yaml").write_text(text, "utf-8")
    assert "vanthu week thi-dua --next" in desk.week()[2]


@pytest.mark.parametrize(
    ("code", "taken", "expected"),
    [
        ("bc_01", (), "bc_02"),
        ("bc_09", ("bc_10",), "bc_11"),
        ("report", (), "report_2"),
        ("report_2", ("report_3",), "report_4"),
    ],
)
def test_the_code_of_the_next(code, taken, expected) -> None:
    documents = tuple(SimpleNamespace(code=one) for one in (code, *taken))
    record = SimpleNamespace(campaign=SimpleNamespace(documents=documents), blocked={})
    assert next_code(record, code) == expected


def test_the_campaign_is_read_once_before_and_once_after_its_figures_are_written(
    desk, monkeypatch
) -> None:
    read, times = loading.assemble, []
    monkeypatch.setattr(loading, "assemble", lambda *given: times.append(1) or read(*given))
    assert desk.week()[0] == 0
    assert len(times) == 2


UNCLEAR = WEEK.replace("An Phú;310", "An Phú;nhiều").replace("Long Sơn;120", "Long Sơn;1,200")


def test_what_was_answered_before_a_stop_is_offered_again(desk, monkeypatch) -> None:
    desk.sheet.write_text(UNCLEAR, "utf-8")
    typing(monkeypatch, "310", KeyboardInterrupt())
    assert desk.week()[0] == 130
    person = typing(monkeypatch, "c", "1", "k")
    assert desk.week()[0] == 130
    assert len(person.prompts) == 3
    desk.sheet.write_text(UNCLEAR.replace("1,200", "121"), "utf-8")
    person = typing(monkeypatch, "c", "c")
    status, _, told = desk.week()
    assert (status, person.answers) == (0, []), told
    assert "tuan.csv: B2: như đã trả lời: 310" in told
    assert "an-phu: 310" in (desk.folder / "results/2025-06-30.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("changed", "day"),
    [(("Long Sơn;1,200", "Y tế;1,200"), "30/6/2025"), (("", ""), "07/7/2025")],
    ids=["of another unit in the same cell", "of another day"],
)
def test_what_was_answered_is_not_of_another_row_or_day(desk, monkeypatch, changed, day) -> None:
    desk.sheet.write_text(UNCLEAR.replace("An Phú;nhiều", "An Phú;310"), "utf-8")
    typing(monkeypatch, "1", KeyboardInterrupt())
    assert desk.week()[0] == 130
    desk.sheet.write_text(desk.sheet.read_text("utf-8").replace(*changed), "utf-8")
    person = typing(monkeypatch, KeyboardInterrupt())
    assert desk.week(day=day)[0] == 130
    assert "Dùng lại" not in person.prompts[0]


def test_the_day_that_was_answered_is_not_of_another_file(desk, monkeypatch) -> None:
    asked = []
    for text in (UNCLEAR, UNCLEAR, UNCLEAR.replace("95", "96")):
        desk.sheet.write_text(text, "utf-8")
        person = typing(monkeypatch, "30/6/2025", KeyboardInterrupt())
        run(["-C", str(desk.workspace.root), "week", "thi-dua", str(desk.sheet)])
        asked.append("Dùng lại" in person.prompts[0])
    assert asked == [False, True, False]


def test_what_was_answered_before_may_be_left_and_is_gone_when_all_is_done(
    desk, monkeypatch
) -> None:
    kept = desk.workspace.root / ".vanthu/answers/thi-dua.json"
    desk.sheet.write_text(UNCLEAR, "utf-8")
    typing(monkeypatch, "310", KeyboardInterrupt())
    desk.week()
    assert "nhiều" in kept.read_text("utf-8")
    person = typing(monkeypatch, "k", "311", "1", "c")
    assert (desk.week()[0], person.answers) == (0, [])
    assert "an-phu: 311" in (desk.folder / "results/2025-06-30.yaml").read_text("utf-8")
    assert not kept.exists()


def test_the_columns_that_hints_name_are_told_to_the_week_itself(desk) -> None:
    desk.sheet.write_text(WEEK.replace("Số sáng kiến", "Điều gì", 1), "utf-8")
    assert desk.week()[0] != 0
    assert desk.week("--columns", "unit=A,count=B")[0] == 0
