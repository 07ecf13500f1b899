"""What an import tells, and what it keeps: whence figures came, what was answered, what changed."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from openpyxl import Workbook
from worksheets import campaign_of

from generator.exchange.changes import Turn, UnitChange, shown_amount
from generator.exchange.columns_told import keyed_columns
from generator.exchange.importing import ImportRequest, plan_import, refuse_partial, write_import
from generator.exchange.moves import moves_of, tell_moves
from generator.exchange.new_snapshot import Existing
from generator.exchange.sources import comment_on, shown_source
from generator.exchange.telling import tell_changes, tell_reading
from generator.model.campaign import Unit
from generator.model.results import Status
from generator.problems import RecordsInvalid
from generator.sheets.row_reading import Note
from generator.sheets.stamps import Stamps
from generator.sheets.unit_results import ReadFrom, SourceFile
from generator.wording.read_dates import read_moment

UNIT = Unit(code="a", name="Đơn vị A")


def source(name, sheet=""):
    return ReadFrom(name, sheet, {"unit": 2, "ideas": 4}, Stamps())


def told(lines):
    return "\n".join(map(str, lines))


@pytest.mark.parametrize(
    ("before", "now", "turn", "said"),
    [
        (None, 5, Turn.NEW, "– → 5"),
        (None, 0, Turn.NEW, "– → 0"),
        (1300, 1340, Turn.UP, "1.300 → 1.340"),
        (5, 4, Turn.DOWN, "5 → 4"),
        (5, 5, Turn.SAME, "5 → 5"),
        (0, None, Turn.MISSING, "0 → –"),
        (None, None, Turn.SILENT, "– → –"),
        (Fraction(1, 2), Fraction(21, 40), Turn.UP, "50% → 52,5%"),
    ],
)
def test_what_became_of_a_count(before, now, turn, said) -> None:
    change = UnitChange(UNIT, before, now)
    assert (change.turn, change.said) == (turn, said)
    assert shown_amount(now) == said.split(" → ")[1]


TWO_MOMENTS = """
code: mau
name: Hiến máu
short_name: Hiến máu
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators: [{code: donors, name: số người hiến máu, unit_of_measure: người}, {code: pleased, name: tỷ lệ hài lòng, unit_of_measure: "%", measure: rate}]
units: [{code: a, name: A}, {code: b, name: B}]
phases: [{code: one, name: đợt 1, ends: 31/3/2026}, {code: two, name: đợt 2, ends: 31/12/2026}]
quotas: [{phase: one, counts: {a: 5, b: 5}}, {phase: two, counts: {a: 5, b: 5}}]
snapshots:
  - {as_of: 30/4/2026, results: [{counts: {a: 5, b: 4}}, {indicator: pleased, counts: {a: 90%, b: 95%}}]}
  - {as_of: 31/5/2026, results: [{counts: {a: 5, b: 7}}, {indicator: pleased, counts: {a: 92%, b: 95%}}]}
"""


@pytest.mark.parametrize(
    ("indicator", "lines"),
    [
        ("donors", ["ngày 30/4/2026 có 09 người; ngày 31/5/2026 có 12 người", "  hạng: B: 2 → 1", "  hạng: A: 1 → 2"]),
        ("pleased", ["chưa có tỷ lệ chung; tỷ lệ của các đơn vị không cộng lại được, tệp phải ghi cả tỷ lệ chung"]),
    ],
)  # fmt: skip
def test_what_moved_is_told_of_the_whole_where_a_phase_knows_no_beginning_and_no_rate_of_all(
    indicator, lines
) -> None:
    moves = moves_of(campaign_of(TWO_MOMENTS), read_moment("31/5/2026"), indicator)
    assert [str(one).removeprefix(f"{moves.name}: ") for one in tell_moves(moves)] == lines


def test_where_figures_came_from() -> None:
    assert shown_source(source("a.xlsx", "Kết quả")) == "a.xlsx (Kết quả): unit=B, ideas=D"
    assert shown_source(source("a.csv")) == "a.csv: unit=B, ideas=D"


def test_the_comment_names_five_files_and_counts_the_rest() -> None:
    sources = [source(f"{n}.csv") for n in range(1, 8)]
    assert (
        comment_on(sources, ["A1: hỏi → đáp"], "Số của Cổng.\nNhập từ 2.csv: unit=B, ideas=D.")
        == """\
Số của Cổng.
Nhập từ 2.csv: unit=B, ideas=D.
Nhập từ 1.csv: unit=B, ideas=D.
Nhập từ 3.csv: unit=B, ideas=D.
Nhập từ 4.csv: unit=B, ideas=D.
Nhập từ 5.csv: unit=B, ideas=D.
… và 2 tệp nữa.
Đã hỏi: A1: hỏi → đáp"""
    )
    assert comment_on(sources[:5]).count("\n") == 4
    assert comment_on([]) == ""


def test_what_is_below_another_is_added_once(desk) -> None:
    units = "".join(
        f"  - {{code: {code}, name: {code}, parent: an-phu, bases: {{members: 1}}}}\n"
        for code in ("xa-mot", "xa-hai")
    )
    path = desk.folder / "units.yaml"
    path.write_text(path.read_text(encoding="utf-8") + units, encoding="utf-8")
    text = "Mã đơn vị;Kết quả\nan-phu;330\nxa-mot;60\nxa-hai;40\n"
    plan = desk.plan(text, as_of="30/6/2025")
    assert "3/8 đơn vị đã có số, cộng 330" in list(map(str, tell_changes(plan, desk.campaign)))


def test_the_first_ten_of_a_kind_are_told(desk) -> None:
    units = "".join(
        f"  - {{code: u{n}, name: Đơn vị {n}, group: huyen, bases: {{members: 1}}}}\n"
        for n in range(1, 13)
    )
    path = desk.folder / "units.yaml"
    path.write_text(path.read_text(encoding="utf-8") + units, encoding="utf-8")
    rows = "".join(f"u{n};{n}\n" for n in range(1, 13))
    plan = desk.plan(f"Mã đơn vị;Kết quả\nan-phu;300\n{rows}", as_of="30/6/2025")
    lines = list(map(str, tell_changes(plan, desk.campaign)))
    assert lines[0].startswith("số sáng kiến, so với ngày 31/5/2025: 12 mới, 0 tăng, 0 giảm, 1 giữ")
    assert [line for line in lines if line.startswith("  mới")][-2:] == [
        "  mới: Đơn vị 10: – → 10",
        "  mới: … và 2 đơn vị nữa",
    ]
    assert lines[-2] == "13/18 đơn vị đã có số, cộng 378"
    ten = desk.plan(f"Mã đơn vị;Kết quả\n{rows[: rows.index('u11')]}", as_of="30/6/2025")
    told_ten = [str(line) for line in tell_changes(ten, desk.campaign)]
    assert len([line for line in told_ten if line.startswith("  mới")]) == 10
    (changes,) = plan.changes
    assert [change.unit.code for change in changes.of(Turn.SAME)] == ["an-phu"]
    assert changes.reported == 13


def test_the_first_snapshot_of_an_indicator_has_nothing_to_be_compared_with(desk) -> None:
    path = desk.folder / "campaign.yaml"
    rate = "  - {code: share, name: tỷ lệ, unit_of_measure: '%', measure: rate}\nphases:"
    text = path.read_text(encoding="utf-8").replace("phases:", rate, 1)
    path.write_text(text, encoding="utf-8")
    plan = desk.plan(
        "Đơn vị;Kết quả\nAn Phú;52,5%\nĐông Hà;40%\n",
        as_of="30/6/2025",
        reading={"indicator": "share"},
    )
    assert told(tell_changes(plan, desk.campaign)) == (
        "tỷ lệ: lần chốt đầu tiên, 2 đơn vị\n  LĐLĐ huyện An Phú: 52,5%\n  LĐLĐ huyện Đông Hà: 40%\n2/6 đơn vị đã có số\n"
        "  chưa có số: LĐLĐ huyện Long Sơn, Công đoàn Sở KH&CN, Công đoàn ngành Y tế, Công đoàn cơ sở mới thành lập"
    )


@pytest.mark.parametrize(("more", "told"), [
    (15, "  chưa có số: LĐLĐ huyện Đông Hà, LĐLĐ huyện Long Sơn, Công đoàn Sở KH&CN, Công đoàn ngành Y tế, Công đoàn cơ sở mới thành lập, Đơn vị 0"),
    (16, "  chưa có số: 21 đơn vị, như LĐLĐ huyện Đông Hà, LĐLĐ huyện Long Sơn, Công đoàn Sở KH&CN, Công đoàn ngành Y tế, Công đoàn cơ sở mới thành lập;"
         " ghi xong thì bảng theo dõi chiến dịch nêu đủ"),
])  # fmt: skip
def test_who_has_no_count_is_named_where_they_are_few(desk, more, told) -> None:
    path = desk.folder / "units.yaml"
    units = "".join(f"  - {{code: u{n}, name: Đơn vị {n}}}\n" for n in range(more))
    path.write_text(path.read_text("utf-8") + units, encoding="utf-8")
    plan = desk.plan("Đơn vị;Kết quả\nAn Phú;300\n", as_of="30/6/2025")
    assert str([*tell_changes(plan, desk.campaign)][-1]).startswith(told)


def test_how_rows_stood_is_told_where_it_matters(desk) -> None:
    plan = desk.plan("Đơn vị;Kết quả\nAn Phú;305\nY tế;\nGhi chú;\n", as_of="30/6/2025")
    notes = Counter({note: place for place, note in enumerate(Note, start=1)})
    lines = tell_reading(replace(plan, imported=replace(plan.imported, notes=notes)))
    assert (
        told(lines)
        == f"""\
1.csv: unit=A, initiatives=B
đọc được {len(plan.imported.places)} đơn vị, trong đó {len(plan.imported.silent)} chưa có số; {len(plan.refused)} lỗi
chưa có số: Công đoàn ngành Y tế
1 số viết dạng chữ
2 số lấy từ ô công thức
3 dòng ẩn đã nhập
4 dòng không phải số liệu, bỏ qua
5 dòng ẩn không nhập"""
    )
    quiet = tell_reading(replace(plan, imported=replace(plan.imported, notes=Counter())))
    assert len(list(quiet)) == 3


def test_columns_of_figures_that_are_not_read_are_told(desk) -> None:
    titles = "TT;Đơn vị;Kết quả;Số tiền;Chỉ tiêu;Số đoàn viên;Ghi chú\n"
    plan = desk.plan(f"{titles}1;An Phú;305;7;9;40;tốt\n", as_of="30/6/2025")
    assert [str(line) for line in tell_reading(plan)][:2] == [
        "1.csv: unit=B, initiatives=C",
        "cột không lấy: D «Số tiền»; là số của chỉ số nào thì thêm --columns mã=CỘT",
    ]


def test_rates_and_periods_that_are_not_read_remarks_and_hidden_columns_are_told(
    desk,
) -> None:
    path = desk.folder / "campaign.yaml"
    rate = "  - {code: share, name: tỷ lệ hài lòng, unit_of_measure: '%', measure: rate}\nphases:"
    path.write_text(path.read_text("utf-8").replace("phases:", rate, 1), encoding="utf-8")
    book = Workbook()
    page = book.active
    page.append(["TT", "Đơn vị", "Kết quả", None, None, None, "Chỉ tiêu", "Ghi chú", "Số giờ"])
    page.append([None, None, "Số sáng kiến", "Đánh giá (%)", "Tháng 6", "Số tiền"])
    page.append([1, "An Phú", 305, 55.5, 12, 7, 9, "tốt", 8])
    for merged in ("A1:A2", "B1:B2", "C1:F1", "G1:G2", "H1:H2", "I1:I2"):
        page.merge_cells(merged)
    for column in "FI":
        page.column_dimensions[column].hidden = True
    saved = io.BytesIO()
    book.save(saved)
    plan = desk.plan(saved.getvalue(), as_of="30/6/2025")
    assert [str(line) for line in tell_reading(plan)][1:5] == [
        "cột không lấy: D «Kết quả / Đánh giá (%)», E «Kết quả / Tháng 6»; là số của chỉ số nào thì thêm --columns mã=CỘT",
        "cột số không nhập ở đây: G «Chỉ tiêu»",
        "cột ẩn không đọc: F «Kết quả / Số tiền», I «Số giờ»; cần số trong đó thì bỏ ẩn rồi lưu lại",
        "ghi chú trong tệp không nhập: dòng 3 «tốt»",
    ]


def test_corrections_that_fall_are_told_too(desk) -> None:
    plan = desk.plan(
        "Đơn vị;Kết quả\nCĐ Sở KH&CN;190\nAn Phú;310\nĐông Hà;90\n",
        as_of="31/5/2025",
        existing=Existing.MERGE,
        ask=lambda question: 0,
    )
    lines = [str(line) for line in tell_changes(plan, desk.campaign)]
    assert lines[:2] == [
        "sửa trong tệp đã có: LĐLĐ huyện An Phú, số sáng kiến: 300 → 310",
        "sửa trong tệp đã có: Công đoàn Sở KH&CN, số sáng kiến: 200 → 190",
    ]
    assert len(desk.plan("Đơn vị;Kết quả\nAn Phú;310\n", as_of="30/6/2025").corrected) == 0


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        (Status.VALID, None, "E-XLS-FALLS"),
        (Status.VALID, Status.VALID, "E-XLS-FALLS"),
        (Status.VALID, Status.ESTIMATED, "W-XLS-FALLS"),
        (Status.ESTIMATED, Status.ESTIMATED, "W-XLS-FALLS"),
        (Status.SUBMITTED, Status.SUBMITTED, "E-XLS-FALLS"),
    ],
)
def test_a_fall_is_sure_between_counts_of_one_standing_only(desk, then, now, expected) -> None:
    path = desk.folder / "results" / "2025-05-31.yaml"
    path.write_text(f"status: {then.value}\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    text = "Đơn vị;Kết quả\nAn Phú;299\nĐông Hà;90\nY tế;0\n"
    plan = desk.plan(text, as_of="30/6/2025", status=now)
    (fall,) = [one for one in plan.problems if "FALLS" in one.code]
    assert (fall.code, str(fall.place)) == (expected, "1.csv: B2")
    assert str(fall.hint) == "hỏi lại đơn vị; có thể là số riêng kỳ này"
    kept = plan.snapshot.results[0].counts
    assert kept.get("an-phu") == (None if expected.startswith("E") else 299)
    assert (kept["dong-ha"], kept["y-te"]) == (90, 0)


def test_a_unit_that_came_of_others_is_held_against_their_sum(desk) -> None:
    with (desk.folder / "units.yaml").open("a", encoding="utf-8") as units:
        units.write("  - {code: moi-lap, name: Liên đoàn Lao động huyện Sông Hà, group: huyen}\n")
    with (desk.folder / "campaign.yaml").open("a", encoding="utf-8") as campaign:
        campaign.write("\nchanges:\n  - {on: 01/6/2025, merge: [an-phu, dong-ha], into: moi-lap}\n")
    rows = "Đơn vị;Kết quả\nSông Hà;{}\nLong Sơn;95\n"
    plan = desk.plan(rows.format(389), as_of="30/6/2025")
    assert [f"{one.place} {one.code} {one.message}" for one in plan.refused] == [
        "1.csv: B2 E-XLS-FALLS «Liên đoàn Lao động huyện Sông Hà» giảm: ngày 31/5/2025 đã có 390, nay 389"
    ]
    assert plan.snapshot.results[0].counts == {"long-son": 95}
    assert not plan.snapshot.results[0].corrected
    assert not desk.plan(rows.format(390), as_of="30/6/2025").refused
    confirmed = desk.plan(rows.format(389), as_of="30/6/2025", ask=lambda question: 0)
    assert confirmed.snapshot.results[0].corrected


def test_a_unit_that_was_missing_last_time_is_held_against_the_time_before(desk) -> None:
    between = desk.folder / "results" / "2025-06-15.yaml"
    between.write_text("as_of: 15/6/2025\nresults:\n- counts: {long-son: 91}\n", encoding="utf-8")
    plan = desk.plan("Đơn vị;Kết quả\nAn Phú;299\nLong Sơn;95\n", as_of="30/6/2025")
    assert [one.code for one in plan.refused] == ["E-XLS-FALLS"]
    assert not plan.snapshot.results[0].corrected


def test_no_count_is_held_against_one_from_before_a_correction(desk) -> None:
    between = desk.folder / "results" / "2025-06-15.yaml"
    corrected = "as_of: 15/6/2025\nresults:\n- corrected: có\n  counts: {long-son: 91}\n"
    between.write_text(corrected, encoding="utf-8")
    plan = desk.plan("Đơn vị;Kết quả\nAn Phú;299\nLong Sơn;90\n", as_of="30/6/2025")
    assert [f"{one.place} {one.code}" for one in plan.refused] == ["1.csv: B3 E-XLS-FALLS"]
    assert plan.snapshot.results[0].counts == {"an-phu": 299}


def test_a_part_of_a_unit_is_held_against_what_it_took_over(desk) -> None:
    with (desk.folder / "units.yaml").open("a", encoding="utf-8") as units:
        units.write("  - {code: bac, name: Sông Bắc, group: huyen}\n")
        units.write("  - {code: nam, name: Sông Nam, group: huyen}\n")
    with (desk.folder / "campaign.yaml").open("a", encoding="utf-8") as campaign:
        opening = "opening: {bac: {initiatives: 40}, nam: {initiatives: 260}}"
        campaign.write(f"\nchanges:\n  - {{on: 01/6/2025, split: an-phu, into: [bac, nam], {opening}}}\n")  # fmt: skip
    plan = desk.plan("Đơn vị;Kết quả\nSông Bắc;39\nSông Nam;260\nĐông Hà;95\n", as_of="30/6/2025")
    assert [f"{one.place} {one.code} {one.message}" for one in plan.refused] == [
        "1.csv: B2 E-XLS-FALLS «Sông Bắc» giảm: ngày 31/5/2025 đã có 40, nay 39"
    ]


@pytest.mark.parametrize(
    "setting", ["cumulative: không", "measure: rate"], ids=["of each period", "a rate"]
)
def test_counts_that_need_not_grow_may_fall(desk, setting) -> None:
    path = desk.folder / "campaign.yaml"
    name = "unit_of_measure: sáng kiến}"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(name, f"unit_of_measure: sáng kiến, {setting}}}"), "utf-8")
    if setting.startswith("measure"):
        for name, value in (("2025-03-31", "60%"), ("2025-05-31", "70%")):
            record = f"as_of: {name}\nresults:\n- counts:\n    an-phu: {value}\n"
            (desk.folder / "results" / f"{name}.yaml").write_text(record, encoding="utf-8")
        (desk.folder / "quotas.yaml").unlink()
        text = path.read_text(encoding="utf-8")
        head, _, tail = text.partition("targets:\n")
        path.write_text(head + tail[tail.index("references:") :], encoding="utf-8")
        for document in (desk.folder / "documents").iterdir():
            document.unlink()
    count = "50%" if setting.startswith("measure") else "5"
    plan = desk.plan(f"Đơn vị;Kết quả\nAn Phú;{count}\n", as_of="30/6/2025")
    assert [one.code for one in plan.problems if "FALLS" in one.code] == []


def test_a_plan_takes_its_moment_from_the_files_where_it_is_one(desk) -> None:
    text = "Tính đến ngày 30/6/2025;\nĐơn vị;Kết quả\nAn Phú;305\n"
    files = [SourceFile("a.csv", text.encode()), SourceFile("b.csv", text.encode())]
    other = files[1].data.replace("An Phú".encode(), "Đông Hà".encode())
    files[1] = SourceFile("b.csv", other)
    plan = plan_import(desk.record, desk.office.library, files, ImportRequest())
    assert plan.snapshot.as_of == read_moment("30/6/2025")
    assert plan.snapshot.status is Status.VALID
    assert plan.snapshot.source is None


def test_without_a_person_a_doubt_is_refused(desk) -> None:
    files = [SourceFile("a.csv", "Đơn vị;Kết quả\nAn Phú;1,340\nĐông Hà;95\n".encode())]
    request = ImportRequest(as_of=read_moment("30/6/2025"))
    plan = plan_import(desk.record, desk.office.library, files, request)
    assert [f"{one.place} {one.code}" for one in plan.refused] == ["a.csv: B2 E-NUM-COMMA"]


def test_all_or_nothing_is_refused_with_its_code(desk) -> None:
    refuse_partial(desk.campaign, 0)
    with pytest.raises(RecordsInvalid) as caught:
        refuse_partial(desk.campaign, 2)
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place)) == ("E-IMPORT-STRICT", "thi-dua")
    assert str(problem.message) == "còn 2 lỗi nên chưa ghi gì"


def test_what_is_wrong_with_several_files_is_told_at_the_first(desk) -> None:
    for text, code in (("Đơn vị;Kết quả\nAn Phú;-\n", "E-XLS-NOTHING"),):
        with pytest.raises(RecordsInvalid) as caught:
            desk.plan(text, text.replace("An Phú", "Đông Hà"), as_of="30/6/2025")
        assert [(one.code, one.place.file) for one in caught.value.problems] == [(code, "1.csv")]


def test_all_lines_of_the_comment_of_a_record_are_kept(desk) -> None:
    path = desk.folder / "results" / "2025-05-31.yaml"
    path.write_text("# Một.\n#  Hai.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    plan = desk.plan(
        "Đơn vị;Kết quả\nCĐ Sở KH&CN;196\nAn Phú;304\n",
        as_of="31/5/2025",
        existing=Existing.MERGE,
        ask=lambda question: 0,
    )
    assert plan.comment.splitlines()[:2] == ["Một.", "Hai."]


@pytest.mark.parametrize(
    ("typed", "keyed"),
    [
        ("đơn vị=B, số sáng kiến=D", "unit=B,initiatives=D"),
        ("Don vi = B", "unit= B"),
        ("unit=B,count=D", "unit=B,count=D"),
        ("", ""),
        ("gì đó=C", "gì đó=C"),
    ],
)
def test_columns_are_told_by_what_people_call_them(typed, keyed):
    assert keyed_columns(typed, {"initiatives": "số sáng kiến"}) == keyed


def test_corrections_of_what_stands_come_first(desk) -> None:
    write_import(desk.plan("Đơn vị;Số sáng kiến\nAn Phú;400\nĐông Hà;95\n", as_of="30/6/2025"))
    again = desk.plan(
        "Đơn vị;Số sáng kiến\nAn Phú;401\nĐông Hà;95\n", as_of="30/6/2025", existing=Existing.MERGE
    )
    told = [str(line) for line in tell_changes(again, desk.campaign)]
    assert told[0] == "sửa trong tệp đã có: LĐLĐ huyện An Phú, số sáng kiến: 400 → 401"
