"""Units that merge, get another name or end: what is written, what is told before, and totals that stay what they are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures import compute_figures, tally_of
from generator.model.campaign import Campaign
from generator.office.office import campaign_for_table, open_office
from generator.office.rearranging import Happening, Rearranging, rearranged
from generator.office.rearranging_asked import read_rearranging
from generator.office.rearranging_plan import plan_rearranging, write_rearranging
from generator.office.rearranging_words import tell_rearranging, tell_standing
from generator.office.splitting import split_measures, tell_split
from generator.office.undoing import plan_undo, undo

DAY = "15/6/2025"
MERGED = {"what": "merge", "day": DAY, "name": "Liên đoàn Lao động huyện Sông Ba"}
JULY = """\
as_of: 01/7/2025  # tạm
results:
  - counts: {an-phu: 400, khcn: 210, y-te: 5, moi: 15, %s}
"""


class Folder:
    """The campaign `thi-dua` in its folder, and what a form makes of it."""

    def __init__(self, workspace):
        self.workspace, self.folder = workspace, workspace.campaigns / "thi-dua"

    def plan(self, texts, *units):
        office = open_office(self.workspace)
        record = campaign_for_table(office, "thi-dua")
        asked, refused = read_rearranging(record.own, texts, units)
        assert not refused
        return plan_rearranging(record, office.library, rearranged(record.own, asked))

    def write(self, texts, *units):
        """Writes it; what is added to each file."""
        plan = self.plan(texts, *units)
        before = {one.name: one.read_text(encoding="utf-8") for one in self.folder.rglob("*.yaml")}
        write_rearranging(plan)
        return {
            name: [line for line in self.text(name).splitlines() if line not in text.splitlines()]
            for name, text in before.items() if self.text(name) != text
        }  # fmt: skip

    def text(self, name):
        return next(self.folder.rglob(name)).read_text(encoding="utf-8")

    def take(self, name, text):
        (self.folder / "results" / name).write_text(text, encoding="utf-8")

    @property
    def campaign(self):
        return campaign_for_table(open_office(self.workspace), "thi-dua").own


@pytest.fixture
def folder(office_copy):
    return Folder(office_copy)


def said(plan):
    return [one.text() for one in tell_rearranging(plan.found)]


def test_several_become_a_new_one_which_stands_where_they_stood(folder):
    assert folder.write(MERGED, "dong-ha", "long-son") == {
        "units.yaml": [
            "  - code: song_ba",
            "    name: Liên đoàn Lao động huyện Sông Ba",
            "    short_name: LĐLĐ huyện Sông Ba",
            "    group: huyen",
        ],
        "campaign.yaml": [
            "changes:",
            "  - on: 2025-06-15",
            "    merge:",
            "      - dong-ha",
            "      - long-son",
            "    into:",
            "      - song_ba",
        ],
    }
    assert [one.code for one in folder.campaign.units][2:5] == ["long-son", "song_ba", "khcn"]


def test_it_is_told_in_words_before(folder):
    assert said(folder.plan(MERGED, "dong-ha", "long-son")) == [
        "từ ngày 15/6/2025, Liên đoàn Lao động huyện Đông Hà và Liên đoàn Lao động huyện Long Sơn nhập thành"
        " Liên đoàn Lao động huyện Sông Ba",
        "số sáng kiến: số các đơn vị cũ đã báo đến ngày 31/5/2025 là 180 (90 + 90); số lũy kế LĐLĐ huyện Sông Ba báo"
        " từ ngày ấy phải gồm cả 180 này, tổng chung không cộng thêm số của các đơn vị cũ",
        "đoàn viên của LĐLĐ huyện Sông Ba: 6.000 (3.000 + 3.000)",
        "Chỉ tiêu, giai đoạn 1, số sáng kiến của LĐLĐ huyện Sông Ba: 400 (200 + 200), chuyển từ các đơn vị cũ",
    ]


@pytest.mark.parametrize(
    ("day", "standing", "had"),
    [
        ("15/6/2025", "statuses: {dong-ha: returned}\n", "ngày 31/5/2025 là 150 (60 + 90)"),
        ("31/5/2025", "", "ngày 31/3/2025 là 120 (60 + 60)"),
        ("01/6/2025", "", "ngày 31/5/2025 là 180 (90 + 90)"),
    ],
    ids=["a count was sent back", "counted on the day itself", "counted on the eve"],
)
def test_what_there_was_is_what_stood_before_the_day(folder, day, standing, had):
    folder.take("2025-05-31.yaml", standing + folder.text("2025-05-31.yaml"))
    told = said(folder.plan({**MERGED, "day": day}, "dong-ha", "long-son"))
    assert f"số các đơn vị cũ đã báo đến {had};" in told[1]


def test_a_unit_that_goes_on_gets_a_row_of_its_own_with_what_it_reported_since(folder):
    folder.take("2025-07-01.yaml", JULY % "dong-ha: 200")
    told = folder.write({"what": "join", "day": DAY, "into": "dong-ha"}, "long-son")
    assert told["2025-07-01.yaml"] == [
        "  - counts: {an-phu: 400, khcn: 210, y-te: 5, moi: 15, dong-ha_2: 200}"
    ]
    assert folder.text("2025-07-01.yaml").startswith("as_of: 01/7/2025  # tạm\n")
    assert [one.text() for one in tell_standing(folder.campaign)] == [
        "từ ngày 15/6/2025, Liên đoàn Lao động huyện Đông Hà và Liên đoàn Lao động huyện Long Sơn nhập thành"
        " Liên đoàn Lao động huyện Đông Hà"
    ]


def test_a_unit_that_begins_that_day_takes_them_in_as_it_is(folder):
    plan = folder.plan({"what": "join", "day": "01/4/2025", "into": "moi"}, "khcn")
    assert plan.found.after.units == plan.found.before.units
    assert plan.found.after.changes[0].merge == ("khcn",)


def test_what_there_was_may_stay_beside_who_comes_after(folder):
    plan = folder.plan({**MERGED, "apart": "yes"}, "dong-ha", "long-son")
    units = {unit.code: unit for unit in plan.found.after.units}
    assert not plan.found.after.changes
    assert units["dong-ha"].active_to == date(2025, 6, 14)
    assert units["song_ba"].active_from == date(2025, 6, 15)
    assert said(plan)[1] == (
        "số sáng kiến: 180 (90 + 90) đã báo đến ngày 31/5/2025 giữ nguyên trong tổng chung; LĐLĐ huyện Sông Ba chỉ báo"
        " số của mình từ ngày ấy, không gồm số này"
    )
    assert not any("chưa giao" in one for one in said(plan)), "the phase of the quotas is over"


def test_who_comes_after_without_what_there_was_has_no_quota_and_no_base(folder):
    told = said(folder.plan({**MERGED, "day": "15/5/2025", "apart": "yes"}, "dong-ha", "long-son"))
    assert told[-2:] == [
        "đoàn viên của LĐLĐ huyện Sông Ba: chưa có, số của các đơn vị cũ không chuyển sang",
        "Chỉ tiêu, giai đoạn 1, số sáng kiến của LĐLĐ huyện Sông Ba: chưa giao, chỉ tiêu của các đơn vị cũ không chuyển"
        " sang",
    ]


def test_what_only_some_had_is_no_base_of_who_comes_after(folder, office_copy):
    units = office_copy.campaigns / "thi-dua" / "units.yaml"
    had = "short_name: LĐLĐ huyện Đông Hà, group: huyen"
    text = units.read_text("utf-8").replace(f"{had}, bases: {{members: 3.000}}", had)
    units.write_text(text, "utf-8")
    told = said(folder.plan(MERGED, "dong-ha", "long-son"))
    assert (
        "đoàn viên của LĐLĐ huyện Sông Ba: chưa có, vì chưa có số của Liên đoàn Lao động huyện Đông Hà"
        in told
    )


def test_a_new_name(folder):
    assert folder.write({"what": "rename", "day": DAY, "name": "Công đoàn Sở Khoa học"}, "khcn") == {
        "campaign.yaml": ["changes:", "  - on: 2025-06-15", "    rename: khcn", "    name: Công đoàn Sở Khoa học"]
    }  # fmt: skip


def test_a_unit_that_ends(folder):
    told = folder.write({"what": "end", "day": DAY}, "khcn")["units.yaml"]
    assert told == [
        "  - {code: khcn, name: Công đoàn Sở KH&CN, group: nganh, bases: {members: 500}, active_to: 2025-06-14}"
    ]


def test_another_quota_than_the_sum_is_written_and_the_total_follows(folder):
    plan = folder.plan({**MERGED, "quota 0": "450"}, "dong-ha", "long-son")
    table = plan.found.after.quotas[0]
    assert (table.counts["song_ba"], table.total) == (450, 850)
    assert said(plan)[-2:] == [
        "Chỉ tiêu, giai đoạn 1, số sáng kiến của LĐLĐ huyện Sông Ba: 450, ghi riêng",
        "Chỉ tiêu, giai đoạn 1, số sáng kiến: tổng đã công bố 800 → 850",
    ]
    assert not plan.wrong
    assert folder.plan({**MERGED, "quota 0": "400"}, "dong-ha", "long-son").found.after.quotas[0].total == 800  # fmt: skip


def test_it_is_taken_back(folder):
    before = {path: path.read_bytes() for path in folder.folder.rglob("*.yaml")}
    folder.take("2025-07-01.yaml", JULY % "dong-ha: 200")
    folder.write({"what": "join", "day": DAY, "into": "dong-ha"}, "long-son")
    undo(plan_undo(folder.workspace))
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    ("texts", "units", "field"),
    [
        ({"what": "merge", "day": "", "name": "X"}, ["dong-ha", "long-son"], "day"),
        ({"what": "merge", "day": DAY, "name": "X"}, ["dong-ha"], "unit"),
        ({"what": "merge", "day": DAY, "name": "X"}, [], "unit"),
        ({"what": "merge", "day": DAY, "name": ""}, ["dong-ha", "long-son"], "name"),
        ({**MERGED, "name": "Công đoàn ngành Y tế"}, ["dong-ha", "long-son"], "name"),
        ({**MERGED, "code": "AN-PHU"}, ["dong-ha", "long-son"], "code"),
        (MERGED, ["dong-ha", "khcn"], "group"),
        ({"what": "join", "day": DAY, "into": ""}, ["khcn"], "into"),
        ({"what": "rename", "day": DAY, "name": "X"}, ["khcn", "y-te"], "unit"),
        ({**MERGED, "quota 0": "nhiều"}, ["dong-ha", "long-son"], "quota 0"),
    ],
)
def test_what_makes_no_sense_is_told_at_its_field(folder, texts, units, field):
    asked, refused = read_rearranging(folder.campaign, texts, units)
    assert asked is None
    assert [*refused] == [field]


COUNTS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=4, max_size=6)


@st.composite
def merging(draw):
    """A campaign of units that report before and after a day, and what happens to some of them on it."""
    counts = draw(COUNTS)
    units = [
        {"code": f"u{at}", "name": f"U{at}", "bases": {"m": str(at + 1)}}
        for at in range(len(counts))
    ]
    gone = draw(
        st.lists(
            st.sampled_from([one["code"] for one in units]), min_size=2, max_size=3, unique=True
        )
    )
    carries = draw(st.booleans())
    join = draw(st.booleans())
    campaign = Campaign.model_validate({
        "code": "thu", "name": "Thử", "short_name": "Thử", "issuer": "x", "starts": "01/01/2025", "ends": "31/12/2025",
        "indicators": [{"code": "i", "name": "i", "unit_of_measure": "i"}],
        "bases": [{"code": "m", "name": "m"}],
        "phases": [{"code": "p", "name": "p", "ends": "31/5/2025"}, {"code": "q", "name": "q", "ends": "31/12/2025"}],
        "units": units,
        "quotas": [{"phase": "q", "counts": {one["code"]: str(10 + at) for at, one in enumerate(units)}}],
        "snapshots": [
            {"as_of": "31/5/2025", "results": [{"counts": {f"u{at}": str(had) for at, (had, _) in enumerate(counts)}}]},
            {"as_of": "30/6/2025", "results": [{"counts": {f"u{at}": str(had + more) for at, (had, more) in enumerate(counts)}}]},
        ],
    })  # fmt: skip
    what = (
        {"what": Happening.JOIN, "into": gone[-1]}
        if join and carries
        else {"what": Happening.MERGE, "name": "Mới"}
    )
    old = tuple(gone[:-1] if "into" in what else gone)
    return campaign, gone, Rearranging(day=date(2025, 6, 15), units=old, carries=carries, **what)


def reported(after, gone, successor, *, carries):
    """The campaign in which who goes on reports in the place of those who are gone, as the record says it does."""
    before, last = after.snapshots
    counts = dict(last.results[0].counts)
    theirs = sum(counts.pop(code, 0) for code in gone)
    had = 0 if carries else sum(before.results[0].counts[code] for code in gone)
    own = counts.pop(successor, 0)
    result = last.results[0].model_copy(
        update={"counts": {**counts, successor: own + theirs - had}}
    )
    return after.model_copy(update={"snapshots": (before, last.model_copy(update={"results": (result,)}))})  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(merging())
def test_merging_changes_no_total(case):
    campaign, gone, asked = case
    found = rearranged(campaign, asked)
    after = reported(found.after, gone, found.successor, carries=asked.carries)
    for snapshot, then in zip(campaign.snapshots, after.snapshots, strict=True):
        one, other = compute_figures(campaign, snapshot), compute_figures(after, then)
        assert one.main.count == other.main.count
        for phase in ("p", "q"):
            ours, theirs = (tally_of(figures, None, phase) for figures in (one, other))
            assert (ours.count, ours.quota) == (theirs.count, theirs.quota)


PARTS = "LĐLĐ huyện Đông Hà\nLĐLĐ xã Đông Hải"
SPLIT = {"what": "split", "day": DAY, "parts": PARTS}
NAMES = ("Liên đoàn Lao động huyện Đông Hà", "Liên đoàn Lao động xã Đông Hải")


def shares(key, *texts):
    return {f"share {key}|{name}": text for name, text in zip(NAMES, texts, strict=True)}


def split_told(plan):
    return [one.text() for one in tell_split(plan.found)]


def test_a_unit_is_split_and_all_is_left_open(folder):
    assert folder.write(SPLIT, "dong-ha") == {
        "units.yaml": [
            "  - code: dong-ha_2",
            "    name: Liên đoàn Lao động huyện Đông Hà",
            "    short_name: LĐLĐ huyện Đông Hà",
            "    group: huyen",
            "  - code: dong_hai",
            "    name: Liên đoàn Lao động xã Đông Hải",
            "    short_name: LĐLĐ xã Đông Hải",
            "    group: huyen",
        ],
        "campaign.yaml": [
            "changes:",
            "  - on: 2025-06-15",
            "    split: dong-ha",
            "    into:",
            "      - dong-ha_2",
            "      - dong_hai",
        ],
    }
    assert [one.code for one in folder.campaign.units][1:4] == ["dong-ha", "dong-ha_2", "dong_hai"]


def test_what_is_left_open_is_told(folder):
    names = "LĐLĐ huyện Đông Hà và LĐLĐ xã Đông Hải"
    assert split_told(folder.plan(SPLIT, "dong-ha")) == [
        f"từ ngày 15/6/2025, {NAMES[0]} chia thành {NAMES[0]} và {NAMES[1]}",
        f"số sáng kiến đã báo đến ngày 31/5/2025: LĐLĐ huyện Đông Hà có 90, chưa ghi phần bàn giao cho {names}: số lũy kế trước"
        " ngày ấy của các đơn vị này chưa tính được",
        f"Số đoàn viên: LĐLĐ huyện Đông Hà có 3.000, chưa ghi phần của {names}: tỷ lệ theo số này của các đơn vị ấy và tổng"
        " chung chưa tính được",
        f"Chỉ tiêu, giai đoạn 1, số sáng kiến: 200 vẫn là của LĐLĐ huyện Đông Hà trong tổng chung, đến khi giao cho {names}",
    ]


def test_what_parts_have_is_typed_told_and_written(folder):
    typed = {**shares("opening initiatives", "60", "30"), **shares("base members", "2.000", "1.000"), **shares("quota 0", "120", "90")}  # fmt: skip
    plan = folder.plan({**SPLIT, **typed}, "dong-ha")
    assert split_told(plan)[1:] == [
        "số sáng kiến đã báo đến ngày 31/5/2025: LĐLĐ huyện Đông Hà có 90; LĐLĐ huyện Đông Hà 60; LĐLĐ xã Đông Hải 30 (= 90)",
        "Số đoàn viên: LĐLĐ huyện Đông Hà có 3.000; LĐLĐ huyện Đông Hà 2.000; LĐLĐ xã Đông Hải 1.000 (= 3.000)",
        "Chỉ tiêu, giai đoạn 1, số sáng kiến: LĐLĐ huyện Đông Hà có 200; LĐLĐ huyện Đông Hà 120; LĐLĐ xã Đông Hải 90 (= 210)",
        "Chỉ tiêu, giai đoạn 1, số sáng kiến: tổng đã công bố 800 → 810",
    ]
    assert not plan.problems
    after = plan.found.after
    assert after.changes[-1].opening == {"dong-ha_2": {"initiatives": 60}, "dong_hai": {"initiatives": 30}}  # fmt: skip
    assert [unit.bases for unit in after.units][2:4] == [{"members": 2000}, {"members": 1000}]


def test_a_part_of_the_same_name_has_what_was_reported_since(folder):
    folder.take("2025-07-01.yaml", JULY % "dong-ha: 200, long-son: 210")
    told = folder.write({**SPLIT, **shares("opening initiatives", "60", "30")}, "dong-ha")
    assert told["2025-07-01.yaml"] == ["  - counts: {an-phu: 400, khcn: 210, y-te: 5, moi: 15, dong-ha_2: 200, long-son: 210}"]  # fmt: skip


def test_a_split_is_taken_back(folder):
    before = {path: path.read_bytes() for path in folder.folder.rglob("*.yaml")}
    folder.write({**SPLIT, **shares("quota 0", "120", "80")}, "dong-ha")
    undo(plan_undo(folder.workspace))
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    ("texts", "units", "field"),
    [
        (SPLIT, ["dong-ha", "long-son"], "unit"),
        ({**SPLIT, "parts": "Một mình"}, ["dong-ha"], "parts"),
        ({**SPLIT, "parts": "Hai\nhai"}, ["dong-ha"], "parts"),
        ({**SPLIT, "parts": "123\nHai"}, ["dong-ha"], "parts"),
        ({**SPLIT, "parts": "Công đoàn ngành Y tế\nHai"}, ["dong-ha"], "parts"),
        ({**SPLIT, **shares("quota 0", "nhiều", "")}, ["dong-ha"], f"share quota 0|{NAMES[0]}"),
    ],
)
def test_what_makes_no_sense_of_a_split_is_told_at_its_field(folder, texts, units, field):
    asked, refused = read_rearranging(folder.campaign, texts, units)
    assert (asked, [*refused]) == (None, [field])


@settings(max_examples=30, deadline=None)
@given(merging(), st.integers(0, 99), st.integers(0, 99))
def test_splitting_changes_no_total(case, had, now):
    """What the parts take over and report since adds up to what the unit had and would have reported."""
    campaign, gone, _ = case
    old = gone[0]
    before, last = campaign.snapshots
    was, then = before.results[0].counts[old], last.results[0].counts[old]
    had = min(had, was)
    first = min(had + now, then - (was - had))
    shares = {
        ("opening i", "Một"): had,
        ("opening i", "Hai"): was - had,
        ("base m", "Một"): 1,
        ("base m", "Hai"): 0,
    }
    quota = campaign.quotas[0].counts[old]
    shares |= {("quota 0", "Một"): 1, ("quota 0", "Hai"): quota - 1}
    asked = Rearranging(
        Happening.SPLIT, date(2025, 6, 15), (old,), parts=("Một", "Hai"), shares=shares
    )
    found = rearranged(campaign, asked)
    assert [one.key for one in split_measures(found)] == ["opening i", "base m", "quota 0"]
    counts = {code: count for code, count in last.results[0].counts.items() if code != old}
    counts |= dict(zip(found.parts, (first, then - first), strict=True))
    result = last.results[0].model_copy(update={"counts": counts})
    after = found.after.model_copy(
        update={"snapshots": (before, last.model_copy(update={"results": (result,)}))}
    )
    for snapshot, other in zip(campaign.snapshots, after.snapshots, strict=True):
        one, two = compute_figures(campaign, snapshot), compute_figures(after, other)
        assert one.main.count == two.main.count
        for phase in ("p", "q"):
            ours, theirs = (tally_of(figures, None, phase) for figures in (one, two))
            assert (ours.count, ours.quota) == (theirs.count, theirs.quota)
