"""A LibreOffice of the tests: it answers as the real one is called, at once, and as well or badly as asked."""

from __future__ import annotations

import os
import stat
import sys
from io import BytesIO
from pathlib import Path

from archived import right
from pypdf import PdfWriter

PROGRAM = """\
import hashlib, os, pathlib, subprocess, sys, time, zipfile
TITLE = b"{title}"
UNWANTED = "Công đoàn Sở KH&amp;CN".encode()
asked = sys.argv[1:]
at = asked.index("--outdir")
into, files = pathlib.Path(asked[at + 1]), [pathlib.Path(one) for one in asked[at + 2 :]]
with open({log!r}, "a") as log:
    print(len(files), file=log)
pdf = pathlib.Path({archived!r} if "SelectPdfVersion" in asked[at - 1] else {pdf!r}).read_bytes()
def make(file, data=pdf):
    (into / (file.stem + ".pdf")).write_bytes(data)
bad = [one for one in files if one.read_bytes() == b"bad"]
{how}
"""
HOW = {
    "works": "for one in files: make(one, pdf.replace(TITLE, hashlib.sha1(one.read_bytes()).hexdigest().encode()))",
    "lays": f"sys.path.insert(0, {str(Path(__file__).parent)!r})\nfrom plain_pdf import lay_by_breaks\n"
    "for one in files: make(one, lay_by_breaks(one.read_bytes()))",
    "lies": "sys.exit(0)",
    "fails": "for one in files: make(one, pdf[:200])\nsys.exit(1)",
    "makes empty files": "for one in files: make(one, b'')",
    "makes no pages": "for one in files: make(one, b'%PDF-1.7\\n%%EOF')",
    "dies of a bad file": "if bad: os.abort()\nfor one in files: make(one)",
    "refuses one": "for one in files:\n    if UNWANTED not in zipfile.ZipFile(one).read('word/document.xml'): make(one)",
    "hangs at a bad file": "if bad: time.sleep(60)\nfor one in files: make(one)",
    "archives nothing": "pdf = pathlib.Path({pdf!r}).read_bytes()\nfor one in files: make(one, pdf)",
    "hangs": "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\ntime.sleep(60)",
}


TITLE = "t" * 40
"""Stands in the PDF in the place of what tells its Word file."""


def blank(pages=2):
    """A PDF of empty pages."""
    writer, made = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": TITLE})
    writer.write(made)
    return made.getvalue()


def lay_suite(folder, how="works", pages=2):
    """The program `soffice` in a folder, which is to come first on the search path; and the log of its calls."""
    folder.mkdir(parents=True)
    log, script = folder / "log", folder / "soffice.py"
    pdf, archived = folder / "blank.pdf", folder / "archived.pdf"
    pdf.write_bytes(blank(pages))
    archived.write_bytes(right(TITLE))
    files = {"log": str(log), "pdf": str(pdf), "archived": str(archived)}
    text = PROGRAM.format(**files, title=TITLE, how=HOW[how].format(**files))
    script.write_text(text, encoding="utf-8")
    if os.name == "nt":
        called = f'@"{sys.executable}" -I "{script}" %*\n'
        (folder / "soffice.cmd").write_text(called, encoding="utf-8")
    else:
        program = folder / "soffice"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -I "{script}" "$@"\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return log
