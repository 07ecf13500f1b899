"""Runs commands in this process and tells what they opened, wrote or ran outside of where they may.

`python watched.py PLAN`: the plan is JSON with the commands and the folders in which they may read and
write; what they did besides is printed as JSON, beside the exit status of each.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

CHANGES = {"os.remove", "os.rmdir", "os.mkdir", "os.rename", "os.link", "os.symlink", "os.truncate",
           "os.chmod", "os.chown", "os.utime", "os.setxattr"}  # fmt: skip
LOOKS = {"os.listdir", "os.scandir"}
RUNS = {
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "pty.spawn",
}
NET = {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Watch:
    """What the hook has seen that was not allowed."""

    def __init__(self, reads: list[str], writes: list[str], programs: list[str]) -> None:
        self.reads = [os.path.realpath(one) for one in (*reads, *writes)]
        self.writes = [os.path.realpath(one) for one in writes]
        self.programs = programs
        self.seen: list[str] = []
        self.command = ""
        self.busy = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.busy or event not in {"open", *CHANGES, *LOOKS, *RUNS, *NET}:
            return
        self.busy = True
        try:
            self.judge(event, arguments)
        finally:
            self.busy = False

    def judge(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in NET or (event in RUNS and str(arguments[0]) not in self.programs):
            self.tell(event, arguments[:1])
        elif event == "open":
            _, mode, flags = (*arguments, None, 0)[:3]
            writes = bool(int(flags or 0) & WRITING) or bool(set(str(mode or "")) & set("wax+"))
            self.held(event, arguments[0], self.writes if writes else self.reads)
        elif event in CHANGES:
            for path in arguments[: 2 if event in {"os.rename", "os.link", "os.symlink"} else 1]:
                self.held(event, path, self.writes)
        elif event in LOOKS:
            self.held(event, arguments[0], self.reads)

    def held(self, event: str, path: object, allowed: list[str]) -> None:
        if path is None or isinstance(path, int):
            return
        named = Path(os.fsdecode(path))
        spot = Path(os.path.realpath(named.parent)) / named.name
        real = os.path.realpath(spot) if event in {"open", *LOOKS} else str(spot)
        if not any(real == one or real.startswith(f"{one}{os.sep}") for one in allowed):
            self.tell(event, real)

    def tell(self, event: str, what: object) -> None:
        self.seen.append(f"{self.command}: {event} {what}")


def main() -> None:
    plan = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    from generator.cli.app import run, run_nothing_from_here  # what these import is allowed
    from generator.register import changing

    changing._PAUSE = 0  # nobody writes beside: nobody has to be waited for
    run_nothing_from_here()

    watch = Watch(plan["reads"], plan["writes"], plan["programs"])
    sys.addaudithook(watch)
    told = []
    for command in plan["commands"]:
        watch.command = " ".join(command)
        spoken = StringIO()
        with redirect_stdout(spoken), redirect_stderr(spoken):
            try:
                status = int(run(command))
            except BaseException as fault:  # noqa: BLE001 - an escape is what is looked for
                status = repr(fault)
        told.append([watch.command, status, spoken.getvalue()])
    watch.busy = True
    sys.stdout.write(json.dumps({"seen": watch.seen, "told": told}))


if __name__ == "__main__":
    main()
