"""«đạt a%, vượt q% so với mục tiêu b%»: a rate against a target that is a rate itself."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.arithmetic import agrees, difference, ratio, shown
from generator.audit.audit_check import FigureDoubt, Seen, all_held, places_of
from generator.audit.likely_slips import likely_slip, slip_hint
from generator.audit.manuscript import TextPassage
from generator.audit.sentences import ReadFigure, ReadSentence
from generator.audit.tie_words import END, TARGET, is_of_target, lead_of, names_one_of_several
from generator.problems import Severity, say
from generator.wording import Interval, NumberKind
from generator.workspace import regex, unchanging

_HUNDRED = 100
_MORE = regex(r"(?:^|\s)vượt(?:\sthêm|\slà)?$")
_LESS = regex(r"(?:^|\s)(?:còn thiếu|thiếu|hụt)$")
_BEHIND = regex(
    rf"\s*(?:so với|so)\s(?:(?!(?:và|nhưng|còn)\s)[^0-9;,.]){{0,40}}{TARGET}(?!\w)[^0-9;,.]{{0,40}}$"
)

_ASIDE = regex(rf"[^0-9;.]{{0,60}}\([^0-9;.)]{{0,20}}{TARGET}(?!\w)[^0-9;.)]{{0,30}}$")
_BEFORE = regex(rf"(?<!\w){TARGET}(?!\w)[^0-9;.]{{0,60}}$")
_REACHED = regex(r"[^0-9;.]{0,60}(?<!\w)(?:đạt|thực hiện|được|kết quả)(?:\s(?:được|là))?\s*$")
_AFTER = regex(r"[^0-9;.(]{0,60}\)?[^0-9;.()]{0,40}$")


@unchanging(frozen=True, slots=True)
class BeyondRate:
    """A rate, its target in per cent, and how much more or less than that is told; what lies between them."""

    told: ReadFigure
    rate: ReadFigure
    target: ReadFigure
    is_more: bool

    @property
    def gap(self) -> Interval:
        ends = (self.rate.bounds, Interval(self.target.claim.value, self.target.claim.value))
        return difference(*(ends if self.is_more else ends[::-1]))

    @property
    def agrees(self) -> bool:
        """In points, or in per cent of the target."""
        relative = ratio(self.gap, self.target.bounds)
        is_points = self.told.claim.measure is NumberKind.POINTS
        return agrees(self.told.claim, self.gap) or (
            not is_points and agrees(self.told.claim, relative)
        )


def beyond_rates(passage: TextPassage, sentence: ReadSentence, at: int) -> Iterator[Seen]:
    """What is told of a rate by its target in per cent; a surplus of what falls short of its target."""
    found = _beyond(sentence, at)
    if found is None:
        yield from _short_of_target(passage, sentence, at)
    elif found.agrees:
        yield from all_held(passage, (found.told, found.rate, found.target))
    else:
        yield _beyond_doubt(passage, sentence, found)


def _beyond(sentence: ReadSentence, at: int) -> BeyondRate | None:
    told = sentence.quantities[at]
    lead = lead_of(told.before)
    is_more = bool(_MORE.search(lead))
    if not (is_more or _LESS.search(lead)):
        return None
    before, behind = sentence.quantities[max(0, at - 2) : at], sentence.quantities[at + 1 : at + 2]
    for rate in before[-1:]:
        for target in behind:
            if rate.is_percent and target.is_percent and _BEHIND.fullmatch(target.before):
                return BeyondRate(told, rate, target, is_more) if _is_near(rate, told) else None
    if len(before) < len(("rate", "target")) or not all(one.is_percent for one in before):
        return None
    one, two = before
    if _ASIDE.fullmatch(two.before) and _AFTER.fullmatch(told.before) and _is_last(told):
        return BeyondRate(told, one, two, is_more)
    if _BEFORE.search(one.before) and _REACHED.fullmatch(two.before) and _is_last(told):
        return BeyondRate(told, two, one, is_more) if _is_near(two, told) else None
    return None


def _is_near(rate: ReadFigure, told: ReadFigure) -> bool:
    return rate.end <= told.start and ";" not in told.before and len(told.before) < _HUNDRED


def _is_last(told: ReadFigure) -> bool:
    return bool(END.match(told.after) or is_of_target(told.after))


def _beyond_doubt(passage: TextPassage, sentence: ReadSentence, found: BeyondRate) -> FigureDoubt:
    value = found.rate.claim.value - found.target.claim.value
    right = shown(abs(value), found.told.claim)
    rate, target = (sentence.printed(one.claim) for one in (found.rate, found.target))
    first, last = (rate, target) if value >= 0 else (target, rate)
    working = f"{first} - {last} = {right}"
    told = found.told.claim
    slip = likely_slip(told.value, told.step, lambda number: number == abs(value))
    return FigureDoubt(
        passage,
        told.start,
        told.end,
        say("{working}, văn bản ghi {told}", working=working, told=sentence.printed(told)),
        working,
        slip_hint(slip, told),
        others=places_of(passage, (found.rate.claim, found.target.claim)),
    )


def _short_of_target(passage: TextPassage, sentence: ReadSentence, at: int) -> Iterator[Seen]:
    """«đạt 74,1% kế hoạch, vượt 24,1%»: below a hundred per cent of the target nothing goes beyond it."""
    told = sentence.quantities[at]
    if at == 0 or not (_MORE.search(lead_of(told.before)) and _is_last(told)):
        return
    rate = sentence.quantities[at - 1]
    is_whole = is_of_target(rate.after) and not names_one_of_several(rate.after)
    is_same = not names_one_of_several(told.after)
    high = rate.bounds.high
    if not (rate.is_percent and is_whole and is_same and _is_near(rate, told)):
        return
    if high is None or high >= _HUNDRED or _is_of_another(sentence, at):
        return
    printed = sentence.printed(rate.claim)
    yield FigureDoubt(
        passage,
        told.start,
        told.end,
        say(
            "{rate} là chưa đạt, văn bản ghi «{told}»",
            rate=printed,
            told=f"vượt {sentence.printed(told.claim)}",
        ),
        f"{printed} < 100%",
        decides=True,
        others=places_of(passage, (rate.claim,)),
        lighter=Severity.WARNING,
    )


def _is_of_another(sentence: ReadSentence, at: int) -> bool:
    """Whether another rate of the sentence explains the surplus: what was due by then, a year before."""
    rate, told = sentence.quantities[at - 1 : at + 1]
    others = (one for one in sentence.quantities if one.is_percent and one not in {rate, told})
    return any(_fits(told, rate, one) for one in others)


def _fits(told: ReadFigure, rate: ReadFigure, other: ReadFigure) -> bool:
    between = difference(rate.bounds, other.bounds)
    return agrees(told.claim, between) or agrees(told.claim, ratio(between, other.bounds))
