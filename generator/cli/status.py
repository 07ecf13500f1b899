"""`vanthu status`: the units of a campaign against their quotas, in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import (
    as_at_option,
    as_of_option,
    indicator_option,
    json_option,
    phase_option,
)
from generator.problems import say
from generator.wording import Moment

if TYPE_CHECKING:
    from generator.figures import Figure, GroupProgress, Tally, TargetProgress, UnitProgress

BAR = 20


@click.command(
    "status", help=N_("Bảng các đơn vị so với chỉ tiêu, và kết quả so với từng mục tiêu.")
)
@click.argument("campaign")
@as_of_option
@as_at_option
@indicator_option
@phase_option
@json_option
@click.pass_obj
def command(
    session: Session,
    /,
    campaign: str,
    as_of: Moment | None,
    as_at: str | None,
    *,
    indicator: str | None,
    phase: str | None,
    as_json: bool,
) -> None:
    """The whole and its targets, then each unit and each group.

    What became of documents is told where all of them can be read.
    """
    from generator.figures import tally_of
    from generator.office import fates_of, figures_at

    session = session.look_back(as_at)
    record, figures = figures_at(session.office, campaign, as_of)
    tally, moment = tally_of(figures, indicator, phase), figures.taken
    fates = fates_of(session.office, [] if record.blocked else [record])
    if as_json:
        session.data(_data(tally, moment) | {"fates": dict(fates)})
        return
    _show(session, tally, moment)
    for cited, fate in fates:
        session.show(say("Văn bản số {cited}: {fate}", cited=cited, fate=fate))


def _data(tally: Tally, moment: Moment | None) -> dict[str, Any]:
    from generator.drafting import coverage_data
    from generator.figures import every_target

    return {
        "as_of": moment,
        "indicator": tally.indicator.code,
        "count": _exact(tally.count),
        "coverage": coverage_data(tally.count),
        "quota": _exact(tally.quota),
        "targets": {
            one.code: {
                "name": one.name,
                "phase": one.target.phase,
                "count": _exact(one.count),
                "coverage": coverage_data(one.count),
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
                "coverage": coverage_data(row.count),
                "quota": _exact(row.goal),
                "rate": _exact(row.rate),
                "rank": row.rank,
            }
            for row in tally.units
        ],
    }


def _exact(figure: Figure | None) -> int | Fraction | None:
    return None if figure is None else figure.value


def _show(session: Session, tally: Tally, moment: Moment | None) -> None:
    from generator import wording
    from generator.drafting import amount, in_words
    from generator.figures import every_target

    said = wording.moment(moment.day, moment.at) if moment else "–"
    names = {"name": wording.upper_first(tally.name), "indicator": tally.indicator.name}
    session.show(say("{name}: {indicator}, tính đến {moment}", **names, moment=said))
    if tally.count is not None:
        session.show(say("Tổng: {amount}", amount=in_words(amount(tally), tally)))
    for line in filter(None, map(_told, every_target(tally))):
        click.echo(f"  {line}")
    if any(row.count is not None or row.goal is not None for row in tally.units):
        _ = session.translate
        titles = [
            _("TT"),
            _("Đơn vị"),
            _("Chỉ tiêu"),
            _("Kết quả"),
            _("Tỷ lệ đạt"),
            _("Xếp hạng"),
            "",
        ]
        session.table(titles, _lines(tally), left={_("Đơn vị"), ""})


def _told(target: TargetProgress) -> str:
    """A target and how far it is; nothing of one that cannot be reckoned yet."""
    from generator import wording
    from generator.drafting import difference, in_words, pair, percent
    from generator.figures import Quantity

    if target.goal is None or target.rate is None:
        return ""
    name = wording.upper_first(target.name)
    if target.count is not None and target.count.quantity is Quantity.RATE:
        return in_words(f"{name}: {pair(target)} ({difference(target)})", target)
    rate = "" if target.lower else f", {percent(target.rate)}"
    told = f"{name}: {pair(target)}{rate} ({difference(target)})"
    return in_words(told, target)


def _lines(tally: Tally) -> Iterator[list[str]]:
    """The cells of each unit, then of each group where there are several."""
    for place, row in enumerate(tally.units, start=1):
        yield [str(place), *_cells(row)]
    yield []
    for group in tally.groups if len(tally.groups) > 1 else ():
        yield ["", *_cells(group)]


def _cells(row: UnitProgress | GroupProgress) -> list[str]:
    from generator.drafting import met, percent, said
    from generator.word import bar, bar_signs

    goal = said(row.goal) if row.goal is not None else ""
    count = said(row.count) if row.count is not None else "–"
    rank = str(getattr(row, "rank", None) or "")
    if row.rate is None:
        return [row.short_name, goal, count, "", rank, ""]
    if row.lower:
        return [row.short_name, goal, count, met(row), rank, ""]
    shown = bar(row.rate.value, BAR, bar_signs(sys.stdout.encoding))
    return [row.short_name, goal, count, percent(row.rate), rank, shown]
