"""`vanthu export`: entry sheets for units, tables, all figures and the register as Excel or CSV."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.options import (
    MOMENT,
    Option,
    as_of_option,
    indicator_option,
    phase_option,
    together,
)
from generator.problems import Translate, say
from generator.wording import Moment

if TYPE_CHECKING:
    from generator.exchange import Export


def build(_: Translate) -> click.Command:
    """The commands in the reader's language."""

    @click.group(
        "export", help=_("Xuất biểu cho đơn vị điền, bảng số liệu và sổ đăng ký ra Excel.")
    )
    def command() -> None:
        pass

    for add in (_add_entry, _add_table, _add_figures, _add_register):
        add(command, _)
    return command


def _output(_: Translate, meaning: str) -> Option:
    return together(
        click.option("-o", "--output", type=click.Path(path_type=Path), help=meaning),
        click.option("--force", is_flag=True, help=_("Ghi đè tệp đã có.")),
    )


def _add_entry(command: click.Group, _: Translate) -> None:
    @command.command("entry", help=_("Biểu để các đơn vị điền số liệu của một thời điểm."))
    @click.argument("campaign")
    @click.option("--as-of", type=MOMENT, required=True, help=_("Số liệu tính đến lúc nào."))
    @click.option("--indicator", "indicators", multiple=True, help=_("Mã chỉ tiêu thống kê."))
    @click.option("--group", help=_("Chỉ các đơn vị của nhóm này."))
    @click.option("--missing", is_flag=True, help=_("Chỉ các đơn vị chưa báo cáo."))
    @click.option("--each-unit", is_flag=True, help=_("Mỗi đơn vị một tệp."))
    @_output(_, _("Tệp hoặc thư mục xuất ra."))
    @click.pass_obj
    def entry(session: Session, /, campaign: str, as_of: Moment, **asked: Any) -> None:
        _entry(session, campaign, as_of, asked)


def _entry(session: Session, code: str, moment: Moment, asked: dict[str, Any]) -> None:
    from generator.exchange import entry_forms, write_export
    from generator.office import campaign_of

    campaign = campaign_of(session.office, code).campaign
    group, missing = asked["group"], asked["missing"]
    forms = entry_forms(campaign, moment, asked["indicators"], group=group, missing=missing)
    target = asked["output"] or session.workspace.output / code / forms.stem
    if not asked["each_unit"]:
        path = target if target.suffix else target.with_name(f"{target.name}.xlsx")
        _write(session, code, forms.together(), path, force=asked["force"])
        return
    for name, data in forms.apart():
        write_export(target / name, data, force=asked["force"])
    click.echo(session.workspace.shown(target))
    session.console.say(say("đã xuất {count} tệp", count=len(forms.units)))


def _add_table(command: click.Group, _: Translate) -> None:
    @command.command("table", help=_("Bảng các đơn vị: chỉ tiêu, thực hiện, tỷ lệ, xếp hạng."))
    @click.argument("campaign")
    @together(as_of_option(_), indicator_option(_), phase_option(_))
    @_output(_, _("Tệp .xlsx hoặc .csv xuất ra."))
    @click.pass_obj
    def table(
        session: Session,
        /,
        campaign: str,
        as_of: Moment | None,
        *,
        indicator: str | None,
        phase: str | None,
        output: Path | None,
        force: bool,
    ) -> None:
        from generator.exchange import unit_export
        from generator.office import campaign_of

        known = campaign_of(session.office, campaign).campaign
        export = unit_export(known, as_of, indicator, phase)
        _write(session, campaign, export, output, force=force)


def _add_figures(command: click.Group, _: Translate) -> None:
    @command.command("figures", help=_("Mọi số liệu của chiến dịch: đơn vị, mục tiêu, diễn biến."))
    @click.argument("campaign")
    @as_of_option(_)
    @_output(_, _("Tệp .xlsx xuất ra."))
    @click.pass_obj
    def figures(
        session: Session, campaign: str, as_of: Moment | None, output: Path | None, *, force: bool
    ) -> None:
        from generator.exchange import figure_export
        from generator.office import campaign_of

        export = figure_export(campaign_of(session.office, campaign).campaign, as_of)
        _write(session, campaign, export, output, force=force)


def _add_register(command: click.Group, _: Translate) -> None:
    @command.command("register", help=_("Sổ đăng ký văn bản đi, như «vanthu register export»."))
    @click.option("--issuer", help=_("Mã cơ quan ban hành; có một thì không cần nêu."))
    @click.option("--year", type=int, help=_("Chỉ năm này; mặc định mọi năm."))
    @_output(_, _("Tệp .xlsx hoặc .csv xuất ra."))
    @click.pass_obj
    def register(session: Session, /, **asked: Any) -> None:
        from generator.cli.register import export_register

        export_register(session, form="xlsx", **asked)


def _write(session: Session, code: str, export: Export, path: Path | None, *, force: bool) -> None:
    path = path or session.workspace.output / code / f"{export.stem}.xlsx"
    click.echo(session.workspace.shown(export.write(path, force=force)))
