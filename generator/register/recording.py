"""What is written beside the register when a document is issued: its record, its metadata, its files.

Each is read first, so that a file that somebody is working on is not written over unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.model.books import Frozen, Row
from generator.problems import Message, Place, Problem, RecordsInvalid, say
from generator.register.desk import read_file
from generator.register.ledger import Ledger
from generator.register.metadata import Metadata, check_metadata, metadata_json, metadata_xml
from generator.register.outgoing import Outgoing
from generator.register.shelf import is_live
from generator.register.staging import Change, digest
from generator.register.stamping import stamp_text
from generator.wording import read_count, serial, short_date
from generator.workspace import TextRefused, decode, read_yaml_text


@dataclass(frozen=True)
class Issuance:
    """A document to be issued: what the register writes of it, and what is written with the row.

    `record` is its YAML record, which gets number and date; when several documents of a batch share
    it, it gets the date alone. `record_digest` is the digest of the record that the text was made
    from. `stem` is the issued file without its ending: the metadata go beside it. `files` are
    written with all the rest, such as the Word file itself.
    """

    outgoing: Outgoing
    frozen: Frozen
    record: Path | None = None
    record_digest: str | None = None
    metadata: Metadata | None = None
    stem: Path | None = None
    files: tuple[tuple[Path, bytes], ...] = ()


@dataclass(frozen=True)
class Numbered:
    """A document and the row it got."""

    issuance: Issuance
    row: Row


@dataclass
class Recording:
    """Collects the changes that go with new rows; what stands in the way is in `problems`."""

    ledger: Ledger
    problems: list[Problem]

    def changes(self, numbered: Sequence[Numbered]) -> list[Change]:
        """All files to be written, no file twice."""
        found = [*self._records(numbered), *self._files(numbered)]
        seen: set[Path] = set()
        for change in found:
            if change.path in seen:
                said = say("hai văn bản của cùng một lần ban hành ghi vào tệp này")
                self._refuse("FILES", change.path, said)
            seen.add(change.path)
        return found

    def doubts(self, numbered: Sequence[Numbered]) -> list[Problem]:
        """Metadata fields longer than the annex allows."""
        return [
            doubt
            for one in numbered
            if one.issuance.metadata
            for doubt in check_metadata(
                one.issuance.metadata, one.row, Place(one.issuance.outgoing.key)
            )
        ]

    def _records(self, numbered: Sequence[Numbered]) -> Iterator[Change]:
        shared: dict[Path, list[Numbered]] = {}
        for one in numbered:
            if one.issuance.record:
                shared.setdefault(self._absolute(one.issuance.record), []).append(one)
        for path, group in shared.items():
            try:
                change = self._record(path, group)
            except RecordsInvalid as fault:
                self.problems += fault.problems
            else:
                yield from change

    def _record(self, path: Path, group: Sequence[Numbered]) -> Iterable[Change]:
        data = read_file(self.ledger.register, path)
        if data is None:
            self._refuse("RECORD", path, say("không có tệp hồ sơ này"))
            return ()
        if any(one.issuance.record_digest not in {None, digest(data)} for one in group):
            said = say("hồ sơ vừa bị sửa sau khi làm văn bản; chạy lại")
            self._refuse("RECORD-CHANGED", path, said)
            return ()
        name = self.ledger.register.shown(path)
        text, problems = decode(data, name)
        if problems:
            raise RecordsInvalid(problems)
        row = group[0].row
        values = {"date": short_date(row.date)}
        if len(group) == 1:
            self._compare_number(path, text, row)
            values = {"number": str(row.number), **values}
        return [Change(path, data, stamp_text(data.decode(), values, name).encode())]

    def _compare_number(self, path: Path, text: str, row: Row) -> None:
        """A number that stands in the record already must be the one given, or one given up."""
        block, _ = read_yaml_text(text, self.ledger.register.shown(path))
        written = block.get("number") if block else None
        number = _count(written) if isinstance(written, str) else None
        if number in {None, row.number} or self._is_given_up(number, row):
            return
        said = say(
            "hồ sơ ghi số {written}, sổ cấp số {number}",
            written=serial(number or 0),
            number=serial(row.number),
        )
        self._refuse("RECORD-NUMBER", path, said)

    def _is_given_up(self, number: int | None, row: Row) -> bool:
        return any(
            entry.row.number == number and entry.row.key == row.key
            for entry in self.ledger.entries()
            if not is_live(entry.row)
        )

    def _files(self, numbered: Sequence[Numbered]) -> Iterator[Change]:
        for one in numbered:
            for path, data in (*one.issuance.files, *_metadata(one)):
                target = self._absolute(path)
                yield Change(target, read_file(self.ledger.register, target), data)

    def _absolute(self, path: Path) -> Path:
        return self.ledger.register.workspace.root / path

    def _refuse(self, code: str, path: Path, said: Message) -> None:
        place = Place(self.ledger.register.shown(path))
        self.problems.append(Problem(f"E-REGISTER-{code}", place, said))


def _metadata(one: Numbered) -> Iterator[tuple[Path, bytes]]:
    stem, metadata = one.issuance.stem, one.issuance.metadata
    if stem is not None and metadata is not None:
        yield stem.with_name(f"{stem.name}.json"), metadata_json(metadata, one.row)
        yield stem.with_name(f"{stem.name}.xml"), metadata_xml(metadata, one.row)


def _count(text: str) -> int | None:
    try:
        return read_count(text)
    except TextRefused:
        return None
