"""Fonts that a Word file asks for against those that its pages show."""

from __future__ import annotations

import pytest
from archived import right

from generator.word.pages.conversion import read_pages
from generator.word.pages.fonts import fonts_named, stand_ins

ROMAN = "Times New Roman"


@pytest.mark.parametrize(
    ("asked", "shown", "told"),
    [
        ([ROMAN], ["LiberationSerif", "LiberationSerif-BoldItalic"], {ROMAN: "Liberation Serif"}),
        ([ROMAN], ["TimesNewRomanPS-BoldMT", "TimesNewRomanPSMT"], {}),
        ([ROMAN], ["TimesNewRoman,Bold"], {}),
        ([ROMAN, "Arial"], ["Arimo-Bold", "Tinos"], {ROMAN: "Tinos", "Arial": "Arimo"}),
        (["Calibri Light"], ["Calibri-Light"], {}),
        (["Calibri", ROMAN], ["LiberationSerif", "DejaVuSans"], {"Calibri": ["DejaVuSans"], ROMAN: "Liberation Serif"}),
        ([".VnTime"], ["DejaVuSans-Bold", "DejaVuSans"], {".VnTime": ["DejaVuSans"]}),
        ([".VnTime", ROMAN], ["TimesNewRomanPSMT"], {".VnTime": []}),
        (["Wingdings", ROMAN], ["OpenSymbol", "TimesNewRomanPSMT"], {}),
        (["Wingdings"], ["DejaVuSans"], {"Wingdings": ["DejaVuSans"]}),
        ([".VnTime", "Wingdings"], ["OpenSymbol", "DejaVuSans"], {".VnTime": ["DejaVuSans"]}),
        (["SimSun;宋体"], ["SimSun"], {}),
        ([f"UVnTime;{ROMAN}"], ["LiberationSerif"], {f"UVnTime;{ROMAN}": "Liberation Serif"}),
        ([ROMAN], [], {}),
    ],
)  # fmt: skip
def test_what_stood_in_for_what(asked, shown, told):
    found = stand_ins(asked, shown)
    assert {one.meant: one.used[0] if one.is_alike else list(one.used) for one in found} == told


@pytest.mark.parametrize(
    ("name", "text", "fonts"),
    [
        ("word/document.xml", '<w:rFonts w:ascii="Arial" w:eastAsia="SimSun"/>', {"Arial", "SimSun"}),
        ("word/document.xml", '<w:sym w:font="Wingdings" w:char="F0FE"/>', {"Wingdings"}),
        ("word/charts/chart1.xml", '<a:latin typeface="Arial"/><a:latin typeface="+mn-lt"/>', {"Arial"}),
        ("word/styles.xml", '<w:rFonts w:hAnsi="A"/><w:lang w:eastAsia="vi-VN"/>', {"A"}),
        ("word/styles.xml", '<w:rFonts w:ascii="A"/><w:rFonts w:asciiTheme="minorHAnsi"/>', None),
        ("word/styles.xml", "<w:rPr/>", None),
        ("word/theme/theme1.xml", '<a:latin typeface="Calibri"/>', None),
        ("docProps/app.xml", '<w:rFonts w:ascii="A"/>', None),
    ],
)  # fmt: skip
def test_the_fonts_that_a_file_names(name, text, fonts):
    assert fonts_named({name: text.encode()}) == (fonts and frozenset(fonts))


def test_the_fonts_that_pages_show_are_without_the_mark_of_a_subset():
    assert read_pages(right()).fonts == {"Tinos-Bold", "Tinos", "Tinos-Italic"}
