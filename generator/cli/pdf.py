"""`vanthu pdf`: Word files → PDF, by LibreOffice or Word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.language import N_
from generator.cli.letters_bar import letters_bar
from generator.cli.options import (
    engine_option,
    force_option,
    jobs_option,
    json_of_files_option,
    output_option,
)
from generator.cli.paths import PATH
from generator.problems import Exit, Message, Misused, Place, Problem, Severity, say
from generator.workspace import holder

if TYPE_CHECKING:
    from generator.office import Paged, Paging, Printed, PrintedLetter, PrintRun, State
    from generator.word import StandIn
    from generator.workspace import Workspace

WORD = ".docx"
_BESIDE = ("~$", ".")
"""How the names begin of files and folders that Word and this program lay beside documents for themselves."""


@click.command(
    "pdf", help=N_("Xuất tệp Word ra PDF bằng LibreOffice hoặc Word; nêu tệp hoặc thư mục.")
)
@click.argument("files", nargs=-1, type=PATH)
@output_option(N_("Nơi ghi kết quả; một thư mục, mặc định cạnh tệp Word."))
@click.option("--pdf-a", "archive", is_flag=True, help=N_("PDF/A-2b, để lưu trữ lâu dài."))
@engine_option
@jobs_option
@force_option
@json_of_files_option
@click.pass_obj
def command(
    session: Session,
    /,
    files: tuple[Path, ...],
    output: Path | None,
    *,
    archive: bool,
    engine: str | None,
    jobs: int,
    force: bool,
) -> int:
    """Each PDF as it is made; what could not be made stops no other."""
    from generator.office import Paging

    if not files:
        raise Misused(say("cần chỉ rõ tệp Word, hoặc thư mục có tệp Word"))
    for path in files:
        if not path.suffix and not path.exists():
            hint = say("chưa có thư mục «{path}»; tạo văn bản trước: vanthu render", path=path.name)
            raise Misused(hint)
    found = list(word_files(files))
    if not found:
        raise Misused(say("ở đây không có tệp Word (.docx) nào"))
    how = Paging(output, archive, force, jobs, holder(), **engines_of(session, engine))
    return tell_pages(session, found, how)


def engines_of(session: Session, wanted: str | None) -> dict[str, Any]:
    """Who makes the pages: who is asked for, else who comes first in this workspace."""
    from generator.office import engine_first
    from generator.records import load_settings
    from generator.word import EngineName

    home = _home(session)
    first = engine_first(load_settings(home)) if home else EngineName.LIBREOFFICE
    return {
        "engine": EngineName(wanted) if wanted else None,
        "first": first,
    }


def word_files(named: Iterable[Path]) -> Iterator[Path]:
    """The files that are named, and those in the folders that are, in the order of their names; earlier ones are left out."""
    from generator.office import EARLIER_FOLDER

    for path in named:
        if not path.is_dir():
            yield path
            continue
        for one in sorted(path.rglob("*")):
            within = one.relative_to(path).parts
            is_beside = any(part.startswith(_BESIDE) for part in within) or EARLIER_FOLDER in within
            if one.suffix.lower() == WORD and not is_beside and one.is_file():
                yield one


def tell_pages(
    session: Session, files: Sequence[Path], how: Paging, runs: Sequence[PrintRun] = ()
) -> int:
    """Names each PDF on standard output, failures and a summary on standard error.

    What is to be printed of them comes last.
    """
    from generator.office import State, page_files

    shown = _shown_by(_home(session))
    states: Counter[State] = Counter()
    pages, made, fonts = 0, [], _Fonts()
    with letters_bar(session) as advance:
        advance("PDF", len(files))
        for one in page_files(files, how):
            advance("", 1)
            states[one.state] += 1
            if one.pages:
                pages += one.pages.count
                fonts.note(one)
            file = shown(one.path)
            made.append(_data(one, file, shown(one.source)))
            session.problems([problem.told_by(shown) for problem in one.problems])
            if one.state is not State.FAILED and not session.report.is_wanted:
                session.echo(file)
    session.problems([*fonts.told()])
    said = say(
        "đã tạo {made} tệp PDF, {pages} trang; giữ nguyên {kept}, lỗi {failed}",
        made=states[State.MADE],
        pages=pages,
        kept=states[State.KEPT],
        failed=states[State.FAILED],
    )
    session.say(said)
    prints = list(_printed(session, shown, runs, how, states)) if runs else []
    told = {"prints": prints} if runs else {}
    session.data({"documents": made, "pages": pages, "fonts": fonts.data(), **told})
    if not states[State.FAILED]:
        return Exit.DONE
    return Exit.PARTLY if states[State.MADE] or states[State.KEPT] else Exit.WRONG


def _printed(
    session: Session,
    shown: Callable[[Path], str],
    runs: Sequence[PrintRun],
    how: Paging,
    states: Counter[State],
) -> Iterator[dict[str, object]]:
    """Tells each print file with its list; as data, whose pages are which."""
    from generator.office import print_letters

    for one in print_letters(runs, how):
        states[one.state] += 1
        file, listing = shown(one.run.path), shown(one.run.listing)
        session.problems([problem.told_by(shown) for problem in one.problems])
        if not one.problems:
            if not session.report.is_wanted:
                session.echo(f"{file}\n{listing}")
            session.say(_summary(one, file))
        yield {
            "file": file,
            "list": listing,
            "state": one.state.value,
            "pages": one.pages,
            "sheets": one.sheets,
            "letters": [_placed(placed, shown(placed.letter.file)) for placed in one.letters],
        }


def _placed(one: PrintedLetter, file: str) -> dict[str, object]:
    return {
        "unit": one.letter.code,
        "name": one.letter.name,
        "file": file,
        "first": one.pages.first,
        "last": one.pages.last,
        "pages": one.pages.count,
        "sheets": one.sheets,
    }


def _summary(one: Printed, file: str) -> Message:
    if one.run.two_sided:
        return say(
            "{file}: {count} bản, {pages} trang, in hai mặt hết {sheets} tờ",
            file=file,
            count=len(one.letters),
            pages=one.pages,
            sheets=one.sheets,
        )
    return say(
        "{file}: {count} bản, {pages} trang", file=file, count=len(one.letters), pages=one.pages
    )


def _shown_by(home: Workspace | None) -> Callable[[Path], str]:
    """What tells a path as people know it, in a workspace or outside of any."""
    return home.shown if home else Path.as_posix


def _home(session: Session) -> Workspace | None:
    """The workspace that one is in, if any; one with links that lead out of it is refused."""
    from generator.workspace import NoWorkspace

    try:
        return session.workspace
    except NoWorkspace:
        return None


def _data(one: Paged, file: str, source: str) -> dict[str, object]:
    return {
        "file": file,
        "source": source,
        "state": one.state.value,
        "pages": one.pages.count if one.pages else None,
    }


class _Fonts:
    """The fonts that were not there, each told once however many files ask for it."""

    def __init__(self) -> None:
        self._files: dict[str, dict[Path, StandIn]] = {}

    def note(self, one: Paged) -> None:
        for font in one.fonts:
            self._files.setdefault(font.meant, {})[one.source] = font

    def told(self) -> Iterator[Problem]:
        for meant, files in sorted(self._files.items()):
            unlike = [file for file, font in files.items() if not font.is_alike]
            yield _unlike(meant, unlike) if unlike else _alike(next(iter(files.values())))

    def data(self) -> dict[str, list[str]]:
        """What stood in for each font."""
        return {
            meant: sorted({name for font in files.values() for name in font.used})
            for meant, files in sorted(self._files.items())
        }


def _alike(font: StandIn) -> Problem:
    (used,) = font.used
    said = say(
        "phông {font} thay cho {meant}: cùng bề rộng chữ, nét chữ hơi khác",
        font=used,
        meant=font.meant,
    )
    hint = say("máy có phông {meant} thì PDF dùng đúng phông ấy", meant=font.meant)
    return Problem("I-PDF-FONT", Place(""), said, hint, Severity.INFO)


def _unlike(meant: str, files: Sequence[Path]) -> Problem:
    said = say(
        "máy không có phông {meant} của {count} tệp, PDF dùng phông khác: dòng và trang có thể lệch so với Word",
        meant=meant,
        count=len(files),
    )
    hint = say("cài phông {meant} rồi xuất lại, hoặc đổi sang Times New Roman", meant=meant)
    return Problem("W-PDF-FONT", Place(files[0].name), said, hint, Severity.WARNING)
