"""Other programs asked to read what we cannot: LibreOffice for .doc, .odt, .rtf, poppler for PDF.

Each works in a folder of its own on a copy with a name of ours, with its own profile, for a limited
time, and is never taken from the folder of the file or from where the command was called.
"""

from __future__ import annotations

from pathlib import Path

from generator.audit.manuscript import Manuscript
from generator.audit.reading.word import manuscript_of
from generator.lint import read_document, read_package
from generator.problems import Message, Place, Problem, ProgramMissing, RecordsInvalid, say
from generator.word import turned_into_word
from generator.workspace import find_program, passing_folder, run_program

PATIENCE = 120
"""Seconds after which a program is ended."""
_PAGES = 300
_LETTERS = 8_000_000
_SAVE_WORD = say("mở tệp bằng Word, lưu lại dạng .docx (File > Save As) rồi kiểm tra tệp ấy")
_PASTE = say("mở tệp, chép nội dung, lưu thành tệp .txt hoặc dán vào: vanthu audit -")


def convert_to_word(data: bytes, path: Path) -> Manuscript:
    """The manuscript of a file that LibreOffice makes a Word file of."""
    file = str(path)
    try:
        made = turned_into_word(data, path.suffix.lower(), outside=[path.parent])
    except ProgramMissing:
        said = say("đọc tệp {suffix} cần LibreOffice, máy này chưa cài", suffix=path.suffix)
        raise _refused("E-AUDIT-PROGRAM", file, said, _SAVE_WORD) from None
    if made is None:
        said = say("LibreOffice không đọc được tệp này")
        raise _refused("E-AUDIT-CONVERT", file, said, _SAVE_WORD)
    return manuscript_of(read_document(read_package(made, file)))


def convert_pdf(data: bytes, file: str) -> str:
    """The text of a PDF as it is laid out, pages parted by form feeds."""
    program = find_program(("pdftotext",), outside=(Path.cwd(), Path(file).parent))
    if program is None:
        said = say("đọc tệp PDF cần pdftotext (poppler), máy này chưa cài")
        raise _refused("E-AUDIT-PROGRAM", file, said, _PASTE)
    with passing_folder() as place:
        (place / "given.pdf").write_bytes(data)
        made = place / "made.txt"
        asked = [
            program,
            "-layout",
            "-enc",
            "UTF-8",
            "-l",
            str(_PAGES),
            str(place / "given.pdf"),
            str(made),
        ]
        if not run_program(asked, place, PATIENCE) or not made.is_file():
            raise _refused("E-AUDIT-CONVERT", file, say("pdftotext không đọc được tệp này"), _PASTE)
        with made.open(encoding="utf-8", errors="replace") as text:
            found = text.read(_LETTERS)
    if not found.strip():
        said = say("tệp PDF này chỉ có ảnh chụp, không có chữ")
        hint = say("nhận dạng chữ (OCR) trước, hoặc kiểm tra tệp Word đã in ra nó")
        raise _refused("E-AUDIT-SCAN", file, said, hint)
    return found.removesuffix("\f")


def _refused(code: str, file: str, said: Message, hint: Message) -> RecordsInvalid:
    return RecordsInvalid([Problem(code, Place(file), said, hint)])
