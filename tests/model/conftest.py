"""A small right campaign, and the findings when some lines of it are replaced."""

from __future__ import annotations

import pytest
import yaml

from generator.model.campaign import Campaign
from generator.model.issuer import Issuer
from generator.model.library import Library
from generator.model.passage import Passage
from generator.model.rules import check_campaign
from generator.model.settings import OwnKind, Settings

RIGHT = """
code: sang-kien
name: “01 triệu sáng kiến - nỗ lực vượt khó, sáng tạo, quyết tâm chiến thắng đại dịch Covid-19”
short_name: Chương trình 01 triệu sáng kiến
issuer: camau
starts: 01/01/2022
ends: 30/9/2023
indicators:
- {code: ideas, name: số sáng kiến, unit_of_measure: sáng kiến}
"""

KINDS = """
- {code: extract, name: Bản trích sao, abbreviation: TrS, title: TRÍCH SAO, in_decree: có}
- {code: plan, name: Kế hoạch, abbreviation: KH, title: KẾ HOẠCH, in_decree: có}
- {code: directive, name: Công văn, subject_style: v/v, addressed: có, in_decree: có}
- {code: report, name: Báo cáo, abbreviation: BC, title: BÁO CÁO, addressed: có, in_decree: có}
- {code: submission, name: Tờ trình, abbreviation: TTr, title: TỜ TRÌNH, addressed: có, in_decree: có}
- {code: solution, name: Giải pháp, abbreviation: GP, title: GIẢI PHÁP, note: Cân nhắc dùng kế hoạch.}
- code: invitation
  name: Giấy mời
  abbreviation: GM
  title: GIẤY MỜI
  in_decree: có
  fields:
  - {code: guests, label: Trân trọng kính mời, required: có}
  - {code: chair, label: Chủ trì}
"""

ISSUERS = """
- code: camau
  name: Liên đoàn Lao động tỉnh Cà Mau
  short_name: LĐLĐ tỉnh
  abbreviation: LĐLĐ
  place: Cà Mau
  departments:
  - {code: CSPL, name: Ban Chính sách - Pháp luật}
  signatories:
  - {code: hoa, name: Trần Văn Hòa, position: Phó Chủ tịch, active_from: 01/01/2020}
  - {code: hai, name: Lê Thị Hải, position: Chủ tịch, active_to: 31/12/2021}
- code: namcan
  name: Liên đoàn Lao động huyện Năm Căn
  short_name: LĐLĐ huyện
  abbreviation: LĐLĐ
  place: Năm Căn
  signatories: [{code: ba, name: Ngô Văn Ba, position: Chủ tịch}]
- code: dam_doi
  name: Liên đoàn Lao động huyện Đầm Dơi
  short_name: LĐLĐ huyện
  abbreviation: LĐLĐ
  place: Đầm Dơi
  signatories: [{code: btv, authority: TM., acting_for: Ban Thường vụ}]
- code: ngoc_hien
  name: Công đoàn Bệnh viện Ngọc Hiển
  short_name: Công đoàn Bệnh viện
  abbreviation: CĐBV
  place: Ngọc Hiển
  collective: Ban Thường vụ
  signatories: [{code: bch, name: Lê Thị Tư, position: Chủ tịch, authority: TM., acting_for: Ban Chấp hành}]
"""


def _read(text):
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts only, as records are read


def _table(model, text):
    return {row["code"]: model.model_validate(row) for row in _read(text)}


def _kinds():
    return {code: row.kind() for code, row in _table(OwnKind, KINDS).items()}


def _spot(path):
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).lstrip(".")


@pytest.fixture
def campaign_of():
    """From YAML lines to the right campaign with these lines in place of its own."""
    return lambda text: Campaign.model_validate(_read(RIGHT) | (_read(text) or {}))


PASSAGES = {"result_now": Passage("result_now", text="Một.")}


@pytest.fixture
def findings(campaign_of):
    """From YAML lines to the findings."""

    def find(text):
        library = Library(_table(Issuer, ISSUERS), _kinds(), Settings(), PASSAGES)
        return list(check_campaign(campaign_of(text), library))

    return find


@pytest.fixture
def found(findings):
    """From YAML lines to one line for each finding: its code and the way to the value."""
    return lambda text: [f"{one.code} {_spot(one.path)}" for one in findings(text)]


@pytest.fixture
def said(findings):
    """From YAML lines to what people read: each message with its remedy."""

    def say_all(text):
        return [
            f"{one.message}; {one.hint}" if one.hint else f"{one.message}" for one in findings(text)
        ]

    return say_all
