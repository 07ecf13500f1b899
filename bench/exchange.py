"""A province of 120,000 units: check, a snapshot imported from Excel, and tables out.

`python bench/exchange.py [UNITS]`. Each step runs in a process of its own, so that the memory is its
own; times are processor time. Goals for 120,000 units: check under 10 s, import under 15 s, memory
under 1,5 GiB; a hostile file refused and a million formatted rows passed over in seconds.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

UNITS = 120_000
KINDS = ("Liên đoàn Lao động huyện", "Công đoàn cơ sở Trường Tiểu học", "Công đoàn ngành")
SHORT = ("LĐLĐ H.", "CĐCS trường TH", "CĐN")
CAMPAIGN = """\
code: lon
name: Chương trình Một triệu sáng kiến
short_name: Chương trình
issuer: ldld-ca-mau
starts: 2022-01-01
ends: 2022-12-31
indicators:
  - {code: ideas, name: số sáng kiến, unit_of_measure: sáng kiến}
bases:
  - {code: members, name: đoàn viên}
"""


def make_office(folder: Path, count: int) -> None:
    """A workspace with one campaign of many units, quotas and an earlier snapshot."""
    campaign = folder / "campaigns" / "lon"
    (campaign / "results").mkdir(parents=True)
    (folder / "vanthu.yaml").write_text("language: vi\n", encoding="utf-8")
    shutil.copytree(ROOT / "campaigns" / "issuers", folder / "campaigns" / "issuers")
    files = {
        "campaign.yaml": CAMPAIGN,
        "units.yaml": "units:\n"
        + "".join(
            f"  - code: u{n}\n    name: {KINDS[n % 3]} Số {n}\n    bases: {{members: {n % 500}}}\n"
            for n in range(count)
        ),
        "quotas.yaml": "quotas:\n  - counts:\n"
        + "".join(f"      u{n}: {n % 300 + 1}\n" for n in range(count)),
        "results/2022-04-01.yaml": "as_of: 2022-04-01\nresults:\n  - counts:\n"
        + "".join(f"      u{n}: {n % 100}\n" for n in range(count)),
    }
    for name, text in files.items():
        (campaign / name).write_text(text, encoding="utf-8")


def make_returns(path: Path, count: int) -> None:
    """A workbook as people fill it in: names in three forms, numbers as numbers and as text."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    page = book.create_sheet("Kết quả")
    page.append(["KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH"])
    page.append(["TT", "Tên đơn vị", "Chỉ tiêu", "Số sáng kiến", "Ghi chú"])
    for n in range(count):
        name = (f"u{n}", f"{KINDS[n % 3]} Số {n}", f"{SHORT[n % 3]} Số {n}")[n % 3]
        amount = n % 100 + n % 7
        page.append([n + 1, name, n % 300 + 1, str(amount) if n % 5 == 0 else amount, ""])
    book.save(path)


def check(folder: Path) -> str:
    from generator.office.checking import check_office as run
    from generator.office.office import open_office
    from generator.workspace.folders import Workspace

    return f"{len(run(open_office(Workspace(folder))))} problems"


def import_results(folder: Path) -> str:
    from generator.exchange.importing import ImportRequest, plan_import, write_import
    from generator.office.office import campaign_of, open_office
    from generator.sheets.spreadsheets import read_source
    from generator.sheets.unit_results import SourceFile
    from generator.wording.read_dates import read_moment
    from generator.workspace.folders import Workspace

    office = open_office(Workspace(folder))
    record = campaign_of(office, "lon")
    files = [SourceFile("returns.xlsx", read_source(folder / "returns.xlsx"))]
    plan = plan_import(record, office.library, files, ImportRequest(read_moment("2022-04-25")))
    path = write_import(plan)
    (changes,) = plan.changes
    return f"{changes.reported:,} units, {len(plan.refused)} refused, {path.stat().st_size:,} bytes"


def export_table(folder: Path) -> str:
    from generator.exchange.exporting import encode
    from generator.exchange.unit_table import unit_sheet
    from generator.figures.moment import figures_at
    from generator.office.office import campaign_of, open_office
    from generator.workspace.files import write_new
    from generator.workspace.folders import Workspace

    campaign = campaign_of(open_office(Workspace(folder)), "lon").campaign
    asked = figures_at(campaign, None)
    path = folder / "table.xlsx"
    write_new(path, encode([unit_sheet(campaign, asked.main, asked.taken)], path, "bench"))
    return f"{path.stat().st_size:,} bytes"


def million_rows(folder: Path) -> str:
    from generator.sheets.spreadsheets import open_spreadsheet

    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(1, 1_048_577))
    data = _with_sheet(
        folder / "returns.xlsx", f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    )
    del rows
    start = time.process_time()
    grid = open_spreadsheet(data, "a.xlsx").read("Kết quả")
    return f"{len(grid.rows)} rows in {time.process_time() - start:.1f} s"


def bomb(folder: Path) -> str:
    from generator.sheets.doubts import SpreadsheetRefused
    from generator.sheets.spreadsheets import open_spreadsheet

    data = _with_sheet(folder / "returns.xlsx", "<worksheet>" + " " * 1_000_000_000)
    start = time.process_time()
    try:
        open_spreadsheet(data, "a.xlsx").read("Kết quả")
    except SpreadsheetRefused as fault:
        return f"refused in {time.process_time() - start:.2f} s: {fault.problems[0].message}"
    return "NOT REFUSED"


def _with_sheet(path: Path, sheet: str) -> bytes:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(path) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, sheet if name.endswith("sheet1.xml") else source.read(name))
    return packed.getvalue()


STEPS = {
    "check": check,
    "import": import_results,
    "table": export_table,
    "million formatted rows": million_rows,
    "bomb of 1 GB": bomb,
}


def peak() -> float:
    """The most memory this process has had, in MiB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024**2 if sys.platform == "darwin" else 1024)


def main() -> None:
    if len(sys.argv) == 3:
        start = time.process_time()
        said = STEPS[sys.argv[1]](Path(sys.argv[2]))
        print(f"{sys.argv[1]:<24} {time.process_time() - start:6.1f} s {peak():6.0f} MiB  {said}")
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else UNITS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_office(folder, count)
        make_returns(folder / "returns.xlsx", count)
        print(f"{count:,} units")
        for step in STEPS:
            subprocess.run([sys.executable, __file__, step, name], check=True)


if __name__ == "__main__":
    main()
