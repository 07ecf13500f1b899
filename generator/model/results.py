"""Snapshots (số liệu chốt): what had been counted at one moment, by whom, how exactly."""

from __future__ import annotations

from enum import StrEnum

import pydantic
from pydantic import Field

from generator.model.fields import (
    Amount,
    Code,
    Count,
    Date,
    MomentField,
    Record,
    Text,
    YesNo,
    mapped,
    optional,
)


class Precision(StrEnum):
    """How exactly a figure is known: to the unit, «trên», «gần», «khoảng»."""

    EXACT = "exact"
    OVER = "over"
    NEARLY = "nearly"
    ABOUT = "about"


class Status(StrEnum):
    """What stage of checking a count has passed: valid, submitted, estimated, or sent back."""

    VALID = "valid"
    SUBMITTED = "submitted"
    ESTIMATED = "estimated"
    RETURNED = "returned"


class Standing(Record):
    """Thứ hạng of the issuing body among its peers, as published."""

    rank: Count = Field(description="Thứ hạng")
    among: Count | None = optional("Trong tổng số bao nhiêu đơn vị")
    scope: Text | None = optional("Phạm vi, ví dụ: toàn quốc")
    source: Text | None = optional("Nguồn của thứ hạng")


class Breakdown(Record):
    """Trong đó: a share of the total by sector, kind of author or any other split."""

    code: Code = Field(description="Mã của cách chia, ví dụ sector")
    name: Text = Field(description="Tên, ví dụ: Theo lĩnh vực")
    counts: dict[Text, Amount] = Field(description="Số của từng phần, theo tên in ra")
    remainder: Text | None = optional(
        "Tên phần còn lại khi các phần chưa đủ tổng, ví dụ: Lĩnh vực khác"
    )


class Result(Record):
    """Kết quả of one indicator in a snapshot: by unit, or only a total."""

    indicator: Code | None = optional("Mã chỉ tiêu thống kê; để trống là chỉ tiêu đầu tiên")
    total: Amount | None = optional("Tổng đã công bố")
    precision: Precision = optional(
        "Mức chính xác của tổng: exact, over (trên), nearly (gần), about (khoảng)", Precision.EXACT
    )
    counts: dict[Code, Amount] = mapped("Số của từng đơn vị, theo mã đơn vị")
    corrected: YesNo = optional("Có số đính chính, thấp hơn lần chốt trước", False)
    standing: Standing | None = optional("Thứ hạng của đơn vị mình")
    breakdowns: tuple[Breakdown, ...] = optional("Các cách chia «trong đó»", ())


class Snapshot(Record):
    """Số liệu chốt: everything counted as of one moment."""

    as_of: MomentField = Field(description="Thời điểm chốt, ví dụ 8h00 20/4/2022 hoặc 2022-04-25")
    since: Date | None = pydantic.Field(
        default=None, alias="from", description="Ngày đầu của kỳ, với chỉ tiêu counted: period"
    )
    source: Text | None = optional("Nguồn, ví dụ: Cổng trực tuyến …")
    status: Status = optional(
        "valid (đã kiểm tra), submitted (mới gửi lên), estimated (ước tính), returned (trả lại)",
        Status.VALID,
    )
    statuses: dict[Code, Status] = mapped("Trạng thái riêng của đơn vị, ví dụ u1: estimated")
    locked: YesNo = optional("Đã khóa sổ: nhập thêm phải có --force và lý do", False)
    results: tuple[Result, ...] = Field(min_length=1, description="Kết quả theo chỉ tiêu thống kê")
    note: Text | None = optional("Ghi chú")

    def status_of(self, unit: str) -> Status:
        """The status of a unit's counts: its own, else that of the snapshot."""
        return self.statuses.get(unit, self.status)
