"""The page of the invented office."""

from __future__ import annotations

import pytest
from browsing import Browser

from generator.web.desk import Desk


@pytest.fixture
def desk(office_copy):
    """The invented office, opened by Lan."""
    return Desk(office_copy, "Lan")


@pytest.fixture
def browser(desk):
    return Browser(desk)
