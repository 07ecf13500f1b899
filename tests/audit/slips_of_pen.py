"""Slips of the pen in a manuscript: each figure with a digit changed, two swapped, a mark shifted …

Which figures there are is told by this file's own eyes, not by the reader that is tried. `trials`
draws the slips of a manuscript, the same ones for the same seed; `judge` says what an audit made of
each: a finding that was not there before.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from generator.audit import KnownCampaign
from generator.audit.auditing import Audit
from generator.audit.manuscript import Cell, Manuscript, TextPassage, TextTable
from generator.office.office import Office, campaign_of
from generator.problems import Severity

_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_KINDS = [
    ("date", r"\d{1,2}/\d{1,2}/\d{4}"),
    ("date", r"(?<=ngày )\d{1,2} tháng \d{1,2} năm \d{4}"),
    ("date", r"\d{1,2}/\d{4}"),
    ("pair", r"[\d.,]*\d/\d[\d.,]*(?<![.,])"),
    ("percentage", r"\d+(?:,\d+)?(?= ?%)"),
    ("number", r"\d+(?:[.,]\d+)*"),
]
_TELLING = re.compile("|".join(f"(?P<_{at}>{form})" for at, (_, form) in enumerate(_KINDS)))
_NO_FIGURES = re.compile(
    r"\d+/(?:\d{4}/)?[A-ZĐ][\w/-]*"
    r"|(?:Số:?|số|Điều|Khoản|khoản|Mẫu|Phụ lục|Biểu|Bảng|Quận|đường|Khu phố|[Gg]iai đoạn|đợt|ĐT|Nghị quyết|Covid-) ?\d[\d ./]*"
    r"|\d{1,2}(?:h| giờ )\d{0,2}(?: phút)?|“[^”]*”|\b0?1 triệu sáng kiến|Nhà giáo Việt Nam 20/11|^\s*\d+(?:\.\d+)*[.)]\s|(?:năm|Năm|NĂM) \d{4}\b(?<!tháng \d năm \d{4})(?<!tháng \d\d năm \d{4})|^Số .*"
)
"""Numbers of documents, articles and phases, names in quotation marks, list marks, years in names."""


@dataclass(frozen=True)
class Spot:
    """A figure: in which block, row and column of it (0, 0 in a paragraph), from where to where."""

    block: int
    row: int
    column: int
    start: int
    end: int
    kind: str
    text: str

    @property
    def digits(self) -> int:
        return sum(map(str.isdigit, self.text))


@dataclass(frozen=True)
class Trial:
    """A slip: what was done to which figure, and what stands there then."""

    spot: Spot
    slip: str
    text: str


def figures(manuscript: Manuscript) -> Iterator[Spot]:
    """The figures of paragraphs and of the cells below the heads, numbers of rows left out."""
    for at, block in enumerate(manuscript.blocks):
        if isinstance(block, TextTable):
            yield from _of_table(at, block)
        elif not (block.spot.part or _is_of_head(block.text)):
            yield from _of_text(at, 0, 0, block.text)


def _is_of_head(text: str) -> bool:
    return text.isdigit() or text.startswith("Số") or ", ngày " in text[:40]


def _of_table(at: int, table: TextTable) -> Iterator[Spot]:
    for row in range(table.heads, len(table.grid)):
        for column, cell in enumerate(table.grid[row]):
            begins = (cell.spot.row, cell.spot.column) == (row + 1, column + 1)
            if column and begins and _is_number(cell.text) and not _is_numbering(table, row):
                for spot in _of_text(at, row, column, cell.text):
                    share = spot.kind == "percentage"
                    yield replace(spot, kind="percentage in a table" if share else "cell")


def _is_number(text: str) -> bool:
    return re.fullmatch(r"(?:trên |gần |khoảng )?[-+]?\d[\d.,]*%?", text) is not None


def _is_numbering(table: TextTable, row: int) -> bool:
    return all(cell.text[:1] == "(" for cell in table.grid[row])


def _of_text(at: int, row: int, column: int, text: str) -> Iterator[Spot]:
    masked = _NO_FIGURES.sub(lambda found: "_" * len(found[0]), text)
    for found in _TELLING.finditer(masked):
        kind = _KINDS[int((found.lastgroup or "_0")[1:])][0]
        yield Spot(at, row, column, *found.span(), kind, found[0])


def _digit(text: str, chance: random.Random) -> str:
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    at = chance.choice(places)
    first = at == places[0] and len(places) > 1
    others = [sign for sign in "0123456789" if sign != text[at] and not (first and sign == "0")]
    return text[:at] + chance.choice(others) + text[at + 1 :]


def _swapped(text: str, chance: random.Random) -> str:
    pairs = [
        at
        for at in range(len(text) - 1)
        if text[at : at + 2].isdigit() and text[at] != text[at + 1]
    ]
    if not pairs:
        return text
    at = chance.choice(pairs)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _without_thousands(text: str, chance: random.Random) -> str:
    groups = [*re.finditer(r"\.\d{3}(?!\d)", text)]
    if not groups:
        return text
    group = chance.choice(groups)
    return text[: group.start()] + text[group.end() :]


def _shifted(text: str, chance: random.Random) -> str:
    found = re.fullmatch(r"(\d+),(\d+)", text)
    if not found:
        return text
    whole, parts = found.groups()
    ways = [whole + parts, f"{whole}{parts[0]},{parts[1:]}".rstrip(",")]
    if len(whole) > 1:
        ways.append(f"{whole[:-1]},{whole[-1]}{parts}")
    return chance.choice(ways)


def _one_more(text: str, _: random.Random) -> str:
    """One more in the last digit: 09 is 10, and 99 is 00, as no hand would write it, which is left out."""
    digits = "".join(sign for sign in text if sign.isdigit())
    more = str(int(digits) + 1).zfill(len(digits)) if "/" not in text else digits
    if len(more) > len(digits):
        return text
    signs = iter(more)
    return "".join(next(signs) if sign.isdigit() else sign for sign in text)


SLIPS: dict[str, Callable[[str, random.Random], str]] = {
    "digit": _digit,
    "swapped": _swapped,
    "one more": _one_more,
    "thousands": _without_thousands,
    "comma": _shifted,
}
_UNITS = {" triệu": " tỷ", " tỷ": " triệu", " nghìn": " triệu", " điểm phần trăm": "%"}


def trials(
    manuscript: Manuscript, seed: int, digits: int = 3, stale: Mapping[str, str] | None = None
) -> Iterator[Trial]:
    """Of each figure `digits` changes of one digit, and each other slip that it allows, once.

    `stale` are figures as an older record had them.
    """
    chance = random.Random(seed)  # noqa: S311 - the same slips each time are wanted
    for spot in figures(manuscript):
        drawn = {
            (slip, made)
            for slip, change in SLIPS.items()
            for _ in range(digits if slip == "digit" else 1)
            if (made := change(spot.text, chance)) != spot.text
        }
        if (old := (stale or {}).get(spot.text)) is not None:
            drawn.add(("stale", old))
        yield from (Trial(spot, slip, made) for slip, made in sorted(drawn))
        behind = _passage(manuscript, spot).text[spot.end :]
        for unit, other in _UNITS.items():
            if behind.startswith(unit):
                yield Trial(replace(spot, end=spot.end + len(unit)), "unit", spot.text + other)


def _passage(manuscript: Manuscript, spot: Spot) -> TextPassage:
    block = manuscript.blocks[spot.block]
    return block.grid[spot.row][spot.column] if isinstance(block, TextTable) else block


def written(manuscript: Manuscript, trial: Trial) -> Manuscript:
    """The manuscript with the slip in it; all else is shared."""
    spot, old = trial.spot, _passage(manuscript, trial.spot)
    text = old.text[: spot.start] + trial.text + old.text[spot.end :]
    block = manuscript.blocks[spot.block]
    made: TextPassage | TextTable
    if isinstance(block, TextTable) and isinstance(old, Cell):
        cell = Cell(text, old.spot, old.is_heading, old.rows, old.columns)
        grid = [[cell if one is old else one for one in row] for row in block.grid]
        made = replace(block, grid=grid)
    else:
        made = TextPassage(text, old.spot, old.is_heading)
    blocks = [made if at == spot.block else one for at, one in enumerate(manuscript.blocks)]
    return replace(manuscript, blocks=blocks)


Told = tuple[str, Severity, str]


def told(audit: Audit) -> set[Told]:
    """What an audit says, in words."""
    return {
        (one.code, one.severity, f"{one.doubt.message} {one.doubt.working}")
        for one in audit.findings
    }


def judge(
    manuscript: Manuscript, audited: Callable[[Manuscript], Audit], chosen: list[Trial]
) -> list[tuple[Trial, set[Told]]]:
    """Each slip with what the audit says of it that it does not say of the manuscript as it was."""
    before = told(audited(manuscript))
    return [(trial, told(audited(written(manuscript, trial))) - before) for trial in chosen]


def stale_figures(campaign: Path) -> dict[str, str]:
    """What the newest snapshot of a campaign counts, and what the one before counted there."""
    files = sorted((campaign / "results").glob("*.yaml"), reverse=True)
    newest, *older = ([dict(_counts(_read(file))) for file in files]) or [{}]
    before = {of: count for each in reversed(older) for of, count in each.items()}
    return {
        count: before[of]
        for of, count in newest.items()
        if before.get(of, count) != count and count[:1].isdigit()
    }


def _read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def _counts(record: Any, of: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(record, dict):
        for key, value in record.items():
            yield from _counts(value, (*of, str(key)))
    elif isinstance(record, list):
        for value in record:
            yield from _counts(value, (*of, str(value.get("indicator", value.get("code")))))
    elif of and of[-1] not in {"as_of", "from"}:
        yield of, _counted(record)


def _counted(value: Any) -> str:
    """As a document prints it: YAML takes «1.842» for a fraction."""
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def records_without(office: Office, campaign: str, document: str) -> KnownCampaign:
    """What the records of a campaign say, but for a document of theirs."""
    record = campaign_of(office, campaign)
    others = [one for one in record.campaign.documents if one.code != document]
    kept = record.campaign.model_copy(update={"documents": others})
    return KnownCampaign(replace(record, campaign=kept), office.library)
