"""Files that units send, as commands take them in: read, asked about where a person is there, shown before anything is written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from generator.cli.app import Session
from generator.cli.options import (
    dry_run_option,
    json_of_files_option,
    no_input_option,
    together,
    yes_option,
)
from generator.cli.paths import FilePath
from generator.problems import Problem, RecordsInvalid, errors
from generator.workspace import column_letters

if TYPE_CHECKING:
    from generator.exchange import ImportRequest
    from generator.model.campaign import Campaign
    from generator.sheets import Ask, ReadFrom, SourceFile

RESULT_FIELDS = ("unit", "code", "status")
"""What a column of results may be beside what is counted."""
Made = TypeVar("Made")
FILES = FilePath(exists=True, allow_dash=True)
"""Files, folders of them, and «-» for standard input."""
shown_first_options = together(dry_run_option, no_input_option, yes_option, json_of_files_option)
"""Of commands that show what they would write, and ask."""


class Through(Protocol):
    """How something is made by asking; the person may turn back to the question before."""

    def __call__(self, make: Callable[[Ask], Made], /) -> Made: ...


def _unasked(make: Callable[[Ask], Made]) -> Made:
    """What is made where nobody is there to be asked."""
    from generator.sheets import ask_nobody

    return make(ask_nobody)


class HandedIn(NamedTuple):
    """Files, what is wrong with those that cannot be read, and how what is unclear in the others is asked."""

    known: list[SourceFile]
    unread: list[Problem]
    through: Through
    is_asking: bool
    """Whether there is somebody to ask."""
    forget: Callable[[], None]
    """That all is done: what was answered need not be kept for another run."""


def read_files(
    session: Session, files: Sequence[Path], asked: Mapping[str, Any], of: str
) -> HandedIn:
    """The files for a campaign, or for the register; who types one itself at standard input is asked nothing."""
    from generator.cli.asking import asker
    from generator.cli.dialogue import Dialogue
    from generator.cli.kept_answers import keeping
    from generator.exchange import gather
    from generator.sheets import ask_nobody

    known, found = gather(files, sys.stdin.buffer)
    unread = errors(found)
    session.problems([one for one in found if not one.is_error])
    ask = asker(session, wanted=not asked["no_input"] and Path("-") not in files)
    if ask is ask_nobody:
        return HandedIn(known, unread, _unasked, False, lambda: None)
    if asked["dry_run"]:
        unkept = Dialogue(session, ask, known, lambda _: None)
        return HandedIn(known, unread, unkept.through, True, lambda: None)
    kept = keeping(session, ask, of, known)
    through = Dialogue(session, kept, known, kept.drop).through
    return HandedIn(known, unread, through, True, kept.forget)


class SaidColumns:
    """Which column of a file is what, as it was said to this command, else on the page or before for one that looks the same."""

    def __init__(
        self,
        session: Session,
        files: Sequence[SourceFile],
        asked: Mapping[str, Any],
        campaign: Campaign,
    ) -> None:
        from generator.exchange import KnownColumns

        self._session, self._files, self._sheet = session, files, asked["sheet"]
        self._known = KnownColumns(session.workspace, campaign.code)
        self._campaign = campaign

    def told(
        self, said: Mapping[str, str], fields: Iterable[str], *, of_units: bool = False
    ) -> Mapping[str, str]:
        """What was `said` now, else what was chosen before of these `fields` and of what is counted, which is told.

        Of bases only in lists of units: in results they are no count.
        """
        from generator.exchange import tell_chosen

        if said:
            return said
        campaign = self._campaign
        bases = {base.code: base.name for base in campaign.bases} if of_units else {}
        names = bases | campaign.indicator_names
        kinds = {*fields, *names}
        found = self._known.chosen_of(self._files, self._sheet, sorted(kinds), campaign.indicators)
        chosen = {letters: kind for letters, kind in found.items() if kind in kinds}
        if chosen:
            self._session.say(tell_chosen(self._files[0].name, chosen, names))
        return {kind: letters for letters, kind in chosen.items()}

    def keep(self, said: Mapping[str, str], sources: Sequence[ReadFrom]) -> None:
        """What was said now is known for the next file that looks the same, here and on the page."""
        read = {key: at for one in sources for key, at in one.columns.items()}
        chosen = {column_letters(read[key]): key for key in said if key in read}
        self._known.keep_chosen_of(self._files, self._sheet, chosen, sorted({*chosen.values()}))


def with_columns(request: ImportRequest, columns: Mapping[str, str]) -> ImportRequest:
    """The same request with the columns that are read."""
    return replace(request, reading=replace(request.reading, columns=columns))


@contextmanager
def told_with(wrong: Sequence[Problem]) -> Iterator[None]:
    """What is wrong already is told before that for which the rest is refused. Raises `RecordsInvalid`."""
    try:
        yield
    except RecordsInvalid as fault:
        raise RecordsInvalid([*wrong, *fault.problems]) from None
    if wrong:
        raise RecordsInvalid(wrong)
