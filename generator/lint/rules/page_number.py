"""Page numbers (Phụ lục I, Phần I, I.7)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.looks import points_said, size_admitted, sizes_said
from generator.lint.reading.anatomy import Document
from generator.lint.reading.paragraphs import Paragraph
from generator.lint.reading.section import Section
from generator.lint.reading.spot import Spot
from generator.lint.rule import Breach, rule
from generator.problems import Message, say
from generator.standard import Standard

_ONE_PAGE = 1500


@rule("ND30-I.7-pagenum-pos", once=True)
def position(document: Document, standard: Standard) -> Iterator[Breach]:
    """Số trang là chữ số Ả Rập, đánh từ 1, canh giữa ở lề trên.

    Mục đích: trang nào cũng có số ở cùng một chỗ.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 7.
    Đúng: trường PAGE canh giữa trong đầu trang của văn bản từ hai trang trở lên.
    Sai: số trang ở chân trang hoặc ở góc; số La Mã; đánh số từ 2; không có số trang.
    """
    places = {str(one) for one in (*standard["page_number.where"].options,
                                   standard.setting("page_number.where"))}  # fmt: skip
    numbered = False
    for section in document.sections:
        numbered = numbered or document.shows_number(section)
        yield from _wrong_places(document, section, places)
        yield from _wrong_counting(document, section)
    if not numbered and _is_long(document):
        yield Breach(
            Spot(document.package.main),
            say("văn bản nhiều trang nhưng không có số trang"),
            say("chèn số trang vào giữa lề trên"),
        )


def _wrong_places(document: Document, section: Section, places: set[str]) -> Iterator[Breach]:
    parts = (("top", section.headers), ("bottom", section.footers))
    for edge, part in ((edge, name) for edge, shown in parts for name in shown.values()):
        for paragraph in document.page_numbers(part):
            where = f"{edge}-{_side(paragraph)}"
            if where not in places:
                yield Breach(
                    paragraph.spot,
                    say("số trang đặt ở {where}", where=_where(where)),
                    say("đặt ở {wanted}", wanted=_where(min(places, key=_top_first))),
                )


def _wrong_counting(document: Document, section: Section) -> Iterator[Breach]:
    spot = Spot(document.package.main, section=section.number)
    if not document.shows_number(section):
        return
    if section.number_format != "decimal":
        message = say("số trang kiểu {format}", format=section.number_format)
        yield Breach(spot, message, say("dùng chữ số Ả Rập"))
    if section.number == 1 and section.start not in (None, 1):
        yield Breach(
            spot, say("trang đầu mang số {start}", start=section.start), say("đánh số từ 1")
        )


@rule("ND30-I.7-pagenum-first", once=True)
def first_page(document: Document, standard: Standard) -> Iterator[Breach]:
    """Không hiện số ở trang thứ nhất.

    Mục đích: trang đầu đã có Quốc hiệu, không cần số trang.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 7.
    Đúng: bật «Trang đầu khác» và để trống đầu trang của trang đầu.
    Sai: số 1 hiện trên Quốc hiệu.
    """
    if not standard.flag("page_number.first_hidden"):
        return
    section = document.sections[0]
    if not document.shows_number(section) or _hides_first(document, section):
        return
    yield Breach(
        Spot(document.package.main, section=1),
        say("trang thứ nhất hiện số trang"),
        say("bật «Trang đầu khác» và để trống đầu trang của trang đầu"),
    )


def _hides_first(document: Document, section: Section) -> bool:
    return section.first_differs and not document.shows_number(section, "first")


@rule("ND30-I.7-pagenum-style", once=True)
def style(document: Document, standard: Standard) -> Iterator[Breach]:
    """Số trang cỡ chữ 13 đến 14, kiểu chữ đứng.

    Mục đích: số trang đọc được và cùng kiểu với chữ của văn bản.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 7; Mục V dòng 14.
    Đúng: số trang cỡ 14, chữ đứng.
    Sai: số trang cỡ 11; số trang nghiêng.
    """
    size = standard["parts.page_number.size"]
    for part in dict.fromkeys(_margin_parts(document)):
        for paragraph in document.page_numbers(part):
            looks = [run.format for run in paragraph.runs if run.text.strip()]
            sizes = {look.size for look in looks} or {paragraph.mark_size}
            wrong = sorted(found for found in sizes if not size_admitted(found, size))
            if wrong:
                yield Breach(
                    paragraph.spot,
                    say("số trang cỡ chữ {size}", size=points_said(wrong[0])),
                    say("đặt cỡ chữ {wanted}", wanted=sizes_said(size)),
                )
            if any(look.italic for look in looks):
                yield Breach(paragraph.spot, say("số trang nghiêng"), say("đặt chữ đứng"))


def _margin_parts(document: Document) -> list[str]:
    return [
        name
        for section in document.sections
        for shown in (section.headers, section.footers)
        for name in shown.values()
    ]


def _is_long(document: Document) -> bool:
    """Whether the text surely runs over more than one page."""
    letters = sum(len(paragraph.text) for paragraph in document.paragraphs)
    return letters > _ONE_PAGE or len(document.sections) > 1


def _side(paragraph: Paragraph) -> str:
    if paragraph.frame:
        return _framed_side(paragraph)
    return paragraph.format.align if paragraph.format.align in ("center", "right") else "left"


def _framed_side(paragraph: Paragraph) -> str:
    frame = next((node for node in paragraph.element.iter() if node.tag.endswith("}framePr")), None)
    aligned = {} if frame is None else {key.rpartition("}")[2]: said for key, said in frame.items()}
    return str(aligned.get("xAlign", "left"))


def _where(place: str) -> Message:
    said = {
        "top-center": say("giữa lề trên"),
        "top-left": say("bên trái lề trên"),
        "top-right": say("bên phải lề trên"),
        "bottom-center": say("giữa lề dưới"),
        "bottom-left": say("bên trái lề dưới"),
        "bottom-right": say("bên phải lề dưới"),
    }
    return said.get(place, Message(place))


def _top_first(place: str) -> bool:
    return not place.startswith("top-center")
