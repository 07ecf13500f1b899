"""Annexes (phụ lục) and their pages (Phụ lục I, Phần I, III.1; Mẫu 2.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.looks import check_part, count_of, counted
from generator.lint.parts import anchors
from generator.lint.parts.letter import Letter, LetterAnnex, Role
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.fold import fold
from generator.lint.reading.laid_pages import LaidPages
from generator.lint.reading.numbering import written
from generator.lint.reading.paragraphs import TextLine
from generator.lint.reading.section import PageSection
from generator.lint.rule import Breach, laid_rule, letter_rule, rule, rules_over
from generator.problems import Severity, say
from generator.standard import Standard
from generator.workspace import regex

_LABEL = regex(
    r"(?P<word>phụ lục|biểu kèm theo|biểu mẫu|biểu)(?: số)?\s*(?P<number>[IVXLC]+|\d+|[A-Z])?\b"
    r"(?P<rest>.*)",
    re.IGNORECASE,
)
_SYMBOL = r"\d+\s*[/-][\w/&.]*(?:\s*[-–]\s*[\w/&.]+)*"
_NUMBER = regex(rf"số\s*(?P<number>{_SYMBOL})")
_LIST = regex(r"DANH SACH[^.;]{0,60}KEM THEO|KEM THEO[^.;]{0,30}DANH SACH")
_ROMAN = regex(r"\b[IVXLC]+\b")
_NAMED = regex(r"PHU LUC(?:(?:,| VA| DEN| -)? [IVXLC]+\b)+")
_OPEN = regex(r"[.…]{2,}|…|số\s*/|ngày\s+tháng")


def _annexes(document: WordFile) -> Iterator[tuple[Letter, LetterAnnex]]:
    return ((letter, annex) for letter in document.letters for annex in letter.annexes)


annex_rule = rules_over(_annexes)


@letter_rule("ND30-III.1.a-ref")
def referred(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Văn bản có phụ lục phải có chỉ dẫn về phụ lục đó.

    Mục đích: người đọc biết văn bản còn phần kèm theo.
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 1 điểm a.
    Đúng: «… theo Phụ lục kèm theo Kế hoạch này»; «(danh sách kèm theo)» cho một danh sách.
    Sai: có Phụ lục ở cuối nhưng trong văn bản không nhắc đến.
    """
    words = {fold(option) for option in standard.texts("annex.label_options")} | {"PHU LUC"}
    if not letter.annexes or letter.role is Role.ANNEX_FILE:
        return
    text = _said_in(letter)
    named = any(_is_named_list(annex, text) for annex in letter.annexes)
    if not named and not any(word in text for word in words):
        message = say("trong văn bản không có chỗ nào nhắc đến phụ lục")
        hint = say("thêm «(Phụ lục kèm theo)» vào chỗ liên quan")
        yield Breach(letter.annexes[0].spot, message, hint)


def _said_in(letter: Letter) -> str:
    """The folded words of the text, its tables and those to whom it goes."""
    cells = (paragraph for table in letter.tables for paragraph in table.paragraphs)
    lines = [line.folded for line in (*letter.lines_of("addressees"), *letter.addressees)]
    return " ".join([*lines, *(one.folded for one in (*letter.body, *cells))])


def _is_named_list(annex: LetterAnnex, text: str) -> bool:
    """Whether it is a list of which the text says «danh sách kèm theo»."""
    titled = any(line.folded.startswith("DANH SACH") for line in annex.title)
    return titled and _LIST.search(text) is not None


@letter_rule("ND30-III.1.a-number")
def numbered(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Từ hai phụ lục trở lên thì đánh số thứ tự bằng số La Mã; một phụ lục thì không đánh số.

    Mục đích: gọi đúng tên từng phụ lục.
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 1 điểm a.
    Đúng: Phụ lục I, Phụ lục II.
    Sai: Phụ lục 1, Phụ lục 2; hai phụ lục đều ghi «Phụ lục».
    """
    labelled = [(annex, annex.label) for annex in letter.annexes if annex.label is not None]
    alone = len(labelled) < count_of(standard, "annex.number_from")
    if (alone and letter.role is Role.ANNEX_FILE) or _others_elsewhere(letter):
        return
    for place, (annex, label) in enumerate(labelled, 1):
        wanted = written(place, "upperRoman")
        if alone and _number(label):
            message = say("chỉ có một phụ lục nhưng đánh số «{text}»", text=label.text)
            yield Breach(annex.spot, message, say("ghi «Phụ lục»"), Severity.WARNING)
        elif not alone and _number(label) != wanted and not _OPEN.search(label.text):
            message = say("phụ lục thứ {place} ghi «{text}»", place=place, text=label.text)
            yield Breach(annex.spot, message, say("ghi «Phụ lục {wanted}»", wanted=wanted))


def _others_elsewhere(letter: Letter) -> bool:
    """Whether the annexes are numbered in order, and the text names those that lack: they have files of their own."""
    here = [_number(annex.label) for annex in letter.annexes if annex.label is not None]
    named = {one for found in _NAMED.findall(_said_in(letter)) for one in _ROMAN.findall(found)}
    wanted = [written(place, "upperRoman") for place in range(1, len({*here, *named}) + 1)]
    if not named - {*here} or {*here, *named} != {*wanted}:
        return False
    return here == sorted({*here}, key=wanted.index)


def _number(label: TextLine) -> str:
    found = _LABEL.fullmatch(label.text)
    return (found["number"] or "") if found else ""


@annex_rule("ND30-III.1.b-label")
def label(pair: tuple[Letter, LetterAnnex], standard: Standard) -> Iterator[Breach]:
    """«Phụ lục» và số thứ tự trên dòng riêng, canh giữa, chữ in thường, cỡ 14, đứng, đậm.

    Mục đích: nhận ra chỗ phụ lục bắt đầu.
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 1 điểm b; Mục V dòng 9.
    Đúng: Phụ lục I (cỡ 14, đậm, canh giữa).
    Sai: PHỤ LỤC I; Phụ lục I: Bảng chỉ tiêu (trên một dòng); cỡ 13; bảng kèm theo không có chữ «Phụ lục».
    """
    letter, annex = pair
    line = annex.label
    if line is None and _is_named_list(annex, _said_in(letter)):
        return
    if line is None:
        message = say("phần kèm theo không có dòng «Phụ lục»")
        yield Breach(annex.spot, message, say("thêm dòng «Phụ lục» ở trên tên"))
        return
    yield from check_part(standard, "annex_label", [line])
    found = _LABEL.fullmatch(line.text)
    if found is None:
        return
    words = standard.texts("annex.label_options")
    if re.search(r"\w", found["rest"] or ""):
        message = say("«{text}»: tên phụ lục viết cùng dòng", text=line.text[:40])
        yield Breach(line.spot, message, say("viết tên phụ lục ở dòng dưới"))
    elif not line.is_upper and found["word"].strip() not in words:
        message = say("nhãn phụ lục ghi «{text}»", text=line.text[:40])
        yield Breach(line.spot, message, say("ghi «Phụ lục»"))


@annex_rule("ND30-III.1.b-title")
def title(pair: tuple[Letter, LetterAnnex], standard: Standard) -> Iterator[Breach]:
    """Tên phụ lục: canh giữa, chữ in hoa, cỡ 13 đến 14, đứng, đậm.

    Mục đích: tên phụ lục nổi rõ dưới dòng «Phụ lục».
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 1 điểm b; Mục V dòng 9.
    Đúng: BẢNG CHỈ TIÊU SÁNG KIẾN, cỡ 14, đậm, canh giữa.
    Sai: Bảng chỉ tiêu sáng kiến; không đậm.
    """
    yield from check_part(standard, "annex_title", pair[1].title)


@annex_rule("ND30-III.1.c-inherit")
def attached_to(pair: tuple[Letter, LetterAnnex], standard: Standard) -> Iterator[Breach]:
    """Dưới tên phụ lục có dòng «(Kèm theo … số … ngày … tháng … năm … của …)», nghiêng, trong ngoặc đơn.

    Mục đích: biết phụ lục thuộc văn bản nào.
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 1 điểm c; Mẫu 2.1.
    Đúng: (Kèm theo Kế hoạch số 12/KH-LĐLĐ ngày 05 tháng 01 năm 2026 của Liên đoàn Lao động tỉnh).
    Sai: không có dòng này; chữ đứng; thiếu số hoặc ngày; số khác với số của văn bản.
    """
    letter, annex = pair
    lines = annex.attached_to
    if not lines:
        message = say("phụ lục không có dòng «(Kèm theo …)»")
        yield Breach(annex.spot, message, say("thêm dòng này dưới tên phụ lục"))
        return
    yield from check_part(standard, "attached_to", lines)
    text = " ".join(line.text for line in lines)
    yield from _wrong_words(lines[0], text)
    yield from _other_number(letter, lines[0], text)


def _wrong_words(line: TextLine, text: str) -> Iterator[Breach]:
    missing = [word for word in ("số", "ngày", "của") if not re.search(rf"\b{word}\b", text)]
    if missing:
        message = say("dòng «Kèm theo» thiếu «{words}»", words=", ".join(missing))
        yield Breach(line.spot, message, say("ghi đủ số, ký hiệu, ngày và cơ quan ban hành"))
    elif not text.endswith(")"):
        message = say("dòng «Kèm theo» không đặt trong ngoặc đơn")
        yield Breach(line.spot, message, say("đóng ngoặc đơn"))


def _other_number(letter: Letter, line: TextLine, text: str) -> Iterator[Breach]:
    own = re.search(_SYMBOL, letter.number.text) if letter.number else None
    found = _NUMBER.search(text)
    if own and found and _plain(own[0]) != _plain(found["number"]):
        there, here = found["number"], own[0]
        message = say("phụ lục kèm theo số {found}, văn bản mang số {own}", found=there, own=here)
        yield Breach(line.spot, message, say("ghi đúng số của văn bản"))


def _plain(number: str) -> str:
    return re.sub(r"\s", "", number).casefold()


@annex_rule("ND30-III.1.c-inherit-edoc")
def attached_filled(pair: tuple[Letter, LetterAnnex], _standard: Standard) -> Iterator[Breach]:
    """Văn bản giấy: dòng «(Kèm theo …)» ghi đủ số và ngày; văn bản điện tử có thể để trống.

    Mục đích: phụ lục rời vẫn biết thuộc văn bản nào.
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 1 điểm c; Mẫu 2.2.
    Đúng: văn bản đã có số và ngày thì dòng này cũng có.
    Sai: văn bản có số 12/KH-LĐLĐ nhưng phụ lục ghi «số     /KH-LĐLĐ ngày … tháng …».
    """
    letter, annex = pair
    issued = letter.number is not None and not letter.is_draft
    if issued and _OPEN.search(" ".join(line.text for line in annex.attached_to)):
        message = say("văn bản đã có số nhưng dòng «Kèm theo» còn để trống")
        hint = say("ghi số và ngày; bản điện tử thì có thể để trống")
        yield Breach(annex.attached_to[0].spot, message, hint)


@rule("ND30-III.1.dd-pages")
def own_pages(document: WordFile, _standard: Standard) -> Iterator[Breach]:
    """Số trang của phụ lục đánh riêng theo từng phụ lục, từ 1.

    Mục đích: mỗi phụ lục đếm trang riêng.
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 1 điểm đ.
    Đúng: mỗi phụ lục là một phần (section) riêng, đánh số lại từ 1.
    Sai: phụ lục tiếp số trang của văn bản; hai phụ lục chung một phần (section).
    """
    used: set[int] = set()
    for letter, annex in _annexes(document):
        section = document.section_at(annex.section)
        main = {one.section for one in letter.body}
        if letter.role is Role.ANNEX_FILE and not used:
            pass
        elif section.number in main | used:
            message = say("phụ lục không nằm ở phần (section) riêng")
            yield Breach(
                annex.spot, message, say("ngắt phần (section) mới và đánh số trang lại từ 1")
            )
        elif section.start != 1:
            message = say("số trang của phụ lục không bắt đầu lại từ 1")
            yield Breach(annex.spot, message, say("đặt số trang bắt đầu từ 1"))
        used.add(section.number)


@laid_rule("ND30-III.1.dd-shown")
def shown(laid: tuple[WordFile, LaidPages], _standard: Standard) -> Iterator[Breach]:
    """Trên trang: từ trang thứ hai, mỗi trang của phụ lục hiện số thứ tự của nó trong phụ lục.

    Mục đích: mỗi phụ lục đếm trang riêng, trang ngang cũng được đếm. Chỉ soát khi dàn trang (--pages).
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 1 điểm đ.
    Đúng: phụ lục ba trang: trang thứ ba hiện số 3.
    Sai: phần (section) ngang giữa phụ lục đếm lại từ 1; trang thứ hai không hiện số.
    """
    document, sheets = laid
    for section, annex in _counting_alone(document):
        pages = sheets.pages_of(annex.everything)
        if pages is None or not document.shows_number(section):
            continue
        found = [(at, page, document.number_on(page)) for at, page in enumerate(pages, 1)]
        wrong = [one for one in found[1:] if one[2] not in (None, one[0])]
        for at, page, number in wrong[:1]:
            said = (
                say("trang thứ {at} của phụ lục mang số {number}", at=at, number=number)
                if number
                else say("trang thứ {at} của phụ lục không hiện số", at=at)
            )
            hint = say("đánh số trang của phụ lục từ 1, nối tiếp qua mọi phần (section) của nó")
            yield Breach(document.spot_on(page), counted(said, len(wrong)), hint)


def _counting_alone(document: WordFile) -> Iterator[tuple[PageSection, LetterAnnex]]:
    """The annexes that begin a section of their own and count from 1; of others that is told already."""
    used = {one.section for letter in document.letters for one in letter.body}
    for letter, annex in _annexes(document):
        section = document.section_at(annex.section)
        begins = section.start == 1 or (letter.role is Role.ANNEX_FILE and not used)
        if begins and section.number not in used:
            yield section, annex
        used.add(section.number)


@rule("ND30-III.1.dd-first")
def first_page(document: WordFile, _standard: Standard) -> Iterator[Breach]:
    """Trang đầu của phụ lục không hiện số trang.

    Mục đích: trang đầu phụ lục trình bày như trang đầu văn bản.
    Căn cứ: cách trình bày sáu phụ lục của chính Nghị định 30/2020/NĐ-CP; Nghị định không quy định rõ.
    Đúng: phần (section) của phụ lục bật «Trang đầu khác».
    Sai: trang đầu phụ lục hiện số 1.
    """
    told = {paragraph.section for letter in document.letters for paragraph in letter.body}
    for _letter, annex in _annexes(document):
        section = document.section_at(annex.section)
        numbered = document.shows_number(section, "first" if section.first_differs else "default")
        if numbered and section.number not in told:
            message = say("trang đầu của phụ lục hiện số trang")
            yield Breach(annex.spot, message, say("bật «Trang đầu khác» cho phần (section) này"))
        told.add(section.number)


@annex_rule("ND30-PL3-2.1-end")
def end_mark(pair: tuple[Letter, LetterAnnex], standard: Standard) -> Iterator[Breach]:
    """Phụ lục bằng chữ kết thúc bằng «./.»; phụ lục chỉ có bảng hoặc biểu đồ thì không cần.

    Mục đích: cho biết phụ lục đã hết.
    Căn cứ: Mẫu 2.1, 2.2 của Phụ lục III; Nghị định không quy định rõ.
    Đúng: đoạn cuối của phụ lục kết thúc bằng «./.».
    Sai: đoạn cuối kết thúc bằng dấu chấm.
    """
    mark, annex = standard.text("texts.end_mark"), pair[1]
    last = annex.paragraphs[-1] if annex.paragraphs and not annex.tables else None
    if last is None or anchors.is_caption(last):
        return
    if not last.text.replace(" ", "").endswith(mark):
        message = say("phụ lục không kết thúc bằng «{mark}»", mark=mark)
        yield Breach(last.spot, message, say("thêm «{mark}»", mark=mark))


@annex_rule("ND30-III.1-nohead")
def without_head(pair: tuple[Letter, LetterAnnex], _standard: Standard) -> Iterator[Breach]:
    """Phụ lục không có Quốc hiệu, tên cơ quan, số, ngày, nơi nhận hay chữ ký riêng.

    Mục đích: các thành phần ấy đã có ở văn bản chính.
    Căn cứ: Mẫu 2.1, 2.2 của Phụ lục III.
    Đúng: Phụ lục / TÊN PHỤ LỤC / (Kèm theo …) / nội dung.
    Sai: phụ lục có «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM» hoặc «TM. BAN THƯỜNG VỤ».
    """
    for line in pair[1].heads[:1]:
        message = say("phụ lục có «{text}» của riêng mình", text=line.text[:40])
        yield Breach(line.spot, message, say("bỏ phần này khỏi phụ lục"))
