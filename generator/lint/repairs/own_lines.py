"""Runs that print several lines are cut where a line or a column ends, so that each line can have its own looks.

Nothing that is printed changes by that.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise

from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.ooxml import TAG, Element
from generator.lint.repairs.certain import sure_lines
from generator.lint.repairs.components import own_runs

_ENDS = frozenset(TAG[f"w:{name}"] for name in ("br", "cr", "tab"))
_PLAIN = _ENDS | {
    TAG[f"w:{name}"]
    for name in ("rPr", "t", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak")
}


def cut_runs_at_lines(document: WordFile, parts: tuple[str, ...]) -> bool:
    """Cut the runs of these parts; whether there was anything to cut."""
    cut = [_cut(run) for run in dict.fromkeys(_shared(document, parts))]
    return any(cut)


def _shared(document: WordFile, parts: tuple[str, ...]) -> Iterator[Element]:
    """The runs that print a part and something else."""
    for letter in document.letters:
        for part in parts:
            lines = letter.lines_of(part)
            for line in sure_lines(letter, part):
                own = {id(run.element) for run in own_runs(line, lines)}
                words = (run.element for run in line.runs if run.text.strip())
                yield from (run for run in words if id(run) not in own)


def _cut(run: Element) -> bool:
    nodes = list(run)
    if any(node.tag not in _PLAIN for node in nodes):
        return False
    cuts = [at + 1 for at, node in enumerate(nodes[:-1]) if node.tag in _ENDS]
    pieces = [nodes[start:end] for start, end in pairwise([*cuts, len(nodes)])]
    look = run.find(TAG["w:rPr"])
    for piece in reversed(pieces):
        made = run.makeelement(run.tag, dict(run.attrib))
        if look is not None:
            made.append(deepcopy(look))
        made.extend(piece)
        run.addnext(made)
    return bool(cuts)
