"""A Word template: opened and checked once, then rendered for as many contexts as there are.

Says which names the template uses and what is wrong with it; makes finished documents, or tells
the place of the tag that failed. Where contexts come from and where bytes go is left to callers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from jinja2.exceptions import TemplateSyntaxError

from generator import ooxml
from generator.problems import MachineFailed, Problem, say
from generator.word.template.absent_names import Filter
from generator.word.template.admission import (
    BROKEN,
    damaged,
    not_well_formed,
    open_source,
    refuse,
)
from generator.word.template.compiled import Compiled
from generator.word.template.core_properties import CorePart, Properties
from generator.word.template.laid_columns import HeadingColumns, Margins, lay_columns, lay_margins
from generator.word.template.leftovers import take_leftovers
from generator.word.template.prepared import Prepared, Read, find_prepared, prepare
from generator.word.template.sandbox import Offered, Sandbox
from generator.word.template.sections import PORTRAIT, margins_of, orient_sections
from generator.word.template.style_names import find_missing_styles, with_our_styles
from generator.word.template.tagged_parts import TaggedPart, explain, read_parts
from generator.word.template.unknown import Refusal, TellGap, plain_refusal
from generator.word.template.used_names import NameUse, check_names, find_names
from generator.workspace import once

if TYPE_CHECKING:
    from generator.word.charts.chart_model import FinishedChart
    from generator.word.pictures.picture import FinishedPicture


def open_template(
    source: Path | bytes,
    *,
    name: str = "",
    filters: Mapping[str, Filter] | None = None,
    offered: Offered | None = None,
    refusal: Refusal = plain_refusal,
) -> Template:
    """A template from a file or from its bytes; `name` is how messages call it.

    `filters` are the only functions its tags may use beside a short list of Jinja's own; `offered`
    lists the names that may be asked of a value, by its class, `refusal` words what it means that one
    of them has no value. Raises
    `TemplateBroken` with all that is wrong: the file itself, macros, outside links, tags that are
    not understood, not allowed, or in a part that is not rendered.
    """
    called = name or (str(source) if isinstance(source, Path) else "mau.docx")
    sandbox = Sandbox(filters or {}, offered, refusal, autoescape=True)
    return Template(*open_source(source, called), called, sandbox)


class Template:
    """An opened template; `digest` is the hash of the file, `filters` are those that its tags use; `is_ours` says
    that it is one of those that travel with the program, as it was shipped.

    Made by `open_template`.
    """

    def __init__(
        self, data: bytes, members: Mapping[str, bytes], name: str, sandbox: Sandbox
    ) -> None:
        self.name = name
        self.digest = hashlib.sha256(data).hexdigest()
        self._sandbox = sandbox
        self._members = members
        known = find_prepared(self.digest)
        made = known or prepare(*self._read, name)
        self.is_ours = known is not None
        self.filters = made.filters
        self._core_name = made.core_name
        self._core = CorePart(made.core, self._sandbox)
        self._compiled = _compile(made, name, self._sandbox)
        self._is_upright = made.is_upright
        self._static: dict[str, list[ooxml.Member]] = {}
        self._last: dict[tuple[str, str], tuple[bytes, ooxml.Member]] = {}
        self._layout: tuple[list[str], list[int]] = ([], [])
        self._lock = Lock()

    @once
    def _read(self) -> Read:
        return read(self._members, self.name, self._sandbox)

    @property
    def _parts(self) -> Sequence[TaggedPart]:
        return self._read[2]

    @property
    def margins(self) -> dict[str, int]:
        """The margins of its first page in twips, by side; empty where it does not say them in numbers."""
        return margins_of(self._members.get("word/document.xml", b""))

    def names(self) -> list[NameUse]:
        """Every name that the tags use, part by part in order, each with its place."""
        return [use for part in self._parts for use in find_names(part.tree, part.tags)]

    def check(self, vocabulary: Iterable[str]) -> list[Problem]:
        """A problem for each name that is not in the vocabulary (see `check_names`).

        Warnings for what its authors have left in it, and for styles that it lacks.
        """
        return [*check_names(self.names(), vocabulary), *self._read[0]]

    def render(
        self,
        context: Mapping[str, Any],
        *,
        orientations: Sequence[str] = (),
        columns: HeadingColumns | None = None,
        margins: Margins | None = None,
        properties: Properties | None = None,
        charts: Mapping[str, FinishedChart] | None = None,
        pictures: Mapping[str, FinishedPicture] | None = None,
        deflate: ooxml.Deflate = ooxml.ZLIB,
        tell: TellGap | None = None,
    ) -> bytes:
        """The finished `.docx`; the same arguments give the same bytes.

        `orientations` turns the sections in order, `columns` lays the heading out and `margins` the page of
        a shipped template; `properties` wins over the template's own;
        `charts` and `pictures` stand in the place of their markers; in a draft `tell` says what gaps print. Raises
        `RecordsInvalid` (`TemplateBroken` when the template is to blame) with the place.
        """
        try:
            with self._lock, self._leniently(tell):
                own = self._compiled.render(context)
                own[self._core_name] = self._core.render(context, properties)
                static = self._static_members(deflate)
        except (MachineFailed, MemoryError):
            raise
        except Exception as error:
            raise explain(error, self._parts, context, self._sandbox, self.name) from error
        main = self._compiled.main
        if columns and main in own:
            own[main] = lay_columns(own[main], columns if self.is_ours else columns.as_shipped)
        if margins and self.is_ours:
            own = {name: lay_margins(part, margins) for name, part in own.items()}
        is_turned = any(one != PORTRAIT for one in orientations) or not self._is_upright
        if orientations and is_turned and main in own:
            own[main] = orient_sections(own[main], orientations)
        added: dict[str, bytes] = {}
        whole = {**self._compiled.static, **own}
        if (charts or pictures) and (changed := _with_drawings(whole, charts, pictures)):
            known = own.keys() | self._compiled.static.keys()
            own |= {name: data for name, data in changed.items() if name in known}
            added = {name: data for name, data in changed.items() if name not in known}
            static = [member for member in static if member.name not in own]
        made = [self._deflate(name, data, deflate) for name, data in own.items()]
        members = self._in_order(made, static)
        # What charts add stands after all else, so that it is added to no other document.
        members += [ooxml.deflate_member(name, data, deflate) for name, data in added.items()]
        return ooxml.write_package(members, rights=ooxml.OWNERS if added else 0)

    @contextmanager
    def _leniently(self, tell: TellGap | None) -> Iterator[None]:
        self._sandbox.leniency.tell = tell
        try:
            yield
        finally:
            self._sandbox.leniency.tell = None

    def _in_order(self, made: list[ooxml.Member], static: list[ooxml.Member]) -> list[ooxml.Member]:
        """All members by `member_order`; the places are worked out once for each set of names."""
        members = [*made, *static]
        names = [member.name for member in members]
        known, places = self._layout
        if names != known:
            places = sorted(range(len(names)), key=lambda place: ooxml.member_order(names[place]))
            self._layout = (names, places)
        return [members[place] for place in places]

    def _deflate(self, name: str, data: bytes, deflate: ooxml.Deflate) -> ooxml.Member:
        """The member; that of the last document when it holds the same, as headers mostly do."""
        last, member = self._last.get((name, deflate.name), (b"", None))
        if member is None or last != data:
            member = ooxml.deflate_member(name, data, deflate)
            self._last[name, deflate.name] = (data, member)
        return member

    def _static_members(self, deflate: ooxml.Deflate) -> list[ooxml.Member]:
        if deflate.name not in self._static:
            self._static[deflate.name] = [
                ooxml.deflate_member(name, data, deflate)
                for name, data in self._compiled.static.items()
                if name != self._core_name
            ]
        return self._static[deflate.name]


def read(members: Mapping[str, bytes], name: str, sandbox: Sandbox) -> Read:
    """What authors left in a template, its parts without that, and those with tags. Raises `TemplateBroken`."""
    leftovers, clean = _cleaned(members, name)
    return leftovers, clean, read_parts(clean, name, sandbox)


def _with_drawings(
    parts: Mapping[str, bytes],
    charts: Mapping[str, FinishedChart] | None,
    pictures: Mapping[str, FinishedPicture] | None,
) -> dict[str, bytes]:
    """What changes in a package with its charts and pictures in it; what makes them is loaded where there are any."""
    changed: dict[str, bytes] = {}
    if charts:
        from generator.word.charts.chart_parts import add_charts

        changed = add_charts(parts, charts)
    if pictures:
        from generator.word.pictures.picture_parts import add_pictures

        changed |= add_pictures({**parts, **changed}, pictures)
    return changed


def _cleaned(members: Mapping[str, bytes], name: str) -> tuple[list[Problem], dict[str, bytes]]:
    """What the authors left in the parts, and the parts without it."""
    try:
        told, left = take_leftovers(members, name)
        clean = with_our_styles(left)
        return [*told, *find_missing_styles(clean, name)], clean
    except ooxml.NotXml:
        raise not_well_formed(name) from None


def _compile(made: Prepared, name: str, sandbox: Sandbox) -> Compiled:
    """The template compiled, or its refusal: what single tags do not show, the whole may."""
    try:
        return Compiled(made.sources, made.static, sandbox)
    except TemplateSyntaxError:
        message = say("các thẻ của mẫu không khớp nhau; xem lại các thẻ tr, tc, p, r, hm, vm")
        raise refuse(name, "E-TPL-SYNTAX", message) from None
    except BROKEN as error:
        raise damaged(name) from error
