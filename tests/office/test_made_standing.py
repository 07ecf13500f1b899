"""How the made files of a document stand to its records: none, as they would be made now, older, failed."""

from __future__ import annotations

import pytest
from produced import render

from generator.office.made_standing import made_standing
from generator.office.office import campaign_of, open_office

LETTERS = """\
kind: directive
department: CSPL
subject: a
for_each: units
addressees: ["{{ unit.name }}"]
recipients: [Như trên]
body: Đề nghị {{ unit.name }} gửi báo cáo; tên ngắn {{ unit.short_name }}.
"""


@pytest.fixture
def folder(office_copy):
    (office_copy.campaigns / "thi-dua/documents/thu.yaml").write_text(LETTERS, "utf-8")
    return office_copy


def stands(workspace, document):
    """The state, and how many letters."""
    office = open_office(workspace)
    found = made_standing(office, campaign_of(office, "thi-dua"), document)
    return found.state.value, found.letters


def made(workspace, *documents):
    return render(open_office(workspace), ["thi-dua"], documents)


def changed(workspace, name, before, after):
    path = workspace.campaigns / "thi-dua" / name
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_files_are_none_then_current_then_older_then_current_again(folder):
    assert stands(folder, "kh_01") == ("none", 0)
    made(folder, "kh_01")
    changed(folder, "documents/cv_01.yaml", "body: |", "body: |\n  Câu thêm.")
    assert stands(folder, "kh_01") == ("current", 0)
    changed(folder, "documents/kh_01.yaml", "Toàn tỉnh", "Cả tỉnh")
    assert stands(folder, "kh_01") == ("older", 0)
    made(folder, "kh_01")
    assert stands(folder, "kh_01") == ("current", 0)


def test_letters_are_current_only_where_each_is_there_and_says_the_same(folder):
    *_, last = made(folder, "thu")
    last.unlink()
    assert stands(folder, "thu") == ("older", 6)
    made(folder, "thu")
    changed(folder, "documents/kh_01.yaml", "Toàn tỉnh", "Cả tỉnh")
    assert stands(folder, "thu") == ("current", 6)
    changed(folder, "units.yaml", "LĐLĐ huyện Đông Hà", "LĐLĐ Đông Hà")
    assert stands(folder, "thu") == ("older", 6)


def test_what_could_not_be_made_has_failed_until_it_is_made(folder):
    changed(folder, "documents/thu.yaml", "gửi báo cáo;", "gửi {{ figures.compared|change }};")
    made(folder, "thu")
    assert stands(folder, "thu") == ("failed", 6)
    changed(folder, "documents/thu.yaml", "{{ figures.compared|change }}", "báo cáo")
    made(folder, "thu")
    assert stands(folder, "thu") == ("current", 6)
