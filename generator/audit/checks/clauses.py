"""What a sentence reckons in words from its other figures: what is left, how many times, for each, together.

A form is a pattern over the sentence in which each figure is one sign: «①» an amount, «②» a pair, «③» a
percentage, «④» a multiple. Its groups tell which figures the sum is made of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from generator.audit.arithmetic import finest, shown
from generator.audit.audit_check import FigureDoubt, Seen, all_held, check, places_of
from generator.audit.likely_slips import SWAPPED, is_of_hand, likely_slip, slip_hint
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.sentences import ReadFigure, ReadSentence, is_kin
from generator.audit.tie_words import END, TARGET
from generator.problems import Message, Severity, say
from generator.wording import ClaimedNumber, Interval, NumberKind
from generator.workspace import regex, unchanging

_SIGNS = "①②③④"
_F = rf"[^{_SIGNS};.]{{0,60}}?"
_TOLD = r"(?:(?:^|\s)?(?:như vậy|cộng|tổng|tổng số|tổng cộng|cả|toàn (?:tỉnh|huyện|xã|ngành)|năm ¤+|¤+|xảy ra|có|là|đạt|được|ghi nhận|thu)(?=\s))*\s?"
_ASIDE = r"[^①②④.]{0,90}?"
_ENDS = r"(?=(?:\s[^\W\d_]+){0,3}?\s*(?:[.,;)]|$|\svà\s))(?!(?:\s[^\W\d_]+){1,4}?\s(?:chưa|đang|được|do|của|hợp đồng)(?!\w))"
_NOT_BESIDE = r"(?![^①]{0,40}(?:so với|cùng kỳ|trong đó))"
_BREAK = r"[,;(]\s?"
_YEAR = r"năm ¤{4}"
_TEN = 10
_LATELY = 6
_TWO = 2


@unchanging(frozen=True, slots=True)
class ReckonedFigure:
    """A figure of a sentence, those that it is reckoned from, what it must be between, and the sum in words."""

    told: ReadFigure
    others: tuple[ReadFigure, ...]
    low: Fraction
    high: Fraction
    right: Fraction
    working: str
    sums: bool = False
    """Whether it is a sum, of which a part may be the wrong one."""
    less: tuple[ReadFigure, ...] = ()
    """Those of the others that are taken away."""


Groups = dict[str, list[ReadFigure]]
Reckoning = Callable[[ReadSentence, Groups], ReckonedFigure | None]


@unchanging(frozen=True, slots=True)
class ClauseForm:
    """How a sum is said, and how it is done."""

    pattern: re.Pattern[str]
    reckon: Reckoning
    is_certain: bool = True
    is_strict: bool = False
    """Whether its words leave no other reading; of others only a slip of the hand is told."""
    is_further: bool = False
    """Whether a figure that another form has reckoned is reckoned in this one as well."""


def _slack(*figures: ReadFigure) -> Fraction:
    return sum((one.claim.step for one in figures if not one.claim.is_exact), Fraction(0))


def _summed(sentence: ReadSentence, groups: Groups) -> ReckonedFigure | None:
    """What is told is what was added less what went away."""
    plus, minus = [*groups.get("plus", []), *groups.get("goal", [])], groups.get("minus", [])
    (told,), figures = groups["told"], (*plus, *minus)
    if not _are_alike(told, *figures) or (minus and _is_narrower(told, figures[0])):
        return None
    value = sum((one.claim.value for one in plus), Fraction(0))
    value -= sum((one.claim.value for one in minus), Fraction(0))
    working = " + ".join(sentence.printed(one.claim) for one in plus)
    working += "".join(f" - {sentence.printed(one.claim)}" for one in minus)
    slack = _slack(*figures) if "goal" not in groups else _slack(*minus)
    return ReckonedFigure(
        told,
        figures,
        value - slack,
        value + slack,
        value,
        working,
        sums=len(plus) > _TWO,
        less=tuple(minus),
    )


def _is_narrower(told: ReadFigure, first: ReadFigure) -> bool:
    """Whether a noun tells more than that of which it would be the rest: «03 giáo viên hợp đồng» of «45 giáo viên»."""
    one, other = told.noun.lower(), first.noun.lower()
    return bool(other) and one != other and one.startswith(f"{other} ")


def _divided(sentence: ReadSentence, groups: Groups) -> ReckonedFigure | None:
    """What is told is one figure divided by another: a pair, or two by themselves."""
    (told,) = groups["told"]
    part, whole = _two(groups)
    if part is None or whole is None or whole.claim.value <= 0:
        return None
    bounds = _quotient(part, whole)
    right = part.claim.value / whole.claim.value
    working = f"{sentence.printed(part.claim)}/{sentence.printed(whole.claim)}"
    return ReckonedFigure(told, (part, whole), *bounds, right, working)


def _two(groups: Groups) -> tuple[ReadFigure | None, ReadFigure | None]:
    """The dividend and the divisor."""
    if pair := groups.get("pair"):
        return _parted(pair[0])
    part, whole = groups.get("part"), groups.get("whole")
    return (part[0], whole[0]) if part and whole else (None, None)


def _parted(pair: ReadFigure) -> tuple[ReadFigure, ReadFigure | None]:
    """The two numbers of a pair, each by itself."""
    whole = pair.whole
    first = replace(pair, end=pair.claim.end, whole=None)
    return first, replace(pair, start=whole.start, claim=whole, whole=None) if whole else None


def _quotient(part: ReadFigure, whole: ReadFigure) -> tuple[Fraction, Fraction]:
    over, under = _ends(part.claim), _ends(whole.claim)
    return over[0] / under[1], over[1] / (under[0] or under[1])


def _ends(claim: ClaimedNumber) -> tuple[Fraction, Fraction]:
    bounds = replace(claim, hedge=None).bounds
    return bounds.low or claim.value, bounds.high or claim.value


def _multiplied(sentence: ReadSentence, groups: Groups) -> ReckonedFigure | None:
    """What is told is so many, each so much."""
    (told,), (many,), (each,) = groups["told"], groups["many"], groups["each"]
    if told.measure is NumberKind.MONEY and each.measure is not NumberKind.MONEY:
        return None
    (few, most), (less, more) = _ends(many.claim), _ends(each.claim)
    working = f"{sentence.printed(many.claim)} x {sentence.printed(each.claim)}"
    right = many.claim.value * each.claim.value
    return ReckonedFigure(told, (many, each), few * less, most * more, right, working)


def _worded(sentence: ReadSentence, groups: Groups) -> ReckonedFigure | None:
    """So many, each so much, with what they make in words: in digits it is held by E-AUDIT-MONEY."""
    return _multiplied(sentence, groups) if groups["told"][0].claim.words else None


def _yielded(sentence: ReadSentence, groups: Groups) -> ReckonedFigure | None:
    """A harvest is the area by what each hectare gave, in the same unit of weight."""
    (told,), (each,) = groups["told"], groups["each"]
    weight, _, area = each.noun.lower().partition("/")
    is_same = bool(area) and told.noun.lower().split()[:1] == [weight.strip()]
    return _multiplied(sentence, groups) if is_same else None


def _beyond(sentence: ReadSentence, groups: Groups) -> ReckonedFigure | None:
    """«vượt p% … (a/b)», «thiếu p% … (a/b)»."""
    (told,), (pair,) = groups["told"], groups["pair"]
    part, whole = _parted(pair)
    if whole is None or whole.claim.value <= 0:
        return None
    low, high = (100 * (one - 1) for one in _quotient(part, whole))
    right = 100 * (part.claim.value / whole.claim.value - 1)
    if right < 0:
        low, high, right = -high, -low, -right
    working = f"{sentence.printed(part.claim)}/{sentence.printed(whole.claim)} - 100%"
    return ReckonedFigure(told, (pair,), low, high, right, working)


def _grown(sentence: ReadSentence, groups: Groups) -> ReckonedFigure | None:
    """«năm trước a, năm sau b, tăng p%» or «tăng n»."""
    (told,), (then,), (now,) = groups["told"], groups["then"], groups["now"]
    if not _are_alike(then, now) or then.claim.value <= 0:
        return None
    (first, last), (low, high) = _ends(then.claim), _ends(now.claim)
    gap = now.claim.value - then.claim.value
    is_up = "tăng" in told.before
    first_printed, last_printed = (sentence.printed(one.claim) for one in (then, now))
    more, less = (last_printed, first_printed) if gap >= 0 else (first_printed, last_printed)
    if told.is_percent:
        ends = sorted(abs(100 * (new / old - 1)) for old in (first, last) for new in (low, high))
        working, right = f"({more} - {less})/{first_printed}", 100 * abs(gap) / then.claim.value
    elif told.measure is then.measure:
        ends = [abs(gap) - _slack(then, now), abs(gap) + _slack(then, now)]
        working, right = f"{more} - {less}", abs(gap)
    else:
        return None
    if is_up != (gap > 0) and gap:
        return None
    return ReckonedFigure(told, (then, now), ends[0], ends[-1], right, working)


_NEARLY = Fraction(1, 12)


_OVER = regex(r"(?<!\w)(?:hơn|quá|trên)\s$", re.IGNORECASE)
_UNDER = regex(r"(?<!\w)(?:gần|chưa (?:đến|tới|được))\s$", re.IGNORECASE)


def _fraction(sentence: ReadSentence, groups: Groups) -> ReckonedFigure | None:
    """«một nửa số đơn vị (6/12 đơn vị)»: people say a half of what is near to it."""
    (share,), (pair,) = groups["share"], groups["told"]
    _, whole = _parted(pair)
    if whole is None or whole.claim.value <= 0 or not share.claim.words or share.claim.value >= 1:
        return None
    right = share.claim.value * whole.claim.value
    working = f"{sentence.printed(share.claim)} x {sentence.printed(whole.claim)}"
    slack = _NEARLY * whole.claim.value
    low, high = right - slack, right + slack
    if _OVER.search(share.before):
        low, high = right, right + 3 * slack
    if _UNDER.search(share.before):
        low, high = right - 3 * slack, right
    return ReckonedFigure(pair, (share,), low, high, right, working)


def _repeated(sentence: ReadSentence, groups: Groups) -> ReckonedFigure | None:
    """«ba trăm hai mươi đại biểu (320 đại biểu)»: digits in brackets say what the words said."""
    (said,), (told,) = groups["said"], groups["told"]
    is_same = said.noun and said.noun.lower() == told.noun.lower()
    if not is_same or not said.claim.words or told.claim.words or said.claim.value < _TEN:
        return None
    value = said.claim.value
    return ReckonedFigure(told, (said,), value, value, value, sentence.printed(said.claim))


def _shared(sentence: ReadSentence, groups: Groups) -> ReckonedFigure | None:
    """«130 cơ sở, trong đó 128 cơ sở đã báo cáo, đạt 98,5%»."""
    (told,), (part,), (whole,) = groups["told"], groups["part"], groups["whole"]
    if (
        not _are_alike(part, whole)
        or not 0 < part.claim.value <= whole.claim.value
        or not part.noun
    ):
        return None
    low, high = _quotient(part, whole)
    working = f"{sentence.printed(part.claim)}/{sentence.printed(whole.claim)}"
    right = 100 * part.claim.value / whole.claim.value
    return ReckonedFigure(told, (part, whole), 100 * low, 100 * high, right, working)


_NAME = regex(r"[A-ZĐÀ-ỸƯƠĂÂÊÔ][^\W\d_]*")
_BLOC = regex(r"(?:khối|ngành|cụm)\s")
_JOINS = regex(r"[,;:]\s?|(?<!\w)(?:và|có|trong đó|gồm|là)(?!\w)")


_TRAIT = regex(
    r"(?<!\w)(?:nam|nữ|đảng viên|đoàn viên|hội viên|dân tộc|tuổi|đại học|thạc sĩ|tiến sĩ|cao đẳng|trung cấp|hợp đồng|tôn giáo|nghèo)(?!\w)"
)


def _listed(sentence: ReadSentence, groups: Groups) -> ReckonedFigure | None:
    """«tổng biên chế 128 người: lãnh đạo 4, trưởng phòng 12, …»: posts, which nobody has two of, not traits."""
    if any(_TRAIT.search(one.before) for one in groups["plus"]):
        return None
    return _summed(sentence, groups)


def _exceeded(sentence: ReadSentence, groups: Groups) -> ReckonedFigure | None:
    """«94 nhà, trong đó An Phú 31 nhà, Long Sơn 33 nhà»: units by their names share nothing, so that they make no more than all."""
    (whole,), parts = groups["told"], groups["plus"]
    found = _summed(sentence, groups)
    labels = [_label(sentence, one) for one in parts]
    if found is None or any(_TRAIT.search(one.lower()) for one in labels):
        return None
    slip = likely_slip(whole.claim.value, whole.claim.step, found.right.__eq__)
    if found.right > whole.claim.value and not (slip and slip[0] == SWAPPED):
        return None
    if not all(labels) or len(set(labels)) < len(labels):
        return None
    return replace(found, high=max(whole.claim.value, found.high))


def _label(sentence: ReadSentence, one: ReadFigure) -> str:
    """The proper name right before a figure, or the bloc; nothing where none is there."""
    words = sentence.text[one.start - len(one.before) : one.start]
    last = _JOINS.split(words)
    named = [part.strip() for part in last if part.strip()]
    return named[-1] if named and (_NAME.search(named[-1]) or _BLOC.match(named[-1])) else ""


def _absent(sentence: ReadSentence, groups: Groups) -> ReckonedFigure | None:
    """«quân số 45/48, vắng 03»."""
    (told,), (pair,) = groups["told"], groups["pair"]
    part, whole = _parted(pair)
    if whole is None:
        return None
    value = whole.claim.value - part.claim.value
    working = f"{sentence.printed(whole.claim)} - {sentence.printed(part.claim)}"
    return ReckonedFigure(told, (pair,), value, value, value, working)


def _are_alike(*figures: ReadFigure) -> bool:
    """Whether figures are amounts of one kind that may be added."""
    first = figures[0]
    return all(
        one.is_amount and one.measure is first.measure and is_kin(one.noun, first.noun)
        for one in figures
    )


def _form(pattern: str, reckon: Reckoning, **how: bool) -> ClauseForm:
    return ClauseForm(regex(pattern), reckon, **how)


_LEFT = r"(?:hiện\s|nay\s|đến nay\s|cuối (?:kỳ|năm)\s)?(?:còn(?: lại)?|chỉ còn|hiện có|tổng số còn)(?:\s(?:là|lại))?\s"
_GONE = (
    r"(?:khuyết|nghỉ(?: hưu| việc)?|thoát(?: hộ)? nghèo|chuyển (?:đi|công tác|sinh hoạt)|giải thể|thôi việc|từ trần|mất"
    r"|xin thôi|miễn nhiệm|đã cấp|đã chi|đã sử dụng|đã giải quyết|xóa tên|thôi học|bỏ học|giảm)"
)
_COME = (
    r"(?:phát sinh|bổ sung|kết nạp(?: mới)?|tuyển (?:mới|dụng)|tiếp nhận|tái nghèo|chuyển đến|tăng)"
)
_BEGAN = r"(?P<plus>①)[^①②③④;.]{0,60}?(?P<mark>[,;(:]|\sthì\s)"
_FORMS = (
    _form(rf"{_BEGAN}{_F}{_GONE}{_F}(?P<minus>①){_NOT_BESIDE}{_F}[,;]{_F}{_COME}{_F}(?P<plus2>①){_F}[,;]\s{_LEFT}(?P<told>①){_ENDS}", _summed),
    _form(rf"{_BEGAN}{_F}{_COME}{_F}(?P<plus2>①){_F}[,;]{_F}{_GONE}{_F}(?P<minus>①){_NOT_BESIDE}{_F}[,;]\s{_LEFT}(?P<told>①){_ENDS}", _summed),
    _form(rf"{_BEGAN}{_F}{_GONE}{_F}(?P<minus>①){_NOT_BESIDE}{_F}[,;]\s{_LEFT}(?P<told>①){_ENDS}", _summed),
    _form(rf"{_BEGAN}{_F}{_COME}{_F}(?P<plus2>①){_F}[,;]\s(?:nay|hiện|hiện nay|đến nay)\s(?:có|là)\s(?P<told>①){_ENDS}", _summed),
    _form(rf"(?P<plus>①){_ASIDE}(?:đỗ|đậu|trúng tuyển)\s(?P<minus>①){_ASIDE}(?:hỏng|trượt|không đỗ|rớt|không trúng tuyển)\s(?P<told>①)", _summed),
    _form(
        rf"(?P<plus>①){_F}{_BREAK}(?:trong đó\s)?(?:có\s)?(?P<minus>①)(?:\s[^\W\d_]+){{1,3}}?\s(?:đã\s)?(?P<verb>hoàn thành|nộp|báo cáo|đạt chuẩn|đạt|triển khai|tổ chức)(?!\w)(?=(?:\sbáo cáo|\schỉ tiêu)?\s?[,;(])"
        rf"{_ASIDE}[,;]\s(?:và\s)?(?:còn\s)?(?P<told>①)(?:\s[^\W\d_]+){{0,3}}?\schưa (?P=verb)(?=(?:\sbáo cáo|\schỉ tiêu)?\s?(?:[,;.)]|$))(?![^①]*①[^①]*chưa)",
        _summed,
    ),
    _form(rf"gấp(?: khoảng| gần| hơn)?\s(?P<told>④)[^①②③④.]{{0,40}}\({_F}(?P<part>①){_F}(?:so với|/|và){_F}(?P<whole>①)", _divided, is_strict=True),
    _form(rf"bình quân mỗi\s{_F}(?P<told>①)[^①②③④.(]{{0,40}}\((?:(?P<pair>②)|(?P<part>①)[^①②③④().]{{0,25}}(?:/|:|chia(?: cho)?)\s?(?P<whole>①))", _divided, is_strict=True),
    _form(rf"{_YEAR}{_F}(?P<then>①){_F}[,;]\s(?:đến\s)?{_YEAR}{_F}(?P<now>①){_F}[,;(]\s?(?:tăng|giảm)(?: thêm)?\s(?P<told>[①③])(?!{_F}(?:so với|¤))", _grown),
    _form(rf"quý i(?!\w){_F}(?P<plus>①){_F}[,;]\s(?:và\s)?quý ii(?!\w){_F}(?P<plus2>①){_F}[,;]\s{_TOLD}(?:(?:6|¤|sáu) tháng(?: đầu năm)?|nửa đầu năm){_TOLD}\s(?P<told>①){_ENDS}", _summed),
    _form(rf"(?:6|¤|sáu) tháng đầu năm{_F}(?P<plus>①){_F}[,;]\s(?:6|¤|sáu) tháng cuối năm{_F}(?P<plus2>①){_F}[,;]\s{_F}cả năm{_F}(?P<told>①){_ENDS}", _summed),
    _form(rf":\s[^①②③④;.:,]{{0,30}}(?P<plus>①(?:{_F},\s{_F}①)+)[^①②③④.,;]{{0,20}}[,;]\s(?:tổng(?: cộng| số)?|cộng(?: chung)?)(?:\s(?:là|có|được))?:?\s(?P<told>①)", _summed),
    _form(
        r"(?<!\w)tổng(?:\s[^\W\d_]+){0,4}\s(?P<told>①)[^①②③④;.,(:]{0,20}:\s(?P<plus>[^①②③④,;.():]{2,30}\s①[^①②③④,;.():]{0,12}(?:,\s(?!trong đó)[^①②③④,;.():]{2,30}\s①[^①②③④,;.():]{0,12})+)[.;]?\s*$",
        _listed,
        is_certain=False,
    ),
    _form(r"(?P<share>①)\s(?:tổng\s)?số[^①②③④.,;(]{0,40}\((?P<told>②)", _fraction, is_certain=False, is_strict=True),
    _form(r"(?P<said>①)\s[^①②③④.,;:(]{0,25}\((?P<told>①)[^①②③④.;,()]{0,25}\)", _repeated, is_strict=True),
    _form(rf"(?P<whole>①){_F},\strong đó(?:\scó)?\s(?P<part>①){_F}, (?:đạt|chiếm|bằng)(?: tỷ lệ)?\s(?P<told>③)(?=[.;,)]|$)", _shared, is_certain=False),
    _form(rf"(?P<told>①){_F},\s(?:trong đó|gồm|bao gồm)(?:\scó)?:?\s(?P<plus>[^①②③④;.]{{1,40}}①(?:[^①②③④;.]{{1,60}}①)+)", _exceeded, is_certain=False),
    _form(rf"diện tích{_F}(?P<many>①){_F},\s{_F}năng suất{_F}(?P<each>①){_F},\s{_F}sản lượng{_F}(?P<told>①)", _yielded),
    _form(rf"tổng (?:số tiền|kinh phí|trị giá){_F}(?P<told>①){_F},\smỗi{_F}(?P<each>①){_F},\s?(?:cho\s|hỗ trợ\s){_F}(?P<many>①){_ENDS}(?![^.;]*①)", _multiplied),
    _form(r"(?P<many>①)[^①②③④.;]{0,40},\smỗi\s[^①②③④.;]{0,20}(?P<each>①)[^①②③④.;]{0,20},\stổng\s[^①②③④.;]{0,20}(?P<told>①)", _worded, is_certain=False),
    _form(rf"(?:vượt|thiếu|hụt)\s(?P<told>③)[^①②③④.;(]{{0,50}}{TARGET}[^①②③④.;(]{{0,40}}\((?P<pair>②)", _beyond, is_strict=True),
    _form(rf"{TARGET}{_F}(?P<goal>①){_F},\s(?:vẫn\s)?còn thiếu\s(?P<told>①)[^①②③④.;(]{{0,40}}\((?:đã|mới|hiện){_F}(?P<minus>①)", _summed),
    _form(rf"(?P<minus>①)[^①②④;.]{{0,60}}?{TARGET}{_F}(?P<goal>①){_F},\s(?:vẫn\s)?còn thiếu\s(?P<told>①)", _summed),
    _form(rf"(?:quân số|sĩ số|có mặt|dự họp|tham dự|tham gia){_F}(?P<pair>②){_F}[,(;]\s?vắng(?: mặt)?\s(?P<told>①)", _absent, is_strict=True),
    _form(r"vắng(?: mặt)?\s(?P<told>①)[^①②③④.;,():]{0,20}[:(]\s?(?P<plus>[^①②③④.;,():]{0,20}①[^①②③④.;,():]{0,20}(?:,|và)[^①②③④.;,():]{0,20}①)", _summed, is_strict=True, is_further=True),
)  # fmt: skip


@check("E-AUDIT-CLAUSE", Severity.ERROR)
def clauses(manuscript: Manuscript) -> Iterator[Seen]:
    """Số mà lời văn tính ra từ các số khác trong câu phải đúng.

    Đọc: «39 đồng chí, đã khuyết 03, còn 36»; «120 hộ, thoát nghèo 35, phát sinh 5, còn 90»; «250 em, đỗ 235, hỏng 15»; «quân số
    45/48 (vắng 03: 02 phép, 01 ốm)»; «quý I a, quý II b, 6 tháng c»; «gấp k lần (a so với b)»; «bình quân mỗi đơn vị k
    (a/b)»; «năm 2025 a, năm 2026 b, tăng p%»; «vượt p% chỉ tiêu (a/b)»; «chỉ tiêu b, còn thiếu n (đã có a)»; «diện tích a ha,
    năng suất b tấn/ha, sản lượng c tấn»; «một nửa số đơn vị (6/12)»; «…; tổng n giải».
    Đúng: «Ban Chấp hành có 39 đồng chí, đã khuyết 03, còn 36 đồng chí».
    Sai: «Ban Chấp hành có 39 đồng chí, đã khuyết 03, còn 35 đồng chí» (39 - 03 = 36).
    """
    for passage in manuscript.passages:
        for sentence in passage.sentences:
            if len(sentence.quantities) > 1:
                yield from _of_sentence(passage, sentence)
        yield from _all_told(passage)


_TOTAL = regex(r"(?<!\w)tổng(?:\s(?:trị giá|số tiền|kinh phí))?(?:\s(?:là|được))?\s$")
_ALL_TOLD = regex(r"(?<!\w)tổng cộng(?:\s(?:là|được|số tiền))?:?\s$")


def _all_told(passage: TextPassage) -> Iterator[Seen]:
    """«…, tổng 45 triệu đồng; …, tổng 20 triệu đồng. Tổng cộng 65 triệu đồng»: what was added up is added up once more."""
    parts: list[ReadFigure] = []
    for sentence in passage.sentences:
        for one in sentence.quantities:
            if one.measure is not NumberKind.MONEY or one.whole or one.claim.hedge:
                continue
            if _ALL_TOLD.search(one.before) and len(parts) > 1 and END.match(one.after):
                form = ClauseForm(_ALL_TOLD, _summed, is_certain=False)
                if found := _summed(sentence, {"told": [one], "plus": parts}):
                    yield from _judged(passage, sentence, found, form)
                parts = []
            elif _TOTAL.search(one.before):
                parts.append(one)


def _of_sentence(passage: TextPassage, sentence: ReadSentence) -> Iterator[Seen]:
    skeleton, places = _skeleton(sentence)
    taken: set[tuple[int, bool]] = set()
    for form in _FORMS:
        for match in form.pattern.finditer(skeleton):
            found = form.reckon(sentence, _groups(match, places))
            key = found and (found.told.start, form.is_further)
            if found and key and key not in taken and not _is_hedged(found):
                taken.add(key)
                yield from _judged(passage, sentence, found, form)


def _is_hedged(found: ReckonedFigure) -> bool:
    """Whether some figure is told roughly; a half always is."""
    figures = (found.told, *found.others)
    return any(one.claim.hedge for one in figures if one.claim.value >= 1)


def _judged(
    passage: TextPassage, sentence: ReadSentence, found: ReckonedFigure, form: ClauseForm
) -> Iterator[Seen]:
    """Held where it is right; in doubt where the words leave no other reading, or a slip of the hand made it wrong."""
    if found.told.bounds.meets(Interval(found.low, found.high)):
        yield from all_held(passage, (found.told, *found.others))
    elif form.is_strict or (_is_slip(found) and not _is_otherwise(sentence, found)):
        yield _doubt(passage, sentence, found, form)


def _slip(found: ReckonedFigure) -> tuple[Message, Fraction] | None:
    told, right = found.told.claim, Interval(found.low, found.high)
    return likely_slip(
        told.value, told.step, lambda value: replace(told, value=value).bounds.meets(right)
    )


def _is_slip(found: ReckonedFigure) -> bool:
    """Whether a digit, or two exchanged, of the figure or of one that it is summed from is all that is wrong."""
    if is_of_hand(_slip(found)):
        return True
    wrong = found.told.claim.value - found.right
    return found.sums and any(
        is_of_hand(likely_slip(one.claim.value, one.claim.step, (one.claim.value + wrong).__eq__))
        for one in found.others
    )


def _is_otherwise(sentence: ReadSentence, found: ReckonedFigure) -> bool:
    """Whether some other of the figures before it make what is told: «45, nghỉ 02, chuyển đi 01, còn 42»."""
    told = found.told
    before = [
        one
        for one in sentence.quantities
        if one.end <= told.start and one.is_amount and one.measure is told.measure
    ][-_LATELY:]
    sums = {Fraction(0)}
    for one in before:
        signs = (-1,) if one in found.less else (1,) if one in found.others else (1, -1)
        sums |= {sum_ + sign * one.claim.value for sum_ in sums for sign in signs}
    return not told.is_percent and told.claim.value in sums


def _doubt(
    passage: TextPassage, sentence: ReadSentence, found: ReckonedFigure, form: ClauseForm
) -> FigureDoubt:
    told = found.told.claim
    like = (
        told if found.right % told.step == 0 else finest([told, replace(told, step=told.step / 10)])
    )
    right = shown(found.right, like)
    return FigureDoubt(
        passage,
        found.told.start,
        found.told.end,
        say(
            "{sum} = {right}, văn bản ghi {told}",
            sum=found.working,
            right=right,
            told=sentence.text[found.told.start : found.told.end],
        ),
        f"{found.working} = {right}",
        slip_hint(_slip(found), told),
        others=places_of(passage, found.others),
        lighter=None if form.is_certain else Severity.WARNING,
    )


def _groups(match: re.Match[str], places: dict[int, ReadFigure]) -> Groups:
    """The figures in each group of a form; those of `plus2` are added as those of `plus` are."""
    groups: Groups = {}
    for name, text in match.groupdict().items():
        if text is None or name in {"mark", "verb"}:
            continue
        start, end = match.span(name)
        figures = [one for at, one in places.items() if start <= at < end]
        groups.setdefault(name.rstrip("2"), []).extend(figures)
    return groups


def _skeleton(sentence: ReadSentence) -> tuple[str, dict[int, ReadFigure]]:
    """A sentence with a sign for each figure, and which figure stands at which place of it."""
    made, places, at, size = [], {}, sentence.start, 0
    for one in sentence.quantities:
        words = sentence.low[at : one.start]
        made += [words, _sign(one)]
        places[size + len(words)] = one
        size, at = size + len(words) + 1, one.end
    made.append(sentence.low[at : sentence.end])
    return "".join(made), places


def _sign(one: ReadFigure) -> str:
    if one.whole is not None:
        return "②"
    match one.measure:
        case NumberKind.PERCENT | NumberKind.POINTS:
            return "③"
        case NumberKind.TIMES:
            return "④"
    return "①"
