"""How fast letters are made, beside plain docxtpl and beside the limit of the machine.

Run by hand on a quiet machine: `python bench/batch.py` (ten minutes), `--quick` (one minute),
`--huge` adds 100.000 letters. Every figure but the limit is of whole processes, start to end,
that read real records and write real files; rounds alternate, medians and ratios are printed.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from compiled import keep_compiled  # noqa: E402 - found beside this file
from letters import context_of, make_records, make_template  # noqa: E402 - found beside this file

GOALS = {("zlib", 12): 30, ("zlib", 60): 20, ("isal", 12): 55, ("isal", 60): 40}
LETTERS = 2000
PLAIN_LETTERS = 100


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds on the clock, seconds of processor, megabytes at the most."""

    wall: float
    cpu: float
    memory: float


def contend(program: str, records: Path, output: Path, options: argparse.Namespace) -> None:
    """What runs inside a measured process."""
    if program == "docxtpl":
        _by_docxtpl(records, output)
    else:
        _by_us(records, output, jobs=options.jobs, deflate=options.deflate, variant=options.variant)
    print(_peak_memory(), flush=True)


def _peak_memory() -> float:
    """Megabytes at the most; what the system says of a process includes what its parent used."""
    status = Path("/proc/self/status")
    if status.exists():
        found = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(found.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _by_docxtpl(records: Path, output: Path) -> None:
    from docxtpl import DocxTemplate

    output.mkdir()
    with records.open(encoding="utf-8") as lines:
        for line in lines:
            name, context = context_of(line)
            document = DocxTemplate(records.parent / "template.docx")
            document.render(context, autoescape=True)
            document.save(output / name)


def _by_us(records: Path, output: Path, *, jobs: int, deflate: str, variant: str) -> None:
    from generator.office.batch import Batch
    from generator.office.workers import open_workers

    with records.open(encoding="utf-8") as lines, open_workers(jobs) as workers:
        batch = Batch(Work(records.parent / "template.docx", deflate, variant), output, workers)
        for outcome in batch.run(_items(lines)):
            if outcome.problems:
                sys.exit(str(outcome.problems))


@dataclass(frozen=True)
class Work:
    """Makes the letter of a record; each process opens the template once."""

    template: Path
    deflate: str
    variant: str = "plain"

    def __call__(self, line: str) -> bytes:
        from generator.ooxml import find_deflate

        deflate = find_deflate(self.deflate)
        return _opened(self.template).render(build(self.variant, line), deflate=deflate)


@lru_cache
def _opened(template: Path) -> Any:
    from generator.word import open_template

    return open_template(template)


def _items(lines: Iterator[str]) -> Iterator[Any]:
    from generator.office.batch import Item

    for line in lines:
        yield Item(line[10:21] + ".docx", line)


def build(variant: str, line: str) -> dict[str, Any]:
    """The names of a record's letter; a variant puts an awkward value into it."""
    context = context_of(line)[1]
    if variant == "tab":
        context["subject"] = "đẩy mạnh\tthực hiện Chương trình “75 nghìn sáng kiến”"
    elif variant == "newline":
        context["subject"] = "đẩy mạnh thực hiện\nChương trình “75 nghìn sáng kiến”"
    elif variant == "newlines":
        for row in context["annexes"][0]["rows"]:
            row["name"] = row["name"].replace(" - ", "\n")
    elif variant == "rich":
        context["issuer"] = {**context["issuer"], "rule": _rich(context["unit"]["name"])}
    return context


def _rich(text: str) -> Any:
    from docxtpl import RichText, RichTextParagraph

    return RichTextParagraph(RichText(text, bold=True))


def measure(*arguments: str) -> Cost:
    """Runs this program as a contender and tells what it took."""
    start = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, __file__, "--contend", *arguments]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, float(told.stdout.split()[-1]))


class Bench:
    """The measurements, in a folder of their own."""

    def __init__(self, folder: Path, rounds: int) -> None:
        self.folder = folder
        self.rounds = rounds
        (folder / "template.docx").write_bytes(make_template())

    def records(self, count: int, rows: int) -> Path:
        path = self.folder / f"units-{count}-{rows}.jsonl"
        if not path.exists():
            with path.open("w", encoding="utf-8") as stream:
                stream.writelines(line + "\n" for line in make_records(count, rows))
        return path

    def run(self, program: str, count: int, rows: int, *options: str) -> Cost:
        output = Path(tempfile.mkdtemp(dir=self.folder)) / "letters"
        try:
            return measure(program, str(self.records(count, rows)), str(output), *options)
        finally:
            shutil.rmtree(output.parent)

    def against_docxtpl(self) -> None:
        print(
            "\nletters a second, whole processes; times = against plain docxtpl in the same round"
        )
        for rows in (12, 60):
            plain: list[float] = []
            ours: dict[str, list[float]] = {name: [] for name in ("zlib", "isal")}
            for _ in range(self.rounds):
                cost = self.run("docxtpl", PLAIN_LETTERS, rows)
                plain.append(PLAIN_LETTERS / cost.wall)
                for name, speeds in ours.items():
                    cost = self.run("us", LETTERS, rows, "--deflate", name)
                    speeds.append(LETTERS / cost.wall)
            print(f"  {rows:2} rows  docxtpl {_median(plain):6.0f}")
            for name, speeds in ours.items():
                times = _median(map(_divide, speeds, plain))
                goal = GOALS[name, rows]
                print(
                    f"           {name:7} {_median(speeds):6.0f}   {times:4.0f} times (goal {goal})"
                )

    def against_limit(self) -> None:
        print(
            "\nagainst the limit: deflate the same changed parts, write the same files;\nseconds of processor"
        )
        for rows in (12, 60):
            for name in ("zlib", "isal"):
                self._limit_and_ours(rows, name)
                pairs = [self._limit_and_ours(rows, name) for _ in range(self.rounds)]
                limit, ours = (_median(side) for side in zip(*pairs, strict=True))
                ratio = _median(ours / limit for limit, ours in pairs)
                print(
                    f"  {rows:2} rows  {name:5} limit {limit:.2f}  ours {ours:.2f}  {ratio:.2f} times (goal 2)"
                )

    def _limit_and_ours(self, rows: int, deflate: str) -> tuple[float, float]:
        """For the same letters; ours with reading the records, without starting up."""
        output = Path(tempfile.mkdtemp(dir=self.folder))
        records = self.records(LETTERS, rows)
        start = time.process_time()
        _by_us(records, output / "ours", jobs=1, deflate=deflate, variant="plain")
        ours = time.process_time() - start
        limit = _write_limit(output / "ours", output / "limit", deflate)
        shutil.rmtree(output)
        return limit, ours

    def of_awkward_values(self) -> None:
        print("\nawkward values, 12 rows; times = against a plain letter (goal 1.5)")
        plain = [self.run("us", LETTERS, 12).cpu for _ in range(self.rounds)]
        for variant in ("tab", "newline", "newlines", "rich"):
            costs = [self.run("us", LETTERS, 12, "--variant", variant).cpu for _ in plain]
            print(f"  {variant:8} {_median(map(_divide, costs, plain)):.2f} times")

    def of_two_processes(self) -> None:
        print("\ntwo processes; times = against one (goal 1.6 where two cores are free)")
        for rows in (12, 60):
            pairs = [
                [self.run("us", 10_000, rows, "--jobs", jobs).wall for jobs in ("1", "2")]
                for _ in range(self.rounds)
            ]
            gain = _median(one / two for one, two in pairs)
            print(f"  {rows:2} rows  {gain:.2f} times")

    def of_growth(self, *, huge: bool) -> None:
        print("\ngrowth, 12 rows")
        small = self.run("us", 1000, 12)
        for count in (1000, 10_000, *([100_000] if huge else [])):
            cost = small if count == 1000 else self.run("us", count, 12)
            print(
                f"  {count:7} letters {cost.wall:7.2f} s  {cost.memory:5.0f} MB"
                f"   {cost.wall / small.wall:6.1f} times the time of 1000, {cost.memory / small.memory:.2f} the memory"
            )


def _write_limit(made: Path, output: Path, deflate: str) -> float:
    """Seconds to deflate the part that differs from letter to letter and write whole files."""
    from generator.ooxml.package import find_deflate

    compress = find_deflate(deflate).compress
    letters = [_changed_parts(path) for path in sorted(made.iterdir())]
    rest = b"\0" * 8_000
    output.mkdir()
    start = time.process_time()
    for number, parts in enumerate(letters):
        packed = b"".join(map(compress, parts))
        (output / f"{number:06}.docx").write_bytes(rest + packed)
    return time.process_time() - start


def _changed_parts(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as archive:
        return [archive.read("word/document.xml")]


def _divide(one: float, other: float) -> float:
    return one / other


def _median(values: Any) -> float:
    return statistics.median(list(values))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="one round, no growth")
    parser.add_argument("--huge", action="store_true", help="100.000 letters too")
    parser.add_argument("--folder", type=Path, help="where to write (default: a temporary folder)")
    parser.add_argument("--contend", nargs=3, metavar=("PROGRAM", "RECORDS", "OUTPUT"))
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--deflate", default="zlib")
    parser.add_argument("--variant", default="plain")
    options = parser.parse_args()
    if options.contend:
        program, records, output = options.contend
        contend(program, Path(records), Path(output), options)
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        keep_compiled(Path(folder) / "compiled")
        bench = Bench(Path(folder), 1 if options.quick else options.rounds)
        steps: list[Callable[[], None]] = [
            *(bench.against_docxtpl, bench.against_limit, bench.of_awkward_values),
        ]
        if not options.quick:
            steps += [bench.of_two_processes, partial(bench.of_growth, huge=options.huge)]
        for step in steps:
            step()


if __name__ == "__main__":
    main()
