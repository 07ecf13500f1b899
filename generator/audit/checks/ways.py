"""Words that tell which of two figures is more, «cao hơn», «vượt», against the figures themselves."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.audit_check import FigureDoubt, Held, Seen, check, places_of
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.records.told_each import for_each
from generator.audit.sentences import ReadFigure, ReadSentence, is_kin
from generator.problems import Severity, say
from generator.wording import Interval
from generator.workspace import regex

_MORE = ("cao hơn", "nhiều hơn", "lớn hơn", "vượt", "tăng")
_LESS = ("thấp hơn", "ít hơn", "nhỏ hơn", "giảm")
_BETWEEN = regex(
    rf"[^0-9;()]{{0,60}}?,\s?(?:(?:nhưng|mà|song|đã|vẫn|đang)\s)*(?P<word>{'|'.join(_MORE + _LESS)})(?!\w)"
    r"(?:(?!,|\s(?:và|nhưng|song|còn)\s)[^0-9;()]){1,90}\(\s?(?:(?:là|có|đạt|chỉ|khoảng|trên|dưới)\s?){0,2}"
)


@check("E-AUDIT-WAY", Severity.ERROR)
def ways(manuscript: Manuscript) -> Iterator[Seen]:
    """Chữ chỉ hơn kém, tăng giảm phải đúng với hai số đứng bên nó.

    Xem: «a, cao hơn (thấp hơn, vượt, tăng, giảm so với) … (b)», hai số cùng đơn vị tính. Mức bình quân cho mỗi ngày, mỗi tuần chỉ so với mức cùng thời gian ấy. Số làm tròn hay «khoảng», «ít nhất»
    mà còn có thể đúng thì chỉ cảnh báo.

    Đúng: «bình quân 5,5 sáng kiến mỗi ngày, cao hơn mức đến nay (4,6 sáng kiến/ngày)».

    Sai: «695 sáng kiến, cao hơn cùng kỳ năm trước (720 sáng kiến)».
    """
    for passage in manuscript.texts:
        for sentence in passage.sentences:
            for at in range(1, len(sentence.quantities)):
                one, other = sentence.quantities[at - 1 : at + 1]
                yield from _compared(passage, sentence, one, other)


def _compared(
    passage: TextPassage, sentence: ReadSentence, now: ReadFigure, then: ReadFigure
) -> Iterator[Seen]:
    """«a, cao hơn … (b)»: one is held against what stands in brackets behind the words."""
    found = _BETWEEN.fullmatch(sentence.low[now.end : then.start].rstrip())
    is_alike = now.measure is then.measure and is_kin(_counted(now), _counted(then))
    is_single = now.whole is None and then.whole is None
    if found and is_single and is_alike and _each(now) == _each(then):
        way = 1 if found["word"] in _MORE else -1
        yield from _judged(passage, sentence, (now, then), found["word"], way)


def _counted(figure: ReadFigure) -> str:
    """What is counted, without for each of what."""
    return figure.noun.partition("/")[0]


def _each(figure: ReadFigure) -> tuple[tuple[int, ...], str] | None:
    """For what a figure is told: each day, each unit; `None` of one that stands for itself."""
    each = for_each(figure.before, figure.after)
    return (each.days, "" if each.days else each.what) if each else None


def _judged(
    passage: TextPassage,
    sentence: ReadSentence,
    pair: tuple[ReadFigure, ReadFigure],
    word: str,
    way: int,
) -> Iterator[Seen]:
    now, then = pair
    if (now.claim.value - then.claim.value) * way >= 0:
        yield from (Held(passage, one.start, one.end) for one in pair)
        return
    first, last = (sentence.printed(one.claim) for one in pair)
    sign = "<" if way > 0 else ">"
    yield FigureDoubt(
        passage,
        now.start,
        now.end,
        say("ghi «{word}», mà {working}", word=word, working=f"{first} {sign} {last}"),
        f"{first} {sign} {last}",
        say("sửa chữ «{word}», hoặc sửa số sai", word=word),
        others=places_of(passage, [then]),
        lighter=None if _apart(now.bounds, then.bounds, way) else Severity.WARNING,
    )


def _apart(now: Interval, then: Interval, way: int) -> bool:
    """Whether no value of what is printed lets the word be right."""
    low, high = (now.high, then.low) if way > 0 else (then.high, now.low)
    return low is not None and high is not None and low < high
