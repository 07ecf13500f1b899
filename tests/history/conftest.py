"""Workspaces kept in real git repositories, each commit at a time of its own."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest
from places import OFFICE

from generator.workspace import Workspace


class Kept:
    """A workspace in git: change a record, commit it at a given time."""

    def __init__(self, workspace, top):
        self.workspace, self.top = workspace, top

    def git(self, *arguments, at=""):
        quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        names = {
            f"GIT_{who}_{what}": "Đỗ Thị An"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        dates = {"GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": at} if at else {}
        command = ["git", "-c", "core.autocrlf=false", *arguments]
        done = subprocess.run(
            command,
            cwd=self.top,
            env={**os.environ, **quiet, **names, **dates},
            check=True,
            capture_output=True,
        )
        return done.stdout.decode().strip()

    def commit(self, at):
        """Commit everything; the commit's name in git."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "ghi", "--allow-empty", at=at)
        return self.git("rev-parse", "HEAD")

    def path(self, name):
        return self.workspace.campaigns / "thi-dua" / name

    def change(self, name, old, new):
        """Put other words into a record of the campaign."""
        text = self.path(name).read_text(encoding="utf-8")
        assert old in text
        self.path(name).write_text(text.replace(old, new), encoding="utf-8", newline="\n")


@pytest.fixture(scope="session")
def committed(tmp_path_factory):
    """The invented office in git, committed once on the evening of 02/4/2025."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    root = tmp_path_factory.mktemp("kept") / "office"
    shutil.copytree(OFFICE, root, ignore=shutil.ignore_patterns(".vanthu"))
    kept = Kept(Workspace(root), root)
    kept.git("init", "-q", "-b", "main", "--template=")
    kept.commit("2025-04-02T22:30:00+07:00")
    return root


@pytest.fixture
def kept(committed, tmp_path):
    """The same in a folder of its own, to be changed."""
    root = shutil.copytree(committed, tmp_path / "office")
    return Kept(Workspace(root), root)
