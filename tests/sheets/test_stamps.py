"""What a sheet says of itself above its table, and whether that is so."""

from __future__ import annotations

import pytest
from grids import draw_grid

from generator.sheets.stamps import check_moment, check_stamps, read_stamps
from generator.wording.read_dates import read_moment

LABELLED = """
Mã chiến dịch | sk
Thời điểm chốt | 8h00 ngày 25/4/2022
Số liệu của | giai đoạn 1
TT | Đơn vị | Kết quả
Mã chiến dịch | y_te
"""


def test_labelled_cells_above_the_table() -> None:
    stamps = read_stamps(draw_grid(LABELLED), 4)
    assert [(one.text, str(one.place)) for one in (stamps.campaign, stamps.as_of, stamps.span)] == [
        ("sk", "a.xlsx: Kết quả!B1"),
        ("8h00 ngày 25/4/2022", "a.xlsx: Kết quả!B2"),
        ("giai đoạn 1", "a.xlsx: Kết quả!B3"),
    ]
    assert stamps.title is None
    assert stamps.moment == read_moment("2022-04-25 08:00")


@pytest.mark.parametrize(
    ("title", "found", "moment"),
    [
        ("KẾT QUẢ (tính đến ngày 25/4/2022)", "ngày 25/4/2022", "2022-04-25"),
        ("Số liệu chốt đến 8h00 ngày 25/4/2022", "8h00 ngày 25/4/2022", "2022-04-25 08:00"),
        ("Tính tới hết ngày 25/4/2022", "ngày 25/4/2022", "2022-04-25"),
        ("Số liệu 25/4/2022", "25/4/2022", "2022-04-25"),
        ("Tính đến lúc 17 giờ 25/4/2022", "lúc 17 giờ 25/4/2022", "2022-04-25 17:00"),
        ("KẾT QUẢ ỦNG HỘ QUỸ (đến 25/4/2022)", "25/4/2022", "2022-04-25"),
        ("BẢNG KẾT QUẢ ĐẾN NGÀY 25/4/2022", "NGÀY 25/4/2022", "2022-04-25"),
        ("BIỂU TỔNG HỢP ĐẾN NGÀY 25/4/2022", "NGÀY 25/4/2022", "2022-04-25"),
        ("Biểu tổng hợp gửi đến 25/4/2022", None, None),
        ("Kết quả thi đua tới hết ngày 25/4/2022", "ngày 25/4/2022", "2022-04-25"),
        ("(đến 25/4/2022)", "25/4/2022", "2022-04-25"),
        ("Đến hết ngày 25/4/2022", "ngày 25/4/2022", "2022-04-25"),
        ("Số liệu lũy kế đến 25/4/2022", "25/4/2022", "2022-04-25"),
        ("Lũy kế từ đầu đợt đến hết ngày 25/4/2022", "ngày 25/4/2022", "2022-04-25"),
        ("Gửi báo cáo đến 25/4/2022", None, None),
        ("(từ 01/4/2022 đến 25/4/2022)", None, None),
        ("Kết quả từ ngày 01/4/2022 đến ngày 25/4/2022", None, None),
        ("Kết quả ngày 25/4/2022", None, None),
        ("Tính đến ngày 31/4/2022", None, None),
        ("Số liệu tính đến ngày 23 tháng 9 năm 2026", "ngày 23 tháng 9 năm 2026", "2026-09-23"),
        (
            "Số liệu tính đến hết ngày 23 tháng 09 năm 2026",
            "ngày 23 tháng 09 năm 2026",
            "2026-09-23",
        ),
        ("(đến ngày 23 tháng 9 năm 2026)", "ngày 23 tháng 9 năm 2026", "2026-09-23"),
        ("Số liệu đến 8h00 ngày 23-9-2026", "8h00 ngày 23-9-2026", "2026-09-23 08:00"),
        ("Lũy kế đến 23.9.2026", "23.9.2026", "2026-09-23"),
        ("Tuần từ 17/9 đến 23/9/2026", "23/9/2026", "2026-09-23"),
        (
            "Báo cáo tuần 38 (từ ngày 17/9/2026 đến hết ngày 23/9/2026)",
            "ngày 23/9/2026",
            "2026-09-23",
        ),
        ("Song Hinh, ngày 23 tháng 9 năm 2026", None, None),
        ("Tính đến ngày 31 tháng 4 năm 2026", None, None),
    ],
)
def test_titles_that_name_a_moment(title, found, moment) -> None:
    stamps = read_stamps(draw_grid(f"{title}\nĐơn vị | Kết quả"), 2)
    assert (stamps.title and stamps.title.text) == found
    assert stamps.moment == (moment and read_moment(moment))


@pytest.mark.parametrize(
    ("above", "campaign", "as_of", "told"),
    [
        ("Mã chiến dịch | sk", "sk", None, []),
        (
            *("Mã chiến dịch | khác", "sk", None),
            ["a.xlsx: Kết quả!B1: tệp này của chiến dịch «khác» [E-XLS-CAMPAIGN]"],
        ),
        (
            *("Số liệu của | quý I", "sk", None),
            ["a.xlsx: Kết quả!B1: đây là bảng riêng của quý I [E-XLS-SPAN]"],
        ),
        ("Thời điểm chốt | 25/4/2022", "sk", "2022-04-25", []),
        ("Thời điểm chốt | 25/4/2022", "sk", "2022-04-25 08:00", []),
        ("Thời điểm chốt | 8h00 25/4/2022", "sk", "2022-04-25", []),
        (
            *("Thời điểm chốt | 8h00 25/4/2022", "sk", "2022-04-25 09:00"),
            [
                "a.xlsx: Kết quả!B1: tệp ghi 8h00 25/4/2022, lệnh nhập cho 9h00 ngày 25/4/2022"
                " [E-XLS-AS-OF]"
            ],
        ),
        (
            *("Thời điểm chốt | mai", "sk", "2022-04-25"),
            ["a.xlsx: Kết quả!B1: tệp ghi mai, lệnh nhập cho ngày 25/4/2022 [E-XLS-AS-OF]"],
        ),
        (
            *("Tính đến ngày 20/4/2022", "sk", "2022-04-25"),
            [
                "a.xlsx: Kết quả!A1: tệp ghi ngày 20/4/2022, lệnh nhập cho ngày 25/4/2022"
                " [E-XLS-AS-OF]"
            ],
        ),
        ("Tính đến ngày 20/4/2022", "sk", None, []),
    ],
)
def test_what_is_not_so(above, campaign, as_of, told) -> None:
    stamps = read_stamps(draw_grid(above), 2)
    problems = [*check_stamps(stamps, campaign)]
    problems += check_moment(stamps, read_moment(as_of)) if as_of else []
    assert [f"{one.place}: {one.message} [{one.code}]" for one in problems] == told


@pytest.mark.parametrize(
    ("above", "answer", "asked", "codes"),
    [
        ("Tính đến ngày 20/4/2022", 0, ["vẫn lấy số này cho ngày 25/4/2022"], []),
        ("Tính đến ngày 20/4/2022", None, ["vẫn lấy số này cho ngày 25/4/2022"], ["E-XLS-AS-OF"]),
        ("Tính đến ngày 20/4/2022 | \nThời điểm chốt | 26/4/2022", 0, [], ["E-XLS-AS-OF"]),
    ],
)
def test_of_a_title_it_is_asked_where_our_own_label_is_believed(
    above, answer, asked, codes
) -> None:
    options = []

    def ask(question):
        options.extend(map(str, question.options))
        return answer

    stamps = read_stamps(draw_grid(above), 3)
    problems = list(check_moment(stamps, read_moment("2022-04-25"), ask))
    assert (options, [one.code for one in problems]) == (asked, codes)
    assert all(problem.is_error for problem in problems)
