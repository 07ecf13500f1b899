"""The files of a campaign are put together, each with what belongs in it."""

from __future__ import annotations

import pytest

from generator.office.office import open_office
from generator.problems import errors


def _codes(workspace):
    office = open_office(workspace)
    office.campaigns()
    return [
        (problem.place.file.rpartition("/")[2], problem.place.line, problem.code)
        for problem in errors(office.problems)
    ]


@pytest.mark.parametrize(
    ("name", "added", "found"),
    [
        ("units.yaml", "unitss: []\n", ("units.yaml", 11, "E-KEY-UNKNOWN")),
        ("units.yaml", "unitss:\n", ("units.yaml", 11, "E-KEY-UNKNOWN")),
        ("quotas.yaml", "units: []\n", ("quotas.yaml", 5, "E-KEY-UNKNOWN")),
        ("campaign.yaml", "quotas: []\n", ("quotas.yaml", 1, "E-KEY-TWICE")),
        ("campaign.yaml", "snapshots: []\n", ("campaign.yaml", 25, "E-KEY-TWICE")),
        ("results/2025-05-31.yaml", "code: x\n", ("2025-05-31.yaml", 12, "E-KEY-UNKNOWN")),
        ("documents/kh_01.yaml", "sbject: x\n", ("kh_01.yaml", 26, "E-KEY-UNKNOWN")),
    ],
)
def test_a_key_in_the_wrong_file_is_told_there(office_copy, name, added, found):
    path = office_copy.campaigns / "thi-dua" / name
    path.write_text(path.read_text(encoding="utf-8") + added, encoding="utf-8")
    assert found in _codes(office_copy)


@pytest.mark.parametrize(
    ("name", "text", "column"),
    [
        ("units.yaml", "# x\nunits: abc\n", 8),
        ("units.yaml", "# x\ngroups: abc\n", 9),
        ("units.yaml", "# x\nunits: {a: b}\n", 8),
        ("quotas.yaml", "# x\nquotas: abc\n", 9),
        ("campaign.yaml", "# x\nchanges: abc\n", 10),
        ("results/2025-05-31.yaml", "date: 31/5/2025\nresults: abc\n", 10),
        ("documents/kh_01.yaml", "kind: plan\naddressees: {a: b}\n", 1),
    ],
)
def test_a_wrong_shape_is_told_in_the_file_where_it_stands(office_copy, name, text, column):
    (office_copy.campaigns / "thi-dua" / name).write_text(text, encoding="utf-8")
    office = open_office(office_copy)
    office.campaigns()
    (place,) = (one.place for one in office.problems if one.code == "E-SHAPE")
    assert (place.file.partition("thi-dua/")[2], place.line, place.column) == (name, 2, column)


@pytest.mark.parametrize(
    ("name", "added", "doubted"),
    [
        ("campaign.yaml", "facts:\n  slogan: “Tất cả vì đoàn viên”\n", False),
        ("documents/kh_01.yaml", "fields:\n  content: “Tất cả vì đoàn viên”\n", False),
        ("campaign.yaml", "references:\n  - {code: kh, subject: “Tất cả vì đoàn viên”}\n", True),
        ("documents/kh_01.yaml", "addressees:\n  - “Các đơn vị”\n", True),
    ],
)
def test_quotes_are_doubted_around_a_value_but_not_around_words_of_the_office(
    office_copy, name, added, doubted
):
    path = office_copy.campaigns / "thi-dua" / name
    path.write_text(path.read_text(encoding="utf-8") + added, encoding="utf-8")
    office = open_office(office_copy)
    office.campaigns()
    assert ("W-YAML-CURLY" in {one.code for one in office.problems}) == doubted


def test_a_right_campaign_is_read_whole(office):
    (record,) = office.campaigns()
    campaign = record.campaign
    assert [document.code for document in campaign.documents] == ["bc_01", "cv_01", "kh_01"]
    assert [str(snapshot.as_of) for snapshot in campaign.snapshots] == ["2025-03-31", "2025-05-31"]
    assert len(campaign.units) == 6
    assert record.place("units", 4, "bases", "members").line == 9


def test_files_of_other_kinds_are_passed_over(office_copy):
    folder = office_copy.campaigns / "thi-dua" / "documents"
    (folder / "ghi chú.txt").write_text("x", encoding="utf-8")
    (folder / ".tmp-x.yaml").write_text("[", encoding="utf-8")
    assert _codes(office_copy) == []


def test_a_faulty_issuer_or_setting_is_told(office_copy):
    (office_copy.issuers / "ldld-song-hoa.yaml").write_text("code: x\n", encoding="utf-8")
    office_copy.settings.write_text("langage: vi\n", encoding="utf-8")
    found = _codes(office_copy)
    assert ("vanthu.yaml", 1, "E-KEY-UNKNOWN") in found
    assert ("ldld-song-hoa.yaml", 1, "E-KEY-MISSING") in found


def _formats(workspace, *layers):
    workspace.settings.write_text(f"formats: [{', '.join(layers)}]\n", encoding="utf-8")


def _told(workspace):
    problems = open_office(workspace).problems
    assert all(problem.hint for problem in problems if problem.code != "E-STANDARD-VALUE")
    return [(one.place.file, one.place.line, one.code) for one in problems]


@pytest.mark.parametrize(
    ("written", "line", "code"),
    [
        (b"layer: office\npage: {left: 95 mm}\n", 2, "W-STANDARD-RANGE"),
        (b"page:\n  lefft: 30 mm\n", 2, "E-STANDARD-KEY"),
        (b"page:\n  zzz: 30 mm\n", 2, "E-STANDARD-KEY"),
        (b"page:\n  left:\n", 2, "E-STANDARD-VALUE"),
        (b"page:\n  left: [30 mm]\n", 2, "E-STANDARD-VALUE"),
        (b"rules:\n  PRAC-percent:\n", 2, "E-STANDARD-VALUE"),
        (b"page: {left: " + b"9" * 6000 + b" mm}\n", 1, "E-STANDARD-VALUE"),
        (b"page: \xff\n", 1, "E-YAML-ENCODING"),
        (b"page: &a [*a]\n", 1, "E-YAML-ANCHOR"),
        (b"- a\n", 1, "E-YAML-TOP"),
    ],
)
def test_what_an_office_asks_of_the_format_in_vain_is_told(office_copy, written, line, code):
    (office_copy.root / "the-thuc.yaml").write_bytes(written)
    _formats(office_copy, "the-thuc.yaml")
    assert ("the-thuc.yaml", line, code) in _told(office_copy)


def test_a_layer_that_is_not_there_is_told_where_it_is_named(office_copy):
    (office_copy.root / "mot.yaml").write_text("page: {left: 35 mm}\n", encoding="utf-8")
    office_copy.settings.write_text("formats:\n- mot.yaml\n- hai.yaml\n", encoding="utf-8")
    assert _told(office_copy) == [("vanthu.yaml", 3, "E-FILE-MISSING")]
    office_copy.settings.write_text("formats: [campaigns]\n", encoding="utf-8")
    assert _told(office_copy) == [("vanthu.yaml", 1, "E-FILE-KIND")]


def test_an_own_kind_takes_the_place_of_ours(office_copy):
    row = "{code: plan, name: Kế hoạch, abbreviation: KHo, fields: [{code: x, label: X}]}"
    office_copy.settings.write_text(f"kinds: [{row}]\n", encoding="utf-8")
    library = open_office(office_copy).library
    assert library.kinds["plan"].abbreviation == "KHo"
    assert library.kinds["plan"].fields[0].required is False
    assert library.kinds["report"].addressed is True
