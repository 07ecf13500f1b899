"""The table of WordprocessingML is the one that its schemas give."""

from __future__ import annotations

from tools.word_schema import TARGET, made


def test_the_table_is_what_the_schemas_of_the_sdk_say():
    """Run `python -m tools.word_schema` when this fails."""
    assert TARGET.read_text("utf-8") == made()
