"""A document goes out from the page: shown first, then written whole; its row is found, given up, called back."""

from __future__ import annotations

import datetime
import html
import re

import pytest
from browsing import Browser
from outline import words

from generator.cli.app import run
from generator.ooxml import pack, unpack_parts
from generator.web.desk import Desk
from generator.web.routes import issue_page

ISSUE = "/campaigns/thi-dua/documents/bc_01/issue"
DAY = "26/4/2022"


@pytest.fixture
def begun(browser):
    answer = browser.post(
        "/register/begin", data={"issuer": "ldld-song-hoa", "year": "2022", "first": "57"}
    )
    assert answer.status_code == 303
    return browser


@pytest.fixture
def planned(begun, desk):
    """The plan, which others cite, is in the book with the first number."""
    path = desk.workspace.campaigns / "thi-dua" / "documents" / "kh_01.yaml"
    path.write_text(re.sub("(?m)^number:.*\n", "", path.read_text("utf-8")), "utf-8")
    begun.post("/campaigns/thi-dua/documents/kh_01/issue", data={"day": DAY})
    return begun


def test_what_will_be_given_is_shown_and_nothing_is_written(begun, desk):
    before = files_of(desk.workspace)

    told = begun.post(f"{ISSUE}/preview", data={"day": DAY}).text

    assert "57/BC-LĐLĐ" in told
    assert "Chưa ghi gì, chưa lấy số nào" in told
    assert files_of(desk.workspace) == before


def test_subject_and_signatory_are_shown_as_they_will_stand_in_the_register(begun, desk):
    path = desk.workspace.campaigns / "thi-dua" / "documents" / "bc_01.yaml"
    text = re.sub(
        "(?m)^subject:.*$", "subject: Sơ kết {{ campaign.name }}", path.read_text("utf-8")
    )
    path.write_text(f"signatory: an\n{text}", encoding="utf-8")

    told = begun.post(f"{ISSUE}/preview", data={"day": DAY}).text

    assert "Báo cáo sơ kết {{" not in told
    assert "<td>Đỗ Thị An</td>" in told


def test_what_a_document_takes_by_itself_is_told_in_words(begun, desk):
    path = desk.workspace.campaigns / "thi-dua" / "documents" / "bc_01.yaml"
    text = re.sub("(?m)^(as_of|compare):.*\n", "", path.read_text("utf-8").partition("body:")[0])
    path.write_text(f"{text}body: Có {{{{ figures.count|number }}}} sáng kiến.\n", "utf-8")

    begun.post("/register/begin", data={"issuer": "ldld-song-hoa", "year": "2025", "first": "1"})
    told = begun.post(f"{ISSUE}/preview", data={"day": "5/6/2025"}).text

    assert "<dt>Số liệu đến</dt>" in told


@pytest.mark.parametrize(
    ("button", "said"), [({}, "trước thứ Sáu"), ({"as_printed": "1"}, "trước thứ Hai")]
)
def test_what_was_printed_otherwise_is_shown_and_kept_and_one_of_both_chosen(
    planned, desk, button, said
):
    path = desk.workspace.campaigns / "thi-dua" / "documents" / "bc_01.yaml"
    text = path.read_text("utf-8").partition("body:")[0]
    path.write_text(f"{text}body: Đề nghị nộp trước thứ Hai.\n", "utf-8")
    home = ["-C", str(desk.workspace.root)]
    run([*home, "render", "thi-dua", "bc_01"])
    printed = (desk.workspace.output / "thi-dua" / "bc_01.docx").read_bytes()
    path.write_text(path.read_text("utf-8").replace("thứ Hai", "thứ Sáu"), "utf-8")

    told = html.unescape(planned.post(f"{ISSUE}/preview", data={"day": DAY}).text)
    assert "Bản đã in để ký khác bản sắp ban hành" in told
    assert "“… nghị nộp trước thứ Hai./.” → nay: “… nghị nộp trước thứ Sáu./.”" in told
    assert "--as-printed" not in told

    planned.post(ISSUE, data={"day": DAY, **button})
    issued = desk.workspace.output / "thi-dua" / "bc_01.docx"
    assert said in " ".join(words(issued.read_bytes()))
    kept = issued.with_name("bc_01-ban-in-1.docx")
    assert kept.is_file() is not bool(button)
    assert button or kept.read_bytes() == printed


def test_what_was_printed_with_another_number_is_refused_in_words_of_the_page(planned, desk):
    run(["-C", str(desk.workspace.root), "render", "thi-dua", "bc_01"])
    path = desk.workspace.output / "thi-dua" / "bc_01.docx"
    parts = unpack_parts(path.read_bytes())
    text = parts["word/document.xml"].decode()
    assert "Số:         /" in text
    parts["word/document.xml"] = text.replace("Số:         /", "Số: 15/").encode()
    path.write_bytes(pack(parts))
    before = files_of(desk.workspace)
    told = html.unescape(planned.post(ISSUE, data={"day": DAY, "as_printed": "1"}).text)
    assert "bản đã in ghi «Số: 15/BC-LĐLĐ»" in told
    assert "ghi đúng số và ngày của bản đã in" in told
    assert files_of(desk.workspace) == before


def files_of(workspace):
    kept = (workspace.campaigns, workspace.register, workspace.output)
    return {path: path.read_bytes() for one in kept for path in one.rglob("*") if path.is_file()}


def test_without_a_register_the_page_leads_to_it(browser):
    answer = browser.post(f"{ISSUE}/preview", data={"day": DAY})

    assert answer.status_code == 422
    assert 'href="/register?issuer=ldld-song-hoa&amp;book=2022&amp;' in answer.text


def test_who_begins_a_register_on_the_way_comes_back_with_the_day_that_was_typed(browser):
    told = html.unescape(browser.post(f"{ISSUE}/preview", data={"day": DAY}).text)
    link = re.search(r'href="(/register[?][^"]*)"', told)[1]
    form = html.unescape(browser.get(link).text)
    sent = dict(
        re.findall(r'name="(back|day|year)"(?: inputmode="numeric")? value="([^"]*)"', form)
    )
    assert sent == {"back": ISSUE, "day": DAY, "year": "2022"}

    done = browser.post("/register/begin", data={**sent, "issuer": "ldld-song-hoa"})
    back = browser.get(done.headers["location"]).text
    assert "Đã lập sổ văn bản đi năm 2022." in back
    assert f'name="day" value="{DAY}"' in back


@pytest.mark.parametrize("back", ["//evil.example/x", "https://evil.example", "/nowhere"])
def test_nobody_is_led_elsewhere(browser, back):
    sent = {"issuer": "ldld-song-hoa", "year": "2022", "back": back}
    there = browser.post("/register/begin", data=sent).headers["location"]
    assert there == "/?begun=2022&day="


def test_what_is_issued_by_page_and_by_hand_is_equal_bytes(begun, desk, tmp_path, office):
    from shutil import copytree

    by_hand = tmp_path / "hand"
    copytree(desk.workspace.root, by_hand)
    assert "57/BC-LĐLĐ" in begun.post(ISSUE, data={"day": DAY}).text
    told = ["issue", "thi-dua", "bc_01", "--date", DAY, "--no-input"]
    assert run(["-C", str(by_hand), *told]) == 0

    for folder in ("campaigns", "register", "output"):
        mine, theirs = desk.workspace.root / folder, by_hand / folder
        assert below(mine) == below(theirs)


def below(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in {".yaml", ".docx"}
    }


def test_a_refusal_keeps_what_was_typed(begun):
    answer = begun.post(f"{ISSUE}/preview", data={"day": "31/4/2022"})

    assert answer.status_code == 422
    assert 'value="31/4/2022"' in answer.text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"day": "30/4/2022"}, "Ngày 30/4/2022 là ngày Chiến thắng 30/4"),
        ({"day": "24/4/2022"}, "Ngày 24/4/2022 là Chủ nhật"),
        ({"day": DAY, "number": "60", "reason": "giấy"}, "Các số bỏ trống từ 57 đến 59 sẽ ghi «Hủy»"),
        ({"day": DAY, "number": "58", "reason": "giấy"}, "Số 57 bỏ trống sẽ ghi «Hủy»"),
        ({"day": "3/1/2023"}, "Sổ năm 2023 chưa có, sẽ được mở từ số 01"),
    ],
)  # fmt: skip
def test_an_odd_day_or_number_is_told_and_the_button_works(begun, asked, told):
    answer = begun.post(f"{ISSUE}/preview", data=asked)

    assert answer.status_code == 200
    assert told in answer.text
    assert ">Ban hành</button>" in answer.text or ">Vẫn ban hành</button>" in answer.text


def test_a_day_that_is_still_to_come_is_told(begun, monkeypatch):
    monkeypatch.setattr(issue_page, "today", lambda: datetime.date(2022, 4, 25))

    told = begun.post(f"{ISSUE}/preview", data={"day": DAY}).text
    assert "Ngày 26/4/2022 chưa đến (hôm nay là 25/4/2022)" in told
    assert "chưa đến" not in begun.post(f"{ISSUE}/preview", data={"day": "25/4/2022"}).text


def test_a_day_before_papers_that_are_in_the_book_is_told(planned):
    told = planned.post(f"{ISSUE}/preview", data={"day": "25/4/2022"}).text
    assert "ngày 25/4/2022 không theo thứ tự: số 57 ghi ngày 26/4/2022" in told
    assert "campaigns/register/" not in told


def test_a_number_that_was_given_is_named_with_its_document(begun):
    begun.post(ISSUE, data={"day": DAY})

    told = begun.post("/campaigns/thi-dua/documents/kh_01/issue/preview", data={"day": DAY, "number": "57"}).text  # fmt: skip
    assert "đã cấp cho «Báo cáo sơ kết giai đoạn 1»" in told
    assert "thi-dua/kh_01</small>" not in told


def test_a_number_that_stands_in_the_file_is_told_with_the_way_to_take_it_out(browser, desk):
    browser.post("/register/begin", data={"issuer": "ldld-song-hoa", "year": "2025", "first": "57"})

    told = browser.get("/campaigns/thi-dua/documents/cv_01/issue").text
    assert "Văn bản đã ghi sẵn số 7" in told
    assert '<a href="/mend/' in told


def test_a_number_by_hand_is_a_number(begun):
    answer = begun.post(f"{ISSUE}/preview", data={"day": DAY, "number": "x"})

    assert "số nguyên dương" in answer.text


def test_a_row_is_found_by_its_words_and_exported(begun):
    begun.post(ISSUE, data={"day": DAY})

    assert "57/BC-LĐLĐ" in begun.get("/register", params={"words": "bao cao", "year": "2022"}).text
    assert "57/BC-LĐLĐ" not in begun.get("/register", params={"words": "không có chữ này"}).text
    assert begun.get("/register/ldld-song-hoa/export?year=2022").content.startswith(b"PK")


def test_a_row_leads_to_the_page_of_its_document_by_its_title(begun):
    begun.post(ISSUE, data={"day": DAY})
    at = re.search(r'<a href="([^"]+)">57/BC-LĐLĐ</a>', begun.get("/register").text)[1]
    assert "<h1>Báo cáo: Sơ kết giai đoạn 1</h1>" in begun.get(at).text


def test_an_issued_document_is_called_back_with_a_reason(begun):
    begun.post(ISSUE, data={"day": DAY})
    address = re.search(r'formaction="([^"]+/recall)"', begun.get("/register").text)[1]

    assert begun.post(address, data={"reason": ""}).status_code == 422
    asked = begun.post(address, data={"reason": "ban hành nhầm"}).text
    assert "Thu hồi văn bản 57/BC-LĐLĐ ngày 26/4/2022?" in asked
    assert "đã thu hồi" not in begun.get("/register").text
    sure = {"reason": "ban hành nhầm", "sure": "1"}
    assert begun.post(address, data=sure).status_code == 303
    assert "/campaigns/thi-dua/new/document?kind=recall&amp;of=bc_01" in begun.get("/register").text
    assert "thu hồi" in begun.get("/register").text


def test_who_speaks_of_it_is_named_before_it_is_given_up_or_called_back(planned):
    void, recall = (
        re.search(rf'formaction="([^"]+/{one})"', planned.get("/register").text)[1]
        for one in ("void", "recall")
    )
    for address in (void, recall):
        told = planned.post(address, data={"reason": "in sai"}).text.partition(
            "Văn bản có nhắc số này"
        )[2]
        assert 'href="/campaigns/thi-dua/documents/cv_01"' in told
        assert "documents/bc_01" not in told


def test_a_number_is_given_up_with_a_reason(begun):
    begun.post(ISSUE, data={"day": DAY})
    address = re.search(r'formaction="([^"]+/void)"', begun.get("/register").text)[1]

    asked = begun.post(address, data={"reason": "sai thể thức"}).text
    assert "Hủy số 57/BC-LĐLĐ ngày 26/4/2022?" in asked
    assert begun.post(address, data={"reason": "sai thể thức", "sure": "1"}).status_code == 303
    assert "đã hủy" in begun.get("/register").text


def test_where_a_number_stands_twice_each_row_is_chosen_by_itself(begun, desk):
    begun.post(ISSUE, data={"day": DAY})
    book = desk.workspace.register / "ldld-song-hoa" / "2022.yaml"
    twin = "  - {number: 57, date: 2022-04-26, title: Thông báo, symbol: BC-LĐLĐ}\n"
    book.write_text(book.read_text("utf-8") + twin, "utf-8")
    page = begun.get("/register").text
    assert page.count("Số này đứng ở hai dòng của sổ.") == 2
    first, second = re.findall(r'formaction="([^"]+/void[^"]*)"', page)

    refused = begun.post(first.partition("?")[0], data={"reason": "trùng"})
    assert "bấm ở dòng của văn bản ấy" in refused.text
    for address, title in ((first, "Báo cáo sơ kết giai đoạn 1"), (second, "Thông báo")):
        assert title in begun.post(address, data={"reason": "trùng"}).text
    assert begun.post(second, data={"reason": "trùng", "sure": "1"}).status_code == 303
    assert "trùng" in book.read_text("utf-8").partition("Thông báo")[2]


def test_a_copy_of_the_book_is_told_above_the_register(begun, desk):
    begun.post(ISSUE, data={"day": DAY})
    book = desk.workspace.register / "ldld-song-hoa" / "2022.yaml"
    (book.parent / "2022 (1).yaml").write_text(book.read_text("utf-8").replace("57", "58"), "utf-8")
    assert "có dòng mà sổ không có: số 58" in begun.get("/register").text


def test_after_it_went_out_the_page_leads_to_a_correction(begun):
    begun.post(ISSUE, data={"day": DAY})

    told = begun.get(ISSUE).text
    form = begun.get("/campaigns/thi-dua/new/document?kind=correction&of=bc_01").text

    assert "kind=correction&amp;of=bc_01" in told
    assert 'value="correction" checked' in form
    assert 'name="of" value="bc_01"' in form


@pytest.mark.parametrize(
    ("kind", "title", "said"),
    [
        ("replacement", "Soạn văn bản thay thế", "Dự thảo này thay thế:"),
        ("correction", "Soạn công văn đính chính", "Dự thảo này đính chính:"),
        ("recall", "Soạn thông báo thu hồi", "Dự thảo này thông báo thu hồi:"),
    ],
)
def test_what_is_begun_for_an_issued_document_says_so_before_and_after(begun, kind, title, said):
    begun.post(ISSUE, data={"day": DAY})
    asked = "/campaigns/thi-dua/new/document"
    form = begun.get(f"{asked}?kind={kind}&of=bc_01").text
    assert f"<h1>{title}</h1>" in form
    assert "<p>Văn bản cũ: Sơ kết giai đoạn 1. Bấm «Soạn văn bản» thì có một dự thảo mới" in form
    sent = {"kind": kind, "of": "bc_01", "signatory": "an"}
    letter = begun.get(begun.post(asked, data=sent).headers["location"]).text
    old = (
        '<a href="/campaigns/thi-dua/documents/bc_01">Sơ kết giai đoạn 1 (số 57 ngày 26/4/2022)</a>'
    )
    assert f'<p class="said earlier">{said} {old}</p>' in letter


def test_a_replacement_is_told_apart_from_what_it_replaces(begun):
    begun.post(ISSUE, data={"day": DAY})
    sent = {"kind": "replacement", "of": "bc_01", "signatory": "an"}
    later = begun.post("/campaigns/thi-dua/new/document", data=sent).headers["location"]
    assert (
        "<h1>Báo cáo: Sơ kết giai đoạn 1 <small>văn bản thay thế</small></h1>"
        in begun.get(later).text
    )
    old = begun.get("/campaigns/thi-dua/documents/bc_01").text
    assert "<h1>Báo cáo: Sơ kết giai đoạn 1</h1>" in old


def test_a_correction_goes_out_and_both_rows_of_the_register_say_so(begun, desk):
    begun.post(ISSUE, data={"day": DAY})
    asked = "/campaigns/thi-dua/new/document?kind=correction&of=bc_01"
    form = begun.get(asked).text
    assert "Sai về nội dung" in form
    assert "kind=replacement&amp;of=bc_01" in form
    made = begun.post(
        asked.partition("?")[0], data={"kind": "correction", "of": "bc_01", "signatory": "an"}
    )
    letter = made.headers["location"]
    path = desk.workspace.campaigns / f"{letter.removeprefix('/campaigns/')}.yaml"
    path.write_text(path.read_text("utf-8").replace("…", "dòng thứ hai"), "utf-8")

    done = begun.post(f"{letter}/issue", data={"day": "28/4/2022"}).text

    assert "Đã ban hành" in done
    register = begun.get("/register", params={"year": "2022"}).text
    rows = [re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", one)) for one in register.split("<tr")[2:]]
    assert [number for number in ("57", "58") if any(number in row for row in rows)] == ["57", "58"]
    assert "đính chính" in next(row for row in rows if "57/BC-LĐLĐ" in row)
    assert "57/BC-LĐLĐ" in next(row for row in rows if "58/" in row)


def test_a_replacement_that_is_called_back_does_not_bring_the_first_one_back(begun):
    begun.post(ISSUE, data={"day": DAY})
    sent = {"kind": "replacement", "of": "bc_01", "signatory": "an"}
    later = begun.post("/campaigns/thi-dua/new/document", data=sent).headers["location"]
    begun.post(f"{later}/issue", data={"day": "28/4/2022"})
    row = re.search(r'formaction="([^"]+/58/recall)"', begun.get("/register").text)[1]

    asked = begun.post(row, data={"reason": "nhầm số"}).text
    assert "thu hồi rồi thì số 57/BC-LĐLĐ ngày 26/4/2022 không tự có hiệu lực trở lại" in asked
    begun.post(row, data={"reason": "nhầm số", "sure": "1"})

    assert "được thay thế; văn bản thay thế đã thu hồi" in begun.get("/register").text
    page = begun.get("/campaigns/thi-dua/documents/bc_01").text
    assert "văn bản này không tự có hiệu lực trở lại" in page


def test_where_too_much_changed_for_a_correction_the_page_leads_to_a_replacement(
    begun, monkeypatch
):
    begun.post(ISSUE, data={"day": DAY})
    monkeypatch.setattr("generator.office.amending._ROOM", 50_000)
    sent = {"kind": "correction", "of": "bc_01", "signatory": "an"}
    answer = begun.post("/campaigns/thi-dua/new/document", data=sent)
    assert answer.status_code == 422
    assert "chưa soạn gì; bấm «Soạn văn bản thay thế»</p>" in answer.text
    assert 'href="/campaigns/thi-dua/new/document?kind=replacement&amp;of=bc_01"' in answer.text


def test_a_correction_that_was_called_back_is_told_so_on_both_pages(begun):
    begun.post(ISSUE, data={"day": DAY})
    sent = {"kind": "correction", "of": "bc_01", "signatory": "an"}
    letter = begun.post("/campaigns/thi-dua/new/document", data=sent).headers["location"]
    begun.post(f"{letter}/issue", data={"day": "28/4/2022"})
    row = re.search(r'formaction="([^"]+/58/recall)"', begun.get("/register").text)[1]
    assert begun.post(row, data={"reason": "nhầm số", "sure": "1"}).status_code == 303

    corrected = begun.get("/campaigns/thi-dua/documents/bc_01").text
    called_back = begun.get(letter).text

    assert "được đính chính bằng 58/LĐLĐ-CSPL ngày 28/4/2022 (đã thu hồi)" in corrected
    assert ">Đã thu hồi</h2>" in called_back
    assert "kind=correction&amp;of" not in called_back
    noted = "Được đính chính bởi số 58/LĐLĐ-CSPL ngày 28/4/2022 (đã thu hồi)"
    assert noted in begun.get("/register").text
    parts = unpack_parts(begun.get("/register/ldld-song-hoa/export?year=2022").content)
    assert any(noted in html.unescape(one.decode("utf-8", "replace")) for one in parts.values())


def test_what_was_called_back_is_not_made_anew_and_what_is_the_same_writes_nothing(begun):
    begun.post(ISSUE, data={"day": DAY})
    same = begun.post(f"{ISSUE}/preview", data={"reissue": "1", "reason": "sai"}).text
    assert "Không có gì mới để ban hành" in same
    assert "Các tệp sẽ ghi" not in same
    assert "Tạo lại văn bản chưa gửi" in begun.get(ISSUE).text

    row = re.search(r'formaction="([^"]+/recall)"', begun.get("/register").text)[1]
    begun.post(row, data={"reason": "nhầm", "sure": "1"})
    assert "Tạo lại văn bản chưa gửi" not in begun.get(ISSUE).text


def test_who_only_reads_issues_nothing(office_copy):
    reader = Browser(Desk(office_copy, "Lan", is_read_only=True))

    assert reader.post(ISSUE, data={"day": DAY}).status_code == 422


def test_what_is_wrong_with_the_document_is_told_beside_the_button_that_works(begun, desk):
    path = desk.workspace.campaigns / "thi-dua" / "documents" / "bc_01.yaml"
    text = path.read_text("utf-8").partition("body:")[0]
    path.write_text(f"{text}body: Đạt 90/300 sáng kiến, bằng 45%.\n", "utf-8")

    told = begun.post(f"{ISSUE}/preview", data={"day": DAY}).text

    assert "E-AUDIT-" in told.partition('id="findings"')[2]
    assert ".docx:" not in told
    assert "Vẫn ban hành" in told


@pytest.mark.parametrize("address", [f"{ISSUE}/preview", ISSUE])
def test_what_was_issued_from_here_is_not_told_as_changed_elsewhere(begun, address):
    assert 'data-since=""' in begun.post(address, data={"day": DAY}).text


def test_what_changed_since_the_preview_is_shown_again_before_it_is_issued(browser, desk):
    browser.post("/register/begin", data={"issuer": "ldld-song-hoa", "year": "2025", "first": "57"})
    at = "/campaigns/thi-dua/documents/bc_01/issue"
    results = desk.workspace.campaigns / "thi-dua/results/2025-05-31.yaml"
    results.write_text(results.read_text("utf-8").replace("    total: 695\n", ""), "utf-8")
    sent = {"day": "5/6/2025"}
    sent["seen"] = re.search(r'name="seen" value="(\w+)"', browser.post(f"{at}/preview", data=sent).text)[1]  # fmt: skip
    results.write_text(results.read_text("utf-8").replace("an-phu: 300", "an-phu: 309"), "utf-8")
    again = browser.post(at, data=sent)
    assert "đã đổi từ lúc xem trước nên chưa ban hành" in again.text
    sent["seen"] = re.search(r'name="seen" value="(\w+)"', again.text)[1]
    assert "57/BC-LĐLĐ" in browser.post(at, data=sent).text


def test_a_folder_in_the_place_of_another_document_keeps_none_from_being_issued(begun, desk):
    (desk.workspace.campaigns / "thi-dua" / "documents" / "thu_muc.yaml").mkdir()
    told = begun.post(f"{ISSUE}/preview", data={"day": DAY})
    assert told.status_code == 200
    assert "Sẽ ban hành" in told.text


@pytest.mark.parametrize(("deed", "said"), [("recall", "Đã thu hồi"), ("void", "Số đã hủy")])
def test_the_side_list_tells_what_became_of_a_document(begun, deed, said):
    def told():
        return re.findall(r'class="stand">([^<]+)<', begun.get("/campaigns/thi-dua").text)

    begun.post(ISSUE, data={"day": DAY})
    assert told() == []
    address = re.search(rf'formaction="([^"]+/{deed})"', begun.get("/register").text)[1]
    begun.post(address, data={"reason": "ban hành nhầm", "sure": "1"})
    assert told() == [said]


def test_a_second_press_after_going_back_is_told_that_it_is_issued(browser):
    browser.post("/register/begin", data={"issuer": "ldld-song-hoa", "year": "2025", "first": "57"})
    sent = {"day": "5/6/2025"}
    sent["seen"] = re.search(r'name="seen" value="(\w+)"', browser.post(f"{ISSUE}/preview", data=sent).text)[1]  # fmt: skip
    assert browser.post(ISSUE, data=sent).status_code == 200
    again = browser.post(ISSUE, data=sent).text
    assert "Văn bản này đã ban hành rồi" in again
    assert "57/BC-LĐLĐ" in again
    assert "Dữ liệu hoặc lời văn đã đổi" not in again
