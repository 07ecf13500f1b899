"""What a cell of figures says: an exact amount, nothing reported, or a doubt with its choices.

Numbers stored as numbers and numbers typed as text both count; what Excel or a hurried hand may
have changed (1.775 become 1,775; a date; `1,234`) is a doubt, never a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from generator.model.campaign import Indicator, Measure
from generator.model.fields import DecimalCount, Number
from generator.model.rules.flaw import shown
from generator.problems import GeneratorError, Message, Place, Problem, say
from generator.sheets.doubts import Ask, Search, settle, typed
from generator.sheets.grid import CellKind, SheetCell
from generator.sheets.measures import Behind, behind_number, has_size, measure_beside
from generator.sheets.usual_words import usual
from generator.wording import fold, in_full, number, read_count, read_decimal, read_money, read_rate
from generator.workspace import TextRefused, check_text, quoted, regex

Choice = tuple[Message, "Number | None"]

_NEAR = Decimal("1e-9")
_DIGITS = {Measure.COUNT: 9, Measure.MONEY: 15}
_THOUSAND = 1_000
_LONGEST = 60
_LONGEST_SHOWN = 40
_RATE_PLACES = Decimal("1e-11")
_STORED = regex(r"[+-]?(?:[0-9]{1,400}(?:\.[0-9]{0,400})?|\.[0-9]{1,400})(?:[eE][+-]?[0-9]{1,4})?")
"""A number as the schema has it."""
_NONE = regex(r"(?:khong|chua)(?: co| phat sinh)?(?: .{1,40})?")
_WITHOUT_NUMBER = regex(r"[^0-9]{1,60}")
_BLANKS = regex(r"([1-9][0-9]{0,2})((?:[ \u00a0\u2009\u202f][0-9]{3})+)")
_QUOTES = regex(r"""["'“”‘’]\s*(.*?)\s*["'“”‘’]""", re.DOTALL)
_SIZE = regex(r"nghìn|ngàn|triệu|tỷ|tỉ", re.IGNORECASE)
_WITH_RATE = regex(r"([0-9][0-9.]*)\s*\(\s*[0-9]{1,3}(?:[.,][0-9]{1,2})?\s*%\s*\)")
"""A count with its rate in brackets: «320 (95%)»."""
_RATE_BEHIND_POINT = regex(r"([0-9]{1,3}\.[0-9]{1,2})\s*%")
_MILLIONS = frozenset({"trieu", "ty", "ti"})
_SCALED = regex(rf".+\b(?:{_SIZE.pattern})", re.IGNORECASE)
_LIKE_THOUSANDS = regex(r"[1-9][0-9]{0,2},[0-9]{3}")
_OF_THOUSANDS = 3
_NUMBERS = regex(r"[-+−]?[0-9][0-9.,]*")
_MISTYPED = regex(r"[^\W\d_][0-9]|[0-9.,][^\W\d_]")
"""A letter that stands beside a digit as if it were one."""
_AS_DIGITS = str.maketrans("lIiOo", "11100")
_DIGITS_ALONE = regex(r"[0-9][0-9.,]*")
_DECIMAL = regex(r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:\.[0-9]{3})+),[0-9]{1,9}")
_GROUPED = regex(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_BEHIND_POINT = regex(r"[0-9]{1,9}\.[0-9]{1,2}|[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+")
_ONE_POINT = regex(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_COMMAS = regex(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+")

_READERS: Mapping[Measure, Callable[[str], Number]] = {
    Measure.COUNT: read_count,
    Measure.MONEY: read_money,
    Measure.RATE: read_rate,
}
LIKELY_RATE = 10
"""So many times the whole is a rate, where it may exceed it, at most."""
_WHOLE = say(
    "gõ lại số nguyên; chỉ số đếm có số lẻ thì trước hết sửa «Chữ số thập phân» («decimals:») của chỉ số"
)
_PARTS = regex(r"[0-9]{1,6},[0-9]{1,2}")
_SHARE = say("gõ lại cả dấu %, ví dụ 96,5%; trong ô phần trăm, 96,5% được lưu là 0,965")
_SAVE, _RETYPE = say("mở bằng Excel rồi lưu lại"), say("định dạng lại là Số rồi gõ lại")
_MEND, _TYPE = say("sửa công thức, hoặc gõ số vào ô"), say("gõ số vào ô")
_WRONG_KINDS: Mapping[CellKind, tuple[str, Message, Message]] = {
    CellKind.UNCALCULATED: ("E-XLS-FORMULA", say("ô công thức chưa có giá trị"), _SAVE),
    CellKind.ERROR: ("E-XLS-ERROR", say("ô báo lỗi {text}"), _MEND),
    CellKind.DATE: ("E-XLS-DATE", say("ô có định dạng ngày tháng, không rõ là số nào"), _RETYPE),
    CellKind.PERCENT: (
        "E-XLS-PERCENT",
        say("ô có định dạng phần trăm, không phải số lượng"),
        _RETYPE,
    ),
    CellKind.BOOLEAN: (
        "E-XLS-BOOLEAN",
        say("ô là giá trị đúng/sai ({text}), không phải số"),
        _TYPE,
    ),
}


class Unclear(GeneratorError):
    """A cell that does not say one thing for certain, with what it may mean."""

    def __init__(
        self, code: str, message: Message, hint: Message | None = None, *choices: Choice
    ) -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint
        self.choices = choices


def amount_if_clear(cell: SheetCell, indicator: Indicator) -> Number | None:
    """As `read_amount`; nothing of a cell that is not clear."""
    try:
        return read_amount(cell, indicator)
    except Unclear:
        return None


def settled_amount(
    cell: SheetCell | None,
    indicator: Indicator,
    ask: Ask,
    place: Callable[[], Place],
    beside: str = "",
    *,
    point: str = "",
) -> Number | Problem | None:
    """As `read_amount`; of an unclear cell what somebody says that it means, or types, else the doubt at its place.

    `point` is a text of its column that has decimals behind a point.
    """
    try:
        if point and cell is not None:
            check_point(cell, indicator, point)
        return read_amount(cell, indicator, beside)
    except Unclear as fault:
        doubt = Problem(fault.code, place(), fault.message, fault.hint)
        return settle(ask, doubt, fault.choices, None if fault.choices else _typed(indicator))


def _typed(indicator: Indicator) -> Search[Number | None]:
    """Whatever amount somebody types in place of what a cell says."""

    def read(text: str) -> Choice:
        amount = read_amount(SheetCell(CellKind.TEXT, text), indicator)
        label = say("chưa báo cáo") if amount is None else say("{meant}", meant=shown(amount))
        return label, amount

    return typed(
        _TYPE_RATE if indicator.is_rate else _TYPE_AMOUNT,
        read,
        _percents if indicator.is_rate else None,
    )


def _percents(text: str) -> Sequence[str]:
    """`1,5` may be 1,5%."""
    return [f"{text.strip()}%"] if _PLAIN_RATE.fullmatch(text.strip()) else []


_PLAIN_RATE = regex(r"[0-9]{1,4}(?:,[0-9]{1,9})?")
_TYPE_AMOUNT = say("Gõ số đúng, ví dụ 1.234; nhấn Enter để bỏ qua ô này")
_TYPE_RATE = say("Gõ tỷ lệ đúng, cả dấu %, ví dụ 96,5%; nhấn Enter để bỏ qua ô này")


def read_amount(cell: SheetCell | None, indicator: Indicator, beside: str = "") -> Number | None:
    """The amount in a cell, with the unit of measure `beside` it; `None` when nothing was reported.

    Raises `Unclear`.
    """
    if cell is None:
        return None
    other = measure_beside(beside, indicator.recorded_in) if beside else None
    if other is not None and (amount := amount_of_bare(cell)):
        raise _other_measure(other, indicator, amount)
    if cell.kind is CellKind.TEXT:
        return _read_text(cell.text, indicator)
    if cell.kind is CellKind.PERCENT and indicator.measure is Measure.RATE:
        return _percent(_exact(cell.text), indicator)
    if cell.kind is CellKind.NUMBER:
        return _read_number(_exact(cell.text), indicator)
    code, said, hint = _WRONG_KINDS[cell.kind]
    raise Unclear(code, say(said.source, text=quoted(cell.text)), hint)


def has_decimals_behind_point(cell: SheetCell) -> bool:
    """Whether a text has its decimals behind a point, as English does: «3.4», «1,234.5»."""
    return cell.kind is CellKind.TEXT and _BEHIND_POINT.fullmatch(cell.words) is not None


def check_point(cell: SheetCell, indicator: Indicator, beside: str) -> None:
    """Refuses «12.500» of an indicator with decimals `beside` a text that has its decimals behind a point. Raises `Unclear`."""
    if not indicator.decimals or not _ONE_POINT.fullmatch(cell.words):
        return
    value = Decimal(cell.words)
    said = say(
        "không rõ {text} là {meant} hay {other}: cột có ô ghi {beside}",
        text=quoted(cell.words),
        meant=number(int(value * _THOUSAND)),
        other=in_full(value),
        beside=quoted(beside),
    )
    choices: list[Choice] = [(say("{meant}", meant=number(int(value * _THOUSAND))), int(value * _THOUSAND))]  # fmt: skip
    if _has_places(value, indicator.decimals):
        near = DecimalCount(value.quantize(Decimal(1).scaleb(-indicator.decimals)))
        choices.append((say("{meant}", meant=shown(near)), near))
    hint = say("viết phần thập phân sau dấu phẩy ở mọi ô của cột: 12,5")
    raise Unclear("E-XLS-DECIMAL", said, hint, *choices)


def amount_of_bare(cell: SheetCell) -> Fraction | None:
    """The number of a cell that has nothing but a number."""
    try:
        if cell.kind is CellKind.NUMBER:
            return Fraction(_exact(cell.text))
        return _decimal(cell.words) if cell.kind is CellKind.TEXT else None
    except (TextRefused, Unclear):
        return None


def _decimal(text: str) -> Fraction:
    """A number of whatever unit of measure. Raises `TextRefused`."""
    return Fraction(read_count(text)) if _GROUPED.fullmatch(text) else read_decimal(text)


def _exact(text: str) -> Decimal:
    """The number as stored; refuses what only looks like one."""
    value = Decimal(text) if _STORED.fullmatch(text) else Decimal("NaN")
    if not value.is_finite() or value.adjusted() > max(_DIGITS.values()) or len(text) > _LONGEST:
        said = say("ô chứa số không đọc được: {text}", text=quoted(text))
        raise Unclear("E-XLS-NUMBER", said, say("gõ lại số"))
    return value


def _read_number(value: Decimal, indicator: Indicator) -> Number:
    if indicator.measure is Measure.RATE:
        raise _bare_rate(value, indicator)
    whole = int(value.to_integral_value())
    if abs(value - whole) > _NEAR:
        if value < 0 and indicator.decimals:
            raise _negative(in_full(value))
        if not _has_places(value, indicator.decimals):
            raise _decimals(value, indicator.decimals)
        return DecimalCount(value.quantize(Decimal(1).scaleb(-indicator.decimals)))
    if whole < 0:
        raise _negative(number(whole))
    if len(str(whole)) > _DIGITS[indicator.measure]:
        said = say("số quá lớn: {text}", text=number(whole))
        raise Unclear("E-NUM-LONG", said, say("kiểm tra đơn vị tính"))
    return whole


def _negative(text: str) -> Unclear:
    return Unclear("E-NUM-SIGN", say("số không được âm; đang là {text}", text=text))


def _has_places(value: Decimal, decimals: int) -> bool:
    """Whether a number has no more decimals than its indicator is counted with."""
    return abs(value - value.quantize(Decimal(1).scaleb(-decimals))) <= _NEAR


def _decimals(value: Decimal, decimals: int = 0) -> Unclear:
    """Excel in English settings makes 1,775 of 1.775 typed."""
    if decimals:
        return _too_fine(value, decimals)
    shown = in_full(value)[:_LONGEST_SHOWN]
    times = value * _THOUSAND
    if value > 0 and times == times.to_integral_value() and value < _THOUSAND:
        meant = int(times)
        said = say(
            "ô là số thập phân {shown}, cần số nguyên; có phải {meant}?",
            shown=shown,
            meant=number(meant),
        )
        hint = say(
            "gõ lại số, không gõ dấu chấm; chỉ số đếm có số lẻ thì ghi «decimals:» cho nó ở campaign.yaml rồi chạy lại"
        )
        return Unclear("E-XLS-DECIMAL", said, hint, (say("{meant}", meant=number(meant)), meant))
    return _not_whole(value)


def _not_whole(value: Decimal) -> Unclear:
    shown = in_full(value)[:_LONGEST_SHOWN]
    said = say("ô là số thập phân {shown}, cần số nguyên", shown=shown)
    return Unclear("E-XLS-DECIMAL", said, _WHOLE)


def _too_fine(value: Decimal, decimals: int) -> Unclear:
    """Where decimals are counted it is most likely what it says, rounded; thousands only where it has three of them."""
    said = say(
        "{shown} có quá {decimals} chữ số thập phân",
        shown=in_full(value)[:_LONGEST_SHOWN],
        decimals=decimals,
    )
    hint = say("làm tròn rồi gõ lại, hoặc sửa số chữ số thập phân («decimals:»)")
    if value <= 0 or value >= _THOUSAND:
        return Unclear("E-XLS-DECIMAL", said, hint)
    near = DecimalCount(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    meant: list[Number] = [near]
    if value.as_tuple().exponent == -_OF_THOUSANDS:
        meant.append(int(value * _THOUSAND))
        if _has_places(value, decimals):
            said = say(
                "ô là số thập phân {shown}; có phải {meant}?",
                shown=in_full(value)[:_LONGEST_SHOWN],
                meant=number(int(value * _THOUSAND)),
            )
            hint = say("gõ lại số, không gõ dấu chấm")
    return Unclear(
        "E-XLS-DECIMAL", said, hint, *((say("{meant}", meant=shown(one)), one) for one in meant)
    )


def _percent(value: Decimal, indicator: Indicator) -> Number:
    """A cell shown as a percentage holds 0,965 for 96,5 %; 96,5 in it shows as 9.650 %."""
    likely = LIKELY_RATE if indicator.may_exceed else 1
    if value <= likely:
        return _share(value)
    said = say("ô phần trăm hiện {shown}%", shown=in_full(value * 100)[:_LONGEST_SHOWN])
    raise Unclear("E-XLS-PERCENT-TWICE", said, _SHARE, *_readings(value / 100, value))


def _bare_rate(value: Decimal, indicator: Indicator) -> Unclear:
    said = say("không rõ {shown} là bao nhiêu phần trăm", shown=in_full(value)[:_LONGEST_SHOWN])
    hint = say("định dạng ô là phần trăm, hoặc gõ 52,2%")
    likely = LIKELY_RATE if indicator.may_exceed else 1
    both = (value, value / 100) if 0 < value <= likely else (value / 100,)
    return Unclear("E-XLS-RATE", said, hint, *_readings(*both))


def _readings(*shares: Decimal) -> Iterator[Choice]:
    for share in shares:
        yield say("{shown}%", shown=in_full(share * 100)[:_LONGEST_SHOWN]), _share(share)


def _share(value: Decimal) -> Fraction:
    return Fraction(value.quantize(_RATE_PLACES)).limit_denominator(10**11)


def _read_text(text: str, indicator: Indicator) -> Number | None:
    try:
        bare = check_text(text).text.strip()
        quote = _QUOTES.fullmatch(bare)
        return _read_words(quote[1] if quote else bare, indicator)
    except TextRefused as fault:
        if fault.code == "E-EMPTY":
            return None
        raise _explained(fault, text, indicator) from None


def _read_words(text: str, indicator: Indicator) -> Number | None:
    folded = fold(text)
    if not text or folded in usual("silent") or _is_exempt(folded):
        return None
    if _NONE.fullmatch(folded):
        raise _nothing(text)
    behind = None if indicator.is_rate else behind_number(text, indicator.recorded_in)
    if behind is not None and behind.is_own:
        text = behind.number
    elif behind is not None and _is_elsewhere(behind, indicator):
        raise _other_measure(behind, indicator)
    if _BLANKS.fullmatch(text):
        text = "".join(letter for letter in text if letter.isdigit())
    if 0 < indicator.decimals < _OF_THOUSANDS and _LIKE_THOUSANDS.fullmatch(text):
        raise _decimals(Decimal(text.replace(",", ".")), indicator.decimals)
    if indicator.decimals and _DECIMAL.fullmatch(text):
        return _read_number(Decimal(text.replace(".", "").replace(",", ".")), indicator)
    if indicator.measure is Measure.COUNT and _PARTS.fullmatch(text):
        raise _not_whole(Decimal(text.replace(",", ".")))
    if indicator.measure is Measure.COUNT and _SCALED.fullmatch(text):
        return read_money(text)
    return _read_number_text(text, indicator)


def says_exempt(cell: SheetCell) -> bool:
    """Whether a cell says that the unit has nothing to report (không thuộc diện), and no number."""
    return cell.kind is CellKind.TEXT and _is_exempt(fold(cell.words))


def _is_exempt(folded: str) -> bool:
    words = usual("exempt")
    return _WITHOUT_NUMBER.fullmatch(folded) is not None and (
        folded in words or any(folded.startswith(f"{one} ") for one in words)
    )


def _read_number_text(text: str, indicator: Indicator) -> Number:
    """A number written as its measure is; the refusal of one that may have decimals says so."""
    try:
        return _READERS[indicator.measure](text)
    except TextRefused:
        if indicator.decimals:
            read_decimal(text)
        raise


def _is_elsewhere(behind: Behind, indicator: Indicator) -> bool:
    """Whether a number is of another unit of measure, and not the amount by itself: «600 ngàn», «10,5 tỷ đồng».

    «100 triệu» of what is counted one by one is mostly money.
    """
    if indicator.measure is Measure.MONEY:
        return _SIZE.search(behind.words) is None
    if fold(behind.words) in _MILLIONS:
        return True
    by_size = _SCALED.fullmatch(f"{behind.number} {behind.words}") is not None
    return not by_size or has_size(indicator.recorded_in)


def said_elsewhere(cell: SheetCell, indicator: Indicator) -> Behind | None:
    """The other unit of measure behind the number of a cell; nothing of one that says its amount by itself."""
    if indicator.is_rate or cell.kind is not CellKind.TEXT:
        return None
    behind = behind_number(cell.words.strip(), indicator.recorded_in)
    is_other = behind is not None and not behind.is_own and _is_elsewhere(behind, indicator)
    return behind if is_other else None


def _other_measure(behind: Behind, indicator: Indicator, amount: Fraction | None = None) -> Unclear:
    said = say(
        "số ghi theo «{words}», chỉ số tính bằng «{measure}»",
        words=quoted(behind.words),
        measure=indicator.recorded_in,
    )
    hint = say("đổi ra {measure} rồi gõ lại", measure=indicator.recorded_in)
    return Unclear("E-XLS-MEASURE", said, hint, *_converted(behind, amount))


def _converted(behind: Behind, amount: Fraction | None) -> Iterator[Choice]:
    """The same amount in thousands or millions more or fewer, where that is a whole number."""
    try:
        stated = read_decimal(behind.number) if amount is None else amount
    except TextRefused:
        return
    meant = stated * Fraction(10) ** (behind.tens or 0)
    if behind.tens is not None and meant.denominator == 1:
        yield say("{meant}", meant=number(meant.numerator)), meant.numerator


def _nothing(text: str) -> Unclear:
    said = say("«{text}» là số 0 hay chưa báo cáo?", text=quoted(text))
    hint = say("ghi 0, hoặc để trống nếu chưa báo cáo")
    return Unclear("E-XLS-NONE", said, hint, (say("0"), 0), (say("chưa báo cáo"), None))


def _explained(fault: TextRefused, text: str, indicator: Indicator) -> Unclear:
    """A refusal of the notation, with what the writer may have meant."""
    bare = text.strip()
    if indicator.is_rate and (rate := _RATE_BEHIND_POINT.fullmatch(bare)):
        share = Decimal(rate[1]) / 100
        return Unclear(fault.code, fault.message, None, *_readings(share))
    meant = _meant(bare, indicator)
    choices = [(say("{meant}", meant=number(value)), value) for value in meant]
    hint = say("gõ {meant}", meant=number(meant[0])) if meant else None
    return Unclear(fault.code, fault.message, hint, *choices)


def _in_digits(text: str) -> str:
    """A text in which a letter was typed for a digit, with the digit; nothing where it can be none."""
    if not _MISTYPED.search(text):
        return text
    digits = text.translate(_AS_DIGITS)
    return digits if _DIGITS_ALONE.fullmatch(digits) else ""


def _meant(text: str, indicator: Indicator) -> tuple[int, ...]:
    """`1,234` may be 1.234, `05` is mostly 5, `l2` is 12, `25 lượt (nữ)` and `25 (95%)` may be 25; nobody gives 25 đồng.

    A formula says no amount, and `(5)` is how books write what is below nothing; `12½` is not 12.
    """
    if any(letter.isnumeric() and not letter.isascii() for letter in text):
        return ()
    if text[:1] == "=" or (text[:1] == "(" and text[-1:] == ")"):
        return ()
    text = _WITH_RATE.sub(r"\1", text)
    numbers = [one.rstrip(".,") for one in _NUMBERS.findall(_in_digits(text))]
    if indicator.is_rate or len(numbers) != 1 or _SIZE.search(text) or "%" in text:
        return ()
    if _COMMAS.fullmatch(numbers[0]):
        return (int(numbers[0].replace(",", "")),)
    try:
        meant = read_count(numbers[0].lstrip("0") or numbers[0])
    except TextRefused:
        return ()
    is_too_little = indicator.measure is Measure.MONEY and 0 < meant < _THOUSAND
    return () if is_too_little else (meant,)
