"""Files of any kind opened by what they are: Word, text, what LibreOffice or poppler can convert; folders.

A file goes by its first bytes where they tell, so that a Word file called `.txt` is still one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from generator import ooxml
from generator.audit.manuscript import Manuscript
from generator.audit.reading.foreign import convert_pdf, convert_to_word
from generator.audit.reading.plain import read_pages, read_text
from generator.audit.reading.word import read_word
from generator.ooxml import PACKED_CAP, PackageFault, PackageRefused
from generator.problems import MachineFailed, Place, Problem, RecordsInvalid, say
from generator.workspace import decode

PIPE = Path("-")
_TEXT = frozenset({".txt", ".md", ".csv", ".tsv"})
_FOREIGN = frozenset({".doc", ".odt", ".rtf"})
_READ = frozenset({".docx", ".pdf", *_TEXT, *_FOREIGN})
_SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How a text begins that Notepad saved as «Unicode»."""
_PDF, _OLD_WORD, _RTF = b"%PDF-", b"\xd0\xcf\x11\xe0", b"{\\rtf"
_FAULTS = ooxml.word_file_faults(
    {"E-AUDIT-MISSING": "MISSING", "E-AUDIT-FOLDER": "NO_FILE", "E-AUDIT-BIG": "BIG"}
)


def gather(paths: Iterable[Path], pipe: BinaryIO) -> tuple[list[Manuscript], list[Problem]]:
    """The manuscripts of files and folders, «-» for what is pasted, and what could not be read."""
    found: list[Manuscript] = []
    problems: list[Problem] = []
    for path in dict.fromkeys(_spread(paths, problems)):
        try:
            found.append(read_pasted(pipe) if path == PIPE else read_manuscript(path))
        except RecordsInvalid as fault:
            problems += fault.problems
    return found, problems


def _spread(paths: Iterable[Path], problems: list[Problem]) -> Iterator[Path]:
    for path in paths:
        if path == PIPE or not path.is_dir():
            yield path
            continue
        inside = [one for one in sorted(path.iterdir()) if not one.name.startswith(("~$", "."))]
        read = [one for one in inside if one.is_file() and one.suffix.lower() in _READ]
        if not read:
            said = say("thư mục không có tệp Word, PDF hay tệp chữ nào")
            problems.append(Problem("E-AUDIT-NONE", Place(str(path)), said))
        yield from read


def read_pasted(pipe: BinaryIO) -> Manuscript:
    """The manuscript of what is pasted or piped in."""
    return _text_of(pipe.read(PACKED_CAP + 1), "-")


def read_manuscript(path: Path) -> Manuscript:
    """The manuscript of a file; what cannot be read raises `RecordsInvalid` with a remedy."""
    suffix = path.suffix.lower()
    if suffix in _SHEETS:
        said = say("đây là bảng tính, lệnh này đọc văn bản")
        hint = say("trong Excel chọn vùng bảng, chép (Ctrl+C) rồi dán vào: vanthu audit -")
        raise RecordsInvalid([Problem("E-AUDIT-KIND", Place(str(path)), said, hint)])
    if suffix not in _TEXT | _FOREIGN | {".pdf"}:
        return read_word(path)
    data = _bytes(path)
    if data.startswith(_PDF):
        return read_pages(convert_pdf(data, str(path)), str(path))
    if suffix in _FOREIGN or data.startswith((_OLD_WORD, _RTF)):
        return convert_to_word(data, path)
    return _text_of(data, str(path))


def _bytes(path: Path) -> bytes:
    try:
        return ooxml.read_file(path)
    except PackageRefused as refused:
        if refused.fault is PackageFault.UNREADABLE:
            raise MachineFailed(say("không đọc được tệp {file}", file=path)) from refused
        raise RecordsInvalid([refused.told(str(path), _FAULTS)]) from refused


def _text_of(data: bytes, file: str) -> Manuscript:
    if data.startswith(_WIDE):
        data = data.decode("utf-16", errors="replace").encode()
    text, problems = decode(data, file)
    if not problems and not text.strip():
        said = say("không có chữ nào để đọc")
        problems = [Problem("E-AUDIT-EMPTY", Place(file), said)]
    if problems:
        raise RecordsInvalid(problems)
    return read_text(text, file)
