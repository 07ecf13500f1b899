"""All letters of a batch as one document for the printer, each in sections of its own.

Made from finished documents of one template. Each letter starts on a new page, counts its pages
from 1 and has its own headers. Memory is flat but for what differs beside the main part. Automatic
numbering would run on from letter to letter (ours is typed), and footnotes are refused.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from generator import ooxml
from generator.word.merging.adoption import Adoption, adopted_parts
from generator.word.merging.sequence import Sequence
from generator.word.template.admission import CORE, MAIN
from generator.word.template.core_properties import CorePart, Properties
from generator.word.template.sandbox import Sandbox
from generator.workspace import SPARE, failure, put_in_place, sweep


def merge_documents(
    documents: Iterable[bytes],
    path: Path,
    *,
    properties: Properties | None = None,
    deflate: ooxml.Deflate = ooxml.ZLIB,
) -> int:
    """Puts one document of all these at `path`, in one step; how many there were.

    They are documents that this program made from one template. Nothing is written when there are
    none. Raises `GeneratorError` for what cannot be merged.
    """
    unpacked = map(ooxml.unpack_parts, documents)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=SPARE, dir=path.parent) as folder:
            first = next(unpacked, None)
            if first is None:
                return 0
            merger = _Merger(first, deflate)
            whole = Path(folder) / path.name
            count = merger.write(chain([first], unpacked), whole, properties)
            put_in_place(whole, path)
            sweep([path])
            return count
    except OSError as error:
        raise failure(path, error) from error


class _Merger:
    """The main part goes to a file as it comes; the other parts are few and stay in memory."""

    def __init__(self, first: dict[str, bytes], deflate: ooxml.Deflate) -> None:
        self._first = first
        self._kinds = ooxml.content_types(first)
        self._main = next(name for name, kind in self._kinds.items() if kind == MAIN)
        self._deflate = deflate
        self._adoption = Adoption(self._main, deflate)

    def write(
        self, documents: Iterable[dict[str, bytes]], path: Path, properties: Properties | None
    ) -> int:
        """Writes the package of all documents, one after the other; how many there were."""
        count = 0
        sequence = Sequence(self._adoption)
        with tempfile.TemporaryFile(dir=path.parent) as spool, path.open("wb") as target:
            text = ooxml.LongMember(spool)
            for count, parts in enumerate(documents, start=1):  # noqa: B007 - told at the end
                text.write(sequence.add(parts, self._main))
            text.write(sequence.end())
            main = text.finish(self._main)
            spool.seek(0)
            members = [main, *self._others(properties)]
            members.sort(key=lambda member: ooxml.member_order(member.name))
            for member in members:
                target.write(member.local)
                if member is main:
                    shutil.copyfileobj(spool, target, 1 << 20)
            target.write(ooxml.write_directory(members))
        return count

    def _others(self, properties: Properties | None) -> Iterable[ooxml.Member]:
        gone = adopted_parts(self._first, self._main) | {self._main, ooxml.CONTENT_TYPES}
        kept = {name: data for name, data in self._first.items() if name not in gone}
        if properties is not None:
            for name in [name for name in kept if self._kinds[name] == CORE]:
                kept[name] = CorePart(kept[name], Sandbox({})).render({}, properties)
        kept[ooxml.relations_name(self._main)] = self._adoption.write_relations()
        named = {**kept, self._main: b""}
        types = self._adoption.write_types(self._first[ooxml.CONTENT_TYPES], named)
        yield from self._adoption.members.values()
        for name, data in {**kept, ooxml.CONTENT_TYPES: types}.items():
            yield ooxml.deflate_member(name, data, self._deflate)
