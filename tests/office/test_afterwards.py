"""After issue: made anew before it left, called back, a change of the records acknowledged."""

from __future__ import annotations

from functools import partial

import pytest
from clerks import contents, visible
from issued import ISSUER, documents, letter, read, refusals, send, write
from letters import LETTER
from produced import changed_since_issued, render, verified

from generator.cli.app import run
from generator.office.checking import check_office
from generator.office.office import open_office
from generator.office.outputs import Verdict
from generator.problems import Misused
from generator.register.changing import list_rows
from generator.register.entering import void
from generator.register.form_columns import columns
from generator.register.issuing_body import open_register

WRONG, RIGHT = "Tổ chức thực hiện", "Thực hiện"


def change(workspace, code="kh_01", old=WRONG, new=RIGHT):
    write(workspace, code, read(workspace, code).replace(old, new))


def row(workspace, number=1):
    found = list_rows(open_register(workspace, ISSUER))
    return next(one.row for one in found if one.row.number == number)


def add_to_row(workspace, text):
    """What a clerk writes at the end of the last row."""
    path = open_register(workspace, ISSUER).book(2025)
    path.write_text(path.read_text("utf-8") + f"    {text}\n", encoding="utf-8")


def reissue(workspace, code="kh_01", reason="sai tên người ký", **more):
    return send(workspace, code, reissue=True, reason=reason, **more)


def names(workspace):
    folder = workspace.output / "thi-dua"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.docx"))


def changed(workspace):
    return [one.code for one in changed_since_issued(workspace)]


def command(workspace, *words):
    return run(["-C", str(workspace.root), *words])


# Made anew


def test_made_anew_it_keeps_number_and_day_and_the_old_file(workspace):
    send(workspace, "kh_01")
    path = workspace.output / "thi-dua" / "kh_01.docx"
    before, first = path.read_bytes(), row(workspace)
    change(workspace)
    assert reissue(workspace) == ["01/KH-LĐLĐ"]
    assert "II. THỰC HIỆN" in letter(workspace, "kh_01").upper()
    assert path.with_name("kh_01-ban-cu-1.docx").read_bytes() == before
    now = row(workspace)
    assert (now.number, now.date, now.state) == (first.number, first.date, first.state)
    assert [(one.reason, one.frozen) for one in now.reissued] == [
        ("sai tên người ký", first.frozen)
    ]
    assert columns(now)[9] == "Làm lại trước khi gửi: sai tên người ký"
    assert changed(workspace) == []
    assert {one.verdict for one in verified(workspace)} == {Verdict.SAME}


@pytest.mark.parametrize("option", ["--fix", "--annotate"])
def test_the_old_file_is_never_written_over(workspace, capsys, option):
    send(workspace, "kh_01")
    change(workspace)
    reissue(workspace)
    folder = workspace.output / "thi-dua"
    old, other = folder / "kh_01-ban-cu-1.docx", workspace.root / "other.docx"
    before = old.read_bytes()
    other.write_bytes((folder / "kh_01.docx").read_bytes())
    assert command(workspace, "lint", str(other), option, str(old), "--force") == 1
    assert "không lệnh nào ghi đè" in capsys.readouterr().err
    assert old.read_bytes() == before


def test_each_old_file_is_kept(workspace):
    send(workspace, "kh_01")
    for new in ("Lần hai", "Lần ba"):
        change(workspace, old=read(workspace, "kh_01").splitlines()[-1].strip(), new=f"{new}.")
        reissue(workspace, reason=new)
    assert names(workspace) == ["kh_01-ban-cu-1.docx", "kh_01-ban-cu-2.docx", "kh_01.docx"]
    assert [one.reason for one in row(workspace).reissued] == ["Lần hai", "Lần ba"]
    render(open_office(workspace), ["thi-dua"], ["kh_01"])
    assert "Lần hai" in letter(workspace, "kh_01-ban-cu-2")


def test_what_has_not_changed_is_not_made_anew(workspace):
    send(workspace, "kh_01")
    before = contents(workspace.root)
    assert reissue(workspace) == ["01/KH-LĐLĐ"]
    assert visible(contents(workspace.root)) == visible(before)
    assert command(workspace, "issue", "thi-dua", "kh_01", "--reissue", "--reason", "x", "-y") == 0


def test_of_letters_those_are_made_anew_that_changed(workspace):
    write(workspace, "thu", LETTER)
    send(workspace, "thu", each=True)
    change(workspace, "thu", "sáng kiến.", "sáng kiến{% if unit.code == 'khcn' %} mới{% endif %}.")
    reissue(workspace, "thu", each=True)
    assert [one for one in names(workspace) if "ban-cu" in one] == ["thu/khcn-ban-cu-1.docx"]
    assert [bool(row(workspace, number).reissued) for number in (3, 4, 5)] == [False, True, False]
    assert changed(workspace) == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("sent: 11/01/2025", "E-REGISTER-SENT"),
        ("received: Lan", "E-REGISTER-SENT"),
        ("recalled: sai", "E-REGISTER-REPLACED"),
        ("replaced_by: [02/KH ngày 20/01/2025]", "E-REGISTER-REPLACED"),
    ],
)
def test_what_left_the_office_is_not_made_anew(workspace, written, code):
    send(workspace, "kh_01")
    add_to_row(workspace, written)
    change(workspace)
    before = visible(contents(workspace.root))
    assert refusals(lambda: reissue(workspace)) == [code]
    assert visible(contents(workspace.root)) == before


def test_it_keeps_its_day(workspace):
    send(workspace, "kh_01")
    change(workspace, old="10/01/2025", new="11/01/2025")
    assert refusals(lambda: reissue(workspace)) == ["E-REGISTER-REISSUE-DATE"]


def test_a_draft_is_issued_and_not_made_anew(workspace):
    assert refusals(lambda: reissue(workspace)) == ["E-REGISTER-REISSUE"]


@pytest.mark.parametrize("wrong", [{"reason": " "}, {"number": 3}])
def test_a_reason_is_asked_for_and_no_other_number_taken(workspace, wrong):
    send(workspace, "kh_01")
    change(workspace)
    with pytest.raises(Misused):
        reissue(workspace, **wrong)


def test_a_lost_file_is_told_and_made(workspace, capsys):
    send(workspace, "kh_01")
    (workspace.output / "thi-dua" / "kh_01.docx").unlink()
    change(workspace)
    asked = ("issue", "thi-dua", "kh_01", "--reissue", "--reason", "sai", "-y")
    assert command(workspace, *asked) == 0
    told = capsys.readouterr().err
    assert "không phải bản đã ban hành" in told
    assert "sổ chưa ghi ngày chuyển của số 01" in told
    assert "đã tạo lại 01/KH-LĐLĐ ngày 10/01/2025" in told


# Acknowledged


def test_an_acknowledged_change_is_told_again_when_the_records_change_again(workspace):
    send(workspace, "kh_01")
    change(workspace)
    assert changed(workspace) == ["E-ISSUED-CHANGED"]
    asked = ("register", "acknowledge", "thi-dua/kh_01", "--reason", "số liệu nộp muộn")
    assert command(workspace, *asked) == 0
    assert changed(workspace) == []
    assert row(workspace).acknowledged.reason == "số liệu nộp muộn"
    assert send(workspace, "kh_01") == ["01/KH-LĐLĐ"]
    change(workspace, old=RIGHT, new="Làm")
    assert changed(workspace) == ["E-ISSUED-CHANGED"]


def test_of_an_acknowledged_document_no_other_text_is_made_in_its_place(workspace):
    send(workspace, "kh_01")
    change(workspace)
    command(workspace, "register", "acknowledge", "1", "--reason", "x")
    (workspace.output / "thi-dua" / "kh_01.docx").unlink()
    send(workspace, "kh_01")
    assert names(workspace) == []


def test_a_record_that_is_gone_for_good_is_acknowledged(workspace):
    send(workspace, "kh_01")
    text = read(workspace, "kh_01")
    (documents(workspace) / "kh_01.yaml").unlink()
    write(workspace, "cv_01", read(workspace, "cv_01").replace("{{ cite.kh_01 }}", "Kế hoạch"))
    assert changed(workspace) == ["E-ISSUED-GONE"]
    assert command(workspace, "register", "acknowledge", "01/KH-LĐLĐ", "--reason", "bỏ") == 0
    assert changed(workspace) == []
    write(workspace, "kh_01", text.replace(WRONG, RIGHT))
    assert changed(workspace) == ["E-ISSUED-CHANGED"]


def test_letters_of_a_batch_are_acknowledged_at_once(workspace):
    write(workspace, "thu", LETTER)
    send(workspace, "thu", each=True)
    change(workspace, "thu", "sáng kiến.", "sáng kiến mới.")
    assert len(changed(workspace)) == 6
    assert command(workspace, "register", "acknowledge", "thi-dua/thu", "--reason", "x") == 0
    assert changed(workspace) == []


@pytest.mark.parametrize("words", [("acknowledge", "7"), ("recall", "7"), ("recall", "x/y")])
def test_a_number_that_nothing_has_is_refused(workspace, words):
    send(workspace, "kh_01")
    assert command(workspace, "register", *words, "--reason", "x") == 2


def test_without_a_change_nothing_is_written(workspace):
    send(workspace, "kh_01")
    before = visible(contents(workspace.root))
    assert command(workspace, "register", "acknowledge", "1", "--reason", "x") == 0
    assert visible(contents(workspace.root)) == before


# Called back


def test_a_document_is_called_back_with_a_reason(workspace, capsys):
    send(workspace, "kh_01")
    assert command(workspace, "register", "recall", "1", "--reason", "ban hành nhầm") == 0
    assert columns(row(workspace))[9] == "Đã thu hồi: ban hành nhầm"
    change(workspace)
    assert changed(workspace) == []
    assert command(workspace, "register", "list") == 0
    assert "thu hồi" in capsys.readouterr().out
    assert command(workspace, "register", "recall", "1", "--reason", "ban hành nhầm") == 0
    assert command(workspace, "register", "recall", "1", "--reason", "khác") == 1


def test_a_number_that_was_sent_is_not_given_up(workspace):
    send(workspace, "kh_01")
    add_to_row(workspace, "sent: 11/01/2025")
    before = visible(contents(workspace.root))
    given_up = partial(void, open_register(workspace, ISSUER), 1, "in sai", period="2025")
    assert refusals(given_up) == ["E-REGISTER-SENT"]
    assert visible(contents(workspace.root)) == before


def test_who_gives_up_an_issued_number_is_told_what_still_bears_it(workspace, capsys):
    send(workspace, "kh_01")
    assert command(workspace, "register", "void", "1", "--year", "2025", "--reason", "in sai") == 0
    assert "số này đã ban hành cho «thi-dua/kh_01»: bỏ tệp" in capsys.readouterr().err


def test_a_record_that_bears_a_number_given_up_is_told_until_it_is_issued_anew(workspace):
    def told():
        found = check_office(open_office(workspace))
        return [(one.code, one.place.path) for one in found if one.code == "W-REGISTER-VOID"]

    send(workspace, "kh_01")
    assert told() == []
    void(open_register(workspace, ISSUER), 1, "in sai", period="2025")
    assert told() == [("W-REGISTER-VOID", "documents[2].number")]
    assert send(workspace, "kh_01") == ["02/KH-LĐLĐ"]
    assert told() == []


def test_a_number_given_up_is_not_called_back(workspace):
    send(workspace, "kh_01")
    command(workspace, "register", "void", "1", "--year", "2025", "--reason", "hỏng")
    assert command(workspace, "register", "recall", "1", "--reason", "x") == 1
