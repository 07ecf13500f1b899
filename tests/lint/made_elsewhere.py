"""Right documents that LibreOffice made Word files of: from web pages, OpenDocument, RTF, Word 97 and Strict Open XML.

They say what the documents of `foreign_documents` say; a pen writes them in another form, a layout says with
which of its means.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, zip_longest
from pathlib import Path

import foreign_documents as foreign
from foreign_documents import LEFT, OPENING, RIGHT, ROOMS, Words
from pens import BLANK, OpenDocument, Pen, RichText, WebPage
from test_other_forms import STRICT
from word_paper import Para, centred

from generator.ooxml import pack, unpack_parts
from generator.ooxml.metrics import text_width

STOPS = (1800, 6500)
TINY = centred("", size=2)
FILTERS = {".html": "HTML (StarWriter)", ".fodt": "", ".rtf": "Rich Text Format", ".doc": "MS Word 97",
           ".odt": "writer8", ".docx": "MS Word 2007 XML"}  # fmt: skip
SAVED = {".doc": "doc:MS Word 97", ".odt": "odt:writer8", ".docx": "docx:MS Word 2007 XML"}


def written(made: Words, pen: Pen, *names: str) -> str:
    return "".join(pen.para(made.parts[name]) for name in names if name in made.parts)


def line_of(made: Words, pen: Pen, part: str) -> str:
    """The line under a part, as long as its share of the words."""
    share, owner = made.lines.get(f"{part}_rule"), made.parts.get(part)
    if share is None or owner is None:
        return ""
    room = ROOMS[part]
    width = max(text_width(row, owner.size // 2, bold=True) for row in owner.text.split("\n"))
    return pen.line(min(round(width * share), room), room)


def halves_of(made: Words, pen: Pen) -> tuple[tuple[str, str], tuple[str, str]]:
    left = written(made, pen, "superior", "issuer") + line_of(made, pen, "issuer")
    right = written(made, pen, "title", "motto") + line_of(made, pen, "motto")
    return (left, right), (written(made, pen, "number", "vv"), written(made, pen, "date"))


def in_table(made: Words, pen: Pen) -> str:
    return pen.table((LEFT, RIGHT), halves_of(made, pen))


def in_one_row(made: Words, pen: Pen) -> str:
    above, below = halves_of(made, pen)
    room = "" if "superior" in made.parts else pen.para(BLANK)
    return pen.table((LEFT, RIGHT), [(above[0] + room + below[0], above[1] + below[1])])


def in_tables_of_a_table(made: Words, pen: Pen) -> str:
    left, right = zip(*halves_of(made, pen), strict=True)
    inner = [
        pen.para(TINY) + pen.table((width,), [(one,) for one in half]) + pen.para(TINY)
        for width, half in ((LEFT, left), (RIGHT, right))
    ]
    return pen.table((LEFT, RIGHT), [inner], pad=0)


def in_boxes(made: Words, pen: Pen) -> str:
    above, below = halves_of(made, pen)
    room = "" if "superior" in made.parts else pen.para(BLANK)
    return pen.boxes([(0, LEFT, above[0] + room + below[0]), (LEFT, RIGHT, above[1] + below[1])])


def behind_tabs(made: Words, pen: Pen) -> str:
    parts = made.parts
    left = [parts[name] for name in ("superior", "issuer") if name in parts]
    rows = list(zip_longest(left, [parts[name] for name in ("title", "motto") if name in parts]))
    rows += [(_strokes(made, "issuer"), _strokes(made, "motto"))]
    rows += [(parts.get("number"), parts.get("date")), (parts.get("vv"), None)]
    return "".join(pen.tabbed(row, STOPS) for row in rows if any(row))


def _strokes(made: Words, part: str) -> Para | None:
    owner, share = made.parts.get(part), made.lines.get(f"{part}_rule", 0)
    long = text_width(owner.text, owner.size // 2, bold=True) * share if owner else 0
    return Para("_" * round(long / text_width("_", 14))) if long else None


def in_columns(made: Words, pen: Pen) -> str:
    """Recipients beside the signature, below both where two sign."""
    received = written(made, pen, "label", *made.some("item"), "archive")
    gaps = pen.para(BLANK) * 5
    right = written(made, pen, *made.some("authority")) + gaps + written(made, pen, "name")
    if "beside_name" not in made.parts:
        return pen.table((4200, 5155), [(received, right)])
    left = written(made, pen, *made.some("beside")) + gaps + written(made, pen, "beside_name")
    return pen.table((4200, 5155), [(left, right), (received, "")])


@dataclass(frozen=True)
class Elsewhere:
    """A document of these words; `then` are the forms in which it was saved before it became a Word file."""

    said: Callable[[], Words]
    head: Callable[[Words, Pen], str]
    pen: Callable[[], Pen]
    name: str
    then: tuple[str, ...] = ()

    def source(self, change: Callable[[Words], object] | None = None) -> tuple[str, bytes]:
        """The file, with how it ends; the words changed before they are laid out."""
        made, pen = self.said(), self.pen()
        if change is not None:
            change(made)
        pieces = {"head": self.head(made, pen), "subject_rule": line_of(made, pen, "subject")}
        order = ["head"]
        for name in OPENING:
            order += [name] if name == "subject_rule" else made.some(name)
        order = [*made.above, *(one for one in order if one not in made.above)]
        body = "".join(pieces[one] if one in pieces else written(made, pen, one) for one in order)
        page = made.kept["main"]
        whole = pen.whole(
            body + in_columns(made, pen), page, two_sided="evenAndOdd" in made.settings
        )
        return pen.suffix, whole.encode()


@dataclass(frozen=True)
class Saved:
    """A document of `foreign_documents` that was saved in another form."""

    document: foreign.Foreign
    name: str
    then: tuple[str, ...]

    @property
    def said(self) -> Callable[[], Words]:
        return self.document.said

    def source(self, change: Callable[[Words], object] | None = None) -> tuple[str, bytes]:
        data = self.document.paper(change).save()
        return ".docx", data if self.then else strict(data)


def strict(data: bytes) -> bytes:
    parts = unpack_parts(data)
    for old, new in STRICT.items():
        parts = {name: one.replace(old.encode(), new.encode()) for name, one in parts.items()}
    return pack(parts)


bordered_page = partial(WebPage, typed=False)
drawn_text = partial(OpenDocument, drawn=True)
typed_text = partial(OpenDocument, typed=True)
typed_rtf = partial(RichText, typed=True)

ALL = [
    Elsewhere(foreign.official_letter, in_table, WebPage, "letter as a web page, underscores"),
    Elsewhere(foreign.notice_of_company, in_tables_of_a_table, bordered_page, "notice as a web page, nested tables"),
    Elsewhere(foreign.resolution_of_council, in_one_row, bordered_page, "resolution as a web page saved as .odt", (".odt",)),
    Elsewhere(foreign.submission_to_council, in_boxes, typed_text, "submission, ODF with frames"),
    Elsewhere(foreign.report_of_union, in_table, drawn_text, "report, ODF with shapes, saved as .odt", (".odt",)),
    Elsewhere(foreign.to_several, behind_tabs, OpenDocument, "letter to several, ODF with tabs"),
    Elsewhere(foreign.decision_of_school, in_tables_of_a_table, OpenDocument, "decision, ODF with nested tables"),
    Elsewhere(foreign.plan_of_people, in_table, RichText, "plan as RTF"),
    Elsewhere(foreign.invitation, in_boxes, typed_rtf, "invitation as RTF with frames"),
    Elsewhere(foreign.minutes_of_meeting, in_one_row, RichText, "minutes as RTF, saved as .doc", (".doc",)),
    Elsewhere(foreign.contract, in_table, OpenDocument, "contract, ODF saved as .doc", (".doc",)),
    Saved(foreign.Foreign(foreign.urgent_message, foreign.with_gap, foreign.bordered, foreign.in_columns), "dispatch saved as .doc", (".doc",)),
    Saved(foreign.Foreign(foreign.programme_of_two, foreign.merged, foreign.bordered, foreign.in_columns), "programme as Strict", ()),
]  # fmt: skip


def as_word(
    sources: Iterable[tuple[str, tuple[str, bytes], tuple[str, ...]]], folder: Path
) -> dict[str, Path]:
    """The Word files that LibreOffice makes of sources, by their names; each step of all in one call."""
    waiting: dict[tuple[str, ...], list[Path]] = {}
    found = {}
    (folder / "0").mkdir()
    for at, (name, (suffix, data), then) in enumerate(sources):
        path = folder / "0" / f"{at}{suffix}"
        path.write_bytes(data)
        waiting.setdefault((suffix, *then, ".docx"), []).append(path)
        found[name] = (at, (suffix, *then))
    for way, paths in waiting.items():
        for step, (old, new) in enumerate(pairwise(way), 1):
            into = folder / f"{''.join(way)}{step}"
            _converted(waiting[way], FILTERS[old], SAVED[new], into)
            waiting[way] = [into / f"{one.stem}{new}" for one in paths]
        for path in waiting[way]:
            path.rename(folder / path.name)
    return {name: folder / f"{at}.docx" for name, (at, _) in found.items()}


def _converted(paths: list[Path], read_as: str, form: str, into: Path) -> None:
    profile = f"-env:UserInstallation={(into.parent / 'profile').as_uri()}"
    read = [f"--infilter={read_as}"] if read_as else []
    asked = ["soffice", profile, "--headless", *read, "--convert-to", form, "--outdir", into]
    for start in range(0, len(paths), 100):
        subprocess.run(
            [*asked, *paths[start : start + 100]], check=True, capture_output=True, timeout=300
        )


HAS_SUITE = shutil.which("soffice") is not None
