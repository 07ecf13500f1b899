"""Do the tests notice a fault? `python -m tools.mutants ROOM [--count 200] [--seed N] [--jobs 1]`.

Draws faults (`tools.mutations`) over a room's sources by a printed seed, and runs for each the tests
that reach its lines until one fails. For developers, by hand, on POSIX systems (it forks).

- All happens in a copy of the tree. One run under coverage tells which test reaches which line;
  it is kept under `.mutants/` until a source or a test changes.
- A fault inside a function is put into a fork of a process that has collected the tests; what is
  read at import (constants, tables, and what they call) needs the modules imported anew.
- Equivalent faults stand in `tools/equivalent.txt`: the line printed here, then `  # ` and the reason.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import gc
import hashlib
import importlib
import json
import mmap
import multiprocessing
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.machinery import SourceFileLoader
from pathlib import Path
from statistics import fmean
from types import CodeType, FunctionType, SimpleNamespace
from typing import Any

import coverage
import pytest
from hypothesis import HealthCheck, Phase, settings

from tools.mutations import Mutant, mutants_of

ROOT = Path(__file__).parents[1]
EQUIVALENT = ROOT / "tools" / "equivalent.txt"
NOTICED, UNNOTICED, TOO_LONG, UNFIT = b".St\0"
"""What comes of a fault, as its sign on the terminal; of an unfit one nothing is known yet."""
OUTCOMES = {0: UNNOTICED, 3: UNFIT, -signal.SIGALRM: TOO_LONG, -signal.SIGPROF: TOO_LONG}
"""By the status of its process; any other is that of a test which failed."""
MEMORY = 8 << 30
SECONDS_TO_LOAD = 10
STANDSTILL = 180
FORK = multiprocessing.get_context("fork")
TERMINAL = os.dup(2)
PYTEST = ["-p", "no:cacheprovider", "-p", "no:xdist", "--no-header", "--tb=no"]
PYTEST += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
LEFT_OUT = (".*", "__pycache__", "output", "node_modules", "build", "dist", "bench")


class Survey:
    """A pytest plugin: which tests reach which lines of the room, and how long each takes.

    Caches are emptied before each test, and what a shared fixture does counts for all its users.
    The context without a name is import and collection.
    """

    def __init__(self, room: str) -> None:
        base = Path.cwd() / "generator" / room
        self.coverage = coverage.Coverage(include=[f"{base}/**", f"{base}.py"], data_file=None)
        self.seconds: dict[str, float] = collections.defaultdict(float)
        self.users: dict[str, set[str]] = collections.defaultdict(set, {"": {""}})
        self.failed: set[str] = set()
        self.context = ""

    def told_as(self, context: str) -> None:
        self.coverage.switch_context(context)
        self.context = context

    def pytest_collection_modifyitems(self, items: list[pytest.Function]) -> None:
        for item in items:
            for name in ["", item.nodeid, *(f"@{each}" for each in item.fixturenames)]:
                self.users[name].add(item.nodeid)

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        empty_caches()
        self.told_as(nodeid)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        before = self.context
        self.told_as(before if fixturedef.scope == "function" else f"@{fixturedef.argname}")
        result = yield
        self.told_as(before)
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.failed.add(report.nodeid)

    def found(self) -> dict[str, Any]:
        """Of each source, for each line, the tests that reach it, with "" where import does; and more."""
        data = self.coverage.get_data()
        lines = {
            Path(path).relative_to(Path.cwd()).as_posix(): {
                line: sorted(set().union(*(self.users[name] for name in names)) - self.failed)
                for line, names in data.contexts_by_lineno(path).items()
            }
            for path in data.measured_files()
        }
        own = ("generator", "tests", "conftest")
        return {
            "lines": lines,
            "seconds": {name: self.seconds[name] for name in self.seconds.keys() - self.failed},
            "failed": sorted(self.failed),
            "modules": [name for name in sys.modules if not name.startswith(own)],
        }


def survey(room: str, paths: list[str], kept: Path) -> int:
    """Run the tests of a room under coverage, and keep what was found."""
    plugin = Survey(room)
    plugin.coverage.start()
    load(room)
    pytest.main([*PYTEST, *paths], plugins=[plugin])
    plugin.coverage.stop()
    kept.write_text(json.dumps(plugin.found()), encoding="utf-8")
    return 0


def measured(room: str, paths: list[str]) -> dict[str, Any]:
    """The run under coverage, or the one that is kept of these very sources and tests."""
    sources = [*Path("generator").rglob("*.py"), *Path("tests").rglob("*"), Path("pyproject.toml")]
    digest = hashlib.sha256(repr(paths).encode())
    for source in sorted(filter(Path.is_file, sources)):
        digest.update(source.name.encode() + source.read_bytes())
    kept = ROOT / ".mutants" / f"{room}-{digest.hexdigest()[:16]}.json"
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        forked(partial(survey, room, paths, kept))
    return dict(json.loads(kept.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Trial:
    """A fault and the tests that reach it, files of quick tests first, with the seconds they may take."""

    mutant: Mutant
    tests: dict[str, float]
    is_at_import: bool


def trials(mutants: list[Mutant], found: dict[str, Any]) -> Iterator[Trial]:
    """Each fault with the tests that were found to reach its lines."""
    seconds, files = found["seconds"], collections.defaultdict(list)
    for name, took in seconds.items():
        files[name.partition("::")[0]].append(took)
    pace = {file: (fmean(took), file) for file, took in files.items()}
    ordered = sorted(seconds, key=lambda name: pace[name.partition("::")[0]])
    for mutant in mutants:
        lines = found["lines"].get(mutant.path, {})
        own = map(str, mutant.lines) if mutant.is_deep else lines
        names = {name for line in own for name in lines.get(line, [])}
        tests = {name: 2 + 5 * seconds[name] for name in ordered if name in names}
        yield Trial(mutant, tests, is_at_import=not mutant.is_deep or "" in names)


def judge(room: str, paths: list[str], drawn: dict[int, Trial], outcomes: mmap.mmap) -> None:
    """Tell what comes of each trial: of those for loaded modules first, then of those read at import."""

    def tell(place: int, outcome: int) -> None:
        outcomes[place] = outcome
        os.write(TERMINAL, bytes([outcome]).strip(b"\0"))

    def try_loaded(session: pytest.Session) -> bool:
        gc.unfreeze()
        functions = [each for each in gc.get_objects() if isinstance(each, FunctionType)]
        empty_caches()
        gc.freeze()
        for place, trial in drawn.items():
            if trial.tests and not trial.is_at_import:
                tell(place, forked(partial(loaded, trial, functions, session), is_limited=True))
        return True

    def collected() -> int:
        load(room)
        return tested(["-p", "no:terminalreporter", *paths], try_loaded)

    forked(collected)
    for place, trial in drawn.items():
        if not trial.tests:
            tell(place, UNNOTICED)
        elif outcomes[place] == UNFIT:
            tell(place, forked(partial(anew, trial), is_limited=True))


def loaded(trial: Trial, functions: list[FunctionType], session: pytest.Session) -> int:
    """Try a fault in functions that are loaded, with tests that are collected."""
    return tried(trial, session) if put_into(functions, trial.mutant) else 3


def anew(trial: Trial) -> int:
    """Load the modules with a fault that import reads, and try it."""
    path, usual = str(Path(trial.mutant.path).resolve()), SourceFileLoader.get_code

    def get_code(loader: Any, name: str) -> CodeType | None:
        return compiled(trial.mutant) if loader.path == path else usual(loader, name)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign,assignment]
    files = dict.fromkeys(name.partition("::")[0] for name in trial.tests)
    return tested(["-x", *files], lambda session: tried(trial, session) >= 0)


def tested(arguments: list[str], loop: Callable[[pytest.Session], bool]) -> int:
    """Collect tests and run them by a loop of our own; 1 when one of them fails."""
    plugin = SimpleNamespace(pytest_runtestloop=loop)
    return int(pytest.main([*PYTEST, *arguments], plugins=[plugin]) != 0)


def tried(trial: Trial, session: pytest.Session) -> int:
    """Run the tests of a trial, each within its time, until one fails: 1 when one does."""
    items = {item.nodeid: item for item in session.items}
    chosen = [items[name] for name in trial.tests]
    for item, after in zip(chosen, [*chosen[1:], None], strict=True):
        grant(trial.tests[item.nodeid])
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        if session.testsfailed:
            return 1
    return 0


def compiled(mutant: Mutant) -> CodeType:
    """The faulty source; lines are those of the true one."""
    return compile(mutant.mutated(), Path(mutant.path).resolve(), "exec", dont_inherit=True)


def put_into(functions: list[FunctionType], mutant: Mutant) -> bool:
    """Give the loaded functions of the source their faulty code; False where that does not fit."""
    path, codes, waiting = str(Path(mutant.path).resolve()), {}, [compiled(mutant)]
    for code in waiting:
        waiting += [each for each in code.co_consts if isinstance(each, CodeType)]
        codes[code.co_qualname, code.co_firstlineno] = code
    for function in functions:
        old = function.__code__
        if old.co_filename == path:
            new = codes.get((old.co_qualname, old.co_firstlineno), old)
            if new.co_freevars != old.co_freevars:
                return False
            function.__code__ = new
    return len(codes) == len(waiting)


def empty_caches() -> None:
    """Forget what functions of the package keep, so that each test does its work itself."""
    for name, module in list(sys.modules.items()):
        if name.startswith("generator"):
            for value in list(vars(module).values()):
                if isinstance(getattr(value, "__wrapped__", None), FunctionType):
                    getattr(value, "cache_clear", int)()


def grant(seconds: float) -> None:
    """From now on this process may work so long, and live ten times as long on a busy machine.

    The machine may stand still meanwhile, for a measuring or a rest: so long may no wait be taken for a fault.
    """
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, STANDSTILL + 10 * seconds)


def forked(run: Callable[[], int], *, is_limited: bool = False) -> int:
    """What comes of a call in a process of its own, with a temporary folder, memory and time."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:

        def alone() -> None:
            os.setsid()
            os.environ["PYTEST_DEBUG_TEMPROOT"] = tempfile.tempdir = folder
            if is_limited:
                quiet = os.open(os.devnull, os.O_RDWR)
                os.dup2(quiet, 1), os.dup2(quiet, 2)
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
                grant(SECONDS_TO_LOAD)
            status = run()
            sys.stdout.flush()
            os._exit(status)

        process = FORK.Process(target=alone)
        process.start()
        process.join()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid or 0, signal.SIGKILL)
    return OUTCOMES.get(process.exitcode or 0, NOTICED)


def sources_of(room: str) -> list[Path]:
    base = Path("generator") / room
    return sorted([*base.rglob("*.py"), *base.parent.glob(f"{room}.py")])


def load(room: str) -> None:
    for path in sources_of(room):
        named = path.parent if path.stem == "__init__" else path.with_suffix("")
        importlib.import_module(named.as_posix().replace("/", "."))


def equivalent(mutants: list[Mutant]) -> set[Mutant]:
    """Those that the list excuses: of faults alike in a file, the nearest to the line it tells."""
    alike = collections.defaultdict(list)
    for each in mutants:
        alike[each.path, each.change].append(each)
    found = set()
    for entry in EQUIVALENT.read_text(encoding="utf-8").splitlines():
        place, _, change = entry.partition("  # ")[0].partition("  ")
        path, _, line = place.partition(":")
        if near := alike.get((path, change)):
            found.add(min(near, key=lambda each: abs(each.lines[0] - int(line))))
    return found


def drawn_and_judged(asked: argparse.Namespace, paths: list[str]) -> list[str]:
    """The faults that no test noticed, and the score."""
    found = measured(asked.room, paths)
    for name in found["failed"]:
        print(f"left out, it fails without any fault: {name}")
    for name in found["modules"]:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    mutants = [
        mutant
        for path in sources_of(asked.room)
        if not asked.only or {*path.parts} & {*asked.only}
        for mutant in mutants_of(path.as_posix(), path.read_text(encoding="utf-8"))
    ]
    chosen = random.Random(asked.seed).sample(mutants, min(asked.count, len(mutants)))
    print(f"{asked.room}: {len(chosen)} of {len(mutants)} faults, seed {asked.seed}", flush=True)
    excused = equivalent(mutants)
    drawn = dict(enumerate(trials([each for each in chosen if each not in excused], found)))
    outcomes = mmap.mmap(-1, len(drawn) + 1)
    shares = [dict([*drawn.items()][job :: asked.jobs]) for job in range(asked.jobs)]
    workers = [
        FORK.Process(target=judge, args=(asked.room, paths, share, outcomes)) for share in shares
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    missed = [str(trial.mutant) for place, trial in drawn.items() if outcomes[place] == UNNOTICED]
    late = outcomes[:].count(TOO_LONG)
    score = f"{100 - 100 * len(missed) / max(len(drawn), 1):.1f} % of {len(drawn)} noticed"
    told = f"{late} by their time), {len(chosen) - len(drawn)} equivalent, seed {asked.seed}"
    return [*sorted(missed), f"{asked.room}: {score} ({told}"]


def main() -> None:
    rooms = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutants"]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("room", choices=sorted(rooms))
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", nargs="+", help="only these files and folders, by their names")
    parser.add_argument("--tests", nargs="+", help="these alone, which notice as much at the most")
    asked = parser.parse_args()
    settings.register_profile(
        "mutants",
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    settings.load_profile("mutants")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder).resolve() / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
        os.chdir(copy)
        sys.path[:] = [str(copy), *(each for each in sys.path if each not in ("", str(ROOT)))]
        print("", *drawn_and_judged(asked, asked.tests or rooms[asked.room]), sep="\n")


if __name__ == "__main__":
    main()
