"""`vanthu new issuer`: an issuing body, from its name and what does not follow from it."""

from __future__ import annotations

from typing import Any

import click

from generator.cli.app import Session
from generator.cli.choices import Choice
from generator.cli.form_filling import fill_in
from generator.cli.forms import Answers, FormEntry, Questionnaire, filling_options
from generator.cli.language import N_
from generator.problems import say


@click.command("issuer", help=N_("Cơ quan ban hành mới: tên, cấp trên, địa danh, người ký."))
@click.argument("code", required=False)
@click.option("--name", help=N_("Tên đầy đủ, chính thức."))
@click.option(
    "--kind", help=N_("Loại cơ quan: union, committee, school, hospital, company, other.")
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
    from generator.office import new_issuer

    answers = fill_in(session, _form(session), given, ask=ask, yes=yes)
    session.name(new_issuer(session.workspace, answers))
    return answers["code"], answers["name"]


def _form(session: Session) -> Questionnaire:
    from generator import office
    from generator.model.fields import new_code
    from generator.model.issuer import Issuer, Signatory
    from generator.office import BODIES, BodyKind
    from generator.records import reader_of
    from generator.wording import code_from

    kinds = tuple(Choice(kind.value, body.label, body.names) for kind, body in BODIES.items())

    def kind(known: Answers) -> BodyKind:
        return BodyKind(known["kind"])

    def free_code(text: str) -> None:
        office.issuer_free(session.workspace, new_code(text))

    entries = (
        FormEntry("name", say("Tên đầy đủ"), say("tên chính thức như trên con dấu, ví dụ Liên đoàn Lao động tỉnh Lai Châu; «LĐLĐ», «UBND», «THCS» được viết đầy đủ"),
              reader_of(Issuer, "name"), full=office.spelled),
        FormEntry("kind", say("Loại cơ quan"), say("quyết định bộ quy tắc thể thức: Công đoàn theo quy định của Tổng Liên đoàn, còn lại theo Nghị định 30"),
              choices=lambda _: kinds, propose=lambda known: office.body_kind_of(known["name"])),
        FormEntry("short_name", say("Tên gọn"), say("dùng trong câu văn, ví dụ LĐLĐ tỉnh, UBND xã, Nhà trường"),
              reader_of(Issuer, "short_name"), propose=lambda known: office.short_name_of(known["name"], kind(known))),
        FormEntry("abbreviation", say("Chữ viết tắt"), say("đứng trong ký hiệu văn bản, ví dụ LĐLĐ trong 12/BC-LĐLĐ"),
              reader_of(Issuer, "abbreviation"), propose=lambda known: office.abbreviation_of(known["name"])),
        FormEntry("superior", say("Cơ quan chủ quản"), say("in phía trên tên cơ quan và là nơi nhận báo cáo; Ủy ban nhân dân thì không in phía trên, chỉ là nơi nhận; không có thì gõ «-»"),
              reader_of(Issuer, "superior"), propose=lambda known: office.superior_of(known["name"], kind(known)), optional=True, asked=True, full=office.spelled),
        FormEntry("place", say("Địa danh"), say("ghi trước ngày tháng, ví dụ Lai Châu; không ghi «tỉnh», «huyện»"),
              reader_of(Issuer, "place"), propose=lambda known: office.place_of(known["name"]), asked=True),
        FormEntry("signatory", say("Họ tên người ký"), say("họ và tên, không ghi học hàm, học vị; thêm người ký khác trong tệp của cơ quan"),
              reader_of(Signatory, "name")),
        FormEntry("position", say("Chức vụ người ký"), say("ví dụ Chủ tịch, Phó Chủ tịch, Hiệu trưởng, Giám đốc"),
              reader_of(Signatory, "position"), propose=lambda known: BODIES[kind(known)].position),
        FormEntry("collective", say("Tập thể lãnh đạo"), say("đứng tên trong văn bản, ví dụ Ban Thường vụ; không có thì gõ «-»"),
              reader_of(Issuer, "collective"), propose=lambda known: office.collective_of(known["name"], kind(known)), optional=True),
        FormEntry("authority", say("Quyền hạn ký"), say("TM. (thay mặt tập thể), KT. (ký thay cấp trưởng), TL., TUQ., Q., rồi tập thể hoặc chức vụ; người đứng đầu tự ký thì gõ «-»"),
              office.read_authority, propose=lambda known: office.authority_of(known["position"], kind(known), known["collective"]), optional=True),
        FormEntry("department", say("Phòng, ban soạn thảo"), say("chữ viết tắt rồi tên, ví dụ CSPL Ban Chính sách pháp luật; chữ viết tắt đứng trong ký hiệu công văn và dòng lưu"),
              office.read_department, propose=lambda known: BODIES[kind(known)].department),
        FormEntry("people", say("Người được vận động"), say("ví dụ đoàn viên, người lao động"),
              reader_of(Issuer, "people"), propose=lambda known: BODIES[kind(known)].people, optional=True),
        FormEntry("lower", say("Cấp dưới của đơn vị"), say("các đơn vị nhận văn bản giao việc tiếp đến đâu: công đoàn cơ sở; thôn, tổ dân phố; tổ, lớp"),
              reader_of(Issuer, "lower"), propose=lambda known: office.lower_of(known["name"], kind(known)), optional=True),
        FormEntry("code", say("Mã"), say("tên tệp của cơ quan, chữ không dấu nối bằng «-», ví dụ ldld-lai-chau"),
              free_code, named="MÃ", propose=lambda known: code_from(office.shortened(known["name"]))),
    )  # fmt: skip
    return Questionnaire(
        say("Cơ quan ban hành mới"),
        entries,
        lambda known: office.wrong_with_issuer(session.workspace, known),
    )
