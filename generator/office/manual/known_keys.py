"""A key of the records looked up in the manual: where it stands, what it means, what it takes, an example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.office.manual.manual_text import docs_folder, manual_parts
from generator.workspace import regex, unchanging

_FILE = regex(r"## (\w+): `(.+?)`")
_PLACES = regex(r"### (.+)")
_ROW = regex(r"\| `(\w+)` \| (.+?) \| \*(.*?)\* \| (.+?) \| `(.+)` \|")

_MANY = 20
"""More keys of one name are listed by their places alone."""


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

    @property
    def place(self) -> str:
        """Where it stands, in one line."""
        return f"- `{self.way}`, {self.file}"

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
    many = len(found) > _MANY
    lines = [line for one in found for line in ([one.place] if many else one.told(language))]
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
    """Every key of every record, as docs/keys.md tells them; then those of an office's own format (docs/format_keys.md)."""
    pages = ("keys.md", "format_keys.md")
    texts = [(docs_folder() / one).read_text(encoding="utf-8") for one in pages]
    return tuple(key for text in texts for key in _keys(text))


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
