"""The fields of a document as a clerk reads them: words, with what fills them in beside."""

from __future__ import annotations

import pytest

from generator.office.office import campaign_of, open_office
from generator.office.previewing import document_now
from generator.office.printed_fields import printed_fields
from generator.office.writing_form import condition_said


@pytest.fixture
def parts(office_copy):
    """The pieces of a field of the report, written so."""
    office = open_office(office_copy)
    record = campaign_of(office, "thi-dua")

    def told(**written):
        now = document_now(office, record, "bc_01", written)
        return {
            key: [tuple(one) for one in found] for key, found in printed_fields(office, now).items()
        }

    return told


def test_typed_words_and_what_is_filled_in_are_told_apart(parts):
    assert parts(subject="Sơ kết {{ campaign.name }} năm nay")["subject"] == [
        ("Sơ kết ", ""),
        ("Sáng kiến vì người lao động", "{{ campaign.name }}"),
        (" năm nay", ""),
    ]


def test_a_line_that_prints_nothing_shows_nothing_and_stays(parts):
    lines = ["{{ '' }}", "Văn phòng", "Ban {{ issuer.short_name }}"]

    assert parts(recipients=lines)["recipients"] == [
        ("", "{{ '' }}\n"),
        ("Văn phòng", ""),
        ("\n", ""),
        ("Ban ", ""),
        ("LĐLĐ tỉnh", "{{ issuer.short_name }}"),
    ]


def test_a_sentence_with_conditions_is_one_piece(parts):
    source = "Sơ kết {% if 1 %}lần {{ 1 }}{% endif %}"

    assert parts(subject=source)["subject"] == [("Sơ kết ", ""), ("lần 1", source[7:])]


def test_what_cannot_be_filled_in_has_dots(parts):
    assert parts(subject="Sơ kết {{ no.such }}")["subject"][1] == ("…", "{{ no.such }}")


def test_without_a_letter_what_all_would_have_is_filled_in(parts):
    subject = "{{ campaign.name }} gửi {{ unit.name }}, giao {{ unit.quota|number }}"
    told = parts(subject=subject, for_each="units", where="1 / 0 > rate")

    assert [text for text, _ in told["subject"]] == [
        "Sáng kiến vì người lao động", " gửi ", "tên đơn vị", ", giao ", "…",
    ]  # fmt: skip


def test_a_field_of_words_alone_is_told_nothing_of(parts):
    assert "subject" not in parts(subject="Sơ kết")


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("rate < 50%", "các đơn vị đạt dưới 50% chỉ tiêu"),
        ("rate < 0.125", "các đơn vị đạt dưới 12,5% chỉ tiêu"),
        (
            "rate < 52,2% and behind",
            "các đơn vị đạt dưới 52,2% chỉ tiêu và chậm so với thời gian đã qua",
        ),
        (
            "rate < 50% and behind or indicators['a-b'].shortfall > 0",
            "các đơn vị đạt thấp, chậm hoặc còn thiếu so với chỉ tiêu của ít nhất một chỉ số",
        ),
        ("", "mọi nơi nhận của văn bản"),
        ('code in ["a", "b"]', "những nơi được đánh dấu trong danh sách"),
        ("group == 'h' and rate < 1", "những nơi theo điều kiện riêng của văn bản này"),
    ],
)
def test_a_condition_is_told_in_words(condition, said):
    assert condition_said(condition).text() == said
