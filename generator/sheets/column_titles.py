"""What people write over columns: which title means the unit, its code, the ordinal or a count.

Titles are compared without diacritics, capitals and additions in brackets. The surest likeness
decides; usual titles are in `words.yaml`, which column is meant is left to `table_columns`.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.campaign import Indicator
from generator.sheets.usual_words import usual
from generator.wording import fold, nfc
from generator.workspace import INVISIBLE, regex

_EXACTLY = 2
_EMPTY = regex(r"\(\s*\)")
_ADDED = regex(r"\([^()]*\)|\[[^\[\]]*\]|[*:]+|[¹²³]")
_AS_OF = regex(
    r"\b(?:tinh )?(?:den|toi)(?: het)?(?: ngay)? ?(?:[0-9]{1,2}[/.-][0-9]{1,2}(?:[/.-][0-9]{2,4})?"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}|nay)"
)
_UNIT_PART = regex(r"\b(?:don vi(?! tinh)|cong doan|cdcs|ldld|lien doan lao dong)\b")
_NAME_OF = regex(r"^ten (?:cac )?")
_OF_BODIES = regex(
    r"^(?:ten (?:cac )?(?:co so|chi hoi|chi doan|chi bo|to)|co so (?:hoi|doan)|chi hoi|to hoi)\b"
    r"(?!.*\b(?:truong|pho|vien|thu ky|bi thu|chu tich|tinh)\b)"
)
_BESIDE = regex(r" ?[,;/&+] ?| va | hoac | - ")
_ALMOST = ("thuc hien", "ket qua", "luy ke")
_OTHER = regex(
    r"\b(?:chi tieu|ke hoach|ty le|ti le|hang|ghi chu|con thieu|vuot|so voi|dang ky|(?<!ban )giao|muc tieu"
    r"|tang|giam|ky truoc|lan truoc|giai doan|dot|quy|thang|nguoi|ngay|dien thoai)\b|%"
)
_NO_RESULT = regex(
    r"\b(?:chi tieu|ke hoach|hang|xep loai|ghi chu|con thieu|vuot|so voi|dang ky|(?<!ban )giao|muc tieu|tang|giam|ngay|dien thoai)\b"
)
_NO_RESULT_SPELLED = regex(
    r"\b(?:chỉ tiêu|kế hoạch|hạng|xếp loại|ghi chú|còn thiếu|vượt|so với|đăng k[ýí]|(?<!bàn )giao|mục tiêu|tăng|giảm|ngày|điện thoại)\b"
)
_RATE = regex(r"\b(?:ty le|ti le|ty trong)\b|%")
_FILLERS = regex(
    r"\b(?:tong so|tong cong|tong|so luong|so lieu|so|luong|luy ke|cong don|ket qua|thuc hien|duoc|da|dat|den nay"
    r"|tu dau (?:nam|dot|chien dich|phong trao|chuong trinh)|hien nay|hien co|hien tai|bao cao|cap nhat|ghi nhan"
    r"|hoan thanh|chung|toan bo|cua|cac|va|co|den|toi|thoi diem|tinh|ca|nam|phong trao|chien dich|chuong trinh|chi so|tren (?:cong|he thong|phan mem))\b"
)
_SIGN_FIRST = regex(r"^(?:(?:ty|ti) le )?% ?")
_PARTS = (
    (regex(r"(?<!việt )(?<!miền )(?<!phía )\bnam\b(?! giới| [0-9])"), "nam giới"),
    (regex(r"(?<!cấp )(?<!của )(?<!toàn )(?<!trong )(?<!ngoài )(?<!đoàn )(?<!động )(?<!lđlđ )\btỉnh\b"), "cấp tỉnh"),
    (regex(r"(?<!cấp )(?<!của )(?<!đoàn )(?<!hội )(?<!đảng )\bcơ sở\b"), "cấp cơ sở"),
)  # fmt: skip
"""Words for some of what is counted which without diacritics are those for any figure: năm, tính, có số."""
_IN_SHORT = {
    **dict.fromkeys(("cong", "ts", "t so", "t.so", "t. so", "tso"), "tong so"),
    **dict.fromkeys(("sl", "s.luong", "s luong"), "so luong"),
}
"""What stands for «tổng số» and «số lượng» where it stands alone."""


def plain_title(text: str) -> str:
    """A title for comparing: `Số  đã thực hiện (1)` is `so da thuc hien`."""
    return _stripped(_ADDED.sub(" ", _AS_OF.sub(" ", full_title(text))))


def full_title(text: str) -> str:
    """A title without diacritics and capitals, but with all its words."""
    return fold(INVISIBLE.sub("", text))


def undated_title(text: str) -> str:
    """A title without diacritics, capitals and until when it is, but with all its other words: the same next week."""
    return _stripped(_EMPTY.sub(" ", _AS_OF.sub(" ", full_title(text))))


def counted_title(text: str) -> str:
    """A title over figures without diacritics and capitals: «Nam» is not the «năm» that says nothing, «Cộng» is all.

    >>> counted_title("Nam"), counted_title("Cả năm"), counted_title("Cộng")
    ('nam gioi', 'ca nam', 'tong so')
    """
    spelled = " ".join(nfc(INVISIBLE.sub("", text)).casefold().split())
    if not spelled.isascii() or spelled == "nam":
        for word, told in _PARTS:
            spelled = word.sub(told, spelled)
    return _IN_SHORT.get(found := fold(spelled), found)


def likeness_to_unit(title: str) -> int:
    """How surely a title means the unit's name: 0 not at all, 2 exactly."""
    is_other = means_other(title) or "ma" in title.split()
    is_of_bodies = _OF_BODIES.search(title) is not None and not is_other
    if title in usual("unit") or _is_of_kinds(title) or is_of_bodies:
        return _EXACTLY
    return 1 if _UNIT_PART.search(title) and not is_other else 0


def names_unit(text: str) -> bool:
    """Whether a title as it was written means the unit's name for certain: `Tên khoa, phòng`."""
    return likeness_to_unit(plain_title(text)) == _EXACTLY


def _is_of_kinds(title: str) -> bool:
    """Whether a title is of kinds of unit, called names or several: `ten khoa`, `phong/ban`, `ten thon, ban, nhom`."""
    bare = _NAME_OF.sub("", title)
    kinds, known = set(_BESIDE.split(bare)), usual("unit") | usual("unit_kind")
    if len(kinds) > 1 and (bare != title or len(kinds & known) > 1):
        return bool(kinds & known)
    return (bare != title or len(kinds) > 1) and known >= kinds


def means_other(title: str) -> bool:
    """Whether a title means what is neither a unit nor a number of things: quotas, rates, dates …"""
    return _OTHER.search(title) is not None


def means_no_result(title: str) -> bool:
    """Whether a title means what is held against results or said of them: quotas, ranks, what is missing, days."""
    return _NO_RESULT.search(title) is not None


def says_no_result(text: str) -> bool:
    """The same of a title as it was written: «giám sát» is no «giảm», «quà tặng» no «tăng»."""
    spelled = nfc(text).casefold()
    is_confirmed = spelled.isascii() or _NO_RESULT_SPELLED.search(spelled) is not None
    return is_confirmed and means_no_result(plain_title(text))


def means_rate(title: str) -> bool:
    """Whether a title means a rate."""
    return _RATE.search(title) is not None


def likeness_to_named(title: str) -> int:
    """How surely a title means the unit's name or its code."""
    return 2 if title in usual("code") else likeness_to_unit(title)


def core_of(text: str) -> str:
    """What a title counts, without the words that are written over any figure: `so sang kien luy ke` is `sang kien`."""
    return " ".join(_FILLERS.sub(" ", plain_title(text)).split())


def counted_core(text: str) -> str:
    """What a title as it was written, or a name, counts."""
    return core_of(counted_title(text))


def likeness_to_count(path: tuple[str, ...], indicator: Indicator, *, asked: bool) -> int:
    """How surely the titles over a column, top first, mean the count of an indicator.

    4 for its very name or code; 3 for its name among words that stand over any figure. For the indicator
    that is `asked` for, what is usually written over counts: a usual title, `số` with the unit of measure
    (3, 2 above or below others), a title with such words in it (1).
    """
    whole = " ".join(path)
    names = {full_title(indicator.name), plain_title(indicator.name), full_title(indicator.code)}
    names |= {own := counted_title(indicator.name), plain_title(own)}
    titles = {whole, plain_title(whole), path[-1], plain_title(path[-1])}
    if names & titles or (indicator.is_rate and names & set(map(_in_words, titles))):
        return 4
    if not asked:
        return 3 if _has_core(titles, indicator.name) else 0
    if not path[-1] or _OTHER.search(plain_title(path[-1])):
        return 0
    return _usual(path, whole, fold(indicator.unit_of_measure))


def _has_core(titles: Iterable[str], name: str) -> bool:
    core = counted_core(name)
    return bool(core) and any(
        core_of(one) == core and not means_other(f" {plain_title(one)} ".replace(f" {core} ", " "))
        for one in titles
    )


def _in_words(title: str) -> str:
    """The title of a rate without its sign: `% dat` and `ty le dat %` are `ty le dat`."""
    return " ".join(_SIGN_FIRST.sub("ty le ", title).replace("%", " ").split())


def _usual(path: tuple[str, ...], whole: str, measure: str) -> int:
    known = usual("count") | {measure, f"so {measure}", f"so luong {measure}", f"tong so {measure}"}
    title = plain_title(whole)
    if title in known:
        return 3
    if _OTHER.search(title):
        return 0
    if any(plain_title(one) in known for one in path):
        return 2
    words = f" {title} "
    return 1 if any(f" {one} " in words for one in (measure, *_ALMOST)) else 0


def _stripped(text: str) -> str:
    return " ".join(text.split()).strip(" .,;-–")
