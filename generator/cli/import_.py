"""`vanthu import`: figures that units sent become a record, after their changes have been shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.options import MOMENT, dry_run_option, indicator_option, json_option
from generator.problems import Exit, Translate, say

if TYPE_CHECKING:
    from generator.exchange import Existing, ImportPlan, ImportRequest
    from generator.model.campaign import Campaign

STATUSES = ("valid", "submitted", "estimated")
FILES = click.Path(exists=True, allow_dash=True, path_type=Path)


def build(_: Translate) -> click.Command:
    """The commands in the reader's language."""

    @click.group("import", help=_("Nhập số liệu của các đơn vị vào hồ sơ."))
    def command() -> None:
        pass

    @command.command(
        "results",
        help=_(
            "Nhập kết quả từ tệp Excel, CSV, thư mục chứa các tệp ấy, hoặc «-» (đầu vào chuẩn)"
            " thành một lần chốt số liệu mới."
        ),
    )
    @click.argument("campaign")
    @click.argument("files", nargs=-1, required=True, type=FILES)
    @click.option("--as-of", type=MOMENT, help=_("Số liệu tính đến lúc nào, ví dụ 25/4/2022."))
    @click.option("--columns", default="", help=_("Cột cần đọc, ví dụ unit=B,count=D."))
    @click.option("--sheet", help=_("Tên trang tính."))
    @indicator_option(_)
    @click.option("--status", type=click.Choice(STATUSES), help=_("Mức kiểm tra của số liệu."))
    @click.option("--source", help=_("Nguồn số liệu, in trong văn bản."))
    @click.option("--hidden-rows", is_flag=True, help=_("Nhập cả các dòng ẩn."))
    @click.option("--merge", is_flag=True, help=_("Bổ sung vào lần chốt đã có của thời điểm ấy."))
    @click.option(
        "--force", is_flag=True, help=_("Thay hết số của lần chốt đã có của thời điểm ấy.")
    )
    @click.option("--strict", is_flag=True, help=_("Không ghi gì khi còn một lỗi."))
    @dry_run_option(_)
    @click.option("--no-input", is_flag=True, help=_("Không hỏi; điều gì không rõ thì bỏ lại."))
    @click.option("-y", "--yes", is_flag=True, help=_("Ghi mà không hỏi lại."))
    @json_option(_)
    @click.pass_obj
    def results(session: Session, /, campaign: str, files: tuple[Path, ...], **asked: Any) -> int:
        return _run(session, campaign, files, asked)

    return command


def _run(session: Session, code: str, files: tuple[Path, ...], asked: dict[str, Any]) -> int:
    from generator.cli.asking import asker
    from generator.exchange import gather, plan_import, refuse_partial
    from generator.office import campaign_of

    record = campaign_of(session.office, code)
    request = _request(asked, record.campaign)
    known, unread = gather(files, sys.stdin.buffer)
    ask = asker(session.console, wanted=not asked["no_input"] and Path("-") not in files)
    plan = plan_import(record, session.office.library, known, request, ask)
    problems = (*unread, *plan.problems)
    session.console.problems(problems)
    refused = len(unread) + len(plan.refused)
    if asked["strict"]:
        refuse_partial(record.campaign, refused)
    written = _show_and_write(session, plan, record.campaign, asked)
    if refused and written:
        session.console.say(say("sửa các dòng bị lỗi rồi nhập lại tệp với --merge"))
    if asked["as_json"]:
        session.console.data(_data(session, plan, problems, written))
    elif written:
        click.echo(session.workspace.shown(written))
    return Exit.PARTLY if refused else Exit.DONE


def _request(asked: dict[str, Any], campaign: Campaign) -> ImportRequest:
    from generator.exchange import ImportRequest, indicators_called
    from generator.model.results import Status
    from generator.sheets import ResultsRequest, read_columns

    if asked["indicator"] is not None:
        indicators_called(campaign, [asked["indicator"]])
    return ImportRequest(
        as_of=asked["as_of"],
        reading=ResultsRequest(
            indicator=asked["indicator"],
            columns=read_columns(asked["columns"], [one.code for one in campaign.indicators]),
            sheet=asked["sheet"],
            hidden_rows=asked["hidden_rows"],
        ),
        status=Status(asked["status"]) if asked["status"] else None,
        source=asked["source"],
        existing=_existing(merge=asked["merge"], force=asked["force"]),
    )


def _existing(*, merge: bool, force: bool) -> Existing:
    from generator.exchange import Existing

    if merge and force:
        raise click.UsageError(str(say("chỉ dùng một trong --merge và --force")))
    if merge:
        return Existing.MERGE
    return Existing.REPLACE if force else Existing.REFUSE


def _show_and_write(
    session: Session, plan: ImportPlan, campaign: Campaign, asked: dict[str, Any]
) -> Path | None:
    """Show what changes, then write unless it is only a look or the person says no."""
    from generator.cli.asking import confirmed
    from generator.exchange import tell_changes, tell_reading, write_import

    for line in (*tell_reading(plan), *tell_changes(plan, campaign)):
        session.console.say(line)
    if asked["dry_run"]:
        session.console.say(say("chỉ xem, chưa ghi gì"))
        return None
    if not (asked["yes"] or asked["no_input"] or confirmed(session.console.translate)):
        raise click.Abort
    return write_import(plan)


def _data(
    session: Session, plan: ImportPlan, problems: Any, written: Path | None
) -> dict[str, Any]:
    return {
        "as_of": plan.snapshot.as_of,
        "written": session.workspace.shown(written) if written else None,
        "counts": {one.indicator: dict(one.counts) for one in plan.snapshot.results},
        "silent": [unit.code for unit in plan.imported.silent],
        "problems": session.console.problem_data(problems),
    }
