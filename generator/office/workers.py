"""Who makes the documents of a batch: this process, several, or a cluster.

All are a `concurrent.futures.Executor`, so that the batch is one program. Workers end with the
process that started them, and leave Ctrl-C to it.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from threading import Thread
from typing import Any, TypeVar

from generator.workspace import unchanging

Done = TypeVar("Done")


@unchanging(frozen=True)
class Workers:
    """An executor, and how many tasks it works on at once."""

    executor: Executor
    count: int

    are_here = True
    """Whether they are on this machine, and write what they make to its disk themselves."""

    def submit(self, work: Callable[..., Done], *arguments: Any) -> Future[Done]:
        """What will come of a call."""
        return self.executor.submit(work, *arguments)

    def result(self, future: Future[Done]) -> Done:
        """What came of it, once it has."""
        return future.result()


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
        from generator.office.cluster import open_cluster

        with open_cluster(scheduler) as cluster:
            yield cluster
    elif jobs <= 1:
        yield Workers(Here(), 1)
    else:
        from concurrent.futures import ProcessPoolExecutor

        pool = ProcessPoolExecutor(jobs, initializer=_become_worker)
        try:
            yield Workers(pool, jobs)
        finally:
            pool.shutdown(cancel_futures=True)


def _become_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
