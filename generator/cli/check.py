"""`vanthu check`: tells what is wrong before anybody else does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.letters_bar import letters_bar
from generator.cli.options import force_option, json_of_files_option
from generator.cli.paths import PATH
from generator.problems import Exit, Misused, Problem, counts_of, errors, how_many, say

if TYPE_CHECKING:
    from generator.office import Office

_CAMPAIGN_AND_DOCUMENT = 2


@click.command(
    "check",
    help=N_("Kiểm tra dữ liệu chiến dịch, lời văn và mẫu Word; không nêu gì thì kiểm tra tất cả."),
)
@click.argument("campaigns", nargs=-1)
@click.option(
    "--figures",
    type=PATH,
    help=N_("CHIẾN_DỊCH VĂN_BẢN --figures TỆP.docx: phiếu kiểm tra số liệu của văn bản ấy."),
)
@force_option
@json_of_files_option
@click.pass_obj
def command(
    session: Session,
    campaigns: tuple[str, ...],
    figures: Path | None,
    *,
    force: bool,
) -> int:
    """All that can be known before documents are made."""
    from generator.office import check_kept

    if figures is not None:
        return _make_sheet(session, campaigns, figures, force=force)
    file = _document_asked(session, campaigns)
    asked, campaigns = campaigns, campaigns[:1] if file else campaigns
    with letters_bar(session) as advance:
        problems = check_kept(
            session.workspace,
            campaigns,
            lambda: session.office,
            lambda office: _found(office, campaigns, advance),
        )
    if file:
        problems = _of_document_first(session, problems, asked, file)
    status = tell_problems(session, problems)
    return Exit.FAILED if problems and _is_damaged(problems) else status


def _document_asked(session: Session, asked: tuple[str, ...]) -> str:
    """The file of a document, as people know it, where the second of two words is one of the first; else empty."""
    if len(asked) != _CAMPAIGN_AND_DOCUMENT:
        return ""
    campaign, document = asked
    folders = session.workspace.campaign_folders()
    if document in folders or campaign not in folders:
        return ""
    path = folders[campaign] / "documents" / f"{document}.yaml"
    return str(session.workspace.shown(path)) if path.is_file() else ""


def _of_document_first(
    session: Session, problems: Sequence[Problem], asked: Sequence[str], file: str
) -> list[Problem]:
    """The problems of a campaign, first those of one document, and how many these are."""
    own = [one for one in problems if one.place.file == file]
    said = say(
        "lệnh này kiểm tra cả chiến dịch «{campaign}»; {count} điều của văn bản «{document}» nêu trước",
        campaign=asked[0],
        count=len(own),
        document=asked[1],
    )
    session.say(said)
    return [*own, *(one for one in problems if one not in own)]


def _found(
    office: Office, campaigns: Sequence[str], advance: Callable[[str, int], None]
) -> list[Problem]:
    from generator.office import check_office

    return check_office(office, campaigns, advance)


def _is_damaged(problems: Sequence[Problem]) -> bool:
    from generator.office import DAMAGED

    return any(one.code == DAMAGED for one in problems)


def _make_sheet(session: Session, asked: tuple[str, ...], path: Path, *, force: bool) -> Exit:
    """The sheet that goes with a draft to the signer."""
    from generator.office import figure_sheet, put

    if len(asked) != _CAMPAIGN_AND_DOCUMENT:
        raise Misused(say("--figures cần một chiến dịch và một văn bản: check CHIẾN_DỊCH VĂN_BẢN"))
    put({path: figure_sheet(session.office, *asked)}, (".docx",), force=force)
    session.name(path)
    return Exit.DONE


def tell_problems(session: Session, problems: Sequence[Problem]) -> Exit:
    """All that was found, then how much; what a check returns for it."""
    session.problems(problems)
    counts = counts_of(one.severity for one in problems)
    session.data(counts)
    session.say(how_many(*counts.values()))
    return Exit.WRONG if errors(problems) else Exit.DONE
