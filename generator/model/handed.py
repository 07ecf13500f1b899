"""Bàn giao số liệu: the totals of a campaign, snapshot by snapshot, as they go to the level above.

What is written into a hand-over file, and what a campaign of the same workspace would write: both
are included in one way. Working them out and including them is `generator.figures`.
"""

from __future__ import annotations

import pydantic
from pydantic import Field

from generator.model.campaign import Counted, Indicator, Measure
from generator.model.fields import (
    Amount,
    Code,
    Count,
    Date,
    MomentField,
    Record,
    Text,
    YesNo,
    optional,
)
from generator.model.results import Precision

FORM = 1
"""The form of hand-over files that this program writes."""


class HandedIndicator(Record):
    """Chỉ số of the level below: what its totals count, so that none is taken for another."""

    code: Code = Field(description="Mã ở chiến dịch bàn giao")
    name: Text = Field(description="Tên đầy đủ")
    unit_of_measure: Text = Field(description="Đơn vị tính")
    measure: Measure = optional("Loại: count, money, rate", Measure.COUNT)
    counted: Counted | None = optional("Cách tính giữa các lần chốt: cumulative, period, state")
    decimals: Count = optional("Số chữ số thập phân của số lượng", 0)

    @classmethod
    def of(cls, indicator: Indicator) -> HandedIndicator:
        """What is said of an indicator of a campaign; its form of counting always."""
        return cls(
            code=indicator.code,
            name=indicator.name,
            unit_of_measure=indicator.unit_of_measure,
            measure=indicator.measure,
            counted=None if indicator.is_rate else indicator.counts_as,
            decimals=indicator.decimals,
        )


class CarriedCounts(Record):
    """How many units stand in a total with what they reported at an earlier moment."""

    as_of: MomentField = Field(description="Thời điểm của số liệu cũ")
    units: Count = Field(description="Số đơn vị tính theo số liệu ấy")


class HandedTotal(Record):
    """The total of an indicator at a moment, and of how many units it is."""

    indicator: Code = Field(description="Mã chỉ số ở chiến dịch bàn giao")
    total: Amount = Field(description="Tổng")
    precision: Precision = optional("Mức chính xác: exact, over, nearly, about", Precision.EXACT)
    since: Date | None = pydantic.Field(
        default=None, alias="from", description="Ngày đầu của kỳ, với chỉ số counted: period"
    )
    known: Count = Field(description="Số đơn vị đã báo cáo")
    of: Count = Field(description="Trên tổng số bao nhiêu đơn vị")
    missing: tuple[Text, ...] = optional("Tên các đơn vị chưa báo cáo", ())
    carried: tuple[CarriedCounts, ...] = optional("Các đơn vị tính theo số liệu cũ", ())
    estimated: YesNo = optional("Có số ước tính", False)


class HandedSnapshot(Record):
    """Lần chốt of the level below with its totals."""

    as_of: MomentField = Field(description="Thời điểm chốt")
    source: Text | None = optional("Nguồn số liệu")
    totals: tuple[HandedTotal, ...] = Field(min_length=1, description="Tổng của từng chỉ tiêu")


class Handed(Record):
    """Số liệu bàn giao of a campaign up to a moment; `hash` notices what is changed by hand."""

    form: Count = Field(description="Dạng của tệp bàn giao")
    campaign: Code = Field(description="Mã chiến dịch bàn giao")
    name: Text = Field(description="Tên chiến dịch bàn giao")
    issuer: Text = Field(description="Cơ quan bàn giao")
    starts: Date = Field(description="Ngày bắt đầu của chiến dịch bàn giao")
    as_of: MomentField = Field(description="Số liệu tính đến lúc nào")
    indicators: tuple[HandedIndicator, ...] = Field(min_length=1, description="Các chỉ số")
    snapshots: tuple[HandedSnapshot, ...] = Field(
        min_length=1, description="Các lần chốt, cũ trước mới sau"
    )
    hash: Text | None = optional("Mã băm của nội dung; sửa tay thì không còn khớp")
