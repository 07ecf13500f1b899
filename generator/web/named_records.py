"""Campaigns, documents and offices in what a page says, called as people call them: their codes name files alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from generator.drafting import listed_subject
from generator.model.campaign import Campaign, Reference
from generator.office import is_large
from generator.problems import GeneratorError, Message, say
from generator.web.desk import Desk
from generator.web.record_addresses import RecordNamed
from generator.web.told_apart import document_apart
from generator.wording import short_date
from generator.workspace import regex

_OF_DOCUMENT = regex(r"(?<!loại )văn bản")
_AND = regex(r", | và ")
_CAMPAIGN, _ISSUER, _LISTED = "campaign", "issuer", "listed"
"""The gaps in which a sentence tells a campaign and an office, and lists documents, by their codes."""


@dataclass
class RecordNames:
    """What records are called, looked up once for an answer; `campaign` is the one that its page is of."""

    desk: Desk
    campaign: str = ""
    _documents: dict[str, Mapping[str, str | Message]] = field(default_factory=dict)

    def told(self, said: Message) -> Message:
        """The same sentence with names in the place of codes, as far as they are known."""
        values = {gap: self._value(said.source, gap, one) for gap, one in said.values.items()}
        return said if values == said.values else Message(said.source, values)

    def _value(self, source: str, gap: str, value: object) -> object:
        if isinstance(value, Message):
            return self.told(value)
        if isinstance(value, RecordNamed):
            return self._called(value)
        return self._code(source, gap, value) if isinstance(value, str) else value

    def _code(self, source: str, gap: str, code: str) -> str | Message:
        """The name of what a sentence names by its code; any other text as it is."""
        if gap == _CAMPAIGN or f"chiến dịch «{{{gap}}}»" in source:
            return self._campaigns.get(code, code)
        if gap == _ISSUER:
            return self._offices.get(code, code)
        if self.campaign and _OF_DOCUMENT.search(source) and f"«{{{gap}}}»" in source:
            return self._document(self.campaign, code)
        if f"đoạn «{{{gap}}}»" in source:
            return self._passages.get(code, code)
        return self._listed(code) if self.campaign and gap == _LISTED else code

    def _called(self, one: RecordNamed) -> str | Message:
        if one.document:
            return self._document(one.campaign, one.document)
        names = self._offices if one.is_office else self._campaigns
        return names.get(one.campaign, one.campaign)

    def _listed(self, text: str) -> str:
        """Codes of documents, one after the other, as their names; any other text as it is."""
        parts = _AND.split(text)
        names = self._documents_of(self.campaign)
        if not all(one in names or one == "…" for one in parts):
            return text
        return "; ".join(f"«{names[one]}»" if one in names else one for one in parts)

    def _document(self, campaign: str, code: str) -> str | Message:
        return self._documents_of(campaign).get(code, code)

    def _documents_of(self, campaign: str) -> Mapping[str, str | Message]:
        if campaign not in self._documents:
            self._documents[campaign] = documents_called(self.desk, campaign)
        return self._documents[campaign]

    @cached_property
    def _campaigns(self) -> Mapping[str, str]:
        with suppress(GeneratorError, OSError):
            return self.desk.campaigns_called()
        return {}

    @cached_property
    def _passages(self) -> Mapping[str, str]:
        with suppress(GeneratorError, OSError), self.desk.office() as office:
            return {
                code: one.head.title
                for code, one in office.library.passages.items()
                if not one.is_broken and one.head.title
            }
        return {}

    @cached_property
    def _offices(self) -> Mapping[str, str]:
        with suppress(GeneratorError, OSError), self.desk.office() as office:
            return {code: one.short_name for code, one in office.library.issuers.items()}
        return {}


def documents_called(desk: Desk, campaign: str) -> Mapping[str, str | Message]:
    """What documents, and the papers that they cite, are called, by their codes; of what cannot be read now nothing."""
    with suppress(GeneratorError, OSError), desk.office() as office:
        folder = desk.workspace.campaign_folders().get(campaign)
        if folder is not None and (office.has_read(folder) or not is_large(folder)):
            record, _ = office.opened(folder)
            return citable_called(record.own) if record else {}
    return {}


def citable_called(campaign: Campaign) -> Mapping[str, str | Message]:
    """The same of a campaign that is read: by subject, and where two have the same by what tells them apart."""
    subjects = {one.code: listed_subject(one, campaign) for one in campaign.documents}
    often = Counter(subjects.values())
    called: dict[str, str | Message] = {**subjects}
    for one in campaign.documents:
        name = subjects[one.code]
        apart = document_apart(one, campaign) if often[name] > 1 else ""
        if apart:
            called[one.code] = say("{name} ({apart})", name=name, apart=apart)
    return called | {one.code: _reference_called(one) for one in campaign.references}


def _reference_called(one: Reference) -> str | Message:
    number = "/".join(map(str, filter(None, (one.number, one.symbol))))
    said = ", ".join(filter(None, (number, one.subject))) or one.issuer
    return say("{said} ({day})", said=said, day=short_date(one.date))
