"""Every command in the docs runs, in a copy of the samples and of the invented office.

What stands in brackets is left out of the run, but every option told must be the command's own.
Placeholders are filled from `WORDS`; a command told as a mere name is asked for its help.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess

import pytest
from places import OFFICE, ROOT
from typed import NEW

from generator.cli.app import run

QUICK = {"README.md", "README.vi.md"}
REPLAYED = {"day.md", "life.md"}
"""Stories whose commands follow each other: `tests/test_day.py` and `tests/test_life.py` run them."""
PAGES = [
    *(ROOT / "README.md", ROOT / "README.vi.md"),
    *(page for page in sorted((ROOT / "docs").glob("*.md")) if page.name not in REPLAYED),
]
BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
LETTER = "\nfor_each: units\n"
UPPER = """\
code: cap-tren
name: Chương trình cấp trên
short_name: Chương trình
issuer: ldld-song-hoa
starts: 01/01/2025
ends: 31/12/2025
indicators: [{code: initiatives, name: số sáng kiến, unit_of_measure: sáng kiến}]
units: [{code: tinh, name: Tỉnh}]
"""
WORDS = {
    **dict.fromkeys(("CAMPAIGN", "CHIẾN_DỊCH", "sang-kien", "doi-moi"), "thi-dua"),
    **dict.fromkeys(("1-trieu-sang-kien", "lao-dong-gioi", "doi-moi-day-hoc"), "thi-dua"),
    **dict.fromkeys(("DOCUMENT", "VĂN_BẢN", "thong_bao"), "bc_01"),
    **dict.fromkeys(("02-nhac-nho", "thu_moi"), "thu"),
    **dict.fromkeys(("KIND", "LOẠI"), "report"),
    **dict.fromkeys(("CODE", "MÃ", "UNIT", "ĐƠN_VỊ"), "moi"),
    **dict.fromkeys(("FOLDER", "THƯ_MỤC"), "ra"),
    **dict.fromkeys(("FILE.docx", "TỆP.docx", "TỆP.docx…", "bao_cao.docx"), "thu.docx"),
    **dict.fromkeys(("OUT.docx", "RA.docx"), "ra.docx"),
    **dict.fromkeys(("FILE.xlsx", "TỆP.xlsx", "FILE..."), "ket_qua.xlsx"),
    **dict.fromkeys(("FILE.svg", "TỆP.svg"), "ra.svg"),
    "NAME": "named.docx",
    "json|sarif": "json",
    "don_doc": "cv_01",
    "…": "31/5/2025",
}
NAMES = {
    *("vanthu export …", "vanthu export table", "vanthu names", "vanthu issue", "vanthu diff"),
    *("vanthu audit", "vanthu audit -", "vanthu audit --explain E-AUDIT-PERCENT"),
    *(
        "vanthu pdf",
        "vanthu serve",
        "vanthu new",
        "vanthu init",
        "vanthu passages --own",
        "vanthu lint",
        "vanthu lint --explain",
        "vanthu allocate",
        "vanthu allocate CHIẾN_DỊCH",
    ),
}
"""Told as names, not to be typed."""


BEFORE = {
    "register": ["register init --issuer ldld-ca-mau --date 03/01/2022 --first 120"],
    "export": ["register init --issuer ldld-ca-mau --date 03/01/2022"],
    "import": ["export totals thi-dua -o handed.yaml"],
    "restore": ["backup -o sao-luu.zip"],
    "passages": ["passages thi-dua bc_01 --own growth"],
    "pdf": ["render thi-dua bc_01"],
    "undo": ["new document thi-dua report"],
    "issue": [
        "register init --issuer ldld-ca-mau --date 03/01/2022 --first 120",
        "register init --issuer ldld-song-hoa --date 02/01/2025 --first 8",
    ],
}
"""What was done before a command is typed."""

INSTEAD = {
    "vanthu serve": "doctor",
    "vanthu diff CHIẾN_DỊCH v12": "diff thi-dua",
    "vanthu diff CAMPAIGN v12": "diff thi-dua",
    "vanthu issue CAMPAIGN": "issue ca-mau cv_120",
    "vanthu issue CHIẾN_DỊCH": "issue ca-mau cv_120",
    "vanthu issue 1-trieu-sang-kien": "issue ca-mau cv_120",
    "vanthu audit THƯ_MỤC": "audit .",
    "vanthu lint --pages": "lint thu.docx --pages",
    "vanthu export figures … -o so.csv": "export figures thi-dua -o so_lieu.csv",
    "vanthu allocate doi-moi-day-hoc": "allocate thi-dua --rate 6% --minimum 2",
    "vanthu week doi-moi-day-hoc": "week thi-dua ket_qua.csv --as-of 25/6/2025",
    "vanthu issue ca-mau thu_moi --each": "issue thi-dua thu --each",
    "vanthu export register": "export register --issuer ldld-ca-mau",
    "vanthu import results": "import results thi-dua ket_qua.csv --as-of 25/6/2025",
    "vanthu import units": "import units thi-dua ket_qua.csv --columns members=B --yes",
    "vanthu week": "week thi-dua ket_qua.csv --as-of 25/6/2025",
    "vanthu week CHIẾN_DỊCH": "week thi-dua",
    "vanthu week CAMPAIGN": "week thi-dua",
    "vanthu week CHIẾN_DỊCH TỆP.xlsx": "week thi-dua ket_qua.csv --as-of 25/6/2025",
    "vanthu week CAMPAIGN FILE.xlsx": "week thi-dua ket_qua.csv --as-of 25/6/2025",
    "vanthu new campaign MÃ --from": "new campaign moi --from thi-dua --yes",
    "vanthu new campaign CODE --from": "new campaign moi --from thi-dua --yes",
    "vanthu new campaign sang-kien-2023": "new campaign moi --from lai-chau --document gp_2023 --yes",
    "vanthu import register": "import register so.csv --issuer ldld-song-hoa --yes",
    "vanthu import totals": "import totals handed.yaml --into cap-tren --as tinh",
    "vanthu passages CHIẾN_DỊCH VĂN_BẢN --back": "passages thi-dua bc_01 --back growth",
    "vanthu restore": "restore sao-luu.zip",
    "vanthu init --empty": "init moi --empty",
    "vanthu new issuer": "new issuer moi --name Moi --kind other --superior - --place Huế --signatory An",
    "vanthu new campaign": f"new campaign moi {NEW}",
    "vanthu new units": "new units bac-kan --unit An",
    "vanthu new document CAMPAIGN correction": "new document thi-dua correction --of bc_01",
    "vanthu new document CAMPAIGN replacement": "new document thi-dua replacement --of bc_01",
    "vanthu new document CAMPAIGN recall": "new document thi-dua recall --of bc_01",
    "vanthu register init --date": "register init --issuer ldld-ca-mau --date 03/01/2022",
    "vanthu register show": "register list",
    "vanthu register recall": "register recall 120 --reason x",
    "vanthu register acknowledge": "register acknowledge ca-mau/cv_120 --reason x",
    "vanthu register void": "register void 120 --date 10/5/2022 --reason x",
}
"""What the samples allow of a command, where they have not what it names: the longest that fits."""


def told():
    """Each command of the docs, without its remark, and the page that tells it first."""
    found = {}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        lines = [line for block in BLOCK.findall(text) for line in block.splitlines()]
        typed = [match[1] for line in lines if (match := re.match(r"(?:\$ )?(vanthu .*)", line))]
        for command in [*typed, *re.findall(r"`(vanthu [^`\n]*)`", BLOCK.sub("", text))]:
            bare = re.split(r"\s{2,}|\s+#|\s+&&", command)[0]
            if "--scheduler" in bare:
                continue  # needs a cluster: tests/word/test_batch.py has one
            if "--engine word" in bare:
                continue  # needs Word: tests/word/test_by_word.py has a stand-in
            found.setdefault(filled(bare), (page.name, bare))
    return [
        pytest.param(bare, id=f"{page}: {bare}", marks=[] if page in QUICK else [pytest.mark.slow])
        for page, bare in found.values()
    ]


def filled(command):
    """The words to be typed: brackets gone, placeholders filled."""
    while "[" in command:
        command = re.sub(r"\s*\[[^\[\]]*\]", "", command)
    other = max((each for each in INSTEAD if command.startswith(each)), key=len, default="")
    if other and "--dry-run" not in command:
        return tuple(shlex.split(INSTEAD[other]))
    return tuple(WORDS.get(word, word) for word in shlex.split(command)[1:])


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """The samples and the invented office under git, with a batch, a register, a file from a unit.

    What git keeps is packed, as it is copied for every command.
    """
    folder = tmp_path_factory.mktemp("docs") / "office"
    shutil.copytree(ROOT / "campaigns", folder / "campaigns")
    shutil.copytree(OFFICE / "campaigns", folder / "campaigns", dirs_exist_ok=True)
    shutil.copy(ROOT / "vanthu.yaml", folder)
    documents = folder / "campaigns" / "thi-dua" / "documents"
    letter = (documents / "cv_01.yaml").read_text(encoding="utf-8")
    (documents / "thu.yaml").write_text(letter.replace("number: 7", "") + LETTER, encoding="utf-8")
    assert run(["-C", str(folder), "render", "thi-dua", "bc_01"]) == 0
    shutil.copy(folder / "output" / "thi-dua" / "bc_01.docx", folder / "thu.docx")
    shutil.rmtree(folder / "output")
    upper = folder / "campaigns" / "cap-tren"
    upper.mkdir()
    (upper / "campaign.yaml").write_text(UPPER, encoding="utf-8")
    rows = ["Tên đơn vị,Số sáng kiến", "Công đoàn Sở KH&CN,400", "Công đoàn ngành Y tế,700"]
    (folder / "ket_qua.csv").write_text("\n".join(rows), encoding="utf-8")
    rows = ["Số, ký hiệu;Ngày;Trích yếu", "7/LĐLĐ;02/01/2025;V/v số liệu"]
    (folder / "so.csv").write_text("\n".join(rows), encoding="utf-8")
    day = {"GIT_COMMITTER_DATE": "2022-04-20T08:00:00Z", "GIT_AUTHOR_DATE": "2022-04-20T08:00:00Z"}
    name = ("-c", "user.name=a", "-c", "user.email=a@example.vn")
    for words in (
        ("init", "-q", "--template="),
        ("add", "."),
        ("commit", "-qm", "x"),
        ("tag", "so-ket-dot-1"),
        ("repack", "-adq"),
    ):
        subprocess.run(["git", *name, *words], cwd=folder, env=os.environ | day, check=True)
    return folder


@pytest.fixture
def folder(prepared, tmp_path, monkeypatch):
    shutil.copytree(prepared, tmp_path / "office")
    monkeypatch.chdir(tmp_path / "office")
    return tmp_path / "office"


@pytest.mark.parametrize("command", told())
def test_a_command_of_the_docs_runs(folder, command, capsys):
    words = filled(command)
    if command in NAMES:
        words = (words[0], "--help")
    steps = [*BEFORE.get(words[0], ())] if "init" not in words else []
    if words[:2] == ("register", "void"):
        steps.append("register reserve ca-mau cv_120")
    if {"recall", "acknowledge", "--reissue"} & {*words}:
        steps.append("issue ca-mau cv_120 --yes")
    if words == ("render", "thi-dua", "report"):
        steps.append("new document thi-dua report --phase gd1")
    if "--number" in words:
        record = folder / "campaigns" / "ca-mau" / "documents" / "cv_120.yaml"
        text = record.read_text(encoding="utf-8")
        record.write_text(re.sub(r"(?m)^number: .*\n", "", text), encoding="utf-8")
    for step in steps:
        run(shlex.split(step))
        capsys.readouterr()
    if words[0] == "issue" and not {"--dry-run", "--help"} & {*words}:
        words = (*words, "--yes")
    status = run([*words])
    told = capsys.readouterr()
    assert status == 0, told.err


@pytest.mark.parametrize("command", told())
def test_its_options_are_those_of_the_program(command, capsys):
    words = re.findall(r"(?<=\s)[a-z]+(?=\s|$)", command)
    groups = {"register", "import", "export", "new"}
    assert run([*words[: 2 if words[0] in groups and len(words) > 1 else 1], "--help"]) == 0
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    assert set(re.findall(r"--[a-z-]+", command)) <= known
