"""Sets everything up, once, and hands over: `python3 start.py render` is `vanthu render`.

Only the standard library, on any system; read by old Pythons too, so that they can be told off. What
is installed lies in `.venv`, from `constraints.txt`, and is no more than the verb needs: the developer
tools come with `python3 start.py test` alone.

- A set-up is done when its stamp is written, last of all; it is done again when `pyproject.toml` or
  `constraints.txt` have changed or this folder was moved.
- A set-up that was interrupted left a mark without a stamp: it is begun again in an empty folder.
- Of two at once the second waits; the lock is the system's, and goes with its process.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / ".vanthu-ready"
BEGUN = ENVIRONMENT / ".vanthu-begun"
IS_WINDOWS = sys.platform == "win32"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if IS_WINDOWS else "bin/python")
EXTRAS = {"test": "dev", "chart": "charts", "serve": "web", "--scheduler": "cluster"}
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
    ("python", "-m", "tools.reached"),
)
PROGRAMS = ("soffice", "pdftotext", "git", "chromium")
VALIDATOR = ROOT / ".ci" / "node" / "node_modules" / ".bin" / "ooxml-validator"
NO_NETWORK = ("resolve", "connection", "retries exceeded", "timed out", "unreachable", "proxy")
HELP = """\
python3 start.py serve             mở trang vanthu trong trình duyệt
                                   open the page in the browser
python3 start.py render            làm văn bản Word của các chiến dịch, vào output/
                                   make the Word documents of the campaigns, under output/
python3 start.py VERB …            mọi lệnh khác của vanthu / any other command of vanthu
python3 start.py --help            các lệnh của vanthu / the commands of vanthu
python3 start.py test [--all] […]  kiểm tra và kiểm thử (cho người phát triển); còn lại đưa cho pytest
                                   the checks and tests (for developers); the rest goes to pytest
"""
DISK = {
    errno.EACCES: "no right",
    errno.EPERM: "no right",
    errno.EROFS: "no right",
    errno.ENOSPC: "no room",
}
SENTENCES = {
    "old": (
        "Cần Python {oldest} trở lên; đây là Python {here}. Cài bản mới từ https://www.python.org.",
        "Python {oldest} or newer is needed; this is Python {here}. Get it from https://www.python.org.",
    ),
    "no venv": (
        "Python này thiếu venv. Trên Debian, Ubuntu: sudo apt install python3-venv; rồi chạy lại lệnh.",
        "This Python lacks venv. On Debian, Ubuntu: sudo apt install python3-venv; then run this again.",
    ),
    "no network": (
        "Không tải được thư viện: kiểm tra mạng (hoặc proxy, biến HTTPS_PROXY), rồi chạy lại lệnh.",
        "Libraries cannot be fetched: check the network (or proxy, HTTPS_PROXY), then run this again.",
    ),
    "no right": (
        "Không ghi được vào {folder}: chép thư mục này tới nơi được phép ghi, rồi chạy lại lệnh.",
        "{folder} cannot be written: copy this folder to where you may write, then run this again.",
    ),
    "no room": (
        "Ổ đĩa chứa {folder} đã đầy (cần chừng 500 MB): dọn chỗ, rồi chạy lại lệnh.",
        "The disk of {folder} is full (some 500 MB are needed): make room, then run this again.",
    ),
    "failed": (
        "Cài đặt không xong; lời của pip ở trên. Xóa thư mục .venv rồi chạy lại lệnh.",
        "The set-up failed; pip's words stand above. Delete the folder .venv and run this again.",
    ),
    "waiting": (
        "Một lệnh khác đang cài đặt; chờ nó xong …",
        "Another command is setting up; waiting for it …",
    ),
    "first": (
        "Chuẩn bị lần đầu (một đến vài phút), vào {folder} …",
        "Setting up, once (a minute or a few), in {folder} …",
    ),
}


class Refused(Exception):
    """The set-up cannot go on; carries which sentence says why."""


def main(given: list[str]) -> int:
    """Set up what the verb needs, then become the command that was asked for."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.version_info < OLDEST:
        return refuse("old")
    if not given:
        sys.stdout.write(HELP)
        return 0
    try:
        set_up({extra for word, extra in EXTRAS.items() if word in given})
    except Refused as fault:
        return refuse(str(fault))
    except OSError as fault:
        if fault.errno not in DISK:
            raise
        return refuse(DISK[fault.errno])
    except KeyboardInterrupt:
        return 130
    return test(given[1:]) if given[0] == "test" else hand_over(given)


def say(name: str) -> None:
    """Both languages: nobody has told yet which one is read here."""
    oldest, here = (".".join(map(str, version[:2])) for version in (OLDEST, sys.version_info))
    for sentence in SENTENCES[name]:
        sys.stderr.write(sentence.format(oldest=oldest, here=here, folder=ROOT) + "\n")


def refuse(name: str) -> int:
    say(name)
    return 3


def set_up(extras: set[str]) -> None:
    """Make `.venv` have what is needed, unless its stamp says that it does."""
    if is_ready(extras):
        return
    with only_one():
        if is_ready(extras):
            return
        say("first")
        if not PYTHON.exists() or is_interrupted() or stamp().get("folder", str(ROOT)) != str(ROOT):
            make_environment()
        extras |= set(stamp().get("extras", ()))
        BEGUN.touch()
        STAMP.unlink(missing_ok=True)
        install(extras)
        STAMP.write_text(
            json.dumps({"sources": digest(), "extras": sorted(extras), "folder": str(ROOT)}),
            encoding="utf-8",
        )


def is_ready(extras: set[str]) -> bool:
    known = stamp()
    return (
        PYTHON.exists()
        and known.get("sources") == digest()
        and known.get("folder") == str(ROOT)
        and extras.issubset(known["extras"])
    )


def is_interrupted() -> bool:
    return BEGUN.exists() and not STAMP.exists()


def stamp() -> dict[str, Any]:
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def digest() -> str:
    """What the set-up was made from, as one word."""
    names = ("pyproject.toml", "constraints.txt")
    return hashlib.sha256(b"\0".join((ROOT / name).read_bytes() for name in names)).hexdigest()


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Hold the lock of the set-up; wait for whoever holds it."""
    with (ROOT / ".venv.lock").open("a+b") as file:
        told = False
        while not locked(file):
            if not told:
                say("waiting")
            told = True
            time.sleep(0.5)
        yield


def locked(file: IO[bytes]) -> bool:
    """Whether the lock is ours now; the system frees it when its process ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def make_environment() -> None:
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    ENVIRONMENT.mkdir()
    BEGUN.touch()
    base = getattr(sys, "_base_executable", sys.executable)
    made = subprocess.run(
        [base, "-m", "venv", str(ENVIRONMENT)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        sys.stderr.write(made.stdout + made.stderr)
        shutil.rmtree(ENVIRONMENT)
        raise Refused("no venv")


def install(extras: set[str]) -> None:
    what = f"{ROOT}[{','.join(sorted(extras))}]" if extras else str(ROOT)
    options = ("--disable-pip-version-check", "--quiet", "--no-input", "--retries", "2")
    constraints = ("--constraint", str(ROOT / "constraints.txt"))
    done = subprocess.run(
        [str(PYTHON), "-m", "pip", "install", *options, *constraints, "--editable", what],
        check=False,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if not done.returncode:
        return
    sys.stderr.write(done.stderr)
    told = done.stderr.casefold()
    if "no space left" in told:
        raise Refused("no room")
    raise Refused("no network" if any(word in told for word in NO_NETWORK) else "failed")


def hand_over(given: list[str]) -> int:
    """Become `vanthu`; on Windows wait for it, since there a process cannot become another."""
    command = [str(PYTHON), "-P", "-m", "generator", *given]
    if not IS_WINDOWS:
        os.execv(command[0], command)
    return wait(command)


def wait(command: list[str], **options: Any) -> int:
    """The exit status of a command; an interrupt goes to it, and it ends by itself."""
    with subprocess.Popen(command, **options) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue


def test(given: list[str]) -> int:
    """The checks, then the tests; with `--all`, or where every program is there, the slow ones too.

    One worker more than processors: many tests wait for a program, a browser or a lock.
    """
    wants_all = "--all" in given
    rest = [word for word in given if word != "--all"]
    scripts = PYTHON.parent
    environment = dict(os.environ, PATH=f"{scripts}{os.pathsep}{os.environ.get('PATH', '')}")
    if wants_all:
        environment["VANTHU_TESTS_COMPLETE"] = "1"
    runs = [(str(scripts / name), *words) for name, *words in CHECKS]
    chosen = rest or ["-n", str((os.cpu_count() or 1) + 1), "--dist", "worksteal"]
    if not rest and (wants_all or has_everything()):
        chosen += ["-m", "slow or not slow"]
    runs.append((str(PYTHON), "-m", "pytest", *chosen))
    failed = [run for run in runs if told_and_run(run, environment)]
    return 1 if failed else 0


def told_and_run(command: tuple[str, ...], environment: dict[str, str]) -> int:
    words = [Path(command[0]).stem, *command[1:]]
    sys.stderr.write(f"\n> {' '.join(words)}\n")
    sys.stderr.flush()
    return wait(list(command), cwd=ROOT, env=environment)


def has_everything() -> bool:
    return VALIDATOR.exists() and all(map(shutil.which, PROGRAMS))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
