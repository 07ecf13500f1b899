"""Tables as grids of text with what is found in them; most are right and stay without a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.audit import audit_manuscript, read_text

RIGHT = (Path(__file__).parent / "tables" / "right.txt").read_text(encoding="utf-8")
TABLES = {
    part.partition("\n")[0]: part.partition("\n")[2].strip("\n")
    for part in RIGHT.split("\n\n# ")[1:]
}


def findings(text):
    return [
        f"{one.code} {one.doubt.passage.text}: {one.doubt.message}"
        for one in audit_manuscript(read_text(text)).findings
    ]


@pytest.mark.parametrize("name", TABLES)
def test_a_right_table_has_no_finding(name):
    assert findings(TABLES[name]) == []
