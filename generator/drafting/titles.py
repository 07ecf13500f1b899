"""Where a long title is broken: in few lines of like length, between phrases and not inside a word.

Vietnamese writes the syllables of a word apart, so that only signs and joining words tell where a
phrase ends, and the words of this trade what belongs together. Any other place is taken at a price,
and rather one line more than a word torn apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from generator import ooxml

_TEARING = 1.0
_WITHIN_A_WORD = 2.0
_BEFORE_A_NAME = 0.3
_UNEVEN = 3.0
_ONE_MORE = 0.5
_JOINING = frozenset((
    "và", "của", "thực", "trong", "tính", "năm", "theo", "cho", "từ", "về", "để", "do", "với",
    "tại", "giai", "nhằm", "trên", "giữa", "ban", "kèm",
))  # fmt: skip
_WORDS = frozenset((
    "sáng kiến", "sáng tạo", "chương trình", "công đoàn", "liên đoàn", "lao động", "giai đoạn",
    "chỉ tiêu", "kết quả", "thực hiện", "chiến dịch", "cao điểm", "thi đua", "đoàn viên",
    "phong trào", "quyết tâm", "chiến thắng", "hướng dẫn", "khen thưởng", "thành tích", "tập thể",
    "hội nghị", "sơ kết", "tổng kết", "báo cáo", "kế hoạch", "mô hình", "nâng cao", "chất lượng",
    "hạn chế", "khắc phục", "tương hỗ", "cơ sở", "đơn vị", "nhiệm vụ", "giải pháp", "ban hành",
    "tổ chức", "tuyên truyền", "phát động", "đôn đốc", "triển khai", "tiến độ", "đề nghị",
    "danh sách", "biểu đồ", "người lao", "nhân rộng", "đại dịch", "tham gia", "vận động",
))  # fmt: skip
_AFTER = (",", ";", ":", "”", "-", "–")
_BEFORE = ("“", "(")


@lru_cache(maxsize=256)
def break_title(
    text: str, width: int, points: Fraction | int, *, bold: bool = True
) -> tuple[str, ...]:
    """The lines of a centred title in a column `width` twips wide."""
    words = text.split()
    fewest = len(ooxml.wrap(text, width, points, bold=bold))
    if fewest <= 1:
        return (" ".join(words),)
    sizes = [ooxml.text_width(word, points, bold=bold) for word in words]
    space = ooxml.text_width(" ", points, bold=bold)
    ways = [_best_way(words, _Lines(sizes, space, width, count)) for count in (fewest, fewest + 1)]
    (price, ends), (longer, more) = ways
    chosen = more if longer + _ONE_MORE < price else ends
    return tuple(" ".join(words[a:b]) for a, b in zip((0, *chosen[:-1]), chosen, strict=True))


Way = tuple[float, tuple[int, ...]]
"""A price, and the word after the last of each line."""


class _Lines:
    """Widths of runs of words, and what a line of such a width costs."""

    def __init__(self, sizes: Sequence[int], space: int, width: int, count: int) -> None:
        self.edges = [0]
        for size in sizes:
            self.edges.append(self.edges[-1] + size + space)
        self.space, self.width, self.count = space, width, count
        self.mean = self.edges[-1] / count

    def cost(self, start: int, end: int) -> float | None:
        """`None` for a line that does not fit."""
        size = self.edges[end] - self.edges[start] - self.space
        if size > self.width and end - start > 1:
            return None
        return _UNEVEN * ((size - self.mean) / self.width) ** 2


def _best_way(words: Sequence[str], lines: _Lines) -> Way:
    """The cheapest way into so many lines; one at any price when there are too few words."""
    best: dict[int, Way] = {0: (0.0, ())}
    for line in range(1, lines.count + 1):
        best = _next_line(words, lines, best, last=line == lines.count)
    return best.get(len(words), (float("inf"), (len(words),)))


def _next_line(
    words: Sequence[str],
    lines: _Lines,
    best: dict[int, Way],
    *,
    last: bool,
) -> dict[int, Way]:
    found: dict[int, Way] = {}
    for start, (spent, ends) in best.items():
        for end in (len(words),) if last else range(start + 1, len(words)):
            cost = lines.cost(start, end)
            if cost is None or end <= start:
                continue
            total = spent + cost + (0 if last else _tearing(words[end - 1], words[end]))
            if end not in found or total < found[end][0]:
                found[end] = (total, (*ends, end))
    return found


def _tearing(before: str, after: str) -> float:
    """The price of a break between two words."""
    if before.endswith(_AFTER) or after.startswith(_BEFORE) or after.lower() in _JOINING:
        return 0.0
    if f"{before} {after}".lower().strip("“”,;") in _WORDS:
        return _WITHIN_A_WORD
    return _BEFORE_A_NAME if after.istitle() and not before.istitle() else _TEARING
