"""Documents cited in the text (Phụ lục I, Phần I, II.6.b)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.parts.letter import Letter
from generator.lint.reading.anatomy import Document
from generator.lint.reading.paragraphs import Paragraph
from generator.lint.rule import Breach, rule
from generator.problems import say
from generator.standard import Standard

_CITED = re.compile(
    r"(?P<kind>Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Hướng dẫn|"
    r"Chương trình|Thông báo|Báo cáo|Tờ trình|Giải pháp|Kết luận|Quy định) số "
    r"(?P<number>\d+\s?[/-][\w/&Đđ.-]*\w)(?P<after>[^;.]*)",
)
_NEAR = 140


def _citations(letter: Letter) -> Iterator[tuple[re.Match[str], Paragraph]]:
    for paragraph in (*letter.legal_bases, *letter.body):
        for found in _CITED.finditer(paragraph.text):
            yield found, paragraph


def _key(found: re.Match[str]) -> str:
    return found["number"].replace(" ", "").casefold()


@rule("ND30-II.6.b-cite-first")
def first(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Viện dẫn lần đầu ghi đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu.

    Mục đích: người đọc tìm được văn bản được viện dẫn.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm b.
    Đúng: Kế hoạch số 111/KH-LĐLĐ ngày 26/01/2022 của Liên đoàn Lao động tỉnh về phát động …
    Sai: theo Kế hoạch số 111/KH-LĐLĐ (lần đầu, không có ngày và cơ quan ban hành).
    """
    for letter in document.letters:
        seen: set[str] = set()
        for found, paragraph in _citations(letter):
            new = _key(found) not in seen
            seen.add(_key(found))
            near = found["after"][:_NEAR]
            if new and ("ngày" not in near or " của " not in f"{near} "):
                yield Breach(
                    paragraph.spot.quoting(found[0][:60]),
                    say(
                        "viện dẫn lần đầu {kind} số {number} chưa đủ ngày và cơ quan ban hành",
                        kind=found["kind"],
                        number=found["number"],
                    ),
                    say("ghi thêm «ngày … của …»"),
                )


@rule("ND30-II.6.b-cite-next")
def later(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Viện dẫn những lần sau chỉ ghi tên loại và số, ký hiệu.

    Mục đích: câu văn gọn.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm b.
    Đúng: Kế hoạch số 111/KH-LĐLĐ.
    Sai: lần thứ hai vẫn ghi «Kế hoạch số 111/KH-LĐLĐ ngày 26/01/2022 của …».
    """
    for letter in document.letters:
        seen: set[str] = set()
        for found, paragraph in _citations(letter):
            if _key(found) in seen and re.match(r",? ngày \d", found["after"]):
                yield Breach(
                    paragraph.spot.quoting(found[0][:60]),
                    say("{kind} số {number} đã được viện dẫn đầy đủ ở trên",
                        kind=found["kind"], number=found["number"]),
                    say("chỉ ghi tên loại và số, ký hiệu"),
                )  # fmt: skip
            seen.add(_key(found))
