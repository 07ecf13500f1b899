"""Faults in bodies, templates and records: told at the right line, all at once, nothing written."""

from __future__ import annotations

import pytest
from produced import render

from generator.office.checking import check_office
from generator.office.letters import letters_of
from generator.office.office import open_office
from generator.office.workflow import plan_work
from generator.problems import RecordsInvalid, errors

LETTER = """\
kind: directive
date: 02/6/2025
as_of: 31/5/2025
signatory: an
subject: đôn đốc
addressees: [Các đơn vị]
body: |
"""


@pytest.fixture
def faults(office_copy):
    """The problems of a letter with this body (and more keys), as (line, code) pairs."""

    def check_body(body, more=""):
        text = LETTER + "".join(f"  {line}\n" for line in body.splitlines()) + more
        path = office_copy.campaigns / "thi-dua" / "documents" / "thu.yaml"
        path.write_text(text, encoding="utf-8")
        found = check_office(open_office(office_copy), ["thi-dua"])
        return [
            (problem.place.line, problem.code)
            for problem in errors(found)
            if problem.place.file == "campaigns/thi-dua/documents/thu.yaml"
        ]

    return check_body


@pytest.mark.parametrize(
    ("body", "line", "code"),
    [
        ("Có {{ figures.cuont }}.", 8, "E-EXPR-NAME"),
        ("Một.\n\nHai {{ targets.frist.rate }}.", 10, "E-EXPR-NAME"),
        ("Một.\n\n{{ cite.kh_99 }}", 10, "E-EXPR-NAME"),
        ("{% if figures.count %}\nKhông đóng.", 8, "E-EXPR-SYNTAX"),
        ("Một\nhai {{ figures.count }.", 9, "E-EXPR-SYNTAX"),
        ("{{ figures.count|nunber }}", 8, "E-EXPR-SYNTAX"),
        ("{{ ''.__class__ }}", 8, "E-EXPR-REACH"),
        ("{{ figures.units.clear() }}", 8, "E-EXPR-REACH"),
        ("{{ 'a' * 1000000000 }}", 8, "E-EXPR-REACH"),
        ("{{ 10 ** 10 ** 9 }}", 8, "E-EXPR-REACH"),
        ("Hai\n\n{{ figures.units }}", 10, "E-EXPR-VALUE"),
        ("{{ phases.gd2.count }}", 8, "E-EXPR-FIGURE"),
        ("{{ phases.gd1.completed|first|names }}", 8, "E-EXPR-VALUE"),
        ("{{ tables.none }}", 8, "E-EXPR-NAME"),
        ("Một.\n\n![ảnh](a.png)", 10, "E-BODY-MARKDOWN"),
        ("Một.\n\n```\nmã\n```", 10, "E-BODY-MARKDOWN"),
        ("Một.\n\n> trích", 10, "E-BODY-MARKDOWN"),
    ],
)
def test_a_fault_in_a_body_is_told_at_its_line(faults, body, line, code):
    assert faults(body) == [(line, code)]


def test_faults_in_other_texts_are_told_at_their_keys(faults):
    more = "recipients:\n  - Ban {{ nope }}\nannexes:\n  - title: Bảng {{ nope }}\n    body: Xem {{ nope }}.\n"
    assert faults("Tốt.", more) == [
        (10, "E-EXPR-NAME"),
        (12, "E-EXPR-NAME"),
        (13, "E-EXPR-NAME"),
    ]


def test_a_right_letter_has_no_fault(faults):
    assert faults("Có {{ figures.count }} sáng kiến.") == []


def test_nothing_is_written_when_no_document_can_be_made(office_copy):
    _replace(
        office_copy.campaigns / "thi-dua" / "documents" / "kh_01.yaml",
        "targets.planned",
        "targets.plan",
    )
    with pytest.raises(RecordsInvalid) as caught:
        render(open_office(office_copy), documents=["kh_01"])
    assert [problem.code for problem in caught.value.problems] == ["E-EXPR-NAME"]
    assert not office_copy.output.exists()


TO_EACH = """\
kind: directive
date: 05/6/2025
as_of: 31/3/2025
department: CSPL
signatory: an
for_each: units
subject: kết quả
addressees: [a]
"""
UNREPORTED = "chưa có số đã thực hiện của LĐLĐ huyện Long Sơn (unit.count)"
NO_NAME = "không có tên «nobody»"


@pytest.mark.parametrize(
    ("more", "body", "told"),
    [
        ("", "Đơn vị {{ unit.name }}.", []),
        ("", "Có {{ unit.count }}.", [UNREPORTED]),
        ("", "{% if unit.count and unit.count > 100 %}Có{% else %}{{ nobody }}{% endif %}.", [NO_NAME]),
        ("", "{% if unit.count is not none and unit.count == 0 %}{{ nobody }}{% endif %}Có.", [NO_NAME]),
        ("where: reported\n", "Có {{ unit.count }}.", []),
        ("where: not reported\n", "Có {{ unit.count }}.", [UNREPORTED]),
        ("where: reported and count > 1000\n", "{{ nobody }}", [NO_NAME]),
        ("where: nobody\n", "{{ unit.count }}", [NO_NAME]),
    ],
)  # fmt: skip
def test_letters_of_every_shape_are_checked(office_copy, more, body, told):
    folder = office_copy.campaigns / "thi-dua"
    _replace(folder / "results" / "2025-03-31.yaml", "long-son: 60, ", "")
    path = folder / "documents" / "thu.yaml"
    path.write_text(f"{TO_EACH}{more}body: |\n  {body}\n", encoding="utf-8")
    found = [str(one.message) for one in errors(check_office(open_office(office_copy)))]
    assert [one[: len(text)] for one, text in zip(found, told, strict=True)] == told


@pytest.mark.parametrize(
    ("more", "sent"),
    [
        ("", ["a"]),
        ("phase: g1\n", ["b"]),
    ],
)
def test_a_condition_is_about_the_phase_of_its_document(office_copy, more, sent):
    """A: 90/100 in the phase, 90/400 in all; B: 45/100 and 45/50."""
    folder = office_copy.campaigns / "mau"
    (folder / "documents").mkdir(parents=True)
    campaign = """
code: mau
name: Hiến máu
short_name: Hiến máu
issuer: ldld-song-hoa
starts: 01/3/2025
ends: 30/11/2025
indicators: [{code: bags, name: số túi máu, unit_of_measure: túi}]
phases: [{code: g1, name: giai đoạn 1, ends: 31/7/2025}]
units: [{code: a, name: Xã A}, {code: b, name: Xã B}, {code: c, name: Xã C}]
quotas: [{phase: g1, counts: {a: 100, b: 100}}, {counts: {a: 400, b: 50, c: 10}}]
snapshots: [{as_of: 31/3/2025, results: [{counts: {a: 90, b: 45}}]}]
"""
    (folder / "campaign.yaml").write_text(campaign, encoding="utf-8")
    text = f"{TO_EACH}{more}where: rate < 0.5\nbody: Đơn vị {{{{ unit.name }}}}.\n"
    (folder / "documents" / "thu.yaml").write_text(text, encoding="utf-8")
    office = open_office(office_copy)
    (work,) = plan_work(office.campaigns(["mau"]))
    assert [letter.member.code for letter in letters_of(work, office)] == sent


def test_all_faults_of_all_files_are_told_at_once(office_copy):
    campaigns = office_copy.campaigns / "thi-dua"
    _replace(
        campaigns / "units.yaml",
        "group: nganh, bases: {members: 500}",
        "grop: nganh, bases: {members: '1,500'}",
    )
    _replace(campaigns / "results" / "2025-05-31.yaml", "an-phu: 300", "an-phu: 3o0")
    found = errors(check_office(open_office(office_copy)))
    assert [
        (problem.place.file.rpartition("/")[2], problem.place.line, problem.code)
        for problem in found
    ] == [
        ("2025-05-31.yaml", 4, "E-NUM"),
        ("units.yaml", 8, "E-KEY-UNKNOWN"),
        ("units.yaml", 8, "E-NUM-COMMA"),
    ]


def _replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    "value", ["Phòng R&D < 5 người & CĐ", "]]></w:t>", "{{ 7*7 }}", "1. *a* #b _c_ [d](e)"]
)
def test_a_value_stands_in_the_letter_exactly_as_written(office_copy, value):
    from outline import words

    _replace(office_copy.campaigns / "thi-dua" / "campaign.yaml", "Cổng trực tuyến", f"'{value}'")
    _replace(
        office_copy.campaigns / "thi-dua" / "documents" / "kh_01.yaml",
        "# Mục tiêu",
        "{{ facts.portal }}",
    )
    (path,) = render(open_office(office_copy), ["thi-dua"], ["kh_01"])
    assert value in " ".join(words(path.read_bytes()))
