"""The plain tests with other versions: `python -m tools.versions newest|lowest [--keep]`.

Makes an environment of its own outside of the tree, installs the newest or the lowest versions that
`pyproject.toml` allows, runs the tests, and removes it. `newest --keep` writes what was installed into
`constraints.txt` when the tests are green.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONSTRAINTS = ROOT / "constraints.txt"
HEAD = "# Versions with which the suite is green; `start.py` and the checks install these.\n"
LOWEST = re.compile(r"([\w.-]+)>=([\w.]+)")


def main() -> int:
    """The status of the tests."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("which", choices=["newest", "lowest"])
    parser.add_argument("--keep", action="store_true", help="newest, when green: constraints.txt")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        python = environment(Path(folder), asked.which)
        status = subprocess.run(
            [python, "-m", "pytest", "-n", "auto"], cwd=ROOT, check=False
        ).returncode
        if asked.keep and asked.which == "newest" and status == 0:
            CONSTRAINTS.write_text(HEAD + kept(installed(python)), encoding="utf-8", newline="\n")
    return status


def environment(folder: Path, which: str) -> Path:
    """An interpreter with the developer tools, each as new or as old as it may be."""
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    bounds = folder / "bounds.txt"
    bounds.write_text("\n".join(lowest()) if which == "lowest" else "", encoding="utf-8")
    install = (str(python), "-m", "pip", "install", "--quiet", "--upgrade")
    subprocess.run(
        [*install, "--constraint", str(bounds), "--editable", f"{ROOT}[dev]"], check=True
    )
    return python


def lowest() -> list[str]:
    """Each bound of `pyproject.toml` as the one version that may be taken, but for single systems."""
    bounds = (LOWEST.match(each) for each in wanted() if ";" not in each)
    return [f"{found[1]}=={found[2]}" for found in bounds if found]


def wanted() -> list[str]:
    """All that `pyproject.toml` asks for, with its extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    return [*project["dependencies"], *(each for extra in extras for each in extra)]


def kept(told: str) -> str:
    """What was installed here, and what is installed on other systems alone as it stood."""
    elsewhere = {
        found[1].casefold() for each in wanted() if ";" in each and (found := LOWEST.match(each))
    }
    before = CONSTRAINTS.read_text(encoding="utf-8").splitlines(keepends=True)
    others = [line for line in before if line.partition("==")[0].casefold() in elsewhere]
    return "".join(sorted({*told.splitlines(keepends=True), *others}, key=str.casefold))


def installed(python: Path) -> str:
    command = [str(python), "-m", "pip", "freeze", "--exclude-editable"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return "".join(sorted(told.splitlines(keepends=True), key=str.casefold))


if __name__ == "__main__":
    sys.exit(main())
