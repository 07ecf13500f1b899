"""Every command, each in a workspace in which it has something to write; those that only read are named.

The list is held against the commands themselves, so that a new one cannot be forgotten.
"""

from __future__ import annotations

import shutil
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from tempfile import mkdtemp

from letters import LETTER
from office_suite import lay_suite
from openpyxl import Workbook
from places import OFFICE, ROOT
from strikes import Case
from typed import NEW

from generator.cli.app import run
from generator.register.founding import init_register
from generator.register.issuing_body import open_register
from generator.word.pages import libreoffice
from generator.workspace.folders import Workspace

ISSUER = "ldld-song-hoa"

READS = {
    "brief": "brief thi-dua",
    "completion": "completion bash",
    "diff": "diff thi-dua",
    "help": "help week",
    "kinds": "kinds",
    "names": "names thi-dua",
    "register check": "register check",
    "register list": "register list",
    "register show": "register show 1",
    "status": "status thi-dua",
    "verify": "verify",
}

TRIES = {"doctor": "doctor"}
"""What tries writing and locking, and takes away what it tried with."""

WRITES = {
    "init": "init moi",
    "new issuer": "new issuer ldld-moi --name Moi --kind other --superior - --place Huế --signatory An",
    "new campaign": f"new campaign moi {NEW}",
    "new campaign again": "new campaign moi --from thi-dua --document kh_01 --yes",
    "new units": "new units moi --unit An --unit Bình",
    "new document": "new document thi-dua plan --code moi",
    "new template": "new template named.docx",
    "render": "render thi-dua kh_01 bc_01",
    "render letters": "render thi-dua thu",
    "render zip": "render thi-dua thu --zip",
    "render merged": "render thi-dua thu --merged",
    "render print": "render thi-dua thu --pdf --merged --two-sided",
    "import results": "import results thi-dua kq.xlsx --as-of 30/6/2025 --no-input -y",
    "import units": "import units thi-dua kq.xlsx --columns members=B --no-input",
    "import register": "import register so.csv --no-input",
    "import totals": "import totals thi-dua.totals.yaml --into cap-tren --as an --map benefit=dong --no-input -y",
    "export entry": "export entry thi-dua --as-of 31/5/2025 -o ra/nhap.xlsx --force",
    "export table": "export table thi-dua -o ra/bang.xlsx",
    "export figures": "export figures thi-dua -o ra/so.xlsx",
    "export totals": "export totals thi-dua -o ra/chuyen.yaml",
    "export register": "export register -o ra/so.xlsx",
    "week": "week thi-dua kq.xlsx --as-of 30/6/2025 --only bc_01 --no-input -y",
    "returns": "returns thi-dua --as-of 30/9/2025 --letter don_doc",
    "returns back": "returns thi-dua --as-of 31/5/2025 --return an-phu --remark thiếu",
    "returns messages": "returns thi-dua --as-of 30/9/2025 --messages -o ra/nhac.txt",
    "returns lock": "returns thi-dua --as-of 31/5/2025 --lock",
    "allocate": "allocate thi-dua --rate 6% --code moi",
    "issue": "issue thi-dua kh_01 -y",
    "issue letters": "issue thi-dua thu --each -y",
    "register init": "register init --year 2025",
    "register reserve": "register reserve thi-dua kh_01",
    "register void": "register void 1 --reason nhầm --year 2025",
    "register recall": "register recall thi-dua/kh_01 --reason nhầm",
    "register acknowledge": "register acknowledge thi-dua/kh_01 --reason đúng",
    "register export": "register export -o ra/so.csv",
    "register adopt": "register adopt --reason mất",
    "pdf": "pdf thu.docx -o ra",
    "lint": "lint thu.docx --fix ra/sua.docx --annotate ra/loi.docx",
    "audit": "audit thu.docx --annotate ra/so.docx --figures ra/phieu.docx",
    "status page": "status thi-dua -o ra/tien-do.html",
    "chart": "chart thi-dua ra/hinh.svg",
    "figures": "figures thi-dua -o ra/so.xlsx",
    "check": "check thi-dua kh_01 --figures ra/kh.docx",
    "schema": "schema -o ra",
    "backup": "backup -o ra/sao-luu.zip",
    "restore": "restore sao-luu.zip --force",
    "undo": "undo",
    "tables": "tables thi-dua --as csv",
    "passages": "passages thi-dua bc_01 --own results",
    "passages of ours": "passages --own results",
    "upgrade": "upgrade",
}
BEFORE = {
    "new units": [f"new campaign moi {NEW}"],
    "render letters": ["render thi-dua thu"],
    "render print": ["render thi-dua thu --pdf"],
    "export entry": ["export entry thi-dua --as-of 31/3/2025 -o ra/nhap.xlsx"],
    "import totals": [f"new campaign cap-tren {NEW.replace('lượt', 'đồng')}", "new units cap-tren --unit An", "export totals thi-dua -o thi-dua.totals.yaml"],
    "register void": ["register reserve thi-dua kh_01"],
    "register recall": ["issue thi-dua kh_01 -y"],
    "register acknowledge": ["issue thi-dua kh_01 -y"],
    "restore": ["backup -o sao-luu.zip", "allocate thi-dua --rate 6% --code moi"],
    "undo": ["allocate thi-dua --rate 6% --code moi"],
}  # fmt: skip
BY_FILE = {
    "week",
    "render",
    "render letters",
    "render zip",
    "render merged",
    "render print",
    "schema",
    "lint",
    "audit",
}
SUITE = Path(mkdtemp()) / "suite"
lay_suite(SUITE)
libreoffice._PREFERRED = (SUITE,)
"""Each file that these make is a thing of its own; a run that was cut off is run again."""
SETTLING = ("new", "campaign", "thi-dua")
"""Settles, and is refused: there is one of that code."""


def case_of(name: str, folder: Path) -> Case:
    """A command in the workspace that it needs."""
    home = folder / name.replace(" ", "-")
    lay_out(home, begun=name != "register init")
    for line in BEFORE.get(name, []):
        quietly(["-C", str(home), *(_at(word, home) for word in line.split())])
    if spoil := SPOILT.get(name):
        spoil(home)
    words = tuple(WRITES[name].split())
    settling = words if name == "init" else SETTLING
    return Case(name, words, home, by_file=name in BY_FILE, settling=settling)


def _at(word: str, home: Path) -> str:
    """A file by its whole path: these commands are not called in the folder."""
    return str(home / word) if word.endswith((".xlsx", ".zip", ".yaml")) else word


def quietly(words: list[str]) -> None:
    spoken = StringIO()
    with redirect_stdout(spoken), redirect_stderr(spoken):
        status = run(words)
    assert status == 0, f"{words}: {spoken.getvalue()}"


def lay_out(home: Path, *, begun: bool) -> None:
    """The invented office, its documents drafts, a letter to each unit, and what came in."""
    shutil.copytree(OFFICE, home, ignore=shutil.ignore_patterns(".vanthu", "output"))
    documents = home / "campaigns/thi-dua/documents"
    for path in documents.iterdir():
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = (line for line in lines if not line.startswith("number:"))
        path.write_text("".join(kept), encoding="utf-8")
    (documents / "thu.yaml").write_text(LETTER, encoding="utf-8")
    book = Workbook()
    for row in (["Đơn vị", "Kết quả"], ["LĐLĐ huyện An Phú", 310], ["LĐLĐ huyện Đông Hà", 95]):
        book.active.append(row)
    book.save(home / "kq.xlsx")
    rows = "Số, ký hiệu;Ngày;Trích yếu\n7/LĐLĐ;02/01/2025;V/v số liệu\n"
    (home / "so.csv").write_text(rows, encoding="utf-8")
    shutil.copy(ROOT / "templates/named.docx", home / "thu.docx")
    if begun:
        init_register(open_register(Workspace(home), ISSUER), date(2025, 1, 2))


def _change(home: Path) -> None:
    path = home / "campaigns/thi-dua/documents/kh_01.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Toàn tỉnh", "Cả tỉnh"), encoding="utf-8"
    )


def _lose_marker(home: Path) -> None:
    open_register(Workspace(home), ISSUER).marker.unlink()


def _of_old_form(home: Path) -> None:
    settings = home / "vanthu.yaml"
    settings.write_text(
        "".join(one for one in settings.read_text(encoding="utf-8").splitlines(keepends=True)
                if not one.startswith("format:")),
        encoding="utf-8",
    )  # fmt: skip


def _change_letter(home: Path) -> None:
    path = home / "campaigns/thi-dua/documents/thu.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("sáng kiến.", "sáng kiến đó."), encoding="utf-8"
    )


SPOILT = {
    "render letters": _change_letter,
    "register acknowledge": _change,
    "register adopt": _lose_marker,
    "upgrade": _of_old_form,
}
