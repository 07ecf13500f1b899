"""`vanthu status`: the units of a campaign against their quotas, in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.options import as_of_option, indicator_option, json_option
from generator.cli.past import as_at_option, look_back
from generator.problems import Translate
from generator.wording import Moment

if TYPE_CHECKING:
    from rich.table import Table

    from generator.figures import GroupProgress, Tally, TargetProgress, UnitProgress

BAR = 20


def build(_: Translate) -> click.Command:
    """The command in the reader's language."""

    @click.command(
        "status", help=_("Bảng các đơn vị so với chỉ tiêu, và kết quả so với từng mục tiêu.")
    )
    @click.argument("campaign")
    @as_of_option(_)
    @as_at_option(_)
    @indicator_option(_)
    @click.option("--phase", help=_("Mã giai đoạn; mặc định cả chiến dịch."))
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
    return {
        "as_of": str(moment) if moment else None,
        "indicator": tally.indicator.code,
        "count": _plain(tally.count),
        "quota": _plain(tally.quota),
        "targets": {
            one.code: {
                "name": one.name,
                "phase": one.target.phase,
                "count": _plain(one.count),
                "goal": _plain(one.goal),
                "rate": _plain(one.rate),
            }
            for one in _targets(tally)
        },
        "units": [
            {
                "code": row.code,
                "name": row.name,
                "count": _plain(row.count),
                "quota": _plain(row.goal),
                "rate": _plain(row.rate),
                "rank": row.rank,
            }
            for row in tally.units
        ],
    }


def _targets(tally: Tally) -> list[TargetProgress]:
    """The targets of each phase, then those of the whole."""
    phases = getattr(tally, "phases", {}).values()
    return [target for span in (*phases, tally) for target in span.targets.values()]


def _plain(figure: Any) -> int | str | None:
    """An exact value for JSON: whole numbers as such, fractions as `a/b`."""
    if figure is None:
        return None
    value = figure.value
    return value if isinstance(value, int) else str(value)


def _print(tally: Tally, moment: Moment | None, _: Translate) -> None:
    from rich.console import Console as Rich

    from generator import wording
    from generator.drafting import amount

    rich = Rich(highlight=False)
    said = wording.moment(moment.day, moment.at) if moment else "–"
    rich.print(
        _("{name}: {indicator}, tính đến {moment}").format(
            name=tally.name, indicator=tally.indicator.name, moment=said
        )
    )
    if tally.count is not None:
        rich.print(_("Tổng: {amount}").format(amount=amount(tally)))
    for line in filter(None, map(_told, _targets(tally))):
        rich.print(f"  {line}")
    if any(row.count is not None or row.goal is not None for row in tally.units):
        rich.print(_table(tally, _))


def _told(target: TargetProgress) -> str:
    """A target and how far it is; nothing of one that cannot be reckoned yet."""
    from generator import wording
    from generator.drafting import difference, pair, percent

    if target.goal is None or target.rate is None:
        return ""
    name = wording.upper_first(target.name)
    return f"{name}: {pair(target)}, {percent(target.rate)} ({difference(target)})"


def _table(tally: Tally, _: Translate) -> Table:
    from rich.table import Table

    table = Table()
    for title, justify in _columns(_):
        table.add_column(title, justify=justify)  # type: ignore[arg-type]
    for place, row in enumerate(tally.units, start=1):
        table.add_row(str(place), *_cells(row))
    table.add_section()
    for group in tally.groups if len(tally.groups) > 1 else ():
        table.add_row("", *_cells(group))
    return table


def _columns(_: Translate) -> list[tuple[str, str]]:
    return [
        (_("TT"), "right"),
        (_("Đơn vị"), "left"),
        (_("Chỉ tiêu"), "right"),
        (_("Thực hiện"), "right"),
        (_("Tỷ lệ"), "right"),
        (_("Hạng"), "right"),
        ("", "left"),
    ]


def _cells(row: UnitProgress | GroupProgress) -> list[str]:
    import sys

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
