"""`vanthu export`: entry sheets for units, tables, all figures and the register as Excel or CSV."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import (
    MOMENT,
    as_of_option,
    force_option,
    indicator_option,
    issuer_option,
    json_of_files_option,
    output_option,
    phase_option,
    year_option,
)
from generator.problems import say
from generator.wording import Moment

if TYPE_CHECKING:
    from generator.exchange import Export
    from generator.model.campaign import Campaign


@click.group("export", help=N_("Xuất biểu cho đơn vị điền, bảng số liệu và sổ đăng ký ra Excel."))
def command() -> None:
    """Nothing that is there is written over without `--force`."""


@command.command("entry", help=N_("Biểu để các đơn vị điền số liệu của một thời điểm."))
@click.argument("campaign")
@click.option(
    "--as-of",
    type=MOMENT,
    required=True,
    help=N_("Thời điểm của số liệu; lúc các đơn vị phải báo cáo."),
)
@click.option(
    "--indicator", "indicators", multiple=True, help=N_("Mã chỉ số; mặc định mọi chỉ số.")
)
@click.option("--group", help=N_("Chỉ các đơn vị của nhóm này."))
@click.option("--missing", is_flag=True, help=N_("Chỉ các đơn vị chưa báo cáo."))
@click.option("--deadline", help=N_("Hạn gửi số liệu; ví dụ 16h00 ngày 28/4/2022."))
@click.option("--each-unit", is_flag=True, help=N_("Mỗi đơn vị một bản; mỗi bản một tệp."))
@output_option(N_("Nơi ghi kết quả; tệp .xlsx, .csv, với --each-unit là thư mục."))
@force_option
@json_of_files_option
@click.pass_obj
def entry(session: Session, /, campaign: str, as_of: Moment, **asked: Any) -> None:
    from generator.exchange import Sending, deadline_doubts, entry_forms
    from generator.office import campaign_of, put

    session.problems([*deadline_doubts(asked["deadline"], as_of)])
    known = campaign_of(session.office, campaign).campaign
    issuer = session.office.library.issuers.get(known.issuer)
    forms = entry_forms(
        known,
        as_of,
        asked["indicators"],
        group=asked["group"],
        missing=asked["missing"],
        sending=Sending(issuer, asked["deadline"] or ""),
    )
    target = asked["output"] or session.workspace.output / campaign / forms.stem
    if not asked["each_unit"]:
        path = target if target.suffix else target.with_name(f"{target.name}.xlsx")
        _write(session, known, forms.together(), path, force=asked["force"])
        return
    files = {target / name: data for name, data in forms.apart()}
    session.made(*put(files, (".xlsx",), force=asked["force"]))
    click.echo(session.workspace.shown(target))
    session.say(say("đã xuất {count} tệp", count=len(forms.units)))


@command.command("table", help=N_("Bảng các đơn vị: chỉ tiêu, thực hiện, tỷ lệ, xếp hạng."))
@click.argument("campaign")
@as_of_option
@indicator_option
@phase_option
@output_option(N_("Nơi ghi kết quả; tệp .xlsx hoặc .csv."))
@force_option
@json_of_files_option
@click.pass_obj
def table(session: Session, /, campaign: str, as_of: Moment | None, **asked: Any) -> None:
    from generator.exchange import unit_export
    from generator.office import campaign_of

    known = campaign_of(session.office, campaign).campaign
    export = unit_export(known, as_of, asked["indicator"], asked["phase"])
    path = asked["output"] or session.workspace.output / campaign / f"{export.stem}.xlsx"
    _write(session, known, export, path, force=asked["force"])


@command.command("figures", help=N_("Mọi số liệu của chiến dịch: đơn vị, mục tiêu, diễn biến."))
@click.argument("campaign")
@as_of_option
@output_option(N_("Nơi ghi kết quả; tệp .xlsx, hoặc .csv chỉ gồm bảng dữ liệu."))
@force_option
@json_of_files_option
@click.pass_obj
def figures(
    session: Session, campaign: str, as_of: Moment | None, output: Path | None, *, force: bool
) -> None:
    from generator.exchange import figure_export
    from generator.office import campaign_of

    known = campaign_of(session.office, campaign).campaign
    export = figure_export(known, as_of)
    path = output or session.workspace.output / campaign / f"{export.stem}.xlsx"
    _write(session, known, export, path, force=force)


@command.command(
    "totals", help=N_("Tệp bàn giao tổng số của chiến dịch cho cấp trên (YAML, đọc được).")
)
@click.argument("campaign")
@as_of_option
@output_option(N_("Nơi ghi kết quả; tệp .yaml."))
@force_option
@json_of_files_option
@click.pass_obj
def totals(
    session: Session, campaign: str, as_of: Moment | None, output: Path | None, *, force: bool
) -> None:
    from generator.exchange import handed_name, handed_over, handed_text
    from generator.office import campaign_of, issuer_name, put

    known = campaign_of(session.office, campaign).campaign
    handed = handed_over(known, issuer_name(session.office, known), as_of)
    path = output or session.workspace.output / campaign / handed_name(handed)
    session.name(*put({path: handed_text(handed).encode()}, (".yaml", ".yml"), force=force))


@command.command("register", help=N_("Sổ đăng ký văn bản đi, như «vanthu register export»."))
@issuer_option
@year_option
@output_option(N_("Nơi ghi kết quả; tệp .xlsx hoặc .csv."))
@force_option
@json_of_files_option
@click.pass_obj
def register(session: Session, /, **asked: Any) -> None:
    from generator.cli.register import export_register

    export_register(session, form="xlsx", **asked)


def _write(
    session: Session, campaign: Campaign, export: Export, path: Path, *, force: bool
) -> None:
    from generator.exchange import SHEETS
    from generator.office import issuer_name, put

    author = issuer_name(session.office, campaign)
    session.name(*put({path: export.encoded(path, author)}, SHEETS, force=force))
