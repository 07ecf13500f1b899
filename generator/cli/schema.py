"""`vanthu schema`: JSON Schemas of the records, so that an editor completes and explains them."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator.cli.app import Session
from generator.cli.json_report import schema
from generator.cli.language import N_
from generator.cli.options import force_option, json_of_files_option, output_option
from generator.problems import Misused, say

JSON = "json"
"""Not a record: what `--json` says."""


@click.command(
    "schema", help=N_("Mô tả hồ sơ (JSON Schema) cho trình soạn thảo; không nêu gì thì liệt kê.")
)
@click.argument("record", required=False)
@output_option(N_("Nơi ghi kết quả; thư mục nhận tất cả các mô tả."))
@force_option
@json_of_files_option
@click.pass_obj
def command(session: Session, record: str | None, output: Path | None, *, force: bool) -> None:
    """One schema, all of them as files, or which there are."""
    from generator.office import put
    from generator.records import schema_names, schema_of, schema_text

    names = schema_names()
    if output:
        files = {output / f"{name}.schema.json": schema_text(name).encode() for name in names}
        session.made(*put(files, (".json",), force=force))
        session.say(say("đã ghi {count} mô tả", count=len(names)))
    elif record is None:
        session.data({"records": [*names, JSON]})
        click.echo("\n".join([*names, JSON]))
    elif record == JSON:
        session.data({"schema": schema()})
        click.echo(json.dumps(schema(), indent=2))
    elif record in names:
        session.data({"schema": schema_of(record)})
        click.echo(schema_text(record), nl=False)
    else:
        raise Misused(say("không có mô tả này; xem «vanthu schema»"))
