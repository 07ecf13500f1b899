"""Snapshots (số liệu chốt): what had been counted at one moment, by whom, how exactly."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

import pydantic
from pydantic import Field

from generator.model.fields import (
    Amount,
    Code,
    CodeOf,
    Count,
    Counts,
    Date,
    MomentField,
    Number,
    Record,
    Text,
    YesNo,
    mapped,
    optional,
)
from generator.wording import Moment
from generator.workspace import unchanging


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

    code: Code = Field(description="Mã của cách phân loại, ví dụ sector")
    name: Text = Field(description="Tên, ví dụ: Theo lĩnh vực")
    counts: dict[Text, Amount] = Field(description="Số của từng phần, theo tên in ra")
    remainder: Text | None = optional(
        "Tên phần còn lại khi các phần chưa đủ tổng, ví dụ: Lĩnh vực khác"
    )


@unchanging(frozen=True)
class Included:
    """What stands behind the count of an included unit: how many of its own units, how exactly.

    `carried` are those of them that stand with an older count, by its date.
    """

    known: int
    of: int
    precision: Precision = Precision.EXACT
    carried: tuple[tuple[Moment, int], ...] = ()


class Result(Record):
    """Kết quả of one indicator in a snapshot: by unit, or only a total."""

    indicator: CodeOf | None = optional("Mã chỉ số; để trống là chỉ số đầu tiên")
    total: Amount | None = optional("Tổng đã công bố")
    precision: Precision = optional(
        "Mức chính xác của tổng: exact, over (trên), nearly (gần), about (khoảng)", Precision.EXACT
    )
    counts: Counts = mapped("Số của từng đơn vị, theo mã đơn vị")
    corrected: YesNo = optional("Có số đính chính, thấp hơn lần chốt trước", False)
    standing: Standing | None = optional("Thứ hạng của đơn vị mình")
    breakdowns: tuple[Breakdown, ...] = optional("Các cách phân loại «trong đó»", ())
    _included: Mapping[str, Included] = pydantic.PrivateAttr(default_factory=dict)

    @property
    def included(self) -> Mapping[str, Included]:
        """The counts that stand here for whole campaigns, by unit; nobody types these."""
        return self._included

    @property
    def covered(self) -> Mapping[str, tuple[int, int]]:
        """Of those counts: from how many units, of how many."""
        return {unit: (one.known, one.of) for unit, one in self._included.items()}

    @property
    def as_typed(self) -> "Result | None":
        """The same without these counts; `None` when there is nothing else."""
        if not self._included:
            return self
        typed = {unit: count for unit, count in self.counts.items() if unit not in self._included}
        result = self.model_copy(update={"counts": typed})
        result._included = {}  # noqa: SLF001
        is_empty = not typed and self.total is None and not self.standing and not self.breakdowns
        return None if is_empty else result

    def including(self, counts: Mapping[str, tuple[Number, Included]]) -> "Result":
        """The same with the counts of included units."""
        known = {unit: count for unit, (count, _) in counts.items()}
        result = self.model_copy(update={"counts": {**self.counts, **known}})
        behind = {unit: one for unit, (_, one) in counts.items()}
        result._included = {**self._included, **behind}  # noqa: SLF001
        return result


class Snapshot(Record):
    """Số liệu chốt: everything counted as of one moment."""

    as_of: MomentField = Field(description="Thời điểm chốt, ví dụ 8h00 20/4/2022 hoặc 2022-04-25")
    since: Date | None = pydantic.Field(
        default=None, alias="from", description="Ngày đầu của kỳ, với chỉ số counted: period"
    )
    source: Text | None = optional("Nguồn, ví dụ: Cổng trực tuyến …")
    status: Status = optional(
        "valid (đã kiểm tra), submitted (mới gửi lên), estimated (ước tính), returned (trả lại)",
        Status.VALID,
    )
    statuses: dict[CodeOf, Status] = mapped("Tình trạng riêng của đơn vị, ví dụ u1: estimated")
    remarks: dict[CodeOf, Text] = mapped("Lý do trả lại số liệu của đơn vị, ví dụ u1: thiếu tổ 3")
    locked: YesNo = optional("Đã khóa sổ: nhập thêm phải có --force và lý do", False)
    results: tuple[Result, ...] = Field(min_length=1, description="Kết quả theo chỉ số")
    note: Text | None = optional("Ghi chú")

    @property
    def is_of_others(self) -> bool:
        """Whether only included campaigns have counts here."""
        return all(
            result.total is None and result.counts.keys() <= result.included.keys()
            for result in self.results
        )

    def status_of(self, unit: str) -> Status:
        """The status of a unit's counts: its own, else that of the snapshot."""
        return self.statuses.get(unit, self.status)

    def remark_on(self, unit: str) -> str | None:
        """Why a unit's counts were sent back; `None` where they were not, or nobody said why."""
        return self.remarks.get(unit) if self.status_of(unit) is Status.RETURNED else None


def open_remark(snapshots: Iterable[Snapshot], unit: str, until: Moment) -> str | None:
    """Why the last count that a unit sent, not later than a moment, was sent back."""
    sent = [
        one
        for one in snapshots
        if one.as_of <= until and any(unit in result.counts for result in one.results)
    ]
    last = max(sent, key=lambda one: one.as_of, default=None)
    return last.remark_on(unit) if last else None
