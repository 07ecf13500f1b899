"""Issuing as steps: what a number brings with it, batches, quicker clerks, disks that fail."""

from __future__ import annotations

import json
import re
import threading
from contextlib import nullcontext

import pytest
from clerks import Faults, contents, date, reserve, visible
from issued import (
    ISSUER,
    UNITS,
    book,
    documents,
    letter,
    read,
    refusals,
    send,
    write,
)
from letters import LETTER
from lxml import etree
from outline import words
from produced import changed_since_issued, render, verified

from generator.cli.app import run
from generator.office import dispatch
from generator.office.checking import check_office
from generator.office.dispatch import Request
from generator.office.issuing import keep, propose
from generator.office.office import open_office
from generator.office.outputs import Verdict
from generator.office.verification import fingerprint
from generator.problems import Busy, MachineFailed, Misused, errors
from generator.register import changing
from generator.register.changing import list_rows
from generator.register.entering import void
from generator.register.going_out import Issue
from generator.register.issuing_body import open_register
from generator.workspace import disk


def test_number_and_date_stand_everywhere_at_once(workspace):
    send(workspace, "kh_01")
    assert send(workspace, "cv_01", day=date("03/6/2025")) == ["02/LĐLĐ-CSPL"]
    assert "\ndate: 03/6/2025\n" in read(workspace, "cv_01")
    assert "\nnumber: 2\n" in read(workspace, "cv_01")
    text = letter(workspace, "cv_01")
    assert "Số: 02/LĐLĐ-CSPL" in text
    assert "(Kèm theo Công văn số 02/LĐLĐ-CSPL ngày 03 tháng 6 năm 2025 của" in text
    assert "Kế hoạch số 01/KH-LĐLĐ ngày 10/01/2025" in text
    assert book(workspace) == [
        "01/KH-LĐLĐ issued thi-dua/kh_01",
        "02/LĐLĐ-CSPL issued thi-dua/cv_01",
    ]


def test_metadata_lie_beside_the_document(workspace):
    send(workspace, "kh_01")
    folder = workspace.output / "thi-dua"
    known = json.loads((folder / "kh_01.json").read_text("utf-8"))
    assert (known["CodeNumber"], known["CodeNotation"]) == ("01", "KH-LĐLĐ")
    assert known["Subject"].startswith("Thực hiện Chương trình")
    assert known["SignerInfo"] == {"Position": "Phó Chủ tịch", "FullName": "Đỗ Thị An"}
    assert [one["OrganName"] for one in known["To"]] == ["Các đơn vị trực thuộc"]
    xml = etree.fromstring((folder / "kh_01.xml").read_bytes())
    assert xml.findtext("IssuedDate") == "10/01/2025"


def test_the_issued_file_is_what_render_and_verify_make(workspace):
    send(workspace, "kh_01")
    path = workspace.output / "thi-dua" / "kh_01.docx"
    issued = path.read_bytes()
    assert {one.verdict for one in verified(workspace)} == {Verdict.SAME}
    render(open_office(workspace), ["thi-dua"], ["kh_01"])
    assert path.read_bytes() == issued


def test_issued_again_it_keeps_its_number_and_every_file(workspace):
    send(workspace, "kh_01")
    before = contents(workspace.root)
    assert send(workspace, "kh_01") == ["01/KH-LĐLĐ"]
    assert contents(workspace.root) == before


def test_issued_again_what_was_deleted_comes_back(workspace):
    send(workspace, "kh_01")
    before = contents(workspace.root)
    for name in ("kh_01.docx", "kh_01.json", "kh_01.xml"):
        (workspace.output / "thi-dua" / name).unlink()
    send(workspace, "kh_01")
    assert contents(workspace.root) == before


def test_the_columns_of_a_row_say_what_the_document_says(workspace):
    text = read(workspace, "cv_01").replace("đôn đốc thực", "đôn đốc  thực")
    write(workspace, "cv_01", text + 'archive: "VT, {{ kind.name }}"\n')
    send(workspace, "cv_01")
    (one,) = list_rows(open_register(workspace, ISSUER))
    row = one.row
    assert row.title.startswith("Công văn về việc ")
    assert "{" not in row.title
    assert row.signer == "Đỗ Thị An"
    assert row.archive == "VT, Công văn"
    assert row.copies is not None
    assert not any(name.startswith("Như") or name.endswith((";", ".")) for name in row.recipients)
    assert row.recipients[0] == "Liên đoàn Lao động các huyện"


def test_a_batch_for_nobody_is_refused(workspace):
    write(
        workspace, "thu", LETTER.replace("for_each: units", "for_each: units\nwhere: count > 9999")
    )
    assert refusals(lambda: send(workspace, "thu")) == ["E-ISSUE-NONE"]
    assert refusals(lambda: send(workspace, "thu", each=True)) == ["E-ISSUE-NONE"]


def test_a_document_without_a_date_is_not_issued(workspace):
    before = contents(workspace.root)
    assert refusals(lambda: send(workspace, "bc_01")) == ["E-ISSUE-DATE"]
    assert visible(contents(workspace.root)) == visible(before)
    assert send(workspace, "bc_01", day=date("05/6/2025")) == ["01/BC-LĐLĐ"]


def test_a_number_in_the_record_counts_as_entered_by_hand(workspace):
    write(workspace, "kh_01", read(workspace, "kh_01") + "number: 3\n")
    assert refusals(lambda: send(workspace, "kh_01")) == ["E-REGISTER-SKIP"]
    assert send(workspace, "kh_01", reason="cấp trên giấy") == ["03/KH-LĐLĐ"]
    assert [row.split()[1] for row in book(workspace)] == ["void", "void", "issued"]


def test_a_kept_number_goes_to_its_document(workspace):
    keep(workspace, Request("thi-dua", "cv_01"))
    assert send(workspace, "kh_01") == ["02/KH-LĐLĐ"]
    assert send(workspace, "cv_01") == ["01/LĐLĐ-CSPL"]


def test_a_number_given_up_is_not_given_again(workspace):
    send(workspace, "kh_01")
    void(open_register(workspace, ISSUER), 1, "in sai", period="2025")
    assert send(workspace, "kh_01") == ["02/KH-LĐLĐ"]
    assert "number: 2\n" in read(workspace, "kh_01")


def test_what_was_issued_counts_each_letter_and_no_number_given_up(workspace):
    told = "body: |\n  {% for one in issued %}\n  {{ one.short }},\n  {% endfor %}\n"
    write(workspace, "thu", LETTER)
    write(
        workspace,
        "cuoi",
        re.sub("body: .*", told, LETTER, flags=re.DOTALL)
        .replace("for_each: units\n", "")
        .replace("{{ unit.short_name }}", "x")
        .replace('"{{ unit.name }}"', "x"),
    )
    send(workspace, "kh_01")
    send(workspace, "thu", each=True)
    void(open_register(workspace, ISSUER), 1, "in sai", period="2025")
    void(open_register(workspace, ISSUER), 4, "in sai", period="2025")
    render(open_office(workspace), ["thi-dua"], ["cuoi", "cv_01"])
    assert re.findall(r"số (\d+)/", letter(workspace, "cuoi")) == ["02", "03", "05", "06", "07"]
    assert "Kế hoạch số /KH-LĐLĐ ngày … tháng … năm … của" in letter(workspace, "cv_01")


def test_rules_of_the_records_hold_for_the_number_to_come(workspace):
    write(workspace, "kh_02", read(workspace, "kh_01") + "number: 1\n")
    assert refusals(lambda: propose(open_office(workspace), Request("thi-dua", "kh_01"))) == [
        "E-NUMBER-TWICE"
    ]


def test_a_file_changed_by_hand_is_kept_beside_the_issued_one(workspace):
    render(open_office(workspace), ["thi-dua"], ["kh_01"])
    path = workspace.output / "thi-dua" / "kh_01.docx"
    path.write_bytes(mine := path.read_bytes() + b" ")
    assert send(workspace, "kh_01") == ["01/KH-LĐLĐ"]
    assert path.with_name("kh_01-ban-in-1.docx").read_bytes() == mine


@pytest.mark.parametrize("force", [False, True])
def test_what_is_no_word_file_is_not_written_over_unasked(workspace, force):
    render(open_office(workspace), ["thi-dua"], ["kh_01"])
    path = workspace.output / "thi-dua" / "kh_01.docx"
    path.write_bytes(b"x")
    if force:
        assert send(workspace, "kh_01", force=True) == ["01/KH-LĐLĐ"]
    else:
        assert refusals(lambda: send(workspace, "kh_01")) == ["E-OUT-CHANGED"]
        assert book(workspace) == []


# Batches


def test_one_number_for_all_letters(workspace):
    write(workspace, "thu", LETTER)
    assert send(workspace, "thu") == ["01/LĐLĐ-CSPL"]
    texts = [letter(workspace, f"thu/{unit}") for unit in UNITS]
    assert all("Số: 01/LĐLĐ-CSPL" in text for text in texts)
    (entry,) = list_rows(open_register(workspace, ISSUER))
    assert entry.row.title == "Công văn về việc kết quả của … (6 văn bản)"
    assert entry.row.recipients == ("Các đơn vị theo danh sách (6 văn bản)",)


def test_a_number_of_its_own_for_each_letter(workspace):
    write(workspace, "thu", LETTER)
    assert send(workspace, "thu", each=True) == [f"{n:02d}/LĐLĐ-CSPL" for n in range(1, 7)]
    assert "Số: 04/LĐLĐ-CSPL" in letter(workspace, "thu/khcn")
    assert "number" not in read(workspace, "thu")
    assert {one.verdict for one in verified(workspace)} == {Verdict.SAME}
    assert run(["-C", str(workspace.root), "render", "thi-dua", "thu", "--jobs", "2", "-f"]) == 0
    assert "Số: 04/LĐLĐ-CSPL" in letter(workspace, "thu/khcn")
    assert changed_since_issued(workspace) == []


def some_letters(workspace, condition):
    """The batch for those units alone, all else of its record as it stands."""
    written = documents(workspace) / "thu.yaml"
    text = written.read_text(encoding="utf-8") if written.exists() else LETTER
    units = f"for_each: units\nwhere: {condition}\n"
    write(workspace, "thu", re.sub(r"for_each: units\n(where: .*\n)?", units, text))


@pytest.mark.parametrize(
    ("first", "then", "numbered"),
    [
        ("unit.code == 'dong-ha'", "true", ["dong-ha", *(u for u in UNITS if u != "dong-ha")]),
        ("count > 150", "count > 50", ["an-phu", "khcn", "dong-ha", "long-son"]),
        (
            "unit.code in ['an-phu', 'khcn']",
            "unit.code in ['khcn', 'y-te']",
            ["an-phu", "khcn", "y-te"],
        ),
    ],
    ids=["one at first", "several at first", "one went, one came"],
)
def test_a_batch_that_changes_gives_numbers_to_the_new_and_takes_none(
    workspace, first, then, numbered
):
    some_letters(workspace, first)
    send(workspace, "thu", each=True)
    assert "number" not in read(workspace, "thu")
    some_letters(workspace, then)
    send(workspace, "thu", each=True)
    assert [row.rpartition("/")[2] for row in book(workspace)] == numbered


def test_a_common_number_beside_those_of_letters_is_told_with_the_remedy(workspace):
    """As an earlier program wrote it for a batch of one letter."""
    some_letters(workspace, "unit.code == 'khcn'")
    send(workspace, "thu", each=True)
    right = read(workspace, "thu")
    write(workspace, "thu", f"number: 1\n{right}")
    wrong = errors(check_office(open_office(workspace)))
    assert [(one.code, str(one.hint)) for one in wrong] == [
        ("E-ISSUE-NUMBERS", "bỏ dòng «number:» của văn bản")
    ]
    write(workspace, "thu", right)
    some_letters(workspace, "true")
    assert len(send(workspace, "thu", each=True)) == len(UNITS)


@pytest.mark.parametrize(("first", "then"), [(False, True), (True, False)])
def test_a_batch_numbered_one_way_is_not_numbered_the_other(workspace, first, then):
    write(workspace, "thu", LETTER)
    send(workspace, "thu", each=first)
    with pytest.raises(Misused):
        send(workspace, "thu", each=then)


NEW_UNIT = "  - {code: moi-2, name: Công đoàn cơ sở mới, group: nganh, bases: {members: 9}}\n"
LATER = {
    "another order": ("units", r"(?s)units:\n(.*?\n)(.*)", r"units:\n\2\1"),
    "a unit renamed": (
        "campaign",
        r"\Z",
        "\nchanges: [{on: 01/7/2025, rename: khcn, name: Công đoàn B}]\n",
    ),
    "units merged": (
        "campaign",
        r"\Z",
        "\nchanges: [{on: 01/7/2025, merge: [khcn, y-te], into: moi-2}]\n",
    ),
    "a unit come": ("units", r"\Z", NEW_UNIT.replace("}}", "}, active_from: 01/4/2025}")),
}


@pytest.mark.parametrize("each", [True, False])
@pytest.mark.parametrize("later", LATER)
def test_issued_letters_stay_what_they_are_when_units_change_later(workspace, each, later):
    write(workspace, "thu", LETTER.replace("for_each: units", "for_each: units\nwhere: count > 0"))
    send(workspace, "thu", each=each)
    issued = {path: words(path.read_bytes()) for path in workspace.output.rglob("*.docx")}
    name, old, new = LATER[later]
    path = workspace.campaigns / "thi-dua" / f"{name}.yaml"
    units = path.with_name("units.yaml")
    path.write_text(re.sub(old, new, path.read_text("utf-8"), count=1), encoding="utf-8")
    if later == "units merged":
        units.write_text(units.read_text("utf-8") + NEW_UNIT, encoding="utf-8")
    assert changed_since_issued(workspace) == []
    render(open_office(workspace), ["thi-dua"], ["thu"])
    assert {path: words(path.read_bytes()) for path in issued} == issued
    assert sorted(send(workspace, "thu", each=each)) == [row.split()[0] for row in book(workspace)]


def test_a_batch_with_one_faulty_letter_gets_no_number_at_all(workspace):
    write(workspace, "thu", LETTER.replace("unit.count", "phases.gd1.unit[unit.code].quota"))
    assert refusals(lambda: send(workspace, "thu", each=True)) == [
        "E-EXPR-FIGURE",
        "E-ISSUE-DRAFT",
    ]
    assert book(workspace) == []


# Watching what was issued


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("Tổ chức thực hiện", "Thực hiện", "lời văn"),
        ("ends: 31/5/2025", "ends: 30/5/2025", "số liệu"),
    ],
)
def test_a_later_change_of_words_or_figures_is_told(workspace, old, new, what):
    send(workspace, "kh_01")
    assert changed_since_issued(workspace) == []
    for path in (
        documents(workspace) / "kh_01.yaml",
        workspace.campaigns / "thi-dua/campaign.yaml",
    ):
        path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    (problem,) = changed_since_issued(workspace)
    assert problem.code == "E-ISSUED-CHANGED"
    assert problem.place.file == "campaigns/thi-dua/documents/kh_01.yaml"
    assert str(problem.message).startswith(f"{what} của văn bản số 01 ngày 10/01/2025")
    assert refusals(lambda: send(workspace, "kh_01")) == ["E-REGISTER-ISSUED"]


def test_a_change_elsewhere_is_no_change_of_the_document(workspace):
    send(workspace, "kh_01")
    write(workspace, "cv_01", read(workspace, "cv_01").replace("khẩn trương", "kịp thời"))
    assert changed_since_issued(workspace) == []


def test_a_document_whose_record_is_gone_is_told_at_its_row(workspace):
    send(workspace, "bc_01", day=date("05/6/2025"))
    (documents(workspace) / "bc_01.yaml").unlink()
    (problem,) = changed_since_issued(workspace)
    assert (problem.code, problem.place.line) == ("E-ISSUED-GONE", 6)


def test_where_a_line_ends_on_paper_makes_no_difference(workspace):
    (path,) = render(open_office(workspace), ["thi-dua"], ["kh_01"])
    same = fingerprint([path.read_bytes()])
    assert fingerprint([path.read_bytes()]) == same
    assert fingerprint([path.read_bytes()] * 2) != same


# Other clerks, and disks


OTHER = Issue("giấy/1", "notice", "Thông báo", date("10/01/2025"), "TB-LĐLĐ")


def test_where_another_clerk_is_quicker_the_next_number_is_taken(workspace, monkeypatch):
    """On a drive whose lock does not hold: the other's row is there when ours is to be written."""
    commit = changing.commit

    def late(*given):
        monkeypatch.setattr(changing, "commit", commit)
        reserve(open_register(workspace, ISSUER), [OTHER])
        commit(*given)

    monkeypatch.setattr(changing, "commit", late)
    monkeypatch.setattr(changing, "register_locked", lambda *_, **__: nullcontext())
    assert send(workspace, "kh_01") == ["02/KH-LĐLĐ"]
    assert "Số: 02/KH-LĐLĐ" in letter(workspace, "kh_01")


def test_while_one_clerk_issues_the_other_waits(workspace, monkeypatch):
    """From the number to the last file no other number is given."""
    refused = []

    def ask():
        hasty = open_register(workspace, ISSUER, patience=0.05)
        with pytest.raises(Busy):
            reserve(hasty, [OTHER])
        refused.append(True)

    def slow(*given):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
        return make(*given)

    make = dispatch.make
    monkeypatch.setattr(dispatch, "make", slow)
    assert send(workspace, "kh_01") == ["01/KH-LĐLĐ"]
    assert refused == [True]


def test_each_document_is_drafted_once_and_the_books_are_read_once(workspace, monkeypatch):
    write(workspace, "thu", LETTER)
    drafted, read = [], []
    draft, load = dispatch.draft, changing.load_shelf
    monkeypatch.setattr(dispatch, "draft", lambda *g: drafted.append(g) or draft(*g))
    monkeypatch.setattr(changing, "load_shelf", lambda *g: read.append(g) or load(*g))
    send(workspace, "thu", each=True)
    assert (len(drafted), len(read)) == (len(UNITS), 1)


@pytest.mark.slow
def test_a_disk_that_fails_at_any_step_leaves_before_or_after(workspace, monkeypatch):
    faults = Faults()
    for name in Faults.STEPS:
        monkeypatch.setattr(disk, name, faults.wrap(name, getattr(disk, name)))
    before = visible(contents(workspace.root))
    steps = 0
    while True:
        steps += 1
        faults.fail(steps, lasting=False)
        try:
            send(workspace, "kh_01")
        except MachineFailed:
            assert visible(contents(workspace.root)) == before
            continue
        finally:
            faults.repair()
        break
    assert steps > 20
    assert book(workspace) == ["01/KH-LĐLĐ issued thi-dua/kh_01"]
    assert "Số: 01/KH-LĐLĐ" in letter(workspace, "kh_01")


def test_the_moment_of_the_figures_is_pinned_where_the_record_names_none(workspace):
    write(workspace, "bc_02", read(workspace, "bc_01").replace("as_of: 31/5/2025\n", ""))
    send(workspace, "bc_02", day=date("05/6/2025"))
    assert "\nas_of: 31/5/2025\n" in read(workspace, "bc_02")
    before = letter(workspace, "bc_02")
    results = workspace.campaigns / "thi-dua" / "results"
    newer = (results / "2025-05-31.yaml").read_text("utf-8").replace("31/5/2025", "01/6/2025")
    (results / "2025-06-01.yaml").write_text(
        newer.replace("khcn: 200", "khcn: 201").replace("695", "696"), encoding="utf-8"
    )
    assert changed_since_issued(workspace) == []
    render(open_office(workspace), ["thi-dua"], ["bc_02"])
    assert letter(workspace, "bc_02") == before


def test_all_that_a_letter_takes_by_itself_is_pinned(workspace, capsys):
    def vanthu(*typed):
        assert run(["-C", str(workspace.root), *typed]) == 0
        return capsys.readouterr().err

    folder = workspace.campaigns / "thi-dua"
    (folder / "quotas.yaml").unlink()
    for code in ("bc_01", "cv_01"):
        (folder / f"documents/{code}.yaml").unlink()
    other = "  - {code: binh, name: Lê Văn Bình, position: Chủ tịch}\n"
    issuer = workspace.issuers / f"{ISSUER}.yaml"
    issuer.write_text(issuer.read_text("utf-8").replace(other, ""), "utf-8")
    vanthu("new", "document", "thi-dua", "quota_letter", "--code", "giao")
    vanthu("allocate", "thi-dua", "--rate", "6%", "--phase", "gd1")
    told = vanthu("issue", "thi-dua", "giao", "--date", "05/6/2025", "-y")
    pinned = {"as_of": "31/5/2025", "phase": "gd1", "base": "members", "signatory": "an"}
    lines = [f"{key}: {value}" for key, value in pinned.items()]
    assert ", ".join(lines) in told
    assert set(lines) <= set(read(workspace, "giao").splitlines())
    before = letter(workspace, "giao")
    vanthu("allocate", "thi-dua", "--rate", "8%", "--phase", "gd2")
    _with(folder / "campaign.yaml", "bases:\n", "  - {code: people, name: người}\n")
    units = folder / "units.yaml"
    units.write_text(
        units.read_text("utf-8").replace("bases: {members", "bases: {people: 9, members"), "utf-8"
    )
    _with(issuer, "signatories:\n", other)
    assert changed_since_issued(workspace) == []
    render(open_office(workspace), ["thi-dua"], ["giao"])
    assert letter(workspace, "giao") == before


def _with(path, behind, more):
    """A record with a line more behind a line that it has."""
    text = path.read_text("utf-8")
    assert behind in text
    path.write_text(text.replace(behind, behind + more), "utf-8")


def test_what_goes_out_later_on_the_same_day_does_not_change_what_went_out_before(workspace):
    told = "recipients: [a]\nbody: Đã có {{ issued|length }} văn bản. Thực hiện {{ basis }}.\n"
    for code in ("mot", "hai"):
        write(workspace, code, f"kind: notice\nsubject: {code}\n{told}")
        send(workspace, code, day=date("10/1/2025"))
    send(workspace, "kh_01", day=date("10/1/2025"))
    assert "Đã có 0 văn bản. Thực hiện Chương trình" in letter(workspace, "mot")
    assert "Đã có 1 văn bản." in letter(workspace, "hai")
    assert changed_since_issued(workspace) == []


def test_what_speaks_of_no_figures_is_pinned_to_none(workspace):
    write(
        workspace,
        "kh_02",
        LETTER.replace("for_each: units\nsubject: kết quả của {{ unit.short_name }}", "subject: x")
        .replace("as_of: 31/5/2025\n", "")
        .replace('["{{ unit.name }}"]', "[a]")
        .replace("{{ unit.name }} có {{ unit.count }} sáng kiến.", "Có {{ issuer.name }}."),
    )
    send(workspace, "kh_02")
    assert "as_of" not in read(workspace, "kh_02")


def test_the_next_document_takes_anew_what_the_issued_one_took(workspace):
    issuer = workspace.issuers / f"{ISSUER}.yaml"
    other = "  - {code: binh, name: Lê Văn Bình, position: Chủ tịch}\n"
    issuer.write_text(issuer.read_text("utf-8").replace(other, ""), "utf-8")
    path = documents(workspace) / "bc_01.yaml"
    for code in ("cv_01", "kh_01"):
        (documents(workspace) / f"{code}.yaml").unlink()
    home = ["-C", str(workspace.root)]
    path.unlink()
    assert run([*home, "new", "document", "thi-dua", "report", "--code", "bc_01"]) == 0
    assert run([*home, "issue", "thi-dua", "bc_01", "--date", "05/6/2025", "-y"]) == 0
    pinned = {"base: members", "signatory: an"}
    assert pinned <= set(read(workspace, "bc_01").splitlines())
    assert run([*home, "week", "thi-dua", "--next", "--no-input"]) == 0
    pinned.add("quotas:")
    assert pinned <= set(read(workspace, "bc_01").splitlines())
    assert pinned.isdisjoint(read(workspace, "bc_02").splitlines())
    run([*home, "new", "campaign", "sau", "--from", "thi-dua", "--document", "bc_01", "-y"])
    text = (workspace.campaigns / "sau/documents/bc_01.yaml").read_text("utf-8")
    assert "vanthu names sau;" in text
    assert pinned.isdisjoint(line.strip("# ") for line in text.splitlines())


def test_what_was_issued_later_under_an_earlier_day_is_not_counted_by_a_report(workspace):
    send(workspace, "kh_01")
    counting = "kind: report\nsubject: Kết quả\ndate: 10/6/2025\nas_of: 31/5/2025\nrecipients: [Như trên]\nbody: |\n  Đã có {{ issued|length|padded }} văn bản.\n"
    write(workspace, "bc_02", counting)
    send(workspace, "bc_02")
    assert "Đã có 01 văn bản." in letter(workspace, "bc_02")
    send(workspace, "cv_01", day=date("09/6/2025"))
    assert changed_since_issued(workspace) == []


def test_a_draft_without_a_day_lists_what_it_lists_when_it_is_issued(workspace):
    """The letter went out after the day of the figures: the draft that is read names it too."""
    counting = "kind: report\nsubject: Kết quả\nas_of: 31/5/2025\nrecipients: [Như trên]\nbody: |\n  Đã có {{ issued|length|padded }} văn bản.\n"
    write(workspace, "bc_02", counting)
    send(workspace, "kh_01")
    send(workspace, "cv_01", day=date("09/6/2025"))
    render(open_office(workspace), ["thi-dua"], ["bc_02"])
    assert "Đã có 02 văn bản." in letter(workspace, "bc_02")
    send(workspace, "bc_02", day=date("12/6/2025"))
    assert "Đã có 02 văn bản." in letter(workspace, "bc_02")
