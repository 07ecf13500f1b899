"""`vanthu backup`: records, register, settings, templates and layers in one verified file."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import force_option, json_of_files_option, output_option
from generator.problems import say

_SUFFIX = ".zip"


@click.command(
    "backup",
    help=N_(
        "Sao lưu dữ liệu, sổ, thiết lập, mẫu Word và quy định thể thức riêng vào một tệp .zip."
    ),
)
@output_option(
    N_("Nơi ghi kết quả; tệp .zip, mặc định sao-luu-NGÀY-GIỜ.zip ở thư mục đang làm việc.")
)
@force_option
@json_of_files_option
@click.pass_obj
def command(session: Session, *, output: Path | None, force: bool) -> None:
    """Read while nobody changes anything, and read back before it is kept."""
    from generator.office import check_suffix, write_backup

    path = output or session.folder / f"sao-luu-{moment_of_clock()}{_SUFFIX}"
    check_suffix(path, (_SUFFIX,))
    session.hold()
    kept = write_backup(session.workspace, path, force=force)
    session.name(path)
    passed_over = list(map(session.workspace.shown, kept.passed_over))
    session.data({"count": kept.count, "passed_over": passed_over})
    for file in passed_over:
        session.say(
            say("{file}: là liên kết hoặc tên không dùng được nên không sao lưu", file=file)
        )
    session.say(
        say("đã sao lưu {count} tệp và đọc lại đủ; giữ tệp này ở một máy khác", count=kept.count)
    )


def moment_of_clock() -> str:
    """What a backup is called by: `2022-04-25-081530`."""
    return f"{datetime.datetime.now(tz=datetime.UTC).astimezone():%Y-%m-%d-%H%M%S}"


def kept_backup(session: Session) -> Path:
    """Where the backup goes that a command makes by itself, before it replaces records."""
    folder = session.workspace.hidden / "backups"
    stem = moment_of_clock()
    names = (f"{stem}{more}{_SUFFIX}" for more in ("", *(f"-{count}" for count in range(2, 100))))
    return next(path for name in names if not (path := folder / name).exists())
