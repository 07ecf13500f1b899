"""Documents (văn bản): the kind and what it asks for, what is made for each unit, what belongs to what.

Who signs is left to `signing`, the day and the number to `issue_dates`, tables to `tables`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Document, ForEach
from generator.model.rules.finding import Finding, Path
from generator.model.rules.known import Known
from generator.model.rules.tree import cycles
from generator.problems import Message, did_you_mean, say
from generator.standard import Kind, SubjectStyle

COPY = "copy.docx"


def check(known: Known) -> Iterator[Finding]:
    """Faults of single documents, whatever their tables say."""
    for place, reference in enumerate(known.campaign.references):
        yield from known.codes.kind.check(reference.kind, ("references", place, "kind"))
    for place, document in enumerate(known.campaign.documents):
        at: Path = ("documents", place)
        yield from known.codes.kind.check(document.kind, (*at, "kind"))
        yield from known.codes.document.check(document.attached_to, (*at, "attached_to"))
        yield from _copy(known, document, at)
        yield from _multiplied(known, document, at)
        yield from _annexes(document, at)
        if kind := known.kinds.get(document.kind):
            yield from _kind(kind, at)
            yield from _body(document, kind, at)
            yield from _addressees(document, kind, at)
            yield from _fields(document, kind, at)
    yield from _rings(known)


def _kind(kind: Kind, at: Path) -> Iterator[Finding]:
    if not kind.in_decree:
        yield Finding(
            "I-KIND",
            (*at, "kind"),
            say("«{name}» không phải loại văn bản của Nghị định 30/2020/NĐ-CP", name=kind.name),
            Message("{note}", {"note": kind.note}) if kind.note else None,
        )


def _copy(known: Known, document: Document, at: Path) -> Iterator[Finding]:
    """A copy names a document of the same campaign, and not another copy."""
    if document.copy_of is None:
        return
    own = {one.code: one for one in known.campaign.documents}
    original = own.get(document.copy_of)
    if original is None or original.copy_of is not None:
        said = say("không có văn bản «{code}» để sao", code=document.copy_of)
        yield Finding(
            "E-DOCUMENT-UNKNOWN", (*at, "copy_of"), said, did_you_mean(document.copy_of, own)
        )


def _body(document: Document, kind: Kind, at: Path) -> Iterator[Finding]:
    """Every document says something; only a copy may stand behind an original on paper."""
    if not document.body and kind.template != COPY:
        yield Finding("E-BODY-NONE", (*at, "body"), say("thiếu thân văn bản"), say("ghi body"))


def _addressees(document: Document, kind: Kind, at: Path) -> Iterator[Finding]:
    if document.addressees and not (kind.addressed or kind.sent_to):
        yield Finding(
            "W-ADDRESSEES",
            (*at, "addressees"),
            say("«{name}» không có phần Kính gửi", name=kind.name),
            say("bỏ addressees; nơi gửi ghi ở recipients"),
        )
    elif not document.addressees and kind.addressed and kind.subject_style is SubjectStyle.LETTER:
        yield Finding(
            "W-ADDRESSEES-NONE",
            (*at, "addressees"),
            say("«{name}» chưa có nơi Kính gửi", name=kind.name),
            say("ghi addressees"),
        )


def _fields(document: Document, kind: Kind, at: Path) -> Iterator[Finding]:
    for blank in kind.fields:
        if blank.required and blank.code not in document.fields:
            yield Finding(
                "E-FIELD-MISSING",
                (*at, "fields", blank.code),
                say("«{kind}» thiếu «{label}»", kind=kind.name, label=blank.label),
                say("ghi {code} trong fields", code=blank.code),
            )
    known = [blank.code for blank in kind.fields]
    for code in document.fields:
        if code not in known:
            remedy = did_you_mean(code, known) or say(
                "bỏ khóa này, hoặc thêm vào bảng loại văn bản"
            )
            fact = say("«{kind}» không có ô nào mã «{code}»", kind=kind.name, code=code)
            yield Finding("E-FIELD-UNKNOWN", (*at, "fields", code), fact, remedy)


def _multiplied(known: Known, document: Document, at: Path) -> Iterator[Finding]:
    if document.for_each is None:
        for name in ("where", "file_name"):
            if getattr(document, name) is not None:
                fact = say("{name} chỉ dùng khi làm một bản cho mỗi đơn vị hoặc nhóm", name=name)
                yield Finding(
                    "E-FOR-EACH",
                    (*at, name),
                    fact,
                    say("ghi for_each: units, hoặc bỏ {name}", name=name),
                )
        return
    things = known.campaign.units if document.for_each is ForEach.UNITS else known.campaign.groups
    if not things:
        fact = say(
            "làm một bản cho mỗi {name} nhưng danh sách này trống", name=document.for_each.value
        )
        yield Finding("W-FOR-EACH", (*at, "for_each"), fact, say("ghi danh sách hoặc bỏ for_each"))


def _annexes(document: Document, at: Path) -> Iterator[Finding]:
    for place, annex in enumerate(document.annexes):
        if annex.table is None and annex.chart is None and annex.body is None:
            yield Finding(
                "E-ANNEX-EMPTY",
                (*at, "annexes", place),
                say("phụ lục «{title}» không có nội dung", title=annex.title),
                say("ghi table, chart hoặc body"),
            )


def _rings(known: Known) -> Iterator[Finding]:
    documents = known.campaign.documents
    attached = {item.code: item.attached_to for item in documents if item.attached_to}
    places = {item.code: place for place, item in enumerate(documents)}
    for ring in cycles(attached):
        yield Finding(
            "E-ATTACHED-CYCLE",
            ("documents", places[ring[0]], "attached_to"),
            say("các văn bản kèm theo nhau thành vòng: {ring}", ring=" → ".join([*ring, ring[0]])),
            say("chỉ ghi attached_to ở văn bản được ban hành kèm theo"),
        )
