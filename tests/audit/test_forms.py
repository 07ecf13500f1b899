"""Forms in which officials tell a figure, each right, wrong, and as the figure of something else, against records."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from known_campaigns import known_in

from generator.audit import audit_manuscript, read_text

FORMS = yaml.safe_load(Path(__file__).with_name("forms.yaml").read_text(encoding="utf-8"))
RIGHT = [
    pytest.param(text, id=f"{form}-{sort}-{at}")
    for form, sorts in FORMS.items()
    for sort in ("right", "near")
    for at, text in enumerate(sorts[sort], 1)
]
WRONG = [
    pytest.param(figure, text, id=f"{form}-{at}")
    for form, sorts in FORMS.items()
    for at, case in enumerate(sorts["wrong"] or (), 1)
    for figure, text in case.items()
]
RECORD = """
code: rac
name: Phong trào toàn dân thu gom, phân loại rác thải tại nguồn
short_name: Phong trào thu gom, phân loại rác thải
issuer: xa
starts: 01/10/2026
ends: 31/3/2027
indicators:
  - {code: ho, name: số hộ phân loại rác tại nguồn, unit_of_measure: hộ, exempt: [th, yt]}
  - {code: ty_le, name: tỷ lệ hộ nộp tiền dịch vụ, unit_of_measure: "%", measure: rate, exempt: [th, yt]}
  - {code: tien, name: số tiền đóng góp, unit_of_measure: triệu đồng, decimals: 1}
  - {code: quy, name: số tiền thu quỹ vệ sinh, unit_of_measure: đồng, measure: money, exempt: [th, yt]}
  - {code: ht, name: số tiền hỗ trợ, unit_of_measure: triệu đồng, decimals: 1, exempt: [th, yt]}
  - {code: rac, name: khối lượng rác tái chế, unit_of_measure: tấn, decimals: 1, exempt: [th, yt]}
  - {code: hoa, name: diện tích đường hoa, unit_of_measure: ha, exempt: [th, yt]}
phases:
  - {code: gd1, name: giai đoạn 1, ends: 31/12/2026}
  - {code: gd2, name: giai đoạn 2, ends: 31/3/2027}
bases: [{code: ho, name: hộ}]
targets:
  - {code: kh, name: chỉ tiêu kế hoạch, count: 700}
  - {code: kh_ty_le, name: chỉ tiêu kế hoạch, indicator: ty_le, rate: 85%}
  - {code: kh_tien, name: chỉ tiêu kế hoạch, indicator: tien, count: 180}
  - {code: kh_rac, name: chỉ tiêu kế hoạch, indicator: rac, count: 40}
  - {code: kh_hoa, name: chỉ tiêu kế hoạch, indicator: hoa, count: 75}
groups: [{code: thon, name: Các thôn}, {code: khac, name: "Trường học, Trạm y tế"}]
units:
  - {code: kt, name: Thôn Khe Thương, group: thon, bases: {ho: 212}}
  - {code: dq, name: Thôn Đồng Quốc, group: thon, bases: {ho: 187}}
  - {code: bc, name: Thôn Bản Cái, group: thon, bases: {ho: 205}}
  - {code: nm, name: Thôn Nà Mẩy, group: thon, bases: {ho: 209}}
  - {code: th, name: Trường Tiểu học Yên Trạch, group: khac}
  - {code: yt, name: Trạm Y tế xã Yên Trạch, group: khac}
quotas:
  - {phase: gd1, counts: {kt: 95, dq: 84, bc: 92, nm: 69}}
  - {phase: gd2, counts: {kt: 99, dq: 88, bc: 99, nm: 74}}
  - {counts: {kt: 194, dq: 172, bc: 191, nm: 143}}
  - {indicator: ty_le, counts: {kt: 90%, dq: 85%, bc: 90%, nm: 85%}}
snapshots:
  - as_of: 20/11/2026
    results:
      - {counts: {kt: 71, dq: 52, bc: 70, nm: 45}}
      - {indicator: tien, counts: {kt: "6,3", dq: "5,1", bc: "6,5", nm: "4,1", th: 40, yt: 22}}
  - as_of: 27/11/2026
    results:
      - {counts: {kt: 82, dq: 63, bc: 79, nm: 54}}
      - {indicator: ty_le, total: "74,5%", precision: exact, counts: {kt: "80,1%", dq: "72,3%", bc: "82,8%", nm: "73,1%"}}
      - {indicator: tien, counts: {kt: "7,4", dq: 6, bc: "7,5", nm: "4,8", th: "46,3", yt: "26,6"}}
      - {indicator: quy, counts: {kt: 1250000, dq: 800000, bc: 1500000, nm: 950000}}
      - {indicator: ht, counts: {kt: "9,4", dq: "23,7", bc: "20,2", nm: "81,2"}}
      - {indicator: rac, counts: {kt: "2,5", dq: "1,8", bc: "3,1", nm: "1,1"}}
      - {indicator: hoa, counts: {kt: 35, dq: 12, bc: 8, nm: 5}}
"""
FILES = {
    "vanthu.yaml": "language: vi\nformat: 3\n",
    "campaigns/issuers/xa.yaml": "{code: xa, name: Ủy ban nhân dân xã Yên Trạch, short_name: UBND xã, abbreviation: UBND, place: Yên Trạch}\n",
    "campaigns/rac/campaign.yaml": RECORD,
}


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    return known_in(tmp_path_factory.mktemp("commune"), "rac", FILES)


HEAD = """Yên Trạch, ngày 28 tháng 11 năm 2026
BÁO CÁO
Kết quả thực hiện Phong trào thu gom, phân loại rác thải, số liệu tính đến ngày 27/11/2026
"""


def doubted(text, known):
    """The figures in doubt with what is said of them."""
    return {
        one.doubt.passage.claims.text[
            one.doubt.start : one.doubt.end
        ]: f"{one.code} {one.doubt.message}"
        for one in audit_manuscript(read_text(HEAD + text), known).findings
    }


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_or_of_something_else_is_not_doubted(text, known):
    assert doubted(text, known) == {}


@pytest.mark.parametrize(("figure", "text"), WRONG)
def test_what_is_wrong_is_doubted(figure, text, known):
    found = doubted(text, known)
    assert any(figure in one or one in figure for one in found), found
