"""What letters have in common is said once; each is as if it were the only one that is made."""

from __future__ import annotations

import pytest
import yaml

from generator.office import letters
from generator.office.letters import letters_of
from generator.office.office import open_office
from generator.office.workflow import finished, plan_work

LETTER = {
    "kind": "directive",
    "subject": "đôn đốc {{ campaign.short_name }}",
    "as_of": "31/5/2025",
    "for_each": "units",
    "addressees": ["{{ unit.name }}"],
    "recipients": ["Như trên", "Ban {{ campaign.short_name }}"],
    "body": "Có {{ unit.name }} đạt {{ unit.count|number }}.",
    "annexes": [{"title": "Kết quả", "body": "{{ unit.name }}"}],
}
OTHERS = [
    {},
    {"subject": "đôn đốc {{ unit.name }}"},
    {"subject": "có {{ initiatives.count|number }} sáng kiến"},
    {"recipients": ["{{ unit.name }}", "{% if unit.rate and unit.rate > 0.5 %}A{% endif %}"]},
    {"recipients": ["{{ passages.noi }}"], "passages": {"noi": "Ban A\nBan {{ unit.code }}"}},
    {
        "legal_bases": ["Căn cứ {{ unit.name }}"],
        "archive": "VT, {{ unit.code }}",
        "drafter": "{{ unit.code }}",
    },
    {
        "annexes": [
            {"title": "Của {{ unit.name }}", "body": "a"},
            {"title": "b", "attached_to": "{{ unit.name }}", "body": "b"},
        ]
    },
    {
        "annexes": [
            {"title": "A", "body": "a", "when": "unit.rate and unit.rate > 0.5"},
            {"title": "B", "body": "b"},
        ]
    },
    {"body": "Theo {{ document.cited.with_subject }}", "subject": "gửi {{ unit.name }}"},
    {"body": "Theo {{ cite.keo.with_subject }}"},
]


@pytest.mark.parametrize(
    "spec", OTHERS, ids=lambda spec: " ".join(map(str, spec.items()))[:40] or "plain"
)
def test_a_letter_among_others_is_as_one_alone(office_copy, spec):
    folder = office_copy.campaigns / "thi-dua" / "documents"
    beside = {"kind": "report", "subject": "báo cáo của {{ unit.name }}", "body": "x"}
    others = {"keo": beside} if "keo" in str(spec) else {}
    for code, record in {"thu": LETTER | spec, **others}.items():
        (folder / f"{code}.yaml").write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")
    office = open_office(office_copy)
    (work,) = plan_work(office.campaigns(["thi-dua"], whole=False), ["thu"])
    letters = list(letters_of(work, office))[:4]
    among = [finished(office, letter) for letter in letters]
    assert among == [finished(office, letter.changed({})) for letter in letters]
    assert len({*among}) == len(letters)


def test_a_unit_that_left_gets_no_letter(office_copy):
    folder = office_copy.campaigns / "thi-dua"
    (folder / "documents" / "thu.yaml").write_text(
        yaml.safe_dump(LETTER, allow_unicode=True), "utf-8"
    )
    units = folder / "units.yaml"
    units.write_text(
        units.read_text("utf-8").replace(
            "{code: dong-ha,", "{code: dong-ha, active_to: 20/5/2025,"
        ),
        "utf-8",
    )
    office = open_office(office_copy)
    (work,) = plan_work(office.campaigns(["thi-dua"], whole=False), ["thu"])
    codes = [one.member.code for one in letters_of(work, office)]
    assert "an-phu" in codes
    assert "dong-ha" not in codes


def test_whom_letters_go_to_is_found_out_once_for_all_of_them(office_copy, monkeypatch):
    folder = office_copy.campaigns / "thi-dua" / "documents"
    (folder / "thu.yaml").write_text(yaml.safe_dump(LETTER, allow_unicode=True), "utf-8")
    office = open_office(office_copy)
    (work,) = plan_work(office.campaigns(["thi-dua"], whole=False), ["thu"])
    codes = [one.member.code for one in letters_of(work, office)]
    asked = []
    monkeypatch.setattr(
        letters, "with_receivers", lambda one: asked.append(one) or one.figures.main
    )
    find = letters.letter_finder(work)
    found = [find((code, None)).member.code for code in codes]
    assert (found, asked) == (codes, [work])
