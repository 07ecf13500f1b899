"""`vanthu kinds`: the table of document kinds, the office's own among them."""

from __future__ import annotations

from dataclasses import asdict

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import json_option


@click.command("kinds", help=N_("Các loại văn bản: mã, tên, chữ viết tắt, mẫu Word, lưu ý."))
@json_option
@click.pass_obj
def command(session: Session, *, as_json: bool) -> None:
    """The office's kinds, one a line."""
    from generator.cli.term_pager import page_width
    from generator.cli.term_table import TermRow, TermTable

    kinds = session.office.library.kinds.values()
    if as_json:
        session.data({"kinds": [asdict(kind) for kind in kinds]})
        return
    titles = tuple(map(session.translate, TITLES))
    rows = tuple(
        TermRow((one.code, one.name, one.abbreviation or "–", one.template, one.note or ""))
        for one in kinds
    )
    table = TermTable(titles, rows, frozenset(titles), {titles[1]: 14, titles[-1]: 20})
    session.pages(table.lines(page_width()))


TITLES = (N_("Mã"), N_("Loại văn bản"), N_("Viết tắt"), N_("Mẫu Word"), N_("Lưu ý"))
