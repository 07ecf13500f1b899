"""What was typed and what was opened lie in the hidden folder, and are never taken for more than texts."""

from __future__ import annotations

import json
import os
import tracemalloc
import zlib
from dataclasses import replace

import pytest

from generator.problems import GeneratorError
from generator.workspace import opened
from generator.workspace.folders import Workspace
from generator.workspace.listing import digest
from generator.workspace.opened import keep_opened, opened_before
from generator.workspace.unsaved import Unsaved, drop_unsaved, keep_unsaved, unsaved_in

TYPED = Unsaved(
    "campaigns/x/documents/a.yaml",
    "lan, máy VT-01",
    "2025-06-01 14:02",
    "0" * 64,
    {("body",): "Một\n", ("recipients", 0): None, ("people",): [{"name": "An"}]},
)


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "w/campaigns/x").mkdir(parents=True)
    return Workspace(tmp_path / "w")


def test_what_was_typed_comes_back_as_it_was(workspace):
    keep_unsaved(workspace, TYPED)
    assert unsaved_in(workspace) == [TYPED]
    assert unsaved_in(workspace, record="campaigns/x/b.yaml") == []
    assert unsaved_in(workspace, who="hoa") == []
    assert (workspace.hidden / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_the_last_that_one_person_typed_into_a_record_is_kept(workspace):
    keep_unsaved(workspace, TYPED)
    later = Unsaved(TYPED.record, TYPED.who, "2025-06-01 14:03", None, {("body",): "Hai"})
    other = Unsaved(TYPED.record, "hoa", "2025-06-01 14:04", None, {})
    keep_unsaved(workspace, later)
    keep_unsaved(workspace, other)
    assert unsaved_in(workspace) == [other, later]
    drop_unsaved(workspace, TYPED)
    assert unsaved_in(workspace) == [other]


def test_what_two_tabs_typed_into_one_record_is_kept_side_by_side(workspace):
    tabs = [replace(TYPED, tab=name, changes={("body",): name}) for name in ("hai", "mot")]
    for one in tabs:
        keep_unsaved(workspace, one)
    assert sorted(unsaved_in(workspace), key=lambda one: one.tab) == tabs
    assert len({TYPED.key, *(one.key for one in tabs)}) == 3
    drop_unsaved(workspace, tabs[0])
    assert unsaved_in(workspace) == [tabs[1]]


def test_the_newest_comes_first_whatever_its_hour_is_called(workspace):
    late, early = (replace(TYPED, tab=when, when=when) for when in ("23:59 31/01", "00:05 01/02"))
    for at, one in enumerate((late, early)):
        keep_unsaved(workspace, one)
        os.utime(workspace.hidden / "drafts" / f"{one.key}.json", (at, at))
    assert unsaved_in(workspace) == [early, late]


def written(workspace, **other):
    """A draft as it is written, but for what another has put into it."""
    keep_unsaved(workspace, TYPED)
    (path,) = (workspace.hidden / "drafts").iterdir()
    told = json.loads(path.read_bytes()) | other
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


SPOILT = [
    {"form": 2},
    {"record": "../x.yaml"},
    {"record": "campaigns/x/b.yaml"},
    {"who": "hoa"},
    {"who": 5},
    {"when": "x" * 400},
    {"opened": 5},
    {"changes": [[["body"], 5]]},
    {"changes": [[[True], "x"]]},
    {"changes": {"body": "x"}},
    {"changes": None},
]


@pytest.mark.parametrize("other", SPOILT, ids=str)
def test_what_nobody_here_can_have_typed_is_passed_over(workspace, other):
    written(workspace, **other)
    assert unsaved_in(workspace) == []


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 100_000, b"5", b"\xff"])
def test_what_is_no_draft_is_passed_over(workspace, data):
    written(workspace).write_bytes(data)
    assert unsaved_in(workspace) == []


def test_a_draft_through_a_link_is_neither_read_nor_written(workspace):
    path = written(workspace)
    outside = workspace.root.parent / "ngoai.json"
    path.rename(outside)
    try:
        path.symlink_to(outside)
    except OSError:
        pytest.skip("no right to make links here")
    before = outside.read_bytes()
    assert unsaved_in(workspace) == []
    for attempt in (
        lambda: keep_unsaved(workspace, TYPED),
        lambda: drop_unsaved(workspace, TYPED),
    ):
        with pytest.raises(GeneratorError):
            attempt()
    assert outside.read_bytes() == before


def test_what_was_opened_is_found_by_its_digest(workspace):
    keep_opened(workspace, b"a: 1\n")
    assert opened_before(workspace, digest(b"a: 1\n")) == b"a: 1\n"
    assert opened_before(workspace, digest(b"b")) is None
    assert opened_before(workspace, "../../x") is None


def bomb():
    """A thousand million noughts, packed a million at a time."""
    packing = zlib.compressobj(9)
    head = packing.compress(b"") + packing.flush(zlib.Z_FULL_FLUSH)
    million = packing.compress(b"0" * 10**6) + packing.flush(zlib.Z_FULL_FLUSH)
    end = zlib.compressobj(9, wbits=-zlib.MAX_WBITS).flush()
    told = 1
    for _ in range(1000):
        told = zlib.adler32(b"0" * 10**6, told)
    return head + million * 1000 + end + told.to_bytes(4)


@pytest.mark.parametrize(
    "pack", [lambda: b"", lambda: b"x", lambda: zlib.compress(b"other"), bomb],
    ids=["nothing", "noise", "other", "bomb"],
)  # fmt: skip
def test_what_is_not_what_its_name_says_is_not_taken(workspace, pack, monkeypatch):
    monkeypatch.setattr(opened, "KEPT_CAP", 10**6)
    keep_opened(workspace, b"a: 1\n")
    (path,) = (workspace.hidden / "opened").iterdir()
    path.write_bytes(pack())
    tracemalloc.start()
    try:
        assert opened_before(workspace, path.name) is None
        assert tracemalloc.get_traced_memory()[1] < 10**7
    finally:
        tracemalloc.stop()


def test_only_the_newest_stay(workspace, monkeypatch):
    monkeypatch.setattr(opened, "_KEPT", 3)
    for count in range(5):
        keep_opened(workspace, b"%d" % count)
    assert len([*(workspace.hidden / "opened").iterdir()]) == 3
    assert opened_before(workspace, digest(b"4")) == b"4"
