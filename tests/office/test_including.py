"""A campaign of campaigns is opened with what stands below it; what cannot be had is told."""

from __future__ import annotations

from textwrap import dedent

import pytest

from generator.exchange.handing import handed_over, handed_text
from generator.office.inputs import hash_inputs
from generator.office.office import campaign_for_table, campaign_of, open_office

UPPER = """\
code: {code}
name: Chương trình cấp trên
short_name: Chương trình
issuer: ldld-song-hoa
starts: 01/01/2025
ends: 31/12/2025
indicators: [{{code: initiatives, name: số sáng kiến, unit_of_measure: sáng kiến}}]
units: [{{code: song-hoa, name: Sông Hoa}}, {{code: khac, name: Tỉnh khác}}]
includes:
  - {include}
"""


@pytest.fixture
def write(office_copy):
    """Puts a file into the office."""

    def put(name, text):
        path = office_copy.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
        return path

    return put


@pytest.fixture
def upper(office_copy, write):
    """The campaign `cap-tren` with this entry of `includes`, opened; or all that is wrong."""

    def opened(include, code="cap-tren"):
        write(f"campaigns/{code}/campaign.yaml", UPPER.format(code=code, include=include))
        office = open_office(office_copy)
        records = office.campaigns([code])
        told = [f"{one.place.line} {one.code} {one.message}" for one in office.problems]
        return (records[0] if records else None), told

    return opened


def counts(record):
    return {
        str(snapshot.as_of): {
            unit: (count, *result.covered.get(unit, ()))
            for result in snapshot.results
            for unit, count in result.counts.items()
        }
        for snapshot in record.campaign.snapshots
    }


def test_a_campaign_of_the_workspace_becomes_counts_of_its_unit(upper):
    record, told = upper("{campaign: thi-dua, as: song-hoa}")
    assert (counts(record), told) == (
        {"2025-03-31": {"song-hoa": (360, 5, 5)}, "2025-05-31": {"song-hoa": (695, 6, 6)}},
        [],
    )
    assert record.own.snapshots == ()


def test_a_campaign_that_includes_others_is_itself_included(upper):
    upper("{campaign: thi-dua, as: song-hoa}", code="vung")
    record, told = upper("{campaign: vung, as: khac}")
    assert counts(record)["2025-05-31"] == {"khac": (695, 6, 7)}
    assert told == []


def test_a_hand_over_file_is_included_as_the_campaign_would_be(office_copy, upper, write):
    below = campaign_of(open_office(office_copy), "thi-dua").campaign
    write("campaigns/cap-tren/handed/a.yaml", handed_text(handed_over(below, "LĐLĐ", None)))
    record, told = upper("{file: handed/a.yaml, as: song-hoa}")
    assert counts(record)["2025-05-31"] == {"song-hoa": (695, 6, 6)}
    assert told == []


FAULTS = {
    "a campaign that is not there": (
        "{campaign: thi-du, as: song-hoa}",
        ["10 E-INCLUDE-MISSING không có chiến dịch «thi-du» trong thư mục làm việc này"],
    ),
    "a file that is not there": (
        "{file: handed/b.yaml, as: song-hoa}",
        ["10 E-INCLUDE-MISSING không có tệp «handed/b.yaml»"],
    ),
    "a file outside of the workspace": (
        "{file: ../../../b.yaml, as: song-hoa}",
        [
            "10 E-INCLUDE-OUTSIDE «../../../b.yaml» dẫn ra ngoài thư mục được phép; chép tệp vào trong rồi ghi tên mới"
        ],
    ),
    "itself": (
        "{campaign: cap-tren, as: song-hoa}",
        ["10 E-INCLUDE-CYCLE các chiến dịch gồm nhau thành vòng: cap-tren → cap-tren"],
    ),
    "an indicator that is not there": (
        "{campaign: thi-dua, as: song-hoa, indicators: {ideas: initiatives}}",
        [
            "10 E-INCLUDE-INDICATOR «Sáng kiến vì người lao động» không có chỉ số «ideas»",
            "10 E-INCLUDE-INDICATOR «Sáng kiến vì người lao động» không có chỉ số nào"
            " của chiến dịch này",
        ],
    ),
    "two kinds of things": (
        "{campaign: thi-dua, as: song-hoa, indicators: {benefit: initiatives}}",
        [
            "10 E-INCLUDE-MEASURE đơn vị tính của «benefit» là «đồng»,"
            " của «initiatives» ở đây là «sáng kiến»",
            "10 E-INCLUDE-MEASURE loại chỉ số («measure:») khác nhau:"
            " «benefit» là money, «initiatives» ở đây là count",
        ],
    ),
}


@pytest.mark.parametrize(("include", "expected"), FAULTS.values(), ids=FAULTS)
def test_what_cannot_be_included_is_told_at_its_entry(upper, include, expected):
    assert upper(include) == (None, expected)


def test_campaigns_that_include_each_other_are_told_once(office_copy, upper):
    upper("{campaign: vung, as: khac}")
    _, told = upper("{campaign: cap-tren, as: khac}", code="vung")
    assert told == [
        "10 E-INCLUDE-CYCLE các chiến dịch gồm nhau thành vòng: vung → cap-tren → vung",
        "10 E-INCLUDE-UNSOUND chiến dịch thành phần «cap-tren» còn lỗi nên chưa lấy được số",
    ]


def test_what_is_wrong_below_is_told_with_its_place(office_copy, upper, write):
    write("campaigns/thi-dua/results/2025-06-30.yaml", "as_of: 30/6/2025\nresults: [{total: x}]\n")
    record, told = upper("{campaign: thi-dua, as: song-hoa}")
    assert record is None
    assert [line.split()[1] for line in told] == ["E-NUM", "E-INCLUDE-UNSOUND"]


def test_a_document_may_speak_of_a_moment_of_a_campaign_below(office_copy, upper, write):
    document = "kind: report\nsubject: kết quả\nas_of: 31/5/2025\nbody: Kết quả.\naddressees: [A]\n"
    write("campaigns/cap-tren/documents/bc.yaml", document)
    record, told = upper("{campaign: thi-dua, as: song-hoa}")
    assert record is not None
    assert told == []


def test_a_document_is_made_anew_when_something_below_changed(office_copy, upper, write):
    document = "kind: report\nsubject: kết quả\nas_of: 31/5/2025\nbody: Kết quả.\naddressees: [A]\n"
    write("campaigns/cap-tren/documents/bc.yaml", document)

    def inputs():
        record, _ = upper("{campaign: thi-dua, as: song-hoa}")
        return hash_inputs(open_office(office_copy), record, None)

    before = inputs()
    assert inputs() == before
    results = office_copy.campaigns / "thi-dua" / "results" / "2025-03-31.yaml"
    results.write_text(
        results.read_text(encoding="utf-8").replace("60,", "61,").replace("360", "362")
    )
    assert inputs() != before


THIS_YEAR = """\
code: nam-nay
name: Chương trình năm nay
short_name: Chương trình
issuer: ldld-song-hoa
starts: 01/01/2025
ends: 31/12/2025
indicators: [{code: initiatives, name: số sáng kiến, unit_of_measure: sáng kiến}]
year_before: YEAR
"""
LAST_YEAR = """\
code: nam-truoc
name: Chương trình năm trước
short_name: Chương trình
issuer: ldld-song-hoa
starts: 01/01/2024
ends: 31/12/2024
indicators: [{code: initiatives, name: số sáng kiến, unit_of_measure: sáng kiến}]
snapshots: [{as_of: 30/6/2024, results: [{total: 12}]}]
"""


@pytest.mark.parametrize(
    ("code", "found", "said"),
    [
        ("nam-truoc", "nam-truoc", None),
        ("nam-ngoai", None, "không có chiến dịch năm trước «nam-ngoai»"),
        ("nam-nay", None, "không có chiến dịch năm trước «nam-nay»"),
    ],
)
def test_a_campaign_is_opened_beside_that_of_the_year_before(office_copy, write, code, found, said):
    write("campaigns/nam-nay/campaign.yaml", THIS_YEAR.replace("YEAR", code))
    write("campaigns/nam-truoc/campaign.yaml", LAST_YEAR)
    office = open_office(office_copy)
    records = office.campaigns(["nam-nay"])
    told = [str(one.message) for one in office.problems if one.code == "E-YEAR-BEFORE"]
    assert bool(told) == (said is not None)
    assert not said or said in told[0]
    earlier = records[0].campaign.earlier if records else None
    assert (earlier.code if earlier else None) == found


@pytest.mark.parametrize(
    ("this_year", "told"),
    [
        ("unit_of_measure: sáng kiến", []),
        (
            "unit_of_measure: hộ",
            [
                "7 71 chỉ số «số sáng kiến» không so được với năm trước («Chương trình năm trước»): đơn vị tính của "
                "«initiatives» là «sáng kiến», của «initiatives» ở đây là «hộ» | sửa «unit_of_measure:»"
            ],
        ),
        (
            "unit_of_measure: sáng kiến, counted: state",
            [
                "7 91 chỉ số «số sáng kiến» không so được với năm trước («Chương trình năm trước»): cách tính («counted:») khác nhau: "
                "«initiatives» là cumulative, «initiatives» ở đây là state | sửa «counted:»"
            ],
        ),
    ],
)
def test_an_indicator_that_was_another_one_the_year_before_is_told_at_its_place(
    office_copy, write, this_year, told
):
    now = THIS_YEAR.replace("YEAR", "nam-truoc").replace("unit_of_measure: sáng kiến", this_year)
    write("campaigns/nam-nay/campaign.yaml", now)
    write("campaigns/nam-truoc/campaign.yaml", LAST_YEAR)
    office = open_office(office_copy)
    assert office.campaigns(["nam-nay"])
    found = [one for one in office.problems if one.code == "W-YEAR-BEFORE-INDICATOR"]
    assert [
        f"{one.place.line} {one.place.column} {one.message} | {str(one.hint).split(' cho ')[0]}"
        for one in found
    ] == told


def test_sums_of_an_included_campaign_that_do_not_hold_are_borne_where_they_are_borne(
    office_copy, upper
):
    upper("{campaign: thi-dua, as: song-hoa}")
    quotas = office_copy.root / "campaigns/thi-dua/quotas.yaml"
    wrong = quotas.read_text("utf-8").replace("total: 800", "total: 900")
    quotas.write_text(wrong, encoding="utf-8")

    for read in (campaign_of, campaign_for_table):
        office = open_office(office_copy, bears_sums=True)
        assert read(office, "cap-tren").campaign.code == "cap-tren"
