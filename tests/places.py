"""Where things lie, for the tests."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent
OFFICE = HERE / "data" / "office"
ROOT = HERE.parent
