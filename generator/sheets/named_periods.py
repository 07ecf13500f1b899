"""The period that the name of a sheet or of a file tells: «T5», «Tháng 5», «BC quý 1-2026.xlsx».

People copy last month's sheet and leave its name: it is told where it cannot be that of the moment, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PureWindowsPath

from generator.problems import Problem, Severity, say
from generator.sheets.grid import Grid
from generator.sheets.stamped_periods import StampedPeriod, days_of
from generator.wording import Moment, fold
from generator.workspace import quoted, regex

_END = r"(?![a-z0-9])"
_YEAR = r"(?:[ ./-]*(?:nam )?(?P<y{}>20[0-9]{{2}}))?"
_NAMED = regex(
    rf"(?<![a-z0-9])(?:thang|t)[ .-]?(?P<month>1[0-2]|0?[1-9]){_YEAR.format(1)}{_END}"
    rf"|(?<![a-z0-9])quy[ .-]?(?P<quarter>iv|i{{1,3}}|[1-4]){_YEAR.format(2)}{_END}"
    r"|(?<![0-9])(?P<day>[0-9]{1,2})[ ./-](?P<of>[0-9]{1,2})[ ./-](?P<y3>20[0-9]{2})(?![0-9])"
    r"|^(?:nam )?(?P<y4>20[0-9]{2})$"
)


def check_names(grid: Grid, as_of: Moment) -> Iterator[Problem]:
    """The name of the sheet, else of the file, whose period cannot be that of a moment."""
    for name in (grid.sheet, PureWindowsPath(grid.file).stem):
        matches = _NAMED.finditer(fold(name).replace("_", " "))
        found = [StampedPeriod(name, grid.whole, *days, is_sure=False) for one in matches if (days := days_of(one, as_of))]  # fmt: skip
        if not found:
            continue
        if not any(one.may_be_of(as_of) for one in found):
            said = say(
                "tên tệp hay trang tính ghi «{stamp}», lệnh nhập cho {as_of}",
                stamp=quoted(name),
                as_of=as_of.said,
            )
            hint = say("kiểm tra có nhầm tệp của lần trước, hoặc sửa --as-of")
            yield Problem("W-XLS-PERIOD", grid.whole, said, hint, Severity.WARNING)
        return
