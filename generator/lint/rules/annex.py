"""Annexes (phụ lục; Phụ lục I, Phần I, III.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.looks import check_part
from generator.lint.parts.letter import Annex, Letter, Role
from generator.lint.reading.anatomy import Document
from generator.lint.reading.fold import fold
from generator.lint.reading.numbering import written
from generator.lint.reading.paragraphs import Line
from generator.lint.rule import Breach, rule
from generator.problems import Severity, say
from generator.standard import Standard

_LABEL = re.compile(
    r"(?P<word>phụ lục|biểu kèm theo|biểu mẫu|biểu)(?: số)?\s*(?P<number>[IVXLC]+|\d+|[A-Z])?\b"
    r"(?P<rest>.*)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVXLC]+")
_SYMBOL = r"\d+\s*[/-][\w/&.]*(?:\s*[-–]\s*[\w/&.]+)*"
_NUMBER = re.compile(rf"số\s*(?P<number>{_SYMBOL})")
_OPEN = re.compile(r"[.…]{2,}|…|số\s*/|ngày\s+tháng")


def _annexes(document: Document) -> Iterator[tuple[Letter, Annex]]:
    return ((letter, annex) for letter in document.letters for annex in letter.annexes)


def _number(annex: Annex) -> str:
    found = _LABEL.fullmatch(annex.label.text) if annex.label else None
    return (found["number"] or "") if found else ""


@rule("ND30-III.1.a-ref")
def referred(document: Document, standard: Standard) -> Iterator[Breach]:
    """Văn bản có phụ lục phải có chỉ dẫn về phụ lục đó.

    Mục đích: người đọc biết văn bản còn phần kèm theo.
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 1 điểm a.
    Đúng: «… theo Phụ lục kèm theo Kế hoạch này».
    Sai: có Phụ lục ở cuối nhưng trong văn bản không nhắc đến.
    """
    words = {fold(option) for option in standard.texts("annex.label_options")} | {"PHU LUC"}
    for letter in document.letters:
        if not letter.annexes or letter.role is Role.ANNEX_FILE:
            continue
        text = " ".join(paragraph.folded for paragraph in (*letter.body, *_cells(letter)))
        if not any(word in text for word in words):
            annex = letter.annexes[0]
            message = say("trong văn bản không có chỗ nào nhắc đến phụ lục")
            yield Breach(annex.spot, message, say("thêm «(Phụ lục kèm theo)» vào chỗ liên quan"))


def _cells(letter: Letter):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return [paragraph for table in letter.tables for paragraph in table.paragraphs]


@rule("ND30-III.1.a-number")
def numbered(document: Document, standard: Standard) -> Iterator[Breach]:
    """Từ hai phụ lục trở lên thì đánh số thứ tự bằng số La Mã; một phụ lục thì không đánh số.

    Mục đích: gọi đúng tên từng phụ lục.
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 1 điểm a.
    Đúng: Phụ lục I, Phụ lục II.
    Sai: Phụ lục 1, Phụ lục 2; hai phụ lục đều ghi «Phụ lục».
    """
    least = int(str(standard.setting("annex.number_from")))
    for letter in document.letters:
        labelled = [annex for annex in letter.annexes if annex.label is not None]
        if len(labelled) < least:
            if letter.role is not Role.ANNEX_FILE:
                yield from _alone(labelled)
            continue
        for place, annex in enumerate(labelled, 1):
            wanted = written(place, "upperRoman")
            if _number(annex) != wanted and not _open(annex.label):
                yield Breach(
                    annex.spot,
                    say("phụ lục thứ {place} ghi «{text}»", place=place, text=_text(annex.label)),
                    say("ghi «Phụ lục {wanted}»", wanted=wanted),
                )


def _alone(labelled: list[Annex]) -> Iterator[Breach]:
    for annex in labelled:
        if _number(annex):
            message = say("chỉ có một phụ lục nhưng đánh số «{text}»", text=_text(annex.label))
            yield Breach(annex.spot, message, say("ghi «Phụ lục»"), Severity.WARNING)


def _text(line: Line | None) -> str:
    return line.text if line else ""


def _open(line: Line | None) -> bool:
    return line is not None and _OPEN.search(line.text) is not None


@rule("ND30-III.1.b-label")
def label(document: Document, standard: Standard) -> Iterator[Breach]:
    """«Phụ lục» và số thứ tự trên dòng riêng, canh giữa, chữ in thường, cỡ 14, đứng, đậm.

    Mục đích: nhận ra chỗ phụ lục bắt đầu.
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 1 điểm b; Mục V dòng 9.
    Đúng: Phụ lục I (cỡ 14, đậm, canh giữa).
    Sai: PHỤ LỤC I; Phụ lục I: Bảng chỉ tiêu (trên một dòng); cỡ 13; bảng kèm theo không có chữ «Phụ lục».
    """
    words = standard.texts("annex.label_options")
    for _letter, annex in _annexes(document):
        line = annex.label
        if line is None:
            message = say("phần kèm theo không có dòng «Phụ lục»")
            yield Breach(annex.spot, message, say("thêm dòng «Phụ lục» ở trên tên"))
            continue
        yield from check_part(standard, "annex_label", [line])
        found = _LABEL.fullmatch(line.text)
        titled = found is not None and re.search(r"\w", found["rest"] or "") is not None
        if titled:
            message = say("«{text}»: tên phụ lục viết cùng dòng", text=line.text[:40])
            yield Breach(line.spot, message, say("viết tên phụ lục ở dòng dưới"))
        elif not line.is_upper and found is not None and found["word"].strip() not in words:
            message = say("nhãn phụ lục ghi «{text}»", text=line.text[:40])
            yield Breach(line.spot, message, say("ghi «Phụ lục»"))


@rule("ND30-III.1.b-title")
def title(document: Document, standard: Standard) -> Iterator[Breach]:
    """Tên phụ lục: canh giữa, chữ in hoa, cỡ 13 đến 14, đứng, đậm.

    Mục đích: tên phụ lục nổi rõ dưới dòng «Phụ lục».
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 1 điểm b; Mục V dòng 9.
    Đúng: BẢNG CHỈ TIÊU SÁNG KIẾN, cỡ 14, đậm, canh giữa.
    Sai: Bảng chỉ tiêu sáng kiến; không đậm.
    """
    for _letter, annex in _annexes(document):
        yield from check_part(standard, "annex_title", annex.title)


@rule("ND30-III.1.c-inherit")
def attached_to(document: Document, standard: Standard) -> Iterator[Breach]:
    """Dưới tên phụ lục có dòng «(Kèm theo … số … ngày … tháng … năm … của …)», nghiêng, trong ngoặc đơn.

    Mục đích: biết phụ lục thuộc văn bản nào.
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 1 điểm c; Mẫu 2.1.
    Đúng: (Kèm theo Kế hoạch số 12/KH-LĐLĐ ngày 05 tháng 01 năm 2026 của Liên đoàn Lao động tỉnh).
    Sai: không có dòng này; chữ đứng; thiếu số hoặc ngày; số khác với số của văn bản.
    """
    for letter, annex in _annexes(document):
        lines = annex.attached_to
        if not lines:
            message = say("phụ lục không có dòng «(Kèm theo …)»")
            yield Breach(annex.spot, message, say("thêm dòng này dưới tên phụ lục"))
            continue
        yield from check_part(standard, "attached_to", lines)
        text = " ".join(line.text for line in lines)
        yield from _wrong_words(lines[0], text)
        yield from _other_number(letter, lines[0], text)


def _wrong_words(line: Line, text: str) -> Iterator[Breach]:
    missing = [word for word in ("số", "ngày", "của") if not re.search(rf"\b{word}\b", text)]
    if missing:
        message = say("dòng «Kèm theo» thiếu «{words}»", words=", ".join(missing))
        yield Breach(line.spot, message, say("ghi đủ số, ký hiệu, ngày và cơ quan ban hành"))
    elif not text.endswith(")"):
        message = say("dòng «Kèm theo» không đặt trong ngoặc đơn")
        yield Breach(line.spot, message, say("đóng ngoặc đơn"))


def _other_number(letter: Letter, line: Line, text: str) -> Iterator[Breach]:
    own = re.search(_SYMBOL, letter.number.text) if letter.number else None
    found = _NUMBER.search(text)
    if own and found and _plain(own[0]) != _plain(found["number"]):
        yield Breach(
            line.spot,
            say(
                "phụ lục kèm theo số {found}, văn bản mang số {own}",
                found=found["number"],
                own=own[0],
            ),
            say("ghi đúng số của văn bản"),
        )


def _plain(number: str) -> str:
    return re.sub(r"\s", "", number).casefold()


@rule("ND30-III.1.c-inherit-edoc")
def attached_filled(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Văn bản giấy: dòng «(Kèm theo …)» ghi đủ số và ngày; văn bản điện tử có thể để trống.

    Mục đích: phụ lục rời vẫn biết thuộc văn bản nào.
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 1 điểm c; Mẫu 2.2.
    Đúng: văn bản đã có số và ngày thì dòng này cũng có.
    Sai: văn bản có số 12/KH-LĐLĐ nhưng phụ lục ghi «số     /KH-LĐLĐ ngày … tháng …».
    """
    for letter, annex in _annexes(document):
        lines = annex.attached_to
        issued = letter.number is not None and not letter.is_draft
        if issued and lines and _OPEN.search(" ".join(line.text for line in lines)):
            message = say("văn bản đã có số nhưng dòng «Kèm theo» còn để trống")
            yield Breach(
                lines[0].spot, message, say("ghi số và ngày; bản điện tử thì có thể để trống")
            )
