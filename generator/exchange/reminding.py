"""The letter to units that have not reported (công văn đôn đốc).

It is a record like any other: its list is asked for (`where: not reported`) and not typed, so that a
unit that reports in the meantime drops out when the letter is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.exchange.returns import Return, Returns, owed_by_unit, standing_counts
from generator.model.campaign import Campaign, Counted, Indicator, Missing
from generator.model.document import Annex, Column, Document, Rows, Show, Table
from generator.problems import GeneratorError, say
from generator.records import CampaignRecord, with_schema_line, write_yaml_text
from generator.wording import Moment, join_names, padded, upper_first
from generator.workspace import Write, commit, inside

_BODY = """\
Để tổng hợp kết quả thực hiện {{{{ campaign.called }}}},
{{{{ issuer.short_name }}}} cần báo cáo của các đơn vị về {wanted} tính đến {moment}.
{state}

Đề nghị các đơn vị có tên trong danh sách khẩn trương gửi số liệu về
{{{{ issuer.short_name }}}}{deadline}; {idle}.
"""
_EACH = """\
Để tổng hợp kết quả thực hiện {{ campaign.called }},
{{ issuer.short_name }} cần @WANTED@ của đơn vị tính đến @MOMENT@.

{{ passages.figures_awaited }}

Đề nghị {{ unit.name }} khẩn trương gửi số liệu về
{{ issuer.short_name }}@BY@; @IDLE@.
"""
_KEYS = tuple(key for key in Document.model_fields if key != "code")
_SOME = (
    "Đến nay mới có {reported} trong tổng số {units} đơn vị gửi báo cáo;"
    " còn {missing} đơn vị {lacking} (danh sách kèm theo)."
)
_NONE = "Đến nay {units} đơn vị có tên trong danh sách kèm theo đều {lacking}."
_NOT_ALL = (
    "Đến nay {units} đơn vị có tên trong danh sách kèm theo chưa gửi hoặc chưa gửi đủ số liệu."
)
_NOUGHT = "chưa có kết quả thì vẫn báo cáo và ghi rõ số 0"
_STANDING = "không phát sinh thêm thì ghi lại số lũy kế đã báo"
_EITHER = f"{_STANDING}, chưa từng có kết quả thì vẫn báo cáo và ghi rõ số 0"
_AS_IT_IS = "không có thay đổi cũng báo cáo và ghi rõ số hiện có"
_LATE, _LATE_OR_BACK = "chưa gửi báo cáo", "chưa gửi báo cáo hoặc phải gửi lại"


class LetterExists(GeneratorError):
    """A document of that code is there already; it is left as it is."""


@dataclass(frozen=True)
class Reminding:
    """How the letter is: until when figures are awaited, one for each unit or one to all, whether it
    follows the newest figures instead of staying with the moment that is reminded of, and who drafts it.
    """

    deadline: str | None = None
    each: bool = False
    follows: bool = False
    department: str | None = None


def write_reminder(
    record: CampaignRecord,
    returns: Returns,
    code: str,
    how: Reminding = Reminding(),
    beside: Sequence[Returns] = (),
) -> Path:
    """Put the letter among the documents of the campaign; never over an existing one.

    `beside` are the returns of other indicators at that moment: where others are missing there, the letter
    is to all of these, each told what it owes.
    """
    path = inside(record.folder / "documents", f"{code}.yaml")
    if path.exists() or any(one.code == code for one in record.campaign.documents):
        raise LetterExists(say("văn bản «{code}» đã có; đặt mã khác ở --letter", code=code))
    known = [one for one in (returns, *beside) if not one.is_complete]
    document = (
        reminder_document(record.campaign, returns, code, how)
        if are_missing_alike(known)
        else _of_several(record.campaign, known, code, how)
    )
    given = {key: getattr(document, key) for key in _KEYS if key in document.model_fields_set}
    text = with_schema_line(record.workspace, path, write_yaml_text(given))
    letter = Write(path, None, text.encode())
    commit(record.workspace, [letter], "returns --letter")
    return path


def reminder_document(
    campaign: Campaign, returns: Returns, code: str, how: Reminding = Reminding()
) -> Document:
    """Công văn đôn đốc: to the units that have not reported, with their list as its annex, or to each of them.

    Where figures cannot tell who reported for that very moment (nothing was counted yet, counts of
    all periods are added up, older counts are carried forward, units report through others), the
    list is written out as it is now.
    """
    live = list_is_live(campaign, returns)
    follows = live and how.follows
    given: dict[str, Any] = {"as_of": returns.moment} if live and not follows else {}
    if how.department:
        given["department"] = how.department
    moment = "{{ as_of|moment }}" if live else returns.moment.said
    by = f", chậm nhất {how.deadline}" if how.deadline else ""
    lacking = _LATE_OR_BACK if returns.returned or follows else _LATE
    idle = _idle(campaign, [returns], follows=follows)
    texts = _to_each(campaign, returns, moment, by, idle=idle, live=live) if how.each else {}
    return Document(
        code=code,
        kind="directive",
        subject=f"đôn đốc báo cáo số liệu tính đến {moment if follows else returns.moment.said}",
        recipients=("Như trên",),
        **given,
        **(texts or _to_all(campaign, returns, moment, by, lacking, idle=idle, live=live)),
    )


def are_missing_alike(returns: Sequence[Returns]) -> bool:
    """Whether the same units are missing in all of these."""
    return len({tuple(row.row.code for row in one.missing) for one in returns}) <= 1


def _of_several(
    campaign: Campaign, known: Sequence[Returns], code: str, how: Reminding
) -> Document:
    """The letter to who owes some of several indicators; whom it is to is written out as it is now."""
    owed = list(owed_by_unit(known))
    moment = known[0].moment
    by = f", chậm nhất {how.deadline}" if how.deadline else ""
    idle = _idle(campaign, known)
    department: dict[str, Any] = {"department": how.department} if how.department else {}
    texts = _owed_each(owed, by, idle) if how.each else _owed_to_all(owed, moment, by, idle)
    return Document(
        code=code,
        kind="directive",
        subject=f"đôn đốc báo cáo số liệu tính đến {moment.said}",
        recipients=("Như trên",),
        as_of=moment,
        **department,
        **texts,
    )


_Owed = Sequence[tuple[Return, list[Indicator]]]


def _owed_each(owed: _Owed, by: str, idle: str) -> dict[str, Any]:
    codes = ", ".join(f'"{row.row.code}"' for row, _ in owed)
    return {
        "for_each": "units",
        "where": f"unit.code in [{codes}]",
        "addressees": ("{{ unit.name }}",),
        "body": _EACH.replace("@BY@", by)
        .replace("@WANTED@", "số liệu")
        .replace("@MOMENT@", "{{ as_of|moment }}")
        .replace("@IDLE@", idle),
    }


def _owed_to_all(owed: _Owed, moment: Moment, by: str, idle: str) -> dict[str, Any]:
    items = tuple(
        _item(row) | {"owed": upper_first(join_names(one.name for one in owing))}
        for row, owing in owed
    )
    ordinal, name, *note = _columns(Show.NAME)
    if any("note" in item for item in items):
        note = [Column(show=Show.TEXT, of="note", header="Ghi chú")]
    what = Column(show=Show.TEXT, of="owed", header="Số liệu chưa nhận được")
    table = Table(columns=(ordinal, name, what, *note), rows=Rows.LIST, items=items, total=False)
    return {
        "addressees": ("Các đơn vị chưa gửi đủ số liệu (danh sách kèm theo)",),
        "body": _BODY.format(
            wanted="số liệu",
            deadline=by,
            moment=moment.said,
            state=_NOT_ALL.format(units=padded(len(owed))),
            idle=f"đơn vị {idle}",
        ),
        "annexes": (Annex(title="DANH SÁCH ĐƠN VỊ CHƯA GỬI ĐỦ SỐ LIỆU", table=table),),
    }


def _to_each(
    campaign: Campaign, returns: Returns, moment: str, by: str, *, idle: str, live: bool
) -> dict[str, Any]:
    late = f"not {_names_of(campaign, returns)}reported"
    codes = ", ".join(f'"{row.row.code}"' for row in returns.missing)
    return {
        "for_each": "units",
        "where": late if live else f"unit.code in [{codes}]",
        "addressees": ("{{ unit.name }}",),
        "body": _EACH.replace("@BY@", by)
        .replace("@WANTED@", _wanted(campaign, returns))
        .replace("@MOMENT@", moment)
        .replace("@IDLE@", idle),
    }


def _to_all(
    campaign: Campaign,
    returns: Returns,
    moment: str,
    by: str,
    lacking: str,
    *,
    idle: str,
    live: bool,
) -> dict[str, Any]:
    state = _live_state(campaign, returns, lacking) if live else _fixed_state(returns, lacking)
    annex = Annex(
        title=f"DANH SÁCH ĐƠN VỊ {lacking.upper()}",
        table=_live_table(returns) if live else _fixed_table(returns),
    )
    return {
        "addressees": (f"Các đơn vị {lacking} (danh sách kèm theo)",),
        "body": _BODY.format(
            wanted=_wanted(campaign, returns),
            deadline=by,
            moment=moment,
            state=state,
            idle=f"đơn vị {idle}",
        ),
        "annexes": (annex,),
    }


def _idle(campaign: Campaign, known: Sequence[Returns], *, follows: bool = False) -> str:
    """What a unit reports that has done nothing: nought, but where something stands counted, or is there all the same.

    A letter that `follows` the figures may go to units that have reported by then.
    """
    kinds = [one.tally.indicator for one in known]
    if any(one.is_level for one in kinds):
        return _AS_IT_IS
    if follows and any(one.grows for one in kinds):
        return _EITHER
    stands = [
        row.row.code in standing
        for one in known
        for standing in [standing_counts(campaign, one.tally.indicator, one.moment)]
        for row in one.missing
    ]
    return (_STANDING if all(stands) else _EITHER) if any(stands) else _NOUGHT


def list_is_live(campaign: Campaign, returns: Returns) -> bool:
    """Whether who is in the list is seen by the figures each time that the letter is made."""
    return returns.has_snapshot and _figures_tell(campaign, returns.tally.indicator)


def _figures_tell(campaign: Campaign, indicator: Indicator) -> bool:
    """Whether a unit without a figure is one that has not reported, and no other is."""
    is_flat = not any(unit.parent for unit in campaign.units) and not campaign.includes
    carries = indicator.missing is Missing.CARRY_FORWARD
    return indicator.counts_as in {Counted.CUMULATIVE, Counted.STATE} and is_flat and not carries


def _live_state(campaign: Campaign, returns: Returns, lacking: str) -> str:
    figures = _names_of(campaign, returns) or "figures."
    reported, missing = f"{figures}reported|length", f"{figures}unreported|length"
    return _SOME.format(
        reported=f"{{{{ {reported}|padded }}}}",
        units=f"{{{{ ({reported} + {missing})|padded }}}}",
        missing=f"{{{{ {missing}|padded }}}}",
        lacking=lacking.replace(" báo cáo", ""),
    )


def _names_of(campaign: Campaign, returns: Returns) -> str:
    """What stands before the names of the indicator's figures; nothing before those of the first one."""
    indicator = returns.tally.indicator
    return "" if indicator == campaign.main_indicator else f'indicators["{indicator.code}"].'


def _wanted(campaign: Campaign, returns: Returns) -> str:
    """What is asked for; another indicator than the first one by its name."""
    return returns.tally.indicator.name if _names_of(campaign, returns) else "số liệu"


def _fixed_state(returns: Returns, lacking: str) -> str:
    return (_SOME if returns.reported else _NONE).format(
        reported=padded(len(returns.reported)),
        units=padded(len(returns.rows)),
        missing=padded(len(returns.missing)),
        lacking=lacking.replace(" báo cáo", "") if returns.reported else lacking,
    )


def _live_table(returns: Returns) -> Table:
    return Table(
        columns=_columns(Show.FULL_NAME),
        indicator=returns.tally.indicator.code,
        where="not reported",
        total=False,
    )


def _fixed_table(returns: Returns) -> Table:
    items = tuple(_item(row) for row in returns.missing)
    columns = _columns(Show.NAME)
    if any("note" in item for item in items):
        columns = (*columns[:-1], Column(show=Show.TEXT, of="note", header="Ghi chú"))
    return Table(columns=columns, rows=Rows.LIST, items=items, total=False)


def _item(row: Return) -> dict[str, str]:
    note = {"note": f"trả lại: {row.remark}"} if row.remark else {}
    return {"name": row.row.name, **note}


def _columns(show: Show) -> tuple[Column, ...]:
    return (
        Column(show=Show.ORDINAL, header="TT"),
        Column(show=show, header="Đơn vị"),
        Column(show=Show.NOTE, header="Ghi chú"),
    )
