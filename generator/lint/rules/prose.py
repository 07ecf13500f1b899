"""Dates, hours, numbers and units in running text: custom and accounting law, not the decree.

Headings lose their numbers, symbols of documents and addresses are taken out, so that their
figures are not taken for counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from weakref import WeakKeyDictionary

from generator.lint.parts.outline import read_head
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.paragraphs import ReadParagraph
from generator.lint.rule import Breach, LintRule, rule
from generator.problems import Message, say
from generator.standard import Standard
from generator.wording import number
from generator.workspace import regex

_SYMBOL = regex(
    r"(?<!\d)\d++(?:/\d{4})?/[A-ZĐ][\w&Đđ.-]*(?:/\d{4})?|(?:ĐT|Fax|Điện thoại|Tel)[^;,]*"
)
_ADDRESS = regex(r"(?<!\S)[^\s@]++@\S+|(?:https?://|www\.)\S+")
_QUOTED = regex(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_BEFORE = 25
_COUNTED = (
    "đơn vị|giai đoạn|bản|nội dung|nhiệm vụ|giải pháp|chỉ tiêu|cán bộ|đoàn viên|người|đồng chí|"
    "công đoàn|cơ quan|hội nghị|lớp|cuộc|đợt|sáng kiến|đề tài|công trình|tập thể|cá nhân|phòng|"
    "tháng(?! (?:đầu|cuối) năm)|ngày|năm|tuần|lần|loại|nhóm|bước|điểm|huyện|xã|phường|tỉnh"
)
_LABELS = regex(
    r"(?:giai đoạn|quý|tháng|ngày|năm|lần|thứ|khoản|điểm|Điều|Mục|mục|đợt|khóa|bước|nhóm|số|phần|cấp|"
    r"hạng|loại|Quận|Phường|Phụ lục|gấp|gấp khoảng|gấp hơn|gấp gần) $"
)
_YEARS = range(1900, 2101)
_BEFORE_PLAIN = regex(r"(?:số|Số|mã|tài khoản|QCVN|TCVN|năm|khóa|nhiệm kỳ|Luật|NQ|ISO) ?:? ?$")
_HOLIDAYS = frozenset({("2", "9"), ("1", "5"), ("8", "3")})
_DAY_DIGITS = 2

Text = tuple[ReadParagraph, str]
Fault = Callable[[re.Match[str], Standard], Message | None]
_READ: WeakKeyDictionary[WordFile, tuple[Text, ...]] = WeakKeyDictionary()


def texts(document: WordFile) -> tuple[Text, ...]:
    """Running text of every letter and annex, figures of symbols and addresses taken out.

    Worked out once for a document, since many rules look at it.
    """
    if document not in _READ:
        _READ[document] = tuple(map(_plain, _prose(document)))
    return _READ[document]


def _plain(paragraph: ReadParagraph) -> Text:
    head = read_head(paragraph)
    text = head.rest if head else paragraph.text
    return paragraph, _ADDRESS.sub(" ", _SYMBOL.sub(" ", text))


def _prose(document: WordFile) -> Iterator[ReadParagraph]:
    """The paragraphs of running text: those of letters and annexes, not of tables."""
    for letter in document.letters:
        yield from letter.body
        for annex in letter.annexes:
            yield from annex.paragraphs


def everywhere(document: WordFile) -> Iterator[Text]:
    """Running text and the cells of tables with figures."""
    yield from texts(document)
    for one in document.paragraphs:
        if one.cell is not None and one.cell.table.bordered:
            yield one, _SYMBOL.sub(" ", one.text)


def unquoted(document: WordFile) -> Iterator[Text]:
    """Running text with blanks where something is quoted."""
    for one, text in texts(document):
        yield one, _QUOTED.sub(lambda quote: " " * len(quote[0]), text)


def prose_rule(
    name: str, said: Message, pattern: str, where: Callable[[WordFile], Iterable[Text]] = texts
) -> Callable[[Fault], LintRule]:
    """A rule by a pattern in running text; the function gives the hint, or None for no fault.

    `said` has a gap `text` for the words found.
    """
    compiled = re.compile(pattern)

    def made(fault: Fault) -> LintRule:
        def check(document: WordFile, standard: Standard) -> Iterator[Breach]:
            for paragraph, text in where(document):
                for found in compiled.finditer(text):
                    if (hint := fault(found, standard)) is not None:
                        spot = paragraph.spot.quoting(text[max(found.start() - _BEFORE, 0) :])
                        message = Message(said.source, {"text": found[0].strip()})
                        yield Breach(spot, message, hint)

        check.__doc__ = fault.__doc__
        return rule(name)(check)

    return made


def _before(found: re.Match[str]) -> str:
    return found.string[: found.start()]


def _write(text: str) -> Message:
    return say("viết {wanted}", wanted=text)


@prose_rule(
    "PRAC-date-cite",
    say("ngày «{text}» thêm số 0 không thống nhất"),
    r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})(?!\d)",
)
def dates(found: re.Match[str], standard: Standard) -> Message | None:
    """Ngày viết gọn trong câu cũng thêm số 0 như ngày ban hành: 05/01/2026, 31/5/2022.

    Mục đích: ngày trong cả văn bản viết một kiểu.
    Căn cứ: thông lệ; Nghị định chỉ quy định ngày ban hành.
    Đúng: 26/01/2022; 01/6/2022; 31/5/2022.
    Sai: 1/6/2022; 26/1/2022; 31/05/2022.
    """
    day, month = int(found["day"]), int(found["month"])
    if day not in range(1, 32) or month not in range(1, 13):
        return None
    padded = f"{month:02d}" if str(month) in standard.texts("date.pad_months") else str(month)
    wanted = f"{day:02d}/{padded}/{found['year']}"
    return None if found[0] == wanted else _write(wanted)


@prose_rule(
    "PRAC-date-sep",
    say("ngày «{text}» không dùng gạch chéo"),
    r"(?<![\d.])\d{1,2}(?P<sign>[.-])\d{1,2}(?P=sign)(?:19|20)\d{2}(?!\d)",
)
def date_separators(found: re.Match[str], _standard: Standard) -> Message:
    """Ngày viết gọn dùng gạch chéo; gạch nối chỉ dùng cho tên ngày lễ (2-9, 1-5).

    Mục đích: ngày trong cả văn bản viết một kiểu.
    Căn cứ: thông lệ; Phụ lục II, Mục V khoản 5.
    Đúng: 20/4/2022; ngày Quốc khánh 2-9.
    Sai: 20.4.2022; 20-4-2022.
    """
    return _write(found[0].replace(found["sign"], "/"))


@prose_rule(
    "PRAC-range",
    say("khoảng số «{text}» không có dấu cách"),
    r"(?<![\d./,\w-])(?P<low>\d+(?:[.,]\d+)*)[-–—](?P<high>\d+(?:[.,]\d+)*)(?![\d\w/-])",
)
def ranges(found: re.Match[str], _standard: Standard) -> Message | None:
    """Khoảng số viết bằng gạch nối có dấu cách, hoặc «từ … đến …»: 20 - 25 mm.

    Mục đích: khoảng số không bị đọc thành một số.
    Căn cứ: cách viết của chính Nghị định 30/2020/NĐ-CP.
    Đúng: nhiệm kỳ 2023 - 2028; từ 20 đến 25 đơn vị; ngày 2-9.
    Sai: nhiệm kỳ 2023-2028; 20-25 đơn vị.
    """
    low, high = found["low"], found["high"]
    named = _before(found).rstrip().endswith(("ngày", "Lao động", "Phụ nữ", "lễ", "khánh"))
    day = named and max(len(low), len(high)) <= _DAY_DIGITS
    right = day or (low, high) in _HOLIDAYS
    return None if right else say("viết {low} - {high}", low=low, high=high)


@prose_rule("PRAC-time", say("giờ viết «{text}»"), r"(?<![\d:])\d{1,2}:\d{2}(?![\d:])")
def times(found: re.Match[str], _standard: Standard) -> Message:
    """Giờ viết «8 giờ 00» hoặc «8h00».

    Mục đích: giờ viết theo tiếng Việt; dạng 08:00 chỉ dùng trong thông tin chữ ký số.
    Căn cứ: thông lệ; Phụ lục I, Phần I, Mục II khoản 8 điểm b.
    Đúng: 8 giờ 00 ngày 20/4/2022.
    Sai: 8:00 ngày 20/4/2022.
    """
    hour, minute = found[0].split(":")
    return say("viết {hour} giờ {minute}", hour=hour, minute=minute)


@prose_rule(
    "PRAC-count-pad",
    say("số đếm «{text}» không có số 0"),
    rf"(?<![\d.,/-])(?<!\w)(?P<count>[1-9]) (?P<noun>{_COUNTED})(?!\w)",
    unquoted,
)
def small_counts(found: re.Match[str], _standard: Standard) -> Message | None:
    """Số đếm nhỏ hơn 10 trong văn bản hành chính thường thêm số 0: 03 giai đoạn.

    Mục đích: gợi ý viết số đếm thống nhất.
    Căn cứ: thông lệ; chính Nghị định 30/2020/NĐ-CP viết 02 bản, 05 tờ.
    Đúng: 03 giai đoạn; giai đoạn 1; 6 tháng đầu năm; gấp 2 lần; 5%; “1 triệu sáng kiến”.
    Sai: 3 giai đoạn; 5 đơn vị.
    """
    if _LABELS.search(_before(found)):
        return None
    return say("viết 0{count} {noun}", count=found["count"], noun=found["noun"])


@prose_rule(
    "PRAC-num-thousand",
    say("số «{text}» không có dấu ngăn hàng nghìn"),
    r"(?<![\d.,/:-])(?P<number>\d{4,18})(?![\d.,/:-]*\d)(?!\w)",
    everywhere,
)
def thousands(found: re.Match[str], _standard: Standard) -> Message | None:
    """Số từ bốn chữ số có dấu chấm ngăn hàng nghìn: 2.660.

    Mục đích: đọc số lớn không nhầm.
    Căn cứ: Luật Kế toán (dấu chấm ngăn hàng nghìn, dấu phẩy thập phân).
    Đúng: 2.660 sáng kiến; 3.031.150.000 đồng; năm 2022.
    Sai: 2660 sáng kiến; 3031150000 đồng.
    """
    count = int(found[0])
    if found[0].startswith("0") or count in _YEARS or _BEFORE_PLAIN.search(_before(found)):
        return None
    return _write(number(count))


@prose_rule(
    "PRAC-num-decimal",
    say("số thập phân «{text}» dùng dấu chấm"),
    r"(?<![\d.,/])\d+\.\d{1,2}(?=\s?(?:%|cm|mm|km|kg|ha|triệu|tỷ|tỉ|điểm|lần|phần trăm)(?!\w))",
    everywhere,
)
def decimals(found: re.Match[str], _standard: Standard) -> Message:
    """Phần thập phân ngăn bằng dấu phẩy: 52,2%.

    Mục đích: không nhầm với dấu ngăn hàng nghìn.
    Căn cứ: Luật Kế toán; chính Nghị định 30/2020/NĐ-CP viết 1,27 cm.
    Đúng: 52,2%; 1,27 cm.
    Sai: 52.2%; 1.27 cm.
    """
    return _write(found[0].replace(".", ","))


@prose_rule(
    "PRAC-num-mixed",
    say("số «{text}» ngăn hàng nghìn bằng dấu phẩy"),
    r"(?<![\d.,/])[1-9]\d{0,2}(?:,\d{3})+(?![\d,%])(?=\s(?!cm|mm|km|kg|ha|tỷ|triệu)\w)",
)
def mixed(found: re.Match[str], _standard: Standard) -> Message:
    """Không dùng dấu phẩy ngăn hàng nghìn: 35.728.

    Mục đích: dấu phẩy chỉ dùng cho phần thập phân.
    Căn cứ: Luật Kế toán.
    Đúng: 35.728 sáng kiến.
    Sai: 35,728 sáng kiến.
    """
    return _write(found[0].replace(",", "."))


@prose_rule("PRAC-percent", say("dấu cách trước %: «{text}»"), r"\d\s+%")
def percents(_found: re.Match[str], _standard: Standard) -> Message:
    """Dấu % viết liền sau số: 52,2%.

    Mục đích: số và dấu không rơi ra hai dòng.
    Căn cứ: thông lệ.
    Đúng: 52,2%.
    Sai: 52,2 %.
    """
    return say("viết liền")


@prose_rule("PRAC-ratio", say("dấu cách quanh gạch chéo: «{text}»"), r"\d(?: /|/ ) ?\d|\d / \d")
def ratios(_found: re.Match[str], _standard: Standard) -> Message:
    """Số đạt trên chỉ tiêu viết liền với gạch chéo: 1.775/1.200 sáng kiến.

    Mục đích: hai số của một tỷ lệ đi liền nhau.
    Căn cứ: thông lệ.
    Đúng: 1.775/1.200 sáng kiến, đạt 148%.
    Sai: 1.775 / 1.200 sáng kiến.
    """
    return say("viết liền, không dấu cách")


@prose_rule(
    "PRAC-unit",
    say("«{text}» thiếu dấu cách"),
    r"(?<![\w.,])\d+(?:,\d+)?(?:mm|cm|km|kg|ha|m²|m2)(?!\w)",
)
def units(_found: re.Match[str], _standard: Standard) -> Message:
    """Giữa số và ký hiệu đơn vị đo có một dấu cách: 30 mm.

    Mục đích: đơn vị đo viết đúng.
    Căn cứ: Nghị định 86/2012/NĐ-CP, Phụ lục V.
    Đúng: 30 mm x 8 mm.
    Sai: 30mm x 8mm.
    """
    return say("thêm dấu cách trước đơn vị")


@prose_rule("PRAC-quote", say("ngoặc kép thẳng: {text}"), r"\"[^\"]+\"")
def quotes(_found: re.Match[str], _standard: Standard) -> Message:
    """Tên chương trình, phong trào đặt trong ngoặc kép cong “ ”.

    Mục đích: dấu ngoặc kép thống nhất.
    Căn cứ: cách viết của chính Nghị định 30/2020/NĐ-CP.
    Đúng: Chương trình “1 triệu sáng kiến”.
    Sai: Chương trình "1 triệu sáng kiến".
    """
    return say("dùng “ ”")
