"""`docs/formulas.md` from the code: every name and filter with an example and what it prints.

    python -m tools.formulas          # says whether the page is that of the code
    python -m tools.formulas --write

The examples are filled for the invented office of the tests, by the very functions that fill
documents; a name or a filter without an example fails.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.drafting import FILTERS, MEANINGS, Expressions, Lacking, build_names, unit_names
from generator.drafting.vocabulary.catalogue import shown_now
from generator.drafting.vocabulary.meanings import NAMES, ROW_NAMES
from generator.drafting.vocabulary.row_names import RowTarget
from generator.office import campaign_of, open_office
from generator.office.inquiry import names_subject
from generator.problems import Message, Place
from generator.workspace import Workspace
from tools.made_page import keep

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "formulas.md"
OFFICE = ROOT / "tests" / "data" / "office"
TEXT = Path(__file__).with_name("formulas.txt")

FILTER_EXAMPLES: Mapping[str, str] = {
    "number": "figures.count|number",
    "padded": "6|padded",
    "percent": "phases.gd1.rate|percent(2)",
    "points": "targets.of_members.gap|points",
    "money": "indicators.benefit.count|money",
    "money_short": "indicators.benefit.count|money_short",
    "words": "figures.count|words",
    "money_words": "indicators.benefit.count|money_words",
    "ordinal": "unit.rank|ordinal",
    "roman": "4|roman",
    "date": "campaign.ends|date",
    "long_date": "campaign.ends|long_date",
    "month": "campaign.ends|month",
    "moment": "as_of|moment",
    "names": "figures.leading|names",
    "counted": 'figures.leading|counted("sáng kiến")',
    "rated": "phases.gd1.leading|rated",
    "shared": "figures.leading|shared",
    "scored": 'phases.gd1.leading|scored("sáng kiến")',
    "parted": 'figures.breakdowns.sector|parted("sáng kiến")',
    "lines": "facts.portal|lines|length",
    "either": 'figures.leading|either("đơn vị", "các đơn vị")',
    "unit_word": "figures.reported|unit_word",
    "at_goal": "figures|at_goal",
    "ahead": "figures|ahead",
    "leaders": "figures|leaders|names",
    "behind": "[figures, indicators.benefit]|behind|length",
    "lacking": "figures|lacking",
    "lagged": "figures|lagged",
    "given_to": "phases.gd1|given_to",
    "given_sum": 'phases.gd1|given_sum("sáng kiến")',
    "mergers": "figures|mergers|length",
    "place": "unit|place",
    "amount": "indicators.benefit|amount",
    "had": "figures|had",
    "told": 'unit.count|told("sáng kiến")',
    "over": "phases.gd1.rate|over",
    "nearly": "phases.gd1.rate|nearly",
    "about": "figures.average|about",
    "at_least": 'targets.planned.pace_needed|at_least("sáng kiến")',
    "reached": "targets.planned|reached",
    "against": 'targets.planned|against("sáng kiến")',
    "toward": 'targets.planned|toward("sáng kiến")',
    "asked": 'targets.planned|asked("sáng kiến")',
    "at_most": 'targets.planned|at_most("sáng kiến")',
    "range": "targets.of_members|range",
    "timing": 'targets.planned|timing("sáng kiến")',
    "paced": 'targets.planned|paced("sáng kiến")',
    "since": "figures.compared|since(as_of)",
    "change": 'figures|change("sáng kiến")',
    "gap": "targets.of_members|gap",
    "achievement": "targets.planned|achievement",
    "difference": 'targets.planned|difference("sáng kiến")',
    "pair": "targets.planned|pair",
    "working": "targets.planned.rate|working",
    "bare": "figures.count|bare",
    "upper_first": "kind.name|upper_first",
    "lower_first": "kind.name|lower_first",
}
OPTION_EXAMPLES = (
    ("toward", "phase", '(phases.gd1.units|first)|toward("sáng kiến", phase="giai đoạn 1")', "chỉ tiêu của giai đoạn nào, khi là kết quả của một đơn vị"),
    ("toward", "named", 'phases.gd1.target|toward("sáng kiến", named=false)', "không nêu lại tên mục tiêu vừa nói"),
    ("toward", "above", "phases.gd1.target|toward(above=true)", "đã vượt thì chỉ nói phần vượt: vượt 5%"),
    ("against", "after", 'targets.planned|against("sáng kiến", after=true)', "kết quả vừa nêu ở ngay trước nên không nêu lại"),
    ("names", "most", "figures.units|names(most=2)", "nhiều hơn thì chỉ nêu bấy nhiêu tên"),
    ("names", "others", 'figures.units|names(most=2, others="nơi khác")', "chữ gọi những tên không nêu"),
    ("counted", "padded", 'figures.leading|counted("sáng kiến", padded=true)', "số dưới 10 viết 09"),
    ("given_sum", "inside", 'phases.gd1|given_sum("sáng kiến", inside=true)', "đứng trong ngoặc sẵn có nên không mở ngoặc nữa"),
    ("given_to", "alone", "phases.gd1|given_to(alone=true)", "chỉ nói số đơn vị, không nói đơn vị nào đã hợp nhất"),
    ("given_to", "whole", "phases.gd1|given_to(whole=figures)", "nay là bao nhiêu đơn vị thì tính đến ngày của cả chiến dịch"),
    ("given_sum", "inside", 'phases.gd1|given_sum("sáng kiến", inside=true)', "đứng sẵn trong ngoặc: phần chưa phân chia đặt sau dấu chấm phẩy"),
    ("lacking", "most", "figures|lacking(most=6)", "nhiều hơn thì chỉ nêu bấy nhiêu đơn vị"),
    ("over", "to", "figures.count|over(to=100)", "làm tròn đến hàng nào; |nearly, |about cũng vậy"),
)  # fmt: skip
"""What may be said in the brackets of a filter besides the unit of measure and the decimals."""
LIST_EXAMPLES: Mapping[str, str] = {
    'danh_sách|sum("count")': 'figures.reported|sum("count")',
    'danh_sách|max("count")': 'figures.reported|max("count")',
    'danh_sách|min("count")': 'figures.reported|min("count")',
    'danh_sách|sort("count")': 'figures.reported|sort("count")|names',
    'danh_sách|sort("name", reverse=true)': 'figures.units|sort("name", reverse=true)|names',
    "danh_sách|length": "figures.units|length",
    "danh_sách|first": "(figures.ranked|first).name",
    "danh_sách|last": "(figures.ranked|last).name",
    "danh_sách|reverse": "figures.leading|reverse|names",
    "danh_sách|unique": "[1, 1, 2]|unique|list|length",
    'danh_sách|join(", ")': '["a", "b"]|join(", ")',
    'tên|default("…")': 'facts.không_có|default("chưa có")',
}
NUMBER_EXAMPLES = (
    ("figures.count + 10", "cộng số đã viết"),
    ("figures.count / 12", "chia cho một số: vẫn là số lượng, số bình quân"),
    ("figures.count / campaign.bases.members", "chia cho cơ sở tính: tỷ lệ"),
    ("phases.gd1.count / phases.gd1.quota", "chia cho số cùng đơn vị tính: tỷ lệ"),
    ("indicators.benefit.count / figures.count", "chia cho số khác đơn vị tính: bình quân"),
    ("phases.gd1.rate - 50%", "hai tỷ lệ trừ nhau: điểm phần trăm"),
    ("targets.planned.rate < 91,5%", "so sánh với tỷ lệ viết như trên giấy"),
    ("figures.count > 1000", "so sánh với số"),
)
REFUSED_EXAMPLES = (
    "figures.count > 1.000",
    "phases.gd1.rate + targets.planned.rate",
    "figures.cuont",
    "sum(figures.units)",
    'figures.units|groupby("group")',
    "namespace(n=0)",
)
ROW_EXAMPLES = (
    ("count", "của dòng, theo chỉ số và giai đoạn của bảng"),
    ("initiatives.count", "của dòng, ở chỉ số nêu mã"),
    ("indicators.initiatives.count", "như trên, viết đủ"),
    ("phases.gd1.count", "của dòng, trong giai đoạn 1"),
    ("indicators.initiatives.phases.gd1.rate", "đủ cả hai"),
    ("targets.of_members.achieved", "của dòng, tỷ lệ trên cơ sở tính của chính dòng ấy"),
    ("bases.members", "cơ sở tính của dòng"),
    ("count / bases.members", "tỷ lệ; ở dòng tổng là tổng chia tổng"),
    ("campaign.figures.count", "của cả chiến dịch, ở mọi nơi"),
    ("count / campaign.figures.count", "tỷ trọng của dòng trong cả chiến dịch"),
)


FAULTS: list[str] = []


def page() -> str:
    """The page as the code has it."""
    office = open_office(Workspace(OFFICE))
    subject = names_subject(office, campaign_of(office, "thi-dua"), "bc_01")
    figures = subject.figures
    row = figures.main.units[0]
    names = {**build_names(subject), "unit": row}
    of_row = unit_names(figures)(row)
    parts = {
        "numbers": _table(
            ("Viết", "In ra", "Ghi chú"),
            ((f"`{text}`", _value(names, text), note) for text, note in NUMBER_EXAMPLES),
        ),
        "rows": _table(
            ("Viết", "Dòng thứ nhất in ra", "Là số"),
            ((f"`{text}`", _value(names, text, of_row), note) for text, note in ROW_EXAMPLES),
        ),
        "row_names": _table(
            ("Tên", "Dòng thứ nhất in ra", "Nghĩa"),
            (
                (f"`{name}`", shown_now(of_row[name]) or "–", _said(meaning))
                for name, meaning in ROW_NAMES.items()
            ),
        ),
        "filters": _table(
            ("Cách viết", "Ví dụ", "In ra", "Nghĩa"),
            (
                (
                    f"`{name}`",
                    _code(FILTER_EXAMPLES[name]),
                    _value(names, FILTER_EXAMPLES[name]),
                    _said(meaning),
                )
                for name, meaning in FILTERS.items()
            ),
        ),
        "options": _table(
            ("Cách viết", "Ví dụ", "In ra", "Nghĩa"),
            (
                (
                    f"`{name}({option}=…)`",
                    _code(text),
                    _value(names, text),
                    meaning.replace("|", "\\|"),
                )
                for name, option, text, meaning in OPTION_EXAMPLES
            ),
        ),
        "lists": _table(
            ("Viết", "Ví dụ", "In ra"),
            (
                (_code(form), _code(text), _value(names, text))
                for form, text in LIST_EXAMPLES.items()
            ),
        ),
        "refused": _table(
            ("Viết", "Bị từ chối vì"),
            ((_code(text), _refusal(names, text)) for text in REFUSED_EXAMPLES),
        ),
        "names": "\n\n".join(_owners(names)),
    }
    text = TEXT.read_text(encoding="utf-8")
    for name, part in parts.items():
        text = text.replace(f"@{name}@", part)
    if FAULTS:
        raise SystemExit("\n".join(FAULTS))
    return text


def _said(meaning: Message) -> str:
    return meaning.text().replace("|", "\\|")


def _code(text: str) -> str:
    return "`" + text.replace("|", "\\|") + "`"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _filled(names: Mapping[str, Any], row: Mapping[str, Any] | None = None) -> Expressions:
    return Expressions({**names, **(row or {})}, 1, lambda _, *spot: Place("x", *spot))


def _value(names: Mapping[str, Any], text: str, row: Mapping[str, Any] | None = None) -> str:
    """What it prints; raises `SystemExit` for an example that is refused."""
    expressions = _filled(names, row)
    yes_or_no = any(sign in text for sign in (" < ", " > "))
    shown = f"{{{{ 'đúng' if {text} else 'sai' }}}}" if yes_or_no else f"{{{{ {text} }}}}"
    found = expressions.text(shown, "x")
    if expressions.problems:
        FAULTS.append(f"{text}: {expressions.problems[0].message}")
    return found.replace("|", "\\|")


def _refusal(names: Mapping[str, Any], text: str) -> str:
    expressions = _filled(names)
    expressions.text(f"{{{{ {text} }}}}", "x")
    (problem,) = expressions.problems
    hint = f"; {problem.hint.text()}" if problem.hint else ""
    return f"{problem.message.text()}{hint}".replace("|", "\\|")


def _owners(names: Mapping[str, Any]) -> Iterator[str]:
    """The names at hand, then those of each kind of thing, where it is met first."""
    rows = ((f"`{name}`", _said(meaning)) for name, meaning in NAMES.items())
    yield "### Tên gọi thẳng được\n\n" + _table(("Tên", "Nghĩa"), rows)
    for path, owner in _first_of_each_kind(names):
        below = (
            (f"`{path}.{name}`", _shown(owner, name), _said(meaning))
            for name, meaning in MEANINGS[type(owner)].items()
        )
        yield f"### {path}\n\n" + _table(("Tên", "In ra", "Nghĩa"), below)


def _shown(owner: Any, name: str) -> str:
    try:
        found = shown_now(getattr(owner, name))
    except Lacking:
        return "–"
    return found.replace("|", "\\|").replace("\n", " ")[:60] or "…"


def _first_of_each_kind(names: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Goes through all names, near ones first."""
    seen: set[type] = {RowTarget}
    waiting = [(name, names[name]) for name in NAMES if name in names]
    while waiting:
        path, value = waiting.pop(0)
        if isinstance(value, Mapping):
            waiting += [(f"{path}.{key}", inner) for key, inner in list(value.items())[:1]]
        elif isinstance(value, list | tuple) and value:
            waiting.append((f"{path}[0]", value[0]))
        elif type(value) in MEANINGS and type(value) not in seen:
            seen.add(type(value))
            yield path, value
            for name in MEANINGS[type(value)]:
                try:
                    waiting.append((f"{path}.{name}", getattr(value, name)))
                except Lacking:
                    continue


if __name__ == "__main__":
    sys.exit(keep(PAGE, page(), "tools.formulas"))
