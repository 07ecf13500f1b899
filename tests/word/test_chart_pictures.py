"""Pictures and Word charts as they stand on paper: every bar, label and name in its own place, and true."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.ooxml import text_width
from generator.word.charts.chart_model import (
    BarChart,
    LineChart,
    Scale,
    Series,
    ShareChart,
    point_text,
)
from generator.word.charts.chart_sizes import (
    PAGE,
    PER_MM,
    ChartRoom,
    bar_frame,
    fit_chart,
    fit_in_document,
    fit_in_text,
    title_lines,
)
from generator.word.charts.drawingml import write_chart
from generator.word.charts.giants import cut_at
from generator.word.charts.line_layout import LineFrame, day_marks, labels_shown
from generator.word.charts.overlay import write_overlay
from generator.word.charts.picture import draw_chart
from generator.word.charts.value_axis import value_axis

SVG = "{http://www.w3.org/2000/svg}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
COUNTS = (1, 5, 11, 17, 20, 30, 40, 63)
ROOMS = {"dọc": ChartRoom(165, 200), "ngang": ChartRoom(252, 125)}
LONG = "CĐCS Công ty TNHH một thành viên Nông nghiệp và Phát triển nông thôn"


def names(count):
    kinds = ("LĐLĐ huyện Phong Thổ", "Công đoàn ngành Giáo dục và Đào tạo", "CĐ Sở Y tế", LONG)
    return tuple(f"{kinds[place % 4]} {place + 1}" for place in range(count))


def rate_chart(count):
    """Rates from 250% down to 0%, then one without a quota and two that are silent."""
    shown = (2500, 1479, 1200, 1000, 983, 900, 703, 300, 0)
    known = sorted((Fraction(shown[place % 9], 10) for place in range(count)), reverse=True)
    known = known[: max(count - 3, 1)]
    why = ("không giao chỉ tiêu (đã có 42)", "chưa có số liệu", "chưa có số liệu")
    labels = (*(f"{str(float(one)).replace('.', ',')}%" for one in known), *why)[:count]
    values = (*known, *[None] * 3)[:count]
    return BarChart(
        title="Số sáng kiến được cập nhật trên Cổng trực tuyến so với chỉ tiêu được giao cho các đơn vị",
        categories=names(count),
        series=(Series("Tỷ lệ đạt", values, labels),),
        measure=Scale.PERCENT,
        mark=100,
        notes=("Số liệu tạm tính, 28/30 đơn vị.",),
        source="Nguồn: Cổng trực tuyến; số liệu tính đến 17 giờ 00 ngày 30/11/2022.",
    )


def money_chart(count):
    done = tuple(None if place % 9 == 4 else 37 * (place + 1) % 977 for place in range(count))
    asked = tuple(91 * (place + 1) % 877 for place in range(count))
    labels = tuple("chưa có số liệu" if one is None else f"{one},5" for one in done)
    return BarChart(
        title="Số tiền làm lợi",
        categories=names(count),
        series=(Series("Đã thực hiện", done, labels), Series("Chỉ tiêu", asked)),
        value_title="triệu đồng",
    )


def week_chart(count):
    first = date(2022, 1, 1)
    days = tuple(first + timedelta(days=7 * place + 6) for place in range(count))
    done = tuple(Fraction(place * place * 3 + 40) for place in range(count))
    return LineChart(
        title="Kết quả theo thời gian",
        categories=(first, *days, date(2022, 12, 31)),
        series=(
            Series("Đã thực hiện", (None, *done, None)),
            Series(
                "Tiến độ cần đạt: chỉ tiêu năm",
                (Fraction(4500, 365), *[None] * count, 4500),
                (*[""] * (count + 1), "4.500"),
            ),
        ),
        value_title="sáng kiến",
    )


def share_chart(count):
    values = tuple(10 + place for place in range(count))
    labels = tuple(f"{one} (9,9%)" for one in values)
    return ShareChart(
        title="Cơ cấu", categories=names(count), series=(Series("số", values, labels),)
    )


PICTURES = {
    **{f"tỷ lệ {count}": rate_chart(count) for count in COUNTS},
    **{f"tiền {count}": money_chart(count) for count in COUNTS},
    **{f"tuần {count}": week_chart(count) for count in (1, 2, 4, 17, 45, 51)},
    "số dài": BarChart(
        title="Số tiền " * 30,
        categories=names(63),
        series=(Series("Đã thực hiện", tuple(range(10**12, 10**12 + 63))),),
    ),
    "tên không ngắt được": BarChart(
        title="t", categories=("mã-số-" * 20, "b"), series=(Series("s", (1, 2), ("", "")),)
    ),
    **{f"tròn {count}": share_chart(count) for count in (1, 2, 6)},
}


def text_boxes(svg):
    """What each text covers, from what the file itself says of it: (text, size, left, top, right, bottom)."""
    for text in etree.fromstring(svg).iter(f"{SVG}text"):
        size, x, y = (float(text.get(name)) for name in ("font-size", "x", "y"))
        looks = {
            "bold": text.get("font-weight") == "bold",
            "italic": text.get("font-style") == "italic",
        }
        wide = text_width(text.text, Fraction(size), **looks) / 20
        left = x - {None: 0, "middle": wide / 2, "end": wide}[text.get("text-anchor")]
        yield text.text, size, left, y - 0.68 * size, left + wide, y + 0.2 * size


def drawn(chart):
    """The pictures of a chart, each with the chart that it shows."""
    parts = fit_chart(chart, PAGE, smallest=8, with_notes=True)
    return [(part, draw_chart(part, "svg")) for part in parts]


@pytest.mark.parametrize("chart", PICTURES.values(), ids=PICTURES)
def test_no_text_covers_another_and_none_runs_off_the_picture(chart):
    for _part, svg in drawn(chart):
        left, top, wide, high = map(float, etree.fromstring(svg).get("viewBox").split())
        boxes = list(text_boxes(svg))
        for one, other in combinations(boxes, 2):
            apart = (
                one[4] <= other[2] or other[4] <= one[2] or one[5] <= other[3] or other[5] <= one[3]
            )
            assert apart, (one, other)
        for text, _, *box in boxes:
            assert left <= box[0] < box[2] <= left + wide, text
            assert top <= box[1] < box[3] <= top + high, text


@pytest.mark.parametrize("chart", PICTURES.values(), ids=PICTURES)
def test_letters_have_eight_points_on_a_page_of_a4(chart):
    for _part, svg in drawn(chart):
        root = etree.fromstring(svg)
        wide, high = (float(root.get(name).removesuffix("mm")) for name in ("width", "height"))
        scale = min(1, 165 / wide, 257 / high)
        assert scale * min(size for _, size, *_ in text_boxes(svg)) >= 7.8


@pytest.mark.parametrize("chart", PICTURES.values(), ids=PICTURES)
def test_every_name_and_label_is_shown(chart):
    shown = " ".join(text for _, svg in drawn(chart) for text, *_ in text_boxes(svg))
    for place, name in enumerate(chart.categories):
        if isinstance(name, str):
            assert name.split()[0][:8] in shown
            last = name.split()[-1]
            assert {last, f"{last}:"} & {*shown.split()} or " " not in name
            for series in chart.series:
                assert point_text(series, place, chart.measure) in shown


@pytest.mark.parametrize("count", COUNTS)
def test_one_picture_shows_63_units(count):
    assert len(drawn(rate_chart(count))) == 1


@given(
    st.lists(
        st.none() | st.fractions(0, 12, max_denominator=997) | st.integers(0, 10**9),
        min_size=1,
        max_size=40,
    )
)
@settings(max_examples=10, deadline=None)
def test_word_is_given_every_value_and_label_at_its_name(values):
    labels = tuple("chưa có số liệu" if one is None else f"số {one}" for one in values)
    categories = tuple(f"đơn vị {place}" for place in range(len(values)))
    series = (Series("Đã thực hiện", tuple(values), labels),)
    chart = BarChart(title="t", categories=categories, series=series)
    told = []
    for part in fit_in_document(chart, ROOMS["ngang"]):
        root = etree.fromstring(write_chart(part, "rId1").encode())
        points = [
            {point.get("idx"): point.findtext("{*}v") for point in found.iter("{*}pt")}
            for found in (next(root.iter(f"{C}{kind}")) for kind in ("cat", "val"))
        ]
        shown = {
            one.find(f"{C}idx").get("val"): "".join(text.text for text in one.iter("{*}t"))
            for one in root.iter(f"{C}dLbl")
        }
        told += [(name, points[1].get(at), shown.get(at)) for at, name in points[0].items()]
    assert told == [
        (f"{name} – {label}", None, None)
        if value is None
        else (name, str(value if Fraction(value).denominator == 1 else float(value)), label)
        for name, value, label in zip(categories, values, labels, strict=True)
    ]


@given(st.lists(st.fractions(0, 12, max_denominator=997), min_size=1, max_size=14))
@settings(max_examples=10, deadline=None)
def test_bars_are_as_long_as_their_values_in_their_order(values):
    chart = BarChart(
        title="t",
        categories=tuple(f"đơn vị {place}" for place in range(len(values))),
        series=(Series("Tỷ lệ đạt", tuple(100 * one for one in values)),),
        measure=Scale.PERCENT,
        mark=100,
    )
    for part, svg in drawn(chart):
        root = etree.fromstring(svg)
        bars = [one for one in root.iter(f"{SVG}rect") if one.find(f"{SVG}title") is not None]
        told = [one.findtext(f"{SVG}title").split(": ")[0] for one in bars]
        values_of = dict(zip(part.categories, part.series[0].values, strict=True))
        assert told == [name for name, value in values_of.items() if value]
        assert [float(one.get("y")) for one in bars] == sorted(float(one.get("y")) for one in bars)
        whole = root.find(f".//{SVG}path[@class='mark']").get("d")
        at_100 = float(whole.removeprefix("M").partition(",")[0])
        for name, bar in zip(told, bars, strict=True):
            left, wide = float(bar.get("x")), float(bar.get("width"))
            assert wide == pytest.approx(float(values_of[name]) * (at_100 - left) / 100, abs=0.2)


def test_parts_of_a_chart_are_read_against_one_axis():
    parts = fit_in_document(rate_chart(63), ROOMS["ngang"])
    assert len(parts) > 1
    assert {value_axis(one).most for one in parts} == {value_axis(rate_chart(63)).most}
    assert [name for one in parts for name in one.categories][:60] == list(names(63))[:60]
    together = [value for one in parts for value in one.series[0].values]
    assert together == list(rate_chart(63).series[0].values)
    assert [one.title[-6:] for one in parts][:2] == [f" ({place}/{len(parts)})" for place in (1, 2)]


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
@pytest.mark.parametrize("make", [rate_chart, money_chart, week_chart, share_chart])
@pytest.mark.parametrize("count", [1, 5, 17, 30, 63])
def test_a_chart_of_a_document_is_never_higher_than_its_page_has_left(make, count, room):
    for part in fit_in_document(make(count if make is not share_chart else 6), room):
        assert part.height_mm <= room.height_mm
        assert part.width_mm == room.width_mm
        if isinstance(part, BarChart):
            least = max(len(part.series), 1) * part.points
            assert bar_frame(part).pitch >= least
            assert part.points >= 9
            assert len(part.categories) <= 32


def test_a_bar_that_has_no_room_at_all_is_higher_than_asked():
    parts = fit_chart(rate_chart(3), ChartRoom(100, 5))
    assert [len(one.categories) for one in parts] == [1, 1, 1]
    assert all(bar_frame(one).pitch >= one.points for one in parts)


def test_height_follows_the_number_of_bars():
    heights = [
        fit_in_document(rate_chart(count), ROOMS["dọc"])[0].height_mm for count in (5, 11, 20)
    ]
    assert heights == sorted(heights)
    assert heights[0] < 100


def test_amid_text_a_chart_is_low_where_it_can_be():
    (low,) = fit_in_text(rate_chart(11), ROOMS["dọc"])
    assert low.height_mm <= 150


def test_word_writes_behind_a_name_why_its_bar_is_missing():
    part = fit_in_document(rate_chart(11), ROOMS["dọc"])[0]
    assert [name.partition(" – ")[2] for name in part.categories[-3:]] == [
        "không giao chỉ tiêu (đã có 42)",
        "chưa có số liệu",
        "chưa có số liệu",
    ]


def test_the_line_of_100_percent_stands_at_100_percent_in_word():
    part = fit_in_document(rate_chart(11), ROOMS["dọc"])[0]
    chart, mark = etree.fromstring(write_chart(part, "rId1").encode()), write_overlay(part)
    plot = chart.find(f".//{C}plotArea/{C}layout/{C}manualLayout")
    x, w = (float(plot.find(f"{C}{name}").get("val")) for name in "xw")
    most = float(chart.find(f".//{C}valAx/{C}scaling/{C}max").get("val"))
    at = float(etree.fromstring(mark.encode()).find(".//{*}from/{*}x").text)
    assert at == pytest.approx(x + w * 100 / most, abs=1e-4)


@pytest.mark.parametrize("count", [2, 4, 17, 45, 51])
def test_no_line_runs_through_a_label(count):
    chart = fit_chart(week_chart(count), PAGE)[0]
    frame, shown = LineFrame(chart), labels_shown(chart)
    lines = [pair for one in chart.series for pair in pairwise(frame.spots(one).values())]
    labels = [one for series in shown for one in series]
    crossed = [one.text for one in labels if any(one.box.is_crossed(*line) for line in lines)]
    assert crossed == []
    assert [series[-1].place for series in shown] == [count, count + 1]


def test_the_axis_of_days_begins_and_ends_with_the_period():
    days = (date(2022, 1, 1), date(2022, 3, 31), date(2022, 12, 31))
    assert day_marks(days) == [
        date(2022, 1, 1),
        *(date(2022, month, 1) for month in (3, 5, 7, 9, 11)),
        date(2022, 12, 31),
    ]


@pytest.mark.parametrize(
    ("values", "mark", "ticks"),
    [
        ((0, 0), None, (0, 1)),
        ((Fraction(1, 2), 1), None, (0, Fraction(1, 5), Fraction(2, 5), Fraction(3, 5), Fraction(4, 5), 1)),
        ((1, 2), None, (0, 1, 2)),
        ((3, 22), None, (0, 5, 10, 15, 20, 25)),
        ((1775, 5), None, (0, 500, 1000, 1500, 2000)),
        ((30, 70), 100, (0, 20, 40, 60, 80, 100)),
        ((250, 3), 100, (0, 50, 100, 150, 200, 250)),
        ((1000, 3), 100, tuple(range(0, 1001, 100))),
    ],
)  # fmt: skip
def test_the_axis_is_marked_in_round_steps_and_at_100_percent(values, mark, ticks):
    chart = BarChart(title="t", categories=("a", "b"), series=(Series("s", values),), mark=mark)
    assert value_axis(chart).ticks == ticks


def test_a_picture_is_told_to_who_does_not_see_it_and_names_fonts_of_any_machine():
    root = etree.fromstring(draw_chart(rate_chart(5), "svg"))
    assert root.get("role") == "img"
    title, told = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"
    assert (title.text, told.text) == (rate_chart(5).title, rate_chart(5).described)
    fonts = {one.get("font-family") for one in root.iter() if one.get("font-family")}
    assert fonts == {"'Times New Roman', 'Liberation Serif', serif"}
    assert PER_MM == 72 / 25.4


def test_the_legend_of_bars_is_in_their_order_in_word_and_in_the_picture():
    part = fit_in_document(money_chart(5), ROOMS["dọc"])[0]
    over = etree.fromstring(write_overlay(part, "Arial").encode())
    assert [one.text for one in over.iter("{*}t")] == ["Đã thực hiện", "Chỉ tiêu"]
    spots = [float(one.text) for one in over.iterfind(".//{*}from/{*}x")]
    assert spots == sorted(spots)
    assert {one.get("typeface") for one in over.iter("{*}latin")} == {"Arial"}
    assert "<c:legend>" not in write_chart(part, "rId1")
    texts = [text for text, *_ in text_boxes(draw_chart(part, "svg"))]
    assert texts.index("Đã thực hiện") < texts.index("Chỉ tiêu")


def test_over_one_series_without_a_mark_nothing_is_drawn():
    assert write_overlay(fit_in_document(week_chart(4), ROOMS["dọc"])[0]) == ""


def test_a_title_is_broken_before_word_or_libreoffice_would_break_it():
    chart = rate_chart(63)
    for part in fit_in_document(chart, ROOMS["dọc"]):
        lines = title_lines(part)
        widths = [text_width(one, 13, bold=True) / 20 for one in lines]
        assert len(lines) > 1
        assert max(widths) < 0.8 * part.width_mm * PER_MM
        assert min(widths) > max(widths) / 2


@pytest.mark.parametrize(
    ("values", "mark", "ends"),
    [
        ((365, 115, 103, 94, 40), 100, 0),
        ((36580, 115, 103, 94, 40), 100, Fraction(345, 2)),
        ((36580, 50, 40, 30, 20), 100, 150),
        ((2000, 1800, 1700, 1500, 900), 100, 0),
        ((9000, 8000, 7000, 100, 90, 80, 70, 60), 100, 0),
        ((9876, 87, 82, 70, None, 0), 0, Fraction(261, 2)),
        ((900, 87, 82, 70), 0, 0),
        ((9000, 1), 100, 0),
        ((), 100, 0),
    ],
)
def test_few_bars_out_of_proportion_are_cut(values, mark, ends):
    assert cut_at(values, mark) == ends


def giant_chart():
    return BarChart(
        title="Tỷ lệ đạt",
        categories=("A", "B", "C", "D"),
        series=(Series("Tỷ lệ", (36580, 115, 40, 5), ("36.580%", "115%", "40%", "5%")),),
        measure=Scale.PERCENT,
        mark=100,
        ends_at=cut_at((36580, 115, 40, 5), 100),
    )


def test_a_bar_that_is_cut_ends_with_the_axis_and_is_told_in_full():
    (part,) = fit_in_document(giant_chart(), ROOMS["dọc"])
    frame = bar_frame(part)
    assert (frame.axis.most, frame.end(Fraction(36580))) == (200, frame.end(Fraction(200)))
    picture, over = draw_chart(part, "svg").decode(), write_overlay(part)
    assert ("36.580%</text>" in picture, "36.580%</a:t>" in over) == (True, True)
    assert (picture.count('class="cut"'), over.count('name="cut"')) == (2, 2)


def test_word_keeps_the_value_of_a_bar_that_is_cut_and_writes_no_label_of_its_own():
    (part,) = fit_in_document(giant_chart(), ROOMS["dọc"])
    chart = write_chart(part, "rId1")
    assert "<c:v>36580</c:v>" in chart
    assert '<c:dLbl><c:idx val="0"/><c:delete val="1"/></c:dLbl>' in chart


def test_the_line_of_100_percent_leaves_a_gap_at_each_label_in_word():
    values = (640, 118, Fraction(90), Fraction(652, 10), Fraction(269, 10), None, 0)
    labels = ("640%", "118%", "90%", "65,2%", "26,9%", "chưa có số liệu", "0%")
    series = (Series("Tỷ lệ", values, labels),)
    names = tuple(f"Đơn vị {place}" for place in range(len(values)))
    chart = BarChart(title="t", categories=names, series=series, mark=100)
    (part,) = fit_in_document(chart, ROOMS["dọc"])
    frame, high = bar_frame(part), part.height_mm * PER_MM
    lines = [
        tuple(float(one.find(f"{{*}}{end}/{{*}}y").text) * high for end in ("from", "to"))
        for one in etree.fromstring(write_overlay(part).encode())
        if one.find(".//{*}cNvPr").get("name") == "100%"
    ]
    middles = [frame.head + frame.pitch * (place + 0.5) for place in range(len(values))]
    crossed = [any(top < middle < bottom for top, bottom in lines) for middle in middles]
    assert crossed == [True, True, True, False, False, True, True]
