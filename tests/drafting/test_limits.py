"""What limits a figure, in words, and where the words stand in a paragraph, a table, a document."""

from __future__ import annotations

import pytest

from generator.drafting.expressions import Expressions
from generator.drafting.table_limits import (
    Columns,
    beside_notes,
    limits_of_parts,
    limits_of_rows,
    plain_rows,
)
from generator.drafting.vocabulary.filters import build_filters
from generator.drafting.vocabulary.limits import (
    in_words,
    limit,
    limits,
    only_complete,
    settle,
    settle_runs,
    told_by,
    with_mark,
)
from generator.drafting.vocabulary.numerals import NotKnown
from generator.figures.coverage import Coverage
from generator.figures.figure import Figure, Quantity
from generator.figures.progress import Progress, UnitProgress
from generator.model.campaign import Unit
from generator.problems import Place
from generator.word import RowKind, TableRow
from generator.wording.read_dates import read_moment

APRIL = read_moment("20/4/2022")
MAY = read_moment("8h00 25/5/2022")
SOME = Coverage(26, 30)


@pytest.mark.parametrize(
    ("coverages", "words"),
    [
        ((), ""),
        ((Coverage(30, 30),), ""),
        ((SOME,), "tạm tính, 26/30 đơn vị"),
        ((Coverage(2, 4, of_both_years=True),), "riêng 2/4 đơn vị có số ở cả hai năm"),
        ((Coverage(2, 3, apart=1),), "riêng 2/3 đơn vị có số ở cả hai thời điểm"),
        ((Coverage(1, 3, apart=1),), "tạm tính, 1/3 đơn vị"),
        ((Coverage(6, 7, of_both_numbers=True),), "tạm tính, 6/7 đơn vị có đủ cả hai số"),
        (
            (Coverage(1, 3, fallen=(("Xã A", APRIL), ("Xã B", APRIL))),),
            "tạm tính, 1/3 đơn vị; không tính Xã A và Xã B vì số lũy kế đã đính chính, thấp hơn số tính đến ngày 20/4/2022",
        ),
        (
            (Coverage(30, 30, carried=((APRIL, 4),)),),
            "trong đó 4 đơn vị tính theo số liệu ngày 20/4/2022",
        ),
        ((Coverage(1, 1, carried=((APRIL, 1),)),), "tính theo số liệu ngày 20/4/2022"),
        ((Coverage(30, 30, estimated=True),), "ước tính"),
        ((Coverage(30, 30, as_of=MAY),), "tính theo số liệu 8 giờ 00 ngày 25/5/2022"),
        ((Coverage(30, 30, opens_as_of=APRIL),), "tính từ số liệu ngày 20/4/2022"),
        ((Coverage(3, 3, divisors=(("Số hộ", APRIL),)),), "số hộ tính đến ngày 20/4/2022"),
        ((Coverage(1, 1, periods=(2, 3)),), "mới có 2/3 kỳ"),
        ((Coverage(0, 1, periods=(2, 3)),), "mới có 2/3 kỳ"),
        (
            (Coverage(26, 30, carried=((APRIL, 1), (MAY, 2)), estimated=True),),
            "tạm tính, 26/30 đơn vị; trong đó 1 đơn vị tính theo số liệu ngày 20/4/2022;"
            " trong đó 2 đơn vị tính theo số liệu 8 giờ 00 ngày 25/5/2022; ước tính",
        ),
        ((SOME, SOME, Coverage(3, 4)), "tạm tính, 26/30 đơn vị; tạm tính, 3/4 đơn vị"),
    ],
)
def test_what_limits_a_figure(coverages, words):
    assert limit(figure(9, *coverages)) == words


def figure(value, *coverages):
    return Figure(value, coverage=coverages)


def text(source):
    """The text with `*` after what 26 of 30 units reported, `+` after an estimate, `=` after what 2 of 4 units have in both years."""
    limited = {
        "*": SOME,
        "+": Coverage(30, 30, estimated=True),
        "=": Coverage(2, 4, of_both_years=True),
    }
    for sign, one in limited.items():
        source = source.replace(sign, with_mark("", figure(1, one)))
    return source


@pytest.mark.parametrize(
    ("written", "settled"),
    [
        ("có 695* sáng kiến", "có 695 sáng kiến (tạm tính, 26/30 đơn vị)"),
        ("có 695* sáng kiến.", "có 695 sáng kiến (tạm tính, 26/30 đơn vị)."),
        (
            "có 1.695* kiến, đạt 86,9%* kế hoạch",
            "có 1.695 kiến (tạm tính, 26/30 đơn vị), đạt 86,9% kế hoạch",
        ),
        (
            "đạt 86,9%* kế hoạch (695*/800 kiến), còn",
            "đạt 86,9% kế hoạch (695/800 kiến; tạm tính, 26/30 đơn vị), còn",
        ),
        ("kết quả (695* hộ, đến nay) và", "kết quả (695 hộ, đến nay; tạm tính, 26/30 đơn vị) và"),
        ("a) có 5* hộ; b) có 6+ hộ", "a) có 5 hộ (tạm tính, 26/30 đơn vị); b) có 6 hộ (ước tính)"),
        ("5* hộ ở TP. Hồ Chí Minh. Nay", "5 hộ ở TP. Hồ Chí Minh (tạm tính, 26/30 đơn vị). Nay"),
        ("5*+ hộ", "5 hộ (tạm tính, 26/30 đơn vị; ước tính)"),
        ("5* hộ\n6* hộ", "5 hộ (tạm tính, 26/30 đơn vị)\n6 hộ (tạm tính, 26/30 đơn vị)"),
        ("5* hộ, \n", "5 hộ (tạm tính, 26/30 đơn vị), \n"),
        ("kết quả: 5*", "kết quả: 5 (tạm tính, 26/30 đơn vị)"),
        ("tăng 5 hộ (22%)* so", "tăng 5 hộ (22%) so (tạm tính, 26/30 đơn vị)"),
        ("tăng 5 hộ (22%)*.", "tăng 5 hộ (22%; tạm tính, 26/30 đơn vị)."),
        ("không có gì (cả)", "không có gì (cả)"),
    ],
)
def test_the_words_stand_at_the_end_of_their_clause_once(written, settled):
    assert settle(text(written)) == settled


@pytest.mark.parametrize(
    ("runs", "settled"),
    [
        (["là ", "695* hộ", "."], ["là ", "695 hộ", " (tạm tính, 26/30 đơn vị)."]),
        (["là ", "695* hộ"], ["là ", "695 hộ (tạm tính, 26/30 đơn vị)"]),
        (["5* hộ", ", 6*", " hộ"], ["5 hộ", " (tạm tính, 26/30 đơn vị), 6", " hộ"]),
        (["", "5 hộ"], ["", "5 hộ"]),
    ],
)
def test_the_words_are_not_bold_for_a_bold_figure(runs, settled):
    assert settle_runs(list(map(text, runs))) == settled


def expressions(**more):
    names = {"count": figure(695, SOME), "sure": Figure(1000)}
    return Expressions(names, 1, lambda _, *spot: Place("d.yaml", *spot), **more)


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("{{ count }} hộ", "695 hộ (tạm tính, 26/30 đơn vị)"),
        (
            '{{ count|told("hộ") }}, {{ count|words }}',
            "695 hộ (tạm tính, 26/30 đơn vị), sáu trăm chín mươi lăm",
        ),
        ("{{ sure }} hộ", "1.000 hộ"),
        ("tạm tính {{ count|bare }} hộ, {{ count|number|bare }} hộ", "tạm tính 695 hộ, 695 hộ"),
    ],
)
def test_a_text_says_what_limits_its_figures(source, printed):
    found = expressions()
    assert (found.text(source), found.problems) == (printed, [])


@pytest.mark.parametrize("source", ["a\n{{ count }}", "\n{{ count|number }}", "\n{{ count|bare }}"])
def test_a_document_of_complete_figures_takes_no_others(source):
    found = expressions(complete=True)
    assert found.text(source) == ""
    found.body(source)
    (problem,) = found.problems
    assert (problem.place.line, "tạm tính, 26/30 đơn vị" in str(problem.message)) == (2, True)
    assert found.text("{{ sure }}") == "1.000"


@pytest.mark.parametrize(
    ("coverage", "remedy"),
    [
        (SOME, "chờ đủ báo cáo, hoặc bỏ dòng «coverage:»"),
        (
            Coverage(2, 4, of_both_years=True),
            "hai năm có những đơn vị khác nhau nên chờ báo cáo cũng không đủ: bỏ phần so với cùng kỳ",
        ),
        (Coverage(1, 3, apart=1), "chờ đủ báo cáo, hoặc bỏ dòng «coverage:»"),
        (
            Coverage(2, 3, apart=1),
            "thôi hoặc mới tham gia giữa hai thời điểm nên chờ báo cáo cũng không đủ: bỏ phần so với thời điểm",
        ),
    ],
)
def test_what_to_do_where_figures_are_not_complete_is_what_helps(coverage, remedy):
    with pytest.raises(NotKnown) as refused:
        build_filters(1, only_complete)["number"](figure(695, coverage))
    assert remedy in str(refused.value.hint)
    found = expressions(complete=True)
    found.refuse_incomplete(limit(figure(695, coverage)), "body")
    assert remedy in str(found.problems[0].hint)


def test_a_word_template_says_it_behind_each_figure():
    number = build_filters(1, in_words)["number"]
    assert number(figure(695, SOME)) == "695 (tạm tính, 26/30 đơn vị)"
    with pytest.raises(NotKnown):
        build_filters(1, only_complete)["number"](figure(695, SOME))


GUESSED, OLDER = Coverage(1, 1, estimated=True), Coverage(1, 1, carried=((APRIL, 1),))


def member(name, value, *coverages):
    return UnitProgress(figure(value, *coverages), None, unit=Unit(code=name.lower(), name=name))


@pytest.mark.parametrize(
    ("rows", "printed"),
    [
        ([member("A", 5), member("B", 5)], "A và B (cùng 5 hộ), 1"),
        (
            [member("A", 6, SOME), member("B", 5, SOME)],
            "A (6 hộ) và B (5 hộ; tạm tính, 26/30 đơn vị), 1",
        ),
        (
            [member("A", 6, GUESSED), member("B", 5), member("C", 4, GUESSED)],
            "A (6 hộ; ước tính), B (5 hộ) và C (4 hộ; ước tính), 1",
        ),
        (
            [member("A", 5, GUESSED), member("B", 5, OLDER), member("C", 5, OLDER)],
            "A (5 hộ; ước tính); B và C (cùng 5 hộ; tính theo số liệu ngày 20/4/2022), 1",
        ),
    ],
)
def test_each_figure_of_a_list_has_its_own_limits(rows, printed):
    text = '{{ rows|counted("hộ") }}, {{ one }}'
    found = Expressions({"rows": rows, "one": Figure(1)}, 1, lambda _, line: Place("d.yaml", line))
    assert found.text(text) == printed


def test_what_limits_both_parts_of_a_result_is_said_once():
    both = Progress(figure(5, Coverage(3, 4, estimated=True)), figure(9, GUESSED))
    assert limit(both) == "tạm tính, 3/4 đơn vị; ước tính"


APRIL_ONE, APRIL_FOUR = (
    Coverage(of, of, carried=((APRIL, units),)) for of, units in ((1, 1), (30, 4))
)


@pytest.mark.parametrize(
    ("coverage", "of_all", "of_one"),
    [
        (SOME, "Số liệu tạm tính, 26/30 đơn vị.", "B: số liệu tạm tính, 26/30 đơn vị."),
        (APRIL_ONE, "Tính theo số liệu ngày 20/4/2022.", "B: tính theo số liệu ngày 20/4/2022."),
        (
            APRIL_FOUR,
            "Trong đó 4 đơn vị tính theo số liệu ngày 20/4/2022.",
            "B: trong đó 4 đơn vị tính theo số liệu ngày 20/4/2022.",
        ),
        (
            Coverage(30, 30, opens_as_of=APRIL),
            "Tính từ số liệu ngày 20/4/2022.",
            "B: tính từ số liệu ngày 20/4/2022.",
        ),
        (Coverage(1, 1, periods=(2, 3)), "Số liệu mới có 2/3 kỳ.", "B: số liệu mới có 2/3 kỳ."),
        (Coverage(1, 1, estimated=True), "Số liệu ước tính.", "B: số liệu ước tính."),
    ],
)
def test_each_limit_is_a_sentence_that_says_no_word_twice(coverage, of_all, of_one):
    told = limits(figure(5, coverage))
    assert list(limits_of_parts([("A", told), ("B", told)])) == [of_all]
    assert list(limits_of_parts([("A", ()), ("B", told)])) == [of_one]


def row(cells, kind=RowKind.ROW):
    return TableRow(tuple(map(text, cells.split(" | "))), kind)


@pytest.mark.parametrize(
    ("rows", "notes"),
    [
        ([row("A | 5 | 6")], []),
        (
            [row("I | 5* | 6", RowKind.GROUP), row("A | 5 | 6"), row("T | 5* | 6*", RowKind.TOTAL)],
            ["Số liệu tạm tính, 26/30 đơn vị."],
        ),
        (
            [row("A | 5 | 6"), row("T | 5* | 6+", RowKind.TOTAL)],
            ["Kết quả: tạm tính, 26/30 đơn vị.", "Kỳ trước: ước tính."],
        ),
        (
            [
                row("A | 5+ | 6"),
                row("B | 5+ | 6"),
                row("C | 5 | 6"),
                row("T | 5* | 6", RowKind.TOTAL),
            ],
            ["Số liệu tạm tính, 26/30 đơn vị.", "A và B: số liệu ước tính."],
        ),
        (
            [row("A | 5 | 6"), row("T | 5 | 6=", RowKind.TOTAL)],
            ["Kỳ trước: riêng 2/4 đơn vị có số ở cả hai năm."],
        ),
        ([row("A | 5+ | 6"), row("B | 5+ | 6")], ["Số liệu ước tính."]),
        ([row("A | 5 | 6"), row("B | 5+ | 6")], ["B: số liệu ước tính."]),
    ],
)
def test_a_table_says_it_once_under_itself(rows, notes):
    assert list(limits_of_rows(rows, Columns(["Đơn vị", "Kết quả", "Kỳ trước"]), 0)) == notes
    cells = [cell for line in plain_rows(rows) for cell in line.cells]
    assert all(cell.isascii() for cell in cells)


def test_what_limits_the_fewer_figures_of_a_row_names_their_column():
    rows = [row(one, RowKind.ROW) for one in ("A | 5+ | 1+ | 6*", "B | 5 | 1 | 6")]
    columns = Columns(["Đơn vị", "Số lượng", "Tỷ lệ", "Tỷ trọng"])
    assert list(limits_of_rows(rows, columns, 0)) == [
        "A: số liệu ước tính.",
        "A, cột Tỷ trọng: số liệu tạm tính, 26/30 đơn vị.",
    ]


SEVERAL = Columns(["Đơn vị", "Khám", "Trong kỳ", "Thẻ"], [None, "visits", "visits", "cards"])


@pytest.mark.parametrize(
    ("rows", "notes"),
    [
        (
            ["A | 5+ | 1 | 6", "B | 5 | 1+ | 6", "C | 5+ | 1 | 6", "D | 5 | 1 | 6"],
            ["A và C, cột Khám: số liệu ước tính.", "B, cột Trong kỳ: số liệu ước tính."],
        ),
        (["A | 5+ | 1 | 6", "B | 5+ | 1 | 6"], ["Cột Khám: số liệu ước tính."]),
        (["A | 5+ | 1 | 6+", "B | 5+ | 1+ | 6+"], ["Số liệu ước tính."]),
        (["A | 5+ | 1 | 6+", "B | 5 | 1 | 6"], ["A: số liệu ước tính."]),
        (["A | 5 | 1 | 6+", "T | 5* | 1* | 6"], ["Khám và Trong kỳ: tạm tính, 26/30 đơn vị.", "Cột Thẻ: số liệu ước tính."]),
        (["A | 5* | 1 | 6*", "B | 5 | 1 | 6", "T | 5* | 1 | 6"], ["Khám: tạm tính, 26/30 đơn vị.", "A, cột Thẻ: số liệu tạm tính, 26/30 đơn vị."]),
        (["A | 5* | 1 | 6", "T | 5* | 1* | 6*"], ["Số liệu tạm tính, 26/30 đơn vị."]),
    ],
)  # fmt: skip
def test_where_columns_are_of_several_indicators_a_limit_names_them(rows, notes):
    kinds = (RowKind.TOTAL if one.startswith("T") else RowKind.ROW for one in rows)
    assert list(limits_of_rows(list(map(row, rows, kinds)), SEVERAL, 0)) == notes


def test_what_is_counted_in_another_unit_is_limited_by_itself():
    some = (SOME,)
    homes, meetings = Figure(5, coverage=some, noun="hộ"), Figure(6, coverage=some, noun="buổi")
    rate = Figure(7, coverage=some, quantity=Quantity.RATE)
    written = [(homes, "5 hộ"), (rate, "đạt 7%"), (meetings, "6 buổi"), (homes, "9 hộ")]
    words = ", ".join(with_mark(text, one) for one, text in written)
    limit = "(tạm tính, 26/30 đơn vị)"
    assert settle(words) == f"5 hộ {limit}, đạt 7%, 6 buổi {limit}, 9 hộ"


@pytest.mark.parametrize(
    ("lead", "settled"),
    [
        ("Tính đến 8 giờ 00 ngày 25/5/2022, có 5 hộ", " (tạm tính, 2/3 đơn vị)"),
        (
            "Tính đến ngày 25/5/2022, có 5 hộ",
            " (tạm tính, 2/3 đơn vị; tính theo số liệu 8 giờ 00 ngày 25/5/2022)",
        ),
    ],
)
def test_a_moment_that_the_sentence_tells_is_not_told_again(lead, settled):
    old = Figure(5, coverage=(Coverage(2, 3, as_of=MAY),))
    assert settle(with_mark(lead, old)) == lead + settled
    assert [*beside_notes([f"Số liệu {limit(old)}."], [f"Số liệu tính đến {MAY.in_full}."])] == [
        "Số liệu tạm tính, 2/3 đơn vị."
    ]
    assert not [
        *beside_notes([f"Tính theo số liệu {MAY.in_full}."], [f"Số liệu tính đến {MAY.in_full}."])
    ]


def test_the_items_of_a_list_do_not_tell_again_what_stands_above_them():
    above = told_by([limited("có 695 sáng kiến", "sáng kiến", SOME)])
    again = limited("Đạt 87% (695/800)", "sáng kiến", SOME)
    assert settle_runs([again], above) == ["Đạt 87% (695/800)"]
    others = (
        limited("Quỹ có 90 đồng", "đồng", SOME),
        limited("Đạt 87%", "sáng kiến", Coverage(3, 4)),
        with_mark("Tỷ lệ 5%", Figure(5, quantity=Quantity.RATE, coverage=(SOME,))),
    )
    assert [settle_runs([one], above)[0].partition(" (")[2] for one in others] == [
        "tạm tính, 26/30 đơn vị)",
        "tạm tính, 3/4 đơn vị)",
        "tạm tính, 26/30 đơn vị)",
    ]


def limited(said, noun, limit):
    return with_mark(said, Figure(9, noun=noun, coverage=(limit,)))
