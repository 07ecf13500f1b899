"""Right documents: a plan with two annexes, a letter, a decision with its regulation, and others."""

from __future__ import annotations

from word_paper import Grid, Page, Paper, Para, centred, line_shape, rule, text_box

from generator.ooxml.metrics import text_width

LEFT, RIGHT = 3640, 5714
LEFT_ROOM, RIGHT_ROOM = LEFT - 216, RIGHT - 216
TEXT = 9355
MOTTO = text_width("Độc lập - Tự do - Hạnh phúc", 14, bold=True)
ISSUER = "LIÊN ĐOÀN LAO ĐỘNG\nTỈNH CÀ MAU"
ISSUER_LINE = text_width("LIÊN ĐOÀN LAO ĐỘNG", 13, bold=True)
STAMP = {"size": 28, "bold": True, "colour": "FF0000"}


def heading(
    number: str = "Số: 12/KH-LĐLĐ", date: str = "ngày 05 tháng 3 năm 2026"
) -> dict[str, Para]:
    """The paragraphs of boxes 1 to 4."""
    return {
        "superior": centred("TỔNG LIÊN ĐOÀN LAO ĐỘNG\nVIỆT NAM", size=26),
        "issuer": centred(ISSUER, size=26, bold=True),
        "issuer_rule": rule(ISSUER_LINE * 2 // 5, LEFT_ROOM),
        "title": centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=26, bold=True),
        "motto": centred("Độc lập - Tự do - Hạnh phúc", bold=True),
        "motto_rule": rule(MOTTO, RIGHT_ROOM),
        "number": centred(number, size=26),
        "date": centred(f"Cà Mau, {date}", italic=True),
    }


HEADING = Grid(
    (LEFT, RIGHT),
    (
        (("superior", "issuer", "issuer_rule"), ("title", "motto", "motto_rule")),
        (("number",), ("date",)),
    ),
)


def closing(first: str = "- Ban Thường vụ Tỉnh ủy;") -> dict[str, Para]:
    """The paragraphs of boxes 7 and 9b."""
    item = {"size": 22, "align": "left", "first": 0, "before": 0, "line": 240}
    return {
        "label": Para("Nơi nhận:", **{**item, "size": 24}, bold=True, italic=True),  # type: ignore[arg-type]
        "first": Para(first, **item),  # type: ignore[arg-type]
        "second": Para("- Các công đoàn cơ sở;", **item),  # type: ignore[arg-type]
        "archive": Para("- Lưu: VT, CSPL.", **item),  # type: ignore[arg-type]
        "authority": centred("TM. BAN THƯỜNG VỤ", bold=True),
        "position": centred("PHÓ CHỦ TỊCH", bold=True),
        **{
            f"gap{at}": centred("", properties='<w:rPr><w:sz w:val="28"/></w:rPr>')
            for at in range(5)
        },
        "name": centred("Nguyễn Văn An", bold=True),
    }


GAPS = tuple(f"gap{at}" for at in range(5))
CLOSING = Grid(
    (4200, 5155),
    ((("label", "first", "second", "archive"), ("authority", "position", *GAPS, "name")),),
)


def plan() -> Paper:
    """A plan with legal bases, headings of all levels and two annexes in sections of their own."""
    parts = {
        **heading(),
        "kind": centred("KẾ HOẠCH", bold=True, before=360),
        "subject": centred("Tổ chức Chương trình “1 triệu sáng kiến” năm 2026", bold=True),
        "subject_rule": rule(2600, TEXT),
        "basis1": Para(
            "Căn cứ Luật Công đoàn ngày 27 tháng 11 năm 2024;", italic=True
        ),
        "basis2": Para(
            "Thực hiện Kế hoạch số 01/KH-TLĐ ngày 10 tháng 01 năm 2026 của Tổng Liên đoàn Lao động"
            " Việt Nam về Chương trình “1 triệu sáng kiến”.", italic=True
        ),
        "opening": Para(
            "Ban Thường vụ Liên đoàn Lao động tỉnh Cà Mau ban hành Kế hoạch tổ chức Chương trình"
            " “1 triệu sáng kiến” như sau:"
        ),
        "roman1": Para("I. MỤC ĐÍCH, YÊU CẦU", bold=True),
        "arabic1": Para("1. Mục đích", bold=True),
        "text1": Para(
            "Động viên đoàn viên phát huy sáng kiến, cải tiến kỹ thuật; toàn tỉnh phấn đấu có 2.660"
            " sáng kiến, bằng 52,2% chỉ tiêu của Tổng Liên đoàn giao. " * 4
        ),
        "arabic2": Para("2. Yêu cầu", bold=True),
        "point_c": Para("a) Gắn với nhiệm vụ chính trị của địa phương, đơn vị;"),
        "point_d": Para("b) Bảo đảm thiết thực, đúng tiến độ."),
        "roman2": Para("II. NỘI DUNG", bold=True),
        "text2": Para(
            "Chương trình chia làm 03 giai đoạn, từ ngày 05/01/2026 đến ngày 31/5/2026; chỉ tiêu"
            " của từng đơn vị tại Phụ lục I, mẫu báo cáo tại Phụ lục II kèm theo Kế hoạch này. " * 4
        ),
        "dash": Para("- Tuyên truyền đến toàn thể đoàn viên."),
        "last": Para("Các công đoàn cấp trên trực tiếp cơ sở nghiêm túc triển khai thực hiện./."),
        **closing(),
        "annex1": centred("Phụ lục I", bold=True),
        "title1": centred("CHỈ TIÊU SÁNG KIẾN NĂM 2026", bold=True),
        "kem1": centred(
            "(Kèm theo Kế hoạch số 12/KH-LĐLĐ ngày 05 tháng 3 năm 2026"
            " của Liên đoàn Lao động tỉnh Cà Mau)", italic=True
        ),
        "annex1_rule": rule(2000, TEXT),
        "h1": centred("STT", size=24, bold=True),
        "h2": centred("Đơn vị", size=24, bold=True),
        "h3": centred("Chỉ tiêu", size=24, bold=True),
        "c11": centred("1", size=24),
        "c12": centred("Công đoàn Viên chức tỉnh", size=24, align="left"),
        "c13": centred("1.250", size=24, align="right"),
        "c21": centred("2", size=24),
        "c22": centred("Công đoàn ngành Y tế", size=24, align="left"),
        "c23": centred("1.410", size=24, align="right"),
        "t1": centred("", size=24),
        "t2": centred("Tổng cộng", size=24, bold=True),
        "t3": centred("2.660", size=24, bold=True, align="right"),
        "annex2": centred("Phụ lục II", bold=True),
        "title2": centred("NỘI DUNG BÁO CÁO", bold=True),
        "kem2": centred(
            "(Kèm theo Kế hoạch số 12/KH-LĐLĐ ngày 05 tháng 3 năm 2026"
            " của Liên đoàn Lao động tỉnh Cà Mau)", italic=True
        ),
        "annex2_text": Para("Nêu kết quả thực hiện, khó khăn và kiến nghị của đơn vị./."),
    }  # fmt: skip
    table = Grid(
        (900, 6000, 2455),
        (
            (("h1",), ("h2",), ("h3",)),
            (("c11",), ("c12",), ("c13",)),
            (("c21",), ("c22",), ("c23",)),
            (("t1",), ("t2",), ("t3",)),
        ),
        bordered=True,
        header=True,
    )
    blocks: list[str | Grid] = [
        HEADING, "kind", "subject", "subject_rule", "basis1", "basis2", "opening", "roman1",
        "arabic1", "text1", "arabic2", "point_c", "point_d", "roman2", "text2", "dash", "last",
        CLOSING, "page:main", "annex1", "title1", "kem1", "annex1_rule", table, "page:annex1",
        "annex2", "title2", "kem2", "annex2_text",
    ]  # fmt: skip
    pages = {"main": Page(), "annex1": Page(start=1), "annex2": Page(start=1)}
    return Paper(parts, blocks, pages)


def letter() -> Paper:
    """A công văn to two addressees, with a drafter's mark."""
    parts = {
        **heading("Số: 1144/LĐLĐ-CTCS"),
        "vv": centred("V/v giao chỉ tiêu sáng kiến\nnăm 2026", size=24, before=120),
        "greeting": Para("Kính gửi:", align="left", first=0, left=1984, before=240),
        "to1": Para("- Các Liên đoàn Lao động huyện;", align="left", first=0, left=2552),
        "to2": Para("- Các công đoàn ngành.", align="left", first=0, left=2552),
        "text1": Para(
            "Thực hiện Kế hoạch số 01/KH-TLĐ ngày 10/01/2026 của Tổng Liên đoàn Lao động Việt Nam về"
            " Chương trình “1 triệu sáng kiến”, Ban Thường vụ Liên đoàn Lao động tỉnh giao chỉ tiêu"
            " năm 2026 cho các đơn vị như sau:"
        ),
        "clause1": Para("1. Mỗi đơn vị cử 01 cán bộ theo dõi. " + "Số liệu chốt ngày 25 hằng tháng. " * 30),
        "last": Para("Đề nghị các đơn vị triển khai thực hiện./."),
        **closing("- Như trên;"),
        "drafter": Para("PL.(30)", size=22, align="right", first=0, before=0, line=240),
    }  # fmt: skip
    grid = Grid(
        HEADING.widths,
        (HEADING.rows[0], (("number", "vv"), ("date",))),
    )
    closed = Grid(
        CLOSING.widths,
        ((("label", "first", "second", "archive", "drafter"), CLOSING.rows[0][1]),),
    )
    blocks: list[str | Grid] = [
        grid, "greeting", "to1", "to2", "text1", "clause1", "last", closed,
    ]  # fmt: skip
    return Paper(parts, blocks)


def letter_to_one() -> Paper:
    """A công văn to one addressee."""
    paper = letter()
    paper.drop("to1", "to2")
    paper.set("greeting", text="Kính gửi: Ban Thường vụ Tỉnh ủy Cà Mau")
    return paper


def decision() -> Paper:
    """A decision with articles and the regulation that it issues, in a section of its own."""
    parts = {
        **heading("Số: 08/QĐ-LĐLĐ"),
        "kind": centred("QUYẾT ĐỊNH", bold=True, before=360),
        "subject": centred("Ban hành Quy chế khen thưởng sáng kiến", bold=True),
        "subject_rule": rule(2000, TEXT),
        "authority_line": centred("BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG TỈNH", bold=True, before=240),
        "basis1": Para("Căn cứ Điều lệ Công đoàn Việt Nam;", italic=True),
        "basis2": Para("Theo đề nghị của Trưởng Ban Chính sách pháp luật.", italic=True),
        "resolved": centred("QUYẾT ĐỊNH:", bold=True, before=120),
        "article1": Para("Điều 1. Ban hành kèm theo Quyết định này Quy chế khen thưởng sáng kiến.", bold=True),
        "article2": Para("Điều 2. Quyết định có hiệu lực từ ngày ký./.", bold=True),
        **closing("- Như Điều 2;"),
        **{f"r_{name}": para for name, para in heading().items()},
        "r_kind": centred("QUY CHẾ", bold=True, before=360),
        "r_subject": centred("Khen thưởng sáng kiến", bold=True),
        "r_kem": centred(
            "(Kèm theo Quyết định số 08/QĐ-LĐLĐ ngày 05 tháng 3 năm 2026"
            " của Ban Thường vụ Liên đoàn Lao động tỉnh)", italic=True
        ),
        "r_rule": rule(2000, TEXT),
        "chapter1": centred("Chương I", bold=True, before=240),
        "chapter1_title": centred("QUY ĐỊNH CHUNG", bold=True),
        "muc1": centred("Mục 1", bold=True, before=120),
        "muc1_title": centred("PHẠM VI VÀ ĐỐI TƯỢNG", bold=True),
        "r_article1": Para("Điều 1. Phạm vi điều chỉnh", bold=True),
        "clause1": Para("1. Quy chế này quy định việc khen thưởng sáng kiến:"),
        "point_c": Para("a) Hình thức khen thưởng;"),
        "point_d": Para("b) Mức khen thưởng;"),
        "point_dd": Para("c) Trình tự xét;"),
        "point_e": Para("d) Kinh phí;"),
        "point_g": Para("đ) Trách nhiệm thi hành."),
        "clause2": Para("2. Quy chế áp dụng cho đoàn viên trong tỉnh. " + "Đơn vị lập hồ sơ đề nghị. " * 40),
        "r_article2": Para("Điều 2. Hiệu lực", bold=True),
        "r_last": Para("Quy chế có hiệu lực từ ngày ký Quyết định./."),
    }  # fmt: skip
    regulation = Grid(
        HEADING.widths,
        ((("r_superior", "r_issuer", "r_issuer_rule"), ("r_title", "r_motto", "r_motto_rule")),),
    )
    blocks: list[str | Grid] = [
        HEADING, "kind", "subject", "subject_rule", "authority_line", "basis1", "basis2",
        "resolved", "article1", "article2", CLOSING, "page:main", regulation, "r_kind",
        "r_subject", "r_kem", "r_rule", "chapter1", "chapter1_title", "muc1", "muc1_title",
        "r_article1", "clause1", "point_c", "point_d", "point_dd", "point_e", "point_g", "clause2",
        "r_article2", "r_last",
    ]  # fmt: skip
    return Paper(parts, blocks, {"main": Page(), "regulation": Page(start=1)})


def stamped() -> Paper:
    """An urgent letter that must be returned, with the address of the body."""
    paper = letter_to_one()
    paper.put("vv", "urgent", centred("", inside=text_box(centred("KHẨN", **STAMP), 1134, 454)))  # type: ignore[arg-type]
    stamp = centred("XEM XONG TRẢ LẠI", size=26, bold=True)
    paper.first_header = centred("", inside=text_box(stamp, 3000, 454, number=61)).xml()
    paper.parts["address"] = Para(
        "Số 5 Nguyễn Tất Thành, phường An Xuyên, tỉnh Cà Mau; ĐT: 0290 3831 005",
        size=22, align="center", first=0, before=240, line=240,
    )  # fmt: skip
    paper.parts["address_rule"] = rule(TEXT, TEXT, before=240)
    paper.blocks += ["address_rule", "address"]
    return paper


def annex_file() -> Paper:
    """An annex in a file of its own, with the information of the digital signature."""
    parts = {
        "info": Para("Số: 12/KH-LĐLĐ; 05/3/2026; 08:30:00", size=20, align="right", first=0),
        "annex1": centred("Phụ lục I", bold=True, before=240),
        "title1": centred("NỘI DUNG BÁO CÁO", bold=True),
        "kem1": centred(
            "(Kèm theo Kế hoạch số 12/KH-LĐLĐ ngày 05 tháng 3 năm 2026 của Liên đoàn Lao động tỉnh)",
            italic=True,
        ),
        "text": Para("Nêu kết quả thực hiện và kiến nghị. " * 60 + "Gửi trước ngày 25./."),
    }
    return Paper(parts, ["info", "annex1", "title1", "kem1", "text"])


def minutes() -> Paper:
    """Minutes: no place and date, secretary on the left, chair on the right."""
    parts = {
        **heading("Số: 03/BB-LĐLĐ"),
        "kind": centred("BIÊN BẢN", bold=True, before=360),
        "subject": centred("Họp Hội đồng sáng kiến", bold=True),
        "subject_rule": rule(1100, TEXT, inside=""),
        "text": Para("Thời gian bắt đầu: 08 giờ 00 ngày 05/3/2026. " + "Hội đồng thảo luận. " * 60),
        "last": Para("Cuộc họp kết thúc vào 11 giờ 00 cùng ngày./."),
        "secretary": centred("THƯ KÝ", bold=True),
        "secretary_name": centred("Trần Thị Bình", bold=True),
        "chair": centred("CHỦ TỌA", bold=True),
        "chair_name": centred("Nguyễn Văn An", bold=True),
        **{name: para for name, para in closing("- Thành viên Hội đồng;").items()
           if name in ("label", "first", "archive")},
    }  # fmt: skip
    parts["archive"] = Para("- Lưu: VT, Hồ sơ.", size=22, align="left", first=0, before=0, line=240)
    signed = Grid(
        (4200, 5155),
        (
            (("secretary",), ("chair",)),
            (("secretary_name",), ("chair_name",)),
            (("label", "first", "archive"), ()),
        ),
    )
    top = Grid(HEADING.widths, (HEADING.rows[0], (("number",), ())))
    return Paper(parts, [top, "kind", "subject", "subject_rule", "text", "last", signed])


def copied() -> Paper:
    """A letter with the block of a paper copy below it."""
    paper = letter_to_one()
    item = {"size": 22, "align": "left", "first": 0, "before": 0, "line": 240}
    paper.parts |= {
        "copy_rule": rule(TEXT, TEXT, before=240),
        "copy_issuer": centred("LIÊN ĐOÀN LAO ĐỘNG\nTỈNH AN GIANG", size=26, bold=True),
        "copy_number": centred("Số: 05/SY-LĐLĐ", size=26),
        "copy_form": centred("SAO Y", bold=True),
        "copy_date": centred("An Giang, ngày 09 tháng 3 năm 2026", italic=True),
        "copy_label": Para("Nơi nhận:", **{**item, "size": 24}, bold=True, italic=True),  # type: ignore[arg-type]
        "copy_first": Para("- Các công đoàn cơ sở;", **item),  # type: ignore[arg-type]
        "copy_archive": Para("- Lưu: VT.", **item),  # type: ignore[arg-type]
        "copy_authority": centred("TL. BAN THƯỜNG VỤ", bold=True),
        "copy_position": centred("CHÁNH VĂN PHÒNG", bold=True),
        **{f"copy_{name}": paper.parts[name] for name in GAPS},
        "copy_name": centred("Lê Thị Cúc", bold=True),
        "copy_between": centred("", size=12),
    }
    paper.blocks += [
        "copy_rule",
        Grid((LEFT, RIGHT), ((("copy_issuer",), ("copy_form",)), (("copy_number",), ("copy_date",)))),
        "copy_between",
        Grid((4200, 5155), ((
            ("copy_label", "copy_first", "copy_archive"),
            ("copy_authority", "copy_position", *(f"copy_{gap}" for gap in GAPS), "copy_name"),
        ),)),
    ]  # fmt: skip
    return paper


def drawn() -> Paper:
    """The plan with its rule lines drawn as shapes, anchored to the words above them."""
    paper = plan()
    paper.drop("issuer_rule", "motto_rule", "subject_rule")
    paper.set("issuer", inside=line_shape(ISSUER_LINE * 2 // 5, number=51))
    paper.set("motto", inside=line_shape(MOTTO, number=52))
    paper.set("subject", inside=line_shape(2600, number=53))
    return paper


def submission() -> Paper:
    """A tờ trình: a title and «Kính gửi» below its subject."""
    paper = letter_to_one()
    paper.drop("vv", "drafter")
    paper.set("number", text="Số: 05/TTr-LĐLĐ")
    paper.parts |= {
        "kind": centred("TỜ TRÌNH", bold=True, before=360),
        "subject": centred("Về việc khen thưởng sáng kiến năm 2026", bold=True),
        "subject_rule": rule(1900, TEXT),
    }
    paper.blocks[1:1] = ["kind", "subject", "subject_rule"]
    return paper
