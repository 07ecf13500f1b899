"""`vanthu init`: a new workspace."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import json_of_files_option, rehearsal_option
from generator.cli.paths import PATH
from generator.problems import say


@click.command("init", help=N_("Lập thư mục làm việc mới, kèm dữ liệu ví dụ để xem và làm theo."))
@click.argument("folder", type=PATH, default=".")
@click.option("--empty", is_flag=True, help=N_("Không chép dữ liệu ví dụ."))
@rehearsal_option
@json_of_files_option
@click.pass_obj
def command(session: Session, folder: Path, *, empty: bool) -> None:
    """Nothing that is there is touched."""
    from generator.office import init_workspace

    made = init_workspace(session.folder / folder, samples=not empty)
    session.report.files += map(Path.as_posix, made)
    session.say(say("đã lập thư mục làm việc ở «{folder}»", folder=folder))
    step = "vanthu new issuer" if empty else "vanthu render"
    there = say("bước tiếp theo: cd {folder}, rồi {step}", folder=folder, step=step)
    session.say(there if folder != Path() else say("bước tiếp theo: {step}", step=step))
