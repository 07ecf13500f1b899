"""Tables of a small campaign, from the record of a table to its finished cells."""

from __future__ import annotations

from collections import ChainMap

import pytest

from generator.drafting.charting import draw_figures
from generator.drafting.expressions import Expressions
from generator.drafting.tabulate import tabulate
from generator.drafting.vocabulary.letter import letter_names
from generator.drafting.vocabulary.views import CampaignView
from generator.figures import every_target
from generator.figures.moment import compute_figures
from generator.model.campaign import Campaign
from generator.model.document import Chart, Table
from generator.problems import Place

CAMPAIGN = {
    "code": "thu",
    "name": "Thử",
    "short_name": "Thử",
    "issuer": "x",
    "starts": "01/01/2025",
    "ends": "31/12/2025",
    "indicators": [{"code": "ideas", "name": "số sáng kiến", "unit_of_measure": "sáng kiến"}],
    "phases": [
        {"code": "one", "name": "giai đoạn 1", "ends": "30/6/2025"},
        {"code": "two", "name": "giai đoạn 2", "starts": "01/7/2025", "ends": "31/12/2025"},
    ],
    "targets": [
        {"code": "whole", "name": "chỉ tiêu năm", "count": "50"},
        {"code": "first", "name": "chỉ tiêu đợt 1", "phase": "one", "count": "20"},
        {"code": "part", "name": "tỷ lệ", "rate": "5%", "of": "members"},
    ],
    "bases": [{"code": "members", "name": "đoàn viên"}],
    "groups": [{"code": "g", "name": "Khối huyện"}, {"code": "h", "name": "Khối ngành"}],
    "units": [
        {"code": "a", "name": "A", "group": "g"},
        {"code": "b", "name": "B", "group": "g"},
        {"code": "c", "name": "C", "group": "h"},
        {"code": "d", "name": "D"},
    ],
    "quotas": [
        {"code": "old", "counts": {"a": "4", "b": "8"}},
        {"code": "new", "replaces": "old", "counts": {"a": "10", "b": "0", "c": "5"}},
    ],
    "snapshots": [
        {"as_of": "31/3/2025", "results": [{"counts": {"a": "6", "b": "2", "c": "0"}}]},
        {
            "as_of": "30/6/2025",
            "results": [
                {
                    "total": "21",
                    "counts": {"a": "12", "b": "3", "c": "4"},
                    "breakdowns": [
                        {
                            "code": "s",
                            "name": "S",
                            "counts": {"giáo dục": "7", "y tế": "7"},
                            "remainder": "khác",
                        }
                    ],
                }
            ],
        },
    ],
}


@pytest.fixture
def poor():
    """An indicator of which less is better."""
    return {
        "code": "poor",
        "name": "số hộ nghèo",
        "unit_of_measure": "hộ",
        "counted": "state",
        "better": "lower",
    }


@pytest.fixture
def figures():
    """The figures of the small campaign, parts of its record replaced."""

    def compute(**parts):
        campaign = Campaign.model_validate({**CAMPAIGN, **parts})
        return compute_figures(campaign, campaign.snapshots[-1])

    return compute


@pytest.fixture
def table(figures):
    """A table with the given columns, as text."""

    def make(columns, *, parts=None, letter_to=None, refused=(), **spec):
        known = figures(**(parts or {}))
        listed = [{"header": "-", **column} for column in columns]
        record = Table.model_validate({"columns": listed, **spec})
        member = known.main.unit[letter_to] if letter_to else None
        names = ChainMap(*letter_names(member, known)) if member else known.indicators
        names = {**names, "figures": known.main, "campaign": CampaignView(known.campaign, known)}
        expressions = Expressions(names, 1, lambda *_: Place("x"))
        made = tabulate(record, known, expressions, ("table",))
        assert [one.message.text() for one in expressions.problems] == list(refused)
        return made

    return make


@pytest.fixture
def rows(table):
    """The rows of such a table, cells joined by a bar."""

    def make(*columns, **spec):
        made = table([_column(column) for column in columns], **spec)
        return [" | ".join(map(str, row.cells)) for row in made.rows]

    return make


@pytest.fixture
def chart(figures):
    """The chart of a record."""

    def draw(*, parts=None, whose=None, **spec):
        record = Chart.model_validate({"title": "Biểu đồ", **spec})
        return draw_figures(record, figures(**(parts or {})), whose)

    return draw


def _column(column):
    return {"show": column} if isinstance(column, str) else column


@pytest.fixture
def expressions(figures):
    """The vocabulary of the small campaign at work, with the figures of its last snapshot."""
    known = figures()
    names = {
        "figures": known.main,
        "phases": known.main.phases,
        "targets": {one.code: one for one in every_target(known.main)},
        "campaign": CampaignView(known.campaign, known),
        "plan": None,
    }
    return Expressions(names, 1, lambda _, *spot: Place("x", *spot))


@pytest.fixture
def filled(expressions):
    """A text filled with them; `None` where it is refused."""

    def fill(text):
        found = expressions.text(text, "body")
        return None if expressions.problems else found

    return fill


@pytest.fixture
def refused(expressions):
    """The problems of a text."""

    def fill(text):
        expressions.text(text, "body")
        return expressions.problems

    return fill
