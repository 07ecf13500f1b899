"""Comparing how a line is set with what the format data says of that part; used by many rules.

Nothing here knows a rule: which part is compared under which id is said by the rule that asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from generator.lint.reading.formats import ParagraphFormat
from generator.lint.reading.paragraphs import Line, Paragraph
from generator.lint.rule import Breach
from generator.problems import Message, Severity, say
from generator.standard import Confidence, Length, Standard, Value, load_standard

LOOKS = ("size", "bold", "italic", "caps", "align")
SHORTEST_CAPS = 4
PARTS = {
    "national_title": say("Quốc hiệu"),
    "motto": say("Tiêu ngữ"),
    "superior": say("tên cơ quan chủ quản"),
    "issuer": say("tên cơ quan ban hành"),
    "number_symbol": say("số, ký hiệu"),
    "place_date": say("địa danh và thời gian"),
    "directive_subject": say("trích yếu công văn"),
    "kind_title": say("tên loại"),
    "subject": say("trích yếu"),
    "addressees": say("dòng «Kính gửi»"),
    "addressee_item": say("nơi được kính gửi"),
    "legal_basis": say("căn cứ"),
    "body": say("thân văn bản"),
    "division": say("phần, chương, mục"),
    "division_title": say("tiêu đề của phần, chương, mục"),
    "heading_1": say("đề mục cấp một"),
    "article_heading": say("điều"),
    "signature_authority": say("quyền hạn, chức vụ người ký"),
    "signature_name": say("họ tên người ký"),
    "recipients_label": say("từ «Nơi nhận»"),
    "recipient_item": say("dòng nơi nhận"),
    "annex_label": say("dòng «Phụ lục»"),
    "annex_title": say("tên phụ lục"),
    "attached_to": say("dòng «Kèm theo»"),
    "page_number": say("số trang"),
    "urgency": say("dấu mức độ khẩn"),
    "circulation": say("chỉ dẫn phạm vi lưu hành"),
    "drafter": say("ký hiệu người soạn thảo"),
    "address": say("địa chỉ cơ quan"),
}
_ALIGN = {
    "left": say("canh trái"),
    "right": say("canh phải"),
    "center": say("canh giữa"),
    "both": say("canh đều hai lề"),
}


def part_name(part: str) -> Message:
    return PARTS.get(part, Message(part))


def check_part(
    standard: Standard, part: str, lines: Iterable[Line], looks: Iterable[str] = LOOKS
) -> Iterator[Breach]:
    """Each look of the part that a line does not have; the first such line is told."""
    lines = [line for line in lines if has_words(line)]
    for look in looks:
        value = standard.values.get(f"parts.{part}.{look}")
        if value is None:
            continue
        wrong = [line for line in lines if not _CHECKS[look](line, value)]
        if wrong:
            message, hint = _SAID[look](part_name(part), wrong[0], value)
            yield Breach(wrong[0].spot, message, hint, cap_of(value))


def has_words(line: Line) -> bool:
    """Whether a line says something; leader dots of a form do not."""
    return any(letter.isalnum() for letter in line.text)


def cap_of(value: Value) -> Severity:
    """A value that only forms or custom show weighs less than a stated one."""
    sure = value.confidence
    if sure in (Confidence.INHERITED, Confidence.UNVERIFIED) and value.origin:
        sure = load_standard(value.origin)[value.path].confidence
    if sure is Confidence.PRACTICE:
        return Severity.INFO
    return Severity.WARNING if sure is Confidence.FORM else Severity.ERROR


def size_admitted(size: int, value: Value) -> bool:
    """Whether half-points lie in the range of a size; a size without a range must be met."""
    if value.low is None and not value.options and isinstance(value.value, Length):
        return size == value.value.half_points
    return value.admits_twips(size * 10)


def sizes_said(value: Value) -> Message:
    """«13» or «từ 12 đến 13»."""
    low, high = value.low, value.high
    if isinstance(low, Length) and isinstance(high, Length) and low != high:
        return say("từ {low} đến {high}", low=_plain(low.points), high=_plain(high.points))
    one = low if isinstance(low, Length) else value.value
    return say("{size}", size=_plain(one.points) if isinstance(one, Length) else one)


def points_said(half_points: int) -> str:
    """A size as Word's list shows it, with a decimal comma."""
    return _plain(Fraction(half_points, 2))


def _plain(number: Fraction) -> str:
    whole = number.denominator == 1
    return str(number.numerator) if whole else f"{float(number):g}".replace(".", ",")


def _size_fits(line: Line, value: Value) -> bool:
    return all(size_admitted(size, value) for size in line.sizes)


def _bold_fits(line: Line, value: Value) -> bool:
    return line.bold is not None and value_admits(value, said=line.bold)


def _italic_fits(line: Line, value: Value) -> bool:
    return line.italic is not None and value_admits(value, said=line.italic)


def value_admits(value: Value, *, said: bool) -> bool:
    return said in value.options if value.options else value.value is said


def _caps_fit(line: Line, value: Value) -> bool:
    if value.value is True:
        return line.is_upper or not any(letter.isalpha() for letter in line.text)
    letters = sum(letter.isalpha() for letter in line.text)
    return not line.is_upper or letters < SHORTEST_CAPS


def _align_fits(line: Line, value: Value) -> bool:
    if not line.alone or line.paragraph.frame or line.paragraph.box is not None:
        return True
    return line.paragraph.format.align in {value.value, *value.options}


def _size_said(part: Message, line: Line, value: Value) -> tuple[Message, Message]:
    wrong = next(size for size in sorted(line.sizes) if not size_admitted(size, value))
    return (
        say(
            "{part}: cỡ chữ {size}, quy định {wanted}",
            part=part,
            size=points_said(wrong),
            wanted=sizes_said(value),
        ),
        say("đặt cỡ chữ {wanted}", wanted=sizes_said(value)),
    )


def _bold_said(part: Message, _line: Line, value: Value) -> tuple[Message, Message]:
    if value.value is True:
        return say("{part}: chữ không đậm", part=part), say("đặt chữ đậm")
    return say("{part}: chữ đậm", part=part), say("bỏ chữ đậm")


def _italic_said(part: Message, _line: Line, value: Value) -> tuple[Message, Message]:
    if value.value is True:
        return say("{part}: chữ không nghiêng", part=part), say("đặt chữ nghiêng")
    return say("{part}: chữ nghiêng", part=part), say("đặt chữ đứng")


def _caps_said(part: Message, _line: Line, value: Value) -> tuple[Message, Message]:
    if value.value is True:
        return say("{part}: không phải chữ in hoa", part=part), say("viết bằng chữ in hoa")
    return say("{part}: viết toàn chữ in hoa", part=part), say("viết bằng chữ in thường")


def _align_said(part: Message, line: Line, value: Value) -> tuple[Message, Message]:
    found = _ALIGN.get(line.paragraph.format.align, Message(line.paragraph.format.align))
    wanted = _ALIGN.get(str(value.value), Message(str(value.value)))
    return say("{part}: {found}", part=part, found=found), wanted


_CHECKS: dict[str, Callable[[Line, Value], bool]] = {
    "size": _size_fits,
    "bold": _bold_fits,
    "italic": _italic_fits,
    "caps": _caps_fit,
    "align": _align_fits,
}
_SAID: dict[str, Callable[[Message, Line, Value], tuple[Message, Message]]] = {
    "size": _size_said,
    "bold": _bold_said,
    "italic": _italic_said,
    "caps": _caps_said,
    "align": _align_said,
}


def is_single(look: ParagraphFormat, size: int) -> bool:
    """Whether lines are set single-spaced, a fixed height close to it included."""
    return abs(look.spacing_share(size) - 1) <= SINGLE_SLACK


SINGLE_SLACK = 0.1


def shares(value: Value) -> tuple[Fraction, Fraction]:
    """The range of a ratio of the format data; a single value stands for both ends."""
    low = value.low if isinstance(value.low, int | Fraction) else value.value
    high = value.high if isinstance(value.high, int | Fraction) else value.value
    if not isinstance(low, int | Fraction) or not isinstance(high, int | Fraction):
        raise TypeError(value.path)
    return Fraction(low), Fraction(high)


def millimetres(twips: float) -> str:
    """A length for a message, in millimetres with one decimal."""
    return f"{twips / 56.6929:.1f}".replace(".", ",")


def grouped(paragraphs: Iterable[tuple[object, Paragraph]]) -> dict[object, list[Paragraph]]:
    """Paragraphs by what is wrong with them, so that one fault is told once."""
    groups: dict[object, list[Paragraph]] = {}
    for fault, paragraph in paragraphs:
        groups.setdefault(fault, []).append(paragraph)
    return groups


def counted(message: Message, count: int) -> Message:
    """The message, with the number of places where there is more than one."""
    return message if count == 1 else say("{what} ({count} chỗ)", what=message, count=count)
