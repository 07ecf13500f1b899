"""The letter that reminds units of their reports: a record like any other, its list from the figures.

The list is not typed but asked for (`where: not reported`), so that a unit that reports in the
meantime drops out when the letter is made.
"""

from __future__ import annotations

from pathlib import Path

from generator.exchange.returns import Returns
from generator.files import write_atomically
from generator.model.campaign import Campaign
from generator.model.document import Annex, Column, Document, Show, Table
from generator.problems import GeneratorError, say
from generator.records.loading import CampaignRecord
from generator.records.writing import texts_of, write_yaml_text
from generator.wording import moment as write_moment

_BODY = """\
Để có số liệu tổng hợp kết quả thực hiện {{{{ campaign.called }}}},
{{{{ issuer.short_name }}}} đã đề nghị các đơn vị báo cáo số liệu tính đến {moment}.
Đến nay mới có {{{{ {figures}.reported|length|padded }}}} trong tổng số
{{{{ {figures}.units|length|padded }}}} đơn vị gửi báo cáo; còn
{{{{ {figures}.unreported|length|padded }}}} đơn vị chưa gửi (danh sách kèm theo).

Đề nghị các đơn vị có tên trong danh sách khẩn trương gửi số liệu về
{{{{ issuer.short_name }}}}{deadline}; đơn vị chưa có kết quả vẫn báo cáo và ghi rõ số 0.
"""


class LetterExists(GeneratorError):
    """A document of that code is there already; it is left as it is."""


def write_reminder(
    record: CampaignRecord, returns: Returns, code: str, deadline: str | None = None
) -> Path:
    """Put the letter among the documents of the campaign; never over an existing one."""
    path = record.folder / "documents" / f"{code}.yaml"
    if path.exists() or any(one.code == code for one in record.campaign.documents):
        raise LetterExists(say("văn bản «{code}» đã có; đặt mã khác ở --letter", code=code))
    texts = texts_of(reminder_document(record.campaign, returns, code, deadline))
    given = (
        {key: text for key, text in texts.items() if key != "code"}
        if isinstance(texts, dict)
        else {}
    )
    write_atomically(path, write_yaml_text(given).encode())
    return path


def reminder_document(
    campaign: Campaign, returns: Returns, code: str, deadline: str | None = None
) -> Document:
    """Công văn đôn đốc: to the units that have not reported, with their list as its annex."""
    indicator = returns.tally.indicator
    day = write_moment(returns.moment.day, returns.moment.at)
    known = returns.has_snapshot
    table = Table(
        columns=(
            Column(show=Show.ORDINAL, header="TT"),
            Column(show=Show.FULL_NAME, header="Đơn vị"),
            Column(show=Show.NOTE, header="Ghi chú"),
        ),
        indicator=indicator.code,
        where="not reported",
        total=False,
    )
    given = {"as_of": returns.moment} if known else {}
    return Document(
        code=code,
        kind="directive",
        subject=f"đôn đốc báo cáo số liệu tính đến {day}",
        addressees=("Các đơn vị chưa gửi báo cáo (danh sách kèm theo)",),
        body=_BODY.format(
            figures="figures"
            if indicator == campaign.main_indicator
            else f"indicators.{indicator.code}",
            moment="{{ as_of|moment }}" if known else day,
            deadline=f", chậm nhất {deadline}" if deadline else "",
        ),
        recipients=("Như trên",),
        annexes=(Annex(title="DANH SÁCH ĐƠN VỊ CHƯA GỬI BÁO CÁO", table=table),),
        **given,
    )
