"""What a new campaign is asked: its kind and short name follow from its name, and several indicators have several answers."""

from __future__ import annotations

import pytest

from generator.office import new_campaign
from generator.office.begun_campaign import (
    campaign_kind_of,
    campaign_short_name_of,
    within_sentences,
)
from generator.office.forms.campaign_form import campaign_form, issuer_choice
from generator.office.forms.filled_form import FilledForm

SAID = {"name": "Chiến dịch khám bệnh", "issuer": "ldld-song-hoa", "starts": "01/9/2026", "ends": "20/12/2026",
        "counts": "số ca khám; tỷ lệ người bệnh hài lòng", "unit_of_measure": "ca; %"}  # fmt: skip


@pytest.fixture
def filling(workspace):
    return FilledForm(
        campaign_form(workspace, [issuer_choice("ldld-song-hoa", "LĐLĐ tỉnh Sông Hòa")])
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Đợt cao điểm khám bệnh", "round"),
        ("Tháng hành động vì trẻ em", "month"),
        ("Tuần lễ Hồng", "week"),
        ("Đề án 06", "scheme"),
        ("phong trao xanh", "movement"),
        ("Thăng tiến nghề nghiệp", None),
        ("Dự ánh sáng", None),
    ],
)
def test_the_kind_is_the_word_that_the_name_begins_with(name, kind):
    assert campaign_kind_of(name) == kind


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Số quyển sách", "số quyển sách"), ("Đoàn viên mới", "Đoàn viên mới"), ("số ca", "số ca")],
)
def test_an_indicator_typed_as_a_title_stands_within_sentences(typed, name):
    assert within_sentences(typed) == name


def test_a_short_name_is_without_years_and_purpose():
    name = "Chương trình nâng cao năng suất, chất lượng lao động giai đoạn 2026 - 2030 trên địa bàn tỉnh"

    assert campaign_short_name_of(name) == "Chương trình nâng cao năng suất, chất lượng lao động"


def test_each_indicator_has_its_target(filling, workspace):
    filling.take({**SAID, "target": "12.000; 90"})

    written = new_campaign(workspace, filling.answers()).read_text("utf-8")

    assert "count: 12.000" in written
    assert "indicator: ty_le_nguoi_benh_hai_long" in written
    assert "rate: 90%" in written


def test_an_indicator_without_a_target_is_passed_over(filling, workspace):
    filling.take({**SAID, "target": "-; 90%"})

    written = new_campaign(workspace, filling.answers()).read_text("utf-8")

    assert written.count("chỉ tiêu kế hoạch") == 1
    assert "rate: 90%" in written


def test_more_targets_than_indicators_are_refused(filling):
    filling.take({**SAID, "target": "1; 2; 3"})

    assert [one.place.part for one in filling.form.wrong(filling.answers())] == ["--target"]


def test_of_a_rate_neither_the_way_of_counting_nor_decimals_are_asked(filling):
    filling.take(SAID)

    known = filling.answers()

    assert (known["counted_as"], known["decimals"]) == ("lũy kế; -", "0; -")
    assert not filling.form.wrong(known)


def test_where_all_are_rates_nothing_of_it_is_asked(filling):
    filling.take({**SAID, "counts": "tỷ lệ hài lòng", "unit_of_measure": "%"})

    assert not {"counted_as", "decimals"} & set(filling.answers())
