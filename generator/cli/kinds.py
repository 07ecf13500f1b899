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
    kinds = session.office.library.kinds.values()
    if as_json:
        session.data({"kinds": [asdict(kind) for kind in kinds]})
        return
    for kind in kinds:
        short = kind.abbreviation or "–"
        note = f"  ({kind.note})" if kind.note else ""
        click.echo(f"{kind.code:<16} {kind.name:<22} {short:<5} {kind.template}{note}")
