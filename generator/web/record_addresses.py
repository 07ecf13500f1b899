"""Where a file of the records is worked on in the page."""

from __future__ import annotations

from pathlib import PurePosixPath

_OF_CAMPAIGN, _OF_DOCUMENT = 3, 4


def record_address(name: str) -> str:
    """The address of the page for a file, as people know it; of others the history."""
    parts = PurePosixPath(name).parts
    stem = PurePosixPath(name).stem
    if len(parts) < _OF_CAMPAIGN or parts[0] != "campaigns" or parts[1] in {"issuers", "register"}:
        return "/history"
    base = f"/campaigns/{parts[1]}"
    if len(parts) == _OF_DOCUMENT and parts[2] == "documents":
        return f"{base}/documents/{stem}"
    if stem in {"units", "quotas"}:
        return f"{base}/units"
    return f"{base}/figures" if parts[2] == "results" else base


def clash_address(key: str) -> str:
    """Where what was typed is held against the file."""
    return f"/clash/{key}"
