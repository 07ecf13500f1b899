"""The side of LibreOffice's own Python: begins a LibreOffice, and turns file after file as it is asked.

It stands alone: nothing of this program is imported, and any Python from 3.8 on runs it. A wish is a line
of JSON, its answer a line. It ends, and LibreOffice and its folder with it, when nobody asks any more:
the one who began it has ended, however that came, or has asked nothing for long.
"""

from __future__ import annotations

import glob
import json
import os
import queue
import secrets
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

READY, MADE, FAILED = "ready", "made", "failed"
_PAUSE = 0.05
_LAST_BREATH = 3
_KINDS: dict[str, Callable[[str], Any]] = {
    "long": int,
    "boolean": lambda value: value == "true",
    "string": str,
}


class OwnLibreOffice:
    """A LibreOffice of our own, reached by a pipe whose name nobody else knows."""

    def __init__(self, program: str, profile: str, folder: str) -> None:
        self._folder = folder
        self._pipe = "vanthu-" + secrets.token_hex(16)
        asked = [
            program,
            "-env:UserInstallation=" + profile,
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
            "--accept=pipe,name=" + self._pipe + ";urp;StarOffice.ComponentContext",
        ]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(  # noqa: S603 - no shell, and the program was looked up
            asked, stdin=quiet, stdout=quiet, stderr=quiet
        )
        self._desktop: Any = None
        self._ending = threading.Lock()

    def reach(self, patience: float) -> bool:
        """Whether it answers within so many seconds."""
        import uno

        local = uno.getComponentContext()
        name = "com.sun.star.bridge.UnoUrlResolver"
        resolver = local.ServiceManager.createInstanceWithContext(name, local)
        there = "uno:pipe,name=" + self._pipe + ";urp;StarOffice.ComponentContext"
        until = time.monotonic() + patience
        while time.monotonic() < until:
            try:
                context = resolver.resolve(there)
                name = "com.sun.star.frame.Desktop"
                self._desktop = context.ServiceManager.createInstanceWithContext(name, context)
            except Exception:  # noqa: BLE001 - not there yet
                time.sleep(_PAUSE)
            else:
                return True
        return False

    def turn(self, wish: dict[str, Any]) -> bool:
        """Whether a file was turned into another: it runs no macro and follows no link."""
        asked = {"Hidden": True, "ReadOnly": True, "MacroExecutionMode": 0, "UpdateDocMode": 0}
        if wish["read_as"]:
            asked["FilterName"] = wish["read_as"]
        document = self._desktop.loadComponentFromURL(wish["source"], "_blank", 0, _values(asked))
        if document is None:
            return False
        try:
            form = {"FilterName": wish["form"], "FilterData": _told(wish["more"])}
            document.storeToURL(wish["target"], _values(form))
        finally:
            document.close(True)
        return True

    def end(self) -> NoReturn:
        """Ends it with all that it began, this process too, and takes its folder away."""
        self._ending.acquire()  # whoever comes second waits until all has ended
        asking = threading.Thread(target=self._ask_to_leave, daemon=True)
        asking.start()
        asking.join(_LAST_BREATH)
        if os.name == "nt":
            kill = ["taskkill", "/F", "/T", "/PID", str(self._process.pid)]
            subprocess.run(kill, check=False, capture_output=True)  # noqa: S603 - of the system
        elif os.getpgrp() == os.getpid():
            os.killpg(0, signal.SIGTERM)
        else:
            self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_BREATH)
        shutil.rmtree(self._folder, ignore_errors=True)
        for place in glob.glob("/tmp/OSL_PIPE_*_" + self._pipe):  # noqa: S108, PTH207 - where it lies
            with suppress(OSError):
                os.remove(place)  # noqa: PTH107 - of any Python
        if os.name != "nt" and os.getpgrp() == os.getpid():
            os.killpg(0, signal.SIGKILL)
        os._exit(0)

    def _ask_to_leave(self) -> None:
        """One that is busy does not hear it; one that does takes away what it laid beside its folder."""
        with suppress(Exception):
            self._desktop.terminate()
            self._process.wait(_LAST_BREATH)


def _values(entries: dict[str, Any]) -> tuple[Any, ...]:
    import uno

    found = []
    for name, value in entries.items():
        one = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        one.Name, one.Value = name, value
        found.append(one)
    return tuple(found)


def _told(more: dict[str, dict[str, str]]) -> Any:
    """What a filter is told, from the form in which the command line has it."""
    import uno

    values = {name: _KINDS[one["type"]](one["value"]) for name, one in more.items()}
    return uno.Any("[]com.sun.star.beans.PropertyValue", _values(values))


def main() -> NoReturn:
    """Serves until nobody asks any more."""
    program, profile, folder, patience, idle = sys.argv[1:]
    os.umask(0o077)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: None)
    office = OwnLibreOffice(program, profile, folder)
    wishes: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_listen, args=(office, wishes), daemon=True).start()
    try:
        _serve(office, wishes, float(patience), float(idle))
    finally:
        office.end()


def _serve(office: OwnLibreOffice, wishes: queue.Queue[str], patience: float, idle: float) -> None:
    """Answers what is asked, until nothing is for long or nobody hears the answer."""
    if not office.reach(patience):
        return
    _say(READY)
    while True:
        try:
            wish = wishes.get(timeout=idle)
        except queue.Empty:
            return
        try:
            is_made = office.turn(json.loads(wish))
        except Exception:  # noqa: BLE001 - whatever LibreOffice says: the file is not there
            is_made = False
        _say(MADE if is_made else FAILED)


def _listen(office: OwnLibreOffice, wishes: queue.Queue[str]) -> None:
    """Hands on what is asked, also while a file is being turned; where nobody asks any more all ends."""
    for line in sys.stdin:
        wishes.put(line)
    office.end()


def _say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
