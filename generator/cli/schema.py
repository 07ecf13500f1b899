"""`vanthu schema`: JSON Schemas of the records, so that an editor completes and explains them."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import click

from generator.cli.app import Session
from generator.cli.json_report import schema
from generator.cli.language import N_
from generator.cli.options import force_option, json_of_files_option, output_option
from generator.problems import no_such, say

JSON = "json"
"""Not a record: what `--json` says."""


@click.command(
    "schema",
    help=N_(
        "Danh mục trường của dữ liệu (JSON Schema) cho trình soạn thảo; không nêu gì thì liệt kê."
    ),
)
@click.argument("record", required=False)
@output_option(N_("Nơi ghi kết quả; thư mục nhận tất cả các mô tả."))
@click.option(
    "--vscode",
    is_flag=True,
    help=N_("Thêm vào thiết lập của VS Code (.vscode) danh mục trường của từng loại tệp dữ liệu."),
)
@force_option
@json_of_files_option
@click.pass_obj
def command(
    session: Session, record: str | None, output: Path | None, *, vscode: bool, force: bool
) -> None:
    """One schema, all of them as files, or which there are."""
    from generator.office import put
    from generator.records import schema_names, schema_of, schema_text

    if vscode:
        _tell_editor(session)
        return
    names = schema_names()
    if output:
        _refuse_records(session, output)
        files = {
            output / f"{name}.schema.json": schema_text(name, session.translate).encode()
            for name in names
        }
        session.made(*put(files, (".json",), force=force))
        session.say(say("đã ghi {count} mô tả", count=len(names)))
    elif record is None:
        session.data({"records": [*names, JSON]})
        click.echo("\n".join([*names, JSON]))
    elif record == JSON:
        session.data({"schema": schema()})
        click.echo(json.dumps(schema(), indent=2))
    elif record in names:
        session.data({"schema": schema_of(record, session.translate)})
        click.echo(schema_text(record, session.translate), nl=False)
    else:
        raise no_such(
            say("không có danh mục trường nào tên «{name}»", name=record), record, [*names, JSON]
        )


def _refuse_records(session: Session, folder: Path) -> None:
    """Where there is a workspace its own places are not for schemas: `--vscode` keeps them right there."""
    from generator.office import refuse_among_records
    from generator.workspace import NoWorkspace

    with suppress(NoWorkspace):
        refuse_among_records(session.workspace, folder)


def _tell_editor(session: Session) -> None:
    """The settings that were changed, or that none had to be."""
    from generator.office import settle_editor

    made = settle_editor(session.workspace, session.translate)
    session.name(*made)
    if not made:
        session.say(say("thiết lập của VS Code đã có đủ"))
