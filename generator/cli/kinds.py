"""`vanthu kinds`: the table of document kinds, the office's own among them."""

from __future__ import annotations

from dataclasses import asdict

import click

from generator.cli.app import Session
from generator.cli.options import json_option
from generator.problems import Translate


def build(_: Translate) -> click.Command:
    """The command in the reader's language."""

    @click.command("kinds", help=_("Các loại văn bản: mã, tên, chữ viết tắt, mẫu Word, lưu ý."))
    @json_option(_)
    @click.pass_obj
    def command(session: Session, *, as_json: bool) -> None:
        kinds = session.office.library.kinds.values()
        if as_json:
            session.console.data([asdict(kind) for kind in kinds])
            return
        for kind in kinds:
            short = kind.abbreviation or "–"
            note = f"  ({kind.note})" if kind.note else ""
            click.echo(f"{kind.code:<16} {kind.name:<22} {short:<5} {kind.template}{note}")

    return command
