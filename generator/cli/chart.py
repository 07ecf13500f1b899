"""`vanthu chart`: a chart of a campaign as a picture for a slide or a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import (
    NumberWithin,
    as_of_option,
    force_option,
    indicator_option,
    json_of_files_option,
    output_option,
    phase_option,
)
from generator.cli.paths import PATH
from generator.problems import Misused, say
from generator.wording import Moment

PICTURES = (".svg", ".png")
KINDS = ("rates", "progress", "trend", "shares")
ROWS = ("units", "groups", "phases", "targets", "breakdown")


@click.command("chart", help=N_("Vẽ biểu đồ ra tệp SVG hoặc PNG, cùng số liệu với báo cáo."))
@click.argument("campaign")
@click.argument("file", type=PATH, required=False)
@output_option(N_("Nơi ghi kết quả; tệp .svg hoặc .png, nêu ở đây hay ngay sau chiến dịch."))
@click.option("--kind", type=click.Choice(KINDS), default=KINDS[0], help=N_("Loại biểu đồ."))
@click.option("--title", help=N_("Tên biểu đồ."))
@as_of_option
@indicator_option
@phase_option
@click.option("--rows", type=click.Choice(ROWS), help=N_("Vẽ theo đơn vị, nhóm, mục tiêu …"))
@click.option("--breakdown", help=N_("Mã cách phân loại, khi vẽ theo breakdown."))
@click.option("--target", help=N_("Mã mục tiêu; của đường cần đạt."))
@click.option("--group", help=N_("Chỉ các đơn vị của nhóm này."))
@click.option("--top", type=int, help=N_("Chỉ vẽ số đơn vị đứng đầu này."))
@click.option("--width", type=NumberWithin(80, 400), default=160, help=N_("Chiều rộng, bằng mm."))
@click.option(
    "--height",
    type=NumberWithin(40, 1000),
    default=242,
    help=N_("Chiều cao nhiều nhất, bằng mm; không đủ chỗ thì thành nhiều hình."),
)
@force_option
@json_of_files_option
@click.pass_obj
def command(
    session: Session,
    /,
    campaign: str,
    file: Path | None,
    *,
    output: Path | None,
    as_of: Moment | None,
    width: int,
    height: int,
    force: bool,
    **asked: Any,
) -> None:
    """The chart as a file, which is named."""
    from generator.figures import tally_of
    from generator.office import check_suffix, draw_pictures, figures_at, group_code, put
    from generator.word import ChartRoom

    output = output or file
    if output is None:
        raise Misused(say("thiếu tệp ảnh: thêm -o TỆP.svg hoặc -o TỆP.png"))
    check_suffix(output, PICTURES)
    _, figures = figures_at(session.office, campaign, as_of)
    tally = tally_of(figures, asked["indicator"], asked["phase"])
    title = asked.pop("title")
    if asked["group"]:
        asked["group"] = group_code(tally, asked["group"])
    given = {name: value for name, value in asked.items() if value is not None}
    kind: Literal["svg", "png"] = "svg" if output.suffix.casefold() == ".svg" else "png"
    parts = draw_pictures(figures, tally, given, title, room=ChartRoom(width, height), kind=kind)
    files = {_part_of(output, one, len(parts)): drawn for one, drawn in enumerate(parts, 1)}
    session.made(*put(files, PICTURES, force=force))
    if len(parts) > 1:
        session.say(say("một trang không đủ chỗ nên vẽ thành {count} hình", count=len(parts)))
    for picture in files:
        click.echo(picture)


def _part_of(output: Path, number: int, parts: int) -> Path:
    """The file of one of several pictures: `x-1.svg`, `x-2.svg`."""
    return output if parts == 1 else output.with_stem(f"{output.stem}-{number}")
