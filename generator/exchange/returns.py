"""Returns tracking: which units have reported for a day, which have not, and the letter to those.

Works on tallies, which know who has reported. The letter is a record like any other: its list is asked
for (`where: not reported`) and not typed, so that a unit that reports in the meantime drops out when
the letter is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.exchange.changes import counts_of, shown_amount
from generator.figures import Tally, UnitProgress, figures_on, tally_of
from generator.model.campaign import Campaign, Counted
from generator.model.document import Annex, Column, Document, Rows, Show, Table
from generator.model.fields import Number
from generator.problems import GeneratorError, Message, NotFound, say
from generator.records import CampaignRecord, write_yaml_text
from generator.wording import Moment, padded, pair
from generator.workspace import write_atomically

_BODY = """\
Để có số liệu tổng hợp kết quả thực hiện {{{{ campaign.called }}}},
{{{{ issuer.short_name }}}} đã đề nghị các đơn vị báo cáo số liệu tính đến {moment}.
{state}

Đề nghị các đơn vị có tên trong danh sách khẩn trương gửi số liệu về
{{{{ issuer.short_name }}}}{deadline}; đơn vị chưa có kết quả vẫn báo cáo và ghi rõ số 0.
"""
_KEYS = tuple(key for key in Document.model_fields if key != "code")
_SOME = (
    "Đến nay mới có {reported} trong tổng số {units} đơn vị gửi báo cáo;"
    " còn {missing} đơn vị chưa gửi (danh sách kèm theo)."
)
_NONE = "Đến nay {units} đơn vị có tên trong danh sách kèm theo đều chưa gửi báo cáo."


@dataclass(frozen=True)
class Return:
    """Whether a unit has reported, and when it last had before the moment in question.

    `count` is what it reported; a count of zero is a report.
    """

    row: UnitProgress
    count: Number | None = None
    last: Moment | None = None

    @property
    def reported(self) -> bool:
        """Đã báo cáo."""
        return self.count is not None


@dataclass(frozen=True)
class Returns:
    """Tình hình báo cáo of an indicator as of a moment, unit by unit in the order of tables."""

    tally: Tally
    moment: Moment
    rows: tuple[Return, ...]
    has_snapshot: bool = True

    @property
    def reported(self) -> tuple[Return, ...]:
        """Đơn vị đã báo cáo."""
        return tuple(row for row in self.rows if row.reported)

    @property
    def missing(self) -> tuple[Return, ...]:
        """Đơn vị chưa báo cáo."""
        return tuple(row for row in self.rows if not row.reported)

    @property
    def is_complete(self) -> bool:
        """Whether all have reported."""
        return not self.missing

    @property
    def label(self) -> str:
        """`195/200 đơn vị`: what a total that is not complete must carry."""
        return f"{pair(len(self.reported), len(self.rows))} đơn vị"

    @property
    def total(self) -> Number | None:
        """What the units that have reported make together, provisional unless all have.

        `None` when nobody has, and of rates, which are not added up.
        """
        counts = [row.count for row in self.rows if row.count is not None]
        if not counts or self.tally.indicator.is_rate:
            return None
        return sum(counts)


def returns_of(
    campaign: Campaign, moment: Moment | None = None, indicator: str | None = None
) -> Returns:
    """Who has reported for a moment (the newest snapshot by default); nobody where none was taken.

    Raises `NotFound` for a campaign without any snapshot when no moment is named, and for an
    indicator that it does not have.
    """
    figures = figures_on(campaign, moment)
    asked = figures.taken or moment
    if asked is None:
        raise NotFound(say("chưa có số liệu chốt nào; nêu ngày cần xem bằng --as-of"))
    tally = tally_of(figures, indicator)
    counts = counts_of(campaign, tally.indicator.code, figures.snapshot)
    earlier = last_reported(campaign, tally.indicator.code, asked)
    rows = tuple(Return(row, counts.get(row.code), earlier.get(row.code)) for row in tally.units)
    return Returns(tally, asked, rows, has_snapshot=figures.snapshot is not None)


def tell_returns(returns: Returns) -> Iterator[Message]:
    """The state of the returns in lines for a person: what is known so far, and who is missing."""
    indicator = returns.tally.indicator
    day = returns.moment.said
    known = pair(len(returns.reported), len(returns.rows))
    yield say(
        "{name}, tính đến {day}: {known} đơn vị đã báo cáo",
        name=indicator.name,
        day=day,
        known=known,
    )
    if returns.total is not None:
        gaps = {"total": shown_amount(returns.total), "measure": indicator.unit_of_measure}
        if returns.is_complete:
            yield say("cộng {total} {measure}", **gaps)
        else:
            yield say("tạm tính {known} đơn vị: {total} {measure}", known=known, **gaps)
    for row in returns.missing:
        yield _told_missing(row)


def _told_missing(row: Return) -> Message:
    if row.last is None:
        return say("  chưa báo cáo: {name}", name=row.row.name)
    name, last = row.row.name, row.last.said
    return say("  chưa báo cáo: {name} (gần nhất: {last})", name=name, last=last)


def last_reported(campaign: Campaign, indicator: str, before: Moment) -> Mapping[str, Moment]:
    """When each unit last reported an indicator before a moment; units that never did are left out."""
    earlier = [snapshot for snapshot in campaign.snapshots if snapshot.as_of < before]
    return {
        unit: snapshot.as_of
        for snapshot in sorted(earlier, key=lambda one: one.as_of)
        for unit in counts_of(campaign, indicator, snapshot)
    }


def provisional_label(tally: Tally) -> str:
    """`195/200 đơn vị`: how many of the units that take part have reported."""
    return f"{pair(len(tally.reported), len(tally.units))} đơn vị"


class LetterExists(GeneratorError):
    """A document of that code is there already; it is left as it is."""


def write_reminder(
    record: CampaignRecord, returns: Returns, code: str, deadline: str | None = None
) -> Path:
    """Put the letter among the documents of the campaign; never over an existing one."""
    path = record.folder / "documents" / f"{code}.yaml"
    if path.exists() or any(one.code == code for one in record.campaign.documents):
        raise LetterExists(say("văn bản «{code}» đã có; đặt mã khác ở --letter", code=code))
    document = reminder_document(record.campaign, returns, code, deadline)
    given = {key: getattr(document, key) for key in _KEYS if key in document.model_fields_set}
    write_atomically(path, write_yaml_text(given).encode())
    return path


def reminder_document(
    campaign: Campaign, returns: Returns, code: str, deadline: str | None = None
) -> Document:
    """Công văn đôn đốc: to the units that have not reported, with their list as its annex.

    Where figures cannot tell who reported for that very moment (nothing was counted yet, or counts
    of all periods are added up), the list is written out as it is now.
    """
    day = returns.moment.said
    live = returns.has_snapshot and returns.tally.indicator.counts_as is Counted.CUMULATIVE
    gaps = _live_gaps(campaign, returns) if live else _fixed_gaps(returns, day)
    given = {"as_of": returns.moment} if live else {}
    return Document(
        code=code,
        kind="directive",
        subject=f"đôn đốc báo cáo số liệu tính đến {day}",
        addressees=("Các đơn vị chưa gửi báo cáo (danh sách kèm theo)",),
        body=_BODY.format(deadline=f", chậm nhất {deadline}" if deadline else "", **gaps),
        recipients=("Như trên",),
        annexes=(
            Annex(
                title="DANH SÁCH ĐƠN VỊ CHƯA GỬI BÁO CÁO",
                table=_live_table(returns) if live else _fixed_table(returns),
            ),
        ),
        **given,
    )


def _live_gaps(campaign: Campaign, returns: Returns) -> dict[str, str]:
    indicator = returns.tally.indicator
    figures = "figures"
    if indicator != campaign.main_indicator:
        figures = f'indicators["{indicator.code}"]'
    state = _SOME.format(
        reported=f"{{{{ {figures}.reported|length|padded }}}}",
        units=f"{{{{ {figures}.units|length|padded }}}}",
        missing=f"{{{{ {figures}.unreported|length|padded }}}}",
    )
    return {"moment": "{{ as_of|moment }}", "state": state}


def _fixed_gaps(returns: Returns, day: str) -> dict[str, str]:
    state = (_SOME if returns.reported else _NONE).format(
        reported=padded(len(returns.reported)),
        units=padded(len(returns.rows)),
        missing=padded(len(returns.missing)),
    )
    return {"moment": day, "state": state}


def _live_table(returns: Returns) -> Table:
    return Table(
        columns=_columns(Show.FULL_NAME),
        indicator=returns.tally.indicator.code,
        where="not reported",
        total=False,
    )


def _fixed_table(returns: Returns) -> Table:
    items = tuple({"name": row.row.name} for row in returns.missing)
    return Table(columns=_columns(Show.NAME), rows=Rows.LIST, items=items, total=False)


def _columns(show: Show) -> tuple[Column, ...]:
    return (
        Column(show=Show.ORDINAL, header="TT"),
        Column(show=show, header="Đơn vị"),
        Column(show=Show.NOTE, header="Ghi chú"),
    )
