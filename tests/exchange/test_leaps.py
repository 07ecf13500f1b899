"""A count that is many times its quota, or what its unit had before, is asked about before it is kept."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from generator.exchange.leaps import settle_leaps
from generator.model.campaign import Campaign
from generator.problems import Place, RecordsInvalid
from generator.wording import read_moment

HEAD = "Đơn vị;Số sáng kiến\n"


def yes(_question):
    return 0


def counts(plan):
    return plan.snapshot.results[0].counts


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("Đông Hà;2.001\n", "«LĐLĐ huyện Đông Hà»: 2.001, gấp hơn 10 lần chỉ tiêu 200"),
        ("mới thành lập;1.501\n", "«Công đoàn cơ sở mới thành lập»: 1.501, gấp hơn 100 lần số lần trước 15"),
    ],
)  # fmt: skip
def test_a_leap_is_kept_when_somebody_says_that_it_is_so(desk, rows, said):
    text = f"{HEAD}An Phú;1.340\n{rows.replace('mới', 'Công đoàn cơ sở mới')}"
    plan = desk.plan(text, as_of="30/6/2025")
    assert [str(one.message) for one in plan.refused] == [said]
    assert len(counts(plan)) == 1
    assert len(counts(desk.plan(text, as_of="30/6/2025", ask=yes))) == 2


@pytest.mark.parametrize("row", ["Đông Hà;2.000", "Y tế;800", "Công đoàn cơ sở mới thành lập;1.500", "Sở KH&CN;2.000"])  # fmt: skip
def test_what_is_only_much_is_kept(desk, row):
    assert desk.plan(f"{HEAD}{row}\n", as_of="30/6/2025").refused == []


def test_of_many_is_asked_once(desk):
    names = ("An Phú", "Đông Hà", "Long Sơn", "Sở KH&CN", "Y tế", "Công đoàn cơ sở mới thành lập")
    text = HEAD + "".join(f"{name};{number}\n" for name, number in zip(names, range(90_000, 90_006), strict=True))  # fmt: skip
    plan = desk.plan(f"{text}", as_of="30/6/2025", ask=yes)
    assert len(counts(plan)) == 6
    with pytest.raises(RecordsInvalid) as nothing_left:
        desk.plan(text, as_of="30/6/2025")
    assert [one.code for one in nothing_left.value.problems] == ["E-XLS-LEAPS"]
    asked = []
    desk.plan(text, as_of="30/6/2025", ask=lambda one: asked.append(str(one.message)) or 0)
    assert asked == ["6 đơn vị như vậy; «LĐLĐ huyện An Phú»: 90.000, gấp hơn 10 lần chỉ tiêu 300"]


@pytest.mark.parametrize(
    ("counted", "now", "asked"),
    [
        ("period", 12_000, ["«Lớp A»: 12.000, chưa bằng 1/200 số lần trước 12.500.000"]),
        ("state", 12_000, ["«Lớp A»: 12.000, chưa bằng 1/200 số lần trước 12.500.000"]),
        ("period", 100_000, []),
        ("period", 1_000, []),
        ("cumulative", 12_000, []),
    ],
)
def test_money_that_is_a_thousandth_of_what_it_was_is_asked_about(counted, now, asked):
    fund = {"code": "fund", "name": "quỹ", "unit_of_measure": "đồng", "measure": "money"}
    before = {
        "as_of": read_moment("30/6/2026"),
        "results": [{"indicator": "fund", "counts": {"a": 12_500_000}}],
    }
    campaign = Campaign.model_validate({
        "code": "quy", "name": "Quỹ", "short_name": "Quỹ", "kind": "movement", "issuer": "ldld",
        "starts": date(2026, 1, 1), "ends": date(2026, 12, 31), "units": [{"code": "a", "name": "Lớp A"}],
        "indicators": [{**fund, "counted": counted}], "snapshots": [before],
    })  # fmt: skip
    imported = SimpleNamespace(cells={"fund": {"a": Place("a.xlsx")}})
    heard = []
    left, problems = settle_leaps(
        campaign,
        imported,
        {"fund": {"a": now}},
        read_moment("30/9/2026"),
        lambda one: heard.append(str(one.message)),
    )
    assert heard == asked
    assert left == {"fund": {} if asked else {"a": now}}
    assert [one.code for one in problems] == ["E-XLS-LEAPS"] * len(asked)
