"""What was signed: the files of each number against its fingerprint in the register.

A file counts as the signed one by its words and figures alone, whoever copied it to where it stands; what
the records give now counts only where it says the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from generator.model.books import Row
from generator.office.made_file import MadeFile
from generator.office.office import Office
from generator.office.ownership import Owner, WentOut, owner_of
from generator.office.verification import fingerprint, stands_as_signed
from generator.office.workflow import Work, finished
from generator.problems import GeneratorError, Place, Problem, say
from generator.workspace import unchanging

Letter = tuple[Path, Work]
"""A file, and what the records give for it."""


@unchanging(frozen=True)
class SignedPaper:
    """What went out with one number, as a row with fingerprints tells of it: a document, or all letters of it."""

    office: Office
    row: Row
    letters: Sequence[Letter]

    @cached_property
    def stands(self) -> bool:
        """Whether the files that stand there are what was signed."""
        return stands_as_signed((path for path, _ in self._ordered), self.row)

    @cached_property
    def is_given(self) -> bool:
        """Whether the records still give what was signed."""
        try:
            return (
                fingerprint(finished(self.office, work) for _, work in self._ordered)
                == self.row.frozen
            )
        except GeneratorError:
            return False

    @property
    def _ordered(self) -> list[Letter]:
        return sorted(self.letters, key=lambda one: one[1].order)

    def lacks(self, path: Path, made: MadeFile | None) -> bool:
        """Whether a file is not there as it went out, so that it would be made."""
        return owner_of(path, made, issued=True) is not Owner.ISSUED

    def unlike(self, shown: str) -> Problem:
        """That what would be made is not what was signed."""
        said = say(
            "không tạo tệp này: dữ liệu nay cho nội dung khác bản đã ký số {number} ngày {day}",
            **self.row.told,
        )
        hint = say(
            "chép tệp đã ký (ở máy cũ, trong bản sao lưu) vào đúng chỗ này; không còn tệp thì giữ bản giấy;"
            " nội dung mới thì ban hành văn bản thay thế, đính chính"
        )
        return Problem("E-ISSUED-AGAIN", Place(shown), said, hint)


def signed_papers(
    office: Office, went_out: WentOut, letters: Iterable[Letter]
) -> list[SignedPaper]:
    """What of these files went out, by numbers; drafts never do."""
    found: dict[str, list[Letter]] = {}
    for path, work in letters if went_out.rows else ():
        row = None if work.as_draft else went_out.row_of(work.name, work.key)
        if row and row.key and row.frozen:
            found.setdefault(row.key, []).append((path, work))
    return [SignedPaper(office, went_out.rows[key], mine) for key, mine in found.items()]
