"""What PDFs cost, whole processes: a call of LibreOffice for each file, chunks, two side by side, one that stays.

    python bench/pdf.py              200 letters of two to three pages, and of 60 rows; a quarter of an hour
    python bench/pdf.py --quick      one round of 20 letters
    python bench/pdf.py --write      puts the table into docs/pdf.md

Rounds alternate between the ways that are compared, and ratios are of one round; medians are printed.
A call a file is measured with some of the letters: what it costs does not depend on how many there are.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from compiled import keep_compiled  # noqa: E402 - found beside this file
from office import Office, limit_of_machine  # noqa: E402 - found beside this file
from told import Step, decimal, number, put_into, tell  # noqa: E402 - found beside this file

from campaigns import CAMPAIGN, LETTER  # noqa: E402 - found beside this file
from generator.word.pages import staying  # noqa: E402 - found above this file
from generator.word.pages.conversion import read_pages, to_pages  # noqa: E402 - found above this file

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "pdf.md"
LETTERS, ALONE, PRINTED = 200, 8, 4_000
SHORT, LONG = 12, 60
_AGAIN = 4
"""How often the letter of two to three pages says the same: that of campaigns has four pages."""


@dataclass(frozen=True)
class Bench:
    """Letters, and seconds a file that ways to their PDFs take."""

    office: Office
    letters: int
    rounds: int

    def files(self, rows: int) -> Sequence[Path]:
        """The Word files of letters with tables of so many rows, made once."""
        workspace = self.office.workspace(self.letters, rows)
        if rows == SHORT:
            _shorten(workspace / "campaigns" / CAMPAIGN / "documents" / f"{LETTER}.yaml")
        return sorted(self.office.letters_of(workspace).glob("*.docx"))

    def call_each(self, files: Sequence[Path]) -> float:
        """A call of LibreOffice for each file, as one would type it."""
        with tempfile.TemporaryDirectory(dir=self.office.folder) as place:
            profile = f"-env:UserInstallation={Path(place).as_uri()}/profile"
            asked = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", place]
            start = time.perf_counter()
            for file in files:
                subprocess.run([*asked, str(file)], check=True, capture_output=True)
            return (time.perf_counter() - start) / len(files)

    def command(self, files: Sequence[Path], *options: str) -> float:
        """`vanthu pdf`, start to end."""
        with tempfile.TemporaryDirectory(dir=self.office.folder) as place:
            asked = ["pdf", str(files[0].parent), "--output", place, *options]
            cost = self.office.run(Path(place), *asked)
            if len(list(Path(place).glob("*.pdf"))) != len(files):
                sys.exit("not all PDFs were made")
            return cost.wall / len(files)


def _shorten(record: Path) -> None:
    """Each sentence a few times only."""
    said: Counter[str] = Counter()
    kept = []
    for line in record.read_text(encoding="utf-8").splitlines():
        said[line] += 1
        kept += [line] if said[line] <= _AGAIN else []
    record.write_text("\n".join([*kept, ""]), encoding="utf-8")


def files_a_second(bench: Bench) -> Iterator[tuple[str, str]]:
    """A call a file against chunks, and chunks against two LibreOffice side by side."""
    for rows, name in ((SHORT, "thư hai, ba trang"), (LONG, "thư có bảng 60 dòng")):
        files = bench.files(rows)
        found: dict[str, list[float]] = {"alone": [], "chunks": [], "times": [], "two": []}
        for _ in range(bench.rounds):
            alone = bench.call_each(files[:ALONE])
            chunks, two = bench.command(files), bench.command(files, "--jobs", "2")
            found["alone"].append(1 / alone)
            found["chunks"].append(1 / chunks)
            found["times"].append(alone / chunks)
            found["two"].append(chunks / two)
        told = {key: statistics.median(values) for key, values in found.items()}
        yield f"{name}: mỗi tệp một lần gọi soffice", f"{decimal(told['alone'])} tệp/giây"
        yield f"{name}: `vanthu pdf`, {len(files)} tệp", f"{decimal(told['chunks'])} tệp/giây"
        yield f"{name}: nhanh hơn", f"{decimal(told['times'])} lần"
        yield f"{name}: `--jobs 2` nhanh hơn một", f"{decimal(told['two'])} lần"


def one_that_stays(bench: Bench) -> Iterator[tuple[str, str]]:
    """The first file and the next ones of whoever asks for one after the other."""
    first, after = [], []
    for _ in range(bench.rounds):
        with staying.staying_libreoffice() as office:
            took = [_seconds(file, office) for file in bench.files(SHORT)[:20]]
            if not office.stays:
                return
        first.append(took[0])
        after.append(statistics.median(took[1:]))
    yield "LibreOffice chờ sẵn: tệp đầu", f"{decimal(statistics.median(first))} giây"
    yield "LibreOffice chờ sẵn: mỗi tệp sau", f"{decimal(statistics.median(after))} giây"


def _seconds(file: Path, office: staying.StayingOffice) -> float:
    start = time.perf_counter()
    if not all(pages for _, pages in to_pages([file], office)):
        sys.exit("a PDF was not made")
    return time.perf_counter() - start


_PRINTING = """
import resource, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from generator.word.pages.print_file import PrintFile
paths = sorted(Path(sys.argv[2]).glob("*.pdf"))
start = time.perf_counter()
with Path(sys.argv[3]).open("wb") as stream:
    target = PrintFile(stream, two_sided=True)
    for number in range(int(sys.argv[4])):
        target.add(paths[number % len(paths)].read_bytes(), f"Công đoàn cơ sở số {number}")
    target.end()
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def print_file(bench: Bench) -> Iterator[tuple[str, str]]:
    """Few and very many letters as one file: how long it takes, and how much memory."""
    with tempfile.TemporaryDirectory(dir=bench.office.folder) as place:
        folder = str(bench.files(SHORT)[0].parent)
        bench.office.run(Path(place), "pdf", folder, "--output", place)
        pages = [read_pages(path.read_bytes()).count for path in Path(place).glob("*.pdf")]
        yield "thư hai, ba trang: số trang", decimal(statistics.mean(pages))
        for count in (bench.letters, PRINTED):
            given = [str(ROOT), place, f"{place}/all", str(count)]
            asked = [sys.executable, "-c", _PRINTING, *given]
            told = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
            took, memory = map(float, told.split())
            yield f"tệp in {number(count)} bản", f"{decimal(took)} giây, {memory:.0f} MB"


def main() -> None:
    """Print the table, or write it where the manual has it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="one round of 20 letters")
    parser.add_argument("--write", action="store_true", help="into docs/pdf.md")
    parser.add_argument("--folder", type=Path, help="where to work (default: a temporary folder)")
    parser.add_argument("--python", type=Path, help="one that speaks with LibreOffice (UNO)")
    options = parser.parse_args()
    rounds, letters = (1, 20) if options.quick else (options.rounds, LETTERS)
    if options.python:
        staying._SYSTEM = (options.python,)  # noqa: SLF001 - a Python that is not found by itself
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        keep_compiled(Path(folder) / "compiled")
        bench = Bench(Office(Path(folder), letters), letters, rounds)
        steps: list[Step] = [
            limit_of_machine,
            *(
                lambda step=step: step(bench)
                for step in (files_a_second, one_that_stays, print_file)
            ),
        ]
        rows = tell(steps)
    if options.write:
        put_into(PAGE, rows)


if __name__ == "__main__":
    main()
