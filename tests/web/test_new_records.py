"""What is begun on the page is what the commands begin: the same questions, the same bytes."""

from __future__ import annotations

import re

import pytest
from browsing import Browser

from generator.cli.app import run
from generator.office import init_workspace
from generator.web.desk import Desk
from generator.workspace import Workspace

ISSUER = {
    "name": "LĐLĐ tỉnh Lai Châu",
    "signatory": "Nguyễn Văn An",
    "superior": "Tổng Liên đoàn Lao động Việt Nam",
    "place": "Lai Châu",
}
CAMPAIGN = {
    "name": "Chương trình 1 triệu sáng kiến",
    "starts": "01/01/2026",
    "ends": "31/12/2026",
    "counts": "số sáng kiến",
    "target": "1.000",
}


def begun(folder):
    init_workspace(folder, samples=False)
    return Workspace(folder.resolve())


@pytest.fixture
def by_page(tmp_path):
    return begun(tmp_path / "page")


@pytest.fixture
def browser(by_page):
    return Browser(Desk(by_page, "Lan"))


def options(given):
    return [word for key, text in given.items() for word in (f"--{key}", text)]


def test_an_empty_folder_leads_to_the_office_first(browser):
    assert 'href="/new/issuer"' in browser.get("/").text
    assert "Bắt đầu: cơ quan của bạn" in browser.get("/new/campaign").text


def test_the_same_records_made_by_page_and_by_hand_are_equal_bytes(browser, by_page, tmp_path):
    by_hand = begun(tmp_path / "hand")
    for kind, given in (("issuer", ISSUER), ("campaign", CAMPAIGN)):
        assert browser.post(f"/new/{kind}", data=given).status_code == 303
        assert run(["-C", str(by_hand.root), "new", kind, *options(given), "--no-input"]) == 0
    (campaign,) = by_hand.campaign_folders()
    answer = browser.post(f"/campaigns/{campaign}/new/document", data={"kind": "plan"})
    assert answer.headers["location"] == f"/campaigns/{campaign}/documents/ke_hoach"
    told = ["new", "document", campaign, "plan", "--code", "ke_hoach", "--no-input"]
    assert run(["-C", str(by_hand.root), *told]) == 0

    assert records_of(by_page) == records_of(by_hand)


def records_of(workspace):
    folder = workspace.campaigns
    paths = [path for path in folder.rglob("*.yaml") if path.is_file()]
    assert paths
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_what_is_missing_is_told_at_its_field_and_what_was_typed_stays(browser):
    answer = browser.post("/new/issuer", data={"name": "LĐLĐ tỉnh Lai Châu", "proposed.name": ""})

    assert answer.status_code == 422
    assert 'name="signatory" value=""' in answer.text
    assert "chưa nêu: Họ tên người ký" in answer.text
    assert 'value="Liên đoàn Lao động tỉnh Lai Châu"' in answer.text


def test_proposals_follow_what_was_typed(browser):
    sent = {"name": "UBND xã Tân Phú", "place": "An Phú", "proposed.place": ""}

    told = browser.post("/new/issuer/proposals", data=sent).json()

    assert told["abbreviation"]["value"] == "UBND"
    assert (told["place"]["value"], told["place"]["proposed"]) == ("An Phú", "Tân Phú")


def test_what_stands_as_it_was_proposed_was_not_typed(browser):
    sent = {"name": "UBND xã Tân Phú", "place": "Lai Châu", "proposed.place": "Lai Châu"}

    told = browser.post("/new/issuer/proposals", data=sent).json()

    assert told["place"]["value"] == "Tân Phú"


def test_an_office_is_made_on_the_way_to_a_campaign(browser):
    browser.post("/new/issuer", data=ISSUER)
    began = browser.post("/new/issuer/first", data={"name": "Tháng Công nhân", "proposed.name": ""})
    assert 'name="carried.name" value="Tháng Công nhân"' in began.text

    other = {
        **ISSUER,
        "name": "LĐLĐ tỉnh Sơn La",
        "place": "Sơn La",
        "carried.name": "Tháng Công nhân",
    }
    gone_on = browser.post("/new/issuer", data=other)

    assert 'value="Tháng Công nhân"' in gone_on.text
    assert '<option value="ldld-son-la" selected>' in gone_on.text


def test_a_code_that_is_taken_is_told_at_its_field(browser):
    browser.post("/new/issuer", data=ISSUER)

    again = browser.post("/new/issuer", data={**ISSUER, "code": "ldld-lai-chau"})

    assert again.status_code == 422
    assert "đã có cơ quan «ldld-lai-chau»" in again.text
    assert '<div class="field" data-field="code" data-made>' in again.text


def test_a_code_is_made_of_the_name_and_not_asked_for(browser):
    told = browser.post("/new/issuer", data={**ISSUER, "signatory": ""}).text
    assert '<div class="field" data-field="code" data-made hidden>' in told
    assert 'name="code" value="ldld-' in told


def refused_at(answer):
    """What is said under each field that is refused, and whether anything is said beside them."""
    said = re.findall(r'id="refused-([a-z_]+)">\s*([^<]*?)\s*<', answer.text)
    return dict(said), "campaign.yaml" in answer.text


def test_what_the_record_would_refuse_is_told_at_the_field_that_writes_it(browser):
    browser.post("/new/issuer", data=ISSUER)
    wrong = {**CAMPAIGN, "target": "1,250", "phases": "30/6/2026; 31/1/2027"}

    assert refused_at(browser.post("/new/campaign", data=wrong)) == (
        {
            "target": "chỉ số này tính bằng số nguyên; đang là «1,250»; nếu là 1.250, viết 1.250;"
            " ghi 3 ở mục «Chữ số thập phân» của chỉ số, hoặc sửa số",
            "phases": "«giai đoạn 2» kết thúc ngày 31/01/2027, sau khi chiến dịch kết thúc ngày 31/12/2026;"
            " sửa ngày của giai đoạn hoặc ngày của chiến dịch",
        },
        False,
    )


def test_what_is_chosen_from_a_list_needs_no_list_in_words(browser):
    browser.post("/new/issuer", data=ISSUER)
    unsaid = {**CAMPAIGN, "name": "Hiến máu cứu người", "proposed.kind": ""}

    assert refused_at(browser.post("/new/campaign", data=unsaid)) == (
        {"kind": "chưa nêu: Loại chiến dịch"},
        False,
    )
