"""What was made or issued against what the records would give now: which file differs, and in what.

Files are compared unpacked, so that another deflate is no difference. Nothing is written.

Issued documents have fingerprints of their words and figures, taken from the finished Word file: what
stands there is what was signed. Figures are the numbers of the text and of its charts, words are all
the rest, so that one can be told from the other. A fingerprint tells that something changed, not what;
the texts themselves are in the records and in their history.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from lxml import etree

from generator import register
from generator.model.books import Frozen, Row, RowState
from generator.office.letters import MANIFEST, files_of, folder_of, letter_numbers, letters_of
from generator.office.manifest import Manifest
from generator.office.office import Office, sound_campaigns
from generator.office.workflow import Work, finished, plan_work
from generator.ooxml import differing_parts, parse_xml, unpack_parts
from generator.problems import (
    GeneratorError,
    Message,
    NotFound,
    Place,
    Problem,
    RecordsInvalid,
    say,
)
from generator.records import CampaignRecord
from generator.wording import Moment, nfc, read_moment

_PART = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|charts/[^/]+)\.xml")
_TEXT = ("{*}t", "{*}v")
_BREAKS = ("{*}tab", "{*}br")
_PARAGRAPHS = ("{*}p", "{*}ser")
_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_KEY = re.compile(r"([^/]+)/([^/]+)(?:/(.+))?")


class Verdict(StrEnum):
    """What is to be said of a file."""

    SAME = "same"
    DIFFERS = "differs"
    MISSING = "missing"
    UNKNOWN = "unknown"
    DRAFT = "draft"


@dataclass(frozen=True)
class Verified:
    """A file of the manifest and how it stands to the records; `parts` are those that differ.

    A bản dự thảo is told as such, with how many figures it lacks; one that `poses` stands where the
    final document belongs.
    """

    path: Path
    verdict: Verdict
    parts: tuple[str, ...] = ()
    gaps: int = 0
    poses: bool = False

    @property
    def is_wrong(self) -> bool:
        """Whether somebody has to do something about it."""
        return self.poses or self.verdict not in {Verdict.SAME, Verdict.DRAFT}


def verify(
    office: Office, codes: Sequence[str] = (), *, output: Path | None = None
) -> Iterator[Verified]:
    """Every file that a manifest names. A file in a zip archive is not looked into."""
    for record in sound_campaigns(office, codes):
        folder = folder_of(office, record.campaign.code, output)
        manifest = Manifest.read(folder / MANIFEST)
        as_of = manifest.header.get("as_of")
        works = dict(_named(office, record, read_moment(as_of) if as_of else None))
        for name, one in manifest.files.items():
            if one.was_made:
                yield _as_draft(folder / name, works.get(name)) or _verified(
                    folder / name, _fresh(office, works.get(name))
                )


def _as_draft(path: Path, work: Work | None) -> Verified | None:
    """What is to be said of a bản dự thảo; nothing of another file."""
    left = draft_gaps(path)
    if left is None:
        return None
    return Verified(path, Verdict.DRAFT, gaps=left, poses=bool(work and not work.as_draft))


def draft_gaps(path: Path) -> int | None:
    """How many figures the bản dự thảo at `path` lacks; `None` where no draft stands there."""
    from generator.word import gaps_left

    try:
        return gaps_left(unpack_parts(path.read_bytes()))
    except (OSError, ValueError, GeneratorError):
        return None


def _verified(path: Path, fresh: bytes | None) -> Verified:
    if fresh is None:
        return Verified(path, Verdict.UNKNOWN)
    if not path.is_file():
        return Verified(path, Verdict.MISSING)
    parts = tuple(differing_parts(path.read_bytes(), fresh))
    return Verified(path, Verdict.DIFFERS if parts else Verdict.SAME, parts)


def _named(
    office: Office, record: CampaignRecord, as_of: Moment | None
) -> Iterator[tuple[str, Work]]:
    """What the records would give now, by the name of the file."""
    for work in plan_work([record], (), as_of):
        numbers = letter_numbers(office, work)
        for form in (work, replace(work, as_draft=True)):
            for name, one in files_of(form, office):
                yield name, one.with_own_number(numbers)


def _fresh(office: Office, work: Work | None) -> bytes | None:
    """The document; `None` when the records know no such file or cannot make it now."""
    try:
        return finished(office, work) if work else None
    except GeneratorError:
        return None


def told(verified: Verified) -> Message:
    """The verdict as a sentence."""
    sentences = {
        Verdict.SAME: say("đúng với hồ sơ"),
        Verdict.DIFFERS: say("khác với hồ sơ, ở phần {parts}", parts=", ".join(verified.parts)),
        Verdict.MISSING: say("không còn tệp này"),
        Verdict.UNKNOWN: say("hồ sơ hiện nay không làm ra tệp này"),
        Verdict.DRAFT: say("bản dự thảo, còn {count} số liệu chưa có", count=verified.gaps),
    }
    return sentences[verified.verdict]


def fingerprint(files: Iterable[bytes]) -> Frozen:
    """The fingerprints of a document, or of all letters for which one number stands."""
    text = "\n".join(line for data in files for line in _lines(data))
    figures = {str(place): found for place, found in enumerate(_FIGURE.findall(text))}
    return freeze(_FIGURE.sub("#", text), figures)


def _lines(data: bytes) -> Iterator[str]:
    """The text of each paragraph; where a line of it ends on paper makes no difference."""
    parts = unpack_parts(data)
    for name in sorted(filter(_PART.fullmatch, parts)):
        lines: list[list[str]] = [[]]
        for element in parse_xml(parts[name]).iter(*_PARAGRAPHS, *_TEXT, *_BREAKS):
            local = etree.QName(element).localname
            if local in {"p", "ser"}:
                lines.append([])
            else:
                lines[-1].append(f"{element.text or ''} " if local == "v" else element.text or " ")
        yield from filter(None, (" ".join("".join(line).split()) for line in lines))


def changed_documents(office: Office, records: Iterable[CampaignRecord]) -> list[Problem]:
    """Each issued document that is no longer what it was, or has no record any more."""
    rows = _issued_rows(office)
    return [
        problem
        for record in records
        for document, found in rows.get(record.campaign.code, {}).items()
        for problem in _changed(office, record, document, found)
    ]


def changed_since_issued(office: Office, codes: Sequence[str] = ()) -> list[Problem]:
    """The same for campaigns by code; where nothing was issued no record is read."""
    return changed_documents(office, office.campaigns(codes)) if _issued_rows(office) else []


def _changed(
    office: Office, record: CampaignRecord, code: str, rows: list[register.BookRow]
) -> Iterator[Problem]:
    try:
        (work,) = plan_work([record], [code])
    except (NotFound, RecordsInvalid):
        yield from map(_gone, rows)
        return
    letters = _letters(work, office)
    for one in rows:
        unit = _parts(one)[2]
        if unit is None:
            yield from _differing(office, work, one, list(letters.values()) or [work])
        elif unit in letters:
            mine = letters[unit].numbered(one.row.number, work.document.date)
            yield from _differing(office, work, one, [mine])
        else:
            yield _gone(one)


def _letters(work: Work, office: Office) -> dict[str, Work]:
    """The letters of a batch in the order of their codes; those that cannot be told are none."""
    try:
        found = list(letters_of(work, office)) if work.document.for_each else []
    except RecordsInvalid:
        return {}
    return {one.key.rpartition("/")[2]: one for one in sorted(found, key=lambda one: one.key)}


def _differing(
    office: Office, work: Work, one: register.BookRow, letters: Sequence[Work]
) -> Iterator[Problem]:
    """What has changed; a document that cannot be made now is told by the check of records."""
    try:
        now = fingerprint(finished(office, letter) for letter in letters)
    except RecordsInvalid:
        return
    if problem := changed_since_issue(one.row, now, work.place()):
        yield problem


def _issued_rows(office: Office) -> dict[str, dict[str, list[register.BookRow]]]:
    """The rows of issued documents, by campaign and document; a damaged register is told elsewhere."""
    found: dict[str, dict[str, list[register.BookRow]]] = {}
    for issuer in register.issuers_with_register(office.workspace):
        with suppress(register.RegisterDamaged, register.RegisterMissing, RecordsInvalid):
            known = register.open_register(office.workspace, issuer)
            for one in register.list_rows(known, states=[RowState.ISSUED]):
                campaign, document, _ = _parts(one)
                if campaign and one.row.frozen:
                    found.setdefault(campaign, {}).setdefault(document, []).append(one)
    return found


def _parts(one: register.BookRow) -> tuple[str, str, str | None]:
    """Campaign, document and unit of a row's key; empty for a key that somebody chose."""
    found = _KEY.fullmatch(one.row.key or "")
    return (found[1], found[2], found[3]) if found else ("", "", None)


def _gone(one: register.BookRow) -> Problem:
    said = say("văn bản đã ban hành «{key}» không còn trong hồ sơ", key=one.row.key)
    return Problem("E-ISSUED-GONE", one.place, said, say("khôi phục hồ sơ từ bản sao"))


def freeze(text: str, figures: Mapping[str, object] | None = None) -> Frozen:
    """The fingerprints of a document's text and of the figures it speaks of, by name.

    Line ends, blanks at the ends of lines and the way letters are composed make no difference; the
    order of the figures makes none either.
    """
    plain = "\n".join(line.rstrip() for line in nfc(text).splitlines()).strip()
    if figures is None:
        return Frozen(text=_digest(plain))
    told = {nfc(name): nfc(str(value)) for name, value in figures.items()}
    listed = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return Frozen(text=_digest(plain), figures=_digest(listed))


def changed_since_issue(row: Row, now: Frozen, place: Place | None = None) -> Problem | None:
    """What an issued document no longer is; `None` when it is as it was, or not issued at all."""
    if row.state is not RowState.ISSUED or row.frozen is None:
        return None
    what = _what(row.frozen, now)
    if what is None:
        return None
    said = say(
        "{what} của văn bản số {number} ngày {day} đã khác lúc ban hành", what=what, **row.told
    )
    hint = say(
        "khôi phục hồ sơ như lúc ban hành; nội dung mới thì ban hành văn bản sửa đổi, thay thế"
    )
    spot = place or Place(row.record or row.key or "")
    return Problem("E-ISSUED-CHANGED", spot, said, hint)


def _what(then: Frozen, now: Frozen) -> Message | None:
    """Which part differs; figures are compared only where both fingerprints know them."""
    text = then.text != now.text
    figures = None not in {then.figures, now.figures} and then.figures != now.figures
    if text and figures:
        return say("lời văn và số liệu")
    if figures:
        return say("số liệu")
    return say("lời văn") if text else None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
