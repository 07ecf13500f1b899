"""`vanthu figures`: all figures of a campaign with their working."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import (
    as_at_option,
    as_of_option,
    find_option,
    force_option,
    json_option,
    output_option,
)
from generator.problems import NotFound, say
from generator.wording import Moment

if TYPE_CHECKING:
    from generator.drafting import Listed
    from generator.figures import Figures
    from generator.model.handed import Handed


@click.command("figures", help=N_("Mọi số liệu của một chiến dịch, kèm cách tính từng số."))
@click.argument("campaign")
@as_of_option
@as_at_option
@find_option
@click.option("--unit", help=N_("Chỉ đơn vị này; là chiến dịch thành phần thì mọi số liệu của nó."))
@json_option
@output_option(N_("Nơi ghi kết quả; tệp .xlsx."), before="--xlsx")
@force_option
@click.pass_obj
def command(
    session: Session, /, campaign: str, as_of: Moment | None, *, as_json: bool, **asked: Any
) -> None:
    """Each figure in a line: its name, as it is said, its working."""
    from generator.drafting import list_figures
    from generator.model.handed import Handed
    from generator.office import figures_at, lower_at

    session = session.look_back(asked["as_at"])
    _record, figures = figures_at(session.office, campaign, as_of)
    part = ""
    if unit := asked["unit"]:
        lower = lower_at(session.office, campaign, unit, as_of)
        if isinstance(lower, Handed):
            _show_handed(session, lower, as_json=as_json)
            return
        part = "" if lower else f".unit.{unit}."
        figures = lower or figures
    found = (one for one in list_figures(figures) if part in one.path)
    listed = [one for one in found if asked["find"] in one.path]
    if as_json:
        session.data(_data(listed, figures))
    if asked["output"]:
        _write(session, asked["output"], listed, figures, force=asked["force"])
    elif not as_json:
        if not listed:
            said = say("không có số liệu nào mà tên chứa «{word}»", word=asked["find"])
            raise NotFound(said, say("bỏ chữ ấy để xem mọi tên"))
        session.pages(_lines(session, listed))


TITLES = (N_("Tên"), N_("Số liệu"), N_("Nghĩa"), N_("Cách tính"))


def _lines(session: Session, listed: list[Listed]) -> Iterator[str]:
    """A table of the figures: as wide as the terminal, of one line each where a program reads."""
    from generator.cli.term_pager import page_width
    from generator.cli.term_table import TermRow, TermTable
    from generator.wording import in_reader_words

    told = session.translate
    titles = tuple(map(told, TITLES))
    rows = tuple(
        TermRow(
            (
                one.path,
                in_reader_words(one.told, told),
                f"{one.meaning.text(told)} ({one.subject})"
                if one.subject
                else one.meaning.text(told),
                in_reader_words(one.working, told),
            )
        )
        for one in listed
    )
    table = TermTable(titles, rows, frozenset(titles))
    return table.listed(page_width())


def _show_handed(session: Session, handed: Handed, *, as_json: bool) -> None:
    """What a unit handed over in a file: its totals, there is no more of it here."""
    from generator.exchange import tell_handed

    if as_json:
        session.data(handed.model_dump(by_alias=True, exclude={"hash", "form"}))
        return
    for line in tell_handed(handed):
        session.show(line)


def _data(listed: list[Listed], figures: Figures) -> dict[str, Any]:
    from generator.drafting import coverage_data

    return {
        "campaign": figures.campaign.code,
        "name": figures.campaign.short_name,
        "as_of": figures.taken,
        "source": figures.snapshot.source if figures.snapshot else None,
        "figures": [
            {
                "name": one.path,
                "subject": one.subject,
                "meaning": one.meaning,
                "value": one.exact,
                "said": one.said,
                "precision": one.figure.precision,
                "coverage": coverage_data(one.figure),
                "working": one.working or None,
            }
            for one in listed
        ],
    }


def _write(
    session: Session, path: Path, listed: list[Listed], figures: Figures, *, force: bool
) -> None:
    from generator.exchange import write_figures
    from generator.office import issuer_name, put

    data = write_figures(listed, figures, issuer_name(session.office, figures.campaign))
    session.made(*put({path: data}, (".xlsx",), force=force))
    session.say(say("đã ghi {count} số liệu vào «{path}»", count=len(listed), path=path))
