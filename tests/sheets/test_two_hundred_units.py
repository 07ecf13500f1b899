"""One workbook of 200 units as they really fill it in: what is right is taken, the rest told by cell."""

from __future__ import annotations

from results_read import read_results

from generator.sheets.unit_results import SourceFile

DISTRICTS = 120
SECTORS = 40
SCHOOLS = 40

SPELLINGS = (
    "Liên đoàn Lao động huyện Xuân {n}",
    "LĐLĐ huyện Xuân {n}",
    "LĐLĐ H. Xuân {n}",
    "LĐLD H.Xuan {n}",
    "  liên đoàn  lao động\u00a0huyện xuân {n} ",
    "Xuân {n}",
    "L.Đ.L.Đ HUYỆN XUÂN {n}",
)
WRITINGS = ("{n}", "'{n}", "' {n} ", '\'"{n}"', "=SUM(A{n}) -> {n}", "{n}.0")

NUISANCES = (
    ("CĐCS Trường Tiểu học số 3", "'1,234", "E-NUM-COMMA"),
    ("CĐCS Trường Tiểu học số 4", "'12.5", "E-NUM-DOT"),
    ("CĐCS Trường Tiểu học số 5", "1.775", "E-XLS-DECIMAL"),
    ("CĐCS Trường Tiểu học số 6", "44676d", "E-XLS-DATE"),
    ("CĐCS Trường Tiểu học số 7", "0.5%", "E-XLS-PERCENT"),
    ("CĐCS Trường Tiểu học số 8", "#REF!", "E-XLS-ERROR"),
    ("CĐCS Trường Tiểu học số 9", "=B1+B2", "E-XLS-FORMULA"),
    ("CĐCS Trường Tiểu học số 10", "TRUE", "E-XLS-BOOLEAN"),
    ("CĐCS Trường Tiểu học số 11", "-4", "E-NUM-SIGN"),
    ("CĐCS Trường Tiểu học số 12", "25 người", "E-NUM"),
    ("CĐCS Trường Tiểu học số 13", "gần 20", "E-NUM"),
    ("CĐCS Trường Tiểu học số 14", "không có", "E-XLS-NONE"),
    ("CĐCS Trường Tiểu học số 15", "'007", "E-NUM-ZERO"),
    ("CĐCS Trường Tiểu học số 16", "9_x0007_", "E-TEXT-CHARACTER"),
    ("CĐCS Trường Tiểu học số 17", "1e999", "E-XLS-NUMBER"),
    ("CĐCS Trường Tiểu học số 99", "4", "E-XLS-UNIT-UNKNOWN"),
    ("LĐLĐ tỉnh", "4", "E-XLS-UNIT-UNKNOWN"),
    ("Xuan", "4", "E-XLS-UNIT-UNKNOWN"),
    ("18", "4", "E-XLS-CODE-NUMBER"),
    ("CĐCS Trường Tiểu học số 19", "4", "E-XLS-UNIT-TWICE"),
    ("CĐCS TH số 19", "5", "E-XLS-UNIT-TWICE"),
    ("LĐLĐ huyện Xuấn 3", "4", "E-XLS-UNIT-UNKNOWN"),
    ("", "4", "E-XLS-NO-UNIT"),
)
SILENT = ("", "-", "chưa có", "Chưa báo cáo", "…")


def units_of_the_campaign():
    districts = {f"h{n}": f"Liên đoàn Lao động huyện Xuân {n}" for n in range(1, DISTRICTS + 1)}
    sectors = {f"n{n}": f"Công đoàn ngành số {n} tỉnh" for n in range(1, SECTORS + 1)}
    schools = {f"{n:03d}": f"CĐCS Trường Tiểu học số {n}" for n in range(1, SCHOOLS + 1)}
    return districts | sectors | schools


def right_rows():
    """Unit, how it is written, how its count is written, the count (none: nothing reported)."""
    for n in range(1, DISTRICTS + 1):
        unit = SPELLINGS[n % len(SPELLINGS)].format(n=n)
        yield f"h{n}", unit, WRITINGS[n % len(WRITINGS)].format(n=n), n
    for n in range(1, SECTORS - 4):
        yield f"n{n}", f"CĐN số {n}", f"'{n}.234", n * 1000 + 234
    for n, written in enumerate(SILENT, start=SECTORS - 4):
        yield f"n{n}", f"Công đoàn ngành số {n}", written, None
    for n in range(21, SCHOOLS + 1):
        yield f"{n:03d}", f"'{n:03d}", str(n), n


def test_two_hundred_units(xlsx, campaign_with) -> None:
    campaign = campaign_with(units_of_the_campaign())
    lines = ["| SỐ LIỆU CÁC ĐƠN VỊ", "|", "TT | Tên đơn vị | Chỉ tiêu | Số sáng kiến (1) | Tỷ lệ"]
    expected, silent, refused = {}, [], []
    for unit, written, amount, count in right_rows():
        lines += [f"{len(lines)} | {written} | 500 | {amount} | ", "|"][: 1 + len(lines) % 2]
        if count is None:
            silent.append(unit)
        else:
            expected[unit] = count
    for written, amount, code in NUISANCES:
        lines.append(f"{len(lines)} | {written} | 500 | {amount} |")
        column = "B" if code in {"E-XLS-UNIT-UNKNOWN", "E-XLS-CODE-NUMBER"} else "D"
        refused.append(f"a.xlsx: Kết quả!{column}{len(lines)} {code}")
    lines += ["~ | CĐCS Trường Tiểu học số 1 | 500 | 8", "| CĐCS Trường Tiểu học số 2 | 500 | 9"]
    refused.append(f"a.xlsx: Kết quả!B{len(lines) - 1} E-XLS-HIDDEN")
    refused.append(f"a.xlsx: Kết quả!D{len(lines)} E-XLS-MERGED")
    lines += ["| Tổng cộng | 100000 | 99999", "| | | Lai Châu, ngày 25/4/2022", "| Người lập"]
    merges = ["A1:E1", f"D{len(lines) - 3}:D{len(lines) - 2}"]

    found = read_results([SourceFile("a.xlsx", xlsx("\n".join(lines), merges))], campaign)

    assert found.counts == {"ideas": expected}
    assert sorted(unit.code for unit in found.silent) == sorted(silent)
    assert sorted(f"{one.place} {one.code}" for one in found.refused) == sorted(refused)
    assert len(expected) + len(silent) == 180
    assert all(one.hint for one in found.refused if one.code.startswith("E-XLS"))
