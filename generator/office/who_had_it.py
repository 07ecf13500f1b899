"""Who got letters that are replaced now, and who is left out of new ones or gets one to which nothing went before.

The register tells it of letters with numbers of their own; of those that share one, the listing of what was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from generator.drafting import find_earlier
from generator.model.books import Row
from generator.model.document import Document, ForEach
from generator.office.had_earlier import code_of, had_the_replaced
from generator.office.letters import (
    MANIFEST,
    chosen,
    each_file,
    folder_of,
    undecided_told,
    with_receivers,
)
from generator.office.manifest import Manifest
from generator.office.office import Office
from generator.office.workflow import Member, Work, subject_of
from generator.problems import Message, Problem, RecordsInvalid, Severity, say
from generator.wording import join_names, padded


def sent_under(work: Work, office: Office, row: Row) -> list[tuple[str, Work]]:
    """The files of letters that went out with the one number of a row, with what each was made for, in their order.

    Whom they are for does not depend on for whom the condition of the document holds by now. None where the listing
    of files tells of none.
    """
    path = folder_of(office.workspace, work.record.campaign.code, None) / MANIFEST
    office.seen_beside.append(path)
    listed = Manifest.read(path)
    every, found = work.changed({"where": None}), []
    with suppress(RecordsInvalid):
        for name, one in each_file(every, office):
            made = listed.named(name)
            if made and made.issued == row.number_symbol:
                found.append((name, one))
    return sorted(found, key=lambda one: one[1].order)


def had_under_one_number(work: Work, office: Office) -> Mapping[str, str]:
    """Those who got a letter of the series that is replaced, by code and name, where one number stands for all of it."""
    found: dict[str, str] = {}
    for earlier in find_earlier(subject_of(work, office), ("replaces",)):
        old, rows = earlier.record, earlier.rows
        if not (isinstance(old, Document) and old.for_each) or any(code_of(row.key) for row in rows):  # fmt: skip
            return {}
        for row in rows:
            letters = sent_under(replace(work, document=old), office, row)
            found |= {one.member.code: one.member.name for _, one in letters if one.member}
    return found


def left_out(work: Work, office: Office) -> Iterator[Problem]:
    """Who gets no letter, and why, where the records do not decide it; whose letter replaces none: told by name."""
    yield from undecided_told(work, office)
    if not work.document.replaces or not work.document.for_each:
        return
    had = had_the_replaced(work, office)
    known = had_under_one_number(work, office) if had is None else had
    if not known:
        return
    names = {one.code: one.name for one in chosen(work, office)}
    if new := [name for code, name in names.items() if code not in known]:
        yield _gets_none(work, new) if had else _gets_one(work, new)
    if rest := [one.name for one in _every(work) if one.code in known and one.code not in names]:
        yield _no_longer(work, rest)


def _gets_none(work: Work, names: list[str]) -> Problem:
    said = say(
        "{count} nơi chưa nhận văn bản được thay thế nên không được gửi: {names}", **_told(names)
    )
    hint = say("nơi nay mới thuộc diện gửi thì gửi mới: lập công văn mới")
    return _doubt(work, "W-REPLACES-NEW", said, hint)


def _gets_one(work: Work, names: list[str]) -> Problem:
    said = say(
        "{count} nơi chưa nhận văn bản được thay thế mà nay được gửi: {names}", **_told(names)
    )
    hint = say("mở xem bản gửi các nơi ấy: không được ghi là thay thế văn bản mà nơi ấy chưa nhận")
    return _doubt(work, "W-REPLACES-NEW", said, hint)


def _no_longer(work: Work, names: list[str]) -> Problem:
    said = say(
        "{count} nơi đã nhận văn bản được thay thế mà nay không được gửi: {names}", **_told(names)
    )
    hint = say(
        "sửa «Chỉ gửi những nơi» để các nơi ấy cũng nhận bản thay thế, hoặc thông báo thu hồi"
    )
    return _doubt(work, "W-REPLACES-KEPT", said, hint)


def _told(names: Sequence[str]) -> dict[str, str]:
    return {"count": padded(len(names)), "names": join_names(names)}


def _doubt(work: Work, code: str, said: Message, hint: Message) -> Problem:
    return Problem(code, work.place("replaces"), said, hint, Severity.WARNING)


def _every(work: Work) -> Iterable[Member]:
    if work.document.for_each is ForEach.GROUPS:
        return work.figures.main.groups
    return with_receivers(work).unit.values()
