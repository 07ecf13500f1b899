"""Documents (văn bản): what each is called, to whom it goes, who signs, what it says.

A document holds its prose as Markdown with names in `{{ }}`; figures are never typed. What may be
said in it is the vocabulary of `generator.drafting`.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator import wording
from generator.model.fields import (
    Body,
    Code,
    CodeOf,
    Count,
    Date,
    FilePath,
    MomentField,
    OptionalBody,
    Record,
    Sort,
    Text,
    TextOrTexts,
    Width,
    YesNo,
    mapped,
    optional,
)
from generator.problems import say
from generator.standard import Outline
from generator.workspace import refusal, regex

_CITED = regex(r"\bcite(?:\.|\[\s*\\?[\"'])([\w-]+)")
NAMED_PASSAGE = regex(r"\bpassages\.(\w+)")
"""How a text names a passage."""
GIVING = frozenset({"quota_article", "quota_goals", "quota_table", "unit_quotas"})
"""Passages that give quotas: a document begun before there were any has them of what was allocated."""
EARLIER = ("replaces", "corrects", "recalls")
"""The fields that name earlier documents."""


class Comparison(StrEnum):
    """What a document compares its figures with, besides a moment that is named."""

    PREVIOUS = "previous"
    YEAR_BEFORE = "year_before"


def _read_compared(text: str) -> Comparison | wording.Moment:
    known = text.strip()
    if known in set(Comparison):
        return Comparison(known)
    if any(letter.isdigit() for letter in known):
        return wording.read_moment(known)
    message = say(
        "cần «previous» (lần chốt trước), «year_before» (cùng kỳ năm trước) hoặc một thời điểm, ví dụ 20/4/2022; đang là «{text}»"
    )
    raise refusal("E-COMPARE", message, text)


Compared = Annotated[Comparison | wording.Moment, Sort(_read_compared, {"type": "string"})]
"""So với: the snapshot before, the same period of the year before, or a moment."""


class Orientation(StrEnum):
    """Hướng giấy; `auto` is landscape where the table needs it. A3, which the decree does not know, is taken when asked for."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
    A3 = "a3"
    AUTO = "auto"


class Urgency(StrEnum):
    """Mức độ khẩn (Decree 30, Phụ lục I, III.2.b)."""

    FLASH = "HỎA TỐC"
    VERY_URGENT = "THƯỢNG KHẨN"
    URGENT = "KHẨN"


class Secrecy(StrEnum):
    """Độ mật (III.2.a)."""

    SECRET = "MẬT"  # noqa: S105
    TOP_SECRET = "TỐI MẬT"  # noqa: S105
    UTMOST_SECRET = "TUYỆT MẬT"  # noqa: S105


class Circulation(StrEnum):
    """Chỉ dẫn phạm vi lưu hành (III.2.c)."""

    RETURN = "XEM XONG TRẢ LẠI"
    INTERNAL = "LƯU HÀNH NỘI BỘ"


class Show(StrEnum):
    """What a column of a table shows."""

    ORDINAL = "ordinal"
    NAME = "name"
    FULL_NAME = "full_name"
    GROUP = "group"
    MEASURE = "measure"
    BASE = "base"
    QUOTA = "quota"
    COUNT = "count"
    PHASE_COUNT = "phase_count"
    RATE = "rate"
    SURPLUS = "surplus"
    SHORTFALL = "shortfall"
    DIFFERENCE = "difference"
    GROWTH = "growth"
    CHANGE = "change"
    COMPARED = "compared"
    COMPARED_GROWTH = "compared_growth"
    SHARE = "share"
    RANK = "rank"
    REASON = "reason"
    NOTE = "note"
    TEXT = "text"
    FORMULA = "formula"


class Rows(StrEnum):
    """What the rows of a table are."""

    UNITS = "units"
    UNIT = "unit"
    GROUPS = "groups"
    PHASES = "phases"
    TARGETS = "targets"
    INDICATORS = "indicators"
    BREAKDOWN = "breakdown"
    LIST = "list"


class CoverageAsked(StrEnum):
    """Which units must have reported before a figure may be printed."""

    COMPLETE = "complete"


class Column(Record):
    """Cột of a table."""

    show: Show = Field(description="Nội dung của cột: ordinal, name, base, quota, count, rate …")
    header: Text | tuple[Text, ...] = Field(
        description="Tiêu đề; danh sách nhiều tầng được gộp ô khi tầng trên giống nhau"
    )
    of: Code | None = optional("Mã cơ sở tính (base, share) hoặc mã cột chữ tự đặt (text)")
    indicator: CodeOf | None = optional("Mã chỉ số")
    phase: CodeOf | None = optional("Mã giai đoạn")
    quota: CodeOf | None = optional("Mã bảng chỉ tiêu, khi có nhiều bảng")
    as_of: MomentField | None = optional("Thời điểm chốt khác của cột này")
    formula: Text | None = optional("Công thức trên các tên của dòng, cho cột formula")
    values: dict[Code, Text] = mapped("Chữ của từng dòng theo mã, cho cột text và note")
    decimals: Count | None = optional("Số chữ số thập phân của tỷ lệ")
    padded: YesNo = optional("Thêm số 0 trước số nhỏ hơn 10", False)
    summed: YesNo = optional("Có cộng ở dòng tổng hay không", True)
    width: Width | None = optional("Độ rộng, milimét")
    when: Text | None = optional("Điều kiện để có cột này")

    @property
    def lacks_base(self) -> bool:
        """Whether it shows a base and says not which."""
        return self.show is Show.BASE and self.of is None


class Table(Record, defer_build=False):
    """Bảng: rows of units (or groups, phases, targets), columns chosen one by one."""

    columns: tuple[Column, ...] = Field(min_length=1, description="Các cột")
    rows: Rows = optional(
        "Dòng là units, unit (riêng đơn vị nhận văn bản), groups, phases, targets …", Rows.UNITS
    )
    indicator: CodeOf | None = optional("Mã chỉ số của cả bảng; để trống là chỉ số đầu tiên")
    phase: CodeOf | None = optional("Mã giai đoạn của cả bảng; để trống là cả chiến dịch")
    breakdown: CodeOf | None = optional("Mã cách phân loại, khi rows là breakdown")
    group: CodeOf | None = optional("Chỉ các đơn vị của nhóm này")
    depth: Count | None = optional("Chỉ đến cấp thứ mấy của cây đơn vị; để trống là mọi cấp")
    left: YesNo = optional("Có dòng của các đơn vị đã thôi tham gia hay không", True)
    where: Text | None = optional("Điều kiện chọn dòng, ví dụ rate < 0.5")
    sort: Text | None = optional("Sắp xếp: order, name, rank, count, rate")
    grouped: YesNo = optional("Chia theo nhóm, có dòng cộng từng nhóm", False)
    running_numbers: YesNo = optional(
        "Số thứ tự chạy tiếp qua các nhóm; mặc định mỗi nhóm đánh số lại từ 1", False
    )
    of_all: YesNo = optional(
        "Trong bản gửi từng đơn vị: bảng nói về cả chiến dịch, không riêng đơn vị nhận văn bản",
        False,
    )
    total: YesNo = optional("Có dòng tổng hay không", True)
    total_label: Text = optional("Nhãn dòng tổng", "Tổng")
    remainder_label: Text = optional(
        "Nhãn dòng phần của tổng số đã công bố mà không nằm ở đơn vị nào", "Chưa phân theo đơn vị"
    )
    column_numbers: YesNo = optional("Có dòng số thứ tự cột (1) (2) …", False)
    unit_of_measure: Text | None = optional("Đơn vị tính in trên bảng")
    notes: tuple[Text, ...] = optional("Ghi chú dưới bảng", ())
    items: tuple[dict[Code, Text], ...] = optional("Các dòng tự đặt, khi rows là list", ())
    preparer: Text | None = optional("Người lập biểu")
    head: Text | None = optional("Chức danh ký bên phải dưới bảng")


class ChartKind(StrEnum):
    """What a chart shows: rates and progress by unit, the cumulative count over time, shares by group."""

    RATES = "rates"
    PROGRESS = "progress"
    TREND = "trend"
    SHARES = "shares"


class Chart(Record, defer_build=False):
    """Biểu đồ."""

    kind: ChartKind = Field(
        description="rates (tỷ lệ đạt chỉ tiêu, xếp từ cao đến thấp), progress (kết quả bên chỉ tiêu),"
        " trend (theo thời gian), shares (cơ cấu)"
    )
    title: Text = Field(description="Tên biểu đồ")
    indicator: CodeOf | None = optional("Mã chỉ số")
    phase: CodeOf | None = optional("Mã giai đoạn")
    target: CodeOf | None = optional("Mã mục tiêu của đường cần đạt; để trống là mục tiêu chính")
    rows: Rows | None = optional(
        "Vẽ theo units, groups, phases, targets hay breakdown; mặc định theo loại biểu đồ"
    )
    breakdown: CodeOf | None = optional("Mã cách phân loại, khi rows là breakdown")
    group: CodeOf | None = optional("Chỉ các đơn vị của nhóm này")
    top: Count | None = optional("Chỉ lấy số đơn vị đứng đầu này theo thứ hạng")


class Picture(Record):
    """Hình ảnh: a file of the campaign's folder."""

    file: FilePath = Field(
        description="Tệp PNG hoặc JPEG trong thư mục của chiến dịch, ví dụ hinh/so_do.png"
    )
    width: Width | None = optional("Độ rộng in, milimét; để trống là như tệp hình nói")
    caption: Text | None = optional("Chú thích in dưới hình")
    alt: Text | None = optional("Lời tả cho người không nhìn thấy hình; mặc định là chú thích")


class Annex(Record):
    """Phụ lục: its own section and page count; a table, prose, or both."""

    title: Text = Field(description="Tên phụ lục")
    label: Text | None = optional("Nhãn, mặc định «Phụ lục» (có số La Mã khi nhiều phụ lục)")
    attached_to: Text | None = optional("Dòng «Kèm theo …» khi khác mặc định")
    orientation: Orientation = optional(
        "Hướng giấy: portrait (dọc), landscape (ngang), a3 (khổ A3 ngang), auto (theo bảng)",
        Orientation.AUTO,
    )
    table: Table | None = optional("Bảng của phụ lục")
    chart: Chart | None = optional("Biểu đồ của phụ lục")
    body: Body | None = optional("Lời văn của phụ lục, trước bảng")
    passage: Code | None = optional("Đoạn làm phụ lục này: lời văn, bảng, biểu đồ của đoạn ấy")
    when: Text | None = optional("Điều kiện để có phụ lục này")
    own_file: YesNo = optional("Phụ lục ở một tệp Word riêng, kèm văn bản điện tử (Mẫu 2.2)", False)


class CoSignatory(Record):
    """Người cùng ký: of the same body, of one that issues the document jointly, or of another party.

    A body that is named without a `party` issues the document too: its name stands in the heading and
    its abbreviation in the symbol.
    """

    issuer: CodeOf | None = optional("Mã cơ quan của người cùng ký, khi khác cơ quan ban hành")
    signatory: CodeOf | None = optional("Mã người ký, trong tệp của cơ quan ấy")
    party: Text | None = optional("Bên ký, in trên chức vụ, ví dụ: Đại diện bên B")
    name: Text | None = optional("Họ và tên, khi người ký không có trong tệp cơ quan nào")
    position: Text | None = optional("Chức vụ của người ấy")


class ForEach(StrEnum):
    """What a document is multiplied by."""

    UNITS = "units"
    GROUPS = "groups"


class Document(Record, defer_build=False):
    """Văn bản."""

    code: Code = Field(description="Mã văn bản, mặc định là tên tệp")
    kind: CodeOf = Field(description="Loại văn bản: plan, directive, solution, report, decision …")
    subject: Text = Field(description="Trích yếu")
    date: Date | None = optional("Ngày ban hành; để trống khi là dự thảo")
    number: Count | None = optional("Số; để trống khi chưa được cấp số")
    symbol: Text | None = optional("Ký hiệu, khi khác mặc định")
    as_of: MomentField | None = optional("Dùng số liệu chốt tại thời điểm này")
    coverage: CoverageAsked | None = optional(
        "complete: chỉ tạo văn bản khi mọi đơn vị đã báo cáo; mặc định in kèm «tạm tính»"
    )
    phase: Code | None = optional(
        "Mã giai đoạn mà văn bản nói đến ({{ result }}); để trống là cả chiến dịch"
    )
    base: CodeOf | None = optional(
        "Mã cơ sở tính đứng bên chỉ tiêu trong bảng của các đoạn; để trống là cơ sở đầu tiên mà mọi đơn vị đều có"
    )
    quotas: tuple[Text, ...] | None = optional(
        "Các bảng chỉ tiêu mà văn bản lấy: chỉ số, chỉ số/giai đoạn hoặc chỉ số/giai đoạn/mã bảng; [] là không bảng nào,"
        " để trống là mọi bảng; khi ban hành tự ghi, để bảng giao sau không làm đổi văn bản"
    )
    compare: Compared | None = optional(
        "So với: previous (lần chốt trước), year_before (cùng kỳ năm trước), hoặc một thời điểm"
    )
    issuer: CodeOf | None = optional("Mã cơ quan ban hành, khi khác chiến dịch")
    department: CodeOf | None = optional("Mã ban, phòng soạn thảo")
    signatory: CodeOf | None = optional("Mã người ký")
    party: Text | None = optional(
        "Bên ký của cơ quan ban hành, in trên chức vụ, ví dụ: Đại diện bên A"
    )
    co_signatories: tuple[CoSignatory, ...] = optional(
        "Những người cùng ký: cơ quan cùng ban hành (liên tịch), bên kia của hợp đồng", ()
    )
    authority_lines: tuple[Text, ...] = optional(
        "Thẩm quyền ban hành của quyết định, nghị quyết", ()
    )
    addressees: tuple[Text, ...] = optional("Kính gửi", ())
    legal_bases: tuple[Text, ...] = optional("Các căn cứ, không cần dấu cuối dòng", ())
    outline: Outline | None = optional("Cách đánh số đề mục trong nội dung văn bản")
    body: OptionalBody = optional(
        "Nội dung văn bản (Markdown, có thể dùng {{ tên }}); chỉ bản sao mới để trống được", ""
    )
    passages: dict[Code, Body] = mapped("Lời riêng của văn bản này thay cho đoạn cùng tên")
    recipients: tuple[Text, ...] = optional("Nơi nhận, không gồm dòng lưu", ())
    archive: Text | None = optional("Dòng lưu, mặc định VT và ban soạn thảo")
    secrecy: Secrecy | None = optional("Độ mật; văn bản mật lấy số ở dãy số riêng")
    urgency: Urgency | None = optional("Mức độ khẩn")
    circulation: Circulation | None = optional("Chỉ dẫn phạm vi lưu hành")
    drafter: Text | None = optional("Ký hiệu người soạn thảo")
    copies: Count | None = optional("Số lượng bản phát hành")
    fields: dict[Code, Text] = mapped("Nội dung riêng của giấy mời, biên bản, giấy giới thiệu …")
    tables: dict[Code, Table] = mapped("Bảng đặt trong nội dung văn bản bằng {{ tables.mã }}")
    charts: dict[Code, Chart] = mapped("Biểu đồ đặt trong nội dung văn bản bằng {{ charts.mã }}")
    pictures: dict[Code, Picture] = mapped("Hình đặt trong nội dung văn bản bằng {{ pictures.mã }}")
    annexes: tuple[Annex, ...] = optional("Các phụ lục", ())
    decimals: Count = optional("Số chữ số thập phân của tỷ lệ phần trăm", 1)
    for_each: ForEach | None = optional("Làm một bản cho mỗi đơn vị (units)")
    where: Text | None = optional("Điều kiện chọn đơn vị, ví dụ rate < 0.5")
    file_name: Text | None = optional("Mẫu tên tệp, ví dụ {{ unit.code }}")
    template: FilePath | None = optional("Tên mẫu Word riêng trong templates/")
    copy_of: Code | None = optional("Mã văn bản được sao, với bản sao y, bản sao lục")
    attached_to: Code | None = optional("Mã quyết định ban hành kèm theo văn bản này (Mẫu 1.3)")
    replaces: TextOrTexts = optional(
        "Thay thế văn bản đã ban hành: mã văn bản, hoặc «12/BC-LĐLĐ ngày 20/4/2022»", ()
    )
    corrects: TextOrTexts = optional(
        "Đính chính văn bản đã ban hành: mã văn bản, hoặc «12/BC-LĐLĐ ngày 20/4/2022»", ()
    )
    recalls: TextOrTexts = optional(
        "Thông báo thu hồi văn bản đã ban hành: mã văn bản, hoặc «12/BC-LĐLĐ ngày 20/4/2022»", ()
    )

    @property
    def earlier_names(self) -> tuple[str, ...]:
        """What it replaces, corrects or calls back, as it names it."""
        return tuple(name for field in EARLIER for name in getattr(self, field))

    @property
    def cited_codes(self) -> list[str]:
        """The codes of what its texts cite."""
        return _CITED.findall(self.model_dump_json(exclude_defaults=True))

    @property
    def gives_quotas(self) -> bool:
        """Whether it gives quotas by the passages that it names."""
        return not GIVING.isdisjoint(self.named_passages)

    @property
    def named_passages(self) -> list[str]:
        """The passages that its texts and its annexes name."""
        annexes = (annex.passage for annex in self.annexes if annex.passage)
        found = NAMED_PASSAGE.findall(self.model_dump_json(exclude_defaults=True))
        return list(dict.fromkeys([*found, *annexes]))
