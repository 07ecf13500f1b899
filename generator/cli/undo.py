"""`vanthu undo`: the last command that wrote records is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import dry_run_option, json_of_files_option
from generator.problems import Message, say

if TYPE_CHECKING:
    from generator.workspace import Write


@click.command(
    "undo",
    help=N_("Hoàn tác lệnh cuối cùng đã ghi dữ liệu; chạy lần nữa thì làm lại lệnh ấy."),
)
@dry_run_option
@json_of_files_option
@click.pass_obj
def command(session: Session, *, dry_run: bool) -> None:
    """Each file with what becomes of it; nobody else changes anything meanwhile."""
    from generator.office import made_before, plan_undo, undo

    session.hold(dry_run=dry_run)
    undoing = plan_undo(session.workspace)
    fates = [(session.workspace.shown(one.path), _fate(one)) for one in undoing.writes]
    told = [{"file": file, "fate": fate} for file, fate in fates]
    session.data({"undone": undoing.command, "changes": told, "written": not dry_run})
    for file, fate in fates:
        session.show(say("{file}: {fate}", file=file, fate=fate))
    if dry_run:
        session.say(say("chưa ghi gì; sẽ hoàn tác «{command}»", command=undoing.command))
        return
    undo(undoing)
    session.say(say("đã hoàn tác «{command}»", command=undoing.command))
    for code in made_before(undoing):
        folder = session.workspace.shown(session.workspace.output / code)
        session.say(
            say(
                "{folder}/ còn văn bản tạo trước khi hoàn tác; tạo lại: vanthu render {code}",
                folder=folder,
                code=code,
            )
        )


def _fate(write: Write) -> Message:
    if write.after is None:
        return say("bỏ tệp")
    return say("lập lại tệp") if write.before is None else say("trả về nội dung cũ")
