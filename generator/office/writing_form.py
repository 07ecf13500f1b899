"""What a document is, to whom it goes, who signs, as fields of a form: what stands there and what may be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from generator.model.document import Circulation, Document, Secrecy, Urgency
from generator.model.issuer import Issuer
from generator.office.office import Office
from generator.problems import Message, say
from generator.records import CampaignRecord
from generator.wording import read_moment
from generator.workspace import TextRefused, unchanging


class FieldSort(StrEnum):
    """How a field is filled in: a line, a text of several lines, one of several choices."""

    LINE = "line"
    LINES = "lines"
    CHOICE = "choice"


@unchanging(frozen=True)
class DocumentField:
    """A field of a document: its key in the record, its name, what stands there; `explained` is its meaning.

    Of a list `value` has one entry a line. What may be chosen comes with how it is called.
    """

    key: str
    label: Message
    explained: str
    sort: FieldSort
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    is_rare: bool = False


_FIELDS: Mapping[str, tuple[Message, FieldSort]] = {
    "kind": (say("Loại văn bản"), FieldSort.CHOICE),
    "subject": (say("Trích yếu"), FieldSort.LINE),
    "date": (say("Ngày ban hành"), FieldSort.LINE),
    "as_of": (say("Số liệu đến"), FieldSort.CHOICE),
    "phase": (say("Giai đoạn"), FieldSort.CHOICE),
    "signatory": (say("Người ký"), FieldSort.CHOICE),
    "department": (say("Ban, phòng soạn thảo"), FieldSort.CHOICE),
    "urgency": (say("Mức độ khẩn"), FieldSort.CHOICE),
    "addressees": (say("Kính gửi"), FieldSort.LINES),
    "legal_bases": (say("Căn cứ"), FieldSort.LINES),
    "recipients": (say("Nơi nhận"), FieldSort.LINES),
    "archive": (say("Dòng lưu"), FieldSort.LINE),
    "secrecy": (say("Độ mật"), FieldSort.CHOICE),
    "circulation": (say("Phạm vi lưu hành"), FieldSort.CHOICE),
    "symbol": (say("Ký hiệu"), FieldSort.LINE),
    "authority_lines": (say("Thẩm quyền ban hành"), FieldSort.LINES),
    "drafter": (say("Ký hiệu người soạn thảo"), FieldSort.LINE),
    "copies": (say("Số lượng bản"), FieldSort.LINE),
    "decimals": (say("Số chữ số thập phân"), FieldSort.LINE),
}
_ALWAYS_SHOWN = 11
LISTS = frozenset(key for key, (_, sort) in _FIELDS.items() if sort is FieldSort.LINES)
"""The keys whose values are lists of lines."""


def document_fields(
    office: Office, record: CampaignRecord, values: Mapping[str, object]
) -> list[DocumentField]:
    """The fields of a document with what its record says; rare ones come last."""
    issuer = _issuer(office, record, values)
    fields = []
    for place, (key, (label, sort)) in enumerate(_FIELDS.items()):
        value = _text(values.get(key))
        choices = tuple(_choices(key, office, record, issuer)) if sort is FieldSort.CHOICE else ()
        if key == "as_of":
            choices = tuple(_as_written(choices, value))
        if choices and value and value not in dict(choices):
            choices = (*choices, (value, value))
        explained = Document.model_fields[key].description or ""
        is_rare = place >= _ALWAYS_SHOWN and not value
        fields.append(DocumentField(key, label, explained, sort, value, choices, is_rare))
    return fields


def _as_written(choices: Iterable[tuple[str, str]], value: str) -> Iterator[tuple[str, str]]:
    """The moments, that of the record as it is written there."""
    try:
        known = str(read_moment(value)) if value else ""
    except TextRefused:
        known = ""
    yield from ((value if known == moment else moment, told) for moment, told in choices)


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(map(str, value))
    return "" if value is None else str(value)


def _issuer(office: Office, record: CampaignRecord, values: Mapping[str, object]) -> Issuer | None:
    return office.library.issuers.get(str(values.get("issuer") or record.campaign.issuer))


def _choices(
    key: str, office: Office, record: CampaignRecord, issuer: Issuer | None
) -> Iterator[tuple[str, str]]:
    """What may be chosen, each with how it is called."""
    campaign = record.campaign
    found: Mapping[str, Iterable[tuple[str, str]]] = {
        "kind": ((one.code, one.name) for one in office.library.kinds.values()),
        "as_of": ((str(one.as_of), one.as_of.said) for one in reversed(campaign.snapshots)),
        "phase": ((one.code, one.name) for one in campaign.phases),
        "signatory": (
            (one.code, ", ".join(filter(None, (one.name, one.position))))
            for one in (issuer.signatories if issuer else ())
        ),
        "department": ((one.code, one.name) for one in (issuer.departments if issuer else ())),
        "urgency": ((one.value, one.value) for one in Urgency),
        "secrecy": ((one.value, one.value) for one in Secrecy),
        "circulation": ((one.value, one.value) for one in Circulation),
    }
    yield from found[key]
