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
if asked[-1].startswith("--accept="):
    time.sleep(600)
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
    "is killed": "os.kill(os.getpid(), 9)",
    "hangs at a bad file": "for one in files:\n    if one in bad: time.sleep(60)\n    make(one)",
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


UNO = """\
import os, pathlib, time
from types import SimpleNamespace
from urllib.parse import unquote, urlsplit

def path_of(url):
    return pathlib.Path(unquote(urlsplit(url).path))

def store(file, target, data):
{how}

class Document:
    def __init__(self, url):
        self.file = path_of(url)
    def storeToURL(self, url, values):
        store(self.file, path_of(url), pathlib.Path({pdf!r}).read_bytes())
    def close(self, _):
        pass

class Manager:
    def createInstanceWithContext(self, name, _):
        return SimpleNamespace(resolve=resolve, loadComponentFromURL=lambda url, *_: Document(url))

def resolve(url):
{begins}

def getComponentContext():
    with open({log!r}, "a") as log:
        print("stands", file=log)
    return SimpleNamespace(ServiceManager=Manager())

def createUnoStruct(_):
    return SimpleNamespace()

def Any(_, value):
    return value
"""
STAYING = {
    "works": "target.write_bytes(data)",
    "lies": "pass",
    "makes half a file": "target.write_bytes(data[:200])",
    "fails": "raise RuntimeError",
    "hangs": "time.sleep(60)",
    "is killed": "os.kill(os.getpid(), 9)",
    "refuses a bad file": "if file.read_bytes() != b'bad': target.write_bytes(data)",
    "hangs at a bad file": "time.sleep(60 if file.read_bytes() == b'bad' else 0); target.write_bytes(data)",
    "does not begin": "",
}


def lay_staying(folder, how="works", pages=2):
    """The same, and beside it the Python that speaks with a LibreOffice that stays, as well or badly as asked."""
    log = lay_suite(folder, pages=pages)
    begins = (
        "raise RuntimeError"
        if how == "does not begin"
        else "return SimpleNamespace(ServiceManager=Manager())"
    )
    says = {"how": f"    {STAYING[how] or 'pass'}", "begins": f"    {begins}"}
    (folder / "bridge").mkdir()
    text = UNO.format(log=str(log), pdf=str(folder / "blank.pdf"), **says)
    (folder / "bridge" / "uno.py").write_text(text, encoding="utf-8")
    program = folder / "python"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{folder / "bridge"}" exec "{sys.executable}" -s "$@"\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return log
