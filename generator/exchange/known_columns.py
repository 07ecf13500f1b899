"""What somebody said of the columns of a table, for every later one that looks the same: next week's is not asked about again.

A column is known by its title too, in a table that has others beside it, unless one of those that were not there may be the same.

Answers lie beside the records, one file for each campaign; they are a help only, so a file that cannot be read or written
stops no work. Who uses one tells it, and may be told otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256

from generator.model.campaign import Indicator
from generator.problems import MachineFailed, Message
from generator.sheets import (
    Question,
    SeenColumn,
    SourceFile,
    ask_nobody,
    names_indicator,
    names_unit,
    seen_columns,
    undated_title,
)
from generator.workspace import (
    Workspace,
    bytes_of,
    column_letters,
    inside,
    regex,
    safe_name,
    write_atomically,
)

_LETTERS, _SHORT = 32, 8
_OF_FIGURES = frozenset({"E-XLS-COUNT-COLUMN", "E-XLS-INDICATOR-COLUMN"})
_UNITS = frozenset({"unit", "name"})
_BETWEEN = regex(r"; (?=[A-Z]{1,2} )")
_MOST = 200
"""So many answers are kept, the newest."""


class KnownColumns:
    """The answers that were kept for a campaign, or for the register."""

    def __init__(self, workspace: Workspace, of: str) -> None:
        self._path = inside(workspace.hidden / "columns", safe_name(f"{of}.json"))
        self._kept = self._read()

    def answer(self, question: Question) -> int | None:
        """The option that was chosen for a table that looked the same, if it is offered once more."""
        value = self._kept.get(_key(question)) if question.shape else None
        return (
            question.values.index(value) if value in question.values else self._by_title(question)
        )

    def _by_title(self, question: Question) -> int | None:
        """The one offered column whose title was chosen before, where none is offered that was not then."""
        titles = _offered(question)
        seen = {at: self._kept.get(_title_key(_asked(question), one)) for at, one in titles.items()}
        known = [(at, one) for at, one in seen.items() if one is not None]
        if len(known) != 1 or not {*map(_short, titles.values())} <= {*known[0][1].split()}:
            return None
        return known[0][0]

    def keep(self, question: Question, chosen: int) -> None:
        """What was chosen now."""
        if question.shape and chosen < len(question.values):
            self._change(_key(question), question.values[chosen])
            titles = _offered(question)
            for at, title in titles.items():
                told = _seen(titles.values()) if at == chosen else None
                self._change(_title_key(_asked(question), title), told)

    def drop(self, question: Question) -> None:
        """That what was chosen is no answer any more."""
        if question.shape:
            self._change(_key(question), None)
            for title in _offered(question).values():
                self._change(_title_key(_asked(question), title), None)

    def chosen_of(
        self,
        files: Sequence[SourceFile],
        sheet: str | None,
        kinds: Iterable[str],
        indicators: Iterable[Indicator] = (),
    ) -> dict[str, str]:
        """What columns of the one file that is read were said to be, by their letters; nothing of several.

        Of a table that looks otherwise each column by its title, as one of `kinds`.
        """
        columns = _of_one(files, sheet)
        return self.chosen(shape_of(columns)) or self._by_titles(columns, kinds, indicators)

    def _by_titles(
        self, columns: Sequence[SeenColumn], kinds: Iterable[str], indicators: Iterable[Indicator]
    ) -> dict[str, str]:
        named = {one.code: one for one in indicators}
        found: dict[str, str] = {}
        for kind in kinds:
            titles = {one.letters: one.title for one in columns if one.title and not one.is_hidden}
            seen = {at: self._kept.get(_title_key(kind, one)) for at, one in titles.items()}
            known = [(at, one) for at, one in seen.items() if one is not None]
            if len(known) != 1:
                continue
            at, then = known[0]
            new = [one for one in titles.values() if _short(one) not in then.split()]
            if at not in found and not any(_may_be(one, kind, named.get(kind)) for one in new):
                found[at] = kind
        return found

    def keep_chosen_of(
        self,
        files: Sequence[SourceFile],
        sheet: str | None,
        chosen: Mapping[str, str],
        kinds: Iterable[str],
    ) -> None:
        """What was said now of the one file that was read; nothing where it was said of several, or of none."""
        if chosen and (columns := _of_one(files, sheet)):
            self.keep_columns(columns, chosen, kinds)

    def keep_columns(
        self, columns: Sequence[SeenColumn], chosen: Mapping[str, str], kinds: Iterable[str]
    ) -> None:
        """What was said now of columns, which may be any of `kinds`; what is not said any more is known no longer."""
        self.keep_chosen(shape_of(columns), chosen)
        titled = [one for one in columns if one.title]
        for kind in kinds:
            for one in titled:
                told = _seen(each.title for each in titled) if chosen.get(one.letters) == kind else None  # fmt: skip
                self._change(_title_key(kind, one.title), told)

    def chosen(self, shape: str) -> dict[str, str]:
        """What somebody said the columns of a file that looked the same hold, by their letters."""
        parts = (one.partition("=") for one in self._kept.get(_hashed(shape), "").split(",") if one)
        return {letters: kind for letters, _, kind in parts}

    def keep_chosen(self, shape: str, chosen: Mapping[str, str]) -> None:
        """What was said now; nothing where nobody said anything."""
        told = ",".join(f"{letters}={kind}" for letters, kind in chosen.items())
        if shape:
            self._change(_hashed(shape), told or None)

    def _change(self, key: str, value: str | None) -> None:
        if self._kept.get(key) == value:
            return
        kept = {one: known for one, known in self._kept.items() if one != key}
        if value is not None:
            kept[key] = value
        self._kept = dict([*kept.items()][-_MOST:])
        with suppress(MachineFailed, OSError):
            told = json.dumps(self._kept, ensure_ascii=False, indent=1)
            write_atomically(self._path, told.encode())

    def _read(self) -> dict[str, str]:
        try:
            found = json.loads(bytes_of(self._path) or b"{}")
        except (ValueError, OSError, RecursionError):
            return {}
        is_ours = isinstance(found, dict) and all(isinstance(one, str) for one in found.values())
        return found if is_ours else {}


def shape_of(columns: Iterable[SeenColumn]) -> str:
    """What a file looks like by its titles; nothing of one without."""
    titles = {one.letters: one.title for one in columns}
    return "; ".join(" ".join(one) for one in titles.items()) if any(titles.values()) else ""


def _of_one(files: Sequence[SourceFile], sheet: str | None) -> list[SeenColumn]:
    return seen_columns(files[0], sheet, ask_nobody) if len(files) == 1 else []


def _may_be(title: str, kind: str, indicator: Indicator | None) -> bool:
    """Whether a title may be over what is known under another one."""
    if indicator is not None:
        return names_indicator([title], indicator)
    return kind in _UNITS and names_unit(title)


def _offered(question: Question) -> dict[int, str]:
    """The titles of the columns that a question offers, by the index of the option; none where it asks of no figures."""
    if question.code not in _OF_FIGURES:
        return {}
    titles = dict(one.partition(" ")[::2] for one in _BETWEEN.split(question.shape))
    columns = ((at, int(one)) for at, one in enumerate(question.values) if one.isdecimal())
    return {at: title for at, one in columns if one and (title := titles.get(column_letters(one)))}


def _asked(question: Question) -> str:
    """Which question about figures it is, in whatever table: of which indicator."""
    message = question.message
    while isinstance(said := message.values.get("said"), Message):
        message = said
    return f"{question.code} {question.message.values.get('name', message.values.get('name', ''))}"


def _title_key(of: str, title: str) -> str:
    return _hashed(f"title\n{of}\n{undated_title(title)}")


def _short(title: str) -> str:
    return _hashed(undated_title(title))[:_SHORT]


def _seen(titles: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(map(_short, titles)))


def _key(question: Question) -> str:
    """The question and the shape of its table, whatever the file is called."""
    return _hashed(f"{question.code}\n{question.message}\n{question.shape}")


def _hashed(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_LETTERS]
