"""Parts that a sentence names against their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, zip_longest

from generator.audit.arithmetic import finest, shown, total
from generator.audit.audit_check import FigureDoubt, Held, Seen, all_held, check
from generator.audit.checks.blocs import blocs_of
from generator.audit.checks.sexes import add_up, are_sexes, one_sex_aside, parted_by_sex
from generator.audit.items import ListItem, items_behind
from generator.audit.likely_slips import likely_slip, slip_hint
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.sentences import ReadFigure, ReadSentence, is_kin
from generator.audit.tie_words import TO_TOTAL, is_change, without_asides
from generator.problems import Severity, say
from generator.wording import Interval, Join, NumberKind
from generator.workspace import regex, unchanging

_MADE_OF = regex(r"(?<!\w)(?:bao\s)?gồm(?:\s(?:có|các))?\s*:?\s")
_AMONG = regex(r"(?<!\w)trong đó(?:\s(?:có|gồm|là))?\s*[,:]?\s")
_OPENERS = regex(f"{_MADE_OF.pattern}|{_AMONG.pattern}")
_TELLS_PARTS = regex(r"[^0-9;.:()]{0,50}(?::|\()[^0-9;.:()]{0,40}$")
_SEPARATOR = regex(r"[,;]|(?<!\w)(?:và|cùng)(?!\w)")
_LIST_ENDS = regex(
    r"(?<!\w)(?:với|tổng|trong đó|gồm|bình quân|trung bình(?! *$)|cho|đạt|so với)(?!\w)|[.:()]"
)
_EACH = regex(r"(?<!\w)(?:bình quân|trung bình(?! *$)|mỗi|từng)(?!\w)")
_EXTREME = regex(r"(?<!\w)(?:cao|thấp|nhiều|ít|lớn|nhỏ|đông) nhất(?!\w)")
_GAP = regex(r"(?<!\w)chênh lệch(?!\w)[^0-9,;]*$")
_REST = regex(r"(?<!\w)(?:còn lại|số còn lại)(?!\w)")
_REACH = 80
_EARLIER = 8
_MOST = 40
_LONGEST_LEAD = 60
_NEAR = Fraction(3, 10)
_CLOSE = Fraction(1, 10)
_SOME = 10
_MANY = 100
_KINDS = {
    "đơn": "xã phường thị huyện thành quận trường phòng ban sở khoa công lđlđ liên cđcs doanh cơ chi tổ trung"
    " trạm bệnh đơn ngành tỉnh cđn cđvc",
    "văn": "kế công quyết báo hướng tờ thông nghị chương chỉ văn",
    "giải": "giải nhất nhì ba khuyến",
    "tập": "tập",
    "trường": "mầm tiểu thcs thpt trường trung",
}
_UNDER = {whole: frozenset(parts.split()) for whole, parts in _KINDS.items()}


@unchanging(frozen=True, slots=True)
class List:
    """Parts told behind a whole; `is_closed` when none was told without its number."""

    whole: ReadFigure
    parts: tuple[ReadFigure, ...]
    is_closed: bool
    is_made_of: bool


@check("E-AUDIT-PARTS", Severity.ERROR)
def parts(manuscript: Manuscript) -> Iterator[Seen]:
    """Các phần nêu trong câu phải cộng đúng bằng số chung, và không phần nào lớn hơn số chung.

    Đọc: «30 đơn vị, gồm 20 xã và 10 phường», «45 đồng chí (nam 20, nữ 25)», «giai đoạn 1 …, giai đoạn
    2 …» của một mục tiêu; nam và nữ kể liền sau số chung. Các phần sau «trong đó» có thể trùng nhau (nữ, đảng viên)
    nên không cộng, chỉ xét từng phần có lớn hơn số chung hay không; «khối …, khối …», «cấp …, cấp …», «các huyện …,
    các ngành …» thì cộng, lệch một chữ số là cảnh báo.
    Đúng: «30 đơn vị, gồm 20 xã và 10 phường».
    Sai: «30 đơn vị, gồm 20 xã và 11 phường» (20 + 11 = 31).
    """
    for passage in manuscript.passages:
        for sentence in passage.sentences:
            seen = [*_listed(passage, sentence), *_among(passage, sentence)]
            seen += _of_sexes(passage, sentence, {one.start for one in seen})
            yield from seen
            yield from _complements(passage, sentence, {one.start for one in seen})
        yield from _phases(passage)
        for found in blocs_of(passage):
            if isinstance(found, Held):
                yield found
            else:
                (sentence, whole), told = found
                yield _doubt(passage, sentence, whole, told, Severity.WARNING)
    passages = [*manuscript.passages]
    for at, passage in enumerate(passages):
        if passage.text.rstrip().endswith((":", ".", ";")):
            items = items_behind(passages, at)
            yield from _phase_items(passage, items)
            if passage.text.rstrip().endswith(":"):
                yield from _summed_items(passage, items)


def _of_sexes(passage: TextPassage, sentence: ReadSentence, judged: set[int]) -> Iterator[Seen]:
    """Men and women whom no word of a list announces."""
    for whole, told in parted_by_sex(sentence):
        if whole.start in judged:
            continue
        if add_up(whole, told):
            yield from all_held(passage, (whole, *told))
        else:
            yield _doubt(passage, sentence, whole, told, Severity.ERROR)
    for whole, part in one_sex_aside(sentence):
        low, high = part.bounds.low, whole.bounds.high
        if part.start not in judged and low is not None and high is not None and low > high:
            yield _too_great(passage, sentence, part, whole)


def _complements(passage: TextPassage, sentence: ReadSentence, judged: set[int]) -> Iterator[Seen]:
    """Parts that are all there can be: `3.245 hồ sơ (trực tuyến 2.987, trực tiếp 258)`."""
    singles = {one.claim.start: one for one in sentence.quantities if one.whole is None}
    for joined in sentence.joined:
        figures = [singles[one.start] for one in joined.claims if one.start in singles]
        if joined.join is not Join.PARTS or len(figures) < len(joined.claims):
            continue
        whole, *told = figures
        is_promised = _MADE_OF.search(sentence.low, joined.start, joined.end)
        if is_promised or whole.start in judged or any(one.claim.hedge for one in figures):
            continue
        if total([one.bounds for one in told]).meets(whole.bounds):
            yield from all_held(passage, figures)
        else:
            yield _doubt(passage, sentence, whole, tuple(told), Severity.ERROR)


def _listed(passage: TextPassage, sentence: ReadSentence) -> Iterator[Seen]:
    for found in _lists(sentence):
        yield from _summed(passage, sentence, found)


def _lists(sentence: ReadSentence) -> Iterator[List]:
    """Every whole with two or more parts told behind «gồm», a colon, or in brackets."""
    quantities = sentence.quantities
    for at, whole in enumerate(quantities[:-2]):
        if not whole.is_amount or is_change(whole.before) or _GAP.search(whole.before):
            continue
        lead = sentence.low[whole.end : quantities[at + 1].start]
        if len(lead) > _REACH + _LONGEST_LEAD or _EACH.search(lead) or _EXTREME.search(lead):
            continue
        made_of = [*_MADE_OF.finditer(lead)]
        if made_of and not re.search(r"[;)]", lead[: made_of[-1].start()]):
            yield _list(sentence, at, lead[made_of[-1].end() :], is_made_of=True)
        elif _TELLS_PARTS.fullmatch(lead) and not _AMONG.search(lead):
            yield _list(sentence, at, re.split(r"[:(]", lead)[-1], is_made_of=False)


def _list(sentence: ReadSentence, at: int, lead: str, *, is_made_of: bool) -> List:
    whole, *behind = sentence.quantities[at : at + _MOST]
    found: list[ReadFigure] = []
    gaps = [lead]
    for one in behind:
        if one.is_percent and _is_aside(sentence, found, one):
            continue
        gap = without_asides(sentence.low[found[-1].end : one.start]) if found else ""
        if found and (_LIST_ENDS.search(gap) or not _SEPARATOR.search(gap)):
            break
        if not one.is_amount or one.measure is not whole.measure:
            gaps.append(_UNREAD)
            break
        found.append(one)
        gaps.append(gap)
    tail = _TO_END.match(found[-1].after if found else "")
    is_closed = _are_single(gaps) and not (
        tail and (_DIGIT.search(tail[0]) or _MORE.search(tail[0]))
    )
    return List(whole, tuple(found), is_closed, is_made_of)


_UNREAD = "0"
_DIGIT = regex(r"[0-9]")
_TO_END = regex(r"[^.;:()]*")
_MORE = regex(
    r"(?:[,\s](?:và|cùng|kèm)|,)\s(?!(?:đều|đã|được|đạt|trong|do|bảo đảm|đảm bảo|tăng|giảm|bằng|chiếm|để|nhằm"
    r"|hoạt động|theo|vượt|so|không|bình quân|hoàn thành)(?!\w))[^\W\d_]|…"
)


def _are_single(gaps: list[str]) -> bool:
    """Whether one mark parts each two parts and no number among them went unread."""
    lead, *between = gaps
    return not _SEPARATOR.search(lead) and all(
        len(_SEPARATOR.findall(gap)) == (place > 0) and not _DIGIT.search(gap)
        for place, gap in enumerate(between)
    )


def _is_aside(sentence: ReadSentence, found: list[ReadFigure], one: ReadFigure) -> bool:
    return bool(found) and "(" in sentence.between(found[-1], one)


def _summed(passage: TextPassage, sentence: ReadSentence, found: List) -> Iterator[Seen]:
    if len(found.parts) < _LEAST:
        return
    right = _fitting(found)
    earlier = [one for one in sentence.quantities if one.end <= found.whole.start][-_EARLIER:]
    others = [replace(found, whole=one) for one in earlier if one.measure is found.whole.measure]
    if not right:
        right = next((fitting for other in others if (fitting := _fitting(other))), ())
    if right:
        yield from all_held(passage, (found.whole, *right))
        return
    if found.is_made_of and _may_overlap(sentence, found):
        return
    told = _belonging(found)
    if len(told) < _LEAST or not (found.is_closed or len(told) < len(found.parts)):
        return
    weight = _weight(found, told)
    if weight:
        yield _doubt(passage, sentence, found.whole, told, weight)


_LEAST = 2


def _may_overlap(sentence: ReadSentence, found: List) -> bool:
    """Whether the reader took the parts for some only: `gồm 45 nữ, 30 đảng viên` count one twice."""
    whole = found.whole.claim.start
    return any(one.join is Join.AMONG and one.claims[0].start == whole for one in sentence.joined)


def _fitting(found: List) -> tuple[ReadFigure, ...]:
    """The parts, from the first on, that together are the whole."""
    for last in range(len(found.parts), _LEAST - 1, -1):
        some = found.parts[:last]
        if total([one.bounds for one in some]).meets(found.whole.bounds):
            return some
    return ()


def _belonging(found: List) -> tuple[ReadFigure, ...]:
    """The parts, from the first on, that may be of the whole by their noun."""
    told: list[ReadFigure] = []
    for one in found.parts:
        if not _is_under(found.whole, one) and any(_is_under(found.whole, part) for part in told):
            break
        told.append(one)
    return tuple(told)


def _is_under(whole: ReadFigure, part: ReadFigure) -> bool:
    if whole.measure is NumberKind.MONEY:
        return True
    words = part.noun.lower().split()
    kinds = _UNDER.get(whole.noun.lower().split(maxsplit=1)[0] if whole.noun else "", frozenset())
    return bool(words and whole.noun) and (words[0] in kinds or is_kin(whole.noun, part.noun))


def _weight(found: List, told: tuple[ReadFigure, ...]) -> Severity | None:
    """An error where all parts are surely of the whole; a warning where the sum is close to it."""
    if any(one.claim.hedge for one in (found.whole, *told)):
        return None
    whole = found.whole.claim.value
    gap = abs(sum((one.claim.value for one in told), Fraction(0)) - whole)
    if are_sexes(told):
        return Severity.ERROR
    if all(_is_under(found.whole, one) for one in told):
        if found.is_made_of:
            return Severity.ERROR
        is_close = whole >= _MANY and gap <= whole * _CLOSE
        return Severity.WARNING if is_close or not _are_people(found.whole) else None
    is_near = whole >= _SOME and gap <= whole * _NEAR and found.is_made_of
    return Severity.WARNING if is_near and all(one.claim.value < whole for one in told) else None


def _are_people(whole: ReadFigure) -> bool:
    """People are told by traits that overlap: `45 đồng chí (20 nữ, 15 dân tộc thiểu số)`."""
    return bool(whole.noun) and is_kin(whole.noun, "người")


def _doubt(
    passage: TextPassage,
    sentence: ReadSentence,
    whole: ReadFigure,
    told: Sequence[ReadFigure],
    weight: Severity,
) -> FigureDoubt:
    return _doubt_of(passage, sentence, whole, [(passage, one) for one in told], weight)


def _doubt_of(
    passage: TextPassage,
    sentence: ReadSentence,
    whole: ReadFigure,
    told: Sequence[tuple[TextPassage, ReadFigure]],
    weight: Severity,
) -> FigureDoubt:
    """The doubt of a whole whose parts stand each in a passage of its own."""
    value = sum((one.claim.value for _, one in told), Fraction(0))
    right = shown(value, finest([whole.claim, *(one.claim for _, one in told)]))
    terms = (home.claims.text[one.claim.start : one.claim.end] for home, one in told)
    working = f"{' + '.join(terms)} = {right}"
    slip = likely_slip(whole.claim.value, whole.claim.step, lambda number: number == value)
    return FigureDoubt(
        passage,
        whole.start,
        whole.end,
        say("{working}, văn bản ghi {told}", working=working, told=sentence.printed(whole.claim)),
        working,
        slip_hint(slip, whole.claim),
        others=tuple((home, one.start, one.end) for home, one in told),
        lighter=None if weight is Severity.ERROR else weight,
    )


def _among(passage: TextPassage, sentence: ReadSentence) -> Iterator[Seen]:
    """«trong đó …»: no part above every whole that was told before it; «; trong đó …» goes on with parts of the same."""
    openers = [*_OPENERS.finditer(sentence.low, sentence.start, sentence.end)][:_MOST]
    since: int | None = None
    for opener, after in zip_longest(openers, openers[1:]):
        if opener is None or not opener[0].startswith("trong"):
            continue
        end = after.start() if after else sentence.end
        goes_on = sentence.low[: opener.start()].rstrip().endswith(";")
        since = since if goes_on and since is not None else opener.start()
        wholes = [one for one in sentence.quantities if one.end <= since]
        told = [one for one in sentence.quantities if opener.end() <= one.start < end]
        told = [one for one in told if ";" not in sentence.low[opener.end() : one.start]]
        if not wholes or _EACH.search(sentence.low, sentence.start, opener.start()):
            continue
        bases = {
            other.start
            for one, other in pairwise(sentence.quantities)
            if one.is_percent and TO_TOTAL.match(one.after)
        }
        for part in (one for one in told if one.start not in bases):
            yield from _below(passage, sentence, part, wholes)
        yield from _of_both_sexes(passage, sentence, wholes, told)


def _of_both_sexes(
    passage: TextPassage, sentence: ReadSentence, wholes: list[ReadFigure], told: list[ReadFigure]
) -> Iterator[Seen]:
    amounts = [one for one in wholes if one.is_amount]
    people = tuple(one for one in told if one.is_amount)
    if len(amounts) == 1 and are_sexes(people):
        yield from _summed(passage, sentence, List(amounts[0], people, True, True))


def _below(
    passage: TextPassage, sentence: ReadSentence, part: ReadFigure, wholes: list[ReadFigure]
) -> Iterator[Seen]:
    if not part.is_amount or is_change(part.before):
        return
    like = [one for one in wholes if one.is_like(part)] or _of_head(wholes[-1:], part)
    ends = [_top(one) for one in like]
    if not like or any(is_change(one.before) for one in like):
        return
    low = part.bounds.low
    if None in ends or low is None or low <= max(end for end in ends if end is not None):
        yield Held(passage, part.start, part.end)
        return
    same = [one for one in like if _is_under(one, part) or not one.is_like(part)]
    whole = max(same or like, key=lambda one: one.claim.value)
    if same:
        yield _too_great(passage, sentence, part, whole)
    elif len(wholes) == 1 and not part.noun and whole.whole is None:
        yield replace(_too_great(passage, sentence, part, whole), lighter=Severity.WARNING)


_SINGLE = frozenset(
    [
        "hộ",
        "xã",
        "phường",
        "thôn",
        "ấp",
        "lớp",
        "vụ",
        "em",
        "cháu",
        "người",
        "nhà",
        "ca",
        "bài",
        "cuộc",
        "buổi",
    ]
)
"""Words that say of themselves what is counted, whatever stands behind: `hộ nghèo`, `hộ dân tộc thiểu số`."""


def _of_head(wholes: list[ReadFigure], part: ReadFigure) -> list[ReadFigure]:
    """The figure right before «trong đó» where it counts the same by the first word of its noun."""
    head = part.noun.lower().split()[:1]
    return [
        one
        for one in wholes
        if one.is_amount and one.noun.lower().split()[:1] == head and _SINGLE.issuperset(head)
    ]


def _top(one: ReadFigure) -> Fraction | None:
    ends = [bounds.high for bounds in _both(one)]
    return None if None in ends else max(end for end in ends if end is not None)


def _both(one: ReadFigure) -> list[Interval]:
    return [one.bounds, one.whole.bounds] if one.whole else [one.bounds]


def _too_great(
    passage: TextPassage, sentence: ReadSentence, part: ReadFigure, whole: ReadFigure
) -> FigureDoubt:
    printed = sentence.printed(part.claim), sentence.printed(whole.claim)
    return FigureDoubt(
        passage,
        part.start,
        part.end,
        say("phần {part} lớn hơn số chung {whole}", part=printed[0], whole=printed[1]),
        f"{printed[0]} > {printed[1]}",
        others=((passage, whole.start, whole.end),),
    )


_PHASE = regex(r"giai đoạn\s(1|2|3|4|5|i{1,3}|iv|v)(?!\w)")
_PHASE_NUMBER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_AIM = regex(r"(?:đạt|mục tiêu|chỉ tiêu|là|:|có|giao|ít nhất|tối thiểu|phấn đấu)\s*$")
_DIVIDED = regex(r"chia (?:làm|thành|ra)|trong đó|gồm")


def _phases(passage: TextPassage) -> Iterator[Seen]:
    """«10.000 sáng kiến; giai đoạn 1: 4.000 sáng kiến, giai đoạn 2: 6.000 sáng kiến»."""
    low = passage.claims.text.lower()
    labels = [*_PHASE.finditer(low)]
    if not _are_numbered(labels):
        return
    told = [(sentence, one) for sentence in passage.sentences for one in sentence.quantities]
    yield from _phase_count(passage, told, labels)
    ends = [*(label.start() for label in labels[1:]), len(low)]
    parts_told = [
        _aim_between(told, label.end(), end) for label, end in zip(labels, ends, strict=True)
    ]
    wholes = [
        (sentence, one)
        for sentence, one in told
        if one.end <= labels[0].start() and parts_told[0] and one.is_like(parts_told[0])
    ]
    found = tuple(one for one in parts_told if one)
    if len(found) < len(labels) or not wholes or not all(one.is_like(found[0]) for one in found):
        return
    yield from _phases_summed(passage, wholes, found, low[: labels[0].start()])


def _are_numbered(labels: list[re.Match[str]]) -> bool:
    """Whether two or more phases are told from the first on, none left out."""
    numbers = [_PHASE_NUMBER.get(label[1]) or int(label[1]) for label in labels]
    return len(numbers) >= _LEAST and numbers == [*range(1, len(numbers) + 1)]


_PHASES = regex(r"\s*giai đoạn\s?[:.;,]")
_INTO = regex(r"(?<!\w)(?:chia (?:làm|thành|ra)|gồm|trong)\s*$")


def _phase_count(
    passage: TextPassage, told: list[tuple[ReadSentence, ReadFigure]], labels: list[re.Match[str]]
) -> Iterator[Seen]:
    """«chia làm 03 giai đoạn: giai đoạn 1 …, giai đoạn 2 …, giai đoạn 3 …»."""
    for sentence, one in told:
        is_count = one.is_amount and one.claim.is_exact and one.end <= labels[0].start()
        if is_count and _INTO.search(one.before) and _PHASES.match(one.after):
            yield Held(passage, one.start, one.end)
            if one.claim.value != len(labels):
                count = str(len(labels))
                message = say(
                    "nêu {told} giai đoạn, kể ra {right}",
                    told=sentence.printed(one.claim),
                    right=count,
                )
                yield FigureDoubt(
                    passage, one.start, one.end, message, f"{count} ≠ {sentence.printed(one.claim)}"
                )


def _aim_between(
    told: list[tuple[ReadSentence, ReadFigure]], start: int, end: int
) -> ReadFigure | None:
    """The aim of a phase: the one figure of its stretch that is told as one."""
    aims = [
        one
        for _, one in told
        if start <= one.start < end and one.whole is None and _AIM.search(one.before)
    ]
    return aims[0] if len(aims) == 1 else None


def _phases_summed(
    passage: TextPassage,
    wholes: list[tuple[ReadSentence, ReadFigure]],
    found: tuple[ReadFigure, ...],
    before: str,
) -> Iterator[Seen]:
    value = sum((one.claim.value for one in found), Fraction(0))
    right = [one for _, one in wholes if one.claim.value == value]
    if right:
        yield from all_held(passage, (right[-1], *found))
        return
    sentence, whole = wholes[-1]
    if len(wholes) == 1 and _DIVIDED.search(before) and whole.whole is None:
        yield _doubt(passage, sentence, whole, found, Severity.WARNING)


def _phase_items(passage: TextPassage, items: list[ListItem]) -> Iterator[Seen]:
    """«… 10.000 sáng kiến:», «- Giai đoạn 1: 4.000 sáng kiến», «- Giai đoạn 2: 6.000 sáng kiến»."""
    labels = [label for item in items if (label := _PHASE.match(item.text.lower()))]
    if len(labels) < len(items) or not _are_numbered(labels):
        return
    wholes = [(one, each) for one in passage.sentences for each in one.quantities]
    aims = [_aim_of(item.passage, [whole for _, whole in wholes]) for item in items]
    found = [aim for aim in aims if aim is not None]
    like = [
        (one, each) for one, each in wholes if found and each.is_like(found[0]) and not each.whole
    ]
    if not like or len(found) < len(items):
        return
    value = sum((aim.claim.value for aim in found), Fraction(0))
    homes = [(item.passage, aim) for item, aim in zip(items, found, strict=True)]
    yield from _held_or_doubted(passage, like, homes, value)


def _aim_of(passage: TextPassage, wholes: list[ReadFigure]) -> ReadFigure | None:
    """The aim of a phase that has a paragraph of its own: the first figure like a whole, outside of brackets."""
    for sentence in passage.sentences[:1]:
        for one in sentence.quantities:
            if one.whole is not None or sentence.is_in_brackets(one):
                continue
            if any(one.is_like(each) for each in wholes):
                return one
    return None


def _held_or_doubted(
    passage: TextPassage,
    wholes: list[tuple[ReadSentence, ReadFigure]],
    parts_told: list[tuple[TextPassage, ReadFigure]],
    value: Fraction,
) -> Iterator[Seen]:
    right = [one for _, one in wholes if one.claim.value == value]
    if right:
        yield Held(passage, right[0].start, right[0].end)
        yield from (Held(home, one.start, one.end) for home, one in parts_told)
    elif len(wholes) == 1:
        sentence, whole = wholes[0]
        yield replace(_doubt_of(passage, sentence, whole, parts_told, Severity.WARNING), hint=None)


def _summed_items(passage: TextPassage, items: list[ListItem]) -> Iterator[Seen]:
    """«03 đơn vị dẫn đầu có 68.559 sáng kiến:» and a paragraph for each with what it has."""
    wholes = [
        (one, each)
        for one in passage.sentences[-1:]
        for each in one.quantities
        if each.is_amount and each.noun and not each.claim.hedge
    ]
    for sentence, whole in wholes:
        parts_told = [(item.passage, _part_of(item.passage, whole)) for item in items]
        found = [(home, one) for home, one in parts_told if one is not None]
        if len(found) < len(items) or len(found) < _LEAST:
            continue
        value = sum((one.claim.value for _, one in found), Fraction(0))
        gap = abs(value - whole.claim.value)
        is_near = gap <= whole.claim.value * _NEAR and not is_change(whole.before)
        is_announced = any(each.claim.value == len(items) for _, each in wholes)
        if value == whole.claim.value or (is_near and is_announced):
            yield from _held_or_doubted(passage, [(sentence, whole)], found, value)


def _part_of(passage: TextPassage, whole: ReadFigure) -> ReadFigure | None:
    """The one amount of a paragraph that counts the same by its noun."""
    like = [
        one
        for sentence in passage.sentences
        for one in sentence.quantities
        if one.is_amount and one.noun and one.is_like(whole) and not one.claim.hedge
    ]
    return like[0] if len(like) == 1 and like[0].claim.value < whole.claim.value else None
