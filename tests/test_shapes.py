"""Shapes of real campaigns: every printed figure of the finished file, against values worked out by hand.

Each shape is a small workspace under `data/shapes`. The values below were computed from the records
with pencil and paper (the bulk of two shapes from formulas), not with the program.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from textwrap import dedent

import pytest
from outline import outline, tables, words
from places import SHAPES

from generator.lint.linting import lint_file
from generator.office.checking import check_office
from generator.office.letters import letters_of
from generator.office.office import open_office
from generator.office.workflow import finished, plan_work
from generator.problems import RecordsInvalid, Severity, errors
from generator.workspace.folders import Workspace

REFUSED = "thieu-bao-cao/bc_du_so"
NAMES = sorted(
    f"{path.parents[3].name}/{path.stem}" for path in SHAPES.glob("*/campaigns/*/documents/*.yaml")
)
MADE = [name for name in NAMES if name != REFUSED]


@cache
def _works(shape):
    office = open_office(Workspace(SHAPES / shape))
    return office, {work.document.code: work for work in plan_work(office.campaigns())}


@cache
def _made(name):
    """The finished file of a document; of letters the first one."""
    shape, code = name.split("/")
    office, works = _works(shape)
    work = works[code]
    return finished(office, next(letters_of(work, office)) if work.document.for_each else work)


@pytest.mark.parametrize("name", MADE)
def test_outlines(name, golden):
    golden(f"shapes/{name}.txt", outline(_made(name)))


@pytest.mark.parametrize("shape", sorted({name.split("/")[0] for name in NAMES}))
def test_the_records_have_no_error_but_the_one_that_is_meant(shape):
    office, _ = _works(shape)
    wrong = [problem.code for problem in errors(check_office(office))]
    assert wrong == (["E-EXPR-FIGURE"] if shape in REFUSED else [])


@pytest.mark.parametrize("name", MADE)
def test_the_linter_finds_no_error_and_no_warning(name, tmp_path):
    path = tmp_path / "van-ban.docx"
    path.write_bytes(_made(name))
    grave = {Severity.ERROR, Severity.WARNING}
    found = [one.rule for one in lint_file(path).findings if one.severity in grave]
    assert found == []


RATES = """
    I | Khu vực đồng bằng | 49.750 | 44.155 | 88,8% | 16.848 | 38,2%
    1 | Phường An Bình | 24.000 | 22.800 | 95% | 9.120 | 40%
    2 | Phường Bình Hòa | 18.500 | 16.280 | 88% | 5.698 | 35%
    3 | Xã Cát Lâm | 7.250 | 5.075 | 70% | 2.030 | 40%
    II | Khu vực miền núi | 22.250 | 19.078 | 85,7% | 5.070 | 26,6%
    1 | Xã Đắk Sen | 6.120 | 6.010 | 98,2% | 1.803 | 30%
    2 | Xã Ê Lúa | 3.480 | 3.201 | 92,0% | 800 | 24,99%
    3 | Xã Gia Thượng | 12.650 | 9.867 | 78% | 2.467 | 25,0%
     | Toàn tỉnh | 72.000 | 63.233 | 87,8% | 21.918 | 34,7%
    """
"""The rates of groups are quotients of sums: 44.155 ÷ 49.750 (the mean of the three is 84,3 %)."""

FORM = """
    I | Khu vực thành thị | 680 | 100 | 88 | 88% | 35 | +14 | 83,3% | 451,3 | +207,0 | 12,9 | 1.300 | 1.285 | 98,8% | 40 |  |
    1 | Phường Trung Tâm | 420 | 60 | 48 | 80% | 20 | +8 | 47,6% | 263,5 | +115,5 | 13,2 | 800 | 760 | 95% | 40 | 4 |
    2 | Phường Cảng Mới | 260 | 40 | 40 | 100% | 15 | +6 | 35,7% | 187,8 | +91,5 | 12,5 | 500 | 525 | 105% |  | 2 |
    II | Khu vực đồng bằng | 200 | 30 | 26 | 86,7% | 6 | +3 | 14,3% | 41,8 | +19,3 | 7,0 | 370 | 285 | 77,0% | 85 |  |
    3 | Xã Đông Hòa | 85 | 12 | 12 | 100% | 3 | +1 | 7,1% | 22,5 | +7,5 | 7,5 | 150 | 120 | 80% | 30 | 5 |
    4 | Xã Tây Hòa | 64 | 10 | 9 | 90% | 2 | +1 | 4,8% | 13,0 | +5,5 | 6,5 | 120 | 120 | 100% |  | 3 |
    5 | Xã Nam Hòa | 51 | 8 | 5 | 62,5% | 1 | +1 | 2,4% | 6,3 | +6,3 | 6,3 | 100 | 45 | 45% | 55 | 6 | Mới sắp xếp bộ máy
    III | Khu vực miền núi | 40 | 8 | 7 | 87,5% | 1 | 0 | 2,4% | 4,0 | 0,0 | 4,0 | 110 | 86 | 78,2% | 30 |  |
    6 | Xã Thượng Sơn | 22 | 4 | 4 | 100% | 0 | 0 | 0% | 0,0 | 0,0 |  | 60 | 66 | 110% |  | 1 |
    7 | Xã Hạ Sơn | 18 | 4 | 3 | 75% | 1 | 0 | 2,4% | 4,0 | 0,0 | 4,0 | 50 | 20 | 40% | 30 | 7 |
     | Toàn tỉnh | 920 | 138 | 121 | 87,7% | 42 | +17 | 100% | 497,0 | +226,3 | 11,8 | 1.780 | 1.656 | 93,0% | 155 |  |
    """

CLUSTERS = """
    1 | Cụm An Hòa | 300 | 55 | 60 | 109,1% | 2
    2 | Cụm Bình Hòa | 210 | 40 | 44 | 110% | 1
    3 | Cụm Cường Hòa | 150 | 30 | 27 | 90% | 3
     | Toàn huyện | 660 | 125 | 131 | 104,8% |
    """
"""60 is the whole of its units; 44 = 18 + 22 + 4; 27 = its own 6 + 12 + 9, of 6 + 14 + 10."""

TIERS = """
    1 | Cụm An Hòa | 300 | 55 | 60 | 109,1% | 2
    1.1 | Tiểu học An Hòa | 120 | 25 | 25 | 100% | 3
    1.2 | THCS An Hòa | 130 | 30 | 30 | 100% | 3
    2 | Cụm Bình Hòa | 210 | 40 | 44 | 110% | 1
    2.1 | Tiểu học Bình Hòa | 90 | 16 | 18 | 112,5% | 1
    2.2 | THCS Bình Hòa | 100 | 20 | 22 | 110% | 2
    2.3 | Trạm Y tế Bình Hòa | 20 | 4 | 4 | 100% | 3
    3 | Cụm Cường Hòa | 150 | 30 | 27 | 90% | 3
    3.1 | Tiểu học Cường Hòa | 70 | 14 | 12 | 85,7% | 7
    3.2 | THCS Cường Hòa | 60 | 10 | 9 | 90% | 6
     | Toàn huyện | 660 | 125 | 131 | 104,8% |
    """

DRIVE = """
    1 | Cụm phía Bắc | 350 | 340 | 97,1% | 1 | 760
    2 | Cụm trung tâm | 300 | 280 | 93,3% | 2 | 610
    3 | Cụm phía Nam | 250 | 230 | 92% | 3 | 480
     | Toàn tỉnh | 900 | 850 | 94,4% |  | 1.850
    """
"""Of 1.850 at the end of the drive 1.000 stood counted on its eve."""

PHASES = """
    1 | Giai đoạn 1 | 2.000 | 2.111 | 105,6%
    2 | Đợt cao điểm 30 ngày | 900 | 850 | 94,4%
    3 | Giai đoạn 2 |  |  |
    """

BEFORE_MERGING = """
    1 | Sông Hòa | 130 | 80 | 61,5% | 1
    2 | Núi Lam | 90 | 40 | 44,4% | 3
    3 | Đông Khê | 130 | 60 | 46,2% | 2
    4 | Tây Khê | 120 | 50 | 41,7% | 4
     | Toàn vùng | 470 | 230 | 48,9% |
    """

AFTER_MERGING = """
    1 | Hòa Lam | 220 | 240 | 109,1% | 1
    2 | Đông Khê | 130 | 120 | 92,3% | 3
    3 | Tây Khê | 120 | 125 | 104,2% | 2
     | Toàn vùng | 470 | 485 | 103,2% |
    """
"""400 − (100 + 60) = 240 of 130 + 90 = 220."""

MEMBERS = """
    1 | Hòa Lam | 17.000 | 17.850 | +850
    2 | Đông Khê | 7.500 | 7.700 | +200
    3 | Tây Khê | 6.900 | 6.850 | -50
     | Toàn vùng | 31.400 | 32.400 | +1.000
    """
"""17.000 = 12.000 + 5.000 of the two provinces of the year before."""

IDEAS = """
    1 | Hòa Lam | 37 | 240 | +203
    2 | Đông Khê | 23 | 120 | +97
    3 | Tây Khê | 20 | 125 | +105
     | Toàn vùng | 80 | 485 | +405
    """
"""From April to September: (40 - 15) + (20 - 8) = 37 a year before, 400 - (100 + 60) = 240 now."""

STOCK = """
    1 | Khu vực phía Đông | 11.100 | 11.390 | +290 | 250 | 210 | -40 | 2,20% | 1,81%
    2 | Khu vực phía Tây | 8.250 | 8.220 | -30 | 175 | 180 | +5 | 2,08% | 2,14%
    3 | Khu vực phía Nam | 5.890 | 6.045 | +155 | 110 | 95 | -15 | 1,83% | 1,55%
     | Toàn tỉnh | 25.240 | 25.655 | +415 | 535 | 485 | -50 | 2,08% | 1,86%
    """
"""535 ÷ (11.350 + 8.425 + 6.000) and 485 ÷ (11.600 + 8.400 + 6.140)."""

FLOW = """
    1 | Khu vực phía Đông | 640 | 704
    2 | Khu vực phía Tây | 410 | 369
    3 | Khu vực phía Nam | 295 | 354
     | Toàn tỉnh | 1.345 | 1.427
    """


@pytest.mark.parametrize(
    ("name", "place", "expected"),
    [
        ("ty-le/bc_quy1", 0, RATES),
        ("bieu-18-cot/bc_9_thang", 0, FORM),
        ("hai-cap/bc_9_thang", 0, CLUSTERS),
        ("hai-cap/bc_9_thang", 1, TIERS),
        ("dot-30-ngay/bc_cao_diem", 0, DRIVE),
        ("dot-30-ngay/bc_gd1", 0, PHASES),
        ("sap-nhap/bc_thang_6", 0, BEFORE_MERGING),
        ("sap-nhap/bc_dot_2", 0, AFTER_MERGING),
        ("sap-nhap/bc_cung_ky", 0, MEMBERS),
        ("sap-nhap/bc_cung_ky", 1, IDEAS),
        ("cung-ky/bc_6_thang", 1, STOCK),
        ("cung-ky/bc_6_thang", 0, FLOW),
    ],
)
def test_every_cell_of_a_table(name, place, expected):
    wanted = [line.strip(" |") for line in dedent(expected).strip().split("\n")]
    assert [row.strip(" |") for row in tables(_made(name))[place]] == wanted


@pytest.mark.parametrize(
    ("name", "sentences"),
    [
        (
            "ty-le/bc_quy1",
            [
                "63.233 người tham gia bảo hiểm y tế trên 72.000 người dân, tỷ lệ bao phủ 87,8%",
                "(mục tiêu bao phủ là 88%)",
                "21.918 người tham gia theo hộ gia đình",
            ],
        ),
        (
            "bieu-18-cot/bc_9_thang",
            [
                "kiểm tra 121 doanh nghiệp (87,7% kế hoạch), xử phạt 42 vụ",
                "tập huấn cho 1.656 người lao động (93,0% chỉ tiêu)",
            ],
        ),
        (
            "thieu-bao-cao/bc_thang_5",
            [
                "26 xã đã báo cáo; chưa báo cáo: Xã Dư Hòa, Xã Kim Hòa, Xã Tân Hòa và Xã Giang Hòa",
                # 685 = 26 số của ngày 31/5; 127 = hiệu với ngày 30/4 của chính 26 xã ấy.
                "từ đầu năm: 685 cuộc (tạm tính, 26/30 đơn vị)",
                "Tháng hành động: 127 cuộc (tạm tính, 26/30 đơn vị), đạt 79,4%",
                # 26 xã theo ngày 31/5, bốn xã theo ngày 30/4.
                "8.511 người (trong đó 4 đơn vị tính theo số liệu ngày 30/4/2026)",
            ],
        ),
        (
            "hai-cap/bc_9_thang",
            [
                "131 sáng kiến trên 660 đoàn viên, đạt 104,8% chỉ tiêu giao (125 sáng kiến)",
                # 31/5: 40 + (10 + 12 + 2) + (3 + 8 + 5) = 80; 131 - 80 = 51; 51 : 80 = 63,75 %
                "tăng 51 sáng kiến (63,8%) so với ngày 31/5/2024",
                "Dẫn đầu là Cụm Bình Hòa (110%)",
            ],
        ),
        (
            "dot-30-ngay/bc_cao_diem",
            [
                "Trong 30 ngày cao điểm (từ ngày 02/5/2026 đến ngày 31/5/2026)",
                "850 đơn vị máu, đạt 94,4% chỉ tiêu đợt cao điểm, còn thiếu 50 đơn vị máu",
                "1.850 đơn vị máu, đạt 92,5% chỉ tiêu giai đoạn 1, còn thiếu 150 đơn vị máu",
            ],
        ),
        (
            "dot-30-ngay/bc_gd1",
            [
                "2.111 đơn vị máu, đạt 105,6% chỉ tiêu giai đoạn 1, vượt 111 đơn vị máu",
                "trong đó đợt cao điểm 850 đơn vị máu",
                "đạt 52,8%, còn thiếu 1.889 đơn vị máu",
            ],
        ),
        (
            "sap-nhap/bc_thang_6",
            ["có 230 sáng kiến, đạt 48,9% chỉ tiêu giao (470 sáng kiến)", "Sông Hòa (61,5%)"],
        ),
        (
            "sap-nhap/bc_dot_2",
            ["có 485 sáng kiến, đạt 103,2% chỉ tiêu giao (470 sáng kiến)", "Hòa Lam (109,1%)"],
        ),
        (
            "sap-nhap/bc_cung_ky",
            [
                "32.400 đoàn viên, tăng 1.000 đoàn viên (3,2%) so với cùng kỳ năm trước (ngày 30/9/2024)",
                "485 sáng kiến, tăng 405 sáng kiến (506,3%) so với cùng kỳ năm trước",
            ],
        ),
        (
            "cung-ky/bc_6_thang",
            [
                "25.655 lao động có việc làm, tăng 415 người (1,6%) so với cùng kỳ năm trước (ngày 30/6/2025)",
                "còn 485 người, giảm 50 người (9,3%); tỷ lệ thất nghiệp 1,86%",
                "giới thiệu việc làm cho 1.427 lao động",
            ],
        ),
    ],
)
def test_sentences(name, sentences):
    text = " ".join(words(_made(name)))
    assert [sentence for sentence in sentences if sentence not in text] == []


def test_what_asks_for_complete_figures_is_refused_while_units_are_missing():
    with pytest.raises(RecordsInvalid) as refused:
        _made(REFUSED)
    assert [problem.code for problem in refused.value.problems] == ["E-EXPR-FIGURE"]


MISSING = {4, 11, 19, 27}


def _checks(place):
    """What a commune had counted at the end of April and of May, as the records were made."""
    april = 10 + place * 7 % 23
    return april, None if place in MISSING else april + 3 + place % 5


def test_rows_of_units_that_have_not_reported_are_blank_and_carried_ones_stand():
    rows = [row.split(" | ") for row in tables(_made("thieu-bao-cao/bc_thang_5"))[0]]
    expected = []
    for place in range(1, 31):
        april, may = _checks(place)
        workers = 200 + place * 37 % 151 + (0 if may is None else place % 3 * 4)
        shown = ["", ""] if may is None else [str(may), str(may - april)]
        expected.append([str(place), *shown, str(workers)])
    assert [[row[0], *row[2:5]] for row in rows[:-1]] == expected
    assert rows[-1][1:5] == ["Toàn tỉnh", "685", "127", "8.511"]


def _shown(value, places=0):
    """A number as on paper, rounded half up."""
    units = (Fraction(value) * 10**places * 2 + 1) // 2
    whole, part = divmod(units, 10**places)
    text = f"{whole:,}".replace(",", ".")
    return f"{text},{part:0{places}}" if places else text


def _percent(share):
    """A rate with one decimal; one that is whole has none."""
    return f"{_shown(share * 100, 0 if (share * 100).denominator == 1 else 1)}%"


def _said(value):
    """An amount with as many decimals as it has."""
    return _shown(value, next((one for one in range(2) if (value * 10**one).denominator == 1), 2))


def test_each_of_187_schools_gets_its_own_five_indicators():
    office, works = _works("thu-187-truong")
    letters = list(letters_of(works["cv_ket_qua"], office))
    assert len(letters) == 187
    for place, letter in list(enumerate(letters, start=1))[::11]:
        pupils = 240 + place * 37 % 411
        passed = pupils - place % 9
        paper = Fraction(1000 + place * 29 % 901, 10)
        fund = 1_500_000 + place * 125_000
        data = finished(office, letter)
        assert [row.split(" | ")[2:] for row in tables(data)[0]] == [
            ["học sinh", "", _shown(pupils), ""],
            ["học sinh", "", _shown(passed), ""],
            ["%", "", _percent(Fraction(passed, pupils)), ""],
            ["kg", "150", _said(paper), _percent(paper / 150)],
            ["triệu đồng", "", _said(Fraction(fund, 1_000_000)), ""],
        ]
        verb, gap = ("vượt", paper - 150) if paper > 150 else ("còn thiếu", 150 - paper)
        text = " ".join(words(data))
        assert f"{_said(paper)}/150 kg" in text
        assert gap == 0 or f"{verb} {_said(gap)} kg" in text
