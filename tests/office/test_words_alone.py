"""The words of letters are judged without being set; what is found is what drafting them finds."""

from __future__ import annotations

import pytest
from places import FORMS, OFFICE

from generator.office.letters import letters_of
from generator.office.office import open_office
from generator.office.workflow import draft, judged, plan_work
from generator.workspace import Workspace

FAULTS = {
    "subject": "x {{ figures.cuont }}",
    "addressees": '["{{ unit.nmae }}"]',
    "recipients": '["Lưu: VT", "{{ 1/0 }}"]',
    "legal_bases": '["Căn cứ … (văn bản)"]',
    "archive": "'{{ nobody }}'",
    "drafter": "'{{ 1 + none_such }}'",
    "authority_lines": '["{{ issuer.nmae }}"]',
    "body": "|\n  Có.\n\n  {{ unit.rank.x }} {{ figures.count|nmuber }}",
    "body ": "|\n  - Có { figures.count|number } và … đơn vị.",
    " body": "|\n  Xem\n\n  > câu {{ unit.name }}\n\n  ![ảnh](a.png)",
    "  body": "|\n  {% if 1 > 2 %}A{% endif %}",
    "annexes": "[{title: '{{ unit.nmae }}', label: '{{ x }}', attached_to: '{{ y }}', when: z > 1, body: '{{ w }}'},"
    " {title: '{{ unit.nmae }}', label: '{{ x }}', attached_to: '{{ y }}', body: '{{ w }} …'}]",
}
LETTER = {
    "kind": "directive",
    "subject": "x",
    "as_of": "31/5/2025",
    "for_each": "units",
    "body": "x",
}


def told(problems):
    return sorted((one.code, str(one.place), str(one.message), str(one.hint)) for one in problems)


def of_words(problems):
    return [
        one
        for one in problems
        if not {"table", "chart"} & set(one.place.path.replace("s[", ".").split("."))
    ]


@pytest.mark.parametrize("fields", [*([key] for key in FAULTS), [*FAULTS]], ids=[*FAULTS, "all"])
def test_a_fault_in_the_words_of_a_letter_is_found_without_setting_it(office_copy, fields):
    record = LETTER | {"addressees": "[A]"} | {key.strip(): FAULTS[key] for key in fields}
    path = office_copy.campaigns / "thi-dua" / "documents" / "thu.yaml"
    path.write_text("".join(f"{key}: {value}\n" for key, value in record.items()), "utf-8")
    office = open_office(office_copy)
    (work,) = plan_work(office.campaigns(["thi-dua"], whole=False), ["thu"])
    letters = list(letters_of(work, office))
    assert len(letters) > 3
    for letter, found in judged(letters, office):
        drafted = draft(letter, office)
        assert found
        assert told(found) == told([*drafted.problems, *drafted.doubts])


@pytest.mark.parametrize("folder", [OFFICE, FORMS], ids=["office", "forms"])
def test_of_every_document_the_same_is_found(folder):
    office = open_office(Workspace(folder))
    for work in plan_work(office.campaigns()):
        drafted = draft(work, office)
        ((_, found),) = judged([work], office)
        assert told(of_words(found)) == told(of_words([*drafted.problems, *drafted.doubts]))
