"""A workbook is written or refused in words, also where the machine has no room for its rows."""

from __future__ import annotations

import errno

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
