"""What is typed in documents: the campaign's name nearly right, figures that do not follow the records."""

from __future__ import annotations

import pytest

from generator.model.rules.documents import FILLED, literal
from generator.wording import join_names

NAMES = {
    "the full name": (
        "01 triệu sáng kiến - nỗ lực vượt khó, sáng tạo, quyết tâm chiến thắng đại dịch Covid-19",
        False,
    ),
    "1 for 01": (
        "1 triệu sáng kiến - nỗ lực vượt khó, sáng tạo, quyết tâm chiến thắng đại dịch Covid-19",
        True,
    ),
    "a comma for the dash": (
        "01 triệu sáng kiến, nỗ lực vượt khó, sáng tạo, quyết tâm chiến thắng đại dịch Covid-19",
        True,
    ),
    "another dash": (
        "01 triệu sáng kiến – nỗ lực vượt khó, sáng tạo, quyết tâm chiến thắng đại dịch Covid – 19",
        True,
    ),
    "capitals": (
        "01 Triệu sáng kiến - nỗ lực vượt khó, sáng tạo, quyết tâm chiến thắng đại dịch COVID-19",
        True,
    ),
    "a word left out": (
        "01 triệu sáng kiến - nỗ lực vượt khó, sáng tạo, quyết tâm chiến thắng dịch Covid-19",
        True,
    ),
    "its beginning": ("01 triệu sáng kiến", False),
    "the short name": ("Chương trình 01 triệu sáng kiến", False),
    "the short name with a mark": ("Chương trình 01 triệu sáng kiến,", False),
    "the short name, almost": ("Chương trình 1 triệu sáng kiến", True),
    "another name": ("Tự hào trí tuệ lao động Việt Nam", False),
}


@pytest.mark.parametrize("quotes", ["“{}”", '"{}"'])
@pytest.mark.parametrize(("name", "is_near"), NAMES.values(), ids=NAMES)
def test_near_misses_of_the_name(found, name, is_near, quotes):
    body = f"Thực hiện Chương trình {quotes.format(name)} của tỉnh."
    text = f"documents: [{{code: d, kind: plan, subject: về sáng kiến, body: '{body}'}}]"
    assert found(text) == (["W-NAME documents[0].body"] if is_near else [])


@pytest.mark.parametrize(
    ("name", "quoted", "is_near"),
    [
        ("Chiến dịch 40 ngày", "Chiến dịch 40 ngày đêm", True),
        ("Tháng Công nhân", "Tháng Công nhân 2022", False),
        ("Tháng Công nhân", "Tháng công nhân", True),
    ],
)
def test_a_name_of_three_words_is_compared_word_by_word(found, name, quoted, is_near):
    document = f"{{code: d, kind: plan, subject: A, body: 'Theo “{quoted}”'}}"
    text = f"{{name: {name}, short_name: {name}, documents: [{document}]}}"
    told = [one for one in found(text) if not one.startswith("W-NAME-DAYS")]
    assert told == (["W-NAME documents[0].body"] if is_near else [])


def test_the_name_is_looked_for_in_every_text(found):
    wrong = "“Chương trình 1 triệu sáng kiến”"
    text = f"""
        documents:
        - code: d
          kind: directive
          subject: về {wrong}
          body: Thực hiện {wrong} và {wrong}
          addressees: [Các đơn vị tham gia {wrong}]
          legal_bases: [Căn cứ {wrong}]
          recipients: [Ban chỉ đạo {wrong}]
          annexes: [{{title: Chỉ tiêu {wrong}, attached_to: Kèm theo {wrong}, body: Theo {wrong}}}]
    """
    assert found(text) == [
        "W-NAME documents[0].subject",
        "W-NAME documents[0].body",
        "W-NAME documents[0].annexes[0].body",
        "W-NAME documents[0].addressees[0]",
        "W-NAME documents[0].legal_bases[0]",
        "W-NAME documents[0].recipients[0]",
        "W-NAME documents[0].annexes[0].title",
        "W-NAME documents[0].annexes[0].attached_to",
    ]


FIGURES = {
    "a count with dots": ("mới có 2.660 sáng kiến", ["2.660"]),
    "a percentage": ("đạt 52,2% chỉ tiêu", ["52,2%"]),
    "with a blank": ("đạt 15 % chỉ tiêu", ["15 %"]),
    "an amount": ("tổng số tiền 3.031.150.000 đồng.", ["3.031.150.000"]),
    "a pair": ("có 1.775/1.200 sáng kiến, đạt 148%", ["1.775", "148%"]),
    "figures of the records": ("mới có {{ figures.count }} sáng kiến, đạt {{ rate|percent }}", []),
    "a figure within an expression": (
        "{% if figures.count > 2.660 %}vượt{% endif %} {# 15% #}",
        [],
    ),
    "a day": ("đến ngày 20.4.2022, từ 01/6/2022 đến 31.12.2022", []),
    "a number of a document": ("Kế hoạch số 1.144/KH-LĐLĐ, mục 1.1. và 2.3", []),
    "small numbers and years": ("03 giai đoạn, năm 2022 và 2023, 700 người", []),
}


@pytest.mark.parametrize(("body", "figures"), FIGURES.values(), ids=FIGURES)
def test_figures_typed_by_hand(findings, body, figures):
    text = f"documents: [{{code: d, kind: plan, subject: về sáng kiến, body: '{body}'}}]"
    found = [(one.code, str(one.message).split(": ")[1]) for one in findings(text)]
    assert found == ([("I-FIGURE-TYPED", join_names(figures))] if figures else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("không có gì", "không có gì"),
        ("có {{ a }} và {% if b %}c{% endif %}", f"có {FILLED} và {FILLED}c{FILLED}"),
        ("mở {{ a mà không đóng", "mở {{ a mà không đóng"),
        ("{# ghi chú {{ a }} #}còn", f"{FILLED}còn"),
    ],
)
def test_what_is_literal(text, expected):
    assert literal(text) == expected


def test_what_is_said(said):
    body = "Thực hiện “1 triệu sáng kiến an toàn” đạt 2.660, 15%, 2.661 và 2.662 sáng kiến"
    name = "name: “01 triệu sáng kiến an toàn”\n"
    text = f"{name}documents: [{{code: d, kind: plan, subject: A, body: '{body}'}}]"
    assert said(text) == [
        (
            "tên «1 triệu sáng kiến an toàn» khác tên chính thức «01 triệu sáng kiến an toàn»; "
            "viết {{ campaign.name }}"
        ),
        (
            "số liệu gõ tay trong nội dung văn bản: 2.660, 15%, 2.661… (còn 1 nữa); "
            "lấy số từ dữ liệu chiến dịch, ví dụ {{ figures.count }}, hoặc ghi vào «facts:»"
        ),
    ]
