"""A wheelhouse: all wheels of a machine with their hashes, and what installs them without an index."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from packaging.utils import parse_wheel_filename

from tools.delivery.fetching import OWN, Machine

REQUIREMENTS, WHEELS = "goi.txt", "goi/"
_TEXTS = Path(__file__).with_name("wheelhouse_texts")
_DESKTOP = Path(__file__).parent / "linux" / "vanthu.desktop"
_ICON = "generator/web/assets/vanthu.svg"


def wheelhouse(wheels: Iterable[Path], extras: str, machine: Machine) -> dict[str, bytes]:
    """The files of a wheelhouse, by name."""
    kept = {one.name: one.read_bytes() for one in sorted(wheels)}
    own = next(name for name in kept if name.startswith(f"{OWN}-"))
    minor = machine.python or machine.here
    gaps = {
        "{version}": ", ".join(minor.split(".")),
        "{minor}": minor,
    }
    told = {
        "{version}": str(parse_wheel_filename(own)[1]),
        "{minor}": minor,
        "{machine}": machine.name,
    }
    made = {WHEELS + name: data for name, data in kept.items()}
    made[REQUIREMENTS] = requirements(kept, extras).encode()
    text = filled("DOC-TRUOC.txt", told)
    made["DOC-TRUOC.txt"] = ("\N{ZERO WIDTH NO-BREAK SPACE}" + text).replace("\n", "\r\n").encode()
    if machine.is_windows:
        made["cai-dat.cmd"] = filled("cai-dat.cmd", gaps).replace("\n", "\r\n").encode()
    else:
        made["cai-dat.sh"] = filled("cai-dat.sh", gaps).encode()
        made["vanthu.desktop"] = _DESKTOP.read_bytes()
        with zipfile.ZipFile(io.BytesIO(kept[own])) as opened:
            made["vanthu.svg"] = opened.read(_ICON)
    return made


def requirements(kept: dict[str, bytes], extras: str) -> str:
    """Each wheel as pip asks for it: its version, and the one hash that it may have."""
    rows = []
    for name, data in kept.items():
        called, version, *_ = parse_wheel_filename(name)
        chosen = f"[{extras}]" if called == OWN else ""
        digest = hashlib.sha256(data).hexdigest()
        rows.append(f"{called}{chosen}=={version} --hash=sha256:{digest}\n")
    return "".join(rows)


def filled(name: str, gaps: dict[str, str]) -> str:
    """A text with its gaps filled."""
    text = (_TEXTS / name).read_text(encoding="utf-8")
    for gap, said in gaps.items():
        text = text.replace(gap, said)
    return text
