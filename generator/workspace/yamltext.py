"""YAML → texts with places: nothing is guessed, and everything that is no plain record is refused.

The parser's events are walked; every scalar stays the text that stands in the file (`010`, `1.775`,
`no`), since only the field knows what it means. Repeated keys, anchors, tags, deep or huge files are
problems with their line, all of them at once as far as the parser gets. Meaning is left to the model.
"""

from __future__ import annotations

import gc
import re
import stat
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from yaml.error import MarkedYAMLError

from generator.problems import Place, Problem, about, errors, say
from generator.workspace.building import Builder, NotPlain, Stop
from generator.workspace.cleaning import clean, decode
from generator.workspace.lazily import regex
from generator.workspace.left_out import is_left_out, left_out
from generator.workspace.nodes import Block, Source
from generator.workspace.plain_items import set_items_apart
from generator.workspace.plain_lines import set_apart

SIZE_LIMIT = 16 * 1024 * 1024
_VERY_MANY = 500_000
_READ_AGAIN, _TIMES = 2_000_000, 50
_OF_WHOLE = ("E-YAML-EMPTY", "E-YAML-TOP")
_COMMENT = regex(r"#[^\r\n]*")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(
    path: Path, name: str | None = None, in_columns: Collection[str] = ()
) -> tuple[Block | None, list[Problem]]:
    """The record in a file, or nothing and what is wrong with it; warnings come with either.

    `name` is the file as the user gave it, `path` where it really is. Long lists below keys `in_columns` may be
    `RowItems`: only for those who read what these say, since of other lists they know nothing.
    """
    name = name or str(path)
    with about(name):
        return _read(path, name, in_columns)


def _read(path: Path, name: str, in_columns: Collection[str]) -> tuple[Block | None, list[Problem]]:
    data, problems = read_data(path, name, SIZE_LIMIT)
    return (None, problems) if data is None else read_yaml_data(data, name, in_columns)


def read_data(path: Path, name: str, limit: int) -> tuple[bytes | None, list[Problem]]:
    """What a file of at most `limit` bytes holds, or nothing and why not."""
    try:
        data, problem = _read_bytes(path, name, limit)
    except FileNotFoundError:
        hint = say("kiểm tra tên tệp và thư mục")
        return None, [Problem("E-FILE-MISSING", Place(name), say("không có tệp này"), hint)]
    except PermissionError:
        hint = say("nhờ người quản trị cấp quyền đọc tệp, hoặc đóng phần mềm đang giữ tệp")
        return None, [Problem("E-FILE-RIGHTS", Place(name), say("không có quyền đọc tệp"), hint)]
    except (OSError, ValueError):
        hint = say("kiểm tra tên tệp và ổ đĩa")
        return None, [Problem("E-FILE-READ", Place(name), say("không đọc được tệp"), hint)]
    return (None, [problem]) if problem else (data, [])


def read_yaml_data(
    data: bytes, name: str, in_columns: Collection[str] = ()
) -> tuple[Block | None, list[Problem]]:
    """The record that a file would be that held this."""
    if len(data) > SIZE_LIMIT:
        return None, [_too_large(name, len(data), SIZE_LIMIT)]
    text, problems = decode(data, name)
    return (None, problems) if problems else read_yaml_text(text, name, in_columns)


def _too_large(name: str, size: int, limit: int) -> Problem:
    million = 1024**2
    said = say("tệp lớn {size} MB, quá mức {limit} MB", size=-(-size // million),
               limit=limit // million)  # fmt: skip
    return Problem("E-FILE-SIZE", Place(name), said, say("tách dữ liệu thành nhiều tệp"))


def _read_bytes(path: Path, name: str, limit: int) -> tuple[bytes, Problem | None]:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        hint = say("hãy ghi tên một tệp .yaml")
        return b"", Problem("E-FILE-KIND", Place(name), say("không phải tệp đọc được"), hint)
    if found.st_size > limit:
        return b"", _too_large(name, found.st_size, limit)
    with path.open("rb") as file:
        return file.read(limit + 1), None


def read_yaml_text(
    text: str, name: str, in_columns: Collection[str] = ()
) -> tuple[Block | None, list[Problem]]:
    """The record in a text; a name is needed to say where its faults are."""
    source, problems = clean(text, name)
    if errors(problems):
        return None, problems
    root, found = _build(source, in_columns=in_columns)
    told = {(one.code, one.place.line, one.place.column): one for one in (*found, *problems)}
    problems = sorted(told.values(), key=lambda problem: problem.place)
    return (None if errors(problems) else root), problems


def parsed(text: str) -> Any:
    """The parser's own nodes, which know where they end; nothing when a text is no YAML.

    Only for a few lines of a record that was read, to be changed in place.
    """
    try:
        return yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError:
        return None


def comments_in(text: str) -> list[str]:
    """The comments among some lines of a record that was read."""
    return [found[0] for found in _comments(text)]


def commented_lines(text: str) -> Iterator[tuple[int, str, str]]:
    """The lines of a record that was read with a comment on them: number, line and comment."""
    lines = text.splitlines()
    for found in _comments(text) if "#" in text else ():
        number = text.count("\n", 0, found.start()) + 1
        yield number, lines[number - 1], found[0]


def _comments(text: str) -> Iterator[re.Match[str]]:
    done = 0
    for token in yaml.scan(text, Loader=_LOADER):
        yield from _COMMENT.finditer(text, done, token.start_mark.index)
        done = max(done, token.end_mark.index)
    yield from _COMMENT.finditer(text, done)


@contextmanager
def without_collection() -> Iterator[None]:
    """No search for garbage inside; as it was before, afterwards.

    Reading makes a million small values and drops none: looking meanwhile is in vain, and looking them through
    twice or three times afterwards too, so very many are taken for old ones at once.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            if gc.get_count()[0] > _VERY_MANY and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _build(
    source: Source, more: int = _READ_AGAIN, in_columns: Collection[str] = ()
) -> tuple[Block | None, list[Problem]]:
    """The record and its faults; behind a fault of syntax `more` characters are read for others."""
    quick = _build_quickly(source, in_columns)
    if quick is not None:
        return _top(quick)
    builder = Builder(source)
    try:
        with without_collection():
            builder.take(_LOADER(source.text))
    except Stop:
        return None, builder.problems
    except MarkedYAMLError as fault:
        from generator.workspace.syntax import Complaint, explain

        cause = explain(Complaint(source, fault, builder.left_open()))
        return None, [*_with_cause(builder, cause), *_beyond(source, cause, more)]
    except (yaml.YAMLError, OverflowError):  # the Python parser on an escape beyond Unicode
        said = say("không đọc được YAML")
        return None, [*builder.problems, Problem("E-YAML-SYNTAX", Place(source.name), said)]
    return _top(builder)


def _build_quickly(source: Source, in_columns: Collection[str]) -> Builder | None:
    """What is built where long runs of items or counts are not parsed; nothing where anything is odd."""
    text, items = set_items_apart(source.text)
    text, runs = set_apart(text)
    if not (items or runs):
        return None
    builder = Builder(Source(source.name, source.text), runs, items, in_columns)
    try:
        with without_collection():
            builder.take(_LOADER(text))
    except (Stop, NotPlain, yaml.YAMLError, OverflowError):
        return None
    return builder


def _beyond(source: Source, cause: Problem, more: int) -> Iterator[Problem]:
    """What else is wrong, as it is told without the piece that made the parser stop."""
    left = more - max(len(source.text), _READ_AGAIN // _TIMES)
    rest = left_out(source, cause) if left > 0 else None
    for one in _build(rest, left)[1] if rest else ():
        if one.code not in _OF_WHOLE and not is_left_out(one.place.extract):
            yield one


def _with_cause(builder: Builder, cause: Problem) -> list[Problem]:
    """What was noted before the parser stopped, without what the cause of the stop says better."""
    told = {(one.code, one.place.line) for one in builder.problems}
    is_echo = "E-YAML-SPACE" in {code for code, _ in told} or (
        ("E-YAML-ANCHOR", cause.place.line) in told
    )
    if cause.code == "E-YAML-INDENT" and is_echo:
        return builder.problems
    kept = (
        one
        for one in builder.problems
        if one.code != "W-YAML-FOLDED" and not one.place.is_at(cause.place)
    )
    return [*kept, cause]


def _top(builder: Builder) -> tuple[Block | None, list[Problem]]:
    """The one mapping that a record is; empty files and lists are refused."""
    root = builder.documents[0] if builder.documents else None
    if isinstance(root, Block):
        return root, builder.problems
    from generator.workspace.mistyped import without_blank

    place = builder.source.place(1)
    if root is None:
        hint = say("viết các dòng «trường: giá trị», hoặc xóa tệp")
        problem = Problem("E-YAML-EMPTY", place, say("tệp không có nội dung nào"), hint)
    elif fault := isinstance(root, str) and without_blank(builder.source, 1):
        problem = fault
    else:
        said = say(
            "tệp dữ liệu phải gồm các dòng «trường: giá trị», không phải một danh sách hay một câu"
        )
        problem = Problem("E-YAML-TOP", place, said, say("đặt danh sách ấy dưới một trường"))
    return None, [*builder.problems, problem]
