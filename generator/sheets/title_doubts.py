"""What a title says beside what it counts: whether the column under it may be of something else.

«Lũy kế», «kết quả», «đã thực hiện» and the unit of measure say of no figure what it is a number of. They are taken
off first; a column is taken unasked only where nothing is left, or what is left is the name of the indicator.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import pairwise

from generator.model.campaign import Campaign, Counted, Indicator, Measure
from generator.sheets.column_titles import (
    core_of,
    counted_core,
    counted_title,
    full_title,
    means_no_result,
    means_other,
    means_rate,
    plain_title,
)
from generator.sheets.measures import is_measure
from generator.sheets.usual_words import known_base
from generator.workspace import regex, unchanging


class TitleDoubt(IntEnum):
    """How a title differs from what is counted."""

    NONE = 0
    NARROWER = 1
    """It counts the same, but says more: «Sáng kiến cấp tỉnh»."""
    OTHER = 2
    """It counts something else, or at another time: «Số hội nghị lũy kế», «Số sáng kiến năm 2025»."""
    OPPOSITE = 3
    """It counts what is left out: «Số sáng kiến không được công nhận»."""


@unchanging(frozen=True)
class CampaignWords:
    """What says nothing in a title of a campaign: its names, and the year that it lies in."""

    names: Sequence[str] = ()
    year: int | None = None


NO_WORDS = CampaignWords()
"""Nothing is known of the campaign."""


def around_of(campaign: Campaign) -> CampaignWords:
    """What says nothing in titles of a campaign; the year where it lies in one."""
    first, last = campaign.starts.year, campaign.ends.year
    return CampaignWords((campaign.name, campaign.short_name), first if first == last else None)


_OPPOSITE = regex(r"\b(?:khong|chua|bi (?:loai|tu choi|tra lai|huy|thu hoi|cham)|loai (?:bo|ra|tru)|tru ra|ngoai tru)\b")  # fmt: skip
_LEFT = regex(r"\bcon (?:lai|phai|no|ton)\b")
"""What is left to be done is none of what was."""
_CUMULATIVE = regex(r"\b(?:luy ke|cong don)\b")
OTHER_TIME = regex(
    r"\bnam (?:truoc|ngoai|cu|lien truoc)\b|\bcung ky\b|\bnhiem ky\b|\b(?:ky|lan|thang|quy|tuan|dot|giai doan) truoc\b"
    r"|\btruoc (?:day|do)\b"
)
_PART_OF_TIME = regex(
    r"\b(?:trong|rieng|phat sinh|cua)? ?(?:thang|quy|tuan|dot|ky)(?: (?:nay|[0-9ivx]+(?:/[0-9]{4})?))\b"
    r"|\btrong (?:ky|thang|quy|tuan|dot|nam)\b|\b[69] thang\b|\bphat sinh\b|\bgiai doan\b"
)
_YEAR = regex(r"\b(20[0-9]{2})\b")
_RESULTS = regex(r"\b(?:thuc hien|ket qua|dat duoc|hoan thanh|da dat)\b")
_SOME = regex(r"\b(?:nu|nam gioi|trong do|phat sinh|tang them)\b")
MONEY = regex(r"\b(?:so tien|kinh phi|gia tri|thanh tien|tien)\b")
_IN_MONEY = regex(r"\b(?:nghin|ngan|trieu|ty)? ?(?:dong|d)\b|\btr\.?d\b|\bvnd\b|\b1\.?000 ?d\b")
_OF_GIVING = regex(r"\b(?:thu|chi|nop|dong gop|ung ho|ho tro|quyen gop|van dong|giai ngan)\b")
_IN_BRACKETS = regex(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_OF_RATE = regex(r"\b(?:ty le|ti le)\b")
_NUMBER_OF = regex(r"(?:tong )?so (?!lieu)")
_NOTE = regex(
    r"[0-9=+*/:.,;<>\s-]*|.*\b(?:tam tinh|uoc|dvt|don vi|tinh den|den|nghin|trieu|ty|dong|1000.*)\b.*"
)


def doubt_of_title(
    titles: Sequence[str], indicator: Indicator, around: CampaignWords = NO_WORDS
) -> TitleDoubt:
    """What is to be doubted of a column, from the titles over it, top first, as they are written."""
    path = [counted_title(one) for one in titles]
    whole = " ".join(path)
    name = counted_title(indicator.name)
    if whole in {name, full_title(indicator.code)}:
        return TitleDoubt.NONE
    rest = _without(whole, [name, *_names_of(indicator), *map(full_title, around.names)])
    if around.year:
        rest = _without(rest, [f"nam {around.year}"])
    if _OPPOSITE.search(rest):
        return TitleDoubt.OPPOSITE
    if (
        _LEFT.search(rest)
        or _is_of_another_time(rest, indicator)
        or any(map(means_other, map(plain_title, path[:-1])))
    ):
        return TitleDoubt.OTHER
    return max(_doubt_of_words(whole, indicator, around), _doubt_of_brackets(whole, indicator))


def names_indicator(titles: Sequence[str], indicator: Indicator) -> bool:
    """Whether titles over figures, top first, name an indicator in some way: by most of its words, or with others among them.

    Quotas, what is missing and the like of it are not named by it, nor is its rate where a number is counted.
    """
    whole = plain_title(_without_dates(" ".join(titles)))
    rest = _without(whole, _names_of(indicator))
    if not whole or known_base(whole) or means_no_result(rest):
        return False
    if not indicator.is_rate and (means_rate(rest) or "%" in " ".join(titles)):
        return False
    own = _counted(indicator.name)
    said = _spelled_out(_counted(whole), _counted_words(indicator.name))
    if not said or not own:
        return False
    is_most = _follows(said, own) and 2 * len(said) >= len(own)
    return _follows(own, said) or is_most or _shares_most(said, own)


def _spelled_out(words: Sequence[str], own: Sequence[str]) -> list[str]:
    """Words of a title with those in full that stand there by their first letters: «PƯ» is the «phản ứng» of a name."""
    found: list[str] = []
    for word in words:
        many = len(word)
        runs = (own[at : at + many] for at in range(len(own) - many + 1))
        is_short = many > 1 and word.isalpha() and word not in own
        meant = next((run for run in runs if "".join(one[0] for one in run) == word), None)
        found += meant if is_short and meant else [word]
    return found


def _shares_most(words: Sequence[str], own: Sequence[str]) -> bool:
    """Whether most words of a title and of a name are the same, two at least that stand together: «tai biến sau tiêm»."""
    shared = {*words} & {*own}
    pairs = {*pairwise(words)} & {*pairwise(own)}
    return bool(pairs) and 2 * len(shared) >= max(len({*words}), len({*own}))


def says_money(titles: Sequence[str]) -> bool:
    """Whether titles over figures, top first, say that they are money, and nothing of what else they are."""
    whole = plain_title(_without_dates(" ".join(titles)))
    if means_no_result(whole) or means_rate(whole) or known_base(whole):
        return False
    in_brackets = " ".join(
        one[1] or one[2] or "" for one in _IN_BRACKETS.finditer(" ".join(titles))
    )
    is_told = (
        MONEY.search(whole) is not None or _IN_MONEY.search(full_title(in_brackets)) is not None
    )
    return (
        is_told
        and not core_of(_IN_MONEY.sub(" ", MONEY.sub(" ", _OF_GIVING.sub(" ", whole)))).strip()
    )


def _counted(text: str) -> list[str]:
    """The words of a title that say what is counted."""
    return core_of(_OF_RATE.sub(" ", plain_title(text)).replace("%", " ")).split()


def _counted_words(text: str) -> list[str]:
    """All words of a name, those too that say nothing of what is counted."""
    return plain_title(text).split()


def _is_of_another_time(rest: str, indicator: Indicator) -> bool:
    if OTHER_TIME.search(rest) or _YEAR.search(_without_dates(rest)):
        return True
    if indicator.counts_as is Counted.PERIOD:
        return _CUMULATIVE.search(rest) is not None
    return _PART_OF_TIME.search(_without_dates(rest)) is not None


def is_no_base(titles: Sequence[str], year: int | None = None) -> bool:
    """Whether titles over figures of units, top first, say that they are results, or what stood at another time.

    What is left out, some of it and another year than that of the campaign count where a heading or brackets say so: a base
    may well be called «hộ chưa có điện».
    """
    path = [full_title(one) for one in titles]
    whole = _without_dates(" ".join(path))
    if _RESULTS.search(whole) or _CUMULATIVE.search(whole) or OTHER_TIME.search(whole):
        return True
    beside = [one[1] or one[2] or "" for one in _IN_BRACKETS.finditer(path[-1])]
    around = _without_dates(" ".join([*path[:-1], *beside]))
    years = {int(one) for one in _YEAR.findall(around)} - {year}
    return (
        bool(years and year)
        or _OPPOSITE.search(around) is not None
        or _SOME.search(around) is not None
    )


_DATE = regex(
    r"\b(?:den|toi)(?: het)?(?: ngay)? ?[0-9]{1,2}[/.-][0-9]{1,2}(?:[/.-][0-9]{2,4})?|\b[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|\b(?:den|toi)(?: het)?(?: cuoi)? (?:thang|quy|nam) [0-9ivx]+(?:(?:/| nam )[0-9]{4})?"
)


def _without_dates(text: str) -> str:
    """A title without until when it is, which is held against the moment elsewhere (`stamps`)."""
    return _DATE.sub(" ", text)


def _doubt_of_words(whole: str, indicator: Indicator, around: CampaignWords) -> TitleDoubt:
    known = [*map(plain_title, around.names), *([f"nam {around.year}"] if around.year else [])]
    bare = _without(plain_title(_without_dates(whole)), known)
    measure = full_title(indicator.unit_of_measure)
    if indicator.measure is Measure.MONEY:
        bare = MONEY.sub(" ", bare)
    said, own = core_of(bare).replace("%", " ").split(), counted_core(indicator.name).split()
    if said and said == measure.split() != own and known_base(" ".join(said)):
        return TitleDoubt.NARROWER
    left = core_of(_without(bare, [measure])).replace("%", " ").split()
    is_measured = _stands_in(left, own) and not _stands_in(measure.split(), own)
    if _stands_in(said, [*own, *measure.split()]) or is_measured:
        return TitleDoubt.NONE
    says_more = said[:1] == own[:1] and _follows(own, said)
    return TitleDoubt.NARROWER if says_more else TitleDoubt.OTHER


def _doubt_of_brackets(whole: str, indicator: Indicator) -> TitleDoubt:
    """Words in brackets that are neither a unit of measure nor a note; where nothing else names what is counted, it is they that do."""
    own = counted_core(indicator.name).split()
    measure = core_of(indicator.unit_of_measure).split()
    is_of_period = indicator.counts_as is Counted.PERIOD
    is_named = bool(core_of(_IN_BRACKETS.sub(" ", whole)))
    for found in _IN_BRACKETS.finditer(whole):
        text = found[1] or found[2] or ""
        left = core_of(_without_dates(text)).split()
        is_note = _NOTE.fullmatch(text) or (is_of_period and _PART_OF_TIME.search(text))
        if not (is_note or is_measure(text) or _stands_in(left, [*own, *measure])):
            is_other = _NUMBER_OF.match(text) or not is_named
            return TitleDoubt.OTHER if is_other else TitleDoubt.NARROWER
    return TitleDoubt.NONE


def _names_of(indicator: Indicator) -> list[str]:
    return [plain_title(counted_title(indicator.name)), counted_core(indicator.name)]


def _without(text: str, phrases: Iterable[str]) -> str:
    """A text without some phrases, each of which stands there as whole words."""
    padded = f" {text} "
    for one in phrases:
        if one:
            padded = padded.replace(f" {one} ", "  ")
    return " ".join(padded.split())


def _stands_in(words: Sequence[str], own: Sequence[str]) -> bool:
    """Whether words stand in a name one after the other: «hộ nghèo» is not of «hộ thoát nghèo»."""
    return f" {' '.join(words)} " in f" {' '.join(own)} " or not words


def _follows(words: Sequence[str], own: Sequence[str]) -> bool:
    """Whether all the words stand in a name, in its order."""
    left = iter(own)
    return all(word in left for word in words)
