"""How long a report with an annex of 300 units and 18 columns takes: figures, words, Word file.

python bench/tables.py [UNITS]
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from generator.office.office import open_office
from generator.office.workflow import draft, make, plan_work
from generator.workspace.folders import Workspace

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
COLUMNS = """
        - {show: ordinal, header: TT}
        - {show: name, header: Tên đơn vị}
        - {show: base, of: members, header: Số đoàn viên}
        - {show: quota, phase: p1, header: [Giai đoạn 1, Chỉ tiêu]}
        - {show: count, phase: p1, header: [Giai đoạn 1, Kết quả, Số lượng]}
        - {show: rate, phase: p1, header: [Giai đoạn 1, Kết quả, Tỷ lệ]}
        - {show: share, phase: p1, header: [Giai đoạn 1, Kết quả, Tỷ trọng]}
        - {show: rank, phase: p1, header: [Giai đoạn 1, Hạng]}
        - {show: quota, phase: p2, header: [Giai đoạn 2, Chỉ tiêu]}
        - {show: count, phase: p2, header: [Giai đoạn 2, Kết quả, Số lượng]}
        - {show: rate, phase: p2, header: [Giai đoạn 2, Kết quả, Tỷ lệ]}
        - {show: share, phase: p2, header: [Giai đoạn 2, Kết quả, Tỷ trọng]}
        - {show: rank, phase: p2, header: [Giai đoạn 2, Hạng]}
        - {show: count, header: [Cả năm, Kết quả]}
        - {show: share, header: [Cả năm, Tỷ trọng]}
        - {show: surplus, phase: p1, header: [Cả năm, Vượt]}
        - {show: shortfall, phase: p1, header: [Cả năm, Thiếu]}
        - {show: growth, header: [Cả năm, Tăng]}
"""
CAMPAIGN = """
code: big
name: Thử
short_name: Thử
issuer: ldld-song-hoa
starts: 01/01/2025
ends: 31/12/2025
indicators: [{code: i, name: số sáng kiến, unit_of_measure: sáng kiến}]
phases:
  - {code: p1, name: giai đoạn 1, ends: 30/6/2025}
  - {code: p2, name: giai đoạn 2, starts: 01/7/2025, ends: 31/12/2025}
bases: [{code: members, name: đoàn viên}]
"""
REPORT = f"""
kind: report
subject: Kết quả
as_of: 30/11/2025
signatory: an
recipients: [Các đơn vị]
body: Số liệu nêu tại Phụ lục kèm theo.
annexes:
  - title: Kết quả
    table:
      grouped: có
      column_numbers: có
      columns:{COLUMNS}
"""


def write_campaign(root: Path, units: int) -> None:
    """A campaign of so many units in six groups."""
    shutil.copytree(ROOT / "tests" / "data" / "office", root, dirs_exist_ok=True)
    shutil.rmtree(root / "campaigns" / "thi-dua")
    folder = root / "campaigns" / "big"
    for name in ("results", "documents"):
        (folder / name).mkdir(parents=True)
    groups = "".join(f"  - {{code: g{n}, name: Khối số {n}}}\n" for n in range(6))
    lines = "".join(
        f"  - {{code: u{n}, name: Công đoàn cơ sở số {n}, group: g{n % 6}, bases: {{members: {100 + n}}}}}\n"
        for n in range(units)
    )
    quota = "".join(f"      u{n}: {20 + n % 40}\n" for n in range(units))
    (folder / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
    (folder / "units.yaml").write_text(f"groups:\n{groups}units:\n{lines}", encoding="utf-8")
    (folder / "quotas.yaml").write_text(
        f"quotas:\n  - phase: p1\n    counts:\n{quota}  - phase: p2\n    counts:\n{quota}",
        encoding="utf-8",
    )
    for day, factor in (("30/6/2025", 7), ("30/11/2025", 13)):
        counts = "".join(
            f"      u{n}: {n * 7 % 90 + n * factor % 9 + factor * 9}\n" for n in range(units)
        )
        name = "-".join(reversed(day.split("/")))
        (folder / "results" / f"{name}.yaml").write_text(
            f"as_of: {day}\nresults:\n  - counts:\n{counts}", encoding="utf-8"
        )
    (folder / "documents" / "report.yaml").write_text(REPORT, encoding="utf-8")


def main() -> None:
    units = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as folder:
        write_campaign(Path(folder), units)
        seconds = [_round(Path(folder)) for _ in range(ROUNDS)]
    parts = [statistics.median(part) for part in zip(*seconds, strict=True)]
    for name, part in zip(("records", "figures and words", "Word file"), parts, strict=True):
        print(f"{name:<18} {part:6.3f} s")
    print(f"{'draft and file':<18} {parts[1] + parts[2]:6.3f} s")


def _round(root: Path) -> tuple[float, float, float]:
    start = time.perf_counter()
    office = open_office(Workspace(root))
    (work,) = plan_work(office.campaigns(["big"]))
    read = time.perf_counter()
    drafted = draft(work, office)
    words = time.perf_counter()
    make(office, work, drafted)
    return read - start, words - read, time.perf_counter() - words


if __name__ == "__main__":
    main()
