"""`vanthu passages`: the library of passages, what each says now, and own words in the place of one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import json_option, rehearsal_option
from generator.problems import Message, Misused, say

if TYPE_CHECKING:
    from generator.drafting import Spoken
    from generator.model.passage import Passage


@click.command(
    "passages",
    help=N_("Các đoạn văn có sẵn, đang nói gì; thay một đoạn bằng lời riêng và lấy lại."),
)
@click.argument("campaign", required=False)
@click.argument("document", required=False)
@click.option(
    "--own",
    metavar=N_("ĐOẠN"),
    help=N_("Chép lời của đoạn vào văn bản (không nêu văn bản: về templates/passages) để sửa."),
)
@click.option(
    "--back", metavar=N_("ĐOẠN"), help=N_("Bỏ lời riêng của văn bản, dùng lại đoạn có sẵn.")
)
@click.option(
    "--branches",
    is_flag=True,
    help=N_("Cùng --own: chép cả câu lệnh chọn câu theo số liệu, không chỉ lời hiện nay."),
)
@rehearsal_option
@json_option
@click.pass_obj
def command(
    session: Session,
    campaign: str | None,
    document: str | None,
    own: str | None,
    back: str | None,
    *,
    branches: bool,
    as_json: bool,
) -> None:
    """The passages with what they say; with an option one is replaced or taken back."""
    if own and back:
        raise Misused(say("chỉ dùng một trong hai: --own, --back"))
    if branches and not (own and document):
        raise Misused(
            say(
                "--branches chỉ dùng cùng --own: vanthu passages CHIẾN_DỊCH VĂN_BẢN --own ĐOẠN --branches"
            )
        )
    if own or back:
        _change(session, campaign, document, own, back, branches=branches)
        return
    spoken = _spoken(session, campaign, document)
    if as_json:
        session.data({"passages": [_told(session, one) for one in spoken]})
        return
    for one in spoken:
        _show(session, one, is_asked=campaign is not None)


def _spoken(session: Session, campaign: str | None, document: str | None) -> Iterable[Spoken]:
    from generator.drafting import Spoken
    from generator.office import passages_of

    if campaign is None:
        return [Spoken(one) for one in session.office.library.passages.values()]
    told = passages_of(session.office, campaign, document)
    if told.of:
        session.say(
            say(
                "theo «{first}», văn bản đầu tiên; văn bản khác: vanthu passages {campaign} VĂN_BẢN",
                first=told.of,
                campaign=campaign,
            )
        )
    return told.passages


def _change(
    session: Session,
    campaign: str | None,
    document: str | None,
    own: str | None,
    back: str | None,
    *,
    branches: bool,
) -> None:
    from generator.office import own_passage, own_words, words_back

    session.hold(campaign)
    if campaign and document:
        if own:
            done = own_words(session.office, campaign, document, own, branches=branches)
        else:
            done = words_back(session.office, campaign, document, back or "")
        session.name(done.path)
        if own:
            _tell_choice(session, campaign, document, own, branches=branches)
        if done.has_number:
            _tell_number(session, campaign, document)
    elif own and not campaign:
        session.name(own_passage(session.office, own))
    else:
        raise Misused(
            say("cần chỉ rõ cả chiến dịch và văn bản: vanthu passages CHIẾN_DỊCH VĂN_BẢN")
        )


def _tell_number(session: Session, campaign: str, document: str) -> None:
    """That words were changed which went out already."""
    session.say(
        say(
            "văn bản «{document}» đã có số: lời nay khác bản đã ban hành; nhầm thì chạy «vanthu undo», sửa thật thì"
            " «vanthu issue {campaign} {document} --reissue» khi chưa gửi đi, hoặc ban hành văn bản thay thế",
            campaign=campaign,
            document=document,
        )
    )


def _tell_choice(
    session: Session, campaign: str, document: str, own: str, *, branches: bool
) -> None:
    """That words chosen by the figures of today do not change with those of another week."""
    from generator.office import chooses

    if branches or not chooses(session.office, own):
        return
    session.say(
        say(
            "đã chép câu đang đúng với số liệu hiện nay; số vẫn theo số liệu mới, câu thì không tự đổi (như «đạt»,"
            " «chưa đạt»), xem lại mỗi khi có số liệu mới"
        )
    )
    session.say(
        say(
            "muốn câu tự đổi theo số liệu thì lấy lại đoạn có sẵn: vanthu passages {campaign} {document} --back {own};"
            " hoặc sau đó chép cả câu lệnh chọn câu: --own {own} --branches",
            campaign=campaign,
            document=document,
            own=own,
        )
    )


def _told(session: Session, one: Spoken) -> dict[str, object]:
    """A passage for other programs."""
    return {
        "name": one.passage.code,
        "title": one.passage.head.title,
        "kinds": list(one.passage.head.kinds),
        "file": one.passage.start.file,
        "is_own": one.passage.is_own,
        "is_named": one.is_named,
        "has_own_words": one.has_own_words,
        "says": [_said(session, line) for line in one.lines],
        "why": one.why,
    }


def _said(session: Session, line: str | Message) -> str:
    return line.text(session.translate) if isinstance(line, Message) else line


def _show(session: Session, one: Spoken, *, is_asked: bool) -> None:
    """A passage for people: its name and title, what it is for, what it says."""
    passage = one.passage
    marks = [_kinds(session, passage)]
    if one.is_named:
        marks.append(say("văn bản đang dùng").text(session.translate))
    if passage.is_own:
        marks.append(say("của cơ quan").text(session.translate))
    if one.has_own_words:
        marks.append(say("văn bản có lời riêng").text(session.translate))
    beside = "; ".join(filter(None, marks))
    click.echo(f"\n{passage.code}  {passage.head.title}" + (f"  ({beside})" if beside else ""))
    for line in one.lines:
        click.echo(f"    {_said(session, line)}")
    if one.why and is_asked:
        click.echo(f"    – {one.why.text(session.translate)}")


def _kinds(session: Session, passage: Passage) -> str:
    kinds = session.office.library.kinds
    return ", ".join(kinds[code].name for code in passage.head.kinds if code in kinds)
