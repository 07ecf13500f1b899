"""Writes the workbook behind a chart without what differs from chart to chart, as openpyxl makes it."""

from __future__ import annotations

import io

from openpyxl import Workbook

from generator.ooxml import pack, unpack_parts
from generator.word.charts.embedded_workbook import KEPT, NO_STAMPS, SHEET_NAME


def main() -> None:
    KEPT.write_bytes(make())
    print(KEPT)


def make() -> bytes:
    """One sheet with one cell, in a format that has to be declared."""
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = SHEET_NAME
    page.cell(1, 1, 1).number_format = "0_"
    packed = io.BytesIO()
    workbook.save(packed)
    return pack({**unpack_parts(packed.getvalue()), "docProps/core.xml": NO_STAMPS})


if __name__ == "__main__":
    main()
