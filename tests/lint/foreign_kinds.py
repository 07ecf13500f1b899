"""Right documents and pieces of documents of other sorts: notes around tables, forms, laws, long recipients."""

from __future__ import annotations

from right_documents import HEADING, TEXT, heading, letter, plan
from word_paper import Grid, Page, Paper, Para, centred, rule

SMALL = {"size": 24, "first": 0, "before": 0, "line": 240}


def with_table(*, above: Para | None = None, below: tuple[Para, ...] = ()) -> Paper:
    """A plan with a table in its text, a line above it and lines below."""
    paper = plan()
    cells = {f"cell{at}": centred(text, size=24, bold=at < 2)
             for at, text in enumerate(("Đơn vị", "Kinh phí", "Xã An Bình", "120"))}  # fmt: skip
    grid = Grid((5000, 4355), ((("cell0",), ("cell1",)), (("cell2",), ("cell3",))), bordered=True)
    notes = {f"note{at}": one for at, one in enumerate(below)}
    paper.parts |= {**cells, **notes, **({"unit": above} if above else {})}
    at = paper.blocks.index("dash")
    paper.blocks[at:at] = [*(["unit"] if above else []), grid, *notes]
    return paper


def with_unit() -> Paper:
    return with_table(above=Para("Đơn vị tính: triệu đồng", align="right", italic=True, **SMALL))  # type: ignore[arg-type]


def with_plain_unit() -> Paper:
    return with_table(above=Para("ĐVT: triệu đồng", align="right", **SMALL))  # type: ignore[arg-type]


def with_name() -> Paper:
    return with_table(above=centred("Bảng 1. Kinh phí của các xã", size=24, italic=True))


def with_note() -> Paper:
    note = Para("Ghi chú: Số liệu tính đến ngày 01/3/2026.", align="left", italic=True, **SMALL)  # type: ignore[arg-type]
    return with_table(below=(note,))


def with_notes() -> Paper:
    lines = ("Ghi chú:", "- Cột 2 là dự toán;", "- Chưa tính vốn vay.")
    return with_table(below=tuple(Para(one, align="left", **SMALL) for one in lines))  # type: ignore[arg-type]


def with_source() -> Paper:
    return with_table(below=(Para("Nguồn: Sở Tài chính", align="left", italic=True, **SMALL),))  # type: ignore[arg-type]


def long_recipients() -> Paper:
    """A recipient that goes on in a paragraph of its own."""
    item = {"size": 22, "align": "left", "first": 0, "before": 0, "line": 240}
    paper = plan().set("second", text="- Ủy ban nhân dân các xã, phường,")
    return paper.put("second", "third", Para("đặc khu trong tỉnh;", **item))  # type: ignore[arg-type]


def long_archive() -> Paper:
    item = {"size": 22, "align": "left", "first": 0, "before": 0, "line": 240}
    paper = plan().set("archive", text="- Lưu: VT, CSPL,")
    return paper.put("archive", "archive2", Para("Hồ sơ.", **item))  # type: ignore[arg-type]


def broken_recipients() -> Paper:
    """A recipient broken by a line break."""
    return plan().set("second", text="- Ủy ban nhân dân các xã, phường,\nđặc khu trong tỉnh;")


def _of_citizen(title: str, *lines: str, to: str = "Ủy ban nhân dân xã An Bình") -> Paper:
    """A form of a citizen: Quốc hiệu and Tiêu ngữ, a title, to whom, blanks, who signs."""
    parts = {
        "title": centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=26, bold=True),
        "motto": centred("Độc lập - Tự do - Hạnh phúc", bold=True),
        "motto_rule": rule(3430, TEXT),
        "kind": centred(title, bold=True, before=240),
        "greeting": Para(f"Kính gửi: {to}", align="center", first=0, before=240),
        **{f"line{at}": Para(one) for at, one in enumerate(lines)},
        "place": Para("An Bình, ngày … tháng … năm 2026", italic=True, align="right", first=0),
        "signer": Para("Người làm đơn", bold=True, align="right", first=0),
        "remark": Para("(Ký, ghi rõ họ tên)", italic=True, align="right", first=0),
    }
    return Paper(parts, list(parts))


def application() -> Paper:
    return _of_citizen(
        "ĐƠN XIN XÁC NHẬN CƯ TRÚ", "Tôi tên là: Lê Thị Cúc", "Sinh ngày: 01/02/1990", "Nơi ở: thôn 3, xã An Bình",
        "Tôi làm đơn này đề nghị xác nhận thời gian cư trú tại địa phương.", "Tôi xin chân thành cảm ơn.",
    )  # fmt: skip


def declaration() -> Paper:
    return _of_citizen(
        "TỜ KHAI ĐĂNG KÝ KHAI SINH", "Họ, chữ đệm, tên người yêu cầu: ……………", "Nơi cư trú: ……………",
        "Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:", "Tôi cam đoan nội dung trên là đúng sự thật.",
    )  # fmt: skip


def numbered_form() -> Paper:
    """A form with the label of a collection above it."""
    paper = declaration()
    paper.parts["label"] = Para("Mẫu số 01", bold=True, align="right", first=0)
    paper.blocks.insert(0, "label")
    return paper


def form_of_a_body() -> Paper:
    """A form that a body issues, with its label in the annex of a plan."""
    paper = plan()
    paper.set("annex2", text="Mẫu số 01")
    return paper.text(
        "text2", "Phụ lục I, mẫu báo cáo tại Phụ lục II", "Phụ lục, mẫu báo cáo tại Mẫu số 01"
    ).set("annex1", text="Phụ lục")


def law() -> Paper:
    """A law: no recipients, no place, a number with its year."""
    head = heading("Luật số: 12/2026/QH15")
    parts = {
        **{name: head[name] for name in ("issuer", "issuer_rule", "title", "motto", "motto_rule", "number")},
        "kind": centred("LUẬT", bold=True, before=360),
        "subject": centred("PHÒNG CHÁY, CHỮA CHÁY", bold=True),
        "basis": Para("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;", italic=True),
        "basis2": Para("Quốc hội ban hành Luật Phòng cháy, chữa cháy.", italic=True),
        "chapter": centred("Chương I", bold=True, before=240),
        "chapter_title": centred("QUY ĐỊNH CHUNG", bold=True),
        "article": Para("Điều 1. Phạm vi điều chỉnh", bold=True),
        "text": Para("Luật này quy định về phòng cháy, chữa cháy."),
        "passed": Para("Luật này được Quốc hội khóa XV, kỳ họp thứ 10 thông qua ngày 20 tháng 6 năm 2026.", italic=True),
        "signer": centred("CHỦ TỊCH QUỐC HỘI", bold=True, left=4700),
        "name": centred("Trần Văn Bình", bold=True, left=4700, before=1400),
    }  # fmt: skip
    parts["issuer"] = centred("QUỐC HỘI", size=26, bold=True)
    parts["issuer_rule"] = rule(500, 3424)
    grid = Grid(
        HEADING.widths,
        ((("issuer", "issuer_rule"), ("title", "motto", "motto_rule")), (("number",), ())),
    )
    shown = [
        name for name in parts if name not in {n for row in grid.rows for cell in row for n in cell}
    ]
    return Paper(parts, [grid, *shown], {"main": Page()})


def with_list_attached() -> Paper:
    """A letter that has a list behind it, named in its text as such."""
    paper = letter()
    paper.text("last", "Đề nghị các đơn vị", "Đề nghị các đơn vị (có danh sách kèm theo)")
    paper.parts |= {
        "list": centred("DANH SÁCH ĐƠN VỊ CHƯA BÁO CÁO", bold=True),
        "kem": centred("(Kèm theo Công văn số 1144/LĐLĐ-CTCS ngày 05 tháng 3 năm 2026 của Liên đoàn Lao động tỉnh Cà Mau)", italic=True),
        "list_text": Para("1. Công đoàn ngành Y tế./."),
    }  # fmt: skip
    paper.blocks += ["page:main", "list", "kem", "list_text"]
    paper.pages = {"main": Page(), "list": Page(start=1)}
    return paper


OTHERS = (
    with_unit, with_plain_unit, with_name, with_note, with_notes, with_source, long_recipients, long_archive,
    broken_recipients, application, declaration, numbered_form, form_of_a_body, law, with_list_attached,
)  # fmt: skip
