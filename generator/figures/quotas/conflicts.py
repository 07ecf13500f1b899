"""What forbids the writing of new quotas: quotas that are there already, and are not to be lost.

Each remedy told here is one that works.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.figures.quotas.entries import Entry
from generator.figures.quotas.recorded_tables import Tables
from generator.model.campaign import Quota
from generator.problems import Message, Problem, say
from generator.records import CampaignRecord


def already_given(record: CampaignRecord, entries: Sequence[Entry]) -> Iterator[Problem]:
    """The entries that would be replaced though nobody said so."""
    for entry in entries:
        if entry.index is not None and entry.replaces_some:
            said = say("chỉ tiêu này đã giao ở đây")
            yield Problem(
                "E-QUOTA-EXISTS",
                record.place("quotas", entry.index),
                said,
                say("thêm --replace để thay; {another}", another=_another(entry.before)),
            )


def beside_others(record: CampaignRecord, entry: Entry, tables: Tables) -> Iterator[Problem]:
    """A new table for a period that has one, when it does not say whether it replaces or adds."""
    if entry.index is None and tables.known and not (entry.quota.replaces or entry.quota.adds_to):
        index, known = next(iter(tables.known.items()))
        said = say("kỳ này đã có bảng chỉ tiêu ở đây")
        yield Problem("E-QUOTA-EXISTS", record.place("quotas", index), said, _another(known))


def _another(known: Quota | None) -> Message:
    """How to record a further table beside one."""
    if known is None or known.code is None:
        return say("để ghi thêm bảng khác, đặt mã («code:») cho bảng này trước")
    return say(
        "ghi thành bảng khác: --code MÃ cùng --adds-to {code} (giao bổ sung)"
        " hoặc --in-place-of {code} (điều chỉnh)",
        code=known.code,
    )


def lost(record: CampaignRecord, phases: Sequence[Entry]) -> Iterator[Problem]:
    """Quotas of a phase fixed by hand, which a split of the whole cannot keep."""
    for entry in phases:
        if entry.before is not None and entry.before.fixed:
            said = say("chỉ tiêu ấn định của riêng giai đoạn sẽ mất khi chia lại từ cả chiến dịch")
            remedy = say(
                "bỏ dòng ấn định («fixed:») ở đây, hoặc chia riêng giai đoạn này bằng --phase"
            )
            place = record.place("quotas", entry.index or 0, "fixed")
            yield Problem("E-QUOTA-PHASE-FIXED", place, said, remedy)
