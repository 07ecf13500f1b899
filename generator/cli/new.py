"""`vanthu new`: an issuing body, a campaign, its units, a document, or a template of one's own."""

from __future__ import annotations

import click

from generator.cli import new_campaign, new_document, new_issuer, new_template, new_units
from generator.cli.language import N_

COMMANDS = (new_issuer, new_campaign, new_units, new_document, new_template)


@click.group(
    "new",
    help=N_("Tạo cơ quan, chiến dịch, văn bản hoặc mẫu Word mới; không ghi đè tệp đã có."),
)
def command() -> None:
    """What is made is asked for, or said by options."""


for one in COMMANDS:
    command.add_command(one.command)
