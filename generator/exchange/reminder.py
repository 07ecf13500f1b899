"""The letter that reminds units of their reports: a record like any other, its list from the figures.

The list is asked for (`where: not reported`) and not typed, so that a unit that reports in the
meantime drops out when the letter is made.
"""

from __future__ import annotations

from pathlib import Path

from generator.exchange.reporting import Returns
from generator.model.campaign import Campaign
from generator.model.document import Annex, Column, Document, Rows, Show, Table
from generator.problems import GeneratorError, say
from generator.records import CampaignRecord, write_yaml_text
from generator.wording import padded
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
    live = returns.has_snapshot and returns.tally.indicator.cumulative
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
