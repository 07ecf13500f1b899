"""What an office waits for: from records to files, whole commands, beside the limit and plain docxtpl.

    python bench/office.py              4.000 letters of 12 and of 60 rows; a quarter of an hour
    python bench/office.py --quick      one round of 400 letters
    python bench/office.py --huge       120.000 letters from CSV too; half an hour more
    python bench/office.py --write      puts the table into docs/batch.md

Rounds alternate between the commands that are compared, and ratios are of one round; medians are
printed. A process starts from modules that were compiled before, as an installed program does.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

import batch  # noqa: E402 - found beside this file
from compiled import keep_compiled  # noqa: E402 - found beside this file
from told import Step, decimal, number, put_into, tell  # noqa: E402 - found beside this file

from campaigns import CAMPAIGN, LETTER, make_campaign  # noqa: E402 - found beside this file

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "batch.md"
VANTHU = [sys.executable, "-m", "generator"]
PLAIN_LETTERS = 100
LETTERS = 4_000
HUGE = 120_000


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds on the clock, megabytes at the most of its largest process."""

    wall: float
    memory: float = 0


class Office:
    """The commands of an office in workspaces of their own."""

    def __init__(self, folder: Path, letters: int) -> None:
        self.folder = folder
        self.letters = letters

    def workspace(self, units: int, rows: int, *, tables: bool = False) -> Path:
        """The workspace of so many units and rows, made once."""
        place = self.folder / f"{units}-{rows}-{'csv' if tables else 'yaml'}"
        return place if place.exists() else make_campaign(place, units, rows, tables=tables)

    def render(self, workspace: Path, *options: str) -> Cost:
        """All letters of a workspace, into a folder that was empty."""
        with tempfile.TemporaryDirectory(dir=self.folder) as output:
            command = ["render", CAMPAIGN, LETTER, "--output", output, *options]
            cost = self.run(workspace, *command)
            made = sum(1 for _ in Path(output).glob(f"{CAMPAIGN}/{LETTER}/*.docx"))
            if made != self.units_of(workspace):
                sys.exit(f"{made} letters were made")
            return cost

    def units_of(self, workspace: Path) -> int:
        """How many units a workspace was made with."""
        return int(workspace.name.partition("-")[0])

    def check(self, workspace: Path) -> Cost:
        """Everything looked at: what was found before is forgotten."""
        shutil.rmtree(workspace / ".vanthu" / "cache", ignore_errors=True)
        return self.run(workspace, "check", CAMPAIGN)

    def run(self, workspace: Path, *command: str, program: str = "") -> Cost:
        """A command, or another program, from start to end."""
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", program or _MEASURED, str(ROOT), *command],
            cwd=workspace,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        wall = time.perf_counter() - start
        if done.returncode:
            sys.exit(done.stderr)
        return Cost(wall, float(done.stderr.splitlines()[-1]))

    def letters_of(self, workspace: Path) -> Path:
        """The folder with all letters of a workspace, made once."""
        made = self.folder / f"{workspace.name}-letters"
        if not made.exists():
            self.run(workspace, "render", CAMPAIGN, LETTER, "--output", str(made))
        return made / CAMPAIGN / LETTER

    def floor(self, workspace: Path) -> float:
        """Seconds to deflate and to write the very bytes of all letters, and nothing else."""
        with tempfile.TemporaryDirectory(dir=self.folder) as output:
            return _deflated_and_written(self.letters_of(workspace), Path(output) / "floor")


_PEAK = """
import atexit, resource, sys
def tell():
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    print(max(resource.getrusage(one).ru_maxrss for one in whose) / 1024, file=sys.stderr)
atexit.register(tell)
sys.path.insert(0, sys.argv.pop(1))
"""
_MEASURED = f"{_PEAK}from generator.cli import main; main()"
_CLICK = f"{_PEAK}import click"
_LOADED = f"""{_PEAK}
from pathlib import Path
from generator.office import open_office, produce
from generator.workspace import Workspace
open_office(Workspace(Path.cwd())).campaigns(sys.argv[1:])
"""
"""The records of a campaign read and judged, and all imported that makes documents of them."""


def _deflated_and_written(made: Path, output: Path) -> float:
    from generator.ooxml import ZLIB

    letters = [(path.name, *_split(path)) for path in sorted(made.iterdir())]
    output.mkdir()
    start = time.perf_counter()
    for name, part, rest in letters:
        (output / name).write_bytes(rest + ZLIB.compress(part))
    return time.perf_counter() - start


def _split(path: Path) -> tuple[bytes, bytes]:
    """The part that differs from letter to letter unpacked, and as many bytes as the rest takes."""
    with zipfile.ZipFile(path) as archive:
        part = archive.getinfo("word/document.xml")
        return archive.read(part), b"\0" * (path.stat().st_size - part.compress_size)


def letters_a_second(office: Office, rounds: int) -> Iterator[tuple[str, str]]:
    """Against plain docxtpl, which prints ready words, and against the floor."""
    plain = batch.Bench(office.folder, rounds)
    for rows in (12, 60):
        workspace, count = office.workspace(office.letters, rows), office.letters
        found: dict[str, list[float]] = {
            name: [] for name in ("plain", "ours", "times", "two", "floor")
        }
        office.letters_of(workspace)
        for _ in range(rounds):
            printed = PLAIN_LETTERS / plain.run("docxtpl", PLAIN_LETTERS, rows).wall
            one, two = office.render(workspace), office.render(workspace, "--jobs", "2")
            floor = office.floor(workspace)
            found["plain"].append(printed)
            found["ours"].append(count / one.wall)
            found["times"].append(count / one.wall / printed)
            found["two"].append(one.wall / two.wall)
            found["floor"].append(one.wall / floor)
        told = {name: statistics.median(values) for name, values in found.items()}
        head = f"{number(count)} bản, bảng {rows} dòng"
        yield f"{head}: từ dữ liệu YAML tới tệp", f"{number(told['ours'])} bản/giây"
        yield f"{head}: docxtpl in từ chữ có sẵn", f"{number(told['plain'])} bản/giây"
        yield f"{head}: gấp docxtpl", f"{decimal(told['times'], 1)} lần"
        yield f"{head}: so với chỉ nén và ghi", f"{decimal(told['floor'], 1)} lần"
        yield f"{head}: hai tiến trình nhanh hơn một", f"{decimal(told['two'], 2)} lần"


def commands(office: Office, rounds: int) -> Iterator[tuple[str, str]]:
    """What a person waits for before any letter is made."""
    workspace, count = office.workspace(office.letters, 12), office.letters
    asked: dict[str, Callable[[], Cost]] = {
        "check": lambda: office.check(workspace),
        "check, chưa có gì đổi": lambda: office.run(workspace, "check", CAMPAIGN),
        "names": lambda: office.run(workspace, "names", CAMPAIGN, LETTER),
        "status": lambda: office.run(workspace, "status", CAMPAIGN),
    }
    for name, command in asked.items():
        command()
        wall = statistics.median(command().wall for _ in range(rounds))
        yield f"{name}, {number(count)} đơn vị, 12 chỉ số", f"{decimal(wall, 2)} giây"


def start(office: Office, rounds: int) -> Iterator[tuple[str, str]]:
    """What is waited for however small the campaign: our samples, one letter of them, the help."""
    samples = office.folder / "samples"
    for name in ("campaigns", "templates"):
        shutil.copytree(ROOT / name, samples / name)
    shutil.copy(ROOT / "vanthu.yaml", samples)
    asked: dict[str, Callable[[], Cost]] = {
        "click": lambda: office.run(samples, program=_CLICK),
        "help": lambda: office.run(samples, "--help"),
        "all": lambda: office.run(samples, "render", "--force"),
        "one": lambda: office.run(samples, "render", "ca-mau", "cv_120", "--force"),
    }
    found: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(rounds):
        for name, command in asked.items():
            found[name].append(command().wall)
    told = {name: statistics.median(walls) for name, walls in found.items()}
    count = len(list((samples / "output").rglob("*.docx")))
    yield f"render, {count} văn bản mẫu", f"{decimal(told['all'], 2)} giây"
    yield "render, một văn bản", f"{decimal(told['one'], 2)} giây"
    yield "--help so với nạp click", f"{decimal(told['help'] / told['click'], 2)} lần"


def growth(office: Office) -> Iterator[tuple[str, str]]:
    """All units of the country, from CSV; memory beside that of some of them, without that of the records."""
    few, all_units = (office.workspace(units, 12, tables=True) for units in (LETTERS, HUGE))
    head = f"{number(HUGE)} đơn vị từ CSV, 12 chỉ số"
    checked = office.check(all_units)
    yield f"check, {head}", f"{checked.wall:.0f} giây, {number(checked.memory)} MB"
    beyond = []
    for workspace in (few, all_units):
        loaded = office.run(workspace, CAMPAIGN, program=_LOADED)
        made = office.render(workspace, "--jobs", "2")
        beyond.append(made.memory - loaded.memory)
    yield f"render --jobs 2, {head}", f"{made.wall:.0f} giây, {number(made.memory)} MB"
    told = f"{number(beyond[0])} → {number(beyond[1])} MB"
    yield f"bộ nhớ ngoài dữ liệu, {number(LETTERS)} → {number(HUGE)} bản", told


def limit_of_machine() -> Iterator[tuple[str, str]]:
    """How many times one process two are on this machine, with nothing to share."""
    gain = 2 * _spun(1) / _spun(2)
    yield "hai tiến trình không chung gì (giới hạn của máy)", f"{decimal(gain, 2)} lần"


def _spun(processes: int) -> float:
    start = time.perf_counter()
    started = [multiprocessing.Process(target=_spin) for _ in range(processes)]
    for one in started:
        one.start()
    for one in started:
        one.join()
    return time.perf_counter() - start


def _spin() -> None:
    total = 0
    for one in range(30_000_000):
        total += one


def main() -> None:
    """Print the table, or write it where the manual has it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="one round of 400 letters")
    parser.add_argument("--huge", action="store_true", help="120.000 letters too")
    parser.add_argument("--write", action="store_true", help="into docs/batch.md")
    parser.add_argument("--folder", type=Path, help="where to work (default: a temporary folder)")
    options = parser.parse_args()
    rounds, letters = (1, 400) if options.quick else (options.rounds, LETTERS)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        keep_compiled(Path(folder) / "compiled")
        office = Office(Path(folder), letters)
        steps: list[Step] = [
            limit_of_machine,
            lambda: letters_a_second(office, rounds),
            lambda: commands(office, rounds),
            lambda: start(office, rounds),
            *([lambda: growth(office)] if options.huge else []),
        ]
        rows = tell(steps)
    if options.write:
        put_into(PAGE, rows)


if __name__ == "__main__":
    main()
