"""A text held against a small campaign: what is told of a sentence, a table, a citation."""

from __future__ import annotations

from textwrap import dedent

import pytest

from generator.audit import audit_manuscript, best_match, read_text
from generator.audit.records.against import checks_against
from generator.audit.records.closed_lists import KnownCampaign
from generator.audit.records.typed_by_hand import _typed
from generator.model.books import Row
from generator.office.checking import check_documents
from generator.office.office import campaign_of, open_office
from generator.workspace import Workspace

FILES = {
    "vanthu.yaml": "language: vi\nformat: 3\n",
    "campaigns/issuers/ldld.yaml": """
        code: ldld
        name: Liên đoàn Lao động tỉnh Sông Hòa
        short_name: LĐLĐ tỉnh
        abbreviation: LĐLĐ
        place: Sông Hòa
    """,
    "campaigns/sk/campaign.yaml": """
        code: sk
        name: 01 triệu sáng kiến - nỗ lực vượt khó
        short_name: Chương trình 01 triệu sáng kiến
        issuer: ldld
        starts: 01/01/2022
        ends: 01/9/2023
        indicators:
          - {code: initiatives, name: số sáng kiến được cập nhật, unit_of_measure: sáng kiến}
          - {code: fund, name: số tiền thu Quỹ tương hỗ, unit_of_measure: đồng, measure: money}
        phases:
          - {code: gd1, name: giai đoạn 1, ends: 31/5/2022}
          - {code: gd2, name: giai đoạn 2, ends: 01/9/2023}
        targets:
          - {code: gd1, name: mục tiêu giai đoạn 1, phase: gd1, count: 1.200}
          - {code: whole, name: chỉ tiêu cả Chương trình, count: 2.300}
        references:
          - {code: hd, kind: guidance, number: 53, symbol: HD-LĐLĐ, date: 19/01/2022, issuer: Liên đoàn Lao động tỉnh Sông Hòa}
        units:
          - {code: an_phu, name: LĐLĐ huyện An Phú, short_name: An Phú}
          - {code: long_son, name: LĐLĐ huyện Long Sơn, short_name: Long Sơn}
          - {code: dong_ha, name: LĐLĐ huyện Đông Hà, short_name: Đông Hà}
        quotas:
          - {phase: gd1, counts: {an_phu: 500, long_son: 400, dong_ha: 300}}
        facts:
          peak: Chiến dịch cao điểm 40 ngày
          told: toàn tỉnh có 2.412 sáng kiến
        documents:
          - {code: bc, kind: report, subject: Kết quả, date: 10/3/2023, body: "Có 2.412 sáng kiến, {{ figures.count }}, đạt 105%, ngày 06/3/2023; gửi 15 tổ.\\n"}
        snapshots:
          - as_of: 31/5/2022
            results:
              - {counts: {an_phu: 700, long_son: 575, dong_ha: 500}}
          - as_of: 8h00 06/3/2023
            results:
              - {counts: {an_phu: 1.012, long_son: 800, dong_ha: 600}}
              - {indicator: fund, total: 133.450.000}
    """,
}
BOOK = (
    Row(number=54, symbol="KH-LĐLĐ", date="20/01/2022", title="Kế hoạch"),
    Row(number=60, symbol="KH-LĐLĐ", date="10/02/2022", title="Kế hoạch"),
)


def _office_of(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return open_office(Workspace(folder))


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    return _office_of(tmp_path_factory.mktemp("office"), FILES)


@pytest.fixture(scope="module")
def known(office):
    return KnownCampaign(campaign_of(office, "sk"), office.library, BOOK)


def _told(text, known):
    """What the records alone have against a text: the figure, then the code."""
    manuscript = read_text(text)
    return [
        f"{seen.passage.claims.text[seen.start : seen.end]} {check.code.removeprefix('W-AUDIT-')}"
        for check in checks_against(known)
        for seen in check.run(manuscript)
        if hasattr(seen, "message")
    ]


THEN = "Tính đến ngày 31/5/2022, toàn tỉnh có "
NOW = "Tính đến 8h00 ngày 06/3/2023, toàn tỉnh có "
RIGHT = {
    "the count": NOW + "2.412 sáng kiến.",
    "a pair, its rate and its surplus": NOW
    + "2.412/2.300 sáng kiến, đạt 104,9% chỉ tiêu cả Chương trình, vượt 112 sáng kiến.",
    "a rate cut off": NOW + "2.412/2.300 sáng kiến, đạt 104,8% chỉ tiêu cả Chương trình.",
    "a hedge": NOW + "hơn 2.400 sáng kiến.",
    "money in another scale": "Đến nay đã thu 133,5 triệu đồng số tiền Quỹ tương hỗ.",
    "other money": "Hội nghị chi 25,7 triệu đồng để tập huấn.",
    "who is not in the records": NOW + "2.412 sáng kiến; Công ty May Hòa Bình có 77 sáng kiến.",
    "another time": "Trong tháng 4/2022 có 45 sáng kiến.",
    "another unit of measure": "Tổ chức 17 hội nghị với 1.250 lượt người.",
    "a phase": "Kết thúc giai đoạn 1 (ngày 31/5/2022), toàn tỉnh có 1.775/1.200 sáng kiến.",
    "what is needed for each week, and was done for each": THEN
    + "1.775 sáng kiến; phải thực hiện thêm 525 sáng kiến, bình quân ít nhất 09 sáng kiến mỗi tuần, "
    "thấp hơn mức bình quân từ ngày 01/01/2022 đến nay (khoảng 83 sáng kiến/tuần).",
    "what was done in each 30 days": THEN + "1.775 sáng kiến, bình quân 353 sáng kiến/30 ngày.",
    "what was done each day of a month": "Tháng 5/2022 toàn tỉnh có 310 sáng kiến, bình quân 10 sáng kiến/ngày.",
    "what was done each month of a quarter": "Quý I/2022 toàn tỉnh có 1.080 sáng kiến, bình quân 360 sáng kiến/tháng.",
    "what was done each day of a month, the amount untold": "Tháng 5/2022, mỗi ngày toàn tỉnh có 10 sáng kiến.",
    "what a unit does each day": "An Phú bình quân 10 sáng kiến/ngày.",
    "a rate that two numbers in brackets explain": "Tỷ lệ của cả Chương trình đạt 75,5% chỉ tiêu cả Chương trình (18,12/24 triệu đồng).",
    "a rate of two numbers, one before a semicolon": NOW
    + "2.000 lớp; có 500 lớp, đạt 25% chỉ tiêu cả Chương trình.",
    "a threshold": "Có 2 khu phố đạt trên 103% chỉ tiêu cả Chương trình.",
    "what is more than a hundred per cent": NOW
    + "2.412 sáng kiến, vượt 4,9% chỉ tiêu cả Chương trình.",
    "what units sort": "Có 02 đơn vị, trong đó 01 đơn vị đạt dưới 50% chỉ tiêu.",
    "what two units have together": "An Phú có 1.012 sáng kiến, Long Sơn có 800 sáng kiến, cộng 1.812 sáng kiến.",
    "growth": NOW + "2.412 sáng kiến, tăng 637 sáng kiến so với ngày 31/5/2022.",
    "what some units have from an older count": NOW
    + "2.412 sáng kiến (trong đó 02 đơn vị tính theo số liệu ngày 31/5/2022); đạt 104,9% chỉ tiêu cả Chương trình.",
    "a citation": "Theo Hướng dẫn số 53/HD-LĐLĐ ngày 19/01/2022.",
    "a citation of others": "Theo Hướng dẫn số 53/HD-LĐLĐ ngày 20/01/2022 của Liên đoàn Lao động tỉnh Hà Giang.",
    "the name": "Thực hiện Chương trình 01 triệu sáng kiến.",
    "a year in a name": "Chiến dịch cao điểm 40 ngày năm 2022.",
}


def test_a_draft_without_a_day_is_of_the_moment_that_it_names(tmp_path):
    april = "          - as_of: 15/4/2022\n            results:\n              - {counts: {an_phu: 300, long_son: 200, dong_ha: 100}}\n"
    campaign = FILES["campaigns/sk/campaign.yaml"].replace(
        "        snapshots:\n", "        snapshots:\n" + april
    )
    office = _office_of(tmp_path, FILES | {"campaigns/sk/campaign.yaml": campaign})
    known = KnownCampaign(campaign_of(office, "sk"), office.library, BOOK)
    text = "Đến ngày 15/4/2022 các huyện có 600 sáng kiến.\n\nCao nhất đến nay là An Phú có {} sáng kiến, đạt {} chỉ tiêu."
    assert _told(text.format(300, "60%"), known) == []
    assert _told(text.format(301, "60%"), known) == ["301 RECORD"]


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_nothing_is_told_of_what_is_right(known, text):
    assert _told(text, known) == []


WRONG = {
    NOW + "2.421 sáng kiến.": "2.421 RECORD",
    NOW + "2.412/2.500 sáng kiến.": "2.500 RECORD",
    NOW + "2.412 sáng kiến, vượt 121 sáng kiến so với chỉ tiêu cả Chương trình.": "121 RECORD",
    NOW + "2.412 sáng kiến, đạt 106,9% chỉ tiêu cả Chương trình.": "106,9% RECORD",
    NOW + "1.775 sáng kiến.": "1.775 RECORD-OLD",
    THEN + "1.775 sáng kiến, bình quân 28 sáng kiến/tuần.": "28 RECORD",
    NOW + "2.412 sáng kiến, vượt 9,4% chỉ tiêu cả Chương trình.": "9,4% RECORD",
    "An Phú có 800 sáng kiến.": "800 RECORD",
    "An Phú có 1.021 sáng kiến.": "1.021 RECORD",
    NOW + "2.412 sáng kiến, đạt 147,9% chỉ tiêu cả Chương trình.": "147,9% RECORD-TARGET",
    "Đến ngày 06/3/2023 đã thu số tiền Quỹ tương hỗ là 133,5 tỷ đồng.": "133,5 tỷ đồng RECORD-SCALE",
    "Theo Hướng dẫn số 53/HD-LĐLĐ ngày 19/02/2022.": "số 53/HD-LĐLĐ ngày 19/02/2022 RECORD-CITED",
    "Theo Hướng dẫn số 35/HD-LĐLĐ ngày 19/01/2022.": "số 35/HD-LĐLĐ ngày 19/01/2022 RECORD-CITED",
    "Giai đoạn 1 (đến ngày 31/5/2023) có 1.775 sáng kiến.": "ngày 31/5/2023 RECORD-DAY",
    "Giai đoạn 1 (từ đầu năm đến hết tháng 5/2023).": "tháng 5/2023 RECORD-DAY",
    "Số liệu tính đến 7h00 ngày 06/3/2023.": "7h00 ngày 06/3/2023 RECORD-DAY",
    "Thực hiện Chương trình 02 triệu sáng kiến.": "Chương trình 02 triệu sáng kiến RECORD-NAME",
    "Chương trình chia làm 03 giai đoạn.": "03 RECORD",
}


@pytest.mark.parametrize(("text", "expected"), WRONG.items())
def test_what_is_wrong_is_told_once(known, text, expected):
    assert _told(text, known) == [expected]


TABLE = """
TT\tĐơn vị\tChỉ tiêu\tKết quả\tTỷ lệ
1\tAn Phú\t500\t700\t140%
2\tLong Sơn\t400\t575\t143,8%
3\tĐông Hà\t300\t500\t166,7%
\tTổng\t1.200\t1.775\t147,9%
"""


PART = """
Tính đến ngày 06/3/2023:

Đơn vị\tKết quả
An Phú\t1.012
Long Sơn\t800
Tổng\t1.912
"""


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("1.912", "1.812", []),
        ("1.912", "1.912", ["E-AUDIT-TOTAL"]),
        ("800", "801", ["W-AUDIT-TOTAL"]),
    ],
)
def test_a_total_of_what_the_records_have_is_wrong_for_sure(known, right, wrong, expected):
    found = audit_manuscript(read_text(PART.replace(right, wrong)), known).findings
    assert [one.code for one in found] == expected


def test_what_another_unit_has_by_chance_is_not_taken_for_what_was_meant(known):
    text = "Long Sơn có 800 sáng kiến; Đông Hà có 575 sáng kiến."
    (found,) = audit_manuscript(read_text(text), known).findings
    assert str(found.doubt.message).startswith(
        "575 sáng kiến: dữ liệu ghi 600 (số đã thực hiện, Đông Hà"
    )


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("575", "575", []),
        ("575", "557", ["557 RECORD"]),
        ("166,7%", "176,7%", ["176,7% RECORD"]),
        ("1.200", "1.300", ["1.300 RECORD"]),
        ("An Phú\t500", "An Phú\t600", ["600 RECORD"]),
        ("Đông Hà", "Tân Hà", []),
    ],
)
def test_a_cell_is_what_most_of_its_column_says(known, right, wrong, expected):
    assert _told(TABLE.replace(right, wrong), known) == expected


def test_the_record_is_told_with_its_place_and_the_slip(known):
    (found,) = audit_manuscript(read_text(NOW + "2.421 sáng kiến."), known).findings
    assert str(found.doubt.message).startswith(
        "2.421 sáng kiến: dữ liệu ghi 2.412 (số đã thực hiện"
    )
    assert str(found.doubt.hint) == "đảo hai chữ số liền nhau? xem số liệu chốt 8h00 ngày 06/3/2023"
    assert found.doubt.source.startswith("campaigns/sk/campaign.yaml:")


TOP = "Số: {number}\nSông Hòa, ngày {day}\nKẾ HOẠCH\nThực hiện Chương trình 01 triệu sáng kiến\n"


@pytest.mark.parametrize(
    ("number", "day", "expected"),
    [
        ("54/KH-LĐLĐ", "20 tháng 01 năm 2022", []),
        ("57/KH-LĐLĐ", "25 tháng 01 năm 2022", []),
        ("57/KH-LĐLĐ", "15 tháng 02 năm 2022", ["RECORD-ORDER"]),
        ("54/KH-LĐLĐ", "21 tháng 01 năm 2022", ["RECORD-CITED"]),
    ],
)
def test_number_and_day_of_a_text_agree_with_the_register(known, number, day, expected):
    found = _told(TOP.format(number=number, day=day), known)
    assert [one.split()[-1] for one in found] == expected


@pytest.mark.parametrize(
    ("day", "codes"), [("19/01/2022", []), ("25/01/2022", []), ("19/5/2022", ["W-AUDIT-LATER"])]
)
def test_nothing_is_cited_before_it_was_there(day, codes):
    top = TOP.format(number="57/KH-LĐLĐ", day="25 tháng 01 năm 2022")
    found = audit_manuscript(read_text(f"{top}Căn cứ Hướng dẫn số 53/HD-LĐLĐ ngày {day}.")).findings
    assert [one.code for one in found] == codes


def test_the_campaign_of_a_text_is_found(known):
    theirs = "Liên đoàn Lao động tỉnh Sông Hòa thực hiện Chương trình 01 triệu sáng kiến."
    others = "Trường Trung học cơ sở Sông Lành báo cáo kết quả năm học."
    assert best_match(read_text(theirs), [known]) is known
    assert best_match(read_text(others), [known]) is None


def test_figures_typed_into_records_are_told_with_their_names(office):
    record = campaign_of(office, "sk")
    told = {
        one.place.path: f"{one.message}; {one.hint}"
        for one in check_documents(office, record)
        if one.code == "I-FIGURE-TYPED"
    }
    assert told == {
        "facts.told": (
            "số liệu gõ tay: 2.412; ghi {{ figures.count }} thay cho «2.412», trong câu văn"
        ),
        "documents[0].body": (
            "số liệu gõ tay: 2.412, 105% và 15; ghi {{ figures.count }} thay cho «2.412», "
            "{{ targets.whole.rate|percent }} thay cho «105%»"
        ),
    }


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Gồm: 1. Mở lớp; 2. Tổng kết.", []),
        ("Gồm: 1) mở lớp; 2) tổng kết", []),
        ("Có 12 lớp; 3 lớp đạt.", ["12", "3"]),
        ("Đã mở: 15.", ["15"]),
        ("Căn cứ Điều 2; khoản 3.", []),
    ],
)
def test_marks_of_a_list_whose_lines_were_joined_are_no_figures(text, typed):
    assert [figure.text for figure, _ in _typed(("body",), text)] == typed


WEEKS = """
code: w
name: Phong trào hiến máu
short_name: Phong trào hiến máu
issuer: ldld
starts: 01/3/2026
ends: 30/4/2026
indicators: [{code: donors, name: số người hiến máu, unit_of_measure: người, missing: carry_forward}]
units: [{code: a, name: Khoa A}, {code: b, name: Khoa B}, {code: c, name: Khoa C}, {code: d, name: Khoa D}]
snapshots:
  - {as_of: 08/3/2026, results: [{counts: {a: 10, b: 33, c: 10}}]}
  - {as_of: 15/3/2026, results: [{counts: {a: 11, c: 13}}]}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("02/04 đơn vị đã báo cáo đủ; còn thiếu: Khoa B.", []),
        ("03/04 đơn vị đã báo cáo số người hiến máu.", []),
        ("03/04 đơn vị đã báo cáo đủ số người hiến máu.", ["03/04 RECORD-UNITS"]),
        ("01/04 đơn vị chưa báo cáo đủ số người hiến máu.", []),
        ("02/04 đơn vị chưa báo cáo đủ số người hiến máu.", []),
        ("03/04 đơn vị chưa báo cáo đủ số người hiến máu.", ["03/04 RECORD-UNITS"]),
        ("01/04 đơn vị báo cáo chưa đủ số người hiến máu.", []),
        ("03/04 đơn vị báo cáo chưa đủ số người hiến máu.", ["03/04 RECORD-UNITS"]),
    ],
)
def test_who_lacks_something_has_not_reported_in_full(text, expected, tmp_path):
    office = _office_of(tmp_path, FILES | {"campaigns/w/campaign.yaml": WEEKS})
    known = KnownCampaign(campaign_of(office, "w"), office.library)
    assert _told(f"Tính đến ngày 15/3/2026, {text}", known) == expected
