"""Pages that LibreOffice made, read as texts."""

from __future__ import annotations

import shutil
import subprocess

import pytest

_NAMED = {"soffice": "LibreOffice (soffice)", "pdftotext": "poppler-utils (pdftotext)"}


def need(*programs):
    """Skips what asks for it where one of the programs is not there."""
    if not all(map(shutil.which, programs)):
        pytest.skip(f"needs {' and '.join(_NAMED[one] for one in programs)}")


def page_texts(pdf, *how):
    """The text of each page of a PDF, set out by pdftotext as it is asked to (`-layout`, `-raw`)."""
    done = subprocess.run(["pdftotext", *how, pdf, "-"], check=True, capture_output=True)
    return done.stdout.decode().rstrip("\f").split("\f")
