"""What is pasted into a body: as strips, in one spelling, with nothing lost unsaid."""

from __future__ import annotations

import unicodedata

import pytest

from generator.drafting import (
    PastedBlock,
    PastedRun,
    Reworked,
    cut_body,
    join_strips,
    strips_pasted,
)


def body(*blocks):
    """The body that these blocks make, and what is told of them."""
    strips, told = strips_pasted(blocks)
    text = join_strips(cut_body(""), [Reworked(one) for one in strips])
    return text, [one.text(str) for one in told]


def words(text, **more):
    return PastedBlock((PastedRun(text),), **more)


@pytest.mark.parametrize(
    ("pasted", "written"),
    [
        (unicodedata.normalize("NFD", "Kế hoạch số 12"), "Kế hoạch số 12"),
        ("đạt\u00a052,2%\u202f của\u200b năm\u00ad", "đạt 52,2% của năm"),
        ("“Lao động giỏi”, ‘tốt’ – «hay»…", "“Lao động giỏi”, ‘tốt’ – «hay»…"),
        ("- Gạch đầu dòng", "- Gạch đầu dòng"),
        ("\uf0b7\u00a0\u00a0 Chấm của Word", "- Chấm của Word"),
        ("3. Khoản ba", "3. Khoản ba"),
        ("đ) Điểm năm", "5) Điểm năm"),
        ("1.1. Nhiều cấp", "1.1. Nhiều cấp"),
        ("12.500 đồng", "12.500 đồng"),
        ("{{ figures.count }} {% if %}", '{{ "{{" }} figures.count {{ "}}" }} {{ "{%" }} if {{ "%}" }}'),
        ("# không phải đề mục", "\\# không phải đề mục"),
    ],
)  # fmt: skip
def test_words_are_cleaned(pasted, written):
    assert body(words(pasted)) == (f"{written}\n", [])


@pytest.mark.parametrize(
    ("pasted", "code"),
    [("KÕ ho¹ch tuyªn truyÒn", "TCVN3 (ABC)"), ("Keá hoaïch tuyeân truyeàn", "VNI")],
)
def test_old_codes_are_read_and_told(pasted, code):
    told = f"chữ mã {code} đã đổi sang Unicode; soát lại"
    assert body(words(pasted)) == ("Kế hoạch tuyên truyền\n", [told])


def test_a_single_word_is_read_by_its_font():
    block = PastedBlock((PastedRun("Số ", bold=True), PastedRun("kÕ ho¹ch", font=".VnTimeH")))
    assert body(block)[0] == "**Số** KẾ HOẠCH\n"


def test_french_stays():
    assert body(words("à la française, été, où")) == ("à la française, été, où\n", [])


def test_marks_of_lists_and_what_was_typed():
    blocks = [
        words("Kết quả", is_heading=True, level=2),
        words("Một", mark="·"),
        words("Con", mark="o", level=2),
        words("Hai", mark="2."),
        words("Mục lớn", mark="II."),
    ]
    assert body(*blocks)[0] == "## Kết quả\n\n- Một\n\n  - Con\n\n2. Hai\n\nII. Mục lớn\n"


def test_bold_and_italic_stay_and_nothing_else():
    runs = (PastedRun("Đạt "), PastedRun("cao", bold=True), PastedRun(" hơn ", italic=True), PastedRun("trước"))  # fmt: skip
    assert body(PastedBlock(runs))[0] == "Đạt **cao** *hơn* trước\n"


def test_a_table_is_one_of_the_body():
    rows = (("Đơn vị", "Kết\u00a0quả"), ("A | B", "{{ x }}"), ("", "*"))
    grid = PastedBlock(rows=tuple(tuple(map(PastedRun, row)) for row in rows))
    written = (
        '| Đơn vị | Kết quả |\n|---|---|\n| A \\| B | {{ "{{" }} x {{ "}}" }} |\n|   | \\* |\n'
    )
    text, told = body(grid)
    assert (text, told) == (written, [])
    assert [one.locked_as for one in cut_body(text).strips] == ["grid"]


def test_a_table_of_one_row_is_words():
    row = (PastedRun("CƠ QUAN"), PastedRun("CỘNG HÒA"))
    assert body(PastedBlock(rows=(row,)))[0] == "CƠ QUAN – CỘNG HÒA\n"


def test_what_cannot_be_printed_is_told():
    assert body(words("Mũi tên \uf0e0 phải")) == (
        "Mũi tên phải\n",
        ["bỏ 1 dấu lạ không in được"],
    )
