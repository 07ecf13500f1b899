"""Which columns of an office's list hold the name, code, group … of its units, and their bases.

A column of numbers is a base when its title is that of one that is known, or begins with «số»; what
else stands in a list (addresses, telephones, remarks) is left out and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from generator.model.campaign import Base, Indicator
from generator.problems import say
from generator.sheets.band import NO_BAND, find_band
from generator.sheets.base_titles import base_title
from generator.sheets.column_search import NO_UNIT, ColumnSearch, told_columns
from generator.sheets.column_titles import (
    full_title,
    likeness_to_named,
    means_other,
    means_rate,
    plain_title,
)
from generator.sheets.doubts import Ask, SpreadsheetRefused
from generator.sheets.grid import Grid
from generator.sheets.measures import other_measure
from generator.sheets.proposed_codes import worded_code
from generator.sheets.table_columns import Columns
from generator.sheets.title_doubts import is_no_base
from generator.sheets.usual_words import NUMBER_OF, known_base, usual
from generator.workspace import TextRefused, composed, regex, unchanging

FIELDS = ("name", "code", "short_name", "group", "parent", "tier", "aliases")
_NUMBER_WORDS = regex(r"\s*(?:tổng\s+)?số(?:\s+lượng)?\s+", re.IGNORECASE)
_BRACKETED = regex(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
_IN_DONG = regex(r"\b(?:dong|vnd)\b|d\)")
_NO_AMOUNT = regex(r"\b(?:dien thoai|ngay|hang|xep loai|ghi chu)\b")
_BASE_CODE = regex(r"[a-z][a-z0-9_]*")


@unchanging(frozen=True)
class ListColumns:
    """Where a list keeps what is read from it; `bases` are by code, `names` what these are called."""

    fields: Mapping[str, int]
    bases: Mapping[str, int]
    names: Mapping[str, str]
    ordinal: int | None = None
    first_row: int = 1
    titles: Mapping[int, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    @property
    def by_content(self) -> dict[str, int]:
        """Every column that is read, by what it holds."""
        return {**self.fields, **self.bases}

    @property
    def as_table(self) -> Columns:
        """The same as of a table whose counts are the bases."""
        return Columns(
            counts=self.bases,
            unit=self.fields["name"],
            code=self.fields.get("code"),
            ordinal=self.ordinal,
            first_row=self.first_row,
            titles=self.titles,
        )


@unchanging(frozen=True)
class Listing:
    """What is looked for in a list: bases that the campaign has, columns told."""

    bases: Sequence[Base] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    year: int | None = None
    """The year that the campaign lies in."""

    def likeness(self, title: str) -> int:
        """How surely a title is over what rows are called by; one that is told is for certain."""
        told = {full_title(value) for value in self.told.values()}
        if title in told or ("name" in self.told and title in usual("ordinal")):
            return 2
        return likeness_to_named(title)

    def is_other(self, path: tuple[str, ...]) -> bool:
        """Whether a title is one that lists of units have beside the name."""
        title = plain_title(path[-1])
        parts = ("short_name", "group", "parent", "aliases")
        return any(title in usual(part) for part in parts) or bool(self.base_of(title))

    def base_of(self, title: str) -> str | None:
        """The code of the base that a title means, of the campaign's first."""
        bare = NUMBER_OF.sub("", title).strip()
        for base in self.bases:
            if {title, bare} & {
                plain_title(base.name),
                plain_title(base.label),
                full_title(base.code),
            }:
                return base.code
        return known_base(title)


def read_list_columns(text: str) -> dict[str, str]:
    """`name=B,group=C,members=D` as a mapping; a key that is none of the fields is a base."""
    told = told_columns(
        text,
        lambda key: key in {*FIELDS, "unit"} or _BASE_CODE.fullmatch(key) is not None,
        "name=B,members=D",
        [*FIELDS, "members …"],
    )
    if "unit" in told:
        told.setdefault("name", told.pop("unit"))
    return told


def find_list_columns(grid: Grid, listing: Listing, ask: Ask) -> ListColumns:
    """The columns of a list; raises `SpreadsheetRefused` with all that could not be found."""
    return _Search(grid, listing, ask).columns()


def has_list(grid: Grid, listing: Listing) -> bool:
    """Whether a sheet has a title over names of units."""
    return find_band(grid, listing.is_other, listing.likeness, least=1) is not None


class _Search(ColumnSearch):
    hint = say("chỉ rõ bằng --columns, ví dụ --columns name=B,members=D")

    def __init__(self, grid: Grid, listing: Listing, ask: Ask) -> None:
        band = find_band(grid, listing.is_other, listing.likeness, least=1) or NO_BAND
        super().__init__(grid, band, listing.told, ask)
        self.listing = listing

    def columns(self) -> ListColumns:
        self.find_titles("name", self.listing.is_other, *NO_UNIT)
        fields = {key: self.told_at(key) or self._first(key) for key in FIELDS if key != "name"}
        taken = {column for column in fields.values() if column is not None}
        fields = {
            "name": (None if self.is_named else self.told_at("name"))
            or self._name(taken | self.claimed),
            **fields,
        }
        found = {key: column for key, column in fields.items() if column is not None}
        ordinal = self.ordinal(before=found.get("name", 1))
        bases = dict(self._bases({*found.values(), ordinal or 0}))
        known = {base.code: base.name for base in self.listing.bases}
        self.once({**found, **bases})
        for code, column in bases.items():
            name = known.get(code) or self._base_name(column)
            if code in known or not _IN_DONG.search(full_title(name)):
                self.doubt_measure(column, _BRACKETED.sub("", name).strip())
        if self.problems:
            raise SpreadsheetRefused(self.problems)
        read = {*found.values(), *bases.values(), ordinal}
        return ListColumns(
            fields=found,
            bases=bases,
            names={code: known.get(code) or self._base_name(at) for code, at in bases.items()},
            ordinal=ordinal,
            first_row=self.band.first_row,
            titles=self.titles,
            left_out=tuple(self.shown(one) for one in self._left_out() if one not in read),
        )

    def _left_out(self) -> Iterator[int]:
        """The columns that are told where nothing takes them: those with a title that are seen or hold figures, and figures without one."""
        yield from (
            one for one in self.band.titles if one in self.visible or not self.is_words(one)
        )
        untitled = (one for one in self.of_figures() if one not in self.band.titles)
        yield from (one for one in untitled if not self.is_words(one))

    def _first(self, key: str) -> int | None:
        """The column with a usual title of a field; of several somebody chooses."""
        return self.single([one for one in self.usual(key) if key == "code" or self.is_words(one)])

    def _name(self, taken: set[int]) -> int | None:
        return self.unit(one for one in self.visible if one not in taken and self.is_words(one))

    def _bases(self, taken: set[int]) -> Iterator[tuple[str, int]]:
        """Every base with its column, those told by their code first."""
        codes: set[str] = set()
        for code in self.told:
            if code not in FIELDS and (column := self.told_at(code)) is not None:
                codes.add(code)
                taken = {*taken, column}
                yield code, column
        for column, known in self._once_each(taken, codes):
            code = known or worded_code(self._base_name(column), codes)
            codes.add(code)
            yield code, column

    def _once_each(self, taken: set[int], told: set[str]) -> list[tuple[int, str | None]]:
        """The columns of bases with their known codes; of several of one base somebody chooses."""
        bases = {
            column: self._known(column)
            for column in self.visible
            if column not in taken and self._is_base(column)
        }
        found = {code: [at for at, one in bases.items() if one == code] for code in bases.values()}
        chosen = {code: self.single(at) for code, at in found.items() if code and code not in told}
        return [
            (column, code)
            for column, code in bases.items()
            if code is None or chosen.get(code) == column
        ]

    def _known(self, column: int) -> str | None:
        """The code of the base that the titles of a column mean: the lowest as it stands, else what they say together."""
        last = plain_title(self.band.path(column)[-1])
        return self.listing.base_of(last) or self.listing.base_of(self._base_title(column))

    def _base_title(self, column: int) -> str:
        return plain_title(base_title(self.band.titles[column]))

    def _is_base(self, column: int) -> bool:
        if self.is_words(column) or is_no_base(self.band.titles[column], self.listing.year):
            return False
        if self._known(column):
            return True
        title = self._base_title(column)
        bare = NUMBER_OF.sub("", title, count=1).strip()
        is_number = NUMBER_OF.match(title) is not None and bool(bare)
        return is_number and _may_be_base(title)

    def _base_name(self, column: int) -> str:
        """`Tổng số CNVCLĐ` is the base CNVCLĐ, `Số đoàn viên` đoàn viên."""
        title = base_title(self.band.titles.get(column, ("",)))
        return _bare_name(title) or title


def base_named(title: str) -> str:
    """The base that a title of figures may name: «Số CBVC» is CBVC; nothing of telephones, ordinals, shares."""
    return (_bare_name(title) or "") if _may_be_base(plain_title(title)) else ""


def no_amount(title: str, *, rates: bool) -> bool:
    """Whether figures under a title are surely no amount of anything: telephones, days, ranks; with `rates` also shares."""
    plain = plain_title(title)
    is_named = _NO_AMOUNT.search(plain) is not None or _is_none(
        NUMBER_OF.sub("", plain, count=1).strip()
    )
    return is_named or (rates and means_rate(full_title(title)))


def base_meant(title: str, bases: Sequence[Base]) -> str:
    """The code of that of some bases which a title means: «Tổng số hộ», «Số hộ dân» are «hộ».

    None of a title that says another time or another unit of measure: «Số hộ (năm trước)», «Số hộ (nghìn hộ)».
    """
    is_base = base_named(title) and not is_no_base([title])
    meant = Listing(bases).base_of(plain_title(title)) if is_base else None
    found = (one for one in bases if one.code == meant and not other_measure([title], (), one.name))
    return next((one.code for one in found), "")


def _may_be_base(title: str) -> bool:
    if known_base(title):
        return True
    return not means_other(title) and not _is_none(NUMBER_OF.sub("", title, count=1).strip())


def _bare_name(title: str) -> str | None:
    """`Tổng số CNVCLĐ` is the base CNVCLĐ, `Số đoàn viên` đoàn viên."""
    name = _NUMBER_WORDS.sub("", title, count=1) or title
    try:
        name = composed(" ".join(name.split()))
    except TextRefused:
        return None
    is_word = name[:1].isupper() and name[1:2].islower()
    return name[0].lower() + name[1:] if is_word else name


def _is_none(bare: str) -> bool:
    return any(bare == one or bare.startswith(f"{one} ") for one in usual("no_bases"))


def as_indicators(columns: ListColumns) -> dict[str, Indicator]:
    """The bases as what is counted in a table."""
    return {
        code: Indicator(code=code, name=name, unit_of_measure=name)
        for code, name in columns.names.items()
    }
