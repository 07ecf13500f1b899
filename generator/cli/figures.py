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
    from generator.figures import Figures


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
        _record, figures = figures_at(session.office, campaign, as_of)
        listed = [one for one in list_figures(figures) if find in one.path]
        if xlsx:
            _write(session, xlsx, listed, figures)
        elif as_json:
            session.console.data(_data(listed, figures))
        else:
            for one in listed:
                click.echo(f"{one.path:<56} {one.said:<16} {one.working}".rstrip())

    return command


def _data(listed: list[Listed], figures: Figures) -> dict[str, Any]:
    return {
        "campaign": figures.campaign.code,
        "name": figures.campaign.short_name,
        "as_of": figures.taken,
        "source": figures.snapshot.source if figures.snapshot else None,
        "figures": [
            {
                "name": one.path,
                "subject": one.subject,
                "meaning": one.meaning,
                "value": one.exact,
                "said": one.said,
                "precision": one.figure.precision,
                "working": one.working or None,
            }
            for one in listed
        ],
    }


def _write(session: Session, path: Path, listed: list[Listed], figures: Figures) -> None:
    from generator.exchange import write_figures
    from generator.workspace import write_atomically

    write_atomically(path, write_figures(listed, figures))
    session.console.say(say("đã ghi {count} số liệu vào «{path}»", count=len(listed), path=path))
