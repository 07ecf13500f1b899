"""`vanthu undo`: the last command that wrote records is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import dry_run_option, json_of_files_option, yes_option
from generator.problems import Message, Misused, say

if TYPE_CHECKING:
    from generator.office import Undoing
    from generator.workspace import Write


@click.command(
    "undo",
    help=N_("Hoàn tác lệnh cuối cùng đã ghi dữ liệu; chạy lần nữa thì làm lại lệnh ấy."),
)
@yes_option
@dry_run_option
@json_of_files_option
@click.pass_obj
def command(session: Session, *, yes: bool, dry_run: bool) -> None:
    """Each file with what becomes of it; nobody else changes anything meanwhile.

    What another did last is taken back by `--yes` alone, or where the person who is asked agrees.
    """
    from generator.office import made_before, plan_undo, undo

    session.hold(dry_run=dry_run)
    undoing = plan_undo(session.workspace)
    fates = [(session.workspace.shown(one.path), _fate(one)) for one in undoing.writes]
    told = [{"file": file, "fate": fate} for file, fate in fates]
    session.data({"undone": undoing.command, "changes": told, "written": not dry_run})
    for file, fate in fates:
        session.show(say("{file}: {fate}", file=file, fate=fate))
    if dry_run:
        session.say(say("chưa ghi gì; sẽ hoàn tác «{command}»", command=_named(undoing)))
        return
    if not yes:
        _ask_of_others(session, undoing)
    undo(undoing)
    session.say(say("đã hoàn tác «{command}»", command=_named(undoing)))
    for code in made_before(undoing):
        folder = session.workspace.shown(session.workspace.output / code)
        session.say(
            say(
                "{folder}/ còn văn bản tạo trước khi hoàn tác; tạo lại: vanthu render {code}",
                folder=folder,
                code=code,
            )
        )


def _named(undoing: Undoing) -> Message:
    """What is taken back, with who did it and when where that was another."""
    from generator.office import deed_words
    from generator.workspace import person

    said, by = deed_words(undoing.command), undoing.by
    if by is None or by.who == person():
        return said
    day, _, clock = by.when.partition("T")
    when = "/".join(reversed(day.split("-")))
    return say("{deed} ({who}, {clock} ngày {day})", deed=said, who=by.who, clock=clock[:5], day=when)  # fmt: skip


def _ask_of_others(session: Session, undoing: Undoing) -> None:
    """Raises `Misused` where another did it and nobody says that it shall be taken back all the same."""
    from generator.cli.asking import confirmed, has_person
    from generator.workspace import person

    if undoing.by is None or undoing.by.who == person():
        return
    said = say("lần ghi cuối cùng là của người khác: «{command}»", command=_named(undoing))
    if not has_person():
        raise Misused(say("{fact}; chưa hoàn tác gì, vẫn hoàn tác thì thêm -y", fact=said))
    if not confirmed(session, say("{fact}; vẫn hoàn tác?", fact=said), in_doubt=True):
        raise click.Abort


def _fate(write: Write) -> Message:
    if write.after is None:
        return say("bỏ tệp")
    return say("lập lại tệp") if write.before is None else say("trả về nội dung cũ")
