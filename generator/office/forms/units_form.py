"""What is asked of the units of a campaign that are typed: of which campaign, and each name."""

from __future__ import annotations

from generator.model.campaign import Unit
from generator.office.forms.campaign_choices import CampaignChoices
from generator.office.forms.form_entries import FormEntry, Questionnaire
from generator.office.office import Office
from generator.problems import say
from generator.records import reader_of


def units_form(office: Office) -> Questionnaire:
    """The form of the units of a campaign."""
    said = say("tên từng đơn vị, theo thứ tự trong bảng, ví dụ LĐLĐ huyện An Phú")
    read = reader_of(Unit, "name")
    names = FormEntry("units", say("Đơn vị"), said, read, named="--unit", many=True)
    return Questionnaire(say("Các đơn vị"), (CampaignChoices(office).entry, names))
