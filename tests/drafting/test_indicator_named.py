"""Of what a quota is stands in the paper that gives it, unless it goes without saying."""

from __future__ import annotations

import pytest

from generator.drafting.vocabulary.indicator_named import indicator_named
from generator.model.campaign import Campaign

CHILDREN, IDEAS = "số trẻ được tiêm đầy đủ", "số sáng kiến được công nhận"


@pytest.mark.parametrize(
    ("name", "noun", "campaign", "beside", "subject", "said"),
    [
        (CHILDREN, "trẻ", "Tiêm chủng mở rộng", "ca", "giao chỉ tiêu", CHILDREN),
        (CHILDREN, "trẻ", "Tiêm chủng cho trẻ", "ca", "giao chỉ tiêu", CHILDREN),
        (CHILDREN, "trẻ", "Vì trẻ được tiêm đầy đủ", "ca", "giao chỉ tiêu", ""),
        (CHILDREN, "trẻ", "Tiêm chủng mở rộng", "ca", "giao chỉ tiêu số trẻ được tiêm đầy đủ", ""),
        (IDEAS, "sáng kiến", "01 triệu sáng kiến", "ca", "giao chỉ tiêu", ""),
        (IDEAS, "sáng kiến", "01 triệu sáng kiến", "sáng kiến", "giao chỉ tiêu", IDEAS),
        ("số sáng kiến", "sáng kiến", "Thi đua yêu nước", "sáng kiến", "giao chỉ tiêu", ""),
    ],
)  # fmt: skip
def test_it_is_left_out_where_noun_campaign_or_subject_say_it(
    name, noun, campaign, beside, subject, said
):
    of = {"code": "one", "name": name, "unit_of_measure": noun}
    other = {"code": "two", "name": "số khác", "unit_of_measure": beside}
    known = Campaign.model_validate({
        "code": "c", "name": campaign, "short_name": campaign, "kind": "programme", "issuer": "i",
        "starts": "01/7/2026", "ends": "31/12/2026", "indicators": [of, other],
        "targets": [{"code": "t", "name": "chỉ tiêu", "indicator": "two", "count": 30}],
    })  # fmt: skip
    assert indicator_named(known.indicators[0], known, subject) == said
