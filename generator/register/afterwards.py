"""What is done to a document after it was issued: made anew before it left, called back, a change known.

Its number and its day stay; what was done stands in its row with the reason. Replacing and correcting
it by another document is `generator.register.linking`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.model.books import Acknowledged, Frozen, Reissue, Row, RowState
from generator.problems import Message, Problem, RecordsInvalid, Severity, say
from generator.register.changing import change_books
from generator.register.form_columns import fate
from generator.register.giving import Number, refusal, symbol_taken
from generator.register.going_out import one_line
from generator.register.issuing_body import Register
from generator.register.ledger import Ledger
from generator.register.shelf import BookRow
from generator.wording import short_date


def renew(ledger: Ledger, numbers: Sequence[Number], reason: str) -> list[Number]:
    """Those of issued documents whose text is another now, to be entered again; the others as they are.

    Raises `RecordsInvalid` with every refusal: what has left the office is not made anew.
    """
    told = one_line(reason)
    changed = [one for one in numbers if not one.is_issued or one.row.frozen != one.issue.frozen]
    if wrong := [problem for one in changed for problem in _refusals(ledger, one)]:
        raise RecordsInvalid(wrong)
    ledger.doubts += (_unsent(ledger, one) for one in changed)
    return [replace(one, renewed=told) if one in changed else one for one in numbers]


def _refusals(ledger: Ledger, one: Number) -> Iterator[Problem]:
    row, asked = one.row, one.issue
    if not one.is_issued:
        said = say("«{key}» chưa ban hành nên chưa có gì để tạo lại", key=asked.key)
        yield refusal("REISSUE", asked, said, say("bỏ --reissue"))
        return
    held = ledger.kept(asked.key)
    if row.is_called_back or row.replaced_by:
        fates = "; ".join(fate(row))
        said = say("số {number} {fate}", number=row.told["number"], fate=fates)
        yield refusal("REPLACED", asked, said, say("nội dung mới thì ban hành văn bản mới"), held)
    elif row.sent or row.received:
        said = say("sổ ghi số {number} ngày {day} đã chuyển đi", **row.told)
        yield refusal("SENT", asked, said, _AFTER_SENDING, held)
    if row.date != asked.day:
        said = say(
            "dữ liệu ghi ngày {day}, sổ ghi ngày {given}",
            day=short_date(asked.day),
            given=row.told["day"],
        )
        hint = say("tạo lại thì giữ nguyên số và ngày: sửa ngày ban hành («date:») của văn bản")
        yield refusal("REISSUE-DATE", asked, said, hint, held)
    if row.symbol != asked.symbol and (taken := symbol_taken(ledger, asked, row.number)):
        yield taken


_AFTER_SENDING = say("ban hành văn bản thay thế (replaces), hoặc công văn đính chính (corrects)")


def _unsent(ledger: Ledger, one: Number) -> Problem:
    """The register may not know what left the office on paper."""
    said = say("sổ chưa ghi ngày chuyển của số {number}", **one.row.told)
    hint = say(
        "chỉ tạo lại khi văn bản chưa gửi đi; đã gửi thì ban hành văn bản thay thế, đính chính"
    )
    place = replace(ledger.kept(one.issue.key).place, path="")
    return Problem("W-REGISTER-UNSENT", place, said, hint, Severity.WARNING)


def renewed_row(row: Row, kept: Row, reason: str) -> Row:
    """The row of a document made anew, with what its register knew of it before."""
    return row.said(reissued=(*kept.reissued, Reissue(reason=reason, frozen=kept.frozen)))


def recall(register: Register, one: BookRow, reason: str) -> Row:
    """Call an issued document back (thu hồi); its row as it is now.

    For the same reason again the command was only repeated. Raises `RecordsInvalid` for a number that
    no issued document has, or one that was called back for another reason.
    """
    told = _reason(register, reason)

    def decide(ledger: Ledger) -> Row:
        held = _issued(ledger, one, say("thu hồi"))
        if held.row.recalled not in {None, told}:
            said = say(
                "số {number} đã thu hồi: {reason}", **held.row.told, reason=held.row.recalled
            )
            raise refused(held, "RECALLED", said, None)
        return _put(ledger, held, held.row.said(recalled=told))

    return change_books(register, decide, "register recall")


def acknowledge(register: Register, one: BookRow, now: Frozen | None, reason: str) -> Row:
    """Take note that the records say something else now than was issued; its row as it is now.

    `now` is what they say, `None` where they do not hold the document any more. It is told again as
    soon as they say something else. Raises `RecordsInvalid` for a number that no issued document has.
    """
    told = _reason(register, reason)

    def decide(ledger: Ledger) -> Row:
        held = _issued(ledger, one, say("xác nhận thay đổi"))
        known = Acknowledged(reason=told, frozen=now)
        return _put(ledger, held, held.row.said(acknowledged=known))

    return change_books(register, decide, "register acknowledge")


def _reason(register: Register, reason: str) -> str:
    told = one_line(reason)
    if not told:
        raise register.refusal("REASON", register.folder, say("cần ghi lý do (--reason)"))
    return told


def _issued(ledger: Ledger, one: BookRow, what: Message) -> BookRow:
    """The row as it stands under the lock."""
    held = ledger.meant(ledger.series_of(one), one.row.number, one) or one
    if held.row.state is not RowState.ISSUED:
        said = say(
            "số {number} không phải của văn bản đã ban hành, không {what} được",
            **held.row.told,
            what=what,
        )
        raise refused(held, "STATE", said, None)
    return held


def refused(held: BookRow, code: str, said: Message, hint: Message | None) -> RecordsInvalid:
    """The refusal of something that a row as it stands does not allow."""
    return RecordsInvalid([Problem(f"E-REGISTER-{code}", replace(held.place, path=""), said, hint)])


def _put(ledger: Ledger, held: BookRow, row: Row) -> Row:
    if row != held.row:
        ledger.put(held, row)
    return row
