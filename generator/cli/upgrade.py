"""`vanthu upgrade`: the records of an older form are brought to today's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.app import Session
from generator.cli.backup import moment_of_clock
from generator.cli.language import N_
from generator.cli.options import COUNTED, dry_run_option, json_of_files_option
from generator.problems import say

if TYPE_CHECKING:
    from generator.model.campaign import Counted


@click.command("upgrade", help=N_("Đưa dữ liệu viết ở dạng cũ lên dạng hiện nay."))
@click.option(
    "--counted",
    "answers",
    type=COUNTED,
    multiple=True,
    help=N_(
        "Số của chỉ số ghi cumulative: không là gì: CHIẾN_DỊCH.CHỈ_SỐ=state (hiện có)"
        " hoặc =period (phát sinh); chỉ ghi state, period là cho mọi chỉ số còn lại."
    ),
)
@dry_run_option
@json_of_files_option
@click.pass_obj
def command(session: Session, *, answers: tuple[tuple[str, Counted], ...], dry_run: bool) -> None:
    """Each file with what changes in it; nobody else changes anything meanwhile."""
    from generator.office import bring_up
    from generator.records import FORMAT, plan_upgrade

    session.hold(dry_run=dry_run)
    decided = dict(answers)
    files = plan_upgrade(session.workspace, decided)
    for file in files:
        for reason in file.reasons:
            click.echo(f"{session.workspace.shown(file.path)}: {reason.text(session.translate)}")
    if dry_run and files:
        _tell_figures(session, decided)
    count = len(files)
    if not files:
        said = say("dữ liệu đã ở dạng {format}", format=FORMAT)
    elif dry_run:
        said = say("chưa ghi gì; sẽ sửa {count} tệp", count=count)
    else:
        kept = bring_up(session.workspace, files, moment_of_clock())
        session.say(say("bản hiện nay đã sao lưu vào {file}", file=session.workspace.shown(kept)))
        session.made(kept)
        said = say("đã đưa dữ liệu lên dạng {format}: sửa {count} tệp", format=FORMAT, count=count)
    session.say(said)
    told = [{"file": session.workspace.shown(one.path), "reasons": one.reasons} for one in files]
    session.data({"records": FORMAT, "changes": told, "written": bool(files) and not dry_run})


def _tell_figures(session: Session, answers: dict[str, Counted]) -> None:
    """Every figure that prints differently than before, old beside new."""
    from generator.office import figures_that_differ

    office = session.office
    lines = [line.text(session.translate) for line in figures_that_differ(office, answers)]
    for line in lines:
        click.echo(line)
    session.say(
        say(
            "{count} số liệu in khác bản 0.1 (tỷ lệ, thứ hạng, tỷ trọng đổi theo); bản này đang in như vậy, trừ chỗ vừa trả lời bằng --counted",
            count=len(lines),
        )
    )
