"""Two people changed one file: what both left, what one of them changed, and what only a person can choose.

The common text is what both began with. Nothing is thrown away here: every block holds all three texts, and
what is taken of each is the caller's to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby, takewhile

from generator.records.pieces import Piece, pieces_of
from generator.workspace import unchanging

Names = tuple[str, ...]


class Side(StrEnum):
    """Whose text of a block is meant."""

    COMMON = "common"
    MINE = "mine"
    DISK = "disk"


class BlockFate(StrEnum):
    """What became of a block since both began."""

    LEFT = "left"
    """Both have it as it was."""
    MINE = "mine"
    """Only I changed it."""
    DISK = "disk"
    """Only the file was changed."""
    ALIKE = "alike"
    """Both changed it, to the same."""
    CLASH = "clash"
    """Both changed it: one must be chosen."""


@unchanging(frozen=True)
class MergeBlock:
    """A stretch of a file three times; `way` are the keys and codes that lead to it."""

    way: Names
    common: str
    mine: str
    disk: str
    fate: BlockFate

    @property
    def proposed(self) -> Side:
        """The side that is taken where nobody chooses; of a clash mine."""
        return Side.DISK if self.fate is BlockFate.DISK else Side.MINE

    def text(self, side: Side) -> str:
        return {Side.COMMON: self.common, Side.MINE: self.mine, Side.DISK: self.disk}[side]


@unchanging(frozen=True)
class ThreeTexts:
    r"""A file in blocks; lines end with `\n` in them, `end` is how they end in the file."""

    blocks: tuple[MergeBlock, ...]
    end: str
    is_closed: bool
    """Whether the last line of the file has an end."""

    @property
    def clashes(self) -> tuple[int, ...]:
        """The places of the blocks of which one side must be chosen."""
        return tuple(place for place, one in enumerate(self.blocks) if one.fate is BlockFate.CLASH)

    @property
    def merged(self) -> str | None:
        """Both changes together; nothing where they clash."""
        return None if self.clashes else self.taking({})

    def taking(self, choices: Mapping[int, Side]) -> str:
        """The text with what was chosen, by the places of blocks; of others what is proposed."""
        told = "".join(
            one.text(choices.get(place, one.proposed)) for place, one in enumerate(self.blocks)
        )
        if not self.is_closed:
            told = told.removesuffix("\n")
        return told.replace("\n", self.end)


def three_ways(common: str | None, mine: str, disk: str) -> ThreeTexts:
    """What two texts made of a common one. Where that is not known, whatever differs must be chosen."""
    ours, theirs = pieces_of(_closed(mine)), pieces_of(_closed(disk))
    origin = ours if common is None else pieces_of(_closed(common))
    found = _joined(_of_pieces((), origin, ours, theirs))
    if common is None:
        found = [_unknown(one) for one in found]
    end = "\r\n" if "\r\n" in disk else "\n"
    return ThreeTexts(tuple(found), end, disk.endswith("\n") or not disk)


def _closed(text: str) -> str:
    told = text.replace("\r\n", "\n").replace("\r", "\n")
    return told if not told or told.endswith("\n") else f"{told}\n"


def _unknown(block: MergeBlock) -> MergeBlock:
    if block.fate is BlockFate.LEFT:
        return block
    return replace(block, common="", fate=BlockFate.CLASH)


_Many = Sequence[Piece]


def _of_pieces(way: Names, common: _Many, mine: _Many, disk: _Many) -> Iterator[MergeBlock]:
    if not all(map(_are_named, (common, mine, disk))):
        yield from _by_text(way, common, mine, disk)
    elif _in_one_order(common, mine, disk):
        yield from _by_name(way, common, mine, disk)
    else:
        yield _block(way, *map(_text_of, (common, mine, disk)))


def _text_of(pieces: _Many) -> str:
    return "".join(one.text for one in pieces)


def _are_named(pieces: _Many) -> bool:
    names = [one.name for one in pieces]
    return None not in names and len(set(names)) == len(names)


def _in_one_order(*lists: _Many) -> bool:
    """Whether no two lists have what both have in another order."""
    names = [[one.name for one in pieces] for pieces in lists]
    for first in names:
        for second in names:
            known = set(first).intersection(second)
            if [one for one in first if one in known] != [one for one in second if one in known]:
                return False
    return True


def _by_name(way: Names, common: _Many, mine: _Many, disk: _Many) -> Iterator[MergeBlock]:
    found = [{one.name: one for one in pieces} for pieces in (common, mine, disk)]
    for name in _order([one.name for one in mine], [one.name for one in disk]):
        further = (*way, name) if name else way
        yield from _of_one(further, *(known.get(name) for known in found))


def _order(mine: Iterable[str | None], disk: Iterable[str | None]) -> Iterator[str | None]:
    """All names in an order that is that of both; mine come behind what they follow in mine."""
    theirs = dict.fromkeys(disk)
    followers: dict[str | None, list[str | None]] = {}
    behind: str | None = None
    for name in mine:
        if name in theirs:
            behind = name
        else:
            followers.setdefault(behind, []).append(name)
    yield from followers.get(None, ())
    for name in theirs:
        yield name
        yield from followers.get(name, ())


def _of_one(
    way: Names, common: Piece | None, mine: Piece | None, disk: Piece | None
) -> Iterator[MergeBlock]:
    """One piece as all three have it, or have it not."""
    texts = [one.text if one else "" for one in (common, mine, disk)]
    if common and mine and disk and len(set(texts)) > 1:
        inner = [one.inner for one in (common, mine, disk)]
        if all(inner):
            yield from _of_pieces(way, *inner)
            return
    yield _block(way, *texts)


def _block(way: Names, common: str, mine: str, disk: str) -> MergeBlock:
    if mine == disk:
        fate = BlockFate.LEFT if mine == common else BlockFate.ALIKE
    elif mine == common:
        fate = BlockFate.DISK
    else:
        fate = BlockFate.MINE if disk == common else BlockFate.CLASH
    return MergeBlock(way, common, mine, disk, fate)


def _by_text(way: Names, common: _Many, mine: _Many, disk: _Many) -> Iterator[MergeBlock]:
    """What neither touched holds the texts together; between, piece by piece where there are as many."""
    in_mine, in_disk = _kept(common, mine), _kept(common, disk)
    begun = (0, 0, 0)
    for place in (*sorted(in_mine.keys() & in_disk.keys()), len(common)):
        is_end = place == len(common)
        ends = (
            place,
            len(mine) if is_end else in_mine[place],
            len(disk) if is_end else in_disk[place],
        )
        spans = zip((common, mine, disk), begun, ends, strict=True)
        yield from _between(way, *(pieces[start:stop] for pieces, start, stop in spans))
        if not is_end:
            yield _block(way, *([common[place].text] * 3))
            begun = (ends[0] + 1, ends[1] + 1, ends[2] + 1)


def _kept(common: _Many, other: _Many) -> dict[int, int]:
    """Where each piece of the common text stands that the other still has."""
    matcher = SequenceMatcher(
        None, [one.text for one in common], [one.text for one in other], autojunk=False
    )
    return {
        first + step: second + step
        for first, second, size in matcher.get_matching_blocks()
        for step in range(size)
    }


def _between(way: Names, common: _Many, mine: _Many, disk: _Many) -> Iterator[MergeBlock]:
    if len(common) == len(mine) == len(disk):
        for three in zip(common, mine, disk, strict=True):
            yield from _of_one(way, *three)
    elif common or mine or disk:
        yield _block(way, *map(_text_of, (common, mine, disk)))


def _joined(blocks: Iterable[MergeBlock]) -> list[MergeBlock]:
    """What both left, and stands together, as one."""
    found = list[MergeBlock]()
    for fate, some in groupby(blocks, key=lambda one: one.fate):
        if fate is not BlockFate.LEFT:
            found += some
            continue
        first, *others = some
        text = "".join(one.mine for one in (first, *others))
        way = first.way
        for one in others:
            way = way[: sum(_alike_so_far(way, one.way))]
        found.append(MergeBlock(way, text, text, text, fate))
    return found


def _alike_so_far(way: Names, other: Names) -> Iterator[bool]:
    """As many as both begin with."""
    return takewhile(bool, (a == b for a, b in zip(way, other, strict=False)))
