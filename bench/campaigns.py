"""Campaigns of any number of units and indicators, as an office would have them, with a letter for each unit.

The letter is of two pages, with the unit's own table, a row for each indicator: as long as the one of
`letters.py`, but made from records instead of from ready words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CAMPAIGN = "many"
LETTER = "letter"
_ISSUER = ROOT / "tests" / "data" / "office" / "campaigns" / "issuers" / "ldld-song-hoa.yaml"
_GROUPS = 9


def make_campaign(folder: Path, units: int, rows: int, *, tables: bool = False) -> Path:
    """A workspace with one campaign of so many units and indicators; its lists as CSV, or as YAML."""
    campaign = folder / "campaigns" / CAMPAIGN
    issuers = folder / "campaigns" / "issuers"
    for place in (campaign / "results", campaign / "documents", issuers):
        place.mkdir(parents=True)
    (issuers / _ISSUER.name).write_bytes(_ISSUER.read_bytes())
    (folder / "vanthu.yaml").write_text("format: 3\nlanguage: vi\n", encoding="utf-8")
    files = {
        "campaign.yaml": _campaign(rows),
        f"documents/{LETTER}.yaml": _letter(),
        **(_as_csv(units, rows) if tables else _as_yaml(units, rows)),
    }
    for name, lines in files.items():
        with (campaign / name).open("w", encoding="utf-8", newline="") as stream:
            stream.writelines(f"{line}\n" for line in lines)
    return folder


def _campaign(rows: int) -> Iterator[str]:
    yield from _HEAD.splitlines()
    for code in _codes(rows):
        number = code.removeprefix("i")
        yield f"  - {{code: {code}, name: Số sáng kiến thuộc lĩnh vực {number}, unit_of_measure: sáng kiến, counted: cumulative}}"


def _letter() -> Iterator[str]:
    yield from _LETTER.splitlines()


def _codes(rows: int) -> list[str]:
    return [f"i{number:02}" for number in range(1, rows + 1)]


def _unit(place: int) -> str:
    return f"u{place:06}"


def _name(place: int) -> str:
    return f"Công đoàn cơ sở số {place}"


def _count(place: int, row: int) -> int:
    return (place * 31 + row * 7) % 97


def _quota(place: int, row: int) -> int:
    return 5 + (place * 31 + row * 7) % 61


def _as_yaml(units: int, rows: int) -> dict[str, Iterator[str]]:
    return {
        "units.yaml": _units(units),
        "quotas.yaml": _quotas(units, rows),
        "results/2025-05-31.yaml": _counts(units, rows),
    }


def _groups() -> Iterator[str]:
    yield "groups:"
    yield from (f"  - {{code: g{place}, name: Nhóm {place}}}" for place in range(_GROUPS))


def _units(units: int) -> Iterator[str]:
    yield from _groups()
    yield "units:"
    for place in range(units):
        yield f"  - code: {_unit(place)}"
        yield f"    name: {_name(place)}"
        yield f"    group: g{place % _GROUPS}"
        yield f"    bases: {{members: {20 + place % 900}}}"


def _quotas(units: int, rows: int) -> Iterator[str]:
    yield "quotas:"
    for row, code in enumerate(_codes(rows), start=1):
        yield f"  - indicator: {code}"
        yield "    counts:"
        yield from (f"      {_unit(place)}: {_quota(place, row)}" for place in range(units))


def _counts(units: int, rows: int) -> Iterator[str]:
    yield "as_of: 31/5/2025"
    yield "results:"
    for row, code in enumerate(_codes(rows), start=1):
        yield f"  - indicator: {code}"
        yield "    counts:"
        yield from (f"      {_unit(place)}: {_count(place, row)}" for place in range(units))


def _as_csv(units: int, rows: int) -> dict[str, Iterator[str]]:
    heads = ";".join(_codes(rows))
    return {
        "units.yaml": iter([*_groups(), "units: units.csv"]),
        "units.csv": _lines(
            "code;name;group;members",
            (f"{_unit(n)};{_name(n)};g{n % _GROUPS};{20 + n % 900}" for n in range(units)),
        ),
        "quotas.yaml": iter(
            [
                "quotas:",
                *(f"  - {{indicator: {code}, counts: quotas.csv}}" for code in _codes(rows)),
            ]
        ),
        "quotas.csv": _lines(f"unit;{heads}", _cells(units, rows, _quota)),
        "results/2025-05-31.yaml": iter(["as_of: 31/5/2025", "counts: 2025-05-31.csv"]),
        "results/2025-05-31.csv": _lines(f"unit;{heads}", _cells(units, rows, _count)),
    }


def _lines(head: str, rows: Iterator[str]) -> Iterator[str]:
    yield f"\ufeff{head}\r"
    yield from (f"{row}\r" for row in rows)


def _cells(units: int, rows: int, figure: Callable[[int, int], int]) -> Iterator[str]:
    for place in range(units):
        figures = (str(figure(place, row)) for row in range(1, rows + 1))
        yield f"{_unit(place)};{';'.join(figures)}"


_HEAD = f"""\
code: {CAMPAIGN}
name: Chương trình “75 nghìn sáng kiến” của công nhân, viên chức, lao động
short_name: Chương trình “75 nghìn sáng kiến”
issuer: ldld-song-hoa
starts: 01/01/2025
ends: 31/12/2025
bases:
  - {{code: members, name: đoàn viên}}
indicators:
"""
_SENTENCES = """\
  {} Căn cứ Kế hoạch số 111/KH-LĐLĐ, Ban Thường vụ yêu cầu {{{{ unit.name }}}} tập trung chỉ đạo
  {{{{ unit.count|number }}}} sáng kiến đã có, phấn đấu đạt {{{{ unit.quota|number }}}} sáng kiến trước
  {{{{ campaign.ends|date }}}} và báo cáo kết quả về Liên đoàn Lao động tỉnh; tỷ lệ hiện nay là {{{{ unit.rate|percent }}}}.
"""
_LETTER = f"""\
kind: directive
subject: đẩy mạnh thực hiện {{{{ campaign.short_name }}}}
as_of: 31/5/2025
date: 2/6/2025
for_each: units
addressees: ["{{{{ unit.name }}}}"]
recipients: [Như trên, Thường trực LĐLĐ tỉnh, Các ban LĐLĐ tỉnh]
body: |
  # Kết quả đến {{{{ as_of|date }}}}

{chr(10).join(_SENTENCES.format("") for _ in range(7))}
  {{% if unit.rate is not none and unit.rate < 1 %}}
  # Việc còn phải làm

  {{% else %}}
  # Phát huy kết quả

  {{% endif %}}
{chr(10).join(_SENTENCES.format("-") for _ in range(8))}
annexes:
  - title: Kết quả đến ngày 31 tháng 5 năm 2025
    table:
      rows: indicators
      total: không
      columns:
        - {{header: TT, show: ordinal}}
        - {{header: Chỉ tiêu, show: name}}
        - {{header: Đơn vị tính, show: measure}}
        - {{header: Giao, show: quota}}
        - {{header: Đã thực hiện, show: count}}
        - {{header: Tỷ lệ, show: rate}}
        - {{header: Còn thiếu, show: shortfall}}
"""
