"""The text of a page of the manual, Vietnamese first; for who reads English, what is English of it first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.office.manual.topics import ManualTopic
from generator.workspace import regex, shipped

_SECTIONS = {
    ("tasks", "vi"): ("README.vi.md", "Việc và lệnh"),
    ("tasks", "en"): ("README.md", "Tasks"),
    ("sharing", "vi"): ("docs/install.md", "Nhiều máy, ổ mạng"),
    ("upgrade", "vi"): ("docs/install.md", "Lên bản mới"),
}
"""Topics that are a part of a page."""
_NOTE = regex(r"^<!--.*?-->\n+", re.MULTILINE | re.DOTALL)
_FENCE = regex(r"^```")
_HEADING = regex(r"^(#+) (.+)$")
_ENGLISH_HEADING = regex(r"In English|Security\b|What the figures are")
_ENGLISH = regex(r"[*(]*In English\b")
_MARK = regex(r"\[([^\]]*)\]\([^)]*\)|[`*]")
_NOT_IN_ANCHOR = regex(r"[^\w\- ]")


def docs_folder() -> Path:
    """Where the pages and their pictures lie."""
    return shipped("docs")


def manual_text(topic: ManualTopic, language: str = "vi") -> str:
    """The page as Markdown. A page without English is given as it is."""
    if (topic.code, "vi") in _SECTIONS:
        return _section(topic.code, language)
    text = _read(docs_folder() / f"{topic.code}.md")
    return text if language == "vi" else _english_first(text)


@cache
def _read(path: Path) -> str:
    return _NOTE.sub("", path.read_text(encoding="utf-8"))


def _section(code: str, language: str) -> str:
    file, heading = _SECTIONS.get((code, language), _SECTIONS[code, "vi"])
    text = _read(shipped(file))
    part = next(part for part in manual_parts(text) if heading_of(part) == heading)
    return part.replace("## ", "# ", 1).replace("](docs/", "](")


def heading_of(part: str) -> str:
    """What a part is headed with, without marks; nothing where it has no heading."""
    found = _HEADING.match(part.split("\n", 1)[0])
    return _MARK.sub(lambda one: one[1] or "", found[2]) if found else ""


def anchor_of(heading: str) -> str:
    """How a link names a heading: `## Ai vào được (who)` is `#ai-vào-được-who`."""
    return _NOT_IN_ANCHOR.sub("", heading.lower()).replace(" ", "-")


def manual_parts(text: str) -> list[str]:
    """The page cut before each heading; what stands in fences is no heading."""
    parts: list[list[str]] = [[]]
    is_code = False
    for line in text.splitlines():
        is_code ^= bool(_FENCE.match(line))
        if not is_code and _HEADING.match(line) and parts[-1]:
            parts.append([])
        parts[-1].append(line)
    return ["\n".join(lines).strip("\n") for lines in parts]


def _english_first(text: str) -> str:
    head, *parts = manual_parts(text)
    title, _, rest = head.partition("\n")
    blocks = [*_told_in_english([f"{title}\n{rest}", *parts])]
    if not blocks:
        return text
    return "\n\n".join([title, *blocks, "---", rest.strip("\n"), *parts])


def _told_in_english(parts: list[str]) -> Iterator[str]:
    """Parts whose heading says so with all under them, and paragraphs that begin so."""
    depth = 0
    for part in parts:
        found = _HEADING.match(part.split("\n", 1)[0])
        level = len(found[1]) if found else 1
        if depth and level > depth:
            yield part
            continue
        depth = level if _ENGLISH_HEADING.match(heading_of(part)) else 0
        if depth:
            yield part
        else:
            yield from (one for one in part.split("\n\n") if _ENGLISH.match(one))
