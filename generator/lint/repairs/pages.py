"""Repairs of the page: paper, margins, distance and size of the page number."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.looks import (
    PAPERS,
    SIDES,
    is_paper,
    millimetres,
    points_said,
    size_admitted,
)
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.ooxml import TAG, child
from generator.lint.reading.spot import Spot
from generator.lint.repairs.edits import (
    Change,
    Repair,
    nearest_size,
    nearest_twips,
    set_size,
    set_switch,
)
from generator.problems import Message, say
from generator.standard import Standard


def _paper(rule: str, document: WordFile, standard: Standard) -> Iterator[Change]:
    if "A5" in map(str, standard["page.paper"].options):
        return
    for section in document.sections:
        size = child(section.element, "w:pgSz")
        if size is None or is_paper(section, PAPERS["A4"]):
            continue
        width, height = PAPERS["A4"][:: -1 if section.landscape else 1]
        size.set(TAG["w:w"], str(width))
        size.set(TAG["w:h"], str(height))
        yield Change(rule, document.spot_of(section), say("khổ giấy đổi thành A4"))


def _margins(rule: str, document: WordFile, standard: Standard) -> Iterator[Change]:
    slack = standard.twips("page.tolerance")
    for section in document.sections:
        margins = child(section.element, "w:pgMar")
        if margins is None or section.landscape:
            continue
        for side, name in SIDES.items():
            value = standard[f"page.{side}"]
            found = abs(getattr(section, side))
            if not value.admits_twips(found, slack):
                wanted = nearest_twips(found, value)
                margins.set(TAG[f"w:{side}"], str(wanted))
                yield Change(rule, document.spot_of(section), _lengths(name, found, wanted))
        if section.gutter:
            margins.set(TAG["w:gutter"], "0")
            yield Change(rule, document.spot_of(section), say("bỏ lề gáy"))
    mirrored = child(document.settings, "w:mirrorMargins")
    if mirrored is not None:
        mirrored.getparent().remove(mirrored)
        yield Change(rule, Spot(document.package.main), say("bỏ lề đối xứng hai mặt"))


def _header(rule: str, document: WordFile, standard: Standard) -> Iterator[Change]:
    wanted = standard.twips("page.header")
    for section in document.sections:
        margins = child(section.element, "w:pgMar")
        if margins is not None and section.headers and abs(section.header - wanted) > wanted // 90:
            margins.set(TAG["w:header"], str(wanted))
            message = _lengths(say("khoảng cách đầu trang"), section.header, wanted)
            yield Change(rule, document.spot_of(section), message)


def _numbers(rule: str, document: WordFile, standard: Standard) -> Iterator[Change]:
    value = standard["parts.page_number.size"]
    for paragraph in (one for part in document.margins for one in document.page_numbers(part)):
        for run in paragraph.runs:
            size = run.format.size
            if not size_admitted(size, value):
                wanted = nearest_size(size, value)
                set_size(run.element, wanted)
                message = say("số trang từ cỡ {old} thành cỡ {new}",
                              old=points_said(size), new=points_said(wanted))  # fmt: skip
                yield Change(rule, paragraph.spot, message)
            if run.format.italic:
                set_switch(run.element, "i", on=False)
                yield Change(rule, paragraph.spot, say("số trang thành chữ đứng"))


def _lengths(what: Message, old: int, new: int) -> Message:
    return say(
        "{what} từ {old} thành {new} mm", what=what, old=millimetres(old), new=millimetres(new)
    )


REPAIRS: tuple[tuple[str, Repair], ...] = (
    ("ND30-I.1-paper", _paper),
    ("ND30-I.3-margins", _margins),
    ("ND30-I.7-header-dist", _header),
    ("ND30-I.7-pagenum-style", _numbers),
)
