"""What records and settings name lies in the workspace, or is refused at its line."""

from __future__ import annotations

import pytest

from generator.cli.app import run
from generator.office.checking import check_office
from generator.office.office import open_office
from generator.problems import errors


def _told(workspace):
    found = errors(check_office(open_office(workspace)))
    return sorted({(one.code, one.place.file.rpartition("/")[2], one.place.line) for one in found})


@pytest.fixture
def written(office_copy):
    """Writes a line at the end of a document, or in the settings; what `check` then says."""
    (office_copy.root.parent / "x.docx").write_bytes(b"outside")
    (office_copy.templates / "thư").mkdir(parents=True)
    (office_copy.templates / "folder.docx").mkdir()

    def write(where, line):
        path = {
            "document": office_copy.campaigns / "thi-dua" / "documents" / "bc_01.yaml",
            "settings": office_copy.settings,
            "campaign": office_copy.campaigns / "thi-dua" / "campaign.yaml",
        }[where]
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(f"{text.rstrip()}\n{line}\n", encoding="utf-8")
        return _told(office_copy)

    return write


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../x.docx", "E-PATH-OUTSIDE"),
        ("../../x.docx", "E-PATH-OUTSIDE"),
        ("'..\\..\\x.docx'", "E-PATH-OUTSIDE"),
        ("/x.docx", "E-PATH-ABSOLUTE"),
        ("'C:\\x.docx'", "E-PATH-ABSOLUTE"),
        ("folder.docx", "E-FILE-KIND"),
        ("thư", "E-FILE-KIND"),
        ("nul.docx", "E-PATH-NAME"),
        ("'  '", "E-EMPTY"),
        ("không-có.docx", "E-TEMPLATE-MISSING"),
    ],
)
def test_a_template_is_one_of_the_offices_or_ours(written, name, code):
    assert (code, "bc_01.yaml", 27) in written("document", f"template: {name}")


def test_a_template_that_became_a_folder_is_refused_by_render_too(office_copy, capsys):
    command = ["-C", str(office_copy.root), "render", "thi-dua"]
    assert run(command) == 0
    (office_copy.templates / "named.docx").mkdir(parents=True)
    capsys.readouterr()
    assert run(command) in {1, 5}
    assert "kh_01.yaml" in (said := capsys.readouterr().err)
    assert "«named.docx» là thư mục, cần một tệp" in said


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../f.yaml", "E-PATH-OUTSIDE"),
        ("/f.yaml", "E-PATH-ABSOLUTE"),
        ("campaigns", "E-FILE-KIND"),
        ("con.yaml", "E-PATH-NAME"),
    ],
)
def test_a_layer_of_the_format_lies_in_the_workspace(written, name, code):
    assert written("settings", f"formats: [{name}]") == [(code, "vanthu.yaml", 3)]


@pytest.mark.parametrize(
    ("name", "code"),
    [("../../../f.yaml", "E-INCLUDE-OUTSIDE"), ("/f.yaml", "E-PATH-ABSOLUTE")],
)
def test_a_file_that_is_included_lies_in_the_workspace(written, name, code):
    told = written("campaign", f"includes: [{{file: {name}, as: y-te}}]")
    assert code in {one for one, _, _ in told}


@pytest.mark.parametrize("form", ["folder", "not UTF-8", "link"])
def test_a_news_text_that_is_no_text_of_the_office_is_refused(office_copy, capsys, form):
    own = office_copy.templates / "news.txt"
    own.parent.mkdir(exist_ok=True)
    outside = office_copy.root.parent / "outside.txt"
    outside.write_text("bí mật", encoding="utf-8")
    if form == "folder":
        own.mkdir()
    elif form == "link":
        try:
            own.symlink_to(outside)
        except OSError:
            pytest.skip("no right to make links here")
    else:
        own.write_bytes(b"\xd0\xcf")
    assert run(["-C", str(office_copy.root), "brief", "thi-dua"]) == 1
    told = capsys.readouterr()
    assert "news.txt" in told.err
    assert "bí mật" not in told.out + told.err


def test_init_leaves_what_is_there(tmp_path, capsys):
    mine = tmp_path / "campaigns" / "issuers" / "ldld-lai-chau.yaml"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("mine", encoding="utf-8")
    assert run(["-C", str(tmp_path), "init"]) == 0
    assert mine.read_text(encoding="utf-8") == "mine"
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "vanthu.yaml").is_file()


@pytest.mark.parametrize("blank", ['" \\t "', "'  '", '"\\u00a0"', "|\n    \n  \n"])
def test_a_name_of_blanks_is_no_name(office_copy, blank):
    path = office_copy.campaigns / "thi-dua" / "units.yaml"
    text = path.read_text(encoding="utf-8")
    unit = f"  - code: y\n    group: nganh\n    name: {blank}\n"
    path.write_text(text.replace("units:\n", f"units:\n{unit}"), encoding="utf-8")
    assert ("E-EMPTY", "units.yaml", 7) in _told(office_copy)
