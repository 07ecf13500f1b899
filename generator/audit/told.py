"""Findings told: as problems, as lines that show the working, as data for programs; the manual of a check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from difflib import get_close_matches
from itertools import groupby
from pathlib import PurePath
from typing import Any

from generator.audit.audit_check import Check, FigureDoubt
from generator.audit.auditing import Audit, Finding, FoundFigure
from generator.audit.checks import CHECKS
from generator.audit.manuscript import TextTable
from generator.audit.records.against import RECORD_CHECKS, RecordCheck
from generator.audit.whereabouts import Places, around
from generator.problems import (
    WEIGHTS,
    Message,
    Place,
    Problem,
    Severity,
    Translate,
    counts_of,
    how_many,
    say,
)

_SHOWN = 3


def problems_of(audit: Audit, translate: Translate = str) -> list[Problem]:
    """The findings in the shape that all commands print."""
    places = Places(audit.manuscript)
    return [_problem(one, audit, places, translate) for one in audit.findings]


def _problem(one: Finding, audit: Audit, places: Places, translate: Translate) -> Problem:
    doubt = one.doubt
    where = places.of(doubt.passage).text(translate)
    extract = around(doubt.passage, doubt.start, doubt.end)
    place = Place(audit.manuscript.file, part=where, extract=extract)
    return Problem(one.code, place, doubt.message, doubt.hint, one.severity)


def details_of(audit: Audit, *, with_source: bool = False) -> list[list[Message]]:
    """Of each finding: where it stands, how it was worked out, what it was held against, and if asked in which record."""
    places = Places(audit.manuscript)
    doubts = [one.doubt for one in audit.findings]
    return [
        [
            places.quoting(one.passage, one.start, one.end),
            *worked_out(one, places),
            *([say("dữ liệu: {place}", place=one.source)] if with_source and one.source else ()),
        ]
        for one in doubts
    ]


def worked_out(doubt: FigureDoubt, places: Places) -> Iterator[Message]:
    """The working, and what else was looked at outside of the passage, which is quoted anyway."""
    if doubt.working:
        yield say("cách tính: {working}", working=doubt.working)
    others = [one for one in doubt.others if one[0] is not doubt.passage]
    for other in others[:_SHOWN]:
        yield say("so với: {place}", place=places.quoting(*other))
    if left := others[_SHOWN:]:
        yield say("… và {count} chỗ khác", count=len(left))


def summary(audit: Audit) -> Message:
    """How much was found, how many figures were read, and how many of them were held against something."""
    found = how_many(*map(audit.count, Severity))
    counts = {"read": audit.read, "held": audit.held, "unheld": len(audit.unheld)}
    said = say("đã đọc {read} số liệu, đối chiếu được {held}, chưa đối chiếu {unheld}", **counts)
    if audit.campaign:
        said = say(
            "{counts}; so cả với dữ liệu chiến dịch «{campaign}»",
            counts=said,
            campaign=audit.campaign,
        )
    return say("{file}: {found}; {counts}", file=audit.manuscript.file, found=found, counts=said)


def unchecked(audit: Audit) -> list[Message]:
    """The figures that nothing could be held against, each with its place."""
    places = Places(audit.manuscript)
    return [
        say("chưa đối chiếu «{figure}»: {place}", figure=one.text,
            place=places.quoting(one.passage, one.start, one.end))
        for one in audit.unheld
    ]  # fmt: skip


def told_figures(audit: Audit) -> Iterator[tuple[str, str, str, str]]:
    """Every figure: where it stands, as it is printed, what came of holding it against others, the working.

    Of the cells of a table only those that are doubted; of the others how many there are.
    """
    places = Places(audit.manuscript)
    unheld = set(audit.unheld)
    for block, figures in _by_block(audit):
        told = [one for one in figures if audit.about(one)] if block else figures
        for one in told:
            where = str(places.quoting(one.passage, one.start, one.end))
            yield where, one.text, *_judged(audit.about(one), is_held=one not in unheld)
        if block and (others := len(figures) - len(told)):
            left = sum(one in unheld for one in figures)
            said = say("đã đối chiếu {held}, chưa đối chiếu {left}", held=others - left, left=left)
            yield str(places.of_table(block)), str(say("{count} số", count=others)), str(said), ""


def _by_block(audit: Audit) -> Iterator[tuple[TextTable | None, list[FoundFigure]]]:
    """The figures of each table together, those between tables likewise."""
    holders = {id(cell): table for table in audit.manuscript.tables for cell in table.cells}
    for _, group in groupby(audit.figures, lambda one: id(holders.get(id(one.passage)))):
        figures = list(group)
        yield holders.get(id(figures[0].passage)), figures


def _judged(found: Finding | None, *, is_held: bool) -> tuple[str, str]:
    if found is not None:
        said = say(
            "{weight}: {message}", weight=WEIGHTS[found.severity], message=found.doubt.message
        )
        return str(said), found.doubt.working
    return str(say("đã đối chiếu, không thấy sai") if is_held else say("chưa đối chiếu")), ""


def to_data(
    audits: Sequence[Audit], translate: Translate = str, *, with_unchecked: bool = False
) -> dict[str, Any]:
    """A stable shape for programs: of each file its findings, and how much of it was held against something."""
    total = counts_of(one.severity for audit in audits for one in audit.findings)
    files = [_file(audit, translate, with_unchecked=with_unchecked) for audit in audits]
    return {"audited": files, **total}


def _file(audit: Audit, translate: Translate, *, with_unchecked: bool) -> dict[str, Any]:
    made = audit.manuscript
    places = Places(made)
    told: dict[str, Any] = {
        "file": PurePath(made.file).as_posix(),
        "number": made.number,
        "symbol": made.symbol or None,
        "date": made.dated.isoformat() if made.dated else None,
        "pages": made.pages or None,
        "campaign": audit.campaign or None,
        "read": audit.read,
        "held": audit.held,
        "unchecked": len(audit.unheld),
        "findings": [_finding(one, places, translate) for one in audit.findings],
    }
    if with_unchecked:
        told["figures"] = [_stretch(one, places, translate) for one in audit.unheld]
    return told


def _finding(one: Finding, places: Places, translate: Translate) -> dict[str, Any]:
    doubt = one.doubt
    others = [FoundFigure(*other) for other in doubt.others]
    return {
        "code": one.code,
        "severity": one.severity.value,
        "decides": doubt.decides,
        "message": doubt.message.text(translate),
        "hint": doubt.hint.text(translate) if doubt.hint else None,
        "working": doubt.working or None,
        "record": doubt.source or None,
        **_stretch(FoundFigure(doubt.passage, doubt.start, doubt.end), places, translate),
        "against": [_stretch(other, places, translate) for other in others],
    }


def _stretch(figure: FoundFigure, places: Places, translate: Translate) -> dict[str, Any]:
    spot = {name: value or None for name, value in asdict(figure.passage.spot).items()}
    return {
        "figure": figure.text,
        "start": figure.start,
        "end": figure.end,
        "text": figure.passage.text,
        "place": {"said": places.of(figure.passage).text(translate), **spot},
    }


def all_checks() -> dict[str, Check | RecordCheck]:
    """Every check by its code, those that need records last."""
    return {**CHECKS, **{one.code: one for one in RECORD_CHECKS}}


def explain_check(code: str) -> str | None:
    """The manual of a check; None for an unknown one (see `nearest_checks`).

    A doubt that weighs less than its check has another first letter: `W-AUDIT-SUM` is of `E-AUDIT-SUM`.
    """
    asked = code.upper()[1:]
    found = next((one for name, one in all_checks().items() if name[1:] == asked), None)
    return f"{found.code} ({WEIGHTS[found.severity]})\n\n{found.manual}" if found else None


def nearest_checks(code: str) -> list[str]:
    """Checks whose code resembles a mistyped one."""
    known = all_checks()
    inside = [one for one in known if code.upper() in one]
    return inside[:5] or get_close_matches(code.upper(), known, n=3, cutoff=0.5)
