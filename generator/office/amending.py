"""A document begun that replaces, corrects or calls back an issued one; what it will say is left to the clerk."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from generator.model.books import Row
from generator.model.campaign import Campaign, Reference
from generator.model.document import EARLIER, Document, ForEach
from generator.model.fields import BODY_LIMIT, new_code
from generator.model.library import Library
from generator.model.named import read_named
from generator.office.as_signed import changes_of
from generator.office.called_back import (
    WHO_HAD_IT,
    cited_gaps,
    issued_rows,
    one_cited,
    recall_gaps,
)
from generator.office.changed_letters import (
    Letters,
    changes_by_letter,
    listed,
    told_to_each,
)
from generator.office.changed_since import (
    NOT_LISTED,
    UNKNOWN,
    changed_text,
    names_of_units,
    with_changed,
)
from generator.office.corrected_places import (
    BLANK,
    MANY,
    corrected_lines,
    figures_corrected,
    places_told,
)
from generator.office.had_earlier import code_of
from generator.office.letters import letters_of
from generator.office.making import first_of_signers, put_new
from generator.office.office import Office, campaign_of
from generator.office.said_of_earlier import without_earlier
from generator.office.skeleton import fill_skeleton
from generator.office.to_each import TO_EACH
from generator.office.who_had_it import sent_under
from generator.office.workflow import plan_work
from generator.problems import Misused, NotFound, RecordsInvalid, find, say, with_hint
from generator.records import CampaignRecord, edited
from generator.workspace import bytes_of, decode, read_yaml_text, unchanging

CORRECTION, REPLACEMENT, RECALL = "correction", "replacement", "recall"
FRAMES = {CORRECTION: "dinh_chinh", REPLACEMENT: "thay_the", RECALL: "thu_hoi"}
"""What can be begun of an issued document, with what its code ends with."""
_PLACED = ("number", "date", "quotas", "code", *EARLIER, "copy_of")
"""What a document that replaces another has of its own, or has not yet."""
_FIELDS = {CORRECTION: "corrects", REPLACEMENT: "replaces", RECALL: "recalls"}
_TELLING = {"report", "minutes", "submission", "notice", "announcement"}
"""Kinds of document that nobody carries out."""
_KNOWN, _DONE = "biết", "biết và thực hiện"
_SLIP = "Do sơ suất trong khâu soạn thảo, {{ issuer.name }}"
_ISSUER_FIRST = "{{ issuer.name|upper_first }}"
"""Of figures that are others nobody knows that they were a slip of the pen."""
_FOR_EACH, _WHERE = "for_each", "where"
_SAYS_SO = "{{ kind.name }} này thay thế {{ replaces }}."
_ROOM = 5_000
"""Signs that a body has room for beside the list of what is another: the rest of a letter, and indents."""


class TooManyPlaces(Misused):
    """What is another by now is more than a letter of correction can list, or figures in very many places."""


@unchanging(frozen=True)
class _Old:
    """What is amended: what the campaign knows of it, and its issued rows; of a series perhaps the letter to one `member`."""

    known: Document | Reference | None
    rows: Sequence[Row]
    member: str = ""

    @property
    def document(self) -> Document | None:
        """The document of the campaign."""
        return self.known if isinstance(self.known, Document) else None

    @property
    def is_series(self) -> bool:
        """Whether letters to several are amended together."""
        return bool(self.document and self.document.for_each and not self.member)


def begin_amendment(
    office: Office,
    campaign: str,
    frame: str,
    of: str,
    code: str | None,
    *,
    opens_same: bool = False,
) -> Path:
    """A correcting letter, a notice of recall, or a document in the place of another: of the campaign, or by its number.

    One that replaces a document of the campaign, or one letter of a series, begins with all that this one says.
    Raises `NotFound` when the old one is neither a document of the campaign nor named by a number, `TooManyPlaces`
    where only one in its place can say what is another.
    """
    find(FRAMES, frame, say("--of chỉ dùng với correction, replacement, recall"))
    record = campaign_of(office, campaign)
    old = _old(office, record, of)
    text = _copied(record, old, of, office) if frame == REPLACEMENT else None
    if text is None:
        text = fill_skeleton(f"amendments/{frame}", _gaps(office, record, frame, old, of))
    known = old.document if not old.member else None
    usual = "_".join(filter(None, (known.code if known else "", FRAMES[frame])))
    name = new_code(code or usual)
    return put_new(office.workspace, record, name, text, opens_same=opens_same)


def _gaps(office: Office, record: CampaignRecord, frame: str, old: _Old, of: str) -> dict[str, str]:
    """What the frame leaves open; one of another body than the campaign's is amended by that body."""
    own = (old.document.issuer if old.document else None) or record.campaign.issuer
    issuer = office.library.issuers[own]
    kind = _kind(old.known, of, office.library)
    cited = cited_gaps(old.rows, _FIELDS[frame])
    gaps = {
        **cited,
        "campaign": record.campaign.code,
        "of": json.dumps(of, ensure_ascii=False),
        "kind": kind,
        "issuer": "" if own == record.campaign.issuer else own,
        "department": issuer.departments[0].code if issuer.departments else "",
        "signatory": first_of_signers(issuer),
    }
    if frame == RECALL:
        return gaps | recall_gaps(old.rows, cited["short"])
    if frame == CORRECTION:
        gaps |= _correction_gaps(office, record, old, cited)
        gaps["known"] = _KNOWN if kind in _TELLING else _DONE
    return gaps


def _correction_gaps(
    office: Office, record: CampaignRecord, old: _Old, cited: Mapping[str, str]
) -> dict[str, str]:
    """What a letter of correction says, and to whom; letters of a series that differ each in its own way are corrected one by one."""
    lines = {
        code: "\n".join(corrected_lines(places or ()))
        for code, places in _differing(office, record, old).items()
    }
    told = next(iter(lines.values()), BLANK)
    gaps = {"each": "", "where": ""}
    receiver = WHO_HAD_IT.format(short=cited["short"])
    if old.member:
        receiver = _name_of(record.campaign, old.member)
    elif old.document and old.document.for_each and not _is_alike(lines, old.rows):
        if old.document.for_each is ForEach.UNITS:
            told = told_to_each(lines, ForEach.UNITS)
            gaps = {
                "each": ForEach.UNITS.value,
                "where": f"code in {listed(lines)}",
                **one_cited(_FIELDS[CORRECTION]),
            }
            receiver = TO_EACH[ForEach.UNITS.value]
        else:
            told = "\n\n".join(
                f"Đối với bản gửi {_name_of(record.campaign, code)}:\n\n{text}"
                for code, text in lines.items()
            )
    if old.document:
        of = old.rows[0].cited if old.member else old.document.code
        _check_length(told, record.campaign.code, of)
    return {
        **gaps,
        "receivers": f"  - {json.dumps(receiver, ensure_ascii=False)}",
        "corrected": told.replace("\n", "\n  ").replace("\n  \n", "\n\n"),
        "cause": _ISSUER_FIRST if any(figures_corrected(told)) else _SLIP,
    }


def _check_length(told: str, campaign: str, of: str) -> None:
    """Raises `TooManyPlaces` where a list is longer than a body may be, or tells of figures in very many places."""
    count = places_told(told)
    if len(told) <= BODY_LIMIT - _ROOM and (count <= MANY or not any(figures_corrected(told))):
        return
    said = say("«{of}» nay khác ở {count} chỗ, nhiều hơn một công văn đính chính liệt kê được; chưa soạn gì", of=of, count=count)  # fmt: skip
    hint = say('soạn văn bản thay thế: vanthu new document {campaign} replacement --of "{of}"', campaign=campaign, of=of)  # fmt: skip
    raise TooManyPlaces(with_hint(said, hint))


def _is_alike(lines: Mapping[str, str], rows: Sequence[Row]) -> bool:
    """Whether nobody knows which letters are others, or each of them differs in the same places."""
    is_known = bool(lines) and "" not in lines
    told_to = {code_of(one.key) for one in rows}
    return not is_known or (len({*lines.values()}) == 1 and told_to <= {*lines})


def _name_of(campaign: Campaign, code: str) -> str:
    """What a unit or a group is called."""
    names = {one.code: one.name for one in campaign.units}
    return names.get(code) or {one.code: one.name for one in campaign.groups}.get(code, code)


def _differing(office: Office, record: CampaignRecord, old: _Old) -> Letters:
    """The places in which a document that went out is another by now, letter by letter."""
    if old.document is None:
        return {}
    found = changes_by_letter(changes_of(office, record, old.document.code, also_known=True))
    if not old.member:
        return found
    return {code: places for code, places in found.items() if code == old.member}


def _old(office: Office, record: CampaignRecord, of: str) -> _Old:
    """The old one where the campaign knows it, by its code or by its number; else what stands in the register."""
    known = record.campaign.citable
    if of in known or not (read_named(of) or "/" in of):
        one = find(known, of, say("không có văn bản «{code}»", code=of))
        return _Old(one, issued_rows(office, record, one, of))
    rows = issued_rows(office, record, None, of)
    keys = {row.key or "" for row in rows}
    campaign, _, name = (keys.pop() if len(keys) == 1 else "").partition("/")
    code, _, member = name.partition("/")
    own = {one.code: one for one in record.campaign.documents}
    return _Old(own.get(code) if campaign == record.campaign.code else None, rows, member)


def _kind(earlier: Document | Reference | None, of: str, library: Library) -> str:
    """The kind of the old one: from its record, else by its symbol (`BC-…` is a report)."""
    if earlier:
        return earlier.kind
    named = read_named(of)
    mark = ((named.symbol if named else None) or "").partition("-")[0]
    fitting = (kind.code for kind in library.kinds.values() if kind.abbreviation == mark)
    return next(fitting, "directive")


def _copied(record: CampaignRecord, old: _Old, of: str, office: Office) -> str | None:
    """The record of the old one, as that of the new; nothing where it has no file of its own."""
    earlier = old.document
    if earlier is None or (old.member and earlier.for_each is not ForEach.UNITS):
        return None
    place = record.place("documents", record.campaign.documents.index(earlier))
    path = office.workspace.root / place.file
    if path.parent.name != "documents":
        return None
    text, problems = decode(bytes_of(path) or b"", place.file)
    block, _ = read_yaml_text(text, place.file)
    if block is None or problems:
        return None
    told: dict[str, object] = {}
    for key, value in without_earlier(block).items():
        if key not in _PLACED and not (old.member and key == _WHERE):
            told[key] = value
        if key == "subject":
            told["replaces"] = of if old.member else earlier.code
        if key == _FOR_EACH and old.member:
            told[_WHERE] = f"code == {json.dumps(old.member)}"
    if isinstance(told.get("body"), str):
        told["body"] = _telling(office, record, old, told)
    return edited(text, block, told)


def _telling(office: Office, record: CampaignRecord, old: _Old, told: dict[str, object]) -> str:
    """The text with what it replaces and what is another in it; both only in letters to those who had one before."""
    body, texts = str(told["body"]), _changed(office, record, old, told)
    known, had = old.document, _had_one(office, record, old)
    if isinstance(texts, str) or not known or not known.for_each:
        changed = texts if isinstance(texts, str) else ""
    else:
        changed = told_to_each(texts, known.for_each)
    told_all = _in_room(body, with_changed(body, _SAYS_SO, changed)) or with_changed(body, _SAYS_SO, NOT_LISTED)  # fmt: skip
    if not (had and known and known.for_each):
        return told_all
    own = {code: texts if isinstance(texts, str) else texts.get(code, "") for code in had}
    for each in (own, dict.fromkeys(had, NOT_LISTED)):
        said = {code: "\n\n".join(filter(None, (_SAYS_SO, one))) for code, one in each.items()}
        found = with_changed(body, "", told_to_each(said, known.for_each))
        if _in_room(body, found):
            return found
    return told_all


def _in_room(body: str, text: str) -> str:
    return text if len(text) <= max(BODY_LIMIT - _ROOM, len(body)) else ""


def _had_one(office: Office, record: CampaignRecord, old: _Old) -> Collection[str]:
    """Those who got a letter with the one number of a series, where by now others would get one too; else none."""
    if not old.is_series or any(code_of(one.key) for one in old.rows):
        return ()
    try:
        (work,) = plan_work([record], [old.document.code if old.document else ""])
        now = {one.member.code for one in letters_of(work, office) if one.member}
    except (NotFound, RecordsInvalid):
        return ()
    letters = (one for row in old.rows for _, one in sent_under(work, office, row))
    had = dict.fromkeys(one.member.code for one in letters if one.member)
    return () if now <= {*had} else [*had]


def _changed(
    office: Office, record: CampaignRecord, old: _Old, told: dict[str, object]
) -> str | dict[str, str]:
    """What is another by now; in letters to several what is in each of them, by code."""
    letters = _differing(office, record, old)
    own = " ".join([str(told["body"]), *map(str, _own_passages(told))])
    names = names_of_units(record.campaign)
    texts = {
        code: UNKNOWN if places is None and old.is_series else changed_text(places or (), names, own)
        for code, places in letters.items()
    }  # fmt: skip
    if not old.is_series or _is_alike(texts, old.rows):
        return next(iter(texts.values()), "")
    return texts


def _own_passages(record: dict[str, object]) -> Iterator[object]:
    """The passages for which a document has words of its own."""
    if isinstance(own := record.get("passages"), Mapping):
        yield from own.values()
