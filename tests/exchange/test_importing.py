"""A file of results becomes a record; what is there already is never changed unasked."""

from __future__ import annotations

import pytest
from typed import typing as typed_at_terminal

from generator.cli import asking
from generator.cli.console import Console
from generator.exchange.importing import MomentMissing, write_import
from generator.exchange.new_snapshot import Existing, SnapshotExists
from generator.exchange.telling import tell_changes, tell_reading
from generator.figures import figures_on, tally_of
from generator.model.results import Status
from generator.problems import Busy, RecordsInvalid

JUNE = """\
Đơn vị;Số sáng kiến
LĐLĐ H. An Phú;1.340
Đông Hà;90
CĐ Sở KH&CN;200
CĐN Y tế;12.5
"""


def codes(problems):
    return [f"{one.place} {one.code}" for one in problems]


def test_correct_rows_become_a_record_and_the_others_are_told(desk) -> None:
    plan = desk.plan(JUNE, as_of="30/6/2025", source="Cổng trực tuyến")
    assert codes(plan.refused) == ["1.csv: B5 E-NUM-DOT"]
    assert write_import(plan).name == "2025-06-30.yaml"
    assert (
        (desk.folder / "results" / "2025-06-30.yaml").read_text(encoding="utf-8")
        == """\
# yaml-language-server: $schema=../../../.vanthu/schemas/results.schema.json
# Nhập từ 1.csv: unit=A, initiatives=B.
as_of: 2025-06-30
source: Cổng trực tuyến
results:
  - indicator: initiatives
    counts:
      an-phu: 1340
      dong-ha: 90
      khcn: 200
"""
    )
    assert len(desk.campaign.snapshots) == 3


def test_what_changes_is_told_before_it_is_written(desk) -> None:
    plan = desk.plan(JUNE, as_of="30/6/2025")
    assert (
        "\n".join(map(str, (*tell_reading(plan), *tell_changes(plan, desk.campaign))))
        == """\
1.csv: unit=A, initiatives=B
đọc được 3 đơn vị, trong đó 0 chưa có số; 1 lỗi
số sáng kiến, so với ngày 31/5/2025: 0 mới, 1 tăng, 0 giảm, 2 giữ nguyên, 3 lần trước có mà nay chưa có
  tăng: LĐLĐ huyện An Phú: 300 → 1.340
  nay chưa có: LĐLĐ huyện Long Sơn: 90 → –
  nay chưa có: Công đoàn ngành Y tế: 0 → –
  nay chưa có: Công đoàn cơ sở mới thành lập: 15 → –
3/6 đơn vị đã có số, cộng 1.630
  chưa có số: LĐLĐ huyện Long Sơn, Công đoàn ngành Y tế, Công đoàn cơ sở mới thành lập"""
    )
    assert not (desk.folder / "results" / "2025-06-30.yaml").exists()


def test_a_count_that_fell_is_asked_about_or_refused(desk) -> None:
    text = "Đơn vị;Kết quả\nAn Phú;299\nĐông Hà;91\n"
    plan = desk.plan(text, as_of="30/6/2025")
    assert [str(one.message) for one in plan.refused] == [
        "«LĐLĐ huyện An Phú» giảm: ngày 31/5/2025 đã có 300, nay 299"
    ]
    assert plan.snapshot.results[0].counts == {"dong-ha": 91}
    kept = desk.plan(text, as_of="30/6/2025", ask=lambda question: 0)
    assert kept.snapshot.results[0].counts == {"an-phu": 299, "dong-ha": 91}


def test_a_count_that_fell_is_told_at_its_own_cell(desk) -> None:
    plan = desk.plan(
        "Đơn vị;Số sáng kiến;Giá trị làm lợi\nAn Phú;301;9.000\nĐông Hà;92;9.000\n",
        as_of="30/6/2025",
    )
    write_import(plan)
    text = "Đơn vị;Số sáng kiến;Giá trị làm lợi\nAn Phú;302;8.000\nĐông Hà;91;9.000\n"
    merged = desk.plan(text, as_of="30/6/2025", existing=Existing.MERGE)
    assert codes(desk.plan(text, as_of="31/7/2025").refused) == [
        "1.csv: B3 E-XLS-FALLS",
        "1.csv: C2 E-XLS-FALLS",
    ]
    assert codes(merged.refused) == ["1.csv: B3 E-XLS-LOWERS", "1.csv: C2 E-XLS-LOWERS"]


def test_a_count_that_a_merge_raises_is_told_at_its_cell(desk) -> None:
    """A sheet that was given out before a correction would undo it."""
    write_import(desk.plan("Đơn vị;Kết quả\nAn Phú;301\nĐông Hà;92\n", as_of="30/6/2025"))
    older = "Đơn vị;Kết quả\nAn Phú;306\nĐông Hà;92\n"
    merged = desk.plan(older, as_of="30/6/2025", existing=Existing.MERGE)
    assert codes(merged.problems) == ["1.csv: B2 W-XLS-RAISES"]
    assert (
        str(merged.problems[0].message)
        == "«LĐLĐ huyện An Phú»: lần chốt này đã có 301, tệp ghi 306"
    )
    replaced = desk.plan(older, as_of="30/6/2025", existing=Existing.REPLACE)
    assert codes(replaced.problems) == []


def test_what_a_person_decided_is_kept_with_the_record(desk) -> None:
    text = "Đơn vị;Kết quả\nAn Phú;1,340\nĐông Hà;12.5\n"
    plan = desk.plan(text, as_of="30/6/2025", ask=lambda question: 0 if question.options else None)
    assert (
        plan.comment
        == """\
Nhập từ 1.csv: unit=A, initiatives=B.
Đã hỏi: 1.csv: B2: dùng dấu chấm để ngăn hàng nghìn: viết 1340 hoặc 1.340; đang là «1,340» → 1.340"""
    )


def typing(text):
    """A person who types the same at every question: the first unit that it finds for certain."""

    def ask(question):
        hits = question.find(text)
        return hits.found[0] if hits.sure else None

    return ask


def test_a_name_that_was_decided_is_never_asked_about_again(desk) -> None:
    text = "Đơn vị;Kết quả\nCĐN Công nghệ;212\n"
    path = desk.folder / "units.yaml"
    before = path.read_text(encoding="utf-8")
    plan = desk.plan(text, as_of="30/6/2025", ask=typing("khcn"))
    told = "nhớ cách gọi «CĐN Công nghệ» là Công đoàn Sở KH&CN (khcn): ghi vào «aliases:», lần sau không hỏi"
    assert told in map(str, tell_reading(plan))
    assert path.read_text(encoding="utf-8") == before
    write_import(plan)
    assert path.read_text(encoding="utf-8") == before.replace(
        "name: Công đoàn Sở KH&CN,", "name: Công đoàn Sở KH&CN, aliases: [CĐN Công nghệ],"
    )
    again = desk.plan("Đơn vị;Kết quả\nCĐ ngành Công nghệ;213\n", as_of="30/7/2025")
    assert again.snapshot.results[0].counts == {"khcn": 213}


def test_a_name_that_may_be_several_units_is_asked_about_each_time(desk) -> None:
    path = desk.folder / "units.yaml"
    units = path.read_text(encoding="utf-8").replace("Long Sơn", "Nà Mạ 2")
    path.write_text(units.replace("Đông Hà", "Nà Mạ 1"), encoding="utf-8")
    text = "Đơn vị;Kết quả\nNà Mạ;212\n"
    plan = desk.plan(text, as_of="30/6/2025", ask=typing("long-son"))
    assert plan.snapshot.results[0].counts == {"long-son": 212}
    told = "«Nà Mạ» lần này là LĐLĐ huyện Nà Mạ 2; có thể là đơn vị khác nên không nhớ, lần sau hỏi lại"
    assert told in map(str, tell_reading(plan))
    assert (plan.aliases, plan.remembered) == ({}, ())


def test_a_name_with_other_diacritics_is_told_once_and_remembered_when_it_is_agreed_to(desk):
    sheet = "Đơn vị,Kết quả\nLĐLĐ huyện Đông Ha,120\n"
    plan = desk.plan(sheet, as_of="30/6/2025")
    assert [one.code for one in plan.problems if "SPELLED" in one.code] == ["W-XLS-UNIT-SPELLED"]
    assert [*plan.aliases] == ["LĐLĐ huyện Đông Ha"]

    write_import(plan)

    again = desk.plan(sheet.replace("120", "130"), as_of="31/7/2025")
    assert [one.code for one in again.problems if "SPELLED" in one.code] == []
    assert (again.snapshot.results[0].counts, again.remembered) == ({"dong-ha": 130}, ())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("y-te", "sure y-te"),
        ("LĐLĐ H. An Phú", "sure an-phu"),
        ("long", "sure long-son"),
        ("lon", "long-son"),
        ("huyện", "an-phu dong-ha long-son"),
        ("Đống Hà", "dong-ha"),
        ("An Phuu", "an-phu"),
        ("Mường Tè", ""),
    ],
)
def test_any_unit_may_be_typed_at_a_question(desk, typed, found) -> None:
    units = desk.campaign.units
    heard = []

    def ask(question):
        hits = question.find(typed)
        codes = [units[at - len(question.options)].code for at in hits.found]
        heard.append(" ".join(["sure"] * hits.sure + codes))

    with pytest.raises(RecordsInvalid):
        desk.plan("Đơn vị;Kết quả\nCơ quan lạ;12\n", as_of="30/6/2025", ask=ask)
    assert heard == [found]


def test_a_fall_from_what_was_only_submitted_is_just_told(desk) -> None:
    text = "Đơn vị;Kết quả\nAn Phú;299\n"
    plan = desk.plan(text, as_of="30/6/2025", status=Status.SUBMITTED)
    assert [one.code for one in plan.problems] == ["W-XLS-FALLS", "W-IMPORT-FEW"]
    assert plan.snapshot.results[0].counts == {"an-phu": 299}


def test_a_record_that_exists_is_refused_merged_or_replaced(desk) -> None:
    late = "Đơn vị;Kết quả\nY tế;80\nMới thành lập;20\n"
    with pytest.raises(SnapshotExists, match="đã có số liệu chốt ngày 31/5/2025"):
        desk.plan(late, as_of="31/5/2025")
    path = desk.folder / "results" / "2025-05-31.yaml"
    undeclared = path.read_text(encoding="utf-8").replace("    total: 695\n", "", 1)
    path.write_text(f"# Số của Cổng.\n{undeclared}", encoding="utf-8")
    write_import(desk.plan(late, as_of="31/5/2025", existing=Existing.MERGE))
    snapshot = desk.campaign.snapshots[1]
    assert ", ".join(f"{unit} {n}" for unit, n in snapshot.results[0].counts.items()) == (
        "an-phu 300, dong-ha 90, long-son 90, khcn 200, y-te 80, moi 20"
    )
    assert snapshot.results[0].standing.rank == 12
    assert path.read_text(encoding="utf-8").startswith("# Số của Cổng.\n# Nhập từ 1.csv")
    write_import(desk.plan(late, as_of="31/5/2025", existing=Existing.REPLACE))
    assert desk.campaign.snapshots[1].results[0].counts == {"y-te": 80, "moi": 20}


TYPED = """\
# Số của Cổng.
as_of: 31/5/2025   # thứ bảy
source: 'Cổng trực tuyến'

results:
- indicator: benefit  # tiền
  total: 10.000.000.000
  precision: over
# Sáng kiến
- breakdowns: [{code: sector, name: Theo lĩnh vực, counts: {Giáo dục: 400, Y tế: 95}, remainder: Khác}]
  counts: {long-son: 90,  # đã soát
    an-phu: 300, "dong-ha": 90, khcn: 200, y-te: 0}
  standing: {rank: 12, among: 63}
note: "Chốt lần 1"\
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_merge_changes_only_what_is_new(desk, end) -> None:
    path = desk.folder / "results" / "2025-05-31.yaml"
    path.write_bytes("\ufeff".encode() + TYPED.replace("\n", end).encode())
    late = "Đơn vị;Kết quả\nAn Phú;1.301\nMới thành lập;20\n"
    write_import(desk.plan(late, as_of="31/5/2025", existing=Existing.MERGE))
    told = TYPED.replace(
        "# Số của Cổng.\n", "# Số của Cổng.\n# Nhập từ 1.csv: unit=A, initiatives=B.\n"
    )
    told = told.replace("an-phu: 300", "an-phu: 1301").replace("y-te: 0}", "y-te: 0, moi: 20}")
    assert path.read_bytes() == "\ufeff".encode() + told.replace("\n", end).encode()
    write_import(desk.plan(late, as_of="31/5/2025", existing=Existing.MERGE))
    assert path.read_bytes() == "\ufeff".encode() + told.replace("\n", end).encode()


def test_counts_that_are_all_replaced_leave_the_rest_of_the_record(desk) -> None:
    path = desk.folder / "results" / "2025-05-31.yaml"
    written = TYPED.replace(
        '{long-son: 90,  # đã soát\n    an-phu: 300, "dong-ha": 90, khcn: 200, y-te: 0}',
        "\n    # huyện\n    an-phu: 300\n    dong-ha: 90 # đã soát",
    )
    path.write_text(written, encoding="utf-8")
    late = "Đơn vị;Kết quả\nAn Phú;301\nMới thành lập;20\n"
    write_import(desk.plan(late, as_of="31/5/2025", existing=Existing.REPLACE))
    assert path.read_text(encoding="utf-8").endswith(
        written[written.index("as_of") :].replace(
            "an-phu: 300\n    dong-ha: 90 # đã soát", "an-phu: 301\n    moi: 20"
        )
    )


UNUSUAL = """\
as_of: 31/5/2025
? results
: [{counts: {an-phu: 300, dong-ha: 90, long-son: 90, khcn: 200, y-te: 0},
    standing: {rank: 12, among: 63},
    breakdowns: [{code: sector, name: Theo lĩnh vực, counts: {Giáo dục: 400, Y tế: 95}, remainder: Khác}]},
  {indicator: benefit, total: 10.000.000.000, precision: over}]
"""


def test_a_record_written_too_unusually_is_refused(desk) -> None:
    path = desk.folder / "results" / "2025-05-31.yaml"
    path.write_text(UNUSUAL, encoding="utf-8")
    plan = desk.plan("Đơn vị;Kết quả\nĐông Hà;91\n", as_of="31/5/2025", existing=Existing.MERGE)
    with pytest.raises(RecordsInvalid) as caught:
        write_import(plan)
    assert codes(caught.value.problems) == ["2025-05-31.yaml E-RESULTS-FORM"]


def test_what_a_merge_corrects_is_told(desk) -> None:
    plan = desk.plan(
        "Đơn vị;Kết quả\nCĐ Sở KH&CN;196\nAn Phú;304\n",
        as_of="31/5/2025",
        existing=Existing.MERGE,
        ask=lambda question: 0,
    )
    told = [str(line) for line in tell_changes(plan, desk.campaign)]
    assert told[:2] == [
        "sửa trong tệp đã có: LĐLĐ huyện An Phú, số sáng kiến: 300 → 304",
        "sửa trong tệp đã có: Công đoàn Sở KH&CN, số sáng kiến: 200 → 196",
    ]


def test_a_record_that_would_contradict_others_is_refused(desk) -> None:
    """The snapshot of 31/5 declares a total of 695."""
    late = "Đơn vị;Kết quả\nY tế;80\n"
    with pytest.raises(RecordsInvalid) as caught:
        desk.plan(late, as_of="31/5/2025", existing=Existing.MERGE)
    assert codes(caught.value.problems) == ["2025-05-31.yaml E-RESULT-SUM"]


def test_a_record_that_changed_meanwhile_is_not_overwritten(desk) -> None:
    plan = desk.plan(JUNE, as_of="30/6/2025")
    path = desk.folder / "results" / "2025-06-30.yaml"
    path.write_text("as_of: 30/6/2025\nresults: [{total: 1}]\n", encoding="utf-8")
    with pytest.raises(Busy, match="vừa bị người khác sửa"):
        write_import(plan)
    assert path.read_text(encoding="utf-8").startswith("as_of: 30/6/2025")


def test_the_hour_is_in_the_name_of_the_second_record_of_a_day(desk) -> None:
    names = [
        write_import(desk.plan(f"Đơn vị;Kết quả\nAn Phú;{count}\n", as_of=moment)).name
        for count, moment in ((301, "8h00 30/6/2025"), (302, "17h30 30/6/2025"), (303, "30/6/2025"))
    ]
    assert names == ["2025-06-30.yaml", "2025-06-30-1730.yaml", "2025-06-30-2400.yaml"]
    assert len(desk.campaign.snapshots) == 5


def test_files_say_themselves_of_when_they_are(desk) -> None:
    text = "Tính đến ngày 30/6/2025;\nĐơn vị;Kết quả\nAn Phú;305\n"
    assert str(desk.plan(text).snapshot.as_of) == "2025-06-30"
    with pytest.raises(RecordsInvalid) as caught:
        desk.plan(text, as_of="31/7/2025")
    assert codes(caught.value.problems) == ["1.csv: A1 E-XLS-AS-OF"]
    with pytest.raises(RecordsInvalid) as caught:
        desk.plan(text, text.replace("30/6", "31/7").replace("An Phú", "Đông Hà"))
    assert codes(caught.value.problems) == ["1.csv E-XLS-AS-OF"]


def test_the_day_in_a_title_is_known_though_the_columns_are_asked_about(desk) -> None:
    text = "KẾT QUẢ tính đến ngày 30/6/2025;\nĐơn vị;Số sáng kiến (triệu đồng)\nAn Phú;305\n"
    with pytest.raises(RecordsInvalid) as caught:
        desk.plan(text)
    assert codes(caught.value.problems) == ["1.csv: B2 E-XLS-MEASURE"]


@pytest.mark.parametrize(
    ("typed", "prompts"), [(["mai", "30/6/2025", "600"], 3), ([""], 1)], ids=["told", "not told"]
)
def test_the_moment_is_asked_before_anything_else(desk, monkeypatch, typed, prompts) -> None:
    person = typed_at_terminal(monkeypatch, *typed)
    ask = asking.asker(Console(str), wanted=True)
    text = "Đơn vị;Kết quả\nAn Phú;nhiều\n"
    if prompts > 1:
        assert str(desk.plan(text, ask=ask).snapshot.as_of) == "2025-06-30"
    else:
        with pytest.raises(MomentMissing) as caught:
            desk.plan(text, ask=ask)
        assert codes(caught.value.problems) == ["1.csv: B2 E-NUM", "1.csv E-XLS-AS-OF"]
    assert (len(person.prompts), person.answers) == (prompts, [])


def test_the_moment_is_asked_before_the_columns(desk, monkeypatch, capsys) -> None:
    typed_at_terminal(monkeypatch, "30/6/2025", "", "")
    with pytest.raises(RecordsInvalid):
        desk.plan("Đối tượng;Điều gì\nAn Phú;305\n", ask=asking.asker(Console(str), wanted=True))
    told = capsys.readouterr().err
    assert 0 < told.index("tính đến ngày nào") < told.index("không thấy cột số liệu")


def test_a_column_without_a_title_may_be_chosen(desk, monkeypatch) -> None:
    person = typed_at_terminal(monkeypatch, "1")
    ask = asking.asker(Console(str), wanted=True)
    plan = desk.plan("Đối tượng;\nAn Phú;305\n", as_of="30/6/2025", ask=ask)
    assert plan.snapshot.results[0].counts == {"an-phu": 305}
    assert person.answers == []


def test_a_snapshot_that_may_not_be_touched_is_told_before_anything_is_asked(desk) -> None:
    with pytest.raises(SnapshotExists):
        desk.plan("Đơn vị;Kết quả\nAn Phú;gần 600\n", as_of="31/5/2025", ask=pytest.fail)


def test_nothing_to_import_is_an_error(desk) -> None:
    for text, code in (("Đơn vị;Kết quả\nAn Phú;-\n", "E-XLS-NOTHING"), ("", "E-XLS-EMPTY")):
        with pytest.raises(RecordsInvalid) as caught:
            desk.plan(text, as_of="30/6/2025")
        assert [one.code for one in caught.value.problems] == [code]


def test_many_files_make_one_record(desk) -> None:
    files = [
        f"Đơn vị;Kết quả\n{name};{count}\n" for name, count in (("An Phú", 305), ("Đông Hà", 95))
    ]
    plan = desk.plan(*files, "Đơn vị;Kết quả\nAn Phú;306\n", as_of="30/6/2025")
    assert codes(plan.refused) == ["1.csv: B2 E-XLS-UNIT-TWICE", "3.csv: B2 E-XLS-UNIT-TWICE"]
    assert plan.snapshot.results[0].counts == {"dong-ha": 95}


def test_a_unit_outside_its_time_is_told_at_its_cell(desk) -> None:
    plan = desk.plan("Đơn vị;Kết quả\nMới thành lập;5\n", as_of="28/02/2025")
    assert codes(plan.problems) == ["1.csv: B2 W-UNIT-ABSENT"]


def test_a_new_snapshot_of_few_units_is_doubted(desk) -> None:
    plan = desk.plan("Đơn vị;Kết quả\nAn Phú;305\n", as_of="02/6/2025")
    (doubt,) = plan.problems
    assert (doubt.code, doubt.is_error) == ("W-IMPORT-FEW", False)
    assert "mới có số của 1 đơn vị, lần chốt ngày 31/5/2025 có 6" in str(doubt.message)
    assert str(doubt.hint).endswith("nhập với --as-of «31/5/2025» --merge")
    two = "Đơn vị;Kết quả\nAn Phú;305\nĐông Hà;95\n"
    assert [one.code for one in desk.plan(two, as_of="02/6/2025").problems] == ["W-IMPORT-FEW"]
    assert not desk.plan(f"{two}Y tế;90\n", as_of="02/6/2025").problems


def test_the_counts_of_an_earlier_moment_under_a_new_day_are_doubted(desk) -> None:
    rows = "Đơn vị;Kết quả\nAn Phú;300\nĐông Hà;90\nLong Sơn;{}\n"
    assert codes(desk.plan(rows.format(90), as_of="07/6/2025").problems) == [
        "2025-06-07.yaml W-IMPORT-AGAIN"
    ]
    assert not desk.plan(rows.format(91), as_of="07/6/2025").problems


@pytest.mark.parametrize(
    ("as_of", "told"),
    [
        ("31/12/2026", ["2026-12-31.yaml W-IMPORT-OUTSIDE"]),
        ("15/01/2026", []),
    ],
)
def test_a_moment_long_after_the_campaign_is_doubted(desk, as_of, told) -> None:
    three = "Đơn vị;Kết quả\nAn Phú;305\nĐông Hà;95\nY tế;90\n"
    assert codes(desk.plan(three, as_of=as_of).problems) == told


def happened(desk, units, changes=""):
    """Long Sơn ends with 14/6/2025; what else happens to units that day."""
    text = (desk.folder / "units.yaml").read_text(encoding="utf-8")
    (desk.folder / "units.yaml").write_text(units(text), encoding="utf-8")
    with (desk.folder / "campaign.yaml").open("a", encoding="utf-8") as file:
        file.write(changes)


def with_new(text, more=""):
    line = next(one for one in text.splitlines() if "code: long-son" in one)
    return text.replace(line, line.replace("}}", f"}}{more}}}") + f"\n  - {NEW}")


NEW = "{code: song-ba, name: Liên đoàn Lao động huyện Sông Ba, group: huyen%s}"
ALL = "Đơn vị;Số sáng kiến\nAn Phú;400\nĐông Hà;90\nCĐ Sở KH&CN;200\nCĐN Y tế;5\nCông đoàn cơ sở mới thành lập;20\nSông Ba;100\n"


def test_who_others_merged_into_is_told_with_what_they_had(desk) -> None:
    changes = "changes: [{on: 15/6/2025, merge: [long-son], into: song-ba}]\n"
    happened(desk, lambda text: with_new(text).replace("%s", ""), changes)
    told = [str(one) for one in tell_changes(desk.plan(ALL, as_of="30/6/2025"), desk.campaign)]
    assert "  tăng: Liên đoàn Lao động huyện Sông Ba: 90 → 100" in told
    assert "  Liên đoàn Lao động huyện Sông Ba: 90 trước đó là số của LĐLĐ huyện Long Sơn; 100 phải gồm cả số ấy" in told  # fmt: skip
    assert told[-1] == "6/6 đơn vị đã có số, cộng 815"


def test_what_stays_of_who_left_is_told_and_what_may_count_twice(desk) -> None:
    happened(
        desk,
        lambda text: with_new(text, ", active_to: 14/6/2025").replace("%s", ", active_from: 15/6/2025"),
    )  # fmt: skip
    plan = desk.plan(ALL, as_of="30/6/2025")
    told = [str(one) for one in tell_changes(plan, desk.campaign)]
    assert told[-2:] == [
        "6/6 đơn vị đã có số, cộng 815",
        "cả chiến dịch: 905, gồm 90 của 1 đơn vị đã thôi tham gia: LĐLĐ huyện Long Sơn",
    ]
    assert codes(plan.problems) == ["1.csv: B7 W-CHANGE-UNSAID"]
    write_import(plan)
    assert tally_of(figures_on(desk.campaign)).count == 905


def test_of_two_units_of_one_name_the_one_that_is_there_is_meant(desk) -> None:
    changes = "changes: [{on: 15/6/2025, merge: [dong-ha, long-son], into: dong-ha-2}]\n"
    again = "{code: dong-ha-2, name: Liên đoàn Lao động huyện Đông Hà, short_name: LĐLĐ huyện Đông Hà, group: huyen}"  # fmt: skip
    happened(desk, lambda text: with_new(text).replace(NEW, again), changes)
    text = "Đơn vị;Số sáng kiến\nĐông Hà;%s\n"
    for day, count, code in (("14/6/2025", 95, "dong-ha"), ("30/6/2025", 190, "dong-ha-2")):
        plan = desk.plan(text % count, as_of=day)
        assert not plan.refused
        assert plan.snapshot.results[0].counts == {code: count}


def test_a_unit_is_known_by_its_new_name_too(desk) -> None:
    happened(
        desk, str, "changes: [{on: 15/6/2025, rename: khcn, name: Công đoàn Sở Khoa học số}]\n"
    )
    plan = desk.plan("Đơn vị;Số sáng kiến\nCông đoàn Sở Khoa học số;210\n", as_of="30/6/2025")
    assert plan.snapshot.results[0].counts == {"khcn": 210}
    assert not plan.remembered


LISTED = [
    "An Phú",
    "Long Sơn",
    "Đông Hà",
    "CĐ Sở KH&CN",
    "CĐN Y tế",
    "Công đoàn cơ sở mới thành lập",
]


@pytest.mark.parametrize(("rates", "total", "asked", "taken"), [
    ("50 60 70 80 90 95", "88", 0, "88%"),
    ("50 60 70 80 90 95", "98", 0, None),
    ("50 60 70 80 90 95", "40", 0, None),
    ("5 6 7 8 9 15", "50", 0, None),
    ("50 60 70 80 90 100", "75", 1, "75%"),
    ("50 60 70", "65", 1, "65%"),
    ("", "65", 1, "65%"),
], ids=["of all", "above all", "below all", "a sum", "a mean", "of some", "alone"])  # fmt: skip
def test_the_rate_of_a_total_row_is_that_of_all_where_it_can_be(desk, rates, total, asked, taken) -> None:  # fmt: skip
    path = desk.folder / "campaign.yaml"
    rate = "  - {code: share, name: tỷ lệ đạt, unit_of_measure: '%', measure: rate}\nphases:"
    text = path.read_text(encoding="utf-8").replace("phases:", rate, 1)
    path.write_text(text, encoding="utf-8")
    heard = []
    rows = "".join(f"{name};{one}\n" for name, one in zip(LISTED, rates.split(), strict=False))
    plan = desk.plan(
        f"Đơn vị;Tỷ lệ đạt (%)\n{rows}Tổng cộng;{total}\n",
        as_of="30/6/2025",
        reading={"indicator": "share"},
        ask=lambda question: heard.append(question.code) or 0,
    )
    (result,) = plan.snapshot.results
    told = [str(line) for line in tell_changes(plan, desk.campaign)]
    assert heard == ["W-XLS-RATE-TOTAL"] * asked
    assert (result.total and f"{float(result.total * 100):g}%") == taken
    assert (f"tỷ lệ chung theo dòng tổng của tệp: {taken}" in told) == (taken is not None)
    assert ("W-XLS-RATE-TOTAL" in [one.code for one in plan.problems]) == (taken is None)


def test_a_rate_of_all_that_was_rough_is_exact_once_a_total_row_has_it(desk) -> None:
    path = desk.folder / "campaign.yaml"
    rate = "  - {code: share, name: tỷ lệ đạt, unit_of_measure: '%', measure: rate}\nphases:"
    path.write_text(path.read_text(encoding="utf-8").replace("phases:", rate, 1), encoding="utf-8")
    rough = "as_of: 30/6/2025\nresults: [{indicator: share, total: 60%, precision: over}]\n"
    (desk.folder / "results/2025-06-30.yaml").write_text(rough, encoding="utf-8")
    plan = desk.plan(
        "Đơn vị;Tỷ lệ đạt (%)\nAn Phú;50\nĐông Hà;90\nTổng cộng;65\n",
        as_of="30/6/2025",
        reading={"indicator": "share"},
        existing=Existing.MERGE,
        ask=lambda _: 0,
    )
    (result,) = plan.snapshot.results
    assert (float(result.total), result.precision.value) == (0.65, "exact")


SHORT = "Đơn vị;Kết quả\nL.Sơn;305\nĐ. Hà;95\nAn Phút;310\nCĐCS mới TL;20\n"


def test_all_proposals_that_explain_a_name_are_taken_at_once(desk, monkeypatch, capsys) -> None:
    person = typed_at_terminal(monkeypatch, "*", "")
    plan = desk.plan(SHORT, as_of="30/6/2025", ask=asking.asker(Console(str), wanted=True))
    assert plan.snapshot.results[0].counts == {"long-son": 305, "dong-ha": 95, "moi": 20}
    assert person.answers == []
    told = capsys.readouterr().err
    assert "không có đơn vị «Đ. Hà» trong danh sách; nhận đề nghị: Liên đoàn Lao động huyện Đông Hà" in told  # fmt: skip
    assert told.count("nhận đề nghị: ") == 2


def test_of_one_unit_a_second_proposal_is_asked_about_all_the_same(desk, monkeypatch) -> None:
    person = typed_at_terminal(monkeypatch, "*", "")
    text = "Đơn vị;Kết quả\nL.Sơn;305\nLong S.;306\n"
    plan = desk.plan(text, as_of="30/6/2025", ask=asking.asker(Console(str), wanted=True))
    assert (plan.snapshot.results[0].counts, person.answers) == ({"long-son": 305}, [])


@pytest.mark.parametrize("line", ["Số liệu đến 30/6", "(tính đến hết ngày 30/6)", "Ngày 30/6"])
def test_a_day_without_its_year_is_proposed_in_that_of_the_campaign(
    desk, monkeypatch, line
) -> None:
    person = typed_at_terminal(monkeypatch, "1")
    text = f"{line};\nĐơn vị;Kết quả\nAn Phú;305\n"
    plan = desk.plan(text, ask=asking.asker(Console(str), wanted=True))
    assert (str(plan.snapshot.as_of), person.answers) == ("2025-06-30", [])
    with pytest.raises(MomentMissing):
        desk.plan(text)
