"""Which snapshot answers for a moment, a day, a document; and the tally that is asked for."""

from __future__ import annotations

import datetime

import pytest

from generator.exchange.returns import returns_of
from generator.figures.moment import (
    current_phase,
    figures_at,
    figures_for,
    figures_on,
    newest_snapshot,
    phase_code,
    tally_of,
)
from generator.model.document import Document
from generator.problems import NotFound
from generator.wording.read_dates import read_moment

PHASES = [
    {"code": "gd1", "name": "giai đoạn 1", "ends": "31/5/2022"},
    {"code": "2", "name": "giai đoạn 2", "starts": "01/6/2022", "ends": "01/9/2023"},
]


@pytest.fixture
def counted_often(campaign):
    """Counts taken at 8h00 and 17h00 of 20/4, at the end of 25/4, and on 10/6; the file's order is not time's."""
    moments = ("25/4/2022", "17h00 20/4/2022", "10/6/2022", "8h00 20/4/2022")
    return campaign(
        phases=PHASES,
        snapshots=[
            {"as_of": moment, "results": [{"total": str(count)}]}
            for count, moment in enumerate(moments, start=1)
        ],
    )


def taken(figures):
    return str(figures.taken)


def document(**given):
    return Document(code="d", kind="plan", subject="s", body="b", **given)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (None, "2022-06-10"),
        ("25/4/2022", "2022-04-25"),
        ("8h00 20/4/2022", "2022-04-20 08:00"),
        ("20/4/2022", "2022-04-20 17:00"),
        ("9h00 20/4/2022", "None"),
        ("17h00 25/4/2022", "None"),
        ("21/4/2022", "None"),
    ],
)
def test_the_snapshot_of_a_moment(counted_often, asked, found) -> None:
    moment = read_moment(asked) if asked else None
    figures = figures_on(counted_often, moment)
    assert taken(figures) == found
    assert (figures.main.count is None) == (found == "None")
    assert figures.as_of == (moment.day if moment else datetime.date(2022, 6, 10))


def test_a_moment_that_was_not_taken_is_refused_with_those_there_are(counted_often) -> None:
    with pytest.raises(NotFound) as caught:
        figures_at(counted_often, read_moment("9h00 20/4/2022"))
    assert str(caught.value) == (
        "chưa có số liệu chốt 9h00 ngày 20/4/2022; các lần đã chốt:"
        " ngày 25/4/2022, 17h00 ngày 20/4/2022, ngày 10/6/2022, 8h00 ngày 20/4/2022"
    )
    assert taken(figures_at(counted_often)) == "2022-06-10"


def test_before_anything_was_counted(campaign) -> None:
    bare = campaign(phases=PHASES)
    assert newest_snapshot(bare) is None
    assert figures_at(bare).as_of == bare.starts
    with pytest.raises(NotFound, match="các lần đã chốt: –"):
        figures_at(bare, read_moment("25/4/2022"))


def test_a_record_is_of_exactly_its_moment(counted_often) -> None:
    assert counted_often.snapshot_at(read_moment("20/4/2022")) is None
    found = counted_often.snapshot_at(read_moment("17h00 20/4/2022"))
    assert found is counted_often.snapshots[1]


@pytest.mark.parametrize(
    ("until", "found"),
    [("2022-06-10", "10"), ("2022-06-09", "25"), ("2022-04-24", "20")],
)
def test_the_newest_up_to_a_day(counted_often, until, found) -> None:
    snapshot = newest_snapshot(counted_often, datetime.date.fromisoformat(until))
    assert str(snapshot.as_of.day.day) == found
    assert newest_snapshot(counted_often, datetime.date(2022, 1, 1)) is None


def test_what_a_document_speaks_of(counted_often) -> None:
    own, other = read_moment("25/4/2022"), read_moment("10/6/2022")
    assert taken(figures_for(counted_often, document(as_of=own))) == "2022-04-25"
    assert taken(figures_for(counted_often, document(as_of=own), other)) == "2022-06-10"
    dated = figures_for(counted_often, document(date=datetime.date(2022, 5, 2)))
    assert (str(dated.taken), dated.as_of) == ("2022-04-25", datetime.date(2022, 4, 25))
    early = figures_for(counted_often, document(date=datetime.date(2022, 2, 2)))
    assert (early.taken, early.as_of) == (None, datetime.date(2022, 2, 2))
    assert taken(figures_for(counted_often, document())) == "2022-06-10"


def test_a_tally_by_indicator_and_phase(counted_often) -> None:
    figures = figures_at(counted_often)
    assert tally_of(figures) is figures.main
    assert tally_of(figures, "ideas", "gd1").name == "giai đoạn 1"
    assert tally_of(figures, phase="1").name == "giai đoạn 1"
    assert phase_code(counted_often, "2") == "2"
    for asked, said in (
        ({"indicator": "idea"}, "không có chỉ số «idea»; có phải «ideas» (sáng kiến)?"),
        ({"phase": "gd3"}, "không có giai đoạn «gd3»; có phải «gd1» (giai đoạn 1)?"),
        (
            {"phase": "0"},
            "không có giai đoạn «0»; các mã đã có: gd1 (giai đoạn 1), 2 (giai đoạn 2)",
        ),
        (
            {"phase": "3"},
            "không có giai đoạn «3»; các mã đã có: gd1 (giai đoạn 1), 2 (giai đoạn 2)",
        ),
    ):
        with pytest.raises(NotFound) as caught:
            tally_of(figures, **asked)
        assert str(caught.value) == said


def test_the_phase_that_figures_speak_of(counted_often, campaign) -> None:
    assert current_phase(figures_at(counted_often)) == "2"
    assert current_phase(figures_at(counted_often, read_moment("25/4/2022"))) == "gd1"
    late = campaign(phases=[{**PHASES[1], "code": "gd2"}])
    assert current_phase(figures_at(late)) == "gd2"
    assert current_phase(figures_at(campaign())) == ""


RATES = {"code": "water", "name": "tỷ lệ hộ", "unit_of_measure": "%", "measure": "rate"}


@pytest.fixture
def older_rates(campaign):
    """Rates of 09/10, and of 16/10 only ideas; «a» was merged into «b» between."""
    return campaign(
        indicators=[{"code": "ideas", "name": "sáng kiến", "unit_of_measure": "sáng kiến"}, RATES],
        units=[{"code": code, "name": code} for code in ("a", "b", "c")],
        changes=[{"on": "15/10/2022", "merge": ["a", "b"], "into": ["c"]}],
        snapshots=[
            {
                "as_of": "09/10/2022",
                "results": [{"counts": {"a": "1", "b": "2"}}, {"indicator": "water", "counts": {"a": "80%", "b": "90%"}}],
            },
            {"as_of": "16/10/2022", "results": [{"counts": {"c": "5"}}]},
        ],
    )  # fmt: skip


@pytest.mark.parametrize(("indicator", "day"), [("ideas", "16/10"), ("water", "09/10")])
def test_figures_have_the_day_of_what_was_counted(older_rates, indicator, day) -> None:
    figures = figures_on(older_rates)
    counted = figures.counted_on(tally_of(figures, indicator))
    assert counted.said == f"ngày {day}/2022"


def test_who_was_merged_since_is_not_asked_for_what_nobody_sent(older_rates) -> None:
    asked = returns_of(older_rates, None, "water")
    assert [row.row.code for row in asked.missing] == ["c"]


@pytest.fixture
def told_at_two_hours(figures):
    """Ideas of 31/3 and of 8h00 20/4, homes of 16h00 20/4 alone."""
    both = [{"code": "i", "name": "i", "unit_of_measure": "kiến"}]
    both.append({"code": "h", "name": "h", "unit_of_measure": "hộ", "counted": "state"})
    given = (("31/3/2022", "i", 2), ("8h00 20/4/2022", "i", 5), ("16h00 20/4/2022", "h", 7))
    return figures(
        indicators=both,
        snapshots=[
            {"as_of": moment, "results": [{"indicator": code, "total": str(count)}]}
            for moment, code, count in given
        ],
    )


def test_a_count_of_an_earlier_hour_says_its_hour(told_at_two_hours):
    older = {code: str(tally.older) for code, tally in told_at_two_hours.indicators.items()}
    assert older == {"i": "2022-04-20 08:00", "h": "None"}


def test_what_stood_at_the_snapshot_before_is_not_told_as_of_now(told_at_two_hours):
    ideas = told_at_two_hours.indicators["i"]
    assert [bool(one.coverage) for one in (ideas.count, ideas.growth, ideas.previous)] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("body", "day", "rows"),
    [
        ("b", datetime.date(2022, 7, 15), {"a": 20, "b": 5, "c": 25}),
        ("{{ passages.quota_article }}", datetime.date(2022, 7, 15), {"a": 20, "d": 30}),
        ("{{ passages.quota_article }}", datetime.date(2022, 5, 31), {"a": 20, "b": 5, "c": 25}),
        ("{{ passages.quota_article }}", None, {"a": 20, "b": 5, "c": 25}),
    ],
    ids=["tells of them", "gives them since", "gave them before", "undated, of the newest counts"],
)
def test_what_gives_quotas_gives_them_to_the_units_of_its_day(campaign, body, day, rows):
    units = [{"code": code, "name": code, "bases": {"m": 10}} for code in "abc"]
    merged = campaign(
        units=[*units, {"code": "d", "name": "d"}],
        bases=[{"code": "m", "name": "hộ"}],
        changes=[{"on": "01/6/2022", "merge": ["b", "c"], "into": "d"}],
        quotas=[{"counts": {"a": "20", "b": "5", "c": "25"}}],
        snapshots=[{"as_of": "25/4/2022", "results": [{"counts": {"a": 1, "b": 2, "c": 3}}]}],
    )
    main = figures_for(merged, document(date=day).model_copy(update={"body": body})).main
    assert {row.code: row.quota.value for row in main.units} == rows
    assert {row.code: main.bases_of(row.code)["m"].value for row in main.units} == {
        code: 20 if code == "d" else 10 for code in rows
    }
    assert (main.count.value, main.quota.value) == (6, 50)


GD1 = {"code": "gd1", "name": "giai đoạn 1", "ends": "30/6/2022"}
GD2 = {"code": "gd2", "name": "giai đoạn 2", "starts": "01/7/2022", "ends": "31/12/2022"}
DRIVE = {"code": "d", "name": "đợt", "starts": "01/5/2022", "ends": "31/5/2022", "within": "gd1"}
ALONE = {"code": "d", "name": "đợt", "starts": "01/5/2022", "ends": "31/5/2022"}
YEAR = {"code": "nam", "name": "cả năm", "ends": "31/12/2022"}


@pytest.mark.parametrize(
    ("phases", "day", "spoken_of"),
    [
        ([GD1, GD2], "01/4/2022", "gd1"),
        ([GD1, GD2], "30/6/2022", "gd1"),
        ([GD1, GD2], "01/7/2022", "gd2"),
        ([GD1, GD2, DRIVE], "30/9/2022", "gd2"),
        ([DRIVE, GD1, GD2], "15/5/2022", "gd1"),
        ([GD1, GD2, DRIVE], "15/5/2022", "gd1"),
        ([YEAR, ALONE], "15/5/2022", "d"),
        ([YEAR, ALONE], "15/6/2022", "nam"),
        ([GD1, ALONE], "15/8/2022", "gd1"),
        ([GD2], "15/2/2022", "gd2"),
        ([], "15/5/2022", ""),
    ],
)
def test_of_phases_that_which_runs_is_spoken_of_and_no_drive_within_it(
    figures, phases, day, spoken_of
):
    found = figures(
        starts="01/01/2022",
        ends="31/12/2022",
        phases=phases,
        snapshots=[{"as_of": day, "results": [{"total": 1}]}],
    )
    assert current_phase(found) == spoken_of
