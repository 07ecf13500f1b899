"""Paper, orientation, margins and page numbers of every section (Phụ lục I, Phần I, I.1-I.3, I.7)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint import looks
from generator.lint.parts.letter import Role
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.laid_pages import LaidPages
from generator.lint.reading.ooxml import attribute, child, descend, on_off
from generator.lint.reading.paragraphs import ReadParagraph
from generator.lint.reading.section import PageSection
from generator.lint.reading.spot import Spot
from generator.lint.rule import Breach, laid_rule, rule
from generator.problems import Message, say
from generator.standard import Standard

_ONE_PAGE = 1500
_PLACES = {
    "top-center": say("giữa lề trên"),
    "top-left": say("bên trái lề trên"),
    "top-right": say("bên phải lề trên"),
    "bottom-center": say("giữa lề dưới"),
    "bottom-left": say("bên trái lề dưới"),
    "bottom-right": say("bên phải lề dưới"),
}


@rule("ND30-I.1-paper", once=True)
def paper(document: WordFile, standard: Standard) -> Iterator[Breach]:
    """Khổ giấy A4 (210 mm x 297 mm).

    Mục đích: mọi văn bản cùng một khổ giấy để in, đóng tập và lưu trữ.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 1.
    Đúng: khổ A4, 210 mm x 297 mm (đặt ngang thì 297 mm x 210 mm).
    Sai: khổ Letter 216 mm x 279 mm; khổ A5.
    """
    allowed = [str(option) for option in standard["page.paper"].options]
    for section in document.sections:
        if not any(looks.is_paper(section, looks.PAPERS.get(name, (0, 0))) for name in allowed):
            width, height = looks.millimetres(section.width), looks.millimetres(section.height)
            message = say("khổ giấy {width} x {height} mm, không phải {allowed}",
                          width=width, height=height, allowed=", ".join(allowed))  # fmt: skip
            yield Breach(document.spot_of(section), message, say("chọn khổ giấy A4 (210 x 297 mm)"))


@rule("ND30-I.2-orientation", once=True)
def orientation(document: WordFile, standard: Standard) -> Iterator[Breach]:
    """Trình bày theo chiều dài của khổ A4; chỉ xoay ngang khi có bảng, biểu.

    Mục đích: văn bản đặt dọc; trang ngang chỉ dành cho bảng, biểu không tách thành phụ lục.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 2; về phụ lục thì Nghị định không nêu.
    Đúng: trang dọc; phần (section) ngang có bảng.
    Sai: phần (section) ngang của nội dung văn bản chỉ có chữ, không có bảng nào.
    """
    if not standard.flag("page.landscape_needs_table"):
        return
    with_table = _sections_with_tables(document) | _sections_of_annexes(document)
    for section in document.sections:
        if section.landscape and section.number not in with_table:
            message = say("trang đặt ngang nhưng không có bảng, biểu nào")
            yield Breach(document.spot_of(section), message, say("đặt trang dọc"))


def _sections_with_tables(document: WordFile) -> set[int]:
    """Sections that hold a table of data, and those that share a page with one.

    Tables that only set heading or signature side by side do not count.
    """
    found = {table.section for letter in document.letters for table in letter.tables}
    found |= {table.section for letter in document.letters for annex in letter.annexes
              for table in annex.tables}  # fmt: skip
    for section in reversed(document.sections):
        if section.number in found and section.kind == "continuous":
            found.add(section.number - 1)
    return found


def _sections_of_annexes(document: WordFile) -> set[int]:
    """From the first annex on, all sections that hold no text of a document itself."""
    last = len(document.sections) + 1
    first = [annex.section for letter in document.letters for annex in letter.annexes]
    own = {one.section for letter in document.letters for one in letter.body}
    return set(range(min(first, default=last), last)) - own


@rule("ND30-I.3-margins", once=True)
def margins(document: WordFile, standard: Standard) -> Iterator[Breach]:
    """Lề trang: trên, dưới 20 - 25 mm; trái 30 - 35 mm; phải 15 - 20 mm.

    Mục đích: chừa chỗ đóng gáy bên trái và giữ khung chữ như nhau ở mọi văn bản.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 3; sơ đồ Mục IV.
    Đúng: trên 20, dưới 20, trái 30, phải 15 mm; không có lề gáy, không đối xứng hai mặt.
    Sai: cả bốn lề 25,4 mm (mặc định của Word).
    """
    slack = standard.twips("page.tolerance")
    for section in document.sections:
        if section.landscape:
            continue
        spot = document.spot_of(section)
        for side in looks.SIDES:
            value = standard[f"page.{side}"]
            if not value.admits_twips(abs(section.margins[side]), slack):
                hint = say("đặt từ {low} đến {high}", low=value.low, high=value.high)
                yield Breach(spot, _margin_said(section, side), hint)
        if gutter := section.margins["gutter"]:
            message = say("có lề gáy {found} mm", found=looks.millimetres(gutter))
            yield Breach(spot, message, say("đặt lề gáy bằng 0"))
    if on_off(document.settings, "w:mirrorMargins"):
        spot = Spot(document.package.main)
        yield Breach(spot, say("lề đặt đối xứng hai mặt"), say("bỏ đối xứng"))


def _margin_said(section: PageSection, side: str) -> Message:
    found = looks.millimetres(abs(section.margins[side]))
    return say("{side} {found} mm", side=looks.SIDES[side], found=found)


@rule("ND30-I.3-margins-landscape", once=True)
def landscape_margins(document: WordFile, standard: Standard) -> Iterator[Breach]:
    """Lề của trang đặt ngang: Nghị định không nêu; bản gốc dùng trên 20, dưới 15, trái 30, phải 15 mm.

    Mục đích: gợi ý lề cho trang ngang; không bắt buộc.
    Căn cứ: cách trình bày của chính văn bản Nghị định 30/2020/NĐ-CP (trang ngang của Phụ lục I).
    Đúng: lề mỗi phía từ 15 mm trở lên.
    Sai: lề 5 mm.
    """
    least = min(standard.twips(f"page.landscape.{side}") for side in looks.SIDES)
    slack = standard.twips("page.tolerance")
    for section in document.sections:
        for side in looks.SIDES:
            if section.landscape and abs(section.margins[side]) < least - slack:
                hint = say("đặt từ {least} mm trở lên", least=looks.millimetres(least))
                yield Breach(document.spot_of(section), _margin_said(section, side), hint)


@rule("ND30-I.7-header-dist", once=True)
def header_distance(document: WordFile, standard: Standard) -> Iterator[Breach]:
    """Số trang cách mép trên 10 mm.

    Mục đích: số trang nằm giữa lề trên, không sát chữ và không sát mép giấy.
    Căn cứ: cách trình bày của chính văn bản Nghị định 30/2020/NĐ-CP; Nghị định không quy định rõ.
    Đúng: khoảng cách đầu trang 10 mm.
    Sai: khoảng cách đầu trang 12,7 mm (mặc định của Word).
    """
    wanted = standard.twips("page.header")
    slack = standard.twips("page.tolerance")
    for section in document.sections:
        numbered = child(section.element, "w:pgMar") is not None and section.headers
        found = section.margins["header"]
        if numbered and abs(found - wanted) > slack:
            message = say("số trang cách mép trên {found} mm", found=looks.millimetres(found))
            hint = say("đặt khoảng cách đầu trang {wanted} mm", wanted=looks.millimetres(wanted))
            yield Breach(document.spot_of(section), message, hint)


@rule("ND30-I.7-pagenum-pos", once=True)
def position(document: WordFile, standard: Standard) -> Iterator[Breach]:
    """Số trang là chữ số Ả Rập, đánh từ 1, canh giữa ở lề trên.

    Mục đích: trang nào cũng có số ở cùng một chỗ.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 7.
    Đúng: trường PAGE canh giữa trong đầu trang của văn bản từ hai trang trở lên.
    Sai: số trang ở chân trang hoặc ở góc; số La Mã; đánh số từ 2; không có số trang; trang chẵn không số.
    """
    where = standard["page_number.where"]
    places = {str(one) for one in (*where.options, where.value)}
    for section in document.sections:
        yield from _wrong_places(document, section, places)
        yield from _wrong_counting(document, section)
    if _is_long(document) and not any(map(document.shows_number, document.sections)):
        message = say("văn bản nhiều trang nhưng không có số trang")
        yield Breach(Spot(document.package.main), message, say("chèn số trang vào giữa lề trên"))
    elif _is_long(document) and on_off(document.settings, "w:evenAndOddHeaders"):
        yield from _without_even(document)


def _without_even(document: WordFile) -> Iterator[Breach]:
    """Where even pages have headers of their own, in which no number stands."""
    for section in document.sections[:1]:
        if document.shows_number(section) and not document.shows_number(section, "even"):
            hint = say(
                "chèn số trang vào đầu trang của trang chẵn, hoặc bỏ «Trang chẵn, lẻ khác nhau»"
            )
            yield Breach(document.spot_of(section), say("trang chẵn không có số trang"), hint)


def _wrong_places(document: WordFile, section: PageSection, places: set[str]) -> Iterator[Breach]:
    wanted = _place_said(min(places, key=lambda place: not place.startswith("top-center")))
    for edge, shown in (("top", section.headers), ("bottom", section.footers)):
        for paragraph in (one for part in shown.values() for one in document.page_numbers(part)):
            where = f"{edge}-{_side(paragraph)}"
            if where not in places:
                message = say("số trang đặt ở {where}", where=_place_said(where))
                yield Breach(paragraph.spot, message, say("đặt ở {wanted}", wanted=wanted))


def _place_said(place: str) -> Message:
    return _PLACES.get(place, Message(place))


def _side(paragraph: ReadParagraph) -> str:
    if paragraph.frame:
        frame = next(descend(paragraph.element, "w:framePr"), None)
        return attribute(frame, "w:xAlign") or "left"
    return paragraph.format.align if paragraph.format.align in ("center", "right") else "left"


def _wrong_counting(document: WordFile, section: PageSection) -> Iterator[Breach]:
    if not document.shows_number(section):
        return
    spot = document.spot_of(section)
    if section.number_format != "decimal":
        message = say("số trang kiểu {format}", format=section.number_format)
        yield Breach(spot, message, say("dùng chữ số Ả Rập"))
    if section.number == 1 and section.start not in (None, 1):
        message = say("trang đầu mang số {start}", start=section.start)
        yield Breach(spot, message, say("đánh số từ 1"))


def _is_long(document: WordFile) -> bool:
    """Whether the text surely runs over more than one page."""
    if document.pages is not None:
        return document.pages.count > 1
    letters = sum(len(paragraph.text) for paragraph in document.paragraphs)
    return letters > _ONE_PAGE or len(document.sections) > 1


@rule("ND30-I.7-pagenum-first", once=True)
def first_page(document: WordFile, standard: Standard) -> Iterator[Breach]:
    """Không hiện số ở trang thứ nhất.

    Mục đích: trang đầu đã có Quốc hiệu, không cần số trang.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 7.
    Đúng: bật «Trang đầu khác» và để trống đầu trang của trang đầu.
    Sai: số 1 hiện trên Quốc hiệu.
    """
    section = document.sections[0]
    hidden = section.first_differs and not document.shows_number(section, "first")
    if standard.flag("page_number.first_hidden") and document.shows_number(section) and not hidden:
        message = say("trang thứ nhất hiện số trang")
        hint = say("bật «Trang đầu khác» và để trống đầu trang của trang đầu")
        yield Breach(document.spot_of(section), message, hint)


@laid_rule("ND30-I.7-shown", once=True)
def shown(laid: tuple[WordFile, LaidPages], standard: Standard) -> Iterator[Breach]:
    """Trên trang: trang thứ nhất không hiện số, mỗi trang sau hiện đúng số của mình.

    Mục đích: tờ rời vẫn biết là trang mấy. Chỉ soát khi dàn trang (--pages).
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 7.
    Đúng: trang 2 hiện số 2, trang 3 hiện số 3.
    Sai: trang 3, đặt ngang, không hiện số; trang 4 lại mang số 1.
    """
    document, sheets = laid
    if not any(map(document.shows_number, document.sections)):
        return
    hidden = 0 if standard.flag("page_number.first_hidden") else 1
    found = [(page, document.number_on(page)) for page in _own_pages(document, sheets)]
    wrong = [(page, number) for page, number in found
             if number not in (None, hidden if page == 1 else page)]  # fmt: skip
    for page, number in wrong[:1]:
        said = (
            say("trang mang số {number}", number=number) if number else say("trang không hiện số")
        )
        hint = say("dùng đầu trang có trường PAGE cho mọi phần (section), nối tiếp số trang")
        yield Breach(document.spot_on(page), looks.counted(said, len(wrong)), hint)


def _own_pages(document: WordFile, sheets: LaidPages) -> list[int]:
    """The pages of a lone document that hold its text; the first left out where it is told already."""
    first = document.sections[0]
    if len(document.letters) != 1 or first.start not in (None, 1):
        return []
    letter = document.letters[0]
    annexed = [sheets.pages_of(annex.everything) for annex in letter.annexes[:1]]
    if letter.role is Role.ANNEX_FILE or None in annexed:
        return []
    hides = first.first_differs and not document.shows_number(first, "first")
    end = next((pages.start for pages in annexed if pages), sheets.count + 1)
    own = {one.section for one in letter.body} | {one.section for one in letter.tables}
    pages = range(1 if hides else 2, end)
    return [page for page in pages if page == 1 or document.section_on(page).number in own]


@rule("ND30-I.7-pagenum-style", once=True)
def style(document: WordFile, standard: Standard) -> Iterator[Breach]:
    """Số trang cỡ chữ 13 đến 14, kiểu chữ đứng.

    Mục đích: số trang đọc được và cùng kiểu với chữ của văn bản.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 7; Mục V dòng 14.
    Đúng: số trang cỡ 14, chữ đứng.
    Sai: số trang cỡ 11; số trang nghiêng.
    """
    value = standard["parts.page_number.size"]
    for paragraph in (one for part in document.margins for one in document.page_numbers(part)):
        formats = [run.format for run in paragraph.runs if run.text.strip()]
        sizes = {look.size for look in formats} or {paragraph.mark_size}
        for wrong in sorted(found for found in sizes if not looks.size_admitted(found, value))[:1]:
            message = say("số trang cỡ chữ {size}", size=looks.points_said(wrong))
            hint = say("đặt cỡ chữ {wanted}", wanted=looks.sizes_said(value))
            yield Breach(paragraph.spot, message, hint)
        if any(look.italic for look in formats):
            yield Breach(paragraph.spot, say("số trang nghiêng"), say("đặt chữ đứng"))
