"""What each passage says of every campaign of ours, and own words in the place of one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from outline import outline
from places import OFFICE, ROOT, SHAPES

from generator.cli.app import run
from generator.drafting.speaking import spoken, words_now
from generator.office.inquiry import names_subject
from generator.office.office import campaign_of, open_office
from generator.office.own_words import own_passage, own_words, passages_of, words_back
from generator.office.workflow import draft, make, plan_work
from generator.problems import Misused, NotFound, Place
from generator.workspace.files import FileExists
from generator.workspace.folders import Workspace

QUICK = {"thi-dua", "lai-chau", "thieu-bao-cao"}
CAMPAIGNS = [
    pytest.param(folder, path.name, marks=[] if {path.name, folder.name} & QUICK else [pytest.mark.slow])
    for folder in (OFFICE, ROOT, *sorted(SHAPES.iterdir()))
    for path in sorted((folder / "campaigns").iterdir())
    if (path / "campaign.yaml").is_file()
]  # fmt: skip


def _shown(one):
    said = [f"  {line}" for line in one.lines] or [f"  – {one.why}"]
    return "\n".join([one.passage.code, *said])


@pytest.mark.parametrize(("folder", "campaign"), CAMPAIGNS)
def test_what_passages_say(folder, campaign, golden):
    said = passages_of(open_office(Workspace(folder)), campaign, None).passages
    shown = "\n".join(map(_shown, said))
    golden(f"passages/{folder.name if folder.parent == SHAPES else campaign}.txt", f"{shown}\n")
    assert "không in gì với số liệu hiện nay" not in shown


def test_a_document_is_offered_what_its_kind_may_use(office_copy):
    found = passages_of(open_office(office_copy), "thi-dua", "bc_01").passages
    names = [one.passage.code for one in found]
    assert "results" in names
    assert "leading_units" in names
    assert "quota_article" not in names


BODY = """\
kind: report   # báo cáo
subject: Kết quả
as_of: 31/5/2025
body: |
  {{ passages.results }}

  Hết.
recipients:
  - Các đơn vị
"""


@pytest.fixture
def begun(office_copy):
    """A document with passages, and how it reads."""
    path = office_copy.campaigns / "thi-dua" / "documents" / "rieng.yaml"
    path.write_text(BODY, encoding="utf-8")

    def read():
        office = open_office(office_copy)
        (work,) = plan_work(office.campaigns(["thi-dua"]), ["rieng"])
        return outline(make(office, work, draft(work, office)))

    return office_copy, path, read


def test_own_words_begin_as_those_of_the_passage_and_are_taken_back(begun):
    workspace, path, read = begun
    before = read()
    own_words(open_office(workspace), "thi-dua", "rieng", "results")
    text = path.read_text(encoding="utf-8")
    assert text.startswith(BODY.partition("recipients")[0])
    assert text.endswith(f"recipients{BODY.partition('recipients')[2]}")
    assert read() == before
    path.write_text(text.replace("Tính đến", "Theo báo cáo đến"), encoding="utf-8")
    assert "Theo báo cáo đến" in read()
    words_back(open_office(workspace), "thi-dua", "rieng", "results")
    assert path.read_text(encoding="utf-8") == BODY


def test_own_words_have_no_statement_unless_it_is_asked_for(begun):
    workspace, path, _ = begun
    for branches, there in ((False, "có **{{ result|amount }}**"), (True, "{% if")):
        own_words(open_office(workspace), "thi-dua", "rieng", "results", branches=branches)
        text = path.read_text(encoding="utf-8")
        assert there in text
        assert ("{%" in text) is branches
        words_back(open_office(workspace), "thi-dua", "rieng", "results")


def test_what_is_said_only_now_is_told_with_the_words(begun, capsys):
    workspace, path, _ = begun
    asked = ("-C", str(workspace.root), "passages", "thi-dua", "rieng")
    for words, status, told in (
        (("--own", "quotas_given"), 2, "--own quotas_given --branches"),
        (("--own", "results"), 0, "câu thì không tự đổi"),
        (("--own", "days_left", "--branches"), 0, ""),
        (("--branches",), 2, "chỉ dùng cùng --own"),
    ):
        assert run([*asked, *words]) == status
        said = capsys.readouterr().err
        assert told in said
        assert bool(said) is bool(told)
    assert "{% if" in path.read_text("utf-8")


def test_words_of_a_document_that_has_its_number_are_told(begun, capsys):
    workspace, path, _ = begun
    path.write_text(f"number: 5\ndate: 02/6/2025\n{BODY}", "utf-8")
    asked = ("-C", str(workspace.root), "passages", "thi-dua", "rieng")
    for words in (("--own", "results"), ("--back", "results")):
        assert run([*asked, *words]) == 0
        assert "«rieng» đã có số: lời nay khác bản đã ban hành" in capsys.readouterr().err


@pytest.mark.parametrize(("folder", "campaign"), CAMPAIGNS)
def test_the_words_of_now_say_what_the_passage_says(folder, campaign):
    office = open_office(Workspace(folder))
    subject = names_subject(office, campaign_of(office, campaign), None)
    said = {one.passage.code: one.lines for one in spoken(subject, _nowhere) if one.lines}
    own = {code: words_now(subject, _nowhere, code)[0] for code in said}
    own = {code: words for code, words in own.items() if words}
    assert "{%" not in "".join(own.values())
    alone = subject.document.model_copy(update={"passages": own})
    again = {
        one.passage.code: one.lines for one in spoken(replace(subject, document=alone), _nowhere)
    }
    assert {code: _words(again[code]) for code in own} == {code: _words(said[code]) for code in own}


def _nowhere(path, *_):
    return Place(".".join(map(str, path)))


def _words(lines):
    return [line for line in lines if isinstance(line, str)]


def test_own_words_of_a_passage_with_a_table_keep_its_table(begun):
    workspace, path, read = begun
    path.write_text(BODY.replace("passages.results", "passages.group_results"), encoding="utf-8")
    before = read()
    own_words(open_office(workspace), "thi-dua", "rieng", "group_results")
    assert "{{ tables.group_results }}" in path.read_text(encoding="utf-8")
    assert read() == before


@pytest.mark.parametrize(
    ("work", "name", "fault"),
    [
        (own_words, "reslts", NotFound),
        (own_words, "unit_table", Misused),
        (words_back, "results", Misused),
    ],
)
def test_what_cannot_be_replaced_or_taken_back(begun, work, name, fault):
    workspace, path, _ = begun
    with pytest.raises(fault):
        work(open_office(workspace), "thi-dua", "rieng", name)
    assert path.read_text(encoding="utf-8") == BODY


def test_ours_is_copied_for_the_office_once(begun):
    workspace, _, read = begun
    path = own_passage(open_office(workspace), "results")
    assert path == workspace.templates / "passages" / "results.md"
    path.write_text("---\ntitle: A\n---\nLời của cơ quan.\n", encoding="utf-8")
    assert "Lời của cơ quan." in read()
    with pytest.raises(FileExists):
        own_passage(open_office(workspace), "results")


def test_of_which_document_passages_speak_is_said(office_copy, capsys):
    said = "theo «bc_01», văn bản đầu tiên; văn bản khác: vanthu passages thi-dua VĂN_BẢN\n"
    for words, told in (("thi-dua", said), ("thi-dua cv_01", ""), ("", "")):
        assert run(["-C", str(office_copy.root), "passages", *words.split()]) == 0
        assert capsys.readouterr().err == told
