"""What people call units in short: the unit that is suggested, or taken where it is the same name."""

from __future__ import annotations

import pytest

from generator.model.campaign import Unit
from generator.sheets.matching import UnitIndex

COMMUNE = (
    "Bản Nậm Cuổi 1", "Bản Nậm Cuổi 2", "Thôn Tân Lập", "Buôn Ky", "Tổ dân phố 5", "Khu phố 3", "Ban Dân vận",
    "Hội LHPN xã", "Hội CCB xã", "Đoàn TNCS HCM xã", "Hội Nông dân xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã", "Công đoàn cơ sở xã",
)  # fmt: skip
HOSPITAL = (
    "Khoa Nội tổng hợp", "Khoa Nội tim mạch", "Khoa Hồi sức cấp cứu", "Khoa Y học cổ truyền", "Khoa Chẩn đoán hình ảnh",
    "Khoa Ngoại chấn thương", "Khoa GMHS", "Phòng Kế hoạch tổng hợp", "Phòng Tài chính kế toán",
)  # fmt: skip
SCHOOLS = ("Trường THCS Sông Lành", "Trường Trung học phổ thông Sông Lành", "Trường Mầm non Hoa Sen", "Trường Tiểu học Hoa Sen")  # fmt: skip

MOUNTAINS = (
    "HND xã Chiềng Ân", "HND xã Ngọc Chiến", "HND xã Chiềng San", "HND xã Chiềng Lao", "HND xã Chiềng Công",
    "HND xã Mường Bú", "HND xã Nậm Păm", "HND thị trấn Ít Ong",
)  # fmt: skip


def called(names, text):
    """What a text is taken for for certain, or, after a question mark, what is suggested."""
    units = [Unit(code=f"u{at}", name=name) for at, name in enumerate(names)]
    index = UnitIndex(units, own=["Ủy ban nhân dân xã Nậm Cuổi", "UBND xã Nậm Cuổi"])
    found = index.find(text)
    near = found.units or index.near(text)
    return ("" if found.sure else "? ") + " / ".join(unit.name for unit in near)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Nậm Cuổi 1", "Bản Nậm Cuổi 1"),
        ("nam cuoi 2", "Bản Nậm Cuổi 2"),
        ("Nậm Cuổi", "? Bản Nậm Cuổi 1 / Bản Nậm Cuổi 2"),
        ("Tân Lập", "Thôn Tân Lập"),
        ("Ky", "Buôn Ky"),
        ("TDP 5", "Tổ dân phố 5"),
        ("TDP5", "? Tổ dân phố 5"),
        ("Tổ 5", "? Tổ dân phố 5"),
        ("Kh. phố 3", "? Khu phố 3"),
        ("KP3", "? Khu phố 3"),
        ("Dân vận", "? Ban Dân vận"),
        ("Hội LHPN", "Hội LHPN xã"),
        ("Hội Phụ nữ", "? Hội LHPN xã"),
        ("Hội PN", "? Hội LHPN xã"),
        ("Hội Liên hiệp Phụ nữ Việt Nam xã Nậm Cuổi", "? Hội LHPN xã"),
        ("Hội Cựu chiến binh", "Hội CCB xã"),
        ("Đoàn TNCS HCM", "Đoàn TNCS HCM xã"),
        ("Đoàn thanh niên", "? Đoàn TNCS HCM xã"),
        ("Đoàn TN", "? Đoàn TNCS HCM xã"),
        ("Đoàn xã", "? Đoàn TNCS HCM xã / Công đoàn cơ sở xã"),
        ("Hội ND", "? Hội Nông dân xã"),
        ("Nông dân", "? Hội Nông dân xã"),
        ("MTTQ", "? Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
        ("UB MTTQ VN", "? Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
        ("CĐCS", "? Công đoàn cơ sở xã"),
        ("Hội Chữ thập đỏ", "? "),
    ],
)
def test_what_a_commune_is_called(text, meant) -> None:
    assert called(COMMUNE, text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Khoa HSCC", "Khoa Hồi sức cấp cứu"),
        ("HSCC", "? Khoa Hồi sức cấp cứu"),
        ("Khoa YHCT", "Khoa Y học cổ truyền"),
        ("CĐHA", "? Khoa Chẩn đoán hình ảnh"),
        ("Khoa Nội TH", "? Khoa Nội tổng hợp"),
        ("Khoa Nội", "? Khoa Nội tổng hợp / Khoa Nội tim mạch"),
        ("Khoa Ngoại - CT", "? Khoa Ngoại chấn thương"),
        ("Khoa Gây mê hồi sức", "? Khoa GMHS"),
        ("P. KHTH", "? Phòng Kế hoạch tổng hợp"),
        ("Phòng TCKT", "Phòng Tài chính kế toán"),
    ],
)
def test_what_a_hospital_is_called(text, meant) -> None:
    assert called(HOSPITAL, text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("THCS Sông Lành", "Trường THCS Sông Lành"),
        ("THPT Sông Lành", "Trường Trung học phổ thông Sông Lành"),
        ("MN Hoa Sen", "Trường Mầm non Hoa Sen"),
        ("TH Hoa Sen", "Trường Tiểu học Hoa Sen"),
        ("Hoa Sen", "? Trường Mầm non Hoa Sen / Trường Tiểu học Hoa Sen"),
    ],
)
def test_what_schools_are_called(text, meant) -> None:
    assert called(SCHOOLS, text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ngọc Chiến", "HND xã Ngọc Chiến"),
        ("xã Ngọc Chiến", "HND xã Ngọc Chiến"),
        ("ngoc chien", "HND xã Ngọc Chiến"),
        ("Ít Ong", "HND thị trấn Ít Ong"),
        ("TT. Ít Ong", "HND thị trấn Ít Ong"),
    ],
)
def test_what_all_names_begin_with_may_be_left_out(text, meant) -> None:
    assert called(MOUNTAINS, text) == meant
    whole = [name.replace("HND", "Hội Nông dân") for name in MOUNTAINS]
    assert called(whole, text) == meant.replace("HND", "Hội Nông dân")


def test_what_the_names_of_a_group_begin_with_may_be_left_out() -> None:
    units = [Unit(code=f"u{at}", name=name, group="xa") for at, name in enumerate(MOUNTAINS)]
    index = UnitIndex([*units, Unit(code="o", name="Văn phòng huyện", group="khac")])
    assert index.find("Mường Bú") == ((units[5],), True)


def test_what_may_be_two_units_or_the_issuing_body_itself_is_asked_about() -> None:
    twice = ["HND xã Mường Bú", "HND thị trấn Mường Bú", "HND xã Nậm Cuổi"]
    assert called(twice, "Mường Bú") == "? HND xã Mường Bú / HND thị trấn Mường Bú"
    assert called(twice, "Nậm Cuổi") == "? HND xã Nậm Cuổi"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ng. Chiến", "? HND xã Ngọc Chiến"),
        ("Ng Chiến", "? HND xã Ngọc Chiến"),
        ("N.Chiến", "? HND xã Ngọc Chiến"),
        ("xã Ng. Chiến", "? HND xã Ngọc Chiến"),
        ("Ch. San", "? HND xã Chiềng San"),
        ("Ch. Lao", "? HND xã Chiềng Lao"),
        ("Ch.Công", "? HND xã Chiềng Công"),
        ("Chiềng C.", "? HND xã Chiềng Công"),
        ("M. Bú", "? HND xã Mường Bú"),
        ("N. Păm", "? HND xã Nậm Păm"),
    ],
)
def test_a_word_of_which_the_beginning_is_written(text, meant) -> None:
    assert called(MOUNTAINS, text) == meant


def test_a_name_that_lacks_a_word_is_never_the_only_one_offered() -> None:
    others = [one for one in MOUNTAINS if one not in {"HND xã Ngọc Chiến", "HND xã Chiềng San"}]
    assert (
        called(others, "Ng. Chiến") == "? HND xã Chiềng Ân / HND xã Chiềng Lao / HND xã Chiềng Công"
    )
    assert called(others, "HND xã Nậm Pămm") == "? HND xã Nậm Păm"


def test_a_word_with_its_own_diacritics_weighs_most() -> None:
    assert (
        called(["Xã Ngọc Chiền Hạ", "Xã Nghĩa Thọ Chiến"], "Ng. Chiến")
        == "? Xã Nghĩa Thọ Chiến / Xã Ngọc Chiền Hạ"
    )


def test_what_may_be_a_hamlet_is_a_part_of_a_name_behind_its_kind() -> None:
    communes = [f"Công đoàn xã {one}" for one in ("Bản Bo", "Làng Mô", "Bình Lư")]
    assert [called(communes, one) for one in ("Bản Bo", "LÀNG MÔ")] == communes[:2]


def test_a_first_word_of_a_name_is_no_hamlet_without_its_diacritics() -> None:
    assert called(["Ban Dân vận", "Bản Dân vận"], "Ban Dân vận") == "Ban Dân vận"
    assert called(["Thôn Mới", "Bản Mới"], "Mới") == "? Thôn Mới / Bản Mới"
    assert called(["Tổ Văn bản"], "Tổ Văn") == "? Tổ Văn bản"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("LHPN", "sure Hội LHPN xã"),
        ("nông dân", "sure Hội Nông dân xã"),
        ("nông", "sure Hội Nông dân xã"),
        ("nôn", "Hội Nông dân xã"),
        ("cuổi", "Bản Nậm Cuổi 1, Bản Nậm Cuổi 2"),
        ("Phụ nữ", "Hội LHPN xã"),
        ("", ""),
    ],
)
def test_words_that_one_name_alone_has_answer_a_question(typed, meant) -> None:
    units = [Unit(code=f"u{at}", name=name) for at, name in enumerate(COMMUNE)]
    found = UnitIndex(units).search(typed)
    assert ("sure " if found.sure else "") + ", ".join(one.name for one in found.units) == meant


@pytest.mark.parametrize(
    ("text", "codes"),
    [("Trg. MN Hoa Sen", ["u2"]), ("Trn. MN Hoa Sen", ["u2"]), ("Trx. MN Hoa Sen", [])],
)
def test_a_word_without_its_vowels_is_the_one_that_has_its_letters_in_their_order(text, codes):
    index = UnitIndex([Unit(code=f"u{at}", name=name) for at, name in enumerate(SCHOOLS)])

    assert [one.code for one in index.likely(text)] == codes


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("XN", "? Khoa Xét nghiệm"),
        ("NTH", "? Khoa Nội tổng hợp / Khoa Ngoại tổng hợp"),
        ("Phòng TC", "? Phòng Tổ chức cán bộ / Phòng Tài chính kế toán"),
    ],
)
def test_initials_of_a_whole_name_mean_it_alone(text, meant) -> None:
    names = (
        "Trạm Y tế xã Nậm Lư", "Trạm Y tế xã Nậm Loỏng", "Khoa Xét nghiệm", "Khoa Nội tổng hợp",
        "Khoa Ngoại tổng hợp", "Phòng Tổ chức cán bộ", "Phòng Tài chính kế toán",
    )  # fmt: skip
    assert called(names, text) == meant
