"""What the .cmd files of this folder call: the page, a prompt, a look at dropped files, shortcuts.

Runs with the Python of the folder. Nothing is written into the folder; what is made lies where the person's own
files lie, so that a newer folder can take the place of this one.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path, PureWindowsPath

PROGRAM = Path(__file__).resolve().parent
FOLDER = PROGRAM.parent
CHOSEN = FOLDER / "noi-lam-viec.txt"
USUAL, SAMPLES = "van-thu", "van-thu-vi-du"
LOOK, PAGE = "Soát bằng vanthu.cmd", "Văn thư (vanthu).cmd"
_DOCUMENTS = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
_DROPPED = re.compile(r'"([^"]*)"|([^\s"]+)')
SAYINGS = {
    "inside": "{place} nằm trong thư mục chương trình, sẽ mất khi thay bản mới: chọn nơi khác.\n"
    "{place} lies in the program's folder and would go with it: choose another place.",
    "not there": "Không mở được {place}: xem lại {chosen}.\n{place} cannot be opened: see {chosen}.",
    "nothing": "Kéo tệp Word, PDF vào soat-tep.cmd, hoặc chọn «Gửi tới».\n"
    "Drop Word or PDF files on soat-tep.cmd, or send them to it.",
    "made": "Đã thêm {place}\nAdded {place}",
    "gone": "Đã bỏ {place}\nRemoved {place}",
    "prompt": "Thư mục làm việc: {place}. Gõ «vanthu --help» để xem các lệnh.\n"
    "Workspace: {place}. Type «vanthu --help» for the commands.",
}


class Unfit(Exception):
    """The folder to work in cannot be used; carries the sentence."""


def say(name: str, **gaps: object) -> str:
    """Both languages: nobody has told yet which one is read here."""
    return SAYINGS[name].format(**gaps)


def main(given: Sequence[str]) -> int:
    """The status of a verb: page, samples, prompt, look, shortcuts, no shortcuts."""
    verb, *rest = given
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    for name in ("PYTHONHOME", "PYTHONPATH"):
        os.environ.pop(name, None)
    try:
        return VERBS[verb](rest)
    except Unfit as fault:
        sys.stderr.write(f"{fault}\n")
        return 2


def workplace(given: Sequence[str], usual: str = USUAL) -> Path:
    """The folder to work in: the one given, else that of `noi-lam-viec.txt`, else one among the documents."""
    chosen = given[0] if given else _chosen()
    place = Path(os.path.expandvars(chosen)) if chosen and usual == USUAL else documents() / usual
    place = Path(os.path.abspath(place))  # noqa: PTH100 - a mapped drive stays one
    if place == FOLDER or FOLDER in place.parents:
        raise Unfit(say("inside", place=place))
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Unfit(say("not there", place=place, chosen=CHOSEN)) from None
    return place


def documents() -> Path:
    """The person's documents, wherever Windows keeps them."""
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, _DOCUMENTS) as key:
            return Path(os.path.expandvars(winreg.QueryValueEx(key, "Personal")[0]))
    return Path.home() / "Documents"


def _chosen() -> str:
    with suppress(OSError):
        return CHOSEN.read_text(encoding="utf-8-sig").strip()
    return ""


def page(given: Sequence[str]) -> int:
    """The page of the workspace, in the browser, until it is stopped."""
    os.chdir(workplace(given))
    return vanthu("serve")


def samples(given: Sequence[str]) -> int:
    """The page of a workspace with samples, laid when it is first asked for."""
    del given
    place = workplace((), SAMPLES)
    os.chdir(place)
    if not (place / "campaigns").is_dir() and (status := vanthu("init")):
        return status
    return vanthu("serve")


def prompt(given: Sequence[str]) -> int:
    """A window for commands, in the workspace, that knows `vanthu`."""
    place = workplace(given)
    first = f"{PROGRAM / 'lenh'}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "PATH": first, "NoDefaultCurrentDirectoryInExePath": "1"}
    sys.stdout.write(say("prompt", place=place) + "\n")
    sys.stdout.flush()
    shell, there = os.environ.get("COMSPEC", "cmd.exe"), str(place)
    if there.startswith("\\\\"):
        return subprocess.call(f'"{shell}" /k pushd "{there}"', env=environment)
    return subprocess.call([shell, "/k", "title", "vanthu"], env=environment, cwd=there)


def look(given: Sequence[str]) -> int:
    """Format and figures of each file that was dropped; the window stays until it was read."""
    files = dropped(os.environ.get("VANTHU_LINE", ""), os.environ.get("VANTHU_SELF", "")) or given
    if not files:
        sys.stdout.write(say("nothing") + "\n")
    status = 0
    for file in files:
        sys.stdout.write(f"\n=== {file}\n")
        checks = ("audit",) if PureWindowsPath(file).suffix.lower() == ".pdf" else ("lint", "audit")
        for verb in checks:
            sys.stdout.flush()
            status = max(status, vanthu(verb, file))
    return status


def dropped(line: str, script: str) -> list[str]:
    """The files behind the name of the script in what Windows wrote when they were dropped on it.

    Windows puts a name between quotation marks only where it has a blank: `cmd` breaks one with `&` off, the line
    as Windows wrote it has it whole.
    """
    at = line.casefold().find(script.casefold()) if script else -1
    if at < 0:
        return []
    rest = line[at + len(script) :].removeprefix('"').strip()
    if rest.count('"') % 2:
        rest = rest.removesuffix('"')
    return [quoted or bare for quoted, bare in _DROPPED.findall(rest)]


def shortcuts(given: Sequence[str]) -> int:
    """Entries of «Gửi tới» and of the Start menu that lead into this folder, wherever it lies now."""
    del given
    for place, text in _entries().items():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\r\n")
        sys.stdout.write(say("made", place=place) + "\n")
    return 0


def no_shortcuts(given: Sequence[str]) -> int:
    """Takes those entries away."""
    del given
    for place in _entries():
        with suppress(FileNotFoundError):
            place.unlink()
            sys.stdout.write(say("gone", place=place) + "\n")
    return 0


def _entries() -> dict[Path, str]:
    windows = Path(os.environ["APPDATA"]) / "Microsoft" / "Windows"
    return {
        windows / "SendTo" / LOOK: _calling("soat-tep.cmd", before=_LINE),
        windows / "Start Menu" / "Programs" / PAGE: _calling("vanthu.cmd"),
    }


_LINE = """\
setlocal EnableDelayedExpansion
set "VANTHU_LINE=!cmdcmdline!"
set "VANTHU_SELF=%~f0"
setlocal DisableDelayedExpansion
"""


def _calling(name: str, before: str = "") -> str:
    """A script that calls one of this folder; its path may hold any letter that Windows allows."""
    place = str(FOLDER / name).replace("%", "%%")
    return f'@echo off\nchcp 65001 >nul\n{before}call "{place}" %*\nexit\n'


def vanthu(*words: str) -> int:
    """The exit status of a command."""
    from generator.cli import main as run

    try:
        run(words)
    except SystemExit as leave:
        return int(leave.code or 0)
    return 0


VERBS: dict[str, Callable[[Sequence[str]], int]] = {
    "page": page,
    "samples": samples,
    "prompt": prompt,
    "look": look,
    "shortcuts": shortcuts,
    "no-shortcuts": no_shortcuts,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
