"""Passages as a clerk meets them: what each says now, own words in a document, and ours copied to be changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from generator.drafting import Spoken, spoken, words_now
from generator.model.document import Document
from generator.model.passage import Passage
from generator.office.inquiry import names_subject
from generator.office.office import Office, campaign_of
from generator.office.workflow import work_of
from generator.problems import Misused, Place, Problem, RecordsInvalid, find, say
from generator.records import CampaignRecord, edited, standing
from generator.workspace import (
    Block,
    Write,
    commit,
    refuse_existing,
    shipped,
    unchanging,
)

_FIELD = "passages"
_STATEMENT = "{%"


class Reworded(NamedTuple):
    """The file of a document with other words in the place of passages."""

    path: Path
    has_number: bool
    """Whether the document went out already, and so was to stay as it was."""


@unchanging(frozen=True)
class PassagesSpoken:
    """What passages say, and the document of which they speak where none was named."""

    passages: list[Spoken]
    of: str | None = None


def passages_of(office: Office, campaign: str, document: str | None) -> PassagesSpoken:
    """What the passages say of a campaign's figures; of a document those that its kind may use, or that it names.

    Raises `NotFound`, `RecordsInvalid`.
    """
    record = campaign_of(office, campaign, document)
    subject = names_subject(office, record, document)
    is_there = subject.document in record.campaign.documents
    work = work_of(record, subject.document) if is_there else None
    found = spoken(
        subject, work.spot_of if work else lambda path, *_: Place(".".join(map(str, path)))
    )
    if document is None:
        told = [replace(one, is_named=False) for one in found]
        return PassagesSpoken(told, subject.document.code if is_there else None)
    kind = subject.document.kind
    return PassagesSpoken(
        [
            one
            for one in found
            if one.is_named or not one.passage.head.kinds or kind in one.passage.head.kinds
        ]
    )


def own_words(
    office: Office, campaign: str, document: str, name: str, *, branches: bool = False
) -> Reworded:
    """The words of a passage as it says them now written into a document, to be changed there.

    The names of figures stay in them; with `branches` so do the statements that choose among sentences.
    Raises `Misused` where the document has own words already, and where there are none to take.
    """
    record, known, passage = _asked(office, campaign, document, name)
    if name in known.passages:
        raise Misused(say("văn bản đã có lời riêng thay đoạn «{name}»", name=name))
    if not passage.text:
        said = say("đoạn «{name}» không có lời văn, chỉ có bảng hoặc biểu đồ; chép về mà sửa: "
                   "vanthu passages --own {name}", name=name)  # fmt: skip
        raise Misused(said)
    text = f"{passage.text if branches else _now(office, record, document, passage)}\n"
    for family in passage.beside:
        text += f"\n{{{{ {family}s.{name} }}}}\n"
    return _write(office, record, known, {**known.passages, name: text}, "passages --own")


def chooses(office: Office, name: str) -> bool:
    """Whether the words of a passage are chosen by the figures, so that those of another week are others."""
    passage = office.library.passages.get(name)
    return bool(passage and (_STATEMENT in passage.text or passage.head.when))


def _now(office: Office, record: CampaignRecord, document: str, passage: Passage) -> str:
    """What a passage says in a document now."""
    subject = names_subject(office, record, document)
    words, wrong = words_now(subject, work_of(record, subject.document).spot_of, passage.code)
    if wrong:
        raise RecordsInvalid(wrong)
    if not words:
        said = say(
            "đoạn «{name}» đang không in gì với số liệu hiện nay nên không có lời để chép; chép cả câu lệnh chọn"
            " câu: vanthu passages {campaign} {document} --own {name} --branches",
            name=passage.code,
            campaign=record.campaign.code,
            document=document,
        )
        raise Misused(said)
    return words


def words_back(office: Office, campaign: str, document: str, name: str) -> Reworded:
    """The own words for a passage taken out of a document again."""
    record, known, _ = _asked(office, campaign, document, name)
    if name not in known.passages:
        raise Misused(say("văn bản không có lời riêng thay đoạn «{name}»", name=name))
    kept = {code: text for code, text in known.passages.items() if code != name}
    return _write(office, record, known, kept, "passages --back")


def own_passage(office: Office, name: str) -> Path:
    """Our passage copied into `templates/passages/`, so that the office can lay its own over it."""
    find(office.library.passages, name, say("không có đoạn nào tên «{code}»", code=name))
    target = office.workspace.passages / f"{name}.md"
    refuse_existing(target)
    source = shipped("templates") / _FIELD / target.name
    commit(office.workspace, [Write(target, None, source.read_bytes())], "passages --own")
    return target


def _asked(
    office: Office, campaign: str, document: str, name: str
) -> tuple[CampaignRecord, Document, Passage]:
    record = campaign_of(office, campaign, document)
    documents = {one.code: one for one in record.campaign.documents}
    known = find(documents, document, say("không có văn bản «{code}»", code=document))
    passages = office.library.passages
    passage = find(passages, name, say("không có đoạn nào tên «{code}»", code=name))
    if passage.is_broken:
        raise RecordsInvalid(list(passage.faults))
    return record, known, passage


def _write(
    office: Office,
    record: CampaignRecord,
    document: Document,
    passages: Mapping[str, str],
    command: str,
) -> Reworded:
    """The document's own file with these words in the place of passages."""
    place = record.place("documents", record.campaign.documents.index(document))
    path = office.workspace.root / place.file
    there = standing(path, place.file)
    told = edited(there.text, there.block, _with_words(there.block, passages))
    if told is None or path.parent.name != "documents":
        said = say("không tự sửa được tệp dữ liệu của văn bản viết theo kiểu này")
        hint = say("sửa tay các dòng dưới «passages:» của văn bản")
        raise RecordsInvalid([Problem("E-PASSAGE-RECORD", place, said, hint)])
    commit(office.workspace, [Write(path, there.found, there.marked(told))], command)
    return Reworded(path, document.number is not None)


def _with_words(block: Block, passages: Mapping[str, str]) -> dict[str, object]:
    """A document with these words in the place of passages, behind its body."""
    wanted: dict[str, object] = {}
    for key, value in block.items():
        if key != _FIELD:
            wanted[key] = value
        if key == "body" and passages:
            wanted[_FIELD] = dict(passages)
    return wanted
