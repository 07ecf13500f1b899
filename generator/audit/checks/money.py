"""Amounts of money told twice, and so much each with what it makes together."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from generator.audit.arithmetic import shown
from generator.audit.audit_check import FigureDoubt, Seen, all_held, check, places_of
from generator.audit.likely_slips import ONE_DIGIT, likely_slip, slip_hint
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.sentences import ReadFigure, ReadSentence
from generator.problems import Message, Severity, say
from generator.wording import NumberKind
from generator.workspace import regex

_IN_FULL = regex(r"\s*\(\s*(?:tương đương|tức|bằng)?\s*")
_EACH = regex(r"(?<!\w)(?:mỗi|một)\s(?P<noun>[^\W\d_]+)(?:\s[^\W\d_]+){0,5}\s*$")
_PER = regex(r"\s*/\s*(?P<noun>[^\W\d_]+)")
_TOGETHER = regex(
    r"[^;.0-9]{0,40}?(?<!\w)tổng(?:\s(?:trị giá|giá trị|số tiền|kinh phí|cộng|số|chi phí|tiền|là|được))*\s*:?\s*"
)


@check("E-AUDIT-MONEY", Severity.ERROR)
def money(manuscript: Manuscript) -> Iterator[Seen]:
    """Số tiền nêu hai lần, và số tiền mỗi phần nhân với số phần, phải khớp nhau.

    Đọc: «6.850 triệu đồng (6.850.000.000 đồng)»; «120 suất quà, mỗi suất 800.000 đồng, tổng trị giá 96 triệu
    đồng». Tổng có thể gồm khoản khác nên chỉ cảnh báo, trừ khi thấy rõ là gõ nhầm.
    Đúng: «hỗ trợ 35 nhà, mỗi nhà 60 triệu đồng, tổng kinh phí 2,1 tỷ đồng».
    Sai: «hỗ trợ 35 nhà, mỗi nhà 60 triệu đồng, tổng kinh phí 2,1 triệu đồng» (35 x 60 triệu là 2,1 tỷ).
    """
    for passage in manuscript.passages:
        for sentence in passage.sentences:
            for one, other in pairwise(sentence.quantities):
                yield from _twice(passage, sentence, one, other)
            for three in zip(*(sentence.quantities[at:] for at in range(3)), strict=False):
                yield from _times(passage, sentence, *three)


def _twice(
    passage: TextPassage, sentence: ReadSentence, one: ReadFigure, other: ReadFigure
) -> Iterator[Seen]:
    """«6.850 triệu đồng (6.850.000.000 đồng)»: an amount and the same in full."""
    if not (_is_money(one) and _is_money(other) and _is_alone(sentence, one, other)):
        return
    if other.claim.step >= one.claim.step or one.claim.hedge or other.claim.hedge:
        return
    if one.bounds.holds(other.claim.value):
        yield from all_held(passage, (one, other))
        return
    slip = likely_slip(other.claim.value, other.claim.step, one.bounds.holds)
    if slip:
        printed = sentence.printed(one.claim), sentence.printed(other.claim)
        message = say("{one} không phải là {other}", one=printed[0], other=printed[1])
        yield _doubt(passage, (other, one), message, f"{printed[0]} ≠ {printed[1]}", slip)


def _is_money(one: ReadFigure) -> bool:
    return one.is_amount and one.measure is NumberKind.MONEY


def _is_alone(sentence: ReadSentence, one: ReadFigure, other: ReadFigure) -> bool:
    """Whether the second stands in brackets of its own right behind the first."""
    gap = sentence.low[one.end : other.start]
    return bool(_IN_FULL.fullmatch(gap)) and other.after.lstrip().startswith(")")


def _times(
    passage: TextPassage,
    sentence: ReadSentence,
    many: ReadFigure,
    each: ReadFigure,
    together: ReadFigure,
) -> Iterator[Seen]:
    """«120 suất quà, mỗi suất trị giá 800.000 đồng, tổng trị giá 96 triệu đồng»."""
    if not (_is_money(each) and _is_money(together) and many.is_amount and many.noun):
        return
    noun = (_EACH.search(each.before) or _PER.match(each.after) or _NONE)["noun"]
    if noun != many.noun.lower().split()[0] or not _TOGETHER.fullmatch(
        _gap(sentence, each, together)
    ):
        return
    value = many.claim.value * each.claim.value
    yield from all_held(passage, (many, each, together))
    is_exact = not (many.claim.hedge or each.claim.hedge or together.claim.hedge)
    if is_exact and not together.bounds.holds(value) and not _is_one_of_several(sentence, many):
        first, second = sentence.printed(many.claim), sentence.printed(each.claim)
        working = f"{first} x {second} = {shown(value, together.claim)}"
        told = sentence.printed(together.claim)
        slip = likely_slip(together.claim.value, together.claim.step, lambda one: one == value)
        message = say("{working}, văn bản ghi {told}", working=working, told=told)
        yield _doubt(passage, (together, many, each), message, working, slip)


def _is_one_of_several(sentence: ReadSentence, many: ReadFigure) -> bool:
    """Whether the total holds more: other sums stand before, or `15 người x 2 buổi, mỗi buổi …`."""
    if _TIMES.search(many.before):
        return True
    earlier = [one for one in sentence.quantities if one.end <= many.start and _is_money(one)]
    return any(";" not in sentence.low[one.end : many.start] for one in earlier)


_TIMES = regex(r"(?:[x×*]|(?<!\w)mỗi(?:\s\w+){1,3})\s*$")
_NONE = {"noun": ""}


def _gap(sentence: ReadSentence, each: ReadFigure, together: ReadFigure) -> str:
    gap = sentence.low[each.end : together.start]
    per = _PER.match(gap)
    return gap[per.end() :] if per else gap


def _doubt(
    passage: TextPassage,
    places: tuple[ReadFigure, ...],
    message: Message,
    working: str,
    slip: tuple[Message, Fraction] | None,
) -> FigureDoubt:
    place, *others = places
    is_plain = slip is not None and slip[0] != ONE_DIGIT
    hint = slip_hint(slip, place.claim)
    return FigureDoubt(
        passage,
        place.start,
        place.end,
        message,
        working,
        hint,
        others=places_of(passage, others),
        lighter=None if is_plain else Severity.WARNING,
    )
