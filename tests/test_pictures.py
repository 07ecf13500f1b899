"""The pictures of the docs are small, made by `tools.pictures`, and told to who cannot see them."""

from __future__ import annotations

import re

from places import ROOT

from tools.pictures import LARGEST, PICTURES, SHOWN

TOLD = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


def test_each_picture_is_small_and_comes_from_the_tool():
    found = {one.stem: one.stat().st_size for one in PICTURES.iterdir()}
    assert found.keys() == SHOWN.keys()
    assert max(found.values()) <= LARGEST


def test_each_picture_is_shown_with_words_for_who_cannot_see_it():
    shown = set()
    for path in (ROOT / "README.md", ROOT / "README.vi.md", *(ROOT / "docs").glob("*.md")):
        for words, target in TOLD.findall(path.read_text(encoding="utf-8")):
            assert len(words) > 20, target
            assert (path.parent / target).is_file(), target
            shown.add((path.parent / target).resolve())
    assert {one.resolve() for one in PICTURES.iterdir()} <= shown
