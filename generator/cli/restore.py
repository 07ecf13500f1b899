"""`vanthu restore`: a workspace from its backup, all files or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.app import Session
from generator.cli.backup import moment_of_clock
from generator.cli.language import N_
from generator.cli.options import dry_run_option, force_option, json_of_files_option
from generator.cli.paths import FilePath
from generator.problems import say

if TYPE_CHECKING:
    from generator.office import RestorePlan

_LISTED = 20


@click.command(
    "restore",
    help=N_(
        "Phục hồi từ tệp do «vanthu backup» ghi: mọi tệp hoặc không tệp nào; sổ cũ hơn thì từ chối."
    ),
)
@click.argument("file", type=FilePath(exists=True, dir_okay=False))
@force_option
@dry_run_option
@json_of_files_option
@click.pass_obj
def command(session: Session, *, file: Path, force: bool, dry_run: bool) -> None:
    """What would be written is told first; what is replaced is backed up before."""
    from generator.office import backup_before, plan_restore, read_backup, restore, signed_files

    session.begin_where_nothing_is()
    backup = read_backup(file)
    session.hold(dry_run=dry_run)
    plan = plan_restore(session.workspace, backup, older_than=file.stat().st_mtime)
    shown = session.workspace.shown
    restored, others = ([shown(one.path) for one in plan.writes], [*map(shown, plan.others)])
    session.data({"restored": restored, "others": others, "written": not dry_run})
    if dry_run:
        _tell(session, plan)
        return
    kept = backup_before(session.workspace, moment_of_clock())
    is_kept = restore(plan, kept, force=force)
    lacking = signed_files(session.workspace).doubt
    session.problems([*plan.warnings, *([lacking] if lacking else [])])
    if is_kept:
        session.say(say("bản hiện nay đã sao lưu vào {file}", file=session.workspace.shown(kept)))
    session.say(
        say(
            "đã phục hồi {count} tệp; {others} tệp không có trong bản sao lưu để nguyên",
            count=len(restored),
            others=len(others),
        )
    )


def _tell(session: Session, plan: RestorePlan) -> None:
    """Each file that would be written, those that say something else now first."""
    session.problems(plan.doubts)
    for write in plan.writes:
        if write.before is None:
            session.show(say("{file}: lập lại tệp", file=session.workspace.shown(write.path)))
    for path in plan.others[:_LISTED]:
        file = session.workspace.shown(path)
        session.show(say("{file}: không có trong bản sao lưu, để nguyên", file=file))
    session.say(say("chưa ghi gì; sẽ phục hồi {count} tệp", count=len(plan.writes)))
