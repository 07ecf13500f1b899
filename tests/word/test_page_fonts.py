"""Fonts that a Word file asks for against those that its pages show."""

from __future__ import annotations

import pytest
from archived import changed, named, right
from pypdf.generic import NameObject

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


TWINS = {
    ROMAN: ["Liberation Serif", "Tinos", "TeX Gyre Termes", "Nimbus Roman", "Times"],
    "Arial": ["Liberation Sans", "Arimo", "TeX Gyre Heros", "Nimbus Sans", "Helvetica"],
    "Arial Narrow": ["Liberation Sans Narrow"],
    "Courier New": ["Liberation Mono", "Cousine", "TeX Gyre Cursor", "Nimbus Mono PS", "Courier"],
    "Calibri": ["Carlito"],
    "Cambria": ["Caladea"],
    "Georgia": ["Gelasio"],
}


@pytest.mark.parametrize("asked", TWINS)
def test_what_is_as_wide_in_every_letter_is_known(asked):
    shown = [name.replace(" ", "") for name in TWINS[asked]]
    found = [one for name in shown for one in stand_ins([asked], [f"{name}-Bold"])]
    assert [(one.used, one.is_alike) for one in found] == [((name,), True) for name in TWINS[asked]]


@pytest.mark.parametrize("asked", ["Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings"])
def test_signs_are_shown_by_the_font_of_signs(asked):
    assert stand_ins([asked], ["OpenSymbol"]) == []


def test_all_parts_but_those_of_the_theme_are_looked_at():
    text = b'<w:rFonts w:ascii="%b"/>'
    parts = {"docProps/app.xml": b"A", "word/theme/t.xml": b"B", "word/a.bin": b"C"}
    parts |= {"word/document.xml": b"D", "word/header1.xml": b"\xff"}
    named = fonts_named({name: text % font for name, font in parts.items()})
    assert named == {"D", "\N{REPLACEMENT CHARACTER}"}


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


def test_the_fonts_of_every_page_are_told():
    def change(writer):
        for _ in range(2):
            page = writer.add_blank_page(595, 842)
            page[NameObject("/Resources")] = writer.pages[0]["/Resources"]
        font = named(Type="Font", Subtype="Type1", BaseFont="Times-Roman")
        writer.add_blank_page(595, 842)[NameObject("/Resources")] = named(Font=named(F9=font))

    assert "Times-Roman" in read_pages(changed(right(), change)).fonts
