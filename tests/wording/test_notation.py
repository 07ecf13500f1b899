from __future__ import annotations

import contextlib
from datetime import date, time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.wording.read_dates import (
    Moment,
    day_in_full,
    days_in_full,
    read_date,
    read_moment,
)
from generator.wording.read_numbers import (
    read_count,
    read_decimal,
    read_money,
    read_rate,
)
from generator.wording.said_dates import moment, short_date
from generator.wording.said_numbers import (
    Rounding,
    decimal,
    money,
    money_short,
    number,
    percent,
)
from generator.workspace.text import TextRefused, check_text, code_point, quoted, read_yes_no


def fault(read, text):
    with pytest.raises(TextRefused) as caught:
        read(text)
    return caught.value.code, str(caught.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("7", 7),
        ("1775", 1775),
        ("1.775", 1775),
        ("5.091", 5091),
        ("1.100", 1100),
        ("1.775.000", 1_775_000),
        ("999.999.999", 999_999_999),
        ("999999999", 999_999_999),
        (" 25 ", 25),
        ("\u00a025\n", 25),
    ],
)
def test_read_count(text, value):
    assert read_count(text) == value


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "E-EMPTY", "để trống"),
        ("  ", "E-EMPTY", "để trống"),
        ("1,775", "E-NUM-COMMA", "viết 1775 hoặc 1.775; đang là «1,775»"),
        ("35,728", "E-NUM-COMMA", "viết 35728 hoặc 35.728"),
        ("1,775,000", "E-NUM-COMMA", "viết 1775000 hoặc 1.775.000"),
        ("010", "E-NUM-ZERO", "số có số 0 ở đầu: viết 10"),
        ("00", "E-NUM-ZERO", "viết 0;"),
        ("+84", "E-NUM-SIGN", "«+84»"),
        ("-5", "E-NUM-SIGN", "«-5»"),
        ("1.77", "E-NUM-DOT", "từng nhóm ba chữ số"),
        ("0.10", "E-NUM-DOT", "«0.10»"),
        ("1775.000", "E-NUM-DOT", "«1775.000»"),
        ("1000000000", "E-NUM-LONG", "số có 10 chữ số, nhiều nhất là 9"),
        ("1.000.000.000", "E-NUM-LONG", "số có 10 chữ số"),
        ("9" * 5000, "E-NUM-LONG", "số có 5000 chữ số"),
        ("١٢", "E-NUM-DIGITS", "chỉ dùng các chữ số 0-9"),
        ("5²", "E-NUM-DIGITS", "«5²»"),
        ("１２", "E-NUM-DIGITS", "«１２»"),
        ("1.3o5", "E-NUM", "cần một số nguyên, viết 1775 hoặc 1.775; đang là «1.3o5»"),
        ("52,2", "E-NUM", "cần một số nguyên"),
        ("1_000", "E-NUM", "«1_000»"),
        ("0x1F", "E-NUM", "«0x1F»"),
        ("12:30", "E-NUM", "«12:30»"),
        ("1 775", "E-NUM", "«1 775»"),
        (".nan", "E-NUM", "«.nan»"),
        ("no", "E-NUM", "«no»"),
        ("25 sáng kiến", "E-NUM", "«25 sáng kiến»"),
        ("1\u202e2", "E-NUM", "«1U+202E2»"),
        ("x" * 50, "E-NUM", f"«{'x' * 40}…»"),
    ],
)
def test_read_count_refuses(text, code, words):
    assert fault(read_count, text)[0] == code
    assert words in fault(read_count, text)[1]


@given(st.integers(0, 10**9 - 1))
def test_counts_survive_paper(value):
    assert read_count(number(value)) == value
    assert read_count(str(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("52,2", "52.2"),
        ("1775", "1775"),
        ("1,775", "1.775"),
        ("0,05", "0.05"),
        ("1.775,5", "1775.5"),
        ("1.775.000", "1775000"),
        ("1.775.000,25", "1775000.25"),
        ("0", "0"),
        (" 3,0 ", "3"),
    ],
)
def test_read_decimal(text, value):
    assert read_decimal(text) == Fraction(value)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("1.775", "E-NUM-AMBIGUOUS", "viết 1775 hoặc 1,775; đang là «1.775»"),
        ("52.2", "E-NUM-POINT", "phần thập phân viết sau dấu phẩy: 52,2; đang là «52.2»"),
        ("0.10", "E-NUM-POINT", "0,10"),
        ("-1,5", "E-NUM-SIGN", "«-1,5»"),
        ("007", "E-NUM-ZERO", "viết 7"),
        ("1000000000,5", "E-NUM-LONG", "10 chữ số"),
        ("", "E-EMPTY", "để trống"),
        ("1,5,5", "E-NUM", "cần một số, viết 1775 hoặc 52,2"),
        ("nhiều", "E-NUM", "«nhiều»"),
        ("1e3", "E-NUM", "«1e3»"),
    ],
)
def test_read_decimal_refuses(text, code, words):
    assert fault(read_decimal, text)[0] == code
    assert words in fault(read_decimal, text)[1]


@given(st.integers(0, 10**9 - 1), st.integers(1, 6))
def test_decimals_survive_paper(scaled, decimals):
    value = Fraction(scaled, 10**decimals)
    assert read_decimal(decimal(value, decimals)) == value


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("15%", "0.15"),
        ("52,2%", "0.522"),
        ("256,5 %", "2.565"),
        ("100%", "1"),
        ("0%", "0"),
        (" 6% ", "0.06"),
        ("1.250,5%", "12.505"),
    ],
)
def test_read_rate(text, rate):
    assert read_rate(text) == Fraction(rate)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("15", "E-RATE", "cần một tỷ lệ có dấu %, viết 15% hoặc 52,2%; đang là «15»"),
        ("0,15", "E-RATE", "«0,15»"),
        ("", "E-EMPTY", "để trống"),
        ("52.2%", "E-NUM-POINT", "52,2"),
        ("1.250%", "E-NUM-AMBIGUOUS", "viết 1250 hoặc 1,250"),
        ("-5%", "E-NUM-SIGN", "«-5»"),
        ("%", "E-EMPTY", "để trống"),
        ("8% - 10%", "E-NUM", "«8% - 10»"),
    ],
)
def test_read_rate_refuses(text, code, words):
    assert fault(read_rate, text)[0] == code
    assert words in fault(read_rate, text)[1]


@given(st.fractions(0, 99, max_denominator=10**5), st.integers(0, 4))
def test_rates_survive_paper_within_the_decimals(rate, decimals):
    again = read_rate(percent(rate, decimals, Rounding.TRUNCATE).replace(".", ""))
    assert 0 <= rate - again < Fraction(1, 100)
    assert percent(again, decimals, Rounding.TRUNCATE) == percent(again, 9, Rounding.TRUNCATE)


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("3.031.150.000", 3_031_150_000),
        ("3031150000", 3_031_150_000),
        ("3.031.150.000 đồng", 3_031_150_000),
        ("600.000đ", 600_000),
        ("600.000 VNĐ", 600_000),
        ("15 tỷ", 15_000_000_000),
        ("15 tỉ đồng", 15_000_000_000),
        ("10,5 tỷ đồng", 10_500_000_000),
        ("3.031,15 triệu đồng", 3_031_150_000),
        ("600 ngàn", 600_000),
        ("4 Triệu đồng", 4_000_000),
        ("999.999.999.999.999", 999_999_999_999_999),
        (" 0 đồng ", 0),
    ],
)
def test_read_money(text, dong):
    assert read_money(text) == dong


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "E-EMPTY"),
        ("đồng", "E-NUM"),
        ("1000000000000000", "E-NUM-LONG"),
        ("999999999 tỷ", "E-NUM-LONG"),
        ("1,775", "E-NUM-COMMA"),
        ("1.775 tỷ", "E-NUM-AMBIGUOUS"),
        ("10.5 tỷ", "E-NUM-POINT"),
        ("0,0000000001 tỷ", "E-NUM-LONG"),
        ("0,00005 nghìn", "E-NUM-WHOLE"),
        ("-5 đồng", "E-NUM-SIGN"),
        ("3-4 triệu đồng", "E-NUM"),
        ("hơn 15 tỷ", "E-NUM"),
        ("15" + " " * 10**6 + "tỷ", "E-NUM"),
    ],
)
def test_read_money_refuses(text, code):
    assert fault(read_money, text)[0] == code


@given(st.integers(0, 10**15 - 1) | st.integers(0, 9999).map(lambda tens: tens * 10**8))
def test_money_survives_paper(dong):
    assert read_money(money(dong)) == dong
    if dong < 10**12:
        assert read_money(money_short(dong)) == dong


@pytest.mark.parametrize("text", ["25/4/2022", "25/04/2022", "2022-04-25", " 25/4/2022 "])
def test_read_date(text):
    assert read_date(text) == date(2022, 4, 25)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "E-EMPTY", "để trống"),
        ("4/25/2022", "E-DATE-ORDER", "có phải 25/4/2022?"),
        ("30/2/2022", "E-DATE-NONE", "lịch không có ngày «30/2/2022»"),
        ("2022-13-45", "E-DATE-NONE", "«2022-13-45»"),
        ("0/4/2022", "E-DATE-NONE", "«0/4/2022»"),
        ("25/4/22", "E-DATE-YEAR", "ghi đủ năm; có phải 25/4/2022?"),
        ("25/4", "E-DATE-YEAR", "ghi đủ năm, như 25/4/2022"),
        ("25/4/1999", "E-DATE-YEAR", "năm phải từ 2000 đến 2100"),
        ("2101-01-01", "E-DATE-YEAR", "từ 2000 đến 2100"),
        ("2022-04-25 08:00", "E-DATE-TIME", "chỉ ghi ngày, không ghi giờ"),
        ("8h00 ngày 25/4/2022", "E-DATE-TIME", "không ghi giờ"),
        ("25.4.2022", "E-DATE", "có phải 25/4/2022?"),
        ("44676", "E-DATE", "có phải 25/4/2022?"),
        ("ngày 25 tháng 4 năm 2022", "E-DATE", "có phải 25/4/2022?"),
        ("25-4-2022", "E-DATE", "«25-4-2022»"),
        ("2022-4-25", "E-DATE", "«2022-4-25»"),
        ("20220425", "E-DATE", "«20220425»"),
        ("٢٥/٤/٢٠٢٢", "E-DATE", "cần một ngày có thật"),
        ("hôm nay", "E-DATE", "«hôm nay»"),
        ("44676", "E-DATE", "«44676»"),
    ],
)
def test_read_date_refuses(text, code, words):
    assert fault(read_date, text)[0] == code
    assert words in fault(read_date, text)[1]


_DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
_TIMES = st.times().map(lambda at: at.replace(microsecond=0, fold=0))


@given(_DAYS)
def test_days_survive_paper(day):
    assert read_date(short_date(day)) == day
    assert read_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2022-04-20 08:00", time(8)),
        ("2022-04-20T08:00", time(8)),
        ("2022-04-20 08:00:15", time(8, 0, 15)),
        ("8h00 20/4/2022", time(8)),
        ("8h00 ngày 20/4/2022", time(8)),
        ("8h ngày 20/4/2022", time(8)),
        ("8 giờ 00 ngày 20/4/2022", time(8)),
        ("8 giờ 30 phút, ngày 20/4/2022", time(8, 30)),
        ("lúc 17g30 ngày 20/4/2022", time(17, 30)),
        ("20/4/2022 8h05", time(8, 5)),
        ("ngày 20/4/2022 lúc 8:05", time(8, 5)),
        ("20/4/2022", None),
        ("ngày 20/4/2022", None),
        ("2022-04-20", None),
        ("24h00 ngày 20/4/2022", None),
        ("0h00 20/4/2022", time(0)),
    ],
)
def test_read_moment(text, at):
    assert read_moment(text) == Moment(date(2022, 4, 20), at)


@pytest.mark.parametrize(
    ("text", "of_day"),
    [
        ("20/4/2022", 20),
        ("24h00 20/4/2022", 20),
        ("0h00 21/4/2022", 20),
        ("0h01 21/4/2022", 21),
        ("23h59 20/4/2022", 20),
    ],
)
def test_midnight_ends_a_day(text, of_day):
    assert read_moment(text).of_day == date(2022, 4, of_day)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "E-EMPTY", "để trống"),
        ("25h00 20/4/2022", "E-TIME", "không có giờ «25h00»"),
        ("8h60 20/4/2022", "E-TIME", "không có giờ «8h60»"),
        ("24h01 ngày 31/5/2022", "E-TIME", "không có giờ «24h01»"),
        ("8h00 30/2/2022", "E-DATE-NONE", "«30/2/2022»"),
        ("8h00 20.4.2022", "E-DATE", "«20.4.2022»"),
        ("8h00 20/4/22", "E-DATE-YEAR", "ghi đủ năm"),
        ("8h00", "E-MOMENT", "cần một thời điểm"),
        ("sáng 20/4/2022", "E-MOMENT", "«sáng 20/4/2022»"),
        ("8h00 20/4/2022 9h00", "E-MOMENT", "cần một thời điểm"),
        ("2022-04-20 08:00+07:00", "E-MOMENT", "cần một thời điểm"),
    ],
)
def test_read_moment_refuses(text, code, words):
    assert fault(read_moment, text)[0] == code
    assert words in fault(read_moment, text)[1]


@given(st.builds(Moment, _DAYS, st.none() | _TIMES))
def test_moments_survive_their_text(when):
    assert read_moment(str(when)) == when


@given(_DAYS, _TIMES.map(lambda at: at.replace(second=0)))
def test_moments_survive_paper(day, at):
    assert read_moment(moment(day, at)) == Moment(day, at)
    assert read_moment(moment(day, at).replace("h", " giờ ")) == Moment(day, at)


def test_a_day_without_hour_ends_that_day():
    first, second = date(2022, 4, 20), date(2022, 4, 21)
    ordered = [
        Moment(first, time(0)),
        Moment(first, time(8)),
        Moment(first, time.max),
        Moment(first),
        Moment(second, time(0)),
        Moment(second),
    ]
    backwards = ordered[::-1]
    assert sorted(backwards) == ordered
    assert Moment(first) >= Moment(first, time(23, 59))


@pytest.mark.parametrize(
    ("text", "answer"),
    [("có", True), ("Có", True), ("true", True), ("không", False), ("FALSE", False)],
)
def test_read_yes_no(text, answer):
    assert read_yes_no(text) is answer
    assert read_yes_no("co\u0301") is True


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "E-EMPTY"), ("no", "E-YESNO"), ("on", "E-YESNO"), ("1", "E-YESNO"), ("x", "E-YESNO")],
)
def test_read_yes_no_refuses(text, code):
    assert fault(read_yes_no, text)[0] == code


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("plain", "plain"),
        ("Liên đoàn Lao động", "Liên đoàn Lao động"),
        ("te\u0302n", "tên"),
        ("một\r\nhai\rba\nbốn", "một\nhai\nba\nbốn"),
        ("cột\tcột", "cột\tcột"),
        ("KH&CN <b> {{ 7*7 }}", "KH&CN <b> {{ 7*7 }}"),
        ("🎉", "🎉"),
        ("👩\u200d🏫", "👩\u200d🏫"),
        ("5 m², 20°C, «abc», Windows®, µm", "5 m², 20°C, «abc», Windows®, µm"),
        ("Señor", "Señor"),
        ("naïve", "naïve"),
        ("toán học hoá, quá, thuý, oà, khoẻ", "toán học hoá, quá, thuý, oà, khoẻ"),
    ],
)
def test_check_text_accepts(text, kept):
    assert check_text(text) == (kept, ())


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "E-EMPTY", "để trống"),
        (" \n", "E-EMPTY", "để trống"),
        ("\u200b\ufeff", "E-EMPTY", "để trống"),
        ("a\x00b", "E-TEXT-CHARACTER", "có ký tự U+0000 không được phép"),
        ("a\x07b", "E-TEXT-CHARACTER", "U+0007"),
        ("a\x0cb", "E-TEXT-CHARACTER", "U+000C"),
        ("a\x85b", "E-TEXT-CHARACTER", "U+0085"),
        ("a\ud800b", "E-TEXT-CHARACTER", "U+D800"),
        ("a\ufffeb", "E-TEXT-CHARACTER", "U+FFFE"),
        ("a\ufdd0b", "E-TEXT-CHARACTER", "U+FDD0"),
        ("a\U0001ffffb", "E-TEXT-CHARACTER", "U+1FFFF"),
        ("a\u202eb", "E-TEXT-CHARACTER", "U+202E"),
        ("a\u2066b", "E-TEXT-CHARACTER", "U+2066"),
        ("a\U000e0041b", "E-TEXT-CHARACTER", "U+E0041"),
        ("x" * 5001, "E-TEXT-LONG", "dài 5001 ký tự, nhiều nhất là 5000"),
    ],
)
def test_check_text_refuses(text, code, words):
    assert fault(check_text, text)[0] == code
    assert words in fault(check_text, text)[1]


@pytest.mark.parametrize(
    ("text", "kept", "code", "words"),
    [
        ("Liên\u200b đoàn", "Liên đoàn", "W-TEXT-INVISIBLE", "(U+200B)"),
        ("\ufeffLiên đo\u00adàn", "Liên đoàn", "W-TEXT-INVISIBLE", "(U+00AD, U+FEFF)"),
        ("a\u200db", "ab", "W-TEXT-INVISIBLE", "U+200D"),
        ("KÕ ho¹ch", "KÕ ho¹ch", "W-TEXT-LEGACY", "TCVN3"),
        ("®¬n vÞ", "®¬n vÞ", "W-TEXT-LEGACY", "TCVN3"),
        ("Keá hoaïch", "Keá hoaïch", "W-TEXT-LEGACY", "VNI"),
        ("ñôn vò, coâng ñoaøn", "ñôn vò, coâng ñoaøn", "W-TEXT-LEGACY", "VNI"),
    ],
)
def test_check_text_doubts(text, kept, code, words):
    checked = check_text(text)
    assert checked.text == kept
    assert [doubt.code for doubt in checked.doubts] == [code]
    assert words in str(checked.doubts[0].message)


def test_check_text_obeys_the_limit_of_the_field():
    assert check_text("x" * 50_000, limit=50_000).text == "x" * 50_000
    assert fault(lambda text: check_text(text, limit=3), "đơn vị")[0] == "E-TEXT-LONG"


@given(st.text(min_size=1, max_size=40))
def test_checked_text_stays_as_it_is(text):
    try:
        kept = check_text(text).text
    except TextRefused:
        return
    assert check_text(kept).text == kept


_READERS = (
    read_count,
    read_decimal,
    read_money,
    read_rate,
    read_date,
    read_moment,
    read_yes_no,
)


@given(st.text(max_size=12) | st.text("0123456789.,%-/: hngàytỷđồng", max_size=12))
def test_every_reader_answers_or_refuses(text):
    for read in _READERS:
        with contextlib.suppress(TextRefused):
            read(text)


def test_quoted_shows_what_cannot_be_seen():
    assert quoted("a\u202eb\nc d") == "aU+202EbU+000Ac d"
    assert quoted("đ" * 41) == "đ" * 40 + "…"
    assert code_point("\u202e") == "U+202E"


@pytest.mark.parametrize(("typed", "full"), [
    ("30.6.2026", "30/6/2026"),
    ("30-06-2026", "30/06/2026"),
    ("ngày 30 tháng 6 năm 2026", "30/6/2026"),
    ("30 tháng 6, 2026", "30/6/2026"),
    ("16h00 ngày 30.6.2026", "16h00 ngày 30/6/2026"),
    ("30/6/2026, lúc 8h", "30/6/2026, lúc 8h"),
    ("2026-06-30", "2026-06-30"),
    ("12/2026", "12/2026"),
    ("hôm nay", "hôm nay"),
])  # fmt: skip
def test_a_day_typed_with_other_signs_is_that_day(typed, full):
    assert day_in_full(typed) == full


@pytest.mark.parametrize(("typed", "full"), [
    ("30/6", "30/6/2026"),
    ("8h30 ngày 30/6", "8h30 ngày 30/6/2026"),
    ("ngày 30 tháng 6", "30/6/2026"),
    ("30/6/26", "30/6/2026"),
])  # fmt: skip
def test_a_day_without_its_year_is_that_of_the_one_year_in_which_it_lies_there(typed, full):
    assert day_in_full(typed, date(2025, 9, 1), date(2026, 7, 31)) == full


@pytest.mark.parametrize(("typed", "meant"), [
    ("30/6/19", "30/6/2019"),
    ("15/8", None),
    ("30/13", None),
])  # fmt: skip
def test_a_day_that_lies_in_no_year_there_is_asked_about_and_told_in_full_where_one_year_can_be_meant(typed, meant):  # fmt: skip
    with pytest.raises(TextRefused) as refused:
        day_in_full(typed, date(2025, 9, 1), date(2026, 7, 31))
    assert (refused.value.code, refused.value.message.values.get("meant")) == ("E-DATE-YEAR", meant)


def test_of_two_years_none_is_proposed():
    with pytest.raises(TextRefused, match="ghi đủ năm: 30/6/2025 hay 30/6/2026"):
        day_in_full("30/6", date(2025, 6, 1), date(2026, 7, 31))


@pytest.mark.parametrize(("typed", "meant"), [
    ("30/6/26, 31/12/26", "30/6/2026, 31/12/2026"),
    ("30/6/26, 31.12.2026", "30/6/2026, 31.12.2026".replace(".", "/")),
    ("30/6/26, 31/12", None),
])  # fmt: skip
def test_of_several_days_all_are_asked_about_at_once(typed, meant):
    with pytest.raises(TextRefused) as refused:
        days_in_full(typed)
    assert refused.value.message.values.get("meant") == meant
