"""Last year's campaign begun again (`vanthu new campaign MÃ --from CŨ`): shown, then written."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import DAY, Option, dry_run_option, together
from generator.problems import Misused, say

again_options: Option = together(
    click.option("--from", "old", help=N_("Mở lại từ chiến dịch cũ có mã này.")),
    click.option(
        "--document",
        "documents",
        multiple=True,
        help=N_("Văn bản của chiến dịch cũ cần lấy sang, bỏ số và ngày; nêu được nhiều lần."),
    ),
    click.option("--keep-bases", is_flag=True, help=N_("Giữ số cơ sở tính của chiến dịch cũ.")),
)
DAY_OPTIONS = (DAY, dry_run_option)


def begin_again(
    session: Session,
    old: str,
    code: str | None,
    *,
    days: tuple[datetime.date | None, datetime.date | None],
    documents: Sequence[str],
    keep_bases: bool,
    ask: bool,
) -> None:
    """The records of the old campaign into those of the new one."""
    from generator.cli.asking import confirmed
    from generator.office import Again, plan_renewal, wrong_with_renewed
    from generator.office import begin_again as begin

    if code is None:
        raise Misused(
            say("nêu mã của chiến dịch mới: vanthu new campaign MÃ --from {old}", old=old)
        )
    asked = Again(code, *days, tuple(documents), keeps_bases=keep_bases)
    plan = plan_renewal(session.office, old, asked)
    for line in plan.told:
        session.say(line)
    if ask and not confirmed(session, say("Ghi chiến dịch mới?")):
        raise click.Abort
    session.name(*begin(session.workspace, plan))
    session.problems(wrong_with_renewed(session.office, plan))
