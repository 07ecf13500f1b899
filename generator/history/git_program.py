"""Git as a program, held so that a repository from somebody else can make it do nothing but read.

This is the one place that says what git may do: no network and no helper of any protocol, not even to
fetch what a partial copy lacks; no hook, pager, signature check, mail map, replacement or optional
lock; no setting from the environment that would lead it elsewhere. The person's own settings hold
(`safe.directory` among them), those of the system do not.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from generator.problems import MachineFailed, ProgramMissing, say
from generator.workspace import find_program

PATIENCE = 120
"""Seconds after which git is told to end."""

_KEPT = ("GIT_CONFIG_GLOBAL", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM",
         "GIT_EXEC_PATH")  # fmt: skip
_DROPPED = ("PAGER", "SSH_ASKPASS")
_HELD = {
    "LC_ALL": "C",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
}
_SETTINGS = {
    "core.alternateRefsCommand": "",
    "core.askPass": "",
    "core.attributesFile": os.devnull,
    "core.excludesFile": os.devnull,
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.quotepath": "false",
    "core.sshCommand": "false",
    "credential.helper": "",
    "diff.external": "",
    "gc.auto": "0",
    "log.mailmap": "false",
    "log.showSignature": "false",
    "mailmap.blob": "",
    "mailmap.file": "",
    "maintenance.auto": "false",
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",
}


def find_git(workspace: Path) -> str:
    """The program, from the folders of the search path that the workspace is no part of.

    A `git` that came with the records, or lies where the command was called, is never run.
    """
    if found := find_program(["git"], above=[workspace]):
        return found
    said = say(
        "cần git để xem dữ liệu trước đây; cài git (https://git-scm.com, hoặc «apt install git»)"
        " rồi chạy lại; các lệnh khác vẫn dùng được"
    )
    raise ProgramMissing(said)


def git_version(workspace: Path) -> tuple[str, str]:
    """Where git is, and its version; empty where it does not tell. Raises `ProgramMissing`, `MachineFailed`."""
    git = find_git(workspace)
    said = run_git(git, Path(git).parent, "--version").stdout.decode(errors="replace")
    found = re.search(r"\d+(?:\.\d+)+", said)
    return git, found[0] if found else ""


def run_git(
    git: str, folder: Path, *arguments: str, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """What git says in a folder. Raises `MachineFailed` when it cannot be run or does not end."""
    settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
    command = [git, "--no-pager", "--no-optional-locks", *settings, *arguments]
    try:
        return subprocess.run(  # noqa: S603 - no shell, and the program was looked up
            command,
            cwd=folder,
            input=given,
            capture_output=True,
            env=environment(os.environ),
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        said = say("git chưa đọc xong lịch sử sau {seconds} giây nên đã dừng; nhờ người quản trị chạy «git fsck»",
                   seconds=PATIENCE)  # fmt: skip
        raise MachineFailed(said) from error
    except OSError as error:
        said = say("không chạy được git ở «{folder}»", folder=folder)
        raise MachineFailed(said) from error


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """The variables with which git runs, made of those that this program was given."""
    kept = {
        name: value
        for name, value in given.items()
        if name not in _DROPPED and (not name.startswith("GIT_") or name in _KEPT)
    }
    return kept | _HELD
