"""`vanthu figures`: all figures of a campaign with their working."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.options import as_of_option, find_option, json_option, together
from generator.cli.past import as_at_option, look_back
from generator.problems import Translate, say
from generator.wording import Moment

if TYPE_CHECKING:
    from generator.drafting import Listed
    from generator.model.results import Snapshot


def build(_: Translate) -> click.Command:
    """The command in the reader's language."""

    @click.command("figures", help=_("Mọi số liệu của một chiến dịch, kèm cách tính từng số."))
    @click.argument("campaign")
    @together(as_of_option(_), as_at_option(_), find_option(_), json_option(_))
    @click.option("--xlsx", type=click.Path(path_type=Path), help=_("Ghi ra tệp Excel này."))
    @click.pass_obj
    def command(
        session: Session,
        campaign: str,
        *,
        as_of: Moment | None,
        as_at: str | None,
        find: str,
        as_json: bool,
        xlsx: Path | None,
    ) -> None:
        from generator.drafting import list_figures
        from generator.office import figures_at

        session = look_back(session, as_at)
        record, figures = figures_at(session.office, campaign, as_of)
        listed = [one for one in list_figures(figures) if find in one.path]
        snapshot = figures.snapshot
        about = {
            "campaign": record.campaign.code,
            "name": record.campaign.short_name,
            "as_of": str(snapshot.as_of) if snapshot else None,
            "source": snapshot.source if snapshot else None,
        }
        if xlsx:
            _write(session, xlsx, listed, {**about, "as_of": _said(snapshot)})
        elif as_json:
            session.console.data({**about, "figures": list(map(_data, listed))})
        else:
            for one in listed:
                click.echo(f"{one.path:<56} {one.said:<16} {one.working}".rstrip())

    return command


def _said(snapshot: Snapshot | None) -> str | None:
    from generator.wording import moment

    return moment(snapshot.as_of.day, snapshot.as_of.at) if snapshot else None


def _data(listed: Listed) -> dict[str, Any]:
    return {
        "name": listed.path,
        "subject": listed.subject,
        "meaning": listed.meaning,
        "value": listed.exact,
        "said": listed.said,
        "precision": listed.figure.precision.value,
        "working": listed.working or None,
    }


def _write(
    session: Session, path: Path, listed: list[Listed], about: dict[str, str | None]
) -> None:
    from generator.exchange import write_figures
    from generator.workspace import write_atomically

    data = write_figures(listed, about["name"] or "", about["as_of"] or "", about["source"] or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, data)
    session.console.say(say("đã ghi {count} số liệu vào «{path}»", count=len(listed), path=path))
