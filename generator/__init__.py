"""vanthu: official documents in Word from the plain-text records of a campaign.

The folder listing tells the pipeline; imports run downwards only, and rooms on one floor (`·`) do not
know each other (`lint-imports` holds it):

  cli        Words in, words out, exit status: one file a command, no decision
  web        The page in a browser of this machine: the same verbs for who has never seen a terminal
  office     What an office does with its documents: open, begin, draft, make, verify, issue, ask
  exchange   Figures in from units, tables out to them, and who has reported
· history    The records as they stood, and what changed since
· audit      The figures that any text claims, held against each other and against the records
  register   Numbers given once: the outgoing register (sổ đăng ký văn bản đi)
· lint       The format of a finished Word file, judged and repaired
  drafting   One document in words: its names, text, tables and charts
  word       Names and a Word template become a `.docx`
  figures    Exact figures, and the snapshot that they stand on; quotas shared among units
  records    YAML records become the model, and are written and edited in place
  sheets     Excel and CSV in and out, each fault with its cell
  model      What the records mean, and the rules that hold between them
  ooxml      Office Open XML: packages, elements, widths of letters
· standard   The official format and the kinds of document, as data
  wording    Official Vietnamese, both ways: a value said, a text read
  workspace  Folders, files written whole and together, locks, and YAML as texts with places
  problems   What can be wrong, as data: one shape for a wrong record, cell, template or margin
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import lazy_loader  # type: ignore[import-untyped]

__version__ = "0.2.0"


def face(room: str, file: str) -> tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]:
    """What other rooms may use of a room, imported when it is first asked for.

    The `.pyi` beside its file has a line for each: `from .files import failure as failure`. Reading it as
    Python took longer than all else of a face, before every command.
    """
    offered: dict[str, list[str]] = {}
    for line in Path(file).with_suffix(".pyi").read_text(encoding="utf-8").splitlines():
        _, module, _, name, *_ = line.split()
        offered.setdefault(module.removeprefix("."), []).append(name)
    attached: tuple[Any, Any, Any] = lazy_loader.attach(room, submod_attrs=offered)
    return attached
