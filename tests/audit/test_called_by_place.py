"""A draft that calls units by their place, sorts them by a threshold, and counts in a word of many things."""

from __future__ import annotations

from textwrap import dedent

import pytest
from known_campaigns import known_in

from generator.audit import read_text
from generator.audit.records.against import checks_against

CAMPAIGN = """
    code: tt
    name: Chương trình tuyên truyền pháp luật
    short_name: Chương trình tuyên truyền
    issuer: ldld
    starts: 01/10/2026
    ends: 31/12/2026
    indicators: [{code: talks, name: số buổi tuyên truyền pháp luật, unit_of_measure: buổi}]
    units:
      - {code: binh_lu, name: Công đoàn cơ sở xã Bình Lư}
      - {code: khun_ha, name: Công đoàn cơ sở xã Khun Há}
      - {code: ban_bo, name: Công đoàn cơ sở xã Bản Bo}
      - {code: school, name: Công đoàn cơ sở Trường THCS xã Bản Bo}
    quotas:
      - {counts: {binh_lu: 50, khun_ha: 1.000, ban_bo: 30, school: 600}}
    snapshots:
      - as_of: 27/11/2026
        results: [{counts: {binh_lu: 18, khun_ha: 1.264, ban_bo: 36, school: 667}}]
"""
ISSUER = "code: ldld\nname: Liên đoàn Lao động tỉnh Sông Hòa\nshort_name: LĐLĐ tỉnh\nabbreviation: LĐLĐ\nplace: Sông Hòa\n"


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    files = {
        "vanthu.yaml": "language: vi\nformat: 3\n",
        "campaigns/issuers/ldld.yaml": ISSUER,
        "campaigns/tt/campaign.yaml": dedent(CAMPAIGN),
    }
    return known_in(tmp_path_factory.mktemp("office"), "tt", files)


def _told(text, known):
    manuscript = read_text(text)
    return [
        seen.passage.claims.text[seen.start : seen.end]
        for check in checks_against(known)
        for seen in check.run(manuscript)
        if hasattr(seen, "message")
    ]


TOLD = {
    "Đến ngày 27/11/2026, xã Khun Há có 1.264 buổi, xã Bình Lư có 18 buổi.": [],
    "Đến ngày 27/11/2026, xã Khun Há có 1.264 buổi, xã Bình Lư có 81 buổi.": ["81"],
    "Đến ngày 27/11/2026, UBND xã Bình Lư tổ chức 81 buổi.": [],
    "Đến ngày 27/11/2026, xã Bản Bo có 63 buổi.": [],
    "Đến ngày 27/11/2026, các đơn vị báo cáo 1.985 buổi.": [],
    "Đến ngày 27/11/2026, các đơn vị báo cáo 1.958 buổi.": ["1.958"],
    "Đến ngày 27/11/2026, các đơn vị báo cáo 1.986 buổi.": ["1.986"],
    "Đến ngày 27/11/2026, các đơn vị báo cáo 3.150 buổi văn nghệ.": [],
    "Các đơn vị báo cáo 1.958 buổi.": [],
    "Đến ngày 27/11/2026, 12 đơn vị đạt dưới 50% chỉ tiêu, gồm: xã Bình Lư.": [],
    "Đến ngày 27/11/2026, 12 đơn vị đạt từ 50% chỉ tiêu trở lên, gồm: xã Bình Lư.": [],
    "Đến ngày 27/11/2026, 03 đơn vị đạt từ 46% chỉ tiêu trở lên nhưng chưa hoàn thành: xã Bình Lư.": [],
    "Đến ngày 27/11/2026, xã Bình Lư đạt 63,0% chỉ tiêu.": ["63,0%"],
}


@pytest.mark.parametrize(("text", "expected"), TOLD.items())
def test_what_is_told_of_a_draft(known, text, expected):
    assert _told(text, known) == expected
