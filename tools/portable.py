"""The folder for Windows, and its zip: `python -m tools.portable --python FILE.zip [--sha256 HASH] [--to FOLDER]`.

FILE.zip is the embeddable package of Python for 64-bit Windows, from those who make it. Our own wheel is built from
what is committed, the others are fetched for Windows in the versions of `constraints.txt`; `--wheels FOLDER` takes
those that lie there. `--check FOLDER` looks only at a folder that was made. The same inputs make the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.utils import parse_wheel_filename

from tools.delivery.embedded import EmbeddedPython, Undeliverable, read_embedded
from tools.delivery.fetching import OWN, Machine, gather, lacking, own_wheel
from tools.delivery.folder_check import LARGEST, faults, size
from tools.delivery.packing import read_folder, write_folder, write_zip
from tools.delivery.windows_folder import HASHES, windows_folder

EXTRAS = "fast,web,word"
"""What the folder can do beyond the bare program: pack quicker, the page, PDF by Word."""


def main(given: list[str] | None = None) -> int:
    """1 when something is wrong with the folder, 2 when it cannot be made."""
    asked = _asked(given)
    try:
        if asked.check:
            return told(read_folder(asked.check))
        python = read_embedded(asked.python, asked.sha256)
        print(f"Python {python.version}, SHA-256 {python.sha256}")
        if asked.wheels:
            return build(python, _kept(asked.wheels, python), asked.to)
        with TemporaryDirectory() as scratch:
            return build(python, _fetched(asked.own, Path(scratch), python), asked.to)
    except Undeliverable as fault:
        print(fault, file=sys.stderr)
        return 2


def _asked(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--python", type=Path, metavar="FILE.zip")
    which.add_argument("--check", type=Path, metavar="FOLDER")
    parser.add_argument("--sha256", default="", metavar="HASH", help="what the zip's makers say")
    parser.add_argument("--own", type=Path, metavar="FILE.whl", help="instead of building ours")
    parser.add_argument("--wheels", type=Path, metavar="FOLDER", help="instead of fetching them")
    parser.add_argument("--to", type=Path, default=Path("dist"), metavar="FOLDER")
    return parser.parse_args(given)


def build(python: EmbeddedPython, wheels: list[Path], to: Path) -> int:
    """The status of the check of what was made."""
    own = next(one for one in wheels if one.name.startswith(f"{OWN}-"))
    version = str(parse_wheel_filename(own.name)[1])
    files = windows_folder(python, wheels, version)
    name = f"{OWN}-{version}-windows"
    write_folder(files, to / name, HASHES)
    digest = write_zip(files, to / f"{name}.zip")
    packed = (to / f"{name}.zip").stat().st_size
    print(f"{to / name}: {len(files)} files, {size(files) / 1e6:.1f} MB of {LARGEST / 1e6:.0f}")
    print(f"{to / name}.zip: {packed / 1e6:.1f} MB, SHA-256 {digest}")
    return told(files)


def told(files: dict[str, bytes]) -> int:
    """1 where something is wrong, each in a line."""
    wrong = faults(files)
    for said in wrong:
        print(said, file=sys.stderr)
    if not wrong:
        print(f"{len(files)} files, {size(files) / 1e6:.1f} MB: nothing wrong")
    return int(bool(wrong))


def _fetched(own: Path | None, scratch: Path, python: EmbeddedPython) -> list[Path]:
    return gather(own or own_wheel(scratch), EXTRAS, Machine(python.minor), scratch)


def _kept(folder: Path, python: EmbeddedPython) -> list[Path]:
    wheels = sorted(folder.glob("*.whl"))
    if missing := lacking(wheels, EXTRAS, Machine(python.minor)):
        raise Undeliverable(f"{folder} lacks {', '.join(missing)}")
    return wheels


if __name__ == "__main__":
    sys.exit(main())
