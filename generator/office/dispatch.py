"""What an outgoing document writes: its rows, its Word files, its metadata, its line of the manifest.

One number stands for a *slip*: a document, all letters of a batch, or one letter of it. Nothing is
written here and no number is given; `generator.office` does both.
"""

from __future__ import annotations

import datetime
import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from pathlib import Path

from generator import __version__
from generator.drafting import Draft, kind_of
from generator.model.books import Secrecy
from generator.model.issuer import Issuer
from generator.office import workflow
from generator.office.issued import fingerprint
from generator.office.manifest import Entry, manifest_bytes, read_manifest
from generator.office.numbered import Member, for_member, key_of, with_number
from generator.office.opened import Office
from generator.office.production import MANIFEST, letter_names, members_of
from generator.office.workflow import Work
from generator.ooxml import digest_of
from generator.problems import Place, Problem, RecordsInvalid, errors, say
from generator.register import Issuance, Metadata, Outgoing, metadata_of, outgoing_of
from generator.standard import Kind
from generator.wording import number as said_number
from generator.workspace import free_name, safe_name

_AS_ADDRESSED = ("Như trên", "Như kính gửi")


@dataclass(frozen=True)
class Slip:
    """What one number stands for; `members` are the units whose letters carry it."""

    key: str
    members: tuple[Member, ...] = ()


@dataclass(frozen=True)
class Sending:
    """A document about to be issued on a day; `each`: every letter of it with a number of its own."""

    office: Office
    work: Work
    day: datetime.date
    folder: Path
    each: bool = False
    secrecy: Secrecy | None = None

    @cached_property
    def slips(self) -> list[Slip]:
        """In the order of the units."""
        if self.work.document.for_each is None:
            return [Slip(key_of(self.work))]
        members = [member for _, member in self._named]
        if not self.each:
            return [Slip(key_of(self.work), tuple(members))]
        return [Slip(key_of(self.work, member), (member,)) for member in members]

    @cached_property
    def outgoings(self) -> list[Outgoing]:
        """What the register is told, in the order of the slips; no number is asked for by name.

        Raises `RecordsInvalid` with every fault of every draft.
        """
        drafts = [self._drafts(slip, None) for slip in self.slips]
        if faults := errors(one for found in drafts for draft in found for one in draft.problems):
            raise RecordsInvalid(faults)
        return [self._outgoing(*pair) for pair in zip(self.slips, drafts, strict=True)]

    def issuance(self, slip: Slip, outgoing: Outgoing) -> Issuance:
        """All that is written with the row of a slip, its number being that of `outgoing`."""
        works = list(self._works(slip, outgoing.number))
        data = [
            workflow.make(self.office, work, workflow.draft(work, self.office)).data
            for work in works
        ]
        paths = self.paths(slip)
        by_code = sorted(zip(works, data, strict=True), key=_code)
        return Issuance(
            outgoing,
            fingerprint(made for _, made in by_code),
            record=self.record,
            metadata=self._metadata(outgoing),
            stem=self._stem(slip),
            files=tuple(zip(paths, data, strict=True)),
        )

    @property
    def record(self) -> Path:
        """The file of the document's record; one that stands inside of the campaign's is refused."""
        index = self.work.record.campaign.documents.index(self.work.document)
        place = self.work.record.place("documents", index)
        path = self.office.workspace.root / place.file
        if path.parent.name != "documents":
            said = say("văn bản ghi chung trong hồ sơ chiến dịch nên không ghi số vào được")
            hint = say("chuyển văn bản ra một tệp riêng trong documents/")
            raise RecordsInvalid([Problem("E-ISSUE-RECORD", place, said, hint)])
        return path

    def paths(self, slip: Slip) -> list[Path]:
        """The Word files of a slip."""
        code = self.work.document.code
        if not slip.members:
            return [self.folder / f"{code}.docx"]
        names = {member.code: name for name, member in self._named}
        return [self.folder / code / names[member.code] for member in slip.members]

    def manifest(self, files: Iterable[tuple[Path, bytes]]) -> tuple[Path, bytes]:
        """The manifest of the folder with these files in it."""
        path = self.folder / MANIFEST
        header, entries = read_manifest(path)
        known = {entry.name: entry for entry in entries}
        for file, data in files:
            name = file.relative_to(self.folder).as_posix()
            known[name] = _entry(name, data)
        begun = {"program": f"vanthu {__version__}", "deflate": "zlib", "inputs": "", "as_of": None}
        return path, manifest_bytes(header or begun, (known[name] for name in sorted(known)))

    def changed_by_hand(self, files: Iterable[tuple[Path, bytes]]) -> Iterator[Problem]:
        """The files that somebody worked on after they were made."""
        _, entries = read_manifest(self.folder / MANIFEST)
        known = {entry.name: entry.sha256 for entry in entries if entry.was_made}
        for path, data in files:
            made = known.get(path.relative_to(self.folder).as_posix())
            if made and path.is_file():
                found = path.read_bytes()
                if found != data and hashlib.sha256(found).hexdigest() != made:
                    yield _changed(self.office.workspace.shown(path))

    @property
    def _issuer(self) -> Issuer:
        code = self.work.document.issuer or self.work.record.campaign.issuer
        return self.office.library.issuers[code]

    @property
    def _kind(self) -> Kind:
        return kind_of(self.work.document, self.office.library)

    @cached_property
    def _named(self) -> list[tuple[str, Member]]:
        """Each letter's file name and its unit, named as when all are rendered."""
        taken: set[str] = set()
        members = members_of(self.work, self.office)
        return [
            (free_name(safe_name(name), taken), member)
            for name, member in letter_names(self.work, self.office, members)
        ]

    def _works(self, slip: Slip, number: int | None) -> Iterator[Work]:
        numbered = with_number(self.work, number, self.day)
        if not slip.members:
            yield numbered
        for member in slip.members:
            yield for_member(numbered, member)

    def _drafts(self, slip: Slip, number: int | None) -> list[Draft]:
        return [workflow.draft(work, self.office) for work in self._works(slip, number)]

    def _outgoing(self, slip: Slip, drafts: Sequence[Draft]) -> Outgoing:
        return outgoing_of(
            self.work.document,
            self._kind,
            self._issuer,
            key=slip.key,
            day=self.day,
            subject=_shared_text([draft.subject for draft in drafts]),
            recipients=_shared_names([_receivers(draft) for draft in drafts]),
            secrecy=self.secrecy,
        )

    def _metadata(self, outgoing: Outgoing) -> Metadata:
        kind = self._kind
        subject = outgoing.title.removeprefix(f"{kind.name} ").removeprefix("về việc ")
        return metadata_of(
            self.work.document,
            kind,
            self._issuer,
            subject=subject,
            recipients=outgoing.recipients,
            symbol=outgoing.symbol,
            secrecy=self.secrecy,
        )

    def _stem(self, slip: Slip) -> Path:
        if self.each:
            (path,) = self.paths(slip)
            return path.with_suffix("")
        return self.folder / self.work.document.code


def _code(made: tuple[Work, bytes]) -> str:
    member = made[0].unit or made[0].group
    return member.code if member else ""


def _receivers(draft: Draft) -> list[str]:
    """Whom a document goes to: its addressees in the place of «Như trên»."""
    others = [one for one in draft.context["recipients"] if not one.startswith(_AS_ADDRESSED)]
    return [name.rstrip(" ;.") for name in (*draft.context["addressees"], *others)]


def _shared_text(texts: Sequence[str]) -> str:
    """A subject that holds for all letters: the words that they begin with alike."""
    if len(set(texts)) == 1:
        return texts[0]
    words = zip(*(text.split() for text in texts), strict=False)
    alike = " ".join(found[0] for found in takewhile(lambda found: len(set(found)) == 1, words))
    return f"{alike} … ({said_number(len(texts))} văn bản)".strip()


def _shared_names(lists: Sequence[Sequence[str]]) -> list[str]:
    """The receivers of all letters; those that differ are counted, not named."""
    common = set(lists[0]).intersection(*lists)
    shared = [name for name in lists[0] if name in common]
    if all(len(names) == len(shared) for names in lists):
        return shared
    return [f"Các đơn vị theo danh sách ({said_number(len(lists))} văn bản)", *shared]


def _entry(name: str, data: bytes) -> Entry:
    return Entry(
        name,
        sha256=hashlib.sha256(data).hexdigest(),
        parts=digest_of(data),
        size=len(data),
        checksum=zlib.crc32(data),
    )


def _changed(name: str) -> Problem:
    said = say("tệp đã được sửa sau khi làm; ban hành sẽ ghi đè")
    hint = say("đưa chỗ sửa vào hồ sơ, hoặc thêm --force để bỏ chỗ sửa")
    return Problem("E-OUT-CHANGED", Place(name), said, hint)
