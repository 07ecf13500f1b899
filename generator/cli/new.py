"""`vanthu new`: a campaign, a document, or a template of one's own."""

from __future__ import annotations

import click

from generator.cli.app import Session
from generator.problems import Translate


def build(_: Translate) -> click.Command:
    """The commands in the reader's language."""

    @click.group(
        "new", help=_("Tạo chiến dịch, văn bản hoặc mẫu Word mới; không ghi đè tệp đã có.")
    )
    def command() -> None:
        pass

    @command.command("campaign", help=_("Hồ sơ của chiến dịch mới, từng khóa có giải thích."))
    @click.argument("code")
    @click.option("--issuer", help=_("Mã cơ quan ban hành."))
    @click.pass_obj
    def campaign(session: Session, code: str, issuer: str | None) -> None:
        from generator.office import new_campaign

        for path in new_campaign(session.workspace, code, issuer):
            click.echo(session.workspace.shown(path))

    @command.command(
        "document", help=_("Văn bản mới của một chiến dịch; KIND là loại hoặc khung văn bản.")
    )
    @click.argument("campaign")
    @click.argument("kind")
    @click.option("--code", help=_("Mã văn bản, cũng là tên tệp."))
    @click.option("--phase", default="", help=_("Mã giai đoạn mà văn bản nói đến."))
    @click.pass_obj
    def document(session: Session, campaign: str, kind: str, code: str | None, phase: str) -> None:
        from generator.office import begin_document

        path = begin_document(session.office, campaign, kind, code, phase)
        click.echo(session.workspace.shown(path))

    @command.command(
        "template", help=_("Chép một mẫu Word về templates/ để cơ quan sửa theo ý mình.")
    )
    @click.argument("name")
    @click.pass_obj
    def template(session: Session, name: str) -> None:
        from generator.office import new_template

        click.echo(session.workspace.shown(new_template(session.workspace, name)))

    return command
