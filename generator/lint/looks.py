"""Comparing what stands in a file with what the format data asks; used by rules and repairs.

Nothing here knows a rule: which part is compared under which id is said by the rule that asks.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar

from generator.lint.parts.letter import Letter, RuleLine
from generator.lint.reading.formats import ParagraphFormat
from generator.lint.reading.paragraphs import ReadCell, ReadParagraph, TextLine
from generator.lint.reading.section import PageSection
from generator.lint.rule import Breach
from generator.ooxml import text_width, wrap
from generator.problems import Message, Severity, say
from generator.standard import Confidence, Length, Standard, Value, load_standard

K = TypeVar("K", bound=Hashable)
UPRIGHT = ("size", "bold", "italic")
WORDS = (*UPRIGHT, "caps")
LOOKS = (*WORDS, "align")
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
    "body": say("nội dung văn bản"),
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
    "secrecy": say("dấu chỉ độ mật"),
    "urgency": say("dấu chỉ mức độ khẩn"),
    "circulation": say("chỉ dẫn phạm vi lưu hành"),
    "drafter": say("ký hiệu người soạn thảo"),
    "address": say("địa chỉ cơ quan"),
}
SIDES = {
    "top": say("lề trên"),
    "bottom": say("lề dưới"),
    "left": say("lề trái"),
    "right": say("lề phải"),
}
PAPERS = {"A4": (11906, 16838), "A5": (8391, 11906)}
_PAPER_SLACK = 20
_ALIGN = {
    "left": say("canh trái"),
    "right": say("canh phải"),
    "center": say("canh giữa"),
    "both": say("canh đều hai lề"),
}
_SINGLE_SLACK = 0.1
_SHARE_SLACK = 0.02
_GAP_SLACK = 20
_ROUNDING = 40


def check_part(
    standard: Standard, part: str, lines: Iterable[TextLine], looks: Iterable[str] = LOOKS
) -> Iterator[Breach]:
    """Each look of the part that a line does not have; the first such line is told."""
    lines = [line for line in lines if has_words(line)]
    for look in looks:
        value = standard.values.get(f"parts.{part}.{look}")
        if value is None:
            continue
        for wrong in [line for line in lines if not _fits(look, line, value)][:1]:
            message, hint = _said(look, wrong, value)
            message = Message(message.source, {"part": PARTS[part], **message.values})
            yield Breach(wrong.spot, message, hint, cap_of(value))


def has_words(line: TextLine) -> bool:
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


def _fits(look: str, line: TextLine, value: Value) -> bool:
    if look == "size":
        return all(size_admitted(size, value) for size in line.sizes)
    if look == "caps":
        return _caps_fit(line, value)
    if look == "align":
        return is_aligned(line, value)
    found = getattr(line, look)
    return found is not None and value_admits(value, said=found)


def _caps_fit(line: TextLine, value: Value) -> bool:
    letters = sum(letter.isalpha() for letter in line.text)
    if value.value is True:
        return line.is_upper or not letters
    return not line.is_upper or letters < SHORTEST_CAPS


def value_admits(value: Value, *, said: bool) -> bool:
    return said in value.options if value.options else value.value is said


def is_aligned(line: TextLine, value: Value) -> bool:
    """Whether a line stands where it should, or where its alignment does not tell."""
    if not line.alone or line.paragraph.frame or line.paragraph.box is not None:
        return True
    return line.paragraph.format.align in {value.value, *value.options}


def _said(look: str, line: TextLine, value: Value) -> tuple[Message, Message]:
    """What is wrong with a look, with a gap for the part, and what to do."""
    if look == "size":
        wrong = next(size for size in sorted(line.sizes) if not size_admitted(size, value))
        size, wanted = points_said(wrong), sizes_said(value)
        message = say("{part}: cỡ chữ {size}, quy định {wanted}", size=size, wanted=wanted)
        return message, say("đặt cỡ chữ {wanted}", wanted=wanted)
    if look == "align":
        names = (line.paragraph.format.align, str(value.value))
        there, asked = map(align_said, names)
        return say("{part}: {found}", found=there), asked
    return _SWITCHES[look, value.value is True]


def align_said(align: str) -> Message:
    """How lines stand between the margins."""
    return _ALIGN.get(align, Message(align))


_SWITCHES = {
    ("bold", True): (say("{part}: chữ không đậm"), say("đặt chữ đậm")),
    ("bold", False): (say("{part}: chữ đậm"), say("bỏ chữ đậm")),
    ("italic", True): (say("{part}: chữ không nghiêng"), say("đặt chữ nghiêng")),
    ("italic", False): (say("{part}: chữ nghiêng"), say("đặt chữ đứng")),
    ("caps", True): (say("{part}: không phải chữ in hoa"), say("viết bằng chữ in hoa")),
    ("caps", False): (say("{part}: viết toàn chữ in hoa"), say("viết bằng chữ in thường")),
}


_LOOKS_TOLD = {
    say("{part}: cỡ chữ {size}, quy định {wanted}").source: "size",
    say("{part}: {found}").source: "align",
    **{message.source: look for (look, _), (message, _) in _SWITCHES.items()},
}


def look_of(message: Message) -> str | None:
    """Which look of a part a message of a rule is about, also where it tells several places."""
    inner = message.values.get("what")
    told = inner if isinstance(inner, Message) else message
    return _LOOKS_TOLD.get(told.source)


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
    return f"{float(number):g}".replace(".", ",")


def size_sets(standard: Standard) -> dict[str, dict[str, int]]:
    """The half-points that Quốc hiệu, Tiêu ngữ and date may have together, large or small."""
    parts = ("national_title", "motto", "place_date")
    return {
        name: {part: standard.length(f"size_sets.{name}.{part}").half_points for part in parts}
        for name in ("large", "small")
    }


def is_single(look: ParagraphFormat, size: int) -> bool:
    """Whether lines are set single-spaced, a fixed height close to it included."""
    return abs(look.spacing_share(size) - 1) <= _SINGLE_SLACK


def check_single(lines: list[TextLine], loose: Message, apart: Message) -> Iterator[Breach]:
    """Whether lines are set single-spaced with nothing between; the first fault is told."""
    wide = [line for line in lines if not is_single(line.paragraph.format, line.size)]
    blank = [below for above, below in pairwise(lines) if _gap(above, below) > _GAP_SLACK]
    if wide:
        yield Breach(wide[0].spot, loose, say("đặt giãn dòng đơn"))
    elif blank:
        yield Breach(blank[0].spot, apart, say("đặt khoảng cách đoạn bằng 0"))


def _gap(above: TextLine, below: TextLine) -> int:
    one, other = above.paragraph, below.paragraph
    return 0 if one is other else one.format.after + other.format.before


def shares(value: Value) -> tuple[Fraction, Fraction]:
    """The range of a ratio of the format data; a single value stands for both ends."""
    low = value.low if isinstance(value.low, int | Fraction) else value.value
    high = value.high if isinstance(value.high, int | Fraction) else value.value
    if not isinstance(low, int | Fraction) or not isinstance(high, int | Fraction):
        raise TypeError(value.path)
    return Fraction(low), Fraction(high)


def share_admitted(share: float, value: Value) -> bool:
    """Whether a line spacing lies in the range, but for a rounding."""
    low, high = map(float, shares(value))
    return low - _SHARE_SLACK <= share <= high + _SHARE_SLACK


def least_of(standard: Standard, path: str) -> Length:
    """The lower end of a length of the format data, or the length itself."""
    low = standard[path].low
    return low if isinstance(low, Length) else standard.length(path)


def count_of(standard: Standard, path: str) -> int:
    return int(str(standard.setting(path)))


def millimetres(twips: float) -> str:
    """A length for a message, in millimetres with one decimal."""
    return f"{twips / 56.6929:.1f}".replace(".", ",")


def is_paper(section: PageSection, wanted: tuple[int, int]) -> bool:
    """Whether the pages have that size, upright or across."""
    found = sorted((section.width, section.height))
    return all(abs(one - two) <= _PAPER_SLACK for one, two in zip(found, wanted, strict=True))


def side_by_side(one: TextLine, other: TextLine, slack: int, *, outside: bool) -> bool:
    """Whether two lines stand at one height: in a paragraph, or in cells of one row.

    `outside` says whether they do where they stand in no table.
    """
    if one.paragraph is other.paragraph:
        return True
    if one.cell is None or other.cell is None:
        return one.cell is other.cell and outside
    cells = ((a, b) for a in one.cell.around for b in other.cell.around if a.table is b.table)
    first, second = next(cells, (one.cell, other.cell))
    if first.table is not second.table or first.row != second.row:
        return False
    return abs(_depth(one, first) - _depth(other, second)) < slack


def _depth(line: TextLine, cell: ReadCell) -> float:
    """How far below the top of a cell around it a line begins, in twips."""
    paragraph = line.paragraph
    depth = float(paragraph.format.before)
    for above in cell.paragraphs:
        if above is paragraph:
            break
        depth += above.height
    return depth + sum(one.size * 11.5 for one in paragraph.lines[: paragraph.lines.index(line)])


def grouped(paragraphs: Iterable[tuple[K, ReadParagraph]]) -> dict[K, list[ReadParagraph]]:
    """Paragraphs by what is wrong with them, so that one fault is told once."""
    groups: dict[K, list[ReadParagraph]] = {}
    for fault, paragraph in paragraphs:
        groups.setdefault(fault, []).append(paragraph)
    return groups


def tell_each(
    found: Iterable[tuple[Message, ReadParagraph]], hint: Message, cap: Severity = Severity.ERROR
) -> Iterator[Breach]:
    """A breach at each place; what is the same becomes one finding with its places."""
    for message, paragraph in found:
        yield Breach(paragraph.spot, message, hint, cap)


def counted(message: Message, count: int) -> Message:
    """The message, with the number of places where there is more than one."""
    return message if count == 1 else say("{what} ({count} chỗ)", what=message, count=count)


def rule_length(standard: Standard, part: str) -> tuple[Fraction, Fraction]:
    """The shares of its text that the line under a part may have."""
    low, high = shares(standard[f"rule_lines.{part}"])
    tolerance = f"rule_lines.{part}_tolerance"
    slack = standard.share(tolerance) if tolerance in standard.values else Fraction(0)
    return low - slack, high + slack


def check_rule_line(
    letter: Letter, part: str, standard: Standard, remedy: Message
) -> Iterator[Breach]:
    """Whether the line under a part is there, solid, and as long as asked; the first fault is told.

    The decree asks for a share of the text line; where a name takes several lines, any counts, and
    a line that fits none is a warning.
    """
    lines, rules, name = letter.lines_of(part), letter.rules_under(part), PARTS[part]
    widths = printed_widths(lines)
    if lines and not rules:
        yield _missing(lines[-1], name, remedy)
    elif lines and not all(one.solid for one in rules):
        message = say("đường kẻ dưới {part} không phải nét liền", part=name)
        yield Breach(rules[0].paragraph.spot, message, say("kẻ nét liền"))
    elif lines and not any(rule_fits(one, widths, rule_length(standard, part)) for one in rules):
        message = say(
            "đường kẻ dưới {part} dài {found} mm, dòng chữ dài {wanted} mm",
            part=name,
            found=millimetres(rules[0].low),
            wanted=millimetres(max(widths)),
        )
        cap = Severity.ERROR if len(widths) == 1 else Severity.WARNING
        yield Breach(lines[-1].spot, message, remedy, cap)


def _missing(line: TextLine, name: Message, remedy: Message) -> Breach:
    if line.underline:
        message = say("{part} gạch chân thay cho đường kẻ", part=name)
        hint = say("bỏ gạch chân, vẽ một đường kẻ riêng")
        return Breach(line.spot, message, hint, Severity.WARNING)
    return Breach(line.spot, say("không có đường kẻ dưới {part}", part=name), remedy)


def printed_widths(lines: Iterable[TextLine]) -> list[int]:
    """The widths in twips of the lines as printed, a long one broken by its room."""
    widths: list[int] = []
    for line in lines:
        size = Fraction(line.size, 2)
        look = {"bold": line.bold is True, "italic": line.italic is True}
        rows = wrap(line.text, max(line.paragraph.room, 1), size, **look)
        widths += [text_width(row, size, **look) for row in rows]
    return widths


def rule_fits(rule: RuleLine, widths: list[int], asked: tuple[Fraction, Fraction]) -> bool:
    """Whether a rule line is as long as the share of any of these lines asks."""
    low, high = asked
    return any(
        rule.high >= float(width * low) - _ROUNDING and rule.low <= float(width * high) + _ROUNDING
        for width in widths
    )
