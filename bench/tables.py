"""How long a large annex takes: 300 units × 18 columns with groups, as XML and as a whole file.

Run by hand: `python bench/tables.py`. Goal: the whole file in under 1.5 s.
"""

from __future__ import annotations

import io
import sys
from fractions import Fraction
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent.parent))

import docx
from markupsafe import Markup

from generator.rendering.template import open_template
from generator.tables import (
    LANDSCAPE_MM,
    Alignment,
    Column,
    Row,
    RowKind,
    Table,
    merge_header,
    number_columns,
    twips,
    write_table,
)
from generator.wording import number, percent

UNITS, PHASES, ROUNDS = 300, 4, 7
INDICATORS = ("Chỉ tiêu", "Kết quả", "Tỷ lệ", "Còn thiếu")


def large_table() -> Table:
    figure = Column(Alignment.NUMBER)
    paths = [("TT",), ("Tên đơn vị",)]
    paths += [(f"Giai đoạn {1 + phase}", name) for phase in range(PHASES) for name in INDICATORS]
    rows = []
    for unit in range(UNITS):
        if unit % 75 == 0:
            group = (f"Khối {1 + unit // 75}", "", *figures(unit + 5000))
            rows.append(Row(group, RowKind.GROUP))
        rows.append(Row((str(1 + unit), f"Liên đoàn Lao động huyện {unit}", *figures(unit))))
    rows.append(Row(("", "Tổng cộng", *figures(9000)), RowKind.TOTAL))
    columns = (Column(Alignment.CENTRE), Column(), *(figure,) * (PHASES * len(INDICATORS)))
    labels = number_columns(len(columns))
    return Table(columns, merge_header(paths), tuple(rows), labels, "sáng kiến")


def figures(seed: int) -> list[str]:
    texts = []
    for phase in range(PHASES):
        quota, count = 100 + seed * 7 % 1900, seed * (13 + phase) % 2100
        short = number(max(quota - count, 0))
        texts += [number(quota), number(count), percent(Fraction(count, quota)), short]
    return texts


def template() -> bytes:
    document = docx.Document()
    document.add_paragraph("{{p body }}")
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def timed(name: str, work) -> None:
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        made = work()
        times.append(perf_counter() - start)
    spread = f"first {times[0]:.3f} s, median {median(times):.3f} s"
    print(f"{name:<34} {spread}, {len(made):,} characters or bytes")


def main() -> None:
    table, room = large_table(), twips(LANDSCAPE_MM)
    opened = open_template(template())
    timed("table as XML", lambda: write_table(table, room))
    timed("whole file", lambda: opened.render({"body": Markup(write_table(table, room))}))


if __name__ == "__main__":
    main()
