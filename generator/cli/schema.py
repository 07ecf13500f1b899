"""`vanthu schema`: JSON Schemas of the records, so that an editor completes and explains them."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.app import Session
from generator.problems import Translate, say


def build(_: Translate) -> click.Command:
    """The command in the reader's language."""

    @click.command(
        "schema", help=_("Mô tả hồ sơ (JSON Schema) cho trình soạn thảo; không nêu gì thì liệt kê.")
    )
    @click.argument("record", required=False)
    @click.option(
        "-o", "--output", type=click.Path(path_type=Path), help=_("Ghi tất cả vào thư mục này.")
    )
    @click.pass_obj
    def command(session: Session, record: str | None, output: Path | None) -> None:
        from generator.records import schema_names, schema_of, schema_text
        from generator.workspace import write_atomically

        if output:
            for name in schema_names():
                write_atomically(output / f"{name}.schema.json", schema_text(name).encode())
            session.console.say(say("đã ghi {count} mô tả", count=len(schema_names())))
        elif record is None:
            click.echo("\n".join(schema_names()))
        elif record in schema_names():
            session.console.data(schema_of(record))
        else:
            raise click.BadArgumentUsage(_("không có mô tả này; xem «vanthu schema»"))

    return command
