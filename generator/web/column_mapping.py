"""Which column of a file is what, said on the page: each with its title and first cells, and what it is read as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.exchange import KnownColumns
from generator.model.campaign import Indicator
from generator.problems import Message, Misused, say
from generator.sheets import Ask, SeenColumn, SourceFile, seen_columns
from generator.web.incoming import SentForm
from generator.workspace import column_letters, unchanging

_FIELD = "column "


@unchanging(frozen=True)
class OfferedColumn:
    """A column, the key that somebody chose for it, and those under which it was read by itself."""

    seen: SeenColumn
    chosen: str = ""
    taken: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its entry of the form."""
        return f"{_FIELD}{self.seen.letters}"


@unchanging(frozen=True)
class ColumnMapping:
    """The columns of a file, and what each may be: keys with what people call them."""

    file: str
    columns: Sequence[OfferedColumn]
    kinds: Mapping[str, Message]

    @property
    def is_told(self) -> bool:
        """Whether somebody chose any."""
        return any(one.chosen for one in self.columns)

    def keep(self, known: KnownColumns) -> None:
        """What was chosen is known for the next file that looks the same."""
        chosen = {one.seen.letters: one.chosen for one in self.columns if one.chosen}
        known.keep_columns([one.seen for one in self.columns], chosen, self.kinds)


def with_columns_known(
    files: Sequence[SourceFile],
    form: SentForm,
    known: KnownColumns,
    kinds: Iterable[str],
    indicators: Iterable[Indicator] = (),
) -> SentForm:
    """A form that says nothing of columns yet, with what was chosen for the last file that looked the same, or had columns titled so."""
    if any(name.startswith(_FIELD) for name in form.fields):
        return form
    chosen = known.chosen_of(files, form.text("sheet") or None, kinds, indicators)
    more = {f"{_FIELD}{letters}": [kind] for letters, kind in chosen.items()}
    return SentForm({**form.fields, **more}, form.uploads) if more else form


def columns_chosen(form: SentForm, kinds: Mapping[str, Message]) -> dict[str, str]:
    """The letters of columns by what they were said to be. Raises `Misused` where two are one thing."""
    found: dict[str, str] = {}
    for name in form.fields:
        key = form.text(name) if name.startswith(_FIELD) else ""
        if key not in kinds:
            continue
        letters = name.removeprefix(_FIELD)
        if key in found:
            said = say(
                "hai cột {one}, {other} cùng được chọn là «{kind}»; mỗi thứ chọn một cột",
                one=found[key],
                other=letters,
                kind=kinds[key],
            )
            raise Misused(said)
        found[key] = letters
    return found


def column_mapping(
    files: Sequence[SourceFile],
    form: SentForm,
    kinds: Mapping[str, Message],
    taken: Mapping[str, Mapping[str, int]],
    ask: Ask,
) -> ColumnMapping | None:
    """The columns of the first file that was not read, else of the first; `taken` are those that were, by file and what they hold."""
    for file in sorted(files, key=lambda one: one.name in taken):
        if seen := seen_columns(file, form.text("sheet") or None, ask):
            own = taken.get(file.name, {})
            columns = [OfferedColumn(one, form.text(f"{_FIELD}{one.letters}"), _held(one, own)) for one in seen]  # fmt: skip
            return ColumnMapping(file.name, columns, kinds)
    return None


def _held(column: SeenColumn, taken: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(key for key, at in taken.items() if column_letters(at) == column.letters)
