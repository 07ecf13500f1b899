"""Money too little to be in đồng is asked about: once for a column of it, at its cell beside large sums."""

from __future__ import annotations

import pytest
from results_read import read_results

from generator.sheets.unit_results import ResultsRequest, SourceFile

INDICATORS = [
    {"code": "fund", "name": "quỹ", "unit_of_measure": "đồng", "measure": "money"},
    {"code": "rice", "name": "gạo", "unit_of_measure": "tấn", "decimals": 1},
]


@pytest.fixture
def summed(xlsx, campaign_with):
    """From a table and the answers to its questions to the amounts, what was asked, and the problems."""

    def run(title, cells, *answers, total=""):
        rows = "".join(f"\nLớp {name} | {cell}" for name, cell in zip("ABC", cells, strict=True))
        last = f"\nTổng cộng | {total}" if total else ""
        campaign = campaign_with(
            {"a": "Lớp A", "b": "Lớp B", "c": "Lớp C"}, indicators=INDICATORS, groups=[]
        )
        left, heard = list(answers), []

        def ask(question):
            heard.append([f"{question.place}: {question.message}", *map(str, question.options)])
            return left.pop(0) if left else None

        code = "rice" if title.startswith("Gạo") else "fund"
        file = SourceFile("a.xlsx", xlsx(f"Đơn vị | {title}{rows}{last}"))
        found = read_results([file], campaign, ResultsRequest(indicator=code), ask)
        return dict(found.counts.get(code, {})), heard, [one.code for one in found.problems]

    return run


SMALL = [
    "a.xlsx: Kết quả!B1: 12,5; 1.250; 7 trong cột số tiền: quá nhỏ nếu tính bằng đồng",
    "tính bằng nghìn đồng: 12.500; 1.250.000; 7.000 đồng",
    "tính bằng triệu đồng: 12.500.000; 1.250.000.000; 7.000.000 đồng",
    "tính bằng tỷ đồng: 12.500.000.000; 1.250.000.000.000; 7.000.000.000 đồng",
]


@pytest.mark.parametrize(
    ("answers", "amounts", "problems"),
    [
        ([1], {"a": 12_500_000, "b": 1_250_000_000, "c": 7_000_000}, []),
        ([0], {"a": 12_500, "b": 1_250_000, "c": 7_000}, []),
        ([], {}, ["E-XLS-MEASURE"]),
    ],
)
def test_a_column_of_little_money_is_asked_about_once(summed, answers, amounts, problems) -> None:
    assert summed("Quỹ", ["12.5", "'1.250", "7"], *answers) == (amounts, [SMALL], problems)


def test_its_total_is_held_against_the_rows_in_the_same_unit_of_measure(summed) -> None:
    for total, told in (("32", []), ("33", ["E-XLS-TOTAL"])):
        amounts, heard, problems = summed("Quỹ", ["12", "13", "7"], 1, total=total)
        assert (sum(amounts.values()), len(heard), problems) == (32_000_000, 1 + len(told), told)


def test_little_money_beside_large_sums_is_asked_about_at_its_cell(summed) -> None:
    amounts, heard, problems = summed("Quỹ (đồng)", ["12000000", "'1,2 tỷ", "7"])
    assert (amounts, problems) == ({"a": 12_000_000, "b": 1_200_000_000}, ["E-XLS-MEASURE"])
    assert heard == [
        [
            "a.xlsx: Kết quả!B4: 7 trong cột số tiền: quá nhỏ nếu tính bằng đồng; các ô khác ghi 12.000.000",
            "tính bằng nghìn đồng: 7.000 đồng",
            "tính bằng triệu đồng: 7.000.000 đồng",
            "tính bằng tỷ đồng: 7.000.000.000 đồng",
            "tính bằng đồng: 7 đồng",
        ]
    ]


@pytest.mark.parametrize("cells", [["12000", "0", "'1.250.000"], ["'7 triệu", "'1,2 tỷ", "0"]])
def test_sums_of_a_thousand_or_more_and_nothing_are_not_asked_about(summed, cells) -> None:
    amounts, heard, problems = summed("Quỹ", cells)
    assert (len(amounts), heard, problems) == (3, [], [])


@pytest.mark.parametrize(("beside", "amount"), [("'3,4", 12500), ("'3.4", None)])
def test_a_point_is_of_thousands_unless_it_is_of_decimals_beside(summed, beside, amount) -> None:
    amounts, heard, _ = summed("Gạo", ["'12.500", beside, "7"])
    assert amounts.get("a") == amount
    assert heard[:1] == (
        []
        if amount
        else [["a.xlsx: Kết quả!B2: không rõ 12.500 là 12.500 hay 12,5: cột có ô ghi 3.4", "12.500", "12,5"]]
    )  # fmt: skip


@pytest.mark.parametrize("slipped", ["7500", "25000", "60000"])
def test_a_sum_that_may_have_lost_three_zeros_is_asked_about_at_its_cell(summed, slipped) -> None:
    cells = ["12500000", "30000000", slipped]
    amounts, heard, problems = summed("Quỹ (đồng)", cells)
    assert (amounts, problems) == ({"a": 12_500_000, "b": 30_000_000}, ["E-XLS-MEASURE"])
    assert heard[0][0].startswith("a.xlsx: Kết quả!B4: ")
    assert heard[0][0].endswith("quá nhỏ nếu tính bằng đồng; các ô khác ghi 12.500.000; 30.000.000")
    assert summed("Quỹ (đồng)", cells, 0)[0]["c"] == 1_000 * int(slipped)
    assert summed("Quỹ (đồng)", cells, 3)[0]["c"] == int(slipped)


@pytest.mark.parametrize(
    "cells",
    [
        ["12500000", "30000000", "250000"],
        ["12500000", "30000000", "5000"],
        ["800000", "300000", "2000"],
        ["12500000", "900000", "20000"],
    ],
)
def test_little_sums_that_are_no_thousandth_of_the_others_are_taken(summed, cells) -> None:
    assert summed("Quỹ (đồng)", cells) == (dict(zip("abc", map(int, cells), strict=True)), [], [])
