"""Shares of one whole: together they are a hundred per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from generator.audit.arithmetic import finest, shown, total
from generator.audit.audit_check import FigureDoubt, Seen, all_held, check, places_of
from generator.audit.likely_slips import SWAPPED, likely_slip, slip_hint
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.sentences import ReadFigure, ReadSentence
from generator.audit.tie_words import is_change
from generator.problems import Message, Severity, say
from generator.wording import ClaimedNumber
from generator.workspace import regex

_HUNDRED = Fraction(100)
_NEAR = 95
_LEAST = 2
_SEVERAL = 3
_REACH = 90
_SEPARATED = regex(r"[,;]|(?<!\w)và(?!\w)")
_APART = regex(
    r"so với|tăng|giảm|vượt|kế hoạch|chỉ tiêu|mục tiêu|lần lượt|trong đó|\.\s|chuyển dịch"
)
_STRUCTURE = regex(r"(?<!\w)cơ cấu(?!\w)[^.]{0,80}$")
_MOVING = regex(r"(?<!\w)(?:tăng|giảm|so với|từ)(?!\w)")
_REST = regex(r"(?<!\w)còn lại(?!\w)")
_SEXES = ("nam", "nữ")
_BARE_SEX = regex(r"(?:[^\d]{0,40}\s)?(?:nam|nữ)(?: giới)?(?: chiếm)?(?: t[ỷỉ] lệ)?\s?:?")
_OF_ALL = regex(r"cơ cấu|giới tính|chia theo|phân theo|(?<!\w)gồm(?!\w)")
_OPPOSITES = (
    _SEXES,
    ("tán thành", "không tán thành"),
    ("đồng ý", "không đồng ý"),
    ("tín nhiệm", "không tín nhiệm"),
    ("đúng hạn", "quá hạn"),
    ("đúng hạn", "trễ hạn"),
    ("hợp lệ", "không hợp lệ"),
)
_GRADES = (
    ("giỏi", "khá", "trung bình", "yếu", "kém"),
    ("xuất sắc", "giỏi", "khá", "trung bình", "yếu"),
    ("tốt", "khá", "đạt", "chưa đạt"),
    ("tốt", "khá", "trung bình", "yếu"),
    ("hoàn thành xuất sắc", "hoàn thành tốt", "hoàn thành nhiệm vụ", "không hoàn thành"),
)


@check("E-AUDIT-SHARES", Severity.ERROR)
def shares(manuscript: Manuscript) -> Iterator[Seen]:
    """Các tỷ trọng của một tổng cộng lại phải bằng 100%, cho phép sai số làm tròn.

    Chỉ xét khi câu cho biết các tỷ trọng là trọn vẹn: «cơ cấu …», «còn lại …%», nam và nữ, tán thành và
    không tán thành, xếp loại giỏi - khá - trung bình - yếu. Các tỷ lệ khác có thể trùng nhau nên không cộng.
    Đúng: «cơ cấu kinh tế: nông nghiệp 25,3%, công nghiệp 40,2%, dịch vụ 34,5%».
    Sai: «cơ cấu kinh tế: nông nghiệp 25,3%, công nghiệp 40,2%, dịch vụ 43,5%» (cộng lại là 109%).
    """
    for passage in manuscript.passages:
        for sentence in passage.sentences:
            for group in _groups(sentence):
                yield from _summed(passage, sentence, group)


def _groups(sentence: ReadSentence) -> Iterator[list[ReadFigure]]:
    """Percentages that follow one another, each with a label of its own."""
    rates = [one for one in sentence.quantities if one.is_percent]
    group: list[ReadFigure] = rates[:1]
    for one, other in pairwise(rates):
        gap = sentence.between(one, other)
        if len(gap) > _REACH or _APART.search(gap) or not _SEPARATED.search(gap):
            yield group
            group = []
        group.append(other)
    yield group


def _summed(
    passage: TextPassage, sentence: ReadSentence, group: list[ReadFigure]
) -> Iterator[Seen]:
    if len(group) < _LEAST or any(one.claim.hedge or is_change(one.before) for one in group):
        return
    weights = _weights(sentence, group)
    if weights is None:
        return
    yield from all_held(passage, group)
    if total([one.bounds for one in group]).holds(_HUNDRED):
        return
    value = sum((one.claim.value for one in group), Fraction(0))
    slips = [(one, slip) for one in group if (slip := _slip(one.claim, value))]
    swapped = next(((one, slip) for one, slip in slips if slip[0] == SWAPPED), None)
    weight = Severity.ERROR if swapped else weights[value < _HUNDRED]
    if weight:
        yield _doubt(passage, sentence, (group, value, swapped or next(iter(slips), None)), weight)


_Slip = tuple[Message, Fraction]


def _slip(share: ClaimedNumber, value: Fraction) -> _Slip | None:
    """How a share came about that would make a hundred of all."""
    missing = share.value + _HUNDRED - value
    return likely_slip(share.value, share.step, lambda one: one == missing)


def _weights(
    sentence: ReadSentence, group: list[ReadFigure]
) -> tuple[Severity, Severity | None] | None:
    """How grave it is when they are more than a hundred, and when they are less; None: they need not be."""
    before = sentence.low[sentence.start : group[0].start]
    words = sentence.low[sentence.start : sentence.end]
    labels = [_label(sentence, group, at) for at in range(len(group))]
    value = sum(one.claim.value for one in group)
    near = Severity.ERROR if value >= _NEAR else None
    if _STRUCTURE.search(before) and not _MOVING.search(words) and len(group) >= _SEVERAL:
        return Severity.ERROR, near
    if _REST.search(labels[-1]):
        return Severity.ERROR, Severity.WARNING
    opposites = next((pair for pair in _OPPOSITES if _are_opposite(labels, pair)), None)
    if opposites and (opposites != _SEXES or _are_of_all(labels, before)):
        return Severity.ERROR, Severity.ERROR if near else Severity.WARNING
    if any(_are_grades(labels, scale) for scale in _GRADES):
        return Severity.ERROR, Severity.WARNING if near else None
    return None


def _are_of_all(labels: list[str], before: str) -> bool:
    """Whether men and women are shares of all, and not each a rate of its own: `biết chữ: nam 97%, nữ 95%`."""
    are_bare = all(_BARE_SEX.fullmatch(label.strip()) for label in labels)
    is_told = before.strip() in _SEXES or "chiếm" in " ".join(labels) or _OF_ALL.search(before)
    return are_bare and bool(is_told)


def _label(sentence: ReadSentence, group: list[ReadFigure], at: int) -> str:
    """The words of which a percentage is told: in front of it, or behind one in brackets."""
    one = group[at]
    start = group[at - 1].end if at else max(sentence.start, one.start - _REACH)
    before = re.split(r"[;]", sentence.low[start : one.start])[-1]
    if not before.rstrip().endswith("("):
        return re.split(r"[,]", before)[-1] if at else re.split(r"[,:]", before)[-1]
    end = group[at + 1].start if at + 1 < len(group) else sentence.end
    behind = re.split(r"[,;.]", sentence.low[one.end : end])[0]
    return before.split(",")[-1] + behind


def _are_opposite(labels: list[str], pair: tuple[str, str]) -> bool:
    if len(labels) != _LEAST:
        return False
    return any(
        _names(labels[0], one, pair) and _names(labels[1], other, pair)
        for one, other in (pair, pair[::-1])
    )


def _names(label: str, word: str, scale: tuple[str, ...]) -> bool:
    """Whether a label names this one of a scale, and none that is longer."""
    found = [name for name in scale if re.search(rf"(?<!\w){name}(?!\w)", label)]
    return bool(found) and max(found, key=len) == word


def _are_grades(labels: list[str], scale: tuple[str, ...]) -> bool:
    """Whether each label is another grade of the scale, the best first and at least three."""
    places = [
        next((at for at, word in enumerate(scale) if _names(label, word, scale)), -1)
        for label in labels
    ]
    return len(labels) >= _SEVERAL and places == [*range(len(labels))]


def _doubt(
    passage: TextPassage,
    sentence: ReadSentence,
    found: tuple[list[ReadFigure], Fraction, tuple[ReadFigure, _Slip] | None],
    weight: Severity,
) -> FigureDoubt:
    group, value, slipped = found
    right = shown(value, finest([one.claim for one in group]))
    place, slip = slipped or (group[-1], None)
    return FigureDoubt(
        passage,
        place.start,
        place.end,
        say("các tỷ trọng cộng lại là {sum}, không phải 100%", sum=right),
        f"{' + '.join(sentence.printed(one.claim) for one in group)} = {right}",
        slip_hint(slip, place.claim),
        others=places_of(passage, (one for one in group if one is not place)),
        lighter=None if weight is Severity.ERROR else weight,
    )
