"""Our own templates are kept as docxtpl patches them; any other is read when it is opened."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import jinja2
import pytest

from generator.drafting import MEANINGS, Lacking, build_filters, in_words, only_complete
from generator.word import open_template
from generator.word.template import template
from generator.word.template.prepared import find_prepared
from generator.word.template.sandbox import Sandbox
from tools.stationery.__main__ import TEMPLATES, prepared_anew

OURS = sorted(TEMPLATES.glob("*.docx"))
ANEW = "`python -m tools.stationery` keeps it anew"


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_a_template_of_ours_is_kept_as_it_would_be_read(path):
    digest, made = prepared_anew(path)
    assert find_prepared(digest) == made, ANEW


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_its_programs_say_nothing_that_hangs_on_how_figures_are_rounded(path):
    assert prepared_anew(path, decimals=2) == prepared_anew(path)


def runs_what_is_kept(filters):
    """Whether what is kept of a template is run by who knows these filters."""
    digest, _ = prepared_anew(OURS[0])
    sandbox = Sandbox(filters, MEANINGS, Lacking, autoescape=True)
    main = find_prepared(digest).sources[0]
    return main.program(sandbox) is main.written


FILTERS = build_filters(0, in_words)
OTHER = {"upper": jinja2.pass_context(lambda _, text: text)}


def test_its_program_is_run_by_who_knows_the_same_filters():
    assert runs_what_is_kept(build_filters(0, only_complete))


@pytest.mark.parametrize("filters", [{}, FILTERS | OTHER], ids=["none", "one is given more"])
def test_its_program_is_written_anew_for_other_filters(filters):
    assert not runs_what_is_kept(filters)


def test_its_program_is_written_anew_for_another_jinja(monkeypatch):
    monkeypatch.setattr(jinja2, "__version__", "3.0")
    assert not runs_what_is_kept(FILTERS)


def test_a_template_of_others_is_not_kept():
    assert find_prepared("0" * 64) is None


@pytest.mark.parametrize("path", OURS[:2], ids=lambda path: path.stem)
def test_one_that_is_kept_tells_of_itself_what_it_tells_when_it_is_read(path, monkeypatch):
    def told():
        one = open_template(
            path, filters=build_filters(0, in_words), offered=MEANINGS, refusal=Lacking
        )
        return one.names(), one.filters, one.check(["letter"])

    kept = told()
    monkeypatch.setattr(template, "find_prepared", lambda _: None)
    assert told() == kept


def test_a_letter_of_ours_is_made_without_docxtpl(office_copy):
    done = "import sys; from generator.office import open_office; from generator.workspace import Workspace"
    asked = f"open_office(Workspace(Path({str(office_copy.root)!r}))).template('directive.docx', 0)"
    code = f"{done}; from pathlib import Path; {asked}; print('docxtpl' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        check=True,
        capture_output=True,
        text=True,
    )
    assert told.stdout == "False\n"
