"""PDFs beside the Word files that they show: which are due, which may be written, what is known of them.

The manifest of a campaign's folder keeps of each PDF the hash of its Word file, so that one that shows an
earlier text is told and one that is right is kept. Elsewhere nothing tells whose a PDF is: one that
stands there is written over by `force` alone.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from generator import ooxml
from generator.model.settings import Settings
from generator.office.batch import State
from generator.office.letters import LIST, MANIFEST, PDF, WORD
from generator.office.made_file import MadeFile, hash_file
from generator.office.manifest import Manifest, homes_of
from generator.office.ownership import Owner, owner_of, refusal, worked_on, worked_on_told
from generator.office.page_fonts import stood_in
from generator.ooxml import PackageRefused
from generator.problems import MachineFailed, Message, Place, Problem, Severity, say
from generator.word import (
    CHUNK,
    Engine,
    EngineName,
    Pages,
    StandIn,
    archival_faults,
    open_engines,
    staying_libreoffice,
    titled,
    to_pages,
)
from generator.workspace import (
    PATIENCE,
    NoWorkspace,
    find_workspace,
    fold,
    output_locked,
    sweep,
    unchanging,
    write_unswept,
)

_LASTING = "+a"
"""Behind the hash of its Word file: made to be read in years (PDF/A)."""
_MARKS = {EngineName.LIBREOFFICE: "", EngineName.WORD: "+w"}
"""By what it was made."""
_WORDS = ooxml.word_file_faults(
    {
        "E-PDF-SOURCE": "MISSING NO_FILE UNREADABLE BIG EMPTY OLD_OFFICE NO_PACKAGE DAMAGED PARTS"
        " NAME TWICE LOCKED UNPACKED RATIO ELEMENTS"
    }
)
_HARMLESS = {"hyperlink"}


@unchanging(frozen=True)
class Paged:
    """What became of the PDF of one Word file, and what it shows."""

    source: Path
    path: Path
    state: State
    pages: Pages | None = None
    fonts: tuple[StandIn, ...] = ()
    problems: tuple[Problem, ...] = ()


@unchanging(frozen=True)
class Paging:
    """How PDFs are made: into another folder than that of their Word files, for keeping, over others.

    So many LibreOffice work side by side as there are `jobs`. Where no `engine` is asked for, that which
    comes `first` makes them if it is there, else another; one that stands ready (`by`) makes them all.
    """

    output: Path | None = None
    archive: bool = False
    force: bool = False
    jobs: int = 1
    holder: str = ""
    patience: float = PATIENCE
    engine: EngineName | None = None
    first: EngineName = EngineName.LIBREOFFICE
    by: Engine | None = None


def engine_first(settings: Settings) -> EngineName:
    """Who makes the pages in a workspace, where nobody asks for another."""
    return EngineName(settings.pdf_engine or EngineName.LIBREOFFICE)


def page_files(files: Iterable[Path], how: Paging) -> Generator[Paged, None, None]:
    """The PDF of each Word file, in order; what is wrong with one keeps no other from being made.

    A file that is named twice counts once. Raises `ProgramMissing` without an engine where any is due,
    `MachineFailed` where the disk fails.
    """
    pairs = _once((file, _target(file, how.output)) for file in files)
    with ExitStack() as held:
        for folder in sorted({one for _, path in pairs if (one := _known_folder(path))}):
            held.enter_context(folder_held(folder, how))
        run = _Run(how)
        yield from run.made([run.planned(file, path) for file, path in pairs], held)


@contextmanager
def often(how: Paging, *, outside: Sequence[Path] = ()) -> Iterator[Paging]:
    """The same for whoever asks again and again: by one LibreOffice, which stays until then.

    Nothing begins before the first file. Raises `ProgramMissing`.
    """
    with staying_libreoffice(outside=outside) as office:
        yield replace(how, by=office)


def folder_held(folder: Path, how: Paging) -> AbstractContextManager[None]:
    """Holds a folder of documents; nothing is held of one outside of any workspace."""
    try:
        workspace = find_workspace(folder)
    except NoWorkspace:
        return nullcontext()
    return output_locked(workspace, folder, holder=how.holder, patience=how.patience)


def _target(file: Path, output: Path | None) -> Path:
    return (output or file.parent) / f"{file.stem}{PDF}"


def _once(pairs: Iterable[tuple[Path, Path]]) -> list[tuple[Path, Path]]:
    """Without what is named again by the same or another path."""
    found: dict[tuple[Path, str], tuple[Path, Path]] = {}
    for file, path in pairs:
        found.setdefault((file.resolve(), _spot(path)), (file, path))
    return list(found.values())


def _spot(path: Path) -> str:
    """A place as every disk knows it."""
    return fold(str(path.parent.resolve() / path.name))


def _known_folder(path: Path) -> Path | None:
    """The folder whose manifest may know of a file."""
    return next((one for one in homes_of(path) if (one / MANIFEST).is_file()), None)


@dataclass
class _Run:
    """The PDFs of one call; each manifest is read once."""

    how: Paging
    manifests: dict[Path, Manifest] = field(default_factory=dict)
    maker: EngineName = EngineName.LIBREOFFICE
    taken: dict[str, Path] = field(default_factory=dict)
    """By the place of its PDF the file that it is of."""

    def planned(self, file: Path, path: Path) -> Paged:
        """What is to be done for a file: it is kept as it is, refused, or (`MADE`) due."""
        earlier = self._known(path)
        owner = owner_of(path, earlier)
        if fault := _unfit(file) or self._crowded(file, path) or self._gone_out(file, path):
            return Paged(file, path, State.FAILED, problems=(fault,))
        if not self.how.force and (fault := self._of_another(file, path)):
            return Paged(file, path, State.FAILED, problems=(fault,))
        is_right = earlier is not None and self._is_right(earlier, file, path)
        if earlier and self._is_printed(path, earlier):
            return Paged(file, path, State.KEPT)
        if owner is Owner.OURS and is_right and not self.how.force:
            return Paged(file, path, State.KEPT)
        if problem := refusal(owner, Place(str(path)), force=self.how.force):
            return Paged(file, path, State.FAILED, problems=(problem,))
        return Paged(file, path, State.MADE, problems=tuple(self._remarks(file, path, earlier)))

    def _remarks(self, file: Path, path: Path, earlier: MadeFile | None) -> Iterator[Problem]:
        """What is to be said of a PDF that is due."""
        word = self._known(file)
        if word and worked_on(file, word):
            yield worked_on_told(file, word.issued)
        if not self.how.archive and earlier is not None and _LASTING in earlier.inputs:
            yield _made_plain(file, path)

    def _crowded(self, file: Path, path: Path) -> Problem | None:
        """Why a PDF would take the place of that of another file, also where case tells no names apart."""
        first = self.taken.setdefault(_spot(path), file)
        if first is file:
            return None
        said = say("PDF của tệp này trùng chỗ với PDF của {other}", other=first.as_posix())
        hint = say("đổi tên một trong hai tệp, hoặc xuất riêng vào thư mục khác (-o)")
        return Problem("E-PDF-SAME-NAME", Place(str(file)), said, hint)

    def _of_another(self, file: Path, path: Path) -> Problem | None:
        """Why a PDF is not put beside a document of which it is not."""
        beside = path.with_suffix(WORD)
        word = self._known(beside)
        if word is None or file.resolve() == beside.resolve() or hash_file(file) == word.sha256:
            return None
        said = say("chỗ này là của PDF của {word}, một văn bản khác", word=beside.as_posix())
        hint = say("xuất vào thư mục khác (-o), hoặc thêm --force")
        return Problem("E-PDF-OF-ANOTHER", Place(str(file)), said, hint)

    def _gone_out(self, file: Path, path: Path) -> Problem | None:
        """Why a PDF of what went out is not replaced: its Word file was worked on since."""
        word, there = self._known(path.with_suffix(WORD)), self._known(path)
        is_out = word and there and there.issued and there.inputs.startswith(word.sha256)
        if not (word and is_out and path.exists()) or hash_file(file) == word.sha256:
            return None
        said = say("tệp Word này khác với bản đã ban hành, PDF của bản ấy giữ nguyên")
        hint = say("lấy lại bản đã ban hành; cần PDF của tệp đã sửa thì chép ra tên khác rồi xuất")
        return Problem("E-PDF-ISSUED", Place(str(file)), said, hint)

    def _is_printed(self, path: Path, earlier: MadeFile) -> bool:
        """Whether a PDF was put together of those of all letters, with the list of them beside it."""
        listing = self._known(path.with_suffix(LIST))
        return listing is not None and listing.inputs == earlier.inputs

    def made(self, plans: Sequence[Paged], held: ExitStack) -> Iterator[Paged]:
        """The outcomes; the manifests know of those that are made before they are there."""
        due = [one.source for one in plans if one.state is State.MADE]
        engines = held.enter_context(self._engines(due)) if due else []
        self.maker = engines[0].kind if engines else self.maker
        hashes = {file: self._inputs(file, self.maker) for file in due}
        pages = held.enter_context(closing(self._pages(due, engines)))
        waiting = iter(plans)
        while chunk := list(islice(waiting, CHUNK)):
            found = dict(islice(pages, sum(one.state is State.MADE for one in chunk)))
            judged = {file: self._judged(file, pages) for file, pages in found.items()}
            ready = {file: pages for file, (pages, _) in judged.items() if pages}
            self._record(chunk, ready, hashes)
            put = []
            for one in (_placed(one, *judged.get(one.source, (None, ()))) for one in chunk):
                put += [one.path] if one.state is State.MADE else []
                yield one
            sweep(put)

    def _pages(
        self, due: Sequence[Path], engines: Sequence[Engine]
    ) -> Generator[tuple[Path, Pages | None], None, None]:
        if due:
            yield from to_pages(due, *engines, archive=self.how.archive)

    def _engines(self, due: Sequence[Path]) -> AbstractContextManager[Sequence[Engine]]:
        how = self.how
        if how.by:
            return nullcontext([how.by])
        wanted, places = min(how.jobs, len(due)), {one.parent for one in due}
        return open_engines(wanted, how.engine, first=how.first, outside=[*places])

    def _judged(self, file: Path, pages: Pages | None) -> tuple[Pages | None, tuple[Problem, ...]]:
        """What may be put in place of what came back, and what is told of it."""
        if pages is None:
            return None, (_not_made(file, self.maker),)
        if not self.how.archive:
            return pages, ()
        if faults := archival_faults(pages.data):
            return None, tuple(_not_archival(file, fault) for fault in faults)
        return pages, tuple(_untitled(file, pages))

    def _record(
        self, chunk: Sequence[Paged], ready: Mapping[Path, Pages], hashes: Mapping[Path, str]
    ) -> None:
        changed = set()
        for one in chunk:
            folder = _known_folder(one.path)
            if folder is None or one.source not in ready:
                continue
            pages, manifest = ready[one.source], self._manifest(folder)
            name = one.path.relative_to(folder).as_posix()
            shown = manifest.named(name.removesuffix(PDF) + WORD)
            issued = shown.issued if shown else ""
            manifest.add(MadeFile.of(name, pages.data, hashes[one.source], issued))
            changed.add(folder)
        for folder in sorted(changed):
            self._manifest(folder).write()

    def _known(self, path: Path) -> MadeFile | None:
        folder = _known_folder(path)
        if folder is None:
            return None
        return self._manifest(folder).named(path.relative_to(folder).as_posix())

    def _manifest(self, folder: Path) -> Manifest:
        if folder not in self.manifests:
            self.manifests[folder] = Manifest.read(folder / MANIFEST)
        return self.manifests[folder]

    def _inputs(self, file: Path, maker: EngineName) -> str:
        return f"{hash_file(file)}{_LASTING if self.how.archive else ''}{_MARKS[maker]}"

    def _is_right(self, earlier: MadeFile, file: Path, path: Path) -> bool:
        """Whether a PDF is what is asked for: one for keeping is a plain one too, and any engine may do.

        The manifest knows of a PDF before it is there: of a run that was stopped another may stand there.
        """
        made, by = earlier.inputs, self.how.engine
        is_there = shows(earlier, hash_file(file)) and hash_file(path) == earlier.sha256
        is_lasting = _LASTING in made or not self.how.archive
        return is_there and is_lasting and (by is None or _maker(made) is by)


def _maker(inputs: str) -> EngineName:
    return EngineName.WORD if inputs.endswith(_MARKS[EngineName.WORD]) else EngineName.LIBREOFFICE


def shows(made: MadeFile, word: str | None) -> bool:
    """Whether a PDF was made of the Word file that has this hash."""
    return made.inputs.partition("+")[0] == word


def _placed(one: Paged, pages: Pages | None, problems: tuple[Problem, ...]) -> Paged:
    """What became of a PDF that was due, put in its place; of any other what is known."""
    if one.state is not State.MADE:
        return one
    if pages is None:
        return replace(one, state=State.FAILED, problems=problems)
    if refused := kept_out(one.path, lambda: write_unswept(one.path, pages.data)):
        return replace(one, state=State.FAILED, problems=(refused,))
    told = (*one.problems, *problems)
    return replace(one, pages=pages, fonts=stood_in(one.source, pages), problems=told)


def kept_out(path: Path, put: Callable[[], None]) -> Problem | None:
    """Puts a file in its place, or tells that a folder or a file held by another program keeps it out."""
    try:
        put()
    except MachineFailed as failed:
        if not (
            isinstance(failed.__cause__, PermissionError | IsADirectoryError) and path.exists()
        ):
            raise
        said = say("tệp mới không vào được chỗ này, tệp cũ còn nguyên")
        hint = say(
            "đóng tệp nếu đang mở; là thư mục hay tệp không được ghi thì đổi tên; rồi chạy lại"
        )
        return Problem("E-PDF-PLACE", Place(str(path)), said, hint)
    return None


def _unfit(file: Path) -> Problem | None:
    """Why a file is not handed to another program: no sound Word file, or one that fetches what lies elsewhere."""
    try:
        parts = ooxml.unpack_parts(ooxml.read_file(file), ooxml.FOREIGN)
        outside = fetched_from(parts)
    except PackageRefused as refused:
        return refused.told(str(file), _WORDS)
    except (ooxml.NotXml, ooxml.HasDoctype):
        return _told(file, say("tệp hỏng; hãy mở bằng Word rồi lưu lại"))
    if outside is None:
        return None
    return _told(
        file,
        say("tệp lấy nội dung từ nơi khác: «{address}»", address=outside),
        say("mở bằng Word, bỏ liên kết (File > Info > Edit Links) hoặc chèn hẳn nội dung ấy vào"),
    )


def fetched_from(parts: Mapping[str, bytes]) -> str | None:
    """The first address outside of a package from which it takes what it shows."""
    return next(_outside(parts), None)


def _outside(parts: Mapping[str, bytes]) -> Iterator[str]:
    for name in parts:
        if name.endswith(".rels"):
            for one in ooxml.read_relations(ooxml.parse_xml(parts[name]), ooxml.owner_of(name)):
                if one.external and one.kind not in _HARMLESS:
                    yield one.target


def _untitled(file: Path, pages: Pages) -> Iterator[Problem]:
    """What a file for keeping lacks by which it is found again."""
    title, language = titled(pages.data)
    place = Place(str(file))
    if not title:
        said = say("PDF/A này không có tiêu đề, sau này khó tìm")
        hint = say("mở bằng Word, điền tiêu đề (File > Info > Title), lưu rồi xuất lại")
        yield Problem("I-PDF-TITLE", place, said, hint, Severity.INFO)
    if not language:
        said = say("PDF/A này không ghi viết bằng tiếng gì")
        hint = say(
            "mở bằng Word, chọn cả văn bản, đặt tiếng Việt (Review > Language), lưu rồi xuất lại"
        )
        yield Problem("I-PDF-LANGUAGE", place, said, hint, Severity.INFO)


def _not_made(file: Path, maker: EngineName) -> Problem:
    return Problem(
        "E-PDF",
        Place(str(file)),
        say("{engine} không tạo được PDF từ tệp này", engine=maker.known_as),
        say("mở tệp bằng Word hoặc LibreOffice, xuất ra PDF (Export as PDF)"),
    )


def _made_plain(file: Path, path: Path) -> Problem:
    said = say("PDF này trước là PDF/A, nay là PDF thường")
    hint = say(
        "cần PDF/A để lưu trữ thì thêm --pdf-a: vanthu pdf {file} --pdf-a", file=file.as_posix()
    )
    return Problem("I-PDF-PLAIN", Place(str(path)), said, hint, Severity.INFO)


def _not_archival(file: Path, fault: Message) -> Problem:
    return Problem(
        "E-PDF-A",
        Place(str(file)),
        say("PDF của tệp này chưa đạt PDF/A: {fault}", fault=fault),
        say("sửa chỗ ấy trong tệp Word, hoặc bỏ --pdf-a để có PDF thường"),
    )


def _told(file: Path, said: Message, hint: Message | None = None) -> Problem:
    return Problem("E-PDF-SOURCE", Place(str(file)), said, hint)
