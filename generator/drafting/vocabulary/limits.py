"""What limits a figure, in words: «tạm tính, 26/30 đơn vị», «tính theo số liệu ngày 20/4/2022».

A text that prints a figure carries these words behind it as a mark, in characters that no text has;
once the paragraph is whole they are moved to the end of their clause, and stand there once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from generator.drafting.vocabulary.numerals import NotKnown
from generator.figures import Coverage, Figure, Lack, Portion, Progress, Quantity, Split, Tally
from generator.problems import Message, say
from generator.word import FigureRefused
from generator.wording import Moment, join_names, within
from generator.workspace import regex

_OPEN, _SHUT, _OWN, SPOT = "\U000f0000", "\U000f0001", "\U000f0002", "\U000f0003"
"""`_OWN` is in the mark of one thing in a list; `SPOT` is where the limits of a turn of phrase belong."""
_SHIFT = 0xF1000
_MARK = regex(f"{_OPEN}([^{_OPEN}{_SHUT}]*){_SHUT}")
_PARTS, _OF = "; ", "\x1f"
_OLDER = "tính theo số liệu "
IN_BOTH = "riêng "
LEFT_OUT, BLANK = "không tính ", "để trống vì "
_BOTH_YEARS, _BOTH_MOMENTS = "đơn vị có số ở cả hai năm", "đơn vị có số ở cả hai thời điểm"
_BOTH_NUMBERS = "có đủ cả hai số"
HINT_COMPLETE = say(
    "văn bản chỉ nhận số liệu đủ («coverage: complete»): chờ đủ báo cáo, hoặc bỏ dòng «coverage:» để in kèm phạm vi của số liệu"
)
HINT_BOTH_YEARS = say(
    "văn bản chỉ nhận số liệu đủ («coverage: complete»), mà hai năm có những đơn vị khác nhau nên chờ báo cáo cũng không đủ: bỏ phần so với cùng kỳ năm trước, hoặc bỏ dòng «coverage:» để in kèm số đơn vị được so"
)
HINT_BOTH_MOMENTS = say(
    "văn bản chỉ nhận số liệu đủ («coverage: complete»), mà có đơn vị thôi hoặc mới tham gia giữa hai thời điểm nên chờ báo cáo cũng không đủ: bỏ phần so với thời điểm trước, hoặc bỏ dòng «coverage:» để in kèm số đơn vị được so"
)
Tell = Callable[[str, Any], str]
"""Adds to the text of a figure, or of what is made of one, what limits it."""


def coverage_of(value: Any) -> tuple[Coverage, ...]:
    """What limits a figure, a result, or several of them."""
    if isinstance(value, Figure):
        return value.coverage
    if isinstance(value, Tally | Portion):
        return coverage_of(value.count)
    if isinstance(value, Progress):
        return tuple(dict.fromkeys((*coverage_of(value.count), *coverage_of(value.goal))))
    if isinstance(value, Split):
        return coverage_of(value.rows)
    if isinstance(value, list | tuple):
        return tuple(dict.fromkeys(one for part in value for one in coverage_of(part)))
    return ()


def limits(value: Any) -> tuple[str, ...]:
    """Each limit of a figure in words, said once; none for one that nothing limits."""
    return _limits(coverage_of(value))


def _limits(coverage: tuple[Coverage, ...]) -> tuple[str, ...]:
    told: dict[str, None] = {}
    found = []
    for one in coverage:
        parts = [part for part in _told(one) if part not in told]
        told |= dict.fromkeys(parts)
        found.append(_PARTS.join(parts))
    return tuple(filter(None, found))


def limit(value: Any) -> str:
    """All limits of a figure in a line: «tạm tính, 26/30 đơn vị; ước tính»."""
    return _PARTS.join(limits(value))


def _told(coverage: Coverage) -> Iterator[str]:
    """The one who speaks for a single unit does not count units."""
    alone = coverage.of <= 1 and not coverage.is_open
    if coverage.periods:
        known, of = coverage.periods
        yield f"mới có {known}/{of} kỳ"
    if coverage.is_open:
        yield "tạm tính"
    elif coverage.known < coverage.of and not (alone and coverage.periods):
        yield _of_how_many(coverage)
    for moment in dict.fromkeys(moment for _, moment in coverage.fallen):
        names = [name for name, since in coverage.fallen if since == moment]
        yield f"{LEFT_OUT}{join_names(names)} vì {put_right(moment)}"
    for moment, units in coverage.carried:
        whose = "" if alone else f"trong đó {units} đơn vị "
        yield f"{whose}tính theo số liệu {moment.in_full}"
    if coverage.as_of and not (alone and coverage.carried):
        yield f"{_OLDER}{coverage.as_of.in_full}"
    for name, moment in coverage.divisors:
        yield f"{within(name)} tính đến {moment.in_full}"
    if coverage.opens_as_of:
        yield f"tính từ số liệu {coverage.opens_as_of.in_full}"
    if coverage.estimated:
        yield "ước tính"


def put_right(moment: Moment) -> str:
    """Why a growth is not known: «số lũy kế đã đính chính, thấp hơn số tính đến ngày 31/10/2026»."""
    return f"số lũy kế đã đính chính, thấp hơn số tính đến {moment.in_full}"


def mark_blank(lack: Lack | None) -> str:
    """What a cell without a figure has to say: of a count that was put right why it is blank."""
    if lack is None or lack.since is None:
        return ""
    text = _shifted(f"{_OF}{BLANK}{put_right(lack.since)}", _SHIFT)
    return f"{_OPEN}{text}{_SHUT}"


def _of_how_many(coverage: Coverage) -> str:
    """Whose figure it is: provisional where somebody is waited for, who was there at both times."""
    of = f"{coverage.known}/{coverage.of}"
    if coverage.of_both_years:
        return f"{IN_BOTH}{of} {_BOTH_YEARS}"
    if coverage.apart and coverage.known == coverage.of - coverage.apart:
        return f"{IN_BOTH}{of} {_BOTH_MOMENTS}"
    matched = f" {_BOTH_NUMBERS}" if coverage.of_both_numbers else ""
    return f"tạm tính, {of} đơn vị{matched}"


def coverage_data(value: Any) -> list[dict[str, Any]]:
    """What limits a figure, for other programs; nothing for one that nothing limits."""
    return [
        {
            "known": one.known,
            "of": one.of,
            "as_of": one.as_of,
            "carried": [{"as_of": moment, "units": units} for moment, units in one.carried],
            "estimated": one.estimated,
            "opens_as_of": one.opens_as_of,
            "periods": one.periods,
            "divided_by": [{"name": name, "as_of": moment} for name, moment in one.divisors],
        }
        for one in coverage_of(value)
        if not one.is_plain
    ]


def mark(value: Any) -> str:
    """The limits of a figure as a mark to stand behind it; nothing where nothing limits it."""
    found = coverage_of(value)
    return _mark(found, _counts(value)) if found else ""


@lru_cache(1024)
def _mark(coverage: tuple[Coverage, ...], counts: str) -> str:
    told = (_shifted(f"{counts}{_OF}{text}", _SHIFT) for text in _limits(coverage))
    return "".join(f"{_OPEN}{text}{_SHUT}" for text in told)


def _counts(value: Any) -> str:
    """What a figure counts; nothing of a rate, which is told beside a count, unless it is an indicator's own result."""
    if isinstance(value, Tally) and value.indicator.is_rate:
        return value.indicator.name
    known = value.count if isinstance(value, Progress | Tally | Portion) else value
    if isinstance(known, Figure) and known.quantity is Quantity.COUNT:
        return str(known.noun)
    return ""


def own_mark(value: Any) -> str:
    """The same behind one of several in a list: told there, whatever else the paragraph tells."""
    return mark(value).replace(_OPEN, _OPEN + _OWN)


def _shifted(text: str, by: int) -> str:
    return "".join(chr(ord(sign) + by) for sign in text)


def without_marks(text: str) -> str:
    """The text alone."""
    return _MARK.sub("", text) if _OPEN in text else text


def is_marked(text: str) -> bool:
    """Whether a text carries any limit."""
    return _OPEN in text


def marked(text: str) -> tuple[str, ...]:
    """The limits that a text carries, each once."""
    return tuple(dict.fromkeys(map(_label, _MARK.findall(text)))) if _OPEN in text else ()


def _label(inside: str) -> str:
    return _parts_of(inside)[1]


def _parts_of(inside: str) -> tuple[str, str]:
    """What is counted, and what limits that."""
    counts, _, label = _shifted(inside.removeprefix(_OWN), -_SHIFT).partition(_OF)
    return counts, label


def beside_marks(text: str, told: Callable[[str], str]) -> str:
    """The text with something before each mark, by what the mark says."""
    return _MARK.sub(lambda found: told(_label(found[1])) + found[0], text)


def with_mark(text: str, value: Any) -> str:
    """The text with the limits of its figure as a mark behind it, to be settled in its paragraph.

    A list that marks each of its figures is left as it is; a turn of phrase says where they belong in it.
    """
    found = "" if _OPEN in text else mark(value)
    if SPOT in text:
        return text.replace(SPOT, found)
    return f"{text}{found}" if found else text


def in_words(text: str, value: Any) -> str:
    """The same at once, where no paragraph is known."""
    return settle(with_mark(text, value))


class Incomplete(FigureRefused, NotKnown):
    """A figure that not all have reported for, in a document that takes complete ones only."""

    def __init__(self, limit: str) -> None:
        super().__init__(say("số liệu này chưa đủ: {limit}", limit=limit), hint_complete(limit))


def hint_complete(limit: str) -> Message:
    """What to do where a document takes complete figures only: of other units than the year before, or than at the moment before, no report makes it complete."""
    if _BOTH_MOMENTS in limit:
        return HINT_BOTH_MOMENTS
    return HINT_BOTH_YEARS if _BOTH_YEARS in limit else HINT_COMPLETE


def only_complete(text: str, value: Any) -> str:
    """The text, in a document that takes complete figures only."""
    if found := limit(value):
        raise Incomplete(found)
    return text.replace(SPOT, "")


def bare(tell: Tell, value: Any) -> Any:
    """A figure, or the text of one, without what limits it, for a text that says so itself.

    A document that takes complete figures only does not take it so either.
    """
    if tell is only_complete:
        only_complete("", value)
    if isinstance(value, Figure):
        return replace(value, coverage=())
    return without_marks(value) if isinstance(value, str) else value


def settle(text: str) -> str:
    """The text, line by line, with its limits at the ends of their clauses."""
    if _OPEN not in text:
        return text
    settled = "\n".join("".join(settle_runs([line])) for line in text.split("\n"))
    return Markup(settled) if isinstance(text, Markup) else settled  # noqa: S704


Told = Mapping[str, Collection[str]]
"""The limits that a paragraph told, each with what it counts that they limit."""


def told_by(runs: Sequence[str]) -> Told:
    """The limits that a paragraph tells of what it counts, which the items of a list below it need not tell again."""
    told: dict[str, set[str]] = {}
    for found in _MARK.finditer("".join(runs)):
        counts, label = _parts_of(found[1])
        if counts and not found[1].startswith(_OWN):
            told.setdefault(label, set()).add(counts)
    return told


def settle_runs(runs: Sequence[str], above: Told | None = None) -> list[str]:
    """A paragraph in stretches of one look, with its limits at the ends of their clauses, each once.

    A clause that ends with something in brackets, or stands in them, takes the limits into these. Those that
    the paragraph `above` a list told of the same are not told again.
    """
    whole = "".join(runs)
    if _OPEN not in whole:
        return list(runs)
    plain = without_marks(whole)
    added: dict[int, list[str]] = {}
    for place, told in _found(whole, above or {}):
        added.setdefault(_end_of_clause(plain, place), []).append(told)
    return list(_with(plain, [len(without_marks(run)) for run in runs], added))


def _found(text: str, above: Told) -> Iterator[tuple[int, str]]:
    """Each limit with its place in the plain text, the first time that it stands there; all of a list's own.

    What is counted in another unit of measure is limited by itself; a moment that was told is not told again.
    """
    told: dict[str, set[str]] = {}
    gone = 0
    for found in _MARK.finditer(text):
        (counts, label), is_own = _parts_of(found[1]), found[1].startswith(_OWN)
        kinds = told.get(label, set())
        is_above = counts in above.get(label, ()) and not is_own
        if is_above:
            told.setdefault(label, set()).add(counts)
        elif is_own or not kinds or (counts and "" not in kinds and counts not in kinds):
            if not is_own:
                told.setdefault(label, set()).add(counts)
            if left := unsaid(label, text):
                yield found.start() - gone, left
        gone += len(found[0])


def unsaid(label: str, words: str) -> str:
    """What limits a figure, without the moment that the words beside it tell: «tính đến ngày 20/4/2022»."""
    return _PARTS.join(one for one in label.split(_PARTS) if not _is_said(one, words))


def _is_said(part: str, words: str) -> bool:
    moment = part.removeprefix(_OLDER)
    return moment != part and (f" đến {moment}" in words or f"đến hết {moment}):" in words)


def _end_of_clause(text: str, start: int) -> int:
    """Where the clause ends that holds this place: before its sign, or before the bracket at its end."""
    inside = _is_open(text, start)
    opened: list[int] = []
    for place in range(start, len(text)):
        sign = text[place]
        if sign == "(":
            opened.append(place)
        elif sign == ")" and (opened or inside):
            if not opened:
                return place
            opened.pop()
        elif not opened and not inside and _ends(text, place):
            return _before(text, start, place)
    return _before(text, start, len(text))


def _is_open(text: str, place: int) -> bool:
    """Whether a bracket is open that is closed after this place."""
    depth = 0
    for sign in text[:place]:
        depth = max(0, depth + {"(": 1, ")": -1}.get(sign, 0))
    return depth > 0 and text[place:].count(")") > text[place:].count("(")


def _ends(text: str, place: int) -> bool:
    """Whether a clause ends with this sign; a dot in «TP. Hồ Chí Minh» ends none."""
    if text[place] not in ".,;:!?…" or text[place + 1 : place + 2].strip():
        return False
    word = re.split(r"\s", text[:place])[-1]
    return not (text[place] == "." and word.isupper() and word.isalpha() and text[place + 1 :])


def _before(text: str, start: int, end: int) -> int:
    """The place before the blanks, and before a bracket that closes what was opened in the clause."""
    end = max(start, len(text[:end].rstrip()))
    return end - 1 if text[:end].endswith(")") else end


def _with(plain: str, lengths: Iterable[int], added: dict[int, list[str]]) -> Iterator[str]:
    """The stretches with what is added; at a border it belongs to the later one."""
    begin = 0
    spans = []
    for length in lengths:
        spans.append((begin, begin + length))
        begin += length
    for number, (first, last) in enumerate(spans):
        ends = number == len(spans) - 1
        text, at = "", first
        for place in sorted(added):
            if first <= place < last or (ends and place == last):
                text += plain[at:place] + _phrase(plain, place, added[place])
                at = place
        yield text + plain[at:last]


def _phrase(plain: str, place: int, told: Sequence[str]) -> str:
    """« (tạm tính, 26/30 đơn vị)», or «; tạm tính, 26/30 đơn vị» before a bracket that closes."""
    words = _PARTS.join(told)
    return f"; {words}" if plain[place : place + 1] == ")" else f" ({words})"
