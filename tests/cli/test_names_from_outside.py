"""Names typed on the command line: as in the records, checked before anything is written."""

from __future__ import annotations

import unicodedata

import pytest
from typed import NEW

from generator.cli.app import run


@pytest.fixture
def office_folder(office_copy):
    return office_copy.root


@pytest.fixture
def vanthu(capsys, office_folder):
    """Runs a command in a copy of the office; its exit status and all that it said."""

    def call(*arguments, folder=office_folder):
        status = run(["-C", str(folder), *arguments])
        told = capsys.readouterr()
        return status, told.out + told.err

    return call


def _files(folder):
    found = (path for path in folder.rglob("*") if ".vanthu" not in path.parts)
    return {path: path.is_file() and path.read_bytes() for path in found}


ODD = ["../../x", "..", ".", "/x/y", "C:\\x", "CON", "nul", "-x", "", " ", "x" * 300, "Báo cáo tuần", "a/b",
       "a:b", "x\ny: z", ".an"]  # fmt: skip


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize(
    "command",
    [
        ("new", "campaign", "--", "{}"),
        ("new", "campaign", "--issuer={}", "moi"),
        ("new", "document", "--code={}", "thi-dua", "notice"),
        ("new", "template", "--", "{}"),
        ("returns", "thi-dua", "--letter={}"),
        ("allocate", "thi-dua", "--rate", "6%", "--code={}"),
        ("register", "init", "--issuer={}", "--year", "2022"),
        ("export", "register", "--issuer={}"),
        ("issue", "-y", "--", "{}", "bc_01"),
        ("issue", "-y", "thi-dua", "--", "{}"),
        ("render", "--", "{}"),
        ("figures", "thi-dua", "--unit={}"),
        ("schema", "--", "{}"),
    ],
    ids=" ".join,
)
def test_a_name_that_is_none_is_refused_before_anything_is_written(
    vanthu, office_folder, command, name
):
    before = _files(office_folder.parent)
    status, said = vanthu(*(part.replace("{}", name) for part in command))
    assert status == 2, said
    assert "Traceback" not in said
    assert _files(office_folder.parent) == before


@pytest.mark.parametrize("code", ["register", "issuers", "Register"])
def test_a_campaign_is_not_called_as_a_folder_of_the_workspace(vanthu, code):
    status, told = vanthu("new", "campaign", code, *NEW.split())
    assert status == 2
    assert f"«{code}» là thư mục riêng của thư mục làm việc; đặt mã khác" in told


def test_a_campaign_that_windows_would_not_tell_apart_is_refused(vanthu):
    status, told = vanthu("new", "campaign", "Thi-Dua", *NEW.split())
    assert status == 2
    assert "đã có chiến dịch «thi-dua»; không ghi đè" in told


def test_a_document_in_another_file_is_not_begun_twice(vanthu, office_folder):
    folder = office_folder / "campaigns" / "thi-dua" / "documents"
    (folder / "cv_01.yaml").rename(folder / "khac.yaml")
    with (folder / "khac.yaml").open("a", encoding="utf-8") as record:
        record.write("code: notice\n")
    status, said = vanthu("new", "document", "thi-dua", "notice")
    assert (status, "đã có" in said) == (2, True)


def test_a_folder_that_is_not_there_is_refused(vanthu, office_folder):
    missing = office_folder / "campaigns" / "thi-dau"
    status, said = vanthu("check", folder=missing)
    assert (status, said) == (2, f"không có thư mục «{missing}»\n")


def test_where_documents_go_means_one_thing_to_every_command(vanthu, office_folder, monkeypatch):
    monkeypatch.chdir(office_folder.parent)
    assert vanthu("register", "init", "--year", "2025")[0] == 0
    assert vanthu("new", "document", "thi-dua", "notice")[0] == 0
    where = ("-o", "office/ra")
    assert vanthu("render", "thi-dua", "kh_01", *where)[0] == 0
    assert vanthu("issue", "thi-dua", "notice", "-y", "--date", "01/10/2025", *where)[0] == 0
    made = {path.name for path in (office_folder / "ra" / "thi-dua").glob("*.docx")}
    assert made == {"kh_01.docx", "notice.docx"}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("stored", ["NFC", "NFD"])
def test_accents_typed_apart_mean_the_same(vanthu, office_folder, form, stored):
    campaigns = office_folder / "campaigns"
    folder = (campaigns / "thi-dua").rename(
        campaigns / unicodedata.normalize(stored, "thi_đua_kế_hoạch")
    )
    record = folder / "documents" / "bc_01.yaml"
    record.rename(record.with_name(unicodedata.normalize(stored, "báo_cáo.yaml")))
    typed = [unicodedata.normalize(form, name) for name in ("thi_đua_kế_hoạch", "báo_cáo")]
    status, said = vanthu("render", *typed)
    assert status == 0, said
