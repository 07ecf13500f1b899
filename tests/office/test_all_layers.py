"""One check tells what is wrong in every layer: syntax, keys, rules, bodies, templates; nothing that follows."""

from __future__ import annotations

import pytest

from generator.office.checking import check_office
from generator.office.office import open_office
from generator.problems import errors

SYNTAX = ("quotas.yaml", "y-te: 80}", "y-te: 80", "quotas.yaml:3 E-YAML-BRACKET")
KEY = (
    "units.yaml",
    "group: nganh, bases: {members: 500}",
    "grop: nganh, bases: {members: 500}",
    "units.yaml:8 E-KEY-UNKNOWN",
)
VALUE = ("results/2025-03-31.yaml", "an-phu: 150", "an-phu: 15o", "2025-03-31.yaml:4 E-NUM")
RULE = (
    "campaign.yaml",
    "phase: gd2, count",
    "phase: gd9, count",
    "campaign.yaml:19 E-PHASE-UNKNOWN",
)
RECORD = (
    "documents/kh_01.yaml",
    "signatory: an",
    "signatory: am",
    "kh_01.yaml:4 E-SIGNATORY-UNKNOWN",
)
BODY = (
    "documents/kh_01.yaml",
    "targets.planned.goal",
    "targets.planned.gaol",
    "kh_01.yaml:13 E-EXPR-NAME",
)

TEMPLATE = (
    "documents/cv_01.yaml",
    "kind: directive",
    "kind: directive\ntemplate: hong.docx",
    "hong.docx:0 E-TPL-FILE",
)
ISSUER = (
    "../issuers/ldld-song-hoa.yaml",
    "place: Sông Hòa",
    "place:Sông Hòa",
    "ldld-song-hoa.yaml:6 E-YAML-KEY",
)


@pytest.fixture
def told(office_copy):
    office_copy.templates.mkdir()
    (office_copy.templates / "hong.docx").write_bytes(b"PK")

    def tell(*faults):
        for file, old, new, _ in faults:
            path = office_copy.campaigns / "thi-dua" / file
            text = path.read_text(encoding="utf-8")
            assert old in text, file
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        found = errors(check_office(open_office(office_copy)))
        return sorted(
            f"{one.place.file.rpartition('/')[2]}:{one.place.line} {one.code}" for one in found
        )

    return tell


@pytest.mark.parametrize(
    "faults",
    [
        (SYNTAX, KEY, RULE),
        (KEY, VALUE, RULE, RECORD),
        (SYNTAX, VALUE, BODY),
        (KEY, BODY),
        (RULE, BODY),
        (RECORD, BODY),
        (TEMPLATE, KEY, BODY),
        (ISSUER, KEY),
        (SYNTAX, KEY, VALUE, RULE, RECORD, BODY, TEMPLATE),
    ],
)
def test_all_are_told_and_nothing_else(told, faults):
    assert told(*faults) == sorted(fault[3] for fault in faults)
