"""Right documents of other offices, each made in a way unlike ours: what they say, how they are laid out.

A document is its words (`Words`) and a way to lay out heading, lines and closing; both vary by themselves,
so that one change of the words can be tried in every layout.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from word_paper import Page, Paper, Para, centred, line_shape, text_box, vml_line

from generator.ooxml.metrics import text_width

LEFT, RIGHT, TEXT = 3700, 5655, 9355
ROOMS = {"issuer": LEFT - 216, "motto": RIGHT - 216, "subject": TEXT}
BLANK = '<w:rPr><w:sz w:val="28"/></w:rPr>'
ITEM = {"size": 22, "align": "left", "first": 0, "before": 0, "line": 240}
CLOSING = ("label", "authority", "name")


@dataclass
class Words:
    """The paragraphs of a document by name, and how long each line under one of them is."""

    parts: dict[str, Para]
    lines: dict[str, float]
    kept: dict[str, Page] = field(default_factory=lambda: {"main": Page()})
    settings: str = ""
    above: tuple[str, ...] = ()

    def text(self, name: str, old: str, new: str) -> None:
        assert old in self.parts[name].text, (name, old)
        self.set(name, text=self.parts[name].text.replace(old, new))

    def set(self, name: str, **looks: object) -> None:
        self.parts[name] = replace(self.parts[name], **looks)  # type: ignore[arg-type]

    def drop(self, *names: str) -> None:
        for name in names:
            self.parts.pop(name, None)
            self.lines.pop(name, None)

    def some(self, start: str) -> list[str]:
        """The names of parts of one sort: `to1`, `to2`."""
        return [one for one in self.parts if one.rstrip("0123456789") == start]


@dataclass(frozen=True)
class Drawn(Para):
    """XML that stands where a paragraph does."""

    def xml(self) -> str:
        return self.inside


def item(text: str, **looks: object) -> Para:
    return replace(Para(text), **{**ITEM, **looks})  # type: ignore[arg-type]


def words(
    issuer: str, number: str, date: str, *, superior: str = "", vv: str = "", kind: str = "",
    subject: str = "", above: str = "", bases: Sequence[str] = (), resolved: str = "", to: Sequence[str] = (),
    text: Sequence[str] = (), receivers: Sequence[str] = (), archive: str = "- Lưu: VT.",
    signed: Sequence[str] = (), name: str = "Trần Quốc Bảo", beside: Sequence[str] = (),
) -> Words:  # fmt: skip
    """A right document of these words."""
    parts = {
        "superior": centred(superior, size=26),
        "issuer": centred(issuer, size=26, bold=True),
        "title": centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=26, bold=True),
        "motto": centred("Độc lập - Tự do - Hạnh phúc", bold=True),
        "number": centred(number, size=26),
        "date": centred(date, italic=True),
        "vv": centred(vv, size=24, before=120),
        "kind": centred(kind, bold=True, before=240),
        "subject": centred(subject, bold=True),
        "above": centred(above, bold=True, before=240),
        **{f"basis{at}": Para(one, italic=True) for at, one in enumerate(bases, 1)},
        "resolved": centred(resolved, bold=True, before=120),
        "greeting": Para(_greeting(to), align="left", first=0, left=1984, before=240),
        **{
            f"to{at}": Para(one, align="left", first=0, left=2552)
            for at, one in enumerate(to[1:] and to, 1)
        },
        **{f"text{at}": _said(one) for at, one in enumerate(text, 1)},
        "label": item("Nơi nhận:", size=24, bold=True, italic=True),
        **{f"item{at}": item(one) for at, one in enumerate(receivers, 1)},
        "archive": item(archive),
        **{f"authority{at}": centred(one, bold=True) for at, one in enumerate(signed, 1)},
        "name": centred(name, bold=True),
        **{f"beside{at}": centred(one, bold=True) for at, one in enumerate(beside[:-1], 1)},
        "beside_name": centred(beside[-1] if beside else "", bold=True),
    }
    lines = {"issuer_rule": 0.4, "motto_rule": 1.0} | ({"subject_rule": 0.4} if subject else {})
    return Words({name: one for name, one in parts.items() if one.text}, lines)


def _greeting(to: Sequence[str]) -> str:
    return "" if not to else "Kính gửi:" if to[1:] else f"Kính gửi: {to[0]}"


def _said(text: str) -> Para:
    """A paragraph of the text: headings of the first two levels and articles are bold."""
    head = text.partition(" ")[0]
    roman = head.rstrip(".").strip("IVX") == "" and head.endswith(".")
    titled = head[:1].isdigit() and len(text) < 40
    return Para(text, bold=roman or titled or text.startswith("Điều "))


LONG = "Các cơ quan, đơn vị phân công người theo dõi, báo cáo kết quả đúng thời hạn. " * 6


def official_letter() -> Words:
    return words(
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Số: 215/SGDĐT-VP", "Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026",
        superior="ỦY BAN NHÂN DÂN", vv="V/v chuẩn bị thi học kỳ I", to=["Hiệu trưởng các trường trung học phổ thông"],
        text=["Để chuẩn bị cho kỳ thi, Sở Giáo dục và Đào tạo đề nghị các trường rà soát cơ sở vật chất. " + LONG,
              "Các trường gửi kết quả trước ngày 15/01/2027./."],
        receivers=["- Như trên;", "- Giám đốc Sở;"], archive="- Lưu: VT, VP.",
        signed=["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
    )  # fmt: skip


def to_several() -> Words:
    return words(
        "BỆNH VIỆN ĐA KHOA TỈNH", "Số: 88/BVĐK-TCKT", "Đồng Nai, ngày 04 tháng 5 năm 2026",
        superior="SỞ Y TẾ TỈNH ĐỒNG NAI", vv="V/v mua sắm thiết bị", to=["- Sở Y tế;", "- Sở Tài chính."],
        text=["Bệnh viện Đa khoa tỉnh báo cáo nhu cầu mua sắm thiết bị năm 2026 như sau:",
              "1. Máy siêu âm phục vụ khám bệnh. " + LONG, "2. Máy xét nghiệm. " + LONG,
              "Kính đề nghị các Sở xem xét./."],
        receivers=["- Như trên;", "- Ban Giám đốc;"], archive="- Lưu: VT, TCKT (02).",
        signed=["GIÁM ĐỐC"],
    )  # fmt: skip


def plan_of_people() -> Words:
    return words(
        "ỦY BAN NHÂN DÂN", "Số: 45/KH-UBND", "Cần Thơ, ngày 12 tháng 02 năm 2026",
        kind="KẾ HOẠCH", subject="Triển khai công tác phòng, chống thiên tai năm 2026",
        bases=["Căn cứ Luật Phòng, chống thiên tai ngày 19 tháng 6 năm 2013;",
               "Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường."],
        text=["Ủy ban nhân dân thành phố ban hành Kế hoạch như sau:", "I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", LONG,
              "2. Yêu cầu", "a) Sát thực tế của địa phương;", "b) Bảo đảm an toàn cho người dân.",
              "II. TỔ CHỨC THỰC HIỆN", LONG, "- Sở Tài chính bố trí kinh phí;", "- Công an thành phố bảo đảm trật tự.",
              "Ủy ban nhân dân thành phố yêu cầu các đơn vị nghiêm túc thực hiện./."],
        receivers=["- Thường trực Hội đồng nhân dân;", "- Các sở, ban, ngành;"], archive="- Lưu: VT, NN.",
        signed=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    )  # fmt: skip


def decision_of_school() -> Words:
    return words(
        "TRƯỜNG THPT LÊ LỢI", "Số: 07/QĐ-THPTLL", "Thị xã Gò Công, ngày 05 tháng 9 năm 2026",
        superior="SỞ GIÁO DỤC VÀ ĐÀO TẠO", kind="QUYẾT ĐỊNH", subject="Về việc thành lập Hội đồng thi đua",
        above="HIỆU TRƯỞNG TRƯỜNG THPT LÊ LỢI",
        bases=["Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;", "Theo đề nghị của Tổ trưởng Tổ Văn phòng."],
        resolved="QUYẾT ĐỊNH:",
        text=["Điều 1. Thành lập Hội đồng thi đua năm học 2026 - 2027.",
              "Điều 2. Hội đồng họp mỗi quý một lần và tự giải thể khi hết năm học.",
              "Điều 3. Các tổ chuyên môn và các cá nhân liên quan chịu trách nhiệm thi hành Quyết định này./."],
        receivers=["- Như Điều 3;", "- Sở Giáo dục và Đào tạo;"], archive="- Lưu: VT.",
        signed=["HIỆU TRƯỞNG"],
    )  # fmt: skip


def submission_to_council() -> Words:
    return words(
        "BAN QUẢN LÝ DỰ ÁN", "Số: 09/TTr-BQLDA", "Huế, ngày 20 tháng 6 năm 2026", superior="UBND THÀNH PHỐ HUẾ",
        kind="TỜ TRÌNH", subject="Về việc phê duyệt dự toán sửa chữa đường", to=["Ủy ban nhân dân thành phố Huế"],
        text=["Ban Quản lý dự án kính trình dự toán sửa chữa như sau. " + LONG, "Kính đề nghị Ủy ban nhân dân thành phố xem xét./."],
        receivers=["- Như trên;", "- Sở Xây dựng;"], archive="- Lưu: VT, KT.", signed=["GIÁM ĐỐC"],
    )  # fmt: skip


def report_of_union() -> Words:
    return words(
        "CÔNG ĐOÀN NGÀNH Y TẾ", "Số: 18/BC-CĐYT", "Nghệ An, ngày 30 tháng 6 năm 2026", superior="LĐLĐ TỈNH NGHỆ AN",
        kind="BÁO CÁO", subject="Kết quả hoạt động công đoàn 6 tháng đầu năm 2026",
        text=["I. KẾT QUẢ ĐẠT ĐƯỢC", "1. Chăm lo đời sống", LONG, "2. Tuyên truyền", LONG, "II. NHIỆM VỤ TRỌNG TÂM", LONG,
              "Trên đây là báo cáo của Công đoàn ngành Y tế./."],
        receivers=["- Liên đoàn Lao động tỉnh;", "- Các công đoàn cơ sở;"],
        signed=["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"],
    )  # fmt: skip


def notice_of_company() -> Words:
    return words(
        "CÔNG TY THÉP VIỆT", "Số: 31/TB-TV", "Quận 1, ngày 02 tháng 01 năm 2026", superior="TẬP ĐOÀN THÉP VIỆT",
        kind="THÔNG BÁO", subject="Lịch nghỉ tết Nguyên đán năm 2026",
        text=["Công ty thông báo lịch nghỉ tết Nguyên đán năm 2026 như sau:", "1. Khối văn phòng nghỉ từ ngày 14/02/2026. " + LONG,
              "2. Khối sản xuất bố trí trực theo ca. " + LONG, "Đề nghị các phòng, phân xưởng thực hiện./."],
        receivers=["- Các phòng, phân xưởng;", "- Ban kiểm soát;"], archive="- Lưu: VT, HC.", signed=["TỔNG GIÁM ĐỐC"],
    )  # fmt: skip


def invitation() -> Words:
    return words(
        "VĂN PHÒNG", "Số: 140/GM-VP", "Đặc khu Phú Quốc, ngày 08 tháng 4 năm 2026", superior="UBND ĐẶC KHU PHÚ QUỐC",
        kind="GIẤY MỜI", subject="Họp giao ban công tác quý I năm 2026",
        text=["Văn phòng trân trọng kính mời: Trưởng các phòng, ban trực thuộc.", "Tới dự họp giao ban công tác quý I năm 2026.",
              "Thời gian: 8 giờ 00 ngày 10/4/2026.", "Địa điểm: Phòng họp số 2. " + LONG, "Rất mong các đại biểu đến dự đúng giờ./."],
        receivers=["- Như thành phần mời;", "- Lãnh đạo Văn phòng;"], signed=["CHÁNH VĂN PHÒNG"],
    )  # fmt: skip


def resolution_of_council() -> Words:
    return words(
        "HỘI ĐỒNG NHÂN DÂN", "Số: 15/NQ-HĐND", "An Giang, ngày 10 tháng 7 năm 2026",
        kind="NGHỊ QUYẾT", subject="Về kế hoạch đầu tư công năm 2027", above="HỘI ĐỒNG NHÂN DÂN TỈNH AN GIANG",
        bases=["Căn cứ Luật Đầu tư công ngày 29 tháng 11 năm 2024;",
               "Xét Tờ trình số 88/TTr-UBND ngày 01 tháng 7 năm 2026 của Ủy ban nhân dân tỉnh về kế hoạch đầu tư công năm 2027."],
        resolved="QUYẾT NGHỊ:",
        text=["Điều 1. Thông qua kế hoạch đầu tư công năm 2027.", "Điều 2. Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết này./."],
        receivers=["- Ủy ban Thường vụ Quốc hội;", "- Ủy ban nhân dân tỉnh;"], archive="- Lưu: VT, KTNS.", signed=["CHỦ TỊCH"],
    )  # fmt: skip


def minutes_of_meeting() -> Words:
    return words(
        "TRUNG TÂM Y TẾ", "Số: 03/BB-TTYT", "", superior="SỞ Y TẾ TỈNH LÂM ĐỒNG", kind="BIÊN BẢN",
        subject="Họp Hội đồng khoa học", text=["Thời gian bắt đầu: 8 giờ 00 ngày 11/3/2026. " + LONG,
                                              "Cuộc họp kết thúc vào 11 giờ 00 cùng ngày./."],
        receivers=["- Thành viên Hội đồng;"], archive="- Lưu: VT, Hồ sơ.",
        beside=["THƯ KÝ", "Phạm Thị Dung"], signed=["CHỦ TỌA"],
    )  # fmt: skip


def urgent_message() -> Words:
    return words(
        "BAN CHỈ ĐẠO\nPHÒNG THỦ DÂN SỰ", "Số: 02/CĐ-BCĐ", "Quảng Trị, ngày 18 tháng 10 năm 2026", superior="ỦY BAN NHÂN DÂN TỈNH",
        kind="CÔNG ĐIỆN", subject="Về việc ứng phó với mưa lũ",
        text=["Ban Chỉ đạo yêu cầu các địa phương sơ tán dân ở vùng thấp trũng. " + LONG, "Các đơn vị nghiêm túc thực hiện./."],
        receivers=["- Ủy ban nhân dân các xã, phường;", "- Các thành viên Ban Chỉ đạo;"], archive="- Lưu: VT, BCĐ.",
        signed=["TRƯỞNG BAN"],
    )  # fmt: skip


def programme_of_two() -> Words:
    return words(
        "ĐOÀN TN - HỘI PHỤ NỮ", "Số: 06/CTr-ĐTN-HPN", "Hà Tĩnh, ngày 25 tháng 3 năm 2026",
        kind="CHƯƠNG TRÌNH", subject="Phối hợp chăm sóc trẻ em năm 2026",
        text=["I. MỤC ĐÍCH", LONG, "II. NỘI DUNG PHỐI HỢP", LONG, "Hai bên phân công cán bộ theo dõi Chương trình này./."],
        receivers=["- Thường trực Tỉnh ủy;", "- Các huyện đoàn;"], archive="- Lưu: VT.",
        beside=["TM. BAN THƯỜNG VỤ HỘI", "CHỦ TỊCH", "Đỗ Thị Hạnh"], signed=["TM. BAN THƯỜNG VỤ ĐOÀN", "BÍ THƯ"],
    )  # fmt: skip


def contract() -> Words:
    return words(
        "CÔNG TY TNHH SAO MAI", "Số: 12/HĐ-SM", "Hải Phòng, ngày 09 tháng 02 năm 2026", superior="TỔNG CÔNG TY CẢNG",
        kind="HỢP ĐỒNG", subject="Về việc cung cấp văn phòng phẩm",
        text=["Hôm nay, hai bên thống nhất ký Hợp đồng với các điều khoản sau:", "Điều 1. Nội dung công việc", LONG,
              "Điều 2. Giá trị và thanh toán", LONG, "Hợp đồng được lập thành hai bản có giá trị như nhau./."],
        receivers=["- Hai bên ký Hợp đồng;"], archive="- Lưu: VT, KT.",
        beside=["ĐẠI DIỆN BÊN B", "GIÁM ĐỐC", "Vũ Minh Châu"], signed=["ĐẠI DIỆN BÊN A", "GIÁM ĐỐC"],
    )  # fmt: skip


# Lines under words


def bordered(width: int, room: int, number: int) -> Para:
    side = (room - width) // 2
    return centred("", left=side, right=side, align="left", border="single", size=8)


def shaped(width: int, room: int, number: int) -> Para:
    return centred("", inside=line_shape(width, number=number), properties=BLANK)


def in_vml(width: int, room: int, number: int) -> Para:
    return centred("", inside=vml_line(width))


def underscored(width: int, room: int, number: int) -> Para:
    return centred("_" * round(width / text_width("_", 14)))


def by_leader(width: int, room: int, number: int) -> Para:
    """A tab whose leader draws the line."""
    start = (room - width) // 2
    tabs = (
        f'<w:tabs><w:tab w:val="left" w:pos="{start}"/>'
        f'<w:tab w:val="left" w:leader="underscore" w:pos="{start + width}"/></w:tabs>'
    )
    return centred("\t\t", align="left", properties=tabs)


Line = Callable[[int, int, int], Para]


def line_under(made: Words, part: str, line: Line, wider: int = 0) -> str:
    """The XML of the line under a part, as long as its share of the words; none where it has none."""
    share = made.lines.get(f"{part}_rule")
    if share is None or part not in made.parts:
        return ""
    owner = made.parts[part]
    rows = owner.text.split("\n")
    width = max(text_width(row, owner.size // 2, bold=True) for row in rows)
    number = 40 + list(ROOMS).index(part)
    room = ROOMS[part] + wider
    return line(min(round(width * share), room), room, number).xml()


# Headings


def xml_of(made: Words, *names: str) -> str:
    return "".join(made.parts[name].xml() for name in names if name in made.parts)


def cell(width: int, inside: str, extra: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{extra}</w:tcPr>{inside or centred("", properties=BLANK).xml()}</w:tc>'


def table(widths: Sequence[int], rows: Sequence[Sequence[str]]) -> str:
    """A table without lines; a row is its cells, each XML of paragraphs or of a whole cell."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(
        "<w:tr>"
        + "".join(one if one.startswith("<w:tc>") else cell(width, one) for width, one in zip(widths, row, strict=False))
        + "</w:tr>"
        for row in rows
    )  # fmt: skip
    return f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>'


def sides(made: Words, line: Line) -> tuple[str, str]:
    """What stands in the left and in the right half above number and date."""
    left = xml_of(made, "superior", "issuer") + line_under(made, "issuer", line)
    right = xml_of(made, "title", "motto") + line_under(made, "motto", line)
    return left, right


def one_row(made: Words, line: Line) -> str:
    left, right = sides(made, line)
    if "superior" not in made.parts:
        left = left + centred("", properties=BLANK).xml()
    return table(
        (LEFT, RIGHT), [(left + xml_of(made, "number", "vv"), right + xml_of(made, "date"))]
    )


def two_rows(made: Words, line: Line) -> str:
    return table(
        (LEFT, RIGHT), [sides(made, line), (xml_of(made, "number", "vv"), xml_of(made, "date"))]
    )


def row_by_row(made: Words, line: Line) -> str:
    """Each line of the heading in a row of its own."""
    left = [xml_of(made, name) for name in ("superior", "issuer") if name in made.parts]
    right = [xml_of(made, "title"), xml_of(made, "motto")]
    rules = (line_under(made, "issuer", line), line_under(made, "motto", line))
    rows = [
        *zip_longest(left, right, fillvalue=""),
        rules,
        (xml_of(made, "number"), xml_of(made, "date")),
    ]
    return table(
        (LEFT, RIGHT), [*rows, *([(xml_of(made, "vv"), "")] if "vv" in made.parts else [])]
    )


def with_gap(made: Words, line: Line) -> str:
    """Three columns, the middle one empty."""
    left, right = sides(made, line)
    return table(
        (LEFT - 200, 200, RIGHT),
        [(left, "", right), (xml_of(made, "number", "vv"), "", xml_of(made, "date"))],
    )


def merged(made: Words, line: Line) -> str:
    """A grid of four columns, two for each half, the cells of the second row merged from them."""
    left, right = sides(made, line)
    halves = [(LEFT, '<w:gridSpan w:val="2"/>'), (RIGHT, '<w:gridSpan w:val="2"/>')]
    rows = [(left, right), (xml_of(made, "number", "vv"), xml_of(made, "date"))]
    return table(
        (LEFT // 2, LEFT - LEFT // 2, RIGHT // 2, RIGHT - RIGHT // 2),
        [
            [cell(width, one, span) for (width, span), one in zip(halves, row, strict=True)]
            for row in rows
        ],
    )


def cell_bordered(made: Words, line: Line) -> str:
    """Lines as the upper borders of narrow cells below the names."""
    left, right = sides(replace(made, lines={}), line)
    spans = [(LEFT, 3, left), (RIGHT, 3, right)]
    top = [cell(width, one, f'<w:gridSpan w:val="{span}"/>') for width, span, one in spans]
    widths, drawn = [], []
    for part, width in (("issuer", LEFT), ("motto", RIGHT)):
        owner = made.parts.get(part, centred("CỘNG HÒA"))
        share = made.lines.get(f"{part}_rule")
        long = round(text_width(owner.text, owner.size // 2, bold=True) * (share or 0.5))
        side = (width - long) // 2
        border = '<w:tcBorders><w:top w:val="single" w:sz="4"/></w:tcBorders>' if share else ""
        widths += [side, long, width - side - long]
        drawn += ["", cell(long, "", border), ""]
    rows = [(xml_of(made, "number", "vv"), LEFT), (xml_of(made, "date"), RIGHT)]
    last = [cell(width, one, '<w:gridSpan w:val="3"/>') for one, width in rows]
    return table(widths, [top, drawn, last])


def nested(made: Words, line: Line) -> str:
    """A table in each half of a table."""
    left, right = sides(made, line)
    blank = "<w:p/>"
    inner = [
        table((LEFT,), [(left,), (xml_of(made, "number", "vv"),)]),
        table((RIGHT,), [(right,), (xml_of(made, "date"),)]),
    ]
    flat = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    return table((LEFT, RIGHT), [[one + blank for one in inner]]).replace("</w:tblPr>", flat, 1)


TABS = '<w:tabs><w:tab w:val="center" w:pos="1800"/><w:tab w:val="center" w:pos="6500"/></w:tabs>'


def _row(left: Para | None, right: Para | None) -> str:
    """Two halves of one paragraph behind tabs, each with its own look."""
    runs = ""
    for half in (left, right):
        said = half.text.replace("\n", " ") if half else ""
        looks = half.looks() if half else ""
        runs += f'<w:r><w:rPr>{looks}</w:rPr><w:tab/><w:t xml:space="preserve">{said}</w:t></w:r>'
    return Para("", align="left", first=0, before=0, line=240, properties=TABS, inside=runs).xml()


def tabbed(made: Words, line: Line) -> str:
    """Paragraphs with two centred tab stops; a row of underscores draws both lines."""
    parts = made.parts
    left = [parts[name] for name in ("superior", "issuer") if name in parts]
    rows = [_row(*pair) for pair in zip_longest(left, [parts.get("title"), parts.get("motto")])]
    strokes = []
    for part in ("issuer", "motto"):
        owner, share = parts.get(part), made.lines.get(f"{part}_rule", 0)
        long = text_width(owner.text, owner.size // 2, bold=True) * share if owner else 0
        strokes.append(Para("_" * round(long / text_width("_", 14))) if long else None)
    rows.append(_row(*strokes))
    rows.append(_row(parts.get("number"), parts.get("date")))
    if "vv" in parts:
        rows.append(_row(parts["vv"], None))
        rows[-1] = rows[-1].replace('w:before="0"', f'w:before="{parts["vv"].before}"')
    return "".join(rows)


def framed(made: Words, line: Line) -> str:
    """Paragraphs in two frames."""
    frame = '<w:framePr w:w="{}" w:hSpace="180" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="{}" w:y="1000"/>'
    halves = [
        ("superior", "issuer", "issuer_rule", "number", "vv"),
        ("title", "motto", "motto_rule", "date"),
    ]
    found = []
    for names, (width, x) in zip(halves, ((LEFT, 1701), (RIGHT, 5400)), strict=True):
        for name in names:
            given = (
                line_under(made, name[:-5], line, 216)
                if name.endswith("_rule")
                else xml_of(made, name)
            )
            found.append(_framed(given, frame.format(width, x)))
    return "".join(found)


def _framed(xml: str, frame: str) -> str:
    return xml.replace("<w:pPr>", f"<w:pPr>{frame}", 1)


def boxed(made: Words, line: Line) -> str:
    """Two text boxes, one beside the other."""
    left, right = sides(made, line)
    runs = ""
    for at, (width, inner) in enumerate(
        ((LEFT, left + xml_of(made, "number", "vv")), (RIGHT, right + xml_of(made, "date")))
    ):
        box = text_box(centred("@"), width, 2000, outlined=False, x=at * LEFT, number=90 + at)
        runs += box.replace(centred("@").xml(), inner)
    return centred("", inside=runs).xml()


# Closings


def _signed(made: Words, authority: str, name: str) -> str:
    gaps = centred("", properties=BLANK).xml() * 5
    return xml_of(made, *made.some(authority)) + gaps + xml_of(made, name)


def _received(made: Words) -> str:
    return xml_of(made, "label", *made.some("item"), "archive")


def in_columns(made: Words) -> str:
    if "beside_name" in made.parts:
        return signed_by_two(made)
    return table((4200, 5155), [(_received(made), _signed(made, "authority", "name"))])


def in_three_columns(made: Words) -> str:
    if "beside_name" in made.parts:
        return signed_by_two(made)
    return table((4200, 200, 4955), [(_received(made), "", _signed(made, "authority", "name"))])


def signed_by_two(made: Words) -> str:
    """Two signatures side by side, the recipients below them."""
    return table(
        (4200, 5155),
        [
            (_signed(made, "beside", "beside_name"), _signed(made, "authority", "name")),
            (_received(made), ""),
        ],
    )


def in_rows(made: Words) -> str:
    """Authority beside the label, the name in a row further down."""
    if "beside_name" in made.parts:
        return signed_by_two(made)
    gaps = centred("", properties=BLANK).xml() * 5
    rows = [
        (_received(made), xml_of(made, *made.some("authority")) + gaps),
        ("", xml_of(made, "name")),
    ]
    return table((4200, 5155), rows)


def behind_tabs(made: Words) -> str:
    """Lines with a tab between recipient and signature."""
    if "beside_name" in made.parts:
        return signed_by_two(made)
    tabs = '<w:tabs><w:tab w:val="center" w:pos="6800"/></w:tabs>'
    left = [
        made.parts[one] for one in ("label", *made.some("item"), "archive") if one in made.parts
    ]
    right = [made.parts[one] for one in made.some("authority")]
    right += [None] * (5 + max(0, len(left) - len(right) - 5)) + [made.parts.get("name")]  # type: ignore[list-item]
    rows = ""
    for one, other in zip_longest(left, right):
        runs = one._run() if one else ""
        runs += (
            f"<w:r><w:rPr>{other.looks()}</w:rPr><w:tab/><w:t>{other.text}</w:t></w:r>"
            if other
            else ""
        )
        size = "" if runs else BLANK
        rows += Para(
            "", align="left", first=0, before=0, line=240, properties=tabs + size, inside=runs
        ).xml()
    return rows


# Documents

OPENING = (
    "kind",
    "subject",
    "subject_rule",
    "above",
    "basis",
    "resolved",
    "greeting",
    "to",
    "text",
)


@dataclass(frozen=True)
class Foreign:
    """A right document: its words, the layout of its heading, its lines and its closing."""

    said: Callable[[], Words]
    heading: Callable[[Words, Line], str]
    line: Line
    closing: Callable[[Words], str]

    @property
    def name(self) -> str:
        made = (self.said, self.heading, self.line, self.closing)
        return "-".join(one.__name__ for one in made)

    def paper(self, change: Callable[[Words], object] | None = None) -> Paper:
        """The file, the words changed before they are laid out."""
        made = self.said()
        if change is not None:
            change(made)
        parts: dict[str, Para] = {
            **made.parts,
            "head": Drawn("", inside=self.heading(made, self.line)),
            "subject_rule": Drawn("", inside=line_under(made, "subject", self.line)),
            "close": Drawn("", inside=self.closing(made)),
        }
        blocks: list = ["head"]
        for name in OPENING:
            blocks += [name] if name == "subject_rule" else made.some(name)
        blocks = [*made.above, *(one for one in blocks if one not in made.above), "close"]
        return Paper(parts, blocks, made.kept, settings=made.settings)


ALL = [
    Foreign(official_letter, one_row, bordered, in_columns),
    Foreign(official_letter, two_rows, shaped, in_three_columns),
    Foreign(official_letter, tabbed, underscored, behind_tabs),
    Foreign(official_letter, boxed, in_vml, in_rows),
    Foreign(to_several, with_gap, underscored, in_columns),
    Foreign(to_several, nested, bordered, behind_tabs),
    Foreign(to_several, framed, shaped, in_rows),
    Foreign(to_several, row_by_row, by_leader, in_three_columns),
    Foreign(plan_of_people, merged, bordered, in_columns),
    Foreign(plan_of_people, tabbed, shaped, in_rows),
    Foreign(plan_of_people, cell_bordered, shaped, behind_tabs),
    Foreign(plan_of_people, boxed, underscored, in_three_columns),
    Foreign(decision_of_school, row_by_row, shaped, in_columns),
    Foreign(decision_of_school, cell_bordered, bordered, in_rows),
    Foreign(decision_of_school, tabbed, bordered, behind_tabs),
    Foreign(decision_of_school, one_row, by_leader, in_three_columns),
    Foreign(submission_to_council, nested, shaped, in_columns),
    Foreign(submission_to_council, framed, in_vml, behind_tabs),
    Foreign(submission_to_council, two_rows, underscored, in_rows),
    Foreign(report_of_union, one_row, in_vml, behind_tabs),
    Foreign(report_of_union, merged, shaped, in_three_columns),
    Foreign(report_of_union, tabbed, underscored, in_columns),
    Foreign(notice_of_company, cell_bordered, in_vml, in_columns),
    Foreign(notice_of_company, with_gap, shaped, in_rows),
    Foreign(notice_of_company, framed, underscored, in_three_columns),
    Foreign(notice_of_company, nested, by_leader, behind_tabs),
    Foreign(invitation, boxed, bordered, behind_tabs),
    Foreign(invitation, two_rows, in_vml, in_columns),
    Foreign(invitation, row_by_row, underscored, in_rows),
    Foreign(resolution_of_council, merged, by_leader, in_columns),
    Foreign(resolution_of_council, one_row, shaped, in_rows),
    Foreign(resolution_of_council, tabbed, underscored, in_three_columns),
    Foreign(minutes_of_meeting, two_rows, bordered, signed_by_two),
    Foreign(minutes_of_meeting, nested, underscored, signed_by_two),
    Foreign(minutes_of_meeting, cell_bordered, shaped, signed_by_two),
    Foreign(urgent_message, boxed, shaped, in_columns),
    Foreign(urgent_message, with_gap, bordered, behind_tabs),
    Foreign(urgent_message, row_by_row, in_vml, in_three_columns),
    Foreign(programme_of_two, merged, underscored, signed_by_two),
    Foreign(programme_of_two, tabbed, underscored, signed_by_two),
    Foreign(programme_of_two, framed, bordered, signed_by_two),
    Foreign(contract, one_row, underscored, signed_by_two),
    Foreign(contract, two_rows, by_leader, signed_by_two),
]
