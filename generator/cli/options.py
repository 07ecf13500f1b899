"""The types of options: what people write at the prompt is read as in the records."""

from __future__ import annotations

import datetime
import getpass
import os
import platform
from typing import Any

import click

from generator.notation import Moment, NotationError, read_date, read_moment


class MomentType(click.ParamType[Moment]):
    """A moment as in records: 2022-04-25, 25/4/2022, 8h00 20/4/2022."""

    name = "moment"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Moment:
        if isinstance(value, Moment):
            return value
        try:
            return read_moment(value)
        except NotationError as fault:
            self.fail(str(fault.message), param, ctx)


MOMENT = MomentType()


class DayType(click.ParamType[datetime.date]):
    """A day as in records: 2022-04-25, 25/4/2022."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        if isinstance(value, datetime.date):
            return value
        try:
            return read_date(value)
        except NotationError as fault:
            self.fail(str(fault.message), param, ctx)


DAY = DayType()


def holder() -> str:
    """Who runs this, as another clerk who has to wait is told: `lan, máy VT-01`."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "?"
    return f"{user}, máy {platform.node() or '?'} (tiến trình {os.getpid()})"
