"""`vanthu backup` and `restore`: all files or none, nothing newer unseen, no number given twice."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile

import pytest

from generator.cli.app import run
from generator.office import safekeeping
from generator.ooxml import Caps
from generator.records.upgrading import FORMAT

INIT = ("register", "init", "--year", "2025")
RESERVE = ("register", "reserve", "thi-dua", "cv_01", "--number", "1")
RESERVE_MORE = ("register", "reserve", "thi-dua", "bc_01", "--date", "10/6/2025")
QUOTAS = "campaigns/thi-dua/quotas.yaml"


@pytest.fixture
def root(office_copy):
    """The office with templates and a layer of its own, and a register."""
    root = office_copy.root
    (root / "templates").mkdir()
    (root / "templates/thư.docx").write_bytes(b"PK")
    (root / "layers").mkdir()
    (root / "layers/office.yaml").write_text("# x\nfont: {}\n", encoding="utf-8")
    (root / "output").mkdir()
    (root / "output/a.docx").write_bytes(b"PK")
    settings = root / "vanthu.yaml"
    text = settings.read_text(encoding="utf-8").replace("formats:", "# formats:")
    settings.write_text(f"{text}\nformats: [layers/office.yaml]\n", encoding="utf-8")
    return root


@pytest.fixture
def vanthu(root, capsys):
    """Runs a command in the office; its exit status, and all that it said."""

    def call(*arguments, folder=root):
        status = run(["-C", str(folder), *map(str, arguments)])
        return status, "".join(capsys.readouterr())

    return call


@pytest.fixture
def saved(vanthu, tmp_path):
    """A backup of the office with one number kept."""
    vanthu(*INIT)
    vanthu(*RESERVE)
    path = tmp_path / "b.zip"
    status, told = vanthu("backup", "-o", path)
    assert status == 0, told
    return path


def records(root):
    """Everything that is not ours alone or can be made again."""
    files = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }
    return {name: data for name, data in files.items() if not name.startswith((".", "output/"))}


def test_an_empty_folder_becomes_what_was_saved(vanthu, root, saved, tmp_path):
    there = tmp_path / "other"
    there.mkdir()
    status, told = vanthu("restore", saved, folder=there)
    assert status == 0, told
    assert records(there) == records(root)
    assert "campaigns/register/ldld-song-hoa: cảnh báo: sổ hiện nay không có" in told
    assert vanthu("register", "check", folder=there)[0] == 0


def test_the_same_records_give_the_same_backup(vanthu, saved, tmp_path):
    vanthu("backup", "-o", tmp_path / "c.zip")
    assert (tmp_path / "c.zip").read_bytes() == saved.read_bytes()


def test_what_was_changed_or_lost_since_is_told_and_replaced_only_when_asked(
    vanthu, root, saved, tmp_path
):
    before = records(root)
    (root / QUOTAS).write_text("quotas: []\n", encoding="utf-8")
    shutil.rmtree(root / "templates")
    (root / "campaigns/thi-dua/documents/moi.yaml").write_bytes(b"kind: report\n")
    changed = records(root)
    status, told = vanthu("restore", saved, "-n")
    assert status == 0
    assert f"{QUOTAS}: lỗi: khác bản sao lưu, sửa sau lần sao lưu; thêm --force" in told
    assert "templates/thư.docx: lập lại tệp\n" in told
    assert "documents/moi.yaml: không có trong bản sao lưu, để nguyên\n" in told
    status, told = vanthu("restore", saved)
    assert (status, records(root)) == (1, changed)
    assert f"{QUOTAS}: lỗi: khác bản sao lưu" in told
    status, told = vanthu("restore", saved, "--force")
    assert status == 0, told
    extra = {"campaigns/thi-dua/documents/moi.yaml": b"kind: report\n"}
    assert records(root) == before | extra
    (kept,) = (root / ".vanthu/backups").iterdir()
    assert f"bản hiện nay đã sao lưu vào .vanthu/backups/{kept.name}" in told
    assert vanthu("undo")[0] == 0
    assert records(root) == changed
    assert vanthu("restore", kept, "--force")[0] == 0
    assert records(root) == changed


@pytest.mark.parametrize("more", [RESERVE_MORE, ("register", "init", "--year", "2026")])
def test_an_older_register_is_never_put_in_place(vanthu, root, saved, more):
    assert vanthu(*more)[0] == 0
    before = records(root)
    status, told = vanthu("restore", saved, "--force")
    assert status == 1
    lost = "02/BC-LĐLĐ" if more is RESERVE_MORE else "2026.yaml"
    assert f"sổ hiện nay có mà bản sao lưu không có: {lost}" in told
    assert "số đã cấp không cấp lại" in told
    assert records(root) == before


def test_a_number_that_went_to_another_document_is_not_taken_for_the_same(vanthu, root, saved):
    book = root / "campaigns/register/ldld-song-hoa/2025.yaml"
    book.write_text(book.read_text("utf-8").replace("thi-dua/cv_01", "thi-dua/kh_01"), "utf-8")
    assert "bản sao lưu không có: 01/" in vanthu("restore", saved, "--force")[1]


def test_a_damaged_register_is_restored_with_a_word_of_care(vanthu, root, saved):
    before = records(root)
    folder = root / "campaigns/register/ldld-song-hoa"
    (folder / "2025.yaml").write_bytes(b"rows: [\n")
    status, told = vanthu("restore", saved, "--force")
    assert status == 0, told
    assert "không đọc được nên không so số được; sau khi phục hồi, đối chiếu" in told
    assert records(root) == before


def test_a_damaged_book_does_not_hide_that_the_marker_knows_more(vanthu, root, saved):
    vanthu(*RESERVE_MORE)
    (root / "campaigns/register/ldld-song-hoa/2025.yaml").write_bytes(b"rows: [\n")
    status, told = vanthu("restore", saved, "--force")
    assert status == 1
    assert "bản sao lưu không có: 02 (general 2025)" in told


def packed(path, files, /, **other):
    """A backup by hand: its list says what `other` does not say otherwise."""
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    told = {"form": 1, "format": FORMAT, "files": digests} | other
    with zipfile.ZipFile(path, "w") as package:
        for name, data in files.items():
            package.writestr(name, data)
        if told["files"] is not None:
            package.writestr(safekeeping.LIST, json.dumps(told))
    return path


NO_BACKUP = "không phải bản sao lưu do «vanthu backup» ghi"
FILE = {"vanthu.yaml": b"language: vi\n"}


@pytest.mark.parametrize(
    ("files", "other", "said"),
    [
        (FILE, {"files": None}, NO_BACKUP),
        (FILE, {"files": {}}, NO_BACKUP),
        (FILE, {"files": 5}, NO_BACKUP),
        (FILE, {"form": 2}, NO_BACKUP),
        (FILE, {"format": "3"}, NO_BACKUP),
        (FILE, {"format": FORMAT + 1}, "bản vanthu này chỉ biết đến dạng"),
        (FILE, {"files": {"vanthu.yaml": "0" * 64}}, "bị hỏng hoặc bị sửa: vanthu.yaml"),
        (FILE, {"files": {"a.yaml": "0" * 64}}, "bị hỏng hoặc bị sửa: a.yaml, vanthu.yaml"),
        ({"../a.yaml": b""}, {}, "tên phần trong tệp không hợp lệ"),
        ({"/etc/a.yaml": b""}, {}, "tên phần trong tệp không hợp lệ"),
        ({".git/hooks/pre-commit": b""}, {}, "bản sao lưu ghi tên tệp không phải dữ liệu"),
        ({".vanthu/journal": b"[]"}, {}, "bản sao lưu ghi tên tệp không phải dữ liệu"),
        ({"output/a.docx": b""}, {}, "bản sao lưu ghi tên tệp không phải dữ liệu"),
        ({"vanthu.bat": b""}, {}, "bản sao lưu ghi tên tệp không phải dữ liệu"),
        (FILE | {"layers/office.yaml": b""}, {}, "bản sao lưu ghi tên tệp không phải dữ liệu"),
        ({"campaigns/.git/config": b""}, {}, "bản sao lưu ghi tên tệp không phải dữ liệu"),
        ({".gitignore": b""}, {}, "bản sao lưu ghi tên tệp không phải dữ liệu"),
        ({"vanthu.yaml": b"format: 99\n"}, {}, "dữ liệu ở dạng 99"),
    ],
)
def test_what_is_no_backup_of_ours_is_refused(vanthu, root, tmp_path, files, other, said):
    before = records(root)
    status, told = vanthu("restore", packed(tmp_path / "x.zip", files, **other), "--force")
    assert (status, said in told) == (1, True), told
    assert records(root) == before


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "tệp rỗng"),
        (b"x", NO_BACKUP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", NO_BACKUP),
        (b"PK\x03\x04", "bản sao lưu bị hỏng hoặc bị cắt; dùng bản khác"),
    ],
)
def test_what_is_no_package_is_refused(vanthu, tmp_path, data, said):
    (tmp_path / "x.zip").write_bytes(data)
    status, told = vanthu("restore", tmp_path / "x.zip")
    assert status == 1
    assert f"x.zip: {said}" in told


def test_a_backup_with_one_byte_changed_is_refused(vanthu, saved):
    data = bytearray(saved.read_bytes())
    data[len(data) // 3] ^= 1
    saved.write_bytes(data)
    assert vanthu("restore", saved, "--force")[0] == 1


def test_a_bomb_is_refused_while_it_is_counted(vanthu, tmp_path, monkeypatch):
    monkeypatch.setattr(safekeeping, "CAPS", Caps(unpacked=1_000))
    path = packed(tmp_path / "x.zip", {"vanthu.yaml": b"#" * 2_000})
    status, told = vanthu("restore", path)
    assert (status, "bung ra quá lớn" in told) == (1, True)


def test_what_is_there_is_not_written_over(vanthu, saved, tmp_path):
    saved.write_bytes(b"x")
    status, told = vanthu("backup", "-o", saved)
    assert (status, saved.read_bytes()) == (1, b"x")
    assert "--force" in told
    assert vanthu("backup", "-o", tmp_path / "b.docx")[0] == 2


def test_what_cannot_be_kept_is_told(vanthu, root, tmp_path):
    try:
        (root / "templates/link.docx").symlink_to(root / "vanthu.yaml")
    except OSError:
        pytest.skip("no right to make links here")
    status, told = vanthu("backup", "-o", tmp_path / "c.zip")
    assert (status, "templates/link.docx: là liên kết" in told) == (5, True)
    assert "1 tệp không có trong bản sao lưu: thay liên kết bằng tệp thật" in told


def test_what_goes_in_damaged_is_told_and_packed(vanthu, root, saved, tmp_path):
    quotas, book = root / QUOTAS, root / "campaigns/register/ldld-song-hoa/2025.yaml"
    quotas.write_text("<<<<<<< ours\n=======\n>>>>>>> theirs\n", encoding="utf-8")
    book.write_text(book.read_text("utf-8").partition("rows:")[0], encoding="utf-8")
    status, told = vanthu("backup", "-o", tmp_path / "c.zip")
    assert status == 0
    assert f"{QUOTAS}: cảnh báo: git để lại hai bản trong tệp này; đã sao lưu nguyên" in told
    assert "sổ bị hỏng: chỉ còn 0 dòng, trước đó có 1; đã sao lưu nguyên như vậy" in told
    with zipfile.ZipFile(tmp_path / "c.zip") as packed:
        assert packed.read(QUOTAS) == quotas.read_bytes()


def test_an_upgrade_makes_a_backup_first(vanthu, root):
    (root / "vanthu.yaml").write_text("language: vi\n", encoding="utf-8")
    before = records(root)
    status, told = vanthu("upgrade")
    assert status == 0, told
    (kept,) = (root / ".vanthu/backups").iterdir()
    assert f"bản hiện nay đã sao lưu vào .vanthu/backups/{kept.name}" in told
    assert vanthu("restore", kept, "--force")[0] == 0
    assert records(root) == before


@pytest.mark.parametrize(
    "command",
    [
        ("backup",),
        ("restore", "b.zip"),
        ("undo",),
        ("check",),
        ("upgrade",),
        ("render",),
        ("verify",),
    ],
)
def test_a_workspace_of_a_newer_form_is_refused_in_words(vanthu, root, saved, command):
    (root / "vanthu.yaml").write_text(f"format: {FORMAT + 1}\n", encoding="utf-8")
    words = (saved if word == "b.zip" else word for word in command)
    status, told = vanthu(*words)
    assert status == 1
    assert f"dữ liệu ở dạng {FORMAT + 1}" in told


def test_a_failing_disk_leaves_everything_as_it_was(vanthu, root, saved, monkeypatch):
    shutil.rmtree(root / "templates")
    (root / "campaigns/thi-dua/units.yaml").unlink()
    before = records(root)
    move = safekeeping.commit.__globals__["disk"].move
    moved = []

    def full(source, target):
        moved.append(target)
        if len(moved) == 2:
            raise OSError(28, "full")
        move(source, target)

    monkeypatch.setattr(safekeeping.commit.__globals__["disk"], "move", full)
    assert vanthu("restore", saved)[0] == 3
    assert records(root) == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_no_backup_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(safekeeping.NoBackup, match="không phải tệp đọc được"):
        safekeeping.read_backup(tmp_path / "pipe")


# Issued documents

SEND = ("issue", "thi-dua", "kh_01", "-y")


@pytest.fixture
def signed(vanthu, root, tmp_path):
    """A backup of the office after a plan was issued, and the plan as it went out."""
    vanthu(*INIT)
    plan = root / "campaigns/thi-dua/documents/kh_01.yaml"
    lines = plan.read_text("utf-8").splitlines(keepends=True)
    plan.write_text("".join(one for one in lines if not one.startswith("number:")), "utf-8")
    status, told = vanthu(*SEND)
    assert status == 0, told
    path = tmp_path / "b.zip"
    assert "kèm 3 tệp của văn bản đã ban hành\n" in vanthu("backup", "-o", path)[1]
    return path, (root / "output/thi-dua/kh_01.docx").read_bytes()


def restored(vanthu, tmp_path, path):
    there = tmp_path / "other"
    there.mkdir()
    status, told = vanthu("restore", path, folder=there)
    assert status == 0, told
    return there, told


def test_what_was_signed_goes_along_and_stays_signed_on_another_machine(vanthu, signed, tmp_path):
    path, paper = signed
    there, _ = restored(vanthu, tmp_path, path)
    plan = there / "campaigns/thi-dua/documents/kh_01.yaml"
    plan.write_text(plan.read_text("utf-8").replace("Tổ chức thực hiện", "Thực hiện"), "utf-8")
    assert "1 văn bản đã ban hành, không tạo lại" in vanthu("render", "thi-dua", folder=there)[1]
    assert (there / "output/thi-dua/kh_01.docx").read_bytes() == paper
    told = vanthu("verify", folder=there)[1]
    assert "kh_01.docx: như lúc ban hành, dữ liệu nay đã khác" in told
    again = tmp_path / "c.zip"
    assert "kèm 3 tệp" in vanthu("backup", "-o", again, folder=there)[1]


def test_from_a_backup_without_it_another_text_is_never_made_in_its_place(
    vanthu, root, signed, tmp_path
):
    shutil.rmtree(root / "output")
    path = tmp_path / "old.zip"
    told = vanthu("backup", "-o", path)[1]
    assert "1 văn bản đã ban hành không có tệp như đã ký: 01/KH-LĐLĐ ngày" in told
    there, told = restored(vanthu, tmp_path, path)
    assert "không có tệp như đã ký" in told
    plan = there / "campaigns/thi-dua/documents/kh_01.yaml"
    plan.write_text(plan.read_text("utf-8").replace("Tổ chức thực hiện", "Thực hiện"), "utf-8")
    status, told = vanthu("render", "thi-dua", folder=there)
    assert status == 5
    assert "dữ liệu nay cho nội dung khác bản đã ký số 01" in told
    assert not (there / "output/thi-dua/kh_01.docx").exists()


def test_a_file_that_stands_where_the_signed_one_was_is_not_written_over(vanthu, root, signed):
    path, paper = signed
    file = root / "output/thi-dua/kh_01.docx"
    file.write_bytes(b"mine")
    status, told = vanthu("restore", path, "--force")
    assert status == 0
    assert "kh_01.docx: cảnh báo: tệp đang có khác tệp đã ký trong bản sao lưu" in told
    assert file.read_bytes() == b"mine"
    file.unlink()
    assert vanthu("restore", path)[0] == 0
    assert file.read_bytes() == paper


@pytest.mark.parametrize("name", ["output/thi-dua/x.cmd", "output/thi-dua/manifest.json", "x.docx"])
def test_a_backup_brings_only_documents_as_signed_ones(vanthu, saved, tmp_path, name):
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(path, "w") as new:
        files = {one: old.read(one) for one in old.namelist()}
        told = json.loads(files["vanthu-backup.json"])
        files[name], told["signed"] = b"x", {name: "1"}
        told["files"][name] = hashlib.sha256(b"x").hexdigest()
        files["vanthu-backup.json"] = json.dumps(told).encode()
        for one, data in files.items():
            new.writestr(one, data)
    status, said = vanthu("restore", path)
    assert (status, "tên tệp không phải dữ liệu" in said) == (1, True)
