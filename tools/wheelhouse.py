"""A folder to install from without network: `python -m tools.wheelhouse [--windows 3.11] [--to FOLDER]`.

For this machine, or for 64-bit Windows with a Python of that version. Our own wheel is built from what is committed, the
others are fetched in the versions of `constraints.txt`; `goi.txt` holds their hashes. Prints how large it is.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.utils import parse_wheel_filename

from tools.delivery.embedded import Undeliverable
from tools.delivery.fetching import OWN, Machine, gather, own_wheel
from tools.delivery.packing import write_folder, write_zip
from tools.delivery.wheelhouse_folder import REQUIREMENTS, wheelhouse

EXTRAS = "fast,subdoc,web"
EXTRAS_ON_WINDOWS = f"{EXTRAS},word"


def main(given: list[str] | None = None) -> int:
    """2 when it cannot be made."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--windows", default="", metavar="PYTHON", help="3.11, 3.12 …")
    parser.add_argument("--own", type=Path, metavar="FILE.whl", help="instead of building ours")
    parser.add_argument("--to", type=Path, default=Path("dist"), metavar="FOLDER")
    asked = parser.parse_args(given)
    try:
        with TemporaryDirectory() as scratch:
            build(asked.own, Machine(asked.windows), Path(scratch), asked.to)
    except Undeliverable as fault:
        print(fault, file=sys.stderr)
        return 2
    return 0


def build(own: Path | None, machine: Machine, scratch: Path, to: Path) -> None:
    """The folder and its zip."""
    extras = EXTRAS_ON_WINDOWS if machine.is_windows else EXTRAS
    own = own or own_wheel(scratch)
    files = wheelhouse(gather(own, extras, machine, scratch), extras, machine)
    minor = (machine.python or machine.here).replace(".", "")
    name = f"{OWN}-{parse_wheel_filename(own.name)[1]}-{machine.name}-py{minor}"
    write_folder(files, to / name, REQUIREMENTS)
    if (script := to / name / "cai-dat.sh").is_file():
        script.chmod(0o755)
    digest = write_zip(files, to / f"{name}.zip")
    large = sum(map(len, files.values()))
    print(f"{to / name}: {len(files)} files, {large / 1e6:.1f} MB, zip SHA-256 {digest}")


if __name__ == "__main__":
    sys.exit(main())
