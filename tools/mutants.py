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
import importlib.machinery
import json
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import tomllib
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, ClassVar

import coverage
import pytest
from hypothesis import HealthCheck, Phase, settings

from tools.mutations import Mutant, mutants_of, mutated

Tell = Callable[[Mutant, str], None]

ROOT = Path(__file__).parents[1]
EQUIVALENT = ROOT / "tools" / "equivalent.txt"
NOTICED, UNNOTICED, TOO_LONG, UNFIT = "noticed", "unnoticed", "too long", "unfit"
OUTCOMES = {
    0: UNNOTICED,
    1: NOTICED,
    3: UNFIT,
    -signal.SIGALRM: TOO_LONG,
    -signal.SIGPROF: TOO_LONG,
}
MEMORY = 8 << 30
SECONDS_TO_LOAD = 10
PYTEST = ["-p", "no:cacheprovider", "-p", "no:xdist", "--no-header", "--tb=no"]
PYTEST += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
LEFT_OUT = shutil.ignore_patterns(".*", "output", "node_modules", "build", "dist", "bench")


class Survey:
    """A pytest plugin: which tests reach which lines of the room, and how long each takes.

    Caches are emptied before each test, and what a shared fixture does counts for all its users.
    The context without a name is import and collection.
    """

    def __init__(self, room: str) -> None:
        base = Path.cwd() / "generator" / room
        self.coverage = coverage.Coverage(include=[f"{base}/**", f"{base}.py"], data_file=None)
        self.seconds: dict[str, float] = collections.defaultdict(float)
        self.users: dict[str, set[str]] = collections.defaultdict(set)
        self.failed: set[str] = set()
        self.context = ""

    @contextlib.contextmanager
    def told_as(self, context: str, before: str) -> Iterator[None]:
        self.coverage.switch_context(context)
        self.context = context
        yield
        self.coverage.switch_context(before)
        self.context = before

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            for name in [
                "",
                item.nodeid,
                *(f"@{each}" for each in getattr(item, "fixturenames", ())),
            ]:
                self.users[name].add(item.nodeid)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        empty_caches()
        with self.told_as(item.nodeid, "between tests"):
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        name = self.context if fixturedef.scope == "function" else f"@{fixturedef.argname}"
        with self.told_as(name, self.context):
            return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.failed.add(report.nodeid)

    def lines(self) -> dict[str, dict[str, list[str]]]:
        """Of each source, for each line, the tests that reach it; "" where import does."""
        data, found = self.coverage.get_data(), {}
        for path in data.measured_files():
            found[str(Path(path).relative_to(Path.cwd()))] = {
                str(line): sorted(
                    {test for name in names for test in self.users[name] - self.failed}
                    | ({""} & set(names))
                )
                for line, names in data.contexts_by_lineno(path).items()
            }
        return found


class Reach:
    """Which tests to run for a fault, and how long they may take."""

    def __init__(self, measured: dict[str, Any]) -> None:
        self.lines, self.seconds = measured["lines"], measured["seconds"]
        files = collections.defaultdict(list)
        for name, took in self.seconds.items():
            files[name.partition("::")[0]].append(took)
        pace = {name: (sum(took) / len(took), name) for name, took in files.items()}
        ordered = sorted(self.seconds, key=lambda name: pace[name.partition("::")[0]])
        self.place = {name: place for place, name in enumerate(ordered)}

    def of(self, mutant: Mutant) -> list[str]:
        """Those that reach its lines, files of quick tests first."""
        return sorted(self._names(mutant) & self.place.keys(), key=self.place.__getitem__)

    def is_at_import(self, mutant: Mutant) -> bool:
        return not mutant.is_deep or "" in self._names(mutant)

    def _names(self, mutant: Mutant) -> set[str]:
        lines = self.lines.get(mutant.path, {})
        own = {str(line) for line in range(mutant.line, mutant.end + 1)}
        return {name for line in (own if mutant.is_deep else lines) for name in lines.get(line, [])}


class Loaded:
    """A pytest plugin: each fault gets a fork of this process, which has collected the tests."""

    def __init__(self, mutants: list[Mutant], reach: Reach, tell: Tell) -> None:
        self.mutants, self.reach, self.tell = mutants, reach, tell

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        functions = [each for each in gc.get_objects() if isinstance(each, FunctionType)]
        empty_caches()
        gc.freeze()

        def run(mutant: Mutant) -> int:
            if not put_into(functions, mutant):
                return 3
            chosen = [items[name] for name in self.reach.of(mutant)]
            for item, after in zip(chosen, [*chosen[1:], None], strict=True):
                grant(2 + 5 * self.reach.seconds[item.nodeid])
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
                if session.testsfailed:
                    return 1
            return 0

        for mutant in self.mutants:
            self.tell(mutant, forked(run, mutant, is_limited=True))
        return True


class Anew:
    """A fault that import reads: modules are loaded with it, then its tests are run."""

    def __init__(self, reach: Reach) -> None:
        self.reach = reach

    def __call__(self, mutant: Mutant) -> int:
        path, usual = (
            str(Path(mutant.path).resolve()),
            importlib.machinery.SourceFileLoader.get_code,
        )

        def get_code(loader: Any, name: str) -> CodeType | None:
            return compiled(mutant) if loader.path == path else usual(loader, name)

        importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[method-assign,assignment]
        self.chosen = self.reach.of(mutant)
        files = dict.fromkeys(name.partition("::")[0] for name in self.chosen)
        return int(pytest.main([*PYTEST, "-x", *files], plugins=[self]) != 0)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        by_name = {item.nodeid: item for item in items}
        items[:] = [by_name[name] for name in self.chosen]

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        grant(2 + 5 * self.reach.seconds[item.nodeid])


def compiled(mutant: Mutant) -> CodeType:
    path = Path(mutant.path).resolve()
    tree = mutated(path.read_text(encoding="utf-8"), mutant)
    return compile(tree, path, "exec", dont_inherit=True)


def put_into(functions: list[FunctionType], mutant: Mutant) -> bool:
    """Give the loaded functions of the source their faulty code; False where that does not fit."""
    codes: dict[tuple[str, int], CodeType] = {}
    waiting = [compiled(mutant)]
    while waiting:
        code = waiting.pop()
        key = code.co_qualname, code.co_firstlineno
        if key in codes:
            return False
        codes[key] = code
        waiting += [each for each in code.co_consts if isinstance(each, CodeType)]
    path = str(Path(mutant.path).resolve())
    for function in functions:
        old = function.__code__
        if old.co_filename == path:
            new = codes.get((old.co_qualname, old.co_firstlineno), old)
            if new.co_freevars != old.co_freevars:
                return False
            function.__code__ = new
    return True


def empty_caches() -> None:
    """Forget what functions of the package keep, so that each test does its work itself."""
    for name, module in list(sys.modules.items()):
        if name.startswith("generator"):
            for value in list(vars(module).values()):
                if isinstance(getattr(value, "__wrapped__", None), FunctionType):
                    getattr(value, "cache_clear", int)()


def grant(seconds: float) -> None:
    """From now on this process may work so long, and live ten times as long on a busy machine."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, 10 * seconds)


def forked(run: Callable[[Any], int], given: Any, *, is_limited: bool = False) -> str:
    """What comes of a call in a process of its own, with a temporary folder, memory and time."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        sys.stdout.flush()
        if not (pid := os.fork()):
            status = 1
            try:
                os.setsid()
                os.environ["PYTEST_DEBUG_TEMPROOT"] = tempfile.tempdir = folder
                if is_limited:
                    quiet = os.open(os.devnull, os.O_RDWR)
                    os.dup2(quiet, 1), os.dup2(quiet, 2)
                    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
                    grant(SECONDS_TO_LOAD)
                status = run(given)
            except BaseException:  # noqa: BLE001 - told, and the process ends
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
    return OUTCOMES.get(status, NOTICED)


def measured(room: str, paths: list[str]) -> dict[str, Any]:
    """The run under coverage, or the one that is kept of these very sources and tests."""
    sources = sorted(
        [*Path("generator").rglob("*.py"), *Path("tests").rglob("*"), Path("pyproject.toml")]
    )
    digest = hashlib.sha256(repr(paths).encode())
    for source in sources:
        if source.is_file() and "__pycache__" not in source.parts:
            digest.update(source.name.encode() + source.read_bytes())
    kept = ROOT / ".mutants" / f"{room}-{digest.hexdigest()[:16]}.json"
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)

        def run(kept: Path) -> int:
            plugin = Survey(room)
            plugin.coverage.start()
            for path in sources_of(room):
                importlib.import_module(path.with_suffix("").as_posix().replace("/", "."))
            pytest.main([*PYTEST, *paths], plugins=[plugin])
            plugin.coverage.stop()
            others = [
                n for n in sys.modules if not n.startswith(("generator", "tests", "conftest"))
            ]
            seconds = {
                name: took for name, took in plugin.seconds.items() if name not in plugin.failed
            }
            found = {"lines": plugin.lines(), "seconds": seconds, "modules": others}
            kept.write_text(json.dumps(found | {"failed": sorted(plugin.failed)}), encoding="utf-8")
            return 0

        forked(run, kept)
    return dict(json.loads(kept.read_text(encoding="utf-8")))


def sources_of(room: str) -> list[Path]:
    base = Path("generator") / room
    return sorted([*base.rglob("*.py"), *base.parent.glob(f"{room}.py")])


def equivalent(mutants: list[Mutant]) -> set[Mutant]:
    """Those that the list excuses: of faults alike in a file, the nearest to the line it tells."""
    found = set()
    for entry in EQUIVALENT.read_text(encoding="utf-8").splitlines():
        told, _, _reason = entry.partition("  # ")
        place, _, change = told.partition("  ")
        path, _, line = place.partition(":")
        alike = [each for each in mutants if str(each) == f"{path}:{each.line}  {change}"]
        if alike and line.isdecimal():
            found.add(min(alike, key=lambda each: abs(each.line - int(line))))
    return found


class Log:
    """What came of each fault: a file, since processes that end tell it, and a sign on the terminal."""

    signs: ClassVar = {NOTICED: b".", UNNOTICED: b"S", TOO_LONG: b"t", UNFIT: b""}

    def __init__(self, path: Path) -> None:
        self.path, self.terminal = path, os.dup(2)
        self.path.touch()

    def tell(self, mutant: Mutant, outcome: str) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{mutant.path}:{mutant.node}:{mutant.variant}\t{outcome}\n")
        os.write(self.terminal, self.signs[outcome])

    def outcomes(self, mutants: list[Mutant]) -> dict[Mutant, str]:
        told = dict(line.split("\t") for line in self.path.read_text(encoding="utf-8").splitlines())
        named = {f"{each.path}:{each.node}:{each.variant}": each for each in mutants}
        return {named[name]: outcome for name, outcome in told.items() if outcome != UNFIT}


def judge(mutants: list[Mutant], reach: Reach, paths: list[str], log: Log) -> int:
    """Tell what comes of each fault: of those for loaded modules first, then of those read at import."""
    for mutant in mutants:
        if not reach.of(mutant):
            log.tell(mutant, UNNOTICED)
    reached = [each for each in mutants if reach.of(each)]
    loaded = [each for each in reached if not reach.is_at_import(each)]

    def run(_given: None) -> int:
        for path in sources_of(paths[0]):
            importlib.import_module(path.with_suffix("").as_posix().replace("/", "."))
        return int(
            pytest.main(
                [*PYTEST, "-p", "no:terminalreporter", *paths[1:]],
                plugins=[Loaded(loaded, reach, log.tell)],
            )
        )

    if loaded:
        forked(run, None)
    done = log.outcomes(mutants)
    for mutant in reached:
        if mutant not in done:
            outcome = forked(Anew(reach), mutant, is_limited=True)
            log.tell(mutant, outcome)
    return 0


def report(room: str, seed: int, outcomes: dict[Mutant, str], excused: int) -> str:
    """The faults that no test noticed, and the score."""
    missed = sorted(str(each) for each, outcome in outcomes.items() if outcome == UNNOTICED)
    late = sum(outcome == TOO_LONG for outcome in outcomes.values())
    found, drawn = len(outcomes) - len(missed), len(outcomes)
    score = f"{100 * found / max(drawn, 1):.1f} %"
    return "\n".join(
        [
            *missed,
            f"{room}: {score} of {drawn} noticed ({late} by their time), {excused} equivalent, seed {seed}",
        ]
    )


def main() -> None:
    rooms = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutants"]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("room", choices=sorted(rooms))
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--file", help="only this source of the room, by its name")
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
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        os.chdir(copy)
        sys.path[:] = [str(copy), *(each for each in sys.path if each not in ("", str(ROOT)))]
        outcomes, excused = drawn_and_judged(asked, rooms[asked.room])
    print("\n" + report(asked.room, asked.seed, outcomes, excused))


def drawn_and_judged(asked: argparse.Namespace, paths: list[str]) -> tuple[dict[Mutant, str], int]:
    found = measured(asked.room, paths)
    for name in found["failed"]:
        print(f"left out, it fails without any fault: {name}")
    for name in found["modules"]:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    mutants = [
        mutant
        for path in sources_of(asked.room)
        if path.name == (asked.file or path.name)
        for mutant in mutants_of(path.as_posix(), path.read_text(encoding="utf-8"))
    ]
    drawn = random.Random(asked.seed).sample(mutants, min(asked.count, len(mutants)))
    excused = equivalent(mutants) & set(drawn)
    drawn = [each for each in drawn if each not in excused]
    print(f"{asked.room}: {len(drawn) + len(excused)} of {len(mutants)} faults, seed {asked.seed}")
    reach, logs, workers = Reach(found), [], []
    for job in range(asked.jobs):
        logs.append(Log(Path(f"outcomes-{job}")))
        if not (pid := os.fork()):
            os._exit(judge(drawn[job :: asked.jobs], reach, [asked.room, *paths], logs[-1]))
        workers.append(pid)
    for pid in workers:
        os.waitpid(pid, 0)
    return {m: outcome for log in logs for m, outcome in log.outcomes(drawn).items()}, len(excused)


if __name__ == "__main__":
    main()
