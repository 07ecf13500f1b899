"""Men and women told of some people: together they are all of them, and neither is more than all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.audit.arithmetic import total
from generator.audit.sentences import ReadFigure, ReadSentence, is_kin
from generator.audit.tie_words import is_change, without_asides
from generator.workspace import regex

_SEX = regex(r"(?:^|[\s,(:])(nam|nữ)(?:\s(?:là|có))?\s*:?\s*$")
_BOTH = {"nam", "nữ"}
_OPENS = regex(
    r"[^0-9;.,:()]{0,40}[,:(;]\s*(?:(?:trong đó|bao gồm|gồm|cụ thể|có|là|số|và)[\s:,]*)*"
    r"(?:(?:nam|nữ)\s*(?:là|có|:)?)?\s*"
)
_BETWEEN = regex(
    r"[^0-9;.:()]{0,30}(?:[,;]|(?<!\w)và(?!\w))\s*(?:(?:số|còn lại|và|có|là)\s*)*(?:(?:nam|nữ)\s*(?:là|có|:)?)?\s*"
)
_ASIDE = regex(r"[^0-9;.,:()]{0,40}\(\s*(?:có\s|gồm\s)?(?:(?:nam|nữ)\s*(?:là|có|:)?)?\s*")
_CLOSES = regex(r"\s*(?:$|[.,;:)(]|tham (?:gia|dự)|dự)")

Parted = tuple[ReadFigure, tuple[ReadFigure, ReadFigure]]


def are_sexes(told: Sequence[ReadFigure]) -> bool:
    """Men and women, and nobody else."""
    return sorted(map(_label, told)) == sorted(_BOTH)


def _label(one: ReadFigure) -> str:
    if match := _SEX.search(one.before):
        return match[1]
    return next(iter(one.noun.lower().split()), "")


def parted_by_sex(sentence: ReadSentence) -> Iterator[Parted]:
    """«1.250 đoàn viên, nam 600 đoàn viên, nữ 650 đoàn viên»: all, and the two; what is right or cannot be."""
    amounts = [one for one in sentence.quantities if not one.is_percent]
    for at, parts in enumerate(pairwise(amounts[1:])):
        if are_sexes(parts) and _stand_behind(sentence, amounts[at], parts):
            earlier = (one for one in amounts[:at] if one.is_amount)
            yield next((one for one in earlier if add_up(one, parts)), amounts[at]), parts


def _stand_behind(
    sentence: ReadSentence, whole: ReadFigure, parts: tuple[ReadFigure, ReadFigure]
) -> bool:
    """Whether nothing but the words for men and women parts the two from all, and from what follows."""
    one, other = parts
    if not all(each.is_amount and not each.claim.hedge for each in (whole, *parts)):
        return False
    are_fewer = max(each.claim.value for each in parts) <= whole.claim.value
    between = without_asides(sentence.low[one.end : other.start])
    return (
        are_fewer
        and all(map(_are_people, (whole, *parts)))
        and bool(_OPENS.fullmatch(sentence.low[whole.end : one.start]))
        and bool(_BETWEEN.fullmatch(between))
        and bool(_CLOSES.match(other.after.strip().removeprefix(other.noun.lower())))
    )


def _are_people(whole: ReadFigure) -> bool:
    return is_kin(whole.noun, "người") and not is_change(whole.before)


def add_up(whole: ReadFigure, told: Sequence[ReadFigure]) -> bool:
    return total([one.bounds for one in told]).meets(whole.bounds)


def one_sex_aside(sentence: ReadSentence) -> Iterator[tuple[ReadFigure, ReadFigure]]:
    """«120 đoàn viên mới (130 nữ)»: all, and those of one sex in the bracket behind."""
    for whole, part in pairwise(sentence.quantities):
        are_amounts = whole.is_amount and part.is_amount and not whole.claim.hedge
        are_people = are_amounts and _label(part) in _BOTH and _are_people(whole)
        if are_people and _ASIDE.fullmatch(sentence.low[whole.end : part.start]):
            yield whole, part
