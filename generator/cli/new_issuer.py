"""`vanthu new issuer`: an issuing body, from its name and what does not follow from it."""

from __future__ import annotations

from typing import Any

import click

from generator.cli.app import Session
from generator.cli.form_filling import fill_in, filling_options
from generator.cli.language import N_
from generator.office import Answers
from generator.problems import say


@click.command("issuer", help=N_("Cơ quan ban hành mới: tên, cấp trên, địa danh, người ký."))
@click.argument("code", required=False)
@click.option("--name", help=N_("Tên đầy đủ, chính thức."))
@click.option(
    "--kind",
    help=N_(
        "Loại cơ quan: union, committee, organisation, school, hospital, company, agency, other."
    ),
)
@click.option("--short-name", help=N_("Tên gọn trong câu văn, ví dụ LĐLĐ tỉnh."))
@click.option("--abbreviation", help=N_("Chữ viết tắt trong ký hiệu, ví dụ LĐLĐ."))
@click.option("--superior", help=N_("Cơ quan chủ quản trực tiếp; «-»: không có."))
@click.option("--place", help=N_("Địa danh ghi trước ngày tháng."))
@click.option("--signatory", help=N_("Họ và tên người ký."))
@click.option("--position", help=N_("Chức vụ của người ký."))
@click.option("--authority", help=N_("Quyền hạn ký, ví dụ «TM. Ban Thường vụ»; «-»: không có."))
@click.option("--department", help=N_("Phòng, ban soạn thảo: chữ viết tắt rồi tên."))
@click.option("--collective", help=N_("Tập thể lãnh đạo, ví dụ Ban Thường vụ; «-»: không có."))
@click.option("--people", help=N_("Những người mà cơ quan vận động."))
@click.option("--lower", help=N_("Cấp dưới của các đơn vị, ví dụ công đoàn cơ sở."))
@filling_options
@click.pass_obj
def command(session: Session, /, *, no_input: bool, yes: bool, **given: Any) -> None:
    """Asked, shown, and written when it is right."""
    session.settle()
    found_issuer(session, given, ask=not no_input, yes=yes)
    session.say(say("bước tiếp theo: vanthu new campaign"))


def found_issuer(
    session: Session, given: Answers, *, ask: bool, yes: bool = False
) -> tuple[str, str]:
    """Code and name of a new issuing body, which is written."""
    from generator.office import issuer_form, new_issuer

    answers = fill_in(session, issuer_form(session.workspace), given, ask=ask, yes=yes)
    session.name(new_issuer(session.workspace, answers))
    return answers["code"], answers["name"]
