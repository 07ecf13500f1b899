"""Options that several commands share, and their types: what is written is read as in the records."""

from __future__ import annotations

import datetime
import getpass
import os
import platform
from collections.abc import Callable
from typing import Any, TypeVar

import click

from generator.problems import Translate
from generator.wording import Moment, read_date, read_moment
from generator.workspace import TextRefused

Read = TypeVar("Read")


class ReadType(click.ParamType[Read]):
    """What `read` makes of a text, as it does in records; a fault is told in its own words."""

    def __init__(self, name: str, made: type[Read], read: Callable[[str], Read]) -> None:
        self.name = name
        self.made = made
        self.read = read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Read:
        if isinstance(value, self.made):
            return value
        try:
            return self.read(value)
        except TextRefused as fault:
            self.fail(str(fault.message), param, ctx)


MOMENT = ReadType("moment", Moment, read_moment)
"""2022-04-25, 25/4/2022, 8h00 20/4/2022."""
DAY = ReadType("date", datetime.date, read_date)
"""2022-04-25, 25/4/2022."""


def as_of_option(_: Translate) -> Callable[[Any], Any]:
    """`--as-of` of the commands that show figures."""
    return click.option(
        "--as-of", type=MOMENT, help=_("Số liệu chốt tại thời điểm này; mặc định mới nhất.")
    )


def indicator_option(_: Translate) -> Callable[[Any], Any]:
    """`--indicator` of the commands that speak of one."""
    return click.option("--indicator", help=_("Mã chỉ tiêu thống kê; mặc định chỉ tiêu đầu tiên."))


def json_option(_: Translate) -> Callable[[Any], Any]:
    """`--json`, which the command gets as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help=_("In kết quả dạng JSON."))


def holder() -> str:
    """Who runs this, as another clerk who has to wait is told: `lan, máy VT-01`."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "?"
    return f"{user}, máy {platform.node() or '?'} (tiến trình {os.getpid()})"
