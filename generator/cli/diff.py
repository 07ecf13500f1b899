"""`vanthu diff`: what changed in a campaign's records between two moments, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import json_option
from generator.problems import Message, say

if TYPE_CHECKING:
    from generator.history import Comparison, Revision

LINES_SHOWN = 12


@click.command(
    "diff",
    help=N_(
        "Dữ liệu chiến dịch đã thay đổi gì. LẦN_LƯU là tên một lần lưu trong git, hoặc một ngày"
        " (lần lưu cuối tính đến hết ngày ấy); mặc định là lần lưu gần nhất."
    ),
)
@click.argument("campaign")
@click.argument("since", required=False, default="HEAD")
@click.option("--until", help=N_("Đến lần lưu hoặc ngày này; mặc định là dữ liệu hiện nay."))
@json_option
@click.pass_obj
def command(
    session: Session, campaign: str, since: str, until: str | None, *, as_json: bool
) -> None:
    """The changes, by part of the records and by what they are of."""
    from generator.history import compare_moments

    found = compare_moments(session.workspace, campaign, since, until)
    if as_json:
        session.data(_data(found))
        return
    for line in _lines(found):
        session.show(line)


def _lines(found: Comparison) -> Iterator[Message]:
    until = _said(found.until) if found.until else say("dữ liệu hiện nay")
    since = _said(found.since)
    yield say(
        "{campaign}: từ {since} đến {until}", campaign=found.campaign, since=since, until=until
    )
    if not found.changes:
        yield say("không có thay đổi")
    for part, changes in groupby(found.changes, key=lambda change: change.part):
        yield say("\n{part}", part=part.heading)
        for subject, facts in groupby(changes, key=lambda change: str(change.subject)):
            yield say("  {subject}", subject=subject)
            for change in facts:
                yield say("    {fact}", fact=change.fact)
                yield from _shown(change.lines)


def _said(revision: Revision) -> Message:
    from generator.wording import moment

    made = moment(revision.made.date(), revision.made.time())
    return say("{label} ({made})", label=revision.label, made=made)


def _shown(lines: Sequence[str]) -> Iterator[Message]:
    for line in lines[:LINES_SHOWN]:
        yield say("      {line}", line=line)
    if len(lines) > LINES_SHOWN:
        yield say("      … và {count} dòng nữa", count=len(lines) - LINES_SHOWN)


def _data(found: Comparison) -> dict[str, Any]:
    return {
        "campaign": found.campaign,
        "since": _named(found.since),
        "until": _named(found.until) if found.until else None,
        "changes": [vars(change) for change in found.changes],
    }


def _named(revision: Revision) -> dict[str, str]:
    return {"commit": revision.commit, "made": revision.made.isoformat()}
