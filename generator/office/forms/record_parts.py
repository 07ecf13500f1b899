"""What may be changed of an issuing body and of a campaign once they were begun: values, and rows of lists.

What is asked when a record is begun is asked here in the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from generator.model.campaign import (
    Better,
    Campaign,
    Change,
    Counted,
    Group,
    Indicator,
    Measure,
    Phase,
    Target,
)
from generator.model.fields import Record
from generator.model.issuer import Authority, Department, FormatPeriod, Issuer, Signatory
from generator.model.library import Library
from generator.model.results import Precision
from generator.model.target_levels import LEVEL_WORDS
from generator.office.forms.called_things import Called, called_numbers, called_units
from generator.office.forms.campaign_form import campaign_form, issuer_choices
from generator.office.forms.choices import Choice
from generator.office.forms.form_entries import FormEntry
from generator.office.forms.issuer_form import issuer_form
from generator.office.rearranging_words import tell_change
from generator.office.targets_chosen import targets_apart, targets_to_choose
from generator.problems import Message, say
from generator.records import reader_of
from generator.standard import load_standard, profile_ids
from generator.wording import day_in_full
from generator.workspace import Workspace, unchanging


@unchanging(frozen=True)
class RecordPart:
    """A list of a record, or its own values where it has no `key`.

    Where rows are `coded` a new one without a code is called by its name, one that is there keeps its code.
    """

    key: str
    label: Message
    entries: tuple[FormEntry, ...]
    explained: Message
    row: Message | None = None
    """What a new row is called."""
    coded: bool = True
    titles: tuple[Message, ...] = ()
    """What its rows are called, where that is not the first thing that stands in them; it gets no new ones here."""
    apart: tuple[Message | None, ...] = ()
    """What tells its rows from others of the same name; nothing for those whose name is theirs alone."""


_CODE = say("Mã")
_STAYS = say(
    "nơi khác gọi mục này bằng mã nên mã cũ không đổi ở đây; mục mới để trống thì đặt theo tên"
)
_DAY = say("ví dụ 01/7/2025; để trống là không giới hạn")


def _entry(
    model: type[Record], key: str, label: Message, explained: Message, *,
    needed: bool = False, many: bool = False, choices: Sequence[Choice] = (), full: Callable[[str], str] = str, left: Message | None = None,
) -> FormEntry:  # fmt: skip
    read = reader_of(Issuer, "name") if many else reader_of(model, key)
    entry = FormEntry(key, label, explained, read, (lambda _: choices), optional=not needed, many=many, full=full)  # fmt: skip
    return replace(entry, left_open=left) if left else entry


def _lines(key: str, label: Message, explained: Message, called: Called) -> FormEntry:
    """Lines each of which names a thing of the campaign."""
    entry = _entry(Indicator, key, label, explained, many=True, full=called.code)
    return replace(entry, shown=called.shown)


def _code(model: type[Record]) -> FormEntry:
    return _entry(model, "code", _CODE, _STAYS)


def _asked(entries: Iterable[FormEntry], *keys: str) -> dict[str, FormEntry]:
    """Entries of the form by which a record is begun."""
    known = {one.key: one for one in entries}
    return {key: known[key] for key in keys}


def issuer_parts(workspace: Workspace) -> tuple[RecordPart, ...]:
    """What may be changed of an issuing body."""
    names = ("name", "short_name", "abbreviation", "superior", "place", "collective", "people", "lower", "signatory", "position")  # fmt: skip
    asked = _asked(issuer_form(workspace).entries, *names)
    own = (
        *(asked[key] for key in names[:4]),
        _entry(Issuer, "reports_to", say("Nơi gửi báo cáo"), say("khi không phải cơ quan chủ quản in ở đầu văn bản, ví dụ Ủy ban nhân dân huyện")),
        *(asked[key] for key in names[4:8]),
        _entry(Issuer, "lines", say("Tên cơ quan ở đầu văn bản"), say("mỗi dòng in một dòng; để trống thì phần mềm tự ngắt"), many=True),
        _entry(Issuer, "superior_lines", say("Cơ quan chủ quản ở đầu văn bản"), say("mỗi dòng in một dòng; để trống thì phần mềm tự ngắt"), many=True),
        _entry(Issuer, "address_lines", say("Dòng địa chỉ"), say("địa chỉ, điện thoại in ở chân trang đầu; mỗi dòng in một dòng"), many=True),
        _entry(Issuer, "identifier", say("Mã định danh điện tử"), say("của cơ quan, dùng khi gửi văn bản qua trục liên thông")),
    )  # fmt: skip
    signatories = (
        replace(asked["signatory"], key="name", optional=True),
        replace(asked["position"], optional=True),
        _entry(Signatory, "authority", say("Quyền hạn ký"), say("TM. thay mặt tập thể; KT. ký thay cấp trưởng; TL. thừa lệnh; TUQ. thừa ủy quyền; Q. quyền"), choices=_plain(one.value for one in Authority if one.value), left=say("ký đúng chức vụ, không thay ai")),
        _entry(Signatory, "acting_for", say("Ký thay ai"), say("tập thể sau TM., chức vụ sau KT., ví dụ Ban Thường vụ, Chủ tịch")),
        _entry(Signatory, "collective", say("Tập thể ở dòng trên"), say("khi ký thay mà còn thay mặt tập thể, ví dụ Ủy ban nhân dân")),
        _entry(Signatory, "active_from", say("Giữ chức vụ từ ngày"), _DAY, full=day_in_full),
        _entry(Signatory, "active_to", say("Giữ chức vụ đến hết ngày"), _DAY, full=day_in_full),
        _code(Signatory),
    )  # fmt: skip
    departments = (
        _entry(Department, "code", say("Chữ viết tắt"), say("đứng trong ký hiệu và dòng lưu, ví dụ CSPL"), needed=True),
        _entry(Department, "name", say("Tên ban, phòng"), say("tên đầy đủ, ví dụ Ban Chính sách pháp luật"), needed=True),
    )  # fmt: skip
    profiles = tuple(Choice(one, say("{name}", name=load_standard(one).name)) for one in profile_ids())  # fmt: skip
    formats = (
        _entry(FormatPeriod, "profile", say("Quy định thể thức"), say("văn bản trình bày theo quy định nào"), needed=True, choices=profiles),
        _entry(FormatPeriod, "active_from", say("Áp dụng từ ngày"), say("để trống là từ đầu"), full=day_in_full),
    )  # fmt: skip
    return (
        RecordPart("", say("Tên và địa danh"), own, say("In ở đầu văn bản, trong ký hiệu và trong câu văn.")),
        RecordPart("signatories", say("Những người ký"), signatories, say("Người thôi giữ chức vụ thì ghi ngày cuối; người mới, chức vụ mới thì thêm mục mới: văn bản cũ vẫn ghi đúng người đã ký."), say("Thêm người ký")),
        RecordPart("departments", say("Các ban, phòng"), departments, say("Chữ viết tắt của ban, phòng soạn thảo đứng trong ký hiệu văn bản."), say("Thêm ban, phòng"), coded=False),
        RecordPart("formats", say("Quy định thể thức theo thời gian"), formats, say("Văn bản ngày nào theo quy định đang áp dụng ngày ấy."), say("Thêm quy định"), coded=False),
    )  # fmt: skip


def campaign_parts(
    workspace: Workspace, library: Library, campaign: Campaign
) -> tuple[RecordPart, ...]:
    """What may be changed of a campaign; a day of a phase without its year lies within the campaign."""
    within = partial(day_in_full, first=campaign.starts, last=campaign.ends)
    names = ("name", "short_name", "kind", "issuer", "starts", "ends")
    asked = _asked(campaign_form(workspace, issuer_choices(library)).entries, *names)
    of_phases = tuple(Choice(one.code, say("{name}", name=one.name)) for one in campaign.phases)
    counted = tuple(Choice(one.code, say("{name}", name=one.name)) for one in campaign.indicators)
    bases = tuple(Choice(one.code, say("{name}", name=one.name)) for one in campaign.bases)
    targets = tuple(Choice(code, called) for code, called in targets_to_choose(campaign).items())
    own = (
        *(replace(one, propose=lambda _: None) for one in asked.values()),
        _entry(Campaign, "lagging_below", say("Đạt thấp là dưới"), say("tỷ lệ dưới đó là đơn vị đạt thấp, ví dụ 50%; để trống là 50%")),
        _entry(Campaign, "leading", say("Số đơn vị dẫn đầu"), say("nêu tên mấy đơn vị dẫn đầu; để trống là 3")),
    )  # fmt: skip
    moments = tuple(
        Choice(str(one.as_of), say("{name}", name=one.as_of.said)) for one in campaign.snapshots
    )
    opening = (
        (_entry(Phase, "opens_as_of", say("Số đầu kỳ lấy ở lần chốt"), say("chỉ khi không có số liệu chốt cuối ngày trước ngày bắt đầu; để trống là lấy ngày ấy"), choices=moments, left=say("ngày trước ngày bắt đầu")),)
        if moments
        else ()
    )  # fmt: skip
    of_phase = (
        _entry(Phase, "name", say("Tên giai đoạn"), say("ví dụ giai đoạn 1, đợt cao điểm"), needed=True),
        _entry(Phase, "starts", say("Từ ngày"), say("để trống thì tiếp ngay sau giai đoạn trước"), full=within),
        _entry(Phase, "ends", say("Đến hết ngày"), say("ngày kết thúc, ví dụ 30/6/2026"), needed=True, full=within),
        *opening,
        _code(Phase),
    )  # fmt: skip
    of_target = (
        _entry(Target, "name", say("Tên mục tiêu"), say("gọi trong câu văn, ví dụ chỉ tiêu kế hoạch đề ra"), needed=True),
        _entry(Target, "count", say("Con số"), say("ví dụ 1.000; mục tiêu bằng tỷ lệ thì để trống")),
        _entry(Target, "rate", say("Tỷ lệ"), say("ví dụ 15%; mục tiêu bằng con số thì để trống")),
        _entry(Target, "rate_to", say("Tỷ lệ đến"), say("đầu trên của khoảng, ví dụ 10% trong 8% - 10%; để trống là không có")),
        _entry(Target, "of", say("Tỷ lệ của"), say("cơ sở tính; thêm bằng cách dán cột số ấy ở trang «Đơn vị và chỉ tiêu»"), choices=bases, left=say("không của cơ sở tính nào")),
        _entry(Target, "phase", say("Giai đoạn"), say("mục tiêu đến hết giai đoạn nào, hay của cả chiến dịch"), choices=of_phases, left=say("cả chiến dịch")),
        _entry(Target, "indicator", say("Chỉ số"), say("mục tiêu về điều được đếm nào"), choices=counted, left=say("chỉ số đầu tiên ({name})", name=campaign.main_indicator.name)),
        _entry(Target, "level", say("Cấp đặt ra"), say("ai đặt ra con số này"), choices=_LEVELS, left=say("không ghi, coi là kế hoạch đề ra")),
        _entry(Target, "replaces", say("Thay cho mục tiêu"), say("mục tiêu cũ của cùng chỉ số, cùng giai đoạn"), choices=targets, left=say("không thay mục tiêu nào")),
        _entry(Target, "precision", say("Mức chính xác của con số"), say("«trên» như trong «trên 2.000»"), choices=_PRECISIONS, left=say("không ghi, coi là đúng con số ấy")),
        _code(Target),
    )  # fmt: skip
    units, numbers = called_units(campaign), called_numbers(campaign)
    of_indicator = (
        _entry(Indicator, "name", say("Điều được đếm"), say("ví dụ số sáng kiến được cập nhật"), needed=True),
        _entry(Indicator, "unit_of_measure", say("Đơn vị tính"), say("ví dụ sáng kiến, buổi, người, đồng, %"), needed=True),
        _entry(Indicator, "counted", say("Cách đếm"), say("số ở mỗi lần chốt là gì"), choices=_COUNTED, left=say("không ghi, coi là lũy kế từ đầu")),
        _entry(Indicator, "better", say("Chiều tốt"), say("kết quả tốt là nhiều lên hay ít đi"), choices=_BETTER, left=say("không ghi, coi là càng nhiều càng tốt")),
        _entry(Indicator, "decimals", say("Chữ số thập phân"), say("mấy chữ số sau dấu phẩy; để trống là 0")),
        _entry(Indicator, "measure", say("Loại"), say("đếm, tính bằng tiền, hay bằng tỷ lệ"), choices=_MEASURES, left=say("không ghi, coi là số lượng")),
        _entry(Indicator, "may_exceed", say("Tỷ lệ có thể vượt 100%"), say("ví dụ công suất sử dụng giường bệnh"), choices=_plain(("có", "không")), left=say("không ghi, coi là không")),
        _lines("of", say("Tỷ lệ của hai số"), say("dòng đầu là tử số, dòng sau là mẫu số, ghi tên chỉ số hay cơ sở tính, ví dụ số người bệnh hài lòng rồi số người bệnh được hỏi; để trống nếu tỷ lệ nhập sẵn"), numbers),
        _lines("exempt", say("Đơn vị không thuộc diện"), say("mỗi dòng một đơn vị không phải báo cáo chỉ số này, kể cả các đơn vị dưới nó; bảng in dấu “–”, không tính là chưa báo cáo"), units),
        _code(Indicator),
    )  # fmt: skip
    return (
        RecordPart("", say("Tên và thời gian"), own, say("Tên viết đúng một lần ở đây, mọi văn bản lấy từ đây.")),
        RecordPart("phases", say("Các giai đoạn"), of_phase, say("Theo ngày kết thúc."), say("Thêm giai đoạn")),
        RecordPart("targets", say("Các mục tiêu"), of_target, say("Của cả chiến dịch hoặc của một giai đoạn; bằng con số hoặc bằng tỷ lệ."), say("Thêm mục tiêu"), apart=targets_apart(campaign)),
        RecordPart("indicators", say("Những gì được đếm"), of_indicator, say("Chỉ số đầu tiên là chỉ số chính."), say("Thêm chỉ số")),
        *_change_part(campaign),
    )  # fmt: skip


def _change_part(campaign: Campaign) -> tuple[RecordPart, ...]:
    """What happened to units, where anything did: its day and the new name; how it begins is asked elsewhere."""
    if not campaign.changes:
        return ()
    within = partial(day_in_full, first=campaign.starts, last=campaign.ends)
    entries = (
        _entry(Change, "on", say("Từ ngày"), say("ngày có hiệu lực, ví dụ 10/11/2026"), needed=True, full=within),
        _entry(Change, "name", say("Tên mới"), say("chỉ của lần đổi tên; tên của đơn vị mới sửa ở trang «Đơn vị và chỉ tiêu»")),
        _entry(Change, "short_name", say("Tên gọn mới"), say("chỉ của lần đổi tên")),
    )  # fmt: skip
    told = say("Bỏ một lần sáp nhập thì các đơn vị cũ lại tính riêng; đơn vị mới còn trong danh sách cho đến khi xóa ở trang «Đơn vị và chỉ tiêu».")  # fmt: skip
    titles = tuple(tell_change(campaign, one) for one in campaign.changes)
    return (RecordPart("changes", say("Sáp nhập, đổi tên đơn vị"), entries, told, coded=False, titles=titles),)  # fmt: skip


def group_parts() -> tuple[RecordPart, ...]:
    """What may be changed of the groups of units."""
    name = _entry(Group, "name", say("Tên nhóm"), say("in trong bảng, ví dụ Khối ngành"), needed=True)  # fmt: skip
    told = say("Khối, cụm, khu vực, theo thứ tự trong bảng; đơn vị thuộc nhóm nào ghi ở trang «Đơn vị và chỉ tiêu».")  # fmt: skip
    return (RecordPart("groups", say("Các nhóm đơn vị"), (name, _code(Group)), told, say("Thêm nhóm")),)  # fmt: skip


def _plain(values: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(one, say("{text}", text=one)) for one in values)


_LEVELS = tuple(Choice(level.value, word) for level, word in LEVEL_WORDS.items())
_PRECISIONS = (
    Choice(Precision.EXACT.value, say("đúng con số ấy")),
    Choice(Precision.OVER.value, say("trên")),
    Choice(Precision.NEARLY.value, say("gần")),
    Choice(Precision.ABOUT.value, say("khoảng")),
)
_COUNTED = (
    Choice(Counted.CUMULATIVE.value, say("lũy kế từ đầu")),
    Choice(Counted.PERIOD.value, say("phát sinh trong kỳ")),
    Choice(Counted.STATE.value, say("hiện có tại thời điểm")),
)
_BETTER = (
    Choice(Better.HIGHER.value, say("càng nhiều càng tốt")),
    Choice(Better.LOWER.value, say("càng ít càng tốt")),
)
_MEASURES = (
    Choice(Measure.COUNT.value, say("số lượng")),
    Choice(Measure.MONEY.value, say("số tiền")),
    Choice(Measure.RATE.value, say("tỷ lệ")),
)
