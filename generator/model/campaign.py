"""The campaign (chương trình, phong trào): its phases, indicators, targets, units and quotas.

What the records mean, and nothing else: no file access, no arithmetic. The rules that hold between
records stand in `generator.model.rules`; figures are computed in `generator.figures`.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from pydantic import Field

from generator.model.document import Document
from generator.model.fields import Amount, Code, Count, Date, Rate, Record, Text, YesNo
from generator.model.results import Precision, Snapshot


class CampaignKind(StrEnum):
    """What the campaign calls itself; the word printed before its name."""

    PROGRAMME = "programme"
    MOVEMENT = "movement"
    DRIVE = "drive"
    MOBILISATION = "mobilisation"


class Measure(StrEnum):
    """What an indicator measures."""

    COUNT = "count"
    MONEY = "money"
    RATE = "rate"


class TargetLevel(StrEnum):
    """Who set a target: registered upward, planned, assigned from above, or raised later."""

    PLANNED = "planned"
    REGISTERED = "registered"
    ASSIGNED = "assigned"
    RAISED = "raised"


class TieRule(StrEnum):
    """How units with equal counts rank: 1-1-3 (shared), 1-1-2 (dense), or by table order."""

    SHARED = "shared"
    DENSE = "dense"
    ORDER = "order"


class RankBy(StrEnum):
    """What units are ranked by."""

    RATE = "rate"
    COUNT = "count"


class DayCount(StrEnum):
    """How days between two dates are counted: their difference, or both ends counted."""

    DIFFERENCE = "difference"
    BOTH_ENDS = "both_ends"


class Indicator(Record):
    """Chỉ tiêu thống kê: what is counted."""

    code: Code = Field(description="Mã của chỉ tiêu thống kê, dùng trong câu văn và bảng")
    name: Text = Field(description="Tên đầy đủ, ví dụ: số sáng kiến được cập nhật")
    unit_of_measure: Text = Field(description="Đơn vị tính, ví dụ: sáng kiến, mô hình, đồng")
    measure: Measure = Field(
        default=Measure.COUNT, description="Loại: count (số lượng), money (tiền), rate (tỷ lệ)"
    )
    cumulative: YesNo = Field(
        default=True, description="Số liệu cộng dồn từ đầu chương trình (có) hay riêng từng kỳ"
    )


class Phase(Record):
    """Giai đoạn."""

    code: Code = Field(description="Mã của giai đoạn, ví dụ gd1")
    name: Text = Field(description="Tên giai đoạn, ví dụ: giai đoạn 1")
    starts: Date | None = Field(
        default=None, description="Ngày bắt đầu; để trống nếu từ khi phát động"
    )
    ends: Date = Field(description="Ngày kết thúc")
    last_day_counts: YesNo = Field(
        default=True, description="Ngày cuối có được tính (đến hết ngày) hay không"
    )


class Base(Record):
    """Cơ sở tính: a number of members, grassroots unions or workers that a rate refers to."""

    code: Code = Field(description="Mã, ví dụ members, grassroots_unions, workers")
    name: Text = Field(description="Tên, ví dụ: đoàn viên, CĐCS, CNVCLĐ")
    total: Count | None = Field(
        default=None, description="Tổng của toàn đơn vị, khi không cộng từ các đơn vị"
    )
    precision: Precision = Field(
        default=Precision.EXACT, description="Mức chính xác của tổng: exact, over, nearly, about"
    )


class Target(Record):
    """Mục tiêu của chương trình hoặc của một giai đoạn; every rate names one of these."""

    code: Code = Field(description="Mã của mục tiêu, ví dụ planned, registered, raised")
    name: Text = Field(description="Tên gọi trong câu văn, ví dụ: chỉ tiêu kế hoạch đề ra")
    indicator: Code | None = Field(
        default=None, description="Mã chỉ tiêu thống kê; để trống là chỉ tiêu đầu tiên"
    )
    phase: Code | None = Field(
        default=None, description="Mã giai đoạn; để trống là cả chương trình"
    )
    level: TargetLevel = Field(
        default=TargetLevel.PLANNED,
        description="Cấp: planned (kế hoạch), registered (đăng ký), assigned (được giao), raised (nâng lên)",
    )
    count: Amount | None = Field(default=None, description="Mục tiêu bằng số tuyệt đối")
    precision: Precision = Field(
        default=Precision.EXACT,
        description="Mức chính xác của số tuyệt đối, ví dụ over cho «trên 2.000»",
    )
    rate: Rate | None = Field(default=None, description="Mục tiêu bằng tỷ lệ, ví dụ 15%")
    rate_to: Rate | None = Field(
        default=None, description="Đầu trên của khoảng tỷ lệ, ví dụ 10% trong «8% - 10%»"
    )
    of: Code | None = Field(default=None, description="Mã cơ sở tính của tỷ lệ, ví dụ members")
    document: Code | None = Field(default=None, description="Mã văn bản đặt ra mục tiêu này")
    replaces: Code | None = Field(
        default=None, description="Mã mục tiêu được thay bằng mục tiêu này"
    )
    reached_on: Date | None = Field(
        default=None, description="Ngày đạt mục tiêu, nếu biết; nếu không sẽ tìm trong số liệu chốt"
    )


class Reference(Record):
    """A document that is cited but not made here: kế hoạch, hướng dẫn, quyết định của cấp trên…"""

    code: Code = Field(description="Mã để trích dẫn, ví dụ kh_05")
    kind: Code = Field(description="Loại văn bản (mã trong bảng loại văn bản)")
    number: Count | None = Field(default=None, description="Số của văn bản")
    symbol: Text | None = Field(default=None, description="Ký hiệu, ví dụ KH-LĐLĐ")
    date: Date = Field(description="Ngày ban hành")
    issuer: Text = Field(description="Cơ quan ban hành")
    subject: Text | None = Field(
        default=None, description="Trích yếu, ví dụ: về thực hiện Chương trình …"
    )


class Group(Record):
    """Nhóm đơn vị (khối, cụm, khu vực), in the order of tables."""

    code: Code = Field(description="Mã nhóm")
    name: Text = Field(description="Tên nhóm in trong bảng")


class Unit(Record):
    """Đơn vị trực thuộc."""

    code: Code = Field(description="Mã đơn vị")
    name: Text = Field(description="Tên đầy đủ")
    short_name: Text | None = Field(default=None, description="Tên gọn trong bảng")
    kind: Text | None = Field(
        default=None,
        description="Loại đơn vị: district_federation, sector_union, grassroots_union …",
    )
    parent: Code | None = Field(default=None, description="Mã đơn vị cấp trên trực tiếp")
    group: Code | None = Field(default=None, description="Mã nhóm")
    order: Count | None = Field(default=None, description="Thứ tự trong bảng; để trống là theo tệp")
    bases: dict[Code, Count] = Field(
        default_factory=dict, description="Cơ sở tính của đơn vị, ví dụ grassroots_unions: 97"
    )
    active_from: Date | None = Field(default=None, description="Tham gia từ ngày")
    active_to: Date | None = Field(default=None, description="Tham gia đến hết ngày")

    @property
    def label(self) -> str:
        """The name that tables print: the short one where there is one."""
        return self.short_name or self.name


class Quota(Record):
    """Chỉ tiêu giao cho các đơn vị: one indicator, one phase (or the whole), one document."""

    code: Code | None = Field(default=None, description="Mã, khi cần gọi tên bảng chỉ tiêu này")
    indicator: Code | None = Field(
        default=None, description="Mã chỉ tiêu thống kê; để trống là chỉ tiêu đầu tiên"
    )
    phase: Code | None = Field(
        default=None, description="Mã giai đoạn; để trống là cả chương trình"
    )
    document: Code | None = Field(default=None, description="Mã văn bản giao chỉ tiêu")
    counts: dict[Code, Amount] = Field(description="Chỉ tiêu của từng đơn vị, theo mã đơn vị")
    total: Amount | None = Field(
        default=None, description="Tổng đã công bố; phải bằng tổng các đơn vị"
    )
    fixed: tuple[Code, ...] = Field(default=(), description="Đơn vị có chỉ tiêu ấn định bằng tay")
    rule: Text | None = Field(default=None, description="Cách tính, in làm ghi chú dưới bảng")
    reasons: dict[Code, Text] = Field(
        default_factory=dict, description="Lý do của từng chỉ tiêu, theo mã đơn vị"
    )


class Campaign(Record):
    """Chương trình with everything recorded of it; tuples keep the order of the files.

    The parts may stand in one file or in `units.yaml`, `quotas.yaml`, `results/` and `documents/`
    beside `campaign.yaml`.
    """

    code: Code = Field(description="Mã chiến dịch, thường là tên thư mục")
    name: Text = Field(description="Tên đầy đủ, viết đúng một lần ở đây")
    short_name: Text = Field(description="Tên gọn")
    kind: CampaignKind = Field(
        default=CampaignKind.PROGRAMME,
        description="programme (Chương trình), movement (phong trào), drive (Chiến dịch), mobilisation (cuộc vận động)",
    )
    issuer: Code = Field(description="Mã cơ quan ban hành (tệp trong campaigns/issuers)")
    starts: Date = Field(description="Ngày bắt đầu")
    ends: Date = Field(description="Ngày kết thúc")
    last_day_counts: YesNo = Field(default=True, description="Ngày cuối có được tính hay không")
    day_count: DayCount = Field(
        default=DayCount.DIFFERENCE,
        description="Cách đếm ngày trước hạn: difference (hiệu hai ngày) hoặc both_ends (tính cả hai đầu)",
    )
    tie_rule: TieRule = Field(
        default=TieRule.SHARED,
        description="Xếp hạng khi bằng nhau: shared 1-1-3, dense 1-1-2, order",
    )
    rank_by: RankBy | None = Field(
        default=None,
        description="Xếp hạng theo rate (tỷ lệ đạt) hay count (số lượng); mặc định rate khi có chỉ tiêu",
    )
    lagging_below: Rate = Field(
        default=Fraction(1, 2), description="Dưới tỷ lệ này là đơn vị đạt thấp, mặc định 50%"
    )
    leading: Count = Field(default=3, description="Số đơn vị dẫn đầu được nêu tên")
    indicators: tuple[Indicator, ...] = Field(min_length=1, description="Các chỉ tiêu thống kê")
    phases: tuple[Phase, ...] = Field(default=(), description="Các giai đoạn")
    bases: tuple[Base, ...] = Field(default=(), description="Các cơ sở tính")
    targets: tuple[Target, ...] = Field(default=(), description="Các mục tiêu")
    references: tuple[Reference, ...] = Field(default=(), description="Các văn bản được viện dẫn")
    groups: tuple[Group, ...] = Field(default=(), description="Các nhóm đơn vị")
    units: tuple[Unit, ...] = Field(default=(), description="Các đơn vị")
    quotas: tuple[Quota, ...] = Field(default=(), description="Chỉ tiêu giao cho đơn vị")
    snapshots: tuple[Snapshot, ...] = Field(default=(), description="Các lần chốt số liệu")
    documents: tuple[Document, ...] = Field(default=(), description="Các văn bản")
    facts: dict[Code, Text] = Field(
        default_factory=dict, description="Dữ kiện khác dùng trong câu văn, theo mã"
    )

    @property
    def main_indicator(self) -> Indicator:
        """The first indicator: what is meant where no indicator is named."""
        return self.indicators[0]
