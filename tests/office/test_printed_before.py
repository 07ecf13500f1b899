"""What was printed to be signed, when the records say something else by the time that it is issued."""

from __future__ import annotations

import pytest
from outline import words

from generator.cli.app import run
from generator.office.made_file import MadeFile
from generator.office.manifest import Manifest
from generator.ooxml import pack, unpack_parts
from generator.workspace import digest

BODY = """kind: report
subject: Tuần
recipients: [Như trên]
body: |
  Có {{ figures.count|number }} sáng kiến.

  Đề nghị nộp trước thứ Hai.
"""
LETTER = """kind: directive
subject: Kết quả
for_each: units
addressees: ["{{ unit.name }}"]
recipients: [Như trên]
body: Đơn vị có {{ unit.count|number }} sáng kiến.
"""


@pytest.fixture
def desk(office_copy, capsys):
    return Desk(office_copy, capsys)


class Desk:
    """An office with its register begun; a report that follows the newest figures was made to be signed."""

    def __init__(self, workspace, capsys):
        self.root, self.capsys = workspace.root, capsys
        self.folder = workspace.campaigns / "thi-dua"
        self.made = workspace.output / "thi-dua"
        self.record = self.folder / "documents/tuan.yaml"
        self.record.write_text(BODY, "utf-8")
        self.path = self.made / "tuan.docx"
        self.vanthu("register", "init", "--year", "2025")
        self.count("2025-06-07", 700)
        status, told = self.vanthu("render", "thi-dua", "tuan")
        assert status == 0, told
        self.printed = self.path.read_bytes()

    def count(self, day, number):
        same = ", ".join(f"{one}: 1.000" for one in ("dong-ha", "long-son", "khcn", "y-te", "moi"))
        text = f"as_of: {day}\nresults: [{{counts: {{an-phu: {number}, {same}}}}}]\n"
        (self.folder / f"results/{day}.yaml").write_text(text, "utf-8")

    def vanthu(self, *asked):
        status = run(["-C", str(self.root), *asked])
        return status, "".join(self.capsys.readouterr())

    def issue(self, *more, document="tuan"):
        return self.vanthu("issue", "thi-dua", document, "--date", "10/6/2025", "-y", *more)

    def edit(self, old, new):
        """As somebody does it in Word."""
        parts = unpack_parts(self.path.read_bytes())
        text = parts["word/document.xml"].decode()
        assert old in text
        parts["word/document.xml"] = text.replace(old, new).encode()
        self.path.write_bytes(pack(parts))

    def text(self, name="tuan.docx"):
        return " ".join(words((self.made / name).read_bytes()))

    def holds(self):
        return self.vanthu("check", "thi-dua")[0], self.vanthu("verify", "thi-dua")[0]

    @property
    def files(self):
        return sorted(path.name for path in self.made.glob("tuan*.docx"))


def test_what_was_printed_of_nothing_else_goes_out_unasked(desk):
    status, told = desk.issue()
    assert status == 0
    assert "tệp đã in" not in told
    assert desk.files == ["tuan.docx"]


@pytest.mark.parametrize(
    "more", ["number: 1\n", "date: 10/6/2025\n", "number: 1\ndate: 10/6/2025\n"]
)
def test_number_and_day_typed_since_are_no_difference(desk, more):
    desk.record.write_text(BODY + more, "utf-8")
    assert "tệp đã in" not in desk.issue()[1]
    assert desk.files == ["tuan.docx"]


def test_a_pdf_that_was_made_before_has_no_number_and_that_is_told(desk):
    pdf = desk.path.with_suffix(".pdf")
    pdf.write_bytes(b"%PDF-1.4")
    manifest = Manifest.read(desk.made / "manifest.json")
    manifest.add(MadeFile.of(pdf.name, pdf.read_bytes(), digest(desk.printed)))
    manifest.write()
    told = desk.issue()[1]
    assert "1 tệp PDF tạo trước khi có số, chưa ghi số, ngày ban hành: tuan.pdf" in told
    assert pdf.read_bytes() == b"%PDF-1.4"
    assert "bản PDF tạo trước khi văn bản có số 01/BC-" in desk.vanthu("verify", "thi-dua")[1]


def test_newer_figures_are_told_and_what_was_printed_is_kept(desk):
    desk.count("2025-06-09", 800)
    told = desk.issue()[1]
    assert "đã in: “Có 5.700 sáng kiến.” → nay: “Có 5.800 sáng kiến.”" in told
    assert "bản đã in được giữ ở «tuan-2025-06-07.docx»" in told
    assert (desk.made / "tuan-2025-06-07.docx").read_bytes() == desk.printed
    assert "Có 5.800 sáng kiến" in desk.text()


def test_as_printed_the_figures_are_those_of_then(desk):
    desk.count("2025-06-09", 800)
    assert desk.issue("--as-printed")[0] == 0
    assert "Có 5.700 sáng kiến" in desk.text()
    assert "Số: 01/BC-" in desk.text()
    assert "as_of: 07/6/2025" in desk.record.read_text("utf-8")
    assert desk.files == ["tuan.docx"]
    assert desk.holds() == (0, 0)


def test_as_printed_words_that_the_record_has_no_more_go_out_and_are_known_to_differ(desk):
    desk.record.write_text(BODY.replace("thứ Hai", "thứ Sáu"), "utf-8")
    assert desk.issue("--as-printed")[0] == 0
    assert "trước thứ Hai" in desk.text()
    assert "Số: 01/BC-" in desk.text()
    assert "ngày 10 tháng 6 năm 2025" in desk.text()
    assert "Ban hành đúng bản đã in" in "".join(
        one.read_text("utf-8") for one in (desk.root / "campaigns/register").rglob("2025.yaml")
    )
    assert desk.holds() == (0, 0)
    assert desk.vanthu("new", "document", "thi-dua", "replacement", "--of", "tuan")[0] == 0
    text = (desk.folder / "documents/tuan_thay_the.yaml").read_text("utf-8")
    assert "Đã ghi “Đề nghị nộp trước thứ Hai”, nay sửa là “Đề nghị nộp trước thứ Sáu”" in text


def test_what_somebody_wrote_in_word_goes_out_as_printed_and_is_kept_otherwise(desk):
    desk.edit("thứ Hai", "thứ Ba")
    edited = desk.path.read_bytes()
    desk.count("2025-06-09", 800)
    status, told = desk.issue("--as-printed")
    assert status == 0
    assert "đã in: “… nghị nộp trước thứ Ba./.” → nay: “… nghị nộp trước thứ Hai./.”" in told
    assert "Có 5.700 sáng kiến" in desk.text()
    assert "trước thứ Ba" in desk.text()
    assert "Số: 01/BC-" in desk.text()
    assert (desk.made / "tuan-ban-in-1.docx").read_bytes() == edited
    assert desk.holds() == (0, 0)


@pytest.mark.parametrize(
    ("blank", "typed", "told"),
    [
        ("Số:         /", "Số: 15/", "«Số: 15/BC-LĐLĐ», còn số, ngày sắp ban hành là «Số: 01/BC-"),
        ("ngày … tháng … năm 2025", "ngày 09 tháng 6 năm 2025", "ngày 09 tháng 6 năm 2025»"),
    ],
)
def test_as_printed_with_another_number_or_day_is_refused(desk, blank, typed, told):
    desk.edit(blank, typed)
    edited, record = desk.path.read_bytes(), desk.record.read_bytes()
    status, said = desk.issue("--as-printed")
    assert status == 1
    assert told in said
    assert "--number, --date" in said
    assert (desk.path.read_bytes(), desk.record.read_bytes()) == (edited, record)
    assert desk.files == ["tuan.docx"]


def test_a_number_in_the_text_is_not_that_of_a_blank_head(desk):
    desk.record.write_text(
        BODY + "  Số 12/KH-LĐLĐ là căn cứ.\n\n  Kính gửi, ngày 01 tháng 5 năm 2025\n", "utf-8"
    )
    desk.vanthu("render", "thi-dua", "tuan")
    desk.count("2025-06-09", 800)
    assert desk.issue("--as-printed")[0] == 0
    assert "Số: 01/BC-" in desk.text()
    assert "Số 12/KH-LĐLĐ là căn cứ" in desk.text()


def test_as_printed_a_day_of_the_record_that_was_printed_is_held_to(desk):
    desk.record.write_text(BODY + "date: 9/6/2025\n", "utf-8")
    desk.vanthu("render", "thi-dua", "tuan", "--force")
    status, said = desk.issue("--as-printed")
    assert status == 1
    assert "ngày 09 tháng 6 năm 2025»" in said


def test_as_printed_with_the_number_that_was_typed_goes_out(desk):
    desk.edit("Số:         /", "Số: 15/")
    status, told = desk.issue("--as-printed", "--number", "15", "--reason", "cấp trên giấy")
    assert status == 0, told
    assert "Số: 15/BC-" in desk.text()
    assert "ngày 10 tháng 6 năm 2025" in desk.text()


def test_the_preview_tells_and_changes_nothing(desk):
    desk.count("2025-06-09", 800)
    status, told = desk.issue("--dry-run")
    assert status == 0
    assert "tệp đã in khác dữ liệu hiện nay" in told
    assert "ban hành theo dữ liệu hiện nay thì bản đã in được giữ ở «tuan-2025-06-07.docx»" in told
    assert desk.path.read_bytes() == desk.printed
    assert desk.files == ["tuan.docx"]


@pytest.mark.parametrize(
    ("typed", "said"), [("1", "Có 5.700"), ("2", "Có 5.800"), ("", "Số: /BC-")]
)
def test_who_is_there_chooses(desk, typed, said, monkeypatch):
    from generator.cli import asking

    class Person:
        def is_there(self):
            return True

        def answer(self, prompt):
            return typed

    monkeypatch.setattr(asking, "TERMINAL", Person())
    desk.count("2025-06-09", 800)
    status, told = desk.vanthu("issue", "thi-dua", "tuan", "--date", "10/6/2025")
    assert "Ban hành bản nào?" in told
    assert said in desk.text()
    assert status == (0 if typed else 1)


@pytest.mark.parametrize("each", [[], ["--each"]])
@pytest.mark.parametrize("packed", [[], ["--zip"]])
def test_letters_go_out_as_they_were_printed(desk, each, packed):
    (desk.folder / "documents/thu.yaml").write_text(LETTER, "utf-8")
    desk.vanthu("render", "thi-dua", "thu", *packed)
    printed = {path: path.read_bytes() for path in desk.made.rglob("thu/*.docx")}
    assert bool(printed) is not bool(packed)
    desk.count("2025-06-09", 800)
    assert "Đơn vị có 700 sáng kiến" in desk.issue("--dry-run", *each, document="thu")[1]
    assert desk.issue("--as-printed", *each, document="thu")[0] == 0
    assert "có 700 sáng kiến" in desk.text("thu/an-phu.docx")
    assert "as_of: 07/6/2025" in (desk.folder / "documents/thu.yaml").read_text("utf-8")
    desk.vanthu("render", "thi-dua", "tuan")
    assert desk.holds() == (0, 1 if packed else 0)  # letters that lie packed have no number


def test_letters_that_go_out_with_newer_figures_leave_those_that_were_printed(desk):
    (desk.folder / "documents/thu.yaml").write_text(LETTER, "utf-8")
    desk.vanthu("render", "thi-dua", "thu")
    printed = (desk.made / "thu/an-phu.docx").read_bytes()
    same = (desk.made / "thu/dong-ha.docx").read_bytes()
    desk.count("2025-06-09", 800)
    assert desk.issue(document="thu")[0] == 0
    assert "có 800 sáng kiến" in desk.text("thu/an-phu.docx")
    assert (desk.made / "thu/an-phu-ban-in-1.docx").read_bytes() == printed
    assert not (desk.made / "thu/dong-ha-ban-in-1.docx").exists()
    assert (desk.made / "thu/dong-ha.docx").read_bytes() != same


def test_made_anew_before_it_left_the_office_nothing_is_asked_of_the_printed_one(desk):
    desk.issue()
    desk.record.write_text(desk.record.read_text("utf-8").replace("thứ Hai", "thứ Tư"), "utf-8")
    status, told = desk.vanthu("issue", "thi-dua", "tuan", "--reissue", "--reason", "sai", "-y")
    assert status == 0
    assert "tệp đã in" not in told
    assert desk.files == ["tuan-ban-cu-1.docx", "tuan.docx"]


def test_letters_of_which_nothing_was_printed_are_told_before_anything_is_chosen(desk):
    (desk.folder / "documents/thu.yaml").write_text(LETTER, "utf-8")
    said = "chưa có bản đã in: Liên đoàn Lao động huyện An Phú; Công đoàn ngành Y tế"
    desk.vanthu("render", "thi-dua", "thu")
    assert said not in desk.issue("--as-printed", "--dry-run", document="thu")[1]
    for name in ("an-phu", "y-te"):
        (desk.made / f"thu/{name}.docx").unlink()
    assert said not in desk.issue("--dry-run", document="thu")[1]
    assert f"2/6 bản {said}" in desk.issue("--as-printed", "--dry-run", document="thu")[1]
    desk.count("2025-06-09", 800)
    desk.record.with_name("thu.yaml").write_text(LETTER.replace("Đơn vị", "Nơi"), "utf-8")
    status, told = desk.issue("--dry-run", document="thu")
    assert f"2/6 bản {said}" in told
    assert status == 0


@pytest.mark.parametrize("known", [True, False])
def test_as_printed_quotas_that_were_given_since_are_left_out_or_told(desk, known):
    body = BODY.replace(
        "Có {{", "Giao {{ phases.gd2.quota|number if phases.gd2.quota else '0' }}, có {{"
    )
    desk.record.write_text(body, "utf-8")
    desk.vanthu("render", "thi-dua", "tuan")
    quotas = desk.folder / "quotas.yaml"
    later = "  - phase: gd2\n    counts: {an-phu: 10, dong-ha: 5}\n"
    quotas.write_text(quotas.read_text("utf-8") + later, "utf-8")
    if not known:
        desk.edit("trước thứ Hai", "trước thứ 3")
    status, told = desk.issue("--as-printed")
    assert status == 0, told
    record = desk.record.read_text("utf-8")
    if known:
        assert "bản đã in chưa có chỉ tiêu giao sau đó: số sáng kiến, giai đoạn 2" in told
        assert "gd2" not in record.partition("quotas:")[2].partition("body")[0]
        assert desk.holds() == (0, 0)
    else:
        assert "không rõ theo bảng chỉ tiêu nào" in told
        assert "I-ISSUE-QUOTAS" in told
    assert "Giao 0, có" in desk.text()


def test_as_printed_quotas_are_not_told_where_another_figure_differs(desk):
    desk.count("2025-06-07", 701)
    told = desk.issue("--as-printed")[1]
    assert "5.700" in told
    assert "I-ISSUE-QUOTAS" not in told


KEPT = "ban-truoc/tuan-1.docx"


def test_what_was_made_is_kept_when_something_else_is_made_of_the_same_moment(desk):
    desk.count("2025-06-07", 701)
    status, told = desk.vanthu("render", "thi-dua", "tuan")
    assert status == 0
    assert f"1 bản tạo trước có nội dung khác, được giữ ở «output/thi-dua/{KEPT}»" in told
    assert (desk.made / KEPT).read_bytes() == desk.printed
    desk.count("2025-06-07", 700)
    desk.vanthu("render", "thi-dua", "tuan")
    desk.count("2025-06-07", 701)
    desk.vanthu("render", "thi-dua", "tuan")
    assert len([*desk.made.glob("ban-truoc/*")]) == 2
    assert (
        f"trước bản hiện có đã tạo bản khác, giữ ở «output/thi-dua/{KEPT[:-6]}2" in desk.issue()[1]
    )


def test_a_kept_file_that_is_put_back_goes_out_as_printed(desk):
    desk.count("2025-06-07", 701)
    desk.vanthu("render", "thi-dua", "tuan")
    desk.path.write_bytes((desk.made / KEPT).read_bytes())
    assert desk.issue("--as-printed")[0] == 0
    assert "Có 5.700 sáng kiến" in desk.text()


@pytest.mark.parametrize(("packed", "kept"), [([], "thu-1/an-phu.docx"), (["--zip"], "thu-1.zip")])
def test_letters_that_were_made_are_kept_together(desk, packed, kept):
    (desk.folder / "documents/thu.yaml").write_text(LETTER, "utf-8")
    desk.vanthu("render", "thi-dua", "thu", *packed)
    made = {
        path.name: path.read_bytes() for path in desk.made.glob("thu/*" if not packed else "*.zip")
    }
    desk.count("2025-06-07", 701)
    assert "được giữ ở" in desk.vanthu("render", "thi-dua", "thu", *packed)[1]
    there = desk.made / "ban-truoc" / kept
    assert there.read_bytes() in made.values()
    assert len([*there.parent.iterdir()]) == 1
    assert "giữ ở" not in desk.vanthu("render", "thi-dua", "thu", *packed)[1]


def test_letters_of_a_run_that_was_cut_off_are_kept_with_those_that_it_kept(desk):
    (desk.folder / "documents/thu.yaml").write_text(LETTER, "utf-8")
    desk.vanthu("render", "thi-dua", "thu")
    made = {path.name: path.read_bytes() for path in desk.made.glob("thu/*")}
    desk.record.with_name("thu.yaml").write_text(LETTER.replace("Đơn vị", "Nơi"), "utf-8")
    desk.vanthu("render", "thi-dua", "thu")
    kept = desk.made / "ban-truoc"
    for name in ("khcn.docx", "y-te.docx"):
        (desk.made / "thu" / name).write_bytes(made[name])
    (kept / "thu-1/y-te.docx").unlink()
    assert desk.vanthu("render", "thi-dua", "thu")[0] == 0
    assert {path.relative_to(kept).as_posix(): path.read_bytes() for path in kept.glob("*/*")} == {
        f"thu-1/{name}": data for name, data in made.items()
    }


def test_of_very_many_letters_it_is_told_that_they_are_not_kept(desk, monkeypatch):
    from generator.office import production

    monkeypatch.setattr(production, "MOST", 2)
    (desk.folder / "documents/thu.yaml").write_text(LETTER, "utf-8")
    assert "không giữ lại" not in desk.vanthu("render", "thi-dua", "thu")[1]
    desk.count("2025-06-07", 701)
    assert (
        "1 bản tạo trước được thay bằng bản mới, không giữ lại"
        in desk.vanthu("render", "thi-dua", "thu")[1]
    )
    assert not (desk.made / "ban-truoc").exists()
