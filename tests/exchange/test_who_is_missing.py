"""Who is named as missing, and what the others make together, where units stand beside those below them."""

from __future__ import annotations

import pytest
from worksheets import campaign_of

from generator.exchange.returns import returns_of, returns_of_all, tell_open, tell_returns
from generator.figures.moment import figures_at

HEAD = """\
code: m
name: Phong trào M
short_name: Phong trào M
issuer: a
starts: 01/01/2026
ends: 31/12/2026
indicators:
  - {{code: sk, name: số sáng kiến, unit_of_measure: sáng kiến, counted: {counted}}}
  - {{code: vp, name: số vụ, unit_of_measure: vụ}}
units: [{units}]
{more}
snapshots:
"""
UNITS = {
    "h": "name: Huyện H, tier: own",
    "x": "name: Xã X, parent: h",
    "y": "name: Xã Y, parent: h",
    "t": "name: Thành phố T",
}
SPLIT = {
    "h": "name: Huyện H",
    **{one: f"name: Xã {one}, parent: h" for one in "wxyz"},
    "t": "name: Thành phố T",
}
CHANGE = "changes: [{on: 01/5/2026, split: x, into: [y, z]}]"
DAYS = ("31/3/2026", "30/6/2026", "30/9/2026")


def campaign(rows, counted="cumulative", units=UNITS, more=""):
    listed = ", ".join(f"{{code: {code}, {told}}}" for code, told in units.items())
    text = HEAD.format(counted=counted, units=listed, more=more)
    for day, counts in zip(DAYS, rows, strict=False):
        text += f"  - {{as_of: {day}, results: [{{indicator: sk, counts: {{{counts}}}}}]}}\n"
    return campaign_of(text)


def codes(rows):
    return " ".join(row.code for row in rows)


ALL = "h: 1, x: 3, y: 4, t: 5"


@pytest.mark.parametrize(
    ("known", "unreported", "partly", "reported"),
    [
        (campaign([ALL, "h: 6, x: 3, t: 9"]), "y", "", "3/4"),
        (campaign([ALL, "h: 6, t: 9"]), "x y", "", "2/4"),
        (campaign(["h: 6, t: 9"]), "x y", "", "2/4"),
        (campaign([ALL, "t: 9"]), "h x y", "", "1/4"),
        (campaign([ALL, "h: 1, x: 3, t: 5"], "period"), "", "y", "3/4"),
        (campaign([ALL, "x: 3, y: 1, t: 5"], "period"), "", "h", "3/4"),
        (campaign([ALL, "h: 1, t: 5"], "period"), "", "x y", "2/4"),
        (campaign(["w: 3, x: 5, t: 5", "w: 3, y: 5, z: 4, t: 5", "w: 3, y: 5, t: 5"], "period", SPLIT, CHANGE), "", "z", "4/5"),
    ],
)  # fmt: skip
def test_each_unit_that_lacks_a_report_is_named_and_no_other(
    known, unreported, partly, reported
) -> None:
    tally = figures_at(known, None).main
    assert (codes(tally.unreported), codes(tally.partly)) == (unreported, partly)
    coverage = tally.coverage
    assert f"{coverage.known}/{coverage.of}" == reported
    assert len(tally.reported) - len(tally.partly) == coverage.known


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (campaign([ALL, "h: 1, x: 3, t: 4"], "period"), "tạm tính 3/4 đơn vị: 8 sáng kiến (riêng kỳ 01/4/2026 - 30/6/2026)"),
        (campaign([ALL], "period"), "cộng 13 sáng kiến"),
        (campaign([ALL, "h: 1, x: 3, t: 5"], units={**UNITS, "y": "name: Xã Y, active_to: 30/4/2026"}), "cộng 13 sáng kiến, gồm 4 của 1 đơn vị đã thôi tham gia"),
    ],
)  # fmt: skip
def test_the_sum_of_returns_says_what_it_is_of(known, said) -> None:
    _, total, *_ = tell_returns(returns_of(known))
    assert str(total) == said


def test_what_is_open_is_told_of_every_indicator() -> None:
    known = campaign([])
    snapshot = campaign([ALL]).snapshots[0]
    (result,) = snapshot.results
    other = result.model_copy(update={"indicator": "vp", "counts": {"h": 1, "x": 1, "t": 1}})
    both = snapshot.model_copy(update={"results": (result, other)})
    known = known.model_copy(update={"snapshots": (both,)})
    assert [*map(str, tell_open(returns_of_all(known), known))] == [
        "còn 1 đơn vị phải xong trước khi khóa sổ số liệu ngày 31/3/2026, hạn hết ngày 31/12/2026",
        "  chưa báo cáo: Xã Y; còn thiếu: số vụ",
    ]
