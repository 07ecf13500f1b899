"""Documents that a text cites although they were not there yet on its day."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.audit_check import FigureDoubt, Held, Seen, check
from generator.audit.manuscript import Manuscript
from generator.problems import Severity, say
from generator.wording import short_date


@check("W-AUDIT-LATER", Severity.WARNING)
def later(manuscript: Manuscript) -> Iterator[Seen]:
    """Văn bản được viện dẫn phải có trước văn bản viện dẫn nó.

    Xem: ngày của văn bản được nêu số, ký hiệu, so với ngày của chính văn bản này ở đầu văn bản.

    Sai: văn bản ngày 25/4/2022 mà «căn cứ Kế hoạch số 05/KH-LĐLĐ ngày 24/5/2022».
    """
    dated = manuscript.dated
    if dated is None:
        return
    own = manuscript.number, manuscript.symbol
    for passage in manuscript.texts:
        for one in passage.claims.cited:
            if one.on is None or (one.number, one.symbol) == own:
                continue
            if one.on <= dated:
                yield Held(passage, one.start, one.end)
                continue
            message = say(
                "«{cited}» có sau văn bản này (ngày {day})",
                cited=passage.claims.text[one.start : one.end],
                day=short_date(dated),
            )
            yield FigureDoubt(passage, one.start, one.end, message)
