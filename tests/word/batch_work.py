"""A small batch for the tests, importable by name as worker processes need it.

Run as a program, it makes a batch and can be killed in the middle:
`python batch_work.py TARGET COUNT JOBS [resume] [slow]`.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from docx import Document

from generator.office.batch import Batch, Item
from generator.office.workers import open_workers
from generator.word.template.template import open_template


def template_bytes():
    document = Document()
    document.add_paragraph("Gửi {{ unit.name }}: {{ unit.count|grouped }}")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def grouped(count):
    return f"{count:,}".replace(",", ".")


@lru_cache
def open_it(data):
    return open_template(data, name="thu.docx", filters={"grouped": grouped})


def build(number):
    unit = {"name": f"Đơn vị {number} & 'bạn'", "count": number * 1000}
    return {"unit": unit if number != BROKEN else {"name": unit["name"]}}


def build_slowly(number):
    time.sleep(0.002)
    return build(number)


BROKEN = 13


@dataclass(frozen=True)
class Letters:
    """Makes a letter; each process opens the template once."""

    template: bytes
    make: Callable[[int], dict]

    def __call__(self, number):
        return open_it(self.template).render(self.make(number))


def letters(make=build):
    """The work of the test batches."""
    return Letters(template_bytes(), make)


def items(count):
    return (Item(f"Thư {number:05}.docx", number, inputs=f"i{number}") for number in range(count))


def main(target, count, jobs, *flags):
    make = build_slowly if "slow" in flags else build
    with open_workers(int(jobs)) as workers:
        batch = Batch(
            letters(make),
            Path(target),
            workers,
            fingerprint="f",
            resume="resume" in flags,
            chunk=16,
        )
        for outcome in batch.run(items(int(count))):
            sys.stdout.write(f"{outcome.state.value}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
