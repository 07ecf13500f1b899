"""Whether a repaired copy still says what the file said, letter by letter.

What a repair may make of a text is declared by its rule, as a check that the old text can be had back
from the new; all else must be the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.lint.reading.ooxml import NS, TAG, Element
from generator.lint.reading.word_package import WordPackage

Undoes = Callable[[Sequence[str], Sequence[str]], bool]
"""Whether the texts of a paragraph, old and new, are the same but for what was declared."""

_LETTERS = frozenset(TAG[f"w:{name}"] for name in ("t", "delText", "instrText", "delInstrText"))
_SIGNS = frozenset(
    TAG[f"w:{name}"] for name in ("tab", "br", "cr", "sym", "noBreakHyphen", "softHyphen", "ptab")
)
_WORD = f"{{{NS['w']}}}"
_PARAGRAPH = TAG["w:p"]


def texts_of(package: WordPackage) -> dict[str, list[tuple[str, ...]]]:
    """What every part says, paragraph by paragraph, as its pieces of text and signs."""
    return {
        name: list(_paragraphs(root))
        for name, root in package.trees()
        if root.tag.startswith(_WORD)
    }


def _paragraphs(root: Element) -> Iterator[tuple[str, ...]]:
    pieces: list[str] = []
    for node in root.iter(_PARAGRAPH, *_LETTERS, *_SIGNS):
        if node.tag == _PARAGRAPH:
            yield tuple(pieces)
            pieces = []
        else:
            pieces.append(node.text or "" if node.tag in _LETTERS else node.tag)
    yield tuple(pieces)


def says_the_same(
    old: Mapping[str, Sequence[tuple[str, ...]]],
    new: Mapping[str, Sequence[tuple[str, ...]]],
    declared: Iterable[Undoes],
) -> bool:
    """Whether nothing differs but what one of the declared changes takes back."""
    undoes = list(declared)
    return old.keys() == new.keys() and all(
        len(old[name]) == len(new[name])
        and all(
            one == two or any(undo(one, two) for undo in undoes)
            for one, two in zip(old[name], new[name], strict=True)
        )
        for name in old
    )
