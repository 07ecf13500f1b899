"""`vanthu tables`: units, quotas and counts of a campaign as tables for Excel, or as YAML again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import dry_run_option, force_option, json_of_files_option
from generator.problems import Message, RecordsInvalid, Severity, errors, find, say

if TYPE_CHECKING:
    from generator.records import CampaignRecord, Conversion
    from generator.workspace import Write

FORMS = ("csv", "yaml")


@click.command(
    "tables",
    help=N_(
        "Đổi đơn vị, chỉ tiêu, số liệu của chiến dịch sang bảng CSV mở bằng Excel, hoặc trở lại YAML."
    ),
)
@click.argument("campaign")
@click.option(
    "--as",
    "form",
    type=click.Choice(FORMS),
    required=True,
    help=N_("Dạng muốn có: csv (bảng, mở bằng Excel) hoặc yaml."),
)
@dry_run_option
@force_option
@json_of_files_option
@click.pass_obj
def command(session: Session, *, campaign: str, form: str, dry_run: bool, force: bool) -> None:
    """Each file with what becomes of it; nobody else changes anything meanwhile."""
    from generator.records import Form, plan_conversion
    from generator.workspace import commit

    session.hold(campaign, dry_run=dry_run)
    conversion = plan_conversion(_record(session, campaign), Form(form))
    _tell_comments(session, conversion, force=force)
    fates = [(session.workspace.shown(one.path), _fate(one)) for one in conversion.writes]
    told = [{"file": file, "fate": fate} for file, fate in fates]
    session.data({"form": form, "changes": told, "written": bool(fates) and not dry_run})
    for file, fate in fates:
        session.show(say("{file}: {fate}", file=file, fate=fate))
    if not fates:
        session.say(say("dữ liệu đã ở dạng {form}, không có gì phải đổi", form=form))
    elif dry_run:
        session.say(say("chưa ghi gì; sẽ sửa {count} tệp", count=len(fates)))
    else:
        commit(session.workspace, conversion.writes, f"tables --as {form}")
        session.say(say("đã đổi sang dạng {form}; số liệu đọc lại giống hệt trước", form=form))


def _record(session: Session, campaign: str) -> CampaignRecord:
    """The campaign as its files say it, whatever the rules say of it."""
    from generator.records import read_campaign

    folders = session.workspace.campaign_folders()
    folder = find(folders, campaign, say("không có chiến dịch «{code}»", code=campaign))
    record, problems = read_campaign(folder, session.workspace)
    if record is None:
        raise RecordsInvalid(errors(problems))
    return record


def _tell_comments(session: Session, conversion: Conversion, *, force: bool) -> None:
    """Comments that would lose their place stop the command, unless they may go to the head of the file."""
    from dataclasses import replace

    session.problems(conversion.left)
    if conversion.moved and not force:
        raise RecordsInvalid(conversion.moved)
    said = say("lời ghi chú này được đưa lên đầu danh sách hoặc đầu tệp .yaml")
    session.problems(
        [
            replace(one, message=said, hint=None, severity=Severity.WARNING)
            for one in conversion.moved
        ]
    )


def _fate(write: Write) -> Message:
    if write.after is None:
        return say("bỏ tệp")
    return say("lập tệp") if write.before is None else say("sửa tệp")
