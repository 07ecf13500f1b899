"""A column of rates without «%» is asked about once; a rate typed without «%» is offered with it."""

from __future__ import annotations

import pytest
from results_read import read_results

from generator.sheets.unit_results import ResultsRequest, SourceFile

INDICATORS = [
    {"code": "rate", "name": "tỷ lệ đạt", "unit_of_measure": "%", "measure": "rate"},
]


@pytest.fixture
def rated(xlsx, campaign_with):
    """From a table and the answers to its questions to the rates in percent, and what was asked."""

    def run(text, *answers):
        campaign = campaign_with(
            {"a": "Lớp A", "b": "Lớp B", "c": "Lớp C"}, indicators=INDICATORS, groups=[]
        )
        left, heard = list(answers), []

        def ask(question):
            heard.append([f"{question.place}: {question.message}", *map(str, question.options)])
            return left.pop(0) if left else None

        found = read_results([SourceFile("a.xlsx", xlsx(text))], campaign, ResultsRequest(), ask)
        rates = {code: float(rate * 100) for code, rate in found.counts.get("rate", {}).items()}
        return rates, heard, [one.code for one in found.problems]

    return run


CASES = {
    "percent": ("85.5 | 90 | '78,2", [0], [85.5, 90, 78.2], ["là 85,5%; 90%; 78,2%"]),
    "percent, one of them small": ("85.5 | 0.9 | 90", [0], [85.5, 0.9, 90], ["là 85,5%; 0,9%; 90%", "là 85,5%; 90%; 90%"]),
    "shares": ("0.855 | 0.9 | 1", [0], [85.5, 90, 100], ["là 85,5%; 90%; 100%", "là 0,855%; 0,9%; 1%"]),
    "less than one percent": ("0.5 | 0.9 | 1", [1], [0.5, 0.9, 1], ["là 50%; 90%; 100%", "là 0,5%; 0,9%; 1%"]),
}  # fmt: skip


@pytest.mark.parametrize(("cells", "answers", "rates", "offered"), CASES.values(), ids=CASES)
def test_a_column_is_asked_about_once(rated, cells, answers, rates, offered) -> None:
    rows = "".join(f"\nLớp {name} | {cell}" for name, cell in zip("ABC", cells.split(" | "), strict=True))  # fmt: skip
    found, heard, problems = rated(f"Đơn vị | Tỷ lệ đạt{rows}", *answers)
    assert (found, problems) == (dict(zip("abc", rates, strict=True)), [])
    assert len(heard) == 1
    assert heard[0][1:] == offered


@pytest.mark.parametrize(("title", "cells", "questions"), [
    ("Tỷ lệ đạt (%)", ["85.5", "90", "9"], 0),
    ("Tỷ lệ đạt (%)", ["85.5", "'78,2", "0"], 0),
    ("Tỷ lệ đạt (%)", ["12.5", "0.9", "2.25"], 0),
    ("Tỷ lệ đạt (%)", ["12.5", "10", "0.85"], 0),
    ("Tỷ lệ đạt (%)", ["80", "4", "0.9"], 0),
    ("Tỷ lệ đạt (%)", ["85.5", "90", "0.9"], 1),
    ("Tỷ lệ đạt (%)", ["85.5", "'78,2", "1"], 1),
    ("Tỷ lệ đạt (%)", ["", "85.5", ""], 0),
    ("Tỷ lệ đạt (%)", ["0.855", "0.9", "1.05"], 1),
    ("Tỷ lệ đạt (trên số phiếu khảo sát thu về) (%)", ["85.5", "90", "9"], 0),
    ("Tỷ lệ đạt %", ["85.5", "90", "9"], 0),
    ("% đạt", ["85.5", "90", "9"], 0),
    ("Tỷ lệ đạt", ["85.5", "90", "0.9"], 1),
])  # fmt: skip
def test_a_title_that_says_percent_is_believed_unless_all_or_some_may_be_shares(rated, title, cells, questions) -> None:  # fmt: skip
    rows = "".join(f"\nLớp {name} | {cell}" for name, cell in zip("ABC", cells, strict=True))
    found, heard, _ = rated(f"Đơn vị | {title}{rows}", 0, 0)
    assert len(heard) == questions
    if not questions:
        typed = {code: cell for code, cell in zip("abc", cells, strict=True) if cell}
        assert found == {code: float(cell.lstrip("'").replace(",", ".")) for code, cell in typed.items()}  # fmt: skip


LOW = "Đơn vị | Tỷ lệ đạt (%)\nLớp A | 0.885\nLớp B | 87.3\nLớp C | '90,1"


@pytest.mark.parametrize(("answers", "rates"), [([0], {"a": 88.5}), ([1], {"a": 0.885}), ([], {})])
def test_what_may_be_a_share_beside_percents_is_asked_about_at_its_cell(rated, answers, rates) -> None:  # fmt: skip
    found, heard, problems = rated(LOW, *answers)
    assert found == {**rates, "b": 87.3, "c": 90.1}
    assert heard == [["a.xlsx: Kết quả!B2: không rõ 0,885 là bao nhiêu phần trăm: các ô khác trong cột ghi 87,3; 90,1",
                      "là 88,5%", "là 0,885%"]]  # fmt: skip
    assert problems == ([] if answers else ["E-XLS-RATE"])


def test_nothing_is_nothing_whether_of_a_hundred_or_of_one(rated) -> None:
    text = "Đơn vị | Tỷ lệ đạt\nLớp A | 0.855%\nLớp B | 0\nLớp C | '0"
    assert rated(text) == ({"a": 85.5, "b": 0, "c": 0}, [], [])


def test_cells_that_have_their_sign_are_not_asked_about(rated) -> None:
    text = "Đơn vị | Tỷ lệ đạt\nLớp A | 0.855%\nLớp B | 90\nLớp C | '78%"
    assert rated(text, 0) == (
        {"a": 85.5, "b": 90, "c": 78},
        [["a.xlsx: Kết quả!B3: không rõ 90 là bao nhiêu phần trăm", "90%"]],
        [],
    )


def test_without_an_answer_no_rate_of_the_column_is_taken(rated) -> None:
    found, heard, problems = rated("Đơn vị | Tỷ lệ đạt\nLớp A | 85.5\nLớp B | 90")
    assert (found, len(heard), set(problems)) == ({}, 1, {"E-XLS-RATES"})


def test_a_rate_typed_without_its_sign_is_offered_with_it(rated) -> None:
    hits = []

    def ask(question):
        hits.append([str(question.answer(at)) for at in question.find("1,5").found])
        hits.append(question.find("1,5").sure)

    from generator.model.campaign import Indicator
    from generator.problems import Place
    from generator.sheets.cell_amounts import settled_amount
    from generator.sheets.grid import CellKind, SheetCell

    indicator = Indicator.model_validate(INDICATORS[0])
    settled_amount(SheetCell(CellKind.TEXT, "một phẩy"), indicator, ask, lambda: Place("a"))
    assert hits == [["1,5%"], False]


def test_a_total_is_held_against_its_rows_though_the_rates_beside_are_not_clear(xlsx, campaign_with) -> None:  # fmt: skip
    measured = [{"code": "made", "name": "sáng kiến", "unit_of_measure": "sáng kiến"}, *INDICATORS]
    campaign = campaign_with({"a": "Lớp A", "b": "Lớp B"}, indicators=measured, groups=[])
    for total, told in ((12, []), (13, ["E-XLS-TOTAL"])):
        text = f"Đơn vị | Sáng kiến | Tỷ lệ đạt\nLớp A | 5 | 85.5\nLớp B | 7 | 90\nTổng cộng | {total} |"
        found = read_results([SourceFile("a.xlsx", xlsx(text))], campaign, ResultsRequest())
        assert found.counts == {"made": {"a": 5, "b": 7}}
        assert [one.code for one in found.problems] == ["E-XLS-RATES", *told]


def test_parts_of_one_among_percents_may_be_percents_too(xlsx, campaign_with) -> None:
    rate = {"code": "rate", "name": "tỷ lệ", "unit_of_measure": "%", "measure": "rate"}
    campaign = campaign_with({"a": "Thôn A", "b": "Thôn B", "c": "Thôn C"}, indicators=[rate])
    data = xlsx("Đơn vị | Tỷ lệ\nThôn A | '95%\nThôn B | 97\nThôn C | '0,96")
    asked = []

    def second(question):
        asked.append(list(map(str, question.options)))
        return 1

    found = read_results([SourceFile("a.xlsx", data)], campaign, ask=second)
    assert asked == [["là 97%; 0,96%", "là 97%; 96%"]]
    assert {code: float(share) for code, share in found.counts["rate"].items()} == {"a": 0.95, "b": 0.97, "c": 0.96}  # fmt: skip


def test_a_rate_behind_a_point_is_proposed_with_its_comma(xlsx, campaign_with) -> None:
    rate = {"code": "rate", "name": "tỷ lệ", "unit_of_measure": "%", "measure": "rate"}
    campaign = campaign_with({"a": "Thôn A"}, indicators=[rate])
    asked = []
    data = xlsx("Đơn vị | Tỷ lệ\nThôn A | '98.3%")
    read_results([SourceFile("a.xlsx", data)], campaign, ask=lambda one: asked.append(list(map(str, one.options))))  # fmt: skip
    assert asked == [["98,3%"]]
