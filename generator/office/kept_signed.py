"""The files of issued documents in a backup: which go along, how they come back, which numbers lack theirs.

What was signed cannot be made again once the records say something else, so it is kept as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from generator.model.books import Row, RowState
from generator.office.letters import MANIFEST, PDF, WORD
from generator.office.made_file import UNTOLD, MadeFile, hash_file
from generator.office.manifest import Manifest
from generator.office.ownership import KEPT
from generator.problems import Message, Place, Problem, RecordsInvalid, Severity, say
from generator.register import (
    RegisterDamaged,
    RegisterMissing,
    issuers_with_register,
    list_rows,
    open_register,
)
from generator.workspace import Workspace, Write, bytes_of, unchanging

_SUFFIXES = {WORD, PDF, ".json", ".xml"}
_SHOWN = 5


@unchanging(frozen=True)
class SignedFiles:
    """The files that stand as they went out, each with its number and symbol; the rows that lack theirs.

    A file that was kept when its document was made anew has no number.
    """

    numbers: Mapping[Path, str]
    lacking: tuple[Row, ...]

    @property
    def doubt(self) -> Problem | None:
        """Which issued documents have no file as it was signed."""
        if not self.lacking:
            return None
        names = "; ".join(row.cited for row in self.lacking[:_SHOWN])
        if len(self.lacking) > _SHOWN:
            names += " …"
        said: Message = say(
            "{count} văn bản đã ban hành không có tệp như đã ký: {names}",
            count=len(self.lacking),
            names=names,
        )
        hint = say(
            "chép tệp đã ký từ máy cũ vào đúng thư mục của chiến dịch, dưới tên cũ; làm lại từ dữ liệu có thể"
            " ra nội dung khác; không còn tệp thì giữ bản giấy"
        )
        return Problem("W-SIGNED-GONE", Place("output"), said, hint, Severity.WARNING)


def signed_files(workspace: Workspace) -> SignedFiles:
    """Those of all campaigns, by what is listed beside them; an unlisted one by its words and figures."""
    found, gone = dict[Path, str](), set[tuple[str, str]]()
    for path, one in _listed(workspace):
        if _is_plain(path) and hash_file(path) == one.sha256:
            found[path] = one.issued
        elif "/" in one.name:
            gone.add((_campaign(workspace, path), one.issued))
    words = [path for path in found if path.suffix == WORD]
    known = {(_campaign(workspace, path), found[path]) for path in words} - gone
    lacking: list[Row] = []
    for row in _issued(workspace):
        if ((row.key or "").partition("/")[0], row.number_symbol) in known:
            continue
        path = workspace.output.joinpath(*PurePosixPath(f"{row.key}{WORD}").parts)
        if _stands(path, row):
            found[path] = row.number_symbol
        else:
            lacking.append(row)
    earlier = {
        old: ""
        for path in found
        for old in sorted(path.parent.glob(f"{path.stem}{KEPT}*{path.suffix}"))
    }
    return SignedFiles({**earlier, **found}, tuple(lacking))


def may_be_signed(workspace: Workspace, name: str) -> bool:
    """Whether a name in a backup is that of a made document, and of no record, listing or program."""
    path = workspace.below(name)
    return (
        path is not None
        and workspace.output in path.parents[1:]
        and path.suffix in _SUFFIXES
        and path.name != MANIFEST
    )


def listed_again(workspace: Workspace, files: Iterable[tuple[Path, bytes, str]]) -> Iterator[Write]:
    """The listings of campaigns in which restored files are known as what went out with their numbers."""
    listings: dict[str, Manifest] = {}
    for path, data, number in files:
        code = _campaign(workspace, path)
        folder = workspace.output / code
        if code not in listings:
            listings[code] = Manifest.read(folder / MANIFEST)
        listing = listings[code]
        name = path.relative_to(folder).as_posix()
        known = listing.named(name)
        one = MadeFile.of(name, data, issued=number)
        if number and not (known and known.sha256 == one.sha256 and known.issued == number):
            listing.add(one)
    for listing in listings.values():
        if not listing.header:
            listing.begin()
        yield Write(listing.path, bytes_of(listing.path), listing.data)


def _campaign(workspace: Workspace, path: Path) -> str:
    return path.relative_to(workspace.output).parts[0]


def _listed(workspace: Workspace) -> Iterator[tuple[Path, MadeFile]]:
    """What the listings say went out, archives left out."""
    for listing in sorted(workspace.output.glob(f"*/{MANIFEST}")):
        for one in Manifest.read(listing).files.values():
            path = listing.parent / one.name
            if one.issued not in {"", UNTOLD} and path.suffix in _SUFFIXES:
                yield path, one


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _stands(path: Path, row: Row) -> bool:
    from generator.office.verification import stands_as_signed

    return _is_plain(path) and stands_as_signed([path], row)


def _issued(workspace: Workspace) -> Iterator[Row]:
    """The rows of documents that the program made; a register that cannot be read is told elsewhere."""
    for issuer in issuers_with_register(workspace):
        with suppress(RegisterDamaged, RegisterMissing, RecordsInvalid):
            for one in list_rows(open_register(workspace, issuer), states=[RowState.ISSUED]):
                if one.row.frozen and one.row.key:
                    yield one.row
