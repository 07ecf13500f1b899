"""Documents (văn bản): the kind and what it asks for, what is made for each unit, what belongs to what.

Who signs, the day and the number are left to `issuing`, tables to `asked_tables`.

The campaign's name is spelled in one way: the sources of a single campaign spelled it in five, «01 triệu»
and «1 triệu», a comma or a dash, «Covid-19» and «Covid – 19»; a quoted name that is nearly it is most
likely meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from generator.model.coded import codes_of
from generator.model.document import Document, ForEach
from generator.model.rings import cycles
from generator.model.rules.flaw import Flaw, Path, placed
from generator.model.rules.known import Known
from generator.model.rules.tree import rings
from generator.problems import Message, did_you_mean, say
from generator.standard import Kind, SubjectStyle, load_standard, profile_ids
from generator.wording import fold, short_date, within
from generator.workspace import regex

COPY = "copy.docx"
_SUBMISSION = "submission"
_EXTRACT = "extract"
_RING = (
    say("các văn bản kèm theo nhau thành vòng: {ring}"),
    say("chỉ ghi «attached_to:» ở văn bản được ban hành kèm theo"),
)
FILLED = "\ufffc"
_OPENING = regex(r"\{[{%#]")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_QUOTED = regex(r"“([^“”]{1,500})”|\"([^\"]{1,500})\"")
_OF_ONE_UNIT = regex(r"\.unit(?:\.([\w-]+)|\[[\"']([^\"']+)[\"']\])")
_MARKS = " ,.;:“”\"'"
_LIKENESS = 0.85
_FEWEST_WORDS = 3


def check(known: Known) -> Iterator[Flaw]:
    """Faults of single documents, whatever their tables say."""
    for reference, at in placed(known.campaign.references, "references"):
        yield from known.check(reference, at, "kind")
    for document, at in known.documents:
        yield from known.check(document, at, "kind", "attached_to", "phase", "base")
        yield from known.codes["passage"].check_keys(document.passages, (*at, "passages"))
        for annex, path in placed(document.annexes, *at, "annexes"):
            yield from known.check(annex, path, "passage")
        yield from _copy(known, document, at)
        yield from _multiplied(known, document, at)
        yield from _fixed(known, document, at)
        yield from _annexes(document, at)
        if kind := known.library.kinds.get(document.kind):
            yield from _kind(known, kind, at)
            yield from _body(document, kind, at)
            yield from _addressees(document, kind, at)
            yield from _fields(document, kind, at)
    documents = known.campaign.documents
    attached = {item.code: item.attached_to for item in documents if item.attached_to}
    path = ("documents", "attached_to")
    yield from rings("E-ATTACHED-CYCLE", documents, cycles(attached), path, _RING)


def _kind(known: Known, kind: Kind, at: Path) -> Iterator[Flaw]:
    if not kind.in_decree and not (kind.in_union == "yes" and _is_union(known)):
        fact = say("«{name}» không phải loại văn bản của Nghị định 30/2020/NĐ-CP", name=kind.name)
        yield Flaw(
            "I-KIND",
            (*at, "kind"),
            fact,
            Message("{note}", {"note": within(kind.note).rstrip(".")}) if kind.note else None,
        )


def _is_union(known: Known) -> bool:
    """Whether the campaign's body sets its documents as trade unions do."""
    issuer = known.library.issuers.get(known.campaign.issuer)
    profiles = {period.profile for period in issuer.formats} if issuer else set()
    return any(load_standard(one).family == "union" for one in profiles & set(profile_ids()))


def _copy(known: Known, document: Document, at: Path) -> Iterator[Flaw]:
    """A copy names a document of the same campaign, and not another copy; that was issued, and not later."""
    if document.copy_of is None:
        return
    if document.kind == _EXTRACT:
        said = say("trích sao mà «copy_of:» in cả văn bản «{code}»", code=document.copy_of)
        remedy = say(
            "bỏ «copy_of:», chép phần được trích vào «body:»; sao cả văn bản thì là bản sao y"
        )
        yield Flaw("W-COPY-WHOLE", (*at, "copy_of"), said, remedy)
    own = {one.code: one for one in known.campaign.documents}
    original = own.get(document.copy_of)
    if original is None:
        said = say("không có văn bản «{code}» để sao", code=document.copy_of)
        yield Flaw(
            "E-DOCUMENT-UNKNOWN", (*at, "copy_of"), said, did_you_mean(document.copy_of, own)
        )
    elif original.copy_of is not None:
        said = say("«{code}» cũng là bản sao, không in lại được", code=original.code)
        remedy = say(
            "ghi mã văn bản gốc, hoặc bỏ «copy_of:» và đóng bản này sau bản sao ấy trên giấy"
        )
        yield Flaw("E-COPY-OF", (*at, "copy_of"), said, remedy)
    elif original.for_each is not None:
        said = say("«{code}» là loạt văn bản, mỗi nơi một bản", code=original.code)
        remedy = say("bỏ «copy_of:» và đóng bản này sau bản được sao trên giấy")
        yield Flaw("E-COPY-OF", (*at, "copy_of"), said, remedy)
    elif document.number is not None and original.number is None:
        said = say("bản sao đã có số mà văn bản gốc «{code}» chưa có số", code=original.code)
        yield Flaw("W-COPY-DRAFT", (*at, "copy_of"), said, say("ban hành văn bản gốc trước"))
    elif document.date and original.date and document.date < original.date:
        said = say(
            "bản sao ghi ngày {date}, trước ngày {original} của văn bản gốc",
            date=short_date(document.date),
            original=short_date(original.date),
        )
        yield Flaw("W-COPY-EARLIER", (*at, "date"), said, say("sửa ngày sao («date:»)"))


def _body(document: Document, kind: Kind, at: Path) -> Iterator[Flaw]:
    """Every document says something; only a copy may stand behind an original on paper."""
    if not document.body and kind.template != COPY:
        yield Flaw(
            "E-BODY-NONE",
            (*at, "body"),
            say("thiếu nội dung văn bản"),
            say("ghi nội dung văn bản ở «body:»"),
        )


def _addressees(document: Document, kind: Kind, at: Path) -> Iterator[Flaw]:
    path = (*at, "addressees")
    is_sent = kind.subject_style is SubjectStyle.LETTER or kind.code == _SUBMISSION
    if document.addressees and not (kind.addressed or kind.sent_to):
        fact = say("«{name}» không có phần Kính gửi", name=kind.name)
        remedy = say("bỏ dòng kính gửi («addressees:»); nơi gửi ghi ở nơi nhận («recipients:»)")
        yield Flaw("W-ADDRESSEES", path, fact, remedy)
    elif not document.addressees and kind.addressed and is_sent:
        fact = say("«{name}» chưa có nơi Kính gửi", name=kind.name)
        yield Flaw("W-ADDRESSEES-NONE", path, fact, say("ghi nơi nhận ở kính gửi («addressees:»)"))


def _fields(document: Document, kind: Kind, at: Path) -> Iterator[Flaw]:
    for blank in kind.fields:
        if blank.required and blank.code not in document.fields:
            fact = say("«{kind}» thiếu «{label}»", kind=kind.name, label=blank.label)
            remedy = say("ghi «{code}:» dưới «fields:»", code=blank.code)
            yield Flaw("E-FIELD-MISSING", (*at, "fields", blank.code), fact, remedy)
    known = codes_of(kind.fields)
    for code in document.fields:
        if code not in known:
            fact = say("«{kind}» không có ô nào mã «{code}»", kind=kind.name, code=code)
            remedy = say("bỏ trường này, hoặc thêm vào bảng loại văn bản")
            path = (*at, "fields", code)
            yield Flaw("E-FIELD-UNKNOWN", path, fact, did_you_mean(code, known) or remedy)


def _fixed(known: Known, document: Document, at: Path) -> Iterator[Flaw]:
    """A letter to each unit that prints a figure of one certain unit: all of them would carry it."""
    if document.for_each is None:
        return
    texts = (
        *((document.body, "body"), (document.subject, "subject")),
        *((text, "addressees") for text in document.addressees),
        *((text, "passages") for text in document.passages.values()),
    )
    told: set[str] = set()
    for text, key in texts:
        for found in _OF_ONE_UNIT.finditer(text or ""):
            code = found[1] or found[2]
            if code in known.units and code not in told:
                told.add(code)
                name = known.units[code].label
                yield Flaw(
                    "W-SERIES-FIXED",
                    (*at, key),
                    say("mọi bản cùng in số liệu của riêng «{name}»", name=name),
                    say(
                        "muốn số của từng nơi nhận thì thay bằng số liệu của đơn vị nhận, ví dụ «{example}»;"
                        " đúng là số của «{name}» thì để nguyên",
                        example="{{ unit.quota }}",
                        name=name,
                    ),
                )


def _choosing_no_group(document: Document, at: Path) -> Iterator[Flaw]:
    """A condition of letters to each group: it chooses units, and they go to all groups."""
    if document.for_each is ForEach.GROUPS and document.where is not None:
        fact = say("«where:» chỉ chọn đơn vị: loạt gửi từng nhóm vẫn gửi mọi nhóm")
        remedy = say("bỏ dòng «where:», hoặc ghi «for_each: units»")
        yield Flaw("W-FOR-EACH-WHERE", (*at, "where"), fact, remedy)


def _multiplied(known: Known, document: Document, at: Path) -> Iterator[Flaw]:
    if document.for_each is None:
        for name in ("where", "file_name"):
            if getattr(document, name) is not None:
                fact = say("«{name}:» chỉ dùng khi tạo một bản cho mỗi đơn vị hoặc nhóm", name=name)
                remedy = say("ghi «for_each: units», hoặc bỏ dòng «{name}:»", name=name)
                yield Flaw("E-FOR-EACH", (*at, name), fact, remedy)
        return
    yield from _choosing_no_group(document, at)
    if not getattr(known.campaign, document.for_each.value):
        fact = say(
            "tạo một bản cho mỗi {name} nhưng danh sách này trống", name=document.for_each.value
        )
        yield Flaw(
            "W-FOR-EACH", (*at, "for_each"), fact, say("ghi danh sách ấy, hoặc bỏ dòng «for_each:»")
        )


def _annexes(document: Document, at: Path) -> Iterator[Flaw]:
    for annex, path in placed(document.annexes, *at, "annexes"):
        if not (annex.table or annex.chart or annex.body or annex.passage):
            fact = say("phụ lục «{title}» không có nội dung", title=annex.title)
            yield Flaw(
                "E-ANNEX-EMPTY",
                path,
                fact,
                say(
                    "ghi bảng («table:»), biểu đồ («chart:»), lời văn («body:») hoặc đoạn («passage:»)"
                ),
            )


def literal(text: str) -> str:
    """The text with every Jinja expression, statement and comment replaced by one mark."""
    kept: list[str] = []
    place = 0
    while opening := _OPENING.search(text, place):
        end = text.find(_CLOSING[opening[0]], opening.end())
        if end < 0:
            break
        kept += text[place : opening.start()], FILLED
        place = end + 2
    return "".join([*kept, text[place:]])


def check_names(known: Known) -> Iterator[Flaw]:
    """Quoted names that are almost the campaign's full or short name."""
    names = [_bare(known.campaign.name), _bare(known.campaign.short_name)]
    for document, at in known.documents:
        for text, path in _texts(document, at):
            yield from _near_misses(text, names, path)


def _bodies(document: Document, at: Path) -> Iterator[tuple[str, Path]]:
    """The prose of a document and of its annexes."""
    yield document.body, (*at, "body")
    for name, text in document.passages.items():
        yield text, (*at, "passages", name)
    for place, annex in enumerate(document.annexes):
        if annex.body:
            yield annex.body, (*at, "annexes", place, "body")


def _texts(document: Document, at: Path) -> Iterator[tuple[str, Path]]:
    """Everything in a document that may name the campaign."""
    yield document.subject, (*at, "subject")
    yield from _bodies(document, at)
    for name in ("addressees", "legal_bases", "recipients"):
        yield from placed(getattr(document, name), *at, name)
    for place, annex in enumerate(document.annexes):
        yield annex.title, (*at, "annexes", place, "title")
        if annex.attached_to:
            yield annex.attached_to, (*at, "annexes", place, "attached_to")
    for code, text in document.fields.items():
        yield text, (*at, "fields", code)


def _near_misses(text: str, names: list[str], path: Path) -> Iterator[Flaw]:
    quotations = [match[1] or match[2] for match in _QUOTED.finditer(literal(text))]
    for quoted in dict.fromkeys(quotations):
        if _bare(quoted) in names:
            continue
        meant = next((name for name in names if _is_near(_words(quoted), _words(name))), None)
        if meant:
            fact = say("tên «{quoted}» khác tên chính thức «{name}»", quoted=quoted, name=meant)
            remedy = say("viết {name}", name="{{ campaign.name }}")
            yield Flaw("W-NAME", path, fact, remedy)


def _bare(name: str) -> str:
    """A name without its quotation marks, or the quoted part where only a part is quoted."""
    quoted = _QUOTED.search(name)
    inner = (quoted[1] or quoted[2]) if quoted else name
    return " ".join(inner.split()).strip(_MARKS)


def _words(name: str) -> list[str]:
    """The words for comparing: without marks, capitals, punctuation and leading zeros."""
    return [word.lstrip("0") or "0" for word in re.findall(r"\w+", fold(_bare(name)))]


def _is_near(quoted: list[str], name: list[str]) -> bool:
    if quoted == name:
        return True
    if min(len(quoted), len(name)) <= _FEWEST_WORDS:
        return False
    return SequenceMatcher(None, quoted, name, autojunk=False).ratio() >= _LIKENESS
