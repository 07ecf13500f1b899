"""Campaigns of one commune, each drawn from a number: units with and without groups, phases, bases, results of several days."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta

FIRST = date(2026, 3, 1)
PLACES = (
    *("Nậm Cuổi 1", "Nậm Cuổi 2", "Cuổi Tở", "Hua Cuổi", "Trạm Hốc", "Tân Lập", "Đoàn Kết"),
    *("Hợp Nhất", "Phiêng Lót", "Co Sản", "Nà Lạng", "Pá Pha"),
)
BODIES = ("Hội Liên hiệp Phụ nữ xã", "Hội Cựu chiến binh xã", "Đoàn Thanh niên xã")
ISSUER = {
    "code": "xa",
    "name": "Ủy ban nhân dân xã Nậm Cuổi",
    "short_name": "UBND xã",
    "abbreviation": "UBND",
    "place": "Nậm Cuổi",
    "collective": "Ủy ban nhân dân",
    "lower": "tổ tự quản",
    "people": "cán bộ, người dân",
    "departments": [{"code": "VP", "name": "Văn phòng HĐND và UBND"}],
    "signatories": [
        {"code": "hai", "name": "Nguyễn Văn Hải", "position": "Chủ tịch", "authority": "TM.",
         "acting_for": "Ủy ban nhân dân"}
    ],
    "formats": [{"profile": "nd30"}],
}  # fmt: skip


def files_of(seed: int) -> dict[str, str]:
    """The files of a workspace with one campaign; YAML is written as JSON, which it holds."""
    chance = random.Random(seed)  # noqa: S311 - the same campaign each time is wanted
    return {
        "vanthu.yaml": "language: vi\nformat: 3\n",
        "campaigns/issuers/xa.yaml": json.dumps(ISSUER, ensure_ascii=False),
        "campaigns/ntm/campaign.yaml": json.dumps(campaign(chance), ensure_ascii=False),
    }


def campaign(chance: random.Random) -> dict:
    """A record with all in one file."""
    bases = [{"code": "ho", "name": "hộ"}] if chance.random() < 0.7 else []
    units, groups = _units(chance, with_bases=bool(bases))
    parted = chance.choice([0, 0, 2, 3])
    ends = [FIRST + timedelta(90 * (at + 1)) for at in range(max(parted, 3))][-1]
    phases = [
        {"code": f"gd{at + 1}", "name": f"giai đoạn {at + 1}",
         "ends": _day(ends if at == parted - 1 else FIRST + timedelta(90 * (at + 1)))}
        for at in range(parted)
    ]  # fmt: skip
    quotas, goals = _quotas(chance, units, phases)
    return {
        "code": "ntm",
        "name": "Phong trào thi đua xây dựng nông thôn mới 2026",
        "short_name": "Phong trào xây dựng nông thôn mới",
        "kind": "movement",
        "issuer": "xa",
        "starts": _day(FIRST),
        "ends": _day(ends),
        "indicators": [
            {"code": "ho", "name": "số hộ đạt chuẩn gia đình văn hóa", "unit_of_measure": "hộ"},
            {"code": "quy", "name": "số tiền đóng góp", "unit_of_measure": "đồng", "measure": "money"},
        ][: chance.choice([1, 2])],
        "bases": bases,
        "phases": phases,
        "targets": goals,
        "groups": groups,
        "units": units,
        "quotas": quotas,
        "snapshots": [*_snapshots(chance, units)],
    }  # fmt: skip


def _units(chance: random.Random, *, with_bases: bool):
    kinds = chance.choice([["Thôn"], ["Bản", "Thôn"], ["Ấp"], ["Tổ dân phố"]])
    names = [f"{chance.choice(kinds)} {place}" for place in PLACES[: chance.randint(4, 12)]]
    headed = chance.random() < 0.5
    groups = [{"code": "a", "name": f"Các {kinds[0].lower()}"}] if headed else []
    units = [{"code": f"u{at}", "name": name} for at, name in enumerate(names)]
    if headed:
        units = [{**one, "group": "a"} for one in units]
    if chance.random() < 0.7:
        groups.append({"code": "b", "name": "Các đoàn thể"})
        units += [{"code": f"b{at}", "name": name, "group": "b"} for at, name in enumerate(BODIES)]
    if with_bases:
        units = [{**one, "bases": {"ho": chance.randint(40, 1100)}} for one in units]
    return units, groups


def _quotas(chance: random.Random, units, phases):
    counts = {one["code"]: chance.randint(15, 300) for one in units}
    quotas = [{"counts": counts, "total": sum(counts.values())}]
    goals = [{"code": "nam", "name": "mục tiêu cả năm", "count": sum(counts.values())}]
    share = chance.choice([0.3, 0.4, 0.5])
    for phase in phases[:1]:
        mine = {code: round(count * share) for code, count in counts.items()}
        quotas.append({"phase": phase["code"], "counts": mine, "total": sum(mine.values())})
        goals.append(
            {"code": phase["code"], "name": f"mục tiêu {phase['name']}", "phase": phase["code"],
             "count": sum(mine.values())}
        )  # fmt: skip
    return quotas, goals


def _snapshots(chance: random.Random, units):
    counts = {one["code"]: chance.randint(0, 60) for one in units}
    for at in range(chance.randint(1, 3)):
        told = {code: count for code, count in counts.items() if chance.random() < 0.9}
        on = FIRST + timedelta(26 + 7 * at + chance.randint(0, 2))
        yield {"as_of": _day(on), "results": [{"indicator": "ho", "counts": told}]}
        counts = {code: count + chance.randint(0, 40) for code, count in counts.items()}


def _day(on: date) -> str:
    return on.strftime("%d/%m/%Y")
