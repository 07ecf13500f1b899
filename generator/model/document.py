"""Documents (văn bản): what each is called, to whom it goes, who signs, what it says.

A document holds its prose as Markdown with names in `{{ }}`; figures are never typed. What may be
said in it is the vocabulary of `generator.drafting`.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from generator.model.fields import (
    Body,
    Code,
    Count,
    Date,
    MomentField,
    OptionalBody,
    Record,
    Text,
    YesNo,
)


class Orientation(StrEnum):
    """Hướng giấy; `auto` is landscape where the table needs it."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
    AUTO = "auto"


class Urgency(StrEnum):
    """Mức độ khẩn (Decree 30, Phụ lục I, III.2.b)."""

    FLASH = "HỎA TỐC"
    VERY_URGENT = "THƯỢNG KHẨN"
    URGENT = "KHẨN"


class Circulation(StrEnum):
    """Chỉ dẫn phạm vi lưu hành (III.2.c)."""

    RETURN = "XEM XONG TRẢ LẠI"
    INTERNAL = "LƯU HÀNH NỘI BỘ"


class Outline(StrEnum):
    """How Markdown headings are numbered: which marks stand for #, ## and ###."""

    ROMAN = "roman"
    ROMAN_LETTER = "roman_letter"
    ARABIC = "arabic"
    ARTICLES = "articles"
    CHAPTERS = "chapters"
    PLAIN = "plain"


class Show(StrEnum):
    """What a column of a table shows."""

    ORDINAL = "ordinal"
    NAME = "name"
    FULL_NAME = "full_name"
    GROUP = "group"
    BASE = "base"
    QUOTA = "quota"
    COUNT = "count"
    PHASE_COUNT = "phase_count"
    RATE = "rate"
    SURPLUS = "surplus"
    SHORTFALL = "shortfall"
    DIFFERENCE = "difference"
    GROWTH = "growth"
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


class Column(Record):
    """Cột of a table."""

    show: Show = Field(description="Nội dung của cột: ordinal, name, base, quota, count, rate …")
    header: Text | tuple[Text, ...] = Field(
        description="Tiêu đề; danh sách nhiều tầng được gộp ô khi tầng trên giống nhau"
    )
    of: Code | None = Field(
        default=None, description="Mã cơ sở tính (base) hoặc mã cột chữ tự đặt (text)"
    )
    indicator: Code | None = Field(default=None, description="Mã chỉ tiêu thống kê")
    phase: Code | None = Field(default=None, description="Mã giai đoạn")
    quota: Code | None = Field(default=None, description="Mã bảng chỉ tiêu, khi có nhiều bảng")
    as_of: MomentField | None = Field(default=None, description="Thời điểm chốt khác của cột này")
    formula: Text | None = Field(
        default=None, description="Biểu thức trên các tên của dòng, cho cột formula"
    )
    values: dict[Code, Text] = Field(
        default_factory=dict, description="Chữ của từng dòng theo mã, cho cột text và note"
    )
    decimals: Count | None = Field(default=None, description="Số chữ số thập phân của tỷ lệ")
    padded: YesNo = Field(default=False, description="Thêm số 0 trước số nhỏ hơn 10")
    summed: YesNo = Field(default=True, description="Có cộng ở dòng tổng hay không")
    width: Count | None = Field(default=None, description="Độ rộng, milimét")
    when: Text | None = Field(default=None, description="Điều kiện để có cột này")


class Table(Record):
    """Bảng: rows of units (or groups, phases, targets), columns chosen one by one."""

    columns: tuple[Column, ...] = Field(min_length=1, description="Các cột")
    rows: Rows = Field(
        default=Rows.UNITS,
        description="Dòng là units, unit (riêng đơn vị nhận văn bản), groups, phases, targets …",
    )
    indicator: Code | None = Field(
        default=None, description="Mã chỉ tiêu thống kê của cả bảng; để trống là chỉ tiêu đầu tiên"
    )
    phase: Code | None = Field(
        default=None, description="Mã giai đoạn của cả bảng; để trống là cả chương trình"
    )
    breakdown: Code | None = Field(default=None, description="Mã cách chia, khi rows là breakdown")
    group: Code | None = Field(default=None, description="Chỉ các đơn vị của nhóm này")
    where: Text | None = Field(default=None, description="Điều kiện chọn dòng, ví dụ rate < 0.5")
    sort: Text | None = Field(default=None, description="Sắp xếp: order, name, rank, count, rate")
    grouped: YesNo = Field(default=False, description="Chia theo nhóm, có dòng cộng từng nhóm")
    total: YesNo = Field(default=True, description="Có dòng tổng hay không")
    total_label: Text = Field(default="Tổng", description="Nhãn dòng tổng")
    remainder_label: Text = Field(
        default="Chưa phân theo đơn vị",
        description="Nhãn dòng phần của tổng số đã công bố mà không nằm ở đơn vị nào",
    )
    column_numbers: YesNo = Field(default=False, description="Có dòng số thứ tự cột (1) (2) …")
    unit_of_measure: Text | None = Field(default=None, description="Đơn vị tính in trên bảng")
    notes: tuple[Text, ...] = Field(default=(), description="Ghi chú dưới bảng")
    items: tuple[dict[Code, Text], ...] = Field(
        default=(), description="Các dòng tự đặt, khi rows là list"
    )
    preparer: Text | None = Field(default=None, description="Người lập biểu")
    head: Text | None = Field(default=None, description="Chức danh ký bên phải dưới bảng")


class ChartKind(StrEnum):
    """What a chart shows: progress by unit, the cumulative count over time, shares by group."""

    PROGRESS = "progress"
    TREND = "trend"
    SHARES = "shares"


class Chart(Record):
    """Biểu đồ."""

    kind: ChartKind = Field(
        description="progress (tiến độ), trend (theo thời gian), shares (cơ cấu)"
    )
    title: Text = Field(description="Tên biểu đồ")
    indicator: Code | None = Field(default=None, description="Mã chỉ tiêu thống kê")
    phase: Code | None = Field(default=None, description="Mã giai đoạn")
    target: Code | None = Field(
        default=None, description="Mã mục tiêu của đường cần đạt; để trống là mục tiêu chính"
    )
    rows: Rows | None = Field(
        default=None,
        description="Vẽ theo units, groups, phases, targets hay breakdown; mặc định theo loại biểu đồ",
    )
    breakdown: Code | None = Field(default=None, description="Mã cách chia, khi rows là breakdown")
    top: Count | None = Field(
        default=None, description="Chỉ lấy chừng này đơn vị đứng đầu theo thứ hạng"
    )


class Annex(Record):
    """Phụ lục: its own section and page count; a table, prose, or both."""

    title: Text = Field(description="Tên phụ lục")
    label: Text | None = Field(
        default=None, description="Nhãn, mặc định «Phụ lục» (có số La Mã khi nhiều phụ lục)"
    )
    attached_to: Text | None = Field(
        default=None, description="Dòng «Kèm theo …» khi khác mặc định"
    )
    orientation: Orientation = Field(
        default=Orientation.AUTO,
        description="Hướng giấy: portrait (dọc), landscape (ngang), auto (ngang khi bảng rộng)",
    )
    table: Table | None = Field(default=None, description="Bảng của phụ lục")
    chart: Chart | None = Field(default=None, description="Biểu đồ của phụ lục")
    body: Body | None = Field(default=None, description="Lời văn của phụ lục, trước bảng")
    when: Text | None = Field(default=None, description="Điều kiện để có phụ lục này")


class ForEach(StrEnum):
    """What a document is multiplied by."""

    UNITS = "units"
    GROUPS = "groups"


class Document(Record):
    """Văn bản."""

    code: Code = Field(description="Mã văn bản, mặc định là tên tệp")
    kind: Code = Field(description="Loại văn bản: plan, directive, solution, report, decision …")
    subject: Text = Field(description="Trích yếu")
    date: Date | None = Field(default=None, description="Ngày ban hành; để trống khi là dự thảo")
    number: Count | None = Field(default=None, description="Số; để trống khi chưa được cấp số")
    symbol: Text | None = Field(default=None, description="Ký hiệu, khi khác mặc định")
    as_of: MomentField | None = Field(
        default=None, description="Dùng số liệu chốt tại thời điểm này"
    )
    issuer: Code | None = Field(
        default=None, description="Mã cơ quan ban hành, khi khác chiến dịch"
    )
    department: Code | None = Field(default=None, description="Mã ban, phòng soạn thảo")
    signatory: Code | None = Field(default=None, description="Mã người ký")
    authority_lines: tuple[Text, ...] = Field(
        default=(), description="Thẩm quyền ban hành của quyết định, nghị quyết"
    )
    addressees: tuple[Text, ...] = Field(default=(), description="Kính gửi")
    legal_bases: tuple[Text, ...] = Field(
        default=(), description="Các căn cứ, không cần dấu cuối dòng"
    )
    outline: Outline | None = Field(
        default=None, description="Cách đánh số đề mục trong thân văn bản"
    )
    body: OptionalBody = Field(
        default="",
        description="Thân văn bản (Markdown, có thể dùng {{ tên }}); chỉ bản sao mới để trống được",
    )
    recipients: tuple[Text, ...] = Field(default=(), description="Nơi nhận, không gồm dòng lưu")
    archive: Text | None = Field(default=None, description="Dòng lưu, mặc định VT và ban soạn thảo")
    urgency: Urgency | None = Field(default=None, description="Mức độ khẩn")
    circulation: Circulation | None = Field(default=None, description="Chỉ dẫn phạm vi lưu hành")
    drafter: Text | None = Field(default=None, description="Ký hiệu người soạn thảo")
    copies: Count | None = Field(default=None, description="Số lượng bản phát hành")
    fields: dict[Code, Text] = Field(
        default_factory=dict, description="Nội dung riêng của giấy mời, biên bản, giấy giới thiệu …"
    )
    tables: dict[Code, Table] = Field(
        default_factory=dict, description="Bảng đặt trong thân văn bản bằng {{ tables.mã }}"
    )
    charts: dict[Code, Chart] = Field(
        default_factory=dict, description="Biểu đồ đặt trong thân văn bản bằng {{ charts.mã }}"
    )
    annexes: tuple[Annex, ...] = Field(default=(), description="Các phụ lục")
    decimals: Count = Field(default=1, description="Số chữ số thập phân của tỷ lệ phần trăm")
    for_each: ForEach | None = Field(default=None, description="Làm một bản cho mỗi đơn vị (units)")
    where: Text | None = Field(default=None, description="Điều kiện chọn đơn vị, ví dụ rate < 0.5")
    file_name: Text | None = Field(default=None, description="Mẫu tên tệp, ví dụ {{ unit.code }}")
    template: Text | None = Field(default=None, description="Tên mẫu Word riêng trong templates/")
    copy_of: Code | None = Field(
        default=None, description="Mã văn bản được sao, với bản sao y, bản sao lục"
    )
    attached_to: Code | None = Field(
        default=None, description="Mã quyết định ban hành kèm theo văn bản này (Mẫu 1.3)"
    )
