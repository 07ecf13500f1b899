"""`vanthu status`: the units of a campaign against their quotas, in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.options import (
    as_of_option,
    indicator_option,
    json_option,
    phase_option,
    together,
)
from generator.cli.past import as_at_option, look_back
from generator.cli.terminal_table import table_of
from generator.problems import Translate
from generator.wording import Moment

if TYPE_CHECKING:
    from generator.figures import Figure, GroupProgress, Tally, TargetProgress, UnitProgress

BAR = 20


def build(_: Translate) -> click.Command:
    """The command in the reader's language."""

    @click.command(
        "status", help=_("Bảng các đơn vị so với chỉ tiêu, và kết quả so với từng mục tiêu.")
    )
    @click.argument("campaign")
    @together(as_of_option(_), as_at_option(_), indicator_option(_), phase_option(_))
    @json_option(_)
    @click.pass_obj
    def command(
        session: Session,
        campaign: str,
        *,
        as_of: Moment | None,
        as_at: str | None,
        indicator: str | None,
        phase: str | None,
        as_json: bool,
    ) -> None:
        from generator.office import tally_of

        session = look_back(session, as_at)
        tally, moment = tally_of(session.office, campaign, as_of, indicator, phase)
        if as_json:
            session.console.data(_data(tally, moment))
        else:
            _print(tally, moment, _)

    return command


def _data(tally: Tally, moment: Moment | None) -> dict[str, Any]:
    from generator.figures import every_target

    return {
        "as_of": moment,
        "indicator": tally.indicator.code,
        "count": _exact(tally.count),
        "quota": _exact(tally.quota),
        "targets": {
            one.code: {
                "name": one.name,
                "phase": one.target.phase,
                "count": _exact(one.count),
                "goal": _exact(one.goal),
                "rate": _exact(one.rate),
            }
            for one in every_target(tally)
        },
        "units": [
            {
                "code": row.code,
                "name": row.name,
                "count": _exact(row.count),
                "quota": _exact(row.goal),
                "rate": _exact(row.rate),
                "rank": row.rank,
            }
            for row in tally.units
        ],
    }


def _exact(figure: Figure | None) -> int | Fraction | None:
    return None if figure is None else figure.value


def _print(tally: Tally, moment: Moment | None, _: Translate) -> None:
    from rich.console import Console as Rich

    from generator import wording
    from generator.drafting import amount
    from generator.figures import every_target

    rich = Rich(highlight=False)
    said = wording.moment(moment.day, moment.at) if moment else "–"
    rich.print(
        _("{name}: {indicator}, tính đến {moment}").format(
            name=tally.name, indicator=tally.indicator.name, moment=said
        )
    )
    if tally.count is not None:
        rich.print(_("Tổng: {amount}").format(amount=amount(tally)))
    for line in filter(None, map(_told, every_target(tally))):
        rich.print(f"  {line}")
    if any(row.count is not None or row.goal is not None for row in tally.units):
        titles = [_("TT"), _("Đơn vị"), _("Chỉ tiêu"), _("Thực hiện"), _("Tỷ lệ"), _("Hạng"), ""]
        rich.print(table_of(titles, _lines(tally), left={_("Đơn vị"), ""}))


def _told(target: TargetProgress) -> str:
    """A target and how far it is; nothing of one that cannot be reckoned yet."""
    from generator import wording
    from generator.drafting import difference, pair, percent

    if target.goal is None or target.rate is None:
        return ""
    name = wording.upper_first(target.name)
    return f"{name}: {pair(target)}, {percent(target.rate)} ({difference(target)})"


def _lines(tally: Tally) -> Iterator[list[str]]:
    """The cells of each unit, then of each group where there are several."""
    for place, row in enumerate(tally.units, start=1):
        yield [str(place), *_cells(row)]
    yield []
    for group in tally.groups if len(tally.groups) > 1 else ():
        yield ["", *_cells(group)]


def _cells(row: UnitProgress | GroupProgress) -> list[str]:
    from generator.drafting import percent, said
    from generator.word import bar, bar_signs

    rank = getattr(row, "rank", None)
    return [
        row.short_name,
        said(row.goal) if row.goal is not None else "",
        said(row.count) if row.count is not None else "–",
        percent(row.rate) if row.rate is not None else "",
        str(rank) if rank else "",
        bar(row.rate.value, BAR, bar_signs(sys.stdout.encoding)) if row.rate is not None else "",
    ]
