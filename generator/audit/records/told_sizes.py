"""How many units reported, completed, or stand below so many per cent by a text, held against those that did.

A number is doubted where no result of the records, of the indicator that is named or of any, has as many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from generator.audit.records.fact import OwnerKind
from generator.audit.records.name_finder import words_of
from generator.audit.records.sentence_parts import SentencePart
from generator.audit.records.spoken_of import SpokenOf
from generator.figures import Tally
from generator.wording import ClaimedNumber, Join
from generator.workspace import regex, unchanging

_SORT = r"(?:đơn vị|thôn|bản|ấp|xã|phường|khoa|phòng|trường|chi bộ|tổ dân phố|khu phố|tổ)"
_SORTS = rf"{_SORT}(?:(?:,|\svà)\s{_SORT})?"
_DID = regex(
    rf"\s*(?P<noun>{_SORTS})(?:\s(?:đã|có|cơ bản|đều|mới|hiện))*\s(?P<deed>chưa (?:có số liệu )?(?:gửi )?báo cáo(?: (?:đầy )?đủ)?|báo cáo chưa (?:đầy )?đủ|(?:có số liệu |gửi )?báo cáo(?: (?:đầy )?đủ)?|chưa (?:hoàn thành|đạt) chỉ tiêu|chưa vượt mức đề ra|"
    rf"(?:hoàn thành|đạt) (?:và vượt )?chỉ tiêu|vượt chỉ tiêu|tham gia (?:phong trào|chương trình|chiến dịch|cuộc vận động)|đạt (?P<side>dưới|từ|trên) (?P<rate>\d{{1,3}}(?:,\d)?)%)"
    rf"(?P<rest>[^.;]{{0,80}})"
)
_IN_FULL = "đủ"
_BETWEEN = regex(r",\s|\svà\s")
_LISTS = (
    (regex(r"chưa.*báo cáo"), "unreported"),
    (regex(r"báo cáo"), "reported"),
    (regex(r"chưa vượt"), "kept"),
    (regex(r"chưa"), "uncompleted"),
    (regex(r"^vượt"), "exceeded"),
    (regex(r"chỉ tiêu"), "completed"),
)
_OF_SOME = regex(r"(?<!\w)(?:trong đó|trong số|gồm|riêng|khối|nhóm|cụm)(?!\w)")
_OTHER = regex(
    r"(?<!\w)(?:quý|tháng|tuần|năm|kế hoạch|danh sách|sổ|lần|kết quả triển khai|tổng kết|sơ kết)(?!\w)"
)


@unchanging(frozen=True)
class ToldSize:
    """How many units a text tells of, from where to where, how many there are, and whether it is that."""

    start: int
    end: int
    right: int
    agrees: bool


def told_sizes(spoken: SpokenOf) -> Iterator[ToldSize]:
    """Every number of units of a passage that the records can tell."""
    for claim in spoken.passage.claims.numbers:
        whole, end = _whole(spoken, claim)
        found = _DID.match(spoken.text.casefold(), end) if whole != claim else None
        if found is None or claim.hedge:
            continue
        sentence = next(one for one in spoken.sentences if claim.start < one.end)
        rest = _without_phase(sentence, found)
        if _OTHER.search(rest) or not (_ABOUT.match(rest) or _told(spoken, rest)):
            continue
        before = spoken.text[sentence.start : claim.start].casefold()
        if sentence.of(OwnerKind.UNIT, OwnerKind.GROUP) or _OF_SOME.search(before):
            continue
        codes = _of_sort(spoken, found["noun"])
        if not codes or (whole and whole.value != len(codes)):
            continue
        end = whole.end if whole else claim.end
        if found["deed"].startswith("tham gia"):
            yield ToldSize(claim.start, end, len(codes), claim.value <= len(codes))
            continue
        sizes = [*_sizes(spoken, sentence, found, codes)]
        is_telling = whole or len(set(sizes)) == 1 or "báo cáo" not in found["deed"]
        if sizes and (claim.value in sizes or is_telling):
            yield ToldSize(claim.start, end, sizes[0], claim.value in sizes)


_ABOUT = regex(
    r"\s*(?:$|[,.;:()]|(?:kế hoạch|giai đoạn|cả (?:năm|đợt)|được giao|giao|trở (?:lên|xuống)|kết quả|số liệu|chỉ tiêu|và|phong trào|chương trình)(?!\w))"
)


def _told(spoken: SpokenOf, text: str) -> set[str]:
    """The indicators of which some words tell most, or that their unit of measure tells."""
    told = spoken.known.told_by_most_words({word for _, _, word in words_of(text)})
    return told or spoken.known.told_by_noun(text)


def _whole(spoken: SpokenOf, claim: ClaimedNumber) -> tuple[ClaimedNumber | None, int]:
    """Of how many it is told, where it is one of a pair, and where it ends; itself of the second of a pair."""
    for one in spoken.passage.claims.joined:
        if one.join is Join.PAIR and claim in one.claims[:2]:
            return one.claims[1], one.end
    return None, claim.end


def _of_sort(spoken: SpokenOf, noun: str) -> frozenset[str]:
    """The codes of the units that a noun counts; of «đơn vị» all."""
    if noun == "đơn vị":
        return frozenset(one.code for one in spoken.known.campaign.units)
    sorts = [spoken.known.sorts.get(one, ()) for one in _BETWEEN.split(noun)]
    return frozenset(code for each in sorts for code in each) if all(sorts) else frozenset()


def _without_phase(sentence: SentencePart, found: re.Match[str]) -> str:
    """What is told behind, without the phase or the target whose name stands there first: «chỉ tiêu học kỳ I»."""
    start = found.start("rest")
    for mention in sentence.mentions:
        kinds = {one.kind for one in mention.meant}
        if (
            kinds <= {OwnerKind.PHASE, OwnerKind.TARGET}
            and mention.start <= start + 1 < mention.end
        ):
            return found["rest"][mention.end - start :]
    return found["rest"]


def _sizes(
    spoken: SpokenOf, sentence: SentencePart, found: re.Match[str], codes: frozenset[str]
) -> Iterator[int]:
    """How many did so, by each result that may be meant; of the campaign's first indicator first."""
    figures = spoken.known.at(spoken.moment_at(found.start())).figures
    told = _told(spoken, spoken.text[sentence.start : sentence.end])
    for code, tally in figures.indicators.items():
        if not told or code in told:
            phases = [one for name, one in tally.phases.items() if name in spoken.phases]
            for each in phases or (tally, *tally.phases.values()):
                yield from _size(each, found, codes)


def _size(tally: Tally, found: re.Match[str], codes: frozenset[str]) -> Iterator[int]:
    deed, side, least = found["deed"], found["side"], found["rate"]
    if side and least:
        limit = Fraction(least.replace(",", ".")) / 100
        rates = {
            row.unit.code: None if row.rate is None else row.rate.value
            for row in tally.present
            if row.unit.code in codes
        }
        known = [Fraction(one) for one in rates.values() if one is not None]
        if known:
            below = sum(one < limit for one in known)
            above = sum(one >= limit if side == "từ" else one > limit for one in known)
            yield below if side == "dưới" else above
            if side == "dưới" and len(known) < len(rates):
                yield below + len(rates) - len(known)
        return
    if deed.endswith(_IN_FULL):
        yield from _in_full(tally, codes, is_done="chưa" not in deed)
        return
    name = next(name for form, name in _LISTS if form.search(deed))
    rows = getattr(tally, name)
    if "chỉ tiêu" in deed and not tally.receivers:
        return
    yield sum(row.unit.code in codes for row in rows)
    if name == "uncompleted":
        yield sum(row.unit.code in codes for row in (*rows, *tally.unreported, *tally.uncounted))


def _in_full(tally: Tally, codes: frozenset[str], *, is_done: bool) -> Iterator[int]:
    """How many reported all that was asked; or how many did not, with and without those who reported nothing."""
    reported, partly, unreported = (
        sum(row.unit.code in codes for row in rows)
        for rows in (tally.reported, tally.partly, tally.unreported)
    )
    if is_done:
        yield reported - partly
    else:
        yield partly + unreported
        yield partly
