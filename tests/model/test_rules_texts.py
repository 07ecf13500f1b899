"""What is typed in documents: the campaign's name nearly right, figures that do not follow the records."""

from __future__ import annotations

import pytest

from generator.model.rules.documents import FILLED, literal

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
          department: CSPL
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
    ]
