"""What a document is called in lists: names stand in their places, figures are dots."""

from __future__ import annotations

import pytest

from generator.drafting.vocabulary.titles_listed import listed_subject, told_apart
from generator.drafting.vocabulary.views import kind_and_name
from generator.model.campaign import CampaignKind
from generator.office.office import campaign_of, open_office
from generator.wording import read_date


@pytest.fixture
def campaign(office_copy):
    return campaign_of(open_office(office_copy), "thi-dua").campaign


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("Sơ kết thực hiện {{ campaign.called }}", "Sơ kết thực hiện Chương trình “Sáng kiến vì người lao động”"),
        ("đôn đốc {{ campaign.short_name }}", "Đôn đốc Chương trình sáng kiến"),
        ("đôn đốc {{ campaign.called_short }}", "Đôn đốc Chương trình sáng kiến"),
        ("Sơ kết {{ campaign.carried_out_short }}", "Sơ kết giai đoạn 1 thực hiện Chương trình sáng kiến"),
        ("Sơ kết {{ result.name }}, {{ phases.gd2.name }}", "Sơ kết giai đoạn 1, giai đoạn 2"),
        ("Kết quả đến {{as_of|moment}}", "Kết quả đến ngày 31/5/2025"),
        ("Đạt {{ figures.rate }} của {{ nobody }}", "Đạt … của …"),
        ("{% if x %}Có{% endif %}", "…Có…"),
    ],
)  # fmt: skip
def test_names_stand_and_figures_are_dots(campaign, subject, told):
    document = campaign.documents[0].model_copy(
        update={"subject": subject, "phase": "gd1", "as_of": campaign.snapshots[-1].as_of}
    )
    assert listed_subject(document, campaign) == told


def test_a_document_of_the_whole_names_no_phase(campaign):
    subject = "Sơ kết {{ campaign.carried_out }}"
    document = campaign.documents[0].model_copy(update={"subject": subject, "phase": None})
    told = "Sơ kết thực hiện Chương trình “Sáng kiến vì người lao động”"
    assert listed_subject(document, campaign) == told


@pytest.mark.parametrize(
    ("phase", "as_of", "date", "told"),
    [
        ("gd1", "31/3/2025", None, "Kết quả giai đoạn 1 thực hiện {} (tính đến ngày 31/3/2025)"),
        ("gd1", "31/3/2025", "05/7/2025", "Kết quả giai đoạn 1 thực hiện {} (tính đến ngày 31/3/2025)"),
        ("gd1", "31/5/2025", None, "Sơ kết giai đoạn 1 thực hiện {}"),
        ("gd2", "31/5/2025", "05/7/2025", "Kết quả giai đoạn 2 thực hiện {} (tính đến ngày 31/5/2025)"),
        ("gd1", "31/5/2025", "05/7/2025", "Sơ kết giai đoạn 1 thực hiện {}"),
        (None, "31/5/2025", None, "Kết quả thực hiện {} (tính đến ngày 31/5/2025)"),
        (None, "31/5/2025", "05/01/2026", "Tổng kết việc thực hiện {}"),
        (None, None, "05/01/2025", "Kết quả thực hiện {}"),
    ],
)  # fmt: skip
def test_a_report_sums_up_what_is_over_and_else_tells_how_far_it_is(campaign, phase, as_of, date, told):  # fmt: skip
    document = campaign.documents[0].model_copy(
        update={
            "subject": "{{ campaign.report_title }}",
            "phase": phase,
            "as_of": next((one.as_of for one in campaign.snapshots if one.as_of.said == f"ngày {as_of}"), None),
            "date": date and read_date(date),
        }
    )  # fmt: skip
    called = "Chương trình “Sáng kiến vì người lao động”"
    assert listed_subject(document, campaign) == told.format(called)


@pytest.mark.parametrize(
    ("kind", "name", "called"),
    [
        ("movement", "Hiến máu tình nguyện", "phong trào “Hiến máu tình nguyện”"),
        ("movement", "Phong trào hiến máu", "phong trào hiến máu"),
        ("movement", "Phong trào", "phong trào"),
        ("movement", "Phong trào thi đua “Lao động giỏi”", "phong trào thi đua “Lao động giỏi”"),
        ("movement", "Thi đua yêu nước", "phong trào thi đua yêu nước"),
        ("movement", "“Lao động giỏi”", "phong trào “Lao động giỏi”"),
        ("movement", "Tháng Ba biên giới", "phong trào “Tháng Ba biên giới”"),
        ("movement", "Chương trình sữa học đường", "Chương trình sữa học đường"),
        ("programme", "01 triệu sáng kiến", "Chương trình “01 triệu sáng kiến”"),
        ("programme", "chương trình sữa học đường", "Chương trình sữa học đường"),
        ("drive", "Tháng hành động vì trẻ em", "Tháng hành động vì trẻ em"),
        ("drive", "Đợt thi đua nước rút", "đợt thi đua nước rút"),
        ("round", "Đợt thi đua nước rút", "đợt thi đua nước rút"),
        ("month", "Tháng Công nhân", "Tháng Công nhân"),
        ("week", "Tuần lễ Áo dài", "Tuần lễ Áo dài"),
        ("week", "Tuần Áo dài", "Tuần Áo dài"),
        ("movement", "Tuần tra an toàn", "phong trào “Tuần tra an toàn”"),
        ("mobilisation", "Vận động hiến máu", "cuộc vận động hiến máu"),
    ],
)
def test_the_kind_and_the_quotation_marks_are_said_once(kind, name, called):
    assert kind_and_name(CampaignKind(kind), name) == called


def test_reports_of_one_title_are_told_apart_by_the_moment_of_their_figures(campaign):
    first, *rest = campaign.documents
    moments = [campaign.snapshots[-1].as_of, None]
    alike = [
        first.model_copy(update={"code": f"bc_{at}", "phase": "gd1", "as_of": one})
        for at, one in enumerate(moments)
    ]
    among = campaign.model_copy(update={"documents": (*alike, *rest)})
    assert [told_apart(one, among) for one in alike] == [
        "số liệu đến ngày 31/5/2025",
        "số liệu mới nhất",
    ]


@pytest.mark.parametrize(
    ("kind", "short_name", "told"),
    [
        ("movement", "Phong trào", "phong trào “Đổi mới dạy học”"),
        ("movement", "phong trào thi đua", "phong trào “Đổi mới dạy học”"),
        ("drive", "Chiến dịch", "Chiến dịch “Đổi mới dạy học”"),
        ("programme", "Chương trình", "Chương trình “Đổi mới dạy học”"),
        ("project", "Dự án", "Dự án “Đổi mới dạy học”"),
        ("round", "Đợt hoạt động", "đợt “Đổi mới dạy học”"),
        ("month", "Tháng", "Tháng “Đổi mới dạy học”"),
        ("movement", "Đổi mới", "phong trào “Đổi mới”"),
        ("movement", "Phong trào đổi mới", "phong trào đổi mới"),
    ],
)
def test_a_short_name_that_is_only_the_kind_gives_way_to_the_whole_name(
    campaign, kind, short_name, told
):
    named = campaign.model_copy(
        update={"kind": CampaignKind(kind), "name": "Đổi mới dạy học", "short_name": short_name}
    )
    document = named.documents[0].model_copy(
        update={"subject": "{{ campaign.carried_out_short }}", "phase": None}
    )
    assert listed_subject(document, named) == f"Thực hiện {told}"


def test_who_is_amended_stands(campaign):
    document = campaign.documents[0].model_copy(
        update={"subject": "đính chính {{ corrects[0].short }}", "corrects": ("12/BC-LĐLĐ ngày 20/4/2022",)}
    )  # fmt: skip
    assert listed_subject(document, campaign) == "Đính chính 12/BC-LĐLĐ ngày 20/4/2022"


def test_an_amended_document_of_the_campaign_is_told_by_its_title(campaign):
    report, letter, plan = campaign.documents
    older = report.model_copy(update={"subject": "sơ kết", "number": 8})
    subject = "về việc thu hồi {{ recalls[0].short }}"
    notice = letter.model_copy(update={"subject": subject, "recalls": (report.code,)})
    again = plan.model_copy(update={"subject": subject, "recalls": (notice.code,)})
    all_three = campaign.model_copy(update={"documents": (older, notice, again)})
    assert listed_subject(notice, all_three) == "Về việc thu hồi «Sơ kết» (số 08)"
    assert listed_subject(again, all_three) == "Về việc thu hồi «Về việc thu hồi …» (số 07)"


@pytest.mark.parametrize(
    ("mine", "other", "told"),
    [
        ({"addressees": ("UBND xã A",)}, {"addressees": ("UBND xã B",)}, "UBND xã A"),
        ({"addressees": ("{{ unit.name }}",)}, {}, "…"),
        ({"phase": "gd1"}, {"phase": "gd2"}, "giai đoạn 1"),
        ({"addressees": ("UBND xã A",)}, {"subject": "việc khác"}, ""),
    ],
)
def test_documents_of_one_name_are_told_apart_by_phase_or_receiver(campaign, mine, other, told):
    first = campaign.documents[0].model_copy(
        update={"code": "a", "subject": "giao chỉ tiêu", "phase": None, "addressees": (), **mine}
    )
    second = first.model_copy(update={"code": "b", **other})
    both = campaign.model_copy(update={"documents": (first, second)})
    assert told_apart(first, both) == told
