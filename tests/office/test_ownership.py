"""Whose a file is that stands where a document belongs, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from generator.office.made_file import MadeFile
from generator.office.ownership import Owner, owner_of, refusal
from generator.problems import Place

MADE = MadeFile("thu.docx", sha256=sha256(b"1").hexdigest(), was=sha256(b"0").hexdigest())
AS_ISSUED = replace(MADE, issued="08/KH-LĐLĐ", was="")
FAILED = MadeFile("thu.docx", problems=("sai",))


@pytest.mark.parametrize(
    ("found", "made", "issued", "owner"),
    [
        (None, None, False, Owner.NOBODY),
        (None, MADE, False, Owner.NOBODY),
        (b"1", MADE, False, Owner.OURS),
        (b"0", MADE, False, Owner.OURS),
        (b"2", MADE, False, Owner.PERSON),
        (b"1", None, False, Owner.STRANGER),
        (b"1", FAILED, False, Owner.STRANGER),
        (b"1", AS_ISSUED, False, Owner.OURS),
        (None, AS_ISSUED, True, Owner.NOBODY),
        (b"1", AS_ISSUED, True, Owner.ISSUED),
        (b"2", AS_ISSUED, True, Owner.ISSUED),
        (b"1", None, True, Owner.ISSUED),
        (b"1", FAILED, True, Owner.ISSUED),
        (b"2", MADE, True, Owner.ISSUED),
        (b"1", MADE, True, Owner.OURS),
        (b"0", replace(AS_ISSUED, was=MADE.was), True, Owner.OURS),
    ],
)
def test_owner(tmp_path, found, made, issued, owner):
    path = tmp_path / "thu.docx"
    if found is not None:
        path.write_bytes(found)
    assert owner_of(path, made, issued=issued) is owner


def test_a_folder_in_the_place_of_a_file_is_a_stranger(tmp_path):
    assert owner_of(tmp_path, None) is Owner.STRANGER


@pytest.mark.parametrize(
    ("owner", "unasked", "forced"),
    [
        (Owner.NOBODY, None, None),
        (Owner.OURS, None, None),
        (Owner.PERSON, "E-OUT-CHANGED", None),
        (Owner.STRANGER, "E-OUT-FOREIGN", None),
        (Owner.ISSUED, "E-OUT-ISSUED", "E-OUT-ISSUED"),
    ],
)
def test_what_becomes_of_a_file(owner, unasked, forced):
    found = [refusal(owner, Place("thu.docx"), force=force) for force in (False, True)]
    assert [problem and problem.code for problem in found] == [unasked, forced]
