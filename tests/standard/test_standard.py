"""The official format as data: values with their article, profiles, layers, kinds."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Severity
from generator.standard.kinds import shipped_kinds
from generator.standard.profile import load_standard, profile_for, profile_ids
from generator.standard.values import FOLDER, Confidence, Length, read_setting
from generator.workspace import read_yaml
from tools.standards import profile_of, read_record, shipped_texts


@pytest.fixture(params=profile_ids())
def standard(request):
    return load_standard(request.param)


def layer(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "office.yaml"
    path.write_text(text, encoding="utf-8")
    return path


# Lengths


@pytest.mark.parametrize(
    ("written", "twips"),
    [("20 mm", 1134), ("25 mm", 1417), ("30 mm", 1701), ("35 mm", 1984), ("15 mm", 850),
     ("1,27 cm", 720), ("12.7 mm", 720), ("10 mm", 567), ("6 pt", 120), ("108 tw", 108)],
)  # fmt: skip
def test_a_length_is_stored_as_word_stores_it(written, twips):
    assert read_setting(written) == Length(
        Fraction(written.split()[0].replace(",", ".")), written.split()[1]
    )
    assert read_setting(written).twips == twips


@pytest.mark.parametrize(
    ("written", "value"),
    [("0.4", Fraction(2, 5)), ("1/3", Fraction(1, 3)), ("10", 10), ("true", True),
     ("false", False), ("5b", "5b"), ("/", "/"), ("1/0", "1/0"), ("1.", "1."), ("yes", "yes"),
     ("9" * 5000, "9" * 5000)],
)  # fmt: skip
def test_a_value_keeps_its_kind(written, value):
    assert read_setting(written) == value
    assert type(read_setting(written)) is type(value)


@given(st.integers(0, 10_000), st.sampled_from(["mm", "pt", "cm", "tw"]))
def test_a_length_reads_back_as_it_is_told(amount, unit):
    length = Length(Fraction(amount, 10), unit)
    assert read_setting(str(length)) == length


# The decree


@pytest.mark.parametrize(
    ("path", "low", "high", "article"),
    [("page.top", "20 mm", "25 mm", "I.3"), ("page.bottom", "20 mm", "25 mm", "I.3"),
     ("page.left", "30 mm", "35 mm", "I.3"), ("page.right", "15 mm", "20 mm", "I.3"),
     ("parts.national_title.size", "12 pt", "13 pt", "II.1.a; V.1"),
     ("parts.motto.size", "13 pt", "14 pt", "II.1.b; V.1"),
     ("parts.number_symbol.size", "13 pt", "13 pt", "II.3.c; V.3"),
     ("parts.directive_subject.size", "12 pt", "13 pt", "II.5.b; V.5b"),
     ("parts.recipients_label.size", "12 pt", "12 pt", "II.9.d; V.8b"),
     ("parts.recipient_item.size", "11 pt", "11 pt", "II.9.d; V.8b"),
     ("parts.annex_label.size", "14 pt", "14 pt", "III.1.b; V.9"),
     ("parts.address.size", "11 pt", "12 pt", "III.4; V.12")],
)  # fmt: skip
def test_the_decree_states_its_ranges(path, low, high, article):
    value = load_standard("nd30")[path]
    assert (str(value.low), str(value.high), value.article) == (low, high, article)
    assert value.confidence is Confidence.STATED


@pytest.mark.parametrize(
    ("part", "shape"),
    [("national_title", (True, False, True)), ("motto", (True, False, False)),
     ("superior", (False, False, True)), ("issuer", (True, False, True)),
     ("number_symbol", (False, False, False)), ("place_date", (False, True, False)),
     ("kind_title", (True, False, True)), ("subject", (True, False, False)),
     ("directive_subject", (False, False, False)), ("legal_basis", (False, True, False)),
     ("body", (False, False, False)), ("heading_1", (True, False, True)),
     ("signature_authority", (True, False, True)), ("signature_name", (True, False, False)),
     ("recipients_label", (True, True, False)), ("recipient_item", (False, False, False)),
     ("annex_label", (True, False, False)), ("annex_title", (True, False, True)),
     ("attached_to", (False, True, False)), ("urgency", (True, False, True))],
)  # fmt: skip
def test_bold_italic_and_capitals_follow_the_table_of_muc_v(part, shape):
    set_as = load_standard("nd30").part(part)
    assert (set_as.bold, set_as.italic, set_as.caps) == shape


def test_the_default_page_is_that_of_the_decree():
    standard = load_standard("nd30")
    assert standard.text_width == 9354
    assert standard.part("body").first_line.twips == 720
    assert standard["parts.body.first_line"].admits_twips(567)
    assert not standard["parts.body.first_line"].admits_twips(600, tolerance=6)
    assert standard["page.left"].admits_twips(1990, tolerance=6)
    assert not standard["page.left"].admits_twips(1991, tolerance=6)


@pytest.mark.parametrize(
    ("margins", "grid"),
    [("left: 30 mm, right: 15 mm", (3294, 6060)), ("left: 35 mm, right: 15 mm", (3010, 6060)),
     ("left: 35 mm, right: 20 mm", (3000, 5787)), ("left: 45 mm, right: 25 mm", (2453, 5484))],
)  # fmt: skip
def test_the_heading_never_breaks_the_quoc_hieu(tmp_path, margins, grid):
    standard = load_standard("nd30", layer(tmp_path, f"page: {{{margins}}}\n"))
    assert standard.header_grid == grid
    assert sum(grid) == standard.text_width


# Every profile


def test_every_value_names_its_word(standard):
    silent = [
        value.path
        for value in standard.values.values()
        if not value.article and value.confidence in (Confidence.STATED, Confidence.FORM)
    ]
    assert silent == []


def test_every_value_names_a_rule_that_exists(standard):
    named = {value.rule for value in standard.values.values() if value.rule}
    assert named - set(standard.rules) == set()


@pytest.mark.parametrize("profile", profile_ids())
def test_each_rule_says_how_sure_it_is(profile):
    rows = read_record(profile)["rules"]
    assert {confidence for _, confidence, _ in rows.values()} <= {*Confidence}


@pytest.mark.parametrize("name", [*profile_ids(), "kinds"])
def test_what_we_ship_leaves_no_doubt(name):
    assert read_yaml(FOLDER / f"{name}.yaml")[1] == []


@pytest.mark.parametrize(("name", "text"), [*shipped_texts()])
def test_what_is_read_at_a_start_is_what_people_wrote(name, text):
    written = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert written == text, "python -m tools.standards"


@pytest.mark.parametrize("profile", profile_ids())
def test_a_profile_says_the_same_in_both_forms(profile):
    assert repr(load_standard(profile)) == repr(profile_of(profile))


def test_every_default_stands_in_its_own_range(standard):
    outside = [value.path for value in standard.values.values() if not value.admits(value.value)]
    assert outside == []


def test_the_size_sets_hold_the_defaults(standard):
    chosen = standard.text("size_sets.default")
    for part in ("national_title", "motto", "place_date"):
        assert standard.setting(f"size_sets.{chosen}.{part}") == standard.part(part).size


def test_every_part_has_a_word_style_of_its_own(standard):
    styles = [standard.part(name).style for name in standard.part_names()]
    assert len(styles) == len(set(styles)) == 48
    assert all(standard.part(name).style_name for name in standard.part_names())


# Profiles


def test_the_union_profile_says_what_it_inherits():
    union = load_standard("tld-933")
    margin = union["page.left"]
    assert (margin.confidence, margin.origin) == (Confidence.INHERITED, "nd30")
    components = union["components.main"]
    assert (components.confidence, components.origin) == (Confidence.STATED, "tld-933")
    assert components.article == "QĐ933 Điều 17"


def test_the_old_union_profile_tolerates_what_its_time_did():
    old = load_standard("tld-1014")
    assert old["page_number.where"].value == "bottom-right"
    assert old["page_number.where"].admits("top-center")
    assert old["page.paper"].admits("A5")
    assert old.flag("font.any_unicode")
    assert not old.part("legal_basis").italic
    assert old["page.left"].confidence is Confidence.UNVERIFIED


def test_the_decree_takes_no_old_habit():
    decree = load_standard("nd30")
    assert not decree["page_number.where"].admits("bottom-right")
    assert not decree["page.paper"].admits("A5")
    assert not decree.flag("font.any_unicode")


@pytest.mark.parametrize(
    ("rule", "weights"),
    [("ND30-I.3-margins", ("error", "error", "warning")),
     ("ND30-II.5.b-cv-gap", ("warning", "warning", "warning")),
     ("ND30-II.3.b-congvan", ("error", "warning", "info")),
     ("PRAC-percent", ("info", "info", "info")),
     ("ND30-II.2.a-name", (None, None, None)),
     ("ND30-no-such-rule", (None, None, None))],
)  # fmt: skip
def test_a_rule_weighs_by_profile(rule, weights):
    assert tuple(load_standard(name).severity(rule) for name in profile_ids()) == weights


@pytest.mark.parametrize(
    ("family", "day", "profile"),
    [("state", date(2026, 1, 1), "nd30"), ("state", date(2019, 1, 1), "nd30"),
     ("union", date(2024, 5, 14), "tld-933"), ("union", date(2024, 5, 13), "tld-1014"),
     ("union", date(2022, 4, 25), "tld-1014"), ("union", date(2010, 1, 1), "tld-1014")],
)  # fmt: skip
def test_the_profile_is_that_of_the_day(family, day, profile):
    assert profile_for(family, day) == profile


def test_an_unknown_profile_is_refused():
    with pytest.raises(KeyError):
        load_standard("nd31")


# Layers


def test_an_office_chooses_inside_the_range(tmp_path):
    path = layer(tmp_path, "layer: office\npage: {left: 35 mm}\nparts: {body: {size: 13 pt}}\n")
    office = load_standard("nd30", path)
    assert office.problems == ()
    assert office.twips("page.left") == 1984
    assert office.text_width == 9070
    assert office.part("body").size.half_points == 26
    assert office["page.left"].confidence is Confidence.CHOSEN
    assert office["page.left"].origin == "office"
    assert load_standard("nd30").twips("page.left") == 1701


@pytest.mark.parametrize(
    ("text", "code", "line", "severity"),
    [
        ("page:\n  left: 40 mm\n", "W-STANDARD-RANGE", 2, Severity.WARNING),
        ("font: {family: Arial}\n", "W-STANDARD-RANGE", 1, Severity.WARNING),
        ("parts:\n  motto: {size: 13 pt}\n", "W-STANDARD-SIZE-SET", 2, Severity.WARNING),
        ("page: {lefft: 30 mm}\n", "E-STANDARD-KEY", 1, Severity.ERROR),
        ("page: {left: wide}\n", "E-STANDARD-VALUE", 1, Severity.ERROR),
        ("size_set: huge\n", "E-STANDARD-KEY", 1, Severity.ERROR),
        ("rules:\n  PRAC-percent: loud\n", "E-STANDARD-VALUE", 2, Severity.ERROR),
        ("rules: {PRAC-per-cent: none}\n", "E-STANDARD-KEY", 1, Severity.ERROR),
        ("page: {left: 30 mm\n", "E-YAML-BRACKET", 1, Severity.ERROR),
    ],
)
def test_what_an_office_may_not_ask_for(tmp_path, text, code, line, severity):
    (problem,) = load_standard("nd30", layer(tmp_path, text)).problems
    assert (problem.code, problem.place.line, problem.severity) == (code, line, severity)


def test_a_value_outside_the_range_stands_with_its_article_told(tmp_path):
    office = load_standard("nd30", layer(tmp_path, "page: {left: 40 mm}\n"))
    assert office.twips("page.left") == 2268
    assert str(office.problems[0].message) == (
        "«page.left: 40 mm» nằm ngoài quy định (30 mm - 35 mm) tại I.3"
    )


def test_a_misspelt_key_is_answered_with_the_right_one(tmp_path):
    (problem,) = load_standard("nd30", layer(tmp_path, "page: {lefft: 30 mm}\n")).problems
    assert str(problem.hint) == "có phải «page.left»?"


def test_the_size_set_moves_three_sizes_together(tmp_path):
    office = load_standard("nd30", layer(tmp_path, "size_set: small\n"))
    assert office.problems == ()
    sizes = [
        office.part(part).size.half_points for part in ("national_title", "motto", "place_date")
    ]
    assert sizes == [24, 26, 26]


def test_later_layers_win_and_rules_can_be_silenced(tmp_path):
    union = tmp_path / "union.yaml"
    union.write_text("layer: union\npage: {left: 35 mm, right: 20 mm}\n", encoding="utf-8")
    office = layer(tmp_path, "page: {left: 30 mm}\nrules: {PRAC-percent: none}\n")
    both = load_standard("nd30", union, office)
    assert (both.twips("page.left"), both.twips("page.right")) == (1701, 1134)
    assert both.severity("PRAC-percent") is None


def test_a_profile_is_read_once():
    assert load_standard("nd30") is load_standard("nd30")


# Kinds

DECREE_KINDS = {
    "Nghị quyết": "NQ", "Quyết định": "QĐ", "Chỉ thị": "CT", "Quy chế": "QC", "Quy định": "QyĐ",
    "Thông cáo": "TC", "Thông báo": "TB", "Hướng dẫn": "HD", "Chương trình": "CTr",
    "Kế hoạch": "KH", "Phương án": "PA", "Đề án": "ĐA", "Dự án": "DA", "Báo cáo": "BC",
    "Biên bản": "BB", "Tờ trình": "TTr", "Hợp đồng": "HĐ", "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN", "Bản thỏa thuận": "BTT", "Giấy ủy quyền": "GUQ", "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT", "Giấy nghỉ phép": "GNP", "Phiếu gửi": "PG", "Phiếu chuyển": "PC",
    "Phiếu báo": "PB", "Công văn": None, "Thư công": None,
}  # fmt: skip
COPIES = {"Bản sao y": "SY", "Bản trích sao": "TrS", "Bản sao lục": "SL"}
FORMS = {
    "Nghị quyết": "1.1", "Quyết định": "1.2; 1.3", "Công văn": "1.5", "Công điện": "1.6",
    "Giấy mời": "1.7", "Giấy giới thiệu": "1.8", "Biên bản": "1.9", "Giấy nghỉ phép": "1.10",
}  # fmt: skip


@pytest.fixture(scope="module")
def kinds():
    return {kind.name: kind for kind in shipped_kinds()}


def test_the_kinds_are_those_of_the_decree_with_its_abbreviations(kinds):
    decree = {name: row.abbreviation for name, row in kinds.items() if row.in_decree}
    assert decree == DECREE_KINDS | COPIES
    assert len(DECREE_KINDS) == 29


def test_the_forms_of_annex_iii_are_named(kinds):
    assert {name: kinds[name].form for name in FORMS} == FORMS
    assert [name for name, row in kinds.items() if row.in_decree and not row.form] == [
        "Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Thư công",
    ]  # fmt: skip


def test_the_unions_kinds_that_were_read_are_marked(kinds):
    assert {name for name, row in kinds.items() if row.in_union == "yes"} == {
        "Điều lệ", "Chiến lược", "Nghị quyết", "Quyết định", "Chỉ thị", "Kết luận", "Quy chế",
        "Quy định",
    }  # fmt: skip


def test_a_giai_phap_is_in_neither_list_and_says_so(kinds):
    solution = kinds["Giải pháp"]
    assert (solution.in_decree, solution.in_union) == (False, "no")
    assert "nên ban hành dưới hình thức kế hoạch" in solution.note


def test_only_three_kinds_have_kinh_gui(kinds):
    addressed = {row.code for row in kinds.values() if row.addressed}
    assert addressed == set(load_standard("nd30").texts("addressees.kinds"))


def test_codes_are_unique_and_titles_are_the_names_in_capitals(kinds):
    codes = [row.code for row in kinds.values()]
    assert len(codes) == len(set(codes))
    copies = {"SAO Y", "SAO LỤC", "TRÍCH SAO"}
    titled = {row.title: name for name, row in kinds.items() if row.title}
    assert all(title == name.upper() or title in copies for title, name in titled.items())
    assert {row.name for row in kinds.values() if row.title is None} == {"Công văn"}


# What the manual says

MANUAL = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("profile", profile_ids())
def test_the_layer_of_the_manual_is_accepted(tmp_path, profile):
    written = MANUAL.split("```yaml\n")[1].split("```")[0]
    office = load_standard(profile, layer(tmp_path, written))
    assert office.problems == ()
    assert office.part("body").line == Fraction(6, 5)
    assert office.severity("PRAC-level4") is None


def test_the_keys_of_the_manual_exist():
    standard = load_standard("nd30")
    table = MANUAL.split("(keys used most)")[1].split("Các thành phần khác:")[0]
    keys = [key for key in re.findall(r"`([a-z_.]+)`", table) if "." in key]
    parts = re.findall(r"`([a-z_0-9]+)`", MANUAL.split("Các thành phần khác:")[1].split("## ")[0])
    assert keys
    assert set(keys) <= set(standard.values)
    assert set(parts) <= set(standard.part_names())
