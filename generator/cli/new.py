"""`vanthu new`: a campaign, a document, or a template of one's own."""

from __future__ import annotations

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import json_of_files_option, rehearsal_option
from generator.problems import Misused, say


@click.group("new", help=N_("Tạo chiến dịch, văn bản hoặc mẫu Word mới; không ghi đè tệp đã có."))
def command() -> None:
    """What is made is named."""


@command.command("campaign", help=N_("Hồ sơ của chiến dịch mới, từng trường có giải thích."))
@click.argument("code")
@click.option("--issuer", help=N_("Mã cơ quan ban hành."))
@rehearsal_option
@json_of_files_option
@click.pass_obj
def campaign(session: Session, code: str, issuer: str | None) -> None:
    from generator.office import new_campaign

    session.settle()
    session.name(*new_campaign(session.workspace, code, issuer))


@command.command(
    "document", help=N_("Văn bản mới của một chiến dịch; KIND là loại hoặc khung văn bản.")
)
@click.argument("campaign")
@click.argument("kind")
@click.option("--code", help=N_("Mã văn bản, cũng là tên tệp."))
@click.option("--phase", default="", help=N_("Mã giai đoạn mà văn bản nói đến."))
@click.option(
    "--of",
    "earlier",
    help=N_("Với correction (đính chính), replacement (thay thế): mã hoặc số của văn bản cũ."),
)
@rehearsal_option
@json_of_files_option
@click.pass_obj
def document(
    session: Session, campaign: str, kind: str, *, code: str | None, phase: str, earlier: str | None
) -> None:
    from generator.office import FRAMES, begin_amendment, begin_document

    if kind in FRAMES and earlier is None:
        raise Misused(say("«{kind}» cần văn bản cũ: thêm --of MÃ hoặc --of SỐ", kind=kind))
    session.hold(campaign)
    office = session.office
    made = (
        begin_document(office, campaign, kind, code, phase)
        if earlier is None
        else begin_amendment(office, campaign, kind, earlier, code)
    )
    session.name(made)


@command.command("template", help=N_("Chép một mẫu Word về templates/ để cơ quan sửa theo ý mình."))
@click.argument("name")
@rehearsal_option
@json_of_files_option
@click.pass_obj
def template(session: Session, name: str) -> None:
    from generator.office import new_template

    session.settle()
    session.name(new_template(session.workspace, name))
