"""The wheels that a delivery is made of: our own, and what it asks for on the machine that it is for.

pip reads the conditions of requirements (`sys_platform == 'win32'`) for the machine that it runs on: what it leaves
out of what another one needs is found here in the wheels themselves, and asked for by name.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from email.parser import HeaderParser
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from tools.delivery.embedded import Undeliverable

ROOT = Path(__file__).resolve().parents[2]
CONSTRAINTS = ROOT / "constraints.txt"
OWN = "vanthu"
_ROUNDS = 5


@dataclass(frozen=True)
class Machine:
    """What wheels are for: Windows of 64 bit with a version of Python (`3.11`), or this machine."""

    python: str = ""

    @property
    def is_here(self) -> bool:
        return not self.python

    @property
    def is_windows(self) -> bool:
        return not self.is_here or sys.platform == "win32"

    @property
    def here(self) -> str:
        """The Python that runs this, as `3.11`."""
        return f"{sys.version_info[0]}.{sys.version_info[1]}"

    @property
    def name(self) -> str:
        """What the wheels are for, in a word."""
        return "windows" if self.is_windows else sys.platform

    @property
    def options(self) -> list[str]:
        """For `pip download`."""
        if self.is_here:
            return []
        return [
            "--platform",
            "win_amd64",
            "--implementation",
            "cp",
            "--python-version",
            self.python,
        ]

    @property
    def answers(self) -> dict[str, str]:
        """What conditions of requirements are held against; nothing for this machine, which knows itself."""
        if self.is_here:
            return {}
        return {
            "os_name": "nt",
            "sys_platform": "win32",
            "platform_system": "Windows",
            "platform_machine": "AMD64",
            "platform_python_implementation": "CPython",
            "implementation_name": "cpython",
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "implementation_version": f"{self.python}.0",
        }


def own_wheel(folder: Path) -> Path:
    """Our wheel, and the sources that it is built from, of what is committed: nothing that merely lies about."""
    with TemporaryDirectory() as scratch:
        clean = Path(scratch)
        kept = _done(["git", "archive", "--format=tar", "HEAD"], cwd=ROOT).stdout
        with tarfile.open(fileobj=BytesIO(kept)) as archive:
            archive.extractall(clean, filter="data")
        _done([sys.executable, "-m", "build", "--outdir", str(folder), str(clean)])
    return next(folder.glob(f"{OWN}-*.whl"))


def gather(own: Path, extras: str, machine: Machine, folder: Path) -> list[Path]:
    """All wheels that our own needs on a machine, itself among them, in the versions of `constraints.txt`."""
    wanted = [f"{own}[{extras}]"]
    for _ in range(_ROUNDS):
        command = [*_PIP, "download", "--only-binary=:all:", "--constraint", str(CONSTRAINTS)]
        _done([*command, *machine.options, "--dest", str(folder), *wanted])
        wheels = sorted({*folder.glob("*.whl")} - {folder / own.name} | {own})
        wanted = lacking(wheels, extras, machine)
        if not wanted:
            return wheels
    raise Undeliverable(f"not to be had: {', '.join(wanted)}")


def lacking(wheels: list[Path], extras: str, machine: Machine) -> list[str]:
    """What wheels ask of each other, on a machine, that none of them is."""
    there = {parse_wheel_filename(one.name)[0]: one for one in wheels}
    asked, seen, missing = [(OWN, frozenset(extras.split(",")))], set(), set()
    while asked:
        name, chosen = asked.pop()
        if (name, chosen) in seen:
            continue
        seen.add((name, chosen))
        for need in _needs(there[canonicalize_name(name)], chosen, machine):
            known = canonicalize_name(need.name)
            if known in there and need.specifier.contains(
                parse_wheel_filename(there[known].name)[1], prereleases=True
            ):
                asked.append((known, frozenset(need.extras)))
            else:
                missing.add(f"{need.name}{need.specifier}")
    return sorted(missing)


def _needs(wheel: Path, extras: frozenset[str], machine: Machine) -> list[Requirement]:
    """The requirements of a wheel that hold on a machine, for these extras."""
    told = HeaderParser().parsestr(metadata(wheel)).get_all("Requires-Dist") or ()
    asked = map(Requirement, told)
    return [
        one
        for one in asked
        if one.marker is None
        or any(one.marker.evaluate({**machine.answers, "extra": extra}) for extra in ("", *extras))
    ]


def metadata(wheel: Path) -> str:
    """What a wheel says of itself."""
    with zipfile.ZipFile(wheel) as opened:
        names = (one for one in opened.namelist() if one.endswith(".dist-info/METADATA"))
        return opened.read(min(names, key=len)).decode()


_PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input")


def _done(command: list[str], cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(command, cwd=cwd, check=False, stdout=subprocess.PIPE)
    if done.returncode:
        raise Undeliverable(f"{command[0]} {command[-1]}: ended with status {done.returncode}")
    return done
