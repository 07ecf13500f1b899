"""Issued documents against what the records would give now: what changed since they went out.

Issued documents have fingerprints of their words and figures, taken from the finished Word file: what
stands there is what was signed. Figures are the numbers of the text and of its charts, words are all
the rest, so that one can be told from the other. A fingerprint tells that something changed, not what:
that is told by the file as it was signed, where that still stands.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from generator import register
from generator.model.books import Frozen, Row, RowState
from generator.office.changed_words import Passages, changed_passages, passages_told_of
from generator.office.letters import files_of, folder_of, letters_of, with_annexes
from generator.office.office import Office
from generator.office.printed_words import read_words, told_blocks
from generator.office.who_had_it import sent_under
from generator.office.workflow import Work, finished, plan_work
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
from generator.wording import join_names, nfc
from generator.workspace import is_open, regex, unchanging

_FIGURE = regex(r"\d+(?:[.,/]\d+)*")
_KEY = regex(r"([^/]+)/([^/]+)(?:/(.+))?")
_Signed = Mapping[tuple[str, int], tuple[Work, bytes]]
"""What was signed, by its place among the files of a number, with what it was made for."""


def fingerprint(files: Iterable[bytes]) -> Frozen:
    """The fingerprints of a document, or of all letters for which one number stands."""
    texts = (lines for data in files for lines in read_words(data).values())
    text = "\n".join(line for lines in texts for line in lines)
    figures = {str(place): found for place, found in enumerate(_FIGURE.findall(text))}
    return freeze(_FIGURE.sub("#", text), figures)


@unchanging(frozen=True)
class ChangedIssue:
    """An issued document that is another `now`, or that the records do not hold any more (`None`).

    `places` are the passages that differ, where the file as it was signed still stands.
    """

    one: register.BookRow
    now: Frozen | None
    problem: Problem
    places: tuple[Passages, ...] | None = None


def changed_documents(office: Office, records: Iterable[CampaignRecord]) -> list[Problem]:
    """Each issued document that is no longer what it was, or has no record any more.

    Not told is what is known already: that it was replaced, called back, or that its change was
    acknowledged; nor, while a write is half done, what is not there yet beside its row.
    """
    half_done = is_open(office.workspace)
    found = changes(office, records, all_rows(office))
    return [one.problem for one in found if not (half_done and one.places is None)]


def changes(
    office: Office,
    records: Iterable[CampaignRecord],
    rows: Iterable[register.BookRow],
    unmade: list[register.BookRow] | None = None,
) -> Iterator[ChangedIssue]:
    """The same of these rows alone, each with what it is now; nothing of a document whose record is wrong.

    Rows whose documents cannot be made now, so that nobody knows, are added to the `unmade`.
    """
    failed = [] if unmade is None else unmade
    known = _by_document(rows)
    for record in records:
        for document, found in known.get(record.campaign.code, {}).items():
            yield from _changed(office, record, document, found, failed)


def _changed(
    office: Office,
    record: CampaignRecord,
    code: str,
    rows: list[register.BookRow],
    unmade: list[register.BookRow],
) -> Iterator[ChangedIssue]:
    if code in record.blocked:
        return
    try:
        (work,) = plan_work([record], [code])
    except (NotFound, RecordsInvalid):
        yield from _gone(rows)
        return
    try:
        letters = _letters(work, office)
    except RecordsInvalid:
        unmade += rows
        return
    for one in rows:
        unit = _parts(one)[2]
        if unit is None:
            mine = [each for of in letters.values() for each in of] or with_annexes(work, office)
            yield from _differing(office, work, one, mine, unmade)
        elif unit in letters:
            own = [each.numbered(one.row.number, work.document.date) for each in letters[unit]]
            yield from _differing(office, work, one, own, unmade)
        else:
            yield from _gone([one])


def _letters(work: Work, office: Office) -> dict[str, list[Work]]:
    """The letters of a batch in the order of their codes, each with its files."""
    found = list(letters_of(work, office)) if work.document.for_each else []
    ordered = sorted(found, key=lambda one: one.key)
    return {one.key.rpartition("/")[2]: with_annexes(one, office) for one in ordered}


def _differing(
    office: Office,
    work: Work,
    one: register.BookRow,
    letters: Sequence[Work],
    unmade: list[register.BookRow],
) -> Iterator[ChangedIssue]:
    """What has changed; why a document cannot be made now is told by the check of records."""
    try:
        made = [finished(office, letter) for letter in letters]
    except RecordsInvalid:
        unmade.append(one)
        return
    now = fingerprint(made)
    if problem := changed_since_issue(one.row, now, work.place()):
        signed = _signed(office, work, one.row, letters)
        places = _changed_places(signed, made, letters)
        yield ChangedIssue(one, now, _told_where(problem, places, signed, letters), places)


def _signed(office: Office, work: Work, row: Row, letters: Sequence[Work]) -> _Signed:
    """The files as they were signed, where all of them still stand, whoever would get one by now."""
    names = {one.order: name for name, one in files_of(work, office)}
    there = [(names[one.order], one) for one in letters if one.order in names]
    found = _as_signed(office, work, row, there)
    if not found and work.document.for_each and row.key == work.name:
        found = _as_signed(office, work, row, sent_under(work, office, row))
    return found


def _as_signed(office: Office, work: Work, row: Row, files: Sequence[tuple[str, Work]]) -> _Signed:
    folder = folder_of(office.workspace, work.record.campaign.code, None)
    paths = [folder / name for name, _ in files]
    office.seen_beside += paths
    try:
        there = [path.read_bytes() for path in paths]
        if fingerprint(there) != row.frozen:
            return {}
    except (OSError, ValueError, GeneratorError):
        return {}
    return {one.order: (one, data) for (_, one), data in zip(files, there, strict=True)}


def _changed_places(
    then: _Signed, now: Sequence[bytes], letters: Sequence[Work]
) -> tuple[Passages, ...] | None:
    """The passages in which files differ, each with whom its letter is for; nothing is known where there is none as it was."""
    if not then:
        return None
    return tuple(
        place._replace(to=letter.member.code if letter.member else "")
        for after, letter in zip(now, letters, strict=True)
        if letter.order in then
        for place in changed_passages([told_blocks(then[letter.order][1])], [told_blocks(after)])
    )


def _told_where(
    problem: Problem,
    places: tuple[Passages, ...] | None,
    signed: _Signed,
    letters: Sequence[Work],
) -> Problem:
    """The same with the passages that differ, and who gets a letter now and got none or the other way round."""
    said = problem.message
    if places is None:
        unknown = say("{said}; ở «output» không đủ tệp nguyên như đã ký để nêu khác ở đâu", said=said)  # fmt: skip
        return replace(problem, message=unknown)
    if told := passages_told_of(places):
        said = say("{said}; khác ở: {places}", said=said, places=told)
    if new := _names(one for one in letters if one.order not in signed):
        said = say("{said}; nay gửi thêm: {names}", said=said, names=join_names(new))
    now = {one.order for one in letters}
    if gone := _names(one for order, (one, _) in signed.items() if order not in now):
        said = say("{said}; nay không gửi: {names}", said=said, names=join_names(gone))
    return replace(problem, message=said)


def _names(letters: Iterable[Work]) -> list[str]:
    return list(dict.fromkeys(one.member.name for one in letters if one.member))


def all_rows(office: Office) -> Iterator[register.BookRow]:
    """All rows of registers that can be read; a damaged one is told elsewhere."""
    for issuer in register.issuers_with_register(office.workspace):
        with suppress(register.RegisterDamaged, register.RegisterMissing, RecordsInvalid):
            yield from register.list_rows(register.open_register(office.workspace, issuer))


def _by_document(
    rows: Iterable[register.BookRow],
) -> dict[str, dict[str, list[register.BookRow]]]:
    """The rows of issued documents, by campaign and document."""
    found: dict[str, dict[str, list[register.BookRow]]] = {}
    for one in rows:
        campaign, document, _ = _parts(one)
        if campaign and one.row.frozen and one.row.state is RowState.ISSUED:
            found.setdefault(campaign, {}).setdefault(document, []).append(one)
    return found


def _parts(one: register.BookRow) -> tuple[str, str, str | None]:
    """Campaign, document and unit of a row's key; empty for a key that somebody chose."""
    found = _KEY.fullmatch(one.row.key or "")
    return (found[1], found[2], found[3]) if found else ("", "", None)


def _gone(rows: Iterable[register.BookRow]) -> Iterator[ChangedIssue]:
    for one in rows:
        if not one.row.explains(None):
            said = say("văn bản đã ban hành «{key}» không còn trong dữ liệu", key=one.row.key)
            hint = say(
                "khôi phục dữ liệu từ bản sao; bỏ văn bản là đúng thì chạy «vanthu register acknowledge»"
            )
            yield ChangedIssue(one, None, Problem("E-ISSUED-GONE", one.place, said, hint))


def standing_print(files: Iterable[Path]) -> Frozen | None:
    """The fingerprints of the files as they stand; nothing where one is not there or no Word file."""
    try:
        return fingerprint([path.read_bytes() for path in files])
    except (OSError, ValueError, GeneratorError):
        return None


def stands_as_signed(files: Iterable[Path], row: Row) -> bool:
    """Whether the files say what was signed with a number; of one without fingerprints nobody knows."""
    return row.frozen is not None and standing_print(files) == row.frozen


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
    if row.state is not RowState.ISSUED or row.frozen is None or row.explains(now):
        return None
    what = _what(row.frozen, now)
    if what is None:
        return None
    said = say(
        "{what} của văn bản số {number} ngày {day} đã khác lúc ban hành", what=what, **row.told
    )
    hint = say(
        "khôi phục dữ liệu như lúc ban hành; nội dung mới: chưa gửi đi thì «vanthu issue … --reissue»,"
        " đã gửi thì ban hành văn bản thay thế, đính chính; dữ liệu đổi là đúng thì chạy «vanthu register"
        " acknowledge»"
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
