"""A table without quotes is cut into the very cells that `csv` reads, wherever it is cut between rows."""

from __future__ import annotations

import csv
import io
from itertools import zip_longest

import pytest

from generator.workspace import plain_cells
from generator.workspace.plain_cells import cut_rows, is_plain


def cells(text):
    columns, rows = [], 0
    for part in cut_rows(text, ";"):
        wide = zip_longest(columns, part.columns, fillvalue=())
        columns = [[*(old or [""] * rows), *(new or [""] * part.height)] for old, new in wide]
        rows += part.height
    return [*zip(*columns, strict=True)]


def by_csv(text):
    rows = [row or [""] for row in csv.reader(io.StringIO(text, newline=""), delimiter=";")]
    return [*zip(*zip_longest(*rows, fillvalue=""), strict=True)]


@pytest.mark.parametrize("at_once", [1, 5, 1_000])
@pytest.mark.parametrize(
    "text",
    [
        "a;b\n1;2\n3;4\n",
        "a;b\n1;2\n3;4",
        "a;b;c\n1;2\n\n3;4;5;6\n",
        "a\nb\n",
        " a ; b'\n;\n",
        "a;b\n1;2\n\n",
        "a;b\n1\n;2;3\n",
    ],
)
def test_cells_are_those_of_csv(text, at_once, monkeypatch):
    monkeypatch.setattr(plain_cells, "_AT_ONCE", at_once)
    ours, theirs = cells(text), by_csv(text)
    assert ours == theirs[: len(ours)]
    assert not any(map(any, theirs[len(ours) :]))


def test_an_empty_text_has_no_rows():
    assert not [*cut_rows("", ";")]


@pytest.mark.parametrize(
    ("text", "plain"),
    [("a;b\n", True), ('a;"b"\n', False), ("a\rb", False), (f"a;{'b' * 140_000}", False)],
)
def test_what_is_quoted_or_too_long_is_left_to_csv(text, plain):
    assert is_plain(text, ";") is plain
