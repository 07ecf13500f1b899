"""The bounds of `pyproject.toml` and the known-good versions."""

from __future__ import annotations

import re

from tools.versions import CONSTRAINTS, kept, lowest


def _parts(version):
    return [int(part) for part in re.findall(r"\d+", version)]


def test_known_good_versions_are_within_the_bounds():
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    known = dict(line.casefold().split("==") for line in lines if not line.startswith("#"))
    for bound in lowest():
        name, version = bound.casefold().split("==")
        assert _parts(known[name]) >= _parts(version), name


def test_versions_of_other_systems_are_kept_where_they_are_not_installed():
    lines = kept("a==1\nz==2\n").splitlines()
    assert [lines[0].partition("==")[0], lines[1].partition("==")[0], lines[2]] == [
        "a",
        "pywin32",
        "z==2",
    ]
