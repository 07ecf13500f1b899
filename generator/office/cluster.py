"""The workers of a dask cluster: found, watched while they work, and left without waiting for them.

Scheduler and workers hand code to each other, so that whoever reaches one may run what he likes on
all: an address is `tls://`, with certificates, unless the person says that the network is safe.
"""

from __future__ import annotations

import importlib
import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as NotYet
from contextlib import contextmanager, suppress
from dataclasses import field
from threading import Thread
from typing import Any

from generator.office.workers import Done, Workers
from generator.problems import MachineFailed, ProgramMissing, say
from generator.workspace import unchanging

PATIENCE = 20
"""Seconds in which a cluster has to answer."""
EMPTY = 30
"""Seconds to wait for a worker where there is none."""
SILENCE = 600
"""Seconds without a letter after which workers that are there are given up."""
_TICK = 0.5
_SECURE = "tls://"


@contextmanager
def open_cluster(address: str) -> Iterator[Workers]:
    """The workers that a scheduler has. Raises `MachineFailed` in words, `ProgramMissing`."""
    try:
        distributed = importlib.import_module("distributed")
    except ImportError:
        message = say(
            "cần cài phần thêm «cluster» để dùng nhiều máy: pip install 'vanthu[cluster]'"
        )
        raise ProgramMissing(message) from None
    for name in ["distributed", "tornado", "asyncio", *logging.root.manager.loggerDict]:
        if name.partition(".")[0] in {"distributed", "tornado", "asyncio"}:
            logging.getLogger(name).setLevel(logging.CRITICAL)
    client = _connected(distributed, address)
    executor = client.get_executor(pure=False)
    try:
        yield Watched(executor, _workers_of(client, address), client, address)
    finally:
        with suppress(Exception):
            executor.shutdown(wait=False)
        _within(PATIENCE, lambda: client.close(timeout=1))


def _connected(distributed: Any, address: str) -> Any:
    """The client; what is at the address may also be something that never answers."""
    found: list[Any] = []
    how: dict[str, Any] = {"timeout": PATIENCE, "set_as_default": False}
    if address.startswith(_SECURE):
        how["security"] = distributed.Security(require_encryption=True)
    _within(PATIENCE + 1, lambda: found.append(distributed.Client(address, **how)))
    if not found:
        said = say("{address}: không nối được với cụm máy trong {seconds} giây; xem địa chỉ, chứng chỉ,"
                   " và máy điều phối có đang chạy", address=address, seconds=PATIENCE)  # fmt: skip
        raise MachineFailed(said)
    return found[0]


def _within(seconds: float, call: Callable[[], Any]) -> None:
    """A call that may fail or never end, waited for no longer than that; Ctrl-C ends the waiting."""

    def tried() -> None:
        with suppress(Exception):
            call()

    thread = Thread(target=tried, daemon=True)
    thread.start()
    until = time.monotonic() + seconds
    while thread.is_alive() and time.monotonic() < until:
        thread.join(_TICK)


def _threads(client: Any) -> int | None:
    """How many letters the workers make at once; `None` when the scheduler does not answer."""
    found: list[int] = []
    _within(PATIENCE, lambda: found.append(sum(client.nthreads().values())))
    return found[0] if found else None


def _workers_of(client: Any, address: str) -> int:
    """The same, once there is a worker at all."""
    until = time.monotonic() + EMPTY
    while not (count := _threads(client)):
        if count is None:
            raise _lost(address)
        if time.monotonic() > until:
            raise _nobody(address)
        time.sleep(_TICK)
    return count


@unchanging(frozen=True)
class Watched(Workers):
    """Workers of a cluster, none of which is waited for without end."""

    client: Any = None
    address: str = ""

    are_here = False
    _heard: list[float] = field(default_factory=lambda: [time.monotonic()])

    def submit(self, work: Callable[..., Done], *arguments: Any) -> Future[Done]:
        """What will come of a call. Raises `MachineFailed` when the scheduler is gone."""
        try:
            return self.executor.submit(work, *arguments)
        except (RuntimeError, ValueError, OSError) as error:
            raise _lost(self.address) from error

    def result(self, future: Future[Done]) -> Done:
        """What came of it. Raises `MachineFailed` when nothing can come of it any more."""
        while True:
            try:
                done = future.result(timeout=_TICK)
            except NotYet:
                self._look()
            except CancelledError as error:
                raise _lost(self.address) from error
            except Exception as error:
                if type(error).__module__.startswith("distributed"):
                    raise _lost(self.address) from error
                raise
            else:
                self._heard[0] = time.monotonic()
                return done

    def _look(self) -> None:
        """Whether there is still somebody who may answer."""
        silent = time.monotonic() - self._heard[0]
        if self.client.status in {"closed", "closing"}:
            raise _lost(self.address)
        if silent < PATIENCE:
            return
        count = _threads(self.client)
        if count is None:
            raise _lost(self.address)
        if count == 0 and silent > EMPTY:
            raise _nobody(self.address)
        if silent > SILENCE:
            said = say("{address}: {count} máy làm việc không trả bản nào trong {seconds} giây; xem các máy ấy"
                       " rồi chạy lại với --resume", address=self.address, count=count,
                       seconds=SILENCE)  # fmt: skip
            raise MachineFailed(said)


def _lost(address: str) -> MachineFailed:
    said = say("{address}: mất liên lạc với cụm máy; các bản đã xong còn giữ, chạy lại với --resume",
               address=address)  # fmt: skip
    return MachineFailed(said)


def _nobody(address: str) -> MachineFailed:
    said = say("{address}: cụm máy có 0 máy làm việc sau {seconds} giây chờ; chạy «dask worker» ở các máy"
               " rồi chạy lại với --resume", address=address, seconds=EMPTY)  # fmt: skip
    return MachineFailed(said)
