"""`vanthu status`: the units of a campaign against their quotas, in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import (
    as_at_option,
    as_of_option,
    force_option,
    indicator_option,
    json_option,
    output_option,
    phase_option,
)
from generator.problems import Message, say
from generator.wording import Moment

if TYPE_CHECKING:
    from generator.cli.term_table import TermRow, TermTable
    from generator.figures import Figure, Progress, Tally, UnitProgress
    from generator.office import ToldTarget, UnitLine

NAME, BAR = N_("Đơn vị"), ""
TITLES = (
    N_("TT"),
    NAME,
    N_("Chỉ tiêu"),
    N_("Kết quả"),
    N_("Tỷ lệ đạt"),
    N_("Xếp hạng"),
    BAR,
)
_NAME_ROOM, _MOST_NAME = 22, 34
_LEAST_BAR, _MOST_BAR = 8, 30
_SCREEN = 15
"""After so many lines what stood on top is out of sight."""
_COLOURS = {"done": "green", "slow": "yellow", "silent": "red", "exempt": "", "": ""}
"""Of a line by how far its unit has come."""
SORTS = ("rate", "count", "name")
_UNKNOWN = "–"
_NOBODY = say("không có đơn vị nào như vậy")


@click.command(
    "status", help=N_("Bảng các đơn vị so với chỉ tiêu, và kết quả so với từng mục tiêu.")
)
@click.argument("campaign")
@as_of_option
@as_at_option
@indicator_option
@phase_option
@click.option("--sort", type=click.Choice(SORTS), help=N_("Xếp theo tỷ lệ, kết quả hay tên."))
@click.option("--group", help=N_("Chỉ các đơn vị của nhóm này."))
@click.option(
    "--lagging",
    is_flag=True,
    help=N_("Chỉ các đơn vị đạt thấp, chưa có kết quả hay chưa có số liệu."),
)
@output_option(N_("Nơi ghi kết quả; tệp .html, để dán vào thư, Zalo."))
@force_option
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
    output: Path | None,
    force: bool,
    as_json: bool,
    **chosen: Any,
) -> None:
    """Each unit and each group, between the whole and its targets.

    What became of documents is told where all of them can be read.
    """
    from generator.figures import tally_of
    from generator.office import check_suffix, fates_of, figures_at, put, units_asked

    if output:
        check_suffix(output, (".html",))
    session = session.look_back(as_at)
    record, figures = figures_at(session.office, campaign, as_of)
    tally = tally_of(figures, indicator, phase)
    moment = figures.counted_on(tally)
    units = units_asked(tally, **chosen)
    fates = fates_of(session.office, [] if record.blocked else [record])
    if as_json:
        session.data(_data(tally, moment, units) | {"fates": dict(fates)})
    if output:
        page = _page(session, tally, moment, units)
        session.made(*put({output: page}, (".html",), force=force))
        click.echo(output)
    elif not as_json:
        _show(session, tally, moment, units)
        for cited, fate in fates:
            session.show(say("Văn bản số {cited}: {fate}", cited=cited, fate=fate))


def _data(tally: Tally, moment: Moment | None, units: Sequence[UnitProgress]) -> dict[str, Any]:
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
                "goal_to": _exact(one.goal_to),
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
                "exempt": row.exempt,
            }
            for row in units
        ],
    }


def _exact(figure: Figure | None) -> int | Fraction | None:
    return None if figure is None else figure.value


def _show(
    session: Session, tally: Tally, moment: Moment | None, units: Sequence[UnitProgress]
) -> None:
    """The verdict, the table; under a long one the verdict again, and what its signs mean."""
    from generator.office import headline_of

    session.show(headline_of(tally, moment))
    verdict = _verdict(session, tally)
    for line in verdict:
        click.echo(line)
    if not any(row.count is not None or row.goal is not None for row in tally.units):
        return
    if not units:
        session.show(_NOBODY)
        return
    table = _table(session, tally, units)
    session.lay(table)
    if len(table.rows) > _SCREEN:
        for line in verdict:
            click.echo(line)
    if signs := _signs(session, tally, table, units):
        click.echo(signs)


def _verdict(session: Session, tally: Tally) -> list[str]:
    """The whole, and how far each target is."""
    from generator.office import targets_told, unopened_told, whole_told
    from generator.wording import upper_first

    told = []
    if why := unopened_told(tally):
        told.append(upper_first(why.text(session.translate)))
    if whole := whole_told(tally):
        words = _words(session, whole)
        told.append(say("Tổng: {amount}", amount=words).text(session.translate))
    return [*told, *(_target(session, one) for one in targets_told(tally))]


def _target(session: Session, one: ToldTarget) -> str:
    """A target, and how far it is."""
    name = one.name.text(session.translate)
    lack = f" ({one.lack.text(session.translate)})" if one.lack else ""
    return f"  {name}: {_words(session, one.far)}{lack}"


def _words(session: Session, text: str) -> str:
    """A figure in the reader's language."""
    from generator.wording import in_reader_words

    return in_reader_words(text, session.translate)


def _table(
    session: Session, tally: Tally, units: Sequence[UnitProgress], *, with_bars: bool = True
) -> TermTable:
    """The table; with bars where names leave enough room for them, as wide as what is left."""
    from generator.cli.term_table import TermTable, terminal_width
    from generator.word import bar, bar_signs

    _ = session.translate
    name, titles = _(NAME), (*map(_, TITLES[:-1]), BAR)
    left, least = frozenset({name, BAR}), {name: _NAME_ROOM}
    told = tuple(_lines(session, tally, units))
    bare = TermTable(titles, tuple(line for line, _row in told), left, least)
    if not with_bars or not any(row.rate and not row.lower for row in units):
        return bare
    longest = min(max(len(row.cells[1]) for row in bare.rows if row.cells), _MOST_NAME)
    free = bare.filled.left_over(name, longest, terminal_width())
    if free < _LEAST_BAR:
        return bare
    draw = partial(bar, width=min(free, _MOST_BAR), signs=bar_signs(_encoding()))
    return replace(bare, rows=tuple(_with_bar(*one, draw) for one in told))


def _lines(
    session: Session, tally: Tally, units: Sequence[UnitProgress]
) -> Iterator[tuple[TermRow, Progress | None]]:
    """Each unit, then each group where there are several, then the whole; each with what it tells."""
    from generator.cli.term_table import RULE, TermRow
    from generator.office import group_lines, unit_lines, whole_line

    for line in unit_lines(tally, units):
        cells = (line.place, *_cells(session, line))
        yield TermRow(cells, _COLOURS[line.state]), line.progress
    if len(units) < len(tally.units):
        return
    yield RULE, None
    for line in group_lines(tally):
        yield TermRow(("", *_cells(session, line))), line.progress
    if whole := whole_line(tally, session.translate(N_("Tổng"))):
        yield TermRow(("", *_cells(session, whole)), is_bold=True), whole.progress


def _cells(session: Session, line: UnitLine) -> tuple[str, ...]:
    """What stands in a line after its number; its bar is drawn when it is known how much room is left."""
    words = (_words(session, text) for text in (line.goal, line.count, line.rate))
    return f"{_STEP * line.steps}{line.name}", *words, line.rank, ""


_STEP = "\u00a0\u00a0"
"""By what a name is set in below that of its superior; no line is broken there."""


def _with_bar(
    line: TermRow, row: Progress | None, draw: Callable[[int | Fraction], str]
) -> TermRow:
    if row is None or row.rate is None or row.lower:
        return line
    return replace(line, cells=(*line.cells[:-1], draw(row.rate.value)))


def _encoding() -> str | None:
    return getattr(sys.stdout, "encoding", None)


def _signs(session: Session, tally: Tally, table: TermTable, units: Sequence[UnitProgress]) -> str:
    """What the signs in a table mean, those that it has."""
    from generator.figures import why_not_held
    from generator.word import bar_signs

    cells = [cell for row in table.rows for cell in row.cells]
    beyond = bar_signs(_encoding()).beyond
    blank = session.translate(N_("ô chỉ tiêu trống:"))
    no_rate = session.translate(N_("không có tỷ lệ:"))
    meanings = (
        (
            _UNKNOWN,
            _unknown_meant(tally, units),
            _UNKNOWN in cells,
        ),
        (beyond, say("vượt 100%"), any(cell.endswith(beyond) for cell in cells)),
        *((blank, meaning, True) for meaning in _blank_meant(tally, units)),
        *((no_rate, reason, True) for reason, _ in why_not_held(units)),
    )
    told = (
        f"{sign} {meaning.text(session.translate)}"
        for sign, meaning, is_used in meanings
        if is_used
    )
    return "; ".join(told)


def _unknown_meant(tally: Tally, units: Sequence[UnitProgress]) -> Message:
    """What «–» says; whom the indicator does not concern is named, since nothing is awaited of them."""
    from generator.wording import join_names

    if tally.uncounted:
        return (
            say("chưa có số liệu, hoặc chưa tính được")
            if tally.unreported
            else say("chưa tính được")
        )
    exempt = [row.short_name for row in units if row.exempt]
    if not exempt:
        return say("chưa có số liệu")
    if all(row.exempt for row in units if row.count is None):
        return say("đơn vị không thuộc diện của chỉ số này")
    return say(
        "chưa có số liệu; riêng {units} không thuộc diện của chỉ số này", units=join_names(exempt)
    )


def _blank_meant(tally: Tally, units: Sequence[UnitProgress]) -> Iterator[Message]:
    """What empty quotas say, of whom where not all say the same: none was given, or that of a unit that was split was not divided among its parts."""
    from generator.wording import join_names

    if all(row.goal is None for row in units):
        return
    shown = {row.code for row in units if row.goal is None}
    unknown = [row.short_name for row in tally.quota_unknown if row.code in shown]
    none = [row.short_name for row in tally.given_none if row.code in shown]
    lost = (
        say("chỉ tiêu giao trước khi sáp nhập, chia tách chưa được giao lại")
        if tally.indicator.is_rate
        else say("chỉ tiêu giao trước khi chia tách chưa được phân chia")
    )
    reasons = ((say("không giao chỉ tiêu"), none), (lost, unknown))
    several = bool(unknown and none)
    for reason, names in reasons:
        if names and several:
            yield say("{reason} ({names})", reason=reason, names=join_names(names))
        elif names:
            yield reason


def _page(
    session: Session, tally: Tally, moment: Moment | None, units: Sequence[UnitProgress]
) -> bytes:
    """The same as a page of its own: a table that a letter or a chat takes."""
    from generator.cli.term_page import write_page
    from generator.office import headline_of

    headline = headline_of(tally, moment).text(session.translate)
    lines = [headline, *map(str.strip, _verdict(session, tally))]
    if tally.units and not units:
        lines.append(_NOBODY.text(session.translate))
    table = _table(session, tally, units, with_bars=False)
    return write_page(lines, table, _signs(session, tally, table, units))
