"""Which passages of a signed file are told as changed, and in which order."""

from __future__ import annotations

from generator.office.changed_words import changed_passages, passages_told_of
from generator.office.printed_words import told_words
from generator.ooxml import pack


def told(then, now):
    return str(passages_told_of(changed_passages([then], [now])))


def test_a_passage_is_told_with_the_one_that_it_became_though_others_came_before_it() -> None:
    then = ["Đến nay có 1.033 hộ đăng ký"]
    now = ["Số liệu đã đủ các xã", "Đến nay có 1.071 hộ đăng ký"]
    assert told(then, now) == (
        "thêm “Số liệu đã đủ các xã”; “Đến nay có 1.033 hộ đăng ký” → “Đến nay có 1.071 hộ đăng ký”"
    )


def test_passages_unlike_each_other_are_taken_out_and_put_in() -> None:
    assert told(["105,4%"], ["95,7%", "90,4%"]) == "bỏ “105,4%”; thêm “95,7%”; thêm “90,4%”"


def chart(code, *values):
    """A Word file with a line of text and a chart of these values."""
    points = "".join(f'<c:pt idx="{at}"><c:v>{one}</c:v></c:pt>' for at, one in enumerate(values))
    cache = f"<c:numCache><c:formatCode>{code}</c:formatCode>{points}</c:numCache>"
    return {
        "word/charts/chart1.xml": f'<c:ser xmlns:c="http://c"><c:val><c:numRef>{cache}</c:numRef></c:val></c:ser>',
        "word/document.xml": f'<w:p xmlns:w="http://w"><w:t>có {len(values)} hộ</w:t></w:p>',
    }


def printed(code, *values):
    return told_words(pack({name: one.encode() for name, one in chart(code, *values).items()}))


def test_the_text_is_told_before_its_charts_and_figures_there_as_they_are_printed() -> None:
    assert printed('0.0"%"', "101.33333333333333", "98") == ["có 2 hộ", "101,3% 98%"]
    assert printed('0"%"', "101.33333333333333") == ["có 1 hộ", "101%"]
    assert printed("[>=1000]0\\.000;0", "6457", "1.5", "94.88888888888889") == [
        "có 3 hộ",
        "6.457 1,5 94,89",
    ]
    assert printed(r"dd\/mm\/yyyy", "45769") == ["có 1 hộ", "22/4/2025"]
