"""What a letter of correction or a notice of recall says of the document that it speaks of: how it is cited, why, who had it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from generator.model.books import Row, RowState
from generator.model.campaign import Reference
from generator.model.document import Document
from generator.model.named import read_named
from generator.office.dispatch import OF_MANY
from generator.office.office import Office
from generator.office.verification import all_rows
from generator.records import CampaignRecord

BLANK = "…"
_MARKUP = ("{{", "{%", "{#")
WHO_HAD_IT = "Các cơ quan, đơn vị đã nhận {short}"


def cited_gaps(rows: Sequence[Row], field: str) -> dict[str, str]:
    """The gaps `short` and `cited`, by the `field` that names it; letters that have numbers of their own are all named."""
    if len({row.cited for row in rows}) > 1:
        return dict.fromkeys(("short", "cited"), f"{{{{ {field} }}}}")
    return one_cited(field)


def one_cited(field: str) -> dict[str, str]:
    """The same of one document, or of the letter of a series to the same unit."""
    return {
        "short": f"{{{{ {field}[0].short }}}}",
        "cited": f"{{{{ {field}[0].with_subject }}}}",
    }


def recall_gaps(rows: Sequence[Row], short: str) -> dict[str, str]:
    """The gaps `reason` and `receivers`; a reason that the register does not know is left blank."""
    had_it = [WHO_HAD_IT.format(short=short)]
    names = list(dict.fromkeys(_receivers(rows, had_it[0]))) or had_it
    return {
        "reason": _reason(rows),
        "receivers": "\n".join(f"  - {json.dumps(one, ensure_ascii=False)}" for one in names),
    }


def issued_rows(
    office: Office, record: CampaignRecord, earlier: Document | Reference | None, of: str
) -> list[Row]:
    """The issued rows of what is named: of a document of the campaign, else by its number."""
    issued = [one.row for one in all_rows(office) if one.row.state is RowState.ISSUED]
    if isinstance(earlier, Document):
        return [row for row in issued if row.is_of(f"{record.campaign.code}/{earlier.code}")]
    wanted = None if earlier else read_named(of)
    if wanted is None:
        return [row for row in issued if row.is_of(of)]
    return [row for row in issued if wanted.fits(*row.name)]


def _receivers(rows: Sequence[Row], had_it: str) -> Iterator[str]:
    """Those of the register; letters that are counted there and not named have one line together."""
    for name in (name for row in rows for name in row.recipients):
        yield had_it if name.startswith(OF_MANY) or any(one in name for one in _MARKUP) else name


def _reason(rows: Sequence[Row]) -> str:
    told = {row.recalled for row in rows if row.recalled}
    said = told.pop().rstrip(". ") if len(told) == 1 else ""
    return BLANK if not said or any(one in said for one in _MARKUP) else said
