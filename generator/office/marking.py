"""Which of the made files are what went out: those bear its number in the manifest from then on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

from generator.model.books import Row
from generator.office.letters import ARCHIVE
from generator.office.made_file import MadeFile, hash_file
from generator.office.manifest import Manifest
from generator.office.ownership import WentOut
from generator.office.workflow import Work
from generator.problems import GeneratorError

Made = Sequence[tuple[str, Work]]
"""Files of a folder by their names, each with what the records give for it."""


def mark_issued(
    folder: Path, manifest: Manifest, went_out: WentOut, made: Made, *, archive: str = ""
) -> None:
    """Gives files their numbers in the manifest where all of a number are what was signed; drafts never are.

    So does it an `archive` of which every file has a number. Nothing is written where nothing is new.
    """
    groups: dict[str, list[tuple[str, Work]]] = {}
    for name, work in made:
        row = None if work.as_draft else went_out.row_of(work.name, work.key)
        if row and row.key:
            groups.setdefault(row.key, []).append((name, work))
    marked = [_mark(folder, manifest, went_out.rows[key], mine) for key, mine in groups.items()]
    if not any(marked):
        return
    entries = [manifest.named(name) for name, _ in made]
    if archive and all(one and one.issued for one in entries):
        manifest.mark(archive, entries[0].issued if entries[0] else "")
    manifest.write()


def _mark(folder: Path, manifest: Manifest, row: Row, letters: Made) -> bool:
    """Whether files of a row are what went out, and were not known to be."""
    names = [name for name, _ in sorted(letters, key=lambda one: one[1].order)]
    known = {name: manifest.named(name) for name in names}
    if all(one and one.issued for one in known.values()) or not _is_signed(folder, names, row):
        return False
    for name, made in known.items():
        path = folder / name
        is_known = made and made.sha256 == (hash_file(path) or made.sha256)
        one = made if made and is_known else MadeFile.at(name, path)
        manifest.add(replace(one, issued=row.number_symbol))
    return True


def _is_signed(folder: Path, names: Sequence[str], row: Row) -> bool:
    """Whether these say what was signed; what cannot be read does not."""
    from generator.office.verification import fingerprint

    try:
        return fingerprint(_contents(folder, names)) == row.frozen
    except (OSError, KeyError, ValueError, GeneratorError):
        return False


def _contents(folder: Path, names: Sequence[str]) -> Iterator[bytes]:
    """The documents in their places: files, or members of one archive."""
    archive, inside, _ = names[0].partition(f"{ARCHIVE}/")
    if not inside:
        yield from ((folder / name).read_bytes() for name in names)
        return
    with ZipFile(folder / f"{archive}{ARCHIVE}") as package:
        yield from (package.read(name.partition(f"{ARCHIVE}/")[2]) for name in names)
