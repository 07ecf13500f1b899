"""`vanthu new campaign`: what the campaign is called, whose it is, from when to when, what it counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.cli.again import again_options, begin_again
from generator.cli.app import Session
from generator.cli.form_filling import fill_in, filling_options
from generator.cli.language import N_
from generator.cli.new_issuer import found_issuer
from generator.cli.paths import FilePath
from generator.office import Choice
from generator.problems import Message, errors, say


@click.command("campaign", help=N_("Chiến dịch mới: tên, cơ quan, thời gian, điều được đếm."))
@click.argument("code", required=False)
@click.option("--name", help=N_("Tên đầy đủ của chiến dịch."))
@click.option("--issuer", help=N_("Mã cơ quan ban hành; có nhiều thì phải nêu."))
@click.option("--starts", help=N_("Ngày bắt đầu, ví dụ 01/01/2026."))
@click.option("--ends", help=N_("Ngày kết thúc."))
@click.option(
    "--counts", help=N_("Điều được đếm, ví dụ «số sáng kiến»; nhiều điều thì ngăn bằng «;».")
)
@click.option("--unit-of-measure", help=N_("Đơn vị tính, ví dụ «sáng kiến»."))
@click.option(
    "--kind",
    help=N_("programme, movement, drive, mobilisation, round, month, week, scheme hoặc project."),
)
@click.option("--short-name", help=N_("Tên gọn."))
@click.option("--counted-as", help=N_("Cách đếm: «lũy kế», «trong kỳ» hoặc «hiện có»."))
@click.option("--better", help=N_("Chiều tốt: «càng nhiều càng tốt» hoặc «càng ít càng tốt»."))
@click.option("--decimals", help=N_("Mấy chữ số thập phân, ví dụ 1 khi đếm bằng triệu đồng."))
@click.option(
    "--target", help=N_("Mục tiêu của cả chiến dịch, ví dụ 1.000; nhiều chỉ số thì ngăn bằng «;».")
)
@click.option("--phases", help=N_("Ngày kết thúc từng giai đoạn, cách nhau dấu phẩy."))
@click.option(
    "--units",
    "file",
    type=FilePath(exists=True, dir_okay=False),
    help=N_("Danh sách đơn vị của cơ quan, tệp Excel hoặc CSV, như «vanthu import units»."),
)
@again_options
@filling_options
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    file: Path | None,
    old: str | None,
    no_input: bool,
    yes: bool,
    **given: Any,
) -> None:
    """Asked, shown, and written when it is right, with its units in one step."""
    from generator.cli.import_ import units
    from generator.workspace import as_one_deed

    session.settle()
    with as_one_deed("new campaign"):
        code = _begin(session, old, given, no_input=no_input, yes=yes)
        if file:
            context = click.get_current_context()
            try:
                context.invoke(units, campaign=code, files=(file,), no_input=no_input, yes=yes)
            except Exception:
                session.say(_go_on(code, file))
                raise
    has_units = file or old
    session.say(next_with_units(session, code) if has_units else _units_first(code))


def _begin(
    session: Session, old: str | None, given: dict[str, Any], *, no_input: bool, yes: bool
) -> str:
    """The code of the campaign, once it is written."""
    from generator.office import campaign_form, new_campaign

    if begin_again(session, old, given, ask=not (no_input or yes)):
        return str(given["code"])
    ask = not no_input
    form = campaign_form(session.workspace, _issuers(session, ask=ask))
    answers = fill_in(session, form, given, ask=ask, yes=yes)
    session.name(new_campaign(session.workspace, answers))
    return answers["code"]


def next_with_units(session: Session, code: str) -> Message:
    """What comes next where a campaign has its units: quotas can be shared where there is a base for that."""
    from generator.office import open_office, written_campaign

    bases = written_campaign(open_office(session.workspace), code).campaign.bases
    if not bases:
        return say("bước tiếp theo: vanthu new document {code}", code=code)
    if len(bases) == 1:
        return say(
            "bước tiếp theo: vanthu new document {code}; giao chỉ tiêu cho các đơn vị trước thì vanthu allocate {code} --total TỔNG_SỐ",
            code=code,
        )
    return say(
        "bước tiếp theo: vanthu new document {code}; giao chỉ tiêu cho các đơn vị trước thì vanthu allocate {code} --total"
        " TỔNG_SỐ --base CƠ_SỞ_TÍNH, cơ sở tính là một trong: {bases}",
        code=code,
        bases=", ".join(f"{one.code} ({one.name})" for one in bases),
    )


def _go_on(code: str, file: Path) -> Message:
    """How to go on where the campaign is written and its units are not."""
    return say(
        "chiến dịch đã lập, đơn vị chưa nhập; sửa tệp rồi chạy: vanthu import units {code} {file}; muốn bỏ cả chiến"
        " dịch vừa lập: vanthu undo",
        code=code,
        file=f'"{file}"' if " " in str(file) else file,
    )


def _units_first(code: str) -> Message:
    return say(
        "bước tiếp theo: vanthu import units {code} TỆP.xlsx, hoặc vanthu new units {code}",
        code=code,
    )


def _issuers(session: Session, *, ask: bool) -> list[Choice]:
    """The issuing bodies there are; with a person, a new one too, which is then among them."""
    from generator.office import issuer_choice, issuer_choices
    from generator.records import load_library

    library, problems = load_library(session.workspace)
    session.problems([one.as_warning for one in errors(problems)])
    known = issuer_choices(library)

    def found() -> str:
        code, name = found_issuer(session, {}, ask=True)
        known.insert(-1, issuer_choice(code, name))
        return code

    if ask:
        known.append(Choice("+", say("lập cơ quan mới"), made=found))
    return known
