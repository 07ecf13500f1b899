"""What a document says was issued: not what was called back, replaced, or corrects another; what went out stays."""

from __future__ import annotations

import pytest
from clerks import date
from issued import ISSUER, letter, read, send, write
from produced import changed_since_issued

from generator.register.afterwards import recall
from generator.register.changing import list_rows
from generator.register.issuing_body import open_register

SAYS = "recipients: [a]\nbody: Có {{ issued|length }} văn bản{% for one in issued %}; {{ one.number_symbol }}{% endfor %}. Thực hiện {{ basis }}.\n"


@pytest.fixture
def office(workspace):
    """The plan went out as number 01."""
    send(workspace, "kh_01", day=date("10/1/2025"))
    return workspace


def says(office, code, more=""):
    """What a report that goes out now says of those before it."""
    write(office, code, f"kind: notice\nsubject: {code}\ndate: 10/6/2025\n{more}{SAYS}")
    send(office, code)
    return standing(office, code)


def standing(office, code):
    text = letter(office, code)
    return text[text.index("Có ") : text.index(". Thực hiện")]


def call_back(office, number):
    register = open_register(office, ISSUER)
    recall(register, next(one for one in list_rows(register) if one.row.number == number), "sai")


def test_what_was_called_back_is_not_among_what_was_issued(office):
    assert says(office, "mot") == "Có 1 văn bản; 01/KH-LĐLĐ"
    call_back(office, 1)
    assert says(office, "hai") == "Có 1 văn bản; 02/TB-LĐLĐ"
    assert "Thực hiện Chương trình" in letter(office, "hai")


def test_what_is_called_back_later_leaves_what_went_out_as_it_was(office):
    says(office, "mot")
    call_back(office, 1)
    says(office, "hai")
    call_back(office, 2)
    assert changed_since_issued(office) == []


def test_what_corrects_another_is_not_among_what_was_issued(office):
    says(office, "mot", "corrects: kh_01\n")
    assert says(office, "hai") == "Có 1 văn bản; 01/KH-LĐLĐ"


def test_what_was_replaced_is_not_among_what_was_issued(office):
    says(office, "mot")
    assert says(office, "hai", "replaces: mot\n") == "Có 1 văn bản; 01/KH-LĐLĐ"
    assert says(office, "ba") == "Có 2 văn bản; 01/KH-LĐLĐ; 03/TB-LĐLĐ"
    assert changed_since_issued(office) == []


def test_what_is_made_anew_knows_what_was_called_back_by_then(office):
    says(office, "mot")
    says(office, "hai")
    call_back(office, 2)
    assert changed_since_issued(office) == []
    write(office, "hai", read(office, "hai").replace("subject: hai", "subject: khác"))
    send(office, "hai", reissue=True, reason="sai trích yếu")
    assert standing(office, "hai") == "Có 1 văn bản; 01/KH-LĐLĐ"
    assert changed_since_issued(office) == []


LINES = "{% for one in issued_lines %}; {{ one.short }}{% endfor %}"


def test_letters_of_a_series_are_told_in_one_line_until_the_moment_of_the_figures(office):
    write(office, "thu", f"kind: notice\nfor_each: units\nsubject: x\ndate: 20/5/2025\n{SAYS}")
    send(office, "thu", each=True, day=date("20/5/2025"))
    write(office, "sau", f"kind: notice\nsubject: y\ndate: 05/6/2025\n{SAYS}")
    send(office, "sau", day=date("05/6/2025"))
    body = f"recipients: [a]\nbody: Có {{{{ issued_then|length }}}} văn bản{LINES}. Thực hiện.\n"
    write(office, "bc", f"kind: report\nsubject: z\ndate: 10/6/2025\nas_of: 31/5/2025\n{body}")
    send(office, "bc")
    assert standing(office, "bc") == "Có 6 văn bản; Thông báo số 02 đến số 06/TB-LĐLĐ"
    call_back(office, 4)
    write(office, "bc2", f"kind: report\nsubject: z\ndate: 10/6/2025\nas_of: 31/5/2025\n{body}")
    send(office, "bc2")
    assert "Thông báo các số 02, 03, 05, 06/TB-LĐLĐ" in standing(office, "bc2")


def test_letters_that_replace_each_other_are_as_they_were_when_they_went_out(office):
    batch = "kind: notice\nfor_each: units\nsubject: x\ndate: 10/6/2025\n"
    write(office, "thu", batch + SAYS)
    send(office, "thu", each=True)
    write(office, "thu_moi", f"{batch}replaces: thu\n{SAYS}")
    send(office, "thu_moi", each=True)
    assert changed_since_issued(office) == []
