"""Last year's campaign begun again (`vanthu new campaign MÃ --from CŨ`): shown, then written."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.options import Option, option_of, together
from generator.problems import Misused, say
from generator.wording import read_date
from generator.workspace import TextRefused

if TYPE_CHECKING:
    from generator.office import Again

_DAYS = ("starts", "ends")
_OWN = {"code", *_DAYS}
"""What a campaign that is begun again says itself."""
again_options: Option = together(
    click.option("--from", "old", help=N_("Mở lại từ chiến dịch cũ có mã này.")),
    click.option(
        "--document",
        "documents",
        multiple=True,
        help=N_("Văn bản của chiến dịch cũ cần lấy sang, bỏ số và ngày; nêu được nhiều lần."),
    ),
    click.option("--keep-bases", is_flag=True, help=N_("Giữ số cơ sở tính của chiến dịch cũ.")),
)


def begin_again(session: Session, old: str | None, given: dict[str, Any], *, ask: bool) -> bool:
    """The records of an old campaign into those of a new one; whether an old one was named.

    What only an old one can give is taken out of `given`.
    """
    documents, keeps_bases = given.pop("documents"), given.pop("keep_bases")
    if old is None:
        if documents or keeps_bases:
            raise Misused(say("--document và --keep-bases chỉ dùng cùng --from"))
        return False
    from generator.cli.asking import confirmed, has_person
    from generator.office import begin_again as begin
    from generator.office import plan_renewal, wrong_with_renewed

    if ask and not given.get("code") and has_person():
        given["code"] = _new_code(session, old)
    plan = plan_renewal(session.office, old, _asked(old, given, documents, keeps_bases=keeps_bases))
    for line in plan.told:
        session.say(line)
    if ask and not confirmed(session, say("Ghi chiến dịch mới?")):
        raise click.Abort
    session.name(*begin(session.workspace, plan))
    session.problems(wrong_with_renewed(session.office, plan))
    return True


def _new_code(session: Session, old: str) -> str:
    """What a person calls the new campaign; Enter takes the old code with the year after it."""
    from generator.cli.asking import answered
    from generator.office import code_again

    proposed = code_again(session.office, old)
    prompt = say("Mã của chiến dịch mới [{proposed}]:", proposed=proposed)
    return answered(f"{prompt.text(session.translate)} ") or proposed


def _asked(
    old: str, given: dict[str, Any], documents: tuple[str, ...], *, keeps_bases: bool
) -> Again:
    from generator.office import Again

    said = {key: text for key, text in given.items() if text}
    if given_by_old := [option_of(key) for key in said if key not in _OWN]:
        listed = ", ".join(given_by_old)
        raise Misused(
            say("{listed} lấy từ chiến dịch cũ: bỏ đi, rồi sửa trong campaign.yaml", listed=listed)
        )
    if "code" not in said:
        raise Misused(
            say("cần chỉ rõ mã của chiến dịch mới: vanthu new campaign MÃ --from {old}", old=old)
        )
    read = {key: _day(key, said[key]) for key in _DAYS if key in said}
    return Again(said["code"], documents=documents, keeps_bases=keeps_bases, **read)


def _day(key: str, text: str) -> datetime.date:
    try:
        return read_date(text)
    except TextRefused as fault:
        raise Misused(say("--{key}: {said}", key=key, said=fault.message)) from None
