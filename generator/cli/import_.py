"""`vanthu import`: figures that units sent become a record, after their changes have been shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli import import_register
from generator.cli.app import Session
from generator.cli.backup import moment_of_clock
from generator.cli.handed_in import (
    FILES,
    RESULT_FIELDS,
    SaidColumns,
    read_files,
    shown_first_options,
    told_with,
    with_columns,
)
from generator.cli.language import N_
from generator.cli.options import CODES, MOMENT, force_option, indicator_option
from generator.cli.paths import FilePath
from generator.problems import Exit, Misused, say

if TYPE_CHECKING:
    from generator.exchange import ImportPlan, ImportRequest, UnitsPlan
    from generator.model.campaign import Campaign

HEADINGS = ("group", "unit")
STATUSES = ("valid", "submitted", "estimated")


@click.group(
    "import", help=N_("Nhập danh sách đơn vị và số liệu của các đơn vị vào dữ liệu chiến dịch.")
)
def command() -> None:
    """What is imported is shown first."""


command.add_command(import_register.command)


@command.command(
    "results",
    help=N_(
        "Nhập kết quả từ tệp Excel, CSV, thư mục chứa các tệp ấy, hoặc «-» (đầu vào chuẩn)"
        " thành một lần chốt số liệu mới."
    ),
)
@click.argument("campaign")
@click.argument("files", nargs=-1, required=True, type=FILES)
@click.option("--as-of", type=MOMENT, help=N_("Thời điểm của số liệu; ví dụ 25/4/2022."))
@click.option("--columns", default="", help=N_("Cột cần đọc, ví dụ unit=B,count=D."))
@click.option("--sheet", help=N_("Tên trang tính."))
@indicator_option
@click.option("--status", type=click.Choice(STATUSES), help=N_("Mức kiểm tra của số liệu."))
@click.option("--source", help=N_("Nguồn số liệu, in trong văn bản."))
@click.option("--hidden-rows", is_flag=True, help=N_("Nhập cả các dòng ẩn."))
@click.option("--merge", is_flag=True, help=N_("Bổ sung vào lần chốt đã có của thời điểm ấy."))
@force_option
@click.option("--reason", help=N_("Lý do; để nhập vào lần chốt đã khóa sổ, cùng --force."))
@click.option("--strict", is_flag=True, help=N_("Không ghi gì khi còn một lỗi."))
@shown_first_options
@click.pass_obj
def results(session: Session, /, campaign: str, files: tuple[Path, ...], **asked: Any) -> int:
    """Read, shown and written while nobody else changes the campaign."""
    from generator.exchange import plan_import, refuse_partial
    from generator.office import campaign_for_results

    session.hold(campaign, dry_run=asked["dry_run"])
    record = campaign_for_results(session.office, campaign)
    request = _request(asked, record.campaign)
    handed = read_files(session, files, asked, campaign)
    columns, said = SaidColumns(session, handed.known, asked, record.campaign), request.reading.columns  # fmt: skip
    request = with_columns(request, columns.told(said, RESULT_FIELDS))
    plan = handed.through(
        lambda ask: plan_import(record, session.office.library, handed.known, request, ask)
    )
    session.problems((*handed.unread, *plan.problems))
    refused = len(handed.unread) + len(plan.refused)
    if asked["strict"]:
        refuse_partial(record.campaign, refused)
    written = _show_and_write(session, plan, record.campaign, asked)
    if refused and written:
        session.say(say("sửa các chỗ bị lỗi rồi nhập lại tệp với --merge"))
    session.data(_data(plan, written))
    if written:
        columns.keep(said, plan.imported.sources)
        session.name(written, *(one.path for one in plan.remembered))
    if written and not refused:
        handed.forget()
    return Exit.PARTLY if refused else Exit.DONE


def _request(asked: dict[str, Any], campaign: Campaign) -> ImportRequest:
    from generator.exchange import Existing, ImportRequest, indicators_called
    from generator.model.results import Status
    from generator.sheets import ResultsRequest, read_columns

    indicator, merge, force = asked["indicator"], asked["merge"], asked["force"]
    if indicator is not None:
        indicators_called(campaign, [indicator])
    reason = asked["reason"]
    if merge and force and not reason:
        raise Misused(say("chỉ dùng một trong --merge và --force"))
    if reason and not force:
        raise Misused(say("--reason chỉ dùng cùng --force, với lần chốt đã khóa sổ"))
    new = Existing.REPLACE if force else Existing.REFUSE
    columns = read_columns(asked["columns"], [one.code for one in campaign.indicators])
    return ImportRequest(
        as_of=asked["as_of"],
        reading=ResultsRequest(
            indicator, columns, asked["sheet"], hidden_rows=asked["hidden_rows"]
        ),
        status=Status(asked["status"]) if asked["status"] else None,
        source=asked["source"],
        existing=Existing.MERGE if merge else new,
        reason=reason,
        today=moment_of_clock().date(),
    )


def _show_and_write(
    session: Session, plan: ImportPlan, campaign: Campaign, asked: dict[str, Any]
) -> Path | None:
    """Show what changes, then write unless it is only a look or the person says no."""
    from generator.cli.asking import may_write
    from generator.exchange import tell_changes, tell_reading, write_import

    for line in (*tell_reading(plan), *tell_changes(plan, campaign)):
        session.say(line)
    return write_import(plan) if may_write(session, say("Ghi số liệu này?"), asked) else None


def _data(plan: ImportPlan, written: Path | None) -> dict[str, Any]:
    return {
        "as_of": plan.snapshot.as_of,
        "written": written is not None,
        "counts": {one.indicator: dict(one.counts) for one in plan.snapshot.results},
        "silent": [unit.code for unit in plan.imported.silent],
    }


@command.command(
    "units",
    help=N_(
        "Nhập danh sách đơn vị của cơ quan từ tệp Excel, CSV: tên, tên gọn, nhóm, cấp trên, cơ sở tính."
        " Nhập lại danh sách mới thì giữ mã và những gì danh sách không ghi."
    ),
)
@click.argument("campaign")
@click.argument("files", nargs=-1, required=True, type=FILES)
@click.option("--columns", default="", help=N_("Cột cần đọc, ví dụ name=B,group=C,members=D."))
@click.option("--sheet", help=N_("Tên trang tính."))
@click.option(
    "--headings",
    type=click.Choice(HEADINGS),
    help=N_("Dòng I, II … là group (tên nhóm) hay unit (đơn vị cấp trên)."),
)
@click.option("--hidden-rows", is_flag=True, help=N_("Nhập cả các dòng ẩn."))
@shown_first_options
@click.pass_obj
def units(session: Session, /, campaign: str, files: tuple[Path, ...], **asked: Any) -> None:
    """Read, shown and written while nobody else changes the campaign."""
    from generator.exchange import plan_units, tell_units
    from generator.office import written_campaign
    from generator.sheets import FIELDS, Headings, ListRequest, read_list_columns

    request = ListRequest(
        columns=read_list_columns(asked["columns"]),
        sheet=asked["sheet"],
        hidden_rows=asked["hidden_rows"],
        headings=Headings(asked["headings"]) if asked["headings"] else None,
    )
    session.hold(campaign, dry_run=asked["dry_run"])
    record = written_campaign(session.office, campaign)
    handed = read_files(session, files, asked, campaign)
    columns, said = SaidColumns(session, handed.known, asked, record.campaign), request.columns
    request = replace(request, columns=columns.told(said, FIELDS, of_units=True))
    with told_with(handed.unread):
        plan = handed.through(
            lambda ask: plan_units(record, session.office.library, handed.known, request, ask)
        )
    session.problems(plan.problems)
    for line in tell_units(plan):
        session.say(line)
    written = _write_units(session, plan, asked)
    if written:
        columns.keep(said, plan.listed.sources)
    handed.forget()
    session.data(_units_data(plan, written=written))


def _write_units(session: Session, plan: UnitsPlan, asked: dict[str, Any]) -> bool:
    """Write unless nothing is new, it is only a look, or the person says no."""
    from generator.cli.asking import may_write
    from generator.exchange import write_units

    known = say("danh sách này đã có trong dữ liệu chiến dịch, không có gì mới")
    question = say("Ghi danh sách này?")
    written = may_write(session, question, asked, known=None if plan.files else known)
    if written:
        session.name(*write_units(plan))
    return written


def _units_data(plan: UnitsPlan, *, written: bool) -> dict[str, Any]:
    return {
        "written": written,
        "new": {unit.code: unit.name for unit in plan.new},
        "changed": [unit.code for unit, _ in plan.changed],
        "kept": [unit.code for unit in plan.kept],
        "groups": {group.code: group.name for group in plan.new_groups},
        "bases": {base.code: base.name for base in plan.new_bases},
    }


@command.command(
    "totals",
    help=N_("Nhận tệp bàn giao tổng số («vanthu export totals») làm số của một đơn vị."),
)
@click.argument("file", type=FilePath(exists=True, dir_okay=False))
@click.option("--into", "campaign", required=True, help=N_("Mã chiến dịch nhận số liệu."))
@click.option("--as", "unit", required=True, help=N_("Mã đơn vị ở chiến dịch ấy."))
@click.option(
    "--map",
    "pairs",
    type=CODES,
    multiple=True,
    help=N_("Mã chỉ số trong tệp và ở đây, ví dụ ideas=initiatives; nêu được nhiều lần."),
)
@shown_first_options
@click.pass_obj
def totals(session: Session, /, file: Path, campaign: str, **asked: Any) -> None:
    """Read, shown and written while nobody else changes the campaign."""
    from generator.cli.asking import asker, may_write
    from generator.cli.dialogue import Dialogue
    from generator.exchange import Arrival, plan_receiving, receive, tell_receiving
    from generator.office import written_campaign
    from generator.sheets import SourceFile
    from generator.workspace import bytes_of

    session.hold(campaign, dry_run=asked["dry_run"])
    record = written_campaign(session.office, campaign)
    data = bytes_of(file) or b""
    today = moment_of_clock().date()
    arrival = Arrival(str(file), data, asked["unit"], dict(asked["pairs"]), today)
    ask = asker(session, wanted=not asked["no_input"])
    dialogue = Dialogue(session, ask, [SourceFile(str(file), data)], lambda _: None)
    plan = dialogue.through(lambda one: plan_receiving(record, arrival, one))
    session.problems(plan.problems)
    for line in tell_receiving(plan):
        session.say(line)
    known = None if plan.is_news else say("tệp này đã nhập rồi, không có gì mới")
    if may_write(session, say("Ghi số liệu này?"), asked, known=known):
        session.name(receive(plan))
