"""The record of a letter to each unit of the invented office, which many tests make."""

from __future__ import annotations

LETTER = """\
kind: directive
date: 03/6/2025
as_of: 31/5/2025
department: CSPL
signatory: an
for_each: units
subject: kết quả của {{ unit.short_name }}
addressees: ["{{ unit.name }}"]
body: |
  {{ unit.name }} có {{ unit.count }} sáng kiến.
"""
"""A letter to each unit of the invented office, without a number."""
NUMBERED = LETTER.replace("date:", "number: 8\ndate:", 1)
