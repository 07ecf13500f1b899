"""What the records would say of a file if it held something else: judged before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from generator.model.document import Document
from generator.model.fields import Record
from generator.model.issuer import Issuer
from generator.model.settings import Settings
from generator.office.including import Levels
from generator.office.large_campaigns import is_large
from generator.problems import Problem
from generator.records import bind, load_library, read_campaign, sound_whole
from generator.workspace import Workspace, decode, read_yaml_text, unchanging

_YAML = {".yaml", ".yml"}


@unchanging(frozen=True)
class Judgement:
    """What is wrong with a file as it would be: all that is said of it, and the errors that come with it."""

    problems: tuple[Problem, ...]
    new_errors: tuple[Problem, ...]
    """Those that are not there now: of a record that is wrong already nobody is kept from mending a part."""


def judge(workspace: Workspace, path: Path, after: bytes | None, before: bytes | None) -> Judgement:
    """What the rules of reading and those between records say of a file that holds `after`, not `before`.

    Documents are not made for it. Of a campaign all is told that stands in this file, and what is
    wrong elsewhere because of it; of a document of a campaign with very many units what its own file says.
    """
    found = _all_of(workspace, path, after)
    wrong = [one for one in found if one.is_error]
    known = _known(_all_of(workspace, path, before)) if wrong and before is not None else set()
    new = [one for one in wrong if _mark(one) not in known]
    name = workspace.shown(path)
    told = [one for one in found if one.place.file == name or one in new]
    return Judgement(tuple(told), tuple(new))


def _known(problems: Sequence[Problem]) -> set[tuple[str, str, str]]:
    return {_mark(one) for one in problems}


def _mark(problem: Problem) -> tuple[str, str, str]:
    """What tells a fault from others whatever line it has moved to."""
    return problem.code, f"{problem.place.file} {problem.place.path}", str(problem.message)


def _all_of(workspace: Workspace, path: Path, data: bytes | None) -> Sequence[Problem]:
    folder = campaign_folder(workspace, path)
    if folder is not None and path.parent.name == "documents" and is_large(folder):
        return _bound(Document, data, workspace.shown(path), code=path.stem) if data else ()
    if folder is not None:
        library, _ = load_library(workspace)
        read = partial(read_campaign, instead={path: data})
        return Levels(workspace, library, read).open(folder, sound_whole)[1]
    if data is None or path.suffix not in _YAML:
        return ()
    model: type[Record] | None = Settings if path == workspace.settings else None
    return _bound(
        Issuer if path.parent == workspace.issuers else model, data, workspace.shown(path)
    )


def _bound(model: type[Record] | None, data: bytes, name: str, code: str = "") -> Sequence[Problem]:
    text, problems = decode(data, name)
    block, more = (None, []) if problems else read_yaml_text(text, name)
    if block is not None and code and "code" not in block:
        block.adopt("code", code)
    found = bind(model, block)[1] if block is not None and model else []
    return [*problems, *more, *found]


def campaign_folder(workspace: Workspace, path: Path) -> Path | None:
    """The folder of the campaign that a file is of; nothing of other files."""
    known = workspace.campaign_folders().values()
    return next((folder for folder in known if path.is_relative_to(folder)), None)
