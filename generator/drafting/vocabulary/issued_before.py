"""What a body had issued to have a campaign carried out, when one document of it speaks."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.drafting.earlier import find_earlier
from generator.drafting.subject import Subject
from generator.drafting.vocabulary.citations import Citation, cite_letters
from generator.model.books import RowState

_TELLING = {"Báo cáo", "Biên bản", "Giấy mời", "Tờ trình"}
"""Kinds of document that tell, ask or invite, and direct nobody."""
_NO_DAY, _LAST_DAY = datetime.date.min, datetime.date.max


def issued_before(cite: Mapping[str, Citation], subject: Subject) -> list[Citation]:
    """The documents of the same body by the day of this one, oldest first; of one without a day all that is in the book.

    Reports, minutes, invitations and the like carry nothing out, nor does what corrects or calls back another. Each letter
    that has a number of its own is one; a number that was given up is none, nor is what was called back or
    replaced by then. Those are left out that stand behind this one in the book, be it under an earlier day.
    """
    campaign, is_out = subject.campaign, _is_out_by(subject)
    gone = {*_behind(subject), *_out_of_force(subject), *_undone_here(subject)}
    amending = {one.code for one in campaign.documents if one.corrects or one.recalls}
    others = {
        code: one
        for code, one in cite.items()
        if code not in {subject.document.code, *amending} and f"{campaign.code}/{code}" not in gone
    }
    rows = [row for row in subject.rows if row.key not in gone]
    letters = (
        letter
        for one in campaign.documents
        if one.code in others
        for letter in cite_letters(one, campaign, subject.library, rows)
    )
    found = [
        cited
        for cited in (*others.values(), *letters)
        if cited.issuer == subject.issuer.name
        and cited.kind not in _TELLING
        and cited.number is not None
        and cited.day is not None
        and is_out(cited.number, cited.day)
    ]
    return sorted(found, key=lambda cited: (cited.day or _NO_DAY, cited.number or 0))


def issued_by_moment(issued: Sequence[Citation], subject: Subject) -> list[Citation]:
    """Those of them that were out at the moment of the figures of which the document speaks; all where it has none."""
    figures = subject.figures
    last = figures.as_of if figures.taken else _LAST_DAY
    return [one for one in issued if one.day and one.day <= last]


def _is_out_by(subject: Subject) -> Callable[[int, datetime.date], bool]:
    """Whether a number and day are out on the day of the document; one without a day will bear a later one than all in the book."""
    own, rows = subject.document.date, subject.own_rows
    last = own or subject.figures.as_of
    booked = (
        set() if own else {(row.number, row.date) for row in rows if row.state is RowState.ISSUED}
    )
    return lambda number, day: day <= last or (number, day) in booked


def _key(subject: Subject) -> str:
    return f"{subject.campaign.code}/{subject.document.code}"


def _behind(subject: Subject) -> Iterator[str]:
    """The keys behind the document's own in the book of its body; none before it has a row.

    They got their numbers later, whatever day they bear: it cannot have spoken of them.
    """
    own = [at for at, row in enumerate(subject.own_rows) if row.is_of(_key(subject))]
    if own:
        yield from (row.key for row in subject.own_rows[own[-1] + 1 :] if row.key)


def _out_of_force(subject: Subject) -> Iterator[str]:
    """The keys of what is called back or replaced; of an issued document, of what was so when it went out."""
    own = [row for row in subject.own_rows if row.is_of(_key(subject))]
    then = own[-1].out_of_force if own and own[-1].state is RowState.ISSUED else None
    for row in subject.own_rows:
        is_gone = row.is_out_of_force if then is None else row.cited in then
        if row.key and is_gone:
            yield row.key


def _undone_here(subject: Subject) -> Iterator[str]:
    """The keys of what the document itself replaces or calls back."""
    for earlier in find_earlier(subject, ("replaces", "recalls")):
        yield from (row.key for row in earlier.rows if row.key)
        if earlier.record:
            yield f"{subject.campaign.code}/{earlier.record.code}"
