"""Begun: a letter that corrects an issued document, a document in its place."""

from __future__ import annotations

import pytest
from issued import documents, letter, read, send, write

from generator.cli.app import run
from generator.office.checking import check_office
from generator.office.office import open_office
from generator.problems import Severity

BOOK = "  - {number: 1, symbol: BC-LĐLĐ, date: 08/01/2025, title: Báo cáo tổng kết}\n"


def begin(workspace, *words):
    return run(["-C", str(workspace.root), "new", "document", "thi-dua", *words])


def found(workspace, code):
    """What check says of a document beside hints."""
    return [
        problem.code
        for problem in check_office(open_office(workspace))
        if problem.place.file.endswith(f"/{code}.yaml") and problem.severity is not Severity.INFO
    ]


def on_paper(workspace):
    """A report that stands in the register alone."""
    from generator.register.founding import adopt_register
    from generator.register.issuing_body import open_register

    register = open_register(workspace, "ldld-song-hoa")
    book = register.book(2025)
    book.write_text(book.read_text("utf-8") + BOOK, encoding="utf-8")
    adopt_register(register)


def test_a_replacement_begins_with_what_the_old_document_says(workspace):
    send(workspace, "kh_01")
    assert begin(workspace, "replacement", "--of", "kh_01") == 0
    old, new = read(workspace, "kh_01"), read(workspace, "kh_01_thay_the").partition("\n")[2]
    added = [line for line in new.splitlines() if line not in old.splitlines()]
    gone = [line for line in old.splitlines() if line not in new.splitlines()]
    assert [line.strip() for line in added] == [
        "replaces: kh_01",
        "{{ kind.name }} này thay thế {{ replaces }}.",
    ]
    assert sorted(gone) == ["date: 10/01/2025", "number: 1"]
    assert found(workspace, "kh_01_thay_the") == []
    write(workspace, "kh_01_thay_the", f"date: 20/01/2025\n{new}")
    assert send(workspace, "kh_01_thay_the") == ["02/KH-LĐLĐ"]
    said = "Kế hoạch này thay thế Kế hoạch số 01/KH-LĐLĐ ngày 10/01/2025 của Liên đoàn"
    assert said in letter(workspace, "kh_01_thay_the")


@pytest.mark.parametrize(
    ("frame", "of", "code", "kind", "told"),
    [
        ("correction", "kh_01", "kh_01_dinh_chinh", "directive", ["W-BLANK"]),
        ("correction", "1/BC-LĐLĐ ngày 08/01/2025", "dinh_chinh", "directive", ["W-BLANK"]),
        ("replacement", "01/BC-LĐLĐ", "thay_the", "report", []),
    ],
)
def test_what_is_begun_wants_only_words(workspace, frame, of, code, kind, told):
    on_paper(workspace)
    send(workspace, "kh_01")
    assert begin(workspace, frame, "--of", of) == 0
    text = read(workspace, code)
    assert f"kind: {kind}\n" in text
    assert found(workspace, code) == told
    write(workspace, code, f"date: 20/01/2025\n{text}")
    assert send(workspace, code)[0].startswith("03/")
    assert "ngày 08/01/2025" in letter(workspace, code) or "ngày 10/01/2025" in letter(
        workspace, code
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("correction",), "--of: lỗi: chưa nêu: Văn bản cũ"),
        (("correction", "--of", "kh_1"), "không có văn bản «kh_1»; có phải «kh_01»?"),
        (("report", "--of", "kh_01"), "không dùng được cùng những gì đã nêu: Văn bản cũ; bỏ --of"),
    ],
)
def test_what_is_not_there_to_be_corrected_is_refused(workspace, capsys, words, told):
    before = sorted(documents(workspace).iterdir())
    assert begin(workspace, *words) == 2
    assert told in capsys.readouterr().err
    assert sorted(documents(workspace).iterdir()) == before


def test_nothing_is_begun_over_another(workspace):
    assert begin(workspace, "correction", "--of", "kh_01", "--code", "bc_01") == 2
