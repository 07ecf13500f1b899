"""Where pages end: what belongs together and was parted. Known only of a document that was laid out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.lint.looks import counted
from generator.lint.parts.letter import Letter
from generator.lint.parts.outline import DIVISIONS, HeadingLevel, read_head
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.laid_pages import LaidPages
from generator.lint.reading.ooxml import child, descend
from generator.lint.reading.paragraphs import Block, ReadCell, ReadParagraph, ReadTable
from generator.lint.reading.spot import Spot
from generator.lint.rule import Breach, laid_rule
from generator.problems import Severity, say
from generator.standard import Standard
from generator.workspace import regex

_Laid = tuple[WordFile, LaidPages]
_CAPTION = regex(r"(Hình|Biểu đồ|Sơ đồ|Ảnh|Bảng|Biểu)( số)? ?\d.*", re.IGNORECASE)
_DRAWINGS = ("w:drawing", "w:pict", "w:object")
_LONGEST_HEADING = 150
_TWIPS_A_POINT = 11.5
_FIRST_LINE, _TWO_LINES = 0.75, 1.6
"""Shares of a line: less than that from the top is the first; less than that to the bottom is the last."""
_KEEP = say("chọn đoạn trước, bật «Keep with next» (Paragraph > Line and Page Breaks)")


@laid_rule("PRAC-page-signature", Severity.WARNING)
def signature(laid: _Laid, _standard: Standard) -> Iterator[Breach]:
    """Chữ ký không đứng một mình trên một trang, không bị ngắt giữa hai trang.

    Mục đích: trang có chữ ký phải có nội dung, để không ghép được chữ ký vào văn bản khác. Chỉ soát khi
    dàn trang (--pages).
    Căn cứ: thông lệ; Nghị định không nêu.
    Đúng: trang cuối có ít nhất hai dòng nội dung, rồi chữ ký.
    Sai: nội dung hết ở trang 2, trang 3 chỉ có nơi nhận và chữ ký.
    """
    document, sheets = laid
    for letter in document.letters:
        lines = letter.signature.authority
        begin = sheets.begin(lines[0].paragraph) if lines else None
        text = _last(_text(letter))
        end = sheets.end(text) if text else None
        if begin and end and begin.page > end.page:
            said = say(
                "chữ ký ở trang {page}, nội dung hết ở trang {end}", page=begin.page, end=end.page
            )
            hint = say(
                "đưa ít nhất hai dòng nội dung sang cùng trang, hoặc thu gọn để chữ ký lên trang trước"
            )
            yield Breach(lines[0].spot, said, hint)
        name = letter.signature.name
        named = sheets.begin(name.paragraph) if name else None
        if begin and named and begin.page != named.page:
            said = say(
                "chữ ký bị ngắt giữa trang {page} và trang {end}", page=begin.page, end=named.page
            )
            yield Breach(lines[0].spot, said, _KEEP)


@laid_rule("PRAC-page-recipients", Severity.WARNING)
def recipients(laid: _Laid, _standard: Standard) -> Iterator[Breach]:
    """Nơi nhận ở cùng trang với chữ ký và không bị ngắt.

    Mục đích: nơi nhận và chữ ký là một khối ở cuối văn bản. Chỉ soát khi dàn trang (--pages).
    Căn cứ: sơ đồ Mục IV, Phần I, Phụ lục I (ô 7 và ô 9b cạnh nhau); về trang thì là thông lệ.
    Đúng: «Nơi nhận:» và chức vụ người ký cùng ở trang 3.
    Sai: chữ ký ở trang 2, nơi nhận rơi sang trang 3.
    """
    document, sheets = laid
    for letter in document.letters:
        label, lines = letter.recipients_label, letter.signature.authority
        if label is None or not lines:
            continue
        listed = [label.paragraph, *(line.paragraph for line in letter.recipients)]
        pages, begin = sheets.pages_of(listed), sheets.begin(lines[0].paragraph)
        if pages is None or begin is None:
            continue
        if begin.page not in pages:
            said = say(
                "nơi nhận ở trang {page}, chữ ký ở trang {other}", page=pages[0], other=begin.page
            )
            yield Breach(
                label.spot, said, say("đặt nơi nhận và chữ ký vào một bảng hai cột, một dòng")
            )
        elif len(pages) > 1:
            said = say(
                "nơi nhận bị ngắt giữa trang {page} và trang {end}", page=pages[0], end=pages[-1]
            )
            yield Breach(label.spot, said, say("tắt «Cho phép ngắt hàng qua trang» của dòng này"))


@laid_rule("PRAC-page-heading", Severity.WARNING)
def heading(laid: _Laid, _standard: Standard) -> Iterator[Breach]:
    """Đề mục không nằm cuối trang, tách khỏi nội dung của nó.

    Mục đích: đọc đề mục là thấy ngay nội dung. Chỉ soát khi dàn trang (--pages).
    Căn cứ: thông lệ; Nghị định không nêu.
    Đúng: đề mục và ít nhất một dòng nội dung cùng trang.
    Sai: dòng cuối trang 1 là «II. KẾT QUẢ», nội dung bắt đầu ở trang 2.
    """
    document, sheets = laid
    for above, below in _neighbours(document):
        if isinstance(above, ReadParagraph) and _is_heading(above) and not _has(above, *_DRAWINGS):
            end, page = sheets.end(above), _first_page(sheets, below)
            if end and page and end.page < page:
                said = say(
                    "đề mục ở cuối trang {page}, nội dung ở trang {next}", page=end.page, next=page
                )
                hint = say("bật «Keep with next» cho đề mục (Paragraph > Line and Page Breaks)")
                yield Breach(above.spot, said, hint)


@laid_rule("PRAC-page-row", Severity.INFO)
def row(laid: _Laid, _standard: Standard) -> Iterator[Breach]:
    """Trên trang: dòng của bảng không bị ngắt, dòng tiêu đề không nằm một mình cuối trang.

    Mục đích: số liệu của một đơn vị nằm trọn một trang, dưới tên cột. Chỉ soát khi dàn trang (--pages).
    Căn cứ: thông lệ; Nghị định không nêu.
    Đúng: cả dòng chuyển sang trang sau; tiêu đề cột đi cùng dòng đầu.
    Sai: tên đơn vị ở trang 2, dòng cuối của ô ghi chú ở trang 3.
    """
    document, sheets = laid
    for table in _tables(document):
        rows = [sheets.pages_of(_standing_alone(cells)) for cells in table.rows]
        broken = [(at, pages) for at, pages in enumerate(rows, 1) if pages and len(pages) > 1]
        for at, pages in broken[:1]:
            said = say("dòng {row} của bảng bị ngắt giữa trang {page} và trang {end}",
                       row=at, page=pages[0], end=pages[-1])  # fmt: skip
            hint = say("tắt «Cho phép ngắt hàng qua trang» của bảng")
            yield Breach(_spot_of(table, at), counted(said, len(broken)), hint)
        titles = table.headers.index(False) if False in table.headers else 0
        last, first = (rows[titles - 1], rows[titles]) if titles else (None, None)
        if last and first and last[-1] < first[0]:
            said = say("tiêu đề bảng ở cuối trang {page}, dòng đầu ở trang {next}",
                       page=last[-1], next=first[0])  # fmt: skip
            yield Breach(_spot_of(table, titles), said, _KEEP)


@laid_rule("PRAC-page-figure", Severity.INFO)
def figure(laid: _Laid, _standard: Standard) -> Iterator[Breach]:
    """Hình, biểu đồ, bảng ở cùng trang với tên của nó.

    Mục đích: không phải lật trang để biết hình nói gì. Chỉ soát khi dàn trang (--pages).
    Căn cứ: thông lệ; Nghị định không nêu.
    Đúng: biểu đồ và dòng «Biểu đồ 1. …» cùng trang.
    Sai: biểu đồ ở trang 2, tên ở đầu trang 3.
    """
    document, sheets = laid
    for above, below in _neighbours(document):
        pairs = ((above, below), (below, above))
        if not any(_is_name(one) and _is_shown(other, above) for one, other in pairs):
            continue
        end, page = _last_page(sheets, above), _first_page(sheets, below)
        if end and page and end < page:
            said = say(
                "hình hoặc bảng và tên của nó bị tách: trang {page} và trang {next}",
                page=end,
                next=page,
            )
            yield Breach(above.spot, said, _KEEP)


@laid_rule("PRAC-page-lone-line", Severity.INFO)
def lone_line(laid: _Laid, _standard: Standard) -> Iterator[Breach]:
    """Một dòng lẻ của đoạn không nằm riêng ở đầu trang hay cuối trang.

    Mục đích: đoạn bị ngắt có ít nhất hai dòng ở mỗi trang. Chỉ soát khi dàn trang (--pages).
    Căn cứ: thông lệ; Nghị định không nêu.
    Đúng: hai dòng cuối của đoạn ở đầu trang sau.
    Sai: chỉ có dòng cuối của đoạn ở đầu trang 3.
    """
    document, sheets = laid
    hint = say("bật «Widow/Orphan control» cho đoạn (Paragraph > Line and Page Breaks)")
    for one in (one for one in document.paragraphs if not (one.cell or one.box or one.frame)):
        begin, end = sheets.begin(one), sheets.end(one)
        if not begin or not end or begin.page == end.page:
            continue
        section = document.section_at(one.section)
        line = (one.whole.size or one.mark_size) * _TWIPS_A_POINT * one.line_share
        top, bottom = section.text_between(section.height)
        if end.top - top < line * _FIRST_LINE:
            said = say("chỉ có dòng cuối của đoạn ở đầu trang {page}", page=end.page)
            yield Breach(one.spot, said, hint)
        elif bottom - begin.top < line * _TWO_LINES:
            said = say("chỉ có dòng đầu của đoạn ở cuối trang {page}", page=begin.page)
            yield Breach(one.spot, said, hint)


@laid_rule("PRAC-page-blank", Severity.WARNING, once=True)
def blank(laid: _Laid, _standard: Standard) -> Iterator[Breach]:
    """Không có trang trắng.

    Mục đích: không in, không gửi tờ giấy trắng. Chỉ soát khi dàn trang (--pages).
    Căn cứ: thông lệ; Nghị định không nêu.
    Đúng: trang cuối có chữ.
    Sai: sau bảng cuối cùng còn một trang chỉ có số trang.
    """
    document, sheets = laid
    if not any(page.texts for page in sheets.pages):
        return
    for number, page in enumerate(sheets.pages, 1):
        low, high = document.section_on(number).text_between(page.height)
        inside = any(low <= one.base <= high for one in page.texts)
        drawn = page.has_pictures or any(low <= one.top <= high for one in page.lines)
        if not inside and not drawn:
            hint = say("bỏ đoạn trống hoặc dấu ngắt trang thừa ở cuối trang trước")
            yield Breach(document.spot_on(number), say("trang {page} trắng", page=number), hint)


def _text(letter: Letter) -> Iterator[ReadParagraph]:
    yield from letter.body
    for table in letter.tables:
        yield from table.paragraphs


def _last(paragraphs: Iterator[ReadParagraph]) -> ReadParagraph | None:
    """The one with words that stands last in the file."""
    worded = (one for one in paragraphs if not one.is_empty)
    return max(worded, key=lambda one: one.spot.paragraph, default=None)


def _tables(document: WordFile) -> Iterator[ReadTable]:
    """The tables of texts and annexes, none of those that lie in another; heads and signatures are no tables."""
    for letter in document.letters:
        found = [*letter.tables, *(one for annex in letter.annexes for one in annex.tables)]
        yield from (one for one in found if not one.spot.row)


def _neighbours(document: WordFile) -> Iterator[tuple[Block, Block]]:
    """Every two blocks that follow each other and show something, be it a drawing."""
    return pairwise(one for one in document.blocks if not one.is_empty or _has(one, *_DRAWINGS))


def _has(block: Block, *names: str) -> bool:
    return next(descend(block.element, *names), None) is not None


def _is_picture(block: Block) -> bool:
    """A paragraph that shows a picture or a chart in the line of the text, and no words."""
    return isinstance(block, ReadParagraph) and block.is_empty and _has(block, "wp:inline")


def _is_heading(paragraph: ReadParagraph) -> bool:
    head, whole = read_head(paragraph), paragraph.whole
    if len(paragraph.text) > _LONGEST_HEADING or (head and head.level is HeadingLevel.DASH):
        return False
    if head and head.level in DIVISIONS:
        return True
    titled = head is not None or (whole.is_upper and paragraph.is_centred)
    return titled and whole.bold is True


def _is_name(block: Block) -> bool:
    return isinstance(block, ReadParagraph) and _CAPTION.fullmatch(block.text) is not None


def _is_shown(block: Block, above: Block) -> bool:
    """Whether a block is what a name belongs to: a picture, or below the name a table."""
    return _is_picture(block) or (isinstance(block, ReadTable) and block is not above)


def _paragraphs(block: Block) -> list[ReadParagraph]:
    return [block] if isinstance(block, ReadParagraph) else block.paragraphs


def _first_page(sheets: LaidPages, block: Block) -> int:
    pages = sheets.pages_of(_paragraphs(block))
    return pages[0] if pages else 0


def _last_page(sheets: LaidPages, block: Block) -> int:
    pages = sheets.pages_of(_paragraphs(block))
    return pages[-1] if pages else 0


def _standing_alone(cells: list[ReadCell]) -> list[ReadParagraph]:
    """The paragraphs of the cells of a row that do not reach into the rows below."""
    own = (one for one in cells if child(child(one.element, "w:tcPr"), "w:vMerge") is None)
    return [paragraph for cell in own for paragraph in cell.paragraphs]


def _spot_of(table: ReadTable, row: int) -> Spot:
    """A row, at its first words."""
    cells = (one for cell in table.rows[row - 1] for one in cell.paragraphs)
    return next((one.spot for one in cells if not one.is_empty), table.spot)
