"""`vanthu names`: the vocabulary of a campaign or document, with values and meanings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import find_option, force_option, json_option
from generator.problems import Message, NotFound, say

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
    session.pages(_lines(session, topics))


_VALUE = 40
"""How much of a value is shown."""


def _lines(
    session: Session, topics: Iterable[tuple[str, Message, list[NameEntry]]]
) -> Iterator[str]:
    """The names of each topic with value and meaning, then the filters."""
    from generator.cli.term_pager import page_width
    from generator.cli.term_table import TermRow, TermTable, shortened
    from generator.drafting import FILTERS

    told, room = session.translate, page_width()
    titles = tuple(map(told, (N_("Tên"), N_("Giá trị hiện nay"), N_("Nghĩa"))))
    for name, meaning, below in topics:
        if below:
            yield f"\n# {name}: {meaning.text(told)}"
            cells = (
                (one.path, shortened(one.value, _VALUE), one.meaning.text(told)) for one in below
            )
            rows = tuple(map(TermRow, cells))
            yield from TermTable(titles, rows, frozenset(titles)).listed(room)
    yield say("\nCách viết (sau dấu |):").text(told)
    filters = tuple(TermRow((f"|{name}", meaning.text(told))) for name, meaning in FILTERS.items())
    yield from TermTable(titles[::2], filters, frozenset(titles)).listed(room)


def _write_snippets(
    session: Session, campaign: str, named: Iterable[NameEntry], *, force: bool
) -> None:
    from generator.office import write_snippets

    passages, told = session.office.library.passages, session.translate
    session.name(write_snippets(session.workspace, campaign, named, passages, told, force=force))
