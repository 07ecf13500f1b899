"""Begun: a letter that corrects an issued document, a document in its place."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from clerks import date
from issued import documents, letter, read, send, write

from generator.cli.app import run
from generator.office.changed_since import changed_text, with_changed, without_changed
from generator.office.changed_words import Passages
from generator.office.checking import check_office
from generator.office.corrected_places import (
    BLANK,
    corrected_lines,
    figures_corrected,
    place_of,
    quoted,
)
from generator.office.office import campaign_of, open_office
from generator.office.previewing import document_now
from generator.office.printed_tables import CellChange
from generator.office.replaced import figures_not_corrected
from generator.office.said_of_earlier import without_earlier
from generator.office.verification import changed_documents
from generator.problems import Severity

BOOK = "  - {number: 1, symbol: BC-LĐLĐ, date: 08/01/2025, title: Báo cáo tổng kết}\n"


def begin(workspace, *words):
    return run(["-C", str(workspace.root), "new", "document", "thi-dua", *words])


def found(workspace, code, *weights):
    """What check says of a document beside hints, or of these weights."""
    return [
        problem.code
        for problem in check_office(open_office(workspace))
        if problem.place.file.endswith(f"/{code}.yaml")
        and problem.severity in (weights or {Severity.ERROR, Severity.WARNING})
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
    assert sorted(gone) == ["  - initiatives/gd1", "date: 10/01/2025", "number: 1", "quotas:"]
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


def test_a_correction_tells_each_place_in_which_the_document_is_another_by_now(workspace):
    send(workspace, "bc_01", day=date("05/6/2025"))
    results = workspace.campaigns / "thi-dua/results/2025-05-31.yaml"
    text = results.read_text("utf-8").replace("    total: 695\n", "")
    results.write_text(text.replace("an-phu: 300", "an-phu: 309"), "utf-8")
    assert begin(workspace, "correction", "--of", "bc_01") == 0
    lines = [
        one.strip() for one in read(workspace, "bc_01_dinh_chinh").splitlines() if "đã in" in one
    ]
    assert lines[:3] == [
        "- Tại …, đã in: “Tính đến ngày 31/5/2025 có 695 sáng kiến, tăng 335 so với ngày 31/3/2025; xếp thứ 12 toàn quốc”; nay đính chính là: “Tính đến ngày 31/5/2025 có 704 sáng kiến, tăng 344 so với ngày 31/3/2025; xếp thứ 12 toàn quốc”.",
        "- Tại dòng “Giáo dục”, cột “Tỷ trọng”, đã in: “57,5%”; nay đính chính là: “56,8%”.",
        "- Tại dòng “Y tế”, cột “Tỷ trọng”, đã in: “13,7%”; nay đính chính là: “13,5%”.",
    ]
    assert "W-CORRECTS-FIGURES" in found(workspace, "bc_01_dinh_chinh")
    office = open_office(workspace)
    now = document_now(office, campaign_of(office, "thi-dua"), "bc_01_dinh_chinh", {})
    assert [one.problem.code for one in now.problems][-1:] == ["W-CORRECTS-FIGURES"]
    assert "Do sơ suất" not in read(workspace, "bc_01_dinh_chinh")
    assert begin(workspace, "correction", "--of", "kh_01") == 0
    assert "Do sơ suất trong khâu soạn thảo" in read(workspace, "kh_01_dinh_chinh")


@pytest.mark.parametrize(
    ("before", "after", "warned"),
    [
        ("57,5%", "56,8%", True),
        ("đạt 17/24 đơn vị", "đạt 17/17 đơn vị", True),
        ("ngày 31/5/2025", "ngày 30/5/2025", False),
        ("Kế hoạch số 12/KH-LĐLĐ ngày 02/5/2025", "Kế hoạch số 21/KH-LĐLĐ ngày 02/5/2025", False),
        ("CHỦ TỊCH", "PHÓ CHỦ TỊCH", False),
    ],
)
def test_figures_that_are_corrected_are_told_apart_from_days_numbers_and_words(
    before, after, warned
):
    listed = f"- Tại mục 3 (Kết quả), đã in: “{before}”; nay đính chính là: “{after}”."
    assert [*figures_corrected(listed)] == ([(before, after)] if warned else [])


@pytest.mark.parametrize(
    ("above", "place"),
    [
        (["II. KẾT QUẢ", "III. HẠN CHẾ", "1. Chung", "Lời văn.", "3. Nguyên nhân:"], "mục III.3 (Nguyên nhân)"),
        (["III. HẠN CHẾ", "2. Chung", "2.1. Riêng"], "mục III.2.1 (Riêng)"),
        (["3. Nguyên nhân"], "mục 3 (Nguyên nhân)"),
        (["IV. NHIỆM VỤ"], "mục IV (NHIỆM VỤ)"),
        (["III. HẠN CHẾ", "Phụ lục II", "1. Bảng"], "Phụ lục II, mục 1 (Bảng)"),
    ],
)  # fmt: skip
def test_a_place_is_named_by_the_whole_way_through_the_headings(above, place):
    assert place_of(Passages("a", "b", (*above, "a"), len(above))) == place


def warned(places):
    """What a letter of correction of these places is warned of while it is written."""
    body = "\n".join(corrected_lines(places))
    written = SimpleNamespace(number=None, corrects=["bc_01"], body=body)
    return [one.code for one in figures_not_corrected(written)]


def test_every_place_is_listed_and_where_they_are_very_many_a_replacement_is_advised():
    several = [Passages(f"có {number} hộ", f"có {number + 1} hộ") for number in range(50)]
    assert len(corrected_lines(several)) == 50
    assert corrected_lines([]) == [BLANK]
    names = [Passages(f"bà Lan {'x' * number}", "bà Lân") for number in range(41)]
    assert warned(names) == ["W-CORRECTS-MANY"]
    assert warned(names[1:]) == []


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (Passages("có {x}", "có {y}", ["III. HẠN CHẾ"], 1), "- Tại mục III (HẠN CHẾ), đã in: “…”; nay đính chính là: “…”."),
        (Passages("Mục thừa.", None, ["III. HẠN CHẾ"], 1), "- Tại mục III (HẠN CHẾ): nay bỏ “Mục thừa.”."),
        (Passages(None, "1; 41", (), 0, CellChange("Thôn A", "", None, "1; 41")), "- Tại dòng “Thôn A”: nay thêm dòng này."),
    ],
)  # fmt: skip
def test_a_place_that_came_is_gone_or_cannot_be_quoted_is_listed_too(place, line):
    assert corrected_lines([place]) == [line]


BRACKETS = "Thôn 5 có {} hộ (theo Quyết định số 12/QĐ-UBND; giao {}. Xem phụ lục); đề nghị rà soát."


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (f"Mở đầu. {BRACKETS.format(45, 45)} Kết.", f"Mở đầu. {BRACKETS.format(35, 45)} Kết.",
         (BRACKETS.format(45, 45)[:-1], BRACKETS.format(35, 45)[:-1])),
        ("Ở TP. Sông Hòa có 3 hộ. Hết.", "Ở TP. Sông Hòa có 4 hộ. Hết.", ("Ở TP. Sông Hòa có 3 hộ", "Ở TP. Sông Hòa có 4 hộ")),
        (f"{'a ' * 210}(có; 3); b 1; {'c ' * 90}", f"{'a ' * 210}(có; 3); b 2; {'c ' * 90}", ("b 1", "b 2")),
    ],
)  # fmt: skip
def test_what_differs_is_quoted_in_whole_sentences_and_never_cut_in_brackets(before, after, told):
    assert quoted(Passages(before, after)) == told


def test_a_replacement_lists_what_is_another_by_now_and_check_holds_it_against_the_records(
    workspace,
):
    send(workspace, "bc_01", day=date("05/6/2025"))
    results = workspace.campaigns / "thi-dua/results/2025-05-31.yaml"
    text = results.read_text("utf-8").replace("    total: 695\n", "")
    results.write_text(text.replace("an-phu: 300", "an-phu: 309"), "utf-8")

    assert begin(workspace, "replacement", "--of", "bc_01") == 0

    new = read(workspace, "bc_01_thay_the")
    lines = new.partition("Nội dung sửa so với văn bản được thay thế:")[2].split("\n")
    listed = [one.strip() for one in lines if "nay sửa là" in one]
    assert listed == [
        "- Đã ghi “Tính đến ngày 31/5/2025 có 695 sáng kiến, tăng 335 so với ngày 31/3/2025; xếp thứ 12 toàn quốc”, nay sửa là “Tính đến ngày 31/5/2025 có 704 sáng kiến, tăng 344 so với ngày 31/3/2025; xếp thứ 12 toàn quốc”.",
        "- Lĩnh vực khác, cột “Số sáng kiến”: đã ghi 200, nay sửa là 209.",
        "- Tổng, cột “Số sáng kiến”: đã ghi 695, nay sửa là 704.",
    ]
    notes = "- Nay bỏ: “Ghi chú: Tỷ trọng được làm tròn để các phần cộng đúng bằng tổng.”."
    assert [one.strip() for one in lines if one.startswith("  - ")][-1] == notes
    assert "W-REPLACES-LISTED" not in found(workspace, "bc_01_thay_the")
    results.write_text(text.replace("an-phu: 300", "an-phu: 310"), "utf-8")
    assert "W-REPLACES-LISTED" in found(workspace, "bc_01_thay_the")


def cell(row, column, before, after, above=("Phụ lục I",)):
    return Passages(before, after, above, len(above), CellChange(row, column, before, after))


@pytest.mark.parametrize(
    ("places", "told"),
    [
        (
            [
                Passages("Có 940 hộ.", "Có 946 hộ."),
                cell("Các thôn", "Kết quả", "940", "946", ("III. KẾT QUẢ",)),
                cell("Thôn A", "Tỷ lệ đạt", "70%", "82%"),
                cell("Thôn A", "Kết quả", "35", "41"),
                cell("Thôn B", "Xếp hạng", "1", "2"),
                cell("Tổng", "Kết quả", "940", "946"),
                cell("Tổng", "Đợt 1", "940", "946"),
                Passages("A B 35 41", "A B 41 41"),
            ],
            ["- Thôn A, cột “Kết quả”, Phụ lục I: đã ghi 35, nay sửa là 41.",
             "- Tổng, cột “Kết quả”, Phụ lục I: đã ghi 940, nay sửa là 946.",
             "- Tổng, cột “Đợt 1”, Phụ lục I: đã ghi 940, nay sửa là 946.",
             "- Các thôn, cột “Kết quả”, mục III (KẾT QUẢ): đã ghi 940, nay sửa là 946.",
             "- Đã ghi “Có 940 hộ”, nay sửa là “Có 946 hộ”.", "",
             "Các tỷ lệ, thứ hạng, biểu đồ có liên quan được tính lại theo các số nêu trên."],
        ),
        (
            [Passages("Nộp trước thứ Hai. Hết.", "Nộp trước thứ Ba. Hết."), cell("Thôn A", "Kết quả", "", "41")],
            ["- Đã ghi “Nộp trước thứ Hai”, nay sửa là “Nộp trước thứ Ba”.",
             "- Thôn A, cột “Kết quả”, Phụ lục I: đã ghi “(trống)”, nay sửa là 41."],
        ),
        ([cell("Thôn A", "", None, "1; 41")], ["- Nay thêm dòng “Thôn A”, Phụ lục I."]),
        ([Passages("có {x}", "có {y}")], ["- Tại …: đã ghi “…”, nay sửa là “…”."]),
    ],
)  # fmt: skip
def test_a_replacement_tells_the_figures_of_units_first_and_what_follows_from_them_in_one_sentence(
    places, told
):
    said = changed_text(places, {"Thôn A"}, "Nộp trước thứ Ba.")
    lead, _, listed = said.partition("\n\n")
    assert lead == "Nội dung sửa so với văn bản được thay thế:"
    assert sorted(listed.split("\n")) == sorted(told)
    assert without_changed(f"Một.\n\n{said}\n").split() == ["Một."]


FOLLOWS = "Các tỷ lệ, biểu đồ có liên quan được tính lại theo các số nêu trên."
MORE = "Ngoài các nội dung nêu trên, văn bản còn được sửa ở những chỗ khác, không liệt kê tại đây."


@pytest.mark.parametrize(
    ("before", "after", "is_told"),
    [
        ("Tổng 940 người, đạt 94% (940/1.000 người), còn thiếu 60 người.", "Tổng 946 người, đạt 94,6% (946/1.000 người), còn thiếu 54 người.", True),
        ("Còn 02 đơn vị chưa báo cáo người nào.", "Còn 01 đơn vị chưa báo cáo người nào.", True),
        ("Có 94,1 triệu đồng; đạt 37,6% (94,1/250 triệu đồng).", "Có 108,3 triệu đồng; đạt 43,3% (108,3/250 triệu đồng).", True),
        ("Chi tiền đạt 37,6% triệu đồng.", "Chi tiền đạt 43,3% triệu đồng.", True),
        ("Giao 247,5 triệu đồng.", "Giao 248,5 triệu đồng.", True),
        ("Mục tiêu là 1.000 người.", "Mục tiêu là 1.200 người.", True),
        ("Tính đến ngày 15/11/2026.", "Tính đến ngày 22/11/2026.", True),
        ("Còn 46 ngày.", "Còn 39 ngày.", True),
        ("Kính gửi Sở Y tế.", "Kính gửi Sở Nội vụ.", True),
        (None, "Đã ban hành 01 văn bản.", True),
        ("06 đơn vị đã hoàn thành.", "05 đơn vị đã hoàn thành.", True),
        ("Dẫn đầu là Thôn A.", "Dẫn đầu là Thôn B.", False),
        ("Tỷ lệ đạt bằng kết quả chia chỉ tiêu.", "Tỷ lệ đạt bằng số thực hiện chia chỉ tiêu.", False),
    ],
)  # fmt: skip
def test_every_figure_that_is_another_is_told_and_what_does_not_follow_from_the_figures_that_are_told_is_told_too(
    before, after, is_told
):
    above = ("Phụ lục I", "Đơn vị tính: người")
    roots = [cell("Thôn A", "Kết quả", "35", "41", above), cell("Tổng", "Kết quả", "940", "946", above)]  # fmt: skip
    said = changed_text([*roots, Passages(before, after)], {"Thôn A"}, "")
    assert (after.rstrip(".") in said) is is_told
    assert ("lời văn có liên quan được tính lại" in said) is not is_told


@pytest.mark.parametrize(
    ("places", "ending"),
    [
        ([cell(f"Thôn {at}", "Kết quả", f"{at}", f"{at + 1}") for at in range(50)], MORE),
        ([cell("Thôn 1", "Kết quả", "35", "41"), Passages("37,6%", "43,3%")], MORE),
        ([cell("Thôn 1", "Kết quả", "35", "41"), cell("Thôn 1", "Tỷ lệ", "70%", "82%"), Passages("70%", "82%")], FOLLOWS),
        ([Passages("Nộp thứ Hai.", "Nộp thứ Ba."), cell("Thôn 1", "Tỷ lệ", "70%", "82%")], MORE),
    ],
)  # fmt: skip
def test_a_list_says_where_it_is_not_whole(places, ending):
    said = changed_text(places, {f"Thôn {at}" for at in range(50)}, "")
    assert said.rpartition("\n")[2] == ending
    assert without_changed(f"Một.\n\n{said}\n").split() == ["Một."]


MOVED = [
    ("Thanh có vạch cắt dài quá khung hình: xem số ghi ở cuối thanh.", None),
    (None, "- Số liệu trên biểu đồ được làm tròn."),
    ("III. NHIỆM VỤ", "IV. NHIỆM VỤ"),
    ("2. Kết quả khác", None),
    (None, "3. Kết quả khác"),
    ("Phụ lục II", "Phụ lục III"),
    ("b) Các đơn vị", "c) Các đơn vị"),
    ("Ghi chú: Nguồn: báo cáo của các xã.", "- Nguồn: báo cáo của các xã."),
    (None, "Ghi chú:"),
]


def test_headings_that_moved_and_how_charts_are_drawn_are_not_called_changed():
    told = [Passages("Có 12 hộ.", "Có 13 hộ."), Passages("1. Có 2 hộ.", "1. Có 3 hộ."), Passages(None, "IV. HẠN CHẾ"), Passages("Ghi chú: Số liệu của 9/17 xã đã báo cáo.", "Ghi chú: Số liệu của 10/17 xã đã báo cáo.")]  # fmt: skip
    alone = changed_text(told, set(), "")
    assert alone.count("\n- ") == len(told)
    assert changed_text([Passages(*one) for one in MOVED] + told, set(), "") == alone
    assert changed_text([Passages(*one) for one in MOVED], set(), "") == ""


def test_what_replaces_stands_before_the_words_with_which_a_text_ends():
    body = "Một.\n\nCơ quan trân trọng báo cáo.\n"
    told = with_changed(body, "Thay.", "Sửa:\n\n- Hai.")
    assert told == "Một.\n\nThay.\n\nSửa:\n\n- Hai.\n\nCơ quan trân trọng báo cáo.\n"
    assert with_changed("# Mục\n", "Thay.", "") == "# Mục\n\nThay.\n"


@pytest.mark.parametrize(
    ("closing", "below"),
    [
        ("Trong quá trình thực hiện, đề nghị các đơn vị phản ánh về\n{{ issuer.short_name }} để được\nhướng dẫn.", ""),
        ("Cơ quan trân trọng báo cáo.", "Riêng xã A bị sạt lở."),
        ("Cơ quan đề nghị các đơn vị\ntổ chức thực hiện nghiêm túc Kế hoạch này.", ""),
    ],
)  # fmt: skip
def test_what_is_another_stands_before_the_closing_whatever_is_written_below_it(closing, below):
    body = "\n\n".join(filter(None, ("# Mục", "Một.", closing, below)))
    assert with_changed(body, "Thay.", "Sửa.").replace("Thay.\n\nSửa.\n\n", "") == f"{body}\n"
    assert with_changed(body, "Thay.", "Sửa.").startswith("# Mục\n\nMột.\n\nThay.\n\nSửa.\n\n")


def test_the_mark_at_the_end_is_no_change_and_is_never_quoted():
    places = [
        Passages("Trân trọng báo cáo./.", "Trân trọng báo cáo."),
        Passages(None, "Riêng xã A bị sạt lở./."),
    ]
    assert changed_text(places, set(), "").split("\n")[2:] == [
        "- Nay thêm: “Riêng xã A bị sạt lở.”."
    ]
    assert corrected_lines(places) == ["- Tại …: nay thêm “Riêng xã A bị sạt lở.”."]


def test_lines_that_a_clerk_wrote_over_two_are_of_the_old_list_too():
    old = "Một.\n\n- Số hộ của Thôn A: đã ghi 35 hộ, nay sửa là 41 hộ; các\n  số tổng được tính lại.\n\n{{ kind.name }} này thay thế {{ replaces }}.\n"
    assert without_earlier({"body": old}) == {"body": "Một.\n"}


def test_what_replaces_next_lists_nothing_of_before():
    old = "Một.\n\n{{ kind.name }} này thay thế {{ replaces }}.\n\nSo với {{ replaces }}, những chỗ sau đã thay đổi:\n\n- Tại dòng “A”, cột “B”: “1”, nay là “2”.\n- “ba”, nay là “bốn”.\n- Nay bỏ: “năm”.\n- Tại …: “…”, nay là “…”.\n"
    assert without_earlier({"body": old}) == {"body": "Một.\n"}


@pytest.mark.parametrize(
    ("above", "before", "where"),
    [
        (["I. KẾT QUẢ", "1. Kết quả chung"], "có 695 hộ", "mục I.1 (Kết quả chung)"),
        (["Phụ lục I", "Khoa Nội", "845"], "93,9%", "Phụ lục I, dòng “Khoa Nội”"),
        (["PHỤ LỤC", "Tổng"], "845", "Phụ lục, dòng “Tổng”"),
        (["Kính gửi"], "có 695 hộ", "…"),
        (["Phụ lục I kèm theo", "câu"], "có 695 hộ", "…"),
    ],
)
def test_a_place_is_told_by_its_annex_its_heading_its_row(above, before, where):
    assert place_of(Passages(before, "x", [*above, before], len(above))) == where


@pytest.fixture
def letters(workspace):
    """Letters to each unit, each with its number, of which the first has a wrong figure."""
    write(
        workspace,
        "thu",
        "kind: directive\nsubject: Kết quả\ndepartment: CSPL\nfor_each: units\ndate: 05/6/2025\n"
        'addressees: ["{{ unit.name }}"]\nrecipients: [Như trên]\n'
        "body: |\n  Đơn vị có {{ unit.count|number }} sáng kiến.\n\n  Nộp thứ Hai.\n",
    )
    send(workspace, "thu", each=True)
    results = workspace.campaigns / "thi-dua/results/2025-05-31.yaml"
    text = results.read_text("utf-8").replace("    total: 695\n", "")
    results.write_text(text.replace("an-phu: 300", "an-phu: 309"), "utf-8")
    return workspace


def typo(workspace):
    """A fault that all letters share."""
    write(workspace, "thu", read(workspace, "thu").replace("thứ Hai", "thứ Ba"))


WRONG = "“Đơn vị có 300 sáng kiến”; nay đính chính là: “Đơn vị có 309 sáng kiến”"


def test_letters_of_a_series_are_corrected_each_by_its_own_places(letters):
    assert begin(letters, "correction", "--of", "thu") == 0
    text = read(letters, "thu_dinh_chinh")
    assert 'where: code in ["an-phu"]' in text
    typo(letters)
    assert begin(letters, "correction", "--of", "thu", "--code", "hai") == 0
    write(letters, "hai", f"date: 20/6/2025\n{read(letters, 'hai')}")
    assert len(send(letters, "hai", each=True)) == 6
    own, other = letter(letters, "hai/an-phu"), letter(letters, "hai/dong-ha")
    assert "01/LĐLĐ-CSPL ngày 05/6/2025" in own
    assert WRONG in own
    assert "thứ Ba" in own
    assert "02/LĐLĐ-CSPL ngày 05/6/2025" in other
    assert "300" not in other
    assert "thứ Ba" in other


def test_a_place_in_which_all_letters_are_wrong_alike_is_corrected_by_one_letter_to_all(letters):
    results = letters.campaigns / "thi-dua/results/2025-05-31.yaml"
    results.write_text(results.read_text("utf-8").replace("an-phu: 309", "an-phu: 300"), "utf-8")
    typo(letters)
    assert begin(letters, "correction", "--of", "thu") == 0
    text = read(letters, "thu_dinh_chinh")
    assert text.count("đã in") == 1
    assert "for_each" not in text


def test_a_correction_of_more_than_a_body_can_hold_leads_to_a_replacement(
    letters, monkeypatch, capsys
):
    typo(letters)
    monkeypatch.setattr("generator.office.amending.MANY", 1)
    assert begin(letters, "correction", "--of", "thu") == 2
    assert "«thu» nay khác ở 2 chỗ" in capsys.readouterr().err
    monkeypatch.setattr("generator.office.amending.MANY", 40)
    monkeypatch.setattr("generator.office.amending._ROOM", 49_800)
    assert begin(letters, "correction", "--of", "thu") == 2
    assert 'vanthu new document thi-dua replacement --of "thu"' in capsys.readouterr().err
    assert not (documents(letters) / "thu_dinh_chinh.yaml").exists()
    assert begin(letters, "replacement", "--of", "thu") == 0
    body = read(letters, "thu_thay_the").partition("body:")[2]
    assert body.rstrip().endswith("sửa ở nhiều chỗ, không liệt kê tại đây.")
    assert "nay sửa là" not in body


def test_letters_to_groups_are_corrected_by_one_that_names_each(workspace):
    body = "{% if group.code == 'huyen' %}Một.{% else %}Hai.{% endif %}"
    write(
        workspace,
        "thu",
        "kind: directive\nsubject: Kết quả\nfor_each: groups\ndate: 05/6/2025\n"
        f'addressees: ["{{{{ group.name }}}}"]\nrecipients: [Như trên]\nbody: "{body}"\n',
    )
    send(workspace, "thu", each=True)
    write(workspace, "thu", read(workspace, "thu").replace("Một.", "Mốt.").replace("Hai.", "Ha."))
    assert begin(workspace, "correction", "--of", "thu") == 0
    lines = [one.strip() for one in read(workspace, "thu_dinh_chinh").splitlines()]
    at = lines.index("Đối với bản gửi Khối huyện:")
    assert lines[at + 2] == "- Tại …, đã in: “Một”; nay đính chính là: “Mốt”."
    assert lines[at + 4] == "Đối với bản gửi Khối ngành:"


def test_one_letter_of_a_series_is_corrected_and_replaced_by_its_number(letters):
    of = "01/LĐLĐ-CSPL ngày 05/6/2025"
    assert begin(letters, "correction", "--of", of) == 0
    told = read(letters, "dinh_chinh")
    assert told.count("đã in") == 1
    assert WRONG in told
    assert '- "Liên đoàn Lao động huyện An Phú"' in told
    assert "I-FIGURE-TYPED" not in found(letters, "dinh_chinh", Severity.INFO)
    assert "W-REPLACES-LISTED" not in found(letters, "dinh_chinh")
    results = letters.campaigns / "thi-dua/results/2025-05-31.yaml"
    results.write_text(results.read_text("utf-8").replace("an-phu: 309", "an-phu: 308"), "utf-8")
    assert "W-REPLACES-LISTED" in found(letters, "dinh_chinh")
    assert begin(letters, "replacement", "--of", of) == 0
    new = read(letters, "thay_the")
    assert 'where: code == "an-phu"' in new
    assert "unit.count" in new
    assert "- Đã ghi “Đơn vị có 300 sáng kiến”, nay sửa là “Đơn vị có 308 sáng kiến”." in new
    assert found(letters, "thay_the") == []
    write(letters, "thay_the", f"date: 20/6/2025\n{new}")
    assert send(letters, "thay_the") == ["07/LĐLĐ-CSPL"]
    assert "thay thế Công văn số 01/LĐLĐ-CSPL ngày 05/6/2025" in letter(letters, "thay_the/an-phu")


def test_what_letters_list_is_held_against_each_by_itself(letters):
    results = letters.campaigns / "thi-dua/results/2025-05-31.yaml"
    text = results.read_text("utf-8").replace("dong-ha: 90", "dong-ha: 99")
    results.write_text(text.replace("long-son: 90", "long-son: 91"), "utf-8")
    assert begin(letters, "correction", "--of", "thu") == 0
    assert begin(letters, "correction", "--of", "02/LĐLĐ-CSPL ngày 05/6/2025") == 0
    codes = ["thu_dinh_chinh", "dinh_chinh"]
    assert ["W-REPLACES-LISTED" in found(letters, one) for one in codes] == [False, False]
    results.write_text(text.replace("long-son: 90", "long-son: 92"), "utf-8")
    assert ["W-REPLACES-LISTED" in found(letters, one) for one in codes] == [True, False]


def test_a_document_of_the_campaign_is_replaced_by_its_number_as_by_its_code(workspace):
    send(workspace, "kh_01")
    assert begin(workspace, "replacement", "--of", "01/KH-LĐLĐ ngày 10/01/2025") == 0
    assert read(workspace, "thay_the").count("replaces: kh_01\n") == 1


def test_a_replacement_of_letters_lists_in_each_what_is_another_in_it(letters):
    assert begin(letters, "replacement", "--of", "thu") == 0
    text = read(letters, "thu_thay_the")
    assert found(letters, "thu_thay_the") == []
    write(letters, "thu_thay_the", f"date: 20/6/2025\n{text}")
    send(letters, "thu_thay_the", each=True)
    assert "nay sửa là “Đơn vị có 309 sáng kiến”" in letter(letters, "thu_thay_the/an-phu")
    assert "nay sửa" not in letter(letters, "thu_thay_the/dong-ha")
    body = without_earlier({"body": text})["body"]
    assert "nay sửa" not in body
    assert "{%" not in body


REMINDER = (
    "kind: directive\nsubject: Kết quả\ndepartment: CSPL\nfor_each: units\nwhere: count > 80\n"
    'date: 05/6/2025\naddressees: ["{{ unit.name }}"]\nrecipients: [Như trên]\n'
    "body: Đơn vị có {{ unit.count|number }} sáng kiến.\n"
)


def test_of_letters_under_one_number_those_alone_replace_one_that_were_sent_one(workspace):
    write(workspace, "thu", REMINDER)
    send(workspace, "thu")
    results = workspace.campaigns / "thi-dua/results/2025-05-31.yaml"
    text = results.read_text("utf-8").replace("    total: 695\n", "")
    text = text.replace("long-son: 90", "long-son: 79").replace("moi: 15", "moi: 99")
    results.write_text(text.replace("an-phu: 300", "an-phu: 309"), "utf-8")
    office = open_office(workspace)
    (changed,) = (str(one.message) for one in changed_documents(office, office.campaigns()))
    assert "nay: “Đơn vị có 309 sáng kiến" in changed
    assert (
        "nay gửi thêm: Công đoàn cơ sở mới thành lập; nay không gửi: Liên đoàn Lao động huyện Long Sơn"
        in changed
    )

    assert begin(workspace, "replacement", "--of", "thu") == 0

    assert found(workspace, "thu_thay_the") == ["W-REPLACES-NEW", "W-REPLACES-KEPT"]
    text = read(workspace, "thu_thay_the")
    write(workspace, "thu_thay_the", f"date: 20/6/2025\n{text}")
    send(workspace, "thu_thay_the")
    told = {
        unit: ("thay thế Công văn số 01" in said, "“Đơn vị có 300 sáng kiến" in said)
        for unit in ("an-phu", "dong-ha", "moi")
        for said in [letter(workspace, f"thu_thay_the/{unit}")]
    }
    assert told == {"an-phu": (True, True), "dong-ha": (True, False), "moi": (False, False)}
    assert "{%" not in without_earlier({"body": text})["body"]


def test_of_letters_whose_signed_files_are_gone_nothing_is_listed(letters):
    (letters.output / "thi-dua/thu/an-phu.docx").unlink()
    assert begin(letters, "replacement", "--of", "thu") == 0
    assert "Tại …: đã ghi “…”" in read(letters, "thu_thay_the")
    assert "W-BLANK" in found(letters, "thu_thay_the")
    assert begin(letters, "correction", "--of", "thu") == 0
    assert BLANK in read(letters, "thu_dinh_chinh")
