"""Campaigns of a few lines, and the cells of what is made of them for a worksheet, for an eyeful."""

from __future__ import annotations

from generator.model.campaign import Campaign
from generator.sheets.layout import Computed
from generator.workspace.yamltext import read_yaml_text


def campaign_of(text):
    """The campaign whose record is this text."""
    return Campaign.model_validate(read_yaml_text(text, "c.yaml")[0])


def shown(cell):
    """A cell as a text says it: `=` before what a formula yields."""
    if isinstance(cell, Computed):
        return f"={shown(cell.result)}"
    return "" if cell is None else str(cell)
