"""Campaigns for the tests of figures, built from text as it stands in records."""

from __future__ import annotations

import pytest

from generator.figures.moment import compute_figures
from generator.model.campaign import Campaign

BASE = {
    "code": "thu",
    "name": "Chương trình thử",
    "short_name": "Chương trình",
    "issuer": "x",
    "starts": "24/01/2022",
    "ends": "01/9/2023",
    "indicators": [{"code": "ideas", "name": "sáng kiến", "unit_of_measure": "sáng kiến"}],
}


@pytest.fixture
def campaign():
    """A campaign from the given parts of a record."""

    def build(**parts):
        return Campaign.model_validate({**BASE, **parts})

    return build


@pytest.fixture
def figures(campaign):
    """The figures of such a campaign as of its last snapshot."""

    def compute(**parts):
        built = campaign(**parts)
        return compute_figures(built, built.snapshots[-1] if built.snapshots else None)

    return compute


@pytest.fixture
def counted(figures):
    """The main tally of units with these counts and quotas (None: not known)."""

    def tally(counts, quotas=None, **parts):
        units = [{"code": code, "name": code} for code in counts]
        known = {code: str(count) for code, count in counts.items() if count is not None}
        given = {code: str(quota) for code, quota in (quotas or {}).items()}
        return figures(
            units=units,
            quotas=[{"counts": given}] if given else [],
            snapshots=[{"as_of": "25/4/2022", "results": [{"counts": known}]}],
            **parts,
        ).main

    return tally
