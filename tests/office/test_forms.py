"""A form is filled in without anybody being asked: what was said, what follows, what is missing."""

from __future__ import annotations

from datetime import date

import pytest

from generator.office.begun_campaign import read_phases
from generator.office.begun_issuer import read_department
from generator.office.bodies import (
    BodyKind,
    body_kind_of,
    lines_of,
    position_of,
    superior_lines_of,
)
from generator.office.forms.filled_form import FilledForm
from generator.office.forms.issuer_form import issuer_form
from generator.problems import Misused


@pytest.fixture
def filling(workspace):
    return FilledForm(issuer_form(workspace))


def test_what_was_not_said_follows_from_the_name(filling):
    assert filling.take({"name": "LĐLĐ tỉnh Lai Châu"}) == {}

    known = filling.answers()

    assert known["name"] == "Liên đoàn Lao động tỉnh Lai Châu"
    assert (known["kind"], known["abbreviation"], known["place"]) == ("union", "LĐLĐ", "Lai Châu")


def test_what_is_missing_is_told_with_its_place(filling):
    refused = filling.take({"name": "LĐLĐ tỉnh Lai Châu"})

    assert [one.place.part for one in filling.missing(refused)] == ["--signatory"]


def test_what_cannot_be_read_comes_back_with_its_reason(filling):
    refused = filling.take({"name": "LĐLĐ tỉnh Lai Châu", "kind": "circus"})

    assert list(refused) == ["kind"]
    assert "kind" not in filling.typed


def test_an_entry_that_may_stay_open_is_left_so(filling):
    filling.take({"name": "LĐLĐ tỉnh Lai Châu", "superior": "-"})

    assert filling.answers()["superior"] == ""


def test_letters_of_hospitals_and_schools_are_spelled_out(filling):
    filling.take({"name": "BVĐK khu vực Cẩm Phả"})

    known = filling.answers()

    assert (known["name"], known["kind"]) == ("Bệnh viện Đa khoa khu vực Cẩm Phả", "hospital")
    assert (known["abbreviation"], known["short_name"]) == ("BVĐKKVCP", "Bệnh viện")


def test_an_agency_above_a_hospital_says_its_province():
    assert superior_lines_of("Sở Y tế tỉnh Quảng Ninh", "Bệnh viện A") == [
        "Sở Y tế",
        "tỉnh Quảng Ninh",
    ]


ORGANISATIONS = {
    "HND huyện Mường La": ("Hội Nông dân huyện Mường La", "HND", "HND huyện", "Chủ tịch", "TM. Ban Thường vụ", "hội viên, nông dân", "chi hội"),
    "HND xã Tạ Bú": ("Hội Nông dân xã Tạ Bú", "HND", "HND xã", "Chủ tịch", "TM. Ban Thường vụ", "hội viên, nông dân", "tổ hội"),
    "LHPN tỉnh Sơn La": ("Hội Liên hiệp Phụ nữ tỉnh Sơn La", "LHPN", "Hội LHPN tỉnh", "Chủ tịch", "TM. Ban Thường vụ", "hội viên, phụ nữ", "chi hội"),
    "Hội CCB huyện An Phú": ("Hội Cựu chiến binh huyện An Phú", "CCB", "Hội CCB huyện", "Chủ tịch", "TM. Ban Thường vụ", "hội viên cựu chiến binh", "chi hội"),
    "Đoàn TNCS Hồ Chí Minh huyện An Phú": ("Đoàn Thanh niên Cộng sản Hồ Chí Minh huyện An Phú", "ĐTN", "Đoàn Thanh niên huyện", "Bí thư", "TM. Ban Thường vụ", "đoàn viên, thanh niên", "chi đoàn"),
    "Ủy ban MTTQ Việt Nam huyện An Phú": ("Ủy ban Mặt trận Tổ quốc Việt Nam huyện An Phú", "MTTQ", "Ủy ban MTTQ huyện", "Chủ tịch", "TM. Ban Thường trực", "các tầng lớp Nhân dân", "ban công tác Mặt trận"),
}  # fmt: skip
ASKED = ("name", "abbreviation", "short_name", "position", "authority", "people", "lower")


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_a_mass_organisation_is_known_by_its_name(filling, name):
    filling.take({"name": name, "signatory": "Lò Thị Xuân", "superior": "-"})

    known = filling.answers()

    assert known["kind"] == "organisation"
    assert tuple(known[one] for one in ASKED) == ORGANISATIONS[name]


@pytest.mark.parametrize(
    ("name", "collective", "lower"),
    [
        ("Công đoàn Bệnh viện Đa khoa tỉnh Hòa Bình", "Ban Chấp hành", "tổ công đoàn"),
        ("Công đoàn Trường THPT Sông Lành", "Ban Chấp hành", "tổ công đoàn"),
        ("CĐCS Công ty TNHH Sông Lành", "Ban Chấp hành", "tổ công đoàn"),
        ("Công đoàn Tổng công ty Điện lực", "Ban Thường vụ", "công đoàn cơ sở"),
        ("Công đoàn ngành Y tế tỉnh Hòa Bình", "Ban Thường vụ", "công đoàn cơ sở"),
        ("LĐLĐ tỉnh Hòa Bình", "Ban Thường vụ", "công đoàn cơ sở"),
    ],
)
def test_a_union_of_one_workplace_is_a_base_union(filling, name, collective, lower):
    filling.take({"name": name})
    known = filling.answers()
    assert (known["collective"], known["lower"]) == (collective, lower)


@pytest.mark.parametrize(
    ("typed", "collective", "authority"),
    [
        ({"authority": "TM. Ban Chấp hành"}, "Ban Chấp hành", "TM. Ban Chấp hành"),
        ({"collective": "Ban Chấp hành"}, "Ban Chấp hành", "TM. Ban Chấp hành"),
        ({"authority": "TM. Ban Chấp hành, KT. Chủ tịch"}, "Ban Chấp hành", "TM. Ban Chấp hành, KT. Chủ tịch"),
        ({"authority": "KT. Chủ tịch"}, "Ban Thường vụ", "KT. Chủ tịch"),
        ({"collective": "Ban Thường vụ", "authority": "TM. Ban Chấp hành"}, "Ban Thường vụ", "TM. Ban Chấp hành"),
    ],
)  # fmt: skip
def test_on_whose_behalf_somebody_signs_is_the_collective(filling, typed, collective, authority):
    filling.take({"name": "LĐLĐ tỉnh Hòa Bình", **typed})
    known = filling.answers()
    assert (known["collective"], known["authority"]) == (collective, authority)
    of_entry = {one.key: filling.offered(one) for one in filling.form.entries}
    assert of_entry["authority"] == f"TM. {collective}"


def test_a_people_s_council_is_no_mass_organisation():
    assert body_kind_of("Hội đồng nhân dân xã A") is None


@pytest.mark.parametrize(
    ("typed", "letters"),
    [
        ("Ban Chính sách pháp luật", "CSPL"),
        ("Văn phòng Ủy ban", "VPỦB"),
        ("Phòng Nội vụ", "NV"),
    ],
)
def test_a_department_without_its_letters_is_asked_about(typed, letters):
    with pytest.raises(Misused) as refused:
        read_department(typed)
    assert f"có phải «{letters} {typed}»" in str(refused.value.message)


@pytest.mark.parametrize("typed", ["GDTrH Phòng Giáo dục trung học", "TCCB Phòng Tổ chức cán bộ"])
def test_letters_of_a_department_may_hold_small_ones(typed):
    assert read_department(typed) == tuple(typed.split(" ", 1))


def test_an_agency_of_a_province_stands_below_its_committee(filling):
    filling.take({"name": "Sở Giáo dục và Đào tạo tỉnh Sông Hòa", "signatory": "Lê Văn An"})

    known = filling.answers()

    assert known["kind"] == "agency"
    assert known["superior"] == "Ủy ban nhân dân tỉnh Sông Hòa"
    assert (known["short_name"], known["abbreviation"]) == ("Sở Giáo dục và Đào tạo", "SGDĐT")
    assert known["position"] == "Giám đốc"


@pytest.mark.parametrize(
    ("name", "lines", "above"),
    [
        ("Sở Nội vụ tỉnh Sông Hòa", ["Sở Nội vụ"], "UBND tỉnh Sông Hòa"),
        (
            "Sở Giáo dục và Đào tạo tỉnh Sông Hòa",
            ["Sở Giáo dục", "và Đào tạo"],
            "UBND tỉnh Sông Hòa",
        ),
    ],
)
def test_the_head_of_an_agency_says_the_province_once(name, lines, above):
    assert lines_of(name) == lines
    assert superior_lines_of("Ủy ban nhân dân tỉnh Sông Hòa", name) == [above]


@pytest.mark.parametrize(
    ("name", "position"),
    [("Phòng Nội vụ huyện An Phú", "Trưởng phòng"), ("Chi cục Thuế An Phú", "Chi cục trưởng")],
)
def test_who_leads_an_agency_is_told_by_what_it_is_called(name, position):
    assert position_of(name, BodyKind.AGENCY) == position


@pytest.mark.parametrize("text", ["30/6/2026, 31/12/2026", "30/6/2026; 31/12/2026"])
def test_the_days_of_phases_are_told_apart_as_other_lists_are(text):
    assert read_phases(text) == [date(2026, 6, 30), date(2026, 12, 31)]
