"""What a new campaign is asked: what it is called, whose it is, from when to when, what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.campaign import Campaign, Indicator
from generator.model.fields import new_code
from generator.model.library import Library
from generator.office.begun_campaign import (
    KIND_NAMES,
    campaign_code_of,
    campaign_free,
    campaign_kind_of,
    campaign_short_name_of,
    counted_in,
    decimals_proposed,
    each_read,
    has_decimals,
    has_ways,
    read_decimals,
    read_phases,
    read_targets,
    read_tendency,
    read_way,
    tendencies_proposed,
    ways_proposed,
    wrong_with_campaign,
)
from generator.office.forms.choices import Choice, only
from generator.office.forms.form_entries import Answers, FormEntry, Questionnaire
from generator.problems import say
from generator.records import reader_of
from generator.wording import day_in_full, days_in_full, read_date
from generator.workspace import Workspace


def issuer_choices(library: Library) -> list[Choice]:
    """The issuing bodies there are."""
    return [issuer_choice(one.code, one.name, one.short_name) for one in library.issuers.values()]


def issuer_choice(code: str, name: str, *others: str) -> Choice:
    """An issuing body to choose."""
    return Choice(code, say("{name}", name=name), others)


def _days_within(text: str, known: Answers) -> str:
    """Days as people type them, in the year in which they lie in the campaign where its days are known."""
    days = [known.get(key) for key in ("starts", "ends")]
    return (
        days_in_full(text, *(read_date(one) for one in days if one))
        if all(days)
        else days_in_full(text)
    )


def campaign_form(workspace: Workspace, issuers: Sequence[Choice]) -> Questionnaire:
    """The form of a campaign that is new in a workspace, of one of these bodies."""
    kinds = tuple(Choice(kind.value, word) for kind, word in KIND_NAMES.items())

    def free_code(text: str) -> None:
        campaign_free(workspace, new_code(text))

    entries = (
        FormEntry("name", say("Tên chiến dịch"), say("tên đầy đủ, viết đúng một lần ở đây, ví dụ Chương trình 1 triệu sáng kiến"),
              reader_of(Campaign, "name")),
        FormEntry("issuer", say("Cơ quan ban hành"), say("cơ quan đứng tên và ký các văn bản của chiến dịch"),
              choices=lambda _: issuers, propose=lambda _: only(issuers)),
        FormEntry("starts", say("Từ ngày"), say("ngày bắt đầu, ví dụ 01/01/2026"), reader_of(Campaign, "starts"), full=day_in_full),
        FormEntry("ends", say("Đến hết ngày"), say("ngày kết thúc, ví dụ 31/12/2026"), reader_of(Campaign, "ends"), full=day_in_full),
        FormEntry("counts", say("Điều được đếm"), say("tên của chỉ số, ví dụ số sáng kiến; nhiều chỉ số thì ngăn bằng «;»: số hộ đăng ký; số tiền ủng hộ"),
              each_read(reader_of(Indicator, "name")), writes="indicators"),
        FormEntry("unit_of_measure", say("Đơn vị tính"), say("ví dụ sáng kiến, buổi, người, đồng, %; nhiều chỉ số thì theo thứ tự ấy: hộ; đồng"),
              each_read(reader_of(Indicator, "unit_of_measure")), propose=lambda known: counted_in(known["counts"]),
              writes="indicators.unit_of_measure"),
        FormEntry("kind", say("Loại chiến dịch"), say("chữ in trước tên: Chương trình, Phong trào, Chiến dịch, Cuộc vận động, Đợt (cao điểm, thi đua), Tháng, Tuần lễ, Đề án, Dự án"),
              choices=lambda _: kinds, propose=lambda known: campaign_kind_of(known["name"])),
        FormEntry("short_name", say("Tên gọn"), say("dùng trong trích yếu và câu văn"),
              reader_of(Campaign, "short_name"), propose=lambda known: campaign_short_name_of(known["name"])),
        FormEntry("target", say("Mục tiêu"), say("của cả chiến dịch, ví dụ 1.000; nhiều chỉ số thì theo thứ tự ấy, ngăn bằng «;», chỉ số chưa có mục tiêu thì «-»: 12.000; 90%; chưa có gì thì để trống"),
              read_targets, optional=True, writes="targets"),
        FormEntry("phases", say("Các giai đoạn"), say("ngày kết thúc từng giai đoạn, ví dụ 30/6/2026, 31/12/2026; không chia thì để trống"),
              read_phases, optional=True, full_beside=_days_within),
        FormEntry("counted_as", say("Cách đếm"), say("số ở mỗi lần chốt là gì: «lũy kế» từ đầu chiến dịch (số sáng kiến); «trong kỳ», chỉ phát sinh từ lần chốt trước (số buổi của tháng); «hiện có» lúc ấy, lần sau có thể ít hơn (số hộ nghèo); «-» ở tỷ lệ: không dùng"),
              each_read(read_way), propose=ways_proposed, fits=has_ways),
        FormEntry("better", say("Chiều tốt"), say("«càng nhiều càng tốt», hoặc «càng ít càng tốt» (số hộ nghèo, số vụ tai nạn): chỉ tiêu là mức không được vượt quá"),
              each_read(read_tendency), propose=tendencies_proposed),
        FormEntry("decimals", say("Chữ số thập phân"), say("mấy chữ số sau dấu phẩy: 0 là chỉ đếm số nguyên; 1 thì ghi được 8,4 (triệu đồng, ha); «-» ở tỷ lệ, đồng: không dùng"),
              each_read(read_decimals), propose=decimals_proposed, writes="indicators.decimals", fits=has_decimals),
        FormEntry("code", say("Mã"), say("tên thư mục của chiến dịch, ví dụ sang-kien"),
              free_code, named="MÃ", propose=lambda known: campaign_code_of(known.get("short_name") or known["name"])),
    )  # fmt: skip
    return Questionnaire(
        say("Chiến dịch mới"),
        entries,
        lambda known: wrong_with_campaign(workspace, known),
    )
