"""An office and a campaign are changed on the page after they were begun; nothing else of their files is touched."""

from __future__ import annotations

import html
import re

import pytest
from record_forms import CAMPAIGN, ISSUER, fields_of, saved

from generator.office import untrue_with
from generator.problems import Place, Problem, say
from generator.web.saving_anyway import comes_of


@pytest.fixture
def issuer(desk):
    return desk.workspace.issuers / "ldld-song-hoa.yaml"


@pytest.fixture
def campaign(desk):
    return desk.workspace.campaigns / "thi-dua" / "campaign.yaml"


def test_a_form_that_nobody_touched_leaves_every_byte(browser, issuer, campaign):
    before = (issuer.read_bytes(), campaign.read_bytes())

    assert saved(browser, ISSUER).headers["location"] == f"{ISSUER}?saved=unchanged"
    assert saved(browser, CAMPAIGN).headers["location"] == f"{CAMPAIGN}?saved=unchanged"
    assert (issuer.read_bytes(), campaign.read_bytes()) == before


def test_one_value_changes_one_line_and_comments_stay(browser, issuer):
    text = issuer.read_text("utf-8").replace("place: Sông Hòa", "place: Sông Hòa # tỉnh lỵ")
    issuer.write_text(text, "utf-8")

    assert saved(browser, ISSUER, lower="ấp, khu phố").status_code == 303

    assert issuer.read_text("utf-8") == text.replace("lower: công đoàn cơ sở", "lower: ấp, khu phố")


def test_a_signatory_is_added_and_gets_a_code_after_the_name(browser, issuer):
    before = issuer.read_text("utf-8")

    saved(browser, ISSUER, signatories__2__name="Trần Thị Cúc", signatories__2__position="Phó Chủ tịch",
          signatories__2__authority="KT.", signatories__2__acting_for="Chủ tịch")  # fmt: skip

    added = (
        "  - code: tran-thi-cuc\n    name: Trần Thị Cúc\n    position: Phó Chủ tịch\n"
        "    authority: KT.\n    acting_for: Chủ tịch\n"
    )
    assert issuer.read_text("utf-8") == before.replace("formats:\n", f"{added}formats:\n")


def test_a_row_that_is_ticked_goes(browser, campaign):
    before = campaign.read_text("utf-8")

    assert saved(browser, CAMPAIGN, drop="targets.3").status_code == 303

    gone = "  - {code: of_members, name: tỷ lệ trên đoàn viên, level: registered, rate: 10%, of: members}\n"
    assert campaign.read_text("utf-8") == before.replace(gone, "")


def test_targets_are_added_changed_and_taken_away(browser, campaign):
    before = campaign.read_text("utf-8")
    told = {"name": "chỉ tiêu tỉnh giao", "count": "2.400", "level": "assigned"}
    added = "  - code: chi_tieu_giao\n    name: chỉ tiêu tỉnh giao\n    count: 2.400\n    level: assigned\n"

    saved(browser, CAMPAIGN, **{f"targets__4__{key}": text for key, text in told.items()})
    assert added in campaign.read_text("utf-8")
    assert "Số sáng kiến, chỉ tiêu tỉnh giao:" in browser.get("/").text
    assert (
        "Số sáng kiến, chỉ tiêu tỉnh giao</strong>: 695/2.400"
        in browser.get("/campaigns/thi-dua").text
    )

    saved(browser, CAMPAIGN, targets__4__count="2.500")
    assert added.replace("2.400", "2.500") in campaign.read_text("utf-8")

    saved(browser, CAMPAIGN, drop="targets.4")
    assert campaign.read_text("utf-8") == before


def test_what_a_rate_is_of_and_what_a_target_replaces_are_chosen_by_name(browser):
    form = browser.get(CAMPAIGN).text

    of = re.search(r'name="targets\.3\.of".*?</select>', form, re.DOTALL)[0]
    assert re.search(r'<option value="members" selected>\s*đoàn viên', of)
    replaces = re.search(r'name="targets\.4\.replaces".*?</select>', form, re.DOTALL)[0]
    assert re.search(r'<option value="planned"[^>]*>\s*chỉ tiêu kế hoạch', replaces)


def test_no_choice_is_left_open_without_a_word_of_what_that_means(browser):
    offered = {
        name: re.search(r'<option value="">([^<]*)', choices)
        for address in (CAMPAIGN, "/issuers/ldld-song-hoa")
        for name, choices in re.findall(
            r'<select id="field-([^"]+)".*?>(.*?)</select>', browser.get(address).text, re.DOTALL
        )
    }
    left = {name: found[1] for name, found in offered.items() if found}
    assert [name for name, text in left.items() if text.startswith("(không có")] == []
    assert left["targets.0.phase"] == "cả chiến dịch"
    assert left["targets.0.indicator"] == "chỉ số đầu tiên (số sáng kiến)"


def test_a_rate_may_be_let_above_a_hundred_per_cent(browser, campaign):
    told = {
        "name": "công suất giường",
        "unit_of_measure": "%",
        "measure": "rate",
        "may_exceed": "có",
    }
    sent = {f"indicators__2__{key}": value for key, value in told.items()}

    assert saved(browser, CAMPAIGN, **sent).status_code == 303

    text = campaign.read_text("utf-8")
    assert re.search(r"measure: rate,? *\n? *may_exceed: có", text)
    campaign.write_text(text.replace("may_exceed: có", "may_exceed: true"), "utf-8")
    assert saved(browser, CAMPAIGN).headers["location"] == f"{CAMPAIGN}?saved=unchanged"


def test_what_a_rate_is_of_and_whom_it_does_not_concern_are_written_by_name(browser, campaign):
    told = {
        "name": "tỷ lệ đoàn viên có sáng kiến",
        "unit_of_measure": "%",
        "measure": "rate",
        "of": "số sáng kiến\nđoàn viên",
        "exempt": "Công đoàn ngành Y tế\nLiên đoàn Lao động huyện Đông Hà",
    }
    sent = {f"indicators__2__{key}": value for key, value in told.items()}
    assert saved(browser, CAMPAIGN, **{**sent, "indicators__2__exempt": "Sở Lạ"}).status_code == 422

    assert saved(browser, CAMPAIGN, **sent).status_code == 303

    text = campaign.read_text("utf-8")
    assert re.search(r"of:\s*(\[initiatives, members\]|- initiatives\s+- members)", text)
    assert re.search(r"exempt:\s*(\[y-te, dong-ha\]|- y-te\s+- dong-ha)", text)
    shown = fields_of(browser.get(CAMPAIGN).text)
    assert shown["indicators.2.exempt"].split("\n") == told["exempt"].split("\n")


def test_the_name_of_a_group_means_its_units(browser, campaign):
    told = {"name": "tỷ lệ", "unit_of_measure": "%", "measure": "rate"}
    sent = {f"indicators__2__{key}": value for key, value in told.items()}
    answer = saved(
        browser, CAMPAIGN, **sent, indicators__2__exempt="khối Ngành\nCông đoàn ngành Y tế"
    )
    assert answer.status_code == 303
    exempt = fields_of(browser.get(CAMPAIGN).text)["indicators.2.exempt"].split("\n")
    assert exempt == ["Công đoàn Sở KH&CN", "Công đoàn ngành Y tế", "Công đoàn cơ sở mới thành lập"]


def test_groups_that_stand_in_a_file_of_their_own_are_changed_there(browser, desk):
    path = desk.workspace.campaigns / "thi-dua" / "units.yaml"
    before = path.read_text("utf-8")
    (name,) = re.findall(r"groups:\n.*?name: ([^}\n]+)", before)[:1]

    assert saved(browser, CAMPAIGN, sheet=1, groups__0__name="Khối mới").status_code == 303
    assert path.read_text("utf-8") == before.replace(name, "Khối mới", 1)


def test_a_bad_value_is_told_at_its_field_and_nothing_is_written(browser, issuer):
    before = issuer.read_bytes()

    answer = saved(browser, ISSUER, signatories__0__active_to="32/13/2025")

    assert answer.status_code == 422
    assert re.search(
        r'id="refused-signatories.0.active_to">\s*lịch không có ngày «32/13/2025»', answer.text
    )
    assert 'value="32/13/2025"' in answer.text
    assert issuer.read_bytes() == before


def test_a_name_without_capitals_is_asked_about_and_saved_all_the_same(browser, issuer):
    answer = saved(browser, ISSUER, signatories__2__name="tS. nguyễn văn a")
    assert answer.status_code == 422
    assert "có phải «Nguyễn Văn A»? Trước họ tên người ký không ghi học hàm" in answer.text

    again = browser.post(ISSUER, data={**fields_of(answer.text), "even": "1"})

    assert again.status_code == 303
    assert "tS. nguyễn văn a" in issuer.read_text("utf-8")


def test_a_new_office_is_asked_about_its_signatory_too(browser, desk):
    sent = {
        "name": "UBND xã Tân Phú",
        "signatory": "tS. nguyễn văn a",
        "superior": "-",
        "place": "Tân Phú",
    }

    answer = browser.post("/new/issuer", data=sent)

    assert answer.status_code == 422
    assert "có phải «Nguyễn Văn A»?" in answer.text
    assert browser.post("/new/issuer", data={**sent, "even": "1"}).status_code == 303


def test_a_file_changed_meanwhile_is_shown_part_by_part_and_nothing_is_lost(browser, issuer):
    opened = fields_of(browser.get(ISSUER).text)
    theirs = issuer.read_text("utf-8").replace("people: đoàn viên", "people: công nhân")
    issuer.write_text(theirs, "utf-8")

    answer = browser.post(ISSUER, data={**opened, "lower": "ấp, khu phố"})

    assert answer.headers["location"].startswith("/clash/")
    told = browser.get(answer.headers["location"]).text
    assert "chỉ nơi khác sửa" in told
    assert "ấp, khu phố" in told
    chosen = {
        f"block-{at}": side
        for at, side in re.findall(r'name="block-(\d+)" value="(\w+)" checked', told)
    }
    disk = re.search(r'name="disk" value="(\w+)"', told)[1]
    done = browser.post(answer.headers["location"], data={**chosen, "disk": disk})
    assert done.headers["location"] == ISSUER
    assert issuer.read_text("utf-8") == theirs.replace("công đoàn cơ sở", "ấp, khu phố")


def test_what_the_rules_refuse_is_told_and_can_be_insisted_on(browser, campaign):
    answer = saved(browser, CAMPAIGN, drop="phases.0")

    assert answer.status_code == 422
    assert "gd1" in answer.text
    assert "phases" in campaign.read_text("utf-8")


def test_figures_that_would_fall_into_another_phase_are_told_before_saving(browser, campaign):
    before = campaign.read_bytes()

    answer = saved(browser, CAMPAIGN, phases__0__ends="30/4/2025", phases__1__starts="01/5/2025")

    assert answer.status_code == 422
    assert "đang thuộc giai đoạn 1, sau khi đổi thuộc giai đoạn 2" in answer.text
    assert campaign.read_bytes() == before


@pytest.mark.parametrize("name", ['targets["planned"]', "targets['planned']", "targets.planned"])
def test_a_text_may_name_a_target_in_either_way(office_copy, name):
    document = office_copy.campaigns / "thi-dua/documents/kh_01.yaml"
    document.write_text(document.read_text("utf-8").replace("targets.planned", name), "utf-8")
    campaign = office_copy.campaigns / "thi-dua/campaign.yaml"
    lines = campaign.read_text("utf-8").splitlines(keepends=True)
    without = "".join(one for one in lines if "code: planned" not in one)
    told = [str(one) for one in untrue_with(office_copy, campaign, without.encode())]
    assert told == ["văn bản «kh_01» nhắc mục tiêu «chỉ tiêu kế hoạch»: chỗ ấy sẽ không còn số"]


@pytest.mark.parametrize(("place", "told"), [
    (0, ["văn bản «kh_01» nhắc mục tiêu «chỉ tiêu kế hoạch»: chỗ ấy sẽ không còn số"]),
    (1, ["văn bản «cv_01» nhắc mục tiêu «chỉ tiêu giai đoạn 1»: chỗ ấy sẽ không còn số",
         "tổng chỉ tiêu giao sẽ không còn được so với mục tiêu «chỉ tiêu giai đoạn 1»"]),
])  # fmt: skip
def test_what_uses_a_target_is_told_before_it_is_taken_away(browser, campaign, place, told):
    before = campaign.read_bytes()

    answer = saved(browser, CAMPAIGN, drop=f"targets.{place}")

    said = html.unescape(answer.text)
    assert answer.status_code == 422
    assert [line for line in told if line not in said] == []
    assert campaign.read_bytes() == before

    assert saved(browser, CAMPAIGN, drop=f"targets.{place}", even="1").status_code == 303


def test_an_issued_document_that_would_no_longer_hold_is_told_before_saving(browser, issuer):
    browser.post("/register/begin", data={"issuer": "ldld-song-hoa", "year": "2025", "first": "57"})
    issue = "/campaigns/thi-dua/documents/bc_01/issue"
    shown = browser.post(f"{issue}/preview", data={"day": "5/6/2025"}).text
    browser.post(issue, data=dict(re.findall(r'name="([^"]+)" value="([^"]*)"', shown)))
    assert "57" in browser.get("/register").text

    answer = saved(browser, ISSUER, place="Sông Hồng")

    assert answer.status_code == 422
    assert (
        "văn bản đã ban hành số 57 ngày 05/6/2025 («thi-dua/bc_01») sẽ không còn đúng như đã ký"
        in answer.text
    )
    assert "Sông Hồng" not in issuer.read_text("utf-8")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["E-QUOTA-SUM quotas.yaml"], "in đúng những số đang ghi"),
        (["E-UNIT-UNKNOWN documents/a.yaml"], "riêng văn bản này chưa tạo tệp"),
        (["E-QUOTA-SUM quotas.yaml", "E-UNIT-UNKNOWN units.yaml"], "của chiến dịch này chưa mở được"),
        (["E-UNIT-UNKNOWN documents/a.yaml", "E-UNIT-UNKNOWN units.yaml"], "của chiến dịch này chưa mở được"),
    ],
)  # fmt: skip
def test_what_comes_of_saving_all_the_same_is_told_by_the_worst(wrong, told):
    problems = [
        Problem(one.split()[0], Place(f"campaigns/c/{one.split()[1]}"), say("sai")) for one in wrong
    ]
    assert told in comes_of(problems).text()


def test_a_file_that_cannot_be_read_is_mended_as_text(browser, issuer):
    issuer.write_text("code: [", "utf-8")

    assert browser.get(ISSUER).headers["location"].startswith("/mend/")


def test_an_office_that_nobody_knows_is_told(browser):
    assert browser.get("/issuers/ldld-song-hoaa").status_code == 404
