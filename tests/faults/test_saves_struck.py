"""What the page writes, killed or without room at every step: the record before or after, and what was typed is kept."""

from __future__ import annotations

import os
import shutil

import pytest

if os.name != "posix":
    pytest.skip("children are forked and killed", allow_module_level=True)

from deeds import lay_out
from strikes import ROOM, Strike, Striker, left_over, said_by_child

from generator.office.saving import clash_of, open_file, resolve, restore_version, save_changes
from generator.problems import GeneratorError
from generator.records.three_ways import Side
from generator.workspace import Workspace
from generator.workspace.journal import settle
from generator.workspace.signing import signed
from generator.workspace.unsaved import Unsaved, keep_unsaved, unsaved_in
from generator.workspace.version_keeping import kept_versions

WHO, WHEN = "lan", "2025-06-01T14:02:31+07:00"
NAME = "campaigns/thi-dua/documents/kh_01.yaml"
TYPED = {("subject",): "Của tôi", ("number",): "8"}


def save(workspace):
    path = workspace.root / NAME
    opened = open_file(workspace, path).digest
    assert save_changes(workspace, path, opened, TYPED, who=WHO, when=WHEN).is_saved


def choose(workspace):
    (typed,) = unsaved_in(workspace)
    shown = clash_of(workspace, typed)
    chosen = dict.fromkeys(shown.three.clashes, Side.DISK)
    chosen |= {at: Side.MINE for at, one in enumerate(shown.three.blocks) if one.way == ("number",)}
    assert resolve(workspace, typed, chosen, shown.digest, who=WHO).is_saved


def take_back(workspace):
    path = workspace.root / NAME
    opened = open_file(workspace, path).digest
    assert restore_version(workspace, path, 1, opened, who=WHO).is_saved


def type_more(workspace):
    opened = open_file(workspace, workspace.root / NAME).digest
    keep_unsaved(workspace, Unsaved(NAME, WHO, WHEN, opened, {("subject",): "Thêm nữa"}))


DEEDS = {"save": save, "choose": choose, "take back": take_back, "type": type_more}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Versions 1 and 2 of a plan, and what I typed into the one before."""
    root = tmp_path_factory.mktemp("saves") / "home"
    lay_out(root, begun=True)
    workspace = Workspace(root)
    path = root / NAME
    with signed(lambda: WHO, lambda: WHEN):
        opened = open_file(workspace, path).digest
        for words in ("Một", "Hai"):
            known = open_file(workspace, path).digest
            changes = {("subject",): words}
            assert save_changes(workspace, path, known, changes, who="hoa").is_saved
        assert not save_changes(workspace, path, opened, TYPED, who=WHO, when=WHEN).is_saved
    return root


def struck(root, deed, strike):
    """What a child says that does it: the steps it took, or why not; nothing where it was killed."""

    def deed_told():
        striker = Striker(root, strike)
        striker.install()
        with signed(lambda: WHO, lambda: WHEN):
            try:
                DEEDS[deed](Workspace(root))
                said = " ".join(striker.steps)
            except GeneratorError as fault:
                said = f"! {fault}"
        striker.is_at_work = True
        return said

    return said_by_child(deed_told)


def words_of(workspace):
    """Everything that anybody wrote and that must not be lost: in the record, the versions, or typed."""
    found = [(workspace.root / NAME).read_text(encoding="utf-8")]
    for one in kept_versions(workspace):
        for file in one.files:
            found += [(one.content(workspace, file.after) or b"").decode()]
    found += [str(dict(one.changes)) for one in unsaved_in(workspace)]
    return "\n".join(found)


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("kind", ["kill", "full"])
def test_nothing_is_half_written_and_nothing_lost(home, tmp_path, deed, kind):
    work = tmp_path / "clean"
    shutil.copytree(home, work)
    before = (work / NAME).read_bytes()
    steps = struck(work, deed, Strike("count")).split()
    after = (work / NAME).read_bytes()
    assert len(steps) > 5
    assert not words_of(Workspace(work)).count("ESCAPED")
    every = int(os.environ.get("VANTHU_EVERY_STEP", "0")) or 4
    for at in range(1, len(steps) + 1, every):
        if kind == "full" and steps[at - 1] not in ROOM:
            continue
        root = tmp_path / f"{at}"
        shutil.copytree(home, root)
        said = struck(root, deed, Strike(kind, at))
        assert "ESCAPED" not in said, (at, said)
        workspace = Workspace(root)
        settle(workspace)
        assert (root / NAME).read_bytes() in {before, after}, (at, steps[at - 1])
        told = words_of(workspace)
        assert "Hai" in told, (at, steps[at - 1])
        assert "Của tôi" in told or deed == "type", (at, steps[at - 1])
        assert [one for one in left_over(root) if "journal" in one] == []
        shutil.rmtree(root)
