"""Documents that replace and correct issued ones: words, rows of the register, what check says."""

from __future__ import annotations

import pytest
from clerks import date
from issued import ISSUER, UNITS, letter, read, refusals, send, write
from letters import LETTER
from produced import changed_since_issued, render

from generator.cli.app import run
from generator.office.checking import check_office
from generator.office.office import open_office
from generator.register.changing import list_rows
from generator.register.checks import check_register
from generator.register.entering import void
from generator.register.form_columns import columns
from generator.register.founding import adopt_register, init_register
from generator.register.issuing_body import open_register

NEW = """\
kind: plan
date: 20/01/2025
signatory: an
subject: Thực hiện sáng kiến
replaces: kh_01
body: |
  Kế hoạch này thay thế {{ replaces }}.
"""
CORRECTION = """\
kind: directive
date: 21/01/2025
signatory: an
department: CSPL
subject: đính chính Kế hoạch
addressees: [Các đơn vị trực thuộc]
corrects: 01/KH-LĐLĐ ngày 10/01/2025
body: |
  Đính chính thể thức của {{ corrects[0].short }}.
"""


def rows(workspace):
    """What the last column of the form says, by the number of the row."""
    found = list_rows(open_register(workspace, ISSUER))
    return {one.row.number_symbol: columns(one.row)[9] for one in found}


def told(workspace):
    """What check says of documents that replace others, and the register of its rows."""
    return [
        f"{problem.code} {problem.place.path}".strip()
        for problem in check_office(open_office(workspace))
        if "REPLACES" in problem.code or "LINK" in problem.code
    ]


def call_back(workspace, number):
    words = ("register", "recall", str(number), "--reason", "sai thẩm quyền")
    assert run(["-C", str(workspace.root), *words]) == 0


def every_code(workspace):
    return [one.code for one in check_office(open_office(workspace))]


def type_row(workspace, text, issuer=ISSUER):
    """A row that a clerk types into the book."""
    path = open_register(workspace, issuer).book(2025)
    path.write_text(path.read_text("utf-8") + f"  - {{{text}}}\n", encoding="utf-8")
    adopt_register(open_register(workspace, issuer))


def test_both_rows_tell_who_replaces_whom(workspace):
    send(workspace, "kh_01")
    write(workspace, "kh_02", NEW)
    assert send(workspace, "kh_02") == ["02/KH-LĐLĐ"]
    assert "thay thế Kế hoạch số 01/KH-LĐLĐ ngày 10/01/2025 của Liên đoàn" in letter(
        workspace, "kh_02"
    )
    assert rows(workspace) == {
        "01/KH-LĐLĐ": "Được thay thế bởi số 02/KH-LĐLĐ ngày 20/01/2025",
        "02/KH-LĐLĐ": "Thay thế số 01/KH-LĐLĐ ngày 10/01/2025",
    }
    assert told(workspace) == []


def test_a_letter_corrects_by_number(workspace):
    send(workspace, "kh_01")
    write(workspace, "cv_02", CORRECTION)
    send(workspace, "cv_02")
    assert "của Kế hoạch số 01/KH-LĐLĐ." in letter(workspace, "cv_02")
    assert rows(workspace) == {
        "01/KH-LĐLĐ": "Được đính chính bởi số 02/LĐLĐ-CSPL ngày 21/01/2025",
        "02/LĐLĐ-CSPL": "Đính chính số 01/KH-LĐLĐ ngày 10/01/2025",
    }


def test_what_was_issued_on_paper_is_named_by_its_row(workspace):
    type_row(
        workspace,
        "number: 1, symbol: KH-LĐLĐ, date: 10/01/2025, title: Kế hoạch về sáng kiến",
    )
    write(
        workspace,
        "kh_02",
        NEW.replace("kh_01", "01/KH-LĐLĐ").replace("s }}", "s[0].with_subject }}"),
    )
    assert send(workspace, "kh_02") == ["02/KH-LĐLĐ"]
    assert (
        "Kế hoạch số 01/KH-LĐLĐ ngày 10/01/2025 của Liên đoàn Lao động tỉnh Sông Hòa về sáng kiến"
        in letter(workspace, "kh_02")
    )
    assert rows(workspace)["01/KH-LĐLĐ"] == "Được thay thế bởi số 02/KH-LĐLĐ ngày 20/01/2025"


def test_a_replaced_document_is_not_told_as_changed(workspace):
    send(workspace, "kh_01")
    write(workspace, "kh_01", read(workspace, "kh_01").replace("Tổ chức thực hiện", "Thực hiện"))
    assert [one.code for one in changed_since_issued(workspace)] == ["E-ISSUED-CHANGED"]
    write(workspace, "kh_02", NEW)
    send(workspace, "kh_02")
    assert changed_since_issued(workspace) == []
    assert send(workspace, "kh_01") == ["01/KH-LĐLĐ"]


@pytest.mark.parametrize("command", ["status", "verify"])
def test_status_and_verify_tell_who_was_replaced(workspace, capsys, command):
    send(workspace, "kh_01")
    write(workspace, "kh_01", read(workspace, "kh_01").replace("Tổ chức thực hiện", "Thực hiện"))
    write(workspace, "kh_02", NEW)
    send(workspace, "kh_02")
    assert run(["-C", str(workspace.root), command, "thi-dua"]) == 0
    told = capsys.readouterr().out
    assert "số 01/KH-LĐLĐ ngày 10/01/2025: được thay thế bởi số 02/KH-LĐLĐ ngày 20/01/2025" in told
    assert "số 02/KH-LĐLĐ ngày 20/01/2025: thay thế số 01/KH-LĐLĐ ngày 10/01/2025" in told


def test_a_chain_is_told_link_by_link(workspace):
    send(workspace, "kh_01")
    write(workspace, "kh_02", NEW)
    send(workspace, "kh_02")
    write(workspace, "kh_03", NEW.replace("kh_01", "kh_02").replace("20/01", "25/01"))
    send(workspace, "kh_03")
    assert rows(workspace)["02/KH-LĐLĐ"] == (
        "Thay thế số 01/KH-LĐLĐ ngày 10/01/2025; Được thay thế bởi số 03/KH-LĐLĐ ngày 25/01/2025"
    )
    assert told(workspace) == []


def test_a_second_that_replaces_the_same_is_asked_about_and_issued(workspace):
    send(workspace, "kh_01")
    write(workspace, "kh_02", NEW)
    send(workspace, "kh_02")
    write(workspace, "kh_03", NEW)
    assert told(workspace) == ["W-REPLACES-AGAIN documents[4].replaces[0]"]
    send(workspace, "kh_03")
    assert told(workspace) == []
    assert rows(workspace)["01/KH-LĐLĐ"] == (
        "Được thay thế bởi số 02/KH-LĐLĐ ngày 20/01/2025; số 03/KH-LĐLĐ ngày 20/01/2025"
    )


@pytest.mark.parametrize("named", ["kh_01", "01/KH-LĐLĐ", "1/KH-LĐLĐ ngày 10/01/2025"])
def test_of_two_drafts_that_replace_the_same_the_later_is_told(workspace, named):
    send(workspace, "kh_01")
    write(workspace, "kh_02", NEW)
    write(workspace, "kh_03", NEW.replace("kh_01", named))
    assert told(workspace) == ["W-REPLACES-RIVAL documents[4].replaces[0]"]


def test_a_rival_that_was_called_back_is_none_but_a_draft_beside_it_is(workspace):
    send(workspace, "kh_01")
    write(workspace, "kh_02", NEW)
    send(workspace, "kh_02")
    call_back(workspace, 2)
    write(workspace, "kh_03", NEW)
    assert told(workspace) == []
    write(workspace, "kh_04", NEW)
    assert told(workspace) == ["W-REPLACES-RIVAL documents[5].replaces[0]"]


def test_a_correction_of_what_no_document_is_in_force_for_is_told(workspace):
    send(workspace, "kh_01")
    write(workspace, "kh_02", NEW)
    send(workspace, "kh_02")
    write(workspace, "cv_03", CORRECTION)
    assert "W-CORRECTS-LAPSED" not in every_code(workspace)
    call_back(workspace, 2)
    assert "W-CORRECTS-LAPSED" in every_code(workspace)
    call_back(workspace, 1)
    assert {"W-CORRECTS-LAPSED", "W-CORRECTS-RECALLED"} & {*every_code(workspace)} == {
        "W-CORRECTS-RECALLED"
    }


def test_what_lapsed_is_told_with_all_that_had_replaced_it_and_once_for_a_row_of_them(workspace):
    send(workspace, "kh_01")
    for code, earlier in (("kh_02", "kh_01"), ("kh_03", "kh_02"), ("kh_04", "kh_02")):
        write(workspace, code, NEW.replace("kh_01", earlier))
        send(workspace, code)
    for number in (3, 4):
        call_back(workspace, number)
    told = [one for one in check_register(open_register(workspace, ISSUER)) if "LAPSED" in one.code]
    (found,) = told
    assert str(found.message).startswith(
        "số 02/KH-LĐLĐ được thay thế bởi số 03/KH-LĐLĐ ngày 20/01/2025 và 04/KH-LĐLĐ ngày 20/01/2025, đã thu hồi"
    )


def test_a_correction_that_went_out_before_the_replacement_is_not_told_again(workspace):
    send(workspace, "kh_01")
    write(workspace, "cv_02", CORRECTION)
    send(workspace, "cv_02")
    write(workspace, "kh_03", NEW.replace("20/01", "25/01"))
    send(workspace, "kh_03")
    assert told(workspace) == []


def test_a_number_given_up_replaces_nothing_any_more(workspace):
    send(workspace, "kh_01")
    write(workspace, "kh_02", NEW)
    send(workspace, "kh_02")
    void(open_register(workspace, ISSUER), 2, "in sai", period="2025")
    assert rows(workspace) == {"01/KH-LĐLĐ": "", "02/KH-LĐLĐ": "Hủy: in sai"}
    assert send(workspace, "kh_02") == ["03/KH-LĐLĐ"]
    assert rows(workspace)["01/KH-LĐLĐ"] == "Được thay thế bởi số 03/KH-LĐLĐ ngày 20/01/2025"


@pytest.mark.parametrize(
    ("replaces", "code"),
    [
        ("kh_01", "E-REPLACES-VOID"),
        ("cv_01", "E-REPLACES-DRAFT"),
        ("99/KH-LĐLĐ", "E-REPLACES-UNKNOWN"),
        ("khac/kh_01", "E-REPLACES-UNKNOWN"),
        ("1/KH-LĐLĐ", "E-REPLACES-VOID"),
        ("3", "E-REPLACES-AMBIGUOUS"),
        ("thi-dua/kh_02", "E-REPLACES-SELF"),
    ],
)
def test_what_cannot_be_replaced_is_told_by_check_and_refused_by_issue(workspace, replaces, code):
    send(workspace, "kh_01")
    void(open_register(workspace, ISSUER), 1, "in sai", period="2025")
    write(workspace, "kh_02", NEW.replace("kh_01", "[]").replace("{{ replaces }}", "cũ"))
    send(workspace, "kh_02")
    for symbol in ("TB", "QĐ"):
        type_row(
            workspace,
            f"number: 3, symbol: {symbol}, date: 21/01/2025, title: A, series: {symbol[0].lower()}",
        )
    write(workspace, "kh_02", read(workspace, "kh_02").replace("[]", replaces))
    assert f"{code} documents[3].replaces[0]" in told(workspace)
    assert code in refusals(lambda: send(workspace, "kh_02"))


def test_each_letter_replaces_that_to_the_same_unit(workspace):
    write(workspace, "thu", LETTER)
    send(workspace, "thu", each=True)
    write(
        workspace,
        "thu_moi",
        LETTER.replace("for_each", "replaces: thu\nfor_each").replace(
            "body: |", "body: |\n  Thay thế {{ replaces[0].short }}."
        ),
    )
    send(workspace, "thu_moi", each=True)
    assert "Thay thế Công văn số 02/LĐLĐ-CSPL." in letter(workspace, f"thu_moi/{UNITS[1]}")
    assert rows(workspace)["02/LĐLĐ-CSPL"] == "Được thay thế bởi số 08/LĐLĐ-CSPL ngày 03/6/2025"
    assert told(workspace) == []


def test_a_letter_to_a_unit_that_had_none_replaces_nothing(workspace):
    write(
        workspace, "thu", LETTER.replace("for_each: units", "for_each: units\nwhere: count > 150")
    )
    send(workspace, "thu", each=True)
    new = LETTER.replace("for_each", "replaces: thu\nfor_each").replace(
        "body: |", "body: |\n  {% if replaces %}Thay thế {{ replaces[0].short }}.{% endif %}\n"
    )
    write(workspace, "thu_moi", new)
    send(workspace, "thu_moi", each=True)
    assert "Thay thế Công văn số 02/LĐLĐ-CSPL." in letter(workspace, "thu_moi/khcn")
    assert "Thay thế" not in letter(workspace, "thu_moi/dong-ha")
    assert {number: note for number, note in rows(workspace).items() if note} == {
        "01/LĐLĐ-CSPL": "Được thay thế bởi số 03/LĐLĐ-CSPL ngày 03/6/2025",
        "02/LĐLĐ-CSPL": "Được thay thế bởi số 06/LĐLĐ-CSPL ngày 03/6/2025",
        "03/LĐLĐ-CSPL": "Thay thế số 01/LĐLĐ-CSPL ngày 03/6/2025",
        "06/LĐLĐ-CSPL": "Thay thế số 02/LĐLĐ-CSPL ngày 03/6/2025",
    }


def test_a_series_that_replaces_another_goes_to_those_who_got_one_of_that(workspace):
    some = LETTER.replace("for_each: units", "for_each: units\nwhere: code in ['khcn', 'dong-ha']")
    write(workspace, "thu", some)
    send(workspace, "thu", each=True)
    new = some.replace("'dong-ha'", "'an-phu'").replace("for_each", "replaces: thu\nfor_each")
    write(workspace, "moi", new.replace("body: |", "body: |\n  Thay thế {{ replaces }}."))
    assert told(workspace) == [
        "W-REPLACES-NEW documents[3].replaces",
        "W-REPLACES-KEPT documents[3].replaces",
    ]
    assert len(send(workspace, "moi", each=True)) == 1


def test_a_document_of_another_body_is_named_with_it_and_links_to_no_row_of_ours(workspace):
    send(workspace, "kh_01")
    path = workspace.campaigns / "thi-dua" / "campaign.yaml"
    other = "  - {code: cu, kind: plan, number: 1, symbol: KH-LĐLĐ, date: 10/01/2025, issuer: LĐLĐ cũ}\nfacts:"
    path.write_text(path.read_text("utf-8").replace("facts:", other, 1), encoding="utf-8")
    write(workspace, "kh_02", NEW.replace("kh_01", "cu"))
    send(workspace, "kh_02")
    assert "Kế hoạch số 01/KH-LĐLĐ ngày 10/01/2025 của LĐLĐ cũ" in letter(workspace, "kh_02")
    assert rows(workspace) == {
        "01/KH-LĐLĐ": "",
        "02/KH-LĐLĐ": "Thay thế số 01/KH-LĐLĐ ngày 10/01/2025 (LĐLĐ cũ)",
    }


def test_a_row_of_another_kind_or_of_a_later_day_is_asked_about(workspace):
    type_row(
        workspace,
        "number: 1, symbol: QĐ-LĐLĐ, kind: decision, date: 30/01/2025, title: Quyết định A",
    )
    write(workspace, "kh_02", NEW.replace("kh_01", "01/QĐ-LĐLĐ"))
    assert told(workspace) == [
        "W-REPLACES-LATER documents[3].replaces[0]",
        "W-REPLACES-KIND documents[3].replaces[0]",
    ]


def test_a_link_written_later_comes_into_the_rows_by_issuing_again(workspace):
    send(workspace, "kh_01")
    write(
        workspace, "kh_02", NEW.replace("replaces: kh_01\n", "").replace("{{ replaces }}", "bản cũ")
    )
    send(workspace, "kh_02")
    write(workspace, "kh_02", read(workspace, "kh_02") + "replaces: kh_01\n")
    assert told(workspace) == ["W-REPLACES-UNTOLD documents[3].replaces[0]"]
    send(workspace, "kh_02")
    assert told(workspace) == []
    assert rows(workspace)["01/KH-LĐLĐ"] == "Được thay thế bởi số 02/KH-LĐLĐ ngày 20/01/2025"


def test_a_draft_speaks_of_what_it_will_replace(workspace):
    write(workspace, "kh_02", NEW)
    render(open_office(workspace), ["thi-dua"], ["kh_02"])
    assert "Kế hoạch số /KH-LĐLĐ ngày 10/01/2025" in letter(workspace, "kh_02")


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("replaced_by: [02/KH ngày 20/01/2025]", "replaces: [01/KH ngày 10/01/2025]", []),
        ("", "replaces: [01/KH ngày 10/01/2025]", ["W-REGISTER-LINK"]),
        ("replaced_by: [02/KH ngày 20/01/2025]", "", ["W-REGISTER-LINK"]),
        ("state: void, reason: hỏng", "replaces: [01/KH ngày 10/01/2025]", ["W-REGISTER-LINK"]),
        ("", "replaces: [77/KH ngày 10/01/2024]", []),
        (
            "replaces: [02/KH ngày 20/01/2025], replaced_by: [02/KH ngày 20/01/2025]",
            "replaces: [01/KH ngày 10/01/2025], replaced_by: [01/KH ngày 10/01/2025]",
            ["W-REGISTER-LINK"] * 2,
        ),
    ],
    ids=["both", "first silent", "second silent", "void", "not ours", "ring"],
)
def test_rows_typed_by_hand_are_held_against_each_other(workspace, first, second, found):
    common = "symbol: KH, title: A, signer: B, recipients: [C], archive: D"
    type_row(workspace, f"number: 1, date: 10/01/2025, {common}, {first}")
    type_row(workspace, f"number: 2, date: 20/01/2025, {common}, {second}")
    assert [one.code for one in check_register(open_register(workspace, ISSUER))] == found


def test_what_another_body_called_back_is_not_taken_for_a_document_cited_alike(workspace, capsys):
    body = (workspace.issuers / f"{ISSUER}.yaml").read_text("utf-8")
    (workspace.issuers / "xa.yaml").write_text(body.replace(f"code: {ISSUER}", "code: xa"), "utf-8")
    init_register(open_register(workspace, "xa"), date("02/01/2025"))
    later = "number: 2, symbol: KH, date: 20/01/2025, title: B"
    type_row(workspace, "number: 1, symbol: KH, date: 10/01/2025, title: A, replaced_by: [02/KH ngày 20/01/2025]")  # fmt: skip
    type_row(workspace, f"{later}, replaces: [01/KH ngày 10/01/2025]")
    type_row(workspace, "number: 1, symbol: KH, date: 10/01/2025, title: C", "xa")
    type_row(workspace, f"{later}, recalled: nhầm", "xa")
    assert run(["-C", str(workspace.root), "register", "show", "1"]) == 0
    shown = capsys.readouterr().out
    assert "Được thay thế bởi số 02/KH ngày 20/01/2025\n" in shown
    assert "đã thu hồi" not in shown
