"""The little language of skeletons: a file to begin with, cut to what the records hold.

`@name@` is a gap. Lines that begin with `#if NAME`, `#if NAME or NAME`, `#if not …` and `#end` keep or
drop what stands between them; `#whole` at the top says that the document speaks of the whole campaign and of no phase.
A line `key: @gap@` whose gap is empty is left out. None of this remains in the file that is made.
What follows the figures is not chosen here but by passages, whenever the document is made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from generator.workspace import regex

SKELETONS = Path(__file__).resolve().parent / "skeletons"
GENERAL = "general"
"""The skeleton of kinds that have none of their own."""
WHOLE = "#whole"
_GAP = regex(r"@(\w+)@")
_ONLY_A_GAP = regex(r"\s*(?:- )?[\w]+: \"?@(\w+)@\"?")


def skeletons() -> list[str]:
    """The documents that can be begun with prose of their own."""
    found = (path.stem for path in (SKELETONS / "documents").glob("*.yaml"))
    return sorted(name for name in found if name != GENERAL)


def speaks_of_whole(name: str) -> bool:
    """Whether a document speaks of the whole campaign and of no phase."""
    return name in skeletons() and _text(f"documents/{name}").startswith(WHOLE)


def is_for_each(name: str) -> bool:
    """Whether a document is begun for each unit anyway."""
    return name in skeletons() and "\nfor_each:" in _text(f"documents/{name}")


def fill_skeleton(name: str, gaps: Mapping[str, str], has: Collection[str] = ()) -> str:
    """The text of a skeleton (`documents/report`) with its gaps filled.

    `has` names what the records hold; a gap that is not known stays as it is.
    """
    lines = _kept(_text(name).splitlines(), has)
    return "".join(f"{line}\n" for line in _filled(lines, gaps))


def _text(name: str) -> str:
    return (SKELETONS / f"{name}.yaml").read_text(encoding="utf-8")


def _kept(lines: Iterable[str], has: Collection[str]) -> Iterator[str]:
    """The lines whose conditions all hold; the lines of the language itself are gone."""
    open_conditions: list[bool] = []
    for line in lines:
        bare = line.strip()
        if bare.startswith("#if "):
            names = bare.removeprefix("#if ").removeprefix("not ").split(" or ")
            open_conditions.append(
                any(map(has.__contains__, names)) is not bare.startswith("#if not ")
            )
        elif bare == "#end":
            open_conditions.pop()
        elif bare != WHOLE and all(open_conditions):
            yield line


def _filled(lines: Iterable[str], gaps: Mapping[str, str]) -> Iterator[str]:
    for line in lines:
        alone = _ONLY_A_GAP.fullmatch(line)
        if not (alone and gaps.get(alone[1]) == ""):
            yield _GAP.sub(lambda gap: gaps.get(gap[1], gap[0]), line)
