"""What there is to choose from in a campaign: its phases, who signs, codes that are free."""

from __future__ import annotations

from generator.figures import Tally, figures_on, tally_of
from generator.model.campaign import Campaign
from generator.model.document import ForEach
from generator.office.amending import FRAMES
from generator.office.forms.choices import Choice, only
from generator.office.forms.form_entries import Answers, FormEntry
from generator.office.office import Office, campaign_of
from generator.office.to_each import MADE_FOR_EACH, may_be_for_each
from generator.problems import Message, Misused, Place, Problem, say
from generator.wording import day_in_full, short_date
from generator.workspace import fold

_EACH = {ForEach.UNITS: "đơn vị", ForEach.GROUPS: "nhóm"}
"""What people type for each."""


class CampaignChoices:
    """What there is to choose from in the campaign that is meant, read once."""

    def __init__(self, office: Office) -> None:
        self.office = office
        codes = sorted(office.workspace.campaign_folders())
        if not codes:
            raise Misused(say("chưa có chiến dịch nào; lập bằng «vanthu new campaign»"))
        self.choices = tuple(Choice(code, say("{code}", code=code)) for code in codes)
        self.entry = FormEntry(
            "campaign", say("Chiến dịch"), say("mã của chiến dịch, là tên thư mục"),
            named="CHIẾN_DỊCH", choices=lambda _: self.choices, propose=lambda _: only(self.choices),
        )  # fmt: skip
        self._read: dict[str, Campaign] = {}

    def of(self, known: Answers) -> Campaign:
        """The campaign that was chosen. Raises `KeyError` where none was."""
        code = known["campaign"]
        if code not in self._read:
            self._read[code] = campaign_of(self.office, code).campaign
        return self._read[code]

    def day_in(self, text: str, code: str | None) -> str:
        """A day or a moment as people type it, spelled out; its year is that of the campaign where that is known."""
        named = any(one.value == code for one in self.choices)
        campaign = self.of({"campaign": code}) if code and named else None
        return day_in_full(text, campaign.starts, campaign.ends) if campaign else day_in_full(text)

    def phases(self, known: Answers) -> tuple[Choice, ...]:
        figures = figures_on(self.of(known))
        return tuple(
            Choice(
                one.code, _phase_named(tally_of(figures, phase=one.code), one.name), (str(place),)
            )
            for place, one in enumerate(self.of(known).phases, start=1)
        )

    def signatories(self, known: Answers) -> tuple[Choice, ...]:
        issuer = self.office.library.issuers[self.of(known).issuer]
        return tuple(
            Choice(
                one.code,
                say("{name}, {position}", name=one.name or "…", position=one.position or "…"),
            )
            for one in issuer.signatories
        )

    def made_for_each(self, known: Answers) -> tuple[Choice, ...]:
        """For each of what a document of the campaign can be made."""
        found = may_be_for_each(self.of(known))
        return tuple(Choice(one.value, MADE_FOR_EACH[one], (_EACH[one],)) for one in found)

    def code_for(self, known: Answers, name: str) -> str:
        """The usual code of a document; of one that amends another with the code of that."""
        frame = FRAMES.get(known["kind"])
        if frame is None:
            return name
        of = known["of"] if known["of"] in self._taken(known) else ""
        return "_".join(filter(None, (of, frame)))

    def _taken(self, known: Answers) -> set[str]:
        return {fold(one.code) for one in self.of(known).documents}

    def free(self, known: Answers, code: str) -> str:
        """The code, with a number where the campaign has a document of it."""
        taken = self._taken(known)
        numbered = (f"{code}_{number}" for number in range(2, len(taken) + 3))
        return next(one for one in (code, *numbered) if fold(one) not in taken)

    def check(self, known: Answers) -> list[Problem]:
        """Whether the campaign has a document of this code."""
        if fold(known["code"]) not in self._taken(known):
            return []
        said = say("văn bản «{code}» đã có; đặt mã khác ở --code", code=known["code"])
        return [Problem("E-OPTION", Place("", part="--code"), said)]


def _phase_named(tally: Tally, name: str) -> Message:
    """A phase, with what keeps its own results from being reckoned."""
    if tally.unopened is None:
        return say("{name}", name=name)
    return say(
        "{name} (chưa tính riêng được: thiếu số liệu chốt ngày {day})",
        name=name,
        day=short_date(tally.unopened),
    )
