"""Is a folder for Windows whole, and for Windows? Each fault is a sentence; none is as it should be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from tools.delivery.binaries import WindowsProgram, read_compiled
from tools.delivery.embedded import MACHINE
from tools.delivery.module_names import asked_for, may_ask_for, offered
from tools.delivery.packing import hash_list
from tools.delivery.windows_folder import HASHES, MODULE_FOLDERS, PYTHON, SITE

LARGEST = 75_000_000
"""Bytes unpacked."""
LONGEST = 200
BASE = 60
"""What a name may have in all, and what of it is kept for the folder that a person unpacks into."""
OPTIONAL = Path(__file__).with_name("optional_imports.txt")
_SYSTEM = Path(__file__).with_name("windows_libraries.txt")
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_UNFIT = re.compile(r'[<>:"|?*\\\x00-\x1f]|[ .]$')
_PATH_FILE = re.compile(rf"{PYTHON}python3\d\d\._pth")
_COMPILED = {".pyd", ".dll", ".exe"}
_OPENED = ("vanthu.cmd", "vanthu-lenh.cmd", "soat-tep.cmd", "them-loi-tat.cmd", "xem-vi-du.cmd")
_LANGUAGE = re.compile(r"\S+: \S.*")
_SHIPPED = f"{SITE}generator/shipped/"
_NEEDED = (
    *(*_OPENED, "DOC-TRUOC.txt", "PHIEN-BAN.txt", "giay-phep/DANH-SACH.txt"),
    *(f"{PYTHON}python.exe", f"{SITE}generator/__main__.py", f"{SITE}generator/web/assets/page.js"),
    *(f"{_SHIPPED}vanthu.yaml", f"{_SHIPPED}templates/directive.docx"),
    f"{_SHIPPED}campaigns/ca-mau/campaign.yaml",
)

Check = Callable[[Mapping[str, bytes]], Iterable[str]]


def faults(files: Mapping[str, bytes]) -> list[str]:
    """All that is wrong with a folder."""
    return [said for check in CHECKS for said in check(files)]


def size(files: Mapping[str, bytes]) -> int:
    """Bytes unpacked."""
    return sum(map(len, files.values()))


def _all_there(files: Mapping[str, bytes]) -> Iterator[str]:
    yield from (f"{name} is not there" for name in _NEEDED if name not in files)


def _as_listed(files: Mapping[str, bytes]) -> Iterator[str]:
    """What the list of hashes says, to the letter."""
    listed = files.get(HASHES, b"")
    rows = hash_list({name: data for name, data in files.items() if name != HASHES})
    told, found = (set(text.decode().splitlines()) for text in (listed, rows))
    names = sorted({row.partition(" *")[2] for row in told ^ found})
    yield from (f"{name} is not as {HASHES} says" for name in names)


def _for_windows(files: Mapping[str, bytes]) -> Iterator[str]:
    """Every compiled file is for Windows of 64 bit, whatever its name."""
    for name, data in files.items():
        try:
            compiled = read_compiled(data)
        except ValueError:
            yield f"{name} is a broken program"
            continue
        if compiled is None:
            if PurePosixPath(name).suffix in _COMPILED:
                yield f"{name} is no program at all"
        elif compiled.machine != MACHINE:
            yield f"{name} is for {compiled.machine}, not {MACHINE}"


def _libraries_found(files: Mapping[str, bytes]) -> Iterator[str]:
    """Every DLL that a compiled file asks for lies in the folder or comes with every Windows."""
    there = {PurePosixPath(name).name.casefold() for name in files} | {*listed(_SYSTEM)}
    for name, data in files.items():
        compiled = _compiled(data)
        for library in compiled.libraries if compiled else ():
            if library not in there and not library.startswith(("api-ms-win-", "ext-ms-win-")):
                yield f"{name} asks for {library}, which Windows need not have"


def _compiled(data: bytes) -> WindowsProgram | None:
    try:
        return read_compiled(data)
    except ValueError:
        return None


def imports_found(files: Mapping[str, bytes]) -> Iterator[str]:
    """Every module that a module asks for is there, but for those that may be lacking, which are listed."""
    optional = {*listed(OPTIONAL)}
    for name, row in lacking_modules(files):
        if row not in optional:
            yield f"{name} asks for {row.partition(': ')[2]}, which is not there"


def lacking_modules(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """What modules ask for that is not there: the module, and `library: what is lacking`."""
    known = offered(files)
    for name in sorted(files):
        bare = name.removeprefix(SITE)
        if bare == name or PurePosixPath(name).suffix not in {".py", ".pyi"}:
            continue
        library = bare.partition("/")[0].removesuffix(".py")
        for module in sorted({*_asked(bare, files[name], known)} - known):
            yield bare, f"{library}: {_first_lacking(module, known)}"


def _first_lacking(module: str, known: set[str]) -> str:
    """The package that a module that is not there would lie in, where that is lacking too."""
    parts = module.split(".")
    whole = (".".join(parts[: end + 1]) for end in range(len(parts)))
    return next(one for one in whole if one not in known)


def _asked(name: str, source: bytes, known: set[str]) -> Iterable[str]:
    """Modules asked for, named as in the search path: of folders in it too."""
    start = next((one for one in reversed(MODULE_FOLDERS) if name.startswith(one)), "")
    bare = name.removeprefix(start)
    return asked_for(bare, source) if may_ask_for(bare, source, known) else ()


def listed(path: Path) -> list[str]:
    """The rows of a list, without their reasons."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [bare for line in lines if (bare := line.partition("#")[0].strip())]


def _search_path_right(files: Mapping[str, bytes]) -> Iterator[str]:
    """Python looks into its own library, its own folder and `site`, nowhere else, and into no person's."""
    found = [name for name in files if _PATH_FILE.fullmatch(name)]
    if len(found) != 1:
        yield f"{len(found)} files python3XX._pth in {PYTHON}, not one"
        return
    rows = files[found[0]].decode().splitlines()
    library = PurePosixPath(found[0]).stem + ".zip"
    wanted = [
        library,
        ".",
        *(("../site/" + one).rstrip("/").replace("/", "\\") for one in MODULE_FOLDERS),
    ]
    if rows != wanted:
        yield f"{found[0]} says {rows}, not {wanted}"
    if PYTHON + library not in files:
        yield f"{PYTHON}{library} is not there"


def _small_enough(files: Mapping[str, bytes]) -> Iterator[str]:
    if (found := size(files)) > LARGEST:
        yield f"{found / 1e6:.1f} MB unpacked, more than {LARGEST / 1e6:.0f}"


def _names_fit(files: Mapping[str, bytes]) -> Iterator[str]:
    """Names that Windows takes, of which no two are one to it."""
    seen: dict[str, str] = {}
    for name in files:
        parts = PurePosixPath(name).parts
        if BASE + len(name) >= LONGEST:
            yield f"{name} is too long: {BASE + len(name)} with a folder of {BASE}"
        if any(_RESERVED.fullmatch(one) or _UNFIT.search(one) for one in parts):
            yield f"{name} is no name on Windows"
        if (other := seen.setdefault(name.casefold(), name)) != name:
            yield f"{name} and {other} are one on Windows"


def _scripts_right(files: Mapping[str, bytes]) -> Iterator[str]:
    """Scripts are plain ASCII with the line ends of Windows, texts for Notepad begin with their mark."""
    for name, data in files.items():
        if name.endswith(".cmd"):
            if not data.isascii():
                yield f"{name} is not plain ASCII"
            if data.count(b"\n") != data.count(b"\r\n"):
                yield f"{name} has line ends that are not those of Windows"
    if not files.get("DOC-TRUOC.txt", b"").startswith(b"\xef\xbb\xbf"):
        yield "DOC-TRUOC.txt lacks the mark by which Notepad knows its encoding"


def _licences_there(files: Mapping[str, bytes]) -> Iterator[str]:
    """Each library has its row in the list of licences and a text of its own."""
    rows = files.get("giay-phep/DANH-SACH.txt", b"").decode().splitlines()
    named = {row.partition(":")[0] for row in rows if _LANGUAGE.fullmatch(row)}
    for name in files:
        if name.startswith(SITE) and name.endswith(".dist-info/METADATA"):
            library = PurePosixPath(name).parent.stem.partition("-")[0]
            if not any(
                one.casefold()
                .replace("-", "_")
                .replace(".", "_")
                .startswith(f"{library.casefold()}_")
                for one in named
            ):
                yield f"{library} has no licence in giay-phep/"


CHECKS: tuple[Check, ...] = (
    _all_there,
    _as_listed,
    _for_windows,
    _libraries_found,
    imports_found,
    _search_path_right,
    _small_enough,
    _names_fit,
    _scripts_right,
    _licences_there,
)
