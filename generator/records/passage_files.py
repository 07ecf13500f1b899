"""The library of passages: ours, and over them the office's own in `templates/passages/`.

A file that cannot be used stands in the library with what is wrong, so that only those are stopped who
name it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from generator.model.coded import Lazily
from generator.model.fields import BODY_LIMIT
from generator.model.passage import PASSAGE_NAME, Passage, PassageHead, Passages
from generator.problems import Place, Problem, Severity, did_you_mean, errors, say
from generator.records.binding import bind
from generator.wording import number
from generator.workspace import (
    Workspace,
    bytes_of,
    clean,
    decode,
    read_yaml_text,
    shipped,
)

SUFFIX = ".md"
FOLDER = "passages"
_EDGE = "---"


def load_passages(workspace: Workspace, kinds: Collection[str]) -> Passages:
    """All passages by name, as a document of this workspace would have them."""
    own: dict[str, Path] = {}
    if workspace.passages != shipped("templates") / FOLDER:
        own = {path.stem: path for path in passage_files(workspace.passages)}
    names = sorted({*_shipped(), *own})
    return Lazily(names, partial(_passage, workspace, own, kinds))


def _passage(
    workspace: Workspace, own: Mapping[str, Path], kinds: Collection[str], name: str
) -> Passage:
    """The office's own of that name, else ours; read when it is asked for, as few are named of many."""
    if name in own:
        passage = read_passage(own[name], workspace.shown(own[name]))
        return _held_against(replace(passage, is_own=True), kinds)
    return _held_against(_read_shipped(_shipped()[name]), kinds)


def passage_files(folder: Path) -> Iterator[Path]:
    """The passages in a folder by name; hidden files are passed over."""
    if folder.is_dir():
        yield from sorted(
            path
            for path in folder.iterdir()
            if path.suffix == SUFFIX and path.is_file() and not path.name.startswith(".")
        )


@cache
def _shipped() -> Mapping[str, Path]:
    return {path.stem: path for path in passage_files(shipped("templates") / FOLDER)}


@cache
def _read_shipped(path: Path) -> Passage:
    return read_passage(path, path.as_posix())


def read_passage(path: Path, name: str) -> Passage:
    """The passage in a file, or what is wrong with it; `name` is the file as the user knows it."""
    broken = Passage(path.stem, start=Place(name, 1))
    if not PASSAGE_NAME.fullmatch(path.stem):
        said = say("tên tệp «{name}» không đặt được cho một đoạn", name=path.name)
        hint = say("đặt tên bằng chữ thường không dấu, số và «_», ví dụ ket_qua.md")
        return replace(broken, faults=(Problem("E-PASSAGE-NAME", Place(name), said, hint),))
    text, problems = decode(bytes_of(path) or b"", name)
    if problems:
        return replace(broken, faults=tuple(problems))
    return _read(text, broken)


def _read(text: str, broken: Passage) -> Passage:
    name = broken.start.file
    source, problems = clean(text.replace("\r\n", "\n").replace("\r", "\n"), name)
    lines = source.text.split("\n")
    end = _end_of_head(lines)
    if end is None:
        said = say("đoạn thiếu phần mở đầu ghi tên của nó")
        hint = say("mở đầu tệp bằng ba dòng: «---», «title: Tên đoạn», «---»")
        problems = [*problems, Problem("E-PASSAGE-HEAD", source.place(1, 1), said, hint)]
    if errors(problems) or end is None:
        return replace(broken, lines=tuple(lines), faults=tuple(problems))
    return _headed(lines, end, replace(broken, lines=tuple(lines), faults=tuple(problems)))


def _end_of_head(lines: list[str]) -> int | None:
    """The place of the line that closes the head; nothing where there is none."""
    if lines[0].rstrip() != _EDGE:
        return None
    return next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == _EDGE), None)


def _headed(lines: list[str], end: int, broken: Passage) -> Passage:
    """The passage whose head ends at a line."""
    name = broken.start.file
    block, problems = read_yaml_text("\n".join(["", *lines[1:end]]), name)
    if block is None:
        return replace(broken, faults=(*broken.faults, *problems))
    head, found = bind(PassageHead, block)
    first, text = _said(lines, end)
    faults = [*broken.faults, *problems, *found]
    if head is None:
        return replace(broken, faults=tuple(faults))
    if not (head.table or head.chart):
        faults += _unfit(text, Place(name, first + 1))
    start = Place(name, first + 1)
    return replace(broken, head=head, block=block, text=text, start=start, faults=tuple(faults))


def _said(lines: list[str], end: int) -> tuple[int, str]:
    """What stands behind the head, and the place of its first line that says something."""
    first = next((at for at, line in enumerate(lines) if at > end and line.strip()), None)
    return (end, "") if first is None else (first, "\n".join(lines[first:]).rstrip())


def _unfit(text: str, place: Place) -> Iterator[Problem]:
    """A passage says something, and no more than any text."""
    hint = say("viết lời văn của đoạn sau dòng «---» thứ hai")
    if not text:
        yield Problem("E-PASSAGE-TEXT", place, say("đoạn không có lời văn nào"), hint)
    elif len(text) > BODY_LIMIT:
        said = say("đoạn dài quá {limit} chữ", limit=number(BODY_LIMIT))
        yield Problem("E-PASSAGE-TEXT", place, said, say("chia thành nhiều đoạn"))


def _held_against(passage: Passage, kinds: Collection[str]) -> Passage:
    """The passage with a warning for each kind that nobody knows."""
    doubts = tuple(
        Problem(
            "W-PASSAGE-KIND",
            passage.spot("kinds", at),
            say("không có loại văn bản nào mã «{code}»", code=kind),
            did_you_mean(kind, kinds) or say("xem các loại: vanthu kinds"),
            Severity.WARNING,
        )
        for at, kind in enumerate(passage.head.kinds)
        if kind not in kinds
    )
    return replace(passage, faults=(*passage.faults, *doubts)) if doubts else passage
