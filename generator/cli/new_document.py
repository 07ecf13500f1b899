"""`vanthu new document`: a document of a campaign, by its Vietnamese name or its kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from generator.cli.app import Session
from generator.cli.asking import has_person
from generator.cli.form_filling import fill_in, filling_options
from generator.cli.language import N_
from generator.cli.options import FIELD
from generator.problems import Message, find, say


@click.command(
    "document", help=N_("Văn bản mới của một chiến dịch; LOẠI là loại hoặc khung văn bản.")
)
@click.argument("campaign", required=False)
@click.argument("kind", required=False)
@click.option("--code", help=N_("Mã văn bản, cũng là tên tệp."))
@click.option("--phase", help=N_("Mã giai đoạn mà văn bản nói đến."))
@click.option("--signatory", help=N_("Mã người ký, khi có nhiều người."))
@click.option("--as-of", help=N_("Thời điểm của số liệu; mặc định mới nhất."))
@click.option(
    "--for-each",
    metavar="units|groups",
    help=N_(
        "Làm nhiều bản: mỗi đơn vị (units) hoặc mỗi nhóm (groups) một bản, gửi riêng từng nơi."
    ),
)
@click.option(
    "--of",
    help=N_(
        "Với correction (đính chính), replacement (thay thế), recall (thu hồi): mã hoặc số của văn bản cũ."
    ),
)
@click.option(
    "--field",
    "fields",
    type=FIELD,
    multiple=True,
    metavar=N_("Ô=NỘI_DUNG"),
    help=N_("Điền một ô của biên bản, giấy mời, giấy giới thiệu …; nêu được nhiều lần."),
)
@filling_options
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    no_input: bool,
    yes: bool,
    fields: tuple[tuple[str, str], ...],
    **given: Any,
) -> None:
    """Asked, shown, and written while nobody else changes the campaign."""
    from generator.office import begin_as_said, document_form, open_office

    given |= _given_fields(session, fields)
    ask = not no_input
    numbers = ask and has_person()
    form = document_form(
        session.office, given["kind"], given.get("campaign"), numbers_codes=numbers
    )
    answers = fill_in(session, form, given, ask=ask, yes=yes)
    code = answers["campaign"]
    session.hold(code)
    made = begin_as_said(open_office(session.workspace), answers)
    session.name(made)
    session.say(next_render(code, answers["code"]))


def next_render(campaign: str, document: str) -> Message:
    """What to type once a document has been begun."""
    return say("bước tiếp theo: vanthu render {campaign} {code}", campaign=campaign, code=document)


def _given_fields(session: Session, fields: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The blanks filled by options. Raises `NotFound` for one that no kind has."""
    from generator.office import blank_key, blanks_of

    known = blanks_of(session.office.library)
    for code, _ in fields:
        find(known, code, say("không loại văn bản nào có ô mã «{code}»", code=code))
    return {blank_key(code): words for code, words in fields}
