"""What a document in the place of another says of itself: the figures of units that are others now, then what else was rewritten.

Every figure that is another is told at each place. What is reckoned of them in the tables (rates, ranks, what is
missing) and in charts is said in one sentence, which names what of that the document has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from generator.model.campaign import Campaign
from generator.office.changed_letters import without_empty_parts
from generator.office.changed_words import Passages
from generator.office.corrected_places import can_be_quoted, place_of, quoted
from generator.office.follows_from import ToldChanges
from generator.office.read_as_changed import read_as_changed
from generator.wording import read_claims
from generator.workspace import regex

_SAYS_SO = "Nội dung sửa so với văn bản được thay thế:"
_FOLLOWS = "Các {what} có liên quan được tính lại theo các số nêu trên."
_FOLLOWING = regex(r"Các [\w ,]+ có liên quan được tính lại theo các số nêu trên\.")
_ELSEWHERE = "Những chỗ khác có liên quan được sửa theo."
_MORE = "Ngoài các nội dung nêu trên, văn bản còn được sửa ở những chỗ khác, không liệt kê tại đây."
NOT_LISTED = "Số liệu và nội dung được sửa ở nhiều chỗ, không liệt kê tại đây."
"""What stands there where the letters of a series differ in more than a body has room for."""
_BLANK = "- Tại …: đã ghi “…”, nay sửa là “…”."
_KNOWN = {
    *(_SAYS_SO, _ELSEWHERE, _MORE, NOT_LISTED, _BLANK),
    "- Tại …: “…”, nay là “…”.",
}
UNKNOWN = f"{_SAYS_SO}\n\n{_BLANK}"
"""What stands there where nobody knows what is another, as the signed letter of a series is gone: it is left to be written."""
_MOST = 40
_NOWHERE = "…"
_NO_FIGURE = "– chưa có số liệu"
_DERIVED = regex(r"(?i)tỷ lệ|tỷ trọng|hạng|thiếu|vượt|so với|tăng|giảm|chênh|bình quân|tiến độ|%")
_RATES, _SUMS, _CHARTS, _WORDS = "tỷ lệ", "số cộng", "biểu đồ", "lời văn"
_RECKONED = {
    _RATES: regex(r"(?i)tỷ lệ|tỷ trọng|%"),
    "thứ hạng": regex(r"(?i)hạng"),
    "số vượt": regex(r"(?i)vượt"),
    "số còn thiếu": regex(r"(?i)thiếu"),
    "mức tăng giảm": regex(r"(?i)so với|tăng|giảm|chênh"),
    "số bình quân": regex(r"(?i)bình quân"),
    "tiến độ": regex(r"(?i)tiến độ"),
}
"""What is reckoned of other figures, by the names of columns."""
_REST = (_SUMS, _CHARTS, _WORDS)
_TOTAL = regex(r"(?i)(?:tổng|cộng)\b")
_ITEM = regex(
    r"(?s)- .*(?:[Đđ]ã ghi:? .+ nay sửa là\b|“[^“”]*”, nay là “[^“”]*”\.$)|- Nay (?:bỏ|thêm)(?: dòng “[^“”]*”[^“”]*|: “[^“”]*”)\."
)
_TAGS = regex(r"\{[{%#].*?[}%#]\}")
_CLOSING = regex(
    r"(?i)(?![#-])(?!.*:$)(?:.*(?:trân trọng|trên đây là|tổ chức thực hiện nghiêm túc|để được hướng dẫn)"
    r"|trong quá trình\b|.*thông báo để .*\bbiết\b)"
)
_PARAGRAPH = regex(r"\n[ \t]*\n")


def changed_text(places: Iterable[Passages], names: Collection[str], text: str) -> str:
    """What is another than in the document that is replaced, the units of these `names` first; nothing where nothing is known.

    `text` is what the new one says by itself: where its own sentences are others, they are told too, and so is all of
    which its figures do not show that it follows from what is told.
    """
    found = [*read_as_changed(places)]
    units = [one for one in found if one.cell and one.cell.row in names and not _is_derived(one)]
    totals = [one for one in found if one.cell and _TOTAL.match(one.cell.row) and not _is_derived(one)]  # fmt: skip
    own = " ".join(_TAGS.sub(" ", text).split())
    written = [one for one in found if not one.cell and _is_written(one, own)]
    if units:
        roots = [*units, *totals, *written]
        left = [one for one in found if one not in roots]
        others = [*_not_following(left, ToldChanges(roots, names), names)]
        shown = [one for one in others if not _is_drawn(one, names)]
        first = [*_greatest(units), *totals, *written, *shown]
        is_whole = len(first) == len(roots) + len(others)
        behind = _following([one for one in left if one not in others], names)
        return _listed(first, behind, is_whole=is_whole)
    told = [one for one in found if not (_is_derived(one) if one.cell else _is_chart(one))] or found
    first = told[:_MOST]
    behind = _ELSEWHERE if len(first) < len(found) else ""
    follow = _all_follow((one for one in found if one not in told), ToldChanges(first))
    return _listed(first, behind, is_whole=len(first) == len(told) and follow)


def _all_follow(places: Iterable[Passages], told: ToldChanges) -> bool:
    """Whether cells and charts follow from what is told of their tables."""
    for one in sorted(places, key=lambda one: one.cell is None):
        if not (told.is_table(one) if one.cell else told.shows(one)):
            return False
        told.draw(one)
    return True


def _not_following(
    places: Iterable[Passages], told: ToldChanges, names: Collection[str]
) -> Iterator[Passages]:
    """The places that do not follow from what is told; each is told from then on. Charts come last, as they show the others."""
    charts: list[Passages] = []
    for one in places:
        if _is_drawn(one, names):
            charts.append(one)
        elif one.cell and _is_derived(one) and told.is_table(one):
            told.draw(one)
        elif one.cell or not told.explains(one):
            told.add(one)
            yield one
        else:
            told.add(one)
    yield from (one for one in charts if not told.shows(one))


def _listed(places: Sequence[Passages], behind: str, *, is_whole: bool = True) -> str:
    """The places line by line, and what is said of the others; where not all that is to be told is there, that."""
    told = [_line(one) for one in places]
    lines = list(dict.fromkeys(filter(None, told)))
    if not lines:
        return f"{_SAYS_SO}\n\n{_BLANK}" if places else ""
    if not (is_whole and all(told)):
        behind = _MORE
    return "\n".join([f"{_SAYS_SO}\n", *lines, *([f"\n{behind}"] if behind else [])])


def _greatest(units: list[Passages]) -> list[Passages]:
    """Those that are told, in their order; of very many those that changed most."""
    kept = sorted(units, key=_step, reverse=True)[:_MOST]
    return [one for one in units if one in kept]


def _following(places: Sequence[Passages], names: Collection[str]) -> str:
    """The sentence about what is reckoned anew, which names what of that these places are; none where there are none."""
    known = {_kind(one, names) for one in places}
    kinds = [kind for kind in (*_RECKONED, *_REST) if kind in known]
    return _FOLLOWS.format(what=", ".join(kinds)) if kinds else ""


def _kind(one: Passages, names: Collection[str]) -> str:
    if one.cell is None:
        return _CHARTS if _is_drawn(one, names) else _WORDS
    kinds = (kind for kind, form in _RECKONED.items() if form.search(one.cell.column))
    return next(kinds, _RATES if "%" in f"{one.before}{one.after}" else _SUMS)


def _step(one: Passages) -> tuple[bool, object]:
    before, after = (read_claims(text or "").numbers for text in (one.before, one.after))
    if len(before) == len(after) == 1:
        return False, abs(after[0].value - before[0].value)
    return True, 0


def _is_derived(one: Passages) -> bool:
    """Whether the figures of a column follow from others."""
    if one.cell is None or not one.cell.column:
        return False
    return bool(_DERIVED.search(one.cell.column)) or "%" in f"{one.before}{one.after}"


def _is_written(one: Passages, own: str) -> bool:
    """Whether what became of a passage is what somebody wrote, and not what figures made of it."""
    after = quoted(one) if one.before else None
    said = after[1] if after else one.after or ""
    return (
        len(said.split()) > 1
        and said.replace("‘", "“").replace("’", "”").lstrip("- ").rstrip("./;") in own
    )


def _is_chart(one: Passages) -> bool:
    """Whether it is no sentence: figures and names of a chart."""
    said = one.before or one.after or ""
    numbers = read_claims(said).numbers
    return len(said.split()) <= 2 * len(numbers)


def _is_drawn(one: Passages, names: Collection[str]) -> bool:
    """The same where a chart names these units too."""
    if one.cell:
        return False
    if _is_chart(one):
        return True
    said = one.before or one.after or ""
    for name in sorted(names, key=len, reverse=True):
        said = said.replace(name, "")
    return len(names) > 1 and _is_chart(one._replace(before=said.replace(_NO_FIGURE, ""), after=""))


def _line(one: Passages) -> str:
    where = place_of(one)
    if one.cell and one.cell.row:
        return _cell_line(one)
    if both := quoted(one):
        return f"- Tại {where}: đã ghi “{both[0]}”, nay sửa là “{both[1]}”." if where != _NOWHERE else f"- Đã ghi “{both[0]}”, nay sửa là “{both[1]}”."  # fmt: skip
    whole = one.before or one.after or ""
    if one.cell or None not in {one.before, one.after} or not can_be_quoted(whole):
        return ""
    return f"- Nay {'bỏ' if one.before else 'thêm'}: “{whole.removeprefix('- ')}”."


def _cell_line(one: Passages) -> str:
    cell = one.cell
    if cell is None or not (can_be_quoted(cell.row) and can_be_quoted(cell.column or "x")):
        return ""
    of_table = one._replace(cell=None, before="x", after="x")
    where = place_of(of_table)
    beside = "" if where == _NOWHERE else f", {where}"
    if not cell.column:
        what = "thêm" if one.before is None else "bỏ"
        return f"- Nay {what} dòng “{cell.row}”{beside}."
    before, after = one.before or "", one.after or ""
    if not all(can_be_quoted(text) for text in (before, after) if text):
        return ""
    said = f"đã ghi {_worded(before)}, nay sửa là {_worded(after)}"
    return f"- {cell.row}, cột “{cell.column}”{beside}: {said}."


def _worded(text: str) -> str:
    """A figure as it is, other words as they are quoted."""
    if not text:
        return "“(trống)”"
    return text if " " not in text and any(letter.isdigit() for letter in text) else f"“{text}”"


def with_changed(body: str, says_so: str, changed: str) -> str:
    """A text that says what it replaces and what is another in it, in front of the words with which it ends."""
    parts = _PARAGRAPH.split(body.rstrip())
    at = _closing(parts)
    return "\n\n".join(filter(None, (*parts[:at], says_so, changed, *parts[at:]))) + "\n"


def _closing(parts: Sequence[str]) -> int:
    """Where the words begin with which a text ends, whatever a clerk wrote below them; else its end."""
    headed = [at for at, one in enumerate(parts) if one.lstrip().startswith("#")]
    first = max([0, *headed]) + 1
    closing = [at for at in range(first, len(parts)) if _CLOSING.match(" ".join(parts[at].split()))]
    at = closing[-1] if closing else len(parts)
    while at - 1 in closing:
        at -= 1
    return at


def without_changed(text: str) -> str:
    """A text without the lines that say what is another in it than in an earlier one."""
    kept = (line for item in _items(text) for line in item if not _is_changed(item))
    return without_empty_parts("\n".join(kept))


def _items(text: str) -> Iterator[list[str]]:
    """The lines of a text, those of one item of a list together."""
    item: list[str] = []
    for line in text.split("\n"):
        goes_on = bool(item) and item[0].startswith("- ") and line.startswith("  ") and line.strip()
        if not goes_on and item:
            yield item
            item = []
        item.append(line)
    yield item


def _is_changed(item: list[str]) -> bool:
    said = " ".join(" ".join(item).split())
    return said in _KNOWN or bool(
        _FOLLOWING.fullmatch(said)
        or _ITEM.fullmatch(said)
        or (_ITEM.match(said) and "nay sửa là" in said)
    )


def names_of_units(campaign: Campaign) -> set[str]:
    """What units are called that no other stands below."""
    above = {one.parent for one in campaign.units if one.parent}
    return {
        name
        for one in campaign.units
        if one.code not in above
        for name in (one.name, one.short_name)
        if name
    }
