"""One cell at a time: the amount in it, or what it may mean and what to do about it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.model.campaign import Indicator
from generator.model.fields import DecimalCount
from generator.sheets.cell_amounts import Unclear, read_amount, says_exempt
from generator.sheets.grid import CellKind, SheetCell

IDEAS = Indicator(code="ideas", name="số sáng kiến", unit_of_measure="sáng kiến")
MONEY = Indicator(code="benefit", name="làm lợi", unit_of_measure="đồng", measure="money")
RATE = Indicator(code="share", name="tỷ lệ tham gia", unit_of_measure="%", measure="rate")
EXCEEDING = RATE.model_copy(update={"may_exceed": True})
DONG = Indicator(code="given", name="số tiền", unit_of_measure="đồng")
MILLIONS = Indicator(code="given", name="số tiền", unit_of_measure="triệu đồng")
TONNES = Indicator(code="waste", name="rác", unit_of_measure="tấn", decimals=1)
NUMBER, TEXT, PERCENT = CellKind.NUMBER, CellKind.TEXT, CellKind.PERCENT


def told(kind, text, indicator):
    """What is said of a cell: its code, its words, what to do, and what may be meant."""
    with pytest.raises(Unclear) as caught:
        read_amount(SheetCell(kind, text), indicator)
    fault = caught.value
    choices = [(str(label), value) for label, value in fault.choices]
    return fault.code, str(fault.message), str(fault.hint) if fault.hint else None, choices


WHOLE = "gõ lại số, không gõ dấu chấm; chỉ số đếm có số lẻ thì ghi «decimals:» cho nó ở campaign.yaml rồi chạy lại"

RETYPE = "gõ lại số nguyên; chỉ số đếm có số lẻ thì trước hết sửa «Chữ số thập phân» («decimals:») của chỉ số"


@pytest.mark.parametrize(
    ("kind", "text", "indicator", "amount"),
    [
        (NUMBER, "0", IDEAS, 0),
        (NUMBER, "999999999", IDEAS, 999_999_999),
        (NUMBER, "999999999999999", MONEY, 999_999_999_999_999),
        (NUMBER, "1E3", IDEAS, 1000),
        (NUMBER, "600.0000000001", IDEAS, 600),
        (NUMBER, "599.9999999999", IDEAS, 600),
        (TEXT, "1.775", IDEAS, 1775),
        (TEXT, "999 999 999", IDEAS, 999_999_999),
        (TEXT, "1\u202f775", IDEAS, 1775),
        (TEXT, "'12'", IDEAS, 12),
        (TEXT, "25 Sáng kiến", IDEAS, 25),
        (TEXT, "1.775 sang kien", IDEAS, 1775),
        (TEXT, "1.200.000 đ", DONG, 1_200_000),
        (TEXT, "1.200.000đồng", DONG, 1_200_000),
        (TEXT, "1 200 000 VNĐ", DONG, 1_200_000),
        (TEXT, "1.200.000 đ", MONEY, 1_200_000),
        (TEXT, "12 triệu đồng", MONEY, 12_000_000),
        (TEXT, "12 triệu đồng", MILLIONS, 12),
        (TEXT, "12 tr.đ", MILLIONS, 12),
        (TEXT, "12 triệu", MILLIONS, 12),
        (TEXT, "1.250,5 tấn", TONNES, DecimalCount(2501, 2)),
        (TEXT, "“ 600 ”", IDEAS, 600),
        (TEXT, "2 nghìn", IDEAS, 2000),
        (TEXT, "10,5 tỷ đồng", MONEY, 10_500_000_000),
        (TEXT, "52,2%", RATE, Fraction(522, 1000)),
        (PERCENT, "0.522", RATE, Fraction(522, 1000)),
        (PERCENT, "0.52249999999999996", RATE, Fraction(5225, 10_000)),
        (PERCENT, "1", RATE, 1),
        (PERCENT, "0.965", RATE, Fraction(965, 1000)),
        (PERCENT, "1.05", EXCEEDING, Fraction(105, 100)),
        (NUMBER, "1250.5", TONNES, DecimalCount(2501, 2)),
        (NUMBER, "1250.5000000001", TONNES, DecimalCount(2501, 2)),
        (NUMBER, "1250", TONNES, 1250),
        (TEXT, "1.250,5", TONNES, DecimalCount(2501, 2)),
        (TEXT, "0,5", TONNES, DecimalCount(1, 2)),
        (TEXT, "chưa nộp báo cáo", RATE, None),
        (TEXT, "...", IDEAS, None),
        (TEXT, "''", IDEAS, None),
        (TEXT, "\u200b", IDEAS, None),
    ],
)
def test_amounts(kind, text, indicator, amount) -> None:
    assert read_amount(SheetCell(kind, text), indicator) == amount


def test_no_cell_is_nothing_reported() -> None:
    assert read_amount(None, IDEAS) is None


@pytest.mark.parametrize(
    ("kind", "text", "indicator", "said"),
    [
        (
            *(NUMBER, "1.775", IDEAS),
            (
                "E-XLS-DECIMAL",
                "ô là số thập phân 1,775, cần số nguyên; có phải 1.775?",
                WHOLE,
                [("1.775", 1775)],
            ),
        ),
        (
            *(NUMBER, "999.999", IDEAS),
            (
                "E-XLS-DECIMAL",
                "ô là số thập phân 999,999, cần số nguyên; có phải 999.999?",
                WHOLE,
                [("999.999", 999_999)],
            ),
        ),
        (
            *(TEXT, "1,5", IDEAS),
            ("E-XLS-DECIMAL", "ô là số thập phân 1,5, cần số nguyên", RETYPE, []),
        ),
        (
            *(NUMBER, "1000.5", IDEAS),
            (
                "E-XLS-DECIMAL",
                "ô là số thập phân 1.000,5, cần số nguyên",
                RETYPE,
                [],
            ),
        ),
        (
            *(NUMBER, "-1.5", IDEAS),
            ("E-XLS-DECIMAL", "ô là số thập phân -1,5, cần số nguyên", RETYPE, []),
        ),
        (
            *(NUMBER, "0.0001", IDEAS),
            ("E-XLS-DECIMAL", "ô là số thập phân 0,0001, cần số nguyên", RETYPE, []),
        ),
        (NUMBER, "-7", IDEAS, ("E-NUM-SIGN", "số không được âm; đang là -7", None, [])),
        (
            *(NUMBER, "1000000000", IDEAS),
            ("E-NUM-LONG", "số quá lớn: 1.000.000.000", "kiểm tra đơn vị tính", []),
        ),
        (
            *(NUMBER, "1E+16", MONEY),
            ("E-XLS-NUMBER", "ô chứa số không đọc được: 1E+16", "gõ lại số", []),
        ),
        (
            *(NUMBER, "NaN", MONEY),
            ("E-XLS-NUMBER", "ô chứa số không đọc được: NaN", "gõ lại số", []),
        ),
        (
            *(NUMBER, "1_200", MONEY),
            ("E-XLS-NUMBER", "ô chứa số không đọc được: 1_200", "gõ lại số", []),
        ),
        (
            *(NUMBER, "١٢", MONEY),
            ("E-XLS-NUMBER", "ô chứa số không đọc được: ١٢", "gõ lại số", []),
        ),
        (
            *(NUMBER, "một", IDEAS),
            ("E-XLS-NUMBER", "ô chứa số không đọc được: một", "gõ lại số", []),
        ),
        (
            *(NUMBER, "0." + "0" * 59, IDEAS),
            ("E-XLS-NUMBER", f"ô chứa số không đọc được: 0.{'0' * 38}…", "gõ lại số", []),
        ),
        (
            *(NUMBER, "0." + "1" * 50, IDEAS),
            (
                "E-XLS-DECIMAL",
                f"ô là số thập phân 0,{'1' * 38}, cần số nguyên",
                RETYPE,
                [],
            ),
        ),
        (
            *(NUMBER, "52.25", RATE),
            (
                "E-XLS-RATE",
                "không rõ 52,25 là bao nhiêu phần trăm",
                "định dạng ô là phần trăm, hoặc gõ 52,2%",
                [("52,25%", Fraction(5225, 10_000))],
            ),
        ),
        (
            *(NUMBER, "0.965", RATE),
            (
                "E-XLS-RATE",
                "không rõ 0,965 là bao nhiêu phần trăm",
                "định dạng ô là phần trăm, hoặc gõ 52,2%",
                [("96,5%", Fraction(965, 1000)), ("0,965%", Fraction(965, 100_000))],
            ),
        ),
        (
            *(PERCENT, "96.5", RATE),
            (
                "E-XLS-PERCENT-TWICE",
                "ô phần trăm hiện 9.650%",
                "gõ lại cả dấu %, ví dụ 96,5%; trong ô phần trăm, 96,5% được lưu là 0,965",
                [("96,5%", Fraction(965, 1000)), ("9.650%", Fraction(965, 10))],
            ),
        ),
        (
            *(PERCENT, "96.5", EXCEEDING),
            (
                "E-XLS-PERCENT-TWICE",
                "ô phần trăm hiện 9.650%",
                "gõ lại cả dấu %, ví dụ 96,5%; trong ô phần trăm, 96,5% được lưu là 0,965",
                [("96,5%", Fraction(965, 1000)), ("9.650%", Fraction(965, 10))],
            ),
        ),
        (
            *(NUMBER, "1.775", TONNES),
            (
                "E-XLS-DECIMAL",
                "1,775 có quá 1 chữ số thập phân",
                "làm tròn rồi gõ lại, hoặc sửa số chữ số thập phân («decimals:»)",
                [("1,8", DecimalCount("1.8")), ("1.775", 1775)],
            ),
        ),
        (
            *(NUMBER, "20.75", TONNES),
            (
                "E-XLS-DECIMAL",
                "20,75 có quá 1 chữ số thập phân",
                "làm tròn rồi gõ lại, hoặc sửa số chữ số thập phân («decimals:»)",
                [("20,8", DecimalCount("20.8"))],
            ),
        ),
        (
            *(NUMBER, "1.02", EXCEEDING),
            (
                "E-XLS-RATE",
                "không rõ 1,02 là bao nhiêu phần trăm",
                "định dạng ô là phần trăm, hoặc gõ 52,2%",
                [("102%", Fraction(102, 100)), ("1,02%", Fraction(102, 10_000))],
            ),
        ),
        (
            *(TEXT, "1,200", TONNES),
            (
                "E-XLS-DECIMAL",
                "ô là số thập phân 1,2; có phải 1.200?",
                "gõ lại số, không gõ dấu chấm",
                [("1,2", DecimalCount("1.2")), ("1.200", 1200)],
            ),
        ),
        (
            *(NUMBER, "-1.5", TONNES),
            ("E-NUM-SIGN", "số không được âm; đang là -1,5", None, []),
        ),
        (
            *(NUMBER, "1250.55", TONNES),
            (
                "E-XLS-DECIMAL",
                "1.250,55 có quá 1 chữ số thập phân",
                "làm tròn rồi gõ lại, hoặc sửa số chữ số thập phân («decimals:»)",
                [],
            ),
        ),
        (
            *(TEXT, "1,234,567", IDEAS),
            (
                "E-NUM-COMMA",
                "dùng dấu chấm để ngăn hàng nghìn: viết 1234567 hoặc 1.234.567;"
                " đang là «1,234,567»",
                "gõ 1.234.567",
                [("1.234.567", 1_234_567)],
            ),
        ),
        (
            *(TEXT, "1,234.5", TONNES),
            ("E-NUM", "cần một số, viết 1775 hoặc 52,2; đang là «1,234.5»", None, []),
        ),
        (
            *(TEXT, "12.5", TONNES),
            (
                "E-NUM-POINT",
                "phần thập phân viết sau dấu phẩy: 12,5; đang là «12.5»",
                None,
                [],
            ),
        ),
        (
            *(TEXT, "12½", IDEAS),
            ("E-NUM-DIGITS", "chỉ dùng các chữ số 0-9; đang là «12½»", None, []),
        ),
        (
            *(TEXT, "gần 25 (nữ)", IDEAS),
            (
                "E-NUM",
                "cần một số nguyên, viết 1775 hoặc 1.775; đang là «gần 25 (nữ)»",
                "gõ 25",
                [("25", 25)],
            ),
        ),
        (
            *(TEXT, "l2", IDEAS),
            (
                "E-NUM",
                "cần một số nguyên, viết 1775 hoặc 1.775; đang là «l2»",
                "gõ 12",
                [("12", 12)],
            ),
        ),
        (
            *(TEXT, "1.2OO", IDEAS),
            (
                "E-NUM",
                "cần một số nguyên, viết 1775 hoặc 1.775; đang là «1.2OO»",
                "gõ 1.200",
                [("1.200", 1200)],
            ),
        ),
        (
            *(TEXT, "2S", IDEAS),
            ("E-NUM", "cần một số nguyên, viết 1775 hoặc 1.775; đang là «2S»", None, []),
        ),
        (
            *(TEXT, "05 sáng kiến", IDEAS),
            ("E-NUM-ZERO", "số có số 0 ở đầu: viết 5; đang là «05»", "gõ 5", [("5", 5)]),
        ),
        (
            *(TEXT, "12 triệu đồng", DONG),
            (
                "E-XLS-MEASURE",
                "số ghi theo «triệu đồng», chỉ số tính bằng «đồng»",
                "đổi ra đồng rồi gõ lại",
                [("12.000.000", 12_000_000)],
            ),
        ),
        (
            *(TEXT, "1,2 tỷ", MILLIONS),
            (
                "E-XLS-MEASURE",
                "số ghi theo «tỷ», chỉ số tính bằng «triệu đồng»",
                "đổi ra triệu đồng rồi gõ lại",
                [("1.200", 1200)],
            ),
        ),
        (
            *(TEXT, "1.200.000 đ", MILLIONS),
            (
                "E-XLS-MEASURE",
                "số ghi theo «đ», chỉ số tính bằng «triệu đồng»",
                "đổi ra triệu đồng rồi gõ lại",
                [],
            ),
        ),
        (
            *(TEXT, "50%", IDEAS),
            (
                "E-XLS-MEASURE",
                "số ghi theo «%», chỉ số tính bằng «sáng kiến»",
                "đổi ra sáng kiến rồi gõ lại",
                [],
            ),
        ),
        (
            *(TEXT, "1.250 kg", TONNES),
            (
                "E-XLS-MEASURE",
                "số ghi theo «kg», chỉ số tính bằng «tấn»",
                "đổi ra tấn rồi gõ lại",
                [],
            ),
        ),
        (
            *(TEXT, "5 tr", MONEY),
            (
                "E-XLS-MEASURE",
                "số ghi theo «tr», chỉ số tính bằng «đồng»",
                "đổi ra đồng rồi gõ lại",
                [("5.000.000", 5_000_000)],
            ),
        ),
        (
            *(TEXT, "500k", MONEY),
            (
                "E-XLS-MEASURE",
                "số ghi theo «k», chỉ số tính bằng «đồng»",
                "đổi ra đồng rồi gõ lại",
                [("500.000", 500_000)],
            ),
        ),
        (
            *(TEXT, "200 USD", MONEY),
            (
                "E-XLS-MEASURE",
                "số ghi theo «USD», chỉ số tính bằng «đồng»",
                "đổi ra đồng rồi gõ lại",
                [],
            ),
        ),
        (
            *(TEXT, "10 bao gạo", MONEY),
            ("E-NUM", "cần một số nguyên, viết 1775 hoặc 1.775; đang là «10 bao gạo»", None, []),
        ),
        (
            *(TEXT, "hai sáng kiến", IDEAS),
            (
                "E-NUM",
                "cần một số nguyên, viết 1775 hoặc 1.775; đang là «hai sáng kiến»",
                None,
                [],
            ),
        ),
        (
            *(TEXT, "1,234", RATE),
            (
                "E-RATE",
                "cần một tỷ lệ có dấu %, viết 15% hoặc 52,2%; đang là «1,234»",
                None,
                [],
            ),
        ),
        (
            *(TEXT, "chưa phát sinh sáng kiến nào", IDEAS),
            (
                "E-XLS-NONE",
                "«chưa phát sinh sáng kiến nào» là số 0 hay chưa báo cáo?",
                "ghi 0, hoặc để trống nếu chưa báo cáo",
                [("0", 0), ("chưa báo cáo", None)],
            ),
        ),
    ],
)
def test_what_nobody_can_be_sure_of(kind, text, indicator, said) -> None:
    assert told(kind, text, indicator) == said


@pytest.mark.parametrize(
    ("kind", "text", "code", "hint"),
    [
        (CellKind.UNCALCULATED, "", "E-XLS-FORMULA", "mở bằng Excel rồi lưu lại"),
        (CellKind.ERROR, "#REF!", "E-XLS-ERROR", "sửa công thức, hoặc gõ số vào ô"),
        (CellKind.DATE, "44676", "E-XLS-DATE", "định dạng lại là Số rồi gõ lại"),
        (CellKind.PERCENT, "0.5", "E-XLS-PERCENT", "định dạng lại là Số rồi gõ lại"),
        (CellKind.BOOLEAN, "1", "E-XLS-BOOLEAN", "gõ số vào ô"),
    ],
)
def test_cells_that_are_no_numbers(kind, text, code, hint) -> None:
    assert told(kind, text, IDEAS)[::2] == (code, hint)


@pytest.mark.parametrize(
    "text", ["không thuộc diện", "Không thuộc diện báo cáo", "MIỄN", "không áp dụng"]
)
def test_a_unit_that_says_that_it_is_not_concerned_reports_nothing(text):
    cell = SheetCell(TEXT, text)
    assert (read_amount(cell, IDEAS), says_exempt(cell)) == (None, True)


@pytest.mark.parametrize("text", ["không thuộc diện, 5 người", "miễn 2"])
def test_beside_a_number_it_is_asked(text):
    with pytest.raises(Unclear):
        read_amount(SheetCell(TEXT, text), IDEAS)
