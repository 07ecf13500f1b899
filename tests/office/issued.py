"""The invented office with its register begun, and what tests of issuing do there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from outline import words

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "register"))

from clerks import date

from generator.office.dispatch import Request
from generator.office.issuing import issue
from generator.problems import RecordsInvalid
from generator.register.changing import list_rows
from generator.register.founding import init_register
from generator.register.issuing_body import open_register

ISSUER = "ldld-song-hoa"
UNITS = ["an-phu", "dong-ha", "long-son", "khcn", "y-te", "moi"]


def begin_register(workspace):
    """Its documents drafts, its register of 2025 just begun."""
    for path in documents(workspace).iterdir():
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = "".join(line for line in lines if not line.startswith("number:"))
        path.write_text(kept, encoding="utf-8")
    init_register(open_register(workspace, ISSUER), date("02/01/2025"))
    return workspace


def documents(workspace):
    return workspace.campaigns / "thi-dua" / "documents"


def write(workspace, code, text):
    (documents(workspace) / f"{code}.yaml").write_text(text, encoding="utf-8")


def read(workspace, code):
    return (documents(workspace) / f"{code}.yaml").read_text(encoding="utf-8")


def letter(workspace, code):
    """The words of an issued file."""
    return " ".join(words((workspace.output / "thi-dua" / f"{code}.docx").read_bytes()))


def send(workspace, document, **more):
    """Issue; the numbers given."""
    done = issue(workspace, Request("thi-dua", document, holder="Lan", **more))
    return [given.row.number_symbol for given in done.given]


def book(workspace):
    rows = list_rows(open_register(workspace, ISSUER))
    return [
        f"{row.number_symbol} {row.state.value} {row.key or ''}" for row in (e.row for e in rows)
    ]


def refusals(call):
    with pytest.raises(RecordsInvalid) as fault:
        call()
    return [problem.code for problem in fault.value.problems]
