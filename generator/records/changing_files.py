"""The files of a campaign while they change their form: tables that come and go, texts that are told anew.

Nothing is written. What people noted beside what goes is never lost: it is told, and kept for the head of
the file that is left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.problems import Place, Problem, RecordsInvalid, say
from generator.records.columns import Titles
from generator.records.editing import edited
from generator.records.loading import CampaignRecord
from generator.records.rewriting import record_of
from generator.records.schema_files import with_schema_line
from generator.records.table_writing import Cells, fresh_table
from generator.records.writing import write_yaml_text
from generator.workspace import (
    Block,
    Write,
    bytes_of,
    commented_lines,
    read_table_data,
    split_mark,
)


@dataclass
class ChangingFiles:
    """What each file will hold; `None` is one that goes."""

    record: CampaignRecord
    changed: dict[Path, bytes | None] = field(default_factory=dict)
    notes: dict[Path, list[str]] = field(default_factory=dict)
    """Comments of each file that have no place in it any more."""
    moved: list[Problem] = field(default_factory=list)

    def new_table(
        self, name: str, titles: Titles, cells: Cells, columns: list[tuple[str, ...]] | None = None
    ) -> None:
        """A table comes; raises `RecordsInvalid` where a file lies already that the record does not read."""
        path = self.record.folder / name
        if path.exists():
            said = say("ở đây đã có một tệp mà dữ liệu không dùng")
            hint = say("đổi tên hoặc dời tệp ấy đi rồi chạy lại")
            shown = self.record.workspace.shown(path)
            raise RecordsInvalid([Problem("E-TABLES-THERE", Place(shown), said, hint)])
        self.changed[path] = fresh_table(titles, cells, columns or ())

    def drop_table(self, table: Path, head: Path, titles: Titles) -> None:
        """A table goes; what stands in its columns of notes is told, and kept at the head of the YAML."""
        data, name = bytes_of(table) or b"", self.record.workspace.shown(table)
        read, problems = read_table_data(data, name, titles.knows)
        if read is None:
            raise RecordsInvalid(problems)
        asides = [column for column, title in enumerate(read.titles) if titles.is_note(title)]
        for number, row in read.rows:
            for column in asides:
                if row[column]:
                    self.moved.append(_moving(read.place(number, column + 1)))
                    text = " ".join(row[column].split())
                    self.notes.setdefault(head, []).append(f"# {row[0]}: {text}")
        self.changed[table] = None

    def change(self, path: Path, told: Mapping[str, Any]) -> None:
        """A file that shall read so; comments that have no place any more are told and kept."""
        text = self.text(path)
        if not text.strip():
            text = with_schema_line(self.record.workspace, path, write_yaml_text(told))
            self.changed[path] = text.encode()
            return
        block = self.block(path)
        after = edited(text, block, told)
        if after is None:
            said = say("tệp không viết theo mẫu nên không sửa được")
            hint = say("viết mỗi trường một dòng «trường: giá trị» rồi chạy lại")
            shown = self.record.workspace.shown(path)
            raise RecordsInvalid([Problem("E-RECORD-FORM", Place(shown), said, hint)])
        self.changed[path] = after.encode()
        self._look_for_comments(path, text, after)

    def _look_for_comments(self, path: Path, before: str, after: str) -> None:
        kept = Counter(line for _, line, _ in commented_lines(after))
        texts = Counter(comment for _, _, comment in commented_lines(after))
        for number, line, comment in commented_lines(before):
            if kept[line]:
                kept[line] -= 1
                texts[comment] -= 1
            else:
                column = line.index(comment) + 1
                place = Place(self.record.workspace.shown(path), number, column, extract=line)
                self.moved.append(_moving(place))
                if texts[comment] > 0:
                    texts[comment] -= 1
                else:
                    self.notes.setdefault(path, []).append(comment)

    def found(self, path: Path) -> bytes | None:
        """What a file holds by now."""
        return self.changed[path] if path in self.changed else bytes_of(path)

    def text(self, path: Path) -> str:
        """The same as text, empty where there is no file."""
        return (self.found(path) or b"").decode()

    def block(self, path: Path) -> Block:
        """The same as a record, empty where there is no file. Raises `RecordsInvalid`."""
        found, name = self.found(path), self.record.workspace.shown(path)
        return Block.nothing(name) if found is None else record_of(path, name, found).block

    def writes(self) -> list[Write]:
        """All files that change, with what has no place in them any more at their heads."""
        for path, notes in self.notes.items():
            if (data := self.changed.get(path)) is not None:
                self.changed[path] = _headed(data.decode(), notes).encode()
        found = [Write(path, bytes_of(path), data) for path, data in self.changed.items()]
        return [one for one in found if one.before != one.after]


def _headed(text: str, notes: Sequence[str]) -> str:
    """A text with notes above all else, behind the mark that it may begin with."""
    mark, body = split_mark(text)
    end = "\r\n" if "\r\n" in text else "\n"
    return mark + "".join(f"{note}{end}" for note in notes) + body


def _moving(place: Place) -> Problem:
    said = say("lời ghi chú này không có chỗ ở dạng mới")
    hint = say(
        "chép lời ấy sang chỗ khác, hoặc thêm --force: lời ghi chú được đưa lên đầu tệp .yaml"
    )
    return Problem("E-TABLES-COMMENT", place, said, hint)
