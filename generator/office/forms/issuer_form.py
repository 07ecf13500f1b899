"""What a new issuing body is asked: its name, and what does not follow from it."""

from __future__ import annotations

from generator.model.fields import new_code
from generator.model.issuer import Authority, Issuer, Signatory
from generator.office.begun_issuer import (
    issuer_free,
    read_authority,
    read_department,
    wrong_with_issuer,
)
from generator.office.bodies import (
    BODIES,
    BodyKind,
    abbreviation_of,
    authority_of,
    body_kind_of,
    collective_of,
    lower_of,
    people_of,
    place_of,
    position_of,
    short_name_of,
    shortened,
    spelled,
    superior_of,
)
from generator.office.forms.choices import Choice
from generator.office.forms.form_entries import Answers, FormEntry, Questionnaire
from generator.office.forms.name_doubts import (
    doubt_of_first,
    doubt_of_place,
    doubt_of_signatory,
)
from generator.problems import say
from generator.records import reader_of
from generator.wording import code_from
from generator.workspace import Workspace


def issuer_form(workspace: Workspace) -> Questionnaire:
    """The form of an issuing body that is new in a workspace."""
    kinds = tuple(Choice(kind.value, body.label, body.names) for kind, body in BODIES.items())

    def kind_of(known: Answers) -> BodyKind:
        return BodyKind(known["kind"])

    def signed_for(known: Answers) -> str:
        """The collective on behalf of which somebody was said to sign; nothing while that is not said."""
        short, whom, together = read_authority(known.get("authority", ""))
        return together or (whom if short == Authority.ON_BEHALF else "")

    def free_code(text: str) -> None:
        issuer_free(workspace, new_code(text))

    entries = (
        FormEntry("name", say("Tên đầy đủ"), say("tên chính thức như trên con dấu, ví dụ Liên đoàn Lao động tỉnh Lai Châu; «LĐLĐ», «UBND», «HND», «THCS», «BVĐK» được viết đầy đủ"),
              reader_of(Issuer, "name"), full=spelled, doubt=doubt_of_first),
        FormEntry("kind", say("Loại cơ quan"), say("quyết định bộ quy tắc thể thức: Công đoàn theo quy định của Tổng Liên đoàn, còn lại theo Nghị định 30"),
              choices=lambda _: kinds, propose=lambda known: body_kind_of(known["name"])),
        FormEntry("short_name", say("Tên gọn"), say("dùng trong câu văn, ví dụ LĐLĐ tỉnh, UBND xã, Nhà trường"),
              reader_of(Issuer, "short_name"), propose=lambda known: short_name_of(known["name"], kind_of(known))),
        FormEntry("abbreviation", say("Chữ viết tắt"), say("đứng trong ký hiệu văn bản, ví dụ LĐLĐ trong 12/BC-LĐLĐ"),
              reader_of(Issuer, "abbreviation"), propose=lambda known: abbreviation_of(known["name"])),
        FormEntry("superior", say("Cơ quan chủ quản"), say("in phía trên tên cơ quan và là nơi nhận báo cáo; cơ quan là UBND thì không in phía trên, chỉ là nơi nhận; không có thì gõ «-»"),
              reader_of(Issuer, "superior"), propose=lambda known: superior_of(known["name"], kind_of(known)), optional=True, asked=True, full=spelled),
        FormEntry("place", say("Địa danh"), say("ghi trước ngày tháng, ví dụ Lai Châu; không ghi «tỉnh», «huyện»"),
              reader_of(Issuer, "place"), propose=lambda known: place_of(known["name"]), asked=True, doubt=doubt_of_place),
        FormEntry("signatory", say("Họ tên người ký"), say("họ và tên, không ghi học hàm, học vị; thêm người ký khác ở trang của cơ quan sau khi lập"),
              reader_of(Signatory, "name"), doubt=doubt_of_signatory, writes="signatories"),
        FormEntry("position", say("Chức vụ người ký"), say("ví dụ Chủ tịch, Phó Chủ tịch, Hiệu trưởng, Giám đốc"),
              reader_of(Signatory, "position"), doubt=doubt_of_first, writes="signatories.position", propose=lambda known: position_of(known["name"], kind_of(known))),
        FormEntry("collective", say("Tập thể lãnh đạo"), say("đứng tên trong văn bản, ví dụ Ban Thường vụ; không có thì gõ «-»"),
              reader_of(Issuer, "collective"), propose=lambda known: signed_for(known) or collective_of(known["name"], kind_of(known)), optional=True),
        FormEntry("authority", say("Quyền hạn ký"), say("TM. (thay mặt tập thể), KT. (ký thay cấp trưởng), TL., TUQ., Q., rồi tập thể hoặc chức vụ; người đứng đầu tự ký thì gõ «-»"),
              read_authority, propose=lambda known: authority_of(known["position"], kind_of(known), known["collective"]), optional=True),
        FormEntry("department", say("Phòng, ban soạn thảo"), say("chữ viết tắt rồi tên, ví dụ CSPL Ban Chính sách pháp luật; chữ viết tắt đứng trong ký hiệu công văn và dòng lưu"),
              read_department, writes="departments", propose=lambda known: BODIES[kind_of(known)].department),
        FormEntry("people", say("Người được vận động"), say("ví dụ đoàn viên, người lao động"),
              reader_of(Issuer, "people"), propose=lambda known: people_of(known["name"], kind_of(known)), optional=True, left_open=say("(văn bản ghi: cá nhân, tập thể)")),
        FormEntry("lower", say("Cấp dưới của đơn vị"), say("các đơn vị nhận văn bản giao việc tiếp đến đâu: công đoàn cơ sở; thôn, tổ dân phố; tổ, lớp"),
              reader_of(Issuer, "lower"), propose=lambda known: lower_of(known["name"], kind_of(known)), optional=True, left_open=say("(văn bản ghi: bộ phận)")),
        FormEntry("code", say("Mã"), say("tên tệp của cơ quan, chữ không dấu nối bằng «-», ví dụ ldld-lai-chau"),
              free_code, named="MÃ", propose=lambda known: code_from(shortened(known["name"]))),
    )  # fmt: skip
    return Questionnaire(
        say("Cơ quan ban hành mới"),
        entries,
        lambda known: wrong_with_issuer(workspace, known),
    )
