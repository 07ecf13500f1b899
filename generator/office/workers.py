"""Who makes the documents of a batch: this process, several, or a cluster.

All are a `concurrent.futures.Executor`, so that the batch is one program. Workers end with the
process that started them, and leave Ctrl-C to it.
"""

from __future__ import annotations

import importlib
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Any

from generator.problems import MachineFailed, ProgramMissing, say

#: Seconds to wait for a cluster to answer.
PATIENCE = 10


@dataclass(frozen=True)
class Workers:
    """An executor, and how many tasks it works on at once."""

    executor: Executor
    count: int


class Here(Executor):
    """Does each task at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The finished future of a call."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - handed on, as an executor does
            future.set_exception(error)
        return future


@contextmanager
def open_workers(jobs: int = 1, *, scheduler: str = "") -> Iterator[Workers]:
    """Workers for a batch: `jobs` processes, or those of the dask cluster at `scheduler`."""
    if scheduler:
        yield from _cluster(scheduler)
    elif jobs <= 1:
        yield Workers(Here(), 1)
    else:
        from concurrent.futures import ProcessPoolExecutor

        pool = ProcessPoolExecutor(jobs, initializer=_become_worker)
        try:
            yield Workers(pool, jobs)
        finally:
            pool.shutdown(cancel_futures=True)


def _cluster(scheduler: str) -> Iterator[Workers]:
    try:
        distributed = importlib.import_module("distributed")
    except ImportError:
        message = say(
            "cần cài phần thêm «cluster» để dùng nhiều máy: pip install 'vanthu[cluster]'"
        )
        raise ProgramMissing(message) from None
    try:
        client = distributed.Client(scheduler, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        message = say("{address}: không nối được với cụm máy", address=scheduler)
        raise MachineFailed(message) from error
    with client, client.get_executor(pure=False) as executor:
        yield Workers(executor, max(1, sum(client.nthreads().values())))


def _become_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
