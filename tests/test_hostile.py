"""Every command in a workspace from somebody hostile: nothing outside of it is read, written or run.

`tests/data/hostile` holds the tricks that are text; links, pipes and repositories are made here. The
commands come from the list of commands, so that a new one cannot be forgotten.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys

import pytest
from command_names import all_commands
from office_suite import lay_suite
from openpyxl import Workbook
from places import HERE, OFFICE, ROOT
from typed import NEW

TRICKS = HERE / "data" / "hostile"
OUTSIDE = "điều của máy khác\n"

COMMANDS = {
    "serve": [],
    "init": ["init", "init moi --empty"],
    "new issuer": ["new issuer moi --name Moi --kind other --superior - --place Huế --signatory An"],
    "new units": ["new units moi --unit An"],
    "new campaign": [f"new campaign moi {NEW}", "new campaign sau --from thi-dua --document cv_01 --yes"],
    "new document": ["new document thi-dua notice --code moi"],
    "new template": ["new template named.docx"],
    "check": ["check", "check thi-dua bc_01 --figures @w@/ra.docx"],
    "render": ["render", "render thi-dua --force", "render thi-dua voi --resume", "render thi-dua --zip --force",
               "render thi-dua cv_01 --as-at HEAD"],
    "pdf": ["pdf output", "pdf @given@/thu.docx -o @w@/ra"],
    "verify": ["verify"],
    "lint": ["lint @given@/thu.docx --fix @w@/sua.docx --annotate @w@/loi.docx", "lint --explain LEN", "lint @given@ --pages"],
    "audit": ["audit @given@/thu.docx --annotate @w@/so.docx --figures @w@/phieu.docx --list unchecked", "audit --explain E-AUDIT-X"],
    "import results": ["import results thi-dua @given@/kq.xlsx --as-of 30/6/2025 --no-input"],
    "import units": ["import units thi-dua @given@/kq.xlsx --columns members=B --no-input"],
    "week": ["week thi-dua @given@/kq.xlsx --as-of 30/6/2025 --no-input", "week thi-dua --no-input"],
    "import register": ["import register @given@/kq.xlsx --columns number=B,date=B,title=A --no-input"],
    "import totals": ["import totals @given@/handed.yaml --into cap-tren --as a --no-input"],
    "export entry": ["export entry thi-dua --as-of 30/6/2025", "export entry thi-dua --as-of 30/6/2025 --each-unit"],
    "export table": ["export table thi-dua"],
    "export figures": ["export figures thi-dua"],
    "export totals": ["export totals thi-dua"],
    "export register": ["export register"],
    "returns": ["returns thi-dua --as-of 30/9/2025 --letter don_doc", "returns thi-dua --messages -o @w@/nhac.txt",
                "returns thi-dua --return an-phu --remark thiếu"],
    "allocate": ["allocate thi-dua --rate 6% --code moi"],
    "status": ["status thi-dua", "status thi-dua --as-at HEAD", "status thi-dua -o @w@/td.html"],
    "figures": ["figures thi-dua -o @w@/so.xlsx"],
    "brief": ["brief thi-dua"],
    "chart": ["chart thi-dua @w@/hinh.svg"],
    "issue": ["issue thi-dua moi -y --date 01/10/2025", "issue thi-dua moi -y --reissue --reason nhầm",
              "issue thi-dua ngoai_0 -y --date 01/10/2025"],
    "register init": ["register init --year 2025"],
    "register list": ["register list"],
    "register show": ["register show 1"],
    "register reserve": ["register reserve thi-dua kh_01 --date 02/10/2025"],
    "register acknowledge": ["register acknowledge thi-dua/moi --reason đúng"],
    "register recall": ["register recall thi-dua/moi --reason nhầm"],
    "register void": ["register void 2 --reason nhầm --year 2025"],
    "register export": ["register export"],
    "register check": ["register check"],
    "register adopt": ["register adopt --reason mất"],
    "diff": ["diff thi-dua", "diff thi-dua HEAD~1"],
    "names": ["names thi-dua"],
    "passages": ["passages thi-dua", "passages thi-dua moi --own results", "passages --own results"],
    "kinds": ["kinds"],
    "schema": ["schema", "schema -o @w@/schema"],
    "backup": ["backup -o @w@/sao-luu.zip"],
    "restore": ["restore @w@/sao-luu.zip"],
    "undo": ["undo"],
    "tables": ["tables thi-dua --as csv", "tables thi-dua --as yaml --force"],
    "upgrade": ["upgrade"],
    "doctor": ["doctor"],
    "help": ["help", "week"],
    "completion": ["completion bash"],
}  # fmt: skip
ORDER = ["register init", *(name for name in COMMANDS if name != "register init")]


def test_no_command_is_forgotten():
    assert all_commands() == {*COMMANDS}


def _laid_over(trick, folder, outside):
    """The text of a trick over the office, with the address and the digest of what lies outside."""
    digest = hashlib.sha256(OUTSIDE.encode()).hexdigest()
    for source in (TRICKS / trick).rglob("*"):
        if source.is_file():
            target = folder / source.relative_to(TRICKS / trick)
            text = source.read_text(encoding="utf-8")
            target.parent.mkdir(parents=True, exist_ok=True)
            text = text.replace("@outside@", outside.as_posix()).replace("@digest@", digest)
            target.write_text(text, encoding="utf-8")


def _paths(folder, outside):
    _laid_over("paths", folder, outside)


def _words(folder, outside):
    _laid_over("words", folder, outside)


def _journal(folder, outside):
    _laid_over("journal", folder, outside)
    (folder / ".vanthu").mkdir()
    (folder / ".vanthu-journal").rename(folder / ".vanthu" / "journal")


def _manifest(folder, outside):
    _laid_over("manifest", folder, outside)
    for below in ("thi-dua", ".tmp-thi-dua", "thi-dua/.tmp-voi"):
        (folder / "output" / below / "files").mkdir(parents=True)
        shutil.copy(folder / "journal.jsonl", folder / "output" / below)
    (folder / "manifest.json").rename(folder / "output" / "thi-dua" / "manifest.json")


def _programs(folder, outside):
    _laid_over("programs", folder, outside)
    module, script = folder / "sprung.py", folder / "sprung.sh"
    script.chmod(0o755)
    for name in (
        "yaml",
        "lxml",
        "docx",
        "jinja2",
        "sitecustomize",
        "usercustomize",
        "distributed",
        "generator",
    ):
        shutil.copy(module, folder / f"{name}.py")
    for name in ("git", "soffice", "bash", "fc-list", "python", "python3", "less"):
        shutil.copy(script, folder / name)


def _links(folder, outside):
    (folder / "output").symlink_to(outside)
    (folder / "campaigns" / "ngoai").symlink_to(outside)
    (folder / "campaigns" / "thi-dua" / "results" / "z.yaml").symlink_to(outside / "secret.txt")
    (folder / "templates").mkdir()
    (folder / "templates" / "named.docx").symlink_to(outside / "mau.docx")
    (folder / "campaigns" / "register").symlink_to(outside)
    (folder / ".vanthu").symlink_to(outside)


def _pipes(folder, outside):
    del outside
    for name in ("campaigns/thi-dua/results/z.yaml", "output/thi-dua/manifest.json", "output/thi-dua/bc_01.docx",
                 "templates/named.docx", ".vanthu/journal"):  # fmt: skip
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(folder / name)


def _git(folder, outside):
    def git(*arguments):
        made = {
            f"GIT_{who}_{what}": "a"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        subprocess.run(
            ["git", *arguments], cwd=folder, env=os.environ | made, check=True, capture_output=True
        )

    script = outside.parent / "sprung.sh"
    script.write_text(f"#!/bin/sh\ntouch '{outside}/run'\n", encoding="utf-8")
    script.chmod(0o755)
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    git("commit", "-q", "-m", "y", "--allow-empty")
    for name, value in {
        "core.repositoryFormatVersion": "1", "extensions.partialClone": "o", "remote.o.promisor": "true",
        "remote.o.url": f"ext::{script}", "remote.o.uploadpack": str(script), "protocol.ext.allow": "always",
        "core.fsmonitor": str(script), "core.pager": str(script), "log.showSignature": "true",
        "gpg.program": str(script), "diff.external": str(script), "core.hooksPath": str(outside),
    }.items():  # fmt: skip
        git("config", name, value)
    found = subprocess.run(["git", "rev-parse", "HEAD:campaigns/thi-dua/units.yaml"], cwd=folder, check=False,
                           capture_output=True, env=os.environ | {"GIT_CONFIG_COUNT": "0"})  # fmt: skip
    blob = found.stdout.decode().strip()
    if blob:
        stored = folder / ".git" / "objects" / blob[:2] / blob[2:]
        stored.chmod(0o600)
        stored.unlink()


MAKERS = [_paths, _words, _journal, _manifest, _programs, _links, _pipes, _git]


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    """What a person gives to commands on purpose: a workbook, a letter, a hand-over file."""
    folder = tmp_path_factory.mktemp("given")
    book = Workbook()
    for row in (["Đơn vị", "Kết quả"], ["LĐLĐ huyện An Phú", 310], ["LĐLĐ huyện Đông Hà", 95]):
        book.active.append(row)
    book.save(folder / "kq.xlsx")
    shutil.copy(ROOT / "templates" / "named.docx", folder / "thu.docx")
    (folder / "handed.yaml").write_text("form: 1\n", encoding="utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="links, pipes and scripts as POSIX has them")
@pytest.mark.parametrize("trick", MAKERS, ids=[maker.__name__[1:] for maker in MAKERS])
def test_nothing_outside_is_read_written_or_run(tmp_path, given, trick):
    folder, outside, room = tmp_path / "w", tmp_path / "outside", tmp_path / "tmp"
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(".vanthu", "output"))
    outside.mkdir()
    room.mkdir()
    (outside / "secret.txt").write_text(OUTSIDE, encoding="utf-8")
    shutil.copy(ROOT / "templates" / "named.docx", outside / "mau.docx")
    before = {path.name: path.read_bytes() for path in outside.iterdir()}
    trick(folder, outside)

    words = [line.split() for name in ORDER for line in COMMANDS[name]]
    commands = [
        [word.replace("@w@", str(folder)).replace("@given@", str(given)) for word in line]
        for line in words
    ]
    git = shutil.which("git")
    system = [
        "/usr",
        "/lib",
        "/lib64",
        "/bin",
        "/proc",
        "/dev",
        "/etc/localtime",
        "/etc/mime.types",
        "/etc/fonts",
    ]
    suite = tmp_path / "suite"
    lay_suite(suite)
    plan = tmp_path / "plan.json"
    plan.write_text(
        json.dumps({
            "commands": commands,
            "reads": [str(ROOT), *filter(None, sys.path), sys.prefix, sys.base_prefix, str(given), str(plan), *system],
            "writes": [str(folder), str(room), "/dev/null"],
            "programs": [*filter(None, [git]), "fc-list", str(suite / "soffice")],
        }),
        encoding="utf-8",
    )  # fmt: skip
    environment = {
        "PATH": os.pathsep.join(["", ".", str(suite), os.environ["PATH"]]), "PYTHONPATH": str(ROOT), "HOME": str(room),
        "TMPDIR": str(room), "MPLCONFIGDIR": str(room), "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, str(HERE / "watched.py"), str(plan)],
        cwd=folder, env=environment, capture_output=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout)
    assert found["seen"] == []
    assert {path.name: path.read_bytes() for path in outside.iterdir()} == before
    for command, status, said in found["told"]:
        assert status in {0, 1, 2, 3, 4, 5}, (command, status)
        assert "Traceback" not in said, command
        assert OUTSIDE.strip() not in said, command
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and ".git" not in path.parts:
            assert OUTSIDE.encode().strip() not in path.read_bytes(), path
    assert not (folder / ".vanthu" / "errors").exists() or trick is _links
