"""Numbers against their words, counts against the names that follow, ranks, sums written out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, pairwise, takewhile

from generator.audit.arithmetic import shown
from generator.audit.audit_check import FigureDoubt, Held, Seen, all_held, check, places_of
from generator.audit.items import items_behind
from generator.audit.likely_slips import likely_slip, slip_hint
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.sentences import ReadFigure, ReadSentence
from generator.audit.tie_words import without_asides
from generator.problems import Severity, say
from generator.wording import ClaimedNumber, Interval, Join, Joined, NumberKind, number
from generator.workspace import regex, unchanging

_TWO = 2
_THOUSAND = 1_000


@check("E-AUDIT-SPELT", Severity.ERROR)
def spelt(manuscript: Manuscript) -> Iterator[Seen]:
    """Số viết bằng chữ phải đúng với số viết bằng chữ số.

    Đúng: «3.031.150.000 đồng (Bằng chữ: ba tỷ không trăm ba mươi mốt triệu một trăm năm mươi nghìn đồng)».
    Sai: «6.000 (sáu trăm) suất quà».
    """
    before: list[TextPassage] = []
    for passage in manuscript.passages:
        for found in passage.claims.joined:
            if found.join is Join.SPELT:
                yield from _spelt(passage, found, before)
        before = [passage]


def _spelt(passage: TextPassage, found: Joined, before: Sequence[TextPassage]) -> Iterator[Seen]:
    if len(found.claims) > 1:
        digits, words = sorted(found.claims, key=lambda claim: claim.words)
        yield from _said_right(passage, words, [(passage, digits)])
        return
    (words,) = found.claims
    told = [
        (one, claim)
        for one in (*before, passage)
        for claim in one.claims.numbers
        if not claim.words and claim.measure is NumberKind.MONEY
        if one is not passage or claim.end <= words.start
    ]
    yield from _said_right(passage, words, told)


def _said_right(
    passage: TextPassage, words: ClaimedNumber, told: Sequence[tuple[TextPassage, ClaimedNumber]]
) -> Iterator[Seen]:
    right = next((one for one in told if one[1].value == words.value), None)
    for place, claim in [right] if right else told[-1:]:
        yield Held(passage, words.start, words.end)
        yield Held(place, claim.start, claim.end)
    if told and right is None:
        lighter = None if len(told) == 1 else Severity.WARNING
        yield _spelt_doubt(passage, words, *told[-1], lighter=lighter)


def _spelt_doubt(
    passage: TextPassage,
    words: ClaimedNumber,
    place: TextPassage,
    digits: ClaimedNumber,
    *,
    lighter: Severity | None,
) -> FigureDoubt:
    printed = place.claims.text[digits.start : digits.end]
    said = passage.claims.text[words.start : words.end]
    value = shown(words.value, digits if digits.step <= 1 else words)
    slip = likely_slip(digits.value, digits.step, lambda one: one == words.value)
    return FigureDoubt(
        passage,
        words.start,
        words.end,
        say("«{said}» là {value}, số ghi {digits}", said=said, value=value, digits=printed),
        f"{said} = {value}",
        slip_hint(slip, digits),
        others=((place, digits.start, digits.end),),
        lighter=lighter,
    )


@check("E-AUDIT-RANK", Severity.ERROR)
def ranks(manuscript: Manuscript) -> Iterator[Seen]:
    """Thứ hạng không lớn hơn số đơn vị được xếp hạng; thứ tự kể ra phải theo số liệu.

    Đúng: «xếp thứ 3/11»; «cao nhất là Na Rì (256,5%), thấp nhất là Ba Bể (45,2%)».
    Sai: «xếp thứ 13/11»; «cao nhất là Na Rì (45,2%), thấp nhất là Ba Bể (256,5%)»; «dẫn đầu là Hà Nội với
    18.549 sáng kiến, tiếp theo là Thanh Hóa với 35.728 sáng kiến».
    """
    for passage in manuscript.passages:
        for found in passage.claims.joined:
            if found.join is Join.RANK and len(found.claims) == _TWO:
                yield from _rank(passage, found)
        for sentence in passage.sentences:
            yield from _ranked(passage, sentence)
            yield from _moved(passage, sentence)


_UP_RANKS = regex(r"(?<!\w)(?P<word>tăng|vượt|lên|giảm|tụt|xuống)\s(?:thêm\s)?$")
_RANKS = regex(r"\s*(?:bậc|hạng|thứ hạng|vị trí)(?!\w)")


def _moved(passage: TextPassage, sentence: ReadSentence) -> Iterator[Seen]:
    """«xếp thứ 5/22, tăng 3 bậc so với năm 2024 (thứ 8/22)»."""
    ranks = [one for one in sentence.joined if one.join is Join.RANK]
    told = [one for one in sentence.quantities if one.is_amount and _RANKS.match(one.after)]
    if len(ranks) != _TWO or len(told) != 1:
        return
    (by,), (now, then) = told, ranks
    word = _UP_RANKS.search(by.before)
    if word is None or not now.end <= by.start < by.end <= then.start or by.claim.hedge:
        return
    up = then.claims[0].value - now.claims[0].value
    right = up if word["word"] in {"tăng", "vượt", "lên"} else -up
    yield Held(passage, by.start, by.end)
    if right != by.claim.value:
        yield _moved_doubt(passage, sentence, by, (now, then))


def _moved_doubt(
    passage: TextPassage, sentence: ReadSentence, by: ReadFigure, ranks: tuple[Joined, Joined]
) -> FigureDoubt:
    now, then = (int(rank.claims[0].value) for rank in ranks)
    working = f"{then} → {now}: {abs(then - now)}"
    message = say(
        "từ thứ {then} đến thứ {now} là {right} bậc, văn bản ghi {told}",
        then=then,
        now=now,
        right=abs(then - now),
        told=sentence.printed(by.claim),
    )
    others = places_of(passage, ranks)
    return FigureDoubt(passage, by.start, by.end, message, working, others=others)


def _rank(passage: TextPassage, found: Joined) -> Iterator[Seen]:
    place, of = found.claims
    yield Held(passage, found.start, found.end)
    if place.value > of.value:
        printed = f"{number(int(place.value))} > {number(int(of.value))}"
        message = say("thứ hạng lớn hơn số đơn vị: {ranks}", ranks=printed)
        yield FigureDoubt(passage, found.start, found.end, message, printed, decides=True)


_STEP = regex(
    r"(?<!\w)(?:(?P<top>(?:cao|nhiều|lớn)\snhất(?=\s(?:là|thuộc|ở|có))|dẫn đầu|đứng đầu)"
    r"|(?P<end>(?:thấp|ít|nhỏ)\snhất(?=\s(?:là|thuộc|ở|có)))"
    r"|(?P<place>(?:đứng\s|xếp\s)?thứ\s(?:nhất|nhì|hai|ba|tư|năm)(?=\s(?:là|thuộc|với))"
    r"|tiếp theo(?:\slà)?|tiếp đến(?:\slà)?|kế tiếp(?:\slà)?|kế đến(?:\slà)?))(?!\w)"
)


@unchanging(frozen=True, slots=True)
class Step:
    """A place in an order and the one figure that is told of who holds it."""

    kind: str
    told: ReadFigure


def _ranked(passage: TextPassage, sentence: ReadSentence) -> Iterator[Seen]:
    steps = _steps(sentence)
    if len(steps) < _TWO or any(one.told.claim.hedge for one in steps):
        return
    kinds = [step.kind for step in steps]
    falls = kinds[0] == "top" and set(kinds[1:]) <= {"place", "end"}
    wrong = [
        (one, other)
        for one, other in pairwise(steps)
        if one.told.claim.value < other.told.claim.value
    ]
    for step in steps:
        yield Held(passage, step.told.start, step.told.end)
    if falls and wrong:
        is_sure = (
            kinds[-1] == "end"
            or sentence.low.find("nhất", sentence.start, steps[0].told.start) >= 0
        )
        yield _order_doubt(passage, sentence, wrong[0], is_sure=is_sure)
    elif set(kinds) == {"place"} and wrong and len(wrong) < len(steps) - 1:
        yield _order_doubt(passage, sentence, wrong[0], is_sure=True)


def _steps(sentence: ReadSentence) -> list[Step]:
    """The places that a sentence tells, if each has exactly one figure and all are alike."""
    found = [*_STEP.finditer(sentence.low, sentence.start, sentence.end)]
    if len(found) < _TWO:
        return []
    ends = [*(match.start() for match in found[1:]), sentence.end]
    steps = []
    for match, end in zip(found, ends, strict=True):
        told = [one for one in sentence.quantities if match.end() <= one.start < end]
        told = [one for one in told if one.whole is None]
        if not told or (len(told) > 1 and match is not found[-1]):
            return []
        steps.append(Step(match.lastgroup or "", told[0]))
    first = steps[0].told
    return steps if all(step.told.is_like(first) for step in steps) else []


def _order_doubt(
    passage: TextPassage, sentence: ReadSentence, wrong: tuple[Step, Step], *, is_sure: bool
) -> FigureDoubt:
    one, other = (step.told for step in wrong)
    first, second = sentence.printed(one.claim), sentence.printed(other.claim)
    return FigureDoubt(
        passage,
        one.start,
        one.end,
        say("xếp trên với {first}, mà xếp dưới có {second}", first=first, second=second),
        f"{first} < {second}",
        decides=True,
        others=((passage, other.start, other.end),),
        lighter=None if is_sure else Severity.WARNING,
    )


@check("E-AUDIT-SUM", Severity.ERROR)
def sums(manuscript: Manuscript) -> Iterator[Seen]:
    """Phép tính viết ra trong câu phải đúng.

    Đúng: «50 người x 100.000 đồng x 2 ngày = 10.000.000 đồng»; «4.000 + 6.000 = 10.000».
    Sai: «50 người x 100.000 đồng x 2 ngày = 1.000.000 đồng».
    """
    for passage in manuscript.texts:
        for sentence in passage.sentences:
            for at, told in enumerate(sentence.quantities):
                if at and told.before.rstrip().endswith("="):
                    yield from _computed(passage, sentence, at)


_OPERATOR = regex(
    r"(?:\s?/[^0-9=+×*]{1,30}?|[^0-9=+×*/;:.,()–-]{0,40}?)(?P<sign>[+×*]|(?<=[\s0-9¤])x(?=\s|$)|(?<=\s)[-–](?=\s|$))\s*"
    r"[^0-9=+×*/;:.,()–-]{0,12}"
)
_MOST_TERMS = 40
_DIVIDED_BY = regex(r"[0-9)%]\s*:$")
_EQUALS = regex(r"[^0-9=+×*;:.,()]{0,40}=\s*")


def _computed(passage: TextPassage, sentence: ReadSentence, at: int) -> Iterator[Seen]:
    told = sentence.quantities[at]
    terms, signs = _terms(sentence, at)
    if len(terms) < _TWO or told.whole or any(one.whole or one.claim.hedge for one in terms):
        return
    if _is_converted(terms, told):
        return
    value = _value([_factor(one) for one in terms], signs)
    yield from all_held(passage, (*terms, told))
    scaled = [value * 100] if told.is_percent else []
    scaled += [value, value / _THOUSAND, value / _THOUSAND**2]
    bounds = (
        _rounded_off(told)
        if any(one.claim.step < 1 or one.is_percent for one in terms)
        else told.bounds
    )
    if told.claim.hedge is None and not any(bounds.holds(one) for one in scaled):
        yield _sum_doubt(
            passage, sentence, (terms, signs), told, value * (100 if told.is_percent else 1)
        )


def _is_converted(terms: list[ReadFigure], told: ReadFigure) -> bool:
    """Whether the result is told in another unit: `30 phút x 4 = 2 giờ`, `500 ml x 24 = 12 lít`."""
    units = {one.noun.lower().partition(" ")[0] for one in terms if one.noun}
    unit = told.noun.lower().partition(" ")[0]
    return bool(unit in _CONVERTED and units & _CONVERTED and unit not in units)


_CONVERTED_WORDS = (
    "giây phút giờ ngày tuần tháng năm quý g gam kg tạ tấn ml lít m mm cm km m2 m² m3 m³ ha"
)
_CONVERTED = frozenset(_CONVERTED_WORDS.split())


def _rounded_off(told: ReadFigure) -> Interval:
    """What a product with decimals may be that is told so: rounded as far as it has noughts, to 1.000 at most."""
    value, step = told.claim.value, told.claim.step
    while step < _THOUSAND and value % (step * 10) == 0 and value:
        step *= 10
    return Interval(value - max(step, told.claim.step) / 2, value + step)


def _terms(sentence: ReadSentence, at: int) -> tuple[list[ReadFigure], list[str]]:
    """The terms in front of an equals sign and the signs between them, from the first on."""
    if not _EQUALS.fullmatch(
        sentence.between(sentence.quantities[at - 1], sentence.quantities[at])
    ):
        return [], []
    terms = [sentence.quantities[at - 1]]
    signs: list[str] = []
    for one in reversed(sentence.quantities[max(0, at - _MOST_TERMS) : at - 1]):
        sign = _OPERATOR.fullmatch(sentence.low[one.end : terms[0].start])
        if sign is None:
            break
        terms.insert(0, one)
        signs.insert(0, sign["sign"])
    begins = terms[0].before.rstrip()
    is_broken_off = begins.endswith(
        ("+", "x", "×", "*", "-", "–", "(", "/", "÷")
    ) or _DIVIDED_BY.search(begins)
    return ([], []) if is_broken_off else (terms, signs)


def _factor(one: ReadFigure) -> Fraction:
    return one.claim.value / 100 if one.is_percent else one.claim.value


def _value(values: list[Fraction], signs: list[str]) -> Fraction:
    """Products first, then sums and differences."""
    total, product, sign = Fraction(0), values[0], 1
    for value, operator in zip(values[1:], signs, strict=True):
        if operator in {"x", "×", "*"}:
            product *= value
        else:
            total += sign * product
            product, sign = value, 1 if operator == "+" else -1
    return total + sign * product


def _sum_doubt(
    passage: TextPassage,
    sentence: ReadSentence,
    written: tuple[list[ReadFigure], list[str]],
    told: ReadFigure,
    value: Fraction,
) -> FigureDoubt:
    terms, signs = written
    shown_terms = sentence.printed(terms[0].claim) + "".join(
        f" {sign} {sentence.printed(one.claim)}" for sign, one in zip(signs, terms[1:], strict=True)
    )
    right = shown(value, told.claim)
    slip = likely_slip(told.claim.value, told.claim.step, lambda one: one == value)
    printed = sentence.printed(told.claim)
    return FigureDoubt(
        passage,
        told.start,
        told.end,
        say("{sum} = {right}, văn bản ghi {told}", sum=shown_terms, right=right, told=printed),
        f"{shown_terms} = {right}",
        slip_hint(slip, told.claim),
        others=places_of(passage, terms),
    )


@check("E-AUDIT-LISTED", Severity.ERROR)
def listed(manuscript: Manuscript) -> Iterator[Seen]:
    """Số đơn vị, cá nhân nêu trước phải bằng số tên kể ra sau.

    Đọc: «03 đơn vị: A, B và C», và danh sách gạch đầu dòng ở các đoạn sau. Tên có dấu phẩy, chữ «và» bên
    trong được tính cả hai cách; danh sách để ngỏ («…», «như», «tiêu biểu») không xét.
    Đúng: «03 xã chưa đạt: Tân Phú, An Bình và Hòa Lợi».
    Sai: «04 xã chưa đạt: Tân Phú, An Bình và Hòa Lợi» (kể 3 tên).
    """
    passages = [*manuscript.passages]
    for at, passage in enumerate(passages):
        for found in passage.claims.joined:
            if found.join is Join.LISTED and not _is_partial(passage, found):
                counted = _counted(passage, found) if found.names else _items(passages, at, found)
                if counted:
                    yield from _as_announced(passage, found, counted)


@unchanging(frozen=True, slots=True)
class NameCount:
    """How few and how many names a list may have, and whether they are surely names."""

    fewest: int
    most: int
    are_names: bool


_TITLE = "chủ tịch|phó|trưởng|giám đốc|bí thư|ủy viên|uỷ viên|thư ký|kế toán|hiệu trưởng|nguyên|chánh|cán bộ"
_ORGAN = regex(
    r"(?:sở|bộ|phòng|ban|ủy ban|uỷ ban|chi bộ|hội|trường|trung tâm|ngành|công đoàn|khoa|tổ|viện|cục|vụ|đảng bộ"
    r"|đài|công ty|ông|bà|đồng chí|mặt trận|liên đoàn|tỉnh|văn phòng|lđlđ|cđcs|cđn|cđvc|ubnd|hđnd|thpt|thcs|xã"
    r"|phường|thị trấn|huyện|quận|thành phố|thị xã|cơ quan|bệnh viện|trạm|đoàn)(?!\w)",
    re.IGNORECASE,
)
_COMPOSITE = regex(
    r"(?:sở|bộ|phòng|ban|ủy ban|uỷ ban|chi bộ|hội|trường|trung tâm|ngành|công đoàn|khoa|tổ|viện|cục|vụ|đảng bộ"
    r"|ông|bà|đồng chí|văn phòng|báo cáo|quy chế|kế hoạch)(?!\w)",
    re.IGNORECASE,
)
_CALLED = regex(rf"(?:{_TITLE})(?!\w)", re.IGNORECASE)
_AND = regex(r"\s(?:và|cùng)\s")
_OPEN = regex(r"…|\.\.\.|v\.v|(?<!\w)(?:các|những|một số|nhiều|khác|như|gồm)(?!\w)", re.IGNORECASE)
_UNITS = regex(
    r"(?:đơn vị|xã|phường|đồng chí|người|trường|cơ quan|tập thể|cá nhân|doanh nghiệp|huyện|phòng|ban|sở|chi bộ"
    r"|thôn|ấp|bản|tổ|tỉnh|thành|thí sinh|học sinh|giáo viên|đại biểu|công đoàn|cđcs|công ty|đảng viên|khoa)(?!\w)",
    re.IGNORECASE,
)
_FEW = 2


def _is_partial(passage: TextPassage, found: Joined) -> bool:
    """Whether only some of those announced are named."""
    text = passage.claims.text[found.claims[0].end : found.end].lower()
    return bool(_SOME.search(re.split(r"[:(]", text)[0]))


_SOME = regex(r"(?<!\w)(?:trong đó|tiêu biểu|điển hình|như|nhất là|đặc biệt|chủ yếu|ví dụ)(?!\w)")


def _counted(passage: TextPassage, found: Joined) -> NameCount | None:
    """How many names stand in the sentence itself, each way that commas and «và» can be read."""
    text = passage.claims.text[found.claims[0].end : found.end]
    lead = re.search(r":|(?<!\w)gồm(?!\w)(?:\scó)?:?|\(", text)
    body = without_asides(text[lead.end() :] if lead else "")
    if not body.strip() or _OPEN.search(body):
        return None
    mark = ";" if ";" in body else ","
    names = [name.strip(' ."“”)') for name in body.split(mark)]
    names = [re.sub(r"^và\s", "", name) for name in names if name]
    ands = sum(len(_AND.findall(name)) for name in (names[-1:] if mark == ";" else names))
    loose = 0 if mark == ";" else sum(_is_loose(*two) for two in pairwise(names))
    if mark == "," and all(name[:1].islower() for name in names):
        return None
    return NameCount(len(names) - loose, len(names) + ands, not loose and _are_units(found))


def _is_loose(before: str, name: str) -> bool:
    """Whether a part behind a comma may belong to the name in front of it."""
    is_tail = bool(_COMPOSITE.match(before)) and not _ORGAN.match(name)
    return is_tail or name[:1].islower() or bool(_CALLED.match(name))


def _are_units(found: Joined) -> bool:
    return bool(_UNITS.match(found.claims[0].noun))


_LONG = 120
_CROWD = 60


def _items(passages: Sequence[TextPassage], at: int, found: Joined) -> NameCount | None:
    """How many paragraphs with one mark follow the one that announces them."""
    texts = [item.text for item in items_behind(passages, at)]
    if not texts or any(len(text) > _LONG or _HAS_MORE.search(text) for text in texts):
        return None
    ands = sum(len(re.findall(r"\s(?:và|cùng)\s|[,;](?=\s)", text)) for text in texts)
    return NameCount(len(texts), len(texts) + ands, _are_units(found))


_HAS_MORE = regex(r"[0-9]|:\s*$|…|(?<!\w)(?:các|những|một số)(?!\w)", re.IGNORECASE)


def _as_announced(passage: TextPassage, found: Joined, names: NameCount) -> Iterator[Seen]:
    (claim,) = found.claims[:1]
    count = int(claim.value)
    if claim.hedge or claim.measure is not NumberKind.COUNT or not _is_sane(claim):
        return
    if names.fewest <= count <= names.most:
        yield Held(passage, claim.start, claim.end)
        return
    is_sure = names.are_names and abs(count - _nearest(names, count)) <= _FEW
    yield _listed_doubt(passage, claim, names, None if is_sure else Severity.WARNING)


def _nearest(names: NameCount, count: int) -> int:
    return names.fewest if count < names.fewest else names.most


def _is_sane(claim: ClaimedNumber) -> bool:
    """Whether the count may be one of names: no time, no money, no crowd."""
    is_time = re.match(
        r"(?:ngày|tháng|năm|quý|tuần|buổi|lần|giờ|phút|điểm|trang)(?!\w)", claim.noun.lower()
    )
    return claim.step == 1 and claim.value <= _CROWD and not is_time and bool(claim.noun)


def _listed_doubt(
    passage: TextPassage, claim: ClaimedNumber, names: NameCount, lighter: Severity | None
) -> FigureDoubt:
    told = passage.claims.text[claim.start : claim.end]
    right = number(_nearest(names, int(claim.value)))
    return FigureDoubt(
        passage,
        claim.start,
        claim.end,
        say("nêu {told} {noun}, kể ra {right}", told=told, noun=claim.noun, right=right),
        f"{right} ≠ {told}",
        lighter=lighter,
    )


@check("W-AUDIT-ROW", Severity.WARNING)
def rows(manuscript: Manuscript) -> Iterator[Seen]:
    """Số các số sau «lần lượt» phải bằng số tên, số năm đứng trước.

    Đúng: «các năm 2023, 2024, 2025 lần lượt đạt 91,2%, 92,1% và 93,3%».
    Sai: «các năm 2023, 2024, 2025 lần lượt đạt 91,2% và 92,1%».
    """
    for passage in manuscript.passages:
        for found in passage.claims.joined:
            if found.join is Join.ROW:
                yield from _row(passage, found)


_SHORT = 5


def _row(passage: TextPassage, found: Joined) -> Iterator[Seen]:
    yield from _row_total(passage, found)
    names = len(found.names)
    is_plain = names >= _TWO and all(len(name.split()) <= _SHORT for name in found.names)
    is_loose = any(_is_loose(*two) or _AND.search(two[0]) for two in pairwise(found.names))
    if not is_plain or is_loose:
        return
    told = _row_itself(passage, found.claims)
    yield from all_held(passage, told)
    if len(told) != names:
        first, last = told[0], told[-1]
        message = say(
            "có {names} tên mà «lần lượt» có {numbers} số",
            names=number(names),
            numbers=number(len(told)),
        )
        yield FigureDoubt(passage, first.start, last.end, message, f"{names} ≠ {len(told)}")


_LINK = regex(r"[^,;0-9]{0,40}(?:[,;]|\svà)\s?(?:và\s)?")


def _row_itself(passage: TextPassage, claims: Sequence[ClaimedNumber]) -> list[ClaimedNumber]:
    """The numbers that only commas and «và» part: what has words of its own (`tổng cộng 122`) is no more."""
    told = [claims[0]]
    for one, other in pairwise(claims):
        if not _LINK.fullmatch(passage.claims.text[one.end : other.start]):
            break
        told.append(other)
    return told


_TOTAL = regex(r"(?<!\w)(?:tổng cộng|cộng lại|tất cả|tổng số)\s?(?:là|có|:)?\s?$")


def _row_total(passage: TextPassage, found: Joined) -> Iterator[Seen]:
    """«lần lượt là 45, 37 và 40 hộ, tổng cộng 122 hộ»."""
    told = _row_itself(passage, found.claims)
    end, numbers = told[-1].end, passage.claims.numbers
    near = islice(numbers, bisect_right(numbers, end, key=lambda one: one.start), None)
    behind = takewhile(lambda one: one.start < end + _LONG, near)
    whole = next((one for one in behind if one.measure is told[0].measure), None)
    if whole is None or not _TOTAL.search(passage.claims.text[end : whole.start].lower()):
        return
    value = sum((claim.value for claim in told), Fraction(0))
    yield from all_held(passage, (*told, whole))
    if whole.hedge is None and value != whole.value:
        yield _total_doubt(passage, told, whole, value)


def _total_doubt(
    passage: TextPassage, told: Sequence[ClaimedNumber], whole: ClaimedNumber, value: Fraction
) -> FigureDoubt:
    text = passage.claims.text
    right = shown(value, whole)
    working = f"{' + '.join(text[one.start : one.end] for one in told)} = {right}"
    slip = likely_slip(whole.value, whole.step, lambda one: one == value)
    return FigureDoubt(
        passage,
        whole.start,
        whole.end,
        say("{working}, văn bản ghi {told}", working=working, told=text[whole.start : whole.end]),
        working,
        slip_hint(slip, whole),
        others=places_of(passage, told),
        lighter=Severity.ERROR,
    )
