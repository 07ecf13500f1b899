"""What changed outside is seen, whatever wrote it; what was only touched is not."""

from __future__ import annotations

import os

import pytest

from generator.workspace import watching
from generator.workspace.folders import Workspace
from generator.workspace.watching import FileWatch

NAME = "campaigns/x/a.yaml"


@pytest.fixture
def workspace(tmp_path):
    for name in (NAME, "templates/passages/b.md", "vanthu.yaml", "output/c.docx"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"1")
    return Workspace(tmp_path)


def replace(path, data):
    """As editors do: written beside, then renamed."""
    beside = path.with_name(".tmp-x")
    beside.write_bytes(data)
    beside.replace(path)


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        (lambda root: None, ()),
        (lambda root: (root / NAME).write_bytes(b"22"), (NAME,)),
        (lambda root: replace(root / NAME, b"22"), (NAME,)),
        (lambda root: os.utime(root / NAME, (5, 5)), ()),
        (lambda root: (root / NAME).unlink(), (NAME,)),
        (lambda root: (root / "campaigns/x/n.yaml").write_bytes(b""), ("campaigns/x/n.yaml",)),
        (lambda root: (root / "vanthu.yaml").write_bytes(b"22"), ("vanthu.yaml",)),
        (lambda root: (root / "templates/passages/b.md").write_bytes(b"2"), ("templates/passages/b.md",)),
        (lambda root: (root / "output/c.docx").write_bytes(b"22"), ()),
        (lambda root: (root / "campaigns/x/.tmp-.a").write_bytes(b"22"), ()),
    ],
)  # fmt: skip
def test_what_changed_is_told_once(workspace, deed, told):
    watch = FileWatch(workspace)
    deed(workspace.root)
    assert [watch.changed(), watch.changed()] == [told, ()]


def test_a_second_change_in_the_same_tick_of_the_clock_is_seen(workspace):
    watch, path = FileWatch(workspace), workspace.root / NAME
    path.write_bytes(b"2")
    stamp = path.stat().st_mtime_ns
    assert watch.changed() == (NAME,)
    path.write_bytes(b"3")
    os.utime(path, ns=(stamp, stamp))
    assert watch.changed() == (NAME,)


def test_however_often_one_looks_it_is_seen_where_a_disk_knows_only_when_and_how_much(
    workspace, monkeypatch
):
    monkeypatch.setattr(watching, "_seen", lambda found: (found.st_mtime_ns, found.st_size))
    watch, path = FileWatch(workspace), workspace.root / NAME
    path.write_bytes(b"2")
    stamp = path.stat().st_mtime_ns
    assert [watch.changed() for _ in range(9)] == [(NAME,), *[()] * 8]
    path.write_bytes(b"3")
    os.utime(path, ns=(stamp, stamp))
    assert watch.changed() == (NAME,)
