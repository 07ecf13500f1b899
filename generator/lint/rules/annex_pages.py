"""Pages of an annex, its end, and what it must not carry (Phụ lục I, Phần I, III.1.đ; Mẫu 2.1)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.parts.letter import Annex, Letter, Role
from generator.lint.reading.anatomy import Document
from generator.lint.reading.section import Section
from generator.lint.rule import Breach, rule
from generator.problems import say
from generator.standard import Standard


def _annexes(document: Document) -> Iterator[tuple[Letter, Annex]]:
    return ((letter, annex) for letter in document.letters for annex in letter.annexes)


def _section(document: Document, annex: Annex) -> Section:
    return document.sections[min(annex.section, len(document.sections)) - 1]


@rule("ND30-III.1.dd-pages")
def own_pages(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Số trang của phụ lục đánh riêng theo từng phụ lục, từ 1.

    Mục đích: mỗi phụ lục đếm trang riêng.
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 1 điểm đ.
    Đúng: mỗi phụ lục là một phần trang riêng, đánh số lại từ 1.
    Sai: phụ lục tiếp số trang của văn bản; hai phụ lục chung một phần trang.
    """
    used: dict[int, Annex] = {}
    for letter, annex in _annexes(document):
        section = _section(document, annex)
        main = {one.section for one in letter.body}
        if letter.role is Role.ANNEX_FILE and not used:
            used[section.number] = annex
            continue
        if section.number in main or section.number in used:
            message = say("phụ lục không nằm ở phần trang riêng")
            yield Breach(annex.spot, message, say("ngắt phần trang mới và đánh số trang lại từ 1"))
        elif section.start != 1:
            message = say("số trang của phụ lục không bắt đầu lại từ 1")
            yield Breach(annex.spot, message, say("đặt số trang bắt đầu từ 1"))
        used[section.number] = annex


@rule("ND30-III.1.dd-first")
def first_page(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Trang đầu của phụ lục không hiện số trang.

    Mục đích: trang đầu phụ lục trình bày như trang đầu văn bản.
    Căn cứ: cách trình bày sáu phụ lục của chính Nghị định 30/2020/NĐ-CP; không nêu thành lời.
    Đúng: phần trang của phụ lục bật «Trang đầu khác».
    Sai: trang đầu phụ lục hiện số 1.
    """
    main = {paragraph.section for letter in document.letters for paragraph in letter.body}
    told: set[int] = set()
    for _letter, annex in _annexes(document):
        section = _section(document, annex)
        numbered = document.shows_number(section, "first" if section.first_differs else "default")
        own = section.number not in main | told
        told.add(section.number)
        if own and numbered:
            message = say("trang đầu của phụ lục hiện số trang")
            yield Breach(annex.spot, message, say("bật «Trang đầu khác» cho phần trang này"))


@rule("ND30-PL3-2.1-end")
def end_mark(document: Document, standard: Standard) -> Iterator[Breach]:
    """Phụ lục bằng chữ kết thúc bằng «./.»; phụ lục chỉ có bảng thì không cần.

    Mục đích: cho biết phụ lục đã hết.
    Căn cứ: Mẫu 2.1, 2.2 của Phụ lục III; Nghị định không nêu thành lời.
    Đúng: đoạn cuối của phụ lục kết thúc bằng «./.».
    Sai: đoạn cuối kết thúc bằng dấu chấm.
    """
    mark = standard.text("texts.end_mark")
    for _letter, annex in _annexes(document):
        if annex.tables or not annex.paragraphs:
            continue
        last = annex.paragraphs[-1]
        if not last.text.replace(" ", "").endswith(mark):
            message = say("phụ lục không kết thúc bằng «{mark}»", mark=mark)
            yield Breach(last.spot, message, say("thêm «{mark}»", mark=mark))


@rule("ND30-III.1-nohead")
def without_head(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Phụ lục không có Quốc hiệu, tên cơ quan, số, ngày, nơi nhận hay chữ ký riêng.

    Mục đích: các thành phần ấy đã có ở văn bản chính.
    Căn cứ: Mẫu 2.1, 2.2 của Phụ lục III.
    Đúng: Phụ lục / TÊN PHỤ LỤC / (Kèm theo …) / nội dung.
    Sai: phụ lục có «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM» hoặc «TM. BAN THƯỜNG VỤ».
    """
    for _letter, annex in _annexes(document):
        for line in annex.heads[:1]:
            message = say("phụ lục có «{text}» của riêng mình", text=line.text[:40])
            yield Breach(line.spot, message, say("bỏ phần này khỏi phụ lục"))
