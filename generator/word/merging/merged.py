"""All letters of a batch as one document for the printer, each in sections of its own.

Made from finished documents of one template. Each letter starts on a new page, counts its pages
from 1 and has its own headers. Memory is flat but for what differs beside the main part. Automatic
numbering would run on from letter to letter (ours is typed), and footnotes are refused.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.ooxml import (
    CONTENT_TYPES,
    ZLIB,
    Deflate,
    LongMember,
    Member,
    content_types,
    deflate_member,
    member_order,
    relations_name,
    unpack_parts,
    write_directory,
)
from generator.word.merging.adoption import Adoption, adopted_parts
from generator.word.merging.sequence import Sequence
from generator.word.template.core_properties import CorePart, Properties
from generator.word.template.inspection import CORE, MAIN
from generator.word.template.sandbox import Sandbox
from generator.workspace import TEMPORARY, failure, sync_folder


def merge_documents(
    documents: Iterable[bytes],
    path: Path,
    *,
    properties: Properties | None = None,
    deflate: Deflate = ZLIB,
) -> int:
    """Puts one document of all these at `path`, in one step; how many there were.

    They are documents that this program made from one template. Nothing is written when there are
    none. Raises `GeneratorError` for what cannot be merged.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=TEMPORARY, dir=path.parent) as folder:
            merger = _Merger(Path(folder), deflate)
            count = merger.take(documents)
            if count:
                merger.finish(Path(folder) / path.name, properties)
                (Path(folder) / path.name).replace(path)
                sync_folder(path.parent)
            return count
    except OSError as error:
        raise failure(path, error) from error


class _Merger:
    """The main part goes to a file as it comes; the other parts are few and stay in memory."""

    def __init__(self, folder: Path, deflate: Deflate) -> None:
        self._folder = folder
        self._deflate = deflate
        self._first: dict[str, bytes] = {}
        self._main = ""
        self._adoption = Adoption("", deflate)
        self._member: Member | None = None

    def take(self, documents: Iterable[bytes]) -> int:
        """Takes in all documents, one after the other."""
        count = 0
        with (self._folder / "main").open("wb") as stream:
            target = LongMember(stream)
            sequence = Sequence(self._adoption)
            for data in documents:
                parts = unpack_parts(data)
                if not count:
                    self._begin(parts)
                target.write(sequence.add(parts, self._main))
                count += 1
            if count:
                target.write(sequence.end())
                self._member = target.finish(self._main)
        return count

    def _begin(self, parts: dict[str, bytes]) -> None:
        self._first = parts
        self._main = next(name for name, kind in content_types(parts).items() if kind == MAIN)
        self._adoption.main = self._main

    def finish(self, path: Path, properties: Properties | None) -> None:
        """Writes the package."""
        if self._member is None:
            raise ValueError(path)
        members = sorted(
            [self._member, *self._others(properties)], key=lambda member: member_order(member.name)
        )
        with path.open("wb") as target, (self._folder / "main").open("rb") as main:
            for member in members:
                target.write(member.local)
                if member is self._member:
                    shutil.copyfileobj(main, target, 1 << 20)
            target.write(write_directory(members))

    def _others(self, properties: Properties | None) -> Iterable[Member]:
        gone = adopted_parts(self._first, self._main) | {self._main, CONTENT_TYPES}
        kept = {name: data for name, data in self._first.items() if name not in gone}
        kept |= self._properties(properties)
        kept[relations_name(self._main)] = self._adoption.write_relations()
        named = {**kept, self._main: b""}
        kept[CONTENT_TYPES] = self._adoption.write_types(self._first[CONTENT_TYPES], named)
        yield from self._adoption.members.values()
        for name, data in kept.items():
            yield deflate_member(name, data, self._deflate)

    def _properties(self, given: Properties | None) -> Mapping[str, bytes]:
        kinds = content_types(self._first)
        return {
            name: CorePart(data, Sandbox({})).render({}, given)
            for name, data in self._first.items()
            if given is not None and kinds[name] == CORE
        }
