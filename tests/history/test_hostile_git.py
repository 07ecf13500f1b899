"""A repository from somebody else: git reads it, and does nothing else that it asks for."""

from __future__ import annotations

import os
import stat
import subprocess

import pytest

from generator.cli.app import run
from generator.history import git_program as program
from generator.history.past import past_workspace
from generator.history.repository import NoRevision, open_repository
from generator.problems import GeneratorError, MachineFailed, RecordsInvalid

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the traps are shell scripts")


@pytest.fixture
def trap(kept, tmp_path):
    """A program that leaves a mark when it is run; `sprung` tells of it."""

    class Trap:
        mark = tmp_path / "sprung"
        path = tmp_path / "trap.sh"

        @property
        def sprung(self):
            return self.mark.exists()

    trap = Trap()
    trap.path.write_text(f"#!/bin/sh\ntouch '{trap.mark}'\n", encoding="utf-8")
    trap.path.chmod(trap.path.stat().st_mode | stat.S_IXUSR)
    return trap


def _lacking(kept, **settings):
    """A partial copy without one blob, and whatever else its settings say."""
    kept.git("config", "core.repositoryFormatVersion", "1")
    kept.git("config", "extensions.partialClone", "origin")
    kept.git("config", "remote.origin.promisor", "true")
    kept.git("config", "remote.origin.url", ".")
    for name, value in settings.items():
        kept.git("config", name.replace("__", "."), value)
    blob = kept.git("rev-parse", "HEAD:vanthu.yaml")
    stored = kept.top / ".git" / "objects" / blob[:2] / blob[2:]
    stored.chmod(0o600)
    stored.unlink()
    return blob


REMOTES = {
    "a program to be asked at the other side": {"remote__origin__uploadpack": "{}"},
    "an address that is a command": {"remote__origin__url": "ext::{}", "protocol__ext__allow": "always"},
    "an address by ssh": {"remote__origin__url": "ssh://x/y", "core__sshCommand": "{}"},
    "a helper for another system": {"remote__origin__vcs": "ext", "remote__origin__url": "{}",
                                    "protocol__allow": "always"},
    "an address that is replaced": {"remote__origin__url": "x:y", "url__ext::{} __insteadOf": "x:",
                                    "protocol__ext__allow": "always"},
}  # fmt: skip


@pytest.mark.parametrize("settings", REMOTES.values(), ids=REMOTES)
def test_what_a_partial_copy_lacks_is_not_fetched(kept, trap, settings):
    settings = {
        name.replace("{}", str(trap.path)): value.replace("{}", str(trap.path))
        for name, value in settings.items()
    }
    _lacking(kept, **settings)
    with pytest.raises(MachineFailed), past_workspace(kept.workspace, "HEAD"):
        pass
    assert not trap.sprung


def test_the_trap_would_spring_without_the_hold(kept, trap):
    blob = _lacking(kept, remote__origin__uploadpack=str(trap.path))
    subprocess.run(["git", "cat-file", "-p", blob], cwd=kept.top, check=False, capture_output=True)
    assert trap.sprung


CONFIGURED = ["core.fsmonitor", "core.pager", "core.sshCommand", "core.askPass", "core.alternateRefsCommand",
              "core.editor", "diff.external", "diff.x.textconv", "diff.x.command", "filter.x.smudge", "filter.x.clean",
              "filter.x.process", "gpg.program", "gpg.ssh.program", "credential.helper", "pager.log",
              "pager.ls-tree", "sequence.editor", "alias.log", "alias.ls-tree", "alias.cat-file"]  # fmt: skip


def test_no_program_that_the_settings_name_is_run(kept, trap):
    (kept.top / ".gitattributes").write_text("* diff=x filter=x\n", encoding="utf-8")
    kept.commit("2025-04-03T08:00:00+07:00")
    for name in CONFIGURED:
        kept.git("config", name, f"!{trap.path}" if name.startswith("alias") else str(trap.path))
    kept.git("config", "log.showSignature", "true")
    hooks = kept.top / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "reference-transaction", "post-checkout", "pre-auto-gc"):
        os.link(trap.path, hooks / name)
    with past_workspace(kept.workspace, "3/4/2025") as past:
        assert (past.campaigns / "thi-dua" / "campaign.yaml").is_file()
    for command in (["diff", "thi-dua"], ["render", "thi-dua", "cv_01", "--as-at", "HEAD"]):
        assert run(["-C", str(kept.top), *command]) == 0
    assert not trap.sprung


def test_nothing_of_the_repository_is_written(kept):
    def known():
        found = (path for path in (kept.top / ".git").rglob("*") if path.is_file())
        return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in found}

    kept.path("results/new.yaml").write_text("x: 1\n", encoding="utf-8")
    before = known()
    run(["-C", str(kept.top), "diff", "thi-dua"])
    run(["-C", str(kept.top), "status", "thi-dua", "--as-at", "HEAD"])
    assert known() == before


def test_a_git_that_came_with_the_records_is_not_run(kept, trap, monkeypatch):
    (kept.top / "bin").mkdir()
    for folder in (kept.top, kept.top / "bin"):
        os.link(trap.path, folder / "git")
    monkeypatch.chdir(kept.top)
    monkeypatch.setenv(
        "PATH", os.pathsep.join([".", "", str(kept.top / "bin"), os.environ["PATH"]])
    )
    with past_workspace(kept.workspace, "HEAD"):
        pass
    assert not trap.sprung


def test_variables_lead_git_nowhere_else(trap):
    given = {
        "PATH": "/bin", "GIT_DIR": "/x", "GIT_SSH_COMMAND": "x", "GIT_TRACE": "/x", "GIT_CONFIG_COUNT": "1",
        "GIT_ALLOW_PROTOCOL": "ext", "GIT_ALTERNATE_OBJECT_DIRECTORIES": "/x", "GIT_CONFIG_GLOBAL": "/mine",
        "SSH_ASKPASS": "x", "PAGER": "x",
    }  # fmt: skip
    made = program.environment(given)
    assert {name: made.get(name) for name in given} == {
        **dict.fromkeys(given, None),
        "PATH": "/bin",
        "GIT_CONFIG_GLOBAL": "/mine",
        "GIT_ALLOW_PROTOCOL": "none",
    }


@pytest.mark.parametrize(
    "asked",
    ["^HEAD", "-p", "--all", "--output=x", "HEAD..HEAD", "HEAD...HEAD", "^", "@{-9}", "HEAD^{tree}", ":/",
     "HEAD:", "--", "--help", "x y", "HEAD\x01", "-", "HEAD --output=x"],
)  # fmt: skip
def test_what_is_no_commit_is_refused_in_words(kept, capsys, asked):
    before = sorted(path.name for path in kept.top.iterdir())
    with pytest.raises(NoRevision, match="không có lần lưu nào gọi là"):
        open_repository(kept.workspace.root).revision(asked)
    assert run(["-C", str(kept.top), "diff", "thi-dua", "--", asked]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert sorted(path.name for path in kept.top.iterdir()) == before


def _commit_object(kept, committer, encoding=""):
    """A commit whose head says of its maker whatever is asked, and a tag of its own."""
    tree = kept.git("rev-parse", "HEAD^{tree}")
    head = f"tree {tree}\nauthor {committer}\ncommitter {committer}\n{encoding}\nghi\n"
    name = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        cwd=kept.top, input=head.encode("latin-1"), capture_output=True, check=True,
    ).stdout.decode().strip()  # fmt: skip
    kept.git("update-ref", "refs/heads/odd", name)


@pytest.mark.parametrize(
    ("committer", "said"),
    [
        ("A <a> 1743600000 +0700", "20h20 ngày 02/4/2025"),
        ("A <a> 1743600000 +9999", "13h20 ngày 02/4/2025"),
        ("A <a> 1743600000 +2359", "13h19 ngày 03/4/2025"),
        ("A <a> 1743600000 -0000", "13h20 ngày 02/4/2025"),
        ("A <a> 1743600000", None),
        ("A <a> 99999999999999999999 +0700", None),
        ("A <a> 999999999999 +0700", None),
        ("A <a> -1 +0700", None),
        ("A <a> x +0700", None),
        ("A <a>", None),
        ("\xd0\xcf <\xff> 1743600000 +0700", "20h20 ngày 02/4/2025"),
    ],
)
def test_a_commit_with_an_odd_clock_or_encoding_is_read(kept, committer, said, capsys):
    _commit_object(kept, committer, "encoding x-none\n")
    assert run(["-C", str(kept.top), "diff", "thi-dua", "odd"]) == 0
    told = capsys.readouterr()
    assert said is None or f"({said})" in told.out
    kept.git("update-ref", "refs/heads/main", "refs/heads/odd")
    assert run(["-C", str(kept.top), "diff", "thi-dua", "31/12/2025"]) in {0, 2}
    assert "Traceback" not in capsys.readouterr().err


def _with_entry(kept, name):
    """A commit whose tree holds a record under a name that no checkout would make."""
    blob = kept.git("rev-parse", "HEAD:vanthu.yaml")
    entry = f"100644 {name}".encode("utf-8", "surrogateescape") + b"\0" + bytes.fromhex(blob)
    tree = subprocess.run(
        ["git", "hash-object", "-t", "tree", "-w", "--stdin", "--literally"],
        cwd=kept.top, input=entry, capture_output=True, check=True,
    ).stdout.decode().strip()  # fmt: skip
    listed = subprocess.run(
        ["git", "mktree"], cwd=kept.top, input=f"040000 tree {tree}\tcampaigns\n".encode(),
        capture_output=True, check=True,
    ).stdout.decode().strip()  # fmt: skip
    return kept.git("commit-tree", listed, "-m", "x", at="2025-04-03T08:00:00+07:00")


@pytest.mark.parametrize(
    "name",
    [
        "../../x.yaml",
        "con.yaml",
        "a:b.yaml",
        "a\udcff.yaml",
        "C:x.yaml",
        "a\nb.yaml",
    ],
)
def test_a_record_under_a_name_that_leads_out_is_told_and_not_left_out(kept, tmp_path, name):
    commit = _with_entry(kept, name)
    with pytest.raises(RecordsInvalid) as fault, past_workspace(kept.workspace, commit):
        pass
    (problem,) = fault.value.problems
    assert problem.code.startswith("E-PATH-")
    assert problem.place.file.startswith(f"{commit[:10]}:")
    assert not list(tmp_path.rglob("x.yaml"))


def test_a_record_too_large_to_be_one_is_refused_before_it_is_read(kept):
    kept.path("results/big.yaml").write_bytes(b"#" * (16 * 1024 * 1024 + 1))
    kept.commit("2025-04-03T08:00:00+07:00")
    with (
        pytest.raises(GeneratorError, match="lớn quá mức 16 MB"),
        past_workspace(kept.workspace, "HEAD"),
    ):
        pass


def test_git_that_does_not_end_is_ended(kept, monkeypatch):
    monkeypatch.setattr(program, "PATIENCE", 0.05)
    config = kept.top / ".git" / "config"
    config.unlink()
    os.mkfifo(config)
    with pytest.raises(MachineFailed, match="git chưa đọc xong"):
        open_repository(kept.workspace.root)
