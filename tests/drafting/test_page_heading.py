"""The heading's columns by what stands in them; where names of bodies are broken."""

from __future__ import annotations

import pytest

from generator.drafting.page_heading import lay_letterhead
from generator.drafting.titles import break_name
from generator.model.issuer import Issuer
from generator.ooxml import text_width
from generator.standard.profile import load_standard


def body(**told):
    usual = {
        "name": "Liên đoàn Lao động tỉnh Sông Hòa",
        "short_name": "LĐLĐ tỉnh",
        "abbreviation": "LĐLĐ",
    }
    return Issuer(code="a", **usual | told)


def head(symbol="KH-LĐLĐ", *, place="Sông Hòa", beside=None, **told):
    bodies = (body(place=place, **told), *([body(place=place, name=beside)] if beside else []))
    return lay_letterhead(bodies, load_standard("nd30"), symbol)


LONG = "Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng và công nghiệp, hạ tầng kỹ thuật đô thị tỉnh Sông Hòa"


@pytest.mark.parametrize(
    ("told", "left", "small"),
    [
        ({}, 3294, False),
        ({"symbol": "KH-UBND-SGDĐT-STC"}, 3610, False),
        ({"symbol": "KH-UBND-SGDĐT-LĐLĐ"}, 3826, False),
        ({"lines": ["Tổng Liên đoàn Lao động Việt"]}, 4147, True),
        ({"name": LONG}, 3855, False),
        ({"name": LONG, "place": "Thành phố Hồ Chí Minh"}, 3294, False),
    ],
)
def test_the_left_column_takes_what_it_needs(told, left, small):
    laid = head(**told)
    assert (laid.left, laid.right, laid.small, laid.wide) == (left, 9354 - left, small, False)
    assert laid.broken == ()


TOLD = [
    {"name": "Ban Quản lý các dự án đầu tư xây dựng công trình giao thông, dân dụng và công nghiệp thuộc Sở Xây dựng tỉnh Bà Rịa - Vũng Tàu"},
    {"symbol": "KH-UBND-SGDĐT-STC"},
    {"lines": ["Tổng Liên đoàn Lao động Việt"]},
    {"name": "Hội Nông dân tỉnh Cà Mau", "beside": LONG},
]  # fmt: skip


@pytest.mark.parametrize("told", TOLD)
def test_a_line_never_fills_its_column_to_the_last_hair_which_word_would_break(told):
    laid = head(**told)
    size = 12 if laid.small else 13
    names = max(text_width(line, size, bold=True) for line in laid.issuer)
    symbol = text_width(f"Số: 888/{told.get('symbol', 'KH-LĐLĐ')}", 13)
    assert max(names, symbol) + 20 <= laid.left


def test_an_office_s_sizes_which_change_no_template_take_no_room_from_what_is_printed(tmp_path):
    path = tmp_path / "rieng.yaml"
    path.write_text("size_set: small\npage: {left: 35 mm, right: 20 mm}\n", encoding="utf-8")
    standard = load_standard("nd30", path)
    laid = lay_letterhead((body(place="Sông Hòa", name=LONG),), standard, "KH-LĐLĐ")
    printed = text_width(standard.text("texts.national_title"), 13, bold=True)
    assert (laid.small, laid.right > printed) == (False, True)


def test_what_no_heading_has_room_for_is_known():
    assert head("KH-UBND-SGDĐT-LĐLĐ-STC").wide
    assert head(lines=["Liên đoàn Lao động tỉnh Sông Hòa"]).broken == (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH SÔNG HÒA",
    )


@pytest.mark.parametrize(
    ("name", "width", "lines"),
    [
        ("Sở Giáo dục và Đào tạo tỉnh Sông Hòa", 3294, "SỞ GIÁO DỤC / VÀ ĐÀO TẠO / TỈNH SÔNG HÒA"),
        ("Sở Giáo dục và Đào tạo tỉnh Sông Hòa", 3870, "SỞ GIÁO DỤC VÀ ĐÀO TẠO / TỈNH SÔNG HÒA"),
        ("Bảo hiểm xã hội tỉnh Cà Mau", 3294, "BẢO HIỂM XÃ HỘI / TỈNH CÀ MAU"),
        ("Tổng Liên đoàn Lao động Việt Nam", 3294, "TỔNG LIÊN ĐOÀN / LAO ĐỘNG VIỆT NAM"),
        ("Ủy ban nhân dân thành phố Cần Thơ", 3870, "ỦY BAN NHÂN DÂN / THÀNH PHỐ CẦN THƠ"),
        ("Phó Chủ tịch thường trực", 2000, "PHÓ CHỦ TỊCH / THƯỜNG TRỰC"),
        (LONG, 3870, "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ / XÂY DỰNG CÁC CÔNG TRÌNH / DÂN DỤNG VÀ CÔNG NGHIỆP, / HẠ TẦNG KỸ THUẬT ĐÔ THỊ / TỈNH SÔNG HÒA"),
    ],
)  # fmt: skip
def test_names_are_broken_between_phrases(name, width, lines):
    assert " / ".join(break_name(name, width, 13)) == lines
