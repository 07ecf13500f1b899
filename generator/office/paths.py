"""How files are called: the one place for those who make, issue and verify documents.

All names are from the folder of the campaign: `kh_01.docx` for a document, `thu/an-phu.docx` for a
letter. They suit every system, and no two of a campaign are alike.
"""

from __future__ import annotations

from pathlib import Path

from generator.model.document import ForEach
from generator.office.letters import letters_of
from generator.office.office import Office
from generator.office.workflow import Work, expressions_of
from generator.problems import RecordsInvalid
from generator.workspace import free_name, safe_name

MANIFEST = "manifest.json"
_WORD = ".docx"
_NAMELESS = "van-ban"


def folder_of(office: Office, campaign: str, output: Path | None) -> Path:
    """The folder of a campaign's documents."""
    return (output or office.workspace.output) / campaign


def stem_of(work: Work) -> str:
    """What a document's file, or the folder of its letters, is called."""
    taken: set[str] = set()
    for document in work.record.campaign.documents:
        name = free_name(safe_name(f"{document.code}{_WORD}"), taken)
        if document.code == work.document.code:
            return name.removesuffix(_WORD)
    return work.document.code


def files_of(work: Work, office: Office) -> list[tuple[str, Work]]:
    """The file of a document, or those of its letters, each with what is made for it.

    A letter is called as the document's pattern says, else by the code of its unit.
    """
    stem = stem_of(work)
    if work.document.for_each is None:
        return [(f"{stem}{_WORD}", work)]
    letters = list(letters_of(work, office))
    taken: set[str] = set()
    names = _letter_names(work, office, letters)
    return [
        (f"{stem}/{free_name(safe_name(f'{name}{_WORD}') or _NAMELESS, taken)}", one)
        for name, one in zip(names, letters, strict=True)
    ]


def _letter_names(work: Work, office: Office, letters: list[Work]) -> list[str]:
    codes = [one.member.code for one in letters if one.member]
    pattern = work.document.file_name
    if not pattern:
        return codes
    key = "group" if work.document.for_each is ForEach.GROUPS else "unit"
    expressions = expressions_of(work, office)
    named = [expressions.text(pattern, "file_name", **{key: one.member}) for one in letters]
    if expressions.problems:
        raise RecordsInvalid(expressions.problems)
    return [name or code for name, code in zip(named, codes, strict=True)]
