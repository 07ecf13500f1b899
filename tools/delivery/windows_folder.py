"""The folder for Windows, as files by name: Python, what is run with it, and what a person opens."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.delivery.embedded import EmbeddedPython
from tools.delivery.laying import lay, patterns
from tools.delivery.licence_texts import licence_files
from tools.delivery.packing import hash_list

PROGRAM = "chuong-trinh/"
PYTHON, SITE = f"{PROGRAM}python/", f"{PROGRAM}site/"
HASHES = "TEP.sha256"
MODULE_FOLDERS = ("", "win32/", "win32/lib/")
"""Under `site/`, where modules are sought: pywin32 has some in folders of its own."""
_TEXTS = Path(__file__).with_name("windows")
_VERBS = {
    "vanthu.cmd": "page",
    "xem-vi-du.cmd": "samples",
    "vanthu-lenh.cmd": "prompt",
    "them-loi-tat.cmd": "shortcuts",
    "bo-loi-tat.cmd": "no-shortcuts",
}
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def windows_folder(
    python: EmbeddedPython, wheels: Iterable[Path], version: str
) -> dict[str, bytes]:
    """Everything that the folder holds, its list of hashes last."""
    wheels = sorted(wheels)
    site = lay(wheels, patterns())
    made = {f"{PYTHON}{name}": data for name, data in python.files.items()}
    made[search_path_file(python)] = _lines("\n".join(search_path(python)))
    made |= {f"{SITE}{name}": data for name, data in site.items()}
    made |= {f"giay-phep/{name}": data for name, data in licence_files(site).items()}
    if "LICENSE.txt" in python.files:
        made[f"giay-phep/Python-{python.version}/LICENSE.txt"] = python.files["LICENSE.txt"]
    made |= _opened_by_a_person(version)
    made["PHIEN-BAN.txt"] = _lines(_contents(python, wheels, version))
    made[HASHES] = hash_list(made)
    return made


def search_path_file(python: EmbeddedPython) -> str:
    """What Python reads its search path from; with it Python heeds no variable and no folder of the person."""
    return f"{PYTHON}python{python.tag}._pth"


def search_path(python: EmbeddedPython) -> list[str]:
    """The folders of modules, as seen from `python.exe`."""
    site = [f"../site/{one}".rstrip("/").replace("/", "\\") for one in MODULE_FOLDERS]
    return [f"python{python.tag}.zip", ".", *site]


def _opened_by_a_person(version: str) -> Mapping[str, bytes]:
    run = _text("run.cmd")
    made = {name: _lines(run.replace("{verb}", verb)) for name, verb in _VERBS.items()}
    made["soat-tep.cmd"] = _lines(_text("look.cmd"))
    made[f"{PROGRAM}lenh/vanthu.cmd"] = _lines(_text("command.cmd"))
    made[f"{PROGRAM}mo.py"] = _text("mo.py").encode()
    made["DOC-TRUOC.txt"] = _lines(_MARK + _text("DOC-TRUOC.txt").replace("{version}", version))
    return made


def _contents(python: EmbeddedPython, wheels: Iterable[Path], version: str) -> str:
    """What is inside, for who has to answer for the machine."""
    rows = [f"vanthu {version}", f"Python {python.version} (zip SHA-256 {python.sha256})", ""]
    rows += (f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}" for one in wheels)
    return "\n".join(rows) + "\n"


def _text(name: str) -> str:
    return (_TEXTS / name).read_text(encoding="utf-8")


def _lines(text: str) -> bytes:
    """As Windows ends lines."""
    return text.replace("\n", "\r\n").encode()
