"""What a campaign that is begun again is asked: its code, and days where they do not follow from the old one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.model.campaign import Campaign
from generator.model.fields import new_code
from generator.office.begun_campaign import campaign_free
from generator.office.forms.form_entries import Answers, FormEntry, Questionnaire
from generator.office.office import Office, campaign_of
from generator.office.renewing import Again
from generator.problems import say
from generator.records import reader_of
from generator.wording import day_in_full, read_date

_YEAR = "20[0-9]{2}"


def code_again(office: Office, old: str) -> str:
    """The code that is proposed: the old one with the year after it."""
    year = str(campaign_of(office, old).campaign.last.year + 1)
    dated = re.sub(_YEAR, year, old)
    return dated if dated != old else f"{old}-{year}"


def again_form(office: Office, old: str) -> Questionnaire:
    """The form of a campaign that goes on from an old one."""

    def free_code(text: str) -> None:
        campaign_free(office.workspace, new_code(text))

    entries = (
        FormEntry("code", say("Mã"), say("tên thư mục của chiến dịch mới"),
              free_code, named="MÃ", propose=lambda _: code_again(office, old)),
        FormEntry("starts", say("Từ ngày"), say("để trống thì dời từ chiến dịch cũ sang năm sau"),
              reader_of(Campaign, "starts"), optional=True, full=day_in_full),
        FormEntry("ends", say("Đến hết ngày"), say("để trống thì dời từ chiến dịch cũ sang năm sau"),
              reader_of(Campaign, "ends"), optional=True, full=day_in_full),
    )  # fmt: skip
    return Questionnaire(say("Làm lại chiến dịch"), entries)


def again_as_said(answers: Answers, documents: Iterable[str], *, keeps_bases: bool) -> Again:
    """What a form that was filled in asks for."""
    days = {key: read_date(answers[key]) for key in ("starts", "ends") if answers.get(key)}
    chosen = tuple(documents)
    return Again(answers["code"], documents=chosen, keeps_bases=keeps_bases, **days)
