"""The libraries that the browser is given are those of their makers, with their licences."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest
from places import ROOT

VENDOR = ROOT / "generator" / "web" / "assets" / "vendor"
LISTED = tomllib.loads((VENDOR / "vendor.toml").read_text(encoding="utf-8"))["library"]
FREE = {"0BSD", "MIT", "Apache-2.0"}


@pytest.mark.parametrize("library", LISTED, ids=lambda one: one["file"])
def test_a_library_is_as_it_was_published(library):
    content = (VENDOR / library["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == library["sha256"]
    assert library["licence"] in FREE
    assert (VENDOR / library["licence_text"]).stat().st_size > 200


def test_no_library_is_unlisted():
    there = {path.name for path in VENDOR.iterdir() if path.is_file()}
    assert there == {*(one["file"] for one in LISTED), "vendor.toml"}


def test_no_script_of_ours_fetches_or_asks_elsewhere():
    ours = [*Path(VENDOR.parent).glob("*.js"), *Path(VENDOR.parent).glob("*.css")]
    assert ours
    for path in [*ours, *(VENDOR.parents[1] / "pages").glob("*.html")]:
        text = path.read_text(encoding="utf-8")
        assert "http://" not in text, path.name
        assert "https://" not in text, path.name
        assert "eval(" not in text, path.name
