"""A made-up campaign of 187 units in four groups, with every awkward case of a real list.

Ties, units at nought, a unit without quota, one at 1.000 %, one that joined half-way, two that were
not heard of, and a published total that is more than its units.
"""

from __future__ import annotations

from pathlib import Path

GROUPS = {
    "huyen": ("Liên đoàn Lao động các huyện, thành phố", 60),
    "nganh": ("Công đoàn ngành", 50),
    "kcn": ("Công đoàn các khu công nghiệp", 47),
    "cs": ("Công đoàn cơ sở trực thuộc", 30),
}
FREE, TENFOLD, LATE, SILENT = 77, 33, 187, (50, 120)
TIED = range(10, 15)
BEYOND = 25
"""What the published total has beyond the units."""

CAMPAIGN = """
code: lon
name: Thi đua lao động sáng tạo
short_name: Chương trình thi đua
issuer: ldld-song-hoa
starts: 01/01/2025
ends: 31/12/2025
lagging_below: 50%
leading: 4
indicators:
  - {code: ideas, name: số sáng kiến được công nhận, unit_of_measure: sáng kiến}
  - {code: benefit, name: giá trị làm lợi, unit_of_measure: đồng, measure: money}
phases:
  - {code: gd1, name: giai đoạn 1, ends: 30/6/2025}
  - {code: gd2, name: giai đoạn 2, starts: 01/7/2025, ends: 31/12/2025}
bases:
  - {code: members, name: đoàn viên}
targets:
  - {code: first, name: chỉ tiêu giai đoạn 1, phase: gd1, count: 9.500}
  - {code: whole, name: chỉ tiêu đăng ký với Tổng Liên đoàn, level: registered, count: 20.000}
  - {code: of_members, name: tỷ lệ đặt ra, rate: 9%, of: members}
"""


def write_records(folder: Path) -> None:
    """Write the campaign's records into a folder."""
    (folder / "results").mkdir(parents=True)
    (folder / "documents").mkdir()
    units = list(_units())
    files = {
        "campaign": CAMPAIGN,
        "units": _unit_records(units),
        "quotas": _quota_records(units),
        "results/2025-03-31": _results("31/3/2025", _march(units), {}),
        "results/2025-05-31": _results("8h00 31/5/2025", _may(units), {"benefit": True}),
    }
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def _units():
    group_of = [code for code, (_, size) in GROUPS.items() for _ in range(size)]
    for number, group in enumerate(group_of, start=1):
        quota = 40 if number in TIED else 10 if number == TENFOLD else 20 + number * 13 % 60
        yield number, group, quota


def _may(units):
    return {number: _count(number, quota) for number, _, quota in units if number not in SILENT}


def _count(number, quota):
    if number in TIED:
        return 52
    if number == TENFOLD:
        return 100
    return 0 if number % 23 == 0 else quota * (20 + number * 29 % 110) // 100


def _march(units):
    may = _may(units)
    return {number: count // 3 for number, count in may.items() if number != LATE}


def _unit_records(units):
    groups = "".join(
        f"  - {{code: {code}, name: {name!r}}}\n" for code, (name, _) in GROUPS.items()
    )
    lines = "".join(
        f"  - {{code: u{number:03d}, name: Đơn vị số {number}, group: {group}, "
        f"bases: {{members: {200 + number * 37 % 900}}}"
        f"{', active_from: 01/4/2025' if number == LATE else ''}}}\n"
        for number, group, _ in units
    )
    return f"groups:\n{groups}units:\n{lines}"


def _quota_records(units):
    lines = "".join(
        f"      u{number:03d}: {quota}\n" for number, _, quota in units if number != FREE
    )
    return f"quotas:\n  - phase: gd1\n    rule: theo số đoàn viên\n    counts:\n{lines}"


def _results(moment, counts, more):
    lines = "".join(f"      u{number:03d}: {count}\n" for number, count in counts.items())
    total = sum(counts.values()) + (BEYOND if more else 0)
    parts = total // 3
    text = f"as_of: {moment}\nsource: Cổng trực tuyến\nresults:\n  - counts:\n{lines}"
    if not more:
        return text
    return (
        f"{text}    total: {total}\n"
        "    standing: {rank: 3, among: 63, scope: toàn quốc, source: Cổng trực tuyến}\n"
        "    breakdowns:\n"
        "      - code: sector\n        name: Theo lĩnh vực\n"
        f"        counts: {{Giáo dục: {parts}, Y tế: {parts // 2}}}\n"
        "        remainder: Lĩnh vực khác\n"
        "  - indicator: benefit\n    total: 15.000.000.000\n    precision: over\n"
    )
