"""What the page of a document says is to be done next, from the first draft until it was called back."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest

from generator.model.books import Row
from generator.office import MadeStanding, MadeState
from generator.web.issued_shown import IssuedDocument, standings_of
from generator.web.next_step import next_step

DOCUMENT = "/campaigns/thi-dua/documents/bc_01"
DRAFTED = "soạn, xem «Điều cần xem»; xong thì tạo tệp Word để trình ký"
MADE = "tệp đã tạo, đúng với dữ liệu hiện nay: trình ký, ký xong thì ban hành"
OLDER = "từ lần tạo tệp trước, dữ liệu, sổ hoặc mẫu văn bản đã thay đổi: tạo lại trước khi trình ký, gửi đi"


def said(browser, document=DOCUMENT):
    page = browser.get(document).text
    found = re.search(r'id="next-step"><strong>Việc tiếp theo:</strong> (.*?)\.(?: <a|</p>)', page)
    return html.unescape(found[1])


def test_a_document_is_drafted_made_changed_and_issued(browser, desk):
    from generator.office import Options, produce

    def make():
        with desk.office() as office:
            list(produce(office, ["thi-dua"], ["bc_01"], options=Options()))

    assert said(browser) == DRAFTED
    make()
    assert said(browser) == MADE
    path = desk.workspace.campaigns / "thi-dua" / "documents" / "bc_01.yaml"
    other = path.with_name("kh_01.yaml")
    other.write_text(f"{other.read_text('utf-8')}\n# thêm\n", "utf-8")
    assert said(browser) == MADE
    path.write_text(path.read_text("utf-8").replace("body: |\n", "body: |\n  Thêm.\n\n"), "utf-8")
    assert said(browser) == OLDER
    make()
    assert said(browser) == MADE
    browser.post("/register/begin", data={"issuer": "ldld-song-hoa", "year": "2022", "first": "57"})
    browser.post(f"{DOCUMENT}/issue", data={"day": "26/4/2022"})
    assert said(browser).startswith("văn bản đã ban hành: tải bản")
    row = re.search(r'formaction="([^"]+/57/recall)"', browser.get("/register").text)[1]
    browser.post(row, data={"reason": "nhầm số", "sure": "1"})
    assert said(browser) == "báo cho nơi đã nhận: soạn thông báo thu hồi, nút ở dưới"


ROW = {"number": 5, "symbol": "CV", "date": date(2022, 4, 26), "kind": "dispatch", "title": "x"}
OUT = Row(**ROW, state="issued", key="c/d")


@pytest.mark.parametrize(
    ("rows", "made", "told"),
    [
        ([], MadeStanding(MadeState.FAILED), "lần tạo tệp trước có tệp lỗi"),
        ([], MadeStanding(MadeState.BLOCKED), "sửa các lỗi nêu ở"),
        ([Row(**ROW, state="reserved", key="c/d")], MadeStanding(MadeState.NONE), "số đã giữ"),
        ([Row(**ROW, state="issued", key="c/d/a")], MadeStanding(MadeState.CURRENT, 3), "đã ban hành 1/3 bản"),
        ([Row(**ROW, state="issued", key=f"c/d/{code}") for code in "abc"], MadeStanding(MadeState.CURRENT, 3), "văn bản đã ban hành"),
        ([OUT], MadeStanding(MadeState.CURRENT, 3), "văn bản đã ban hành"),
        ([OUT.model_copy(update={"replaced_by": ("06/CV ngày 27/4/2022",)})], MadeStanding(MadeState.NONE), "không còn việc gì: văn bản đã được thay thế"),
        ([OUT.model_copy(update={"recalled_by": ("06/CV ngày 27/4/2022",)})], MadeStanding(MadeState.NONE), "không còn việc gì: văn bản đã thu hồi"),
    ],
)  # fmt: skip
def test_each_state_has_its_step(rows, made, told):
    assert next_step(IssuedDocument(rows, []), made, "c", "d").told.text().startswith(told)


ONE, OTHER = (Row(**ROW | {"number": number}, state="issued", key=f"c/d/{number}") for number in (5, 6))  # fmt: skip
LATER = ("07/CV ngày 27/4/2022",)
BACK, INSTEAD = {"recalled_by": LATER}, {"replaced_by": LATER}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([ONE, OTHER], None),
        ([ONE.model_copy(update=BACK), OTHER.model_copy(update=BACK)], "đã thu hồi"),
        ([ONE.model_copy(update=BACK), OTHER], "đã thu hồi 1/2 bản"),
        ([ONE, OTHER.model_copy(update=INSTEAD)], "đã thay thế 1/2 bản"),
        ([ONE.model_copy(update=INSTEAD), OTHER.model_copy(update=INSTEAD)], "đã được thay thế"),
        ([ONE.model_copy(update=INSTEAD | BACK), OTHER.model_copy(update=INSTEAD)], "đã thu hồi 1/2 bản"),
    ],
)  # fmt: skip
def test_what_became_of_letters_is_told_of_as_many_as_it_is_true_of(rows, told):
    said = standings_of("c", rows)
    assert [one.text() for one in said.values()] == ([told] if told else [])


def test_of_a_register_that_cannot_be_read_nothing_is_said_to_be_lacking_in_it(browser, desk):
    browser.post("/register/begin", data={"issuer": "ldld-song-hoa", "year": "2025"})
    book = desk.workspace.register / "ldld-song-hoa/2025.yaml"
    book.write_text(f"<<<<<<< HEAD\n{book.read_text('utf-8')}=======\n>>>>>>> hoa\n", "utf-8")
    plan = DOCUMENT.replace("bc_01", "kh_01")

    assert said(browser, plan).startswith("sổ văn bản đi không đọc được nên chưa biết văn bản này")
    page = browser.get(f"{plan}/issue").text
    assert "Sổ văn bản đi không đọc được: chưa ban hành được" in page
    assert "sổ chưa có" not in page
    assert "giữ mọi dòng số của cả hai bản" in browser.get("/register").text


def test_a_number_that_is_in_no_book_is_no_task():
    told = next_step(
        IssuedDocument([], []), MadeStanding(MadeState.NONE), "c", "d", 111
    ).told.text()
    assert told.startswith("văn bản đã có số 111 mà không có trong sổ")
