"""The program frozen for Linux by PyInstaller: `python -m tools.frozen [--to FOLDER]`; then what it does is tried.

Proof that the program can be frozen, where a folder without Python is wanted: PyInstaller is not installed with the
developer tools (`pip install pyinstaller`). Beside the modules their sources travel, as the program tells by them
whether documents are to be made anew.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
ENTRY = ROOT / "tools" / "delivery" / "linux" / "frozen_entry.py"
SHIPPED = {"templates": "templates", "campaigns": "campaigns", "docs": "docs"}
BESIDE = ("vanthu.yaml", "README.md", "README.vi.md")
NOT_NEEDED = ("tkinter", "matplotlib", "numpy", "pytest", "mypy", "hypothesis")
_ADDRESS = re.compile(rb"http://127\.0\.0\.1:\d+/enter\?key=\S+")


def main() -> int:
    """1 when the frozen program does not do what it shall, 2 where PyInstaller is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--to", type=Path, default=Path("dist"), metavar="FOLDER")
    asked = parser.parse_args()
    if importlib.util.find_spec("PyInstaller") is None:
        print("pip install pyinstaller", file=sys.stderr)
        return 2
    began = time.monotonic()
    freeze(asked.to.resolve())
    folder = asked.to.resolve() / "vanthu"
    size = sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())
    print(f"{folder}: {size / 1e6:.0f} MB in {time.monotonic() - began:.0f} s")
    with TemporaryDirectory() as scratch:
        return int(not tried(folder / "vanthu", Path(scratch)))


def freeze(to: Path) -> None:
    """PyInstaller's folder, never its single file, which unpacks itself at every start."""
    gathered = [f"--collect-{what}={name}" for what, name in (
        ("submodules", "generator"), ("data", "generator"), ("submodules", "uvicorn"), ("data", "docx"), ("data", "docxtpl"))]  # fmt: skip
    sources = [f"--add-data={ROOT / 'generator'}:generator"]
    shipped = [f"--add-data={ROOT / one}:generator/shipped/{to_}" for one, to_ in SHIPPED.items()]
    shipped += [f"--add-data={ROOT / one}:generator/shipped" for one in BESIDE]
    without = [f"--exclude-module={one}" for one in NOT_NEEDED]
    with TemporaryDirectory() as scratch:
        places = ["--distpath", str(to), "--workpath", scratch, "--specpath", scratch]
        command = [
            sys.executable,
            "-m",
            "PyInstaller",
            "--noconfirm",
            "--log-level=ERROR",
            "--name=vanthu",
        ]
        asked = [*command, *places, *gathered, *sources, *shipped, *without, f"--paths={ROOT}"]
        subprocess.run([*asked, str(ENTRY)], cwd=scratch, check=True)


def tried(vanthu: Path, place: Path) -> bool:
    """Whether it makes the samples, by two workers, and serves the page, away from the sources."""
    demo = place / "demo"
    for words in (
        ["init", "demo"],
        ["-C", "demo", "render", "--jobs", "2"],
        ["-C", "demo", "doctor"],
    ):
        began = time.monotonic()
        status = subprocess.run(
            [vanthu, *words], cwd=place, check=False, capture_output=True
        ).returncode
        print(f"vanthu {' '.join(words)}: status {status}, {time.monotonic() - began:.1f} s")
    made = len([*demo.rglob("output/*/*.docx")])
    wanted = len([*demo.glob("campaigns/*/documents/*.yaml")])
    print(f"{made} documents of {wanted}; the page: {(answer := _page(vanthu, demo))}")
    return made >= wanted > 0 and answer == 200  # noqa: PLR2004


def _page(vanthu: Path, workspace: Path) -> int:
    """The status with which the page answers."""
    command = [str(vanthu), "-C", str(workspace), "serve", "--no-browser"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as serving:
        try:
            found = next(filter(None, map(_ADDRESS.search, serving.stderr or ())), None)
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            return int(opener.open(found.group().decode(), timeout=20).status) if found else 0
        finally:
            serving.terminate()


if __name__ == "__main__":
    sys.exit(main())
