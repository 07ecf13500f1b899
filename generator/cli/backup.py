"""`vanthu backup`: records, register, settings, templates, layers and signed files in one verified file."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import force_option, json_of_files_option, output_option
from generator.problems import Exit, say

_SUFFIX = ".zip"


@click.command(
    "backup",
    help=N_(
        "Sao lưu dữ liệu, sổ, thiết lập, mẫu Word, quy định thể thức riêng và tệp của văn bản đã ban hành vào một tệp .zip."
    ),
)
@output_option(
    N_("Nơi ghi kết quả; tệp .zip, mặc định sao-luu-NGÀY-GIỜ.zip ở thư mục đang làm việc.")
)
@force_option
@json_of_files_option
@click.pass_obj
def command(session: Session, *, output: Path | None, force: bool) -> int:
    """Read while nobody changes anything, and read back before it is kept; done in part where a file could not go in."""
    from generator.office import check_suffix, usual_backup, write_backup

    path = output or usual_backup(session.folder, moment_of_clock())
    check_suffix(path, (_SUFFIX,))
    session.hold()
    kept = write_backup(session.workspace, path, force=force)
    session.name(path)
    passed_over = list(map(session.workspace.shown, kept.passed_over))
    session.data({"count": kept.count, "passed_over": passed_over, "signed": kept.signed})
    for file in passed_over:
        session.say(
            say("{file}: là liên kết hoặc tên không dùng được nên không sao lưu", file=file)
        )
    session.problems(kept.doubts)
    if kept.signed:
        session.say(say("kèm {count} tệp của văn bản đã ban hành", count=kept.signed))
    session.say(
        say("đã sao lưu {count} tệp và đọc lại đủ; giữ tệp này ở một máy khác", count=kept.count)
    )
    if not passed_over:
        return Exit.DONE
    session.say(
        say(
            "{count} tệp không có trong bản sao lưu: thay liên kết bằng tệp thật, đổi tên, rồi sao lưu lại",
            count=len(passed_over),
        )
    )
    return Exit.PARTLY


def moment_of_clock() -> datetime.datetime:
    """The moment on the clock of this machine, by which a backup is called and days are found odd."""
    return datetime.datetime.now(tz=datetime.UTC).astimezone()
