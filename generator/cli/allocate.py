"""`vanthu allocate`: quotas by a rule, with sums that are exact, shown and written as records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace as changed
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import (
    AMOUNT,
    MOMENT,
    PAIR,
    PHASES,
    RATE,
    Spelled,
    dry_run_option,
    indicator_option,
    json_option,
)
from generator.problems import Message, Misused, Severity, Translate, say
from generator.wording import upper_first

if TYPE_CHECKING:
    from generator.figures import Demand, QuotaPlan, Recording

ROUNDINGS = ("half_up", "truncate", "up")


@click.command(
    "allocate",
    help=N_(
        "Tính chỉ tiêu cho các đơn vị, tổng khớp đến từng đơn vị, và ghi vào dữ liệu chiến dịch."
    ),
)
@click.argument("campaign")
@click.option(
    "--rate",
    type=RATE,
    help=N_("Tỷ lệ so với cơ sở tính (ví dụ số đoàn viên) của từng đơn vị, ví dụ 6%."),
)
@click.option("--total", type=AMOUNT, help=N_("Tổng đem chia, ví dụ 5.091."))
@click.option("--target", help=N_("Mã mục tiêu; lấy số hoặc tỷ lệ của mục tiêu ấy."))
@click.option(
    "--base",
    cls=Spelled,
    before="--of",
    help=N_('Mã hoặc tên cơ sở tính, ví dụ members, "đoàn viên"; có một thì không cần nêu.'),
)
@click.option(
    "--rounding",
    type=click.Choice(ROUNDINGS),
    default=ROUNDINGS[0],
    help=N_("Làm tròn theo tỷ lệ: half_up (từ 0,5 lên), truncate (bỏ lẻ), up (lên)."),
)
@click.option(
    "--phases",
    type=PHASES,
    help=N_(
        "Chia tiếp theo giai đoạn: gd1=40%,gd2=60% là tỷ trọng; gd1=4.000,gd2=6.000 là tổng;"
        " targets: theo mục tiêu của từng giai đoạn."
    ),
)
@click.option("--deduct", type=MOMENT, help=N_("Trừ số đã thực hiện tại lần chốt này."))
@click.option("--done", help=N_("Trừ số của chỉ số này, khi khác chỉ tiêu giao."))
@click.option("--minimum", type=AMOUNT, default=0, help=N_("Mức tối thiểu của mỗi đơn vị."))
@click.option("--maximum", type=AMOUNT, help=N_("Mức tối đa của mỗi đơn vị."))
@click.option("--floor", type=PAIR, multiple=True, help=N_("Mức tối thiểu của một đơn vị."))
@click.option("--ceiling", type=PAIR, multiple=True, help=N_("Mức tối đa của một đơn vị."))
@click.option(
    "--fixed",
    cls=Spelled,
    before="--fix",
    type=PAIR,
    multiple=True,
    help=N_("Ấn định cho một đơn vị."),
)
@click.option("--free", multiple=True, help=N_("Thôi ấn định cho đơn vị này."))
@click.option("--group-total", type=PAIR, multiple=True, help=N_("Tổng của một nhóm."))
@indicator_option
@click.option("--phase", help=N_("Mã giai đoạn; chỉ giao cho giai đoạn này."))
@click.option("--group", multiple=True, help=N_("Chỉ các đơn vị của nhóm này."))
@click.option("--under", help=N_("Các đơn vị trực thuộc đơn vị này."))
@click.option("--among", help=N_("Giao tiếp số đơn vị này đã nhận cho các đơn vị trực thuộc nó."))
@click.option("--document", help=N_("Mã văn bản giao chỉ tiêu."))
@click.option("--code", help=N_("Mã của bảng chỉ tiêu."))
@click.option("--adds-to", help=N_("Mã bảng chỉ tiêu mà bảng mới giao bổ sung."))
@click.option("--in-place-of", help=N_("Mã bảng chỉ tiêu được điều chỉnh, thay bằng bảng mới."))
@click.option("--replace", is_flag=True, help=N_("Thay bảng chỉ tiêu đã có."))
@dry_run_option
@json_option
@click.pass_obj
def command(
    session: Session,
    /,
    campaign: str,
    *,
    replace: bool,
    dry_run: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """The quotas shown, then written as records unless it is only a look."""
    from generator.figures import carry_out, plan_quotas
    from generator.office import campaign_of
    from generator.records import read_but_documents, read_for_quotas, sound_but

    demand = _demand(asked)
    session.hold(campaign, dry_run=dry_run)
    judge = sound_but("quotas") if demand.deduction else sound_but("quotas", "snapshots")
    read = read_for_quotas if replace else read_but_documents
    record = campaign_of(session.office, campaign, judge=judge, read=read)
    plan = plan_quotas(record, demand, replace=replace)
    if not as_json:
        _show(session, plan)
    library = session.office.library
    recording = carry_out(plan, session.workspace, library, dry_run=dry_run)
    if as_json:
        session.data(_data(plan, written=recording is not None and not dry_run))
    _tell(session, plan, recording, dry_run=dry_run)


def _demand(asked: dict[str, Any]) -> Demand:
    from generator.figures import Deduction, Demand, Limits
    from generator.model.fields import new_code
    from generator.wording import Rounding

    moment, indicator = asked.pop("deduct"), asked.pop("done")
    if asked["code"] is not None:
        asked["code"] = new_code(asked["code"])
    if indicator and not moment:
        raise Misused(say("--done chỉ dùng cùng --deduct"))
    limits = Limits(
        minimum=asked.pop("minimum"),
        maximum=asked.pop("maximum"),
        floors=dict(asked.pop("floor")),
        ceilings=dict(asked.pop("ceiling")),
        fixed=dict(asked.pop("fixed")),
    )
    return Demand(
        rounding=Rounding(asked.pop("rounding")),
        limits=limits,
        freed=frozenset(asked.pop("free")),
        of=asked.pop("base"),
        groups=asked.pop("group"),
        group_totals=dict(asked.pop("group_total")),
        deduction=Deduction(moment, indicator) if moment else None,
        **asked,
    )


def _show(session: Session, plan: QuotaPlan) -> None:
    _, scope = session.translate, plan.sharing.scope
    click.echo(f"{scope.indicator.name}: {plan.main.quota.rule}")
    names = {phase.code: phase.name for phase in scope.campaign.phases}
    numbers = [
        upper_first(scope.base.label),
        *([_("Chỉ tiêu cũ")] if plan.main.before else []),
        _("Chỉ tiêu"),
    ]
    phases = [names[code] for code in plan.sharing.whole.phases]
    unit, how = _("Đơn vị"), _("Cách tính")
    titles = [_("TT"), unit, *numbers, *phases, how]
    session.table(titles, _lines(plan, _), left={unit, how})


def _lines(plan: QuotaPlan, _: Translate) -> Iterator[list[str]]:
    """The cells of each unit, then of each group where there are several and of the whole."""
    from generator.office import printed_or_dash as amount

    sharing, before = plan.sharing, plan.main.before
    for place, row in enumerate(sharing.rows, start=1):
        was = [amount(before.counts.get(row.unit.code))] if before else []
        numbers = [amount(row.base), *was, *map(amount, (row.quota, *row.phases.values()))]
        yield [str(place), row.unit.label, *numbers, row.reason.text(_)]
    yield []
    for one in [*(sharing.groups if len(sharing.groups) > 1 else ()), sharing.whole]:
        blank = [""] if before else []
        numbers = [amount(one.base), *blank, *map(amount, (one.quota, *one.phases.values()))]
        yield ["", one.name or _("Tổng"), *numbers, ""]


def _data(plan: QuotaPlan, *, written: bool) -> dict[str, Any]:
    sharing = plan.sharing
    return {
        "campaign": sharing.scope.campaign.code,
        "indicator": sharing.scope.indicator.code,
        "phase": sharing.scope.phase.code if sharing.scope.phase else None,
        "base": sharing.scope.base.code,
        "rule": plan.main.quota.rule,
        "total": sharing.whole.quota,
        "handing_down": _handing_data(plan),
        "phases": sharing.whole.phases,
        "groups": [
            {"code": one.code, "units": one.units, "quota": one.quota, "phases": one.phases}
            for one in sharing.groups
        ],
        "units": [
            {
                "code": row.unit.code,
                "name": row.unit.name,
                "base": row.base,
                "quota": row.quota,
                "fixed": row.is_fixed,
                "phases": row.phases,
                "reason": str(row.reason),
            }
            for row in sharing.rows
        ],
        "written": written,
    }


def _handing_data(plan: QuotaPlan) -> dict[str, Any] | None:
    handing = plan.handing
    if handing is None:
        return None
    return {
        "unit": handing.superior.code,
        "received": handing.received.value,
        "not_handed_down": handing.left.value,
    }


def _tell(session: Session, plan: QuotaPlan, recording: Recording | None, *, dry_run: bool) -> None:
    from generator.figures import remarks_on

    for said in remarks_on(plan):
        session.say(said)
    if recording is None:
        session.problems([changed(one, severity=Severity.WARNING) for one in plan.conflicts])
        session.say(say("chưa ghi gì"))
        return
    session.problems([one for one in recording.doubts if one.severity is Severity.WARNING])
    file = session.workspace.shown(recording.path)
    if dry_run:
        session.say(say("chưa ghi gì; sẽ ghi vào {file}", file=file))
    else:
        session.say(say("đã ghi {file}", file=file))
        session.made(recording.path)
        session.say(_next(session, plan.sharing.scope.campaign.code))


def _next(session: Session, campaign: str) -> Message:
    """Which letter says the quotas now, or how to begin one."""
    from generator.office import awaiting_quotas, open_office

    letters = awaiting_quotas(open_office(session.workspace), campaign)
    if not letters:
        return say("bước tiếp theo: vanthu new document {code} quota_letter", code=campaign)
    return say(
        "bước tiếp theo: vanthu render {campaign} {code}", campaign=campaign, code=" ".join(letters)
    )
