"""The campaign (chương trình, phong trào): its phases, indicators, targets, units and quotas.

What the records mean, and nothing else: no file access, no arithmetic. The rules that hold between
records stand in `generator.model.rules`; figures are computed in `generator.figures`.
"""

import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, Self

import pydantic
from pydantic import Field

from generator.model.document import Document
from generator.model.fields import (
    Amount,
    Code,
    CodeOf,
    CodeOrCodes,
    Count,
    Counts,
    Date,
    FilePath,
    MomentField,
    Number,
    Rate,
    Record,
    Text,
    YesNo,
    covers,
    mapped,
    optional,
    refuse,
)
from generator.model.results import Precision, Result, Snapshot
from generator.model.tabled import in_rows
from generator.problems import say
from generator.wording import Moment

_QUOTIENT = 2


class CampaignKind(StrEnum):
    """What the campaign calls itself; the word printed before its name."""

    PROGRAMME = "programme"
    MOVEMENT = "movement"
    DRIVE = "drive"
    MOBILISATION = "mobilisation"
    ROUND = "round"
    MONTH = "month"
    WEEK = "week"
    SCHEME = "scheme"
    PROJECT = "project"


class Measure(StrEnum):
    """What an indicator measures."""

    COUNT = "count"
    MONEY = "money"
    RATE = "rate"


class Counted(StrEnum):
    """How the numbers of different moments belong together."""

    CUMULATIVE = "cumulative"
    PERIOD = "period"
    STATE = "state"


class Better(StrEnum):
    """Which way an indicator should move."""

    HIGHER = "higher"
    LOWER = "lower"


class Missing(StrEnum):
    """What stands for a unit that has not reported: nothing, or what it reported last."""

    LEAVE_OUT = "leave_out"
    CARRY_FORWARD = "carry_forward"


class Tier(StrEnum):
    """What a count of a unit with units below it holds: all of them, or only its own."""

    WHOLE = "whole"
    OWN = "own"


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


_SIZES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}
_MEASURES = {
    ("g", "kg"): 1000,
    ("kg", "yến"): 10,
    ("kg", "tạ"): 100,
    ("kg", "tấn"): 1000,
    ("m", "km"): 1000,
    ("m2", "ha"): 10_000,
    ("m²", "ha"): 10_000,
}
"""How many of one unit of measure make one of another."""
MOST_DECIMALS = 6
"""So many decimals a count has at most."""


class Scale(Record):
    """Đơn vị in: the unit that a count is printed in, and how many decimals are left of it."""

    unit: Text = Field(description="Đơn vị tính khi in: nghìn đồng, triệu đồng, tỷ đồng, tấn …")
    decimals: Count = optional("Số chữ số thập phân khi in", 0)

    def size(self, of: str) -> int | None:
        """How many of a unit of measure make one of this; `None` where that is not known."""
        if self.unit == of:
            return 1
        word, _, counted = self.unit.partition(" ")
        return _SIZES.get(word) if counted == of else _MEASURES.get((of, self.unit))


def measured_in(theirs: str, ours: str) -> Number | None:
    """How many of one unit of measure make one of another: 1.000.000 đồng a triệu đồng; `None` where that is not known."""
    if theirs.casefold() == ours.casefold():
        return 1
    (many, counted), (fewer, mine) = map(_sized, (theirs, ours))
    if counted == mine:
        return Fraction(many, fewer)
    if size := _MEASURES.get((ours, theirs)):
        return size
    size = _MEASURES.get((theirs, ours))
    return Fraction(1, size) if size else None


def measured_alike(unit: str) -> list[str]:
    """The other units of measure in which the same is weighed or measured: kg of tấn."""
    return [other for pair in _MEASURES for one, other in (pair, pair[::-1]) if one == unit]


def _sized(unit: str) -> tuple[int, str]:
    """«triệu đồng» as 1.000.000 and «đồng»."""
    word, _, counted = unit.casefold().partition(" ")
    return (_SIZES[word], counted) if word in _SIZES and counted else (1, unit.casefold())


class Noun(str):
    """Đơn vị tính of figures, with how what it counts is printed: its decimals, and the larger unit.

    It is the word itself wherever words are compared. What `is_asked` for is printed with every digit
    that it was given.
    """

    __slots__ = ("decimals", "is_asked", "scale")
    decimals: int
    scale: Scale | None
    is_asked: bool

    def __new__(
        cls, word: str, decimals: int = 0, scale: Scale | None = None, *, is_asked: bool = False
    ) -> Self:
        made = super().__new__(cls, word)
        made.decimals, made.scale, made.is_asked = decimals, scale, is_asked
        return made

    @property
    def is_measured(self) -> bool:
        """Whether what it counts has decimals, or a larger unit that it is printed in."""
        return bool(self.scale or self.decimals)


class Indicator(Record):
    """Chỉ số: what is counted."""

    code: Code = Field(description="Mã của chỉ số, dùng trong câu văn và bảng")
    name: Text = Field(description="Tên đầy đủ, ví dụ: số sáng kiến được cập nhật")
    unit_of_measure: Text = Field(description="Đơn vị tính, ví dụ: sáng kiến, mô hình, đồng")
    measure: Measure = optional("Loại: count (số lượng), money (tiền), rate (tỷ lệ)", Measure.COUNT)
    counted: Counted | None = optional(
        "Số liệu các lần chốt: cumulative (lũy kế từ đầu, mặc định), period (phát sinh trong kỳ),"
        " state (hiện có tại thời điểm)"
    )
    cumulative: YesNo | None = optional("Cách ghi cũ: có là counted: cumulative; nay ghi counted")
    better: Better = optional(
        "Chiều tốt: higher (cao hơn là tốt), lower (thấp hơn là tốt)", Better.HIGHER
    )
    decimals: Count = optional("Số chữ số thập phân của số lượng, ví dụ 1 với 1.250,5 kg", 0)
    shown_in: Scale | None = optional("In theo đơn vị lớn hơn, ví dụ {unit: triệu đồng}")
    may_exceed: YesNo = optional("Tỷ lệ có thể vượt 100%", False)
    missing: Missing = optional(
        "Đơn vị chưa báo cáo: leave_out (để trống), carry_forward (lấy số báo cáo gần nhất)",
        Missing.LEAVE_OUT,
    )
    of: tuple[Code, Code] | None = optional(
        "Tỷ lệ là thương của hai số: [chỉ số, cơ sở tính hoặc chỉ số]"
    )
    exempt: tuple[CodeOf, ...] = optional(
        "Đơn vị không thuộc diện của chỉ số này, cùng các đơn vị dưới nó: không phải báo cáo, không giao chỉ tiêu",
        (),
    )

    @pydantic.field_validator("of", mode="before")
    @classmethod
    def _two_codes(cls, value: Any) -> Any:
        if value is None or (isinstance(value, list | tuple) and len(value) == _QUOTIENT):
            return value
        said = say("tỷ lệ là thương của đúng hai số")
        hint = say("ghi hai mã trong ngoặc vuông: of: [tử số, mẫu số], ví dụ [trained, members]")
        raise refuse("E-QUOTIENT", said, hint)

    @property
    def is_rate(self) -> bool:
        """Whether it measures a rate: such figures are never added up."""
        return self.measure is Measure.RATE

    @property
    def noun(self) -> Noun:
        """What its figures count, and how they are printed."""
        return Noun(self.recorded_in, self.decimals, self.shown_in)

    @property
    def asked(self) -> Noun:
        """The same of what was asked for: quotas and targets."""
        return Noun(self.recorded_in, self.decimals, self.shown_in, is_asked=True)

    @property
    def counts_as(self) -> Counted | None:
        """How its moments belong together; `None` where the record leaves it open."""
        undecided = self.counted is None and self.cumulative is False
        return None if undecided else self.counted or Counted.CUMULATIVE

    @property
    def grows(self) -> bool:
        """Whether what stood counted at one moment still stands at the next."""
        return self.counts_as is Counted.CUMULATIVE and not self.is_rate

    @property
    def is_state(self) -> bool:
        """Whether each snapshot gives what there is at its moment."""
        return self.counted is Counted.STATE and not self.is_rate

    @property
    def printed_in(self) -> str:
        """The unit of measure that tables print it in."""
        return self.shown_in.unit if self.shown_in else self.unit_of_measure

    @property
    def is_level(self) -> bool:
        """Whether it has a figure also where nothing was done: what there is, or a rate."""
        return self.is_state or self.is_rate

    @property
    def qualifier(self) -> str | None:
        """What its name adds to «số» and the unit of measure: «được cập nhật trên …», or nothing.

        `None` where the name does not begin so; there «có 12 sáng kiến …» cannot be said of it.
        """
        lead = f"số {self.unit_of_measure}"
        follows = self.name[len(lead) : len(lead) + 1].strip()
        if self.is_scaled or self.is_state or follows or not self.name.startswith(lead):
            return None
        return self.name.removeprefix(lead).strip()

    @property
    def recorded_in(self) -> str:
        """The unit of measure that is recorded: money is, whatever it is called, in đồng."""
        return "đồng" if self.measure is Measure.MONEY else self.unit_of_measure

    @property
    def is_scaled(self) -> bool:
        """Whether it is printed in another unit of measure than it is recorded in."""
        return self.shown_in is not None and self.shown_in.unit != self.recorded_in

    @property
    def printed_size(self) -> int:
        """How many of the recorded unit of measure make one of the printed one."""
        return (self.shown_in.size(self.recorded_in) if self.shown_in else None) or 1

    def finer(self, decimals: int) -> Self:
        """The same with more decimals in its records, and none more in print."""
        scale = self.shown_in or Scale(unit=self.recorded_in, decimals=self.decimals)
        return self.model_copy(update={"decimals": decimals, "shown_in": scale})

    @property
    def printed_decimals(self) -> int:
        """How many decimals tables print."""
        return self.shown_in.decimals if self.shown_in else self.decimals

    @property
    def falls_well(self) -> bool:
        """Whether less is better."""
        return self.better is Better.LOWER


class Phase(Record):
    """Giai đoạn."""

    code: Code = Field(description="Mã của giai đoạn, ví dụ gd1")
    name: Text = Field(description="Tên giai đoạn, ví dụ: giai đoạn 1")
    starts: Date | None = optional("Ngày bắt đầu; để trống nếu từ khi phát động")
    ends: Date = Field(description="Ngày kết thúc")
    last_day_counts: YesNo = optional("Ngày cuối có được tính (đến hết ngày) hay không", True)
    within: CodeOf | None = optional("Mã giai đoạn chứa đợt cao điểm này; đợt không lấy bớt của nó")
    opens_as_of: MomentField | None = optional(
        "Lần chốt dùng làm số đầu kỳ khi không có số liệu cuối ngày trước ngày bắt đầu"
    )

    @property
    def last(self) -> datetime.date:
        """The last day that counts."""
        return self.ends if self.last_day_counts else self.ends - datetime.timedelta(days=1)


class Base(Record):
    """Cơ sở tính: a number of members, grassroots unions or workers that a rate refers to."""

    code: Code = Field(description="Mã, ví dụ members, grassroots_unions, workers")
    name: Text = Field(description="Tên, ví dụ: đoàn viên, công đoàn cơ sở")
    short_name: Text | None = optional("Tên viết tắt trong bảng, ví dụ CĐCS")
    total: Count | None = optional("Tổng của toàn đơn vị, khi không cộng từ các đơn vị")
    precision: Precision = optional(
        "Mức chính xác của tổng: exact, over, nearly, about", Precision.EXACT
    )

    @property
    def label(self) -> str:
        """The name that tables print: the short one where there is one."""
        return self.short_name or self.name


class Whole(Record):
    """What a target's rate is of: another target, or a base as of a day."""

    target: Code | None = optional("Mã mục tiêu khác")
    base: Code | None = optional("Mã cơ sở tính")
    on: Date | None = optional("Cơ sở tính tại ngày này")


class Target(Record):
    """Mục tiêu của chiến dịch hoặc của một giai đoạn; every rate names one of these."""

    code: Code = Field(description="Mã của mục tiêu, ví dụ planned, registered, raised")
    name: Text = Field(description="Tên gọi trong câu văn, ví dụ: chỉ tiêu kế hoạch đề ra")
    indicator: CodeOf | None = optional("Mã chỉ số; để trống là chỉ số đầu tiên")
    phase: CodeOf | None = optional("Mã giai đoạn; để trống là cả chiến dịch")
    level: TargetLevel = optional(
        "Cấp: planned (kế hoạch), registered (đăng ký), assigned (được giao), raised (nâng lên)",
        TargetLevel.PLANNED,
    )
    count: Amount | None = optional("Mục tiêu bằng số tuyệt đối")
    precision: Precision = optional(
        "Mức chính xác của số tuyệt đối, ví dụ over cho «trên 2.000»", Precision.EXACT
    )
    rate: Rate | None = optional("Mục tiêu bằng tỷ lệ, ví dụ 15%")
    rate_to: Rate | None = optional("Đầu trên của khoảng tỷ lệ, ví dụ 10% trong «8% - 10%»")
    of: Code | Whole | None = optional(
        "Tỷ lệ của cơ sở tính nào, ví dụ members; hoặc {target: mã mục tiêu}, {base: mã, on: ngày}"
    )
    document: CodeOf | None = optional("Mã văn bản đặt ra mục tiêu này")
    replaces: Code | None = optional("Mã mục tiêu được thay bằng mục tiêu này")
    reached_on: MomentField | None = optional(
        "Thời điểm đạt mục tiêu, nếu biết; nếu không sẽ tìm trong số liệu chốt"
    )

    @property
    def base(self) -> str | None:
        """The code of the base that the rate is of; `None` for a rate of another target."""
        return self.of.base if isinstance(self.of, Whole) else self.of

    @property
    def base_on(self) -> datetime.date | None:
        """The day whose base is meant, when the record names one."""
        return self.of.on if isinstance(self.of, Whole) else None

    @property
    def of_target(self) -> str | None:
        """The code of the target that the rate is of."""
        return self.of.target if isinstance(self.of, Whole) else None

    def rates(self, *, falls: bool) -> tuple[Fraction | None, Fraction | None]:
        """The rate that must be reached and the far end of a range: of what shall fall, upper and lower."""
        ends = (self.rate, self.rate_to)
        return (ends[1], ends[0]) if falls and self.rate_to is not None else ends


class Reference(Record):
    """A document that is cited but not made here: kế hoạch, hướng dẫn, quyết định của cấp trên…"""

    code: Code = Field(description="Mã để trích dẫn, ví dụ kh_05")
    kind: CodeOf = Field(description="Loại văn bản (mã trong bảng loại văn bản)")
    number: Count | None = optional("Số của văn bản")
    symbol: Text | None = optional("Ký hiệu, ví dụ KH-LĐLĐ")
    date: Date = Field(description="Ngày ban hành")
    issuer: Text = Field(description="Cơ quan ban hành")
    subject: Text | None = optional("Trích yếu, ví dụ: về thực hiện Chương trình …")


class Group(Record):
    """Nhóm đơn vị (khối, cụm, khu vực), in the order of tables."""

    code: Code = Field(description="Mã nhóm")
    name: Text = Field(description="Tên nhóm in trong bảng")


class Unit(Record):
    """Đơn vị trực thuộc."""

    code: Code = Field(description="Mã đơn vị")
    name: Text = Field(description="Tên đầy đủ")
    short_name: Text | None = optional("Tên gọn trong bảng")
    aliases: tuple[Text, ...] = optional(
        "Các cách gọi khác trong biểu gửi về, ví dụ CĐN NN&PTNT", ()
    )
    kind: Text | None = optional(
        "Loại đơn vị: district_federation, sector_union, grassroots_union …"
    )
    parent: CodeOf | None = optional("Mã đơn vị cấp trên trực tiếp")
    tier: Tier = optional(
        "Số của đơn vị có đơn vị cấp dưới: whole (gồm cả cấp dưới), own (chỉ phần riêng)",
        Tier.WHOLE,
    )
    group: CodeOf | None = optional("Mã nhóm")
    order: Count | None = optional("Thứ tự trong bảng; để trống là theo tệp")
    bases: dict[Code, Count] = mapped("Cơ sở tính của đơn vị, ví dụ grassroots_unions: 97")
    active_from: Date | None = optional("Tham gia từ ngày")
    active_to: Date | None = optional("Tham gia đến hết ngày")

    @property
    def label(self) -> str:
        """The name that tables print: the short one where there is one."""
        return self.short_name or self.name

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called, its own names first."""
        return tuple(filter(None, (self.name, self.short_name, *self.aliases)))

    def is_active(self, day: datetime.date) -> bool:
        """Whether it takes part on a day, both its own days included."""
        return covers(self.active_from, self.active_to, day)


class Quota(Record):
    """Chỉ tiêu giao cho các đơn vị: one indicator, one phase (or the whole), one document."""

    code: Code | None = optional("Mã, khi cần gọi tên bảng chỉ tiêu này")
    indicator: CodeOf | None = optional("Mã chỉ số; để trống là chỉ số đầu tiên")
    phase: CodeOf | None = optional("Mã giai đoạn; để trống là cả chiến dịch")
    document: CodeOf | None = optional("Mã văn bản giao chỉ tiêu")
    replaces: Code | None = optional("Mã bảng chỉ tiêu được thay bằng bảng này (điều chỉnh)")
    adds_to: Code | None = optional("Mã bảng chỉ tiêu mà bảng này giao thêm (bổ sung)")
    counts: Counts = Field(description="Chỉ tiêu của từng đơn vị, theo mã đơn vị")
    total: Amount | None = optional("Tổng đã công bố; phải bằng tổng các đơn vị")
    fixed: tuple[CodeOf, ...] = optional("Đơn vị có chỉ tiêu ấn định bằng tay", ())
    rule: Text | None = optional("Cách tính, in làm ghi chú dưới bảng")
    reasons: dict[Code, Text] = mapped("Lý do của từng chỉ tiêu, theo mã đơn vị")


class Change(Record):
    """Sắp xếp đơn vị: units that merge, split or are renamed on a day."""

    on: Date = Field(description="Ngày có hiệu lực; từ ngày này tính theo đơn vị mới")
    merge: tuple[Code, ...] = optional("Các đơn vị nhập lại", ())
    split: Code | None = optional("Đơn vị chia ra")
    rename: Code | None = optional("Đơn vị đổi tên")
    into: CodeOrCodes = optional("Đơn vị mới; của một đơn vị chia ra là các phần", ())
    opening: dict[Code, dict[Code, Amount]] = mapped(
        "Số bàn giao của từng phần khi chia, theo mã đơn vị rồi mã chỉ số"
    )
    name: Text | None = optional("Tên mới")
    short_name: Text | None = optional("Tên gọn mới")

    @property
    def predecessors(self) -> tuple[str, ...]:
        """The units that end with the day."""
        return self.merge or ((self.split,) if self.split else ())


class Include(Record):
    """Chiến dịch thành phần: another campaign, or a hand-over file of one, that is a unit of this."""

    campaign: Code | None = optional("Mã chiến dịch trong cùng thư mục làm việc")
    file: FilePath | None = optional("Tệp bàn giao số liệu, do «vanthu export totals» ghi")
    unit: Code = pydantic.Field(alias="as", description="Mã đơn vị ở chiến dịch này")
    indicators: dict[Code, Code] = mapped(
        "Mã chỉ số của chiến dịch đó: mã ở chiến dịch này; để trống là các chỉ số cùng mã"
    )


class Campaign(Record):
    """Chương trình with everything recorded of it; tuples keep the order of the files.

    The parts may stand in one file or in `units.yaml`, `quotas.yaml`, `results/` and `documents/`
    beside `campaign.yaml`.
    """

    code: Code = Field(description="Mã chiến dịch, thường là tên thư mục")
    name: Text = Field(description="Tên đầy đủ, viết đúng một lần ở đây")
    short_name: Text = Field(description="Tên gọn")
    kind: CampaignKind = optional(
        "programme (Chương trình), movement (phong trào), drive (Chiến dịch), mobilisation (cuộc vận động), round (đợt), month (Tháng), week (Tuần lễ), scheme (Đề án), project (Dự án)",
        CampaignKind.PROGRAMME,
    )
    issuer: CodeOf = Field(description="Mã cơ quan ban hành (tệp trong campaigns/issuers)")
    starts: Date = Field(description="Ngày bắt đầu")
    ends: Date = Field(description="Ngày kết thúc")
    last_day_counts: YesNo = optional("Ngày cuối có được tính hay không", True)
    day_count: DayCount = optional(
        "Cách đếm ngày trước hạn: difference (hiệu hai ngày) hoặc both_ends (tính cả hai đầu)",
        DayCount.DIFFERENCE,
    )
    tie_rule: TieRule = optional(
        "Xếp hạng khi bằng nhau: shared 1-1-3, dense 1-1-2, order", TieRule.SHARED
    )
    rank_by: RankBy | None = optional(
        "Xếp hạng theo rate (tỷ lệ đạt) hay count (số lượng); mặc định rate khi có chỉ tiêu"
    )
    lagging_below: Rate = optional(
        "Dưới tỷ lệ này là đơn vị đạt thấp, mặc định 50%", Fraction(1, 2)
    )
    leading: Count = optional("Số đơn vị dẫn đầu được nêu tên", 3)
    indicators: tuple[Indicator, ...] = Field(min_length=1, description="Các chỉ số")
    phases: tuple[Phase, ...] = optional("Các giai đoạn", ())
    bases: tuple[Base, ...] = optional("Các cơ sở tính", ())
    targets: tuple[Target, ...] = optional("Các mục tiêu", ())
    references: tuple[Reference, ...] = optional("Các văn bản được viện dẫn", ())
    groups: tuple[Group, ...] = optional("Các nhóm đơn vị", ())
    units: Annotated[tuple[Unit, ...], in_rows(Unit)] = optional("Các đơn vị", ())
    quotas: tuple[Quota, ...] = optional("Chỉ tiêu giao cho đơn vị", ())
    snapshots: tuple[Snapshot, ...] = optional("Các lần chốt số liệu", ())
    documents: tuple[Document, ...] = optional("Các văn bản", ())
    changes: tuple[Change, ...] = optional("Các lần sắp xếp, chia, nhập, đổi tên đơn vị", ())
    includes: tuple[Include, ...] = optional("Các chiến dịch thành phần", ())
    year_before: Code | None = optional("Mã chiến dịch năm trước, để so với cùng kỳ năm trước")
    facts: dict[Code, Text] = mapped("Dữ kiện khác dùng trong câu văn, theo mã")

    _earlier: "Campaign | None" = pydantic.PrivateAttr(default=None)

    @property
    def earlier(self) -> "Campaign | None":
        """The campaign of the year before, when it was opened beside this one."""
        return self._earlier

    def after(self, earlier: "Campaign") -> "Campaign":
        """The same beside the campaign of the year before."""
        campaign = self.model_copy()
        campaign._earlier = earlier  # noqa: SLF001
        return campaign

    @property
    def last(self) -> datetime.date:
        """The last day that counts."""
        return self.ends if self.last_day_counts else self.ends - datetime.timedelta(days=1)

    def first_days(self) -> dict[str, datetime.date]:
        """The first day of each phase, by code, as recorded or as it follows from the others.

        A phase without a first day begins after the last counting day of the one before it, the first one
        with the campaign; one within another takes no days from any, and begins with it if it says no day.
        """
        after = self.starts
        found: dict[str, datetime.date] = {}
        for phase in sorted(self.phases, key=lambda phase: phase.ends):
            if phase.within is None:
                found[phase.code] = phase.starts or after
                after = phase.last + datetime.timedelta(days=1)
        drives = {
            phase.code: phase.starts or found.get(phase.within, self.starts)
            for phase in self.phases
            if phase.within is not None
        }
        return found | drives

    @property
    def citable(self) -> dict[str, Document | Reference]:
        """What a document may name by its code: references, and the campaign's own documents."""
        known: tuple[Document | Reference, ...] = (*self.references, *self.documents)
        return {one.code: one for one in known}

    @property
    def main_indicator(self) -> Indicator:
        """The first indicator: what is meant where no indicator is named."""
        return self.indicators[0]

    @property
    def indicator_names(self) -> dict[str, str]:
        """What the indicators are called, by their codes, the first one first."""
        return {one.code: one.name for one in self.indicators}

    def said_exempt(self, indicator: Indicator) -> frozenset[str]:
        """The units that an indicator is said not to concern; of a quotient also those of its two numbers."""
        parts = indicator.of or ()
        named = (one for one in self.indicators if one is indicator or one.code in parts)
        return frozenset(code for one in named for code in one.exempt)

    def indicator_code(self, code: str | None) -> str:
        """The code of the indicator meant: the first one's where none is named."""
        return code or self.main_indicator.code

    def snapshot_at(self, moment: Moment) -> Snapshot | None:
        """The snapshot of exactly this moment: what a record of it is written into."""
        return next(
            (known for known in self.snapshots if known.as_of.instant == moment.instant), None
        )

    def result_of(self, snapshot: Snapshot | None, indicator: str) -> Result | None:
        """What a snapshot says of an indicator."""
        results = snapshot.results if snapshot else ()
        return next(
            (one for one in results if self.indicator_code(one.indicator) == indicator), None
        )
