"""`vanthu new`: a campaign, a document, or a template of one's own."""

from __future__ import annotations

import click

from generator.cli.app import Session
from generator.cli.language import N_


@click.group("new", help=N_("Tạo chiến dịch, văn bản hoặc mẫu Word mới; không ghi đè tệp đã có."))
def command() -> None:
    """What is made is named."""


@command.command("campaign", help=N_("Hồ sơ của chiến dịch mới, từng khóa có giải thích."))
@click.argument("code")
@click.option("--issuer", help=N_("Mã cơ quan ban hành."))
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
@click.pass_obj
def document(session: Session, campaign: str, kind: str, code: str | None, phase: str) -> None:
    from generator.office import begin_document

    with session.changing(campaign):
        session.name(begin_document(session.office, campaign, kind, code, phase))


@command.command("template", help=N_("Chép một mẫu Word về templates/ để cơ quan sửa theo ý mình."))
@click.argument("name")
@click.pass_obj
def template(session: Session, name: str) -> None:
    from generator.office import new_template

    session.settle()
    session.name(new_template(session.workspace, name))
