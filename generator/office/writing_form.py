"""What a document is, to whom it goes, who signs, as fields of a form: what stands there and what may be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any, NamedTuple

from generator import wording
from generator.drafting import listed_subject, told_apart
from generator.model.campaign import Campaign
from generator.model.document import (
    Circulation,
    Comparison,
    CoverageAsked,
    Document,
    Secrecy,
    Urgency,
)
from generator.model.issuer import Issuer
from generator.office.office import Office
from generator.office.to_each import MADE_FOR_EACH
from generator.problems import Message, say
from generator.records import CampaignRecord
from generator.standard import Outline
from generator.wording import read_moment, upper_first
from generator.workspace import TextRefused, regex, unchanging


class FieldSort(StrEnum):
    """How a field is filled in: a line, a text of several lines, one of several choices."""

    LINE = "line"
    LINES = "lines"
    CHOICE = "choice"


class LowMark(NamedTuple):
    """Who is written to for being low: below which rate as it is typed, `52,2%`; of those perhaps only who is late."""

    rate: str
    is_of_late: bool


@unchanging(frozen=True)
class DocumentField:
    """A field of a document: its key in the record, its name, what stands there; `explained` is its meaning.

    Of a list `value` has one entry a line. What may be chosen comes with how it is called.
    """

    key: str
    label: Message
    explained: Message
    sort: FieldSort
    value: str
    choices: tuple[tuple[str, str | Message], ...] = ()
    is_rare: bool = False
    left_open: Message | str = "–"
    said: Message | None = None
    """In words what stands there as a condition."""
    mark: LowMark | None = None
    """The rate below which it chooses units, where that is all that it says."""


_LINE, _LINES, _CHOICE = FieldSort.LINE, FieldSort.LINES, FieldSort.CHOICE
_FIELDS: Mapping[str, tuple[FieldSort, Message, Message]] = {
    "kind": (_CHOICE, say("Loại văn bản"), say("quyết định tên loại, mẫu Word và cách đánh số đề mục")),
    "subject": (_LINE, say("Trích yếu"), say("văn bản nói về việc gì; dùng được số liệu như trong lời văn")),
    "date": (_LINE, say("Ngày ban hành"), say("để trống khi còn là dự thảo")),
    "as_of": (_CHOICE, say("Số liệu đến"), say("để trống là số liệu mới nhất")),
    "phase": (_CHOICE, say("Giai đoạn"), say("để trống là cả chiến dịch")),
    "compare": (_CHOICE, say("So sánh với"), say("mốc mà các câu và cột so sánh (tăng, giảm) lấy làm gốc")),
    "signatory": (_CHOICE, say("Người ký"), say("người ký của cơ quan ban hành")),
    "department": (_CHOICE, say("Ban, phòng soạn thảo"), say("in ở ký hiệu và dòng lưu")),
    "urgency": (_CHOICE, say("Mức độ khẩn"), say("để trống là không khẩn")),
    "addressees": (_LINES, say("Kính gửi"), say("mỗi nơi một dòng, không cần dấu cuối dòng")),
    "legal_bases": (_LINES, say("Căn cứ"), say("mỗi căn cứ một dòng, không cần dấu cuối dòng")),
    "recipients": (_LINES, say("Nơi nhận"), say("mỗi nơi một dòng, không gồm dòng lưu")),
    "coverage": (_CHOICE, say("Khi còn đơn vị chưa báo cáo"), say("in số tạm tính, hay chưa cho tạo văn bản")),
    "base": (_CHOICE, say("Cơ sở tính trong bảng"), say("cột đứng bên chỉ tiêu trong bảng của các đoạn có sẵn, ví dụ số đoàn viên")),
    "archive": (_LINE, say("Dòng lưu"), say("để trống là VT và ban soạn thảo")),
    "secrecy": (_CHOICE, say("Độ mật"), say("văn bản mật lấy số ở dãy số riêng")),
    "circulation": (_CHOICE, say("Phạm vi lưu hành"), say("in ở đầu văn bản")),
    "symbol": (_LINE, say("Ký hiệu"), say("chỉ ghi khi khác ký hiệu mà phần mềm tự đặt")),
    "authority_lines": (_LINES, say("Thẩm quyền ban hành"), say("dòng in trên các căn cứ của quyết định, nghị quyết")),
    "drafter": (_LINE, say("Ký hiệu người soạn thảo"), say("in sau ký hiệu đơn vị soạn thảo ở dòng lưu")),
    "copies": (_LINE, say("Số lượng bản"), say("số bản phát hành, ghi vào sổ")),
    "decimals": (_LINE, say("Số chữ số thập phân"), say("của tỷ lệ phần trăm; để trống là 1")),
    "issuer": (_CHOICE, say("Cơ quan ban hành"), say("chỉ chọn khi khác cơ quan của chiến dịch")),
    "party": (_LINE, say("Ký với tư cách"), say("in trên chức vụ của người ký hợp đồng, ví dụ: Đại diện bên A")),
    "outline": (_CHOICE, say("Cách đánh số đề mục"), say("để trống là cách của loại văn bản")),
    "for_each": (_CHOICE, say("Làm nhiều bản"), say("mỗi đơn vị hay mỗi nhóm một bản, với số liệu của riêng nơi ấy")),
    "where": (_LINE, say("Chỉ gửi những nơi"), say("khi làm nhiều bản: đánh dấu những nơi ấy trong danh sách dưới đây")),
    "file_name": (_LINE, say("Tên tệp của mỗi bản"), say("khi làm nhiều bản; để trống là phần mềm tự đặt")),
    "copy_of": (_CHOICE, say("Sao từ văn bản"), say("chỉ dùng cho bản sao y, sao lục")),
    "attached_to": (_CHOICE, say("Ban hành kèm theo"), say("quyết định ban hành quy chế, quy định này")),
    "replaces": (_LINES, say("Thay thế văn bản"), say("mã văn bản ở đây, hoặc như «12/BC-LĐLĐ ngày 20/4/2022»; mỗi văn bản một dòng")),
    "corrects": (_LINES, say("Đính chính văn bản"), say("mã văn bản ở đây, hoặc như «12/BC-LĐLĐ ngày 20/4/2022»; mỗi văn bản một dòng")),
    "recalls": (_LINES, say("Thông báo thu hồi văn bản"), say("mã văn bản ở đây, hoặc như «12/BC-LĐLĐ ngày 20/4/2022»; mỗi văn bản một dòng")),
    "template": (_CHOICE, say("Mẫu Word riêng"), say("mẫu trong thư mục templates; để trống là mẫu của loại văn bản")),
}  # fmt: skip
FIELD_LABELS: Mapping[str, Message] = {key: label for key, (_, label, _) in _FIELDS.items()}
"""What each field of a document is called."""
FIELD_MEANINGS: Mapping[str, Message] = {key: meant for key, (_, _, meant) in _FIELDS.items()}
"""What each field of a document is for."""
_MOMENTS = {"as_of", "compare"}
_SELDOM = 12
"""After so many come those that are folded away while they say nothing."""
BLANK = "fields."
"""How the key of a field begins that only the form of some kinds has; the rest is its code there."""
_BLANK_MEANT = say("mục riêng của loại văn bản này")
_BLANK_NEEDED = say("mục riêng của loại văn bản này; phải ghi mới tạo được văn bản")
LISTS = frozenset(key for key, (sort, *_) in _FIELDS.items() if sort is _LINES)
"""The keys whose values are lists of lines."""
FIELDS_OF_WORDS = ("subject", "addressees", "legal_bases", "recipients", "authority_lines")
"""The keys whose texts may speak of figures."""
_OUTLINES: Mapping[Outline, str | Message] = {
    Outline.ROMAN: "I. 1. 1.1. a)",
    Outline.ROMAN_LETTER: "I. 1. a)",
    Outline.ARABIC: "1. 1.1. a)",
    Outline.ARTICLES: "Điều 1. 1. a)",
    Outline.CHAPTERS: "Chương I Điều 1. 1. a)",
    Outline.PLAIN: say("không đánh số"),
}
LEFT_OPEN: Mapping[str, Message] = {
    "as_of": say("mới nhất"),
    "phase": say("cả chiến dịch"),
    "compare": say("không so sánh"),
    "coverage": say("in kèm «tạm tính»"),
    "base": say("cơ sở đầu tiên mà mọi đơn vị đều có"),
    "outline": say("theo loại văn bản"),
    "for_each": say("một bản"),
    "template": say("mẫu của loại văn bản"),
}
"""What leaving a choice open means."""
_COMPARED = {
    Comparison.PREVIOUS: say("lần chốt trước"),
    Comparison.YEAR_BEFORE: say("cùng kỳ năm trước"),
}
_CONDITIONS: Mapping[str, Message] = {
    r"result\.unit\[code\]\.shortfall is not none and result\.unit\[code\]\.shortfall > 0": say("các đơn vị còn thiếu so với chỉ tiêu"),
    r"(?:result\.unit\[code\]\.)?shortfall > 0": say("các đơn vị còn thiếu so với chỉ tiêu"),
    r"reported and count > 0": say("các đơn vị đã báo cáo và có số"),
    r"reported and count == 0": say("các đơn vị đã báo cáo nhưng chưa có số"),
    r"not reported": say("các đơn vị chưa báo cáo"),
    r"quota > 0": say("các đơn vị được giao chỉ tiêu"),
    r"": say("mọi nơi nhận của văn bản"),
    r"code in \[[^\]]*\]": say("những nơi được đánh dấu trong danh sách"),
}  # fmt: skip
_LOW_IN_ONE = regex(
    r"(?P<of>(?:indicators(?:\.\w+|\['[^']*'\])\.)?)(?:shortfall > 0|rate < [\d.,]+%?(?: and (?P=of)behind)?)"
)
_MARKED = regex(
    r"(?:result\.unit\[code\]\.rate is not none and result\.unit\[code\]\.)?rate < ([\d.,]+)(%?)( and behind)?"
)
_OTHER_CONDITION = say("những nơi theo điều kiện riêng của văn bản này")
_COMPLETE = say("chưa tạo cho đến khi mọi đơn vị báo cáo")


def document_fields(
    office: Office, record: CampaignRecord, values: Mapping[str, object]
) -> list[DocumentField]:
    """The fields of a document with what its record says; those of its kind alone follow the subject, rare ones come last."""
    issuer = _issuer(office, record, values)
    fields = []
    for place, (key, (sort, label, explained)) in enumerate(_FIELDS.items()):
        value = _text(values.get(key))
        choices = tuple(_choices(key, office, record, issuer)) if sort is _CHOICE else ()
        if key in _MOMENTS:
            choices = tuple(_as_written(choices, value))
        if sort is _CHOICE and value and value not in dict(choices):
            choices = (*choices, (value, value))
        is_rare = place >= _SELDOM and not value
        fields.append(
            DocumentField(
                key,
                label,
                explained,
                sort,
                value,
                choices,
                is_rare,
                LEFT_OPEN.get(key, "–"),
                condition_said(value) if key == "where" else None,
                mark_of(value) if key == "where" else None,
            )
        )
    return [*fields[:2], *_blanks(office, values), *fields[2:]]


def condition_said(text: str) -> Message:
    """To whom a document of a series goes, in words.

    >>> condition_said("rate < 0.5").text()
    'các đơn vị đạt dưới 50% chỉ tiêu'
    """
    if (mark := mark_of(text)) and mark.is_of_late:
        return say(
            "các đơn vị đạt dưới {rate} chỉ tiêu và chậm so với thời gian đã qua", rate=mark.rate
        )
    if mark:
        return say("các đơn vị đạt dưới {rate} chỉ tiêu", rate=mark.rate)
    parts = text.strip().split(" or ")
    if len(parts) > 1 and all(map(_LOW_IN_ONE.fullmatch, parts)):
        return say(
            "các đơn vị đạt thấp, chậm hoặc còn thiếu so với chỉ tiêu của ít nhất một chỉ số"
        )
    known = (said for form, said in _CONDITIONS.items() if regex(form).fullmatch(text.strip()))
    return next(known, _OTHER_CONDITION)


def mark_of(text: str) -> LowMark | None:
    """Below which rate a condition chooses units; nothing where it says anything else.

    >>> mark_of("rate < 0.5 and behind")
    LowMark(rate='50%', is_of_late=True)
    """
    found = _MARKED.fullmatch(text.strip())
    if not found:
        return None
    typed, sign, late = found.groups()
    try:
        rate = f"{typed}%" if sign else wording.working(Fraction(typed) * 100) + "%"
    except ValueError:
        return None
    return LowMark(rate, late is not None)


def _blanks(office: Office, values: Mapping[str, object]) -> Iterator[DocumentField]:
    """What the form of its kind asks for, and what else the record says so."""
    kind = office.library.kinds.get(str(values.get("kind", "")))
    told = values.get("fields")
    written: Mapping[str, object] = told if isinstance(told, Mapping) else {}
    known = {one.code: one for one in kind.fields} if kind else {}
    for code in dict.fromkeys([*known, *written]):
        blank = known.get(code)
        label = say("{text}", text=upper_first(blank.label) if blank else code)
        explained = _BLANK_NEEDED if blank and blank.required else _BLANK_MEANT
        yield DocumentField(f"{BLANK}{code}", label, explained, _LINES, _text(written.get(code)))


def with_blanks(values: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed with the fields of the kind's form put together under `fields`, beside those that nobody touched."""
    typed = {key.removeprefix(BLANK): text for key, text in told.items() if key.startswith(BLANK)}
    rest = {key: text for key, text in told.items() if not key.startswith(BLANK)}
    if typed:
        there = values.get("fields")
        merged = {**(there if isinstance(there, Mapping) else {}), **typed}
        rest["fields"] = {key: text for key, text in merged.items() if text} or None
    return rest


def _as_written(
    choices: Iterable[tuple[str, str | Message]], value: str
) -> Iterator[tuple[str, str | Message]]:
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
) -> Iterator[tuple[str, str | Message]]:
    """What may be chosen, each with how it is called."""
    campaign = record.campaign
    moments = [(str(one.as_of), one.as_of.said) for one in reversed(campaign.snapshots)]
    others = [(one.code, _called(one, campaign)) for one in campaign.documents]
    found: Mapping[str, Iterable[tuple[str, str | Message]]] = {
        "kind": ((one.code, one.name) for one in office.library.kinds.values()),
        "as_of": moments,
        "compare": (*((one.value, told) for one, told in _COMPARED.items()), *moments),
        "phase": ((one.code, one.name) for one in campaign.phases),
        "base": ((one.code, one.name) for one in campaign.bases),
        "coverage": ((CoverageAsked.COMPLETE.value, _COMPLETE),),
        "signatory": (
            (one.code, ", ".join(filter(None, (one.name, one.position))))
            for one in (issuer.signatories if issuer else ())
        ),
        "department": ((one.code, one.name) for one in (issuer.departments if issuer else ())),
        "issuer": ((one.code, one.name) for one in office.library.issuers.values()),
        "outline": ((one.value, told) for one, told in _OUTLINES.items()),
        "for_each": ((one.value, told) for one, told in MADE_FOR_EACH.items()),
        "copy_of": others,
        "attached_to": others,
        "template": ((name, name) for name in _templates(office)),
        "urgency": ((one.value, one.value) for one in Urgency),
        "secrecy": ((one.value, one.value) for one in Secrecy),
        "circulation": ((one.value, one.value) for one in Circulation),
    }
    yield from found[key]


def _called(one: Document, campaign: Campaign) -> str:
    number = f"{one.number}: " if one.number else ""
    called = f"{number}{listed_subject(one, campaign)}"
    apart = told_apart(one, campaign)
    return f"{called} ({apart})" if apart else called


def _templates(office: Office) -> list[str]:
    """The Word templates of the office's own."""
    folder = office.workspace.templates
    return sorted(path.name for path in folder.glob("*.docx") if not path.name.startswith("~$"))
