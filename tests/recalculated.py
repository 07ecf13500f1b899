"""Workbooks as LibreOffice calculates them, where its Calc is installed."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook


def recalculated(data, folder):
    """The .xlsx file after every formula was reckoned anew: what was kept beside them is taken out first."""
    program = shutil.which("soffice")
    if not program or not any(Path(program).resolve().parent.glob("libsclo.*")):
        pytest.skip("needs LibreOffice Calc (libreoffice-calc-nogui)")
    bare = folder / "so.xlsx"
    load_workbook(io.BytesIO(data)).save(bare)
    profile = (folder / "profile").as_uri()
    called = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx"]
    into = folder / "ra"
    subprocess.run([*called, "--outdir", into, bare], check=True, capture_output=True, timeout=120)
    return (into / bare.name).read_bytes()
