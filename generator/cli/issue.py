"""`vanthu issue`: number, date, record, register and metadata of a document in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.backup import moment_of_clock
from generator.cli.language import N_
from generator.cli.options import (
    dry_run_option,
    each_option,
    force_option,
    json_option,
    no_input_option,
    number_options,
    output_option,
    yes_option,
)
from generator.problems import Exit, Message, Problem, Severity, joined, say
from generator.workspace import holder

if TYPE_CHECKING:
    from generator.office import Request
    from generator.register import Number, Numbers

LISTED = 20
SECRECY = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")


@click.command(
    "issue",
    help=N_(
        "Ban hành văn bản: cấp số và ngày, ghi dữ liệu, vào sổ, tạo lại văn bản; xong trọn vẹn hoặc không ghi gì."
    ),
)
@number_options
@each_option
@click.option(
    "--secrecy", type=click.Choice(SECRECY), help=N_("Độ mật; văn bản mật có dãy số riêng.")
)
@output_option(N_("Nơi ghi kết quả; một thư mục."))
@dry_run_option
@yes_option
@no_input_option
@force_option
@click.option(
    "--reissue",
    is_flag=True,
    help=N_("Tạo lại văn bản chưa gửi, giữ số và ngày, kèm --reason; bản cũ giữ bên cạnh."),
)
@click.option(
    "--as-printed",
    is_flag=True,
    help=N_("Ban hành đúng tệp đã in để ký, dù dữ liệu nay đã khác."),
)
@click.option(
    "--wait",
    "patience",
    type=float,
    default=30.0,
    help=N_("Sổ đang có người dùng thì chờ tối đa số giây này."),
)
@json_option
@click.pass_obj
def command(
    session: Session, /, *, dry_run: bool, yes: bool, no_input: bool, as_json: bool, **asked: Any
) -> int:
    """The numbers to come, and after a nod the numbers given and the files made."""
    from generator.cli.asking import agreed
    from generator.office import issue

    if not dry_run:
        session.settle()
    request = _request(asked)
    expected = _expected(session, request)
    if dry_run:
        _tell(session, expected, as_json=as_json, dry_run=True, told=expected.warnings)
        return Exit.DONE
    if request.reissue and not expected.renewed:
        session.say(say("không có gì khác với lúc ban hành, không tạo lại"))
        return Exit.DONE
    question = say("Làm lại?") if request.reissue else say("Ban hành?")
    in_doubt = any(one.severity is not Severity.INFO for one in expected.warnings)
    answered = {"yes": yes, "no_input": no_input}
    if any(one.code == "W-ISSUE-PRINTED" for one in expected.warnings) and not (yes or no_input):
        chosen = _as_printed(session)
        if chosen is None:
            return Exit.WRONG
        request = replace(request, as_printed=chosen)
    elif not agreed(session, question, answered, in_doubt=in_doubt):
        return Exit.WRONG
    done = issue(session.workspace, request)
    _tell(session, done, as_json=as_json, dry_run=False, told=expected.warnings)
    return Exit.DONE


_WAYS = (
    say("đúng bản đã in, vì bản ấy đã được ký"),
    say("theo dữ liệu hiện nay, rồi in và ký lại; bản đã in vẫn được giữ"),
)


def _as_printed(session: Session) -> bool | None:
    """Which of the two goes out, as the person says; nothing where neither. Nobody to ask: what the records say."""
    from generator.cli.asking import answered, by_number, has_person

    if not has_person():
        return False
    session.say(say("Ban hành bản nào?"))
    for at, way in enumerate(_WAYS, start=1):
        session.say(say("{at}. {way}", at=at, way=way))
    wanted = say("Gõ 1 hoặc 2; nhấn Enter để chưa ban hành").text(session.translate)
    while answer := answered(f"{wanted}: "):
        if chosen := by_number(answer, _WAYS):
            return chosen is _WAYS[0]
    return None


def _request(asked: dict[str, Any]) -> Request:
    from generator.model.document import Secrecy
    from generator.office import Request

    secrecy = asked.pop("secrecy")
    chosen = Secrecy(secrecy) if secrecy else None
    if asked["output"]:
        asked["output"] = asked["output"].absolute()
    return Request(secrecy=chosen, holder=holder(), **asked)


def _expected(session: Session, request: Request) -> Numbers:
    """The numbers to come, told before anything is written, with what is odd in them and in their days."""
    from generator.office import odd_days, propose

    found = propose(session.office, request)
    session.problems(found.warnings)
    for said in odd_days(found, moment_of_clock().date()):
        session.say(said)
    if found.renewed:
        session.say(
            say("sẽ tạo lại, giữ nguyên số và ngày: {numbers}, ngày {day}", **_span(found.renewed))
        )
    elif found.new:
        session.say(say("số dự kiến: {numbers}, ngày {day}", **_span(found.new)))
        if pinned := [_pinned(*one) for one in found.new[0].issue.pinned.items() if one[1]]:
            listed = joined(pinned)
            session.say(say("ghi cố định vào văn bản khi ban hành: {listed}", listed=listed))
    return found


def _pinned(key: str, value: str | list[str]) -> Message:
    """One value as its record will have it; tables of quotas in words."""
    if isinstance(value, str):
        return Message("{text}", {"text": f"{key}: {value}"})
    return say("chỉ tiêu đã giao đến nay")


def _tell(
    session: Session, done: Numbers, *, as_json: bool, dry_run: bool, told: Sequence[Problem]
) -> None:
    from generator.office import issuer_called

    session.problems([one for one in done.warnings if one not in told])
    for year in done.opened:
        session.say(say("mở sổ năm {year}", year=year))
    if as_json:
        session.data(_data(session, done, dry_run=dry_run))
        return
    for given in done.given:
        click.echo(given.row.number_symbol)
    if dry_run:
        session.say(say("chưa ghi gì, chưa lấy số nào"))
        return
    for path in done.files[:LISTED]:
        session.say(say("{file}", file=session.workspace.shown(path)))
    session.say(_summary(done, issuer_called(session.office, done.issuer)))


def _summary(done: Numbers, issuer: str) -> Message:
    if done.renewed:
        return say("đã tạo lại {numbers} ngày {day}; bản cũ giữ bên cạnh", **_span(done.renewed))
    if not done.new:
        return say("đã ban hành từ trước, không cấp số mới")
    said = _span(done.new)
    return say("đã ban hành {numbers} ngày {day}, đã vào sổ của {issuer}", **said, issuer=issuer)


def _span(given: Sequence[Number]) -> dict[str, str]:
    """Numbers, the first and the last of many, and their day."""
    from generator.wording import short_date

    rows = [one.row for one in given]
    first, last = rows[0].number_symbol, rows[-1].number_symbol
    numbers = first if len(rows) == 1 else f"{first} – {last} ({len(rows)})"
    return {"numbers": numbers, "day": short_date(rows[0].date)}


def _data(session: Session, done: Numbers, *, dry_run: bool) -> dict[str, Any]:
    return {
        "issuer": done.issuer,
        "dry_run": dry_run,
        "files": [session.workspace.shown(path) for path in done.files],
        "numbers": [
            {
                "key": one.row.key,
                "number": one.row.number,
                "number_symbol": one.row.number_symbol,
                "date": one.row.date,
                "expected": one.expected,
                "state": one.row.state.value,
                "again": one.again,
                "reissued": bool(one.renewed),
                "pinned": dict(one.issue.pinned),
            }
            for one in done.given
        ],
    }
