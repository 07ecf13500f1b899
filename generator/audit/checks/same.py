"""The same figure told in several places: in the text, in a table, in another table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from generator.audit.audit_check import FigureDoubt, Held, Seen, check
from generator.audit.likely_slips import SWAPPED, is_of_hand, likely_slip
from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.sentences import ReadFigure, ReadSentence, is_kin
from generator.audit.tables.cell_values import Amount
from generator.audit.tables.heads import ColumnRole, HeadedColumn
from generator.audit.tables.rows import LabelKind, LabelledRow
from generator.audit.tables.table_layout import TableLayout, layouts_of
from generator.problems import Message, Severity, say
from generator.wording import ClaimedNumber, NumberKind
from generator.workspace import regex, unchanging

_LONGEST_GAP = 48
_MANY_NAMES = 600
_MANY_TABLES = 40
_SHORTEST = 6
_LARGE = 100
_TEN = 10
"""From so much on two digits that were exchanged are told."""
_SHARED = 5
_APART = regex(r"[;.:!?\n]|\d|¤")
_PLACES = r"tỉnh|thành phố|huyện|quận|thị xã|xã|phường|trường|viện|bệnh viện|ngành|công ty|cơ quan|đơn vị|nước"
_WHOLE = regex(rf"(?<!\w)(?:(?:toàn|cả) (?:{_PLACES})|tổng số|tổng cộng)(?!\w)")
_KIND = regex(
    r"(?:(?:lđlđ|liên đoàn lao động|công đoàn(?: ngành| cơ sở)?|cđcs|cđn|ubnd|ủy ban nhân dân|trường|khoa|phòng|ban|sở|chi cục|tổ"
    r"|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|ấp|thôn|khu phố|cụm)\s)+"
)
_PART_OF = regex(r"(?<!\w)(?:trong đó|riêng|chưa|không|tăng|giảm|thêm|mới|vượt|thiếu|còn)(?!\w)")
_TOLD_TOTAL = regex(r"tổng số(?: (?P<noun>[^,.;:()¤]{2,60}?))?\s*(?:là|có|gồm|đạt|:)?\s*$")
_PLACE_OF = regex(rf"(?:toàn|cả) (?:{_PLACES})(?!\w)")
_WHEN = regex(
    r"(?<!\w)(?:đầu|cuối|cùng kỳ|trước|sau|kế hoạch|chỉ tiêu|mục tiêu|dự kiến|dự toán|ước|phấn đấu|quý|tháng|giai đoạn|khóa|nhiệm kỳ)(?!\w)"
)
_TOLD_BESIDE = regex(r"(?<!\w)(?:tính|kể) cả|(?<!\w)(?:không|chưa) (?:kể|tính)(?!\w)")
"""That another sum goes on, which holds more or less than this one."""
_COUNTS_OTHER = regex(
    r"số (?!lượng|đã|được|giao|thực|còn|vượt|thiếu|liệu|đăng|hoàn|tăng|giảm|kỳ|năm|lũy|phát|cuối|đầu|hiện|đề|kế)\w"
)
"""A column that says itself what it counts, whatever the rest of its table does."""
_HEAD = regex(r"(?:tổng )?số ([^\W\d_]+)")
"""A head that says what is counted and nothing else: «Số nhà»."""
_QUALIFIED = regex(r"\s*(?:[,.;:)…]|và\b|trong đó|gồm|chia|$)")


@check("W-AUDIT-SAME", Severity.WARNING)
def same(manuscript: Manuscript) -> Iterator[Seen]:
    """Cùng một số liệu thì trong lời văn, trong bảng, trong phụ lục phải như nhau.

    Xem: số đứng sau tên đơn vị có trong bảng, sau «toàn tỉnh», «tổng số» với cùng danh từ ở đầu cột; hai câu
    cùng nói «tổng số …»; hai bảng có cùng các dòng. Khác kỳ, khác đơn vị tính thì không so.

    Sai: lời văn ghi «toàn tỉnh có 239 CĐCS», dòng «Tổng» của cột «Tổng số CĐCS» ghi 293.
    """
    layouts = layouts_of(manuscript)
    yield from _in_text_and_table(manuscript, layouts)
    yield from _in_two_tables(layouts)
    yield from _in_two_sentences(manuscript)


# Text against tables


@unchanging(frozen=True)
class _Named:
    """A row of a table as the text may name it."""

    layout: TableLayout
    row: LabelledRow


def _in_text_and_table(manuscript: Manuscript, layouts: Sequence[TableLayout]) -> Iterator[Seen]:
    rows = _rows_by_name(layouts)
    wholes = [_Named(layout, row) for layout in layouts for row in _grand_totals(layout)]
    if not rows and not wholes:
        return
    names = "|".join(re.escape(name) for name in sorted(rows, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{names})(?!\w)") if names else None
    for passage in manuscript.passages:
        for sentence in passage.sentences:
            for found, quantity in _following(sentence, pattern):
                yield from _held_against(passage, quantity, rows[found])
            for _, quantity in _following(sentence, _WHOLE):
                yield from _held_against(passage, quantity, wholes)


def _rows_by_name(layouts: Sequence[TableLayout]) -> dict[str, list[_Named]]:
    found: dict[str, list[_Named]] = {}
    for layout in layouts:
        texts = [row.name.lower() for row in layout.rows]
        times = Counter(texts)
        for row, text in zip(layout.rows, texts, strict=True):
            if row.kind is LabelKind.ITEM and times[text] == 1 and " " in text:
                for name in {text, _KIND.sub("", text, count=1)}:
                    if len(name) >= _SHORTEST and not name.isdecimal():
                        found.setdefault(name, []).append(_Named(layout, row))
    return found if len(found) <= _MANY_NAMES else {}


def _grand_totals(layout: TableLayout) -> list[LabelledRow]:
    """The one row that sums the whole table."""
    totals = [row for row in layout.rows if row.kind is LabelKind.TOTAL]
    ends = {0, len(layout.rows) - 1}
    return [row for row in totals if row.index in ends][-1:]


def _following(
    sentence: ReadSentence, pattern: re.Pattern[str] | None
) -> Iterator[tuple[str, ReadFigure]]:
    """Each name in a sentence with the figure that stands right behind it."""
    if pattern is None or not sentence.quantities:
        return
    for found in pattern.finditer(sentence.low, sentence.start, sentence.end):
        after = (one for one in sentence.quantities if one.start >= found.end())
        quantity = next(after, None)
        if quantity is None:
            return
        gap = sentence.low[found.end() : quantity.start]
        if len(gap) <= _LONGEST_GAP and not _APART.search(gap) and not _PART_OF.search(gap):
            yield found[0], quantity


def _held_against(
    passage: TextPassage, quantity: ReadFigure, rows: Sequence[_Named]
) -> Iterator[Seen]:
    claims = [quantity.claim, *([quantity.whole] if quantity.whole else [])]
    for claim in claims:
        if claim.hedge is not None or claim.words:
            continue
        cells = [
            (named, column, amount)
            for named in rows
            for column in named.layout.columns
            if (amount := named.layout.amount(named.row.index, column.index))
            and _is_alike(claim, column, amount)
        ]
        alike = [cell for cell in cells if _tells(claim, cell[0], cell[1])]
        equal = [cell for cell in cells if cell[2].value == claim.value]
        if equal and (claim.value >= _LARGE or any(cell in alike for cell in equal)):
            _, _, amount = equal[0]
            yield Held(passage, claim.start, claim.end)
            yield Held(amount.cell, amount.start, amount.end)
        elif not equal and quantity.whole is None:
            yield from _slipped(passage, quantity, alike)


def _is_alike(claim: ClaimedNumber, column: HeadedColumn, amount: Amount) -> bool:
    """Whether a claim and a cell may be the same kind of figure."""
    if amount.is_hedged or column.role in {
        ColumnRole.ORDINAL,
        ColumnRole.WORDS,
        ColumnRole.LABEL,
        ColumnRole.RANK,
    }:
        return False
    is_rate = column.role is ColumnRole.RATE or amount.percent
    return (
        is_rate == (claim.measure is NumberKind.PERCENT) and claim.measure is not NumberKind.MONEY
    )


def _tells(claim: ClaimedNumber, named: _Named, column: HeadedColumn) -> bool:
    """Whether the table says that it counts what the claim counts."""
    if claim.measure is NumberKind.PERCENT:
        return True
    noun = " ".join(claim.noun.lower().split()[:2])
    table = named.layout.table
    heads = [column.words]
    if not _COUNTS_OTHER.match(column.words):
        heads += [table.caption.lower(), table.unit_of_measure.lower()]
    if noun and any(re.search(rf"(?<!\w){re.escape(noun)}(?!\w)", text) for text in heads):
        return True
    counted = _HEAD.fullmatch(column.words)
    return counted is not None and noun.split()[:1] == counted[1].split()


def _slipped(
    passage: TextPassage, quantity: ReadFigure, cells: Iterable[tuple[_Named, HeadedColumn, Amount]]
) -> Iterator[FigureDoubt]:
    """A figure that differs from a cell of its row by a slip of the hand."""
    claim = quantity.claim
    if _is_qualified(quantity):
        return
    for named, column, amount in cells:
        digits = claim.value / claim.step
        if claim.step != amount.step or digits < _TEN:
            continue
        slip = likely_slip(claim.value, claim.step, lambda value, told=amount.value: value == told)  # type: ignore[misc]
        if slip and (is_of_hand(slip) if digits >= _LARGE else slip[0] == SWAPPED):
            yield FigureDoubt(
                passage,
                claim.start,
                claim.end,
                say(
                    "lời văn ghi {told}, bảng ghi {other} (dòng «{row}», cột «{column}»)",
                    told=passage.text[claim.start : claim.end],
                    other=amount.printed,
                    row=named.row.name,
                    column=column.title,
                ),
                hint=_slip_hint(slip[0]),
                others=((amount.cell, amount.start, amount.end),),
            )
            return


def _is_qualified(quantity: ReadFigure) -> bool:
    """Whether words behind the figure tell it apart from all that its noun counts."""
    if quantity.is_percent:
        return False
    after = quantity.after.strip()
    if _TOLD_BESIDE.search(after):
        return True
    noun = quantity.noun.lower()
    rest = after[len(noun) :] if noun and after.startswith(noun) else after
    return not _QUALIFIED.match(rest)


def _slip_hint(slip: Message) -> Message:
    return say("có thể {slip}; sửa cho hai chỗ như nhau", slip=slip)


# Two tables


def _in_two_tables(layouts: Sequence[TableLayout]) -> Iterator[Seen]:
    """Columns of two tables that tell the same of the same rows, but for one of them."""
    named = [(layout, _names_of(layout)) for layout in layouts[:_MANY_TABLES]]
    known = [(layout, names, dict(names)) for layout, names in named]
    for (one, names, _), (other, _, twins) in combinations(known, 2):
        rows = [(row, twins[name]) for name, row in names if name in twins]
        if len(rows) < _SHARED:
            continue
        for left in one.numeric:
            for right in other.numeric:
                if one.columns[left].role is other.columns[right].role:
                    yield from _columns_compared(one, left, other, right, rows)


def _names_of(layout: TableLayout) -> list[tuple[str, int]]:
    return [(row.name.lower(), row.index) for row in layout.rows if row.name]


def _columns_compared(
    one: TableLayout, left: int, other: TableLayout, right: int, rows: Sequence[tuple[int, int]]
) -> Iterator[Seen]:
    pairs = [
        (two, first)
        for row, twin in rows
        if (first := one.amount(row, left)) and (two := other.amount(twin, right))
    ]
    differing = [(two, first) for two, first in pairs if two.value != first.value]
    values = {first.value for _, first in pairs}
    if len(pairs) < _SHARED or len(values) < _SHARED - 1 or len(differing) > 1:
        return
    for two, first in pairs:
        if (two, first) not in differing:
            yield Held(two.cell, two.start, two.end)
            yield Held(first.cell, first.start, first.end)
    for two, first in differing:
        row, _ = other.place(two)
        yield FigureDoubt(
            two.cell,
            two.start,
            two.end,
            say(
                "dòng «{row}» ghi {told}, bảng trước ghi {other} (cột «{column}»), các dòng khác thì như nhau",
                row=other.rows[row].name,
                told=two.printed,
                other=first.printed,
                column=one.columns[left].title,
            ),
            hint=say("sửa cho hai bảng như nhau"),
            others=((first.cell, first.start, first.end),),
        )


# Two sentences


@unchanging(frozen=True)
class _Label:
    """A total that a sentence tells: of what, of which place, when."""

    passage: TextPassage
    claim: ClaimedNumber
    noun: str
    place: str
    when: frozenset[str]


def _in_two_sentences(manuscript: Manuscript) -> Iterator[Seen]:
    labels = [
        label
        for passage in manuscript.passages
        for sentence in passage.sentences
        for quantity in sentence.quantities
        if (label := _label(passage, sentence, quantity))
    ]
    first: dict[str, _Label] = {}
    for label in labels:
        known = first.setdefault(label.noun, label)
        if known is label or not _same_label(known, label):
            continue
        yield Held(label.passage, label.claim.start, label.claim.end)
        if known.claim.value != label.claim.value:
            yield from _told_twice(known, label)


def _label(passage: TextPassage, sentence: ReadSentence, quantity: ReadFigure) -> _Label | None:
    claim = quantity.claim
    found = _TOLD_TOTAL.search(quantity.before)
    if not found or quantity.whole or claim.hedge or not claim.is_exact or claim.value < _LARGE:
        return None
    noun = found["noun"] or claim.noun.lower()
    if not found["noun"] and _is_qualified(quantity):
        return None
    place = _PLACE_OF.search(found["noun"] or "") or _PLACE_OF.search(quantity.before)
    noun = _PLACE_OF.sub("", noun).strip()
    when = {*_WHEN.findall(quantity.before), *(str(time.first) for time in sentence.times)}
    return _Label(
        passage, claim, " ".join(noun.split()), place[0] if place else "", frozenset(when)
    )


def _same_label(one: _Label, other: _Label) -> bool:
    return (
        bool(one.noun)
        and one.claim.measure is other.claim.measure
        and (one.place == other.place or not one.place or not other.place)
        and is_kin(one.claim.noun, other.claim.noun)
    )


def _told_twice(first: _Label, second: _Label) -> Iterator[FigureDoubt]:
    slip = likely_slip(
        second.claim.value, second.claim.step, lambda value: value == first.claim.value
    )
    swapped = slip is not None and slip[0] is SWAPPED
    if first.when != second.when and not swapped:
        return
    yield FigureDoubt(
        second.passage,
        second.claim.start,
        second.claim.end,
        say(
            "«tổng số {noun}» ở đây là {told}, ở chỗ trước là {other}",
            noun=second.noun,
            told=second.passage.text[second.claim.start : second.claim.end],
            other=first.passage.text[first.claim.start : first.claim.end],
        ),
        hint=_slip_hint(slip[0])
        if slip
        else say("sửa cho hai chỗ như nhau, hoặc nêu rõ khác kỳ nào"),
        others=((first.passage, first.claim.start, first.claim.end),),
    )
