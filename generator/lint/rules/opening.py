"""What opens the text: title and subject (Phụ lục I, Phần I, II.5), legal bases and citations (II.6.a-b)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.lint.looks import (
    UPRIGHT,
    check_part,
    check_rule_line,
    has_words,
    least_of,
    millimetres,
    printed_widths,
    rule_fits,
    rule_length,
)
from generator.lint.parts.letter import Letter, Role, RuleLine
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.laid_pages import LaidPages
from generator.lint.reading.paragraphs import ReadParagraph
from generator.lint.reading.spot import Spot
from generator.lint.rule import Breach, laid_rule, letter_rule, rules_over
from generator.problems import Message, say
from generator.standard import Standard
from generator.word import LevelLine, OnPage
from generator.workspace import regex

_DASH = regex(r"[-–—+•*] ?")
_NUMBERED = regex(
    r"(?:[-–] ?)?(?:Căn cứ|Thực hiện) (?P<kind>Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|"
    r"Kế hoạch|Công văn|Hướng dẫn)(?= |$)(?P<rest>.*)"
)
_LAW = regex(r"Căn cứ (?:Bộ luật|Luật|Pháp lệnh)\b[^,;]*? số \d+")
_TWO = regex(r"[;.] ?Căn cứ ")
_OPEN = regex(r"[.…]{3,}|…")
_CITED = regex(
    r"(?P<kind>Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Hướng dẫn|"
    r"Chương trình|Thông báo|Báo cáo|Tờ trình|Giải pháp|Kết luận|Quy định) số "
    r"(?P<number>\d+\s?[/-][\w/&Đđ.-]*\w)(?P<after>[^;.]*)"
)
_NEAR = 140
_LINE, _REACH, _ASIDE = 180, 1000, 283
"""In twips: how high a line of the text is at least, how far below it its rule may lie, how far aside."""
_SLACK = 6

basis_rule = rules_over(lambda document: [one for it in document.letters for one in it.legal_bases])


@letter_rule("ND30-II.5.b-type-style")
def title_style(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Tên loại: chữ in hoa, cỡ 13 đến 14, đứng, đậm, canh giữa, trên một dòng riêng.

    Mục đích: nhìn qua là biết loại văn bản.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm b; Mục V dòng 5a.
    Đúng: KẾ HOẠCH, cỡ 14, đậm, canh giữa.
    Sai: Kế hoạch; cỡ 16; không đậm; canh trái.
    """
    yield from check_part(standard, "kind_title", letter.lines_of("kind_title"))


@letter_rule("ND30-II.5.b-subject-style")
def subject_style(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Trích yếu dưới tên loại: chữ in thường, cỡ 13 đến 14, đứng, đậm, canh giữa.

    Mục đích: trích yếu nổi rõ ngay dưới tên loại.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm b; Mục V dòng 5a.
    Đúng: Tổ chức phát động Chương trình …, cỡ 14, đậm.
    Sai: TỔ CHỨC PHÁT ĐỘNG …; không đậm; nghiêng.
    """
    yield from check_part(standard, "subject", letter.subject)


@letter_rule("ND30-II.5.b-subject-rule")
def subject_rule(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Dưới trích yếu có đường kẻ nét liền dài từ 1/3 đến 1/2 dòng chữ.

    Mục đích: đường kẻ tách phần tên loại, trích yếu với nội dung.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm b. Trích yếu nhiều dòng: tính theo dòng nào cũng
    được. Văn bản kèm theo quyết định có đường kẻ ngắn dưới dòng «Kèm theo».
    Đúng: dòng trích yếu dài 100 mm, đường kẻ từ 33 đến 50 mm, cân giữa.
    Sai: không có đường kẻ; đường kẻ dài bằng dòng chữ; gạch chân trích yếu.
    """
    asks = letter.role is Role.MAIN and not letter.titled_directive
    if asks and all(map(has_words, letter.subject)):
        remedy = say("kẻ nét liền, dài từ 1/3 đến 1/2 dòng chữ")
        yield from check_rule_line(letter, "subject", standard, remedy)


@laid_rule("ND30-II.5.b-subject-drawn")
def subject_drawn(laid: tuple[WordFile, LaidPages], standard: Standard) -> Iterator[Breach]:
    """Trên trang: đường kẻ nằm ngay dưới trích yếu, cân giữa, dài từ 1/3 đến 1/2 dòng chữ.

    Mục đích: hình vẽ neo sai chỗ không để đường kẻ trôi lên chữ hay sang trang khác. Chỉ soát khi dàn
    trang (--pages).
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm b.
    Đúng: đường kẻ 40 mm, cách dòng cuối của trích yếu 2 mm, giữa trang.
    Sai: tệp có đường kẻ nhưng trên trang nó nằm ngang dòng căn cứ đầu tiên, hoặc lệch sang trái.
    """
    document, sheets = laid
    for letter in document.letters:
        last = letter.subject[-1].paragraph if letter.subject else None
        rules = letter.rules_under("subject")
        end = sheets.end(last) if last else None
        asks = letter.role is Role.MAIN and rules and all(map(has_words, letter.subject))
        if not asks or last is None or end is None:
            continue
        under = _lines_under(sheets, end, [one.paragraph for one in rules])
        if not under:
            said = say("trên trang không thấy đường kẻ ngay dưới trích yếu")
            hint = say("đặt đường kẻ vào ngay dưới dòng cuối của trích yếu")
            yield Breach(letter.subject[-1].spot, said, hint)
        elif last.is_centred:
            middle = _middle(document, last)
            line = min(under, key=lambda one: _aside(one, middle))
            yield from _wrong_on_page(letter, line, _aside(line, middle), standard)


def _lines_under(
    sheets: LaidPages, end: OnPage, carriers: Sequence[ReadParagraph]
) -> list[LevelLine]:
    """The lines on the page that lie right under a text, drawn or of underscores."""
    typed = []
    for one in (one for one in carriers if one.is_rule):
        begin, behind = sheets.begin(one), sheets.end(one)
        if begin and behind and begin.page == end.page == behind.page and begin.top == behind.top:
            typed.append(LevelLine(begin.top, begin.left, behind.left))
    low, high = end.top + _LINE, end.top + _LINE + _REACH
    return [one for one in (*typed, *sheets.pages[end.page - 1].lines) if low <= one.top <= high]


def _middle(document: WordFile, paragraph: ReadParagraph) -> float:
    section = document.section_at(paragraph.section)
    return section.margins["left"] + section.text_width / 2


def _aside(line: LevelLine, middle: float) -> float:
    return abs((line.left + line.right) / 2 - middle)


def _wrong_on_page(
    letter: Letter, line: LevelLine, aside: float, standard: Standard
) -> Iterator[Breach]:
    """What is wrong with the line as drawn; of a length that is wrong in the file that is told already."""
    spot, widths = letter.subject[-1].spot, printed_widths(letter.subject)
    asked = rule_length(standard, "subject")
    rules = letter.rules_under("subject")
    length = line.right - line.left
    drawn = RuleLine("page", length, length, solid=True, paragraph=rules[0].paragraph)
    if aside > _ASIDE:
        said = say("trên trang đường kẻ dưới trích yếu lệch {found} mm", found=millimetres(aside))
        yield Breach(spot, said, say("canh giữa đường kẻ"))
    elif any(rule_fits(one, widths, asked) for one in rules) and not rule_fits(
        drawn, widths, asked
    ):
        said = say(
            "trên trang đường kẻ dưới trích yếu dài {found} mm, dòng chữ dài {wanted} mm",
            found=millimetres(length),
            wanted=millimetres(max(widths)),
        )
        yield Breach(spot, said, say("kẻ nét liền, dài từ 1/3 đến 1/2 dòng chữ"))


@letter_rule("ND30-II.5.a-subject-text")
def subject_text(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Trích yếu là một câu hoặc cụm từ ngắn gọn, không có dấu chấm cuối.

    Mục đích: trích yếu phản ánh khái quát nội dung chủ yếu.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm a; không chấm cuối là thông lệ.
    Đúng: Về việc phân bổ chỉ tiêu sáng kiến năm 2022.
    Sai: trích yếu kết thúc bằng dấu chấm hoặc dấu chấm phẩy.
    """
    for last in (letter.subject or letter.directive_subject)[-1:]:
        ends = last.text.endswith((".", ";", ",", ":")) and not last.text.endswith("..")
        if ends and has_words(last):
            message = say("trích yếu kết thúc bằng «{mark}»", mark=last.text[-1])
            yield Breach(last.spot, message, say("bỏ dấu cuối"))


@letter_rule("ND30-II.5.b-cv-form")
def form(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Trích yếu công văn: «V/v» rồi nội dung, chữ in thường, cỡ 12 đến 13, đứng, không đậm, canh giữa.

    Mục đích: trích yếu công văn nằm dưới số, ký hiệu, thay cho tên loại.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm b; Mục V dòng 5b.
    Đúng: V/v giao chỉ tiêu sáng kiến năm 2022, cỡ 12.
    Sai: Về việc giao chỉ tiêu …; V/V GIAO CHỈ TIÊU; chữ nghiêng; chữ đậm.
    """
    mark = standard.text("texts.directive_subject")
    yield from check_part(standard, "directive_subject", letter.directive_subject)
    for first in letter.directive_subject[:1]:
        if not first.text.startswith(f"{mark} ") and not first.is_upper:
            message = say("trích yếu công văn không mở đầu bằng «{mark} »", mark=mark)
            yield Breach(first.spot, message, say("ghi «{mark} » rồi đến nội dung", mark=mark))


@letter_rule("ND30-II.5.b-cv-gap")
def gap(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Trích yếu công văn cách số, ký hiệu 6 pt.

    Mục đích: trích yếu tách khỏi số, ký hiệu.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm b. Mẫu 1.5 để 0 pt nên chỉ là cảnh báo.
    Đúng: khoảng cách trước đoạn 6 pt.
    Sai: khoảng cách 0 pt.
    """
    least = least_of(standard, "parts.directive_subject.before")
    if letter.number is None:
        return
    number = letter.number.paragraph
    for first in letter.directive_subject[:1]:
        found = number.format.after + first.paragraph.format.before
        near = _follows(number, first.paragraph)
        if found < least.twips - _SLACK and number is not first.paragraph and near:
            message = say("trích yếu cách số, ký hiệu {found} pt", found=round(found / 20))
            yield Breach(first.spot, message, say("đặt khoảng cách {least}", least=least))


def _follows(above: ReadParagraph, below: ReadParagraph) -> bool:
    """Whether a paragraph stands right below another, also in the next row of its column."""
    if below.spot.paragraph - above.spot.paragraph <= 1:
        return True
    one, other = above.cell, below.cell
    if one is None or other is None or one.table is not other.table:
        return False
    ends = one.paragraphs[-1] is above and other.paragraphs[0] is below
    return ends and (other.row, other.left) == (one.row + 1, one.left)


@letter_rule("ND30-II.5.b-cv-norule")
def without_rule(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Không kẻ đường kẻ dưới trích yếu công văn.

    Mục đích: đường kẻ chỉ có dưới trích yếu của văn bản có tên loại.
    Căn cứ: suy ra từ Phụ lục I, Phần I, Mục II khoản 5 điểm b và Mẫu 1.5.
    Đúng: dưới «V/v …» không có gì.
    Sai: có đường kẻ hoặc gạch chân dưới «V/v …».
    """
    ruled = [one.paragraph.spot for one in letter.rules_under("directive_subject")]
    underlined = [line.spot for line in letter.directive_subject if line.underline]
    if letter.directive_subject and (ruled or underlined):
        message = say("có đường kẻ dưới trích yếu công văn")
        yield Breach((ruled or underlined)[0], message, say("bỏ đường kẻ"))


@letter_rule("ND30-II.5.b-cv-notype")
def without_title(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Công văn không in chữ «CÔNG VĂN».

    Mục đích: công văn là văn bản không có tên loại.
    Căn cứ: suy ra từ Phụ lục I, Phần I, Mục II khoản 5 điểm b và Mẫu 1.5.
    Đúng: dưới tiêu đề là «Kính gửi».
    Sai: in «CÔNG VĂN» giữa trang.
    """
    if letter.titled_directive and letter.kind_title:
        message = say("in tên loại «CÔNG VĂN»")
        yield Breach(letter.kind_title.spot, message, say("bỏ dòng này, ghi trích yếu sau «V/v»"))


@basis_rule("ND30-II.6.a-cancu-content")
def basis_content(paragraph: ReadParagraph, _standard: Standard) -> Iterator[Breach]:
    """Căn cứ ghi đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu; Luật, Pháp lệnh không ghi số.

    Mục đích: người đọc tìm được đúng văn bản được viện dẫn.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm a.
    Đúng: Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;
    Sai: Căn cứ Nghị định của Chính phủ về công tác văn thư; Căn cứ Luật số 50/2024/QH15 …
    """
    if fault := _content_fault(paragraph.text):
        yield Breach(paragraph.spot, fault, say("ghi đủ các thông tin của văn bản căn cứ"))


def _content_fault(text: str) -> Message | None:
    if _OPEN.search(text):
        return None
    if _LAW.match(text):
        return say("căn cứ là luật, pháp lệnh thì không ghi số, ký hiệu")
    found = _NUMBERED.match(text)
    if found is None:
        return None
    kind, rest = found["kind"].lower(), found["rest"]
    if not re.search(r"\bsố\s*\d+\s*[/-]", rest):
        return say("căn cứ thiếu số, ký hiệu của {kind}", kind=kind)
    if "ngày" not in rest:
        return say("căn cứ thiếu ngày của {kind}", kind=kind)
    return None if " của " in rest else say("căn cứ thiếu cơ quan ban hành {kind}", kind=kind)


@letter_rule("ND30-II.6.a-cancu-style")
def basis_style(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Căn cứ: chữ in thường, nghiêng, cỡ 13 đến 14, mỗi căn cứ một dòng, không gạch đầu dòng.

    Mục đích: phân biệt căn cứ với nội dung.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm a. Văn bản công đoàn trước 14/5/2024 dùng chữ đứng.
    Đúng: một đoạn riêng, nghiêng cả đoạn, cỡ 14.
    Sai: chữ đứng; hai căn cứ trên một dòng; «- Căn cứ …».
    """
    lead = standard["parts.legal_basis.lead"]
    dashed = any(str(option).startswith("-") for option in lead.options)
    lines = [paragraph.whole for paragraph in letter.legal_bases]
    yield from check_part(standard, "legal_basis", lines, UPRIGHT)
    for paragraph in letter.legal_bases:
        if not dashed and _DASH.match(paragraph.numbered_text):
            message = say("căn cứ có gạch đầu dòng")
            yield Breach(paragraph.spot, message, say("bỏ dấu gạch đầu dòng"))
        if _TWO.search(paragraph.text):
            message = say("hai căn cứ trên một dòng")
            yield Breach(paragraph.spot, message, say("mỗi căn cứ một dòng"))


@letter_rule("ND30-II.6.a-cancu-punct")
def punctuation(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Cuối mỗi căn cứ là dấu chấm phẩy, căn cứ cuối cùng kết thúc bằng dấu chấm.

    Mục đích: các căn cứ là một chuỗi liệt kê, kết thúc bằng dấu chấm.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm a.
    Đúng: Căn cứ …; Căn cứ …; Theo đề nghị của ….
    Sai: căn cứ cuối kết thúc bằng dấu phẩy; căn cứ giữa kết thúc bằng dấu chấm.
    """
    end = standard.text("parts.legal_basis.end")
    last = standard["parts.legal_basis.last_end"]
    for paragraph in letter.legal_bases:
        final = paragraph is letter.legal_bases[-1]
        allowed = sorted(
            {str(last.value), *map(str, last.options)} if final else {end}, key=".;,".find
        )
        if not paragraph.text.endswith(tuple(allowed)):
            said = {"wanted": allowed[0]}
            message = say("căn cứ không kết thúc bằng «{wanted}»", **said)
            yield Breach(paragraph.spot, message, say("kết thúc bằng «{wanted}»", **said))


def _citations(letter: Letter) -> Iterator[tuple[ReadParagraph, re.Match[str], bool]]:
    """What is cited, paragraph by paragraph, and whether it was cited before."""
    seen: set[str] = set()
    for paragraph in (*letter.legal_bases, *letter.body):
        for found in _CITED.finditer(paragraph.text):
            key = found["number"].replace(" ", "").casefold()
            yield paragraph, found, key in seen
            seen.add(key)


def _listed_as_issued(letter: Letter) -> Iterator[Spot]:
    """The items below «… đã ban hành …:», which names the body that issued them all."""
    is_below = False
    for paragraph in letter.body:
        text = paragraph.text.strip()
        if not text.startswith("-"):
            is_below = text.endswith(":") and "đã ban hành" in text
        elif is_below:
            yield paragraph.spot


def _follows_its_issuing(found: re.Match[str]) -> bool:
    """Whether it stands right behind «ban hành», whose subject is the body that issued it."""
    return found.string[: found.start()].rstrip().casefold().endswith("ban hành")


@letter_rule("ND30-II.6.b-cite-first")
def first_citation(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Viện dẫn lần đầu ghi đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu.

    Mục đích: người đọc tìm được văn bản được viện dẫn.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm b.
    Đúng: Kế hoạch số 111/KH-LĐLĐ ngày 26/01/2022 của Liên đoàn Lao động tỉnh về phát động …;
    sau «LĐLĐ tỉnh đã ban hành», dưới câu «… đã ban hành 02 văn bản:» thì cơ quan đã nêu, không nhắc lại.
    Sai: theo Kế hoạch số 111/KH-LĐLĐ (lần đầu, không có ngày và cơ quan ban hành).
    """
    of_author = set(_listed_as_issued(letter))
    for paragraph, found, known in _citations(letter):
        near = found["after"][:_NEAR]
        has_body = (
            " của " in f"{near} " or paragraph.spot in of_author or _follows_its_issuing(found)
        )
        if not known and ("ngày" not in near or not has_body):
            message = say("viện dẫn lần đầu {kind} số {number} chưa đủ ngày và cơ quan ban hành",
                          kind=found["kind"], number=found["number"])  # fmt: skip
            spot = paragraph.spot.quoting(found[0][:60])
            yield Breach(spot, message, say("ghi thêm «ngày … của …»"))


@letter_rule("ND30-II.6.b-cite-next")
def later_citation(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Viện dẫn những lần sau chỉ ghi tên loại và số, ký hiệu.

    Mục đích: câu văn gọn.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm b.
    Đúng: Kế hoạch số 111/KH-LĐLĐ.
    Sai: lần thứ hai vẫn ghi «Kế hoạch số 111/KH-LĐLĐ ngày 26/01/2022 của …».
    """
    for paragraph, found, known in _citations(letter):
        if known and re.match(r",? ngày \d", found["after"]):
            message = say("{kind} số {number} đã được viện dẫn đầy đủ ở trên",
                          kind=found["kind"], number=found["number"])  # fmt: skip
            spot = paragraph.spot.quoting(found[0][:60])
            yield Breach(spot, message, say("chỉ ghi tên loại và số, ký hiệu"))
