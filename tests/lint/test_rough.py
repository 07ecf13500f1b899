"""Whatever a Word file holds, the linter says something about it and never breaks down."""

from __future__ import annotations

import copy
import io
import random
import zipfile

import pytest
from lxml import etree
from mutations import SAMPLES

from generator.lint.annotate import annotate
from generator.lint.linting import Asked, lint_document
from generator.lint.reading.anatomy import read_document
from generator.lint.reading.word_package import read_package
from generator.lint.repairs.fixing import fix_checked
from generator.lint.report import to_data
from generator.problems import RecordsInvalid
from generator.standard.profile import load_standard

VALUES = ("", "abc", "-5", "99999999", "0", "true", "1.5", "²", "١")


def torn(raw: bytes, chance: random.Random) -> bytes:
    """The file with a few elements of its text lost, doubled, moved, or with odd attributes."""
    parts = dict(members(raw))
    root = etree.fromstring(parts["word/document.xml"])
    elements = [one for one in root.iter() if one.getparent() is not None]
    for _ in range(chance.randint(1, 6)):
        tear(chance.choice(elements), chance)
    parts["word/document.xml"] = etree.tostring(root)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def members(raw: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def tear(element: etree._Element, chance: random.Random) -> None:
    parent = element.getparent()
    if parent is None:
        return
    how = chance.random()
    if how < 0.4:
        parent.remove(element)
    elif how < 0.7:
        parent.insert(chance.randrange(len(parent) + 1), copy.deepcopy(element))
    else:
        for name in element.attrib:
            element.set(name, chance.choice(VALUES))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_torn_files_are_checked_commented_and_repaired(seed: int):
    chance = random.Random(seed)  # noqa: S311
    raw = torn(chance.choice(SAMPLES)().save(), chance)
    standard = load_standard("nd30")
    try:
        checked = lint_document(read_document(read_package(raw, "x")), standard)
    except RecordsInvalid:
        return
    assert to_data([checked])
    assert read_package(annotate(checked), "x")
    assert fix_checked(lint_document(read_document(read_package(raw, "x")), standard), Asked()).data
