"""Counts told one after another with their share in brackets: one whole must explain all shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from generator.audit.arithmetic import agrees, as_set, ratio, rounded, shown
from generator.audit.audit_check import FigureDoubt, Held, Seen, check
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.sentences import ReadFigure
from generator.problems import Severity, say
from generator.wording import ClaimedNumber
from generator.workspace import regex, unchanging

_HUNDRED = 100
_MOST = 40
_SURE = 3
_OPENS = regex(r"[^;:()0-9]{0,90}\((?:chiếm |đạt |bằng )?(?:tỷ lệ |tỉ lệ )?")
_CLOSES = regex(r"(?: (?:trong )?tổng số[^();,.]{0,40})?\s*\)")
_COUNT_OPENS = regex(r" ?\(")
_COUNT_CLOSES = regex(r"[^;:().0-9]{0,40}\)")
_MOVED = regex(r"(?<!\w)(?:tăng|giảm|vượt|thiếu|hụt|hơn|kém|thêm|chênh)(?!\w)[^,;.:]{0,20}$")
_WHOLE = regex(
    r"(?:^|[.;:(] ?)(?:trong(?: số| tổng số)?|(?:tổng|toàn)[^,;.:0-9]{0,50}(?: có| là|:)?|kết quả[^,;.:0-9]{0,40})\s*$"
)
_ITEM = regex(r"\s*[-–+•*]\s")


@unchanging(frozen=True, slots=True)
class SharedCount:
    """A count and the share that is told with it, in one passage."""

    passage: TextPassage
    count: ClaimedNumber
    share: ClaimedNumber

    def fits(self, whole: CommonWhole) -> bool:
        """Whether the share can be that of the count in a whole."""
        return agrees(self.share, ratio(self.count.bounds, as_set(whole.claim)))


@unchanging(frozen=True, slots=True)
class CommonWhole:
    """What the shares may be of; `is_told` when words name it as the whole, the sum of all has no passage."""

    passage: TextPassage | None
    claim: ClaimedNumber
    is_told: bool = False

    @property
    def written(self) -> str:
        if self.passage is None:
            return shown(self.claim.value, self.claim)
        return self.passage.text[self.claim.start : self.claim.end]

    @property
    def places(self) -> tuple[tuple[TextPassage, int, int], ...]:
        return ((self.passage, self.claim.start, self.claim.end),) if self.passage else ()


@check("E-AUDIT-PORTION", Severity.ERROR)
def portions(manuscript: Manuscript) -> Iterator[Seen]:
    """Các số kể liền nhau, mỗi số kèm tỷ lệ trong ngoặc, phải tính trên cùng một tổng.

    Đọc: «Trong 248 hộ nghèo: 121 hộ thiếu việc làm (48,8%), 67 hộ thiếu bảo hiểm y tế (27,0%)»; «Tốt
    22,3% (142 học sinh), Khá 36,3% (231 học sinh)»; các dòng gạch đầu dòng liền nhau. Tổng là số nêu trước
    đó mà các tỷ lệ kia đều khớp; chỉ hai tỷ lệ thì cảnh báo. Tỷ lệ khớp với một số khác trong đoạn thì thôi.
    Đúng: «Trong 120 đồng chí có 68 nam (56,7%), 52 nữ (43,3%), 30 đảng viên (25%)».
    Sai: «Trong 120 đồng chí có 68 nam (50,7%), 52 nữ (43,3%), 30 đảng viên (25%)» (68/120 là 56,7%).
    """
    passages = [*manuscript.passages]
    at = 0
    while at < len(passages):
        run = _run(passages, at)
        found = [one for passage in run for one in _portions(passage)]
        if 1 < len(found) <= _MOST:
            yield from _judged(found, _wholes([*passages[max(at - 1, 0) : at], *run]))
        at += len(run)


def _run(passages: Sequence[TextPassage], at: int) -> Sequence[TextPassage]:
    """A passage; or the items of a list that stand together, where each has one share."""
    end = at
    while end < len(passages) and _is_item(passages[end]):
        end += 1
    return passages[at : max(end, at + 1)]


def _is_item(passage: TextPassage) -> bool:
    return _ITEM.match(passage.text) is not None and len(list(_portions(passage))) == 1


def _portions(passage: TextPassage) -> Iterator[SharedCount]:
    if "%" not in passage.text:
        return
    for sentence in passage.sentences:
        row = sentence.quantities
        for one, other in pairwise(row):
            if one.claim.hedge or other.claim.hedge:
                continue
            if one.is_amount and other.is_percent and _is_share(one, other):
                yield SharedCount(passage, one.claim, other.claim)
            elif one.is_percent and other.is_amount and _is_share_of(one, other):
                yield SharedCount(passage, other.claim, one.claim)


def _is_share(count: ReadFigure, share: ReadFigure) -> bool:
    """«121 hộ thiếu việc làm (48,8%)»."""
    opened = _OPENS.fullmatch(count.after) and _CLOSES.match(share.after)
    return bool(opened) and not _MOVED.search(count.before)


def _is_share_of(share: ReadFigure, count: ReadFigure) -> bool:
    """«Tốt 22,3% (142 học sinh)»."""
    opened = _COUNT_OPENS.fullmatch(share.after) and _COUNT_CLOSES.match(count.after)
    return bool(opened) and not _MOVED.search(share.before)


def _wholes(passages: Sequence[TextPassage]) -> list[CommonWhole]:
    """Whatever number before or between may be the whole of them."""
    found = []
    for passage in passages:
        for sentence in passage.sentences:
            for one in sentence.quantities:
                if not one.is_percent:
                    is_told = one.whole is None and _WHOLE.search(one.before) is not None
                    found.append(CommonWhole(passage, one.whole or one.claim, is_told))
    return found


def _judged(found: Sequence[SharedCount], told: Sequence[CommonWhole]) -> Iterator[Seen]:
    wholes = [*told, _sum(found)]
    best = max(wholes, key=lambda whole: _weight(found, whole))
    found = [one for one in found if one.count is not best.claim]
    fitting = [one for one in found if one.fits(best)]
    if not fitting or (len(fitting) == 1 and not best.is_told):
        return
    for one in fitting:
        yield Held(one.passage, one.share.start, one.share.end)
        yield Held(one.passage, one.count.start, one.count.end)
    yield from (Held(*place) for place in best.places)
    strange = [one for one in found if one not in fitting and not any(map(one.fits, wholes))]
    if len(strange) == 1 and len(fitting) == len(found) - 1 and _is_off(strange[0], best, fitting):
        is_sure = len(fitting) >= _SURE or (best.is_told and len(fitting) > 1)
        yield _doubt(strange[0], best, None if is_sure else Severity.WARNING)


def _weight(found: Sequence[SharedCount], whole: CommonWhole) -> tuple[int, bool]:
    return sum(one.fits(whole) for one in found), whole.is_told


def _sum(found: Sequence[SharedCount]) -> CommonWhole:
    """All of them together."""
    counts = [one.count for one in found]
    value, step = sum(one.value for one in counts), max(one.step for one in counts)
    return CommonWhole(None, replace(counts[0], value=Fraction(value), step=step))


def _is_off(strange: SharedCount, whole: CommonWhole, fitting: Sequence[SharedCount]) -> bool:
    """Whether it counts as the others do, and is off by more than its last digit (a nought none at all)."""
    share = strange.share
    last = share.step * 10 if not (share.value / share.step) % 10 else share.step
    exact = _exact(strange, whole)
    alike = all(one.count.measure is strange.count.measure for one in fitting)
    return alike and abs(exact - share.value) > last


def _exact(one: SharedCount, whole: CommonWhole) -> Fraction:
    return one.count.value * _HUNDRED / (whole.claim.value or Fraction(1))


def _doubt(one: SharedCount, whole: CommonWhole, lighter: Severity | None) -> FigureDoubt:
    text, share = one.passage.text, one.share
    count = text[one.count.start : one.count.end]
    right = shown(rounded(_exact(one, whole), share.step), share)
    pair = f"{count}/{whole.written}"
    return FigureDoubt(
        one.passage,
        share.start,
        share.end,
        say("{pair} là {right}, văn bản ghi {told}", pair=pair, right=right,
            told=text[share.start : share.end]),
        working=f"{pair} = {right}",
        lighter=lighter,
        others=((one.passage, one.count.start, one.count.end), *whole.places),
    )  # fmt: skip
