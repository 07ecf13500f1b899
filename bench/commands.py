"""Whole commands timed from outside: help, one letter, checks of many units, a large YAML file.

    python bench/commands.py [--rounds 5] [--units 2000]

Each figure is the median wall time and processor time of whole processes, after one that is not
counted; the last column is the limit that the command has to keep on a quiet machine. Modules are
compiled in the uncounted run and kept for the others, as in a program that was installed.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from compiled import keep_compiled

ROOT = Path(__file__).resolve().parent.parent
VANTHU = [sys.executable, "-m", "generator"]
READ = (
    "import sys, time; from pathlib import Path; from generator.workspace.yamltext import read_yaml\n"
    "start = time.perf_counter(); block, problems = read_yaml(Path(sys.argv[1]))\n"
    "assert block and not problems; print(time.perf_counter() - start)"
)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--units", type=int, default=2_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        keep_compiled(Path(folder) / "compiled")
        many = make_workspace(Path(folder) / "many", given.units)
        large = make_large_yaml(Path(folder) / "large.yaml", 5_000_000)
        output = ["--output", str(Path(folder) / "out")]
        print(f"{'':<34}{'wall s':>8}{'cpu s':>8}{'limit':>8}")
        show("vanthu --help", [*VANTHU, "--help"], given.rounds, 0.15)
        show(
            "one letter",
            [*VANTHU, "-C", str(ROOT), "render", "ca-mau", "cv_120", "--force", *output],
            given.rounds,
            0.4,
        )
        show(
            f"check of {given.units} units", [*VANTHU, "-C", str(many), "check"], given.rounds, 1.0
        )
        inside = [float(run([sys.executable, "-c", READ, str(large)])) for _ in range(given.rounds)]
        size = large.stat().st_size / 1_000_000
        print(
            f"{f'YAML of {size:.1f} MB, in process':<34}{statistics.median(inside):>8.3f}{'':>8}{1.5:>8}"
        )


def show(name: str, command: Sequence[str], rounds: int, limit: float) -> None:
    """Time a command and print its row."""
    run(command)
    walls, cpus = zip(*(timed(command) for _ in range(rounds)), strict=True)
    wall, cpu = statistics.median(walls), statistics.median(cpus)
    print(f"{name:<34}{wall:>8.3f}{cpu:>8.3f}{limit:>8}")


def timed(command: Sequence[str]) -> tuple[float, float]:
    """Wall and processor seconds of one whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    run(command)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run(command: Sequence[str]) -> str:
    """Run a command to its end; its standard output."""
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout


def make_workspace(folder: Path, units: int) -> Path:
    """A workspace with one campaign of so many units, each with base, quotas and a count."""
    campaign = folder / "campaigns" / "many"
    (campaign / "results").mkdir(parents=True)
    (folder / "campaigns" / "issuers").mkdir()
    issuer = ROOT / "tests" / "data" / "office" / "campaigns" / "issuers" / "ldld-song-hoa.yaml"
    (folder / "campaigns" / "issuers" / issuer.name).write_bytes(issuer.read_bytes())
    codes = [f"u{place:06}" for place in range(units)]
    listed = "".join(
        f"  - code: {code}\n    name: Công đoàn cơ sở số {place}\n    group: g{place % 9}\n"
        f"    bases:\n      members: {20 + place % 900}\n"
        for place, code in enumerate(codes)
    )
    groups = "".join(f"  - {{code: g{place}, name: Nhóm {place}}}\n" for place in range(9))
    counts = "".join(f"      {code}: {place % 7}\n" for place, code in enumerate(codes))
    quotas = "".join(f"      {code}: {1 + place % 9}\n" for place, code in enumerate(codes))
    files = {
        "campaign.yaml": CAMPAIGN,
        "units.yaml": f"groups:\n{groups}units:\n{listed}",
        "quotas.yaml": f"quotas:\n  - counts:\n{quotas}",
        "results/2025-05-31.yaml": f"as_of: 31/5/2025\nresults:\n  - counts:\n{counts}",
    }
    for name, text in files.items():
        (campaign / name).write_text(text, encoding="utf-8")
    (folder / "vanthu.yaml").write_text("language: vi\n", encoding="utf-8")
    return folder


def make_large_yaml(path: Path, size: int) -> Path:
    """A record of units of about so many bytes."""
    unit = "  - code: u{0:06}\n    name: Công đoàn cơ sở số {0}\n    bases: {{members: 1.{1:03}}}\n"
    count = size // len(unit.format(0, 0).encode())
    text = "units:\n" + "".join(unit.format(place, place % 1000) for place in range(count))
    path.write_text(text, encoding="utf-8")
    return path


CAMPAIGN = """\
code: many
name: Chương trình nhiều đơn vị
short_name: Chương trình
issuer: ldld-song-hoa
starts: 01/01/2025
ends: 31/12/2025
indicators:
  - {code: initiatives, name: số sáng kiến, unit_of_measure: sáng kiến}
bases:
  - {code: members, name: đoàn viên}
"""

if __name__ == "__main__":
    main()
