"""The code of what is new beside others of its sort, by what is said of it: one for commands, pages and lists."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from itertools import count

from generator.sheets import worded_code
from generator.wording import code_from, fold
from generator.workspace import regex

PLANNED = "chỉ tiêu kế hoạch"
"""What the target of a whole campaign is called that says nothing else."""
_NUMBERED_PHASE = regex(r"giai doan (?:so )?(\d+)")


def code_beside(sort: str, said: Mapping[str, object], taken: Container[str]) -> str:
    """A code that no other of its sort has; `sort` is the key of the record that holds them all.

    An indicator has it by its noun, else by its name: `sang_kien`; a phase that is only numbered is `gd2`.
    """
    codes = [one for one in _proposed(sort, said) if one] or [sort]
    join = "-" if sort == "signatories" else "_"
    numbered = (f"{codes[-1]}{join}{number}" for number in count(2))
    free = (one for one in codes if one not in taken)
    return next(free, None) or next(one for one in numbered if one not in taken)


def _proposed(sort: str, said: Mapping[str, object]) -> Iterator[str]:
    name = str(said.get("name") or "")
    if sort == "signatories":
        yield code_from(name or str(said.get("position") or ""))
    elif sort == "groups":
        yield worded_code(name)
    elif sort == "phases" and (phase := _NUMBERED_PHASE.fullmatch(fold(name))):
        yield f"gd{phase[1]}"
    elif sort == "targets" and fold(name) == fold(PLANNED):
        yield "planned"
    else:
        noun = str(said.get("unit_of_measure") or "")
        yield from (code_from(text).replace("-", "_") for text in (noun, name))
