"""Whatever befalls LibreOffice, the disk or the files: no missing, half or foreign PDF is called done.

Each way to a PDF, against each thing that may go wrong with it.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest
from letters import LETTER
from office_suite import lay_staying, lay_suite
from pypdf import PdfReader

from generator.cli.app import run
from generator.office.paging import Paging, often, page_files
from generator.problems import Exit, MachineFailed, say
from generator.register.founding import init_register
from generator.register.issuing_body import open_register
from generator.wording.read_dates import read_date as date
from generator.workspace import disk

PLAN, PRINT = "output/thi-dua/kh_01.pdf", "output/thi-dua/thu-in-gop.pdf"
WAYS = {
    "pdf": ("pdf output/thi-dua/kh_01.docx", PLAN),
    "render --pdf": ("render thi-dua kh_01 --pdf", PLAN),
    "the print file": ("render thi-dua thu --pdf --merged", PRINT),
}
EACH = pytest.mark.parametrize(
    "way", ["pdf", pytest.param("render --pdf", marks=pytest.mark.slow), "the print file"]
)
FAULTS = ["lies", "fails", "makes empty files", "makes no pages", "is killed", "hangs"]


@pytest.fixture
def desk(office_copy, tmp_path, monkeypatch):
    """The invented office with a letter to each unit, in which one is, and a LibreOffice as bad as asked."""
    (office_copy.campaigns / "thi-dua/documents/thu.yaml").write_text(LETTER, encoding="utf-8")
    monkeypatch.chdir(office_copy.root)
    monkeypatch.setattr("generator.word.pages.libreoffice._EACH", 0)
    run(["render", "thi-dua", "kh_01", "thu"])

    def suite(how, lay=lay_suite):
        lay(tmp_path / how, how)
        patience = 0.2 if "hangs" in how else 20
        monkeypatch.setattr("generator.word.pages.libreoffice._BEGINS", patience)
        monkeypatch.setattr("generator.word.pages.libreoffice._PREFERRED", (tmp_path / how,))
        monkeypatch.setattr("generator.word.pages.staying._SYSTEM", ())

    return SimpleNamespace(root=office_copy.root, suite=suite)


def verified(capsys):
    """What `verify` finds right."""
    capsys.readouterr()
    run(["verify", "--json"])
    checked = json.loads(capsys.readouterr().out)["result"]["checked"]
    return {one["file"] for one in checked if one["verdict"] == "same"}


def called_done(capsys, words):
    """Runs a command: its exit status, and the PDFs that it or `verify` calls done."""
    capsys.readouterr()
    status = run([*words.split(), "--json"])
    told = json.loads(capsys.readouterr().out)["result"] or {}
    made = [*told.get("documents", ()), *told.get("prints", ())]
    done = {one["file"] for one in made if one["state"] in {"made", "kept"}}
    return status, sorted(name for name in done | verified(capsys) if name.endswith(".pdf"))


@EACH
@pytest.mark.parametrize(
    "how", [FAULTS[0], *(pytest.param(one, marks=pytest.mark.slow) for one in FAULTS[1:])]
)
def test_what_is_not_whole_is_not_called_done(desk, capsys, way, how):
    words, target = WAYS[way]
    desk.suite(how)
    status, done = called_done(capsys, words)
    assert (status, done) == (Exit.WRONG, [])
    assert not (desk.root / target).exists()


@EACH
def test_what_was_right_before_stays_and_is_told(desk, capsys, way):
    words, target = WAYS[way]
    desk.suite("works")
    run(words.split())
    before = (desk.root / target).read_bytes()
    source = desk.root / (
        "output/thi-dua/thu/khcn.docx" if way == "the print file" else PLAN[:-3] + "docx"
    )
    source.write_bytes(source.read_bytes() + b" ")
    desk.suite("lies")
    _, done = called_done(capsys, words)
    assert target not in done
    assert (desk.root / target).read_bytes() == before


def test_a_pdf_is_judged_by_what_it_was_made_of(desk, capsys):
    """Word's file saved again, or worked on: the PDF may be right all the same, and is told as that."""
    desk.suite("works")
    run(["render", "thi-dua", "kh_01", "--pdf"])
    word = (desk.root / PLAN).with_suffix(".docx")
    word.write_bytes(word.read_bytes() + b" ")

    def told():
        capsys.readouterr()
        run(["verify"])
        return [line.removeprefix(f"{PLAN}: ") for line in capsys.readouterr().out.splitlines() if PLAN in line]  # fmt: skip

    assert told() == ["bản PDF đúng với dữ liệu; tệp Word cùng tên đã bị ghi lại sau khi tạo PDF"]
    (desk.root / PLAN).write_bytes(b"%PDF-1.7 signed elsewhere")
    assert told() == [
        "bản PDF không phải bản tạo từ tệp Word cùng tên hiện có: tệp Word đã được làm lại, hoặc tệp PDF đã bị ghi lại"
    ]


@EACH
def test_a_foreign_pdf_of_the_same_name_is_neither_replaced_nor_called_done(desk, capsys, way):
    words, target = WAYS[way]
    desk.suite("works")
    (desk.root / target).write_bytes(b"%PDF-1.7 of another")
    status, done = called_done(capsys, words)
    assert status != Exit.DONE
    assert target not in done
    assert (desk.root / target).read_bytes() == b"%PDF-1.7 of another"


@pytest.mark.parametrize(("force", "status"), [("", Exit.WRONG), (" --force", Exit.DONE)])
def test_a_document_keeps_its_place_for_its_own_pdf(desk, capsys, force, status):
    desk.suite("works")
    (desk.root / "x").mkdir()
    shutil.copyfile(desk.root / "output/thi-dua/thu/y-te.docx", desk.root / "x/kh_01.docx")
    assert called_done(capsys, f"pdf x/kh_01.docx -o output/thi-dua{force}")[0] == status
    assert (desk.root / PLAN).exists() is (status == Exit.DONE)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("pdf chua_co", "chưa có thư mục «chua_co»; tạo văn bản trước: vanthu render"),
        ("render thi-dua thu --zip --merged", "--merged không đi cùng --zip"),
    ],
)
def test_what_cannot_be_done_together_or_yet_is_told(desk, capsys, words, said):
    assert run(words.split()) == Exit.MISUSED
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("second", "named", "done", "refused"),
    [
        ("y/thu.docx", "x y -o ra", ["ra/thu.pdf"], ["y/thu.docx"]),
        ("x/thu.docm", "x/thu.docx x/thu.docm", ["x/thu.pdf"], ["x/thu.docm"]),
        ("y/THU.docx", "x y -o ra", ["ra/thu.pdf"], ["y/THU.docx"]),
        ("y/thu.docx", "x x/../x/thu.docx -o ra", ["ra/thu.pdf"], []),
        ("y/thu.docx", "x y", ["x/thu.pdf", "y/thu.pdf"], []),
    ],
)
def test_no_pdf_takes_the_place_of_that_of_another_file(desk, capsys, second, named, done, refused):
    desk.suite("works")
    for name in ("x/thu.docx", second):
        (desk.root / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(desk.root / "output/thi-dua/kh_01.docx", desk.root / name)
    capsys.readouterr()
    run(["pdf", *named.split(), "--json"])
    told = json.loads(capsys.readouterr().out)
    made = [one["file"] for one in told["result"]["documents"] if one["state"] == "made"]
    faults = [one["file"] for one in told["problems"] if one["code"] == "E-PDF-SAME-NAME"]
    assert (made, faults) == (done, refused)


@EACH
def test_a_full_disk_leaves_no_pdf_that_is_called_done(desk, capsys, monkeypatch, way):
    words, target = WAYS[way]
    desk.suite("works")
    write = disk.write_new

    def full(path, data):
        if data.startswith(b"%PDF-"):
            raise OSError(errno.ENOSPC, "full")
        write(path, data)

    monkeypatch.setattr(disk, "write_new", full)
    status, done = called_done(capsys, words)
    assert (status, done) == (Exit.FAILED, [])
    assert not (desk.root / target).exists()


def test_what_a_stopped_run_did_not_put_in_place_is_not_kept_as_if_it_had(
    desk, capsys, monkeypatch
):
    desk.suite("works")
    run(["pdf", "output"])
    source, target = desk.root / "output/thi-dua/kh_01.docx", desk.root / PLAN
    source.write_bytes(source.read_bytes() + b" ")
    earlier = target.read_bytes()
    with monkeypatch.context() as stopped:
        stopped.setattr("generator.office.paging.write_unswept", stop)
        assert run(["pdf", "output"]) == Exit.FAILED
    assert target.read_bytes() == earlier
    assert PLAN not in verified(capsys)
    assert run(["pdf", "output"]) == Exit.DONE
    assert target.read_bytes() != earlier


@pytest.mark.parametrize("stands", ["a folder", "held by another program"])
def test_a_pdf_that_cannot_be_put_in_place_keeps_no_other_from_its_own(
    desk, capsys, monkeypatch, stands
):
    desk.suite("works")
    target, move = desk.root / "output/thi-dua/thu/dong-ha.pdf", disk.move

    def held(source, path):
        if path == target:
            raise PermissionError(errno.EACCES, "held")
        move(source, path)

    if stands == "a folder":
        target.mkdir()
    else:
        target.write_bytes(b"held")
        monkeypatch.setattr(disk, "move", held)
    capsys.readouterr()
    assert run(["pdf", str(target.parent), "--force"]) == Exit.PARTLY
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 5
    assert "thu/dong-ha.pdf: lỗi: tệp mới không vào được chỗ này" in told.err
    assert target.is_dir() or target.read_bytes() == b"held"


@pytest.mark.parametrize("held", ["thu-in-gop.pdf", "thu-in-gop.xlsx"])
def test_a_print_file_and_its_list_are_replaced_together_or_not_at_all(
    desk, capsys, monkeypatch, held
):
    desk.suite("works")
    words, move = WAYS["the print file"][0].split(), disk.move
    run(words)
    before = [(desk.root / PRINT).with_suffix(end).read_bytes() for end in (".pdf", ".xlsx")]

    def moved(source, path):
        if path.name == held:
            raise PermissionError(errno.EACCES, "held")
        move(source, path)

    with monkeypatch.context() as open_elsewhere:
        open_elsewhere.setattr(disk, "move", moved)
        status, done = called_done(capsys, " ".join([*words, "--two-sided"]))
    assert (status, PRINT in done) == (Exit.PARTLY, False)
    assert before == [
        (desk.root / PRINT).with_suffix(end).read_bytes() for end in (".pdf", ".xlsx")
    ]
    assert run([*words, "--two-sided"]) == Exit.DONE


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_the_pdf_of_what_went_out_is_not_replaced_by_that_of_a_file_worked_on_since(
    desk, office_copy, capsys, force
):
    desk.suite("works")
    init_register(open_register(office_copy, "ldld-song-hoa"), date("02/01/2025"))
    run(["issue", "thi-dua", "kh_01", "-y", "--number", "3", "--reason", "x"])
    assert run(["pdf", PLAN[:-3] + "docx"]) == Exit.DONE
    source, issued = desk.root / (PLAN[:-3] + "docx"), (desk.root / PLAN).read_bytes()
    source.write_bytes(source.read_bytes() + b" ")
    status, done = called_done(capsys, " ".join(["pdf", PLAN[:-3] + "docx", *force]))
    assert (status, done) == (Exit.WRONG, [])
    assert (desk.root / PLAN).read_bytes() == issued


def stop(path, _):
    raise MachineFailed(say("{file}: {reason}", file=path, reason=say("ổ đĩa đã đầy")))


def test_a_disk_that_fills_while_the_print_file_is_written_leaves_none(desk, capsys, monkeypatch):
    desk.suite("works")
    run(["render", "thi-dua", "thu", "--pdf"])

    def full(_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("generator.office.print_files.PrintFile.end", full)
    status, done = called_done(capsys, WAYS["the print file"][0])
    assert (status, PRINT in done) == (Exit.FAILED, False)
    assert {path.name for path in (desk.root / "output/thi-dua").glob("thu-in-gop.*")} == {
        "thu-in-gop.docx"
    }


@pytest.mark.parametrize(
    "how",
    [
        "lies",
        *(pytest.param(one, marks=pytest.mark.slow) for one in ("makes half a file", "fails")),
    ],
)
def test_nor_by_one_that_stays(desk, capsys, how):
    desk.suite(how, lay_staying)
    with often(Paging()) as asked:
        made = [*page_files([desk.root / PLAN.replace(".pdf", ".docx")], asked)]
    assert [one.state.value for one in made] == ["failed"]
    assert not (desk.root / PLAN).exists()
    run(["verify"])
    assert PLAN not in capsys.readouterr().out


def test_nor_by_one_that_stays_on_a_full_disk(desk, monkeypatch):
    desk.suite("lies", lay_staying)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
    with often(Paging()) as asked, pytest.raises(MachineFailed, match="ổ đĩa đã đầy"):
        [*page_files([desk.root / PLAN.replace(".pdf", ".docx")], asked)]
    assert not (desk.root / PLAN).exists()


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_two_at_once_leave_what_one_leaves(desk, tmp_path, capsys, way):
    words, target = WAYS[way]
    desk.suite("works")
    program = (
        "import sys\nfrom pathlib import Path\nfrom generator.word.pages import libreoffice\n"
        f"libreoffice._PREFERRED = (Path({str(tmp_path / 'works')!r}),)\n"
        "from generator.cli.app import run\nraise SystemExit(run(sys.argv[1:]))"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    asked = [sys.executable, "-c", program, *words.split()]
    both = [subprocess.Popen(asked, stdout=subprocess.DEVNULL, env=env) for _ in range(2)]
    assert [one.wait() for one in both] == [Exit.DONE, Exit.DONE]
    assert len(PdfReader(desk.root / target, strict=True).pages) == (12 if target == PRINT else 2)
    assert target in called_done(capsys, words)[1]
    assert not list((desk.root / "output").rglob(".tmp-*"))
