"""A file that somebody asks for by its name: an export, a chart, a copy with repairs, a sheet.

Nothing tells whether such a file is still as it was made, so one that says something else is written
over only with `--force`. The file that it is made from, records, and what was issued never are.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path, PurePosixPath

from generator.model.books import Row, RowState
from generator.office.letters import MANIFEST
from generator.office.made_file import UNTOLD
from generator.office.manifest import Manifest, homes_of
from generator.office.ownership import Owner, anew_of, refusal
from generator.problems import Misused, Place, RecordsInvalid, say
from generator.register import (
    RegisterDamaged,
    RegisterMissing,
    issuers_with_register,
    list_rows,
    open_register,
)
from generator.workspace import (
    FileExists,
    NoWorkspace,
    Workspace,
    bytes_of,
    find_workspace,
    fold,
    refuse_taken,
    safe_name,
    sweep,
    write_new,
)


def put(
    files: Mapping[Path, bytes],
    suffixes: Collection[str],
    *,
    force: bool = False,
    source: Path | None = None,
) -> list[Path]:
    """The files in their places, once every one of them may be written; names end as their kind asks.

    Raises `Misused` for another ending, `FileExists` for what is left as it is.
    """
    around = _Around()
    for path, data in files.items():
        check_suffix(path, suffixes)
        if bytes_of(path) != data:
            _refuse_kept(path, around)
            refuse_taken(path, data, force=force, source=source)
    made = [write_new(path, data, force=force, source=source) for path, data in files.items()]
    sweep(made)
    return made


def check_suffix(path: Path, suffixes: Collection[str]) -> None:
    """Raises `Misused` for a file whose name promises another kind of content."""
    if path.suffix.casefold() not in suffixes:
        known = " / ".join(suffixes)
        raise Misused(say("«{file}»: tệp ra phải có đuôi {known}", file=path, known=known))


class _Around:
    """What stands around the files of one call, each asked for once: the files are many, their folders few."""

    def __init__(self) -> None:
        self.home = cache(_home)
        self.manifest = cache(Manifest.read)
        self.issued_rows = cache(_issued_rows)


def _refuse_kept(path: Path, around: _Around) -> None:
    """Raises `FileExists` for a record, and for the file of an issued document."""
    if not path.exists():
        return
    real = path.resolve()
    home = around.home(real.parent)
    if home and any(_holds(kept, real) for kept in (home.settings, home.campaigns, home.hidden)):
        said = say(
            "«{file}» là tệp dữ liệu, lệnh này không bao giờ ghi đè; đặt tên khác", file=path
        )
        raise FileExists(said)
    if _went_out(real, home, around) and (problem := refusal(Owner.ISSUED, Place(""), force=True)):
        fact, hint = problem.message, problem.hint or ""
        raise FileExists(say("«{file}»: {fact}; {hint}", file=path, fact=fact, hint=hint))


def _home(folder: Path) -> Workspace | None:
    try:
        return find_workspace(folder)
    except NoWorkspace:
        return None


def _holds(kept: Path, path: Path) -> bool:
    """Whether a file is, or lies below, something that is kept; systems that fold names are asked."""
    return kept.exists() and any(kept.samefile(one) for one in (path, *path.parents))


def _went_out(path: Path, home: Workspace | None, around: _Around) -> bool:
    """Whether an issued document or an earlier one of it stands there, as far as its folder and the register tell."""
    for folder in homes_of(path):
        name = path.relative_to(folder).as_posix()
        name = anew_of(name) or name
        made = around.manifest(folder / MANIFEST).named(name)
        number = made.issued if made else UNTOLD
        if home is None:
            if number not in {"", UNTOLD}:
                return True
        elif number:
            rows = around.issued_rows(home, folder.name)
            if rows is None or any(_may_be(row, name, number) for row in rows):
                return True
    return False


def _issued_rows(home: Workspace, campaign: str) -> list[Row] | None:
    """What was issued of a campaign, if there is one; `None` where the register cannot be read."""
    if campaign not in home.campaign_folders():
        return []
    try:
        return [
            one.row
            for issuer in issuers_with_register(home)
            for one in list_rows(open_register(home, issuer), states=[RowState.ISSUED])
            if (one.row.key or "").startswith(f"{campaign}/")
        ]
    except (RegisterDamaged, RegisterMissing, RecordsInvalid):
        return None


def _may_be(row: Row, name: str, number: str) -> bool:
    """Whether a row is that of a file: by its number, or by the name of its document where none is known."""
    if number != UNTOLD:
        return number == row.number_symbol
    document = (row.key or "").split("/")[1]
    return fold(PurePosixPath(name).parts[0]).partition(".")[0] == fold(safe_name(document))
