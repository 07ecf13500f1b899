"""Repairs of the page: paper, margins, distance and size of the page number."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint import looks
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.ooxml import TAG, child
from generator.lint.reading.spot import Spot
from generator.lint.repairs import edits
from generator.lint.repairs.edits import Correction, Repair
from generator.problems import Message, say
from generator.standard import Standard


def _paper(document: WordFile, standard: Standard) -> Iterator[Correction]:
    if "A5" in map(str, standard["page.paper"].options):
        return
    for section in document.sections:
        size = child(section.element, "w:pgSz")
        if size is None or looks.is_paper(section, looks.PAPERS["A4"]):
            continue
        width, height = looks.PAPERS["A4"][:: -1 if section.landscape else 1]
        size.set(TAG["w:w"], str(width))
        size.set(TAG["w:h"], str(height))
        yield (document.spot_of(section), say("khổ giấy đổi thành A4"))


def _margins(document: WordFile, standard: Standard) -> Iterator[Correction]:
    slack = standard.twips("page.tolerance")
    for section in document.sections:
        margins = child(section.element, "w:pgMar")
        if margins is None or section.landscape:
            continue
        for side, name in looks.SIDES.items():
            value = standard[f"page.{side}"]
            found = abs(section.margins[side])
            if not value.admits_twips(found, slack):
                wanted = edits.nearest_twips(found, value)
                margins.set(TAG[f"w:{side}"], str(wanted))
                yield (document.spot_of(section), _lengths(name, found, wanted))
        if section.margins["gutter"]:
            margins.set(TAG["w:gutter"], "0")
            yield (document.spot_of(section), say("bỏ lề gáy"))
    mirrored = child(document.settings, "w:mirrorMargins")
    if mirrored is not None:
        mirrored.getparent().remove(mirrored)
        yield (Spot(document.package.main), say("bỏ lề đối xứng hai mặt"))


def _header(document: WordFile, standard: Standard) -> Iterator[Correction]:
    wanted = standard.twips("page.header")
    for section in document.sections:
        margins = child(section.element, "w:pgMar")
        found = section.margins["header"]
        if margins is not None and section.headers and abs(found - wanted) > wanted // 90:
            margins.set(TAG["w:header"], str(wanted))
            message = _lengths(say("khoảng cách đầu trang"), found, wanted)
            yield (document.spot_of(section), message)


def _numbers(document: WordFile, standard: Standard) -> Iterator[Correction]:
    value = standard["parts.page_number.size"]
    for paragraph in (one for part in document.margins for one in document.page_numbers(part)):
        for run in paragraph.runs:
            size = run.format.size
            if not looks.size_admitted(size, value):
                wanted = edits.nearest_size(size, value)
                edits.set_size(run.element, wanted)
                message = say("số trang từ cỡ {old} thành cỡ {new}",
                              old=looks.points_said(size), new=looks.points_said(wanted))  # fmt: skip
                yield (paragraph.spot, message)
            if run.format.italic:
                edits.set_switch(run.element, "i", on=False)
                yield (paragraph.spot, say("số trang thành chữ đứng"))


def _lengths(what: Message, old: int, new: int) -> Message:
    return say(
        "{what} từ {old} thành {new} mm",
        what=what,
        old=looks.millimetres(old),
        new=looks.millimetres(new),
    )


REPAIRS: tuple[tuple[str, Repair], ...] = (
    ("ND30-I.1-paper", _paper),
    ("ND30-I.3-margins", _margins),
    ("ND30-I.7-header-dist", _header),
    ("ND30-I.7-pagenum-style", _numbers),
)
