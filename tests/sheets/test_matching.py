"""What units are called: one short form for each usual phrase, and the unit that a text means."""

from __future__ import annotations

import pytest

from generator.model.campaign import Unit
from generator.sheets.matching import UnitIndex
from generator.sheets.usual_words import tokens
from generator.wording import fold

UNITS = [
    Unit(code="001", name="Liên đoàn Lao động huyện Tân Phú"),
    Unit(code="02", name="Liên đoàn Lao động thành phố Hòa Bình", short_name="TP Hòa Bình"),
    Unit(code="3", name="Công đoàn ngành Y tế"),
    Unit(code="y-te-cs", name="Công đoàn cơ sở Sở Y tế"),
    Unit(code="quan-doi", name="Công đoàn cơ sở Quân đội"),
    Unit(code="sao-mai", name="Công đoàn cơ sở Trường Mầm non Sao Mai"),
    Unit(code="tinh", name="Văn phòng Tân Phú", aliases=("VP Cơ quan", "CĐN NN&PTNT")),
]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Liên đoàn Lao động huyện Tân Phú", "ldld h tan phu"),
        ("LĐLĐ H. Tân Phú", "ldld h tan phu"),
        ("L.Đ.L.Đ. TP Hòa Bình", "ldld tp hoa binh"),
        ("Công đoàn Giáo dục và Đào tạo", "cd gddt"),
        ("CĐCS Trường THCS số 01", "cd coso thcs so 1"),
        ("Trường 000", "tr 0"),
        ("quan", "quan"),
        ("Quận 1", "q 1"),
        ("xã Tân Phú", "x tan phu"),
        ("xa Tân Phú", "xa tan phu"),
        ("Trường Trung học phổ thông", "thpt"),
        ("Trường Trung học", "tr trung hoc"),
        ("a_b-c", "a b c"),
    ],
)
def test_words_of_a_name(text, words) -> None:
    assert " ".join(token.bare for token in tokens(text)) == words


def test_words_for_places_without_their_marks_when_leniently_read() -> None:
    assert [token.bare for token in tokens("xa Tan Phu", lenient=True)] == ["x", "tan", "phu"]


@pytest.mark.parametrize(
    ("text", "codes", "sure"),
    [
        (" 001 ", "001", True),
        ("Công đoàn ngành Y TẾ", "3", True),
        ("tp  hòa bình", "02", True),
        ("TP Hoà Bình", "02", True),
        ("tp hoa binh", "02", True),
        ("TP Hóa Bình", "02", False),
        ("Hòa Bình", "02", True),
        ("huyện Hòa Bình", "", False),
        ("CĐ ngành Y tế", "3", True),
        ("Văn phòng cơ quan", "tinh", True),
        ("công đoàn ngành NN và PTNT", "tinh", True),
        ("Y tế", "3", True),
        ("Sở Y tế", "y-te-cs", True),
        ("Quân đội", "quan-doi", True),
        ("quan doi", "quan-doi", True),
        ("MN Sao Mai", "sao-mai", True),
        ("Tân Phú", "001", True),
        ("VP Tân Phú", "tinh", True),
        ("Liên đoàn Lao động", "", False),
        ("Mường Tè", "", False),
        ("", "", False),
    ],
)
def test_the_unit_that_a_text_means(text, codes, sure) -> None:
    found = UnitIndex(UNITS).find(text)
    assert (" ".join(unit.code for unit in found.units), found.sure) == (codes, sure)


def test_names_that_several_units_bear() -> None:
    twins = [Unit(code=code, name="Trường Kim Đồng") for code in ("a", "b")]
    found = UnitIndex(twins).find("trường Kim Dong")
    assert ([unit.code for unit in found.units], found.sure) == (["a", "b"], False)


def test_a_code_that_is_the_name_of_another_unit() -> None:
    units = [Unit(code="kd", name="Kim Đồng"), Unit(code="x", name="kd")]
    found = UnitIndex(units).find("kd")
    assert ([unit.code for unit in found.units], found.sure) == (["kd", "x"], False)


def test_a_row_of_the_issuing_body_is_not_taken_for_the_unit_of_its_place() -> None:
    index = UnitIndex(UNITS, own=["Liên đoàn Lao động tỉnh Hòa Bình", "LĐLĐ"])
    assert index.find("Hòa Bình").sure is False
    assert index.find("TP Hòa Bình").sure is True


@pytest.mark.parametrize(
    ("digits", "codes"), [("1", "001"), ("2", "02"), ("01", "001"), ("001", ""), ("3", "")]
)
def test_codes_that_may_have_lost_their_zeros(digits, codes) -> None:
    assert " ".join(unit.code for unit in UnitIndex(UNITS).padded(digits)) == codes


def test_the_unit_that_was_most_likely_meant() -> None:
    index = UnitIndex(UNITS)
    assert [unit.code for unit in index.near("LĐLĐ huyện Tân Phù hh")] == ["001"]
    assert index.near("zzz") == ()
    assert [bool(index.near("LĐLĐ huyện Tân Phùng")) for _ in range(49)] == [True] * 48 + [False]


@pytest.mark.parametrize("text", ["CĐ Giáo dục", "LĐLĐ huyện Mường Tè", "Trường Quân y", "LĐLĐ"])
def test_a_unit_of_the_same_kind_is_not_near(text) -> None:
    assert UnitIndex(UNITS).near(text) == ()


def test_among_very_many_units_nothing_is_suggested() -> None:
    many = [Unit(code=f"u{place}", name=f"Đơn vị {place}") for place in range(2001)]
    assert UnitIndex(many[:2000]).near("Đơnn vị 1") != ()
    assert UnitIndex(many).near("Đơnn vị 1") == ()


def test_an_alias_that_is_another_unit_s_name_for_short_is_asked_about() -> None:
    health = Unit(code="a", name="Công đoàn ngành Y tế", aliases=("Phong Mới", "Khối khác"))
    index = UnitIndex([health, Unit(code="b", name="Liên đoàn Lao động huyện Phong Mới")])
    assert [one.code for one in index.find("Phong Mới").units] == ["a", "b"]
    assert not index.find("Phong Mới").sure
    assert index.find("LĐLĐ huyện Phong Mới").units[0].code == "b"
    assert index.find("Khối khác").sure


def test_an_alias_is_asked_about_again_beside_a_later_unit_that_differs_in_diacritics_alone() -> (
    None
):
    first = Unit(code="a", name="Thôn An Phú", aliases=("Thôn An Phu", "Phú cũ"))
    units = [first, Unit(code="b", name="Thôn An Phước")]
    assert UnitIndex(units).find("Thôn An Phu").sure
    index = UnitIndex([*units, Unit(code="c", name="Thôn An Phụ")])
    assert [one.code for one in index.find("Thôn An Phu").units] == ["a", "c"]
    assert not index.find("Thôn An Phu").sure
    assert [index.find(name).sure for name in ("Thôn An Phú", "Thôn An Phụ", "Phú cũ")] == [
        True
    ] * 3


HAMLETS = [
    Unit(code=f"u{number}", name=name)
    for number, name in enumerate(("Ấp Chợ", "Ấp 1", "Ấp 3A", "Thôn Đìa Gòn", "Ấp Đìa Gòn"))
]


@pytest.mark.parametrize(
    ("text", "names", "sure"),
    [
        ("Chợ", ["Ấp Chợ"], True),
        ("3a", ["Ấp 3A"], True),
        ("Áp 1", ["Ấp 1"], True),
        ("1", ["Ấp 1"], False),
        ("Đìa Gòn", ["Thôn Đìa Gòn", "Ấp Đìa Gòn"], False),
        ("ấp Đìa Gòn", ["Ấp Đìa Gòn"], True),
    ],
)
def test_a_hamlet_may_be_named_without_its_kind_unless_it_is_a_number(text, names, sure) -> None:
    found = UnitIndex(HAMLETS).find(text)
    assert ([unit.name for unit in found.units], found.sure) == (names, sure)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Âp Chợ", "Ấp Chợ"),
        ("Thôn Địa Gòn", "Thôn Đìa Gòn"),
        ("Đia Gòn", "Thôn Đìa Gòn"),
        ("Ấp Chợ", None),
        ("ap cho", None),
        ("CHỢ", None),
    ],
)
def test_a_name_of_other_diacritics_is_told_where_it_has_any(text, name) -> None:
    index = UnitIndex(HAMLETS[:4])
    assert index.meant_name(text, index.find(text).units[0]) == name


def test_a_unit_of_another_number_resembles_none() -> None:
    index = UnitIndex([Unit(code="a", name="Trường Tiểu học số 12")])
    assert index.resembling("Trường Tiểu học số 13", {"a"}) is None
    assert index.near("Trường Tiểu học số 13") == ()


@pytest.mark.parametrize(
    ("text", "found", "sure"),
    [
        ("Y tế", ["Tổ công đoàn Y tế"], True),
        ("kho van", ["Tổ công đoàn Kho vận"], True),
        ("CĐ Y tế", ["Tổ công đoàn Y tế"], True),
        ("Tổ Y tế", ["Tổ công đoàn Y tế"], True),
        ("2", ["Tổ công đoàn 2"], False),
        ("Xưởng Y tế", [], False),
        ("LĐLĐ Y tế", [], False),
    ],
)
def test_the_kind_with_which_all_names_begin_may_be_left_out(text, found, sure) -> None:
    names = ("Tổ công đoàn Y tế", "Tổ công đoàn Kho vận", "Tổ công đoàn 2")
    index = UnitIndex([Unit(code=f"u{at}", name=name) for at, name in enumerate(names)])
    said = index.find(text)
    assert ([unit.name for unit in said.units], said.sure) == (found, sure)


@pytest.mark.parametrize(
    ("name", "other"),
    [("Khoa Tinh thần kinh", "Khoa Thần kinh"), ("Đội tình nguyện", "Đội Nguyện"), ("Phòng Áp lực", "Phòng Lực")],
)  # fmt: skip
def test_a_word_that_is_like_one_for_a_place_is_a_part_of_the_name(name, other) -> None:
    index = UnitIndex([Unit(code="a", name=name)])
    assert [index.find(text).sure for text in (name, fold(name), other)] == [True, True, False]


@pytest.mark.parametrize(("name", "other"), [("Khoa Nội TT", "Khoa Nội"), ("Đội X", "Đội")])
def test_letters_at_the_end_stand_for_no_place(name, other) -> None:
    index = UnitIndex([Unit(code="mot", name=name), Unit(code="hai", name="Khoa Ngoại")])
    assert (index.find(name).sure, index.find(other).units) == (True, ())


def test_where_names_begin_alike_by_chance_the_rest_is_asked_about() -> None:
    index = UnitIndex([Unit(code="a", name="An Đông"), Unit(code="b", name="An Tây")])
    assert index.find("Tây") == ((index.units[1],), False)


def test_a_name_without_its_last_word_is_doubtful_beside_a_longer_one() -> None:
    names = {"a": "Bệnh viện Đa khoa tỉnh", "b": "Bệnh viện Đa khoa khu vực", "c": "Sở Y tế tỉnh"}
    index = UnitIndex(Unit(code=code, name=name) for code, name in names.items())
    found = [index.find(text) for text in ("BV Đa khoa", "BV đa khoa tỉnh", "Sở Y tế")]
    assert [([one.code for one in units], sure) for units, sure in found] == [
        (["a", "b"], False),
        (["a"], True),
        (["c"], True),
    ]
