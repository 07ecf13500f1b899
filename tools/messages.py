"""The catalogue of sentences: `python -m tools.messages` takes in what is new and compiles it.

Sentences that left the code leave the catalogue; those without English are printed, and the status
is then 1: write them into the `.po` and run it again. Nothing else in that file changes. The pages of the
manual that are made of sentences (docs/codes.md, docs/keys.md) are written too.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as CatalogueMessage
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from generator.records.json_schemas import explanations
from tools.made_page import write

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "generator" / "wording" / "locales" / "en" / "LC_MESSAGES" / "vanthu.po"
CLICK = CATALOGUE.parents[2] / "vi" / "LC_MESSAGES" / "click.po"
"""What Click says of its own, in Vietnamese."""
WIDTH = 100
SPOKEN = dict.fromkeys(("_", "N_", "say", "Message"))
"""What has a sentence for its first argument."""


def main(path: Path = CATALOGUE) -> int:
    """Bring the catalogue up to date with the code; 1 while a sentence has no English."""
    with path.open("rb") as file:
        catalogue = read_po(file)
    update(catalogue, sentences())
    with path.open("wb") as file:
        write_po(file, catalogue, width=WIDTH, sort_output=True)
    _compile(path, catalogue)
    with CLICK.open("rb") as file:
        _compile(CLICK, read_po(file))
    if path == CATALOGUE:
        _write_pages()
    missing = [sentence_of(message) for message in catalogue if message.id and not is_told(message)]
    for sentence in missing:
        print(f"no English yet: {sentence}")
    return int(bool(missing))


def _write_pages() -> None:
    """The pages that are made of sentences: every key and every code."""
    from tools import message_codes, record_keys

    for made in (message_codes, record_keys):
        write(made.PAGE, made.page())


def _compile(path: Path, catalogue: Catalog) -> None:
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


def sentence_of(message: CatalogueMessage) -> str:
    """The Vietnamese of an entry, of which one with a plural has the same twice."""
    return str(message.id if isinstance(message.id, str) else message.id[0])


def is_told(message: CatalogueMessage) -> bool:
    """Whether it has its English, singular and plural."""
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(forms)


@cache
def sentences() -> frozenset[str]:
    """Every Vietnamese sentence in the program."""
    return frozenset(said_in(ROOT / "generator") | explanations())


def said_in(folder: Path, ways: Collection[str] = SPOKEN) -> set[str]:
    """What the program says in some ways, without what keys are described as."""
    paths = [*folder.rglob("*.py"), *folder.rglob("*.html")]
    return {said for path in paths for way, said in _said(path) if way in ways}


@cache
def _said(path: Path) -> list[tuple[str, str]]:
    """Each sentence of a source, after the way in which it is said."""
    with path.open("rb") as source:
        found = [*_extracted(source, is_page=path.suffix == ".html")]
        firsts = [(way, (said,) if isinstance(said, str) else said) for way, said in found]
    return [(str(way), str(said[0])) for way, said in firsts if said and said[0]]


def _extracted(source: BinaryIO, *, is_page: bool) -> Iterator[tuple[object, Any]]:
    """After the way of saying it what is said in a module, or in a template of the page."""
    if is_page:
        silent = {"silent": "false"}
        yield from ((way, said) for _, way, said, _ in babel_extract(source, [*SPOKEN], (), silent))
    else:
        yield from ((way, said) for _, way, said, _ in extract_python(source, SPOKEN, (), {}))


def update(catalogue: Catalog, wanted: frozenset[str]) -> None:
    """Add what is said now and not known; forget what is said no more."""
    known = {sentence_of(message) for message in catalogue if message.id}
    for sentence in known - wanted:
        catalogue.delete(sentence)
    for sentence in wanted - known:
        catalogue.add(sentence)
    catalogue.obsolete.clear()


if __name__ == "__main__":
    sys.exit(main())
