"""An issued document as a record names it: `12/BC-LĐLĐ ngày 20/4/2022`, by number, symbol and day.

What it is named for (it is replaced, corrected, cited) is the caller's. Symbol and day may be left
out where the number alone tells.
"""

from __future__ import annotations

import datetime
import re

from generator.wording import fold, read_date, serial, short_date
from generator.workspace import TextRefused, regex, unchanging

_NAMED = regex(
    r"(?:[^\d/]*\bsố\s+)?(?P<number>\d{1,9})(?:/(?P<symbol>[^\s/,;]+))?"
    r"(?:,?\s+ngày\s+(?P<day>\d\S*))?(?:\s+của\s.*)?",
    re.IGNORECASE | re.DOTALL,
)


@unchanging(frozen=True)
class Named:
    """Số, ký hiệu, ngày of a document; `None` is what is not said of it."""

    number: int
    symbol: str | None = None
    day: datetime.date | None = None

    def fits(self, number: int | None, symbol: str | None, day: datetime.date | None) -> bool:
        """Whether a document can be the one that is named; capitals make no difference."""
        return (
            number == self.number
            and (self.symbol is None or fold(symbol or "") == fold(self.symbol))
            and self.day in {None, day}
        )


def read_named(text: str) -> Named | None:
    """What a text names: `12/BC-LĐLĐ`, `Báo cáo số 12/BC-LĐLĐ ngày 20/4/2022 của …`; else nothing."""
    found = _NAMED.fullmatch(text.strip())
    if found is None or not int(found["number"]):
        return None
    try:
        day = read_date(found["day"].rstrip(",.;")) if found["day"] else None
    except TextRefused:
        return None
    return Named(int(found["number"]), found["symbol"], day)


def named(number: int, symbol: str | None, day: datetime.date) -> str:
    """How a document is named, so that one year knows it apart: `05/KH-LĐLĐ ngày 24/01/2022`."""
    said = "/".join(filter(None, (serial(number), symbol)))
    return f"{said} ngày {short_date(day)}"
