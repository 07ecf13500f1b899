"""What is read from official prose: text and reading side by side."""

from __future__ import annotations

import unicodedata
from datetime import date
from fractions import Fraction
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import wording
from generator.wording.claims.claim import ClaimedNumber, Claims, Joined, NumberKind, Stretch
from generator.wording.claims.reading import read_claims

_MEASURES = {
    NumberKind.COUNT: "",
    NumberKind.MONEY: "đ",
    NumberKind.PERCENT: "%",
    NumberKind.POINTS: " điểm %",
    NumberKind.QUANTITY: " đo",
    NumberKind.TIMES: " lần",
}


def number(claim: ClaimedNumber) -> str:
    """`≥ 2200 sáng kiến`, `256.5%~0.1`, `35728 (foreign)`."""
    hedges = {"least": "≥ ", "most": "≤ ", "about": "≈ ", "nearly": "→ "}
    value = float(claim.value)
    return "".join(
        [
            hedges[claim.hedge] if claim.hedge else "",
            f"{value:.15g}",
            _MEASURES[claim.measure],
            f"~{float(claim.step):g}" if claim.step != 1 else "",
            f" {claim.noun}" if claim.noun else "",
            " (words)" if claim.words else "",
            " (foreign)" if claim.foreign else "",
        ]
    )


def stretch(time: Stretch) -> str:
    """`2022-04-20 08:00`, `2022-04`, `2022-04-22…2022-05-31`, `never`; with the weekday `#0`."""
    weekday = f" #{time.weekday}" if time.weekday is not None else ""
    if time.first is None:
        return "never" + weekday
    hour = f" {time.hour:%H:%M}" if time.hour else ""
    days = f"{time.first}" if time.is_day else f"{time.first}…{time.last}"
    return days + hour + weekday


def joined(claims: Claims, join: Joined) -> str:
    values = [f"{float(claim.value):.15g}" for claim in join.claims]
    return " ".join([join.join, *values, *(f"«{name}»" for name in join.names)])


NUMBERS = [
    ("có 1.539 sáng kiến", ["1539 sáng kiến"]),
    ("đạt 256,5 %", ["256.5%~0.1"]),
    ("đạt 52,2% chỉ tiêu", ["52.2%~0.1"]),
    ("52.2%", ["52.2%~0.1 (foreign)"]),
    ("với 35,728 sáng kiến", ["35728 sáng kiến (foreign)"]),
    ("35,728 ha rừng", ["35.728 đo~0.001 ha rừng"]),
    ("1,234,567 người", ["1234567 người (foreign)"]),
    ("3.031.150.000 đồng", ["3031150000đ"]),
    ("3.031.150.000đ", ["3031150000đ"]),
    ("3 031 150 000 đồng", ["3031150000đ"]),
    ("1,2 tỷ đồng", ["1200000000đ~1e+08"]),
    ("15 tỉ đồng", ["15000000000đ~1e+09"]),
    ("1.200 tỷ đồng", ["1200000000000đ~1e+09"]),
    ("1,2 nghìn tỷ đồng", ["1200000000000đ~1e+11"]),
    ("1 tỷ 200 triệu đồng", ["1200000000đ~1e+06"]),
    ("trên 10 tỷ.", ["≥ 10000000000đ~1e+09"]),
    ("350 triệu đồng", ["350000000đ~1e+06"]),
    ("01 triệu sáng kiến", ["1000000~1e+06 sáng kiến"]),
    ("3-4 triệu đồng/người/tháng", ["3000000đ~1e+06 /người/tháng", "4000000đ~1e+06 /người/tháng"]),
    ("5 triệu USD", ["5000000~1e+06 USD"]),
    ("06 sáng kiến của đoàn viên", ["6 sáng kiến"]),
    ("2 đồng chí", ["2 đồng chí"]),
    ("giảm -5,2%", ["-5.2%~0.1"]),
    ("tăng +5,2%", ["5.2%~0.1"]),
    ("-5,2", ["-5.2~0.1"]),
    ("- 5 đơn vị", ["5 đơn vị"]),
    ("-5 đơn vị", ["5 đơn vị"]),
    ("5‰", ["0.5%~0.1"]),
    ("10sáng kiến", ["10 sáng kiến"]),
    ("5kg gạo, 12m2 đất", ["5 đo kg gạo", "12 đo m"]),
    ("tăng 2,5 điểm phần trăm", ["2.5 điểm %~0.1"]),
    ("giảm 3 điểm %", ["3 điểm %"]),
    ("gấp 2,5 lần", ["2.5 lần~0.1"]),
    ("tổ chức 5 lần", ["5 lần"]),
    ("bình quân 67,5 sáng kiến/ngày", ["67.5~0.1 sáng kiến/ngày"]),
    ("02 lớp, 30 học viên", ["2 lớp", "30 học viên"]),
    ("3 LĐLĐ tỉnh Vĩnh Phúc", ["3 LĐLĐ tỉnh"]),
    ("cao điểm 30 ngày", ["30 ngày"]),
    ("được triệu tập: 118 người", ["118 người"]),
    ("Khối Văn phòng 3 sáng kiến", ["3 sáng kiến"]),
    ("mỗi quý 01 cuộc, tuần 48 giờ, trong vòng 15 ngày", ["1 cuộc", "48 giờ", "15 ngày"]),
    ("dự phòng 170 triệu đồng", ["170000000đ~1e+06"]),
    ("2.250 đồng hồ", ["2250 đồng hồ"]),
    ("trường có 16 lớp", ["16 lớp"]),
    ("Điểm trung bình 8,125; hệ số 1,490", ["8.125~0.001", "1.49~0.001"]),
    ("điểm cao nhất 9,75", ["9.75~0.01"]),
    ("ước đạt 10.468 triệu đồng", ["10468000000đ~1e+06"]),
    ("kinh phí 350 triệu, cho 12 đ/c", ["350000000đ~1e+06", "12 đ/c"]),
    ("5 trđ, 7 tr.đồng, 3 tỷ đ", ["5000000đ~1e+06", "7000000đ~1e+06", "3000000000đ~1e+09"]),
    ("1.539(1) sáng kiến", ["1539"]),
    ("16.00 sáng kiến, 3.031.15.000 đồng", []),
    ("The workforce is 1,234 people", ["1234 people"]),
    ("LĐLĐ huyện Tam Đường\t73", ["73"]),
]

HEDGED = [
    ("trên 2.000 sáng kiến", "≥ 2000 sáng kiến"),
    ("hơn 163.532 sáng kiến", "≥ 163532 sáng kiến"),
    ("gần 4 tháng", "→ 4 tháng"),
    ("khoảng 500 người", "≈ 500 người"),
    ("xấp xỉ 500 người", "≈ 500 người"),
    ("ước đạt 500 người", "≈ 500 người"),
    ("ít nhất đạt 15%", "≥ 15%"),
    ("đạt ít nhất 5%", "≥ 5%"),
    ("tối thiểu 02 đề tài", "≥ 2 đề tài"),
    ("tối đa 10 trang", "≤ 10 trang"),
    ("không quá 5 người", "≤ 5 người"),
    ("không dưới 5 người", "≥ 5 người"),
    ("dưới 5%", "≤ 5%"),
    ("chưa đến 5%", "≤ 5%"),
    ("từ 10 người trở lên", "≥ 10 người"),
    ("từ 50% trở xuống", "≤ 50%"),
    ("không ít hơn 5 người", "≥ 5 người"),
    ("cao hơn 5%", "5%"),
    ("xã có trên 60 hộ", "≥ 60 hộ"),
    ("tại hội trường trên đường 5 người", "5 người"),
]

WORDS = [
    ("sáu nghìn người", ["6000~1000 người (words)"]),
    ("ba đơn vị chưa có kết quả", ["3 đơn vị (words)"]),
    ("hai mươi lăm đại biểu", ["25 đại biểu (words)"]),
    ("hai mươi năm", ["20 năm (words)"]),
    ("hai nghìn không trăm linh năm người", ["2005 người (words)"]),
    ("một triệu rưỡi người", ["1500000~1e+06 người (words)"]),
    ("một phần ba số ủy viên", ["≈ 0.333333333333333~0.1 (words)"]),
    ("gấp đôi năm trước", ["≈ 2 lần~0.1 (words)"]),
    ("năm mươi hai phẩy hai phần trăm", ["52.2%~0.1 (words)"]),
    ("hàng nghìn người, vài trăm hộ, một số đơn vị", []),
    ("năm qua, ba bên, không có, thứ ba, tháng mười hai", []),
    ("gồm hai nam và một nữ", ["2 nam (words)", "1 nữ (words)"]),
]

MASKED = [
    "Số: 120/LĐLĐ",
    "Kế hoạch số 111/KH-LĐLĐ",
    "Nghị định số 30/2020/NĐ-CP",
    "Thông tư 45/2021/TT-BTC",
    "Chỉ thị số 05-CT/TW",
    "Luật số 15/2003/QH11",
    "Quyết định số 913",
    "khoản 2 Điều 5, các khoản 1, 2 Điều 7",
    "điểm a khoản 1 Điều 12 Chương 3",
    "Phụ lục 1, Biểu số 02, mẫu 05",
    "1. Hạn chế",
    "1.1. Việc thực hiện",
    "2.1 Việc thực hiện",
    "(1) Mở đầu",
    "giai đoạn 1, đợt 2",
    "Đại hội lần thứ 12, khóa 13",
    "nhiệm kỳ 2023-2028",
    "năm học 2022 - 2023",
    "điện thoại 0291.383.1234",
    "ĐT: 0912 345 678",
    "MST: 2000123456-001",
    "số tài khoản 113 000 123 456",
    "số 12 đường Lê Lợi",
    "số 12/5 đường Lê Lợi",
    "QĐ 913, A4, 5G",
    "an.nguyen2022@congdoan.vn và https://a.vn/2022/04",
    "Covid-19, COVID – 19",
    "phục vụ 24/7",
    "khoảng 3 x 10⁶ tế bào",
    "từ 7h30 đến 11h00",
    "0:00 / 0:00",
    "ISO 9001:2015",
    "mục 2.1",
    "ngày 20.4",
    "huyết áp 120/80",
    "Ngày Nhà giáo Việt Nam 20/11 như sau",
    "Quốc khánh 2/9 (1945 - 2025)",
    "Chương trình “01 triệu sáng kiến”",
    "QCVN 26:2010/BTNMT",
    "Lưu: VT, KT (02).",
    "Xưởng May 1 dẫn đầu",
    "bậc 5/7",
    "mức độ 1 năm 2014",
    "0938 25 25 36",
    "Km 12+300",
    "(4)=(3)/(1)",
    "ở 1 số đơn vị",
    "Sinh ngày 30/02 âm lịch.",
    "hẻm 31/9/12 đường 3/2.",
    "2.1",
    "10⁶",
    "bia khắc năm 1442",
    "đường tỉnh 934, kênh 3, Chương trình 135, Ban Chỉ đạo 389",
    "Đợt 1: 01/6 - 31/8",
    "ngày 12, 13/5 và ngày 01-02/6",
    "ngạch 01.003",
    "lô 31/9/12",
]

TIMES = [
    ("ngày 25/4/2022", ["2022-04-25"]),
    ("25.4.2022", ["2022-04-25"]),
    ("25-4-2022", ["2022-04-25"]),
    ("25/4/22", ["2022-04-25"]),
    ("Cà Mau, ngày 25 tháng 4 năm 2022", ["2022-04-25"]),
    ("8h00 ngày 20/4/2022", ["2022-04-20 08:00"]),
    ("8 giờ 30 phút, ngày 20 tháng 4 năm 2022", ["2022-04-20 08:30"]),
    ("ngày 20/4/2022 lúc 17h30", ["2022-04-20 17:30"]),
    ("thứ Hai, ngày 25/4/2022", ["2022-04-25 #0"]),
    ("ngày 25/4/2022 (thứ Hai)", ["2022-04-25 #0"]),
    ("Chủ nhật, ngày 24/4/2022", ["2022-04-24 #6"]),
    ("tháng 4/2022", ["2022-04-01…2022-04-30"]),
    ("tháng 4 năm 2022", ["2022-04-01…2022-04-30"]),
    ("04/2022", ["2022-04-01…2022-04-30"]),
    ("quý I/2022", ["2022-01-01…2022-03-31"]),
    ("quý 4 năm 2022", ["2022-10-01…2022-12-31"]),
    ("6 tháng đầu năm 2022", ["2022-01-01…2022-06-30"]),
    ("năm 2022", ["2022-01-01…2022-12-31"]),
    ("cùng kỳ năm 2021", ["2021-01-01…2021-12-31"]),
    ("năm 2022 và 2023", ["2022-01-01…2022-12-31", "2023-01-01…2023-12-31"]),
    ("giai đoạn 2021–2025", ["2021-01-01…2025-12-31"]),
    ("31/4/2022", ["never"]),
    ("ngày 30/02", ["never"]),
    ("tháng 13/2022", ["never"]),
    ("25/4/20222", ["never"]),
    ("từ 22/4 đến hết ngày 31/5/2022", ["2022-04-22…2022-05-31", "2022-04-22", "2022-05-31"]),
    ("từ 15/12 đến 15/3/2023", ["2022-12-15…2023-03-15", "2022-12-15", "2023-03-15"]),
    ("01-15/5/2022", ["2022-05-01…2022-05-15", "2022-05-01", "2022-05-15"]),
    ("(11/6/1948 – 11/6/2023)", ["1948-06-11…2023-06-11", "1948-06-11", "2023-06-11"]),
    ("từ 01/6/2023 đến 31/5/2022", ["2023-06-01…2022-05-31", "2023-06-01", "2022-05-31"]),
    ("các ngày 12, 13/5/2022", ["2022-05-12", "2022-05-13"]),
    ("Ngày 20.4, tại Thái Nguyên", []),
    ("từ 01/01 đến 31/12 hằng năm; trước ngày 31/3 năm sau", []),
    ("Giai đoạn 1 đến ngày 31/5/2022", ["2022-05-31"]),
    ("Sáng thứ Hai (01/12/2025)", ["2025-12-01 #0"]),
    ("sửa đổi lần thứ 2 ngày 26/4/2024", ["2024-04-26"]),
    (
        "từ 2021 đến 2025",
        ["2021-01-01…2025-12-31", "2021-01-01…2021-12-31", "2025-01-01…2025-12-31"],
    ),
    ("trận thứ 3 ngày 26/4/2024", ["2024-04-26"]),
    ("8 giờ 00, thứ Sáu, ngày 26/4/2024", ["2024-04-26 08:00 #4"]),
    ("Trong năm 2202", ["2202-01-01…2202-12-31"]),
    ("24h00 ngày 31/5/2022", ["2022-05-31"]),
    ("các năm 2023, 2024 lần lượt", ["2023-01-01…2023-12-31", "2024-01-01…2024-12-31"]),
]

JOINED = [
    ("1.539/600 sáng kiến", ["pair 1539 600"]),
    ("1.539 sáng kiến/600 sáng kiến", ["pair 1539 600"]),
    ("5 trong số 11 đơn vị", ["pair 5 11"]),
    ("11/11 công đoàn cơ sở", ["pair 11 11"]),
    ("24/7", []),
    ("chiều cùng ngày 41/45 đại biểu có mặt", ["pair 41 45"]),
    ("mỗi ngày 8/10 đơn vị", ["pair 8 10"]),
    ("8%-10% CNVCLĐ", ["range 8 10"]),
    ("từ 8 đến 10%", ["range 8 10"]),
    ("tăng từ 5 lên 7 triệu đồng", []),
    ("xếp thứ 3/11", ["rank 3 11"]),
    ("vị trí thứ 12 toàn quốc", ["rank 12"]),
    ("xếp hạng nhất", ["rank 1"]),
    ("Huân chương Lao động hạng Nhất", []),
    ("đạt Huân chương hạng Nhất", []),
    ("6.000 (sáu nghìn) sáng kiến", ["spelt 6000 6000"]),
    ("hai (02) bản", ["spelt 2 2"]),
    ("05 (năm) ngày, 30 năm (ba mươi năm)", ["spelt 5 5", "spelt 30 30"]),
    ("12 đơn vị (hai đơn vị chưa báo cáo)", []),
    ("5.000.000 đồng (Bằng chữ: Năm triệu đồng)", ["spelt 5000000 5000000"]),
    ("Bằng chữ: Ba tỷ, không trăm ba mươi mốt triệu đồng chẵn./.", ["spelt 3031000000"]),
    ("vượt chỉ tiêu 5.091 sáng kiến", []),
    ("30 đơn vị, gồm 20 xã và 10 phường", ["parts 30 20 10"]),
    ("30 đơn vị (20 xã, 10 phường)", ["parts 30 20 10"]),
    (
        "1.539 sáng kiến, trong đó nữ 900, trẻ 800; còn thiếu 5",
        ["among 1539 900 800"],
    ),
    ("A, B và C lần lượt là 5, 4 và 6", ["row 5 4 6 «A» «B» «C»"]),
    ("03 đơn vị: Sìn Hồ, Than Uyên và Tam Đường.", ["listed 3 «Sìn Hồ» «Than Uyên» «Tam Đường»"]),
    ("02 sở: Y tế; Giáo dục và Đào tạo", ["listed 2 «Y tế» «Giáo dục và Đào tạo»"]),
    ("11 huyện, gồm:", ["listed 11"]),
    ("03 đơn vị như: A, B", []),
    ("05 bản: Tỉnh ủy (02), HĐND (01), UBND (01), lưu (01)", ["parts 5 2 1 1 1"]),
    ("12 giải: nhất (1), nhì (3), ba (5)", []),
    ("02 đơn vị: Sìn Hồ (5), Than Uyên (7)", ["listed 2 «Sìn Hồ» «Than Uyên»"]),
    ("Bằng chữ: (Ba triệu đồng)", ["spelt 3000000"]),
    ("5.400.000.000 đồng (năm phẩy bốn tỷ đồng)", ["spelt 5400000000 5400000000"]),
    ("40 ngày (sau đây gọi chung là đoàn viên, người lao động)", []),
    ("so với đầu năm (268 hộ)", []),
    ("Trong 30 hộ nghèo: 12 hộ thiếu nước, 25 hộ thiếu nhà", ["among 30 12 25"]),
    ("22 khoa, phòng (6 khoa nội trú, 9 khoa khác và 7 phòng)", ["parts 22 6 9 7"]),
    (
        "36 đồng (ba mươi sáu đồng), trích năm 2025 (dư 9 đồng), gồm thưởng tập thể 20 đồng và cá nhân 16 đồng",
        ["spelt 36 36", "parts 36 20 16"],
    ),
    (
        "3,4 tỷ đồng, gồm: tỉnh 1,6 tỷ đồng, vốn vay Ngân hàng Chính sách xã hội 1,6 tỷ đồng, Quỹ “Vì” 0,2 tỷ đồng",
        ["parts 3400000000 1600000000 1600000000 200000000"],
    ),
    ("18,6/24,8 tỷ đồng", ["pair 18600000000 24800000000"]),
    ("thứ 12 toàn quốc", ["rank 12"]),
    ("216 hộ ở 6 ấp (87,1%)", []),
    ("tăng 550.000 đồng (6,25%)", []),
    ("đưa tổng số cả năm vượt 5.000", []),
    ("không vượt quá 30%", []),
    ("125.000 đồng; bằng chữ: Một trăm hai mươi lăm nghìn đồng", ["spelt 125000 125000"]),
    ("1.204 lượt khách, trong đó khách quốc tế chiếm 12,5%", []),
    ("642 em, gồm khối 6 có 342 em, khối 7 có 300 em", ["parts 642 342 300"]),
    (
        "10.000 sáng kiến, gồm giai đoạn 1 là 4.000 và giai đoạn 2 là 6.000",
        ["parts 10000 4000 6000"],
    ),
    ("Tỷ lệ các năm 2023, 2024 lần lượt đạt 5% và 6%", ["row 5 6 «năm 2023» «2024»"]),
    ("lần lượt là 5%, 4% và 6%, cả Chương trình 15%", ["row 5 4 6"]),
    ("02 tổ đạt 100%: Tổ Toán, Tổ Ngữ văn", ["listed 2 «Tổ Toán» «Tổ Ngữ văn»"]),
    (
        "02 tỉnh: Thanh Hóa (35 sáng kiến) và Hà Nội (18 sáng kiến)",
        ["listed 2 «Thanh Hóa» «Hà Nội»"],
    ),
    ("02 văn bản: Báo cáo năm 2025; Quy chế", ["listed 2 «Báo cáo năm 2025» «Quy chế»"]),
    ("đạt 98% (thực hiện 56.064 ngày/kế hoạch 54.750 ngày)", ["pair 56064 54750"]),
    ("45 lớp/1.567 học sinh", []),
    ("2.606 sáng kiến trên 5.091 sáng kiến", ["pair 2606 5091"]),
    ("14.502 người tham gia bảo hiểm y tế trên 15.800 nhân khẩu", ["pair 14502 15800"]),
    ("700 người trên 60 tuổi, 5 xã đạt trên 50 sáng kiến", []),
    ("3 trong 4 mục tiêu", ["pair 3 4"]),
    ("1.250 ha/1.200 ha", ["pair 1250 1200"]),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers_are_read(text, expected):
    assert [number(claim) for claim in read_claims(text).numbers] == expected


@pytest.mark.parametrize(("text", "expected"), HEDGED)
def test_hedges_are_read(text, expected):
    assert [number(claim) for claim in read_claims(text).numbers] == [expected]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_number_words_are_read_where_they_count(text, expected):
    assert [number(claim) for claim in read_claims(text).numbers] == expected


@pytest.mark.parametrize("text", MASKED)
def test_what_only_looks_like_a_figure_is_masked(text):
    claims = read_claims(text)
    assert not claims.numbers
    assert claims.masked


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("đã ghi 35 hộ, nay sửa là 41 hộ", [41]),
        ("Đã ghi “có 35/40 hộ; đạt 87,5%”, nay sửa là “có 41 hộ”", [41]),
        ("Tại mục 2, đã in: “57,5%”; nay đính chính là: “56,5%”.", [Fraction(113, 2)]),
        ("- Nay bỏ: “Còn 02 hộ”.", []),
        ("đã ghi 35 hộ và có 12 hộ", [35, 12]),
    ],
)
def test_what_an_earlier_paper_said_is_no_figure_of_this_one(text, numbers):
    assert [one.value for one in read_claims(text).numbers] == numbers


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times_are_read(text, expected):
    claims = read_claims(text)
    assert [stretch(time) for time in claims.times] == expected
    assert not claims.numbers


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_numbers_that_belong_together_are_joined(text, expected):
    claims = read_claims(text)
    assert [joined(claims, join) for join in claims.joined] == expected


def test_blanks_in_a_row_are_read_through():
    claims = read_claims(
        "đạt  1.539 / 600   sáng  kiến,  từ  22/4  đến  hết  ngày  31/5/2022,  52,2  %"
    )
    assert [number(claim) for claim in claims.numbers] == [
        "1539 sáng kiến",
        "600 sáng kiến",
        "52.2%~0.1",
    ]
    assert [claims.text[each.start : each.end] for each in claims.numbers] == [
        "1.539",
        "600",
        "52,2  %",
    ]
    assert [claims.text[each.start : each.end] for each in claims.joined] == ["1.539 / 600"]
    assert [stretch(time) for time in claims.times] == [
        "2022-04-22…2022-05-31",
        "2022-04-22",
        "2022-05-31",
    ]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("256,5%", "256.45", "256.6"),
        ("-5,2%", "-5.3", "-5.15"),
        ("1.539 sáng kiến", "1539", "1539"),
        ("hơn 15 tỷ đồng", "15000000000", None),
        ("không quá 5%", None, "5"),
        ("khoảng 500 người", None, None),
        ("120 ha", "119.5", "121"),
    ],
)
def test_printed_digits_stand_for_what_may_be_rounded_to_them(text, low, high):
    bounds = read_claims(text).numbers[0].bounds
    assert (bounds.low, bounds.high) == tuple(each and Fraction(each) for each in (low, high))


def test_figures_whose_marks_part_no_thousands_are_told():
    claims = read_claims(
        "mục 2.1; có 16.00 sáng kiến, 3.031.15.000 đồng, 12.345 người, phiên bản 2.10.3"
    )
    assert [claims.text[start:end] for start, end in claims.broken] == ["16.00", "3.031.15.000"]


def test_places_are_those_of_the_composed_text():
    text = unicodedata.normalize("NFD", "Có 5 đơn vị đạt 52,2%")
    claims = read_claims(text)
    assert [claims.text[each.start : each.end] for each in claims.numbers] == ["5", "52,2%"]


CITED = [
    ("Kế hoạch số 111/KH-LĐLĐ ngày 26/01/2022", (111, "KH-LĐLĐ", date(2022, 1, 26))),
    ("Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020", (30, "NĐ-CP", date(2020, 3, 5))),
    ("Chỉ thị số 05-CT/TW", (5, "CT/TW", None)),
    ("Số: 120/LĐLĐ", (120, "LĐLĐ", None)),
    ("Quyết định số 913 ngày 09/01/2023", (913, "", date(2023, 1, 9))),
    ("Ngày 26/01/2022, tỉnh ban hành Kế hoạch số 111/KH-LĐLĐ", (111, "KH-LĐLĐ", date(2022, 1, 26))),
]


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_documents_are_read_with_their_day(text, expected):
    assert [(each.number, each.symbol, each.on) for each in read_claims(text).cited] == [expected]


_SNIPPETS = [text for text, _ in [*NUMBERS, *HEDGED, *WORDS, *TIMES, *JOINED]]


@given(
    st.lists(st.sampled_from([*_SNIPPETS, *MASKED, " ", "(", ")", "\n", ", ", " và "]), max_size=12)
)
def test_whatever_stands_together_is_read_without_overlap(snippets):
    claims = read_claims("".join(snippets))
    days = [time for time in claims.times if time.ends is None]
    spans = sorted((each.start, each.end) for each in [*claims.numbers, *days])
    assert all(0 <= start < end <= len(claims.text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert {each for join in claims.joined for each in join.claims} <= set(claims.numbers)


@given(st.text(alphabet="0123456789.,/%()-–:; \n\tbagồmtrđóàyvnămthnIX“”", max_size=80))
def test_no_text_breaks_the_reader(text):
    claims = read_claims(text)
    assert all(0 <= each.start < each.end <= len(text) for each in claims.numbers)


@given(st.integers(0, 10**12), st.integers(0, 10**5))
def test_what_is_said_is_read_back(value, thousandths):
    rate = Fraction(thousandths, 1000)
    said = [
        (f"có {wording.number(value)} người", value),
        (f"đạt {wording.percent(rate)}", rate * 100),
        (f"chi {wording.money(value)}", value),
        (f"chi {wording.money_short(value)}", value),
        (f"tăng {wording.points(rate)}", rate * 100),
        (f"Bằng chữ: {wording.money_words(value)}", value),
    ]
    for text, expected in said:
        read = read_claims(text).numbers[0]
        assert abs(read.value - expected) <= (read.step / 2 if read.step < 1 else 0), text


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_days_that_are_said_are_read_back(day):
    for text in (wording.short_date(day), wording.long_date(day), f"ngày {day:%d.%m.%Y}"):
        assert [time.first for time in read_claims(text).times] == [day]


@pytest.mark.parametrize(
    "piece", ["9", "9 ", "9.", "9/", "1-", "1 (", "1: ", "ba (1) ", "gồm 5, ", "trong đó 5, "]
)
def test_a_hostile_line_is_read_in_linear_time(piece):
    short, long = (_seconds(piece * (size // len(piece))) for size in (5_000, 20_000))
    assert long < 12 * short + 0.05


def _seconds(text):
    began = process_time()
    read_claims(text)
    return process_time() - began
