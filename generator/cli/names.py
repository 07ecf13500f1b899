"""`vanthu names`: the vocabulary of a campaign or document, with values and meanings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import find_option, force_option, json_option
from generator.problems import NotFound, say

if TYPE_CHECKING:
    from generator.drafting import NameEntry


@click.command(
    "names", help=N_("Các tên dùng được trong lời văn và mẫu Word: giá trị hiện nay, ý nghĩa.")
)
@click.argument("campaign")
@click.argument("asked", required=False, metavar=N_("[VĂN_BẢN|CHỮ]"))
@find_option
@click.option(
    "--snippets",
    is_flag=True,
    help=N_("Ghi các tên và đoạn để VS Code gợi ý (.vscode), kèm giá trị hiện nay."),
)
@force_option
@json_option
@click.pass_obj
def command(
    session: Session,
    campaign: str,
    asked: str | None,
    find: str,
    *,
    snippets: bool,
    force: bool,
    as_json: bool,
) -> None:
    """The names by topic, of a document or those that a word is found in; then the filters."""
    from generator.drafting import FILTERS
    from generator.office import names_of

    topics = [
        (name, meaning, [one for one in below if find in one.path])
        for name, meaning, below in names_of(session.office, campaign, asked)
    ]
    named = [one for _, _, below in topics for one in below]
    if snippets:
        _write_snippets(session, campaign, named, force=force)
        return
    if not named:
        word = asked or find
        nothing = say("không có tên nào chứa «{word}»", word=word)
        raise NotFound(nothing, say("bỏ chữ ấy để xem mọi tên"))
    if as_json:
        told = [{"name": n.path, "value": n.value, "meaning": n.meaning} for n in named]
        filters = [{"name": name, "meaning": meaning} for name, meaning in FILTERS.items()]
        session.data({"names": told, "filters": filters})
        return
    for name, meaning, below in topics:
        if below:
            click.echo(f"\n# {name}: {meaning.text(session.translate)}")
        for one in below:
            said = one.meaning.text(session.translate)
            click.echo(f"{one.path:<44} {one.value[:40]:<40} {said}")
    session.show(say("\nCách viết (sau dấu |):"))
    for name, meaning in FILTERS.items():
        click.echo(f"  |{name:<14} {meaning.text(session.translate)}")


def _write_snippets(
    session: Session, campaign: str, named: Iterable[NameEntry], *, force: bool
) -> None:
    from generator.office import write_snippets

    passages, told = session.office.library.passages, session.translate
    session.name(write_snippets(session.workspace, campaign, named, passages, told, force=force))
