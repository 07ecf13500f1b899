"""The bounds of `pyproject.toml` and the known-good versions."""

from __future__ import annotations

import re

from tools.versions import CONSTRAINTS, lowest


def _parts(version):
    return [int(part) for part in re.findall(r"\d+", version)]


def test_known_good_versions_are_within_the_bounds():
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    known = dict(line.casefold().split("==") for line in lines if not line.startswith("#"))
    for bound in lowest():
        name, version = bound.casefold().split("==")
        assert _parts(known[name]) >= _parts(version), name
