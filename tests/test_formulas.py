"""`docs/formulas.md` says what the program does: every name, every filter, what each example prints."""

from __future__ import annotations

from inspect import signature

import pytest

from generator.drafting import FILTERS
from generator.drafting.vocabulary import filters
from tools import formulas


def test_the_page_is_that_of_the_code(request):
    if request.config.getoption("--rewrite"):
        formulas.PAGE.write_text(formulas.page(), encoding="utf-8", newline="\n")
    assert formulas.PAGE.read_text(encoding="utf-8") == formulas.page()


def test_every_filter_has_an_example():
    assert list(formulas.FILTER_EXAMPLES) == list(FILTERS)


def test_every_option_of_a_filter_has_an_example():
    told = {(name, option) for name, option, *_ in formulas.OPTION_EXAMPLES}
    usual = {"noun", "decimals", "one", "many", "now"}
    there = {
        (name, option)
        for name, (work, _) in vars(filters)["_FILTERS"].items()
        for option in [*signature(work).parameters][1:]
        if option not in usual
    }
    assert there - told == {("nearly", "to"), ("about", "to")}


@pytest.mark.parametrize("name", [name for name in formulas.MEANINGS if name.__name__ == "Tally"])
def test_every_name_of_a_result_stands_on_the_page(name):
    page = formulas.PAGE.read_text(encoding="utf-8")
    missing = [one for one in formulas.MEANINGS[name] if f".{one}` |" not in page]
    assert missing == []
