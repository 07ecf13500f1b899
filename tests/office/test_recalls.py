"""A notice that calls an issued document back: begun with what the register knows, told on both rows."""

from __future__ import annotations

import pytest
from issued import ISSUER, documents, letter, read, send, write

from generator.cli.app import run
from generator.office.checking import check_office
from generator.office.office import open_office
from generator.problems import Severity
from generator.register.changing import list_rows
from generator.register.checks import check_register
from generator.register.entering import void
from generator.register.form_columns import columns
from generator.register.issuing_body import open_register

PLAN = "Kế hoạch số 01/KH-LĐLĐ ngày 10/01/2025 của Liên đoàn Lao động tỉnh Sông Hòa về thực hiện"


def command(workspace, *words):
    return run(["-C", str(workspace.root), *words])


def begin(workspace, frame="recall", of="kh_01"):
    assert command(workspace, "new", "document", "thi-dua", frame, "--of", of) == 0


def dated(workspace, code, day="20/01/2025"):
    write(workspace, code, f"date: {day}\n{read(workspace, code)}")
    return code


def said(workspace):
    """The last column of the register, by number."""
    found = [one.row for one in list_rows(open_register(workspace, ISSUER))]
    return {row.number_symbol: columns(row)[9] for row in found}


def codes(workspace, code):
    return [
        one.code
        for one in check_office(open_office(workspace))
        if one.place.file.endswith(f"/{code}.yaml") and one.severity is not Severity.INFO
    ]


@pytest.fixture
def recalled(workspace):
    """A plan that was called back in the register, and the notice of it begun."""
    send(workspace, "kh_01")
    assert command(workspace, "register", "recall", "1", "--reason", "sai thẩm quyền.") == 0
    begin(workspace)
    return workspace


def test_a_notice_begins_with_document_reason_and_receivers(recalled):
    text = read(recalled, "kh_01_thu_hoi")

    assert 'recalls: "kh_01"' in text
    assert "Lý do thu hồi: sai thẩm quyền.\n" in text
    assert '  - "Các đơn vị trực thuộc"' in text.partition("recipients:")[2]
    assert codes(recalled, "kh_01_thu_hoi") == []


def test_a_notice_names_the_document_in_full_and_what_the_decree_asks(recalled):
    assert send(recalled, dated(recalled, "kh_01_thu_hoi")) == ["02/TB-LĐLĐ"]

    printed = letter(recalled, "kh_01_thu_hoi")
    assert f"thông báo thu hồi {PLAN}" in printed
    assert "Gửi lại văn bản giấy đã nhận" in printed
    assert "kể từ khi nhận được Thông báo này" in printed


def test_a_notice_that_went_out_has_nothing_against_its_format(recalled, capsys):
    send(recalled, dated(recalled, "kh_01_thu_hoi"))
    made = recalled.output / "thi-dua" / "kh_01_thu_hoi.docx"
    capsys.readouterr()

    assert command(recalled, "lint", str(made)) == 0
    assert "0 lỗi, 0 cảnh báo" in "".join(capsys.readouterr())


def test_both_rows_tell_of_the_notice(recalled):
    send(recalled, dated(recalled, "kh_01_thu_hoi"))

    assert said(recalled) == {
        "01/KH-LĐLĐ": "Được thu hồi theo văn bản số 02/TB-LĐLĐ ngày 20/01/2025; Đã thu hồi: sai thẩm quyền.",
        "02/TB-LĐLĐ": "Thông báo thu hồi số 01/KH-LĐLĐ ngày 10/01/2025",
    }
    assert command(recalled, "register", "check") == 0


def test_a_notice_that_went_out_calls_back_without_more(workspace):
    send(workspace, "kh_01")
    begin(workspace)
    assert "Lý do thu hồi: ….\n" in read(workspace, "kh_01_thu_hoi")
    assert codes(workspace, "kh_01_thu_hoi") == ["W-BLANK"]
    send(workspace, dated(workspace, "kh_01_thu_hoi"))

    plan = list_rows(open_register(workspace, ISSUER))[0].row
    assert plan.is_called_back
    assert not plan.is_in_force


def test_a_notice_whose_number_is_given_up_calls_nothing_back(workspace):
    send(workspace, "kh_01")
    begin(workspace)
    send(workspace, dated(workspace, "kh_01_thu_hoi"))

    void(open_register(workspace, ISSUER), 2, "in sai", period="2025")

    assert said(workspace) == {"01/KH-LĐLĐ": "", "02/TB-LĐLĐ": "Hủy: in sai"}


def test_letters_with_numbers_of_their_own_are_all_called_back(workspace):
    write(workspace, "thu", "kind: directive\ndate: 12/01/2025\nsubject: mời họp\nsignatory: an\ndepartment: CSPL\naddressees: [\"{{ unit.name }}\"]\nfor_each: units\nwhere: unit.code in ('an-phu', 'y-te')\nbody: Mời dự họp.\n")  # fmt: skip
    assert len(send(workspace, "thu", each=True)) == 2
    begin(workspace, of="thu")
    send(workspace, dated(workspace, "thu_thu_hoi"))

    printed = letter(workspace, "thu_thu_hoi")
    assert "Công văn số 01/LĐLĐ-CSPL ngày 12/01/2025" in printed
    assert "và Công văn số 02/LĐLĐ-CSPL ngày 12/01/2025" in printed
    assert said(workspace)["02/LĐLĐ-CSPL"].startswith("Được thu hồi theo văn bản số 03/TB-LĐLĐ")


def test_one_letter_of_many_is_called_back_by_its_number(workspace):
    write(workspace, "thu", "kind: directive\ndate: 12/01/2025\nsubject: mời họp\nsignatory: an\ndepartment: CSPL\naddressees: [\"{{ unit.name }}\"]\nfor_each: units\nwhere: unit.code in ('an-phu', 'y-te')\nbody: Mời dự họp.\n")  # fmt: skip
    send(workspace, "thu", each=True)
    begin(workspace, of="02/LĐLĐ-CSPL ngày 12/01/2025")
    send(workspace, dated(workspace, "thu_hoi"))

    assert said(workspace)["01/LĐLĐ-CSPL"] == ""
    assert "thu hồi Công văn số 02/LĐLĐ-CSPL" in letter(workspace, "thu_hoi")


def test_what_was_called_back_is_not_corrected_any_more(recalled):
    begin(recalled, "correction")

    assert "W-CORRECTS-RECALLED" in codes(recalled, "kh_01_dinh_chinh")


def test_a_report_is_corrected_for_information_and_a_plan_to_be_carried_out(workspace):
    for code in ("kh_01", "bc_01"):
        begin(workspace, "correction", of=code)

    assert "biết và thực hiện." in read(workspace, "kh_01_dinh_chinh")
    assert "đơn vị biết.\n" in read(workspace, "bc_01_dinh_chinh")
    assert len(list(documents(workspace).glob("*_dinh_chinh.yaml"))) == 2


def test_a_notice_is_none_of_what_had_the_campaign_carried_out(recalled):
    send(recalled, dated(recalled, "kh_01_thu_hoi"))
    write(recalled, "bc_02", 'kind: report\ndate: 25/01/2025\nas_of: 31/3/2025\nsubject: S\nsignatory: an\nbody: "Có {{ issued|length }} văn bản."\n')  # fmt: skip

    assert "Có 0 văn bản." in letter_drafted(recalled, "bc_02")


def letter_drafted(workspace, code):
    assert command(workspace, "render", "thi-dua", code) == 0
    return letter(workspace, code)


@pytest.fixture
def uncovered(workspace, capsys):
    """A plan that another replaced, which was then called back."""
    send(workspace, "kh_01")
    write(workspace, "kh_02", f"replaces: kh_01\n{plan_of(workspace, 2)}")
    send(workspace, "kh_02")
    capsys.readouterr()
    assert command(workspace, "register", "recall", "2", "--reason", "sai thẩm quyền") == 0
    return workspace


def test_a_recalled_replacement_brings_nothing_back(uncovered, capsys):
    told = capsys.readouterr()
    assert "số 01/KH-LĐLĐ ngày 10/01/2025 không tự có hiệu lực trở lại" in told.out + told.err
    assert command(uncovered, "register", "show", "1") == 0
    assert "được thay thế; văn bản thay thế đã thu hồi" in capsys.readouterr().out
    assert said(uncovered)["01/KH-LĐLĐ"].endswith("bởi số 02/KH-LĐLĐ ngày 12/01/2025")
    assert [one.code for one in register_faults(uncovered)] == ["W-REGISTER-LAPSED"]
    plans = [one.row for one in list_rows(open_register(uncovered, ISSUER))]
    assert not any(row.is_in_force for row in plans)


def test_what_replaces_either_of_them_ends_the_matter_and_is_no_rival(uncovered):
    for place, earlier in enumerate(("kh_01", "kh_02"), start=3):
        write(uncovered, f"kh_0{place}", f"replaces: {earlier}\n{plan_of(uncovered, place)}")
    assert "W-REPLACES-AGAIN" not in codes(uncovered, "kh_03") + codes(uncovered, "kh_04")

    send(uncovered, "kh_04")

    assert register_faults(uncovered) == []
    assert "W-REPLACES-AGAIN" in codes(uncovered, "kh_03")


def test_a_notice_of_recall_of_what_replaced_another_says_that_this_does_not_come_back(workspace):
    send(workspace, "kh_01")
    write(workspace, "kh_02", f"replaces: kh_01\n{plan_of(workspace, 2)}")
    send(workspace, "kh_02")
    begin(workspace, of="kh_02")

    assert "W-RECALLS-REPLACEMENT" in codes(workspace, "kh_02_thu_hoi")
    send(workspace, dated(workspace, "kh_02_thu_hoi"))
    assert "W-RECALLS-REPLACEMENT" not in codes(workspace, "kh_02_thu_hoi")


def test_a_second_notice_for_one_document_is_told(recalled):
    write(recalled, "lan_hai", read(recalled, "kh_01_thu_hoi"))
    assert codes(recalled, "lan_hai") == ["W-RECALLS-RIVAL"]

    send(recalled, dated(recalled, "kh_01_thu_hoi"))

    assert codes(recalled, "lan_hai") == ["W-RECALLS-AGAIN"]
    assert "W-RECALLS-AGAIN" not in codes(recalled, "kh_01_thu_hoi")
    assert command(recalled, "register", "recall", "2", "--reason", "gửi nhầm nơi") == 0
    assert "W-RECALLS-AGAIN" not in codes(recalled, "lan_hai")


def plan_of(workspace, place):
    lines = read(workspace, "kh_01").splitlines(keepends=True)
    kept = "".join(line for line in lines if not line.startswith("number:"))
    return kept.replace("10/01/2025", f"{10 + place}/01/2025")


def register_faults(workspace):
    return check_register(open_register(workspace, ISSUER))
