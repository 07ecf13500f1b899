"""A register that is damaged, as pages tell it: whose book it is and what is wrong with it, without files and commands."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.problems import GeneratorError, Message, say
from generator.register import RegisterDamaged
from generator.web.desk import Desk


def damage_told(desk: Desk, fault: RegisterDamaged) -> Message:
    """Which book of which body is damaged, and how."""
    file = PurePosixPath(fault.name)
    *_, above = [*file.parent.parts] or [""]
    body, year = (above, file.stem) if file.suffix else (file.name, "")
    names = {"body": _called(desk, body), "fact": fault.fact, "year": year}
    if not names["body"]:
        return say("Sổ văn bản đi bị hỏng: {fact}.", **names)
    if year.isdecimal():
        return say("Sổ văn bản đi năm {year} của {body} bị hỏng: {fact}.", **names)
    return say("Sổ văn bản đi của {body} bị hỏng: {fact}.", **names)


def _called(desk: Desk, body: str) -> str:
    """The name of a body; nothing where none is known by that code."""
    try:
        with desk.office() as office:
            known = office.library.issuers.get(body)
    except GeneratorError:
        return ""
    return known.name if known else ""
