"""`vanthu new campaign`: what the campaign is called, whose it is, from when to when, what it counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.cli.again import again_options, begin_again
from generator.cli.app import Session
from generator.cli.choices import Choice, only
from generator.cli.form_filling import fill_in
from generator.cli.forms import FormEntry, Questionnaire, filling_options
from generator.cli.language import N_
from generator.cli.new_issuer import found_issuer
from generator.cli.paths import FilePath
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
@click.option("--kind", help=N_("programme, movement, drive hoặc mobilisation."))
@click.option("--short-name", help=N_("Tên gọn."))
@click.option("--counted-as", help=N_("Cách đếm: «lũy kế», «trong kỳ» hoặc «hiện có»."))
@click.option("--better", help=N_("Chiều tốt: «càng nhiều càng tốt» hoặc «càng ít càng tốt»."))
@click.option("--decimals", help=N_("Mấy chữ số thập phân, ví dụ 1 khi đếm bằng triệu đồng."))
@click.option("--target", help=N_("Mục tiêu của cả chiến dịch, ví dụ 1.000."))
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
    session.say(next_with_units(code) if has_units else _units_first(code))


def _begin(
    session: Session, old: str | None, given: dict[str, Any], *, no_input: bool, yes: bool
) -> str:
    """The code of the campaign, once it is written."""
    from generator.office import new_campaign

    if begin_again(session, old, given, ask=not (no_input or yes)):
        return str(given["code"])
    ask = not no_input
    answers = fill_in(session, _form(session, ask=ask), given, ask=ask, yes=yes)
    session.name(new_campaign(session.workspace, answers))
    return answers["code"]


def next_with_units(code: str) -> Message:
    """What comes next where a campaign has its units."""
    return say(
        "bước tiếp theo: vanthu new document {code}; giao chỉ tiêu cho các đơn vị trước thì vanthu allocate {code} --total TỔNG_SỐ",
        code=code,
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


def _form(session: Session, *, ask: bool) -> Questionnaire:
    from generator import office
    from generator.model.campaign import Campaign, Indicator, Target
    from generator.model.fields import new_code
    from generator.office import KIND_NAMES
    from generator.records import reader_of

    kinds = tuple(Choice(kind.value, word) for kind, word in KIND_NAMES.items())

    issuers = _issuers(session, ask=ask)

    def free_code(text: str) -> None:
        office.campaign_free(session.workspace, new_code(text))

    entries = (
        FormEntry("name", say("Tên chiến dịch"), say("tên đầy đủ, viết đúng một lần ở đây, ví dụ Chương trình 1 triệu sáng kiến"),
              reader_of(Campaign, "name")),
        FormEntry("issuer", say("Cơ quan ban hành"), say("cơ quan đứng tên và ký các văn bản của chiến dịch"),
              choices=lambda _: issuers, propose=lambda _: only(issuers)),
        FormEntry("starts", say("Từ ngày"), say("ngày bắt đầu, ví dụ 01/01/2026"), reader_of(Campaign, "starts")),
        FormEntry("ends", say("Đến hết ngày"), say("ngày kết thúc, ví dụ 31/12/2026"), reader_of(Campaign, "ends")),
        FormEntry("counts", say("Điều được đếm"), say("tên của chỉ số, ví dụ số sáng kiến; nhiều chỉ số thì ngăn bằng «;»: số hộ đăng ký; số tiền ủng hộ"),
              office.each_read(reader_of(Indicator, "name"))),
        FormEntry("unit_of_measure", say("Đơn vị tính"), say("ví dụ sáng kiến, buổi, người, đồng, %; nhiều chỉ số thì theo thứ tự ấy: hộ; đồng"),
              office.each_read(reader_of(Indicator, "unit_of_measure")), propose=lambda known: office.counted_in(known["counts"])),
        FormEntry("kind", say("Loại chiến dịch"), say("chữ in trước tên: Chương trình, Phong trào, Chiến dịch, Cuộc vận động"),
              choices=lambda _: kinds, propose=lambda known: office.campaign_kind_of(known["name"])),
        FormEntry("short_name", say("Tên gọn"), say("dùng trong trích yếu và câu văn"),
              reader_of(Campaign, "short_name"), propose=lambda known: office.campaign_short_name_of(known["name"])),
        FormEntry("target", say("Mục tiêu"), say("con số của cả chiến dịch, ví dụ 1.000; chưa có thì để trống"),
              reader_of(Target, "count"), optional=True),
        FormEntry("phases", say("Các giai đoạn"), say("ngày kết thúc từng giai đoạn, ví dụ 30/6/2026, 31/12/2026; không chia thì để trống"),
              office.read_phases, optional=True),
        FormEntry("counted_as", say("Cách đếm"), say("số ở mỗi lần chốt là gì: «lũy kế» từ đầu chiến dịch (số sáng kiến); «trong kỳ», chỉ phát sinh từ lần chốt trước (số buổi của tháng); «hiện có» lúc ấy, lần sau có thể ít hơn (số hộ nghèo)"),
              office.each_read(office.read_way), propose=office.ways_proposed),
        FormEntry("better", say("Chiều tốt"), say("«càng nhiều càng tốt», hoặc «càng ít càng tốt» (số hộ nghèo, số vụ tai nạn): chỉ tiêu là mức không được vượt quá"),
              office.each_read(office.read_tendency), propose=office.tendencies_proposed),
        FormEntry("decimals", say("Chữ số thập phân"), say("mấy chữ số sau dấu phẩy: 0 là chỉ đếm số nguyên; 1 thì ghi được 8,4 (triệu đồng, ha)"),
              office.each_read(reader_of(Indicator, "decimals")), propose=office.decimals_proposed),
        FormEntry("code", say("Mã"), say("tên thư mục của chiến dịch, gõ trong các lệnh sau, ví dụ sang-kien"),
              free_code, named="MÃ", propose=lambda known: office.campaign_code_of(known["short_name"])),
    )  # fmt: skip
    return Questionnaire(
        say("Chiến dịch mới"),
        entries,
        lambda known: office.wrong_with_campaign(session.workspace, known),
    )


def _issuers(session: Session, *, ask: bool) -> list[Choice]:
    """The issuing bodies there are; with a person, a new one too, which is then among them."""
    from generator.records import load_library

    library, problems = load_library(session.workspace)
    session.problems([one.as_warning for one in errors(problems)])
    known = [_called(one.code, one.name, one.short_name) for one in library.issuers.values()]

    def found() -> str:
        code, name = found_issuer(session, {}, ask=True)
        known.insert(-1, _called(code, name))
        return code

    if ask:
        known.append(Choice("+", say("lập cơ quan mới"), made=found))
    return known


def _called(code: str, name: str, *others: str) -> Choice:
    return Choice(code, say("{name}", name=name), others)
