"""The types of options: what people write at the prompt is read as in the records."""

from __future__ import annotations

from typing import Any

import click

from generator.notation import Moment, NotationError, read_moment


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
