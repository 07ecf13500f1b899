"""Totals go from one office to another in a file that people can read and nobody can change unseen."""

from __future__ import annotations

import pytest

from generator.exchange.handing import handed_over, handed_text, read_handed
from generator.exchange.receiving import (
    Arrival,
    OlderTotals,
    plan_receiving,
    receive,
    tell_handed,
    tell_receiving,
)
from generator.model.handed import Handed, HandedIndicator, HandedSnapshot, HandedTotal
from generator.office.office import open_office, written_campaign
from generator.problems import Busy, NotFound, RecordsInvalid, errors
from generator.wording.read_dates import read_moment

UPPER = """\
# Chương trình toàn quốc
code: toan-quoc
name: Chương trình toàn quốc
short_name: Chương trình
issuer: ldld-song-hoa
starts: 01/01/2025
ends: 31/12/2025
indicators:
  - {code: initiatives, name: số sáng kiến, unit_of_measure: sáng kiến} # chính
units: [{code: song-hoa, name: Sông Hoa}, {code: khac, name: Tỉnh khác}]
"""


def file_of(desk, until=None):
    moment = read_moment(until) if until else None
    return handed_text(handed_over(desk.campaign, "LĐLĐ tỉnh Sông Hoa", moment))


def test_the_file_is_read_by_people(desk) -> None:
    text = file_of(desk)
    assert (
        text.partition("hash: sha256-")[0]
        == """\
# Bàn giao số liệu: Sáng kiến vì người lao động, LĐLĐ tỉnh Sông Hoa, ngày 31/5/2025.
# Nơi nhận chạy: vanthu import totals TỆP --into CHIẾN_DỊCH --as ĐƠN_VỊ
# Không sửa tay: tệp bị sửa không nhập được nữa (hash ở cuối tệp).
form: 1
campaign: thi-dua
name: Sáng kiến vì người lao động
issuer: LĐLĐ tỉnh Sông Hoa
starts: 2025-01-01
as_of: 2025-05-31
indicators:
  - code: initiatives
    name: số sáng kiến
    unit_of_measure: sáng kiến
    counted: cumulative
  - code: benefit
    name: giá trị làm lợi
    unit_of_measure: đồng
    measure: money
    counted: cumulative
snapshots:
  - as_of: 2025-03-31
    source: Cổng trực tuyến
    totals:
      - indicator: initiatives
        total: 360
        known: 5
        of: 5
  - as_of: 2025-05-31
    source: Cổng trực tuyến
    totals:
      - indicator: initiatives
        total: 695
        known: 6
        of: 6
      - indicator: benefit
        total: 10000000000
        precision: over
        known: 6
        of: 6
"""
    )


def test_what_was_written_is_read_again_however_it_travelled(desk) -> None:
    handed = handed_over(desk.campaign, "LĐLĐ", None)
    text = handed_text(handed)
    for travelled in (text, text.replace("\n", "\r\n"), "\ufeff" + text, "# Kính chuyển\n" + text):
        assert read_handed(travelled.encode(), "a.yaml") == (
            handed.model_copy(update={"hash": text.rpartition("hash: ")[2].strip()}),
            [],
        )


CHANGED = {
    "a total": ("total: 695", "total: 696", "E-HANDED-CHANGED"),
    "a precision": ("precision: over", "precision: exact", "E-HANDED-CHANGED"),
    "a name": ("issuer: LĐLĐ tỉnh", "issuer: LĐLĐ huyện", "E-HANDED-CHANGED"),
    "a key more": ("form: 1", "form: 1\nnote: x", "E-HANDED-CHANGED"),
    "no hash": ("hash: ", "hsh: ", "E-HANDED-FORM"),
    "a newer form": ("form: 1", "form: 2", "E-HANDED-FORM"),
    "no YAML": ("form: 1", "form: [", "E-YAML-BRACKET"),
}


@pytest.mark.parametrize(("old", "new", "code"), CHANGED.values(), ids=CHANGED)
def test_a_change_by_hand_is_noticed(desk, old, new, code) -> None:
    handed, problems = read_handed(file_of(desk).replace(old, new, 1).encode(), "a.yaml")
    assert handed is None
    assert [one.code for one in problems] == [code]


def test_nothing_counted_is_nothing_to_hand_over(desk) -> None:
    with pytest.raises(NotFound, match="đến ngày 01/01/2025 chưa có số liệu nào để bàn giao"):
        handed_over(desk.campaign, "LĐLĐ", read_moment("01/01/2025"))


@pytest.fixture
def upper(desk):
    """The campaign above, with its file as this text."""
    folder = desk.workspace.campaigns / "toan-quoc"
    folder.mkdir()

    class Upper:
        path = folder / "campaign.yaml"
        file = folder / "handed" / "song-hoa.yaml"

        def plan(self, text, ask=lambda question: None, today=None, **indicators):
            arrival = Arrival("a.yaml", text.encode(), "song-hoa", indicators, today)
            record = written_campaign(open_office(desk.workspace), "toan-quoc")
            return plan_receiving(record, arrival, ask)

        def take(self, text, **indicators):
            plan = self.plan(text, **indicators)
            receive(plan)
            return [str(line) for line in tell_receiving(plan)]

        @property
        def counts(self):
            office = open_office(desk.workspace)
            (record,) = office.campaigns(["toan-quoc"])
            return {
                str(one.as_of): dict(one.results[0].counts) for one in record.campaign.snapshots
            }

    upper = Upper()
    upper.path.write_text(UPPER, encoding="utf-8")
    return upper


def refused(plan, *arguments, **named):
    with pytest.raises(RecordsInvalid) as caught:
        plan(*arguments, **named)
    return [f"{one.code} {one.message}" for one in caught.value.problems]


def test_a_file_is_kept_with_the_campaign_and_becomes_counts_of_its_unit(desk, upper) -> None:
    assert upper.take(file_of(desk)) == [
        "Sáng kiến vì người lao động (LĐLĐ tỉnh Sông Hoa): số liệu đến ngày 31/5/2025, 2 lần chốt",
        "  số sáng kiến, ngày 31/5/2025: 695 sáng kiến (6/6 đơn vị)",
        "  giá trị làm lợi, ngày 31/5/2025: trên 10.000.000.000 đồng (6/6 đơn vị)",
    ]
    assert upper.file.read_text(encoding="utf-8") == file_of(desk)
    assert (
        upper.path.read_text(encoding="utf-8")
        == UPPER
        + """\
includes:
  - file: handed/song-hoa.yaml
    as: song-hoa
"""
    )
    assert upper.counts == {"2025-03-31": {"song-hoa": 360}, "2025-05-31": {"song-hoa": 695}}


def test_a_total_that_was_estimated_says_so() -> None:
    indicator = HandedIndicator(code="i", name="số hộ", unit_of_measure="hộ", counted="state")
    total = HandedTotal(indicator="i", total=67, known=8, of=8, estimated=True)
    told = tell_handed(
        Handed(
            form=1,
            campaign="c",
            name="C",
            issuer="X",
            starts="01/01/2025",
            as_of="30/9/2025",
            indicators=(indicator,),
            snapshots=(HandedSnapshot(as_of="30/9/2025", totals=(total,)),),
        )
    )
    assert list(map(str, told)) == ["số hộ, ngày 30/9/2025: 67 hộ (8/8 đơn vị; ước tính)"]


def test_a_plan_writes_nothing(desk, upper) -> None:
    assert upper.plan(file_of(desk)).is_news
    assert upper.path.read_text(encoding="utf-8") == UPPER
    assert not upper.file.exists()


def test_the_same_file_twice_is_no_news(desk, upper) -> None:
    upper.take(file_of(desk))
    assert not upper.plan(file_of(desk)).is_news


def test_a_newer_file_takes_the_place_of_the_older_after_its_changes_are_told(desk, upper) -> None:
    upper.take(file_of(desk, "31/3/2025"))
    march = desk.folder / "results" / "2025-03-31.yaml"
    march.write_text(
        march.read_text(encoding="utf-8")
        .replace("an-phu: 150", "an-phu: 151")
        .replace("360", "361"),
        encoding="utf-8",
    )
    assert upper.take(file_of(desk))[-2:] == [
        "thay tệp bàn giao ngày 31/3/2025: 2 số mới, 1 số sửa",
        "  sửa: initiatives, ngày 31/3/2025: 360 → 361",
    ]
    assert upper.counts["2025-03-31"] == {"song-hoa": 361}
    assert upper.path.read_text(encoding="utf-8").count("song-hoa.yaml") == 1


def test_an_older_file_does_not_replace_a_newer_one(desk, upper) -> None:
    upper.take(file_of(desk))
    with pytest.raises(OlderTotals, match="cũ hơn tệp đang dùng, đến ngày 31/5/2025"):
        upper.plan(file_of(desk, "31/3/2025"))


def test_a_total_that_fell_is_told(desk, upper) -> None:
    upper.take(file_of(desk))
    may = desk.folder / "results" / "2025-05-31.yaml"
    text = may.read_text(encoding="utf-8").replace("an-phu: 300", "an-phu: 299")
    may.write_text(text.replace("total: 695", "total: 694"), encoding="utf-8")
    assert [
        str(one.message) for one in upper.plan(file_of(desk)).problems if "FALLS" in one.code
    ] == ["initiatives giảm: tệp trước có 695, nay 694"]


def test_of_two_files_of_one_moment_nothing_says_which_was_made_later(desk, upper) -> None:
    old = file_of(desk)
    may = desk.folder / "results" / "2025-05-31.yaml"
    text = may.read_text(encoding="utf-8").replace("an-phu: 300", "an-phu: 299")
    may.write_text(text.replace("total: 695", "total: 694"), encoding="utf-8")
    upper.take(file_of(desk))
    told = [[str(one.message) for one in upper.plan(data).problems if "ORDER" in one.code] for data in (old, file_of(desk))]  # fmt: skip
    assert [len(one) for one in told] == [1, 0]
    assert "khác 1 số; không rõ tệp nào xuất sau" in told[0][0]


def test_indicators_that_are_not_there_are_left_out_and_told(desk, upper) -> None:
    assert [f"{one.code} {one.message}" for one in upper.plan(file_of(desk)).problems] == [
        "W-HANDED-INDICATOR không lấy «benefit» (giá trị làm lợi): ở đây không có"
    ]


def test_indicators_of_other_codes_are_mapped_by_an_option_or_asked_about(desk, upper) -> None:
    upper.path.write_text(UPPER.replace("code: initiatives", "code: ideas"), encoding="utf-8")
    asked = []

    def first(question):
        asked.append(f"{question.message} {[str(one) for one in question.options]}")
        return 0

    assert upper.plan(file_of(desk), first).entry.indicators == {"initiatives": "ideas"}
    assert asked == ["«initiatives» (số sáng kiến) là chỉ số nào ở đây? ['ideas: số sáng kiến']"]
    upper.take(file_of(desk), initiatives="ideas")
    assert upper.path.read_text(encoding="utf-8").endswith(
        """\
includes:
  - file: handed/song-hoa.yaml
    as: song-hoa
    indicators:
      initiatives: ideas
"""
    )
    assert upper.plan(file_of(desk)).entry.indicators == {"initiatives": "ideas"}


REFUSED = {
    "nothing in common": (
        {"code: initiatives": "code: ideas"},
        {},
        [
            "W-HANDED-INDICATOR không lấy «initiatives» (số sáng kiến): ở đây không có",
            "W-HANDED-INDICATOR không lấy «benefit» (giá trị làm lợi): ở đây không có",
            "E-INCLUDE-INDICATOR «Sáng kiến vì người lao động» không có chỉ số nào"
            " của chiến dịch này",
        ],
    ),
    "another unit of measure": (
        {"unit_of_measure: sáng kiến": "unit_of_measure: giải pháp"},
        {},
        [
            "W-HANDED-INDICATOR không lấy «benefit» (giá trị làm lợi): ở đây không có",
            "E-INCLUDE-MEASURE đơn vị tính của «initiatives» là «sáng kiến»,"
            " của «initiatives» ở đây là «giải pháp»",
        ],
    ),
    "a unit that has counts": (
        {
            "units:": "snapshots: [{as_of: 31/3/2025, results: [{counts: {song-hoa: 5}}]}]\nunits:",
        },
        {},
        [
            "W-HANDED-INDICATOR không lấy «benefit» (giá trị làm lợi): ở đây không có",
            "E-HANDED-UNIT đơn vị «song-hoa» đã có số «initiatives» ghi trong số liệu chốt",
        ],
    ),
    "a unit that is a campaign of this workspace": (
        {"units:": "includes: [{campaign: thi-dua, as: song-hoa}]\nunits:"},
        {},
        [
            "W-HANDED-INDICATOR không lấy «benefit» (giá trị làm lợi): ở đây không có",
            "E-HANDED-UNIT đơn vị «song-hoa» đã lấy số từ chiến dịch «thi-dua»",
        ],
    ),
}


@pytest.mark.parametrize(("changes", "mapped", "expected"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_does_not_fit_is_refused(desk, upper, changes, mapped, expected) -> None:
    text = UPPER
    for old, new in changes.items():
        text = text.replace(old, new)
    upper.path.write_text(text, encoding="utf-8")
    assert refused(upper.plan, file_of(desk), **mapped) == expected
    assert upper.path.read_text(encoding="utf-8") == text


def test_a_unit_or_an_indicator_that_is_not_there_is_refused(desk, upper) -> None:
    with pytest.raises(NotFound, match="tệp không có chỉ số «ideas»"):
        upper.plan(file_of(desk), ideas="initiatives")
    with pytest.raises(NotFound, match="không có chỉ số «sang-kien»"):
        upper.plan(file_of(desk), initiatives="sang-kien")
    upper.path.write_text(UPPER.replace("song-hoa, name", "song-ho, name"), encoding="utf-8")
    with pytest.raises(NotFound, match="không có đơn vị «song-hoa»; có phải «song-ho»"):
        upper.plan(file_of(desk))


def test_a_file_that_was_damaged_can_be_replaced(desk, upper) -> None:
    upper.take(file_of(desk))
    upper.file.write_text("x", encoding="utf-8")
    office = open_office(desk.workspace)
    assert office.campaigns(["toan-quoc"]) == []
    upper.take(file_of(desk))
    assert upper.counts["2025-05-31"] == {"song-hoa": 695}


def test_what_somebody_else_changed_meanwhile_is_not_written_over(desk, upper) -> None:
    plan = upper.plan(file_of(desk))
    upper.path.write_text(UPPER + "facts: {a: b}\n", encoding="utf-8")
    with pytest.raises(Busy):
        receive(plan)
    assert upper.path.read_text(encoding="utf-8") == UPPER + "facts: {a: b}\n"


@pytest.mark.parametrize(("today", "asked"), [("30/5/2025", 1), ("31/5/2025", 0)])
def test_totals_of_a_day_yet_to_come_are_asked_about(desk, upper, today, asked) -> None:
    told = []

    def ask(question):
        told.append(str(question.message))
        return 0

    day = read_moment(today).of_day
    plan = upper.plan(file_of(desk), ask, today=day, initiatives="initiatives")

    assert plan.is_news
    assert (
        told
        == ["số liệu ghi tính đến ngày 31/5/2025, mà theo đồng hồ máy này hôm nay mới là 30/5/2025"]
        * asked
    )
    if asked:
        with pytest.raises(RecordsInvalid) as caught:
            upper.plan(file_of(desk), today=day, initiatives="initiatives")
        assert [one.code for one in errors(caught.value.problems)] == ["E-IMPORT-AHEAD"]
