"""A pattern that is compiled when it is first used is what `re.compile` makes of it."""

from __future__ import annotations

import copy
import pickle
import re

import pytest

from generator.workspace.lazily import regex


@pytest.mark.parametrize(
    "asked",
    [
        lambda made: made.pattern,
        lambda made: made.groupindex["day"],
        lambda made: made.fullmatch("NGÀY 5")["day"],
        lambda made: made.search("a ngày 5 ngày 6", 3)["day"],
        lambda made: made.sub(r"\g<day>", "ngày 5, ngày 6"),
        lambda made: [found.span() for found in made.finditer("ngày 5, ngày 6")],
        lambda made: pickle.loads(pickle.dumps(made)).findall("ngày 5"),  # noqa: S301 - our own
        lambda made: copy.deepcopy(made).split("5ngày 6", maxsplit=1),
    ],
)
def test_it_finds_what_a_compiled_one_finds(asked):
    given = r"ngày (?P<day>\d)", re.IGNORECASE
    for _ in range(2):
        assert asked(regex(*given)) == asked(re.compile(*given))


def test_it_is_compiled_once_and_not_before():
    made = regex("(")
    with pytest.raises(re.error, match="missing"):
        made.search("a")
    whole = regex("a")
    assert "match" not in vars(whole)
    assert whole.match("a")
    assert whole.match is whole.match


def test_what_no_pattern_has_is_not_there():
    with pytest.raises(AttributeError):
        regex("a").matches("a")
