"""`vanthu verify`: whether what lies in `output/` is what the records give."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import json_option, output_option
from generator.problems import Exit, say


@click.command(
    "verify",
    help=N_(
        "So các tệp đã tạo với dữ liệu chiến dịch hiện nay; nêu tệp không khớp và phần không khớp."
    ),
)
@click.argument("campaigns", nargs=-1)
@output_option(N_("Nơi ghi kết quả; thư mục đã nêu khi tạo văn bản."))
@json_option
@click.pass_obj
def command(
    session: Session, campaigns: tuple[str, ...], output: Path | None, *, as_json: bool
) -> int:
    """The files that differ, each with how, and what changed since it was issued."""
    from generator.office import (
        Verdict,
        changed_documents,
        fates_of,
        makeable_campaigns,
        told,
        verify,
    )

    records = makeable_campaigns(session.office, campaigns)
    faults = [one for record in records for one in record.faults]
    named = [
        (session.workspace.shown(one.path), one)
        for one in verify(session.office, records, output=output)
    ]
    changed = changed_documents(session.office, records)
    fates = fates_of(session.office, records)
    others = [(file, one) for file, one in named if one.verdict is not Verdict.SAME]
    wrong = [one for _, one in named if one.is_wrong]
    if as_json:
        told_files = [
            {"file": file, "verdict": one.verdict.value, "parts": list(one.parts)}
            for file, one in named
        ]
        session.data({"checked": told_files, "fates": dict(fates)})
    for file, one in [] if as_json else others:
        click.echo(f"{file}: {told(one).text(session.translate)}")
    for cited, fate in [] if as_json else fates:
        session.show(say("số {cited}: {fate}", cited=cited, fate=fate))
    session.problems([*faults, *changed])
    same = sum(one.verdict is Verdict.SAME for _, one in named)
    differing = say("{count} tệp không khớp", count=len(wrong))
    session.say(say("{same} tệp đúng với dữ liệu, {others}", same=same, others=differing))
    return Exit.WRONG if wrong or changed or faults else Exit.DONE
