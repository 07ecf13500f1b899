"""Files beside the records that nothing reads, or that must not be read: misnamed, copied, misplaced.

Told with the name or the folder that they need. What stands in a record is not looked at, but for the
keys that tell whether it is a document or the figures of a moment.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from generator.problems import Message, Place, Problem, Severity, say
from generator.workspace import Block, Workspace, meant_name, regex, yaml_files

DOCUMENTS, RESULTS = "documents", "results"
_SPARE = (".bak", ".orig", ".old", ".tmp")
_WORKBOOKS = {".xlsx", ".xlsm", ".xls"}
_TELLING = regex(r"^(?:(?P<results>results)|body|subject|addressees):", re.MULTILINE)
_PLACES = say(
    "văn bản thì chuyển vào documents/, số liệu chốt thì chuyển vào results/,"
    " cơ quan ban hành thì chuyển vào campaigns/issuers/; bản chép thì xóa"
)
_UNREAD = say("tệp này không được đọc")


def unread_files(folder: Path, workspace: Workspace, parts: Collection[str]) -> Iterator[Problem]:
    """What lies in the folder of a campaign, in `results` and `documents`, under a name that is not read.

    `parts` are the files that a campaign may have besides.
    """
    here = {path.name for path in folder.iterdir() if path.is_file()}
    for name in sorted(here.difference(parts)):
        meant = meant_name(name)
        if meant in parts:
            yield from _misnamed(workspace, folder / name, meant, is_there=meant in here)
        elif name.endswith((".yaml", ".yml")) and not name.startswith((".", "~$")):
            yield _out_of_place(workspace, folder / name, _UNREAD, _PLACES)
    yield from _misnamed_folders(folder, workspace)
    for sub in (RESULTS, DOCUMENTS):
        yield from _unread_in(folder / sub, workspace)


def _misnamed_folders(folder: Path, workspace: Workspace) -> Iterator[Problem]:
    """Folders with documents or figures under a name that is not read; other files are no matter of ours."""
    read = [one for one in (folder / RESULTS, folder / DOCUMENTS) if one.exists()]
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or not path.is_dir() or any(map(path.samefile, read)):
            continue
        if meant := next(filter(None, map(_folder_of, yaml_files(path))), None):
            hint = say("đổi tên thành «{name}»", name=meant)
            if (folder / meant).exists():
                hint = say("chuyển các tệp .yaml trong đó vào {folder}/", folder=meant)
            said = say("thư mục này không được đọc vì sai tên")
            yield _out_of_place(workspace, path, said, hint)


def _folder_of(path: Path) -> str | None:
    """The folder that a record belongs in, as its keys tell; `None` where they tell nothing."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    found = _TELLING.search(text)
    return (RESULTS if found["results"] else DOCUMENTS) if found else None


def _unread_in(folder: Path, workspace: Workspace) -> Iterator[Problem]:
    here = {path.name: path for path in folder.iterdir()} if folder.is_dir() else {}
    for name, path in sorted(here.items()):
        if path.is_dir() and any(path.glob("*.yaml")):
            hint = say("chuyển các tệp .yaml trong đó ra ngay {folder}/", folder=folder.name)
            said = say("thư mục này nằm sâu hơn một bậc nên không được đọc")
            yield Problem("E-FILE-DEEP", Place(workspace.shown(path)), said, hint)
        elif folder.name == RESULTS and path.suffix in _WORKBOOKS and name[0] not in "~.":
            hint = say("nhập bằng «vanthu import results {campaign} {file}», rồi chuyển tệp đi chỗ khác",
                       campaign=folder.parent.name, file=workspace.shown(path))  # fmt: skip
            yield _out_of_place(workspace, path, _UNREAD, hint)
        elif not name.endswith((".yaml", ".yml")) and (meant := meant_name(name)):
            yield from _misnamed(workspace, path, meant, is_there=meant in here)


def _out_of_place(workspace: Workspace, path: Path, said: Message, hint: Message) -> Problem:
    return Problem("W-FILE-PLACE", Place(workspace.shown(path)), said, hint, Severity.WARNING)


def _misnamed(workspace: Workspace, path: Path, meant: str, *, is_there: bool) -> Iterator[Problem]:
    place = Place(workspace.shown(path))
    if not is_there:
        hint = say("đổi tên thành «{name}»", name=meant)
        yield Problem("E-FILE-NAME", place, say("tệp này không được đọc vì sai tên"), hint)
    elif not path.name.endswith(_SPARE):
        said = say("tệp này không được đọc, chỉ «{name}» được đọc", name=meant)
        hint = say(
            "xóa tệp này; nếu nó mới là bản đúng thì xóa «{name}» rồi đổi tên nó", name=meant
        )
        yield Problem("W-FILE-COPY", place, said, hint, Severity.WARNING)


def copied(path: Path, workspace: Workspace) -> Problem | None:
    """The refusal of a copy that lies beside its original: both would be read."""
    meant = meant_name(path.name)
    if not meant or meant == path.name or not path.with_name(meant).exists():
        return None
    said = say("tệp này là bản chép của «{name}»", name=meant)
    hint = say(
        "xóa bản chép, hoặc chuyển nó khỏi thư mục này; nếu là tệp khác thì đặt tên khác hẳn"
    )
    return Problem("E-FILE-COPY", Place(workspace.shown(path)), said, hint)


def not_begun(problem: Problem) -> Problem:
    """Of a document that stands in remarks only that it waits; what hinders it, its remarks say."""
    place = problem.place
    in_remarks = problem.code == "E-YAML-EMPTY" and place.extract.lstrip().startswith("#")
    if not in_remarks or Path(place.file).parent.name != DOCUMENTS:
        return problem
    said = say("cả văn bản nằm trong ghi chú (dòng có dấu # ở đầu) nên chưa được tạo")
    hint = say("làm như ghi chú đầu tệp rồi bỏ dấu # ở đầu các dòng, hoặc xóa tệp")
    return Problem("W-DOC-REMARKS", place, said, hint, Severity.WARNING)


def in_wrong_folder(block: Block, path: Path, workspace: Workspace) -> Problem | None:
    """The refusal of a document among the figures, or of figures among the documents."""
    is_document = bool({"kind", "body", "subject"}.intersection(block))
    is_result = "results" in block and not is_document
    if path.parent.name == RESULTS and is_document and "results" not in block:
        return _elsewhere(path, workspace, say("tệp này là một văn bản"), DOCUMENTS)
    if path.parent.name == DOCUMENTS and is_result:
        return _elsewhere(path, workspace, say("tệp này là số liệu chốt"), RESULTS)
    return None


def _elsewhere(path: Path, workspace: Workspace, said: Message, folder: str) -> Problem:
    hint = say("chuyển tệp sang thư mục {folder}/", folder=folder)
    return Problem("E-FILE-PLACE", Place(workspace.shown(path)), said, hint)
