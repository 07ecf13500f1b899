"""`vanthu export`: entry sheets for units, tables, all figures and the register as Excel or CSV."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.options import MOMENT, indicator_option
from generator.problems import Translate, find, say
from generator.wording import Moment

if TYPE_CHECKING:
    from generator.model.campaign import Campaign, Indicator
    from generator.sheets import Worksheet

Decorator = Callable[[Any], Any]


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


def _output(_: Translate, meaning: str) -> Decorator:
    path = click.option("-o", "--output", type=click.Path(path_type=Path), help=meaning)
    force = click.option("--force", is_flag=True, help=_("Ghi đè tệp đã có."))
    return lambda function: path(force(function))


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
    from generator.exchange import chosen_units, entry_books, entry_sheet, write_export
    from generator.figures import exact_snapshot
    from generator.office import campaign_of

    campaign = campaign_of(session.office, code).campaign
    indicators = _indicators(campaign, asked["indicators"])
    snapshot = exact_snapshot(campaign, moment)
    units = chosen_units(
        campaign, moment, indicators, group=asked["group"], missing=asked["missing"]
    )
    target = asked["output"] or _folder(session, code) / f"so-lieu-{_stem(moment)}"
    if not asked["each_unit"]:
        sheet = entry_sheet(campaign, moment, units, indicators, snapshot)
        path = target if target.suffix else target.with_name(f"{target.name}.xlsx")
        _write(session, [sheet], path, campaign.short_name, force=asked["force"])
        return
    for name, data in entry_books(campaign, moment, units, indicators, snapshot):
        write_export(target / name, data, force=asked["force"])
    click.echo(session.workspace.shown(target))
    session.console.say(say("đã xuất {count} tệp", count=len(units)))


def _add_table(command: click.Group, _: Translate) -> None:
    @command.command("table", help=_("Bảng các đơn vị: chỉ tiêu, thực hiện, tỷ lệ, xếp hạng."))
    @click.argument("campaign")
    @click.option("--as-of", type=MOMENT, help=_("Số liệu chốt; mặc định mới nhất."))
    @indicator_option(_)
    @click.option("--phase", help=_("Mã giai đoạn; mặc định cả chiến dịch."))
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
        from generator.exchange import span_of, unit_sheet
        from generator.figures import figures_at, tally_of
        from generator.office import campaign_of

        known = campaign_of(session.office, campaign).campaign
        asked = figures_at(known, as_of)
        tally = tally_of(asked, indicator, phase)
        span = span_of(tally.indicator, tally.name if phase else "")
        name = "-".join(filter(None, ("bang", tally.indicator.code, phase, _stem(asked.taken))))
        path = output or _folder(session, campaign) / f"{name}.xlsx"
        sheet = unit_sheet(known, tally, asked.taken, span)
        _write(session, [sheet], path, known.short_name, force=force)


def _add_figures(command: click.Group, _: Translate) -> None:
    @command.command("figures", help=_("Mọi số liệu của chiến dịch: đơn vị, mục tiêu, diễn biến."))
    @click.argument("campaign")
    @click.option("--as-of", type=MOMENT, help=_("Số liệu chốt; mặc định mới nhất."))
    @_output(_, _("Tệp .xlsx xuất ra."))
    @click.pass_obj
    def figures(
        session: Session, campaign: str, as_of: Moment | None, output: Path | None, *, force: bool
    ) -> None:
        from generator.exchange import figure_sheets
        from generator.figures import figures_at
        from generator.office import campaign_of

        known = campaign_of(session.office, campaign).campaign
        asked = figures_at(known, as_of)
        sheets = figure_sheets(known, asked, asked.taken)
        path = output or _folder(session, campaign) / f"tong-hop-{_stem(asked.taken)}.xlsx"
        _write(session, sheets, path, known.short_name, force=force)


def _add_register(command: click.Group, _: Translate) -> None:
    @command.command("register", help=_("Sổ đăng ký văn bản đi, như «vanthu register export»."))
    @click.option("--issuer", help=_("Mã cơ quan ban hành; có một thì không cần nêu."))
    @click.option("--year", type=int, help=_("Chỉ năm này; mặc định mọi năm."))
    @_output(_, _("Tệp .xlsx hoặc .csv xuất ra."))
    @click.pass_obj
    def register(session: Session, /, **asked: Any) -> None:
        from generator.cli import registering

        registering.export(session, form="xlsx", **asked)


def _write(
    session: Session, sheets: list[Worksheet], path: Path, title: str, *, force: bool
) -> None:
    from generator.exchange import encode, write_export

    click.echo(
        session.workspace.shown(write_export(path, encode(sheets, path, title), force=force))
    )


def _folder(session: Session, campaign: str) -> Path:
    return session.workspace.output / campaign


def _stem(moment: Moment | None) -> str:
    """A moment in a file name: `2022-04-25-0800`."""
    if moment is None:
        return "chua-co-so-lieu"
    return moment.day.isoformat() + (f"-{moment.at:%H%M}" if moment.at else "")


def _indicators(campaign: Campaign, codes: tuple[str, ...]) -> list[Indicator]:
    known = {one.code: one for one in campaign.indicators}
    asked = codes or [campaign.main_indicator.code]
    return [
        find(known, code, say("không có chỉ tiêu thống kê «{code}»", code=code)) for code in asked
    ]
