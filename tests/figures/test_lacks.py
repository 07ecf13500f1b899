"""Why a figure is not there, in which words, and what is said to do about it."""

from __future__ import annotations

import pytest

U1, U2 = {"code": "u1", "name": "Xã Một"}, {"code": "u2", "name": "Xã Hai"}
IDEAS = {"code": "ideas", "name": "sáng kiến", "unit_of_measure": "sáng kiến"}
PERIOD, STATE = IDEAS | {"counted": "period"}, IDEAS | {"counted": "state"}
UNDECIDED = IDEAS | {"cumulative": "không"}
MARCH = {"code": "p1", "name": "giai đoạn 1", "ends": "31/3/2022"}
APRIL = {"code": "p2", "name": "giai đoạn 2", "starts": "01/4/2022", "ends": "30/6/2022"}


def at(as_of, total=None, since=None, precision=None, corrected=None, **counts):
    result = {"counts": {code: str(count) for code, count in counts.items()}}
    result |= {"corrected": corrected} if corrected else {}
    result |= {"total": str(total)} if total is not None else {}
    result |= {"precision": precision} if precision else {}
    return {"as_of": as_of, "results": [result]} | ({"from": since} if since else {})


UNREPORTED = "nhập số của đơn vị, hoặc ghi «missing: carry_forward» ở chỉ số"
NO_APRIL = (
    "không có số liệu chốt ngày 31/3/2022, nên không biết giai đoạn 2 bắt đầu từ số nào",
    "nhập số liệu chốt ngày 31/3/2022, hoặc ghi ở giai đoạn «opens_as_of:» một lần chốt khác",
)
UNSAID = (
    "«sáng kiến»: «cumulative: không» chưa nói số liệu là của từng kỳ hay tại thời điểm",
    "ghi «counted: period» (phát sinh trong kỳ) hoặc «counted: state» (hiện có)",
)
NO_EARLIER = ("chưa có lần chốt số liệu nào trước đó", "nhập số liệu của lần chốt trước")
NOTHING_IN_PHASE = (
    "chưa có số liệu chốt của «sáng kiến» trong giai đoạn 2",
    "nhập số liệu chốt của một ngày trong thời gian này",
)
NOTHING = (
    "chưa có số liệu chốt nào của «sáng kiến»",
    "nhập kết quả vào thư mục results/",
)
ACROSS = "ghi riêng số liệu trước và sau ranh giới, mỗi kỳ một lần chốt"

LACKS = {
    "nothing was counted": (IDEAS, [], None, None, "count", "unknown", *NOTHING),
    "nothing was counted, so nothing grew": (IDEAS, [], None, None, "growth", "unknown", *NOTHING),
    "nothing in the phase": (
        IDEAS, [at("31/3/2022", 5)], "p2", None, "count", "unknown", *NOTHING_IN_PHASE,
    ),
    "of a stock neither": (
        STATE, [at("31/3/2022", 5)], "p2", None, "change", "unknown", *NOTHING_IN_PHASE,
    ),
    "of periods neither": (
        PERIOD, [at("31/3/2022", 5)], "p2", None, "count", "unknown", *NOTHING_IN_PHASE,
    ),
    "the opening is not known": (
        IDEAS, [at("30/3/2022", 5), at("30/6/2022", 9)], "p2", None, "count", "unknown", *NO_APRIL,
    ),
    "of a stock neither is the change": (
        STATE, [at("30/6/2022", 9)], "p2", None, "change", "unknown", *NO_APRIL,
    ),
    "there is no snapshot before": (
        IDEAS, [at("31/3/2022", 5)], None, None, "growth", "unknown", *NO_EARLIER,
    ),
    "nor what stood before": (
        IDEAS, [at("31/3/2022", 5)], None, "u1", "previous", "unknown", *NO_EARLIER,
    ),
    "a unit has not reported": (
        IDEAS, [at("31/3/2022", u1=5)], None, "u2", "count",
        "unknown", "«Xã Hai» chưa báo cáo", UNREPORTED,
    ),
    "a unit has not reported any period": (
        PERIOD, [at("31/3/2022", u1=5)], None, "u2", "count",
        "unknown", "«Xã Hai» chưa báo cáo", UNREPORTED,
    ),
    "no unit has reported": (
        IDEAS, [{"as_of": "31/3/2022", "status": "returned", "results": [{"counts": {"u1": "5"}}]}],
        None, None, "count", "unknown",
        "chưa đơn vị nào báo cáo «sáng kiến»", "nhập số của các đơn vị hoặc tổng đã công bố",
    ),
    "a unit is missing at the end": (
        IDEAS, [at("31/3/2022", u1=5, u2=6), at("30/6/2022", u1=9)], "p2", "u2", "count",
        "unknown", "«Xã Hai» không có số liệu chốt ngày 30/6/2022", "nhập số của lần chốt ấy",
    ),
    "a unit is missing at the opening": (
        IDEAS, [at("31/3/2022", u1=5), at("30/6/2022", u1=9, u2=6)], "p2", "u2", "count",
        "unknown", "«Xã Hai» không có số liệu chốt ngày 31/3/2022", "nhập số của lần chốt ấy",
    ),
    "none is there at both": (
        IDEAS, [at("31/3/2022", u1=5), at("30/6/2022", u2=6)], "p2", None, "count",
        "unknown", "«các đơn vị» không có số liệu chốt ngày 31/3/2022", "nhập số của lần chốt ấy",
    ),
    "a cumulative count falls": (
        IDEAS, [at("31/3/2022", u1=5, u2=6), at("30/6/2022", u1=9, u2=4)], "p2", "u2", "count",
        "error", "số lũy kế của «Xã Hai» giảm so với số đầu kỳ",
        "kiểm tra hai lần chốt; nếu là số hiện có tại thời điểm, ghi «counted: state»",
    ),
    "the whole of it falls": (
        IDEAS, [at("31/3/2022", 7), at("30/6/2022", 6)], None, None, "growth",
        "error", "số lũy kế của «sáng kiến» giảm so với số đầu kỳ",
        "kiểm tra hai lần chốt; nếu là số hiện có tại thời điểm, ghi «counted: state»",
    ),
    "a cumulative count falls as it was put right": (
        IDEAS, [at("31/3/2022", u1=5, u2=6), at("30/6/2022", corrected="có", u1=9, u2=4)], "p2", "u2", "count",
        "corrected", "số lũy kế của «Xã Hai» đã đính chính, thấp hơn số tính đến ngày 31/3/2022",
        "sửa cả số của lần chốt ấy cho đúng; hoặc chỉ nêu kết quả lũy kế",
    ),
    "what was put right at the beginning may not fall since": (
        IDEAS, [at("31/3/2022", corrected="có", u1=5, u2=6), at("30/6/2022", u1=9, u2=4)], "p2", "u2", "count",
        "error", "số lũy kế của «Xã Hai» giảm so với số đầu kỳ",
        "kiểm tra hai lần chốt; nếu là số hiện có tại thời điểm, ghi «counted: state»",
    ),
    "the whole of it falls as it was put right": (
        IDEAS, [at("31/3/2022", 7), at("30/6/2022", 6, corrected="có")], "p2", None, "count",
        "corrected", "số lũy kế của «sáng kiến» đã đính chính, thấp hơn số tính đến ngày 31/3/2022",
        "sửa cả số của lần chốt ấy cho đúng; hoặc chỉ nêu kết quả lũy kế",
    ),
    "how the numbers belong together is not said": (
        UNDECIDED, [at("31/3/2022", 7), at("30/6/2022", 6)], None, None, "count", "error", *UNSAID,
    ),
    "one alone may be either, but has not grown": (
        UNDECIDED, [at("31/3/2022", 7)], None, None, "growth", "error", *UNSAID,
    ),
    "periods overlap": (
        PERIOD, [at("30/4/2022", 7, "01/4/2022"), at("30/6/2022", 6, "30/4/2022")],
        None, None, "count", "error",
        "kỳ số liệu ngày 30/6/2022 bắt đầu ngày 30/4/2022, khi kỳ ngày 30/4/2022 chưa hết",
        "sửa «from» hoặc «as_of» để các kỳ không chồng nhau",
    ),
    "a period begins before the phase": (
        PERIOD, [at("30/4/2022", 7, "31/3/2022")], "p2", None, "count", "error",
        "kỳ số liệu 31/3/2022 - 30/4/2022 vắt qua ranh giới của giai đoạn 2", ACROSS,
    ),
    "a period ends after the phase": (
        PERIOD, [at("01/7/2022", 7, "30/6/2022")], "p2", "u1", "count", "error",
        "kỳ số liệu 30/6/2022 - 01/7/2022 vắt qua ranh giới của giai đoạn 2", ACROSS,
    ),
    "a period begins before the campaign": (
        PERIOD, [at("31/3/2022", 7, "23/01/2022")], None, None, "count", "error",
        "kỳ số liệu 23/01/2022 - 31/3/2022 vắt qua ranh giới của chiến dịch", ACROSS,
    ),
    "units exceed the total": (
        IDEAS, [at("31/3/2022", 10, u1=5, u2=6)], None, None, "remainder", "error",
        "các đơn vị cộng lại vượt tổng đã công bố", "sửa tổng hoặc số của đơn vị",
    ),
    "units exceed a total that may be more": (
        IDEAS, [at("31/3/2022", 10, precision="over", u1=5, u2=6)], None, None, "remainder", "unknown",
        "các đơn vị cộng lại vượt tổng đã công bố", "sửa tổng hoặc số của đơn vị",
    ),
    "units exceed a total that is about so much": (
        IDEAS, [at("31/3/2022", 10, precision="about", u1=5, u2=6)], None, None, "remainder", "unknown",
        "các đơn vị cộng lại vượt tổng đã công bố", "sửa tổng hoặc số của đơn vị",
    ),
    "units exceed the total by what was carried": (
        IDEAS | {"missing": "carry_forward"},
        [at("28/02/2022", u1=5), at("31/3/2022", 10, u2=6)], None, None, "remainder", "unknown",
        "các đơn vị cộng lại vượt tổng đã công bố", "sửa tổng hoặc số của đơn vị",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LACKS.values(), ids=LACKS)
def test_why_a_figure_is_missing(figures, case):
    indicator, snapshots, phase, unit, name, *expected = case
    main = figures(
        indicators=[indicator], units=[U1, U2], phases=[MARCH, APRIL], snapshots=snapshots
    ).main
    tally = main.phases[phase] if phase else main
    owner = tally.unit[unit] if unit else tally
    assert getattr(owner, name) is None
    lack = owner.lack(name)
    assert [lack.kind.value, str(lack.message), str(lack.hint)] == expected


PERIODS = {
    "a day on the border belongs to the window": (
        [at("30/6/2022", 7, "01/4/2022")], "p2", (7, 7),
    ),
    "a period that is over before is none of it": (
        [at("31/3/2022", 7), at("30/6/2022", 5)], "p2", (5, 5),
    ),
    "one that begins after it neither": (
        [at("30/6/2022", 5, "01/4/2022"), at("31/7/2022", 7)], "p2", (5, 5),
    ),
    "one alone needs no word on how it is counted": ([at("31/3/2022", 7)], "p1", (7, 7)),
    "the last one is what grew": ([at("28/02/2022", 3), at("31/3/2022", 7)], None, (10, 7)),
    "after the campaign it is still of the whole": (
        [at("31/3/2022", 3), at("30/9/2023", 7)], None, (10, 7),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PERIODS.values(), ids=PERIODS)
def test_which_periods_are_of_a_window(figures, case):
    snapshots, phase, expected = case
    main = figures(indicators=[PERIOD], phases=[MARCH, APRIL], snapshots=snapshots).main
    tally = main.phases[phase] if phase else main
    assert (tally.count, tally.growth) == expected


THEN, NOW = "31/3/2022", "30/6/2022"
UNDER = [{"code": code, "name": code, "parent": "u1"} for code in ("a", "b")]
FALLS = {
    "the others are told, and that one is lacking": (
        [], [at(THEN, u1=5, u2=6), at(NOW, corrected="có", u1=9, u2=4)], (4, "1/2"), ["u2"],
    ),
    "also beside a published total": (
        [], [at(THEN, 12, u1=5, u2=6), at(NOW, 14, corrected="có", u1=9, u2=4)], (4, "1/2"), ["u2"],
    ),
    "also put right in between": (
        [], [at(THEN, u1=5, u2=6), at("31/5/2022", corrected="có", u1=7, u2=3), at(NOW, u1=9, u2=4)],
        (4, "1/2"), ["u2"],
    ),
    "put right before, or grown since, nothing is lacking": (
        [], [at(THEN, corrected="có", u1=5, u2=6), at(NOW, corrected="có", u1=9, u2=8)], (6, "2/2"), [],
    ),
    "below a superior that is their sum": (
        UNDER, [at(THEN, a=5, b=6, u2=1), at(NOW, corrected="có", a=9, b=4, u2=2)], (5, "2/3"), ["b"],
    ),
    "below a superior whose own count stands": (
        UNDER, [at(THEN, u1=12, a=5, b=6, u2=1), at(NOW, corrected="có", u1=14, a=9, b=4, u2=2)],
        (3, "2/2"), ["b"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FALLS.values(), ids=FALLS)
def test_of_a_count_that_was_put_right_the_phase_knows_all_but_what_fell(figures, case):
    below, snapshots, expected, corrected = case
    main = figures(
        indicators=[IDEAS], units=[U1, U2, *below], phases=[MARCH, APRIL], snapshots=snapshots
    ).main
    tally = main.phases["p2"]
    coverage = tally.coverage
    assert (tally.count, f"{coverage.known}/{coverage.of}") == expected
    assert [row.code for row in tally.corrected] == corrected
