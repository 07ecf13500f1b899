"""What is left over, and what falls to each: ballots, who is absent, a balance, a mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from generator.audit.arithmetic import shown
from generator.audit.audit_check import FigureDoubt, Seen, all_held, check, places_of
from generator.audit.checks.time_means import TimeMean, time_mean
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.sentences import ReadFigure, ReadSentence
from generator.problems import Severity, say
from generator.wording import Interval
from generator.workspace import regex, unchanging

_LABELS = {
    "issued": r"phát ra",
    "returned": r"thu (?:về|vào)",
    "valid": r"(?<!không )hợp lệ",
    "invalid": r"không hợp lệ",
    "present": r"có mặt",
    "absent": r"vắng",
    "opening": r"(?:dư|tồn)(?: quỹ)? đầu (?:kỳ|năm)",
    "income": r"thu(?: trong (?:kỳ|năm))?",
    "spent": r"chi(?: trong (?:kỳ|năm))?",
    "closing": r"(?:dư|tồn)(?: quỹ)? cuối (?:kỳ|năm)",
}
_LABELLED = {
    name: regex(rf"(?<!\w)(?:{words})(?: (?:là|có|được))?\s*:?\s*$")
    for name, words in _LABELS.items()
}
_SUMS = (
    ("returned", ("valid", "invalid"), ()),
    ("closing", ("opening", "income"), ("spent",)),
)


@unchanging(frozen=True, slots=True)
class Remainder:
    """A figure, what it must be, how that is reckoned from the others, and how far they are rounded."""

    told: ReadFigure
    others: tuple[ReadFigure, ...]
    value: Fraction
    working: str
    slack: Fraction = Fraction(0)


@check("E-AUDIT-REST", Severity.ERROR)
def remainders(manuscript: Manuscript) -> Iterator[Seen]:
    """Số còn lại phải khớp: phiếu hợp lệ và không hợp lệ với phiếu thu về; vắng với có mặt; số dư cuối với số dư
    đầu, thu, chi.

    Đúng: «thu về 43 phiếu, hợp lệ 42, không hợp lệ 01»; «có mặt 43/45 đồng chí, vắng 02».
    Sai: «thu về 43 phiếu, hợp lệ 41, không hợp lệ 01» (41 + 1 = 42).
    """
    for passage in manuscript.passages:
        for sentence in passage.sentences:
            for found in _remainders(sentence):
                yield from _judged(passage, sentence, found)


@check("E-AUDIT-MEAN", Severity.ERROR)
def means(manuscript: Manuscript) -> Iterator[Seen]:
    """Số bình quân phải bằng số chung chia cho số phần nêu ngay sau trong ngoặc, hoặc chia cho số ngày, tuần, tháng của câu.

    Đọc thêm: «trong 10 ngày … a, bình quân b/ngày», «b/tuần, 4 tuần là a», «quý II … a, bình quân b/tháng» (chỉ cảnh báo, khi câu
    chỉ có một số chung, một số bình quân, một khoảng thời gian).
    Đúng: «bình quân 42 học sinh/lớp (1.344 học sinh/32 lớp)».
    Sai: «bình quân 42 học sinh/lớp (1.344 học sinh/24 lớp)» (1.344 : 24 = 56).
    """
    for passage in manuscript.passages:
        for sentence in passage.sentences:
            if found := time_mean(sentence):
                yield from _of_time(passage, sentence, found)
            for mean, whole, parts in zip(
                *(sentence.quantities[at:] for at in range(3)), strict=False
            ):
                if _is_mean(sentence, mean, whole, parts):
                    yield from _divided(passage, sentence, (mean, whole, parts))


def _of_time(passage: TextPassage, sentence: ReadSentence, found: TimeMean) -> Iterator[Seen]:
    yield from all_held(passage, (found.told, found.other))
    if not found.agrees:
        wrong = Remainder(found.told, (found.other,), found.value, found.working)
        yield replace(_doubt(passage, sentence, wrong), lighter=Severity.WARNING)


def _is_mean(
    sentence: ReadSentence, mean: ReadFigure, whole: ReadFigure, parts: ReadFigure
) -> bool:
    """Whether `a x/y` is followed by `(b x/c y)`."""
    figures = mean, whole, parts
    if any(one.whole or one.claim.hedge for one in figures) or parts.claim.value <= 0:
        return False
    each, _, of = mean.noun.lower().partition("/")
    gaps = sentence.low[mean.end : whole.start], sentence.low[whole.end : parts.start]
    return (
        bool(each and of)
        and whole.noun.lower() == each
        and parts.noun.lower().startswith(of)
        and gaps[0].replace(mean.noun.lower(), "").strip() == "("
        and gaps[1].replace(each, "").strip() == "/"
        and parts.after.lstrip().startswith(f"{parts.noun.lower()})")
    )


def _divided(
    passage: TextPassage, sentence: ReadSentence, figures: tuple[ReadFigure, ReadFigure, ReadFigure]
) -> Iterator[Seen]:
    mean, whole, parts = figures
    yield from all_held(passage, figures)
    value, told, step = whole.claim.value / parts.claim.value, mean.claim.value, mean.claim.step
    if Interval(told - step / 2, told + step).holds(value):
        return
    working = f"{sentence.printed(whole.claim)}/{sentence.printed(parts.claim)}"
    yield _doubt(passage, sentence, Remainder(mean, (whole, parts), value, working))


def _remainders(sentence: ReadSentence) -> Iterator[Remainder]:
    named = _named(sentence)
    for whole, added, less in _SUMS:
        if {whole, *added, *less} <= named.keys():
            parts = [named[one] for one in added], [named[one] for one in less]
            if _are_all(sentence, [named[whole], *parts[0], *parts[1]]):
                yield _summed(sentence, named[whole], *parts)
    present, absent = named.get("present"), named.get("absent")
    if present and present.whole and absent and sentence.low.count("vắng") == 1:
        first, second = present.whole, present.claim
        working = f"{sentence.printed(first)} - {sentence.printed(second)}"
        yield Remainder(absent, (present,), first.value - second.value, working)


def _are_all(sentence: ReadSentence, figures: list[ReadFigure]) -> bool:
    """Whether no other figure of their measure stands among them."""
    first, last = min(one.start for one in figures), max(one.end for one in figures)
    among = [
        one
        for one in sentence.quantities
        if first <= one.start < last and one.measure is figures[0].measure
    ]
    return len(among) == len(figures) and all(one.whole is None for one in figures)


def _summed(
    sentence: ReadSentence, told: ReadFigure, added: list[ReadFigure], less: list[ReadFigure]
) -> Remainder:
    figures = (*added, *less)
    working = " + ".join(sentence.printed(one.claim) for one in added)
    working += "".join(f" - {sentence.printed(one.claim)}" for one in less)
    value = sum((one.claim.value for one in added), Fraction(0))
    value -= sum((one.claim.value for one in less), Fraction(0))
    rounded = (one.claim.step for one in figures if not one.claim.is_exact)
    return Remainder(told, figures, value, working, sum(rounded, Fraction(0)))


def _named(sentence: ReadSentence) -> dict[str, ReadFigure]:
    """The figures by what is said right in front of them; what is said twice names none."""
    named: dict[str, ReadFigure] = {}
    twice = set()
    for figure in sentence.quantities:
        name = next((name for name, words in _LABELLED.items() if words.search(figure.before)), "")
        if name in named:
            twice.add(name)
        if name and figure.claim.hedge is None and not figure.is_percent:
            named[name] = figure
    return {name: figure for name, figure in named.items() if name not in twice}


def _judged(passage: TextPassage, sentence: ReadSentence, found: Remainder) -> Iterator[Seen]:
    told = found.told
    yield from all_held(passage, (told, *found.others))
    if told.bounds.meets(Interval(found.value - found.slack, found.value + found.slack)):
        return
    yield _doubt(passage, sentence, found)


def _doubt(passage: TextPassage, sentence: ReadSentence, found: Remainder) -> FigureDoubt:
    told = found.told
    right = shown(found.value, told.claim)
    return FigureDoubt(
        passage,
        told.start,
        told.end,
        say(
            "{sum} = {right}, văn bản ghi {told}",
            sum=found.working,
            right=right,
            told=sentence.printed(told.claim),
        ),
        f"{found.working} = {right}",
        others=places_of(passage, found.others),
    )
