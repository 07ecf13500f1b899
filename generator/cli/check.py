"""`vanthu check`: tells what is wrong before anybody else does."""

from __future__ import annotations

from collections.abc import Sequence

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import json_option
from generator.problems import Exit, Problem, errors, say


@click.command(
    "check", help=N_("Kiểm tra hồ sơ, lời văn và mẫu Word; không nêu gì thì kiểm tra tất cả.")
)
@click.argument("campaigns", nargs=-1)
@json_option
@click.pass_obj
def command(session: Session, campaigns: tuple[str, ...], *, as_json: bool) -> int:
    """All that can be known before documents are made."""
    from generator.office import DAMAGED, check_office

    problems = check_office(session.office, campaigns)
    status = tell_problems(session, problems, as_json=as_json)
    return Exit.FAILED if any(one.code == DAMAGED for one in problems) else status


def tell_problems(session: Session, problems: Sequence[Problem], *, as_json: bool) -> Exit:
    """All that was found, then how much; what a check returns for it."""
    if as_json:
        session.data({"problems": session.problem_data(problems)})
    else:
        session.problems(problems)
    wrong = len(errors(problems))
    doubts = len(problems) - wrong
    session.say(say("{wrong} lỗi, {doubts} cảnh báo và gợi ý", wrong=wrong, doubts=doubts))
    return Exit.WRONG if wrong else Exit.DONE
