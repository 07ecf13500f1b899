"""A workbook is written or refused in words, also where the machine has no room for its rows."""

from __future__ import annotations

import errno
import gc

import pytest

from generator.problems import MachineFailed
from generator.sheets import workbook_writing
from generator.sheets.layout import Worksheet


def test_a_full_temporary_folder_is_told(monkeypatch):
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(workbook_writing, "Workbook", full)
    with pytest.raises(MachineFailed, match="ổ đĩa đã đầy"):
        workbook_writing.write_workbook([Worksheet("Bảng", (), ())])


def test_a_workbook_that_is_given_up_half_way_complains_of_nothing(monkeypatch):
    said = []
    monkeypatch.setattr("sys.unraisablehook", said.append)

    def half(page: workbook_writing._Page) -> None:
        page.page.append([])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(workbook_writing._Page, "write", half)
    with pytest.raises(MachineFailed):
        workbook_writing.write_workbook([Worksheet("Bảng", (), ())])
    gc.collect()
    assert said == []
