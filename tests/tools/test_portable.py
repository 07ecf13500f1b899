"""The folder for Windows: built of stand-ins, looked at as whoever releases it does, and what its scripts call."""

from __future__ import annotations

import hashlib
import zipfile

import pytest
from places import ROOT
from stand_ins import ARM64, X86, program, python_zip, wheel

from tools.delivery.binaries import file_version, read_compiled
from tools.delivery.embedded import Undeliverable, read_embedded
from tools.delivery.fetching import Machine, lacking
from tools.delivery.folder_check import faults
from tools.delivery.laying import lay
from tools.delivery.packing import hash_list, read_folder, write_folder
from tools.delivery.windows_folder import HASHES, windows_folder
from tools.portable import main

SITE, PYTHON = "chuong-trinh/site/", "chuong-trinh/python/"
OURS = {
    "generator/__init__.py": b"import json\nfrom a_library import told\n",
    "generator/__init__.pyi": b"",
    "generator/__main__.py": b"",
    "generator/web/assets/page.js": b"",
    "generator/shipped/vanthu.yaml": b"",
    "generator/shipped/templates/directive.docx": b"",
    "generator/shipped/campaigns/ca-mau/campaign.yaml": b"",
}
COMPILED = {"a_library/fast.cp311-win_amd64.pyd": program("python311.dll", "kernel32.dll")}


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    """A folder with a Python and the wheels of a small program."""
    folder = tmp_path_factory.mktemp("given")
    python_zip(folder / "python.zip")
    wheels = folder / "wheels"
    wheels.mkdir()
    wheel(wheels, "vanthu", needs=["a-library>=1", 'other; sys_platform == "linux"'], **OURS)
    wheel(
        wheels,
        "a_library",
        tag="cp311-cp311-win_amd64",
        **{"a_library/__init__.py": b""},
        **COMPILED,
    )
    return folder


@pytest.fixture(scope="module")
def right(given):
    wheels = (given / "wheels").glob("*.whl")
    return windows_folder(read_embedded(given / "python.zip"), wheels, "1.0")


def _changed(files, **changes):
    """The folder with other files, and its list of hashes true again."""
    made = {name: data for name, data in ({**files, **changes}).items() if data is not None}
    listed_ones = {name: data for name, data in made.items() if name != HASHES}
    return {**listed_ones, HASHES: hash_list(listed_ones)}


def test_a_folder_of_right_parts_has_no_fault(right):
    assert faults(right) == []


def test_the_same_parts_make_the_same_bytes(given, tmp_path):
    made = []
    for name in ("first", "second"):
        words = [
            "--python",
            given / "python.zip",
            "--wheels",
            given / "wheels",
            "--to",
            tmp_path / name,
        ]
        assert main([*map(str, words)]) == 0
        made.append((tmp_path / name / "vanthu-1.0-windows.zip").read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(tmp_path / "first" / "vanthu-1.0-windows.zip") as opened:
        assert "vanthu-1.0-windows/vanthu.cmd" in opened.namelist()
    assert main(["--check", str(tmp_path / "first" / "vanthu-1.0-windows")]) == 0


def test_a_newer_folder_takes_the_place_of_an_older_and_of_nothing_else(right, tmp_path):
    (tmp_path / "made" / "old").mkdir(parents=True)
    (tmp_path / "made" / HASHES).touch()
    write_folder(right, tmp_path / "made", HASHES)
    assert read_folder(tmp_path / "made") == right
    (tmp_path / "records").mkdir()
    with pytest.raises(Undeliverable, match="none of ours"):
        write_folder(right, tmp_path / "records", HASHES)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"vanthu.cmd": None}, "vanthu.cmd is not there"),
        ({f"{SITE}x.so": b"\x7fELF"}, "x.so is for ELF, not x86-64"),
        ({f"{SITE}x.pyd": b"\xcf\xfa\xed\xfe"}, "x.pyd is for Mach-O, not x86-64"),
        ({f"{SITE}x.pyd": program(machine=X86)}, "x.pyd is for x86, not x86-64"),
        ({f"{SITE}x.bin": program(machine=ARM64)}, "x.bin is for arm64, not x86-64"),
        ({f"{SITE}x.pyd": b"text"}, "x.pyd is no program at all"),
        ({f"{SITE}x.pyd": b"MZ"}, "x.pyd is a broken program"),
        ({f"{SITE}x.pyd": program("msvcp140.dll")}, "asks for msvcp140.dll, which Windows need not have"),
        ({f"{SITE}x.py": b"def f():\n import not_there.x"}, "x.py asks for not_there, which is not there"),
        ({f"{SITE}generator/x.pyi": b"from .none import y"}, "generator/x.pyi asks for generator.none"),
        ({f"{SITE}x.py": b"import tkinter"}, "x.py asks for tkinter, which is not there"),
        ({f"{PYTHON}python311._pth": b"python311.zip\n.\nimport site\n"}, "python311._pth says"),
        ({f"{PYTHON}python312._pth": b""}, "2 files python3XX._pth"),
        ({"large": bytes(75_000_001)}, "MB unpacked, more than 75"),
        ({f"{SITE}{'x' * 130}": b""}, "is too long"),
        ({f"{SITE}aux.py": b""}, "aux.py is no name on Windows"),
        ({f"{SITE}a:b": b""}, "a:b is no name on Windows"),
        ({"Vanthu.cmd": b""}, "are one on Windows"),
        ({"vanthu.cmd": b"echo\n"}, "line ends"),
        ({"vanthu.cmd": "văn".encode()}, "vanthu.cmd is not plain ASCII"),
        ({"DOC-TRUOC.txt": "Văn".encode()}, "DOC-TRUOC.txt lacks the mark"),
        ({f"{SITE}new-1.dist-info/METADATA": b""}, "new has no licence"),
    ],
)  # fmt: skip
def test_a_fault_of_the_folder_is_told(right, change, said):
    assert said in "\n".join(faults(_changed(right, **change)))


def test_a_file_that_was_changed_afterwards_is_told(right):
    assert faults({**right, "vanthu.cmd": b"\r\n"}) == ["vanthu.cmd is not as TEP.sha256 says"]


def test_modules_that_only_type_checkers_read_may_be_lacking(right):
    source = b"from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n import not_there\n"
    assert faults(_changed(right, **{f"{SITE}x.py": source})) == []


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"python.exe": None}, "holds no python.exe"),
        ({"python311.dll": None}, "holds no python3XX.dll"),
        ({"python311.dll": program(version="3.11.9", machine=ARM64)}, "is for arm64, not x86-64"),
        ({"python311.dll": program(version="3.12.1")}, "says of itself that it is Python 3.12.1"),
        ({"python311.dll": b"text"}, "is for no machine"),
        ({"python311.dll": b"MZ"}, "is broken"),
    ],
)
def test_another_zip_than_the_embeddable_python_is_refused(tmp_path, other, said):
    with pytest.raises(Undeliverable, match=said):
        read_embedded(python_zip(tmp_path / "x.zip", **other))


def test_an_old_python_is_refused(tmp_path):
    with pytest.raises(Undeliverable, match=r"Python 3\.10\.4 is too old"):
        read_embedded(python_zip(tmp_path / "x.zip", version="3.10.4"))


def test_the_hash_of_the_zip_is_held_against_the_expected(tmp_path):
    path = python_zip(tmp_path / "x.zip")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert read_embedded(path, digest.upper()).version == "3.11.9"
    with pytest.raises(Undeliverable, match=f"SHA-256 is {digest}"):
        read_embedded(path, "0" * 64)


def test_a_program_says_its_version_and_what_it_asks_for():
    data = program("KERNEL32.dll", "b.dll", version="3.12.7")
    assert file_version(data) == "3.12.7"
    assert read_compiled(data).libraries == ("kernel32.dll", "b.dll")


def test_what_is_needed_on_windows_alone_is_found_here(tmp_path):
    needs = [
        'only; sys_platform == "win32"',
        'never; sys_platform == "linux"',
        'page; extra == "web"',
    ]
    own = wheel(tmp_path, "vanthu", needs=needs)
    assert lacking([own], "web", Machine("3.11")) == ["only", "page"]
    assert lacking([own], "fast", Machine("3.11")) == ["only"]


def test_a_wheel_that_is_too_old_is_lacking(tmp_path):
    wheels = [wheel(tmp_path, "vanthu", needs=["a>=2"]), wheel(tmp_path, "a", "1.9")]
    assert lacking(wheels, "web", Machine("3.11")) == ["a>=2"]


def test_a_wheel_whose_file_is_not_as_told_is_refused(tmp_path):
    path = wheel(tmp_path, "a", **{"a.py": b"1"})
    with zipfile.ZipFile(path) as opened:
        members = {one: opened.read(one) for one in opened.namelist()}
    with zipfile.ZipFile(path, "w") as opened:
        for name, data in {**members, "a.py": b"2"}.items():
            opened.writestr(name, data)
    with pytest.raises(Undeliverable, match=r"a\.py of .* is not what the wheel says"):
        lay([path])


def test_a_wheel_that_leads_out_of_its_folder_is_refused(tmp_path):
    with pytest.raises(Undeliverable, match="leads out"):
        lay([wheel(tmp_path, "a", **{"../a.py": b""})])


def test_programs_of_wheels_are_not_laid_but_their_modules_are(tmp_path):
    files = {"a-1.0.data/scripts/a.exe": b"", "a-1.0.data/purelib/a.py": b"", "b.pyi": b""}
    laid = lay([wheel(tmp_path, "a", **files)], ["*.dist-info/*", "*.pyi"])
    assert list(laid) == ["a.py"]


def test_two_wheels_with_another_file_of_one_name_are_refused(tmp_path):
    wheels = [wheel(tmp_path, one, **{"same.py": one.encode()}) for one in ("a", "b")]
    with pytest.raises(Undeliverable, match="is another"):
        lay(wheels)


def test_what_the_folder_is_called_by_is_told_in_the_docs():
    told = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    for name in (
        "vanthu.cmd",
        "vanthu-lenh.cmd",
        "soat-tep.cmd",
        "them-loi-tat.cmd",
        "noi-lam-viec.txt",
    ):
        assert f"`{name}`" in told
