"""Which fonts stood in for those of a Word file when its pages were made."""

from __future__ import annotations

from pathlib import Path

from generator import ooxml
from generator.lint import fonts_shown, open_package, read_document
from generator.ooxml import PackageRefused
from generator.problems import GeneratorError
from generator.word import Pages, StandIn, fonts_named, stand_ins


def stood_in(file: Path, pages: Pages) -> tuple[StandIn, ...]:
    """What stood in for the fonts of a Word file; nothing where the file cannot be read so closely.

    A file that names more fonts than its pages show is read letter by letter: a name alone asks for nothing.
    """
    try:
        named = fonts_named(ooxml.unpack_parts(ooxml.read_file(file), ooxml.FOREIGN))
        if named is not None:
            found = stand_ins(named, pages.fonts)
            if all(one.is_alike for one in found):
                return tuple(found)
        return tuple(stand_ins(fonts_shown(read_document(open_package(file))), pages.fonts))
    except (PackageRefused, GeneratorError):
        return ()
