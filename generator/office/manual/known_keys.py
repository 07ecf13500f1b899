"""A key of the records looked up in the manual: where it stands, what it means, what it takes, an example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.office.manual.manual_text import docs_folder, manual_parts
from generator.workspace import unchanging

_FILE = re.compile(r"## (\w+): `(.+?)`")
_PLACES = re.compile(r"### (.+)")
_ROW = re.compile(r"\| `(\w+)` \| (.+?) \| \*(.*?)\* \| (.+?) \| `(.+)` \|")


@unchanging(frozen=True)
class KnownKey:
    """One key at one place of a file: `targets.rate` of `campaign`."""

    record: str
    file: str
    way: str
    meaning: str
    english: str
    takes: str
    example: str

    @property
    def full(self) -> str:
        """`campaign.targets.rate`"""
        return f"{self.record}.{self.way}"

    def told(self, language: str) -> Iterator[str]:
        """What is told of it, as Markdown."""
        first, second = self.meaning, self.english
        if language != "vi":
            first, second = second, first
        yield f"## `{self.way}`, {self.file}\n\n{first} (*{second}*)\n"
        yield f"- {self.takes}"
        yield f"- `{self.example}`"


def keys_text(asked: str, language: str = "vi") -> str | None:
    """The keys of that name as Markdown; `None` where no record has one."""
    found = keys_named(asked)
    lines = [line for one in found for line in one.told(language)]
    return "\n".join([f"# {asked.strip()}\n", *lines]) if found else None


def keys_named(asked: str) -> list[KnownKey]:
    """The keys of that name, or of that end of a way: `rate`, `targets.rate`, `campaign.targets.rate`; its last word alone where it is not there."""
    way = asked.strip().removesuffix(":").split(".")
    for end in (f".{'.'.join(way)}", f".{way[-1]}"):
        if found := [one for one in known_keys() if f".{one.full}".endswith(end)]:
            return found
    return []


@cache
def known_keys() -> tuple[KnownKey, ...]:
    """Every key of every record, as docs/keys.md tells them."""
    return tuple(_keys((docs_folder() / "keys.md").read_text(encoding="utf-8")))


def _keys(text: str) -> Iterator[KnownKey]:
    record = file = ""
    for part in manual_parts(text):
        head, _, table = part.partition("\n")
        if found := _FILE.match(head):
            record, file = found.groups()
        inner = _PLACES.match(head)
        places = re.findall(r"`(.+?)`", inner[1]) if inner else [""]
        for key, meaning, english, takes, example in _ROW.findall(table):
            told = [one.replace("`", "").replace("\\", "") for one in (meaning, english, takes)]
            texts = (*told, example.replace("\\|", "|"))
            for place in places:
                yield KnownKey(record, file, f"{place}.{key}".lstrip("."), *texts)
