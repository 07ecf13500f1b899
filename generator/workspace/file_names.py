"""File names made from data, which every system takes and tells apart."""

from __future__ import annotations

import re
import unicodedata

from generator.workspace.lazily import regex

NAME_CAP = 120
_FIXED = frozenset({"campaign", "units", "quotas"})
_RECORD_NAME = regex(
    r"(?!~\$|\.)(?P<stem>.+?)(?:\.ya?ml(?:\.\w+|~)?|\.yaml?[ _(-].*)", re.IGNORECASE
)
_COPY_MARKS = regex(
    r"(?:^(?:copy of|bản sao của) |[ _-]*(?:\(\d{1,3}\)|\bcopy\b|\bbản sao\b|\bban sao\b|\([^()]*conflicted copy[^()]*\)))+",
    re.IGNORECASE,
)
_SIMPLE = regex(r"[a-zA-Z0-9][a-zA-Z0-9-]*(?:\.[a-zA-Z0-9]+)?")
_EXTENSION = 5
_RESERVED = regex(r"(?:CON|PRN|AUX|NUL|COM[1-9¹²³]|LPT[1-9¹²³])(?:\.|$)", re.IGNORECASE)


def safe_name(text: str, *, cap: int = NAME_CAP) -> str:
    """A file name that every system takes: letters and digits of any script, `-`, `_`, `.`.

    At most `cap` bytes of UTF-8, cut between letters. Empty when nothing usable is left.

    >>> safe_name("Thư / Tân Phú: 1?.docx")
    'Thư_Tân_Phú_1.docx'
    >>> safe_name("../con.docx")
    '_con.docx'
    """
    if _SIMPLE.fullmatch(text) and len(text) <= cap and not is_reserved(text):
        return text
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(letter if _fits(letter) else " " for letter in composed)
    joined = re.sub(r"[\s_]+", "_", kept.strip()).strip(" .").lstrip("-._~ ")
    stem, extension = _split(joined)
    name = _cut(stem, cap - len(extension.encode())) + extension
    return f"_{name}" if is_reserved(name) else name


def meant_name(name: str) -> str:
    """The record that a file name stands for, as copying, unpacking, Notepad and editors change it.

    Empty for a name that has nothing of a record.

    >>> meant_name("units - Copy (2).yaml"), meant_name("Units.yaml.txt"), meant_name("thư.docx")
    ('units.yaml', 'units.yaml', '')
    """
    found = _RECORD_NAME.fullmatch(unicodedata.normalize("NFC", name))
    if found is None:
        return ""
    stem = _COPY_MARKS.sub("", found["stem"])
    return f"{stem.lower() if fold(stem) in _FIXED else stem}.yaml"


def is_reserved(name: str) -> bool:
    """Whether Windows keeps a name for a device: `CON`, `nul.docx`."""
    return _RESERVED.match(name) is not None


def fold(name: str) -> str:
    """What two names share when a file system may take them for one."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def free_name(name: str, taken: set[str]) -> str:
    """The name, or with `-2` and so on when one like it is taken; it is taken from then on."""
    stem, extension = _split(name)
    candidate, count = name, 1
    while fold(candidate) in taken:
        count += 1
        candidate = f"{stem}-{count}{extension}"
    taken.add(fold(candidate))
    return candidate


def _split(name: str) -> tuple[str, str]:
    """The stem, and the extension with its dot when there is a short one."""
    stem, dot, extension = name.rpartition(".")
    return (stem, dot + extension) if stem and len(extension) <= _EXTENSION else (name, "")


def _fits(letter: str) -> bool:
    return letter in "-_." or unicodedata.category(letter)[0] in "LNM"


def _cut(text: str, cap: int) -> str:
    return text.encode()[: max(cap, 0)].decode(errors="ignore").rstrip(". _")
