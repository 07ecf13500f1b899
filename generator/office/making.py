"""Files to begin with, written where they belong and never over existing ones."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from generator.office.skeleton import GENERAL, fill_skeleton, skeletons
from generator.problems import GeneratorError, find, no_such, say
from generator.workspace import SETTINGS, Workspace, shipped, write_atomically

if TYPE_CHECKING:
    from generator.office.office import Office


class AlreadyThere(GeneratorError):
    """What should be made exists; it is left as it is."""


def init_workspace(folder: Path, *, samples: bool) -> list[Path]:
    """A workspace in `folder`, with the sample campaigns unless they are not wanted."""
    if (folder / SETTINGS).exists():
        raise AlreadyThere(say("«{folder}» đã là nơi làm việc", folder=folder))
    made = [_put(folder / SETTINGS, shipped(SETTINGS).read_text(encoding="utf-8"))]
    (folder / "campaigns").mkdir(parents=True, exist_ok=True)
    (folder / "templates").mkdir(exist_ok=True)
    made.append(
        _put(folder / ".gitignore", "output/*\n!output/.gitkeep\n.tmp-*\n*.lock\n.lock-holder\n")
    )
    if samples:
        shutil.copytree(shipped("campaigns"), folder / "campaigns", dirs_exist_ok=True)
        made.append(folder / "campaigns")
    return made


def new_campaign(workspace: Workspace, code: str, issuer: str | None) -> list[Path]:
    """The records of a new campaign, each with its keys explained."""
    folder = workspace.campaigns / code
    gaps = {"code": code, "issuer": issuer or _first_issuer(workspace)}
    names = ("campaign", "units", "quotas")
    made = [_put(folder / f"{name}.yaml", fill_skeleton(name, gaps)) for name in names]
    for name in ("results", "documents"):
        (folder / name).mkdir(exist_ok=True)
    return made


def begin_document(office: Office, campaign: str, kind: str, code: str | None, phase: str) -> Path:
    """A new document of a kind or of a frame of ours, bound to the campaign's newest snapshot."""
    from generator.figures import phase_code
    from generator.office.beginning import begin_with
    from generator.office.office import campaign_of

    known = {*office.library.kinds, *skeletons()}
    if kind not in known:
        raise no_such(say("không có loại văn bản «{code}»", code=kind), kind, known)
    found = campaign_of(office, campaign).campaign
    chosen = phase_code(found, phase) if phase else ""
    begun = begin_with(found, office.library, kind, chosen)
    skeleton = kind if kind in skeletons() else GENERAL
    text = fill_skeleton(f"documents/{skeleton}", {"kind": kind, **begun.gaps}, begun.has)
    folder = office.workspace.campaigns / campaign / "documents"
    return _put(folder / f"{code or kind}.yaml", text)


def new_template(workspace: Workspace, name: str) -> Path:
    """Our template of that name, copied so that the office can lay its own over it."""
    known = {path.name: path for path in sorted(shipped("templates").glob("*.docx"))}
    source = find(known, name, say("không có mẫu «{name}»", name=name))
    target = workspace.templates / name
    _refuse_existing(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(target, source.read_bytes())
    return target


def _put(path: Path, text: str) -> Path:
    _refuse_existing(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, text.encode())
    return path


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise AlreadyThere(say("«{path}» đã có; không ghi đè", path=path))


def _first_issuer(workspace: Workspace) -> str:
    found = sorted(workspace.issuers.glob("*.yaml")) if workspace.issuers.is_dir() else []
    return found[0].stem if found else "ma-co-quan"
