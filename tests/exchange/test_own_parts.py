"""Units that have a number of their own beside those below them: what is printed of them, and read back."""

from __future__ import annotations

import pytest
from worksheets import campaign_of

from generator.exchange.changes import compare
from generator.exchange.exporting import entry_forms, unit_export
from generator.exchange.flat_table import flat_sheet
from generator.exchange.sheets import figure_sheets
from generator.exchange.telling import _apart, _so_far
from generator.figures.moment import figures_at
from generator.sheets.unit_results import ResultsRequest, SourceFile, open_results
from generator.sheets.workbook_writing import write_workbook
from generator.wording.read_dates import read_moment

CAMPAIGN = """\
code: m
name: Phong trào M
short_name: Phong trào M
issuer: a
starts: 01/01/2026
ends: 31/12/2026
indicators:
  - {code: sk, name: số sáng kiến, unit_of_measure: sáng kiến}
  - {code: tl, name: tỷ lệ tham gia, unit_of_measure: "%", measure: rate}
units:
  - {code: h, name: Huyện H, tier: own}
  - {code: x, name: Xã X, parent: h}
  - {code: t, name: Thành phố T}
quotas: [{counts: {h: 30, x: 12, t: 20}}]
snapshots:
  - as_of: 31/7/2026
    results:
      - {indicator: sk, counts: {h: 17, x: 15, t: 21}}
      - {indicator: tl, counts: {h: 80%, x: 50%, t: 90%}}
"""
JULY = read_moment("31/7/2026")


def read_back(data, name="a.xlsx", sheet=None):
    campaign = campaign_of(CAMPAIGN)
    request = ResultsRequest(sheet=sheet)
    found = open_results([SourceFile(name, data)], campaign, request).read(JULY)
    return found.counts, [one.code for one in found.problems]


def test_the_own_part_has_a_row_which_alone_is_read_back() -> None:
    export = unit_export(campaign_of(CAMPAIGN), JULY, "sk", None)
    rows = [[str(cell) for cell in row[1:5]] for row in export.sheets[0].rows]
    assert rows == [
        ["h", "Huyện H", "42", "32"],
        ["h", "Huyện H (phần riêng)", "30", "17"],
        ["x", "Xã X", "12", "15"],
        ["t", "Thành phố T", "20", "21"],
        ["None", "Tổng", "62", "53"],
    ]
    assert "Dòng «(phần riêng)»" in " ".join(export.sheets[0].remarks)
    read = read_back(write_workbook(export.sheets))
    assert read == ({"sk": {"h": 17, "x": 15, "t": 21}}, ["I-XLS-OWN"])


def test_all_indicators_beside_each_other_keep_the_own_part_and_the_rate() -> None:
    figures = figures_at(campaign_of(CAMPAIGN), JULY)
    book = write_workbook(figure_sheets(figures, flat_sheet(figures)))
    counts, problems = read_back(book, sheet="Tổng hợp")
    assert {one: str(amount) for one, amount in counts["tl"].items()} == {"h": "4/5", "x": "1/2", "t": "9/10"}  # fmt: skip
    assert (counts["sk"], problems) == ({"h": 17, "x": 15, "t": 21}, ["I-XLS-OWN"])


@pytest.mark.parametrize(
    ("rows", "own", "told"),
    [
        ("Huyện H;32|Huyện H (phần riêng);17|Xã X;15", 17, "I-XLS-OWN"),
        ("Phần riêng của Huyện H;17|Huyện H;32|Xã X;15", 17, "I-XLS-OWN"),
        ("Huyện H;33|Huyện H - số riêng;17|Xã X;15", 17, "W-XLS-OWN"),
        ("Huyện H (phần riêng);15|Xã X;15", 15, ""),
        ("Huyện H;32|Xã X;15|Thành phố T;21", None, "E-XLS-OWN"),
        ("Huyện H;16|Xã X;16", None, "E-XLS-OWN"),
        ("Huyện H;32", None, "E-XLS-OWN"),
        ("Huyện H;33|Xã X;16|Thành phố T;21|Tổng;54", None, "E-XLS-OWN I-XLS-TOTAL"),
        ("Huyện H;18|Xã X;16", 18, ""),
        ("Huyện H;18|Xã X;16|Thành phố T;21|Tổng;55", 18, ""),
    ],
)
def test_a_sum_is_never_taken_for_the_own_part(rows, own, told) -> None:
    text = "\n".join(["Đơn vị;Số sáng kiến", *rows.split("|")])
    counts, problems = read_back(text.encode(), "a.csv")
    assert (counts.get("sk", {}).get("h"), " ".join(problems)) == (own, told)


def test_an_entry_sheet_asks_for_the_own_part_beside_its_own_quota() -> None:
    forms = entry_forms(campaign_of(CAMPAIGN), JULY, ["sk"])
    sheet = forms.together().sheets[0]
    assert [list(row[2:5]) for row in sheet.rows] == [
        ["Huyện H (phần riêng)", 30, 17],
        ["Xã X", 12, 15],
        ["Thành phố T", 20, 21],
    ]
    assert read_back(write_workbook([sheet])) == ({"sk": {"h": 17, "x": 15, "t": 21}}, [])


@pytest.mark.parametrize(("tier", "said"), [("own", "cộng 53"), ("whole", "cộng 38")])
def test_what_an_import_adds_up_holds_the_units_below_an_own_part(tier, said) -> None:
    campaign = campaign_of(CAMPAIGN.replace("tier: own", f"tier: {tier}"))
    changes = compare(campaign, "sk", campaign.snapshots[0], None)
    together = _apart(changes, campaign, campaign.snapshots[0])
    assert str(_so_far(changes, together)) == f"3/3 đơn vị đã có số, {said}"
