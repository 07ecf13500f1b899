"""Whose a file is that stands where a document belongs."""

from __future__ import annotations

import pytest

from generator.office.manifest import MadeFile
from generator.office.ownership import Owner, owner_of

MADE = MadeFile(
    "thu.docx", sha256="6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
)
FAILED = MadeFile("thu.docx", problems=("sai",))


@pytest.mark.parametrize(
    ("found", "made", "owner"),
    [
        (None, None, Owner.NOBODY),
        (None, MADE, Owner.NOBODY),
        (b"1", MADE, Owner.OURS),
        (b"2", MADE, Owner.PERSON),
        (b"1", None, Owner.STRANGER),
        (b"1", FAILED, Owner.STRANGER),
    ],
)
def test_owner(tmp_path, found, made, owner):
    path = tmp_path / "thu.docx"
    if found is not None:
        path.write_bytes(found)
    assert owner_of(path, made) is owner
