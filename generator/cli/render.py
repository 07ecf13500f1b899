"""`vanthu render`: records in, Word files out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.app import Session
from generator.cli.console import is_watched
from generator.cli.language import N_
from generator.cli.letters_bar import letters_bar
from generator.cli.options import (
    MOMENT,
    as_at_option,
    engine_option,
    force_option,
    jobs_option,
    json_of_files_option,
    output_option,
)
from generator.cli.pdf import engines_of, tell_pages
from generator.problems import Exit, Message, Misused, Place, Problem, Severity, say
from generator.wording import Moment
from generator.workspace import holder

if TYPE_CHECKING:
    from generator.office import Event, Paging, PrintRun, Produced, State

LISTED, SEEN = 1_000, 10
"""How many files of a folder are named, for a program and for a person."""
DEFLATERS = ("zlib", "isal")


@click.command("render", help=N_("Tạo văn bản Word; không nêu gì thì tạo tất cả."))
@click.argument("campaign", required=False)
@click.argument("documents", nargs=-1)
@click.option("--as-of", type=MOMENT, help=N_("Thời điểm của số liệu; mặc định theo từng văn bản."))
@as_at_option
@output_option(N_("Nơi ghi kết quả; một thư mục."))
@force_option
@jobs_option
@click.option(
    "--draft", is_flag=True, help=N_("Bản dự thảo: số liệu chưa có để «…» kèm chú thích.")
)
@click.option("--resume", is_flag=True, help=N_("Làm tiếp lần chạy bị dừng giữa chừng."))
@click.option(
    "--zip", "archive", is_flag=True, help=N_("Gói các bản của mỗi văn bản vào một tệp zip.")
)
@click.option(
    "--pdf", is_flag=True, help=N_("Kèm bản PDF của mỗi văn bản (cần LibreOffice hoặc Word).")
)
@engine_option
@click.option("--merged", is_flag=True, help=N_("Thêm một tệp gộp mọi bản để in một lượt."))
@click.option(
    "--two-sided",
    is_flag=True,
    help=N_("Tệp in gộp để in hai mặt: bản nào cũng bắt đầu ở trang lẻ (cần --pdf, --merged)."),
)
@click.option(
    "--scheduler",
    default="",
    help=N_("Địa chỉ cụm máy dask, khi nhiều máy cùng tạo văn bản (cho người quản trị)."),
)
@click.option(
    "--insecure-scheduler",
    is_flag=True,
    help=N_("Chấp nhận địa chỉ không có chứng chỉ; chỉ trong mạng riêng."),
)
@click.option(
    "--deflate",
    type=click.Choice(DEFLATERS),
    default=DEFLATERS[0],
    help=N_("Bộ nén (cho người quản trị); isal nhanh hơn, cần phần thêm «fast»."),
)
@json_of_files_option
@click.pass_obj
def command(
    session: Session,
    /,
    campaign: str | None,
    documents: tuple[str, ...],
    *,
    as_of: Moment | None,
    as_at: str | None,
    output: Path | None,
    **how: Any,
) -> int:
    """Each file as it is made; what could not be made stops no other."""
    from generator.office import Options, produce

    if how["draft"] and how["merged"]:
        raise Misused(say("--draft không đi cùng --merged: bản in phải đủ số liệu"))
    _refuse_insecure(how["scheduler"], allowed=how.pop("insecure_scheduler"))
    with_pdf, two_sided = how.pop("pdf"), how.pop("two_sided")
    if two_sided and not (with_pdf and how["merged"]):
        raise Misused(say("--two-sided là của tệp in gộp dạng PDF: thêm --pdf --merged"))
    engine = how.pop("engine")
    if engine and not with_pdf:
        raise Misused(say("--engine chọn phần mềm xuất PDF: thêm --pdf"))
    if with_pdf and how["archive"]:
        raise Misused(say("--pdf không đi cùng --zip: PDF đứng cạnh từng tệp Word"))
    if how["merged"] and how["archive"]:
        raise Misused(say("--merged không đi cùng --zip: tệp in gộp đứng ngoài tệp nén"))
    session = session.look_back(as_at)
    codes, options = [campaign] if campaign else [], Options(**how, holder=holder())
    session.settle()
    events = produce(session.office, codes, documents, as_of=as_of, output=output, options=options)
    if not with_pdf:
        return _tell(session, events)
    made: list[Path] = []
    status = _tell(session, _noted(events, made))
    if not made:
        session.say(say("không có văn bản nào để xuất PDF"))
    from generator.office import Paging, print_runs

    asked = {"as_of": as_of, "output": output, "two_sided": two_sided}
    runs = list(print_runs(session.office, codes, documents, **asked)) if options.merged else []
    if options.merged:
        session.problems([*_unprinted(runs, session.workspace.shown)])
    paging = Paging(
        force=options.force,
        jobs=options.jobs,
        holder=options.holder,
        **engines_of(session, engine),
    )
    return max(status, _to_pdf(session, made, [one for one in runs if one.letters], paging))


def _noted(events: Iterator[Event], made: list[Path]) -> Iterator[Event]:
    """The same events; the files that are there now are put into `made`."""
    from generator.office import Started, note_place

    for event in events:
        if not isinstance(event, Started):
            note_place(event, made)
        yield event


def _unprinted(runs: Sequence[PrintRun], shown: Callable[[Path], str]) -> Iterator[Problem]:
    """Why there is no print file where one was asked for, and nothing is wrong."""
    if not runs:
        said = say("không có tệp in gộp: không văn bản nào vừa tạo làm cho từng đơn vị")
        hint = say("tệp in gộp các bản của một văn bản có dòng «for_each: units»")
        yield Problem("W-PRINT-NONE", Place(""), said, hint, Severity.WARNING)
    for one in runs:
        if not one.letters:
            said = say("không có tệp in này: «where» của văn bản không chọn đơn vị nào")
            yield Problem("I-PRINT-NONE", Place(shown(one.path)), said, severity=Severity.INFO)


def _to_pdf(session: Session, made: list[Path], runs: Sequence[PrintRun], how: Paging) -> int:
    """The PDF of each Word file, beside it; what is to be printed is put together of those."""
    merged = {one.merged for one in runs}
    files = [one for one in made if one not in merged]
    return tell_pages(session, files, how, runs) if made else Exit.DONE


def _refuse_insecure(scheduler: str, *, allowed: bool) -> None:
    """Whoever reaches the scheduler of a cluster runs what he likes on its machines, and on this one."""
    if scheduler and not allowed and not scheduler.startswith("tls://"):
        said = say(
            "--scheduler cần địa chỉ tls:// có chứng chỉ: ai nối được vào cụm máy không có chứng chỉ đều"
            " chạy được lệnh trên máy này; trong mạng riêng thì thêm --insecure-scheduler"
        )
        raise Misused(said)


def _tell(session: Session, events: Iterator[Event]) -> int:
    """Names each file on standard output, failures and a summary on standard error."""
    from generator.office import Started, State

    files: Counter[State] = Counter()
    along: Counter[State] = Counter()
    documents: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    made: list[dict[str, str]] = []
    faults, naming = _Faults(), _MadeFiles(session)
    with letters_bar(session) as advance:
        for event in events:
            if isinstance(event, Started):
                advance(event.name, event.count)
                continue
            _name(session, event, naming, faults)
            file = session.workspace.shown(event.path)
            name = event.name or file
            if event.is_late:
                is_whole = event.path.suffix == ".zip"
                files[State.MADE] -= documents[name] - failed[name] if is_whole else 1
                along[State.MADE] -= event.goes_along
                made = [one for one in made if one["file"] != file]
            else:
                advance("", 1)
                documents[name] += 1
            files[event.state] += 1
            along[event.state] += event.goes_along
            if session.report.is_wanted:
                made.append({"file": file, "state": event.state})
            failed[name] += event.state is State.FAILED
    for one in (*naming.untold(), *faults.untold()):
        session.say(one)
    session.problems([one for one in session.office.problems if _is_worth_telling(one)])
    for name, count in failed.items():
        if count:
            session.say(_failed(name, count, documents[name]))
    for one in _closing(files, along):
        session.say(one)
    session.data({"documents": made, **{state.value: files[state] for state in State}})
    return Exit.PARTLY if files[State.FAILED] else Exit.DONE


def _closing(files: Counter[State], along: Counter[State]) -> Iterator[Message]:
    """How many documents there are now; files that go along with them are told apart."""
    from generator.office import State

    documents = files - along
    if issued := documents[State.ISSUED]:
        yield say("{count} văn bản đã ban hành, không tạo lại", count=issued)
    yield say("đã tạo {made} văn bản, giữ nguyên {kept}, lỗi {failed}", **_counted(documents))
    if along.total():
        yield say(
            "tệp đi kèm (phụ lục ở tệp riêng, tệp in gộp): đã tạo {made}, giữ nguyên {kept}, lỗi {failed}",
            **_counted(along),
        )


def _counted(states: Counter[State]) -> dict[str, int]:
    from generator.office import State

    kept = states[State.KEPT] + states[State.ISSUED]
    return {"made": states[State.MADE], "kept": kept, "failed": states[State.FAILED]}


def _is_worth_telling(problem: Problem) -> bool:
    return problem.severity is Severity.WARNING or problem.code in {"I-AS-OF", "I-FILE-KEPT"}


def _failed(name: str, count: int, among: int) -> Message:
    if among == 1:
        return say("«{name}»: không tạo được, xem lỗi ở trên", name=name)
    return say("«{name}»: không tạo được {count}/{among} bản", name=name, count=count, among=among)


_TOLD = 3
"""How many letters are named that lack one and the same thing; a program is told of all."""


class _Faults:
    """What was wrong with letters so far, each fault with how many have it."""

    def __init__(self) -> None:
        self._letters: Counter[tuple[str, str, int, int, str]] = Counter()
        self._last: dict[tuple[str, str, int, int, str], Problem] = {}

    def new(self, problems: Sequence[Problem]) -> list[Problem]:
        """Those that have not been told of enough letters."""
        for one in problems:
            key = _fault(one)
            self._letters[key] += 1
            self._last[key] = one
        return [one for one in problems if self._letters[_fault(one)] <= _TOLD]

    def untold(self) -> Iterator[Message]:
        """Of each fault how many more letters have it, and the last of them."""
        for key, count in self._letters.items():
            if count > _TOLD:
                last = self._last[key]
                yield say(
                    "{place}: lỗi này còn ở {count} bản nữa, đến {last}",
                    place=replace(last.place, part=""),
                    count=count - _TOLD,
                    last=last.place.part,
                )


def _fault(problem: Problem) -> tuple[str, str, int, int, str]:
    place = problem.place
    return problem.code, place.file, place.line, place.column, str(problem.message)


class _MadeFiles:
    """Names the files that are made: all of them for a program, of a folder only the first for a person."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._most = SEEN if is_watched(sys.stdout) else LISTED
        self._named: Counter[Path] = Counter()

    def name(self, path: Path) -> None:
        """One more file."""
        self._named[path.parent] += 1
        if self._named[path.parent] <= self._most:
            self._session.name(path)

    def untold(self) -> Iterator[Message]:
        """Of each folder how many more there are."""
        for folder, count in self._named.items():
            if count > self._most:
                shown = self._session.workspace.shown(folder)
                yield say(
                    "… và {count} tệp nữa trong «{folder}»", count=count - self._most, folder=shown
                )


def _name(session: Session, event: Produced, naming: _MadeFiles, faults: _Faults) -> None:
    if event.problems and session.report.is_wanted:
        session.problems(event.problems)
    elif event.problems:
        session.problems(faults.new(event.problems))
    else:
        naming.name(event.path)
