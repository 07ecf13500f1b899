"""Every text of a document's record may hold expressions: none is printed with its braces."""

from __future__ import annotations

from generator.office.checking import check_office
from generator.office.office import open_office
from generator.problems import errors

WRONG = '"{{ figures.cuont }}"'
REPORT = """\
kind: report
date: 05/6/2025
as_of: 31/5/2025
signatory: an
subject: HERE
recipients: [HERE]
legal_bases: [HERE]
authority_lines: [HERE]
archive: HERE
drafter: HERE
body: |
  {{ tables.t }}

  {{ charts.c }}
tables:
  t:
    rows: units
    unit_of_measure: HERE
    total_label: HERE
    remainder_label: HERE
    preparer: HERE
    head: HERE
    notes: [HERE]
    columns:
      - {show: name, header: HERE}
      - {show: count, header: [HERE, B]}
      - {show: text, header: T, values: {an-phu: HERE}}
charts:
  c: {kind: progress, phase: gd1, title: HERE}
annexes:
  - title: HERE
    label: HERE
    attached_to: HERE
    body: HERE
    table:
      rows: list
      items:
        - x: HERE
          name: HERE
      columns: [{show: text, of: x, header: X}, {show: name, header: Y}]
"""


def test_every_text_of_a_document_is_filled(office_copy):
    path = office_copy.campaigns / "thi-dua" / "documents" / "bc_02.yaml"
    path.write_text(REPORT.replace("HERE", WRONG), encoding="utf-8")
    found = errors(check_office(open_office(office_copy), ["thi-dua"]))
    told = {one.place.line for one in found if one.code == "E-EXPR-NAME"}
    lines = enumerate(REPORT.splitlines(), 1)
    assert told == {number for number, line in lines if "HERE" in line}
