"""Where things lie, for the tests."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent
OFFICE = HERE / "data" / "office"
FORMS = HERE / "data" / "forms"
SHAPES = HERE / "data" / "shapes"
OFFICES = HERE / "data" / "offices"
ROOT = HERE.parent
WORKSPACES = (OFFICE, FORMS, ROOT)
