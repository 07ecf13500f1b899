"""Words of a command line that are none: commands in Vietnamese, dashes that are not two, too many words.

What is meant is looked for among the names of commands and their options; what a record has is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import click

from generator.cli.summaries import SUMMARIES
from generator.problems import Message, Misused, fold, joined, nearest, say
from generator.workspace import regex

_MEANT = {
    "ban hanh": "issue",
    "bang": "tables",
    "bao cao": "render",
    "bieu do": "chart",
    "cap so": "issue",
    "chi tieu": "allocate",
    "doan van": "passages",
    "giao chi tieu": "allocate",
    "hoan tac": "undo",
    "in": "render",
    "khoi tao": "init",
    "kiem": "check",
    "kiem tra": "check",
    "lap": "new",
    "loai": "kinds",
    "moi": "new",
    "nhap": "import",
    "phan bo": "allocate",
    "phuc hoi": "restore",
    "sao luu": "backup",
    "so": "register",
    "so lieu": "figures",
    "so sanh": "diff",
    "so van ban": "register",
    "soan": "render",
    "soat": "lint",
    "soat so lieu": "audit",
    "doi chieu": "audit",
    "tao": "render",
    "tao van ban": "render",
    "them": "new",
    "tien do": "status",
    "tin": "brief",
    "trang thai": "status",
    "tuan": "week",
    "xem": "status",
    "xuat": "export",
}
"""What commands are called by people who do not know their names, without diacritics."""
_HELP = {"help", "huong dan", "tro giup"}
_OURSELVES = {"vanthu", "vanthu.exe", "python", "python3", "py"}
_ONE_DASH = regex(r"-(?P<name>[A-Za-z][A-Za-z][A-Za-z_-]+)(?P<value>=.*)?", re.DOTALL)
_OTHER_DASH = regex(r"(?:[\u2010-\u2015\u2212]+-?|/)(?P<name>[A-Za-z][A-Za-z_-]*)(?P<value>=.*)?")


def refuse_other_dashes(arguments: Sequence[str], options: Sequence[str]) -> None:
    """Raises `Misused` at an option with one dash, or with another sign that looks like dashes."""
    bare = {one.removeprefix("--"): one for one in options if one.startswith("--")}
    end = arguments.index("--") if "--" in arguments else len(arguments)
    for before, argument in pairwise(["", *arguments[:end]]):
        if argument.startswith("/") and before.startswith("-"):
            continue
        if found := _ONE_DASH.fullmatch(argument):
            meant = nearest(found["name"], list(bare))
        elif found := _OTHER_DASH.fullmatch(argument):
            meant = found["name"] if found["name"] in bare else None
        if found and meant:
            said = say("tùy chọn bắt đầu bằng hai dấu gạch nối; viết «{option}» thay cho «{typed}»",
                       option=f"--{meant}{found['value'] or ''}", typed=argument)  # fmt: skip
            raise Misused(said)


def looks_like_option(argument: str) -> bool:
    """Whether a word may be an option with wrong dashes, before any option is known."""
    return bool(_ONE_DASH.fullmatch(argument) or _OTHER_DASH.fullmatch(argument))


def unknown_command(fault: click.NoSuchCommand, rest: Sequence[str]) -> Message:
    """That there is no such command, and which is meant; else which there are. `rest` follows it."""
    name, ctx = fault.command_name, fault.ctx
    said = say("không có lệnh «{name}»", name=name)
    known = ctx.command.list_commands(ctx) if ctx and isinstance(ctx.command, click.Group) else []
    path = ctx.command_path if ctx else "vanthu"
    if is_top := known == list(SUMMARIES):
        if name in _OURSELVES:
            return say("{said}; bỏ chữ ấy, «vanthu» chỉ viết một lần", said=said)
        if _asks_for_help([name, *rest]):
            command = next((one for one in rest if one in SUMMARIES), "")
            return say("{said}; viết: {line}", said=said,
                       line=" ".join(filter(None, ("vanthu", command, "--help"))))  # fmt: skip
    if meant := (is_top and _meant([name, *rest])) or nearest(name, known):
        return say("{said}; có phải «{word}»?", said=said, word=meant)
    if is_top:
        return say("{said}; xem các lệnh: vanthu --help", said=said)
    listed = joined(say("{code}", code=one) for one in known)
    return say("{said}; sau «{path}» là một trong: {choices}", said=said, path=path, choices=listed)


def _asks_for_help(words: Sequence[str]) -> bool:
    return any(one in _HELP for one in _runs(words))


def _meant(words: Sequence[str]) -> str | None:
    """The command that the first words mean, as many of them as may be."""
    return next((_MEANT[one] for one in _runs(words) if one in _MEANT), None)


def _runs(words: Sequence[str]) -> Iterator[str]:
    """The first three words as one, then two, then one; dashes are blanks, diacritics nothing."""
    for count in (3, 2, 1):
        yield " ".join(fold(" ".join(words[:count])).replace("-", " ").replace("_", " ").split())
